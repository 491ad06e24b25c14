/* Walls of each kind of process, tried from inside with the production build: each attempt is a child of its own. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/sandbox.h"
#include "base/sock.h"

static char inside[64], outside[64];	/* a directory that is given, one that is not */
static int pair[2];			/* opened before the walls */

/* Attempts: 0 when it worked, else errno. */
static int failed(bool ok)
{
	return ok ? 0 : errno;
}

static int read_terminfo(void)
{
	int fd = open("/lib/terminfo/x/xterm", O_RDONLY);

	return failed(fd >= 0 && read(fd, &(char){ 0 }, 1) == 1);
}

static int read_passwd(void)
{
	return failed(open("/etc/passwd", O_RDONLY) >= 0);
}

static int write_at(const char *directory)
{
	char path[80];
	int fd;

	snprintf(path, sizeof(path), "%s/file", directory);
	fd = open(path, O_RDWR | O_CREAT, 0600);
	return failed(fd >= 0 && pwrite(fd, "x", 1, 0) == 1 && fdatasync(fd) == 0 && unlink(path) == 0);
}

static int write_inside(void)
{
	return write_at(inside);
}

static int write_outside(void)
{
	return write_at(outside);
}

static int open_socket(void)
{
	return failed(socket(AF_INET, SOCK_STREAM, 0) >= 0);
}

static int open_local_socket(void)
{
	return failed(socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
}

static int run_program(void)
{
	char *const words[] = { (char[]){ "true" }, NULL };

	execv("/bin/true", words);
	return errno;
}

static int start_process(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	return failed(child > 0 && waitpid(child, NULL, 0) == child);
}

static void *thread_body(void *arg)
{
	return arg;
}

static int start_thread(void)
{
	pthread_t thread;
	int number = pthread_create(&thread, NULL, thread_body, NULL);

	return number ? number : pthread_join(thread, NULL);
}

static int give_up(void)
{
	abort();
}

static int make_code(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return failed(mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
}

static int trace_parent(void)
{
	return failed(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0);
}

static int signal_parent(void)
{
	return failed(kill(getppid(), SIGCONT) == 0);
}

static int change_the_watch(void)
{
	return failed(signal(SIGSYS, SIG_IGN) != SIG_ERR);
}

static int call_the_unlisted(void)
{
	return failed(syscall(SYS_sethostname, "x", 1) == 0);
}

static int memory_page(void)
{
	int fd = memfd_create("page", MFD_CLOEXEC);

	return failed(fd >= 0 && write(fd, "x", 1) == 1 && ftruncate(fd, 0) == 0);
}

/* What each of them does all day. */
static int daily_work(void)
{
	char byte = 0;
	size_t count, fds;
	char *big = malloc(8 << 20);

	memset(big, 1, 8 << 20);
	free(big);
	random_bytes(&byte, 1);
	clock_now();
	if (sock_send(pair[0], "x", 1, (int[]){ STDERR_FILENO }, 1) != SOCK_DONE)
		return EIO;
	if (!sock_wait(pair[1], POLLIN, 1000))
		return ETIMEDOUT;
	if (sock_receive(pair[1], &byte, 1, &count, (int[SOCK_FDS]){ 0 }, &fds) != SOCK_DONE || fds != 1)
		return EPROTO;
	return failed(sock_nonblocking(pair[0], true, NULL) && prctl(PR_GET_DUMPABLE) != 1);
}

static int no_core(void)
{
	struct rlimit limit;

	return failed(getrlimit(RLIMIT_CORE, &limit) == 0) || limit.rlim_max != 0;
}

enum { SIGNALLED = 1000, NEEDS_LANDLOCK = 10000 };

static const char *const kind_names[] = {
	[SANDBOX_GATE] = "gate", [SANDBOX_DESK] = "desk", [SANDBOX_ZYGOTE_GATE] = "zygote of gates",
	[SANDBOX_ZYGOTE_DESK] = "zygote of desks", [SANDBOX_STORE] = "store", [SANDBOX_MONITOR] = "monitor",
};

/* expected: 0, an errno, or SIGNALLED + a signal. */
static const struct attempt {
	enum sandbox_kind kind;
	const char *what;
	int (*act)(void);
	int expected;
} attempts[] = {
	{ SANDBOX_GATE, "does its daily work", daily_work, 0 },
	{ SANDBOX_GATE, "leaves no core", no_core, 0 },
	{ SANDBOX_GATE, "opens no file", read_passwd, EACCES },
	{ SANDBOX_GATE, "opens no socket", open_socket, EACCES },
	{ SANDBOX_GATE, "opens no local socket", open_local_socket, EACCES },
	{ SANDBOX_GATE, "runs no program", run_program, SIGNALLED + SIGSYS },
	{ SANDBOX_GATE, "starts no process", start_process, SIGNALLED + SIGSYS },
	{ SANDBOX_GATE, "starts no thread", start_thread, SIGNALLED + SIGSYS },
	{ SANDBOX_GATE, "may give up", give_up, SIGNALLED + SIGABRT },
	{ SANDBOX_GATE, "makes no code", make_code, EACCES },
	{ SANDBOX_GATE, "traces nobody", trace_parent, SIGNALLED + SIGSYS },
	{ SANDBOX_GATE, "signals nobody", signal_parent, EPERM },
	{ SANDBOX_GATE, "cannot change who is told", change_the_watch, EPERM },
	{ SANDBOX_GATE, "ends at an unlisted call", call_the_unlisted, SIGNALLED + SIGSYS },
	{ SANDBOX_DESK, "does its daily work", daily_work, 0 },
	{ SANDBOX_DESK, "reads terminfo", read_terminfo, 0 },
	{ SANDBOX_DESK, "draws in memory", memory_page, 0 },
	{ SANDBOX_DESK, "reads nothing else", read_passwd, NEEDS_LANDLOCK + EACCES },
	{ SANDBOX_DESK, "writes no file", write_inside, EACCES },
	{ SANDBOX_DESK, "opens no socket", open_socket, EACCES },
	{ SANDBOX_DESK, "runs no program", run_program, SIGNALLED + SIGSYS },
	{ SANDBOX_DESK, "starts no process", start_process, SIGNALLED + SIGSYS },
	{ SANDBOX_DESK, "makes no code", make_code, EACCES },
	{ SANDBOX_DESK, "is refused an unlisted call", call_the_unlisted, EPERM },
	{ SANDBOX_STORE, "does its daily work", daily_work, 0 },
	{ SANDBOX_STORE, "writes its directory", write_inside, 0 },
	{ SANDBOX_STORE, "writes nowhere else", write_outside, NEEDS_LANDLOCK + EACCES },
	{ SANDBOX_STORE, "reads nothing else", read_passwd, NEEDS_LANDLOCK + EACCES },
	{ SANDBOX_STORE, "starts a thread", start_thread, 0 },
	{ SANDBOX_STORE, "starts no process", start_process, SIGNALLED + SIGSYS },
	{ SANDBOX_STORE, "runs no program", run_program, SIGNALLED + SIGSYS },
	{ SANDBOX_STORE, "opens no socket", open_socket, EACCES },
	{ SANDBOX_STORE, "makes no code", make_code, EACCES },
	{ SANDBOX_ZYGOTE_GATE, "starts a process", start_process, 0 },
	{ SANDBOX_ZYGOTE_GATE, "starts no thread", start_thread, SIGNALLED + SIGSYS },
	{ SANDBOX_ZYGOTE_GATE, "runs no program", run_program, SIGNALLED + SIGSYS },
	{ SANDBOX_ZYGOTE_GATE, "opens no file", read_passwd, EACCES },
	{ SANDBOX_ZYGOTE_DESK, "starts a process", start_process, 0 },
	{ SANDBOX_ZYGOTE_DESK, "reads terminfo", read_terminfo, 0 },
	{ SANDBOX_ZYGOTE_DESK, "runs no program", run_program, SIGNALLED + SIGSYS },
	{ SANDBOX_MONITOR, "does its daily work", daily_work, 0 },
	{ SANDBOX_MONITOR, "leaves no core", no_core, 0 },
	{ SANDBOX_MONITOR, "runs programs", run_program, 0 },
};

static void enter(enum sandbox_kind kind)
{
	const char *const terminfo[] = { "/lib/terminfo", "/usr/share/terminfo", "/no/such/place", NULL };
	const char *const given[] = { inside, NULL };
	bool desk = kind == SANDBOX_DESK || kind == SANDBOX_ZYGOTE_DESK;
	struct sandbox sandbox = { kind, desk ? terminfo : NULL, kind == SANDBOX_STORE ? given : NULL };
	struct err err = ERR_INIT;

	if (!sandbox_enter(&sandbox, &err)) {
		fprintf(stderr, "%s\n", err.text);
		_exit(255);
	}
}

/* Runs act behind the walls of kind (and first of zygote, when it is another); what it said is in said. */
static int outcome(enum sandbox_kind zygote, enum sandbox_kind kind, int (*act)(void), char *said, size_t room)
{
	int status, ends[2];
	ssize_t count;
	pid_t child;

	if (pipe(ends) < 0)
		return -1;
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		if (zygote != kind)
			enter(zygote);
		enter(kind);
		_exit(act());
	}
	close(ends[1]);
	count = read(ends[0], said, room - 1);
	said[count > 0 ? count : 0] = '\0';
	close(ends[0]);
	if (child < 0 || waitpid(child, &status, 0) != child)
		return -1;
	return WIFSIGNALED(status) ? SIGNALLED + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Whoever is ended says so, except in pthread_create(), which holds all signals. */
static void judge(const char *who, const char *what, int expected, int got, const char *said)
{
	bool silent = got != SIGNALLED + SIGSYS || strstr(what, "thread");

	if (got == expected && (silent || strstr(said, "system call")))
		printf("ok the %s %s\n", who, what);
	else
		printf("not ok the %s %s: outcome %d, expected %d; it said: %s\n", who, what, got, expected, said);
}

int main(void)
{
	bool landlock = syscall(SYS_landlock_create_ruleset, NULL, 0, 1) > 0;
	char said[500];

	setvbuf(stdout, NULL, _IONBF, 0);
	log_open("check");
	snprintf(inside, sizeof(inside), "/tmp/wijkd-inside-XXXXXX");
	snprintf(outside, sizeof(outside), "/tmp/wijkd-outside-XXXXXX");
	if (!mkdtemp(inside) || !mkdtemp(outside) || !sock_pair(SOCK_SEQPACKET, pair, NULL))
		return 1;
	for (size_t i = 0; i < COUNT_OF(attempts); i++) {
		const struct attempt *attempt = &attempts[i];
		int got = outcome(attempt->kind, attempt->kind, attempt->act, said, sizeof(said));
		int expected = attempt->expected;

		if (expected >= NEEDS_LANDLOCK)
			expected = landlock ? expected - NEEDS_LANDLOCK : 0;
		judge(kind_names[attempt->kind], attempt->what, expected, got, said);
	}
	judge("gate from a zygote", "opens no file", EACCES,
	      outcome(SANDBOX_ZYGOTE_GATE, SANDBOX_GATE, read_passwd, said, sizeof(said)), said);
	judge("gate from a zygote", "starts no process", SIGNALLED + SIGSYS,
	      outcome(SANDBOX_ZYGOTE_GATE, SANDBOX_GATE, start_process, said, sizeof(said)), said);
	judge("desk from a zygote", "does its daily work", 0,
	      outcome(SANDBOX_ZYGOTE_DESK, SANDBOX_DESK, daily_work, said, sizeof(said)), said);
	judge("desk from a zygote", "reads terminfo", 0,
	      outcome(SANDBOX_ZYGOTE_DESK, SANDBOX_DESK, read_terminfo, said, sizeof(said)), said);
	judge("desk from a zygote", "starts no process", SIGNALLED + SIGSYS,
	      outcome(SANDBOX_ZYGOTE_DESK, SANDBOX_DESK, start_process, said, sizeof(said)), said);
	rmdir(inside);
	rmdir(outside);
	return 0;
}
