/* Names that may be meant: those that sound like what was typed, and those that are one slip of the fingers away. */
#include "search_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/search_fold.h"

enum {
	WORD_LEAST = 3, SLIP_LEAST = 4,
	FOLD_LEAST = 2,		/* one sound begins the names of a whole letter: that is no likeness */
	SOUNDS_SEEN = 40,	/* names looked at whose fold begins as that of the word */
	SLIP_WORDS = 2,		/* of a query that are looked at for slips */
	SLIP_SEEN = 3,		/* names looked at per slip */
};

/* A slip is less likely than another spelling of the same sound. */
static const double slip_weight = 0.05;

const char SEARCH_ALIKE_NAMES[] =
	"SELECT w, fold, df FROM vocabulary WHERE fold >= :first AND fold < :past ORDER BY fold, df DESC LIMIT :most";

struct alike {
	struct call *call;
	const struct search_query *query;
	struct alike_name *names;
	size_t count;
	int word;
	double weight;
	int most;
	bool ok;
};

/* Best first; a full list loses its last. A name that the word begins is found without help. */
static void name_take(struct alike *alike, const char *name, double score)
{
	const char *typed = alike->query->words[alike->word];
	size_t place;

	if (strncmp(name, typed, strlen(typed)) == 0)
		return;
	for (size_t i = 0; i < alike->count; i++)
		if (alike->names[i].word == alike->word && strcmp(alike->names[i].name, name) == 0)
			return;
	for (place = alike->count; place > 0 && alike->names[place - 1].score < score; place--)
		;
	if (place == ALIKE_NAMES)
		return;
	if (alike->count < ALIKE_NAMES)
		alike->count++;
	memmove(&alike->names[place + 1], &alike->names[place], (alike->count - place - 1) * sizeof(*alike->names));
	alike->names[place].word = alike->word;
	alike->names[place].score = score;
	snprintf(alike->names[place].name, sizeof(alike->names[place].name), "%s", name);
}

/* The names whose fold begins so; one of another length is less likely. */
static bool fold_seek(void *arg, const char *fold)
{
	struct alike *alike = arg;
	struct query *query = db_query(alike->call->db, SEARCH_ALIKE_NAMES);
	char past[FOLD_BYTES + 3];
	enum query_result result;

	snprintf(past, sizeof(past), "%s\x7f", fold);
	query_plain(query, ":first", fold);
	query_plain(query, ":past", past);
	query_int(query, ":most", alike->most);
	while ((result = query_step(query, &alike->call->err)) == QUERY_ROW) {
		size_t length = strlen(query_get_text(query, "fold"));
		double apart = length > strlen(fold) ? (double)(length - strlen(fold)) : 0;

		name_take(alike, query_get_text(query, "w"),
			alike->weight * (double)query_get_int(query, "df") / (1 + 2 * apart * apart));
	}
	query_done(query);
	alike->ok = alike->ok && result != QUERY_FAILED;
	return alike->ok;
}

static void word_alike(struct alike *alike, bool slips)
{
	const char *word = alike->query->words[alike->word];
	char whole[FOLD_BYTES], part[FOLD_BYTES];

	if (strlen(word) < WORD_LEAST || strcspn(word, "0123456789") < strlen(word))
		return;
	search_fold(word, true, whole);
	search_fold(word, false, part);
	alike->weight = 1;
	alike->most = SOUNDS_SEEN;
	if (strlen(whole) >= FOLD_LEAST)
		fold_seek(alike, whole);
	if (strcmp(whole, part) != 0 && strlen(part) >= FOLD_LEAST)
		fold_seek(alike, part);
	alike->weight = slip_weight;
	alike->most = SLIP_SEEN;
	if (slips && alike->word < SLIP_WORDS && strlen(whole) >= SLIP_LEAST - 1 && strlen(word) >= SLIP_LEAST)
		search_fold_near(whole, fold_seek, alike);
}

bool search_alike(struct call *call, const struct search_query *query, bool slips, struct alike_name *names,
	size_t *count)
{
	struct alike alike = { .call = call, .query = query, .names = names, .ok = true };

	for (; alike.word < seek_leads(query); alike.word++)
		word_alike(&alike, slips);
	*count = alike.count;
	return alike.ok;
}
