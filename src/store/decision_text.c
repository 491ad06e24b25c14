/*
 * Four eyes on one text: what was decided is frozen as a text with its hash, and who confirms confirms that hash. A new
 * text has no confirmations: so every change voids them.
 */
#include <string.h>

#include "decision_inside.h"
#include "edit_kind.h"
#include "store/code.h"
#include "vault/vault.h"

/* ---- the text ---- */

static bool grant_last(struct call *call, id decision_id, struct decision_grant *out)
{
	static const char GRANT[] = "SELECT * FROM decision_grant WHERE decision_id = :id ORDER BY id DESC LIMIT 1";
	struct query *query = db_query(call->db, GRANT);

	record_init(&decision_grant_record, out);
	query_id(query, ":id", decision_id);
	if (!query_one(query, &call->err))
		return false;
	query_read(query, &decision_grant_record, out);
	query_done(query);
	return true;
}

/* The number is the one that `besluit` and `bijlage` over ssh take: its place among those of the household. */
static bool head_new(struct call *call, const struct decision *decision, char out[DECISION_HEAD_BYTES])
{
	static const char NUMBER[] =
		"SELECT h.huishoudnummer, (SELECT count(*) FROM decision n WHERE n.household_id = d.household_id"
		" AND n.id <= d.id) AS number, (SELECT count(*) FROM decision n WHERE n.household_id = d.household_id"
		" AND n.id <= (SELECT max(o.id) FROM decision o WHERE o.swap_id = d.id)) AS other"
		" FROM decision d JOIN household h ON h.id = d.household_id WHERE d.id = :id";
	struct query *query = db_query(call->db, NUMBER);

	query_id(query, ":id", decision->swap_id ? decision->swap_id : decision->id);
	if (!query_one(query, &call->err))
		return false;
	if (decision->swap_id)
		decision_text_head_swap(query_get_int(query, "number"), query_get_int(query, "other"),
			query_get_text(query, "huishoudnummer"), out);
	else
		decision_text_head(query_get_int(query, "number"), query_get_text(query, "huishoudnummer"), out);
	query_done(query);
	return true;
}

static bool one_print(struct call *call, const char *head, const struct decision *decision, struct buf *text)
{
	struct decision_grant grant;
	bool granted = grant_last(call, decision->id, &grant) && grant.bedrag == decision->bedrag &&
		grant.datumEinde == decision->datumEinde;

	decision_text_print(head, decision, granted ? &grant : NULL, text);
	record_clear(&decision_grant_record, &grant);
	return call->err.code == ERR_NONE;
}

/* Of an uitruil both sides have one text: what changes on either side changes what was read. */
static bool both_print(struct call *call, const char *head, const struct decision *decision, struct buf *text)
{
	struct decision other;
	bool ok = swap_other(call, decision, &other);

	if (ok)
		decision_text_print_swap(head, decision_takes(decision) ? decision : &other,
			decision_takes(decision) ? &other : decision, text);
	record_clear(&decision_record, &other);
	return ok;
}

/* As it would be frozen now; `frozen`: in the form and under the head of that one, NULL: of a new text. */
static bool text_make(struct call *call, id decision_id, const struct decision_text *frozen, struct decision_text *out)
{
	struct decision decision;
	uint8_t digest[VAULT_DIGEST_BYTES];
	char head[DECISION_HEAD_BYTES];
	struct buf text = BUF_INIT;
	bool ok = decision_load(call, decision_id, &decision) &&
		(frozen ? decision_text_head_of(frozen->tekst, head) : head_new(call, &decision, head)) &&
		(decision.swap_id ? both_print : one_print)(call, head, &decision, &text);

	record_init(&decision_text_record, out);
	if (ok) {
		digest_chain(NULL, text.data, text.used, digest);
		digest_hex(digest, out->hash);
		out->tekst = buf_take(&text);
		out->decision_id = decision_id;
	}
	buf_free(&text);
	record_clear(&decision_record, &decision);
	return ok;
}

/* The last that was frozen; false without err: none was. */
static bool text_frozen(struct call *call, id decision_id, struct decision_text *out)
{
	static const char FROZEN[] = "SELECT * FROM decision_text WHERE decision_id = :id ORDER BY id DESC LIMIT 1";
	struct query *query = db_query(call->db, FROZEN);

	record_init(&decision_text_record, out);
	query_id(query, ":id", decision_id);
	if (!query_one(query, &call->err))
		return false;
	query_read(query, &decision_text_record, out);
	query_done(query);
	return true;
}

bool decision_freeze(struct call *call, id decision_id)
{
	static const char FREEZE[] =
		"INSERT INTO decision_text(id, decision_id, at, hash, tekst) VALUES(:id, :decision_id, :at, :hash, :tekst)";
	struct decision_text text;
	struct query *query;
	bool ok = text_make(call, decision_id, NULL, &text);

	if (ok) {
		text.id = db_next_id(call->db);
		text.at = call->now;
		query = db_query(call->db, FREEZE);
		query_record(query, &decision_text_record, &text);
		ok = query_run(query, &call->err);
	}
	record_clear(&decision_text_record, &text);
	return ok;
}

bool decision_text_stands(struct call *call, id decision_id)
{
	struct decision_text frozen, now;
	bool there = text_frozen(call, decision_id, &frozen), stands;

	record_init(&decision_text_record, &now);
	stands = there && text_make(call, decision_id, &frozen, &now) && strcmp(frozen.hash, now.hash) == 0;

	record_clear(&decision_text_record, &frozen);
	record_clear(&decision_text_record, &now);
	return stands;
}

bool decision_text_is(struct call *call, id decision_id, const char *hash)
{
	struct decision_text frozen;
	bool is = text_frozen(call, decision_id, &frozen) && strcmp(frozen.hash, hash) == 0;

	record_clear(&decision_text_record, &frozen);
	return is;
}

/* ---- who confirmed ---- */

bool decision_proof_needed(struct call *call)
{
	return factor_of(call->db, call->actor->employee_id) != FACTOR_NONE;
}

#define CONFIRMED " FROM decision_confirm c WHERE c.text_id = (SELECT max(t.id) FROM decision_text t" \
	" WHERE t.decision_id = :id)"

bool decision_confirmed(struct call *call, id decision_id, id employee_id)
{
	static const char HAS[] = "SELECT count(*)" CONFIRMED " AND c.employee_id = :employee";
	struct query *query = db_query(call->db, HAS);

	query_id(query, ":id", decision_id);
	query_id(query, ":employee", employee_id);
	return query_number(query, &call->err) != 0;
}

id decision_confirmed_after(struct call *call, id decision_id, id after)
{
	static const char NEXT[] = "SELECT c.employee_id" CONFIRMED " AND c.employee_id > :after ORDER BY c.employee_id LIMIT 1";
	struct query *query = db_query(call->db, NEXT);

	query_id(query, ":id", decision_id);
	query_int(query, ":after", after);
	return query_number(query, &call->err);
}

bool decision_confirm(struct call *call, id decision_id)
{
	static const char CONFIRM[] =
		"INSERT INTO decision_confirm(text_id, employee_id, at, factor)"
		" SELECT max(id), :me, :now, :factor FROM decision_text WHERE decision_id = :id";
	struct query *query = db_query(call->db, CONFIRM);

	query_id(query, ":id", decision_id);
	query_id(query, ":me", call->actor->employee_id);
	query_instant(query, ":now", call->now);
	query_text(query, ":factor", call->proved ? "wachtwoord" : "geen");
	return query_run(query, &call->err);
}

/* ---- reading ---- */

bool decision_text_handle(struct call *call)
{
	static const char CONFIRMS[] =
		"SELECT c.*, e.naam AS employee_naam FROM decision_confirm c JOIN employee e ON e.id = c.employee_id"
		" WHERE c.text_id = :id ORDER BY c.at, e.naam";
	const struct ask *ask = call_in(call, &ask_record);
	struct decision_text text;
	struct decision decision;
	struct query *query;
	bool ok = decision_load(call, ask->id, &decision) && decision_may_read(call, &decision);

	record_init(&decision_text_record, &text);
	if (ok && (decision.state == DECISION_CONCEPT || !text_frozen(call, ask->id, &text)))
		ok = call->err.code == ERR_NONE && text_make(call, ask->id, NULL, &text);
	if (ok) {
		decision_reading_noted(call, decision.household_id, decision.id, "tekst van het besluit");
		text.proof = decision_proof_needed(call);
		text.confirmed = decision_confirmed(call, ask->id, call->actor->employee_id);
		call_out(call, &decision_record, &decision);
		call_out(call, &decision_text_record, &text);
		query = db_query(call->db, CONFIRMS);
		query_id(query, ":id", text.id);
		ok = rows_answer(call, query, &decision_confirm_record);
	}
	record_clear(&decision_text_record, &text);
	record_clear(&decision_record, &decision);
	return ok;
}
