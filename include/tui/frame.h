/* What surrounds each screen: title bar above, status line and keys below. The screen draws the body in between. */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include <stdbool.h>

#include "base/err.h"
#include "tui/canvas.h"
#include "tui/keys.h"

enum { FRAME_WHO_BYTES = 256, FRAME_STATUS_BYTES = ERR_TEXT_BYTES };

enum frame_tone {
	FRAME_INFO,	/* what happened */
	FRAME_GOOD,	/* what succeeded */
	FRAME_ALERT,	/* what must be seen */
};

/* Open record, { 0 } is a good start. One per desk: the status outlives a screen. */
struct frame {
	char title[FRAME_WHO_BYTES];	/* left: the screen */
	char who[FRAME_WHO_BYTES];	/* right: user, hat, municipality */
	char here[FRAME_WHO_BYTES];	/* behind the title, never cut: who else is here; "" = nobody */
	char notice[FRAME_WHO_BYTES];	/* middle: about somebody else ("Carla schrijft mee"); "" = none */
	char status[FRAME_STATUS_BYTES];
	enum frame_tone tone;
	bool ring;			/* the next frame_draw rings the bell */
	bool rang;			/* the status is what frame_ring said */
};

/* Each replaces the text before it; a text that does not fit its room is shortened at a whole character. */
void frame_title(struct frame *frame, const char *format, ...) __attribute__((format(printf, 2, 3)));
void frame_who(struct frame *frame, const char *format, ...) __attribute__((format(printf, 2, 3)));
void frame_here(struct frame *frame, const char *format, ...) __attribute__((format(printf, 2, 3)));
void frame_notice(struct frame *frame, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The status line; FRAME_ALERT does not ring by itself. */
void frame_say(struct frame *frame, enum frame_tone tone, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The sentence of an error as an alert. */
void frame_say_err(struct frame *frame, const struct err *err);
/* An alert that rings: something waits for this user. */
void frame_ring(struct frame *frame, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Empties the status line (at the next key). */
void frame_quiet(struct frame *frame);

/* Rows 1 .. rows-3 over the full width: 21 x 80 on a window of 24 x 80. */
struct area frame_body(const struct canvas *canvas);
/*
 * Draws title bar, status and footer, and takes the ring. Call it after the body: a status longer than the window is
 * wide takes as many rows of the bottom of the body as it needs. `more` are the keys every screen has.
 */
void frame_draw(struct frame *frame, struct canvas *canvas, const struct key *table, const struct key *more,
	const void *screen);

#endif
