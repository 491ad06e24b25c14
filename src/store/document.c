/* Documents of a household: which there are, reading them, withdrawing and erasing. How they come in is in upload.c. */
#include "store/document.h"

#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "store/door.h"
#include "store/session.h"
#include "store/store.h"
#include "vault/vault.h"

/* Of one that may not be read: that it is there, since when and from which organisation. */
#define AS_KNOWN(which) \
	"SELECT k.id, k.household_id, k.may_read, k.shielded, k.erased, k.at, k.withdrawn, o.naam AS organisation_naam," \
	" iif(k.may_read, k.goal_id, NULL) AS goal_id, iif(k.may_read, k.decision_id, NULL) AS decision_id," \
	" iif(k.may_read, k.naam, NULL) AS naam, iif(k.may_read, k.soort, NULL) AS soort," \
	" iif(k.may_read, k.type, NULL) AS type, iif(k.may_read, k.bytes, 0) AS bytes," \
	" iif(k.may_read, k.pieces, 0) AS pieces, iif(k.may_read, k.employee_id, NULL) AS employee_id," \
	" iif(k.may_read, e.naam, NULL) AS employee_naam, iif(k.may_read, w.naam, NULL) AS withdrawn_naam," \
	" iif(k.may_read, k.reden, NULL) AS reden," \
	" EXISTS(SELECT 1 FROM document_reader r WHERE r.document_id = k.id AND r.employee_id IS NULL) AS regisseur," \
	" iif(k.may_read, coalesce((SELECT substr(g.what, 1, 200) FROM goal g WHERE g.id = k.goal_id)," \
	"   (SELECT p.naam FROM decision x JOIN provision_kind p ON p.id = x.provision_kind_id WHERE x.id = k.decision_id))," \
	"   NULL) AS about" \
	" FROM (SELECT d.*, (" DOCUMENT_READABLE ") AS may_read FROM document d WHERE " which ") k" \
	" JOIN employee e ON e.id = k.employee_id JOIN organisation o ON o.id = e.organisation_id" \
	" LEFT JOIN employee w ON w.id = k.withdrawn_by"

const char DOCUMENTS_OF_HOUSEHOLD[] =
	AS_KNOWN("d.household_id = :household") " ORDER BY k.withdrawn IS NOT NULL, k.at DESC, k.id DESC LIMIT 2000";

bool document_load(struct call *call, id document_id, struct document *out)
{
	static const char ONE[] = AS_KNOWN("d.id = :id");
	struct query *query = db_query(call->db, ONE);

	query_id(query, ":id", document_id);
	query_id(query, ":me", call->actor->employee_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "bijlage.geen");
	record_init(&document_record, out);
	query_read(query, &document_record, out);
	query_done(query);
	return true;
}

id document_named(struct call *call, id household_id, const char *naam)
{
	static const char NAMED[] =
		"SELECT d.id FROM document d WHERE d.household_id = :household AND d.naam = :naam AND d.withdrawn IS NULL AND "
		DOCUMENT_READABLE;
	struct query *query = db_query(call->db, NAMED);

	query_id(query, ":household", household_id);
	query_text(query, ":naam", naam);
	query_id(query, ":me", call->actor->employee_id);
	return query_number(query, NULL);
}

static bool document_list(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query;
	enum query_result result;

	if (!call_may(call, DEED_OPEN, ask->id) || !household_readable(call, ask->id))
		return false;
	query = db_query(call->db, DOCUMENTS_OF_HOUSEHOLD);
	query_id(query, ":household", ask->id);
	query_id(query, ":me", call->actor->employee_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &document_record, rows_new(&call->out->rows, &document_record));
	return result == QUERY_DONE;
}

/* ---- reading ---- */

/* One that may be read by the actor, in a household that is open in this session. */
static bool document_take(struct call *call, id document_id, enum deed deed, struct document *out)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM document WHERE id = :id";
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, document_id, deed, &household_id) ||
			!household_readable(call, household_id) || !document_load(call, document_id, out))
		return false;
	if (!out->may_read && !out->shielded)
		return rule_refuse(&call->err, "bijlage.pet");
	if (!out->may_read)
		return rule_refuse(&call->err, "bijlage.afgeschermd");
	return !out->erased || rule_refuse_as(&call->err, "bijlage.gewist", "De inhoud van deze bijlage is gewist door %.80s: %.150s", out->withdrawn_naam, out->reden);
}

static bool piece_open(struct call *call, const struct document *document, int64_t number)
{
	static const char PIECE[] =
		"SELECT p.sealed, d.key_id FROM document_piece p JOIN document d ON d.id = p.document_id"
		" WHERE p.document_id = :id AND p.number = :number";
	uint8_t plain[DOCUMENT_PIECE_BYTES];
	struct seal_place place = { document->id, number, number + 1 == document->pieces ? document->pieces : 0 };
	struct query *query = db_query(call->db, PIECE);
	uint8_t key[SEAL_KEY_BYTES];
	size_t bytes = 0;
	bool ok;

	query_id(query, ":id", document->id);
	query_int(query, ":number", number);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "bijlage.stuk");
	const void *sealed = query_get_blob(query, "sealed", &bytes);
	ok = household_key(call->store, query_get_int(query, "key_id"), false, key, &call->err);
	if (ok) {
		ok = bytes >= SEAL_MORE_BYTES && bytes - SEAL_MORE_BYTES <= sizeof(plain) &&
			seal_open(key, &place, sealed, bytes, plain);
		wipe(key, sizeof(key));
		if (!ok)
			err_set(&call->err, ERR_INTERNAL,
				"Deze bijlage is in de opslag beschadigd of veranderd. Vraag de beheerder om de back-up.");
	}
	if (ok && bytes > SEAL_MORE_BYTES)
		buf_add(&call->out->body, plain, bytes - SEAL_MORE_BYTES);
	query_done(query);
	wipe(plain, sizeof(plain));
	return ok;
}

/* One line in the log for each document that is read, however its pieces are asked for. */
static bool document_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct document document;

	if (!document_take(call, ask->id, DEED_OPEN, &document))
		return false;
	if (ask->number < 0 || ask->number >= document.pieces)
		return err_set(&call->err, ERR_MISSING, "Zoveel stukken heeft deze bijlage niet.");
	if (!piece_open(call, &document, ask->number))
		return false;
	if (ask->number == 0 || call->seat->reading != document.id)
		view_note(call, "lees", document.household_id, "document", document.id, NULL);
	call->seat->reading = document.id;
	call_out(call, &document_record, &document);
	return true;
}

/* ---- withdrawing ---- */

/* Who added it, the regisseur, and who may appoint one. */
static bool may_withdraw(struct call *call, const struct document *document)
{
	static const char REGISSEUR[] =
		"SELECT EXISTS(SELECT 1 FROM regie WHERE household_id = :household AND until IS NULL AND employee_id = :me)";
	struct query *query = db_query(call->db, REGISSEUR);
	struct access_facts facts;

	query_id(query, ":household", document->household_id);
	query_id(query, ":me", call->actor->employee_id);
	access_facts_load(call, document->household_id, &facts);
	return document->employee_id == call->actor->employee_id || query_number(query, NULL) != 0 ||
		access_may(&facts, DEED_REGIE) || rule_refuse(&call->err, "bijlage.intrekken");
}

static bool withdraw_write(struct call *call, const struct document *document, bool erase, const char *reason)
{
	static const char WITHDRAW[] =
		"UPDATE document SET withdrawn = :now, withdrawn_by = :me, reden = :reason, erased = :erase,"
		" naam = iif(:erase, NULL, naam), digest = iif(:erase, NULL, digest) WHERE id = :id";
	static const char ERASE[] = "DELETE FROM document_piece WHERE document_id = :id";
	struct query *query = db_query(call->db, WITHDRAW);

	query_id(query, ":id", document->id);
	query_id(query, ":me", call->actor->employee_id);
	query_instant(query, ":now", call->now);
	query_text(query, ":reason", reason);
	query_int(query, ":erase", erase);
	if (!query_run(query, &call->err) || !erase)
		return call->err.code == ERR_NONE;
	query = db_query(call->db, ERASE);
	query_id(query, ":id", document->id);
	return query_run(query, &call->err);
}

static bool document_withdraw(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct document document;

	if (!document_take(call, ask->id, DEED_EDIT, &document) || !may_withdraw(call, &document))
		return false;
	if (!*ask->word)
		return err_set(&call->err, ERR_INPUT, "Reden: zeg waarom deze bijlage wordt ingetrokken.");
	if (document.withdrawn != INSTANT_NONE && !ask->flag)
		return rule_refuse_as(&call->err, "bijlage.ingetrokken", "Deze bijlage is al ingetrokken door %.80s", document.withdrawn_naam);
	if (!withdraw_write(call, &document, ask->flag, ask->word) ||
			!document_load(call, ask->id, rows_new(&call->out->rows, &document_record)))
		return false;
	call_about(call, document.household_id, "document", document.id, "%s: %s", ask->flag ? "gewist" : "ingetrokken",
		ask->word);
	change_note(call, document.household_id, "document", document.id, "");
	return true;
}

const struct door_row document_doors[] = {
	{ REQ_DOCUMENT_LIST,     PHASE_OPEN, DEED_OPEN, NULL, document_list },
	{ REQ_DOCUMENT_READ,     PHASE_OPEN, DEED_OPEN, NULL, document_read },
	{ REQ_DOCUMENT_BEGIN,    PHASE_OPEN, DEED_EDIT, NULL, upload_begin },
	{ REQ_DOCUMENT_PIECE,    PHASE_OPEN, DEED_EDIT, NULL, upload_piece },
	{ REQ_DOCUMENT_ADD,      PHASE_OPEN, DEED_EDIT, "bijlage", upload_end },
	{ REQ_DOCUMENT_WITHDRAW, PHASE_OPEN, DEED_EDIT, "bijlage-intrekken", document_withdraw },
	{ 0 }
};
