/* Plan: goals by life domain with their actions; one household, one plan, everybody in the same one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/history.h"
#include "desk/screens.h"

enum { HEAD_ROWS = 3, WHO_FROM_END = 41, DATE_FROM_END = 24, STATE_FROM_END = 13, STATE_COLS = 40 };

/* A row of the list is a goal, or an action under its goal. */
struct plan_item {
	const struct goal *goal;
	const struct action *action;	/* NULL: the goal itself */
};

struct plan_screen {
	struct desk *desk;
	id household_id;
	bool opened;
	struct message view, answer;
	const struct household *household;
	const struct plan *plan;
	struct plan_item *items;
	size_t count;
	struct list list;
};

static void goal_actions(struct plan_screen *self, const struct goal *goal)
{
	const struct action *action;

	for (size_t n = 0; (action = rows_get(&self->answer.rows, &action_record, n)) != NULL; n++)
		if (action->goal_id == goal->id)
			self->items[self->count++] = (struct plan_item){ goal, action };
}

/* Goals in the order of the life domains; within one by place. The store gives them in that order of place. */
static void items_make(struct plan_screen *self)
{
	free(self->items);
	self->items = mem_new(self->answer.rows.count + 1, sizeof(*self->items));
	self->count = 0;
	for (const struct choice *domain = leefgebied_choices; domain->code != NULL; domain++) {
		const struct goal *goal;

		for (size_t n = 0; (goal = rows_get(&self->answer.rows, &goal_record, n)) != NULL; n++) {
			if (goal->leefgebied != domain->value)
				continue;
			self->items[self->count++] = (struct plan_item){ goal, NULL };
			goal_actions(self, goal);
		}
	}
	list_reload(&self->list);
}

static bool plan_read(struct plan_screen *self, struct err *err)
{
	struct message answer;

	if (!desk_ask_id(self->desk, REQ_PLAN_READ, self->household_id, &answer, err)) {
		message_free(&answer);
		return false;
	}
	message_free(&self->answer);
	self->answer = answer;
	self->plan = rows_first(&self->answer.rows, &plan_record);
	items_make(self);
	return true;
}

static size_t item_count(const void *screen)
{
	return ((const struct plan_screen *)screen)->count;
}

static int64_t item_id(const void *screen, size_t index)
{
	const struct plan_item *item = &((const struct plan_screen *)screen)->items[index];

	return item->action != NULL ? item->action->id : item->goal->id;
}

static const char *item_group(const void *screen, size_t index)
{
	return _(choice_label(leefgebied_choices, ((const struct plan_screen *)screen)->items[index].goal->leefgebied));
}

static bool goal_past(const struct goal *goal)
{
	return goal->state != GOAL_OPEN && goal->state != GOAL_LOOPT;
}

static bool action_past(const struct action *action)
{
	return action->state == ACTION_GEDAAN || action->state == ACTION_NIET_GEDAAN || action->state == ACTION_OVERGEDRAGEN;
}

static void columns_draw(struct canvas *canvas, struct area area, int indent, unsigned attr, const char *what,
	const char *who, day due, bool late, const char *state)
{
	char date[DAY_NL_BYTES];
	int end = area.col + area.cols;
	int what_cols = area.cols - indent - (who[0] != '\0' ? WHO_FROM_END : DATE_FROM_END) - 1;

	day_nl(due, date);
	canvas_text(canvas, area.row, area.col + indent, what_cols, attr, what);
	canvas_text(canvas, area.row, end - WHO_FROM_END, WHO_FROM_END - DATE_FROM_END - 1, TUI_QUIET, who);
	canvas_text(canvas, area.row, end - DATE_FROM_END, 10, late ? TUI_ALERT : TUI_NORMAL, date);
	canvas_text(canvas, area.row, end - STATE_FROM_END, STATE_FROM_END, TUI_QUIET, state);
}

static void item_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct plan_screen *self = screen;
	const struct plan_item *item = &self->items[index];
	day today = desk_today(self->desk);
	unsigned attr = selected ? TUI_SELECT : TUI_NORMAL;

	if (item->action == NULL)
		columns_draw(canvas, area, 0, selected ? TUI_SELECT : TUI_BOLD, item->goal->what, "", item->goal->target,
			!goal_past(item->goal) && item->goal->target != DAY_NONE && item->goal->target < today,
			_(choice_label(goal_state_choices, item->goal->state)));
	else
		columns_draw(canvas, area, 3, attr, item->action->what,
			item->action->owner_naam[0] != '\0' ? item->action->owner_naam :
			_(choice_label(action_owner_choices, item->action->owner)), item->action->due,
			!action_past(item->action) && item->action->due != DAY_NONE && item->action->due < today,
			_(choice_label(action_state_choices, item->action->state)));
}

static const struct list_source item_source = {
	.count = item_count,
	.id = item_id,
	.draw = item_draw,
	.group = item_group,
	.empty = N_("Dit plan heeft nog geen doelen. Druk op n voor het eerste doel."),
};

static bool plan_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct plan_screen *self = screen;
	const struct goal *goal;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->answer, 0);
	message_init(&self->view, 0);
	list_init(&self->list, &item_source, self);
	if (!desk_household_open(desk, self->household_id, &self->view, err))
		return false;
	self->opened = true;
	self->household = rows_first(&self->view.rows, &household_record);
	if (!plan_read(self, err))
		return false;
	for (size_t n = 0; (goal = rows_get(&self->answer.rows, &goal_record, n)) != NULL; n++)
		if (goal->id == call->object_id)
			list_select(&self->list, goal->id);
	return true;
}

static void plan_close(void *screen)
{
	struct plan_screen *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	free(self->items);
	message_free(&self->answer);
	message_free(&self->view);
}

static void head_draw(const struct plan_screen *self, struct canvas *canvas, struct area body)
{
	char state[160], date[DAY_NL_BYTES];

	canvas_text(canvas, body.row, body.col + 1, body.cols - STATE_COLS - 3, TUI_HEADING, self->household != NULL ? self->household->naam : "");
	if (self->plan == NULL)
		return;
	day_nl(self->plan->evaluatie, date);
	snprintf(state, sizeof(state), "%s%s%s", _(choice_label(plan_state_choices, self->plan->state)),
		date[0] != '\0' ? _(", evaluatie ") : "", date);
	canvas_text_right(canvas, body.row, body.col + body.cols - 1, STATE_COLS, TUI_NORMAL, state);
	canvas_text(canvas, body.row + 1, body.col + 1, body.cols - 2, TUI_QUIET,
		self->plan->vraagstuk != NULL ? self->plan->vraagstuk : _("Nog niet opgeschreven wat er speelt: druk op v."));
}

static bool may_write(const struct plan_screen *self)
{
	return desk_may_here(self->desk, self->household_id, DEED_EDIT_PLAN) && (self->plan == NULL || self->plan->closed == DAY_NONE);
}

static void plan_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct plan_screen *self = screen;
	struct area rest = { body.row + HEAD_ROWS, body.col, body.rows - HEAD_ROWS, body.cols };

	head_draw(self, canvas, body);
	if (self->plan == NULL)
		canvas_wrap(canvas, (struct area){ rest.row, rest.col + 2, rest.rows, rest.cols - 4 }, TUI_NORMAL,
			may_write(self) ? _("Dit huishouden heeft nog geen plan. Druk op n om er een te beginnen.") :
			_("Dit huishouden heeft nog geen plan."));
	else
		list_draw(&self->list, canvas, rest);
}

static bool plan_key(void *screen, const struct key_press *press)
{
	return press->code >= TUI_KEY_FIRST && press->code != TUI_KEY_ENTER && list_key(&((struct plan_screen *)screen)->list, press);
}

static void plan_show(void *screen)
{
	struct plan_screen *self = screen;
	struct err err = ERR_INIT;

	if (!plan_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void plan_change(void *screen, const struct change *change)
{
	struct plan_screen *self = screen;

	if (change->household_id != self->household_id)
		return;
	plan_show(self);
	if (change->employee_naam[0] != '\0')
		frame_notice(desk_frame(self->desk), _("bijgewerkt door %s"), change->employee_naam);
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static const struct plan_item *selected_item(const struct plan_screen *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? &self->items[index] : NULL;
}

static void plan_push(struct plan_screen *self, const struct screen *screen, id object_id, id parent_id)
{
	const struct screen_call call = { .household_id = self->household_id, .object_id = object_id, .parent_id = parent_id };

	desk_push(self->desk, screen, &call);
}

static void plan_enter(void *screen)
{
	struct plan_screen *self = screen;
	const struct plan_item *item = selected_item(self);

	if (item != NULL)
		plan_push(self, item->action != NULL ? &screen_actie : &screen_doel,
			item->action != NULL ? item->action->id : item->goal->id, 0);
}

static void plan_begin(struct plan_screen *self)
{
	struct err err = ERR_INIT;
	struct message answer;

	if (!desk_sure(self->desk, _("Nieuw plan"), _("Een plan beginnen voor dit huishouden?")))
		return;
	if (desk_ask_id(self->desk, REQ_PLAN_START, self->household_id, &answer, &err))
		plan_show(self);
	else
		desk_say_err(self->desk, &err);
	message_free(&answer);
}

static void plan_new_goal(void *screen)
{
	struct plan_screen *self = screen;

	if (self->plan == NULL)
		plan_begin(self);
	else
		plan_push(self, &screen_doel, 0, self->plan->id);
}

static void plan_new_action(void *screen)
{
	struct plan_screen *self = screen;

	plan_push(self, &screen_actie, 0, selected_item(self)->goal->id);
}

static void plan_question(void *screen)
{
	struct plan_screen *self = screen;

	plan_push(self, &screen_vraagstuk, self->plan->id, 0);
}

static void plan_decision(void *screen)
{
	struct plan_screen *self = screen;

	plan_push(self, &screen_besluit, 0, selected_item(self)->goal->id);
}

static void plan_history(void *screen)
{
	struct plan_screen *self = screen;
	const struct plan_item *item = selected_item(self);

	if (item->action != NULL)
		history_show(self->desk, &action_record, item->action->id);
	else
		history_show(self->desk, &goal_record, item->goal->id);
}

static bool plan_end(void *arg, const char *reason, struct err *err)
{
	const struct plan_screen *self = arg;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = self->plan->id;
	ask.tekst = mem_text(reason);
	ok = desk_ask_with(self->desk, REQ_PLAN_CLOSE, &ask, &answer, err);
	message_free(&answer);
	record_clear(&ask_record, &ask);
	return ok;
}

static size_t goals_open(const struct plan_screen *self)
{
	size_t count = 0;

	for (size_t i = 0; i < self->count; i++)
		count += self->items[i].action == NULL && !goal_past(self->items[i].goal);
	return count;
}

/* Said before anything is typed: the store would refuse it afterwards. */
static void plan_finish(void *screen)
{
	struct plan_screen *self = screen;
	const struct prompt prompt = { .title = _("Plan sluiten"), .label = N_("Waarom"), .kind = FORM_BLOCK, .required = true,
		.help = N_("Wat is er bereikt, en hoe gaat het gezin verder?"), .take = plan_end, .arg = self,
		.place = { "plan_close", self->plan->id, self->household_id } };

	if (goals_open(self) > 0) {
		desk_alert(self->desk, _("Er staan nog doelen open (%zu). Geef die eerst een andere stand, bijvoorbeeld behaald."),
			goals_open(self));
		return;
	}
	if (!desk_prompt(self->desk, &prompt))
		return;
	plan_show(self);
	desk_good(self->desk, "%s", _("Het plan is gesloten."));
}

static bool can_write(const void *screen)
{
	return may_write(screen);
}

static bool has_item(const void *screen)
{
	return selected_item(screen) != NULL;
}

static bool can_add_action(const void *screen)
{
	return may_write(screen) && selected_item(screen) != NULL;
}

static bool can_decide(const void *screen)
{
	const struct plan_screen *self = screen;

	return may_write(self) && selected_item(self) != NULL && desk_may_here(self->desk, self->household_id, DEED_DECIDE);
}

static bool can_write_plan(const void *screen)
{
	return may_write(screen) && ((const struct plan_screen *)screen)->plan != NULL;
}

static const struct key plan_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent het gekozen doel of de gekozen actie, om te lezen of te wijzigen."), plan_enter, has_item },
	{ 'n', N_("Doel erbij"), N_("Voegt een doel toe; is er nog geen plan, dan begint u er een."), plan_new_goal, can_write },
	{ 'a', N_("Actie erbij"), N_("Voegt een actie toe aan het gekozen doel."), plan_new_action, can_add_action },
	{ 'v', N_("Vraagstuk"), N_("Wat speelt er: de vraag van het gezin, en wanneer u evalueert."), plan_question, can_write_plan },
	{ 'b', N_("Besluit"), N_("Schrijft een besluit bij het gekozen doel."), plan_decision, can_decide },
	{ 'g', N_("Geschiedenis"), N_("Toont wie wat wanneer in dit doel of deze actie schreef."), plan_history, has_item },
	{ 's', NULL, N_("Sluit het plan, als alle doelen zijn afgerond."), plan_finish, can_write_plan },
	{ 0 },
};

const struct screen screen_plan = {
	.name = "plan",
	.title = N_("Plan"),
	.size = sizeof(struct plan_screen),
	.keys = plan_keys,
	.open = plan_open,
	.close = plan_close,
	.draw = plan_draw,
	.key = plan_key,
	.show = plan_show,
	.change = plan_change,
};
