/* The timeline of a household over all laws: every kind of dated thing is one row of the table of sources. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/escalation.h"
#include "domain/household_facts.h"
#include "domain/person_name.h"
#include "domain/plan.h"
#include "household_inside.h"
#include "store/document.h"

enum { LINES_USUAL = 200, LINES_MOST = 1000 };

/*
 * Every statement gives of :household, the newest first and at most :most: at (instant) or dag (day), code (of `choices`,
 * or NULL), tekst, bedrag (cents, or NULL), who, employee_id, object_id, wet (code of wet_choices, or NULL), person_id
 * (whom it is about), meer (more text to find words in).
 */
#define LINE(at, dag, code, tekst, bedrag, who, employee, object, wet, person, meer, rest) \
	"SELECT " at " AS at, " dag " AS dag, " code " AS code, " tekst " AS tekst, " bedrag " AS bedrag, " who " AS who, " \
	employee " AS employee_id, " object " AS object_id, " wet " AS wet, " person " AS person_id, " meer " AS meer" \
	" FROM " rest " DESC LIMIT :most"

#define FIRST_LINE(text) "substr(" text ", 1, min(150, instr(" text " || char(10), char(10)) - 1))"
/* Of what is shielded from :me the day and the organisation. */
static const char JOURNAL[] =
	LINE("CASE WHEN j.open AND j.datum IS NULL THEN j.at END", "j.datum",
		"CASE WHEN j.open THEN j.kind END",
		"CASE WHEN j.readable THEN CASE j.level WHEN 'team' THEN '' ELSE 'afgeschermd, ' END || " FIRST_LINE("j.tekst")
		" WHEN j.open THEN " CLOSED_NOTE("j") " ELSE 'afgeschermde tekst van ' || o.naam END",
		"NULL", "CASE WHEN j.readable THEN e.naam WHEN NOT j.open THEN o.naam END", "CASE WHEN j.readable THEN j.employee_id END", "j.id",
		"NULL", "NULL", "CASE WHEN j.readable THEN j.tekst END",
		"(SELECT j.*, " JOURNAL_READABLE " AS readable, " JOURNAL_OPEN " AS open FROM journal_entry j WHERE j.household_id = :household) j"
		" JOIN employee e ON e.id = j.employee_id JOIN organisation o ON o.id = e.organisation_id"
		" ORDER BY coalesce(j.datum, date(j.at / 1000, 'unixepoch')) DESC, j.at");

static const char TASKS[] =
	LINE("NULL", "t.datum", "t.kind", "t.what", "NULL", "e.naam", "t.employee_id", "t.id", "NULL", "NULL", "t.place",
		"task t LEFT JOIN employee e ON e.id = t.employee_id"
		" WHERE t.household_id = :household AND t.done IS NULL ORDER BY t.datum");

static const char TASKS_DONE[] =
	LINE("NULL", "t.done", "t.kind", "t.what", "NULL", "e.naam", "t.employee_id", "t.id", "NULL", "NULL", "t.place",
		"task t LEFT JOIN employee e ON e.id = t.employee_id"
		" WHERE t.household_id = :household AND t.done IS NOT NULL ORDER BY t.done");

static const char MELDINGEN[] =
	LINE("NULL", "m.datum", "m.wet", "CASE WHEN wears(m.pet) THEN " FIRST_LINE("m.vraag") " ELSE " CLOSED_NOTE("m") " END",
		"NULL", "CASE WHEN wears(m.pet) THEN e.naam END", "CASE WHEN wears(m.pet) THEN m.employee_id END", "m.id", "m.wet",
		"NULL", "CASE WHEN wears(m.pet) THEN m.vraag || ' ' || coalesce(m.aanmelder, '') END",
		"melding m JOIN employee e ON e.id = m.employee_id WHERE m.household_id = :household ORDER BY m.datum");

static const char MELDINGEN_CLOSED[] =
	LINE("NULL", "m.afgesloten", "m.wet", "NULL", "NULL", "NULL", "NULL", "m.id", "m.wet", "NULL", "NULL",
		"melding m WHERE m.household_id = :household AND m.afgesloten IS NOT NULL ORDER BY m.afgesloten");

static const char AANVRAGEN[] =
	LINE("NULL", "a.datum", "a.wet", "a.onderwerp", "NULL", "NULL", "NULL", "a.id", "a.wet", "NULL", "NULL",
		"aanvraag a WHERE a.household_id = :household ORDER BY a.datum");

static const char PLANS[] =
	LINE("NULL", "p.started", "NULL", "NULL", "NULL", "NULL", "NULL", "p.id", "NULL", "NULL", "p.vraagstuk",
		"plan p WHERE p.household_id = :household ORDER BY p.started");

static const char PLANS_CLOSED[] =
	LINE("NULL", "p.closed", "NULL", "substr(p.closing_reason, 1, 150)", "NULL", "NULL", "NULL", "p.id", "NULL", "NULL",
		"p.closing_reason", "plan p WHERE p.household_id = :household AND p.closed IS NOT NULL ORDER BY p.closed");

static const char GOALS[] =
	LINE("v.at", "NULL", "v.value", "g.what", "NULL", "e.naam", "v.employee_id", "g.id", "NULL", "NULL", "NULL",
		"plan p CROSS JOIN goal g ON g.plan_id = p.id CROSS JOIN field_version v ON v.kind = 'goal'"
		" AND v.object_id = g.id AND v.field = 'state' AND v.lost = 0 JOIN employee e ON e.id = v.employee_id"
		" WHERE p.household_id = :household ORDER BY v.at");

static const char ACTIONS[] =
	LINE("v.at", "NULL", "v.value", "a.what", "NULL", "e.naam", "v.employee_id", "a.id", "NULL", "NULL", "a.owner_naam",
		"plan p CROSS JOIN goal g ON g.plan_id = p.id CROSS JOIN action a ON a.goal_id = g.id CROSS JOIN field_version v"
		" ON v.kind = 'action' AND v.object_id = a.id AND v.field = 'state' AND v.lost = 0"
		" JOIN employee e ON e.id = v.employee_id WHERE p.household_id = :household ORDER BY v.at");

static const char DECISIONS_ASKED[] =
	LINE("NULL", "d.requested", "d.kind", "k.naam", "d.bedrag", "e.naam", "d.author_id", "d.id", "d.wet", "d.person_id",
		"d.motivering", "decision d JOIN employee e ON e.id = d.author_id"
		" LEFT JOIN provision_kind k ON k.id = d.provision_kind_id"
		" WHERE d.household_id = :household AND d.requested IS NOT NULL"
		" AND (d.besluitdatum IS NULL OR d.requested < d.besluitdatum) ORDER BY d.requested");

static const char DECISIONS_TAKEN[] =
	LINE("NULL", "d.besluitdatum", "d.kind", "k.naam", "d.bedrag", "e.naam", "d.decider_id", "d.id", "d.wet", "d.person_id",
		"d.motivering", "decision d LEFT JOIN employee e ON e.id = d.decider_id"
		" LEFT JOIN provision_kind k ON k.id = d.provision_kind_id"
		" WHERE d.household_id = :household AND d.besluitdatum IS NOT NULL ORDER BY d.besluitdatum");

static const char DECISIONS_ANNOUNCED[] =
	LINE("NULL", "d.bekendmaking", "d.kind", "k.naam", "d.bedrag", "NULL", "NULL", "d.id", "d.wet", "d.person_id", "NULL",
		"decision d LEFT JOIN provision_kind k ON k.id = d.provision_kind_id"
		" WHERE d.household_id = :household AND d.bekendmaking IS NOT NULL ORDER BY d.bekendmaking");

static const char STEPS[] =
	LINE("s.at", "NULL", "s.kind", "c.subject", "NULL", "e.naam", "s.employee_id", "c.id", "d.wet", "d.person_id", "s.tekst",
		"escalation c JOIN escalation_step s ON s.escalation_id = c.id LEFT JOIN employee e ON e.id = s.employee_id"
		" LEFT JOIN decision d ON d.id = c.decision_id"
		" WHERE c.household_id = :household AND s.kind <> 'gezien' ORDER BY s.at");

static const char REGIES[] =
	LINE("NULL", "r.\"from\"", "NULL", "e.naam", "NULL", "NULL", "r.employee_id", "r.id", "NULL", "NULL", "r.reason",
		"regie r JOIN employee e ON e.id = r.employee_id WHERE r.household_id = :household ORDER BY r.\"from\"");

static const char OFFERS[] =
	LINE("o.offered", "NULL", "NULL", "'aan ' || t.naam || ', ' || o.reason", "NULL", "f.naam", "o.from_id", "o.id", "NULL",
		"NULL", "NULL", "regie_offer o JOIN employee t ON t.id = o.to_id JOIN employee f ON f.id = o.from_id"
		" WHERE o.household_id = :household ORDER BY o.offered");

static const char OFFERS_ENDED[] =
	LINE("o.answered", "NULL", "o.state",
		"coalesce(o.answer, 'gezin geïnformeerd op ' || strftime('%d-%m-%Y', o.informed))", "NULL", "t.naam", "o.to_id",
		"o.id", "NULL", "NULL", "NULL", "regie_offer o JOIN employee t ON t.id = o.to_id"
		" WHERE o.household_id = :household AND o.answered IS NOT NULL ORDER BY o.answered");

/* One more than there may be: the reason is part of what happened. */
static const char INVOLVED[] =
	LINE("NULL", "i.\"from\"", "NULL", "coalesce(e.naam, o.naam) || ', ' || CASE WHEN wears(i.pet) THEN coalesce(i.what, '')"
		" || coalesce('; boven de grens: ' || i.boven_grens, '') ELSE " CLOSED_NOTE("i") " END",
		"NULL", "NULL", "i.employee_id", "i.id", "NULL", "NULL", "CASE WHEN wears(i.pet) THEN i.grondslag END",
		"involvement i LEFT JOIN employee e ON e.id = i.employee_id LEFT JOIN organisation o ON o.id = i.organisation_id"
		" WHERE i.household_id = :household ORDER BY i.\"from\"");

static const char INVOLVED_ENDED[] =
	LINE("NULL", "i.until", "NULL", "coalesce(e.naam, o.naam) || CASE WHEN wears(i.pet) THEN coalesce(', ' || i.reason, '') ELSE '' END", "NULL", "NULL",
		"i.employee_id", "i.id", "NULL", "NULL", "NULL",
		"involvement i LEFT JOIN employee e ON e.id = i.employee_id LEFT JOIN organisation o ON o.id = i.organisation_id"
		" WHERE i.household_id = :household AND i.until IS NOT NULL ORDER BY i.until");

static const char GLASS[] =
	LINE("b.at", "NULL", "NULL", "b.reason", "NULL", "e.naam", "b.employee_id", "b.id", "NULL", "NULL", "NULL",
		"break_glass b JOIN employee e ON e.id = b.employee_id WHERE b.household_id = :household"
		" OR b.household_id IN (SELECT id FROM household WHERE merged_into = :household) ORDER BY b.at");

#define MERGE_OTHER "h.huishoudnummer || ', ' || h.naam"
#define MERGE_OF_HOUSEHOLD \
	"merge g JOIN household h ON h.id = CASE g.into_id WHEN :household THEN g.from_id ELSE g.into_id END"

static const char MERGES[] =
	LINE("g.at", "NULL", "NULL", MERGE_OTHER " || ': ' || g.reason", "NULL", "e.naam", "g.employee_id", "g.id", "NULL", "NULL",
		"NULL", MERGE_OF_HOUSEHOLD " JOIN employee e ON e.id = g.employee_id"
		" WHERE :household IN (g.into_id, g.from_id) ORDER BY g.at");

static const char MERGES_UNDONE[] =
	LINE("g.undone", "NULL", "NULL", MERGE_OTHER " || ': ' || g.undone_reason", "NULL", "e.naam", "g.undone_by", "g.id",
		"NULL", "NULL", "NULL", MERGE_OF_HOUSEHOLD " JOIN employee e ON e.id = g.undone_by"
		" WHERE :household IN (g.into_id, g.from_id) AND g.undone IS NOT NULL ORDER BY g.undone");

static const char MEMBERS[] =
	LINE("NULL", "m.\"from\"", "m.rol", PERSON_NAME, "NULL", "NULL", "NULL", "m.id", "NULL", "m.person_id", "NULL",
		"membership m JOIN person p ON p.id = m.person_id WHERE m.household_id = :household ORDER BY m.\"from\"");

static const char MEMBERS_GONE[] =
	LINE("NULL", "m.until", "m.rol", PERSON_NAME " || coalesce(', ' || m.reason, '')", "NULL", "NULL", "NULL", "m.id",
		"NULL", "m.person_id", "NULL", "membership m JOIN person p ON p.id = m.person_id"
		" WHERE m.household_id = :household AND m.until IS NOT NULL ORDER BY m.until");

static const char PAUSES[] =
	LINE("q.at", "NULL", "NULL", "'tot ' || strftime('%d-%m-%Y', q.until) || ', ' || q.reason", "NULL", "e.naam",
		"q.employee_id", "q.id", "NULL", "NULL", "NULL",
		"silence_pause q JOIN employee e ON e.id = q.employee_id WHERE q.household_id = :household ORDER BY q.at");

/* Of what is not for this reader: that it is there, and of whom. */
#define IF_READABLE(value) "CASE WHEN " DOCUMENT_READABLE " THEN " value " END"
static const char DOCUMENTS[] =
	LINE("d.at", "NULL", IF_READABLE("d.soort"),
		"CASE WHEN " DOCUMENT_READABLE " THEN coalesce(d.naam, 'gewist') ELSE 'afgeschermd, ' || o.naam END", "NULL",
		IF_READABLE("e.naam"), IF_READABLE("d.employee_id"), "d.id", "NULL", "NULL", "NULL",
		"document d JOIN employee e ON e.id = d.employee_id JOIN organisation o ON o.id = e.organisation_id"
		" WHERE d.household_id = :household ORDER BY d.at");

static const char SIGNALS[] =
	LINE("NULL", "s.\"from\"", "s.kind", "s.reason", "NULL", "e.naam", "s.employee_id", "s.id", "NULL", "s.person_id", "NULL",
		"signal s LEFT JOIN employee e ON e.id = s.employee_id WHERE s.household_id = :household ORDER BY s.\"from\"");

static const char SIGNALS_ENDED[] =
	LINE("NULL", "s.until", "s.kind", "s.ended_reason", "NULL", "e.naam", "s.ended_by", "s.id", "NULL", "s.person_id", "NULL",
		"signal s LEFT JOIN employee e ON e.id = s.ended_by"
		" WHERE s.household_id = :household AND s.until IS NOT NULL ORDER BY s.until");

static const char GEZAG[] =
	LINE("NULL", "g.\"from\"", "g.soort", PERSON_NAME, "NULL", "NULL", "NULL", "g.id", "NULL", "g.person_id", "g.bron",
		"gezag g JOIN person p ON p.id = g.person_id WHERE g.household_id = :household ORDER BY g.\"from\"");

static const char ADDRESSES_ENDED[] =
	LINE("NULL", "a.until", "a.kind", "NULL", "NULL", "NULL", "NULL", "a.id", "NULL", "NULL", "NULL",
		"address a WHERE a.household_id = :household AND a.until IS NOT NULL ORDER BY a.until");

/* Of the registers, as who opens the dossier may read them too (DEED_DECISIONS goes with DEED_OPEN); never a klacht. */
static const char BEZWAREN[] =
	LINE("NULL", "b.ontvangen", "NULL", "b.nummer", "NULL", "e.naam", "b.ingeschreven_id", "b.id", "d.wet", "NULL", "NULL",
		"bezwaar b JOIN decision d ON d.id = b.decision_id JOIN employee e ON e.id = b.ingeschreven_id"
		" WHERE b.household_id = :household ORDER BY b.ontvangen");

static const char BEZWAREN_DECIDED[] =
	LINE("NULL", "b.beslist", "b.uitkomst", "b.nummer", "NULL", "e.naam", "b.beslisser_id", "b.id", "d.wet", "NULL", "NULL",
		"bezwaar b JOIN decision d ON d.id = b.decision_id LEFT JOIN employee e ON e.id = b.beslisser_id"
		" WHERE b.household_id = :household AND b.beslist IS NOT NULL ORDER BY b.beslist");

static const char INGEBREKE[] =
	LINE("NULL", "i.ontvangen", "NULL", "i.nummer", "NULL", "e.naam", "i.ingeschreven_id", "i.id", "NULL", "NULL", "NULL",
		"ingebreke i JOIN employee e ON e.id = i.ingeschreven_id WHERE i.household_id = :household ORDER BY i.ontvangen");

#define IF_WORN(value) "CASE WHEN wears(m.pet) THEN " value " END"
#define MELDCODE_OF "meldcode m JOIN person p ON p.id = m.person_id JOIN employee e ON e.id = m.employee_id"
#define MELDCODE_WHOM "CASE WHEN wears(m.pet) THEN " PERSON_NAME " ELSE " CLOSED_NOTE("m") " END"
static const char MELDCODES[] =
	LINE("NULL", "m.begonnen", "NULL", MELDCODE_WHOM, "NULL", IF_WORN("e.naam"), IF_WORN("m.employee_id"), "m.id", "NULL",
		IF_WORN("m.person_id"), "NULL", MELDCODE_OF " WHERE m.household_id = :household ORDER BY m.begonnen");

static const char MELDCODES_CLOSED[] =
	LINE("NULL", "m.afgesloten", "NULL", MELDCODE_WHOM, "NULL", "NULL", "NULL", "m.id", "NULL", IF_WORN("m.person_id"), "NULL",
		MELDCODE_OF " WHERE m.household_id = :household AND m.afgesloten IS NOT NULL ORDER BY m.afgesloten");

static const struct source {
	enum timeline_kind group;
	const char *kind;		/* record name of the object */
	const char *what;		/* "Doel", before the label of the code */
	const struct choice *choices;
	const char *sql;
	bool mine;			/* asks who I am */
} sources[] = {
	/* group            kind             what                      code                     statement */
	{ TIMELINE_JOURNAL,  "journal_entry",  "Dagboek",                journal_kind_choices,    JOURNAL, true },
	{ TIMELINE_JOURNAL,  "document",       "Bijlage",                document_kind_choices,   DOCUMENTS, true },
	{ TIMELINE_JOURNAL,  "silence_pause",  "Pauze in het contact",   NULL,                    PAUSES, false },
	{ TIMELINE_TASK,     "task",           "Gepland",                task_kind_choices,       TASKS, false },
	{ TIMELINE_TASK,     "task",           "Gedaan",                 task_kind_choices,       TASKS_DONE, false },
	{ TIMELINE_REQUEST,  "melding",        "Melding",                wet_choices,             MELDINGEN, false },
	{ TIMELINE_REQUEST,  "melding",        "Melding afgesloten",     wet_choices,             MELDINGEN_CLOSED, false },
	{ TIMELINE_REQUEST,  "aanvraag",       "Aanvraag",               wet_choices,             AANVRAGEN, false },
	{ TIMELINE_PLAN,     "plan",           "Plan begonnen",          NULL,                    PLANS, false },
	{ TIMELINE_PLAN,     "plan",           "Plan gesloten",          NULL,                    PLANS_CLOSED, false },
	{ TIMELINE_PLAN,     "goal",           "Doel",                   goal_state_choices,      GOALS, false },
	{ TIMELINE_PLAN,     "action",         "Actie",                  action_state_choices,    ACTIONS, false },
	{ TIMELINE_DECISION, "decision",       "Besluit gevraagd",       decision_kind_choices,   DECISIONS_ASKED, false },
	{ TIMELINE_DECISION, "decision",       "Besluit genomen",        decision_kind_choices,   DECISIONS_TAKEN, false },
	{ TIMELINE_DECISION, "decision",       "Besluit bekendgemaakt",  decision_kind_choices,   DECISIONS_ANNOUNCED, false },
	{ TIMELINE_DECISION, "bezwaar",        "Bezwaar",                NULL,                    BEZWAREN, false },
	{ TIMELINE_DECISION, "bezwaar",        "Beslissing op bezwaar",  bezwaar_uitkomst_choices, BEZWAREN_DECIDED, false },
	{ TIMELINE_DECISION, "ingebreke",      "Ingebrekestelling",      NULL,                    INGEBREKE, false },
	{ TIMELINE_LADDER,   "meldcode",       "Meldcode begonnen",      NULL,                    MELDCODES, false },
	{ TIMELINE_LADDER,   "meldcode",       "Meldcode afgesloten",    NULL,                    MELDCODES_CLOSED, false },
	{ TIMELINE_LADDER,   "escalation",     "Opschaling",             step_kind_choices,       STEPS, false },
	{ TIMELINE_PEOPLE,   "regie",          "Regie",                  NULL,                    REGIES, false },
	{ TIMELINE_PEOPLE,   "regie_offer",    "Regie aangeboden",       NULL,                    OFFERS, false },
	{ TIMELINE_PEOPLE,   "regie_offer",    "Overdracht van regie",   offer_state_choices,     OFFERS_ENDED, false },
	{ TIMELINE_PEOPLE,   "involvement",    "Betrokken",              NULL,                    INVOLVED, false },
	{ TIMELINE_PEOPLE,   "involvement",    "Niet meer betrokken",    NULL,                    INVOLVED_ENDED, false },
	{ TIMELINE_LADDER,   "break_glass",    "Noodknop",               NULL,                    GLASS, false },
	{ TIMELINE_PEOPLE,   "signal",         "Signaal",                signal_kind_choices,     SIGNALS, false },
	{ TIMELINE_PEOPLE,   "signal",         "Signaal beëindigd",      signal_kind_choices,     SIGNALS_ENDED, false },
	{ TIMELINE_PEOPLE,   "gezag",          "Gezag",                  gezag_choices,           GEZAG, false },
	{ TIMELINE_PEOPLE,   "address",        "Adres van eerder tot",   address_kind_choices,    ADDRESSES_ENDED, false },
	{ TIMELINE_PEOPLE,   "merge",          "Samengevoegd met",       NULL,                    MERGES, false },
	{ TIMELINE_PEOPLE,   "merge",          "Weer los van",           NULL,                    MERGES_UNDONE, false },
	{ TIMELINE_PEOPLE,   "member",         "In het huishouden",      member_role_choices,     MEMBERS, false },
	{ TIMELINE_PEOPLE,   "member",         "Uit het huishouden",     member_role_choices,     MEMBERS_GONE, false },
};

/* What is asked, ready to compare with. */
struct filter {
	id household_id;
	const struct timeline_filter *asked;
	bool any;			/* something is asked: lines must be judged before they are counted */
	char words[TEXT_LINE_BYTES];	/* search_key of the words */
	char first_name[TEXT_LINE_BYTES];	/* search_key of what the person is called; "" */
};

/* ---- does a line fit? ---- */

/* Every word of `words` begins a word of the text. */
static bool text_holds(const char *text, const char *words)
{
	char word[TEXT_LINE_BYTES + 1];

	for (size_t bytes; *words; words += bytes + (words[bytes] == ' ')) {
		bytes = strcspn(words, " ");
		snprintf(word, sizeof(word), " %.*s", (int)bytes, words);
		if (!strstr(text, word))
			return false;
	}
	return true;
}

/* The texts of a line as a search_key with a blank before; caller frees. */
static char *line_key(struct query *query, const char *what)
{
	struct buf all = BUF_INIT;
	char *key;
	size_t room;

	buf_format(&all, "%s %s %s", what, query_get_text(query, "who"), query_get_text(query, "meer"));
	room = 3 * all.used + 2;
	key = mem_new(room + 1, 1);
	key[0] = ' ';
	search_key(all.data, key + 1, room);
	buf_free(&all);
	return key;
}

static bool line_fits_text(struct query *query, const struct filter *filter, const char *what)
{
	const struct timeline_filter *asked = filter->asked;
	char *key = line_key(query, what);
	bool fits = text_holds(key, filter->words);

	if (fits && asked->person_id)
		fits = query_get_int(query, "person_id") == asked->person_id ||
			(*filter->first_name && text_holds(key, filter->first_name));
	free(key);
	return fits;
}

static bool line_fits(struct query *query, const struct filter *filter, const struct timeline_line *line)
{
	const struct timeline_filter *asked = filter->asked;
	day on = instant_day(line->at);
	int wet;

	if (asked->wet != WET_NONE &&
			(!choice_value(wet_choices, query_get_text(query, "wet"), &wet) || wet != asked->wet))
		return false;
	if ((asked->from != DAY_NONE && on < asked->from) || (asked->until != DAY_NONE && on > asked->until))
		return false;
	if (asked->employee_id && line->employee_id != asked->employee_id)
		return false;
	return (!*filter->words && !asked->person_id) || line_fits_text(query, filter, line->what);
}

/* ---- lines ---- */

/* "Besluit genomen (toekenning): Begeleiding, € 2.400" */
static void what_write(struct query *query, const struct source *source, char out[TEXT_LINE_BYTES])
{
	char amount[MONEY_BYTES];
	struct buf what = BUF_INIT;
	int code;

	buf_text(&what, source->what);
	if (source->choices && choice_value(source->choices, query_get_text(query, "code"), &code))
		buf_format(&what, " (%s)", choice_label(source->choices, code));
	if (*query_get_text(query, "tekst"))
		buf_format(&what, ": %s", query_get_text(query, "tekst"));
	if (!query_is_null(query, "bedrag")) {
		money_nl(query_get_int(query, "bedrag"), true, amount);
		buf_format(&what, ", € %s", amount);
	}
	line_cut(what.data, out);
	buf_free(&what);
}

static void line_read(struct query *query, const struct source *source, struct timeline_line *line)
{
	record_init(&timeline_line_record, line);
	line->at = query_is_null(query, "at") ? day_start(query_get_day(query, "dag")) : query_get_int(query, "at");
	line->object_id = query_get_int(query, "object_id");
	line->employee_id = query_get_int(query, "employee_id");
	strcpy(line->kind, source->kind);
	line_cut(query_get_text(query, "who"), line->who);
	what_write(query, source, line->what);
}

/* Of a filtered source every line is looked at, until there are enough. */
static bool source_add(struct call *call, const struct source *source, const struct filter *filter, int64_t most,
	struct rows *lines)
{
	struct query *query = db_query(call->db, source->sql);
	enum query_result result = QUERY_DONE;
	int64_t found = 0;

	query_id(query, ":household", filter->household_id);
	query_int(query, ":most", filter->any ? -1 : most);
	if (source->mine)
		query_id(query, ":me", call->actor->employee_id);
	while (found < most && (result = query_step(query, &call->err)) == QUERY_ROW) {
		struct timeline_line line;

		line_read(query, source, &line);
		if (filter->any && !line_fits(query, filter, &line))
			continue;
		rows_add(lines, &timeline_line_record, &line);
		found++;
	}
	query_done(query);
	return result != QUERY_FAILED;
}

/* Newest first; of one moment, what was made last. */
static int newer(const void *a, const void *b)
{
	const struct timeline_line *one = ((const struct row *)a)->data, *other = ((const struct row *)b)->data;

	if (one->at != other->at)
		return one->at < other->at ? 1 : -1;
	return (one->object_id < other->object_id) - (one->object_id > other->object_id);
}

/* ---- asking ---- */

/* The kind picks statements; everything else is judged line by line. */
static bool filter_judges(const struct timeline_filter *asked)
{
	struct timeline_filter lines = *asked;

	lines.kind = TIMELINE_ALL;
	return timeline_filter_any(&lines);
}

static bool filter_make(struct call *call, id household_id, const struct timeline_filter *asked, struct filter *out)
{
	static const char CALLED[] =
		"SELECT coalesce(p.voornamen, '') AS voornamen FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE m.household_id = :household AND m.person_id = :id LIMIT 1";
	struct query *query = db_query(call->db, CALLED);

	*out = (struct filter){ .household_id = household_id, .asked = asked, .any = filter_judges(asked) };
	search_key(asked->word, out->words, sizeof(out->words));
	query_id(query, ":id", asked->person_id);
	query_id(query, ":household", household_id);
	if (asked->person_id && query_one(query, &call->err))
		search_key(query_get_text(query, "voornamen"), out->first_name, sizeof(out->first_name));
	query_done(query);
	out->first_name[strcspn(out->first_name, " ")] = '\0';
	return call->err.code == ERR_NONE;
}

bool timeline_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	const struct timeline_filter *asked = rows_first(&call->in->rows, &timeline_filter_record);
	int64_t most = ask->number > 0 && ask->number <= LINES_MOST ? ask->number : LINES_USUAL;
	struct timeline_filter everything;
	struct rows lines = ROWS_INIT;
	struct filter filter;
	bool ok;

	record_init(&timeline_filter_record, &everything);
	asked = asked ? asked : &everything;
	ok = household_readable(call, ask->id) && filter_make(call, ask->id, asked, &filter);
	for (size_t i = 0; i < COUNT_OF(sources) && ok; i++)
		if (asked->kind == TIMELINE_ALL || (int)sources[i].group == asked->kind)
			ok = source_add(call, &sources[i], &filter, most, &lines);
	if (ok && lines.count > 0)
		qsort(lines.row, lines.count, sizeof(lines.row[0]), newer);
	for (size_t i = 0; i < lines.count && (int64_t)i < most && ok; i++)
		call_out(call, &timeline_line_record, lines.row[i].data);
	rows_free(&lines);
	return ok;
}
