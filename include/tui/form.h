/*
 * A form made from rows that describe its fields. It keeps what is typed as text, checks it per kind, and says what
 * is wrong at the field itself. It knows no records: a screen puts values in and takes them out as text.
 *
 * Values are canonical text: LINE and BLOCK as typed and cleaned; CHOICE the `value` of the choice; DAY "2026-11-21";
 * MONEY cents ("125000"); NUMBER digits with perhaps a '-'; YESNO "1" or "0". "" is always "not filled in".
 */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "tui/canvas.h"
#include "tui/keys.h"

enum form_kind {
	FORM_LINE,
	FORM_BLOCK,
	FORM_CHOICE,
	FORM_DAY,
	FORM_MONEY,
	FORM_NUMBER,
	FORM_YESNO,
	FORM_READONLY,	/* shown, never entered */
	FORM_HEADING,	/* only a label: begins a part of the form */
};

struct form_choice {
	const char *value;
	const char *label;	/* N_() or text; shown through gettext */
};

struct form_field {
	const char *name;	/* word of the field, unique in the form */
	enum form_kind kind;
	const char *label;	/* N_() */
	size_t room;		/* LINE, BLOCK: characters at most; 0 = as edit_new */
	int rows;		/* BLOCK: rows it shows at least; 0 = 3 */
	bool required;
	bool secret;		/* LINE: shown as stars */
	const struct form_choice *choices;
	size_t choice_count;
	const char *help;	/* N_(): sentence shown while the field has the focus, or NULL */
};

struct form;

enum form_result {
	FORM_UNUSED,	/* not a key for a form: the screen may have it */
	FORM_MOVED,	/* used, no value changed */
	FORM_EDITED,	/* a value changed: form_focus says which (recalculate what depends on it) */
	FORM_SAVE,	/* F2 or ^S, and every field is good */
	FORM_LEAVE,	/* Esc; when something was typed the form has asked first */
};

/*
 * fields is borrowed for the life of the form; `today` completes days with two-digit years. Caller frees with
 * form_free.
 */
struct form *form_new(const struct form_field *fields, size_t count, day today);
void form_free(struct form *form);
size_t form_count(const struct form *form);

/* The value as the store has it, which is also what form_changed compares with. NULL counts as "". */
void form_set(struct form *form, size_t field, const char *value);
/* The value now; NULL when what is typed cannot be understood. Borrowed until the next call for this field. */
const char *form_value(struct form *form, size_t field);
/* What is typed, letter for letter (for drafts), and back. Drafts make the field changed. */
const char *form_typed(const struct form *form, size_t field);
void form_set_typed(struct form *form, size_t field, const char *typed);
/* A value as people read it in this field: the label of a choice, 21-11-2026, 1.250,00; appended. */
void form_shown(const struct form *form, size_t field, const char *value, struct buf *out);
/* The value that was set last: the base for merging. */
const char *form_base(const struct form *form, size_t field);
/* True when the value differs from its base, also when it cannot be understood. */
bool form_changed(struct form *form, size_t field);
bool form_dirty(struct form *form);

/*
 * Somebody else changed this field while the form is open. `value` is what to show (merged by the caller where the user
 * typed too), `base` what the store holds. The cursor stays; the field is marked with `who` until the user types in it.
 */
void form_replace_value(struct form *form, size_t field, const char *value, const char *base, const char *who);

/*
 * Several people may have this form open: room is kept behind each label for who else is in the field. form_beside says
 * who: initials with ", " between; NULL or "" nobody.
 */
void form_share(struct form *form);
void form_beside(struct form *form, size_t field, const char *initials);

/*
 * Other choices from now on (borrowed); a value that is not among them is emptied. On a LINE they are suggestions: F4
 * shows them and puts the value of the chosen one in the field; anything else may still be typed.
 */
void form_choices(struct form *form, size_t field, const struct form_choice *choices, size_t count);
void form_lock(struct form *form, size_t field, bool locked);	/* as FORM_READONLY */
void form_show(struct form *form, size_t field, bool shown);	/* hidden fields are not checked */
/*
 * A sentence under the field from outside (a rule of the store); NULL or "" removes it. Typing in the field removes
 * it too.
 */
void form_complain(struct form *form, size_t field, const char *sentence);

size_t form_focus(const struct form *form);
void form_focus_set(struct form *form, size_t field);
/* What is filled in is a question and is not stored: the footer says «Verder», and leaving asks nothing. */
void form_only_asks(struct form *form);
/* Checks all; false: err names the first field that is wrong, which gets the focus. */
bool form_check(struct form *form, struct err *err);

/*
 * Tab and Enter go on, Shift-Tab goes back (in a block Enter is a new line), arrows move; choices: Left, Right, blank,
 * first letter, F4 for the list (Enter too when there are more than three); F2 or ^S save; Esc leaves. After every key
 * form_message may have something for the status line.
 */
enum form_result form_key(struct form *form, const struct key_press *press);
/*
 * True while the question at leaving is open. When it has just opened, call keys_discard(), so that a letter typed
 * ahead does not answer it.
 */
bool form_asks(const struct form *form);
/* True while that question, or the list of a choice, lies over the form: its own keys do nothing now. */
bool form_covered(const struct form *form);
/* Sentence about the last key, or NULL. Borrowed until the next key. */
const char *form_message(const struct form *form);
/*
 * Labels left, values right; scrolls to the focus. The list of choices and the question at leaving are drawn over it.
 */
void form_draw(struct form *form, struct canvas *canvas, struct area area);
/* The keys of a form, for footer and help: their `screen` is the form (its rows do not act: form_key does). */
const struct key *form_keys(void);

/*
 * "1.250,00", "1250", "1250,5", "€ 1.250,-" to cents; false when it is no amount. Not negative, below 10 billion
 * euro.
 */
bool form_parse_money(const char *text, int64_t *cents);
/* "1.250,00" */
void form_money(int64_t cents, struct buf *out);

#endif
