/* Whole records in and out of statements, by their field tables. */
#include "db_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"

static void bind_text(sqlite3_stmt *stmt, int place, const char *text)
{
	if (text && *text)
		sqlite3_bind_text(stmt, place, text, -1, SQLITE_TRANSIENT);
	else
		sqlite3_bind_null(stmt, place);
}

static void bind_number(sqlite3_stmt *stmt, int place, int64_t value, int64_t none)
{
	if (value == none)
		sqlite3_bind_null(stmt, place);
	else
		sqlite3_bind_int64(stmt, place, value);
}

static void bind_field(sqlite3_stmt *stmt, int place, const struct field *field, const void *data)
{
	const char *at = (const char *)data + field->offset;
	char iso[DAY_ISO_BYTES];

	switch (field->kind) {
	case FIELD_ID:
		bind_number(stmt, place, *(const int64_t *)at, 0);
		return;
	case FIELD_INT:
	case FIELD_MONEY:
		sqlite3_bind_int64(stmt, place, *(const int64_t *)at);
		return;
	case FIELD_BOOL:
		sqlite3_bind_int64(stmt, place, *(const bool *)at);
		return;
	case FIELD_CHOICE:
		bind_text(stmt, place, choice_code(field->choices, *(const int *)at));
		return;
	case FIELD_DAY:
		day_iso(*(const day *)at, iso);
		bind_text(stmt, place, iso);
		return;
	case FIELD_INSTANT:
		bind_number(stmt, place, *(const int64_t *)at, INSTANT_NONE);
		return;
	case FIELD_LINE:
		bind_text(stmt, place, at);
		return;
	case FIELD_TEXT:
		bind_text(stmt, place, *(char *const *)at);
		return;
	}
}

static void result_text(sqlite3_context *context, const char *text)
{
	if (text && *text)
		sqlite3_result_text(context, text, -1, SQLITE_STATIC);
}

void field_result(sqlite3_context *context, const struct field *field, const void *data)
{
	const char *at = (const char *)data + field->offset;
	char iso[DAY_ISO_BYTES];

	switch (field->kind) {
	case FIELD_ID:
		if (*(const int64_t *)at)
			sqlite3_result_int64(context, *(const int64_t *)at);
		return;
	case FIELD_INT:
	case FIELD_MONEY:
		sqlite3_result_int64(context, *(const int64_t *)at);
		return;
	case FIELD_BOOL:
		sqlite3_result_int64(context, *(const bool *)at);
		return;
	case FIELD_CHOICE:
		result_text(context, choice_code(field->choices, *(const int *)at));
		return;
	case FIELD_DAY:
		day_iso(*(const day *)at, iso);
		if (*iso)
			sqlite3_result_text(context, iso, -1, SQLITE_TRANSIENT);
		return;
	case FIELD_INSTANT:
		if (*(const int64_t *)at != INSTANT_NONE)
			sqlite3_result_int64(context, *(const int64_t *)at);
		return;
	case FIELD_LINE:
		result_text(context, at);
		return;
	case FIELD_TEXT:
		result_text(context, *(char *const *)at);
		return;
	}
}

/* Names are looked up once per statement and record. */
static void bind_map_make(struct query *query, const struct record *record, int count)
{
	free(query->bind_map);
	query->bind_record = record;
	query->bind_map = mem_new((size_t)count + 1, sizeof(*query->bind_map));
	for (int place = 1; place <= count; place++) {
		const char *name = sqlite3_bind_parameter_name(query->stmt, place);
		const struct field *field = name ? record_field(record, name + 1) : NULL;

		query->bind_map[place - 1] = (int16_t)(field ? field - record->fields : -1);
	}
}

void query_record(struct query *query, const struct record *record, const void *data)
{
	int count = sqlite3_bind_parameter_count(query->stmt);

	if (query->bind_record != record)
		bind_map_make(query, record, count);
	for (int place = 1; place <= count; place++)
		if (query->bind_map[place - 1] >= 0)
			bind_field(query->stmt, place, &record->fields[query->bind_map[place - 1]], data);
}

/* ---- out ---- */

static void bad_value(struct query *query, const struct record *record, const struct field *field)
{
	log_line("database: bad value in %s.%s", record->name, field->name);
	if (query->db->trouble < DB_BAD_VALUE)
		query->db->trouble = DB_BAD_VALUE;
}

static bool read_line(const char *text, size_t room, char *to)
{
	size_t bytes = text ? strlen(text) : 0;

	if (bytes >= room)
		return false;
	memcpy(to, text ? text : "", bytes + 1);
	return true;
}

static bool read_choice(const char *code, const struct choice *choices, int *to)
{
	if (!code) {
		*to = choices[0].value;
		return true;
	}
	return choice_value(choices, code, to);
}

static bool read_day(const char *text, day *to)
{
	*to = DAY_NONE;
	return !text || !*text || day_parse_iso(text, to);
}

/* False when the field cannot hold what stands there; it is then as record_init left it. */
static bool read_field(sqlite3_stmt *stmt, int column, const struct field *field, void *data)
{
	char *at = (char *)data + field->offset;
	bool none = sqlite3_column_type(stmt, column) == SQLITE_NULL;
	const char *text;

	switch (field->kind) {
	case FIELD_ID:
	case FIELD_INT:
	case FIELD_MONEY:
		*(int64_t *)at = sqlite3_column_int64(stmt, column);
		return true;
	case FIELD_BOOL:
		*(bool *)at = sqlite3_column_int64(stmt, column) != 0;
		return true;
	case FIELD_CHOICE:
		return read_choice((const char *)sqlite3_column_text(stmt, column), field->choices, (int *)at);
	case FIELD_DAY:
		return read_day((const char *)sqlite3_column_text(stmt, column), (day *)at);
	case FIELD_INSTANT:
		*(int64_t *)at = none ? INSTANT_NONE : sqlite3_column_int64(stmt, column);
		return true;
	case FIELD_LINE:
		return read_line((const char *)sqlite3_column_text(stmt, column), field->room, at);
	case FIELD_TEXT:
		text = (const char *)sqlite3_column_text(stmt, column);
		free(*(char **)at);
		*(char **)at = NULL;
		if (text && strlen(text) > field->room)
			return false;
		*(char **)at = text && *text ? mem_text(text) : NULL;
		return true;
	}
	return false;
}

static void map_columns(struct query *query, const struct record *record, int columns)
{
	query->read_map = mem_grow(query->read_map, (size_t)columns, sizeof(*query->read_map));
	query->read_record = record;
	for (int i = 0; i < columns; i++) {
		const struct field *field = record_field(record, sqlite3_column_name(query->stmt, i));
		query->read_map[i] = (int16_t)(field ? field - record->fields : -1);
	}
}

void query_read(struct query *query, const struct record *record, void *data)
{
	int columns = sqlite3_column_count(query->stmt);

	if (query->read_record != record)
		map_columns(query, record, columns);
	for (int i = 0; i < columns; i++) {
		if (query->read_map[i] < 0)
			continue;
		const struct field *field = &record->fields[query->read_map[i]];
		if (!read_field(query->stmt, i, field, data))
			bad_value(query, record, field);
	}
}

bool query_array(struct query *query, const struct record *record, void *out, size_t *count, struct err *err)
{
	enum query_result result;
	char *array = NULL;

	*count = 0;
	while ((result = query_step(query, err)) == QUERY_ROW) {
		array = mem_grow(array, *count + 1, record->size);
		record_init(record, array + *count * record->size);
		query_read(query, record, array + (*count)++ * record->size);
	}
	memcpy(out, &array, sizeof(array));
	return result == QUERY_DONE;
}
