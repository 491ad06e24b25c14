/* Text from people: UTF-8, cleaned at every border, measured in columns. Built on utf8proc. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

enum text_kind {
	TEXT_LINE,	/* newline and tab become a blank; ends trimmed */
	TEXT_BLOCK,	/* newline stays; CR LF becomes newline; tab becomes a blank */
};

enum {
	TEXT_LINE_CHARS = 200,		/* characters in one line field */
	TEXT_LINE_BYTES = 4 * TEXT_LINE_CHARS + 1,
	TEXT_BLOCK_BYTES = 64 * 1024,	/* bytes in a block text, without NUL */
};

/* Valid UTF-8: no overlong form, surrogate, non-character or code point above U+10FFFF. */
bool text_valid(const char *text, size_t bytes);

/*
 * Cleans into out (appended): NFC; control, format, private and unassigned characters (security: bidi controls, zero
 * width, tags, BOM, soft hyphen, U+2028/2029) removed; at most 2 combining marks on one base, none without a base
 * (after a blank or a newline, or at the start). Invalid UTF-8 is ERR_INPUT, and out is as it was. Cleaning twice is as
 * good as once.
 */
bool text_clean(const char *text, size_t bytes, enum text_kind kind, struct buf *out, struct err *err);

/*
 * Cleans a line into room bytes at out; more than TEXT_LINE_CHARS characters, or more bytes than fit, is ERR_LIMIT and
 * names `what` ("De straat"), never a cut. On an error out is "".
 */
bool text_clean_line(const char *text, const char *what, char *out, size_t room, struct err *err);

/* One character at text: its bytes; 0 at the NUL; *rune = code point. Invalid bytes count as one U+FFFD. */
size_t text_next(const char *text, uint32_t *rune);
/* Bytes of the character that ends just before `at` (0 at the start). */
size_t text_before(const char *text, size_t at);
size_t text_encode(uint32_t rune, char out[4]);
/* May stand in a text: no control, format, private, unassigned or invisible character, no line separator. */
bool rune_plain(uint32_t rune);
/* 0, 1 or 2 columns, as terminals and wcwidth() have it; the result does not depend on the locale. */
int rune_columns(uint32_t rune);
int text_columns(const char *text);
size_t text_chars(const char *text);
/* Bytes of the longest prefix within columns, never inside a character or before its marks. */
size_t text_fit(const char *text, int columns);
/* Case-insensitive by Unicode fold; for names and choices. */
bool text_same(const char *a, const char *b);
bool text_starts(const char *text, const char *prefix);
/* Plain ASCII for terminals without UTF-8: é -> e, € -> EUR, unknown -> ?. Appended. For display only. */
void text_ascii(const char *text, struct buf *out);

/* One line of a wrapped text: where it starts in the text and how long it is. */
struct text_line {
	size_t start, bytes;
};
/*
 * Wraps at `columns`: between words, inside a word only when it is longer than a line; a newline always breaks, so an
 * empty text has one line and a text that ends in a newline has an empty last one. The blanks where a line breaks
 * belong to no line. Fills lines[0..room) and returns the count of all lines; lines may be NULL to count only.
 */
size_t text_wrap(const char *text, int columns, struct text_line *lines, size_t room);

#endif
