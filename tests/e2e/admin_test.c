/* wijkctl against the running daemon: a team of one's own, an import, and a colleague who is let in and shut out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "walk.h"

#define SMALL "tests/data/small.csv"
#define TESTSET "../shared/data/gbav-testset-a.csv"

enum { SHUT_OUT_MS = 5000 };

static void finds(const char *user, const char *scrap, const char *naam)
{
	char command[200];
	struct run run;

	snprintf(command, sizeof(command), "zoek %s", scrap);
	run = client_run(town, user, command);
	assert_int_equal(run.status, 0);
	says(&run.out, naam);
	run_free(&run);
}

/* ---- people ------------------------------------------------------------------------------------------------------ */

static void key_make(char *path, size_t room)
{
	const char *const argv[] = { "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path, NULL };
	struct run run;

	snprintf(path, room, "%s/fatima", town->folder);
	run = run_program(argv, NULL, 30);
	assert_int_equal(run.status, 0);
	run_free(&run);
}

static void a_new_colleague_logs_in_works_and_is_shut_out(void **state)
{
	char key[300], public[310];
	const struct client_set set = { .key = key };
	struct client *fatima;
	int64_t begin;

	(void)state;
	key_make(key, sizeof(key));
	snprintf(public, sizeof(public), "%s.pub", key);
	town_ctl_good(town, NULL, "team", "add", "Wijkteam Oost", "--wijk", "Oost", NULL);
	town_ctl_good(town, NULL, "user", "add", "fatima", "Fatima el Idrissi", "--team", "Wijkteam Oost", "--phone",
		"0612345678", NULL);
	town_ctl_good(town, NULL, "user", "key", "fatima", public, NULL);
	town_ctl_good(town, NULL, "role", "give", "fatima", "wijkcoach", "--team", "Wijkteam Oost", NULL);
	fatima = client_open(town, "fatima", &set);
	client_sees(fatima, "Fatima el Idrissi - Wijkteam Oost");
	client_sees(fatima, "Er wacht nu niets op u.");
	client_does(fatima, "z", "Zoek:");

	begin = clock_monotonic();
	town_ctl_good(town, NULL, "user", "disable", "fatima", NULL);
	assert_int_equal(client_ends(fatima), 77);
	assert_in_range(clock_monotonic() - begin, 0, SHUT_OUT_MS);
	assert_false(fatima->glass->other_screen);
	client_sees(fatima, "Uw toegang tot wijkd is gewijzigd.");
	client_free(fatima);
	fatima = client_open(town, "fatima", &set);
	assert_int_equal(client_ends(fatima), 255);
	client_free(fatima);

	town_ctl_good(town, NULL, "user", "enable", "fatima", NULL);
	fatima = client_open(town, "fatima", &set);
	client_sees(fatima, "Fatima el Idrissi - Wijkteam Oost");
	client_logout(fatima);
}

static void a_role_that_ends_takes_its_keys_away(void **state)
{
	struct client *linda = client_login(town, "linda");
	struct run list;

	(void)state;
	list = town_ctl(town, NULL, "role", "list", "linda", NULL);
	assert_int_equal(list.status, 0);
	says(&list.out, "wijkcoach");
	run_free(&list);
	town_ctl_good(town, NULL, "role", "end", "linda", "wijkcoach", NULL);
	assert_int_equal(client_ends(linda), 77);
	client_free(linda);
	/* Without any role there is nothing to log in for. */
	list = client_run(town, "linda", "zoek yildiz");
	assert_int_equal(list.status, 255);
	assert_string_equal(list.out.data, "");
	run_free(&list);
	town_ctl_good(town, NULL, "role", "give", "linda", "wijkcoach", "--team", "Wijkteam Zuid", NULL);
	finds("linda", "yildiz", "Marieke");
}

static void absence_is_planned_and_listed(void **state)
{
	char from[DAY_NL_BYTES];
	struct run list;

	(void)state;
	snprintf(from, sizeof(from), "%s", step_day(70));
	town_ctl_good(town, NULL, "absence", "add", "karim", "--from", from, "--until", step_day(77), "--deputy",
		"amina", NULL);
	list = town_ctl(town, NULL, "absence", "list", NULL);
	assert_int_equal(list.status, 0);
	says(&list.out, "Karim Haddad");
	run_free(&list);
}

/* ---- import ------------------------------------------------------------------------------------------------------ */

static struct run import(const char *format, const char *path, const char *option)
{
	return town_ctl(town, NULL, "import", format, path, option, NULL);
}

static void a_trial_import_stores_nothing(void **state)
{
	struct run run = import("csv", SMALL, "--dry-run"), search;

	(void)state;
	if (run.status != 0)
		fail_msg("%d: %s%s", run.status, run.out.data, run.err.data);
	says(&run.out, "dit was een proef");
	run_free(&run);
	search = client_run(town, "amina", "zoek zandkamp");
	assert_string_equal(search.out.data, "");
	run_free(&search);
}

static void an_import_is_there_at_once_and_only_once(void **state)
{
	struct client *amina = client_login(town, "amina");
	struct run run = import("csv", SMALL, NULL);

	(void)state;
	if (run.status != 0)
		fail_msg("%d: %s%s", run.status, run.out.data, run.err.data);
	says(&run.out, "Opgeslagen.");
	says(&run.out, "       2 huishoudens nieuw");
	says(&run.out, "       3 personen nieuw");
	run_free(&run);
	/* On a desk that was open all the while. */
	client_does(amina, "z", "Zoek:");
	client_does(amina, "zandkamp", "Proeflaan 7");
	client_logout(amina);
	finds("amina", "akesson", "Øyvind Åkesson");
	finds("amina", "Proeflaan 9", "Øyvind Åkesson");
	run = import("csv", SMALL, NULL);
	assert_int_equal(run.status, 0);
	says(&run.out, "       0 huishoudens nieuw");
	says(&run.out, "       0 personen nieuw");
	says(&run.out, "       0 personen gewijzigd");
	run_free(&run);
}

static void every_bad_line_is_named_and_nothing_is_stored(void **state)
{
	static const char lines[] =
		"huishouden,bsn,voornamen,voorvoegsel,geslachtsnaam,geboortedatum,geslacht,rol,straatnaam,huisnummer,"
		"huisletter,huisnummertoevoeging,postcode,woonplaats,telefoon,wijk\n"
		"C1,123456789,Fout,,Nummer,1980-01-01,M,ouder,Proeflaan,1,,,1198AB,Waterrijk,,Noord\n"
		"C2,,Goed,,Genoeg,1980-01-01,V,alleenstaand,Proeflaan,2,,,1198AB,Waterrijk,,Noord\n"
		"C3,,Geen,,Dag,1980-02-30,M,ouder,Proeflaan,3,,,1198AB,Waterrijk,,Noord\n";
	char path[300];
	struct run run;
	FILE *file;

	(void)state;
	snprintf(path, sizeof(path), "%s/bad.csv", town->folder);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(lines, 1, sizeof(lines) - 1, file), sizeof(lines) - 1);
	assert_int_equal(fclose(file), 0);
	run = import("csv", path, NULL);
	assert_int_equal(run.status, 1);
	says(&run.err, "regel 2: fout:");
	says(&run.err, "11-proef");
	says(&run.err, "regel 4: fout:");
	says(&run.out, "Er is niets opgeslagen");
	run_free(&run);
	run = client_run(town, "amina", "zoek genoeg goed");
	assert_string_equal(run.out.data, "");
	run_free(&run);
}

static void the_test_set_of_person_lists_is_found_back(void **state)
{
	struct run run;

	(void)state;
	if (access(TESTSET, R_OK) != 0) {
		print_message("skipped: %s is not here\n", TESTSET);
		skip();
	}
	run = import("gbav", TESTSET, NULL);
	if (run.status != 0)
		fail_msg("%d: %s%s", run.status, run.out.data, run.err.data);
	says(&run.out, "     402 persoonslijsten");
	says(&run.out, "       0 fouten");
	says(&run.out, "Opgeslagen.");
	run_free(&run);
	finds("amina", "moulin", "Suzanne Moulin");
	finds("amina", "3077AW 31", "Suzanne Moulin");
	finds("amina", "01-12-1985", "Suzanne Moulin");
	run = import("gbav", TESTSET, NULL);
	assert_int_equal(run.status, 0);
	says(&run.out, "       0 huishoudens nieuw");
	says(&run.out, "       0 personen nieuw");
	says(&run.out, "       0 personen gewijzigd");
	run_free(&run);
}

static void the_log_adds_up(void **state)
{
	struct run run = town_ctl(town, NULL, "audit", "verify", NULL);

	(void)state;
	if (run.status != 0)
		fail_msg("%d: %s%s", run.status, run.out.data, run.err.data);
	says(&run.out, "in orde");
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_colleague_logs_in_works_and_is_shut_out),
		cmocka_unit_test(a_role_that_ends_takes_its_keys_away),
		cmocka_unit_test(absence_is_planned_and_listed),
		cmocka_unit_test(a_trial_import_stores_nothing),
		cmocka_unit_test(an_import_is_there_at_once_and_only_once),
		cmocka_unit_test(every_bad_line_is_named_and_nothing_is_stored),
		cmocka_unit_test(the_test_set_of_person_lists_is_found_back),
		cmocka_unit_test(the_log_adds_up),
	};

	return cmocka_run_group_tests(tests, open_town, close_town);
}
