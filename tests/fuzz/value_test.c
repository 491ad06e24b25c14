/* Dates, amounts and every field of every record, from text and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "fuzz/fuzz.h"
#include "wire/catalog.h"

enum { TODAY = 20780 };		/* 2026-11-23 */

static void value_make(struct fuzz *fuzz, struct buf *out)
{
	static const char *const pieces[] = {
		"1", "2", "31", "12", "1985", "2026", "00", "-", "/", " ", ".", ",", "1.250,00", "\xe2\x82\xac ",
		"99.999.999,99", "vandaag", "morgen", "+3", "+1w", "maandag", "jan", "december", "29-02-2028",
		"2028-02-30", "2026-11-21T13:05:09.123Z", "0", "-5", "onbeperkt", "ja", "nee", "x",
		"9223372036854775807", "9223372036854775808", "1e5", "0x10", "wmo", "open",
	};

	FUZZ_TEXT(fuzz, pieces, 5, out);
}

static void day_run(const uint8_t *bytes, size_t count)
{
	char *text = mem_text_n((const char *)bytes, count), iso[DAY_ISO_BYTES], nl[DAY_NL_BYTES], born[11];
	day found, again;

	if (day_parse_nl(text, TODAY, &found)) {
		day_nl(found, nl);
		day_iso(found, iso);
		assert_true(day_parse_iso(iso, &again));
		assert_int_equal(again, found);
		assert_true(day_parse_nl(nl, TODAY, &again));
		assert_int_equal(again, found);
	}
	if (day_parse_iso(text, &found)) {
		day_iso(found, iso);
		assert_string_equal(iso, text);
	}
	if (birthdate_parse(text, TODAY, born))
		assert_int_equal(strlen(born), 10);
	free(text);
}

static void money_run(const uint8_t *bytes, size_t count)
{
	char *text = mem_text_n((const char *)bytes, count), shown[MONEY_BYTES];
	cents amount, again;

	if (money_parse(text, &amount)) {
		assert_in_range(amount, 0, INT64_C(9999999999));
		money_nl(amount, false, shown);
		assert_true(money_parse(shown, &again));
		assert_int_equal(again, amount);
		money_nl(amount, true, shown);
		assert_true(money_parse(shown, &again));
		assert_int_equal(again, amount);
	}
	free(text);
}

/* What a field takes it gives back, and takes again unchanged. */
static void field_try(const struct record *record, const struct field *field, void *data, const char *text)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct err err = ERR_INIT;

	if (!field_set(field, data, text, TODAY, &err)) {
		assert_true(err.code == ERR_INPUT || err.code == ERR_LIMIT);
		return;
	}
	field_get(field, data, &once);
	if (!field_set(field, data, once.data ? once.data : "", TODAY, &err))
		fail_msg("%s.%s: «%s» is not taken again: %s", record->name, field->name, once.data, err.text);
	field_get(field, data, &twice);
	assert_string_equal(once.data ? once.data : "", twice.data ? twice.data : "");
	buf_clear(&twice);
	field_show(field, data, &twice);
	buf_free(&once);
	buf_free(&twice);
}

static void fields_run(const uint8_t *bytes, size_t count)
{
	char *text = mem_text_n((const char *)bytes, count);
	const struct record *record;

	for (size_t n = 0; (record = catalog_record(n)) != NULL; n++) {
		void *data = mem_new(1, record->size);

		record_init(record, data);
		for (size_t i = 0; i < record->count; i++)
			field_try(record, &record->fields[i], data, text);
		record_check(record, data, NULL);
		record_clear(record, data);
		free(data);
	}
	free(text);
}

static void days(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "days", 6000, value_make, day_run });
}

static void money(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "money", 6000, value_make, money_run });
}

static void fields(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "fields", 80, value_make, fields_run });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days),
		cmocka_unit_test(money),
		cmocka_unit_test(fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
