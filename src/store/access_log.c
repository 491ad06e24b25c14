/* Who looked in a dossier and who changed it, from both chains of proof, in words that a family understands. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/organisation.h"
#include "domain/oversight.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "oversight_inside.h"
#include "store/door.h"
#include "store/store.h"

enum { RAW_MOST = 1500, LINES_MOST = 400 };

/* ---- words ---- */

/* kind NULL: every kind. */
static const struct {
	const char *act, *kind, *what;
} whats[] = {
	{ "open", NULL, "opende het dossier" },
	{ "lees", "plan", "las het plan" },
	{ "lees", "journal_entry", "las het dagboek" },
	{ "lees", "person", "las de gegevens van een gezinslid" },
	{ "lees", "decision", "las een besluit" },
	{ "lees", "escalation", "las een opschaling" },
	{ "volgt", NULL, "keek hoe het staat met wat die zelf had gevraagd" },
	{ "lees", "document", "las een bijlage" },
	{ "lees", "privacy_request", "las een verzoek over de gegevens" },
	{ "lees", "bezwaar", "las een bezwaar" },
	{ "lees", "klacht", "las een klacht" },
	{ "lees", "ingebreke", "las een ingebrekestelling" },
	{ "lees", "meldcode", "las de meldcode" },
	{ "lees", "register", "bekeek bezwaar, ingebrekestelling en meldcode" },
	{ "lees", "legal_term", "bekeek de termijnen" },
	{ "lees", "aanvraag", "bekeek een termijn" },
	{ "lees", "melding", "bekeek een termijn" },
	{ "bezwaar", NULL, "behandelde een bezwaar" },
	{ "klacht", NULL, "behandelde een klacht" },
	{ "ingebrekestelling", NULL, "behandelde een ingebrekestelling" },
	{ "meldcode", NULL, "begon de meldcode" },
	{ "meldcode-stap", NULL, "zette een stap van de meldcode" },
	{ "termijn", NULL, "zette een termijn stil of maakte hem langer" },
	{ "termijn-hervat", NULL, "liet een termijn weer lopen" },
	{ "verzoek", NULL, "behandelde een verzoek over de gegevens" },
	{ "lees", "merge", "bekeek of dit hetzelfde gezin is als een ander" },
	{ "lees", NULL, "las hoe een tekst eerder was" },
	{ "toont", NULL, "liet het plan aan het gezin zien" },
	{ "print", "plan", "zette het plan op papier" },
	{ "print", NULL, "zette een besluit op papier" },
	{ "inzage", NULL, "bekeek wie er in het dossier keek" },
	{ "noodknop", NULL, "gebruikte de noodknop" },
	{ "oordeel", NULL, "beoordeelde of dat kijken mocht" },
	{ "oordeel-antwoord", NULL, "legde uit waarom het dossier is geopend" },
	{ "huishouden-nieuw", NULL, "begon het dossier" },
	{ "huishouden", NULL, "wijzigde adres of kenmerken" },
	{ "persoon", NULL, "wijzigde gegevens van een gezinslid" },
	{ "lid-nieuw", NULL, "voegde een gezinslid toe" },
	{ "lid-einde", NULL, "haalde iemand uit het huishouden" },
	{ "netwerk", NULL, "wijzigde het netwerk" },
	{ "signaal", NULL, "zette een signaal" },
	{ "signaal-einde", NULL, "beëindigde een signaal" },
	{ "gezag", NULL, "schreef wie gezag heeft" },
	{ "contactpersoon", NULL, "wijzigde wie gebeld mag worden" },
	{ "adres", NULL, "wijzigde een adres" },
	{ "procesregie", NULL, "benoemde een procesregisseur" },
	{ "procesregie-einde", NULL, "beëindigde de procesregie" },
	{ "betrokken-wijzigen", NULL, "wijzigde een betrokkenheid" },
	{ "betrokken", NULL, "voegde een betrokkene toe" },
	{ "betrokken-einde", NULL, "beëindigde een betrokkenheid" },
	{ "regie", NULL, "wees een regisseur aan" },
	{ "dagboek", NULL, "schreef in het dagboek" },
	{ "bijlage", NULL, "voegde een bijlage toe" },
	{ "bijlage-intrekken", NULL, "trok een bijlage in" },
	{ "dagboek-lezer", NULL, "zei wie een afgeschermde tekst mag lezen" },
	{ "gesprek", NULL, "schreef een gesprek op" },
	{ "gesprek-plan", NULL, "zette afspraken uit een gesprek in het plan" },
	{ "pauze", NULL, "sprak een pauze in het contact af" },
	{ "pauze-einde", NULL, "zegde een pauze in het contact af" },
	{ "taak", NULL, "schreef een taak of afspraak" },
	{ "taak-gedaan", NULL, "zette een taak op gedaan" },
	{ "melding", NULL, "schreef een melding" },
	{ "aanvraag", NULL, "schreef een aanvraag" },
	{ "plan-begin", NULL, "begon een plan" },
	{ "plan-sluit", NULL, "sloot het plan" },
	{ "doel-nieuw", NULL, "schreef een doel" },
	{ "actie-nieuw", NULL, "schreef een actie" },
	{ "velden", NULL, "wijzigde het plan" },
	{ "akkoord", NULL, "schreef op wat het gezin van een doel zegt" },
	{ "plan-vast", NULL, "legde een versie van het plan vast" },
	{ "besluit-concept", NULL, "schreef een besluit" },
	{ "besluit-indienen", NULL, "diende een besluit in" },
	{ "besluit-intrekken", NULL, "trok een besluit in" },
	{ "besluit-tweede-ogen", NULL, "keek mee bij een besluit" },
	{ "besluit-bekendmaken", NULL, "maakte een besluit bekend" },
	{ "opschalen", NULL, "vroeg om hulp bij een hogere trede" },
	{ "samenvoegen", NULL, "voegde twee dossiers van het gezin samen" },
	{ "samenvoegen-terug", NULL, "haalde samengevoegde dossiers weer uit elkaar" },
};

static const struct {
	const char *code, *ground;
} grounds[] = {
	{ "eigen", "werkt met dit huishouden" },
	{ "team", "werkt in het team van de wijk" },
	{ "opschaling", "moest meebeslissen" },
	{ "noodknop", "noodknop" },
};

static const char *what_of(const char *act, const char *kind)
{
	for (size_t i = 0; i < COUNT_OF(whats); i++)
		if (strcmp(whats[i].act, act) == 0 && (!whats[i].kind || strcmp(whats[i].kind, kind) == 0))
			return whats[i].what;
	return strncmp(act, "opschaling", strlen("opschaling")) == 0 ? "werkte aan een opschaling" : "wijzigde iets";
}

const char *view_ground(const char *code)
{
	for (size_t i = 0; i < COUNT_OF(grounds); i++)
		if (strcmp(grounds[i].code, code) == 0)
			return grounds[i].ground;
	return *code ? code : "grond niet vastgelegd";
}

static void ground_write(const char *act, const char *ground, const char *tekst, char out[TEXT_LINE_BYTES])
{
	char line[2 * TEXT_LINE_BYTES];

	if (strcmp(act, "noodknop") == 0) {
		snprintf(line, sizeof(line), "nood: %s", tekst);
		line_cut(line, out);
		return;
	}
	line_cut(*ground ? view_ground(ground) : "", out);
}

/* Codes with a comma between, as they were on that day. */
static void roles_write(const char *codes, char out[TEXT_LINE_BYTES])
{
	char text[TEXT_LINE_BYTES], *rest = NULL;
	size_t used = 0;
	int role, pet;

	out[0] = '\0';
	line_cut(codes, text);
	for (char *code = strtok_r(text, ",", &rest); code; code = strtok_r(NULL, ",", &rest))
		if (choice_value(role_choices, code, &role))
			used += (size_t)snprintf(out + used, TEXT_LINE_BYTES - used, "%s%s", used ? ", " : "",
				choice_label(role_choices, role));
		else if (choice_value(pet_choices, code, &pet))
			used += (size_t)snprintf(out + used, TEXT_LINE_BYTES - used, " (%s)", choice_label(pet_choices, pet));
}

static const char WHO[] =
	"SELECT (SELECT naam FROM employee WHERE id = :employee) AS who,"
	" (SELECT naam FROM organisation WHERE id = :organisation) AS organisation";

static void who_write(struct call *call, id employee_id, id organisation_id, struct access_line *line)
{
	struct query *query = db_query(call->db, WHO);

	query_id(query, ":employee", employee_id);
	query_id(query, ":organisation", organisation_id);
	if (query_one(query, &call->err))
		query_read(query, &access_line_record, line);
	query_done(query);
	if (!employee_id)
		strcpy(line->who, "de klok van wijkd");
}

/* ---- lines ---- */

/* Of what was done to one person only who asks for that person, and for the whole household, gets the line. */
#define COLUMNS " at, employee_id, role, organisation_id, source, act, kind, object_id, ground, tekst"
#define OF_PERSON " AND (:person IS NULL OR kind IS NOT 'person' OR object_id = :person)"
/* A klacht is for who oversees alone: who opens the dossier may be the one it is about. */
#define OF_KLACHT " AND (:oversees = 1 OR kind IS NOT 'klacht')"
static const char VIEWS[] =
	"SELECT" COLUMNS " FROM view WHERE household_id = :household AND at >= :from AND at < :past"
	OF_PERSON OF_KLACHT " ORDER BY seq DESC LIMIT :most";
static const char CHANGES[] =
	"SELECT" COLUMNS " FROM audit WHERE household_id = :household AND at >= :from AND at < :past"
	OF_PERSON OF_KLACHT " ORDER BY seq DESC LIMIT :most";

/* Never an address of a machine: that says where a colleague was. */
static const char *via_of(const char *source)
{
	static const struct {
		const char *source, *via;
	} rows[] = { { "klok", "vanzelf, door wijkd" }, { "offline", "beheer van de server" }, { "ctl", "beheer van de server" } };

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (strcmp(rows[i].source, source) == 0)
			return rows[i].via;
	return ACCESS_VIA_USUAL;
}

/* Lines of one household, in a stretch of time. */
struct stretch {
	id household_id;
	instant from, past;
	id person_id;		/* 0: everybody */
};

static bool chain_add(struct call *call, struct db *db, const char *sql, const struct stretch *stretch,
	struct rows *lines, bool *older)
{
	struct query *query = db_query(db, sql);
	enum query_result result;
	size_t before = lines->count;

	query_id(query, ":household", stretch->household_id);
	query_id(query, ":person", stretch->person_id);
	query_int(query, ":oversees", actor_has(call->actor, ROLE_PRIVACY_OFFICER) || actor_has(call->actor, ROLE_FG));
	query_instant(query, ":from", stretch->from);
	query_instant(query, ":past", stretch->past);
	query_int(query, ":most", RAW_MOST);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct access_line *line = rows_new(lines, &access_line_record);
		const char *act = query_get_text(query, "act");

		line->at = query_get_instant(query, "at");
		line->times = 1;
		strcpy(line->what, what_of(act, query_get_text(query, "kind")));
		ground_write(act, query_get_text(query, "ground"), query_get_text(query, "tekst"), line->ground);
		roles_write(query_get_text(query, "role"), line->role);
		line->glass = strcmp(act, "noodknop") == 0 || strcmp(query_get_text(query, "ground"), "noodknop") == 0;
		strcpy(line->via, via_of(query_get_text(query, "source")));
		who_write(call, query_get_int(query, "employee_id"), query_get_int(query, "organisation_id"), line);
	}
	*older = *older || lines->count - before == RAW_MOST;
	return result == QUERY_DONE;
}

static int earlier(const void *a, const void *b)
{
	const struct access_line *one = ((const struct row *)a)->data, *other = ((const struct row *)b)->data;

	return one->at < other->at ? -1 : one->at > other->at;
}

static bool alike(const struct access_line *a, const struct access_line *b)
{
	return strcmp(a->who, b->who) == 0 && strcmp(a->what, b->what) == 0 && strcmp(a->ground, b->ground) == 0 &&
		strcmp(a->role, b->role) == 0 && strcmp(a->via, b->via) == 0 && strcmp(a->organisation, b->organisation) == 0;
}

/* The lines of one day that say the same become the first of them; how many are left, at the front. */
static size_t fold(struct rows *lines)
{
	size_t kept = 0;

	for (size_t i = 0; i < lines->count; i++) {
		const struct access_line *line = lines->row[i].data;
		struct access_line *same = NULL;

		for (size_t j = kept; j > 0 && !same; j--) {
			struct access_line *other = lines->row[j - 1].data;
			if (instant_day(other->at) != instant_day(line->at))
				break;
			same = alike(other, line) ? other : NULL;
		}
		if (same) {
			same->times++;
			continue;
		}
		struct row moved = lines->row[kept];
		lines->row[kept++] = lines->row[i];
		lines->row[i] = moved;
	}
	return kept;
}

/* ---- whose lines ---- */

enum { STRETCHES = 32 };

/*
 * The household itself, what went up in it, and the household that it wrongly was a part of for a while: whoever looked
 * there then, looked at this family too.
 */
static size_t stretches_load(struct call *call, id household_id, instant from, struct stretch out[STRETCHES])
{
	static const char WHOSE[] =
		"WITH RECURSIVE up(id) AS (SELECT :household UNION ALL"
		"   SELECT h.id FROM up JOIN household h ON h.merged_into = up.id)"
		" SELECT id, 0 AS since, :past AS past FROM up UNION ALL"
		" SELECT g.into_id, g.at, g.undone FROM up JOIN merge g ON g.from_id = up.id WHERE g.undone IS NOT NULL LIMIT :most";
	struct query *query = db_query(call->db, WHOSE);
	size_t count = 0;

	query_id(query, ":household", household_id);
	query_instant(query, ":past", call->now + 1);
	query_int(query, ":most", STRETCHES);
	while (count < STRETCHES && query_step(query, &call->err) == QUERY_ROW) {
		instant since = query_get_instant(query, "since");

		out[count++] = (struct stretch){ query_get_int(query, "id"), since > from ? since : from,
			query_get_instant(query, "past"), 0 };
	}
	query_done(query);
	return count;
}

/* ---- asking ---- */

/* Who may open the dossier, and who oversees; to others it does not exist. */
static bool log_may(struct call *call, id household_id)
{
	struct access_facts facts;

	access_facts_load(call, household_id ? household_id : NO_HOUSEHOLD, &facts);
	if (household_id && (access_may(&facts, DEED_OPEN) || access_may(&facts, DEED_LOG)))
		return true;
	return rule_missing(&call->err, "inzage.geen");
}

static void head_add(struct call *call, id household_id)
{
	static const char GEMEENTE[] = "SELECT * FROM municipality ORDER BY id LIMIT 1";
	struct query *query = db_query(call->db, GEMEENTE);
	struct household *household = rows_new(&call->out->rows, &household_record);
	struct household all;

	if (household_load(call, household_id, &all)) {
		household->id = all.id;
		memcpy(household->huishoudnummer, all.huishoudnummer, sizeof(all.huishoudnummer));
		memcpy(household->naam, all.naam, sizeof(all.naam));
		memcpy(household->regisseur_naam, all.regisseur_naam, sizeof(all.regisseur_naam));
	}
	if (query_one(query, NULL))
		query_read(query, &municipality_record, rows_new(&call->out->rows, &municipality_record));
	query_done(query);
}

/* For whom the overview is, by name alone; somebody who is or was of this household. */
static bool person_add(struct call *call, id household_id, id person_id)
{
	static const char PERSON[] =
		"SELECT p.* FROM person p WHERE p.id = :person AND EXISTS(SELECT 1 FROM membership m WHERE m.person_id = p.id"
		" AND m.household_id = :household)";
	struct query *query = db_query(call->db, PERSON);
	struct person all, *person;
	bool found;

	record_init(&person_record, &all);
	query_id(query, ":person", person_id);
	query_id(query, ":household", household_id);
	found = query_one(query, &call->err);
	if (found)
		query_read(query, &person_record, &all);
	query_done(query);
	if (!found)
		return row_missing(&call->err, "lid.geen");
	person = rows_new(&call->out->rows, &person_record);
	person->id = all.id;
	name_full(&all, person->voornamen, sizeof(person->voornamen));
	return true;
}

static bool access_log_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	id household_id = ask->id ? ask->id : household_by_number(call->db, ask->word);
	struct rows lines = ROWS_INIT;
	struct count count = { .what = "older" };
	struct stretch stretches[STRETCHES];
	bool older = false, ok = true;

	if (!log_may(call, household_id) || (ask->other_id && !person_add(call, household_id, ask->other_id)))
		return false;
	head_add(call, household_id);
	size_t whose = stretches_load(call, household_id, ask->day == DAY_NONE ? 0 : day_start(ask->day), stretches);
	for (size_t i = 0; i < whose; i++)
		stretches[i].person_id = ask->other_id;
	for (size_t i = 0; i < whose && ok; i++)
		ok = chain_add(call, call->store->view_db, VIEWS, &stretches[i], &lines, &older) &&
			chain_add(call, call->db, CHANGES, &stretches[i], &lines, &older);
	if (ok && lines.count > 0)
		qsort(lines.row, lines.count, sizeof(lines.row[0]), earlier);
	size_t kept = fold(&lines), first = kept > LINES_MOST ? kept - LINES_MOST : 0;
	count.number = (int64_t)first + older;
	for (size_t i = first; i < kept && ok; i++)
		call_out(call, &access_line_record, lines.row[i].data);
	call_out(call, &count_record, &count);
	rows_free(&lines);
	view_note(call, "inzage", household_id, "household", household_id, NULL);
	return ok;
}

const struct door_row access_log_doors[] = {
	{ REQ_ACCESS_LOG, PHASE_USER, DEED_NONE, NULL, access_log_read },
	{ 0 }
};
