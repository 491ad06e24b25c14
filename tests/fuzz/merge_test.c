/* Two people in one text, whatever they write: nothing that anybody wrote is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/plan_merge.h"
#include "domain/sentence.h"
#include "fuzz/fuzz.h"

enum { SEPARATOR = 1 };		/* between base, ours and theirs */

static const char *const pieces[] = {
	"Een. ", "Twee! ", "Drie? ", "Vier.", "\n", " ", "\n\n", "vijf", ". ", "Een. ", "Een. ", "zes\n", "...",
	"? ! ", "a.b ",
};

/* A text with some of its sentences gone, others added. */
static void edited_add(struct fuzz *fuzz, const char *base, struct buf *out)
{
	struct sentences sentences;

	sentences_cut(base, &sentences);
	for (size_t i = 0; i < sentences.count; i++) {
		if (fuzz_once_in(fuzz, 5))
			FUZZ_TEXT(fuzz, pieces, 2, out);
		if (!fuzz_once_in(fuzz, 6))
			buf_add(out, sentences.items[i].text, sentences.items[i].bytes + sentences.items[i].gap_bytes);
	}
	if (fuzz_once_in(fuzz, 3))
		FUZZ_TEXT(fuzz, pieces, 3, out);
	sentences_free(&sentences);
}

static void merge_make(struct fuzz *fuzz, struct buf *out)
{
	struct buf base = BUF_INIT;

	FUZZ_TEXT(fuzz, pieces, fuzz_once_in(fuzz, 50) ? 3000 : 14, &base);
	buf_text(out, base.data ? base.data : "");
	for (int i = 0; i < 2; i++) {
		buf_char(out, SEPARATOR);
		edited_add(fuzz, base.data ? base.data : "", out);
	}
	buf_free(&base);
}

static bool holds(const struct sentences *text, const struct sentence *sentence)
{
	for (size_t i = 0; i < text->count; i++)
		if (sentence_same(&text->items[i], sentence))
			return true;
	return false;
}

/* Every sentence that one of them wrote anew is in the outcome. */
static void nothing_lost(const char *base, const char *written, const struct buf *merged)
{
	struct sentences old, new;

	sentences_cut(base, &old);
	sentences_cut(written, &new);
	for (size_t i = 0; i < new.count; i++)
		if (!holds(&old, &new.items[i]) && !memmem(merged->data, merged->used, new.items[i].text,
			new.items[i].bytes))
			fail_msg("lost «%.*s»\nbase «%s»\nwritten «%s»\nmerged «%s»", (int)new.items[i].bytes,
				new.items[i].text, base,
				written, merged->data ? merged->data : "");
	sentences_free(&old);
	sentences_free(&new);
}

static void merges_to(const char *base, const char *ours, const char *theirs, const char *outcome)
{
	struct buf merged = BUF_INIT;

	assert_true(plan_merge(base, ours, theirs, &merged));
	assert_string_equal(merged.data ? merged.data : "", outcome);
	buf_free(&merged);
}

static void merge_run(const uint8_t *bytes, size_t count)
{
	const uint8_t *first = memchr(bytes, SEPARATOR, count);
	const uint8_t *second = first ? memchr(first + 1, SEPARATOR, count - (size_t)(first + 1 - bytes)) : NULL;
	struct buf merged = BUF_INIT, other = BUF_INIT;

	if (!second)
		return;
	char *base = fuzz_valid(bytes, (size_t)(first - bytes));
	char *ours = fuzz_valid(first + 1, (size_t)(second - first - 1));
	char *theirs = fuzz_valid(second + 1, count - (size_t)(second + 1 - bytes));
	bool agreed = plan_merge(base, ours, theirs, &merged);
	assert_true(text_valid(merged.data ? merged.data : "", merged.used));
	nothing_lost(base, ours, &merged);
	nothing_lost(base, theirs, &merged);
	assert_int_equal(plan_merge(base, theirs, ours, &other), agreed);
	merges_to(base, ours, base, ours);
	merges_to(base, base, theirs, theirs);
	merges_to(base, ours, ours, ours);
	buf_free(&merged);
	buf_free(&other);
	free(base);
	free(ours);
	free(theirs);
}

static void texts_of_two_people(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "texts of two people", 2500, merge_make, merge_run });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_of_two_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
