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
#include "canary.h"
#include "homes.h"
#include "store/door.h"

#define NO_NUMBER "9999998"

enum { NOWHERE = 900000000 };

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
	{ REQ_REGISTER_LETTER, SILENT },	/* by its number, and of none there is none */
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
	{ REQ_TABLE_OUTCOME, CHANGES },
	{ REQ_ESCALATION_ADD, CHANGES },
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
	{ REQ_MONEY, SILENT },		/* sums of everybody: no household */
	{ REQ_WALL_LIST, SILENT },	/* how often, and of few nothing */
	{ REQ_WALL_SEEN, OF_NO_HOUSEHOLD },
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
	{ REQ_LOCK, OF_NO_HOUSEHOLD },	/* it shuts the session: code_test.c */
	{ REQ_UNLOCK, OF_NO_HOUSEHOLD },
	{ REQ_CODE_STATE, SILENT },	/* of who asks */
	{ REQ_CODE_BEGIN, SILENT },
	{ REQ_CODE_CONFIRM, CHANGES },
	{ REQ_CODE_RESET, OF_NO_HOUSEHOLD },
	{ REQ_CODE_ROLES, OF_NO_HOUSEHOLD },
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
	if (record == &escalation_record) {	/* a worry, by everybody; the number or the id says about whom */
		struct escalation *escalation = row;

		escalation->cause = CAUSE_ZORG;
		escalation->question = mem_text("Ik maak me zorgen.");
		if (object_id % 2 == 0)
			escalation->household_id = 0;
	}
}

static const struct message *asked(struct world *world, const char *who, const struct request_row *request, id household_id,
	id object_id, const char *number)
{
	void *row = mem_new(1, request->in->size);
	const struct message *answer;

	record_init(request->in, row);
	row_point(request->in, row, household_id, object_id, number);
	answer = world_call(world, who, request->request, request->in, row, NULL);
	record_clear(request->in, row);
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
static size_t asked_all(struct world *world, const struct canary *canary, const char *who,
	const struct request_row *request, bool hidden, size_t *count)
{
	bool known = oversees(request, who);
	const struct message *nothing = NULL;
	size_t leaks = 0;

	for (size_t i = 0; i < canary->count; i++, (*count)++) {
		const struct message *about = asked(world, who, request, canary->household_id, canary->ids[i],
			canary->huishoudnummer);

		if ((says(about, CANARY) && !known) || (hidden && says(about, CANARY_NAME))) {
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
static void tried(struct world *world, const struct canary *canary, const char *const *people, bool hidden)
{
	const struct request_row *request;
	size_t count = 0, leaks = 0;

	for (size_t n = 0; (request = request_at(n)); n++)
		for (size_t who = 0; is_tried(request) && people[who]; who++)
			leaks += asked_all(world, canary, people[who], request, hidden, &count);
	assert_true(count > 500);
	assert_int_equal(leaks, 0);
}

static void of_a_shielded_household_no_request_says_a_word(void **state)
{
	static const char *const people[] = { "amina", "bram", "carla", "esther", "femke", "hanna", "gerrit", NULL };
	struct world *world = *state;
	struct canary canary;

	canary_fill(world, "geheim", "karel", &canary);
	assert_true(says(homes_open(world, "karel", canary.household_id), CANARY));
	tried(world, &canary, people, true);
}

static void of_an_excluded_household_no_request_says_a_word(void **state)
{
	static const char *const people[] = { "bram", "dirk", NULL };
	struct world *world = *state;
	struct canary canary;

	canary_fill(world, "jansen", "amina", &canary);
	assert_true(says(homes_open(world, "bram", canary.household_id), CANARY));
	world_call_id(world, "bram", REQ_HOUSEHOLD_CLOSE, canary.household_id);
	world_sql(world, "INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\") SELECT 990000 + e.id,"
		" e.id, h.id, 'familie', 'zus', b.id, 1, '2026-11-18' FROM employee e, employee b, household h WHERE e.username IN"
		" ('bram', 'dirk') AND b.username = 'hanna' AND h.naam = '" CANARY_NAME "'");
	tried(world, &canary, people, true);
}

static void of_a_household_that_may_only_be_listed_no_request_says_what_is_inside(void **state)
{
	static const char *const people[] = { "bram", "amina", "gerrit", "hanna", NULL };
	struct world *world = *state;
	struct canary canary;

	canary_fill(world, "devries", "karel", &canary);
	tried(world, &canary, people, false);
}

/* Who has it in hand: karel has the dossier open, hanna reads what is hers. */
static bool told_to_who_may(struct world *world, const struct canary *canary, const struct request_row *request)
{
	static const char *const people[] = { "karel", "hanna" };

	for (size_t who = 0; who < COUNT_OF(people); who++)
		for (size_t i = 0; i < canary->count; i++)
			if (says(asked(world, people[who], request, canary->household_id, canary->ids[i], canary->huishoudnummer),
					CANARY))
				return true;
	return false;
}

static void every_request_that_tells_tells_it_to_who_may_know(void **state)
{
	struct world *world = *state;
	const struct request_row *request;
	struct canary canary;
	size_t wrong = 0;

	canary_fill(world, "devries", "karel", &canary);
	canary_in_every_table(world, canary.household_id);
	for (size_t n = 0; (request = request_at(n)); n++) {
		enum told expected = told_of(request->request);

		homes_open(world, "karel", canary.household_id);
		if ((expected == CHANGES) != request->changes && expected != OF_NO_HOUSEHOLD) {
			print_error("%s: the table told[] is wrong about whether it changes anything\n", request->word);
			wrong++;
		}
		if ((expected == TELLS || expected == SILENT) &&
				told_to_who_may(world, &canary, request) != (expected == TELLS)) {
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
