/* Text from people: what is let in, what it becomes, how wide it is, where it wraps. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

static void check_clean(const char *text, enum text_kind kind, const char *expected)
{
	struct buf out = BUF_INIT, again = BUF_INIT;
	struct err err = ERR_INIT;

	if (!text_clean(text, strlen(text), kind, &out, &err))
		fail_msg("%s: %s", expected, err.text);
	assert_string_equal(out.data, expected);
	assert_true(text_clean(out.data, out.used, kind, &again, &err));
	assert_string_equal(again.data, expected);
	buf_free(&out);
	buf_free(&again);
}

static void valid_is_what_unicode_calls_valid(void **state)
{
	static const char *const good[] = { "", "a", "é", "€", "\U0001F600", "\xf4\x8f\xbf\xbd", "\x7f" };
	static const char *const bad[] = {
		"\xff", "\xfe", "\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\xaf", "\xf0\x80\x80\xaf",	/* overlong */
		"\xed\xa0\x80", "\xed\xbf\xbf",								/* surrogates */
		"\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80",						/* too high */
		"\xc3", "\xe2\x82", "\xf0\x9f\x98", "a\xe2\x82z",					/* cut off */
		"\xef\xbf\xbe", "\xef\xbf\xbf", "\xef\xb7\x90", "\xf0\x9f\xbf\xbf",		/* no characters */
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(text_valid(good[i], strlen(good[i])));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (text_valid(bad[i], strlen(bad[i])))
			fail_msg("case %zu is taken for valid", i);
}

static void cleaning_keeps_what_people_write(void **state)
{
	(void)state;
	check_clean("Jan-Willem van 't Hoff", TEXT_LINE, "Jan-Willem van 't Hoff");
	check_clean("Çiğdem Öztürk-Gürsoy", TEXT_LINE, "Çiğdem Öztürk-Gürsoy");
	check_clean("Nguyễn Thị Ánh", TEXT_LINE, "Nguyễn Thị Ánh");
	check_clean("محمد العلي", TEXT_LINE, "محمد العلي");
	check_clean("€ 1.250,00 – “goed” ½", TEXT_LINE, "€ 1.250,00 – “goed” ½");
	check_clean("  met randen \t", TEXT_LINE, "met randen");
	check_clean("", TEXT_LINE, "");
	check_clean("   ", TEXT_LINE, "");
	check_clean("eerste\n\n  tweede \n", TEXT_BLOCK, "eerste\n\n  tweede \n");
}

static void lines_and_blocks_treat_newlines_differently(void **state)
{
	(void)state;
	check_clean("een\ntwee\tdrie", TEXT_LINE, "een twee drie");
	check_clean("een\r\ntwee\rdrie", TEXT_LINE, "een twee drie");
	check_clean("een\r\ntwee\rdrie\tvier", TEXT_BLOCK, "een\ntwee\ndrie vier");
}

static void cleaning_composes(void **state)
{
	(void)state;
	check_clean("cafe\u0301", TEXT_LINE, "café");
	check_clean("A\u030a", TEXT_LINE, "Å");
	check_clean("\u212b", TEXT_LINE, "Å");
	check_clean("e\u200d\u0301", TEXT_LINE, "é");
	check_clean("q\u0307\u0323", TEXT_LINE, "q\u0323\u0307");
}

static void cleaning_removes_what_is_not_seen(void **state)
{
	static const char *const hidden[] = {
		"\x1b", "\a", "\b", "\x7f", "\xc2\x80", "\xc2\x9b", "\xc2\x85",	/* C0 and C1 */
		"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e",	/* invisible */
		"\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c",	/* bidi */
		"\U000e0001", "\U000e0041", "\U000e007f", "\ufe0f", "\U000e0100",	/* tags, variants */
		"\u2028", "\u2029", "\ue000", "\U000f0000", "\U0010fffd", "\u0378",	/* separators, not assigned */
		"\u115f", "\u3164", "\uffa0", "\u034f",					/* fillers */
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(hidden); i++) {
		char text[16];

		snprintf(text, sizeof(text), "a%sb", hidden[i]);
		check_clean(text, TEXT_LINE, "ab");
		check_clean(text, TEXT_BLOCK, "ab");
		check_clean(hidden[i], TEXT_LINE, "");
	}
	check_clean("\x1b]0;titel\a\x1b[2Jx", TEXT_LINE, "]0;titel[2Jx");
}

static void at_most_two_marks_stand_on_a_letter(void **state)
{
	(void)state;
	check_clean("z\u0335\u0336\u0337\u0338z", TEXT_LINE, "z\u0335\u0336z");
	check_clean("\u0301a", TEXT_LINE, "a");
	check_clean("a \u0301b", TEXT_LINE, "a b");
	check_clean("a\n\u0301b", TEXT_BLOCK, "a\nb");
	check_clean("\u1ebf\u0301\u0301\u0301", TEXT_LINE, "\u1ebf\u0301\u0301");
}

static void bad_bytes_are_refused_and_nothing_is_added(void **state)
{
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	buf_text(&out, "er was al wat");
	assert_false(text_clean("goed \xff fout", 11, TEXT_LINE, &out, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_string_equal(out.data, "er was al wat");
	assert_true(text_clean("a\0b", 3, TEXT_LINE, &out, &err));
	assert_string_equal(out.data, "er was al watab");
	buf_free(&out);
}

/* Any text, cleaned twice, is the same as cleaned once, valid, and without a character that is not plain. */
static void cleaning_is_the_same_the_second_time(void **state)
{
	static const uint32_t odd[] = {
		'a', 'e', ' ', '\n', '\t', '\r', 0x300, 0x301, 0x323, 0x200d, 0x202e, 0xe9, 0x1100, 0x1161, 0x11a8,
		0xac00, 0x9c7, 0x9be, 0xdd9, 0xdcf, 0x1f600, 0xfb1d, 0x212b, 0x2126, 0x37e, 0x1fef, 0x2000, 0xa0,
		0x3000, 0x344, 0xf73, 0xe0020, 0x958, 0x1d15e, 0x1e9e,
	};

	(void)state;
	srand(1);
	for (int round = 0; round < 3000; round++) {
		enum text_kind kind = round & 1 ? TEXT_LINE : TEXT_BLOCK;
		struct buf text = BUF_INIT, once = BUF_INIT, twice = BUF_INIT;

		for (int i = rand() % 12; i >= 0; i--) {
			char encoded[4];
			uint32_t rune = rand() % 8 ? odd[(size_t)rand() % COUNT_OF(odd)] : (uint32_t)rand() % 0x2fa20;

			if ((rune >= 0xfdd0 && rune <= 0xfdef) || (rune & 0xfffe) == 0xfffe)
				continue;
			buf_add(&text, encoded, text_encode(rune, encoded));
		}
		if (text.used == 0)
			continue;
		assert_true(text_clean(text.data, text.used, kind, &once, NULL));
		assert_true(text_clean(once.data, once.used, kind, &twice, NULL));
		assert_string_equal(once.data, twice.data);
		assert_true(text_valid(once.data, once.used));
		for (size_t at = 0, bytes; at < once.used; at += bytes) {
			uint32_t rune;

			bytes = text_next(once.data + at, &rune);
			assert_true(rune_plain(rune) || (rune == '\n' && kind == TEXT_BLOCK));
		}
		buf_free(&text);
		buf_free(&once);
		buf_free(&twice);
	}
}

static void a_line_that_is_too_long_is_refused_never_cut(void **state)
{
	char out[TEXT_LINE_BYTES], small[8], text[2 * 202 + 1] = "";
	struct err err = ERR_INIT;

	(void)state;
	assert_true(text_clean_line(" Kerkstraat ", "De straat", out, sizeof(out), &err));
	assert_string_equal(out, "Kerkstraat");
	for (int i = 0; i < 200; i++)
		strcat(text, "é");
	assert_true(text_clean_line(text, "De straat", out, sizeof(out), &err));
	assert_string_equal(out, text);
	strcat(text, "é");
	assert_false(text_clean_line(text, "De straat", out, sizeof(out), &err));
	assert_int_equal(err.code, ERR_LIMIT);
	assert_string_equal(err.text, "De straat is te lang: 201 tekens, er passen er 200.");
	assert_string_equal(out, "");
	assert_true(text_clean_line("1234567", "Het nummer", small, sizeof(small), &err));
	assert_false(text_clean_line("12345678", "Het nummer", small, sizeof(small), &err));
	assert_int_equal(err.code, ERR_LIMIT);
	assert_false(text_clean_line("a\xff", "De straat", out, sizeof(out), &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_non_null(strstr(err.text, "De straat"));
}

static void stepping_forth_and_back_meets_the_same_characters(void **state)
{
	const char *text = "aé€\U0001F600\xffz\xc3";
	static const struct {
		size_t bytes;
		uint32_t rune;
	} steps[] = { { 1, 'a' }, { 2, 0xe9 }, { 3, 0x20ac }, { 4, 0x1f600 }, { 1, 0xfffd }, { 1, 'z' },
		      { 1, 0xfffd } };
	size_t at = 0;
	uint32_t rune;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		assert_int_equal(text_next(text + at, &rune), steps[i].bytes);
		assert_int_equal(rune, steps[i].rune);
		at += steps[i].bytes;
	}
	assert_int_equal(text_next(text + at, &rune), 0);
	for (size_t i = COUNT_OF(steps); i-- > 0;) {
		assert_int_equal(text_before(text, at), steps[i].bytes);
		at -= steps[i].bytes;
	}
	assert_int_equal(text_before(text, 0), 0);
	assert_int_equal(text_before("\x80\x80\x80\x80\x80", 5), 1);
	assert_int_equal(text_chars(text), COUNT_OF(steps));
}

static void columns_are_counted_as_terminals_do(void **state)
{
	static const struct {
		const char *text;
		int columns;
	} cases[] = {
		{ "", 0 }, { "abc", 3 }, { "één", 3 }, { "e\u0301", 1 }, { "漢字", 4 }, { "\U0001F600", 2 }, { "€", 1 },
		{ "\u00a0", 1 }, { "한국", 4 }, { "\u1112\u1161\u11ab", 2 }, { "\x1b", 0 }, { "─│", 2 }, { "\xff", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(text_columns(cases[i].text), cases[i].columns);
	/* The C library is what ncurses asks; it knows one version of Unicode less. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip();
	for (uint32_t rune = 0x20; rune < 0x20000; rune++) {
		int theirs = wcwidth((wchar_t)rune);

		if (theirs >= 0 && rune_plain(rune) && rune_columns(rune) != theirs)
			fail_msg("U+%04X has %d columns, wcwidth() says %d", (unsigned)rune, rune_columns(rune),
			         theirs);
	}
}

static void what_fits_is_never_half_a_character(void **state)
{
	(void)state;
	assert_int_equal(text_fit("abc", 2), 2);
	assert_int_equal(text_fit("abc", 9), 3);
	assert_int_equal(text_fit("abc", 0), 0);
	assert_int_equal(text_fit("éa", 1), 2);
	assert_int_equal(text_fit("a漢b", 2), 1);
	assert_int_equal(text_fit("a漢b", 3), 4);
	assert_int_equal(text_fit("ae\u0301\u0323b", 2), 6);
}

static void names_compare_without_case(void **state)
{
	(void)state;
	assert_true(text_same("ÉLODIE van Dijk", "élodie VAN dijk"));
	assert_true(text_same("Straße", "STRASSE"));
	assert_true(text_same("e\u0301", "É"));
	assert_false(text_same("Elodie", "Élodie"));
	assert_false(text_same("Jan", "Jans"));
	assert_true(text_starts("Özdemir", "ö"));
	assert_true(text_starts("Özdemir", ""));
	assert_false(text_starts("Özdemir", "o"));
	assert_false(text_starts("Jan", "Jans"));
	assert_true(text_same("\xff", "\xff"));
}

static void ascii_terminals_get_the_nearest_letters(void **state)
{
	static const struct {
		const char *text, *ascii;
	} cases[] = {
		{ "café Überlingen", "cafe Uberlingen" }, { "€ 5 – “ja”", "EUR 5 - \"ja\"" },
		{ "Łukasz Øster", "Lukasz Oster" }, { "ß æ Œ ı", "ss ae OE i" }, { "Çiğdem", "Cigdem" },
		{ "½", "1/2" }, { "漢", "?" }, { "─│┌", "-|+" }, { "e\u0301", "e" }, { "a\u00a0b", "a b" },
		{ "a\nb", "a\nb" }, { "…", "..." }, { "м", "?" }, { "\xff", "?" }, { "ﬁets", "fiets" }, { "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf out = BUF_INIT;

		text_ascii(cases[i].text, &out);
		assert_string_equal(out.data, cases[i].ascii);
		buf_free(&out);
	}
}

/* The lines of text at columns, joined by '|'. */
static void check_wrap(const char *text, int columns, const char *expected)
{
	struct text_line lines[20];
	size_t count = text_wrap(text, columns, lines, COUNT_OF(lines));
	struct buf joined = BUF_INIT;

	assert_int_equal(text_wrap(text, columns, NULL, 0), count);
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_char(&joined, '|');
		buf_add(&joined, text + lines[i].start, lines[i].bytes);
	}
	assert_string_equal(joined.data, expected);
	buf_free(&joined);
}

static void text_wraps_between_words(void **state)
{
	(void)state;
	check_wrap("", 10, "");
	check_wrap("kort", 10, "kort");
	check_wrap("een twee drie", 8, "een twee|drie");
	check_wrap("een twee drie", 7, "een|twee|drie");
	check_wrap("een twee   drie", 8, "een twee|drie");
	check_wrap("een twee ", 8, "een twee");
	check_wrap("een twee ", 9, "een twee ");
	check_wrap("  inspringen", 20, "  inspringen");
	check_wrap("arbeidsongeschiktheid", 8, "arbeidso|ngeschik|theid");
	check_wrap("de arbeidsongeschiktheid", 8, "de|arbeidso|ngeschik|theid");
	check_wrap("een\ntwee\n", 10, "een|twee|");
	check_wrap("een\n\ntwee", 10, "een||twee");
	check_wrap("een twee \ndrie", 8, "een twee|drie");
	check_wrap("een   \n", 3, "een|");
	check_wrap("\n", 3, "|");
	check_wrap("漢字漢字", 5, "漢字|漢字");
	check_wrap("漢字", 1, "漢|字");
	check_wrap("abe\u0301c", 3, "abe\u0301|c");
	check_wrap("ab", 0, "a|b");
	check_wrap("boven € 10.000 euro", 9, "boven|€ 10.000|euro");
	check_wrap("€ 10.000", 5, "€ 10.|000");
}

static void wrapping_counts_more_lines_than_there_is_room_for(void **state)
{
	struct text_line lines[2] = { { 0, 0 }, { 99, 99 } };

	(void)state;
	assert_int_equal(text_wrap("a b c d", 1, lines, 1), 4);
	assert_int_equal(lines[0].bytes, 1);
	assert_int_equal(lines[1].start, 99);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_is_what_unicode_calls_valid),
		cmocka_unit_test(cleaning_keeps_what_people_write),
		cmocka_unit_test(lines_and_blocks_treat_newlines_differently),
		cmocka_unit_test(cleaning_composes),
		cmocka_unit_test(cleaning_removes_what_is_not_seen),
		cmocka_unit_test(at_most_two_marks_stand_on_a_letter),
		cmocka_unit_test(bad_bytes_are_refused_and_nothing_is_added),
		cmocka_unit_test(cleaning_is_the_same_the_second_time),
		cmocka_unit_test(a_line_that_is_too_long_is_refused_never_cut),
		cmocka_unit_test(stepping_forth_and_back_meets_the_same_characters),
		cmocka_unit_test(columns_are_counted_as_terminals_do),
		cmocka_unit_test(what_fits_is_never_half_a_character),
		cmocka_unit_test(names_compare_without_case),
		cmocka_unit_test(ascii_terminals_get_the_nearest_letters),
		cmocka_unit_test(text_wraps_between_words),
		cmocka_unit_test(wrapping_counts_more_lines_than_there_is_room_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
