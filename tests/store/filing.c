/* Filing documents, as the steps of tests. */
#include "filing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "store/document.h"
#include "store/store.h"

int filing_begin(void **state)
{
	*state = world_new();
	world_store(*state)->birth.document_mib = 1;
	world_store(*state)->birth.household_mib = 2;
	return 0;
}

int filing_end(void **state)
{
	world_free(*state);
	return 0;
}

void filing_opens(struct world *world, const char *who, const char *name)
{
	world_is(world_call_id(world, who, REQ_HOUSEHOLD_OPEN, world_household(world, name)), STATUS_OK);
}

struct document filing_of_jansen(struct world *world, const char *naam)
{
	struct document document;

	record_init(&document_record, &document);
	document.household_id = world_household(world, "jansen");
	document.soort = DOCUMENT_LETTER;
	snprintf(document.naam, sizeof(document.naam), "%s", naam);
	return document;
}

const struct message *filing_starts(struct world *world, const char *who, const struct document *document)
{
	return world_call(world, who, REQ_DOCUMENT_BEGIN, &document_record, document, NULL);
}

const struct message *filing_piece(struct world *world, const char *who, int request, struct ask ask, const void *bytes,
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

struct ask filing_about(id document_id, int64_t number)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = document_id;
	ask.number = number;
	return ask;
}

/* Everything after the beginning; the answer to the last piece, or the first that is not well. */
const struct message *filing_sends(struct world *world, const char *who, id document_id, const char *bytes, size_t count)
{
	int64_t number = 0;

	for (; count >= DOCUMENT_PIECE_BYTES; count -= DOCUMENT_PIECE_BYTES, bytes += DOCUMENT_PIECE_BYTES) {
		const struct message *answer = filing_piece(world, who, REQ_DOCUMENT_PIECE, filing_about(document_id, number++), bytes,
			DOCUMENT_PIECE_BYTES);
		if (answer->status != STATUS_OK)
			return answer;
	}
	return filing_piece(world, who, REQ_DOCUMENT_ADD, filing_about(document_id, number), bytes, count);
}

const struct message *filing_adds(struct world *world, const char *who, const struct document *document,
	const char *bytes, size_t count)
{
	const struct message *answer = filing_starts(world, who, document);

	if (answer->status != STATUS_OK)
		return answer;
	const struct document *begun = world_row(answer, &document_record, 0);
	return filing_sends(world, who, begun->id, bytes, count);
}

id filing_added(struct world *world, const char *who, const char *naam, const char *bytes, size_t count)
{
	const struct document document = filing_of_jansen(world, naam);
	const struct message *answer = filing_adds(world, who, &document, bytes, count);

	world_is(answer, STATUS_OK);
	return ((const struct document *)world_row(answer, &document_record, 0))->id;
}

const struct message *filing_reads(struct world *world, const char *who, id document_id, int64_t number)
{
	const struct ask ask = filing_about(document_id, number);

	return world_call(world, who, REQ_DOCUMENT_READ, &ask_record, &ask, NULL);
}

const struct message *filing_withdraws(struct world *world, const char *who, id document_id, const char *reason, bool erase)
{
	struct ask ask = filing_about(document_id, 0);

	snprintf(ask.word, sizeof(ask.word), "%s", reason);
	ask.flag = erase;
	return world_call(world, who, REQ_DOCUMENT_WITHDRAW, &ask_record, &ask, NULL);
}

/* A PDF of this size with all bytes in it. */
char *filing_pdf(size_t count)
{
	char *bytes = mem_new(count + 1, 1);

	for (size_t i = 0; i < count; i++)
		bytes[i] = (char)(i * 7 + i / 256);
	memcpy(bytes, "%PDF-1.7", count < 8 ? count : 8);
	return bytes;
}

void filing_nothing_left(struct world *world)
{
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_piece"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document_upload"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM document"), 0);
}
