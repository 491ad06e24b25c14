/* Gezag over a child: who holds it, since when, and where that stands. It goes with the child from household to household. */
#include <string.h>

#include "domain/person_name.h"
#include "domain/rule.h"
#include "facts_inside.h"
#include "household_inside.h"

#define HOLDER_NAME \
	"CASE WHEN g.holder_id IS NULL THEN g.holder_naam ELSE (SELECT " PERSON_NAME " FROM person p WHERE p.id = g.holder_id) END"
#define GEZAG_COLUMNS \
	"SELECT g.id, g.household_id, g.person_id, g.soort, g.holder_id, g.organisation_id, g.\"from\", g.until, g.bron," \
	" g.version, " HOLDER_NAME " AS holder_naam, o.naam AS organisation_naam," \
	" (SELECT " PERSON_NAME " FROM person p WHERE p.id = g.person_id) AS person_naam"

/*
 * Of the children who are here, and of who left what was so while they were. A number that was given to another
 * household stays there, and what a shielded household wrote does so altogether.
 */
const char GEZAG_OF_HOUSEHOLD[] =
	GEZAG_COLUMNS ", CASE WHEN g.household_id = :household THEN g.telefoon END AS telefoon FROM gezag g"
	" LEFT JOIN organisation o ON o.id = g.organisation_id JOIN household h ON h.id = g.household_id"
	" WHERE g.person_id IN (SELECT m.person_id FROM membership m WHERE m.household_id = :household"
	"   AND (m.until IS NULL OR g.\"from\" < m.until)) AND (g.household_id = :household OR NOT h.shielded)"
	" ORDER BY g.until IS NOT NULL, g.until DESC, g.person_id, g.soort = 'OTS', g.\"from\", g.id LIMIT 200";

static const char GEZAG[] =
	GEZAG_COLUMNS ", g.telefoon FROM gezag g LEFT JOIN organisation o ON o.id = g.organisation_id WHERE g.id = :id";

static bool child_check(struct call *call, const struct gezag *gezag)
{
	struct person child;
	day of_age;

	if (!person_belongs(call, gezag->household_id, gezag->person_id))
		return err_set(&call->err, ERR_INPUT, "Kind: deze persoon hoort niet bij dit huishouden.");
	if (!person_load(call, gezag->person_id, &child))
		return false;
	of_age = comes_of_age(child.geboortedatum);
	return of_age == DAY_NONE || gezag->from < of_age ||
		err_set(&call->err, ERR_INPUT, "Vanaf: dit kind is dan al 18 jaar.");
}

/* One kind on a day, with as many holders as it has; ondertoezichtstelling stands beside it. The triggers say the same. */
static bool overlap_check(struct call *call, const struct gezag *gezag)
{
	static const char OTHERS[] =
		"SELECT coalesce(sum(soort <> :soort AND soort <> 'OTS' AND :soort <> 'OTS'), 0) AS other,"
		" coalesce(sum(soort = :soort), 0) AS same FROM gezag WHERE person_id = :person_id AND id <> coalesce(:id, 0)"
		" AND \"from\" < coalesce(:until, '9999') AND :from < coalesce(until, '9999')";
	bool several = gezag->soort == GEZAG_PARENTS || gezag->soort == GEZAG_JOINT || gezag->soort == GEZAG_GUARDIAN;
	struct query *query = db_query(call->db, OTHERS);
	int64_t other, same;

	query_record(query, &gezag_record, gezag);
	if (!query_one(query, &call->err))
		return false;
	other = query_get_int(query, "other");
	same = query_get_int(query, "same");
	query_done(query);
	if (other)
		return rule_refuse(&call->err, "gezag.soort");
	return same < (several ? 2 : 1) || rule_refuse(&call->err, "gezag.genoeg");
}

static bool gezag_right(struct call *call, const struct gezag *gezag)
{
	return gezag_check(gezag, &call->err) && record_check(&gezag_record, gezag, &call->err) &&
		day_check(gezag->from, call->today, "Vanaf", &call->err) && phone_check(gezag->telefoon, &call->err) &&
		fact_person(call, gezag->household_id, gezag->holder_id, "Gezagsdrager") && child_check(call, gezag) &&
		overlap_check(call, gezag);
}

static const char GEZAG_NEW[] =
	"INSERT INTO gezag(id, household_id, person_id, soort, holder_id, holder_naam, organisation_id, telefoon, \"from\","
	" until, bron, version) VALUES (:id, :household_id, :person_id, :soort, :holder_id, :holder_naam, :organisation_id,"
	" :telefoon, :from, :until, :bron, 1)";

static const char GEZAG_CHANGE[] =
	"UPDATE gezag SET soort = :soort, holder_id = :holder_id, holder_naam = :holder_naam, organisation_id ="
	" :organisation_id, telefoon = :telefoon, \"from\" = :from, until = :until, bron = :bron, version = version + 1"
	" WHERE id = :id AND version = :version";

/* Another's row: what was written there, with the child and the telephone as they are. */
static bool gezag_before(struct call *call, struct gezag *gezag)
{
	struct gezag before;

	if (!gezag->id)
		return true;
	if (!fact_row(call, GEZAG, gezag->id, &gezag_record, &before))
		return false;
	if (!person_belongs(call, gezag->household_id, before.person_id))
		return rule_missing(&call->err, "huishouden.geen");
	if (before.household_id != gezag->household_id && !*gezag->telefoon)
		memcpy(gezag->telefoon, before.telefoon, sizeof(gezag->telefoon));
	gezag->person_id = before.person_id;
	if (before.version == gezag->version)
		return true;
	if (before.household_id != gezag->household_id)
		before.telefoon[0] = '\0';
	call_out(call, &gezag_record, &before);
	return stale_text(call, gezag->household_id, "gezag", gezag->id, "dit gezag");
}

/* Every household where the child is at home shows it. */
static bool gezag_told(struct call *call, const struct gezag *gezag)
{
	static const char HOUSEHOLDS[] = "SELECT household_id FROM membership WHERE person_id = :person AND until IS NULL";
	struct query *query = db_query(call->db, HOUSEHOLDS);
	enum query_result result;

	query_id(query, ":person", gezag->person_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		change_note(call, query_get_int(query, "household_id"), "gezag", gezag->id, "");
	return result == QUERY_DONE;
}

bool gezag_save(struct call *call)
{
	struct gezag gezag = *(const struct gezag *)call_in(call, &gezag_record);
	bool fresh = gezag.id == 0;
	struct query *query;

	if (!call_may(call, DEED_EDIT, gezag.household_id) || !gezag_before(call, &gezag))
		return false;
	/* the name of a person who is known stands with that person */
	if (gezag.holder_id)
		gezag.holder_naam[0] = '\0';
	if (!gezag_right(call, &gezag))
		return false;
	if (fresh)
		gezag.id = db_next_id(call->db);
	query = db_query(call->db, fresh ? GEZAG_NEW : GEZAG_CHANGE);
	query_record(query, &gezag_record, &gezag);
	if (!query_run(query, &call->err) || !gezag_told(call, &gezag))
		return false;
	call_about(call, gezag.household_id, "gezag", gezag.id, "%s, %s", choice_code(gezag_choices, gezag.soort), gezag.bron);
	return fact_row(call, GEZAG, gezag.id, &gezag_record, rows_new(&call->out->rows, &gezag_record));
}
