/* The overview for a family: from both chains, folded by day, in words; and who may have it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/oversight.h"
#include "homes.h"
#include "wire/letter.h"

static const int64_t minute_ms = 60000;

static int begin(void **state)
{
	*state = world_new();
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

static const struct message *overview(struct world *world, const char *who, const char *household)
{
	world_seat(world, who);
	store_turn_end(world_store(world));
	return world_call_id(world, who, REQ_ACCESS_LOG, world_household(world, household));
}

/* Karel by noodknop, amina twice, and one line in the journal. */
static void a_day(struct world *world)
{
	id jansen = world_household(world, "jansen");
	struct ask ask = homes_ask(jansen);
	struct journal_entry entry;

	snprintf(ask.word, sizeof(ask.word), "Buurman belt: kind alleen thuis");
	world_call(world, "karel", REQ_BREAK_GLASS, &ask_record, &ask, NULL);
	world_wait(world, minute_ms);
	world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen);
	world_wait(world, minute_ms);
	for (int i = 0; i < 3; i++) {
		homes_open(world, "amina", jansen);
		world_wait(world, minute_ms);
	}
	record_init(&journal_entry_record, &entry);
	entry.household_id = jansen;
	entry.tekst = (char *)"Karel was hier; alles is goed met de kinderen.";
	world_is(world_call(world, "amina", REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL), STATUS_OK);
	world_wait(world, minute_ms);
}

static void the_letter_says_who_when_what_and_why(void **state)
{
	static const char want[] =
		"\nNOODKNOP  18-11-2026 10:00  Karel Dekker, wijkcoach, Gemeente Waterland\n"
		"    gebruikte de noodknop\n"
		"    mocht omdat: nood: Buurman belt: kind alleen thuis\n"
		"\nNOODKNOP  18-11-2026 10:01  Karel Dekker, wijkcoach, Gemeente Waterland\n"
		"    opende het dossier\n"
		"    mocht omdat: noodknop\n"
		"\n18-11-2026 10:02  Amina Bakkali, wijkcoach, Gemeente Waterland\n"
		"    opende het dossier (3 keer)\n"
		"    mocht omdat: werkt met dit huishouden\n"
		"\n18-11-2026 10:05  Amina Bakkali, wijkcoach, Gemeente Waterland\n"
		"    schreef in het dagboek\n"
		"\nVragen, of klopt er iets niet? Bel uw regisseur, ";
	struct world *world = *state;
	struct buf text = BUF_INIT;

	a_day(world);
	const struct message *answer = overview(world, "amina", "jansen");
	world_is(answer, STATUS_OK);
	letter_write(answer, world_today(world), &text);
	if (!strstr(text.data, want))
		print_message("%s\n", text.data);
	assert_non_null(strstr(text.data, want));
	assert_non_null(strstr(text.data, "Van 18-11-2026 tot en met 18-11-2026\n"));
	/* nothing of what was written, and nobody else's dossier */
	assert_null(strstr(text.data, "alles is goed"));
	buf_free(&text);
}

static void the_next_day_is_another_line(void **state)
{
	struct world *world = *state;

	a_day(world);
	world_wait(world, 24 * 60 * minute_ms);
	homes_open(world, "amina", world_household(world, "jansen"));
	const struct message *answer = overview(world, "amina", "jansen");
	assert_int_equal(world_count(answer, &access_line_record), 5);
	const struct access_line *line = world_row(answer, &access_line_record, 4);
	assert_int_equal(line->times, 1);
}

static void a_first_day_leaves_out_what_was_before(void **state)
{
	struct world *world = *state;
	struct ask ask = homes_ask(world_household(world, "jansen"));

	a_day(world);
	ask.day = world_today(world) + 1;
	const struct message *answer = world_call(world, "amina", REQ_ACCESS_LOG, &ask_record, &ask, NULL);
	assert_int_equal(world_count(answer, &access_line_record), 0);
	struct buf text = BUF_INIT;
	letter_write(answer, world_today(world), &text);
	assert_non_null(strstr(text.data, "niemand gekeken"));
	buf_free(&text);
}

static void who_oversees_may_have_it_and_others_may_not(void **state)
{
	static const char *const others[] = { "karel", "femke", "gerrit" };
	struct world *world = *state;

	world_is(overview(world, "hanna", "jansen"), STATUS_OK);
	assert_int_equal(world_count(overview(world, "hanna", "jansen"), &member_record), 0);
	for (size_t i = 0; i < 3; i++)
		world_is(overview(world, others[i], "jansen"), STATUS_MISSING);
	/* a shielded household: only who is named on it */
	world_is(overview(world, "hanna", "geheim"), STATUS_MISSING);
	world_is(overview(world, "karel", "geheim"), STATUS_OK);
	assert_true(homes_same_answer(overview(world, "amina", "geheim"),
		world_call_id(world, "amina", REQ_ACCESS_LOG, 987654321)));
}

static void looking_at_the_overview_is_on_it_next_time(void **state)
{
	struct world *world = *state;
	bool found = false;
	const struct access_line *line;

	overview(world, "hanna", "jansen");
	const struct message *answer = overview(world, "amina", "jansen");
	for (size_t i = 0; (line = world_row(answer, &access_line_record, i)); i++)
		found = found || (strcmp(line->what, "bekeek wie er in het dossier keek") == 0 &&
			strcmp(line->role, "privacy officer") == 0);
	assert_true(found);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_letter_says_who_when_what_and_why, begin, end),
		cmocka_unit_test_setup_teardown(the_next_day_is_another_line, begin, end),
		cmocka_unit_test_setup_teardown(a_first_day_leaves_out_what_was_before, begin, end),
		cmocka_unit_test_setup_teardown(who_oversees_may_have_it_and_others_may_not, begin, end),
		cmocka_unit_test_setup_teardown(looking_at_the_overview_is_on_it_next_time, begin, end),
	};

	return cmocka_run_group_tests_name("access_log", tests, NULL, NULL);
}
