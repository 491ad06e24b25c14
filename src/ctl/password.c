/* Secrets from a person: on the terminal without echo, or from standard input; never from the command line. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/say.h"
#include "ctl/ctl.h"
#include "wire/control.h"

enum { LINE_ROOM = CONTROL_PASSWORD_BYTES + 2 };

static volatile sig_atomic_t caught;

static void catch(int signo)
{
	caught = signo;
}

/* One line without its end; false when it is too long, or nothing was there. */
static bool line_read(int fd, char line[LINE_ROOM], struct err *err)
{
	size_t used = 0;
	char c;
	ssize_t got;

	while ((got = read(fd, &c, 1)) == 1 && c != '\n') {
		if (used + 2 > LINE_ROOM)
			return err_set(err, ERR_LIMIT, _("Het wachtwoord is te lang."));
		line[used++] = c;
	}
	if (used > 0 && line[used - 1] == '\r')
		used--;
	line[used] = '\0';
	if (got < 0 || (got == 0 && used == 0))
		return err_set(err, ERR_INPUT, _("Er is geen wachtwoord gegeven."));
	return true;
}

/* Asks once; the terminal is as before whatever happens. */
static bool prompt(int terminal, const char *question, char line[LINE_ROOM], struct err *err)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	const struct sigaction ours = { .sa_handler = catch };
	struct sigaction before[COUNT_OF(signals)];
	struct termios shown, hidden;
	bool ok;

	if (tcgetattr(terminal, &shown) != 0)
		return err_errno(err, _("De terminal kan niet worden gebruikt"));
	caught = 0;
	for (size_t i = 0; i < COUNT_OF(signals); i++)
		sigaction(signals[i], &ours, &before[i]);
	hidden = shown;
	hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
	tcsetattr(terminal, TCSAFLUSH, &hidden);
	dprintf(terminal, "%s ", question);
	ok = line_read(terminal, line, err);
	tcsetattr(terminal, TCSAFLUSH, &shown);
	dprintf(terminal, "\n");
	for (size_t i = 0; i < COUNT_OF(signals); i++)
		sigaction(signals[i], &before[i], NULL);
	if (caught)
		raise(caught);
	return ok;
}

static char *from_terminal(struct err *err)
{
	char first[LINE_ROOM] = "", second[LINE_ROOM] = "", *password = NULL;
	int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

	if (terminal < 0) {
		err_set(err, ERR_INPUT, _("Er is geen terminal om het wachtwoord op te vragen; gebruik --stdin."));
		return NULL;
	}
	if (prompt(terminal, _("Nieuw wachtwoord:"), first, err) &&
			prompt(terminal, _("Nog een keer:"), second, err)) {
		if (strcmp(first, second) == 0)
			password = mem_text(first);
		else
			err_set(err, ERR_INPUT, _("De twee wachtwoorden zijn niet gelijk."));
	}
	explicit_bzero(first, sizeof(first));
	explicit_bzero(second, sizeof(second));
	close(terminal);
	return password;
}

char *ctl_password(const struct ctl *ctl, struct err *err)
{
	char line[LINE_ROOM], *password;

	if (!ctl_option(ctl, "stdin"))
		return from_terminal(err);
	if (!line_read(STDIN_FILENO, line, err))
		return NULL;
	password = mem_text(line);
	explicit_bzero(line, sizeof(line));
	return password;
}

char *ctl_read_file(const char *path, size_t most, struct err *err)
{
	bool input = strcmp(path, "-") == 0;
	int fd = input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	char *text = mem_new(1, most + 1);
	size_t used = 0;
	ssize_t got = 0;

	if (fd < 0) {
		err_errno(err, _("%s is niet te openen"), path);
		free(text);
		return NULL;
	}
	while (used < most && (got = read(fd, text + used, most - used)) > 0)
		used += (size_t)got;
	if (got < 0)
		err_errno(err, _("%s is niet te lezen"), path);
	else if (used == most)
		err_set(err, ERR_LIMIT, _("%s is te groot."), path);
	else if (strlen(text) != used || !text_valid(text, used))
		err_set(err, ERR_INPUT, _("%s is geen tekst."), path);
	if (!input)
		close(fd);
	if (err->code == ERR_NONE)
		return text;
	free(text);
	return NULL;
}
