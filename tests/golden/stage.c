/* Everybody around one desk: terminal, gate, monitor and store, from one poll loop. */
#include "stage.h"
#include "answers.h"

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/sock.h"
#include "desk/session.h"

enum { PATIENCE_MS = 15000, SILENCE_MS = 400, LEAKED = 99 };

const char *const stage_function_keys[] = {
	"", "\033OP", "\033OQ", "\033OR", "\033OS", "\033[15~", "\033[17~", "\033[18~", "\033[19~", "\033[20~",
	"\033[21~",
};

struct stage {
	struct stage_set set;
	pid_t desk;
	struct glass *glass;
	int terminal;
	struct channel *side, *control, *store;
	struct answers answers;
	struct message asked[ANSWERS_MOST];	/* the last request of each kind that nobody looked at yet */
	size_t asked_count;
	struct message shown;		/* what stage_asked gave */
	struct buf errors;
	int64_t heard_at;
	bool left;			/* the desk said goodbye */
	int status;
	struct stage *next;
};

/* All that are not freed: a failed test leaves its stage here, where it is no leak of the next one. */
static struct stage *stages;

/* ncurses keeps one small record for ever that LeakSanitizer cannot see a pointer to. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:new_prescr";
}

int __lsan_do_recoverable_leak_check(void);

/* ---- the desk ---------------------------------------------------------------------------------------------------- */

enum { ENDS_CONTROL, ENDS_TERMINAL, ENDS_SIDE, ENDS_STORE, ENDS };

static void pair(int ends[2], int type)
{
	struct err err = ERR_INIT;

	if (!sock_pair(type, ends, &err))
		fail_msg("%s", err.text);
}

_Noreturn static void desk_play(const struct stage *stage, int ends[ENDS][2], struct terminal *warm)
{
	struct message spawn;
	struct spawn *row;
	int status;

	message_init(&spawn, CONTROL_SPAWN);
	row = rows_new(&spawn.rows, &spawn_record);
	row->connection = 1;
	row->rows = stage->set.rows;
	row->cols = stage->set.cols;
	row->utf8 = !stage->set.ascii;
	row->has_terminal = !stage->set.command;
	snprintf(row->term, sizeof(row->term), "%s", stage->set.term);
	snprintf(row->command, sizeof(row->command), "%s", stage->set.command ? stage->set.command : "");
	for (int i = 0; i < ENDS; i++) {
		close(ends[i][0]);
		spawn.fds[i] = ends[i][1];
	}
	spawn.fd_count = ENDS;
	status = desk_session(&spawn, warm);
	message_free(&spawn);
	terminal_close(warm);
	_exit(__lsan_do_recoverable_leak_check() != 0 ? LEAKED : status);
}

struct stage *stage_new(const struct stage_set *set)
{
	struct stage *stage = mem_new(1, sizeof(*stage));

	stage->set = *set;
	stage->set.rows = set->rows ? set->rows : 24;
	stage->set.cols = set->cols ? set->cols : 80;
	stage->set.term = set->term ? set->term : "xterm";
	stage->glass = glass_new(stage->set.rows, stage->set.cols);
	message_init(&stage->shown, 0);
	stage->next = stages;
	stages = stage;
	rows_add(stage_answer(stage, REQ_HELLO), &me_record, set->me);
	return stage;
}

void stage_begin(struct stage *stage)
{
	struct err err = ERR_INIT;
	struct terminal *warm = terminal_open("xterm-256color", 24, 80, true, &err);
	int ends[ENDS][2];

	if (!warm)
		fail_msg("%s", err.text);
	for (int i = 0; i < ENDS; i++)
		pair(ends[i], i == ENDS_TERMINAL ? SOCK_STREAM : SOCK_SEQPACKET);
	fflush(NULL);
	stage->desk = fork();
	assert_int_not_equal(stage->desk, -1);
	if (stage->desk == 0)
		desk_play(stage, ends, warm);
	terminal_close(warm);
	for (int i = 0; i < ENDS; i++)
		close(ends[i][1]);
	stage->terminal = ends[ENDS_TERMINAL][0];
	stage->side = channel_new(ends[ENDS_SIDE][0]);
	stage->control = channel_new(ends[ENDS_CONTROL][0]);
	stage->store = channel_new(ends[ENDS_STORE][0]);
	stage->heard_at = clock_monotonic();
}

/* ---- the store --------------------------------------------------------------------------------------------------- */

struct rows *stage_answer(struct stage *stage, int request)
{
	answer_forget(&stage->answers, request);
	return &answer_add(&stage->answers, request, false, STATUS_OK)->message.rows;
}

void stage_body(struct stage *stage, int request, const char *text)
{
	stage_answer(stage, request);
	buf_text(&answer_find(&stage->answers, request)->message.body, text);
}

struct rows *stage_answer_once(struct stage *stage, int request, enum status status)
{
	return &answer_add(&stage->answers, request, true, status)->message.rows;
}

void stage_refuse_once(struct stage *stage, int request, enum err_code code, const char *sentence)
{
	struct answer *answer = answer_add(&stage->answers, request, true, status_of(code));
	struct err err = ERR_INIT;

	err_set(&err, code, "%s", sentence);
	message_refuse(&answer->message, &err);
}

void stage_silent(struct stage *stage, int request)
{
	answer_add(&stage->answers, request, true, STATUS_OK)->silent = true;
}

static void asked_keep(struct stage *stage, struct message *request)
{
	for (size_t i = 0; i < stage->asked_count; i++) {
		if (stage->asked[i].kind != request->kind)
			continue;
		message_free(&stage->asked[i]);
		stage->asked[i] = *request;
		return;
	}
	assert_true(stage->asked_count < ANSWERS_MOST);
	stage->asked[stage->asked_count++] = *request;
}

/* The desk sends what the list of requests allows; the answers are ours. */
static void request_serve(struct stage *stage, struct message *request)
{
	struct answer *answer = answer_find(&stage->answers, request->kind);
	const struct request_row *row = request_find(request->kind);
	struct message nothing;

	assert_non_null(row);
	assert_ptr_equal(request->rows.row[0].record, row->in);
	message_init(&nothing, request->kind);
	if (answer && answer->once && answer->status != STATUS_OK &&
			!rows_first(&answer->message.rows, &refusal_record)) {
		struct err err = ERR_INIT;

		err_set(&err, ERR_STALE, "Iemand anders was eerder.");
		message_refuse(&answer->message, &err);
	}
	struct message *out = answer ? &answer->message : &nothing;
	out->serial = request->serial;
	out->status = answer ? (uint16_t)answer->status : STATUS_OK;
	if (!answer || !answer->silent)
		assert_true(channel_send(stage->store, out));
	if (answer && answer->once)
		answer_remove(&stage->answers, answer);
	asked_keep(stage, request);
}

static void store_turn(struct stage *stage)
{
	struct err err = ERR_INIT;
	struct message request;
	enum channel_result result = CHANNEL_AGAIN;

	if (stage->store)
		channel_flush(stage->store);
	while (stage->store && (result = channel_receive(stage->store, &request, &err)) == CHANNEL_DONE)
		request_serve(stage, &request);
	if (result == CHANNEL_BROKEN)
		fail_msg("the desk broke the protocol: %s", err.text);
	if (result == CHANNEL_GONE) {
		channel_free(stage->store);
		stage->store = NULL;
	}
}

void stage_event(struct stage *stage, int event, const struct record *record, const void *data)
{
	struct message message;

	message_init(&message, (uint16_t)event);
	if (record)
		rows_add(&message.rows, record, data);
	assert_true(channel_send(stage->store, &message));
	message_free(&message);
}

void stage_presence(struct stage *stage, id household_id, const struct presence *others, size_t count)
{
	struct message message;
	struct ask about;

	record_init(&ask_record, &about);
	about.id = household_id;
	message_init(&message, EVENT_PRESENCE);
	rows_add(&message.rows, &ask_record, &about);
	for (size_t i = 0; i < count; i++)
		rows_add(&message.rows, &presence_record, &others[i]);
	assert_true(channel_send(stage->store, &message));
	message_free(&message);
}

void stage_change(struct stage *stage, const char *kind, id object_id, const char *who)
{
	struct change change;

	record_init(&change_record, &change);
	change.household_id = 1;
	change.object_id = object_id;
	snprintf(change.kind, sizeof(change.kind), "%s", kind);
	snprintf(change.employee_naam, sizeof(change.employee_naam), "%s", who);
	stage_event(stage, EVENT_CHANGE, &change_record, &change);
}

/* ---- gate and monitor -------------------------------------------------------------------------------------------- */

static void side_turn(struct stage *stage)
{
	struct err err = ERR_INIT;
	struct message message;
	const struct leave *leave;

	while (stage->side && channel_receive(stage->side, &message, &err) == CHANNEL_DONE) {
		leave = rows_first(&message.rows, &leave_record);
		assert_non_null(leave);
		if (message.kind == CONTROL_STDERR)
			buf_text(&stage->errors, leave->tekst);
		if (message.kind == CONTROL_EXIT) {
			stage->left = true;
			stage->status = (int)leave->status;
		}
		message_free(&message);
	}
}

static void terminal_turn(struct stage *stage)
{
	char bytes[4096];
	ssize_t got;

	while (stage->terminal >= 0 && (got = recv(stage->terminal, bytes, sizeof(bytes), MSG_DONTWAIT)) > 0) {
		glass_feed(stage->glass, bytes, (size_t)got);
		stage->heard_at = clock_monotonic();
	}
}

/* One wait of at most so long, and everything that came. */
static void turn(struct stage *stage, int milliseconds)
{
	struct pollfd polls[] = {
		{ .fd = stage->terminal, .events = POLLIN },
		{ .fd = stage->side ? channel_fd(stage->side) : -1, .events = stage->left ? 0 : POLLIN },
		{ .fd = stage->store ? channel_fd(stage->store) : -1, .events = POLLIN },
	};

	if (stage->store && channel_waiting(stage->store))
		polls[2].events |= POLLOUT;
	if (stage->left)
		polls[0].fd = polls[1].fd = -1;
	poll(polls, COUNT_OF(polls), milliseconds);
	store_turn(stage);
	terminal_turn(stage);
	side_turn(stage);
}

static void control_send(struct stage *stage, int kind, int fd)
{
	struct message message;

	message_init(&message, (uint16_t)kind);
	if (fd >= 0) {
		message.fds[0] = fd;
		message.fd_count = 1;
	}
	assert_true(channel_send_all(stage->control, &message, PATIENCE_MS));
	message_free(&message);
	stage->heard_at = clock_monotonic();
}

void stage_store_dies(struct stage *stage)
{
	channel_free(stage->store);
	stage->store = NULL;
	control_send(stage, CONTROL_DESK_STORE_LOST, -1);
}

void stage_store_returns(struct stage *stage)
{
	int ends[2];

	pair(ends, SOCK_SEQPACKET);
	stage->store = channel_new(ends[0]);
	control_send(stage, CONTROL_DESK_SESSION, ends[1]);
	close(ends[1]);
}

void stage_daemon_stops(struct stage *stage)
{
	control_send(stage, CONTROL_STOP, -1);
}

void stage_shuts_out(struct stage *stage)
{
	control_send(stage, CONTROL_DESK_SHUT_OUT, -1);
}

/* ---- the person at the terminal ---------------------------------------------------------------------------------- */

void stage_keys(struct stage *stage, const char *bytes)
{
	size_t count = strlen(bytes);

	assert_int_equal(send(stage->terminal, bytes, count, MSG_NOSIGNAL), count);
	stage->heard_at = clock_monotonic();
}

void stage_size(struct stage *stage, int rows, int cols)
{
	struct message message;
	struct size *size;

	message_init(&message, CONTROL_SIZE);
	size = rows_new(&message.rows, &size_record);
	size->rows = rows;
	size->cols = cols;
	assert_true(channel_send_all(stage->side, &message, PATIENCE_MS));
	message_free(&message);
	glass_size(stage->glass, rows, cols);
	stage->heard_at = clock_monotonic();
}

/* cmocka cuts long messages: the screen goes before it. */
static void fail_with_screen(struct stage *stage, const char *what, const char *text)
{
	struct buf shown = BUF_INIT;

	glass_text(stage->glass, &shown);
	fprintf(stderr, "%s\n%s", shown.data, stage->errors.data ? stage->errors.data : "");
	buf_free(&shown);
	if (stage->desk > 0)
		kill(stage->desk, SIGKILL);
	fail_msg("%s: %s", what, text);
}

void stage_sees(struct stage *stage, const char *text)
{
	int64_t until = clock_monotonic() + PATIENCE_MS;

	while (glass_find(stage->glass, text) < 0) {
		if (stage->left || clock_monotonic() > until)
			fail_with_screen(stage, "not seen", text);
		turn(stage, 50);
	}
}

void stage_misses(struct stage *stage, const char *text)
{
	int64_t until = clock_monotonic() + PATIENCE_MS;

	while (glass_find(stage->glass, text) >= 0) {
		if (stage->left || clock_monotonic() > until)
			fail_with_screen(stage, "still there", text);
		turn(stage, 50);
	}
}

const struct message *stage_asked(struct stage *stage, int request)
{
	int64_t until = clock_monotonic() + PATIENCE_MS;

	for (;;) {
		for (size_t i = 0; i < stage->asked_count; i++) {
			if (stage->asked[i].kind != request)
				continue;
			message_free(&stage->shown);
			stage->shown = stage->asked[i];
			stage->asked[i] = stage->asked[--stage->asked_count];
			return &stage->shown;
		}
		if (clock_monotonic() > until)
			fail_with_screen(stage, "not asked", request_find(request)->word);
		turn(stage, 50);
	}
}

const char *stage_errors(struct stage *stage)
{
	return stage->errors.data ? stage->errors.data : "";
}

struct glass *stage_glass(struct stage *stage)
{
	return stage->glass;
}

/* ---- golden files ------------------------------------------------------------------------------------------------ */

static void screen_print(struct stage *stage, struct buf *out)
{
	int row, col;

	buf_clear(out);
	glass_text(stage->glass, out);
	glass_cursor(stage->glass, &row, &col);
	if (stage->glass->cursor_shown)
		buf_format(out, "cursor %d,%d\n", row, col);
}

static void golden_write(struct stage *stage, const char *path)
{
	struct buf shown = BUF_INIT;
	FILE *file;

	while (clock_monotonic() < stage->heard_at + SILENCE_MS)
		turn(stage, 20);
	screen_print(stage, &shown);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(shown.data, 1, shown.used, file), shown.used);
	assert_int_equal(fclose(file), 0);
	buf_free(&shown);
}

static void golden_read(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "r");
	char bytes[4096];
	size_t count;

	if (!file)
		fail_msg("%s is missing: make it with GOLDEN_UPDATE=1 and look at it", path);
	while ((count = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(out, bytes, count);
	fclose(file);
}

void stage_golden(struct stage *stage, const char *name)
{
	const char *folder = getenv("WIJKD_GOLDEN");
	static struct buf wanted, shown;	/* kept, so that a failure is no leak as well */
	int64_t until = clock_monotonic() + PATIENCE_MS;
	char path[512];

	snprintf(path, sizeof(path), "%s/desk-%s.txt", folder ? folder : "tests/golden", name);
	if (getenv("GOLDEN_UPDATE")) {
		golden_write(stage, path);
		return;
	}
	buf_clear(&wanted);
	golden_read(path, &wanted);
	for (screen_print(stage, &shown); strcmp(shown.data, wanted.data) != 0; screen_print(stage, &shown)) {
		if (stage->left || clock_monotonic() > until)
			fail_with_screen(stage, "differs", path);
		turn(stage, 50);
	}
}

/* ---- the end ----------------------------------------------------------------------------------------------------- */

static int desk_wait(struct stage *stage)
{
	int64_t until = clock_monotonic() + PATIENCE_MS;
	int how;

	while (waitpid(stage->desk, &how, WNOHANG) == 0) {
		if (clock_monotonic() > until)
			fail_with_screen(stage, "does not end", "the desk");
		turn(stage, 20);
	}
	stage->desk = 0;
	turn(stage, 0);
	if (!WIFEXITED(how))
		fail_msg("the desk died of signal %d", WTERMSIG(how));
	if (WEXITSTATUS(how) == LEAKED)
		fail_msg("the desk leaked");
	return WEXITSTATUS(how);
}

void stage_free(struct stage *stage)
{
	struct stage **link = &stages;

	while (*link != stage)
		link = &(*link)->next;
	*link = stage->next;
	answers_free(&stage->answers);
	for (size_t i = 0; i < stage->asked_count; i++)
		message_free(&stage->asked[i]);
	message_free(&stage->shown);
	fd_close(&stage->terminal);
	channel_free(stage->side);
	channel_free(stage->control);
	channel_free(stage->store);
	glass_free(stage->glass);
	buf_free(&stage->errors);
	free(stage);
}

void stage_ends(struct stage *stage, int status)
{
	assert_int_equal(desk_wait(stage), status);
	assert_true(stage->left);
	assert_int_equal(stage->status, status);
	assert_int_equal(stage->glass->questions, 0);
	assert_false(stage->glass->other_screen);
	assert_true(stage->glass->cursor_shown);
}

void stage_end(struct stage *stage, int status)
{
	stage_ends(stage, status);
	stage_free(stage);
}

void stage_hangs_up(struct stage *stage)
{
	fd_close(&stage->terminal);
	stage->terminal = -1;
	channel_free(stage->side);
	stage->side = NULL;
	desk_wait(stage);
}
