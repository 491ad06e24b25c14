/* Samenvoegen: what comes together when two households are one, what must be chosen, and then doing it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"

enum { HEAD_ROWS = 3, LABEL_COLS = 22, ROWS_MOST = 512 };

enum row_kind { ROW_STAYS, ROW_GOES, ROW_REGIE, ROW_PLAN, ROW_MATCH, ROW_MEMBER, ROW_COUNT };

struct part {
	enum row_kind kind;
	const void *data;
};

struct samenvoegen {
	struct desk *desk;
	id into_id, from_id;
	struct message page;
	const struct merge *merge;
	int regie, plan;		/* enum merge_keep */
	bool stale;			/* something changed since the page was read */
	bool apart[ROWS_MOST];		/* of each match: the user says that these are two people */
	struct part *rows;
	size_t count;
	struct list list;
};

/* ---- the rows ---- */

static const char *const headings[] = {
	[ROW_STAYS] = N_("Huishoudens"), [ROW_GOES] = N_("Huishoudens"),
	[ROW_REGIE] = N_("Kiezen"), [ROW_PLAN] = N_("Kiezen"),
	[ROW_MATCH] = N_("Dezelfde persoon?"), [ROW_MEMBER] = N_("Gezin"), [ROW_COUNT] = N_("Gaat mee"),
};

static size_t row_count(const void *screen) { return ((const struct samenvoegen *)screen)->count; }
static int64_t row_id(const void *screen, size_t index) { (void)screen; return (int64_t)index + 1; }

static const char *row_group(const void *screen, size_t index)
{
	return _(headings[((const struct samenvoegen *)screen)->rows[index].kind]);
}

/* Which of the matches a row is. */
static size_t match_number(const struct samenvoegen *self, size_t index)
{
	size_t number = 0;

	for (size_t i = 0; i < index; i++)
		number += self->rows[i].kind == ROW_MATCH;
	return number;
}

static const char *kept_naam(int keep, const char *into, const char *from)
{
	return keep == MERGE_KEEP_INTO ? into : keep == MERGE_KEEP_FROM ? from : _("nog kiezen: druk op Enter");
}

static void match_write(const struct samenvoegen *self, size_t index, char label[TEXT_LINE_BYTES], char *out,
	size_t room)
{
	const struct merge_match *match = self->rows[index].data;
	bool apart = self->apart[match_number(self, index)];

	snprintf(label, TEXT_LINE_BYTES, "%s", match->certain ? _("zeker") : apart ? _("nee, twee mensen") : _("ja"));
	snprintf(out, room, "%s, %s (%s)", match->naam, match->geboortedatum, match->why);
}

static void row_write(const struct samenvoegen *self, size_t index, char label[TEXT_LINE_BYTES], char *out,
	size_t room)
{
	const struct merge *merge = self->merge;
	const struct part *row = &self->rows[index];

	switch (row->kind) {
	case ROW_STAYS:
		snprintf(label, TEXT_LINE_BYTES, "%s", _("Blijft"));
		snprintf(out, room, "%s  %s", merge->into_nummer, merge->into_naam);
		return;
	case ROW_GOES:
		snprintf(label, TEXT_LINE_BYTES, "%s", _("Gaat op"));
		snprintf(out, room, "%s  %s", merge->from_nummer, merge->from_naam);
		return;
	case ROW_REGIE:
		snprintf(label, TEXT_LINE_BYTES, "%s", _("Regisseur"));
		snprintf(out, room, "%s", kept_naam(self->regie, merge->into_regisseur, merge->from_regisseur));
		return;
	case ROW_PLAN:
		snprintf(label, TEXT_LINE_BYTES, "%s", _("Plan"));
		snprintf(out, room, "%s", kept_naam(self->plan, merge->into_nummer, merge->from_nummer));
		return;
	case ROW_MATCH:
		match_write(self, index, label, out, room);
		return;
	case ROW_MEMBER: {
		const struct member *member = row->data;

		snprintf(label, TEXT_LINE_BYTES, "%s", _(choice_label(member_role_choices, member->rol)));
		snprintf(out, room, "%s, %s (%s)", member->naam, member->geboortedatum,
			member->household_id == self->into_id ? merge->into_nummer : merge->from_nummer);
		return;
	}
	case ROW_COUNT: {
		const struct count *count = row->data;

		snprintf(label, TEXT_LINE_BYTES, "%lld", (long long)count->number);
		snprintf(out, room, "%s", count->what);
		return;
	}
	}
}

static void row_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	char label[TEXT_LINE_BYTES], line[3 * TEXT_LINE_BYTES];

	row_write(screen, index, label, line, sizeof(line));
	canvas_text(canvas, area.row, area.col, LABEL_COLS - 1, selected ? TUI_SELECT : TUI_QUIET, label);
	canvas_text(canvas, area.row, area.col + LABEL_COLS, area.cols - LABEL_COLS, TUI_NORMAL, line);
}

static const struct list_source row_source = {
	.count = row_count, .id = row_id, .draw = row_draw, .group = row_group,
	.empty = N_("Er is niets samen te voegen. Druk op Esc."),
};

static void row_add(struct samenvoegen *self, enum row_kind kind, const void *data)
{
	if (self->count < ROWS_MOST)
		self->rows[self->count++] = (struct part){ kind, data };
}

static void rows_make(struct samenvoegen *self)
{
	static const struct {
		enum row_kind kind;
		const struct record *record;
	} parts[] = { { ROW_MATCH, &merge_match_record }, { ROW_MEMBER, &member_record }, { ROW_COUNT, &count_record } };
	const void *data;

	self->count = 0;
	row_add(self, ROW_STAYS, NULL);
	row_add(self, ROW_GOES, NULL);
	if (self->merge->two_regies)
		row_add(self, ROW_REGIE, NULL);
	if (self->merge->two_plans)
		row_add(self, ROW_PLAN, NULL);
	for (size_t p = 0; p < COUNT_OF(parts); p++)
		for (size_t i = 0; (data = rows_get(&self->page.rows, parts[p].record, i)) != NULL; i++)
			row_add(self, parts[p].kind, data);
	list_reload(&self->list);
}

/* ---- reading ---- */

static bool page_read(struct samenvoegen *self, struct err *err)
{
	struct message page;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = self->into_id;
	ask.other_id = self->from_id;
	ok = desk_ask_with(self->desk, REQ_MERGE_PREVIEW, &ask, &page, err);
	if (ok && rows_first(&page.rows, &merge_record) == NULL)
		ok = err_set(err, ERR_PROTOCOL, _("De opslag gaf geen huishoudens terug."));
	if (!ok) {
		message_free(&page);
		return false;
	}
	message_free(&self->page);
	self->page = page;
	self->merge = rows_first(&self->page.rows, &merge_record);
	memset(self->apart, 0, sizeof(self->apart));
	self->regie = self->plan = MERGE_KEEP_UNSAID;
	rows_make(self);
	return true;
}

static bool samenvoegen_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct samenvoegen *self = screen;

	self->desk = desk;
	self->into_id = call->household_id;
	self->from_id = call->object_id;
	self->rows = mem_new(ROWS_MOST, sizeof(*self->rows));
	message_init(&self->page, 0);
	list_init(&self->list, &row_source, self);
	return page_read(self, err);
}

static void samenvoegen_close(void *screen)
{
	struct samenvoegen *self = screen;

	free(self->rows);
	message_free(&self->page);
}

/* ---- drawing ---- */

static void samenvoegen_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct samenvoegen *self = screen;

	canvas_text(canvas, body.row, body.col + 1, body.cols - 2, TUI_NORMAL,
		_("Kijk of dit hetzelfde gezin is. Alles van wat opgaat, komt bij wat blijft."));
	canvas_text(canvas, body.row + 1, body.col + 1, body.cols - 2, TUI_NORMAL,
		_("Het oude nummer blijft vindbaar. Druk op v om samen te voegen."));
	canvas_line(canvas, body.row + 2, body.col, body.cols, TUI_QUIET);
	list_draw(&self->list, canvas, (struct area){ body.row + HEAD_ROWS, body.col, body.rows - HEAD_ROWS, body.cols });
}

/* ---- keys ---- */

static bool samenvoegen_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct samenvoegen *)screen)->list, press);
}

static void sides_change(struct samenvoegen *self)
{
	struct err err = ERR_INIT;
	id into_id = self->into_id;

	self->into_id = self->from_id;
	self->from_id = into_id;
	if (!page_read(self, &err))
		desk_say_err(self->desk, &err);
}

static int other_keep(int keep)
{
	return keep == MERGE_KEEP_INTO ? MERGE_KEEP_FROM : MERGE_KEEP_INTO;
}

static void samenvoegen_choose(void *screen)
{
	struct samenvoegen *self = screen;
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	switch (self->rows[index].kind) {
	case ROW_STAYS:
	case ROW_GOES:
		sides_change(self);
		return;
	case ROW_REGIE:
		self->regie = other_keep(self->regie);
		return;
	case ROW_PLAN:
		self->plan = other_keep(self->plan);
		return;
	case ROW_MATCH:
		if (!((const struct merge_match *)self->rows[index].data)->certain)
			self->apart[match_number(self, index)] ^= true;
		return;
	case ROW_MEMBER:
	case ROW_COUNT:
		return;
	}
}

static bool on_choice(const void *screen)
{
	const struct samenvoegen *self = screen;
	size_t index;

	return list_selected(&self->list, &index) && self->rows[index].kind <= ROW_MATCH;
}

static bool merge_take(void *arg, const char *reason, struct err *err)
{
	struct samenvoegen *self = arg;
	const struct merge_match *match;
	struct merge merge = *self->merge;
	struct message request, answer;
	bool ok;

	if (!text_clean_line(reason, _("Reden"), merge.reason, sizeof(merge.reason), err))
		return false;
	merge.regie = self->regie;
	merge.plan = self->plan;
	message_init(&request, REQ_MERGE);
	rows_add(&request.rows, &merge_record, &merge);
	for (size_t i = 0; (match = rows_get(&self->page.rows, &merge_match_record, i)) != NULL; i++)
		if (i >= ROWS_MOST || !self->apart[i])
			rows_add(&request.rows, &merge_match_record, match);
	ok = desk_ask(self->desk, &request, &answer, err);
	self->stale = !ok && err->code == ERR_STALE;
	message_free(&request);
	message_free(&answer);
	return ok;
}

/* The user sees what changed before merging: the reason that was typed is asked again. */
static void page_again(struct samenvoegen *self)
{
	struct err err = ERR_INIT;

	if (!page_read(self, &err)) {
		desk_say_err(self->desk, &err);
		return;
	}
	self->stale = false;
	desk_say(self->desk, "%s", _("Dit is de samenvoeging zoals die nu is. Kijk haar na en druk dan op v."));
}

static void samenvoegen_merge(void *screen)
{
	struct samenvoegen *self = screen;
	struct desk *desk = self->desk;
	const struct prompt prompt = { .title = _("Samenvoegen"), .label = N_("Reden"),
		.help = N_("Waarom dit één huishouden is. Het gezin kan dit lezen."), .kind = FORM_LINE, .required = true,
		.take = merge_take, .arg = self };
	char nummer[HUISHOUDNUMMER_BYTES];

	if ((self->merge->two_regies && !self->regie) || (self->merge->two_plans && !self->plan)) {
		desk_alert(desk, "%s", _("Kies eerst bij Kiezen wat blijft: zet de cursor erop en druk op Enter."));
		return;
	}
	memcpy(nummer, self->merge->into_nummer, sizeof(nummer));
	if (!desk_prompt(desk, &prompt)) {
		if (self->stale)
			page_again(self);
		return;
	}
	desk_pop(desk);
	desk_good(desk, _("Samengevoegd. Alles staat nu bij huishouden %s."), nummer);
}

static void samenvoegen_show(void *screen)
{
	list_reload(&((struct samenvoegen *)screen)->list);
}

static const struct key samenvoegen_keys[] = {
	{ TUI_KEY_ENTER, N_("Wisselen"), N_("Wisselt wat blijft, of zegt of dit dezelfde persoon is."), samenvoegen_choose,
		on_choice },
	{ 'v', N_("Samenvoegen"), N_("Vraagt naar de reden en voegt de huishoudens samen."), samenvoegen_merge, NULL },
	{ 0 },
};

const struct screen screen_samenvoegen = {
	.name = "samenvoegen",
	.title = N_("Samenvoegen"),
	.size = sizeof(struct samenvoegen),
	.keys = samenvoegen_keys,
	.open = samenvoegen_open,
	.close = samenvoegen_close,
	.draw = samenvoegen_draw,
	.key = samenvoegen_key,
	.show = samenvoegen_show,
};
