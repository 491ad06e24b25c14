/* Golden files and typing, for the tests of this room. */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

/* ncurses keeps one small record for ever that LeakSanitizer cannot see a pointer to. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:new_prescr";
}

static void path_of(const char *name, char *path, size_t room)
{
	const char *folder = getenv("WIJKD_GOLDEN");

	snprintf(path, room, "%s/%s.txt", folder ? folder : "tests/golden", name);
}

static void read_all(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "r");
	char bytes[4096];
	size_t count;

	if (!file)
		fail_msg("%s is missing: make it with GOLDEN_UPDATE=1 and look at it", path);
	while ((count = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(out, bytes, count);
	fclose(file);
}

static void write_all(const char *path, const struct buf *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text->data, 1, text->used, file), text->used);
	assert_int_equal(fclose(file), 0);
}

void golden_text(const struct buf *text, const char *name)
{
	struct buf wanted = BUF_INIT;
	char path[512];

	path_of(name, path, sizeof(path));
	if (getenv("GOLDEN_UPDATE")) {
		write_all(path, text);
		return;
	}
	read_all(path, &wanted);
	if (strcmp(wanted.data, text->data) != 0)
		fail_msg("%s differs; drawn was:\n%s", path, text->data);
	buf_free(&wanted);
}

void golden_canvas(const struct canvas *canvas, const char *name)
{
	struct buf text = BUF_INIT;

	canvas_as_marked_text(canvas, &text);
	golden_text(&text, name);
	buf_free(&text);
}

const char *rows_of(const struct canvas *canvas)
{
	static struct buf text;

	buf_free(&text);
	canvas_as_text(canvas, &text);
	return text.data;
}

struct key_press press(int code)
{
	struct key_press one = { code, "", 0 };
	static char texts[16][KEYS_TEXT_BYTES];	/* so that a test may keep some */
	static size_t next;

	if (code < ' ' || code >= TUI_KEY_FIRST)
		return one;
	next = (next + 1) % 16;
	one.bytes = text_encode((uint32_t)code, texts[next]);
	texts[next][one.bytes] = '\0';
	one.text = texts[next];
	return one;
}

struct key_press press_text(int code, const char *text)
{
	return (struct key_press){ code, text, strlen(text) };
}

void type(const char *text, void (*key)(void *arg, const struct key_press *press), void *arg)
{
	uint32_t rune;
	size_t bytes;

	for (; (bytes = text_next(text, &rune)) > 0; text += bytes) {
		struct key_press one = press(rune == '\n' ? TUI_KEY_ENTER : (int)rune);

		key(arg, &one);
	}
}
