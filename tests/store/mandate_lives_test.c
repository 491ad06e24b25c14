/*
 * The whole store beside the slow model of mandate (tests/domain/mandate_model.h), through random lives of a
 * household: real requests by people of every role, through the door; what stands in the store afterwards is what
 * the model says. What the law in the database alone would refuse is a difference as well: C must have said it
 * first.
 *
 * Rights and the ladder have their own tests: who may not see a household, or is not on the rung, is not compared.
 * LIVES is how many (8 unless set), LIVES_SEED where they begin; a difference names the seed of its life.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "lives.h"

/* The few of every day begin where somebody is asked for second eyes soon. */
enum { LIVES_DEFAULT = 8, LIVES_BEGIN = 12, IN_A_WORLD = 6, STEPS_LEAST = 8, STEPS_MORE = 16, DAY_MS = 86400000 };

static const char *const provisions[] = { "Begeleiding", "Begeleiding", "Dagbesteding", "Jeugdhulp ambulant",
	"Spoedopvang", "Verblijf jeugd, met behandeling", "Bijzondere bijstand: overige kosten", "Rolstoelen", "Doorbraakbudget" };

static struct {
	long taken, second, climbed, refused, looked, back, aside, objected, heard;
} seen;

/* Mostly one of those who do this every day (an index in people), sometimes anybody. */
static size_t mostly(const int *usual, int count)
{
	return (size_t)(any(5) ? usual[any(count)] : any(PEOPLE));
}

static void differ(const struct model_case *one, const char *what, long long store, long long expected)
{
	fail_msg("LIVES_SEED=%llu step %d (%s), decision %lld: %s: the store says %lld, the model %lld",
		(unsigned long long)life.seed, life.step, life.deed, (long long)one->record.id, what, store, expected);
}

#define SAME(one, what, store, expected) do { \
	if ((store) != (expected)) differ(one, what, (long long)(store), (long long)(expected)); } while (0)

static const char *said(const struct message *answer)
{
	const struct refusal *refusal = answer ? world_row(answer, &refusal_record, 0) : NULL;

	return refusal ? refusal->text : "";
}

static void unexpected(const struct model_case *one, const struct message *answer, const char *expected)
{
	fail_msg("LIVES_SEED=%llu step %d (%s), decision %lld: status %d, «%s» %s; the model says %s",
		(unsigned long long)life.seed, life.step, life.deed, (long long)one->record.id, answer ? answer->status : -1,
		world_rule(answer), said(answer), expected);
}

/* Refused for who somebody is or where it lies, not for the mandate. */
static bool aside(const struct model_case *one, const struct message *answer)
{
	const char *rule = world_rule(answer);

	if (answer && (answer->status == STATUS_OK || strncmp(rule, "mandaat.", 8) == 0))
		return false;
	/* what only the database refuses has the rule «database» */
	if (!answer || (answer->status != STATUS_MISSING && strncmp(rule, "rechten.", 8) != 0 &&
			strncmp(rule, "ladder.", 7) != 0 && strcmp(rule, "besluit.terug") != 0))
		unexpected(one, answer, "nothing of this kind");
	seen.aside++;
	return true;
}

/* ---- what stands must be what the model says ---- */

static void standing_same(struct model_case *one)
{
	static const char STANDING[] = "SELECT state, decider_id, second_id, trede, besluitdatum, requested, climbed,"
		" counted, version FROM decision WHERE id = :id";
	struct query *query = db_query(world_db(life.dossier.world), STANDING);
	int state;

	query_id(query, ":id", one->record.id);
	assert_true(query_one(query, NULL));
	assert_true(choice_value(decision_state_choices, query_get_text(query, "state"), &state));
	SAME(one, "the state", state, one->record.state);
	SAME(one, "who decided", query_get_int(query, "decider_id"), one->record.decider_id);
	SAME(one, "second eyes", query_get_int(query, "second_id"), one->record.second_id);
	SAME(one, "the day of the decision", query_get_day(query, "besluitdatum"), one->record.besluitdatum);
	SAME(one, "the day it was asked", query_get_day(query, "requested"), one->requested);
	SAME(one, "whether it climbed", query_get_int(query, "climbed"), one->climbed);
	SAME(one, "what counts", query_get_int(query, "counted"), model_counted(&one->record));
	if (state == DECISION_TER_TOETSING)
		one->record.trede = query_get_int(query, "trede");	/* where it lies is the ladder's */
	SAME(one, "the rung", query_get_int(query, "trede"), one->record.trede);
	one->record.version = query_get_int(query, "version");
	query_done(query);
}

static void all_same(void)
{
	for (size_t i = 0; i < model()->case_count; i++)
		standing_same(&model()->cases[i]);
}

static void back_to_concept(struct model_case *one)
{
	one->record.state = DECISION_CONCEPT;
	one->record.decider_id = one->record.second_id = 0;
	one->record.trede = 0;
	one->record.besluitdatum = one->requested = DAY_NONE;
	one->climbed = false;
}

/* Works here no more: no role of today. */
static bool has_left(id number)
{
	const struct model_person *person = &model()->people[person_numbered(number)];

	for (size_t i = 0; i < person->role_count; i++)
		if (person->roles[i].from <= model()->today &&
				(person->roles[i].until == DAY_NONE || model()->today < person->roles[i].until))
			return false;
	return true;
}

/* What waits for second eyes under a mandate that is no more goes back, and what was asked by who left. */
static void rechecked(void)
{
	for (size_t i = 0; i < model()->case_count; i++) {
		struct model_case *one = &model()->cases[i];
		bool waits = one->record.state == DECISION_TWEEDE_OGEN, climbs = one->record.state == DECISION_TER_TOETSING;

		if ((!waits || model_decides(model(), one, person_numbered(one->record.decider_id), one->climbed).within) &&
				(!climbs || !has_left(one->record.author_id)))
			continue;
		back_to_concept(one);
		seen.back++;
	}
}

/* The store looks again within a second. */
static void after_a_change(void)
{
	world_wait(life.dossier.world, 1000);
	rechecked();
}

/* ---- the deeds ---- */

static void taken(struct model_case *one, size_t person, const struct model_verdict *verdict)
{
	one->record.state = verdict->needs_second ? DECISION_TWEEDE_OGEN : DECISION_GENOMEN;
	one->record.decider_id = model()->people[person].number;
	one->record.trede = verdict->trede;
	one->record.besluitdatum = model()->today;
	if (one->requested == DAY_NONE)
		one->requested = model()->today;
	seen.taken++;
	seen.second += verdict->needs_second;
}

/* May it still belong to its earlier decision: nothing took the place of that, and nothing else waits to? */
static bool may_follow(const struct model_case *one)
{
	for (size_t i = 0; i < model()->case_count; i++) {
		const struct model_case *other = &model()->cases[i];
		bool waits = model_in_flight(other) && one->record.kind != DECISION_VERLENGING;

		if (one->record.vorige_id && other != one && other->record.vorige_id == one->record.vorige_id &&
				other->record.kind != DECISION_VERLENGING && (model_taken(other) || waits))
			return false;
	}
	return true;
}

/* True when it was refused for that. */
static bool came_too_late(const struct model_case *one, const struct message *answer)
{
	if (may_follow(one))
		return false;
	if (answer && answer->status == STATUS_OK)
		unexpected(one, answer, "that something else followed");
	return strcmp(world_rule(answer), "besluit.laatste") == 0;
}

static void handed_in(struct model_case *one)
{
	size_t author = person_numbered(one->record.author_id);
	struct model_verdict verdict = model_decides(model(), one, author, false);
	const struct message *answer = submit(&life.dossier, people[author], &one->record);

	if (came_too_late(one, answer) || aside(one, answer))
		return;
	if ((answer->status == STATUS_OK) != (verdict.within || verdict.trede <= MANDATE_TREDE_MAX))
		unexpected(one, answer, verdict.rule);
	if (verdict.within) {
		taken(one, author, &verdict);
	} else if (answer->status == STATUS_OK) {
		one->record.state = DECISION_TER_TOETSING;
		one->requested = model()->today;
		one->climbed = true;
		seen.climbed++;
	} else {
		SAME(one, "the rule", strcmp(world_rule(answer), verdict.rule), 0);
		seen.refused++;
	}
}

/* What belongs to an earlier decision has its provision and person, and often its days and amount. */
static void belong(struct decision *decision)
{
	const struct decision *before = play_vorige(&life.play);
	cents rest;

	if (!before) {
		decision->kind = DECISION_TOEKENNING;
		return;
	}
	decision->vorige_id = before->id;
	decision->provision_kind_id = before->provision_kind_id;
	decision->person_id = before->person_id;
	if (any(2)) {
		decision->datumStart = before->datumStart + any(2) * any(90);
		decision->datumEinde = before->datumEinde + any(3) - 1;
	}
	if (decision->datumEinde < decision->datumStart)
		decision->datumEinde = decision->datumStart;
	if (any(2))
		decision->bedrag = before->bedrag + any(3) - 1;
	rest = before->bedrag - model_used(before, decision->datumStart);
	if (decision->kind == DECISION_VERMINDERING && decision->bedrag > rest)
		decision->bedrag = rest - any(rest > 0 ? 2 : 1);
	if (decision->bedrag < 1)
		decision->bedrag = decision->kind != DECISION_VERMINDERING;
}

/* At a limit of a row, or anything; grants have days, other kinds may have none. */
static struct decision wanted(void)
{
	static const cents small[] = { 20000, 50000, 100000, 150000, 250000, 500000, 1000000 };
	struct decision decision, near;

	play_draft(&life.play, &near);
	if (any(2))
		near.bedrag = small[any(COUNT_OF(small))] + any(3) - 1;
	decision = draft(&life.dossier, provisions[any(any(2) ? 4 : COUNT_OF(provisions))],
		near.bedrag > 0 ? near.bedrag : 1);
	decision.kind = near.kind;
	decision.spoed = near.spoed;
	decision.datumStart = near.datumStart != DAY_NONE ? near.datumStart : model()->today;
	decision.datumEinde = near.datumEinde >= decision.datumStart ? near.datumEinde : decision.datumStart + any(400);
	if (any(2))
		decision.datumEinde = model_months_later(decision.datumStart, 6) - 1 + (any(8) == 0);
	decision.person_id = any(PERSONS + 1) < PERSONS ? life.persons[any(PERSONS)] : 0;
	if (any(8) == 0)
		decision.aanbieder_id = world_organisation(life.dossier.world, "Stichting Welzijn Noord");
	if (any(3) == 0) {
		decision.omvang = 1 + any(4);
		decision.eenheid = EENHEID_UUR;
		decision.frequentie = any(2) ? FREQUENTIE_WEEK : FREQUENTIE_DAG;
	}
	if (decision.kind != DECISION_TOEKENNING && decision.kind != DECISION_AFWIJZING)
		belong(&decision);
	if (decision.kind == DECISION_AFWIJZING || decision.kind == DECISION_INTREKKING)
		decision.bedrag = 0;
	return decision;
}

static void propose(void)
{
	struct model_case *one = &model()->cases[model()->case_count];
	struct decision decision = wanted();
	static const int usual[] = { 0, 0, 1, 2, 3 };
	size_t author = mostly(usual, COUNT_OF(usual));
	const struct message *answer;

	if (model()->case_count == MODEL_CASES)
		return;
	*one = (struct model_case){ .requested = DAY_NONE };
	answer = save(&life.dossier, people[author], &decision);
	if (aside(one, answer))
		return;
	one->record = *(const struct decision *)world_row(answer, &decision_record, 0);
	one->record.motivering = NULL;
	model()->case_count++;
	handed_in(one);
}

static struct model_case *case_in(int state)
{
	size_t first = (size_t)any((int)model()->case_count + 1);

	for (size_t i = 0; i < model()->case_count; i++) {
		struct model_case *one = &model()->cases[(first + i) % model()->case_count];

		if (one->record.state == state)
			return one;
	}
	return NULL;
}

static void propose_again(void)
{
	struct model_case *one = case_in(DECISION_CONCEPT);

	if (one)
		handed_in(one);
}

static void decide(void)
{
	static const int usual[] = { 3, 3, 4, 7 };
	struct model_case *one = case_in(DECISION_TER_TOETSING);
	size_t person = mostly(usual, COUNT_OF(usual));
	struct model_verdict verdict;
	const struct message *answer;
	int64_t version;
	id escalation_id;

	if (!one)
		return;
	verdict = model_decides(model(), one, person, true);
	escalation_id = escalation_of(one, &version);
	answer = act(&life.dossier, people[person], REQ_ESCALATION_ANSWER, escalation_id, version, STEP_APPROVED, NULL);
	if (came_too_late(one, answer) || aside(one, answer))
		return;
	if ((answer->status == STATUS_OK) != verdict.within)
		unexpected(one, answer, verdict.within ? "within" : verdict.rule);
	if (verdict.within)
		taken(one, person, &verdict);
	else
		SAME(one, "the rule", strcmp(world_rule(answer), verdict.rule), 0);
}

/* Who decided must still be within on the day that it is signed. */
static void look(void)
{
	static const int usual[] = { 0, 1, 3, 6 };
	struct model_case *one = case_in(DECISION_TWEEDE_OGEN);
	size_t person = mostly(usual, COUNT_OF(usual));
	struct model_verdict looks, decider;
	struct model_case signed_now;	/* under what it would be taken today */
	const struct message *answer;

	if (!one)
		return;
	decider = model_decides(model(), one, person_numbered(one->record.decider_id), one->climbed);
	signed_now = *one;
	signed_now.record.trede = decider.trede;
	looks = model_looks(model(), &signed_now, person);
	answer = act(&life.dossier, people[person], REQ_DECISION_SECOND, one->record.id, one->record.version, 1, NULL);
	if (came_too_late(one, answer) || aside(one, answer))
		return;
	if ((answer->status == STATUS_OK) != (looks.within && decider.within))
		unexpected(one, answer, decider.within ? looks.rule : decider.rule);
	if (answer->status != STATUS_OK) {
		SAME(one, "the rule", strcmp(world_rule(answer), decider.within ? looks.rule : decider.rule), 0);
		return;
	}
	one->record.second_id = model()->people[person].number;
	one->record.state = DECISION_GENOMEN;
	one->record.trede = decider.trede;
	one->record.besluitdatum = model()->today;
	seen.looked++;
}

static void withdraw(void)
{
	struct model_case *one = case_in(any(2) ? DECISION_TER_TOETSING : DECISION_TWEEDE_OGEN);
	const struct message *answer;

	if (!one)
		return;
	answer = act(&life.dossier, people[person_numbered(one->record.author_id)], REQ_DECISION_WITHDRAW, one->record.id,
		one->record.version, 0, "Toch niet nodig.");
	if (aside(one, answer))
		return;
	one->record.state = DECISION_INGETROKKEN;
}

/* Announced by the back office, objected to, and somebody decides about that: not who had a hand in it (Awb 10:3). */
static void objects(void)
{
	struct model_case *one = case_in(DECISION_GENOMEN);
	const struct model_person *person = &model()->people[any(PEOPLE)];
	struct ask announce = { .day = model()->today, .flag = true };
	const struct message *answer;
	struct bezwaar bezwaar;
	bool hand;

	if (!one)
		return;
	announce.id = one->record.id;
	announce.version = one->record.version;
	world_is(world_call(life.dossier.world, "femke", REQ_DECISION_ANNOUNCE, &ask_record, &announce, NULL), STATUS_OK);
	one->record.state = DECISION_BEKENDGEMAAKT;
	record_init(&bezwaar_record, &bezwaar);
	bezwaar.decision_id = one->record.id;
	bezwaar.ontvangen = model()->today;
	strcpy(bezwaar.indiener, "mevrouw Leven");
	bezwaar.gronden = (char *)"Het is te weinig.";
	answer = world_call(life.dossier.world, "femke", REQ_BEZWAAR_SAVE, &bezwaar_record, &bezwaar, NULL);
	world_is(answer, STATUS_OK);
	bezwaar = *(const struct bezwaar *)world_row(answer, &bezwaar_record, 0);
	bezwaar.uitkomst = BEZWAAR_ONGEGROND;
	strcpy(bezwaar.niet_gehoord, "Mevrouw wilde niet worden gehoord.");
	bezwaar.motivering = (char *)"Het was genoeg.";
	answer = world_call(life.dossier.world, people[person - model()->people], REQ_BEZWAAR_SAVE, &bezwaar_record,
		&bezwaar, NULL);
	hand = model_had_a_hand(one, person->number);
	if (hand && strcmp(world_rule(answer), "bezwaar.10:3") != 0 && answer->status != STATUS_MISSING)
		unexpected(one, answer, "bezwaar.10:3");
	if (!hand && strcmp(world_rule(answer), "bezwaar.10:3") == 0)
		unexpected(one, answer, "a decision about the bezwaar");
	seen.objected += hand;
	seen.heard += answer->status == STATUS_OK;
}

/* Confirmed by cees of the college; esther and gerrit hold other ends. */
static void register_answered(const struct message *proposal)
{
	const struct mandate_change *change;
	struct ask ask = { .day = DAY_NONE, .flag = true };

	if (!proposal || proposal->status != STATUS_OK)
		return;
	change = world_row(proposal, &mandate_change_record, 0);
	ask.id = change->id;
	if (world_call(life.dossier.world, "cees", REQ_MANDATE_ANSWER, &ask_record, &ask, NULL)->status != STATUS_OK) {
		ask.flag = false;
		snprintf(ask.word, sizeof(ask.word), "niet nu");
		world_is(world_call(life.dossier.world, "gerrit", REQ_MANDATE_ANSWER, &ask_record, &ask, NULL), STATUS_OK);
	}
	register_read();
	if (ask.flag)
		after_a_change();
}

static void mandate_goes(void)
{
	const struct mandate *row = &model()->rows[any((int)model()->row_count)];
	struct ask ask = { .id = row->id, .day = DAY_NONE };

	if (row->role == ROLE_COLLEGE || row->revoked != DAY_NONE)
		return;
	snprintf(ask.word, sizeof(ask.word), "ingetrokken");
	register_answered(world_call(life.dossier.world, "gerrit", REQ_MANDATE_PROPOSE, &ask_record, &ask, NULL));
}

/* The whole register again with one more: of somebody's own, or resting on another. */
static void mandate_comes(void)
{
	struct mandate row = model()->rows[any((int)model()->row_count)];
	struct message message;
	struct ask *ask;
	size_t standing = 0;

	if (model()->row_count > MODEL_ROWS - 4 || row.role == ROLE_COLLEGE || row.revoked != DAY_NONE)
		return;
	message_init(&message, REQ_MANDATE_PROPOSE);
	message.serial = 70000 + (uint32_t)life.play.next++;
	memcpy(message.key, &message.serial, sizeof(message.serial));
	memcpy(message.key + 8, &life.seed, sizeof(life.seed));
	ask = rows_new(&message.rows, &ask_record);
	ask->day = DAY_NONE;
	snprintf(ask->word, sizeof(ask->word), "erbij");
	for (size_t i = 0; i < model()->row_count; i++)
		if (model()->rows[i].revoked == DAY_NONE && (model()->rows[i].until == DAY_NONE ||
				model()->rows[i].until > model()->today)) {
			rows_add(&message.rows, &mandate_record, &model()->rows[i]);
			standing++;
		}
	row.parent_id = row.sub_allowed ? row.id : row.parent_id;
	row.soort = row.parent_id ? MANDATE_ONDERMANDAAT : MANDATE_MANDAAT;
	row.id = 0x7fffffff;
	row.holder = HOLDER_EMPLOYEE;
	row.role = ROLE_NONE;
	row.employee_id = model()->people[any(PEOPLE)].number;
	row.needs_consent = any(3) == 0;
	row.sub_allowed = true;
	row.from = model()->today;
	if (!row.parent_id && any(2))
		row.per_besluit = 400000;
	if (any(3) == 0)
		row.until = model()->today + 1 + any(60);
	rows_add(&message.rows, &mandate_record, &row);
	if (standing > 0)
		register_answered(world_ask(life.dossier.world, "gerrit", &message));
	message_free(&message);
}

static void role_ends(void)
{
	struct model_person *one = &model()->people[any(PEOPLE - 1)];
	const struct model_role *role = &one->roles[any((int)one->role_count)];
	struct ask ask = { .day = DAY_NONE, .number = role->role };

	if (role->until != DAY_NONE || any(2))
		return;
	snprintf(ask.word, sizeof(ask.word), "%s", people[one - model()->people]);
	world_is(world_call(life.dossier.world, "gerrit", REQ_ROLE_END, &ask_record, &ask, NULL), STATUS_OK);
	roles_read(one);
	after_a_change();
}

static void role_comes(void)
{
	static const int roles[] = { ROLE_WIJKCOACH, ROLE_WIJKCOACH, ROLE_TEAMLEIDER, ROLE_MANAGER, ROLE_PARTNER };
	struct model_person *one = &model()->people[any(PEOPLE - 1)];
	struct role_assignment given;
	struct ask ask = { .day = DAY_NONE };

	if (one->role_count >= MODEL_ROLES)
		return;
	record_init(&role_assignment_record, &given);
	given.role = roles[any(COUNT_OF(roles))];
	given.from = model()->today;
	given.until = any(2) ? DAY_NONE : model()->today + 1 + any(60);
	snprintf(ask.word, sizeof(ask.word), "%s", people[one - model()->people]);
	world_call(life.dossier.world, "gerrit", REQ_ROLE_GIVE, &role_assignment_record, &given, &ask_record, &ask, NULL);
	roles_read(one);
}

static void absent(void)
{
	size_t who = (size_t)any(PEOPLE), deputy = (size_t)any(PEOPLE);
	struct ask ask = { .day = DAY_NONE, .tekst = (char *)people[deputy] };
	struct absence absence;

	record_init(&absence_record, &absence);
	absence.from = model()->today;
	absence.until = model()->today + 1 + any(40);
	snprintf(ask.word, sizeof(ask.word), "%s", people[who]);
	world_call(life.dossier.world, "gerrit", REQ_ABSENCE_ADD, &absence_record, &absence, &ask_record, &ask, NULL);
	absences_read();
}

static void regie_moves(void)
{
	size_t next = (size_t)any(PEOPLE);
	struct ask ask = { .id = life.dossier.household_id, .other_id = model()->people[next].number, .day = DAY_NONE };
	const struct message *answer;

	snprintf(ask.word, sizeof(ask.word), "beter zo");
	answer = world_call(life.dossier.world, "carla", REQ_REGIE_SET, &ask_record, &ask, NULL);
	if (!answer || answer->status != STATUS_OK)
		return;
	model()->regisseur = (int)next;
	after_a_change();
}

/* The ladder moves at midnight as well, before it or behind it: where that makes a difference, either is right. */
static void midnight(void)
{
	static struct model start, before;
	int64_t trede;

	start = *model();
	rechecked();
	before = *model();
	*model() = start;
	for (size_t i = 0; i < model()->case_count; i++)
		if (model()->cases[i].record.state == DECISION_TER_TOETSING) {
			state_of(&model()->cases[i], &trede);
			model()->cases[i].record.trede = trede;
		}
	rechecked();
	for (size_t i = 0; i < model()->case_count; i++)
		if (before.cases[i].record.state != model()->cases[i].record.state &&
				state_of(&model()->cases[i], &trede) == before.cases[i].record.state)
			model()->cases[i] = before.cases[i];
}

/* Midnight by midnight: what waits is looked at again at each. */
static void time_passes(void)
{
	int days = play_days(&life.play);

	for (days = days > 60 && any(3) ? 31 : days; days > 0; days--) {
		world_wait(life.dossier.world, DAY_MS);
		model()->today = world_today(life.dossier.world);
		absences_read();
		midnight();
		all_same();
	}
}

/* ---- a life ---- */

static const struct {
	const char *name;
	void (*deed)(void);
} deeds[] = {
	{ "propose", propose }, { "propose", propose }, { "propose", propose }, { "propose", propose },
	{ "propose", propose }, { "propose again", propose_again },
	{ "decide", decide }, { "decide", decide }, { "decide", decide }, { "decide", decide },
	{ "second eyes", look }, { "second eyes", look }, { "second eyes", look }, { "withdraw", withdraw },
	{ "bezwaar", objects },
	{ "a mandate goes", mandate_goes }, { "a mandate comes", mandate_comes }, { "a role ends", role_ends },
	{ "a role comes", role_comes }, { "absent", absent }, { "regie", regie_moves },
	{ "time", time_passes }, { "time", time_passes },
};

static void live(uint64_t seed)
{
	int count;

	life.play = (struct play){ .random = seed * 0x9e3779b97f4a7c15 + 1, .next = (id)(seed % 1000000) * 100 };
	life.seed = seed;
	model()->today = world_today(life.dossier.world);
	model()->regisseur = -1;
	model()->process[3] = true;
	household_begin();
	team_read();
	absences_read();
	register_read();
	count = STEPS_LEAST + any(STEPS_MORE);
	for (life.step = 0; life.step < count; life.step++) {
		size_t n = (size_t)any(COUNT_OF(deeds));

		life.deed = deeds[n].name;
		deeds[n].deed();
		all_same();
	}
}

static void no_life_in_the_store_differs_from_the_model(void **state)
{
	const char *many = getenv("LIVES"), *from = getenv("LIVES_SEED");
	long count = many && *many ? atol(many) : LIVES_DEFAULT;
	uint64_t first = from && *from ? (strtoull(from, NULL, 10) - 1) / IN_A_WORLD * IN_A_WORLD :
		count == LIVES_DEFAULT ? LIVES_BEGIN : 0;

	(void)state;
	for (uint64_t n = first; n < first + (uint64_t)count; n++) {
		if (n % IN_A_WORLD == 0)
			world_begin();
		live(n + 1);
		if (n % IN_A_WORLD == IN_A_WORLD - 1 || n == first + (uint64_t)count - 1)
			world_free(life.dossier.world);
	}
	if (many)
		print_message("%ld lives: taken %ld, to second eyes %ld, climbed %ld, refused %ld, looked %ld, back %ld,"
			" aside %ld; about a bezwaar: not by who had a hand in it %ld, decided %ld\n",
			count, seen.taken, seen.second, seen.climbed, seen.refused, seen.looked, seen.back, seen.aside,
			seen.objected, seen.heard);
	assert_true(seen.taken > 0 && seen.second > 0 && seen.climbed > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_life_in_the_store_differs_from_the_model),
	};

	return cmocka_run_group_tests_name("mandate_lives", tests, NULL, NULL);
}
