/* The register changes by a proposal that somebody else confirms; what rests on it follows at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

/* The register as it stands, numbered from 1, in a request. */
static void register_add(struct dossier *dossier, struct message *message)
{
	struct ask ask = { .day = DAY_NONE };
	const struct message *standing_rows = world_call(dossier->world, "gerrit", REQ_MANDATE_LIST, &ask_record, &ask,
		NULL);
	const struct mandate *row;
	id number = 0;

	for (size_t n = 0; (row = world_row(standing_rows, &mandate_record, n)) != NULL; n++)
		if (row->revoked == DAY_NONE) {
			struct mandate copy = *row;

			copy.id = ++number;
			rows_add(&message->rows, &mandate_record, &copy);
		}
}

static struct mandate *row_at(struct message *message, size_t n)
{
	return rows_get(&message->rows, &mandate_record, n);
}

static struct message *new_proposal(struct dossier *dossier, const char *reason)
{
	static struct message message;
	struct ask *ask;

	message_init(&message, REQ_MANDATE_PROPOSE);
	message.key[0] = 1;
	message.key[1] = (uint8_t)(++message.serial);
	ask = rows_new(&message.rows, &ask_record);
	ask->day = DAY_NONE;
	snprintf(ask->word, sizeof(ask->word), "%s", reason);
	register_add(dossier, &message);
	return &message;
}

static const struct mandate_change *changed(const struct message *answer)
{
	world_is(answer, STATUS_OK);
	assert_non_null(world_row(answer, &mandate_change_record, 0));
	return world_row(answer, &mandate_change_record, 0);
}

static const struct message *reply(struct dossier *dossier, const char *who, id change_id, bool yes, const char *why)
{
	struct ask ask = { .id = change_id, .day = DAY_NONE, .flag = yes };

	snprintf(ask.word, sizeof(ask.word), "%s", why);
	return world_call(dossier->world, who, REQ_MANDATE_ANSWER, &ask_record, &ask, NULL);
}

static const struct message *revoke(struct dossier *dossier, id mandate_id)
{
	struct ask ask = { .id = mandate_id, .day = DAY_NONE };

	snprintf(ask.word, sizeof(ask.word), "besluit van het college");
	return world_call(dossier->world, "gerrit", REQ_MANDATE_PROPOSE, &ask_record, &ask, NULL);
}

/* The row of the register that covers this for the wijkcoach. */
static id row_of_coach(struct dossier *dossier, int wet, const char *categorie)
{
	struct ask ask = { .day = DAY_NONE };
	const struct message *answer = world_call(dossier->world, "gerrit", REQ_MANDATE_LIST, &ask_record, &ask, NULL);
	const struct mandate *row;

	for (size_t n = 0; (row = world_row(answer, &mandate_record, n)) != NULL; n++)
		if (row->role == ROLE_WIJKCOACH && row->wet == wet && row->revoked == DAY_NONE &&
				mandate_lists(row->categorieen, categorie))
			return row->id;
	fail_msg("no row");
	return 0;
}

static struct mandate *coach_row(struct message *message)
{
	for (size_t n = 0; row_at(message, n); n++)
		if (row_at(message, n)->role == ROLE_WIJKCOACH && row_at(message, n)->wet == WET_WMO &&
				mandate_lists(row_at(message, n)->categorieen, "02"))
			return row_at(message, n);
	fail_msg("no row");
	return NULL;
}

/* ---- tests ---- */

static void one_proposes_and_another_confirms(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "raadsbesluit van maandag");
	const struct mandate_change *change;
	struct decision decision = draft(dossier, "Begeleiding", 300000);

	coach_row(proposal)->per_besluit = 300000;
	change = changed(world_ask(dossier->world, "gerrit", proposal));
	assert_int_equal(change->added, 1);
	assert_int_equal(change->ended, 1);
	/* nothing holds yet */
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_TER_TOETSING);

	assert_string_equal(world_rule(reply(dossier, "gerrit", change->id, true, "")), "register.zelf");
	world_is(reply(dossier, "amina", change->id, true, ""), STATUS_REFUSED);
	assert_int_equal(changed(reply(dossier, "esther", change->id, true, ""))->state, REGISTER_CONFIRMED);
	world_is(reply(dossier, "esther", change->id, true, ""), STATUS_CONFLICT);

	decision = draft(dossier, "Dagbesteding", 300000);
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->trede, 1);
	message_free(proposal);
}

/* What was sound when it was proposed, and is no more: the highest mandate ended while it waited. */
static void it_is_judged_again_when_it_is_confirmed(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "ruimer");
	id change_id;

	coach_row(proposal)->per_besluit = 300000;
	for (size_t n = 0; row_at(proposal, n); n++)
		if (row_at(proposal, n)->trede == 5)
			row_at(proposal, n)->until = world_today(dossier->world) + 3;
	change_id = changed(world_ask(dossier->world, "gerrit", proposal))->id;
	world_wait(dossier->world, INT64_C(5) * 86400000);
	assert_string_equal(world_rule(reply(dossier, "esther", change_id, true, "")), "register.fout");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM mandate WHERE per_besluit = 300000"), 0);
	message_free(proposal);
}

/* What fatima may in person is hers; what amina asks goes to a function that may. */
static void a_mandate_in_person_is_no_rung(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 4000000);
	struct mandate row;
	struct message *proposal;

	colleague(dossier, "fatima");
	proposal = new_proposal(dossier, "een in persoon");
	row = *coach_row(proposal);
	row.id = 900;
	row.trede = 2;
	row.holder = HOLDER_EMPLOYEE;
	row.role = ROLE_NONE;
	row.employee_id = world_employee(dossier->world, "fatima");
	row.per_besluit = row.cum_huishouden = 5000000;
	row.duur_maanden = 24;
	row.vier_ogen_vanaf = MANDATE_UNLIMITED;
	rows_add(&proposal->rows, &mandate_record, &row);
	world_is(reply(dossier, "esther", changed(world_ask(dossier->world, "gerrit", proposal))->id, true, ""), STATUS_OK);
	assert_int_equal(raised(hand_in(dossier, "amina", &decision))->trede, 4);
	decision = draft(dossier, "Dagbesteding", 4000000);
	assert_int_equal(decided(hand_in(dossier, "fatima", &decision))->state, DECISION_GENOMEN);
	message_free(proposal);
}

/* Whatever the file says: bram works elsewhere, so it counts only with the consents of Awb 10:4. */
static void who_works_elsewhere_needs_consent(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "een partner erbij");
	const struct mandate_change *change;
	struct mandate row = *coach_row(proposal);
	const struct message *answer;

	row.id = 900;
	row.holder = HOLDER_EMPLOYEE;
	row.role = ROLE_NONE;
	row.employee_id = world_employee(dossier->world, "bram");
	row.per_besluit = row.cum_huishouden = 5000000;
	row.vier_ogen_vanaf = MANDATE_UNLIMITED;
	row.needs_consent = false;
	rows_add(&proposal->rows, &mandate_record, &row);
	change = changed(world_ask(dossier->world, "gerrit", proposal));
	answer = world_call_id(dossier->world, "esther", REQ_MANDATE_CHANGES, change->id);
	assert_true(((const struct mandate *)world_row(answer, &mandate_record, 0))->needs_consent);
	assert_non_null(strstr(((const struct mandate *)world_row(answer, &mandate_record, 0))->employee_naam, "Bram"));
	world_is(reply(dossier, "esther", change->id, true, ""), STATUS_OK);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM mandate WHERE employee_id IS NOT NULL AND needs_consent = 1"),
		1);
	message_free(proposal);
}

static void only_who_keeps_the_register_proposes(void **state)
{
	static const char *const others[] = { "amina", "carla", "esther", "hanna", "femke" };
	struct dossier *dossier = *state;

	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct message *proposal = new_proposal(dossier, "zomaar");

		coach_row(proposal)->per_besluit = MANDATE_UNLIMITED;
		world_is(world_ask(dossier->world, others[i], proposal), STATUS_REFUSED);
		message_free(proposal);
	}
}

static void nobody_confirms_what_widens_the_own_power(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "ruimer voor de manager");
	const struct mandate_change *change;

	for (size_t n = 0; row_at(proposal, n); n++)
		if (row_at(proposal, n)->role == ROLE_MANAGER && row_at(proposal, n)->per_besluit != MANDATE_UNLIMITED)
			row_at(proposal, n)->per_besluit++;
	change = changed(world_ask(dossier->world, "gerrit", proposal));
	assert_string_equal(world_rule(reply(dossier, "esther", change->id, true, "")), "register.houder");
	message_free(proposal);
}

static void an_unsound_register_is_refused_with_its_line(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "zonder college");
	const struct message *answer;

	for (size_t n = 0; row_at(proposal, n); n++)
		if (row_at(proposal, n)->role == ROLE_COLLEGE)
			row_at(proposal, n)->per_besluit = 100;
	answer = world_ask(dossier->world, "gerrit", proposal);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "register.fout");
	message_free(proposal);

	proposal = new_proposal(dossier, "zoals het is");
	assert_string_equal(world_rule(world_ask(dossier->world, "gerrit", proposal)), "register.gelijk");
	message_free(proposal);
}

static void the_day_before_it_holds_nothing_changes(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "per volgende week");
	struct ask *ask = rows_get(&proposal->rows, &ask_record, 0);
	struct decision decision;
	const struct mandate_change *change;

	ask->day = world_today(dossier->world) + 7;
	coach_row(proposal)->per_besluit = 900000;
	coach_row(proposal)->cum_huishouden = 900000;
	change = changed(world_ask(dossier->world, "gerrit", proposal));
	changed(reply(dossier, "esther", change->id, true, ""));
	decision = draft(dossier, "Begeleiding", 260000);
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_TER_TOETSING);
	world_wait(dossier->world, (int64_t)7 * 24 * 3600 * 1000);
	decision = draft(dossier, "Dagbesteding", 260000);
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->trede, 1);
	message_free(proposal);
}

static void sub_mandates_come_with_their_parents_and_fall_with_them(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "ondermandaat");
	const struct mandate_change *change;
	struct mandate *parent = NULL, child, grandchild;
	struct decision decision;

	for (size_t n = 0; row_at(proposal, n); n++)
		if (row_at(proposal, n)->role == ROLE_TEAMLEIDER && row_at(proposal, n)->wet == WET_WMO &&
				mandate_lists(row_at(proposal, n)->categorieen, "02"))
			parent = row_at(proposal, n);
	assert_non_null(parent);
	parent->sub_allowed = true;
	child = *parent;
	child.id = 1000;
	child.trede = 1;
	child.soort = MANDATE_ONDERMANDAAT;
	child.parent_id = 1001;	/* comes behind it in the list */
	child.holder = HOLDER_EMPLOYEE;
	child.role = ROLE_NONE;
	child.employee_id = world_employee(dossier->world, "amina");
	child.per_besluit = 600000;
	grandchild = child;
	grandchild.id = 1001;
	grandchild.parent_id = parent->id;
	grandchild.sub_allowed = true;
	grandchild.employee_id = world_employee(dossier->world, "karel");
	rows_add(&proposal->rows, &mandate_record, &child);
	rows_add(&proposal->rows, &mandate_record, &grandchild);
	change = changed(world_ask(dossier->world, "gerrit", proposal));
	assert_int_equal(change->added, 3);
	changed(reply(dossier, "esther", change->id, true, ""));
	decision = draft(dossier, "Begeleiding", 90000);
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->trede, 1);
	decision = draft(dossier, "Dagbesteding", 550000);
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->trede, 1);
	message_free(proposal);

	/* the team leader's own ends: the whole chain with it */
	struct ask ask = { .day = DAY_NONE };
	const struct message *list = world_call(dossier->world, "gerrit", REQ_MANDATE_LIST, &ask_record, &ask, NULL);
	const struct mandate *row;
	id top = 0;

	for (size_t n = 0; (row = world_row(list, &mandate_record, n)) != NULL; n++)
		if (row->sub_allowed && row->role == ROLE_TEAMLEIDER)
			top = row->id;
	change = changed(revoke(dossier, top));
	changed(reply(dossier, "esther", change->id, true, ""));
	decision = draft(dossier, "Woonvoorzieningen", 550000);
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_TER_TOETSING);
}

static void a_revoked_mandate_gives_the_decision_back(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 200000);
	const struct decision *waiting = decided(hand_in(dossier, "amina", &decision));
	const struct mandate_change *change;

	assert_int_equal(waiting->state, DECISION_TWEEDE_OGEN);
	world_events_clear(dossier->world, "amina");
	change = changed(revoke(dossier, row_of_coach(dossier, WET_WMO, "02")));
	changed(reply(dossier, "esther", change->id, true, ""));
	assert_true(world_events(dossier->world, "amina", EVENT_CHANGE) > 0);	/* the meter is weighed anew */
	world_wait(dossier->world, 1000);
	assert_int_equal(standing(dossier, waiting->id)->state, DECISION_CONCEPT);
	assert_non_null(strstr(standing(dossier, waiting->id)->reason, "dekt dit besluit niet meer"));
}

/* It then rests on her mandate of rung 1, and there a gedragswetenschapper's eyes are not enough. */
static void the_second_eyes_look_at_what_it_rests_on_by_then(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Jeugdhulp ambulant", 1600000);
	struct decision waiting = *decided(hand_in(dossier, "carla", &decision));
	struct message *proposal = new_proposal(dossier, "eigen mandaat voor de teamleider");
	struct mandate own = *coach_row(proposal);
	const struct message *answer;

	assert_int_equal(waiting.state, DECISION_TWEEDE_OGEN);
	assert_int_equal(waiting.trede, 2);
	colleague(dossier, "gita");
	world_sql(dossier->world, "UPDATE role_assignment SET role = 'gedragswetenschapper' WHERE employee_id ="
		" (SELECT id FROM employee WHERE username = 'gita')");
	own.id = 1000;
	own.wet = WET_JEUGDWET;
	own.categorieen[0] = '\0';
	own.holder = HOLDER_EMPLOYEE;
	own.role = ROLE_NONE;
	own.employee_id = world_employee(dossier->world, "carla");
	own.per_besluit = own.cum_huishouden = 2000000;
	rows_add(&proposal->rows, &mandate_record, &own);
	changed(reply(dossier, "esther", changed(world_ask(dossier->world, "gerrit", proposal))->id, true, ""));
	message_free(proposal);
	answer = act(dossier, "gita", REQ_DECISION_SECOND, waiting.id, waiting.version, 1, "");
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.tweede-ogen-mandaat");
	assert_int_equal(decided(act(dossier, "amina", REQ_DECISION_SECOND, waiting.id, waiting.version, 1, ""))->trede, 1);
}

static void who_leaves_decides_no_more(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 200000);
	const struct decision *waiting = decided(hand_in(dossier, "amina", &decision));
	struct ask ask = { .day = DAY_NONE, .flag = true };

	snprintf(ask.word, sizeof(ask.word), "amina");
	world_is(world_call(dossier->world, "gerrit", REQ_USER_DISABLE, &ask_record, &ask, NULL), STATUS_OK);
	world_wait(dossier->world, 1000);
	const struct decision *back = decided(world_call_id(dossier->world, "carla", REQ_DECISION_READ, waiting->id));

	assert_int_equal(back->state, DECISION_CONCEPT);
	assert_non_null(strstr(back->reason, "uit dienst"));
}

static void a_mandate_that_runs_out_at_midnight_is_felt(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "tot vrijdag");
	struct decision decision = draft(dossier, "Begeleiding", 200000);
	const struct mandate_change *change;
	const struct decision *waiting;

	coach_row(proposal)->until = world_today(dossier->world) + 1;
	change = changed(world_ask(dossier->world, "gerrit", proposal));
	changed(reply(dossier, "esther", change->id, true, ""));
	waiting = decided(hand_in(dossier, "amina", &decision));
	world_wait(dossier->world, 1000);
	assert_int_equal(standing(dossier, waiting->id)->state, DECISION_TWEEDE_OGEN);
	world_wait(dossier->world, (int64_t)15 * 3600 * 1000);
	assert_int_equal(standing(dossier, waiting->id)->state, DECISION_CONCEPT);
	message_free(proposal);
}

static void one_proposal_at_a_time_and_it_can_be_taken_back(void **state)
{
	struct dossier *dossier = *state;
	const struct mandate_change *change = changed(revoke(dossier, row_of_coach(dossier, WET_WMO, "02")));

	assert_string_equal(world_rule(revoke(dossier, row_of_coach(dossier, WET_JEUGDWET, "45"))), "register.open");
	assert_int_not_equal(reply(dossier, "gerrit", change->id, false, "")->status, STATUS_OK);
	assert_int_equal(changed(reply(dossier, "gerrit", change->id, false, "vergissing"))->state, REGISTER_WITHDRAWN);
	change = changed(revoke(dossier, row_of_coach(dossier, WET_JEUGDWET, "45")));
	assert_int_equal(changed(reply(dossier, "esther", change->id, false, "nog niet"))->state, REGISTER_REFUSED);
	assert_int_equal(row_of_coach(dossier, WET_WMO, "02") > 0, 1);
}

static void raw_sql_makes_no_mandate(void **state)
{
	static const char *const attacks[][2] = {
		{ "INSERT INTO mandate(id, trede, holder, role, wet, lijn, per_besluit, cum_huishouden, vier_ogen_vanaf,"
			" \"from\") VALUES (900001, 1, 'rol', 'wijkcoach', 'wmo', '2', -1, -1, -1, '2020-01-01')", "bevestigde" },
		{ "INSERT INTO mandate_change(id, day, reason, proposer_id, proposed, base, state, answered_id, answered)"
			" SELECT 900002, '2020-01-01', 'x', min(id), 0, 0, 'vastgesteld', max(id), 0 FROM employee",
			"begint als voorstel" },
		{ "UPDATE mandate SET soort = 'volmacht'", "alleen beëindigen" },
		{ "UPDATE mandate_change SET reason = 'x'", NULL },
	};
	struct dossier *dossier = *state;
	struct err err = ERR_INIT;

	for (size_t i = 0; i < COUNT_OF(attacks); i++) {
		err = ERR_INIT;
		assert_int_equal(db_run_script(world_db(dossier->world), attacks[i][0], &err), !attacks[i][1]);
		if (attacks[i][1] && !strstr(err.text, attacks[i][1]))
			fail_msg("%s: %s", attacks[i][0], err.text);
	}
	err = ERR_INIT;
	const struct mandate_change *change = changed(revoke(dossier, row_of_coach(dossier, WET_WMO, "02")));
	assert_false(db_run_script(world_db(dossier->world), "UPDATE mandate_change SET state = 'vastgesteld',"
		" answered_id = proposer_id, answered = 1", &err));
	assert_false(db_run_script(world_db(dossier->world), "UPDATE mandate_change SET reason = 'anders'", &err));
	assert_false(db_run_script(world_db(dossier->world), "DELETE FROM mandate_ended", &err));
	changed(reply(dossier, "esther", change->id, true, ""));
}

/* The columns that a row of the register takes from its line in the proposal. */
#define LINE_COLUMNS \
	"trede, soort, holder, role, employee_id, wet, categorieen, lijn, only_spoed, per_besluit, cum_huishouden," \
	" duur_dagen, duur_maanden, vier_ogen_vanaf, consent_holder, consent_employer, needs_consent, sub_allowed, \"from\"," \
	" until, "
#define REPLAY(how, number, seq, rest) \
	how " INTO mandate(id, change_id, change_seq, " LINE_COLUMNS "document, mandaatgever)" \
	" SELECT " number ", change_id, " seq ", " LINE_COLUMNS rest " FROM mandate_proposed"

static void a_confirmed_line_becomes_a_mandate_once(void **state)
{
	static const char *const attacks[][2] = {
		{ REPLAY("INSERT", "900001", "seq", "document, mandaatgever"), "is al een mandaat" },
		{ REPLAY("INSERT OR REPLACE", "900001", "seq", "document, mandaatgever"), "is al een mandaat" },
		{ REPLAY("INSERT OR IGNORE", "900001", "seq", "document, mandaatgever"), "is al een mandaat" },
		{ REPLAY("INSERT", "900001", "NULL", "document, mandaatgever"), "bevestigde wijziging" },
		{ REPLAY("INSERT", "900001", "seq + 1", "document, mandaatgever"), "bevestigde wijziging" },
		{ REPLAY("INSERT", "900001", "-seq", "document, mandaatgever"), "bevestigde wijziging" },
		{ "UPDATE mandate SET change_seq = 7 WHERE change_id IS NOT NULL", "alleen beëindigen" },
		{ "UPDATE mandate SET change_id = NULL WHERE change_id IS NOT NULL", "alleen beëindigen" },
	};
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "raadsbesluit van maandag");
	const struct mandate_change *change;
	struct err err;

	coach_row(proposal)->per_besluit = 300000;
	change = changed(world_ask(dossier->world, "gerrit", proposal));
	changed(reply(dossier, "esther", change->id, true, ""));
	message_free(proposal);
	change = changed(revoke(dossier, row_of_coach(dossier, WET_WMO, "02")));
	changed(reply(dossier, "esther", change->id, true, ""));
	for (size_t i = 0; i < COUNT_OF(attacks); i++) {
		err = ERR_INIT;
		if (db_run_script(world_db(dossier->world), attacks[i][0], &err) || !strstr(err.text, attacks[i][1]))
			fail_msg("%s: %s", attacks[i][0], err.text);
	}
}

/* A shell that confirms by itself still makes only what was proposed. */
static void raw_sql_changes_nothing_of_what_was_confirmed(void **state)
{
	static const char *const attacks[] = {
		REPLAY("INSERT", "900001", "seq", "'een ander stuk', mandaatgever"),
		REPLAY("INSERT", "900001", "seq", "document, 'iemand'"),
	};
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "raadsbesluit van maandag");
	struct err err;

	coach_row(proposal)->per_besluit = 300000;
	changed(world_ask(dossier->world, "gerrit", proposal));
	message_free(proposal);
	world_sql(dossier->world, "UPDATE mandate_change SET state = 'vastgesteld', answered = 1,"
		" answered_id = (SELECT id FROM employee WHERE username = 'esther')");
	for (size_t i = 0; i < COUNT_OF(attacks); i++) {
		err = ERR_INIT;
		if (db_run_script(world_db(dossier->world), attacks[i], &err) || !strstr(err.text, "bevestigde wijziging"))
			fail_msg("%s: %s", attacks[i], err.text);
	}
	world_sql(dossier->world, REPLAY("INSERT", "900001", "seq", "document, mandaatgever"));
}

/* ---- the werkbak ---- */

static const struct inbox_line *line_of(struct dossier *dossier, const char *who, int kind)
{
	const struct message *answer = world_call_id(dossier->world, who, REQ_INBOX, 0);
	const struct inbox_line *line;

	world_is(answer, STATUS_OK);
	for (size_t n = 0; (line = world_row(answer, &inbox_line_record, n)) != NULL; n++)
		if (line->kind == kind && strcmp(line->object_kind, "mandate_change") == 0)
			return line;
	return NULL;
}

static void who_may_confirm_finds_it_in_the_werkbak(void **state)
{
	struct dossier *dossier = *state;
	const struct mandate_change *change = changed(revoke(dossier, row_of_coach(dossier, WET_WMO, "02")));

	assert_non_null(line_of(dossier, "esther", INBOX_REGISTER));
	assert_string_equal(line_of(dossier, "esther", INBOX_REGISTER)->what,
		"besluit van het college - Gerrit Kok");
	assert_int_equal(line_of(dossier, "esther", INBOX_REGISTER)->object_id, change->id);
	assert_null(line_of(dossier, "gerrit", INBOX_REGISTER));
	assert_non_null(line_of(dossier, "gerrit", INBOX_ASKED));
	assert_null(line_of(dossier, "amina", INBOX_REGISTER));
	assert_null(line_of(dossier, "hanna", INBOX_REGISTER));
	changed(reply(dossier, "esther", change->id, false, "nog niet"));
	assert_null(line_of(dossier, "esther", INBOX_REGISTER));
	assert_null(line_of(dossier, "gerrit", INBOX_ASKED));
	assert_string_equal(line_of(dossier, "gerrit", INBOX_RETURNED)->what, "Afgewezen: nog niet - Esther Mulder");
}

static void who_holds_a_mandate_in_it_is_not_asked(void **state)
{
	struct dossier *dossier = *state;
	struct message *proposal = new_proposal(dossier, "ruimer voor de manager");

	for (size_t n = 0; row_at(proposal, n); n++)
		if (row_at(proposal, n)->role == ROLE_MANAGER && row_at(proposal, n)->per_besluit != MANDATE_UNLIMITED)
			row_at(proposal, n)->per_besluit++;
	changed(world_ask(dossier->world, "gerrit", proposal));
	message_free(proposal);
	assert_null(line_of(dossier, "esther", INBOX_REGISTER));
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
		TEST(one_proposes_and_another_confirms),
		TEST(it_is_judged_again_when_it_is_confirmed),
		TEST(a_mandate_in_person_is_no_rung),
		TEST(who_works_elsewhere_needs_consent),
		TEST(only_who_keeps_the_register_proposes),
		TEST(nobody_confirms_what_widens_the_own_power),
		TEST(an_unsound_register_is_refused_with_its_line),
		TEST(the_day_before_it_holds_nothing_changes),
		TEST(sub_mandates_come_with_their_parents_and_fall_with_them),
		TEST(a_revoked_mandate_gives_the_decision_back),
		TEST(the_second_eyes_look_at_what_it_rests_on_by_then),
		TEST(who_leaves_decides_no_more),
		TEST(a_mandate_that_runs_out_at_midnight_is_felt),
		TEST(one_proposal_at_a_time_and_it_can_be_taken_back),
		TEST(raw_sql_makes_no_mandate),
		TEST(a_confirmed_line_becomes_a_mandate_once),
		TEST(raw_sql_changes_nothing_of_what_was_confirmed),
		TEST(who_may_confirm_finds_it_in_the_werkbak),
		TEST(who_holds_a_mandate_in_it_is_not_asked),
	};

	return cmocka_run_group_tests_name("mandate_change", tests, NULL, NULL);
}
