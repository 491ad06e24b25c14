/*
 * Login questions go to the store, verdicts come back. What a gate must not be able to do is stopped here as well:
 * another name halfway, a password without a key, more questions than any client needs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "monitor/monitor.h"

enum {
	QUESTIONS_MOST = 40,
	WAIT_MS = 4 * 1000,		/* for a store that is starting; a gate waits 5 s for a key */
};

static void answer(struct connection *connection, const struct verdict *verdict)
{
	struct verdict shown = *verdict;
	struct message message;

	shown.connection = connection->number;
	shown.employee_id = 0;		/* who it is does not concern the gate */
	message_init(&message, CONTROL_VERDICT);
	rows_add(&message.rows, &verdict_record, &shown);
	connection_send(connection, &message);
	message_free(&message);
}

static void answer_no(struct connection *connection, bool busy)
{
	connection->asked = 0;
	answer(connection, &(struct verdict){ .busy = busy });
}

void login_forget(struct connection *connection)
{
	connection->asked = 0;
	if (!connection->waiting)
		return;
	loop_cancel(connection->monitor->loop, connection->waiting_timer);
	message_free(connection->waiting);
	free(connection->waiting);
	connection->waiting = NULL;
}

static void waited_too_long(void *arg)
{
	struct connection *connection = arg;

	connection->waiting_timer = 0;
	login_forget(connection);
	answer_no(connection, true);
}

static void keep_waiting(struct connection *connection, const struct message *message)
{
	struct message *copy = mem_new(1, sizeof(*copy));

	message_init(copy, message->kind);
	rows_add(&copy->rows, &auth_record, rows_first(&message->rows, &auth_record));
	connection->waiting = copy;
	connection->waiting_timer = loop_after(connection->monitor->loop, WAIT_MS, waited_too_long, connection);
}

/* False: the gate asks what no gate asks. */
static bool question_allowed(struct connection *connection, const struct message *message, const struct auth *auth)
{
	if (connection->phase != CONNECTION_STRANGER || connection->asked || ++connection->questions > QUESTIONS_MOST)
		return false;
	if (!auth->user[0] || (connection->user[0] && strcmp(connection->user, auth->user) != 0))
		return false;
	snprintf(connection->user, sizeof(connection->user), "%s", auth->user);
	if (message->kind == CONTROL_AUTH_PASSWORD)
		return connection->key_right && auth->password && !auth->key;
	return !connection->key_right && auth->key && !auth->password;
}

bool login_question(struct connection *connection, struct message *message)
{
	struct monitor *monitor = connection->monitor;
	struct auth *auth = rows_first(&message->rows, &auth_record);

	if (!question_allowed(connection, message, auth))
		return false;
	connection->asked = message->kind;
	connection->asked_signed = message->kind == CONTROL_AUTH_PASSWORD || auth->signature_checked;
	auth->connection = connection->number;
	snprintf(auth->source, sizeof(auth->source), "%s", connection->address);
	if (admission_user_barred(monitor->admission, &connection->source, connection->user, clock_monotonic())) {
		answer_no(connection, false);
		return true;
	}
	if (monitor->stop_step || (store_ready(monitor) && !store_send(monitor, message)))
		answer_no(connection, true);
	else if (!store_ready(monitor))
		keep_waiting(connection, message);
	return true;
}

/* The last factor is right: from here on it is somebody. */
static void logged_in(struct connection *connection, id employee_id)
{
	connection->employee_id = employee_id;
	connection_known(connection);
	log_line("connection %lld from %s: employee %lld logged in", (long long)connection->number, connection->address,
		(long long)employee_id);
}

void login_verdict(struct connection *connection, const struct verdict *verdict)
{
	bool second_factor = connection->monitor->conf.second_factor;

	if (!connection->asked || connection->waiting)
		return;		/* it came too late */
	int asked = connection->asked;
	connection->asked = 0;
	if (!verdict->accepted || !connection->asked_signed) {
		answer(connection, verdict);
		return;
	}
	/* A key alone opens nothing while a second factor is on, and nobody is employee 0. */
	if (asked == CONTROL_AUTH_KEY && second_factor && !verdict->more) {
		log_line("connection %lld: the store wants no second factor, the configuration one", (long long)connection->number);
		answer_no(connection, false);
		return;
	}
	if (verdict->more) {
		connection->key_right = true;
		connection_no_stranger(connection);
	} else if (verdict->employee_id) {
		logged_in(connection, verdict->employee_id);
	} else {
		answer_no(connection, false);
		return;
	}
	answer(connection, verdict);
}

void logins_ask_again(struct monitor *monitor)
{
	for (struct connection *connection = monitor->connections; connection; connection = connection->next) {
		if (!connection->waiting)
			continue;
		bool sent = store_send(monitor, connection->waiting);
		int asked = connection->asked;
		login_forget(connection);
		connection->asked = asked;
		if (!sent)
			answer_no(connection, true);
	}
}

void logins_store_lost(struct monitor *monitor)
{
	for (struct connection *connection = monitor->connections; connection; connection = connection->next)
		if (connection->asked && !connection->waiting)
			answer_no(connection, true);
}
