/* Frames through ncurses into a terminal emulator: what it shows is what the canvas holds, for few bytes. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <vterm.h>

#include "base/text.h"
#include "golden.h"
#include "tui/canvas_curses.h"

struct bench {
	struct terminal *terminal;
	struct canvas *canvas;
	struct buf out;		/* of the last frame */
	VTerm *vt;
	VTermScreen *screen;
};

static void bench_begin(struct bench *bench, const char *name, int rows, int cols, bool utf8)
{
	struct err err = ERR_INIT;

	*bench = (struct bench){ .canvas = canvas_new(rows, cols) };
	bench->terminal = terminal_open(name, rows, cols, utf8, &err);
	if (!bench->terminal)
		fail_msg("%s: %s", name, err.text);
	bench->vt = vterm_new(rows, cols);
	vterm_set_utf8(bench->vt, 1);
	bench->screen = vterm_obtain_screen(bench->vt);
	vterm_screen_enable_altscreen(bench->screen, 1);
	vterm_screen_reset(bench->screen, 1);
}

static void bench_end(struct bench *bench)
{
	terminal_close(bench->terminal);
	canvas_free(bench->canvas);
	buf_free(&bench->out);
	vterm_free(bench->vt);
}

static void frame(struct bench *bench)
{
	buf_free(&bench->out);
	terminal_frame(bench->terminal, bench->canvas, &bench->out);
	if (bench->out.used)
		vterm_input_write(bench->vt, bench->out.data, bench->out.used);
	vterm_screen_flush_damage(bench->screen);
}

static VTermScreenCell shown_at(struct bench *bench, int row, int col)
{
	VTermScreenCell cell = { 0 };

	assert_true(vterm_screen_get_cell(bench->screen, (VTermPos){ row, col }, &cell));
	return cell;
}

static void cell_is_shown(struct bench *bench, int row, int col)
{
	const struct cell *cell = canvas_cell(bench->canvas, row, col);
	VTermScreenCell shown = shown_at(bench, row, col);
	uint32_t rune = shown.chars[0] ? shown.chars[0] : ' ';
	uint32_t mark = col + (int)cell->columns < bench->canvas->cols ? cell->marks[0] : 0;

	if (cell->columns == 0)
		return;
	if (rune != cell->rune || shown.chars[1] != mark || shown.width != (int)cell->columns)
		fail_msg("row %d column %d shows U+%04X, the canvas has U+%04X", row, col, rune, cell->rune);
	if (cell->attr & TUI_BOLD)
		assert_true(shown.attrs.bold);
	if (cell->attr & TUI_UNDERLINE || (cell->attr & 0xf0) == TUI_OTHER)
		assert_true(shown.attrs.underline);
	assert_int_equal(shown.attrs.reverse, (cell->attr & TUI_REVERSE) || (cell->attr & 0xf0) == TUI_TITLE ||
		(cell->attr & 0xf0) == TUI_SELECT);
}

static void canvas_is_shown(struct bench *bench)
{
	VTermPos cursor;

	for (int row = 0; row < bench->canvas->rows; row++)
		for (int col = 0; col < bench->canvas->cols; col++)
			cell_is_shown(bench, row, col);
	if (bench->canvas->cursor_row < 0)
		return;
	vterm_state_get_cursorpos(vterm_obtain_state(bench->vt), &cursor);
	assert_int_equal(cursor.row, bench->canvas->cursor_row);
	assert_int_equal(cursor.col, bench->canvas->cursor_col);
}

/* A screen as screens are: title, list, a name with an accent, a cursor in a field. */
static void draw_screen(struct canvas *canvas, const char *typed, int selected)
{
	canvas_clear(canvas);
	canvas_fill(canvas, (struct area){ 0, 0, 1, canvas->cols }, ' ', TUI_TITLE);
	canvas_text(canvas, 0, 1, CANVAS_REST, TUI_TITLE, "Zoeken");
	canvas_text(canvas, 1, 0, CANVAS_REST, TUI_NORMAL, "Zoek: ");
	canvas_text(canvas, 1, 6, CANVAS_REST, TUI_NORMAL, typed);
	for (int i = 0; i < canvas->rows - 4; i++) {
		canvas_text(canvas, 2 + i, 0, 2, TUI_NORMAL, i == selected ? "> " : "  ");
		canvas_format(canvas, 2 + i, 2, 24, i == selected ? TUI_SELECT : TUI_NORMAL, "Çelik-Jansen, Zoë %d", i * 7);
		canvas_format(canvas, 2 + i, 30, CANVAS_REST, TUI_NORMAL, "%02d-04-1985  Zwaanshals %d, Rotterdam", i + 1, 31 + i);
	}
	canvas_text(canvas, canvas->rows - 2, 0, CANVAS_REST, TUI_ALERT, "Er wacht een vraag op u.");
	canvas_text(canvas, canvas->rows - 1, 0, CANVAS_REST, TUI_KEY, "Enter");
	canvas_text(canvas, canvas->rows - 1, 6, CANVAS_REST, TUI_NORMAL, "Openen");
	canvas_cursor(canvas, 1, 6 + text_columns(typed));
}

static bool has(const struct buf *out, const char *bytes)
{
	return out->used && memmem(out->data, out->used, bytes, strlen(bytes));
}

static bool clears_all(const struct buf *out)
{
	return has(out, "\033[2J") || has(out, "\033[H\033[J") || has(out, "\033[J");
}

static void a_frame_is_shown_as_drawn(void **state)
{
	struct bench bench;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	draw_screen(bench.canvas, "jan", 0);
	frame(&bench);
	canvas_is_shown(&bench);
	assert_true(has(&bench.out, "\033[?1049h"));
	assert_true(has(&bench.out, "\033[?2004h"));
	assert_in_range(bench.out.used, 1, 1800);
	draw_screen(bench.canvas, "jans", 1);
	frame(&bench);
	canvas_is_shown(&bench);
	assert_false(clears_all(&bench.out));
	assert_false(has(&bench.out, "\033[?2004h"));
	bench_end(&bench);
}

static void a_typed_character_costs_a_few_bytes(void **state)
{
	struct bench bench;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	draw_screen(bench.canvas, "ja", 0);
	frame(&bench);
	draw_screen(bench.canvas, "jan", 0);
	frame(&bench);
	assert_in_range(bench.out.used, 1, 6);
	draw_screen(bench.canvas, "jané", 0);
	frame(&bench);
	assert_in_range(bench.out.used, 1, 6);
	canvas_is_shown(&bench);
	draw_screen(bench.canvas, "jan", 0);	/* and erasing one */
	frame(&bench);
	assert_in_range(bench.out.used, 1, 6);
	frame(&bench);
	assert_int_equal(bench.out.used, 0);
	bench_end(&bench);
}

static void moving_the_selection_costs_less_than_a_row(void **state)
{
	struct bench bench;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	draw_screen(bench.canvas, "ja", 3);
	frame(&bench);
	draw_screen(bench.canvas, "ja", 4);
	frame(&bench);
	canvas_is_shown(&bench);
	assert_in_range(bench.out.used, 1, 110);
	bench_end(&bench);
}

/* Draws anything anywhere, the same for the same seed. */
static void scribble(struct canvas *canvas, unsigned *seed)
{
	static const char *const words[] = { "gezin", "Zoë", "日本語", "q\u0303", "€ 1.250,00", "          ", "-----",
		"ﬀ", "x" };
	static const unsigned attrs[] = { TUI_NORMAL, TUI_NORMAL, TUI_BOLD, TUI_TITLE, TUI_SELECT, TUI_ALERT, TUI_GOOD,
		TUI_OTHER, TUI_BOLD | TUI_REVERSE };

	if (rand_r(seed) % 8 == 0)
		canvas_clear(canvas);
	for (int i = rand_r(seed) % 12; i >= 0; i--)
		canvas_text(canvas, rand_r(seed) % canvas->rows, rand_r(seed) % canvas->cols, CANVAS_REST,
			attrs[(unsigned)rand_r(seed) % 9], words[(unsigned)rand_r(seed) % 9]);
	if (rand_r(seed) % 4 == 0)	/* scroll: every row one up */
		memmove(canvas->cells, canvas->cells + canvas->cols,
			sizeof(*canvas->cells) * (size_t)canvas->cols * (size_t)(canvas->rows - 1));
	canvas_cursor(canvas, rand_r(seed) % (canvas->rows + 1) - 1, rand_r(seed) % canvas->cols);
}

static void whatever_is_drawn_is_shown(void **state)
{
	static const char *const names[] = { "xterm-256color", "xterm", "screen", "linux", "vt220" };
	unsigned seed = 4;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct bench bench;

		bench_begin(&bench, names[i], 24, 80, true);
		for (int round = 0; round < 60; round++) {
			scribble(bench.canvas, &seed);
			frame(&bench);
			canvas_is_shown(&bench);
		}
		bench_end(&bench);
	}
}

static void a_new_window_size_is_followed(void **state)
{
	struct bench bench;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	draw_screen(bench.canvas, "ja", 3);
	frame(&bench);
	for (int i = 0; i < 4; i++) {
		static const struct {
			int rows, cols;
		} sizes[] = { { 50, 132 }, { 10, 20 }, { 24, 80 }, { 60, 200 } };

		terminal_size(bench.terminal, sizes[i].rows, sizes[i].cols);
		canvas_resize(bench.canvas, sizes[i].rows, sizes[i].cols);
		vterm_set_size(bench.vt, sizes[i].rows, sizes[i].cols);
		draw_screen(bench.canvas, "jansen", 2);
		frame(&bench);
		canvas_is_shown(&bench);
	}
	bench_end(&bench);
}

static void a_terminal_without_utf8_gets_ascii(void **state)
{
	struct bench bench;

	(void)state;
	bench_begin(&bench, "vt100", 24, 80, false);
	canvas_text(bench.canvas, 3, 0, CANVAS_REST, TUI_NORMAL, "Zoë betaalt € 5 日 x");
	frame(&bench);
	for (size_t i = 0; i < bench.out.used; i++)
		assert_in_range((unsigned char)bench.out.data[i], 0, 127);
	assert_int_equal(shown_at(&bench, 3, 2).chars[0], 'e');
	assert_int_equal(shown_at(&bench, 3, 19).chars[0], 'x');
	assert_false(has(&bench.out, "2004"));
	bench_end(&bench);
}

static void a_full_clear_comes_only_when_asked(void **state)
{
	struct bench bench;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	draw_screen(bench.canvas, "ja", 3);
	frame(&bench);
	vterm_input_write(bench.vt, "\033[5;5Hrommel van een ander", 25);
	terminal_redraw(bench.terminal);
	frame(&bench);
	assert_true(clears_all(&bench.out));
	canvas_is_shown(&bench);
	bench_end(&bench);
}

static void the_users_own_screen_comes_back(void **state)
{
	struct bench bench;
	struct buf out = BUF_INIT;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	terminal_restore(bench.terminal, &out);
	assert_int_equal(out.used, 0);
	draw_screen(bench.canvas, "ja", 3);
	canvas_cursor(bench.canvas, -1, 0);
	frame(&bench);
	assert_true(has(&bench.out, "\033[?25l"));
	terminal_restore(bench.terminal, &out);
	assert_true(has(&out, "\033[?2004l"));
	assert_true(has(&out, "\033[?1049l"));
	assert_true(has(&out, "\033[?25h") || has(&out, "\033[?12l\033[?25h"));
	vterm_input_write(bench.vt, out.data, out.used);
	frame(&bench);	/* and again, for who stays */
	assert_true(has(&bench.out, "\033[?1049h"));
	assert_true(has(&bench.out, "\033[?2004h"));
	canvas_is_shown(&bench);
	buf_free(&out);
	bench_end(&bench);
}

static void another_terminal_takes_over(void **state)
{
	struct bench bench;
	struct err err = ERR_INIT;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	draw_screen(bench.canvas, "ja", 3);
	frame(&bench);
	assert_false(terminal_reopen(bench.terminal, "no-such-terminal", 24, 80, true, &err));
	assert_string_equal(terminal_name(bench.terminal), "xterm-256color");
	draw_screen(bench.canvas, "jan", 3);
	frame(&bench);
	canvas_is_shown(&bench);
	assert_true(terminal_reopen(bench.terminal, "linux", 30, 100, true, &err));
	vterm_set_size(bench.vt, 30, 100);
	canvas_resize(bench.canvas, 30, 100);
	draw_screen(bench.canvas, "jans", 3);
	frame(&bench);
	canvas_is_shown(&bench);
	bench_end(&bench);
}

static void the_bell_rings_once(void **state)
{
	struct bench bench;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	draw_screen(bench.canvas, "ja", 3);
	bench.canvas->bell = true;
	frame(&bench);
	assert_true(bench.out.data[bench.out.used - 1] == '\a');
	draw_screen(bench.canvas, "ja", 3);
	frame(&bench);
	assert_int_equal(bench.out.used, 0);
	bench_end(&bench);
}

static void a_child_writes_into_its_own_memory(void **state)
{
	struct bench bench;
	struct err err = ERR_INIT;
	pid_t child;
	int status;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	child = fork();
	if (child == 0) {
		bool ok = terminal_after_fork(bench.terminal, &err);

		draw_screen(bench.canvas, "van het kind", 1);
		frame(&bench);
		_exit(ok && bench.out.used > 1000 ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	draw_screen(bench.canvas, "ja", 3);
	frame(&bench);
	assert_false(has(&bench.out, "kind"));
	canvas_is_shown(&bench);
	bench_end(&bench);
}

static void signal_handlers_stay_ours(void **state)
{
	struct bench bench;
	struct sigaction action;

	(void)state;
	bench_begin(&bench, "xterm-256color", 24, 80, true);
	for (int i = 0; i < 4; i++) {
		static const int signals[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };

		sigaction(signals[i], NULL, &action);
		assert_true(action.sa_handler == SIG_DFL);
	}
	bench_end(&bench);
}

static void names_lead_to_a_fixed_list(void **state)
{
	static const struct {
		const char *term, *name;
		bool fell_back;
	} rows[] = {
		{ "xterm", "xterm", false }, { "xterm-256color", "xterm-256color", false },
		{ "xterm-kitty", "xterm-256color", false }, { "alacritty", "xterm-256color", false },
		{ "foot-extra", "xterm-256color", false }, { "putty-256color", "xterm-256color", false },
		{ "konsole", "xterm-256color", false }, { "ghostty", "xterm-256color", false },
		{ "tmux-256color", "screen", false }, { "screen.xterm-256color", "screen", false }, { "linux", "linux", false },
		{ "vt100", "vt100", false }, { "vt220", "vt220", false }, { "rxvt-unicode-256color", "rxvt", false },
		{ "wyse60", "vt100", true }, { "../../../etc/passwd", "vt100", true }, { "%n%n%n", "vt100", true },
	};
	char name[TERMINAL_NAME_BYTES];
	bool fell_back;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err err = ERR_INIT;
		struct terminal *terminal;

		assert_true(terminal_name_resolve(rows[i].term, name, &fell_back));
		assert_string_equal(name, rows[i].name);
		assert_int_equal(fell_back, rows[i].fell_back);
		terminal = terminal_open(name, 24, 80, true, &err);
		assert_non_null(terminal);
		terminal_close(terminal);
	}
	assert_false(terminal_name_resolve("dumb", name, &fell_back));
	assert_false(terminal_name_resolve("", name, &fell_back));
	assert_false(terminal_name_resolve(NULL, name, &fell_back));
}

static void the_terminal_teaches_its_keys(void **state)
{
	struct bench bench;
	struct keys *keys = keys_new();
	struct key_press press;

	(void)state;
	bench_begin(&bench, "linux", 24, 80, false);
	terminal_keys(bench.terminal, keys);
	keys_feed(keys, "\033[[B\xe9", 5);
	assert_true(keys_next(keys, &press));
	assert_int_equal(press.code, TUI_KEY_F2);
	assert_true(keys_next(keys, &press));
	assert_int_equal(press.code, 0xe9);
	keys_free(keys);
	bench_end(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_frame_is_shown_as_drawn),
		cmocka_unit_test(a_typed_character_costs_a_few_bytes),
		cmocka_unit_test(moving_the_selection_costs_less_than_a_row),
		cmocka_unit_test(whatever_is_drawn_is_shown),
		cmocka_unit_test(a_new_window_size_is_followed),
		cmocka_unit_test(a_terminal_without_utf8_gets_ascii),
		cmocka_unit_test(a_full_clear_comes_only_when_asked),
		cmocka_unit_test(the_users_own_screen_comes_back),
		cmocka_unit_test(another_terminal_takes_over),
		cmocka_unit_test(the_bell_rings_once),
		cmocka_unit_test(a_child_writes_into_its_own_memory),
		cmocka_unit_test(signal_handlers_stay_ours),
		cmocka_unit_test(names_lead_to_a_fixed_list),
		cmocka_unit_test(the_terminal_teaches_its_keys),
	};

	return cmocka_run_group_tests_name("terminal", tests, NULL, NULL);
}
