/* Title bar, status line and footer. */
#include "tui/frame.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { HEAD_ROWS = 1, FOOT_ROWS = 2, STATUS_ROWS = 6, GAP = 2 };

static const unsigned tones[] = {
	[FRAME_INFO] = TUI_NORMAL,
	[FRAME_GOOD] = TUI_GOOD,
	[FRAME_ALERT] = TUI_ALERT,
};

/* Replaces `out` by the formatted text; shortened at a whole character. */
static void put(char *out, size_t room, const char *format, va_list args)
{
	size_t bytes;

	vsnprintf(out, room, format, args);
	bytes = strlen(out);
	while (bytes > 0 && !text_valid(out, bytes))
		out[--bytes] = '\0';
}

#define PUT(field) \
	do { \
		va_list args; \
		va_start(args, format); \
		put(field, sizeof(field), format, args); \
		va_end(args); \
	} while (0)

void frame_title(struct frame *frame, const char *format, ...)
{
	PUT(frame->title);
}

void frame_who(struct frame *frame, const char *format, ...)
{
	PUT(frame->who);
}

void frame_here(struct frame *frame, const char *format, ...)
{
	PUT(frame->here);
}

void frame_notice(struct frame *frame, const char *format, ...)
{
	PUT(frame->notice);
}

void frame_say(struct frame *frame, enum frame_tone tone, const char *format, ...)
{
	PUT(frame->status);
	frame->tone = tone;
	frame->rang = false;
}

void frame_ring(struct frame *frame, const char *format, ...)
{
	PUT(frame->status);
	frame->tone = FRAME_ALERT;
	frame->ring = frame->rang = true;
}

void frame_say_err(struct frame *frame, const struct err *err)
{
	frame_say(frame, FRAME_ALERT, "%s", err->text);
}

void frame_quiet(struct frame *frame)
{
	frame->status[0] = '\0';
	frame->tone = FRAME_INFO;
	frame->rang = false;
}

struct area frame_body(const struct canvas *canvas)
{
	return (struct area){ HEAD_ROWS, 0, canvas->rows - HEAD_ROWS - FOOT_ROWS, canvas->cols };
}

/* Left the screen, who else is there, then the notice, and at the right as much of the user as there is room for. */
static void draw_title(const struct frame *frame, struct canvas *canvas)
{
	int end = canvas->cols - 1, col = 1, here = frame->here[0] ? text_columns(frame->here) + GAP : 0;

	canvas_fill(canvas, (struct area){ 0, 0, 1, canvas->cols }, ' ', TUI_TITLE);
	col += canvas_text(canvas, 0, col, end - col - here, TUI_TITLE, frame->title) + GAP;
	if (here)
		col += canvas_text(canvas, 0, col, end - col, TUI_TITLE | TUI_BOLD, frame->here) + GAP;
	if (frame->notice[0] && col < end)
		col += canvas_text(canvas, 0, col, end - col, TUI_TITLE | TUI_BOLD, frame->notice) + GAP;
	if (col < end)
		canvas_text_right(canvas, 0, end, end - col, TUI_TITLE, frame->who);
}

static void draw_status(const struct frame *frame, struct canvas *canvas)
{
	struct area area = { canvas->rows - FOOT_ROWS, 0, 1, canvas->cols };
	size_t rows = text_wrap(frame->status, canvas->cols, NULL, 0);

	if (rows > STATUS_ROWS)
		rows = STATUS_ROWS;
	if (rows > 1) {
		area.row -= (int)rows - 1;
		area.rows = (int)rows;
	}
	canvas_blank(canvas, area);
	canvas_wrap(canvas, area, tones[frame->tone], frame->status);
}

void frame_draw(struct frame *frame, struct canvas *canvas, const struct key *table, const struct key *more,
	const void *screen)
{
	draw_title(frame, canvas);
	draw_status(frame, canvas);
	canvas_blank(canvas, (struct area){ canvas->rows - 1, 0, 1, canvas->cols });
	keys_footer(canvas, canvas->rows - 1, table, more, screen);
	canvas->bell = canvas->bell || frame->ring;
	frame->ring = false;
}
