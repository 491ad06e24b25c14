/*
 * The ladder, over ssh: a higher rung says how, takes over, gives a part; a question comes back and goes up again; people
 * of several organisations sit at one table, answer at the same moment, and what it came to is read by who asked.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

/* A decision above her mandate, handed in; her screen stays on it. */
static struct client *handed_in(const char *provision, const char *euro)
{
	struct client *amina = client_login(town, "amina");

	step_household(amina, "yildiz", "de Jong - Yıldız");
	step_decisions(amina);
	client_does(amina, "n", "Nieuw besluit - ");
	step_choose(amina, "Doel", "De vaste lasten");
	step_choose(amina, "Voorziening", provision);
	step_choose(amina, "Voor wie", "Marieke");
	step_fill(amina, "Bedrag", euro);
	step_fill(amina, "Tot en met", step_day(100));
	step_choose(amina, "Aanbieder", "Zorggroep Waterrijk");
	step_fill(amina, "Waarom niet 0e/1e", "Het netwerk helpt al op twee dagen.");
	step_fill(amina, "Motivering", "Begeleiding thuis helpt haar op gang.");
	client_does(amina, KEY_F5, "Dit gaat boven uw mandaat.");
	client_does(amina, "j", "Het ligt nu op trede 2 van de ladder");
	return amina;
}

/* From the werkbak of who it lies with. */
static struct client *holds(const char *user, const char *subject, const char *rung)
{
	struct client *client = client_login(town, user);

	client_sees(client, subject);
	step_select(client, subject);
	client_does(client, KEY_ENTER, rung);
	return client;
}

/* In the list under a household, which is below its rows: goes down to the one of today that begins so. */
static void choose_below(struct client *client, const char *cause, const char *subject)
{
	char marked[200];

	snprintf(marked, sizeof(marked), "> %s, %s%s", cause, step_day(0), subject);
	for (int i = 0; i < 20 && client_waits(client, marked, 200) < 0; i++)
		client_types(client, KEY_DOWN);
	client_sees(client, marked);
	client_types(client, KEY_ENTER);
}

/* From above, where it does not lie: by the household. */
static struct client *looks_from_above(const char *user, const char *subject)
{
	struct client *client = client_login(town, user);

	step_household(client, "yildiz", "de Jong - Yıldız");
	client_does(client, "o", "> Nieuwe opschaling");
	choose_below(client, "boven mandaat", subject);
	client_sees(client, "=> 2 Teamleider");
	return client;
}

static void said(struct client *client, const char *text, const char *done)
{
	client_types(client, text);
	client_sees(client, text);
	client_does(client, KEY_F2, done);
}

/* Nobody presses a key at the desks of who holds it and who asked it. */
static void an_instruction_is_seen_by_who_holds_it_and_a_part_by_who_asked(void **state)
{
	struct client *amina = handed_in("Wmo 02", "12000");
	struct client *carla = holds("carla", "Begeleiding, € 12.000", "=> 2 Teamleider");
	struct client *esther = looks_from_above("esther", ": Begeleiding, € 12.000");

	(void)state;
	client_does(esther, "w", "Aanwijzing geven");
	said(esther, "Niet langer dan twee maanden.", "De aanwijzing staat erbij.");
	client_logout(esther);
	client_sees(carla, "Aanwijzing van Esther Mulder (Awb 10:6): Niet langer dan");
	client_sees(amina, "Aanwijzing van Esther Mulder (Awb 10:6): Niet langer dan");

	client_does(carla, "d", "Deels toekennen");
	step_fill(carla, "Bedrag", "7000");
	step_fill(carla, "Tot en met", step_day(60));
	step_field(carla, "Reden");
	client_types(carla, "Eerst twee maanden.");
	client_sees(carla, "Eerst twee maanden.");
	client_does(carla, KEY_F2, "U hebt een deel toegekend.");
	client_sees(amina, "€ 7.000 van de € 12.000 die gevraagd was");
	client_sees(amina, "door Carla de Wit (trede 2)");
	client_logout(carla);
	client_does(amina, "t", "Kenmerk ");
	client_does(amina, "\033[6~", "Waarom niet alles: Eerst twee maanden.");
	client_logout(amina);
}

static void what_is_taken_over_is_no_longer_of_who_had_it(void **state)
{
	struct client *amina = handed_in("Wmo 07", "11000");
	struct client *carla = holds("carla", "€ 11.000", "=> 2 Teamleider");
	struct client *esther = looks_from_above("esther", ": Dagbesteding, € 11.000");

	(void)state;
	client_sees(carla, "a Akkoord");
	client_does(esther, "o", "> Waarom");
	said(esther, "Dit raakt ook het team Zuid.", "U hebt het overgenomen");
	client_sees(carla, "=> 4 Manager");
	client_misses(carla, "a Akkoord");
	client_logout(carla);
	client_does(esther, "a", "Toelichting");
	said(esther, "Akkoord.", "U hebt besloten.");
	client_logout(esther);
	client_sees(amina, "door Esther Mulder (trede 4)");
	client_logout(amina);
}

static void a_question_comes_back_and_its_answer_goes_up(void **state)
{
	struct client *amina = handed_in("Wmo 08", "10500");
	struct client *carla = holds("carla", "€ 10.500", "=> 2 Teamleider");

	(void)state;
	client_does(carla, "t", "Terug met een vraag");
	said(carla, "Wat vindt de behandelaar?", "Het ligt weer bij de vrager");
	client_logout(carla);
	client_sees(amina, "Terug: Wat vindt de behandelaar?");
	step_fill(amina, "Motivering", "De behandelaar raadt dit aan.");
	client_does(amina, KEY_F5, "Dit gaat boven uw mandaat.");
	client_does(amina, "j", "Het ligt nu op trede 2 van de ladder");
	carla = holds("carla", "€ 10.500", "=> 2 Teamleider");
	client_does(carla, "b", "De behandelaar raadt dit aan.");
	client_does(carla, KEY_BACK, "=> 2 Teamleider");
	client_does(carla, "a", "Toelichting");
	said(carla, "Dank voor het navragen.", "U hebt besloten.");
	client_sees(amina, "door Carla de Wit (trede 2)");
	client_logout(carla);
	client_logout(amina);
}

/* ---- round table ---- */

/* The question of the regisseur, on her screen. */
static struct client *asks_for_help(const char *question)
{
	struct client *amina = client_login(town, "amina");

	step_household(amina, "yildiz", "de Jong - Yıldız");
	client_types(amina, "o");
	/* the list comes first when this household was on the ladder before */
	for (int i = 0; i < CLIENT_MS / 5 && glass_find(amina->glass, "Uw vraag") < 0 &&
			glass_find(amina->glass, "> Nieuwe opschaling") < 0; i++)
		client_turn(5);
	if (glass_find(amina->glass, "Uw vraag") < 0)
		client_does(amina, KEY_ENTER, "Uw vraag");
	step_field(amina, "Uw vraag");
	said(amina, question, "Uw vraag ligt op de ladder.");
	return amina;
}

/* Today, so that what it came to can be written. */
static void calls_a_table(struct client *dirk)
{
	client_does(dirk, "r", "Er is nog niemand gevraagd.");
	client_does(dirk, "w", "Plaats");
	step_fill(dirk, "Datum", step_day(0));
	step_fill(dirk, "Tijd", "16:30");
	step_fill(dirk, "Plaats", "Wijkgebouw, kamer 4");
	step_field(dirk, "Doel");
	said(dirk, "Wie doet wat voor Emre?", "De rondetafel staat.");
	client_sees(dirk, "om 16:30, Wijkgebouw, kamer 4 - belegd door Dirk Smit");
}

static void invites(struct client *dirk, const char *naam)
{
	client_does(dirk, "u", "Aan tafel vragen");
	step_choose(dirk, "Wie", naam);
	client_does(dirk, KEY_F2, "De vraag staat in de werkbak van deze collega.");
	client_sees(dirk, naam);
}

/* From the werkbak, where it stood without a key, to the table. */
static void sits_down(struct client *client)
{
	client_sees(client, "Komt u? Wijkgebouw, kamer 4");
	step_select(client, "Komt u? Wijkgebouw, kamer 4");
	client_does(client, KEY_ENTER, "om 16:30, Wijkgebouw, kamer 4");
	client_does(client, "r", "Doel: Wie doet wat voor Emre?");
	client_sees(client, "Jeugdhulp Het Anker");
	client_sees(client, "Stichting De Brug");
}

static void two_organisations_answer_one_table_at_once_and_who_asked_reads_what_it_came_to(void **state)
{
	struct client *amina = asks_for_help("School en hulp praten langs elkaar heen over Emre.");
	struct client *dirk, *bram = client_login(town, "bram"), *noor = client_login(town, "noor");

	(void)state;
	dirk = holds("dirk", "de Jong - Yıldız", "=> 3 ");
	calls_a_table(dirk);
	invites(dirk, "Bram Visser");
	invites(dirk, "Noor Wijnands");
	sits_down(bram);
	sits_down(noor);

	client_types(bram, "j");
	client_types(noor, "j");
	client_sees(bram, "U komt. De procesregisseur ziet het meteen.");
	client_sees(noor, "U komt. De procesregisseur ziet het meteen.");
	client_misses(dirk, "nog geen antwoord");
	client_misses(bram, "nog geen antwoord");

	client_does(dirk, "o", "Wat is afgesproken");
	said(dirk, "Bram gaat vrijdag mee naar school.", "De uitkomst staat vast.");
	client_sees(bram, "Uitkomst: Bram gaat vrijdag mee naar school.");
	client_sees(noor, "Uitkomst: Bram gaat vrijdag mee naar school.");
	client_misses(bram, "j Ik kom");
	client_logout(bram);
	client_logout(noor);

	client_does(amina, "o", "> Nieuwe opschaling");
	choose_below(amina, "ik maak me zorgen", "");
	client_sees(amina, "Rondetafel geweest op");
	client_does(amina, "r", "Uitkomst: Bram gaat vrijdag mee naar school.");
	client_misses(amina, "Uitkomst schrijven");
	client_does(dirk, KEY_BACK, "=> 3 ");
	client_does(dirk, "a", "wie doet nu wat");
	said(dirk, "Zoals aan tafel afgesproken.", "Uw antwoord is gegeven.");
	client_does(amina, KEY_BACK, "Zoals aan tafel afgesproken.");
	client_logout(amina);
	client_logout(dirk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_instruction_is_seen_by_who_holds_it_and_a_part_by_who_asked),
		cmocka_unit_test(what_is_taken_over_is_no_longer_of_who_had_it),
		cmocka_unit_test(a_question_comes_back_and_its_answer_goes_up),
		cmocka_unit_test(two_organisations_answer_one_table_at_once_and_who_asked_reads_what_it_came_to),
	};

	return cmocka_run_group_tests(tests, open_town, close_town);
}
