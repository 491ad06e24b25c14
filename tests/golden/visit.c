/* What most visits to a desk begin and end with. */
#include "visit.h"

struct stage *visit_new(const struct stage_set *set)
{
	struct stage *stage = stage_new(set);
	struct rows *lists;

	scene_inbox(stage_answer(stage, REQ_INBOX));
	scene_hits(stage_answer(stage, REQ_SEARCH), 5);
	scene_view(stage_answer(stage, REQ_HOUSEHOLD_OPEN));
	scene_view(stage_answer(stage, REQ_HOUSEHOLD_READ));
	scene_plan(stage_answer(stage, REQ_PLAN_READ));
	scene_decisions(stage_answer(stage, REQ_DECISION_LIST));
	scene_timeline(stage_answer(stage, REQ_TIMELINE));
	scene_register(stage_answer(stage, REQ_MANDATE_LIST));
	scene_escalation(stage_answer(stage, REQ_ESCALATION_READ));
	lists = stage_answer(stage, REQ_LOOKUP);
	scene_kinds(lists);
	scene_organisations(lists);
	return stage;
}

struct stage *visit_amina(void)
{
	const struct stage_set set = { .me = scene_amina() };

	return visit_new(&set);
}

void visit_begin(struct stage *stage)
{
	stage_begin(stage);
	stage_sees(stage, "Werkbak");
}

void visit_end(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "uitloggen?");
	stage_keys(stage, "j");
	stage_end(stage, 0);
}

void visit_household(struct stage *stage)
{
	visit_begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "Boterdiep");
	stage_keys(stage, "\r");
	stage_sees(stage, "Regisseur");
}

void visit_household_end(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Zoek:");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	visit_end(stage);
}
