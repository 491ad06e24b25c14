/* Bytes from a terminal, in whatever pieces they come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "tui/keys.h"

static void keys_make(struct fuzz *fuzz, struct buf *out)
{
	static const char *const pieces[] = {
		"\x1b[A", "\x1bOA", "\x1b[1;5D", "\x1b[3~", "\x1b[200~", "\x1b[201~", "plak\nwerk", "\x1b",
		"\x1b\x1b", "\x1b" "1", "a", "\xc3\xab", "\xe2\x82\xac", "\r", "\t", "\x7f", "\x1b[99;99;99;99~",
		"\x1b[<0;1;1M", "\x1bP", "\x1b]0;x\x07", "\x1b[", "\x1bO", "\x0c", "\x80", "\x9b", "\x1b[24~",
		"\x1b[?1;2c", "\x1b[[A", "\x1b[Z",
	};

	FUZZ_TEXT(fuzz, pieces, 20, out);
	if (fuzz_once_in(fuzz, 60))
		for (size_t i = 0; i < KEYS_PASTE_BYTES / 8; i++)
			buf_text(out, "lang en ");
}

static void press_note(const struct key_press *press, struct buf *out)
{
	/* A paste is raw: who takes it cleans it. */
	if (press->code != TUI_KEY_PASTE)
		assert_true(strlen(press->text) == press->bytes && text_valid(press->text, press->bytes));
	buf_add(out, &press->code, sizeof(press->code));
	buf_add(out, press->text, press->bytes);
}

/* The keys of these bytes, fed `step` at a time and read in between or not. */
static size_t keys_of(const uint8_t *bytes, size_t count, size_t step, bool utf8, struct buf *out)
{
	struct keys *keys = keys_new();
	struct key_press press;
	size_t presses = 0;

	keys_utf8(keys, utf8);
	for (size_t at = 0; at < count; at += step) {
		keys_feed(keys, (const char *)bytes + at, at + step < count ? step : count - at);
		while (keys_next(keys, &press)) {
			press_note(&press, out);
			presses++;
		}
	}
	for (int i = 0; i < 4 && keys_wait(keys) >= 0; i++) {
		keys_timeout(keys);
		while (keys_next(keys, &press)) {
			press_note(&press, out);
			presses++;
		}
	}
	assert_int_equal(keys_wait(keys), -1);
	keys_free(keys);
	return presses;
}

static bool within(const uint8_t *bytes, size_t count, const char *part)
{
	return memmem(bytes, count, part, strlen(part)) != NULL;
}

/*
 * It does not matter in which pieces they come, with three exceptions: a paste ends where its last end so far stands;
 * two Esc that come alone are one key, where a sequence behind them would have made them Alt; and of a sequence without
 * an end only so much is waited for.
 */
static void keys_run(const uint8_t *bytes, size_t count)
{
	bool depends = within(bytes, count, "\x1b[200~") || within(bytes, count, "\x1b\x1b") ||
		(count > 200 && within(bytes, count, "\x1b["));

	for (int utf8 = 0; utf8 < 2; utf8++) {
		struct buf whole = BUF_INIT, pieces = BUF_INIT;

		assert_true(keys_of(bytes, count, count ? count : 1, utf8, &whole) <= count);
		keys_of(bytes, count, 1 + count / 7, utf8, &pieces);
		assert_true(depends || whole.used == pieces.used);
		if (!depends && whole.used)
			assert_memory_equal(whole.data, pieces.data, whole.used);
		buf_free(&whole);
		buf_free(&pieces);
	}
}

static void bytes_from_a_terminal(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "bytes from a terminal", 1500, keys_make, keys_run });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_from_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
