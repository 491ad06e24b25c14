/*
 * Does the time of an answer tell whether a household is not there, or only not yours? Each way of asking is tried TRIES
 * times (10000) about nothing and as often about shielded households, in random order, through the door of the store;
 * Welch's t of the two is printed, of all tries and without the slowest twentieth (interrupts). Below 4.5 nobody can tell.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/build.h"
#include "base/mem.h"
#include "base/random.h"
#include "store/search.h"
#include "store/session.h"
#include "store/store.h"
#include "vault/vault.h"

enum { HOUSEHOLDS = 8000, TRIES_USUAL = 10000, COACH = 100001 };

static const double limit = 4.5;

struct bench {
	struct store *store;
	struct seat *seat;
	int status;
};

static _Noreturn void give_up(const char *what, const struct err *err)
{
	printf("sight bench: %s: %s\n", what, err->text);
	exit(1);
}

static instant now_of(void *arg)
{
	(void)arg;
	return INT64_C(1794992400000);
}

static enum seat_sent answered(void *arg, const struct message *message, bool event)
{
	if (!event)
		((struct bench *)arg)->status = message->status;
	return SEAT_SENT;
}

/* ---- a municipality of which every second household is shielded, and full of people who are named on it ---- */

static const char BUILT[] =
	"INSERT INTO organisation(id, naam, kind, provider) VALUES (100100, 'Welzijn', 'welzijn', 1);"
	"INSERT INTO team(id, naam, wijk) VALUES (100200, 'Noord', 'Noord');"
	"INSERT INTO employee(id, username, naam, organisation_id, team_id) VALUES (100001, 'coach', 'Coach', 100100, 100200),"
	" (100002, 'other', 'Other', 100100, 100200);"
	"INSERT INTO role_assignment(id, employee_id, role, team_id, \"from\") VALUES"
	" (100301, 100001, 'wijkcoach', 100200, '2026-01-01'), (100302, 100002, 'wijkcoach', 100200, '2026-01-01');"
	/* of four, two are there for everybody, one is shielded and one is not there */
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8000)"
	" INSERT INTO household(id, huishoudnummer, naam, straatnaam, huisnummer, postcode, wijk, shielded, last_contact)"
	" SELECT 1000000 + 2 * i, printf('%07d', 2 * i), 'Kanarie' || i, 'Kanariestraat', i, '1141AB', 'Noord', i % 4 = 1,"
	" '2026-11-01' FROM n WHERE i % 4 <> 3;"
	"INSERT INTO person(id, geslachtsnaam, voornamen, aanduidingNaamgebruik, geslacht, geboortedatum)"
	" SELECT id + 1000000, naam, 'Anna', 'E', 'vrouw', '1985-12-01' FROM household WHERE id > 1000000;"
	"INSERT INTO membership(id, household_id, person_id, rol, \"from\") SELECT id + 2000000, id, id + 1000000, 'ouder',"
	" '2026-01-01' FROM household WHERE id > 1000000;"
	"INSERT INTO regie(id, household_id, employee_id, \"from\") SELECT id + 3000000, id, 100002, '2026-01-01' FROM household"
	" WHERE id > 1000000;"
	"INSERT INTO task(id, household_id, kind, what, datum, employee_id) SELECT id + 4000000, id, 'taak', 'bellen', '2026-12-01',"
	" 100002 FROM household WHERE id > 1000000;"
	"INSERT INTO journal_entry(id, household_id, kind, at, employee_id, tekst, datum) SELECT id + 5000000, id, 'notitie', 1,"
	" 100002, 'tekst', '2026-11-01' FROM household WHERE id > 1000000";

static void ask_send(struct bench *bench, int request, const struct record *record, const void *row)
{
	struct message message;
	struct err err = ERR_INIT;

	message_init(&message, (uint16_t)request);
	rows_add(&message.rows, record, row);
	if (!seat_take(bench->seat, &message, &err))
		give_up("the session ended", &err);
	message_free(&message);
}

static void build(struct bench *bench)
{
	struct session session = { .session = 1, .employee_id = COACH, .kind = SESSION_DESK, .source = "192.0.2.1" };
	struct birth birth;
	struct hello hello = { .kind = SESSION_DESK };
	struct err err = ERR_INIT;

	record_init(&birth_record, &birth);
	snprintf(birth.build, sizeof(birth.build), "%s", build_id());
	snprintf(birth.gemeente, sizeof(birth.gemeente), "Gemeente Waterland");
	birth.password_ops = 1;
	birth.password_memory_kib = 8;
	clock_init();
	if (!vault_init(&err) || !(bench->store = store_open(&birth, now_of, bench, &err)))
		give_up("open", &err);
	if (!db_begin(bench->store->db, &err) || !db_run_script(bench->store->db, BUILT, &err))
		give_up("people", &err);
	for (int64_t i = 1; i <= HOUSEHOLDS; i++)
		if (i % 4 != 3 && (!search_keys_household(bench->store->db, KEYS_ADD, 1000000 + 2 * i, &err) ||
				!search_keys_members(bench->store->db, KEYS_ADD, 1000000 + 2 * i, &err)))
			give_up("keys", &err);
	if (!db_commit(bench->store->db, &err))
		give_up("people", &err);
	bench->seat = seat_new(bench->store, &session, (struct seat_line){ .send = answered, .arg = bench });
	snprintf(hello.build, sizeof(hello.build), "%s", build_id());
	ask_send(bench, REQ_HELLO, &hello_record, &hello);
}

/* ---- ways of asking: `i` is 1 modulo 4 of what is shielded, 3 of what is not there ---- */

struct way {
	const char *name;
	int request;
	void (*fill)(struct ask *ask, int64_t i);
};

static void by_id(struct ask *ask, int64_t i)
{
	ask->id = 1000000 + 2 * i;
}

static void by_number(struct ask *ask, int64_t i)
{
	snprintf(ask->word, sizeof(ask->word), "%07lld", (long long)(2 * i));
}

static void by_name(struct ask *ask, int64_t i)
{
	snprintf(ask->word, sizeof(ask->word), "kanarie%lld", (long long)i);
}

static void by_entry(struct ask *ask, int64_t i)
{
	ask->id = 6000000 + 2 * i;
}

static const struct way ways[] = {
	{ "open by id", REQ_HOUSEHOLD_OPEN, by_id },
	{ "open by number", REQ_HOUSEHOLD_OPEN, by_number },
	{ "search by number", REQ_SEARCH, by_number },
	{ "search by name", REQ_SEARCH, by_name },
	{ "decisions", REQ_DECISION_LIST, by_id },
	{ "timeline", REQ_TIMELINE, by_id },
	{ "journal entry", REQ_JOURNAL_READ, by_entry },
	{ "who looked", REQ_ACCESS_LOG, by_number },
};

/* ---- measuring ---- */

static double clock_us(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec * 1e6 + (double)at.tv_nsec / 1e3;
}

struct sum {
	double total, squares, count;
};

static void sum_add(struct sum *sum, double value)
{
	sum->total += value;
	sum->squares += value * value;
	sum->count++;
}

static double variance(const struct sum *sum)
{
	double mean = sum->total / sum->count;

	return (sum->squares - sum->count * mean * mean) / (sum->count - 1);
}

static double welch(const struct sum *a, const struct sum *b)
{
	return (a->total / a->count - b->total / b->count) / sqrt(variance(a) / a->count + variance(b) / b->count);
}

static int up(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

static void way_run(struct bench *bench, const struct way *way, size_t tries)
{
	double *times = mem_new(2 * tries, sizeof(*times)), *sorted = mem_new(2 * tries, sizeof(*sorted));
	bool *classes = mem_new(2 * tries, sizeof(*classes));
	struct sum all[2] = { 0 }, most[2] = { 0 };

	for (size_t n = 0; n < 2 * tries; n++) {
		uint32_t random;
		struct ask ask;

		random_bytes(&random, sizeof(random));
		classes[n] = random & 1;
		record_init(&ask_record, &ask);
		way->fill(&ask, 4 * (int64_t)((random >> 1) % (HOUSEHOLDS / 4)) + (classes[n] ? 1 : 3));
		double begin = clock_us();
		ask_send(bench, way->request, &ask_record, &ask);
		times[n] = sorted[n] = clock_us() - begin;
		store_turn_end(bench->store);
	}
	qsort(sorted, 2 * tries, sizeof(*sorted), up);
	for (size_t n = 0; n < 2 * tries; n++) {
		sum_add(&all[classes[n]], times[n]);
		if (times[n] < sorted[2 * tries * 19 / 20])
			sum_add(&most[classes[n]], times[n]);
	}
	double t = welch(&all[0], &all[1]), t_most = welch(&most[0], &most[1]);
	printf("  %-18s %9.2f us %9.2f us   t %6.2f   without the slowest 5%% %6.2f  %s\n", way->name,
		all[0].total / all[0].count, all[1].total / all[1].count, t, t_most,
		fabs(t) < limit && fabs(t_most) < limit ? "same" : "TELLS");
	free(times);
	free(sorted);
	free(classes);
}

int main(void)
{
	const char *wanted = getenv("TRIES");
	size_t tries = wanted ? (size_t)atol(wanted) : TRIES_USUAL;
	struct bench bench = { 0 };

	build(&bench);
	printf("not there against shielded from you, %zu tries each:   none      shielded\n", tries);
	for (size_t i = 0; i < COUNT_OF(ways); i++)
		way_run(&bench, &ways[i], tries);
	seat_free(bench.seat);
	store_close(bench.store);
	return 0;
}
