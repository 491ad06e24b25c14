/* Two households that are one: the page before, and merging them. Undoing is in merge_undo.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "exclusion_inside.h"
#include "household_inside.h"
#include "merge_inside.h"
#include "store/audit.h"
#include "store/door.h"
#include "store/handover.h"
#include "store/search.h"

bool merge_step(struct call *call, const char *sql, const struct merge *merge)
{
	struct query *query = db_query(call->db, sql);

	query_record(query, &merge_record, merge);
	return query_run(query, &call->err);
}

static int64_t merge_number(struct call *call, const char *sql, const struct merge *merge)
{
	struct query *query = db_query(call->db, sql);

	query_record(query, &merge_record, merge);
	return query_number(query, &call->err);
}

/* ---- who may ---- */

/* The regisseur, whoever appoints regisseurs, and of a household without one whoever may write there. */
static bool merge_may(struct call *call, id household_id)
{
	id holder;

	if (!call_may(call, DEED_EDIT, household_id))
		return false;
	holder = regie_holder(call->db, household_id);
	if (!holder || holder == call->actor->employee_id || call_may(call, DEED_REGIE, household_id))
		return true;
	call->err = ERR_INIT;
	return rule_refuse(&call->err, "samenvoegen.regie");
}

/* ---- as both stand ---- */

static const char BOTH[] =
	"SELECT f.id AS from_id, f.huishoudnummer AS from_nummer, f.naam AS from_naam,"
	" i.id AS into_id, i.huishoudnummer AS into_nummer, i.naam AS into_naam, fe.naam AS from_regisseur,"
	" ie.naam AS into_regisseur, coalesce(fr.employee_id <> ir.employee_id, 0) AS two_regies,"
	" EXISTS(SELECT 1 FROM plan WHERE household_id = f.id AND closed IS NULL)"
	"  AND EXISTS(SELECT 1 FROM plan WHERE household_id = i.id AND closed IS NULL) AS two_plans,"
	" (SELECT coalesce(max(seq), 0) FROM change WHERE household_id = f.id)"
	"  + (SELECT coalesce(max(seq), 0) FROM change WHERE household_id = i.id) AS stamp"
	" FROM household f JOIN household i ON i.id = :into_id"
	" LEFT JOIN regie fr ON fr.household_id = f.id AND fr.until IS NULL"
	" LEFT JOIN employee fe ON fe.id = fr.employee_id LEFT JOIN regie ir ON ir.household_id = i.id AND ir.until IS NULL"
	" LEFT JOIN employee ie ON ie.id = ir.employee_id WHERE f.id = :from_id";

/* Fills what the store knows of both; the actor may merge them. */
static bool both_load(struct call *call, id into_id, id from_id, struct merge *out)
{
	struct query *query;

	record_init(&merge_record, out);
	out->into_id = into_id;
	out->from_id = from_id;
	out->on = call->today;
	if (into_id == from_id)
		return rule_refuse(&call->err, "samenvoegen.zelfde");
	if (!merge_may(call, into_id) || !merge_may(call, from_id))
		return false;
	query = db_query(call->db, BOTH);
	query_record(query, &merge_record, out);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, &merge_record, out);
	query_done(query);
	return true;
}

static bool offers_done(struct call *call, const struct merge *merge)
{
	static const char RUNNING[] =
		"SELECT EXISTS(SELECT 1 FROM regie_offer WHERE household_id IN (:from_id, :into_id) AND state = 'aangeboden')";

	if (!merge_number(call, RUNNING, merge))
		return call->err.code == ERR_NONE;
	return rule_refuse(&call->err, "samenvoegen.overdracht");
}

/* What is closed for somebody stays closed: an exclusion, named or by a person, holds for both when they are one. */
static bool exclusions_done(struct call *call, const struct merge *merge)
{
	static const char SHUT_OUT[] =
		"SELECT EXISTS(SELECT 1 FROM (SELECT employee_id FROM regie WHERE household_id IN (:from_id, :into_id)"
		"   AND until IS NULL UNION SELECT employee_id FROM involvement WHERE household_id IN (:from_id, :into_id)"
		"   AND until IS NULL) w JOIN excluded x ON x.employee_id = w.employee_id AND x.\"from\" <= :on"
		"   AND (x.until IS NULL OR x.until > :on) WHERE EXISTS(" EXCLUDED_WAY " WHERE id IN (:from_id, :into_id)))";

	if (!merge_number(call, SHUT_OUT, merge))
		return call->err.code == ERR_NONE;
	return rule_refuse(&call->err, "samenvoegen.uitgesloten");
}

/* ---- who is the same ---- */

enum { MEMBERS_MOST = 200 };

struct member_person {
	id membership_id;
	struct person person;
};

static size_t persons_load(struct call *call, id household_id, struct member_person *out)
{
	static const char PERSONS[] =
		"SELECT m.id AS membership_id, p.* FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE m.household_id = :household AND m.until IS NULL ORDER BY p.geboortedatum, p.id LIMIT :most";
	struct query *query = db_query(call->db, PERSONS);
	size_t count = 0;

	query_id(query, ":household", household_id);
	query_int(query, ":most", MEMBERS_MOST);
	while (query_step(query, &call->err) == QUERY_ROW) {
		record_init(&person_record, &out[count].person);
		query_read(query, &person_record, &out[count].person);
		out[count++].membership_id = query_get_int(query, "membership_id");
	}
	query_done(query);
	return count;
}

static void match_add(struct rows *rows, const struct member_person *into, const struct member_person *from)
{
	struct merge_match *match = rows_new(rows, &merge_match_record);

	match->into_membership_id = into->membership_id;
	match->from_membership_id = from->membership_id;
	match->certain = into->person.id == from->person.id;
	snprintf(match->why, sizeof(match->why), "%s",
		match->certain ? "staat in beide huishoudens" : "zelfde naam en geboortedatum");
	memcpy(match->geboortedatum, into->person.geboortedatum, sizeof(match->geboortedatum));
	name_full(&into->person, match->naam, sizeof(match->naam));
}

/* Each member of the one fits at most one of the other; the same person record goes first. */
static bool matches_find(struct call *call, const struct merge *merge, struct rows *rows)
{
	struct member_person *all = mem_new(2 * MEMBERS_MOST, sizeof(*all)), *from = all + MEMBERS_MOST;
	size_t intos = persons_load(call, merge->into_id, all), froms = persons_load(call, merge->from_id, from);

	for (int certain = 1; certain >= 0; certain--)
		for (size_t i = 0; i < intos; i++)
			for (size_t j = 0; j < froms && all[i].membership_id; j++) {
				if (!from[j].membership_id || !(certain ? all[i].person.id == from[j].person.id :
						merge_alike(&all[i].person, &from[j].person)))
					continue;
				match_add(rows, &all[i], &from[j]);
				all[i].membership_id = from[j].membership_id = 0;
			}
	free(all);
	return call->err.code == ERR_NONE;
}

/* ---- the page before ---- */

static bool member_rows(struct call *call, id household_id)
{
	static const char MEMBERS[] =
		"SELECT m.id AS membership_id, m.household_id, m.rol, m.\"from\", p.* FROM membership m"
		" JOIN person p ON p.id = m.person_id WHERE m.household_id = :household AND m.until IS NULL"
		" ORDER BY m.rol = 'kind', p.geboortedatum, m.id";
	struct query *query = db_query(call->db, MEMBERS);
	enum query_result result;

	query_id(query, ":household", household_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct member *member = rows_new(&call->out->rows, &member_record);
		struct person person;

		record_init(&person_record, &person);
		query_read(query, &person_record, &person);
		member_of(&person, member);
		member->id = query_get_int(query, "membership_id");
		member->household_id = household_id;
		member->from = query_get_day(query, "from");
		choice_value(member_role_choices, query_get_text(query, "rol"), &member->rol);
	}
	return result == QUERY_DONE;
}

static bool counts_add(struct call *call, const struct merge *merge)
{
	for (const struct merge_table *table = merge_tables; table->table; table++) {
		int64_t number = merge_number(call, table->count, merge);
		struct count *count;

		if (number == 0 || strcmp(table->table, "membership") == 0)
			continue;
		count = rows_new(&call->out->rows, &count_record);
		snprintf(count->what, sizeof(count->what), "%s", table->what);
		count->number = number;
	}
	return call->err.code == ERR_NONE;
}

static bool merge_preview(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct merge *merge = rows_new(&call->out->rows, &merge_record);

	if (!both_load(call, ask->id, ask->other_id, merge) || !offers_done(call, merge) ||
			!exclusions_done(call, merge))
		return false;
	if (!member_rows(call, merge->into_id) || !member_rows(call, merge->from_id) ||
			!matches_find(call, merge, &call->out->rows) || !counts_add(call, merge))
		return false;
	view_note(call, "lees", merge->into_id, "merge", merge->from_id, NULL);
	view_note(call, "lees", merge->from_id, "merge", merge->into_id, NULL);
	return true;
}

/* ---- what changes beside the moving: written down first ---- */

#define WRITE_DOWN(table, column, value) \
	"INSERT INTO merge_row(merge_id, kind, object_id, field, before, after)" \
	" SELECT :id, '" table "', t.id, '" column "', t." column ", " value " FROM " table " t"

/* One of the two memberships of one human being ends; BSN decides which, else the household that stays. */
static bool twin_end(struct call *call, const struct merge *merge, id membership_id)
{
	static const char UNTIL[] = WRITE_DOWN("membership", "until", "max(:on, t.\"from\")") " WHERE t.id = :membership";
	static const char REASON[] = WRITE_DOWN("membership", "reason", "'zelfde persoon'") " WHERE t.id = :membership";
	const char *const steps[] = { UNTIL, REASON };

	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		struct query *query = db_query(call->db, steps[i]);

		query_id(query, ":id", merge->id);
		query_id(query, ":membership", membership_id);
		if (i == 0)
			query_day(query, ":on", merge->on);
		if (!query_run(query, &call->err))
			return false;
	}
	return true;
}

/* Whoever already counted as the one that goes, counts as the one that stays. */
static bool twin_count(struct call *call, const struct merge *merge, id gone_id, id stays_id)
{
	static const char TWIN[] =
		"INSERT OR IGNORE INTO merge_twin(merge_id, person_id, same_id) SELECT :id, :gone, :stays"
		" UNION ALL SELECT :id, person_id, :stays FROM person_same WHERE same_id = :gone AND person_id <> :stays";
	struct query *query = db_query(call->db, TWIN);

	query_id(query, ":id", merge->id);
	query_id(query, ":gone", gone_id);
	query_id(query, ":stays", stays_id);
	return query_run(query, &call->err);
}

static bool twin_person(struct call *call, id membership_id, struct person *person)
{
	static const char PERSON_OF[] = "SELECT person_id FROM membership WHERE id = :id";
	struct query *query = db_query(call->db, PERSON_OF);

	query_id(query, ":id", membership_id);
	return person_load(call, query_number(query, &call->err), person);
}

static bool twin_take(struct call *call, const struct merge *merge, const struct merge_match *match)
{
	struct person into, from;
	bool stays;

	if (match->certain)
		return twin_end(call, merge, match->from_membership_id);
	if (!twin_person(call, match->into_membership_id, &into) || !twin_person(call, match->from_membership_id, &from))
		return false;
	stays = *into.burgerservicenummer || !*from.burgerservicenummer;
	return twin_end(call, merge, stays ? match->from_membership_id : match->into_membership_id) &&
		twin_count(call, merge, stays ? from.id : into.id, stays ? into.id : from.id);
}

/* The pairs that the user left together, each of which must be one that the store sees as well. */
static bool twins_take(struct call *call, const struct merge *merge)
{
	const struct merge_match *seen, *asked;
	struct rows found = ROWS_INIT;
	bool ok = matches_find(call, merge, &found);
	size_t used = 0;

	for (size_t i = 0; ok && (seen = rows_get(&found, &merge_match_record, i)); i++) {
		bool together = seen->certain;

		for (size_t j = 0; (asked = rows_get(&call->in->rows, &merge_match_record, j)); j++)
			if (asked->into_membership_id == seen->into_membership_id &&
					asked->from_membership_id == seen->from_membership_id) {
				together = true;
				used++;
			}
		ok = !together || twin_take(call, merge, seen);
	}
	rows_free(&found);
	if (ok && used != rows_count(&call->in->rows, &merge_match_record))
		return err_set(&call->err, ERR_STALE,
			"Wie dezelfde persoon is, is intussen veranderd. Bekijk de samenvoeging opnieuw.");
	return ok;
}

/* The household that stays is as careful as the more careful of the two. */
static bool flags_write(struct call *call, const struct merge *merge)
{
#define OTHER(column) "(SELECT o." column " FROM household o WHERE o.id = :from_id)"
#define HIGHER(column) \
	WRITE_DOWN("household", column, OTHER(column)) \
	" WHERE t.id = :into_id AND coalesce(" OTHER(column) " > t." column ", " OTHER(column) " IS NOT NULL)"
	static const char SHIELDED[] = HIGHER("shielded");
	static const char CONTACT[] = HIGHER("last_contact");
	static const char PHONE[] =
		WRITE_DOWN("household", "telefoon", OTHER("telefoon")) " WHERE t.id = :into_id AND t.telefoon IS NULL"
		" AND " OTHER("telefoon") " IS NOT NULL";
	static const char CLOSED[] =
		WRITE_DOWN("household", "closed", "NULL") " WHERE t.id = :into_id AND t.closed IS NOT NULL"
		" AND " OTHER("closed") " IS NULL";
	const char *const steps[] = { SHIELDED, CONTACT, PHONE, CLOSED };

	for (size_t i = 0; i < COUNT_OF(steps); i++)
		if (!merge_step(call, steps[i], merge))
			return false;
	return true;
}

/* One regisseur: the regie of the other ends, who stays involved so that nobody loses the family overnight. */
static bool regie_write(struct call *call, const struct merge *merge)
{
	static const char STAYS_INVOLVED[] =
		"INSERT INTO involvement(id, household_id, employee_id, what, \"from\")"
		" SELECT :id - 1, :into_id, r.employee_id, 'was regisseur van ' || h.huishoudnummer, :on FROM regie r"
		" JOIN household h ON h.id = r.household_id WHERE r.until IS NULL"
		" AND r.household_id = CASE :regie WHEN 'opgaand' THEN :into_id ELSE :from_id END"
		" AND EXISTS(SELECT 1 FROM regie o WHERE o.household_id IN (:into_id, :from_id)"
		"  AND o.household_id <> r.household_id AND o.until IS NULL AND o.employee_id <> r.employee_id)"
		" AND NOT EXISTS(SELECT 1 FROM involvement i WHERE i.household_id IN (:into_id, :from_id)"
		"  AND i.employee_id = r.employee_id AND i.until IS NULL)";
	static const char MADE[] =
		"INSERT INTO merge_row(merge_id, kind, object_id, field) SELECT :id, 'involvement', id, '+' FROM involvement"
		" WHERE id = :id - 1";
	static const char ENDS[] =
		WRITE_DOWN("regie", "until", "max(:on, t.\"from\")") " WHERE t.until IS NULL"
		" AND t.household_id = CASE :regie WHEN 'opgaand' THEN :into_id ELSE :from_id END"
		" AND EXISTS(SELECT 1 FROM regie o WHERE o.household_id IN (:into_id, :from_id)"
		"  AND o.household_id <> t.household_id AND o.until IS NULL)";

	return merge_step(call, STAYS_INVOLVED, merge) && merge_step(call, MADE, merge) && merge_step(call, ENDS, merge);
}

/* One plan: what is open in the other goes along in it, and the other is closed. */
static bool plan_write(struct call *call, const struct merge *merge)
{
#define OTHER_PLAN " t.closed IS NULL AND t.household_id = CASE :plan WHEN 'opgaand' THEN :into_id ELSE :from_id END" \
	" AND EXISTS(SELECT 1 FROM plan o WHERE o.household_id IN (:into_id, :from_id)" \
	"  AND o.household_id <> t.household_id AND o.closed IS NULL)"
	static const char STATE[] = WRITE_DOWN("plan", "state", "'gesloten'") " WHERE" OTHER_PLAN;
	static const char CLOSED[] = WRITE_DOWN("plan", "closed", ":on") " WHERE" OTHER_PLAN;
	static const char WHY[] =
		WRITE_DOWN("plan", "closing_reason", "'opgegaan in het plan van ' || (SELECT h.huishoudnummer FROM household h"
			" WHERE h.id = CASE :plan WHEN 'opgaand' THEN :from_id ELSE :into_id END)") " WHERE" OTHER_PLAN;
	static const char GOALS[] =
		WRITE_DOWN("goal", "plan_id", "(SELECT p.id FROM plan p WHERE p.closed IS NULL AND p.household_id ="
			" CASE :plan WHEN 'opgaand' THEN :from_id ELSE :into_id END)")
		" WHERE t.state IN ('open', 'loopt') AND t.plan_id IN (SELECT object_id FROM merge_row WHERE merge_id = :id"
		" AND kind = 'plan' AND field = 'closed')";

	return merge_step(call, STATE, merge) && merge_step(call, CLOSED, merge) && merge_step(call, WHY, merge) &&
		merge_step(call, GOALS, merge);
}

static bool drafts_write(struct call *call, const struct merge *merge)
{
	static const char DRAFTS[] =
		WRITE_DOWN("draft", "object_id", ":into_id") " WHERE t.household_id = :from_id AND t.object_id = :from_id";

	return merge_step(call, DRAFTS, merge);
}

/* ---- merging ---- */

static bool choices_made(struct call *call, const struct merge *merge)
{
	if (merge->two_regies && !merge->regie)
		return rule_refuse_as(&call->err, "samenvoegen.regisseur", "Beide huishoudens hebben een regisseur: %.120s en %.120s", merge->into_regisseur, merge->from_regisseur);
	if (merge->two_plans && !merge->plan)
		return rule_refuse(&call->err, "samenvoegen.plan");
	return true;
}

static bool regisseur_fits(struct call *call, const struct merge *merge)
{
	static const char LIVES[] =
		"SELECT EXISTS(SELECT 1 FROM regie r JOIN employee e ON e.id = r.employee_id JOIN membership m"
		" ON m.person_id = e.person_id WHERE r.household_id = :into_id AND r.until IS NULL"
		" AND m.household_id = :into_id AND m.until IS NULL)";

	return !merge_number(call, LIVES, merge) || rule_refuse(&call->err, "samenvoegen.eigen");
}

static bool rows_go(struct call *call, const struct merge *merge)
{
	static const char INTO[] = "UPDATE household SET version = version + 1 WHERE id = :into_id";
	static const char FROM[] = "UPDATE household SET merged_into = :into_id, version = version + 1 WHERE id = :from_id";

	for (const struct merge_column *column = merge_columns; column->set; column++)
		if (!merge_step(call, column->set, merge))
			return false;
	for (const struct merge_table *table = merge_tables; table->table; table++)
		if (!merge_step(call, table->gather, merge) || !merge_step(call, table->go, merge))
			return false;
	return merge_step(call, INTO, merge) && merge_step(call, FROM, merge);
}

bool merge_keys(struct call *call, bool add, const struct merge *merge)
{
	static const char PERSONS[] =
		"SELECT DISTINCT person_id FROM membership WHERE household_id IN (:from_id, :into_id)";
	enum keys_deed deed = add ? KEYS_ADD : KEYS_DROP;
	struct query *query = db_query(call->db, PERSONS);
	enum query_result result;
	bool ok = true;

	query_record(query, &merge_record, merge);
	while (ok && (result = query_step(query, &call->err)) != QUERY_DONE)
		ok = result == QUERY_ROW &&
			search_keys_person(call->db, deed, query_get_int(query, "person_id"), &call->err);
	query_done(query);
	return ok && search_keys_household(call->db, deed, merge->into_id, &call->err) &&
		search_keys_household(call->db, deed, merge->from_id, &call->err);
}

bool merge_told(struct call *call, const struct merge *merge, const char *act, const char *what)
{
	char roles[TEXT_LINE_BYTES];
	struct audit_line line = {
		.at = call->now, .employee_id = call->actor->employee_id, .role = roles,
		.organisation_id = call->actor->organisation_id, .source = call->actor->source, .act = act,
		.household_id = merge->from_id, .kind = "merge", .object_id = merge->id, .ground = call->ground, .tekst = what,
	};

	actor_roles_text(call->actor, roles);
	change_note(call, merge->into_id, "household", merge->into_id, "");
	change_note(call, merge->from_id, "household", merge->from_id, "");
	return audit_append(call->db, CHAIN_AUDIT, &line, &call->err) && caseload_told(call, merge->into_id) &&
		caseload_told(call, merge->from_id);
}

static bool merge_write(struct call *call, struct merge *merge)
{
	static const char NEW[] =
		"INSERT INTO merge(id, from_id, into_id, at, employee_id, reason)"
		" VALUES (:id, :from_id, :into_id, :at, :employee_id, :reason)";

	/* The number before its own is for the involvement that may come of it. */
	db_next_id(call->db);
	merge->id = db_next_id(call->db);
	merge->on = call->today;
	merge->at = call->now;
	merge->employee_id = call->actor->employee_id;
	return merge_keys(call, false, merge) && merge_step(call, NEW, merge) && twins_take(call, merge) &&
		flags_write(call, merge) && regie_write(call, merge) && plan_write(call, merge) && drafts_write(call, merge) &&
		rows_go(call, merge) && regisseur_fits(call, merge) && merge_keys(call, true, merge);
}

static bool merge_do(struct call *call)
{
	const struct merge *asked = call_in(call, &merge_record);
	struct merge *merge = rows_new(&call->out->rows, &merge_record);

	if (!both_load(call, asked->into_id, asked->from_id, merge) || !offers_done(call, merge) ||
			!exclusions_done(call, merge))
		return false;
	if (!text_clean_line(asked->reason, "Reden", merge->reason, sizeof(merge->reason), &call->err))
		return false;
	if (!*merge->reason)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom dit één huishouden is.");
	if (asked->stamp != merge->stamp)
		return err_set(&call->err, ERR_STALE,
			"Er is intussen iets veranderd in een van beide huishoudens. Bekijk de samenvoeging opnieuw.");
	merge->regie = asked->regie;
	merge->plan = asked->plan;
	if (!choices_made(call, merge) || !merge_write(call, merge))
		return false;
	call_about(call, merge->into_id, "merge", merge->id, "%s opgegaan in %s: %s", merge->from_nummer,
		merge->into_nummer, merge->reason);
	return merge_told(call, merge, "samenvoegen", call->tekst);
}

bool merge_load(struct call *call, id merge_id, struct merge *out)
{
	static const char MERGE[] =
		"SELECT g.*, f.huishoudnummer AS from_nummer, f.naam AS from_naam, i.huishoudnummer AS into_nummer,"
		" i.naam AS into_naam, e.naam AS employee_naam FROM merge g JOIN household f ON f.id = g.from_id"
		" JOIN household i ON i.id = g.into_id JOIN employee e ON e.id = g.employee_id WHERE g.id = :id";
	struct query *query = db_query(call->db, MERGE);

	record_init(&merge_record, out);
	query_id(query, ":id", merge_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, &merge_record, out);
	query_done(query);
	out->on = instant_day(out->at);
	return true;
}

const struct door_row merge_doors[] = {
	{ REQ_MERGE_PREVIEW, PHASE_OPEN, DEED_EDIT, NULL, merge_preview },
	{ REQ_MERGE,         PHASE_OPEN, DEED_EDIT, "samenvoegen", merge_do },
	{ REQ_MERGE_UNDO,    PHASE_OPEN, DEED_EDIT, "samenvoegen-terug", merge_undo },
	{ 0 }
};
