/*
 * Login: carries key, and password or code, to the store, by way of the monitor, and obeys the verdict. libssh has
 * verified the signature before it says VALID; that is why a key alone opens nothing where a second factor is on.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "gate/gate.h"
#include "gate/user_key.h"

enum {
	KEY_VERDICT_MS = 5 * 1000,
	PASSWORD_VERDICT_MS = 15 * 1000,
	BUSY_COSTS = 5,		/* requests of GATE_REQUESTS */
};

/*
 * A name that may be asked about: short, UTF-8, printable. Another name on the same connection is an attack (RFC 4252
 * 5).
 */
static bool user_pinned(struct gate *gate, const char *user)
{
	struct buf clean = BUF_INIT;

	gate->asked_anything = true;
	if (++gate->requests > GATE_REQUESTS) {
		gate_drop(gate, "requests");
		return false;
	}
	if (gate->user[0]) {
		if (user && strcmp(user, gate->user) == 0)
			return true;
		gate_drop(gate, "name-changed");
		return false;
	}
	bool ok = user && user[0] && strlen(user) < sizeof(gate->user)
		&& text_clean(user, strlen(user), TEXT_LINE, &clean, NULL) && strcmp(clean.data ? clean.data : "", user) == 0;
	buf_free(&clean);
	if (!ok) {
		gate_drop(gate, "name");
		return false;
	}
	snprintf(gate->user, sizeof(gate->user), "%s", user);
	return true;
}

static void denied(struct gate *gate)
{
	if (++gate->denials >= GATE_DENIALS)
		gate_drop(gate, "denials");
}

/*
 * Serves the monitor until its verdict. A late or missing verdict is a no, and the end: a second one could be
 * mistaken.
 */
static bool await_verdict(struct gate *gate, int timeout_ms, struct verdict *verdict)
{
	int64_t until = clock_monotonic() + timeout_ms;
	struct message message;

	while (clock_monotonic() < until && gate->phase != GATE_ENDED) {
		if (channel_await(gate->control, &message, (int)(until - clock_monotonic()), NULL) != CHANNEL_DONE)
			break;
		if (message.kind == CONTROL_VERDICT
		    && control_check(&message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_GATE, NULL)) {
			const struct verdict *row = rows_first(&message.rows, &verdict_record);
			bool ok = row != NULL;
			if (ok)
				*verdict = *row;
			message_free(&message);
			if (ok)
				return true;
			break;
		}
		gate_control(gate, &message);
		message_free(&message);
	}
	gate_drop(gate, "no-verdict");
	return false;
}

static bool ask(struct gate *gate, struct message *message, int timeout_ms, struct verdict *verdict)
{
	struct auth *auth = rows_first(&message->rows, &auth_record);

	auth->connection = gate->spawn.connection;
	snprintf(auth->source, sizeof(auth->source), "%s", gate->spawn.source);
	snprintf(auth->user, sizeof(auth->user), "%s", gate->user);
	return channel_send(gate->control, message) && await_verdict(gate, timeout_ms, verdict);
}

static bool ask_key(struct gate *gate, struct user_key_blob *blob, bool signature_checked, struct verdict *verdict)
{
	struct message message;

	message_init(&message, CONTROL_AUTH_KEY);
	struct auth *auth = rows_new(&message.rows, &auth_record);
	snprintf(auth->key_type, sizeof(auth->key_type), "%s", blob->type);
	auth->key = mem_text(blob->base64);
	auth->signature_checked = signature_checked;
	bool ok = ask(gate, &message, KEY_VERDICT_MS, verdict);
	message_free(&message);
	return ok;
}

static int key_accepted(struct gate *gate, const struct verdict *verdict)
{
	if (!verdict->more) {
		gate->authenticated = true;
		return SSH_AUTH_SUCCESS;
	}
	gate->key_right = true;
	gate->asks_code = verdict->code;
	ssh_set_auth_methods(gate->session, SSH_AUTH_METHOD_INTERACTIVE);
	return SSH_AUTH_PARTIAL;
}

/* STATE_NONE is the client's question whether it may use this key; anything but VALID is not a proof. */
static int on_key(ssh_session session, const char *user, struct ssh_key_struct *key, char state, void *arg)
{
	struct gate *gate = arg;
	struct user_key_blob blob;
	struct verdict verdict = { 0 };

	(void)session;
	if (gate->authenticated || gate->phase == GATE_ENDED || !user_pinned(gate, user))
		return SSH_AUTH_DENIED;
	if (gate->key_right || (state != SSH_PUBLICKEY_STATE_NONE && state != SSH_PUBLICKEY_STATE_VALID)
	    || !user_key_allowed(key, &blob)) {
		denied(gate);
		return SSH_AUTH_DENIED;
	}
	bool signature_checked = state == SSH_PUBLICKEY_STATE_VALID;
	bool told = ask_key(gate, &blob, signature_checked, &verdict);
	user_key_free(&blob);
	if (!told || !verdict.accepted) {
		denied(gate);
		return SSH_AUTH_DENIED;
	}
	return signature_checked ? key_accepted(gate, &verdict) : SSH_AUTH_SUCCESS;
}

/* ---- keyboard-interactive: libssh 0.10 has no callback for it ---- */

static void prompt(struct gate *gate, ssh_message message, const char *instruction)
{
	const char *prompts[] = { gate->asks_code ? "Code: " : "Wachtwoord: " };
	char echo[] = { 0 };

	gate->password_asked = true;
	ssh_message_auth_interactive_request(message, "", instruction, 1, prompts, echo);
}

/* Only after a right key: what was wrong with the code. */
static const char *hint_text(int64_t hint)
{
	switch (hint) {
	case HINT_CLOCK:
		return "De klok van uw telefoon loopt niet gelijk. Zet daar de tijd op automatisch, en typ de nieuwe code.";
	case HINT_USED:
		return "Deze code is al gebruikt. Wacht op de volgende; elke 30 seconden komt er een.";
	default:
		return NULL;
	}
}

/* The answer lies in libssh's memory: wiped here, because libssh frees it late. */
static void take_answer(ssh_session session, struct auth *auth)
{
	const char *answer = ssh_userauth_kbdint_getanswer(session, 0);
	size_t bytes = answer ? strlen(answer) : 0;

	if (bytes <= CONTROL_PASSWORD_BYTES && answer && text_valid(answer, bytes))
		auth->password = mem_text(answer);
	else
		auth->password = mem_text("");
	if (answer)
		explicit_bzero((char *)answer, bytes);
}

/* 0: answered; 1: libssh refuses. */
static int on_answer(struct gate *gate, ssh_message request)
{
	struct verdict verdict = { 0 };
	struct message message;

	if (!gate->password_asked || ssh_userauth_kbdint_getnanswers(gate->session) != 1) {
		denied(gate);
		return 1;
	}
	gate->password_asked = false;
	message_init(&message, CONTROL_AUTH_PASSWORD);
	take_answer(gate->session, rows_new(&message.rows, &auth_record));
	bool told = ask(gate, &message, PASSWORD_VERDICT_MS, &verdict);
	message_free(&message);
	if (told && verdict.busy && (gate->requests += BUSY_COSTS) <= GATE_REQUESTS) {
		prompt(gate, request, "Het is nu druk. Probeer het nog eens.");
		return 0;
	}
	if (told && verdict.accepted && !verdict.more) {
		gate->authenticated = true;
		ssh_message_auth_reply_success(request, 0);
		return 0;
	}
	gate->hint = told ? hint_text(verdict.hint) : NULL;
	if (++gate->answers >= gate->birth->tries)
		gate_drop(gate, "answers");
	denied(gate);
	return 1;
}

static int on_interactive(struct gate *gate, ssh_message request)
{
	/* An answer carries no name: it belongs to the question, which was asked to the pinned user. */
	if (ssh_message_auth_kbdint_is_response(request))
		return on_answer(gate, request);
	if (!user_pinned(gate, ssh_message_auth_user(request)))
		return 1;
	if (!gate->key_right) {
		denied(gate);
		return 1;
	}
	prompt(gate, request, gate->hint ? gate->hint : "");
	gate->hint = NULL;
	return 0;
}

/* Whatever has no callback of its own; 1 leaves the refusal to libssh. */
static int on_message(ssh_session session, ssh_message message, void *arg)
{
	struct gate *gate = arg;

	(void)session;
	if (ssh_message_type(message) != SSH_REQUEST_AUTH || gate->authenticated || gate->phase == GATE_ENDED)
		return 1;
	if (ssh_message_subtype(message) == SSH_AUTH_METHOD_INTERACTIVE)
		return on_interactive(gate, message);
	/* "none" is how a client asks what there is; anything else is a try. */
	if (user_pinned(gate, ssh_message_auth_user(message)) && ssh_message_subtype(message) != SSH_AUTH_METHOD_NONE)
		denied(gate);
	return 1;
}

void auth_init(struct gate *gate)
{
	gate->server_callbacks = (struct ssh_server_callbacks_struct){
		.userdata = gate,
		.auth_pubkey_function = on_key,
		.channel_open_request_session_function = request_channel_open,
	};
	ssh_callbacks_init(&gate->server_callbacks);
	ssh_set_server_callbacks(gate->session, &gate->server_callbacks);
	ssh_set_message_callback(gate->session, on_message, gate);
	ssh_set_auth_methods(gate->session, SSH_AUTH_METHOD_PUBLICKEY);
}
