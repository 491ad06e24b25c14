/* A desk that somebody else wrote: whatever it asks, nobody learns more than their rights show, and nothing breaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "evil.h"
#include "store/audit.h"
#include "store/escalation.h"

enum { ROUNDS = 3, REQUESTS = 400 };

static const struct home {
	const char *name, *person, *who;
} homes[] = {
	{ "jansen", "Anna", "amina" },
	{ "yilmaz", "Mehmet", "amina" },
	{ "devries", "Els", "karel" },
	{ "geheim", "Rosa", "karel" },
};

/* ---- households full of marked texts ---- */

/* "DOSSIER-jansen" stands where only who opens the dossier reads, "BESLUIT-jansen" where decisions are read. */
static const char *mark(const char *kind, const struct home *home)
{
	static char mark[33];

	snprintf(mark, sizeof(mark), "%s-%s", kind, home->name);
	return mark;
}

#define FILL(line, kind, home) snprintf((line), sizeof(line), "%s", mark((kind), (home)))

static const struct message *must(struct world *world, const struct home *home, int request,
	const struct record *record,
	const void *row)
{
	const struct message *answer = world_call(world, home->who, request, record, row, NULL);

	world_is(answer, STATUS_OK);
	return answer;
}

static void care_fill(struct world *world, const struct home *home, id household_id)
{
	struct journal_entry entry;
	struct network_member neighbour;
	struct melding melding;
	struct aanvraag aanvraag;
	struct task task;

	record_init(&journal_entry_record, &entry);
	record_init(&network_member_record, &neighbour);
	record_init(&melding_record, &melding);
	record_init(&aanvraag_record, &aanvraag);
	record_init(&task_record, &task);
	entry.household_id = neighbour.household_id = melding.household_id = aanvraag.household_id = task.household_id =
		household_id;
	melding.datum = aanvraag.datum = task.datum = world_today(world);
	entry.tekst = melding.vraag = (char *)mark("DOSSIER", home);
	FILL(neighbour.naam, "DOSSIER", home);
	FILL(melding.aanmelder, "DOSSIER", home);
	FILL(aanvraag.onderwerp, "BESLUIT", home);
	FILL(task.what, "DOSSIER", home);
	must(world, home, REQ_NETWORK_SAVE, &network_member_record, &neighbour);
	must(world, home, REQ_AANVRAAG_SAVE, &aanvraag_record, &aanvraag);
	must(world, home, REQ_TASK_SAVE, &task_record, &task);
	entry.tekst = melding.vraag = (char *)mark("DOSSIER", home);
	must(world, home, REQ_JOURNAL_ADD, &journal_entry_record, &entry);
	must(world, home, REQ_MELDING_SAVE, &melding_record, &melding);
}

static void plan_fill(struct world *world, const struct home *home, struct dossier *dossier)
{
	struct field_edit edit = { .kind = "goal", .field = "eigen_woorden", .base_version = 1 };
	struct action action;

	dossier_of(dossier, home->who, home->name, home->person);
	record_init(&action_record, &action);
	action.goal_id = edit.object_id = dossier->goal_id;
	FILL(action.what, "DOSSIER", home);
	edit.value = (char *)mark("DOSSIER", home);
	must(world, home, REQ_FIELDS_SAVE, &field_edit_record, &edit);
	must(world, home, REQ_ACTION_ADD, &action_record, &action);
}

/* A concept, one that climbed, and a worry. */
static void ladder_fill(struct world *world, const struct home *home, struct dossier *dossier)
{
	struct decision decision = draft(dossier, "Begeleiding", 100000);
	struct escalation worry;

	decision.motivering = (char *)mark("BESLUIT", home);
	must(world, home, REQ_DECISION_SAVE, &decision_record, &decision);
	decision.bedrag = 1200000;
	hand_in(dossier, home->who, &decision);
	record_init(&escalation_record, &worry);
	worry.household_id = dossier->household_id;
	worry.cause = CAUSE_STAGNATIE;
	worry.question = (char *)mark("BESLUIT", home);
	must(world, home, REQ_ESCALATION_RAISE, &escalation_record, &worry);
}

static const char *const everybody[] = { "amina", "bram", "carla", "dirk", "esther", "femke", "gerrit", "hanna",
	"karel",
	"amina#2", "command:bram", "ctl:gerrit" };

/* Who may open a household has done so: what is open may be read further. `ids` of the homes; names may change. */
static void world_fill(struct world *world, id ids[COUNT_OF(homes)])
{
	for (size_t i = 0; i < COUNT_OF(homes); i++) {
		struct dossier dossier = { .world = world };

		plan_fill(world, &homes[i], &dossier);
		care_fill(world, &homes[i], dossier.household_id);
		ladder_fill(world, &homes[i], &dossier);
		for (size_t n = 0; n < COUNT_OF(everybody); n++)
			world_call_id(world, everybody[n], REQ_HOUSEHOLD_OPEN, dossier.household_id);
		ids[i] = dossier.household_id;
	}
}

/* ---- who may read what, asked beside the door ---- */

struct sight {
	bool dossier, decisions, name;
};

/* Who asked or answered an escalation reads it afterwards too; who may act on it now must. */
static bool took_part(struct call *call, id household_id)
{
	static const char ESCALATIONS[] =
		"SELECT e.id, e.requester_id = :me OR EXISTS(SELECT 1 FROM escalation_step s"
		"  WHERE s.escalation_id = e.id AND s.employee_id = :me) AS part"
		" FROM escalation e WHERE e.household_id = :household";
	struct query *query = db_query(call->db, ESCALATIONS);
	bool part = false;

	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":household", household_id);
	while (!part && query_step(query, NULL) == QUERY_ROW) {
		struct escalation escalation;

		part = query_get_int(query, "part") != 0;
		if (escalation_load(call, query_get_int(query, "id"), &escalation))
			part = part || escalation_may_act(call, &escalation);
		record_clear(&escalation_record, &escalation);
	}
	query_done(query);
	return part;
}

static void sight_add(struct world *world, const char *username, id household_id, struct sight *sight)
{
	struct actor actor;
	struct call call = { .store = world_store(world), .db = world_db(world), .actor = &actor,
		.now = world_now(world),
		.today = world_today(world) };
	struct access_facts facts;

	if (!actor_load(call.db, world_employee(world, username), call.today, &actor))
		return;
	access_facts_load(&call, household_id, &facts);
	sight->dossier = sight->dossier || access_may(&facts, DEED_OPEN) || facts.own_caseload;
	sight->decisions = sight->decisions || facts.own_caseload || access_may(&facts, DEED_DECISIONS) ||
		access_may(&facts, DEED_DECIDE) || facts.holds_escalation || took_part(&call, household_id);
	sight->name = sight->name || sight->decisions || access_may(&facts, DEED_LIST);
}

static bool holds(const struct buf *bytes, const char *text)
{
	return memmem(bytes->data, bytes->used, text, strlen(text)) != NULL;
}

/* What this message gives away that `sight` does not show; NULL: nothing. */
static const char *leak(const struct message *message, const struct home *home, const struct sight *sight)
{
	struct buf bytes = BUF_INIT;
	const char *found = NULL;

	message_encode(message, &bytes);
	if (!sight->dossier && holds(&bytes, mark("DOSSIER", home)))
		found = "dossier";
	if (!sight->decisions && holds(&bytes, mark("BESLUIT", home)))
		found = "decisions";
	if (!sight->name && strcmp(home->name, "geheim") == 0 && (holds(&bytes, "Peeters") || holds(&bytes,
		"Lindelaan")))
		found = "name";
	buf_free(&bytes);
	return found;
}

/* ---- any request by anybody ---- */

static const char *username_of(const char *who)
{
	static char username[33];
	const char *from = strchr(who, ':') ? strchr(who, ':') + 1 : who;

	snprintf(username, sizeof(username), "%.*s", (int)strcspn(from, "#"), from);
	return username;
}

static void request_once(struct world *world, struct evil *evil, const id ids[COUNT_OF(homes)])
{
	const char *who = everybody[evil_random(evil, COUNT_OF(everybody))];
	struct sight sights[COUNT_OF(homes)] = { 0 };
	struct message message;

	evil_message(evil, &message);
	for (size_t i = 0; i < COUNT_OF(homes); i++)
		sight_add(world, username_of(who), ids[i], &sights[i]);
	const struct message *answer = world_ask(world, who, &message);
	assert_false(db_in_transaction(world_db(world)));
	for (size_t i = 0; answer && i < COUNT_OF(homes); i++) {
		sight_add(world, username_of(who), ids[i], &sights[i]);
		const char *what = leak(answer, &homes[i], &sights[i]);
		if (what)
			fail_msg("%s learned %s of %s by %s (status %d)", who, what, homes[i].name,
				request_find(message.kind)->word, answer->status);
	}
	message_free(&message);
}

static void whatever_is_asked_nobody_learns_more_than_their_rights_show(void **unused)
{
	(void)unused;
	for (int round = 1; round <= ROUNDS; round++) {
		struct world *world = world_new();
		struct evil *evil = mem_new(1, sizeof(*evil));
		struct err err = ERR_INIT;
		id ids[COUNT_OF(homes)];
		int64_t lines;

		world_fill(world, ids);
		evil->state = UINT64_C(0x9e3779b97f4a7c15) * (uint64_t)round;
		for (int i = 0; i < REQUESTS; i++) {
			if (i % 50 == 0)
				evil_learn(evil, world_db(world));
			request_once(world, evil, ids);
		}
		assert_true(audit_verify(world_db(world), CHAIN_AUDIT, &lines, &err));
		free(evil);
		world_free(world);
	}
}

/* ---- an old version shows what stands there now: only to who may see it ---- */

static void nothing_is_shown(const struct message *answer)
{
	world_is(answer, STATUS_MISSING);
	assert_int_equal(answer->rows.count, 1);
}

static void an_old_version_of_a_decision_shows_nothing_to_who_may_not_see_it(void **state)
{
	static const int requests[] = { REQ_DECISION_SUBMIT, REQ_DECISION_WITHDRAW, REQ_DECISION_SECOND };
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 100000);

	decision.id = decided(save(dossier, "amina", &decision))->id;
	decision.version = 7;
	nothing_is_shown(save(dossier, "karel", &decision));
	for (size_t i = 0; i < COUNT_OF(requests); i++)
		nothing_is_shown(act(dossier, "karel", requests[i], decision.id, 7, 1, "Reden"));
	nothing_is_shown(act(dossier, "hanna", REQ_DECISION_WITHDRAW, decision.id, 7, 0, "Reden"));
	nothing_is_shown(act(dossier, "gerrit", REQ_DECISION_WITHDRAW, decision.id, 7, 0, "Reden"));
	world_is(act(dossier, "amina", REQ_DECISION_WITHDRAW, decision.id, 7, 0, "Reden"), STATUS_CONFLICT);
}

static void an_old_version_of_an_escalation_shows_nothing_to_who_may_not_see_it(void **state)
{
	static const int requests[] = { REQ_ESCALATION_ANSWER, REQ_ESCALATION_RETURN, REQ_ESCALATION_CLIMB,
		REQ_ESCALATION_TAKE, REQ_ESCALATION_WITHDRAW };
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 1200000);
	id escalation_id = raised(hand_in(dossier, "amina", &decision))->id;

	for (size_t i = 0; i < COUNT_OF(requests); i++)
		nothing_is_shown(act(dossier, "karel", requests[i], escalation_id, 7, STEP_ANSWERED, "Reden"));
	nothing_is_shown(act(dossier, "hanna", REQ_ESCALATION_WITHDRAW, escalation_id, 7, 0, "Reden"));
	world_is(act(dossier, "amina", REQ_ESCALATION_WITHDRAW, escalation_id, 7, 0, "Reden"), STATUS_CONFLICT);
}

static void nobody_acts_on_an_escalation_about_the_own_household(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 1200000);
	const struct message *answer = hand_in(dossier, "amina", &decision);
	id escalation_id = raised(answer)->id;
	int64_t version = raised(answer)->version;

	world_sql(dossier->world, "UPDATE employee SET person_id = (SELECT id FROM person WHERE voornamen = 'Mehmet')"
		" WHERE username = 'carla'");
	nothing_is_shown(act(dossier, "carla", REQ_ESCALATION_ANSWER, escalation_id, version, STEP_REFUSED, "Nee."));
	nothing_is_shown(act(dossier, "carla", REQ_ESCALATION_CLIMB, escalation_id, version, 0, "Hoger."));
	nothing_is_shown(world_call_id(dossier->world, "carla", REQ_ESCALATION_READ, escalation_id));
}

/* ---- one request ---- */

static void one_request_saves_fields_of_one_household(void **state)
{
	struct dossier *dossier = *state, other = { .world = dossier->world };
	struct field_edit here = { .kind = "goal", .field = "meetbaar", .base_version = 1,
		.value = (char *)"Elke week." };
	struct field_edit there = here;

	dossier_of(&other, "amina", "jansen", "Anna");
	here.object_id = dossier->goal_id;
	there.object_id = other.goal_id;
	const struct message *answer = world_call(dossier->world, "amina", REQ_FIELDS_SAVE, &field_edit_record, &here,
		&field_edit_record, &there, NULL);
	world_is(answer, STATUS_INVALID);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM goal WHERE meetbaar IS NOT NULL"), 0);
}

static void thousands_of_rows_end_the_session(void **state)
{
	struct dossier *dossier = *state;
	struct message message;

	message_init(&message, REQ_INBOX);
	for (int i = 0; i < 1000; i++)
		rows_new(&message.rows, &ask_record);
	assert_null(world_ask(dossier->world, "amina", &message));
	assert_false(world_alive(dossier->world, "amina"));
	message_free(&message);
}

static int given_a_dossier(void **state)
{
	*state = dossier_new();
	return 0;
}

static int dossier_ends(void **state)
{
	dossier_free(*state);
	return 0;
}

#define dossier_test(test) cmocka_unit_test_setup_teardown(test, given_a_dossier, dossier_ends)

int main(void)
{
	const struct CMUnitTest tests[] = {
		dossier_test(an_old_version_of_a_decision_shows_nothing_to_who_may_not_see_it),
		dossier_test(an_old_version_of_an_escalation_shows_nothing_to_who_may_not_see_it),
		dossier_test(nobody_acts_on_an_escalation_about_the_own_household),
		dossier_test(one_request_saves_fields_of_one_household),
		dossier_test(thousands_of_rows_end_the_session),
		cmocka_unit_test(whatever_is_asked_nobody_learns_more_than_their_rights_show),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
