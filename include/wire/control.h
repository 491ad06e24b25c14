/*
 * What the monitor and its children say to each other. The monitor is the hub: gate, desk and store never hold a socket
 * to each other that it did not make. One table (control_table) says who may send what; anything else ends the child.
 */
#ifndef WIRE_CONTROL_H
#define WIRE_CONTROL_H

#include "base/mail_address.h"
#include "wire/message.h"

enum control {
	CONTROL_NONE = 0,
	/* birth: first message to every child on descriptor 3 */
	CONTROL_BIRTH = 1,		/* monitor -> any: birth; fds: gate zygote: host key file(s); store: state directory */
	CONTROL_READY,			/* any -> monitor: warmed, sandboxed, may be used */
	CONTROL_STOP,			/* monitor -> any: tell your people and end; status 0 */
	CONTROL_PING, CONTROL_PONG,	/* monitor <-> gate; a gate that is silent for 10 s is killed */

	/* zygotes */
	CONTROL_SPAWN = 16,		/* monitor -> zygote: spawn; fds, gate: TCP, control end; desk: control end, terminal,
					   side, session */
	CONTROL_SPAWNED,		/* zygote -> monitor: spawned {connection, pid} */
	CONTROL_ENDED,			/* zygote -> monitor: ended {connection, pid, how} */

	/* gate <-> monitor, one connection */
	CONTROL_AUTH_KEY = 32,		/* gate -> monitor -> store: auth (user, key_type, key); `signed` true after the signature */
	CONTROL_AUTH_PASSWORD,		/* gate -> monitor -> store: auth (user, password) */
	CONTROL_VERDICT,		/* store -> monitor -> gate: verdict */
	CONTROL_START,			/* gate -> monitor: start: the client asked for a shell or a command */
	CONTROL_STARTED,		/* monitor -> gate: fds terminal (stream), side (seqpacket); or refusal row (75, 77) */
	CONTROL_GATE_NOTE,		/* gate -> monitor: note, one log line ("grace", "kex") */

	/* gate <-> desk, on the side socket */
	CONTROL_SIZE = 48,		/* gate -> desk: size */
	CONTROL_EOF,			/* gate -> desk: no more keys will come */
	CONTROL_EXIT,			/* desk -> gate: leave: exit status; terminal was restored */
	CONTROL_STDERR,			/* desk -> gate: leave.tekst goes to the error stream of the client */
	CONTROL_AWAY,			/* gate -> desk: nothing comes from the client, also no answer */
	CONTROL_HEARD,			/* gate -> desk: it is there again */

	/* store <-> monitor */
	CONTROL_SESSION = 64,		/* monitor -> store: session, fd: store end of the session socket */
	CONTROL_SESSION_LOCK,		/* monitor -> store: the gate is lost; only draft saving is left */
	CONTROL_SESSION_END,		/* monitor -> store: session (only its number) */
	CONTROL_SESSION_KILL,		/* store -> monitor: session: user disabled or role ended; end it (<= 5 s) */

	/* e-mail: store -> monitor -> mailer, and back how it went */
	CONTROL_MAIL = 72,		/* mail */
	CONTROL_MAILED,			/* mailed */

	/* desk <-> monitor */
	CONTROL_DESK_SESSION = 80,	/* monitor -> desk: fd: a new session socket, the store was restarted */
	CONTROL_DESK_STORE_LOST,	/* monitor -> desk: the store is gone, a new one is being started */
	CONTROL_DESK_SHUT_OUT,		/* monitor -> desk: this person may not be here any more; status 77 */
};

/* Who speaks; a bit each. */
enum control_side {
	CONTROL_SIDE_MONITOR = 1,
	CONTROL_SIDE_STORE = 2,
	CONTROL_SIDE_GATE_ZYGOTE = 4,
	CONTROL_SIDE_DESK_ZYGOTE = 8,
	CONTROL_SIDE_GATE = 16,
	CONTROL_SIDE_DESK = 32,
	CONTROL_SIDE_MAILER = 64,
};

/* One row per message: who may send it to whom, its only row (NULL: none) and how many descriptors come with it. */
struct control_row {
	int control;
	const char *word;
	unsigned from, to;		/* enum control_side, or-ed */
	const struct record *row;
	size_t fds_least, fds_most;
};
const struct control_row *control_find(int control);
const struct control_row *control_at(size_t n);	/* NULL past the end */

/*
 * True when the table allows this message from `from` to `to`, with exactly these rows and descriptors; an answer with
 * another status than STATUS_OK carries a refusal row and no descriptors instead. ERR_PROTOCOL: end the conversation.
 */
bool control_check(const struct message *message, enum control_side from, enum control_side to, struct err *err);

enum { CONTROL_KEY_BYTES = 4096, CONTROL_PASSWORD_BYTES = 1024 };	/* most bytes of auth.key and auth.password */

/* Settings of a child; the monitor fills what that child needs, the rest stays none. */
struct birth {
	char build[33];			/* build id; unequal is refused */
	char process[33];		/* "gate", "desk", "store" */
	char state_path[TEXT_LINE_BYTES];	/* store */
	char gemeente[TEXT_LINE_BYTES];
	char contact[TEXT_LINE_BYTES];	/* store: for letters, as in wijkd.conf */
	char klachten[TEXT_LINE_BYTES];
	char bezwaar[TEXT_LINE_BYTES];
	char banner[TEXT_LINE_BYTES];	/* gate */
	bool second_factor;
	bool compression;
	int64_t away_seconds;		/* gate; 0: nobody looks */
	int64_t grace_seconds;
	int64_t kex_seconds;
	int64_t tries;
	int64_t idle_lock_seconds;	/* without a key: the desk locks itself */
	int64_t idle_end_seconds;	/* and ends */
	int64_t password_ops;		/* Argon2id */
	int64_t password_memory_kib;
	int64_t document_mib;		/* most of one file in a dossier; 0: domain/document.h says it */
	int64_t household_mib;		/* most of all files of a household */
	bool mail;			/* store: e-mail goes out */
	int64_t clock_offset;		/* seconds; tests only */
};
extern const struct record birth_record;

struct spawn {
	int64_t connection;		/* number of the connection or session, never reused */
	char source[65];		/* address of the client, for limits and log */
	char term[33];
	int64_t rows, cols;
	bool utf8;
	char lang[33];
	char command[TEXT_LINE_BYTES];	/* "" = the desk on a terminal */
	bool has_terminal;
};
extern const struct record spawn_record;

struct spawned { int64_t connection; int64_t pid; int64_t how; };	/* how: wait status */
extern const struct record spawned_record;

struct auth {
	int64_t connection;
	char source[65];
	char user[65];			/* pinned by the gate; checked again by the monitor */
	char key_type[65];		/* "ssh-ed25519" */
	char *key;			/* base64 of the public key blob */
	bool signature_checked;		/* libssh verified the signature in the gate */
	char *password;			/* wiped after use */
};
extern const struct record auth_record;

/* Why a code was wrong, for who showed a right first factor. */
enum factor_hint {
	HINT_NONE,
	HINT_CLOCK,	/* it belongs to another moment: the clock of the telephone is wrong */
	HINT_USED,	/* it was used already */
};

struct verdict {
	int64_t connection;
	bool accepted;			/* this step is right */
	bool more;			/* a second factor must follow */
	bool code;			/* with accepted and more: it is a one-time code, and no password */
	int64_t hint;			/* enum factor_hint, of a wrong code */
	id employee_id;			/* only with accepted and not more; the monitor keeps it, the gate does not get it */
	bool busy;			/* try again */
};
extern const struct record verdict_record;

struct start {
	char term[33];
	int64_t rows, cols;
	char lang[33];
	char command[TEXT_LINE_BYTES];
	bool has_terminal;
};
extern const struct record start_record;

struct size { int64_t rows, cols; };
extern const struct record size_record;

struct leave { int64_t status; char *tekst; };
extern const struct record leave_record;

enum session_kind { SESSION_DESK, SESSION_COMMAND, SESSION_CTL, SESSION_OFFLINE };

struct session {
	int64_t session;
	id employee_id;
	char username[33];		/* SESSION_CTL: the monitor knows only the name from [beheer] */
	int64_t kind;			/* enum session_kind */
	char source[65];
	bool restored;			/* after a restart of the store */
};
extern const struct record session_record;

/* One e-mail to one employee. Of the case it says only until when it waits. */
struct mail {
	int64_t mail;			/* its number in the queue */
	char address[MAIL_ADDRESS_BYTES];
	day until;			/* DAY_NONE: the time is over */
};
extern const struct record mail_record;

struct mailed { int64_t mail; bool sent; };
extern const struct record mailed_record;

struct note { char word[33]; char tekst[TEXT_LINE_BYTES]; };
extern const struct record note_record;

#endif
