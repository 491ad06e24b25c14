/* What is said of the words of a plan: which goals can be measured, and what changed between two texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/agreement.h"
#include "domain/text_pairs.h"

static bool vague(const char *what, const char *meetbaar)
{
	struct goal goal = { 0 };
	bool result;

	record_init(&goal_record, &goal);
	strcpy(goal.what, what);
	goal.meetbaar = meetbaar ? mem_text(meetbaar) : NULL;
	result = goal_vague(&goal);
	record_clear(&goal_record, &goal);
	return result;
}

static void a_wish_is_vague_and_a_measure_is_not(void **state)
{
	(void)state;
	assert_true(vague("Meer rust in huis", NULL));
	assert_true(vague("Moeder heeft een beter netwerk", "Het gaat beter."));
	assert_true(vague("Perspectief", "Weekendje weg"));	/* "per" and "week" only as words */
	assert_false(vague("Meer rust in huis", "Twee keer per week eten we samen."));
	assert_false(vague("Schuld onder 500 euro", NULL));
	assert_false(vague("Meer rust", "GEEN ruzie aan tafel"));
	assert_false(vague("Meer rust", "Minder dan één dag verzuim"));
}

static void pairs_are(const char *left, const char *right, const char *expected)
{
	struct text_pairs pairs;
	struct buf out = BUF_INIT;

	text_pairs_make(left, right, &pairs);
	for (size_t i = 0; i < pairs.count; i++) {
		const struct text_pair *pair = &pairs.items[i];

		buf_format(&out, "%.*s%c%.*s|", pair->left ? (int)pair->left->bytes : 0, pair->left ? pair->left->text : "",
			pair->same ? '=' : '~', pair->right ? (int)pair->right->bytes : 0, pair->right ? pair->right->text : "");
	}
	assert_string_equal(out.data ? out.data : "", expected);
	buf_free(&out);
	text_pairs_free(&pairs);
}

static void two_texts_stand_beside_each_other_sentence_by_sentence(void **state)
{
	(void)state;
	pairs_are("", "", "");
	pairs_are("Een.", "Een.", "Een.=Een.|");
	pairs_are("Een. Twee. Drie.", "Een. Drie.", "Een.=Een.|Twee.~|Drie.=Drie.|");
	pairs_are("Een. Drie.", "Een. Twee. Drie. Vier.", "Een.=Een.|~Twee.|Drie.=Drie.|~Vier.|");
	pairs_are("Een. Twee.", "Een. Anders.", "Een.=Een.|Twee.~Anders.|");
	pairs_are("Weg.", "", "Weg.~|");
}

static unsigned roll(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

/* Every sentence of both is shown once, whatever the texts. */
static void nothing_is_left_out_of_a_comparison(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char text[2][200] = { "", "" };
		size_t counts[2] = { 0 }, seen[2] = { 0 };
		struct text_pairs pairs;

		for (int side = 0; side < 2; side++)
			for (size_t most = roll(&seed, 10); counts[side] < most; counts[side]++)
				sprintf(text[side] + strlen(text[side]), "%c. ", 'a' + (int)roll(&seed, 4));
		text_pairs_make(text[0], text[1], &pairs);
		for (size_t i = 0; i < pairs.count; i++) {
			seen[0] += pairs.items[i].left != NULL;
			seen[1] += pairs.items[i].right != NULL;
			assert_true(!pairs.items[i].same || sentence_same(pairs.items[i].left, pairs.items[i].right));
		}
		assert_int_equal(seen[0], counts[0]);
		assert_int_equal(seen[1], counts[1]);
		text_pairs_free(&pairs);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wish_is_vague_and_a_measure_is_not),
		cmocka_unit_test(two_texts_stand_beside_each_other_sentence_by_sentence),
		cmocka_unit_test(nothing_is_left_out_of_a_comparison),
	};

	return cmocka_run_group_tests_name("plan words", tests, NULL, NULL);
}
