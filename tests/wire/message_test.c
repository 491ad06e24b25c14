/* Messages to bytes and back, and bytes that nobody should have sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "wire/catalog.h"
#include "wire/message.h"
#include "wire/request.h"
#include "wire/sample.h"

static void head(struct message *message, uint64_t *state)
{
	message_init(message, (uint16_t)sample_random(state));
	message->status = (uint16_t)(sample_random(state) % (STATUS_UNAVAILABLE + 1));
	message->serial = (uint32_t)sample_random(state);
	for (size_t i = 0; i < WIRE_KEY_BYTES; i++)
		message->key[i] = (uint8_t)sample_random(state);
}

static void one_of(struct message *message, const struct record *record, size_t text_bytes, uint64_t *state)
{
	head(message, state);
	sample_fill(record, rows_new(&message->rows, record), text_bytes, state);
}

static void assert_same(const struct message *a, const struct message *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->status, b->status);
	assert_int_equal(a->serial, b->serial);
	assert_memory_equal(a->key, b->key, WIRE_KEY_BYTES);
	assert_int_equal(a->body.used, b->body.used);
	assert_true(a->body.used == 0 || memcmp(a->body.data, b->body.data, a->body.used) == 0);
	assert_int_equal(a->rows.count, b->rows.count);
	for (size_t i = 0; i < a->rows.count; i++) {
		const struct row *row = &a->rows.row[i];
		assert_ptr_equal(row->record, b->rows.row[i].record);
		const char *field = sample_difference(row->record, row->data, b->rows.row[i].data);
		if (field)
			fail_msg("%s.%s differs", row->record->name, field);
	}
}

static void every_record_comes_back_as_it_was_sent(void **unused)
{
	(void)unused;
	uint64_t state = 1;
	const struct record *record;

	for (size_t n = 0; (record = catalog_record(n)); n++)
		for (int round = 0; round < 4; round++) {
			struct message sent, came;
			struct buf bytes = BUF_INIT;
			struct err err = ERR_INIT;

			one_of(&sent, record, TEXT_BLOCK_BYTES, &state);
			message_encode(&sent, &bytes);
			if (!message_decode(bytes.data, bytes.used, &came, &err))
				fail_msg("%s: %s", record->name, err.text);
			assert_same(&sent, &came);
			message_free(&sent);
			message_free(&came);
			buf_free(&bytes);
		}
}

static void a_body_of_any_bytes_comes_back_and_no_larger_one(void **unused)
{
	(void)unused;
	uint64_t state = 3;
	struct message sent, came;
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;

	one_of(&sent, &ask_record, 100, &state);
	for (size_t i = 0; i < WIRE_BODY_BYTES; i++)
		buf_char(&sent.body, (char)(i * 7 + i / 256));
	message_encode(&sent, &bytes);
	assert_true(bytes.used < WIRE_PACKET_BYTES);
	assert_true(message_decode(bytes.data, bytes.used, &came, &err));
	assert_same(&sent, &came);
	message_free(&came);
	buf_clear(&bytes);
	buf_char(&sent.body, 'x');
	message_encode(&sent, &bytes);
	assert_false(message_decode(bytes.data, bytes.used, &came, &err));
	assert_int_equal(err.code, ERR_PROTOCOL);
	message_free(&sent);
	buf_free(&bytes);
}

static void all_records_in_one_message_keep_their_order(void **unused)
{
	(void)unused;
	uint64_t state = 2;
	struct message sent, came;
	struct buf bytes = BUF_INIT;
	const struct record *record;

	head(&sent, &state);
	for (size_t n = 0; (record = catalog_record(n)); n++) {
		sample_fill(record, rows_new(&sent.rows, record), 100, &state);
		sample_fill(record, rows_new(&sent.rows, record), 100, &state);
	}
	message_encode(&sent, &bytes);
	assert_true(message_decode(bytes.data, bytes.used, &came, NULL));
	assert_same(&sent, &came);
	assert_int_equal(rows_count(&came.rows, &ask_record), 2);
	assert_ptr_not_equal(rows_get(&came.rows, &ask_record, 1), rows_first(&came.rows, &ask_record));
	assert_null(rows_get(&came.rows, &ask_record, 2));
	message_free(&sent);
	message_free(&came);
	buf_free(&bytes);
}

/* Decodes a copy of exactly count bytes, so that the sanitizer sees a read behind it. */
static bool decodes(const char *bytes, size_t count)
{
	char *exact = malloc(count ? count : 1);
	struct message message;
	struct err err = ERR_INIT;

	memcpy(exact, bytes, count);
	bool ok = message_decode(exact, count, &message, &err);
	if (ok)
		message_free(&message);
	else
		assert_int_equal(err.code, ERR_PROTOCOL);
	free(exact);
	return ok;
}

static void a_message_that_was_cut_anywhere_is_refused(void **unused)
{
	(void)unused;
	uint64_t state = 3;
	const struct record *record;

	for (size_t n = 0; (record = catalog_record(n)); n++) {
		struct message message;
		struct buf bytes = BUF_INIT;

		one_of(&message, record, 20, &state);
		message_encode(&message, &bytes);
		for (size_t cut = 0; cut < bytes.used; cut++)
			assert_false(decodes(bytes.data, cut));
		assert_true(decodes(bytes.data, bytes.used));
		message_free(&message);
		buf_free(&bytes);
	}
}

static void bytes_behind_a_message_are_refused(void **unused)
{
	(void)unused;
	uint64_t state = 4;
	const struct record *record;

	for (size_t n = 0; (record = catalog_record(n)); n++) {
		struct message message;
		struct buf bytes = BUF_INIT;

		one_of(&message, record, 20, &state);
		message_encode(&message, &bytes);
		buf_char(&bytes, (char)sample_random(&state));
		assert_false(decodes(bytes.data, bytes.used));
		message_free(&message);
		buf_free(&bytes);
	}
}

/* A mutated message that still decodes must encode to the very same bytes: nothing was guessed or dropped. */
static void check_mutation(const char *bytes, size_t count)
{
	struct message message;
	struct buf again = BUF_INIT;
	char *exact = malloc(count);

	memcpy(exact, bytes, count);
	if (message_decode(exact, count, &message, NULL)) {
		message_encode(&message, &again);
		assert_int_equal(again.used, count);
		assert_memory_equal(again.data, exact, count);
		message_free(&message);
		buf_free(&again);
	}
	free(exact);
}

static void a_hundred_thousand_mutations_do_no_harm(void **unused)
{
	(void)unused;
	uint64_t state = 5;
	size_t records = 0;

	while (catalog_record(records))
		records++;
	for (int round = 0; round < 1000; round++) {
		struct message message;
		struct buf bytes = BUF_INIT;

		one_of(&message, catalog_record((size_t)round % records), 20, &state);
		message_encode(&message, &bytes);
		for (int mutation = 0; mutation < 100; mutation++) {
			size_t at = sample_random(&state) % bytes.used;
			char old = bytes.data[at];
			bytes.data[at] = (char)sample_random(&state);
			check_mutation(bytes.data, bytes.used);
			if (mutation % 3)
				bytes.data[at] = old;
		}
		message_free(&message);
		buf_free(&bytes);
	}
}

/* One ask row, of which the bytes of `word` start at a known place. */
static void with_word(struct buf *bytes, size_t *word_at)
{
	struct message message;
	struct ask *ask;

	message_init(&message, REQ_SEARCH);
	ask = rows_new(&message.rows, &ask_record);
	strcpy(ask->word, "zoekwoord");
	message_encode(&message, bytes);
	message_free(&message);
	*word_at = (size_t)((char *)memmem(bytes->data, bytes->used, "zoekwoord", 9) - bytes->data);
}

static void text_with_a_nul_or_bad_utf8_is_refused(void **unused)
{
	(void)unused;
	static const unsigned char bad[] = { 0x00, 0x80, 0xc0, 0xff };

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct buf bytes = BUF_INIT;
		size_t at;

		with_word(&bytes, &at);
		assert_true(decodes(bytes.data, bytes.used));
		bytes.data[at + 3] = (char)bad[i];
		assert_false(decodes(bytes.data, bytes.used));
		buf_free(&bytes);
	}
}

static void a_line_may_fill_its_room_and_no_more(void **unused)
{
	(void)unused;
	struct message message, came;
	struct buf bytes = BUF_INIT;

	message_init(&message, 1);
	struct hello *hello = rows_new(&message.rows, &hello_record);
	memset(hello->build, 'x', sizeof(hello->build) - 1);
	message_encode(&message, &bytes);
	assert_true(message_decode(bytes.data, bytes.used, &came, NULL));
	message_free(&came);
	/* The same with one byte more: length and content. */
	char *x = memchr(bytes.data, 'x', bytes.used);
	char *length = x - 4;
	struct buf longer = BUF_INIT;
	buf_add(&longer, bytes.data, (size_t)(x - bytes.data));
	longer.data[length - bytes.data]++;
	buf_char(&longer, 'x');
	buf_add(&longer, x, bytes.used - (size_t)(x - bytes.data));
	assert_false(decodes(longer.data, longer.used));
	message_free(&message);
	buf_free(&bytes);
	buf_free(&longer);
}

static void an_unknown_choice_and_an_unknown_record_are_refused(void **unused)
{
	(void)unused;
	struct message message;
	struct buf bytes = BUF_INIT;
	static const struct field none[1] = { { .name = "x", .kind = FIELD_INT } };
	static const struct record stranger = { "stranger", 8, none, 1 };

	message_init(&message, REQ_IMPORT);
	struct import *import = rows_new(&message.rows, &import_record);
	import->format = 77;
	message_encode(&message, &bytes);
	assert_false(decodes(bytes.data, bytes.used));
	message_free(&message);
	buf_clear(&bytes);

	message_init(&message, 1);
	rows_new(&message.rows, &stranger);
	message_encode(&message, &bytes);
	assert_false(decodes(bytes.data, bytes.used));
	message_free(&message);
	buf_free(&bytes);
}

static void a_small_message_cannot_claim_much_memory(void **unused)
{
	(void)unused;
	struct message message;
	struct buf one = BUF_INIT, many = BUF_INIT;
	enum { HEAD = 30, ROWS = 60000 };

	message_init(&message, 1);
	rows_new(&message.rows, &me_record);
	message_encode(&message, &one);
	message_free(&message);
	buf_add(&many, one.data, HEAD);
	for (int i = 0; i < ROWS; i++)
		buf_add(&many, one.data + HEAD, one.used - HEAD);
	many.data[26] = (char)(ROWS & 0xff);
	many.data[27] = (char)(ROWS >> 8);
	assert_false(decodes(many.data, many.used));
	buf_free(&one);
	buf_free(&many);
}

static void a_refusal_tells_the_asker_what_the_rule_said(void **unused)
{
	(void)unused;
	struct message message;
	struct err err = ERR_INIT, told;

	err_refuse(&err, "mandaat.per-besluit", "Dit bedrag gaat boven uw mandaat.");
	message_init(&message, REQ_DECISION_SUBMIT);
	message_err(&message, &told);
	assert_int_equal(told.code, ERR_NONE);
	message_refuse(&message, &err);
	assert_int_equal(message.status, STATUS_REFUSED);
	message_err(&message, &told);
	assert_int_equal(told.code, ERR_REFUSED);
	assert_string_equal(told.rule, "mandaat.per-besluit");
	assert_string_equal(told.text, "Dit bedrag gaat boven uw mandaat.");
	message_free(&message);

	message_init(&message, REQ_DECISION_SUBMIT);
	message.status = STATUS_REFUSED;
	message_err(&message, &told);
	assert_int_equal(told.code, ERR_PROTOCOL);
	message_free(&message);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_record_comes_back_as_it_was_sent),
		cmocka_unit_test(a_body_of_any_bytes_comes_back_and_no_larger_one),
		cmocka_unit_test(all_records_in_one_message_keep_their_order),
		cmocka_unit_test(a_message_that_was_cut_anywhere_is_refused),
		cmocka_unit_test(bytes_behind_a_message_are_refused),
		cmocka_unit_test(a_hundred_thousand_mutations_do_no_harm),
		cmocka_unit_test(text_with_a_nul_or_bad_utf8_is_refused),
		cmocka_unit_test(a_line_may_fill_its_room_and_no_more),
		cmocka_unit_test(an_unknown_choice_and_an_unknown_record_are_refused),
		cmocka_unit_test(a_small_message_cannot_claim_much_memory),
		cmocka_unit_test(a_refusal_tells_the_asker_what_the_rule_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
