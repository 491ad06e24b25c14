/* Inzage: who looked in this dossier or wrote in it, and why that was allowed; the letter about it; the requests. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"
#include "wire/letter.h"

struct inzage {
	struct desk *desk;
	id household_id, person_id;	/* person 0: for the whole household */
	day from;
	struct message answer;
	struct list list;
};

static const struct access_line *inzage_row(const void *screen, size_t index)
{
	const struct inzage *self = screen;

	return rows_get(&self->answer.rows, &access_line_record, rows_count(&self->answer.rows, &access_line_record) - 1 - index);
}

static bool inzage_read(struct inzage *self, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = self->household_id;
	ask.other_id = self->person_id;
	ask.day = self->from;
	if (!desk_reread_with(self->desk, REQ_ACCESS_LOG, &ask, &self->answer, err))
		return false;
	list_reload(&self->list);
	return true;
}

static size_t inzage_count(const void *screen)
{
	return rows_count(&((const struct inzage *)screen)->answer.rows, &access_line_record);
}

static int64_t inzage_id(const void *screen, size_t index)
{
	return (int64_t)(inzage_count(screen) - index);
}

static void inzage_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct access_line *row = inzage_row(screen, index);
	char at[INSTANT_BYTES], what[TEXT_LINE_BYTES + 32];

	instant_nl(row->at, at);
	if (row->times > 1)
		snprintf(what, sizeof(what), _("%s (%lld keer)"), row->what, (long long)row->times);
	else
		snprintf(what, sizeof(what), "%s", row->what);
	canvas_text(canvas, area.row, area.col, 16, selected ? TUI_SELECT : TUI_NORMAL, at);
	canvas_text(canvas, area.row, area.col + 17, 1, TUI_ALERT, row->glass ? "!" : " ");
	canvas_text(canvas, area.row, area.col + 19, 22, TUI_NORMAL, row->who);
	canvas_text(canvas, area.row, area.col + 42, area.cols - 43, row->glass ? TUI_ALERT : TUI_NORMAL, what);
}

static const struct list_source inzage_source = {
	.count = inzage_count,
	.id = inzage_id,
	.draw = inzage_draw_line,
	.empty = N_("In deze tijd keek niemand in dit dossier. Met p kiest u een andere tijd."),
};

static bool inzage_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct inzage *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	self->from = DAY_NONE;
	message_init(&self->answer, 0);
	list_init(&self->list, &inzage_source, self);
	desk_title_household(desk);
	return inzage_read(self, err);
}

static void inzage_close(void *screen)
{
	message_free(&((struct inzage *)screen)->answer);
}

static void inzage_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct inzage *self = screen;
	const struct person *person = rows_first(&self->answer.rows, &person_record);
	const struct count *older = rows_first(&self->answer.rows, &count_record);
	char from[DAY_NL_BYTES], line[3 * TEXT_LINE_BYTES];

	day_nl(self->from, from);
	snprintf(line, sizeof(line), "%s%s%s%s%s", person != NULL ? _("Alleen wat gaat over ") : _("Het hele huishouden"),
		person != NULL ? person->voornamen : "", from[0] != '\0' ? _(", vanaf ") : "", from,
		older != NULL && older->number > 0 ? _(". Er zijn ook oudere regels: kies met p een tijd.") : _(". ! is de noodknop."));
	canvas_text(canvas, body.row, body.col, body.cols, TUI_QUIET, line);
	body.row += 1;
	body.rows -= 1;
	list_draw(&self->list, canvas, body);
}

static bool inzage_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct inzage *)screen)->list, press);
}

/* Not read again by itself: each reading is a line in the log. */
static void inzage_enter(void *screen)
{
	struct inzage *self = screen;
	const struct access_line *row;
	struct buf text = BUF_INIT;
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	row = inzage_row(self, index);
	for (size_t i = 0; i < access_line_record.count; i++) {
		const struct field *field = &access_line_record.fields[i];
		struct buf value = BUF_INIT;

		field_show(field, row, &value);
		if (value.used > 0)
			buf_format(&text, "%-20s %s\n", _(field->label), value.data);
		buf_free(&value);
	}
	desk_dialog(self->desk, dialog_page(_("Wie keek er"), text.data != NULL ? text.data : ""));
	buf_free(&text);
}

static void inzage_letter(void *screen)
{
	struct inzage *self = screen;
	const struct household *household = rows_first(&self->answer.rows, &household_record);
	struct buf text = BUF_INIT;

	letter_write(&self->answer, desk_today(self->desk), &text);
	if (household != NULL)
		buf_format(&text, _("\n---\nOm te bewaren of te printen: ssh ... inzage %s > inzage.txt\n"), household->huishoudnummer);
	desk_dialog(self->desk, dialog_page(_("Brief"), text.data != NULL ? text.data : ""));
	buf_free(&text);
}

static void inzage_show(struct inzage *self)
{
	struct err err = ERR_INIT;

	if (!inzage_read(self, &err))
		desk_say_err(self->desk, &err);
}

static bool period_take(void *arg, const char *value, struct err *err)
{
	struct inzage *self = arg;

	self->from = DAY_NONE;
	if (value[0] != '\0' && !day_parse_iso(value, &self->from) && !day_parse_nl(value, desk_today(self->desk), &self->from))
		return err_set(err, ERR_INPUT, "%s", _("Dit is geen datum. Schrijf bijvoorbeeld 21-11-2026."));
	return true;
}

static void inzage_period(void *screen)
{
	struct inzage *self = screen;
	const struct prompt prompt = { .title = _("Vanaf welke dag?"), .label = N_("Vanaf"), .kind = FORM_DAY,
		.help = N_("Laat leeg voor alles."), .only_asks = true, .take = period_take, .arg = self };

	if (desk_prompt(self->desk, &prompt))
		inzage_show(self);
}

/* A child of twelve or older may ask for itself: then it gets what is about itself and the household. */
static void inzage_person(void *screen)
{
	enum { PEOPLE = 40 };
	struct inzage *self = screen;
	const char *labels[PEOPLE] = { _("Het hele huishouden") };
	id people[PEOPLE] = { 0 };
	struct err err = ERR_INIT;
	struct message view;
	const struct member *member;
	size_t count = 1;
	int choice;

	if (!desk_household_read(self->desk, self->household_id, &view, &err)) {
		desk_say_err(self->desk, &err);
		message_free(&view);
		return;
	}
	for (size_t i = 0; count < PEOPLE && (member = rows_get(&view.rows, &member_record, i)) != NULL; i++) {
		labels[count] = member->naam;
		people[count++] = member->person_id;
	}
	choice = desk_pick(self->desk, _("Voor wie is het overzicht?"), labels, count, 0);
	if (choice >= 0) {
		self->person_id = people[choice];
		inzage_show(self);
	}
	message_free(&view);
}

static void inzage_requests(void *screen)
{
	struct inzage *self = screen;
	const struct screen_call call = { .household_id = self->household_id };

	desk_push(self->desk, &screen_verzoeken, &call);
}

static bool inzage_any(const void *screen)
{
	return inzage_count(screen) > 0;
}

static const struct key inzage_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont alles van de regel: wie, organisatie, rol, wat, waarom, hoe vaak."), inzage_enter, inzage_any },
	{ 'b', N_("Brief"), N_("Toont het overzicht als brief voor het gezin."), inzage_letter, NULL },
	{ 'p', N_("Periode"), N_("Kiest vanaf welke dag."), inzage_period, NULL },
	{ 'k', N_("Voor wie"), N_("Voor het hele huishouden, of voor een van hen (een kind vanaf 12 jaar mag zelf vragen)."), inzage_person, NULL },
	{ 'v', N_("Verzoeken"), N_("Verzoeken om inzage, verbetering, wissen of beperking van dit huishouden."), inzage_requests, NULL },
	{ 0 },
};

const struct screen screen_inzage = {
	.name = "inzage",
	.title = N_("Inzage"),
	.size = sizeof(struct inzage),
	.keys = inzage_keys,
	.open = inzage_open,
	.close = inzage_close,
	.draw = inzage_draw,
	.key = inzage_key,
};
