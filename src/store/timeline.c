/* The timeline of a household over all laws: every kind of dated thing is one row of the table of sources. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/escalation.h"
#include "domain/plan.h"
#include "household_inside.h"

enum { LINES_USUAL = 200, LINES_MOST = 1000 };

/*
 * Every statement gives: at (instant) or dag (day), code (of `choices`, or NULL), tekst, bedrag (cents, or NULL), who,
 * object_id; of :household, at most :most, the newest first.
 */
static const char JOURNAL[] =
	"SELECT j.at, NULL AS dag, j.kind AS code,"
	" CASE WHEN wears(j.pet) THEN substr(j.tekst, 1, min(150, instr(j.tekst || char(10), char(10)) - 1))"
	"   ELSE " CLOSED_NOTE("j") " END AS tekst, NULL AS bedrag, CASE WHEN wears(j.pet) THEN e.naam END AS who,"
	" j.id AS object_id FROM journal_entry j JOIN employee e ON e.id = j.employee_id"
	" WHERE j.household_id = :household ORDER BY j.at DESC LIMIT :most";

static const char TASKS[] =
	"SELECT NULL AS at, t.datum AS dag, t.kind AS code, t.what AS tekst, NULL AS bedrag, e.naam AS who,"
	" t.id AS object_id FROM task t LEFT JOIN employee e ON e.id = t.employee_id"
	" WHERE t.household_id = :household AND t.done IS NULL ORDER BY t.datum DESC LIMIT :most";

static const char TASKS_DONE[] =
	"SELECT NULL AS at, t.done AS dag, t.kind AS code, t.what AS tekst, NULL AS bedrag, e.naam AS who,"
	" t.id AS object_id FROM task t LEFT JOIN employee e ON e.id = t.employee_id"
	" WHERE t.household_id = :household AND t.done IS NOT NULL ORDER BY t.done DESC LIMIT :most";

static const char MELDINGEN[] =
	"SELECT NULL AS at, m.datum AS dag, m.wet AS code,"
	" CASE WHEN wears(m.pet) THEN substr(m.vraag, 1, min(150, instr(m.vraag || char(10), char(10)) - 1))"
	"   ELSE " CLOSED_NOTE("m") " END AS tekst, NULL AS bedrag, CASE WHEN wears(m.pet) THEN e.naam END AS who,"
	" m.id AS object_id FROM melding m JOIN employee e ON e.id = m.employee_id"
	" WHERE m.household_id = :household ORDER BY m.datum DESC LIMIT :most";

static const char MELDINGEN_CLOSED[] =
	"SELECT NULL AS at, m.afgesloten AS dag, m.wet AS code, NULL AS tekst, NULL AS bedrag, NULL AS who,"
	" m.id AS object_id FROM melding m WHERE m.household_id = :household AND m.afgesloten IS NOT NULL"
	" ORDER BY m.afgesloten DESC LIMIT :most";

static const char AANVRAGEN[] =
	"SELECT NULL AS at, a.datum AS dag, a.wet AS code, a.onderwerp AS tekst, NULL AS bedrag, NULL AS who,"
	" a.id AS object_id FROM aanvraag a WHERE a.household_id = :household ORDER BY a.datum DESC LIMIT :most";

static const char PLANS[] =
	"SELECT NULL AS at, p.started AS dag, NULL AS code, NULL AS tekst, NULL AS bedrag, NULL AS who, p.id AS"
	" object_id"
	" FROM plan p WHERE p.household_id = :household ORDER BY p.started DESC LIMIT :most";

static const char PLANS_CLOSED[] =
	"SELECT NULL AS at, p.closed AS dag, NULL AS code, substr(p.closing_reason, 1, 150) AS tekst, NULL AS bedrag,"
	" NULL AS who, p.id AS object_id FROM plan p WHERE p.household_id = :household AND p.closed IS NOT NULL"
	" ORDER BY p.closed DESC LIMIT :most";

static const char GOALS[] =
	"SELECT v.at, NULL AS dag, v.value AS code, g.what AS tekst, NULL AS bedrag, e.naam AS who, g.id AS object_id"
	" FROM plan p CROSS JOIN goal g ON g.plan_id = p.id CROSS JOIN field_version v ON v.kind = 'goal'"
	" AND v.object_id = g.id AND v.field = 'state' AND v.lost = 0 JOIN employee e ON e.id = v.employee_id"
	" WHERE p.household_id = :household ORDER BY v.at DESC LIMIT :most";

static const char ACTIONS[] =
	"SELECT v.at, NULL AS dag, v.value AS code, a.what AS tekst, NULL AS bedrag, e.naam AS who, a.id AS object_id"
	" FROM plan p CROSS JOIN goal g ON g.plan_id = p.id CROSS JOIN action a ON a.goal_id = g.id"
	" CROSS JOIN field_version v ON v.kind = 'action' AND v.object_id = a.id AND v.field = 'state' AND v.lost = 0"
	" JOIN employee e ON e.id = v.employee_id WHERE p.household_id = :household ORDER BY v.at DESC LIMIT :most";

static const char DECISIONS_ASKED[] =
	"SELECT NULL AS at, d.requested AS dag, d.kind AS code, k.naam AS tekst, d.bedrag, e.naam AS who, d.id AS"
	" object_id"
	" FROM decision d JOIN employee e ON e.id = d.author_id LEFT JOIN provision_kind k ON k.id ="
	" d.provision_kind_id"
	" WHERE d.household_id = :household AND d.requested IS NOT NULL"
	" AND (d.besluitdatum IS NULL OR d.requested < d.besluitdatum) ORDER BY d.requested DESC LIMIT :most";

static const char DECISIONS_TAKEN[] =
	"SELECT NULL AS at, d.besluitdatum AS dag, d.kind AS code, k.naam AS tekst, d.bedrag, e.naam AS who,"
	" d.id AS object_id FROM decision d LEFT JOIN employee e ON e.id = d.decider_id"
	" LEFT JOIN provision_kind k ON k.id = d.provision_kind_id"
	" WHERE d.household_id = :household AND d.besluitdatum IS NOT NULL ORDER BY d.besluitdatum DESC LIMIT :most";

static const char DECISIONS_ANNOUNCED[] =
	"SELECT NULL AS at, d.bekendmaking AS dag, d.kind AS code, k.naam AS tekst, d.bedrag, NULL AS who,"
	" d.id AS object_id FROM decision d LEFT JOIN provision_kind k ON k.id = d.provision_kind_id"
	" WHERE d.household_id = :household AND d.bekendmaking IS NOT NULL ORDER BY d.bekendmaking DESC LIMIT :most";

static const char STEPS[] =
	"SELECT s.at, NULL AS dag, s.kind AS code, c.subject AS tekst, NULL AS bedrag, e.naam AS who, c.id AS object_id"
	" FROM escalation c JOIN escalation_step s ON s.escalation_id = c.id LEFT JOIN employee e ON e.id ="
	" s.employee_id"
	" WHERE c.household_id = :household AND s.kind <> 'gezien' ORDER BY s.at DESC LIMIT :most";

static const char REGIES[] =
	"SELECT NULL AS at, r.\"from\" AS dag, NULL AS code, e.naam AS tekst, NULL AS bedrag, NULL AS who,"
	" r.id AS object_id FROM regie r JOIN employee e ON e.id = r.employee_id"
	" WHERE r.household_id = :household ORDER BY r.\"from\" DESC LIMIT :most";

static const char OFFERS[] =
	"SELECT o.offered AS at, NULL AS dag, NULL AS code, 'aan ' || t.naam || ', ' || o.reason AS tekst, NULL AS bedrag,"
	" f.naam AS who, o.id AS object_id FROM regie_offer o JOIN employee t ON t.id = o.to_id"
	" JOIN employee f ON f.id = o.from_id WHERE o.household_id = :household ORDER BY o.offered DESC LIMIT :most";

static const char OFFERS_ENDED[] =
	"SELECT o.answered AS at, NULL AS dag, o.state AS code, coalesce(o.answer, 'gezin geïnformeerd op ' ||"
	" strftime('%d-%m-%Y', o.informed)) AS tekst, NULL AS bedrag, t.naam AS who, o.id AS object_id FROM regie_offer o"
	" JOIN employee t ON t.id = o.to_id WHERE o.household_id = :household AND o.answered IS NOT NULL"
	" ORDER BY o.answered DESC LIMIT :most";

static const char INVOLVED[] =
	"SELECT NULL AS at, i.\"from\" AS dag, NULL AS code, coalesce(e.naam, o.naam) || ', ' ||"
	" CASE WHEN wears(i.pet) THEN coalesce(i.what, '') ELSE " CLOSED_NOTE("i") " END AS tekst,"
	" NULL AS bedrag, NULL AS who, i.id AS object_id FROM involvement i LEFT JOIN employee e ON e.id ="
	" i.employee_id"
	" LEFT JOIN organisation o ON o.id = i.organisation_id WHERE i.household_id = :household"
	" ORDER BY i.\"from\" DESC LIMIT :most";

static const char INVOLVED_ENDED[] =
	"SELECT NULL AS at, i.until AS dag, NULL AS code, coalesce(e.naam, o.naam) ||"
	" CASE WHEN wears(i.pet) THEN coalesce(', ' || i.reason, '') ELSE '' END AS tekst,"
	" NULL AS bedrag, NULL AS who, i.id AS object_id FROM involvement i LEFT JOIN employee e ON e.id ="
	" i.employee_id"
	" LEFT JOIN organisation o ON o.id = i.organisation_id WHERE i.household_id = :household AND i.until IS NOT"
	" NULL"
	" ORDER BY i.until DESC LIMIT :most";

static const char GLASS[] =
	"SELECT b.at, NULL AS dag, NULL AS code, b.reason AS tekst, NULL AS bedrag, e.naam AS who, b.id AS object_id"
	" FROM break_glass b JOIN employee e ON e.id = b.employee_id WHERE b.household_id = :household"
	" OR b.household_id IN (SELECT id FROM household WHERE merged_into = :household)"
	" ORDER BY b.at DESC LIMIT :most";

#define MERGE_OTHER "h.huishoudnummer || ', ' || h.naam"
#define MERGE_OF_HOUSEHOLD \
	" FROM merge g JOIN household h ON h.id = CASE g.into_id WHEN :household THEN g.from_id ELSE g.into_id END"

static const char MERGES[] =
	"SELECT g.at, NULL AS dag, NULL AS code, " MERGE_OTHER " || ': ' || g.reason AS tekst, NULL AS bedrag, e.naam AS who,"
	" g.id AS object_id" MERGE_OF_HOUSEHOLD " JOIN employee e ON e.id = g.employee_id"
	" WHERE :household IN (g.into_id, g.from_id) ORDER BY g.at DESC LIMIT :most";

static const char MERGES_UNDONE[] =
	"SELECT g.undone AS at, NULL AS dag, NULL AS code, " MERGE_OTHER " || ': ' || g.undone_reason AS tekst, NULL AS bedrag,"
	" e.naam AS who, g.id AS object_id" MERGE_OF_HOUSEHOLD " JOIN employee e ON e.id = g.undone_by"
	" WHERE :household IN (g.into_id, g.from_id) AND g.undone IS NOT NULL ORDER BY g.undone DESC LIMIT :most";

#define PERSON_NAME \
	"trim(coalesce(p.voornamen, p.voorletters, '') || ' ' || coalesce(p.voorvoegsel || ' ', '') || p.geslachtsnaam)"

static const char MEMBERS[] =
	"SELECT NULL AS at, m.\"from\" AS dag, m.rol AS code, " PERSON_NAME " AS tekst, NULL AS bedrag, NULL AS who,"
	" m.id AS object_id FROM membership m JOIN person p ON p.id = m.person_id WHERE m.household_id = :household"
	" ORDER BY m.\"from\" DESC LIMIT :most";

static const char MEMBERS_GONE[] =
	"SELECT NULL AS at, m.until AS dag, m.rol AS code, " PERSON_NAME " || coalesce(', ' || m.reason, '') AS tekst,"
	" NULL AS bedrag, NULL AS who, m.id AS object_id FROM membership m JOIN person p ON p.id = m.person_id"
	" WHERE m.household_id = :household AND m.until IS NOT NULL ORDER BY m.until DESC LIMIT :most";

static const struct source {
	const char *kind;		/* record name of the object */
	const char *what;		/* "Doel", before the label of the code */
	const struct choice *choices;
	const char *sql;
} sources[] = {
	/* kind             what                      code                     statement */
	{ "journal_entry",  "Dagboek",                journal_kind_choices,    JOURNAL },
	{ "task",           "Gepland",                task_kind_choices,       TASKS },
	{ "task",           "Gedaan",                 task_kind_choices,       TASKS_DONE },
	{ "melding",        "Melding",                wet_choices,             MELDINGEN },
	{ "melding",        "Melding afgesloten",     wet_choices,             MELDINGEN_CLOSED },
	{ "aanvraag",       "Aanvraag",               wet_choices,             AANVRAGEN },
	{ "plan",           "Plan begonnen",          NULL,                    PLANS },
	{ "plan",           "Plan gesloten",          NULL,                    PLANS_CLOSED },
	{ "goal",           "Doel",                   goal_state_choices,      GOALS },
	{ "action",         "Actie",                  action_state_choices,    ACTIONS },
	{ "decision",       "Besluit gevraagd",       decision_kind_choices,   DECISIONS_ASKED },
	{ "decision",       "Besluit genomen",        decision_kind_choices,   DECISIONS_TAKEN },
	{ "decision",       "Besluit bekendgemaakt",  decision_kind_choices,   DECISIONS_ANNOUNCED },
	{ "escalation",     "Opschaling",             step_kind_choices,       STEPS },
	{ "regie",          "Regie",                  NULL,                    REGIES },
	{ "regie_offer",    "Regie aangeboden",       NULL,                    OFFERS },
	{ "regie_offer",    "Overdracht van regie",   offer_state_choices,     OFFERS_ENDED },
	{ "involvement",    "Betrokken",              NULL,                    INVOLVED },
	{ "involvement",    "Niet meer betrokken",    NULL,                    INVOLVED_ENDED },
	{ "break_glass",    "Noodknop",               NULL,                    GLASS },
	{ "merge",          "Samengevoegd met",       NULL,                    MERGES },
	{ "merge",          "Weer los van",           NULL,                    MERGES_UNDONE },
	{ "member",         "In het huishouden",      member_role_choices,     MEMBERS },
	{ "member",         "Uit het huishouden",     member_role_choices,     MEMBERS_GONE },
};

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

static bool source_add(struct call *call, const struct source *source, id household_id, int64_t most,
	struct rows *lines)
{
	struct query *query = db_query(call->db, source->sql);
	struct timeline_line *line;
	enum query_result result;

	query_id(query, ":household", household_id);
	query_int(query, ":most", most);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		line = rows_new(lines, &timeline_line_record);
		line->at = query_is_null(query, "at") ? day_start(query_get_day(query, "dag")) :
			query_get_int(query, "at");
		line->object_id = query_get_int(query, "object_id");
		strcpy(line->kind, source->kind);
		line_cut(query_get_text(query, "who"), line->who);
		what_write(query, source, line->what);
	}
	return result == QUERY_DONE;
}

/* Newest first; of one moment, what was made last. */
static int newer(const void *a, const void *b)
{
	const struct timeline_line *one = ((const struct row *)a)->data, *other = ((const struct row *)b)->data;

	if (one->at != other->at)
		return one->at < other->at ? 1 : -1;
	return (one->object_id < other->object_id) - (one->object_id > other->object_id);
}

bool timeline_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	int64_t most = ask->number > 0 && ask->number <= LINES_MOST ? ask->number : LINES_USUAL;
	struct rows lines = ROWS_INIT;
	bool ok = household_readable(call, ask->id);

	for (size_t i = 0; i < COUNT_OF(sources) && ok; i++)
		ok = source_add(call, &sources[i], ask->id, most, &lines);
	if (ok && lines.count > 0)
		qsort(lines.row, lines.count, sizeof(lines.row[0]), newer);
	for (size_t i = 0; i < lines.count && (int64_t)i < most && ok; i++)
		call_out(call, &timeline_line_record, lines.row[i].data);
	rows_free(&lines);
	return ok;
}
