/* Whole messages over one SEQPACKET socket: splitting, joining, and a bounded queue for a reader that is slow. */
#include "wire/channel.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/sock.h"

enum {
	QUEUE_BYTES = 4 * 1024 * 1024,
	PART_BYTES = WIRE_PACKET_BYTES - 1,
	FIRST_ROOM = 8 * 1024,
	FLAG_LAST = 0,
	FLAG_MORE = 1,
};

/* One that waits to be sent; owns its descriptors. */
struct packet {
	struct packet *next;
	int fds[WIRE_FDS];
	size_t fd_count;
	size_t count;
	uint8_t bytes[];
};

struct channel {
	int fd;
	bool gone;			/* sending failed for good; what came in may still be read */
	struct packet *first, **last;
	size_t queued_bytes;
	struct buf joined;		/* parts of a message of which more follows */
	int fds[WIRE_FDS];
	size_t fd_count;
	bool joining;
	size_t limit_bytes;
};

struct channel *channel_new(int fd)
{
	struct channel *channel = mem_new(1, sizeof(*channel));

	channel->fd = fd;
	channel->last = &channel->first;
	channel->limit_bytes = WIRE_MESSAGE_BYTES;
	sock_nonblocking(fd, true, NULL);
	return channel;
}

int channel_fd(const struct channel *channel)
{
	return channel->fd;
}

void channel_limit(struct channel *channel, size_t bytes)
{
	channel->limit_bytes = bytes < WIRE_MESSAGE_BYTES ? bytes : WIRE_MESSAGE_BYTES;
}

static void fds_close(int *fds, size_t *count)
{
	for (size_t i = 0; i < *count; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	*count = 0;
}

static void packet_free(struct packet *packet)
{
	fds_close(packet->fds, &packet->fd_count);
	explicit_bzero(packet->bytes, packet->count);
	free(packet);
}

static void queue_drop(struct channel *channel)
{
	while (channel->first) {
		struct packet *packet = channel->first;
		channel->first = packet->next;
		packet_free(packet);
	}
	channel->last = &channel->first;
	channel->queued_bytes = 0;
}

static void joined_drop(struct channel *channel)
{
	if (channel->joined.used)
		explicit_bzero(channel->joined.data, channel->joined.used);
	buf_free(&channel->joined);
	channel->joining = false;
}

void channel_free(struct channel *channel)
{
	if (!channel)
		return;
	queue_drop(channel);
	joined_drop(channel);
	fds_close(channel->fds, &channel->fd_count);
	close(channel->fd);
	free(channel);
}

int channel_take(struct channel *channel)
{
	int fd = channel->fd;

	channel->fd = -1;
	queue_drop(channel);
	joined_drop(channel);
	fds_close(channel->fds, &channel->fd_count);
	free(channel);
	return fd;
}

/* ---- out ---- */

static struct packet *packet_new(const void *part, size_t count, bool more)
{
	struct packet *packet = mem_new(1, sizeof(*packet) + 1 + count);

	packet->count = 1 + count;
	packet->bytes[0] = more ? FLAG_MORE : FLAG_LAST;
	memcpy(packet->bytes + 1, part, count);
	return packet;
}

static void queue_put(struct channel *channel, struct packet *packet)
{
	*channel->last = packet;
	channel->last = &packet->next;
	channel->queued_bytes += packet->count;
}

/* The queue closes its own copies when it has sent them. */
static bool packet_give_fds(struct packet *packet, const struct message *message)
{
	for (size_t i = 0; i < message->fd_count; i++) {
		packet->fds[i] = fcntl(message->fds[i], F_DUPFD_CLOEXEC, 0);
		if (packet->fds[i] < 0)
			return false;
		packet->fd_count++;
	}
	return true;
}

static bool queue_message(struct channel *channel, const struct message *message, const struct buf *bytes)
{
	struct packet *first = NULL;

	for (size_t at = 0; at < bytes->used; at += PART_BYTES) {
		size_t left = bytes->used - at;
		struct packet *packet = packet_new(bytes->data + at, left < PART_BYTES ? left : PART_BYTES, left > PART_BYTES);
		if (!first) {
			first = packet;
			if (!packet_give_fds(packet, message)) {
				packet_free(packet);
				return false;
			}
		}
		queue_put(channel, packet);
	}
	return true;
}

bool channel_send(struct channel *channel, const struct message *message)
{
	/* Room beforehand: growing would leave pieces of short secret messages behind. */
	struct buf bytes = { .data = mem_new(1, FIRST_ROOM), .room = FIRST_ROOM };
	bool ok = false;

	if (channel->gone) {
		buf_free(&bytes);
		return true;
	}
	message_encode(message, &bytes);
	size_t limit = channel->first ? QUEUE_BYTES : WIRE_MESSAGE_BYTES;
	if (bytes.used + channel->queued_bytes <= limit && message->fd_count <= WIRE_FDS)
		ok = queue_message(channel, message, &bytes);
	explicit_bzero(bytes.data, bytes.used);
	buf_free(&bytes);
	if (ok)
		channel_flush(channel);
	return ok;
}

bool channel_waiting(const struct channel *channel)
{
	return channel->first != NULL;
}

short channel_events(const struct channel *channel)
{
	return channel->first ? POLLIN | POLLOUT : POLLIN;
}

enum channel_result channel_flush(struct channel *channel)
{
	while (channel->first) {
		struct packet *packet = channel->first;
		switch (sock_send(channel->fd, packet->bytes, packet->count, packet->fds, packet->fd_count)) {
		case SOCK_DONE:
			break;
		case SOCK_AGAIN:
			return CHANNEL_AGAIN;
		case SOCK_GONE:
		case SOCK_BAD:
			channel->gone = true;
			queue_drop(channel);
			return CHANNEL_GONE;
		}
		channel->queued_bytes -= packet->count;
		channel->first = packet->next;
		if (!channel->first)
			channel->last = &channel->first;
		packet_free(packet);
	}
	return channel->gone ? CHANNEL_GONE : CHANNEL_DONE;
}

/* ---- in ---- */

/* Descriptors belong to the first packet of a message and are at most WIRE_FDS. */
static bool keep_fds(struct channel *channel, int *fds, size_t fd_count, struct err *err)
{
	if (fd_count > WIRE_FDS || (fd_count && channel->joining)) {
		fds_close(fds, &fd_count);
		return err_set(err, ERR_PROTOCOL, "pakket met %zu descriptors", fd_count);
	}
	if (channel->joining)
		return true;
	memcpy(channel->fds, fds, fd_count * sizeof(*fds));
	channel->fd_count = fd_count;
	return true;
}

static bool finish(struct channel *channel, const void *bytes, size_t count, struct message *message, struct err *err)
{
	bool ok = message_decode(bytes, count, message, err);

	if (!ok) {
		fds_close(channel->fds, &channel->fd_count);
		return false;
	}
	memcpy(message->fds, channel->fds, channel->fd_count * sizeof(*message->fds));
	message->fd_count = channel->fd_count;
	message->owns_fds = true;
	channel->fd_count = 0;
	return true;
}

/* One packet: DONE when it completed a message, AGAIN when more of it follows. */
static enum channel_result take_packet(struct channel *channel, const uint8_t *bytes, size_t count,
	struct message *message, struct err *err)
{
	if (count < 2 || bytes[0] > FLAG_MORE) {
		err_set(err, ERR_PROTOCOL, "pakket zonder geldige vlag");
		return CHANNEL_BROKEN;
	}
	if (channel->joined.used + count - 1 > channel->limit_bytes) {
		err_set(err, ERR_PROTOCOL, "bericht langer dan %zu bytes", channel->limit_bytes);
		return CHANNEL_BROKEN;
	}
	if (bytes[0] == FLAG_MORE) {
		channel->joining = true;
		buf_add(&channel->joined, bytes + 1, count - 1);
		return CHANNEL_AGAIN;
	}
	bool ok;
	if (channel->joining) {
		buf_add(&channel->joined, bytes + 1, count - 1);
		ok = finish(channel, channel->joined.data, channel->joined.used, message, err);
		joined_drop(channel);
	} else {
		ok = finish(channel, bytes + 1, count - 1, message, err);
	}
	return ok ? CHANNEL_DONE : CHANNEL_BROKEN;
}

enum channel_result channel_receive(struct channel *channel, struct message *message, struct err *err)
{
	/* On the stack and not in the channel: only what is received is touched, and idle sessions stay small. */
	uint8_t bytes[WIRE_PACKET_BYTES];
	int fds[SOCK_FDS];

	message_init(message, 0);
	for (;;) {
		size_t count = 0, fd_count = 0;
		switch (sock_receive(channel->fd, bytes, sizeof(bytes), &count, fds, &fd_count)) {
		case SOCK_DONE:
			break;
		case SOCK_AGAIN:
			return CHANNEL_AGAIN;
		case SOCK_GONE:
			return CHANNEL_GONE;
		case SOCK_BAD:
			err_set(err, ERR_PROTOCOL, "pakket te groot of met te veel descriptors");
			return CHANNEL_BROKEN;
		}
		if (!keep_fds(channel, fds, fd_count, err))
			return CHANNEL_BROKEN;
		enum channel_result result = take_packet(channel, bytes, count, message, err);
		explicit_bzero(bytes, count);
		if (result != CHANNEL_AGAIN)
			return result;
	}
}

/* ---- with a deadline ---- */

static int time_left(int64_t until)
{
	int64_t left = until - clock_monotonic();

	return left > 0 ? (int)left : 0;
}

enum channel_result channel_await(struct channel *channel, struct message *message, int timeout_ms, struct err *err)
{
	int64_t until = clock_monotonic() + timeout_ms;

	for (;;) {
		channel_flush(channel);
		enum channel_result result = channel_receive(channel, message, err);
		if (result != CHANNEL_AGAIN || time_left(until) == 0)
			return result;
		sock_wait(channel->fd, channel_events(channel), time_left(until));
	}
}

bool channel_send_all(struct channel *channel, const struct message *message, int timeout_ms)
{
	int64_t until = clock_monotonic() + timeout_ms;

	if (!channel_send(channel, message))
		return false;
	while (channel_flush(channel) == CHANNEL_AGAIN) {
		if (time_left(until) == 0)
			return false;
		sock_wait(channel->fd, POLLOUT, time_left(until));
	}
	return !channel->gone;
}
