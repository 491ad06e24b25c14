/* The door: what may be asked, by whom, when; one transaction per change, its audit line within it, its answer kept. */
#include "store/door.h"

#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "store/audit.h"
#include "store/auth.h"
#include "store/feed.h"
#include "store/session.h"
#include "store/view_log.h"

enum {
	ROWS_MOST = 512,	/* of one request; handlers walk over them again and again */
	MISSING_STEP_US = 200, MISSING_EVEN_US = 2,
};

static const struct door_row *const doors[] = {
	access_log_doors,
	admin_doors,
	agreement_doors,
	bezwaar_doors,
	bericht_doors,
	budget_doors,
	code_doors,
	decision_doors,
	demo_doors,
	document_doors,
	duplicate_doors,
	escalation_doors,
	exclusion_doors,
	facts_doors,
	glass_doors,
	handover_doors,
	household_doors,
	import_doors,
	inbox_doors,
	ingebreke_doors,
	journal_doors,
	klacht_doors,
	ledger_doors,
	mandate_change_doors,
	mandate_doors,
	match_doors,
	measurement_doors,
	meldcode_doors,
	merge_doors,
	move_doors,
	norm_doors,
	oversight_doors,
	paper_doors,
	people_doors,
	nearby_doors,
	plan_back_doors,
	plan_close_doors,
	plan_doors,
	plan_version_doors,
	presence_doors,
	privacy_doors,
	register_doors,
	register_letter_doors,
	rung_doors,
	search_doors,
	session_doors,
	term_doors,
	swap_doors,
	wall_doors,
	who_decides_doors,
};

const struct door_row *door_find(int request)
{
	for (size_t i = 0; i < COUNT_OF(doors); i++)
		for (const struct door_row *row = doors[i]; row->request; row++)
			if (row->request == request)
				return row;
	return NULL;
}

/* One request on its way through. */
struct passage {
	struct seat *seat;
	const struct request_row *request;
	const struct door_row *row;
	struct actor actor;
	struct message out;
	struct call call;
};

/* ---- may it be asked at all? Anything wrong here is a peer that does not keep to the protocol ---- */

static bool key_given(const struct message *in)
{
	static const uint8_t none[WIRE_KEY_BYTES] = { 0 };

	return memcmp(in->key, none, sizeof(none)) != 0;
}

static bool protocol_check(const struct passage *passage, const struct message *in, struct err *err)
{
	const struct seat *seat = passage->seat;

	if (!passage->request || !passage->row)
		return err_set(err, ERR_PROTOCOL, "onbekend verzoek %d", in->kind);
	const char *word = passage->request->word;
	if (seat->greeted == (in->kind == REQ_HELLO))
		return err_set(err, ERR_PROTOCOL, "%s %s", word, seat->greeted ? "voor de tweede keer" : "voor hello");
	unsigned may_be_locked = seat->phase & (PHASE_LOCKED | PHASE_SHUT | PHASE_ENROL) ? PHASE_OPEN : 0;
	if (!(passage->row->phases & (seat->phase | may_be_locked)))
		return err_set(err, ERR_PROTOCOL, "%s mag in deze sessie niet", word);
	if (in->rows.count > ROWS_MOST)
		return err_set(err, ERR_PROTOCOL, "%s met %zu regels", word, in->rows.count);
	if (in->body.used && in->kind != REQ_DOCUMENT_PIECE && in->kind != REQ_DOCUMENT_ADD)
		return err_set(err, ERR_PROTOCOL, "%s met een stuk van een bestand", word);
	if (passage->request->in && !rows_first(&in->rows, passage->request->in))
		return err_set(err, ERR_PROTOCOL, "%s zonder %s", word, passage->request->in->name);
	if (passage->request->changes && !key_given(in))
		return err_set(err, ERR_PROTOCOL, "%s zonder sleutel", word);
	if (in->fd_count > (in->kind == REQ_IMPORT ? 1 : 0))
		return err_set(err, ERR_PROTOCOL, "%s met %zu descriptors", word, in->fd_count);
	return true;
}

/* ---- the same command twice is done once ---- */

static const char DONE_FIND[] = "SELECT employee_id, request, answer FROM request_done WHERE key = :key";
static const char DONE_ADD[] =
	"INSERT INTO request_done(key, employee_id, request, at, answer)"
	" VALUES (:key, :employee_id, :request, :at, :answer)";

/* True: it was done before and out holds what was answered then, or call->err says that the key is somebody else's. */
static bool done_before(struct passage *passage)
{
	struct call *call = &passage->call;
	struct query *query = db_query(call->db, DONE_FIND);
	struct err err = ERR_INIT;
	size_t bytes;

	query_blob(query, ":key", call->in->key, WIRE_KEY_BYTES);
	if (!query_one(query, &call->err))
		return call->err.code != ERR_NONE;
	const void *answer = query_get_blob(query, "answer", &bytes);
	if (query_get_int(query, "employee_id") != call->actor->employee_id
			|| query_get_int(query, "request") != call->in->kind)
		err_set(&call->err, ERR_PROTOCOL, "Deze sleutel hoort bij een ander verzoek.");
	else if (!message_decode(answer, bytes, &passage->out, &err))
		err_set(&call->err, ERR_INTERNAL, "Het bewaarde antwoord kan niet worden gelezen.");
	query_done(query);
	return true;
}

static bool done_keep(struct passage *passage)
{
	struct call *call = &passage->call;
	struct query *query = db_query(call->db, DONE_ADD);
	struct buf answer = BUF_INIT;

	message_encode(&passage->out, &answer);
	query_blob(query, ":key", call->in->key, WIRE_KEY_BYTES);
	query_int(query, ":employee_id", call->actor->employee_id);
	query_int(query, ":request", call->in->kind);
	query_instant(query, ":at", call->now);
	query_blob(query, ":answer", answer.data, answer.used);
	bool ok = query_run(query, &call->err);
	buf_free(&answer);
	return ok;
}

/* ---- serving ---- */

/* What the handler, or the file under it, says went wrong; false: call->err holds it. */
static bool handled(struct passage *passage)
{
	struct call *call = &passage->call;
	bool ok = passage->row->handle(call);

	db_end_queries(call->db);
	if (ok && db_trouble(call->db) == DB_WELL)
		return true;
	if (ok || call->err.code == ERR_NONE)
		err_set(&call->err, db_trouble(call->db) == DB_FULL ? ERR_IO : ERR_INTERNAL, "%s",
			db_trouble(call->db) == DB_FULL ? "Niet opgeslagen: de schijf van de server is vol."
				: "Er ging iets mis in de opslag.");
	return false;
}

/* A handler that saved a part says STATUS_CONFLICT itself; every status but OK needs its reason beside it. */
static void conflict_reason(struct passage *passage)
{
	struct message *out = &passage->out;
	struct err stale = ERR_INIT;

	if (out->status == STATUS_OK || rows_first(&out->rows, &refusal_record))
		return;
	err_set(&stale, ERR_STALE, "%s", passage->call.err.code == ERR_STALE ? passage->call.err.text
		: "Iemand anders heeft intussen opgeslagen.");
	message_refuse(out, &stale);
}

static bool change(struct passage *passage)
{
	struct call *call = &passage->call;

	if (!db_begin(call->db, &call->err))
		return false;
	if (done_before(passage)) {
		db_rollback(call->db);
		return call->err.code == ERR_NONE;
	}
	if (!handled(passage))
		goto rollback;
	conflict_reason(passage);
	if (!audit_call(call, passage->row->act, &call->err) || !done_keep(passage))
		goto rollback;
	if (!db_commit(call->db, &call->err))
		return false;
	feed_send(call->store, passage->seat);
	call->store->due_stale = true;
	return true;
rollback:
	db_rollback(call->db);
	return false;
}

static bool look(struct passage *passage)
{
	struct call *call = &passage->call;
	bool ok = handled(passage);

	if (db_in_transaction(call->db)) {
		log_line("%s left a transaction open", passage->request->word);
		db_rollback(call->db);
		ok = ok && err_set(&call->err, ERR_INTERNAL, "Er ging iets mis in de opslag.");
	}
	if (ok) {
		conflict_reason(passage);
		feed_send(call->store, passage->seat);
	}
	return ok;
}

static bool locked_out(struct passage *passage)
{
	if (passage->row->phases & passage->seat->phase)
		return false;
	if (passage->seat->phase == PHASE_ENROL)
		return !rule_refuse(&passage->call.err, "sessie.code");
	return !rule_refuse(&passage->call.err, "sessie.vergrendeld");
}

/* ---- "not there" and "not yours" come at the same moment ---- */

static int64_t moment_us(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000000 + at.tv_nsec / 1000;
}

/*
 * What was looked at before the answer "there is no such thing" differs by a microsecond or so, and who may ask often
 * enough can measure that. So this answer leaves a whole number of steps after its question.
 */
static void even_out(int64_t begun_us)
{
	while ((moment_us() - begun_us) % MISSING_STEP_US >= MISSING_EVEN_US)
		;
}

/* Of a refused request only what the refusal is about stays: the rows that stand there now. */
static void refuse(struct passage *passage)
{
	if (passage->call.err.code != ERR_STALE)
		message_clear(&passage->out);
	message_refuse(&passage->out, &passage->call.err);
	feed_drop(passage->call.store);
}

static void serve(struct passage *passage)
{
	struct call *call = &passage->call;
	int64_t looked = view_log_added(call->store->views), begun_us = moment_us();

	db_trouble_clear(call->db);
	if (call->in->kind != REQ_SEARCH && call->in->kind != REQ_DRAFT_SAVE)
		search_finish(passage->seat);
	if (locked_out(passage) || !call_may(call, passage->row->deed, 0)
			|| !(passage->request->changes ? change(passage) : look(passage)))
		refuse(passage);
	if (call->err.code == ERR_MISSING)
		even_out(begun_us);
	if (store_lost(call->store)) {
		message_free(&passage->out);	/* the outcome is unknown: the next process tells the truth */
		return;
	}
	passage->out.kind = call->in->kind;
	passage->out.serial = call->in->serial;
	seat_answer(passage->seat, &passage->out, view_log_added(call->store->views) > looked);
}

/* What asks the second factor again: what two people sign, unlocking, and another code. */
static bool proof_given(const struct passage *passage)
{
	static const int asking[] = { REQ_DECISION_SECOND, REQ_UNLOCK, REQ_CODE_BEGIN };
	const struct message *in = passage->call.in;
	const struct proof *proof = NULL;

	for (size_t i = 0; i < COUNT_OF(asking); i++)
		if (in->kind == asking[i] && passage->row->phases & passage->seat->phase)
			proof = rows_first(&in->rows, &proof_record);
	return proof && *proof->code;
}

static void passage_begin(struct passage *passage, struct seat *seat, const struct message *in)
{
	struct call *call = &passage->call;

	*passage = (struct passage){ .seat = seat, .request = request_find(in->kind), .row = door_find(in->kind) };
	call->store = seat->store;
	call->db = seat->store->db;
	call->seat = seat;
	call->actor = &passage->actor;
	call->now = store_now(seat->store);
	call->today = instant_day(call->now);
	call->in = in;
	call->out = &passage->out;
	message_init(&passage->out, in->kind);
}

/* A refusal without a look at anything. */
static void refuse_at_once(struct passage *passage, const struct err *err)
{
	passage->out.serial = passage->call.in->serial;
	message_refuse(&passage->out, err);
	seat_answer(passage->seat, &passage->out, false);
}

static bool passage_serve(struct passage *passage, struct err *err)
{
	struct call *call = &passage->call;

	db_wear(call->db, passage->actor.pets);
	serve(passage);
	db_wear(call->db, PETS_ALL);
	if (call->err.code == ERR_PROTOCOL) {
		*err = call->err;
		return false;
	}
	return true;
}

bool seat_take(struct seat *seat, const struct message *in, struct err *err)
{
	struct passage passage;
	struct err proof = ERR_INIT;

	passage_begin(&passage, seat, in);
	if (!protocol_check(&passage, in, err))
		return false;
	if (!seat_actor(seat, &passage.actor)) {
		rule_refuse_as(err, "gebruiker.uit", "De gebruiker %s is er niet of is uitgeschakeld", seat->session.username);
		refuse_at_once(&passage, err);
		return false;
	}
	if (proof_given(&passage)) {
		if (!auth_proof(seat->store->auth, seat, in, &proof))
			refuse_at_once(&passage, &proof);
		return true;
	}
	if (!passage_serve(&passage, err))
		return false;
	seat->greeted = true;
	return true;
}

static const char *proof_name(const struct proof_verdict *verdict)
{
	return verdict->code ? "Deze code" : "Dit wachtwoord";
}

static void proof_refuse(const struct proof_verdict *verdict, struct err *err)
{
	if (verdict->right)
		rule_refuse(err, "gebruiker.uit");
	else if (verdict->hint == HINT_CLOCK)
		rule_refuse(err, "bewijs.klok");
	else if (verdict->hint == HINT_USED)
		rule_refuse(err, "bewijs.gebruikt");
	else
		rule_refuse_as(err, "bewijs.fout", "%s klopt niet. Er is niets gedaan. Na nog %d keer fout gaat uw account 15 minuten"
			" dicht", proof_name(verdict), verdict->tries_left);
}

/* Who cannot unlock does not sit there: nothing but drafts from now on. */
static void unlock_wrong(struct seat *seat, const struct message *in, const struct proof_verdict *verdict, struct err *err)
{
	if (in->kind != REQ_UNLOCK)
		return;
	int left = UNLOCK_TRIES - ++seat->unlock_wrong;
	if (left > 0 && verdict->hint == HINT_NONE)
		rule_refuse_as(err, "bewijs.fout", "%s klopt niet. Nog %d keer fout, dan logt wijkd u uit", proof_name(verdict), left);
	if (left > 0)
		return;
	seat_lock(seat);
	rule_refuse(err, "sessie.einde");
}

void seat_proved(struct seat *seat, const struct message *in, const struct proof_verdict *verdict)
{
	struct passage passage;
	struct err err = ERR_INIT;

	passage_begin(&passage, seat, in);
	if (verdict->right && seat_actor(seat, &passage.actor)) {
		passage.call.proved = true;
		passage_serve(&passage, &err);
		return;
	}
	proof_refuse(verdict, &err);
	unlock_wrong(seat, in, verdict, &err);
	refuse_at_once(&passage, &err);
}
