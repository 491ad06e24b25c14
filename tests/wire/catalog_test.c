/* The lists of the wire room: complete, without doubles, and of the right shape. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <glob.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "wire/catalog.h"
#include "wire/control.h"
#include "wire/request.h"

/* Looks for "extern const struct record NAME_record;" and asks the catalog for NAME. */
static int declared_in(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[512], name[64];
	int count = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "extern const struct record %63[a-z_];", name) != 1)
			continue;
		char *end = strstr(name, "_record");
		assert_non_null(end);
		*end = '\0';
		if (!catalog_named(name))
			fail_msg("%s of %s is not in the catalog", name, path);
		count++;
	}
	fclose(file);
	return count;
}

static void every_declared_record_is_in_the_catalog(void **unused)
{
	(void)unused;
	glob_t paths;
	int count = 0;

	assert_int_equal(glob("include/domain/*.h", 0, NULL, &paths), 0);
	assert_int_equal(glob("include/wire/*.h", GLOB_APPEND, NULL, &paths), 0);
	for (size_t i = 0; i < paths.gl_pathc; i++)
		count += declared_in(paths.gl_pathv[i]);
	globfree(&paths);
	assert_true(count > 50);
	assert_null(catalog_record((size_t)count));
}

static void numbers_and_names_lead_back_to_the_record(void **unused)
{
	(void)unused;
	const struct record *record;

	for (size_t n = 0; (record = catalog_record(n)); n++) {
		assert_int_equal(catalog_number(record), n);
		assert_ptr_equal(catalog_named(record->name), record);
	}
	assert_null(catalog_named("nobody"));
}

static void fields_lie_within_their_record_and_choices_have_an_end(void **unused)
{
	(void)unused;
	const struct record *record;

	for (size_t n = 0; (record = catalog_record(n)); n++)
		for (size_t i = 0; i < record->count; i++) {
			const struct field *field = &record->fields[i];
			assert_true(field->offset < record->size);
			if (field->kind == FIELD_LINE)
				assert_true(field->room > 1 && field->offset + field->room <= record->size);
			if (field->kind == FIELD_CHOICE)
				assert_true(field->choices && field->choices[0].code);
			if (field->kind == FIELD_TEXT)
				assert_true(field->room > 0);
		}
}

/* Below a form there is one line, and a screen has 80 columns: what does not fit would be cut. */
static void the_help_of_a_field_fits_below_its_form(void **unused)
{
	(void)unused;
	const struct record *record;

	for (size_t n = 0; (record = catalog_record(n)); n++)
		for (size_t i = 0; i < record->count; i++)
			if (record->fields[i].help && text_columns(record->fields[i].help) > 78)
				fail_msg("%s.%s: %s", record->name, record->fields[i].name, record->fields[i].help);
}

static void every_request_is_listed_once_with_a_record_that_travels(void **unused)
{
	(void)unused;
	const struct request_row *row, *other;

	for (size_t i = 0; (row = request_at(i)); i++) {
		assert_ptr_equal(request_find(row->request), row);
		assert_true(catalog_number(row->in) >= 0);
		for (size_t j = 0; j < i; j++) {
			other = request_at(j);
			assert_int_not_equal(other->request, row->request);
			assert_string_not_equal(other->word, row->word);
		}
	}
	assert_null(request_find(REQ_NONE));
	assert_null(request_find(EVENT_CHANGE));
}

static void what_is_said_may_only_be_said_by_whom_the_table_names(void **unused)
{
	(void)unused;
	struct message message;
	struct err err = ERR_INIT;

	message_init(&message, CONTROL_VERDICT);
	rows_new(&message.rows, &verdict_record);
	assert_true(control_check(&message, CONTROL_SIDE_STORE, CONTROL_SIDE_MONITOR, NULL));
	assert_true(control_check(&message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_GATE, NULL));
	assert_false(control_check(&message, CONTROL_SIDE_GATE, CONTROL_SIDE_MONITOR, &err));
	assert_int_equal(err.code, ERR_PROTOCOL);
	rows_new(&message.rows, &verdict_record);
	assert_false(control_check(&message, CONTROL_SIDE_STORE, CONTROL_SIDE_MONITOR, NULL));
	message_free(&message);

	message_init(&message, CONTROL_SESSION);
	rows_new(&message.rows, &session_record);
	assert_false(control_check(&message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_STORE, NULL));	/* without descriptor */
	assert_false(control_check(&message, CONTROL_SIDE_DESK, CONTROL_SIDE_STORE, NULL));
	message.fd_count = 1;
	assert_true(control_check(&message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_STORE, NULL));
	message_free(&message);

	message_init(&message, REQ_HELLO);
	assert_false(control_check(&message, CONTROL_SIDE_DESK, CONTROL_SIDE_MONITOR, NULL));
	message_free(&message);
}

static void a_refused_start_carries_a_refusal_and_nothing_else(void **unused)
{
	(void)unused;
	struct message message;
	struct err err = ERR_INIT;

	err_set(&err, ERR_BUSY, "Er zijn nu te veel mensen ingelogd.");
	message_init(&message, CONTROL_STARTED);
	message_refuse(&message, &err);
	assert_true(control_check(&message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_GATE, NULL));
	message.fd_count = 2;
	assert_false(control_check(&message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_GATE, NULL));
	message_free(&message);
	message_init(&message, CONTROL_STARTED);
	assert_false(control_check(&message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_GATE, NULL));
	message_free(&message);
}

static void every_control_message_is_listed_once(void **unused)
{
	(void)unused;
	const struct control_row *row;
	size_t count = 0;

	for (; (row = control_at(count)); count++) {
		assert_ptr_equal(control_find(row->control), row);
		assert_true(!row->row || catalog_number(row->row) >= 0);
		assert_true(row->fds_least <= row->fds_most && row->fds_most <= WIRE_FDS);
	}
	assert_int_equal(count, 29);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_declared_record_is_in_the_catalog),
		cmocka_unit_test(numbers_and_names_lead_back_to_the_record),
		cmocka_unit_test(fields_lie_within_their_record_and_choices_have_an_end),
		cmocka_unit_test(the_help_of_a_field_fits_below_its_form),
		cmocka_unit_test(every_request_is_listed_once_with_a_record_that_travels),
		cmocka_unit_test(what_is_said_may_only_be_said_by_whom_the_table_names),
		cmocka_unit_test(a_refused_start_carries_a_refusal_and_nothing_else),
		cmocka_unit_test(every_control_message_is_listed_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
