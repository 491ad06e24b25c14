/* The editor: typing, moving, limits, undo, and texts that others change meanwhile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "tui/edit.h"

static struct edit *edit;

static void key(int code)
{
	struct key_press one = press(code);

	edit_key(edit, &one);
}

static void keys_of(const int *codes)
{
	for (; *codes; codes++)
		key(*codes);
}

static void edit_press(void *arg, const struct key_press *one)
{
	edit_key(arg, one);
}

static void typed(const char *text)
{
	type(text, edit_press, edit);
}

static enum edit_result paste(const char *text)
{
	struct key_press one = press_text(TUI_KEY_PASTE, text);

	return edit_key(edit, &one);
}

static void begin(enum text_kind kind, size_t max_chars, const char *text)
{
	edit_free(edit);
	edit = edit_new(kind, max_chars);
	edit_set(edit, text);
}

static int end(void **state)
{
	(void)state;
	edit_free(edit);
	edit = NULL;
	return 0;
}

static void is(const char *text, size_t cursor)
{
	assert_string_equal(edit_text(edit), text);
	assert_int_equal(edit_cursor(edit), cursor);
}

static void typing_goes_in_at_the_cursor(void **state)
{
	(void)state;
	begin(TEXT_LINE, 0, "");
	typed("Zoë");
	is("Zoë", 4);
	key(TUI_KEY_LEFT);
	key(TUI_KEY_LEFT);
	typed("o");
	is("Zooë", 2);
	key(TUI_KEY_BACKSPACE);
	key(TUI_KEY_DELETE);
	is("Zë", 1);
	assert_true(edit_dirty(edit));
	edit_set(edit, "Zë");
	assert_false(edit_dirty(edit));
}

static void a_letter_and_its_mark_are_one_character(void **state)
{
	(void)state;
	begin(TEXT_LINE, 0, "");
	typed("e\u0301");
	is("é", 2);
	edit_set(edit, "aq\u0303b");
	key(TUI_KEY_LEFT);
	key(TUI_KEY_LEFT);
	assert_int_equal(edit_cursor(edit), 1);
	key(TUI_KEY_DELETE);
	is("ab", 1);
	key(TUI_KEY_HOME);
	typed("\u0301");	/* nothing to stand on */
	is("ab", 0);
}

static void words_and_lines_can_be_erased(void **state)
{
	(void)state;
	begin(TEXT_LINE, 0, "een twee  drie");
	key(TUI_CTRL('W'));
	is("een twee  ", 10);
	key(TUI_KEY_WORD_LEFT);
	is("een twee  ", 4);
	key(TUI_CTRL('K'));
	is("een ", 4);
	key(TUI_CTRL('U'));
	is("", 0);
	begin(TEXT_BLOCK, 0, "een\ntwee drie\nvier");
	edit_cursor_set(edit, 9);
	key(TUI_CTRL('U'));
	is("een\ndrie\nvier", 4);
	key(TUI_CTRL('K'));
	key(TUI_CTRL('K'));
	is("een\nvier", 4);
	key(TUI_KEY_WORD_RIGHT);
	is("een\nvier", 8);
}

static void control_and_invisible_characters_are_not_typed(void **state)
{
	(void)state;
	begin(TEXT_LINE, 0, "");
	typed("a\u202eb\u200bc\u00a0d");
	is("abc d", 5);
}

static void undo_goes_back_by_words_and_redo_forth(void **state)
{
	static const int undo_all[] = { TUI_CTRL('Z'), TUI_CTRL('Z'), TUI_CTRL('Z'), TUI_CTRL('Z'), TUI_CTRL('Z'), 0 };
	static const int redo_all[] = { TUI_CTRL('Y'), TUI_CTRL('Y'), TUI_CTRL('Y'), TUI_CTRL('Y'), TUI_CTRL('Y'), 0 };

	(void)state;
	begin(TEXT_BLOCK, 0, "Begin. ");
	typed("een twee");
	key(TUI_CTRL('Z'));
	is("Begin. een ", 11);
	typed("drie");
	key(TUI_KEY_BACKSPACE);
	key(TUI_KEY_BACKSPACE);
	is("Begin. een dr", 13);
	key(TUI_CTRL('Z'));
	is("Begin. een drie", 15);
	keys_of(undo_all);
	is("Begin. ", 7);
	assert_false(edit_dirty(edit));
	keys_of(redo_all);
	is("Begin. een dr", 13);
	key(TUI_CTRL('Z'));
	typed("x");	/* what was undone is gone now */
	key(TUI_CTRL('Y'));
	is("Begin. een driex", 16);
}

static void too_much_is_refused_never_cut(void **state)
{
	struct key_press letter;

	(void)state;
	begin(TEXT_LINE, 5, "abcd");
	typed("é");
	letter = press('x');
	is("abcdé", 6);
	assert_int_equal(edit_key(edit, &letter), EDIT_REFUSED);
	assert_string_equal(edit_refusal(edit), "Dit veld is vol: er passen 5 tekens in.");
	is("abcdé", 6);
	key(TUI_KEY_BACKSPACE);
	assert_string_equal(edit_refusal(edit), "");
	assert_int_equal(paste("yz"), EDIT_REFUSED);
	assert_string_equal(edit_refusal(edit), "Hier passen nog 1 tekens en dit zijn er 2: er is niets ingevoegd.");
	is("abcd", 4);
	assert_int_equal(paste("y"), EDIT_CHANGED);
	edit_set(edit, "veel te lang");	/* an old text may be longer: it can only shrink */
	assert_int_equal(edit_key(edit, &letter), EDIT_REFUSED);
	key(TUI_KEY_BACKSPACE);
	is("veel te lan", 11);
}

static void a_large_block_has_its_limit(void **state)
{
	static char much[TEXT_BLOCK_BYTES + 1];
	struct key_press letter = press('x');

	(void)state;
	memset(much, 'a', sizeof(much) - 1);
	begin(TEXT_BLOCK, 0, "");
	assert_int_equal(paste(much), EDIT_CHANGED);
	assert_int_equal(edit_key(edit, &letter), EDIT_REFUSED);
	assert_int_equal(strlen(edit_text(edit)), TEXT_BLOCK_BYTES);
	letter = press_text(TUI_KEY_PASTE_LONG, "");
	assert_int_equal(edit_key(edit, &letter), EDIT_REFUSED);
	assert_string_not_equal(edit_refusal(edit), "");
	key(TUI_CTRL('Z'));
	is("", 0);
}

static void a_paste_is_cleaned_text(void **state)
{
	(void)state;
	begin(TEXT_LINE, 0, "[]");
	key(TUI_KEY_LEFT);
	assert_int_equal(paste("een\ntwee\tdrie\033[2J"), EDIT_CHANGED);
	is("[een twee drie[2J]", 17);
	assert_int_equal(paste("\xff\xfe"), EDIT_REFUSED);
	begin(TEXT_BLOCK, 0, "");
	paste("een\ntwee");
	is("een\ntwee", 8);
	key(TUI_CTRL('Z'));
	is("", 0);
}

static void a_block_is_walked_by_the_rows_one_sees(void **state)
{
	struct canvas *canvas = canvas_new(10, 20);
	struct key_press up = press(TUI_KEY_UP), down = press(TUI_KEY_DOWN);

	(void)state;
	begin(TEXT_BLOCK, 0, "een twee drie vier vijf\n\nzes zeven");
	edit_draw(edit, canvas, (struct area){ 1, 4, 5, 10 }, TUI_NORMAL, true);
	golden_canvas(canvas, "tui-edit-block");
	assert_int_equal(edit_rows(edit, 10), 5);
	edit_cursor_set(edit, 7);
	key(TUI_KEY_DOWN);
	assert_int_equal(edit_cursor(edit), 16);
	key(TUI_KEY_DOWN);
	key(TUI_KEY_DOWN);
	assert_int_equal(edit_cursor(edit), 24);	/* an empty row */
	key(TUI_KEY_DOWN);
	assert_int_equal(edit_cursor(edit), 32);	/* and back in its column */
	assert_int_equal(edit_key(edit, &down), EDIT_UNUSED);
	key(TUI_KEY_HOME);
	assert_int_equal(edit_cursor(edit), 25);
	key(TUI_KEY_END);
	assert_int_equal(edit_cursor(edit), 34);
	key(TUI_KEY_TOP);
	assert_int_equal(edit_key(edit, &up), EDIT_UNUSED);
	key(TUI_KEY_END);
	assert_int_equal(edit_cursor(edit), 8);
	key(TUI_KEY_BOTTOM);
	edit_draw(edit, canvas, (struct area){ 1, 4, 2, 10 }, TUI_NORMAL, true);
	assert_int_equal(canvas->cursor_row, 2);
	canvas_free(canvas);
}

static void a_line_scrolls_to_its_cursor(void **state)
{
	struct canvas *canvas = canvas_new(10, 20);

	(void)state;
	begin(TEXT_LINE, 0, "abcdefghijklmnopqrstuvwxyz");
	edit_draw(edit, canvas, (struct area){ 0, 0, 1, 12 }, TUI_NORMAL, true);
	key(TUI_KEY_HOME);
	edit_draw(edit, canvas, (struct area){ 1, 0, 1, 12 }, TUI_NORMAL, true);
	edit_draw(edit, canvas, (struct area){ 2, 0, 1, 12 }, TUI_NORMAL, false);
	edit_draw(edit, canvas, (struct area){ 3, 0, 1, 20 }, TUI_NORMAL, false);
	begin(TEXT_LINE, 0, "past");
	edit_draw(edit, canvas, (struct area){ 4, 0, 1, 5 }, TUI_NORMAL, true);
	golden_canvas(canvas, "tui-edit-line");
	canvas_free(canvas);
}

static void the_cursor_stays_at_its_word_when_others_write(void **state)
{
	(void)state;
	begin(TEXT_BLOCK, 0, "Doel: Sam gaat naar school. Actie: bellen.");
	edit_cursor_set(edit, 14);	/* behind "gaat" */
	edit_replace(edit, "Ons doel: Sam gaat naar school. Actie: bellen.", NULL);
	assert_int_equal(edit_cursor(edit), 18);
	edit_replace(edit, "Ons doel: Sam gaat naar school. Actie: bellen en schrijven.", NULL);
	assert_int_equal(edit_cursor(edit), 18);
	edit_replace(edit, "Doel: Sam gaat naar school. Actie: schrijven.", NULL);
	assert_int_equal(edit_cursor(edit), 14);
	edit_replace(edit, "Een ander doel. Sam gaat iedere dag naar school. Later meer.", NULL);
	assert_int_equal(edit_cursor(edit), 24);
	edit_replace(edit, "", NULL);
	assert_int_equal(edit_cursor(edit), 0);
}

static void the_base_tells_what_is_ones_own(void **state)
{
	(void)state;
	begin(TEXT_LINE, 0, "oud");
	typed(" en nieuw");
	assert_string_equal(edit_base(edit), "oud");
	edit_replace(edit, "oud, ouder en nieuw", "oud, ouder");
	assert_string_equal(edit_base(edit), "oud, ouder");
	assert_true(edit_dirty(edit));
	edit_replace(edit, "oud, ouder", NULL);
	assert_false(edit_dirty(edit));
}

static void undo_takes_back_only_ones_own_words(void **state)
{
	(void)state;
	begin(TEXT_BLOCK, 0, "AAA BBB CCC");
	edit_cursor_set(edit, 7);
	typed("x");
	is("AAA BBBx CCC", 8);
	edit_replace(edit, "AAA van een ander BBBx CCC", NULL);
	is("AAA van een ander BBBx CCC", 22);
	typed("y");
	edit_replace(edit, "AAA van een ander BBBxy CCC en meer", NULL);
	key(TUI_CTRL('Z'));
	key(TUI_CTRL('Z'));
	is("AAA van een ander BBB CCC en meer", 21);
	key(TUI_CTRL('Z'));
	is("AAA van een ander BBB CCC en meer", 21);
	key(TUI_CTRL('Y'));
	key(TUI_CTRL('Y'));
	is("AAA van een ander BBBxy CCC en meer", 23);
	edit_replace(edit, "AAA iets heel anders", NULL);	/* over what was typed: that can no longer be undone */
	key(TUI_CTRL('Z'));
	assert_string_equal(edit_text(edit), "AAA iets heel anders");
}

/* Any keys and any changes by others: the text stays valid, the cursor at a character, and undo never goes outside. */
static void nothing_breaks_it(void **state)
{
	static const int codes[] = { 'a', ' ', 0xe9, 0x65e5, 0x301, '\n', TUI_KEY_LEFT, TUI_KEY_RIGHT, TUI_KEY_UP,
		TUI_KEY_DOWN, TUI_KEY_HOME, TUI_KEY_END, TUI_KEY_BACKSPACE, TUI_KEY_DELETE, TUI_CTRL('W'), TUI_CTRL('K'),
		TUI_CTRL('Z'), TUI_CTRL('Z'), TUI_CTRL('Y'), TUI_KEY_ENTER, TUI_KEY_WORD_LEFT, TUI_KEY_PGDN, 'b', 'c' };
	static const char *const others[] = { "een é twee", "日本語", "", "a a a a", "q\u0303 en zo\nverder" };
	struct canvas *canvas = canvas_new(10, 20);
	unsigned seed = 7;

	(void)state;
	begin(TEXT_BLOCK, 60, "een twee drie");
	for (int round = 0; round < 20000; round++) {
		const char *text;

		if (rand_r(&seed) % 40 == 0) {
			struct buf mixed = BUF_INIT;
			size_t at = edit_cursor(edit);

			buf_add(&mixed, edit_text(edit), at);
			buf_text(&mixed, others[(unsigned)rand_r(&seed) % 5]);
			if (rand_r(&seed) % 2)
				buf_text(&mixed, edit_text(edit) + at);
			edit_replace(edit, mixed.data, NULL);
			buf_free(&mixed);
		} else {
			key(codes[(unsigned)rand_r(&seed) % (sizeof(codes) / sizeof(codes[0]))]);
		}
		text = edit_text(edit);
		assert_true(text_valid(text, strlen(text)));
		assert_true(edit_cursor(edit) <= strlen(text));
		assert_true(((unsigned char)text[edit_cursor(edit)] & 0xc0) != 0x80);
		if (round % 50 == 0)
			edit_draw(edit, canvas, (struct area){ 0, 0, 4, 2 + rand_r(&seed) % 18 }, TUI_NORMAL, true);
		if (strlen(text) > 200)
			edit_set(edit, "opnieuw");
	}
	canvas_free(canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(typing_goes_in_at_the_cursor, end),
		cmocka_unit_test_teardown(a_letter_and_its_mark_are_one_character, end),
		cmocka_unit_test_teardown(words_and_lines_can_be_erased, end),
		cmocka_unit_test_teardown(control_and_invisible_characters_are_not_typed, end),
		cmocka_unit_test_teardown(undo_goes_back_by_words_and_redo_forth, end),
		cmocka_unit_test_teardown(too_much_is_refused_never_cut, end),
		cmocka_unit_test_teardown(a_large_block_has_its_limit, end),
		cmocka_unit_test_teardown(a_paste_is_cleaned_text, end),
		cmocka_unit_test_teardown(a_block_is_walked_by_the_rows_one_sees, end),
		cmocka_unit_test_teardown(a_line_scrolls_to_its_cursor, end),
		cmocka_unit_test_teardown(the_cursor_stays_at_its_word_when_others_write, end),
		cmocka_unit_test_teardown(the_base_tells_what_is_ones_own, end),
		cmocka_unit_test_teardown(undo_takes_back_only_ones_own_words, end),
		cmocka_unit_test_teardown(nothing_breaks_it, end),
	};

	return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
