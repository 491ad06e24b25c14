/* "Ik maak me zorgen" over ssh: by who has no dossier, answered by who holds it, and followed without the answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk.h"

enum { SECONDS = 20 };

#define KEY_F7 "\033[18~"
#define HEARD "Aan de telefoon hoorde ik geschreeuw"
#define ANSWER "Gesproken met moeder: zij drinkt niet"

/* Femke is the back-office; Dirk holds what goes to the table. */
static void the_back_office_raises_a_worry_and_follows_it(void **state)
{
	struct client *femke = client_login(town, "femke"), *dirk;

	(void)state;
	client_does(femke, "zturfschipper", "Turfschipper 110");
	client_does(femke, KEY_F7, "U hoeft niets te bewijzen");
	client_does(femke, HEARD, HEARD);
	client_does(femke, KEY_F2, "is ontvangen");
	client_does(femke, "\033", "Door u gevraagd");
	dirk = client_login(town, "dirk");
	step_select(dirk, "Y\xc4\xb1lmaz");
	client_does(dirk, KEY_ENTER, "door iemand zonder toegang tot het dossier");
	client_sees(dirk, HEARD);
	step_select(femke, "Y\xc4\xb1lmaz");
	client_sees(femke, "zorgen: gelezen");
	client_does(dirk, "a", "Wie dit vroeg ziet alleen");
	client_does(dirk, ANSWER, ANSWER);
	client_does(dirk, KEY_F2, "De opschaling is afgesloten");
	client_sees(femke, "Afgehandeld");
	step_select(femke, "Afgehandeld");
	client_does(femke, KEY_ENTER, "Dit is afgehandeld op");
	client_sees(femke, HEARD);
	assert_null(strstr(femke->raw.data, "drinkt niet"));
	assert_non_null(strstr(dirk->raw.data, "drinkt niet"));
	client_cut(dirk);
	client_cut(femke);
}

/* Gerrit manages users: he finds no household, and may say that he worries about one. */
static void who_has_no_search_says_it_by_number(void **state)
{
	const char *argv[CLIENT_OPTIONS + 8] = { "ssh", "-T" };
	size_t count = 2 + client_arguments(town, "gerrit", NULL, argv + 2);
	char command[64];
	struct run run;

	(void)state;
	snprintf(command, sizeof(command), "zorg %s", step_number(town, "femke", "turfschipper"));
	run = client_run(town, "gerrit", command);
	assert_int_equal(run.status, 64);
	says(&run.err, "Er kwam geen tekst");
	run_free(&run);
	argv[count++] = "127.0.0.1";
	argv[count] = command;
	run = run_program(argv, HEARD "\n", SECONDS);
	prints(&run, "Uw zorg is ontvangen en ligt bij trede 3");
	run = client_run(town, "gerrit", "werkbak");
	says(&run.out, "Door u gevraagd");
	prints(&run, strrchr(command, ' ') + 1);
	run = client_run(town, "gerrit", "zorg 1000018");
	assert_int_equal(run.status, 64);
	says(&run.err, "zeven cijfers");
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_back_office_raises_a_worry_and_follows_it),
		cmocka_unit_test(who_has_no_search_says_it_by_number),
	};
	return cmocka_run_group_tests(tests, open_town, close_town);
}
