/* One object of the plan in a form that several people have open at once; shared by doel, actie and vraagstuk. */
#ifndef DESK_FIELDS_H
#define DESK_FIELDS_H

#include "desk/record_form.h"
#include "desk/screens.h"

struct fields;
struct picks;

struct fields_kind {
	const struct record *record;		/* goal, action, plan */
	const struct record_form_row *rows;
	size_t row_count;
	int add_request;			/* for a new one; 0: there is always one */
	const char *parent_field;		/* of a new one: "plan_id", "goal_id" */
	const char *new_draft;			/* draft kind of a new one, keyed by its parent */
	const char *title_new, *title;		/* N_() */
	const char *saved;			/* N_() */
	/* or NULL: lists of the form, made from the household's view and the plan; into self->picks. */
	void (*lists)(struct fields *self, const struct rows *view, const struct rows *plan);
	/* or NULL: what a new one begins with; base values in self->data before the form is made. */
	void (*begin)(struct fields *self, const struct screen_call *call);
	/* or NULL: the person changed this row of the form. */
	void (*edited)(struct fields *self, size_t row);
};

struct fields {
	struct desk *desk;
	const struct fields_kind *kind;
	id household_id, object_id, parent_id;
	bool opened;
	void *data;
	struct record_form *rf;
	int64_t *versions;	/* per row: the version the text is based on */
	bool *stale;		/* per row: our base is older than what the form has as base: the store merges */
	char **parked;		/* per row: the draft that the store has */
	bool closed;		/* the plan is closed */
	struct picks *picks;	/* made by kind->lists */
	size_t until[8];	/* of a list in parts: where each part ends */
	bool readonly;		/* therefore, or because of the role, nothing can be changed */
};

bool fields_open(struct fields *self, struct desk *desk, const struct fields_kind *kind, const struct screen_call *call,
	struct err *err);
void fields_close(void *self);
void fields_draw(void *self, struct canvas *canvas, struct area body);
bool fields_key(void *self, const struct key_press *press);
void fields_show(void *self);
void fields_change(void *self, const struct change *change);
void fields_park(void *self);
bool fields_covered(const void *self);
bool fields_readonly(const void *self);
void fields_where(const void *self, struct presence *out);
void fields_about(const void *self, struct topic *out);
const struct form *fields_form_shown(const void *self);

/* The members that are the same for all. */
#define FIELDS_SCREEN .size = sizeof(struct fields), .close = fields_close, .draw = fields_draw, .key = fields_key, \
	.show = fields_show, .change = fields_change, .park = fields_park, .covered = fields_covered, .readonly = fields_readonly, \
	.where = fields_where, .about = fields_about, .form = fields_form_shown

#endif
