/* Drafts of a decision: one a field; of a new one under its household, of a concept under the decision. */
#include "desk/decision_drafts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/drafts.h"

static struct draft_place draft_place(const struct decision *decision)
{
	bool kept = decision->id != 0;

	return (struct draft_place){ kept ? "decision" : "decision_new", kept ? decision->id : decision->household_id,
		decision->household_id };
}

static void draft_put(struct decision_drafts *drafts, const struct decision *decision, struct record_form *rf, size_t i,
	const char *value)
{
	const struct draft_place place = draft_place(decision);

	draft_keep(drafts->desk, &place, record_form_field(rf, i)->name, 0, value);
	free(drafts->parked[i]);
	drafts->parked[i] = value[0] != '\0' ? mem_text(value) : NULL;
}

void decision_drafts_park(struct decision_drafts *drafts, const struct decision *decision, struct record_form *rf)
{
	struct form *form = record_form_form(rf);
	bool whole = decision->id == 0 && form_dirty(form);

	for (size_t i = 0; i < DECISION_FORM_ROWS; i++) {
		const char *typed = whole || form_changed(form, i) ? form_typed(form, i) : "";

		if (record_form_field(rf, i) != NULL && strcmp(typed, drafts->parked[i] != NULL ? drafts->parked[i] : "") != 0)
			draft_put(drafts, decision, rf, i, typed);
	}
}

void decision_drafts_drop(struct decision_drafts *drafts, const struct decision *decision, struct record_form *rf)
{
	for (size_t i = 0; i < DECISION_FORM_ROWS; i++)
		if (drafts->parked[i] != NULL)
			draft_put(drafts, decision, rf, i, "");
}

bool decision_drafts_take(struct decision_drafts *drafts, const struct decision *decision, struct record_form *rf)
{
	const struct draft_place place = draft_place(decision);
	struct err err = ERR_INIT;
	struct message answer;
	const struct draft *draft;
	bool taken = false;

	if (desk_ask_id(drafts->desk, REQ_DRAFT_LIST, decision->household_id, &answer, &err)) {
		for (size_t n = 0; (draft = rows_get(&answer.rows, &draft_record, n)) != NULL; n++) {
			size_t i = record_form_index(rf, draft->field);

			if (i == (size_t)-1 || !draft_is_of(draft, &place) || draft->value == NULL)
				continue;
			form_set_typed(record_form_form(rf), i, draft->value);
			free(drafts->parked[i]);
			drafts->parked[i] = mem_text(draft->value);
			taken = true;
		}
	}
	if (taken)
		draft_say(drafts->desk);
	message_free(&answer);
	return taken;
}

void decision_drafts_free(struct decision_drafts *drafts)
{
	for (size_t i = 0; i < DECISION_FORM_ROWS; i++)
		free(drafts->parked[i]);
}
