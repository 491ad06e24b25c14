/* The standard input and output of the client of a command, as bytes. The gate holds back what we do not read yet. */
#include "stream.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "base/mem.h"

enum { STREAM_BYTES = 16 * 1024, SLICE_MS = 1000, SILENCE_MS = 10 * 60 * 1000 };

/* Until the client can be read from or written to, or anybody else says something. */
static void stream_wait(struct desk *desk, short events)
{
	struct pollfd polls[] = {
		{ .fd = desk->terminal_fd, .events = events },
		{ .fd = channel_fd(desk->side), .events = POLLIN },
		{ .fd = channel_fd(desk->control), .events = POLLIN },
		{ .fd = desk->store != NULL ? channel_fd(desk->store) : -1, .events = POLLIN },
	};

	if (desk->input_ended)
		polls[1].fd = -1;	/* nothing more comes there but its end, which the terminal shows too */
	poll(polls, COUNT_OF(polls), SLICE_MS);
	if (polls[1].revents != 0)
		desk_side_ready(desk, polls[1].fd, polls[1].revents);
	if (polls[2].revents != 0)
		desk_control_ready(desk, polls[2].fd, polls[2].revents);
	if (polls[3].revents != 0 && desk->store != NULL)
		desk_store_ready(desk, polls[3].fd, polls[3].revents);
}

static bool stream_well(const struct desk *desk, int64_t since, struct err *err)
{
	if (desk->line_lost)
		return err_set(err, ERR_IO, _("De verbinding viel weg."));
	if (desk->stopped)
		return err_set(err, ERR_BUSY, _("wijkd stopt. Probeer het zo weer."));
	return clock_monotonic() - since < SILENCE_MS ||
		err_set(err, ERR_BUSY, _("Er kwam tien minuten niets meer. Begin opnieuw."));
}

bool stream_read(struct desk *desk, struct buf *to, size_t want, bool *ended, struct err *err)
{
	int64_t since = clock_monotonic();

	*ended = false;
	while (to->used < want) {
		char bytes[STREAM_BYTES];
		size_t room = want - to->used < sizeof(bytes) ? want - to->used : sizeof(bytes);
		bool told = desk->input_ended;	/* before reading: all that came is there then */
		ssize_t got = read(desk->terminal_fd, bytes, room);

		if (got > 0) {
			buf_add(to, bytes, (size_t)got);
			since = clock_monotonic();
		} else if (got < 0 && errno == EINTR) {
			continue;
		} else if (got < 0 && errno == EAGAIN && told) {
			*ended = true;
			return true;
		} else if (got < 0 && errno == EAGAIN) {
			stream_wait(desk, POLLIN);
		} else {
			desk->line_lost = true;
		}
		if (!stream_well(desk, since, err))
			return false;
	}
	return true;
}

bool stream_write(struct desk *desk, const void *bytes, size_t count, struct err *err)
{
	int64_t since = clock_monotonic();

	buf_add(&desk->out, bytes, count);
	loop_watch(desk->loop, desk->terminal_fd, 0, NULL, NULL);
	while (desk->out.used > 0) {
		size_t before = desk->out.used;

		if (desk_pump(desk) && desk->out.used > 0)
			stream_wait(desk, POLLOUT);
		if (desk->out.used < before)
			since = clock_monotonic();
		if (!stream_well(desk, since, err))
			return false;
	}
	loop_unwatch(desk->loop, desk->terminal_fd);
	return true;
}
