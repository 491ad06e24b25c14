/* Logging in: which key, which password or code, how often wrong, and a line in the log for each end of it. */
#include "store/auth.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auth_queue.h"
#include "base/log.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "store/audit.h"
#include "store/code.h"
#include "store/session.h"
#include "vault/vault.h"

enum {
	KEYED_MOST = 1024,		/* connections between their key and their password */
	KEYED_MINUTES = 10,
	SOURCES_MOST = 1024,
	FINGERPRINT_BYTES = 65,
};

static const int64_t minute_ms = INT64_C(60000);

/* A connection that showed a right key and signed with it. */
struct keyed {
	int64_t connection;		/* 0: free place */
	id employee_id;
	instant at;
	char fingerprint[FINGERPRINT_BYTES];
};

/* Wrong passwords and codes of one employee, each after a right key: nobody else can lock them out. */
struct guessed {
	id employee_id;
	int wrong;
	int64_t never;			/* the step of a code of which it was told that it belongs to another moment */
	instant locked_until;
};

struct known_source {
	char source[65];
	instant at;			/* last success */
};

struct auth_desk {
	struct store *store;
	struct auth_queue *queue;	/* made at the first password */
	struct keyed keyed[KEYED_MOST];
	struct guessed *guessed;
	size_t guessed_count;
	struct known_source sources[SOURCES_MOST];
	size_t source_count;
	int64_t noted_connection;	/* whose wrong keys have their line in the log */
};

struct auth_desk *auth_new(struct store *store)
{
	struct auth_desk *auth = mem_new(1, sizeof(*auth));

	auth->store = store;
	auth->queue = auth_queue_new();
	return auth;
}

void auth_free(struct auth_desk *auth)
{
	if (!auth)
		return;
	auth_queue_free(auth->queue);
	free(auth->guessed);
	free(auth);
}

int auth_fd(const struct auth_desk *auth)
{
	return auth_queue_fd(auth->queue);
}

/* ---- the log ---- */

/* What was typed as a name is not logged: it may be a password. Who is known is named by number. */
static void note(struct auth_desk *auth, const char *act, const struct actor *actor, const char *source,
	const char *tekst)
{
	struct err err = ERR_INIT;
	char roles[TEXT_LINE_BYTES];
	struct audit_line line = {
		.at = store_now(auth->store),
		.employee_id = actor->employee_id,
		.role = roles,
		.organisation_id = actor->organisation_id,
		.source = source,
		.act = act,
		.tekst = tekst,
	};

	actor_roles_text(actor, roles);
	if (!audit_note(auth->store, &line, &err))
		log_line("login is not in the log: %s", err.text);
}

/* ---- tables ---- */

static struct keyed *keyed_find(struct auth_desk *auth, int64_t connection)
{
	instant oldest = store_now(auth->store) - KEYED_MINUTES * minute_ms;

	for (size_t i = 0; i < KEYED_MOST; i++)
		if (auth->keyed[i].connection == connection && auth->keyed[i].at >= oldest)
			return &auth->keyed[i];
	return NULL;
}

/* The place of this connection, a free one, or that of the connection which waits longest. */
static struct keyed *keyed_place(struct auth_desk *auth, int64_t connection)
{
	struct keyed *place = &auth->keyed[0];

	for (size_t i = 0; i < KEYED_MOST; i++) {
		struct keyed *each = &auth->keyed[i];
		if (each->connection == connection)
			return each;
		if (place->connection != 0 && (each->connection == 0 || each->at < place->at))
			place = each;
	}
	return place;
}

static void keyed_put(struct auth_desk *auth, int64_t connection, id employee_id, const char *fingerprint)
{
	struct keyed *place = keyed_place(auth, connection);

	*place = (struct keyed){ .connection = connection, .employee_id = employee_id, .at = store_now(auth->store) };
	snprintf(place->fingerprint, sizeof(place->fingerprint), "%s", fingerprint);
}

static struct guessed *guessed_of(struct auth_desk *auth, id employee_id)
{
	for (size_t i = 0; i < auth->guessed_count; i++)
		if (auth->guessed[i].employee_id == employee_id)
			return &auth->guessed[i];
	auth->guessed = mem_grow(auth->guessed, auth->guessed_count + 1, sizeof(*auth->guessed));
	struct guessed *place = &auth->guessed[auth->guessed_count++];
	*place = (struct guessed){ .employee_id = employee_id, .locked_until = INSTANT_NONE };
	return place;
}

static bool source_known(const struct auth_desk *auth, const char *source)
{
	instant oldest = store_now(auth->store) - AUTH_KNOWN_DAYS * 24 * 60 * minute_ms;

	for (size_t i = 0; i < auth->source_count; i++)
		if (strcmp(auth->sources[i].source, source) == 0)
			return auth->sources[i].at >= oldest;
	return false;
}

/* The place of this source, a new one, or that of the source which was here longest ago. */
static struct known_source *source_place(struct auth_desk *auth, const char *source)
{
	struct known_source *place = &auth->sources[0];

	for (size_t i = 0; i < auth->source_count; i++) {
		if (strcmp(auth->sources[i].source, source) == 0)
			return &auth->sources[i];
		if (auth->sources[i].at < place->at)
			place = &auth->sources[i];
	}
	return auth->source_count < SOURCES_MOST ? &auth->sources[auth->source_count++] : place;
}

static void source_remember(struct auth_desk *auth, const char *source)
{
	struct known_source *place = source_place(auth, source);

	snprintf(place->source, sizeof(place->source), "%s", source);
	place->at = store_now(auth->store);
}

/* ---- keys ---- */

static const char KEY_OF[] =
	"SELECT e.id FROM employee e JOIN employee_key k ON k.employee_id = e.id"
	" WHERE e.username = :username AND e.disabled = 0 AND k.fingerprint = :fingerprint AND k.key_type = :key_type";
static const char WHO[] = "SELECT id FROM employee WHERE username = :username";

static id employee_named(struct auth_desk *auth, const char *username)
{
	struct query *query = db_query(auth->store->db, WHO);

	query_text(query, ":username", username);
	return query_number(query, NULL);
}

/* An enabled employee with a role today whose key this is. */
static bool key_owner(struct auth_desk *auth, const struct auth *ask, const char *fingerprint, struct actor *out)
{
	struct query *query = db_query(auth->store->db, KEY_OF);

	query_text(query, ":username", ask->user);
	query_text(query, ":fingerprint", fingerprint);
	query_text(query, ":key_type", ask->key_type);
	id employee_id = query_number(query, NULL);
	return employee_id && actor_load(auth->store->db, employee_id, instant_day(store_now(auth->store)), out)
		&& out->roles[0] != ROLE_NONE;
}

/* One line for all wrong keys of a connection: clients offer each key they have. */
static void wrong_key(struct auth_desk *auth, const struct auth *ask)
{
	struct actor who = { .employee_id = employee_named(auth, ask->user) };

	if (auth->noted_connection == ask->connection)
		return;
	auth->noted_connection = ask->connection;
	note(auth, "login-fout", &who, ask->source,
		who.employee_id ? "sleutel onbekend of geen rol vandaag" : "gebruiker onbekend");
}

static void complete(struct auth_desk *auth, const struct actor *who, const char *source, const char *how,
	struct verdict *out)
{
	source_remember(auth, source);
	note(auth, "login", who, source, how);
	out->accepted = true;
	out->employee_id = who->employee_id;
}

void auth_key(struct auth_desk *auth, const struct auth *ask, struct verdict *out)
{
	char fingerprint[FINGERPRINT_BYTES], how[FINGERPRINT_BYTES + 16];
	struct actor who;

	*out = (struct verdict){ .connection = ask->connection };
	if (!ask->key || !key_fingerprint(ask->key, fingerprint, sizeof(fingerprint))
			|| !key_owner(auth, ask, fingerprint, &who)) {
		wrong_key(auth, ask);
		return;
	}
	out->accepted = true;
	out->more = auth->store->birth.second_factor;
	if (!ask->signature_checked)
		return;
	/* Who set up a code is asked for it, also where no second factor is asked of others. */
	out->code = factor_of(auth->store->db, who.employee_id) == FACTOR_CODE;
	out->more = out->more || out->code;
	if (out->more) {
		keyed_put(auth, ask->connection, who.employee_id, fingerprint);
		return;
	}
	snprintf(how, sizeof(how), "sleutel %s", fingerprint);
	complete(auth, &who, ask->source, how, out);
}

static const char HASH_OF[] = "SELECT password_hash FROM employee WHERE id = :id AND disabled = 0";

static struct attempt *attempt_new(struct auth_desk *auth, const struct auth *ask, id employee_id)
{
	struct attempt *attempt = mem_new(1, sizeof(*attempt));
	struct query *query = db_query(auth->store->db, HASH_OF);

	attempt->connection = ask->connection;
	attempt->employee_id = employee_id;
	attempt->password = mem_text(ask->password);
	attempt->ops = (uint64_t)auth->store->birth.password_ops;
	attempt->memory_kib = (uint64_t)auth->store->birth.password_memory_kib;
	memcpy(attempt->source, ask->source, sizeof(attempt->source));
	query_id(query, ":id", employee_id);
	if (query_one(query, NULL))
		snprintf(attempt->hash, sizeof(attempt->hash), "%s", query_get_text(query, "password_hash"));
	query_done(query);
	return attempt;
}

/* Who gave wrong answers behind a right key may be somebody else: the owner hears of it. */
static void locked_tell(struct auth_desk *auth, id employee_id)
{
	char at[INSTANT_BYTES], tekst[TEXT_LINE_BYTES];
	struct err err = ERR_INIT;

	instant_nl(store_now(auth->store), at);
	snprintf(tekst, sizeof(tekst), "Op %s is met uw sleutel %d keer een foute code of een fout wachtwoord gegeven."
		" Was u dat niet? Bel de beheerder.", at, AUTH_WRONG_PASSWORDS);
	if (!db_begin(auth->store->db, &err))
		return;
	access_notice_add(auth->store->db, employee_id, store_now(auth->store), tekst);
	if (!db_commit(auth->store->db, &err))
		log_line("employee %lld will not hear of it: %s", (long long)employee_id, err.text);
}

/* One more wrong answer; the last one of so many shuts the account for a while. */
static void wrong_factor(struct auth_desk *auth, const struct actor *who, const char *source, const char *act,
	const char *what)
{
	struct guessed *guessed = guessed_of(auth, who->employee_id);
	char tekst[TEXT_LINE_BYTES];

	if (++guessed->wrong < AUTH_WRONG_PASSWORDS) {
		note(auth, act, who, source, what);
		return;
	}
	guessed->wrong = 0;
	guessed->locked_until = store_now(auth->store) + AUTH_LOCK_MINUTES * minute_ms;
	snprintf(tekst, sizeof(tekst), "%s; nu %d minuten geblokkeerd", what, AUTH_LOCK_MINUTES);
	note(auth, act, who, source, tekst);
	locked_tell(auth, who->employee_id);
}

static bool locked(struct auth_desk *auth, id employee_id)
{
	return guessed_of(auth, employee_id)->locked_until > store_now(auth->store);
}

/* The second factor is right: in, unless somebody was disabled or locked meanwhile. */
static void login_finish(struct auth_desk *auth, struct keyed *keyed, struct actor *who, const char *source,
	const char *with, struct verdict *out)
{
	char how[FINGERPRINT_BYTES + 32];

	if (!keyed || locked(auth, who->employee_id)
			|| !actor_load(auth->store->db, who->employee_id, instant_day(store_now(auth->store)), who)
			|| who->roles[0] == ROLE_NONE) {
		note(auth, "login-fout", who, source, "mag op dit moment niet inloggen");
		return;
	}
	guessed_of(auth, who->employee_id)->wrong = 0;
	snprintf(how, sizeof(how), "sleutel %s en %s", keyed->fingerprint, with);
	keyed->connection = 0;
	complete(auth, who, source, how, out);
}

/* ---- one-time codes: judged at once ---- */

static const char *wrong_code_text(enum factor_hint hint)
{
	switch (hint) {
	case HINT_NONE:
		break;
	case HINT_CLOCK:
		return "code fout: van een ander moment";
	case HINT_USED:
		return "code fout: al gebruikt";
	}
	return "code fout";
}

/* Judges, counts and notes what is wrong with it. */
static void code_try(struct auth_desk *auth, const struct actor *who, const char *source, const char *act,
	const char *typed, struct code_answer *out)
{
	struct guessed *guessed = guessed_of(auth, who->employee_id);

	code_judge(auth->store, who->employee_id, typed, guessed->never, out);
	if (out->right)
		return;
	/* Told once that it is of another moment, it does not open anything at that moment either. */
	if (out->hint == HINT_CLOCK)
		guessed->never = out->step;
	wrong_factor(auth, who, source, act, wrong_code_text(out->hint));
}

static void code_login(struct auth_desk *auth, const struct auth *ask, struct actor *who, struct verdict *out)
{
	struct code_answer answer;

	code_try(auth, who, ask->source, "login-fout", ask->password, &answer);
	if (answer.right)
		login_finish(auth, keyed_find(auth, ask->connection), who, ask->source,
			answer.recovery ? "herstelcode" : "code", out);
	else
		out->hint = answer.hint;
}

/* ---- passwords ---- */

bool auth_password(struct auth_desk *auth, const struct auth *ask, struct verdict *out)
{
	const struct keyed *keyed = keyed_find(auth, ask->connection);
	struct actor who = { 0 };

	*out = (struct verdict){ .connection = ask->connection };
	if (!keyed || !ask->password || keyed->employee_id != employee_named(auth, ask->user)) {
		note(auth, "login-fout", &who, ask->source, "wachtwoord zonder sleutel");
		return false;
	}
	who.employee_id = keyed->employee_id;
	if (locked(auth, keyed->employee_id)) {
		note(auth, "login-fout", &who, ask->source, "tijdelijk geblokkeerd na te veel foute antwoorden");
		return false;
	}
	if (factor_of(auth->store->db, keyed->employee_id) == FACTOR_CODE) {
		code_login(auth, ask, &who, out);
		return false;
	}
	size_t room = source_known(auth, ask->source) ? AUTH_QUEUE : AUTH_QUEUE - AUTH_QUEUE_KNOWN;
	if (auth_queue_count(auth->queue) >= room) {
		out->busy = true;
		return false;
	}
	auth_queue_put(auth->queue, attempt_new(auth, ask, keyed->employee_id));
	return true;
}

static void judge(struct auth_desk *auth, const struct attempt *attempt, struct verdict *out)
{
	struct actor who = { .employee_id = attempt->employee_id };

	if (attempt->right)
		login_finish(auth, keyed_find(auth, attempt->connection), &who, attempt->source, "wachtwoord", out);
	else
		wrong_factor(auth, &who, attempt->source, "login-fout", "wachtwoord fout");
}

/* ---- the second factor again ---- */

static struct message *message_copy(const struct message *in, struct err *err)
{
	struct message *copy = mem_new(1, sizeof(*copy));
	struct buf bytes = BUF_INIT;
	bool ok;

	message_encode(in, &bytes);
	ok = message_decode(bytes.data, bytes.used, copy, err);
	wipe(bytes.data, bytes.used);
	buf_free(&bytes);
	if (ok)
		return copy;
	message_free(copy);
	free(copy);
	return NULL;
}

static void code_proof(struct auth_desk *auth, struct seat *seat, const struct message *in, const char *typed)
{
	const struct actor who = { .employee_id = seat->session.employee_id };
	struct code_answer answer;

	code_try(auth, &who, seat->session.source, "bewijs-fout", typed, &answer);
	if (answer.right)
		guessed_of(auth, who.employee_id)->wrong = 0;
	seat_proved(seat, in, &(struct proof_verdict){ .right = answer.right, .code = true, .hint = answer.hint,
		.tries_left = AUTH_WRONG_PASSWORDS - guessed_of(auth, who.employee_id)->wrong });
}

bool auth_proof(struct auth_desk *auth, struct seat *seat, const struct message *in, struct err *err)
{
	struct proof *proof = rows_first(&in->rows, &proof_record);
	struct auth ask = { .connection = seat->session.session, .password = proof->code };
	struct attempt *attempt;

	snprintf(ask.source, sizeof(ask.source), "%s", seat->session.source);
	if (locked(auth, seat->session.employee_id))
		return rule_refuse(err, "bewijs.geblokkeerd");
	if (factor_of(auth->store->db, seat->session.employee_id) == FACTOR_CODE) {
		code_proof(auth, seat, in, proof->code);
		wipe(proof->code, sizeof(proof->code));
		return true;
	}
	if (seat->proving || auth_queue_count(auth->queue) >= AUTH_QUEUE)
		return err_set(err, ERR_BUSY, "Het is nu druk. Probeer het over een paar tellen opnieuw.");
	attempt = attempt_new(auth, &ask, seat->session.employee_id);
	wipe(proof->code, sizeof(proof->code));
	attempt->held = message_copy(in, err);
	if (!attempt->held) {
		attempt_free(attempt);
		return false;
	}
	seat->proving = true;
	auth_queue_put(auth->queue, attempt);
	return true;
}

static struct seat *seat_of(const struct store *store, int64_t session)
{
	struct seat *seat = store->seats;

	while (seat && seat->session.session != session)
		seat = seat->next;
	return seat;
}

/* Who left meanwhile has no answer; a wrong one counts all the same. */
static void proof_judge(struct auth_desk *auth, struct attempt *attempt)
{
	struct seat *seat = seat_of(auth->store, attempt->connection);
	struct actor who = { .employee_id = attempt->employee_id };
	bool shut = locked(auth, attempt->employee_id);

	if (!attempt->right)
		wrong_factor(auth, &who, attempt->source, "bewijs-fout", "wachtwoord fout");
	else if (!shut)
		guessed_of(auth, attempt->employee_id)->wrong = 0;
	if (!seat)
		return;
	seat->proving = false;
	seat_proved(seat, attempt->held, &(struct proof_verdict){ .right = attempt->right && !shut,
		.tries_left = AUTH_WRONG_PASSWORDS - guessed_of(auth, attempt->employee_id)->wrong });
}

bool auth_verdict(struct auth_desk *auth, struct verdict *out)
{
	struct attempt *attempt;

	while ((attempt = auth_queue_take(auth->queue)) && attempt->held) {
		proof_judge(auth, attempt);
		attempt_free(attempt);
	}
	if (!attempt)
		return false;
	*out = (struct verdict){ .connection = attempt->connection };
	judge(auth, attempt, out);
	attempt_free(attempt);
	return true;
}
