/* Text from people: decoding, cleaning, comparing. Measuring is in text_measure.c. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/log.h"
#include "base/mem.h"

enum { RUNE_REPLACEMENT = 0xfffd, TEXT_MARKS = 2 };

/* U+FDD0..FDEF and the last two of every plane are never characters. */
static bool rune_noncharacter(utf8proc_int32_t rune)
{
	return (rune >= 0xfdd0 && rune <= 0xfdef) || (rune & 0xfffe) == 0xfffe;
}

bool text_valid(const char *text, size_t bytes)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;

	while (bytes > 0) {
		utf8proc_int32_t rune;
		utf8proc_ssize_t count;

		for (; bytes > 0 && *at < 0x80; bytes--)
			at++;
		if (bytes == 0)
			return true;
		count = utf8proc_iterate(at, (utf8proc_ssize_t)bytes, &rune);
		if (count <= 0 || rune_noncharacter(rune))
			return false;
		at += count;
		bytes -= (size_t)count;
	}
	return true;
}

size_t text_next(const char *text, uint32_t *rune)
{
	unsigned char first = (unsigned char)*text;
	utf8proc_int32_t decoded;
	utf8proc_ssize_t count;

	if (first < 0x80) {
		*rune = first;
		return first ? 1 : 0;
	}
	/* A length of -1 stops at the NUL: it is no continuation byte. */
	count = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &decoded);
	*rune = count > 0 ? (uint32_t)decoded : RUNE_REPLACEMENT;
	return count > 0 ? (size_t)count : 1;
}

size_t text_before(const char *text, size_t at)
{
	size_t start = at;

	if (at == 0)
		return 0;
	while (start > 0 && at - start < 4) {
		utf8proc_int32_t rune;
		utf8proc_ssize_t count;

		start--;
		if (((unsigned char)text[start] & 0xc0) == 0x80)
			continue;
		count = utf8proc_iterate((const utf8proc_uint8_t *)text + start, (utf8proc_ssize_t)(at - start), &rune);
		return count == (utf8proc_ssize_t)(at - start) ? at - start : 1;
	}
	return 1;
}

size_t text_encode(uint32_t rune, char out[4])
{
	if (!utf8proc_codepoint_valid((utf8proc_int32_t)rune))
		rune = RUNE_REPLACEMENT;
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)rune, (utf8proc_uint8_t *)out);
}

bool rune_plain(uint32_t rune)
{
	const utf8proc_property_t *property;

	if (rune < 0x80)
		return rune >= 0x20 && rune != 0x7f;
	if (!utf8proc_codepoint_valid((utf8proc_int32_t)rune))
		return false;
	property = utf8proc_get_property((utf8proc_int32_t)rune);
	switch ((utf8proc_category_t)property->category) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return !property->ignorable;
	}
}

static bool rune_blank(utf8proc_int32_t rune)
{
	return rune == ' ' || rune == '\n' || utf8proc_category(rune) == UTF8PROC_CATEGORY_ZS;
}

static bool rune_mark(utf8proc_int32_t rune)
{
	utf8proc_category_t category = utf8proc_category(rune);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

/* What is allowed of valid text, as code points with room for count; returns how many. */
static size_t clean_filter(const char *text, size_t count, enum text_kind kind, utf8proc_int32_t *runes)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text, *end = at + count;
	size_t used = 0;

	while (at < end) {
		utf8proc_int32_t rune;

		at += utf8proc_iterate(at, end - at, &rune);
		if (rune == '\r' && at < end && *at == '\n')
			continue;
		if (rune == '\r')
			rune = '\n';
		if (rune == '\t' || (rune == '\n' && kind == TEXT_LINE))
			rune = ' ';
		if (rune == '\n' || rune_plain((uint32_t)rune))
			runes[used++] = rune;
	}
	return used;
}

/* NFC in a new array, which the caller frees. */
static utf8proc_int32_t *clean_compose(const utf8proc_int32_t *runes, size_t *count)
{
	const utf8proc_option_t options = UTF8PROC_COMPOSE | UTF8PROC_STABLE;
	char *text = mem_new(*count * 4 + 1, 1);
	size_t used = 0;
	utf8proc_int32_t *composed;
	utf8proc_ssize_t needed;

	for (size_t i = 0; i < *count; i++)
		used += text_encode((uint32_t)runes[i], text + used);
	needed = utf8proc_decompose((utf8proc_uint8_t *)text, (utf8proc_ssize_t)used, NULL, 0, options);
	if (needed < 0)
		log_end(1, "text cannot be normalized: %s", utf8proc_errmsg(needed));
	composed = mem_new((size_t)needed + 1, sizeof(*composed));
	utf8proc_decompose((utf8proc_uint8_t *)text, (utf8proc_ssize_t)used, composed, needed, options);
	*count = (size_t)utf8proc_normalize_utf32(composed, needed, options);
	free(text);
	return composed;
}

/* Drops marks that have no base, or stand third and further on one; returns the new count. */
static size_t clean_marks(utf8proc_int32_t *runes, size_t count)
{
	size_t used = 0;
	int room = 0;

	for (size_t i = 0; i < count; i++) {
		if (!rune_mark(runes[i]))
			room = rune_blank(runes[i]) ? 0 : TEXT_MARKS;
		else if (room == 0)
			continue;
		else
			room--;
		runes[used++] = runes[i];
	}
	return used;
}

static bool text_is_ascii_line(const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if ((unsigned char)text[i] < 0x20 || (unsigned char)text[i] >= 0x7f)
			return false;
	return true;
}

bool text_clean(const char *text, size_t bytes, enum text_kind kind, struct buf *out, struct err *err)
{
	utf8proc_int32_t *runes, *composed;
	size_t first = 0, count = bytes;

	if (!text_valid(text, bytes))
		return err_set(err, ERR_INPUT, "De tekst bevat tekens die geen geldige UTF-8 zijn.");
	if (text_is_ascii_line(text, bytes)) {
		while (kind == TEXT_LINE && count > 0 && text[count - 1] == ' ')
			count--;
		while (kind == TEXT_LINE && first < count && text[first] == ' ')
			first++;
		buf_add(out, text + first, count - first);
		return true;
	}
	runes = mem_new(bytes, sizeof(*runes));
	count = clean_filter(text, bytes, kind, runes);
	composed = clean_compose(runes, &count);
	count = clean_marks(composed, count);
	while (kind == TEXT_LINE && count > 0 && rune_blank(composed[count - 1]))
		count--;
	while (kind == TEXT_LINE && first < count && rune_blank(composed[first]))
		first++;
	buf_add(out, "", 0);
	for (size_t i = first; i < count; i++) {
		char encoded[4];

		buf_add(out, encoded, text_encode((uint32_t)composed[i], encoded));
	}
	free(composed);
	free(runes);
	return true;
}

bool text_clean_line(const char *text, const char *what, char *out, size_t room, struct err *err)
{
	struct buf clean = BUF_INIT;
	bool ok = false;
	size_t most = (room - 1) / 4 < TEXT_LINE_CHARS ? room - 1 : TEXT_LINE_CHARS;

	out[0] = '\0';
	if (!text_clean(text, strlen(text), TEXT_LINE, &clean, err)) {
		err_add(err, "%s", what);
		goto clean;
	}
	if (clean.used >= room || text_chars(clean.data) > TEXT_LINE_CHARS) {
		err_set(err, ERR_LIMIT, "%s is te lang: %zu tekens, er passen er %zu.", what, text_chars(clean.data),
		        most);
		goto clean;
	}
	memcpy(out, clean.data, clean.used + 1);
	ok = true;
clean:
	buf_free(&clean);
	return ok;
}

/* Folded and composed; the caller frees it. NULL for invalid UTF-8. */
static char *text_fold(const char *text)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t count = utf8proc_map((const utf8proc_uint8_t *)text, 0, &folded,
	                                      UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE |
	                                      UTF8PROC_CASEFOLD);

	if (count == UTF8PROC_ERROR_NOMEM)
		log_end(1, "out of memory (a text of %zu bytes)", strlen(text));
	return count < 0 ? NULL : (char *)folded;
}

static bool fold_compare(const char *a, const char *b, bool prefix)
{
	char *folded_a = text_fold(a), *folded_b = text_fold(b);
	const char *left = folded_a ? folded_a : a, *right = folded_b ? folded_b : b;
	bool same = prefix ? strncmp(left, right, strlen(right)) == 0 : strcmp(left, right) == 0;

	free(folded_a);
	free(folded_b);
	return same;
}

bool text_same(const char *a, const char *b)
{
	return fold_compare(a, b, false);
}

bool text_starts(const char *text, const char *prefix)
{
	return fold_compare(text, prefix, true);
}
