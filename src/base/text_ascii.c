/* Text for terminals that know ASCII only: the nearest letters, for display and never written back. */
#include "base/text.h"

#include <utf8proc.h>

#include "base/mem.h"

/* What has no plain letter inside by its decomposition. Sorted by code point. */
static const struct spelling {
	uint32_t rune;
	const char *ascii;
} spellings[] = {
	{ 0xa9, "(c)" }, { 0xab, "<<" }, { 0xae, "(r)" }, { 0xb0, "o" }, { 0xb1, "+-" }, { 0xb7, "." }, { 0xbb, ">>" },
	{ 0xc6, "AE" }, { 0xd0, "D" }, { 0xd7, "x" }, { 0xd8, "O" }, { 0xde, "Th" }, { 0xdf, "ss" }, { 0xe6, "ae" },
	{ 0xf0, "d" }, { 0xf7, ":" }, { 0xf8, "o" }, { 0xfe, "th" }, { 0x110, "D" }, { 0x111, "d" }, { 0x126, "H" },
	{ 0x127, "h" }, { 0x131, "i" }, { 0x138, "k" }, { 0x141, "L" }, { 0x142, "l" }, { 0x14a, "N" }, { 0x14b, "n" },
	{ 0x152, "OE" }, { 0x153, "oe" }, { 0x166, "T" }, { 0x167, "t" }, { 0x18f, "E" }, { 0x259, "e" },
	{ 0x1e9e, "SS" }, { 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" },
	{ 0x2015, "-" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201a, "," }, { 0x201b, "'" }, { 0x201c, "\"" },
	{ 0x201d, "\"" }, { 0x201e, "\"" }, { 0x2020, "+" }, { 0x2022, "*" }, { 0x2032, "'" }, { 0x2033, "\"" },
	{ 0x2039, "<" }, { 0x203a, ">" }, { 0x2044, "/" }, { 0x20ac, "EUR" }, { 0x2190, "<-" }, { 0x2191, "^" },
	{ 0x2192, "->" }, { 0x2193, "v" }, { 0x2194, "<->" }, { 0x21b5, "<-" }, { 0x2212, "-" }, { 0x2215, "/" },
	{ 0x2260, "!=" }, { 0x2264, "<=" }, { 0x2265, ">=" }, { 0x2500, "-" }, { 0x2501, "=" }, { 0x2502, "|" },
	{ 0x2503, "|" }, { 0x250c, "+" }, { 0x2510, "+" }, { 0x2514, "+" }, { 0x2518, "+" }, { 0x251c, "+" },
	{ 0x2524, "+" }, { 0x252c, "+" }, { 0x2534, "+" }, { 0x253c, "+" }, { 0x2550, "=" }, { 0x2551, "|" },
	{ 0x2580, "#" }, { 0x2584, "#" }, { 0x2588, "#" }, { 0x2591, "." }, { 0x2592, ":" }, { 0x2593, "#" },
	{ 0x25a0, "#" }, { 0x25b2, "^" }, { 0x25b6, ">" }, { 0x25ba, ">" }, { 0x25bc, "v" }, { 0x25c0, "<" },
	{ 0x25c4, "<" }, { 0x25cb, "o" }, { 0x25cf, "*" }, { 0x2610, "[ ]" }, { 0x2611, "[x]" }, { 0x2713, "v" },
	{ 0x2714, "v" }, { 0x2717, "x" }, { 0x2718, "x" },
};

static const char *ascii_spelling(uint32_t rune)
{
	size_t low = 0, high = COUNT_OF(spellings);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (spellings[middle].rune == rune)
			return spellings[middle].ascii;
		if (spellings[middle].rune < rune)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* One code point that takes part in a decomposition: false when nothing in ASCII stands for it. */
static bool ascii_part(uint32_t rune, struct buf *out)
{
	const char *spelling = ascii_spelling(rune);

	if (spelling)
		buf_text(out, spelling);
	else if (rune < 0x80)
		buf_char(out, (char)rune);
	else
		return false;
	return true;
}

static void ascii_rune(uint32_t rune, struct buf *out)
{
	utf8proc_int32_t parts[32];
	utf8proc_ssize_t count;
	bool any = false;

	if (ascii_part(rune, out))
		return;
	count = utf8proc_decompose_char((utf8proc_int32_t)rune, parts, COUNT_OF(parts),
	                                UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, NULL);
	for (utf8proc_ssize_t i = 0; i < count && i < (utf8proc_ssize_t)COUNT_OF(parts); i++)
		any = ascii_part((uint32_t)parts[i], out) || any;
	if (!any && rune_columns(rune) > 0)
		buf_char(out, '?');
}

void text_ascii(const char *text, struct buf *out)
{
	uint32_t rune;
	size_t bytes;

	buf_add(out, "", 0);
	for (; (bytes = text_next(text, &rune)) > 0; text += bytes)
		ascii_rune(rune, out);
}
