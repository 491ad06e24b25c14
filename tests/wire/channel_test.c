/* Whole messages over a socket pair: long ones, descriptors, slow readers, and peers that break the rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/sock.h"
#include "wire/channel.h"
#include "wire/request.h"
#include "wire/sample.h"

struct pair {
	struct channel *a, *b;
};

static struct pair pair_new(void)
{
	int ends[2];

	assert_true(sock_pair(SOCK_SEQPACKET, ends, NULL));
	return (struct pair){ channel_new(ends[0]), channel_new(ends[1]) };
}

static void pair_free(struct pair *pair)
{
	channel_free(pair->a);
	channel_free(pair->b);
}

/* About kib KiB of texts. */
static void message_long(struct message *message, size_t kib)
{
	message_init(message, REQ_JOURNAL_ADD);
	for (size_t i = 0; i < kib; i++) {
		struct ask *ask = rows_new(&message->rows, &ask_record);
		ask->number = (int64_t)i;
		ask->tekst = mem_new(1, 1025);
		memset(ask->tekst, 'a' + (int)(i % 26), 1024);
	}
}

static void a_message_arrives_whole_and_once(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message message, came;

	assert_int_equal(channel_receive(pair.b, &came, NULL), CHANNEL_AGAIN);
	message_init(&message, REQ_SEARCH);
	strcpy(((struct ask *)rows_new(&message.rows, &ask_record))->word, "jansen 3011");
	assert_true(channel_send(pair.a, &message));
	assert_false(channel_waiting(pair.a));
	message_free(&message);
	assert_int_equal(channel_receive(pair.b, &came, NULL), CHANNEL_DONE);
	assert_int_equal(came.kind, REQ_SEARCH);
	assert_string_equal(((struct ask *)rows_first(&came.rows, &ask_record))->word, "jansen 3011");
	message_free(&came);
	assert_int_equal(channel_receive(pair.b, &came, NULL), CHANNEL_AGAIN);
	pair_free(&pair);
}

static void a_long_message_is_split_and_joined(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message message, came;
	enum channel_result result = CHANNEL_AGAIN;

	message_long(&message, 2000);
	assert_true(channel_send(pair.a, &message));
	assert_true(channel_waiting(pair.a));
	for (int turn = 0; turn < 1000 && result == CHANNEL_AGAIN; turn++) {
		result = channel_receive(pair.b, &came, NULL);
		channel_flush(pair.a);
	}
	assert_int_equal(result, CHANNEL_DONE);
	assert_int_equal(came.rows.count, 2000);
	for (size_t i = 0; i < 2000; i++)
		assert_null(sample_difference(&ask_record, message.rows.row[i].data, came.rows.row[i].data));
	message_free(&message);
	message_free(&came);
	pair_free(&pair);
}

static void descriptors_travel_also_with_a_queued_message(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message big, message, came;
	int ends[2], got = -1;
	char byte = 0;

	message_long(&big, 1000);
	assert_true(channel_send(pair.a, &big));
	message_free(&big);
	assert_int_equal(pipe(ends), 0);
	message_init(&message, REQ_IMPORT);
	message.fds[0] = ends[0];
	message.fd_count = 1;
	assert_true(channel_send(pair.a, &message));
	message_free(&message);
	close(ends[0]);		/* the queue has its own */
	for (int turn = 0; turn < 1000 && got < 0; turn++) {
		if (channel_receive(pair.b, &came, NULL) == CHANNEL_DONE) {
			if (came.kind == REQ_IMPORT)
				got = message_take_fd(&came, 0);
			message_free(&came);
		}
		channel_flush(pair.a);
	}
	assert_true(got >= 0);
	assert_int_equal(write(ends[1], "x", 1), 1);
	assert_int_equal(read(got, &byte, 1), 1);
	assert_int_equal(byte, 'x');
	close(got);
	close(ends[1]);
	pair_free(&pair);
}

static void descriptors_that_nobody_takes_are_closed(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message message, came;
	int ends[2];
	char byte;

	assert_int_equal(pipe(ends), 0);
	message_init(&message, REQ_IMPORT);
	message.fds[0] = ends[1];
	message.fd_count = 1;
	assert_true(channel_send(pair.a, &message));
	close(ends[1]);
	assert_int_equal(channel_receive(pair.b, &came, NULL), CHANNEL_DONE);
	message_free(&came);
	assert_int_equal(read(ends[0], &byte, 1), 0);	/* no writer is left */
	close(ends[0]);
	message_free(&message);
	pair_free(&pair);
}

static void too_slow_a_reader_is_told_to_the_sender(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message message, came;
	int sent = 0, received = 0;

	message_long(&message, 100);
	while (channel_send(pair.a, &message))
		assert_true(++sent < 100);
	assert_in_range(sent, 38, 45);		/* 4 MiB and what the socket holds, by 100 KiB and overhead */
	for (int turn = 0; turn < 1000 && received < sent; turn++) {
		if (channel_receive(pair.b, &came, NULL) == CHANNEL_DONE) {
			assert_int_equal(came.rows.count, 100);
			message_free(&came);
			received++;
		}
		channel_flush(pair.a);
	}
	assert_int_equal(received, sent);
	assert_true(channel_send(pair.a, &message));
	message_free(&message);
	pair_free(&pair);
}

static void a_closed_peer_is_gone_after_its_last_word(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message message, came;

	message_init(&message, REQ_INBOX);
	assert_true(channel_send(pair.a, &message));
	channel_free(pair.a);
	assert_true(channel_send(pair.b, &message));
	assert_int_equal(channel_flush(pair.b), CHANNEL_GONE);
	assert_int_equal(channel_receive(pair.b, &came, NULL), CHANNEL_DONE);
	message_free(&came);
	assert_int_equal(channel_receive(pair.b, &came, NULL), CHANNEL_GONE);
	message_free(&message);
	channel_free(pair.b);
}

static void the_last_word_of_a_peer_that_did_not_listen_is_heard(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message message, came;

	message_init(&message, REQ_INBOX);
	assert_true(channel_send(pair.a, &message));
	assert_true(channel_send(pair.b, &message));
	channel_free(pair.a);			/* with our message unread: the kernel calls that a reset */
	assert_int_equal(channel_receive(pair.b, &came, NULL), CHANNEL_DONE);
	message_free(&came);
	assert_int_equal(channel_receive(pair.b, &came, NULL), CHANNEL_GONE);
	message_free(&message);
	channel_free(pair.b);
}

static void raw(int fd, const void *bytes, size_t count)
{
	assert_int_equal(send(fd, bytes, count, 0), count);
}

static void a_peer_without_manners_is_broken(void **unused)
{
	(void)unused;
	struct message came;
	struct err err;
	static const struct { const char *bytes; size_t count; } bad[] = {
		{ "\0", 1 }, { "\2w", 2 }, { "\0w", 2 }, { "\0hallo", 6 }, { "\1", 1 },
	};

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		int ends[2];
		assert_true(sock_pair(SOCK_SEQPACKET, ends, NULL));
		struct channel *channel = channel_new(ends[0]);
		raw(ends[1], bad[i].bytes, bad[i].count);
		err = ERR_INIT;
		assert_int_equal(channel_receive(channel, &came, &err), CHANNEL_BROKEN);
		assert_int_equal(err.code, ERR_PROTOCOL);
		channel_free(channel);
		close(ends[1]);
	}
}

static void a_packet_above_the_limit_is_broken(void **unused)
{
	(void)unused;
	struct message came;
	int ends[2];
	char *bytes = mem_new(1, WIRE_PACKET_BYTES + 1);

	assert_true(sock_pair(SOCK_SEQPACKET, ends, NULL));
	struct channel *channel = channel_new(ends[0]);
	raw(ends[1], bytes, WIRE_PACKET_BYTES + 1);
	assert_int_equal(channel_receive(channel, &came, NULL), CHANNEL_BROKEN);
	channel_free(channel);
	close(ends[1]);
	free(bytes);
}

static void a_message_above_the_limit_of_the_reader_is_broken(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message message, came;
	struct err err = ERR_INIT;

	channel_limit(pair.b, 50 * 1024);
	message_long(&message, 40);
	assert_true(channel_send(pair.a, &message));
	message_free(&message);
	assert_int_equal(channel_receive(pair.b, &came, &err), CHANNEL_DONE);
	message_free(&came);
	message_long(&message, 200);
	assert_true(channel_send(pair.a, &message));
	message_free(&message);
	assert_int_equal(channel_receive(pair.b, &came, &err), CHANNEL_BROKEN);
	pair_free(&pair);
}

static void awaiting_ends_at_its_deadline(void **unused)
{
	(void)unused;
	struct pair pair = pair_new();
	struct message message, came;

	assert_int_equal(channel_await(pair.b, &came, 20, NULL), CHANNEL_AGAIN);
	message_long(&message, 1000);
	assert_false(channel_send_all(pair.a, &message, 20));
	message_free(&message);
	pair_free(&pair);
	pair = pair_new();
	message_init(&message, REQ_INBOX);
	assert_true(channel_send_all(pair.a, &message, 20));
	assert_int_equal(channel_await(pair.b, &came, 20, NULL), CHANNEL_DONE);
	message_free(&came);
	channel_free(pair.a);
	assert_int_equal(channel_await(pair.b, &came, 20, NULL), CHANNEL_GONE);
	message_free(&message);
	channel_free(pair.b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_arrives_whole_and_once),
		cmocka_unit_test(a_long_message_is_split_and_joined),
		cmocka_unit_test(descriptors_travel_also_with_a_queued_message),
		cmocka_unit_test(descriptors_that_nobody_takes_are_closed),
		cmocka_unit_test(too_slow_a_reader_is_told_to_the_sender),
		cmocka_unit_test(a_closed_peer_is_gone_after_its_last_word),
		cmocka_unit_test(the_last_word_of_a_peer_that_did_not_listen_is_heard),
		cmocka_unit_test(a_peer_without_manners_is_broken),
		cmocka_unit_test(a_packet_above_the_limit_is_broken),
		cmocka_unit_test(a_message_above_the_limit_of_the_reader_is_broken),
		cmocka_unit_test(awaiting_ends_at_its_deadline),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
