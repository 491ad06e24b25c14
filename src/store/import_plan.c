/*
 * From a batch to the store: who of the file is known already, where they live, and what has to be written. A person is
 * known by BSN; without one by household, name and birth date, or by address, name and birth date. Where a team moved
 * somebody to another household, that stays so.
 */
#include "store/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "household_inside.h"
#include "import_load.h"

enum { HOMES_MOST = 32, PROGRESS_HOUSEHOLDS = 512 };

static const char HOMES[] =
	"SELECT household_id FROM membership WHERE person_id = :person AND until IS NULL ORDER BY household_id";

#define SAME_NAME \
	" p.geslachtsnaam = :geslachtsnaam AND coalesce(p.voornamen, '') = :voornamen" \
	" AND (:bsn = '' OR p.burgerservicenummer IS NULL)"
#define SAME_PLACE \
	" h.postcode IS :postcode AND h.huisnummer IS :huisnummer AND h.straatnaam IS :straatnaam" \
	" AND h.huisletter IS :huisletter AND h.huisnummertoevoeging IS :huisnummertoevoeging AND h.woonplaats IS :woonplaats"

/*
 * By the birth date first: of one address there may be thousands. Of who has none the members are read; CROSS JOIN keeps
 * SQLite from choosing another order.
 */
#define BORN " p.geboortedatum = :geboortedatum AND" SAME_NAME " ORDER BY p.id LIMIT 1"
#define UNBORN " p.geboortedatum IS NULL AND" SAME_NAME " ORDER BY p.id LIMIT 1"

static const char IN_HOUSEHOLD[] =
	"SELECT p.id FROM person p INDEXED BY person_born CROSS JOIN membership m ON m.person_id = p.id"
	" WHERE m.household_id = :household AND m.until IS NULL AND" BORN;
static const char IN_HOUSEHOLD_UNBORN[] =
	"SELECT p.id FROM membership m CROSS JOIN person p ON p.id = m.person_id"
	" WHERE m.household_id = :household AND m.until IS NULL AND" UNBORN;

static const char AT_ADDRESS[] =
	"SELECT p.id FROM person p INDEXED BY person_born CROSS JOIN membership m ON m.person_id = p.id AND m.until IS NULL"
	" CROSS JOIN household h ON h.id = m.household_id WHERE" SAME_PLACE " AND" BORN;
static const char AT_ADDRESS_UNBORN[] =
	"SELECT p.id FROM household h CROSS JOIN membership m ON m.household_id = h.id AND m.until IS NULL"
	" CROSS JOIN person p ON p.id = m.person_id WHERE" SAME_PLACE " AND" UNBORN;

static const char OPEN_MEMBERS[] = "SELECT count(*) FROM membership WHERE household_id = :household AND until IS NULL";

static const char ANYBODY[] = "SELECT EXISTS(SELECT 1 FROM person)";

/* What the store knows of one person of the file. */
struct known {
	id person_id;			/* 0: new */
	id homes[HOMES_MOST];		/* households the person is in now */
	size_t home_count;
};

/* A household that some of these people are in already, and how many. */
struct vote {
	id household_id;
	size_t members;
};

struct import_run {
	struct call *call;
	struct import_batch *batch;
	bool dry;
	bool loaded;			/* who is surely new is there already */
	struct search_bulk *bulk;	/* keys of new households; NULL when dry */
	struct known *known;		/* of the household being done; room for the largest */
	struct person *persons;		/* for its name; idem */
	size_t room;
	size_t done;			/* households */
	const struct import_watch *watch;
};

static struct import_person *in_file(struct import_run *run, const struct import_household *household, size_t n)
{
	return &run->batch->persons[run->batch->order[household->first + n]];
}

static bool lives_in(const struct known *known, id household_id)
{
	for (size_t i = 0; i < known->home_count; i++)
		if (known->homes[i] == household_id)
			return true;
	return false;
}

/* ---- who is known ---- */

static bool homes_load(struct import_run *run, struct known *known)
{
	struct query *query = db_query(run->call->db, HOMES);
	enum query_result result = QUERY_DONE;

	query_id(query, ":person", known->person_id);
	while (known->home_count < HOMES_MOST && (result = query_step(query, &run->call->err)) == QUERY_ROW)
		known->homes[known->home_count++] = query_get_int(query, "household_id");
	query_done(query);
	return result != QUERY_FAILED;
}

/* The row that a statement with SAME_NAME finds. */
static bool same_person(struct import_run *run, struct query *query, const struct import_person *person,
	struct known *known)
{
	query_plain(query, ":geslachtsnaam", person->geslachtsnaam);
	query_plain(query, ":voornamen", person->voornamen);
	if (*person->geboortedatum)
		query_plain(query, ":geboortedatum", person->geboortedatum);
	query_plain(query, ":bsn", person->burgerservicenummer);
	if (!query_one(query, &run->call->err))
		return run->call->err.code == ERR_NONE;
	known->person_id = query_get_int(query, "id");
	query_done(query);
	return homes_load(run, known);
}

static bool known_in_household(struct import_run *run, id household_id, const struct import_person *person,
	struct known *known)
{
	struct query *query = db_query(run->call->db, *person->geboortedatum ? IN_HOUSEHOLD : IN_HOUSEHOLD_UNBORN);

	query_id(query, ":household", household_id);
	return same_person(run, query, person, known);
}

static bool known_at_address(struct import_run *run, const struct household *address, const struct import_person *person,
	struct known *known)
{
	struct query *query = db_query(run->call->db, *person->geboortedatum ? AT_ADDRESS : AT_ADDRESS_UNBORN);

	query_text(query, ":postcode", address->postcode);
	query_id(query, ":huisnummer", address->huisnummer);
	query_text(query, ":straatnaam", address->straatnaam);
	query_text(query, ":huisletter", address->huisletter);
	query_text(query, ":huisnummertoevoeging", address->huisnummertoevoeging);
	query_text(query, ":woonplaats", address->woonplaats);
	return same_person(run, query, person, known);
}

static void votes_add(struct vote *votes, size_t *count, const struct known *known)
{
	for (size_t i = 0; i < known->home_count; i++) {
		size_t place = 0;

		while (place < *count && votes[place].household_id != known->homes[i])
			place++;
		if (place == HOMES_MOST)
			return;
		if (place == *count)
			votes[(*count)++] = (struct vote){ .household_id = known->homes[i] };
		votes[place].members++;
	}
}

/* The household that most of them are in; who lives in two decides only where nobody lives in one. 0: none. */
static id home_of(struct import_run *run, const struct import_household *household)
{
	struct vote votes[HOMES_MOST];
	size_t count = 0, best = 0;
	bool all_shared = true;

	for (size_t i = 0; i < household->count; i++)
		all_shared = all_shared && in_file(run, household, i)->shared;
	for (size_t i = 0; i < household->count; i++)
		if (all_shared || !in_file(run, household, i)->shared)
			votes_add(votes, &count, &run->known[i]);
	for (size_t i = 1; i < count; i++)
		if (votes[i].members > votes[best].members)
			best = i;
	return count ? votes[best].household_id : 0;
}

/* Fills run->known and finds the household that is theirs (0: a new one). */
static bool known_load(struct import_run *run, const struct import_household *household, id *home)
{
	struct household address;
	bool placed;

	for (size_t i = 0; i < household->count; i++) {
		const struct import_person *person = in_file(run, household, i);

		run->known[i] = (struct known){ 0 };
		if (*person->burgerservicenummer)
			run->known[i].person_id = person_by_bsn(run->call->db, person->burgerservicenummer);
		if (run->known[i].person_id && !homes_load(run, &run->known[i]))
			return false;
	}
	*home = home_of(run, household);
	record_init(&household_record, &address);
	import_household_fill(household, &address);
	if (!household_normal(&address, &run->call->err))
		return false;
	placed = *address.postcode || *address.straatnaam;
	for (size_t i = 0; i < household->count; i++) {
		const struct import_person *person = in_file(run, household, i);

		if (!run->known[i].person_id && *home && !known_in_household(run, *home, person, &run->known[i]))
			return false;
		/* Of who has a BSN and no address, the BSN has said it all. */
		if (!run->known[i].person_id && (placed || !*person->burgerservicenummer) &&
				!known_at_address(run, &address, person, &run->known[i]))
			return false;
		if (!*home)
			*home = home_of(run, household);
	}
	return true;
}

/* ---- writing ---- */

static bool person_same(const struct person *a, const struct person *b)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool same = true;

	for (size_t i = 0; i < person_record.count && same; i++) {
		buf_clear(&one);
		buf_clear(&other);
		field_get(&person_record.fields[i], a, &one);
		field_get(&person_record.fields[i], b, &other);
		same = one.used == other.used && (one.used == 0 || memcmp(one.data, other.data, one.used) == 0);
	}
	buf_free(&one);
	buf_free(&other);
	return same;
}

/* Over what stands there; nothing is written when the file says nothing new. */
static bool person_update(struct import_run *run, const struct import_person *from, const struct known *known)
{
	struct import_count *count = &run->batch->count;
	struct person there, wanted;

	if (!person_load(run->call, known->person_id, &there))
		return false;
	wanted = there;
	import_person_fill(run->batch, from, &wanted);
	if (!person_normal(&wanted, run->call->today, &run->call->err))
		return false;
	if (person_same(&there, &wanted)) {
		count->persons_same += !from->again;
		return true;
	}
	count->persons_changed += !from->again;
	return run->dry || person_store(run->call, &wanted);
}

static bool person_new(struct import_run *run, const struct import_person *from, struct known *known)
{
	struct person person;

	run->batch->count.persons_new += !from->again;
	if (run->dry)
		return true;
	record_init(&person_record, &person);
	import_person_fill(run->batch, from, &person);
	if (!person_create(run->call, &person))
		return false;
	known->person_id = person.id;
	return true;
}

/* Who lives nowhere yet comes here; who is of two households comes here too; who was moved by hand stays there. */
static bool member_place(struct import_run *run, const struct import_person *person, const struct known *known, id home)
{
	if (home && lives_in(known, home))
		return true;
	if (known->home_count > 0 && !person->shared) {
		import_remark(run->batch, person->line, "is al lid van een ander huishouden; dat blijft zo");
		return true;
	}
	run->batch->count.members_new++;
	return run->dry || membership_add(run->call, home, known->person_id, (enum member_role)person->rol,
		run->call->today, NULL);
}

void household_title(const struct person *persons, size_t count, char naam[TEXT_LINE_BYTES])
{
	household_name(persons, count, naam);
	if (!*naam)
		name_full(&persons[0], naam, TEXT_LINE_BYTES);
	if (!*naam)
		snprintf(naam, TEXT_LINE_BYTES, "Onbekend");
}

static bool household_new(struct import_run *run, const struct import_household *from, id *home)
{
	struct household household;

	run->batch->count.households_new++;
	if (run->dry)
		return true;
	record_init(&household_record, &household);
	import_household_fill(from, &household);
	for (size_t i = 0; i < from->count; i++) {
		record_init(&person_record, &run->persons[i]);
		import_person_fill(run->batch, in_file(run, from, i), &run->persons[i]);
	}
	household_title(run->persons, from->count, household.naam);
	if (!household_create(run->call, &household))
		return false;
	*home = household.id;
	return true;
}

static bool address_same(const struct household *a, const struct household *b)
{
	return a->huisnummer == b->huisnummer && strcmp(a->straatnaam, b->straatnaam) == 0 &&
		strcmp(a->huisletter, b->huisletter) == 0 &&
		strcmp(a->huisnummertoevoeging, b->huisnummertoevoeging) == 0 &&
		strcmp(a->postcode, b->postcode) == 0 && strcmp(a->woonplaats, b->woonplaats) == 0;
}

/* All who live there stand in this household of the file. */
static bool whole_household(struct import_run *run, const struct import_household *from, id home)
{
	struct query *query = db_query(run->call->db, OPEN_MEMBERS);
	size_t here = 0;

	query_id(query, ":household", home);
	for (size_t i = 0; i < from->count; i++)
		here += lives_in(&run->known[i], home);
	return (int64_t)here == query_number(query, NULL);
}

/* A household that belonged to no area gets the one that is given; an area that is there stays. */
static bool wijk_update(struct import_run *run, const struct import_household *from, struct household *there)
{
	struct household wanted;

	if (*there->wijk || !*from->wijk)
		return true;
	record_init(&household_record, &wanted);
	import_household_fill(from, &wanted);
	memcpy(there->wijk, wanted.wijk, sizeof(there->wijk));
	return run->dry || household_store(run->call, there);
}

/* The BRP knows that a whole household moved; what a team wrote down by hand is only named. */
static bool household_update(struct import_run *run, const struct import_household *from, id home)
{
	struct household there, wanted;

	if (!household_load(run->call, home, &there) || !wijk_update(run, from, &there))
		return false;
	wanted = there;
	import_household_fill(from, &wanted);
	memcpy(wanted.wijk, there.wijk, sizeof(wanted.wijk));
	if (!household_normal(&wanted, &run->call->err))
		return false;
	if (address_same(&there, &wanted) || (!*wanted.straatnaam && !*wanted.postcode))
		return true;
	if (!(run->batch->says & IMPORT_SAYS_BRP) || !whole_household(run, from, home)) {
		import_remark(run->batch, from->line, "het adres is anders dan bij huishouden %s; dat blijft zo",
			there.huishoudnummer);
		return true;
	}
	import_remark(run->batch, from->line, "huishouden %s is verhuisd; het nieuwe adres is overgenomen",
		there.huishoudnummer);
	return run->dry || household_store(run->call, &wanted);
}

/* ---- households of which nobody is known ---- */

static bool all_new(struct import_run *run, const struct import_household *household)
{
	for (size_t i = 0; i < household->count; i++)
		if (run->known[i].person_id || in_file(run, household, i)->shared)
			return false;
	return true;
}

static bool member_new(struct import_run *run, struct person *person, const struct household *household, int rol,
	id first_id)
{
	struct member member = { .id = first_id + 1, .household_id = household->id, .person_id = first_id, .rol = rol,
		.from = run->call->today };

	person->id = first_id;
	person->version = 1;
	run->batch->count.persons_new++;
	run->batch->count.members_new++;
	search_bulk_person(run->bulk, person, household);
	return person_insert(run->call, person) && membership_insert(run->call, &member);
}

/* All its rows at once, and its search keys with those of the others. */
static bool household_all_new(struct import_run *run, const struct import_household *from)
{
	struct household household;
	id ids;

	record_init(&household_record, &household);
	import_household_fill(from, &household);
	for (size_t i = 0; i < from->count; i++) {
		record_init(&person_record, &run->persons[i]);
		import_person_fill(run->batch, in_file(run, from, i), &run->persons[i]);
		if (!person_normal(&run->persons[i], run->call->today, &run->call->err))
			return err_add(&run->call->err, "Regel %u", in_file(run, from, i)->line);
	}
	household_title(run->persons, from->count, household.naam);
	if (!household_insert(run->call, &household))
		return err_add(&run->call->err, "Regel %u", from->line);
	search_bulk_household(run->bulk, &household);
	run->batch->count.households_new++;
	ids = db_next_many(run->call->db, "id", 2 * (int64_t)from->count);
	for (size_t i = 0; i < from->count; i++)
		if (!member_new(run, &run->persons[i], &household, in_file(run, from, i)->rol, ids + 2 * (id)i))
			return err_add(&run->call->err, "Regel %u", in_file(run, from, i)->line);
	return true;
}

/* ---- all households ---- */

static bool household_run(struct import_run *run, const struct import_household *household)
{
	id home = 0;

	if (run->loaded && import_surely_new(run->batch, household))
		return true;
	if (!known_load(run, household, &home))
		return false;
	if (run->bulk && !home && all_new(run, household))
		return household_all_new(run, household);
	/* What comes now changes keys of people who may be among the new ones. */
	if (run->bulk && !search_bulk_end(run->bulk, &run->call->err))
		return false;
	if (!(home ? household_update(run, household, home) : household_new(run, household, &home)))
		return false;
	for (size_t i = 0; i < household->count; i++) {
		const struct import_person *person = in_file(run, household, i);
		struct known *known = &run->known[i];

		if (!(known->person_id ? person_update(run, person, known) : person_new(run, person, known)))
			return err_add(&run->call->err, "Regel %u", person->line);
		if (!member_place(run, person, known, home))
			return err_add(&run->call->err, "Regel %u", person->line);
	}
	return true;
}

static void room_for(struct import_run *run, size_t count)
{
	if (count <= run->room)
		return;
	run->room = count;
	run->known = mem_grow(run->known, count, sizeof(*run->known));
	run->persons = mem_grow(run->persons, count, sizeof(*run->persons));
}

struct import_run *import_run_begin(struct call *call, struct import_batch *batch, bool dry)
{
	struct import_run *run = mem_new(1, sizeof(*run));

	run->call = call;
	run->batch = batch;
	run->dry = dry;
	run->bulk = dry ? NULL : search_bulk_new(call->db);
	db_bulk(call->db, true);
	return run;
}

static void keys_told(void *arg, size_t done, size_t total)
{
	const struct import_run *run = arg;

	if (run->watch)
		run->watch->progress(run->watch->arg, "zoeksleutels", done, total);
}

bool import_run_load(struct import_run *run, bool (*next)(void *arg, struct err *err), void *arg, size_t households,
	const struct import_watch *watch)
{
	const struct import_load load = { run->call, run->batch, run->bulk, next, arg, households,
		(size_t)run->batch->count.lines, watch };

	if (run->dry || query_number(db_query(run->call->db, ANYBODY), &run->call->err) != 0)
		return run->call->err.code == ERR_NONE;
	run->watch = watch;
	search_bulk_tell(run->bulk, keys_told, run);
	run->loaded = import_load(&load);
	return run->loaded;
}

bool import_run_whole(const struct import_run *run, size_t households)
{
	return run->loaded && (size_t)run->batch->count.households_new == households;
}

bool import_run_portion(struct import_run *run, size_t households, const struct import_watch *watch)
{
	bool ok = true;

	run->watch = watch;
	for (size_t i = 0; ok && i < run->batch->household_count; i++) {
		const struct import_household *household = &run->batch->households[i];

		room_for(run, household->count);
		if (household->count > 0)
			ok = household_run(run, household);
		if (watch && run->done++ % PROGRESS_HOUSEHOLDS == 0)
			watch->progress(watch->arg, run->dry ? "vergelijken" : "opslaan", run->done, households);
	}
	return ok;
}

bool import_run_end(struct import_run *run, bool ok)
{
	if (run->bulk)
		search_bulk_tell(run->bulk, keys_told, run);
	ok = ok && (!run->bulk || search_bulk_end(run->bulk, &run->call->err));
	db_bulk(run->call->db, false);
	search_bulk_free(run->bulk);
	run->batch->count.stored = ok && !run->dry;
	free(run->known);
	free(run->persons);
	free(run);
	return ok;
}
