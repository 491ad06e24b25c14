/* Unsaved text: how it is kept, and which form it belongs to, by its kind. */
#include "desk/drafts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/escalation_pick.h"
#include "desk/household_forms.h"
#include "desk/screens.h"

void draft_keep(struct desk *desk, const struct draft_place *place, const char *field, int64_t base_version,
	const char *value)
{
	struct draft draft;
	struct err err = ERR_INIT;

	record_init(&draft_record, &draft);
	snprintf(draft.kind, sizeof(draft.kind), "%s", place->kind);
	snprintf(draft.field, sizeof(draft.field), "%s", field);
	draft.object_id = place->object_id;
	draft.household_id = place->household_id;
	draft.base_version = base_version;
	draft.value = mem_text(value);
	desk_save(desk, REQ_DRAFT_SAVE, &draft_record, &draft, &err);
	record_clear(&draft_record, &draft);
}

bool draft_is_of(const struct draft *draft, const struct draft_place *place)
{
	return draft->object_id == place->object_id && strcmp(draft->kind, place->kind) == 0;
}

void draft_say(struct desk *desk)
{
	desk_say(desk, "%s", _("Hier staat wat u eerder typte en nog niet had bewaard. F2 bewaart het."));
}

static void task_new(struct desk *desk, id household_id)
{
	household_form_task(desk, household_id, NULL);
}

static void melding_new(struct desk *desk, id household_id)
{
	household_form_melding(desk, household_id, NULL);
}

/* A screen, told about the object or about its parent; or a form of the household. */
static const struct {
	const char *kind;
	const struct screen *screen;
	bool parent;
	void (*form)(struct desk *desk, id household_id);
} places[] = {
	{ "goal", &screen_doel, false, NULL },
	{ "goal_new", &screen_doel, true, NULL },
	{ "action", &screen_actie, false, NULL },
	{ "action_new", &screen_actie, true, NULL },
	{ "plan", &screen_vraagstuk, false, NULL },
	{ "decision", &screen_besluit, false, NULL },
	{ "decision_new", &screen_besluit, false, NULL },
	{ "journal_entry", NULL, false, household_form_journal },
	{ "task", NULL, false, task_new },
	{ "melding", NULL, false, melding_new },
	{ "escalation", NULL, false, escalation_raise },
};

void draft_open(struct desk *desk, const struct draft *draft)
{
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		struct screen_call call = { .household_id = draft->household_id };

		if (strcmp(places[i].kind, draft->kind) != 0)
			continue;
		if (places[i].form != NULL) {
			places[i].form(desk, draft->household_id);
			return;
		}
		if (places[i].parent)
			call.parent_id = draft->object_id;
		else if (draft->object_id != draft->household_id)
			call.object_id = draft->object_id;
		desk_push(desk, places[i].screen, &call);
		return;
	}
	desk_alert(desk, "%s", _("Dit formulier kent wijkd niet meer. De tekst blijft bewaard."));
}
