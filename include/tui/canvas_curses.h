/*
 * The one place that knows curses: sends canvases to a terminal as bytes, with as few of them as can be. ncurses writes
 * into a memory file; nothing here reads from or writes to a socket, and nothing reads keys (keys.h does). One terminal
 * at a time in a process, because ncurses keeps its size and locale per process.
 */
#ifndef TUI_CANVAS_CURSES_H
#define TUI_CANVAS_CURSES_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "tui/canvas.h"
#include "tui/keys.h"

enum { TERMINAL_NAME_BYTES = 33 };

struct terminal;

/*
 * The terminfo name we open for what the client calls its terminal: always one of a fixed list, so the client cannot
 * choose a file. Families have one name ("xterm-kitty" -> xterm-256color); a name of no known family gives vt100 and
 * *fell_back (say so on the status line). False for "", NULL and "dumb": refuse with a sentence.
 */
bool terminal_name_resolve(const char *term, char out[TERMINAL_NAME_BYTES], bool *fell_back);

/*
 * `name` comes from terminal_name_resolve; rows and cols are clamped as canvas_new does. utf8 false: the terminal
 * gets ASCII only. Sets LC_CTYPE to C.UTF-8 and puts back the signal handlers that ncurses installs. Opens the
 * terminfo file; unsetting TERMINFO, TERMINFO_DIRS and HOME beforehand is the process's own matter. NULL: err says
 * why. Caller frees with terminal_close.
 */
struct terminal *terminal_open(const char *name, int rows, int cols, bool utf8, struct err *err);
/* The same record for another terminal (reattach); the next frame is painted in full. On failure the old name stays. */
bool terminal_reopen(struct terminal *terminal, const char *name, int rows, int cols, bool utf8, struct err *err);
/*
 * Call in the child after a fork: parent and child would share the memory file. Needs memfd_create: before the
 * sandbox.
 */
bool terminal_after_fork(struct terminal *terminal, struct err *err);
/* NULL is welcome. Sends nothing: terminal_restore does. */
void terminal_close(struct terminal *terminal);

const char *terminal_name(const struct terminal *terminal);

/* The window has another size from now on (clamped). The canvas of the next frame should have the same. */
void terminal_size(struct terminal *terminal, int rows, int cols);
/* The next frame begins with a full clear: on reattach and ^L only. */
void terminal_redraw(struct terminal *terminal);
/*
 * Appends to out what makes the terminal look like the canvas: only changed cells, one update, meant to be written in
 * one go. Call it only when the bytes of the previous frame have left. The first frame begins with the entry
 * sequence.
 */
void terminal_frame(struct terminal *terminal, const struct canvas *canvas, struct buf *out);
/* Appends what gives the user's own screen back: attributes off, cursor on, bracketed paste off, main screen. */
void terminal_restore(struct terminal *terminal, struct buf *out);
/* This kind of terminal passes text on to a printer of its own (terminfo mc5 and mc4: media copy). */
bool terminal_prints(const struct terminal *terminal);
/* Appends what prints this text there and shows nothing of it; lines end in LF. Whether paper comes out, nobody tells us. */
void terminal_print(const struct terminal *terminal, const char *text, struct buf *out);
/* Teaches the decoder the function keys of this terminal's terminfo entry, and whether it sends UTF-8. */
void terminal_keys(const struct terminal *terminal, struct keys *keys);

#endif
