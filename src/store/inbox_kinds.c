/* One statement for each thing that can wait for somebody. Texts are shortened: a line points, it is not the thing. */
#include "inbox_kinds.h"

#include "escalation_inside.h"
#include "walls_inside.h"

static const struct field ask_fields[] = {
	F_ID(struct inbox_ask, me, ""),
	F_LINE(struct inbox_ask, pets, ""),
	F_DAY(struct inbox_ask, today, ""),
	F_DAY(struct inbox_ask, term_until, ""),
	F_DAY(struct inbox_ask, task_until, ""),
	F_DAY(struct inbox_ask, silent_since, ""),
	F_DAY(struct inbox_ask, silent_team_since, ""),
	F_INSTANT(struct inbox_ask, ended_since, ""),
	F_INSTANT(struct inbox_ask, looked_since, ""),
	F_INT(struct inbox_ask, walls_from, ""),
};
RECORD(inbox_ask_record, "inbox_ask", struct inbox_ask, ask_fields);

static const struct field found_fields[] = {
	F_ID(struct inbox_found, household_id, ""),
	F_LINE(struct inbox_found, huishoudnummer, ""),
	F_LINE(struct inbox_found, household_naam, ""),
	F_ID(struct inbox_found, object_id, ""),
	F_LINE(struct inbox_found, before, ""),
	F_LINE(struct inbox_found, tekst, ""),
	F_MONEY(struct inbox_found, bedrag, ""),
	F_LINE(struct inbox_found, van, ""),
	F_INSTANT(struct inbox_found, due, ""),
	F_DAY(struct inbox_found, due_day, ""),
	F_LINE(struct inbox_found, due_time, ""),
	F_BOOL(struct inbox_found, spoed, ""),
};
RECORD(inbox_found_record, "inbox_found", struct inbox_found, found_fields);

#define HOUSEHOLD_COLUMNS "h.id AS household_id, h.huishoudnummer, h.naam AS household_naam"

/* Regie, or named on an open involvement. */
#define CASELOAD \
	"WITH own(id) AS (SELECT household_id FROM regie WHERE employee_id = :me AND until IS NULL" \
	" UNION SELECT household_id FROM involvement WHERE employee_id = :me AND until IS NULL)"

#define VALID(alias) alias ".\"from\" <= :today AND (" alias ".until IS NULL OR " alias ".until > :today)"

/* A role of today, under the hat that is worn. */
#define WORN VALID("a") " AND instr(:pets, a.pet)"

/*
 * On a rung that I or somebody absent whose deputy I am sits on, or of which the people may be gone; who may act exactly,
 * the ladder says. Where the director stands in for a whole rung, the line says so.
 */
static const char ESCALATIONS[] =
	"WITH mine(id) AS (SELECT :me UNION"
	"   SELECT x.employee_id FROM deputy x WHERE x.deputy_id = :me AND " VALID("x") "),"
	" rungs(trede) AS (SELECT r.trede FROM rung r JOIN role_assignment a ON a.role = r.role"
	"   JOIN mine ON mine.id = a.employee_id WHERE " WORN "),"
	" gone(id) AS (SELECT x.employee_id FROM absence x WHERE " VALID("x")
	"   UNION SELECT x.employee_id FROM exclusion x WHERE " VALID("x")
	"   UNION SELECT o.id FROM employee o JOIN membership m ON m.person_id = o.person_id WHERE m.until IS NULL),"
	" emptied(trede) AS (SELECT r.trede FROM rung r JOIN role_assignment a ON a.role = r.role"
	"   JOIN gone ON gone.id = a.employee_id)"
	" SELECT " HOUSEHOLD_COLUMNS ", e.id AS object_id, CASE WHEN e.overdue THEN 'TE LAAT: '"
	"   WHEN e.trede NOT IN (SELECT trede FROM rungs) THEN 'NIEMAND: ' END AS before,"
	" substr(e.subject, 1, 150) AS tekst, trim(" REQUESTER_NAAM " || CASE WHEN e.buiten THEN ', ' || e.functie ELSE '' END, ', ') AS van,"
	" e.due,"
	" e.spoed OR e.overdue OR e.trede NOT IN (SELECT trede FROM rungs) AS spoed"
	" FROM escalation e JOIN household h ON h.id = e.household_id"
	" JOIN employee q ON q.id = e.requester_id WHERE e.closed IS NULL AND ((e.trede IN (SELECT trede FROM rungs)"
	"   AND (e.holder_id IS NULL OR e.holder_id IN (SELECT id FROM mine) OR e.holder_id IN (SELECT id FROM gone)))"
	"  OR ((e.overdue = 1 OR e.holder_id IN (SELECT id FROM gone)"
	"    OR (e.holder_id IS NULL AND e.trede IN (SELECT trede FROM emptied)))"
	"   AND EXISTS(SELECT 1 FROM role_assignment a JOIN mine ON mine.id = a.employee_id"
	"   WHERE a.role = 'manager' AND " WORN ")))"
	" AND e.requester_id <> :me ORDER BY e.overdue DESC, e.spoed DESC, e.due IS NULL, e.due LIMIT 200";

/* Second eyes that wait four days or longer are urgent: the money is kept for it, and the family waits. */
#define SECOND_URGENT "(d.spoed OR d.requested <= date(:today, '-4 days')) AS spoed"

#define CONFIRMED_BY_ME "EXISTS(SELECT 1 FROM decision_confirm c WHERE c.employee_id = :me" \
	" AND c.text_id = (SELECT max(x.id) FROM decision_text x WHERE x.decision_id = d.id))"

/* What I decided, and have not confirmed myself. */
static const char OWN_EYES[] =
	"SELECT " HOUSEHOLD_COLUMNS ", d.id AS object_id, 'Bevestig zelf: ' AS before,"
	" substr(coalesce(p.naam, 'besluit'), 1, 150) AS tekst, d.bedrag, " SECOND_URGENT " FROM decision d"
	" JOIN household h ON h.id = d.household_id LEFT JOIN provision_kind p ON p.id = d.provision_kind_id"
	" WHERE d.state = 'tweede_ogen' AND d.decider_id = :me AND NOT " CONFIRMED_BY_ME
	" ORDER BY d.spoed DESC, d.requested, d.id LIMIT 50";

/* In the areas where I work; whether my mandate reaches, the rule says. */
static const char SECONDS[] =
	"SELECT " HOUSEHOLD_COLUMNS ", d.id AS object_id, substr(coalesce(p.naam, 'besluit'), 1, 150) AS tekst,"
	" d.bedrag, e.naam AS van, " SECOND_URGENT
	" FROM decision d JOIN household h ON h.id = d.household_id LEFT JOIN provision_kind p ON p.id ="
	" d.provision_kind_id"
	" JOIN employee e ON e.id = d.author_id WHERE d.state = 'tweede_ogen' AND d.author_id <> :me"
	" AND d.decider_id IS NOT :me AND NOT " CONFIRMED_BY_ME
	" AND EXISTS(SELECT 1 FROM role_assignment a LEFT JOIN team t ON t.id = a.team_id"
	"   WHERE a.employee_id = :me AND " WORN " AND (a.team_id IS NULL OR t.wijk IN ('*', h.wijk)))"
	" ORDER BY d.spoed DESC, d.requested, d.id LIMIT 50";

/* Of the register of mandates; whether I am the one who may confirm it, the register says. */
static const char REGISTER_OPEN[] =
	"SELECT 0 AS household_id, 'Mandaatregister' AS household_naam, c.id AS object_id,"
	" substr(c.reason, 1, 150) AS tekst, p.naam AS van, c.day AS due_day"
	" FROM mandate_change c JOIN employee p ON p.id = c.proposer_id WHERE c.state = 'voorgesteld' LIMIT 10";

static const char REGISTER_ANSWERED[] =
	"SELECT 0 AS household_id, 'Mandaatregister' AS household_naam, c.id AS object_id,"
	" CASE c.state WHEN 'vastgesteld' THEN 'Bevestigd: ' ELSE 'Afgewezen: ' END AS before,"
	" substr(CASE c.state WHEN 'vastgesteld' THEN c.reason ELSE c.answer END, 1, 150) AS tekst, a.naam AS van"
	" FROM mandate_change c JOIN employee a ON a.id = c.answered_id WHERE c.proposer_id = :me"
	" AND c.state IN ('vastgesteld', 'afgewezen') AND c.answered >= :ended_since ORDER BY c.answered DESC LIMIT 20";

static const char REGISTER_ASKED[] =
	"SELECT 0 AS household_id, 'Mandaatregister' AS household_naam, c.id AS object_id,"
	" 'Wacht op bevestiging: ' AS before, substr(c.reason, 1, 150) AS tekst, c.day AS due_day"
	" FROM mandate_change c WHERE c.state = 'voorgesteld' AND c.proposer_id = :me LIMIT 10";

/* For who is asked until the day is over; for who called it until what it came to is written. */
static const char TABLES[] =
	"SELECT " HOUSEHOLD_COLUMNS ", e.id AS object_id, CASE WHEN t.uitkomst IS NOT NULL THEN 'Uitkomst staat er: '"
	"  WHEN t.datum < :today THEN 'Schrijf de uitkomst op: ' WHEN m.answer = 'gevraagd' THEN 'Komt u? '"
	"   WHEN m.answer = 'komt_niet' THEN 'U komt niet: ' ELSE '' END AS before,"
	" substr(t.plaats, 1, 60) || ', ' || substr(e.subject, 1, 80) AS tekst, q.naam AS van, t.datum AS due_day,"
	" t.tijd AS due_time FROM round_table t JOIN escalation e ON e.id = t.escalation_id"
	" JOIN household h ON h.id = e.household_id JOIN employee q ON q.id = t.convener_id"
	" LEFT JOIN table_member m ON m.table_id = t.id AND m.employee_id = :me"
	" WHERE t.cancelled IS NULL AND (t.datum >= :today OR (t.convener_id = :me AND t.uitkomst IS NULL AND"
	"  e.closed IS NULL)) AND (t.convener_id = :me OR m.answer <> 'afgezegd')"
	" ORDER BY t.datum, t.tijd, t.id LIMIT 100";

static const char RETURNED[] =
	"SELECT " HOUSEHOLD_COLUMNS ", d.id AS object_id,"
	" CASE d.state WHEN 'concept' THEN 'Terug: ' WHEN 'geweigerd' THEN 'Geweigerd: ' ELSE 'Akkoord: ' END AS"
	" before,"
	" substr(coalesce(p.naam, 'besluit'), 1, 100) AS tekst, d.bedrag, CASE WHEN d.state = 'genomen' THEN e.naam"
	" ELSE substr(d.reason, 1, 80)"
	" END AS van, d.spoed FROM decision d JOIN household h ON h.id = d.household_id"
	" LEFT JOIN provision_kind p ON p.id = d.provision_kind_id LEFT JOIN employee e ON e.id = d.decider_id"
	" WHERE d.author_id = :me AND (d.state = 'concept' AND d.reason IS NOT NULL"
	"   OR d.state = 'genomen' AND d.decider_id <> :me"
	"   OR d.state = 'geweigerd' AND EXISTS(SELECT 1 FROM escalation c WHERE c.household_id = d.household_id"
	"     AND c.decision_id = d.id AND c.closed >= :ended_since))"
	" ORDER BY d.spoed DESC, d.id DESC LIMIT 100";

static const char ANSWERED[] =
	"SELECT " HOUSEHOLD_COLUMNS ", e.id AS object_id,"
	" CASE WHEN e.state = 'terug' THEN 'Terug: ' WHEN e.buiten THEN 'Afgehandeld: ' ELSE 'Antwoord: ' END AS before,"
	" substr(e.subject, 1, 150) AS tekst, e.spoed FROM escalation e JOIN household h ON h.id = e.household_id"
	" WHERE e.requester_id = :me AND e.decision_id IS NULL AND e.closed >= :ended_since"
	" AND e.state <> 'ingetrokken' ORDER BY e.closed DESC LIMIT 100";

#define HAS_ROLE(who, code) "EXISTS(SELECT 1 FROM role_assignment a WHERE a.employee_id = " who \
	" AND a.role = '" code "' AND " VALID("a") \
	" AND (a.employee_id <> :me OR instr(:pets, a.pet)))"
/* A privacy officer, but not about oneself; of a privacy officer the FG may as well. */
#define JUDGES "s.employee_id <> :me AND (" HAS_ROLE(":me", "privacy_officer") \
	" OR (" HAS_ROLE(":me", "fg") " AND " HAS_ROLE("s.employee_id", "privacy_officer") "))"

static const char REVIEWS[] =
	"SELECT 0 AS household_id, CASE WHEN h.shielded = 0 THEN h.huishoudnummer END AS huishoudnummer,"
	" e.naam AS household_naam, s.object_id, 'Noodknop: ' AS before, substr(s.what, 1, 150) AS tekst,"
	" s.due AS due_day, 1 AS spoed FROM oversight_state s JOIN employee e ON e.id = s.employee_id"
	" LEFT JOIN household h ON h.id = s.household_id"
	" WHERE s.kind = 'noodknop' AND s.judged = 0 AND " JUDGES " ORDER BY s.at, s.object_id LIMIT 200";

/* Everything else in one line for each week: there are twenty and more. */
static const char REVIEWS_WEEK[] =
	"SELECT 0 AS household_id, 'Toezicht' AS household_naam, min(s.object_id) AS object_id,"
	" 'Week van ' || strftime('%d-%m', s.week) || ': ' AS before,"
	" 'nog ' || count(*) || ' te beoordelen' AS tekst, min(s.due) AS due_day FROM oversight_state s"
	" WHERE s.kind <> 'noodknop' AND s.judged = 0 AND " JUDGES " GROUP BY s.week ORDER BY s.week LIMIT 60";

static const char FOLLOW_UPS[] =
	"SELECT 0 AS household_id, e.naam AS household_naam, s.object_id, 'Vervolg loopt: ' AS before,"
	" CASE s.vervolg WHEN 'datalek' THEN 'datalek, meld het op tijd' ELSE substr(s.verdict_tekst, 1, 150) END AS tekst,"
	" s.vervolg = 'datalek' AS spoed FROM oversight_state s JOIN employee e ON e.id = s.employee_id"
	" WHERE s.judged = 1 AND s.done = 0 AND (" JUDGES " OR (s.vervolg = 'datalek' AND " HAS_ROLE(":me", "fg") "))"
	" ORDER BY s.judged_at LIMIT 100";

static const char QUESTIONS[] =
	"SELECT 0 AS household_id, r.naam AS household_naam, s.object_id, substr(s.verdict_tekst, 1, 200) AS tekst, 1 AS spoed"
	" FROM oversight_state s JOIN employee r ON r.id = s.reviewer_id"
	" WHERE s.employee_id = :me AND s.verdict = 'navragen' AND NOT EXISTS(SELECT 1 FROM review_answer a"
	"   WHERE a.review_id = s.review_id) ORDER BY s.judged_at LIMIT 100";

/* Requests under the AVG: nobody handles it yet, or its term is near. */
static const char REQUESTS[] =
	"SELECT 0 AS household_id, CASE WHEN h.shielded = 0 THEN h.huishoudnummer END AS huishoudnummer,"
	" 'Verzoek ' || r.nummer AS household_naam, r.id AS object_id,"
	" CASE r.soort WHEN 'correctie' THEN 'Verbetering' WHEN 'wissen' THEN 'Wissen' WHEN 'beperking' THEN 'Beperking'"
	"   ELSE 'Inzage' END AS before, CASE WHEN r.behandelaar_id IS NULL THEN ': nog geen behandelaar'"
	"   WHEN r.identiteit = 'nee' THEN ': identiteit vaststellen' ELSE ': antwoorden' END AS tekst,"
	" r.uiterlijk AS due_day FROM privacy_request r JOIN household h ON h.id = r.household_id"
	" WHERE r.afgehandeld IS NULL AND (r.behandelaar_id IS NULL OR r.uiterlijk <= :term_until)"
	" AND (r.behandelaar_id = :me OR " HAS_ROLE(":me", "privacy_officer") ") ORDER BY r.uiterlijk, r.id LIMIT 200";

/* Back-office: a decision works only once it is announced (Awb 3:40). */
static const char ANNOUNCE[] =
	"SELECT " HOUSEHOLD_COLUMNS ", d.id AS object_id, 'Bekendmaken: ' AS before,"
	" substr(coalesce(p.naam, 'besluit'), 1, 150) AS tekst, d.bedrag, e.naam AS van, d.besluitdatum AS due_day,"
	" d.spoed"
	" FROM decision d JOIN household h ON h.id = d.household_id LEFT JOIN provision_kind p ON p.id ="
	" d.provision_kind_id"
	" LEFT JOIN employee e ON e.id = d.decider_id WHERE d.state = 'genomen'"
	" AND EXISTS(SELECT 1 FROM role_assignment a LEFT JOIN team t ON t.id = a.team_id WHERE a.employee_id = :me"
	"   AND a.role = 'backoffice' AND " WORN " AND (a.team_id IS NULL OR t.wijk IN ('*', h.wijk)))"
	" AND h.shielded = 0 ORDER BY d.besluitdatum, d.id LIMIT 200";

/* For the regisseur; while there is none, for who put it there. */
static const char SIGNALS[] =
	"SELECT " HOUSEHOLD_COLUMNS ", s.id AS object_id, 'Signaal opnieuw bekijken: ' AS before, CASE s.kind WHEN 'veiligheid'"
	"   THEN 'veiligheid' WHEN 'geheim_adres' THEN 'adres geheim' WHEN 'eigen_collega' THEN 'eigen collega' ELSE s.kind END AS tekst,"
	" s.review AS due_day FROM signal s INDEXED BY signal_review JOIN household h ON h.id = s.household_id"
	" WHERE s.until IS NULL AND s.review IS NOT NULL AND s.review <= :task_until"
	" AND coalesce((SELECT r.employee_id FROM regie r WHERE r.household_id = s.household_id AND r.until IS NULL),"
	"   s.employee_id) = :me ORDER BY s.review, s.id LIMIT 100";

/* Back-office: what a provider did not take, until it was sent again. */
static const char NOT_TAKEN[] =
	"SELECT " HOUSEHOLD_COLUMNS ", d.id AS object_id, 'Toewijzing afgewezen: ' AS before,"
	" substr(coalesce(p.naam, 'besluit'), 1, 120) || ' (' || substr(w.codes, 1, 40) || ')' AS tekst, o.naam AS van,"
	" 1 AS spoed FROM bericht_award w JOIN decision d ON d.id = w.decision_id JOIN household h ON h.id = d.household_id"
	" LEFT JOIN provision_kind p ON p.id = d.provision_kind_id LEFT JOIN organisation o ON o.id = d.aanbieder_id"
	" WHERE w.answer = 'afgewezen' AND h.shielded = 0 AND NOT EXISTS(SELECT 1 FROM bericht_award n"
	"   WHERE n.decision_id = w.decision_id AND n.bericht_id > w.bericht_id)"
	" AND EXISTS(SELECT 1 FROM role_assignment a LEFT JOIN team t ON t.id = a.team_id WHERE a.employee_id = :me"
	"   AND a.role = 'backoffice' AND " WORN " AND (a.team_id IS NULL OR t.wijk IN ('*', h.wijk)))"
	" ORDER BY w.bericht_id LIMIT 200";

#define STEERS(roles) "EXISTS(SELECT 1 FROM role_assignment a WHERE a.employee_id = :me AND a.role IN (" roles ") AND " WORN ")"

/* Numbers without names: while a quarter runs for who is near the work, and when it is over for who steers. */
static const char WALLS[] = WALLS_NOW
	" SELECT 0 AS household_id, 'Geldschotten' AS household_naam, 0 AS object_id,"
	" 'kwartaal ' || ((CAST(strftime('%m', n.first) AS INTEGER) + 2) / 3) || ' van ' || strftime('%Y', n.first) || CASE n.running"
	"   WHEN 0 THEN ' is voorbij: bekijk welke schotten in de weg stonden' ELSE ': ' || iif(n.walls = 1, 'één schot stond',"
	"   n.walls || ' schotten stonden') || ' bij ' || :walls_from || ' huishoudens of meer in de weg' END AS tekst"
	" FROM walls_now n LEFT JOIN wall_seen s ON s.employee_id = :me AND s.first = n.first AND s.running = n.running"
	" WHERE CASE n.running WHEN 0 THEN s.at IS NULL AND " STEERS("'manager', 'college'")
	"   ELSE n.walls > coalesce(s.walls, 0) AND " STEERS("'teamleider', 'manager'") " END ORDER BY n.first DESC";

static const char TASKS[] =
	"SELECT " HOUSEHOLD_COLUMNS ", t.id AS object_id,"
	" CASE t.kind WHEN 'afspraak' THEN 'Afspraak: ' ELSE '' END AS before,"
	" substr(t.what, 1, 120) || coalesce(', ' || substr(t.place, 1, 60), '') AS tekst, t.datum AS due_day,"
	" t.time AS due_time FROM task t JOIN household h ON h.id = t.household_id"
	" WHERE t.employee_id = :me AND t.done IS NULL AND t.datum <= :task_until ORDER BY t.datum, t.time, t.id"
	" LIMIT 300";

static const char ASKED[] =
	"SELECT " HOUSEHOLD_COLUMNS ", e.id AS object_id, substr(e.subject, 1, 120) || CASE WHEN e.cause <> 'zorg' THEN ''"
	"   WHEN EXISTS(SELECT 1 FROM escalation_step s WHERE s.escalation_id = e.id AND s.kind = 'gezien') THEN ': gelezen'"
	"   ELSE ': nog niet gelezen' END AS tekst,"
	" CASE WHEN p.id IS NULL OR EXISTS(SELECT 1 FROM excluded x WHERE x.employee_id = p.id AND " VALID("x")
	"   AND EXISTS(" EXCLUDED_WAY " WHERE id = e.household_id)) THEN r.naam ELSE p.naam END AS van,"
	" e.due, e.spoed FROM escalation e JOIN household h ON h.id = e.household_id"
	" LEFT JOIN rung r ON r.trede = e.trede LEFT JOIN employee p ON p.id = e.holder_id"
	" WHERE e.requester_id = :me AND e.closed IS NULL ORDER BY e.due IS NULL, e.due LIMIT 100";

static const char ASKED_SECOND[] =
	"SELECT " HOUSEHOLD_COLUMNS ", d.id AS object_id, 'Wacht op tweede ogen: ' AS before,"
	" substr(coalesce(p.naam, 'besluit'), 1, 120) AS tekst, d.bedrag, " SECOND_URGENT " FROM decision d JOIN household h"
	" ON h.id = d.household_id"
	" LEFT JOIN provision_kind p ON p.id = d.provision_kind_id"
	" WHERE d.author_id = :me AND d.state = 'tweede_ogen' ORDER BY d.requested, d.id LIMIT 100";

static const char OFFERED[] =
	"SELECT " HOUSEHOLD_COLUMNS ", o.id AS object_id, o.reason AS tekst, e.naam AS van, o.due FROM regie_offer o"
	" JOIN household h ON h.id = o.household_id JOIN employee e ON e.id = o.from_id"
	" WHERE o.to_id = :me AND o.state = 'aangeboden' ORDER BY o.due, h.naam COLLATE NOCASE LIMIT 500";

static const char OFFERING[] =
	"SELECT " HOUSEHOLD_COLUMNS ", o.id AS object_id, 'Overdracht van de regie' AS tekst, e.naam AS van, o.due"
	" FROM regie_offer o JOIN household h ON h.id = o.household_id JOIN employee e ON e.id = o.to_id"
	" WHERE o.from_id = :me AND o.state = 'aangeboden' ORDER BY o.due, h.naam COLLATE NOCASE LIMIT 100";

/*
 * Of an open plan, for the regisseur, or who works there: twice a year, until everybody who was measured and is still there
 * has been measured again.
 */
static const char MEASURE[] =
	CASELOAD ", plans AS (SELECT p.household_id, p.started, (SELECT min(y.last) FROM (SELECT max(m.datum) AS last"
	"     FROM measurement m WHERE m.household_id = p.household_id AND m.datum >= date(p.started, '-30 days')"
	"     AND EXISTS(SELECT 1 FROM membership x WHERE x.household_id = m.household_id AND x.person_id = m.person_id"
	"       AND (x.until IS NULL OR x.until > :today)) GROUP BY m.person_id) y) AS last"
	"   FROM own CROSS JOIN plan p ON p.household_id = own.id AND p.closed IS NULL)"
	" SELECT " HOUSEHOLD_COLUMNS ", h.id AS object_id, CASE WHEN q.last IS NULL THEN 'hoe het gaat: in dit plan nog niet gemeten'"
	"   ELSE 'hoe het gaat, de vorige keer was op ' || strftime('%d-%m-%Y', q.last) END AS tekst,"
	" coalesce(date(q.last, '+6 months'), date(q.started, '+6 months')) AS due_day"
	" FROM plans q JOIN household h ON h.id = q.household_id"
	" WHERE coalesce(date(q.last, '+6 months'), date(q.started, '+6 months')) <= :term_until"
	" AND coalesce((SELECT r.employee_id FROM regie r WHERE r.household_id = h.id AND r.until IS NULL), :me) = :me"
	" ORDER BY due_day, h.id LIMIT 200";

/* After closing, for who was asked; when that person left, for the team leader of the area. The last one that is due. */
static const char MEASURE_AFTER[] =
	"WITH area(wijk) AS (SELECT coalesce(t.wijk, '*') FROM role_assignment a LEFT JOIN team t ON t.id = a.team_id"
	"   WHERE a.employee_id = :me AND a.role = 'teamleider' AND " WORN "),"
	" mine AS (SELECT p.* FROM plan p WHERE p.nameting_id = :me UNION ALL"
	"   SELECT p.* FROM employee e JOIN plan p ON p.nameting_id = e.id JOIN household h ON h.id = p.household_id"
	"   WHERE e.disabled = 1 AND EXISTS(SELECT 1 FROM area WHERE area.wijk IN ('*', h.wijk))),"
	" after(moment, months, until) AS (VALUES('na_6', 6, 12), ('na_12', 12, 24), ('na_24', 24, 30))"
	" SELECT " HOUSEHOLD_COLUMNS ", h.id AS object_id, 'hoe het gaat, ' || after.months || ' maanden na het plan' AS tekst,"
	" date(p.closed, '+' || after.months || ' months') AS due_day FROM mine p JOIN household h ON h.id = p.household_id"
	" JOIN after ON date(p.closed, '+' || after.months || ' months') <= :term_until"
	"   AND date(p.closed, '+' || after.until || ' months') > :term_until"
	" WHERE NOT EXISTS(SELECT 1 FROM plan n WHERE n.household_id = p.household_id AND (n.closed IS NULL OR n.closed > p.closed"
	"     OR (n.closed = p.closed AND n.id > p.id)))"
	" AND EXISTS(SELECT 1 FROM measurement m WHERE m.household_id = p.household_id)"
	" AND NOT EXISTS(SELECT 1 FROM measurement m WHERE m.household_id = p.household_id AND m.moment = after.moment"
	"   AND m.datum >= p.closed) ORDER BY due_day, h.id LIMIT 200";

/* For who works there now; both households again when it was undone. */
static const char MERGED[] =
	CASELOAD " SELECT " HOUSEHOLD_COLUMNS ", h.id AS object_id,"
	" CASE WHEN g.undone IS NULL THEN 'Samengevoegd met ' ELSE 'Weer los van ' END AS before,"
	" o.huishoudnummer || ', ' || substr(o.naam, 1, 100) AS tekst, e.naam AS van FROM own"
	" CROSS JOIN household h ON h.id = own.id JOIN merge g ON g.into_id = h.id OR (g.from_id = h.id AND g.undone IS NOT NULL)"
	" JOIN household o ON o.id = CASE g.into_id WHEN h.id THEN g.from_id ELSE g.into_id END"
	" JOIN employee e ON e.id = coalesce(g.undone_by, g.employee_id) WHERE coalesce(g.undone_by, g.employee_id) <> :me"
	" AND coalesce(g.undone, g.at) >= :ended_since ORDER BY coalesce(g.undone, g.at) DESC LIMIT 50";

/* The last hundred changes of a household are looked through; whoever was away longer reads the plan anyhow. */
static const char CHANGED[] =
	CASELOAD " SELECT " HOUSEHOLD_COLUMNS ", p.id AS object_id, 'gewijzigd op ' || strftime('%d-%m', c.at / 1000,"
	" 'unixepoch') AS tekst, e.naam AS van FROM own CROSS JOIN household h ON h.id = own.id"
	" JOIN plan p ON p.household_id = h.id AND p.closed IS NULL"
	" LEFT JOIN seen s ON s.employee_id = :me AND s.household_id = h.id"
	" JOIN change c ON c.seq = (SELECT max(x.seq) FROM (SELECT y.seq, y.kind, y.employee_id, y.at FROM change y"
	"     WHERE y.household_id = h.id ORDER BY y.seq DESC LIMIT 100) x WHERE x.kind IN ('plan', 'goal', 'action')"
	"   AND x.employee_id <> :me AND x.at > coalesce(s.at, :looked_since))"
	" LEFT JOIN employee e ON e.id = c.employee_id ORDER BY c.seq DESC LIMIT 200";

#define NO_PAUSE \
	" AND NOT EXISTS(SELECT 1 FROM silence_pause q WHERE q.household_id = h.id AND q.ended IS NULL" \
	"   AND q.\"from\" <= :today AND q.until > :today)"

#define SILENT_LINE \
	HOUSEHOLD_COLUMNS ", h.id AS object_id, 'geen contact sinds ' || strftime('%d-%m-%Y', h.last_contact) AS tekst"

/* Of the regisseur; without one, of who works there. */
static const char SILENT[] =
	CASELOAD " SELECT " SILENT_LINE " FROM own CROSS JOIN household h ON h.id = own.id WHERE h.closed IS NULL"
	" AND h.last_contact < :silent_since" NO_PAUSE
	" AND coalesce((SELECT r.employee_id FROM regie r WHERE r.household_id = h.id AND r.until IS NULL), :me) = :me"
	" ORDER BY h.last_contact, h.id LIMIT 300";

/* The team leader of the area, when it lasts; who is the regisseur as well has the line already. */
static const char SILENT_TEAM[] =
	"WITH area(wijk) AS (SELECT coalesce(t.wijk, '*') FROM role_assignment a LEFT JOIN team t ON t.id = a.team_id"
	"   WHERE a.employee_id = :me AND a.role = 'teamleider' AND " VALID("a") "),"
	" casus(id) AS (SELECT household_id FROM regie WHERE until IS NULL UNION"
	"   SELECT household_id FROM involvement WHERE until IS NULL)"
	" SELECT " SILENT_LINE ", coalesce((SELECT e.naam FROM regie r JOIN employee e ON e.id = r.employee_id"
	"   WHERE r.household_id = h.id AND r.until IS NULL), 'geen regisseur') AS van"
	" FROM casus CROSS JOIN household h ON h.id = casus.id WHERE EXISTS(SELECT 1 FROM area)"
	" AND h.closed IS NULL AND h.last_contact < :silent_team_since" NO_PAUSE
	" AND EXISTS(SELECT 1 FROM area WHERE area.wijk IN ('*', h.wijk))"
	" AND NOT EXISTS(SELECT 1 FROM regie r WHERE r.household_id = h.id AND r.until IS NULL AND r.employee_id = :me)"
	" ORDER BY h.last_contact, h.id LIMIT 300";

static const char HOUSEHOLDS[] =
	CASELOAD " SELECT " HOUSEHOLD_COLUMNS ", h.id AS object_id,"
	" CASE WHEN r.employee_id = :me THEN 'u bent regisseur' ELSE 'regisseur: ' || coalesce(e.naam, 'niemand') END"
	" AS tekst FROM own CROSS JOIN household h ON h.id = own.id"
	" LEFT JOIN regie r ON r.household_id = h.id AND r.until IS NULL LEFT JOIN employee e ON e.id = r.employee_id"
	" WHERE h.closed IS NULL ORDER BY h.naam COLLATE NOCASE, h.id LIMIT 500";

const struct inbox_source inbox_sources[] = {
	/* kind            object        rule                   rest   statement */
	{ INBOX_ESCALATION, "escalation", INBOX_FITS_ESCALATION, false, ESCALATIONS },
	{ INBOX_SECOND,     "decision",   INBOX_FITS_SECOND,     false, SECONDS },
	{ INBOX_SECOND,     "decision",   INBOX_FITS_ALL,        false, OWN_EYES },
	{ INBOX_REGISTER,   "mandate_change", INBOX_FITS_REGISTER, false, REGISTER_OPEN },
	{ INBOX_RETURNED,   "decision",   INBOX_FITS_ALL,        false, RETURNED },
	{ INBOX_RETURNED,   "escalation", INBOX_FITS_ALL,        false, ANSWERED },
	{ INBOX_RETURNED,   "mandate_change", INBOX_FITS_ALL,    false, REGISTER_ANSWERED },
	{ INBOX_MATCH,      "match",      INBOX_FITS_ALL,        false, NULL },
	{ INBOX_OFFER,      "regie_offer", INBOX_FITS_ALL,       false, OFFERED },
	{ INBOX_REVIEW,     "break_glass", INBOX_FITS_ALL,       false, REVIEWS },
	{ INBOX_REVIEW,     "oversight",  INBOX_FITS_ALL,        false, REVIEWS_WEEK },
	{ INBOX_REVIEW,     "oversight",  INBOX_FITS_ALL,        false, FOLLOW_UPS },
	{ INBOX_QUESTION,   "review_question", INBOX_FITS_ALL,   false, QUESTIONS },
	{ INBOX_TABLE,      "round_table", INBOX_FITS_ALL,        false, TABLES },
	{ INBOX_TERM,       "privacy_request", INBOX_FITS_ALL,   false, REQUESTS },
	{ INBOX_TERM,       "legal_term", INBOX_FITS_ALL,        false, NULL },
	{ INBOX_RETURNED,   "decision",   INBOX_FITS_ALL,        false, NOT_TAKEN },
	{ INBOX_TERM,       "decision",   INBOX_FITS_ALL,        false, ANNOUNCE },
	{ INBOX_TERM,       "signal",     INBOX_FITS_ALL,        false, SIGNALS },
	{ INBOX_WALLS,      "walls",      INBOX_FITS_ALL,        false, WALLS },
	{ INBOX_TASK,       "task",       INBOX_FITS_ALL,        false, TASKS },
	{ INBOX_ASKED,      "escalation", INBOX_FITS_ALL,        false, ASKED },
	{ INBOX_ASKED,      "decision",   INBOX_FITS_ALL,        false, ASKED_SECOND },
	{ INBOX_ASKED,      "regie_offer", INBOX_FITS_ALL,       false, OFFERING },
	{ INBOX_ASKED,      "mandate_change", INBOX_FITS_ALL,    false, REGISTER_ASKED },
	{ INBOX_MEASURE,    "measurement", INBOX_FITS_ALL,       false, MEASURE },
	{ INBOX_MEASURE,    "measurement", INBOX_FITS_LIST,      false, MEASURE_AFTER },
	{ INBOX_MERGED,     "household",  INBOX_FITS_ALL,        false, MERGED },
	{ INBOX_CHANGED,    "plan",       INBOX_FITS_ALL,        false, CHANGED },
	{ INBOX_SILENT,     "household",  INBOX_FITS_ALL,        false, SILENT },
	{ INBOX_SILENT,     "household",  INBOX_FITS_LIST,       false, SILENT_TEAM },
	{ INBOX_HOUSEHOLD,  "household",  INBOX_FITS_ALL,        true,  HOUSEHOLDS },
	{ 0 }
};
