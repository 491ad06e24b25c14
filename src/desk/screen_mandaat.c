/* Mandaat: the register: who may decide what, up to which amount, for how long. Readable for every user. */
#include <stdio.h>
#include <string.h>

#include "desk/register_change.h"
#include "desk/screens.h"

enum { WHO_COLS = 28, ROWS_MOST = 1000 };

struct mandaat {
	struct desk *desk;
	struct message answer;
	struct list list;
	bool old_too;			/* also what ended */
	size_t shown[ROWS_MOST];	/* of the answer */
	size_t count;
};

static const struct mandate *mandaat_row(const void *screen, size_t index)
{
	const struct mandaat *self = screen;

	return rows_get(&self->answer.rows, &mandate_record, self->shown[index]);
}

static size_t mandaat_count(const void *screen)
{
	return ((const struct mandaat *)screen)->count;
}

static int64_t mandaat_id(const void *screen, size_t index)
{
	return mandaat_row(screen, index)->id;
}

static const char *mandaat_group(const void *screen, size_t index)
{
	const struct mandaat *self = screen;
	int64_t trede = mandaat_row(screen, index)->trede;
	const struct rung *rung;

	for (size_t n = 0; (rung = rows_get(&self->answer.rows, &rung_record, n)) != NULL; n++)
		if (rung->trede == trede)
			return rung->naam;
	return "";
}

static void limit_show(cents limit, char *out, size_t room)
{
	char money[MONEY_BYTES];

	money_nl(limit >= 0 ? limit : 0, true, money);
	snprintf(out, room, "%s", limit == MANDATE_UNLIMITED ? _("geen grens") : money);
}

static void mandaat_draw_row(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct mandate *mandate = mandaat_row(screen, index);
	char each[MONEY_BYTES], most[MONEY_BYTES];
	struct buf what = BUF_INIT;

	limit_show(mandate->per_besluit, each, sizeof(each));
	limit_show(mandate->cum_huishouden, most, sizeof(most));
	mandate_what(mandate, &what);
	canvas_text(canvas, area.row, area.col, WHO_COLS, selected ? TUI_SELECT : TUI_NORMAL,
		mandate_holder_label(mandate));
	canvas_text(canvas, area.row, area.col + WHO_COLS + 1, area.cols - WHO_COLS - 26, TUI_NORMAL, what.data);
	canvas_text_right(canvas, area.row, area.col + area.cols - 14, 11, TUI_NORMAL, each);
	canvas_text_right(canvas, area.row, area.col + area.cols - 1, 11, TUI_NORMAL, most);
	buf_free(&what);
}

static const struct list_source mandaat_source = {
	.count = mandaat_count,
	.id = mandaat_id,
	.draw = mandaat_draw_row,
	.group = mandaat_group,
	.empty = N_("Er is geen mandaat vastgelegd: niemand kan besluiten nemen."),
};

static bool standing(const struct mandate *mandate, day today)
{
	return (mandate->until == DAY_NONE || mandate->until > today) &&
		(mandate->revoked == DAY_NONE || mandate->revoked > today);
}

static void mandaat_fill(struct mandaat *self)
{
	size_t total = rows_count(&self->answer.rows, &mandate_record);

	self->count = 0;
	for (size_t n = 0; n < total && self->count < ROWS_MOST; n++)
		if (self->old_too || standing(rows_get(&self->answer.rows, &mandate_record, n), desk_today(self->desk)))
			self->shown[self->count++] = n;
	list_reload(&self->list);
}

static bool mandaat_read(struct mandaat *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_MANDATE_LIST, 0, &self->answer, err))
		return false;
	mandaat_fill(self);
	return true;
}

static void mandaat_show(void *screen)
{
	struct mandaat *self = screen;
	struct err err = ERR_INIT;

	if (!mandaat_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void mandaat_change(void *screen, const struct change *change)
{
	if (!change->household_id)
		mandaat_show(screen);
}

static bool mandaat_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct mandaat *self = screen;

	(void)call;
	self->desk = desk;
	list_init(&self->list, &mandaat_source, self);
	return mandaat_read(self, err);
}

static void mandaat_close(void *screen)
{
	message_free(&((struct mandaat *)screen)->answer);
}

static void mandaat_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct area rest = { body.row + 1, body.col, body.rows - 1, body.cols };

	canvas_text(canvas, body.row, body.col + LIST_MARKER_COLS, 20, TUI_QUIET, _("Wie"));
	canvas_text(canvas, body.row, body.col + LIST_MARKER_COLS + WHO_COLS + 1, 20, TUI_QUIET, _("Waarvoor"));
	canvas_text_right(canvas, body.row, body.col + body.cols - 14, 11, TUI_QUIET, _("Per besluit"));
	canvas_text_right(canvas, body.row, body.col + body.cols - 1, 11, TUI_QUIET, _("12 maanden"));
	list_draw(&((struct mandaat *)screen)->list, canvas, rest);
}

static bool mandaat_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct mandaat *)screen)->list, press);
}

/* Every field of the row that is filled, as a page. */
static void mandaat_enter(void *screen)
{
	struct mandaat *self = screen;
	const struct mandate *row;
	struct buf text = BUF_INIT;
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	row = mandaat_row(self, index);
	for (size_t i = 0; i < mandate_record.count; i++) {
		const struct field *field = &mandate_record.fields[i];
		struct buf value = BUF_INIT;

		field_show(field, row, &value);
		if (field->kind != FIELD_ID && value.used > 0 && (row->holder == HOLDER_ROLE || strcmp(field->name, "role") != 0))
			buf_format(&text, "%s: %s\n", _(field->label), value.data);
		buf_free(&value);
	}
	desk_dialog(self->desk, dialog_page(_("Mandaat"), text.data != NULL ? text.data : ""));
	buf_free(&text);
}

static bool mandaat_any(const void *screen)
{
	return mandaat_count(screen) > 0;
}

static void mandaat_old(void *screen)
{
	struct mandaat *self = screen;

	self->old_too = !self->old_too;
	mandaat_fill(self);
	desk_say(self->desk, "%s", self->old_too ? _("Ook wat niet meer geldt.") : _("Alleen wat nu of later geldt."));
}

static void mandaat_proposal(void *screen)
{
	struct mandaat *self = screen;

	if (register_change_act(self->desk))
		mandaat_show(self);
}

static const struct key mandaat_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont alles van dit mandaat: grenzen, duur, tweede ogen, geldigheid."), mandaat_enter, mandaat_any },
	{ 'v', N_("Voorstel"), N_("Toont de wijziging die op bevestiging wacht; wie mag, bevestigt haar of wijst haar af."),
		mandaat_proposal, NULL },
	{ 'o', N_("Oude"), N_("Toont ook de mandaten die niet meer gelden, of laat ze weer weg."), mandaat_old,
		NULL },
	{ 0 },
};

const struct screen screen_mandaat = {
	.name = "mandaat",
	.title = N_("Mandaatregister"),
	.size = sizeof(struct mandaat),
	.keys = mandaat_keys,
	.open = mandaat_open,
	.close = mandaat_close,
	.draw = mandaat_draw,
	.key = mandaat_key,
	.show = mandaat_show,
	.change = mandaat_change,
};
