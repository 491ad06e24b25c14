/* A running store for tests: the process, its monitor (us), sessions. */
#include "running.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/build.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/sock.h"
#include "store/process.h"
#include "world.h"

static void log_nowhere(void)
{
	if (!freopen("/dev/null", "w", stderr))
		_exit(99);
}

void running_start(struct running *running)
{
	running_start_limited(running, 0);
}

static void limit_files(size_t file_bytes)
{
	const struct rlimit limit = { file_bytes, file_bytes };

	if (!file_bytes)
		return;
	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		_exit(98);
}

void running_start_limited(struct running *running, size_t file_bytes)
{
	int ends[2];
	struct message message;
	struct err err = ERR_INIT;

	assert_true(sock_pair(SOCK_SEQPACKET, ends, &err));
	running->pid = fork();
	if (running->pid == 0) {
		close(ends[0]);
		log_nowhere();
		limit_files(file_bytes);
		_exit(store_process(ends[1]));
	}
	close(ends[1]);
	running->control = channel_new(ends[0]);
	message_init(&message, CONTROL_BIRTH);
	struct birth *birth = rows_new(&message.rows, &birth_record);
	world_birth(running->path, birth);
	assert_true(channel_send_all(running->control, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
}

int running_ready(struct running *running)
{
	struct message message;
	struct err err = ERR_INIT;

	assert_int_equal(channel_await(running->control, &message, RUNNING_DEADLINE_MS, &err), CHANNEL_DONE);
	assert_int_equal(message.kind, CONTROL_READY);
	int status = message.status;
	message_free(&message);
	return status;
}

/* How the process ended. */
int running_wait_end(struct running *running)
{
	int how = 0;

	assert_int_equal(waitpid(running->pid, &how, 0), running->pid);
	running->pid = 0;
	channel_free(running->control);
	running->control = NULL;
	return WIFEXITED(how) ? WEXITSTATUS(how) : -WTERMSIG(how);
}

int running_stop(struct running *running)
{
	struct message message;

	message_init(&message, CONTROL_STOP);
	assert_true(channel_send_all(running->control, &message, RUNNING_DEADLINE_MS));
	return running_wait_end(running);
}

/* The folder that every test starts from; made once. */
static struct running mould = { .path = "/tmp/wijkd-store-XXXXXX" };

int running_mould_setup(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(mould.path));
	struct world *world = world_new_at(mould.path);
	mould.amina = world_employee(world, "amina");
	mould.carla = world_employee(world, "carla");
	mould.jansen = world_household(world, "jansen");
	world_free(world);
	return 0;
}

static void file_copy(const char *from, const char *to, const char *name)
{
	char path[128];
	struct stat info;

	snprintf(path, sizeof(path), "%s/%s", from, name);
	int in = open(path, O_RDONLY);
	assert_true(in >= 0 && fstat(in, &info) == 0);
	snprintf(path, sizeof(path), "%s/%s", to, name);
	int out = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(out >= 0 && sendfile(out, in, NULL, (size_t)info.st_size) == info.st_size);
	close(in);
	close(out);
}

int running_setup(void **state)
{
	struct running *running = mem_new(1, sizeof(*running));

	*running = mould;
	strcpy(running->path, "/tmp/wijkd-store-XXXXXX");
	assert_non_null(mkdtemp(running->path));
	file_copy(mould.path, running->path, "wijkd.db");
	file_copy(mould.path, running->path, "wijkd-view.db");
	file_copy(mould.path, running->path, "wijkd-keys.db");
	running_start(running);
	assert_int_equal(running_ready(running), STATUS_OK);
	*state = running;
	return 0;
}

static void folder_remove(const char *folder)
{
	static const char *const files[] = { "wijkd.db", "wijkd.db-wal", "wijkd.db-shm", "wijkd-view.db",
		"wijkd-view.db-wal", "wijkd-view.db-shm", "wijkd-keys.db", "wijkd-keys.db-wal", "wijkd-keys.db-shm",
		"wijkd.lock" };

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		char path[128];
		snprintf(path, sizeof(path), "%s/%s", folder, files[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(folder), 0);	/* no other file was left there */
}

int running_mould_teardown(void **state)
{
	(void)state;
	folder_remove(mould.path);
	return 0;
}

int running_teardown(void **state)
{
	struct running *running = *state;

	if (running->pid) {
		kill(running->pid, SIGKILL);
		running_wait_end(running);
	}
	folder_remove(running->path);
	free(running);
	return 0;
}

struct channel *running_offline(const struct running *running, pid_t *pid)
{
	struct err err = ERR_INIT;
	int ends[2];

	assert_true(sock_pair(SOCK_SEQPACKET, ends, &err));
	*pid = fork();
	if (*pid == 0) {
		close(ends[0]);
		log_nowhere();
		_exit(store_process_offline(running->path, ends[1]));
	}
	close(ends[1]);
	return channel_new(ends[0]);
}

/* ---- a session ---- */

/* buffer_bytes > 0: of what the store sends, so that a reader is soon behind. */
struct channel *running_session(struct running *running, int kind, id employee_id, const char *username,
	int buffer_bytes)
{
	struct message message;
	struct err err = ERR_INIT;
	int ends[2];

	assert_true(sock_pair(SOCK_SEQPACKET, ends, &err));
	if (buffer_bytes)
		assert_int_equal(setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &buffer_bytes, sizeof(buffer_bytes)), 0);
	message_init(&message, CONTROL_SESSION);
	struct session *session = rows_new(&message.rows, &session_record);
	session->session = ++running->last_session;
	session->employee_id = employee_id;
	session->kind = kind;
	snprintf(session->username, sizeof(session->username), "%s", username);
	strcpy(session->source, "192.0.2.1");
	message.fds[message.fd_count++] = ends[1];
	assert_true(channel_send_all(running->control, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
	close(ends[1]);
	return channel_new(ends[0]);
}

void running_await(struct channel *channel, struct message *message)
{
	struct err err = ERR_INIT;
	enum channel_result result = channel_await(channel, message, RUNNING_DEADLINE_MS, &err);

	if (result != CHANNEL_DONE)
		fail_msg("no message (%d): %s", result, err.text);
}

void running_hello(struct channel *channel)
{
	struct message message;

	message_init(&message, REQ_HELLO);
	struct hello *row = rows_new(&message.rows, &hello_record);
	strcpy(row->build, build_id());
	assert_true(channel_send_all(channel, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
	running_await(channel, &message);
	assert_int_equal(message.status, STATUS_OK);
	message_free(&message);
}

void running_team_add(struct channel *channel, int number)
{
	struct message message;

	message_init(&message, REQ_TEAM_ADD);
	message.serial = (uint32_t)number;
	random_bytes(message.key, sizeof(message.key));
	struct team *team = rows_new(&message.rows, &team_record);
	snprintf(team->naam, sizeof(team->naam), "Team %d", number);
	assert_true(channel_send_all(channel, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
}
