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
