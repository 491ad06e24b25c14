/* A death: who must hear of it, and the provisions that still run. */
#include <stdio.h>
#include <string.h>

#include "domain/person_name.h"
#include "domain/term.h"
#include "household_inside.h"

enum { PLACES = 16 };	/* households of one person */

struct place {
	id household_id, regisseur_id;
	int64_t running;	/* provisions of this person that have not ended */
};

static size_t places_load(struct call *call, id person_id, struct place places[PLACES])
{
	static const char HOUSEHOLDS[] =
		"WITH place(id) AS (SELECT household_id FROM membership WHERE person_id = :person AND until IS NULL"
		" UNION SELECT household_id FROM decision WHERE person_id = :person)"
		" SELECT p.id, r.employee_id, (SELECT count(*) FROM decision d WHERE d.household_id = p.id"
		"   AND d.person_id = :person AND d.state IN ('genomen', 'bekendgemaakt')"
		"   AND d.kind IN ('toekenning', 'wijziging', 'vermindering', 'verlenging')"
		"   AND (d.datumEinde IS NULL OR d.datumEinde >= :today)) AS running"
		" FROM place p LEFT JOIN regie r ON r.household_id = p.id AND r.until IS NULL ORDER BY p.id LIMIT :most";
	struct query *query = db_query(call->db, HOUSEHOLDS);
	size_t count = 0;

	query_id(query, ":person", person_id);
	query_day(query, ":today", call->today);
	query_int(query, ":most", PLACES);
	while (count < PLACES && query_step(query, &call->err) == QUERY_ROW)
		places[count++] = (struct place){ query_get_int(query, "id"), query_get_int(query, "employee_id"),
			query_get_int(query, "running") };
	query_done(query);
	return count;
}

/* Nothing stops by itself: that is a decision. Without a regisseur the task stands at the household, of nobody yet. */
static bool stop_propose(struct call *call, const struct place *place, const char *naam)
{
	struct task task;

	record_init(&task_record, &task);
	task.household_id = place->household_id;
	task.kind = TASK_TODO;
	task.datum = day_add_working(call->today, 1);
	if (place->regisseur_id && household_open_to(call, place->household_id, place->regisseur_id))
		task.employee_id = place->regisseur_id;
	snprintf(task.what, sizeof(task.what), "Overleden: %.100s. Stop wat nog loopt (%lld %s).", naam,
		(long long)place->running, place->running == 1 ? "voorziening" : "voorzieningen");
	return task_store(call, &task);
}

bool death_told(struct call *call, const struct person *person)
{
	struct place places[PLACES];
	char naam[TEXT_LINE_BYTES];
	size_t count = places_load(call, person->id, places);

	name_full(person, naam, sizeof(naam));
	for (size_t i = 0; i < count && call->err.code == ERR_NONE; i++) {
		id regisseur = places[i].regisseur_id;

		if (regisseur && regisseur != call->actor->employee_id)
			ring_employee(call, regisseur, places[i].household_id, "person", person->id, "Overleden: %.200s", naam);
		if (places[i].running > 0 && !stop_propose(call, &places[i], naam))
			return false;
	}
	return call->err.code == ERR_NONE;
}
