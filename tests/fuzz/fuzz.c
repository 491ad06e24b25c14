/* The inputs and the loop. */
#include "fuzz/fuzz.h"

#include <sanitizer/common_interface_defs.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"

enum { BREAKS_MOST = 12, WILD_BYTES = 24, LONGEST = 256 * 1024 };

static struct fuzz running;	/* for the last words; without a name: nothing runs */

uint64_t fuzz_random(struct fuzz *fuzz, uint64_t below)
{
	/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators". */
	fuzz->state ^= fuzz->state >> 12;
	fuzz->state ^= fuzz->state << 25;
	fuzz->state ^= fuzz->state >> 27;
	uint64_t number = (fuzz->state * UINT64_C(2685821657736338717)) >> 11;

	return below ? number % below : number;
}

bool fuzz_once_in(struct fuzz *fuzz, uint64_t times)
{
	return fuzz_random(fuzz, times) == 0;
}

const char *fuzz_pick(struct fuzz *fuzz, const char *const *texts, size_t count)
{
	return texts[fuzz_random(fuzz, count)];
}

static void wild_add(struct fuzz *fuzz, struct buf *out)
{
	static const char *const wild[] = {
		"\xe2\x80\xae", "\xcc\x81\xcc\x81\xcc\x81", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "\xff\xfe",
		"\xc0\x80",
		"\xed\xa0\x80", "\xef\xbb\xbf", "\x1b[31m", "\x9b", "\r\n", "\n", "\t", "\"", "\"\"", ";", ",", "=",
		"%s%n", "\xc3",
		"\xe2\x82\xac", "\xf4\x90\x80\x80", "\xe1\xbf\x83", "\xef\xb7\xba", "-1", "99999999999999999999", "0",
		" ",
	};

	if (fuzz_once_in(fuzz, 3)) {
		for (uint64_t n = 1 + fuzz_random(fuzz, WILD_BYTES); n > 0; n--)
			buf_char(out, (char)fuzz_random(fuzz, 256));
		return;
	}
	const char *piece = FUZZ_PICK(fuzz, wild);
	for (uint64_t n = fuzz_once_in(fuzz, 10) ? 1 + fuzz_random(fuzz, 300) : 1; n > 0; n--)
		buf_text(out, piece);
}

void fuzz_text(struct fuzz *fuzz, const char *const *texts, size_t count, size_t most, struct buf *out)
{
	for (uint64_t n = fuzz_random(fuzz, most + 1); n > 0 && out->used < LONGEST; n--) {
		buf_text(out, fuzz_pick(fuzz, texts, count));
		if (fuzz_once_in(fuzz, 12))
			wild_add(fuzz, out);
	}
}

char *fuzz_valid(const uint8_t *bytes, size_t count)
{
	struct buf out = BUF_INIT;

	for (size_t at = 0; at < count;) {
		size_t length = 1;

		while (length < 4 && at + length < count && (bytes[at + length] & 0xc0) == 0x80)
			length++;
		if (bytes[at] && text_valid((const char *)bytes + at, length))
			buf_add(&out, bytes + at, length);
		at += length;
	}
	return buf_take(&out);
}

/* ---- breaking ---- */

static void flip(struct fuzz *fuzz, struct buf *input)
{
	input->data[fuzz_random(fuzz, input->used)] ^= (char)(1 << fuzz_random(fuzz, 8));
}

static void set(struct fuzz *fuzz, struct buf *input)
{
	static const unsigned char odd[] = { 0, 1, 0x7f, 0x80, 0xff, ' ', '\n', '"', ';', ',', 0x1b };

	input->data[fuzz_random(fuzz, input->used)] = (char)odd[fuzz_random(fuzz, sizeof(odd))];
}

static void cut(struct fuzz *fuzz, struct buf *input)
{
	size_t at = fuzz_random(fuzz, input->used), bytes = 1 + fuzz_random(fuzz, fuzz_once_in(fuzz,
		4) ? input->used : 8);

	if (at + bytes > input->used)
		bytes = input->used - at;
	memmove(input->data + at, input->data + at + bytes, input->used - at - bytes);
	input->used -= bytes;
	input->data[input->used] = '\0';
}

static void shorten(struct fuzz *fuzz, struct buf *input)
{
	input->used = fuzz_random(fuzz, input->used);
	input->data[input->used] = '\0';
}

/* Something of itself, or something wild, in the middle. */
static void insert(struct fuzz *fuzz, struct buf *input)
{
	size_t at = fuzz_random(fuzz, input->used);
	struct buf out = BUF_INIT;

	buf_add(&out, input->data, at);
	if (fuzz_once_in(fuzz, 2)) {
		size_t from = fuzz_random(fuzz, input->used), bytes = fuzz_random(fuzz, 200);
		buf_add(&out, input->data + from, from + bytes > input->used ? input->used - from : bytes);
	} else {
		wild_add(fuzz, &out);
	}
	buf_add(&out, input->data + at, input->used - at);
	buf_free(input);
	*input = out;
}

static void input_break(struct fuzz *fuzz, struct buf *input)
{
	static void (*const breaks[])(struct fuzz *fuzz, struct buf *input) = { flip, flip, set, set, cut, insert,
		insert,
		shorten };
	uint64_t count = fuzz_once_in(fuzz, 4) ? 0 : 1 + fuzz_random(fuzz, BREAKS_MOST);

	while (count-- > 0 && input->used > 0)
		breaks[fuzz_random(fuzz, COUNT_OF(breaks))](fuzz, input);
}

/* ---- the loop ---- */

static void last_words(void)
{
	if (running.name)
		fprintf(stderr, "fuzz: %s, input %llu\n", running.name, (unsigned long long)running.number);
}

static uint64_t setting(const char *name, uint64_t usual)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : usual;
}

static void input_run(const struct fuzz_target *target, struct fuzz *fuzz)
{
	struct buf input = BUF_INIT;

	fuzz->state = (fuzz->number + 1) * UINT64_C(0x9e3779b97f4a7c15);
	for (int i = 0; i < 4; i++)
		fuzz_random(fuzz, 0);
	target->make(fuzz, &input);
	input_break(fuzz, &input);
	/* Memory of exactly this size, so that one byte too many is seen. */
	uint8_t *bytes = malloc(input.used ? input.used : 1);
	if (input.used)
		memcpy(bytes, input.data, input.used);
	target->run(bytes, input.used);
	free(bytes);
	buf_free(&input);
}

void fuzz_run(const struct fuzz_target *target)
{
	uint64_t seconds = setting("FUZZ_SECONDS", 0), done = 0;
	int64_t until = clock_monotonic() + (int64_t)seconds * 1000;

	if (!running.state)
		atexit(last_words);
	__sanitizer_set_death_callback(last_words);
	running = (struct fuzz){ .state = 1, .name = target->name,
		.number = setting("FUZZ_FIRST", seconds ? (uint64_t)time(NULL) * 1000000 : 0) };
	for (; seconds ? clock_monotonic() < until : done < target->inputs; running.number++, done++)
		input_run(target, &running);
	if (seconds)
		fprintf(stderr, "fuzz: %s, %llu inputs\n", target->name, (unsigned long long)done);
	running.name = NULL;
}
