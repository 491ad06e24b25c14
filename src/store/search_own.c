/*
 * The households of the actor, in a few words each, kept with the session: they come first in every answer, also when
 * they are shielded. What is kept is good until a change of the feed is about one of them, or others become the
 * actor's.
 */
#include "search_rows.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "store/session.h"

enum { OWN_MOST = 4000, CHANGES_MOST = 500 };

/* Regisseur, involved, with a task, or with an escalation on the desk. */
const char SEARCH_OWN_IDS[] =
	"SELECT household_id AS id FROM regie WHERE employee_id = :me AND until IS NULL"
	" UNION SELECT household_id FROM involvement WHERE employee_id = :me AND until IS NULL"
	" UNION SELECT household_id FROM task WHERE employee_id = :me AND done IS NULL"
	" UNION SELECT e.household_id FROM escalation e WHERE e.closed IS NULL AND e.holder_id = :me AND e.requester_id <> :me"
	" UNION SELECT e.household_id FROM role_assignment a JOIN rung ON rung.role = a.role"
	"   JOIN escalation e ON e.trede = rung.trede AND e.closed IS NULL AND e.holder_id IS NULL"
	"     AND e.requester_id <> :me"
	"   WHERE a.employee_id = :me AND a.\"from\" <= :today AND (a.until IS NULL OR a.until > :today)"
	"     AND instr(:pets, a.pet)"
	" ORDER BY 1 LIMIT :most";

const char SEARCH_OWN_MEMBERS[] =
	"SELECT h.huishoudnummer, h.naam, h.straatnaam, h.huisnummertoevoeging, h.postcode, h.telefoon AS household_telefoon,"
	" p.id, p.burgerservicenummer, p.voornamen, p.voorletters, p.geslachtsnaam, p.geslachtsnaamPartner, p.geboortedatum,"
	" p.voorvoegsel, p.voorvoegselPartner,"
	" p.telefoon FROM household h LEFT JOIN membership m ON m.household_id = h.id"
	" LEFT JOIN person p ON p.id = m.person_id WHERE h.id = :id"
	" ORDER BY m.until IS NOT NULL, p.geslachtsnaam, p.voornamen";

const char SEARCH_OWN_NETWORK[] = "SELECT id, naam FROM network_member WHERE household_id = :id";

const char SEARCH_OWN_CHANGES[] = "SELECT seq, household_id FROM change WHERE seq > :seq ORDER BY seq LIMIT :most";

/* One member, the household alone, or somebody of its network. */
struct own_row {
	id household_id, person_id, network_id;
	char *words;			/* names, street and numbers, as search keys */
};

struct search_own {
	int64_t seq;			/* of the feed, up to where this is good */
	id *ids;
	size_t id_count;
	struct own_row *rows;
	size_t count, room;
};

void search_own_free(struct search_own *own)
{
	if (!own)
		return;
	for (size_t i = 0; i < own->count; i++)
		free(own->rows[i].words);
	free(own->rows);
	free(own->ids);
	free(own);
}

/* ---- loading ---- */

static void words_add(struct buf *words, const char *text)
{
	char key[2 * TEXT_LINE_BYTES];

	search_key(text, key, sizeof(key));
	if (*key)
		buf_format(words, "%s%s", words->used ? " " : "", key);
}

static void number_add(struct buf *words, const char *digits)
{
	for (bool first = true; *digits; digits++) {
		if (!isalnum((unsigned char)*digits))
			continue;
		if (first && words->used)
			buf_char(words, ' ');
		first = false;
		buf_char(words, (char)tolower((unsigned char)*digits));
	}
}

static void phone_add(struct buf *words, const char *telefoon)
{
	char phone[17];

	if (phone_normal(telefoon, phone))
		number_add(words, phone);
}

static void row_add(struct search_own *own, struct own_row row, struct buf *words)
{
	if (own->count == own->room) {
		own->room = own->room ? 2 * own->room : 64;
		own->rows = mem_grow(own->rows, own->room, sizeof(*own->rows));
	}
	buf_char(words, '\0');
	row.words = buf_take(words);
	own->rows[own->count++] = row;
}

static bool members_load(struct call *call, struct search_own *own, id household_id)
{
	static const char *const names[] = {
		"geslachtsnaam", "geslachtsnaamPartner", "voornamen", "voorletters", "straatnaam", "huisnummertoevoeging",
		"voorvoegsel", "voorvoegselPartner",
	};
	static const char *const numbers[] = { "geboortedatum", "postcode", "burgerservicenummer", "huishoudnummer" };
	struct query *query = db_query(call->db, SEARCH_OWN_MEMBERS);
	enum query_result result;

	query_id(query, ":id", household_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct buf words = BUF_INIT;

		if (query_is_null(query, "id"))
			words_add(&words, query_get_text(query, "naam"));
		for (size_t i = 0; i < COUNT_OF(names); i++)
			words_add(&words, query_get_text(query, names[i]));
		for (size_t i = 0; i < COUNT_OF(numbers); i++)
			number_add(&words, query_get_text(query, numbers[i]));
		phone_add(&words, query_get_text(query, "telefoon"));
		phone_add(&words, query_get_text(query, "household_telefoon"));
		row_add(own, (struct own_row){ household_id, query_get_int(query, "id"), 0, NULL }, &words);
	}
	return result == QUERY_DONE;
}

static bool network_load(struct call *call, struct search_own *own, id household_id)
{
	struct query *query = db_query(call->db, SEARCH_OWN_NETWORK);
	enum query_result result;

	query_id(query, ":id", household_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct buf words = BUF_INIT;

		words_add(&words, query_get_text(query, "naam"));
		row_add(own, (struct own_row){ household_id, 0, query_get_int(query, "id"), NULL }, &words);
	}
	return result == QUERY_DONE;
}

static bool ids_load(struct call *call, struct search_own *own)
{
	struct query *query = db_query(call->db, SEARCH_OWN_IDS);
	enum query_result result;

	own->ids = mem_new(OWN_MOST, sizeof(*own->ids));
	query_id(query, ":me", call->actor->employee_id);
	query_day(query, ":today", call->today);
	query_int(query, ":most", OWN_MOST);
	query_text(query, ":pets", pets_text(call->actor->pets));
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		own->ids[own->id_count++] = query_get_int(query, "id");
	own->ids = mem_grow(own->ids, own->id_count + 1, sizeof(*own->ids));
	return result == QUERY_DONE;
}

static int64_t feed_last(struct call *call)
{
	static const char LAST[] = "SELECT coalesce(max(seq), 0) FROM change";

	return query_number(db_query(call->db, LAST), NULL);
}

/* ---- whether what is kept is still so ---- */

static int id_order(const void *a, const void *b)
{
	id one = *(const id *)a, other = *(const id *)b;

	return one < other ? -1 : one > other;
}

/* No change since then is about one of them; those that were read are not asked again. */
static bool unchanged(struct call *call, struct search_own *own)
{
	struct query *query = db_query(call->db, SEARCH_OWN_CHANGES);
	int seen = 0;
	bool same = true;

	query_int(query, ":seq", own->seq);
	query_int(query, ":most", CHANGES_MOST);
	while (same && query_step(query, &call->err) == QUERY_ROW) {
		id household_id = query_get_int(query, "household_id");

		same = ++seen < CHANGES_MOST && (own->id_count == 0 ||
			!bsearch(&household_id, own->ids, own->id_count, sizeof(id), id_order));
		own->seq = query_get_int(query, "seq");
	}
	query_done(query);
	return same;
}

/* NULL on failure. With a session it is kept there; without one the caller frees it. */
static struct search_own *own_load(struct call *call)
{
	struct search_own *kept = call->seat ? call->seat->own : NULL, *own = mem_new(1, sizeof(*own));
	bool ok;

	own->seq = feed_last(call);
	ok = ids_load(call, own);
	if (ok && kept && kept->id_count == own->id_count &&
			memcmp(kept->ids, own->ids, own->id_count * sizeof(id)) == 0 && unchanged(call, kept)) {
		search_own_free(own);
		return kept;
	}
	for (size_t i = 0; ok && i < own->id_count; i++)
		ok = members_load(call, own, own->ids[i]) && network_load(call, own, own->ids[i]);
	if (!ok) {
		search_own_free(own);
		return NULL;
	}
	if (call->seat) {
		search_own_free(kept);
		call->seat->own = own;
	}
	return own;
}

/* ---- searching ---- */

/* A number, written without the hyphens of a day, begins one of the words. */
static bool token_in(const char *token, const char *words)
{
	for (const char *at = words; at; at = strchr(at, ' ')) {
		const char *typed = token;

		at += *at == ' ';
		for (const char *c = at; *typed && (*typed == '-' || tolower((unsigned char)*typed) == *c); typed++)
			c += *typed != '-';
		if (!*typed)
			return true;
	}
	return false;
}

static bool may_fit(const struct search_query *query, const char *words)
{
	const char *numbers[] = {
		query->bsn, query->huishoudnummer, query->year, query->pc4, query->pc6, query->phone,
	};

	if (!words_in(query, words))
		return false;
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		if (*numbers[i] && !token_in(numbers[i], words))
			return false;
	return !*query->birthdate || token_in(query->birthdate, words) ||
		(*query->birthdate_other && token_in(query->birthdate_other, words));
}

bool search_own(struct call *call, const struct search_query *query, bool asides, search_visit *visit, void *arg)
{
	struct search_own *own = own_load(call);
	bool ok = own != NULL;

	for (size_t i = 0; ok && i < own->count; i++) {
		const struct own_row *row = &own->rows[i];

		if (may_fit(query, row->words) && (!asides || asides_in(query, row->words)))
			ok = row->network_id ? search_rows_network(call, row->network_id, visit, arg) :
				search_rows_member(call, row->household_id, row->person_id, visit, arg);
	}
	if (!call->seat)
		search_own_free(own);
	return ok && call->err.code == ERR_NONE;
}
