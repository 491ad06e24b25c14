/* One store: its files, its lock, and what happens in it without being asked. */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"
#include "store/auth.h"
#include "store/birth.h"
#include "store/break_glass.h"
#include "store/document.h"
#include "store/escalation.h"
#include "store/feed.h"
#include "store/handover.h"
#include "store/mail.h"
#include "store/mandate.h"
#include "store/migrations.h"
#include "store/oversight.h"
#include "store/plan_kept.h"
#include "store/presence.h"
#include "store/session.h"
#include "store/view_log.h"
#include "vault/vault.h"

enum { KEEP_ANSWERS_DAYS = 30, PURGE_HOURS = 6 };

static const int64_t hour_ms = INT64_C(3600000);

static instant wall_clock(void *arg)
{
	(void)arg;
	return clock_now();
}

instant store_now(const struct store *store)
{
	return store->clock(store->clock_arg);
}

bool store_lost(const struct store *store)
{
	return db_trouble(store->db) == DB_LOST || db_trouble(store->view_db) == DB_LOST ||
		db_trouble(store->key_db) == DB_LOST;
}

/* ---- opening ---- */

/* Held as long as the process lives; a second store of the same folder must not write beside this one. */
static bool lock_take(struct store *store, struct err *err)
{
	char path[TEXT_LINE_BYTES + 32];

	snprintf(path, sizeof(path), "%s/wijkd.lock", store->birth.state_path);
	store->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (store->lock_fd < 0)
		return err_errno(err, "%s kan niet worden geopend", path);
	if (flock(store->lock_fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno == EWOULDBLOCK)
		return err_set(err, ERR_BUSY, "Er draait al een wijkd op %s.", store->birth.state_path);
	return err_errno(err, "%s kan niet worden vergrendeld", path);
}

static struct db *file_open(const struct store *store, const char *name, struct err *err)
{
	char path[TEXT_LINE_BYTES + 32];

	if (!*store->birth.state_path)
		return db_open(":memory:", false, err);
	snprintf(path, sizeof(path), "%s/%s", store->birth.state_path, name);
	return db_open(path, false, err);
}

/* New files are there after a power cut too. */
static bool folder_sync(const struct store *store, struct err *err)
{
	int fd = open(store->birth.state_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		err_errno(err, "%s", store->birth.state_path);
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool files_open(struct store *store, struct err *err)
{
	struct store_birth birth = { .gemeente = store->birth.gemeente, .today = instant_day(store_now(store)) };

	store->db = file_open(store, "wijkd.db", err);
	if (!store->db || !migrations_run(store->db, DB_MAIN, store_born, &birth, err)
			|| !municipality_name(store->db, birth.gemeente, err))
		return false;
	store->view_db = file_open(store, "wijkd-view.db", err);
	if (!store->view_db || !migrations_run(store->view_db, DB_VIEW, NULL, NULL, err))
		return false;
	store->key_db = file_open(store, "wijkd-keys.db", err);
	if (!store->key_db || !migrations_run(store->key_db, DB_KEYS, NULL, NULL, err))
		return false;
	return !*store->birth.state_path || folder_sync(store, err);
}

static bool search_log_key_load(struct store *store, struct err *err)
{
	static const char KEY[] = "SELECT value FROM setting WHERE name = 'search_log_key'";
	struct query *query = db_query(store->db, KEY);
	bool ok = query_one(query, err);

	for (size_t i = 0; ok && i < sizeof(store->search_log_key); i++)
		ok = sscanf(query_get_text(query, "value") + 2 * i, "%2hhx", &store->search_log_key[i]) == 1;
	query_done(query);
	return ok || err_set(err, ERR_INTERNAL, "De sleutel van het zoeklogboek ontbreekt.");
}

static struct store *store_new(const struct birth *birth, instant (*clock)(void *arg), void *clock_arg)
{
	struct store *store = mem_new(1, sizeof(*store));

	store->birth = *birth;
	store->clock = clock ? clock : wall_clock;
	store->clock_arg = clock_arg;
	store->lock_fd = -1;
	store->due_stale = true;
	store->next_purge = INSTANT_NONE;
	store->glass_seen = store_now(store);
	store->feed = feed_new();
	store->presences = presences_new();
	store->plans = plans_kept_new();
	store->views = view_log_new();
	store->auth = auth_new(store);
	return store;
}

/* The files are there: from here on nobody changes their shape. What was coming in when the store ended never came. */
static struct store *store_ready(struct store *store, struct err *err)
{
	db_seal(store->db);
	db_seal(store->view_db);
	db_seal(store->key_db);
	if (search_log_key_load(store, err) && uploads_purge(store, err))
		return store;
	store_close(store);
	return NULL;
}

struct store *store_open(const struct birth *birth, instant (*clock)(void *arg), void *clock_arg, struct err *err)
{
	struct store *store = store_new(birth, clock, clock_arg);

	if ((!*birth->state_path || lock_take(store, err)) && files_open(store, err))
		return store_ready(store, err);
	store_close(store);
	return NULL;
}

struct store *store_over(const struct birth *birth, struct db *db, struct db *view_db, instant (*clock)(void *arg),
	void *clock_arg, struct err *err)
{
	struct store *store = store_new(birth, clock, clock_arg);

	store->db = db;
	store->view_db = view_db;
	store->key_db = db_open(":memory:", false, err);
	if (store->key_db && migrations_run(store->key_db, DB_KEYS, NULL, NULL, err))
		return store_ready(store, err);
	store_close(store);
	return NULL;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	auth_free(store->auth);
	while (store->seats)
		seat_free(store->seats);
	if (store->view_db)
		view_log_commit(store);
	if (store->db)
		plan_seen_write(store);
	view_log_free(store->views);
	feed_free(store->feed);
	presences_free(store->presences);
	plans_kept_free(store->plans);
	db_close(store->key_db);
	db_close(store->view_db);
	db_close(store->db);
	if (store->lock_fd >= 0)
		close(store->lock_fd);
	wipe(store->search_log_key, sizeof(store->search_log_key));
	free(store);
}

/* ---- without being asked ---- */

void store_turn_end(struct store *store)
{
	bool logged = view_log_commit(store);

	for (struct seat *seat = store->seats; seat; seat = seat->next)
		seat_release(seat, logged);
}

static void answers_purge(struct store *store, instant now)
{
	static const char PURGE[] = "DELETE FROM request_done WHERE at < :before";
	struct query *query = db_query(store->db, PURGE);
	struct err err = ERR_INIT;

	query_instant(query, ":before", now - KEEP_ANSWERS_DAYS * 24 * hour_ms);
	if (!query_run(query, &err))
		log_line("old answers stay: %s", err.text);
	store->next_purge = now + PURGE_HOURS * hour_ms;
}

static instant earliest(instant a, instant b)
{
	if (a == INSTANT_NONE || b == INSTANT_NONE)
		return a == INSTANT_NONE ? b : a;
	return a < b ? a : b;
}

/* Of everything but who is where and who sees what, which come far more often. */
static instant clocks_due(struct store *store)
{
	if (store->due_stale) {
		store->next_due = earliest(escalation_next_due(store->db),
			earliest(handover_next_due(store->db), earliest(mail_next_due(store),
			earliest(glass_next_due(store), oversight_next_due(store)))));
		store->due_stale = false;
	}
	if (store->next_purge == INSTANT_NONE || db_tidy_due(store->db) || db_tidy_due(store->view_db))
		return store_now(store);
	return earliest(earliest(store->next_due, searches_due(store)),
		earliest(store->next_purge, mandate_recheck_due(store)));
}

instant store_next_due(struct store *store)
{
	return earliest(clocks_due(store), earliest(presence_due(store), plan_seen_due(store)));
}

static bool is_past(instant at, instant now)
{
	return at != INSTANT_NONE && at <= now;
}

static void clocks_run(struct store *store, instant now)
{
	struct db *const files[] = { store->db, store->view_db };
	struct err err = ERR_INIT;

	for (size_t i = 0; i < COUNT_OF(files); i++)
		if (db_tidy_due(files[i]))
			db_tidy(files[i]);
	searches_finish(store, now);
	if (store->next_purge == INSTANT_NONE || store->next_purge <= now)
		answers_purge(store, now);
	glass_run_due(store, now);
	if (mandate_recheck_due(store) <= now)
		mandate_recheck_run(store, now);
	bool handed = handover_run_due(store, now, &err), seen = oversight_run_due(store, now, &err);
	bool climbed = escalation_run_due(store, now, &err);
	if (!mail_run_due(store, now, &err) || !climbed || !handed || !seen) {
		log_line("what is due: %s", err.text);
		store->next_due = now + hour_ms / 60;	/* again in a minute, not at once */
		store->due_stale = false;
	} else {
		store->due_stale = true;
	}
}

void store_run_due(struct store *store)
{
	instant now = store_now(store);

	if (is_past(presence_due(store), now))
		presence_tell(store);
	if (is_past(plan_seen_due(store), now))
		plan_seen_write(store);
	if (is_past(clocks_due(store), now))
		clocks_run(store, now);
	store_turn_end(store);
}
