/* Local sockets between our own processes. */
#include "base/sock.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"

enum { SOCK_BUFFER_BYTES = 256 * 1024 };

/* Room for the descriptors beside a packet, aligned as the kernel wants it. */
union sock_control {
	char bytes[CMSG_SPACE(SOCK_FDS * sizeof(int))];
	struct cmsghdr align;
};

bool sock_pair(int type, int ends[2], struct err *err)
{
	const int bytes = SOCK_BUFFER_BYTES;

	if (socketpair(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) < 0)
		return err_errno(err, "er komt geen socketpaar");
	for (int i = 0; i < 2; i++)
		setsockopt(ends[i], SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(bytes));
	return true;
}

static enum sock_result sock_failed(int number)
{
	switch (number) {
	case EAGAIN:
	case ENOBUFS:
	case ENOMEM:
	case ETOOMANYREFS:
		return SOCK_AGAIN;
	case EMSGSIZE:
	case EINVAL:
		return SOCK_BAD;
	default:
		return SOCK_GONE;
	}
}

enum sock_result sock_send(int fd, const void *bytes, size_t count, const int *fds, size_t fd_count)
{
	struct iovec part = { .iov_base = (void *)bytes, .iov_len = count };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	union sock_control control = { 0 };
	ssize_t sent;

	assert(count > 0 && fd_count <= SOCK_FDS);
	if (fd_count > 0) {
		struct cmsghdr *header;

		message.msg_control = control.bytes;
		message.msg_controllen = CMSG_SPACE(fd_count * sizeof(int));
		header = CMSG_FIRSTHDR(&message);
		header->cmsg_level = SOL_SOCKET;
		header->cmsg_type = SCM_RIGHTS;
		header->cmsg_len = CMSG_LEN(fd_count * sizeof(int));
		memcpy(CMSG_DATA(header), fds, fd_count * sizeof(int));
	}
	do
		sent = sendmsg(fd, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	if (sent < 0)
		return sock_failed(errno);
	return (size_t)sent == count ? SOCK_DONE : SOCK_BAD;
}

/* Takes the descriptors out of a received message; true when there are too many for places. */
static bool sock_take_fds(struct msghdr *message, int *fds, size_t places, size_t *fd_count)
{
	bool overfull = (message->msg_flags & MSG_CTRUNC) != 0;

	*fd_count = 0;
	for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header; header = CMSG_NXTHDR(message, header)) {
		size_t count;

		if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
			continue;
		count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		for (size_t i = 0; i < count; i++) {
			int fd;

			memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof(fd));
			if (*fd_count < places) {
				fds[(*fd_count)++] = fd;
			} else {
				close(fd);
				overfull = true;
			}
		}
	}
	return overfull;
}

enum sock_result sock_receive(int fd, void *bytes, size_t room, size_t *count, int *fds, size_t *fd_count)
{
	struct iovec part = { .iov_base = bytes, .iov_len = room };
	union sock_control control = { 0 };
	struct msghdr message = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof(control.bytes)
	};
	size_t taken = 0;
	ssize_t got;
	int resets = 0;
	bool bad;

	*count = 0;
	if (fd_count)
		*fd_count = 0;
	/*
	 * A peer that closed with something unread leaves ECONNRESET once; what it said before is still there behind it.
	 */
	do
		got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && (errno == EINTR || (errno == ECONNRESET && resets++ == 0)));
	if (got < 0)
		return sock_failed(errno);
	bad = sock_take_fds(&message, fds, fds ? SOCK_FDS : 0, &taken) || (message.msg_flags & MSG_TRUNC);
	if (bad || got == 0) {
		for (size_t i = 0; i < taken; i++)
			close(fds[i]);
		return bad ? SOCK_BAD : SOCK_GONE;
	}
	*count = (size_t)got;
	if (fd_count)
		*fd_count = taken;
	return SOCK_DONE;
}

bool sock_wait(int fd, short events, int timeout_ms)
{
	int64_t until = clock_monotonic() + timeout_ms;
	struct pollfd polled = { .fd = fd, .events = events };

	for (;;) {
		int64_t left = timeout_ms < 0 ? -1 : until - clock_monotonic();
		int ready = poll(&polled, 1, left < 0 && timeout_ms >= 0 ? 0 : (int)left);

		if (ready > 0)
			return true;
		if (ready < 0 && errno != EINTR)
			return false;
		if (timeout_ms >= 0 && clock_monotonic() >= until)
			return false;
	}
}

bool sock_nonblocking(int fd, bool on, struct err *err)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags < 0 || fcntl(fd, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK) < 0)
		return err_errno(err, "een socket laat zich niet instellen");
	return true;
}

void fd_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}
