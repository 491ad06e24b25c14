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
	struct decision decision = in_kind(dossier, provider(dossier), 0);

	decision.omvang = 3;
	decision.eenheid = EENHEID_UUR;
	decision.frequentie = FREQUENTIE_WEEK;
	decision.tarief = 1000;
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
	assert_int_not_equal(award->toewijzingnummer, 0);
	assert_non_null(strstr(standing(dossier, sent)->bericht, "nog geen antwoord"));
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM audit WHERE act = 'bericht-301'"), 1);
	/* once; again with the same number, for a household that is named */
	assert_int_equal(world_count(send_301(dossier, "femke", "", false), &bericht_record), 0);
	world_is(send_301(dossier, "femke", "", true), STATUS_INVALID);
	answer = send_301(dossier, "femke", number_of(dossier), true);
	assert_int_equal(world_count(answer, &bericht_record), 1);
	assert_int_equal(((struct award *)world_row(answer, &award_record, 0))->toewijzingnummer, award->toewijzingnummer);
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
	kept_is(send_301(dossier, "femke", "", false), "per 4 weken");
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
	assert_int_equal(award->reden, 5);
	assert_int_equal(world_count(send_301(dossier, "femke", "", false), &bericht_record), 0);
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
	answer = answer_302(dossier, bericht->identificatie, number, "8001");
	world_is(answer, STATUS_OK);
	result = world_row(answer, &award_result_record, 0);
	assert_false(result->aangenomen);
	assert_string_equal(result->codes, "0200,8001");
	assert_non_null(strstr(standing(dossier, sent)->bericht, "afgewezen (0200,8001)"));
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
		TEST(an_answer_is_read_once_and_a_no_waits_for_the_back_office),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
