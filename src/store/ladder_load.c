/* The people of the ladder: who sits on which rung today, who is absent, who stands in. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/access.h"
#include "store/escalation.h"
#include "store/mandate.h"

static bool rungs_load(struct db *db, struct roster *out, struct err *err)
{
	struct query *query = db_query(db, rungs_as_they_are);
	struct rung *rungs = NULL;
	enum query_result result;

	while ((result = query_step(query, err)) == QUERY_ROW) {
		rungs = mem_grow(rungs, out->rung_count + 1, sizeof(*rungs));
		record_init(&rung_record, &rungs[out->rung_count]);
		query_read(query, &rung_record, &rungs[out->rung_count++]);
	}
	out->rungs = rungs;
	return result == QUERY_DONE;
}

static bool seats_load(struct db *db, day on, struct roster *out, struct err *err)
{
	static const char SEATS[] =
		"SELECT a.employee_id, a.role, a.team_id FROM role_assignment a JOIN employee e ON e.id = a.employee_id"
		" WHERE e.disabled = 0 AND a.\"from\" <= :on AND (a.until IS NULL OR a.until > :on)"
		" AND (a.role IN (SELECT role FROM rung) OR a.role = :director) ORDER BY a.id";
	struct query *query = db_query(db, SEATS);
	struct roster_seat *seats = NULL;
	enum query_result result;

	query_day(query, ":on", on);
	query_text(query, ":director", choice_code(role_choices, LADDER_DIRECTOR));
	while ((result = query_step(query, err)) == QUERY_ROW) {
		struct roster_seat *seat;

		seats = mem_grow(seats, out->seat_count + 1, sizeof(*seats));
		seat = &seats[out->seat_count++];
		*seat = (struct roster_seat){ .employee_id = query_get_int(query, "employee_id"),
			.team_id = query_get_int(query, "team_id") };
		if (!choice_value(role_choices, query_get_text(query, "role"), &seat->role))
			seat->role = ROLE_NONE;
	}
	out->seats = seats;
	return result == QUERY_DONE;
}

bool deputy_may_answer(struct db *db, id employee_id, day on, struct err *err)
{
	static const char ROLES[] = "SELECT role FROM role_assignment WHERE employee_id = :id AND \"from\" <= :on"
		" AND (until IS NULL OR until > :on)";
	struct query *query = db_query(db, ROLES);
	enum query_result result;
	bool may = false;
	int role;

	query_id(query, ":id", employee_id);
	query_day(query, ":on", on);
	while ((result = query_step(query, err)) == QUERY_ROW)
		may = may || (choice_value(role_choices, query_get_text(query, "role"), &role) &&
			access_role_ever(role, DEED_ANSWER));
	return may;
}

/* A deputy who cannot log in, or works for another employer than the municipality and the absent one, is none. */
static bool absences_load(struct db *db, day on, struct roster *out, struct err *err)
{
	static const char ABSENCES[] =
		"SELECT x.id, x.employee_id, CASE WHEN d.disabled = 0 AND (o.kind = 'gemeente'"
		"  OR d.organisation_id = e.organisation_id) THEN x.deputy_id END AS deputy_id, x.\"from\", x.until"
		" FROM absence x JOIN employee e ON e.id = x.employee_id LEFT JOIN employee d ON d.id = x.deputy_id"
		" LEFT JOIN organisation o ON o.id = d.organisation_id WHERE x.until IS NULL OR x.until > :on"
		" ORDER BY x.id";
	struct query *query = db_query(db, ABSENCES);
	struct absence *absences = NULL;
	enum query_result result;

	query_day(query, ":on", on);
	while ((result = query_step(query, err)) == QUERY_ROW) {
		absences = mem_grow(absences, out->absence_count + 1, sizeof(*absences));
		record_init(&absence_record, &absences[out->absence_count]);
		query_read(query, &absence_record, &absences[out->absence_count++]);
	}
	out->absences = absences;
	for (size_t i = 0; result == QUERY_DONE && i < out->absence_count; i++)
		if (absences[i].deputy_id && !deputy_may_answer(db, absences[i].deputy_id, on, err))
			absences[i].deputy_id = 0;
	return result == QUERY_DONE;
}

/* As access_may refuses them: a member of the household, and who is excluded from it or from somebody of it. */
static bool barred_load(struct db *db, id household_id, day on, struct roster *out, struct err *err)
{
	static const char BARRED[] =
		"WITH RECURSIVE way(id) AS (SELECT :household UNION SELECT o.id FROM way JOIN household o"
		"   ON o.merged_into = way.id)"
		" SELECT e.id FROM membership m JOIN employee e ON e.person_id = m.person_id WHERE m.household_id = :household"
		"  AND (m.until IS NULL OR m.until > :on)"
		" UNION SELECT x.employee_id FROM exclusion x WHERE x.\"from\" <= :on AND (x.until IS NULL OR x.until > :on)"
		"  AND (x.household_id IN (SELECT id FROM way) OR x.person_id IN (SELECT m.person_id FROM membership m"
		"   WHERE m.household_id = :household))";
	struct query *query = db_query(db, BARRED);
	enum query_result result;
	id *barred = NULL;

	query_id(query, ":household", household_id);
	query_day(query, ":on", on);
	while ((result = query_step(query, err)) == QUERY_ROW) {
		barred = mem_grow(barred, out->barred_count + 1, sizeof(*barred));
		barred[out->barred_count++] = query_get_int(query, "id");
	}
	out->barred = barred;
	return result == QUERY_DONE;
}

static id team_of(struct db *db, id household_id, struct err *err)
{
	static const char TEAM[] =
		"SELECT t.id FROM household h JOIN team t ON t.wijk IN ('*', h.wijk) WHERE h.id = :id"
		" ORDER BY t.wijk = '*', t.id LIMIT 1";
	struct query *query = db_query(db, TEAM);

	query_id(query, ":id", household_id);
	return query_number(query, err);
}

bool ladder_roster_load(struct db *db, id household_id, day on, struct roster *out, struct err *err)
{
	*out = (struct roster){ 0 };
	if (!rungs_load(db, out, err) || !seats_load(db, on, out, err) || !absences_load(db, on, out, err) ||
			!barred_load(db, household_id, on, out, err)) {
		ladder_roster_free(out);
		return false;
	}
	out->team_id = team_of(db, household_id, err);
	return true;
}

void ladder_roster_free(struct roster *roster)
{
	free((void *)roster->rungs);
	free((void *)roster->seats);
	free((void *)roster->absences);
	free((void *)roster->barred);
	*roster = (struct roster){ 0 };
}

const struct rung *roster_rung(const struct roster *roster, int64_t trede)
{
	for (size_t i = 0; i < roster->rung_count; i++)
		if (roster->rungs[i].trede == trede)
			return &roster->rungs[i];
	return NULL;
}
