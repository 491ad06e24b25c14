/*
 * One question or text at a time, over the screen that asked. Call keys_discard() when it opens, so that a key pressed
 * before it was seen cannot answer it. A dialog is drawn over the bottom of its area; a page and texts take all of it.
 */
#ifndef TUI_DIALOG_H
#define TUI_DIALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/canvas.h"
#include "tui/keys.h"

struct dialog;

/* Answers of dialog_key. A list or texts answer with the index, from 0. */
enum dialog_answer {
	DIALOG_OPEN = -2,	/* no answer yet; every key was used */
	DIALOG_CANCEL = -1,	/* Esc */
	DIALOG_NO = 0,
	DIALOG_YES = 1,
};

enum { DIALOG_TEXTS = 4 };

/* One of the texts to choose from. All strings are copied by dialog_texts. */
struct dialog_text {
	const char *heading;	/* "Van u", "Van Carla, 14:05", "Zoals het was" */
	const char *text;
	bool choosable;		/* false: shown only, as the text it all began with */
	bool below;		/* not beside the others but over the full width under them: what is made of them */
};

/* All copy their texts; caller frees with dialog_free. Texts are in the user's language already. */
/* Answered with j (or y) and n; Enter is no answer. */
struct dialog *dialog_confirm(const char *title, const char *question);
/* Enter or Esc closes it: DIALOG_CANCEL. */
struct dialog *dialog_notice(const char *title, const char *text);
/*
 * Choose one of the labels: arrows and Enter, or its first letter (again for the next with that letter), or its
 * number.
 */
struct dialog *dialog_list(const char *title, const char *const *labels, size_t count, size_t selected);
/*
 * Two to four texts side by side (below each other under 60 columns): their numbers, or arrows and Enter, choose; PgUp and
 * PgDn scroll.
 */
struct dialog *dialog_texts(const char *title, const struct dialog_text *texts, size_t count);
/* A long text that scrolls (help, a letter). */
struct dialog *dialog_page(const char *title, const char *text);
void dialog_free(struct dialog *dialog);

/* An answer (enum dialog_answer or an index); after an answer the caller frees the dialog. */
int dialog_key(struct dialog *dialog, const struct key_press *press);
/* Hides the cursor of the screen below. */
void dialog_draw(struct dialog *dialog, struct canvas *canvas, struct area area);

#endif
