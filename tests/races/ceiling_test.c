/*
 * Many grants at the same moment against one ceiling: GRANTS people or shells at once (20 unless set), RACES
 * rounds (3 unless set), each about another household. In the order in which they were decided, never a euro over
 * the ceiling, and never a euro refused that was still free. Once through real sessions of the store, once by raw
 * SQL on the file, as a shell would.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "race_store.h"
#include "store/db.h"

enum { GRANTS_DEFAULT = 20, GRANTS_MOST = 200, ROUNDS_DEFAULT = 3, DECISIONS = 5000000, MANDATE_CEILING = 51,
	AT_THE_LOCK = 8 };

/* One decision and what became of it. */
struct grant {
	id decision_id;
	cents amount;
	int64_t order;		/* in which it was decided; 0: never */
	bool taken;
};

static struct course {
	struct race_store *store;
	int grants, rounds;
	struct grant *all;	/* [2 * rounds][grants]: sessions first, then shells */
	pthread_barrier_t start, end;
	sem_t lock;		/* a file lock has no queue: this many wait for it at once */
	int64_t last_order;
	char why[256];
} course;

/*
 * Of each household many concepts, each of its own provision so that only the ceiling binds, some small and some
 * large.
 */
static char *rows_text(void)
{
	struct buf sql = BUF_INIT;

	buf_format(&sql,
		"WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < %d)"
		" INSERT INTO provision_kind(id, wet, naam, lijn) SELECT 1000 + n, 'anders', 'Ruimte ' || n, '2' FROM n;"
		"WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < %d)"
		" INSERT INTO decision(id, household_id, goal_id, kind, wet, provision_kind_id, lijn, leveringsvorm,"
		" datumStart, datumEinde, bedrag, counted, waarom_niet_lager, motivering, state, author_id, version)"
		" SELECT %d + n, %d + n / %d, %d + n / %d, 'toekenning', 'anders', 1000 + n %% %d, '2', 'ZIN', date('now'),"
		" date('now', '+30 days'), a, a, 'x', 'x', 'concept', %d + n %% 2, 1"
		" FROM (SELECT n, 1 + (n * 2654435761) %% CASE n %% 5 WHEN 0 THEN 60000 WHEN 1 THEN 100000 ELSE 9000 END"
		"  AS a FROM n);",
		course.grants, course.grants * course.rounds * 2, DECISIONS, HOUSEHOLDS, course.grants, GOALS, course.grants,
		course.grants, AMINA);
	return buf_take(&sql);
}

static void wrong(const char *what, int round, const struct grant *grant)
{
	if (!*course.why)
		snprintf(course.why, sizeof(course.why), "round %d: %s: decision %lld of %lld cents", round, what,
			(long long)grant->decision_id, (long long)grant->amount);
}

/* ---- the two ways in ---- */

struct runner {
	int number;
	struct channel *channel;	/* or */
	struct db *db;
};

static struct grant *grant_of(int round, int number)
{
	return &course.all[round * course.grants + number];
}

static void by_session(struct runner *runner, int round)
{
	struct grant *grant = grant_of(round, runner->number);
	struct message request, answer;
	const struct decision *decision;
	struct ask *ask;

	message_init(&request, REQ_DECISION_SUBMIT);
	ask = rows_new(&request.rows, &ask_record);
	ask->id = grant->decision_id;
	ask->version = 1;
	pthread_barrier_wait(&course.start);
	race_ask(runner->channel, &request, &answer);
	decision = rows_first(&answer.rows, &decision_record);
	if (answer.status != STATUS_OK || !decision ||
			(decision->state != DECISION_GENOMEN && decision->state != DECISION_TER_TOETSING))
		race_fail("a grant was neither taken nor sent up");
	grant->taken = decision->state == DECISION_GENOMEN;
	message_free(&request);
	message_free(&answer);
}

/* Within the lock of the file, so that the order is that of the lock. */
static void by_shell(struct runner *runner, int round)
{
	static const char TAKE[] =
		"UPDATE decision SET state = 'genomen', decider_id = author_id, mandate_id = :mandate_id, trede = 1,"
		" namens = 'x', requested = date('now'), besluitdatum = date('now'), version = 2 WHERE id = :id";
	struct grant *grant = grant_of(round, runner->number);
	struct err err = ERR_INIT;
	struct query *query;

	pthread_barrier_wait(&course.start);
	sem_wait(&course.lock);
	while (!db_begin(runner->db, &err)) {
		if (err.code != ERR_BUSY)
			race_fail("begin: %s", err.text);
		err = ERR_INIT;
	}
	grant->order = ++course.last_order;
	query = db_query(runner->db, TAKE);
	query_id(query, ":mandate_id", MANDATE_CEILING);
	query_id(query, ":id", grant->decision_id);
	grant->taken = query_run(query, &err);
	if (!grant->taken && !strstr(err.text, "12 maanden"))
		race_fail("refused for something else: %s", err.text);
	err = ERR_INIT;
	if (!db_commit(runner->db, &err))
		race_fail("commit: %s", err.text);
	sem_post(&course.lock);
}

static void *run(void *arg)
{
	struct runner *runner = arg;

	for (int round = 0; round < course.rounds; round++) {
		if (runner->channel)
			by_session(runner, round);
		else
			by_shell(runner, course.rounds + round);
		pthread_barrier_wait(&course.end);
	}
	return NULL;
}

static void run_all(struct runner *runners)
{
	pthread_t threads[GRANTS_MOST];

	pthread_barrier_init(&course.start, NULL, (unsigned)course.grants);
	pthread_barrier_init(&course.end, NULL, (unsigned)course.grants);
	for (int i = 0; i < course.grants; i++)
		if (pthread_create(&threads[i], NULL, run, &runners[i]))
			race_fail("no threads");
	for (int i = 0; i < course.grants; i++)
		pthread_join(threads[i], NULL);
	pthread_barrier_destroy(&course.start);
	pthread_barrier_destroy(&course.end);
}

/* ---- judging ---- */

static struct db *file_open(void)
{
	struct err err = ERR_INIT;
	char path[300];
	struct db *db;

	snprintf(path, sizeof(path), "%s/wijkd.db", course.store->path);
	db = db_open(path, false, &err);
	if (!db)
		race_fail("%s", err.text);
	return db;
}

/* The feed has one line for each decision that left the concept, in the order of the transactions. */
static void orders_read(struct db *db)
{
	static const char ORDERS[] =
		"SELECT object_id, seq FROM change WHERE kind = 'decision' AND field = 'state' ORDER BY seq";
	struct query *query = db_query(db, ORDERS);

	while (query_step(query, NULL) == QUERY_ROW)
		course.all[query_get_int(query, "object_id") - DECISIONS].order = query_get_int(query, "seq");
}

static int earlier(const void *a, const void *b)
{
	int64_t one = ((const struct grant *)a)->order, other = ((const struct grant *)b)->order;

	return (one > other) - (one < other);
}

static void round_judge(struct db *db, int round)
{
	static const char STANDING[] = "SELECT state = 'genomen' FROM decision WHERE id = :id";
	struct grant *grants = grant_of(round, 0);
	cents sum = 0;

	for (int i = 0; i < course.grants; i++) {
		struct query *query = db_query(db, STANDING);

		query_id(query, ":id", grants[i].decision_id);
		if ((query_number(query, NULL) != 0) != grants[i].taken)
			wrong("what stands is not what was answered", round, &grants[i]);
		if (!grants[i].order)
			wrong("not decided at all", round, &grants[i]);
	}
	qsort(grants, (size_t)course.grants, sizeof(*grants), earlier);
	for (int i = 0; i < course.grants; i++) {
		if (grants[i].taken && sum + grants[i].amount > CEILING_CENTS)
			wrong("over the ceiling", round, &grants[i]);
		if (!grants[i].taken && sum + grants[i].amount <= CEILING_CENTS)
			wrong("refused, and it was free", round, &grants[i]);
		sum += grants[i].taken ? grants[i].amount : 0;
	}
}

static bool judge(struct db *db, int first, const char *name)
{
	int taken = 0, refused = 0;

	course.why[0] = '\0';
	for (int round = first; round < first + course.rounds; round++) {
		round_judge(db, round);
		for (int i = 0; i < course.grants; i++)
			*(grant_of(round, i)->taken ? &taken : &refused) += 1;
	}
	if (!*course.why && (!taken || !refused))
		snprintf(course.why, sizeof(course.why), "%d taken and %d refused say nothing", taken, refused);
	if (*course.why)
		printf("not ok %s: %s\n", name, course.why);
	else
		printf("ok %s (%d at once, %d rounds: %d taken, %d refused)\n", name, course.grants, course.rounds, taken,
			refused);
	return !*course.why;
}

static void grants_read(void)
{
	static const char GRANTS[] = "SELECT id, bedrag FROM decision WHERE id >= :first ORDER BY id";
	struct db *db = file_open();
	struct query *query = db_query(db, GRANTS);

	query_id(query, ":first", DECISIONS);
	while (query_step(query, NULL) == QUERY_ROW) {
		struct grant *grant = &course.all[query_get_int(query, "id") - DECISIONS];

		grant->decision_id = query_get_int(query, "id");
		grant->amount = query_get_int(query, "bedrag");
	}
	db_close(db);
}

static int number_from(const char *name, int usual, int most)
{
	const char *text = getenv(name);
	int number = text && *text ? atoi(text) : usual;

	if (number < 1 || number > most)
		race_fail("%s is a number from 1 to %d", name, most);
	return number;
}

static bool sessions_run(struct runner *runners)
{
	struct db *db;
	bool ok;

	for (int i = 0; i < course.grants; i++)
		runners[i] = (struct runner){ .number = i, .channel = race_session(course.store, i % 2 ? LOES : AMINA) };
	run_all(runners);
	for (int i = 0; i < course.grants; i++)
		channel_free(runners[i].channel);
	race_store_stop(course.store);
	db = file_open();
	orders_read(db);
	ok = judge(db, 0, "a ceiling holds to the cent against many sessions");
	db_close(db);
	return ok;
}

static bool shells_run(struct runner *runners)
{
	bool ok;

	sem_init(&course.lock, 0, AT_THE_LOCK);
	for (int i = 0; i < course.grants; i++)
		runners[i] = (struct runner){ .number = i, .db = file_open() };
	run_all(runners);
	ok = judge(runners[0].db, course.rounds, "a ceiling holds to the cent against many shells");
	for (int i = 0; i < course.grants; i++)
		db_close(runners[i].db);
	sem_destroy(&course.lock);
	return ok;
}

int main(void)
{
	struct runner runners[GRANTS_MOST] = { 0 };
	char *rows;
	int failed;

	setvbuf(stdout, NULL, _IOLBF, 0);
	course.grants = number_from("GRANTS", GRANTS_DEFAULT, GRANTS_MOST);
	course.rounds = number_from("RACES", ROUNDS_DEFAULT, 10000);
	course.all = mem_new((size_t)(2 * course.rounds * course.grants), sizeof(*course.all));
	rows = rows_text();
	course.store = race_store_open(2 * course.rounds, rows);
	grants_read();
	failed = !sessions_run(runners) + !shells_run(runners);
	race_store_close(course.store);
	free(course.all);
	free(rows);
	return failed > 0;
}
