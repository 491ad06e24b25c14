/* Compares what a test drew with a text file, and what every test of this room needs to type. */
#ifndef TESTS_TUI_GOLDEN_H
#define TESTS_TUI_GOLDEN_H

#include "base/buf.h"
#include "tui/canvas.h"
#include "tui/keys.h"

/*
 * The canvas must look like tests/golden/NAME.txt (WIJKD_GOLDEN names another folder), cursor and attributes included.
 * With GOLDEN_UPDATE in the environment the file is written instead.
 */
void golden_canvas(const struct canvas *canvas, const char *name);
void golden_text(const struct buf *text, const char *name);

/* The rows of the canvas as text, in memory that is the same until the next call. */
const char *rows_of(const struct canvas *canvas);

struct key_press press(int code);
struct key_press press_text(int code, const char *text);
/* Calls key(arg, press) for each character of the text. */
void type(const char *text, void (*key)(void *arg, const struct key_press *press), void *arg);

#endif
