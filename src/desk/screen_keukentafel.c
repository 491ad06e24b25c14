/* Keukentafel: the plan as a page for the family, a goal at a time, own words first; they say yes, no, or something else. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"
#include "sheet.h"

enum { MARGIN = 4, VOICES_MOST = 40 };

struct keukentafel {
	struct desk *desk;
	id household_id;
	bool opened;
	struct message view, answer;
	size_t page;			/* 0: what is the matter; n: the n-th goal */
	struct sheet sheet;
	const struct voice *voice;	/* who speaks, while a remark is asked */
	int said;			/* enum family_answer */
};

static const struct goal *page_goal(const struct keukentafel *self)
{
	return self->page > 0 ? rows_get(&self->answer.rows, &goal_record, self->page - 1) : NULL;
}

static size_t goal_count(const struct keukentafel *self)
{
	return rows_count(&self->answer.rows, &goal_record);
}

/* ---- the page ----------------------------------------------------------------------------------------------------- */

static void says(struct keukentafel *self, unsigned attr, const char *label, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	sheet_addf(&self->sheet, 0, attr, "%s%s", label, text);
	sheet_add(&self->sheet, 0, TUI_NORMAL, "");
}

static void begin_page(struct keukentafel *self)
{
	const struct plan *plan = rows_first(&self->answer.rows, &plan_record);
	const struct goal *goal;

	sheet_add(&self->sheet, 0, TUI_HEADING, _("Ons plan"));
	sheet_add(&self->sheet, 0, TUI_NORMAL, "");
	says(self, TUI_BOLD, "", plan->vraagstuk);
	says(self, TUI_NORMAL, _("Waar we naartoe willen: "), plan->richten);
	sheet_add(&self->sheet, 0, TUI_NORMAL, _("Hier werken we aan:"));
	sheet_add(&self->sheet, 0, TUI_NORMAL, "");
	for (size_t n = 0; (goal = rows_get(&self->answer.rows, &goal_record, n)) != NULL; n++)
		sheet_addf(&self->sheet, 2, TUI_NORMAL, "%zu. %s", n + 1, goal->what);
	if (goal_count(self) == 0)
		sheet_add(&self->sheet, 2, TUI_NORMAL, _("Er staan nog geen doelen in het plan."));
}

static void actions_page(struct keukentafel *self, const struct goal *goal)
{
	const struct action *action;
	bool any = false;

	for (size_t n = 0; (action = rows_get(&self->answer.rows, &action_record, n)) != NULL; n++) {
		char due[DAY_NL_BYTES];

		if (action->goal_id != goal->id)
			continue;
		if (!any)
			sheet_add(&self->sheet, 0, TUI_NORMAL, _("Wie doet wat:"));
		any = true;
		day_nl(action->due, due);
		sheet_addf(&self->sheet, 2, TUI_NORMAL, "- %s: %s%s%s%s", action->owner_naam[0] != '\0' ? action->owner_naam :
			_(choice_label(action_owner_choices, action->owner)), action->what, due[0] != '\0' ? _(", klaar op ") : "", due,
			action->state == ACTION_GEDAAN ? _(" (gedaan)") : "");
	}
	if (any)
		sheet_add(&self->sheet, 0, TUI_NORMAL, "");
}

/* Every answer that this person gave to the goal, the first one first: a no is not gone when a yes follows. */
static bool answers_print(const struct keukentafel *self, const struct goal *goal, id person_id, struct buf *out)
{
	const struct agreement *said;
	bool any = false;

	for (size_t n = 0; (said = rows_get(&self->answer.rows, &agreement_record, n)) != NULL; n++) {
		char date[DAY_NL_BYTES];

		if (said->goal_id != goal->id || said->person_id != person_id)
			continue;
		day_nl(said->datum, date);
		if (any)
			buf_text(out, out->data[out->used - 1] == '.' ? _(" Daarna ") : _(". Daarna "));
		buf_format(out, "%s (%s)%s%s%s", _(choice_label(answer_choices, said->answer)), date,
			said->remark[0] != '\0' ? ": " : "", said->remark, said->earlier ? _(" - over een eerdere tekst") : "");
		any = true;
	}
	return any;
}

static void voice_page(struct keukentafel *self, const struct goal *goal, id person_id, const char *naam)
{
	struct buf text = BUF_INIT;

	buf_format(&text, "%s: ", naam);
	if (!answers_print(self, goal, person_id, &text))
		buf_text(&text, _("nog geen antwoord"));
	sheet_add(&self->sheet, 2, TUI_BOLD, text.data);
	buf_free(&text);
}

static bool is_voice(const struct keukentafel *self, id person_id)
{
	const struct voice *voice;

	for (size_t n = 0; (voice = rows_get(&self->answer.rows, &voice_record, n)) != NULL; n++)
		if (voice->person_id == person_id)
			return true;
	return false;
}

/* Who is here now; then who is not any more, and said something. */
static void answers_page(struct keukentafel *self, const struct goal *goal)
{
	const struct agreement *said;
	const struct voice *voice;

	sheet_add(&self->sheet, 0, TUI_NORMAL, _("Wat vinden jullie ervan?"));
	for (size_t n = 0; (voice = rows_get(&self->answer.rows, &voice_record, n)) != NULL; n++)
		voice_page(self, goal, voice->person_id, voice->naam);
	for (size_t n = 0; (said = rows_get(&self->answer.rows, &agreement_record, n)) != NULL; n++)
		if (said->goal_id == goal->id && !is_voice(self, said->person_id))
			voice_page(self, goal, said->person_id, said->person_naam);
}

static void goal_page(struct keukentafel *self, const struct goal *goal)
{
	char date[DAY_NL_BYTES];

	sheet_addf(&self->sheet, 0, TUI_HEADING, _("%s (doel %zu van %zu)"), goal->leefgebied_naam, self->page, goal_count(self));
	sheet_add(&self->sheet, 0, TUI_NORMAL, "");
	if (goal->eigen_woorden != NULL) {
		sheet_addf(&self->sheet, 0, TUI_BOLD, "\"%s\"", goal->eigen_woorden);
		sheet_add(&self->sheet, 0, TUI_NORMAL, "");
	}
	says(self, TUI_NORMAL, _("Ons doel: "), goal->what);
	says(self, TUI_NORMAL, _("Het is gelukt als: "), goal->meetbaar);
	day_nl(goal->target, date);
	says(self, TUI_NORMAL, _("Dat willen we bereiken voor: "), date);
	actions_page(self, goal);
	answers_page(self, goal);
}

static void page_make(struct keukentafel *self)
{
	sheet_clear(&self->sheet);
	if (self->page > goal_count(self))
		self->page = goal_count(self);
	sheet_add(&self->sheet, 0, TUI_NORMAL, "");
	if (page_goal(self) != NULL)
		goal_page(self, page_goal(self));
	else
		begin_page(self);
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static bool keukentafel_read(struct keukentafel *self, bool again, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = self->household_id;
	ask.flag = again;
	if (!desk_reread_with(self->desk, REQ_KITCHEN, &ask, &self->answer, err))
		return false;
	page_make(self);
	return true;
}

static bool keukentafel_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct keukentafel *self = screen;
	const struct goal *goal;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->answer, 0);
	self->opened = desk_household_open(desk, self->household_id, &self->view, err);
	if (!self->opened || !keukentafel_read(self, false, err))
		return false;
	for (size_t n = 0; (goal = rows_get(&self->answer.rows, &goal_record, n)) != NULL; n++)
		if (goal->id == call->object_id)
			self->page = n + 1;
	page_make(self);
	return true;
}

static void keukentafel_close(void *screen)
{
	struct keukentafel *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	sheet_clear(&self->sheet);
	message_free(&self->view);
	message_free(&self->answer);
}

static void keukentafel_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct keukentafel *self = screen;
	struct area wide = { body.row, body.col + MARGIN, body.rows, body.cols - 2 * MARGIN };

	sheet_draw(&self->sheet, canvas, wide);
}

static void keukentafel_show(void *screen)
{
	struct keukentafel *self = screen;
	struct err err = ERR_INIT;

	if (!keukentafel_read(self, true, &err))
		desk_say_err(self->desk, &err);
}

static void keukentafel_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct keukentafel *)screen)->household_id)
		keukentafel_show(screen);
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static void page_go(struct keukentafel *self, size_t page)
{
	self->page = page;
	self->sheet.top = 0;
	page_make(self);
}

static bool keukentafel_key(void *screen, const struct key_press *press)
{
	struct keukentafel *self = screen;

	if (press->code == TUI_KEY_RIGHT && self->page < goal_count(self))
		page_go(self, self->page + 1);
	else if (press->code == TUI_KEY_LEFT && self->page > 0)
		page_go(self, self->page - 1);
	else
		return sheet_key(&self->sheet, press);
	return true;
}

static void keukentafel_next(void *screen)
{
	struct keukentafel *self = screen;

	page_go(self, self->page + 1);
}

static void keukentafel_previous(void *screen)
{
	struct keukentafel *self = screen;

	page_go(self, self->page - 1);
}

/* Nobody else's name is offered: who is twelve or older and lives here. */
static const struct voice *voice_pick(struct keukentafel *self)
{
	const char *labels[VOICES_MOST];
	const struct voice *voice;
	size_t count = 0;
	int answer;

	while (count < VOICES_MOST && (voice = rows_get(&self->answer.rows, &voice_record, count)) != NULL)
		labels[count++] = voice->naam;
	if (count == 0) {
		desk_alert(self->desk, "%s", _("In dit huishouden staat nu niemand van 12 jaar of ouder."));
		return NULL;
	}
	answer = count == 1 ? 0 : desk_pick(self->desk, _("Wie zegt dit?"), labels, count, 0);
	return answer < 0 ? NULL : rows_get(&self->answer.rows, &voice_record, (size_t)answer);
}

static bool answer_take(void *arg, const char *remark, struct err *err)
{
	struct keukentafel *self = arg;
	struct agreement row;

	record_init(&agreement_record, &row);
	row.goal_id = page_goal(self)->id;
	row.person_id = self->voice->person_id;
	row.answer = self->said;
	return text_clean_line(remark, _("Opmerking"), row.remark, sizeof(row.remark), err) &&
		desk_save(self->desk, REQ_AGREEMENT_ADD, &agreement_record, &row, err);
}

static void answer_ask(struct keukentafel *self, int said)
{
	const struct prompt prompt = { .title = _(choice_label(answer_choices, said)),
		.label = said == ANSWER_NEE ? N_("Waarom niet") : N_("Opmerking"), .kind = FORM_LINE,
		.help = said == ANSWER_NEE ? N_("In hun eigen woorden; mag leeg blijven.") : N_("In hun eigen woorden."),
		.required = said == ANSWER_OPMERKING, .take = answer_take, .arg = self };
	char naam[TEXT_LINE_BYTES];
	struct err err = ERR_INIT;
	bool ok;

	self->voice = voice_pick(self);
	if (self->voice == NULL)
		return;
	self->said = said;
	/* Nothing was picked yet, and an answer is not typed over. */
	if (said == ANSWER_JA && rows_count(&self->answer.rows, &voice_record) == 1 &&
	    !desk_sure(self->desk, _("Ja"), _("Opschrijven dat het gezin ja zegt tegen dit doel?")))
		return;
	memcpy(naam, self->voice->naam, sizeof(naam));
	ok = said == ANSWER_JA ? answer_take(self, "", &err) : desk_prompt(self->desk, &prompt);
	if (!ok && err.code != ERR_NONE)
		desk_say_err(self->desk, &err);
	if (!ok)
		return;
	keukentafel_show(self);
	desk_good(self->desk, _("Opgeschreven: %s: %s."), naam, _(choice_label(answer_choices, said)));
}

static void keukentafel_yes(void *screen)
{
	answer_ask(screen, ANSWER_JA);
}

static void keukentafel_no(void *screen)
{
	answer_ask(screen, ANSWER_NEE);
}

static void keukentafel_remark(void *screen)
{
	answer_ask(screen, ANSWER_OPMERKING);
}

static bool has_next(const void *screen)
{
	const struct keukentafel *self = screen;

	return self->page < goal_count(self);
}

static bool has_previous(const void *screen)
{
	return ((const struct keukentafel *)screen)->page > 0;
}

static bool can_answer(const void *screen)
{
	const struct keukentafel *self = screen;

	return page_goal(self) != NULL && desk_may_here(self->desk, self->household_id, DEED_EDIT_PLAN);
}

static const struct key keukentafel_keys[] = {
	{ TUI_KEY_ENTER, N_("Verder"), N_("Naar het volgende doel; pijl rechts kan ook."), keukentafel_next, has_next },
	{ 'v', N_("Vorige"), N_("Naar het vorige doel; pijl links kan ook."), keukentafel_previous, has_previous },
	{ 'j', N_("Ja"), N_("Iemand van het gezin zegt ja tegen dit doel."), keukentafel_yes, can_answer },
	{ 'n', N_("Nee"), N_("Iemand van het gezin zegt nee; dat blijft staan, ook als er later ja komt."), keukentafel_no,
	  can_answer },
	{ 'o', N_("Opmerking"), N_("Iemand van het gezin zegt iets over dit doel."), keukentafel_remark, can_answer },
	{ 0 },
};

const struct screen screen_keukentafel = {
	.name = "keukentafel",
	.title = N_("Keukentafel"),
	.size = sizeof(struct keukentafel),
	.keys = keukentafel_keys,
	.for_family = true,
	.open = keukentafel_open,
	.close = keukentafel_close,
	.draw = keukentafel_draw,
	.key = keukentafel_key,
	.show = keukentafel_show,
	.change = keukentafel_change,
};
