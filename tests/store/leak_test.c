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

enum { OBJECTS_MOST = 40, NOWHERE = 900000000 };

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

static void household_filled(struct world *world, const char *household, const char *who, struct objects *objects)
{
	char sql[1024];
	struct query *query;
	id next = 800000 + 100 * world_household(world, household);

	*objects = (struct objects){ .household_id = world_household(world, household) };
	object_add(objects, objects->household_id);
	texts_written(world, who, objects);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		snprintf(sql, sizeof(sql), rows[i], (long long)objects->household_id, (long long)world_employee(world, who),
			(long long)++next);
		world_sql(world, sql);
		if (strncmp(rows[i], "INSERT", 6) == 0)
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

/* Users and imports are about no household; a hello comes once. */
static bool is_tried(const struct request_row *request)
{
	const struct door_row *door = door_find(request->request);

	return door && request->request != REQ_HELLO && door->deed != DEED_ADMIN && door->deed != DEED_IMPORT;
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

/* The requests under the AVG are the work of the privacy officer; of a shielded household they hold no name then. */
static bool oversees(const struct request_row *request, const char *who)
{
	return strcmp(who, "hanna") == 0 && strncmp(request->word, "privacy-", 8) == 0;
}

/*
 * `hidden`: for these people it does not exist: no word of it, and each answer is the one about nothing. Else they may
 * list it, and no word of what is inside it may come.
 */
static void tried(struct world *world, const struct objects *objects, const char *const *people, bool hidden)
{
	const struct request_row *request;
	size_t count = 0, leaks = 0;

	for (size_t n = 0; (request = request_at(n)); n++) {
		if (!is_tried(request))
			continue;
		for (size_t who = 0; people[who]; who++)
			for (size_t i = 0; i < objects->count; i++) {
				const struct message *about = asked(world, people[who], request, objects->household_id,
					objects->ids[i], objects->huishoudnummer);
				bool known = oversees(request, people[who]);
				if ((says(about, CONTENT) && (hidden || !known)) || (hidden && says(about, NAME))) {
					print_error("%s tells %s of what is not for them (object %zu)\n", request->word, people[who], i);
					leaks++;
				}
				count++;
				if (!hidden || known)
					continue;
				const struct message *nothing = asked(world, people[who], request, NOWHERE,
					NOWHERE + (id)i, NO_NUMBER);
				if (!same_refusal(about, nothing)) {
					print_error("%s answers %s otherwise than about nothing (object %zu): %s / %s\n", request->word,
						people[who], i, sentence_of(about), sentence_of(nothing));
					leaks++;
				}
			}
	}
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(of_a_shielded_household_no_request_says_a_word, begin, end),
		cmocka_unit_test_setup_teardown(of_an_excluded_household_no_request_says_a_word, begin, end),
		cmocka_unit_test_setup_teardown(of_a_household_that_may_only_be_listed_no_request_says_what_is_inside, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
