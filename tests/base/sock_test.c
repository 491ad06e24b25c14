/* Packets between our own processes, with descriptors beside them. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/sock.h"

static int ends[2];

static int set_up(void **state)
{
	(void)state;
	return sock_pair(SOCK_SEQPACKET, ends, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	fd_close(&ends[0]);
	fd_close(&ends[1]);
	return 0;
}

static int open_count(void)
{
	int count = 0;

	for (int fd = 0; fd < 200; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static void packets_arrive_whole_and_apart(void **state)
{
	char bytes[16];
	size_t count;

	(void)state;
	assert_int_equal(sock_receive(ends[1], bytes, sizeof(bytes), &count, NULL, NULL), SOCK_AGAIN);
	assert_int_equal(sock_send(ends[0], "een", 3, NULL, 0), SOCK_DONE);
	assert_int_equal(sock_send(ends[0], "twee", 4, NULL, 0), SOCK_DONE);
	assert_int_equal(sock_receive(ends[1], bytes, sizeof(bytes), &count, NULL, NULL), SOCK_DONE);
	assert_int_equal(count, 3);
	assert_int_equal(sock_receive(ends[1], bytes, 4, &count, NULL, NULL), SOCK_DONE);
	assert_memory_equal(bytes, "twee", 4);
	fd_close(&ends[0]);
	assert_int_equal(sock_receive(ends[1], bytes, sizeof(bytes), &count, NULL, NULL), SOCK_GONE);
	assert_int_equal(sock_send(ends[1], "een", 3, NULL, 0), SOCK_GONE);
}

static void the_largest_packet_fits(void **state)
{
	enum { LARGE = 128 * 1024 };
	char *out = malloc(LARGE), *in = malloc(LARGE);
	size_t count;

	(void)state;
	memset(out, 'x', LARGE);
	assert_int_equal(sock_send(ends[0], out, LARGE, NULL, 0), SOCK_DONE);
	assert_int_equal(sock_receive(ends[1], in, LARGE, &count, NULL, NULL), SOCK_DONE);
	assert_int_equal(count, LARGE);
	assert_memory_equal(in, out, LARGE);
	free(out);
	free(in);
}

static void a_full_socket_says_again(void **state)
{
	char bytes[1024] = "";
	size_t count;
	int sent = 0;

	(void)state;
	while (sock_send(ends[0], bytes, sizeof(bytes), NULL, 0) == SOCK_DONE)
		assert_true(++sent < 10000);
	assert_int_equal(sock_send(ends[0], bytes, sizeof(bytes), NULL, 0), SOCK_AGAIN);
	assert_false(sock_wait(ends[0], POLLOUT, 0));
	for (; sent > 0; sent--)
		assert_int_equal(sock_receive(ends[1], bytes, sizeof(bytes), &count, NULL, NULL), SOCK_DONE);
	assert_true(sock_wait(ends[0], POLLOUT, 0));
}

static void descriptors_travel_beside_a_packet(void **state)
{
	int line[2], fds[SOCK_FDS];
	size_t count, fd_count;
	char byte;

	(void)state;
	assert_int_equal(pipe(line), 0);
	assert_int_equal(sock_send(ends[0], "x", 1, line, 2), SOCK_DONE);
	assert_int_equal(sock_receive(ends[1], &byte, 1, &count, fds, &fd_count), SOCK_DONE);
	assert_int_equal(fd_count, 2);
	assert_int_equal(fcntl(fds[0], F_GETFD), FD_CLOEXEC);
	assert_int_equal(write(fds[1], "p", 1), 1);
	assert_int_equal(read(line[0], &byte, 1), 1);
	assert_int_equal(byte, 'p');
	for (int i = 0; i < 2; i++) {
		close(line[i]);
		close(fds[i]);
	}
}

static void a_packet_that_does_not_fit_leaves_nothing_open(void **state)
{
	int fds[SOCK_FDS], sent[SOCK_FDS], before = open_count();
	size_t count, fd_count;
	char byte;

	(void)state;
	for (int i = 0; i < SOCK_FDS; i++)
		sent[i] = STDERR_FILENO;
	assert_int_equal(sock_send(ends[0], "te lang", 7, sent, 3), SOCK_DONE);
	assert_int_equal(sock_receive(ends[1], &byte, 1, &count, fds, &fd_count), SOCK_BAD);
	assert_int_equal(fd_count, 0);
	assert_int_equal(sock_send(ends[0], "x", 1, sent, 1), SOCK_DONE);
	assert_int_equal(sock_receive(ends[1], &byte, 1, &count, NULL, NULL), SOCK_BAD);
	assert_int_equal(open_count(), before);
	assert_int_equal(sock_send(ends[0], "x", 1, sent, SOCK_FDS), SOCK_DONE);
	assert_int_equal(sock_receive(ends[1], &byte, 1, &count, fds, &fd_count), SOCK_DONE);
	assert_int_equal(fd_count, SOCK_FDS);
	for (size_t i = 0; i < fd_count; i++)
		close(fds[i]);
}

/* A peer is not obliged to use sock_send. */
static void more_descriptors_than_agreed_are_closed(void **state)
{
	enum { TOO_MANY = SOCK_FDS + 3 };
	union {
		char bytes[CMSG_SPACE(TOO_MANY * sizeof(int))];
		struct cmsghdr align;
	} control = { 0 };
	struct iovec part = { "x", 1 };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes,
		                  .msg_controllen = sizeof(control.bytes) };
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	int fds[SOCK_FDS], before = open_count();
	size_t count, fd_count;
	char byte;

	(void)state;
	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(TOO_MANY * sizeof(int));
	for (int i = 0; i < TOO_MANY; i++)
		memcpy(CMSG_DATA(header) + (size_t)i * sizeof(int), &(int){ STDERR_FILENO }, sizeof(int));
	assert_int_equal(sendmsg(ends[0], &message, 0), 1);
	assert_int_equal(sock_receive(ends[1], &byte, 1, &count, fds, &fd_count), SOCK_BAD);
	assert_int_equal(open_count(), before);
}

static void a_pair_is_closed_on_exec_and_does_not_block(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(fcntl(ends[0], F_GETFD), FD_CLOEXEC);
	assert_true(fcntl(ends[0], F_GETFL) & O_NONBLOCK);
	assert_true(sock_nonblocking(ends[0], false, &err));
	assert_false(fcntl(ends[0], F_GETFL) & O_NONBLOCK);
	assert_false(sock_nonblocking(-1, true, &err));
	assert_int_equal(err.code, ERR_IO);
}

static void waiting_ends_in_time(void **state)
{
	int64_t begin = clock_monotonic();

	(void)state;
	assert_false(sock_wait(ends[0], POLLIN, 5));
	assert_in_range(clock_monotonic() - begin, 4, 1000);
	assert_int_equal(sock_send(ends[1], "x", 1, NULL, 0), SOCK_DONE);
	assert_true(sock_wait(ends[0], POLLIN, -1));
	fd_close(&ends[1]);
	assert_int_equal(ends[1], -1);
	assert_true(sock_wait(ends[0], POLLOUT, -1));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(packets_arrive_whole_and_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_largest_packet_fits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_full_socket_says_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(descriptors_travel_beside_a_packet, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_packet_that_does_not_fit_leaves_nothing_open, set_up, tear_down),
		cmocka_unit_test_setup_teardown(more_descriptors_than_agreed_are_closed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_pair_is_closed_on_exec_and_does_not_block, set_up, tear_down),
		cmocka_unit_test_setup_teardown(waiting_ends_in_time, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
