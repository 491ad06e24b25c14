/* Texts that people type, paste and send: cleaned, measured, cut, searched for, written as CSV. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"
#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/search_query.h"
#include "fuzz/fuzz.h"

static const char *const words[] = {
	"jansen", "de ", "van den ", "Bakkali", " ", "  ", "\n", "1985", "01-12-1985", "3077AW", "3077 aw 31",
	"boterdiep", "111222333", "111.222.333", "0612345678", "+31 6 123 456 78", "1000296", "\xc3\xab", "e\xcc\x81",
	"'s-", "'t ", "-", "/", "IJsbrand", "\xc4\xb0", "\xc3\x9f", "\xe2\x82\xac", "ij", "a", ".",
};

static void words_make(struct fuzz *fuzz, struct buf *out)
{
	FUZZ_TEXT(fuzz, words, 12, out);
}

/* ---- cleaning ---- */

static void clean_of(const char *text, enum text_kind kind)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct err err = ERR_INIT;
	uint32_t rune;

	if (!text_clean(text, strlen(text), kind, &once, &err)) {
		assert_int_equal(err.code, ERR_INPUT);
		assert_int_equal(once.used, 0);
		return;
	}
	const char *cleaned = once.data ? once.data : "";
	assert_true(text_valid(cleaned, strlen(cleaned)));
	for (size_t at = 0, bytes; (bytes = text_next(cleaned + at, &rune)) > 0; at += bytes)
		assert_true(rune == '\n' ? kind == TEXT_BLOCK : rune_plain(rune));
	assert_true(text_clean(cleaned, strlen(cleaned), kind, &twice, &err));
	assert_string_equal(twice.data ? twice.data : "", cleaned);
	buf_free(&once);
	buf_free(&twice);
}

static void clean_run(const uint8_t *bytes, size_t count)
{
	char *text = mem_text_n((const char *)bytes, count), line[65];
	struct err err = ERR_INIT;

	clean_of(text, TEXT_LINE);
	clean_of(text, TEXT_BLOCK);
	if (text_clean_line(text, "De tekst", line, sizeof(line), &err))
		assert_true(text_valid(line, strlen(line)));
	else
		assert_string_equal(line, "");
	free(text);
}

/* ---- measuring: of anything, valid or not ---- */

static void measure_run(const uint8_t *bytes, size_t count)
{
	char *text = mem_text_n((const char *)bytes, count);
	struct buf ascii = BUF_INIT;
	struct text_line lines[8];
	size_t length = strlen(text), at = 0, step;
	uint32_t rune;

	while ((step = text_next(text + at, &rune)) > 0)
		at += step;
	assert_int_equal(at, length);
	for (at = length; at > 0;) {
		step = text_before(text, at);
		assert_in_range(step, 1, at);
		at -= step;
	}
	for (int columns = 0; columns < 12; columns++) {
		assert_true(text_fit(text, columns) <= length);
		size_t wrapped = text_wrap(text, columns + 1, lines, COUNT_OF(lines));
		for (size_t i = 0; i < wrapped && i < COUNT_OF(lines); i++)
			assert_true(lines[i].start + lines[i].bytes <= length);
	}
	text_ascii(text, &ascii);
	for (size_t i = 0; i < ascii.used; i++)
		assert_true((unsigned char)ascii.data[i] < 0x80);
	assert_true(text_same(text, text));
	buf_free(&ascii);
	free(text);
}

/* ---- finding ---- */

static void query_run_once(const char *text)
{
	struct search_query query;
	char key[200];

	search_query_parse(text, 20000, &query);
	assert_in_range(query.word_count, 0, QUERY_WORDS);
	for (int i = 0; i < query.word_count; i++)
		assert_in_range(strnlen(query.words[i], QUERY_WORD_BYTES), 1, QUERY_WORD_BYTES - 1);
	search_query_usable(&query);
	search_key(text, key, sizeof(key));
	for (const char *c = key; *c; c++)
		assert_true(*c == ' ' || (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'));
}

static void find_run(const uint8_t *bytes, size_t count)
{
	char *wild = mem_text_n((const char *)bytes, count), *valid = fuzz_valid(bytes, count);
	char phone[17], postcode[7], key[3];

	query_run_once(valid);
	query_run_once(wild);
	search_key(valid, key, sizeof(key));
	phone_normal(wild, phone);
	postcode_normal(wild, postcode);
	bsn_valid(wild);
	free(wild);
	free(valid);
}

/* ---- CSV ---- */

static void csv_make(struct fuzz *fuzz, struct buf *out)
{
	static const char *const cells[] = {
		"a", ";", ";", ";", "\n", "\r\n", "\"", "\"\"", "\"a;b\"", "\"a\nb\"", "=1+1", "\xef\xbb\xbf", " ",
		"jansen", "\r",
	};

	FUZZ_TEXT(fuzz, cells, 40, out);
}

static void csv_run(const uint8_t *bytes, size_t count)
{
	struct csv *csv = csv_open((const char *)bytes, count, ';');
	const char **fields = mem_new(CSV_FIELDS, sizeof(*fields));
	size_t cells, line, before = 0;
	struct err err = ERR_INIT;

	while (csv_next(csv, fields, &cells, &line, &err)) {
		assert_in_range(cells, 1, CSV_FIELDS);
		assert_true(line > before);
		before = line;
		for (size_t i = 0; i < cells; i++)
			assert_true(strlen(fields[i]) <= count);
	}
	free(fields);
	csv_close(csv);
}

/* What is written is read back as it was, but for the quote before what a spreadsheet would calculate. */
static void csv_back_run(const uint8_t *bytes, size_t count)
{
	char *text = fuzz_valid(bytes, count);
	const char *fields[CSV_FIELDS];
	struct buf out = BUF_INIT;
	struct err err = ERR_INIT;
	size_t cells, line;

	csv_field(&out, text);
	csv_field(&out, "x");
	csv_end_line(&out);
	struct csv *csv = csv_open(out.data, out.used, ',');
	if (strlen(text) < CSV_LINE_BYTES / 4) {
		assert_true(csv_next(csv, fields, &cells, &line, &err));
		assert_int_equal(cells, 2);
		assert_string_equal(fields[0] + (fields[0][0] == '\'' && text[0] != '\''), text);
		assert_false(*fields[0] && strchr("=+-@\t\r", *fields[0]));
		assert_string_equal(fields[1], "x");
	}
	csv_close(csv);
	buf_free(&out);
	free(text);
}

static void cleaning(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "cleaning", 2500, words_make, clean_run });
}

static void measuring(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "measuring", 2500, words_make, measure_run });
}

static void finding(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "finding", 2500, words_make, find_run });
}

static void csv_read(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "csv read", 5000, csv_make, csv_run });
}

static void csv_written(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "csv written", 3000, csv_make, csv_back_run });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cleaning),
		cmocka_unit_test(measuring),
		cmocka_unit_test(finding),
		cmocka_unit_test(csv_read),
		cmocka_unit_test(csv_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
