/* People: their names and numbers, made, read and changed. Which household they are in is in membership.c. */
#include "store/people.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "store/door.h"
#include "store/search.h"
#include "store/session.h"


/* ---- what is right ---- */

static bool dates_normal(struct person *person, day today, struct err *err)
{
	char born[DAY_ISO_BYTES], died[DAY_ISO_BYTES];

	if (*person->geboortedatum) {
		if (!birthdate_parse(person->geboortedatum, today, born))
			return err_set(err, ERR_INPUT, "Geboortedatum: «%s» is geen datum, of ligt in de toekomst.",
				person->geboortedatum);
		memcpy(person->geboortedatum, born, sizeof(born));
	}
	if (person->overlijdensdatum == DAY_NONE)
		return true;
	if (!day_check(person->overlijdensdatum, today, "Overleden op", err))
		return false;
	day_iso(person->overlijdensdatum, died);
	return strcmp(died, person->geboortedatum) >= 0 ||
		err_set(err, ERR_INPUT, "Overleden op: deze dag ligt voor de geboortedatum.");
}

bool person_normal(struct person *person, day today, struct err *err)
{
	if (*person->burgerservicenummer && !bsn_valid(person->burgerservicenummer))
		return err_set(err, ERR_INPUT, "BSN: dit nummer klopt niet. Kijk de cijfers nog eens na.");
	if (!dates_normal(person, today, err) || !phone_check(person->telefoon, err))
		return false;
	if (!*person->voorletters)
		name_initials(person->voornamen, person->voorletters, sizeof(person->voorletters));
	return record_check(&person_record, person, err);
}

static bool bsn_free(struct call *call, const struct person *person)
{
	id owner = *person->burgerservicenummer ? person_by_bsn(call->db, person->burgerservicenummer) : 0;

	return !owner || owner == person->id ||
		rule_refuse(&call->err, "bsn.bekend");
}

/* ---- rows ---- */

bool person_load(struct call *call, id person_id, struct person *out)
{
	static const char PERSON[] = "SELECT * FROM person WHERE id = :id";
	struct query *query = db_query(call->db, PERSON);

	record_init(&person_record, out);
	query_id(query, ":id", person_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "persoon.geen");
	query_read(query, &person_record, out);
	query_done(query);
	return true;
}

static const char PERSON_NEW[] =
	"INSERT INTO person(id, burgerservicenummer, voornamen, voorletters, voorvoegsel, geslachtsnaam,"
	" voorvoegselPartner,"
	" geslachtsnaamPartner, aanduidingNaamgebruik, geslacht, geboortedatum, overlijdensdatum,"
	" geheimhoudingPersoonsgegevens, telefoon, version) VALUES (:id, :burgerservicenummer, :voornamen,"
	" :voorletters,"
	" :voorvoegsel, :geslachtsnaam, :voorvoegselPartner, :geslachtsnaamPartner, :aanduidingNaamgebruik, :geslacht,"
	" :geboortedatum, :overlijdensdatum, :geheimhoudingPersoonsgegevens, :telefoon, :version)";

bool person_insert(struct call *call, const struct person *person)
{
	struct query *query = db_query(call->db, PERSON_NEW);

	query_record(query, &person_record, person);
	return query_run(query, &call->err);
}

bool person_create(struct call *call, struct person *person)
{
	person->id = 0;
	if (!person_normal(person, call->today, &call->err) || !bsn_free(call, person))
		return false;
	person->id = db_next_id(call->db);
	person->version = 1;
	return person_insert(call, person);
}

/* Every household that shows this person hears of it. */
static bool person_changed(struct call *call, id person_id)
{
	static const char HOUSEHOLDS[] =
		"SELECT household_id FROM membership WHERE person_id = :person AND until IS NULL";
	struct query *query = db_query(call->db, HOUSEHOLDS);
	enum query_result result;

	query_id(query, ":person", person_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		change_note(call, query_get_int(query, "household_id"), "person", person_id, "");
	return result == QUERY_DONE;
}

static const char PERSON_CHANGE[] =
	"UPDATE person SET burgerservicenummer = :burgerservicenummer, voornamen = :voornamen, voorletters ="
	" :voorletters,"
	" voorvoegsel = :voorvoegsel, geslachtsnaam = :geslachtsnaam, voorvoegselPartner = :voorvoegselPartner,"
	" geslachtsnaamPartner = :geslachtsnaamPartner, aanduidingNaamgebruik = :aanduidingNaamgebruik,"
	" geslacht = :geslacht, geboortedatum = :geboortedatum, overlijdensdatum = :overlijdensdatum,"
	" geheimhoudingPersoonsgegevens = :geheimhoudingPersoonsgegevens, telefoon = :telefoon, version = version + 1"
	" WHERE id = :id AND version = :version";

static bool person_stale(struct call *call, id person_id)
{
	static const char HOME[] =
		"SELECT household_id FROM membership WHERE person_id = :id ORDER BY until IS NULL DESC, id DESC LIMIT 1";
	struct query *query = db_query(call->db, HOME);
	id household_id;

	query_id(query, ":id", person_id);
	household_id = query_number(query, &call->err);
	return call->err.code == ERR_NONE && stale_text(call, household_id, "person", person_id, "deze persoon");
}

bool person_store(struct call *call, struct person *person)
{
	struct query *query;

	if (!person_normal(person, call->today, &call->err) || !bsn_free(call, person))
		return false;
	if (!search_keys_person(call->db, KEYS_DROP, person->id, &call->err))
		return false;
	query = db_query(call->db, PERSON_CHANGE);
	query_record(query, &person_record, person);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return person_stale(call, person->id);
	person->version++;
	return search_keys_person(call->db, KEYS_ADD, person->id, &call->err) && person_changed(call, person->id);
}

/* ---- who is meant ---- */

/* Lives nowhere, or somewhere that the actor may know of. */
static bool person_known(struct call *call, id person_id)
{
	static const char HOUSEHOLDS[] =
		"SELECT m.household_id FROM membership m WHERE m.person_id = :person AND m.until IS NULL";
	struct query *query = db_query(call->db, HOUSEHOLDS);
	struct access_facts facts;
	bool known = true;

	query_id(query, ":person", person_id);
	while (known && query_step(query, &call->err) == QUERY_ROW) {
		access_facts_load(call, query_get_int(query, "household_id"), &facts);
		known = !access_hidden(&facts);
	}
	query_done(query);
	return known;
}

bool person_take(struct call *call, struct person *person)
{
	id known = person->id;

	if (!known && *person->burgerservicenummer)
		known = person_by_bsn(call->db, person->burgerservicenummer);
	if (!known)
		return person_create(call, person);
	if (!person_known(call, known)) {
		/* An id is never typed: who gives one of a shielded household made it up. */
		if (person->id)
			return rule_missing(&call->err, "persoon.geen");
		return rule_refuse(&call->err, "bsn.bekend");
	}
	return person_load(call, known, person);
}

bool person_belongs(struct call *call, id household_id, id person_id)
{
	static const char BELONGS[] =
		"SELECT EXISTS(SELECT 1 FROM membership WHERE person_id = :person AND household_id = :household)"
		" AND (EXISTS(SELECT 1 FROM membership WHERE person_id = :person AND household_id = :household"
		"   AND until IS NULL)"
		" OR NOT EXISTS(SELECT 1 FROM membership WHERE person_id = :person AND until IS NULL))";
	struct query *query = db_query(call->db, BELONGS);

	query_id(query, ":person", person_id);
	query_id(query, ":household", household_id);
	return query_number(query, &call->err) != 0;
}

/* ---- requests ---- */

bool person_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (!household_readable(call, ask->other_id))
		return false;
	if (!person_belongs(call, ask->other_id, ask->id))
		return rule_missing(&call->err, "persoon.geen");
	view_note(call, "lees", ask->other_id, "person", ask->id, NULL);
	return person_load(call, ask->id, rows_new(&call->out->rows, &person_record));
}

/* The role in this household, when the request says one. */
static bool member_rol_set(struct call *call, const struct ask *ask, id person_id)
{
	static const char ROL[] =
		"UPDATE membership SET rol = :rol WHERE household_id = :household_id AND person_id = :person_id"
		" AND until IS NULL AND rol <> :rol";
	struct member member = { .household_id = ask->id, .person_id = person_id, .rol = (int)ask->number };
	struct query *query;

	if (!ask->flag)
		return true;
	if (!choice_code(member_role_choices, member.rol))
		return err_set(&call->err, ERR_INPUT, "Rol in het gezin: deze keuze bestaat niet.");
	query = db_query(call->db, ROL);
	query_record(query, &member_record, &member);
	return query_run(query, &call->err);
}

bool person_save(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct person person, before;
	char changed[TEXT_LINE_BYTES];

	record_copy(&person_record, &person, call_in(call, &person_record));
	if (!ask || !ask->id)
		return err_set(&call->err, ERR_INPUT, "Zeg bij welk huishouden deze persoon hoort.");
	if (!call_may(call, DEED_EDIT, ask->id))
		return false;
	if (!person_belongs(call, ask->id, person.id))
		return rule_missing(&call->err, "persoon.geen");
	if (!person_load(call, person.id, &before))
		return false;
	if (!person_store(call, &person)) {
		if (call->err.code == ERR_STALE)
			call_out(call, &person_record, &before);
		return false;
	}
	if (!member_rol_set(call, ask, person.id))
		return false;
	fields_changed(&person_record, &before, &person, changed);
	call_about(call, ask->id, "person", person.id, "%s", changed);
	if (before.overlijdensdatum == DAY_NONE && person.overlijdensdatum != DAY_NONE && !death_told(call, &person))
		return false;
	call_out(call, &person_record, &person);
	return true;
}

const struct door_row people_doors[] = {
	{ REQ_PERSON_READ,     PHASE_OPEN, DEED_OPEN, NULL, person_read },
	{ REQ_PERSON_SAVE,     PHASE_OPEN, DEED_EDIT, "persoon", person_save },
	{ REQ_MEMBER_ADD,      PHASE_OPEN, DEED_EDIT, "lid-nieuw", member_add },
	{ REQ_MEMBER_END,      PHASE_OPEN, DEED_EDIT, "lid-einde", member_end },
	{ REQ_NETWORK_SAVE,    PHASE_OPEN, DEED_EDIT, "netwerk", network_save },
	{ REQ_INVOLVEMENT_ADD, PHASE_OPEN, DEED_EDIT, "betrokken", involvement_start },
	{ REQ_INVOLVEMENT_SAVE, PHASE_OPEN, DEED_EDIT, "betrokken-wijzigen", involvement_save },
	{ REQ_INVOLVEMENT_END, PHASE_OPEN, DEED_EDIT, "betrokken-einde", involvement_stop },
	{ REQ_REGIE_SET,       PHASE_OPEN, DEED_NONE, "regie", regie_set },
	{ 0 }
};
