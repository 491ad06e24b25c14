/* The canvas: cutting, wide characters, marks, what is kept away from terminals, and its looks as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

static void row_is(const struct canvas *canvas, int row, const char *wanted)
{
	const char *text = rows_of(canvas);

	for (; row > 0; row--)
		text = strchr(text, '\n') + 1;
	assert_int_equal(strcspn(text, "\n"), strlen(wanted));
	assert_memory_equal(text, wanted, strlen(wanted));
}

static void text_is_cut_at_whole_characters(void **state)
{
	struct canvas *canvas = canvas_new(10, 20);

	(void)state;
	assert_int_equal(canvas_typed(canvas, 0, 0, 4, TUI_NORMAL, "café noir", 10), 4);
	row_is(canvas, 0, "café");
	assert_int_equal(canvas_typed(canvas, 1, 0, 5, TUI_NORMAL, "日本語", 9), 4);
	row_is(canvas, 1, "日本");
	assert_int_equal(canvas_typed(canvas, 2, 16, CANVAS_REST, TUI_NORMAL, "abcdefgh", 8), 4);
	row_is(canvas, 2, "                abcd");
	assert_int_equal(canvas_text(canvas, 3, 0, 0, TUI_NORMAL, "x"), 0);
	assert_int_equal(canvas_text(canvas, 3, 0, 2, TUI_NORMAL, "abc"), 2);
	row_is(canvas, 3, "ab");
	canvas_free(canvas);
}

static void a_cut_can_be_seen(void **state)
{
	struct canvas *canvas = canvas_new(10, 20);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, 6, TUI_NORMAL, "café noir"), 6);
	row_is(canvas, 0, "café …");
	canvas_text(canvas, 1, 0, 4, TUI_NORMAL, "日本語");
	row_is(canvas, 1, "日 …");
	canvas_text(canvas, 2, 0, 9, TUI_NORMAL, "café noir");
	row_is(canvas, 2, "café noir");
	canvas_text(canvas, 3, 0, 4, TUI_NORMAL, "café   ");
	row_is(canvas, 3, "café");
	canvas_text_right(canvas, 4, 6, 6, TUI_NORMAL, "€ 12.000");
	row_is(canvas, 4, "€ 12.…");
	canvas->ascii = true;
	canvas_text(canvas, 5, 0, 6, TUI_NORMAL, "café noir");
	row_is(canvas, 5, "cafe..");
	canvas_free(canvas);
}

static void nothing_is_drawn_outside(void **state)
{
	struct canvas *canvas = canvas_new(10, 20);

	(void)state;
	canvas_text(canvas, -1, 0, CANVAS_REST, TUI_NORMAL, "above");
	canvas_text(canvas, 10, 0, CANVAS_REST, TUI_NORMAL, "below");
	canvas_text(canvas, 0, 20, CANVAS_REST, TUI_NORMAL, "right");
	canvas_text(canvas, 1, -3, CANVAS_REST, TUI_NORMAL, "left");
	canvas_text(canvas, 2, 19, CANVAS_REST, TUI_NORMAL, "日");
	canvas_fill(canvas, (struct area){ 8, 18, 50, 50 }, '#', TUI_NORMAL);
	canvas_mark(canvas, (struct area){ -2, -2, 50, 50 }, TUI_BOLD);
	row_is(canvas, 0, "");
	row_is(canvas, 1, "t");
	row_is(canvas, 2, "");
	row_is(canvas, 9, "                  ##");
	assert_null(canvas_cell(canvas, 10, 0));
	canvas_free(canvas);
}

static void half_a_wide_character_never_stays(void **state)
{
	struct canvas *canvas = canvas_new(10, 20);

	(void)state;
	canvas_text(canvas, 0, 0, CANVAS_REST, TUI_NORMAL, "日本");
	canvas_text(canvas, 0, 1, CANVAS_REST, TUI_NORMAL, "x");
	row_is(canvas, 0, " x本");
	canvas_text(canvas, 0, 2, CANVAS_REST, TUI_NORMAL, "y");
	row_is(canvas, 0, " xy");
	canvas_free(canvas);
}

static void marks_stay_with_their_character(void **state)
{
	struct canvas *canvas = canvas_new(10, 20);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, CANVAS_REST, TUI_NORMAL, "q\u0303\u0323\u0301x"), 2);
	assert_int_equal(canvas_cell(canvas, 0, 0)->rune, 'q');
	assert_int_equal(canvas_cell(canvas, 0, 0)->marks[0], 0x303);
	assert_int_equal(canvas_cell(canvas, 0, 0)->marks[1], 0x323);
	row_is(canvas, 0, "q\u0303\u0323x");
	canvas_text(canvas, 0, 0, CANVAS_REST, TUI_NORMAL, "z");
	row_is(canvas, 0, "zx");
	canvas_free(canvas);
}

static void commands_and_tricks_do_not_reach_a_cell(void **state)
{
	struct canvas *canvas = canvas_new(10, 40);

	(void)state;
	canvas_text(canvas, 0, 0, CANVAS_REST, TUI_NORMAL, "a\033[2Jb\ac\xc2\x9b" "d\u202ee\u200bf\u00adg\u2066h\U000e0041i");
	row_is(canvas, 0, "a[2Jbcdefghi");
	canvas_text(canvas, 1, 0, CANVAS_REST, TUI_NORMAL, "twee\nregels\ten \xff\xfe fout");
	row_is(canvas, 1, "twee regels en \uFFFD\uFFFD fout");
	canvas_free(canvas);
}

static void ascii_is_for_display_and_keeps_columns_of_typed_text(void **state)
{
	struct canvas *canvas = canvas_new(10, 40);

	(void)state;
	canvas->ascii = true;
	canvas_text(canvas, 0, 0, CANVAS_REST, TUI_NORMAL, "€ 1.250 voor Zoë");
	row_is(canvas, 0, "EUR 1.250 voor Zoe");
	assert_int_equal(canvas_typed(canvas, 1, 0, CANVAS_REST, TUI_NORMAL, "€ 1", strlen("€ 1")), 3);
	assert_int_equal(canvas_text_right(canvas, 2, 10, 10, TUI_NORMAL, "€ 5"), 5);
	row_is(canvas, 2, "     EUR 5");
	canvas_free(canvas);
}

static void text_wraps_and_aligns(void **state)
{
	struct canvas *canvas = canvas_new(10, 40);

	(void)state;
	assert_int_equal(canvas_wrap(canvas, (struct area){ 0, 2, 2, 12 }, TUI_NORMAL, "een twee drie vier vijf"), 3);
	row_is(canvas, 0, "  een twee");
	row_is(canvas, 1, "  drie vier …");
	row_is(canvas, 2, "");
	canvas_text_right(canvas, 3, 40, 10, TUI_NORMAL, "rechts");
	row_is(canvas, 3, "                                  rechts");
	canvas_free(canvas);
}

static void sizes_are_kept_within_their_limits(void **state)
{
	struct canvas *canvas = canvas_new(1, 1);

	(void)state;
	assert_int_equal(canvas->rows, CANVAS_ROWS_MIN);
	assert_int_equal(canvas->cols, CANVAS_COLS_MIN);
	canvas_resize(canvas, 100000, 100000);
	assert_int_equal(canvas->rows, CANVAS_ROWS_MAX);
	assert_int_equal(canvas->cols, CANVAS_COLS_MAX);
	canvas_cursor(canvas, 5, 10000);
	assert_int_equal(canvas->cursor_col, CANVAS_COLS_MAX - 1);
	canvas_cursor(canvas, -1, 0);
	assert_int_equal(canvas->cursor_row, -1);
	canvas_free(canvas);
}

static void a_canvas_is_read_as_text_with_its_looks(void **state)
{
	struct canvas *canvas = canvas_new(10, 40);

	(void)state;
	canvas_fill(canvas, (struct area){ 0, 0, 1, 40 }, ' ', TUI_TITLE);
	canvas_text(canvas, 0, 1, CANVAS_REST, TUI_TITLE, "Werkbak");
	canvas_text(canvas, 2, 0, CANVAS_REST, TUI_NORMAL, "> ");
	canvas_text(canvas, 2, 2, CANVAS_REST, TUI_SELECT, "Jansen");
	canvas_text(canvas, 2, 10, CANVAS_REST, TUI_ALERT, "te laat");
	canvas_line(canvas, 4, 0, 12, TUI_NORMAL);
	canvas_text(canvas, 5, 0, CANVAS_REST, TUI_BOLD, "vet");
	canvas_mark(canvas, (struct area){ 5, 1, 1, 1 }, TUI_REVERSE);
	canvas_cursor(canvas, 2, 0);
	golden_canvas(canvas, "tui-canvas");
	canvas_free(canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_at_whole_characters),
		cmocka_unit_test(a_cut_can_be_seen),
		cmocka_unit_test(nothing_is_drawn_outside),
		cmocka_unit_test(half_a_wide_character_never_stays),
		cmocka_unit_test(marks_stay_with_their_character),
		cmocka_unit_test(commands_and_tricks_do_not_reach_a_cell),
		cmocka_unit_test(ascii_is_for_display_and_keeps_columns_of_typed_text),
		cmocka_unit_test(text_wraps_and_aligns),
		cmocka_unit_test(sizes_are_kept_within_their_limits),
		cmocka_unit_test(a_canvas_is_read_as_text_with_its_looks),
	};

	return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
