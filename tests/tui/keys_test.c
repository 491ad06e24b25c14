/* The decoder: whole, split and torn sequences, pastes and what hides in them; and the key table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "golden.h"

static struct keys *keys;

static int begin(void **state)
{
	(void)state;
	keys = keys_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	keys_free(keys);
	return 0;
}

static void feed(const char *bytes)
{
	keys_feed(keys, bytes, strlen(bytes));
}

static int next_code(void)
{
	struct key_press press;

	return keys_next(keys, &press) ? press.code : TUI_KEY_NONE;
}

static void next_is(int code, const char *text)
{
	struct key_press press;

	assert_true(keys_next(keys, &press));
	assert_int_equal(press.code, code);
	assert_int_equal(press.bytes, strlen(text));
	assert_memory_equal(press.text, text, press.bytes);
}

static void every_known_sequence_is_a_key(void **state)
{
	static const struct {
		const char *bytes;
		int code;
	} rows[] = {
		{ "\033[A", TUI_KEY_UP }, { "\033OA", TUI_KEY_UP }, { "\033[B", TUI_KEY_DOWN }, { "\033[1;2B", TUI_KEY_DOWN },
		{ "\033[C", TUI_KEY_RIGHT }, { "\033[1;5C", TUI_KEY_WORD_RIGHT }, { "\033[1;3D", TUI_KEY_WORD_LEFT },
		{ "\033Oc", TUI_KEY_WORD_RIGHT }, { "\033\033[D", TUI_KEY_WORD_LEFT }, { "\033O5D", TUI_KEY_WORD_LEFT },
		{ "\033[H", TUI_KEY_HOME }, { "\033[1~", TUI_KEY_HOME }, { "\033[7~", TUI_KEY_HOME }, { "\033[1;5H", TUI_KEY_TOP },
		{ "\033[F", TUI_KEY_END }, { "\033[4~", TUI_KEY_END }, { "\033[1;5F", TUI_KEY_BOTTOM },
		{ "\033[5~", TUI_KEY_PGUP }, { "\033[6~", TUI_KEY_PGDN }, { "\033[2~", TUI_KEY_INSERT },
		{ "\033[3~", TUI_KEY_DELETE }, { "\033[Z", TUI_KEY_BACKTAB }, { "\033OM", TUI_KEY_ENTER },
		{ "\033OP", TUI_KEY_F1 }, { "\033[11~", TUI_KEY_F1 }, { "\033[[A", TUI_KEY_F1 }, { "\0331", TUI_KEY_F1 },
		{ "\033[[E", TUI_KEY_F5 }, { "\033[15~", TUI_KEY_F5 }, { "\0330", TUI_KEY_F10 }, { "\033[21~", TUI_KEY_F10 },
		{ "\033[24~", TUI_KEY_F12 }, { "\033[24;2~", TUI_KEY_F12 }, { "\177", TUI_KEY_BACKSPACE },
		{ "\b", TUI_KEY_BACKSPACE }, { "\t", TUI_KEY_TAB }, { "\r", TUI_KEY_ENTER }, { "\n", TUI_KEY_ENTER },
		{ "\023", TUI_CTRL('S') }, { "\032", TUI_CTRL('Z') }, { "\033Oq", '1' }, { "a", 'a' }, { "é", 0xe9 },
		{ "€", 0x20ac }, { "😀", 0x1f600 }, { "\033[99~", TUI_KEY_UNKNOWN }, { "\033[?1;2c", TUI_KEY_UNKNOWN },
		{ "\034", TUI_KEY_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		feed(rows[i].bytes);
		assert_int_equal(next_code(), rows[i].code);
		assert_int_equal(next_code(), TUI_KEY_NONE);
		assert_int_equal(keys_wait(keys), -1);
	}
}

static void a_sequence_may_come_in_pieces(void **state)
{
	(void)state;
	for (const char *at = "\033[1;5D"; at[1]; at++) {
		keys_feed(keys, at, 1);
		assert_int_equal(next_code(), TUI_KEY_NONE);
		assert_int_equal(keys_wait(keys), at[0] == '\033' ? KEYS_ESCAPE_MS : KEYS_SEQUENCE_MS);
	}
	feed("D");
	next_is(TUI_KEY_WORD_LEFT, "");
	keys_feed(keys, "\xe2", 1);
	assert_int_equal(next_code(), TUI_KEY_NONE);
	keys_feed(keys, "\x82", 1);
	assert_int_equal(next_code(), TUI_KEY_NONE);
	keys_feed(keys, "\xac" "a", 2);
	next_is(0x20ac, "€");
	next_is('a', "a");
}

static void a_lone_escape_waits_for_its_time(void **state)
{
	(void)state;
	feed("\033");
	assert_int_equal(next_code(), TUI_KEY_NONE);
	assert_int_equal(keys_wait(keys), KEYS_ESCAPE_MS);
	keys_timeout(keys);
	assert_int_equal(next_code(), TUI_KEY_ESC);
	assert_int_equal(keys_wait(keys), -1);
	keys_timeout(keys);
	assert_int_equal(next_code(), TUI_KEY_NONE);
	feed("\033");
	keys_timeout(keys);
	feed("2");	/* came before the key was read: still a function key */
	assert_int_equal(next_code(), TUI_KEY_F2);
}

static void escape_before_a_letter_is_two_keys(void **state)
{
	(void)state;
	feed("\033x\033\033");
	assert_int_equal(next_code(), TUI_KEY_ESC);
	assert_int_equal(next_code(), 'x');
	assert_int_equal(next_code(), TUI_KEY_ESC);
	assert_int_equal(next_code(), TUI_KEY_NONE);
	keys_timeout(keys);
	assert_int_equal(next_code(), TUI_KEY_ESC);
}

static void a_torn_sequence_types_no_letters(void **state)
{
	(void)state;
	feed("\033[1;");
	assert_int_equal(next_code(), TUI_KEY_NONE);
	keys_timeout(keys);
	assert_int_equal(next_code(), TUI_KEY_UNKNOWN);
	assert_int_equal(next_code(), TUI_KEY_NONE);
	feed("\033[1\033[A");
	assert_int_equal(next_code(), TUI_KEY_UNKNOWN);
	assert_int_equal(next_code(), TUI_KEY_UP);
	feed("\033[?64;1;2;6;9;15;16;17;18;21;22;28;29");
	assert_int_equal(next_code(), TUI_KEY_NONE);
	feed("c");
	assert_int_equal(next_code(), TUI_KEY_UNKNOWN);
	assert_int_equal(next_code(), TUI_KEY_NONE);
}

static void bytes_that_are_no_utf8_are_no_text(void **state)
{
	static const char *const wrong[] = { "\xff", "\x80", "\xc0", "\xf8", "\xe2(", "\xed\xa0\x80", "\xf4\x90\x80\x80",
		"\xc2\x9b", "\xef\xbf\xbf" };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		feed(wrong[i]);
		feed("x");
		assert_int_equal(next_code(), TUI_KEY_UNKNOWN);
		if (wrong[i][1] == '(')
			assert_int_equal(next_code(), '(');
		assert_int_equal(next_code(), 'x');
		assert_int_equal(next_code(), TUI_KEY_NONE);
	}
	keys_feed(keys, "\0", 1);
	assert_int_equal(next_code(), TUI_KEY_UNKNOWN);
}

static void a_terminal_without_utf8_sends_latin_letters(void **state)
{
	(void)state;
	keys_utf8(keys, false);
	feed("\xe9\xa4");
	next_is(0xe9, "é");
	next_is(0x20ac, "€");
	feed("\033[200~Zo\xeb\033[201~");
	next_is(TUI_KEY_PASTE, "Zoë");
}

static void a_paste_is_text(void **state)
{
	(void)state;
	feed("a\033[200~een\rtwee\r\ndrie\nq\033[201~b");
	next_is('a', "a");
	next_is(TUI_KEY_PASTE, "een\ntwee\ndrie\nq");
	next_is('b', "b");
}

static void a_paste_may_come_in_pieces(void **state)
{
	const char *bytes = "\033[200~regel\r\néén \033[31m\033[201~";

	(void)state;
	for (; bytes[1]; bytes++) {
		keys_feed(keys, bytes, 1);
		assert_int_equal(next_code(), TUI_KEY_NONE);
	}
	assert_int_equal(keys_wait(keys), KEYS_PASTE_MS);
	keys_feed(keys, bytes, 1);
	next_is(TUI_KEY_PASTE, "regel\néén \033[31m");
	assert_int_equal(keys_wait(keys), -1);
}

static void an_end_within_a_paste_does_not_end_it(void **state)
{
	(void)state;
	feed("\033[200~lief\033[201~\r:wis alles\r\033[200~en aardig\033[201~");
	next_is(TUI_KEY_PASTE, "lief\n:wis alles\nen aardig");
	assert_int_equal(next_code(), TUI_KEY_NONE);
}

static void a_paste_that_stands_still_is_given_as_it_is(void **state)
{
	(void)state;
	feed("\033[200~half\033[20");
	assert_int_equal(next_code(), TUI_KEY_NONE);
	keys_timeout(keys);
	next_is(TUI_KEY_PASTE, "half");
	feed("x");
	next_is('x', "x");
}

static void a_paste_above_its_limit_is_refused_whole(void **state)
{
	static char much[KEYS_PASTE_BYTES + 1];

	(void)state;
	memset(much, 'x', sizeof(much));
	feed("\033[200~");
	for (size_t at = 0; at < KEYS_PASTE_BYTES; at += 1024) {
		keys_feed(keys, much, 1024);
		assert_int_equal(next_code(), TUI_KEY_NONE);
	}
	feed("\033[201~");
	next_is(TUI_KEY_PASTE, (much[KEYS_PASTE_BYTES] = '\0', much));
	feed("\033[200~");
	much[KEYS_PASTE_BYTES] = 'x';
	keys_feed(keys, much, sizeof(much));
	assert_int_equal(next_code(), TUI_KEY_NONE);
	feed("nog meer\033[201~y");
	next_is(TUI_KEY_PASTE_LONG, "");
	next_is('y', "y");
}

static void what_was_typed_before_can_be_forgotten(void **state)
{
	(void)state;
	feed("jj\033");
	assert_int_equal(next_code(), 'j');
	keys_discard(keys);
	assert_int_equal(next_code(), TUI_KEY_NONE);
	assert_int_equal(keys_wait(keys), -1);
	feed("\033[200~begin");
	assert_int_equal(next_code(), TUI_KEY_NONE);
	keys_discard(keys);
	feed(" einde\033[201~x");
	next_is('x', "x");
}

static void a_terminal_may_have_keys_of_its_own(void **state)
{
	(void)state;
	keys_sequence(keys, "\033[25~", TUI_KEY_F11);
	keys_sequence(keys, "x", TUI_KEY_F12);	/* no sequence: a letter stays a letter */
	feed("\033[25~x");
	assert_int_equal(next_code(), TUI_KEY_F11);
	assert_int_equal(next_code(), 'x');
}

/* Any bytes in any pieces: every key is known, every text is its character, and all of it is used up. */
static void no_bytes_break_it(void **state)
{
	static const char *const parts[] = { "\033", "[", "O", "1", ";", "5", "A", "~", "200~", "\033[200~", "\033[201~",
		"x", "\xc3", "\xa9", "\xe2\x82", "\xac", "\xff", "\r", "\r\n", "?", "0", "\177", "\x9b" };
	unsigned seed = 11;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct key_press press;

		if (rand_r(&seed) % 3000 == 0)
			keys_utf8(keys, rand_r(&seed) % 2);
		feed(parts[(unsigned)rand_r(&seed) % (sizeof(parts) / sizeof(parts[0]))]);
		if (rand_r(&seed) % 6 == 0)
			keys_timeout(keys);
		if (rand_r(&seed) % 300 == 0)
			keys_discard(keys);
		while (keys_next(keys, &press)) {
			assert_int_not_equal(press.code, TUI_KEY_NONE);
			if (press.code < TUI_KEY_FIRST)
				assert_true(text_valid(press.text, press.bytes));
		}
	}
	keys_timeout(keys);
	while (next_code() != TUI_KEY_NONE)
		;
	assert_int_equal(keys_wait(keys), -1);
}

/* ---- the table ---- */

struct screen {
	int edited, raised;
	bool may_raise;
};

static void edit_it(void *screen)
{
	((struct screen *)screen)->edited++;
}

static void raise_it(void *screen)
{
	((struct screen *)screen)->raised++;
}

static bool may_raise(const void *screen)
{
	return ((const struct screen *)screen)->may_raise;
}

static const struct key table[] = {
	{ 'e', "Wijzigen", "Het plan van dit huishouden wijzigen.", edit_it, NULL },
	{ TUI_KEY_F4, NULL, NULL, edit_it, NULL },
	{ 'u', "Trede omhoog", "De vraag aan de volgende trede voorleggen.", raise_it, may_raise },
	{ TUI_KEY_ENTER, NULL, "Openen wat gekozen is.", edit_it, NULL },
	{ 0 }
};

static const struct key more[] = {
	{ TUI_KEY_F1, "Hulp", "Deze bladzijde.", edit_it, NULL },
	{ TUI_CTRL('L'), "Opnieuw tekenen", "Het scherm opnieuw tekenen.", edit_it, NULL },
	{ TUI_KEY_ESC, "Terug", "Terug naar het vorige scherm.", edit_it, NULL },
	{ 0 }
};

static void the_row_of_a_key_acts(void **state)
{
	struct screen screen = { 0 };

	(void)state;
	assert_int_equal(keys_dispatch(table, 'e', &screen), KEYS_ACTED);
	assert_int_equal(keys_dispatch(table, 'E', &screen), KEYS_ACTED);
	assert_int_equal(keys_dispatch(table, TUI_KEY_F4, &screen), KEYS_ACTED);
	assert_int_equal(screen.edited, 3);
	assert_int_equal(keys_dispatch(table, 'u', &screen), KEYS_REFUSED);
	assert_int_equal(screen.raised, 0);
	screen.may_raise = true;
	assert_int_equal(keys_dispatch(table, 'u', &screen), KEYS_ACTED);
	assert_int_equal(screen.raised, 1);
	assert_int_equal(keys_dispatch(table, 'z', &screen), KEYS_UNUSED);
	assert_int_equal(keys_dispatch(NULL, 'z', &screen), KEYS_UNUSED);
}

static bool may_not_raise(const void *screen)
{
	return !may_raise(screen);
}

static void a_key_may_have_a_row_for_each_moment(void **state)
{
	static const struct key rows[] = {
		{ 'u', "Omhoog", "Naar de volgende trede.", raise_it, may_raise },
		{ 'u', "Terugnemen", "Terug naar de vorige trede.", edit_it, may_not_raise },
		{ 0 }
	};
	struct screen screen = { 0 };

	(void)state;
	assert_int_equal(keys_dispatch(rows, 'u', &screen), KEYS_ACTED);
	screen.may_raise = true;
	assert_int_equal(keys_dispatch(rows, 'U', &screen), KEYS_ACTED);
	assert_int_equal(screen.edited, 1);
	assert_int_equal(screen.raised, 1);
}

static void the_footer_shows_what_may_be_done_and_always_the_way_back_and_help(void **state)
{
	struct screen screen = { 0 };
	struct canvas *canvas = canvas_new(10, 80);

	(void)state;
	keys_footer(canvas, 0, table, more, &screen);
	assert_memory_equal(rows_of(canvas), "e Wijzigen  ^L Opnieuw tekenen  Esc Terug  F1 Hulp\n", 51);
	screen.may_raise = true;
	canvas_resize(canvas, 10, 40);
	keys_footer(canvas, 0, table, more, &screen);
	assert_memory_equal(rows_of(canvas), "e Wijzigen  Esc Terug  F1 Hulp\n", 31);
	canvas_free(canvas);
}

static void help_is_printed_from_the_same_rows(void **state)
{
	struct screen screen = { 0 };
	struct buf help = BUF_INIT;

	(void)state;
	keys_help(table, more, &screen, &help);
	golden_text(&help, "tui-key-help");
	buf_free(&help);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_known_sequence_is_a_key, begin, end),
		cmocka_unit_test_setup_teardown(a_sequence_may_come_in_pieces, begin, end),
		cmocka_unit_test_setup_teardown(a_lone_escape_waits_for_its_time, begin, end),
		cmocka_unit_test_setup_teardown(escape_before_a_letter_is_two_keys, begin, end),
		cmocka_unit_test_setup_teardown(a_torn_sequence_types_no_letters, begin, end),
		cmocka_unit_test_setup_teardown(bytes_that_are_no_utf8_are_no_text, begin, end),
		cmocka_unit_test_setup_teardown(a_terminal_without_utf8_sends_latin_letters, begin, end),
		cmocka_unit_test_setup_teardown(a_paste_is_text, begin, end),
		cmocka_unit_test_setup_teardown(a_paste_may_come_in_pieces, begin, end),
		cmocka_unit_test_setup_teardown(an_end_within_a_paste_does_not_end_it, begin, end),
		cmocka_unit_test_setup_teardown(a_paste_that_stands_still_is_given_as_it_is, begin, end),
		cmocka_unit_test_setup_teardown(a_paste_above_its_limit_is_refused_whole, begin, end),
		cmocka_unit_test_setup_teardown(what_was_typed_before_can_be_forgotten, begin, end),
		cmocka_unit_test_setup_teardown(a_terminal_may_have_keys_of_its_own, begin, end),
		cmocka_unit_test_setup_teardown(no_bytes_break_it, begin, end),
		cmocka_unit_test(the_row_of_a_key_acts),
		cmocka_unit_test(a_key_may_have_a_row_for_each_moment),
		cmocka_unit_test(the_footer_shows_what_may_be_done_and_always_the_way_back_and_help),
		cmocka_unit_test(help_is_printed_from_the_same_rows),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
