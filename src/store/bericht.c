/*
 * Messages of iWmo and iJw: which awards go out in a 301, and to whom. One message is for one provider about one person
 * under one law, and holds all that runs there, also what did not change (OP087). The XML itself is written by wijkctl;
 * what a provider hears of one award is in award_line.c, what it answers in bericht_answer.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "bericht_inside.h"
#include "decision_inside.h"
#include "domain/award.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "edit_kind.h"
#include "household_inside.h"
#include "store/door.h"
#include "store/household.h"

enum { PARCELS_MOST = 30, LINES_MOST = 40, CANDIDATES_MOST = 100, KEPT_MOST = 100, EFFECTS_MOST = 2 };

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
};

static const char *obstacle_of(const struct decision *decision)
{
	for (size_t i = 0; i < COUNT_OF(obstacles); i++)
		if (!obstacles[i].clear(decision))
			return obstacles[i].sentence;
	return NULL;
}

/* ---- what goes out ---- */

/* A message that is being made. */
struct parcel {
	id person_id, aanbieder_id;
	int wet;
	const char *why;			/* it cannot be written at all */
	bool changed;				/* it holds something that this provider did not hear yet */
	struct bericht bericht;
	struct award_line lines[LINES_MOST];
	size_t count;
};

struct sending {
	struct call *call;
	bool again;
	struct parcel *parcels;
	size_t count;
	int64_t sent, kept;
};

static void kept_say(struct sending *sending, const struct decision *decision, const char *why)
{
	static const char NUMBER[] = "SELECT huishoudnummer FROM household WHERE id = :id";
	struct query *query;
	struct import_line *line;

	if (++sending->kept > KEPT_MOST)
		return;
	line = rows_new(&sending->call->out->rows, &import_line_record);
	query = db_query(sending->call->db, NUMBER);
	line->line = sending->kept;
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
	return bericht_fit(bericht);
}

static struct award_line *line_of(struct parcel *parcel, id root_id)
{
	for (size_t i = 0; i < parcel->count; i++)
		if (parcel->lines[i].root_id == root_id)
			return &parcel->lines[i];
	return NULL;
}

static bool runs(const struct award *award, day today)
{
	return award->reden != REASON_REMOVED && (award->einddatum == DAY_NONE || award->einddatum >= today);
}

/* What this provider knows of already and still runs. */
static bool running_read(struct call *call, struct parcel *parcel)
{
	static const char RUNNING[] = "SELECT a.decision_id FROM award a JOIN decision d ON d.id = a.decision_id"
		" WHERE d.person_id = :person_id AND d.aanbieder_id = :aanbieder_id AND d.wet = :wet"
		" ORDER BY a.decision_id DESC LIMIT :most";
	struct query *query = db_query(call->db, RUNNING);
	id roots[LINES_MOST];
	size_t count = 0;

	query_id(query, ":person_id", parcel->person_id);
	query_id(query, ":aanbieder_id", parcel->aanbieder_id);
	query_text(query, ":wet", choice_code(wet_choices, parcel->wet));
	query_int(query, ":most", LINES_MOST / 2);
	while (query_step(query, &call->err) == QUERY_ROW)
		roots[count++] = query_get_int(query, "decision_id");
	query_done(query);
	for (size_t i = 0; i < count && call->err.code == ERR_NONE; i++) {
		struct award_line line = { .root_id = roots[i], .door_id = award_last_door(call, roots[i]) };

		if (award_line_fill(call, &line) || !runs(&line.award, call->today))
			continue;
		if (call_may(call, DEED_MESSAGES, line.household_id))
			parcel->lines[parcel->count++] = line;
		else
			call->err = (struct err)ERR_INIT;	/* of a household that is not there for who sends */
	}
	return call->err.code == ERR_NONE;
}

/* The message in which an award of this decision goes, with what runs there; NULL when there are too many. */
static struct parcel *parcel_of(struct sending *sending, const struct decision *decision)
{
	struct parcel *parcel;

	for (size_t i = 0; i < sending->count; i++) {
		parcel = &sending->parcels[i];
		if (parcel->person_id == decision->person_id && parcel->aanbieder_id == decision->aanbieder_id &&
				parcel->wet == decision->wet)
			return parcel;
	}
	if (sending->count == PARCELS_MOST)
		return NULL;
	parcel = &sending->parcels[sending->count++];
	*parcel = (struct parcel){ .person_id = decision->person_id, .aanbieder_id = decision->aanbieder_id,
		.wet = decision->wet };
	parcel->why = bericht_fill(sending->call, decision, &parcel->bericht);
	if (sending->call->err.code == ERR_NONE)
		running_read(sending->call, parcel);
	return parcel;
}

/* ---- what a decision does to awards ---- */

struct effect {
	struct parcel *parcel;
	struct award_line line;
};

/* TR302; what the same decision ends does not count any more. */
static bool is_twice(const struct effect *effect, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < effect->parcel->count; i++) {
		const struct award_line *line = &effect->parcel->lines[i];

		for (size_t n = 0; n < count; n++)
			if (effects[n].line.root_id == line->root_id)
				line = &effects[n].line;
		if (line->root_id != effect->line.root_id && award_overlaps(&line->award, &effect->line.award))
			return true;
	}
	return false;
}

static const char *effect_add(struct sending *sending, struct effect *effects, size_t *count, id root_id, id door_id)
{
	struct effect *effect = &effects[(*count)++];
	struct decision root;
	const char *why;

	effect->line = (struct award_line){ .root_id = root_id, .door_id = door_id };
	why = award_line_fill(sending->call, &effect->line);
	effect->parcel = decision_load(sending->call, root_id, &root) ? parcel_of(sending, &root) : NULL;
	record_clear(&decision_record, &root);
	if (!effect->parcel)
		return "er gaan niet meer berichten tegelijk; stuur de rest hierna";
	if (!effect->line.told && effect->line.award.reden == REASON_REMOVED)
		return "wat stopt, is nooit toegewezen";
	return why ? why : effect->parcel->why;
}

/* Was the last day of an award moved by this decision already? */
static bool moved_before(struct call *call, id decision_id)
{
	static const char MOVED[] = "SELECT count(*) FROM bericht_award WHERE door_id = :id";
	struct query *query = db_query(call->db, MOVED);

	query_id(query, ":id", decision_id);
	return query_number(query, &call->err) > 0;
}

/* A sentence when it cannot go; else the awards that it makes, or of which it moves the last day. */
static const char *effects_find(struct sending *sending, const struct decision *decision, struct effect *effects,
	size_t *count)
{
	struct call *call = sending->call;
	id root_id = decision->vorige_id ? award_root(call, decision->vorige_id) : 0;
	bool moved = root_id && moved_before(call, decision->id);
	id door_id = moved ? award_last_door(call, root_id) : decision->id;	/* again: as it is by now */
	const char *why = NULL;

	if (decision->kind == DECISION_INTREKKING && !root_id)
		return "wat stopt, is nooit toegewezen";
	if (moved || (root_id && (decision->kind != DECISION_VERLENGING || award_stretches(call, root_id, decision))))
		why = effect_add(sending, effects, count, root_id, door_id);
	if (!why && decision->kind != DECISION_INTREKKING && (decision->kind != DECISION_VERLENGING || *count == 0))
		why = effect_add(sending, effects, count, decision->id, award_last_door(call, decision->id));
	for (size_t i = 0; i < *count && !why; i++)
		if (is_twice(&effects[i], effects, *count))
			why = "dit product loopt al bij deze aanbieder in dezelfde dagen; maak er een wijziging van";
	return why;
}

static const char *effects_apply(const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!line_of(effects[i].parcel, effects[i].line.root_id) && effects[i].parcel->count + 1 >= LINES_MOST)
			return "er staan al te veel toewijzingen in dit bericht; stuur de rest hierna";
	for (size_t i = 0; i < count; i++) {
		struct parcel *parcel = effects[i].parcel;
		struct award_line *line = line_of(parcel, effects[i].line.root_id);

		if (!line)
			line = &parcel->lines[parcel->count++];
		*line = effects[i].line;
		parcel->changed = true;
	}
	return NULL;
}

static bool decision_sends(struct sending *sending, const struct decision *decision)
{
	struct call *call = sending->call;
	struct effect effects[EFFECTS_MOST];
	size_t count = 0;
	const char *why = obstacle_of(decision);

	if (!why)
		why = effects_find(sending, decision, effects, &count);
	if (!why)
		why = effects_apply(effects, count);
	if (call->err.code != ERR_NONE)
		return false;
	if (why) {
		kept_say(sending, decision, why);
		return true;
	}
	sending->sent++;
	if (!line_of(effects[0].parcel, decision->id))
		view_note(call, "lees", decision->household_id, "decision", decision->id, "bericht 301");
	change_note(call, decision->household_id, "decision", decision->id, "bericht");
	return true;
}

/* ---- stored and answered ---- */

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

static bool line_store(struct call *call, id bericht_id, struct award_line *line)
{
	static const char SENT[] = "INSERT INTO bericht_award(bericht_id, decision_id, door_id)"
		" VALUES(:bericht_id, :decision_id, :door_id)";
	int64_t number = award_number(call, line->root_id);
	struct query *query = db_query(call->db, SENT);

	query_id(query, ":bericht_id", bericht_id);
	query_id(query, ":decision_id", line->root_id);
	query_id(query, ":door_id", line->door_id);
	if (!number || !query_run(query, &call->err))
		return false;
	line->award.bericht_id = bericht_id;
	line->award.toewijzingnummer = number;
	call_out(call, &award_record, &line->award);
	return true;
}

static bool parcels_store(struct sending *sending)
{
	for (size_t i = 0; i < sending->count; i++) {
		struct parcel *parcel = &sending->parcels[i];

		if (!parcel->changed)
			continue;
		if (!bericht_store(sending->call, &parcel->bericht, parcel->aanbieder_id))
			return false;
		for (size_t n = 0; n < parcel->count; n++) {
			const struct award_line *line = &parcel->lines[n];

			if (!line_store(sending->call, parcel->bericht.id, &parcel->lines[n]))
				return false;
			view_note(sending->call, "lees", line->household_id, "decision", line->root_id, "bericht 301");
		}
	}
	return true;
}

/* ---- which decisions ---- */

/* Of all households what was not sent yet; of a named one everything, so that each is said why not. */
static bool candidates_read(struct sending *sending, id household_id, id after, id *ids, size_t *count)
{
	static const char CANDIDATES[] =
		"SELECT d.id FROM decision d WHERE d.id > :after AND (:household_id IS NULL OR d.household_id = :household_id)"
		" AND (:household_id IS NOT NULL OR (d.state IN ('genomen', 'bekendgemaakt') AND d.leveringsvorm = 'ZIN'"
		"  AND d.aanbieder_id IS NOT NULL AND d.kind <> 'afwijzing' AND d.wet IN ('wmo', 'jeugdwet')"
		"  AND d.kostendrager = 'gemeente' AND d.person_id IS NOT NULL"
		"  AND (d.kind <> 'intrekking' OR d.vorige_id IN (SELECT decision_id FROM award)"
		"   OR d.vorige_id IN (SELECT door_id FROM bericht_award))))"
		" AND d.state NOT IN ('concept', 'geweigerd', 'ingetrokken')"
		" AND (:again OR NOT EXISTS(SELECT 1 FROM bericht_award w WHERE w.decision_id = d.id)"
		"  AND NOT EXISTS(SELECT 1 FROM bericht_award w WHERE w.door_id = d.id)) ORDER BY d.id LIMIT :most";
	struct query *query = db_query(sending->call->db, CANDIDATES);
	enum query_result result;

	*count = 0;
	query_id(query, ":household_id", household_id);
	query_int(query, ":after", after);
	query_int(query, ":again", sending->again);
	query_int(query, ":most", CANDIDATES_MOST);
	while ((result = query_step(query, &sending->call->err)) == QUERY_ROW)
		ids[(*count)++] = query_get_int(query, "id");
	return result == QUERY_DONE;
}

static bool candidates_send(struct sending *sending, const id *ids, size_t count)
{
	struct call *call = sending->call;
	bool ok = true;

	for (size_t i = 0; i < count && ok && sending->count + EFFECTS_MOST <= PARCELS_MOST; i++) {
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

/* As many as fit in an answer; who asks, asks again for the rest. */
static bool sending_make(struct sending *sending, id household_id)
{
	id ids[CANDIDATES_MOST], after = 0;
	size_t count = 0;

	do {
		if (!candidates_read(sending, household_id, after, ids, &count) || !candidates_send(sending, ids, count))
			return false;
		after = count ? ids[count - 1] : 0;
	} while (count == CANDIDATES_MOST && sending->count + EFFECTS_MOST <= PARCELS_MOST);
	return parcels_store(sending);
}

static bool bericht_out_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct sending sending = { .call = call, .again = ask->flag };
	id household_id = 0;
	bool ok;

	if (sending.again && !ask->word[0])
		return err_set(&call->err, ERR_INPUT, "Nog eens versturen kan per huishouden: noem het huishoudnummer.");
	if (ask->word[0]) {
		household_id = household_by_number(call->db, ask->word);
		if (!call_may(call, DEED_MESSAGES, household_id ? household_id : NO_HOUSEHOLD))
			return false;
	}
	sending.parcels = mem_new(PARCELS_MOST, sizeof(*sending.parcels));
	ok = sending_make(&sending, household_id);
	free(sending.parcels);
	if (ok)
		call_about(call, household_id, "bericht", 0, "%lld toewijzingen verstuurd, %lld niet", (long long)sending.sent,
			(long long)sending.kept);
	return ok;
}

const struct door_row bericht_doors[] = {
	{ REQ_BERICHT_OUT, PHASE_USER, DEED_MESSAGES, "bericht-301", bericht_out_handle },
	{ REQ_BERICHT_IN, PHASE_USER, DEED_MESSAGES, "bericht-302", bericht_in_handle },
	{ 0 }
};
