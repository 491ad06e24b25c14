/* One object of the plan in a form: edits of colleagues arrive while you type, and nobody's text is lost. */
#include "fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/drafts.h"
#include "desk/here.h"
#include "desk/picks.h"
#include "domain/plan_merge.h"

static struct form *fields_form(struct fields *self)
{
	return record_form_form(self->rf);
}

/* The stored text form of row i in a record. */
static void stored_of(const struct fields *self, size_t i, const void *data, struct buf *out)
{
	field_get(record_form_field(self->rf, i), data, out);
}

static void value_of(const struct fields *self, size_t i, const void *data, struct buf *out)
{
	struct buf stored = BUF_INIT;

	stored_of(self, i, data, &stored);
	record_form_to_value(record_form_field(self->rf, i), stored.data != NULL ? stored.data : "", out);
	buf_free(&stored);
}

static struct draft_place draft_place(const struct fields *self)
{
	if (self->object_id != 0)
		return (struct draft_place){ self->kind->record->name, self->object_id, self->household_id };
	return (struct draft_place){ self->kind->new_draft, self->parent_id, self->household_id };
}

static bool prose(const struct field *field)
{
	return field->kind == FIELD_TEXT || field->kind == FIELD_LINE;
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static const void *object_find(const struct fields *self, const struct rows *rows)
{
	const struct field *id_field = record_field(self->kind->record, "id");
	const char *data;

	for (size_t n = 0; (data = rows_get(rows, self->kind->record, n)) != NULL; n++)
		if (*(const id *)(data + id_field->offset) == self->object_id)
			return data;
	return NULL;
}

static const struct field_version *version_find(const struct fields *self, const struct rows *rows, const char *field)
{
	const struct field_version *row;

	for (size_t n = 0; (row = rows_get(rows, &field_version_record, n)) != NULL; n++)
		if (row->object_id == self->object_id && strcmp(row->kind, self->kind->record->name) == 0 &&
		    strcmp(row->field, field) == 0)
			return row;
	return NULL;
}

static bool plan_ask(struct fields *self, struct message *answer, struct err *err)
{
	if (!desk_ask_id(self->desk, REQ_PLAN_READ, self->household_id, answer, err))
		return false;
	if (self->object_id != 0 && object_find(self, &answer->rows) == NULL)
		return err_set(err, ERR_MISSING, _("Dit staat niet meer in het plan."));
	return true;
}

static void versions_take(struct fields *self, const struct rows *rows)
{
	for (size_t i = 0; i < self->kind->row_count; i++) {
		const struct field *field = record_form_field(self->rf, i);
		const struct field_version *row = field != NULL ? version_find(self, rows, field->name) : NULL;

		self->versions[i] = row != NULL ? row->version : 0;
	}
}

/* Text that was typed earlier and not saved: put back, and based on what it was typed over. */
static void drafts_take(struct fields *self, const struct rows *rows)
{
	const struct draft_place place = draft_place(self);
	const struct draft *draft;

	for (size_t n = 0; (draft = rows_get(rows, &draft_record, n)) != NULL; n++) {
		size_t i = record_form_index(self->rf, draft->field);

		if (i == (size_t)-1 || !draft_is_of(draft, &place) || draft->value == NULL)
			continue;
		form_set_typed(fields_form(self), i, draft->value);
		self->stale[i] = draft->base_version != self->versions[i];
		self->versions[i] = draft->base_version;
		free(self->parked[i]);
		self->parked[i] = mem_text(draft->value);
		draft_say(self->desk);
	}
}

static void parent_set(struct fields *self)
{
	const struct field *field;

	if (self->kind->parent_field == NULL)
		return;
	field = record_field(self->kind->record, self->kind->parent_field);
	*(id *)((char *)self->data + field->offset) = self->parent_id;
	field = record_field(self->kind->record, "household_id");
	*(id *)((char *)self->data + field->offset) = self->household_id;
}

static void object_begin(struct fields *self, const struct screen_call *call)
{
	parent_set(self);
	if (self->kind->begin != NULL)
		self->kind->begin(self, call);
}

/* What is filled in already needs no passing by. */
static void focus_first_empty(struct fields *self)
{
	for (size_t i = self->kind->row_count; i-- > 0;)
		if (form_typed(fields_form(self), i)[0] == '\0')
			form_focus_set(fields_form(self), i);
}

bool fields_open(struct fields *self, struct desk *desk, const struct fields_kind *kind, const struct screen_call *call,
	struct err *err)
{
	struct message view, answer;
	const struct plan *plan;

	*self = (struct fields){ .desk = desk, .kind = kind, .household_id = call->household_id, .object_id = call->object_id,
		.parent_id = call->parent_id };
	self->opened = desk_household_open(desk, self->household_id, &view, err);
	if (!self->opened || !plan_ask(self, &answer, err)) {
		message_free(&view);
		if (self->opened)
			message_free(&answer);
		return false;
	}
	self->data = mem_new(1, kind->record->size);
	record_init(kind->record, self->data);
	if (self->object_id != 0)
		record_copy(kind->record, self->data, object_find(self, &answer.rows));
	else
		object_begin(self, call);
	plan = rows_first(&answer.rows, &plan_record);
	self->closed = plan != NULL && plan->closed != DAY_NONE;
	self->rf = record_form_new(kind->record, kind->rows, kind->row_count, self->data, desk_today(desk));
	if (self->object_id != 0)
		form_share(fields_form(self));
	if (kind->lists != NULL)
		kind->lists(self, &view.rows, &answer.rows);
	message_free(&view);
	self->versions = mem_new(kind->row_count, sizeof(*self->versions));
	self->stale = mem_new(kind->row_count, sizeof(*self->stale));
	self->parked = mem_new(kind->row_count, sizeof(*self->parked));
	versions_take(self, &answer.rows);
	self->readonly = self->closed || !desk_may_here(desk, self->household_id, DEED_EDIT_PLAN);
	for (size_t i = 0; self->readonly && i < kind->row_count; i++)
		form_lock(fields_form(self), i, true);
	if (self->readonly)
		desk_say(desk, "%s", self->closed ? _("Dit plan is gesloten: u kunt het lezen, maar niet wijzigen.") :
			_("U kunt dit lezen, maar niet wijzigen."));
	if (self->object_id == 0)
		focus_first_empty(self);
	drafts_take(self, &answer.rows);
	desk_title(desk, "%s", _(self->object_id != 0 ? kind->title : kind->title_new));
	desk_title_household(desk);
	message_free(&answer);
	return true;
}

void fields_close(void *screen)
{
	struct fields *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	for (size_t i = 0; self->parked != NULL && i < self->kind->row_count; i++)
		free(self->parked[i]);
	free(self->parked);
	free(self->stale);
	free(self->versions);
	record_form_free(self->rf);
	picks_free(self->picks);
	if (self->data != NULL)
		record_clear(self->kind->record, self->data);
	free(self->data);
}

/* ---- what colleagues change while this is open -------------------------------------------------------------------- */

/* Sentences of both in one text; false when the same sentence was changed by both: at saving the writer chooses. */
static bool row_rebase(struct fields *self, size_t i, const char *theirs, const char *who)
{
	struct form *form = fields_form(self);
	const struct field *field = record_form_field(self->rf, i);
	struct buf merged = BUF_INIT;
	bool ok;

	ok = prose(field) && !self->stale[i] && plan_merge(form_base(form, i), form_typed(form, i), theirs, &merged);
	if (ok)
		form_replace_value(form, i, merged.data != NULL ? merged.data : "", theirs, who);
	buf_free(&merged);
	return ok;
}

static void row_update(struct fields *self, size_t i, const struct rows *rows, const void *object)
{
	const struct field *field = record_form_field(self->rf, i);
	const struct field_version *version = field != NULL ? version_find(self, rows, field->name) : NULL;
	struct form *form = fields_form(self);
	struct buf theirs = BUF_INIT;

	if (version == NULL || version->version <= self->versions[i])
		return;
	value_of(self, i, object, &theirs);
	if (!form_changed(form, i)) {
		form_replace_value(form, i, theirs.data != NULL ? theirs.data : "", theirs.data != NULL ? theirs.data : "",
			version->employee_naam);
		self->versions[i] = version->version;
	} else if (row_rebase(self, i, theirs.data != NULL ? theirs.data : "", version->employee_naam)) {
		self->versions[i] = version->version;
		desk_say(self->desk, _("%s schreef in hetzelfde veld; beide teksten staan er nu."), version->employee_naam);
	} else {
		desk_alert(self->desk, _("%s veranderde dezelfde zin. Bij bewaren kiest u uit beide teksten."),
			version->employee_naam);
	}
	buf_free(&theirs);
}

void fields_show(void *screen)
{
	struct fields *self = screen;
	struct err err = ERR_INIT;
	struct message answer;

	if (self->object_id == 0)
		return;
	if (plan_ask(self, &answer, &err)) {
		const void *object = object_find(self, &answer.rows);

		for (size_t i = 0; i < self->kind->row_count; i++)
			row_update(self, i, &answer.rows, object);
	} else {
		desk_say_err(self->desk, &err);
	}
	message_free(&answer);
}

void fields_change(void *screen, const struct change *change)
{
	struct fields *self = screen;

	if (change->object_id == self->object_id && strcmp(change->kind, self->kind->record->name) == 0)
		fields_show(self);
}

/* ---- drafts ------------------------------------------------------------------------------------------------------- */

static void draft_put(struct fields *self, size_t i, const char *value)
{
	const struct draft_place place = draft_place(self);

	draft_keep(self->desk, &place, record_form_field(self->rf, i)->name, self->versions[i], value);
	free(self->parked[i]);
	self->parked[i] = value[0] != '\0' ? mem_text(value) : NULL;
}

/* What is not changed any more is no draft either. */
void fields_park(void *screen)
{
	struct fields *self = screen;

	for (size_t i = 0; i < self->kind->row_count; i++) {
		const char *typed;

		if (record_form_field(self->rf, i) == NULL)
			continue;
		typed = form_changed(fields_form(self), i) ? form_typed(fields_form(self), i) : "";
		if (strcmp(typed, self->parked[i] != NULL ? self->parked[i] : "") != 0)
			draft_put(self, i, typed);
	}
}

static void drafts_drop(struct fields *self)
{
	for (size_t i = 0; i < self->kind->row_count; i++)
		if (self->parked[i] != NULL)
			draft_put(self, i, "");
}

/* ---- saving ------------------------------------------------------------------------------------------------------- */

static bool edits_make(struct fields *self, struct message *request, struct err *err)
{
	for (size_t i = 0; i < self->kind->row_count; i++) {
		const struct field *field = record_form_field(self->rf, i);
		struct field_edit edit;
		struct buf stored = BUF_INIT;

		if (field == NULL || !form_changed(fields_form(self), i))
			continue;
		record_init(&field_edit_record, &edit);
		snprintf(edit.kind, sizeof(edit.kind), "%s", self->kind->record->name);
		snprintf(edit.field, sizeof(edit.field), "%s", field->name);
		edit.object_id = self->object_id;
		edit.base_version = self->versions[i];
		stored_of(self, i, self->data, &stored);
		edit.value = buf_take(&stored);
		rows_add(&request->rows, &field_edit_record, &edit);
		record_clear(&field_edit_record, &edit);
	}
	(void)err;
	return request->rows.count > 0;
}

/* What stands in the store now is the base of the row from here on. */
static void row_settle(struct fields *self, size_t i, const char *stored, int64_t version, const char *mine)
{
	const struct field *field = record_form_field(self->rf, i);
	struct buf value = BUF_INIT;

	record_form_to_value(field, stored, &value);
	form_set(fields_form(self), i, value.data != NULL ? value.data : "");
	if (mine != NULL)
		form_set_typed(fields_form(self), i, mine);
	self->versions[i] = version;
	self->stale[i] = false;
	buf_free(&value);
}

/*
 * Both texts and the one they began with side by side, and what both make together. True: the writer chose, and the row is
 * ready to be sent again or settled.
 */
static bool conflict_choose(struct fields *self, const struct field_conflict *conflict)
{
	size_t i = record_form_index(self->rf, conflict->field);
	char theirs[TEXT_LINE_BYTES + 64];
	struct dialog_text texts[DIALOG_TEXTS];
	struct buf question = BUF_INIT;
	size_t count = 2;
	int choice;

	if (i == (size_t)-1)
		return true;
	snprintf(theirs, sizeof(theirs), _("Van %s"), conflict->employee_naam);
	texts[0] = (struct dialog_text){ _("Van u"), conflict->ours != NULL ? conflict->ours : "", true, false };
	texts[1] = (struct dialog_text){ theirs, conflict->theirs != NULL ? conflict->theirs : "", true, false };
	if (prose(record_form_field(self->rf, i)))
		texts[count++] = (struct dialog_text){ _("Beide onder elkaar"), conflict->merged != NULL ? conflict->merged : "",
			true, true };
	texts[count++] = (struct dialog_text){ _("Zoals het was"), conflict->base != NULL ? conflict->base : "", false,
		false };
	buf_format(&question, _("%s: u schreef tegelijk met een collega. Welke tekst moet blijven?"),
		_(record_form_label(self->rf, i)));
	choice = desk_dialog(self->desk, dialog_texts(question.data, texts, count));
	buf_free(&question);
	if (choice < 0)
		return false;
	row_settle(self, i, conflict->theirs != NULL ? conflict->theirs : "", conflict->current_version,
		choice == 0 ? conflict->ours : choice == 2 ? conflict->merged : NULL);
	return true;
}

/* Rows that were saved beside the ones that clashed are settled; then the writer chooses for each clash. */
static bool conflicts_solve(struct fields *self, const struct rows *rows)
{
	const struct field_version *saved;
	const struct field_conflict *conflict;

	for (size_t n = 0; (saved = rows_get(rows, &field_version_record, n)) != NULL; n++) {
		size_t i = record_form_index(self->rf, saved->field);

		if (i != (size_t)-1)
			row_settle(self, i, saved->value != NULL ? saved->value : "", saved->version, NULL);
	}
	for (size_t n = 0; (conflict = rows_get(rows, &field_conflict_record, n)) != NULL; n++)
		if (!conflict_choose(self, conflict))
			return false;
	return true;
}

static bool object_add(struct fields *self, struct err *err)
{
	return desk_save(self->desk, self->kind->add_request, self->kind->record, self->data, err);
}

static bool object_save(struct fields *self, struct err *err)
{
	for (;;) {
		struct message request, answer;
		bool ok, again = false;

		if (!record_form_read(self->rf, self->data, err))
			return false;
		message_init(&request, REQ_FIELDS_SAVE);
		if (!edits_make(self, &request, err)) {
			message_free(&request);
			return true;
		}
		ok = desk_ask(self->desk, &request, &answer, err);
		if (!ok && answer.status == STATUS_CONFLICT) {
			again = conflicts_solve(self, &answer.rows);
			err_set(err, ERR_STALE, "%s", _("Er is nog niets gekozen. Uw tekst staat er nog."));
		}
		message_free(&request);
		message_free(&answer);
		if (!again)
			return ok;
	}
}

static void fields_save(struct fields *self)
{
	struct err err = ERR_INIT;
	bool ok = record_form_read(self->rf, self->data, &err);

	ok = ok && (self->object_id != 0 ? object_save(self, &err) : object_add(self, &err));
	if (!ok) {
		record_form_complain(self->rf, &err);
		desk_say_err(self->desk, &err);
		return;
	}
	drafts_drop(self);
	desk_pop(self->desk);
	desk_good(self->desk, "%s", _(self->kind->saved));
}

bool fields_key(void *screen, const struct key_press *press)
{
	struct fields *self = screen;

	switch (desk_form_key(self->desk, fields_form(self), press)) {
	case FORM_UNUSED:
		return false;
	case FORM_MOVED:
		break;
	case FORM_EDITED:
		if (self->kind->edited != NULL)
			self->kind->edited(self, form_focus(fields_form(self)));
		break;
	case FORM_SAVE:
		if (!self->readonly)
			fields_save(self);
		break;
	case FORM_LEAVE:
		drafts_drop(self);
		desk_pop(self->desk);
		break;
	}
	return true;
}

void fields_where(const void *screen, struct presence *out)
{
	const struct fields *self = screen;
	const struct draft_place place = draft_place(self);
	const struct field *field = record_form_field(self->rf, form_focus(record_form_form(self->rf)));

	snprintf(out->kind, sizeof(out->kind), "%s", place.kind);
	out->object_id = place.object_id;
	if (field != NULL)
		snprintf(out->field, sizeof(out->field), "%s", field->name);
}

/* A new one is not there yet, and the head of a plan is the household's. */
void fields_about(const void *screen, struct topic *out)
{
	const struct fields *self = screen;

	if (self->object_id == 0 || self->kind->record == &plan_record)
		return;
	out->kind = self->kind->record->name;
	out->object_id = self->object_id;
}

void fields_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct fields *self = screen;

	here_form(self->desk, self->kind->record->name, self->object_id, self->rf);
	form_draw(fields_form(self), canvas, body);
}

bool fields_covered(const void *screen)
{
	const struct fields *self = screen;

	return form_covered(record_form_form(self->rf));
}

bool fields_readonly(const void *screen)
{
	return ((const struct fields *)screen)->readonly;
}

const struct form *fields_form_shown(const void *screen)
{
	return record_form_form(((const struct fields *)screen)->rf);
}
