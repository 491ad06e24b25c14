/*
 * Saving edits field by field, so that people who write in one plan at the same moment keep what they wrote: saved
 * over the version it was typed over, merged with what came in between, or kept beside it as a clash to settle.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/plan_merge.h"
#include "domain/rule.h"
#include "store/plan.h"
#include "edit_kind.h"

enum { FIELDS_EDITS_MOST = 200 };	/* one request: every field of a few objects */

/* One object with all edits of the request that are about it. */
struct object {
	const struct edit_kind *kind;
	id object_id;
	id household_id;
	void *before, *after;	/* its record */
	size_t saved, clashed;
};

/* One edit on its way. */
struct change_of_field {
	const struct field_edit *edit;
	const struct field *field;
	bool prose;
	struct field_version current;
	char *ours, *theirs, *base;
	struct buf merged;
};

/* ---- the kinds ---- */

static const struct edit_kind *const kinds[] = { &plan_edits, &goal_edits, &action_edits };

const struct edit_kind *edit_kind_find(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (strcmp(kinds[i]->record->name, name) == 0)
			return kinds[i];
	return NULL;
}

const struct edit_field *edit_field_find(const struct edit_kind *kind, const char *name)
{
	for (size_t i = 0; i < kind->count; i++)
		if (strcmp(kind->fields[i].name, name) == 0)
			return &kind->fields[i];
	return NULL;
}

id edit_household(const struct edit_kind *kind, const void *data)
{
	id household_id;

	memcpy(&household_id, (const char *)data + record_field(kind->record, "household_id")->offset, sizeof(household_id));
	return household_id;
}

bool edit_object_load(struct call *call, const struct edit_kind *kind, id object_id, enum deed deed, void *data,
	bool *closed)
{
	struct query *query = db_query(call->db, kind->load_sql);

	record_init(kind->record, data);
	query_id(query, ":id", object_id);
	bool there = query_one(query, &call->err);
	if (!there && call->err.code != ERR_NONE)
		return false;
	if (there) {
		query_read(query, kind->record, data);
		if (closed)
			*closed = !query_is_null(query, "plan_closed");
		query_done(query);
	}
	/* What is not there and what is not for you look the same. */
	if (call_may(call, deed, there ? edit_household(kind, data) : NO_HOUSEHOLD))
		return true;
	return call->err.code != ERR_MISSING ? false :
		err_set(&call->err, ERR_MISSING, "Dit onderdeel van het plan is er niet (meer).");
}

/* ---- one edit ---- */

static char *text_of(const struct field *field, const void *data)
{
	struct buf text = BUF_INIT;

	field_get(field, data, &text);
	return buf_take(&text);
}

/* What was typed, cleaned and in the form it is stored in: "21-11-2026" and "2026-11-21" are the same text. */
static char *typed_text(struct call *call, const struct object *object, const struct field *field, const char *typed)
{
	void *scratch = mem_new(1, object->kind->record->size);
	char *text = NULL;

	record_init(object->kind->record, scratch);
	if (field_set(field, scratch, typed ? typed : "", call->today, &call->err))
		text = text_of(field, scratch);
	record_clear(object->kind->record, scratch);
	free(scratch);
	return text;
}

/* A field that had no versions yet: what stands becomes its first, so that it is never overwritten without a trace. */
static bool keep_standing(struct call *call, struct object *object, struct change_of_field *change)
{
	if (change->current.version > 0)
		return true;
	change->current.version = 1;
	change->current.value = mem_text(change->theirs);
	return field_version_add(call, object->household_id, &change->current);
}

static bool change_begin(struct call *call, struct object *object, const struct field_edit *edit,
	struct change_of_field *change)
{
	const struct edit_field *known = edit_field_find(object->kind, edit->field);

	*change = (struct change_of_field){ .edit = edit };
	record_init(&field_version_record, &change->current);
	if (!known)
		return err_set(&call->err, ERR_INPUT, "Het veld %s wordt niet los gewijzigd.", edit->field);
	change->field = record_field(object->kind->record, edit->field);
	change->prose = known->prose;
	change->theirs = text_of(change->field, object->after);
	change->ours = typed_text(call, object, change->field, edit->value);
	if (!change->ours || !field_current(call, edit->kind, edit->object_id, edit->field, &change->current) ||
			!keep_standing(call, object, change))
		return false;
	if (edit->base_version < 0 || edit->base_version > change->current.version)
		return err_set(&call->err, ERR_INPUT, "%s: deze versie is er nog niet.", change->field->label);
	return true;
}

static void change_end(struct change_of_field *change)
{
	record_clear(&field_version_record, &change->current);
	free(change->ours);
	free(change->theirs);
	free(change->base);
	buf_free(&change->merged);
}

/* Version 0 stands for the first: it is what was on the screen before the field had versions. */
static bool change_load_base(struct call *call, struct change_of_field *change)
{
	const struct field_edit *edit = change->edit;

	change->base = field_version_text(call, edit->kind, edit->object_id, edit->field,
		edit->base_version > 0 ? edit->base_version : 1);
	if (!change->base && call->err.code == ERR_NONE)
		return err_set(&call->err, ERR_INTERNAL, "%s: de geschiedenis is niet volledig.", change->field->label);
	return change->base != NULL;
}

static const char *merged_text(const struct change_of_field *change)
{
	return change->merged.data ? change->merged.data : "";
}

/* True: `merged` is what must stand. False: both changed the same, or together they do not fit the field. */
static bool change_merge(struct call *call, const struct object *object, struct change_of_field *change)
{
	bool (*merge)(const char *, const char *, const char *, struct buf *) = change->prose ? plan_merge : value_merge;
	struct err err = call->err;
	char *fits;

	if (!merge(change->base, change->ours, change->theirs, &change->merged))
		return false;
	fits = typed_text(call, object, change->field, merged_text(change));
	call->err = err;
	if (!fits)
		return false;
	buf_clear(&change->merged);
	buf_text(&change->merged, fits);
	free(fits);
	return true;
}

static bool drop_draft(struct call *call, const struct field_edit *edit)
{
	static const char DRAFT_DROP[] =
		"DELETE FROM draft WHERE employee_id = :employee_id AND kind = :kind AND object_id = :object_id"
		" AND field = :field AND wears(pet)";
	struct query *query = db_query(call->db, DRAFT_DROP);

	query_id(query, ":employee_id", call->actor->employee_id);
	query_record(query, &field_edit_record, edit);
	return query_run(query, &call->err);
}

/* What stands now goes back to the writer, also when nothing had to change. */
static bool change_save(struct call *call, struct object *object, struct change_of_field *change, const char *text)
{
	struct field_version *now = &change->current;

	if (strcmp(text, change->theirs) != 0) {
		if (!field_set(change->field, object->after, text, call->today, &call->err))
			return false;
		now->version++;
		free(now->value);
		now->value = mem_text(text);
		if (!field_version_add(call, object->household_id, now))
			return false;
		change_note(call, object->household_id, now->kind, now->object_id, now->field);
		object->saved++;
	}
	call_out(call, &field_version_record, now);
	return drop_draft(call, change->edit);
}

static bool change_clash(struct call *call, struct object *object, struct change_of_field *change)
{
	struct field_conflict *conflict = rows_new(&call->out->rows, &field_conflict_record);
	const struct field_version *now = &change->current;

	snprintf(conflict->kind, sizeof(conflict->kind), "%s", now->kind);
	snprintf(conflict->field, sizeof(conflict->field), "%s", now->field);
	snprintf(conflict->employee_naam, sizeof(conflict->employee_naam), "%s", now->employee_naam);
	conflict->object_id = now->object_id;
	conflict->base_version = change->edit->base_version;
	conflict->current_version = now->version;
	conflict->at = now->at;
	conflict->base = mem_text(change->base);
	conflict->ours = mem_text(change->ours);
	conflict->theirs = mem_text(change->theirs);
	conflict->merged = mem_text(merged_text(change));
	object->clashed++;
	return field_keep_lost(call, object->household_id, now, change->ours);
}

static bool edit_apply(struct call *call, struct object *object, const struct field_edit *edit)
{
	struct change_of_field change;
	bool ok = change_begin(call, object, edit, &change);

	if (!ok)
		goto end;
	if (edit->base_version == change.current.version || strcmp(change.ours, change.theirs) == 0)
		ok = change_save(call, object, &change, change.ours);
	else if (!change_load_base(call, &change))
		ok = false;
	else if (change_merge(call, object, &change))
		ok = change_save(call, object, &change, merged_text(&change));
	else
		ok = change_clash(call, object, &change);
end:
	change_end(&change);
	return ok;
}

/* ---- one object ---- */

static bool object_open(struct call *call, const struct field_edit *edit, struct object *object)
{
	bool closed;

	*object = (struct object){ .kind = edit_kind_find(edit->kind), .object_id = edit->object_id };
	if (!object->kind)
		return err_set(&call->err, ERR_INPUT, "Velden van %s worden niet los gewijzigd.", edit->kind);
	object->before = mem_new(1, object->kind->record->size);
	object->after = mem_new(1, object->kind->record->size);
	record_init(object->kind->record, object->after);
	if (!edit_object_load(call, object->kind, edit->object_id, object->kind->deed, object->before, &closed))
		return false;
	record_copy(object->kind->record, object->after, object->before);
	object->household_id = edit_household(object->kind, object->before);
	return !closed || rule_refuse(&call->err, "plan.gesloten");
}

static void object_end(struct object *object)
{
	if (!object->kind)
		return;
	record_clear(object->kind->record, object->before);
	record_clear(object->kind->record, object->after);
	free(object->before);
	free(object->after);
}

static bool same_object(const struct field_edit *a, const struct field_edit *b)
{
	return a->object_id == b->object_id && strcmp(a->kind, b->kind) == 0;
}

/* The whole row is judged after the edits: one field may be right only together with another. */
static bool object_store(struct call *call, struct object *object)
{
	struct query *query;

	if (!object->saved)
		return true;
	if (!record_check(object->kind->record, object->after, &call->err) ||
			!object->kind->check(object->before, object->after, &call->err))
		return false;
	query = db_query(call->db, object->kind->save_sql);
	query_record(query, object->kind->record, object->after);
	return query_run(query, &call->err) && (!object->kind->is_contact || plan_contact(call, object->household_id));
}

static bool object_save(struct call *call, size_t first, struct object *object)
{
	const struct field_edit *own = rows_get(&call->in->rows, &field_edit_record, first), *edit;

	if (!object_open(call, own, object))
		return false;
	for (size_t i = first; (edit = rows_get(&call->in->rows, &field_edit_record, i)); i++)
		if (same_object(own, edit) && !edit_apply(call, object, edit))
			return false;
	return object_store(call, object);
}

/* ---- the request ---- */

/* True when an earlier edit of the request is about the same object; `field`: about the same field of it. */
static bool seen_before(struct call *call, size_t place, bool field)
{
	const struct field_edit *edit = rows_get(&call->in->rows, &field_edit_record, place);

	for (size_t i = 0; i < place; i++) {
		const struct field_edit *earlier = rows_get(&call->in->rows, &field_edit_record, i);

		if (same_object(earlier, edit) && (!field || strcmp(earlier->field, edit->field) == 0))
			return true;
	}
	return false;
}

/* The log has one line for the request, and a line is about one household. */
static bool one_household(struct call *call, id household_id)
{
	return !call->household_id || call->household_id == household_id ||
		err_set(&call->err, ERR_INPUT, "De wijzigingen horen niet bij hetzelfde huishouden.");
}

bool fields_save(struct call *call, size_t *clashed)
{
	size_t count = rows_count(&call->in->rows, &field_edit_record);

	*clashed = 0;
	if (count > FIELDS_EDITS_MOST)
		return err_set(&call->err, ERR_LIMIT, "Er staan te veel wijzigingen in één keer.");
	for (size_t i = 0; i < count; i++) {
		struct object object = { 0 };
		bool ok;

		if (seen_before(call, i, true))
			return err_set(&call->err, ERR_INPUT, "Hetzelfde veld staat er twee keer in.");
		if (seen_before(call, i, false))
			continue;
		ok = object_save(call, i, &object) && one_household(call, object.household_id);
		*clashed += object.clashed;
		if (ok)
			call_about(call, object.household_id, object.kind->record->name, object.object_id,
				"velden bewaard: %zu, botsend: %zu", object.saved, object.clashed);
		object_end(&object);
		if (!ok)
			return false;
	}
	return true;
}
