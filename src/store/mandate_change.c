/*
 * The register changes by a proposal that another person confirms: rows come and rows end, none is altered. A proposal
 * is judged as a whole when it is made, and again when it is confirmed (domain/mandate_check.h).
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/mandate_change.h"
#include "domain/mandate_check.h"
#include "domain/rule.h"
#include "edit_kind.h"
#include "store/door.h"
#include "store/mandate.h"
#include "store/store.h"

#define CHANGE_COLUMNS \
	"SELECT c.*, p.naam AS proposer_naam, a.naam AS answered_naam," \
	" (SELECT count(*) FROM mandate_proposed n WHERE n.change_id = c.id) AS added," \
	" (SELECT count(*) FROM mandate_ended n WHERE n.change_id = c.id) AS ended" \
	" FROM mandate_change c JOIN employee p ON p.id = c.proposer_id LEFT JOIN employee a ON a.id = c.answered_id"

static bool change_load(struct call *call, id change_id, struct mandate_change *out)
{
	static const char CHANGE[] = CHANGE_COLUMNS " WHERE c.id = :id";
	struct query *query = db_query(call->db, CHANGE);

	record_init(&mandate_change_record, out);
	query_id(query, ":id", change_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_MISSING, "Dit voorstel is er niet.");
	query_read(query, &mandate_change_record, out);
	query_done(query);
	return true;
}

/* Everybody who may answer sees it in the register; who is there now hears it. */
static void change_told(struct call *call, const struct mandate_change *change, const char *what)
{
	static const enum role roles[] = { ROLE_FUNCTIONEEL_BEHEERDER, ROLE_MANAGER, ROLE_COLLEGE };

	for (size_t i = 0; i < COUNT_OF(roles); i++)
		ring_role(call, roles[i], 0, "mandate_change", change->id, "Mandaatregister: %s", what);
	change_note(call, 0, "mandate_change", change->id, "");
}

/* ---- the register as it stands, and judging ---- */

struct book {
	struct mandate *rows;
	size_t count;
	struct rung *rungs;
	size_t rung_count;
	struct provision_kind *kinds;
	size_t kind_count;
};

static void book_free(struct book *book)
{
	free(book->rows);
	free(book->rungs);
	free(book->kinds);
}

/* The rows that hold after `on`, and what they are judged with. */
static bool book_load(struct call *call, day on, struct book *book)
{
	static const char STANDING[] =
		"SELECT * FROM mandate WHERE (until IS NULL OR until > :day) AND (revoked IS NULL OR revoked > :day)"
		" ORDER BY trede, id";
	static const char KINDS[] = "SELECT * FROM provision_kind ORDER BY wet, productcategorie, id";
	struct query *query = db_query(call->db, STANDING);

	*book = (struct book){ 0 };
	query_day(query, ":day", on);
	return query_array(query, &mandate_record, &book->rows, &book->count, &call->err) &&
		query_array(db_query(call->db, rungs_as_they_are), &rung_record, &book->rungs, &book->rung_count, &call->err) &&
		query_array(db_query(call->db, KINDS), &provision_kind_record, &book->kinds, &book->kind_count, &call->err);
}

static size_t book_judge(const struct book *book, const struct mandate *rows, size_t count, day on,
	void (*found)(void *arg, const struct mandate_finding *finding), void *arg)
{
	return mandate_check(&(struct mandate_register){
		.mandates = rows, .mandate_count = count, .rungs = book->rungs, .rung_count = book->rung_count,
		.kinds = book->kinds, .kind_count = book->kind_count, .on = on,
	}, found, arg);
}

/* Works for another employer than the municipality: such a mandate counts with the consents of Awb 10:4 only. */
static bool of_other_employer(struct call *call, id employee_id)
{
	static const char OTHER[] = "SELECT o.kind <> 'gemeente' FROM employee e JOIN organisation o"
		" ON o.id = e.organisation_id WHERE e.id = :id";
	struct query *query = db_query(call->db, OTHER);

	query_id(query, ":id", employee_id);
	return query_number(query, &call->err) != 0;
}

/* The rows of the request; parent_id names one of them. Whether consent is needed, says the employer. Caller frees. */
static struct mandate *rows_given(struct call *call, size_t *count)
{
	struct mandate *rows;

	*count = rows_count(&call->in->rows, &mandate_record);
	rows = mem_grow(NULL, *count + 1, sizeof(*rows));
	for (size_t i = 0; i < *count; i++) {
		rows[i] = *(const struct mandate *)rows_get(&call->in->rows, &mandate_record, i);
		if (rows[i].holder == HOLDER_EMPLOYEE && of_other_employer(call, rows[i].employee_id))
			rows[i].needs_consent = true;
	}
	return rows;
}

static void finding_answer(void *arg, const struct mandate_finding *finding)
{
	call_out((struct call *)arg, &mandate_finding_record, finding);
}

static bool check_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	day on = ask->day == DAY_NONE ? call->today : ask->day;
	struct book book;
	size_t count;
	struct mandate *rows = rows_given(call, &count);
	bool ok = book_load(call, on, &book);

	if (ok)
		book_judge(&book, count ? rows : book.rows, count ? count : book.count, on, finding_answer, call);
	book_free(&book);
	free(rows);
	return ok;
}

/* ---- proposing ---- */

/* What a proposed row is, once compared with the register: a number above 0 is the standing row that it equals. */
enum { MATCH_UNKNOWN = 0, MATCH_NEW = -1 };

static size_t index_of(const struct mandate *rows, size_t count, id mandate_id)
{
	size_t i = 0;

	while (i < count && rows[i].id != mandate_id)
		i++;
	return i;
}

/* Every row is compared once its parent was; circles were refused before. */
static id *rows_match(const struct book *book, const struct mandate *rows, size_t count)
{
	id *match = mem_grow(NULL, count + 1, sizeof(*match));
	bool *taken = mem_grow(NULL, book->count + 1, sizeof(*taken));

	memset(match, 0, (count + 1) * sizeof(*match));
	memset(taken, 0, (book->count + 1) * sizeof(*taken));
	for (size_t pass = 0; pass < count; pass++)
		for (size_t i = 0; i < count; i++) {
			struct mandate row = rows[i];
			id above = row.parent_id ? match[index_of(rows, count, row.parent_id)] : 0;

			if (match[i] != MATCH_UNKNOWN || (row.parent_id && above == MATCH_UNKNOWN))
				continue;
			match[i] = MATCH_NEW;
			row.parent_id = above;
			for (size_t n = 0; n < book->count && above >= 0 && match[i] == MATCH_NEW; n++)
				if (!taken[n] && mandate_same(&row, &book->rows[n])) {
					taken[n] = true;
					match[i] = book->rows[n].id;
				}
		}
	free(taken);
	return match;
}

static bool ended_add(struct call *call, id change_id, id mandate_id)
{
	static const char ENDED_ADD[] =
		"INSERT INTO mandate_ended(change_id, mandate_id) VALUES (:change_id, :mandate_id)";
	struct query *query = db_query(call->db, ENDED_ADD);

	query_id(query, ":change_id", change_id);
	query_id(query, ":mandate_id", mandate_id);
	return query_run(query, &call->err);
}

static bool proposed_add(struct call *call, id change_id, size_t seq, const struct mandate *row, id parent_id,
	size_t parent_seq)
{
	static const char PROPOSED_ADD[] =
		"INSERT INTO mandate_proposed(change_id, seq, parent_seq, parent_id, trede, soort, holder, role, employee_id,"
		" wet, categorieen, lijn, only_spoed, per_besluit, cum_huishouden, duur_dagen, duur_maanden, vier_ogen_vanaf,"
		" consent_holder, consent_employer, needs_consent, sub_allowed, \"from\", until, document, mandaatgever)"
		" VALUES (:change_id, :seq, :parent_seq, :parent, :trede, :soort, :holder, :role, :employee_id, :wet,"
		" :categorieen, :lijn, :only_spoed, :per_besluit, :cum_huishouden, :duur_dagen, :duur_maanden,"
		" :vier_ogen_vanaf, :consent_holder, :consent_employer, :needs_consent, :sub_allowed, :from, :until,"
		" :document, :mandaatgever)";
	struct query *query = db_query(call->db, PROPOSED_ADD);

	query_record(query, &mandate_record, row);
	query_id(query, ":change_id", change_id);
	query_int(query, ":seq", (int64_t)seq);
	query_id(query, ":parent_seq", (id)parent_seq);
	query_id(query, ":parent", parent_id);
	return query_run(query, &call->err);
}

/* Those that are new, parents first: a row goes once its parent has its place. */
static bool new_rows_add(struct call *call, id change_id, const struct mandate *rows, size_t count, const id *match)
{
	size_t *place = mem_grow(NULL, count + 1, sizeof(*place)), seq = 0;
	bool ok = true;

	memset(place, 0, (count + 1) * sizeof(*place));
	for (size_t pass = 0; pass < count && ok; pass++)
		for (size_t i = 0; i < count && ok; i++) {
			size_t above = rows[i].parent_id ? index_of(rows, count, rows[i].parent_id) : count;
			bool above_new = above < count && match[above] == MATCH_NEW;

			if (match[i] != MATCH_NEW || place[i] || (above_new && !place[above]))
				continue;
			place[i] = ++seq;
			ok = proposed_add(call, change_id, seq, &rows[i], above < count && !above_new ? match[above] : 0,
				above_new ? place[above] : 0);
		}
	free(place);
	return ok;
}

static bool change_add(struct call *call, struct mandate_change *change)
{
	static const char CHANGE_ADD[] =
		"INSERT INTO mandate_change(id, day, reason, proposer_id, proposed, base, state)"
		" VALUES (:id, :day, :reason, :proposer_id, :proposed,"
		" (SELECT count(*) FROM mandate_change WHERE state = 'vastgesteld'), :state)";
	static const char OPEN[] = "SELECT id FROM mandate_change WHERE state = 'voorgesteld'";
	struct query *query;
	id open = query_number(db_query(call->db, OPEN), &call->err);

	if (open)
		return rule_refuse(&call->err, "register.open");
	if (!*change->reason)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom het register verandert.");
	if (change->day < call->today)
		return err_set(&call->err, ERR_INPUT, "Ingang: een dag die voorbij is, kan niet.");
	change->id = db_next_id(call->db);
	change->proposer_id = call->actor->employee_id;
	change->proposed = call->now;
	query = db_query(call->db, CHANGE_ADD);
	query_record(query, &mandate_change_record, change);
	return query_run(query, &call->err);
}

static void finding_first(void *arg, const struct mandate_finding *finding)
{
	struct err *err = arg;

	if (finding->error && err->code == ERR_NONE && finding->mandate_id)
		rule_refuse_as(err, "register.fout", "Regel %lld: %.250s", (long long)finding->mandate_id, finding->tekst);
	else if (finding->error && err->code == ERR_NONE)
		rule_refuse_as(err, "register.fout", "%.250s", finding->tekst);
}

/* A whole register in place of the one that stands. */
static bool whole_propose(struct call *call, const struct book *book, struct mandate_change *change)
{
	size_t count;
	struct mandate *rows = rows_given(call, &count);
	id *match = NULL;
	bool ok = count > 0 || err_set(&call->err, ERR_INPUT, "Het bestand heeft geen mandaten.");

	for (size_t i = 0; i < count; i++)
		if (rows[i].from != DAY_NONE && rows[i].from < change->day)
			rows[i].from = change->day;
	ok = ok && book_judge(book, rows, count, change->day, finding_first, &call->err) == 0 && change_add(call, change);
	if (ok) {
		match = rows_match(book, rows, count);
		ok = new_rows_add(call, change->id, rows, count, match);
	}
	for (size_t n = 0; n < book->count && ok; n++) {
		bool stays = false;

		for (size_t i = 0; i < count && !stays; i++)
			stays = match[i] == book->rows[n].id;
		ok = stays || ended_add(call, change->id, book->rows[n].id);
	}
	free(match);
	free(rows);
	return ok;
}

/* One mandate ends (Awb 10:8); what rests on it ends with it, by the rule. */
static bool end_propose(struct call *call, const struct book *book, id mandate_id, struct mandate_change *change)
{
	if (index_of(book->rows, book->count, mandate_id) == book->count)
		return err_set(&call->err, ERR_MISSING, "Mandaat %lld is er niet, of is al beëindigd.", (long long)mandate_id);
	return change_add(call, change) && ended_add(call, change->id, mandate_id);
}

static bool propose_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct mandate_change change;
	struct book book;
	bool ok;

	record_init(&mandate_change_record, &change);
	change.day = ask->day == DAY_NONE ? call->today : ask->day;
	memcpy(change.reason, ask->word, sizeof(change.reason));
	ok = book_load(call, change.day, &book) &&
		(ask->id ? end_propose(call, &book, ask->id, &change) : whole_propose(call, &book, &change)) &&
		change_load(call, change.id, &change);
	book_free(&book);
	if (ok && change.added + change.ended == 0)
		ok = rule_refuse(&call->err, "register.gelijk");
	if (!ok)
		return false;
	change_told(call, &change, "een voorstel wacht op bevestiging");
	call_about(call, 0, "mandate_change", change.id, "voorstel: %lld erbij, %lld eraf: %.400s", (long long)change.added,
		(long long)change.ended, change.reason);
	call_out(call, &mandate_change_record, &change);
	return true;
}

/* ---- reading ---- */

static bool list_handle(struct call *call)
{
	static const char ALL[] = CHANGE_COLUMNS " ORDER BY c.state <> 'voorgesteld', c.id DESC LIMIT 200";
	static const char COMING[] =
		"SELECT p.*, c.day AS \"from\", " MANDATE_EMPLOYEE("p") " FROM mandate_proposed p JOIN mandate_change c ON c.id = p.change_id"
		" WHERE p.change_id = :id ORDER BY p.trede, p.seq";
	static const char ENDING[] =
		"SELECT m.*, " MANDATE_EMPLOYEE("m") " FROM mandate m JOIN mandate_ended e ON e.mandate_id = m.id WHERE e.change_id = :id"
		" ORDER BY m.trede, m.id";
	const struct ask *ask = call_in(call, &ask_record);
	struct mandate_change change;
	struct query *query;

	if (!ask->id)
		return rows_answer(call, db_query(call->db, ALL), &mandate_change_record);
	if (!change_load(call, ask->id, &change))
		return false;
	call_out(call, &mandate_change_record, &change);
	query = db_query(call->db, COMING);
	query_id(query, ":id", ask->id);
	if (!rows_answer(call, query, &mandate_record))
		return false;
	query = db_query(call->db, ENDING);
	query_id(query, ":id", ask->id);
	return rows_answer(call, query, &mandate_record);
}

/* ---- confirming ---- */

static bool row_end(struct call *call, const struct mandate_change *change, day on)
{
	static const char END[] =
		"UPDATE mandate SET revoked = :day WHERE id IN (SELECT mandate_id FROM mandate_ended WHERE change_id = :id)"
		" AND (revoked IS NULL OR revoked > :day)";
	struct query *query = db_query(call->db, END);

	query_id(query, ":id", change->id);
	query_day(query, ":day", on);
	return query_run(query, &call->err);
}

static bool row_begin(struct call *call, const struct mandate_change *change, int64_t seq, id mandate_id, id parent_id,
	day on)
{
	static const char BEGIN_ROW[] =
		"INSERT INTO mandate(id, trede, soort, holder, role, employee_id, wet, categorieen, lijn, only_spoed,"
		" per_besluit, cum_huishouden, duur_dagen, duur_maanden, vier_ogen_vanaf, consent_holder, consent_employer,"
		" needs_consent, sub_allowed, parent_id, \"from\", until, document, mandaatgever, change_id, change_seq)"
		" SELECT :mandate_id, trede, soort, holder, role, employee_id, wet, categorieen, lijn, only_spoed,"
		" per_besluit, cum_huishouden, duur_dagen, duur_maanden, vier_ogen_vanaf, consent_holder, consent_employer,"
		" needs_consent, sub_allowed, coalesce(:parent_id, parent_id), max(\"from\", :day), until, document,"
		" mandaatgever, change_id, seq FROM mandate_proposed WHERE change_id = :id AND seq = :seq";
	struct query *query = db_query(call->db, BEGIN_ROW);

	query_id(query, ":mandate_id", mandate_id);
	query_id(query, ":parent_id", parent_id);
	query_day(query, ":day", on);
	query_id(query, ":id", change->id);
	query_int(query, ":seq", seq);
	return query_run(query, &call->err);
}

static bool rows_begin(struct call *call, const struct mandate_change *change, day on)
{
	static const char PARENT[] = "SELECT parent_seq FROM mandate_proposed WHERE change_id = :id AND seq = :seq";
	id *numbers = mem_grow(NULL, (size_t)change->added + 1, sizeof(*numbers));
	bool ok = true;

	numbers[0] = 0;
	for (int64_t seq = 1; seq <= change->added && ok; seq++) {
		struct query *query = db_query(call->db, PARENT);
		int64_t above;

		query_id(query, ":id", change->id);
		query_int(query, ":seq", seq);
		above = query_number(query, &call->err);
		numbers[seq] = db_next_id(call->db);
		ok = above < seq && row_begin(call, change, seq, numbers[seq], numbers[above], on);
	}
	free(numbers);
	return ok;
}

/* Nobody widens the own power. */
static bool holds_of(struct call *call, const struct mandate_change *change)
{
	static const char HOLDS[] =
		"SELECT EXISTS(SELECT 1 FROM mandate_proposed p WHERE p.change_id = :id AND (p.employee_id = :employee"
		" OR p.role IN (SELECT a.role FROM role_assignment a WHERE a.employee_id = :employee AND a.\"from\" <= :today"
		" AND (a.until IS NULL OR a.until > :today))))";
	struct query *query = db_query(call->db, HOLDS);

	query_id(query, ":id", change->id);
	query_id(query, ":employee", call->actor->employee_id);
	query_day(query, ":today", call->today);
	return query_number(query, &call->err) != 0;
}

bool mandate_change_confirmable(struct call *call, id change_id)
{
	struct mandate_change change;

	return change_load(call, change_id, &change) && change.state == REGISTER_PROPOSED &&
		change.proposer_id != call->actor->employee_id && call_may(call, DEED_CONFIRM, 0) && !holds_of(call, &change);
}

static bool base_stands(struct call *call, const struct mandate_change *change)
{
	static const char BASE[] =
		"SELECT base = (SELECT count(*) FROM mandate_change WHERE state = 'vastgesteld') FROM mandate_change"
		" WHERE id = :id";
	struct query *query = db_query(call->db, BASE);

	query_id(query, ":id", change->id);
	return query_number(query, &call->err) != 0;
}

static bool confirm_check(struct call *call, const struct mandate_change *change)
{
	if (change->proposer_id == call->actor->employee_id)
		return rule_refuse(&call->err, "register.zelf");
	if (holds_of(call, change))
		return rule_refuse(&call->err, "register.houder");
	if (!base_stands(call, change))
		return err_set(&call->err, ERR_STALE, "Een collega heeft het register intussen gewijzigd (Awb 10:5). Er is niets bevestigd: doe het voorstel opnieuw.");
	return call->err.code == ERR_NONE;
}

static bool change_answer(struct call *call, struct mandate_change *change, enum register_state state, const char *why)
{
	static const char ANSWER[] =
		"UPDATE mandate_change SET state = :state, answered_id = :answered_id, answered = :answered, answer = :answer"
		" WHERE id = :id AND state = 'voorgesteld'";
	struct query *query;

	change->state = state;
	change->answered_id = call->actor->employee_id;
	change->answered = call->now;
	memcpy(change->answer, why, sizeof(change->answer));
	query = db_query(call->db, ANSWER);
	query_record(query, &mandate_change_record, change);
	return query_run(query, &call->err);
}

/* As it stands now, in this transaction. A mandate that only ends may leave a hole: that is always allowed (Awb 10:8). */
static bool still_sound(struct call *call, const struct mandate_change *change, day on)
{
	struct book book;
	bool ok = change->added == 0;

	if (ok)
		return true;
	ok = book_load(call, on, &book) && book_judge(&book, book.rows, book.count, on, finding_first, &call->err) == 0;
	book_free(&book);
	return ok;
}

static bool change_confirm(struct call *call, struct mandate_change *change, const char *why)
{
	day on = change->day > call->today ? change->day : call->today;

	if (!confirm_check(call, change) || !change_answer(call, change, REGISTER_CONFIRMED, why) ||
			!row_end(call, change, on) || !rows_begin(call, change, on) || !still_sound(call, change, on))
		return false;
	change_note(call, 0, "mandate", change->id, "");
	mandate_recheck_soon(call->store);
	return call->err.code == ERR_NONE;
}

static bool change_refuse(struct call *call, struct mandate_change *change, const char *why)
{
	bool own = change->proposer_id == call->actor->employee_id;

	if (!*why)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom dit voorstel niet doorgaat.");
	return change_answer(call, change, own ? REGISTER_WITHDRAWN : REGISTER_REFUSED, why);
}

static bool answer_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct mandate_change change;

	if (!change_load(call, ask->id, &change))
		return false;
	if (change.state != REGISTER_PROPOSED)
		return stale_deed(call, 0, "mandate_change", change.id, "dit voorstel");
	if (!(ask->flag ? change_confirm(call, &change, ask->word) : change_refuse(call, &change, ask->word)) ||
			!change_load(call, ask->id, &change))
		return false;
	change_told(call, &change, choice_label(register_state_choices, change.state));
	call_about(call, 0, "mandate_change", change.id, "%s: %.400s", choice_code(register_state_choices, change.state),
		*change.answer ? change.answer : change.reason);
	call_out(call, &mandate_change_record, &change);
	return true;
}

const struct door_row mandate_change_doors[] = {
	{ REQ_MANDATE_CHECK, PHASE_USER, DEED_MANDATE_READ, NULL, check_handle },
	{ REQ_MANDATE_CHANGES, PHASE_USER, DEED_MANDATE_READ, NULL, list_handle },
	{ REQ_MANDATE_PROPOSE, PHASE_USER, DEED_REGISTER, "register-voorstel", propose_handle },
	{ REQ_MANDATE_ANSWER, PHASE_USER, DEED_CONFIRM, "register-antwoord", answer_handle },
	{ 0 }
};
