/* Toezicht: what the privacy officer judges. Lines and names: no dossier opens from here. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"

struct toezicht {
	struct desk *desk;
	struct message answer;
	struct list list;
};

static const struct oversight_line *toezicht_line(const void *screen, size_t index)
{
	return rows_get(&((const struct toezicht *)screen)->answer.rows, &oversight_line_record, index);
}

static bool toezicht_read(struct toezicht *self, struct err *err)
{
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	if (!desk_ask_with(self->desk, REQ_OVERSIGHT, &ask, &answer, err)) {
		message_free(&answer);
		return false;
	}
	message_free(&self->answer);
	self->answer = answer;
	list_reload(&self->list);
	return true;
}

static size_t toezicht_count(const void *screen)
{
	return rows_count(&((const struct toezicht *)screen)->answer.rows, &oversight_line_record);
}

static int64_t toezicht_id(const void *screen, size_t index)
{
	const struct oversight_line *line = toezicht_line(screen, index);

	return line->object_id * 8 + line->kind;
}

static const char *toezicht_group(const void *screen, size_t index)
{
	return _(choice_label(oversight_kind_choices, toezicht_line(screen, index)->kind));
}

static void toezicht_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct oversight_line *line = toezicht_line(screen, index);
	bool open = line->verdict == OVERSIGHT_NONE || line->verdict == OVERSIGHT_ASK;
	char at[INSTANT_BYTES];

	instant_nl(line->at, at);
	canvas_text(canvas, area.row, area.col, 16, selected ? TUI_SELECT : TUI_NORMAL, at);
	canvas_text(canvas, area.row, area.col + 17, 16, TUI_NORMAL, line->employee_naam);
	canvas_text(canvas, area.row, area.col + 34, 7, TUI_QUIET, line->huishoudnummer);
	canvas_text(canvas, area.row, area.col + 42, area.cols - 62, TUI_NORMAL, line->what);
	canvas_text(canvas, area.row, area.col + area.cols - 19, 19, open ? TUI_ALERT : TUI_QUIET,
		_(choice_label(oversight_verdict_choices, line->verdict)));
}

static const struct list_source toezicht_source = {
	.count = toezicht_count,
	.id = toezicht_id,
	.draw = toezicht_draw_line,
	.group = toezicht_group,
	.empty = N_("Er is niets te beoordelen."),
};

static bool toezicht_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct toezicht *self = screen;

	self->desk = desk;
	message_init(&self->answer, 0);
	list_init(&self->list, &toezicht_source, self);
	if (!toezicht_read(self, err))
		return false;
	for (size_t i = 0; i < toezicht_count(self); i++)
		if (toezicht_line(self, i)->object_id == call->object_id)
			list_select_index(&self->list, i);
	return true;
}

static void toezicht_close(void *screen)
{
	message_free(&((struct toezicht *)screen)->answer);
}

static void toezicht_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct toezicht *)screen)->list, canvas, body);
}

static bool toezicht_key(void *screen, const struct key_press *press)
{
	return press->code >= TUI_KEY_FIRST && press->code != TUI_KEY_ENTER && list_key(&((struct toezicht *)screen)->list, press);
}

static void toezicht_show(void *screen)
{
	struct toezicht *self = screen;
	struct err err = ERR_INIT;

	if (!toezicht_read(self, &err))
		desk_say_err(self->desk, &err);
}

/* ---- one line, whole ---- */

static void toezicht_enter(void *screen)
{
	struct toezicht *self = screen;
	const struct oversight_line *line;
	struct buf text = BUF_INIT;
	char title[INSTANT_BYTES + 64], at[INSTANT_BYTES], due[DAY_NL_BYTES];
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	line = toezicht_line(self, index);
	instant_nl(line->at, at);
	day_nl(line->due, due);
	snprintf(title, sizeof(title), "%s - %s", _(choice_label(oversight_kind_choices, line->kind)), at);
	buf_format(&text, _("Wie: %s\nHuishouden: %s\nWat: %s\n"), line->employee_naam,
		line->huishoudnummer[0] != '\0' ? line->huishoudnummer : _("afgeschermd"), line->what);
	if (due[0] != '\0')
		buf_format(&text, _("Beoordelen uiterlijk: %s\n"), due);
	buf_format(&text, _("Oordeel: %s\n"), _(choice_label(oversight_verdict_choices, line->verdict)));
	if (line->verdict != OVERSIGHT_NONE)
		buf_format(&text, "%s (%s)\n", line->verdict_tekst, line->reviewer_naam);
	desk_dialog(self->desk, dialog_page(title, text.data));
	buf_free(&text);
}

/* ---- judging ---- */

struct judging {
	struct desk *desk;
	struct review review;
};

static bool judging_save(void *arg, const char *value, struct err *err)
{
	struct judging *judging = arg;

	return text_clean_line(value, _("Toelichting"), judging->review.tekst, sizeof(judging->review.tekst), err) &&
		desk_save(judging->desk, REQ_REVIEW, &review_record, &judging->review, err);
}

static void toezicht_judge(void *screen)
{
	static const int verdicts[] = { OVERSIGHT_RIGHT, OVERSIGHT_WRONG, OVERSIGHT_ASK };
	struct toezicht *self = screen;
	const struct oversight_line *line;
	const char *labels[COUNT_OF(verdicts)];
	struct judging judging = { .desk = self->desk };
	const struct prompt prompt = { .title = _("Oordeel"), .label = N_("Toelichting"), .kind = FORM_LINE, .required = true,
		.help = N_("In een zin: waarom. Dit blijft bewaard."), .take = judging_save, .arg = &judging };
	size_t index;
	int choice;

	if (!list_selected(&self->list, &index))
		return;
	line = toezicht_line(self, index);
	judging.review.kind = line->kind;
	judging.review.object_id = line->object_id;
	judging.review.week = line->week;
	for (size_t i = 0; i < COUNT_OF(verdicts); i++)
		labels[i] = _(choice_label(oversight_verdict_choices, verdicts[i]));
	choice = desk_pick(self->desk, _("Was dit terecht?"), labels, COUNT_OF(verdicts), 0);
	if (choice < 0)
		return;
	judging.review.verdict = verdicts[choice];
	if (desk_prompt(self->desk, &prompt)) {
		toezicht_show(self);
		desk_good(self->desk, "%s", _("Uw oordeel is bewaard."));
	}
}

static bool toezicht_any(const void *screen)
{
	return toezicht_count(screen) > 0;
}

static bool toezicht_judges(const void *screen)
{
	return toezicht_any(screen) && desk_may(((const struct toezicht *)screen)->desk, DEED_REVIEW);
}

static const struct key toezicht_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont de hele regel."), toezicht_enter, toezicht_any },
	{ 'o', N_("Oordelen"), N_("Zegt of het terecht was, met een zin die bewaard blijft."), toezicht_judge, toezicht_judges },
	{ 0 },
};

const struct screen screen_toezicht = {
	.name = "toezicht",
	.title = N_("Toezicht"),
	.size = sizeof(struct toezicht),
	.keys = toezicht_keys,
	.open = toezicht_open,
	.close = toezicht_close,
	.draw = toezicht_draw,
	.key = toezicht_key,
	.show = toezicht_show,
	.inbox = toezicht_show,
};
