/* Steps of the demo about the facts around a household: signals, gezag, who may be called, addresses, procesregie. */
#include "demo_inside.h"

#include "demo_deeds.h"

bool demo_signals(struct demo *demo, const struct demo_home *home, const struct demo_step *step)
{
	const struct {
		int kind;
		const char *reason;
	} signals[] = { { SIGNAL_SAFETY, home->story->safety }, { SIGNAL_VULNERABLE, home->story->vulnerable } };

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct signal *signal;
		struct message in;

		if (!signals[i].reason)
			continue;
		signal = demo_say(&in, REQ_SIGNAL_SAVE, &signal_record);
		signal->household_id = home->household_id;
		signal->kind = signals[i].kind;
		demo_text(signal->reason, sizeof(signal->reason), signals[i].reason);
		if (!demo_over(demo, step, &in))
			return false;
	}
	return true;
}

static const char ORGANISATION[] = "SELECT id FROM organisation WHERE naam = :naam";

static id organisation(struct demo *demo, const char *naam)
{
	struct query *query = db_query(demo->call->db, ORGANISATION);

	query_text(query, ":naam", naam);
	return query_number(query, &demo->call->err);
}

bool demo_gezag(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct gezag *gezag = demo_say(&in, REQ_GEZAG_SAVE, &gezag_record);
	bool found = demo_place(demo, home->persons, home->person_count, step->n, &gezag->person_id) &&
		(step->b || step->m < 0 || demo_place(demo, home->persons, home->person_count, step->m, &gezag->holder_id));

	gezag->household_id = home->household_id;
	gezag->soort = (int)step->k;
	gezag->organisation_id = step->b ? organisation(demo, step->b) : 0;
	gezag->from = demo_day(demo, -300);
	demo_text(gezag->bron, sizeof(gezag->bron), step->a);
	if (!found)
		message_free(&in);
	return found && demo_over(demo, step, &in);
}

bool demo_contact(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct contact_person *contact = demo_say(&in, REQ_CONTACT_SAVE, &contact_person_record);
	bool found = demo_place(demo, home->persons, home->person_count, step->n, &contact->person_id);

	contact->household_id = home->household_id;
	contact->how = (int)step->m;
	contact->safe = (int)step->k;
	demo_text(contact->tijden, sizeof(contact->tijden), step->a);
	demo_text(contact->toelichting, sizeof(contact->toelichting), step->b);
	if (!found)
		message_free(&in);
	return found && demo_over(demo, step, &in);
}

static const char VERSION[] = "SELECT version FROM household WHERE id = :id";

bool demo_address(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct query *query = db_query(demo->call->db, VERSION);
	struct message in;
	struct address *address = demo_say(&in, REQ_ADDRESS_SAVE, &address_record);

	query_id(query, ":id", home->household_id);
	address->version = query_number(query, &demo->call->err);
	address->household_id = home->household_id;
	address->kind = (int)step->m;
	address->huisnummer = step->n;
	address->from = demo_day(demo, (int)-step->k);
	demo_text(address->straatnaam, sizeof(address->straatnaam), step->a);
	demo_text(address->postcode, sizeof(address->postcode), step->b);
	demo_text(address->woonplaats, sizeof(address->woonplaats), "Waterrijk");
	demo_text(address->bron, sizeof(address->bron), step->c);
	return demo_over(demo, step, &in);
}

bool demo_procesregie(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct procesregie *given = demo_say(&in, REQ_PROCESREGIE_GIVE, &procesregie_record);

	given->household_id = home->household_id;
	given->employee_id = demo_employee(demo, step->a);
	given->benoemd = (int)step->n;
	demo_text(given->waarom, sizeof(given->waarom), step->b);
	return demo_over(demo, step, &in);
}
