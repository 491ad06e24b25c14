/* Every record that may travel. Adding one: a row here; tests/wire/catalog_test.c names what is missing. */
#include "wire/catalog.h"

#include <string.h>

#include "base/mem.h"
#include "domain/decision.h"
#include "wire/control.h"
#include "wire/request.h"

static const struct record *const catalog[] = {
	/* conversation */
	&refusal_record,
	&ask_record,
	&hello_record,
	&me_record,
	&inbox_line_record,
	&count_record,
	&rung_holder_record,
	&change_record,
	&presence_record,
	&ring_record,
	&progress_record,
	&user_key_record,
	&import_record,
	&import_line_record,
	&import_count_record,
	/* our processes among themselves */
	&birth_record,
	&spawn_record,
	&spawned_record,
	&auth_record,
	&verdict_record,
	&start_record,
	&size_record,
	&leave_record,
	&session_record,
	&mail_record,
	&mailed_record,
	&note_record,
	/* household */
	&household_record,
	&person_record,
	&member_record,
	&involvement_record,
	&regie_record,
	&regie_offer_record,
	&network_member_record,
	&melding_record,
	&aanvraag_record,
	&task_record,
	&journal_entry_record,
	&timeline_line_record,
	&timeline_filter_record,
	&conversation_record,
	&conversation_subject_record,
	&pressure_record,
	&silence_pause_record,
	&norm_record,
	&search_hit_record,
	&document_record,
	&merge_record,
	&merge_match_record,
	&signal_record,
	&gezag_record,
	&contact_person_record,
	&address_record,
	&procesregie_record,
	/* organisation */
	&municipality_record,
	&organisation_record,
	&team_record,
	&employee_record,
	&role_assignment_record,
	&absence_record,
	/* plan */
	&life_domain_record,
	&agreement_record,
	&voice_record,
	&plan_version_record,
	&nearby_record,
	/* money, and messages to providers */
	&product_record,
	&ledger_line_record,
	&provision_line_record,
	&swap_record,
	&budget_record,
	&wall_report_record,
	&wall_count_record,
	&bericht_record,
	&award_record,
	&award_answer_record,
	&award_result_record,
	&plan_mark_record,
	&letterhead_record,
	&plan_record,
	&goal_record,
	&action_record,
	&field_version_record,
	&field_edit_record,
	&field_conflict_record,
	&draft_record,
	/* results */
	&measurement_record,
	&score_record,
	&measured_record,
	&goal_result_record,
	&plan_closing_record,
	&left_open_record,
	/* decision, mandate, ladder */
	&provision_kind_record,
	&decision_record,
	&mandate_record,
	&mandate_finding_record,
	&mandate_change_record,
	&rung_record,
	&spent_record,
	&mandate_verdict_record,
	&escalation_record,
	&escalation_step_record,
	&decision_grant_record,
	&decision_text_record,
	&decision_confirm_record,
	&proof_record,
	&code_state_record,
	&code_enrol_record,
	&round_table_record,
	&table_member_record,
	/* looking over shoulders */
	&break_glass_record,
	&oversight_line_record,
	&review_record,
	&review_question_record,
	&oversight_week_record,
	&privacy_request_record,
	/* legal terms and registers */
	&legal_term_record,
	&term_event_record,
	&register_line_record,
	&bezwaar_record,
	&klacht_record,
	&ingebreke_record,
	&meldcode_record,
	&meldcode_step_record,
	&access_line_record,
	/* who must not see what */
	&exclusion_record,
	&match_record,
	&match_sign_record,
};

const struct record *catalog_record(size_t number)
{
	return number < COUNT_OF(catalog) ? catalog[number] : NULL;
}

int catalog_number(const struct record *record)
{
	for (size_t i = 0; i < COUNT_OF(catalog); i++)
		if (catalog[i] == record)
			return (int)i;
	return -1;
}

const struct record *catalog_named(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(catalog); i++)
		if (strcmp(catalog[i]->name, name) == 0)
			return catalog[i];
	return NULL;
}
