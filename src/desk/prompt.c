/* A question with a typed answer over a screen: what was typed stays until somebody took it, or it was thrown away. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/drafts.h"
#include "inside.h"

enum { PROMPT_ROWS = 9, BLOCK_ROWS = 4 };

static const char DRAFT_FIELD[] = "tekst";

void prompt_draw(struct desk *desk, struct area body)
{
	int rows = body.rows < PROMPT_ROWS ? body.rows : PROMPT_ROWS;
	struct area area = { .row = body.row + body.rows - rows, .col = body.col, .rows = rows, .cols = body.cols };

	canvas_blank(desk->canvas, area);
	canvas_line(desk->canvas, area.row, area.col, area.cols, TUI_NORMAL);
	canvas_text(desk->canvas, area.row + 1, area.col, area.cols, TUI_HEADING, desk->prompted->title);
	area.row += 2;
	area.rows -= 2;
	form_draw(desk->prompt, desk->canvas, area);
}

static void parked_set(struct desk *desk, const char *value)
{
	draft_keep(desk, &desk->prompted->place, DRAFT_FIELD, 0, value);
	free(desk->prompt_parked);
	desk->prompt_parked = value[0] != '\0' ? mem_text(value) : NULL;
}

void prompt_park(struct desk *desk)
{
	const char *typed = form_typed(desk->prompt, 0);

	if (desk->prompted->place.kind != NULL &&
	    strcmp(typed, desk->prompt_parked != NULL ? desk->prompt_parked : "") != 0)
		parked_set(desk, typed);
}

static void draft_offer(struct desk *desk)
{
	const struct draft_place *place = &desk->prompted->place;
	struct err err = ERR_INIT;
	struct message answer;
	const struct draft *draft;

	if (place->kind == NULL)
		return;
	if (desk_ask_id(desk, REQ_DRAFT_LIST, place->household_id, &answer, &err))
		for (size_t n = 0; (draft = rows_get(&answer.rows, &draft_record, n)) != NULL; n++) {
			if (!draft_is_of(draft, place) || draft->value == NULL)
				continue;
			form_set_typed(desk->prompt, 0, draft->value);
			desk->prompt_parked = mem_text(draft->value);
			draft_say(desk);
		}
	message_free(&answer);
}

/* Turns the loop until the form is left, or its value was taken. */
static bool prompt_run(struct desk *desk)
{
	struct err err = ERR_INIT;

	for (;;) {
		desk->prompt_result = FORM_MOVED;
		desk->dirty = true;
		while (desk->prompt_result != FORM_SAVE && desk->prompt_result != FORM_LEAVE && !desk->leaving) {
			desk_paint(desk);
			loop_turn(desk->loop, -1);
		}
		if (desk->leaving || desk->prompt_result == FORM_LEAVE)
			return false;
		err = (struct err)ERR_INIT;
		if (desk->prompted->take(desk->prompted->arg, form_value(desk->prompt, 0), &err))
			return true;
		desk_say_err(desk, &err);
	}
}

bool desk_prompt(struct desk *desk, const struct prompt *prompt)
{
	const struct form_field field = { .name = DRAFT_FIELD, .kind = prompt->kind, .label = prompt->label,
		.rows = BLOCK_ROWS, .required = prompt->required, .secret = prompt->secret, .help = prompt->help };
	struct form *form = form_new(&field, 1, desk_today(desk));
	bool taken;

	form_set(form, 0, prompt->value);
	if (prompt->only_asks)
		form_only_asks(form);
	desk->prompt = form;
	desk->prompted = prompt;
	draft_offer(desk);
	desk->nesting++;
	taken = prompt_run(desk);
	desk->nesting--;
	if (desk->leaving && !taken)
		prompt_park(desk);
	else if (desk->prompt_parked != NULL)
		parked_set(desk, "");
	free(desk->prompt_parked);
	desk->prompt_parked = NULL;
	desk->prompt = NULL;
	desk->prompted = NULL;
	desk->dirty = true;
	form_free(form);
	return taken;
}

/* ---- a reason ----------------------------------------------------------------------------------------------------- */

struct why {
	struct desk *desk;
	int request;
	struct ask ask;
};

static bool why_send(void *arg, const char *reason, struct err *err)
{
	struct why *why = arg;
	struct message answer;
	bool ok;

	if (!text_clean_line(reason, _("Reden"), why->ask.word, sizeof(why->ask.word), err))
		return false;
	ok = desk_ask_with(why->desk, why->request, &why->ask, &answer, err);
	message_free(&answer);
	return ok;
}

bool desk_prompt_reason(struct desk *desk, const char *title, const char *help, int request, const struct ask *ask)
{
	struct why why = { desk, request, *ask };
	const struct prompt prompt = { .title = title, .label = N_("Reden"), .kind = FORM_LINE, .help = help, .required = true,
		.take = why_send, .arg = &why };

	return desk_prompt(desk, &prompt);
}
