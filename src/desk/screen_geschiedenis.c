/* Geschiedenis: who wrote what when, field by field; nothing that was ever saved is gone, and any of it can be put back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"
#include "vergelijk.h"

enum { AT_COLS = 18, WHO_COLS = 22 };

struct geschiedenis {
	struct desk *desk;
	id household_id, object_id;
	const struct record *record;
	bool opened, may_write;
	struct message view, answer, plan;	/* all field_version rows; the plan for the names of life domains */
	struct list list;
};

static const struct field_version *row_at(const void *screen, size_t index)
{
	return rows_get(&((const struct geschiedenis *)screen)->answer.rows, &field_version_record, index);
}

static const struct field *field_of(const struct geschiedenis *self, const struct field_version *row)
{
	return record_field(self->record, row->field);
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static bool filled(const struct rows *rows)
{
	const struct field_version *row;

	for (size_t n = 0; (row = rows_get(rows, &field_version_record, n)) != NULL; n++)
		if (row->value != NULL && row->value[0] != '\0')
			return true;
	return false;
}

/* What is written field by field can be asked; the store knows no history of the others. */
static bool has_versions(const struct geschiedenis *self, const char *field)
{
	const struct field_version *row;

	for (size_t n = 0; (row = rows_get(&self->plan.rows, &field_version_record, n)) != NULL; n++)
		if (row->object_id == self->object_id && strcmp(row->kind, self->record->name) == 0 &&
		    strcmp(row->field, field) == 0)
			return true;
	return false;
}

static bool field_read(struct geschiedenis *self, const struct field *field, struct rows *out, struct err *err)
{
	struct field_version ask;
	const struct field_version *row;
	struct message answer;
	bool ok;

	record_init(&field_version_record, &ask);
	snprintf(ask.kind, sizeof(ask.kind), "%s", self->record->name);
	snprintf(ask.field, sizeof(ask.field), "%s", field->name);
	ask.object_id = self->object_id;
	ok = desk_send(self->desk, REQ_FIELD_HISTORY, &field_version_record, &ask, &answer, err);
	for (size_t n = 0; ok && filled(&answer.rows) && (row = rows_get(&answer.rows, &field_version_record, n)) != NULL; n++)
		rows_add(out, &field_version_record, row);
	message_free(&answer);
	return ok;
}

static bool geschiedenis_read(struct geschiedenis *self, struct err *err)
{
	struct message all, plan;
	bool ok = desk_ask_id(self->desk, REQ_PLAN_READ, self->household_id, &plan, err);

	message_init(&all, 0);
	if (ok) {
		message_free(&self->plan);
		self->plan = plan;
	} else {
		message_free(&plan);
	}
	for (size_t i = 0; ok && i < self->record->count; i++)
		if (has_versions(self, self->record->fields[i].name))
			ok = field_read(self, &self->record->fields[i], &all.rows, err);
	if (!ok) {
		message_free(&all);
		return false;
	}
	message_free(&self->answer);
	self->answer = all;
	list_reload(&self->list);
	return true;
}

/* ---- the list ----------------------------------------------------------------------------------------------------- */

/* The stored form of a value as people read it. */
static void value_print(const struct geschiedenis *self, const struct field_version *row, struct buf *out)
{
	const struct field *field = field_of(self, row);
	const struct life_domain *domain;
	char bytes[DAY_NL_BYTES];
	day date;
	int choice;

	if (row->value == NULL || row->value[0] == '\0') {
		buf_text(out, _("(leeg)"));
		return;
	}
	if (field->kind == FIELD_CHOICE && choice_value(field->choices, row->value, &choice)) {
		buf_text(out, _(choice_label(field->choices, choice)));
		return;
	}
	if (field->kind == FIELD_DAY && day_parse_iso(row->value, &date)) {
		day_nl(date, bytes);
		buf_text(out, bytes);
		return;
	}
	for (size_t n = 0; strcmp(field->name, "leefgebied") == 0 &&
	     (domain = rows_get(&self->plan.rows, &life_domain_record, n)) != NULL; n++)
		if (strcmp(domain->code, row->value) == 0) {
			buf_text(out, domain->naam);
			return;
		}
	buf_text(out, row->value);
}

static size_t row_count(const void *screen)
{
	return rows_count(&((const struct geschiedenis *)screen)->answer.rows, &field_version_record);
}

/* Versions never change: field, version and whether it lost name a row. */
static int64_t row_id(const void *screen, size_t index)
{
	const struct geschiedenis *self = screen;
	const struct field_version *row = row_at(self, index);

	return ((int64_t)(field_of(self, row) - self->record->fields) << 40) + row->version * 2 + row->lost;
}

static const char *row_group(const void *screen, size_t index)
{
	const struct geschiedenis *self = screen;

	return _(field_of(self, row_at(self, index))->label);
}

static void row_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct field_version *row = row_at(screen, index);
	struct buf text = BUF_INIT;
	char at[INSTANT_BYTES];

	instant_nl(row->at, at);
	if (row->lost)
		buf_text(&text, _("(niet gekozen) "));
	value_print(screen, row, &text);
	canvas_text(canvas, area.row, area.col, AT_COLS - 1, selected ? TUI_SELECT : TUI_NORMAL, at);
	canvas_text(canvas, area.row, area.col + AT_COLS, WHO_COLS - 1, TUI_QUIET, row->employee_naam);
	canvas_text(canvas, area.row, area.col + AT_COLS + WHO_COLS, area.cols - AT_COLS - WHO_COLS, TUI_NORMAL, text.data);
	buf_free(&text);
}

static const struct list_source row_source = {
	.count = row_count,
	.id = row_id,
	.draw = row_draw,
	.group = row_group,
	.empty = N_("Er is nog niets geschreven. Druk op Esc om terug te gaan."),
};

static bool geschiedenis_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct geschiedenis *self = screen;
	const struct geschiedenis_call *of = call->data;

	self->desk = desk;
	self->household_id = call->household_id;
	self->object_id = call->object_id;
	self->record = of->record;
	self->may_write = of->may_write;
	message_init(&self->answer, 0);
	message_init(&self->plan, 0);
	list_init(&self->list, &row_source, self);
	self->opened = desk_household_open(desk, self->household_id, &self->view, err);
	return self->opened && geschiedenis_read(self, err);
}

static void geschiedenis_close(void *screen)
{
	struct geschiedenis *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	message_free(&self->view);
	message_free(&self->answer);
	message_free(&self->plan);
}

static void geschiedenis_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct geschiedenis *)screen)->list, canvas, body);
}

static bool geschiedenis_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct geschiedenis *)screen)->list, press);
}

static void geschiedenis_show(void *screen)
{
	struct geschiedenis *self = screen;
	struct err err = ERR_INIT;

	if (!geschiedenis_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void geschiedenis_change(void *screen, const struct change *change)
{
	if (change->object_id == ((struct geschiedenis *)screen)->object_id)
		geschiedenis_show(screen);
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static const struct field_version *selected_row(const struct geschiedenis *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? row_at(self, index) : NULL;
}

/* What stands in the same field now. */
static const struct field_version *standing(const struct geschiedenis *self, const struct field_version *of)
{
	const struct field_version *row, *best = NULL;

	for (size_t n = 0; (row = row_at(self, n)) != NULL; n++)
		if (strcmp(row->field, of->field) == 0 && !row->lost && (best == NULL || row->version > best->version))
			best = row;
	return best;
}

static void geschiedenis_enter(void *screen)
{
	struct geschiedenis *self = screen;
	const struct field_version *row = selected_row(self);
	struct buf head = BUF_INIT, text = BUF_INIT;
	char at[INSTANT_BYTES];

	instant_nl(row->at, at);
	buf_format(&head, "%s - %s, %s%s", _(field_of(self, row)->label), row->employee_naam, at,
		row->lost ? _(" (niet gekozen)") : "");
	value_print(self, row, &text);
	desk_dialog(self->desk, dialog_page(head.data, text.data));
	buf_free(&head);
	buf_free(&text);
}

static void geschiedenis_compare(void *screen)
{
	struct geschiedenis *self = screen;
	const struct field_version *old = selected_row(self), *now = standing(self, old);
	struct buf left = BUF_INIT, right = BUF_INIT, head = BUF_INIT;
	char at[INSTANT_BYTES];

	instant_nl(old->at, at);
	buf_format(&head, "%s, %s", old->employee_naam, at);
	value_print(self, old, &left);
	value_print(self, now, &right);
	const struct vergelijk_call texts = { head.data, _("Zoals het er nu staat"), left.data, right.data };
	const struct screen_call call = { .household_id = self->household_id, .data = &texts };
	desk_push(self->desk, &screen_vergelijk, &call);
	buf_free(&left);
	buf_free(&right);
	buf_free(&head);
}

/* As a new edit over what stands: the one that stood becomes history too. */
static void geschiedenis_restore(void *screen)
{
	struct geschiedenis *self = screen;
	const struct field_version *old = selected_row(self), *now = standing(self, old);
	struct err err = ERR_INIT;
	struct field_edit edit;

	if (!desk_sure(self->desk, _("Terugzetten"), _("Deze tekst weer in het plan zetten? Wat er nu staat, blijft hier bewaard.")))
		return;
	record_init(&field_edit_record, &edit);
	snprintf(edit.kind, sizeof(edit.kind), "%s", self->record->name);
	snprintf(edit.field, sizeof(edit.field), "%s", old->field);
	edit.object_id = self->object_id;
	edit.base_version = now->version;
	edit.value = mem_text(old->value != NULL ? old->value : "");
	if (desk_save(self->desk, REQ_FIELDS_SAVE, &field_edit_record, &edit, &err)) {
		geschiedenis_show(self);
		desk_good(self->desk, "%s", _("Deze tekst staat weer in het plan."));
	} else {
		desk_say_err(self->desk, &err);
	}
	record_clear(&field_edit_record, &edit);
}

static bool has_row(const void *screen)
{
	return selected_row(screen) != NULL;
}

static bool is_other(const void *screen)
{
	const struct geschiedenis *self = screen;
	const struct field_version *row = selected_row(self), *now = row != NULL ? standing(self, row) : NULL;

	return now != NULL && now != row;
}

static bool can_restore(const void *screen)
{
	return ((const struct geschiedenis *)screen)->may_write && is_other(screen);
}

static const struct key geschiedenis_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont de hele tekst."), geschiedenis_enter, has_row },
	{ 'v', N_("Vergelijken"), N_("Zet deze tekst naast wat er nu staat."), geschiedenis_compare, is_other },
	{ 't', N_("Terugzetten"), N_("Zet deze tekst weer in het plan, als nieuwe wijziging."), geschiedenis_restore, can_restore },
	{ 0 },
};

const struct screen screen_geschiedenis = {
	.name = "geschiedenis",
	.title = N_("Geschiedenis"),
	.size = sizeof(struct geschiedenis),
	.keys = geschiedenis_keys,
	.open = geschiedenis_open,
	.close = geschiedenis_close,
	.draw = geschiedenis_draw,
	.key = geschiedenis_key,
	.show = geschiedenis_show,
	.change = geschiedenis_change,
};
