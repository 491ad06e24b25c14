/*
 * Messages of iWmo and iJw: which awards go out in a 301, to whom, once; and what the provider answered in a 302. The XML
 * itself is written and read by wijkctl. One message an award: the standard has one person in a message. What follows on
 * an award that was sent tells its provider that the one before ends earlier.
 */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "decision_inside.h"
#include "domain/award.h"
#include "domain/person_name.h"
#include "edit_kind.h"
#include "household_inside.h"
#include "store/door.h"
#include "store/household.h"

enum { MESSAGES_MOST = 100, REASON_SHORTENED = 5 };

/* ---- may it be sent ---- */

static bool is_zin(const struct decision *decision)
{
	return decision->leveringsvorm == LEVERING_ZIN;
}

static bool has_provider(const struct decision *decision)
{
	return decision->aanbieder_id != 0;
}

static bool is_under_istandard(const struct decision *decision)
{
	return decision->wet == WET_WMO || decision->wet == WET_JEUGDWET;
}

static bool is_for_somebody(const struct decision *decision)
{
	return decision->person_id != 0;
}

static bool is_ours_to_pay(const struct decision *decision)
{
	return decision->kostendrager == DRAGER_GEMEENTE;
}

static bool is_no_refusal(const struct decision *decision)
{
	return decision->kind != DECISION_AFWIJZING;
}

static bool has_days(const struct decision *decision)
{
	return decision->kind == DECISION_INTREKKING || decision->datumStart != DAY_NONE;
}

static bool frequency_has_code(const struct decision *decision)
{
	return decision->omvang == 0 || (frequentie_wire(decision->frequentie) && eenheid_wire(decision->eenheid));
}

static bool is_taken(const struct decision *decision)
{
	return decision->state == DECISION_GENOMEN || decision->state == DECISION_BEKENDGEMAAKT;
}

static const struct obstacle {
	bool (*clear)(const struct decision *decision);
	const char *sentence;
} obstacles[] = {
	{ is_taken, "het besluit is nog niet genomen; neem het eerst" },
	{ is_no_refusal, "een afwijzing is geen toewijzing; de brief aan het gezin is genoeg" },
	{ is_under_istandard, "alleen Wmo en Jeugdwet gaan per bericht; stuur de aanbieder een brief" },
	{ is_zin, "een persoonsgebonden budget gaat niet in een 301; het gezin kiest zelf wie het betaalt" },
	{ is_ours_to_pay, "de gemeente betaalt dit niet; wie betaalt, wijst toe" },
	{ has_provider, "er staat geen aanbieder bij; maak een wijziging met een aanbieder" },
	{ is_for_somebody, "het is voor het hele gezin; een bericht gaat over een persoon" },
	{ has_days, "er staat geen eerste dag bij" },
	{ frequency_has_code, "per 4 weken en per jaar kent iWmo/iJw 3.2 niet; maak er een wijziging per week of in totaal van" },
};

static const char *obstacle_of(const struct decision *decision)
{
	for (size_t i = 0; i < COUNT_OF(obstacles); i++)
		if (!obstacles[i].clear(decision))
			return obstacles[i].sentence;
	return NULL;
}

/* ---- what goes out ---- */

struct sending {
	struct call *call;
	bool named;			/* a household was named: what cannot go is said of each of its decisions */
	bool again;
	int64_t sent, kept;
};

static void kept_say(struct sending *sending, const struct decision *decision, const char *why)
{
	static const char NUMBER[] = "SELECT huishoudnummer FROM household WHERE id = :id";
	struct query *query = db_query(sending->call->db, NUMBER);
	struct import_line *line = rows_new(&sending->call->out->rows, &import_line_record);

	line->line = ++sending->kept;
	query_id(query, ":id", decision->household_id);
	if (query_one(query, NULL))
		snprintf(line->tekst, sizeof(line->tekst), "%s: %.200s: %.400s.", query_get_text(query, "huishoudnummer"),
			decision->provision_naam, why);
	query_done(query);
}

/* Who it is about and to whom it goes; a sentence when something is missing. */
static const char *bericht_fill(struct call *call, const struct decision *decision, struct bericht *bericht)
{
	static const char ABOUT[] =
		"SELECT p.burgerservicenummer, p.geboortedatum, p.geslacht, p.geslachtsnaam, p.voorvoegsel, p.voornamen,"
		" p.voorletters, p.aanduidingNaamgebruik, p.geslachtsnaamPartner, p.voorvoegselPartner, h.straatnaam, h.huisnummer,"
		" h.huisletter, h.huisnummertoevoeging, h.postcode, h.woonplaats, o.agb, o.naam AS aanbieder_naam,"
		" (SELECT m.gemeentecode FROM municipality m ORDER BY m.id LIMIT 1) AS gemeentecode,"
		" p.geheimhoudingPersoonsgegevens OR " HOUSEHOLD_SECRET("h.id") " AS geheim FROM person p"
		" JOIN household h ON h.id = :household_id JOIN organisation o ON o.id = :aanbieder_id WHERE p.id = :person_id";
	struct query *query = db_query(call->db, ABOUT);

	record_init(&bericht_record, bericht);
	query_record(query, &decision_record, decision);
	if (!query_one(query, &call->err))
		return "de gegevens zijn niet te lezen";
	query_read(query, &bericht_record, bericht);
	query_done(query);
	bericht->soort = decision->wet == WET_JEUGDWET ? BERICHT_JW301 : BERICHT_WMO301;
	bericht->dagtekening = call->today;
	if (!bericht->burgerservicenummer[0])
		return "van deze persoon is geen BSN bekend";
	if (!bericht->geboortedatum[0])
		return "van deze persoon is geen geboortedatum bekend";
	if (!bericht->agb[0])
		return "de aanbieder heeft geen AGB-code; de beheerder zet die met wijkctl organisation agb";
	if (!bericht->gemeentecode[0])
		return "de gemeente heeft geen gemeentecode; de beheerder zet die met wijkctl municipality code";
	return NULL;
}

static bool bericht_store(struct call *call, struct bericht *bericht, id aanbieder_id)
{
	static const char BERICHT_ADD[] = "INSERT INTO bericht(id, soort, identificatie, aanbieder_id, at, employee_id)"
		" VALUES(:id, :soort, :identificatie, :aanbieder_id, :at, :employee_id)";
	char number[24];		/* twelve of them, for longer than there are messages */
	struct query *query;

	bericht->id = db_next_id(call->db);
	snprintf(number, sizeof(number), "%012lld", (long long)db_next(call->db, "bericht"));
	memcpy(bericht->identificatie, number, sizeof(bericht->identificatie) - 1);
	query = db_query(call->db, BERICHT_ADD);
	query_record(query, &bericht_record, bericht);
	query_id(query, ":aanbieder_id", aanbieder_id);
	query_instant(query, ":at", call->now);
	query_id(query, ":employee_id", call->actor->employee_id);
	if (!query_run(query, &call->err))
		return false;
	call_out(call, &bericht_record, bericht);
	return true;
}

/* The number that this award keeps in every message. */
static int64_t award_number(struct call *call, id decision_id)
{
	static const char FIND[] = "SELECT toewijzingnummer FROM award WHERE decision_id = :decision_id";
	static const char ADD[] = "INSERT INTO award(decision_id, toewijzingnummer) VALUES(:decision_id, :toewijzingnummer)";
	struct query *query = db_query(call->db, FIND);
	int64_t number;

	query_id(query, ":decision_id", decision_id);
	number = query_number(query, &call->err);
	if (number || call->err.code != ERR_NONE)
		return number;
	number = db_next(call->db, "toewijzing");
	query = db_query(call->db, ADD);
	query_id(query, ":decision_id", decision_id);
	query_int(query, ":toewijzingnummer", number);
	return query_run(query, &call->err) ? number : 0;
}

/* One product in a message. `door`: the decision that ends it on the day before its own first; NULL: it is awarded. */
static bool award_send(struct call *call, id bericht_id, const struct decision *decision, const struct decision *door)
{
	static const char SENT[] = "INSERT INTO bericht_award(bericht_id, decision_id, door_id)"
		" VALUES(:bericht_id, :decision_id, :door_id)";
	static const char CODE[] = "SELECT productcode FROM product WHERE id = :id";
	struct award *award = rows_new(&call->out->rows, &award_record);
	struct query *query = db_query(call->db, SENT);
	int64_t number = award_number(call, decision->id);

	if (!number)
		return false;
	*award = (struct award){ .decision_id = decision->id, .bericht_id = bericht_id, .toewijzingnummer = number,
		.toegewezen = call->now, .ingangsdatum = decision->datumStart, .einddatum = decision->datumEinde,
		.omvang = decision->omvang, .eenheid = decision->eenheid, .frequentie = decision->frequentie,
		.budget = decision->omvang ? 0 : decision->bedrag };
	memcpy(award->productcategorie, decision->productcategorie, sizeof(award->productcategorie));
	if (door) {
		award->einddatum = door->datumStart > decision->datumStart ? door->datumStart - 1 : decision->datumStart;
		award->reden = REASON_SHORTENED;
	}
	query_id(query, ":bericht_id", bericht_id);
	query_id(query, ":decision_id", decision->id);
	query_id(query, ":door_id", door ? door->id : 0);
	if (!query_run(query, &call->err))
		return false;
	query = db_query(call->db, CODE);
	query_id(query, ":id", decision->product_id);
	if (decision->product_id && query_one(query, NULL))
		snprintf(award->productcode, sizeof(award->productcode), "%s", query_get_text(query, "productcode"));
	query_done(query);
	return true;
}

static bool was_sent(struct call *call, id decision_id)
{
	static const char SENT[] = "SELECT count(*) FROM bericht_award WHERE decision_id = :id";
	struct query *query = db_query(call->db, SENT);

	query_id(query, ":id", decision_id);
	return query_number(query, &call->err) > 0;
}

/* What it takes the place of, when its provider heard of it: in the same message, or in one of its own. */
static bool before_send(struct call *call, const struct decision *decision, id bericht_id)
{
	struct decision before;
	struct bericht bericht;
	bool ok = decision_load(call, decision->vorige_id, &before), ours;

	if (ok && was_sent(call, before.id)) {
		ours = bericht_id && before.aanbieder_id == decision->aanbieder_id && before.wet == decision->wet;
		if (!ours && !bericht_fill(call, &before, &bericht))
			ok = bericht_store(call, &bericht, before.aanbieder_id) &&
				award_send(call, bericht.id, &before, decision);
		else if (ours)
			ok = award_send(call, bericht_id, &before, decision);
	}
	record_clear(&decision_record, &before);
	return ok && call->err.code == ERR_NONE;
}

static bool decision_sends(struct sending *sending, const struct decision *decision)
{
	struct call *call = sending->call;
	const char *why = obstacle_of(decision);
	struct bericht bericht = { 0 };

	if (!why && decision->kind != DECISION_INTREKKING)
		why = bericht_fill(call, decision, &bericht);
	else if (!why && !was_sent(call, decision->vorige_id))
		why = "wat stopt, is nooit toegewezen";
	if (call->err.code != ERR_NONE)
		return false;
	if (why) {
		kept_say(sending, decision, why);
		return true;
	}
	if (decision->kind != DECISION_INTREKKING && (!bericht_store(call, &bericht, decision->aanbieder_id) ||
			!award_send(call, bericht.id, decision, NULL)))
		return false;
	if (decision->vorige_id && decision->kind != DECISION_VERLENGING && !before_send(call, decision, bericht.id))
		return false;
	sending->sent++;
	view_note(call, "lees", decision->household_id, "decision", decision->id, "bericht 301");
	change_note(call, decision->household_id, "decision", decision->id, "bericht");
	return true;
}

/* Of all households what was not sent yet; of a named one everything, so that each is said why not. */
static bool candidates_read(struct sending *sending, id household_id, id *ids, size_t *count)
{
	static const char CANDIDATES[] =
		"SELECT d.id FROM decision d WHERE (:household_id IS NULL OR d.household_id = :household_id)"
		" AND (:household_id IS NOT NULL OR (d.state IN ('genomen', 'bekendgemaakt') AND d.leveringsvorm = 'ZIN'"
		"  AND d.aanbieder_id IS NOT NULL AND d.kind <> 'afwijzing' AND d.wet IN ('wmo', 'jeugdwet')"
		"  AND d.kostendrager = 'gemeente' AND d.person_id IS NOT NULL"
		"  AND (d.kind <> 'intrekking' OR d.vorige_id IN (SELECT decision_id FROM award))))"
		" AND d.state NOT IN ('concept', 'geweigerd', 'ingetrokken')"
		" AND (:again OR NOT EXISTS(SELECT 1 FROM bericht_award w WHERE CASE WHEN d.kind = 'intrekking'"
		"  THEN w.door_id = d.id ELSE w.decision_id = d.id AND w.door_id IS NULL END)) ORDER BY d.id LIMIT :most";
	struct query *query = db_query(sending->call->db, CANDIDATES);
	enum query_result result;

	query_id(query, ":household_id", household_id);
	query_int(query, ":again", sending->again);
	query_int(query, ":most", MESSAGES_MOST);
	while ((result = query_step(query, &sending->call->err)) == QUERY_ROW)
		ids[(*count)++] = query_get_int(query, "id");
	return result == QUERY_DONE;
}

static bool candidates_send(struct sending *sending, const id *ids, size_t count)
{
	struct call *call = sending->call;
	bool ok = true;

	for (size_t i = 0; i < count && ok; i++) {
		struct decision decision;

		ok = decision_load(call, ids[i], &decision);
		if (ok && call_may(call, DEED_MESSAGES, decision.household_id))
			ok = decision_sends(sending, &decision);
		else if (ok)
			call->err = (struct err)ERR_INIT;	/* shielded, excluded, one's own: as if it were not there */
		record_clear(&decision_record, &decision);
	}
	return ok;
}

static bool bericht_out_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct sending sending = { .call = call, .named = ask->word[0] != '\0', .again = ask->flag };
	id ids[MESSAGES_MOST], household_id = 0;
	size_t count = 0;

	if (sending.again && !sending.named)
		return err_set(&call->err, ERR_INPUT, "Nog eens versturen kan per huishouden: noem het huishoudnummer.");
	if (sending.named) {
		household_id = household_by_number(call->db, ask->word);
		if (!call_may(call, DEED_MESSAGES, household_id ? household_id : NO_HOUSEHOLD))
			return false;
	}
	if (!candidates_read(&sending, household_id, ids, &count) || !candidates_send(&sending, ids, count))
		return false;
	call_about(call, household_id, "bericht", 0, "%lld toewijzingen verstuurd, %lld niet", (long long)sending.sent,
		(long long)sending.kept);
	return true;
}

/* ---- the answer ---- */

static const char *answer_codes(struct call *call, int64_t number)
{
	const struct award_answer *answer;

	for (size_t n = 0; (answer = rows_get(&call->in->rows, &award_answer_record, n)); n++)
		if (answer->toewijzingnummer == number)
			return answer->codes;
	return "";
}

static bool answer_store(struct call *call, id bericht_id, id decision_id, const struct award_result *result)
{
	static const char ANSWER[] = "UPDATE bericht_award SET answer = :answer, codes = :codes"
		" WHERE bericht_id = :bericht_id AND decision_id = :decision_id";
	struct query *query = db_query(call->db, ANSWER);

	query_text(query, ":answer", result->aangenomen ? "aangenomen" : "afgewezen");
	query_text(query, ":codes", result->codes);
	query_id(query, ":bericht_id", bericht_id);
	query_id(query, ":decision_id", decision_id);
	return query_run(query, &call->err);
}

static bool award_answered(struct call *call, id bericht_id, id decision_id, int64_t number, const char *aanbieder)
{
	const char *whole = answer_codes(call, 0), *own = answer_codes(call, number);
	struct award_result *result = rows_new(&call->out->rows, &award_result_record);
	struct decision decision;
	bool ok;

	if (snprintf(result->codes, sizeof(result->codes), "%s%s%s", whole, *whole && *own ? "," : "", own) >=
			(int)sizeof(result->codes))
		return err_set(&call->err, ERR_LIMIT, "Er staan te veel retourcodes in het bericht.");
	result->toewijzingnummer = number;
	result->aangenomen = retour_codes_accept(result->codes);
	snprintf(result->aanbieder_naam, sizeof(result->aanbieder_naam), "%s", aanbieder);
	ok = decision_load(call, decision_id, &decision) && answer_store(call, bericht_id, decision_id, result);
	if (ok) {
		change_note(call, decision.household_id, "decision", decision_id, "bericht");
		if (!result->aangenomen)
			ring_role(call, ROLE_BACKOFFICE, 0, "decision", decision_id, "Een aanbieder wijst een toewijzing af");
	}
	record_clear(&decision_record, &decision);
	return ok;
}

/* Every number that is answered was in the message. */
static bool numbers_known(struct call *call, id bericht_id)
{
	static const char KNOWN[] = "SELECT count(*) FROM bericht_award w JOIN award a ON a.decision_id = w.decision_id"
		" WHERE w.bericht_id = :bericht_id AND a.toewijzingnummer = :number";
	const struct award_answer *answer;

	for (size_t n = 0; (answer = rows_get(&call->in->rows, &award_answer_record, n)); n++) {
		struct query *query = db_query(call->db, KNOWN);

		query_id(query, ":bericht_id", bericht_id);
		query_int(query, ":number", answer->toewijzingnummer);
		if (answer->toewijzingnummer && query_number(query, &call->err) == 0)
			return err_set(&call->err, ERR_INPUT, "Toewijzing %lld zat niet in dat bericht.",
				(long long)answer->toewijzingnummer);
	}
	return true;
}

static bool awards_answer(struct call *call, id bericht_id, const char *aanbieder)
{
	static const char AWARDS[] = "SELECT w.decision_id, a.toewijzingnummer FROM bericht_award w"
		" JOIN award a ON a.decision_id = w.decision_id WHERE w.bericht_id = :bericht_id ORDER BY a.toewijzingnummer";
	struct { id decision_id; int64_t number; } awards[2];	/* one, and what it takes the place of */
	struct query *query = db_query(call->db, AWARDS);
	enum query_result result;
	size_t count = 0;

	query_id(query, ":bericht_id", bericht_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW && count < COUNT_OF(awards)) {
		awards[count].decision_id = query_get_int(query, "decision_id");
		awards[count++].number = query_get_int(query, "toewijzingnummer");
	}
	query_done(query);
	for (size_t i = 0; i < count; i++)
		if (!award_answered(call, bericht_id, awards[i].decision_id, awards[i].number, aanbieder))
			return false;
	return call->err.code == ERR_NONE;
}

static bool bericht_find(struct call *call, const char *identificatie, id *bericht_id, char aanbieder[TEXT_LINE_BYTES])
{
	static const char FIND[] = "SELECT b.id, b.answered, o.naam FROM bericht b JOIN organisation o ON o.id = b.aanbieder_id"
		" WHERE b.identificatie = :identificatie";
	struct query *query = db_query(call->db, FIND);
	bool answered;

	query_plain(query, ":identificatie", identificatie);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_MISSING,
			"Dit is geen antwoord op een bericht van ons: %.60s kennen wij niet.", identificatie);
	*bericht_id = query_get_int(query, "id");
	answered = !query_is_null(query, "answered");
	snprintf(aanbieder, TEXT_LINE_BYTES, "%s", query_get_text(query, "naam"));
	query_done(query);
	return !answered || err_refuse(&call->err, "bericht.beantwoord", "Het antwoord op bericht %.60s is al ingelezen.",
		identificatie);
}

static bool bericht_in_handle(struct call *call)
{
	static const char ANSWERED[] = "UPDATE bericht SET answered = :at WHERE id = :id";
	const struct ask *ask = call_in(call, &ask_record);
	char aanbieder[TEXT_LINE_BYTES];
	struct query *query;
	id bericht_id = 0;

	if (!bericht_find(call, ask->word, &bericht_id, aanbieder) || !numbers_known(call, bericht_id) ||
			!awards_answer(call, bericht_id, aanbieder))
		return false;
	query = db_query(call->db, ANSWERED);
	query_instant(query, ":at", call->now);
	query_id(query, ":id", bericht_id);
	call_about(call, 0, "bericht", bericht_id, "antwoord op %s", ask->word);
	return query_run(query, &call->err);
}

const struct door_row bericht_doors[] = {
	{ REQ_BERICHT_OUT, PHASE_USER, DEED_MESSAGES, "bericht-301", bericht_out_handle },
	{ REQ_BERICHT_IN, PHASE_USER, DEED_MESSAGES, "bericht-302", bericht_in_handle },
	{ 0 }
};
