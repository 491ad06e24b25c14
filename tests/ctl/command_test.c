/* The table of commands, what is typed behind them, and the tables that come back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "ctl/ctl.h"
#include "ctl/table.h"
#include "domain/organisation.h"

enum { WORDS_MOST = 12 };

/* One line as a shell would split it at blanks. */
static int split(const char *line, char *room, char *argv[WORDS_MOST])
{
	int argc = 0;

	strcpy(room, line);
	for (char *word; (word = strsep(&room, " "));)
		argv[argc++] = word;
	return argc;
}

/* Parses a whole line; "" when it fits, else the sentence. */
static const char *typed(struct ctl *ctl, const char *line)
{
	static char room[512];
	static struct err err;
	char *argv[WORDS_MOST];
	int argc = split(line, room, argv), used;

	*ctl = (struct ctl){ 0 };
	err = ERR_INIT;
	ctl->command = ctl_command_find(argv, argc, &used);
	assert_non_null(ctl->command);
	return ctl_arguments(ctl, argv + used, argc - used, &err) ? "" : err.text;
}

static void half_a_command_is_answered_with_what_there_is_of_it(void **state)
{
	struct err err = ERR_INIT;
	char word[2000];

	(void)state;
	assert_int_equal(ctl_unknown("absence", &err), CTL_USAGE);
	assert_string_equal(err.text, "Schrijf de opdracht uit: absence add, absence end, absence list.");
	ctl_unknown("abs", &err);
	assert_non_null(strstr(err.text, "«abs» is er niet"));
	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	ctl_unknown(word, &err);
	assert_non_null(strstr(err.text, "noemt ze allemaal"));
}

static void the_longest_command_that_fits_is_meant(void **state)
{
	static const struct {
		const char *line, *words;
		int used;
	} lines[] = {
		{ "user add fatima", "user add", 2 },
		{ "demo", "demo", 1 },
		{ "demo-files x 1", "demo-files", 1 },
		{ "import gbav x", "import gbav", 2 },
	};
	char room[128], *argv[WORDS_MOST];
	int used;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		const struct ctl_command *found = ctl_command_find(argv, split(lines[i].line, room, argv), &used);

		assert_non_null(found);
		assert_string_equal(found->words, lines[i].words);
		assert_int_equal(used, lines[i].used);
	}
	assert_null(ctl_command_find(argv, split("user", room, argv), &used));
	assert_null(ctl_command_find(argv, split("users list", room, argv), &used));
}

static void options_stand_anywhere_and_words_keep_their_order(void **state)
{
	struct ctl ctl;

	(void)state;
	assert_string_equal(typed(&ctl, "user add --team Noord fatima Fatima --organisation=Brug --csv"), "");
	assert_string_equal(ctl_word(&ctl, 0), "fatima");
	assert_string_equal(ctl_word(&ctl, 1), "Fatima");
	assert_string_equal(ctl_word(&ctl, 2), "");
	assert_string_equal(ctl_option(&ctl, "team"), "Noord");
	assert_string_equal(ctl_option(&ctl, "organisation"), "Brug");
	assert_null(ctl_option(&ctl, "phone"));
	assert_true(ctl.csv);
	assert_string_equal(typed(&ctl, "team add -- --raar"), "");
	assert_string_equal(ctl_word(&ctl, 0), "--raar");
}

static void what_does_not_fit_is_said(void **state)
{
	static const struct {
		const char *line, *says;
	} wrong[] = {
		{ "user add fatima", "ontbreekt" },
		{ "user add a b c", "te veel" },
		{ "user add a b --kleur rood", "--kleur hoort niet" },
		{ "user add a b --team", "hoort een waarde" },
		{ "user add a b --team x --team y", "twee keer" },
		{ "import csv f --dry-run=ja", "hoort geen waarde" },
		{ "user add a \xff\xfe", "UTF-8" },
		{ "user add a b --team \xff", "UTF-8" },
		{ "version nu", "te veel" },
	};
	struct ctl ctl;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		if (!strstr(typed(&ctl, wrong[i].line), wrong[i].says))
			fail_msg("%s: %s", wrong[i].line, typed(&ctl, wrong[i].line));
}

static void every_command_has_all_it_needs(void **state)
{
	(void)state;
	for (const struct ctl_command *command = ctl_commands; command->words; command++) {
		const struct request_row *row = request_find(command->request);

		assert_non_null(command->arguments);
		assert_true(strlen(command->help) > 10 && command->help[strlen(command->help) - 1] == '.');
		assert_non_null(strstr(command->example, command->words));
		assert_true((command->run != NULL) != (command->request != 0));
		if (command->request) {
			assert_non_null(row);
			assert_non_null(command->build);
		}
		for (const struct ctl_command *other = ctl_commands; other < command; other++)
			assert_string_not_equal(other->words, command->words);
	}
}

/* The example of a command is a line that it takes. Blanks within quotes are one word. */
static void every_example_can_be_typed(void **state)
{
	(void)state;
	for (const struct ctl_command *command = ctl_commands; command->words; command++) {
		char example[256], *quote, *line = example;
		struct ctl ctl;

		snprintf(example, sizeof(example), "%s", command->example);
		if (strncmp(line, "-c ", 3) == 0)
			line = strchr(line + 3, ' ') + 1;
		for (bool inside = false; (quote = strpbrk(line, "\" ")) && (inside || strchr(line, '"'));) {
			inside = *quote == '"' ? !inside : inside;
			*quote = *quote == '"' ? '\'' : inside ? '_' : '\a';
		}
		for (char *c = example; *c; c++)
			if (*c == '\a')
				*c = ' ';
		if (*typed(&ctl, line))
			fail_msg("%s: %s", command->example, typed(&ctl, line));
		assert_ptr_equal(ctl.command, command);
	}
}

static void help_names_every_command_and_fits_a_screen(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	ctl_help(&out);
	for (const struct ctl_command *command = ctl_commands; command->words; command++)
		assert_non_null(strstr(out.data, command->help));
	for (char *line = strtok(out.data, "\n"); line; line = strtok(NULL, "\n"))
		if (text_columns(line) > 120)
			fail_msg("too wide: %s", line);
	buf_free(&out);
}

static void the_manual_has_the_same_list(void **state)
{
	FILE *file = fopen("docs/wijkctl.1", "r");
	struct buf list = BUF_INIT, manual = BUF_INIT;
	char chunk[4096];
	size_t got;

	(void)state;
	assert_non_null(file);
	while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0)
		buf_add(&manual, chunk, got);
	fclose(file);
	ctl_man(&list);
	if (!strstr(manual.data, list.data))
		fail_msg("docs/wijkctl.1 differs from «wijkctl help --man»");
	buf_free(&list);
	buf_free(&manual);
}

/* ---- tables ---- */

static void columns_are_as_wide_as_they_look(void **state)
{
	static const char *const heads[] = { "Naam", "Wijk", NULL };
	struct table table = TABLE_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	table_heads(&table, heads);
	table_cell(&table, "Željko Đorđević");
	table_cell(&table, "Noord");
	table_cell(&table, "北京");
	table_cell(&table, "");
	table_print(&table, false, &out);
	assert_string_equal(out.data,
		"Naam             Wijk\n"
		"Željko Đorđević  Noord\n"
		"北京\n");
	buf_free(&out);
	table_print(&table, true, &out);
	assert_string_equal(out.data, "\"Naam\",\"Wijk\"\r\n\"Željko Đorđević\",\"Noord\"\r\n\"北京\",\"\"\r\n");
	buf_free(&out);
	table_free(&table);
}

static void records_are_shown_by_their_field_tables(void **state)
{
	struct rows rows = ROWS_INIT;
	struct table table = TABLE_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	*(struct team *)rows_new(&rows, &team_record) = (struct team){ .naam = "Wijkteam Noord", .wijk = "Noord" };
	*(struct team *)rows_new(&rows, &team_record) = (struct team){ .naam = "=1+1" };
	table_record(&table, &rows, &team_record, "naam wijk");
	table_print(&table, true, &out);
	assert_string_equal(out.data, "\"Naam\",\"Wijk\"\r\n\"Wijkteam Noord\",\"Noord\"\r\n\"'=1+1\",\"\"\r\n");
	buf_free(&out);
	table_free(&table);
	rows_free(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(half_a_command_is_answered_with_what_there_is_of_it),
		cmocka_unit_test(the_longest_command_that_fits_is_meant),
		cmocka_unit_test(options_stand_anywhere_and_words_keep_their_order),
		cmocka_unit_test(what_does_not_fit_is_said),
		cmocka_unit_test(every_command_has_all_it_needs),
		cmocka_unit_test(every_example_can_be_typed),
		cmocka_unit_test(help_names_every_command_and_fits_a_screen),
		cmocka_unit_test(the_manual_has_the_same_list),
		cmocka_unit_test(columns_are_as_wide_as_they_look),
		cmocka_unit_test(records_are_shown_by_their_field_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
