/* Commands without a screen, over ssh: what they print, how they end, and that rights are those of the desk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk.h"

/* Runs it; the status must be so, and every part must be in what it printed (or complained). */
static void runs(const char *user, const char *command, int status, const char *const *parts)
{
	struct run run = client_run(town, user, command);

	if (run.status != status)
		fail_msg("%s %s: status %d: %s%s", user, command, run.status, run.out.data, run.err.data);
	for (; *parts; parts++)
		says(status == 0 ? &run.out : &run.err, *parts);
	if (status != 0)
		assert_string_equal(run.out.data, "");
	run_free(&run);
}
#define PARTS(...) (const char *const[]){ __VA_ARGS__, NULL }

static void help_names_every_command(void **state)
{
	(void)state;
	runs("amina", "hulp", 0, PARTS("zoek ", "werkbak ", "huishouden ", "plan ", "hulp ", "--csv"));
}

static void searching_prints_a_table(void **state)
{
	(void)state;
	runs("amina", "zoek yildiz", 0, PARTS("Huishoudnummer", "Marieke de Jong-Yıldız", "Lisdoddestraat 12",
		"Amina Bakkali"));
	runs("amina", "zoek lisdoddestraat 12", 0, PARTS("Yıldız"));
	runs("amina", "zoek 14-03-1986", 0, PARTS("Marieke de Jong-Yıldız"));
}

static void searching_prints_csv_when_asked(void **state)
{
	struct run run = client_run(town, "amina", "zoek --csv yildiz");
	size_t lines = 0;

	(void)state;
	assert_int_equal(run.status, 0);
	says(&run.out, "\"huishoudnummer\",\"naam\",\"geboortedatum\",\"address\",\"team_naam\",\"regisseur_naam\"");
	says(&run.out, "\"Marieke de Jong-Yıldız\",\"1986-03-14\",");
	for (const char *at = run.out.data; *at; at++)
		lines += *at == '\n';
	assert_true(lines >= 5);	/* a head, the four of that name, and names that sound alike */
	run_free(&run);
}

static void nothing_found_is_no_failure(void **state)
{
	struct run run = client_run(town, "amina", "zoek zwrfgtbn");

	(void)state;
	assert_int_equal(run.status, 0);
	says(&run.err, "Niets gevonden.");
	assert_string_equal(run.out.data, "");
	run_free(&run);
}

static void the_werkbak_is_that_of_the_desk(void **state)
{
	(void)state;
	runs("carla", "werkbak", 0, PARTS("Opschaling op uw trede", "Wacht op tweede ogen"));
	runs("carla", "werkbak --csv", 0, PARTS("\"kind\",\"urgent\",", "\"escalation\","));
}

static void a_household_and_its_plan_are_printed(void **state)
{
	char command[64];
	const char *number = step_number(town, "amina", "yildiz");

	(void)state;
	snprintf(command, sizeof(command), "huishouden %s", number);
	runs("amina", command, 0, PARTS(number, "de Jong - Yıldız", "Gezinsleden", "Emre Yıldız", "Regisseur",
		"Dagboek", "Basisschool De Waterlelie"));
	snprintf(command, sizeof(command), "plan %s", number);
	runs("amina", command, 0, PARTS("Financiën", "De vaste lasten worden op tijd betaald", "Bram Visser"));
}

static void what_is_wrong_has_a_sentence_and_a_status(void **state)
{
	(void)state;
	runs("amina", "fiets", 64, PARTS("kent deze opdracht niet"));
	runs("amina", "zoek", 64, PARTS("Zeg waar u naar zoekt"));
	runs("amina", "huishouden 12", 64, PARTS("zeven cijfers"));
	runs("amina", "plan 9999999", 64, PARTS("zeven cijfers"));
}

/* Linda works in the other area: Bram finds her household in the list, and may not open it. */
static void rights_are_those_of_the_desk(void **state)
{
	char command[64];
	const char *number;

	(void)state;
	number = step_number(town, "linda", "turfschipper");
	runs("bram", "zoek turfschipper", 0, PARTS(number));
	snprintf(command, sizeof(command), "huishouden %s", number);
	runs("linda", command, 0, PARTS("Turfschipper"));
	runs("bram", command, 77, PARTS("."));
	snprintf(command, sizeof(command), "plan %s", number);
	runs("bram", command, 77, PARTS("."));
	/* The functional administrator has no dossiers at all. */
	snprintf(command, sizeof(command), "huishouden %s", number);
	runs("gerrit", command, 77, PARTS("."));
	runs("gerrit", "zoek yildiz", 77, PARTS("."));
}

static void a_command_on_a_terminal_has_whole_lines(void **state)
{
	const char *const options[] = { "-t", NULL };
	const struct client_set set = { .command = "hulp", .options = options, .rows = 50 };
	struct client *amina = client_open(town, "amina", &set);

	(void)state;
	assert_int_equal(client_ends(amina), 0);
	client_sees(amina, "  werkbak ");
	assert_int_equal(strncmp(glass_row(amina->glass, glass_find(amina->glass, "  werkbak ")), "  werkbak ", 10), 0);
	client_free(amina);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(help_names_every_command),
		cmocka_unit_test(searching_prints_a_table),
		cmocka_unit_test(searching_prints_csv_when_asked),
		cmocka_unit_test(nothing_found_is_no_failure),
		cmocka_unit_test(the_werkbak_is_that_of_the_desk),
		cmocka_unit_test(a_household_and_its_plan_are_printed),
		cmocka_unit_test(what_is_wrong_has_a_sentence_and_a_status),
		cmocka_unit_test(rights_are_those_of_the_desk),
		cmocka_unit_test(a_command_on_a_terminal_has_whole_lines),
	};

	return cmocka_run_group_tests(tests, open_town, close_town);
}
