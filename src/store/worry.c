/*
 * "Ik maak me zorgen": anybody may say it of any household that exists for them, and it opens nothing to who says it. It
 * goes up the ladder as every other question does; who raised it follows it, adds to it, or takes it back.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "escalation_inside.h"
#include "oversight_inside.h"
#include "store/household.h"

static const int64_t worry_span_ms = 24 * 3600 * 1000;

/* ---- who raises it ---- */

/* "back-office, Gemeente Waterland" */
static bool function_write(struct call *call, struct escalation *worry)
{
	static const char ORGANISATION[] = "SELECT naam FROM organisation WHERE id = :id";
	const struct actor *actor = call->actor;
	struct query *query = db_query(call->db, ORGANISATION);
	struct buf function = BUF_INIT;
	bool fits;

	for (size_t i = 0; i < HOLDER_ROLES && actor->roles[i] != ROLE_NONE; i++)
		buf_format(&function, "%s, ", choice_label(role_choices, actor->roles[i]));
	query_id(query, ":id", actor->organisation_id);
	if (query_one(query, &call->err))
		buf_text(&function, query_get_text(query, "naam"));
	query_done(query);
	fits = function.used < sizeof(worry->functie);
	if (fits)
		snprintf(worry->functie, sizeof(worry->functie), "%s", function.data ? function.data : "");
	buf_free(&function);
	if (call->err.code != ERR_NONE)
		return false;
	return fits || err_set(&call->err, ERR_INPUT, "De naam van uw organisatie is te lang. Vraag de functioneel beheerder.");
}

/* The noodknop lends the dossier for an hour; who pressed it is not somebody who works there. */
static bool comes_from_outside(const struct access_facts *facts)
{
	return !access_may(facts, DEED_OPEN) || access_by_glass(facts);
}

/* ---- many of them ---- */

/* Every so many worries of one person within a day are a line for the privacy officer. Nobody is refused. */
static bool many_tell(struct call *call, const struct escalation *worry)
{
	static const char RECENT[] =
		"SELECT count(*) FROM escalation WHERE requester_id = :me AND buiten = 1 AND raised > :since";
	int64_t most = oversight_rule(call, "zorgen"), count;
	struct query *query = db_query(call->db, RECENT);
	struct oversight_line line;

	query_id(query, ":me", call->actor->employee_id);
	query_instant(query, ":since", call->now - worry_span_ms);
	count = query_number(query, &call->err);
	if (call->err.code != ERR_NONE || most <= 0 || count % most != 0)
		return call->err.code == ERR_NONE;
	record_init(&oversight_line_record, &line);
	line.kind = OVERSIGHT_WORRIES;
	line.object_id = worry->id;
	line.at = call->now;
	line.employee_id = call->actor->employee_id;
	line.due = oversight_due(call->today);
	snprintf(line.what, sizeof(line.what), "meldde %lld zorgen binnen een etmaal", (long long)count);
	snprintf(line.why, sizeof(line.why), "Elke %lld zorgen van een persoon binnen 24 uur, over huishoudens waar die niet werkt.",
		(long long)most);
	ring_role(call, ROLE_PRIVACY_OFFICER, 0, "oversight", worry->id, "Toezicht: opvallend veel zorgen van een persoon.");
	return oversight_put(call, &line, 0);
}

/* ---- raising ---- */

/* By its id, or by the number as people know it: also one of before a merge. Neither: as if there were none. */
static id worry_household(struct call *call, const struct escalation *asked)
{
	id household_id = asked->household_id ? asked->household_id : household_by_number(call->db, asked->huishoudnummer);

	return household_id ? household_id : NO_HOUSEHOLD;
}

bool worry_raise(struct call *call, struct escalation *worry)
{
	struct access_facts facts;

	if (!*worry->huishoudnummer && !worry->household_id)
		return err_set(&call->err, ERR_INPUT, "Huishoudnummer: vul in over welk huishouden het gaat.");
	worry->household_id = worry_household(call, worry);
	access_facts_load(call, worry->household_id, &facts);
	if (facts.own_household && !access_hidden(&facts))
		return rule_refuse(&call->err, "zorg.eigen");
	/* every role may: what is left does not exist for this person, or at all */
	if (!access_may(&facts, DEED_WORRY))
		return rule_missing(&call->err, "huishouden.geen");
	worry->buiten = comes_from_outside(&facts);
	return function_write(call, worry) && escalation_open(call, worry, 1) && (!worry->buiten || many_tell(call, worry));
}

/* ---- adding to it ---- */

static bool line_add(struct call *call, struct escalation *escalation)
{
	struct roster roster;
	char *tekst = NULL;
	bool ok;

	if (escalation->requester_id != call->actor->employee_id)
		return rule_refuse_as(&call->err, "ladder.vrager", "Alleen wie dit vroeg, vult het aan");
	ok = escalation_text_typed(call, "Aanvulling", true, &tekst) && escalation_save(call, escalation) &&
		escalation_step_add(call, escalation->id, STEP_ADDED, escalation->trede, call->actor->employee_id, tekst) &&
		ladder_roster_load(call->db, escalation->household_id, call->today, &roster, &call->err);
	free(tekst);
	if (!ok)
		return false;
	escalation_added_tell(call, escalation, &roster);
	ladder_roster_free(&roster);
	call_about(call, escalation->household_id, "escalation", escalation->id, "aangevuld op trede %lld",
		(long long)escalation->trede);
	return true;
}

bool escalation_add_handle(struct call *call)
{
	return escalation_act(call, line_add);
}
