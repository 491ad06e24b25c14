/*
 * Messages between our processes: a head and typed rows, encoded field by field from the field tables.
 *
 * A packet on a SOCK_SEQPACKET socket is at most WIRE_PACKET_BYTES: one flag byte (1 = more packets of this message
 * follow) and bytes; descriptors come with the first packet. The joined bytes of a message are: magic 'w', version,
 * kind u16, status u16, serial u32, key 16 bytes, row count u32, then per row: record number u16 (place in the
 * catalog) and its fields in table order; then u32 length + bytes of the body. Integers are little-endian. LINE and TEXT are u32 length + bytes (checked:
 * valid UTF-8, no NUL, within room), a TEXT that is NULL has length 2^32-1; CHOICE is an int32 that must be one of its
 * choices, BOOL one byte 0 or 1. A message that does not decode exactly is ERR_PROTOCOL and ends the conversation.
 */
#ifndef WIRE_MESSAGE_H
#define WIRE_MESSAGE_H

#include "wire/rows.h"

enum {
	WIRE_PACKET_BYTES = 120 * 1024,
	WIRE_MESSAGE_BYTES = 16 * 1024 * 1024,	/* all packets of one message */
	WIRE_KEY_BYTES = 16,
	WIRE_FDS = 4,
	WIRE_BODY_BYTES = 64 * 1024,	/* most bytes of a file in one message; such a message is one packet */
};

/* How a request ended. Any status but OK carries a `refusal` row; CONFLICT also the rows that stand there now. */
enum status {
	STATUS_OK,
	STATUS_CONFLICT,	/* somebody saved first; field_conflict rows or the current record follow */
	STATUS_REFUSED,		/* a rule: refusal.rule and refusal.text */
	STATUS_INVALID,		/* the input is wrong; refusal.text names the field */
	STATUS_MISSING,		/* no such thing, or not for you */
	STATUS_RETRY,		/* busy: the same request with the same key may be sent again */
	STATUS_UNAVAILABLE,	/* not stored; the disk or the store has trouble */
};

struct message {
	uint16_t kind;			/* enum request, enum control or enum event */
	uint16_t status;		/* enum status; in answers */
	uint32_t serial;		/* of the request this answers; 0: an event */
	uint8_t key[WIRE_KEY_BYTES];	/* idempotency key of a changing request; zero otherwise */
	struct rows rows;
	struct buf body;		/* a piece of a file, any bytes; of most messages empty */
	int fds[WIRE_FDS];		/* descriptors beside it; a sender keeps its own, a receiver owns what came */
	size_t fd_count;
	bool owns_fds;			/* received: message_free closes them; set by channel_receive */
};

void message_init(struct message *message, uint16_t kind);
void message_free(struct message *message);	/* rows and body (long texts are wiped), received descriptors */
/* Its content alone: rows and body. */
void message_clear(struct message *message);
/* Takes over the n-th received descriptor, so that message_free leaves it open; -1 when there is none. */
int message_take_fd(struct message *message, size_t n);

void message_encode(const struct message *message, struct buf *out);
bool message_decode(const void *bytes, size_t count, struct message *message, struct err *err);

/* The refusal row of an answer as err; ERR_NONE for STATUS_OK. */
void message_err(const struct message *message, struct err *err);
/* Makes status and refusal row from err. */
void message_refuse(struct message *message, const struct err *err);
enum status status_of(enum err_code code);

struct refusal {
	int64_t code;			/* enum err_code */
	char rule[ERR_RULE_BYTES];
	char text[ERR_TEXT_BYTES];
};
extern const struct record refusal_record;

#endif
