/*
 * The monitor: listens, admits, starts the other processes and hands out sockets. It links neither libssh nor ncurses
 * nor SQLite, and reads no byte of a client.
 *
 *   main.c         arguments, configuration, start
 *   process.c      the children that are born by fork and exec: store and zygotes
 *   listener.c     the TCP socket: admission of new connections
 *   connection.c   one per gate: its socket, its limits, the start of a session
 *   login.c        login questions to the store, verdicts back
 *   seat.c         one per desk: its sockets, its end, its life across a restart of the store
 *   store_link.c   the store: its messages, its loss and its return
 *   zygotes.c      gate and desk zygotes: spawning, succession
 *   ctl_socket.c   wijkctl: who is asking, and off to the store
 *   mailer.c       the child that runs sendmail
 *   stop.c         the orderly end
 */
#ifndef MONITOR_MONITOR_H
#define MONITOR_MONITOR_H

#include "base/loop.h"
#include "conf/conf.h"
#include "monitor/admission.h"
#include "wire/channel.h"
#include "wire/control.h"

enum process_kind { PROCESS_STORE, PROCESS_GATE_ZYGOTE, PROCESS_DESK_ZYGOTE, PROCESS_KINDS };

enum { MONITOR_HOST_KEYS = 2, ADDRESS_BYTES = FIELD_SIZE_OF(struct spawn, source) };

/* A child of ours with its control socket. Freed when it is both reaped and gone. */
struct process {
	struct process *next;
	struct monitor *monitor;
	enum process_kind kind;
	pid_t pid;			/* 0: reaped */
	struct channel *control;	/* NULL: gone */
	bool ready;
	bool stopping;			/* was told to end */
	bool wanted_again;		/* another one is started when this one is over */
	int64_t born_at;		/* monotonic milliseconds */
	int spawned;			/* connections or sessions it was given */
	int64_t timer;			/* the end of our patience with its birth or its end */
};

enum connection_phase { CONNECTION_STRANGER, CONNECTION_KNOWN, CONNECTION_SEATED };

/* A gate and its client. Freed when the gate is both reaped and gone. */
struct connection {
	struct connection *next;
	struct monitor *monitor;
	int64_t number;
	struct source source;
	bool counted;			/* as a stranger */
	char address[ADDRESS_BYTES];	/* without port */
	struct process *zygote;		/* NULL when it is gone */
	pid_t pid;			/* of the gate; 0 until SPAWNED */
	struct channel *control;	/* NULL: gone */
	bool reaped;			/* its end was reported, or nobody will */
	enum connection_phase phase;
	enum penalty penalty;		/* for what the gate told of its end */
	int64_t born_at;		/* monotonic milliseconds */
	int64_t login_timer;
	bool ping_open;			/* a PING waits for its PONG */

	/* login.c */
	char user[FIELD_SIZE_OF(struct auth, user)];	/* pinned by the first question */
	int questions;
	struct message *waiting;	/* a question that waits for the store */
	int64_t waiting_timer;
	int asked;			/* enum control: what the store judges now; 0 nothing */
	bool asked_signed;
	bool key_right;			/* with signature; a password may follow */
	id employee_id;			/* 0 until the last factor is right */

	struct seat *seat;
};

/* A desk and its person. The store knows it as a session under the same number. Freed when reaped and gone. */
struct seat {
	struct seat *next;
	struct monitor *monitor;
	int64_t number;
	id employee_id;
	enum session_kind kind;
	char address[ADDRESS_BYTES];
	struct connection *connection;	/* NULL: the gate is gone, the session is locked */
	struct process *zygote;		/* NULL when it is gone */
	pid_t pid;			/* of the desk; 0 until SPAWNED */
	struct channel *control;	/* NULL: gone */
	bool reaped;
	int64_t kill_timer;
};

struct monitor {
	struct conf conf;
	char *state_path, *run_path, *keys_path;	/* absolute */
	char *program_folder;		/* where the other executables are */
	struct loop *loop;
	struct admission *admission;
	int lock_fd, state_fd, listen_fd, ctl_fd;
	char *ctl_path;
	int host_keys[MONITOR_HOST_KEYS];
	int host_key_count;

	struct process *processes;
	struct process *store;		/* NULL while there is none */
	struct process *gate_zygote, *gate_successor;
	struct process *desk_zygote;
	int losses[PROCESS_KINDS];	/* in a row, each soon after its birth */

	struct connection *connections;
	struct seat *seats;
	int64_t last_number;
	int64_t ping_timer;

	struct channel *mailer;		/* NULL: no e-mail, or its child is gone */
	int64_t mail_away;		/* what it sends now; 0: nothing */

	int stop_step;			/* 0: not stopping */
	int64_t stop_timer;
};

/* process.c */
/* Forks and executes; its birth message is on the way. NULL and err when it cannot be started. */
struct process *process_start(struct monitor *monitor, enum process_kind kind, struct err *err);
/*
 * Waits until it is ready, at most 10 s after its birth. For the start of the monitor; later it is a message like
 * others.
 */
bool process_await_ready(struct process *process, struct err *err);
/* Tells it to end, and ends it when it does not within the milliseconds. */
void process_stop(struct process *process, int64_t patience_ms);
/* SIGCHLD: children of ours, and those that a lost zygote left to us. */
void processes_reap(struct monitor *monitor);

/* listener.c */
bool listener_open(struct monitor *monitor, struct err *err);
/* Begins accepting. */
void listener_serve(struct monitor *monitor);
void listener_close(struct monitor *monitor);
/* "127.0.0.1:2222", with the port that was really taken. */
void listener_name(const struct monitor *monitor, char *out, size_t room);

/* connection.c */
/* Takes over tcp. */
void connection_new(struct monitor *monitor, int tcp, const struct source *source, const char *address);
struct connection *connection_find(struct monitor *monitor, int64_t number);
void connection_send(struct connection *connection, const struct message *message);
/* Looks now and then whether all gates still answer. */
void connections_ping(struct monitor *monitor);
/*
 * Counts no longer as a stranger: its key is right. An office where many sit behind one address and type their
 * passwords at the same moment would else lock itself out.
 */
void connection_no_stranger(struct connection *connection);
/* Logged in, or over. */
void connection_known(struct connection *connection);
/* No more to do with its gate, which ends when it sees that. Frees it when it was reaped. */
void connection_gone(struct connection *connection);
void connection_kill(struct connection *connection, const char *why);
void connection_spawned(struct connection *connection, pid_t pid);
/* The gate's process ended; how: wait status. */
void connection_ended(struct connection *connection, int how);

/* What only the zygote would have told of its gates comes to us now. */
void connections_zygote_lost(struct monitor *monitor, const struct process *zygote);

/* crowd.c */
/* Ends one stranger, of this source when it is not NULL; false when all are too young to be suspected. */
bool crowd_make_room(struct monitor *monitor, const struct source *of);

/* login.c */
/* False: the gate asks what it may not ask. */
bool login_question(struct connection *connection, struct message *message);
void login_verdict(struct connection *connection, const struct verdict *verdict);
/* The store came back: questions that waited for it. */
void logins_ask_again(struct monitor *monitor);
/* Questions that were lost with it are answered with "busy". */
void logins_store_lost(struct monitor *monitor);
void login_forget(struct connection *connection);

/* seat.c */
/*
 * NULL and err when there may not be one more. On success *terminal and *side are for the gate; the caller closes
 * them.
 */
struct seat *seat_new(struct connection *connection, const struct start *start, int *terminal, int *side,
	struct err *err);
struct seat *seat_find(struct monitor *monitor, int64_t number);
void seat_spawned(struct seat *seat, pid_t pid);
void seat_ended(struct seat *seat, int how);
void seat_gate_lost(struct seat *seat);
/* Asks the desk to end, and ends it when it does not within the milliseconds. */
void seat_stop(struct seat *seat, int64_t patience_ms);
/* The same, because this person may not be here any more. */
void seat_shut_out(struct seat *seat, int64_t patience_ms);
void seats_zygote_lost(struct monitor *monitor, const struct process *zygote);
void seats_store_lost(struct monitor *monitor);
void seats_store_back(struct monitor *monitor);

/* store_link.c */
bool store_ready(const struct monitor *monitor);
/* False when there is no store now, or it is hopelessly slow. */
bool store_send(struct monitor *monitor, const struct message *message);
/* Gives the store its end of a session; fd stays the caller's. */
bool store_session(struct monitor *monitor, const struct session *session, int fd);
/* About a session that it knows: CONTROL_SESSION_LOCK or CONTROL_SESSION_END. */
void store_about(struct monitor *monitor, int kind, int64_t number);
void store_message(struct process *process, struct message *message);
void store_born(struct process *process);
void store_lost(struct process *process);

/* zygotes.c */
/* Sends a spawn message to the zygote of that kind; NULL when there is none now. */
struct process *zygote_spawn(struct monitor *monitor, enum process_kind kind, const struct message *message);
void zygote_message(struct process *process, struct message *message);
void zygote_born(struct process *process);
void zygote_lost(struct process *process);
/* A gate ended abnormally: those to come get another memory layout. */
void zygote_replace(struct monitor *monitor);

/* ctl_socket.c */
bool ctl_open(struct monitor *monitor, struct err *err);
void ctl_serve(struct monitor *monitor);
void ctl_close(struct monitor *monitor);

/* mailer.c */
/* Its child is born before the monitor opens anything or gives up the right to run what is setgid. */
bool mailer_start(struct monitor *monitor, struct err *err);
/* The store asks; the answer comes in every case. */
void mailer_ask(struct monitor *monitor, const struct message *message);

/* stop.c */
/* Begins the end, or hurries it. */
void stop_begin(struct monitor *monitor);
/* Something ended: perhaps this step is done. */
void stop_check(struct monitor *monitor);

#endif
