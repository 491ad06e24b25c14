/*
 * Every request of the table, asked by every kind of person about every kind of household that is not theirs: no answer
 * holds a word of it, and the answer is that of something that is not there. A new request is tried from the day on which
 * it stands in the table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"
#include "store/door.h"

/* In every text that belongs to the household; NAME also in what a list may show. */
#define CONTENT "Kanarieinhoud"
#define NAME "Kanarienaam"
#define NO_NUMBER "9999998"

enum { OBJECTS_MOST = 60, NOWHERE = 900000000 };

struct objects {
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	id ids[OBJECTS_MOST];
	size_t count;
};

static int begin(void **state)
{
	*state = world_new();
	homes_keys(*state);
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

/* ---- a household that is full of words ---- */

/* Rows with plain SQL; :h is the household and :e its regisseur, put in as numbers. */
static const char *const rows[] = {
	"UPDATE household SET naam = '" NAME "', straatnaam = '" NAME "', telefoon = '0299000000' WHERE id = %1$lld",
	"UPDATE person SET geslachtsnaam = '" NAME "', voornamen = '" NAME "' WHERE id IN (SELECT person_id FROM membership"
		" WHERE household_id = %1$lld)",
	"INSERT INTO task(id, household_id, kind, what, datum, employee_id) VALUES (%3$lld, %1$lld, 'taak', '" CONTENT "',"
		" '2026-11-20', %2$lld)",
	"INSERT INTO network_member(id, household_id, naam, relation, kanHelpenMet, \"from\") VALUES (%3$lld, %1$lld, '" CONTENT "',"
		" 'tante', '" CONTENT "', '2026-03-01')",
	"INSERT INTO melding(id, household_id, datum, wet, aanmelder, vraag, employee_id) VALUES (%3$lld, %1$lld, '2026-11-01',"
		" 'wmo', '" CONTENT "', '" CONTENT "', %2$lld)",
	"INSERT INTO wall_report(id, household_id, schot, oplossing, toelichting, datum, employee_id) VALUES (%3$lld, %1$lld, 'zvw',"
		" '" CONTENT "', '" CONTENT "', '2026-11-01', %2$lld)",
	"INSERT INTO aanvraag(id, household_id, datum, wet, onderwerp) VALUES (%3$lld, %1$lld, '2026-11-01', 'wmo', '" CONTENT "')",
	"INSERT INTO involvement(id, household_id, employee_id, what, grondslag, \"from\") VALUES (%3$lld, %1$lld, %2$lld, '" CONTENT
		"', 'Wmo', '2026-03-01')",
	"INSERT INTO escalation(id, household_id, subject, cause, state, question, trede, requester_id, raised) VALUES (%3$lld,"
		" %1$lld, '" CONTENT "', 'zorg', 'open', '" CONTENT "', 9, %2$lld, 1)",
	"INSERT INTO signal(id, household_id, kind, reason, employee_id, \"from\") VALUES (%3$lld, %1$lld, 'kwetsbaar', '" CONTENT
		"', %2$lld, '2026-03-01')",
	"INSERT INTO contact_person(id, household_id, naam, telefoon, how, safe, toelichting, \"from\") VALUES (%3$lld, %1$lld, '"
		CONTENT "', '" CONTENT "', 'bellen', 'veilig', '" CONTENT "', '2026-03-01')",
	"INSERT INTO gezag(id, household_id, person_id, soort, holder_naam, \"from\", bron) SELECT %3$lld, %1$lld, min(person_id), 'V', '"
		CONTENT "', '1920-03-01', '" CONTENT "' FROM membership WHERE household_id = %1$lld",
	"INSERT INTO plan_version(id, plan_id, household_id, number, at, employee_id, words_hash, hash, tekst) SELECT %3$lld, id, %1$lld,"
		" 1, 1, %2$lld, printf('%%064d', 0), printf('%%064d', 0), '" CONTENT "' FROM plan WHERE household_id = %1$lld",
	"INSERT INTO agreement(id, household_id, goal_id, person_id, answer, remark, datum, at, employee_id, words_hash) SELECT %3$lld,"
		" %1$lld, g.id, (SELECT min(person_id) FROM membership WHERE household_id = %1$lld), 'opmerking', '" CONTENT "',"
		" '2026-11-19', 1795305600000, %2$lld, printf('%%064d', 0) FROM goal g JOIN plan p ON p.id = g.plan_id WHERE p.household_id = %1$lld",
	"INSERT INTO privacy_request(id, nummer, household_id, person_id, soort, aanvrager, als, kanaal, ontvangen, vraag,"
		" ingeschreven_id, identiteit, uiterlijk, uitkomst, grondslag) SELECT %3$lld, '2026-0001', %1$lld, min(person_id),"
		" 'inzage', '" CONTENT "', 'zelf', 'brief', '2026-11-01', '" CONTENT "', %2$lld, 'nee', '2026-12-01', 'open', 'geen'"
		" FROM membership WHERE household_id = %1$lld",
	"INSERT INTO address(id, household_id, kind, straatnaam, \"from\", until, bron) VALUES (%3$lld, %1$lld, 'woonadres', '" NAME
		"', '2020-01-01', '2021-01-01', '" CONTENT "')",
	"INSERT INTO silence_pause(id, household_id, employee_id, at, \"from\", until, reason) VALUES (%3$lld, %1$lld, %2$lld, 1,"
		" '2026-11-01', '2026-12-31', '" CONTENT "')",
	"INSERT INTO match_sign(id, household_id, employee_id, pet, shares, grondslag, \"from\") VALUES (%3$lld, %1$lld, %2$lld, 'hulp',"
		" 1, '" CONTENT "', '2026-11-01')",
	"INSERT INTO action(id, goal_id, household_id, what, owner, owner_naam, lijn, state, resultaat) SELECT %3$lld, min(id), %1$lld, '"
		CONTENT "', 'gezin', '" CONTENT "', '0', 'gestart', '" CONTENT "' FROM goal WHERE household_id = %1$lld",
	"INSERT INTO decision(id, household_id, kind, wet, lijn, leveringsvorm, bedrag, waarom_niet_lager, motivering, state, author_id)"
		" VALUES (%3$lld, %1$lld, 'toekenning', 'wmo', '2', 'ZIN', 1000, '" CONTENT "', '" CONTENT "', 'concept', %2$lld)",
	"INSERT INTO regie_offer(id, household_id, from_id, to_id, reason, offered, due, state, answered, answer) SELECT %3$lld, %1$lld,"
		" %2$lld, id, '" CONTENT "', 1, 2, 'geweigerd', 2, '" CONTENT "' FROM employee WHERE username = 'dirk'",
	"INSERT INTO draft(id, employee_id, kind, object_id, household_id, field, at, value) VALUES (%3$lld, %2$lld, 'household', %1$lld,"
		" %1$lld, 'naam', 1, '" CONTENT "')",
	"INSERT INTO journal_entry(id, household_id, at, datum, kind, employee_id, tekst) VALUES (%3$lld, %1$lld, 1795305600000,"
		" '2026-11-18', 'keukentafel', %2$lld, '" CONTENT "')",
	"INSERT INTO conversation(entry_id, deelnemers) SELECT max(id), '" CONTENT "' FROM journal_entry WHERE household_id = %1$lld",
	"INSERT INTO conversation_subject(id, entry_id, leefgebied, wens, familie_wie) SELECT %3$lld, max(id), 'financien', '" CONTENT
		"', '" CONTENT "' FROM journal_entry WHERE household_id = %1$lld",
	"INSERT INTO measurement(id, household_id, person_id, moment, datum, participatie, scored, at, employee_id) SELECT %3$lld, %1$lld,"
		" min(person_id), 'begin', '2026-11-18', 3, 1, 1795305600000, %2$lld FROM membership WHERE household_id = %1$lld",
	"INSERT INTO goal_result(goal_id, plan_id, household_id, outcome, tekst, datum, employee_id) SELECT min(id), min(plan_id), %1$lld,"
		" 'deels', '" CONTENT "', '2026-11-18', %2$lld FROM goal WHERE household_id = %1$lld",
	"INSERT INTO document_upload(document_id, household_id, at) VALUES (%3$lld, %1$lld, 1)",
	"INSERT INTO document_piece(document_id, number, sealed) SELECT document_id, 0, zeroblob(41) FROM document_upload WHERE"
		" household_id = %1$lld",
	"INSERT INTO document(id, household_id, naam, soort, type, bytes, pieces, digest, key_id, at, employee_id, pet) SELECT document_id,"
		" %1$lld, '" CONTENT "', 'overig', 'pdf', 1, 1, zeroblob(32), %1$lld, 1, %2$lld, 'hulp' FROM document_upload WHERE"
		" household_id = %1$lld",
	"INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\") SELECT %3$lld, e.id, %1$lld, 'familie', '"
		CONTENT "', b.id, 1, '2026-11-01' FROM employee e, employee b WHERE e.username = 'femke' AND b.username = 'dirk'",
	"INSERT INTO break_glass(id, household_id, employee_id, at, until, reason) VALUES (%3$lld, %1$lld, %2$lld, 1, 3600000, '"
		CONTENT " " CONTENT "')",
	"INSERT INTO merge(id, from_id, into_id, at, employee_id, reason) SELECT %3$lld, id, %1$lld, 1, %2$lld, '" CONTENT "' FROM household"
		" WHERE naam = 'Yilmaz'",
	"UPDATE merge SET undone = 2, undone_by = %2$lld, undone_reason = '" CONTENT "' WHERE into_id = %1$lld",
	"INSERT INTO oversight_item(kind, object_id, week, at, employee_id, household_id, what, why, due) SELECT 'noodknop', id, '2026-11-16',"
		" 1, employee_id, household_id, '" CONTENT "', '" CONTENT "', '2026-11-25' FROM break_glass WHERE household_id = %1$lld",
	"INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, tekst) SELECT %3$lld, 'noodknop', b.id, '2026-11-16', 2, e.id,"
		" 'navragen', '" CONTENT "' FROM break_glass b, employee e WHERE b.household_id = %1$lld AND e.username = 'hanna'",
	"UPDATE decision SET state = 'bekendgemaakt', bekendmaking = '2026-11-18', bezwaar_tot = '2026-12-30', version = version + 1"
		" WHERE household_id = %1$lld AND state = 'genomen'",
	"INSERT INTO bezwaar(id, nummer, household_id, decision_id, indiener, ontvangen, gronden, op_tijd, ingeschreven_id, van, uiterlijk,"
		" uitkomst) SELECT %3$lld, 'B' || %3$lld, %1$lld, id, '" CONTENT "', '2026-11-18', '" CONTENT "', 1, %2$lld,"
		" '2026-12-30', '2027-02-10', 'open' FROM decision WHERE household_id = %1$lld AND state = 'bekendgemaakt'",
	"INSERT INTO klacht(id, nummer, household_id, klager, over_id, ontvangen, klacht, ingeschreven_id, uiterlijk, uitkomst) SELECT"
		" %3$lld, 'K' || %3$lld, %1$lld, '" CONTENT "', id, '2026-11-18', '" CONTENT "', %2$lld, '2026-12-30', 'open'"
		" FROM employee WHERE username = 'dirk'",
	"INSERT INTO ingebreke(id, nummer, household_id, about, object_id, aanvrager, ontvangen, termijn, te_vroeg, ingeschreven_id,"
		" uiterlijk, uitsluiting) SELECT %3$lld, 'I' || %3$lld, %1$lld, 'aanvraag', min(id), '" CONTENT "', '2026-11-18',"
		" '2026-11-17', 0, %2$lld, '2026-12-02', 'geen' FROM aanvraag WHERE household_id = %1$lld",
	"UPDATE aanvraag SET besluitUiterlijk = '2026-11-16' WHERE household_id = %1$lld",
	"INSERT INTO term_event(id, household_id, about, object_id, soort, reden, toelichting, verteld_aan, brief, van, employee_id, at)"
		" SELECT %3$lld, %1$lld, 'aanvraag', min(id), 'opschorting', 'aanvulling', '" CONTENT "', '" CONTENT "', '2026-11-10',"
		" '2026-11-11', %2$lld, 1 FROM aanvraag WHERE household_id = %1$lld",
	"INSERT INTO meldcode(id, household_id, person_id, aanleiding, begonnen, employee_id) SELECT %3$lld, %1$lld, min(person_id), '"
		CONTENT "', '2026-11-18', %2$lld FROM membership WHERE household_id = %1$lld",
	"INSERT INTO meldcode_step(id, household_id, meldcode_id, stap, datum, tekst, employee_id, at) SELECT %3$lld, %1$lld, id, 1,"
		" '2026-11-18', '" CONTENT "', %2$lld, 1 FROM meldcode WHERE household_id = %1$lld",
};

static const struct message *plan_made(struct world *world, const char *who, id household_id)
{
	const struct message *answer = world_call_id(world, who, REQ_PLAN_START, household_id);

	world_is(answer, STATUS_OK);
	return answer;
}

static void object_add(struct objects *objects, id object_id)
{
	assert_true(objects->count < OBJECTS_MOST);
	objects->ids[objects->count++] = object_id;
}

static void texts_written(struct world *world, const char *who, struct objects *objects)
{
	struct journal_entry entry;
	struct goal goal;

	record_init(&journal_entry_record, &entry);
	entry.household_id = objects->household_id;
	entry.tekst = (char *)CONTENT;
	const struct message *answer = world_call(world, who, REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL);
	world_is(answer, STATUS_OK);
	object_add(objects, ((const struct journal_entry *)world_row(answer, &journal_entry_record, 0))->id);
	answer = plan_made(world, who, objects->household_id);
	record_init(&goal_record, &goal);
	goal.plan_id = ((const struct plan *)world_row(answer, &plan_record, 0))->id;
	object_add(objects, goal.plan_id);
	strcpy(goal.leefgebied, "financien");
	snprintf(goal.what, sizeof(goal.what), "%s", CONTENT);
	goal.eigen_woorden = (char *)CONTENT;
	answer = world_call(world, who, REQ_GOAL_ADD, &goal_record, &goal, NULL);
	world_is(answer, STATUS_OK);
	object_add(objects, ((const struct goal *)world_row(answer, &goal_record, 0))->id);
}

/* A decision that was taken, so that it can be made known and objected to. */
static void decision_taken(struct world *world, const char *who, id household_id, id goal_id)
{
	struct decision decision;
	const struct message *answer;
	struct ask ask;

	record_init(&decision_record, &decision);
	decision.household_id = household_id;
	decision.goal_id = goal_id;
	decision.provision_kind_id = world_number(world, "SELECT id FROM provision_kind WHERE naam = 'Begeleiding'");
	decision.bedrag = 90000;
	decision.datumStart = world_today(world) + 10;
	decision.datumEinde = world_today(world) + 100;
	snprintf(decision.waarom_niet_lager, sizeof(decision.waarom_niet_lager), "%s", CONTENT);
	decision.motivering = (char *)CONTENT;
	answer = world_call(world, who, REQ_DECISION_SAVE, &decision_record, &decision, NULL);
	world_is(answer, STATUS_OK);
	record_init(&ask_record, &ask);
	ask.id = ((const struct decision *)world_row(answer, &decision_record, 0))->id;
	ask.version = 1;
	world_is(world_call(world, who, REQ_DECISION_SUBMIT, &ask_record, &ask, NULL), STATUS_OK);
}

static void household_filled(struct world *world, const char *household, const char *who, struct objects *objects)
{
	char sql[1200];
	struct query *query;
	id next = 800000 + 100 * world_household(world, household);

	*objects = (struct objects){ .household_id = world_household(world, household) };
	object_add(objects, objects->household_id);
	texts_written(world, who, objects);
	decision_taken(world, who, objects->household_id, objects->ids[objects->count - 1]);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		snprintf(sql, sizeof(sql), rows[i], (long long)objects->household_id, (long long)world_employee(world, who),
			(long long)++next);
		world_sql(world, sql);
		if (strstr(rows[i], "%3$lld"))
			object_add(objects, next);
	}
	query = db_query(world_db(world), "SELECT h.huishoudnummer, m.person_id, m.id FROM household h JOIN membership m"
		" ON m.household_id = h.id WHERE h.id = :id");
	query_id(query, ":id", objects->household_id);
	assert_true(query_one(query, NULL));
	snprintf(objects->huishoudnummer, sizeof(objects->huishoudnummer), "%s", query_get_text(query, "huishoudnummer"));
	object_add(objects, query_get_int(query, "person_id"));
	object_add(objects, query_get_int(query, "id"));
	query_done(query);
}

/* Tables without a word about what is going on in the household. */
static const char *const wordless[] = { "seen", "change", NULL };

/* So that a table that comes later is filled here too. */
static void every_table_filled(struct world *world, id household_id)
{
	struct query *query = db_query(world_db(world), "SELECT m.name FROM sqlite_schema m WHERE m.type = 'table' AND m.sql LIKE"
		" '%household_id INTEGER%'");
	char names[80][64], sql[200];
	size_t count = 0, i;

	while (query_step(query, NULL) == QUERY_ROW) {
		assert_true(count < COUNT_OF(names));
		snprintf(names[count++], sizeof(names[0]), "%s", query_get_text(query, "name"));
	}
	assert_true(count > 30);
	for (size_t n = 0; n < count; n++) {
		for (i = 0; wordless[i] && strcmp(wordless[i], names[n]) != 0; i++)
			;
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s WHERE household_id = %lld", names[n], (long long)household_id);
		if (!wordless[i] && world_number(world, sql) == 0)
			fail_msg("the table %s has no row of this household: add one to rows[] above", names[n]);
	}
}

/* ---- every request ---- */

/* What a request says of a household to who may know it. */
enum told {
	TELLS,			/* of what is inside it: tried with who may, so that this test is known to see it */
	SILENT,			/* nothing of what is inside it */
	CHANGES,
	OF_NO_HOUSEHOLD,	/* users, settings, imports; a hello comes once. Not tried */
};

static const struct {
	int request;
	enum told told;
} told[] = {
	{ REQ_HELLO, OF_NO_HOUSEHOLD },
	{ REQ_INBOX, TELLS },
	{ REQ_LOOKUP, SILENT },
	{ REQ_DRAFT_SAVE, SILENT },
	{ REQ_DRAFT_LIST, TELLS },
	{ REQ_SEARCH, SILENT },
	{ REQ_DUPLICATES, SILENT },
	{ REQ_HOUSEHOLD_OPEN, TELLS },
	{ REQ_HOUSEHOLD_READ, TELLS },
	{ REQ_HOUSEHOLD_CLOSE, SILENT },
	{ REQ_HOUSEHOLD_ADD, CHANGES },
	{ REQ_PERSON_READ, SILENT },
	{ REQ_MEMBER_ADD, CHANGES },
	{ REQ_MEMBER_END, CHANGES },
	{ REQ_PERSON_SAVE, CHANGES },
	{ REQ_HOUSEHOLD_SAVE, CHANGES },
	{ REQ_TIMELINE, TELLS },
	{ REQ_JOURNAL_READ, TELLS },
	{ REQ_JOURNAL_ADD, CHANGES },
	{ REQ_JOURNAL_READER, CHANGES },
	{ REQ_CONVERSATION_ADD, CHANGES },
	{ REQ_CONVERSATION_PLAN, CHANGES },
	{ REQ_SILENCE_PAUSE, CHANGES },
	{ REQ_SILENCE_RESUME, CHANGES },
	{ REQ_TASK_SAVE, CHANGES },
	{ REQ_TASK_DONE, CHANGES },
	{ REQ_NETWORK_SAVE, CHANGES },
	{ REQ_MELDING_SAVE, CHANGES },
	{ REQ_AANVRAAG_SAVE, CHANGES },
	{ REQ_INVOLVEMENT_ADD, CHANGES },
	{ REQ_INVOLVEMENT_END, CHANGES },
	{ REQ_BREAK_GLASS, CHANGES },
	{ REQ_REGIE_SET, CHANGES },
	{ REQ_REGIE_OFFER, CHANGES },
	{ REQ_REGIE_ANSWER, CHANGES },
	{ REQ_REGIE_WITHDRAW, CHANGES },
	{ REQ_CASELOAD_OFFER, CHANGES },
	{ REQ_MEMBERS_MOVE, CHANGES },
	{ REQ_MERGE_PREVIEW, SILENT },
	{ REQ_MERGE, CHANGES },
	{ REQ_MERGE_UNDO, CHANGES },
	{ REQ_PLAN_READ, TELLS },
	{ REQ_PLAN_START, CHANGES },
	{ REQ_PLAN_CLOSE, CHANGES },
	{ REQ_GOAL_ADD, CHANGES },
	{ REQ_ACTION_ADD, CHANGES },
	{ REQ_FIELDS_SAVE, CHANGES },
	{ REQ_FIELD_HISTORY, TELLS },
	{ REQ_AGREEMENT_ADD, CHANGES },
	{ REQ_KITCHEN, TELLS },
	{ REQ_PLAN_TEXT, TELLS },
	{ REQ_NEARBY, SILENT },
	{ REQ_PLAN_LETTER, TELLS },
	{ REQ_PLAN_FIX, CHANGES },
	{ REQ_PLAN_BACK, SILENT },	/* of a plan that was never fixed there is none */
	{ REQ_DECISION_LIST, TELLS },
	{ REQ_DECISION_READ, TELLS },
	{ REQ_DECISION_WEIGH, SILENT },
	{ REQ_DECISION_SAVE, CHANGES },
	{ REQ_DECISION_SUBMIT, CHANGES },
	{ REQ_DECISION_WITHDRAW, CHANGES },
	{ REQ_DECISION_SECOND, CHANGES },
	{ REQ_DECISION_ANNOUNCE, CHANGES },
	{ REQ_DECISION_TEXT, TELLS },
	{ REQ_DECISION_LETTER, SILENT },	/* of a concept there is none */
	{ REQ_ESCALATION_LIST, TELLS },
	{ REQ_ESCALATION_READ, TELLS },
	{ REQ_ESCALATION_RAISE, CHANGES },
	{ REQ_ESCALATION_ANSWER, CHANGES },
	{ REQ_ESCALATION_RETURN, CHANGES },
	{ REQ_ESCALATION_CLIMB, CHANGES },
	{ REQ_ESCALATION_TAKE, CHANGES },
	{ REQ_ESCALATION_WITHDRAW, CHANGES },
	{ REQ_ESCALATION_INSTRUCT, CHANGES },
	{ REQ_ESCALATION_GRANT, CHANGES },
	{ REQ_TABLE_SAVE, CHANGES },
	{ REQ_TABLE_ASK, CHANGES },
	{ REQ_TABLE_ANSWER, CHANGES },
	{ REQ_MANDATE_LIST, SILENT },
	{ REQ_WHO_DECIDES, SILENT },
	{ REQ_MANDATE_CHECK, SILENT },
	{ REQ_MANDATE_CHANGES, SILENT },
	{ REQ_MANDATE_PROPOSE, CHANGES },
	{ REQ_MANDATE_ANSWER, CHANGES },
	{ REQ_OVERSIGHT, TELLS },
	{ REQ_REVIEW, CHANGES },
	{ REQ_ACCESS_LOG, SILENT },
	{ REQ_OVERSIGHT_FIGURES, SILENT },
	{ REQ_REVIEW_QUESTIONS, TELLS },
	{ REQ_REVIEW_ANSWER, CHANGES },
	{ REQ_EMPLOYEE_HOME, OF_NO_HOUSEHOLD },
	{ REQ_EMPLOYEE_PERSON, OF_NO_HOUSEHOLD },
	{ REQ_OVERSIGHT_RULE, OF_NO_HOUSEHOLD },
	{ REQ_DOCUMENT_LIST, TELLS },
	{ REQ_DOCUMENT_READ, SILENT },	/* bytes, and of this one no key: document_test.c */
	{ REQ_DOCUMENT_BEGIN, SILENT },
	{ REQ_DOCUMENT_PIECE, SILENT },
	{ REQ_DOCUMENT_ADD, CHANGES },
	{ REQ_DOCUMENT_WITHDRAW, CHANGES },
	{ REQ_PRIVACY_LIST, TELLS },
	{ REQ_PRIVACY_READ, TELLS },
	{ REQ_PRIVACY_SAVE, CHANGES },
	{ REQ_TERM_LIST, TELLS },
	{ REQ_TERM_READ, SILENT },		/* asked about a melding: no word of it */
	{ REQ_TERM_EVENT, CHANGES },
	{ REQ_TERM_RESUME, CHANGES },
	{ REQ_REGISTER_LIST, TELLS },
	{ REQ_BEZWAAR_READ, TELLS },
	{ REQ_BEZWAAR_SAVE, CHANGES },
	{ REQ_KLACHT_READ, TELLS },
	{ REQ_KLACHT_SAVE, CHANGES },
	{ REQ_INGEBREKE_READ, TELLS },
	{ REQ_INGEBREKE_SAVE, CHANGES },
	{ REQ_MELDCODE_READ, TELLS },
	{ REQ_MELDCODE_BEGIN, CHANGES },
	{ REQ_MELDCODE_STEP, CHANGES },
	{ REQ_SWAP, CHANGES },
	{ REQ_LEDGER, TELLS },
	{ REQ_WALL_ADD, CHANGES },
	{ REQ_MONEY, SILENT },		/* sums of everybody, and how often: no household */
	{ REQ_BUDGET_LIST, SILENT },
	{ REQ_BUDGET_SET, OF_NO_HOUSEHOLD },
	{ REQ_PRODUCT_LIST, OF_NO_HOUSEHOLD },
	{ REQ_PRODUCT_SET, OF_NO_HOUSEHOLD },
	{ REQ_ORGANISATION_AGB, OF_NO_HOUSEHOLD },
	{ REQ_MUNICIPALITY_CODE, OF_NO_HOUSEHOLD },
	{ REQ_BERICHT_OUT, CHANGES },
	{ REQ_BERICHT_IN, CHANGES },
	{ REQ_USER_LIST, OF_NO_HOUSEHOLD },
	{ REQ_USER_ADD, OF_NO_HOUSEHOLD },
	{ REQ_USER_KEY, OF_NO_HOUSEHOLD },
	{ REQ_USER_PASSWORD, OF_NO_HOUSEHOLD },
	{ REQ_USER_DISABLE, OF_NO_HOUSEHOLD },
	{ REQ_ORGANISATION_ADD, OF_NO_HOUSEHOLD },
	{ REQ_ORGANISATION_LIST, OF_NO_HOUSEHOLD },
	{ REQ_TEAM_ADD, OF_NO_HOUSEHOLD },
	{ REQ_TEAM_LIST, OF_NO_HOUSEHOLD },
	{ REQ_NEARBY_LIST, OF_NO_HOUSEHOLD },
	{ REQ_NEARBY_SET, OF_NO_HOUSEHOLD },
	{ REQ_LIFE_DOMAIN_LIST, OF_NO_HOUSEHOLD },
	{ REQ_LIFE_DOMAIN_SET, OF_NO_HOUSEHOLD },
	{ REQ_NEARBY_SAVE, OF_NO_HOUSEHOLD },
	{ REQ_LIFE_DOMAIN_SAVE, OF_NO_HOUSEHOLD },
	{ REQ_ROLE_GIVE, OF_NO_HOUSEHOLD },
	{ REQ_ROLE_END, OF_NO_HOUSEHOLD },
	{ REQ_ROLE_LIST, OF_NO_HOUSEHOLD },
	{ REQ_ABSENCE_ADD, CHANGES },
	{ REQ_ABSENCE_LIST, SILENT },
	{ REQ_ABSENCE_END, CHANGES },
	{ REQ_EXCLUSION_LIST, TELLS },
	{ REQ_EXCLUSION_ADD, CHANGES },
	{ REQ_EXCLUSION_END, CHANGES },
	{ REQ_MATCH_LIST, TELLS },
	{ REQ_MATCH_SIGN, CHANGES },
	{ REQ_PET, CHANGES },
	{ REQ_PRESENCE, SILENT },
	{ REQ_NORM_LIST, OF_NO_HOUSEHOLD },
	{ REQ_NORM_SET, OF_NO_HOUSEHOLD },
	{ REQ_USER_MAIL, OF_NO_HOUSEHOLD },
	{ REQ_RUNG_LIST, OF_NO_HOUSEHOLD },
	{ REQ_RUNG_SET, OF_NO_HOUSEHOLD },
	{ REQ_IMPORT, OF_NO_HOUSEHOLD },
	{ REQ_DEMO, OF_NO_HOUSEHOLD },
	{ REQ_AUDIT_VERIFY, OF_NO_HOUSEHOLD },
	{ REQ_SIGNAL_SAVE, CHANGES },
	{ REQ_SIGNAL_END, CHANGES },
	{ REQ_GEZAG_SAVE, CHANGES },
	{ REQ_CONTACT_SAVE, CHANGES },
	{ REQ_ADDRESS_SAVE, CHANGES },
	{ REQ_PROCESREGIE_GIVE, CHANGES },
	{ REQ_PROCESREGIE_END, CHANGES },
	{ REQ_INVOLVEMENT_SAVE, CHANGES },
	{ REQ_RESULTS, TELLS },
	{ REQ_PLAN_CLOSING, TELLS },
	{ REQ_MEASURE, CHANGES },
};

static enum told told_of(int request)
{
	for (size_t i = 0; i < COUNT_OF(told); i++)
		if (told[i].request == request)
			return told[i].told;
	fail_msg("request %d (%s) has no row in the table told[]: say there what it tells of a household", request,
		request_find(request)->word);
	return SILENT;
}

/* ---- one question ---- */

/* A row that is about the object: each of its numbers points there, and its texts are some text. */
static void row_point(const struct record *record, void *row, id household_id, id object_id, const char *number)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];
		char *at = (char *)row + field->offset;

		if (field->kind == FIELD_ID)
			*(id *)at = strcmp(field->name, "household_id") == 0 ? household_id : object_id;
		else if (field->kind == FIELD_INT && strcmp(field->name, "version") == 0)
			*(int64_t *)at = 1;
		else if (field->kind == FIELD_DAY)
			*(day *)at = 20775;
		else if (field->kind == FIELD_LINE && (strcmp(field->name, "word") == 0 || strcmp(field->name, "huishoudnummer") == 0))
			snprintf(at, field->room, "%s", number);
		else if (field->kind == FIELD_LINE && field->room > 8)
			snprintf(at, field->room, "reden");
	}
	if (record == &field_version_record) {
		strcpy(((struct field_version *)row)->kind, "goal");
		strcpy(((struct field_version *)row)->field, "what");
	}
	if (record == &ask_record)
		((struct ask *)row)->other_id = household_id;
}

static const struct message *asked(struct world *world, const char *who, const struct request_row *request, id household_id,
	id object_id, const char *number)
{
	void *row = mem_new(1, request->in->size);
	const struct message *answer;

	record_init(request->in, row);
	row_point(request->in, row, household_id, object_id, number);
	answer = world_call(world, who, request->request, request->in, row, NULL);
	free(row);
	return answer;
}

static bool says(const struct message *answer, const char *text)
{
	struct buf bytes = BUF_INIT;
	bool found;

	if (!answer)
		return false;
	message_encode(answer, &bytes);
	found = memmem(bytes.data, bytes.used, text, strlen(text)) != NULL;
	buf_free(&bytes);
	return found;
}

static bool is_tried(const struct request_row *request)
{
	return told_of(request->request) != OF_NO_HOUSEHOLD;
}

/* A sentence may repeat the number that was asked about: digits are not compared. */
static bool same_sentence(const char *one, const char *other)
{
	for (;;) {
		one += strspn(one, "0123456789");
		other += strspn(other, "0123456789");
		if (*one != *other || !*one)
			return *one == *other;
		one++;
		other++;
	}
}

static bool same_refusal(const struct message *one, const struct message *other)
{
	const struct refusal *a = one ? rows_first(&one->rows, &refusal_record) : NULL;
	const struct refusal *b = other ? rows_first(&other->rows, &refusal_record) : NULL;

	if (!a || !b || one->status != other->status || one->rows.count != other->rows.count)
		return !a == !b && !one == !other && (!one || one->status == other->status);
	return strcmp(a->rule, b->rule) == 0 && same_sentence(a->text, b->text);
}

static const char *sentence_of(const struct message *answer)
{
	const struct refusal *refusal = answer ? rows_first(&answer->rows, &refusal_record) : NULL;

	return refusal ? refusal->text : answer ? "ok" : "the session was ended";
}

/*
 * Requests under the AVG, exclusions, and what is noticed in the log, are the work of the privacy officer, with the words of who asked
 * or looked; of a shielded household they hold no name then.
 */
static bool oversees(const struct request_row *request, const char *who)
{
	static const int hers[] = { REQ_INBOX, REQ_OVERSIGHT, REQ_REVIEW, REQ_PRIVACY_LIST, REQ_PRIVACY_READ, REQ_PRIVACY_SAVE,
		REQ_EXCLUSION_LIST, REQ_EXCLUSION_END };
	bool found = false;

	for (size_t i = 0; i < COUNT_OF(hers); i++)
		found = found || request->request == hers[i];
	return found && strcmp(who, "hanna") == 0;
}

/* One request of one person about every object; returns how many answers said too much. */
static size_t asked_all(struct world *world, const struct objects *objects, const char *who,
	const struct request_row *request, bool hidden, size_t *count)
{
	bool known = oversees(request, who);
	const struct message *nothing = NULL;
	size_t leaks = 0;

	for (size_t i = 0; i < objects->count; i++, (*count)++) {
		const struct message *about = asked(world, who, request, objects->household_id, objects->ids[i],
			objects->huishoudnummer);

		if ((says(about, CONTENT) && !known) || (hidden && says(about, NAME))) {
			print_error("%s tells %s of what is not for them (object %zu)\n", request->word, who, i);
			leaks++;
		}
		/* The first object is the household itself, the others are something of it. */
		if (hidden && !known && i < 2)
			nothing = asked(world, who, request, NOWHERE, NOWHERE + (id)i, NO_NUMBER);
		if (hidden && !known && !same_refusal(about, nothing)) {
			print_error("%s answers %s otherwise than about nothing (object %zu): %s / %s\n", request->word, who, i,
				sentence_of(about), sentence_of(nothing));
			leaks++;
		}
		/* Who may do this to no household at all is told so before anybody looks at what it is about. */
		if (i >= 1 && strcmp(sentence_of(about), "Uw rol mag dit niet.") == 0)
			break;
	}
	return leaks;
}

/*
 * `hidden`: for these people it does not exist: no word of it, and each answer is the one about nothing. Else they may
 * list it, and no word of what is inside it may come.
 */
static void tried(struct world *world, const struct objects *objects, const char *const *people, bool hidden)
{
	const struct request_row *request;
	size_t count = 0, leaks = 0;

	for (size_t n = 0; (request = request_at(n)); n++)
		for (size_t who = 0; is_tried(request) && people[who]; who++)
			leaks += asked_all(world, objects, people[who], request, hidden, &count);
	assert_true(count > 500);
	assert_int_equal(leaks, 0);
}

static void of_a_shielded_household_no_request_says_a_word(void **state)
{
	static const char *const people[] = { "amina", "bram", "carla", "esther", "femke", "hanna", "gerrit", NULL };
	struct world *world = *state;
	struct objects objects;

	household_filled(world, "geheim", "karel", &objects);
	assert_true(says(homes_open(world, "karel", objects.household_id), CONTENT));
	tried(world, &objects, people, true);
}

static void of_an_excluded_household_no_request_says_a_word(void **state)
{
	static const char *const people[] = { "bram", "dirk", NULL };
	struct world *world = *state;
	struct objects objects;

	household_filled(world, "jansen", "amina", &objects);
	assert_true(says(homes_open(world, "bram", objects.household_id), CONTENT));
	world_call_id(world, "bram", REQ_HOUSEHOLD_CLOSE, objects.household_id);
	world_sql(world, "INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\") SELECT 990000 + e.id,"
		" e.id, h.id, 'familie', 'zus', b.id, 1, '2026-11-18' FROM employee e, employee b, household h WHERE e.username IN"
		" ('bram', 'dirk') AND b.username = 'hanna' AND h.naam = '" NAME "'");
	tried(world, &objects, people, true);
}

static void of_a_household_that_may_only_be_listed_no_request_says_what_is_inside(void **state)
{
	static const char *const people[] = { "bram", "amina", "gerrit", "hanna", NULL };
	struct world *world = *state;
	struct objects objects;

	household_filled(world, "devries", "karel", &objects);
	tried(world, &objects, people, false);
}

/* Who has it in hand: karel has the dossier open, hanna reads what is hers. */
static bool told_to_who_may(struct world *world, const struct objects *objects, const struct request_row *request)
{
	static const char *const people[] = { "karel", "hanna" };

	for (size_t who = 0; who < COUNT_OF(people); who++)
		for (size_t i = 0; i < objects->count; i++)
			if (says(asked(world, people[who], request, objects->household_id, objects->ids[i], objects->huishoudnummer),
					CONTENT))
				return true;
	return false;
}

static void every_request_that_tells_tells_it_to_who_may_know(void **state)
{
	struct world *world = *state;
	const struct request_row *request;
	struct objects objects;
	size_t wrong = 0;

	household_filled(world, "devries", "karel", &objects);
	every_table_filled(world, objects.household_id);
	for (size_t n = 0; (request = request_at(n)); n++) {
		enum told expected = told_of(request->request);

		homes_open(world, "karel", objects.household_id);
		if ((expected == CHANGES) != request->changes && expected != OF_NO_HOUSEHOLD) {
			print_error("%s: the table told[] is wrong about whether it changes anything\n", request->word);
			wrong++;
		}
		if ((expected == TELLS || expected == SILENT) &&
				told_to_who_may(world, &objects, request) != (expected == TELLS)) {
			print_error("%s: %s\n", request->word, expected == TELLS ? "nobody hears anything of it: is that tried right?"
				: "tells what is inside: say so in the table told[]");
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_request_that_tells_tells_it_to_who_may_know, begin, end),
		cmocka_unit_test_setup_teardown(of_a_shielded_household_no_request_says_a_word, begin, end),
		cmocka_unit_test_setup_teardown(of_an_excluded_household_no_request_says_a_word, begin, end),
		cmocka_unit_test_setup_teardown(of_a_household_that_may_only_be_listed_no_request_says_what_is_inside, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
