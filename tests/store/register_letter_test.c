/* Letters about a bezwaar and a klacht: what they say, when they may leave, for whom, and that each is logged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/term.h"
#include "dossier.h"
#include "homes.h"
#include "store/store.h"
#include "wire/paper_letters.h"

/* yilmaz, with a decision of amina that femke made known. */
static struct dossier *dossier;
static struct world *world;
static id decision_id;

static int begin(void **state)
{
	struct decision decision;
	const struct decision *taken;
	struct ask ask;

	(void)state;
	dossier = dossier_new();
	world = dossier->world;
	homes_keys(world);
	decision = draft(dossier, "Begeleiding", 90000);
	taken = decided(hand_in(dossier, "amina", &decision));
	record_init(&ask_record, &ask);
	ask.id = decision_id = taken->id;
	ask.version = taken->version;
	ask.day = taken->besluitdatum;
	decided(world_call(world, "femke", REQ_DECISION_ANNOUNCE, &ask_record, &ask, NULL));
	return 0;
}

static int end(void **state)
{
	(void)state;
	dossier_free(dossier);
	return 0;
}

static const struct message *letter_ask(const char *who, const char *nummer, enum register_letter letter)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", nummer);
	ask.number = letter;
	return world_call(world, who, REQ_REGISTER_LETTER, &ask_record, &ask, NULL);
}

/* The letter as plain text, lines joined: how it is broken is the printer's. Until the next call. */
static const char *letter_text(const char *who, const char *nummer, enum register_letter letter)
{
	static char text[16000];
	const struct message *answer = letter_ask(who, nummer, letter);
	struct paper paper = PAPER_INIT;
	size_t used = 0;

	world_is(answer, STATUS_OK);
	assert_true(register_letter(answer, letter, world_today(world), &paper));
	for (size_t i = 0; i < paper.count; i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used, "%s\n", paper.parts[i].text ? paper.parts[i].text : "");
	paper_free(&paper);
	return text;
}

static void says(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("«%s» is not in:\n%s", part, text);
}

static struct bezwaar bezwaar_saved(const char *who, const struct bezwaar *bezwaar)
{
	const struct message *answer = world_call(world, who, REQ_BEZWAAR_SAVE, &bezwaar_record, bezwaar, NULL);

	world_is(answer, STATUS_OK);
	return *(const struct bezwaar *)world_row(answer, &bezwaar_record, 0);
}

static struct bezwaar bezwaar_in(void)
{
	struct bezwaar fresh;

	record_init(&bezwaar_record, &fresh);
	fresh.decision_id = decision_id;
	snprintf(fresh.indiener, sizeof(fresh.indiener), "Mehmet Yilmaz");
	fresh.gronden = (char *)"Het is te weinig.";
	fresh.ontvangen = world_today(world);
	fresh.behandelaar_id = world_employee(world, "femke");
	return bezwaar_saved("femke", &fresh);
}

static void a_bezwaar_is_received_with_its_last_day_and_who_handles_it(void **state)
{
	static const char PRINTED[] = "SELECT count(*) FROM view WHERE act = 'print' AND kind = 'bezwaar'";
	struct bezwaar bezwaar = bezwaar_in();
	const char *text = letter_text("femke", bezwaar.nummer, LETTER_BEZWAAR_ONTVANGST);
	char until[DAY_NL_BYTES];

	(void)state;
	day_nl(bezwaar.uiterlijk, until);
	says(text, "Mehmet Yilmaz");
	says(text, bezwaar.nummer);
	says(text, until);
	says(text, "behandelt uw bezwaar");
	says(text, "Namens het college van burgemeester en wethouders van Waterland");
	/* nothing of the household that is not theirs to know, and no address */
	assert_null(strstr(text, "Ons nummer"));
	assert_null(strstr(text, "Te weinig"));
	assert_int_equal(query_number(db_query(world_store(world)->view_db, PRINTED), NULL), 1);
	world_is(letter_ask("karel", bezwaar.nummer, LETTER_BEZWAAR_ONTVANGST), STATUS_MISSING);
	world_is(letter_ask("femke", "B2026-0099", LETTER_BEZWAAR_ONTVANGST), STATUS_MISSING);
	world_is(letter_ask("femke", bezwaar.nummer, LETTER_KLACHT_ONTVANGST), STATUS_MISSING);
	world_is(letter_ask("femke", bezwaar.nummer, LETTER_COUNT_), STATUS_INVALID);
}

static void a_hearing_is_written_about_when_its_day_is_known(void **state)
{
	struct bezwaar bezwaar = bezwaar_in();
	char on[DAY_NL_BYTES];

	(void)state;
	assert_string_equal(world_rule(letter_ask("femke", bezwaar.nummer, LETTER_BEZWAAR_HOORZITTING)), "brief.nog-niet");
	bezwaar.hoorzitting = world_today(world) + 20;
	bezwaar = bezwaar_saved("femke", &bezwaar);
	day_nl(bezwaar.hoorzitting, on);
	says(letter_text("femke", bezwaar.nummer, LETTER_BEZWAAR_HOORZITTING), on);
	day_nl(bezwaar.hoorzitting - 10, on);
	says(letter_text("femke", bezwaar.nummer, LETTER_BEZWAAR_HOORZITTING), on);
}

/* The day after which the court is too late is reckoned: Awb 6:7 and 6:8. */
static void a_decision_on_a_bezwaar_names_ground_name_and_court(void **state)
{
	struct bezwaar bezwaar = bezwaar_in();
	char until[DAY_NL_BYTES];
	const char *text;

	(void)state;
	assert_string_equal(world_rule(letter_ask("femke", bezwaar.nummer, LETTER_BEZWAAR_BESLISSING)), "brief.nog-niet");
	bezwaar.uitkomst = BEZWAAR_ONGEGROND;
	bezwaar.motivering = (char *)"Het besluit is goed onderbouwd.";
	snprintf(bezwaar.niet_gehoord, sizeof(bezwaar.niet_gehoord), "De indiener wilde dat niet.");
	bezwaar = bezwaar_saved("carla", &bezwaar);
	text = letter_text("femke", bezwaar.nummer, LETTER_BEZWAAR_BESLISSING);
	says(text, "ongegrond");
	says(text, "Het besluit is goed onderbouwd.");
	says(text, "Namens het college van burgemeester en wethouders van Waterland,\nCarla de Wit\nteamleider");
	says(text, "op grond van: Mandaatbesluit");
	says(text, "binnen zes weken na de dag waarop wij u deze beslissing sturen");
	bezwaar.motivering = (char *)"Het besluit is goed onderbouwd.";
	bezwaar.gronden = (char *)"Het is te weinig.";
	bezwaar.bekendgemaakt = world_today(world);
	bezwaar = bezwaar_saved("femke", &bezwaar);
	day_nl(term_end(TERM_BEZWAAR, bezwaar.bekendgemaakt), until);
	text = letter_text("femke", bezwaar.nummer, LETTER_BEZWAAR_BESLISSING);
	says(text, "rechtbank. Dat kan tot en met");
	says(text, until);
}

static void a_klacht_ends_with_the_ombudsman_and_says_nothing_of_the_household(void **state)
{
	struct klacht klacht;
	const char *text;

	(void)state;
	record_init(&klacht_record, &klacht);
	klacht.household_id = dossier->household_id;
	klacht.over_id = world_employee(world, "amina");
	snprintf(klacht.klager, sizeof(klacht.klager), "De buurvrouw");
	klacht.klacht = (char *)"Zij kwam drie keer niet opdagen.";
	klacht.ontvangen = world_today(world);
	klacht.behandelaar_id = world_employee(world, "karel");
	klacht = *(const struct klacht *)world_row(world_call(world, "femke", REQ_KLACHT_SAVE, &klacht_record, &klacht, NULL),
		&klacht_record, 0);
	text = letter_text("karel", klacht.nummer, LETTER_KLACHT_ONTVANGST);
	says(text, "De buurvrouw");
	says(text, "behandelt uw klacht");
	assert_null(strstr(text, "Yilmaz"));
	assert_null(strstr(text, "Amina"));
	assert_string_equal(world_rule(letter_ask("karel", klacht.nummer, LETTER_KLACHT_AFHANDELING)), "brief.nog-niet");
	klacht.klacht = (char *)"Zij kwam drie keer niet opdagen.";
	klacht.gehoord = world_today(world);
	klacht.uitkomst = KLACHT_GEGROND;
	klacht.oordeel = (char *)"De afspraken waren niet afgezegd.";
	klacht.afgehandeld = world_today(world);
	world_is(world_call(world, "karel", REQ_KLACHT_SAVE, &klacht_record, &klacht, NULL), STATUS_OK);
	text = letter_text("karel", klacht.nummer, LETTER_KLACHT_AFHANDELING);
	says(text, "De afspraken waren niet afgezegd.");
	says(text, "ombudsman");
	says(text, "binnen een jaar");
	assert_null(strstr(text, "Yilmaz"));
	/* who it is about, and the team, find no letter */
	world_is(letter_ask("amina", klacht.nummer, LETTER_KLACHT_AFHANDELING), STATUS_MISSING);
	world_is(letter_ask("carla", klacht.nummer, LETTER_KLACHT_AFHANDELING), STATUS_MISSING);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_bezwaar_is_received_with_its_last_day_and_who_handles_it),
		TEST(a_hearing_is_written_about_when_its_day_is_known),
		TEST(a_decision_on_a_bezwaar_names_ground_name_and_court),
		TEST(a_klacht_ends_with_the_ombudsman_and_says_nothing_of_the_household),
	};

	return cmocka_run_group_tests_name("register_letter", tests, NULL, NULL);
}
