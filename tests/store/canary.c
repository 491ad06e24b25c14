/* A household with a canary in every text. */
#include "canary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

/* Rows with plain SQL; :h is the household and :e its regisseur, put in as numbers. */
static const char *const rows[] = {
	"UPDATE household SET naam = '" CANARY_NAME "', straatnaam = '" CANARY_NAME "', telefoon = '0299000000' WHERE id = %1$lld",
	"UPDATE person SET geslachtsnaam = '" CANARY_NAME "', voornamen = '" CANARY_NAME "' WHERE id IN (SELECT person_id FROM membership"
		" WHERE household_id = %1$lld)",
	"INSERT INTO task(id, household_id, kind, what, datum, employee_id) VALUES (%3$lld, %1$lld, 'taak', '" CANARY "',"
		" '2026-11-20', %2$lld)",
	"INSERT INTO network_member(id, household_id, naam, relation, kanHelpenMet, \"from\") VALUES (%3$lld, %1$lld, '" CANARY "',"
		" 'tante', '" CANARY "', '2026-03-01')",
	"INSERT INTO melding(id, household_id, datum, wet, aanmelder, vraag, employee_id) VALUES (%3$lld, %1$lld, '2026-11-01',"
		" 'wmo', '" CANARY "', '" CANARY "', %2$lld)",
	"INSERT INTO wall_report(id, household_id, schot, oplossing, toelichting, datum, employee_id) VALUES (%3$lld, %1$lld, 'zvw',"
		" '" CANARY "', '" CANARY "', '2026-11-01', %2$lld)",
	"INSERT INTO aanvraag(id, household_id, datum, wet, onderwerp) VALUES (%3$lld, %1$lld, '2026-11-01', 'wmo', '" CANARY "')",
	"INSERT INTO involvement(id, household_id, employee_id, what, grondslag, \"from\") VALUES (%3$lld, %1$lld, %2$lld, '" CANARY
		"', 'Wmo', '2026-03-01')",
	"INSERT INTO escalation(id, household_id, subject, cause, state, question, trede, requester_id, raised) VALUES (%3$lld,"
		" %1$lld, '" CANARY "', 'zorg', 'open', '" CANARY "', 9, %2$lld, 1)",
	"INSERT INTO signal(id, household_id, kind, reason, employee_id, \"from\") VALUES (%3$lld, %1$lld, 'kwetsbaar', '" CANARY
		"', %2$lld, '2026-03-01')",
	"INSERT INTO contact_person(id, household_id, naam, telefoon, how, safe, toelichting, \"from\") VALUES (%3$lld, %1$lld, '"
		CANARY "', '" CANARY "', 'bellen', 'veilig', '" CANARY "', '2026-03-01')",
	"INSERT INTO gezag(id, household_id, person_id, soort, holder_naam, \"from\", bron) SELECT %3$lld, %1$lld, min(person_id), 'V', '"
		CANARY "', '1920-03-01', '" CANARY "' FROM membership WHERE household_id = %1$lld",
	"INSERT INTO plan_version(id, plan_id, household_id, number, at, employee_id, words_hash, hash, tekst) SELECT %3$lld, id, %1$lld,"
		" 1, 1, %2$lld, printf('%%064d', 0), printf('%%064d', 0), '" CANARY "' FROM plan WHERE household_id = %1$lld",
	"INSERT INTO agreement(id, household_id, goal_id, person_id, answer, remark, datum, at, employee_id, words_hash) SELECT %3$lld,"
		" %1$lld, g.id, (SELECT min(person_id) FROM membership WHERE household_id = %1$lld), 'opmerking', '" CANARY "',"
		" '2026-11-19', 1795305600000, %2$lld, printf('%%064d', 0) FROM goal g JOIN plan p ON p.id = g.plan_id WHERE p.household_id = %1$lld",
	"INSERT INTO privacy_request(id, nummer, household_id, person_id, soort, aanvrager, als, kanaal, ontvangen, vraag,"
		" ingeschreven_id, identiteit, uiterlijk, uitkomst, grondslag) SELECT %3$lld, '2026-0001', %1$lld, min(person_id),"
		" 'inzage', '" CANARY "', 'zelf', 'brief', '2026-11-01', '" CANARY "', %2$lld, 'nee', '2026-12-01', 'open', 'geen'"
		" FROM membership WHERE household_id = %1$lld",
	"INSERT INTO address(id, household_id, kind, straatnaam, \"from\", until, bron) VALUES (%3$lld, %1$lld, 'woonadres', '" CANARY_NAME
		"', '2020-01-01', '2021-01-01', '" CANARY "')",
	"INSERT INTO silence_pause(id, household_id, employee_id, at, \"from\", until, reason) VALUES (%3$lld, %1$lld, %2$lld, 1,"
		" '2026-11-01', '2026-12-31', '" CANARY "')",
	"INSERT INTO match_sign(id, household_id, employee_id, pet, shares, grondslag, \"from\") VALUES (%3$lld, %1$lld, %2$lld, 'hulp',"
		" 1, '" CANARY "', '2026-11-01')",
	"INSERT INTO action(id, goal_id, household_id, what, owner, owner_naam, lijn, state, resultaat) SELECT %3$lld, min(id), %1$lld, '"
		CANARY "', 'gezin', '" CANARY "', '0', 'gestart', '" CANARY "' FROM goal WHERE household_id = %1$lld",
	"INSERT INTO decision(id, household_id, kind, wet, lijn, leveringsvorm, bedrag, waarom_niet_lager, motivering, state, author_id)"
		" VALUES (%3$lld, %1$lld, 'toekenning', 'wmo', '2', 'ZIN', 1000, '" CANARY "', '" CANARY "', 'concept', %2$lld)",
	"INSERT INTO regie_offer(id, household_id, from_id, to_id, reason, offered, due, state, answered, answer) SELECT %3$lld, %1$lld,"
		" %2$lld, id, '" CANARY "', 1, 2, 'geweigerd', 2, '" CANARY "' FROM employee WHERE username = 'dirk'",
	"INSERT INTO draft(id, employee_id, kind, object_id, household_id, field, at, value) VALUES (%3$lld, %2$lld, 'household', %1$lld,"
		" %1$lld, 'naam', 1, '" CANARY "')",
	"INSERT INTO journal_entry(id, household_id, at, datum, kind, employee_id, tekst) VALUES (%3$lld, %1$lld, 1795305600000,"
		" '2026-11-18', 'keukentafel', %2$lld, '" CANARY "')",
	"INSERT INTO conversation(entry_id, deelnemers) SELECT max(id), '" CANARY "' FROM journal_entry WHERE household_id = %1$lld",
	"INSERT INTO conversation_subject(id, entry_id, leefgebied, wens, familie_wie) SELECT %3$lld, max(id), 'financien', '" CANARY
		"', '" CANARY "' FROM journal_entry WHERE household_id = %1$lld",
	"INSERT INTO measurement(id, household_id, person_id, moment, datum, participatie, scored, at, employee_id) SELECT %3$lld, %1$lld,"
		" min(person_id), 'begin', '2026-11-18', 3, 1, 1795305600000, %2$lld FROM membership WHERE household_id = %1$lld",
	"INSERT INTO goal_result(goal_id, plan_id, household_id, outcome, tekst, datum, employee_id) SELECT min(id), min(plan_id), %1$lld,"
		" 'deels', '" CANARY "', '2026-11-18', %2$lld FROM goal WHERE household_id = %1$lld",
	"INSERT INTO document_upload(document_id, household_id, at) VALUES (%3$lld, %1$lld, 1)",
	"INSERT INTO document_piece(document_id, number, sealed) SELECT document_id, 0, zeroblob(41) FROM document_upload WHERE"
		" household_id = %1$lld",
	"INSERT INTO document(id, household_id, naam, soort, type, bytes, pieces, digest, key_id, at, employee_id, pet) SELECT document_id,"
		" %1$lld, '" CANARY "', 'overig', 'pdf', 1, 1, zeroblob(32), %1$lld, 1, %2$lld, 'hulp' FROM document_upload WHERE"
		" household_id = %1$lld",
	"INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\") SELECT %3$lld, e.id, %1$lld, 'familie', '"
		CANARY "', b.id, 1, '2026-11-01' FROM employee e, employee b WHERE e.username = 'femke' AND b.username = 'dirk'",
	"INSERT INTO break_glass(id, household_id, employee_id, at, until, reason) VALUES (%3$lld, %1$lld, %2$lld, 1, 3600000, '"
		CANARY " " CANARY "')",
	"INSERT INTO merge(id, from_id, into_id, at, employee_id, reason) SELECT %3$lld, id, %1$lld, 1, %2$lld, '" CANARY "' FROM household"
		" WHERE naam = 'Yilmaz'",
	"UPDATE merge SET undone = 2, undone_by = %2$lld, undone_reason = '" CANARY "' WHERE into_id = %1$lld",
	"INSERT INTO oversight_item(kind, object_id, week, at, employee_id, household_id, what, why, due) SELECT 'noodknop', id, '2026-11-16',"
		" 1, employee_id, household_id, '" CANARY "', '" CANARY "', '2026-11-25' FROM break_glass WHERE household_id = %1$lld",
	"INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, tekst) SELECT %3$lld, 'noodknop', b.id, '2026-11-16', 2, e.id,"
		" 'navragen', '" CANARY "' FROM break_glass b, employee e WHERE b.household_id = %1$lld AND e.username = 'hanna'",
	"UPDATE decision SET state = 'bekendgemaakt', bekendmaking = '2026-11-18', bezwaar_tot = '2026-12-30', version = version + 1"
		" WHERE household_id = %1$lld AND state = 'genomen'",
	"INSERT INTO bezwaar(id, nummer, household_id, decision_id, indiener, ontvangen, gronden, op_tijd, ingeschreven_id, van, uiterlijk,"
		" uitkomst) SELECT %3$lld, 'B' || %3$lld, %1$lld, id, '" CANARY "', '2026-11-18', '" CANARY "', 1, %2$lld,"
		" '2026-12-30', '2027-02-10', 'open' FROM decision WHERE household_id = %1$lld AND state = 'bekendgemaakt'",
	"INSERT INTO klacht(id, nummer, household_id, klager, over_id, ontvangen, klacht, ingeschreven_id, uiterlijk, uitkomst) SELECT"
		" %3$lld, 'K' || %3$lld, %1$lld, '" CANARY "', id, '2026-11-18', '" CANARY "', %2$lld, '2026-12-30', 'open'"
		" FROM employee WHERE username = 'dirk'",
	"INSERT INTO ingebreke(id, nummer, household_id, about, object_id, aanvrager, ontvangen, termijn, te_vroeg, ingeschreven_id,"
		" uiterlijk, uitsluiting) SELECT %3$lld, 'I' || %3$lld, %1$lld, 'aanvraag', min(id), '" CANARY "', '2026-11-18',"
		" '2026-11-17', 0, %2$lld, '2026-12-02', 'geen' FROM aanvraag WHERE household_id = %1$lld",
	"UPDATE aanvraag SET besluitUiterlijk = '2026-11-16' WHERE household_id = %1$lld",
	"INSERT INTO term_event(id, household_id, about, object_id, soort, reden, toelichting, verteld_aan, brief, van, employee_id, at)"
		" SELECT %3$lld, %1$lld, 'aanvraag', min(id), 'opschorting', 'aanvulling', '" CANARY "', '" CANARY "', '2026-11-10',"
		" '2026-11-11', %2$lld, 1 FROM aanvraag WHERE household_id = %1$lld",
	"INSERT INTO meldcode(id, household_id, person_id, aanleiding, begonnen, employee_id) SELECT %3$lld, %1$lld, min(person_id), '"
		CANARY "', '2026-11-18', %2$lld FROM membership WHERE household_id = %1$lld",
	"INSERT INTO meldcode_step(id, household_id, meldcode_id, stap, datum, tekst, employee_id, at) SELECT %3$lld, %1$lld, id, 1,"
		" '2026-11-18', '" CANARY "', %2$lld, 1 FROM meldcode WHERE household_id = %1$lld",
};

static const struct message *plan_made(struct world *world, const char *who, id household_id)
{
	const struct message *answer = world_call_id(world, who, REQ_PLAN_START, household_id);

	world_is(answer, STATUS_OK);
	return answer;
}

static void object_add(struct canary *canary, id object_id)
{
	assert_true(canary->count < CANARY_OBJECTS);
	canary->ids[canary->count++] = object_id;
}

static void texts_written(struct world *world, const char *who, struct canary *canary)
{
	struct journal_entry entry;
	struct goal goal;

	record_init(&journal_entry_record, &entry);
	entry.household_id = canary->household_id;
	entry.tekst = (char *)CANARY;
	const struct message *answer = world_call(world, who, REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL);
	world_is(answer, STATUS_OK);
	object_add(canary, ((const struct journal_entry *)world_row(answer, &journal_entry_record, 0))->id);
	answer = plan_made(world, who, canary->household_id);
	record_init(&goal_record, &goal);
	goal.plan_id = ((const struct plan *)world_row(answer, &plan_record, 0))->id;
	object_add(canary, goal.plan_id);
	strcpy(goal.leefgebied, "financien");
	snprintf(goal.what, sizeof(goal.what), "%s", CANARY);
	goal.eigen_woorden = (char *)CANARY;
	answer = world_call(world, who, REQ_GOAL_ADD, &goal_record, &goal, NULL);
	world_is(answer, STATUS_OK);
	object_add(canary, ((const struct goal *)world_row(answer, &goal_record, 0))->id);
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
	snprintf(decision.waarom_niet_lager, sizeof(decision.waarom_niet_lager), "%s", CANARY);
	decision.motivering = (char *)CANARY;
	answer = world_call(world, who, REQ_DECISION_SAVE, &decision_record, &decision, NULL);
	world_is(answer, STATUS_OK);
	record_init(&ask_record, &ask);
	ask.id = ((const struct decision *)world_row(answer, &decision_record, 0))->id;
	ask.version = 1;
	world_is(world_call(world, who, REQ_DECISION_SUBMIT, &ask_record, &ask, NULL), STATUS_OK);
}

void canary_fill(struct world *world, const char *household, const char *who, struct canary *canary)
{
	char sql[1200];
	struct query *query;
	id next = 800000 + 100 * world_household(world, household);

	*canary = (struct canary){ .household_id = world_household(world, household) };
	object_add(canary, canary->household_id);
	texts_written(world, who, canary);
	decision_taken(world, who, canary->household_id, canary->ids[canary->count - 1]);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		snprintf(sql, sizeof(sql), rows[i], (long long)canary->household_id, (long long)world_employee(world, who),
			(long long)++next);
		world_sql(world, sql);
		if (strstr(rows[i], "%3$lld"))
			object_add(canary, next);
	}
	query = db_query(world_db(world), "SELECT h.huishoudnummer, m.person_id, m.id FROM household h JOIN membership m"
		" ON m.household_id = h.id WHERE h.id = :id");
	query_id(query, ":id", canary->household_id);
	assert_true(query_one(query, NULL));
	snprintf(canary->huishoudnummer, sizeof(canary->huishoudnummer), "%s", query_get_text(query, "huishoudnummer"));
	object_add(canary, query_get_int(query, "person_id"));
	object_add(canary, query_get_int(query, "id"));
	query_done(query);
}

/* Tables without a word about what is going on in the household. */
static const char *const wordless[] = { "seen", "change", NULL };

/* So that a table that comes later is filled here too. */
void canary_in_every_table(struct world *world, id household_id)
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
			fail_msg("the table %s has no row of this household: add one to rows[] in canary.c", names[n]);
	}
}
