/* The TCP socket: new connections are admitted here, before any cryptography is done for them. */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/sock.h"
#include "monitor/monitor.h"

enum {
	BACKLOG = 256,
	AT_ONCE = 32,			/* accepted in one turn: others want theirs */
	PAUSE_MS = 200,			/* when there are no descriptors left */
	DEAD_MS = 60 * 1000,		/* without an acknowledgement */
	NOT_SENT_BYTES = 16 * 1024,
};

/* Typing wants no delay, a dead line wants to be noticed, a slow one must not store up old screens. */
static const struct { int level, option, value; } tcp_options[] = {
	{ IPPROTO_TCP, TCP_NODELAY, 1 },
	{ SOL_SOCKET, SO_KEEPALIVE, 1 },
	{ IPPROTO_TCP, TCP_KEEPIDLE, 60 },
	{ IPPROTO_TCP, TCP_KEEPINTVL, 15 },
	{ IPPROTO_TCP, TCP_KEEPCNT, 4 },
	{ IPPROTO_TCP, TCP_USER_TIMEOUT, DEAD_MS },
	{ IPPROTO_TCP, TCP_NOTSENT_LOWAT, NOT_SENT_BYTES },
	{ IPPROTO_IP, IP_TOS, IPTOS_LOWDELAY },
};

static void address_text(const struct sockaddr_storage *address, char *out, size_t room, int *port)
{
	const struct sockaddr_in *v4 = (const struct sockaddr_in *)address;
	const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;

	if (address->ss_family == AF_INET6) {
		inet_ntop(AF_INET6, &v6->sin6_addr, out, (socklen_t)room);
		*port = ntohs(v6->sin6_port);
	} else {
		inet_ntop(AF_INET, &v4->sin_addr, out, (socklen_t)room);
		*port = ntohs(v4->sin_port);
	}
}

bool listener_open(struct monitor *monitor, struct err *err)
{
	const struct addrinfo wanted = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM };
	struct addrinfo *found = NULL;
	char port[8];
	const int on = 1;

	snprintf(port, sizeof(port), "%d", monitor->conf.port);
	if (getaddrinfo(monitor->conf.address, port, &wanted, &found) != 0)
		return err_set(err, ERR_INPUT, "%s is geen adres", monitor->conf.address);
	int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	bool ok = fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0
		&& bind(fd, found->ai_addr, found->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0;
	if (!ok) {
		err_errno(err, "Op %s poort %d kan wijkd niet luisteren", monitor->conf.address, monitor->conf.port);
		fd_close(&fd);
	}
	freeaddrinfo(found);
	monitor->listen_fd = fd;
	return ok;
}

void listener_name(const struct monitor *monitor, char *out, size_t room)
{
	struct sockaddr_storage address;
	socklen_t bytes = sizeof(address);
	char host[INET6_ADDRSTRLEN] = "?";
	int port = monitor->conf.port;

	if (getsockname(monitor->listen_fd, (struct sockaddr *)&address, &bytes) == 0)
		address_text(&address, host, sizeof(host), &port);
	snprintf(out, room, strchr(host, ':') ? "[%s]:%d" : "%s:%d", host, port);
}

/* A line before the SSH banner, which clients show (RFC 4253 4.2). ASCII: there is no terminal yet. */
static void turn_away(int tcp, const char *address, enum admission_verdict verdict)
{
	static const char line[] = "wijkd heeft het druk. Probeer het over een minuut weer.\r\n";

	log_line("connection from %s refused: %s", address, admission_word(verdict));
	send(tcp, line, sizeof(line) - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
	shutdown(tcp, SHUT_WR);
	close(tcp);
}

/* A crowd of strangers costs who only waits the place, not who comes. */
static enum admission_verdict ask(struct monitor *monitor, const struct source *source)
{
	enum { LUCKY = 99 };
	uint32_t chance;

	random_bytes(&chance, sizeof(chance));
	enum admission_verdict verdict = admission_ask(monitor->admission, source, clock_monotonic(), chance);
	bool crowded = verdict == ADMISSION_FULL || verdict == ADMISSION_CHANCE || verdict == ADMISSION_ADDRESS;
	if (crowded && crowd_make_room(monitor, verdict == ADMISSION_ADDRESS ? source : NULL))
		verdict = admission_ask(monitor->admission, source, clock_monotonic(), LUCKY);
	return verdict;
}

static void admit(struct monitor *monitor, int tcp, const struct sockaddr_storage *address)
{
	struct source source;
	char text[ADDRESS_BYTES];
	int port;

	if (!admission_source(address, &source)) {
		close(tcp);
		return;
	}
	address_text(address, text, sizeof(text), &port);
	enum admission_verdict verdict = ask(monitor, &source);
	if (verdict != ADMISSION_YES) {
		turn_away(tcp, text, verdict);
		return;
	}
	for (size_t i = 0; i < COUNT_OF(tcp_options); i++)
		setsockopt(tcp, tcp_options[i].level, tcp_options[i].option, &tcp_options[i].value, sizeof(int));
	connection_new(monitor, tcp, &source, text);
}

static void listen_again(void *arg)
{
	listener_serve(arg);
}

static void listener_ready(void *arg, int fd, short revents)
{
	struct monitor *monitor = arg;

	(void)revents;
	for (int i = 0; i < AT_ONCE; i++) {
		struct sockaddr_storage address;
		socklen_t bytes = sizeof(address);
		int tcp = accept4(fd, (struct sockaddr *)&address, &bytes, SOCK_CLOEXEC | SOCK_NONBLOCK);
		if (tcp >= 0) {
			admit(monitor, tcp, &address);
			continue;
		}
		if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
			log_line("no connection accepted: %s", strerror(errno));
			loop_unwatch(monitor->loop, fd);
			loop_after(monitor->loop, PAUSE_MS, listen_again, monitor);
		}
		return;
	}
}

void listener_serve(struct monitor *monitor)
{
	if (monitor->listen_fd >= 0)
		loop_watch(monitor->loop, monitor->listen_fd, POLLIN, listener_ready, monitor);
}

void listener_close(struct monitor *monitor)
{
	if (monitor->listen_fd >= 0)
		loop_unwatch(monitor->loop, monitor->listen_fd);
	fd_close(&monitor->listen_fd);
}
