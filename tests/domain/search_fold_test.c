/* Names that sound the same, and names that differ by one slip. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/search_fold.h"

static const char *fold_of(const char *name, bool finished)
{
	static char fold[FOLD_BYTES];
	char key[200];

	search_key(name, key, sizeof(key));
	search_fold(key, finished, fold);
	return fold;
}

static void names_that_sound_the_same_have_one_fold(void **state)
{
	static const struct {
		const char *names[4], *fold;
	} rows[] = {
		{ { "Jansen", "Janssen", "Janse" }, "janse" },
		{ { "Meijer", "Meyer", "Meier", "Meĳer" }, "myer" },
		{ { "Dijkstra", "Dykstra", "Dijckstra" }, "dykstra" },
		{ { "Huijgens", "Huygens", "Huigens" }, "huigens" },
		{ { "Smit", "Smid", "Smidt" }, "smit" },
		{ { "Bosch", "Bos" }, "bos" },
		{ { "Claassen", "Klaasen" }, "klase" },
		{ { "Cornelisse", "Kornelissen" }, "kornelise" },
		{ { "Hendriks", "Hendrix", "Hendrickx" }, "hendriks" },
		{ { "Verhoeven", "Verhoeve" }, "ferhoefe" },
		{ { "Bouwman", "Bauman" }, "bouman" },
		{ { "Schouten", "Schauten" }, "sgoute" },
		{ { "Maas", "Maes" }, "mas" },
		{ { "Kuiper", "Kuyper", "Kuijper" }, "kuiper" },
		{ { "Thijssen", "Tijsen" }, "tyse" },
		{ { "Philips", "Filips" }, "filips" },
		{ { "Quist", "Kwist" }, "kwist" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		for (size_t n = 0; n < COUNT_OF(rows[i].names) && rows[i].names[n]; n++)
			assert_string_equal(fold_of(rows[i].names[n], true), rows[i].fold);
}

static void names_that_differ_more_are_kept_apart(void **state)
{
	(void)state;
	assert_string_equal(fold_of("Janssens", true), "jansens");
	assert_string_equal(fold_of("Meijers", true), "myers");
	assert_string_equal(fold_of("Schmidt", true), "sgmit");
	assert_string_not_equal(fold_of("Pieters", true), "peters");
}

static void the_fold_of_a_beginning_begins_the_fold(void **state)
{
	static const char *const names[] = {
		"jansen", "hoekstra", "verhoeven", "klaasen", "smit", "bouwman", "dijkstra", "philips", "zwart",
	};
	char whole[FOLD_BYTES];
	size_t begun = 0, asked = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		strcpy(whole, fold_of(names[i], true));
		for (size_t bytes = 3; bytes < strlen(names[i]); bytes++, asked++) {
			char part[40];

			snprintf(part, sizeof(part), "%.*s", (int)bytes, names[i]);
			begun += strncmp(whole, fold_of(part, false), strlen(fold_of(part, false))) == 0;
		}
	}
	/* Where a pair of letters is cut in two ("sc", "ou") it does not, until the next letter comes. */
	assert_true(begun * 10 >= asked * 9);
	assert_string_equal(fold_of("bosch", false), "bosg");
}

static void any_length_is_folded(void **state)
{
	char word[400];

	(void)state;
	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	assert_true(strlen(fold_of(word, true)) < FOLD_BYTES);
	assert_string_equal(fold_of("", true), "");
	assert_string_equal(fold_of("d", true), "t");
}

struct wanted {
	const char *fold;
	size_t seen, all;
};

static bool wanted_seen(void *arg, const char *near)
{
	struct wanted *wanted = arg;

	wanted->all++;
	wanted->seen += strcmp(near, wanted->fold) == 0;
	return true;
}

static void one_slip_is_near(void **state)
{
	static const char *const slips[] = { "janse", "jnase", "ajnse", "jase", "janste", "jansek", "jaise", "jansa" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(slips); i++) {
		struct wanted wanted = { .fold = "janse" };

		search_fold_near(slips[i], wanted_seen, &wanted);
		if ((wanted.seen > 0) != (i > 0))
			fail_msg("from %s to janse: %zu", slips[i], wanted.seen);
		assert_in_range(wanted.all, 1, 45 * strlen(slips[i]));
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_that_sound_the_same_have_one_fold),
		cmocka_unit_test(names_that_differ_more_are_kept_apart),
		cmocka_unit_test(the_fold_of_a_beginning_begins_the_fold),
		cmocka_unit_test(any_length_is_folded),
		cmocka_unit_test(one_slip_is_near),
	};

	return cmocka_run_group_tests_name("search_fold", tests, NULL, NULL);
}
