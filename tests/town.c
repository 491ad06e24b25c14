/* A municipality for a test. */
#include "town.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"

enum { TOWNS = 8, READY_SECONDS = 60, STOP_SECONDS = 20, CTL_SECONDS = 120, CTL_WORDS_MOST = 24 };

static struct town *towns[TOWNS];
static pid_t owner;		/* the test program: its forks clean nothing up */

const char *town_build(void)
{
	const char *build = getenv("WIJKD_BUILD");

	return build && build[0] ? build : "build";
}

/* ---- folder ------------------------------------------------------------------------------------------------------ */

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *ftw)
{
	(void)about, (void)kind, (void)ftw;
	return remove(path);
}

const char *town_log(struct town *town)
{
	static char path[300];

	snprintf(path, sizeof(path), "%s/log", town->folder);
	return path;
}

static void log_show(struct town *town)
{
	FILE *file = fopen(town_log(town), "r");
	char line[600];

	while (file && fgets(line, sizeof(line), file))
		fprintf(stderr, "wijkd: %s", line);
	if (file)
		fclose(file);
}

/* What sanitizers say, when the executables have them. */
static bool log_is_clean(struct town *town)
{
	static const char *const bad[] = { "ERROR: ", "runtime error", "SUMMARY: " };
	FILE *file = fopen(town_log(town), "r");
	char line[600];
	bool clean = true;

	while (file && fgets(line, sizeof(line), file))
		for (size_t i = 0; i < COUNT_OF(bad); i++)
			clean = clean && !strstr(line, bad[i]);
	if (file)
		fclose(file);
	return clean;
}

static void town_remove(struct town *town)
{
	for (size_t i = 0; i < TOWNS; i++)
		if (towns[i] == town)
			towns[i] = NULL;
	if (town->pid)
		town_stop(town, SIGKILL);
	if (!getenv("WIJKD_KEEP"))
		nftw(town->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(town);
}

/* What a failed test left. */
static void towns_remove(void)
{
	for (size_t i = 0; i < TOWNS && getpid() == owner; i++) {
		if (!towns[i])
			continue;
		log_show(towns[i]);
		town_remove(towns[i]);
	}
}

static struct town *town_new(void)
{
	struct town *town = mem_new(1, sizeof(*town));
	const char *temporary = getenv("TMPDIR");
	size_t place = 0;

	if (owner != getpid()) {
		owner = getpid();
		atexit(towns_remove);
	}
	snprintf(town->folder, sizeof(town->folder), "%s/wijkd-test-XXXXXX", temporary ? temporary : "/tmp");
	if (!mkdtemp(town->folder))
		fail_msg("%s: %s", town->folder, strerror(errno));
	snprintf(town->conf, sizeof(town->conf), "%s/wijkd.conf", town->folder);
	while (place < TOWNS && towns[place])
		place++;
	assert_true(place < TOWNS);
	towns[place] = town;
	town->out = -1;
	return town;
}

/* ---- wijkctl ----------------------------------------------------------------------------------------------------- */

static struct run ctl(struct town *town, bool with_conf, const char *input, va_list words)
{
	const char *argv[CTL_WORDS_MOST + 4] = { NULL };
	char program[300];
	size_t count = 0;

	snprintf(program, sizeof(program), "%s/wijkctl", town_build());
	argv[count++] = program;
	if (with_conf) {
		argv[count++] = "-c";
		argv[count++] = town->conf;
	}
	while ((argv[count] = va_arg(words, const char *))) {
		count++;
		assert_true(count < CTL_WORDS_MOST);
	}
	return run_program(argv, input, CTL_SECONDS);
}

struct run town_ctl(struct town *town, const char *input, ...)
{
	va_list words;
	struct run run;

	va_start(words, input);
	run = ctl(town, true, input, words);
	va_end(words);
	return run;
}

static void must_succeed(struct run *run, const char *what)
{
	if (run->status != 0)
		fail_msg("wijkctl %s: status %d: %s%s", what, run->status, run->out.data, run->err.data);
	run_free(run);
}

void town_ctl_good(struct town *town, const char *input, ...)
{
	va_list words;
	struct run run;

	va_start(words, input);
	run = ctl(town, true, input, words);
	va_end(words);
	va_start(words, input);
	must_succeed(&run, va_arg(words, const char *));
	va_end(words);
}

static void ctl_bare(struct town *town, ...)
{
	va_list words;
	struct run run;

	va_start(words, town);
	run = ctl(town, false, NULL, words);
	va_end(words);
	must_succeed(&run, "demo-files");
}

/* ---- the daemon -------------------------------------------------------------------------------------------------- */

static void text_replace(struct buf *text, const char *from, const char *to)
{
	char *at = strstr(text->data, from);
	struct buf whole = BUF_INIT;

	if (!at)
		fail_msg("wijkd.conf does not say «%s»", from);
	buf_add(&whole, text->data, (size_t)(at - text->data));
	buf_format(&whole, "%s%s", to, at + strlen(from));
	buf_free(text);
	*text = whole;
}

static struct buf conf_read(struct town *town)
{
	struct buf text = BUF_INIT;
	char bytes[4096];
	FILE *file = fopen(town->conf, "r");
	size_t count;

	assert_non_null(file);
	while ((count = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(&text, bytes, count);
	fclose(file);
	return text;
}

/* Frees the text. */
static void conf_write(struct town *town, struct buf *text)
{
	FILE *file = fopen(town->conf, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text->data, 1, text->used, file), text->used);
	assert_int_equal(fclose(file), 0);
	buf_free(text);
}

void town_conf_change(struct town *town, const char *from, const char *to)
{
	struct buf text = conf_read(town);

	text_replace(&text, from, to);
	conf_write(town, &text);
}

static void conf_set(struct town *town, const struct town_set *set)
{
	struct buf text = conf_read(town);

	if (set->second_factor)
		text_replace(&text, "second_factor = no",
			"second_factor = yes\npassword_ops = 1\npassword_memory_mib = 1");
	buf_format(&text, "\n%s", set->conf ? set->conf : "");
	conf_write(town, &text);
}

/* Waits for «wijkd: ready on 127.0.0.1:40123». */
static void await_ready(struct town *town)
{
	int64_t until = clock_monotonic() + READY_SECONDS * 1000L;
	struct buf line = BUF_INIT;
	struct pollfd wait = { town->out, POLLIN, 0 };
	const char *colon;
	char c;

	while (!line.data || !strchr(line.data, '\n')) {
		if (clock_monotonic() > until || poll(&wait, 1, 1000) < 0 ||
				(wait.revents && read(town->out, &c, 1) != 1)) {
			log_show(town);
			fail_msg("wijkd does not get ready: %s", line.data ? line.data : "it says nothing");
		}
		if (wait.revents)
			buf_char(&line, c);
	}
	colon = strrchr(line.data, ':');
	if (strncmp(line.data, "wijkd: ready on ", 16) != 0 || !colon)
		fail_msg("instead of its ready line wijkd says: %s", line.data);
	town->port = atoi(colon + 1);
	buf_free(&line);
}

static void known_hosts_write(struct town *town)
{
	char path[320], type[64] = "", key[512] = "";
	FILE *file;

	snprintf(path, sizeof(path), "%s/keys/ssh_host_ed25519_key.pub", town->folder);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "%63s %511s", type, key), 2);
	fclose(file);
	snprintf(path, sizeof(path), "%s/hosts", town->folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "[127.0.0.1]:%d %s %s\n", town->port, type, key);
	assert_int_equal(fclose(file), 0);
}

_Noreturn static void daemon_run(struct town *town, int out, pid_t parent)
{
	char program[300];
	int log = open(town_log(town), O_WRONLY | O_CREAT | O_APPEND, 0600);

	run_child_prepare(parent);
	dup2(open("/dev/null", O_RDONLY), 0);
	dup2(out, 1);
	dup2(log, 2);
	setsid();
	snprintf(program, sizeof(program), "%s/wijkd", town_build());
	execl(program, program, "-c", town->conf, (char *)NULL);
	_exit(127);
}

void town_start(struct town *town)
{
	pid_t parent = getpid();
	int ends[2];

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	fflush(NULL);
	town->pid = fork();
	assert_int_not_equal(town->pid, -1);
	if (town->pid == 0)
		daemon_run(town, ends[1], parent);
	close(ends[1]);
	if (town->out >= 0)
		close(town->out);
	town->out = ends[0];
	await_ready(town);
	known_hosts_write(town);
}

int town_stop(struct town *town, int signo)
{
	int64_t until = clock_monotonic() + STOP_SECONDS * 1000L;
	pid_t pid = town->pid;
	int how;

	kill(pid, signo);
	while (waitpid(pid, &how, WNOHANG) == 0) {
		if (clock_monotonic() > until)
			kill(pid, SIGKILL);
		poll(NULL, 0, 10);
	}
	town->pid = 0;
	close(town->out);
	town->out = -1;
	return WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
}

struct town *town_open(const struct town_set *set)
{
	struct town *town = town_new();

	ctl_bare(town, "demo-files", town->folder, "0", NULL);
	conf_set(town, set);
	if (!set->empty)
		town_ctl_good(town, NULL, "demo", NULL);
	town_start(town);
	return town;
}

void town_close(struct town *town)
{
	if (town->pid) {
		int status = town_stop(town, SIGTERM);

		if (status != 0) {
			log_show(town);
			fail_msg("wijkd ended with status %d", status);
		}
	}
	if (!log_is_clean(town)) {
		log_show(town);
		fail_msg("a sanitizer found something");
	}
	town_remove(town);
}

/* ---- processes --------------------------------------------------------------------------------------------------- */

struct process {
	pid_t pid, parent;
	char name[32];
	unsigned long long started;
};

static bool process_read(const char *number, struct process *process)
{
	char path[64], text[1024], *name, *end;
	FILE *file;
	size_t got;

	snprintf(path, sizeof(path), "/proc/%.20s/stat", number);
	file = fopen(path, "r");
	if (!file)
		return false;
	got = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	text[got] = '\0';
	name = strchr(text, '(');
	end = strrchr(text, ')');
	if (!name || !end)
		return false;
	process->pid = atoi(text);
	snprintf(process->name, sizeof(process->name), "%.*s", (int)(end - name - 1), name + 1);
	/* Behind the name: state, parent, ... and as the twentieth the time of birth. A zombie is no process. */
	return end[2] != 'Z' && sscanf(end + 2,
		"%*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu",
		&process->parent, &process->started) == 2;
}

static size_t processes_read(struct process **all)
{
	DIR *folder = opendir("/proc");
	struct dirent *entry;
	size_t count = 0, room = 0;

	*all = NULL;
	while (folder && (entry = readdir(folder))) {
		if (entry->d_name[0] < '0' || entry->d_name[0] > '9')
			continue;
		if (count == room)
			*all = mem_grow(*all, room = room * 2 + 64, sizeof(**all));
		if (process_read(entry->d_name, &(*all)[count]))
			count++;
	}
	if (folder)
		closedir(folder);
	return count;
}

static const struct process *process_of(const struct process *all, size_t count, pid_t pid)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].pid == pid)
			return &all[i];
	return NULL;
}

pid_t town_process(struct town *town, enum town_process kind)
{
	static const struct {
		const char *name;
		bool child_of_zygote;
	} kinds[] = {
		[TOWN_GATE_ZYGOTE] = { "wijkd-gate", false }, [TOWN_DESK_ZYGOTE] = { "wijkd-desk", false },
		[TOWN_STORE] = { "wijkd-store", false }, [TOWN_GATE] = { "wijkd-gate", true },
		[TOWN_DESK] = { "wijkd-desk", true },
	};
	struct process *all;
	size_t count = processes_read(&all);
	unsigned long long newest = 0;
	pid_t found = 0;

	for (size_t i = 0; i < count; i++) {
		const struct process *parent = process_of(all, count, all[i].parent);
		bool zygote = all[i].parent == town->pid, child = parent && parent->parent == town->pid;

		if (strcmp(all[i].name, kinds[kind].name) != 0 || !(kinds[kind].child_of_zygote ? child : zygote))
			continue;
		if (all[i].started > newest || (all[i].started == newest && all[i].pid > found)) {
			newest = all[i].started;
			found = all[i].pid;
		}
	}
	free(all);
	return found;
}

size_t town_processes(struct town *town, pid_t *pids, size_t room)
{
	struct process *all;
	size_t count = processes_read(&all), found = 0;

	for (size_t i = 0; i < count && found < room; i++) {
		const struct process *up = &all[i];

		while (up && up->pid != town->pid)
			up = process_of(all, count, up->parent);
		if (up)
			pids[found++] = all[i].pid;
	}
	free(all);
	return found;
}

bool town_gone(pid_t pid, int milliseconds)
{
	int64_t until = clock_monotonic() + milliseconds;
	struct process process;
	char number[24];

	snprintf(number, sizeof(number), "%d", pid);
	while (process_read(number, &process)) {
		if (clock_monotonic() > until)
			return false;
		poll(NULL, 0, 10);
	}
	return true;
}
