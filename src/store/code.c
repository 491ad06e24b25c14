/* One-time codes: judging them, setting one up, and what an administrator can do when a telephone is gone. */
#include "store/code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "admin_inside.h"
#include "base/log.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "store/door.h"
#include "store/session.h"
#include "store/store.h"
#include "vault/one_time.h"
#include "vault/seal.h"
#include "vault/vault.h"

enum { SEALED_BYTES = ONE_TIME_SEED_BYTES + SEAL_MORE_BYTES, HASH_BYTES = 33, TYPED_BYTES = 64, NAME_CHARS = 100 };

static const char EVERYBODY[] = "alle";

struct code_pending {
	uint8_t seed[ONE_TIME_SEED_BYTES];
	char recovery[CODE_RECOVERY_COUNT][RECOVERY_TEXT_BYTES];
};

void code_pending_free(struct code_pending *pending)
{
	if (pending)
		wipe(pending, sizeof(*pending));
	free(pending);
}

/* ---- who has what ---- */

enum factor factor_of(struct db *db, id employee_id)
{
	static const char FACTOR[] =
		"SELECT CASE WHEN EXISTS(SELECT 1 FROM employee_code WHERE employee_id = :id) THEN 2"
		" ELSE password_hash IS NOT NULL END FROM employee WHERE id = :id";
	struct query *query = db_query(db, FACTOR);
	struct err err = ERR_INIT;

	query_id(query, ":id", employee_id);
	int64_t factor = query_number(query, &err);
	return err.code == ERR_NONE ? (enum factor)factor : FACTOR_CODE;	/* not known: then none is right */
}
_Static_assert(FACTOR_NONE == 0 && FACTOR_PASSWORD == 1 && FACTOR_CODE == 2, "the numbers of the statement");

#define ASKED_OF_TODAY \
	"SELECT 1 FROM code_role c WHERE c.role = 'alle' OR c.role IN (SELECT a.role FROM role_assignment a" \
	" WHERE a.employee_id = e.id AND a.\"from\" <= :today AND (a.until IS NULL OR a.until > :today))"

static bool code_asked(struct db *db, id employee_id, day today)
{
	static const char ASKED[] = "SELECT EXISTS(" ASKED_OF_TODAY ") FROM employee e WHERE e.id = :id";
	struct query *query = db_query(db, ASKED);

	query_id(query, ":id", employee_id);
	query_day(query, ":today", today);
	return query_number(query, NULL) != 0;
}

bool code_must(struct db *db, id employee_id, day today)
{
	return factor_of(db, employee_id) != FACTOR_CODE && code_asked(db, employee_id, today);
}

/* ---- the seed, sealed ---- */

/* The key of one employee; made, and on disk, before anything is sealed with it. */
static bool code_key(struct store *store, id employee_id, bool make, uint8_t key[SEAL_KEY_BYTES])
{
	static const char KEY[] = "SELECT key FROM code_key WHERE employee_id = :id";
	static const char NEW[] = "INSERT INTO code_key(employee_id, key, made) VALUES (:id, :key, :made)";
	struct query *query = db_query(store->key_db, KEY);
	struct err err = ERR_INIT;
	size_t bytes = 0;

	query_id(query, ":id", employee_id);
	bool found = query_one(query, &err);
	const void *value = found ? query_get_blob(query, "key", &bytes) : NULL;
	if (value && bytes == SEAL_KEY_BYTES)
		memcpy(key, value, SEAL_KEY_BYTES);
	query_done(query);
	if (found || !make || err.code != ERR_NONE)
		return found;
	seal_key_new(key);
	query = db_query(store->key_db, NEW);
	query_id(query, ":id", employee_id);
	query_blob(query, ":key", key, SEAL_KEY_BYTES);
	query_instant(query, ":made", store_now(store));
	return query_run(query, &err);
}

static struct seal_place seed_place(id employee_id)
{
	return (struct seal_place){ .document = employee_id, .count = 1 };
}

/* False: no code, or not what was sealed. */
static bool seed_open(struct store *store, id employee_id, const uint8_t key[SEAL_KEY_BYTES],
	uint8_t seed[ONE_TIME_SEED_BYTES], int64_t *last_step)
{
	static const char CODE[] = "SELECT sealed, last_step FROM employee_code WHERE employee_id = :id";
	struct query *query = db_query(store->db, CODE);
	struct seal_place place = seed_place(employee_id);
	size_t bytes = 0;
	bool ok;

	query_id(query, ":id", employee_id);
	ok = query_one(query, NULL);
	const void *sealed = ok ? query_get_blob(query, "sealed", &bytes) : NULL;
	*last_step = ok ? query_get_int(query, "last_step") : 0;
	ok = sealed && bytes == SEALED_BYTES && seal_open(key, &place, sealed, bytes, seed);
	query_done(query);
	return ok;
}

/* ---- judging ---- */

void access_notice_add(struct db *db, id employee_id, instant now, const char *tekst)
{
	static const char ADD[] = "INSERT INTO access_notice(id, employee_id, at, tekst) VALUES (:id, :employee, :at, :tekst)";
	struct query *query = db_query(db, ADD);
	struct err err = ERR_INIT;

	query_id(query, ":id", db_next_id(db));
	query_id(query, ":employee", employee_id);
	query_instant(query, ":at", now);
	query_text(query, ":tekst", tekst);
	if (!query_run(query, &err))
		log_line("employee %lld will not hear of it: %s", (long long)employee_id, err.text);
}

static int64_t recovery_left(struct db *db, id employee_id)
{
	static const char LEFT[] = "SELECT count(*) FROM recovery_code WHERE employee_id = :id AND used IS NULL";
	struct query *query = db_query(db, LEFT);

	query_id(query, ":id", employee_id);
	return query_number(query, NULL);
}

static bool recovery_use(struct store *store, id employee_id, const uint8_t key[SEAL_KEY_BYTES], const char *text)
{
	static const char USE[] =
		"UPDATE recovery_code SET used = :now WHERE employee_id = :id AND hash = :hash AND used IS NULL";
	char hash[HASH_BYTES], at[INSTANT_BYTES], tekst[TEXT_LINE_BYTES];
	struct err err = ERR_INIT;
	struct query *query;
	bool right;

	digest_keyed(key, text, hash);
	if (!db_begin(store->db, &err))
		return false;
	query = db_query(store->db, USE);
	query_id(query, ":id", employee_id);
	query_text(query, ":hash", hash);
	query_instant(query, ":now", store_now(store));
	right = query_run(query, &err) && db_changes(store->db) == 1;
	if (right) {
		instant_nl(store_now(store), at);
		snprintf(tekst, sizeof(tekst), "Op %s is een herstelcode van u gebruikt. U hebt er nog %lld.", at,
			(long long)recovery_left(store->db, employee_id));
		access_notice_add(store->db, employee_id, store_now(store), tekst);
	}
	if (right)
		return db_commit(store->db, &err);
	db_rollback(store->db);
	return false;
}

/* On disk before it opens anything; of two at the same moment one finds the step taken. */
static bool step_use(struct store *store, id employee_id, int64_t step)
{
	static const char USE[] = "UPDATE employee_code SET last_step = :step WHERE employee_id = :id AND last_step < :step";
	struct query *query = db_query(store->db, USE);
	struct err err = ERR_INIT;

	query_id(query, ":id", employee_id);
	query_int(query, ":step", step);
	return query_run(query, &err) && db_changes(store->db) == 1;
}

/* "123 456" as it stands on the telephone. */
static void digits_read(const char *typed, char out[TYPED_BYTES])
{
	size_t used = 0;

	for (; *typed && used + 1 < TYPED_BYTES; typed++)
		if (*typed != ' ')
			out[used++] = *typed;
	out[used] = '\0';
}

static void digits_judge(struct store *store, id employee_id, const uint8_t seed[ONE_TIME_SEED_BYTES], int64_t last_step,
	const char *digits, int64_t never, struct code_answer *out)
{
	int64_t now = store_now(store) / ONE_TIME_STEP_MS;

	if (one_time_find(seed, digits, now, CODE_WINDOW, CODE_WINDOW, &out->step)) {
		if (out->step <= last_step)
			out->hint = HINT_USED;
		else
			out->right = out->step != never && step_use(store, employee_id, out->step);
	} else if (one_time_find(seed, digits, now, CODE_SKEW, CODE_SKEW, &out->step)) {
		out->hint = HINT_CLOCK;
	}
}

bool code_judge(struct store *store, id employee_id, const char *typed, int64_t never, struct code_answer *out)
{
	uint8_t key[SEAL_KEY_BYTES], seed[ONE_TIME_SEED_BYTES];
	char text[RECOVERY_TEXT_BYTES], digits[TYPED_BYTES];
	int64_t last_step;
	bool ok;

	*out = (struct code_answer){ .right = false };
	ok = code_key(store, employee_id, false, key) && seed_open(store, employee_id, key, seed, &last_step);
	if (ok && recovery_read(typed, text)) {
		out->right = out->recovery = recovery_use(store, employee_id, key, text);
	} else if (ok) {
		digits_read(typed, digits);
		digits_judge(store, employee_id, seed, last_step, digits, never, out);
		wipe(digits, sizeof(digits));
	}
	if (!ok)
		log_line("the code of employee %lld cannot be opened", (long long)employee_id);
	wipe(key, sizeof(key));
	wipe(seed, sizeof(seed));
	wipe(text, sizeof(text));
	return ok;
}

bool access_notice_take(struct call *call, char out[TEXT_LINE_BYTES])
{
	static const char FIRST[] =
		"SELECT id, tekst FROM access_notice WHERE employee_id = :id AND told IS NULL ORDER BY id LIMIT 1";
	static const char TOLD[] = "UPDATE access_notice SET told = :now WHERE id = :notice";
	struct query *query = db_query(call->db, FIRST);
	id notice = 0;

	out[0] = '\0';
	query_id(query, ":id", call->actor->employee_id);
	if (query_one(query, &call->err)) {
		notice = query_get_int(query, "id");
		snprintf(out, TEXT_LINE_BYTES, "%s", query_get_text(query, "tekst"));
	}
	query_done(query);
	if (!notice)
		return call->err.code == ERR_NONE;
	query = db_query(call->db, TOLD);
	query_id(query, ":notice", notice);
	query_instant(query, ":now", call->now);
	return query_run(query, &call->err);
}

/* ---- setting up ---- */

static bool code_state(struct call *call)
{
	static const char SINCE[] = "SELECT since FROM employee_code WHERE employee_id = :id";
	struct code_state *state = rows_new(&call->out->rows, &code_state_record);
	id me = call->actor->employee_id;
	struct query *query = db_query(call->db, SINCE);

	query_id(query, ":id", me);
	state->since = INSTANT_NONE;
	if (query_one(query, &call->err))
		state->since = query_get_instant(query, "since");
	query_done(query);
	state->factor = factor_of(call->db, me);
	state->recovery = recovery_left(call->db, me);
	state->must = code_asked(call->db, me, call->today);
	/* Here, and not when it was confirmed: by now that is on disk. */
	if (call->seat && call->seat->phase == PHASE_ENROL)
		call->seat->phase = seat_phase(call->seat);
	return call->err.code == ERR_NONE && me_answer(call);
}

static void enrol_answer(struct call *call, const struct code_pending *pending)
{
	struct code_enrol *enrol = rows_new(&call->out->rows, &code_enrol_record);
	struct buf uri = BUF_INIT, recovery = BUF_INIT;
	char secret[ONE_TIME_TEXT_BYTES];

	one_time_seed_text(pending->seed, secret);
	buf_format(&uri, "otpauth://totp/wijkd:%s?secret=%s", call->actor->username, secret);
	for (size_t i = 0; i < CODE_RECOVERY_COUNT; i++)
		buf_format(&recovery, "%s%s", i > 0 ? " " : "", pending->recovery[i]);
	enrol->secret = mem_text(secret);
	enrol->uri = buf_take(&uri);
	enrol->recovery = buf_take(&recovery);
	wipe(secret, sizeof(secret));
}

/* Who just logged in to set one up has shown who they are; else the second factor of now is asked again. */
static bool code_begin(struct call *call)
{
	struct code_pending *pending;

	if (!call->seat || !call->actor->employee_id)
		return rule_refuse(&call->err, "code.wie");
	if (call->seat->phase != PHASE_ENROL && !call->proved
			&& factor_of(call->db, call->actor->employee_id) != FACTOR_NONE)
		return rule_refuse_as(&call->err, "bewijs.nodig",
			"Een nieuwe code instellen vraagt eerst uw code of wachtwoord van nu");
	code_pending_free(call->seat->code);
	pending = call->seat->code = mem_new(1, sizeof(*pending));
	one_time_seed_new(pending->seed);
	for (size_t i = 0; i < CODE_RECOVERY_COUNT; i++)
		recovery_new(pending->recovery[i]);
	enrol_answer(call, pending);
	return true;
}

static bool seed_keep(struct call *call, const struct code_pending *pending, const uint8_t key[SEAL_KEY_BYTES],
	int64_t step)
{
	static const char KEEP[] =
		"INSERT INTO employee_code(employee_id, sealed, since, last_step) VALUES (:id, :sealed, :now, :step)"
		" ON CONFLICT(employee_id) DO UPDATE SET sealed = :sealed, since = :now, last_step = max(last_step, :step)";
	struct seal_place place = seed_place(call->actor->employee_id);
	struct query *query = db_query(call->db, KEEP);
	uint8_t sealed[SEALED_BYTES];

	seal_piece(key, &place, pending->seed, ONE_TIME_SEED_BYTES, sealed);
	query_id(query, ":id", call->actor->employee_id);
	query_blob(query, ":sealed", sealed, sizeof(sealed));
	query_instant(query, ":now", call->now);
	query_int(query, ":step", step);
	return query_run(query, &call->err);
}

static bool recovery_drop(struct call *call, id employee_id)
{
	static const char DROP[] = "DELETE FROM recovery_code WHERE employee_id = :id";
	struct query *query = db_query(call->db, DROP);

	query_id(query, ":id", employee_id);
	return query_run(query, &call->err);
}

static bool recovery_keep(struct call *call, const struct code_pending *pending, const uint8_t key[SEAL_KEY_BYTES])
{
	static const char KEEP[] = "INSERT INTO recovery_code(employee_id, hash) VALUES (:id, :hash)";
	bool ok = recovery_drop(call, call->actor->employee_id);

	for (size_t i = 0; ok && i < CODE_RECOVERY_COUNT; i++) {
		struct query *query = db_query(call->db, KEEP);
		char hash[HASH_BYTES];

		digest_keyed(key, pending->recovery[i], hash);
		query_id(query, ":id", call->actor->employee_id);
		query_text(query, ":hash", hash);
		ok = query_run(query, &call->err);
	}
	return ok;
}

/* The step at which the telephone shows this code of the new seed. */
static bool pending_right(struct call *call, const struct code_pending *pending, const char *typed, int64_t *step)
{
	int64_t now = call->now / ONE_TIME_STEP_MS;
	char digits[TYPED_BYTES];

	digits_read(typed, digits);
	if (one_time_find(pending->seed, digits, now, CODE_WINDOW, CODE_WINDOW, step))
		return true;
	if (one_time_find(pending->seed, digits, now, CODE_SKEW, CODE_SKEW, step))
		return rule_refuse(&call->err, "code.klok");
	return rule_refuse(&call->err, "code.fout");
}

static bool code_confirm(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct code_pending *pending = call->seat ? call->seat->code : NULL;
	uint8_t key[SEAL_KEY_BYTES];
	int64_t step;
	bool ok;

	if (!pending)
		return rule_refuse(&call->err, "code.begin");
	if (!pending_right(call, pending, ask->word, &step))
		return false;
	if (!code_key(call->store, call->actor->employee_id, true, key))
		return err_set(&call->err, ERR_IO, "De sleutel van uw code kan niet worden bewaard.");
	call_about(call, 0, "employee", call->actor->employee_id, "%s: eenmalige code ingesteld", call->actor->username);
	ok = seed_keep(call, pending, key, step) && recovery_keep(call, pending, key);
	wipe(key, sizeof(key));
	if (!ok)
		return false;
	code_pending_free(pending);
	call->seat->code = NULL;
	return true;
}

/* ---- administration ---- */

static bool code_reset(struct call *call)
{
	static const char DROP[] = "DELETE FROM employee_code WHERE employee_id = :id";
	const struct ask *ask = call_in(call, &ask_record);
	/* Longer than a notice has room for: then the log says who. */
	bool named = *call->actor->naam && text_chars(call->actor->naam) <= NAME_CHARS;
	struct buf tekst = BUF_INIT;
	char at[INSTANT_BYTES];
	struct employee employee;
	struct query *query;

	if (!employee_by_username(call, ask->word, &employee))
		return false;
	if (employee.id == call->actor->employee_id)
		return rule_refuse(&call->err, "code.zelf");
	if (factor_of(call->db, employee.id) != FACTOR_CODE)
		return err_set(&call->err, ERR_MISSING, "%s heeft geen eenmalige code.", employee.username);
	query = db_query(call->db, DROP);
	query_id(query, ":id", employee.id);
	if (!query_run(query, &call->err) || !recovery_drop(call, employee.id))
		return false;
	instant_nl(call->now, at);
	buf_format(&tekst, "Op %s heeft %s uw code teruggezet. Klopt dat niet? Bel de beheerder.", at,
		named ? call->actor->naam : "het beheer");
	access_notice_add(call->db, employee.id, call->now, tekst.data);
	buf_free(&tekst);
	call_about(call, 0, "employee", employee.id, "%s: eenmalige code teruggezet", employee.username);
	return employee_by_id(call, employee.id, rows_new(&call->out->rows, &employee_record));
}

static bool role_asks(struct call *call, const char *role, bool no_more)
{
	static const char ADD[] =
		"INSERT INTO code_role(role, at, employee_id) VALUES (:role, :now, :me) ON CONFLICT(role) DO NOTHING";
	static const char DROP[] = "DELETE FROM code_role WHERE role = :role";
	struct query *query = db_query(call->db, no_more ? DROP : ADD);

	query_text(query, ":role", role);
	if (!no_more) {
		query_instant(query, ":now", call->now);
		query_id(query, ":me", call->actor->employee_id);
	}
	call_about(call, 0, "code_role", 0, "eenmalige code %s voor %s", no_more ? "niet meer verplicht" : "verplicht", role);
	return query_run(query, &call->err);
}

/* Each role that asks for a code, and how many enabled people who hold it today have none. */
static bool code_roles(struct call *call)
{
	static const char LIST[] =
		"SELECT c.role AS what, (SELECT count(DISTINCT e.id) FROM employee e JOIN role_assignment a ON a.employee_id = e.id"
		" WHERE e.disabled = 0 AND (c.role = 'alle' OR a.role = c.role) AND a.\"from\" <= :today"
		" AND (a.until IS NULL OR a.until > :today)"
		" AND NOT EXISTS(SELECT 1 FROM employee_code k WHERE k.employee_id = e.id)) AS number"
		" FROM code_role c ORDER BY c.role";
	const struct ask *ask = call_in(call, &ask_record);
	enum query_result result;
	struct query *query;
	int role;

	call_about(call, 0, "code_role", 0, "gelezen");
	if (*ask->word && strcmp(ask->word, EVERYBODY) != 0 && !choice_value(role_choices, ask->word, &role))
		return err_set(&call->err, ERR_INPUT, "Er is geen rol «%.60s». Noem een rol, of %s.", ask->word, EVERYBODY);
	if (*ask->word && !role_asks(call, ask->word, ask->flag))
		return false;
	query = db_query(call->db, LIST);
	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &count_record, rows_new(&call->out->rows, &count_record));
	return result == QUERY_DONE;
}

const struct door_row code_doors[] = {
	{ REQ_CODE_STATE,   PHASE_OPEN | PHASE_ENROL, DEED_NONE,  NULL,             code_state },
	{ REQ_CODE_BEGIN,   PHASE_OPEN | PHASE_ENROL, DEED_NONE,  NULL,             code_begin },
	{ REQ_CODE_CONFIRM, PHASE_OPEN | PHASE_ENROL, DEED_NONE,  "code-ingesteld", code_confirm },
	{ REQ_CODE_RESET,   PHASE_ADMIN,              DEED_ADMIN, "code-teruggezet", code_reset },
	{ REQ_CODE_ROLES,   PHASE_ADMIN,              DEED_ADMIN, "code-rol",       code_roles },
	{ 0 }
};
