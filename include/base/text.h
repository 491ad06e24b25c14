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
 * width, tags, BOM, soft hyphen, U+2028/2029) removed; at most 2 combining marks on one base. Invalid UTF-8 is
 * ERR_INPUT. The same text twice cleaned is the same.
 */
bool text_clean(const char *text, size_t bytes, enum text_kind kind, struct buf *out, struct err *err);

/* Cleans a line into room bytes at out; too long is ERR_LIMIT and names `what`, never a cut. */
bool text_clean_line(const char *text, const char *what, char *out, size_t room, struct err *err);

/* One character at text: its bytes; 0 at the NUL; *rune = code point. Invalid bytes count as one U+FFFD. */
size_t text_next(const char *text, uint32_t *rune);
/* Bytes of the character that ends just before `at` (0 at the start). */
size_t text_before(const char *text, size_t at);
size_t text_encode(uint32_t rune, char out[4]);
/* 0, 1 or 2 columns. */
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

/* The pieces of a text wrapped at `columns`: fills start/bytes of line `number` (from 0); false past the end. */
struct text_line {
	size_t start, bytes;
};
/* Appends the lines; a newline always breaks. Returns their count; lines may be NULL to count only. */
size_t text_wrap(const char *text, int columns, struct text_line *lines, size_t room);

#endif
