/* Possible duplicates of somebody who is about to be stored: the same number, name and birth date, or name and address. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/search_fold.h"
#include "household_inside.h"
#include "search_rows.h"
#include "store/door.h"
#include "store/session.h"

enum {
	NAMES_BYTES = 512,
	WORDS = 8,
	CANDIDATES = 64,
	HITS = 8,
	PLACES = 16,		/* households of one person */
	ROWS_BORN = 2000,	/* people of one birth date: 1 January has many, for who has no date */
	ROWS_ADDRESS = 200,
};

/* In order of how sure it is. */
enum why {
	WHY_BSN, WHY_NAME_BORN, WHY_SWAPPED_BORN, WHY_NAME_YEAR, WHY_NAME_ADDRESS, WHY_SURNAME_BORN, WHY_SURNAME_ADDRESS,
	WHY_NOT,
};

static const char *const whys[] = {
	[WHY_BSN] = "zelfde BSN",
	[WHY_NAME_BORN] = "zelfde naam en geboortedatum",
	[WHY_SWAPPED_BORN] = "naam omgedraaid, zelfde geboortedatum",
	[WHY_NAME_YEAR] = "zelfde naam en geboortejaar",
	[WHY_NAME_ADDRESS] = "zelfde naam op dit adres",
	[WHY_SURNAME_BORN] = "zelfde achternaam en geboortedatum",
	[WHY_SURNAME_ADDRESS] = "zelfde achternaam op dit adres",
};

/* How a name sounds, word by word. */
struct sounds {
	char word[WORDS][FOLD_BYTES];
	int count;
};

struct names {
	struct sounds own, partner, first;
};

struct candidate {
	id person_id;
	enum why why;
};

struct duplicates {
	struct call *call;
	struct person person;
	const struct household *household;	/* NULL: the address is not asked */
	id joins;				/* the household that the person would come to, 0: a new one */
	struct names names;
	struct candidate found[CANDIDATES];
	size_t count;
	size_t hits;
};

/* ---- names ---- */

static void sounds_of(const char *name, struct sounds *out)
{
	char key[NAMES_BYTES], *rest = key, *word;

	out->count = 0;
	search_key(name, key, sizeof(key));
	search_key_drop(key);
	while (out->count < WORDS && (word = strsep(&rest, " ")))
		if (*word)
			search_fold(word, true, out->word[out->count++]);
}

static void names_of(const struct person *person, struct names *out)
{
	sounds_of(person->geslachtsnaam, &out->own);
	sounds_of(person->geslachtsnaamPartner, &out->partner);
	sounds_of(*person->voornamen ? person->voornamen : person->voorletters, &out->first);
}

/* The same, or one slip of the fingers apart in a word that is long enough for it to say something. */
static bool sound_near(const char *a, const char *b)
{
	size_t one = strlen(a), other = strlen(b), same = 0, end = 0, least = one < other ? one : other;

	if (one + 1 < other || other + 1 < one)
		return false;
	while (same < least && a[same] == b[same])
		same++;
	while (end < least - same && a[one - 1 - end] == b[other - 1 - end])
		end++;
	if (same == one && same == other)
		return true;
	if (least < 4)
		return false;
	if (same + end + 1 >= (one > other ? one : other))
		return true;
	return one == other && same + end + 2 == one && a[same] == b[same + 1] && a[same + 1] == b[same];
}

/* Any name of the one sounds as any name of the other: of a double surname people use either half. */
static bool sounds_meet(const struct sounds *a, const struct sounds *b)
{
	for (int i = 0; i < a->count; i++)
		for (int j = 0; j < b->count; j++)
			if (sound_near(a->word[i], b->word[j]))
				return true;
	return false;
}

static bool surnames_meet(const struct names *a, const struct names *b)
{
	return sounds_meet(&a->own, &b->own) || sounds_meet(&a->own, &b->partner) || sounds_meet(&a->partner, &b->own) ||
		sounds_meet(&a->partner, &b->partner);
}

/* Unknown fits; "S" fits Suzanne, Suzan fits Suzanne. */
static bool first_names_meet(const struct sounds *a, const struct sounds *b)
{
	size_t least;

	if (a->count == 0 || b->count == 0 || sounds_meet(a, b))
		return true;
	least = strlen(a->word[0]) < strlen(b->word[0]) ? strlen(a->word[0]) : strlen(b->word[0]);
	return strncmp(a->word[0], b->word[0], least) == 0;
}

/* ---- dates ---- */

enum born { BORN_OTHER, BORN_UNKNOWN, BORN_YEAR, BORN_SAME };

static enum born born_compare(const char *a, const char *b)
{
	bool whole = true;

	if (strlen(a) != DAY_ISO_BYTES - 1 || strlen(b) != DAY_ISO_BYTES - 1)
		return BORN_UNKNOWN;
	if (strncmp(a, b, 4) != 0)
		return BORN_OTHER;
	for (int part = 5; part <= 8; part += 3) {
		bool known = strncmp(a + part, "00", 2) != 0 && strncmp(b + part, "00", 2) != 0;

		if (known && strncmp(a + part, b + part, 2) != 0)
			return BORN_OTHER;
		whole = whole && known;
	}
	return whole ? BORN_SAME : BORN_YEAR;
}

/* ---- judging ---- */

static enum why why_names(const struct duplicates *search, const struct person *person, bool address)
{
	enum born born = born_compare(search->person.geboortedatum, person->geboortedatum);
	struct names names;
	bool surname, first;

	if (born == BORN_OTHER && !address)
		return WHY_NOT;
	names_of(person, &names);
	surname = surnames_meet(&search->names, &names);
	first = first_names_meet(&search->names.first, &names.first);
	if (born == BORN_SAME && surname && first)
		return WHY_NAME_BORN;
	if (born == BORN_SAME && sounds_meet(&search->names.own, &names.first) &&
			sounds_meet(&search->names.first, &names.own))
		return WHY_SWAPPED_BORN;
	if (born == BORN_YEAR && surname && first)
		return WHY_NAME_YEAR;
	if (address && surname && first && born != BORN_OTHER)
		return WHY_NAME_ADDRESS;
	if (born == BORN_SAME && surname)
		return WHY_SURNAME_BORN;
	return address && surname ? WHY_SURNAME_ADDRESS : WHY_NOT;
}

static void candidate_add(struct duplicates *search, id person_id, enum why why)
{
	for (size_t i = 0; i < search->count; i++)
		if (search->found[i].person_id == person_id) {
			if (why < search->found[i].why)
				search->found[i].why = why;
			return;
		}
	if (why != WHY_NOT && search->count < CANDIDATES)
		search->found[search->count++] = (struct candidate){ person_id, why };
}

static int surest(const void *a, const void *b)
{
	return (int)((const struct candidate *)a)->why - (int)((const struct candidate *)b)->why;
}

/* ---- looking ---- */

#define NAME_COLUMNS \
	"p.id, p.voornamen, p.voorletters, p.geslachtsnaam, p.geslachtsnaamPartner, p.geboortedatum"

static bool candidates_read(struct duplicates *search, struct query *query, bool address)
{
	enum query_result result;
	struct person person;

	while ((result = query_step(query, &search->call->err)) == QUERY_ROW) {
		record_init(&person_record, &person);
		query_read(query, &person_record, &person);
		candidate_add(search, person.id, why_names(search, &person, address));
	}
	return result == QUERY_DONE;
}

/* A date of which a part is unknown fits every date that has the rest. */
static bool born_whole(struct duplicates *search, const char *born)
{
	static const char BORN[] =
		"SELECT " NAME_COLUMNS " FROM person p WHERE p.geboortedatum IN (:born, substr(:born, 1, 8) || '00',"
		" substr(:born, 1, 5) || '00-00') LIMIT :most";
	struct query *query = db_query(search->call->db, BORN);

	query_text(query, ":born", born);
	query_int(query, ":most", ROWS_BORN);
	return candidates_read(search, query, false);
}

static bool born_partly(struct duplicates *search, const char *born)
{
	static const char YEAR[] =
		"SELECT " NAME_COLUMNS " FROM person p WHERE p.geboortedatum >= substr(:born, 1, 5) AND"
		" p.geboortedatum < substr(:born, 1, 4) || '.' AND p.geslachtsnaam = :geslachtsnaam COLLATE NOCASE LIMIT :most";
	struct query *query = db_query(search->call->db, YEAR);

	query_text(query, ":born", born);
	query_text(query, ":geslachtsnaam", search->person.geslachtsnaam);
	query_int(query, ":most", ROWS_BORN);
	return candidates_read(search, query, false);
}

static bool born_find(struct duplicates *search)
{
	const char *born = search->person.geboortedatum;

	if (strlen(born) != DAY_ISO_BYTES - 1)
		return true;
	return strcmp(born + 8, "00") != 0 ? born_whole(search, born) : born_partly(search, born);
}

/* A letter or addition that one of the two leaves out does not make it another house. */
static bool address_find(struct duplicates *search)
{
	static const char ADDRESS[] =
		"SELECT " NAME_COLUMNS " FROM household h CROSS JOIN membership m ON m.household_id = h.id"
		" CROSS JOIN person p ON p.id = m.person_id WHERE h.postcode = :postcode AND h.huisnummer = :huisnummer"
		" AND (:huisletter IS NULL OR h.huisletter IS NULL OR lower(h.huisletter) = lower(:huisletter))"
		" AND (:huisnummertoevoeging IS NULL OR h.huisnummertoevoeging IS NULL"
		"   OR lower(h.huisnummertoevoeging) = lower(:huisnummertoevoeging))"
		" AND m.until IS NULL ORDER BY m.id DESC LIMIT :most";
	struct household at;
	struct query *query;
	char postcode[7];

	if (!search->household || search->household->huisnummer == 0 ||
			!postcode_normal(search->household->postcode, postcode))
		return true;
	record_copy(&household_record, &at, search->household);
	memcpy(at.postcode, postcode, sizeof(postcode));
	query = db_query(search->call->db, ADDRESS);
	query_record(query, &household_record, &at);
	query_int(query, ":most", ROWS_ADDRESS);
	return candidates_read(search, query, true);
}

/* ---- showing ---- */

static bool by_address(enum why why)
{
	return why == WHY_NAME_ADDRESS || why == WHY_SURNAME_ADDRESS;
}

struct showing {
	struct duplicates *search;
	enum why why;
	bool shown;
};

/* Brothers and sisters are no duplicates of whom joins them. */
static bool is_relative(const struct showing *showing, const struct search_row *row)
{
	return row->household.id == showing->search->joins &&
		(showing->why == WHY_SURNAME_BORN || showing->why == WHY_SURNAME_ADDRESS);
}

static bool row_show(void *arg, const struct search_row *row)
{
	struct showing *showing = arg;
	struct duplicates *search = showing->search;
	struct access_facts facts;
	struct search_hit *hit;
	bool open, secret;

	if (search->hits == HITS || (row->moved && showing->shown))
		return false;
	access_facts_load(search->call, row->household.id, &facts);
	open = access_may(&facts, DEED_OPEN);
	secret = row->person.geheimhoudingPersoonsgegevens || search_secret(search->call, row->household.id);
	if (!access_may(&facts, DEED_LIST) || is_relative(showing, row) ||
			(by_address(showing->why) && secret && !open))
		return true;
	hit = rows_new(&search->call->out->rows, &search_hit_record);
	hit->household_id = row->household.id;
	hit->person_id = row->person.id;
	memcpy(hit->huishoudnummer, row->household.huishoudnummer, sizeof(hit->huishoudnummer));
	memcpy(hit->geboortedatum, row->person.geboortedatum, sizeof(hit->geboortedatum));
	hit->overleden = row->person.overlijdensdatum != DAY_NONE;
	hit->moved = row->moved;
	hit->own = facts.own_caseload;
	hit->may_open = open;
	snprintf(hit->why, sizeof(hit->why), "%s", whys[showing->why]);
	name_full(&row->person, hit->naam, sizeof(hit->naam));
	if (secret && !open)
		strcpy(hit->address, "adres geheim");
	else
		household_address(&row->household, hit->address);
	search_names(search->call, row->household.id, hit);
	showing->shown = true;
	search->hits++;
	return true;
}

/* The households of a person, those of now first. */
static bool candidate_show(struct duplicates *search, const struct candidate *candidate)
{
	static const char HOUSEHOLDS[] =
		"SELECT household_id FROM membership WHERE person_id = :person GROUP BY household_id"
		" ORDER BY min(until IS NOT NULL AND until <= :today), max(\"from\") DESC LIMIT :most";
	struct showing showing = { .search = search, .why = candidate->why };
	struct query *query = db_query(search->call->db, HOUSEHOLDS);
	id households[PLACES];
	size_t count = 0;

	query_id(query, ":person", candidate->person_id);
	query_day(query, ":today", search->call->today);
	query_int(query, ":most", PLACES);
	while (count < PLACES && query_step(query, &search->call->err) == QUERY_ROW)
		households[count++] = query_get_int(query, "household_id");
	query_done(query);
	for (size_t i = 0; i < count; i++)
		if (!search_rows_member(search->call, households[i], candidate->person_id, row_show, &showing))
			return false;
	return search->call->err.code == ERR_NONE;
}

static bool duplicates_show(struct duplicates *search)
{
	qsort(search->found, search->count, sizeof(search->found[0]), surest);
	for (size_t i = 0; i < search->count && search->hits < HITS; i++)
		if (!candidate_show(search, &search->found[i]))
			return false;
	return search->call->err.code == ERR_NONE;
}

/* What was looked for, in the log of searches. */
static void duplicates_note(const struct duplicates *search)
{
	char naam[TEXT_LINE_BYTES], about[2 * TEXT_LINE_BYTES], line[TEXT_LINE_BYTES];

	name_full(&search->person, naam, sizeof(naam));
	snprintf(about, sizeof(about), "%s %s", naam, search->person.geboortedatum);
	line_cut(about, line);
	search_note(search->call, line, search->hits);
}

static bool duplicates_find(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	const struct person *person = call_in(call, &person_record);
	struct duplicates *search;
	char born[DAY_ISO_BYTES];
	id known;
	bool ok;

	if (!person)
		return err_set(&call->err, ERR_INPUT, "Zeg om wie het gaat.");
	search = mem_new(1, sizeof(*search));
	search->call = call;
	record_copy(&person_record, &search->person, person);
	if (birthdate_parse(person->geboortedatum, call->today, born))
		memcpy(search->person.geboortedatum, born, sizeof(born));
	search->household = call_in(call, &household_record);
	search->joins = ask->id;
	names_of(person, &search->names);
	known = *person->burgerservicenummer ? person_by_bsn(call->db, person->burgerservicenummer) : 0;
	if (known)
		candidate_add(search, known, WHY_BSN);
	ok = born_find(search) && address_find(search) && duplicates_show(search);
	if (ok)
		duplicates_note(search);
	free(search);
	return ok;
}

const struct door_row duplicate_doors[] = {
	{ REQ_DUPLICATES, PHASE_OPEN, DEED_EDIT, NULL, duplicates_find },
	{ 0 }
};
