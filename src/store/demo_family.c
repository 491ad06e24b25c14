/* Demo: what the family says of the goals, and the versions that are fixed with it. */
#include "base/mem.h"
#include "demo_deeds.h"
#include "domain/agreement.h"

bool demo_agree(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct agreement *agreement;
	id goal, person;

	if (!demo_place(demo, home->goals, home->goal_count, step->n, &goal) ||
			!demo_place(demo, home->persons, home->person_count, step->m, &person))
		return false;
	agreement = demo_say(&in, REQ_AGREEMENT_ADD, &agreement_record);
	agreement->goal_id = goal;
	agreement->person_id = person;
	agreement->answer = (int)step->k;
	demo_text(agreement->remark, sizeof(agreement->remark), step->a);
	return demo_over(demo, step, &in);
}

/* The life domains in the order of the municipality. */
static const struct life_domain *demo_domains(struct demo *demo, const struct demo_step *step, struct message *out)
{
	struct message in;
	struct ask *ask = demo_say(&in, REQ_LOOKUP, &ask_record);

	demo_text(ask->word, sizeof(ask->word), "life_domain");
	return demo_done(demo, step, &in, out) ? rows_first(&out->rows, &life_domain_record) : NULL;
}

static id last_measurement(struct demo *demo, id person_id)
{
	static const char LAST[] = "SELECT max(id) FROM measurement WHERE person_id = :person";
	struct query *query = db_query(demo->call->db, LAST);

	query_id(query, ":person", person_id);
	return query_number(query, &demo->call->err);
}

bool demo_measure(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct measurement *measurement;
	const struct life_domain *domain;
	struct message in, domains;
	id person;
	bool ok;

	if (!demo_place(demo, home->persons, home->person_count, step->n, &person) || !demo_domains(demo, step, &domains))
		return false;
	measurement = demo_say(&in, REQ_MEASURE, &measurement_record);
	measurement->household_id = home->household_id;
	measurement->person_id = person;
	measurement->moment = (int)step->m;
	measurement->participatie = step->k;
	measurement->after_id = last_measurement(demo, person);
	for (size_t n = 0; step->a[n] && (domain = rows_get(&domains.rows, &life_domain_record, n)) != NULL; n++) {
		struct score *score;

		if (step->a[n] == '-')
			continue;
		score = rows_new(&in.rows, &score_record);
		demo_text(score->leefgebied, sizeof(score->leefgebied), domain->code);
		score->score = step->a[n] - '0';
	}
	ok = demo_over(demo, step, &in);
	message_free(&domains);
	return ok;
}

/* Read, and fixed as it was read. */
bool demo_plan_fix(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in, out;
	struct ask *ask = demo_say(&in, REQ_PLAN_TEXT, &ask_record);
	const struct plan_version *now;
	bool ok;

	ask->id = home->plan_id;
	ok = demo_done(demo, step, &in, &out);
	if (!ok)
		return false;
	now = rows_first(&out.rows, &plan_version_record);
	ask = demo_say(&in, REQ_PLAN_FIX, &ask_record);
	ask->id = home->plan_id;
	demo_text(ask->word, sizeof(ask->word), now->hash);
	message_free(&out);
	return demo_over(demo, step, &in);
}
