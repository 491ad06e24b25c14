/*
 * Somebody acts on what they read, and in between it is no longer so: the text changed, the mandate, the role, the
 * household. None of it may be taken. Each way is also walked undisturbed, and is taken then.
 *
 * STALE is how many disturbed acts (each way once unless set), with other amounts each time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

/* What was read, and will be acted upon. */
struct reading {
	struct dossier *dossier;
	struct decision decision;
	id escalation_id;
	int64_t escalation_version;
};

/* ---- the text ---- */

/* The author has a second desk open. */
static void the_concept_changes(struct reading *reading)
{
	struct decision other = reading->decision;

	other.bedrag -= 100;
	other.motivering = (char *)"Het ligt toch anders.";
	world_is(save(reading->dossier, "amina#2", &other), STATUS_OK);
}

/* Sent back by who looks a second time, changed, and handed in anew. */
static void it_comes_back_with_another_text(struct reading *reading)
{
	struct decision other;

	other = *decided(act(reading->dossier, "loes", REQ_DECISION_SECOND, reading->decision.id,
		reading->decision.version, 0, "Het bedrag klopt niet."));
	other.bedrag += 100;
	other.motivering = (char *)"Met een hoger bedrag.";
	assert_int_equal(decided(hand_in(reading->dossier, "amina", &other))->state, DECISION_TWEEDE_OGEN);
}

static void it_is_withdrawn(struct reading *reading)
{
	world_is(act(reading->dossier, "amina", REQ_DECISION_WITHDRAW, reading->decision.id, reading->decision.version, 0,
		"Toch niet nodig."), STATUS_OK);
}

static void it_returns_and_climbs_anew(struct reading *reading)
{
	struct decision other;

	other = *decided(act(reading->dossier, "carla#2", REQ_ESCALATION_RETURN, reading->escalation_id,
		reading->escalation_version, 0, "Waarom zoveel?"));
	other.bedrag += 100;
	other.motivering = (char *)"Daarom zoveel.";
	assert_int_equal(decided(hand_in(reading->dossier, "amina", &other))->state, DECISION_TER_TOETSING);
}

static void esther_takes_it_over(struct reading *reading)
{
	world_is(act(reading->dossier, "esther", REQ_ESCALATION_TAKE, reading->escalation_id,
		reading->escalation_version, 0, NULL), STATUS_OK);
}

/* ---- who may ---- */

/* The row of the register for this role and Wmo 02 is revoked, by two. */
static void revoked(struct reading *reading, int role)
{
	struct world *world = reading->dossier->world;
	const struct message *list = world_call_id(world, "gerrit", REQ_MANDATE_LIST, 0);
	struct ask ask = { .day = DAY_NONE }, yes = { .day = DAY_NONE, .flag = true };
	const struct mandate *row;
	const struct message *answer;

	for (size_t n = 0; (row = world_row(list, &mandate_record, n)) != NULL; n++)
		if (row->role == role && row->wet == WET_WMO && mandate_lists(row->categorieen, "02"))
			ask.id = row->id;
	strcpy(ask.word, "besluit van het college");
	answer = world_call(world, "gerrit", REQ_MANDATE_PROPOSE, &ask_record, &ask, NULL);
	world_is(answer, STATUS_OK);
	yes.id = ((const struct mandate_change *)world_row(answer, &mandate_change_record, 0))->id;
	world_is(world_call(world, "esther", REQ_MANDATE_ANSWER, &ask_record, &yes, NULL), STATUS_OK);
}

static void the_coaches_lose_it(struct reading *reading)
{
	revoked(reading, ROLE_WIJKCOACH);
}

static void the_team_leaders_lose_it(struct reading *reading)
{
	revoked(reading, ROLE_TEAMLEIDER);
}

static void role_ends(struct reading *reading, const char *who, int role)
{
	struct ask ask = { .day = DAY_NONE, .number = role };

	snprintf(ask.word, sizeof(ask.word), "%s", who);
	world_is(world_call(reading->dossier->world, "gerrit", REQ_ROLE_END, &ask_record, &ask, NULL), STATUS_OK);
}

static void aminas_role_ends(struct reading *reading)
{
	role_ends(reading, "amina", ROLE_WIJKCOACH);
}

static void carlas_role_ends(struct reading *reading)
{
	role_ends(reading, "carla", ROLE_TEAMLEIDER);
}

static void amina_leaves(struct reading *reading)
{
	struct ask ask = { .day = DAY_NONE, .flag = true };

	strcpy(ask.word, "amina");
	world_is(world_call(reading->dossier->world, "gerrit", REQ_USER_DISABLE, &ask_record, &ask, NULL), STATUS_OK);
}

/* ---- the household ---- */

/* Loes grants € 900 seven times: what amina has read as free is gone. */
static void the_room_is_spent(struct reading *reading)
{
	static const char *const others[] = { "Dagbesteding", "Vervoerdiensten", "Rolstoelen", "Vervoervoorzieningen",
		"Woonvoorzieningen", "Overige hulpmiddelen", "Woondiensten" };

	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct decision other = draft(reading->dossier, others[i], 100000);

		assert_int_equal(decided(hand_in(reading->dossier, "loes", &other))->state, DECISION_GENOMEN);
	}
}

static void a_piece_was_granted(struct reading *reading)
{
	struct decision other = draft(reading->dossier, "Begeleiding", 60000);

	assert_int_equal(decided(hand_in(reading->dossier, "loes", &other))->state, DECISION_GENOMEN);
}

static void family(struct reading *reading, const char *statement)
{
	struct query *query = db_query(world_db(reading->dossier->world), statement);

	query_id(query, ":person_id", reading->dossier->person_id);
	assert_true(query_run(query, NULL));
}

static void carla_turns_out_to_be_family(struct reading *reading)
{
	family(reading, "UPDATE employee SET person_id = :person_id WHERE username = 'carla'");
}

static void amina_turns_out_to_be_family(struct reading *reading)
{
	family(reading, "UPDATE employee SET person_id = :person_id WHERE username = 'amina'");
}

/* ---- the ways ---- */

enum stage { HAND_IN, SECOND_EYES, APPROVE };

static const struct way {
	const char *name;
	enum stage stage;
	cents amount;
	const char *who;	/* acts on what was read */
	void (*disturb)(struct reading *reading);
} ways[] = {
	{ "the concept was changed at another desk", HAND_IN, 90000, "amina", the_concept_changes },
	{ "the mandate was revoked", HAND_IN, 90000, "amina", the_coaches_lose_it },
	{ "the role ended", HAND_IN, 90000, "amina", aminas_role_ends },
	{ "the author left", HAND_IN, 90000, "amina", amina_leaves },
	{ "somebody else spent the room", HAND_IN, 90000, "amina", the_room_is_spent },
	{ "a piece of it was granted", HAND_IN, 220000, "amina", a_piece_was_granted },
	{ "it is the own family", HAND_IN, 90000, "amina", amina_turns_out_to_be_family },
	{ "another text was handed in", SECOND_EYES, 200000, "carla", it_comes_back_with_another_text },
	{ "it was withdrawn", SECOND_EYES, 200000, "carla", it_is_withdrawn },
	{ "the mandate of who decided was revoked", SECOND_EYES, 200000, "carla", the_coaches_lose_it },
	{ "the role of who decided ended", SECOND_EYES, 200000, "carla", aminas_role_ends },
	{ "who decided left", SECOND_EYES, 200000, "carla", amina_leaves },
	{ "the second eyes lost their role", SECOND_EYES, 200000, "carla", carlas_role_ends },
	{ "the second eyes are family", SECOND_EYES, 200000, "carla", carla_turns_out_to_be_family },
	{ "who decided is family", SECOND_EYES, 200000, "carla", amina_turns_out_to_be_family },
	{ "it was withdrawn", APPROVE, 1200000, "carla", it_is_withdrawn },
	{ "it came back and climbed anew", APPROVE, 1200000, "carla", it_returns_and_climbs_anew },
	{ "a higher rung took it over", APPROVE, 1200000, "carla", esther_takes_it_over },
	{ "the mandate of the rung was revoked", APPROVE, 1200000, "carla", the_team_leaders_lose_it },
	{ "the role of who approves ended", APPROVE, 1200000, "carla", carlas_role_ends },
	{ "who approves is family", APPROVE, 1200000, "carla", carla_turns_out_to_be_family },
};

/* Taken; of what was handed in also when it only waits for second eyes. */
static bool taken(const struct reading *reading, enum stage stage)
{
	static const char TAKEN[] =
		"SELECT state IN ('genomen', 'bekendgemaakt') OR (:handed_in AND state = 'tweede_ogen') FROM decision"
		" WHERE id = :id";
	struct query *query = db_query(world_db(reading->dossier->world), TAKEN);

	query_id(query, ":id", reading->decision.id);
	query_int(query, ":handed_in", stage == HAND_IN);
	return query_number(query, NULL) != 0;
}

static void read_it(struct reading *reading, const struct way *way, cents amount)
{
	struct decision wanted = draft(reading->dossier, "Begeleiding", amount);
	const struct message *answer = way->stage == HAND_IN ? save(reading->dossier, "amina", &wanted) :
		hand_in(reading->dossier, "amina", &wanted);
	static const int states[] = { DECISION_CONCEPT, DECISION_TWEEDE_OGEN, DECISION_TER_TOETSING };

	reading->decision = *decided(answer);
	assert_int_equal(reading->decision.state, states[way->stage]);
	if (way->stage == APPROVE) {
		reading->escalation_id = raised(answer)->id;
		reading->escalation_version = raised(answer)->version;
	}
}

static void act_on_it(struct reading *reading, const struct way *way)
{
	switch (way->stage) {
	case HAND_IN:
		submit(reading->dossier, way->who, &reading->decision);
		break;
	case SECOND_EYES:
		act(reading->dossier, way->who, REQ_DECISION_SECOND, reading->decision.id, reading->decision.version, 1, NULL);
		break;
	case APPROVE:
		act(reading->dossier, way->who, REQ_ESCALATION_ANSWER, reading->escalation_id, reading->escalation_version,
			STEP_APPROVED, NULL);
		break;
	}
}

static void walk(const struct way *way, cents less, bool disturbed)
{
	struct reading reading = { .dossier = dossier_new() };

	colleague(reading.dossier, "loes");
	world_seat(reading.dossier->world, "carla");
	read_it(&reading, way, way->amount - less);
	if (disturbed)
		way->disturb(&reading);
	act_on_it(&reading, way);
	if (taken(&reading, way->stage) == disturbed)
		fail_msg("%s, € %lld less: %s", way->name, (long long)less / 100,
			disturbed ? "taken" : "not taken, undisturbed");
	dossier_free(reading.dossier);
}

static void what_is_stale_is_never_taken(void **state)
{
	const char *many = getenv("STALE");
	size_t count = many && *many ? (size_t)atol(many) : COUNT_OF(ways);

	(void)state;
	for (size_t i = 0; i < count; i++)
		walk(&ways[i % COUNT_OF(ways)], (cents)(i / COUNT_OF(ways)) * 100, true);
	if (many)
		print_message("%zu stale acts, 0 passed\n", count);
}

static void what_is_not_disturbed_is_taken(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(ways); i++)
		if (i == 0 || ways[i].stage != ways[i - 1].stage || ways[i].amount != ways[i - 1].amount)
			walk(&ways[i], 0, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_stale_is_never_taken),
		cmocka_unit_test(what_is_not_disturbed_is_taken),
	};

	return cmocka_run_group_tests_name("decision_stale", tests, NULL, NULL);
}
