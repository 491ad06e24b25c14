/*
 * The only file that calls curses. ncurses writes into a memory file of ours, because it would spin or hang on a
 * socket; after each update the bytes are taken out and handed to the caller. Keys are none of its business.
 */
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "tui/canvas_curses.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/text.h"

enum { PAIR_NONE, PAIR_ALERT, PAIR_GOOD, CELL_WCHARS = 4, FIRST_FREE_FD = 3, READ_BYTES = 16384 };

struct terminal {
	SCREEN *screen;
	FILE *file;		/* the memory file ncurses writes into */
	char name[TERMINAL_NAME_BYTES];
	int rows, cols;
	bool utf8;
	bool entered;		/* a frame was sent, so there is something to restore */
	bool colours;
	int cursor;		/* 0 hidden, 1 shown, -1 not known */
	struct canvas *last;	/* what ncurses was told last; NULL: nothing */
};

/* Only names on the right are ever opened; all of them come with Debian's ncurses-base. First match counts. */
static const struct {
	const char *pattern, *name;
} families[] = {
	{ "xterm-256color", "xterm-256color" }, { "xterm", "xterm" },           { "xterm-mono", "xterm-mono" },
	{ "xterm-*", "xterm-256color" },        { "alacritty*", "xterm-256color" }, { "foot*", "xterm-256color" },
	{ "*kitty", "xterm-256color" },         { "*ghostty", "xterm-256color" }, { "konsole*", "xterm-256color" },
	{ "vte*", "xterm-256color" },           { "gnome*", "xterm-256color" },   { "putty*", "xterm-256color" },
	{ "wezterm*", "xterm-256color" },       { "contour*", "xterm-256color" }, { "iterm*", "xterm-256color" },
	{ "mintty*", "xterm-256color" },        { "nsterm*", "xterm-256color" },  { "st-*", "xterm-256color" },
	{ "tmux*", "screen" },                  { "screen*", "screen" },
	{ "linux*", "linux" },                  { "rxvt-unicode*", "rxvt" },      { "rxvt*", "rxvt" },
	{ "vt220*", "vt220" },                  { "vt320*", "vt220" },            { "vt420*", "vt220" },
	{ "vt102*", "vt102" },                  { "vt100*", "vt100" },            { "ansi*", "ansi" },
	{ "cygwin*", "cygwin" },
};

static const char FALLBACK[] = "vt100";

static const struct {
	unsigned role;
	attr_t style;
	short pair;
} roles[] = {
	{ TUI_TITLE, A_REVERSE, PAIR_NONE }, { TUI_HEADING, A_BOLD, PAIR_NONE }, { TUI_ALERT, A_BOLD, PAIR_ALERT },
	{ TUI_GOOD, A_NORMAL, PAIR_GOOD },   { TUI_QUIET, A_NORMAL, PAIR_NONE }, { TUI_KEY, A_BOLD, PAIR_NONE },
	{ TUI_SELECT, A_REVERSE, PAIR_NONE }, { TUI_OTHER, A_UNDERLINE, PAIR_NONE },
};

static const struct {
	const char *capability;
	int code;
} terminfo_keys[] = {
	{ "kcuu1", TUI_KEY_UP },   { "kcud1", TUI_KEY_DOWN },   { "kcub1", TUI_KEY_LEFT }, { "kcuf1", TUI_KEY_RIGHT },
	{ "khome", TUI_KEY_HOME }, { "kend", TUI_KEY_END },     { "kpp", TUI_KEY_PGUP },   { "knp", TUI_KEY_PGDN },
	{ "kich1", TUI_KEY_INSERT }, { "kdch1", TUI_KEY_DELETE }, { "kcbt", TUI_KEY_BACKTAB }, { "kent", TUI_KEY_ENTER },
	{ "kf1", TUI_KEY_F1 },     { "kf2", TUI_KEY_F2 },       { "kf3", TUI_KEY_F3 },     { "kf4", TUI_KEY_F4 },
	{ "kf5", TUI_KEY_F5 },     { "kf6", TUI_KEY_F6 },       { "kf7", TUI_KEY_F7 },     { "kf8", TUI_KEY_F8 },
	{ "kf9", TUI_KEY_F9 },     { "kf10", TUI_KEY_F10 },     { "kf11", TUI_KEY_F11 },   { "kf12", TUI_KEY_F12 },
};

/* Terminals that mark a paste when asked to. Others would show the request as text. */
static const char *const paste_names[] = { "xterm*", "rxvt", "screen" };
static const char PASTE_ON[] = "\033[?2004h";
static const char PASTE_OFF[] = "\033[?2004l";

bool terminal_name_resolve(const char *term, char out[TERMINAL_NAME_BYTES], bool *fell_back)
{
	const char *name = FALLBACK;

	*fell_back = false;
	if (!term || !term[0] || strcmp(term, "dumb") == 0)
		return false;
	*fell_back = true;
	for (size_t i = 0; i < COUNT_OF(families) && *fell_back; i++) {
		if (fnmatch(families[i].pattern, term, 0) != 0)
			continue;
		name = families[i].name;
		*fell_back = false;
	}
	snprintf(out, TERMINAL_NAME_BYTES, "%s", name);
	return true;
}

static bool marks_paste(const struct terminal *terminal)
{
	for (size_t i = 0; i < COUNT_OF(paste_names); i++)
		if (fnmatch(paste_names[i], terminal->name, 0) == 0)
			return true;
	return false;
}

/* A memory file on a descriptor above the standard ones: curses takes a descriptor 1 that is no tty for a mistake. */
static int memory_file(struct err *err)
{
	int fd = memfd_create("wijkd-frame", MFD_CLOEXEC);
	int high;

	if (fd < 0) {
		err_errno(err, "geheugen voor het scherm");
		return -1;
	}
	if (fd >= FIRST_FREE_FD)
		return fd;
	high = fcntl(fd, F_DUPFD_CLOEXEC, FIRST_FREE_FD);
	if (high < 0)
		err_errno(err, "geheugen voor het scherm");
	close(fd);
	return high;
}

/* Moves what ncurses has written to out; out may be NULL: thrown away. */
static void drain(struct terminal *terminal, struct buf *out)
{
	char bytes[READ_BYTES];
	int fd = fileno(terminal->file);
	off_t at = 0;
	ssize_t count;

	fflush(terminal->file);
	while (out && (count = pread(fd, bytes, sizeof(bytes), at)) > 0) {
		buf_add(out, bytes, (size_t)count);
		at += count;
	}
	if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0)
		abort();	/* a memory file cannot refuse this */
}

/*
 * newterm without the signal handlers that it installs. No screen may be current, so that the choice about the size
 * holds for the new one: it comes from resizeterm, but an entry that names no size is refused unless the terminal may
 * be asked (a memory file has no answer).
 */
static SCREEN *screen_new(const char *name, FILE *file)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };
	struct sigaction handlers[COUNT_OF(signals)];
	SCREEN *screen;

	for (size_t i = 0; i < COUNT_OF(signals); i++)
		sigaction(signals[i], NULL, &handlers[i]);
	use_env(FALSE);
	use_tioctl(TRUE);
	screen = newterm(name, file, file);
	for (size_t i = 0; i < COUNT_OF(signals); i++)
		sigaction(signals[i], &handlers[i], NULL);
	return screen;
}

static void colours_begin(struct terminal *terminal)
{
	terminal->colours = has_colors() && start_color() == OK && use_default_colors() == OK;
	if (!terminal->colours)
		return;
	init_pair(PAIR_ALERT, COLOR_RED, -1);
	init_pair(PAIR_GOOD, COLOR_GREEN, -1);
}

/*
 * Sets the new screen up. endwin() comes before the first update because ncurses 6.4 flushes at every cursor movement
 * until it has been called once; what it writes is thrown away, and the first update enters the screen again.
 */
static void screen_begin(struct terminal *terminal)
{
	nonl();
	noecho();
	typeahead(-1);
	idlok(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	colours_begin(terminal);
	endwin();
	drain(terminal, NULL);
	terminal->entered = false;
	terminal->cursor = -1;
	canvas_free(terminal->last);
	terminal->last = NULL;
}

static void screen_end(struct terminal *terminal)
{
	if (!terminal->screen)
		return;
	endwin();
	delscreen(terminal->screen);
	terminal->screen = NULL;
}

static bool screen_open(struct terminal *terminal, const char *name)
{
	terminal->screen = screen_new(name, terminal->file);
	if (!terminal->screen)
		return false;
	screen_begin(terminal);
	return true;
}

/* The old screen goes first: ncurses cannot delete a screen that is not the current one without harm to that. */
static bool screen_replace(struct terminal *terminal, const char *name, struct err *err)
{
	screen_end(terminal);
	if (screen_open(terminal, name)) {
		snprintf(terminal->name, sizeof(terminal->name), "%s", name);
		return true;
	}
	err_set(err, ERR_INPUT, "dit soort terminal (%s) is op de server niet bekend", name);
	if (terminal->name[0] && screen_open(terminal, terminal->name))
		resizeterm(terminal->rows, terminal->cols);
	return false;
}

struct terminal *terminal_open(const char *name, int rows, int cols, bool utf8, struct err *err)
{
	struct terminal *terminal;
	FILE *file;
	int fd;

	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		err_set(err, ERR_INTERNAL, "de taalinstelling C.UTF-8 ontbreekt op de server");
		return NULL;
	}
	fd = memory_file(err);
	if (fd < 0)
		return NULL;
	file = fdopen(fd, "w+");
	if (!file) {
		err_errno(err, "geheugen voor het scherm");
		close(fd);
		return NULL;
	}
	terminal = mem_new(1, sizeof(*terminal));
	terminal->file = file;
	if (!terminal_reopen(terminal, name, rows, cols, utf8, err)) {
		terminal_close(terminal);
		return NULL;
	}
	return terminal;
}

bool terminal_reopen(struct terminal *terminal, const char *name, int rows, int cols, bool utf8, struct err *err)
{
	if (strlen(name) >= TERMINAL_NAME_BYTES)
		return err_set(err, ERR_LIMIT, "de naam van de terminal is te lang");
	if (!screen_replace(terminal, name, err))
		return false;
	terminal->utf8 = utf8;
	terminal->rows = terminal->cols = 0;
	terminal_size(terminal, rows, cols);
	drain(terminal, NULL);
	return true;
}

bool terminal_after_fork(struct terminal *terminal, struct err *err)
{
	int own = fileno(terminal->file);
	int fd = memory_file(err);
	bool ok;

	if (fd < 0)
		return false;
	ok = dup3(fd, own, O_CLOEXEC) == own || err_errno(err, "geheugen voor het scherm");
	close(fd);
	return ok;
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal)
		return;
	screen_end(terminal);
	fclose(terminal->file);
	canvas_free(terminal->last);
	free(terminal);
}

const char *terminal_name(const struct terminal *terminal)
{
	return terminal->name;
}

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

void terminal_size(struct terminal *terminal, int rows, int cols)
{
	rows = clamp(rows, CANVAS_ROWS_MIN, CANVAS_ROWS_MAX);
	cols = clamp(cols, CANVAS_COLS_MIN, CANVAS_COLS_MAX);
	if (rows == terminal->rows && cols == terminal->cols)
		return;
	terminal->rows = rows;
	terminal->cols = cols;
	resizeterm(rows, cols);
	flushinp();	/* resizeterm puts a key in a queue that nobody reads */
	terminal_redraw(terminal);
}

void terminal_redraw(struct terminal *terminal)
{
	canvas_free(terminal->last);
	terminal->last = NULL;
}

/* What stands for a character on a terminal without UTF-8: one column for one column. */
static wchar_t ascii_cell(uint32_t rune)
{
	char text[5] = "";
	struct buf ascii = BUF_INIT;
	wchar_t c;

	text[text_encode(rune, text)] = '\0';
	text_ascii(text, &ascii);
	c = ascii.used ? (wchar_t)ascii.data[0] : L'?';
	buf_free(&ascii);
	return c;
}

static attr_t style_of(const struct terminal *terminal, unsigned attr, short *pair)
{
	attr_t style = A_NORMAL;

	*pair = PAIR_NONE;
	for (size_t i = 0; i < COUNT_OF(roles); i++) {
		if (roles[i].role != (attr & 0xf0))
			continue;
		style |= roles[i].style;
		if (terminal->colours)
			*pair = roles[i].pair;
	}
	if (attr & TUI_BOLD)
		style |= A_BOLD;
	if (attr & TUI_REVERSE)
		style |= A_REVERSE;
	if (attr & TUI_UNDERLINE)
		style |= A_UNDERLINE;
	return style;
}

/*
 * One canvas cell as curses wants it; returns its columns there. A character that curses measures otherwise than we do
 * becomes '?', of one column. In the last column marks are left out: some terminals would put them on the next line.
 */
static int cell_convert(const struct terminal *terminal, const struct cell *cell, bool marks, cchar_t *out)
{
	wchar_t text[CELL_WCHARS] = { (wchar_t)cell->rune };
	size_t used = 1;
	short pair;
	attr_t style = style_of(terminal, cell->attr, &pair);

	if (cell->rune >= 0x7f && !terminal->utf8)
		text[0] = ascii_cell(cell->rune);
	else if (cell->rune >= 0x7f && wcwidth(text[0]) != (int)cell->columns)
		text[0] = L'?';
	for (size_t i = 0; i < COUNT_OF(cell->marks) && cell->marks[i] && marks && terminal->utf8; i++)
		if (text[0] != L'?' && wcwidth((wchar_t)cell->marks[i]) == 0)
			text[used++] = (wchar_t)cell->marks[i];
	setcchar(out, text, style, pair, NULL);
	return text[0] == L'?' || !terminal->utf8 ? 1 : (int)cell->columns;
}

/* Cells from..to (not included) of a row into curses; neither end lies within a wide character. */
static void row_send(struct terminal *terminal, const struct canvas *canvas, int row, int from, int to)
{
	cchar_t cells[CANVAS_COLS_MAX];
	cchar_t blank;
	int used = 0;

	setcchar(&blank, L" ", A_NORMAL, PAIR_NONE, NULL);
	for (int col = from; col < to; col++) {
		const struct cell *cell = canvas_cell(canvas, row, col);

		if (cell->columns == 0)
			continue;
		if (cell_convert(terminal, cell, col + 1 < terminal->cols, &cells[used++]) < (int)cell->columns)
			cells[used++] = blank;
	}
	mvwadd_wchnstr(stdscr, row, from, cells, used);
}

static bool same(const struct cell *a, const struct cell *b, int count)
{
	return memcmp(a, b, sizeof(*a) * (size_t)count) == 0;
}

/* Finds what changed in a row since the last frame and sends that. */
static void row_update(struct terminal *terminal, const struct canvas *canvas, int row, int cols)
{
	const struct cell *cells = canvas_cell(canvas, row, 0);
	const struct cell *before = terminal->last && terminal->last->cols == canvas->cols ?
		canvas_cell(terminal->last, row, 0) : NULL;
	int from = 0, to = cols;

	if (before) {
		if (same(cells, before, cols))
			return;
		while (same(&cells[from], &before[from], 1))
			from++;
		while (same(&cells[to - 1], &before[to - 1], 1))
			to--;
		while (from > 0 && cells[from].columns == 0)
			from--;
		while (to < cols && cells[to].columns == 0)
			to++;
	}
	row_send(terminal, canvas, row, from, to);
}

static void remember(struct terminal *terminal, const struct canvas *canvas)
{
	size_t bytes;

	if (!terminal->last)
		terminal->last = canvas_new(canvas->rows, canvas->cols);
	else if (terminal->last->rows != canvas->rows || terminal->last->cols != canvas->cols)
		canvas_resize(terminal->last, canvas->rows, canvas->cols);
	bytes = (size_t)canvas->rows * (size_t)canvas->cols * sizeof(*canvas->cells);
	memcpy(terminal->last->cells, canvas->cells, bytes);
}

static void cursor_update(struct terminal *terminal, const struct canvas *canvas)
{
	int shown = canvas->cursor_row >= 0;

	if (shown)
		wmove(stdscr, clamp(canvas->cursor_row, 0, terminal->rows - 1),
			clamp(canvas->cursor_col, 0, terminal->cols - 1));
	if (terminal->cursor != shown)
		curs_set(shown);
	terminal->cursor = shown;
}

void terminal_frame(struct terminal *terminal, const struct canvas *canvas, struct buf *out)
{
	int rows = canvas->rows < terminal->rows ? canvas->rows : terminal->rows;
	int cols = canvas->cols < terminal->cols ? canvas->cols : terminal->cols;

	if (!terminal->screen)
		return;
	if (!terminal->last) {
		werase(stdscr);
		clearok(curscr, TRUE);
	}
	for (int row = 0; row < rows; row++)
		row_update(terminal, canvas, row, cols);
	wnoutrefresh(stdscr);
	cursor_update(terminal, canvas);
	wnoutrefresh(stdscr);
	doupdate();
	drain(terminal, out);
	if (!terminal->entered && marks_paste(terminal))
		buf_text(out, PASTE_ON);
	if (canvas->bell)
		buf_char(out, '\a');
	terminal->entered = true;
	remember(terminal, canvas);
}

void terminal_restore(struct terminal *terminal, struct buf *out)
{
	const char *cursor_on = tigetstr("cnorm");

	if (!terminal->entered)
		return;
	if (marks_paste(terminal))
		buf_text(out, PASTE_OFF);
	endwin();
	drain(terminal, out);
	/* Once more: some terminals bring back, with the main screen, a cursor that was hidden when they left it. */
	if (cursor_on && cursor_on != (const char *)-1 && !strchr(cursor_on, '$'))
		buf_text(out, cursor_on);
	terminal->entered = false;
	terminal->cursor = -1;
	terminal_redraw(terminal);
}

/* NULL: it has none, or one with a pause in it. */
static const char *media_copy(const struct terminal *terminal, const char *capability)
{
	const char *bytes = terminal->screen ? tigetstr(capability) : NULL;

	return bytes && bytes != (const char *)-1 && !strchr(bytes, '$') ? bytes : NULL;
}

bool terminal_prints(const struct terminal *terminal)
{
	return media_copy(terminal, "mc5") && media_copy(terminal, "mc4");
}

void terminal_print(const struct terminal *terminal, const char *text, struct buf *out)
{
	struct buf plain = BUF_INIT;

	if (!terminal_prints(terminal))
		return;
	buf_text(out, media_copy(terminal, "mc5"));
	for (const char *at = text; *at != '\0';) {
		size_t bytes = strcspn(at, "\n");
		char *line = mem_text_n(at, bytes);

		buf_clear(&plain);
		if (!terminal->utf8)
			text_ascii(line, &plain);
		buf_text(out, terminal->utf8 ? line : plain.used > 0 ? plain.data : "");
		buf_text(out, "\r\n");
		free(line);
		at += bytes + (at[bytes] == '\n');
	}
	buf_char(out, '\f');
	buf_text(out, media_copy(terminal, "mc4"));
	buf_free(&plain);
}

void terminal_keys(const struct terminal *terminal, struct keys *keys)
{
	keys_utf8(keys, terminal->utf8);
	for (size_t i = 0; i < COUNT_OF(terminfo_keys); i++) {
		const char *bytes = tigetstr(terminfo_keys[i].capability);

		if (bytes && bytes != (const char *)-1)
			keys_sequence(keys, bytes, terminfo_keys[i].code);
	}
}
