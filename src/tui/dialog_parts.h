/* The inside of a dialog, shared by dialog.c and dialog_draw.c. */
#ifndef TUI_DIALOG_PARTS_H
#define TUI_DIALOG_PARTS_H

#include "tui/dialog.h"

enum dialog_kind {
	DIALOG_KIND_CONFIRM,
	DIALOG_KIND_NOTICE,
	DIALOG_KIND_LIST,
	DIALOG_KIND_TEXTS,
	DIALOG_KIND_PAGE,
};

struct dialog {
	enum dialog_kind kind;
	char *title, *text;
	char **labels;			/* LIST: the labels; TEXTS: the headings */
	char **bodies;			/* TEXTS */
	bool choosable[DIALOG_TEXTS], below[DIALOG_TEXTS];
	size_t count, selected;
	size_t top;			/* first row of the text, or first label, that is shown */
	size_t rows;			/* rows of the text when drawn last */
	int page_rows;			/* of which so many are shown */
};

#endif
