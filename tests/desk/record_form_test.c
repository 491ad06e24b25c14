/* Forms made from records: what goes in comes out, and what cannot be understood is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "desk/record_form.h"
#include "domain/decision.h"
#include "domain/household.h"

static const struct record_form_row decision_rows[] = {
	{ .label = "Wat" },
	{ .field = "kind" },
	{ .field = "bedrag", .label = "Bedrag in euro" },
	{ .field = "datumStart", .required = true },
	{ .field = "datumEinde" },
	{ .field = "aanbieder_id" },
	{ .field = "spoed" },
	{ .field = "motivering", .rows = 4 },
	{ .field = "besluitdatum", .readonly = true },
};

static day a_day(const char *iso)
{
	day d;

	assert_true(day_parse_iso(iso, &d));
	return d;
}

static struct decision decision_filled(void)
{
	struct decision decision;

	record_init(&decision_record, &decision);
	decision.kind = DECISION_VERLENGING;
	decision.bedrag = 123450;
	decision.datumStart = a_day("2026-12-01");
	decision.datumEinde = a_day("2027-05-31");
	decision.besluitdatum = a_day("2026-11-30");
	decision.aanbieder_id = 302;
	decision.spoed = true;
	decision.motivering = mem_text("Eerst dit.\nDan dat.");
	return decision;
}

static struct record_form *decision_form(const struct decision *decision)
{
	static const struct form_choice providers[] = { { "", "-" }, { "301", "De Linde" }, { "302", "Rijnmond" } };
	struct record_form *rf = record_form_new(&decision_record, decision_rows, COUNT_OF(decision_rows), decision,
		a_day("2026-11-23"));

	record_form_choices(rf, "aanbieder_id", providers, COUNT_OF(providers));
	record_form_set(rf, decision);
	return rf;
}

static const char *value(struct record_form *rf, const char *field)
{
	return form_value(record_form_form(rf), record_form_index(rf, field));
}

static void a_record_goes_through_a_form_unchanged(void **state)
{
	struct decision decision = decision_filled(), read;
	struct record_form *rf = decision_form(&decision);
	struct err err = ERR_INIT;

	(void)state;
	assert_string_equal(value(rf, "kind"), "verlenging");
	assert_string_equal(value(rf, "bedrag"), "123450");
	assert_string_equal(value(rf, "datumStart"), "2026-12-01");
	assert_string_equal(value(rf, "aanbieder_id"), "302");
	assert_string_equal(value(rf, "spoed"), "1");
	assert_false(form_dirty(record_form_form(rf)));
	record_init(&decision_record, &read);
	assert_true(record_form_read(rf, &read, &err));
	assert_int_equal(read.kind, decision.kind);
	assert_int_equal(read.bedrag, decision.bedrag);
	assert_int_equal(read.datumStart, decision.datumStart);
	assert_int_equal(read.datumEinde, decision.datumEinde);
	assert_int_equal(read.aanbieder_id, 302);
	assert_true(read.spoed);
	assert_string_equal(read.motivering, decision.motivering);
	/* What is only shown is not taken back. */
	assert_int_equal(read.besluitdatum, DAY_NONE);
	record_form_free(rf);
	record_clear(&decision_record, &read);
	record_clear(&decision_record, &decision);
}

static void what_is_emptied_becomes_none(void **state)
{
	struct decision decision = decision_filled();
	struct record_form *rf = decision_form(&decision);
	struct form *form = record_form_form(rf);
	struct err err = ERR_INIT;

	(void)state;
	form_set_typed(form, record_form_index(rf, "bedrag"), "");
	form_set_typed(form, record_form_index(rf, "datumEinde"), "");
	form_set_typed(form, record_form_index(rf, "motivering"), "");
	assert_true(form_dirty(form));
	assert_true(record_form_read(rf, &decision, &err));
	assert_int_equal(decision.bedrag, 0);
	assert_int_equal(decision.datumEinde, DAY_NONE);
	assert_true(decision.motivering == NULL || decision.motivering[0] == '\0');
	record_form_free(rf);
	record_clear(&decision_record, &decision);
}

static void what_people_type_is_understood(void **state)
{
	struct decision decision = decision_filled();
	struct record_form *rf = decision_form(&decision);
	struct form *form = record_form_form(rf);
	struct err err = ERR_INIT;

	(void)state;
	form_set_typed(form, record_form_index(rf, "bedrag"), "€ 2.500,50");
	form_set_typed(form, record_form_index(rf, "datumStart"), "1-2-27");
	assert_true(record_form_read(rf, &decision, &err));
	assert_int_equal(decision.bedrag, 250050);
	assert_int_equal(decision.datumStart, a_day("2027-02-01"));
	record_form_free(rf);
	record_clear(&decision_record, &decision);
}

static void what_cannot_be_understood_is_named(void **state)
{
	struct decision decision = decision_filled();
	struct record_form *rf = decision_form(&decision);
	struct err err = ERR_INIT;

	(void)state;
	form_set_typed(record_form_form(rf), record_form_index(rf, "bedrag"), "veel");
	assert_false(record_form_read(rf, &decision, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_int_equal(strncmp(err.text, "Bedrag in euro: ", 16), 0);
	assert_int_equal(decision.bedrag, 123450);
	record_form_free(rf);
	record_clear(&decision_record, &decision);
}

static void a_heading_is_no_field(void **state)
{
	struct decision decision = decision_filled();
	struct record_form *rf = decision_form(&decision);

	(void)state;
	assert_null(record_form_field(rf, 0));
	assert_int_equal(record_form_index(rf, "kind"), 1);
	assert_int_equal(record_form_index(rf, "wet"), (size_t)-1);
	assert_null(record_form_field(rf, 100));
	record_form_free(rf);
	record_clear(&decision_record, &decision);
}

static void a_number_that_is_none_is_shown_empty(void **state)
{
	static const struct record_form_row rows[] = { { .field = "huisnummer" }, { .field = "postcode" } };
	struct household household;
	struct record_form *rf;
	struct err err = ERR_INIT;

	(void)state;
	record_init(&household_record, &household);
	rf = record_form_new(&household_record, rows, COUNT_OF(rows), &household, a_day("2026-11-23"));
	assert_string_equal(value(rf, "huisnummer"), "");
	form_set_typed(record_form_form(rf), 0, "31");
	form_set_typed(record_form_form(rf), 1, "3077AW");
	assert_true(record_form_read(rf, &household, &err));
	assert_int_equal(household.huisnummer, 31);
	assert_string_equal(household.postcode, "3077AW");
	record_form_free(rf);
	record_clear(&household_record, &household);
}

static void stored_and_shown_values_are_each_others_way_back(void **state)
{
	static const struct { const char *field, *stored, *shown; } pairs[] = {
		{ "bedrag", "1234,50", "123450" }, { "spoed", "ja", "1" }, { "spoed", "nee", "0" },
		{ "aanbieder_id", "0", "" }, { "aanbieder_id", "301", "301" }, { "kind", "toekenning", "toekenning" },
		{ "datumStart", "2026-12-01", "2026-12-01" },
		{ "motivering", "Eerst.\nDan.", "Eerst.\nDan." },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		const struct field *field = record_field(&decision_record, pairs[i].field);
		struct buf shown = BUF_INIT, stored = BUF_INIT;

		record_form_to_value(field, pairs[i].stored, &shown);
		assert_string_equal(shown.data ? shown.data : "", pairs[i].shown);
		record_form_to_stored(field, pairs[i].shown, &stored);
		/* Money comes back with its dots. */
		assert_string_equal(stored.data, strcmp(pairs[i].field, "bedrag") == 0 ? "1.234,50" : pairs[i].stored);
		buf_free(&shown);
		buf_free(&stored);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_goes_through_a_form_unchanged),
		cmocka_unit_test(what_is_emptied_becomes_none),
		cmocka_unit_test(what_people_type_is_understood),
		cmocka_unit_test(what_cannot_be_understood_is_named),
		cmocka_unit_test(a_heading_is_no_field),
		cmocka_unit_test(a_number_that_is_none_is_shown_empty),
		cmocka_unit_test(stored_and_shown_values_are_each_others_way_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
