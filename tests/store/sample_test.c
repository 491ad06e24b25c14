/*
 * The public sample of the BRP (GBA-V): who has an address is found by surname, by postcode and number, and by birth
 * date. The sample is no part of the project: WIJKD_DATA names its folder, else ../shared/data is looked at.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "homes.h"

enum { PERSONS_LEAST = 100, PAGE = 200, PAGES = 5 };

struct resident {
	id person_id;
	char surname[TEXT_LINE_BYTES], address[TEXT_LINE_BYTES], born[11];
};

/* -1 when the sample is not there. */
static int sample_open(void)
{
	const char *folder = getenv("WIJKD_DATA");
	char path[600];

	snprintf(path, sizeof(path), "%s/gbav-testset-a.csv", folder && *folder ? folder : "../shared/data");
	return open(path, O_RDONLY | O_CLOEXEC);
}

static void sample_import(struct world *world, int fd)
{
	const struct message *answer;
	struct import import = { .format = IMPORT_GBAV, .file = "gbav-testset-a.csv" };
	struct message message;

	message_init(&message, REQ_IMPORT);
	message.key[0] = 1;
	message.fds[message.fd_count++] = fd;
	rows_add(&message.rows, &import_record, &import);
	answer = world_ask(world, "offline", &message);
	message_free(&message);
	world_is(answer, STATUS_OK);
}

/* Everybody the import brought who lives somewhere now. */
static struct resident *residents_load(struct world *world, size_t *count)
{
	static const char RESIDENTS[] =
		"SELECT p.id, p.geslachtsnaam, p.geboortedatum, h.postcode, h.huisnummer, h.straatnaam, h.huisletter,"
		" h.huisnummertoevoeging FROM membership m JOIN person p ON p.id = m.person_id"
		" JOIN household h ON h.id = m.household_id WHERE m.until IS NULL AND NOT h.shielded"
		" AND (h.postcode IS NOT NULL OR h.straatnaam IS NOT NULL) ORDER BY p.id";
	struct query *query = db_query(world_db(world), RESIDENTS);
	struct resident *residents = mem_new(10000, sizeof(*residents));

	*count = 0;
	while (query_step(query, NULL) == QUERY_ROW && *count < 10000) {
		struct resident *resident = &residents[(*count)++];
		bool postcode = !query_is_null(query, "postcode");

		resident->person_id = query_get_int(query, "id");
		snprintf(resident->surname, sizeof(resident->surname), "%s", query_get_text(query, "geslachtsnaam"));
		snprintf(resident->born, sizeof(resident->born), "%s", query_get_text(query, "geboortedatum"));
		snprintf(resident->address, sizeof(resident->address), "%s %lld",
			query_get_text(query, postcode ? "postcode" : "straatnaam"),
			(long long)query_get_int(query, "huisnummer"));
		if (query_get_int(query, "huisnummer") == 0)
			resident->address[strlen(resident->address) - 2] = '\0';
	}
	query_done(query);
	return residents;
}

static bool finds(struct world *world, const char *scrap, id person_id)
{
	struct ask ask = homes_word(scrap);
	const struct search_hit *hit;

	ask.number = PAGE;
	for (int page = 0; page < PAGES; page++) {
		const struct message *answer;

		ask.version = page * PAGE;
		answer = world_call(world, "amina", REQ_SEARCH, &ask_record, &ask, NULL);
		world_is(answer, STATUS_OK);
		for (size_t i = 0; (hit = world_row(answer, &search_hit_record, i)); i++)
			if (hit->person_id == person_id)
				return true;
		if (world_count(answer, &search_hit_record) < PAGE)
			return false;
	}
	return false;
}

static bool has_letter(const char *text)
{
	char key[TEXT_LINE_BYTES];

	search_key(text, key, sizeof(key));
	return strlen(key) > 1;
}

static void who_has_an_address_is_found(void **state)
{
	int fd = sample_open();
	struct world *world;
	struct resident *residents;
	size_t count, missed = 0;

	(void)state;
	if (fd < 0) {
		print_message("skipped: the sample is not there (WIJKD_DATA names its folder)\n");
		skip();
	}
	world = world_new();
	/* Whose data are secret is found by address only by who may open the dossier: Amina's team is everywhere. */
	world_sql(world, "UPDATE team SET wijk = '*' WHERE naam = 'Wijkteam Noord'");
	homes_keys(world);
	sample_import(world, fd);
	homes_keys_right(world);
	close(fd);
	residents = residents_load(world, &count);
	assert_true(count >= PERSONS_LEAST);
	for (size_t i = 0; i < count; i++) {
		const char *scraps[] = { residents[i].surname, residents[i].address, residents[i].born };

		for (size_t s = 0; s < COUNT_OF(scraps); s++) {
			/* "." for who has no surname, and dates of which a part is not known */
			if (!has_letter(scraps[s]) || (s == 2 && strstr(scraps[s], "-00")))
				continue;
			if (finds(world, scraps[s], residents[i].person_id))
				continue;
			print_message("«%s» does not find person %lld\n", scraps[s], (long long)residents[i].person_id);
			missed++;
		}
	}
	print_message("%zu people of the sample were sought in three ways\n", count);
	free(residents);
	world_free(world);
	assert_int_equal(missed, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_has_an_address_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
