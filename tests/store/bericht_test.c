/* Awards to providers: what goes out in a 301 and what does not, once; and what becomes of a 302. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

#define EURO(amount) ((cents)(amount) * 100)

static void sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	assert_true(db_begin(world_db(world), &err));
	assert_false(db_run_script(world_db(world), sql, &err));
	db_rollback(world_db(world));
}

/* A provider with an address, a municipality with a code. */
static id provider(struct dossier *dossier)
{
	struct organisation organisation = { .naam = "Zorggroep Waterland", .kind = ORGANISATION_ZORGAANBIEDER, .provider = true };
	struct ask ask;

	world_is(world_call(dossier->world, "gerrit", REQ_ORGANISATION_ADD, &organisation_record, &organisation, NULL), STATUS_OK);
	strcpy(organisation.agb, "1234567");
	world_is(world_call(dossier->world, "gerrit", REQ_ORGANISATION_AGB, &organisation_record, &organisation, NULL),
		STATUS_INVALID);
	strcpy(organisation.agb, "12345678");
	world_is(world_call(dossier->world, "gerrit", REQ_ORGANISATION_AGB, &organisation_record, &organisation, NULL), STATUS_OK);
	record_init(&ask_record, &ask);
	strcpy(ask.word, "0599");
	world_is(world_call(dossier->world, "gerrit", REQ_MUNICIPALITY_CODE, &ask_record, &ask, NULL), STATUS_OK);
	return world_organisation(dossier->world, "Zorggroep Waterland");
}

static struct decision in_kind(struct dossier *dossier, id provider_id, cents bedrag)
{
	struct decision decision = draft(dossier, "Begeleiding", bedrag);

	decision.aanbieder_id = provider_id;
	decision.person_id = dossier->person_id;
	decision.leveringsvorm = LEVERING_ZIN;
	return decision;
}

/* A product of the category with a code, as the municipality calls it. */
static id product(struct dossier *dossier, const char *code)
{
	static const char *const codes[] = { "02A03", "02A05" };
	struct ask ask;
	const struct message *answer;
	const struct product *found;

	if (world_number(dossier->world, "SELECT count(*) FROM product") == 0) {
		struct product products[2];

		for (size_t i = 0; i < COUNT_OF(products); i++) {
			products[i] = (struct product){ .wet = WET_WMO, .productcategorie = "02", .eenheid = EENHEID_UUR,
				.tarief = 1000, .ended = DAY_NONE };
			snprintf(products[i].productcode, sizeof(products[i].productcode), "%s", codes[i]);
			snprintf(products[i].naam, sizeof(products[i].naam), "Begeleiding %zu", i);
		}
		record_init(&ask_record, &ask);
		world_is(world_call(dossier->world, "gerrit", REQ_PRODUCT_SET, &ask_record, &ask, &product_record, &products[0],
			&product_record, &products[1], NULL), STATUS_OK);
	}
	answer = world_call_id(dossier->world, "gerrit", REQ_PRODUCT_LIST, 0);
	for (size_t n = 0; (found = world_row(answer, &product_record, n)); n++)
		if (strcmp(found->productcode, code) == 0)
			return found->id;
	fail_msg("no product %s", code);
	return 0;
}

/* Three hours a week of it. */
static struct decision weekly(struct dossier *dossier, id provider_id, const char *code)
{
	struct decision decision = in_kind(dossier, provider_id, 0);

	decision.product_id = product(dossier, code);
	decision.omvang = 3;
	decision.frequentie = FREQUENTIE_WEEK;
	return decision;
}

static id granted(struct dossier *dossier, const struct decision *decision)
{
	const struct decision *stands = decided(hand_in(dossier, "amina", decision));

	if (stands->state == DECISION_TWEEDE_OGEN)
		stands = decided(act(dossier, "carla", REQ_DECISION_SECOND, stands->id, stands->version, true, ""));
	assert_int_equal(stands->state, DECISION_GENOMEN);
	return stands->id;
}

static const struct message *send_301(struct dossier *dossier, const char *who, const char *number, bool again)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", number);
	ask.flag = again;
	return world_call(dossier->world, who, REQ_BERICHT_OUT, &ask_record, &ask, NULL);
}

static const char *number_of(struct dossier *dossier)
{
	static char number[HUISHOUDNUMMER_BYTES];
	struct err err = ERR_INIT;
	struct query *query = db_query(world_db(dossier->world), "SELECT huishoudnummer FROM household WHERE id = :id");

	query_id(query, ":id", dossier->household_id);
	assert_true(query_one(query, &err));
	snprintf(number, sizeof(number), "%s", query_get_text(query, "huishoudnummer"));
	query_done(query);
	return number;
}

static const struct message *answer_302(struct dossier *dossier, const char *identificatie, int64_t number, const char *codes)
{
	struct award_answer whole = { 0 }, one = { .toewijzingnummer = number };
	struct ask ask;

	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", identificatie);
	snprintf(one.codes, sizeof(one.codes), "%s", codes);
	strcpy(whole.codes, "0200");
	return world_call(dossier->world, "femke", REQ_BERICHT_IN, &ask_record, &ask, &award_answer_record, &whole,
		&award_answer_record, &one, NULL);
}

/* The sentence of the n-th that stays. */
static void kept_is(const struct message *answer, const char *part)
{
	const struct import_line *line = world_row(answer, &import_line_record, 0);

	assert_non_null(line);
	assert_non_null(strstr(line->tekst, part));
}

/* ---- out ---- */

static void an_award_goes_out_once_with_what_its_provider_needs(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = weekly(dossier, provider(dossier), "02A03");

	id sent = granted(dossier, &decision);
	const struct message *answer = send_301(dossier, "femke", "", false);
	world_is(answer, STATUS_OK);
	const struct bericht *bericht = world_row(answer, &bericht_record, 0);
	const struct award *award = world_row(answer, &award_record, 0);
	assert_int_equal(world_count(answer, &bericht_record), 1);
	assert_int_equal(bericht->soort, BERICHT_WMO301);
	assert_string_equal(bericht->agb, "12345678");
	assert_string_equal(bericht->gemeentecode, "0599");
	assert_string_equal(bericht->burgerservicenummer, "123456782");
	assert_int_equal(strlen(bericht->identificatie), 12);
	assert_int_equal(award->omvang, 3);
	assert_int_equal(award->budget, 0);
	assert_string_equal(award->productcategorie, "02");
	assert_string_equal(award->productcode, "02A03");
	assert_int_equal(award->reden, REASON_NONE);
	assert_int_not_equal(award->toewijzingnummer, 0);
	assert_non_null(strstr(standing(dossier, sent)->bericht, "nog geen antwoord"));
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM audit WHERE act = 'bericht-301'"), 1);
	/* once; again with the same number, for a household that is named */
	instant first = award->toegewezen;
	int64_t number = award->toewijzingnummer;
	assert_int_equal(world_count(send_301(dossier, "femke", "", false), &bericht_record), 0);
	world_is(send_301(dossier, "femke", "", true), STATUS_INVALID);
	world_wait(dossier->world, 3600 * 1000);
	answer = send_301(dossier, "femke", number_of(dossier), true);
	assert_int_equal(world_count(answer, &bericht_record), 1);
	award = world_row(answer, &award_record, 0);
	assert_int_equal(award->toewijzingnummer, number);
	assert_int_equal(award->toegewezen, first);		/* IV013: the moment stays */
	world_is(send_301(dossier, "carla", "", false), STATUS_REFUSED);
	world_is(send_301(dossier, "amina", number_of(dossier), false), STATUS_REFUSED);
}

static void what_may_not_go_is_said_with_its_reason(void **state)
{
	struct dossier *dossier = *state;
	id provider_id = provider(dossier);
	struct decision pgb = in_kind(dossier, provider_id, EURO(100));

	pgb.leveringsvorm = LEVERING_PGB;
	granted(dossier, &pgb);
	assert_int_equal(world_count(send_301(dossier, "femke", "", false), &import_line_record), 0);	/* no candidate at all */
	kept_is(send_301(dossier, "femke", number_of(dossier), false), "persoonsgebonden budget");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM bericht"), 0);
	world_sql(dossier->world, "UPDATE organisation SET agb = NULL");
	struct decision decision = in_kind(dossier, provider_id, EURO(100));
	granted(dossier, &decision);
	kept_is(send_301(dossier, "femke", "", false), "AGB-code");
	sql_refused(dossier->world, "INSERT INTO award(decision_id, toewijzingnummer) SELECT id, 9 FROM decision WHERE"
		" leveringsvorm = 'PGB'");
}

static void a_frequency_without_a_code_does_not_go(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = in_kind(dossier, provider(dossier), 0);

	decision.omvang = 3;
	decision.eenheid = EENHEID_UUR;
	decision.frequentie = FREQUENTIE_VIER_WEKEN;
	decision.tarief = 1000;
	granted(dossier, &decision);
	kept_is(send_301(dossier, "femke", "", false), "alleen mee bij een product");
	decision = weekly(dossier, decision.aanbieder_id, "02A05");
	decision.frequentie = FREQUENTIE_VIER_WEKEN;
	granted(dossier, &decision);
	kept_is(send_301(dossier, "femke", "", false), "alleen mee bij een product");
	const struct import_line *line = world_row(send_301(dossier, "femke", "", false), &import_line_record, 1);
	assert_non_null(strstr(line->tekst, "per 4 weken"));
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM bericht"), 0);
}

static void a_refusal_is_no_award(void **state)
{
	struct dossier *dossier = *state;
	struct decision refusal = in_kind(dossier, provider(dossier), 0);

	refusal.kind = DECISION_AFWIJZING;
	granted(dossier, &refusal);
	kept_is(send_301(dossier, "femke", number_of(dossier), false), "afwijzing is geen toewijzing");
}

static void what_takes_the_place_of_an_award_ends_it_for_its_provider(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = in_kind(dossier, provider(dossier), EURO(900)), stop;
	id first = granted(dossier, &decision);
	const struct message *answer = send_301(dossier, "femke", "", false);
	int64_t number = ((struct award *)world_row(answer, &award_record, 0))->toewijzingnummer;

	stop = decision;
	stop.kind = DECISION_INTREKKING;
	stop.vorige_id = first;
	stop.bedrag = 0;
	stop.datumStart = decision.datumStart + 40;
	stop.datumEinde = DAY_NONE;
	granted(dossier, &stop);
	answer = send_301(dossier, "femke", "", false);
	const struct award *award = world_row(answer, &award_record, 0);
	assert_int_equal(world_count(answer, &award_record), 1);
	assert_int_equal(award->toewijzingnummer, number);
	assert_int_equal(award->einddatum, decision.datumStart + 39);
	assert_int_equal(award->reden, REASON_SHORTER);
	assert_true(award->budget < EURO(900));		/* of half a year, forty days */
	assert_int_equal(world_count(send_301(dossier, "femke", "", false), &bericht_record), 0);
}

/* OP087: a provider hears each time all that runs there for this person. */
static void a_message_holds_what_runs_at_this_provider(void **state)
{
	struct dossier *dossier = *state;
	id provider_id = provider(dossier);
	struct decision light = weekly(dossier, provider_id, "02A03"), heavy = weekly(dossier, provider_id, "02A05");
	const struct message *answer;
	instant first;

	granted(dossier, &light);
	answer = send_301(dossier, "femke", "", false);
	assert_int_equal(world_count(answer, &award_record), 1);
	first = ((struct award *)world_row(answer, &award_record, 0))->toegewezen;
	world_wait(dossier->world, 60 * 1000);
	granted(dossier, &heavy);
	answer = send_301(dossier, "femke", "", false);
	assert_int_equal(world_count(answer, &bericht_record), 1);
	assert_int_equal(world_count(answer, &award_record), 2);
	const struct award *runs = world_row(answer, &award_record, 0), *new = world_row(answer, &award_record, 1);
	assert_string_equal(runs->productcode, "02A03");
	assert_int_equal(runs->toegewezen, first);
	assert_int_equal(runs->reden, REASON_NONE);
	assert_string_equal(new->productcode, "02A05");
	assert_true(new->toegewezen > first);
	/* TR302: the same product in the same days is not taken */
	granted(dossier, &light);
	kept_is(send_301(dossier, "femke", "", false), "loopt al bij deze aanbieder");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM bericht"), 2);
}

/* OP380: nothing but the last day changes, so the number stays. */
static void an_extension_of_what_runs_keeps_its_number(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = weekly(dossier, provider(dossier), "02A03"), more, stop;
	id first = granted(dossier, &decision), second;
	const struct message *answer = send_301(dossier, "femke", "", false);
	int64_t number = ((struct award *)world_row(answer, &award_record, 0))->toewijzingnummer;

	more = decision;
	more.kind = DECISION_VERLENGING;
	more.vorige_id = first;
	more.datumStart = decision.datumEinde + 1;
	more.datumEinde = decision.datumEinde + 90;
	second = granted(dossier, &more);
	answer = send_301(dossier, "femke", "", false);
	const struct award *award = world_row(answer, &award_record, 0);
	assert_int_equal(world_count(answer, &award_record), 1);
	assert_int_equal(award->toewijzingnummer, number);
	assert_int_equal(award->reden, REASON_LONGER);
	assert_int_equal(award->ingangsdatum, decision.datumStart);
	assert_int_equal(award->einddatum, more.datumEinde);
	assert_non_null(strstr(standing(dossier, second)->bericht, "nog geen antwoord"));
	assert_int_equal(world_count(send_301(dossier, "femke", "", false), &bericht_record), 0);
	/* sent again it is the same, and nothing changed */
	answer = send_301(dossier, "femke", number_of(dossier), true);
	award = world_row(answer, &award_record, 0);
	assert_int_equal(world_count(answer, &award_record), 1);
	assert_int_equal(award->einddatum, more.datumEinde);
	assert_int_equal(award->reden, REASON_NONE);
	/* and what ends the extension ends the award */
	stop = more;
	stop.kind = DECISION_INTREKKING;
	stop.vorige_id = second;
	stop.bedrag = 0;
	stop.omvang = 0;
	stop.frequentie = FREQUENTIE_GEEN;
	stop.eenheid = EENHEID_GEEN;
	stop.product_id = 0;
	stop.datumStart = more.datumStart + 10;
	stop.datumEinde = DAY_NONE;
	granted(dossier, &stop);
	award = world_row(send_301(dossier, "femke", "", false), &award_record, 0);
	assert_int_equal(award->toewijzingnummer, number);
	assert_int_equal(award->reden, REASON_SHORTER);
	assert_int_equal(award->einddatum, stop.datumStart - 1);
}

static id second_provider(struct dossier *dossier)
{
	struct organisation organisation = { .naam = "Thuis Nabij", .kind = ORGANISATION_ZORGAANBIEDER, .provider = true };

	world_is(world_call(dossier->world, "gerrit", REQ_ORGANISATION_ADD, &organisation_record, &organisation, NULL), STATUS_OK);
	strcpy(organisation.agb, "87654321");
	world_is(world_call(dossier->world, "gerrit", REQ_ORGANISATION_AGB, &organisation_record, &organisation, NULL), STATUS_OK);
	return world_organisation(dossier->world, "Thuis Nabij");
}

/* Both providers hear it: one that it ends there and why, one that it begins. */
static void a_change_of_provider_is_told_to_both(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = weekly(dossier, provider(dossier), "02A03"), change;
	const struct message *answer;
	const struct award *ended, *begun;

	id first = granted(dossier, &decision);
	send_301(dossier, "femke", "", false);
	change = decision;
	change.kind = DECISION_WIJZIGING;
	change.vorige_id = first;
	change.datumStart = decision.datumStart + 30;
	change.aanbieder_id = second_provider(dossier);
	granted(dossier, &change);
	answer = send_301(dossier, "femke", "", false);
	assert_int_equal(world_count(answer, &bericht_record), 2);
	ended = world_row(answer, &award_record, 0);
	begun = world_row(answer, &award_record, 1);
	assert_int_equal(ended->reden, REASON_OTHER_PROVIDER);
	assert_int_equal(ended->einddatum, change.datumStart - 1);
	assert_int_equal(begun->reden, REASON_NONE);
	assert_int_equal(begun->ingangsdatum, change.datumStart);
	assert_int_not_equal(begun->toewijzingnummer, ended->toewijzingnummer);
}

/* OP033x1: on its first day it never was. */
static void what_stops_on_its_first_day_is_removed(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = weekly(dossier, provider(dossier), "02A03"), stop;
	id first = granted(dossier, &decision);

	send_301(dossier, "femke", "", false);
	stop = in_kind(dossier, decision.aanbieder_id, 0);
	stop.kind = DECISION_INTREKKING;
	stop.vorige_id = first;
	stop.datumEinde = DAY_NONE;
	granted(dossier, &stop);
	const struct award *award = world_row(send_301(dossier, "femke", "", false), &award_record, 0);
	assert_int_equal(award->reden, REASON_REMOVED);
	assert_int_equal(award->einddatum, award->ingangsdatum);
	/* and it does not come along any more */
	decision.product_id = product(dossier, "02A05");
	granted(dossier, &decision);
	assert_int_equal(world_count(send_301(dossier, "femke", "", false), &award_record), 1);
}

static void a_secret_address_does_not_travel(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = weekly(dossier, provider(dossier), "02A03");

	world_sql(dossier->world, "UPDATE person SET geheimhoudingPersoonsgegevens = 1");
	granted(dossier, &decision);
	kept_is(send_301(dossier, "femke", "", false), "adres is geheim");
}

/* ---- in ---- */

static void an_answer_is_read_once_and_a_no_waits_for_the_back_office(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = in_kind(dossier, provider(dossier), EURO(900));
	id sent = granted(dossier, &decision);
	const struct message *answer = send_301(dossier, "femke", "", false);
	const struct bericht *bericht = world_row(answer, &bericht_record, 0);
	int64_t number = ((struct award *)world_row(answer, &award_record, 0))->toewijzingnummer;
	const struct award_result *result;

	world_is(answer_302(dossier, "000000000099", number, "0200"), STATUS_MISSING);
	world_is(answer_302(dossier, bericht->identificatie, number + 7, "0200"), STATUS_INVALID);
	answer = answer_302(dossier, bericht->identificatie, number, "9332");
	world_is(answer, STATUS_OK);
	result = world_row(answer, &award_result_record, 0);
	assert_false(result->aangenomen);
	assert_string_equal(result->codes, "0200,9332");
	assert_non_null(strstr(standing(dossier, sent)->bericht, "afgewezen: 9332, dit toewijzingnummer is al eerder"));
	assert_string_equal(world_rule(answer_302(dossier, bericht->identificatie, number, "0200")), "bericht.beantwoord");
	/* in the werkbak until it goes again */
	answer = world_call_id(dossier->world, "femke", REQ_INBOX, 0);
	const struct inbox_line *line = world_row(answer, &inbox_line_record, 0);
	assert_int_equal(line->kind, INBOX_RETURNED);
	assert_non_null(strstr(line->what, "Toewijzing afgewezen"));
	bericht = world_row(send_301(dossier, "femke", number_of(dossier), true), &bericht_record, 0);
	line = world_row(world_call_id(dossier->world, "femke", REQ_INBOX, 0), &inbox_line_record, 0);
	assert_true(!line || line->kind != INBOX_RETURNED);
	answer = answer_302(dossier, bericht->identificatie, number, "0200");
	assert_true(((struct award_result *)world_row(answer, &award_result_record, 0))->aangenomen);
	assert_non_null(strstr(standing(dossier, sent)->bericht, ": aangenomen"));
	sql_refused(dossier->world, "UPDATE bericht_award SET answer = 'aangenomen' WHERE answer = 'afgewezen'");
	sql_refused(dossier->world, "DELETE FROM bericht_award");
	sql_refused(dossier->world, "UPDATE bericht SET identificatie = 'x'");
}

/* IV032: one part that is wrong, and nothing of the message was taken. */
static void one_award_refused_refuses_the_message(void **state)
{
	struct dossier *dossier = *state;
	id provider_id = provider(dossier);
	struct decision light = weekly(dossier, provider_id, "02A03"), heavy = weekly(dossier, provider_id, "02A05");
	const struct message *answer;
	const struct award_result *result;
	const struct bericht *bericht;
	char identificatie[13];
	int64_t number;

	granted(dossier, &light);
	granted(dossier, &heavy);
	answer = send_301(dossier, "femke", "", false);
	assert_int_equal(world_count(answer, &bericht_record), 1);
	bericht = world_row(answer, &bericht_record, 0);
	strcpy(identificatie, bericht->identificatie);
	number = ((struct award *)world_row(answer, &award_record, 1))->toewijzingnummer;
	answer = answer_302(dossier, identificatie, number, "S329");
	for (size_t n = 0; n < 2; n++) {
		result = world_row(answer, &award_result_record, n);
		assert_false(result->aangenomen);
	}
	assert_string_equal(result->codes, "0200,S329");
	/* the next time both are new again, and none has a reason for a change */
	answer = send_301(dossier, "femke", number_of(dossier), true);
	assert_int_equal(world_count(answer, &award_record), 2);
	for (size_t n = 0; n < 2; n++)
		assert_int_equal(((struct award *)world_row(answer, &award_record, n))->reden, REASON_NONE);
}

static int begin(void **state)
{
	*state = dossier_new();
	return 0;
}

static int end(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_award_goes_out_once_with_what_its_provider_needs),
		TEST(what_may_not_go_is_said_with_its_reason),
		TEST(a_frequency_without_a_code_does_not_go),
		TEST(a_refusal_is_no_award),
		TEST(what_takes_the_place_of_an_award_ends_it_for_its_provider),
		TEST(a_message_holds_what_runs_at_this_provider),
		TEST(an_extension_of_what_runs_keeps_its_number),
		TEST(a_change_of_provider_is_told_to_both),
		TEST(what_stops_on_its_first_day_is_removed),
		TEST(a_secret_address_does_not_travel),
		TEST(one_award_refused_refuses_the_message),
		TEST(an_answer_is_read_once_and_a_no_waits_for_the_back_office),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
