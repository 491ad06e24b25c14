/* Bytes from another process of ours that somebody took over. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/sock.h"
#include "fuzz/fuzz.h"
#include "wire/catalog.h"
#include "wire/channel.h"
#include "wire/control.h"
#include "wire/request.h"
#include "wire/sample.h"

enum { ROWS_MOST = 6, TEXT_BYTES = 300 };

static void message_make(struct fuzz *fuzz, struct buf *out)
{
	struct message message;
	size_t records = 0;

	while (catalog_record(records))
		records++;
	message_init(&message, (uint16_t)(fuzz_once_in(fuzz, 2) ? 1 + fuzz_random(fuzz, 90) : 256 + fuzz_random(fuzz,
		800)));
	message.status = fuzz_once_in(fuzz, 3) ? (uint16_t)fuzz_random(fuzz, 8) : 0;
	for (uint64_t rows = fuzz_random(fuzz, ROWS_MOST); rows > 0; rows--) {
		const struct record *record = catalog_record(fuzz_random(fuzz, records));
		sample_fill(record, rows_new(&message.rows, record), TEXT_BYTES, &fuzz->state);
	}
	for (uint64_t bytes = fuzz_once_in(fuzz, 4) ? fuzz_random(fuzz, TEXT_BYTES) : 0; bytes > 0; bytes--)
		buf_char(&message.body, (char)fuzz_random(fuzz, 256));
	message_encode(&message, out);
	message_free(&message);
}

/* What decodes is encoded to the same bytes: there is one way to say a thing. */
static void message_run(const uint8_t *bytes, size_t count)
{
	struct message message;
	struct buf again = BUF_INIT;
	struct err err = ERR_INIT;

	if (!message_decode(bytes, count, &message, &err)) {
		assert_int_equal(err.code, ERR_PROTOCOL);
		return;
	}
	message_encode(&message, &again);
	assert_int_equal(again.used, count);
	assert_memory_equal(again.data, bytes, count);
	buf_free(&again);
	message_free(&message);
}

/* Every pair that talks to each other judges it; nothing is to happen but yes or no. */
static void control_run(const uint8_t *bytes, size_t count)
{
	struct message message;
	struct err err = ERR_INIT;

	if (!message_decode(bytes, count, &message, NULL))
		return;
	for (unsigned from = 1; from <= CONTROL_SIDE_DESK; from <<= 1)
		for (unsigned to = 1; to <= CONTROL_SIDE_DESK; to <<= 1)
			if (control_check(&message, (enum control_side)from, (enum control_side)to, &err) &&
				message.status != STATUS_OK)
				assert_non_null(rows_first(&message.rows, &refusal_record));
	message_err(&message, &err);
	message_free(&message);
}

/* The first byte of a packet says how long it is; then come flag and bytes. */
static void packets_make(struct fuzz *fuzz, struct buf *out)
{
	struct buf message = BUF_INIT;
	size_t at = 0;

	message_make(fuzz, &message);
	do {
		size_t bytes = fuzz_random(fuzz, 250);
		bool last = at + bytes >= message.used;

		bytes = last ? message.used - at : bytes;
		if (bytes > 250)
			continue;
		buf_char(out, (char)(bytes + 1));
		buf_char(out, last ? 0 : 1);
		buf_add(out, message.data + at, bytes);
		at += bytes;
	} while (at < message.used);
	buf_free(&message);
}

static void channel_run(const uint8_t *bytes, size_t count)
{
	struct message message;
	int ends[2], beside[2];

	assert_true(sock_pair(SOCK_SEQPACKET, ends, NULL) && pipe2(beside, O_CLOEXEC) == 0);
	struct channel *channel = channel_new(ends[0]);
	channel_limit(channel, 4096);
	for (size_t at = 0; at < count;) {
		size_t packet = bytes[at] < count - at - 1 ? bytes[at] : count - at - 1;

		/* An odd flag byte brings a descriptor along, which may not stay behind. */
		if (packet && sock_send(ends[1], bytes + at + 1, packet, beside,
			bytes[at + 1] > 1 ? 1 : 0) != SOCK_DONE)
			break;
		at += 1 + packet;
	}
	while (channel_receive(channel, &message, NULL) == CHANNEL_DONE)
		message_free(&message);
	channel_free(channel);
	close(ends[1]);
	close(beside[0]);
	close(beside[1]);
}

static void messages(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "messages", 3000, message_make, message_run });
}

static void control_frames(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "control frames", 1500, message_make, control_run });
}

static void packets_of_a_channel(void **unused)
{
	int before = dup(0);

	(void)unused;
	close(before);
	fuzz_run(&(struct fuzz_target){ "packets of a channel", 1000, packets_make, channel_run });
	int after = dup(0);
	assert_int_equal(after, before);
	close(after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages),
		cmocka_unit_test(control_frames),
		cmocka_unit_test(packets_of_a_channel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
