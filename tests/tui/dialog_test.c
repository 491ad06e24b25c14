/* Dialogs: which keys answer them, and how they look. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "tui/dialog.h"

static struct dialog *dialog;
static struct canvas *canvas;

static int begin(void **state)
{
	(void)state;
	canvas = canvas_new(24, 80);
	for (int row = 1; row < 22; row++)
		canvas_format(canvas, row, 0, CANVAS_REST, TUI_NORMAL, "scherm eronder, regel %d", row);
	canvas_cursor(canvas, 4, 4);
	return 0;
}

static int end(void **state)
{
	(void)state;
	dialog_free(dialog);
	dialog = NULL;
	canvas_free(canvas);
	return 0;
}

static int key(int code)
{
	struct key_press one = press(code);

	return dialog_key(dialog, &one);
}

static void redraw(void)
{
	dialog_draw(dialog, canvas, (struct area){ 1, 0, 21, 80 });
	assert_int_equal(canvas->cursor_row, -1);
}

static void a_question_needs_a_real_key(void **state)
{
	(void)state;
	dialog = dialog_confirm("Plan sluiten", "Het plan van huishouden 1234567 wordt gesloten. De doelen die nog open "
		"staan gaan mee. Weet u het zeker?");
	redraw();
	golden_canvas(canvas, "tui-dialog-confirm");
	assert_int_equal(key(TUI_KEY_ENTER), DIALOG_OPEN);
	assert_int_equal(key(' '), DIALOG_OPEN);
	assert_int_equal(key('x'), DIALOG_OPEN);
	assert_int_equal(key('n'), DIALOG_NO);
	assert_int_equal(key('J'), DIALOG_YES);
	assert_int_equal(key('y'), DIALOG_YES);
	assert_int_equal(key(TUI_KEY_ESC), DIALOG_CANCEL);
}

static void a_notice_is_closed(void **state)
{
	(void)state;
	dialog = dialog_notice("De verbinding met het archief is weg", "Wat u typt blijft staan. Probeer het zo weer.");
	redraw();
	assert_non_null(strstr(rows_of(canvas), "Wat u typt blijft staan."));
	assert_int_equal(key('x'), DIALOG_OPEN);
	assert_int_equal(key(TUI_KEY_ENTER), DIALOG_CANCEL);
}

static void a_list_is_chosen_from(void **state)
{
	static const char *labels[40] = { "Amina", "Bram", "Carla", "Bart" };

	(void)state;
	for (int i = 4; i < 40; i++)
		labels[i] = "Naam";
	dialog = dialog_list("Wie wordt regisseur?", labels, 40, 1);
	redraw();
	golden_canvas(canvas, "tui-dialog-list");
	assert_int_equal(key('b'), DIALOG_OPEN);
	assert_int_equal(key(TUI_KEY_ENTER), 3);
	key('b');
	assert_int_equal(key(TUI_KEY_ENTER), 1);
	key('3');
	assert_int_equal(key(TUI_KEY_ENTER), 2);
	key(TUI_KEY_END);
	redraw();
	assert_non_null(strstr(rows_of(canvas), "40 van 40"));
	assert_int_equal(key(TUI_KEY_ENTER), 39);
	key(TUI_KEY_DOWN);
	assert_int_equal(key(TUI_KEY_ENTER), 39);
	assert_int_equal(key(TUI_KEY_ESC), DIALOG_CANCEL);
}

static const struct dialog_text conflict[] = {
	{ "Van u", "Sam gaat iedere dag naar school en mevrouw Aksoy brengt hem.", true, false },
	{ "Van Carla, 14:05", "Sam gaat vier dagen per week naar school.\n\nOp vrijdag is hij bij zijn oma.", true, false },
	{ "Zoals het was", "Sam gaat naar school.", false, false },
};

static void two_texts_are_laid_side_by_side(void **state)
{
	(void)state;
	dialog = dialog_texts("Hetzelfde veld is door twee mensen gewijzigd: Doel", conflict, 3);
	key(TUI_KEY_RIGHT);
	redraw();
	golden_canvas(canvas, "tui-dialog-texts");
	assert_int_equal(key('3'), DIALOG_OPEN);	/* cannot be chosen */
	key(TUI_KEY_RIGHT);
	assert_int_equal(key(TUI_KEY_ENTER), 1);
	key(TUI_KEY_LEFT);
	assert_int_equal(key(TUI_KEY_ENTER), 0);
	assert_int_equal(key('2'), 1);
	assert_int_equal(key(TUI_KEY_ESC), DIALOG_CANCEL);
}

/* What is made of both goes under them; all of it can be read. */
static void what_both_make_stands_under_them(void **state)
{
	struct dialog_text texts[] = { conflict[0], conflict[1], { "Beide onder elkaar", NULL, true, true }, conflict[2] };
	struct buf both = BUF_INIT;

	(void)state;
	for (int i = 1; i <= 12; i++)
		buf_format(&both, "Zin %d van beide.\n", i);
	texts[2].text = both.data;
	dialog = dialog_texts("Doel", texts, 4);
	buf_free(&both);
	redraw();
	golden_canvas(canvas, "tui-dialog-texts-four");
	for (int i = 0; i < 20; i++)
		key(TUI_KEY_DOWN);
	redraw();
	golden_canvas(canvas, "tui-dialog-texts-four-end");
	assert_int_equal(key('4'), DIALOG_OPEN);
	key(TUI_KEY_RIGHT);
	key(TUI_KEY_RIGHT);
	key(TUI_KEY_RIGHT);
	assert_int_equal(key(TUI_KEY_ENTER), 2);
	assert_int_equal(key('3'), 2);
}

static void on_a_narrow_window_they_stand_below_each_other(void **state)
{
	struct canvas *narrow = canvas_new(24, 40);

	(void)state;
	dialog = dialog_texts("Doel", conflict, 2);
	dialog_draw(dialog, narrow, (struct area){ 1, 0, 21, 40 });
	golden_canvas(narrow, "tui-dialog-texts-narrow");
	canvas_free(narrow);
}

static void a_page_scrolls_to_its_end_and_not_beyond(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 1; i <= 50; i++)
		buf_format(&text, "regel %d van de hulp\n", i);
	dialog = dialog_page("Hulp", text.data);
	buf_free(&text);
	redraw();
	assert_non_null(strstr(rows_of(canvas), "regel 1-18 van 50"));
	key(TUI_KEY_PGDN);
	redraw();
	assert_non_null(strstr(rows_of(canvas), "regel 18-35 van 50"));
	key(TUI_KEY_END);
	key(TUI_KEY_PGDN);
	redraw();
	assert_non_null(strstr(rows_of(canvas), "regel 33-50 van 50"));
	key(TUI_KEY_UP);
	redraw();
	golden_canvas(canvas, "tui-dialog-page");
	key(TUI_KEY_HOME);
	redraw();
	assert_non_null(strstr(rows_of(canvas), "regel 1 van de hulp"));
	assert_int_equal(key(TUI_KEY_ESC), DIALOG_CANCEL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_question_needs_a_real_key, begin, end),
		cmocka_unit_test_setup_teardown(a_notice_is_closed, begin, end),
		cmocka_unit_test_setup_teardown(a_list_is_chosen_from, begin, end),
		cmocka_unit_test_setup_teardown(two_texts_are_laid_side_by_side, begin, end),
		cmocka_unit_test_setup_teardown(what_both_make_stands_under_them, begin, end),
		cmocka_unit_test_setup_teardown(on_a_narrow_window_they_stand_below_each_other, begin, end),
		cmocka_unit_test_setup_teardown(a_page_scrolls_to_its_end_and_not_beyond, begin, end),
	};

	return cmocka_run_group_tests_name("dialog", tests, NULL, NULL);
}
