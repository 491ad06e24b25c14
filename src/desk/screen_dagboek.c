/* Dagboek: one entry, whole; who else reads what is shielded, and the way of a conversation into the plan. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/journal_page.h"
#include "desk/picks.h"
#include "desk/screens.h"

struct dagboek {
	struct desk *desk;
	id household_id, entry_id;
	struct message answer;
	struct buf text;
	int top, lines, page_rows;
};

static bool dagboek_read(struct dagboek *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_JOURNAL_READ, self->entry_id, &self->answer, err))
		return false;
	buf_clear(&self->text);
	journal_text(&self->answer.rows, &self->text);
	return true;
}

static bool dagboek_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct dagboek *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	self->entry_id = call->object_id;
	message_init(&self->answer, 0);
	desk_title_household(desk);
	return dagboek_read(self, err);
}

static void dagboek_close(void *screen)
{
	struct dagboek *self = screen;

	message_free(&self->answer);
	buf_free(&self->text);
}

/* ---- a text that scrolls ---- */

static void dagboek_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct dagboek *self = screen;
	const char *text = self->text.data != NULL ? self->text.data : "";
	size_t count = text_wrap(text, body.cols - 2, NULL, 0);
	struct text_line *lines = mem_new(count, sizeof(*lines));
	int most;

	text_wrap(text, body.cols - 2, lines, count);
	self->lines = (int)count;
	self->page_rows = body.rows;
	most = self->lines > body.rows ? self->lines - body.rows : 0;
	if (self->top > most)
		self->top = most;
	for (int row = 0; row < body.rows && self->top + row < self->lines; row++) {
		const struct text_line *line = &lines[self->top + row];
		char *one = mem_new(line->bytes + 1, 1);

		memcpy(one, text + line->start, line->bytes);
		canvas_text(canvas, body.row + row, body.col + 1, body.cols - 2, self->top + row == 0 ? TUI_HEADING : TUI_NORMAL, one);
		free(one);
	}
	free(lines);
}

static bool dagboek_key(void *screen, const struct key_press *press)
{
	struct dagboek *self = screen;
	int step = self->page_rows > 1 ? self->page_rows - 1 : 1;

	switch (press->code) {
	case TUI_KEY_UP:
		self->top -= 1;
		break;
	case TUI_KEY_DOWN:
		self->top += 1;
		break;
	case TUI_KEY_PGUP:
		self->top -= step;
		break;
	case TUI_KEY_PGDN:
		self->top += step;
		break;
	case TUI_KEY_HOME:
		self->top = 0;
		break;
	case TUI_KEY_END:
		self->top = self->lines;
		break;
	default:
		return false;
	}
	self->top = self->top > 0 ? self->top : 0;
	return true;
}

static void dagboek_show(void *screen)
{
	struct dagboek *self = screen;
	struct err err = ERR_INIT;

	if (!dagboek_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void dagboek_change(void *screen, const struct change *change)
{
	if (change->object_id == ((struct dagboek *)screen)->entry_id)
		dagboek_show(screen);
}

/* ---- who else reads it ---- */

static const struct journal_entry *entry_of(const struct dagboek *self)
{
	return rows_first(&self->answer.rows, &journal_entry_record);
}

static bool dagboek_mine(const void *screen)
{
	const struct dagboek *self = screen;
	const struct journal_entry *entry = entry_of(self);

	return entry != NULL && entry->level == JOURNAL_SHIELDED && entry->employee_id == desk_me(self->desk)->employee_id &&
		desk_may_here(self->desk, self->household_id, DEED_EDIT);
}

static void reader_set(struct dagboek *self, id employee_id, bool reads)
{
	struct err err = ERR_INIT;
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = self->entry_id;
	ask.other_id = employee_id;
	ask.flag = reads;
	if (desk_ask_with(self->desk, REQ_JOURNAL_READER, &ask, &answer, &err)) {
		dagboek_show(self);
		desk_good(self->desk, "%s", reads ? _("Die leest nu mee.") : _("Die leest niet meer mee."));
	} else {
		desk_say_err(self->desk, &err);
	}
	message_free(&answer);
}

static void colleague_set(struct dagboek *self, bool reads)
{
	struct picks *picks = picks_colleagues(self->desk, self->household_id);
	const struct form_choice *choices = picks_choices(picks);
	size_t count = picks_count(picks);
	const char **labels = mem_new(count, sizeof(*labels));
	int picked;

	for (size_t i = 0; i < count; i++)
		labels[i] = choices[i].label;
	picked = desk_pick(self->desk, reads ? _("Wie mag dit ook lezen?") : _("Wie leest niet meer mee?"), labels, count, 0);
	if (picked > 0)
		reader_set(self, strtoll(choices[picked].value, NULL, 10), reads);
	free(labels);
	picks_free(picks);
}

static void dagboek_readers(void *screen)
{
	struct dagboek *self = screen;
	const char *const labels[] = { _("Een collega leest mee"), _("Een collega leest niet meer mee"),
		entry_of(self)->regisseur_leest ? _("De regisseur leest niet meer mee") : _("De regisseur leest mee") };

	switch (desk_pick(self->desk, _("Wie leest deze afgeschermde tekst?"), labels, COUNT_OF(labels), 0)) {
	case 0:
		colleague_set(self, true);
		break;
	case 1:
		colleague_set(self, false);
		break;
	case 2:
		reader_set(self, 0, !entry_of(self)->regisseur_leest);
		break;
	default:
		break;
	}
}

/* ---- into the plan ---- */

static bool dagboek_plans(const void *screen)
{
	const struct dagboek *self = screen;
	const struct conversation *conversation = rows_first(&self->answer.rows, &conversation_record);

	return conversation != NULL && conversation->planned == DAY_NONE &&
		desk_may_here(self->desk, self->household_id, DEED_EDIT_PLAN);
}

static void dagboek_plan(void *screen)
{
	struct dagboek *self = screen;
	struct err err = ERR_INIT;
	struct message answer;

	if (desk_ask_id(self->desk, REQ_CONVERSATION_PLAN, self->entry_id, &answer, &err)) {
		dagboek_show(self);
		desk_good(self->desk, _("In het plan gezet. Nieuwe doelen: %zu, nieuwe acties: %zu. Kijk ze daar na."),
			rows_count(&answer.rows, &goal_record), rows_count(&answer.rows, &action_record));
	} else {
		desk_say_err(self->desk, &err);
	}
	message_free(&answer);
}

static const struct key dagboek_keys[] = {
	{ 'p', N_("In het plan"), N_("Maakt van de afspraken uit dit gesprek doelen en acties in het plan."), dagboek_plan,
		dagboek_plans },
	{ 'l', N_("Lezers"), N_("Zegt wie deze afgeschermde tekst nog meer mag lezen."), dagboek_readers, dagboek_mine },
	{ 0 },
};

const struct screen screen_dagboek = {
	.name = "dagboek",
	.title = N_("Dagboek"),
	.size = sizeof(struct dagboek),
	.keys = dagboek_keys,
	.open = dagboek_open,
	.close = dagboek_close,
	.draw = dagboek_draw,
	.key = dagboek_key,
	.show = dagboek_show,
	.change = dagboek_change,
};
