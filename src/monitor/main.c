/* wijkd: reads the configuration, takes the lock, starts the others, and serves until it is told to stop. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/build.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "monitor/monitor.h"

enum { EXIT_FAILED = 1, EXIT_CONFIGURATION = 2 };

static const char usage[] =
	"wijkd -c FILE     the daemon, in the foreground\n"
	"wijkd --version   the build\n"
	"wijkd --help      this\n";

/* ---- folders, lock, keys ---- */

/* Makes the folder when it is not there, for this user alone; *absolute is the caller's to free. */
static bool folder(const char *path, char **absolute, struct err *err)
{
	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return err_errno(err, "De map %s kan niet worden gemaakt", path);
	*absolute = realpath(path, NULL);
	if (!*absolute)
		return err_errno(err, "De map %s is niet te vinden", path);
	return true;
}

/* One monitor for a folder; the store has a lock of its own, so that wijkctl can work without a monitor. */
static bool lock_state(struct monitor *monitor, struct err *err)
{
	monitor->state_fd = open(monitor->state_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (monitor->state_fd < 0)
		return err_errno(err, "De map %s is niet te openen", monitor->state_path);
	monitor->lock_fd = openat(monitor->state_fd, "monitor.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (monitor->lock_fd < 0)
		return err_errno(err, "Het slot in %s is niet te openen", monitor->state_path);
	if (flock(monitor->lock_fd, LOCK_EX | LOCK_NB) < 0)
		return err_set(err, ERR_BUSY, "Er draait al een wijkd op %s.", monitor->state_path);
	return true;
}

/* A key that others may read is no key. */
static bool host_key(struct monitor *monitor, const char *name, bool required, struct err *err)
{
	char path[PATH_MAX];
	struct stat about;

	snprintf(path, sizeof(path), "%s/%s", monitor->keys_path, name);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0 && errno == ENOENT && !required)
		return true;
	if (fd < 0)
		return err_errno(err, "De hostsleutel %s is niet te openen", path);
	if (fstat(fd, &about) < 0 || !S_ISREG(about.st_mode) || (about.st_mode & 077)) {
		close(fd);
		return err_set(err, ERR_INPUT, "De hostsleutel %s moet een bestand zijn dat alleen de eigenaar mag lezen.", path);
	}
	monitor->host_keys[monitor->host_key_count++] = fd;
	return true;
}

static bool program_folder(struct monitor *monitor, struct err *err)
{
#ifdef LIBEXECDIR
	(void)err;
	monitor->program_folder = mem_text(LIBEXECDIR);
#else
	char path[PATH_MAX];
	ssize_t bytes = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (bytes < 0)
		return err_errno(err, "De map van wijkd is niet te vinden");
	path[bytes] = '\0';
	monitor->program_folder = mem_text(dirname(path));
#endif
	return true;
}

/* ---- start ---- */

static void on_signal(void *arg, int signo)
{
	struct monitor *monitor = arg;

	if (signo == SIGCHLD)
		processes_reap(monitor);
	else
		stop_begin(monitor);
}

static bool prepare(struct monitor *monitor, struct err *err)
{
	static const int signals[] = { SIGTERM, SIGINT, SIGHUP, SIGCHLD };
	const struct sandbox sandbox = { .kind = SANDBOX_MONITOR };
	const struct conf *conf = &monitor->conf;

	signal(SIGPIPE, SIG_IGN);
	/* Gates and desks whose zygote is lost come to us: nobody stays behind. */
	if (prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
		return err_errno(err, "wijkd kan geen ouder van wezen zijn");
	monitor->loop = loop_new();
	monitor->admission = admission_new(conf->max_unauthenticated, conf->max_unauthenticated_per_address);
	return mailer_start(monitor, err)
		&& program_folder(monitor, err)
		&& folder(conf->state, &monitor->state_path, err)
		&& folder(conf->run, &monitor->run_path, err)
		&& folder(conf->keys, &monitor->keys_path, err)
		&& lock_state(monitor, err)
		&& host_key(monitor, "ssh_host_ed25519_key", true, err)
		&& host_key(monitor, "ssh_host_rsa_key", false, err)
		&& loop_signals(monitor->loop, signals, COUNT_OF(signals), on_signal, monitor, err)
		&& sandbox_enter(&sandbox, err)
		&& listener_open(monitor, err)
		&& ctl_open(monitor, err);
}

/* All three are born at the same time. */
static bool start_others(struct monitor *monitor, struct err *err)
{
	monitor->store = process_start(monitor, PROCESS_STORE, err);
	monitor->gate_zygote = monitor->store ? process_start(monitor, PROCESS_GATE_ZYGOTE, err) : NULL;
	monitor->desk_zygote = monitor->gate_zygote ? process_start(monitor, PROCESS_DESK_ZYGOTE, err) : NULL;
	return monitor->desk_zygote
		&& process_await_ready(monitor->store, err)
		&& process_await_ready(monitor->gate_zygote, err)
		&& process_await_ready(monitor->desk_zygote, err);
}

static int serve(struct monitor *monitor)
{
	struct err err = ERR_INIT;
	char name[128];
	int status = EXIT_FAILED;

	if (!prepare(monitor, &err)) {
		fprintf(stderr, "wijkd: %s\n", err.text);
		return status;
	}
	if (start_others(monitor, &err)) {
		listener_name(monitor, name, sizeof(name));
		printf("wijkd: ready on %s\n", name);
		fflush(stdout);
		listener_serve(monitor);
		ctl_serve(monitor);
		status = loop_run(monitor->loop);
	} else {
		fprintf(stderr, "wijkd: %s\n", err.text);
	}
	listener_close(monitor);
	ctl_close(monitor);
	return status;
}

static void monitor_clear(struct monitor *monitor)
{
	for (struct process *process = monitor->processes, *next; process; process = next) {
		next = process->next;
		channel_free(process->control);
		if (process->pid)
			kill(process->pid, SIGKILL);
		free(process);
	}
	for (int i = 0; i < monitor->host_key_count; i++)
		close(monitor->host_keys[i]);
	if (monitor->mailer)
		channel_free(monitor->mailer);
	admission_free(monitor->admission);
	loop_free(monitor->loop);
	free(monitor->state_path);
	free(monitor->run_path);
	free(monitor->keys_path);
	free(monitor->ctl_path);
	free(monitor->program_folder);
	conf_free(&monitor->conf);
}

int main(int argc, char **argv)
{
	struct monitor monitor = { .lock_fd = -1, .state_fd = -1, .listen_fd = -1, .ctl_fd = -1 };
	struct err err = ERR_INIT;

	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		fputs(usage, stdout);
		return 0;
	}
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		printf("wijkd %s\n", build_id());
		return 0;
	}
	if (argc != 3 || strcmp(argv[1], "-c") != 0) {
		fputs(usage, stderr);
		return EXIT_CONFIGURATION;
	}
	log_open("wijkd");
	clock_init();
	if (!conf_load(argv[2], &monitor.conf, &err)) {
		fprintf(stderr, "wijkd: %s\n", err.text);
		return EXIT_CONFIGURATION;
	}
	clock_shift(monitor.conf.clock_offset);
	int status = serve(&monitor);
	monitor_clear(&monitor);
	return status;
}
