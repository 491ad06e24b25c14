/* What a family may ask about its own data, over ssh: who looked, a request that is answered, and a noodknop that waits. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "steps.h"

static struct town *town;

static int open_town(void **state)
{
	const struct town_set set = { 0 };

	(void)state;
	town = town_open(&set);
	return 0;
}

static int close_town(void **state)
{
	(void)state;
	town_close(town);
	return 0;
}

static void says(struct run *run, const char *part)
{
	if (run->status != 0 || !strstr(run->out.data ? run->out.data : "", part))
		fail_msg("«%s» is not in: %s %s", part, run->out.data, run->err.data);
	run_free(run);
}

static void a_request_is_written_in_and_answered(void **state)
{
	struct client *amina = client_login(town, "amina"), *hanna = client_login(town, "hanna");
	struct run run;

	(void)state;
	step_household(amina, "postma", "Postma");
	client_does(amina, "i", "opende het dossier");
	client_sees(amina, "Linda Dekker");
	client_does(amina, "v", "Hiltje Postma");
	client_does(amina, "n", "Hoe kwam het binnen");
	step_choose(amina, "Over wie", "Hiltje Veenstra");
	step_field(amina, "Wie vraagt het");
	client_does(amina, "Mevrouw zelf", "Mevrouw zelf");
	step_field(amina, "Het verzoek");
	client_does(amina, "Haal weg dat ik verward was", "verward was");
	client_does(amina, KEY_F2, "Het verzoek is ingeschreven.");
	client_sees(amina, "Mevrouw zelf");
	client_sees(hanna, "Verzoek 2026-0003");
	step_select(hanna, "0003");
	client_does(hanna, "\r", "Mevrouw zelf");
	client_does(hanna, "\r", "Behandelaar");
	step_choose(hanna, "Behandelaar", "Hanna Vos");
	step_choose(hanna, "Identiteit", "bekend");
	step_choose(hanna, "Uitkomst", "toegewezen");
	step_field(hanna, "Brief verstuurd op");
	client_does(hanna, step_day(0), step_day(0));
	client_does(hanna, KEY_F2, "Het verzoek is bewaard.");
	client_sees(amina, "Afgehandeld");
	run = client_run(town, "hanna", "brief 2026-0003");
	says(&run, "Mevrouw zelf");
	client_logout(amina);
	client_logout(hanna);
}

/* wijkd.conf says something else from the next start on. */
static void conf_change(const char *from, const char *to)
{
	struct buf text = BUF_INIT;
	char bytes[8192];
	FILE *file = fopen(town->conf, "r+");
	size_t count;
	char *at;

	assert_non_null(file);
	count = fread(bytes, 1, sizeof(bytes) - 1, file);
	bytes[count] = '\0';
	at = strstr(bytes, from);
	assert_non_null(at);
	buf_format(&text, "%.*s%s%s", (int)(at - bytes), bytes, to, at + strlen(from));
	rewind(file);
	assert_int_equal(fwrite(text.data, 1, text.used, file), text.used);
	assert_int_equal(fclose(file), 0);
	buf_free(&text);
}

static void ten_days_on_a_noodknop_that_nobody_judged_stops_the_next(void **state)
{
	struct client *linda;
	char number[16];
	struct run run;

	(void)state;
	snprintf(number, sizeof(number), "%s", step_number(town, "amina", "postma"));
	assert_int_equal(town_stop(town, SIGTERM), 0);
	conf_change(" = gerrit\n", " = hanna\n\n[test]\nclock_offset = 864000\n\n");
	town_start(town);
	linda = client_login(town, "linda");
	client_does(linda, "z", "Zoek:");
	client_types(linda, "postma");
	client_sees(linda, "Hiltje Veenstra");
	client_sees(linda, "> ");
	client_does(linda, "\r", "Op slot");
	client_does(linda, "j", "Reden");
	client_types(linda, "Buren bellen weer" KEY_F2);
	client_sees(linda, "nog niet beoordeeld");
	client_cut(linda);
	run = town_ctl(town, NULL, "access-letter", number, NULL);
	says(&run, "NOODKNOP");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_written_in_and_answered),
		cmocka_unit_test(ten_days_on_a_noodknop_that_nobody_judged_stops_the_next),
	};

	return cmocka_run_group_tests_name("privacy", tests, open_town, close_town);
}
