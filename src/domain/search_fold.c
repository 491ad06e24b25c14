/* How Dutch names sound: one table of letters, read from left to right. */
#include "domain/search_fold.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum where { ANYWHERE, AT_END };	/* AT_END: of a finished word */

/* The first row that fits; longer letters stand before shorter ones that begin the same. */
static const struct {
	const char *letters, *sound;
	enum where where;
	const char *before;	/* one of these letters must follow; NULL: any, or none */
} sounds[] = {
	{ "eij", "y", ANYWHERE, NULL },
	{ "uij", "ui", ANYWHERE, NULL },
	{ "auw", "ou", ANYWHERE, NULL },
	{ "ouw", "ou", ANYWHERE, NULL },
	{ "sch", "s", AT_END, NULL },
	{ "sch", "sg", ANYWHERE, NULL },
	{ "ij", "y", ANYWHERE, NULL },
	{ "ei", "y", ANYWHERE, NULL },
	{ "ey", "y", ANYWHERE, NULL },
	{ "uy", "ui", ANYWHERE, NULL },
	{ "au", "ou", ANYWHERE, NULL },
	{ "ae", "a", ANYWHERE, NULL },
	{ "ch", "g", ANYWHERE, NULL },
	{ "gh", "g", ANYWHERE, NULL },
	{ "ck", "k", ANYWHERE, NULL },
	{ "c", "s", ANYWHERE, "eiy" },
	{ "c", "k", ANYWHERE, NULL },
	{ "qu", "kw", ANYWHERE, NULL },
	{ "q", "k", ANYWHERE, NULL },
	{ "x", "ks", ANYWHERE, NULL },
	{ "ph", "f", ANYWHERE, NULL },
	{ "th", "t", ANYWHERE, NULL },
	{ "dt", "t", ANYWHERE, NULL },
	{ "v", "f", ANYWHERE, NULL },
	{ "z", "s", ANYWHERE, NULL },
};

/* How many letters at `at` became a sound; `*used` grows by the sound. */
static size_t sound_add(const char *at, bool finished, char *out, size_t *used)
{
	for (size_t i = 0; i < COUNT_OF(sounds); i++) {
		size_t bytes = strlen(sounds[i].letters), grows = strlen(sounds[i].sound);

		if (strncmp(at, sounds[i].letters, bytes) != 0 ||
				(sounds[i].where == AT_END && (!finished || at[bytes] != '\0')) ||
				(sounds[i].before && (at[bytes] == '\0' || !strchr(sounds[i].before, at[bytes]))))
			continue;
		memcpy(out + *used, sounds[i].sound, grows);
		*used += grows;
		return bytes;
	}
	out[(*used)++] = *at;
	return 1;
}

static size_t runs_shorten(char *out, size_t used)
{
	size_t kept = 0;

	for (size_t i = 0; i < used; i++)
		if (kept == 0 || out[kept - 1] != out[i])
			out[kept++] = out[i];
	return kept;
}

void search_fold(const char *word, bool finished, char out[FOLD_BYTES])
{
	char letters[FOLD_WORD + 1];
	size_t used = 0;

	snprintf(letters, sizeof(letters), "%.*s", FOLD_WORD, word);
	for (const char *at = letters; *at;)
		at += sound_add(at, finished, out, &used);
	if (finished && used > 0 && out[used - 1] == 'd')
		out[used - 1] = 't';
	if (finished && used > 0 && out[used - 1] == 'b')
		out[used - 1] = 'p';
	used = runs_shorten(out, used);
	if (finished && used > 3 && out[used - 2] == 'e' && out[used - 1] == 'n')
		used--;
	out[used] = '\0';
}

void search_fold_near(const char *fold, bool (*visit)(void *arg, const char *near), void *arg)
{
	/* The letters that are left after folding. */
	static const char letters[] = "abdefghijklmnoprstuwy";
	char near[FOLD_BYTES + 2];
	size_t length = strlen(fold);

	for (size_t i = 1; i < length; i++) {
		snprintf(near, sizeof(near), "%.*s%s", (int)i, fold, fold + i + 1);
		if (!visit(arg, near))
			return;
	}
	for (size_t i = 0; i + 1 < length; i++) {
		snprintf(near, sizeof(near), "%s", fold);
		near[i] = fold[i + 1];
		near[i + 1] = fold[i];
		if (!visit(arg, near))
			return;
	}
	for (size_t i = 1; i <= length; i++)
		for (const char *letter = letters; *letter; letter++) {
			snprintf(near, sizeof(near), "%.*s%c%s", (int)i, fold, *letter, fold + i);
			if (!visit(arg, near))
				return;
			snprintf(near, sizeof(near), "%.*s%c%s", (int)i, fold, *letter, fold + i + (i < length));
			if (i < length && fold[i] != *letter && !visit(arg, near))
				return;
		}
}
