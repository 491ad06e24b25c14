/*
 * One connection: an SSH session on one side, the monitor and a desk on the other. The gate judges nothing and knows
 * nothing of households; it carries bytes, and answers what is asked of an SSH server in plain sentences.
 *
 * The order of a connection: key exchange, login (auth.c), one session channel with what the client wants on it
 * (request.c), bytes to and fro (pump.c), leaving (leave.c). Limits in time are in gate.c.
 */
#ifndef GATE_GATE_H
#define GATE_GATE_H

#include "base/buf.h"
#include "gate/ssh.h"
#include "wire/channel.h"
#include "wire/control.h"

enum gate_phase {
	GATE_KEX,
	GATE_LOGIN,		/* until `authenticated` */
	GATE_OPEN,		/* until the client asked for a shell or a command */
	GATE_STARTING,		/* the monitor was asked for a desk */
	GATE_RUNNING,		/* there is a desk */
	GATE_ENDED,		/* leaving; `status` and `farewell` say how */
};

/* What the client asked for on its channel. */
enum gate_want { WANT_NOTHING, WANT_SHELL, WANT_COMMAND, WANT_FILES, WANT_REFUSED };

enum {
	GATE_USER_BYTES = FIELD_SIZE_OF(struct auth, user),
	GATE_ENV_MOST = 16,		/* environment variables that are looked at */
	GATE_COMMAND_CHARS = 200,
	GATE_DENIALS = 6,		/* refused login requests: an agent offers five keys and more */
	GATE_REQUESTS = 30,		/* login requests of any kind */
	GATE_KEYS_BYTES = 64 * 1024,	/* keys that wait for the desk */
	GATE_COLS_LEAST = 20, GATE_COLS_MOST = 500, GATE_ROWS_LEAST = 10, GATE_ROWS_MOST = 300,
	GATE_EXIT_FAILED = 1, GATE_EXIT_COMMAND = 64, GATE_EXIT_BUSY = 75, GATE_EXIT_REFUSED = 77,
};

struct gate {
	const struct birth *birth;
	struct spawn spawn;
	struct channel *control;	/* the monitor */
	bool monitor_gone, control_unwatched;
	enum gate_phase phase;
	int64_t phase_until;		/* monotonic milliseconds; 0: no limit */
	int64_t login_until;

	int tcp;			/* owned by `session` */
	ssh_session session;
	ssh_event event;
	struct ssh_server_callbacks_struct server_callbacks;
	struct ssh_channel_callbacks_struct channel_callbacks;

	/* login */
	char user[GATE_USER_BYTES];	/* pinned by the first request */
	bool asked_anything;
	bool key_right;			/* the first factor is right, the second is awaited */
	bool password_asked;		/* or a code */
	bool asks_code;			/* who has this key has one-time codes */
	const char *hint;		/* above the next question; NULL: nothing */
	bool authenticated;
	int requests, denials, answers;

	/* what the client wants */
	ssh_channel channel;
	struct start start;
	int env_count, lang_rank;	/* rank of the variable that start.lang came from */
	enum gate_want want;
	bool client_eof, client_closed;
	bool resized;
	int64_t resize_at;		/* when the last size goes to the desk */

	/* running */
	int terminal;			/* stream to the desk, -1 when there is none */
	short terminal_events;		/* watched for */
	struct channel *side;		/* sizes to and exit from the desk */
	struct buf keys;		/* from the client, on their way to the desk */
	struct buf screen;		/* from the desk, on their way to the client */
	struct buf complaints;		/* the same, for the error stream */
	bool keys_left;			/* more keys wait inside libssh */
	bool terminal_ready;		/* there may be something to read */
	bool terminal_ended;		/* the desk closed it, or all was read after its goodbye */
	bool terminal_deaf;		/* the desk reads no more */
	bool side_ended, side_unwatched;
	bool blocked;			/* the line is full: look again soon */
	bool eof_told;
	struct ssh_counter_struct traffic;	/* of the socket */
	uint64_t heard_bytes;		/* of these in_bytes, when last looked */
	int64_t heard_at;		/* when the client last sent something */
	int64_t asked_at;		/* when it was last asked for an answer */
	bool away;			/* the desk was told that nothing comes any more */

	/* leaving */
	bool has_status;
	int status;
	bool hurried;			/* the monitor stops: wait for nobody */
	bool desk_left;			/* the desk said goodbye itself */
	bool all_out;			/* and all of it is on its way to the client: the terminal is restored */
	char farewell[ERR_TEXT_BYTES];	/* to the error stream, or "" */
};

/* Serves until the end. Takes over tcp and the control channel. */
void gate_serve(ssh_bind bind, const struct birth *birth, const struct spawn *spawn, int tcp, struct channel *control);

/*
 * Ends this process when it spends seconds of processor time without coming round: a client that announces packets of
 * 10 bytes keeps libssh 0.10.6 busy for ever. Costs nothing while idle. Call before the sandbox.
 */
void gate_watch_cpu(void);

/* gate.c: for its siblings */
void gate_phase_set(struct gate *gate, enum gate_phase phase, int64_t milliseconds);
/* Ends with a sentence for the client ("" for none) and an exit status; the first call counts. */
void gate_end(struct gate *gate, int status, const char *farewell);
/* Ends without a word to the client; the monitor gets one for its log and its penalties. */
void gate_drop(struct gate *gate, const char *word);
/* Milliseconds until the earliest limit. */
int gate_patience(const struct gate *gate);
void gate_control(struct gate *gate, struct message *message);
void gate_unwatch_control(struct gate *gate);

/* auth.c */
void auth_init(struct gate *gate);

/* request.c */
void request_init(struct gate *gate);
ssh_channel request_channel_open(ssh_session session, void *arg);
/* What the client asked for since the last turn. */
void request_serve(struct gate *gate);
void request_started(struct gate *gate, struct message *message);

/* pump.c */
void pump_begin(struct gate *gate, int terminal, struct channel *side);
void pump_turn(struct gate *gate);
/* Nothing more is carried: what is written from now on comes from leave.c. */
void pump_end(struct gate *gate);
int pump_patience(const struct gate *gate);
/* Says one thing to the desk on the side socket. */
void pump_tell(struct gate *gate, int kind, const struct size *size);

/* leave.c */
void leave_client(struct gate *gate);

#endif
