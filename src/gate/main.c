/* wijkd-gate: born by the monitor with its control socket on descriptor 3; becomes the zygote of all gates. */
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/build.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/sandbox.h"
#include "gate/transport.h"
#include "gate/zygote.h"

enum { CONTROL_FD = 3, BIRTH_MS = 10 * 1000, HEAP_STEP_BYTES = 4096 };

#ifdef WIJKD_SANDBOX
/*
 * Fills the holes that the warm-up left in the heap, and keeps them: gates then take fresh pages in a row instead of
 * making a copy of every page with a hole in it.
 */
static void holes_fill(void)
{
	enum { LARGEST = 64 * 1024 + 8, FINE = 1032, STEP = 16, SMALLEST = 24, ROUNDS = 100 * 1000 };
	static void *kept;
	int rounds = 0;

	malloc_trim(0);
	for (size_t bytes = LARGEST; bytes >= SMALLEST; bytes -= bytes > FINE ? bytes / 4 / STEP * STEP : STEP) {
		const char *top = (const char *)sbrk(0) - mallinfo2().keepcost;
		while (rounds++ < ROUNDS) {
			void **piece = malloc(bytes);
			if (!piece || (const char *)piece >= top) {
				free(piece);
				break;
			}
			*piece = kept;
			kept = piece;
		}
	}
}
#else
static void holes_fill(void)
{
}
#endif

/* The first message, and nothing else, is a birth of this build. */
static void await_birth(struct channel *control, struct message *message)
{
	struct err err = ERR_INIT;

	if (channel_await(control, message, BIRTH_MS, &err) != CHANNEL_DONE)
		log_end(1, "no birth: %s", err.text);
	if (!control_check(message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_GATE_ZYGOTE, &err) || message->kind != CONTROL_BIRTH)
		log_end(1, "no birth: %s", err.text);
	const struct birth *birth = rows_first(&message->rows, &birth_record);
	if (strcmp(birth->build, build_id()) != 0)
		log_end(1, "the monitor is of build %s, this is %s", birth->build, build_id());
	if (message->fd_count == 0)
		log_end(1, "no host key");
}

int main(void)
{
	const struct sandbox sandbox = { .kind = SANDBOX_ZYGOTE_GATE };
	struct err err = ERR_INIT;
	struct message message;

	log_open("gate");
	clock_init();
	/* One thread, one arena, no room in advance: what is warmed here is shared by all gates. */
	mallopt(M_ARENA_MAX, 1);
	mallopt(M_TOP_PAD, HEAP_STEP_BYTES);
	struct channel *control = channel_new(CONTROL_FD);
	await_birth(control, &message);
	const struct birth *birth = rows_first(&message.rows, &birth_record);
	clock_shift(birth->clock_offset);
	ssh_bind bind = transport_bind(message.fds, message.fd_count, &err);
	if (!bind || !warm_up(bind, birth, &err) || !sandbox_enter(&sandbox, &err))
		log_end(1, "%s", err.text);
	while (message.fd_count)
		close(message.fds[--message.fd_count]);
	holes_fill();
	int status = zygote_run(control, birth, bind);
	channel_free(control);
	ssh_bind_free(bind);
	message_free(&message);
	return status;
}
