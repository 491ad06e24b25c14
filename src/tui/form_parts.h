/* The inside of a form, shared by form.c (values), form_keys.c and form_draw.c. */
#ifndef TUI_FORM_PARTS_H
#define TUI_FORM_PARTS_H

#include "base/buf.h"
#include "tui/dialog.h"
#include "tui/edit.h"
#include "tui/form.h"

struct form_state {
	const struct form_field *row;
	struct edit *edit;		/* what is typed; NULL for the kinds that are chosen or shown */
	char *chosen;			/* CHOICE, YESNO, READONLY: the value */
	char *base;			/* canonical, as it was set last */
	char *value;			/* what form_value gave last */
	const struct form_choice *choices;
	size_t choice_count;
	char *complaint;		/* sentence below the field, or NULL */
	char *other;			/* who changed it meanwhile, or NULL */
	char *beside;			/* initials of who else is in it, or NULL */
	int rows;			/* of the value as drawn; kept steady while others change it */
	bool locked, hidden;
};

struct form {
	struct form_state *states;
	size_t count, focus;
	day today;
	struct buf message;
	size_t top;			/* first field drawn */
	struct dialog *asking;		/* at leaving: "niet bewaard" */
	struct dialog *picking;		/* the list of choices of the focus */
	int label_columns, value_columns;
	bool shared;			/* room for initials between label and value */
	bool only_asks;			/* nothing is stored: F2 goes on */
};

/* A label or help in the user's language; an empty one stays empty (gettext would give its own header). */
const char *form_say(const char *text);
/* True when the field can have the focus. */
bool form_can_enter(const struct form_state *state);
/* What to complain about the field as it is now; NULL when it is good. */
const char *form_fault(struct form *form, size_t field, bool saving);
/* Label of the choice with this value; NULL when there is none. */
const char *form_choice_label(const struct form_state *state, const char *value);
void form_choose(struct form *form, size_t field, const char *value);
/* After leaving a field: "1250" becomes "1.250,00". */
void form_tidy(struct form *form, size_t field);
/* The next field that can have the focus, or the field itself. */
size_t form_step(const struct form *form, size_t from, int step);

/* Canonical value to what people read and type, and back; back is false when it cannot be understood. */
void form_show_value(enum form_kind kind, const char *value, struct buf *out);
bool form_read_value(enum form_kind kind, const char *typed, day today, struct buf *out);

#endif
