/* A decision above mandate, over ssh: not taken but climbed, answered by the team leader, effective for who asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

/* A new decision of a regisseur about one kind of help, as far as the question whether to hand it in. */
static void write_decision_for(struct client *client, const char *provision, const char *euro)
{
	step_household(client, "yildiz", "de Jong - Yıldız");
	step_decisions(client);
	client_does(client, "n", "Nieuw besluit - ");
	step_choose(client, "Doel", "De vaste lasten");
	step_choose(client, "Voorziening", provision);
	step_choose(client, "Voor wie", "Marieke");
	step_fill(client, "Bedrag", euro);
	step_fill(client, "Tot en met", step_day(100));
	step_choose(client, "Aanbieder", "Zorggroep Waterrijk");
	step_fill(client, "Waarom niet 0e/1e", "Het netwerk helpt al op twee dagen.");
	step_fill(client, "Motivering", "Begeleiding thuis helpt haar op gang.");
}

static void write_decision(struct client *client, const char *euro)
{
	write_decision_for(client, "Wmo 02", euro);
}

static void a_decision_above_mandate_climbs_and_comes_back_taken(void **state)
{
	struct client *amina = client_login(town, "amina"), *carla = client_login(town, "carla");
	int bells = carla->glass->bells;

	(void)state;
	write_decision(amina, "12000");
	client_sees(amina, "Trede 2 beslist: Teamleider.");
	client_sees(amina, "12.000 van 10.000");
	client_does(amina, KEY_F5, "Dit gaat boven uw mandaat.");
	client_does(amina, "j", "Het ligt nu op trede 2 van de ladder");
	client_sees(amina, "ter toetsing");

	/* Nobody pressed a key here. */
	client_sees(carla, "Opschaling voor u: Begeleiding, € 12.000");
	client_sees(carla, "de Jong - Yıldız");
	assert_true(carla->glass->bells > bells);

	step_select(carla, "de Jong - Yıldız");
	client_does(carla, KEY_ENTER, "=> 2 Teamleider");
	client_does(carla, "a", "Toelichting");
	client_types(carla, "Akkoord voor een half jaar.");
	client_sees(carla, "Akkoord voor een half jaar.");
	client_does(carla, KEY_F2, "U hebt besloten.");

	/* On the screen of who asked, without a key. */
	client_sees(amina, "genomen, geschreven door Amina Bakkali");
	client_sees(amina, "door Carla de Wit (trede 2)");
	client_logout(amina);
	client_logout(carla);
}

/* What is free, and who decides, follows every digit. Of a regisseur: € 5.000 alone, € 10.000 with second eyes. */
static void the_meter_runs_with_every_digit(void **state)
{
	static const struct {
		const char *key, *meter, *who;
	} digits[] = {
		{ "1", "] 1 van 10.000", "Binnen uw mandaat: u beslist zelf." },
		{ "2", "] 12 van 10.000", "Binnen uw mandaat: u beslist zelf." },
		{ "0", "] 120 van 10.000", "Binnen uw mandaat: u beslist zelf." },
		{ "0", "] 1.200 van 10.000", "Binnen uw mandaat: u beslist zelf." },
		{ "0", "] 12.000 van 10.000", "Trede 2 beslist: Teamleider." },
		{ "0", "] 120.000 van 10.000", "Trede 5 beslist: College." },
		{ "\177", "] 12.000 van 10.000", "Trede 2 beslist: Teamleider." },
		{ "\177", "] 1.200 van 10.000", "Binnen uw mandaat: u beslist zelf." },
		{ "\177\177\177" "7", "] 17 van 10.000", "Binnen uw mandaat: u beslist zelf." },
		{ "\177\177" "7000", "] 7.000 van 10.000", "Binnen uw mandaat; een collega moet het ook goedvinden" },
	};
	struct client *amina = client_login(town, "amina");

	(void)state;
	step_household(amina, "yildiz", "de Jong - Yıldız");
	step_decisions(amina);
	client_does(amina, "n", "Nieuw besluit - ");
	step_choose(amina, "Voorziening", "Wmo 02");
	step_fill(amina, "Tot en met", step_day(100));
	client_does(amina, KEY_UP, "> Van");
	client_does(amina, KEY_UP, "> Bedrag");
	client_types(amina, KEY_END "\025");
	client_sees(amina, "dan ziet u wie dit mag beslissen");
	for (size_t i = 0; i < sizeof(digits) / sizeof(*digits); i++) {
		client_does(amina, digits[i].key, digits[i].meter);
		client_sees(amina, digits[i].who);
		client_sees(amina, "Vrij voor u bij dit huishouden: ");
	}
	client_cut(amina);
}

/* What the keeper of the register proposed waits in the werkbak of who may confirm it. */
static void a_change_of_the_register_is_confirmed_from_the_werkbak(void **state)
{
	struct client *esther = client_login(town, "esther");

	(void)state;
	client_sees(esther, "Register wacht op bevestiging");
	step_select(esther, "Mandaatregister");
	client_does(esther, KEY_ENTER, "12 maanden");
	client_does(esther, "v", "Bedrag per besluit: 3.000,00, was 2.500,00");
	client_does(esther, KEY_BACK, "Wat doet u met dit voorstel?");
	client_does(esther, KEY_UP, "> Afwijzen");
	client_does(esther, KEY_UP, "> Bevestigen");
	client_does(esther, KEY_ENTER, "Het register is gewijzigd");
	client_does(esther, KEY_BACK, "Uitloggen");
	client_misses(esther, "Register wacht op bevestiging");
	client_logout(esther);
}

static void within_mandate_one_decides_alone(void **state)
{
	struct client *amina = client_login(town, "amina");

	(void)state;
	write_decision(amina, "900");
	client_sees(amina, "Binnen uw mandaat: u beslist zelf.");
	client_does(amina, KEY_F5, "Het besluit nemen?");
	client_does(amina, "j", "Het besluit is genomen.");
	client_sees(amina, "genomen, geschreven door Amina Bakkali");
	client_logout(amina);
}

static void a_refusal_comes_back_with_its_reason(void **state)
{
	struct client *amina = client_login(town, "amina"), *carla = client_login(town, "carla");

	(void)state;
	write_decision(amina, "11000");
	client_does(amina, KEY_F5, "Dit gaat boven uw mandaat.");
	client_does(amina, "j", "Het ligt nu op trede 2 van de ladder");
	client_sees(carla, "Begeleiding, € 11.000");
	step_select(carla, "Begeleiding, € 11.000");
	client_does(carla, KEY_ENTER, "=> 2 Teamleider");
	client_does(carla, "n", "Reden");
	client_types(carla, "Eerst het netwerk vragen.");
	client_sees(carla, "Eerst het netwerk vragen.");
	client_does(carla, KEY_F2, "Het besluit is geweigerd");
	client_sees(amina, "geweigerd");
	client_sees(amina, "Eerst het netwerk vragen.");
	client_logout(amina);
	client_logout(carla);
}

static void one_may_withdraw_what_waits(void **state)
{
	struct client *amina = client_login(town, "amina"), *carla = client_login(town, "carla");

	(void)state;
	write_decision(amina, "10500");
	client_does(amina, KEY_F5, "Dit gaat boven uw mandaat.");
	client_does(amina, "j", "Het ligt nu op trede 2 van de ladder");
	client_sees(carla, "Begeleiding, € 10.500");
	client_does(amina, "i", "Reden");
	client_types(amina, "Toch niet nodig.");
	client_does(amina, KEY_F2, "Het besluit is ingetrokken.");
	/* The line at the foot stays a minute, or until a key is pressed; the row of the list goes by itself. */
	client_misses(carla, "€ 10.500 - Amina");
	client_does(carla, "v", "De werkbak is opnieuw gelezen.");
	client_misses(carla, "Begeleiding, € 10.500");
	client_logout(amina);
	client_logout(carla);
}

static void a_worry_goes_to_the_process_rung(void **state)
{
	struct client *bram = client_login(town, "bram"), *dirk = client_login(town, "dirk");

	(void)state;
	step_household(bram, "yildiz", "de Jong - Yıldız");
	/* There were escalations before: the first of the list is a new one. */
	client_does(bram, "o", "> Nieuwe opschaling");
	client_does(bram, KEY_ENTER, "Uw vraag");
	step_field(bram, "Uw vraag");
	client_types(bram, "School en wijkteam praten langs elkaar heen.");
	client_sees(bram, "School en wijkteam praten");
	client_does(bram, KEY_F2, "Uw vraag ligt op de ladder.");
	client_sees(dirk, "de Jong - Yıldız");
	step_select(dirk, "de Jong - Yıldız");
	client_does(dirk, KEY_ENTER, "=> 3 ");
	client_sees(dirk, "School en wijkteam praten langs elkaar heen.");
	client_does(dirk, "a", "wie doet nu wat");
	client_types(dirk, "Vrijdag om tien uur aan tafel.");
	client_does(dirk, KEY_F2, "Uw antwoord is gegeven.");
	client_logout(bram);
	client_logout(dirk);
}

/* True when the text comes within a few seconds; the screens of all others go on meanwhile. */
static bool comes(struct client *client, const char *text)
{
	return client_waits(client, text, 4000) >= 0;
}

static void an_approval_and_a_withdrawal_have_one_outcome(void **state)
{
	struct client *amina = client_login(town, "amina"), *carla = client_login(town, "carla");
	bool approved;

	(void)state;
	write_decision(amina, "10700");
	client_does(amina, KEY_F5, "Dit gaat boven uw mandaat.");
	client_does(amina, "j", "Het ligt nu op trede 2 van de ladder");
	client_sees(carla, "Begeleiding, € 10.700");
	step_select(carla, "Begeleiding, € 10.700");
	client_does(carla, KEY_ENTER, "=> 2 Teamleider");
	client_does(carla, "a", "Toelichting");
	client_does(amina, "i", "Reden");
	client_types(amina, "Toch niet.");
	client_sees(amina, "Toch niet.");

	client_types(carla, KEY_F2);
	client_types(amina, KEY_F2);
	approved = comes(carla, "U hebt besloten.");
	assert_int_equal(comes(amina, "Het besluit is ingetrokken."), !approved);
	client_cut(amina);
	client_cut(carla);

	/* And so it stands. */
	amina = client_login(town, "amina");
	step_household(amina, "yildiz", "de Jong - Yıldız");
	step_decisions(amina);
	step_select(amina, "10.700");
	client_does(amina, KEY_ENTER, approved ? "door Carla de Wit" : "ingetrokken door de aanvrager, geschreven door");
	client_cut(amina);
}

/* The regisseur has 25.000 a year for this household; 900 was decided above. */
static void the_last_euro_of_a_ceiling_is_granted_once(void **state)
{
	struct client *one, *other;
	bool first, second;

	(void)state;
	one = client_login(town, "amina");
	write_decision_for(one, "Wmo 01", "10000");
	client_does(one, KEY_F5, "tweede ogen vragen?");
	client_does(one, "j", "wacht op een tweede paar ogen");
	client_cut(one);
	one = client_login(town, "amina");
	write_decision_for(one, "Wmo 07", "10000");
	client_does(one, KEY_F5, "tweede ogen vragen?");
	client_does(one, "j", "wacht op een tweede paar ogen");
	client_cut(one);

	one = client_login(town, "amina");
	other = client_login(town, "amina");
	write_decision_for(one, "Wmo 08", "4000");
	write_decision_for(other, "Wmo 12", "4000");
	client_does(one, KEY_F5, "Het besluit nemen?");
	client_does(other, KEY_F5, "Het besluit nemen?");
	client_types(one, "j");
	client_types(other, "j");
	first = comes(one, "Het besluit is genomen.");
	second = comes(other, "Het besluit is genomen.");
	assert_int_equal(first + second, 1);
	client_sees(first ? other : one, "Het ligt nu op trede 2 van de ladder");
	client_cut(one);
	client_cut(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_meter_runs_with_every_digit),
		cmocka_unit_test(a_change_of_the_register_is_confirmed_from_the_werkbak),
		cmocka_unit_test(within_mandate_one_decides_alone),
		cmocka_unit_test(a_decision_above_mandate_climbs_and_comes_back_taken),
		cmocka_unit_test(a_refusal_comes_back_with_its_reason),
		cmocka_unit_test(one_may_withdraw_what_waits),
		cmocka_unit_test(a_worry_goes_to_the_process_rung),
		cmocka_unit_test(an_approval_and_a_withdrawal_have_one_outcome),
		cmocka_unit_test(the_last_euro_of_a_ceiling_is_granted_once),
	};

	return cmocka_run_group_tests(tests, open_town, close_town);
}
