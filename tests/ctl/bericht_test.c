/* A 301 as XML that a reader of XML takes, and a 302 read: its answers, and everything that is not taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "ctl/bericht.h"

static void bericht_make(struct bericht *bericht, struct rows *rows)
{
	struct award *award;

	record_init(&bericht_record, bericht);
	bericht->id = 7;
	bericht->soort = BERICHT_JW301;
	strcpy(bericht->identificatie, "000000000012");
	strcpy(bericht->gemeentecode, "0599");
	strcpy(bericht->agb, "12345678");
	strcpy(bericht->burgerservicenummer, "123456782");
	strcpy(bericht->geboortedatum, "2012-05-00");
	strcpy(bericht->geslachtsnaam, "O'Brien & <Zoon>");
	strcpy(bericht->straatnaam, "Kerkstraat");
	bericht->huisnummer = 3;
	day_make(2026, 11, 18, &bericht->dagtekening);
	award = rows_new(rows, &award_record);
	award->bericht_id = 7;
	award->toewijzingnummer = 31;
	strcpy(award->productcategorie, "45");
	award->toegewezen = day_start(bericht->dagtekening) + 3600 * 1000;
	award->ingangsdatum = bericht->dagtekening;
	award->einddatum = bericht->dagtekening + 10;
	award->omvang = 90;
	award->eenheid = EENHEID_MINUUT;
	award->frequentie = FREQUENTIE_WEEK;
	((struct award *)rows_new(rows, &award_record))->bericht_id = 8;	/* of another message */
}

static void has(const struct buf *text, const char *part)
{
	if (!strstr(text->data, part))
		fail_msg("«%s» is not in:\n%s", part, text->data);
}

/* The well-formedness is judged by somebody else's reader. */
static void well_formed(const struct buf *text)
{
	char path[] = "/tmp/wijkd-301-XXXXXX", command[80];
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text->data, text->used), text->used);
	close(fd);
	snprintf(command, sizeof(command), "xmllint --noout --nonet %s", path);
	assert_int_equal(system(command), 0);
	unlink(path);
}

static void a_301_is_well_formed_and_has_the_codes_of_the_standard(void **state)
{
	struct rows rows = ROWS_INIT;
	struct buf text = BUF_INIT;
	struct bericht bericht;

	(void)state;
	bericht_make(&bericht, &rows);
	bericht_301_write(&bericht, &rows, &text);
	well_formed(&text);
	has(&text, "<jw301:BerichtCode>436</jw301:BerichtCode>");
	has(&text, "<ijw:Identificatie>000000000012</ijw:Identificatie>");
	has(&text, "<ijw:Naam>O&apos;Brien &amp; &lt;Zoon&gt;</ijw:Naam>");
	has(&text, "<ijw:Datum>2012-05-01</ijw:Datum>");
	has(&text, "<ijw:DatumGebruik>1</ijw:DatumGebruik>");
	has(&text, "<jw301:ToewijzingNummer>31</jw301:ToewijzingNummer>");
	has(&text, "<jw301:Toewijzingstijd>01:00:00</jw301:Toewijzingstijd>");
	has(&text, "<ijw:Eenheid>01</ijw:Eenheid>");
	has(&text, "<ijw:Frequentie>2</ijw:Frequentie>");
	has(&text, "Kerkstraat");
	assert_null(strstr(strstr(text.data, "<jw301:ToegewezenProduct>") + 1, "<jw301:ToegewezenProduct>"));
	buf_free(&text);
	bericht.geheim = true;
	bericht.soort = BERICHT_WMO301;
	((struct award *)rows_first(&rows, &award_record))->omvang = 0;
	((struct award *)rows_first(&rows, &award_record))->budget = 123405;
	bericht_301_write(&bericht, &rows, &text);
	well_formed(&text);
	has(&text, "<wmo301:BerichtCode>414</wmo301:BerichtCode>");
	has(&text, "<wmo301:Budget>1234.05</wmo301:Budget>");
	assert_null(strstr(text.data, "Kerkstraat"));
	buf_free(&text);
	rows_free(&rows);
}

/* ---- 302 ---- */

#define HEADER(code) "<?xml version=\"1.0\" encoding=\"UTF-8\"?><x:Bericht xmlns:x=\"urn:x\" xmlns:b=\"urn:b\"><x:Header>" \
	"<x:BerichtCode>" code "</x:BerichtCode><x:BerichtIdentificatie><b:Identificatie> 000000000012 </b:Identificatie>" \
	"</x:BerichtIdentificatie><x:IdentificatieRetour>99</x:IdentificatieRetour>" \
	"<x:RetourCodes><x:RetourCode>0200</x:RetourCode></x:RetourCodes></x:Header>"
#define PRODUCT(number, code) "<x:Client><x:Bsn>123456782</x:Bsn><x:ToegewezenProducten><x:ToegewezenProduct><x:ToewijzingNummer>" \
	number "</x:ToewijzingNummer><x:RetourCodes><x:RetourCode>" code "</x:RetourCode></x:RetourCodes>" \
	"</x:ToegewezenProduct></x:ToegewezenProducten><x:RetourCodes><x:RetourCode>0200</x:RetourCode></x:RetourCodes></x:Client>"
#define END "</x:Bericht>"

static bool read_302(const char *text, struct bericht_302 *out, struct rows *rows, struct err *err)
{
	*rows = (struct rows)ROWS_INIT;
	*err = (struct err)ERR_INIT;
	return bericht_302_read(text, strlen(text), out, rows, err);
}

static void a_302_says_which_message_and_what_of_each_award(void **state)
{
	struct bericht_302 retour;
	struct rows rows;
	struct err err;
	const struct award_answer *answer;

	(void)state;
	assert_true(read_302(HEADER("437") PRODUCT("31", "8001") END, &retour, &rows, &err));
	assert_int_equal(retour.soort, BERICHT_JW301);
	assert_string_equal(retour.identificatie, "000000000012");
	answer = rows_get(&rows, &award_answer_record, 0);
	assert_int_equal(answer->toewijzingnummer, 0);
	assert_string_equal(answer->codes, "0200");
	answer = rows_get(&rows, &award_answer_record, 1);
	assert_int_equal(answer->toewijzingnummer, 31);
	assert_string_equal(answer->codes, "8001");
	rows_free(&rows);
	assert_true(retour_codes_accept("0200,0200"));
	assert_true(retour_codes_accept(""));
	assert_false(retour_codes_accept("0200,8001"));
}

static void what_is_no_302_is_not_taken(void **state)
{
	static const struct {
		const char *text, *sentence;
	} rows_[] = {
		{ "", "geen goede XML" },
		{ "geen xml", "geen goede XML" },
		{ HEADER("437"), "geen goede XML" },
		{ HEADER("436") END, "geen 302" },
		{ HEADER("437") PRODUCT("31", "80 01x") END, "vier tekens" },
		{ HEADER("437") PRODUCT("", "0200") END, "toewijzingnummer" },
		{ HEADER("437") PRODUCT("31x", "0200") END, "toewijzingnummer" },
		{ "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>", "DOCTYPE" },
		{ "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>", "DOCTYPE" },
		{ "<!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\"><x/>", "DOCTYPE" },
		{ "<x><BerichtCode>437</BerichtCode></x>", "geen 302" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows_); i++) {
		struct bericht_302 retour;
		struct rows rows;
		struct err err;

		assert_false(read_302(rows_[i].text, &retour, &rows, &err));
		if (!strstr(err.text, rows_[i].sentence))
			fail_msg("%zu: %s", i, err.text);
		rows_free(&rows);
	}
}

static void depth_and_size_have_an_end(void **state)
{
	struct buf deep = BUF_INIT;
	struct bericht_302 retour;
	struct rows rows;
	struct err err;

	(void)state;
	for (int i = 0; i < 5000; i++)
		buf_text(&deep, "<a>");
	assert_false(read_302(deep.data, &retour, &rows, &err));
	assert_non_null(strstr(err.text, "te diep"));
	rows_free(&rows);
	buf_free(&deep);
	while (deep.used <= BERICHT_302_BYTES)
		buf_text(&deep, "                                                                ");
	assert_false(read_302(deep.data, &retour, &rows, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	rows_free(&rows);
	buf_free(&deep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_301_is_well_formed_and_has_the_codes_of_the_standard),
		cmocka_unit_test(a_302_says_which_message_and_what_of_each_award),
		cmocka_unit_test(what_is_no_302_is_not_taken),
		cmocka_unit_test(depth_and_size_have_an_end),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
