/* Runs a program to its end. */
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"

enum { PIPES_IN, PIPES_OUT, PIPES_ERR, PIPES };

void run_child_prepare(pid_t parent)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(127);
}

_Noreturn static void child(const char *const *argv, int pipes[PIPES][2], pid_t parent)
{
	run_child_prepare(parent);
	dup2(pipes[PIPES_IN][0], 0);
	dup2(pipes[PIPES_OUT][1], 1);
	dup2(pipes[PIPES_ERR][1], 2);
	setsid();
	execvp(argv[0], (char *const *)argv);
	_exit(127);
}

/* True while the pipe is open. */
static bool take(int fd, struct buf *out)
{
	char bytes[4096];
	ssize_t got = read(fd, bytes, sizeof(bytes));

	if (got > 0)
		buf_add(out, bytes, (size_t)got);
	return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static void give(int *fd, const char **input)
{
	ssize_t sent = write(*fd, *input, strlen(*input));

	if (sent > 0)
		*input += sent;
	if (**input == '\0' || (sent < 0 && errno != EAGAIN && errno != EINTR)) {
		close(*fd);
		*fd = -1;
	}
}

/* Feeds and reads until both outputs are closed; false: it took too long. */
static bool converse(struct run *run, int in, int out, int err, const char *input, int64_t until)
{
	bool open[2] = { true, true };

	if (!input || !input[0]) {
		close(in);
		in = -1;
	}
	while (open[0] || open[1]) {
		struct pollfd polls[] = { { open[0] ? out : -1, POLLIN, 0 }, { open[1] ? err : -1, POLLIN, 0 },
			{ in, POLLOUT, 0 } };

		if (clock_monotonic() > until)
			break;
		poll(polls, COUNT_OF(polls), 100);
		if (polls[0].revents)
			open[0] = take(out, &run->out);
		if (polls[1].revents)
			open[1] = take(err, &run->err);
		if (polls[2].revents)
			give(&in, &input);
	}
	if (in >= 0)
		close(in);
	return !open[0] && !open[1];
}

static int status_of_child(pid_t pid, bool ended)
{
	int how;

	if (!ended)
		kill(pid, SIGKILL);
	while (waitpid(pid, &how, 0) < 0 && errno == EINTR)
		;
	if (!ended)
		return -1;
	return WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
}

struct run run_program(const char *const *argv, const char *input, int seconds)
{
	struct run run = { .status = -1 };
	int pipes[PIPES][2];
	pid_t pid, parent = getpid();
	bool ended;

	for (int i = 0; i < PIPES; i++)
		if (pipe2(pipes[i], O_CLOEXEC) != 0)
			return run;
	signal(SIGPIPE, SIG_IGN);
	pid = fork();
	if (pid == 0)
		child(argv, pipes, parent);
	close(pipes[PIPES_IN][0]);
	close(pipes[PIPES_OUT][1]);
	close(pipes[PIPES_ERR][1]);
	fcntl(pipes[PIPES_IN][1], F_SETFL, O_NONBLOCK);
	ended = converse(&run, pipes[PIPES_IN][1], pipes[PIPES_OUT][0], pipes[PIPES_ERR][0], input,
		clock_monotonic() + seconds * 1000L);
	close(pipes[PIPES_OUT][0]);
	close(pipes[PIPES_ERR][0]);
	run.status = pid < 0 ? -1 : status_of_child(pid, ended);
	buf_text(&run.out, "");
	buf_text(&run.err, "");
	return run;
}

void run_flat(struct run *run)
{
	size_t used = 0;

	for (size_t i = 0; i < run->out.used; i++) {
		char c = run->out.data[i];
		bool space = c == ' ' || c == '\n' || c == '\r';

		if (!space || used == 0 || run->out.data[used - 1] != ' ')
			run->out.data[used++] = space ? ' ' : c;
	}
	if (run->out.data)
		run->out.data[used] = '\0';
	run->out.used = used;
}

void run_free(struct run *run)
{
	buf_free(&run->out);
	buf_free(&run->err);
}
