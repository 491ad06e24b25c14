/* Random requests. */
#include "evil.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "wire/catalog.h"

uint64_t evil_random(struct evil *evil, uint64_t below)
{
	/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators". */
	evil->state ^= evil->state >> 12;
	evil->state ^= evil->state << 25;
	evil->state ^= evil->state >> 27;
	uint64_t number = (evil->state * UINT64_C(2685821657736338717)) >> 11;

	return below ? number % below : number;
}

/* Where ids come from, and the names of fields and requests that mean them. */
static const struct source {
	const char *sql;
	const char *words;	/* between blanks: of fields, and of requests for the id of an ask row */
} sources[] = {
	{ "SELECT id FROM household",
	" household_id household-open household-read household-close timeline regie-set plan-read"
		" plan-start decision-list escalation-list member-add person-save draft-list lookup household-save"
		" other_id " },
	{ "SELECT id FROM person", " person_id person-read person-save member-add household-add " },
	{ "SELECT id FROM membership", " member-end " },
	{ "SELECT id FROM employee", " employee_id other_id " },
	{ "SELECT id FROM organisation", " organisation_id aanbieder_id " },
	{ "SELECT id FROM involvement", " involvement-end " },
	{ "SELECT id FROM network_member", " network-save " },
	{ "SELECT id FROM melding", " melding_id melding-save " },
	{ "SELECT id FROM aanvraag", " aanvraag_id aanvraag-save " },
	{ "SELECT id FROM task", " task-save task-done " },
	{ "SELECT id FROM journal_entry", " journal-read " },
	{ "SELECT id FROM plan", " plan_id plan-close object_id " },
	{ "SELECT id FROM goal", " goal_id object_id " },
	{ "SELECT id FROM action", " object_id " },
	{ "SELECT id FROM decision", " decision_id decision-read decision-save decision-submit decision-withdraw"
		" decision-second decision-announce " },
	{ "SELECT id FROM escalation",
	" escalation-read escalation-answer escalation-climb escalation-return escalation-take"
		" escalation-withdraw " },
	{ "SELECT id FROM absence", " absence-end " },
	{ "SELECT id FROM provision_kind LIMIT 4", " provision_kind_id " },
};
_Static_assert(COUNT_OF(sources) <= EVIL_SOURCES, "room for every source");

void evil_learn(struct evil *evil, struct db *db)
{
	for (size_t i = 0; i < COUNT_OF(sources); i++) {
		struct evil_ids *ids = &evil->sources[i];
		struct query *query = db_query(db, sources[i].sql);

		ids->count = 0;
		while (query_step(query, NULL) == QUERY_ROW)
			if (ids->count < COUNT_OF(ids->ids))
				ids->ids[ids->count++] = query_get_int(query, "id");
	}
}

static bool means(const struct source *source, const char *word)
{
	char wanted[64];

	snprintf(wanted, sizeof(wanted), " %s ", word);
	return strstr(source->words, wanted) != NULL;
}

/* Mostly one of the kind that belongs there. */
static id id_meant(struct evil *evil, const char *word)
{
	size_t first = evil_random(evil, COUNT_OF(sources));

	for (size_t n = 0; n < COUNT_OF(sources); n++) {
		size_t i = (first + n) % COUNT_OF(sources);
		const struct evil_ids *ids = &evil->sources[i];

		if (ids->count && (evil_random(evil, 15) == 0 || means(&sources[i], word)))
			return ids->ids[evil_random(evil, ids->count)];
	}
	return 0;
}

static const char *text_of(struct evil *evil)
{
	static const char *const texts[] = {
		"", "x", "Wijkteam Noord", "111222333", "1985-12-01", "1441AA", "jansen 1985", "06 12345678", "14:30",
		"zomaar. Nog een zin! En een vraag?", "a\nb", "%s%n%p", "';--", "=1+1", "\xc3\xab\xe2\x82\xac",
		"\xe2\x80\xae",
		"12.000,00", "2026-02-30", "ja", "SHA256:x", "1", "-1",
	};

	return texts[evil_random(evil, COUNT_OF(texts))];
}

/* What a line is for, where a desk knows it. */
static const char *line_of(struct evil *evil, const char *name)
{
	static const char *const kinds[] = { "plan", "goal", "action", "household", "journal_entry" };
	static const char *const fields[] = { "vraagstuk", "what", "state", "eigen_woorden", "resultaat", "started",
		"due",
		"lijn", "id" };
	static const char *const words[] = { "amina", "bram", "carla", "karel", "employee", "role", "team",
		"provision_kind",
		"jansen", "zomaar" };

	if (strcmp(name, "kind") == 0)
		return kinds[evil_random(evil, COUNT_OF(kinds))];
	if (strcmp(name, "field") == 0)
		return fields[evil_random(evil, COUNT_OF(fields))];
	if (strcmp(name, "word") == 0)
		return words[evil_random(evil, COUNT_OF(words))];
	return evil_random(evil, 3) == 0 ? text_of(evil) : "";
}

static int64_t number_of(struct evil *evil)
{
	static const int64_t odd[] = { INT64_MIN, INT64_MAX, -1, 200000000, 12345678901 };

	return evil_random(evil, 40) == 0 ? odd[evil_random(evil, COUNT_OF(odd))] : (int64_t)evil_random(evil, 14);
}

/* Mostly a version that may well stand there. */
static int64_t version_of(struct evil *evil)
{
	return evil_random(evil, 4) ? 1 + (int64_t)evil_random(evil, 2) : number_of(evil);
}

static id id_of(struct evil *evil, const char *word)
{
	return evil_random(evil, 8) ? id_meant(evil, word) : evil_random(evil, 5) ? 0 : number_of(evil);
}

static day day_of(struct evil *evil)
{
	day base;

	if (evil_random(evil, 3) == 0 || !day_make(2026, 11, 18, &base))
		return DAY_NONE;
	return evil_random(evil, 60) == 0 ? INT32_MAX : base + (day)evil_random(evil, 400) - 200;
}

static char *block_of(struct evil *evil, size_t room)
{
	const char *piece = text_of(evil);
	struct buf text = BUF_INIT;
	size_t pieces = evil_random(evil, 30) ? 1 : evil_random(evil, 3000);

	if (evil_random(evil, 4) == 0)
		return NULL;
	while (pieces-- > 0 && text.used + strlen(piece) + 1 < room)
		buf_format(&text, "%s ", piece);
	return buf_take(&text);
}

static void field_fill(struct evil *evil, const struct field *field, const char *request, void *at)
{
	size_t choices = 0;

	switch (field->kind) {
	case FIELD_ID:
		*(id *)at = id_of(evil, strcmp(field->name, "id") == 0 ? request : field->name);
		return;
	case FIELD_INT:
		*(int64_t *)at = strcmp(field->name, "other_id") == 0 ? id_of(evil, "other_id") :
			strstr(field->name, "version") ? version_of(evil) : number_of(evil);
		return;
	case FIELD_BOOL:
		*(bool *)at = evil_random(evil, 2);
		return;
	case FIELD_CHOICE:
		while (field->choices[choices].code)
			choices++;
		*(int *)at = field->choices[evil_random(evil, choices)].value;
		return;
	case FIELD_MONEY:
		*(cents *)at = evil_random(evil, 20) ? (cents)evil_random(evil, 200) * 10000 : number_of(evil);
		return;
	case FIELD_DAY:
		*(day *)at = day_of(evil);
		return;
	case FIELD_INSTANT:
		*(instant *)at = evil_random(evil, 2) ? INSTANT_NONE : number_of(evil);
		return;
	case FIELD_LINE:
		snprintf(at, field->room, "%s", line_of(evil, field->name));
		if (!text_valid(at, strlen(at)))
			*(char *)at = '\0';
		return;
	case FIELD_TEXT:
		*(char **)at = block_of(evil, field->room);
		return;
	}
}

static void row_add(struct evil *evil, struct message *message, const struct record *record)
{
	char *data = rows_new(&message->rows, record);
	const char *request = request_find(message->kind)->word;

	for (size_t i = 0; i < record->count; i++)
		field_fill(evil, &record->fields[i], request, data + record->fields[i].offset);
}

void evil_message(struct evil *evil, struct message *message)
{
	size_t requests = 0, records = 0;

	while (request_at(requests))
		requests++;
	while (catalog_record(records))
		records++;
	const struct request_row *request = request_at(evil_random(evil, requests));
	message_init(message, (uint16_t)request->request);
	message->serial = (uint32_t)evil_random(evil, 0);
	for (size_t i = 0; i < WIRE_KEY_BYTES && (request->changes || evil_random(evil, 50) == 0); i++)
		message->key[i] = (uint8_t)evil_random(evil, 0);
	if (evil_random(evil, 200) == 0)
		memset(message->key, 7, sizeof(message->key));
	for (uint64_t n = 1 + (evil_random(evil, 8) == 0); n > 0 && request->in; n--)
		row_add(evil, message, request->in);
	if (request->in != &ask_record && evil_random(evil, 4) != 0)
		row_add(evil, message, &ask_record);
	if (evil_random(evil, 2) == 0)
		row_add(evil, message, &person_record);
	if (evil_random(evil, 20) == 0)
		row_add(evil, message, catalog_record(evil_random(evil, records)));
}
