/* Rows as text: what commands without a screen print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "desk/table.h"
#include "wire/request.h"

static struct member *member_add(struct rows *rows, const char *naam, const char *born)
{
	struct member *member = rows_new(rows, &member_record);

	memcpy(member->naam, naam, strlen(naam) + 1);
	memcpy(member->geboortedatum, born, strlen(born) + 1);
	member->rol = MEMBER_CHILD;
	return member;
}

static void is(struct buf *text, const char *wanted)
{
	assert_string_equal(text->data, wanted);
	buf_free(text);
}

static void columns_are_as_wide_as_what_they_show(void **state)
{
	struct rows rows = ROWS_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	member_add(&rows, "Øyvind Åkesson", "1951-00-00");
	member_add(&rows, "Bo", "2015-09-02");
	table_print(&member_record, &rows, "naam,rol,geboortedatum", false, &out);
	is(&out, "Naam            Rol in het gezin  Geboortedatum\n"
		"Øyvind Åkesson  kind              ?\?-?\?-1951\n"
		"Bo              kind              02-09-2015\n");
	rows_free(&rows);
}

static void csv_has_names_of_fields_and_stored_values(void **state)
{
	struct rows rows = ROWS_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	member_add(&rows, "Jan \"de Boer\", sr.", "1951-00-00");
	member_add(&rows, "=cmd|' /C calc'!A0", "");
	table_print(&member_record, &rows, "naam,rol,geboortedatum", true, &out);
	is(&out, "\"naam\",\"rol\",\"geboortedatum\"\r\n"
		"\"Jan \"\"de Boer\"\", sr.\",\"kind\",\"1951-00-00\"\r\n"
		"\"'=cmd|' /C calc'!A0\",\"kind\",\"\"\r\n");
	rows_free(&rows);
}

static void a_text_of_many_lines_takes_one(void **state)
{
	struct rows rows = ROWS_INIT;
	struct buf out = BUF_INIT;
	struct melding *melding = rows_new(&rows, &melding_record);

	(void)state;
	melding->vraag = mem_text("Eerst dit.\nDan dat.");
	table_print(&melding_record, &rows, "vraag", false, &out);
	assert_non_null(strstr(out.data, "\nEerst dit. Dan dat.\n"));
	buf_free(&out);
	rows_free(&rows);
}

static void a_card_leaves_out_what_is_empty(void **state)
{
	struct buf out = BUF_INIT;
	struct household household;

	(void)state;
	record_init(&household_record, &household);
	memcpy(household.naam, "Moulin", sizeof("Moulin"));
	memcpy(household.postcode, "3077AW", sizeof("3077AW"));
	household.huisnummer = 31;
	table_card(&household_record, &household, "naam,straatnaam,huisnummer,postcode,telefoon", &out);
	assert_null(strstr(out.data, "Telefoon"));
	assert_non_null(strstr(out.data, "Moulin\n"));
	assert_non_null(strstr(out.data, "31\n"));
	assert_non_null(strstr(out.data, "3077AW\n"));
	buf_free(&out);
	record_clear(&household_record, &household);
}

static void fields_that_do_not_exist_are_left_out(void **state)
{
	struct rows rows = ROWS_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	member_add(&rows, "Bo", "2015-09-02");
	table_print(&member_record, &rows, "naam,nonsense", false, &out);
	is(&out, "Naam\nBo\n");
	rows_free(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_as_wide_as_what_they_show),
		cmocka_unit_test(csv_has_names_of_fields_and_stored_values),
		cmocka_unit_test(a_text_of_many_lines_takes_one),
		cmocka_unit_test(a_card_leaves_out_what_is_empty),
		cmocka_unit_test(fields_that_do_not_exist_are_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
