/* What the files of the desk framework share; screens include desk/desk.h only. */
#ifndef DESK_INSIDE_H
#define DESK_INSIDE_H

#include "base/loop.h"
#include "desk/screens.h"
#include "desk/timeline_filter.h"
#include "tui/canvas_curses.h"
#include "wire/control.h"

enum { DESK_STACK = 12, DESK_WATCHES = 16, DESK_EVENTS = 256 };

struct placed_screen {
	const struct screen *kind;
	void *self;
	char title[FRAME_WHO_BYTES];
	bool opened;			/* open() has returned: it may be drawn and told things */
	id household_id;		/* what it was opened for; 0: none */
	bool names_household;		/* the title bar says whose dossier this is */
};

struct watch {
	id household_id;
	int users;
	instant glass_until;		/* the noodknop is what opens it, until then; 0: another right does */
	char naam[TEXT_LINE_BYTES];	/* how the team calls it */
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char *signals;			/* what stands above its screens; NULL: nothing */
	int64_t may;			/* what I may do there: 1 << enum deed */
	bool gone;			/* I may not open it any more: its screens show nothing of it */
};

/* Where I said that I am, and who else is there: here.c. */
struct here {
	struct presence told;
	struct presence *others;
	size_t count;
	int64_t timer;
};

enum { LOCK_TYPED_BYTES = TEXT_LINE_BYTES, LOCK_STATUS_REFUSED = 77 };

/* The screen is locked: lock.c. */
struct lock {
	bool shut;
	bool opened;			/* in this turn: what is open is read again */
	instant at;
	struct frame frame;		/* its own: nothing of before is on it */
	char typed[LOCK_TYPED_BYTES];	/* a code or password, until it is given or wiped */
	size_t typed_bytes;
};

struct desk {
	struct spawn spawn;
	struct loop *loop;
	int terminal_fd;		/* bytes to and from the client, through the gate */
	struct channel *side;		/* size, end, exit: the gate */
	struct channel *control;	/* the monitor */
	struct channel *store;		/* NULL while the store is being restarted */
	int64_t store_number;		/* of this socket: another number is another store, which knows no waiting request */
	uint32_t serial;
	int64_t ask_until;		/* monotonic: when desk_ask gives up */
	int asking;			/* a request is waiting: events are kept for later */
	bool restored;			/* a new store socket came: read again in the next turn */

	struct me me;
	char pet[33];			/* the hat that was chosen, for hello: code of pet_choices; "" none */
	instant clock_at;		/* wall clock when `me` came */

	struct terminal *terminal;	/* NULL: a command without a screen */
	struct canvas *canvas;
	struct keys *keys;
	struct frame frame;
	struct buf out;			/* bytes of the last frame that have not left */
	bool dirty;			/* a frame is due */
	int64_t key_timer, park_timer, frame_timer, ring_timer;
	int64_t rang_at;		/* monotonic: when the status line said what rang */
	int64_t event_frame_at;		/* monotonic time of the last frame that events caused */
	int64_t frame_due;		/* of the next, while frame_timer waits for it */
	int64_t parked_at;

	struct lock lock;
	int64_t key_at;			/* monotonic: of the last key before it was locked */
	int64_t idle_timer;
	char goodbye[TEXT_LINE_BYTES];	/* said on the error stream at the end; "" nothing */

	struct placed_screen stack[DESK_STACK];
	int depth;
	struct watch watches[DESK_WATCHES];
	struct timeline_kept timeline;
	struct here here;
	struct dialog *dialog;
	int dialog_answer;
	struct message *events[DESK_EVENTS];	/* came while a request waited for its answer */
	size_t event_count;
	bool events_missed;

	struct form *prompt;		/* of desk_prompt, while it asks */
	const struct prompt *prompted;
	enum form_result prompt_result;
	char *prompt_parked;		/* what the store has of it as draft */
	int nesting;			/* dialogs and prompts that wait for their answer */
	bool flushing;
	struct placed_screen dead[DESK_STACK];	/* closed in this turn */
	size_t dead_count;
	int64_t typed_at;
	bool typed_since_park;
	bool stopped;			/* the daemon stops */
	bool orphan;			/* the monitor is gone: no other store will come */
	bool input_ended;		/* the client said that nothing more comes */
	char rang[TEXT_LINE_BYTES];	/* what rang while a page for the family was shown */
	bool line_lost;			/* the gate is gone */
	bool away;			/* nothing comes from the client: whoever sat there is nowhere */
	bool leaving;
	int status;			/* exit status of the session */
};

/* session.c */
/* A line on the error stream of the client. */
void desk_stderr(struct desk *desk, const char *text);
bool desk_hello(struct desk *desk, int kind, struct err *err);
/* Takes who I am from an answer, and frees it; `ok`: it is one. */
bool desk_me_take(struct desk *desk, bool ok, struct message *answer, struct err *err);
/* Opens again what was open: the store does not know it any more. */
void desk_watches_restore(struct desk *desk);
/* Takes what the monitor said; a new store socket makes desk->store. */
void desk_control_ready(void *arg, int fd, short revents);
void desk_store_ready(void *arg, int fd, short revents);
/* Takes what the gate said: size, end of input, or its own end. */
void desk_side_ready(void *arg, int fd, short revents);
/* The socket to the store is gone: says so on the screen and waits for the monitor's new one. */
void desk_store_lost(struct desk *desk);
void desk_event(struct desk *desk, const struct message *event);
void desk_events_flush(struct desk *desk);

/* ask.c */
/* A colleague set or ended a signal: what stands above the screens of that household follows. */
void desk_household_changed(struct desk *desk, const struct change *change);

/* paint.c */
void desk_paint(struct desk *desk);	/* draws a frame when the previous one has left */
bool desk_pump(struct desk *desk);	/* writes what waits; false: the line is lost */
/* What others do causes a frame no sooner than so many milliseconds after the last that others caused. */
enum { FRAME_CHANGE_MS = 20, FRAME_PRESENCE_MS = 150 };
void desk_paint_by_event(struct desk *desk, int least_ms);

/* desk.c */
/* The keys of a screen, or of a form when it has none of its own. */
/* The topmost screen that is open; NULL while the first one still reads. */
const struct placed_screen *desk_shown(const struct desk *desk);
const struct key *desk_keys_of(const struct placed_screen *place);
/* What those keys are asked about: the screen, or its form. */
const void *desk_keys_self(const struct placed_screen *place);
void desk_run(struct desk *desk);
void desk_park(struct desk *desk);
void desk_line_lost(struct desk *desk);
void desk_key(struct desk *desk, const struct key_press *press);

/* lock.c */
void desk_lock(struct desk *desk);
void lock_tell(struct desk *desk);	/* a new store must know it too */
void lock_draw(struct desk *desk);
void lock_key(struct desk *desk, const struct key_press *press);
void idle_begin(struct desk *desk);

/* prompt.c */
void prompt_draw(struct desk *desk, struct area body);
void prompt_park(struct desk *desk);

/* The hat that a command names with --pet; "" without one. False: err says what is wrong. */
bool command_pet(const char *line, char pet[33], struct err *err);
/* command.c: what `ssh … WORD` does; returns the exit status. */
int desk_command(struct desk *desk);

#endif
