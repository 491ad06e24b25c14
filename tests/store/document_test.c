/* Documents: whole or not at all, sealed, for who may read them, with a line in the log. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "filing.h"
#include "store/document.h"
#include "store/store.h"
#include "../../src/store/db_inside.h"

/* ---- coming in ---- */

static void it_comes_back_as_it_was(void **state)
{
	static const size_t sizes[] = { 8, 1000, DOCUMENT_PIECE_BYTES - 1, DOCUMENT_PIECE_BYTES, DOCUMENT_PIECE_BYTES + 1,
		3 * DOCUMENT_PIECE_BYTES + 5 };
	struct world *world = *state;

	filing_opens(world, "amina", "jansen");
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		char naam[32], *bytes = filing_pdf(sizes[i]);
		struct buf back = BUF_INIT;

		snprintf(naam, sizeof(naam), "bestand %zu.pdf", i);
		id document_id = filing_added(world, "amina", naam, bytes, sizes[i]);
		for (int64_t n = 0; n <= (int64_t)(sizes[i] / DOCUMENT_PIECE_BYTES); n++) {
			const struct message *answer = filing_reads(world, "amina", document_id, n);
			world_is(answer, STATUS_OK);
			buf_add(&back, answer->body.used ? answer->body.data : "", answer->body.used);
		}
		assert_int_equal(back.used, sizes[i]);
		assert_memory_equal(back.data, bytes, sizes[i]);
		buf_free(&back);
		free(bytes);
	}
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_upload"), 0);
}

static void what_is_there_is_named_with_its_kind_and_size(void **state)
{
	struct world *world = *state;
	const struct message *answer;
	const struct document *document;

	filing_opens(world, "amina", "jansen");
	filing_added(world, "amina", "brief van school.txt", "Beste ouders.\n", 14);
	answer = world_call_id(world, "amina", REQ_DOCUMENT_LIST, world_household(world, "jansen"));
	world_is(answer, STATUS_OK);
	document = world_row(answer, &document_record, 0);
	assert_string_equal(document->naam, "brief van school.txt");
	assert_int_equal(document->type, DOCUMENT_TEXT);
	assert_int_equal(document->soort, DOCUMENT_LETTER);
	assert_int_equal(document->bytes, 14);
	assert_int_equal(document->at, world_now(world));
	assert_string_equal(document->organisation_naam, "Gemeente Waterland");
	assert_true(document->may_read);
	answer = world_call_id(world, "amina", REQ_HOUSEHOLD_READ, world_household(world, "jansen"));
	assert_int_equal(world_count(answer, &document_record), 1);
}

static void a_file_that_is_cut_off_leaves_nothing(void **state)
{
	struct world *world = *state;
	const struct document document = filing_of_jansen(world, "half.pdf");
	char *bytes = filing_pdf(2 * DOCUMENT_PIECE_BYTES);

	filing_opens(world, "amina", "jansen");
	const struct message *answer = filing_starts(world, "amina", &document);
	world_is(answer, STATUS_OK);
	id document_id = ((const struct document *)world_row(answer, &document_record, 0))->id;
	world_is(filing_piece(world, "amina", REQ_DOCUMENT_PIECE, filing_about(document_id, 0), bytes, DOCUMENT_PIECE_BYTES), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_piece"), 1);
	answer = world_call_id(world, "amina", REQ_DOCUMENT_LIST, document.household_id);
	assert_int_equal(world_count(answer, &document_record), 0);
	world_is(filing_reads(world, "amina", document_id, 0), STATUS_MISSING);
	world_leave(world, "amina");
	filing_nothing_left(world);
	free(bytes);
}

static void of_two_in_one_session_the_first_is_dropped(void **state)
{
	struct world *world = *state;
	struct document document = filing_of_jansen(world, "een.txt");

	filing_opens(world, "amina", "jansen");
	const struct message *answer = filing_starts(world, "amina", &document);
	id first = ((const struct document *)world_row(answer, &document_record, 0))->id;
	filing_added(world, "amina", "twee.txt", "twee", 4);
	world_is(filing_piece(world, "amina", REQ_DOCUMENT_ADD, filing_about(first, 0), "een", 3), STATUS_MISSING);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_upload"), 0);
}

static void two_people_add_at_the_same_time(void **state)
{
	struct world *world = *state;
	const struct document one = filing_of_jansen(world, "een.txt"), other = filing_of_jansen(world, "twee.txt");

	filing_opens(world, "amina", "jansen");
	filing_opens(world, "bram", "jansen");
	id a = ((const struct document *)world_row(filing_starts(world, "amina", &one), &document_record, 0))->id;
	id b = ((const struct document *)world_row(filing_starts(world, "bram", &other), &document_record, 0))->id;
	world_is(filing_piece(world, "bram", REQ_DOCUMENT_ADD, filing_about(b, 0), "van bram", 8), STATUS_OK);
	world_is(filing_piece(world, "amina", REQ_DOCUMENT_ADD, filing_about(a, 0), "van amina", 9), STATUS_OK);
	assert_memory_equal(filing_reads(world, "amina", b, 0)->body.data, "van bram", 8);
	assert_int_equal(world_events(world, "bram", EVENT_CHANGE), 1);
	/* A piece for somebody else's file goes nowhere. */
	world_is(filing_piece(world, "bram", REQ_DOCUMENT_ADD, filing_about(a, 0), "x", 1), STATUS_MISSING);
}

static void the_same_name_comes_once(void **state)
{
	struct world *world = *state;
	const struct document document = filing_of_jansen(world, "een.txt"), later = filing_of_jansen(world, "later.txt");

	filing_opens(world, "amina", "jansen");
	filing_opens(world, "bram", "jansen");
	id waits = ((const struct document *)world_row(filing_starts(world, "bram", &document), &document_record, 0))->id;
	filing_added(world, "amina", "een.txt", "een", 3);
	const struct message *answer = filing_starts(world, "amina", &document);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.naam");
	answer = filing_piece(world, "bram", REQ_DOCUMENT_ADD, filing_about(waits, 0), "ook een", 7);
	assert_string_equal(world_rule(answer), "bijlage.naam");
	world_is(filing_adds(world, "bram", &later, "ook een", 7), STATUS_OK);
}

static void the_same_content_is_noticed(void **state)
{
	struct world *world = *state;
	struct document document = filing_of_jansen(world, "twee.txt");

	filing_opens(world, "amina", "jansen");
	filing_added(world, "amina", "een.txt", "precies hetzelfde", 17);
	const struct message *answer = filing_adds(world, "amina", &document, "precies hetzelfde", 17);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.dubbel");
	answer = filing_starts(world, "amina", &document);
	struct ask ask = filing_about(((const struct document *)world_row(answer, &document_record, 0))->id, 0);
	ask.flag = true;
	world_is(filing_piece(world, "amina", REQ_DOCUMENT_ADD, ask, "precies hetzelfde", 17), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(DISTINCT digest) FROM document"), 1);
}

static void it_is_at_most_so_large(void **state)
{
	enum { MIB = 1024 * 1024 };
	struct world *world = *state;
	const struct document large = filing_of_jansen(world, "groot.pdf");
	char *bytes = filing_pdf(MIB + 1);

	filing_opens(world, "amina", "jansen");
	const struct message *answer = filing_adds(world, "amina", &large, bytes, MIB + 1);
	world_is(answer, STATUS_INVALID);
	assert_non_null(strstr(((const struct refusal *)world_row(answer, &refusal_record, 0))->text, "1,0 MB"));
	world_leave(world, "amina");
	filing_nothing_left(world);
	filing_opens(world, "amina", "jansen");
	filing_added(world, "amina", "precies.pdf", bytes, MIB);
	bytes[MIB - 1] ^= 1;
	filing_added(world, "amina", "nog een.pdf", bytes, MIB);
	answer = filing_starts(world, "amina", &large);	/* two MiB is what this household may have */
	world_is(answer, STATUS_INVALID);
	assert_non_null(strstr(((const struct refusal *)world_row(answer, &refusal_record, 0))->text, "vol"));
	free(bytes);
}

static void only_certain_kinds_come_in(void **state)
{
	static const char program[] = "\x7f" "ELF\2\1\1\0\0\0\0\0";
	struct world *world = *state;
	const struct document document = filing_of_jansen(world, "foto.jpg"), empty = filing_of_jansen(world, "leeg.txt");

	filing_opens(world, "amina", "jansen");
	const struct message *answer = filing_adds(world, "amina", &document, program, sizeof(program));
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.programma");
	world_is(filing_adds(world, "amina", &empty, "", 0), STATUS_INVALID);
	world_leave(world, "amina");
	filing_nothing_left(world);
}

static void it_belongs_to_its_own_household(void **state)
{
	struct world *world = *state;
	struct document document = filing_of_jansen(world, "een.txt");

	filing_opens(world, "amina", "jansen");
	document.goal_id = 4711;
	world_is(filing_starts(world, "amina", &document), STATUS_MISSING);
	document.decision_id = 4712;
	world_is(filing_starts(world, "amina", &document), STATUS_INVALID);
	document.goal_id = document.decision_id = 0;
	snprintf(document.naam, sizeof(document.naam), "../een.txt");
	world_is(filing_starts(world, "amina", &document), STATUS_INVALID);
}

static void a_piece_out_of_turn_ends_the_session(void **state)
{
	struct world *world = *state;
	const struct document document = filing_of_jansen(world, "een.txt");

	filing_opens(world, "amina", "jansen");
	id document_id = ((const struct document *)world_row(filing_starts(world, "amina", &document), &document_record, 0))->id;
	filing_piece(world, "amina", REQ_DOCUMENT_PIECE, filing_about(document_id, 0), "te kort", 7);
	assert_false(world_alive(world, "amina"));
	filing_nothing_left(world);
	filing_opens(world, "bram", "jansen");
	document_id = ((const struct document *)world_row(filing_starts(world, "bram", &document), &document_record, 0))->id;
	filing_piece(world, "bram", REQ_DOCUMENT_ADD, filing_about(document_id, 1), "te vroeg", 8);
	assert_false(world_alive(world, "bram"));
	filing_nothing_left(world);
}

static void only_these_requests_carry_bytes(void **state)
{
	struct world *world = *state;
	struct message message;

	filing_opens(world, "amina", "jansen");
	message_init(&message, REQ_HOUSEHOLD_READ);
	struct ask ask = filing_about(world_household(world, "jansen"), 0);
	rows_add(&message.rows, &ask_record, &ask);
	buf_text(&message.body, "x");
	assert_null(world_ask(world, "amina", &message));
	message_free(&message);
}

/* ---- at rest ---- */

/* As on a full disk: the file may not grow any more. */
static void disk_full(struct db *db, bool full)
{
	const char *limit = full ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";

	sqlite3_set_authorizer(db->handle, NULL, NULL);
	assert_int_equal(sqlite3_exec(db->handle, limit, NULL, NULL, NULL), SQLITE_OK);
	db_seal(db);
}

static void a_full_disk_is_said_and_leaves_nothing(void **state)
{
	enum { BYTES = 8 * DOCUMENT_PIECE_BYTES };
	struct world *world = *state;
	const struct document document = filing_of_jansen(world, "vol.pdf");
	char *bytes = filing_pdf(BYTES);

	filing_opens(world, "amina", "jansen");
	const struct message *answer = filing_starts(world, "amina", &document);
	world_is(answer, STATUS_OK);
	disk_full(world_db(world), true);
	answer = filing_sends(world, "amina", ((const struct document *)world_row(answer, &document_record, 0))->id, bytes, BYTES);
	world_is(answer, STATUS_UNAVAILABLE);
	assert_non_null(strstr(((const struct refusal *)world_row(answer, &refusal_record, 0))->text, "vol"));
	disk_full(world_db(world), false);
	world_leave(world, "amina");
	filing_nothing_left(world);
	free(bytes);
}

/* The store ended in the middle: what it left is swept up by the next. */
static void what_a_store_left_behind_is_gone(void **state)
{
	struct world *world = *state;
	struct err err = ERR_INIT;

	world_sql(world, "INSERT INTO document_upload(document_id, household_id, at) SELECT 4711, id, 1 FROM household LIMIT 1");
	world_sql(world, "INSERT INTO document_piece(document_id, number, sealed) VALUES (4711, 0, zeroblob(100))");
	assert_true(uploads_purge(world_store(world), &err));
	filing_nothing_left(world);
}

static bool refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	return !query_run(db_query(world_db(world), sql), &err) && err.code != ERR_NONE;
}

static void nothing_of_it_stands_in_the_open(void **state)
{
	struct world *world = *state;

	filing_opens(world, "amina", "jansen");
	filing_added(world, "amina", "een.txt", "een woord dat nergens anders staat", 34);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_piece WHERE instr(sealed, CAST('nergens' AS BLOB))"),
		0);
	assert_int_equal(query_number(db_query(world_store(world)->key_db, "SELECT count(*) FROM household_key"), NULL), 1);
}

static void without_its_key_it_is_gone(void **state)
{
	struct world *world = *state;

	filing_opens(world, "amina", "jansen");
	id document_id = filing_added(world, "amina", "een.txt", "een", 3);
	assert_true(query_run(db_query(world_store(world)->key_db, "DELETE FROM household_key"), NULL));
	world_is(filing_reads(world, "amina", document_id, 0), STATUS_MISSING);
}

static void raw_sql_breaks_no_rule(void **state)
{
	static const char *const statements[] = {
		"UPDATE document SET naam = 'iets anders'", "UPDATE document SET bytes = 2", "UPDATE document SET shielded = 1",
		"UPDATE document SET pet = 'handhaving'",
		"UPDATE document SET employee_id = employee_id + 1", "DELETE FROM document", "UPDATE document SET withdrawn = 1",
		"UPDATE document_piece SET sealed = x'00'", "DELETE FROM document_piece",
		"INSERT INTO document_piece(document_id, number, sealed) SELECT id, 1, x'00' FROM document",
		"INSERT INTO document_reader(document_id) SELECT id FROM document",
		"INSERT INTO document(id, household_id, naam, soort, type, bytes, pieces, digest, key_id, at, employee_id, pet)"
		" SELECT 99, household_id, 'los.pdf', soort, type, 10, 1, digest, key_id, at, employee_id, pet FROM document",
		"INSERT INTO document(id, household_id, goal_id, naam, soort, type, bytes, pieces, digest, key_id, at,"
		" employee_id, pet) SELECT 99, household_id, 1, 'los.pdf', soort, type, bytes, pieces, digest, key_id, at,"
		" employee_id, pet FROM document",
	};
	struct world *world = *state;

	filing_opens(world, "amina", "jansen");
	filing_added(world, "amina", "een.txt", "een", 3);
	for (size_t i = 0; i < COUNT_OF(statements); i++)
		if (!refused(world, statements[i]))
			fail_msg("was let through: %s", statements[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		document_test(it_comes_back_as_it_was),
		document_test(what_is_there_is_named_with_its_kind_and_size),
		document_test(a_file_that_is_cut_off_leaves_nothing),
		document_test(of_two_in_one_session_the_first_is_dropped),
		document_test(two_people_add_at_the_same_time),
		document_test(the_same_name_comes_once),
		document_test(the_same_content_is_noticed),
		document_test(it_is_at_most_so_large),
		document_test(only_certain_kinds_come_in),
		document_test(it_belongs_to_its_own_household),
		document_test(a_piece_out_of_turn_ends_the_session),
		document_test(only_these_requests_carry_bytes),
		document_test(nothing_of_it_stands_in_the_open),
		document_test(without_its_key_it_is_gone),
		document_test(a_full_disk_is_said_and_leaves_nothing),
		document_test(what_a_store_left_behind_is_gone),
		document_test(raw_sql_breaks_no_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
