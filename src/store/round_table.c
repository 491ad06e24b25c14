/*
 * A round table: the procesregisseur asks people of several organisations together about one escalation. Who is asked
 * finds it in the werkbak and may read that escalation, and nothing else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/rule.h"
#include "edit_kind.h"
#include "escalation_inside.h"
#include "exclusion_inside.h"
#include "household_inside.h"

enum { MEMBERS_MOST = 30 };

#define TABLE_COLUMNS "SELECT t.*, e.naam AS convener_naam FROM round_table t JOIN employee e ON e.id = t.convener_id"
#define MEMBER_COLUMNS \
	"SELECT m.*, e.naam AS employee_naam, o.naam AS organisation_naam FROM table_member m" \
	" JOIN employee e ON e.id = m.employee_id JOIN organisation o ON o.id = e.organisation_id"

/* ---- reading ---- */

bool table_asks(struct call *call, id escalation_id)
{
	static const char ASKS[] =
		"SELECT EXISTS(SELECT 1 FROM table_member m JOIN round_table t ON t.id = m.table_id WHERE m.employee_id = :me"
		" AND m.answer <> 'afgezegd' AND t.escalation_id = :id AND t.cancelled IS NULL)";
	struct query *query = db_query(call->db, ASKS);

	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":id", escalation_id);
	return query_number(query, &call->err) != 0;
}

static bool table_load(struct call *call, id table_id, struct round_table *out)
{
	static const char TABLE[] = TABLE_COLUMNS " WHERE t.id = :id";
	struct query *query = db_query(call->db, TABLE);

	record_init(&round_table_record, out);
	query_id(query, ":id", table_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_MISSING, "Deze rondetafel is er niet.");
	query_read(query, &round_table_record, out);
	query_done(query);
	return true;
}

bool table_answer(struct call *call, id escalation_id)
{
	static const char LAST[] = TABLE_COLUMNS " WHERE t.escalation_id = :id ORDER BY t.id DESC LIMIT 1";
	static const char MEMBERS[] = MEMBER_COLUMNS
		" WHERE m.table_id = (SELECT max(t.id) FROM round_table t WHERE t.escalation_id = :id)"
		" ORDER BY m.answer = 'afgezegd', o.naam, e.naam";
	struct query *query = db_query(call->db, LAST);

	query_id(query, ":id", escalation_id);
	if (!rows_answer(call, query, &round_table_record))
		return false;
	query = db_query(call->db, MEMBERS);
	query_id(query, ":id", escalation_id);
	return rows_answer(call, query, &table_member_record);
}

/* ---- who may call one ---- */

static bool sits_on_process(struct call *call, const struct escalation *escalation, const struct roster *roster)
{
	for (size_t i = 0; i < roster->rung_count; i++) {
		struct escalation there = *escalation;

		there.trede = roster->rungs[i].trede;
		there.holder_id = 0;
		there.overdue = false;
		if (roster->rungs[i].process && ladder_may_act(&there, roster, call->actor->employee_id, call->now))
			return true;
	}
	return false;
}

/* Who sits on a process rung, whatever rung it lies on: that is what this rung is for. */
static bool leads_tables(struct call *call, const struct escalation *escalation)
{
	struct access_facts facts;
	struct roster roster;
	bool may;

	if (!ladder_roster_load(call->db, escalation->household_id, call->today, &roster, &call->err))
		return false;
	may = sits_on_process(call, escalation, &roster);
	ladder_roster_free(&roster);
	access_facts_load(call, escalation->household_id, &facts);
	return (may && !facts.own_household && !facts.excluded) || rule_refuse(&call->err, "ladder.rondetafel");
}

/* The escalation of a table that the actor may convene. */
static bool table_take_up(struct call *call, id escalation_id, struct escalation *escalation)
{
	if (!escalation_load(call, escalation_id, escalation) || !escalation_may_read(call, escalation))
		return false;
	if (escalation->closed != INSTANT_NONE)
		return stale_deed(call, escalation->household_id, "escalation", escalation->id, "deze opschaling");
	return leads_tables(call, escalation);
}

/* ---- telling ---- */

/* Each who is asked to it now. */
static void members_each(struct call *call, id table_id, void (*tell)(struct call *call, id employee_id, const void *arg),
	const void *arg)
{
	static const char ASKED[] = "SELECT employee_id FROM table_member WHERE table_id = :id AND answer <> 'afgezegd'";
	struct query *query = db_query(call->db, ASKED);

	query_id(query, ":id", table_id);
	while (query_step(query, &call->err) == QUERY_ROW)
		tell(call, query_get_int(query, "employee_id"), arg);
}

struct table_news {
	const struct escalation *escalation;
	const struct round_table *table;
	const char *what;
};

static void member_ring(struct call *call, id employee_id, const void *arg)
{
	const struct table_news *news = arg;
	char on[DAY_NL_BYTES];

	day_nl(news->table->datum, on);
	ring_employee(call, employee_id, news->escalation->household_id, "escalation", news->escalation->id,
		"Rondetafel %s: %s %s, %.100s (%.200s)", news->what, on, news->table->tijd, news->table->plaats,
		news->escalation->household_naam);
}

/* Who only sits at the table watches no household: their screen hears of it this way. */
static void member_refresh(struct call *call, id employee_id, const void *arg)
{
	(void)arg;
	inbox_changed(call, employee_id);
}

static void members_told(struct call *call, const struct escalation *escalation, const struct round_table *table,
	const char *what)
{
	members_each(call, table->id, member_ring, &(const struct table_news){ escalation, table, what });
}

static bool table_noted(struct call *call, const struct escalation *escalation, const struct round_table *table,
	const char *what, const char *naam)
{
	char on[DAY_NL_BYTES], step[2 * TEXT_LINE_BYTES];

	day_nl(table->datum, on);
	snprintf(step, sizeof(step), "%s%s, %s %s, %.400s", what, naam, on, table->tijd, table->plaats);
	change_note(call, escalation->household_id, "escalation", escalation->id, "");
	members_each(call, table->id, member_refresh, NULL);
	call_about(call, escalation->household_id, "round_table", table->id, "%s%.200s, %s", what, naam, on);
	return escalation_step_add(call, escalation->id, STEP_TABLE, escalation->trede, call->actor->employee_id, step);
}

/* ---- calling one, and changing it ---- */

static bool table_write(struct call *call, struct round_table *table)
{
	static const char TABLE_ADD[] =
		"INSERT INTO round_table(id, escalation_id, datum, tijd, plaats, doel, convener_id, at, version)"
		" VALUES(:id, :escalation_id, :datum, :tijd, :plaats, :doel, :convener_id, :at, 1)";
	static const char TABLE_CHANGE[] =
		"UPDATE round_table SET datum = :datum, tijd = :tijd, plaats = :plaats, doel = :doel, cancelled = :cancelled,"
		" version = version + 1 WHERE id = :id AND version = :version AND cancelled IS NULL AND uitkomst IS NULL";
	bool new = table->id == 0;
	struct query *query;

	if (new) {
		table->id = db_next_id(call->db);
		table->convener_id = call->actor->employee_id;
	}
	query = db_query(call->db, new ? TABLE_ADD : TABLE_CHANGE);
	query_record(query, &round_table_record, table);
	if (new)
		query_instant(query, ":at", call->now);
	if (!query_run(query, &call->err))
		return false;
	return new || db_changes(call->db) > 0 ||
		err_set(&call->err, ERR_STALE, "Een collega heeft deze rondetafel intussen gewijzigd, afgezegd of afgerond. Uw tekst staat er nog;"
			" bekijk haar opnieuw.");
}

static bool table_check(struct call *call, struct round_table *table)
{
	static const char OPEN[] =
		"SELECT count(*) FROM round_table WHERE escalation_id = :id AND cancelled IS NULL AND uitkomst IS NULL"
		" AND datum >= :today";
	struct query *query;

	if (!record_check(&round_table_record, table, &call->err) || !time_normal(table->tijd, &call->err))
		return false;
	if (table->cancelled == INSTANT_NONE && table->datum < call->today)
		return err_set(&call->err, ERR_INPUT, "Datum: deze dag is voorbij.");
	if (table->id)
		return true;
	query = db_query(call->db, OPEN);
	query_id(query, ":id", table->escalation_id);
	query_day(query, ":today", call->today);
	return query_number(query, &call->err) == 0 || rule_refuse(&call->err, "ladder.rondetafel-staat");
}

bool table_save_handle(struct call *call)
{
	struct round_table *table = call_in(call, &round_table_record);
	struct round_table standing;
	struct escalation escalation;
	bool ok = true, new = table->id == 0;

	if (!new) {
		ok = table_load(call, table->id, &standing);
		table->escalation_id = standing.escalation_id;
		record_clear(&round_table_record, &standing);
	}
	if (!ok)
		return false;
	if (table->cancelled != INSTANT_NONE)
		table->cancelled = call->now;
	ok = table_take_up(call, table->escalation_id, &escalation) && table_check(call, table) && table_write(call, table);
	if (ok) {
		const char *what = new ? "belegd" : table->cancelled != INSTANT_NONE ? "afgezegd" : "gewijzigd";

		members_told(call, &escalation, table, what);
		ok = table_noted(call, &escalation, table, what, "") && escalation_whole_answer(call, &escalation);
	}
	record_clear(&escalation_record, &escalation);
	return ok;
}

/* ---- who is asked ---- */

static bool member_put(struct call *call, const struct round_table *table, id employee_id, bool asked)
{
	static const char MEMBER_PUT[] =
		"INSERT INTO table_member(table_id, employee_id, answer) VALUES(:id, :employee_id, :answer)"
		" ON CONFLICT(table_id, employee_id) DO UPDATE SET answer = :answer, answered = NULL";
	static const char COUNT[] = "SELECT count(*) FROM table_member WHERE table_id = :id";
	struct query *query = db_query(call->db, COUNT);

	query_id(query, ":id", table->id);
	if (query_number(query, &call->err) >= MEMBERS_MOST)
		return err_set(&call->err, ERR_INPUT, "Aan deze tafel zijn al %d mensen gevraagd.", MEMBERS_MOST);
	query = db_query(call->db, MEMBER_PUT);
	query_id(query, ":id", table->id);
	query_id(query, ":employee_id", employee_id);
	query_text(query, ":answer", choice_code(table_answer_choices, asked ? TABLE_ASKED : TABLE_TAKEN_OFF));
	return query_run(query, &call->err);
}

static bool still_comes(struct call *call, const struct round_table *table)
{
	if (table->cancelled != INSTANT_NONE)
		return err_set(&call->err, ERR_STALE, "Een collega heeft deze rondetafel intussen afgezegd. Er is niets gedaan: bekijk haar opnieuw.");
	return !table->uitkomst || err_set(&call->err, ERR_STALE, "Deze rondetafel is geweest. Er is niets gedaan; wat ervan kwam, staat erbij.");
}

/* Nobody is asked for whom this household does not exist, or who lives there. */
static bool may_be_asked(struct call *call, const struct escalation *escalation, id employee_id, struct actor *who)
{
	struct call theirs = { .store = call->store, .db = call->db, .actor = who, .now = call->now, .today = call->today };
	struct access_facts facts;

	if (!actor_load(call->db, employee_id, call->today, who) || who->roles[0] == ROLE_NONE)
		return err_set(&call->err, ERR_INPUT, "Wie: deze medewerker kan vandaag niet inloggen. Kies iemand anders.");
	if (exclusion_forbids(call, escalation->household_id, employee_id))
		return false;
	access_facts_load(&theirs, escalation->household_id, &facts);
	return !facts.own_household || rule_refuse_as(&call->err, "ladder.rondetafel-gezin", "%.120s hoort bij dit huishouden en wordt niet als medewerker gevraagd", who->naam);
}

bool table_ask_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct round_table table;
	struct escalation escalation;
	struct actor who;
	bool ok = table_load(call, ask->id, &table);

	record_init(&escalation_record, &escalation);
	ok = ok && still_comes(call, &table) && table_take_up(call, table.escalation_id, &escalation) &&
		may_be_asked(call, &escalation, ask->other_id, &who) && member_put(call, &table, ask->other_id, ask->flag);
	if (ok) {
		char on[DAY_NL_BYTES];

		day_nl(table.datum, on);
		ring_employee(call, ask->other_id, escalation.household_id, "escalation", escalation.id,
			"%s: rondetafel %s %s, %.100s", ask->flag ? "U bent gevraagd" : "U bent niet meer gevraagd", on, table.tijd,
			table.plaats);
		ok = table_noted(call, &escalation, &table, ask->flag ? "gevraagd: " : "niet meer gevraagd: ", who.naam) &&
			escalation_whole_answer(call, &escalation);
	}
	record_clear(&round_table_record, &table);
	record_clear(&escalation_record, &escalation);
	return ok;
}

bool table_answer_handle(struct call *call)
{
	static const char MEMBER_ANSWER[] =
		"UPDATE table_member SET answer = :answer, answered = :now WHERE table_id = :id AND employee_id = :me"
		" AND answer <> 'afgezegd'";
	const struct ask *ask = call_in(call, &ask_record);
	struct round_table table;
	struct escalation escalation;
	struct query *query;
	bool ok = table_load(call, ask->id, &table) && escalation_load(call, table.escalation_id, &escalation);

	if (ok && !table_asks(call, table.escalation_id))
		ok = err_set(&call->err, ERR_MISSING, "Deze rondetafel is er niet.");
	ok = ok && still_comes(call, &table);
	if (ok) {
		query = db_query(call->db, MEMBER_ANSWER);
		query_id(query, ":id", table.id);
		query_id(query, ":me", call->actor->employee_id);
		query_text(query, ":answer", choice_code(table_answer_choices, ask->flag ? TABLE_COMES : TABLE_COMES_NOT));
		query_instant(query, ":now", call->now);
		ok = query_run(query, &call->err);
	}
	if (ok) {
		ring_employee(call, table.convener_id, escalation.household_id, "escalation", escalation.id, "%.150s %s: %.200s",
			call->actor->naam, ask->flag ? "komt aan de rondetafel" : "komt niet aan de rondetafel",
			escalation.household_naam);
		ok = table_noted(call, &escalation, &table, ask->flag ? "komt: " : "komt niet: ", call->actor->naam) &&
			escalation_whole_answer(call, &escalation);
	}
	if (table.id)
		record_clear(&escalation_record, &escalation);
	record_clear(&round_table_record, &table);
	return ok;
}

/* ---- what it came to ---- */

static bool outcome_write(struct call *call, const struct round_table *table, const char *tekst)
{
	static const char OUTCOME[] =
		"UPDATE round_table SET uitkomst = :tekst, uitkomst_at = :now, version = version + 1"
		" WHERE id = :id AND cancelled IS NULL AND uitkomst IS NULL";
	struct query *query = db_query(call->db, OUTCOME);

	query_id(query, ":id", table->id);
	query_text(query, ":tekst", tekst);
	query_instant(query, ":now", call->now);
	return query_run(query, &call->err);
}

/* Who was asked, who asked the question, and where it lies. */
static bool outcome_told(struct call *call, const struct escalation *escalation, const struct round_table *table)
{
	struct roster roster;

	members_told(call, escalation, table, "geweest, de uitkomst staat er");
	ring_employee(call, escalation->buiten ? 0 : escalation->requester_id, escalation->household_id, "escalation", escalation->id,
		"Uitkomst van de rondetafel: %.150s (%.200s)", escalation->subject, escalation->household_naam);
	if (!ladder_roster_load(call->db, escalation->household_id, call->today, &roster, &call->err))
		return false;
	if (escalation->closed == INSTANT_NONE)
		escalation_tell(call, escalation, &roster, false);
	ladder_roster_free(&roster);
	return call->err.code == ERR_NONE;
}

/* Also when it was answered meanwhile: what was agreed at the table is kept with the question. */
bool table_outcome_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct escalation escalation;
	struct round_table table;
	char *tekst = NULL;
	bool ok = table_load(call, ask->id, &table);

	record_init(&escalation_record, &escalation);
	ok = ok && escalation_load(call, table.escalation_id, &escalation) && escalation_may_read(call, &escalation) &&
		leads_tables(call, &escalation) && still_comes(call, &table);
	if (ok && table.datum > call->today)
		ok = err_set(&call->err, ERR_INPUT, "Uitkomst: deze rondetafel moet nog komen. Wijzig de datum als zij eerder was.");
	ok = ok && escalation_text_typed(call, "Uitkomst", true, &tekst) && outcome_write(call, &table, tekst) &&
		escalation_step_add(call, escalation.id, STEP_OUTCOME, escalation.trede, call->actor->employee_id, tekst) &&
		outcome_told(call, &escalation, &table);
	if (ok) {
		change_note(call, escalation.household_id, "escalation", escalation.id, "");
		call_about(call, escalation.household_id, "round_table", table.id, "uitkomst");
		ok = escalation_whole_answer(call, &escalation);
	}
	free(tekst);
	record_clear(&round_table_record, &table);
	record_clear(&escalation_record, &escalation);
	return ok;
}
