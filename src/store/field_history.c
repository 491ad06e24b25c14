/* The versions of single fields: what stands, what stood, and what lost a clash. Fields.c decides which. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/plan.h"
#include "store/session.h"
#include "edit_kind.h"

static void bind_field(struct query *query, const char *kind, id object_id, const char *field)
{
	query_text(query, ":kind", kind);
	query_id(query, ":object_id", object_id);
	query_text(query, ":field", field);
}

bool field_current(struct call *call, const char *kind, id object_id, const char *field, struct field_version *out)
{
	static const char FIELD_CURRENT[] =
		"SELECT v.*, e.naam AS employee_naam FROM field_version v JOIN employee e ON e.id = v.employee_id"
		" WHERE v.kind = :kind AND v.object_id = :object_id AND v.field = :field AND v.lost = 0"
		" ORDER BY v.version DESC LIMIT 1";
	struct query *query = db_query(call->db, FIELD_CURRENT);
	struct err err = ERR_INIT;

	record_init(&field_version_record, out);
	bind_field(query, kind, object_id, field);
	if (query_one(query, &err)) {
		query_read(query, &field_version_record, out);
		query_done(query);
		return true;
	}
	if (err.code != ERR_NONE) {
		call->err = err;
		return false;
	}
	snprintf(out->kind, sizeof(out->kind), "%s", kind);
	snprintf(out->field, sizeof(out->field), "%s", field);
	out->object_id = object_id;
	return true;
}

char *field_version_text(struct call *call, const char *kind, id object_id, const char *field, int64_t version)
{
	static const char FIELD_TEXT_OF[] =
		"SELECT value FROM field_version"
		" WHERE kind = :kind AND object_id = :object_id AND field = :field AND version = :version AND lost = 0";
	struct query *query = db_query(call->db, FIELD_TEXT_OF);
	char *text;

	bind_field(query, kind, object_id, field);
	query_int(query, ":version", version);
	if (!query_one(query, &call->err))
		return NULL;
	text = mem_text(query_get_text(query, "value"));
	query_done(query);
	return text;
}

bool field_version_add(struct call *call, id household_id, struct field_version *version)
{
	static const char FIELD_ADD[] =
		"INSERT INTO field_version(kind, object_id, field, version, household_id, employee_id, at, value, lost)"
		" VALUES(:kind, :object_id, :field, :version, :household_id, :employee_id, :at, :value, :lost)";
	struct query *query = db_query(call->db, FIELD_ADD);

	version->employee_id = call->actor->employee_id;
	snprintf(version->employee_naam, sizeof(version->employee_naam), "%s", call->actor->naam);
	version->at = call->now;
	query_record(query, &field_version_record, version);
	query_id(query, ":household_id", household_id);
	query_plain(query, ":value", version->value ? version->value : "");
	return query_run(query, &call->err);
}

/* Sent twice, kept once. */
static bool lost_already(struct call *call, const struct field_version *current, const char *text)
{
	static const char FIELD_LOST[] =
		"SELECT count(*) FROM field_version WHERE kind = :kind AND object_id = :object_id AND field = :field"
		" AND lost = 1 AND employee_id = :employee_id AND value = :value";
	struct query *query = db_query(call->db, FIELD_LOST);

	bind_field(query, current->kind, current->object_id, current->field);
	query_id(query, ":employee_id", call->actor->employee_id);
	query_plain(query, ":value", text);
	return query_number(query, NULL) > 0;
}

bool field_keep_lost(struct call *call, id household_id, const struct field_version *current, const char *text)
{
	static const char FIELD_LOST_NEXT[] =
		"SELECT coalesce(max(version), 0) + 1 FROM field_version"
		" WHERE kind = :kind AND object_id = :object_id AND field = :field AND lost = 1";
	struct query *query;
	struct field_version version;
	bool ok;

	if (lost_already(call, current, text))
		return true;
	record_copy(&field_version_record, &version, current);
	free(version.value);
	version.value = mem_text(text);
	version.lost = true;
	query = db_query(call->db, FIELD_LOST_NEXT);
	bind_field(query, current->kind, current->object_id, current->field);
	version.version = query_number(query, NULL);
	if (version.version < current->version)
		version.version = current->version;
	ok = field_version_add(call, household_id, &version);
	record_clear(&field_version_record, &version);
	return ok;
}

bool fields_first_versions(struct call *call, const char *kind_name, id object_id, id household_id, const void *data)
{
	const struct edit_kind *kind = edit_kind_find(kind_name);
	bool ok = true;

	for (size_t i = 0; ok && i < kind->count; i++) {
		struct field_version version;
		struct buf value = BUF_INIT;

		record_init(&field_version_record, &version);
		snprintf(version.kind, sizeof(version.kind), "%s", kind_name);
		snprintf(version.field, sizeof(version.field), "%s", kind->fields[i].name);
		version.object_id = object_id;
		version.version = 1;
		field_get(record_field(kind->record, kind->fields[i].name), data, &value);
		version.value = buf_take(&value);
		ok = field_version_add(call, household_id, &version);
		record_clear(&field_version_record, &version);
	}
	return ok;
}

bool field_history_handle(struct call *call)
{
	static const char HISTORY[] =
		"SELECT v.*, e.naam AS employee_naam FROM field_version v JOIN employee e ON e.id = v.employee_id"
		" WHERE v.kind = :kind AND v.object_id = :object_id AND v.field = :field"
		" ORDER BY v.at DESC, v.version DESC, v.lost DESC LIMIT 500";
	const struct field_version *asked = call_in(call, &field_version_record);
	const struct edit_kind *kind = edit_kind_find(asked->kind);
	struct query *query;
	id household_id;
	void *data;
	bool ok;

	if (!kind || !edit_field_find(kind, asked->field))
		return err_set(&call->err, ERR_INPUT, "Van dit veld wordt geen geschiedenis bewaard.");
	data = mem_new(1, kind->record->size);
	ok = edit_object_load(call, kind, asked->object_id, DEED_OPEN, data, NULL);
	household_id = edit_household(kind, data);
	record_clear(kind->record, data);
	free(data);
	if (!ok)
		return false;
	if (!seat_watches(call, household_id))
		view_note(call, "lees", household_id, asked->kind, asked->object_id, asked->field);
	query = db_query(call->db, HISTORY);
	query_record(query, &field_version_record, asked);
	return rows_answer(call, query, &field_version_record);
}
