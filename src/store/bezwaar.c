/* The register of bezwaar: who may write in, handle and decide, its numbers, and its term. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "decision_inside.h"
#include "exclusion_inside.h"
#include "household_inside.h"
#include "legal_inside.h"
#include "store/door.h"

/* ---- rights ---- */

/* A rung above the one that decided; the highest decides about its own, by somebody else. */
static bool rung_above(struct call *call, const struct decision *decision)
{
	static const char TREDE[] = "SELECT trede FROM rung WHERE role = :role";
	int64_t needed = decision->trede < MANDATE_TREDE_MAX ? decision->trede + 1 : MANDATE_TREDE_MAX;

	for (size_t i = 0; i < COUNT_OF(call->actor->roles) && call->actor->roles[i] != ROLE_NONE; i++) {
		struct query *query = db_query(call->db, TREDE);

		query_text(query, ":role", choice_code(role_choices, call->actor->roles[i]));
		if (query_number(query, &call->err) >= needed)
			return true;
	}
	return false;
}

static bool bezwaar_may_read(struct call *call, const struct bezwaar *bezwaar)
{
	return legal_may(call, DEED_DECISIONS, bezwaar->household_id) || legal_may(call, DEED_OBJECTION, bezwaar->household_id) ||
		legal_may(call, DEED_OBJECTION_DECIDE, bezwaar->household_id);
}

static bool rights_fill(struct call *call, struct bezwaar *bezwaar, const struct decision *decision)
{
	id me = call->actor->employee_id;
	bool hand = bezwaar_had_a_hand(decision, me);

	bezwaar->may_write = !hand && (legal_may(call, DEED_OBJECTION, bezwaar->household_id) ||
		(bezwaar->behandelaar_id == me && legal_may(call, DEED_DECISIONS, bezwaar->household_id)));
	bezwaar->may_decide = !hand && legal_may(call, DEED_OBJECTION_DECIDE, bezwaar->household_id) && rung_above(call, decision);
	return call->err.code == ERR_NONE;
}

/* ---- reading ---- */

#define BEZWAAR_COLUMNS \
	"SELECT b.*, h.huishoudnummer, h.naam AS household_naam, coalesce(p.naam, 'besluit') AS besluit_naam, d.bezwaar_tot," \
	" x.naam AS behandelaar_naam, y.naam AS beslisser_naam FROM bezwaar b JOIN household h ON h.id = b.household_id" \
	" JOIN decision d ON d.id = b.decision_id LEFT JOIN provision_kind p ON p.id = d.provision_kind_id" \
	" LEFT JOIN employee x ON x.id = b.behandelaar_id LEFT JOIN employee y ON y.id = b.beslisser_id"

bool bezwaar_load(struct call *call, id bezwaar_id, struct bezwaar *out)
{
	static const char ONE[] = BEZWAAR_COLUMNS " WHERE b.id = :id";
	struct query *query = db_query(call->db, ONE);

	record_init(&bezwaar_record, out);
	query_id(query, ":id", bezwaar_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "register.geen");
	query_read(query, &bezwaar_record, out);
	query_done(query);
	if (bezwaar_may_read(call, out))
		return true;
	record_clear(&bezwaar_record, out);
	return rule_missing(&call->err, "register.geen");
}

/* With the decision that it is about: who decides must be able to read that too. */
static bool bezwaar_answer(struct call *call, id bezwaar_id)
{
	struct bezwaar *bezwaar = rows_new(&call->out->rows, &bezwaar_record);
	struct decision decision;
	bool ok;

	if (!bezwaar_load(call, bezwaar_id, bezwaar))
		return false;
	ok = decision_load(call, bezwaar->decision_id, &decision) && rights_fill(call, bezwaar, &decision);
	legal_hide(call, bezwaar->household_id, bezwaar->huishoudnummer, bezwaar->household_naam);
	if (ok)
		call_out(call, &decision_record, &decision);
	record_clear(&decision_record, &decision);
	return ok;
}

static bool bezwaar_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	const struct bezwaar *bezwaar;

	if (!bezwaar_answer(call, ask->id))
		return false;
	bezwaar = rows_first(&call->out->rows, &bezwaar_record);
	view_note(call, "lees", bezwaar->household_id, "bezwaar", bezwaar->id, NULL);
	return true;
}

bool bezwaar_lines(struct call *call, id household_id)
{
	static const char LINES[] =
		"SELECT 'bezwaar' AS kind, b.id AS object_id, b.household_id, h.huishoudnummer, h.naam AS household_naam, b.nummer,"
		" b.indiener AS wie, b.uitkomst AS stand, b.ontvangen, b.uiterlijk, b.beslist IS NULL AS open, b.behandelaar_id"
		" FROM bezwaar b JOIN household h ON h.id = b.household_id WHERE b.household_id = :household"
		" OR (:household IS NULL AND (b.beslist IS NULL OR b.ontvangen > date(:today, '-2 years')))"
		" ORDER BY b.beslist IS NOT NULL, b.uiterlijk, b.id LIMIT 500";
	struct query *query = db_query(call->db, LINES);
	struct rows found = ROWS_INIT;
	enum query_result result;

	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct register_line *line = rows_new(&found, &register_line_record);
		int uitkomst = BEZWAAR_OPEN;

		query_read(query, &register_line_record, line);
		choice_value(bezwaar_uitkomst_choices, line->stand, &uitkomst);
		snprintf(line->stand, sizeof(line->stand), "%s", line->open && query_is_null(query, "behandelaar_id")
			? "nog geen behandelaar" : choice_label(bezwaar_uitkomst_choices, uitkomst));
	}
	for (size_t i = 0; i < found.count; i++) {
		struct register_line *line = found.row[i].data;
		struct bezwaar probe = { .household_id = line->household_id };

		if (!bezwaar_may_read(call, &probe))
			continue;
		legal_hide(call, line->household_id, line->huishoudnummer, line->household_naam);
		call_out(call, &register_line_record, line);
	}
	rows_free(&found);
	return result == QUERY_DONE;
}

/* ---- as a term ---- */

bool legal_bezwaar_read(struct call *call, const struct legal_term *term)
{
	struct bezwaar probe = { .household_id = term->household_id };

	return bezwaar_may_read(call, &probe);
}

bool legal_bezwaar_write(struct call *call, const struct legal_term *term)
{
	struct bezwaar bezwaar;
	struct decision decision;
	bool may;

	if (!bezwaar_load(call, term->object_id, &bezwaar))
		return false;
	may = decision_load(call, bezwaar.decision_id, &decision) && rights_fill(call, &bezwaar, &decision) && bezwaar.may_write;
	record_clear(&decision_record, &decision);
	record_clear(&bezwaar_record, &bezwaar);
	return may;
}

/* ---- saving ---- */

static const char ADD[] =
	"INSERT INTO bezwaar(id, nummer, household_id, decision_id, indiener, ontvangen, verzonden, gronden, op_tijd,"
	" verschoonbaar, te_laat_reden, commissie, hoorzitting, niet_gehoord, advies, ingeschreven_id, behandelaar_id, van, uiterlijk,"
	" uitkomst, motivering) VALUES (:id, :nummer, :household_id, :decision_id, :indiener, :ontvangen, :verzonden, :gronden,"
	" :op_tijd, :verschoonbaar, :te_laat_reden, :commissie, :hoorzitting, :niet_gehoord, :advies, :ingeschreven_id,"
	" :behandelaar_id, :van, :uiterlijk, :uitkomst, :motivering)";
static const char CHANGE[] =
	"UPDATE bezwaar SET gronden = :gronden, verschoonbaar = :verschoonbaar, te_laat_reden = :te_laat_reden,"
	" commissie = :commissie, hoorzitting = :hoorzitting, niet_gehoord = :niet_gehoord, advies = :advies,"
	" behandelaar_id = :behandelaar_id, uiterlijk = :uiterlijk, uitkomst = :uitkomst, motivering = :motivering,"
	" beslisser_id = :beslisser_id, beslist = :beslist, bekendgemaakt = :bekendgemaakt, version = version + 1 WHERE id = :id";

/* Somebody who may read it, and was not there when it was decided (the rule says that). */
static bool handler_fits(struct call *call, const struct bezwaar *bezwaar)
{
	struct actor handler;

	if (bezwaar->behandelaar_id && exclusion_forbids(call, bezwaar->household_id, bezwaar->behandelaar_id))
		return false;
	if (!bezwaar->behandelaar_id || (actor_load(call->db, bezwaar->behandelaar_id, call->today, &handler) &&
			(actor_has(&handler, ROLE_BACKOFFICE) || actor_has(&handler, ROLE_MANAGER) ||
			household_open_to(call, bezwaar->household_id, bezwaar->behandelaar_id))))
		return true;
	return err_set(&call->err, ERR_INPUT, "Behandelaar: kies iemand van backoffice, of iemand die dit dossier mag openen.");
}

static void bezwaar_tell(struct call *call, const struct bezwaar *before, const struct bezwaar *bezwaar)
{
	call_about(call, bezwaar->household_id, "bezwaar", bezwaar->id, "%s: %s", bezwaar->nummer,
		choice_label(bezwaar_uitkomst_choices, bezwaar->uitkomst));
	if (!before)
		ring_role(call, ROLE_BACKOFFICE, 0, "bezwaar", bezwaar->id, "Nieuw bezwaar %s.", bezwaar->nummer);
	if (bezwaar->behandelaar_id && (!before || before->behandelaar_id != bezwaar->behandelaar_id) &&
			bezwaar->behandelaar_id != call->actor->employee_id)
		ring_employee(call, bezwaar->behandelaar_id, 0, "bezwaar", bezwaar->id, "U behandelt bezwaar %s.", bezwaar->nummer);
	change_note(call, bezwaar->household_id, "bezwaar", bezwaar->id, "");
}

static bool bezwaar_store(struct call *call, const struct bezwaar *before, struct bezwaar *bezwaar,
	const struct decision *decision)
{
	enum term term = bezwaar->commissie ? TERM_BEZWAAR_COMMISSIE : TERM_BEZWAAR_BESLUIT;
	struct query *query;

	if (!bezwaar_check(before, bezwaar, decision, call->today, &call->err) || !handler_fits(call, bezwaar))
		return false;
	if (!before || before->uitkomst == BEZWAAR_OPEN) {
		if (!legal_due(call, TERM_OF_BEZWAAR, before ? bezwaar->id : 0, term, bezwaar->van, &bezwaar->uiterlijk))
			return false;
	} else {
		bezwaar->uiterlijk = before->uiterlijk;
	}
	query = db_query(call->db, before ? CHANGE : ADD);
	query_record(query, &bezwaar_record, bezwaar);
	if (!query_run(query, &call->err))
		return false;
	bezwaar_tell(call, before, bezwaar);
	return caseload_told(call, bezwaar->household_id) && bezwaar_answer(call, bezwaar->id);
}

/* What came in stays as it came in; who gives the outcome is who decides, today. */
static void bezwaar_keep(const struct bezwaar *before, struct bezwaar *bezwaar)
{
	memcpy(bezwaar->nummer, before->nummer, sizeof(bezwaar->nummer));
	memcpy(bezwaar->indiener, before->indiener, sizeof(bezwaar->indiener));
	bezwaar->household_id = before->household_id;
	bezwaar->decision_id = before->decision_id;
	bezwaar->ontvangen = before->ontvangen;
	bezwaar->verzonden = before->verzonden;
	bezwaar->op_tijd = before->op_tijd;
	bezwaar->ingeschreven_id = before->ingeschreven_id;
	bezwaar->van = before->van;
	bezwaar->beslisser_id = before->beslisser_id;
	bezwaar->beslist = before->beslist;
}

static bool bezwaar_decides(struct call *call, const struct bezwaar *before, struct bezwaar *bezwaar,
	const struct decision *decision)
{
	if (before->uitkomst == bezwaar->uitkomst || before->uitkomst != BEZWAAR_OPEN)
		return true;
	bezwaar->beslist = call->today;
	if (bezwaar->uitkomst == BEZWAAR_INGETROKKEN)
		return true;
	bezwaar->beslisser_id = call->actor->employee_id;
	if (!bezwaar_had_a_hand(decision, call->actor->employee_id) && !before->may_decide)
		return rule_refuse_as(&call->err, "bezwaar.trede", "Uitkomst: op dit bezwaar beslist iemand een trede hoger dan wie het besluit nam (trede %lld)", (long long)decision->trede);
	return true;
}

static bool bezwaar_change(struct call *call, struct bezwaar *bezwaar)
{
	struct bezwaar before;
	struct decision decision;
	bool ok;

	if (!bezwaar_load(call, bezwaar->id, &before))
		return false;
	ok = decision_load(call, before.decision_id, &decision) && rights_fill(call, &before, &decision);
	if (ok && bezwaar_had_a_hand(&decision, call->actor->employee_id))
		ok = rule_refuse_as(&call->err, "bezwaar.10:3", "U vroeg, nam of bekeek dit besluit: een ander behandelt het bezwaar en beslist erop");
	if (ok && !before.may_write && !before.may_decide)
		ok = rule_refuse(&call->err, "bezwaar.behandelaar");
	if (ok && before.version != bezwaar->version) {
		ok = bezwaar_answer(call, bezwaar->id) &&
			stale_text(call, before.household_id, "bezwaar", bezwaar->id, "dit bezwaar");
	} else if (ok) {
		bezwaar_keep(&before, bezwaar);
		ok = bezwaar_decides(call, &before, bezwaar, &decision) && bezwaar_store(call, &before, bezwaar, &decision);
	}
	record_clear(&decision_record, &decision);
	record_clear(&bezwaar_record, &before);
	return ok;
}

static bool bezwaar_new(struct call *call, struct bezwaar *bezwaar)
{
	static const char COUNT[] = "SELECT count(*) FROM bezwaar WHERE nummer LIKE :begin || '%'";
	struct decision decision;
	bool ok;

	if (!bezwaar->decision_id)
		return err_set(&call->err, ERR_INPUT, "Tegen welk besluit: dit moet ingevuld zijn.");
	ok = decision_load(call, bezwaar->decision_id, &decision);
	if (ok && !register_may_start(call, DEED_OBJECTION, decision.household_id))
		ok = rule_missing(&call->err, "besluit.geen");
	if (ok) {
		bezwaar->id = db_next_id(call->db);
		bezwaar->household_id = decision.household_id;
		bezwaar->ingeschreven_id = call->actor->employee_id;
		bezwaar->op_tijd = bezwaar_in_time(decision.bezwaar_tot, bezwaar->ontvangen, bezwaar->verzonden);
		bezwaar->van = bezwaar_counts_from(decision.bezwaar_tot, bezwaar->ontvangen, bezwaar->op_tijd);
		bezwaar->uitkomst = BEZWAAR_OPEN;
		bezwaar->beslisser_id = 0;
		bezwaar->beslist = bezwaar->bekendgemaakt = DAY_NONE;
		register_nummer(call, 'B', COUNT, bezwaar->nummer);
		ok = bezwaar_store(call, NULL, bezwaar, &decision);
	}
	record_clear(&decision_record, &decision);
	return ok;
}

static bool bezwaar_save(struct call *call)
{
	struct bezwaar bezwaar = *(const struct bezwaar *)call_in(call, &bezwaar_record);	/* texts borrowed */

	return bezwaar.id ? bezwaar_change(call, &bezwaar) : bezwaar_new(call, &bezwaar);
}

const struct door_row bezwaar_doors[] = {
	{ REQ_BEZWAAR_READ, PHASE_USER, DEED_NONE, NULL, bezwaar_read },
	{ REQ_BEZWAAR_SAVE, PHASE_OPEN, DEED_NONE, "bezwaar", bezwaar_save },
	{ 0 }
};
