/* What is known around a family, over ssh: a signal, gezag, whom to call, an address of before, procesregie, and of a day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pair.h"

static void add(const char *what, const char *form)
{
	client_does(amina, "n", "Wat wilt u toevoegen?");
	step_select(amina, what);
	client_does(amina, "\r", form);
}

static void a_signal_is_above_the_screen_of_a_colleague_at_once(void **state)
{
	(void)state;
	client_misses(bram, "VEILIGHEID");
	add("Signaal", "Opnieuw bekijken op");
	step_fill(amina, "Waarom", "Ruzie met de buurman");
	client_does(amina, KEY_F2, "VEILIGHEID, kwetsbaar - Ruzie");
	client_sees(bram, "VEILIGHEID, kwetsbaar - Ruzie");
}

static void gezag_whom_to_call_and_procesregie_stand_in_their_place(void **state)
{
	(void)state;
	add("Gezag over een kind", "Gezagsdrager");
	step_choose(amina, "Kind", "Elif");
	step_fill(amina, "Iemand anders", "Oma Sevim");
	step_fill(amina, "Bron", "beschikking rechtbank");
	client_does(amina, KEY_F2, "ander gezag over dit kind");
	step_fill(amina, "Vanaf", step_day(-3000));
	step_fill(amina, "Tot", step_day(-2000));
	client_does(amina, KEY_F2, "Regisseur");
	add("Contactpersoon", "Hoe bereiken");
	step_fill(amina, "Iemand anders", "Fatma Demir");
	step_fill(amina, "Telefoon", "0612345678");
	client_does(amina, KEY_F2, "Regisseur");
	add("Procesregisseur", "Benoemd door");
	step_choose(amina, "Procesregisseur", "Dirk Smit");
	step_fill(amina, "Waarom", "drie partijen en geen afspraak");
	client_does(amina, KEY_F2, "procesregie: Dirk Smit");
	client_sees(bram, "Dirk Smit");
}

static void contact_open(struct client *client)
{
	step_select(client, "Fatma Demir");
	client_does(client, "\r", "Hoe bereiken");
	step_field(client, "Telefoon");
}

static void two_who_change_the_same_fact_choose_from_both(void **state)
{
	(void)state;
	contact_open(amina);
	contact_open(bram);
	client_does(bram, KEY_END "\0250687654321", "0687654321");
	client_does(amina, KEY_END "\0250611112222", "0611112222");
	client_does(amina, KEY_F2, "Regisseur");
	client_does(bram, KEY_F2, "Welke tekst moet blijven?");
	client_sees(bram, "0611112222");
	client_sees(bram, "0687654321");
	client_sees(bram, "Zoals het was");
	client_sees(bram, "0612345678");
	client_does(bram, "1", "Regisseur");
	contact_open(amina);
	client_sees(amina, "0687654321");
	client_does(amina, KEY_BACK, "Regisseur");
}

static void an_address_of_before_is_kept_and_finds(void **state)
{
	struct run run;

	(void)state;
	add("Adres", "Soort adres");
	step_fill(amina, "Straat", "Oude Kadijk");
	step_fill(amina, "Huisnummer", "7");
	step_fill(amina, "Postcode", "1198AZ");
	step_fill(amina, "Woonplaats", "Waterrijk");
	step_fill(amina, "Vanaf", step_day(-900));
	step_fill(amina, "Tot", step_day(-400));
	step_fill(amina, "Bron", "BRP");
	client_does(amina, KEY_F2, "Regisseur");
	client_does(amina, "v", "Waarvan wilt u alles zien?");
	step_select(amina, "Adressen (2)");
	client_does(amina, "\r", "Oude Kadijk 7");
	client_does(amina, KEY_BACK, "Drukte");
	run = client_run(town, "amina", "zoek oude kadijk 7");
	if (!strstr(run.out.data, "Jong"))
		fail_msg("not found where they lived: %s%s", run.out.data, run.err.data);
	run_free(&run);
}

static void of_yesterday_nothing_of_today_is_shown(void **state)
{
	(void)state;
	client_does(amina, "z", "Hoe was het op een eerdere dag?");
	client_types(amina, step_day(-1));
	client_does(amina, KEY_F2, "Zo was het");
	client_misses(amina, "Dirk Smit");
	/* The warning above the screen is of now, always; the list is of that day. */
	client_misses(amina, "VEILIGHEID  ");
	client_sees(amina, "Let op: VEILIGHEID");
	client_does(amina, "z", "VEILIGHEID  ");
	client_sees(amina, "Dirk Smit");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_signal_is_above_the_screen_of_a_colleague_at_once),
		cmocka_unit_test(gezag_whom_to_call_and_procesregie_stand_in_their_place),
		cmocka_unit_test(an_address_of_before_is_kept_and_finds),
		cmocka_unit_test(of_yesterday_nothing_of_today_is_shown),
		cmocka_unit_test(two_who_change_the_same_fact_choose_from_both),
	};

	return cmocka_run_group_tests_name("facts", tests, open_pair, close_pair);
}
