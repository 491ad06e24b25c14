/*
 * The form in which names and streets are compared: lower-case ASCII words with one blank between. The store keeps this
 * form in its search keys, so a change here asks for new keys there.
 */
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

/* U+00C0..U+00FF; capitals and small letters alike. */
static const char *const latin1[64] = {
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", " ", "o", "u", "u", "u", "u", "y", "th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", " ", "o", "u", "u", "u", "u", "y", "th", "y",
};

/* What else has a letter of its own. Ranges are inclusive and ascend. */
static const struct {
	uint32_t from, to;
	const char *letters;
} extended[] = {
	{ 0x0100, 0x0105, "a" },
	{ 0x0106, 0x010d, "c" },
	{ 0x010e, 0x0111, "d" },
	{ 0x0112, 0x011b, "e" },
	{ 0x011c, 0x0123, "g" },
	{ 0x0124, 0x0127, "h" },
	{ 0x0128, 0x0131, "i" },	/* with the dotless i of Yıldız */
	{ 0x0132, 0x0133, "ij" },
	{ 0x0134, 0x0135, "j" },
	{ 0x0136, 0x0138, "k" },
	{ 0x0139, 0x0142, "l" },
	{ 0x0143, 0x014b, "n" },
	{ 0x014c, 0x0151, "o" },
	{ 0x0152, 0x0153, "oe" },
	{ 0x0154, 0x0159, "r" },
	{ 0x015a, 0x0161, "s" },
	{ 0x0162, 0x0167, "t" },
	{ 0x0168, 0x0173, "u" },
	{ 0x0174, 0x0175, "w" },
	{ 0x0176, 0x0178, "y" },
	{ 0x0179, 0x017e, "z" },
	{ 0x017f, 0x017f, "s" },
	{ 0x0218, 0x0219, "s" },	/* with a comma below, as in Romanian names */
	{ 0x021a, 0x021b, "t" },
	{ 0x0300, 0x036f, "" },		/* combining marks: decomposed letters give the same key */
};

/* Any other script: what plain ASCII makes of it, when it knows the character. */
static void foreign_add(const char *at, size_t bytes, struct buf *out)
{
	struct buf ascii = BUF_INIT;
	char one[8] = "";

	memcpy(one, at, bytes < sizeof(one) ? bytes : 0);
	text_ascii(one, &ascii);
	if (ascii.used == 0 || strchr(ascii.data, '?'))
		buf_char(out, ' ');
	for (size_t i = 0; i < ascii.used && !strchr(ascii.data, '?'); i++) {
		char c = ascii.data[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		buf_char(out, (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : ' ');
	}
	buf_free(&ascii);
}

static void rune_add(uint32_t rune, const char *at, size_t bytes, struct buf *out)
{
	if (rune >= 0xc0 && rune <= 0xff) {
		buf_text(out, latin1[rune - 0xc0]);
		return;
	}
	for (size_t i = 0; i < COUNT_OF(extended); i++)
		if (rune >= extended[i].from && rune <= extended[i].to) {
			buf_text(out, extended[i].letters);
			return;
		}
	foreign_add(at, bytes, out);
}

static void letters_add(const char *text, struct buf *out)
{
	uint32_t rune;

	for (size_t bytes; *text; text += bytes) {
		unsigned char c = (unsigned char)*text;

		bytes = 1;
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_char(out, (char)c);
		else if (c >= 'A' && c <= 'Z')
			buf_char(out, (char)(c - 'A' + 'a'));
		else if (c < 0x80)
			buf_char(out, ' ');
		else {
			bytes = text_next(text, &rune);
			rune_add(rune, text, bytes, out);
		}
	}
}

void search_key(const char *text, char *out, size_t room)
{
	struct buf letters = BUF_INIT;
	const char *word;
	size_t used = 0;

	letters_add(text, &letters);
	for (word = letters.data ? letters.data : ""; *word;) {
		size_t bytes;

		word += strspn(word, " ");
		bytes = strcspn(word, " ");
		if (bytes == 0 || used + (used > 0) + bytes >= room)
			break;
		if (used > 0)
			out[used++] = ' ';
		memcpy(out + used, word, bytes);
		used += bytes;
		word += bytes;
	}
	out[used] = '\0';
	buf_free(&letters);
}

bool search_is_voorvoegsel(const char *word)
{
	/* Of the table of voorvoegsels of the BRP each word that is no name by itself, and how people shorten them. */
	static const char *const words[] = {
		"van", "de", "der", "den", "het", "t", "ter", "ten", "te", "in", "op", "aan", "bij", "tot", "uit",
		"voor", "onder", "over", "von", "vd", "d", "s", "la", "le", "du", "des", "el", "al", "ben", "bin",
		"v", "vander", "vanden", "af", "an", "auf", "aus", "boven", "da", "dal", "dalla", "das", "degli", "dei",
		"del", "della", "dem", "di", "die", "do", "don", "dos", "im", "l", "las", "les", "lo", "los", "thoe", "tho",
		"toe", "uijt", "unter", "vom", "vor", "zu", "zum", "zur",
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (words[i][0] == word[0] && strcmp(words[i], word) == 0)
			return true;
	return false;
}
