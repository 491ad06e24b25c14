/*
 * Match without content: two people of different organisations are involved with one family, and one of them may not open
 * the part of the other. Each hears that the other is there - name, organisation, telephone - and nothing of why. Whoever
 * does not want to be named withdraws; then there is no match for either. Shielded households match with nobody outside.
 */
#include "match_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "exclusion_inside.h"
#include "household_inside.h"
#include "store/door.h"

enum { CANDIDATES_MOST = 100 };

/* ---- who ---- */

#define NOT_WITHDRAWN(row) \
	" AND NOT EXISTS(SELECT 1 FROM match_sign s WHERE s.employee_id = " row ".employee_id" \
	"   AND s.household_id = " row ".household_id AND s.until IS NULL AND s.shares = 0)"

/* The family of each of my households: itself, and every household that has a member in common with it now. */
static const char CANDIDATES[] =
	"WITH own(id, named) AS ("
	"   SELECT w.household_id, 1 FROM regie w WHERE w.employee_id = :me AND w.until IS NULL AND instr(:pets, 'hulp')"
	NOT_WITHDRAWN("w")
	"   UNION SELECT w.household_id, 1 FROM involvement w WHERE w.employee_id = :me AND w.until IS NULL"
	"     AND instr(:pets, w.pet)" NOT_WITHDRAWN("w")
	"   UNION SELECT w.household_id, 0 FROM match_sign w WHERE w.employee_id = :me AND w.until IS NULL AND w.shares = 1"
	"     AND instr(:pets, w.pet)),"
	" family(mine, named, theirs) AS MATERIALIZED ("
	"   SELECT id, named, id FROM own WHERE :household IS NULL OR id = :household"
	"   UNION SELECT own.id, own.named, there.household_id FROM own"
	"     CROSS JOIN membership here ON here.household_id = own.id AND here.until IS NULL"
	"     CROSS JOIN membership there ON there.person_id = here.person_id AND there.until IS NULL"
	"     WHERE :household IS NULL OR own.id = :household),"
	" other(mine, theirs, employee_id, \"from\") AS ("
	"   SELECT f.mine, f.theirs, w.employee_id, w.\"from\" FROM family f CROSS JOIN regie w ON w.household_id = f.theirs"
	"     WHERE w.until IS NULL AND instr(:pets, 'hulp') AND NOT (f.named AND f.mine = f.theirs)" NOT_WITHDRAWN("w")
	"   UNION ALL SELECT f.mine, f.theirs, w.employee_id, w.\"from\" FROM family f"
	"     CROSS JOIN involvement w ON w.household_id = f.theirs WHERE w.until IS NULL AND w.employee_id IS NOT NULL"
	"     AND instr(:pets, w.pet) AND NOT (f.named AND f.mine = f.theirs)" NOT_WITHDRAWN("w")
	"   UNION ALL SELECT f.mine, f.theirs, w.employee_id, w.\"from\" FROM family f"
	"     CROSS JOIN match_sign w ON w.household_id = f.theirs WHERE w.until IS NULL AND w.shares = 1"
	"     AND instr(:pets, w.pet))"
	" SELECT o.mine AS household_id, o.theirs, e.id AS employee_id, e.naam AS employee_naam, e.telefoon,"
	" g.naam AS organisation_naam, min(o.\"from\") AS \"from\" FROM other o JOIN employee e ON e.id = o.employee_id"
	" JOIN organisation g ON g.id = e.organisation_id WHERE e.id <> :me AND e.disabled = 0"
	" AND e.organisation_id <> :organisation GROUP BY o.mine, o.theirs, e.id ORDER BY 1, e.naam, e.id LIMIT :most";

struct candidate {
	struct match match;
	id theirs;
};

/* False, without an error: one of the two may not know that the other's household exists, or both may open both. */
static bool candidate_fits(struct call *call, const struct candidate *candidate)
{
	struct actor other;
	struct call theirs = *call;
	struct access_facts mine_facts, their_facts;

	if (!actor_load(call->db, candidate->match.employee_id, call->today, &other))
		return false;
	actor_wear(&other, call->actor->pets);
	theirs.actor = &other;
	access_facts_load(call, candidate->theirs, &mine_facts);
	access_facts_load(&theirs, candidate->match.household_id, &their_facts);
	if (access_hidden(&mine_facts) || access_hidden(&their_facts))
		return false;
	return !access_may(&mine_facts, DEED_OPEN) || !access_may(&their_facts, DEED_OPEN);
}

static bool match_listed(const struct rows *rows, const struct match *match)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct match *there = rows->row[i].data;

		if (rows->row[i].record == &match_record && there->household_id == match->household_id &&
				there->employee_id == match->employee_id)
			return true;
	}
	return false;
}

bool match_find(struct call *call, id household_id, struct rows *out)
{
	struct query *query = db_query(call->db, CANDIDATES);
	struct candidate candidates[CANDIDATES_MOST];
	enum query_result result;
	size_t count = 0;

	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":household", household_id);
	query_id(query, ":organisation", call->actor->organisation_id);
	query_text(query, ":pets", pets_text(call->actor->pets));
	query_int(query, ":most", CANDIDATES_MOST);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		record_init(&match_record, &candidates[count].match);
		query_read(query, &match_record, &candidates[count].match);
		candidates[count++].theirs = query_get_int(query, "theirs");
	}
	for (size_t i = 0; result == QUERY_DONE && i < count; i++)
		if (!match_listed(out, &candidates[i].match) && candidate_fits(call, &candidates[i]))
			rows_add(out, &match_record, &candidates[i].match);
	return call->err.code == ERR_NONE;
}

/* ---- telling ---- */

static void name_write(const struct match *match, char out[TEXT_LINE_BYTES])
{
	snprintf(out, TEXT_LINE_BYTES, "%.300s, %.300s%s%s", match->employee_naam, match->organisation_naam,
		*match->telefoon ? ", " : "", match->telefoon);
}

/* The household that the other knows it by is the other's own: asked from that side. */
static bool other_told(struct call *call, id other_id, id employee_id)
{
	struct call theirs = *call;
	struct rows found = ROWS_INIT;
	struct actor other;
	char naam[TEXT_LINE_BYTES];
	bool ok = actor_load(call->db, other_id, call->today, &other);

	actor_wear(&other, call->actor->pets);
	theirs.actor = &other;
	ok = ok && match_find(&theirs, 0, &found);
	for (size_t i = 0; ok && i < found.count; i++) {
		const struct match *match = found.row[i].data;

		if (match->employee_id != employee_id)
			continue;
		name_write(match, naam);
		ring_employee(call, other_id, match->household_id, "match", match->household_id, "Ook betrokken: %s", naam);
		ring_under(call, other.pets);
	}
	rows_free(&found);
	return ok;
}

bool match_tell(struct call *call, id household_id, id employee_id)
{
	struct call theirs = *call;
	struct rows found = ROWS_INIT;
	struct actor actor;
	char naam[TEXT_LINE_BYTES];
	bool ok = actor_load(call->db, employee_id, call->today, &actor);

	if (!ok)
		return true;	/* who does not work here any more has no matches */
	actor_wear(&actor, call->actor->pets);
	theirs.actor = &actor;
	ok = match_find(&theirs, household_id, &found);
	for (size_t i = 0; ok && i < found.count; i++) {
		const struct match *match = found.row[i].data;

		name_write(match, naam);
		ring_employee(call, employee_id, household_id, "match", household_id, "Ook betrokken: %s", naam);
		ring_under(call, actor.pets);
		ok = other_told(call, match->employee_id, employee_id);
	}
	rows_free(&found);
	if (!ok && call->err.code == ERR_NONE)
		call->err = theirs.err;
	return ok;
}

/* ---- requests ---- */

static const char SIGN[] =
	"SELECT * FROM match_sign WHERE employee_id = :me AND household_id = :household AND until IS NULL";

static bool sign_answer(struct call *call, id household_id)
{
	struct query *query = db_query(call->db, SIGN);

	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":household", household_id);
	if (query_one(query, &call->err))
		query_read(query, &match_sign_record, rows_new(&call->out->rows, &match_sign_record));
	query_done(query);
	return call->err.code == ERR_NONE && match_find(call, household_id, &call->out->rows);
}

static bool match_list(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (!call_may(call, DEED_SIGN, ask->id ? ask->id : NO_HOUSEHOLD) || !sign_answer(call, ask->id))
		return false;
	view_note(call, "lees", ask->id, "match", ask->id, NULL);
	return true;
}

static bool sign_close(struct call *call, const struct match_sign *sign)
{
	static const char CLOSE[] =
		"UPDATE match_sign SET until = max(:today, \"from\"), reason = coalesce(reason, :reason)"
		" WHERE employee_id = :me AND household_id = :household_id AND until IS NULL";
	struct query *query = db_query(call->db, CLOSE);

	query_record(query, &match_sign_record, sign);
	query_day(query, ":today", call->today);
	query_id(query, ":me", call->actor->employee_id);
	return query_run(query, &call->err);
}

/* Who works in the dossier is named without a sign: what is kept of them is only that they do not want to be. */
static bool sign_keep(struct call *call, struct match_sign *sign)
{
	static const char NEW[] =
		"INSERT INTO match_sign(id, household_id, employee_id, pet, shares, grondslag, \"from\", reason)"
		" VALUES (:id, :household_id, :me, pet_worn(), :shares, :grondslag, :from, :reason)";
	struct access_facts facts;
	struct query *query;

	access_facts_load(call, sign->household_id, &facts);
	if (sign->shares == facts.named)
		return true;
	sign->id = db_next_id(call->db);
	query = db_query(call->db, NEW);
	query_record(query, &match_sign_record, sign);
	query_id(query, ":me", call->actor->employee_id);
	return query_run(query, &call->err);
}

static bool sign_check(struct call *call, const struct match_sign *sign)
{
	if (sign->shares && !*sign->grondslag)
		return err_set(&call->err, ERR_INPUT, "Grondslag: vul in op welke wet uw betrokkenheid rust.");
	if (!sign->shares && !*sign->reason)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom uw naam niet meer gedeeld wordt.");
	return record_check(&match_sign_record, sign, &call->err);
}

/* Those who saw my name until now see that it is gone; no bell for that. */
static bool others_refresh(struct call *call, id household_id)
{
	struct rows found = ROWS_INIT;
	bool ok = match_find(call, household_id, &found);

	for (size_t i = 0; ok && i < found.count; i++)
		inbox_changed(call, ((const struct match *)found.row[i].data)->employee_id);
	rows_free(&found);
	return ok;
}

static bool match_sign_set(struct call *call)
{
	const struct match_sign *given = call_in(call, &match_sign_record);
	struct match_sign sign;

	record_init(&match_sign_record, &sign);
	sign.household_id = given->household_id;
	sign.shares = given->shares;
	sign.from = call->today;
	memcpy(sign.grondslag, given->grondslag, sizeof(sign.grondslag));
	memcpy(sign.reason, given->reason, sizeof(sign.reason));
	if (!call_may(call, DEED_SIGN, sign.household_id ? sign.household_id : NO_HOUSEHOLD) || !sign_check(call, &sign) ||
			!others_refresh(call, sign.household_id) || !sign_close(call, &sign) || !sign_keep(call, &sign))
		return false;
	change_note(call, sign.household_id, "match", sign.id, "");
	inbox_changed(call, call->actor->employee_id);
	snprintf(call->ground, sizeof(call->ground), "%s", sign.grondslag);
	call_about(call, sign.household_id, "match", sign.id, "%s", sign.shares ? "gedeeld" : sign.reason);
	return (!sign.shares || match_tell(call, sign.household_id, call->actor->employee_id)) &&
		sign_answer(call, sign.household_id);
}

const struct door_row match_doors[] = {
	{ REQ_MATCH_LIST, PHASE_OPEN, DEED_SIGN, NULL, match_list },
	{ REQ_MATCH_SIGN, PHASE_OPEN, DEED_SIGN, "match", match_sign_set },
	{ 0 }
};
