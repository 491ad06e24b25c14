/* The store that races are run against. */
#include "race_store.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/build.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/sock.h"
#include "store/store.h"
#include "vault/vault.h"

enum { DEADLINE_MS = 20000, PEER_FD = 3 };

static struct race_store *running;	/* for race_fail */

static const char TEAM[] =
	"INSERT INTO team(id, naam, wijk) VALUES (31, 'Wijkteam Noord', 'Noord');"
	"INSERT INTO employee(id, username, naam, organisation_id, team_id)"
	" SELECT v.column1, v.column2, v.column3, o.id, 31 FROM organisation o JOIN (VALUES (11, 'amina', 'Amina'),"
	"  (12, 'loes', 'Loes'), (13, 'carla', 'Carla'), (14, 'college', 'College')) v WHERE o.kind = 'gemeente';"
	"INSERT INTO role_assignment(id, employee_id, role, team_id, \"from\") VALUES"
	" (41, 11, 'wijkcoach', 31, '2020-01-01'), (42, 12, 'wijkcoach', 31, '2020-01-01'), (43, 13, 'teamleider', 31, '2020-01-01'),"
	" (44, 14, 'college', NULL, '2020-01-01');";

/* Two kinds of provision, and for each what a wijkcoach may grant without second eyes. */
static const char REGISTER[] =
	"INSERT INTO provision_kind(id, wet, naam, lijn) VALUES (21, 'anders', 'Ruimte', '2'),"
	" (22, 'participatiewet', 'Gewoon', '2');"
	"INSERT INTO mandate_change(id, day, reason, proposer_id, proposed, base, state)"
	" VALUES (61, '2020-01-01', 'x', 13, 0, 0, 'voorgesteld');"
	"INSERT INTO mandate_proposed(change_id, seq, trede, soort, holder, role, wet, lijn, only_spoed, per_besluit,"
	" cum_huishouden, duur_dagen, duur_maanden, vier_ogen_vanaf, needs_consent, sub_allowed, \"from\", document,"
	" mandaatgever) VALUES"
	" (61, 1, 1, 'mandaat', 'rol', 'wijkcoach', 'anders', '2', 0, 100000, 100000, -1, -1, -1, 0, 0, '2020-01-01', 'x', 'x'),"
	" (61, 2, 1, 'mandaat', 'rol', 'wijkcoach', 'participatiewet', '2', 0, 250000, -1, -1, -1, -1, 0, 0, '2020-01-01', 'x', 'x'),"
	" (61, 3, 2, 'mandaat', 'rol', 'teamleider', 'participatiewet', '2', 0, 2500000, -1, -1, -1, -1, 0, 0, '2020-01-01', 'x', 'x');"
	"UPDATE mandate_change SET state = 'vastgesteld', answered_id = 14, answered = 0 WHERE id = 61;"
	"INSERT INTO mandate(id, change_id, change_seq, trede, soort, holder, role, wet, lijn, only_spoed, per_besluit, cum_huishouden,"
	" duur_dagen, duur_maanden, vier_ogen_vanaf, needs_consent, sub_allowed, \"from\", document, mandaatgever)"
	" SELECT 50 + seq, change_id, seq, trede, soort, holder, role, wet, lijn, only_spoed, per_besluit, cum_huishouden,"
	" duur_dagen, duur_maanden, vier_ogen_vanaf, needs_consent, sub_allowed, \"from\", document, mandaatgever"
	" FROM mandate_proposed WHERE change_id = 61;";

static const char HOUSEHOLD_ROWS[] =
	"WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < :count)"
	" INSERT INTO household(id, huishoudnummer, naam, wijk)"
	" SELECT 1000000 + n, printf('%07d', n), 'Gezin ' || n, 'Noord' FROM n";
static const char PLAN_ROWS[] =
	"INSERT INTO plan(id, household_id, state, started)"
	" SELECT id + 1000000, id, 'uitvoering', '2026-01-01' FROM household";
static const char GOAL_ROWS[] =
	"INSERT INTO goal(id, plan_id, household_id, leefgebied, what, toelichting, state)"
	" SELECT id + 2000000, id + 1000000, id, 'financien', 'Rust', 'Eerst de huur. Dan het licht. Dan de zorg.', 'open'"
	" FROM household";
static const char VERSION_ROWS[] =
	"INSERT INTO field_version(kind, object_id, field, version, household_id, employee_id, at, value)"
	" SELECT 'goal', id, 'toelichting', 1, household_id, 11, 0, toelichting FROM goal";
static const char ALLOCATOR[] = "UPDATE allocator SET next = 10000000 WHERE name = 'id'";

void race_fail(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	printf("not ok races: ");
	vprintf(format, args);
	printf("\n");
	va_end(args);
	if (running && running->pid > 0)
		kill(running->pid, SIGKILL);
	exit(1);
}

/* ---- the folder ---- */

static void must(bool ok, const struct err *err, const char *what)
{
	if (!ok)
		race_fail("%s: %s", what, err->text);
}

static void birth_fill(const struct race_store *store, struct birth *birth)
{
	record_init(&birth_record, birth);
	snprintf(birth->build, sizeof(birth->build), "%s", build_id());
	snprintf(birth->process, sizeof(birth->process), "store");
	snprintf(birth->state_path, sizeof(birth->state_path), "%s", store->path);
	snprintf(birth->gemeente, sizeof(birth->gemeente), "Waterland");
	birth->idle_lock_seconds = 600;
	birth->idle_end_seconds = 3600;
	birth->password_ops = 1;
	birth->password_memory_kib = 8;
}

static void rows_make(struct db *db, int households, const char *more)
{
	static const char *const scripts[] = { TEAM, REGISTER };
	static const char *const statements[] = { HOUSEHOLD_ROWS, PLAN_ROWS, GOAL_ROWS, VERSION_ROWS, ALLOCATOR };
	struct err err = ERR_INIT;

	must(db_begin(db, &err), &err, "begin");
	for (size_t i = 0; i < COUNT_OF(scripts); i++)
		must(db_run_script(db, scripts[i], &err), &err, "rows");
	for (size_t i = 0; i < COUNT_OF(statements); i++) {
		struct query *query = db_query(db, statements[i]);

		if (i == 0)
			query_int(query, ":count", households);
		must(query_run(query, &err), &err, "rows");
	}
	if (more)
		must(db_run_script(db, more, &err), &err, "more rows");
	must(db_commit(db, &err), &err, "commit");
}

static void folder_make(struct race_store *race, int households, const char *more)
{
	const char *tmp = getenv("TMPDIR");
	struct err err = ERR_INIT;
	struct store *store;
	struct birth birth;

	snprintf(race->path, sizeof(race->path), "%s/wijkd-races-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(race->path))
		race_fail("no folder %s", race->path);
	birth_fill(race, &birth);
	store = store_open(&birth, NULL, NULL, &err);
	must(store != NULL, &err, "store_open");
	rows_make(store->db, households, more);
	store_close(store);
}

static void folder_remove(const char *folder)
{
	static const char *const files[] = { "wijkd.db", "wijkd.db-wal", "wijkd.db-shm", "wijkd-view.db",
		"wijkd-view.db-wal", "wijkd-view.db-shm", "wijkd-keys.db", "wijkd-keys.db-wal", "wijkd-keys.db-shm",
		"wijkd.lock" };
	char path[320];

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, files[i]);
		unlink(path);
	}
	rmdir(folder);
}

/* ---- the process ---- */

static _Noreturn void become_store(int peer)
{
	const char *build = getenv("WIJKD_BUILD");
	char path[512];

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	snprintf(path, sizeof(path), "%s/wijkd-store", build ? build : "build");
	if (peer == PEER_FD ? fcntl(peer, F_SETFD, 0) < 0 : dup2(peer, PEER_FD) < 0)
		_exit(99);
	if (!freopen("/dev/null", "w", stderr))
		_exit(98);
	execl(path, "wijkd-store", (char *)NULL);
	_exit(97);
}

static void say_birth(struct race_store *store)
{
	struct message message;
	struct err err = ERR_INIT;

	message_init(&message, CONTROL_BIRTH);
	birth_fill(store, rows_new(&message.rows, &birth_record));
	if (!channel_send_all(store->control, &message, DEADLINE_MS))
		race_fail("the store did not take its birth");
	message_free(&message);
	if (channel_await(store->control, &message, DEADLINE_MS, &err) != CHANNEL_DONE || message.kind != CONTROL_READY ||
			message.status != STATUS_OK)
		race_fail("the store did not become ready (is wijkd-store in WIJKD_BUILD, of these sources?) %s", err.text);
	message_free(&message);
}

struct race_store *race_store_open(int households, const char *more)
{
	struct race_store *store = running = mem_new(1, sizeof(*store));
	struct err err = ERR_INIT;
	int ends[2];

	clock_init();
	must(vault_init(&err), &err, "vault");
	folder_make(store, households, more);
	must(sock_pair(SOCK_SEQPACKET, ends, &err), &err, "socket");
	store->pid = fork();
	if (store->pid == 0)
		become_store(ends[1]);
	close(ends[1]);
	store->control = channel_new(ends[0]);
	say_birth(store);
	return store;
}

void race_store_stop(struct race_store *store)
{
	struct message message;
	int how = -1;

	if (!store->control)
		return;
	message_init(&message, CONTROL_STOP);
	channel_send_all(store->control, &message, DEADLINE_MS);
	if (waitpid(store->pid, &how, 0) != store->pid || !WIFEXITED(how) || WEXITSTATUS(how) != 0)
		printf("not ok races: the store ended badly (%d)\n", how);
	channel_free(store->control);
	store->control = NULL;
}

void race_store_close(struct race_store *store)
{
	race_store_stop(store);
	folder_remove(store->path);
	free(store);
	running = NULL;
}

/* ---- sessions ---- */

struct channel *race_session(struct race_store *store, id employee_id)
{
	struct message message, answer;
	struct channel *channel;
	struct session *session;
	struct err err = ERR_INIT;
	int ends[2];

	must(sock_pair(SOCK_SEQPACKET, ends, &err), &err, "socket");
	message_init(&message, CONTROL_SESSION);
	session = rows_new(&message.rows, &session_record);
	session->session = ++store->sessions;
	session->employee_id = employee_id;
	session->kind = SESSION_DESK;
	strcpy(session->source, "127.0.0.1");
	message.fds[message.fd_count++] = ends[1];
	if (!channel_send_all(store->control, &message, DEADLINE_MS))
		race_fail("no session");
	message_free(&message);
	close(ends[1]);
	channel = channel_new(ends[0]);
	message_init(&message, REQ_HELLO);
	snprintf(((struct hello *)rows_new(&message.rows, &hello_record))->build, 33, "%s", build_id());
	race_ask(channel, &message, &answer);
	if (answer.status != STATUS_OK)
		race_fail("hello was refused");
	message_free(&message);
	message_free(&answer);
	return channel;
}

void race_ask(struct channel *channel, struct message *request, struct message *answer)
{
	struct err err = ERR_INIT;

	random_bytes(request->key, sizeof(request->key));
	random_bytes(&request->serial, sizeof(request->serial));
	request->serial |= 1;
	if (!channel_send_all(channel, request, DEADLINE_MS))
		race_fail("the store took no request");
	for (;;) {
		if (channel_await(channel, answer, DEADLINE_MS, &err) != CHANNEL_DONE)
			race_fail("no answer: %s", err.text);
		if (answer->kind == request->kind && answer->serial == request->serial)
			return;
		message_free(answer);
	}
}
