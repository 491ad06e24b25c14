/* The register of klachten: who is complained about and their team are kept out; its numbers, and its term. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "exclusion_inside.h"
#include "household_inside.h"
#include "legal_inside.h"
#include "store/door.h"

/* ---- rights ---- */

static bool colleagues(struct call *call, id one_id, id other_id)
{
	static const char COLLEAGUES[] = "SELECT EXISTS(SELECT 1 FROM colleague WHERE one_id = :one AND other_id = :other)";
	struct query *query = db_query(call->db, COLLEAGUES);

	query_id(query, ":one", one_id);
	query_id(query, ":other", other_id);
	return query_number(query, &call->err) != 0;
}

static void reader_load(struct call *call, const struct klacht *klacht, struct klacht_reader *out)
{
	struct access_facts facts;
	id me = call->actor->employee_id;

	access_facts_load(call, klacht->household_id, &facts);
	*out = (struct klacht_reader){
		.about_me = klacht->over_id == me,
		.my_team = colleagues(call, me, klacht->over_id),
		.own_household = facts.own_household,
		.excluded = facts.excluded,
		.shielded_out = facts.shielded && !facts.named,
		.handles = klacht->behandelaar_id == me,
		.wrote = klacht->ingeschreven_id == me,
		.register_right = access_may(&facts, DEED_COMPLAINT),
	};
}

static bool may_read(struct call *call, const struct klacht *klacht)
{
	struct klacht_reader reader;

	reader_load(call, klacht, &reader);
	return klacht_may_read(&reader);
}

static bool may_write(struct call *call, const struct klacht *klacht)
{
	struct klacht_reader reader;

	reader_load(call, klacht, &reader);
	return klacht_may_write(&reader);
}

/* ---- reading ---- */

#define KLACHT_COLUMNS \
	"SELECT k.*, h.huishoudnummer, h.naam AS household_naam, o.naam AS over_naam, b.naam AS behandelaar_naam FROM klacht k" \
	" JOIN household h ON h.id = k.household_id JOIN employee o ON o.id = k.over_id" \
	" LEFT JOIN employee b ON b.id = k.behandelaar_id"

bool klacht_load(struct call *call, id klacht_id, struct klacht *out)
{
	static const char ONE[] = KLACHT_COLUMNS " WHERE k.id = :id";
	struct query *query = db_query(call->db, ONE);

	record_init(&klacht_record, out);
	query_id(query, ":id", klacht_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "register.geen");
	query_read(query, &klacht_record, out);
	query_done(query);
	if (may_read(call, out))
		return true;
	record_clear(&klacht_record, out);
	return rule_missing(&call->err, "register.geen");
}

static bool klacht_answer(struct call *call, id klacht_id)
{
	struct klacht *klacht = rows_new(&call->out->rows, &klacht_record);

	if (!klacht_load(call, klacht_id, klacht))
		return false;
	klacht->may_write = may_write(call, klacht);
	legal_hide(call, klacht->household_id, klacht->huishoudnummer, klacht->household_naam);
	return true;
}

static bool klacht_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	const struct klacht *klacht;

	if (!klacht_answer(call, ask->id))
		return false;
	klacht = rows_first(&call->out->rows, &klacht_record);
	view_note(call, "lees", klacht->household_id, "klacht", klacht->id, NULL);
	return true;
}

static bool line_fill(struct call *call, const void *row, struct register_line *line)
{
	const struct klacht *klacht = row;

	if (!may_read(call, klacht))
		return false;
	memcpy(line->wie, klacht->klager, sizeof(line->wie));
	line->open = klacht->uitkomst == KLACHT_OPEN;
	snprintf(line->stand, sizeof(line->stand), "%s", line->open && !klacht->behandelaar_id ? "nog geen behandelaar"
		: choice_label(klacht_uitkomst_choices, klacht->uitkomst));
	legal_hide(call, line->household_id, line->huishoudnummer, line->household_naam);
	return true;
}

bool klacht_lines(struct call *call, id household_id)
{
	static const char LINES[] =
		KLACHT_COLUMNS " WHERE k.household_id = :household"
		" OR (:household IS NULL AND (k.afgehandeld IS NULL OR k.ontvangen > date(:today, '-2 years')))"
		" ORDER BY k.afgehandeld IS NOT NULL, k.uiterlijk, k.id LIMIT 500";
	static const struct register_source source = { REGISTER_KLACHT, &klacht_record, LINES, line_fill };

	return register_lines(call, household_id, &source);
}

/* ---- as a term ---- */

bool legal_klacht_read(struct call *call, const struct legal_term *term)
{
	struct err before = call->err;
	struct klacht klacht;
	bool may = klacht_load(call, term->object_id, &klacht);

	if (may)
		record_clear(&klacht_record, &klacht);
	else
		call->err = before;
	return may;
}

bool legal_klacht_write(struct call *call, const struct legal_term *term)
{
	struct klacht klacht;
	bool may;

	if (!klacht_load(call, term->object_id, &klacht))
		return false;
	may = may_write(call, &klacht);
	record_clear(&klacht_record, &klacht);
	return may;
}

/* ---- saving ---- */

static const char ADD[] =
	"INSERT INTO klacht(id, nummer, household_id, klager, over_id, ontvangen, klacht, ingeschreven_id, behandelaar_id,"
	" bevestigd, gehoord, niet_gehoord, commissie, uiterlijk, uitkomst, oordeel, afgehandeld) VALUES (:id, :nummer,"
	" :household_id, :klager, :over_id, :ontvangen, :klacht, :ingeschreven_id, :behandelaar_id, :bevestigd, :gehoord,"
	" :niet_gehoord, :commissie, :uiterlijk, :uitkomst, :oordeel, :afgehandeld)";
static const char CHANGE[] =
	"UPDATE klacht SET behandelaar_id = :behandelaar_id, bevestigd = :bevestigd, gehoord = :gehoord,"
	" niet_gehoord = :niet_gehoord, commissie = :commissie, uiterlijk = :uiterlijk, uitkomst = :uitkomst, oordeel = :oordeel,"
	" afgehandeld = :afgehandeld, version = version + 1 WHERE id = :id";

static bool handler_fits(struct call *call, const struct klacht *klacht)
{
	if (!klacht->behandelaar_id)
		return true;
	if (!employee_named(call, klacht->behandelaar_id, NULL, NULL, NULL) ||
			exclusion_forbids(call, klacht->household_id, klacht->behandelaar_id))
		return false;
	if (!colleagues(call, klacht->behandelaar_id, klacht->over_id))
		return true;
	return rule_refuse(&call->err, "klacht.team");
}

/* The household is not told: who is complained about may work there. */
static void klacht_tell(struct call *call, const struct klacht *before, const struct klacht *klacht)
{
	call_about(call, klacht->household_id, "klacht", klacht->id, "%s: %s", klacht->nummer,
		choice_label(klacht_uitkomst_choices, klacht->uitkomst));
	if (klacht->behandelaar_id && (!before || before->behandelaar_id != klacht->behandelaar_id) &&
			klacht->behandelaar_id != call->actor->employee_id)
		ring_employee(call, klacht->behandelaar_id, 0, "klacht", klacht->id, "U behandelt klacht %s.", klacht->nummer);
}

static bool klacht_store(struct call *call, const struct klacht *before, struct klacht *klacht)
{
	enum term term = klacht->commissie ? TERM_KLACHT_COMMISSIE : TERM_KLACHT;
	struct query *query;

	if (!klacht_check(before, klacht, call->today, &call->err) || !handler_fits(call, klacht))
		return false;
	if (before && before->uitkomst != KLACHT_OPEN)
		klacht->uiterlijk = before->uiterlijk;
	else if (!legal_due(call, TERM_OF_KLACHT, before ? klacht->id : 0, term, klacht->ontvangen, &klacht->uiterlijk))
		return false;
	query = db_query(call->db, before ? CHANGE : ADD);
	query_record(query, &klacht_record, klacht);
	if (!query_run(query, &call->err))
		return false;
	klacht_tell(call, before, klacht);
	return true;
}

static void klacht_keep(const struct klacht *before, struct klacht *klacht)
{
	memcpy(klacht->nummer, before->nummer, sizeof(klacht->nummer));
	memcpy(klacht->klager, before->klager, sizeof(klacht->klager));
	klacht->household_id = before->household_id;
	klacht->over_id = before->over_id;
	klacht->ontvangen = before->ontvangen;
	klacht->klacht = before->klacht;
	klacht->ingeschreven_id = before->ingeschreven_id;
}

static bool klacht_change(struct call *call, struct klacht *klacht)
{
	struct klacht before;
	bool ok;

	if (!klacht_load(call, klacht->id, &before))
		return false;
	if (!may_write(call, &before))
		ok = rule_refuse(&call->err, "klacht.behandelaar");
	else if (before.version != klacht->version)
		ok = klacht_answer(call, klacht->id) &&
			stale_text(call, before.household_id, "klacht", klacht->id, "deze klacht");
	else {
		klacht_keep(&before, klacht);
		ok = klacht_store(call, &before, klacht) && klacht_answer(call, klacht->id);
	}
	record_clear(&klacht_record, &before);
	return ok;
}

/* Whoever opens the dossier may write one in that is about a colleague, and may then not read it: it went out of the team. */
static bool klacht_new(struct call *call, struct klacht *klacht)
{
	static const char COUNT[] = "SELECT count(*) FROM klacht WHERE nummer LIKE :begin || '%'";

	if (!klacht->household_id && *klacht->huishoudnummer)
		klacht->household_id = household_by_number(call->db, klacht->huishoudnummer);
	if (!klacht->household_id || !register_may_start(call, DEED_COMPLAINT, klacht->household_id))
		return rule_missing(&call->err, "huishouden.geen");
	if (klacht->over_id == call->actor->employee_id)
		return rule_refuse(&call->err, "klacht.over_uzelf");
	if (klacht->over_id && !employee_named(call, klacht->over_id, NULL, NULL, NULL))
		return false;
	klacht->id = db_next_id(call->db);
	klacht->ingeschreven_id = call->actor->employee_id;
	klacht->uitkomst = KLACHT_OPEN;
	klacht->afgehandeld = DAY_NONE;
	register_nummer(call, 'K', COUNT, klacht->nummer);
	if (!klacht_store(call, NULL, klacht))
		return false;
	ring_role(call, ROLE_MANAGER, 0, "klacht", klacht->id, "Nieuwe klacht %s.", klacht->nummer);
	if (may_read(call, klacht))
		return klacht_answer(call, klacht->id);
	return true;
}

static bool klacht_save(struct call *call)
{
	struct klacht klacht = *(const struct klacht *)call_in(call, &klacht_record);	/* texts borrowed */

	return klacht.id ? klacht_change(call, &klacht) : klacht_new(call, &klacht);
}

const struct door_row klacht_doors[] = {
	{ REQ_KLACHT_READ, PHASE_USER, DEED_NONE, NULL, klacht_read },
	{ REQ_KLACHT_SAVE, PHASE_OPEN, DEED_NONE, "klacht", klacht_save },
	{ 0 }
};
