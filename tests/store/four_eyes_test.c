/* Four eyes on one text: the same hash for both, the second factor again, any order, and nothing after a change. */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "store/auth.h"
#include "store/session.h"
#include "vault/vault.h"

#define EURO(amount) ((cents)(amount) * 100)

/* A decision of amina above her four eyes: it waits for carla and, with passwords, for herself. */
static struct decision waiting(struct dossier *dossier)
{
	struct decision wanted = draft(dossier, "Begeleiding", EURO(1500));
	struct decision stored = *decided(hand_in(dossier, "amina", &wanted));

	assert_int_equal(stored.state, DECISION_TWEEDE_OGEN);
	return stored;
}

static void with_passwords(struct dossier *dossier)
{
	char hash[VAULT_PASSWORD_BYTES], sql[400];
	struct err err = ERR_INIT;

	assert_true(password_hash("geheim van ons", 1, 1024, hash, &err));
	snprintf(sql, sizeof(sql), "UPDATE employee SET password_hash = '%s' WHERE username IN ('amina', 'carla')", hash);
	world_sql(dossier->world, sql);
}

static const struct decision_text *text_of(struct dossier *dossier, const char *who, id decision_id)
{
	const struct message *answer = world_call_id(dossier->world, who, REQ_DECISION_TEXT, decision_id);

	world_is(answer, STATUS_OK);
	return world_row(answer, &decision_text_record, 0);
}

/* Sends a yes and waits until the store judged the password; what is answered at once is the answer too. */
static const struct message *confirm(struct dossier *dossier, const char *who, const struct decision *decision,
	const char *hash, const char *code)
{
	static uint32_t serial = 70000;
	struct ask *ask;
	struct proof *proof;
	struct message in;
	struct verdict verdict;
	struct pollfd ready = { .fd = auth_fd(world_store(dossier->world)->auth), .events = POLLIN };
	struct err err = ERR_INIT;

	message_init(&in, REQ_DECISION_SECOND);
	in.serial = ++serial;
	memcpy(in.key, &serial, sizeof(serial));
	in.key[8] = 1;
	ask = rows_new(&in.rows, &ask_record);
	ask->id = decision->id;
	ask->version = decision->version;
	ask->flag = true;
	proof = rows_new(&in.rows, &proof_record);
	snprintf(proof->hash, sizeof(proof->hash), "%s", hash);
	snprintf(proof->code, sizeof(proof->code), "%s", code);
	assert_true(seat_take(world_seat(dossier->world, who), &in, &err));
	for (int i = 0; i < 200 && !world_answer(dossier->world, in.serial); i++) {
		poll(&ready, 1, 50);
		assert_false(auth_verdict(world_store(dossier->world)->auth, &verdict));
		store_turn_end(world_store(dossier->world));
	}
	message_free(&in);
	assert_non_null(world_answer(dossier->world, serial));
	return world_answer(dossier->world, serial);
}

static void both_read_the_same_text_with_the_same_hash(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = waiting(dossier);
	const struct decision_text *amina = text_of(dossier, "amina", decision.id);
	char hash[DECISION_HASH_BYTES], brief[DECISION_HASH_SHORT_BYTES];

	memcpy(hash, amina->hash, sizeof(hash));
	assert_int_equal(strlen(hash), 64);
	assert_true(amina->id != 0);
	assert_true(amina->confirmed);		/* without a password handing it in is the confirmation */
	assert_non_null(strstr(amina->tekst, "1.500,00"));
	assert_non_null(strstr(amina->tekst, decision.motivering));
	const struct decision_text *carla = text_of(dossier, "carla", decision.id);
	assert_string_equal(carla->hash, hash);
	assert_false(carla->confirmed);
	assert_false(carla->proof);
	decision_hash_short(hash, brief);
	assert_int_equal(strlen(brief), 19);
	assert_memory_equal(brief, hash, 4);
}

static void a_yes_is_to_the_text_that_was_read(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = waiting(dossier);
	char other[DECISION_HASH_BYTES];

	memset(other, 'a', 64);
	other[64] = '\0';
	world_is(confirm(dossier, "carla", &decision, "", ""), STATUS_INVALID);
	world_is(confirm(dossier, "carla", &decision, other, ""), STATUS_CONFLICT);
	assert_int_equal(standing(dossier, decision.id)->state, DECISION_TWEEDE_OGEN);
	world_is(confirm(dossier, "carla", &decision, text_of(dossier, "carla", decision.id)->hash, ""), STATUS_OK);
	assert_int_equal(standing(dossier, decision.id)->state, DECISION_GENOMEN);
}

/* The last one makes it a decision. At the same version: they may press at the same moment. */
static void both_confirm(struct dossier *dossier, const char *first, const char *second)
{
	struct decision decision;
	char hash[DECISION_HASH_BYTES];

	with_passwords(dossier);
	decision = waiting(dossier);
	memcpy(hash, text_of(dossier, "amina", decision.id)->hash, sizeof(hash));
	assert_true(text_of(dossier, "amina", decision.id)->proof);
	assert_false(text_of(dossier, "amina", decision.id)->confirmed);
	world_is(confirm(dossier, first, &decision, hash, ""), STATUS_REFUSED);	/* no password */
	const struct message *answer = confirm(dossier, first, &decision, hash, "geheim van ons");
	world_is(answer, STATUS_OK);
	assert_int_equal(decided(answer)->state, DECISION_TWEEDE_OGEN);
	assert_int_equal(decided(answer)->version, decision.version);
	world_is(confirm(dossier, first, &decision, hash, "geheim van ons"), STATUS_REFUSED);	/* once is enough */
	answer = confirm(dossier, second, &decision, hash, "geheim van ons");
	world_is(answer, STATUS_OK);
	assert_int_equal(decided(answer)->state, DECISION_GENOMEN);
	assert_string_equal(decided(answer)->decider_naam, "Amina Bakkali");
	assert_string_equal(decided(answer)->second_naam, "Carla de Wit");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision_confirm WHERE factor = 'wachtwoord'"), 2);
}

static void the_decider_confirms_first(void **state)
{
	both_confirm(*state, "amina", "carla");
}

static void the_second_eyes_confirm_first(void **state)
{
	both_confirm(*state, "carla", "amina");
}

static void a_wrong_password_does_nothing_and_counts(void **state)
{
	struct dossier *dossier = *state;
	char hash[DECISION_HASH_BYTES];
	struct decision decision;

	with_passwords(dossier);
	decision = waiting(dossier);
	memcpy(hash, text_of(dossier, "carla", decision.id)->hash, sizeof(hash));
	for (int i = 0; i < AUTH_WRONG_PASSWORDS; i++) {
		const struct message *answer = confirm(dossier, "carla", &decision, hash, "verkeerd");

		world_is(answer, STATUS_REFUSED);
		assert_string_equal(world_rule(answer), "bewijs.fout");
	}
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision_confirm"), 0);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM audit WHERE act = 'bewijs-fout'"),
		AUTH_WRONG_PASSWORDS);
	const struct message *answer = confirm(dossier, "carla", &decision, hash, "geheim van ons");
	assert_string_equal(world_rule(answer), "bewijs.geblokkeerd");
	world_wait(dossier->world, (AUTH_LOCK_MINUTES * 60 + 1) * 1000);
	world_is(confirm(dossier, "carla", &decision, hash, "geheim van ons"), STATUS_OK);
}

/* The goal is part of the text: who changes it takes away what was confirmed. */
static void any_change_voids_what_was_confirmed(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = waiting(dossier);
	char hash[DECISION_HASH_BYTES];

	memcpy(hash, text_of(dossier, "carla", decision.id)->hash, sizeof(hash));
	world_sql(dossier->world, "UPDATE goal SET what = what || ', elke dag'");
	const struct message *answer = confirm(dossier, "carla", &decision, hash, "");
	world_is(answer, STATUS_OK);
	assert_int_equal(decided(answer)->state, DECISION_CONCEPT);
	assert_non_null(strstr(decided(answer)->reason, "veranderde"));
	decision = *decided(answer);
	/* the same words again are another text: the old confirmation is not of it */
	decision = *decided(submit(dossier, "amina", &decision));
	assert_int_equal(decision.state, DECISION_TWEEDE_OGEN);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision_text"), 2);
	world_is(confirm(dossier, "carla", &decision, hash, ""), STATUS_CONFLICT);
}

/* People know a household and how many decisions it has; the number of a row means nothing to them. */
static void the_text_says_which_decision_it_is_without_the_number_of_a_row(void **state)
{
	struct dossier *dossier = *state;
	struct decision concept = draft(dossier, "Begeleiding", EURO(100));
	id concept_id = decided(save(dossier, "amina", &concept))->id;
	struct decision decision = waiting(dossier);
	char head[DECISION_HEAD_BYTES], row[40];

	assert_true(decision_text_head_of(text_of(dossier, "amina", concept_id)->tekst, head));
	assert_string_equal(head, "Besluit: 1 van huishouden 1000015");
	assert_true(decision_text_head_of(text_of(dossier, "carla", decision.id)->tekst, head));
	assert_string_equal(head, "Besluit: 2 van huishouden 1000015");
	snprintf(row, sizeof(row), "%lld", (long long)decision.id);
	assert_null(strstr(text_of(dossier, "carla", decision.id)->tekst, row));
}

static void all_that_is_bought_stands_in_the_text(void **state)
{
	static const char *const lines[] = {
		"Omvang: 4\n", "Eenheid: uur\n", "Hoe vaak: per week\n", "Tarief in euro: 60,00\n", "Wie betaalt: de gemeente\n",
	};
	struct dossier *dossier = *state;
	struct decision wanted = draft(dossier, "Begeleiding", EURO(1500));
	const struct decision_text *text;

	wanted.omvang = 4;
	wanted.eenheid = EENHEID_UUR;
	wanted.frequentie = FREQUENTIE_WEEK;
	wanted.tarief = EURO(60);
	text = text_of(dossier, "amina", decided(save(dossier, "amina", &wanted))->id);
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		assert_non_null(strstr(text->tekst, lines[i]));
}

/* A text of before the head named the household: its hash is still that of its decision. */
static void a_text_that_was_frozen_before_is_still_confirmed(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = waiting(dossier);
	uint8_t digest[VAULT_DIGEST_BYTES];
	char head[DECISION_HEAD_BYTES], hash[DECISION_HASH_BYTES], sql[4000];
	struct buf before = BUF_INIT;

	snprintf(head, sizeof(head), "Besluit: %lld", (long long)decision.id);
	decision_text_print(head, standing(dossier, decision.id), NULL, &before);
	assert_null(strstr(before.data, "Wie betaalt"));
	digest_chain(NULL, before.data, before.used, digest);
	digest_hex(digest, hash);
	snprintf(sql, sizeof(sql), "INSERT INTO decision_text SELECT id + 1, decision_id, at, '%s', '%s' FROM decision_text;"
		"INSERT INTO decision_confirm SELECT max(text_id) + 1, employee_id, at, factor FROM decision_confirm", hash,
		before.data);
	buf_free(&before);
	world_sql(dossier->world, sql);
	assert_string_equal(text_of(dossier, "carla", decision.id)->hash, hash);
	world_is(confirm(dossier, "carla", &decision, hash, ""), STATUS_OK);
	assert_int_equal(standing(dossier, decision.id)->state, DECISION_GENOMEN);
}

static void the_tables_hold_without_the_store(void **state)
{
	struct dossier *dossier = *state;
	struct err err = ERR_INIT;
	static const char *const attacks[] = {
		"UPDATE decision_text SET tekst = 'anders'", "DELETE FROM decision_text",
		"UPDATE decision_confirm SET employee_id = 13", "DELETE FROM decision_confirm",
		"UPDATE decision SET state = 'genomen', second_id = (SELECT id FROM employee WHERE username = 'carla')",
	};

	waiting(dossier);
	for (size_t i = 0; i < COUNT_OF(attacks); i++)
		assert_false(db_run_script(world_db(dossier->world), attacks[i], &err));
}

static int given_a_dossier(void **state)
{
	*state = dossier_new();
	return 0;
}

static int dossier_gone(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, dossier_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(both_read_the_same_text_with_the_same_hash),
		TEST(a_yes_is_to_the_text_that_was_read),
		TEST(the_decider_confirms_first),
		TEST(the_second_eyes_confirm_first),
		TEST(a_wrong_password_does_nothing_and_counts),
		TEST(any_change_voids_what_was_confirmed),
		TEST(the_text_says_which_decision_it_is_without_the_number_of_a_row),
		TEST(all_that_is_bought_stands_in_the_text),
		TEST(a_text_that_was_frozen_before_is_still_confirmed),
		TEST(the_tables_hold_without_the_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
