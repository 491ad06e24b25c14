/* A CSV that is longer than one portion: households whose lines stand far apart, and mistakes anywhere in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "store/import.h"
#include "world.h"

#define HEAD "huishouden,voornamen,geslachtsnaam,geboortedatum,straatnaam,huisnummer,bsn\n"

enum { HOUSEHOLDS = IMPORT_PORTION / 2 + 50 };	/* of two people each: more than a portion */

static int setup(void **state)
{
	*state = world_new();
	return 0;
}

static int teardown(void **state)
{
	world_free(*state);
	return 0;
}

static const struct message *import_text(struct world *world, const struct buf *text)
{
	static uint8_t key;
	int fd = memfd_create("import", MFD_CLOEXEC);
	const struct message *answer;
	struct message ask;
	struct import *import;

	assert_int_equal(write(fd, text->data, text->used), text->used);
	message_init(&ask, REQ_IMPORT);
	ask.key[0] = ++key;
	ask.key[1] = 9;
	ask.fds[ask.fd_count++] = fd;
	import = rows_new(&ask.rows, &import_record);
	*import = (struct import){ .format = IMPORT_CSV, .file = "lang.csv" };
	answer = world_ask(world, "offline", &ask);
	message_free(&ask);
	close(fd);
	world_is(answer, STATUS_OK);
	return answer;
}

static const struct import_count *count_of(const struct message *answer)
{
	return world_row(answer, &import_count_record, 0);
}

/* First one member of each household, then the other of each. */
static void households_add(struct buf *text)
{
	buf_text(text, HEAD);
	for (int member = 0; member < 2; member++)
		for (int i = 0; i < HOUSEHOLDS; i++)
			buf_format(text, member ? "h%d,Kees,Veld %d,1980,,%d,\n" : "h%d,Loes,Veld %d,1980,Zeedijk,%d,\n", i, i, i + 1);
}

static void lines_that_stand_far_apart_are_one_household(void **state)
{
	struct world *world = *state;
	struct buf text = BUF_INIT;
	const struct message *answer;

	households_add(&text);
	answer = import_text(world, &text);
	assert_int_equal(count_of(answer)->lines, 2 * HOUSEHOLDS);
	assert_int_equal(count_of(answer)->households_new, HOUSEHOLDS);
	assert_int_equal(count_of(answer)->members_new, 2 * HOUSEHOLDS);
	assert_true(count_of(answer)->stored);
	/* The street of one line and the number of the other. */
	assert_int_equal(world_number(world, "SELECT count(*) FROM household h WHERE straatnaam = 'Zeedijk' AND huisnummer > 0"
		" AND (SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id WHERE m.household_id = h.id"
		" AND p.geslachtsnaam LIKE 'Veld %') = 2"), HOUSEHOLDS);
	buf_free(&text);
}

static void a_child_of_two_households_far_apart_is_one_person(void **state)
{
	struct world *world = *state;
	struct buf text = BUF_INIT;
	const struct message *answer;

	buf_text(&text, HEAD "a,Noor,Dam,1985,,,\na,Sem,Dam,2015,,,999200239\n");
	for (int i = 0; i <= IMPORT_PORTION; i++)
		buf_format(&text, "h%d,Loes,Veld %d,1980,Zeedijk,%d,\n", i, i, i + 1);
	buf_text(&text, "b,Rik,Bos,1984,,,\nb,Sem,Dam,2015,,,999200239\n");
	answer = import_text(world, &text);
	assert_true(count_of(answer)->stored);
	assert_int_equal(count_of(answer)->persons_new, IMPORT_PORTION + 4);
	assert_int_equal(count_of(answer)->remarks, 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE p.burgerservicenummer = '999200239'"), 2);
	answer = import_text(world, &text);
	assert_int_equal(count_of(answer)->persons_new, 0);
	assert_int_equal(count_of(answer)->persons_same, IMPORT_PORTION + 4);
	buf_free(&text);
}

static void mistakes_are_named_by_line_and_nothing_is_stored(void **state)
{
	static const int64_t lines[] = { 2 * HOUSEHOLDS + 2, 2 * HOUSEHOLDS + 3, 2 * HOUSEHOLDS + 4, 2 * HOUSEHOLDS + 5 };
	struct world *world = *state;
	int64_t persons = world_number(world, "SELECT count(*) FROM person");
	int64_t households = world_number(world, "SELECT count(*) FROM household");
	struct buf text = BUF_INIT;
	const struct message *answer;
	const struct import_line *line;
	size_t found = 0;

	households_add(&text);
	/* Of the first household, of none, of the last, and no record at all. */
	buf_format(&text, "h0,Ans,Veld,gisteren,,,\n,Ans,Veld,1980,,,\nh%d,Ans,Veld,1980,,1,\nx,y\n", HOUSEHOLDS - 1);
	answer = import_text(world, &text);
	assert_false(count_of(answer)->stored);
	assert_int_equal(count_of(answer)->errors, COUNT_OF(lines));
	for (size_t i = 0; (line = world_row(answer, &import_line_record, i)); i++) {
		assert_true(line->error && found < COUNT_OF(lines));
		assert_int_equal(line->line, lines[found++]);
	}
	assert_int_equal(found, COUNT_OF(lines));
	assert_int_equal(world_number(world, "SELECT count(*) FROM person"), persons);
	assert_int_equal(world_number(world, "SELECT count(*) FROM household"), households);
	buf_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(lines_that_stand_far_apart_are_one_household),
		TEST(a_child_of_two_households_far_apart_is_one_person),
		TEST(mistakes_are_named_by_line_and_nothing_is_stored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
