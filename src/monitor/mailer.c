/*
 * E-mail: a child that does nothing but run sendmail, one at a time, with a fixed text. It is forked before the monitor
 * opens its folders and keys, and before no_new_privs: many a sendmail is setgid. It gets an address and a day.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mail_address.h"
#include "base/mem.h"
#include "base/sock.h"
#include "monitor/monitor.h"

enum { CONTROL_FD = 3, SENDMAIL_MS = 30 * 1000, LOOK_MS = 20 };

/* ---- in the child ---- */

static void letter(const struct mail *mail, const char *from, struct buf *out)
{
	char until[DAY_NL_BYTES];

	if (*from)
		buf_format(out, "From: %s\n", from);
	buf_format(out, "To: %s\n"
		"Subject: wijkd: er wacht iets op u\n"
		"Auto-Submitted: auto-generated\n"
		"Precedence: bulk\n"
		"MIME-Version: 1.0\n"
		"Content-Type: text/plain; charset=utf-8\n"
		"Content-Transfer-Encoding: 8bit\n"
		"\n"
		"Er wacht een opschaling op uw trede.\n", mail->address);
	if (mail->until == DAY_NONE) {
		buf_text(out, "De tijd ervoor is om.\n");
	} else {
		day_nl(mail->until, until);
		buf_format(out, "U hebt de tijd tot en met %s.\n", until);
	}
	buf_text(out, "\nLog in met ssh om te zien waar het om gaat.\n"
		"In dit bericht staat daar met opzet niets over. Antwoorden heeft geen zin: wijkd leest geen e-mail.\n");
}

/* A pipe with the whole text in it: that is less than a pipe holds. -1: it is not. */
static int text_end(const struct buf *text)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return -1;
	bool whole = write(ends[1], text->data, text->used) == (ssize_t)text->used;
	close(ends[1]);
	if (whole)
		return ends[0];
	close(ends[0]);
	return -1;
}

static _Noreturn void sendmail_run(const char *program, const char *address, int text)
{
	char *const argv[] = { (char *)program, (char *)"-i", (char *)"--", (char *)address, NULL };
	char *const environment[] = { NULL };
	int null = open("/dev/null", O_WRONLY);

	setsid();
	for (int signo = 1; signo < NSIG; signo++)
		signal(signo, SIG_DFL);
	if (null < 0 || dup2(text, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0)
		_exit(126);
	close_range(CONTROL_FD, ~0U, 0);
	execve(program, argv, environment);
	_exit(127);
}

/* Its time is limited, and it ends with the monitor. */
static bool sendmail_ends_well(pid_t pid, int control)
{
	int64_t until = clock_monotonic() + SENDMAIL_MS;
	struct pollfd monitor = { .fd = control };
	int how;

	for (;;) {
		pid_t ended = waitpid(pid, &how, WNOHANG);
		if (ended == pid)
			return WIFEXITED(how) && WEXITSTATUS(how) == 0;
		if ((ended < 0 && errno != EINTR) || clock_monotonic() > until || monitor.revents)
			break;
		poll(&monitor, 1, LOOK_MS);
	}
	kill(-pid, SIGKILL);
	kill(pid, SIGKILL);
	waitpid(pid, &how, 0);
	return false;
}

static bool sendmail(const struct conf *conf, const struct mail *mail, int control)
{
	struct buf text = BUF_INIT;

	if (!mail_address_valid(mail->address))
		return false;
	letter(mail, conf->mail_from, &text);
	int end = text_end(&text);
	buf_free(&text);
	if (end < 0)
		return false;
	pid_t pid = fork();
	if (pid == 0)
		sendmail_run(conf->mail_program, mail->address, end);
	close(end);
	return pid > 0 && sendmail_ends_well(pid, control);
}

static bool answer(struct channel *channel, int64_t number, bool sent)
{
	const struct mailed mailed = { .mail = number, .sent = sent };
	struct message message;

	message_init(&message, CONTROL_MAILED);
	rows_add(&message.rows, &mailed_record, &mailed);
	bool ok = channel_send_all(channel, &message, SENDMAIL_MS);
	message_free(&message);
	return ok;
}

/* One message after another until the monitor is gone. */
static bool serve_one(struct channel *channel, const struct conf *conf)
{
	struct pollfd wait = { .fd = channel_fd(channel), .events = POLLIN };
	struct message message;

	if (poll(&wait, 1, -1) < 0)
		return errno == EINTR;
	enum channel_result result = channel_receive(channel, &message, NULL);
	if (result != CHANNEL_DONE)
		return result == CHANNEL_AGAIN;
	bool ok = message.status == STATUS_OK && message.kind == CONTROL_MAIL &&
		control_check(&message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_MAILER, NULL);
	if (ok) {
		const struct mail *mail = rows_first(&message.rows, &mail_record);
		ok = answer(channel, mail->mail, sendmail(conf, mail, channel_fd(channel)));
	}
	message_free(&message);
	return ok;
}

static _Noreturn void child(const struct conf *conf, int control)
{
	static const int not_ours[] = { SIGTERM, SIGINT, SIGHUP };
	static const struct rlimit no_core = { 0, 0 };
	int null = open("/dev/null", O_RDWR);

	for (size_t i = 0; i < COUNT_OF(not_ours); i++)
		signal(not_ours[i], SIG_IGN);
	setsid();
	setrlimit(RLIMIT_CORE, &no_core);
	if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0)
		_exit(126);
	if (control != CONTROL_FD && dup3(control, CONTROL_FD, O_CLOEXEC) < 0)
		_exit(126);
	close_range(CONTROL_FD + 1, ~0U, 0);
	struct channel *channel = channel_new(CONTROL_FD);
	while (serve_one(channel, conf))
		;
	_exit(0);
}

/* ---- in the monitor ---- */

static void tell_store(struct monitor *monitor, int64_t number, bool sent)
{
	const struct mailed mailed = { .mail = number, .sent = sent };
	struct message message;

	message_init(&message, CONTROL_MAILED);
	rows_add(&message.rows, &mailed_record, &mailed);
	if (store_ready(monitor))
		store_send(monitor, &message);
	message_free(&message);
}

static void mailer_lost(struct monitor *monitor)
{
	log_line("the mailer is lost: no e-mail until wijkd starts again");
	loop_unwatch(monitor->loop, channel_fd(monitor->mailer));
	channel_free(monitor->mailer);
	monitor->mailer = NULL;
	if (monitor->mail_away)
		tell_store(monitor, monitor->mail_away, false);
	monitor->mail_away = 0;
}

static void mailer_ready(void *arg, int fd, short revents)
{
	struct monitor *monitor = arg;
	struct message message;

	(void)fd;
	(void)revents;
	channel_flush(monitor->mailer);
	enum channel_result result = channel_receive(monitor->mailer, &message, NULL);
	if (result == CHANNEL_AGAIN)
		return;
	bool ok = result == CHANNEL_DONE && message.status == STATUS_OK && message.kind == CONTROL_MAILED &&
		control_check(&message, CONTROL_SIDE_MAILER, CONTROL_SIDE_MONITOR, NULL);
	if (ok) {
		const struct mailed *mailed = rows_first(&message.rows, &mailed_record);
		monitor->mail_away = 0;
		tell_store(monitor, mailed->mail, mailed->sent);
	}
	if (result == CHANNEL_DONE)
		message_free(&message);
	if (!ok)
		mailer_lost(monitor);
}

bool mailer_start(struct monitor *monitor, struct err *err)
{
	int ends[2];

	if (!*monitor->conf.mail_program)
		return true;
	if (access(monitor->conf.mail_program, X_OK) < 0)
		return err_errno(err, "sendmail in wijkd.conf: %s is niet te starten", monitor->conf.mail_program);
	if (!sock_pair(SOCK_SEQPACKET, ends, err))
		return false;
	pid_t pid = fork();
	if (pid == 0)
		child(&monitor->conf, ends[1]);
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return err_errno(err, "e-mail kan niet worden gestart");
	}
	monitor->mailer = channel_new(ends[0]);
	loop_watch(monitor->loop, ends[0], POLLIN, mailer_ready, monitor);
	return true;
}

/* One at a time: after a restart of the store the one before may still be on its way. */
void mailer_ask(struct monitor *monitor, const struct message *message)
{
	const struct mail *mail = rows_first(&message->rows, &mail_record);

	if (monitor->mail_away || !monitor->mailer || !channel_send(monitor->mailer, message)) {
		tell_store(monitor, mail->mail, false);
		return;
	}
	monitor->mail_away = mail->mail;
	loop_events(monitor->loop, channel_fd(monitor->mailer), channel_events(monitor->mailer));
}
