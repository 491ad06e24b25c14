/* A form of a record: made from its field table, filled from it, and read back into it. */
#ifndef DESK_RECORD_FORM_H
#define DESK_RECORD_FORM_H

#include "domain/field.h"
#include "tui/form.h"

/* One row of the form: a field of the record, or a heading (field NULL). */
struct record_form_row {
	const char *field;	/* name in the record */
	const char *label;	/* N_(); NULL: the record's label */
	int rows;		/* TEXT: rows shown; 0 = 3 */
	bool readonly;
	bool pick;		/* a LINE that is chosen from a list of the store: see record_form_choices */
	bool required;		/* besides what the record requires */
	const char *help;	/* N_(); NULL: the record's help */
};

struct record_form;

/* record and rows are borrowed; values come from data. Caller frees with record_form_free. */
struct record_form *record_form_new(const struct record *record, const struct record_form_row *rows, size_t count,
	const void *data, day today);
void record_form_free(struct record_form *rf);
struct form *record_form_form(struct record_form *rf);

/* Index in the form of a record field; (size_t)-1 when it is not in it. */
size_t record_form_index(const struct record_form *rf, const char *field);
/* The record field behind a form index; NULL for a heading. */
const struct field *record_form_field(const struct record_form *rf, size_t index);
/* N_(): what stands before the row. */
const char *record_form_label(const struct record_form *rf, size_t index);

/* Form -> record: every row that is entered. False: err names the field. */
bool record_form_read(struct record_form *rf, void *data, struct err *err);
/* Record -> form, as a new base (nothing changed). */
void record_form_set(struct record_form *rf, const void *data);
/* A sentence of the store that begins with the label of a row ("Tijd: …") goes to that row. False: it names none. */
bool record_form_complain(struct record_form *rf, const struct err *err);
/* The value that row i of the form has for this record, as form_set takes it. Appended to out. */
void record_form_value(const struct record_form *rf, size_t i, const void *data, struct buf *out);
/* One value between the two text forms: field_get of the record <-> canonical value of the form. Appended to out. */
void record_form_to_value(const struct field *field, const char *stored, struct buf *out);
void record_form_to_stored(const struct field *field, const char *value, struct buf *out);
/*
 * A list that the store gave, for an id (ids as values) or a LINE with `pick`; a LINE without it stays typed, and F4 offers
 * the list. Borrows the choices.
 */
void record_form_choices(struct record_form *rf, const char *field, const struct form_choice *choices, size_t count);

#endif
