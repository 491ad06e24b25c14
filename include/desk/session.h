/* The life of one desk process after its fork. */
#ifndef DESK_SESSION_H
#define DESK_SESSION_H

#include "tui/canvas_curses.h"
#include "wire/message.h"

/*
 * `spawn` is the message of CONTROL_SPAWN: a spawn row and the descriptors control, terminal, side, session, which it takes
 * over. `warm` is the screen made before the fork. Returns the exit status of the session.
 */
int desk_session(struct message *spawn, struct terminal *warm);

#endif
