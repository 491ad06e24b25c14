/* Steps of the demo as requests: the plan, decisions, and the ladder. */
#include "demo_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "demo_deeds.h"
#include "store/decision.h"
#include "store/escalation.h"

enum { CENTS_AN_EURO = 100, CRISIS_DAYS = 3 };

#define PROVIDER "Zorggroep Waterrijk"

/* ---- the noodknop ---- */

bool demo_glass(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ask *ask = demo_say(&in, REQ_BREAK_GLASS, &ask_record);

	ask->id = home->household_id;
	demo_text(ask->word, sizeof(ask->word), step->a);
	return demo_over(demo, step, &in);
}

/* By the first of the household, for themselves. */
bool demo_request(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char NAME[] =
		"SELECT coalesce(p.voornamen || ' ', '') || coalesce(p.voorvoegsel || ' ', '') || p.geslachtsnaam AS naam"
		" FROM person p WHERE p.id = :id";
	struct query *query = db_query(demo->call->db, NAME);
	struct message in;
	struct privacy_request *request = demo_say(&in, REQ_PRIVACY_SAVE, &privacy_request_record);

	request->household_id = home->household_id;
	request->person_id = home->persons[0];
	query_id(query, ":id", request->person_id);
	if (query_one(query, NULL))
		demo_text(request->aanvrager, sizeof(request->aanvrager), query_get_text(query, "naam"));
	query_done(query);
	request->soort = (int)step->n;
	request->ontvangen = instant_day(demo_at(demo, step->day, step->time));
	request->vraag = mem_text(step->a);
	request->betwist = step->b ? mem_text(step->b) : NULL;
	return demo_over(demo, step, &in);
}

bool demo_judge(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char LAST[] = "SELECT max(id) FROM break_glass WHERE household_id = :id";
	struct query *query = db_query(demo->call->db, LAST);
	struct message in;
	struct review *review = demo_say(&in, REQ_REVIEW, &review_record);

	query_id(query, ":id", home->household_id);
	review->kind = OVERSIGHT_GLASS;
	review->object_id = query_number(query, NULL);
	review->verdict = (int)step->n;
	demo_text(review->tekst, sizeof(review->tekst), step->a);
	return demo_over(demo, step, &in);
}

/* ---- the plan ---- */

/* One field of plan, goal or action, over the version that stands. */
static bool field_save(struct demo *demo, const struct demo_step *step, const char *kind, id object_id,
	const char *field, const char *value)
{
	static const char VERSION[] =
		"SELECT coalesce(max(version), 0) FROM field_version WHERE kind = :kind AND object_id = :id"
		" AND field = :field AND lost = 0";
	struct query *query = db_query(demo->call->db, VERSION);
	struct message in;
	struct field_edit *edit = demo_say(&in, REQ_FIELDS_SAVE, &field_edit_record);

	query_text(query, ":kind", kind);
	query_id(query, ":id", object_id);
	query_text(query, ":field", field);
	demo_text(edit->kind, sizeof(edit->kind), kind);
	edit->object_id = object_id;
	demo_text(edit->field, sizeof(edit->field), field);
	edit->base_version = query_number(query, NULL);
	edit->value = mem_text(value);
	return demo_over(demo, step, &in);
}

bool demo_plan(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	char evaluation[DAY_ISO_BYTES];
	struct message in;
	struct ask *ask = demo_say(&in, REQ_PLAN_START, &ask_record);

	ask->id = home->household_id;
	day_iso(demo_day(demo, (int)step->n), evaluation);
	return demo_made(demo, step, &in, &plan_record, &home->plan_id) &&
		field_save(demo, step, "plan", home->plan_id, "vraagstuk", step->a) &&
		field_save(demo, step, "plan", home->plan_id, "evaluatie", evaluation);
}

bool demo_plan_state(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	return field_save(demo, step, "plan", home->plan_id, "state", choice_code(plan_state_choices, (int)step->n));
}

bool demo_plan_end(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct plan_closing *closing = demo_say(&in, REQ_PLAN_CLOSE, &plan_closing_record);

	closing->plan_id = home->plan_id;
	closing->reason = mem_text(step->a);
	closing->regie = step->b ? CLOSING_REGIE_END : CLOSING_REGIE_KEEP;
	demo_text(closing->regie_reason, sizeof(closing->regie_reason), step->b);
	closing->nameting_id = demo_employee(demo, step->who);
	for (size_t n = 0; n < home->goal_count; n++) {
		struct goal_result *result = rows_new(&in.rows, &goal_result_record);

		result->goal_id = home->goals[n];
		result->outcome = step->m && (int64_t)n >= step->m ? OUTCOME_NIET : (int)step->n;
		demo_text(result->tekst, sizeof(result->tekst), result->outcome == OUTCOME_NIET ?
			"Dat bleek voor het gezin niet meer nodig." : step->c ? step->c : "Het doel is gehaald.");
	}
	return demo_over(demo, step, &in);
}

/* The plan on somebody's screen: what others change after it is news. */
bool demo_plan_look(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ask *ask = demo_say(&in, REQ_PLAN_READ, &ask_record);

	ask->id = home->household_id;
	return demo_over(demo, step, &in);
}

bool demo_goal(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct goal *goal;

	if (!demo_free(demo, home->goal_count))
		return false;
	goal = demo_say(&in, REQ_GOAL_ADD, &goal_record);
	goal->plan_id = home->plan_id;
	demo_text(goal->leefgebied, sizeof(goal->leefgebied), choice_code(leefgebied_choices, (int)step->n));
	demo_text(goal->what, sizeof(goal->what), step->a);
	goal->eigen_woorden = step->b ? mem_text(step->b) : NULL;
	goal->meetbaar = step->c ? mem_text(step->c) : NULL;
	goal->target = step->m ? demo_day(demo, (int)step->m) : DAY_NONE;
	goal->zelfsturing = step->k;
	goal->state = GOAL_OPEN;
	return demo_made(demo, step, &in, &goal_record, &home->goals[home->goal_count++]);
}

bool demo_goal_state(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	id goal;

	return demo_place(demo, home->goals, home->goal_count, step->n, &goal) &&
		field_save(demo, step, "goal", goal, "state", choice_code(goal_state_choices, (int)step->m));
}

bool demo_goal_text(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	id goal;

	return demo_place(demo, home->goals, home->goal_count, step->n, &goal) &&
		field_save(demo, step, "goal", goal, step->a, step->b);
}

bool demo_action(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct action *action;
	id goal;

	if (!demo_place(demo, home->goals, home->goal_count, step->n, &goal) || !demo_free(demo, home->action_count))
		return false;
	action = demo_say(&in, REQ_ACTION_ADD, &action_record);
	action->goal_id = goal;
	demo_text(action->what, sizeof(action->what), step->a);
	demo_text(action->owner_naam, sizeof(action->owner_naam), step->b);
	demo_text(action->waarom_niet_lager, sizeof(action->waarom_niet_lager), step->c);
	action->owner = (int)step->m;
	action->lijn = (int)step->k;
	action->started = instant_day(demo->at);
	action->state = ACTION_AFGESPROKEN;
	return demo_made(demo, step, &in, &action_record, &home->actions[home->action_count++]);
}

bool demo_action_state(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	id action;

	return demo_place(demo, home->actions, home->action_count, step->n, &action) &&
		field_save(demo, step, "action", action, "state", choice_code(action_state_choices, (int)step->m)) &&
		(!step->a || field_save(demo, step, "action", action, "resultaat", step->a));
}

/* ---- decisions ---- */

static id id_named(struct demo *demo, const char *sql, const char *naam)
{
	struct query *query = db_query(demo->call->db, sql);

	query_text(query, ":naam", naam);
	return query_number(query, NULL);
}

static void provision_fill(struct demo *demo, const struct demo_step *step, struct decision *decision)
{
	static const char PROVISION[] = "SELECT id FROM provision_kind WHERE naam = :naam";
	static const char ORGANISATION[] = "SELECT id FROM organisation WHERE naam = :naam";
	day start = instant_day(demo->at) + 7;

	decision->provision_kind_id = id_named(demo, PROVISION, step->a);
	decision->bedrag = step->n * CENTS_AN_EURO;
	if (step->n == 0)
		return;
	decision->aanbieder_id = id_named(demo, ORGANISATION, PROVIDER);
	decision->spoed = step->m == 0;
	decision->datumStart = decision->spoed ? instant_day(demo->at) : start;
	decision->datumEinde = decision->spoed ? decision->datumStart + CRISIS_DAYS - 1
		: day_add_months(start, (int)step->m) - 1;
}

/* Youth care is for the youngest, all else for who came. */
static id decided_for(struct demo *demo, const struct demo_home *home, const char *provision)
{
	static const char YOUNGEST[] =
		"SELECT p.id FROM membership m JOIN person p ON p.id = m.person_id WHERE m.household_id = :household_id"
		" AND m.until IS NULL AND EXISTS(SELECT 1 FROM provision_kind k WHERE k.naam = :naam AND k.wet = 'jeugdwet')"
		" ORDER BY p.geboortedatum DESC LIMIT 1";
	struct query *query = db_query(demo->call->db, YOUNGEST);
	id youngest;

	query_id(query, ":household_id", home->household_id);
	query_text(query, ":naam", provision);
	youngest = query_number(query, NULL);
	return youngest ? youngest : home->persons[0];
}

bool demo_decide(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct decision *decision;

	if (!demo_free(demo, home->decision_count))
		return false;
	decision = demo_say(&in, REQ_DECISION_SAVE, &decision_record);
	decision->household_id = home->household_id;
	decision->person_id = decided_for(demo, home, step->a);
	decision->aanvraag_id = home->aanvraag_id;
	decision->kind = step->n ? DECISION_TOEKENNING : DECISION_AFWIJZING;
	provision_fill(demo, step, decision);
	demo_text(decision->waarom_niet_lager, sizeof(decision->waarom_niet_lager), step->c);
	decision->motivering = mem_text(step->b);
	if ((size_t)step->k < home->goal_count)
		decision->goal_id = home->goals[step->k];
	return demo_made(demo, step, &in, &decision_record, &home->decisions[home->decision_count++]);
}

/* Begins a request about the n-th decision as it stands; *ask is for filling. */
static bool decision_about(struct demo *demo, const struct demo_home *home, const struct demo_step *step, int request,
	struct message *in, struct ask **ask)
{
	static const char VERSION[] = "SELECT version FROM decision WHERE id = :id";
	struct query *query = db_query(demo->call->db, VERSION);
	id decision;

	if (!demo_place(demo, home->decisions, home->decision_count, step->n, &decision))
		return false;
	query_id(query, ":id", decision);
	*ask = demo_say(in, request, &ask_record);
	(*ask)->id = decision;
	(*ask)->version = query_number(query, NULL);
	return true;
}

/* What exceeds the mandate comes back with an escalation. */
bool demo_submit(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	const struct escalation *escalation;
	struct message in, out;
	struct ask *ask;

	if (!decision_about(demo, home, step, REQ_DECISION_SUBMIT, &in, &ask) || !demo_done(demo, step, &in, &out))
		return false;
	escalation = rows_first(&out.rows, &escalation_record);
	if (escalation && home->escalation_count < DEMO_THINGS)
		home->escalations[home->escalation_count++] = escalation->id;
	message_free(&out);
	return true;
}

bool demo_withdraw(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ask *ask;

	if (!decision_about(demo, home, step, REQ_DECISION_WITHDRAW, &in, &ask))
		return false;
	demo_text(ask->word, sizeof(ask->word), step->a);
	return demo_over(demo, step, &in);
}

bool demo_second(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char HASH[] = "SELECT hash FROM decision_text WHERE decision_id = :id ORDER BY id DESC LIMIT 1";
	struct query *query;
	struct proof *proof;
	struct message in;
	struct ask *ask;

	if (!decision_about(demo, home, step, REQ_DECISION_SECOND, &in, &ask))
		return false;
	ask->flag = step->m != 0;
	demo_text(ask->word, sizeof(ask->word), step->a);
	query = db_query(demo->call->db, HASH);
	query_id(query, ":id", ask->id);
	proof = rows_new(&in.rows, &proof_record);
	if (query_one(query, NULL))
		demo_text(proof->hash, sizeof(proof->hash), query_get_text(query, "hash"));
	query_done(query);
	return demo_over(demo, step, &in);
}

bool demo_announce(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ask *ask;

	if (!decision_about(demo, home, step, REQ_DECISION_ANNOUNCE, &in, &ask))
		return false;
	ask->day = instant_day(demo->at);
	return demo_over(demo, step, &in);
}

/* ---- the ladder ---- */

bool demo_raise(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct escalation *escalation;

	if (!demo_free(demo, home->escalation_count))
		return false;
	escalation = demo_say(&in, REQ_ESCALATION_RAISE, &escalation_record);
	escalation->household_id = home->household_id;
	escalation->cause = (int)step->n;
	escalation->spoed = step->m != 0;
	escalation->question = mem_text(step->a);
	return demo_made(demo, step, &in, &escalation_record, &home->escalations[home->escalation_count++]);
}

/* A request about the n-th escalation as it stands, with the text of the step. */
static bool escalation_act(struct demo *demo, const struct demo_home *home, const struct demo_step *step, int request)
{
	static const char VERSION[] = "SELECT version FROM escalation WHERE id = :id";
	struct query *query = db_query(demo->call->db, VERSION);
	struct message in;
	struct ask *ask;
	id escalation;

	if (!demo_place(demo, home->escalations, home->escalation_count, step->n, &escalation))
		return false;
	query_id(query, ":id", escalation);
	ask = demo_say(&in, request, &ask_record);
	ask->id = escalation;
	ask->version = query_number(query, NULL);
	ask->number = step->m;
	ask->tekst = step->a ? mem_text(step->a) : NULL;
	return demo_over(demo, step, &in);
}

bool demo_answer(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	return escalation_act(demo, home, step, REQ_ESCALATION_ANSWER);
}

bool demo_return(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	return escalation_act(demo, home, step, REQ_ESCALATION_RETURN);
}

bool demo_climb(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	return escalation_act(demo, home, step, REQ_ESCALATION_CLIMB);
}

bool demo_take(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	return escalation_act(demo, home, step, REQ_ESCALATION_TAKE);
}

bool demo_instruct(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	return escalation_act(demo, home, step, REQ_ESCALATION_INSTRUCT);
}
