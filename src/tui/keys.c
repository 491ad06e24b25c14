/* The decoder: bytes of a terminal to keys. Works on what has arrived; time is told by the caller. */
#include "tui/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { ESC = 0x1b, DEL = 0x7f, OWN_KEYS = 40, OWN_BYTES = 12, SEQUENCE_BYTES = 200, KEPT_BYTES = 4096, MORE = 0 };
enum { SHIFT = 1, ALT = 2, CTRL = 4, PASTE_BEGINS = 200 };

static const char PASTE_END[] = "\033[201~";
static const char PASTE_START[] = "\033[200~";
enum { MARKER_BYTES = sizeof(PASTE_END) - 1 };

struct keys {
	struct buf in;		/* arrived */
	size_t at;		/* bytes of `in` that are decoded */
	struct buf paste;	/* of the paste that is under way or was given last */
	bool pasting;
	bool paste_dropped;	/* too long, or discarded: thrown away up to its end */
	bool paste_too_long;
	bool expired;		/* keys_timeout was called on what is in `in` */
	bool latin;
	char text[KEYS_TEXT_BYTES];
	struct {
		char bytes[OWN_BYTES];
		size_t count;
		int code;
	} own[OWN_KEYS];
	size_t own_count;
};

static const struct {
	char letter;	/* the end of "Esc [ ... letter" and "Esc O letter" */
	int code;
} letter_keys[] = {
	{ 'A', TUI_KEY_UP },    { 'B', TUI_KEY_DOWN }, { 'C', TUI_KEY_RIGHT }, { 'D', TUI_KEY_LEFT },
	{ 'F', TUI_KEY_END },   { 'H', TUI_KEY_HOME }, { 'M', TUI_KEY_ENTER }, { 'Z', TUI_KEY_BACKTAB },
	{ 'P', TUI_KEY_F1 },    { 'Q', TUI_KEY_F2 },   { 'R', TUI_KEY_F3 },    { 'S', TUI_KEY_F4 },
	{ 'a', TUI_KEY_UP },    { 'b', TUI_KEY_DOWN }, { 'c', TUI_KEY_WORD_RIGHT }, { 'd', TUI_KEY_WORD_LEFT },
	/* the number pad, in case it is in application mode */
	{ 'j', '*' }, { 'k', '+' }, { 'l', ',' }, { 'm', '-' }, { 'n', '.' }, { 'o', '/' }, { 'p', '0' }, { 'q', '1' },
	{ 'r', '2' }, { 's', '3' }, { 't', '4' }, { 'u', '5' }, { 'v', '6' }, { 'w', '7' }, { 'x', '8' }, { 'y', '9' },
};

static const struct {
	int number;	/* of "Esc [ number ~" */
	int code;
} number_keys[] = {
	{ 1, TUI_KEY_HOME },  { 2, TUI_KEY_INSERT }, { 3, TUI_KEY_DELETE }, { 4, TUI_KEY_END },
	{ 5, TUI_KEY_PGUP },  { 6, TUI_KEY_PGDN },   { 7, TUI_KEY_HOME },   { 8, TUI_KEY_END },
	{ 11, TUI_KEY_F1 },   { 12, TUI_KEY_F2 },    { 13, TUI_KEY_F3 },    { 14, TUI_KEY_F4 },
	{ 15, TUI_KEY_F5 },   { 17, TUI_KEY_F6 },    { 18, TUI_KEY_F7 },    { 19, TUI_KEY_F8 },
	{ 20, TUI_KEY_F9 },   { 21, TUI_KEY_F10 },   { 23, TUI_KEY_F11 },   { 24, TUI_KEY_F12 },
	{ PASTE_BEGINS, TUI_KEY_PASTE },
};

static const struct {
	int plain, held;	/* with Ctrl or Alt held */
} held_keys[] = {
	{ TUI_KEY_LEFT, TUI_KEY_WORD_LEFT }, { TUI_KEY_RIGHT, TUI_KEY_WORD_RIGHT },
	{ TUI_KEY_HOME, TUI_KEY_TOP },       { TUI_KEY_END, TUI_KEY_BOTTOM },
};

/* Where ISO 8859-15 differs from the first 256 code points. */
static const struct {
	uint8_t byte;
	uint16_t rune;
} latin_runes[] = {
	{ 0xa4, 0x20ac }, { 0xa6, 0x160 }, { 0xa8, 0x161 }, { 0xb4, 0x17d },
	{ 0xb8, 0x17e },  { 0xbc, 0x152 }, { 0xbd, 0x153 }, { 0xbe, 0x178 },
};

struct keys *keys_new(void)
{
	return mem_new(1, sizeof(struct keys));
}

void keys_free(struct keys *keys)
{
	if (!keys)
		return;
	buf_free(&keys->in);
	buf_free(&keys->paste);
	free(keys);
}

void keys_utf8(struct keys *keys, bool utf8)
{
	keys->latin = !utf8;
}

void keys_sequence(struct keys *keys, const char *bytes, int code)
{
	size_t count = strlen(bytes);

	if (count < 2 || count > OWN_BYTES || bytes[0] != ESC || keys->own_count == OWN_KEYS)
		return;
	memcpy(keys->own[keys->own_count].bytes, bytes, count);
	keys->own[keys->own_count].count = count;
	keys->own[keys->own_count].code = code;
	keys->own_count++;
}

static const char *front(const struct keys *keys)
{
	return keys->in.data + keys->at;
}

static size_t left(const struct keys *keys)
{
	return keys->in.used - keys->at;
}

static void take(struct keys *keys, size_t count)
{
	keys->at += count;
	if (left(keys) > 0)
		return;
	buf_clear(&keys->in);
	keys->at = 0;
}

/* Empties, and gives back what a large paste needed. */
static void empty(struct buf *buf)
{
	if (buf->room > KEPT_BYTES)
		buf_free(buf);
	else
		buf_clear(buf);
}

void keys_feed(struct keys *keys, const char *bytes, size_t count)
{
	if (count == 0)
		return;
	buf_shift(&keys->in, keys->at);
	keys->at = 0;
	buf_add(&keys->in, bytes, count);
	keys->expired = false;
}

int keys_wait(const struct keys *keys)
{
	if (keys->pasting)
		return KEYS_PASTE_MS;
	if (left(keys) == 0)
		return -1;
	return left(keys) == 1 && front(keys)[0] == ESC ? KEYS_ESCAPE_MS : KEYS_SEQUENCE_MS;
}

void keys_timeout(struct keys *keys)
{
	keys->expired = keys->pasting || left(keys) > 0;
}

void keys_discard(struct keys *keys)
{
	take(keys, left(keys));
	empty(&keys->paste);
	keys->paste_dropped = keys->pasting;
	keys->paste_too_long = false;
	keys->expired = false;
}

static int with_modifiers(int code, int modifiers)
{
	if (!(modifiers & (ALT | CTRL)))
		return code;
	for (size_t i = 0; i < COUNT_OF(held_keys); i++)
		if (held_keys[i].plain == code)
			return held_keys[i].held;
	return code;
}

static int letter_key(char letter)
{
	for (size_t i = 0; i < COUNT_OF(letter_keys); i++)
		if (letter_keys[i].letter == letter)
			return letter_keys[i].code;
	return TUI_KEY_UNKNOWN;
}

static int number_key(int number)
{
	for (size_t i = 0; i < COUNT_OF(number_keys); i++)
		if (number_keys[i].number == number)
			return number_keys[i].code;
	return TUI_KEY_UNKNOWN;
}

/* "Esc [ 5 ; 3 ~": the bytes it takes, MORE when it is not complete. */
static size_t decode_csi(const char *in, size_t count, int *code)
{
	int numbers[2] = { 0, 0 };
	size_t at = 2, place = 0;
	bool plain = true;	/* nothing but numbers before the last byte */

	if (count > 2 && in[2] == '[') {	/* function keys of the Linux console */
		if (count < 4)
			return MORE;
		*code = in[3] >= 'A' && in[3] <= 'E' ? TUI_KEY_F1 + (in[3] - 'A') : TUI_KEY_UNKNOWN;
		return 4;
	}
	for (; at < count && in[at] >= ' ' && in[at] <= '?'; at++) {
		plain = plain && ((in[at] >= '0' && in[at] <= '9') || in[at] == ';');
		if (in[at] == ';')
			place++;
		else if (plain && place < COUNT_OF(numbers) && numbers[place] < 1000)
			numbers[place] = numbers[place] * 10 + (in[at] - '0');
	}
	*code = TUI_KEY_UNKNOWN;
	if (at == count)
		return at < SEQUENCE_BYTES ? MORE : at;
	if (in[at] < '@' || in[at] == DEL)
		return at;	/* broken off by something that is no part of a sequence */
	if (!plain)
		return at + 1;	/* an answer of the terminal, no key */
	*code = in[at] == '~' || in[at] == '^' ? number_key(numbers[0]) : letter_key(in[at]);
	if (*code == TUI_KEY_PASTE && (at + 1 != MARKER_BYTES || in[at] != '~'))
		*code = TUI_KEY_UNKNOWN;	/* a paste begins with its marker and nothing like it */
	*code = with_modifiers(*code, in[at] == '^' ? CTRL : numbers[1] > 0 ? numbers[1] - 1 : 0);
	return at + 1;
}

/* "Esc O A" and "Esc O 5 A". */
static size_t decode_ss3(const char *in, size_t count, int *code)
{
	bool modified = count > 2 && in[2] >= '1' && in[2] <= '8';
	size_t letter_at = modified ? 3 : 2;

	if (count <= letter_at)
		return MORE;
	*code = with_modifiers(letter_key(in[letter_at]), modified ? in[2] - '1' : 0);
	return letter_at + 1;
}

/* The sequences of this terminal; MORE with *code TUI_KEY_NONE when none can match. */
static size_t decode_own(const struct keys *keys, const char *in, size_t count, int *code)
{
	*code = TUI_KEY_NONE;
	for (size_t i = 0; i < keys->own_count; i++) {
		if (keys->own[i].count > count || memcmp(keys->own[i].bytes, in, keys->own[i].count) != 0)
			continue;
		*code = keys->own[i].code;
		return keys->own[i].count;
	}
	return MORE;
}

static size_t decode_escape(const struct keys *keys, const char *in, size_t count, int *code)
{
	size_t used;

	if (count == 1)
		return MORE;
	used = decode_own(keys, in, count, code);
	if (used != MORE)
		return used;
	if (in[1] == '[')
		return decode_csi(in, count, code);
	if (in[1] == 'O')
		return decode_ss3(in, count, code);
	if (in[1] >= '0' && in[1] <= '9') {
		*code = TUI_KEY_F1 + (in[1] == '0' ? 9 : in[1] - '1');
		return 2;
	}
	if (in[1] == ESC && count > 2 && (in[2] == '[' || in[2] == 'O')) {	/* Alt with an arrow, as rxvt sends it */
		used = in[2] == '[' ? decode_csi(in + 1, count - 1, code) : decode_ss3(in + 1, count - 1, code);
		*code = with_modifiers(*code, ALT);
		return used == MORE ? MORE : used + 1;
	}
	*code = TUI_KEY_ESC;
	return 1;
}

static int control_key(unsigned char c)
{
	switch (c) {
	case '\b':
	case DEL:
		return TUI_KEY_BACKSPACE;
	case '\t':
		return TUI_KEY_TAB;
	case '\n':
	case '\r':
		return TUI_KEY_ENTER;
	}
	return c >= TUI_CTRL('A') && c <= TUI_CTRL('Z') ? c : TUI_KEY_UNKNOWN;
}

static uint32_t latin_rune(unsigned char c)
{
	for (size_t i = 0; i < COUNT_OF(latin_runes); i++)
		if (latin_runes[i].byte == c)
			return latin_runes[i].rune;
	return c;
}

static size_t decode_utf8(const char *in, size_t count, int *code)
{
	unsigned char lead = (unsigned char)in[0];
	size_t bytes = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
	uint32_t rune = 0;

	*code = TUI_KEY_UNKNOWN;
	if (bytes == 1)
		return 1;
	for (size_t i = 1; i < bytes && i < count; i++)
		if (((unsigned char)in[i] & 0xc0) != 0x80)
			return i;
	if (count < bytes)
		return MORE;
	if (!text_valid(in, bytes))
		return bytes;
	text_next(in, &rune);
	if (rune >= 0xa0)
		*code = (int)rune;
	return bytes;
}

/* Decodes one key at the front; MORE when what is there may be the beginning of one. */
static size_t decode(const struct keys *keys, int *code)
{
	const char *in = front(keys);
	unsigned char c = (unsigned char)in[0];

	if (c == ESC)
		return decode_escape(keys, in, left(keys), code);
	if (c < ' ' || c == DEL) {
		*code = control_key(c);
		return 1;
	}
	if (c < 0x80) {
		*code = c;
		return 1;
	}
	if (keys->latin) {
		*code = c >= 0xa0 ? (int)latin_rune(c) : TUI_KEY_UNKNOWN;
		return 1;
	}
	return decode_utf8(in, left(keys), code);
}

/* Takes count bytes into the paste: line ends become newlines, markers within are not text. */
static void paste_take(struct keys *keys, size_t count)
{
	const char *in = front(keys);
	size_t at = 0;

	while (at < count && !keys->paste_dropped) {
		if (count - at >= MARKER_BYTES && (!memcmp(in + at, PASTE_END, MARKER_BYTES) ||
		    !memcmp(in + at, PASTE_START, MARKER_BYTES))) {
			at += MARKER_BYTES;
			continue;
		}
		if (keys->latin && (unsigned char)in[at] >= 0xa0) {
			char utf8[4];

			buf_add(&keys->paste, utf8, text_encode(latin_rune((unsigned char)in[at]), utf8));
		} else if (in[at] == '\r') {
			buf_char(&keys->paste, '\n');
			if (at + 1 < count && in[at + 1] == '\n')
				at++;
		} else {
			buf_char(&keys->paste, in[at]);
		}
		at++;
		if (keys->paste.used > KEYS_PASTE_BYTES)
			keys->paste_dropped = keys->paste_too_long = true;
	}
	take(keys, count);
}

/* Bytes before the last end marker that has arrived; false when there is none. */
static bool paste_end(const struct keys *keys, size_t *before)
{
	for (size_t at = left(keys); at >= MARKER_BYTES; at--) {
		if (memcmp(front(keys) + at - MARKER_BYTES, PASTE_END, MARKER_BYTES) == 0) {
			*before = at - MARKER_BYTES;
			return true;
		}
	}
	return false;
}

/* Bytes at the end of what arrived that may be the beginning of a marker, or the CR of a CR LF. */
static size_t paste_undecided(const struct keys *keys)
{
	const char *end = front(keys) + left(keys);

	for (size_t count = MARKER_BYTES - 1; count > 0; count--)
		if (count <= left(keys) && memcmp(end - count, PASTE_END, count) == 0)
			return count;
	return left(keys) > 0 && end[-1] == '\r' ? 1 : 0;
}

/*
 * A paste ends at the last end marker that has arrived: a marker within the pasted text, put there to make the rest of
 * it count as typed, is so read as text.
 */
static bool paste_next(struct keys *keys, struct key_press *press)
{
	bool too_long, dropped;
	size_t before;

	if (paste_end(keys, &before)) {
		paste_take(keys, before);
		take(keys, MARKER_BYTES);
	} else if (keys->expired) {
		paste_take(keys, left(keys) - paste_undecided(keys));
		take(keys, left(keys));
	} else {
		paste_take(keys, left(keys) - paste_undecided(keys));
		return false;
	}
	too_long = keys->paste_too_long;
	dropped = keys->paste_dropped;
	keys->pasting = keys->paste_dropped = keys->paste_too_long = keys->expired = false;
	if (dropped && !too_long)
		return keys_next(keys, press);
	if (too_long)
		*press = (struct key_press){ .code = TUI_KEY_PASTE_LONG, .text = "" };
	else
		*press = (struct key_press){ TUI_KEY_PASTE, keys->paste.data ? keys->paste.data : "", keys->paste.used };
	return true;
}

bool keys_next(struct keys *keys, struct key_press *press)
{
	int code = TUI_KEY_UNKNOWN;
	size_t used;

	*press = (struct key_press){ .code = TUI_KEY_NONE, .text = "" };
	if (keys->pasting)
		return paste_next(keys, press);
	empty(&keys->paste);
	if (left(keys) == 0)
		return false;
	used = decode(keys, &code);
	if (used == MORE) {
		if (!keys->expired)
			return false;
		code = left(keys) == 1 && front(keys)[0] == ESC ? TUI_KEY_ESC : TUI_KEY_UNKNOWN;
		used = left(keys);
	}
	take(keys, used);
	if (left(keys) == 0)
		keys->expired = false;
	if (code == TUI_KEY_PASTE) {
		keys->pasting = true;
		return paste_next(keys, press);
	}
	press->code = code;
	if (code >= ' ' && code < TUI_KEY_FIRST) {
		press->bytes = text_encode((uint32_t)code, keys->text);
		keys->text[press->bytes] = '\0';
		press->text = keys->text;
	}
	return true;
}
