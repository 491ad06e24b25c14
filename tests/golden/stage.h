/*
 * A stage for one desk: a real desk_session() in a child process, and a test that plays everybody around it: the gate
 * with the client's terminal, the monitor, and a store that answers from a list.
 */
#ifndef TESTS_GOLDEN_STAGE_H
#define TESTS_GOLDEN_STAGE_H

#include "glass.h"
#include "wire/channel.h"
#include "wire/control.h"
#include "wire/request.h"

struct stage;

struct stage_set {
	int rows, cols;			/* 0: 24 and 80 */
	const char *term;		/* NULL: "xterm" */
	bool ascii;
	const char *command;		/* NULL: a desk with screens */
	const struct me *me;		/* who logs in */
};

/* Opens nothing yet: say first what the store answers, then stage_begin. End with stage_end. */
struct stage *stage_new(const struct stage_set *set);
void stage_begin(struct stage *stage);
/* The desk must end by itself, with this exit status and nothing leaked or broken. */
void stage_ends(struct stage *stage, int status);
/* The same, and frees. */
void stage_end(struct stage *stage, int status);
/* Hangs up, as a broken line does, and waits for the end. */
void stage_hangs_up(struct stage *stage);
void stage_free(struct stage *stage);

/* What every later request of this kind is answered with; fill the rows. Without it: OK and no rows. */
struct rows *stage_answer(struct stage *stage, int request);
/* The same, with a piece of a file beside no rows. */
void stage_body(struct stage *stage, int request, const char *text);
/* The same, for the next one only. Several wait in line. */
struct rows *stage_answer_once(struct stage *stage, int request, enum status status);
/* The next one is refused with this sentence. */
void stage_refuse_once(struct stage *stage, int request, enum err_code code, const char *sentence);
/* The next one is never answered. */
void stage_silent(struct stage *stage, int request);
void stage_event(struct stage *stage, int event, const struct record *record, const void *data);
/* Who else is at a household now: EVENT_PRESENCE. */
void stage_presence(struct stage *stage, id household_id, const struct presence *others, size_t count);
/* A colleague changed something: EVENT_CHANGE. */
void stage_change(struct stage *stage, const char *kind, id object_id, const char *who);

/* The store dies, and stays away until it is back with a new socket. */
void stage_store_dies(struct stage *stage);
void stage_store_returns(struct stage *stage);
void stage_daemon_stops(struct stage *stage);
void stage_shuts_out(struct stage *stage);

/* Keys as the terminal sends them. */
void stage_keys(struct stage *stage, const char *bytes);
void stage_size(struct stage *stage, int rows, int cols);
/* Waits until the text is on the screen; fails with the screen when it does not come. */
void stage_sees(struct stage *stage, const char *text);
void stage_misses(struct stage *stage, const char *text);
/* Waits until the store was asked this (since the last call for this request); borrowed until the next. */
const struct message *stage_asked(struct stage *stage, int request);
/* The screen must become tests/golden/desk-NAME.txt; with GOLDEN_UPDATE in the environment that is written. */
void stage_golden(struct stage *stage, const char *name);
const char *stage_errors(struct stage *stage);	/* what went to the error stream */
struct glass *stage_glass(struct stage *stage);

#define KEY_F(n) (stage_function_keys[n])
extern const char *const stage_function_keys[];
#define KEY_DOWN "\033OB"
#define KEY_UP "\033OA"
#define KEY_BACK "\033[21~"	/* F10, which does as Esc does, at once */

#endif
