/* Everybody of a GBA-V list who has an address is found: by surname, by postcode and number, by birth date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "homes.h"

#define OFFICIAL "gbav-testset-a.csv"

enum { LISTS = 240 };

static int begin(void **state)
{
	*state = world_new();
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

/* Into the area of amina, who may then open every dossier: a secret address is found by nobody else. */
static const struct import_count *gbav_import(struct world *world, const char *bytes, size_t count)
{
	int fd = memfd_create("gbav", MFD_CLOEXEC);
	const struct message *answer;
	struct message ask;
	struct import *import;

	assert_int_equal(write(fd, bytes, count), count);
	message_init(&ask, REQ_IMPORT);
	ask.key[0] = 77;
	ask.fds[ask.fd_count++] = fd;
	import = rows_new(&ask.rows, &import_record);
	*import = (struct import){ .format = IMPORT_GBAV, .file = "lijst.csv", .wijk = "Noord" };
	answer = world_ask(world, "offline", &ask);
	message_free(&ask);
	close(fd);
	world_is(answer, STATUS_OK);
	return world_row(answer, &import_count_record, 0);
}

/* ---- asking ---- */

/* One of those who have an address, with what is typed to find them; "" for what the list does not tell. */
struct sought {
	id person;
	char surname[2 * TEXT_LINE_BYTES], address[80], born[11];
};

struct found {
	size_t persons, by_surname, by_address, by_birth;
};

static bool finds(struct world *world, const char *scrap, id person)
{
	struct ask ask = homes_word(scrap);
	const struct message *answer;
	const struct search_hit *hit;

	for (ask.number = 200; ask.version < 2000; ask.version += 200) {
		answer = world_call(world, "amina", REQ_SEARCH, &ask_record, &ask, NULL);
		world_is(answer, STATUS_OK);
		for (size_t i = 0; (hit = world_row(answer, &search_hit_record, i)); i++)
			if (hit->person_id == person)
				return true;
		if (world_count(answer, &search_hit_record) < 200)
			return false;
	}
	return false;
}

static size_t must_find(struct world *world, const struct sought *sought, const char *scrap)
{
	if (*scrap && !finds(world, scrap, sought->person))
		fail_msg("%s does not find %s (%s)", scrap, sought->surname, sought->address);
	return *scrap != '\0';
}

static void sought_read(struct query *row, struct sought *out)
{
	const char *iso = query_get_text(row, "geboortedatum"), *addition = query_get_text(row, "huisnummertoevoeging");
	char key[TEXT_LINE_BYTES];

	memset(out, 0, sizeof(*out));
	out->person = query_get_int(row, "id");
	/* A dot is a surname that is not known. */
	search_key(query_get_text(row, "geslachtsnaam"), key, sizeof(key));
	if (strlen(key) > 1)
		snprintf(out->surname, sizeof(out->surname), "%s %s", query_get_text(row, "voorvoegsel"),
			query_get_text(row, "geslachtsnaam"));
	if (*query_get_text(row, "postcode") && query_get_int(row, "huisnummer"))
		snprintf(out->address, sizeof(out->address), "%s %d%s%s%s", query_get_text(row, "postcode"),
			(int)query_get_int(row, "huisnummer"), query_get_text(row, "huisletter"), *addition ? "-" : "", addition);
	if (strlen(iso) == DAY_ISO_BYTES - 1 && strcmp(iso + 8, "00") != 0)
		birthdate_show(iso, out->born);
}

static struct found everybody_sought(struct world *world)
{
	static const char ADDRESSED[] =
		"SELECT p.id, p.geslachtsnaam, p.voorvoegsel, p.geboortedatum, h.postcode, h.huisnummer, h.huisletter,"
		" h.huisnummertoevoeging FROM person p JOIN membership m ON m.person_id = p.id AND m.until IS NULL"
		" JOIN household h ON h.id = m.household_id"
		" WHERE (h.straatnaam IS NOT NULL OR h.postcode IS NOT NULL) AND NOT h.shielded AND h.woonplaats IS NOT 'Monnickendam'"
		" ORDER BY p.id";
	struct query *row = db_query(world_db(world), ADDRESSED);
	struct sought *all = NULL;
	struct found found = { 0 };

	while (query_step(row, NULL) == QUERY_ROW) {
		all = mem_grow(all, found.persons + 1, sizeof(*all));
		sought_read(row, &all[found.persons++]);
	}
	for (size_t i = 0; i < found.persons; i++) {
		found.by_surname += must_find(world, &all[i], all[i].surname);
		found.by_address += must_find(world, &all[i], all[i].address);
		found.by_birth += must_find(world, &all[i], all[i].born);
	}
	free(all);
	return found;
}

/* ---- a list ---- */

static void digits_add(struct buf *out, unsigned number)
{
	char bsn[10];
	unsigned sum = 0;

	/* Every tenth has none; the last digit is what the 11-proef asks, and another number where there is none. */
	for (number = 10000000 + 7919 * number;; number++, sum = 0) {
		snprintf(bsn, sizeof(bsn), "%08u0", number);
		for (unsigned i = 0; i < 8; i++)
			sum += (9 - i) * (unsigned)(bsn[i] - '0');
		if (sum % 11 < 10)
			break;
	}
	bsn[8] = (char)('0' + sum % 11);
	buf_text(out, bsn);
}

/* Names as the BRP has them: voorvoegsels, double names, signs on letters, one name only, spelled in capitals. */
static void list_make(struct buf *out)
{
	static const char *const first[] = { "Noor", "Jan Pieter", "Ömer", "Zoë", "", "A", "Şule", "Jean-Luc", "D'Arcy" };
	static const char *const fronts[] = { "", "van", "de", "van den", "van 't", "d'", "el", "ten", "", "da", "in de", "vún" };
	static const char *const surnames[] = {
		"Boer", "Çelik", "O'Neil – Ďurčík", "Ten Brink-Bäkker", "IJzerman", "Łukaszewski", "Groß", "Hondt", "Nguyễn",
		"Al", "Ng", "SMIT", "Ait Ouarasse", "Köhler-von Stein zu Hausen", "Jansen", "Berg", "Ben", "Yıldız", "Ærø",
	};
	static const char *const streets[] = { "Lisdoddestraat", "Ds. J.J. Bergpad", "'s-Gravenweg", "Van Ærøplein", "1e Dwarsstraat" };
	static const char *const days[] = { "19800314", "19110229", "19000101", "20140000", "00000000", "19721200", "20201231" };

	buf_text(out, ";01.01.20;01.02.10;01.02.30;01.02.40;01.03.10;01.04.10;01.61.10;06.08.10;07.70.10;08.11.10;08.11.20;"
		"08.11.30;08.11.40;08.11.50;08.11.60;08.11.70;08.12.10\n");
	for (unsigned i = 0; i < LISTS; i++) {
		const char *born = days[i % COUNT_OF(days)];

		buf_format(out, "L%u;", i);
		if (i % 10)
			digits_add(out, i);
		buf_format(out, ";%s;%s;%s;%s;V;E;%s;%s;", first[i % COUNT_OF(first)], fronts[i % COUNT_OF(fronts)],
			surnames[i % COUNT_OF(surnames)], strcmp(born, "19110229") == 0 ? "19120229" : born,
			i % 17 == 3 ? "20210101" : "", i % 13 == 5 ? "7" : "0");
		if (i % 23 == 4)
			buf_text(out, ";;;;;;;\n");
		else if (i % 29 == 6)
			buf_text(out, ";;;;;;;Woonboot aan de Grote Sloot\n");
		else
			buf_format(out, "%s;%u;%s;%s;%s;11%02uA%c;Waterrijk;\n", streets[i % COUNT_OF(streets)], 1 + i % 37,
				i % 5 == 2 ? "a" : "", i % 7 == 3 ? "2" : i % 7 == 4 ? "bis" : "", i % 11 == 8 && i % 7 != 3 && i % 7 != 4 ?
				"to" : "", 10 + i % 80, (char)('A' + i % 20));
	}
}

static void everybody_with_an_address_is_found_three_ways(void **state)
{
	struct buf text = BUF_INIT;
	const struct import_count *count;
	struct found found;

	list_make(&text);
	count = gbav_import(*state, text.data, text.used);
	assert_true(count->stored);
	assert_int_equal(count->persons_new, LISTS);
	found = everybody_sought(*state);
	assert_int_equal(found.persons, LISTS - count->without_address);
	assert_int_equal(found.by_surname, found.persons);
	assert_true(found.by_address > LISTS * 9 / 10 && found.by_birth > LISTS / 2);
	buf_free(&text);
}

static void so_is_everybody_of_the_official_list(void **state)
{
	const char *folder = getenv("WIJKD_DATA");
	char path[600];
	struct buf text = BUF_INIT;
	const struct import_count *count;
	struct found found;
	char bytes[65536];
	size_t got;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder && *folder ? folder : "../shared/data", OFFICIAL);
	file = fopen(path, "rb");
	if (!file) {
		print_message("%s is not here\n", path);
		skip();
	}
	while ((got = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(&text, bytes, got);
	fclose(file);
	count = gbav_import(*state, text.data, text.used);
	assert_true(count->stored);
	found = everybody_sought(*state);
	assert_int_equal(found.persons, count->persons_new - count->without_address);
	print_message("%zu people with an address: %zu found by surname, %zu by postcode and number, %zu by birth date\n",
		found.persons, found.by_surname, found.by_address, found.by_birth);
	buf_free(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(everybody_with_an_address_is_found_three_ways),
		TEST(so_is_everybody_of_the_official_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
