/* Toezicht: what the privacy officer judges. Lines and names: no dossier opens from here. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"

struct toezicht {
	struct desk *desk;
	struct message answer, figures;
	struct list list;
	day week;		/* DAY_NONE: what waits, and of late */
};

enum { FIGURE_WEEKS = 13, WHOLE = 100 };

static const struct oversight_line *toezicht_line(const void *screen, size_t index)
{
	return rows_get(&((const struct toezicht *)screen)->answer.rows, &oversight_line_record, index);
}

static bool toezicht_read(struct toezicht *self, struct err *err)
{
	struct message answer, figures;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.day = self->week;
	ask.number = FIGURE_WEEKS;
	message_init(&figures, 0);
	ok = desk_ask_with(self->desk, REQ_OVERSIGHT, &ask, &answer, err) &&
		desk_ask_with(self->desk, REQ_OVERSIGHT_FIGURES, &ask, &figures, err);
	desk_keep(ok, &figures, &self->figures);
	if (!desk_keep(ok, &answer, &self->answer))
		return false;
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

	return line->object_id * 64 + line->kind;
}

static const char *toezicht_group(const void *screen, size_t index)
{
	const struct oversight_line *line = toezicht_line(screen, index);

	if (line->done)
		return _("Afgerond");
	return line->verdict == OVERSIGHT_WRONG ? _("Vervolg loopt") : _(choice_label(oversight_kind_choices, line->kind));
}

static void toezicht_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct oversight_line *line = toezicht_line(screen, index);
	bool late = line->due != DAY_NONE && line->due < desk_today(((const struct toezicht *)screen)->desk);
	char at[INSTANT_BYTES], state[64], due[DAY_NL_BYTES];

	instant_nl(line->at, at);
	day_nl(line->due, due);
	due[due[0] != '\0' ? 5 : 0] = '\0';
	if (line->verdict == OVERSIGHT_NONE)
		snprintf(state, sizeof(state), late ? _("te laat: %s") : _("voor %s"), due);
	else
		snprintf(state, sizeof(state), "%s", line->verdict == OVERSIGHT_ASK && line->answer[0] != '\0' ? _("beantwoord")
			: _(choice_label(oversight_verdict_choices, line->verdict)));
	canvas_text(canvas, area.row, area.col, 16, selected ? TUI_SELECT : TUI_NORMAL, at);
	canvas_text(canvas, area.row, area.col + 17, 16, TUI_NORMAL, line->employee_naam);
	canvas_text(canvas, area.row, area.col + 34, 7, TUI_QUIET, line->huishoudnummer);
	canvas_text(canvas, area.row, area.col + 42, area.cols - 57, TUI_NORMAL, line->what);
	canvas_text(canvas, area.row, area.col + area.cols - 14, 14, late && !line->done ? TUI_ALERT : TUI_QUIET, state);
}

static const struct list_source toezicht_source = {
	.count = toezicht_count,
	.id = toezicht_id,
	.draw = toezicht_draw_line,
	.group = toezicht_group,
	.empty = N_("Er is niets te beoordelen. Nieuwe regels komen vanzelf, elke nacht; met w ziet u een eerdere week."),
};

static bool toezicht_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct toezicht *self = screen;

	self->desk = desk;
	self->week = DAY_NONE;
	message_init(&self->answer, 0);
	message_init(&self->figures, 0);
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
	message_free(&((struct toezicht *)screen)->figures);
}

/* ---- how far it is ---- */

static struct oversight_week toezicht_sum(const struct toezicht *self)
{
	struct oversight_week sum = { 0 };
	const struct oversight_week *week;

	for (size_t i = 0; (week = rows_get(&self->figures.rows, &oversight_week_record, i)) != NULL; i++) {
		sum.lines += week->lines;
		sum.judged += week->judged;
		sum.in_time += week->in_time;
		sum.open += week->open;
		sum.late += week->late;
		sum.wrong += week->wrong;
		sum.following += week->following;
	}
	return sum;
}

static void toezicht_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct toezicht *self = screen;
	const struct oversight_week sum = toezicht_sum(self);
	char line[256], week[DAY_NL_BYTES];

	if (self->week != DAY_NONE) {
		day_nl(self->week, week);
		snprintf(line, sizeof(line), _("De week van %s. Druk op w voor een andere week."), week);
	} else {
		snprintf(line, sizeof(line), _("Te beoordelen: %lld, te laat: %lld. Van %lld oordelen in 13 weken op tijd: %lld%%."),
			(long long)sum.open, (long long)sum.late, (long long)sum.judged,
			(long long)(sum.judged > 0 ? sum.in_time * WHOLE / sum.judged : WHOLE));
	}
	canvas_text(canvas, body.row, body.col, body.cols, TUI_QUIET, line);
	body.row += 1;
	body.rows -= 1;
	list_draw(&self->list, canvas, body);
}

static void toezicht_figures(void *screen)
{
	const struct toezicht *self = screen;
	const struct oversight_week *week;
	struct buf text = BUF_INIT;
	char monday[DAY_NL_BYTES];

	buf_format(&text, "%-12s%8s%12s%8s%7s%8s%10s%10s\n", _("Week van"), _("Regels"), _("Beoordeeld"), _("Op tijd"), _("Open"),
		_("Te laat"), _("Onterecht"), _("Vervolg"));
	for (size_t i = 0; (week = rows_get(&self->figures.rows, &oversight_week_record, i)) != NULL; i++) {
		day_nl(week->week, monday);
		buf_format(&text, "%-12s%8lld%12lld%8lld%7lld%8lld%10lld%10lld\n", monday, (long long)week->lines,
			(long long)week->judged, (long long)week->in_time, (long long)week->open, (long long)week->late,
			(long long)week->wrong, (long long)week->following);
	}
	if (rows_first(&self->figures.rows, &oversight_week_record) == NULL)
		buf_format(&text, "%s\n", _("Er zijn in deze weken geen regels."));
	desk_dialog(self->desk, dialog_page(_("Voortgang per week"), text.data));
	buf_free(&text);
}

static bool toezicht_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct toezicht *)screen)->list, press);
}

static void toezicht_show(void *screen)
{
	struct toezicht *self = screen;
	struct err err = ERR_INIT;

	if (!toezicht_read(self, &err))
		desk_say_err(self->desk, &err);
}

/* ---- one line, whole ---- */

static bool toezicht_several(const struct oversight_line *line)
{
	return line->kind == OVERSIGHT_MANY || line->kind == OVERSIGHT_NIGHT || line->kind == OVERSIGHT_WORRIES;
}

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
	buf_format(&text, _("Wie: %s\nHuishouden: %s\nWat: %s\nWaarom hier: %s\n"), line->employee_naam,
		line->huishoudnummer[0] != '\0' ? line->huishoudnummer : toezicht_several(line) ? _("meer dan een") : _("afgeschermd"),
		line->what, line->why);
	if (due[0] != '\0')
		buf_format(&text, _("Beoordelen uiterlijk: %s\n"), due);
	buf_format(&text, _("Oordeel: %s\n"), _(choice_label(oversight_verdict_choices, line->verdict)));
	if (line->verdict != OVERSIGHT_NONE)
		buf_format(&text, "%s (%s)\n", line->verdict_tekst, line->reviewer_naam);
	if (line->vervolg != FOLLOW_NONE)
		buf_format(&text, _("Vervolg: %s\n"), _(choice_label(follow_up_choices, line->vervolg)));
	if (line->answer[0] != '\0')
		buf_format(&text, _("Antwoord van %s: %s\n"), line->employee_naam, line->answer);
	if (!line->may_judge && !line->done)
		buf_format(&text, "\n%s\n", _("Hier oordeelt een ander over: over uzelf oordeelt u niet."));
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

static const int verdicts[] = { OVERSIGHT_RIGHT, OVERSIGHT_ASK, OVERSIGHT_WRONG };
static const int follow_ups[] = { FOLLOW_TALK, FOLLOW_LEADER, FOLLOW_BREACH, FOLLOW_DONE };

/* One of the values by its label; false when left. */
static bool value_pick(struct desk *desk, const char *title, const struct choice *choices, const int *values, size_t count,
	int *out)
{
	const char *labels[COUNT_OF(follow_ups)];
	int choice;

	for (size_t i = 0; i < count; i++)
		labels[i] = _(choice_label(choices, values[i]));
	choice = desk_pick(desk, title, labels, count, 0);
	if (choice >= 0)
		*out = values[choice];
	return choice >= 0;
}

static void toezicht_judge(void *screen)
{
	struct toezicht *self = screen;
	const struct oversight_line *line;
	struct judging judging = { .desk = self->desk };
	struct prompt prompt = { .title = _("Oordeel"), .label = N_("Toelichting"), .kind = FORM_LINE, .required = true,
		.help = N_("In een zin: waarom. Dit blijft bewaard."), .take = judging_save, .arg = &judging };
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	line = toezicht_line(self, index);
	judging.review.kind = line->kind;
	judging.review.object_id = line->object_id;
	judging.review.week = line->week;
	if (!value_pick(self->desk, _("Was dit terecht?"), oversight_verdict_choices, verdicts, COUNT_OF(verdicts),
			&judging.review.verdict))
		return;
	if (judging.review.verdict == OVERSIGHT_WRONG && !value_pick(self->desk, _("Wat gebeurt er nu?"), follow_up_choices,
			follow_ups, COUNT_OF(follow_ups), &judging.review.vervolg))
		return;
	if (judging.review.verdict == OVERSIGHT_ASK) {
		prompt.label = N_("Vraag");
		prompt.help = N_("Wat wilt u weten? De medewerker krijgt deze vraag in de werkbak.");
	}
	if (desk_prompt(self->desk, &prompt)) {
		toezicht_show(self);
		desk_good(self->desk, "%s", _("Uw oordeel is bewaard."));
	}
}

/* ---- another week ---- */

static bool week_take(void *arg, const char *value, struct err *err)
{
	struct toezicht *self = arg;

	self->week = DAY_NONE;
	if (value[0] != '\0' && !day_parse_iso(value, &self->week) && !day_parse_nl(value, desk_today(self->desk), &self->week))
		return err_set(err, ERR_INPUT, "%s", _("Dit is geen datum. Schrijf bijvoorbeeld 21-11-2026."));
	if (self->week != DAY_NONE)
		self->week = oversight_monday(self->week);
	return true;
}

static void toezicht_week(void *screen)
{
	struct toezicht *self = screen;
	const struct prompt prompt = { .title = _("Welke week?"), .label = N_("Een dag van die week"), .kind = FORM_DAY,
		.help = N_("Laat leeg voor wat nu wacht."), .only_asks = true, .take = week_take, .arg = self };

	if (desk_prompt(self->desk, &prompt))
		toezicht_show(self);
}

static void toezicht_requests(void *screen)
{
	static const struct screen_call call = { 0 };

	desk_push(((struct toezicht *)screen)->desk, &screen_verzoeken, &call);
}

static bool toezicht_any(const void *screen)
{
	return toezicht_count(screen) > 0;
}

static bool toezicht_judges(const void *screen)
{
	size_t index;

	return list_selected(&((const struct toezicht *)screen)->list, &index) && toezicht_line(screen, index)->may_judge;
}

static void toezicht_exclusions(void *screen)
{
	static const struct screen_call all = { 0 };

	desk_push(((struct toezicht *)screen)->desk, &screen_uitsluitingen, &all);
}

static bool toezicht_excludes(const void *screen)
{
	return desk_may(((const struct toezicht *)screen)->desk, DEED_EXCLUDE);
}

static const char *toezicht_number(const void *screen)
{
	const struct toezicht *self = screen;
	size_t index;

	return list_selected(&self->list, &index) ? toezicht_line(self, index)->huishoudnummer : "";
}

static const struct key toezicht_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont de hele regel."), toezicht_enter, toezicht_any },
	{ 'o', N_("Oordelen"), N_("Zegt of het terecht was, met een zin die bewaard blijft."), toezicht_judge, toezicht_judges },
	{ 'c', N_("Cijfers"), N_("Toont per week hoeveel er is beoordeeld, en hoeveel op tijd."), toezicht_figures, NULL },
	{ 'v', N_("Verzoeken"), N_("Verzoeken om inzage, verbetering, wissen of beperking, met hun termijn."), toezicht_requests, NULL },
	{ 'w', N_("Week"), N_("Toont alle regels van een week van eerder."), toezicht_week, NULL },
	{ 'u', N_("Uitsluitingen"), N_("Toont voor wie een huishouden niet bestaat, en sluit iemand uit."), toezicht_exclusions, toezicht_excludes },
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
	.number = toezicht_number,
};
