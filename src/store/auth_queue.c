/* Passwords are hashed beside the loop, one at a time: a flood costs one core and the memory of one hash. */
#include "auth_queue.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "vault/vault.h"

struct auth_queue {
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t filled;
	struct attempt *waiting, **last;
	struct attempt *done;
	size_t count;		/* waiting and being hashed */
	bool started, ending;
	int fd;
};

void attempt_free(struct attempt *attempt)
{
	if (attempt->password)
		wipe(attempt->password, strlen(attempt->password));
	free(attempt->password);
	if (attempt->held)
		message_free(attempt->held);
	free(attempt->held);
	free(attempt);
}

/* Holds the mutex but while hashing. */
static void hash_next(struct auth_queue *queue)
{
	struct attempt *attempt = queue->waiting;

	queue->waiting = attempt->next;
	if (!queue->waiting)
		queue->last = &queue->waiting;
	pthread_mutex_unlock(&queue->mutex);
	attempt->right = password_check(attempt->hash, attempt->password, attempt->ops, attempt->memory_kib);
	wipe(attempt->password, strlen(attempt->password));
	pthread_mutex_lock(&queue->mutex);
	attempt->next = queue->done;
	queue->done = attempt;
	queue->count--;
	eventfd_write(queue->fd, 1);
}

static void *work(void *arg)
{
	struct auth_queue *queue = arg;

	pthread_mutex_lock(&queue->mutex);
	while (!queue->ending) {
		if (queue->waiting)
			hash_next(queue);
		else
			pthread_cond_wait(&queue->filled, &queue->mutex);
	}
	pthread_mutex_unlock(&queue->mutex);
	return NULL;
}

/* Signals are for the loop. */
static bool thread_start(struct auth_queue *queue)
{
	sigset_t all, before;
	bool ok;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	ok = pthread_create(&queue->thread, NULL, work, queue) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ok;
}

struct auth_queue *auth_queue_new(void)
{
	struct auth_queue *queue = mem_new(1, sizeof(*queue));

	queue->last = &queue->waiting;
	queue->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	pthread_mutex_init(&queue->mutex, NULL);
	pthread_cond_init(&queue->filled, NULL);
	if (queue->fd < 0)
		log_end(71, "no eventfd for passwords");
	return queue;
}

static void list_free(struct attempt *attempt)
{
	while (attempt) {
		struct attempt *next = attempt->next;
		attempt_free(attempt);
		attempt = next;
	}
}

void auth_queue_free(struct auth_queue *queue)
{
	if (!queue)
		return;
	pthread_mutex_lock(&queue->mutex);
	queue->ending = true;
	pthread_cond_signal(&queue->filled);
	pthread_mutex_unlock(&queue->mutex);
	if (queue->started)
		pthread_join(queue->thread, NULL);
	list_free(queue->waiting);
	list_free(queue->done);
	pthread_cond_destroy(&queue->filled);
	pthread_mutex_destroy(&queue->mutex);
	close(queue->fd);
	free(queue);
}

size_t auth_queue_count(struct auth_queue *queue)
{
	pthread_mutex_lock(&queue->mutex);
	size_t count = queue->count;
	pthread_mutex_unlock(&queue->mutex);
	return count;
}

void auth_queue_put(struct auth_queue *queue, struct attempt *attempt)
{
	attempt->next = NULL;
	/* Not before the first password: the process is sandboxed by then, and a thread gets the walls of its maker. */
	if (!queue->started && !thread_start(queue))
		log_end(71, "no thread for passwords");
	queue->started = true;
	pthread_mutex_lock(&queue->mutex);
	*queue->last = attempt;
	queue->last = &attempt->next;
	queue->count++;
	pthread_cond_signal(&queue->filled);
	pthread_mutex_unlock(&queue->mutex);
}

struct attempt *auth_queue_take(struct auth_queue *queue)
{
	eventfd_t seen;

	pthread_mutex_lock(&queue->mutex);
	struct attempt *attempt = queue->done;
	if (attempt)
		queue->done = attempt->next;
	else
		eventfd_read(queue->fd, &seen);
	pthread_mutex_unlock(&queue->mutex);
	return attempt;
}

int auth_queue_fd(const struct auth_queue *queue)
{
	return queue->fd;
}
