/* Local sockets between our own processes: whole packets, with descriptors beside them. */
#ifndef BASE_SOCK_H
#define BASE_SOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { SOCK_FDS = 8 };	/* descriptors beside one packet at most */

enum sock_result {
	SOCK_DONE,	/* sent, or one packet received */
	SOCK_AGAIN,	/* would block */
	SOCK_GONE,	/* the other side is closed */
	SOCK_BAD,	/* packet longer than the buffer, or too many descriptors: break off */
};

/* A connected pair of type SOCK_SEQPACKET or SOCK_STREAM; close-on-exec, non-blocking, 256 KiB buffers. */
bool sock_pair(int type, int ends[2], struct err *err);
/*
 * Sends one packet of at least one byte; fds stay open here. Never raises SIGPIPE. For SOCK_SEQPACKET: on a stream,
 * which may take a part, use write().
 */
enum sock_result sock_send(int fd, const void *bytes, size_t count, const int *fds, size_t fd_count);
/*
 * Receives one packet of at most room bytes. fds (SOCK_FDS places) get the descriptors, close-on-exec; the caller owns
 * them. On SOCK_BAD all received descriptors are closed.
 */
enum sock_result sock_receive(int fd, void *bytes, size_t room, size_t *count, int *fds, size_t *fd_count);
/* Waits for `events` at most timeout_ms (-1 for ever); true when ready or the other side is gone. */
bool sock_wait(int fd, short events, int timeout_ms);
bool sock_nonblocking(int fd, bool on, struct err *err);
/* Close when >= 0, and make it -1. */
void fd_close(int *fd);

#endif
