/* Who of a household may be called, when and how, and whether that is safe. */
#include "facts_inside.h"
#include "household_inside.h"

#define CONTACT_COLUMNS \
	"SELECT c.id, c.household_id, c.person_id, CASE WHEN c.person_id IS NULL THEN c.naam ELSE " PERSON_NAME " END AS naam," \
	" c.relation, coalesce(c.telefoon, p.telefoon) AS telefoon, c.how, c.tijden, c.safe, c.toelichting, c.\"from\"," \
	" c.until, c.version FROM contact_person c LEFT JOIN person p ON p.id = c.person_id"

const char CONTACTS_OF_HOUSEHOLD[] =
	CONTACT_COLUMNS " WHERE c.household_id = :household ORDER BY c.until IS NOT NULL, c.until DESC, c.\"from\", c.id LIMIT 200";

static const char CONTACT[] = CONTACT_COLUMNS " WHERE c.id = :id";

static bool contact_check(struct call *call, struct contact_person *contact)
{
	static const char HERE[] =
		"SELECT EXISTS(SELECT 1 FROM membership WHERE household_id = :household_id AND person_id = :person_id"
		" AND until IS NULL)";
	struct query *query;

	if (!contact->person_id && !*contact->naam)
		return err_set(&call->err, ERR_INPUT, "Gezinslid: kies iemand van het gezin, of vul iemand anders in.");
	if (contact->safe == CONTACT_UNSAFE && !*contact->toelichting)
		return err_set(&call->err, ERR_INPUT, "Let op: schrijf hoe contact wel veilig kan, of dat er geen contact mag zijn.");
	if (!fact_days(call, &contact->from, contact->until) ||
			!record_check(&contact_person_record, contact, &call->err) || !phone_check(contact->telefoon, &call->err))
		return false;
	if (!contact->person_id || contact->until != DAY_NONE)
		return fact_person(call, contact->household_id, contact->person_id, "Gezinslid");
	query = db_query(call->db, HERE);
	query_record(query, &contact_person_record, contact);
	return query_number(query, &call->err) != 0 ||
		err_set(&call->err, ERR_INPUT, "Gezinslid: deze persoon is niet in dit huishouden.");
}

static const char CONTACT_NEW[] =
	"INSERT INTO contact_person(id, household_id, person_id, naam, relation, telefoon, how, tijden, safe, toelichting,"
	" \"from\", until, version) VALUES (:id, :household_id, :person_id, :naam, :relation, :telefoon, :how, :tijden, :safe,"
	" :toelichting, :from, :until, 1)";

static const char CONTACT_CHANGE[] =
	"UPDATE contact_person SET person_id = :person_id, naam = :naam, relation = :relation, telefoon = :telefoon,"
	" how = :how, tijden = :tijden, safe = :safe, toelichting = :toelichting, \"from\" = :from, until = :until,"
	" version = version + 1 WHERE id = :id AND version = :version AND household_id = :household_id";

/* The number of a member is that of the person: kept here only when it is another. */
static void own_phone(struct call *call, struct contact_person *contact)
{
	struct person person;

	if (contact->person_id && person_load(call, contact->person_id, &person) &&
			text_same(person.telefoon, contact->telefoon))
		contact->telefoon[0] = '\0';
}

static bool contact_write(struct call *call, struct contact_person *contact)
{
	bool fresh = contact->id == 0;
	struct query *query;

	if (contact->person_id)
		contact->naam[0] = '\0';
	if (!contact_check(call, contact))
		return false;
	own_phone(call, contact);
	if (fresh)
		contact->id = db_next_id(call->db);
	query = db_query(call->db, fresh ? CONTACT_NEW : CONTACT_CHANGE);
	query_record(query, &contact_person_record, contact);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) == 1)
		return true;
	return fact_row(call, CONTACT, contact->id, &contact_person_record,
		rows_new(&call->out->rows, &contact_person_record)) &&
		stale_text(call, contact->household_id, "contact_person", contact->id, "deze contactpersoon");
}

bool contact_save(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM contact_person WHERE id = :id";
	struct contact_person contact = *(const struct contact_person *)call_in(call, &contact_person_record);

	if (contact.id ? !household_of(call, HOUSEHOLD_OF, contact.id, DEED_EDIT, &contact.household_id) :
			!call_may(call, DEED_EDIT, contact.household_id))
		return false;
	if (!contact_write(call, &contact))
		return false;
	change_note(call, contact.household_id, "contact_person", contact.id, "");
	call_about(call, contact.household_id, "contact_person", contact.id, "%s%s",
		choice_code(contact_safe_choices, contact.safe), contact.until == DAY_NONE ? "" : ", gestopt");
	return fact_row(call, CONTACT, contact.id, &contact_person_record,
		rows_new(&call->out->rows, &contact_person_record));
}
