/* Documents: who may add, read and withdraw them, and the line that it leaves. */
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

/* ---- rights and logs ---- */

static void who_may_not_open_the_dossier_has_no_documents(void **state)
{
	struct world *world = *state;
	const struct document document = filing_of_jansen(world, "van karel.txt");
	id jansen = world_household(world, "jansen");

	filing_opens(world, "amina", "jansen");
	id document_id = filing_added(world, "amina", "een.txt", "een", 3);
	world_is(filing_starts(world, "karel", &document), STATUS_REFUSED);
	world_is(filing_reads(world, "karel", document_id, 0), STATUS_REFUSED);
	world_is(world_call_id(world, "karel", REQ_DOCUMENT_LIST, jansen), STATUS_REFUSED);
	world_is(filing_withdraws(world, "karel", document_id, "weg", false), STATUS_REFUSED);
	world_is(filing_reads(world, "femke", document_id, 0), STATUS_REFUSED);
	/* Who may, but did not open it in this session, leaves no line of opening: not yet. */
	world_is(filing_reads(world, "bram", document_id, 0), STATUS_MISSING);
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
	char *bytes = filing_pdf(2 * DOCUMENT_PIECE_BYTES + 9);

	filing_opens(world, "amina", "jansen");
	filing_opens(world, "bram", "jansen");
	id document_id = filing_added(world, "amina", "een.pdf", bytes, 2 * DOCUMENT_PIECE_BYTES + 9);
	id second = filing_added(world, "amina", "twee.txt", "twee", 4);
	assert_int_equal(views(world), 0);
	for (int64_t n = 2; n >= 0; n--)
		world_is(filing_reads(world, "bram", document_id, n), STATUS_OK);
	assert_int_equal(views(world), 2);	/* from the middle, and from the beginning */
	world_is(filing_reads(world, "bram", second, 0), STATUS_OK);
	world_is(filing_reads(world, "bram", document_id, 1), STATUS_OK);
	assert_int_equal(views(world), 4);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'bijlage' AND kind = 'document'"), 2);
	free(bytes);
}

static void of_a_shielded_one_others_see_that_it_is_there(void **state)
{
	struct world *world = *state;
	struct document document = filing_of_jansen(world, "geheim.txt");
	const struct message *answer;
	const struct document *seen;

	document.shielded = true;
	filing_opens(world, "bram", "jansen");
	filing_opens(world, "amina", "jansen");
	answer = filing_adds(world, "bram", &document, "alleen voor mij", 15);
	world_is(answer, STATUS_OK);
	id document_id = ((const struct document *)world_row(answer, &document_record, 0))->id;
	world_is(filing_reads(world, "bram", document_id, 0), STATUS_OK);
	answer = filing_reads(world, "amina", document_id, 0);
	world_is(answer, STATUS_REFUSED);
	assert_int_equal(answer->body.used, 0);
	world_is(filing_withdraws(world, "amina", document_id, "weg ermee", true), STATUS_REFUSED);
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
	struct document same = filing_of_jansen(world, "geheim.txt");
	world_is(filing_adds(world, "amina", &same, "alleen voor mij", 15), STATUS_OK);
}

static void its_author_says_who_else_reads_it(void **state)
{
	struct world *world = *state;
	struct document document = filing_of_jansen(world, "regie.txt");
	struct ask reader = filing_about(0, 0);
	const struct message *answer;

	document.regisseur = true;
	filing_opens(world, "bram", "jansen");
	filing_opens(world, "amina", "jansen");
	filing_opens(world, "carla", "jansen");
	answer = filing_adds(world, "bram", &document, "voor de regisseur", 17);
	id document_id = ((const struct document *)world_row(answer, &document_record, 0))->id;
	world_is(filing_reads(world, "amina", document_id, 0), STATUS_OK);
	world_is(filing_reads(world, "carla", document_id, 0), STATUS_REFUSED);
	document = filing_of_jansen(world, "carla.txt");
	strcpy(reader.word, "carla");
	answer = world_call(world, "bram", REQ_DOCUMENT_BEGIN, &document_record, &document, &ask_record, &reader, NULL);
	world_is(answer, STATUS_OK);
	document_id = ((const struct document *)world_row(answer, &document_record, 0))->id;
	world_is(filing_piece(world, "bram", REQ_DOCUMENT_ADD, filing_about(document_id, 0), "voor carla", 10), STATUS_OK);
	world_is(filing_reads(world, "carla", document_id, 0), STATUS_OK);
	world_is(filing_reads(world, "amina", document_id, 0), STATUS_REFUSED);
	strcpy(document.naam, "karel.txt");
	strcpy(reader.word, "karel");
	world_is(world_call(world, "bram", REQ_DOCUMENT_BEGIN, &document_record, &document, &ask_record, &reader, NULL),
		STATUS_INVALID);
}

static void under_another_hat_it_is_closed(void **state)
{
	struct world *world = *state;
	struct ask hat = filing_about(0, 0);

	world_sql(world, "INSERT INTO role_assignment(id, employee_id, role, pet, \"from\") SELECT 990001, id, 'partner',"
		" 'handhaving', '2026-01-01' FROM employee WHERE username = 'amina'");
	strcpy(hat.word, "handhaving");
	world_is(world_call(world, "amina", REQ_PET, &ask_record, &hat, NULL), STATUS_OK);
	filing_opens(world, "amina", "jansen");
	id document_id = filing_added(world, "amina", "controle.txt", "gezien bij de deur", 18);
	world_is(filing_reads(world, "amina", document_id, 0), STATUS_OK);
	filing_opens(world, "bram", "jansen");
	const struct message *answer = filing_reads(world, "bram", document_id, 0);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.pet");
	answer = world_call_id(world, "bram", REQ_DOCUMENT_LIST, world_household(world, "jansen"));
	assert_string_equal(((const struct document *)world_row(answer, &document_record, 0))->naam, "");
}

/* ---- withdrawing ---- */

static void what_is_withdrawn_stays_readable(void **state)
{
	struct world *world = *state;

	filing_opens(world, "amina", "jansen");
	filing_opens(world, "bram", "jansen");
	id document_id = filing_added(world, "amina", "een.txt", "een", 3);
	world_is(filing_withdraws(world, "bram", document_id, "achterhaald", false), STATUS_REFUSED);
	world_is(filing_withdraws(world, "amina", document_id, "", false), STATUS_INVALID);
	const struct message *answer = filing_withdraws(world, "amina", document_id, "achterhaald", false);
	world_is(answer, STATUS_OK);
	const struct document *document = world_row(answer, &document_record, 0);
	assert_int_equal(document->withdrawn, world_now(world));
	assert_string_equal(document->reden, "achterhaald");
	world_is(filing_reads(world, "bram", document_id, 0), STATUS_OK);
	world_is(filing_withdraws(world, "amina", document_id, "nog eens", false), STATUS_REFUSED);
	filing_added(world, "amina", "een.txt", "een", 3);	/* name and content are free again */
}

static void what_is_erased_is_gone_and_its_line_stays(void **state)
{
	struct world *world = *state;

	filing_opens(world, "amina", "jansen");
	id document_id = filing_added(world, "amina", "van iemand anders.txt", "een", 3);
	world_is(filing_withdraws(world, "amina", document_id, "hoort bij een ander gezin", true), STATUS_OK);
	const struct message *answer = filing_reads(world, "amina", document_id, 0);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bijlage.gewist");
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_piece"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document WHERE naam IS NULL AND digest IS NULL AND erased"),
		1);
	assert_int_equal(world_number(world,
		"SELECT count(*) FROM audit WHERE act = 'bijlage-intrekken' AND tekst = 'gewist: hoort bij een ander gezin'"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		document_test(who_may_not_open_the_dossier_has_no_documents),
		document_test(reading_is_one_line_and_adding_another),
		document_test(of_a_shielded_one_others_see_that_it_is_there),
		document_test(its_author_says_who_else_reads_it),
		document_test(under_another_hat_it_is_closed),
		document_test(what_is_withdrawn_stays_readable),
		document_test(what_is_erased_is_gone_and_its_line_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
