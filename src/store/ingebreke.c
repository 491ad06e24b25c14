/* The register of ingebrekestellingen: what they are about, its numbers, and what every day costs. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "legal_inside.h"
#include "store/door.h"

/* ---- rights ---- */

static bool may_read(struct call *call, id household_id)
{
	return legal_may(call, DEED_DECISIONS, household_id) || legal_may(call, DEED_OBJECTION, household_id);
}

/* ---- reading ---- */

#define INGEBREKE_COLUMNS \
	"SELECT i.*, h.huishoudnummer, h.naam AS household_naam, CASE i.about" \
	"   WHEN 'aanvraag' THEN coalesce((SELECT substr(onderwerp, 1, 150) FROM aanvraag WHERE id = i.object_id), 'aanvraag')" \
	"   WHEN 'bezwaar' THEN (SELECT nummer FROM bezwaar WHERE id = i.object_id)" \
	"   ELSE (SELECT nummer FROM privacy_request WHERE id = i.object_id) END AS wat" \
	" FROM ingebreke i JOIN household h ON h.id = i.household_id"

static bool ingebreke_load(struct call *call, id ingebreke_id, struct ingebreke *out)
{
	static const char ONE[] = INGEBREKE_COLUMNS " WHERE i.id = :id";
	struct query *query = db_query(call->db, ONE);

	record_init(&ingebreke_record, out);
	query_id(query, ":id", ingebreke_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "register.geen");
	query_read(query, &ingebreke_record, out);
	query_done(query);
	return may_read(call, out->household_id) || rule_missing(&call->err, "register.geen");
}

static bool ingebreke_answer(struct call *call, id ingebreke_id)
{
	struct ingebreke ingebreke;

	if (!ingebreke_load(call, ingebreke_id, &ingebreke))
		return false;
	ingebreke.may_write = legal_may(call, DEED_OBJECTION, ingebreke.household_id);
	ingebreke.loopt = ingebreke_amount(&ingebreke, call->today);
	call_out(call, &ingebreke_record, &ingebreke);
	return true;
}

static bool ingebreke_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	const struct ingebreke *ingebreke;

	if (!ingebreke_answer(call, ask->id))
		return false;
	ingebreke = rows_first(&call->out->rows, &ingebreke_record);
	view_note(call, "lees", ingebreke->household_id, "ingebreke", ingebreke->id, NULL);
	return true;
}

static void stand_write(const struct ingebreke *ingebreke, day today, char out[TEXT_LINE_BYTES])
{
	char amount[MONEY_BYTES];

	money_nl(ingebreke->vastgesteld != DAY_NONE ? ingebreke->dwangsom : ingebreke_amount(ingebreke, today), true, amount);
	if (ingebreke->te_vroeg)
		snprintf(out, TEXT_LINE_BYTES, "te vroeg");
	else if (ingebreke->vastgesteld != DAY_NONE)
		snprintf(out, TEXT_LINE_BYTES, "dwangsom € %s", amount);
	else
		snprintf(out, TEXT_LINE_BYTES, ingebreke->besloten != DAY_NONE ? "besloten, € %s" : "loopt, € %s", amount);
}

static bool line_fill(struct call *call, const void *row, struct register_line *line)
{
	const struct ingebreke *ingebreke = row;

	if (!may_read(call, ingebreke->household_id))
		return false;
	memcpy(line->wie, ingebreke->aanvrager, sizeof(line->wie));
	line->open = ingebreke->vastgesteld == DAY_NONE && !ingebreke->te_vroeg;
	stand_write(ingebreke, call->today, line->stand);
	return true;
}

bool ingebreke_lines(struct call *call, id household_id)
{
	static const char LINES[] =
		INGEBREKE_COLUMNS " WHERE i.household_id = :household"
		" OR (:household IS NULL AND (i.vastgesteld IS NULL OR i.ontvangen > date(:today, '-2 years')))"
		" ORDER BY i.vastgesteld IS NOT NULL, i.uiterlijk, i.id LIMIT 500";
	static const struct register_source source = { REGISTER_INGEBREKE, &ingebreke_record, LINES, line_fill };

	return register_lines(call, household_id, &source);
}

/* ---- saving ---- */

static const char ADD[] =
	"INSERT INTO ingebreke(id, nummer, household_id, about, object_id, aanvrager, ontvangen, termijn, te_vroeg,"
	" ingeschreven_id, uiterlijk, uitsluiting, toelichting, besloten) VALUES (:id, :nummer, :household_id, :about, :object_id,"
	" :aanvrager, :ontvangen, :termijn, :te_vroeg, :ingeschreven_id, :uiterlijk, :uitsluiting, :toelichting, :besloten)";
static const char CHANGE[] =
	"UPDATE ingebreke SET uitsluiting = :uitsluiting, toelichting = :toelichting, besloten = :besloten, dwangsom = :dwangsom,"
	" vastgesteld = :vastgesteld, version = version + 1 WHERE id = :id";

static bool ingebreke_store(struct call *call, const struct ingebreke *before, struct ingebreke *ingebreke)
{
	struct query *query;

	if (!ingebreke_check(before, ingebreke, call->today, &call->err))
		return false;
	ingebreke->dwangsom = ingebreke->vastgesteld == DAY_NONE ? 0 :
		before && before->vastgesteld != DAY_NONE ? before->dwangsom : ingebreke_amount(ingebreke, call->today);
	query = db_query(call->db, before ? CHANGE : ADD);
	query_record(query, &ingebreke_record, ingebreke);
	if (!query_run(query, &call->err))
		return false;
	call_about(call, ingebreke->household_id, "ingebreke", ingebreke->id, "%s", ingebreke->nummer);
	change_note(call, ingebreke->household_id, "ingebreke", ingebreke->id, "");
	return caseload_told(call, ingebreke->household_id) && ingebreke_answer(call, ingebreke->id);
}

static bool ingebreke_change(struct call *call, struct ingebreke *ingebreke)
{
	struct ingebreke before;

	if (!ingebreke_load(call, ingebreke->id, &before))
		return false;
	if (!legal_may(call, DEED_OBJECTION, before.household_id))
		return rule_refuse(&call->err, "ingebreke.backoffice");
	if (before.version != ingebreke->version)
		return ingebreke_answer(call, ingebreke->id) &&
			stale_text(call, before.household_id, "ingebreke", ingebreke->id, "deze ingebrekestelling");
	memcpy(ingebreke->nummer, before.nummer, sizeof(ingebreke->nummer));
	memcpy(ingebreke->aanvrager, before.aanvrager, sizeof(ingebreke->aanvrager));
	ingebreke->household_id = before.household_id;
	ingebreke->about = before.about;
	ingebreke->object_id = before.object_id;
	ingebreke->ontvangen = before.ontvangen;
	ingebreke->termijn = before.termijn;
	ingebreke->te_vroeg = before.te_vroeg;
	ingebreke->ingeschreven_id = before.ingeschreven_id;
	ingebreke->uiterlijk = before.uiterlijk;
	return ingebreke_store(call, &before, ingebreke);
}

/* The term it is about must run, at a household of which the actor may see that. */
static bool ingebreke_new(struct call *call, struct ingebreke *ingebreke)
{
	static const char COUNT[] = "SELECT count(*) FROM ingebreke WHERE nummer LIKE :begin || '%'";
	struct legal_term term;

	if (!legal_term_load(call, (enum term_about)ingebreke->about, ingebreke->object_id, &term))
		return false;
	if (!register_may_start(call, DEED_OBJECTION, term.household_id) || !legal_term_readable(call, &term))
		return rule_missing(&call->err, "register.geen");
	if (term.stil)
		return err_set(&call->err, ERR_INPUT, "Welke: de klok van deze termijn staat stil. Laat hem eerst weer lopen.");
	ingebreke->id = db_next_id(call->db);
	ingebreke->household_id = term.household_id;
	ingebreke->termijn = term.uiterlijk;
	ingebreke->te_vroeg = ingebreke->ontvangen <= term.uiterlijk;
	ingebreke->uiterlijk = term_end(TERM_INGEBREKE, ingebreke->ontvangen);
	ingebreke->ingeschreven_id = call->actor->employee_id;
	ingebreke->dwangsom = 0;
	ingebreke->vastgesteld = DAY_NONE;
	register_nummer(call, 'I', COUNT, ingebreke->nummer);
	return ingebreke_store(call, NULL, ingebreke);
}

static bool ingebreke_save(struct call *call)
{
	struct ingebreke ingebreke = *(const struct ingebreke *)call_in(call, &ingebreke_record);

	return ingebreke.id ? ingebreke_change(call, &ingebreke) : ingebreke_new(call, &ingebreke);
}

const struct door_row ingebreke_doors[] = {
	{ REQ_INGEBREKE_READ, PHASE_USER, DEED_NONE, NULL, ingebreke_read },
	{ REQ_INGEBREKE_SAVE, PHASE_OPEN, DEED_NONE, "ingebrekestelling", ingebreke_save },
	{ 0 }
};
