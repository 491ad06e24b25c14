/* Requests that start a household and change it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "exclusion_inside.h"
#include "household_inside.h"

enum { PERSONS_MOST = 20 };	/* people of one new household */

/* Persons found or made; those known already keep what the store has of them. */
static bool persons_take(struct call *call, struct person *persons, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		record_copy(&person_record, &persons[i], rows_get(&call->in->rows, &person_record, i));
		if (!person_take(call, &persons[i]))
			return false;
	}
	return true;
}

/* The n-th ask row says the role of the n-th person. */
static bool members_take(struct call *call, id household_id, const struct person *persons, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct ask *ask = rows_get(&call->in->rows, &ask_record, i);
		enum member_role rol = ask ? (enum member_role)ask->number : MEMBER_UNKNOWN;

		if (!membership_add(call, household_id, persons[i].id, rol, call->today, NULL))
			return false;
	}
	return true;
}

/* The area of the author's team, so that the team has it in view from the first day. */
static void wijk_of_author(struct call *call, struct household *household)
{
	static const char WIJK[] = "SELECT t.wijk FROM employee e JOIN team t ON t.id = e.team_id WHERE e.id = :me";
	struct query *query = db_query(call->db, WIJK);

	query_id(query, ":me", call->actor->employee_id);
	if (query_one(query, &call->err))
		query_read(query, &household_record, household);
	query_done(query);
}

/* Who found nothing and started one works with it, and has it in the werkbak. */
static bool author_involve(struct call *call, id household_id)
{
	struct involvement involvement;

	record_init(&involvement_record, &involvement);
	involvement.household_id = household_id;
	involvement.employee_id = call->actor->employee_id;
	strcpy(involvement.what, "aanmelder");
	return involvement_add(call, &involvement);
}

static bool household_start(struct call *call, struct household *household, struct person *persons, size_t count)
{
	if (!persons_take(call, persons, count))
		return false;
	if (!*household->naam)
		household_name(persons, count, household->naam);
	if (!*household->wijk)
		wijk_of_author(call, household);
	return call->err.code == ERR_NONE && household_create(call, household) &&
		members_take(call, household->id, persons, count) && author_involve(call, household->id);
}

bool household_add(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	size_t count = rows_count(&call->in->rows, &person_record);
	struct household household, *answer;
	struct person *persons;
	bool ok;

	if (!call_may(call, DEED_EDIT, 0))
		return false;
	if (count > PERSONS_MOST)
		return err_set(&call->err, ERR_LIMIT, "Een nieuw huishouden heeft hoogstens %d personen.",
			PERSONS_MOST);
	record_copy(&household_record, &household, call_in(call, &household_record));
	persons = mem_new(count + 1, sizeof(*persons));
	ok = household_start(call, &household, persons, count);
	free(persons);
	if (!ok)
		return false;
	call_about(call, household.id, "household", household.id, "%zu personen%s%s", count,
		ask && *ask->word ? ", geen dubbele: " : "", ask ? ask->word : "");
	inbox_changed(call, call->actor->employee_id);
	answer = rows_new(&call->out->rows, &household_record);
	if (!household_load(call, household.id, answer))
		return false;
	answer->may_open = true;
	return true;
}

/* Shielding shuts out who is not named; who shields would be the first. */
static bool shield_check(struct call *call, const struct household *before, const struct household *after)
{
	struct access_facts facts;

	if (before->shielded == after->shielded)
		return true;
	access_facts_load(call, before->id, &facts);
	if (before->shielded && exclusion_keeps_shield(call, before->id))
		return false;
	return facts.named || rule_refuse(&call->err, "afschermen.genoemd");
}

bool household_save(struct call *call)
{
	struct household household, before;
	char changed[TEXT_LINE_BYTES];

	record_copy(&household_record, &household, call_in(call, &household_record));
	if (!call_may(call, DEED_EDIT, household.id) || !household_load(call, household.id, &before))
		return false;
	/* What only the store fills is as it stands there. */
	memcpy(household.huishoudnummer, before.huishoudnummer, sizeof(household.huishoudnummer));
	memcpy(household.regisseur_naam, before.regisseur_naam, sizeof(household.regisseur_naam));
	memcpy(household.team_naam, before.team_naam, sizeof(household.team_naam));
	household.regisseur_id = before.regisseur_id;
	household.closed = before.closed;
	household.may_open = before.may_open = true;
	if (!shield_check(call, &before, &household))
		return false;
	if (!household_store(call, &household)) {
		if (call->err.code == ERR_STALE)
			call_out(call, &household_record, &before);
		return false;
	}
	fields_changed(&household_record, &before, &household, changed);
	call_about(call, household.id, "household", household.id, "%s", changed);
	call_out(call, &household_record, &household);
	return true;
}
