/* Text in columns: how wide it is, how much fits, where it wraps. */
#include <string.h>

#include <utf8proc.h>

#include "base/mem.h"
#include "base/text.h"

/*
 * Where utf8proc and terminals differ: spacing marks (Mc) take a column of their own but for those listed, the vowels
 * and ends of conjoining Hangul none, and the signs of two blocks two.
 */
static const struct width {
	uint32_t first, last;
	int columns;
} widths[] = {
	{ 0x1160, 0x11ff, 0 },		/* Hangul vowels and final consonants */
	{ 0x302e, 0x302f, 2 },		/* Hangul tone marks */
	{ 0x3248, 0x324f, 2 },		/* circled numbers on black squares */
	{ 0x4dc0, 0x4dff, 2 },		/* hexagrams */
	{ 0xd7b0, 0xd7fb, 0 },		/* Hangul, extended */
	{ 0x16ff0, 0x16ff1, 2 },	/* Vietnamese reading marks */
};

int rune_columns(uint32_t rune)
{
	utf8proc_category_t category;

	if (rune < 0x300)
		return rune_plain(rune) ? 1 : 0;
	for (size_t i = 0; i < COUNT_OF(widths); i++)
		if (rune >= widths[i].first && rune <= widths[i].last)
			return widths[i].columns;
	if (!utf8proc_codepoint_valid((utf8proc_int32_t)rune))
		return 1;	/* it is shown as U+FFFD */
	category = utf8proc_category((utf8proc_int32_t)rune);
	if (category == UTF8PROC_CATEGORY_MC)
		return 1;
	if (category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
		return 0;
	return utf8proc_charwidth((utf8proc_int32_t)rune);
}

int text_columns(const char *text)
{
	uint32_t rune;
	size_t bytes;
	int columns = 0;

	for (; (bytes = text_next(text, &rune)) > 0; text += bytes)
		columns += rune_columns(rune);
	return columns;
}

size_t text_chars(const char *text)
{
	uint32_t rune;
	size_t bytes, chars = 0;

	for (; (bytes = text_next(text, &rune)) > 0; text += bytes)
		chars++;
	return chars;
}

size_t text_fit(const char *text, int columns)
{
	size_t used = 0, bytes;
	uint32_t rune;
	int taken = 0;

	while ((bytes = text_next(text + used, &rune)) > 0) {
		taken += rune_columns(rune);
		if (taken > columns)
			break;
		used += bytes;
	}
	return used;
}

/* Whether the blank at `at` ends a word: "€ 1.250" is one. */
static bool ends_word(const char *text, size_t start, size_t at)
{
	static const char EURO[] = "€";
	size_t bytes = sizeof(EURO) - 1;

	return at > start && text[at - 1] != ' ' && !(at >= start + bytes && memcmp(text + at - bytes, EURO, bytes) == 0);
}

/* The line that starts at start: to the end of its paragraph, or to the last word that fits. */
static struct text_line wrap_one(const char *text, size_t start, int columns)
{
	size_t at = start, word_end = start, bytes;
	uint32_t rune;
	int taken = 0;

	for (; (bytes = text_next(text + at, &rune)) > 0 && rune != '\n'; at += bytes) {
		if (rune == ' ' && ends_word(text, start, at))
			word_end = at;
		taken += rune_columns(rune);
		if (taken <= columns)
			continue;
		if (word_end > start)
			at = word_end;
		else if (at == start)
			at += bytes;	/* wider than a line: alone on it */
		break;
	}
	return (struct text_line){ start, at - start };
}

size_t text_wrap(const char *text, int columns, struct text_line *lines, size_t room)
{
	size_t count = 0, start = 0;

	for (;;) {
		struct text_line line = wrap_one(text, start, columns > 0 ? columns : 1);
		size_t next = line.start + line.bytes;

		if (lines && count < room)
			lines[count] = line;
		count++;
		next += strspn(text + next, " ");
		if (text[next] == '\0')
			return count;
		start = text[next] == '\n' ? next + 1 : next;
	}
}
