/* The field tables say exactly what the structs hold; what they say is what a form, a message and a row get. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/award.h"
#include "domain/ledger.h"
#include "domain/agreement.h"
#include "domain/measurement.h"
#include "domain/escalation.h"
#include "domain/household_facts.h"
#include "domain/decision_text.h"
#include "domain/organisation.h"
#include "domain/plan.h"

static const struct {
	const char *header;
	const struct record *record;
} records[] = {
	{ "organisation.h", &municipality_record },
	{ "organisation.h", &organisation_record },
	{ "organisation.h", &team_record },
	{ "organisation.h", &employee_record },
	{ "organisation.h", &role_assignment_record },
	{ "organisation.h", &absence_record },
	{ "household.h", &household_record },
	{ "household.h", &person_record },
	{ "household.h", &member_record },
	{ "household.h", &involvement_record },
	{ "household.h", &regie_record },
	{ "household.h", &regie_offer_record },
	{ "household.h", &network_member_record },
	{ "household.h", &melding_record },
	{ "household.h", &aanvraag_record },
	{ "household.h", &task_record },
	{ "household.h", &journal_entry_record },
	{ "household.h", &timeline_line_record },
	{ "household.h", &search_hit_record },
	{ "household_facts.h", &signal_record },
	{ "household_facts.h", &gezag_record },
	{ "household_facts.h", &contact_person_record },
	{ "household_facts.h", &address_record },
	{ "household_facts.h", &procesregie_record },
	{ "plan.h", &plan_record },
	{ "agreement.h", &agreement_record },
	{ "agreement.h", &voice_record },
	{ "agreement.h", &plan_version_record },
	{ "agreement.h", &nearby_record },
	{ "agreement.h", &plan_mark_record },
	{ "measurement.h", &measurement_record },
	{ "measurement.h", &score_record },
	{ "measurement.h", &measured_record },
	{ "measurement.h", &goal_result_record },
	{ "measurement.h", &plan_closing_record },
	{ "measurement.h", &left_open_record },
	{ "plan.h", &life_domain_record },
	{ "plan.h", &goal_record },
	{ "plan.h", &action_record },
	{ "plan.h", &field_version_record },
	{ "plan.h", &field_edit_record },
	{ "plan.h", &field_conflict_record },
	{ "plan.h", &draft_record },
	{ "decision.h", &product_record },
	{ "decision.h", &provision_kind_record },
	{ "decision.h", &decision_record },
	{ "ledger.h", &ledger_line_record },
	{ "ledger.h", &provision_line_record },
	{ "ledger.h", &swap_record },
	{ "ledger.h", &budget_record },
	{ "ledger.h", &wall_report_record },
	{ "ledger.h", &wall_count_record },
	{ "award.h", &bericht_record },
	{ "award.h", &award_record },
	{ "award.h", &award_answer_record },
	{ "award.h", &award_result_record },
	{ "mandate.h", &mandate_record },
	{ "mandate.h", &rung_record },
	{ "mandate.h", &spent_record },
	{ "mandate.h", &mandate_verdict_record },
	{ "escalation.h", &escalation_record },
	{ "escalation.h", &escalation_step_record },
	{ "decision_text.h", &decision_text_record },
	{ "decision_text.h", &decision_confirm_record },
	{ "escalation.h", &decision_grant_record },
	{ "escalation.h", &round_table_record },
	{ "escalation.h", &table_member_record },
};

static size_t alignment(const struct field *field)
{
	return field->kind == FIELD_LINE ? 1 : field_bytes(field);
}

static size_t aligned(size_t offset, size_t to)
{
	return (offset + to - 1) / to * to;
}

static void every_byte_of_a_struct_belongs_to_a_field_or_is_padding(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(records); i++) {
		const struct record *record = records[i].record;
		size_t end = 0;

		for (size_t f = 0; f < record->count; f++) {
			const struct field *field = &record->fields[f];

			assert_int_equal(field->offset, aligned(end, alignment(field)));
			end = field->offset + field_bytes(field);
		}
		assert_int_equal(aligned(end, 8), aligned(record->size, 8));
	}
}

static void names_are_unique_and_every_field_has_a_label(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(records); i++) {
		const struct record *record = records[i].record;

		for (size_t f = 0; f < record->count; f++) {
			const struct field *field = &record->fields[f];

			assert_true(*field->label);
			assert_ptr_equal(record_field(record, field->name), field);
			assert_true(field->kind != FIELD_LINE || (field->room >= 2 && field->room <= TEXT_LINE_BYTES));
			assert_true(field->kind != FIELD_TEXT || field->room == TEXT_BLOCK_BYTES);
			assert_false(field->unlimited && field->kind != FIELD_INT && field->kind != FIELD_MONEY);
		}
	}
	assert_null(record_field(&goal_record, "bestaat_niet"));
}

static void choice_lists_have_unique_values_codes_and_labels(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(records); i++)
		for (size_t f = 0; f < records[i].record->count; f++) {
			const struct field *field = &records[i].record->fields[f];
			int count = 0, value;

			assert_int_equal(field->choices != NULL, field->kind == FIELD_CHOICE);
			for (const struct choice *choice = field->choices; choice && choice->code; choice++, count++) {
				assert_int_equal(choice->value, count);
				assert_true(choice_value(field->choices, choice->code, &value));
				assert_int_equal(value, choice->value);
				assert_true(*choice->label);
			}
			assert_true(field->kind != FIELD_CHOICE || count >= 2);
		}
}

/* ---- the headers themselves ---- */

static char *file_read(const char *name)
{
	char path[200];
	FILE *file;
	struct buf text = BUF_INIT;
	char part[4096];
	size_t count;

	snprintf(path, sizeof(path), "include/domain/%s", name);
	file = fopen(path, "r");
	if (!file)
		fail_msg("%s is not there: tests run in the top folder", path);
	while ((count = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(&text, part, count);
	fclose(file);
	return buf_take(&text);
}

/* The name of the member declared on this line; false when the line declares none. */
static bool member_name(const char *line, size_t bytes, char out[65])
{
	const char *end = memchr(line, ';', bytes);
	const char *start;

	if (!end || memchr(line, '/', (size_t)(end - line)))
		return false;
	if (memchr(line, '[', (size_t)(end - line)))
		end = memchr(line, '[', bytes);
	for (start = end; start > line && !strchr(" \t*", start[-1]);)
		start--;
	snprintf(out, 65, "%.*s", (int)(end - start), start);
	return true;
}

static void the_rows_are_the_members_of_the_struct_in_their_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(records); i++) {
		const struct record *record = records[i].record;
		char *text = file_read(records[i].header);
		char open[80], name[65];
		const char *line;
		size_t field = 0;

		assert_non_null(text);
		snprintf(open, sizeof(open), "\nstruct %s {\n", record->name);
		line = strstr(text, open);
		assert_non_null(line);
		for (line += strlen(open); strncmp(line, "};", 2) != 0; line = strchr(line, '\n') + 1)
			if (member_name(line, strcspn(line, "\n"), name)) {
				assert_true(field < record->count);
				assert_string_equal(record->fields[field++].name, name);
			}
		assert_int_equal(field, record->count);
		free(text);
	}
}

static void every_record_of_the_headers_is_tested_here(void **state)
{
	static const char *const headers[] = {
		"organisation.h", "household.h", "household_facts.h", "plan.h", "agreement.h", "measurement.h", "decision.h", "ledger.h",
		"award.h", "mandate.h", "escalation.h", "decision_text.h",
	};
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(headers); i++) {
		char *text = file_read(headers[i]);

		assert_non_null(text);
		for (const char *at = text; (at = strstr(at, "\nextern const struct record ")); at++)
			count++;
		free(text);
	}
	assert_int_equal(count, COUNT_OF(records));
}

/* ---- what the tables do ---- */

static void an_empty_record_has_no_dates_and_first_choices(void **state)
{
	struct decision decision;

	(void)state;
	memset(&decision, 0x55, sizeof(decision));
	record_init(&decision_record, &decision);
	assert_int_equal(decision.besluitdatum, DAY_NONE);
	assert_int_equal(decision.kind, DECISION_TOEKENNING);
	assert_null(decision.motivering);
	assert_string_equal(decision.namens, "");
	assert_int_equal(decision.bedrag, 0);
}

static void a_copy_has_its_own_texts(void **state)
{
	struct goal one, two;

	(void)state;
	record_init(&goal_record, &one);
	one.eigen_woorden = mem_text("Ik wil weer slapen.");
	one.id = 7;
	record_copy(&goal_record, &two, &one);
	assert_ptr_not_equal(one.eigen_woorden, two.eigen_woorden);
	record_clear(&goal_record, &one);
	assert_null(one.eigen_woorden);
	assert_int_equal(one.id, 0);
	assert_string_equal(two.eigen_woorden, "Ik wil weer slapen.");
	record_clear(&goal_record, &two);
}

static void a_goal_without_a_goal_is_refused_by_its_label(void **state)
{
	struct goal goal;
	struct err err = ERR_INIT;

	(void)state;
	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	assert_false(record_check(&goal_record, &goal, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_string_equal(err.text, "Doel: dit moet ingevuld zijn.");
	strcpy(goal.what, "Elke dag buiten");
	assert_true(record_check(&goal_record, &goal, &err));
	goal.zelfsturing = 5;
	assert_false(record_check(&goal_record, &goal, &err));
	assert_non_null(strstr(err.text, "van 0 tot en met 4"));
}

static void bad_values_in_a_message_do_not_pass(void **state)
{
	struct goal goal;
	struct err err = ERR_INIT;

	(void)state;
	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	strcpy(goal.what, "Slapen");
	goal.state = 77;
	assert_false(record_check(&goal_record, &goal, &err));
	goal.state = GOAL_OPEN;
	strcpy(goal.what, "Sla\033[2Jpen");
	assert_false(record_check(&goal_record, &goal, &err));
	strcpy(goal.what, "Slapen \xe2\x80\xae nepals");	/* right-to-left override */
	assert_false(record_check(&goal_record, &goal, &err));
	strcpy(goal.what, "Slapen \xff");
	assert_false(record_check(&goal_record, &goal, &err));
	memset(goal.what, 'a', sizeof(goal.what));
	assert_false(record_check(&goal_record, &goal, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	strcpy(goal.what, "Slapen in één bed");
	goal.eigen_woorden = mem_text("Eerste regel.\nTweede regel.");
	assert_true(record_check(&goal_record, &goal, &err));
	goal.plan_id = -1;
	assert_false(record_check(&goal_record, &goal, &err));
	record_clear(&goal_record, &goal);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_of_a_struct_belongs_to_a_field_or_is_padding),
		cmocka_unit_test(names_are_unique_and_every_field_has_a_label),
		cmocka_unit_test(choice_lists_have_unique_values_codes_and_labels),
		cmocka_unit_test(the_rows_are_the_members_of_the_struct_in_their_order),
		cmocka_unit_test(every_record_of_the_headers_is_tested_here),
		cmocka_unit_test(an_empty_record_has_no_dates_and_first_choices),
		cmocka_unit_test(a_copy_has_its_own_texts),
		cmocka_unit_test(a_goal_without_a_goal_is_refused_by_its_label),
		cmocka_unit_test(bad_values_in_a_message_do_not_pass),
	};

	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
