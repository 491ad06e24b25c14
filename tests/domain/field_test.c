/* One field as text: what was written is read back, and what people type is understood. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/household.h"
#include "domain/mandate.h"
#include "domain/plan.h"

static day today;

static int setup(void **state)
{
	(void)state;
	clock_init();
	return day_make(2026, 11, 21, &today) ? 0 : -1;
}

/* The text of one field after it was set from `typed`; "FOUT" when it was refused. */
static const char *after(const struct record *record, void *data, const char *name, const char *typed, bool show)
{
	static char text[200];
	const struct field *field = record_field(record, name);
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	if (!field_set(field, data, typed, today, &err)) {
		assert_non_null(strstr(err.text, field->label));
		return "FOUT";
	}
	if (show)
		field_show(field, data, &out);
	else
		field_get(field, data, &out);
	snprintf(text, sizeof(text), "%s", out.data ? out.data : "");
	buf_free(&out);
	return text;
}

static void what_people_type_becomes_what_is_stored(void **state)
{
	static const struct {
		const struct record *record;
		const char *field, *typed, *stored, *shown;
	} rows[] = {
		{ &decision_record, "bedrag", "€ 1.250,50", "1250,50", "1.250,50" },
		{ &decision_record, "bedrag", "12000", "12000,00", "12.000,00" },
		{ &decision_record, "bedrag", "", "0,00", "0,00" },
		{ &decision_record, "bedrag", "duur", "FOUT", "FOUT" },
		{ &decision_record, "bedrag", "-5", "FOUT", "FOUT" },
		{ &decision_record, "bedrag", "onbeperkt", "FOUT", "FOUT" },
		{ &mandate_record, "per_besluit", "onbeperkt", "onbeperkt", "onbeperkt" },
		{ &mandate_record, "duur_maanden", "Onbeperkt", "onbeperkt", "onbeperkt" },
		{ &mandate_record, "duur_maanden", "12", "12", "12" },
		{ &decision_record, "datumStart", "1-2-2027", "2027-02-01", "01-02-2027" },
		{ &decision_record, "datumStart", " 2027-02-01 ", "2027-02-01", "01-02-2027" },
		{ &decision_record, "datumStart", "", "", "" },
		{ &decision_record, "datumStart", "31-02-2027", "FOUT", "FOUT" },
		{ &decision_record, "kind", "vermindering", "vermindering", "vermindering" },
		{ &decision_record, "leveringsvorm", "Persoonsgebonden Budget", "PGB", "persoonsgebonden budget" },
		{ &decision_record, "kind", "cadeau", "FOUT", "FOUT" },
		{ &decision_record, "spoed", "ja", "ja", "ja" },
		{ &decision_record, "spoed", "N", "nee", "nee" },
		{ &decision_record, "spoed", "misschien", "FOUT", "FOUT" },
		{ &decision_record, "person_id", "42", "42", "42" },
		{ &decision_record, "person_id", "", "", "" },
		{ &decision_record, "person_id", "-3", "FOUT", "FOUT" },
		{ &decision_record, "trede", "", "0", "0" },
		{ &decision_record, "trede", "2e", "FOUT", "FOUT" },
		{ &decision_record, "trede", "99999999999999999999", "FOUT", "FOUT" },
		{ &household_record, "huisnummer", "", "", "" },
		{ &household_record, "huisnummer", "31", "31", "31" },
		{ &household_record, "huisletter", "a", "a", "a" },
		{ &household_record, "huisletter", "ab", "FOUT", "FOUT" },
		{ &household_record, "naam", "  Jansen\t- de Vries ", "Jansen - de Vries", "Jansen - de Vries" },
		{ &journal_entry_record, "at", "2026-11-21T13:05:09.123Z", "2026-11-21T13:05:09.123Z",
			"21-11-2026 14:05" },
		{ &journal_entry_record, "at", "", "", "" },
		{ &journal_entry_record, "at", "2026-11-21T13:65:09.123Z", "FOUT", "FOUT" },
		{ &journal_entry_record, "at", "2026-11-21T 3: 5: 9.  1Z", "FOUT", "FOUT" },
		{ &journal_entry_record, "at", "21-11-2026", "FOUT", "FOUT" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		void *data = mem_new(1, rows[i].record->size);

		record_init(rows[i].record, data);
		assert_string_equal(after(rows[i].record, data, rows[i].field, rows[i].typed, false), rows[i].stored);
		assert_string_equal(after(rows[i].record, data, rows[i].field, rows[i].typed, true), rows[i].shown);
		record_clear(rows[i].record, data);
		free(data);
	}
}

static void a_refused_text_leaves_the_field_as_it_was(void **state)
{
	struct decision decision;
	const struct field *field = record_field(&decision_record, "bedrag");

	(void)state;
	record_init(&decision_record, &decision);
	decision.bedrag = 12345;
	assert_false(field_set(field, &decision, "veel", today, NULL));
	assert_int_equal(decision.bedrag, 12345);
}

static void a_long_text_is_an_error_and_never_a_cut(void **state)
{
	const struct field *field = record_field(&goal_record, "eigen_woorden");
	struct goal goal;
	char *text = mem_new(TEXT_BLOCK_BYTES + 2, 1);
	struct err err = ERR_INIT;

	(void)state;
	record_init(&goal_record, &goal);
	memset(text, 'a', TEXT_BLOCK_BYTES);
	assert_true(field_set(field, &goal, text, today, &err));
	text[TEXT_BLOCK_BYTES] = 'b';
	assert_false(field_set(field, &goal, text, today, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	assert_int_equal(strlen(goal.eigen_woorden), TEXT_BLOCK_BYTES);
	assert_true(field_set(field, &goal, "", today, &err));
	assert_null(goal.eigen_woorden);
	free(text);
}

static void every_field_reads_back_what_it_wrote(void **state)
{
	struct mandate one, two;
	struct err err = ERR_INIT;

	(void)state;
	record_init(&mandate_record, &one);
	record_init(&mandate_record, &two);
	one = (struct mandate){ .id = 9, .trede = 3, .holder = HOLDER_REGISSEUR, .role = ROLE_MANAGER,
		.wet = WET_JEUGDWET,
		.categorieen = "41,42,45", .lijn = LIJN_2, .only_spoed = true, .per_besluit = MANDATE_UNLIMITED,
		.cum_huishouden = 1, .duur_dagen = 7, .duur_maanden = MANDATE_UNLIMITED, .consent_holder = today,
		.consent_employer = DAY_NONE, .from = today, .until = DAY_NONE, .revoked = DAY_NONE,
			.document = "Besluit 1" };
	for (size_t i = 0; i < mandate_record.count; i++) {
		const struct field *field = &mandate_record.fields[i];
		struct buf text = BUF_INIT;

		field_get(field, &one, &text);
		assert_true(field_set(field, &two, text.data ? text.data : "", today, &err));
		assert_memory_equal((char *)&one + field->offset, (char *)&two + field->offset,
			field->kind == FIELD_LINE ? strlen((char *)&one + field->offset) + 1 : field_bytes(field));
		buf_free(&text);
	}
}

static void amounts_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *text;
		cents cents;	/* -1: no amount */
	} rows[] = {
		{ "1.250", 125000 }, { "1250,5", 125050 }, { "€ 1.250,00", 125000 }, { "€1250", 125000 }, { "0", 0 },
		{ "1.250,-", 125000 }, { "12.50", 1250 }, { "1.250.000", 125000000 }, { "99.999.999,99", 9999999999 },
		{ "1250.5", 125050 }, { "1.250.50", 125050 }, { " 5 ", 500 }, { "0,05", 5 },
		{ "100.000.000", -1 }, { "100000000", -1 }, { "", -1 }, { "€", -1 }, { "1,250", -1 },
		{ "1.25.000", -1 },
		{ "1250.000", -1 }, { ".50", -1 }, { "1..000", -1 }, { "-5", -1 }, { "5 euro", -1 }, { "1,2,3", -1 },
		{ "12,", -1 }, { "1.2500", -1 }, { "99999999999999999999999999", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		cents amount = -1;

		assert_int_equal(money_parse(rows[i].text, &amount), rows[i].cents >= 0);
		assert_int_equal(amount, rows[i].cents);
	}
}

static void amounts_are_written_with_dots_and_a_comma(void **state)
{
	static const struct {
		cents amount;
		bool plain;
		const char *text;
	} rows[] = {
		{ 125000, false, "1.250,00" }, { 125000, true, "1.250" }, { 125005, true, "1.250,05" },
		{ 0, false, "0,00" },
		{ 99, false, "0,99" }, { 100000000, false, "1.000.000,00" }, { -125050, false, "-1.250,50" },
		{ 99900, false, "999,00" }, { INT64_MAX, false, "999.999.999.999.999,99" },
		{ INT64_MIN, false, "-999.999.999.999.999,99" },
	};
	char text[MONEY_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		money_nl(rows[i].amount, rows[i].plain, text);
		assert_string_equal(text, rows[i].text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_people_type_becomes_what_is_stored),
		cmocka_unit_test(a_refused_text_leaves_the_field_as_it_was),
		cmocka_unit_test(a_long_text_is_an_error_and_never_a_cut),
		cmocka_unit_test(every_field_reads_back_what_it_wrote),
		cmocka_unit_test(amounts_are_read_as_people_write_them),
		cmocka_unit_test(amounts_are_written_with_dots_and_a_comma),
	};

	return cmocka_run_group_tests_name("field", tests, setup, NULL);
}
