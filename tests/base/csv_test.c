/* Reading what spreadsheets write, and writing what they read without doing what it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"
#include "base/mem.h"

/* All of it as text: fields between brackets, records as "line:", a bad record as its code. */
static void check_read(const char *text, size_t bytes, char separator, const char *expected)
{
	char *copy = mem_new(bytes ? bytes : 1, 1);	/* of exactly this size, so that reading past it is seen */
	const char *fields[CSV_FIELDS];
	struct buf seen = BUF_INIT;
	struct err err = ERR_INIT;
	size_t count, line;
	struct csv *csv;

	memcpy(copy, text, bytes);
	csv = csv_open(copy, bytes, separator);
	buf_text(&seen, "");
	for (;;) {
		bool got = csv_next(csv, fields, &count, &line, &err);

		if (!got && err.code == ERR_NONE)
			break;
		buf_format(&seen, "%zu:", line);
		if (!got)
			buf_text(&seen, err_word(err.code));
		for (size_t i = 0; got && i < count; i++)
			buf_format(&seen, "[%s]", fields[i]);
		buf_char(&seen, ' ');
	}
	assert_string_equal(seen.data, expected);
	csv_close(csv);
	buf_free(&seen);
	free(copy);
}

#define READ(text, expected) check_read(text, sizeof(text) - 1, ',', expected)

static void records_are_read_with_their_line_numbers(void **state)
{
	(void)state;
	READ("", "");
	READ("a,b\n", "1:[a][b] ");
	READ("a,b", "1:[a][b] ");
	READ("a,b\r\nc,d\r\n", "1:[a][b] 2:[c][d] ");
	READ("a\rb\r", "1:[a] 2:[b] ");
	READ("a\n\n\r\n b\n", "1:[a] 4:[ b] ");
	READ("a,,\n,\n", "1:[a][][] 2:[][] ");
	check_read("a;b,c\n", 6, ';', "1:[a][b,c] ");
}

static void quotes_hold_separators_quotes_and_newlines(void **state)
{
	(void)state;
	READ("\"a,b\",\"c \"\"d\"\"\"\n", "1:[a,b][c \"d\"] ");
	READ("\"een\ntwee\",x\r\ny\n", "1:[een\ntwee][x] 3:[y] ");
	READ("\"een\r\ntwee\"\nz", "1:[een\r\ntwee] 3:[z] ");
	READ("\"\",\"\"", "1:[][] ");
	READ("\"\"\n", "1:[] ");
	READ("5\" pijp,x\n", "1:[5\" pijp][x] ");
}

static void a_byte_order_mark_is_skipped(void **state)
{
	(void)state;
	READ("\xef\xbb\xbf" "a,b\n", "1:[a][b] ");
	READ("\xef\xbb\xbf\"a\"\n", "1:[a] ");
	READ("\xef\xbb", "1:input ");
}

static void a_bad_record_is_named_and_the_next_is_read(void **state)
{
	(void)state;
	READ("a\0b,c\nd\n", "1:input 2:[d] ");
	READ("\"a\0b\"\nd\n", "1:input 2:[d] ");
	READ("\xff,b\nd\n", "1:input 2:[d] ");
	READ("\"a\n\xff\",b\nd\n", "1:input 3:[d] ");
	READ("\"a\" b,c\nd\n", "1:input 2:[d] ");
	READ("a,\"b\nc,d\ne\n", "1:input 2:[c][d] 3:[e] ");
	READ("a,\"", "1:input ");
}

static void too_long_and_too_wide_are_refused(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < CSV_FIELDS; i++)
		buf_char(&text, ',');
	buf_text(&text, "\na");
	check_read(text.data, text.used, ',', "1:limit 2:[a] ");
	buf_clear(&text);
	for (int i = 0; i <= CSV_LINE_BYTES; i++)
		buf_char(&text, 'x');
	buf_text(&text, "\na");
	check_read(text.data, text.used, ',', "1:limit 2:[a] ");
	text.data[0] = '"';
	check_read(text.data, text.used, ',', "1:limit 2:[a] ");
	buf_free(&text);
}

static void what_is_written_is_read_again(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	csv_field(&out, "Jansen");
	csv_field(&out, "zegt \"ja\", en\nmeer");
	csv_field(&out, "");
	csv_end_line(&out);
	assert_string_equal(out.data, "\"Jansen\",\"zegt \"\"ja\"\", en\nmeer\",\"\"\r\n");
	check_read(out.data, out.used, ',', "1:[Jansen][zegt \"ja\", en\nmeer][] ");
	buf_free(&out);
}

static void nothing_that_is_written_is_a_formula(void **state)
{
	static const char *const formulas[] = { "=1+1", "+31 6", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/C'!A0" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(formulas); i++) {
		struct buf out = BUF_INIT;

		csv_field(&out, formulas[i]);
		assert_memory_equal(out.data, "\"'", 2);
		buf_free(&out);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_read_with_their_line_numbers),
		cmocka_unit_test(quotes_hold_separators_quotes_and_newlines),
		cmocka_unit_test(a_byte_order_mark_is_skipped),
		cmocka_unit_test(a_bad_record_is_named_and_the_next_is_read),
		cmocka_unit_test(too_long_and_too_wide_are_refused),
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(nothing_that_is_written_is_a_formula),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
