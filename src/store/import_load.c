/*
 * Households of a file of which nobody can be known, into a store that is empty: a thread reads, checks and makes the
 * search keys; the rows go in by the thousand; the indexes of the tables are made at the end. What has to be looked for
 * is left to import_plan.c.
 */
#include "import_load.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "household_inside.h"

enum { LOAD_PERSONS = 1024, LOADS = 3 };

/* A membership that begins today. */
struct load_member {
	id id, household_id, person_id;
	int rol;
};

static const struct field load_member_fields[] = {
	F_ID(struct load_member, id, ""),
	F_ID(struct load_member, household_id, ""),
	F_ID(struct load_member, person_id, ""),
	F_CHOICE(struct load_member, rol, "", member_role_choices),
};
static RECORD(load_member_record, "load_member", struct load_member, load_member_fields);

/* Rows that go in together, and on which line of the file each stands. */
struct load {
	struct household *households;
	uint32_t *household_lines;
	size_t household_count, household_room;
	struct person *persons;
	struct load_member *members;		/* one each */
	uint32_t *person_lines;
	size_t person_count, person_room;
	bool last;
	struct err err;				/* of the last one: why there are no more */
};

struct loader {
	const struct import_load *ask;
	id next_id;
	int64_t next_number;
	struct load loads[LOADS];
	size_t given, taken;			/* loads that were filled, and written, since the beginning */
	bool ending;
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t moved;
};

/* ---- the thread: from lines to rows ---- */

/* The next to fill; NULL when the others have ended. */
static struct load *load_free(struct loader *loader)
{
	struct load *load = NULL;

	pthread_mutex_lock(&loader->mutex);
	while (!loader->ending && loader->given - loader->taken == LOADS)
		pthread_cond_wait(&loader->moved, &loader->mutex);
	if (!loader->ending)
		load = &loader->loads[loader->given % LOADS];
	pthread_mutex_unlock(&loader->mutex);
	if (load) {
		load->household_count = load->person_count = 0;
		load->last = false;
		load->err = ERR_INIT;
	}
	return load;
}

static void load_give(struct loader *loader)
{
	pthread_mutex_lock(&loader->mutex);
	loader->given++;
	pthread_cond_signal(&loader->moved);
	pthread_mutex_unlock(&loader->mutex);
}

static void load_room(struct load *load, size_t persons)
{
	if (load->household_count == load->household_room) {
		load->household_room = load->household_room ? 2 * load->household_room : LOAD_PERSONS / 4;
		load->households = mem_grow(load->households, load->household_room, sizeof(*load->households));
		load->household_lines = mem_grow(load->household_lines, load->household_room, sizeof(*load->household_lines));
	}
	if (load->person_count + persons <= load->person_room)
		return;
	load->person_room = load->person_count + persons + LOAD_PERSONS;
	load->persons = mem_grow(load->persons, load->person_room, sizeof(*load->persons));
	load->members = mem_grow(load->members, load->person_room, sizeof(*load->members));
	load->person_lines = mem_grow(load->person_lines, load->person_room, sizeof(*load->person_lines));
}

static bool person_load_one(struct loader *loader, struct load *load, const struct import_person *from,
	const struct household *household)
{
	struct import_batch *batch = loader->ask->batch;
	struct person *person = &load->persons[load->person_count];

	record_init(&person_record, person);
	import_person_fill(batch, from, person);
	if (!person_normal(person, batch->today, &load->err))
		return err_add(&load->err, "Regel %u", from->line);
	person->id = loader->next_id++;
	person->version = 1;
	load->members[load->person_count] = (struct load_member){ loader->next_id++, household->id, person->id, from->rol };
	load->person_lines[load->person_count++] = from->line;
	search_bulk_person(loader->ask->bulk, person, household);
	return true;
}

static bool household_load_one(struct loader *loader, struct load *load, const struct import_household *from)
{
	struct import_batch *batch = loader->ask->batch;
	struct household *household;
	size_t first = load->person_count;

	load_room(load, from->count);
	household = &load->households[load->household_count];
	record_init(&household_record, household);
	import_household_fill(from, household);
	household->id = loader->next_id++;
	household->version = 1;
	if (!huishoudnummer_given(loader->next_number++, household->huishoudnummer, &load->err) ||
			!household_normal(household, &load->err))
		return err_add(&load->err, "Regel %u", from->line);
	load->household_lines[load->household_count++] = from->line;
	search_bulk_household(loader->ask->bulk, household);
	for (size_t i = 0; i < from->count; i++)
		if (!person_load_one(loader, load, &batch->persons[batch->order[from->first + i]], household))
			return false;
	household_title(&load->persons[first], from->count, household->naam);
	return true;
}

/* Everything the source gives; what is not surely new is passed by. Returns the load being filled; NULL: ended. */
static struct load *loads_fill(struct loader *loader, struct load *load)
{
	const struct import_load *ask = loader->ask;

	while (load && ask->next(ask->arg, &load->err))
		for (size_t i = 0; load && i < ask->batch->household_count; i++) {
			const struct import_household *household = &ask->batch->households[i];

			if (!import_surely_new(ask->batch, household))
				continue;
			if (load->person_count >= LOAD_PERSONS) {
				load_give(loader);
				load = load_free(loader);
			}
			if (load && !household_load_one(loader, load, household))
				return load;
		}
	return load;
}

static void *work(void *arg)
{
	struct loader *loader = arg;
	struct load *load = loads_fill(loader, load_free(loader));

	if (load) {
		load->last = true;
		load_give(loader);
	}
	return NULL;
}

/* ---- the rows ---- */

static const char HOUSEHOLDS[] =
	"INSERT INTO household(id, huishoudnummer, naam, straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode,"
	" woonplaats, wijk, telefoon, shielded, version, last_contact)"
	" SELECT id, huishoudnummer, naam, straatnaam, nullif(huisnummer, 0), huisletter, huisnummertoevoeging, postcode,"
	" woonplaats, wijk, telefoon, shielded, version, :today FROM load_household";

static const char CHANGES[] =
	"INSERT INTO change(seq, at, household_id, kind, object_id, field, employee_id)"
	" SELECT :first + rowid, :at, id, 'household', id, NULL, :employee FROM load_household";

static const char PERSONS[] =
	"INSERT INTO person(id, burgerservicenummer, voornamen, voorletters, voorvoegsel, geslachtsnaam, voorvoegselPartner,"
	" geslachtsnaamPartner, aanduidingNaamgebruik, geslacht, geboortedatum, overlijdensdatum,"
	" geheimhoudingPersoonsgegevens, telefoon, version)"
	" SELECT id, burgerservicenummer, voornamen, voorletters, voorvoegsel, geslachtsnaam, voorvoegselPartner,"
	" geslachtsnaamPartner, aanduidingNaamgebruik, geslacht, geboortedatum, overlijdensdatum,"
	" geheimhoudingPersoonsgegevens, telefoon, version FROM load_person";

static const char MEMBERS[] =
	"INSERT INTO membership(id, household_id, person_id, rol, \"from\")"
	" SELECT id, household_id, person_id, rol, :today FROM load_member";

static bool households_write(struct call *call, const struct load *load)
{
	struct query *query = db_query(call->db, HOUSEHOLDS);
	size_t at;

	query_day(query, ":today", call->today);
	if (!query_rows(query, load->households, load->household_count, &at, &call->err))
		return err_add(&call->err, "Regel %u", load->household_lines[at]);
	query = db_query(call->db, CHANGES);
	query_int(query, ":first", db_next_many(call->db, "change", (int64_t)load->household_count));
	query_instant(query, ":at", call->now);
	query_id(query, ":employee", call->actor->employee_id);
	return query_rows(query, load->households, load->household_count, &at, &call->err);
}

static bool load_write(struct call *call, const struct load *load)
{
	struct query *query;
	size_t at;

	if (load->household_count == 0)
		return true;
	if (!households_write(call, load))
		return false;
	query = db_query(call->db, PERSONS);
	if (!query_rows(query, load->persons, load->person_count, &at, &call->err))
		return err_add(&call->err, "Regel %u", load->person_lines[at]);
	query = db_query(call->db, MEMBERS);
	query_day(query, ":today", call->today);
	if (!query_rows(query, load->members, load->person_count, &at, &call->err))
		return err_add(&call->err, "Regel %u", load->person_lines[at]);
	return true;
}

/* The next that is filled. */
static struct load *load_take(struct loader *loader)
{
	struct load *load;

	pthread_mutex_lock(&loader->mutex);
	while (loader->given == loader->taken)
		pthread_cond_wait(&loader->moved, &loader->mutex);
	load = &loader->loads[loader->taken % LOADS];
	pthread_mutex_unlock(&loader->mutex);
	return load;
}

static void load_done(struct loader *loader, bool ending)
{
	pthread_mutex_lock(&loader->mutex);
	loader->taken++;
	loader->ending = ending;
	pthread_cond_signal(&loader->moved);
	pthread_mutex_unlock(&loader->mutex);
}

/* All loads, up to the last or to the first that does not go in. */
static bool loads_write(struct loader *loader)
{
	const struct import_load *ask = loader->ask;
	struct import_count *count = &ask->batch->count;
	int64_t households = 0, persons = 0;
	bool ok = true, last = false;

	while (ok && !last) {
		struct load *load = load_take(loader);

		last = load->last;
		ok = last && load->err.code != ERR_NONE ? (ask->call->err = load->err, false) : load_write(ask->call, load);
		households += (int64_t)load->household_count;
		persons += (int64_t)load->person_count;
		load_done(loader, !ok || last);
		if (ask->watch)
			ask->watch->progress(ask->watch->arg, "opslaan", (size_t)households, ask->households);
	}
	pthread_join(loader->thread, NULL);
	count->households_new += households;
	count->persons_new += persons;
	count->members_new += persons;
	return ok;
}

/* ---- the whole ---- */

static bool work_start(struct loader *loader, struct err *err)
{
	sigset_t all, before;
	int code;

	pthread_mutex_init(&loader->mutex, NULL);
	pthread_cond_init(&loader->moved, NULL);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	code = pthread_create(&loader->thread, NULL, work, loader);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return code == 0 || err_set(err, ERR_INTERNAL, "Er kan niets worden ingelezen: de server heeft geen ruimte meer.");
}

static bool tables_bare(struct db *db, struct buf *indexes, struct err *err)
{
	static const char *const tables[] = { "household", "person", "membership", "change" };

	for (size_t i = 0; i < COUNT_OF(tables); i++)
		if (!db_indexes_drop(db, tables[i], indexes, err))
			return false;
	return db_rows_open(db, "load_household", &household_record, err) && db_rows_open(db, "load_person", &person_record, err) &&
		db_rows_open(db, "load_member", &load_member_record, err);
}

static void loader_free(struct loader *loader)
{
	for (size_t i = 0; i < LOADS; i++) {
		struct load *load = &loader->loads[i];

		free(load->households);
		free(load->household_lines);
		free(load->persons);
		free(load->members);
		free(load->person_lines);
	}
	pthread_cond_destroy(&loader->moved);
	pthread_mutex_destroy(&loader->mutex);
	free(loader);
}

bool import_load(const struct import_load *ask)
{
	struct loader *loader = mem_new(1, sizeof(*loader));
	struct buf indexes = BUF_INIT;
	struct db *db = ask->call->db;
	bool ok;

	loader->ask = ask;
	loader->next_id = db_next_many(db, "id", (int64_t)ask->households + 2 * (int64_t)ask->persons);
	loader->next_number = db_next_many(db, "huishoudnummer", (int64_t)ask->households);
	ok = tables_bare(db, &indexes, &ask->call->err) && work_start(loader, &ask->call->err) && loads_write(loader);
	db_next_back(db, "id", loader->next_id);
	db_next_back(db, "huishoudnummer", loader->next_number);
	loader_free(loader);
	ok = ok && search_bulk_end(ask->bulk, &ask->call->err) && db_indexes_make(db, &indexes, &ask->call->err);
	buf_free(&indexes);
	return ok;
}
