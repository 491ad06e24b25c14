/* Plan: goals by life domain with their actions; one household, one plan, everybody in the same one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/documents.h"
#include "desk/picks.h"
#include "desk/print.h"
#include "desk/screens.h"
#include "plan_items.h"
#include "vergelijk.h"
#include "wire/paper_letters.h"

enum { HEAD_ROWS = 3, STATE_COLS = 40, NEARBY_MOST = 60 };

struct plan_screen {
	struct desk *desk;
	id household_id;
	bool opened;
	struct message view, answer;
	const struct household *household;
	const struct plan *plan;
	struct plan_items items;
	struct list list;
};

static bool plan_read(struct plan_screen *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_PLAN_READ, self->household_id, &self->answer, err))
		return false;
	self->plan = rows_first(&self->answer.rows, &plan_record);
	plan_items_make(&self->items, &self->answer.rows, self->desk);
	list_reload(&self->list);
	return true;
}

static size_t item_count(const void *screen)
{
	return ((const struct plan_screen *)screen)->items.count;
}

static int64_t item_id(const void *screen, size_t index)
{
	return plan_item_id(&((const struct plan_screen *)screen)->items.items[index]);
}

static const char *item_group(const void *screen, size_t index)
{
	return plan_item_group(&((const struct plan_screen *)screen)->items.items[index]);
}

static void item_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	plan_item_draw(&((const struct plan_screen *)screen)->items, index, canvas, area, selected);
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
	plan_items_free(&self->items);
	message_free(&self->answer);
	message_free(&self->view);
}

/* Which version the family knows, and the first remark on the plan as a whole. */
static void version_draw(const struct plan_screen *self, struct canvas *canvas, struct area body)
{
	const struct plan_version *last = rows_first(&self->answer.rows, &plan_version_record);
	const struct plan_mark *mark;
	char date[DAY_NL_BYTES], text[96] = "";

	if (last != NULL) {
		day_nl(instant_day(last->at), date);
		snprintf(text, sizeof(text), last->current ? _("versie %lld van %s") : _("gewijzigd na versie %lld van %s"),
			(long long)last->number, date);
	}
	canvas_text_right(canvas, body.row + 2, body.col + body.cols - 1, STATE_COLS, TUI_QUIET, text);
	for (size_t n = 0; (mark = rows_get(&self->answer.rows, &plan_mark_record, n)) != NULL; n++) {
		if (mark->object_id != 0)
			continue;
		canvas_format(canvas, body.row + 2, body.col + 1, body.cols - STATE_COLS - 3, TUI_QUIET, "? %s", mark->tekst);
		return;
	}
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
	version_draw(self, canvas, body);
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
	return list_move(&((struct plan_screen *)screen)->list, press);
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

	return list_selected(&self->list, &index) ? &self->items.items[index] : NULL;
}

/* The goal that is selected, or whose action is. */
static const struct goal *selected_goal(const struct plan_screen *self)
{
	const struct plan_item *item = self->plan != NULL ? selected_item(self) : NULL;

	return item != NULL ? item->goal : NULL;
}

static void plan_push(struct plan_screen *self, const struct screen *screen, id object_id, id parent_id)
{
	const struct screen_call call = { .household_id = self->household_id, .object_id = object_id, .parent_id = parent_id };

	desk_push(self->desk, screen, &call);
}

/* Under the life domain that is selected. */
static void goal_new(struct plan_screen *self)
{
	const struct plan_item *item = selected_item(self);
	const struct screen_call call = { .household_id = self->household_id, .parent_id = self->plan->id,
		.text = item != NULL ? plan_item_domain(item) : NULL };

	desk_push(self->desk, &screen_doel, &call);
}

static void plan_enter(void *screen)
{
	struct plan_screen *self = screen;
	const struct plan_item *item = selected_item(self);

	if (item->goal == NULL)
		goal_new(self);
	else
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
		goal_new(self);
}

/*
 * What is there for everybody is offered before anything else (Wmo 2015 2.3.2 lid 4). *picked stays NULL when the person
 * writes it himself; it lives in the answer. False: the person left.
 */
static bool nearby_pick(struct plan_screen *self, struct message *answer, const void **picked)
{
	struct picks *offers = picks_words();
	const char *shown[NEARBY_MOST + 1];
	const struct nearby *nearby;
	struct err err = ERR_INIT;
	size_t count = 0;
	struct ask ask;
	int choice;

	record_init(&ask_record, &ask);
	ask.id = self->household_id;
	snprintf(ask.word, sizeof(ask.word), "%s", selected_goal(self)->leefgebied);
	if (!desk_ask_with(self->desk, REQ_NEARBY, &ask, answer, &err))
		desk_say_err(self->desk, &err);
	for (; count < NEARBY_MOST && (nearby = rows_get(&answer->rows, &nearby_record, count)) != NULL; count++) {
		struct buf label = BUF_INIT;

		buf_format(&label, "%s - %s%s%s", nearby->aanbod, nearby->naam, nearby->adres[0] != '\0' ? ", " : "",
			nearby->adres);
		picks_word(offers, "", label.data);
		buf_free(&label);
	}
	for (size_t i = 0; i < count; i++)
		shown[i] = picks_choices(offers)[i].label;
	shown[count] = _("Iets anders: zelf schrijven");
	choice = count == 0 ? 0 : desk_pick(self->desk, _("Wat is er al in de buurt?"), shown, count + 1, 0);
	picks_free(offers);
	if (choice >= 0 && (size_t)choice < count)
		*picked = rows_get(&answer->rows, &nearby_record, (size_t)choice);
	return choice >= 0;
}

static void plan_new_action(void *screen)
{
	struct plan_screen *self = screen;
	struct screen_call call = { .household_id = self->household_id, .parent_id = selected_goal(self)->id };
	struct message answer;

	if (nearby_pick(self, &answer, &call.data))
		desk_push(self->desk, &screen_actie, &call);
	message_free(&answer);
}

static void plan_question(void *screen)
{
	struct plan_screen *self = screen;

	plan_push(self, &screen_vraagstuk, self->plan->id, 0);
}

static void plan_decision(void *screen)
{
	struct plan_screen *self = screen;

	plan_push(self, &screen_besluit, 0, selected_goal(self)->id);
}

static void plan_history(void *screen)
{
	struct plan_screen *self = screen;
	const struct plan_item *item = selected_item(self);
	struct geschiedenis_call of = { .record = &plan_record, .may_write = may_write(self) };
	struct screen_call call = { .household_id = self->household_id, .object_id = self->plan->id, .data = &of };

	if (item != NULL && item->goal != NULL) {
		of.record = item->action != NULL ? &action_record : &goal_record;
		call.object_id = plan_item_id(item);
	}
	desk_push(self->desk, &screen_geschiedenis, &call);
}

static void plan_family(void *screen)
{
	struct plan_screen *self = screen;
	const struct goal *goal = selected_goal(self);

	plan_push(self, &screen_keukentafel, goal != NULL ? goal->id : 0, 0);
}

static void plan_versions(void *screen)
{
	struct plan_screen *self = screen;

	plan_push(self, &screen_versies, self->plan->id, 0);
}

/* Of what is selected first, then the others, each with its reason. */
static void plan_marks(void *screen)
{
	struct plan_screen *self = screen;
	struct buf text = BUF_INIT;

	plan_marks_print(&self->items, selected_item(self), &text);
	desk_dialog(self->desk, dialog_page(_("Kanttekeningen"), text.data));
	buf_free(&text);
}

static void plan_documents(void *screen)
{
	struct plan_screen *self = screen;
	const struct goal *goal = selected_item(self)->goal;

	documents_show(self->desk, self->household_id, &self->answer.rows, &goal_record, goal->id, goal->what);
}

static void plan_print(void *screen)
{
	struct plan_screen *self = screen;
	char command[64];

	snprintf(command, sizeof(command), "plan %s", desk_huishoudnummer(self->desk, self->household_id));
	print_letter(self->desk, command, REQ_PLAN_LETTER, self->household_id, plan_letter);
}

static void plan_finish(void *screen)
{
	struct plan_screen *self = screen;

	plan_push(self, &screen_afsluiten, self->plan->id, 0);
}

static void plan_results(void *screen)
{
	plan_push(screen, &screen_resultaten, 0, 0);
}

static bool can_write(const void *screen)
{
	return may_write(screen);
}

/* A goal or an action, to read; or a life domain, to begin its first goal. */
static bool can_enter(const void *screen)
{
	const struct plan_screen *self = screen;

	return self->plan != NULL && selected_item(self) != NULL && (selected_goal(self) != NULL || may_write(self));
}

static bool has_goal(const void *screen)
{
	return selected_goal(screen) != NULL;
}

static bool has_plan(const void *screen)
{
	return ((const struct plan_screen *)screen)->plan != NULL;
}

static bool has_marks(const void *screen)
{
	return rows_first(&((const struct plan_screen *)screen)->answer.rows, &plan_mark_record) != NULL;
}

static bool can_add_action(const void *screen)
{
	return may_write(screen) && has_goal(screen);
}

static bool can_decide(const void *screen)
{
	const struct plan_screen *self = screen;

	return may_write(self) && has_goal(self) && desk_may_here(self->desk, self->household_id, DEED_DECIDE);
}

static bool can_write_plan(const void *screen)
{
	return may_write(screen) && ((const struct plan_screen *)screen)->plan != NULL;
}

static const struct key plan_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent het gekozen doel of de gekozen actie; bij een leefgebied zonder doel begint u het eerste."), plan_enter, can_enter },
	{ 'n', N_("Doel erbij"), N_("Voegt een doel toe; is er nog geen plan, dan begint u er een."), plan_new_goal, can_write },
	{ 'a', N_("Actie erbij"), N_("Voegt een actie toe aan het gekozen doel."), plan_new_action, can_add_action },
	{ 'k', N_("Keukentafel"), N_("Maakt van het scherm een bladzij voor het gezin: doel voor doel, eigen woorden eerst."), plan_family,
	  has_plan },
	{ 'v', N_("Vraagstuk"), N_("Wat speelt er: de vraag van het gezin, en wanneer u evalueert."), plan_question, can_write_plan },
	{ 'b', N_("Besluit"), N_("Schrijft een besluit bij het gekozen doel."), plan_decision, can_decide },
	{ 'x', N_("Bijlagen"), N_("Toont de bestanden bij het gekozen doel, en hoe u er een toevoegt."), plan_documents, has_goal },
	{ 'r', N_("Resultaten"), N_("Toont hoe het met ieder gaat, vroeger en nu, en wat er bereikt is; ook van een gesloten plan."),
	  plan_results, NULL },
	{ 'l', N_("Versies"), N_("Legt het plan vast, en toont en vergelijkt eerdere versies."), plan_versions, has_plan },
	{ 'g', N_("Geschiedenis"), N_("Toont wie wat wanneer in dit doel of deze actie schreef; een oude tekst kan terug."), plan_history,
	  has_plan },
	{ 'm', NULL, N_("Toont de kanttekeningen: waarom er ? achter een regel staat. Ze houden niets tegen."), plan_marks, has_marks },
	{ 'p', N_("Op papier"), N_("Zet het plan op papier, als brief aan het gezin: op de printer van uw terminal, of hoe u er een PDF van maakt."),
	  plan_print, has_plan },
	{ 's', NULL, N_("Sluit het plan: per doel wat er bereikt is, hoe het verder gaat, en of de regie stopt."), plan_finish, can_write_plan },
	{ 0 },
};

static void plan_about(const void *screen, struct topic *out)
{
	const struct plan_item *item = selected_item(screen);

	if (item != NULL && item->action != NULL)
		*out = (struct topic){ item->action->household_id, "action", item->action->id };
	else if (item != NULL && item->goal != NULL)
		*out = (struct topic){ item->goal->household_id, "goal", item->goal->id };
}

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
	.about = plan_about,
};
