/* Searching: one scrap, the rows that may be shown of what it can mean, the own households first. */
#include "search_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "household_inside.h"
#include "store/door.h"
#include "store/session.h"

enum {
	HITS_USUAL = 20,
	HITS_MOST = 200,
	OFFSET_MOST = 2000,
	FETCHES = 60,		/* candidates looked up beside the rows shown, when few of them fit */
	WALKED = 2500,		/* keys looked at in one search: about a millisecond */
	WALKED_ALIKE = 200,	/* and for one name that is alike */
	ROWS_SEEN = 4096,
	PLACES = 1024,
	FEW = 3,		/* so few hits that a slip of the fingers is likely */
	SLIP_LETTERS = 5,	/* and with more hits, in a word alone that is so long */
	ALIKE_ROWS = 8, ALIKE_ROWS_BESIDE = 2,	/* rows of one name that is alike: when few were found, and else */
};

static const char ADDRESS_SECRET[] = "adres geheim";

/* What the actor may do at one household; asked once in a search. */
struct place {
	id household_id;
	bool list, open, enter, own, secret;	/* enter: the screen opens, be it for the decisions only */
};

struct search {
	struct call *call;
	struct search_query typed;
	const struct search_query *query;	/* what was typed, or that with a name that is alike */
	size_t page;			/* rows of one answer */
	size_t offset, room;		/* rows to skip; rows until the answer is full, with those skipped */
	size_t hits;
	size_t stop;			/* hits at which the walk of now ends */
	size_t fetched;
	size_t fetch_stop, fetch_last;	/* of the walk of now, and of the whole search */
	int walked;			/* keys that may still be looked at */
	enum seek_found found;		/* what the ids of the walk of now are */
	struct { id household_id, person_id; } seen[ROWS_SEEN];
	size_t seen_count;
	struct place places[PLACES];
	size_t place_count;
};

static bool search_full(const struct search *search)
{
	return search->hits >= search->stop || search->fetched >= search->fetch_stop ||
		search->seen_count == ROWS_SEEN || search->place_count == PLACES;
}

/* Who is in a network is no person of ours: the name stands for them, as a number that is no id. */
static id who_is(const struct search_row *row)
{
	uint64_t hash = 14695981039346656037u;

	if (!*row->network)
		return row->person.id;
	for (const char *c = row->network; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 1099511628211u;
	return -1 - (id)(hash >> 1);
}

/* True the first time only: a person who came back to a household stands there once. */
static bool first_seen(struct search *search, const struct search_row *row)
{
	id who = who_is(row);

	for (size_t i = 0; i < search->seen_count; i++)
		if (search->seen[i].household_id == row->household.id && search->seen[i].person_id == who)
			return false;
	search->seen[search->seen_count].household_id = row->household.id;
	search->seen[search->seen_count++].person_id = who;
	return true;
}

static const struct place *place_of(struct search *search, id household_id)
{
	struct place *place;
	struct access_facts facts;

	for (size_t i = 0; i < search->place_count; i++)
		if (search->places[i].household_id == household_id)
			return &search->places[i];
	access_facts_load(search->call, household_id, &facts);
	place = &search->places[search->place_count++];
	place->household_id = household_id;
	place->list = access_may(&facts, DEED_LIST);
	place->open = access_may(&facts, DEED_OPEN);
	place->enter = place->open || access_may(&facts, DEED_DECISIONS);
	place->own = facts.own_caseload;
	place->secret = search_secret(search->call, household_id);
	return place;
}

static void hit_add(struct search *search, const struct search_row *row, const struct place *place)
{
	struct search_hit *hit = rows_new(&search->call->out->rows, &search_hit_record);

	hit->household_id = row->household.id;
	hit->person_id = row->person.id;
	memcpy(hit->huishoudnummer, row->household.huishoudnummer, sizeof(hit->huishoudnummer));
	memcpy(hit->geboortedatum, row->person.geboortedatum, sizeof(hit->geboortedatum));
	hit->overleden = row->person.overlijdensdatum != DAY_NONE;
	hit->moved = row->moved;
	hit->former = row->former;
	hit->network = *row->network != '\0';
	hit->own = place->own;
	hit->may_open = place->enter;
	if (hit->network)
		memcpy(hit->naam, row->network, sizeof(hit->naam));
	else if (row->person.id)
		name_full(&row->person, hit->naam, sizeof(hit->naam));
	else
		memcpy(hit->naam, row->household.naam, sizeof(hit->naam));
	if (place->secret || row->person.geheimhoudingPersoonsgegevens)
		memcpy(hit->address, ADDRESS_SECRET, sizeof(ADDRESS_SECRET));
	else
		household_address(&row->household, hit->address);
	search_names(search->call, row->household.id, hit);
}

/*
 * A row is shown when it is what was typed and the actor may know of the household. Who lives at a secret address is
 * not found by that address: the answer would tell it. Who is in a network is for those who may open the dossier.
 */
static bool row_take(void *arg, const struct search_row *row)
{
	struct search *search = arg;
	enum row_fit fit;
	const struct place *place;

	if (search_full(search))
		return false;
	fit = search_row_fit(search->query, row);
	if (fit == ROW_NOT || !first_seen(search, row))
		return !search_full(search);
	place = place_of(search, row->household.id);
	if (!place->list)
		return !search_full(search);
	if (*row->network && !place->open)
		return !search_full(search);
	if (fit == ROW_FITS_BY_ADDRESS && !place->open && (place->secret || row->person.geheimhoudingPersoonsgegevens))
		return !search_full(search);
	if (search->hits++ >= search->offset)
		hit_add(search, row, place);
	return !search_full(search);
}

static bool found_take(void *arg, id found)
{
	struct search *search = arg;
	bool ok;

	search->fetched++;
	ok = search_rows_found(search->call, search->found, found, row_take, search);
	return ok && !search_full(search);
}

/* ---- walks ---- */

static bool seek_run(struct search *search, const struct seek *seek, size_t stop, int *budget)
{
	search->stop = stop;
	search->found = seek->found;
	search->fetch_stop = seek->most ? search->fetched + (size_t)seek->most : SIZE_MAX;
	if (search->fetch_stop > search->fetch_last)
		search->fetch_stop = search->fetch_last;
	return search_full(search) || *budget <= 0 ||
		search_walk(search->call, seek, search->query, budget, found_take, search);
}

static bool alike_run(struct search *search, const struct alike_name *name, size_t stop)
{
	struct search_query query = search->typed;
	struct seek_plan plan;
	bool ok = true;

	memcpy(query.words[name->word], name->name, sizeof(query.words[name->word]));
	search->query = &query;
	seek_plan_alike(&query, name->word, &plan);
	for (int i = 0; ok && i < plan.count; i++) {
		int budget = WALKED_ALIKE;

		ok = seek_run(search, &plan.seeks[i], stop, &budget);
	}
	search->query = &search->typed;
	return ok;
}

/* The names that are alike, first a few rows of each, so that the name that is meant is among them. */
static bool search_alikes(struct search *search, size_t stop)
{
	const struct search_query *typed = &search->typed;
	bool few = search->hits < FEW;
	bool slips = typed->word_count > 1 ? search->hits == 0 : few || strlen(typed->words[0]) >= SLIP_LETTERS;
	size_t rows = few ? ALIKE_ROWS : ALIKE_ROWS_BESIDE, count;
	struct alike_name names[ALIKE_NAMES];

	if (search->hits >= stop)
		return true;
	if (!search_alike(search->call, &search->typed, slips, names, &count))
		return false;
	for (size_t i = 0; i < count && search->hits < stop; i++)
		if (!alike_run(search, &names[i], search->hits + rows < stop ? search->hits + rows : stop))
			return false;
	return true;
}

/* Whether the roles of the actor let households be listed that are not the actor's own. */
static bool lists_others(struct call *call)
{
	struct access_facts facts;

	access_facts_load(call, 0, &facts);
	facts.own_caseload = facts.team_area = facts.named = facts.holds_escalation = false;
	return access_may(&facts, DEED_LIST);
}

/* Who types the number of a household that went up in another means that other. */
static bool number_follow(struct search *search)
{
	static const char NUMBER[] = "SELECT huishoudnummer FROM household WHERE id = :id";
	char *number = search->typed.huishoudnummer;
	id household_id = *number ? household_by_old_number(search->call->db, number) : 0;
	struct query *query;

	if (!household_id)
		return true;
	query = db_query(search->call->db, NUMBER);
	query_id(query, ":id", household_id);
	if (query_one(query, &search->call->err))
		snprintf(number, sizeof(search->typed.huishoudnummer), "%s", query_get_text(query, "huishoudnummer"));
	query_done(query);
	return search->call->err.code == ERR_NONE;
}

static bool own_run(struct search *search, bool asides)
{
	search->stop = search->room;
	search->fetch_stop = SIZE_MAX;
	return search_own(search->call, search->query, asides, row_take, search);
}

static bool walk_run(struct search *search, const struct seek *seek)
{
	/* A share of one page, whichever page is asked, so that paging does not change the order. */
	size_t stop = seek->share == SEEK_SHARE_ALL ? search->room :
		search->page * (size_t)seek->share / SEEK_SHARE_ALL;

	return seek->alike ? search_alikes(search, stop) : seek_run(search, seek, stop, &search->walked);
}

/* The own households first; but who types "piet boven" means Piet Boven, and then maybe the own Piet Jansen. */
static bool search_run(struct search *search)
{
	struct seek_plan plan;
	bool ok, others = lists_others(search->call);

	if (!number_follow(search))
		return false;
	search->query = &search->typed;
	search->walked = WALKED + (int)search->room;
	search->fetch_last = FETCHES + 2 * search->room;
	seek_plan_make(search->query, &plan);
	ok = own_run(search, others && plan.before_own > 0);
	for (int i = 0; ok && others && i < plan.count; i++) {
		ok = i == 0 || i != plan.before_own || own_run(search, false);
		ok = ok && walk_run(search, &plan.seeks[i]);
	}
	return ok && search->call->err.code == ERR_NONE;
}

static size_t between(int64_t number, int64_t least, int64_t most)
{
	return (size_t)(number < least ? least : number > most ? most : number);
}

static bool search_find(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct search *search = mem_new(1, sizeof(*search));
	bool ok = true;

	search->call = call;
	search->page = between(ask->number > 0 ? ask->number : HITS_USUAL, 1, HITS_MOST);
	search->offset = between(ask->version, 0, OFFSET_MOST);
	search->room = search->offset + search->page;
	search_query_parse(ask->word, call->today, &search->typed);
	if (search_query_usable(&search->typed)) {
		bool began = db_read_begin(call->db);

		ok = search_run(search);
		db_read_end(call->db, began);
		search_note(call, ask->word, search->hits);
	}
	free(search);
	return ok;
}

const struct door_row search_doors[] = {
	{ REQ_SEARCH, PHASE_OPEN, DEED_LIST, NULL, search_find },
	{ 0 }
};
