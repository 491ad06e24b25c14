/* A process dies or the daemon stops: others go on, people are told, and what was typed is not lost. */
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk.h"

enum { END_MS = 10000, PROCESSES = 64, TYPING_MS = 120 };

static int end(void **state)
{
	if (town->pid == 0)
		town_start(town);
	return close_town(state);
}

/* Somebody who is at work all the while, and notices nothing. */
static struct client *bystander(void)
{
	struct client *karim = client_login(town, "karim");

	client_does(karim, "z", "Zoek:");
	return karim;
}

static void goes_on(struct client *karim)
{
	client_types(karim, "\025");
	client_does(karim, "yildiz", "Lisdoddestraat");
	client_logout(karim);
}

/* Amina in the middle of a sentence of the journal; *process is the newest of its kind, which is hers. */
static struct client *amina_writes(const char *sentence, enum town_process kind, pid_t *process)
{
	struct client *amina = client_login(town, "amina");

	*process = town_process(town, kind);
	assert_int_not_equal(*process, 0);
	step_household(amina, "yildiz", "de Jong - Yıldız");
	client_does(amina, "d", "Dagboek schrijven");
	step_field(amina, "Tekst");
	client_types(amina, sentence);
	client_sees(amina, sentence);
	return amina;
}

/* At the next login the sentence is offered, found back, and kept. */
static void is_offered(const char *sentence)
{
	struct client *amina = client_login(town, "amina");

	client_sees(amina, "Er staat tekst klaar");
	client_does(amina, "k", "Dagboek schrijven");
	client_sees(amina, sentence);
	client_does(amina, KEY_F2, "De regel staat in het dagboek.");
	client_logout(amina);
}

static void a_killed_gate_leaves_a_draft_and_harms_nobody(void **state)
{
	struct client *karim = bystander(), *amina;
	pid_t gate;

	(void)state;
	amina = amina_writes("Een zin door een dode poort.", TOWN_GATE, &gate);
	kill(gate, SIGKILL);
	assert_int_equal(client_ends(amina), 255);
	client_free(amina);
	is_offered("Een zin door een dode poort.");
	goes_on(karim);
}

static void a_broken_line_leaves_a_draft(void **state)
{
	struct client *amina;
	pid_t desk;

	(void)state;
	amina = amina_writes("Een zin op een dode lijn.", TOWN_DESK, &desk);
	client_cut(amina);
	assert_true(town_gone(desk, END_MS));
	is_offered("Een zin op een dode lijn.");
}

static void a_killed_desk_says_so_and_harms_nobody(void **state)
{
	struct client *karim = bystander(), *amina;
	pid_t desk;

	(void)state;
	amina = amina_writes("Een zin op een dode tafel.", TOWN_DESK, &desk);
	kill(desk, SIGKILL);
	assert_int_equal(client_ends(amina), 1);
	client_sees(amina, "Het scherm is gestopt door een fout.");
	client_free(amina);
	goes_on(karim);
}

/* Nobody waits for a pause: what was typed until five seconds before the end is there, letter for letter. */
static void a_desk_that_dies_in_the_middle_of_typing_loses_at_most_five_seconds(void **state)
{
	static const char sentence[] = "Zij  typt en typt en typt en zij houdt nog lang niet op met typen.";
	struct client *amina;
	pid_t desk;

	(void)state;
	amina = amina_writes("Begin.", TOWN_DESK, &desk);
	for (size_t i = 0; i + 1 < sizeof(sentence); i++) {
		const char key[] = { sentence[i], '\0' };

		client_types(amina, key);
		client_waits(amina, "dit staat er nooit", TYPING_MS);
	}
	kill(desk, SIGKILL);
	client_ends(amina);
	client_free(amina);
	is_offered("Begin.Zij  typt en t");
}

static void a_killed_store_is_told_on_every_desk_and_comes_back(void **state)
{
	struct client *karim = bystander(), *amina;
	pid_t desk, store;

	(void)state;
	amina = amina_writes("Een zin zonder opslag.", TOWN_DESK, &desk);
	store = town_process(town, TOWN_STORE);
	assert_int_not_equal(store, 0);
	kill(store, SIGKILL);
	client_sees(amina, "De opslag is terug. U kunt verder.");
	client_sees(karim, "De opslag is terug. U kunt verder.");
	assert_true(client_got(amina, "De opslag is even weg."));
	assert_true(client_got(karim, "De opslag is even weg."));
	client_sees(amina, "Een zin zonder opslag.");
	client_does(amina, " En door.", "Een zin zonder opslag. En door.");
	client_does(amina, KEY_F2, "De regel staat in het dagboek.");
	client_does(amina, KEY_END, "Een zin zonder opslag. En door.");
	assert_true(town_process(town, TOWN_STORE) != store);
	client_logout(amina);
	goes_on(karim);
}

/* Sent into a store that has just died: done once, not twice and not never. */
static void what_was_sent_to_a_dead_store_happens_once(void **state)
{
	struct client *amina;
	struct run plan;
	const char *first;
	char command[32];
	pid_t store;

	(void)state;
	amina = client_login(town, "amina");
	step_household(amina, "yildiz", "de Jong - Yıldız");
	step_plan(amina);
	client_does(amina, "n", "Nieuw doel");
	step_field(amina, "Doel");
	client_types(amina, "Doel uit de storing");
	client_sees(amina, "Doel uit de storing");
	store = town_process(town, TOWN_STORE);
	kill(store, SIGSTOP);
	client_types(amina, KEY_F2);
	client_waits(amina, "never there", 300);
	kill(store, SIGKILL);
	client_sees(amina, "Doel erbij");
	client_sees(amina, "Doel uit de storing");
	client_logout(amina);
	snprintf(command, sizeof(command), "plan %s", step_number(town, "amina", "yildiz"));
	plan = client_run(town, "amina", command);
	assert_int_equal(plan.status, 0);
	first = strstr(plan.out.data, "Doel uit de storing");
	assert_non_null(first);
	assert_null(strstr(first + 1, "Doel uit de storing"));
	run_free(&plan);
}

static void killed_zygotes_are_replaced(void **state)
{
	struct client *karim = bystander(), *amina;
	pid_t gates = town_process(town, TOWN_GATE_ZYGOTE), desks = town_process(town, TOWN_DESK_ZYGOTE);

	(void)state;
	kill(gates, SIGKILL);
	kill(desks, SIGKILL);
	assert_true(town_gone(gates, END_MS));
	assert_true(town_gone(desks, END_MS));
	amina = client_login(town, "amina");
	client_logout(amina);
	goes_on(karim);
}

/* Also a desk that still had something to ask: nobody will ever answer it. */
static void a_killed_monitor_takes_everybody_along(void **state)
{
	pid_t pids[PROCESSES], desk;
	struct client *amina = amina_writes("Een zin die niemand meer bewaart.", TOWN_DESK, &desk);
	size_t count = town_processes(town, pids, PROCESSES);

	(void)state;
	assert_in_range(count, 6, PROCESSES);	/* monitor, store, two zygotes, gate, desk */
	assert_int_equal(town_stop(town, SIGKILL), 128 + SIGKILL);
	assert_int_not_equal(client_ends(amina), 0);
	for (size_t i = 0; i < count; i++)
		assert_true(town_gone(pids[i], END_MS));
	assert_false(amina->glass->other_screen);
	assert_true(amina->glass->cursor_shown);
	client_free(amina);
	town_start(town);
}

static void a_stop_is_told_keeps_the_text_and_ends_with_status_0(void **state)
{
	struct client *amina;
	pid_t pids[PROCESSES], desk;
	size_t count;

	(void)state;
	amina = amina_writes("Een zin bij het stoppen.", TOWN_DESK, &desk);
	count = town_processes(town, pids, PROCESSES);
	assert_int_equal(town_stop(town, SIGTERM), 0);
	assert_int_equal(client_ends(amina), 0);
	client_sees(amina, "wijkd is gestopt.");
	assert_false(amina->glass->other_screen);
	client_free(amina);
	for (size_t i = 0; i < count; i++)
		assert_true(town_gone(pids[i], END_MS));
	town_start(town);
	is_offered("Een zin bij het stoppen.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_killed_gate_leaves_a_draft_and_harms_nobody),
		cmocka_unit_test(a_broken_line_leaves_a_draft),
		cmocka_unit_test(a_killed_desk_says_so_and_harms_nobody),
		cmocka_unit_test(a_killed_store_is_told_on_every_desk_and_comes_back),
		cmocka_unit_test(what_was_sent_to_a_dead_store_happens_once),
		cmocka_unit_test(a_desk_that_dies_in_the_middle_of_typing_loses_at_most_five_seconds),
		cmocka_unit_test(killed_zygotes_are_replaced),
		cmocka_unit_test(a_killed_monitor_takes_everybody_along),
		cmocka_unit_test(a_stop_is_told_keeps_the_text_and_ends_with_status_0),
	};

	return cmocka_run_group_tests(tests, open_town, end);
}
