/* A thin line. */
#include "line.h"

#include <arpa/inet.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "run.h"
#include "times.h"

/* A piece is what a line carries at once; as many as this wait in a modem before it takes no more. */
enum { PIECE_BYTES = 60, PIECES = 64, WAITING_MOST = 16, WIDE_BITS = 1000 * 1000 * 1000 };

static volatile sig_atomic_t narrow;	/* of the process that carries */

struct piece {
	char bytes[PIECE_BYTES];
	size_t count;
	double due;	/* when its last bit is at the other end */
};

/* One direction. */
struct way {
	int from, to;
	struct piece pieces[PIECES];
	size_t first, count;
	double busy_until;	/* the bits before have left */
	bool open;
};

static size_t not_left(const struct way *way, int delay_ms)
{
	size_t count = 0;

	for (size_t i = 0; i < way->count; i++)
		count += way->pieces[(way->first + i) % PIECES].due - delay_ms > now_ms();
	return count;
}

static void way_reads(struct way *way, int bits_per_second, int delay_ms)
{
	struct piece *piece = &way->pieces[(way->first + way->count) % PIECES];
	ssize_t got = recv(way->from, piece->bytes, PIECE_BYTES, MSG_DONTWAIT);

	if (got == 0)
		way->open = false;
	if (got <= 0)
		return;
	piece->count = (size_t)got;
	way->busy_until = (way->busy_until > now_ms() ? way->busy_until : now_ms()) +
		(double)got * 8 * 1000 / bits_per_second;
	piece->due = way->busy_until + delay_ms;
	way->count++;
}

static void way_writes(struct way *way)
{
	while (way->count > 0 && way->pieces[way->first].due <= now_ms()) {
		struct piece *piece = &way->pieces[way->first];

		if (send(way->to, piece->bytes, piece->count, MSG_NOSIGNAL) < 0)
			way->open = false;
		way->first = (way->first + 1) % PIECES;
		way->count--;
	}
}

static void carry(int near, int far, int narrow_bits, int narrow_delay_ms)
{
	static struct way ways[2];
	bool open = true;

	ways[0] = (struct way){ .from = near, .to = far, .open = true };
	ways[1] = (struct way){ .from = far, .to = near, .open = true };
	while (open) {
		int bits_per_second = narrow ? narrow_bits : WIDE_BITS, delay_ms = narrow ? narrow_delay_ms : 0;
		struct pollfd polls[2] = { { -1, POLLIN, 0 }, { -1, POLLIN, 0 } };

		for (int i = 0; i < 2; i++)
			if (ways[i].count < PIECES && not_left(&ways[i], delay_ms) < WAITING_MOST)
				polls[i].fd = ways[i].from;
		poll(polls, 2, 5);
		for (int i = 0; i < 2; i++) {
			if (polls[i].revents)
				way_reads(&ways[i], bits_per_second, delay_ms);
			way_writes(&ways[i]);
		}
		open = ways[0].open && ways[1].open;
	}
}

static struct sockaddr_in address(int port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

static void narrow_set(int signo)
{
	(void)signo;
	narrow = 1;
}

_Noreturn static void line_run(int listening, int port, int bits_per_second, int delay_ms)
{
	for (;;) {
		struct sockaddr_in there = address(port);
		int near = accept(listening, NULL, NULL), far = socket(AF_INET, SOCK_STREAM, 0);

		if (near < 0 || connect(far, (struct sockaddr *)&there, sizeof(there)) != 0)
			_exit(1);
		carry(near, far, bits_per_second, delay_ms);
		close(near);
		close(far);
	}
}

struct line *line_open(int port, int bits_per_second, int delay_ms)
{
	struct line *line = mem_new(1, sizeof(*line));
	struct sockaddr_in here = address(0);
	socklen_t bytes = sizeof(here);
	int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	pid_t parent = getpid();

	assert_int_equal(bind(listening, (struct sockaddr *)&here, sizeof(here)), 0);
	assert_int_equal(listen(listening, 1), 0);
	assert_int_equal(getsockname(listening, (struct sockaddr *)&here, &bytes), 0);
	line->port = ntohs(here.sin_port);
	fflush(NULL);
	line->pid = fork();
	assert_int_not_equal(line->pid, -1);
	if (line->pid == 0) {
		run_child_prepare(parent);
		signal(SIGUSR1, narrow_set);
		line_run(listening, port, bits_per_second, delay_ms);
	}
	close(listening);
	return line;
}

void line_narrow(struct line *line)
{
	assert_int_equal(kill(line->pid, SIGUSR1), 0);
}

void line_close(struct line *line)
{
	kill(line->pid, SIGKILL);
	waitpid(line->pid, NULL, 0);
	free(line);
}
