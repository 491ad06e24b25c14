/* The list: scrolling, headings, and a selection that follows its row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "tui/list.h"

enum { ROWS_MAX = 300 };

struct screen {
	int64_t ids[ROWS_MAX];
	size_t count, total;
	int asked;
};

static size_t count(const void *screen)
{
	return ((const struct screen *)screen)->count;
}

static size_t total(const void *screen)
{
	return ((const struct screen *)screen)->total;
}

static int64_t id(const void *screen, size_t index)
{
	return ((const struct screen *)screen)->ids[index];
}

static const char *word(const void *screen, size_t index)
{
	static const char *const words[] = { "Aksoy", "Bakker", "de Boer", "Jansen", "Éric" };

	return words[id(screen, index) % 5];
}

static const char *group(const void *screen, size_t index)
{
	static const char *const groups[] = { "Vandaag", "Deze week", "Later" };

	return groups[id(screen, index) / 4 > 2 ? 2 : id(screen, index) / 4];
}

static void draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	canvas_text(canvas, area.row, area.col, 12, selected ? TUI_SELECT : TUI_NORMAL, word(screen, index));
	canvas_format(canvas, area.row, area.col + 12, area.cols - 12, TUI_NORMAL, "nummer %d", (int)id(screen, index));
	if (area.rows > 1)
		canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, TUI_QUIET, "tweede regel");
}

static void more(void *screen)
{
	struct screen *list = screen;

	list->asked++;
	for (int i = 0; i < 20 && list->count < list->total; i++, list->count++)
		list->ids[list->count] = (int64_t)list->count;
}

static const struct list_source plain = { .count = count, .id = id, .draw = draw, .word = word,
	.empty = "Er is niets gevonden." };
static const struct list_source grouped = { .count = count, .id = id, .draw = draw, .group = group };
static const struct list_source tall = { .count = count, .id = id, .draw = draw, .item_rows = 2 };
static const struct list_source growing = { .count = count, .id = id, .draw = draw, .total = total, .more = more };

static struct screen screen;
static struct list list;
static struct canvas *canvas;

static void begin(const struct list_source *source, size_t rows)
{
	screen = (struct screen){ .count = rows, .total = rows };
	for (size_t i = 0; i < rows; i++)
		screen.ids[i] = (int64_t)i;
	list_init(&list, source, &screen);
	canvas_free(canvas);
	canvas = canvas_new(12, 40);
}

static int end(void **state)
{
	(void)state;
	canvas_free(canvas);
	canvas = NULL;
	return 0;
}

static void redraw(void)
{
	canvas_clear(canvas);
	list_draw(&list, canvas, (struct area){ 1, 0, 10, 40 });
}

static void keys(int code, int times)
{
	struct key_press one = press(code);

	for (int i = 0; i < times; i++)
		assert_true(list_key(&list, &one));
	redraw();
}

static size_t selected(void)
{
	size_t index = SIZE_MAX;

	list_selected(&list, &index);
	return index;
}

static void an_empty_list_says_so(void **state)
{
	(void)state;
	begin(&plain, 0);
	redraw();
	assert_non_null(strstr(rows_of(canvas), "Er is niets gevonden."));
	keys(TUI_KEY_DOWN, 1);
	assert_int_equal(selected(), SIZE_MAX);
}

static void a_short_list_is_shown_whole(void **state)
{
	(void)state;
	begin(&plain, 10);
	keys(TUI_KEY_DOWN, 2);
	golden_canvas(canvas, "tui-list-short");
}

static void a_long_list_scrolls_and_says_where(void **state)
{
	(void)state;
	begin(&plain, 200);
	redraw();
	keys(TUI_KEY_DOWN, 8);
	assert_int_equal(list.top, 0);
	keys(TUI_KEY_DOWN, 1);
	assert_int_equal(list.top, 1);
	assert_non_null(strstr(rows_of(canvas), "10 van 200"));
	keys(TUI_KEY_PGDN, 2);
	assert_int_equal(selected(), 25);
	keys(TUI_KEY_END, 1);
	assert_int_equal(selected(), 199);
	assert_int_equal(list.top, 191);
	golden_canvas(canvas, "tui-list-end");
	keys(TUI_KEY_HOME, 1);
	keys(TUI_KEY_UP, 1);
	assert_int_equal(selected(), 0);
	assert_int_equal(list.top, 0);
}

static void headings_stand_above_their_rows(void **state)
{
	(void)state;
	begin(&grouped, 14);
	keys(TUI_KEY_DOWN, 5);
	golden_canvas(canvas, "tui-list-groups");
	for (int i = 0; i < 14; i++) {
		keys(TUI_KEY_DOWN, 1);
		assert_non_null(strstr(rows_of(canvas), "\n> "));
	}
	keys(TUI_KEY_UP, 13);
	assert_int_equal(list.top, 0);
}

static void rows_may_be_tall(void **state)
{
	(void)state;
	begin(&tall, 6);
	keys(TUI_KEY_DOWN, 5);
	golden_canvas(canvas, "tui-list-tall");
}

static void the_selection_stays_on_its_thing(void **state)
{
	(void)state;
	begin(&plain, 20);
	keys(TUI_KEY_DOWN, 6);
	memmove(screen.ids + 3, screen.ids, 20 * sizeof(screen.ids[0]));
	for (size_t i = 0; i < 3; i++)
		screen.ids[i] = (int64_t)(100 + i);
	screen.count = 23;
	assert_true(list_reload(&list));
	redraw();
	assert_int_equal(selected(), 9);
	assert_int_equal(list.top, 3);	/* and on the same row of the screen */
	memmove(screen.ids + 9, screen.ids + 10, 10 * sizeof(screen.ids[0]));
	screen.count = 22;
	assert_false(list_reload(&list));
	assert_int_equal(selected(), 9);
	assert_int_equal(screen.ids[selected()], 7);
	screen.count = 4;
	assert_false(list_reload(&list));
	assert_int_equal(selected(), 3);
	screen.count = 0;
	assert_false(list_reload(&list));
	assert_int_equal(selected(), SIZE_MAX);
	screen.count = 3;
	assert_true(list_reload(&list));
	assert_int_equal(selected(), 0);
}

static void letters_find_a_row(void **state)
{
	struct key_press j = press('j'), e_acute = press(0xe9), z = press('z');

	(void)state;
	begin(&plain, 10);
	assert_true(list_key(&list, &j));
	assert_int_equal(selected(), 3);
	assert_true(list_key(&list, &j));
	assert_int_equal(selected(), 8);
	assert_true(list_key(&list, &e_acute));
	assert_int_equal(selected(), 9);
	assert_false(list_key(&list, &z));
	begin(&grouped, 10);
	assert_false(list_key(&list, &j));	/* without words a letter is for the screen */
	assert_true(list_select(&list, 5));
	assert_false(list_select(&list, 99));
	assert_int_equal(selected(), 5);
}

static void more_rows_are_loaded_before_the_end(void **state)
{
	(void)state;
	begin(&growing, 20);
	screen.total = 120;
	redraw();
	assert_non_null(strstr(rows_of(canvas), "1 van 120"));
	keys(TUI_KEY_DOWN, 1);
	assert_int_equal(screen.asked, 1);
	assert_int_equal(screen.count, 40);
	keys(TUI_KEY_PGDN, 20);
	assert_int_equal(screen.count, 120);
	assert_int_equal(selected(), 119);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(an_empty_list_says_so, end),
		cmocka_unit_test_teardown(a_short_list_is_shown_whole, end),
		cmocka_unit_test_teardown(a_long_list_scrolls_and_says_where, end),
		cmocka_unit_test_teardown(headings_stand_above_their_rows, end),
		cmocka_unit_test_teardown(rows_may_be_tall, end),
		cmocka_unit_test_teardown(the_selection_stays_on_its_thing, end),
		cmocka_unit_test_teardown(letters_find_a_row, end),
		cmocka_unit_test_teardown(more_rows_are_loaded_before_the_end, end),
	};

	return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
