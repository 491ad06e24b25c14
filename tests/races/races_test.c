/*
 * Three races through real sessions of the store, RACES times each (20 unless set): two people save the same field of a
 * goal, two grant the last euro of a ceiling, one approves what another withdraws. Prints one line a race.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/random.h"
#include "race_store.h"

enum { ROUNDS_DEFAULT = 20, JITTER_NS = 300000 };

/* ---- two at once ---- */

struct racer {
	struct channel *channel;
	struct message request, answer;
	pthread_barrier_t *start;
};

/* A moment of its own after the start, so that now the one and now the other is first. */
static void hesitate(void)
{
	struct timespec wait = { 0 };
	uint32_t random;

	random_bytes(&random, sizeof(random));
	wait.tv_nsec = (long)(random % JITTER_NS);
	nanosleep(&wait, NULL);
}

static void *run(void *arg)
{
	struct racer *racer = arg;

	pthread_barrier_wait(racer->start);
	hesitate();
	race_ask(racer->channel, &racer->request, &racer->answer);
	return NULL;
}

static void race(struct racer *one, struct racer *other)
{
	pthread_barrier_t start;
	pthread_t threads[2];

	pthread_barrier_init(&start, NULL, 2);
	one->start = other->start = &start;
	if (pthread_create(&threads[0], NULL, run, one) || pthread_create(&threads[1], NULL, run, other))
		race_fail("no threads");
	pthread_join(threads[0], NULL);
	pthread_join(threads[1], NULL);
	pthread_barrier_destroy(&start);
}

static void racers_free(struct racer *one, struct racer *other)
{
	message_free(&one->request);
	message_free(&one->answer);
	message_free(&other->request);
	message_free(&other->answer);
}

/* ---- what the races share ---- */

struct course {
	struct race_store *store;
	struct channel *amina, *loes, *carla;
	int rounds;
	size_t households;	/* used so far */
	int firsts;		/* rounds in which the first of the two won */
	char why[256];		/* "" unless a round went wrong */
};

static bool wrong(struct course *course, int round, const char *what)
{
	if (!*course->why)
		snprintf(course->why, sizeof(course->why), "round %d: %s", round, what);
	return false;
}

static void *ask_record_of(struct message *message, int request, const struct record *record)
{
	message_init(message, (uint16_t)request);
	return rows_new(&message->rows, record);
}

static struct ask *ask_of(struct message *message, int request, id about, int64_t version)
{
	struct ask *ask = ask_record_of(message, request, &ask_record);

	ask->id = about;
	ask->version = version;
	return ask;
}

/* A concept of € 1.000 (the ceiling) or another amount; its id. */
static id concept(struct course *course, struct channel *channel, size_t n, id provision, cents bedrag)
{
	struct message request, answer;
	struct decision *decision = ask_record_of(&request, REQ_DECISION_SAVE, &decision_record);
	id decision_id;

	decision->household_id = HOUSEHOLDS + (id)n;
	decision->goal_id = GOALS + (id)n;
	decision->provision_kind_id = provision;
	decision->bedrag = bedrag;
	decision->datumStart = instant_day(clock_now());
	decision->datumEinde = decision->datumStart + 30;
	strcpy(decision->waarom_niet_lager, "Het netwerk is op.");
	decision->motivering = mem_text("Zonder dit valt de dag stil.");
	race_ask(channel, &request, &answer);
	if (answer.status != STATUS_OK)
		race_fail("no concept: %s", ((struct refusal *)rows_first(&answer.rows, &refusal_record))->text);
	decision_id = ((struct decision *)rows_first(&answer.rows, &decision_record))->id;
	message_free(&request);
	message_free(&answer);
	(void)course;
	return decision_id;
}

/* ---- the same field of a goal, saved by two ---- */

static void edit(struct racer *racer, id goal_id, const char *text)
{
	struct field_edit *row = ask_record_of(&racer->request, REQ_FIELDS_SAVE, &field_edit_record);

	strcpy(row->kind, "goal");
	strcpy(row->field, "toelichting");
	row->object_id = goal_id;
	row->base_version = 1;
	row->value = mem_text(text);
}

/* Is this sentence in what stands, or in a text that lost? */
static bool kept(const struct message *history, const char *sentence, bool *stands)
{
	const struct field_version *version;
	const struct field_version *newest = NULL;
	bool lost = false;

	for (size_t i = 0; (version = rows_get(&history->rows, &field_version_record, i)); i++) {
		if (version->lost)
			lost = lost || strstr(version->value, sentence);
		else if (!newest || version->version > newest->version)
			newest = version;
	}
	*stands = newest && strstr(newest->value, sentence);
	return *stands || lost;
}

static bool both_texts_are_there(struct course *course, id goal_id, int round, bool clash, bool *amina_stands)
{
	struct message request, answer;
	struct field_version *asked = ask_record_of(&request, REQ_FIELD_HISTORY, &field_version_record);
	bool loes_stands, ok;

	strcpy(asked->kind, "goal");
	strcpy(asked->field, "toelichting");
	asked->object_id = goal_id;
	race_ask(course->carla, &request, &answer);
	ok = kept(&answer, "van Amina", amina_stands);
	ok = kept(&answer, "van Loes", &loes_stands) && ok;
	message_free(&request);
	message_free(&answer);
	if (!ok)
		return wrong(course, round, "a text is lost");
	if (clash ? *amina_stands == loes_stands : !(*amina_stands && loes_stands))
		return wrong(course, round, clash ? "a clash did not leave exactly one standing" : "a merge lacks one of both");
	return true;
}

/* Even rounds: the same sentence by both. Odd rounds: another sentence each. */
static bool same_field_round(struct course *course, int round)
{
	struct racer amina = { .channel = course->amina }, loes = { .channel = course->loes };
	id goal_id = GOALS + (id)course->households++;
	bool clash = round % 2 == 0, amina_stands = false;
	int conflicts;

	edit(&amina, goal_id, "Eerst de huur van Amina. Dan het licht. Dan de zorg.");
	edit(&loes, goal_id, clash ? "Eerst de huur van Loes. Dan het licht. Dan de zorg." :
		"Eerst de huur. Dan het licht. Dan de zorg van Loes.");
	race(&amina, &loes);
	conflicts = (amina.answer.status == STATUS_CONFLICT) + (loes.answer.status == STATUS_CONFLICT);
	if (amina.answer.status != STATUS_OK && amina.answer.status != STATUS_CONFLICT)
		wrong(course, round, "an answer that is neither saved nor a clash");
	else if (conflicts != (clash ? 1 : 0))
		wrong(course, round, "not as many clashes as there should be");
	else
		both_texts_are_there(course, goal_id, round, clash, &amina_stands);
	course->firsts += clash ? amina_stands : rows_count(&loes.answer.rows, &field_version_record) &&
		((struct field_version *)rows_first(&loes.answer.rows, &field_version_record))->version == 3;
	racers_free(&amina, &loes);
	return !*course->why;
}

/* ---- the last euro, granted by two ---- */

static int state_in(const struct message *answer)
{
	const struct decision *decision = rows_first(&answer->rows, &decision_record);

	return answer->status == STATUS_OK && decision ? decision->state : -1;
}

static cents granted(struct course *course, id household_id)
{
	struct message request, answer;
	const struct decision *decision;
	cents sum = 0;

	ask_of(&request, REQ_DECISION_LIST, household_id, 0);
	race_ask(course->carla, &request, &answer);
	for (size_t i = 0; (decision = rows_get(&answer.rows, &decision_record, i)); i++)
		if (decision->state == DECISION_GENOMEN)
			sum += decision->bedrag;
	message_free(&request);
	message_free(&answer);
	return sum;
}

static bool last_euro_round(struct course *course, int round)
{
	struct racer amina = { .channel = course->amina }, loes = { .channel = course->loes };
	size_t n = course->households++;
	int taken;

	ask_of(&amina.request, REQ_DECISION_SUBMIT, concept(course, course->amina, n, PROVISION_CEILING, CEILING_CENTS), 1);
	ask_of(&loes.request, REQ_DECISION_SUBMIT, concept(course, course->loes, n, PROVISION_CEILING, CEILING_CENTS), 1);
	race(&amina, &loes);
	taken = (state_in(&amina.answer) == DECISION_GENOMEN) + (state_in(&loes.answer) == DECISION_GENOMEN);
	course->firsts += state_in(&amina.answer) == DECISION_GENOMEN;
	if (taken != 1)
		wrong(course, round, taken ? "both were granted" : "nobody was granted");
	else if (state_in(&amina.answer) + state_in(&loes.answer) != DECISION_GENOMEN + DECISION_TER_TOETSING)
		wrong(course, round, "who lost did not go up the ladder");
	else if (granted(course, HOUSEHOLDS + (id)n) != CEILING_CENTS)
		wrong(course, round, "what stands is not the ceiling");
	racers_free(&amina, &loes);
	return !*course->why;
}

/* ---- approved by one, withdrawn by another ---- */

/* What stands must be one of the two whole stories. */
static void story_check(struct course *course, id decision_id, id escalation_id, bool approved, int round)
{
	struct message request, answer;
	const struct decision *decision;
	const struct escalation *escalation;

	ask_of(&request, REQ_ESCALATION_READ, escalation_id, 0);
	race_ask(course->carla, &request, &answer);
	decision = rows_first(&answer.rows, &decision_record);
	escalation = rows_first(&answer.rows, &escalation_record);
	if (!decision || !escalation || decision->id != decision_id)
		wrong(course, round, "the escalation cannot be read");
	else if (decision->state != (approved ? DECISION_GENOMEN : DECISION_INGETROKKEN))
		wrong(course, round, "the decision does not stand as it was answered");
	else if (escalation->state != (approved ? ESCALATION_BEANTWOORD : ESCALATION_INGETROKKEN))
		wrong(course, round, "the escalation does not stand as it was answered");
	else if (decision->decider_id != (approved ? CARLA : 0))
		wrong(course, round, "the decision has the wrong decider");
	message_free(&request);
	message_free(&answer);
}

static bool approve_withdraw_round(struct course *course, int round)
{
	struct racer amina = { .channel = course->amina }, carla = { .channel = course->carla };
	struct message request, answer;
	const struct decision *decision;
	const struct escalation *escalation;
	id decision_id, escalation_id;
	size_t n = course->households++;

	ask_of(&request, REQ_DECISION_SUBMIT, concept(course, course->amina, n, PROVISION_ORDINARY, 300000), 1);
	race_ask(course->amina, &request, &answer);
	decision = rows_first(&answer.rows, &decision_record);
	escalation = rows_first(&answer.rows, &escalation_record);
	if (answer.status != STATUS_OK || !decision || !escalation)
		race_fail("the decision did not climb");
	decision_id = decision->id;
	escalation_id = escalation->id;
	ask_of(&carla.request, REQ_ESCALATION_ANSWER, escalation_id, escalation->version)->number = STEP_APPROVED;
	strcpy(ask_of(&amina.request, REQ_DECISION_WITHDRAW, decision_id, decision->version)->word, "Toch niet nodig.");
	message_free(&request);
	message_free(&answer);
	race(&amina, &carla);
	if ((amina.answer.status == STATUS_OK) == (carla.answer.status == STATUS_OK))
		wrong(course, round, amina.answer.status == STATUS_OK ? "both happened" : "neither happened");
	else
		story_check(course, decision_id, escalation_id, carla.answer.status == STATUS_OK, round);
	course->firsts += amina.answer.status == STATUS_OK;
	racers_free(&amina, &carla);
	return !*course->why;
}

/* ---- all ---- */

static const struct {
	const char *name;
	bool (*round)(struct course *course, int round);
} races[] = {
	{ "the same field saved by two loses no text", same_field_round },
	{ "the last euro of a ceiling is granted once", last_euro_round },
	{ "an approval and a withdrawal: exactly one happens", approve_withdraw_round },
};

int main(void)
{
	const char *rounds = getenv("RACES");
	struct course course = { .rounds = rounds && *rounds ? atoi(rounds) : ROUNDS_DEFAULT };
	int failed = 0;

	if (course.rounds < 1 || course.rounds > 100000)
		race_fail("RACES is a number from 1 to 100000");
	course.store = race_store_open((int)COUNT_OF(races) * course.rounds, NULL);
	course.amina = race_session(course.store, AMINA);
	course.loes = race_session(course.store, LOES);
	course.carla = race_session(course.store, CARLA);
	for (size_t i = 0; i < COUNT_OF(races); i++) {
		int round = 0;

		course.firsts = 0;
		course.why[0] = '\0';
		while (round < course.rounds && races[i].round(&course, round))
			round++;
		failed += *course.why != '\0';
		if (*course.why)
			printf("not ok %s: %s\n", races[i].name, course.why);
		else
			printf("ok %s (%d rounds, amina first in %d)\n", races[i].name, round, course.firsts);
	}
	channel_free(course.amina);
	channel_free(course.loes);
	channel_free(course.carla);
	race_store_close(course.store);
	return failed > 0;
}
