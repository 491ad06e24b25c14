/* The rows of a plan on the screen: goals by life domain, their actions, and the domains that have no goal. */
#include "plan_items.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "desk/here.h"

enum { WHO_FROM_END = 43, DATE_FROM_END = 26, STATE_FROM_END = 15, BESIDE_COLS = 12 };

static void item_add(struct plan_items *self, struct plan_item item)
{
	self->items = mem_grow(self->items, self->count + 1, sizeof(*self->items));
	self->items[self->count++] = item;
}

static void goal_actions(struct plan_items *self, const struct goal *goal)
{
	const struct action *action;

	for (size_t n = 0; (action = rows_get(self->rows, &action_record, n)) != NULL; n++)
		if (action->goal_id == goal->id)
			item_add(self, (struct plan_item){ .goal = goal, .action = action });
}

/* Goals in the order of the life domains; within one the store gives them by place. */
static void domain_goals(struct plan_items *self, const char *code)
{
	const struct goal *goal;

	for (size_t n = 0; (goal = rows_get(self->rows, &goal_record, n)) != NULL; n++) {
		if (strcmp(goal->leefgebied, code) != 0)
			continue;
		item_add(self, (struct plan_item){ .goal = goal });
		goal_actions(self, goal);
	}
}

static bool domain_has_goal(const struct plan_items *self, const char *code)
{
	const struct goal *goal;

	for (size_t n = 0; (goal = rows_get(self->rows, &goal_record, n)) != NULL; n++)
		if (strcmp(goal->leefgebied, code) == 0)
			return true;
	return false;
}

/* Nobody has to read a domain as forgotten: what has no goal stands there too. */
static void blank_domains(struct plan_items *self)
{
	const struct life_domain *domain;

	for (size_t n = 0; (domain = rows_get(self->rows, &life_domain_record, n)) != NULL; n++)
		if (!domain->ended && !domain_has_goal(self, domain->code))
			item_add(self, (struct plan_item){ .domain = domain });
}

void plan_items_make(struct plan_items *self, const struct rows *rows, const struct desk *desk)
{
	const struct life_domain *domain;

	plan_items_free(self);
	self->rows = rows;
	self->desk = desk;
	self->today = desk_today(desk);
	for (size_t n = 0; (domain = rows_get(rows, &life_domain_record, n)) != NULL; n++)
		domain_goals(self, domain->code);
	blank_domains(self);
}

void plan_items_free(struct plan_items *self)
{
	free(self->items);
	self->items = NULL;
	self->count = 0;
}

int64_t plan_item_id(const struct plan_item *item)
{
	return item->action != NULL ? item->action->id : item->goal != NULL ? item->goal->id : -item->domain->place - 1;
}

const char *plan_item_group(const struct plan_item *item)
{
	return item->goal != NULL ? item->goal->leefgebied_naam : _("Nog geen doel");
}

const char *plan_item_domain(const struct plan_item *item)
{
	return item->goal != NULL ? item->goal->leefgebied : item->domain->code;
}

bool goal_past(const struct goal *goal)
{
	return goal->state != GOAL_OPEN && goal->state != GOAL_LOOPT;
}

static bool action_past(const struct action *action)
{
	return action->state == ACTION_GEDAAN || action->state == ACTION_NIET_GEDAAN || action->state == ACTION_OVERGEDRAGEN;
}

struct columns {
	int indent;
	unsigned attr;
	const char *what, *who, *state;
	const char *kind;		/* of the object: for who else is in it */
	id object_id;
	unsigned who_attr;
	day due;
	bool late, marked;
};

/* Who else is in this row, behind its text; returns the columns that takes. */
static int beside_draw(const struct plan_items *self, const struct columns *row, struct canvas *canvas, int line, int end)
{
	struct buf who = BUF_INIT;
	int cols;

	here_in(self->desk, row->kind, row->object_id, NULL, &who);
	cols = who.used == 0 ? 0 : text_columns(who.data) < BESIDE_COLS ? text_columns(who.data) : BESIDE_COLS;
	if (cols > 0)
		canvas_text(canvas, line, end - cols, cols, TUI_OTHER, who.data);
	buf_free(&who);
	return cols > 0 ? cols + 1 : 0;
}

static void columns_draw(const struct plan_items *self, struct canvas *canvas, struct area area, const struct columns *row)
{
	char date[DAY_NL_BYTES];
	int end = area.col + area.cols;
	int what_cols = area.cols - row->indent - (row->who[0] != '\0' ? WHO_FROM_END : DATE_FROM_END) - 1;

	day_nl(row->due, date);
	what_cols -= beside_draw(self, row, canvas, area.row, area.col + row->indent + what_cols);
	canvas_text(canvas, area.row, area.col + row->indent, what_cols, row->attr, row->what);
	canvas_text(canvas, area.row, end - WHO_FROM_END, WHO_FROM_END - DATE_FROM_END - 1,
		row->who_attr, row->who);
	canvas_text(canvas, area.row, end - DATE_FROM_END, 10, row->late ? TUI_ALERT : TUI_NORMAL, date);
	canvas_text(canvas, area.row, end - STATE_FROM_END, STATE_FROM_END - 1, TUI_QUIET, row->state);
	if (row->marked)
		canvas_text(canvas, area.row, end - 1, 1, TUI_QUIET, "?");
}

static bool marked(const struct plan_items *self, id object_id)
{
	const struct plan_mark *mark;

	for (size_t n = 0; (mark = rows_get(self->rows, &plan_mark_record, n)) != NULL; n++)
		if (mark->object_id == object_id)
			return true;
	return false;
}

/* The last answer of one member of the family to a goal; NULL when there is none. */
static const struct agreement *last_answer(const struct plan_items *self, id goal_id, id person_id)
{
	const struct agreement *said, *last = NULL;

	for (size_t n = 0; (said = rows_get(self->rows, &agreement_record, n)) != NULL; n++)
		if (said->goal_id == goal_id && said->person_id == person_id)
			last = said;
	return last;
}

/* "nee: Emre", or "ja: 2 van 3"; true when somebody says no. Empty while nobody was asked. */
static bool family_says(const struct plan_items *self, const struct goal *goal, char out[TEXT_LINE_BYTES])
{
	const struct voice *voice;
	size_t yes = 0, asked = 0, all = 0;

	out[0] = '\0';
	for (; (voice = rows_get(self->rows, &voice_record, all)) != NULL; all++) {
		const struct agreement *said = last_answer(self, goal->id, voice->person_id);

		asked += said != NULL;
		yes += said != NULL && said->answer == ANSWER_JA;
		if (said == NULL || said->answer != ANSWER_NEE)
			continue;
		snprintf(out, TEXT_LINE_BYTES, _("nee: %.*s"), (int)strcspn(voice->naam, " "), voice->naam);
		return true;
	}
	if (asked > 0)
		snprintf(out, TEXT_LINE_BYTES, _("ja: %zu van %zu"), yes, all);
	return false;
}

static void goal_draw(const struct plan_items *self, const struct goal *goal, struct canvas *canvas, struct area area,
	bool selected)
{
	char says[TEXT_LINE_BYTES];
	bool no = family_says(self, goal, says);
	const struct columns row = {
		.kind = "goal", .object_id = goal->id, .attr = selected ? TUI_SELECT : TUI_BOLD, .what = goal->what, .who = says,
		.who_attr = no ? TUI_ALERT : TUI_QUIET, .due = goal->target, .marked = marked(self, goal->id),
		.late = !goal_past(goal) && goal->target != DAY_NONE && goal->target < self->today,
		.state = _(choice_label(goal_state_choices, goal->state)),
	};

	columns_draw(self, canvas, area, &row);
}

static void action_draw(const struct plan_items *self, const struct action *action, struct canvas *canvas,
	struct area area, bool selected)
{
	const struct columns row = {
		.kind = "action", .object_id = action->id, .indent = 3, .who_attr = TUI_QUIET, .marked = marked(self, action->id),
		.attr = selected ? TUI_SELECT : TUI_NORMAL, .what = action->what,
		.who = action->owner_naam[0] != '\0' ? action->owner_naam : _(choice_label(action_owner_choices, action->owner)),
		.due = action->due, .late = !action_past(action) && action->due != DAY_NONE && action->due < self->today,
		.state = _(choice_label(action_state_choices, action->state)),
	};

	columns_draw(self, canvas, area, &row);
}

void plan_item_draw(const struct plan_items *self, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct plan_item *item = &self->items[index];

	if (item->action != NULL)
		action_draw(self, item->action, canvas, area, selected);
	else if (item->goal != NULL)
		goal_draw(self, item->goal, canvas, area, selected);
	else
		canvas_text(canvas, area.row, area.col, area.cols, selected ? TUI_SELECT : TUI_QUIET, item->domain->naam);
}

/* ---- remarks ------------------------------------------------------------------------------------------------------ */

static const char *mark_about(const struct plan_items *self, const struct plan_mark *mark)
{
	for (size_t i = 0; mark->object_id != 0 && i < self->count; i++) {
		const struct plan_item *item = &self->items[i];

		if (item->goal != NULL && plan_item_id(item) == mark->object_id)
			return item->action != NULL ? item->action->what : item->goal->what;
	}
	return _("Het plan");
}

void plan_marks_print(const struct plan_items *self, const struct plan_item *first, struct buf *out)
{
	id selected = first != NULL && first->goal != NULL ? plan_item_id(first) : 0;
	const struct plan_mark *mark;

	for (int round = 0; round < 2; round++)
		for (size_t n = 0; (mark = rows_get(self->rows, &plan_mark_record, n)) != NULL; n++)
			if ((mark->object_id == selected) == (round == 0))
				buf_format(out, "%s (%s)\n%s\n\n", mark_about(self, mark), _(choice_label(mark_choices, mark->kind)),
					mark->tekst);
}
