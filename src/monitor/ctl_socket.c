/* wijkctl: the kernel says which user asks, the configuration says which employee that is, the store does the rest. */
#include <errno.h>
#include <poll.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/sock.h"
#include "domain/rule.h"
#include "monitor/monitor.h"
#include "wire/request.h"

enum { BACKLOG = 16, PASSWD_BYTES = 16 * 1024, REFUSAL_MS = 200 };

static const char CTL_NAME[] = "wijkd.sock";

static bool address_of(const char *path, struct sockaddr_un *address, struct err *err)
{
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if (strlen(path) >= sizeof(address->sun_path))
		return err_set(err, ERR_LIMIT, "Het pad %s is te lang voor een aansluiting", path);
	strcpy(address->sun_path, path);
	return true;
}

bool ctl_open(struct monitor *monitor, struct err *err)
{
	struct sockaddr_un address;
	struct buf path = BUF_INIT;

	buf_format(&path, "%s/%s", monitor->run_path, CTL_NAME);
	monitor->ctl_path = buf_take(&path);
	if (!address_of(monitor->ctl_path, &address, err))
		return false;
	/* The lock says that whoever left this is gone. */
	unlink(monitor->ctl_path);
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	mode_t old = umask(0177);
	bool ok = fd >= 0 && bind(fd, (const struct sockaddr *)&address, sizeof(address)) == 0 && listen(fd, BACKLOG) == 0;
	umask(old);
	if (!ok) {
		err_errno(err, "De aansluiting %s lukt niet", monitor->ctl_path);
		fd_close(&fd);
	}
	monitor->ctl_fd = fd;
	return ok;
}

/* The employee behind the other end; NULL for nobody. Root is nobody in particular. */
static const char *employee_of(const struct monitor *monitor, int fd, uid_t *uid)
{
	struct ucred peer = { .uid = (uid_t)-1 };
	socklen_t bytes = sizeof(peer);
	struct passwd entry, *found = NULL;
	char room[PASSWD_BYTES];

	*uid = (uid_t)-1;
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &bytes) < 0)
		return NULL;
	*uid = peer.uid;
	if (getpwuid_r(peer.uid, &entry, room, sizeof(room), &found) != 0 || !found)
		return NULL;
	return conf_employee(&monitor->conf, found->pw_name);
}

/* Takes over fd. The answer stands in the place of the one to the hello that is coming. */
static void refuse(int fd, const struct err *err)
{
	struct channel *channel = channel_new(fd);
	struct message message;

	message_init(&message, REQ_HELLO);
	message_refuse(&message, err);
	channel_send_all(channel, &message, REFUSAL_MS);
	message_free(&message);
	channel_free(channel);
}

/* Takes over fd. */
static void admit(struct monitor *monitor, int fd)
{
	struct session session;
	struct err err = ERR_INIT;
	uid_t uid;
	const char *employee = employee_of(monitor, fd, &uid);

	if (!employee) {
		log_line("wijkctl: user %d of this machine is nobody in [beheer]", (int)uid);
		rule_refuse(&err, "beheer.wie");
		refuse(fd, &err);
		return;
	}
	record_init(&session_record, &session);
	session.session = ++monitor->last_number;
	session.kind = SESSION_CTL;
	snprintf(session.source, sizeof(session.source), "uid %d", (int)uid);
	if (strlen(employee) >= sizeof(session.username))
		err_set(&err, ERR_INPUT, "De gebruikersnaam in [beheer] is te lang.");
	snprintf(session.username, sizeof(session.username), "%s", employee);
	if (err.code == ERR_NONE && !store_session(monitor, &session, fd))
		err_set(&err, ERR_BUSY, "wijkd start net, of stopt. Probeer het zo weer.");
	if (err.code != ERR_NONE) {
		refuse(fd, &err);
		return;
	}
	log_line("session %lld: wijkctl by user %d of this machine", (long long)session.session, (int)uid);
	close(fd);
}

static void ctl_ready(void *arg, int fd, short revents)
{
	struct monitor *monitor = arg;
	int accepted = accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

	(void)revents;
	if (accepted >= 0)
		admit(monitor, accepted);
	else if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED)
		log_line("wijkctl: %s", strerror(errno));
}

void ctl_serve(struct monitor *monitor)
{
	loop_watch(monitor->loop, monitor->ctl_fd, POLLIN, ctl_ready, monitor);
}

void ctl_close(struct monitor *monitor)
{
	if (monitor->ctl_fd >= 0) {
		loop_unwatch(monitor->loop, monitor->ctl_fd);
		unlink(monitor->ctl_path);
	}
	fd_close(&monitor->ctl_fd);
}
