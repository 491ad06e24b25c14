/* wijkd-gate: born by the monitor with its control socket on descriptor 3; becomes the zygote of all gates. */
#include <malloc.h>
#include <string.h>
#include <unistd.h>

#include "base/build.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/sandbox.h"
#include "gate/transport.h"
#include "gate/zygote.h"

enum { CONTROL_FD = 3, BIRTH_MS = 10 * 1000 };

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
	/* One thread, one arena: what is warmed here is shared by all gates. */
	mallopt(M_ARENA_MAX, 1);
	struct channel *control = channel_new(CONTROL_FD);
	await_birth(control, &message);
	const struct birth *birth = rows_first(&message.rows, &birth_record);
	clock_shift(birth->clock_offset);
	ssh_bind bind = transport_bind(message.fds, message.fd_count, &err);
	if (!bind || !warm_up(bind, birth, &err) || !sandbox_enter(&sandbox, &err))
		log_end(1, "%s", err.text);
	while (message.fd_count)
		close(message.fds[--message.fd_count]);
	int status = zygote_run(control, birth, bind);
	channel_free(control);
	ssh_bind_free(bind);
	message_free(&message);
	return status;
}
