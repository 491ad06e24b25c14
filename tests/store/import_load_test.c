/* The fast way into an empty store gives the rows that the careful way gives into one that is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/person_name.h"
#include "homes.h"
#include "store/db.h"

#define HEAD "huishouden,voornamen,geslachtsnaam,geboortedatum,straatnaam,huisnummer,postcode,bsn,rol\n"
#define STRANGER HEAD "vreemd,Xander,Vreemdeling,1950,,,,,\n"
#define ROWS \
	"SELECT group_concat(line, char(10)) AS text FROM (SELECT p.voornamen || ' ' || p.geslachtsnaam || ' ' || coalesce(p.geboortedatum, '')" \
	" || ' ' || coalesce(p.burgerservicenummer, '-') || ' ' || p.voorletters || ' in ' || h.naam || ' ' || coalesce(h.straatnaam, '')" \
	" || coalesce(h.huisnummer, '') || coalesce(h.postcode, '') || ' ' || m.rol || ' ' || m.\"from\" || ' ' || h.last_contact" \
	" || ' ' || p.version || h.version || ' ' || (SELECT count(*) FROM change c WHERE c.household_id = h.id AND c.kind = 'household')" \
	" AS line FROM membership m JOIN person p ON p.id = m.person_id JOIN household h ON h.id = m.household_id" \
	" WHERE p.geslachtsnaam <> 'Vreemdeling' ORDER BY 1)"
#define SCHEMA \
	"SELECT group_concat(type || name || coalesce(sql, ''), char(10)) AS text FROM (SELECT * FROM sqlite_schema ORDER BY type, name)"

enum { MANY = 1500 };	/* persons: more than go in at once */

static const struct message *import_text(struct world *world, const char *text)
{
	static uint8_t key;
	int fd = memfd_create("import", MFD_CLOEXEC);
	const struct message *answer;
	struct message ask;
	struct import *import;

	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	message_init(&ask, REQ_IMPORT);
	ask.key[0] = ++key;
	ask.key[1] = 7;
	ask.fds[ask.fd_count++] = fd;
	import = rows_new(&ask.rows, &import_record);
	*import = (struct import){ .format = IMPORT_CSV, .file = "stad.csv" };
	answer = world_ask(world, "offline", &ask);
	message_free(&ask);
	close(fd);
	return answer;
}

/* Caller frees. */
static char *text_of(struct world *world, const char *sql)
{
	struct query *query = db_query(world_db(world), sql);
	char *text;

	assert_true(query_step(query, NULL) == QUERY_ROW);
	text = strdup(query_get_text(query, "text"));
	query_done(query);
	return text;
}

/* Eleven-proof: the digits of a serial, and a last one that makes it right. 0 when there is none. */
static int bsn_of(int serial)
{
	int sum = 0, number = 10000000 + serial;

	for (int weight = 2, rest = number; weight <= 9; weight++, rest /= 10)
		sum += weight * (rest % 10);
	return sum % 11 == 10 ? 0 : number * 10 + sum % 11;
}

/*
 * Many of whom nobody else has the number; some without a number; and those who must be looked for: the same name at the
 * same address under two labels, and a child of two households.
 */
static void city_write(struct buf *text)
{
	buf_text(text, HEAD);
	buf_text(text, "a,Noor,Dam,1985,Kade,1,3077AW,,ouder\na,Sem,Dam,2015-03-04,,,,999200239,kind\n");
	for (int i = 0; i < MANY; i++) {
		int bsn = bsn_of(i);

		buf_format(text, "h%d,Loes,van Veld-%d,1980-02-%02d,Zeedijk,%d,1011AB,", i / 2, i / 7, 1 + i % 28, 1 + i / 2);
		if (bsn && i % 9)
			buf_format(text, "%d", bsn);
		buf_text(text, ",\n");
	}
	buf_text(text, "twin,Loes,van Veld-0,1980-02-01,Zeedijk,1,1011AB,,\n");
	buf_text(text, "b,Rik,Bos,1984,Laan,2,3077AX,,ouder\nb,Sem,Dam,2015-03-04,,,,999200239,kind\n");
}

static void the_fast_way_gives_the_rows_of_the_careful_way(void **state)
{
	struct world *fast = world_new_bare(), *careful = world_new_bare();
	char *schema = text_of(fast, SCHEMA), *after, *rows, *expected;
	struct buf text = BUF_INIT;

	(void)state;
	city_write(&text);
	world_is(import_text(fast, text.data), STATUS_OK);
	world_is(import_text(careful, STRANGER), STATUS_OK);
	world_is(import_text(careful, text.data), STATUS_OK);
	rows = text_of(fast, ROWS);
	expected = text_of(careful, ROWS);
	assert_string_equal(rows, expected);
	assert_true(strlen(rows) > MANY * 40);
	homes_keys_right(fast);
	/* Every index is there again, and whole. */
	after = text_of(fast, SCHEMA);
	assert_string_equal(after, schema);
	assert_int_equal(world_number(fast, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
	assert_int_equal(world_number(fast, "SELECT count(*) FROM membership INDEXED BY membership_pair WHERE person_id > 0"),
		world_number(fast, "SELECT count(*) FROM membership"));
	free(schema), free(after), free(rows), free(expected);
	buf_free(&text);
	world_free(fast);
	world_free(careful);
}

static void a_second_time_changes_nothing(void **state)
{
	struct world *world = world_new_bare();
	struct buf text = BUF_INIT;
	const struct message *answer;
	const struct import_count *count;
	int64_t persons;

	(void)state;
	city_write(&text);
	world_is(import_text(world, text.data), STATUS_OK);
	persons = world_number(world, "SELECT count(*) FROM person");
	answer = import_text(world, text.data);
	world_is(answer, STATUS_OK);
	count = world_row(answer, &import_count_record, 0);
	assert_int_equal(count->persons_new, 0);
	assert_int_equal(count->persons_same, persons + 1);	/* the twin is one of them */
	assert_int_equal(world_number(world, "SELECT count(*) FROM person"), persons);
	buf_free(&text);
	world_free(world);
}

static void numbers_go_on_where_the_file_ended(void **state)
{
	struct world *world = world_new_bare();
	struct buf text = BUF_INIT;

	(void)state;
	city_write(&text);
	world_is(import_text(world, text.data), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT next FROM allocator WHERE name = 'huishoudnummer'"),
		1 + world_number(world, "SELECT count(*) FROM household"));
	assert_int_equal(world_number(world, "SELECT count(*) FROM person p JOIN household h ON h.id = p.id"), 0);
	assert_true(world_number(world, "SELECT next FROM allocator WHERE name = 'id'") >
		world_number(world, "SELECT max((SELECT max(id) FROM membership), (SELECT max(id) FROM household))"));
	buf_free(&text);
	world_free(world);
}

static void what_does_not_go_in_leaves_nothing_and_every_index(void **state)
{
	struct world *world = world_new_bare();
	char *schema = text_of(world, SCHEMA), *after, number[HUISHOUDNUMMER_BYTES], sql[200];
	struct buf text = BUF_INIT;

	(void)state;
	city_write(&text);
	/* Somebody gave away a number by hand that comes halfway. */
	huishoudnummer_make(600, number);
	snprintf(sql, sizeof(sql), "INSERT INTO household(id, huishoudnummer, naam) VALUES (9999999, '%s', 'met de hand')", number);
	world_sql(world, sql);
	assert_int_not_equal(import_text(world, text.data)->status, STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM search_key"), 0);
	after = text_of(world, SCHEMA);
	assert_string_equal(after, schema);
	free(schema), free(after);
	buf_free(&text);
	world_free(world);
}

/* A house where many live, of whom no number is known: each is found by a birth date, not among all of them. */
static void a_house_full_of_people_without_a_number_is_no_slower_than_a_street(void **state)
{
	struct world *world = world_new_bare();
	struct buf text = BUF_INIT;
	const struct message *answer;
	int64_t reads;

	(void)state;
	world_is(import_text(world, STRANGER), STATUS_OK);
	buf_text(&text, HEAD);
	for (int i = 0; i < MANY; i++)
		buf_format(&text, "h%d,Loes,Veld %d,%04d-%02d-01,Kade,1,3077AW,,\n", i % 3, i, 1930 + i % 90, 1 + i / 90 % 12);
	world_is(import_text(world, text.data), STATUS_OK);
	reads = db_steps(world_db(world));
	answer = import_text(world, text.data);
	assert_int_equal(((const struct import_count *)world_row(answer, &import_count_record, 0))->persons_same, MANY);
	/* Steps of the machine of SQLite: among all of them it would be a hundred times as many. */
	assert_true(db_steps(world_db(world)) - reads < (int64_t)MANY * 1000);
	buf_free(&text);
	world_free(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_fast_way_gives_the_rows_of_the_careful_way),
		cmocka_unit_test(a_second_time_changes_nothing),
		cmocka_unit_test(numbers_go_on_where_the_file_ended),
		cmocka_unit_test(what_does_not_go_in_leaves_nothing_and_every_index),
		cmocka_unit_test(a_house_full_of_people_without_a_number_is_no_slower_than_a_street),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
