/* The chains of proof: appending a line, and walking a whole chain to see that nobody touched it. */
#include "store/audit.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "store/store.h"
#include "vault/vault.h"

#define LINE_COLUMNS \
	"seq, at, employee_id, role, organisation_id, source, act, household_id, kind, object_id, ground, tekst, hash"
#define LINE_VALUES \
	":seq, :at, :employee_id, :role, :organisation_id, :source, :act, :household_id, :kind, :object_id, :ground," \
	" :tekst, :hash"

static const char AUDIT_HEAD[] = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
static const char VIEW_HEAD[] = "SELECT seq, hash FROM view ORDER BY seq DESC LIMIT 1";
static const char AUDIT_ADD[] = "INSERT INTO audit(" LINE_COLUMNS ") VALUES (" LINE_VALUES ")";
static const char VIEW_ADD[] = "INSERT INTO view(" LINE_COLUMNS ") VALUES (" LINE_VALUES ")";
static const char AUDIT_ALL[] = "SELECT " LINE_COLUMNS " FROM audit ORDER BY seq";
static const char VIEW_ALL[] = "SELECT " LINE_COLUMNS " FROM view ORDER BY seq";

/* How many lines there have been: a chain that lost its last ones is found by it. */
static const char AUDIT_COUNT[] = "SELECT next - 1 FROM allocator WHERE name = 'audit'";
static const char VIEW_COUNT[] = "SELECT count FROM view_count";
static const char AUDIT_COUNT_SET[] =
	"INSERT INTO allocator(name, next) VALUES ('audit', :count + 1) ON CONFLICT(name) DO UPDATE SET next = :count + 1";
static const char VIEW_COUNT_SET[] = "UPDATE view_count SET count = :count";

static const struct {
	const char *head, *add, *all, *count, *count_set;
	const char *name;
} chains[] = {
	[CHAIN_AUDIT] = { AUDIT_HEAD, AUDIT_ADD, AUDIT_ALL, AUDIT_COUNT, AUDIT_COUNT_SET, "wijzigingen" },
	[CHAIN_VIEW] = { VIEW_HEAD, VIEW_ADD, VIEW_ALL, VIEW_COUNT, VIEW_COUNT_SET, "inzage" },
};

/* ---- what is hashed: every column with its length, so that no two lines give the same bytes ---- */

static void put_number(struct buf *out, int64_t number)
{
	uint8_t bytes[8];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)((uint64_t)number >> (8 * i));
	buf_add(out, bytes, sizeof(bytes));
}

static void put_text(struct buf *out, const char *text)
{
	put_number(out, text ? (int64_t)strlen(text) : -1);
	if (text)
		buf_text(out, text);
}

static void line_digest(const uint8_t *previous, const struct audit_line *line, uint8_t out[VAULT_DIGEST_BYTES])
{
	struct buf bytes = BUF_INIT;

	put_number(&bytes, line->seq);
	put_number(&bytes, line->at);
	put_number(&bytes, line->employee_id);
	put_text(&bytes, line->role);
	put_number(&bytes, line->organisation_id);
	put_text(&bytes, line->source);
	put_text(&bytes, line->act);
	put_number(&bytes, line->household_id);
	put_text(&bytes, line->kind);
	put_number(&bytes, line->object_id);
	put_text(&bytes, line->ground);
	put_text(&bytes, line->tekst);
	digest_chain(previous, bytes.data, bytes.used, out);
	buf_free(&bytes);
}

static bool wrong(const char *chain, int64_t seq, struct err *err)
{
	return rule_refuse_as(err, "audit.keten", "Het logboek (%s) klopt niet vanaf regel %lld", chain, (long long)seq);
}

/* ---- appending ---- */

struct head {
	int64_t seq;
	uint8_t hash[VAULT_DIGEST_BYTES];
};

/* An empty chain: seq 0. The number of lines that were written must agree, or the last ones are gone. */
static bool head_read(struct db *db, enum chain chain, struct head *head, struct err *err)
{
	struct query *query = db_query(db, chains[chain].head);
	struct err trouble;
	size_t count;

	memset(head, 0, sizeof(*head));
	if (!query_one(query, &trouble)) {
		if (trouble.code != ERR_NONE && err)
			*err = trouble;
		return trouble.code == ERR_NONE;
	}
	head->seq = query_get_int(query, "seq");
	const void *hash = query_get_blob(query, "hash", &count);
	if (count == sizeof(head->hash))
		memcpy(head->hash, hash, count);
	query_done(query);
	return true;
}

static bool head_whole(struct db *db, enum chain chain, const struct head *head, struct err *err)
{
	struct err trouble;
	int64_t count = query_number(db_query(db, chains[chain].count), &trouble);

	if (trouble.code != ERR_NONE) {
		*err = trouble;
		return false;
	}
	return count == head->seq || wrong(chains[chain].name, (count < head->seq ? count : head->seq) + 1, err);
}

static bool count_set(struct db *db, enum chain chain, int64_t count, struct err *err)
{
	struct query *query = db_query(db, chains[chain].count_set);

	query_int(query, ":count", count);
	return query_run(query, err);
}

/* None is always NULL, so that "" in the file is a forgery. */
static void texts_to_null(struct audit_line *line)
{
	const char **texts[] = { &line->role, &line->source, &line->act, &line->kind, &line->ground, &line->tekst };

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		if (*texts[i] && !**texts[i])
			*texts[i] = NULL;
}

bool audit_append(struct db *db, enum chain chain, struct audit_line *line, struct err *err)
{
	struct head head;
	uint8_t hash[VAULT_DIGEST_BYTES];

	if (!head_read(db, chain, &head, err) || !head_whole(db, chain, &head, err))
		return false;
	line->seq = head.seq + 1;
	texts_to_null(line);
	line_digest(head.seq ? head.hash : NULL, line, hash);

	struct query *query = db_query(db, chains[chain].add);
	query_int(query, ":seq", line->seq);
	query_instant(query, ":at", line->at);
	query_id(query, ":employee_id", line->employee_id);
	query_text(query, ":role", line->role);
	query_id(query, ":organisation_id", line->organisation_id);
	query_text(query, ":source", line->source);
	query_text(query, ":act", line->act);
	query_id(query, ":household_id", line->household_id);
	query_text(query, ":kind", line->kind);
	query_id(query, ":object_id", line->object_id);
	query_text(query, ":ground", line->ground);
	query_text(query, ":tekst", line->tekst);
	query_blob(query, ":hash", hash, sizeof(hash));
	return query_run(query, err) && count_set(db, chain, line->seq, err);
}

struct audit_line audit_line_of(const struct call *call, const char *act, char roles[TEXT_LINE_BYTES])
{
	const struct actor *actor = call->actor;

	actor_roles_text(actor, roles);
	return (struct audit_line){ .at = call->now, .employee_id = actor->employee_id, .role = roles,
		.organisation_id = actor->organisation_id, .source = actor->source, .act = act };
}

bool audit_call(struct call *call, const char *act, struct err *err)
{
	char roles[TEXT_LINE_BYTES];
	struct audit_line line = audit_line_of(call, act, roles);

	line.household_id = call->household_id;
	line.kind = call->kind;
	line.object_id = call->object_id;
	line.ground = call->ground;
	line.tekst = call->tekst;
	return audit_append(call->db, CHAIN_AUDIT, &line, err);
}

bool audit_note(struct store *store, const struct audit_line *line, struct err *err)
{
	struct audit_line copy = *line;

	if (!db_begin(store->db, err))
		return false;
	if (audit_append(store->db, CHAIN_AUDIT, &copy, err))
		return db_commit(store->db, err);
	db_rollback(store->db);
	return false;
}

/* ---- walking ---- */

/* A 0 that was written instead of none is another number here. */
static id id_read(struct query *query, const char *column)
{
	id number = query_get_int(query, column);

	return number == 0 && !query_is_null(query, column) ? INT64_MIN : number;
}

static const char *text_read(struct query *query, const char *column)
{
	return query_is_null(query, column) ? NULL : query_get_text(query, column);
}

static void line_read(struct query *query, struct audit_line *line)
{
	line->seq = query_get_int(query, "seq");
	line->at = query_get_int(query, "at");
	line->employee_id = id_read(query, "employee_id");
	line->role = text_read(query, "role");
	line->organisation_id = id_read(query, "organisation_id");
	line->source = text_read(query, "source");
	line->act = text_read(query, "act");
	line->household_id = id_read(query, "household_id");
	line->kind = text_read(query, "kind");
	line->object_id = id_read(query, "object_id");
	line->ground = text_read(query, "ground");
	line->tekst = text_read(query, "tekst");
}

bool audit_verify(struct db *db, enum chain chain, int64_t *count, struct err *err)
{
	struct query *query = db_query(db, chains[chain].all);
	struct head head = { 0 };
	enum query_result result;

	*count = 0;
	while ((result = query_step(query, err)) == QUERY_ROW) {
		struct audit_line line;
		uint8_t hash[VAULT_DIGEST_BYTES];
		size_t bytes;

		line_read(query, &line);
		line_digest(head.seq ? head.hash : NULL, &line, hash);
		const void *stored = query_get_blob(query, "hash", &bytes);
		if (line.seq != head.seq + 1 || bytes != sizeof(hash) || memcmp(stored, hash, sizeof(hash)) != 0) {
			query_done(query);
			return wrong(chains[chain].name, head.seq + 1, err);
		}
		head.seq = line.seq;
		memcpy(head.hash, hash, sizeof(hash));
	}
	*count = head.seq;
	return result == QUERY_DONE && head_whole(db, chain, &head, err);
}
