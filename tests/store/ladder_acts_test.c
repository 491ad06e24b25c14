/* What a rung can do besides yes and no: grant a part, instruct, call a round table; and what happens when nobody is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

#define EURO(amount) ((cents)(amount) * 100)

static struct escalation above_mandate(struct dossier *dossier, cents bedrag, struct decision *decision)
{
	struct decision wanted = draft(dossier, "Begeleiding", bedrag);
	const struct message *answer = hand_in(dossier, "amina", &wanted);

	if (decision)
		*decision = *decided(answer);
	return *raised(answer);
}

static const struct message *worry(struct dossier *dossier, const char *who, const char *stem)
{
	struct escalation asked;

	record_init(&escalation_record, &asked);
	asked.household_id = dossier->household_id;
	asked.cause = CAUSE_ZORG;
	asked.question = (char *)"Ik maak me zorgen, en ik weet niet waarom.";
	strcpy(asked.stem, stem);
	return world_call(dossier->world, who, REQ_ESCALATION_RAISE, &escalation_record, &asked, NULL);
}

static const struct message *grant_as(struct dossier *dossier, const char *who, const struct escalation *escalation,
	cents bedrag, day until, const char *reason)
{
	struct decision_grant grant;
	struct ask ask;

	record_init(&ask_record, &ask);
	record_init(&decision_grant_record, &grant);
	ask.id = escalation->id;
	ask.version = escalation->version;
	grant.bedrag = bedrag;
	grant.datumEinde = until;
	grant.reason = (char *)reason;
	return world_call(dossier->world, who, REQ_ESCALATION_GRANT, &ask_record, &ask, &decision_grant_record, &grant, NULL);
}

static const struct escalation_step *last_step(const struct message *answer)
{
	return world_row(answer, &escalation_step_record, world_count(answer, &escalation_step_record) - 1);
}

static const struct message *read_as(struct dossier *dossier, const char *who, id escalation_id)
{
	return world_call_id(dossier->world, who, REQ_ESCALATION_READ, escalation_id);
}

/* ---- a part of it ---- */

static void a_rung_grants_a_part(void **state)
{
	struct dossier *dossier = *state;
	struct decision asked;
	struct escalation escalation = above_mandate(dossier, EURO(12000), &asked);
	const struct message *answer =
		grant_as(dossier, "carla", &escalation, EURO(8000), asked.datumEinde - 61, "Eerst vier maanden, dan kijken we.");
	const struct decision *taken = decided(answer);

	assert_int_equal(taken->state, DECISION_GENOMEN);
	assert_int_equal(taken->bedrag, EURO(8000));
	assert_int_equal(taken->datumEinde, asked.datumEinde - 61);
	assert_string_equal(taken->decider_naam, "Carla de Wit");
	assert_string_equal(taken->author_naam, "Amina Bakkali");
	assert_int_equal(raised(answer)->state, ESCALATION_BEANTWOORD);
	answer = read_as(dossier, "amina", escalation.id);
	assert_int_equal(last_step(answer)->kind, STEP_PARTLY);
	assert_non_null(strstr(last_step(answer)->tekst, "€ 8.000 van € 12.000"));
	assert_non_null(strstr(last_step(answer)->tekst, "Eerst vier maanden"));
	assert_int_equal(world_number(dossier->world, "SELECT counted FROM decision"), EURO(8000));
	assert_int_equal(world_number(dossier->world, "SELECT was_bedrag FROM decision_grant"), EURO(12000));
}

static void a_part_is_less_and_never_more(void **state)
{
	struct dossier *dossier = *state;
	struct decision asked;
	struct escalation escalation = above_mandate(dossier, EURO(12000), &asked);
	const struct {
		cents bedrag;
		day until;
		const char *reason;
	} rows[] = {
		{ 0, asked.datumEinde, "Niets." }, { EURO(12000) + 1, asked.datumEinde, "Meer." },
		{ EURO(12000), asked.datumEinde, "Hetzelfde." }, { EURO(8000), asked.datumEinde + 1, "Langer." },
		{ EURO(8000), DAY_NONE, "Zonder einde." }, { EURO(8000), asked.datumStart - 1, "Voor het begin." },
		{ EURO(8000), asked.datumEinde, NULL }, { -1, asked.datumEinde, "Terug." },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		world_is(grant_as(dossier, "carla", &escalation, rows[i].bedrag, rows[i].until, rows[i].reason), STATUS_INVALID);
	world_is(grant_as(dossier, "amina", &escalation, EURO(8000), asked.datumEinde, "Zelf."), STATUS_REFUSED);
	assert_int_equal(standing(dossier, asked.id)->bedrag, EURO(12000));
	assert_int_equal(standing(dossier, asked.id)->state, DECISION_TER_TOETSING);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision_grant"), 0);
}

/* Of € 40.000 carla may not decide, of € 20.000 she may: with second eyes, and the mandate is asked about that amount. */
static void the_mandate_is_asked_again_about_the_part(void **state)
{
	struct dossier *dossier = *state;
	struct decision asked;
	struct escalation escalation = above_mandate(dossier, EURO(40000), &asked);

	assert_int_equal(escalation.trede, 4);
	world_is(grant_as(dossier, "carla", &escalation, EURO(20000), asked.datumEinde, "Minder."), STATUS_REFUSED);
	world_sql(dossier->world, "UPDATE mandate SET revoked = '2026-11-18' WHERE role = 'manager'");
	const struct message *answer = grant_as(dossier, "esther", &escalation, EURO(20000), asked.datumEinde, "Minder.");
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.geldigheid");
	assert_int_equal(standing(dossier, asked.id)->bedrag, EURO(40000));
	assert_int_equal(world_number(dossier->world, "SELECT climbed FROM decision"), 1);
}

static void a_part_above_four_eyes_waits_for_them(void **state)
{
	struct dossier *dossier = *state;
	struct decision asked;
	struct escalation escalation = above_mandate(dossier, EURO(24000), &asked);
	const struct decision *waiting =
		decided(grant_as(dossier, "carla", &escalation, EURO(16000), asked.datumEinde, "Twee derde is genoeg."));

	assert_int_equal(waiting->state, DECISION_TWEEDE_OGEN);
	assert_int_equal(waiting->bedrag, EURO(16000));
}

/* ---- instructed ---- */

static void a_higher_rung_instructs_and_it_stays_where_it_is(void **state)
{
	struct dossier *dossier = *state;
	struct decision asked;
	struct escalation escalation = above_mandate(dossier, EURO(12000), &asked);

	world_seat(dossier->world, "carla");
	world_events_clear(dossier->world, "carla");
	world_events_clear(dossier->world, "amina");
	const struct message *answer = act(dossier, "esther", REQ_ESCALATION_INSTRUCT, escalation.id, escalation.version, 0,
		"Beslis voor vrijdag, en bel eerst met de huisarts.");
	world_is(answer, STATUS_OK);
	assert_int_equal(raised(answer)->trede, 2);
	assert_int_equal(raised(answer)->state, ESCALATION_OPEN);
	assert_int_equal(raised(answer)->due, escalation.due);
	assert_string_equal(raised(answer)->instructie, "Beslis voor vrijdag, en bel eerst met de huisarts.");
	assert_string_equal(raised(answer)->instructie_naam, "Esther Mulder");
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 1);
	assert_int_equal(world_events(dossier->world, "amina", EVENT_RING), 1);
	/* on the decision as well */
	answer = world_call_id(dossier->world, "amina", REQ_DECISION_READ, asked.id);
	assert_string_equal(raised(answer)->instructie, "Beslis voor vrijdag, en bel eerst met de huisarts.");
	/* the text is needed, and nobody below or beside instructs */
	escalation.version = raised(answer)->version;
	world_is(act(dossier, "esther", REQ_ESCALATION_INSTRUCT, escalation.id, escalation.version, 0, NULL), STATUS_INVALID);
	world_is(act(dossier, "carla", REQ_ESCALATION_INSTRUCT, escalation.id, escalation.version, 0, "Nee."), STATUS_REFUSED);
	world_is(act(dossier, "amina", REQ_ESCALATION_INSTRUCT, escalation.id, escalation.version, 0, "Nee."), STATUS_REFUSED);
	world_is(act(dossier, "dirk", REQ_ESCALATION_INSTRUCT, escalation.id, escalation.version, 0, "Nee."), STATUS_REFUSED);
}

/* ---- the round table ---- */

static struct round_table table_about(struct dossier *dossier, id escalation_id)
{
	struct round_table table;

	record_init(&round_table_record, &table);
	table.escalation_id = escalation_id;
	table.datum = world_today(dossier->world) + 5;
	strcpy(table.tijd, "9.30");
	strcpy(table.plaats, "Wijkcentrum De Brink");
	table.doel = (char *)"Wie doet wat voor het eind van de maand.";
	return table;
}

static const struct message *save_table(struct dossier *dossier, const char *who, const struct round_table *table)
{
	return world_call(dossier->world, who, REQ_TABLE_SAVE, &round_table_record, table, NULL);
}

static const struct message *ask_to(struct dossier *dossier, const char *who, id table_id, id employee_id, bool asked)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = table_id;
	ask.other_id = employee_id;
	ask.flag = asked;
	return world_call(dossier->world, who, REQ_TABLE_ASK, &ask_record, &ask, NULL);
}

static size_t tables_in_werkbak(struct dossier *dossier, const char *who)
{
	const struct message *answer = world_call(dossier->world, who, REQ_INBOX, &ask_record,
		&(struct ask){ .day = DAY_NONE }, NULL);
	size_t count = 0;

	world_is(answer, STATUS_OK);
	for (size_t i = 0; i < world_count(answer, &inbox_line_record); i++)
		count += ((const struct inbox_line *)world_row(answer, &inbox_line_record, i))->kind == INBOX_TABLE;
	return count;
}

static void who_is_asked_to_a_table_reads_that_escalation_only(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = *raised(worry(dossier, "amina", ""));
	struct escalation other;
	struct round_table table = table_about(dossier, escalation.id);
	id karel = world_employee(dossier->world, "karel");

	other = *raised(worry(dossier, "amina", ""));
	world_is(read_as(dossier, "karel", escalation.id), STATUS_MISSING);
	const struct message *answer = save_table(dossier, "dirk", &table);
	world_is(answer, STATUS_OK);
	table = *(const struct round_table *)world_row(answer, &round_table_record, 0);
	assert_string_equal(table.tijd, "09:30");
	assert_string_equal(table.convener_naam, "Dirk Smit");
	world_seat(dossier->world, "karel");
	answer = ask_to(dossier, "dirk", table.id, karel, true);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &table_member_record), 1);
	assert_int_equal(world_events(dossier->world, "karel", EVENT_RING), 1);
	assert_int_equal(tables_in_werkbak(dossier, "karel"), 1);
	assert_int_equal(tables_in_werkbak(dossier, "dirk"), 1);
	assert_int_equal(tables_in_werkbak(dossier, "bram"), 0);

	world_is(read_as(dossier, "karel", escalation.id), STATUS_OK);
	world_is(read_as(dossier, "karel", other.id), STATUS_MISSING);
	world_is(world_call_id(dossier->world, "karel", REQ_PLAN_READ, dossier->household_id), STATUS_REFUSED);
	answer = world_call(dossier->world, "karel", REQ_TABLE_ANSWER, &ask_record,
		&(struct ask){ .id = table.id, .flag = true, .day = DAY_NONE }, NULL);
	world_is(answer, STATUS_OK);
	assert_int_equal(((const struct table_member *)world_row(answer, &table_member_record, 0))->answer, TABLE_COMES);

	world_is(ask_to(dossier, "dirk", table.id, karel, false), STATUS_OK);
	world_is(read_as(dossier, "karel", escalation.id), STATUS_MISSING);
	world_is(world_call(dossier->world, "karel", REQ_TABLE_ANSWER, &ask_record,
		&(struct ask){ .id = table.id, .flag = true, .day = DAY_NONE }, NULL), STATUS_MISSING);
	assert_int_equal(tables_in_werkbak(dossier, "karel"), 0);
}

static void only_the_process_rung_calls_a_table(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = *raised(worry(dossier, "amina", ""));
	struct round_table table = table_about(dossier, escalation.id);

	world_is(save_table(dossier, "amina", &table), STATUS_REFUSED);
	world_is(save_table(dossier, "carla", &table), STATUS_REFUSED);
	world_is(save_table(dossier, "karel", &table), STATUS_MISSING);
	table.datum = world_today(dossier->world) - 1;
	world_is(save_table(dossier, "dirk", &table), STATUS_INVALID);
	table = table_about(dossier, escalation.id);
	strcpy(table.tijd, "straks");
	world_is(save_table(dossier, "dirk", &table), STATUS_INVALID);
	table = table_about(dossier, escalation.id);
	const struct message *answer = save_table(dossier, "dirk", &table);
	world_is(save_table(dossier, "dirk", &table), STATUS_REFUSED);	/* one at a time */
	table = *(const struct round_table *)world_row(answer, &round_table_record, 0);
	world_is(ask_to(dossier, "amina", table.id, world_employee(dossier->world, "bram"), true), STATUS_REFUSED);
	table.cancelled = world_now(dossier->world);
	world_is(save_table(dossier, "dirk", &table), STATUS_OK);
	world_is(ask_to(dossier, "dirk", table.id, world_employee(dossier->world, "bram"), true), STATUS_CONFLICT);
	assert_int_equal(tables_in_werkbak(dossier, "dirk"), 0);
}

static const struct message *outcome(struct dossier *dossier, const char *who, id table_id, const char *tekst)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = table_id;
	ask.tekst = (char *)tekst;
	return world_call(dossier->world, who, REQ_TABLE_OUTCOME, &ask_record, &ask, NULL);
}

static const struct message *comes(struct dossier *dossier, const char *who, id table_id)
{
	return world_call(dossier->world, who, REQ_TABLE_ANSWER, &ask_record,
		&(struct ask){ .id = table_id, .flag = true, .day = DAY_NONE }, NULL);
}

static void what_a_table_came_to_is_written_once_and_read_by_who_asked(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = *raised(worry(dossier, "amina", ""));
	struct round_table table = table_about(dossier, escalation.id);
	const struct message *answer = save_table(dossier, "dirk", &table);
	const struct round_table *read;

	table = *(const struct round_table *)world_row(answer, &round_table_record, 0);
	world_is(ask_to(dossier, "dirk", table.id, world_employee(dossier->world, "karel"), true), STATUS_OK);
	world_is(outcome(dossier, "dirk", table.id, "Te vroeg."), STATUS_INVALID);
	world_sql(dossier->world, "UPDATE round_table SET datum = '2026-11-02'");
	world_is(outcome(dossier, "dirk", table.id, " "), STATUS_INVALID);
	world_is(outcome(dossier, "amina", table.id, "Mijn eigen uitkomst."), STATUS_REFUSED);
	world_is(outcome(dossier, "karel", table.id, "Mijn eigen uitkomst."), STATUS_REFUSED);
	world_is(outcome(dossier, "bram", table.id, "Mijn eigen uitkomst."), STATUS_MISSING);
	world_seat(dossier->world, "amina");
	world_is(outcome(dossier, "dirk", table.id, "De corporatie wacht drie maanden met de brief."), STATUS_OK);
	assert_int_equal(world_events(dossier->world, "amina", EVENT_RING), 1);

	answer = read_as(dossier, "amina", escalation.id);
	read = world_row(answer, &round_table_record, 0);
	assert_string_equal(read->uitkomst, "De corporatie wacht drie maanden met de brief.");
	read = world_row(read_as(dossier, "karel", escalation.id), &round_table_record, 0);
	assert_non_null(read->uitkomst);

	world_is(outcome(dossier, "dirk", table.id, "Toch anders."), STATUS_CONFLICT);
	world_is(comes(dossier, "karel", table.id), STATUS_CONFLICT);
	world_is(ask_to(dossier, "dirk", table.id, world_employee(dossier->world, "bram"), true), STATUS_CONFLICT);
	table = table_about(dossier, escalation.id);
	world_is(save_table(dossier, "dirk", &table), STATUS_OK);		/* a second one, when that was not enough */
}

/* Whoever has a raw SQL shell does not rewrite it either. */
static void what_a_table_came_to_stands_without_the_store(void **state)
{
	static const char *const attacks[] = {
		"UPDATE round_table SET uitkomst = 'anders'",
		"UPDATE round_table SET uitkomst = NULL, uitkomst_at = NULL",
		"UPDATE round_table SET cancelled = 1",
		"UPDATE round_table SET plaats = 'elders'",
		"UPDATE table_member SET answer = 'komt'",
		"INSERT INTO table_member(table_id, employee_id) SELECT t.id, e.id FROM round_table t, employee e"
			" WHERE e.username = 'bram'",
	};
	struct dossier *dossier = *state;
	struct escalation escalation = *raised(worry(dossier, "amina", ""));
	struct round_table table = table_about(dossier, escalation.id);
	struct err err = ERR_INIT;

	table = *(const struct round_table *)world_row(save_table(dossier, "dirk", &table), &round_table_record, 0);
	world_is(ask_to(dossier, "dirk", table.id, world_employee(dossier->world, "karel"), true), STATUS_OK);
	assert_false(db_run_script(world_db(dossier->world), "UPDATE round_table SET uitkomst = 'zonder dag'", &err));
	world_sql(dossier->world, "UPDATE round_table SET datum = '2026-11-02'");
	world_is(outcome(dossier, "dirk", table.id, "Zo is het afgesproken."), STATUS_OK);
	for (size_t i = 0; i < COUNT_OF(attacks); i++)
		assert_false(db_run_script(world_db(dossier->world), attacks[i], &err));
}

/* Who called it finds in the werkbak that it must still be written. */
static void a_table_without_outcome_waits_for_who_called_it(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = *raised(worry(dossier, "amina", ""));
	struct round_table table = table_about(dossier, escalation.id);

	table = *(const struct round_table *)world_row(save_table(dossier, "dirk", &table), &round_table_record, 0);
	world_is(ask_to(dossier, "dirk", table.id, world_employee(dossier->world, "karel"), true), STATUS_OK);
	world_sql(dossier->world, "UPDATE round_table SET datum = '2026-11-02'");
	assert_int_equal(tables_in_werkbak(dossier, "dirk"), 1);
	assert_int_equal(tables_in_werkbak(dossier, "karel"), 0);
	world_is(outcome(dossier, "dirk", table.id, "Zo is het afgesproken."), STATUS_OK);
	assert_int_equal(tables_in_werkbak(dossier, "dirk"), 0);
}

/* ---- whose voice, and nobody left ---- */

static void the_family_is_heard_by_its_own_voice(void **state)
{
	struct dossier *dossier = *state;
	const struct escalation *escalation = raised(worry(dossier, "amina", "mevrouw zelf"));

	assert_string_equal(escalation->stem, "mevrouw zelf");
	assert_int_equal(escalation->trede, 3);
	assert_string_equal(raised(read_as(dossier, "dirk", escalation->id))->stem, "mevrouw zelf");
}

static void when_nobody_is_left_the_director_sees_it(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation;

	world_sql(dossier->world, "INSERT INTO absence(id, employee_id, \"from\") SELECT 900000 + id, id, '2026-11-01'"
		" FROM employee WHERE username IN ('carla', 'dirk', 'esther')");
	world_seat(dossier->world, "esther");
	escalation = *raised(worry(dossier, "amina", ""));
	assert_true(escalation.overdue);
	assert_int_equal(escalation.due, INSTANT_NONE);
	assert_int_equal(world_events(dossier->world, "esther", EVENT_RING) > 0, true);
	const struct message *inbox = world_call(dossier->world, "esther", REQ_INBOX, &ask_record,
		&(struct ask){ .day = DAY_NONE }, NULL);
	const struct inbox_line *line = world_row(inbox, &inbox_line_record, 0);
	assert_int_equal(line->object_id, escalation.id);
	assert_true(line->urgent);
	assert_non_null(strstr(line->what, "TE LAAT"));
	world_is(read_as(dossier, "esther", escalation.id), STATUS_OK);
	world_is(act(dossier, "esther", REQ_ESCALATION_ANSWER, escalation.id, escalation.version, STEP_ANSWERED,
		"Ik bel vandaag zelf."), STATUS_OK);
}

static int given_a_dossier(void **state)
{
	*state = dossier_new();
	return 0;
}

static int dossier_gone(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, dossier_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_rung_grants_a_part),
		TEST(a_part_is_less_and_never_more),
		TEST(the_mandate_is_asked_again_about_the_part),
		TEST(a_part_above_four_eyes_waits_for_them),
		TEST(a_higher_rung_instructs_and_it_stays_where_it_is),
		TEST(who_is_asked_to_a_table_reads_that_escalation_only),
		TEST(only_the_process_rung_calls_a_table),
		TEST(what_a_table_came_to_is_written_once_and_read_by_who_asked),
		TEST(what_a_table_came_to_stands_without_the_store),
		TEST(a_table_without_outcome_waits_for_who_called_it),
		TEST(the_family_is_heard_by_its_own_voice),
		TEST(when_nobody_is_left_the_director_sees_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
