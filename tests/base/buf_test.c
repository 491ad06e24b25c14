/* Buffers, errors and log lines. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/build.h"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/text.h"

static void a_buffer_grows_and_stays_ended(void **state)
{
	struct buf buf = BUF_INIT;
	char *taken;

	(void)state;
	buf_add(&buf, NULL, 0);
	assert_string_equal(buf.data, "");
	buf_text(&buf, "een");
	buf_char(&buf, ' ');
	buf_format(&buf, "%s %d", "twee", 3);
	assert_string_equal(buf.data, "een twee 3");
	assert_int_equal(buf.used, 10);
	for (int i = 0; i < 5000; i++)
		buf_char(&buf, 'x');
	buf_add(&buf, "a\0b", 3);
	assert_int_equal(buf.used, 5013);
	assert_int_equal(buf.data[5013], '\0');
	buf_shift(&buf, 4);
	assert_memory_equal(buf.data, "twee 3xx", 8);
	buf_shift(&buf, 99999);
	assert_int_equal(buf.used, 0);
	assert_string_equal(buf.data, "");
	buf_text(&buf, "weg");
	taken = buf_take(&buf);
	assert_string_equal(taken, "weg");
	assert_null(buf.data);
	free(taken);
	taken = buf_take(&buf);
	assert_string_equal(taken, "");
	free(taken);
	buf_text(&buf, "x");
	buf_free(&buf);
	assert_null(buf.data);
	buf_clear(&buf);
	buf_free(&buf);
}

static void an_error_says_one_clean_sentence(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_false(err_set(&err, ERR_INPUT, "regel %d\nis \x1b[1m fout \xff", 3));
	assert_int_equal(err.code, ERR_INPUT);
	assert_string_equal(err.text, "regel 3 is  [1m fout \xef\xbf\xbd");
	assert_string_equal(err.rule, "");
	assert_false(err_refuse(&err, "mandaat.per-besluit", "hoogstens € %d", 500));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(err.rule, "mandaat.per-besluit");
	assert_false(err_add(&err, "het besluit"));
	assert_string_equal(err.text, "het besluit: hoogstens € 500");
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(err.rule, "mandaat.per-besluit");
	errno = ENOENT;
	assert_false(err_errno(&err, "%s", "het bestand"));
	assert_int_equal(err.code, ERR_IO);
	assert_string_equal(err.text, "het bestand: No such file or directory");
	assert_false(err_set(&err, ERR_STALE, "%s, dus", err.text));
	assert_string_equal(err.text, "het bestand: No such file or directory, dus");
	assert_false(err_set(NULL, ERR_INPUT, "niemand luistert"));
	assert_false(err_add(NULL, "niemand"));
	assert_false(err_errno(NULL, "niemand"));
	assert_false(err_refuse(NULL, "regel", "niemand"));
}

static void a_long_error_is_cut_at_a_whole_character(void **state)
{
	struct err err = ERR_INIT;
	struct buf text = BUF_INIT;

	(void)state;
	buf_text(&text, "x");
	for (int i = 0; i < 600; i++)
		buf_text(&text, "é");
	err_set(&err, ERR_LIMIT, "%s", text.data);
	assert_true(text_valid(err.text, strlen(err.text)));
	assert_in_range(strlen(err.text), ERR_TEXT_BYTES - 3, ERR_TEXT_BYTES - 1);
	err_add(&err, "%s", text.data);
	assert_true(text_valid(err.text, strlen(err.text)));
	buf_free(&text);
}

static void every_code_has_its_word(void **state)
{
	(void)state;
	for (int code = ERR_NONE; code <= ERR_INTERNAL; code++)
		for (int other = ERR_NONE; other < code; other++)
			assert_string_not_equal(err_word((enum err_code)code), err_word((enum err_code)other));
	assert_string_equal(err_word(ERR_STALE), "stale");
}

/* What a child that runs act writes on stderr; its exit status in *status. */
static char *child_says(void (*act)(void), int *status)
{
	static char said[4096];
	int ends[2];
	size_t used = 0;
	ssize_t count;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		act();
		_exit(0);
	}
	close(ends[1]);
	while ((count = read(ends[0], said + used, sizeof(said) - used - 1)) > 0)
		used += (size_t)count;
	said[used] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, status, 0), child);
	return said;
}

static void log_oddities(void)
{
	log_open("proef");
	log_line("%s", "eerste \x1b[2J\ntweede \xc2\x9b \xe2\x80\xae\\ é");
}

static void log_much(void)
{
	static char text[3000];

	memset(text, '\n', sizeof(text) - 1);
	log_line("%s", text);
}

static void log_the_end(void)
{
	log_end(7, "klaar met %d", 5);
}

static void a_log_line_is_one_line_that_a_terminal_can_bear(void **state)
{
	int status;
	const char *said = child_says(log_oddities, &status);

	(void)state;
	assert_int_equal(said[10], 'T');
	assert_string_equal(said + 24, " proef: eerste \\u{1b}[2J\\u{a}tweede \\u{9b} \\u{202e}\\\\ é\n");
	said = child_says(log_much, &status);
	assert_true(strlen(said) <= 1000);
	assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
}

static void log_end_ends_with_its_status(void **state)
{
	int status;
	const char *said = child_says(log_the_end, &status);

	(void)state;
	assert_non_null(strstr(said, "klaar met 5\n"));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 7);
}

static void copies_and_random_bytes_are_ones_own(void **state)
{
	unsigned char one[300], two[300];
	char *copy = mem_text("naam"), *part = mem_text_n("naam", 2), *none = mem_text(NULL);

	(void)state;
	assert_string_equal(copy, "naam");
	assert_string_equal(part, "na");
	assert_string_equal(none, "");
	free(copy);
	free(part);
	free(none);
	random_bytes(one, sizeof(one));
	random_bytes(two, sizeof(two));
	assert_memory_not_equal(one, two, sizeof(one));
	assert_int_equal(strspn(build_id(), "0123456789abcdef"), BUILD_ID_CHARS);
	assert_int_equal(strlen(build_id()), BUILD_ID_CHARS);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_buffer_grows_and_stays_ended),
		cmocka_unit_test(an_error_says_one_clean_sentence),
		cmocka_unit_test(a_long_error_is_cut_at_a_whole_character),
		cmocka_unit_test(every_code_has_its_word),
		cmocka_unit_test(a_log_line_is_one_line_that_a_terminal_can_bear),
		cmocka_unit_test(log_end_ends_with_its_status),
		cmocka_unit_test(copies_and_random_bytes_are_ones_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
