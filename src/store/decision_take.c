/*
 * A decision leaves the concept: taken under the mandate of who takes it, sent up the ladder, looked at by second eyes,
 * announced; or it ends without. Everything is weighed again at the moment it is stored.
 */
#include <stdio.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "domain/term.h"
#include "store/escalation.h"
#include "store/mandate.h"
#include "decision_inside.h"

/* ---- moving ---- */

bool decision_moved(struct call *call, struct decision *decision, struct query *query)
{
	change_note(call, decision->household_id, "decision", decision->id, "state");
	query_record(query, &decision_record, decision);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) == 0)
		return stale_deed(call, decision->household_id, "decision", decision->id, "dit besluit");
	decision->version++;
	inbox_changed(call, decision->author_id);
	return true;
}

void decision_about(struct call *call, const struct decision *decision)
{
	char subject[TEXT_LINE_BYTES];

	decision_subject(decision, subject);
	call_about(call, decision->household_id, "decision", decision->id, "%.400s: %s", subject,
		choice_label(decision_state_choices, decision->state));
}

void decision_tell(struct call *call, id employee_id, const struct decision *decision, const char *what)
{
	char subject[TEXT_LINE_BYTES];

	decision_subject(decision, subject);
	if (employee_id != call->actor->employee_id)
		ring_employee(call, employee_id, decision->household_id, "decision", decision->id, "%s: %.300s", what, subject);
}

/* Awb 10:10: on whose behalf. */
static bool namens(struct call *call, struct decision *decision)
{
	static const char GEMEENTE[] = "SELECT naam FROM municipality ORDER BY id LIMIT 1";
	struct query *query = db_query(call->db, GEMEENTE);

	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_INTERNAL, "De gemeente heeft geen naam.");
	snprintf(decision->namens, sizeof(decision->namens), "Namens het college van burgemeester en wethouders van %.600s",
		query_get_text(query, "naam"));
	query_done(query);
	return true;
}

bool decision_aanvraag_done(struct call *call, const struct decision *decision)
{
	static const char AANVRAAG_DONE[] = "UPDATE aanvraag SET afgesloten = :today WHERE id = :id AND afgesloten IS NULL";
	struct query *query;

	if (!decision->aanvraag_id)
		return true;
	query = db_query(call->db, AANVRAAG_DONE);
	query_day(query, ":today", call->today);
	query_id(query, ":id", decision->aanvraag_id);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) > 0)
		change_note(call, decision->household_id, "aanvraag", decision->aanvraag_id, "afgesloten");
	return true;
}

/* ---- second eyes: who is asked ---- */

bool decision_seconds_told(struct call *call, const struct decision *decision, bool climbed, const char *what)
{
	static const char CANDIDATES[] =
		"SELECT DISTINCT e.id FROM employee e JOIN role_assignment a ON a.employee_id = e.id"
		" JOIN household h ON h.id = :household_id LEFT JOIN team t ON t.id = a.team_id"
		" WHERE e.disabled = 0 AND a.\"from\" <= :today AND (a.until IS NULL OR a.until > :today)"
		" AND ((a.role IN ('teamleider', 'gedragswetenschapper') AND (a.team_id IS NULL OR t.wijk IN ('*', h.wijk)))"
		"  OR EXISTS(SELECT 1 FROM regie r WHERE r.household_id = h.id AND r.employee_id = e.id"
		"  AND r.until IS NULL))";
	struct query *query = db_query(call->db, CANDIDATES);
	enum query_result result;

	query_day(query, ":today", call->today);
	query_id(query, ":household_id", decision->household_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		id employee_id = query_get_int(query, "id");
		struct mandate_verdict verdict;

		if (!mandate_weigh(call, decision, employee_id, climbed, PART_SECOND, &verdict)) {
			query_done(query);
			return false;
		}
		if (verdict.within && what)
			decision_tell(call, employee_id, decision, what);
		else if (verdict.within)
			inbox_changed(call, employee_id);
	}
	return result == QUERY_DONE;
}

/* ---- taking ---- */

/* besluitdatum is the day the decider signs. */
bool decision_take(struct call *call, struct decision *decision, const struct mandate_verdict *verdict, bool climbed)
{
	static const char DECISION_TAKE[] =
		"UPDATE decision SET state = :state, decider_id = :decider_id, second_id = NULL, mandate_id = :mandate_id,"
		" trede = :trede, climbed = :climbed, needs_second = :needs_second, namens = :namens, counted = :counted,"
		" requested = coalesce(requested, :besluitdatum), besluitdatum = :besluitdatum, reason = NULL,"
		" version = version + 1 WHERE id = :id AND version = :version";
	struct query *query;
	bool second = verdict->needs_second || decision->swap_id;

	if (!namens(call, decision))
		return false;
	decision->state = second ? DECISION_TWEEDE_OGEN : DECISION_GENOMEN;
	decision->decider_id = call->actor->employee_id;
	decision->second_id = 0;
	decision->mandate_id = verdict->mandate_id;
	decision->trede = verdict->trede;
	decision->besluitdatum = call->today;
	query = db_query(call->db, DECISION_TAKE);
	query_int(query, ":climbed", climbed);
	query_int(query, ":needs_second", second);
	query_int(query, ":counted", decision_counted(decision));
	if (!decision_moved(call, decision, query) || !decision_freeze(call, decision->id))
		return false;
	if (second && (call->proved || !decision_proof_needed(call)) && !decision_confirm(call, decision->id))
		return false;
	snprintf(call->ground, sizeof(call->ground), "mandaat %lld, trede %lld", (long long)verdict->mandate_id,
		(long long)verdict->trede);
	decision_about(call, decision);
	if (decision->state == DECISION_TWEEDE_OGEN)
		return decision_seconds_told(call, decision, climbed, "Tweede ogen gevraagd");
	return decision_aanvraag_done(call, decision);
}

/*
 * Where it begins. When on its lowest rung only the regisseur may decide, it is for them alone; a regisseur who is not on
 * that rung (of another organisation, say) is passed by.
 */
static bool climb_from(struct call *call, const struct decision *decision, const struct mandate_verdict *verdict,
	struct escalation *escalation, int64_t *from)
{
	struct mandate_facts facts;
	struct roster roster;
	id regisseur;
	bool ok = mandate_facts_load(call, decision, call->actor->employee_id, false, &facts);

	*from = verdict->trede;
	regisseur = facts.regisseur.employee_id;
	facts.regisseur.employee_id = 0;
	if (ok && regisseur && mandate_ask(&facts, decision, call->today, false, PART_DECIDE).trede > verdict->trede) {
		ok = ladder_roster_load(call->db, decision->household_id, call->today, &roster, &call->err);
		escalation->trede = verdict->trede;
		escalation->requester_id = call->actor->employee_id;
		if (ok && ladder_may_act(escalation, &roster, regisseur, call->now))
			escalation->holder_id = regisseur;
		else
			*from = mandate_ask(&facts, decision, call->today, false, PART_DECIDE).trede;
		if (ok)
			ladder_roster_free(&roster);
	}
	mandate_facts_free(&facts);
	return ok;
}

bool decision_ladder(struct call *call, const struct ladder_question *question, int64_t *trede)
{
	const struct mandate_verdict *verdict = question->verdict;
	struct escalation escalation;
	int64_t from;
	bool ok;

	if (verdict->trede < 1 || verdict->trede > MANDATE_TREDE_MAX)
		return rule_refuse_next(&call->err, verdict->rule,
			"Niemand op de ladder mag dit besluiten: vraag de functioneel beheerder het mandaatregister na te kijken.", "%s",
			verdict->why);
	record_init(&escalation_record, &escalation);
	escalation.household_id = question->of->household_id;
	escalation.decision_id = question->of->id;
	escalation.cause = CAUSE_MANDAAT;
	escalation.spoed = question->of->spoed;
	escalation.question = mem_text(verdict->why);
	snprintf(escalation.subject, sizeof(escalation.subject), "%s", question->subject);
	ok = climb_from(call, question->weighed, verdict, &escalation, &from) && escalation_open(call, &escalation, from);
	*trede = escalation.trede;
	record_clear(&escalation_record, &escalation);
	return ok;
}

bool decision_climb(struct call *call, struct decision *decision, int64_t trede)
{
	static const char DECISION_CLIMB[] =
		"UPDATE decision SET state = :state, decider_id = NULL, second_id = NULL, mandate_id = NULL, trede = :trede,"
		" climbed = 1, needs_second = 0, namens = NULL, counted = :counted, requested = :today, besluitdatum = NULL,"
		" reason = NULL, version = version + 1 WHERE id = :id AND version = :version";
	struct query *query = db_query(call->db, DECISION_CLIMB);
	bool ok;

	decision->state = DECISION_TER_TOETSING;
	decision->trede = trede;
	query_day(query, ":today", call->today);
	query_int(query, ":counted", decision_counted(decision));
	ok = decision_moved(call, decision, query) && decision_freeze(call, decision->id);
	decision_about(call, decision);
	return ok;
}

/* Above mandate: reserved, and up the ladder to the lowest rung that may decide. */
static bool climb(struct call *call, struct decision *decision, const struct mandate_verdict *verdict)
{
	char subject[TEXT_LINE_BYTES];
	const struct ladder_question question = { .of = decision, .weighed = decision, .verdict = verdict,
		.subject = subject };
	int64_t trede;

	decision_subject(decision, subject);
	return decision_ladder(call, &question, &trede) && decision_climb(call, decision, trede);
}

/* Brought in by who may do that by law: no mandate of ours is asked, and it weighs on no ceiling. */
static bool registered(struct call *call, struct decision *decision)
{
	static const char DECISION_REGISTER[] =
		"UPDATE decision SET state = :state, counted = 0, namens = :namens, requested = :besluitdatum,"
		" besluitdatum = :besluitdatum, reason = NULL, version = version + 1 WHERE id = :id AND version = :version";

	if (!namens(call, decision))
		return false;
	decision->state = DECISION_GENOMEN;
	decision->besluitdatum = call->today;
	if (!decision_moved(call, decision, db_query(call->db, DECISION_REGISTER)))
		return false;
	snprintf(call->ground, sizeof(call->ground), "verwijzing door %s", choice_label(verwijzer_choices, decision->verwijzer));
	decision_about(call, decision);
	return decision_aanvraag_done(call, decision);
}

bool decision_submit(struct call *call, struct decision *decision)
{
	struct mandate_verdict verdict;

	if (decision->state != DECISION_CONCEPT)
		return rule_refuse_as(&call->err, "besluit.stand", "Dit besluit is al ingediend");
	if (decision->author_id != call->actor->employee_id)
		return rule_refuse_as(&call->err, "besluit.auteur", "Alleen %.120s kan dit concept indienen", decision->author_naam);
	if (!decision_fill(call, decision) || !decision_complete(decision, &call->err) || !decision_follows(call, decision) ||
			!decision_unbarred(call, decision))
		return false;
	if (decision->swap_id)
		return swap_submit(call, decision);
	if (decision_registered(decision))
		return registered(call, decision);
	if (!mandate_weigh(call, decision, call->actor->employee_id, false, PART_DECIDE, &verdict))
		return false;
	return verdict.within ? decision_take(call, decision, &verdict, false) : climb(call, decision, &verdict);
}

bool decision_approve(struct call *call, struct decision *decision)
{
	struct mandate_verdict verdict;

	if (decision->state != DECISION_TER_TOETSING)
		return stale_deed(call, decision->household_id, "decision", decision->id, "dit besluit");
	if (decision->swap_id)
		return swap_approve(call, decision);
	if (!decision_follows(call, decision) || !decision_unbarred(call, decision) ||
			!mandate_weigh(call, decision, call->actor->employee_id, true, PART_DECIDE, &verdict))
		return false;
	if (!verdict.within)
		return rule_refuse_as(&call->err, verdict.rule, "%s", verdict.why);
	return decision_take(call, decision, &verdict, true);
}

/* ---- the other ways on ---- */

bool decision_announce(struct call *call, struct decision *decision, day on)
{
	static const char DECISION_ANNOUNCE[] =
		"UPDATE decision SET state = :state, bekendmaking = :bekendmaking, bezwaar_tot = :bezwaar_tot,"
		" version = version + 1 WHERE id = :id AND version = :version";

	if (decision->state != DECISION_GENOMEN)
		return rule_refuse_as(&call->err, "besluit.stand", "Alleen een genomen besluit wordt bekendgemaakt");
	if (on == DAY_NONE || on < decision->besluitdatum)
		return err_set(&call->err, ERR_INPUT, "Bekendgemaakt op: niet voor de dag van het besluit.");
	if (on > call->today)
		return err_set(&call->err, ERR_INPUT, "Bekendgemaakt op: deze dag is er nog niet.");
	decision->state = DECISION_BEKENDGEMAAKT;
	decision->bekendmaking = on;
	decision->bezwaar_tot = term_end(TERM_BEZWAAR, on);
	if (!decision_moved(call, decision, db_query(call->db, DECISION_ANNOUNCE)))
		return false;
	decision_about(call, decision);
	return true;
}

/* Back to concept it starts afresh: no reservation, no decider, and its mandate is asked again when it is handed in. */
static const char DECISION_BACK[] =
	"UPDATE decision SET state = :state, reason = :reason, decider_id = NULL, second_id = NULL, mandate_id = NULL,"
	" trede = 0, climbed = 0, needs_second = 0, namens = NULL, requested = NULL, besluitdatum = NULL,"
	" version = version + 1 WHERE id = :id AND version = :version";

static const char DECISION_STOP[] =
	"UPDATE decision SET state = :state, reason = :reason, version = version + 1 WHERE id = :id AND version = :version";

static const struct ending {
	enum decision_state state;
	const char *sql;
	const char *told;	/* to the author */
} endings[] = {
	{ DECISION_CONCEPT, DECISION_BACK, "Besluit terug" },
	{ DECISION_GEWEIGERD, DECISION_STOP, "Besluit geweigerd" },
	{ DECISION_INGETROKKEN, DECISION_STOP, "Besluit ingetrokken" },
};

static bool end_one(struct call *call, struct decision *decision, enum decision_state state, const char *reason)
{
	const struct ending *ending = endings;
	bool waited = decision->state == DECISION_TWEEDE_OGEN;

	if (decision->state != DECISION_TER_TOETSING && decision->state != DECISION_TWEEDE_OGEN &&
	    !(decision->state == DECISION_CONCEPT && state == DECISION_INGETROKKEN))
		return rule_refuse_as(&call->err, "besluit.stand", "Dit besluit is niet (meer) in behandeling");
	while (ending->state != state)
		ending++;
	if (!text_clean_line(reason ? reason : "", "De reden", decision->reason, sizeof(decision->reason), &call->err))
		return false;
	if (waited && !decision_seconds_told(call, decision, decision_climbed(call, decision->id), NULL))
		return false;
	decision->state = state;
	if (!decision_moved(call, decision, db_query(call->db, ending->sql)))
		return false;
	decision_about(call, decision);
	if (waited)	/* what climbed is told by its escalation */
		decision_tell(call, decision->author_id, decision, ending->told);
	return true;
}

/* Both sides of an uitruil: first what came, which rests on what went. */
bool decision_end(struct call *call, struct decision *decision, enum decision_state state, const char *reason)
{
	struct decision other, *first, *then;
	bool ok;

	if (!decision->swap_id)
		return end_one(call, decision, state, reason);
	ok = swap_other(call, decision, &other);
	first = decision_takes(decision) ? &other : decision;
	then = decision_takes(decision) ? decision : &other;
	if (ok && (first == decision || first->state == decision->state))
		ok = end_one(call, first, state, reason);
	if (ok && (then == decision || then->state != (int)state))
		ok = end_one(call, then, state, reason);
	record_clear(&decision_record, &other);
	return ok;
}

bool decision_readdress(struct call *call, id decision_id, int64_t trede)
{
	static const char DECISION_READDRESS[] =
		"UPDATE decision SET trede = :trede WHERE state = 'ter_toetsing' AND (id = :id"
		" OR swap_id = (SELECT swap_id FROM decision WHERE id = :id))";
	struct query *query = db_query(call->db, DECISION_READDRESS);

	query_id(query, ":id", decision_id);
	query_int(query, ":trede", trede);
	return query_run(query, &call->err);
}
