/* A conversation over one SEQPACKET socket: whole messages in and out, never blocking, with a bounded queue. */
#ifndef WIRE_CHANNEL_H
#define WIRE_CHANNEL_H

#include "wire/message.h"

struct channel;

enum channel_result {
	CHANNEL_DONE,
	CHANNEL_AGAIN,		/* nothing whole yet */
	CHANNEL_GONE,		/* the other side closed */
	CHANNEL_BROKEN,		/* it broke the protocol; err says how. Close it. */
};

/* Takes over fd. */
struct channel *channel_new(int fd);
void channel_free(struct channel *channel);	/* closes */
/* Gives the socket back, open, and frees the rest; what was queued or half received is lost. */
int channel_take(struct channel *channel);
int channel_fd(const struct channel *channel);
/* Longest message that may come in; WIRE_MESSAGE_BYTES unless set. For readers of peers that have little to say. */
void channel_limit(struct channel *channel, size_t bytes);

/*
 * Queues and sends as much as the socket takes; fds are duplicated, the caller keeps its own. False: the queue would
 * pass 4 MiB (the reader is too slow) and nothing of this message was queued; into an empty queue goes any message.
 * When the other side is gone the message is dropped and true returned: channel_receive will say GONE.
 */
bool channel_send(struct channel *channel, const struct message *message);
/* True while something waits: watch POLLOUT and call channel_flush. */
bool channel_waiting(const struct channel *channel);
/* What to watch its socket for now: POLLIN, with POLLOUT while something waits. */
short channel_events(const struct channel *channel);
enum channel_result channel_flush(struct channel *channel);
/* One message; the caller frees it with message_free. Call until it is not CHANNEL_DONE. */
enum channel_result channel_receive(struct channel *channel, struct message *message, struct err *err);
/* Blocking forms for short exchanges with a deadline in milliseconds. */
enum channel_result channel_await(struct channel *channel, struct message *message, int timeout_ms, struct err *err);
bool channel_send_all(struct channel *channel, const struct message *message, int timeout_ms);

#endif
