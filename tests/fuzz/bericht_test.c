/* The answer of a provider: XML from outside, nearly right and then broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ctl/bericht.h"
#include "fuzz/fuzz.h"

static const char *const pieces[] = {
	"<Bericht>", "</Bericht>", "<Header>", "</Header>", "<BerichtCode>415</BerichtCode>", "<BerichtCode>437</BerichtCode>",
	"<BerichtIdentificatie><Identificatie>000000000012</Identificatie></BerichtIdentificatie>", "<Client>", "</Client>",
	"<ToegewezenProducten>", "</ToegewezenProducten>", "<ToegewezenProduct>", "</ToegewezenProduct>",
	"<ToewijzingNummer>31</ToewijzingNummer>", "<RetourCodes>", "</RetourCodes>", "<RetourCode>0200</RetourCode>",
	"<RetourCode>8001</RetourCode>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "&amp;", "<![CDATA[", "]]>", "<!--", "-->",
	"<?xml version=\"1.0\"?>", "xmlns:x=\"urn:x\"", "\xc3\xab", " ", "<x:a xmlns:x='u'/>",
};

static void bericht_make(struct fuzz *fuzz, struct buf *out)
{
	if (!fuzz_once_in(fuzz, 4))
		buf_text(out, "<Bericht><Header><BerichtCode>415</BerichtCode><BerichtIdentificatie><Identificatie>000000000012"
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

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(an_answer_of_a_provider) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
