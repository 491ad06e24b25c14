/* Cutting a text into sentences and finding what two texts share. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/sentence.h"

enum { COMPARISONS_MOST = 4000000 };

static const char blanks[] = " \n";

/* Bytes up to and with the sign that ends the sentence. */
static size_t sentence_bytes(const char *text)
{
	size_t at = 0;

	for (; text[at] && text[at] != '\n'; at++)
		if (strchr(".!?", text[at]) && (text[at + 1] == ' ' || text[at + 1] == '\n' || !text[at + 1]))
			return at + 1;
	while (at > 0 && text[at - 1] == ' ')
		at--;
	return at;
}

/* FNV-1a, to tell sentences apart at a glance. */
static uint64_t hash(const char *text, size_t bytes)
{
	uint64_t value = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < bytes; i++)
		value = (value ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
	return value;
}

void sentences_cut(const char *text, struct sentences *out)
{
	size_t room = 16;

	*out = (struct sentences){ .head = text, .head_bytes = strspn(text, blanks) };
	out->items = mem_new(room, sizeof(*out->items));
	for (text += out->head_bytes; *text;) {
		struct sentence sentence = { .text = text, .bytes = sentence_bytes(text) };

		sentence.gap = text + sentence.bytes;
		sentence.gap_bytes = strspn(sentence.gap, blanks);
		sentence.hash = hash(sentence.text, sentence.bytes);
		if (out->count == room) {
			room *= 2;
			out->items = mem_grow(out->items, room, sizeof(*out->items));
		}
		out->items[out->count++] = sentence;
		text = sentence.gap + sentence.gap_bytes;
	}
}

void sentences_free(struct sentences *sentences)
{
	free(sentences->items);
	*sentences = (struct sentences){ 0 };
}

bool sentence_same(const struct sentence *a, const struct sentence *b)
{
	return a->hash == b->hash && a->bytes == b->bytes && memcmp(a->text, b->text, a->bytes) == 0;
}

/* The part [from, to) of both texts that is neither common beginning nor common end. */
struct middle {
	size_t base_from, base_to;
	size_t changed_from, changed_to;
};

static void middle_match(const struct sentences *base, const struct sentences *changed, const struct middle *middle,
	ptrdiff_t *match)
{
	size_t rows = middle->base_to - middle->base_from, columns = middle->changed_to - middle->changed_from;
	const struct sentence *a, *b;
	size_t width = columns + 1, i = 0, j = 0;
	uint16_t *longest;	/* of what follows from here */

	if (rows == 0 || columns == 0 || rows > COMPARISONS_MOST / columns)
		return;
	a = base->items + middle->base_from;
	b = changed->items + middle->changed_from;
	longest = mem_new((rows + 1) * width, sizeof(*longest));
	for (i = rows; i-- > 0;)
		for (j = columns; j-- > 0;) {
			uint16_t down = longest[(i + 1) * width + j], right = longest[i * width + j + 1];

			longest[i * width + j] = sentence_same(&a[i], &b[j]) ?
				(uint16_t)(longest[(i + 1) * width + j + 1] + 1) : down > right ? down : right;
		}
	for (i = j = 0; i < rows && j < columns;) {
		if (sentence_same(&a[i], &b[j]))
			match[middle->base_from + i++] = (ptrdiff_t)(middle->changed_from + j++);
		else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1])
			i++;
		else
			j++;
	}
	free(longest);
}

void sentences_match(const struct sentences *base, const struct sentences *changed, ptrdiff_t *match)
{
	struct middle middle = { 0, base->count, 0, changed->count };

	for (size_t i = 0; i < base->count; i++)
		match[i] = -1;
	while (middle.base_from < middle.base_to && middle.changed_from < middle.changed_to &&
			sentence_same(&base->items[middle.base_from], &changed->items[middle.changed_from]))
		match[middle.base_from++] = (ptrdiff_t)middle.changed_from++;
	while (middle.base_from < middle.base_to && middle.changed_from < middle.changed_to &&
			sentence_same(&base->items[middle.base_to - 1], &changed->items[middle.changed_to - 1]))
		match[--middle.base_to] = (ptrdiff_t)--middle.changed_to;
	middle_match(base, changed, &middle, match);
}
