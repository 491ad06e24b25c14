/* Random but valid content for any record. */
#include "wire/sample.h"

#include <string.h>

#include "base/mem.h"

uint64_t sample_random(uint64_t *state)
{
	uint64_t z = (*state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

/* At most `most` bytes of text, with characters of one, two, three and four bytes. */
static size_t sample_text(char *to, size_t most, uint64_t *state)
{
	static const char *const pieces[] = { "a", "Z", " ", "ë", "€", "\U0001F642", "\n", "0" };
	size_t used = 0, wanted = most ? sample_random(state) % (most + 1) : 0;

	while (used < wanted) {
		const char *piece = pieces[sample_random(state) % COUNT_OF(pieces)];
		if (used + strlen(piece) > wanted)
			piece = "x";
		memcpy(to + used, piece, strlen(piece));
		used += strlen(piece);
	}
	to[used] = '\0';
	return used;
}

static int sample_choice(const struct choice *choices, uint64_t *state)
{
	size_t count = 0;

	while (choices[count].code)
		count++;
	return choices[sample_random(state) % count].value;
}

static void sample_field(const struct field *field, void *data, size_t text_bytes, uint64_t *state)
{
	char *at = (char *)data + field->offset;

	switch (field->kind) {
	case FIELD_ID:
	case FIELD_INT:
	case FIELD_MONEY:
	case FIELD_INSTANT:
		*(int64_t *)at = (int64_t)sample_random(state);
		return;
	case FIELD_BOOL:
		*(bool *)at = sample_random(state) & 1;
		return;
	case FIELD_CHOICE:
		*(int *)at = sample_choice(field->choices, state);
		return;
	case FIELD_DAY:
		*(day *)at = (day)sample_random(state);
		return;
	case FIELD_LINE:
		sample_text(at, field->room - 1, state);
		return;
	case FIELD_TEXT:
		if (sample_random(state) % 4 == 0)
			return;
		size_t most = text_bytes < field->room ? text_bytes : field->room;
		char *text = mem_new(most + 1, 1);
		sample_text(text, most, state);
		*(char **)at = text;
		return;
	}
}

void sample_fill(const struct record *record, void *data, size_t text_bytes, uint64_t *state)
{
	for (size_t i = 0; i < record->count; i++)
		sample_field(&record->fields[i], data, text_bytes, state);
}

static bool field_same(const struct field *field, const void *a, const void *b)
{
	const char *at = (const char *)a + field->offset, *bt = (const char *)b + field->offset;
	const char *text_a, *text_b;

	switch (field->kind) {
	case FIELD_ID:
	case FIELD_INT:
	case FIELD_MONEY:
	case FIELD_INSTANT:
		return *(const int64_t *)at == *(const int64_t *)bt;
	case FIELD_BOOL:
		return *(const bool *)at == *(const bool *)bt;
	case FIELD_CHOICE:
		return *(const int *)at == *(const int *)bt;
	case FIELD_DAY:
		return *(const day *)at == *(const day *)bt;
	case FIELD_LINE:
		return strcmp(at, bt) == 0;
	case FIELD_TEXT:
		text_a = *(char *const *)at;
		text_b = *(char *const *)bt;
		return text_a && text_b ? strcmp(text_a, text_b) == 0 : text_a == text_b;
	}
	return false;
}

const char *sample_difference(const struct record *record, const void *a, const void *b)
{
	for (size_t i = 0; i < record->count; i++)
		if (!field_same(&record->fields[i], a, b))
			return record->fields[i].name;
	return NULL;
}
