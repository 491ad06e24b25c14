/*
 * A file that comes in: piece by piece, judged while it comes, sealed before it is written. Nobody sees anything of it
 * before it is whole. When the session or the store ends before that, nothing of it stays.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "store/document.h"
#include "store/session.h"
#include "store/store.h"
#include "vault/vault.h"

struct upload {
	struct document document;	/* what is known so far; bytes and pieces grow */
	id readers[DOCUMENT_READERS];
	size_t reader_count;
	int64_t room;			/* bytes that the household may still have */
	uint8_t key[SEAL_KEY_BYTES];
	struct seal_digest *digest;
	struct sniff sniff;
	bool ended;			/* its last piece came, or something was wrong with it */
};

/* ---- nothing stays ---- */

static const char DROP_PIECES[] =
	"DELETE FROM document_piece WHERE document_id IN (SELECT u.document_id FROM document_upload u"
	" WHERE (u.document_id = :id OR :id IS NULL) AND NOT EXISTS(SELECT 1 FROM document d WHERE d.id = u.document_id))";
static const char DROP[] = "DELETE FROM document_upload WHERE document_id = :id OR :id IS NULL";

/* document_id 0: all that there are. */
static bool rows_drop(struct db *db, id document_id, struct err *err)
{
	static const char *const statements[] = { DROP_PIECES, DROP };

	if (!db_begin(db, err))
		return false;
	for (size_t i = 0; i < COUNT_OF(statements); i++) {
		struct query *query = db_query(db, statements[i]);
		query_id(query, ":id", document_id);
		if (!query_run(query, err)) {
			db_rollback(db);
			return false;
		}
	}
	return db_commit(db, err);
}

bool uploads_purge(struct store *store, struct err *err)
{
	static const char ANY[] = "SELECT EXISTS(SELECT 1 FROM document_upload)";

	return query_number(db_query(store->db, ANY), err) == 0 || rows_drop(store->db, 0, err);
}

static void upload_free(struct upload *upload)
{
	seal_digest_free(upload->digest);
	wipe(upload, sizeof(*upload));
	free(upload);
}

void upload_drop(struct seat *seat)
{
	struct upload *upload = seat->upload;
	struct err err = ERR_INIT;

	if (!upload)
		return;
	seat->upload = NULL;
	if (!rows_drop(seat->store->db, upload->document.id, &err))
		log_line("an unfinished document stays until the next start: %s", err.text);
	upload_free(upload);
}

/* ---- it begins ---- */

static int64_t limit_bytes(int64_t mib, int64_t otherwise)
{
	return (mib > 0 ? mib : otherwise) * 1024 * 1024;
}

/* What the household may still have; ERR_LIMIT when that is nothing. */
static bool room_find(struct call *call, struct upload *upload)
{
	static const char USED[] =
		"SELECT coalesce(sum(bytes), 0) AS bytes, count(*) AS number FROM document WHERE household_id = :household"
		" AND erased = 0";
	struct query *query = db_query(call->db, USED);
	char size[DOCUMENT_SIZE_BYTES];

	query_id(query, ":household", upload->document.household_id);
	if (!query_one(query, &call->err))
		return false;
	int64_t most = limit_bytes(call->store->birth.household_mib, DOCUMENT_HOUSEHOLD_MIB);
	upload->room = most - query_get_int(query, "bytes");
	int64_t number = query_get_int(query, "number");
	query_done(query);
	document_size(most, size);
	if (upload->room <= 0)
		return err_set(&call->err, ERR_LIMIT, "Dit dossier is vol: er passen hoogstens %s aan bijlagen in.", size);
	return number < DOCUMENTS_MOST || err_set(&call->err, ERR_LIMIT,
		"Dit dossier is vol: er passen hoogstens %d bijlagen in.", DOCUMENTS_MOST);
}

/* The goal or the decision is of this household. */
static bool place_check(struct call *call, const struct document *document)
{
	static const char GOAL[] = "SELECT EXISTS(SELECT 1 FROM goal g JOIN plan p ON p.id = g.plan_id WHERE g.id = :id"
		" AND p.household_id = :household)";
	static const char DECISION[] =
		"SELECT EXISTS(SELECT 1 FROM decision WHERE id = :id AND household_id = :household)";
	struct query *query;

	if (document->goal_id && document->decision_id)
		return err_set(&call->err, ERR_INPUT, "Een bijlage hoort bij een doel of bij een besluit, niet bij allebei.");
	if (!document->goal_id && !document->decision_id)
		return true;
	query = db_query(call->db, document->goal_id ? GOAL : DECISION);
	query_id(query, ":id", document->goal_id ? document->goal_id : document->decision_id);
	query_id(query, ":household", document->household_id);
	return query_number(query, &call->err) != 0 || row_missing(&call->err, "bijlage.plaats");
}

/* Those who may read a shielded one, named in the request; each can open the dossier as things stand. */
static bool readers_take(struct call *call, struct upload *upload)
{
	static const char WHO[] = "SELECT id FROM employee WHERE username = :username AND disabled = 0";
	const struct ask *ask;

	for (size_t n = 0; (ask = rows_get(&call->in->rows, &ask_record, n)); n++) {
		struct query *query = db_query(call->db, WHO);
		query_text(query, ":username", ask->word);
		id employee_id = query_number(query, &call->err);
		if (n == DOCUMENT_READERS)
			return err_set(&call->err, ERR_LIMIT, "Noem hoogstens %d lezers.", DOCUMENT_READERS);
		if (!employee_id || !household_open_to(call, upload->document.household_id, employee_id))
			return call->err.code == ERR_NONE ? err_set(&call->err, ERR_INPUT,
				"Lezer: %.60s kan dit dossier niet openen.", ask->word) : false;
		upload->readers[upload->reader_count++] = employee_id;
		upload->document.shielded = true;
	}
	return true;
}

static bool begin_check(struct call *call, struct upload *upload)
{
	const struct document *given = call_in(call, &document_record);
	struct document *document = &upload->document;

	record_init(&document_record, document);
	document->household_id = given->household_id;
	document->goal_id = given->goal_id;
	document->decision_id = given->decision_id;
	document->soort = given->soort;
	document->regisseur = given->regisseur;
	document->shielded = given->shielded || given->regisseur;
	document->employee_id = call->actor->employee_id;
	if (!call_may(call, DEED_EDIT, given->household_id) || !household_readable(call, given->household_id) ||
			!text_clean_line(given->naam, "Naam", document->naam, sizeof(document->naam), &call->err) ||
			!document_name_check(document->naam, &call->err))
		return false;
	if (document_named(call, document->household_id, document->naam))
		return rule_refuse_as(&call->err, "bijlage.naam", "Er is al een bijlage «%.100s»", document->naam);
	return place_check(call, document) && readers_take(call, upload) && room_find(call, upload);
}

/* Within the transaction of the caller, as the others that write. */
static bool begin_write(struct call *call, struct upload *upload)
{
	static const char NEW[] =
		"INSERT INTO document_upload(document_id, household_id, at) VALUES (:id, :household, :at)";
	struct query *query = db_query(call->db, NEW);

	upload->document.id = db_next_id(call->db);
	query_id(query, ":id", upload->document.id);
	query_id(query, ":household", upload->document.household_id);
	query_instant(query, ":at", call->now);
	if (!query_run(query, &call->err))
		return false;
	upload->digest = seal_digest_new(upload->key);
	return true;
}

/* In a transaction of its own, when the key is on disk. */
static bool begin_stored(struct call *call, struct upload *upload)
{
	if (!household_key(call->store, upload->document.household_id, true, upload->key, &call->err) ||
			!db_begin(call->db, &call->err))
		return false;
	if (begin_write(call, upload))
		return db_commit(call->db, &call->err);
	db_rollback(call->db);
	return false;
}

bool upload_begin(struct call *call)
{
	struct upload *upload = mem_new(1, sizeof(*upload));

	upload_drop(call->seat);
	if (!begin_check(call, upload) || !begin_stored(call, upload)) {
		upload_free(upload);
		return false;
	}
	call->seat->upload = upload;
	call_out(call, &document_record, &upload->document);
	return true;
}

/* ---- it comes ---- */

static bool size_check(struct call *call, const struct upload *upload, size_t more)
{
	int64_t most = limit_bytes(call->store->birth.document_mib, DOCUMENT_MIB);
	int64_t bytes = upload->document.bytes + (int64_t)more;
	char size[DOCUMENT_SIZE_BYTES];

	if (bytes > most) {
		document_size(most, size);
		return err_set(&call->err, ERR_LIMIT, "Het bestand is te groot: een bijlage is hoogstens %s. Er is niets bewaard.",
			size);
	}
	document_size(upload->room, size);
	return bytes <= upload->room || err_set(&call->err, ERR_LIMIT,
		"Dit dossier raakt vol: er kan nog %s bij. Er is niets bewaard.", size);
}

/* `last`: how many there are is sealed with it. */
static bool piece_write(struct call *call, struct upload *upload, const void *bytes, size_t count, bool last)
{
	static const char NEW[] =
		"INSERT INTO document_piece(document_id, number, sealed) VALUES (:id, :number, :sealed)";
	uint8_t sealed[DOCUMENT_PIECE_BYTES + SEAL_MORE_BYTES];
	struct document *document = &upload->document;
	struct seal_place place = { document->id, document->pieces, last ? document->pieces + 1 : 0 };
	struct query *query;

	if (!size_check(call, upload, count) || !sniff_add(&upload->sniff, bytes, count, &call->err))
		return false;
	if (count)
		seal_digest_add(upload->digest, bytes, count);
	seal_piece(upload->key, &place, count ? bytes : "", count, sealed);
	query = db_query(call->db, NEW);
	query_id(query, ":id", document->id);
	query_int(query, ":number", document->pieces);
	query_blob(query, ":sealed", sealed, count + SEAL_MORE_BYTES);
	if (!query_run(query, &call->err))
		return false;
	document->pieces++;
	document->bytes += (int64_t)count;
	return true;
}

/* What this piece is of; whoever lost the right in between adds nothing more. */
static struct upload *upload_of(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct upload *upload = call->seat->upload;

	if (!upload || upload->document.id != ask->id || upload->ended) {
		err_set(&call->err, ERR_MISSING, "Dit bestand komt niet meer binnen. Er is niets bewaard; begin opnieuw.");
		return NULL;
	}
	if (ask->number != upload->document.pieces) {
		err_set(&call->err, ERR_PROTOCOL, "Een stuk van een bestand komt niet op zijn beurt.");
		return NULL;
	}
	return call_may(call, DEED_EDIT, upload->document.household_id) ? upload : NULL;
}

bool upload_piece(struct call *call)
{
	struct upload *upload = upload_of(call);

	if (!upload)
		return false;
	if (call->in->body.used != DOCUMENT_PIECE_BYTES)
		return err_set(&call->err, ERR_PROTOCOL, "Een stuk van een bestand is niet vol.");
	if (!db_begin(call->db, &call->err))
		return false;
	if (piece_write(call, upload, call->in->body.data, call->in->body.used, false) && db_commit(call->db, &call->err))
		return true;
	if (db_in_transaction(call->db))
		db_rollback(call->db);
	upload->ended = true;
	return false;
}

/* ---- it is whole ---- */

/* The same content is there already, and the actor may know that. */
static bool same_check(struct call *call, const struct document *document, const uint8_t digest[SEAL_DIGEST_BYTES])
{
	static const char SAME[] =
		"SELECT id FROM document WHERE household_id = :household AND digest = :digest AND withdrawn IS NULL ORDER BY id DESC";
	struct query *query = db_query(call->db, SAME);
	struct document same;

	query_id(query, ":household", document->household_id);
	query_blob(query, ":digest", digest, SEAL_DIGEST_BYTES);
	id same_id = query_number(query, &call->err);
	if (call->err.code != ERR_NONE)
		return false;
	if (!same_id)
		return true;
	if (!document_load(call, same_id, &same))
		return false;
	return !same.may_read || rule_refuse_as(&call->err, "bijlage.dubbel", "Dit bestand staat er al als «%.100s»", same.naam);
}

static bool readers_write(struct call *call, const struct upload *upload)
{
	static const char NEW[] = "INSERT INTO document_reader(document_id, employee_id) VALUES (:id, :employee)"
		" ON CONFLICT DO NOTHING";
	size_t count = upload->reader_count + (upload->document.regisseur ? 1 : 0);

	for (size_t i = 0; i < count; i++) {
		struct query *query = db_query(call->db, NEW);
		query_id(query, ":id", upload->document.id);
		query_id(query, ":employee", i < upload->reader_count ? upload->readers[i] : 0);
		if (!query_run(query, &call->err))
			return false;
	}
	return true;
}

static bool document_write(struct call *call, struct upload *upload, const uint8_t digest[SEAL_DIGEST_BYTES])
{
	static const char NEW[] =
		"INSERT INTO document(id, household_id, goal_id, decision_id, naam, soort, type, bytes, pieces, digest, key_id,"
		" at, employee_id, pet, shielded) VALUES (:id, :household_id, :goal_id, :decision_id, :naam, :soort, :type,"
		" :bytes, :pieces, :digest, :household_id, :at, :employee_id, pet_worn(), :shielded)";
	static const char DONE[] = "DELETE FROM document_upload WHERE document_id = :id";
	struct query *query = db_query(call->db, NEW);

	upload->document.at = call->now;
	query_record(query, &document_record, &upload->document);
	query_blob(query, ":digest", digest, SEAL_DIGEST_BYTES);
	if (!query_run(query, &call->err) || !readers_write(call, upload))
		return false;
	query = db_query(call->db, DONE);
	query_id(query, ":id", upload->document.id);
	return query_run(query, &call->err);
}

bool upload_end(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct upload *upload = upload_of(call);
	uint8_t digest[SEAL_DIGEST_BYTES];
	struct document stored;

	if (!upload)
		return false;
	struct document *document = &upload->document;
	upload->ended = true;
	if (!piece_write(call, upload, call->in->body.data, call->in->body.used, true) ||
			!sniff_end(&upload->sniff, &document->type, &call->err))
		return false;
	seal_digest_end(upload->digest, digest);
	upload->digest = NULL;
	if (document_named(call, document->household_id, document->naam))
		return rule_refuse_as(&call->err, "bijlage.naam", "Intussen kwam er een andere bijlage «%.100s»",
			document->naam);
	if ((!ask->flag && !same_check(call, document, digest)) || !document_write(call, upload, digest) ||
			!document_load(call, document->id, &stored))
		return false;
	call_out(call, &document_record, &stored);
	call_about(call, document->household_id, "document", document->id, "%s",
		choice_code(document_kind_choices, document->soort));
	change_note(call, document->household_id, "document", document->id, "");
	return true;
}

bool document_put(struct call *call, const struct document *given, const void *bytes, size_t count)
{
	struct upload *upload = mem_new(1, sizeof(*upload));
	struct document *document = &upload->document;
	uint8_t digest[SEAL_DIGEST_BYTES];
	bool ok;

	*document = *given;
	document->employee_id = call->actor->employee_id;
	upload->room = limit_bytes(call->store->birth.household_mib, DOCUMENT_HOUSEHOLD_MIB);
	ok = document_name_check(document->naam, &call->err) && place_check(call, document) &&
		household_key(call->store, document->household_id, true, upload->key, &call->err) &&
		begin_write(call, upload) && piece_write(call, upload, bytes, count, true) &&
		sniff_end(&upload->sniff, &document->type, &call->err);
	if (ok) {
		seal_digest_end(upload->digest, digest);
		upload->digest = NULL;
		ok = document_write(call, upload, digest);
		call_about(call, document->household_id, "document", document->id, "%s",
			choice_code(document_kind_choices, document->soort));
	}
	upload_free(upload);
	return ok;
}
