/* Money over walls, over ssh: an uitruil taken by two people, a wall reported and counted, an award sent and answered. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "walk.h"

static void to_money(struct client *client)
{
	step_household(client, "ozturk", "Öztürk");
	step_decisions(client);
	client_does(client, "g", "komt nog");
}

static void both_sides_of_an_uitruil_are_taken_by_the_second_eyes(void **state)
{
	struct client *amina = client_login(town, "amina"), *carla = client_login(town, "carla");

	(void)state;
	to_money(carla);
	client_sees(carla, "in behandeling");
	client_misses(carla, "begint nog");
	to_money(amina);
	step_select(amina, "Dagbesteding");
	client_does(amina, "\r", "wacht op tweede ogen");
	client_does(amina, "j", "Bevestigd door Carla de Wit");
	client_does(amina, "j", "Uw wachtwoord");
	client_types(amina, "wijkdemx");
	client_does(amina, KEY_F2, "klopt niet");
	client_types(amina, "\b\b\b\b\b\b\b\bwijkdemo");
	client_does(amina, KEY_F2, "Twee mensen hebben deze tekst bevestigd");
	client_does(amina, KEY_BACK, "Stand         genomen");
	client_sees(carla, "begint nog");
	client_misses(carla, "in behandeling");
	client_logout(carla);
	client_does(amina, KEY_BACK, "Schotten gemeld: 1");
	client_does(amina, "s", "Wat had gewerkt");
	step_choose(amina, "Welk schot", "Wet langdurige");
	step_field(amina, "Wat had gewerkt");
	client_does(amina, "Een nacht logeren in de week", "logeren in de week");
	client_does(amina, KEY_F2, "Schotten gemeld: 2");
	client_logout(amina);
}

static void the_wall_is_counted_for_who_steers(void **state)
{
	struct run run = client_run(town, "esther", "schotten --csv");

	(void)state;
	prints(&run, "\"wlz\",\"0\"");		/* of few no number */
	run = client_run(town, "carla", "budget --csv");
	prints(&run, "Dagbesteding");
	run = client_run(town, "amina", "budget");
	assert_int_equal(run.status, 77);
	run_free(&run);
}

/* The first file that was named, and its identification. */
static void first_file(const struct run *run, char path[512], char identification[16])
{
	const char *dash;

	snprintf(path, 512, "%.*s", (int)strcspn(run->out.data, " \n"), run->out.data);
	dash = strrchr(path, '-');
	assert_non_null(dash);
	snprintf(identification, 16, "%.12s", dash + 1);
}

static void an_award_is_sent_and_its_answer_is_read(void **state)
{
	char number[16], path[512], identification[16], folder[512], answer[2048], file[600];
	struct client *femke;
	struct run run;
	FILE *out;

	(void)state;
	snprintf(number, sizeof(number), "%s", step_number(town, "amina", "ozturk"));
	snprintf(folder, sizeof(folder), "%.*s", (int)(strrchr(town->conf, '/') - town->conf), town->conf);
	assert_int_equal(town_stop(town, SIGTERM), 0);
	town_conf_change(town, " = gerrit\n", " = femke\n");
	town_start(town);
	run = town_ctl(town, NULL, "export", "301", number, "--out", folder, NULL);
	assert_int_equal(run.status, 0);
	first_file(&run, path, identification);
	run_free(&run);
	run = run_program((const char *[]){ "xmllint", "--noout", "--nonet", path, NULL }, NULL, 10);
	assert_int_equal(run.status, 0);
	run_free(&run);
	snprintf(answer, sizeof(answer), "<?xml version=\"1.0\"?><Bericht><Header><BerichtCode>415</BerichtCode>"
		"<BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie><BerichtIdentificatie>"
		"<Identificatie>%s</Identificatie></BerichtIdentificatie><RetourCodes><RetourCode>9056</RetourCode></RetourCodes>"
		"</Header></Bericht>", identification);
	snprintf(file, sizeof(file), "%s/302.xml", folder);
	out = fopen(file, "w");
	assert_non_null(out);
	fputs(answer, out);
	assert_int_equal(fclose(out), 0);
	run = town_ctl(town, NULL, "import", "302", file, NULL);
	prints(&run, "9056: dit berichtnummer is al eerder gebruikt");
	femke = client_login(town, "femke");
	client_sees(femke, "Toewijzing afgewezen");
	client_logout(femke);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_sides_of_an_uitruil_are_taken_by_the_second_eyes),
		cmocka_unit_test(the_wall_is_counted_for_who_steers),
		cmocka_unit_test(an_award_is_sent_and_its_answer_is_read),
	};

	return cmocka_run_group_tests_name("money", tests, open_town, close_town);
}
