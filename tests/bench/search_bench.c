/*
 * Searching at the size of a city: imports one, then asks every kind of scrap of the product itself, through the door
 * of the store, and next to it FTS5 and plain column indexes on the same data.
 *
 * CITY is the number of persons (100000), CITY_STATE a folder of an earlier run to use again, RUNS the scraps of a
 * kind, NO_COLD leaves out the cold ones, NO_OTHERS the others, KIND all scraps but one ("vdberg"), MISSES prints what
 * was not found.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/build.h"
#include "base/mem.h"
#include "bench/others.h"
#include "bench/scraps.h"
#include "domain/person_name.h"
#include "store/search.h"
#include "store/session.h"
#include "store/store.h"
#include "times.h"
#include "vault/vault.h"

enum { RUNS_USUAL = 600, PAGE = 20, AS_IT_STANDS = 11, COLD_RUNS = 25, RENAMES = 300, PATH_BYTES = 500 };
enum { COACH = 900001, PARTNER = 900002, SHIELDED = 1000 };

struct bench {
	int64_t persons;
	size_t runs;
	char folder[PATH_BYTES];	/* holds wijkd.conf, state/ and others.db */
	struct city *city;
	struct city_person *sample;	/* spread over the city */
	size_t sample_count;
	struct store *store;
	struct seat *coach, *partner;
	struct message answer;
};

static _Noreturn void give_up(const char *what, const char *why)
{
	printf("search bench: %s: %s\n", what, why);
	exit(1);
}

/* Of this process: the same as above on a machine that does nothing else. */
static double processor_ms(void)
{
	return clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

/* Sorted times in milliseconds. */
struct times {
	double ms[4000];
	size_t count;
};

static double percentile(struct times *times, int percent)
{
	times_sort(times->ms, times->count);
	return times_percentile(times->ms, times->count, percent);
}

/* ---- making the city ---- */

static void run(const struct bench *bench, const char *const *arguments, int expected)
{
	char program[PATH_BYTES + 20];
	const char *build = getenv("WIJKD_BUILD");
	const char *argv[12] = { program };
	size_t count = 1;
	int status = 0;
	pid_t pid;

	snprintf(program, sizeof(program), "%s/wijkctl", build ? build : "build");
	while (*arguments)
		argv[count++] = *arguments++;
	(void)bench;
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		int nowhere = open("/dev/null", O_WRONLY);

		dup2(nowhere, 1);
		execv(program, (char *const *)argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != expected)
		give_up(program, "failed");
}

static void city_import(struct bench *bench)
{
	char conf[PATH_BYTES + 20], csv[PATH_BYTES + 20];
	struct rusage usage;
	struct err err = ERR_INIT;
	double began;
	FILE *file;

	snprintf(conf, sizeof(conf), "%s/wijkd.conf", bench->folder);
	snprintf(csv, sizeof(csv), "%s/city.csv", bench->folder);
	run(bench, (const char *const[]){ "-c", conf, "init", bench->folder, NULL }, 0);
	file = fopen(csv, "w");
	if (!file || !city_write(bench->city, file, &err))
		give_up(csv, err.text);
	fclose(file);
	began = now_ms();
	run(bench, (const char *const[]){ "-c", conf, "import", "csv", csv, NULL }, 0);
	getrusage(RUSAGE_CHILDREN, &usage);
	printf("import of %lld persons by CSV: %.1f s, at most %ld MiB in memory\n", (long long)bench->persons,
		(now_ms() - began) / 1e3, usage.ru_maxrss / 1024);
	unlink(csv);
}

/* Every so many-th person, so that common names come often. */
static void sample_take(struct bench *bench)
{
	struct city_person person;
	int64_t every = bench->persons / 20000 + 1;

	bench->sample = mem_new((size_t)(bench->persons / every + 1), sizeof(*bench->sample));
	city_rewind(bench->city);
	while (city_next(bench->city, &person))
		if (person.number % every == every / 2)
			bench->sample[bench->sample_count++] = person;
}

/* ---- the store ---- */

static enum seat_sent answer_keep(void *arg, const struct message *message, bool event)
{
	struct bench *bench = arg;
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	if (!event) {
		message_free(&bench->answer);
		message_encode(message, &bytes);
		if (!message_decode(bytes.data, bytes.used, &bench->answer, &err))
			give_up("an answer", err.text);
		buf_free(&bytes);
	}
	return SEAT_SENT;
}

static struct seat *seat_make(struct bench *bench, id employee, const char *username)
{
	struct session session;
	struct seat *seat;
	struct message hello;
	struct hello *row;
	struct err err = ERR_INIT;

	record_init(&session_record, &session);
	session.session = employee;
	session.employee_id = employee;
	session.kind = SESSION_DESK;
	snprintf(session.username, sizeof(session.username), "%s", username);
	snprintf(session.source, sizeof(session.source), "192.0.2.1");
	seat = seat_new(bench->store, &session, (struct seat_line){ .send = answer_keep, .arg = bench });
	message_init(&hello, REQ_HELLO);
	row = rows_new(&hello.rows, &hello_record);
	snprintf(row->build, sizeof(row->build), "%s", build_id());
	if (!seat_take(seat, &hello, &err))
		give_up(username, err.text);
	message_free(&hello);
	return seat;
}

static void store_start(struct bench *bench)
{
	struct birth birth;
	struct err err = ERR_INIT;

	record_init(&birth_record, &birth);
	snprintf(birth.build, sizeof(birth.build), "%s", build_id());
	snprintf(birth.process, sizeof(birth.process), "store");
	snprintf(birth.state_path, sizeof(birth.state_path), "%.300s/state", bench->folder);
	snprintf(birth.gemeente, sizeof(birth.gemeente), "Rotterdam");
	birth.second_factor = true;
	birth.idle_lock_seconds = 600;
	birth.idle_end_seconds = 3600;
	birth.password_ops = 1;
	birth.password_memory_kib = 8;
	bench->store = store_open(&birth, NULL, NULL, &err);
	if (!bench->store)
		give_up(birth.state_path, err.text);
}

static void store_stop(struct bench *bench)
{
	message_free(&bench->answer);
	store_close(bench->store);
	bench->store = NULL;
}

static void must(bool ok, const struct err *err)
{
	if (!ok)
		give_up("the store", err->text);
}

static void sql(struct bench *bench, const char *statement)
{
	struct err err = ERR_INIT;

	must(db_run_script(bench->store->db, statement, &err), &err);
}

/* A coach with 300 households and a partner of another organisation with none; some households are shielded. */
static void people_add(struct bench *bench)
{
	static const char THERE[] = "SELECT count(*) FROM employee WHERE id = 900001";
	static const char SOME[] = "SELECT id FROM household WHERE id % 11 = 5 LIMIT :most";
	struct db *db = bench->store->db;
	struct err err = ERR_INIT;
	struct query *query;
	id *shielded = mem_new(SHIELDED, sizeof(*shielded));
	size_t count = 0;

	if (query_number(db_query(db, THERE), &err) == 0) {
		must(db_begin(db, &err), &err);
		sql(bench, "INSERT INTO team(id, naam, wijk) VALUES (900010, 'Wijkteam Noord', 'Noord');"
			"INSERT INTO employee(id, username, naam, organisation_id, team_id) SELECT 900001, 'coach', 'Coach', id, 900010"
			" FROM organisation LIMIT 1;"
			"INSERT INTO employee(id, username, naam, organisation_id) SELECT 900002, 'partner', 'Partner', id"
			" FROM organisation LIMIT 1;"
			"INSERT INTO role_assignment(id, employee_id, role, team_id, \"from\") VALUES"
			" (900021, 900001, 'wijkcoach', 900010, '2020-01-01'), (900022, 900002, 'partner', 900010, '2020-01-01');"
			"INSERT INTO regie(id, household_id, employee_id, \"from\") SELECT -id, id, 900001, '2020-01-01'"
			" FROM household WHERE id % 13 = 7 LIMIT 300;");
		query = db_query(db, SOME);
		query_int(query, ":most", SHIELDED);
		while (query_step(query, &err) == QUERY_ROW)
			shielded[count++] = query_get_int(query, "id");
		for (size_t i = 0; i < count; i++)
			must(search_keys_household(db, KEYS_DROP, shielded[i], &err) &&
				search_keys_members(db, KEYS_DROP, shielded[i], &err), &err);
		query = db_query(db, "UPDATE household SET shielded = 1 WHERE id IN (SELECT id FROM household WHERE id % 11 = 5"
			" LIMIT 1000)");
		must(query_run(query, &err) && db_commit(db, &err), &err);
	}
	free(shielded);
}

/* The sample keeps whom a stranger may find, with the number of the household. */
static void sample_settle(struct bench *bench)
{
	static const char HOME[] = "SELECT huishoudnummer, shielded FROM household WHERE postcode = :postcode AND huisnummer ="
		" :huisnummer LIMIT 1";
	size_t kept = 0;

	for (size_t i = 0; i < bench->sample_count; i++) {
		struct city_person *person = &bench->sample[i];
		struct query *query = db_query(bench->store->db, HOME);
		struct err err = ERR_INIT;

		query_text(query, ":postcode", person->postcode);
		query_int(query, ":huisnummer", person->huisnummer);
		if (!query_one(query, &err))
			give_up("the sample", person->postcode);
		snprintf(person->huishoudnummer, sizeof(person->huishoudnummer), "%s", query_get_text(query, "huishoudnummer"));
		if (!query_get_int(query, "shielded"))
			bench->sample[kept++] = *person;
		query_done(query);
	}
	bench->sample_count = kept;
}

/* ---- asking ---- */

static double ask(struct seat *seat, const char *scrap)
{
	struct message message;
	struct ask *row;
	struct err err = ERR_INIT;
	double began, took;

	message_init(&message, REQ_SEARCH);
	row = rows_new(&message.rows, &ask_record);
	snprintf(row->word, sizeof(row->word), "%s", scrap);
	row->number = PAGE;
	began = now_ms();
	if (!seat_take(seat, &message, &err))
		give_up(scrap, err.text);
	took = now_ms() - began;
	message_free(&message);
	return took;
}

/*
 * Of so many scraps: how many found the person, and how many did or gave a whole page in which all places for what was
 * typed as it stands (the others are kept for other spellings) hold people who fit as well.
 */
struct rates {
	size_t found, right;
};

static enum scrap_fit rates_add(const struct bench *bench, enum scrap_kind kind, const struct city_person *person,
	const char *scrap, struct rates *rates)
{
	const struct search_hit *hit;
	size_t found = 0, as_well = 0;

	for (size_t i = 0; (hit = rows_get(&bench->answer.rows, &search_hit_record, i)); i++) {
		enum scrap_fit fit = scrap_fit(kind, person, scrap, hit);

		found += fit == SCRAP_FOUND;
		as_well += fit == SCRAP_AS_WELL;
	}
	rates->found += found > 0;
	if (found == 0 && as_well < AS_IT_STANDS)
		return SCRAP_OTHER;
	rates->right++;
	return SCRAP_FOUND;
}

/* The next scrap of a kind: people come in an order that is the same for everybody who is measured. */
static const struct city_person *scrap_next(const struct bench *bench, enum scrap_kind kind, uint64_t *random,
	char scrap[SCRAP_BYTES])
{
	for (;;) {
		const struct city_person *person = &bench->sample[city_random(random, bench->sample_count)];

		if (scrap_make(kind, person, random, scrap))
			return person;
	}
}

static struct rates kind_measure(struct bench *bench, enum scrap_kind kind, struct seat *seat, struct times *times,
	struct times *processor)
{
	uint64_t random = 12345 + (uint64_t)kind;
	char scrap[SCRAP_BYTES];
	struct rates rates = { 0 };
	bool loud = getenv("MISSES") != NULL;

	times->count = processor->count = 0;
	for (size_t i = 0; i < bench->runs; i++) {
		const struct city_person *person = scrap_next(bench, kind, &random, scrap);
		double began = processor_ms();

		times->ms[times->count++] = ask(seat, scrap);
		processor->ms[processor->count++] = processor_ms() - began;
		if (rates_add(bench, kind, person, scrap, &rates) != SCRAP_FOUND && loud)
			printf("  miss: %s: %s (%s %s %s, %s %d, %s)\n", scrap_name(kind), scrap, person->voornamen,
				person->geslachtsnaam, person->geboortedatum, person->straatnaam, person->huisnummer, person->postcode);
	}
	return rates;
}

/* ---- cold ---- */

/* The file leaves the memory of the kernel. */
static void file_forget(const char *path)
{
	int fd = open(path, O_RDONLY);

	if (fd < 0)
		return;
	fsync(fd);
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	close(fd);
}

/* A process of its own: opens, forgets the file, asks once. */
static double cold_once(struct bench *bench, enum scrap_kind kind, uint64_t seed)
{
	char scrap[SCRAP_BYTES], path[PATH_BYTES + 20];
	double took = 0;
	int ends[2];
	pid_t pid;

	snprintf(path, sizeof(path), "%s/state/wijkd.db", bench->folder);
	if (pipe(ends) != 0)
		give_up("pipe", strerror(errno));
	pid = fork();
	if (pid == 0) {
		store_start(bench);
		bench->partner = seat_make(bench, PARTNER, "partner");
		scrap_next(bench, kind, &seed, scrap);
		file_forget(path);
		took = ask(bench->partner, scrap);
		_exit(write(ends[1], &took, sizeof(took)) == sizeof(took) ? 0 : 1);
	}
	close(ends[1]);
	if (read(ends[0], &took, sizeof(took)) != sizeof(took))
		give_up("cold", scrap_name(kind));
	close(ends[0]);
	waitpid(pid, NULL, 0);
	return took;
}

static double cold_worst(struct bench *bench, enum scrap_kind kind)
{
	double worst = 0;

	for (uint64_t i = 0; i < COLD_RUNS; i++) {
		double took = cold_once(bench, kind, 777 + 1000 * i + (uint64_t)kind);

		worst = took > worst ? took : worst;
	}
	return worst;
}

/* ---- a rename ---- */

static void rename_measure(struct bench *bench, struct times *times, struct times *commits)
{
	static const char SOME[] = "SELECT id FROM person WHERE id > :after ORDER BY id LIMIT 1";
	static const char RENAME[] = "UPDATE person SET geslachtsnaam = :name WHERE id = :id";
	struct db *db = bench->store->db;
	struct err err = ERR_INIT;

	times->count = commits->count = 0;
	for (int64_t i = 0; i < RENAMES; i++) {
		struct query *query = db_query(db, SOME);
		double began;
		id person;

		query_int(query, ":after", 5000 + i * (bench->persons / RENAMES));
		person = query_number(query, &err);
		began = now_ms();
		must(db_begin(db, &err) && search_keys_person(db, KEYS_DROP, person, &err), &err);
		query = db_query(db, RENAME);
		query_id(query, ":id", person);
		query_text(query, ":name", bench->sample[i].geslachtsnaam);
		must(query_run(query, &err) && search_keys_person(db, KEYS_ADD, person, &err), &err);
		commits->ms[commits->count++] = -now_ms();
		must(db_commit(db, &err), &err);
		commits->ms[commits->count - 1] += now_ms();
		times->ms[times->count++] = now_ms() - began;
	}
}

/* ---- the table ---- */

static bool kind_wanted(enum scrap_kind kind)
{
	const char *wanted = getenv("KIND");

	return !wanted || strcmp(wanted, scrap_name(kind)) == 0;
}

static void others_time(struct bench *bench, struct others *others, enum scrap_kind kind, enum other_way way)
{
	static struct times times;
	uint64_t random = 12345 + (uint64_t)kind;
	char scrap[SCRAP_BYTES];

	times.count = 0;
	for (size_t i = 0; i < bench->runs; i++) {
		const struct city_person *person = scrap_next(bench, kind, &random, scrap);
		double began = now_ms();

		if (!others_ask(others, way, kind, scrap, person)) {
			printf(" %13s |", "-");
			return;
		}
		times.ms[times.count++] = now_ms() - began;
	}
	printf(" %5.2f / %5.2f |", percentile(&times, 50), percentile(&times, 99));
}

static void row_print(struct bench *bench, struct others *others, enum scrap_kind kind, double cold)
{
	static struct times times, coach, partner, partner_times;
	struct rates rates;

	kind_measure(bench, kind, bench->coach, &times, &coach);
	rates = kind_measure(bench, kind, bench->partner, &partner_times, &partner);
	printf("| %-21s | %5.2f / %5.2f | %5.2f / %5.2f | %5.2f / %5.2f | %5.2f / %5.2f | %5.1f | %5.1f %% | %5.1f %% |",
		scrap_name(kind), percentile(&times, 50), percentile(&times, 99), percentile(&coach, 50), percentile(&coach, 99),
		percentile(&partner_times, 50), percentile(&partner_times, 99), percentile(&partner, 50),
		percentile(&partner, 99), cold, 100.0 * (double)rates.found / (double)bench->runs,
		100.0 * (double)rates.right / (double)bench->runs);
	for (int way = 0; others && way < OTHER_WAYS; way++)
		others_time(bench, others, kind, (enum other_way)way);
	printf("\n");
	fflush(stdout);
}

static void table_print(struct bench *bench, struct others *others, const double *cold)
{
	printf("\nms, p50 / p99 of %zu scraps, on the clock and of the processor alone; cold: the worst of %d on the clock,"
		" the file out of\nthe memory of the kernel\n\n"
		"| scrap                 | coach         | processor     | partner       | processor     | cold  | found   | right   |"
		" FTS5          | columns       |\n"
		"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n", bench->runs, COLD_RUNS);
	for (int kind = 0; kind < SCRAP_KINDS; kind++)
		if (kind_wanted((enum scrap_kind)kind))
			row_print(bench, others, (enum scrap_kind)kind, cold[kind]);
}

static void sizes_print(struct bench *bench)
{
	char path[PATH_BYTES + 20];
	struct stat about;

	snprintf(path, sizeof(path), "%s/state/wijkd.db", bench->folder);
	if (stat(path, &about) == 0)
		printf("store: %.0f MB\n", (double)about.st_size / 1e6);
}

static void figures_print(struct bench *bench)
{
	static struct times times, commits;
	static double cold[SCRAP_KINDS];
	struct others *others;
	struct err err = ERR_INIT;
	double began = now_ms();

	store_start(bench);
	printf("store open: %.0f ms\n", now_ms() - began);
	people_add(bench);
	sample_settle(bench);
	store_stop(bench);
	sizes_print(bench);
	for (int kind = 0; kind < SCRAP_KINDS && !getenv("NO_COLD"); kind++)
		if (kind_wanted((enum scrap_kind)kind))
			cold[kind] = cold_worst(bench, (enum scrap_kind)kind);
	others = getenv("NO_OTHERS") ? NULL : others_open(bench->folder, &err);
	if (!others && !getenv("NO_OTHERS"))
		give_up("FTS5 and columns", err.text);
	store_start(bench);
	bench->coach = seat_make(bench, COACH, "coach");
	bench->partner = seat_make(bench, PARTNER, "partner");
	table_print(bench, others, cold);
	rename_measure(bench, &times, &commits);
	printf("\nrename (keys, vocabulary and row): %.2f / %.2f ms, of which the commit on disk %.2f / %.2f\n",
		percentile(&times, 50), percentile(&times, 99), percentile(&commits, 50), percentile(&commits, 99));
	if (others)
		others_close(others);
	store_stop(bench);
}

static void folder_remove(const char *folder)
{
	char command[PATH_BYTES + 20];

	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	if (system(command) != 0)
		printf("%s stays\n", folder);
}

int main(void)
{
	struct bench bench = { .persons = 100000, .runs = RUNS_USUAL };
	const char *state = getenv("CITY_STATE"), *tmp = getenv("TMPDIR");
	struct err err = ERR_INIT;

	if (getenv("CITY"))
		bench.persons = atoll(getenv("CITY"));
	if (getenv("RUNS"))
		bench.runs = (size_t)atoll(getenv("RUNS"));
	if (bench.persons < 10000 || bench.runs < 1 || bench.runs > 4000)
		give_up("CITY or RUNS", "out of range");
	clock_init();
	must(vault_init(&err), &err);
	bench.city = city_open(bench.persons, &err);
	if (!bench.city) {
		printf("search bench: skipped: %s\n", err.text);
		return 0;
	}
	sample_take(&bench);
	message_init(&bench.answer, 0);
	if (state) {
		snprintf(bench.folder, sizeof(bench.folder), "%s", state);
	} else {
		snprintf(bench.folder, sizeof(bench.folder), "%s/wijkd-city-XXXXXX", tmp ? tmp : "/tmp");
		if (!mkdtemp(bench.folder))
			give_up(bench.folder, strerror(errno));
	}
	if (!state || access(state, F_OK) != 0)
		city_import(&bench);
	figures_print(&bench);
	if (!state)
		folder_remove(bench.folder);
	free(bench.sample);
	city_close(bench.city);
	return 0;
}
