/* To the store: through the socket of the running daemon, or a store of our own when nothing runs. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/build.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/say.h"
#include "base/sock.h"
#include "conf/birth.h"
#include "ctl/ctl.h"
#include "wire/control.h"

enum { SESSION_FD = 3, ANSWER_MS = 10 * 60 * 1000, HELLO_MS = 20 * 1000 };

/* ---- where ---- */

bool ctl_conf(struct ctl *ctl, struct err *err)
{
	if (!ctl->conf_read) {
		ctl->conf_read = conf_load(ctl->conf_path, &ctl->conf, err);
		clock_shift(ctl->conf.clock_offset);
	}
	return ctl->conf_read;
}

/* The socket of the daemon; -1 with errno when there is none to talk to. */
static int daemon_connect(const struct ctl *ctl)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct buf path = BUF_INIT;
	bool fits;
	int fd;

	buf_format(&path, "%s/wijkd.sock", ctl->conf.run);
	fits = path.used < sizeof(address.sun_path);
	if (fits)
		memcpy(address.sun_path, path.data, path.used + 1);
	buf_free(&path);
	if (!fits) {
		errno = ENOENT;
		return -1;
	}
	fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd >= 0 && connect(fd, (const struct sockaddr *)&address, sizeof(address)) != 0) {
		int failed = errno;

		close(fd);
		errno = failed;
		return -1;
	}
	return fd;
}

static int unreachable(const struct ctl *ctl, enum channel_result result, struct err *err)
{
	if (result == CHANNEL_AGAIN)
		err_set(err, ERR_BUSY, _("wijkd antwoordt niet."));
	else if (result == CHANNEL_GONE && ctl->offline)
		err_set(err, ERR_BUSY, _("De opslag is onverwacht gestopt (%s)."), ctl->conf.state);
	else if (result == CHANNEL_GONE)
		err_set(err, ERR_BUSY, _("wijkd heeft de verbinding verbroken."));
	return CTL_UNREACHABLE;
}

/* In the child: only the session socket goes along. */
static _Noreturn void store_exec(const char *path, const char *state, int session)
{
	char *const argv[] = { (char *)path, "--offline", (char *)state, NULL };

	signal(SIGINT, SIG_IGN);	/* ^C stops us; the store ends when we are gone, after its transaction */
	if (session == SESSION_FD ? fcntl(session, F_SETFD, 0) < 0 : dup2(session, SESSION_FD) < 0)
		_exit(126);
	close_range(SESSION_FD + 1, ~0U, 0);
	execv(path, argv);
	fprintf(stderr, "wijkctl: %s: %s\n", path, strerror(errno));
	_exit(127);
}

/* The settings that a daemon would have given it. */
static int store_birth(struct ctl *ctl, struct err *err)
{
	const struct conf *conf = &ctl->conf;
	struct message message;
	struct birth *birth;
	enum channel_result result;

	message_init(&message, CONTROL_BIRTH);
	birth = rows_new(&message.rows, &birth_record);
	snprintf(birth->build, sizeof(birth->build), "%s", build_id());
	snprintf(birth->process, sizeof(birth->process), "store");
	snprintf(birth->state_path, sizeof(birth->state_path), "%s", conf->state);
	conf_birth_of_store(conf, birth);
	birth->clock_offset = conf->clock_offset;
	channel_send_all(ctl->channel, &message, HELLO_MS);
	message_free(&message);
	result = channel_await(ctl->channel, &message, HELLO_MS, err);
	if (result != CHANNEL_DONE)
		return unreachable(ctl, result, err);
	if (message.kind != CONTROL_READY)
		err_set(err, ERR_PROTOCOL, _("De opslag zegt iets anders dan dat hij klaar is."));
	else if (message.status != STATUS_OK)
		message_err(&message, err);
	message_free(&message);
	return err->code == ERR_NONE ? CTL_OK : CTL_UNREACHABLE;
}

static int store_start(struct ctl *ctl, struct err *err)
{
	char path[PATH_MAX];
	int ends[2];

	if ((size_t)snprintf(path, sizeof(path), "%s/wijkd-store", ctl->program_folder) >= sizeof(path) ||
			access(path, X_OK) != 0) {
		err_errno(err, _("%s kan niet worden gestart"), path);
		return CTL_UNREACHABLE;
	}
	if (mkdir(ctl->conf.state, 0700) != 0 && errno != EEXIST) {
		err_errno(err, _("De map %s kan niet worden gemaakt"), ctl->conf.state);
		return CTL_UNREACHABLE;
	}
	if (!sock_pair(SOCK_SEQPACKET, ends, err))
		return CTL_UNREACHABLE;
	ctl->store = fork();
	if (ctl->store == 0)
		store_exec(path, ctl->conf.state, ends[1]);
	close(ends[1]);
	if (ctl->store < 0) {
		ctl->store = 0;
		close(ends[0]);
		err_errno(err, _("De opslag kan niet worden gestart"));
		return CTL_UNREACHABLE;
	}
	ctl->offline = true;
	ctl->channel = channel_new(ends[0]);
	return store_birth(ctl, err);
}

/* ---- the first words ---- */

static int hello(struct ctl *ctl, struct err *err)
{
	struct message request, answer;
	int status;

	message_init(&request, REQ_HELLO);
	struct hello *row = rows_new(&request.rows, &hello_record);
	snprintf(row->build, sizeof(row->build), "%s", build_id());
	row->kind = ctl->offline ? SESSION_OFFLINE : SESSION_CTL;
	status = ctl_ask(ctl, &request, &answer, err);
	message_free(&request);
	if (status == CTL_OK) {
		const struct me *me = rows_first(&answer.rows, &me_record);

		if (me)
			ctl->me = *me;
		message_free(&answer);
		return CTL_OK;
	}
	/* Who may not come in hears it here; everything else means that there is nobody to talk to. */
	return status == CTL_NOT_ALLOWED || err->code == ERR_REFUSED ? CTL_NOT_ALLOWED : CTL_UNREACHABLE;
}

int ctl_connect(struct ctl *ctl, struct err *err)
{
	int fd, status;

	if (ctl->channel)
		return CTL_OK;
	if (!ctl_conf(ctl, err))
		return CTL_USAGE;
	fd = daemon_connect(ctl);
	if (fd >= 0) {
		ctl->channel = channel_new(fd);
	} else if (errno == EACCES || errno == EPERM) {
		err_set(err, ERR_REFUSED, _("U mag niet bij de aansluiting van wijkd in %s. Log in als de gebruiker "
			"van wijkd."), ctl->conf.run);
		return CTL_NOT_ALLOWED;
	} else {
		status = store_start(ctl, err);
		if (status != CTL_OK)
			return status;
	}
	return hello(ctl, err);
}

void ctl_disconnect(struct ctl *ctl)
{
	channel_free(ctl->channel);
	ctl->channel = NULL;
	while (ctl->store > 0 && waitpid(ctl->store, NULL, 0) < 0 && errno == EINTR)
		;
	ctl->store = 0;
}

/* ---- one question ---- */

static void progress_show(const struct message *event, bool *shown)
{
	const struct progress *progress = rows_first(&event->rows, &progress_record);

	if (!progress || !isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r\033[K%s %lld / %lld", progress->what, (long long)progress->done,
		(long long)progress->total);
	*shown = true;
}

/* The exit status that a refusal stands for. */
static int status_exit(const struct message *answer, struct err *err)
{
	if (answer->status == STATUS_OK)
		return CTL_OK;
	message_err(answer, err);
	if (strncmp(err->rule, "rechten", strlen("rechten")) == 0 || strcmp(err->rule, "beheer.wie") == 0)
		return CTL_NOT_ALLOWED;
	return answer->status == STATUS_UNAVAILABLE || answer->status == STATUS_RETRY ? CTL_UNREACHABLE : CTL_FAILED;
}

int ctl_ask(struct ctl *ctl, struct message *request, struct message *answer, struct err *err)
{
	const struct request_row *row = request_find(request->kind);
	enum channel_result result;
	bool shown = false;
	int status;

	request->serial = ++ctl->serial;
	if (row && row->changes)
		random_bytes(request->key, sizeof(request->key));
	/* Who is turned away finds the socket closed, and the reason in it. */
	channel_send_all(ctl->channel, request, HELLO_MS);
	for (;;) {
		message_init(answer, 0);
		result = channel_await(ctl->channel, answer, request->kind == REQ_HELLO ? HELLO_MS : ANSWER_MS, err);
		if (result != CHANNEL_DONE)
			break;
		/* An answer, or the refusal of a monitor that does not count. */
		if (answer->kind == request->kind && (answer->serial == request->serial || answer->serial == 0))
			break;
		if (answer->kind == EVENT_PROGRESS)
			progress_show(answer, &shown);
		message_free(answer);
	}
	if (shown)
		fprintf(stderr, "\r\033[K");
	if (result != CHANNEL_DONE)
		return unreachable(ctl, result, err);
	status = status_exit(answer, err);
	if (status != CTL_OK)
		message_free(answer);
	return status;
}

int ctl_ask_plain(struct ctl *ctl, int kind, struct message *answer, struct err *err)
{
	struct message request;
	int status;

	message_init(&request, (uint16_t)kind);
	rows_new(&request.rows, &ask_record);
	status = ctl_ask(ctl, &request, answer, err);
	message_free(&request);
	return status;
}
