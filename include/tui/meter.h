/*
 * A horizontal bar of text: "Per besluit      [#####++....] 4.200 van 7.500". Amounts come as text: the caller knows
 * euros.
 */
#ifndef TUI_METER_H
#define TUI_METER_H

#include <stdint.h>

#include "tui/canvas.h"

struct meter {
	const char *label;	/* left of the bar */
	int64_t used;		/* '#': what is there already */
	int64_t adding;		/* '+': what would come on top */
	int64_t limit;		/* the full bar; 0 = no limit: no bar is drawn */
	const char *text;	/* right of the bar: "4.200 van 7.500" */
};

/*
 * One row: label in label_columns, then the bar in bar_columns (brackets included, at least 4; left out where it does
 * not fit), then the text. What goes beyond the limit shows as '!' at the end of the bar, and bar and text are drawn
 * as TUI_ALERT. Returns the columns used.
 */
int meter_draw(struct canvas *canvas, int row, int col, int columns, int label_columns, int bar_columns,
	const struct meter *meter);

#endif
