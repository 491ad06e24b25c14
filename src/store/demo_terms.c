/* Steps of the demo as requests: legal terms that stand still, and the registers. */
#include "demo_inside.h"

#include <stdio.h>

#include "base/mem.h"
#include "demo_deeds.h"

static day demo_today(struct demo *demo, const struct demo_step *step)
{
	return instant_day(demo_at(demo, step->day, step->time));
}

bool demo_term_pause(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct term_event *event = demo_say(&in, REQ_TERM_EVENT, &term_event_record);

	event->about = TERM_OF_AANVRAAG;
	event->object_id = home->aanvraag_id;
	event->soort = TERM_PAUSE;
	event->reden = TERM_REASON_AANVULLING;
	demo_text(event->toelichting, sizeof(event->toelichting), step->a);
	demo_text(event->verteld_aan, sizeof(event->verteld_aan), step->b);
	event->brief = demo_today(demo, step);
	event->van = event->brief + 1;
	return demo_over(demo, step, &in);
}

bool demo_bezwaar(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct bezwaar *bezwaar = demo_say(&in, REQ_BEZWAAR_SAVE, &bezwaar_record);

	if (!demo_place(demo, home->decisions, home->decision_count, step->n, &bezwaar->decision_id))
		return false;
	demo_text(bezwaar->indiener, sizeof(bezwaar->indiener), step->a);
	bezwaar->gronden = mem_text(step->b);
	bezwaar->ontvangen = demo_today(demo, step);
	bezwaar->behandelaar_id = demo_employee(demo, step->who);
	return demo_over(demo, step, &in);
}

bool demo_klacht(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct klacht *klacht = demo_say(&in, REQ_KLACHT_SAVE, &klacht_record);

	klacht->household_id = home->household_id;
	demo_text(klacht->klager, sizeof(klacht->klager), step->a);
	klacht->klacht = mem_text(step->b);
	klacht->over_id = demo_employee(demo, step->c);
	klacht->behandelaar_id = demo_employee(demo, "esther");
	klacht->ontvangen = demo_today(demo, step);
	return demo_over(demo, step, &in);
}

bool demo_ingebreke(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ingebreke *notice = demo_say(&in, REQ_INGEBREKE_SAVE, &ingebreke_record);

	notice->about = TERM_OF_AANVRAAG;
	notice->object_id = home->aanvraag_id;
	demo_text(notice->aanvrager, sizeof(notice->aanvrager), step->a);
	notice->ontvangen = demo_today(demo, step);
	return demo_over(demo, step, &in);
}

bool demo_meldcode(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct meldcode *meldcode = demo_say(&in, REQ_MELDCODE_BEGIN, &meldcode_record);

	meldcode->household_id = home->household_id;
	meldcode->person_id = home->persons[step->n];
	meldcode->aanleiding = mem_text(step->a);
	meldcode->begonnen = demo_today(demo, step);
	return demo_over(demo, step, &in);
}

/* Of the one that runs there. */
bool demo_meldcode_step(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char RUNS[] = "SELECT max(id) FROM meldcode WHERE household_id = :id AND afgesloten IS NULL";
	struct query *query = db_query(demo->call->db, RUNS);
	struct message in;
	struct meldcode_step *row = demo_say(&in, REQ_MELDCODE_STEP, &meldcode_step_record);

	query_id(query, ":id", home->household_id);
	row->meldcode_id = query_number(query, NULL);
	row->stap = step->n;
	row->datum = demo_today(demo, step);
	row->tekst = step->a ? mem_text(step->a) : NULL;
	demo_text(row->geraadpleegd, sizeof(row->geraadpleegd), step->b);
	demo_text(row->overgeslagen, sizeof(row->overgeslagen), step->c);
	return demo_over(demo, step, &in);
}
