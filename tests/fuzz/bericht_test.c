/* The answer of a provider: XML from outside, nearly right and then broken. And an award of whatever people typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "ctl/bericht.h"
#include "ctl/standard.h"
#include "fuzz/fuzz.h"

static const char *const pieces[] = {
	"<Bericht>", "</Bericht>", "<Header>", "</Header>", "<BerichtCode>415</BerichtCode>", "<BerichtCode>437</BerichtCode>",
	"<BerichtIdentificatie><Identificatie>000000000012</Identificatie></BerichtIdentificatie>", "<Client>", "</Client>",
	"<ToegewezenProducten>", "</ToegewezenProducten>", "<ToegewezenProduct>", "</ToegewezenProduct>",
	"<ToewijzingNummer>31</ToewijzingNummer>", "<RetourCodes>", "</RetourCodes>", "<RetourCode>0200</RetourCode>",
	"<RetourCode>S329</RetourCode>", "<RetourCode>Q12</RetourCode>", "<BerichtVersie>3</BerichtVersie>", "<BerichtVersie>2</BerichtVersie>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "&amp;", "<![CDATA[", "]]>", "<!--", "-->",
	"<?xml version=\"1.0\"?>", "xmlns:x=\"urn:x\"", "\xc3\xab", " ", "<x:a xmlns:x='u'/>",
};

static void bericht_make(struct fuzz *fuzz, struct buf *out)
{
	if (!fuzz_once_in(fuzz, 4))
		buf_text(out, "<Bericht><Header><BerichtCode>415</BerichtCode><BerichtVersie>3</BerichtVersie>"
			"<BerichtSubversie>2</BerichtSubversie><BerichtIdentificatie><Identificatie>000000000012"
			"</Identificatie></BerichtIdentificatie></Header>");
	FUZZ_TEXT(fuzz, pieces, 24, out);
	if (!fuzz_once_in(fuzz, 3))
		buf_text(out, "</Bericht>");
}

/* What is taken has an identification and numbers; what is not, says why. */
static void bericht_run(const uint8_t *bytes, size_t count)
{
	struct rows rows = ROWS_INIT;
	struct err err = ERR_INIT;
	struct bericht_302 retour;
	const struct award_answer *answer;

	if (bericht_302_read((const char *)bytes, count, &retour, &rows, &err)) {
		assert_int_not_equal(retour.identificatie[0], 0);
		for (size_t n = 1; (answer = rows_get(&rows, &award_answer_record, n)); n++)
			assert_true(answer->toewijzingnummer > 0);
	} else {
		assert_int_not_equal(err.text[0], 0);
	}
	rows_free(&rows);
}

static void an_answer_of_a_provider(void **state)
{
	static const struct fuzz_target target = { "bericht-302", 3000, bericht_make, bericht_run };

	(void)state;
	fuzz_run(&target);
}

/* ---- out ---- */

static const char *const words[] = {
	"Jansen", "O'Brien & <Zoon>", "van der", "'s", "É", "J.P.", "-", " ", ".", "ß", "\xe1\xb8\x80", "3077AW", "3077 aw", "B-1000",
	"02A03", "123456782", "Burgemeester Van Walsumlaan", "\xf0\x9f\x98\x80", "&amp;", "]]>", "2012-05-00", "0000-00-00", "1900-01-01",
};

/* As the wire would give it: what is too long for a field never comes here. */
static void line_make(char *out, size_t room, const char *text, size_t *at)
{
	size_t bytes = strcspn(text + *at, "|"), used = 0, next;
	uint32_t rune;

	for (int i = 0; i < TEXT_LINE_CHARS && used < bytes; i++, used += next) {
		next = text_next(text + *at + used, &rune);
		if (next == 0 || used + next >= room)
			break;
		memcpy(out + used, text + *at + used, next);
	}
	out[used] = '\0';
	*at += bytes + (text[*at + bytes] == '|');
}

/* Fields with bars between; the numbers are of the first bytes. */
static void award_make(struct fuzz *fuzz, struct buf *out)
{
	for (int i = 0; i < 16; i++) {
		FUZZ_TEXT(fuzz, words, 3, out);
		buf_char(out, '|');
	}
}

static void names_make(struct bericht *bericht, const char *text, size_t *at)
{
	line_make(bericht->geslachtsnaam, sizeof(bericht->geslachtsnaam), text, at);
	line_make(bericht->voorvoegsel, sizeof(bericht->voorvoegsel), text, at);
	line_make(bericht->voornamen, sizeof(bericht->voornamen), text, at);
	line_make(bericht->voorletters, sizeof(bericht->voorletters), text, at);
	line_make(bericht->geslachtsnaamPartner, sizeof(bericht->geslachtsnaamPartner), text, at);
	line_make(bericht->voorvoegselPartner, sizeof(bericht->voorvoegselPartner), text, at);
	line_make(bericht->straatnaam, sizeof(bericht->straatnaam), text, at);
	line_make(bericht->postcode, sizeof(bericht->postcode), text, at);
	line_make(bericht->huisletter, sizeof(bericht->huisletter), text, at);
	line_make(bericht->huisnummertoevoeging, sizeof(bericht->huisnummertoevoeging), text, at);
	line_make(bericht->woonplaats, sizeof(bericht->woonplaats), text, at);
}

/* Else hardly anything would be written. */
static void mostly_right(struct bericht *bericht, struct award *award, unsigned seed)
{
	strcpy(bericht->postcode, seed % 2 ? "3077aw" : "3011 GA");
	strcpy(bericht->voorvoegsel, seed % 3 ? "" : "van 't");
	bericht->voorvoegselPartner[0] = '\0';
	if (!bericht->geslachtsnaam[0])
		strcpy(bericht->geslachtsnaam, "Jansen");
	strcpy(award->productcode, seed % 5 > 2 ? "45A48" : "");
	award->omvang = seed % 5 > 2 ? seed % 1000 + 1 : 0;
}

/* What is taken is what the standard takes. */
static void award_run(const uint8_t *bytes, size_t count)
{
	static const char *const dates[] = { "2012-05-00", "1985-00-00", "0000-00-00", "", "1999-12-31" };
	char *text = fuzz_valid(bytes, count), problem[STANDARD_PROBLEM_BYTES];
	unsigned seed = 7;
	struct rows rows = ROWS_INIT;
	struct buf out = BUF_INIT;
	struct bericht bericht;
	struct award *award = rows_new(&rows, &award_record);
	size_t at = 0;

	for (size_t i = 0; i < count; i++)
		seed = seed * 31 + bytes[i];
	record_init(&bericht_record, &bericht);
	names_make(&bericht, text, &at);
	bericht.id = award->bericht_id = 3;
	bericht.soort = seed % 2 ? BERICHT_JW301 : BERICHT_WMO301;
	bericht.dagtekening = instant_day(0) + 20000;
	bericht.huisnummer = seed % 7 ? seed % 99999 : 0;
	bericht.geslacht = (int)(seed / 2 % 3);
	bericht.aanduidingNaamgebruik = (int)(seed / 5 % 4);
	strcpy(bericht.identificatie, "000000000012");
	strcpy(bericht.gemeentecode, "0599");
	strcpy(bericht.agb, "12345678");
	strcpy(bericht.burgerservicenummer, "123456782");
	strcpy(bericht.geboortedatum, dates[seed / 7 % 5]);
	award->toewijzingnummer = seed % 1000 + 1;
	award->toegewezen = day_start(bericht.dagtekening) + seed % 86400000;
	award->ingangsdatum = bericht.dagtekening;
	award->einddatum = seed / 11 % 3 ? bericht.dagtekening + (day)(seed % 700) - 20 : DAY_NONE;
	award->omvang = seed / 13 % 2 ? seed % 100000 : 0;
	award->eenheid = (int)(seed / 17 % 7);
	award->frequentie = (int)(seed / 19 % 7);
	strcpy(award->productcategorie, bericht.soort == BERICHT_JW301 ? "45" : "02");
	line_make(award->productcode, sizeof(award->productcode), text, &at);
	if (seed / 23 % 8)
		mostly_right(&bericht, award, seed / 23);
	if (!bericht_fit(&bericht) && !award_fit(award, seed % 110000000, seed % 5000)) {
		bericht_301_write(&bericht, &rows, &out);
		if (standard_check(out.data, problem))
			fail_msg("%s:\n%s", problem, out.data);
	}
	buf_free(&out);
	rows_free(&rows);
	free(text);
}

static void an_award_of_whatever_was_typed(void **state)
{
	static const struct fuzz_target target = { "bericht-301", 2000, award_make, award_run };

	(void)state;
	fuzz_run(&target);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(an_answer_of_a_provider),
		cmocka_unit_test(an_award_of_whatever_was_typed) };

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
