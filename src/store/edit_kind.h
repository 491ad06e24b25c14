/* What of a plan people edit field by field: one row per kind of object, lent by plan.c, goal.c and action.c. */
#ifndef STORE_EDIT_KIND_H
#define STORE_EDIT_KIND_H

#include "store/call.h"

struct edit_field {
	const char *name;
	bool prose;		/* merged sentence by sentence; else one of two values holds */
};

struct edit_kind {
	const struct record *record;
	enum deed deed;
	const struct edit_field *fields;
	size_t count;
	const char *load_sql;	/* by :id; beside the record's columns `plan_closed`: the day its plan was closed */
	const char *save_sql;	/* by :id, every field above */
	bool is_contact;	/* a change says that somebody worked with the household */
	/* What record_check does not know; before = after for a new object. */
	bool (*check)(const void *before, const void *after, struct err *err);
};

/* The household of an object of any kind. */
id edit_household(const struct edit_kind *kind, const void *data);

/* Somebody worked with the household today: the line of silence starts again. */
bool plan_contact(struct call *call, id household_id);

extern const struct edit_kind plan_edits, goal_edits, action_edits;

/* NULL when objects of this kind are not edited by field. */
const struct edit_kind *edit_kind_find(const char *name);
const struct edit_field *edit_field_find(const struct edit_kind *kind, const char *name);

/*
 * Loads one object into `data` (kind->record->size bytes, inited here, released by the caller) and asks call_may for
 * `deed` on its household. `closed` (may be NULL): its plan was closed. ERR_MISSING: no such object, or not for you.
 */
bool edit_object_load(struct call *call, const struct edit_kind *kind, id object_id, enum deed deed, void *data,
	bool *closed);

/* ---- field_history.c: the versions of one field ---- */

/* The version that stands now, with its value; version 0 when it has none yet. Release with record_clear. */
bool field_current(struct call *call, const char *kind, id object_id, const char *field, struct field_version *out);
/* The text of one version; NULL (with ERR_NONE) when it never was. Caller frees. */
char *field_version_text(struct call *call, const char *kind, id object_id, const char *field, int64_t version);
/* Stores a version of the actor, now; fills employee and at of *version. Its `lost` keeps it out of what stands. */
bool field_version_add(struct call *call, id household_id, struct field_version *version);
/* Keeps what lost a clash, once. */
bool field_keep_lost(struct call *call, id household_id, const struct field_version *current, const char *text);

/* REQ_FIELD_HISTORY: newest first, with what lost a clash. */
bool field_history_handle(struct call *call);

/* Every row of a query into the answer, as rows of one record. */
bool rows_answer(struct call *call, struct query *query, const struct record *record);

#endif
