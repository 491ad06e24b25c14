/* Documents: whole or not at all, sealed, for who may read them, with a line in the log. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"
#include "store/document.h"
#include "store/store.h"
#include "../../src/store/db_inside.h"

static int begin(void **state)
{
	*state = world_new();
	world_store(*state)->birth.document_mib = 1;
	world_store(*state)->birth.household_mib = 2;
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

/* ---- steps ---- */

static void opens(struct world *world, const char *who, const char *name)
{
	world_is(world_call_id(world, who, REQ_HOUSEHOLD_OPEN, world_household(world, name)), STATUS_OK);
}

static struct document of_jansen(struct world *world, const char *naam)
{
	struct document document;

	record_init(&document_record, &document);
	document.household_id = world_household(world, "jansen");
	document.soort = DOCUMENT_LETTER;
	snprintf(document.naam, sizeof(document.naam), "%s", naam);
	return document;
}

static const struct message *starts(struct world *world, const char *who, const struct document *document)
{
	return world_call(world, who, REQ_DOCUMENT_BEGIN, &document_record, document, NULL);
}

static const struct message *piece(struct world *world, const char *who, int request, struct ask ask, const void *bytes,
	size_t count)
{
	static uint8_t serial;
	struct message message;
	const struct message *answer;

	message_init(&message, (uint16_t)request);
	message.serial = 9000u + serial;
	if (request == REQ_DOCUMENT_ADD)
		memset(message.key, ++serial, sizeof(message.key));
	rows_add(&message.rows, &ask_record, &ask);
	buf_add(&message.body, bytes, count);
	answer = world_ask(world, who, &message);
	message_free(&message);
	return answer;
}

static struct ask about(id document_id, int64_t number)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = document_id;
	ask.number = number;
	return ask;
}

/* Everything after the beginning; the answer to the last piece, or the first that is not well. */
static const struct message *sends(struct world *world, const char *who, id document_id, const char *bytes, size_t count)
{
	int64_t number = 0;

	for (; count >= DOCUMENT_PIECE_BYTES; count -= DOCUMENT_PIECE_BYTES, bytes += DOCUMENT_PIECE_BYTES) {
		const struct message *answer = piece(world, who, REQ_DOCUMENT_PIECE, about(document_id, number++), bytes,
			DOCUMENT_PIECE_BYTES);
		if (answer->status != STATUS_OK)
			return answer;
	}
	return piece(world, who, REQ_DOCUMENT_ADD, about(document_id, number), bytes, count);
}

static const struct message *adds(struct world *world, const char *who, const struct document *document,
	const char *bytes, size_t count)
{
	const struct message *answer = starts(world, who, document);

	if (answer->status != STATUS_OK)
		return answer;
	const struct document *begun = world_row(answer, &document_record, 0);
	return sends(world, who, begun->id, bytes, count);
}

static id added(struct world *world, const char *who, const char *naam, const char *bytes, size_t count)
{
	const struct document document = of_jansen(world, naam);
	const struct message *answer = adds(world, who, &document, bytes, count);

	world_is(answer, STATUS_OK);
	return ((const struct document *)world_row(answer, &document_record, 0))->id;
}

static const struct message *reads(struct world *world, const char *who, id document_id, int64_t number)
{
	const struct ask ask = about(document_id, number);

	return world_call(world, who, REQ_DOCUMENT_READ, &ask_record, &ask, NULL);
}

static const struct message *withdraws(struct world *world, const char *who, id document_id, const char *reason, bool erase)
{
	struct ask ask = about(document_id, 0);

	snprintf(ask.word, sizeof(ask.word), "%s", reason);
	ask.flag = erase;
	return world_call(world, who, REQ_DOCUMENT_WITHDRAW, &ask_record, &ask, NULL);
}

/* A PDF of this size with all bytes in it. */
static char *pdf(size_t count)
{
	char *bytes = mem_new(count + 1, 1);

	for (size_t i = 0; i < count; i++)
		bytes[i] = (char)(i * 7 + i / 256);
	memcpy(bytes, "%PDF-1.7", count < 8 ? count : 8);
	return bytes;
}

static void nothing_is_left(struct world *world)
{
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_piece"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_upload"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document"), 0);
}

/* ---- coming in ---- */

static void it_comes_back_as_it_was(void **state)
{
	static const size_t sizes[] = { 8, 1000, DOCUMENT_PIECE_BYTES - 1, DOCUMENT_PIECE_BYTES, DOCUMENT_PIECE_BYTES + 1,
		3 * DOCUMENT_PIECE_BYTES + 5 };
	struct world *world = *state;

	opens(world, "amina", "jansen");
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		char naam[32], *bytes = pdf(sizes[i]);
		struct buf back = BUF_INIT;

		snprintf(naam, sizeof(naam), "bestand %zu.pdf", i);
		id document_id = added(world, "amina", naam, bytes, sizes[i]);
		for (int64_t n = 0; n <= (int64_t)(sizes[i] / DOCUMENT_PIECE_BYTES); n++) {
			const struct message *answer = reads(world, "amina", document_id, n);
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

	opens(world, "amina", "jansen");
	added(world, "amina", "brief van school.txt", "Beste ouders.\n", 14);
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
	const struct document document = of_jansen(world, "half.pdf");
	char *bytes = pdf(2 * DOCUMENT_PIECE_BYTES);

	opens(world, "amina", "jansen");
	const struct message *answer = starts(world, "amina", &document);
	world_is(answer, STATUS_OK);
	id document_id = ((const struct document *)world_row(answer, &document_record, 0))->id;
	world_is(piece(world, "amina", REQ_DOCUMENT_PIECE, about(document_id, 0), bytes, DOCUMENT_PIECE_BYTES), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_piece"), 1);
	answer = world_call_id(world, "amina", REQ_DOCUMENT_LIST, document.household_id);
	assert_int_equal(world_count(answer, &document_record), 0);
	world_is(reads(world, "amina", document_id, 0), STATUS_MISSING);
	world_leave(world, "amina");
	nothing_is_left(world);
	free(bytes);
}

static void of_two_in_one_session_the_first_is_dropped(void **state)
{
	struct world *world = *state;
	struct document document = of_jansen(world, "een.txt");

	opens(world, "amina", "jansen");
	const struct message *answer = starts(world, "amina", &document);
	id first = ((const struct document *)world_row(answer, &document_record, 0))->id;
	added(world, "amina", "twee.txt", "twee", 4);
	world_is(piece(world, "amina", REQ_DOCUMENT_ADD, about(first, 0), "een", 3), STATUS_MISSING);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_upload"), 0);
}

static void two_people_add_at_the_same_time(void **state)
{
	struct world *world = *state;
	const struct document one = of_jansen(world, "een.txt"), other = of_jansen(world, "twee.txt");

	opens(world, "amina", "jansen");
	opens(world, "bram", "jansen");
	id a = ((const struct document *)world_row(starts(world, "amina", &one), &document_record, 0))->id;
	id b = ((const struct document *)world_row(starts(world, "bram", &other), &document_record, 0))->id;
	world_is(piece(world, "bram", REQ_DOCUMENT_ADD, about(b, 0), "van bram", 8), STATUS_OK);
	world_is(piece(world, "amina", REQ_DOCUMENT_ADD, about(a, 0), "van amina", 9), STATUS_OK);
	assert_memory_equal(reads(world, "amina", b, 0)->body.data, "van bram", 8);
	assert_int_equal(world_events(world, "bram", EVENT_CHANGE), 1);
	/* A piece for somebody else's file goes nowhere. */
	world_is(piece(world, "bram", REQ_DOCUMENT_ADD, about(a, 0), "x", 1), STATUS_MISSING);
}

static void the_same_name_comes_once(void **state)
{
	struct world *world = *state;
	const struct document document = of_jansen(world, "een.txt"), later = of_jansen(world, "later.txt");

	opens(world, "amina", "jansen");
	opens(world, "bram", "jansen");
	id waits = ((const struct document *)world_row(starts(world, "bram", &document), &document_record, 0))->id;
	added(world, "amina", "een.txt", "een", 3);
	const struct message *answer = starts(world, "amina", &document);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.naam");
	answer = piece(world, "bram", REQ_DOCUMENT_ADD, about(waits, 0), "ook een", 7);
	assert_string_equal(world_rule(answer), "bijlage.naam");
	world_is(adds(world, "bram", &later, "ook een", 7), STATUS_OK);
}

static void the_same_content_is_noticed(void **state)
{
	struct world *world = *state;
	struct document document = of_jansen(world, "twee.txt");

	opens(world, "amina", "jansen");
	added(world, "amina", "een.txt", "precies hetzelfde", 17);
	const struct message *answer = adds(world, "amina", &document, "precies hetzelfde", 17);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.dubbel");
	answer = starts(world, "amina", &document);
	struct ask ask = about(((const struct document *)world_row(answer, &document_record, 0))->id, 0);
	ask.flag = true;
	world_is(piece(world, "amina", REQ_DOCUMENT_ADD, ask, "precies hetzelfde", 17), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(DISTINCT digest) FROM document"), 1);
}

static void it_is_at_most_so_large(void **state)
{
	enum { MIB = 1024 * 1024 };
	struct world *world = *state;
	const struct document large = of_jansen(world, "groot.pdf");
	char *bytes = pdf(MIB + 1);

	opens(world, "amina", "jansen");
	const struct message *answer = adds(world, "amina", &large, bytes, MIB + 1);
	world_is(answer, STATUS_INVALID);
	assert_non_null(strstr(((const struct refusal *)world_row(answer, &refusal_record, 0))->text, "1,0 MB"));
	world_leave(world, "amina");
	nothing_is_left(world);
	opens(world, "amina", "jansen");
	added(world, "amina", "precies.pdf", bytes, MIB);
	bytes[MIB - 1] ^= 1;
	added(world, "amina", "nog een.pdf", bytes, MIB);
	answer = starts(world, "amina", &large);	/* two MiB is what this household may have */
	world_is(answer, STATUS_INVALID);
	assert_non_null(strstr(((const struct refusal *)world_row(answer, &refusal_record, 0))->text, "vol"));
	free(bytes);
}

static void only_certain_kinds_come_in(void **state)
{
	static const char program[] = "\x7f" "ELF\2\1\1\0\0\0\0\0";
	struct world *world = *state;
	const struct document document = of_jansen(world, "foto.jpg"), empty = of_jansen(world, "leeg.txt");

	opens(world, "amina", "jansen");
	const struct message *answer = adds(world, "amina", &document, program, sizeof(program));
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.soort");
	world_is(adds(world, "amina", &empty, "", 0), STATUS_INVALID);
	world_leave(world, "amina");
	nothing_is_left(world);
}

static void it_belongs_to_its_own_household(void **state)
{
	struct world *world = *state;
	struct document document = of_jansen(world, "een.txt");

	opens(world, "amina", "jansen");
	document.goal_id = 4711;
	world_is(starts(world, "amina", &document), STATUS_MISSING);
	document.decision_id = 4712;
	world_is(starts(world, "amina", &document), STATUS_INVALID);
	document.goal_id = document.decision_id = 0;
	snprintf(document.naam, sizeof(document.naam), "../een.txt");
	world_is(starts(world, "amina", &document), STATUS_INVALID);
}

static void a_piece_out_of_turn_ends_the_session(void **state)
{
	struct world *world = *state;
	const struct document document = of_jansen(world, "een.txt");

	opens(world, "amina", "jansen");
	id document_id = ((const struct document *)world_row(starts(world, "amina", &document), &document_record, 0))->id;
	piece(world, "amina", REQ_DOCUMENT_PIECE, about(document_id, 0), "te kort", 7);
	assert_false(world_alive(world, "amina"));
	nothing_is_left(world);
	opens(world, "bram", "jansen");
	document_id = ((const struct document *)world_row(starts(world, "bram", &document), &document_record, 0))->id;
	piece(world, "bram", REQ_DOCUMENT_ADD, about(document_id, 1), "te vroeg", 8);
	assert_false(world_alive(world, "bram"));
	nothing_is_left(world);
}

static void only_these_requests_carry_bytes(void **state)
{
	struct world *world = *state;
	struct message message;

	opens(world, "amina", "jansen");
	message_init(&message, REQ_HOUSEHOLD_READ);
	struct ask ask = about(world_household(world, "jansen"), 0);
	rows_add(&message.rows, &ask_record, &ask);
	buf_text(&message.body, "x");
	assert_null(world_ask(world, "amina", &message));
	message_free(&message);
}

/* ---- rights and logs ---- */

static void who_may_not_open_the_dossier_has_no_documents(void **state)
{
	struct world *world = *state;
	const struct document document = of_jansen(world, "van karel.txt");
	id jansen = world_household(world, "jansen");

	opens(world, "amina", "jansen");
	id document_id = added(world, "amina", "een.txt", "een", 3);
	world_is(starts(world, "karel", &document), STATUS_REFUSED);
	world_is(reads(world, "karel", document_id, 0), STATUS_REFUSED);
	world_is(world_call_id(world, "karel", REQ_DOCUMENT_LIST, jansen), STATUS_REFUSED);
	world_is(withdraws(world, "karel", document_id, "weg", false), STATUS_REFUSED);
	world_is(reads(world, "femke", document_id, 0), STATUS_REFUSED);
	/* Who may, but did not open it in this session, leaves no line of opening: not yet. */
	world_is(reads(world, "bram", document_id, 0), STATUS_MISSING);
	world_is(world_call_id(world, "bram", REQ_DOCUMENT_LIST, jansen), STATUS_MISSING);
}

static int64_t views(struct world *world)
{
	return query_number(db_query(world_store(world)->view_db,
		"SELECT count(*) FROM view WHERE act = 'lees' AND kind = 'document'"), NULL);
}

static void reading_is_one_line_and_adding_another(void **state)
{
	struct world *world = *state;
	char *bytes = pdf(2 * DOCUMENT_PIECE_BYTES + 9);

	opens(world, "amina", "jansen");
	opens(world, "bram", "jansen");
	id document_id = added(world, "amina", "een.pdf", bytes, 2 * DOCUMENT_PIECE_BYTES + 9);
	id second = added(world, "amina", "twee.txt", "twee", 4);
	assert_int_equal(views(world), 0);
	for (int64_t n = 2; n >= 0; n--)
		world_is(reads(world, "bram", document_id, n), STATUS_OK);
	assert_int_equal(views(world), 2);	/* from the middle, and from the beginning */
	world_is(reads(world, "bram", second, 0), STATUS_OK);
	world_is(reads(world, "bram", document_id, 1), STATUS_OK);
	assert_int_equal(views(world), 4);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'bijlage' AND kind = 'document'"), 2);
	free(bytes);
}

static void of_a_shielded_one_others_see_that_it_is_there(void **state)
{
	struct world *world = *state;
	struct document document = of_jansen(world, "geheim.txt");
	const struct message *answer;
	const struct document *seen;

	document.shielded = true;
	opens(world, "bram", "jansen");
	opens(world, "amina", "jansen");
	answer = adds(world, "bram", &document, "alleen voor mij", 15);
	world_is(answer, STATUS_OK);
	id document_id = ((const struct document *)world_row(answer, &document_record, 0))->id;
	world_is(reads(world, "bram", document_id, 0), STATUS_OK);
	answer = reads(world, "amina", document_id, 0);
	world_is(answer, STATUS_REFUSED);
	assert_int_equal(answer->body.used, 0);
	world_is(withdraws(world, "amina", document_id, "weg ermee", true), STATUS_REFUSED);
	answer = world_call_id(world, "amina", REQ_HOUSEHOLD_READ, world_household(world, "jansen"));
	seen = world_row(answer, &document_record, 0);
	assert_non_null(seen);
	assert_false(seen->may_read);
	assert_true(seen->shielded);
	assert_string_equal(seen->naam, "");
	assert_string_equal(seen->employee_naam, "");
	assert_int_equal(seen->bytes, 0);
	assert_int_equal(seen->type, DOCUMENT_UNKNOWN);
	assert_string_equal(seen->organisation_naam, "Stichting Welzijn Noord");
	/* Neither its name nor its content is told by what is refused. */
	struct document same = of_jansen(world, "geheim.txt");
	world_is(adds(world, "amina", &same, "alleen voor mij", 15), STATUS_OK);
}

static void its_author_says_who_else_reads_it(void **state)
{
	struct world *world = *state;
	struct document document = of_jansen(world, "regie.txt");
	struct ask reader = about(0, 0);
	const struct message *answer;

	document.regisseur = true;
	opens(world, "bram", "jansen");
	opens(world, "amina", "jansen");
	opens(world, "carla", "jansen");
	answer = adds(world, "bram", &document, "voor de regisseur", 17);
	id document_id = ((const struct document *)world_row(answer, &document_record, 0))->id;
	world_is(reads(world, "amina", document_id, 0), STATUS_OK);
	world_is(reads(world, "carla", document_id, 0), STATUS_REFUSED);
	document = of_jansen(world, "carla.txt");
	strcpy(reader.word, "carla");
	answer = world_call(world, "bram", REQ_DOCUMENT_BEGIN, &document_record, &document, &ask_record, &reader, NULL);
	world_is(answer, STATUS_OK);
	document_id = ((const struct document *)world_row(answer, &document_record, 0))->id;
	world_is(piece(world, "bram", REQ_DOCUMENT_ADD, about(document_id, 0), "voor carla", 10), STATUS_OK);
	world_is(reads(world, "carla", document_id, 0), STATUS_OK);
	world_is(reads(world, "amina", document_id, 0), STATUS_REFUSED);
	strcpy(document.naam, "karel.txt");
	strcpy(reader.word, "karel");
	world_is(world_call(world, "bram", REQ_DOCUMENT_BEGIN, &document_record, &document, &ask_record, &reader, NULL),
		STATUS_INVALID);
}

static void under_another_hat_it_is_closed(void **state)
{
	struct world *world = *state;
	struct ask hat = about(0, 0);

	world_sql(world, "INSERT INTO role_assignment(id, employee_id, role, pet, \"from\") SELECT 990001, id, 'partner',"
		" 'handhaving', '2026-01-01' FROM employee WHERE username = 'amina'");
	strcpy(hat.word, "handhaving");
	world_is(world_call(world, "amina", REQ_PET, &ask_record, &hat, NULL), STATUS_OK);
	opens(world, "amina", "jansen");
	id document_id = added(world, "amina", "controle.txt", "gezien bij de deur", 18);
	world_is(reads(world, "amina", document_id, 0), STATUS_OK);
	opens(world, "bram", "jansen");
	const struct message *answer = reads(world, "bram", document_id, 0);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.pet");
	answer = world_call_id(world, "bram", REQ_DOCUMENT_LIST, world_household(world, "jansen"));
	assert_string_equal(((const struct document *)world_row(answer, &document_record, 0))->naam, "");
}

/* ---- withdrawing ---- */

static void what_is_withdrawn_stays_readable(void **state)
{
	struct world *world = *state;

	opens(world, "amina", "jansen");
	opens(world, "bram", "jansen");
	id document_id = added(world, "amina", "een.txt", "een", 3);
	world_is(withdraws(world, "bram", document_id, "achterhaald", false), STATUS_REFUSED);
	world_is(withdraws(world, "amina", document_id, "", false), STATUS_INVALID);
	const struct message *answer = withdraws(world, "amina", document_id, "achterhaald", false);
	world_is(answer, STATUS_OK);
	const struct document *document = world_row(answer, &document_record, 0);
	assert_int_equal(document->withdrawn, world_now(world));
	assert_string_equal(document->reden, "achterhaald");
	world_is(reads(world, "bram", document_id, 0), STATUS_OK);
	world_is(withdraws(world, "amina", document_id, "nog eens", false), STATUS_REFUSED);
	added(world, "amina", "een.txt", "een", 3);	/* name and content are free again */
}

static void what_is_erased_is_gone_and_its_line_stays(void **state)
{
	struct world *world = *state;

	opens(world, "amina", "jansen");
	id document_id = added(world, "amina", "van iemand anders.txt", "een", 3);
	world_is(withdraws(world, "amina", document_id, "hoort bij een ander gezin", true), STATUS_OK);
	const struct message *answer = reads(world, "amina", document_id, 0);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.gewist");
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_piece"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document WHERE naam IS NULL AND digest IS NULL AND erased"),
		1);
	assert_int_equal(world_number(world,
		"SELECT count(*) FROM audit WHERE act = 'bijlage-intrekken' AND tekst = 'gewist: hoort bij een ander gezin'"), 1);
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
	const struct document document = of_jansen(world, "vol.pdf");
	char *bytes = pdf(BYTES);

	opens(world, "amina", "jansen");
	const struct message *answer = starts(world, "amina", &document);
	world_is(answer, STATUS_OK);
	disk_full(world_db(world), true);
	answer = sends(world, "amina", ((const struct document *)world_row(answer, &document_record, 0))->id, bytes, BYTES);
	world_is(answer, STATUS_UNAVAILABLE);
	assert_non_null(strstr(((const struct refusal *)world_row(answer, &refusal_record, 0))->text, "vol"));
	disk_full(world_db(world), false);
	world_leave(world, "amina");
	nothing_is_left(world);
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
	nothing_is_left(world);
}

static bool refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	return !query_run(db_query(world_db(world), sql), &err) && err.code != ERR_NONE;
}

static void nothing_of_it_stands_in_the_open(void **state)
{
	struct world *world = *state;

	opens(world, "amina", "jansen");
	added(world, "amina", "een.txt", "een woord dat nergens anders staat", 34);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_piece WHERE instr(sealed, CAST('nergens' AS BLOB))"),
		0);
	assert_int_equal(query_number(db_query(world_store(world)->key_db, "SELECT count(*) FROM household_key"), NULL), 1);
}

static void without_its_key_it_is_gone(void **state)
{
	struct world *world = *state;

	opens(world, "amina", "jansen");
	id document_id = added(world, "amina", "een.txt", "een", 3);
	assert_true(query_run(db_query(world_store(world)->key_db, "DELETE FROM household_key"), NULL));
	world_is(reads(world, "amina", document_id, 0), STATUS_MISSING);
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

	opens(world, "amina", "jansen");
	added(world, "amina", "een.txt", "een", 3);
	for (size_t i = 0; i < COUNT_OF(statements); i++)
		if (!refused(world, statements[i]))
			fail_msg("was let through: %s", statements[i]);
}

#define document_test(name) cmocka_unit_test_setup_teardown(name, begin, end)

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
		document_test(who_may_not_open_the_dossier_has_no_documents),
		document_test(reading_is_one_line_and_adding_another),
		document_test(of_a_shielded_one_others_see_that_it_is_there),
		document_test(its_author_says_who_else_reads_it),
		document_test(under_another_hat_it_is_closed),
		document_test(what_is_withdrawn_stays_readable),
		document_test(what_is_erased_is_gone_and_its_line_stays),
		document_test(nothing_of_it_stands_in_the_open),
		document_test(without_its_key_it_is_gone),
		document_test(a_full_disk_is_said_and_leaves_nothing),
		document_test(what_a_store_left_behind_is_gone),
		document_test(raw_sql_breaks_no_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
