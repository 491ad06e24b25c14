/*
 * When every place for strangers is taken, one of them makes room for who comes: the oldest that has not said a word,
 * or else the oldest that asks without proving anything. So half-open connections shut nobody out: who means to log in
 * asks within a moment, and has proved a key soon after.
 */
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "monitor/monitor.h"

enum {
	SILENT_MS = 500,	/* from here on silence costs the place */
	ASKING_MS = 10 * 1000,	/* a key that wants to be touched takes a while */
};

static bool same_source(const struct source *a, const struct source *b)
{
	return a->v6 == b->v6 && memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

static bool may_go(const struct connection *connection, const struct source *of, int64_t now)
{
	int64_t patience = connection->questions ? ASKING_MS : SILENT_MS;

	return connection->counted && connection->control && now - connection->born_at >= patience
		&& (!of || same_source(&connection->source, of));
}

/* Silence goes first, then age. */
static bool goes_before(const struct connection *a, const struct connection *b)
{
	bool a_silent = a->questions == 0, b_silent = b->questions == 0;

	return a_silent != b_silent ? a_silent : a->born_at < b->born_at;
}

bool crowd_make_room(struct monitor *monitor, const struct source *of)
{
	struct connection *leaves = NULL;
	int64_t now = clock_monotonic();

	for (struct connection *each = monitor->connections; each; each = each->next)
		if (may_go(each, of, now) && (!leaves || goes_before(each, leaves)))
			leaves = each;
	if (!leaves)
		return false;
	log_line("connection %lld from %s: makes room", (long long)leaves->number, leaves->address);
	connection_gone(leaves);
	return true;
}
