/* Who is in which household, from when until when. */
#include <stdio.h>
#include <string.h>

#include "domain/person_name.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "store/search.h"

void member_of(const struct person *person, struct member *member)
{
	member->person_id = person->id;
	member->geslacht = person->geslacht;
	member->overlijdensdatum = person->overlijdensdatum;
	memcpy(member->geboortedatum, person->geboortedatum, sizeof(member->geboortedatum));
	memcpy(member->burgerservicenummer, person->burgerservicenummer, sizeof(member->burgerservicenummer));
	memcpy(member->telefoon, person->telefoon, sizeof(member->telefoon));
	name_full(person, member->naam, sizeof(member->naam));
}

bool membership_insert(struct call *call, const struct member *member)
{
	static const char NEW[] =
		"INSERT INTO membership(id, household_id, person_id, rol, \"from\")"
		" VALUES (:id, :household_id, :person_id, :rol, :from)";
	struct query *query = db_query(call->db, NEW);

	query_record(query, &member_record, member);
	return query_run(query, &call->err);
}

bool membership_add(struct call *call, id household_id, id person_id, enum member_role rol, day from,
	id *membership_id)
{
	static const char OPEN[] =
		"SELECT id FROM membership WHERE household_id = :household_id AND person_id = :person_id AND until"
		" IS NULL";
	struct member member = { .household_id = household_id, .person_id = person_id, .rol = rol, .from = from };
	struct query *query = db_query(call->db, OPEN);

	if (!choice_code(member_role_choices, rol))
		return err_set(&call->err, ERR_INPUT, "Rol in het gezin: deze keuze bestaat niet.");
	query_record(query, &member_record, &member);
	if (query_number(query, &call->err))
		return rule_refuse(&call->err, "lid.al");
	if (call->err.code != ERR_NONE)
		return false;
	member.id = db_next_id(call->db);
	if (!search_keys_person(call->db, KEYS_DROP, person_id, &call->err))
		return false;
	if (!membership_insert(call, &member))
		return false;
	if (membership_id)
		*membership_id = member.id;
	change_note(call, household_id, "member", member.id, "");
	return search_keys_person(call->db, KEYS_ADD, person_id, &call->err);
}

static const char MEMBER[] =
	"SELECT m.id, m.household_id, m.person_id, m.rol, m.\"from\", m.until FROM membership m WHERE m.id = :id";

bool membership_end(struct call *call, id membership_id, day until, const char *reason)
{
	static const char END[] =
		"UPDATE membership SET until = :until, reason = :reason WHERE id = :id AND until IS NULL";
	struct member member;
	struct query *query = db_query(call->db, MEMBER);

	record_init(&member_record, &member);
	query_id(query, ":id", membership_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, &member_record, &member);
	query_done(query);
	if (member.until != DAY_NONE)
		return rule_refuse(&call->err, "lid.voorbij");
	if (until < member.from)
		return err_set(&call->err, ERR_INPUT, "Tot: toen was deze persoon nog niet in het huishouden.");
	if (!search_keys_person(call->db, KEYS_DROP, member.person_id, &call->err))
		return false;
	query = db_query(call->db, END);
	query_id(query, ":id", membership_id);
	query_day(query, ":until", until);
	query_text(query, ":reason", reason);
	if (!query_run(query, &call->err) || !search_keys_person(call->db, KEYS_ADD, member.person_id, &call->err))
		return false;
	change_note(call, member.household_id, "member", membership_id, "");
	return true;
}

/* ---- requests ---- */

bool member_add(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	const struct person *given = call_in(call, &person_record);
	struct member *member;
	struct person person;
	day from = ask->day == DAY_NONE ? call->today : ask->day;

	if (!call_may(call, DEED_EDIT, ask->id))
		return false;
	if (!given)
		return err_set(&call->err, ERR_INPUT, "Vul in wie er bij het huishouden komt.");
	if (!day_check(from, call->today, "Vanaf", &call->err))
		return false;
	record_copy(&person_record, &person, given);
	member = rows_new(&call->out->rows, &member_record);
	if (!person_take(call, &person) ||
			!membership_add(call, ask->id, person.id, (enum member_role)ask->number, from, &member->id))
		return false;
	member->household_id = ask->id;
	member->rol = (int)ask->number;
	member->from = from;
	member_of(&person, member);
	call_about(call, ask->id, "member", member->id, "%s%s%s%s", choice_code(member_role_choices, member->rol),
		person.version > 1 || person.id == given->id ? ", bekende persoon" : "",
		*ask->word ? ", geen dubbele: " : "", ask->word);
	return true;
}

bool member_end(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM membership WHERE id = :id";
	const struct ask *ask = call_in(call, &ask_record);
	day until = ask->day == DAY_NONE ? call->today : ask->day;
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_EDIT, &household_id))
		return false;
	if (!*ask->word)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom deze persoon weggaat.");
	if (!day_check(until, call->today, "Tot", &call->err) || !membership_end(call, ask->id, until, ask->word))
		return false;
	call_about(call, household_id, "member", ask->id, "%s", ask->word);
	return true;
}
