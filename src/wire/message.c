/* Messages to bytes and back, field by field from the field tables. Bytes from a peer are never trusted. */
#include "wire/message.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "wire/catalog.h"

enum {
	MAGIC = 'w',
	VERSION = 1,
	TEXT_IS_NONE = -1,			/* length of a TEXT that is NULL */
	DECODED_BYTES = 64 * 1024 * 1024,	/* memory of all rows of one message */
};

static const struct field refusal_fields[] = {
	F_INT(struct refusal, code, ""),
	F_LINE(struct refusal, rule, ""),
	F_LINE(struct refusal, text, ""),
};
RECORD(refusal_record, "refusal", struct refusal, refusal_fields);

void message_init(struct message *message, uint16_t kind)
{
	memset(message, 0, sizeof(*message));
	message->kind = kind;
}

void message_clear(struct message *message)
{
	rows_free(&message->rows);
	if (message->body.used)
		explicit_bzero(message->body.data, message->body.used);
	buf_free(&message->body);
}

void message_free(struct message *message)
{
	message_clear(message);
	if (message->owns_fds)
		for (size_t i = 0; i < message->fd_count; i++)
			if (message->fds[i] >= 0)
				close(message->fds[i]);
	message->fd_count = 0;
	message->owns_fds = false;
}

int message_take_fd(struct message *message, size_t n)
{
	if (n >= message->fd_count)
		return -1;
	int fd = message->fds[n];
	message->fds[n] = -1;
	return fd;
}

/* ---- out ---- */

static void put_number(struct buf *out, uint64_t value, size_t bytes)
{
	uint8_t little[8];

	for (size_t i = 0; i < bytes; i++)
		little[i] = (uint8_t)(value >> (8 * i));
	buf_add(out, little, bytes);
}

static void put_text(struct buf *out, const char *text)
{
	if (!text) {
		put_number(out, (uint32_t)TEXT_IS_NONE, 4);
		return;
	}
	size_t bytes = strlen(text);
	put_number(out, bytes, 4);
	buf_add(out, text, bytes);
}

static void put_field(struct buf *out, const struct field *field, const void *data)
{
	const char *at = (const char *)data + field->offset;

	switch (field->kind) {
	case FIELD_ID:
	case FIELD_INT:
	case FIELD_MONEY:
	case FIELD_INSTANT:
		put_number(out, (uint64_t)*(const int64_t *)at, 8);
		return;
	case FIELD_BOOL:
		put_number(out, *(const bool *)at, 1);
		return;
	case FIELD_CHOICE:
		put_number(out, (uint32_t)*(const int *)at, 4);
		return;
	case FIELD_DAY:
		put_number(out, (uint32_t)*(const day *)at, 4);
		return;
	case FIELD_LINE:
		put_text(out, at);
		return;
	case FIELD_TEXT:
		put_text(out, *(char *const *)at);
		return;
	}
}

void message_encode(const struct message *message, struct buf *out)
{
	put_number(out, MAGIC, 1);
	put_number(out, VERSION, 1);
	put_number(out, message->kind, 2);
	put_number(out, message->status, 2);
	put_number(out, message->serial, 4);
	buf_add(out, message->key, WIRE_KEY_BYTES);
	put_number(out, message->rows.count, 4);
	for (size_t i = 0; i < message->rows.count; i++) {
		const struct row *row = &message->rows.row[i];
		/* A record that is not in the catalog becomes number 65535, which the reader refuses. */
		put_number(out, (uint16_t)catalog_number(row->record), 2);
		for (size_t f = 0; f < row->record->count; f++)
			put_field(out, &row->record->fields[f], row->data);
	}
	put_number(out, message->body.used, 4);
	buf_add(out, message->body.data, message->body.used);
}

/* ---- in ---- */

struct reader {
	const uint8_t *at;
	size_t left;
	size_t memory;		/* that the rows so far take */
};

static bool get_number(struct reader *reader, size_t bytes, uint64_t *value)
{
	if (reader->left < bytes)
		return false;
	*value = 0;
	for (size_t i = 0; i < bytes; i++)
		*value |= (uint64_t)reader->at[i] << (8 * i);
	reader->at += bytes;
	reader->left -= bytes;
	return true;
}

static bool get_int(struct reader *reader, int32_t *value)
{
	uint64_t number;

	if (!get_number(reader, 4, &number))
		return false;
	*value = (int32_t)(uint32_t)number;
	return true;
}

/* A run of text of at most `most` bytes; *bytes is TEXT_IS_NONE when there is none. */
static bool get_text(struct reader *reader, size_t most, const char **text, int32_t *bytes)
{
	if (!get_int(reader, bytes))
		return false;
	if (*bytes == TEXT_IS_NONE)
		return true;
	if (*bytes < 0 || (size_t)*bytes > most || (size_t)*bytes > reader->left)
		return false;
	*text = (const char *)reader->at;
	reader->at += *bytes;
	reader->left -= (size_t)*bytes;
	return !memchr(*text, '\0', (size_t)*bytes) && text_valid(*text, (size_t)*bytes);
}

static bool get_line(struct reader *reader, const struct field *field, char *to)
{
	const char *text;
	int32_t bytes;

	if (!get_text(reader, field->room - 1, &text, &bytes) || bytes == TEXT_IS_NONE)
		return false;
	memcpy(to, text, (size_t)bytes);
	to[bytes] = '\0';
	return true;
}

static bool get_block(struct reader *reader, const struct field *field, char **to)
{
	const char *text;
	int32_t bytes;

	if (!get_text(reader, field->room, &text, &bytes))
		return false;
	if (bytes == TEXT_IS_NONE)
		return true;
	reader->memory += (size_t)bytes;
	*to = mem_text_n(text, (size_t)bytes);
	return true;
}

static bool choice_known(const struct choice *choices, int value)
{
	for (; choices->code; choices++)
		if (choices->value == value)
			return true;
	return false;
}

static bool get_field(struct reader *reader, const struct field *field, void *data)
{
	char *at = (char *)data + field->offset;
	uint64_t number;

	switch (field->kind) {
	case FIELD_ID:
	case FIELD_INT:
	case FIELD_MONEY:
	case FIELD_INSTANT:
		if (!get_number(reader, 8, &number))
			return false;
		*(int64_t *)at = (int64_t)number;
		return true;
	case FIELD_BOOL:
		if (!get_number(reader, 1, &number) || number > 1)
			return false;
		*(bool *)at = number;
		return true;
	case FIELD_CHOICE:
		return get_int(reader, (int *)at) && choice_known(field->choices, *(int *)at);
	case FIELD_DAY:
		return get_int(reader, (day *)at);
	case FIELD_LINE:
		return get_line(reader, field, at);
	case FIELD_TEXT:
		return get_block(reader, field, (char **)at);
	}
	return false;
}

static bool get_row(struct reader *reader, struct rows *rows, struct err *err)
{
	uint64_t number;

	if (!get_number(reader, 2, &number))
		return err_set(err, ERR_PROTOCOL, "bericht houdt op voor een regel");
	const struct record *record = catalog_record(number);
	if (!record)
		return err_set(err, ERR_PROTOCOL, "bericht noemt onbekend record %d", (int)number);
	reader->memory += record->size + sizeof(struct row);
	if (reader->memory > DECODED_BYTES)
		return err_set(err, ERR_PROTOCOL, "bericht met te veel regels");
	void *data = rows_new(rows, record);
	for (size_t f = 0; f < record->count; f++)
		if (!get_field(reader, &record->fields[f], data))
			return err_set(err, ERR_PROTOCOL, "bericht: %s.%s klopt niet", record->name, record->fields[f].name);
	return true;
}

static bool get_head(struct reader *reader, struct message *message, uint64_t *rows, struct err *err)
{
	uint64_t magic, version, kind, status, serial;

	if (!get_number(reader, 1, &magic) || !get_number(reader, 1, &version) || !get_number(reader, 2, &kind)
	    || !get_number(reader, 2, &status) || !get_number(reader, 4, &serial) || reader->left < WIRE_KEY_BYTES)
		return err_set(err, ERR_PROTOCOL, "bericht zonder hele kop");
	if (magic != MAGIC || version != VERSION)
		return err_set(err, ERR_PROTOCOL, "bericht van een ander protocol");
	message_init(message, (uint16_t)kind);
	message->status = (uint16_t)status;
	message->serial = (uint32_t)serial;
	memcpy(message->key, reader->at, WIRE_KEY_BYTES);
	reader->at += WIRE_KEY_BYTES;
	reader->left -= WIRE_KEY_BYTES;
	if (!get_number(reader, 4, rows))
		return err_set(err, ERR_PROTOCOL, "bericht zonder hele kop");
	return true;
}

static bool get_body(struct reader *reader, struct buf *body, struct err *err)
{
	uint64_t bytes;

	if (!get_number(reader, 4, &bytes) || bytes > WIRE_BODY_BYTES || bytes > reader->left)
		return err_set(err, ERR_PROTOCOL, "bericht met een stuk dat niet klopt");
	if (bytes)
		buf_add(body, reader->at, bytes);
	reader->at += bytes;
	reader->left -= bytes;
	return true;
}

bool message_decode(const void *bytes, size_t count, struct message *message, struct err *err)
{
	struct reader reader = { .at = bytes, .left = count };
	uint64_t rows = 0;

	message_init(message, 0);
	if (count > WIRE_MESSAGE_BYTES)
		return err_set(err, ERR_PROTOCOL, "bericht van %zu bytes", count);
	if (!get_head(&reader, message, &rows, err))
		goto wrong;
	for (uint64_t i = 0; i < rows; i++)
		if (!get_row(&reader, &message->rows, err))
			goto wrong;
	if (!get_body(&reader, &message->body, err))
		goto wrong;
	if (reader.left) {
		err_set(err, ERR_PROTOCOL, "bericht met %zu bytes te veel", reader.left);
		goto wrong;
	}
	return true;
wrong:
	message_free(message);
	return false;
}

/* ---- how a request ended ---- */

enum status status_of(enum err_code code)
{
	switch (code) {
	case ERR_NONE:
		return STATUS_OK;
	case ERR_INPUT:
	case ERR_LIMIT:
		return STATUS_INVALID;
	case ERR_REFUSED:
		return STATUS_REFUSED;
	case ERR_STALE:
		return STATUS_CONFLICT;
	case ERR_MISSING:
		return STATUS_MISSING;
	case ERR_BUSY:
		return STATUS_RETRY;
	case ERR_IO:
	case ERR_PROTOCOL:
	case ERR_INTERNAL:
		return STATUS_UNAVAILABLE;
	}
	return STATUS_UNAVAILABLE;
}

void message_refuse(struct message *message, const struct err *err)
{
	struct refusal *refusal = rows_new(&message->rows, &refusal_record);

	message->status = (uint16_t)status_of(err->code);
	refusal->code = err->code;
	snprintf(refusal->rule, sizeof(refusal->rule), "%s", err->rule);
	snprintf(refusal->text, sizeof(refusal->text), "%s", err->text);
}

void message_err(const struct message *message, struct err *err)
{
	const struct refusal *refusal = rows_first(&message->rows, &refusal_record);

	*err = ERR_INIT;
	if (message->status == STATUS_OK)
		return;
	if (!refusal || refusal->code <= ERR_NONE || refusal->code > ERR_INTERNAL) {
		err_set(err, ERR_PROTOCOL, "Het antwoord zegt niet waarom het niet kon.");
		return;
	}
	err->code = (enum err_code)refusal->code;
	snprintf(err->rule, sizeof(err->rule), "%s", refusal->rule);
	snprintf(err->text, sizeof(err->text), "%s", refusal->text);
}
