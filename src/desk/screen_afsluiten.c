/* Afsluiten: what was reached of each goal, how the family goes on, what happens with the regie, and what stays open; F2 closes the plan. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/drafts.h"
#include "desk/picks.h"
#include "desk/screen_form.h"
#include "desk/screens.h"

enum { GOALS_MOST = 200 };

/* What is kept in the store as draft, until the plan closes or the writer leaves it. */
struct kept {
	bool typed;		/* since it was kept */
	bool kept;
};

struct closing_goal {
	struct goal_result result;
	struct kept draft;
};

struct afsluiten {
	struct desk *desk;
	id household_id;
	bool opened;
	struct message view, answer;	/* answer: of REQ_PLAN_CLOSING */
	struct plan_closing closing;
	struct kept closing_draft;
	struct closing_goal results[GOALS_MOST];
	size_t goals, unmeasured, left;
	bool typed;
	struct list list;
};

/* ---- the list: goals, the closing itself, who was not measured, what stays open ---- */

static size_t afsluiten_count(const void *screen)
{
	const struct afsluiten *self = screen;

	return self->goals + 1 + self->unmeasured + self->left;
}

static int64_t afsluiten_id(const void *screen, size_t index)
{
	(void)screen;
	return (int64_t)index + 1;
}

static const char *afsluiten_group(const void *screen, size_t index)
{
	const struct afsluiten *self = screen;

	if (index < self->goals)
		return _("Wat is er bereikt, per doel");
	return index == self->goals ? _("Hoe nu verder") : _("Dit blijft open");
}

static const struct regie *regie_of(const struct afsluiten *self)
{
	return rows_first(&self->answer.rows, &regie_record);
}

/* The regisseur ends it, or who appoints regisseurs. */
static bool may_end(const struct afsluiten *self)
{
	const struct regie *regie = regie_of(self);

	return regie != NULL && (regie->employee_id == desk_me(self->desk)->employee_id ||
		desk_may_here(self->desk, self->household_id, DEED_REGIE));
}

static void closing_draw(const struct afsluiten *self, struct canvas *canvas, struct area area, bool selected)
{
	const struct regie *regie = regie_of(self);
	char datum[DAY_NL_BYTES];

	day_nl(self->closing.closed, datum);
	canvas_format(canvas, area.row, area.col, 40, selected ? TUI_SELECT : TUI_NORMAL, _("%s, regie: %s"), datum,
		regie == NULL ? _("niemand") : _(choice_label(closing_regie_choices, self->closing.regie)));
	canvas_text(canvas, area.row, area.col + 42, area.cols - 42, TUI_NORMAL,
		self->closing.reason != NULL ? self->closing.reason : _("- nog invullen"));
}

static void afsluiten_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct afsluiten *self = screen;
	const struct measured *person;
	const struct left_open *left;
	unsigned attr = selected ? TUI_SELECT : TUI_NORMAL;

	if (index < self->goals) {
		const struct goal_result *result = &self->results[index].result;

		canvas_text(canvas, area.row, area.col, 40, attr, result->what);
		canvas_format(canvas, area.row, area.col + 42, area.cols - 42, TUI_NORMAL, result->tekst[0] != '\0' ? "%s: %s" : "%s%s",
			result->tekst[0] != '\0' ? _(choice_label(goal_outcome_choices, result->outcome)) : _("- nog invullen"),
			result->tekst);
		return;
	}
	index -= self->goals;
	if (index == 0) {
		closing_draw(self, canvas, area, selected);
		return;
	}
	person = rows_get(&self->answer.rows, &measured_record, index - 1);
	left = person == NULL ? rows_get(&self->answer.rows, &left_open_record, index - 1 - self->unmeasured) : NULL;
	canvas_text(canvas, area.row, area.col, 12, attr, person != NULL ? _("Eindmeting") : left->what);
	canvas_text(canvas, area.row, area.col + 14, area.cols - 14, TUI_NORMAL, person != NULL ? person->naam : left->tekst);
}

static const struct list_source afsluiten_source = {
	.count = afsluiten_count,
	.id = afsluiten_id,
	.draw = afsluiten_draw_line,
	.group = afsluiten_group,
	.empty = N_("Er is niets."),
};

/* ---- reading ---- */

/* What was filled in already stays, also when a colleague adds a goal meanwhile. */
static void goals_take(struct afsluiten *self)
{
	struct closing_goal *before = mem_new(GOALS_MOST, sizeof(*before));
	size_t count = self->goals;
	const struct goal *goal;

	memcpy(before, self->results, sizeof(self->results));
	self->goals = 0;
	while (self->goals < GOALS_MOST && (goal = rows_get(&self->answer.rows, &goal_record, self->goals)) != NULL) {
		struct closing_goal *place = &self->results[self->goals++];
		struct goal_result *result = &place->result;

		place->draft = (struct kept){ false, false };
		record_init(&goal_result_record, result);
		result->outcome = goal_state_outcome(goal->state);
		for (size_t i = 0; i < count; i++)
			if (before[i].result.goal_id == goal->id)
				*place = before[i];
		result->goal_id = goal->id;
		memcpy(result->what, goal->what, sizeof(result->what));
	}
	free(before);
}

/* ---- drafts: the same as the forms keep while somebody types in them ---- */

static const char *const goal_drafts[] = { "outcome", "tekst", NULL };
static const char *const closing_drafts[] = { "closed", "reason", "regie", "regie_reason", "nameting_id", NULL };

static struct draft_place goal_place(const struct afsluiten *self, const struct goal_result *result)
{
	return (struct draft_place){ "plan_close_goal", result->goal_id, self->household_id };
}

static struct draft_place closing_place(const struct afsluiten *self)
{
	return (struct draft_place){ "plan_close", self->closing.plan_id, self->household_id };
}

/* `data` NULL: there is nothing to keep any more. */
static void fields_keep(struct afsluiten *self, const struct draft_place *place, const char *const *names,
	const struct record *record, const void *data)
{
	for (; *names != NULL; names++) {
		struct buf value = BUF_INIT, stored = BUF_INIT;
		const struct field *field = record_field(record, *names);

		if (data != NULL)
			field_get(field, data, &stored);
		record_form_to_value(field, stored.data != NULL ? stored.data : "", &value);
		draft_keep(self->desk, place, *names, 0, value.data != NULL ? value.data : "");
		buf_free(&value);
		buf_free(&stored);
	}
}

static void afsluiten_park(void *screen)
{
	struct afsluiten *self = screen;
	const struct draft_place closing = closing_place(self);

	for (size_t i = 0; i < self->goals; i++) {
		struct closing_goal *goal = &self->results[i];
		const struct draft_place place = goal_place(self, &goal->result);

		if (goal->draft.typed)
			fields_keep(self, &place, goal_drafts, &goal_result_record, &goal->result);
		goal->draft = (struct kept){ false, goal->draft.kept || goal->draft.typed };
	}
	if (self->closing_draft.typed)
		fields_keep(self, &closing, closing_drafts, &plan_closing_record, &self->closing);
	self->closing_draft = (struct kept){ false, self->closing_draft.kept || self->closing_draft.typed };
}

static void drafts_drop(struct afsluiten *self)
{
	const struct draft_place closing = closing_place(self);

	for (size_t i = 0; i < self->goals; i++) {
		const struct draft_place place = goal_place(self, &self->results[i].result);

		if (self->results[i].draft.kept)
			fields_keep(self, &place, goal_drafts, &goal_result_record, NULL);
		self->results[i].draft = (struct kept){ false, false };
	}
	if (self->closing_draft.kept)
		fields_keep(self, &closing, closing_drafts, &plan_closing_record, NULL);
	self->closing_draft = (struct kept){ false, false };
	self->typed = false;
}

/* One field of one draft, into the record that it is about. */
static bool field_take(struct afsluiten *self, const struct draft *draft, const char *const *names,
	const struct record *record, void *data)
{
	const struct field *field = record_field(record, draft->field);
	struct err err = ERR_INIT;
	struct buf stored = BUF_INIT;
	bool ok = false;

	while (*names != NULL && strcmp(*names, draft->field) != 0)
		names++;
	if (*names != NULL && field != NULL) {
		record_form_to_stored(field, draft->value, &stored);
		ok = field_set(field, data, stored.data != NULL ? stored.data : "", desk_today(self->desk), &err);
	}
	buf_free(&stored);
	return ok;
}

static bool draft_take(struct afsluiten *self, const struct draft *draft)
{
	struct draft_place place = closing_place(self);

	if (draft_is_of(draft, &place) &&
			field_take(self, draft, closing_drafts, &plan_closing_record, &self->closing))
		return self->closing_draft.kept = true;
	for (size_t i = 0; i < self->goals; i++) {
		struct closing_goal *goal = &self->results[i];

		place = goal_place(self, &goal->result);
		if (draft_is_of(draft, &place) && field_take(self, draft, goal_drafts, &goal_result_record, &goal->result))
			return goal->draft.kept = true;
	}
	return false;
}

static void drafts_take(struct afsluiten *self)
{
	struct err err = ERR_INIT;
	struct message answer;
	const struct draft *draft;

	if (desk_ask_id(self->desk, REQ_DRAFT_LIST, self->household_id, &answer, &err))
		for (size_t n = 0; (draft = rows_get(&answer.rows, &draft_record, n)) != NULL; n++)
			self->typed = (draft->value != NULL && draft_take(self, draft)) || self->typed;
	message_free(&answer);
	if (!may_end(self))
		self->closing.regie = CLOSING_REGIE_KEEP;
	if (self->typed)
		desk_say(self->desk, "%s", _("Hier staat wat u eerder invulde. F2 sluit het plan als alles is ingevuld."));
}

static bool afsluiten_read(struct afsluiten *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_PLAN_CLOSING, self->closing.plan_id, &self->answer, err))
		return false;
	goals_take(self);
	self->unmeasured = rows_count(&self->answer.rows, &measured_record);
	self->left = rows_count(&self->answer.rows, &left_open_record);
	if (!may_end(self))
		self->closing.regie = CLOSING_REGIE_KEEP;
	list_reload(&self->list);
	return true;
}

static bool afsluiten_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct afsluiten *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->answer, 0);
	record_init(&plan_closing_record, &self->closing);
	self->closing.plan_id = call->object_id;
	self->closing.closed = desk_today(desk);
	self->closing.nameting_id = desk_me(desk)->employee_id;
	list_init(&self->list, &afsluiten_source, self);
	desk_title_household(desk);
	self->opened = desk_household_open(desk, self->household_id, &self->view, err);
	if (!self->opened || !afsluiten_read(self, err))
		return false;
	drafts_take(self);
	return true;
}

static void afsluiten_close(void *screen)
{
	struct afsluiten *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	record_clear(&plan_closing_record, &self->closing);
	message_free(&self->view);
	message_free(&self->answer);
}

static void afsluiten_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct afsluiten *)screen)->list, canvas, body);
}

static bool afsluiten_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct afsluiten *)screen)->list, press);
}

static void afsluiten_show(void *screen)
{
	struct afsluiten *self = screen;
	struct err err = ERR_INIT;
	size_t index;

	/* A form that was left took the draft of its line with it. */
	if (list_selected(&self->list, &index) && index < self->goals)
		self->results[index].draft.typed = self->results[index].draft.typed || self->results[index].draft.kept;
	else
		self->closing_draft.typed = self->closing_draft.typed || self->closing_draft.kept;
	if (!afsluiten_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void afsluiten_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct afsluiten *)screen)->household_id)
		afsluiten_show(screen);
}

static bool afsluiten_leave(void *screen)
{
	struct afsluiten *self = screen;

	if (!self->typed)
		return true;
	if (!desk_sure(self->desk, _("Plan nog open"), _("Het plan is nog niet gesloten; wat u invulde gaat weg. Toch weg?")))
		return false;
	drafts_drop(self);
	return true;
}

/* ---- its forms ---- */

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

static const struct record_form_row goal_rows[] = {
	{ .field = "what", .readonly = true },
	{ .field = "outcome" },
	{ .field = "tekst", .help = N_("Wat is er bereikt? Eén zin, die het gezin ook mag lezen.") },
};

static bool goal_take(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct afsluiten *self = arg;
	const struct goal_result *result = data;

	(void)desk;
	if (!record_check(&goal_result_record, result, err))
		return false;
	for (size_t i = 0; i < self->goals; i++)
		if (self->results[i].result.goal_id == result->goal_id)
			self->results[i] = (struct closing_goal){ *result, { true, self->results[i].draft.kept } };
	self->typed = true;
	return true;
}

static void goal_open(struct afsluiten *self, const struct goal_result *result)
{
	const struct form_job job = { .title = N_("Wat is er bereikt?"), .record = &goal_result_record, ROWS(goal_rows),
		.save = goal_take, .saved = N_("Ingevuld. F2 sluit het plan als alles is ingevuld."),
		.draft = { "plan_close_goal", result->goal_id, self->household_id }, .whole_draft = true,
		.household_id = self->household_id, .deed = DEED_EDIT_PLAN };

	desk_form(self->desk, &job, result, self);
}

static const struct record_form_row closing_rows[] = {
	{ .field = "closed", .required = true },
	{ .field = "reason", .rows = 5, .required = true },
	{ .field = "regie" },
	{ .field = "regie_reason" },
	{ .field = "nameting_id" },
};

struct closing_form {
	struct afsluiten *afsluiten;
	struct picks *picks;
};

static void closing_form_free(void *arg)
{
	picks_free(((struct closing_form *)arg)->picks);
	free(arg);
}

static void closing_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct closing_form *of = arg;
	const struct plan_closing *closing = data;
	struct form *form = record_form_form(rf);
	bool may = may_end(of->afsluiten);

	(void)desk;
	record_form_choices(rf, "nameting_id", picks_choices(of->picks), picks_count(of->picks));
	form_show(form, record_form_index(rf, "regie"), may);
	form_show(form, record_form_index(rf, "regie_reason"), may && closing->regie == CLOSING_REGIE_END);
}

static bool closing_take(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct afsluiten *self = ((struct closing_form *)arg)->afsluiten;
	const struct plan_closing *closing = data;

	(void)desk;
	if (closing->regie == CLOSING_REGIE_END && may_end(self) && closing->regie_reason[0] == '\0')
		return err_set(err, ERR_INPUT, _("Reden: vul in waarom de regie stopt."));
	record_clear(&plan_closing_record, &self->closing);
	record_copy(&plan_closing_record, &self->closing, closing);
	self->closing_draft.typed = true;
	self->typed = true;
	return true;
}

static void closing_open(struct afsluiten *self)
{
	const struct form_job job = { .title = N_("Plan sluiten: hoe nu verder"), .record = &plan_closing_record, ROWS(closing_rows),
		.save = closing_take, .edited = closing_edited, .saved = N_("Ingevuld. F2 sluit het plan als alles is ingevuld."),
		.draft = { "plan_close", self->closing.plan_id, self->household_id }, .household_id = self->household_id,
		.deed = DEED_EDIT_PLAN };
	struct closing_form *form = mem_new(1, sizeof(*form));

	form->afsluiten = self;
	form->picks = picks_colleagues(self->desk, self->household_id);
	desk_form_with(self->desk, &job, &self->closing, form, closing_form_free);
}

/* ---- keys ---- */

static void measure_open(struct afsluiten *self, id person_id)
{
	struct measurement begin;
	const struct screen_call call = { .household_id = self->household_id, .data = &begin };

	record_init(&measurement_record, &begin);
	begin.person_id = person_id;
	begin.moment = MOMENT_EINDE;
	desk_push(self->desk, &screen_meten, &call);
}

static void afsluiten_enter(void *screen)
{
	struct afsluiten *self = screen;
	const struct measured *person;
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	if (index < self->goals)
		goal_open(self, &self->results[index].result);
	else if (index == self->goals)
		closing_open(self);
	else if ((person = rows_get(&self->answer.rows, &measured_record, index - self->goals - 1)) != NULL)
		measure_open(self, person->person_id);
}

static bool can_enter(const void *screen)
{
	const struct afsluiten *self = screen;
	size_t index;

	return list_selected(&self->list, &index) && index < self->goals + 1 + self->unmeasured;
}

/* The first line that is not filled in gets selected. */
static bool filled_in(struct afsluiten *self)
{
	size_t index = 0;

	while (index < self->goals && self->results[index].result.tekst[0] != '\0')
		index++;
	if (index == self->goals && self->closing.reason != NULL)
		return true;
	list_select_index(&self->list, index);
	desk_alert(self->desk, "%s", index < self->goals ? _("Vul eerst in wat er van dit doel bereikt is: druk op Enter.") :
		_("Vul eerst in hoe het verder gaat: druk op Enter."));
	return false;
}

static bool afsluiten_send(struct afsluiten *self, struct err *err)
{
	struct message request, answer;
	bool ok;

	message_init(&request, REQ_PLAN_CLOSE);
	rows_add(&request.rows, &plan_closing_record, &self->closing);
	for (size_t i = 0; i < self->goals; i++)
		rows_add(&request.rows, &goal_result_record, &self->results[i].result);
	ok = desk_ask(self->desk, &request, &answer, err);
	message_free(&request);
	message_free(&answer);
	return ok;
}

static void afsluiten_finish(void *screen)
{
	struct afsluiten *self = screen;
	struct desk *desk = self->desk;
	struct err err = ERR_INIT;
	char question[256];

	if (!filled_in(self))
		return;
	snprintf(question, sizeof(question), self->unmeasured + self->left == 0 ? _("Er staat niets meer open. Het plan sluiten?") :
		_("Er staat nog open: %zu. Dat loopt door. Het plan sluiten?"), self->unmeasured + self->left);
	if (!desk_sure(desk, _("Plan sluiten"), question))
		return;
	if (!afsluiten_send(self, &err)) {
		afsluiten_show(self);
		desk_say_err(desk, &err);
		return;
	}
	drafts_drop(self);
	desk_pop(desk);
	desk_good(desk, "%s", _("Het plan is gesloten. Op het scherm Resultaten staat wat er bereikt is."));
}

static const struct key afsluiten_keys[] = {
	{ TUI_KEY_ENTER, N_("Invullen"), N_("Vult de gekozen regel in: een doel, hoe het verder gaat, of de eindmeting van iemand."),
	  afsluiten_enter, can_enter },
	{ TUI_KEY_F2, N_("Sluiten"), N_("Sluit het plan met wat u invulde; ook de regie, als u dat koos. Alles tegelijk, of niets."),
	  afsluiten_finish, NULL },
	{ 0 },
};

const struct screen screen_afsluiten = {
	.name = "afsluiten",
	.title = N_("Plan sluiten"),
	.size = sizeof(struct afsluiten),
	.keys = afsluiten_keys,
	.open = afsluiten_open,
	.close = afsluiten_close,
	.draw = afsluiten_draw,
	.key = afsluiten_key,
	.show = afsluiten_show,
	.change = afsluiten_change,
	.leave = afsluiten_leave,
	.park = afsluiten_park,
};
