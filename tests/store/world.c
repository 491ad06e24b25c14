/* The municipality of the tests: its people are written with plain SQL, so that it depends on no handler. */
#include "world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/build.h"
#include "base/mem.h"
#include "base/random.h"
#include "domain/rule.h"
#include "world_inside.h"

/* 2026-11-18 10:00 in Amsterdam. */
#define START INT64_C(1794992400000)

static instant clock_of(void *arg)
{
	return ((struct world *)arg)->now;
}

static void killed(void *arg, const struct session *session)
{
	struct world *world = arg;

	for (struct world_seat *seat = world->seats; seat; seat = seat->next)
		if (seat->seat && seat->seat->session.session == session->session)
			seat->killed = true;
}

void world_birth(const char *state_path, struct birth *out)
{
	record_init(&birth_record, out);
	snprintf(out->build, sizeof(out->build), "%s", build_id());
	snprintf(out->process, sizeof(out->process), "store");
	snprintf(out->state_path, sizeof(out->state_path), "%s", state_path);
	snprintf(out->gemeente, sizeof(out->gemeente), "Gemeente Waterland");
	out->second_factor = true;
	out->idle_lock_seconds = 600;
	out->idle_end_seconds = 3600;
	out->password_ops = 1;
	out->password_memory_kib = 8;
}

static struct world *world_empty(void)
{
	struct world *world = mem_new(1, sizeof(*world));
	struct err err = ERR_INIT;

	clock_init();
	assert_true(vault_init(&err));
	world->now = START;
	return world;
}

static struct world *world_over(struct world *world, struct store *store, const struct err *err)
{
	if (!store)
		fail_msg("the store of the world: %s", err->text);
	world->store = store;
	store->kill = killed;
	store->kill_arg = world;
	return world;
}

struct world *world_new_at(const char *state_path)
{
	struct world *world = world_empty();
	struct birth birth;
	struct err err = ERR_INIT;

	world_birth(state_path, &birth);
	world_over(world, store_open(&birth, clock_of, world, &err), &err);
	if (world_number(world, "SELECT count(*) FROM employee") == 0)
		world_people(world);
	return world;
}

struct world *world_new_bare(void)
{
	struct world *world = world_empty();
	struct birth birth;
	struct err err = ERR_INIT;

	world_birth("", &birth);
	return world_over(world, store_open(&birth, clock_of, world, &err), &err);
}

/* Birth takes most of the time of a small test, so that each program has one born and the others are its copies. */
static struct world *mould;

static void mould_break(void)
{
	world_free(mould);
}

static struct db *copy_of(struct db *db)
{
	struct err err = ERR_INIT;
	struct db *copy = db_open(":memory:", false, &err);

	if (!copy || !db_copy(db, copy, &err))
		fail_msg("a copy of the world: %s", err.text);
	return copy;
}

struct world *world_new(void)
{
	struct world *world = world_empty();
	struct birth birth;
	struct err err = ERR_INIT;

	if (!mould) {
		mould = world_new_at("");
		atexit(mould_break);
	}
	world_birth("", &birth);
	struct db *db = copy_of(mould->store->db), *view_db = copy_of(mould->store->view_db);
	return world_over(world, store_over(&birth, db, view_db, clock_of, world, &err), &err);
}

static void messages_free(struct message *messages, size_t count)
{
	for (size_t i = 0; i < count; i++)
		message_free(&messages[i]);
	free(messages);
}

void world_free(struct world *world)
{
	if (!world)
		return;
	store_close(world->store);
	while (world->seats) {
		struct world_seat *seat = world->seats;
		world->seats = seat->next;
		messages_free(seat->events, seat->event_count);
		free(seat);
	}
	for (size_t i = 0; i < world->answer_count; i++) {
		message_free(world->answers[i]);
		free(world->answers[i]);
	}
	free(world->answers);
	message_free(&world->call_in);
	message_free(&world->call_out);
	free(world);
}

struct store *world_store(struct world *world)
{
	return world->store;
}

struct db *world_db(struct world *world)
{
	return world->store->db;
}

instant world_now(const struct world *world)
{
	return world->now;
}

day world_today(const struct world *world)
{
	return instant_day(world->now);
}

void world_set_now(struct world *world, instant now)
{
	world->now = now;
}

void world_wait(struct world *world, int64_t milliseconds)
{
	instant until = world->now + milliseconds;

	for (int round = 0; round < 10000; round++) {
		instant due = store_next_due(world->store);
		if (due == INSTANT_NONE || due > until)
			break;
		if (due > world->now)
			world->now = due;
		store_run_due(world->store);
	}
	world->now = until;
}

/* ---- sessions ---- */

static struct message *message_kept(const struct message *message)
{
	struct message *copy = mem_new(1, sizeof(*copy));
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	/* Over the wire, so that what could not travel is found here. */
	message_encode(message, &bytes);
	if (!message_decode(bytes.data, bytes.used, copy, &err))
		fail_msg("answer cannot travel: %s", err.text);
	buf_free(&bytes);
	return copy;
}

/* Whatever a test provokes: the article that the table has for this rule, and behind it what to do next. */
static void refusal_whole(const struct message *answer)
{
	const struct refusal *refusal = rows_first(&answer->rows, &refusal_record);
	const struct rule *rule = refusal ? rule_find(refusal->rule) : NULL;
	const char *article, *next;

	if (answer->status != STATUS_REFUSED)
		return;
	if (!refusal || (!rule && strcmp(refusal->rule, "database") != 0))
		fail_msg("a refusal that is not in the table: «%s» %s", refusal ? refusal->rule : "", refusal ? refusal->text : "");
	article = strrchr(refusal->text, '(') ? strstr(refusal->text, rule && rule->article ? rule->article : "(") : NULL;
	next = strstr(article ? article : refusal->text, rule && !rule->article ? ". " : "). ");
	if ((rule && rule->article && !article) || !next || refusal->text[strlen(refusal->text) - 1] != '.')
		fail_msg("%s: no article, or nothing to do next: «%s»", refusal->rule, refusal->text);
}

static enum seat_sent line_send(void *arg, const struct message *message, bool event)
{
	struct world_seat *seat = arg;
	struct message *copy;

	if (event && seat->slow)
		return SEAT_SLOW;
	copy = message_kept(message);
	if (event) {
		seat->events = mem_grow(seat->events, seat->event_count + 1, sizeof(*seat->events));
		seat->events[seat->event_count++] = *copy;
		free(copy);
		return SEAT_SENT;
	}
	struct world *world = seat->world;
	if ((world->answer_count & (world->answer_count - 1)) == 0)		/* a power of two: full */
		world->answers = mem_grow(world->answers, 2 * world->answer_count + 1, sizeof(*world->answers));
	refusal_whole(copy);
	world->answers[world->answer_count++] = copy;
	seat->answer = copy;
	return SEAT_SENT;
}

static struct world_seat *seat_named(struct world *world, const char *who)
{
	for (struct world_seat *seat = world->seats; seat; seat = seat->next)
		if (strcmp(seat->who, who) == 0)
			return seat;
	return NULL;
}

static void session_fill(struct world *world, const char *who, struct session *session)
{
	static const struct {
		const char *prefix;
		int kind;
	} kinds[] = {
		{ "command:", SESSION_COMMAND }, { "ctl:", SESSION_CTL }, { "offline", SESSION_OFFLINE }, { "", SESSION_DESK },
	};
	size_t i = 0;

	record_init(&session_record, session);
	while (strncmp(who, kinds[i].prefix, strlen(kinds[i].prefix)) != 0)
		i++;
	session->kind = kinds[i].kind;
	session->session = ++world->last_session;
	who += strlen(kinds[i].prefix);
	snprintf(session->username, sizeof(session->username), "%.*s", (int)strcspn(who, "#"), who);
	snprintf(session->source, sizeof(session->source), "%s", session->kind == SESSION_OFFLINE ? "offline"
		: session->kind == SESSION_CTL ? "ctl" : "192.0.2.1");
	if (session->kind == SESSION_DESK || session->kind == SESSION_COMMAND)
		session->employee_id = world_employee(world, session->username);
}

static const struct message *ask(struct world *world, struct world_seat *seat, const struct message *message)
{
	struct err err = ERR_INIT;

	seat->answer = NULL;
	if (!seat_take(seat->seat, message, &err)) {
		seat_free(seat->seat);
		seat->seat = NULL;
		snprintf(seat->why, sizeof(seat->why), "%s", err.text);
	}
	store_turn_end(world->store);
	return seat->answer;
}

static void hello(struct world *world, struct world_seat *seat)
{
	struct message message;
	struct hello *row;

	message_init(&message, REQ_HELLO);
	row = rows_new(&message.rows, &hello_record);
	snprintf(row->build, sizeof(row->build), "%s", build_id());
	ask(world, seat, &message);
	message_free(&message);
}

static struct world_seat *seat_open(struct world *world, const char *who)
{
	struct world_seat *seat = seat_named(world, who);
	struct session session;

	if (!seat) {
		seat = mem_new(1, sizeof(*seat));
		snprintf(seat->who, sizeof(seat->who), "%s", who);
		seat->world = world;
		seat->next = world->seats;
		world->seats = seat;
	}
	if (seat->seat)
		return seat;
	session_fill(world, who, &session);
	seat->killed = false;
	seat->seat = seat_new(world->store, &session, (struct seat_line){ .send = line_send, .arg = seat });
	hello(world, seat);
	return seat;
}

struct seat *world_seat(struct world *world, const char *who)
{
	return seat_open(world, who)->seat;
}

const struct message *world_hello(struct world *world, const char *who)
{
	return seat_open(world, who)->answer;
}

static enum seat_sent nowhere(void *arg, const struct message *message, bool event)
{
	(void)arg, (void)message, (void)event;
	return SEAT_GONE;
}

struct seat *world_seat_raw(struct world *world, const char *username)
{
	struct session session;

	session_fill(world, username, &session);
	return seat_new(world->store, &session, (struct seat_line){ .send = nowhere });
}

bool world_alive(struct world *world, const char *who)
{
	const struct world_seat *seat = seat_named(world, who);

	return seat && seat->seat && !seat->killed;
}

void world_leave(struct world *world, const char *who)
{
	struct world_seat *seat = seat_named(world, who);

	if (seat && seat->seat)
		seat_free(seat->seat);
	if (seat)
		seat->seat = NULL;
	store_turn_end(world->store);
}

void world_slow(struct world *world, const char *who, bool slow)
{
	struct world_seat *seat = seat_open(world, who);

	seat->slow = slow;
	if (!slow && seat->seat)
		seat_drained(seat->seat);
}

/* ---- asking ---- */

const struct message *world_ask(struct world *world, const char *who, const struct message *message)
{
	struct world_seat *seat = seat_open(world, who);

	return seat->seat ? ask(world, seat, message) : NULL;
}

const struct message *world_call(struct world *world, const char *who, int request, ...)
{
	const struct request_row *row = request_find(request);
	struct message message;
	va_list args;

	message_init(&message, (uint16_t)request);
	message.serial = ++world->serial;
	if (row && row->changes)
		random_bytes(message.key, sizeof(message.key));
	va_start(args, request);
	for (const struct record *record; (record = va_arg(args, const struct record *));)
		rows_add(&message.rows, record, va_arg(args, const void *));
	va_end(args);
	const struct message *answer = world_ask(world, who, &message);
	message_free(&message);
	return answer;
}

const struct message *world_call_id(struct world *world, const char *who, int request, id about)
{
	struct ask row;

	record_init(&ask_record, &row);
	row.id = about;
	return world_call(world, who, request, &ask_record, &row, NULL);
}

const struct message *world_answer(struct world *world, uint32_t serial)
{
	for (size_t i = world->answer_count; i-- > 0;)
		if (world->answers[i]->serial == serial)
			return world->answers[i];
	return NULL;
}

void world_is_at(const struct message *answer, enum status expected, const char *file, int line)
{
	const struct refusal *refusal;

	if (!answer) {
		print_error("%s:%d: the session was ended\n", file, line);
		_fail(file, line);
		return;
	}
	if (answer->status == expected)
		return;
	refusal = rows_first(&answer->rows, &refusal_record);
	print_error("%s:%d: status %d instead of %d: %s %s\n", file, line, answer->status, expected,
		refusal ? refusal->rule : "", refusal ? refusal->text : "");
	_fail(file, line);
}

const char *world_rule(const struct message *answer)
{
	const struct refusal *refusal = answer ? rows_first(&answer->rows, &refusal_record) : NULL;

	return refusal ? refusal->rule : "";
}

/* ---- events ---- */

const struct message *world_event(struct world *world, const char *who, int event, size_t n)
{
	const struct world_seat *seat = seat_named(world, who);

	for (size_t i = 0; seat && i < seat->event_count; i++)
		if (seat->events[i].kind == event && n-- == 0)
			return &seat->events[i];
	return NULL;
}

size_t world_events(struct world *world, const char *who, int event)
{
	size_t count = 0;

	while (world_event(world, who, event, count))
		count++;
	return count;
}

void world_events_clear(struct world *world, const char *who)
{
	struct world_seat *seat = seat_named(world, who);

	if (!seat)
		return;
	messages_free(seat->events, seat->event_count);
	seat->events = NULL;
	seat->event_count = 0;
}

/* ---- by hand ---- */

int64_t world_number(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;
	int64_t number = query_number(db_query(world->store->db, sql), &err);

	if (err.code != ERR_NONE)
		fail_msg("%s: %s", sql, err.text);
	return number;
}

void world_sql(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	if (!db_run_script(world->store->db, sql, &err))
		fail_msg("%s: %s", sql, err.text);
}

struct call *world_make_call(struct world *world, const char *username)
{
	struct call *call = &world->call;

	message_free(&world->call_in);
	message_free(&world->call_out);
	message_init(&world->call_in, 0);
	message_init(&world->call_out, 0);
	*call = (struct call){ .store = world->store, .db = world->store->db, .actor = &world->call_actor,
		.now = world->now, .today = world_today(world), .in = &world->call_in, .out = &world->call_out };
	assert_true(actor_load(call->db, world_employee(world, username), call->today, &world->call_actor));
	snprintf(world->call_actor.source, sizeof(world->call_actor.source), "192.0.2.1");
	return call;
}
