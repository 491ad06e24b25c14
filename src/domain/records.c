/* The list of all records. What a record holds stands in the file of its noun. */
#include <string.h>

#include "domain/escalation.h"
#include "domain/organisation.h"
#include "domain/plan.h"
#include "domain/records.h"

const struct record *const records[] = {
	&municipality_record,
	&organisation_record,
	&team_record,
	&employee_record,
	&role_assignment_record,
	&absence_record,
	&household_record,
	&person_record,
	&member_record,
	&involvement_record,
	&regie_record,
	&network_member_record,
	&melding_record,
	&aanvraag_record,
	&task_record,
	&journal_entry_record,
	&timeline_line_record,
	&search_hit_record,
	&plan_record,
	&goal_record,
	&action_record,
	&field_version_record,
	&field_edit_record,
	&field_conflict_record,
	&draft_record,
	&provision_kind_record,
	&decision_record,
	&mandate_record,
	&rung_record,
	&spent_record,
	&mandate_verdict_record,
	&escalation_record,
	&escalation_step_record,
	NULL,
};

const struct record *record_named(const char *name)
{
	for (const struct record *const *record = records; *record; record++)
		if (strcmp((*record)->name, name) == 0)
			return *record;
	return NULL;
}
