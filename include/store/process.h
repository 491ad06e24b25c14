/* The store as a process: what main starts, and tests fork. */
#ifndef STORE_PROCESS_H
#define STORE_PROCESS_H

#include "base/err.h"

enum { STORE_EXIT_FAILED = 1, STORE_EXIT_LOST = 75 };

/*
 * Serves the monitor that speaks on this control socket: BIRTH, then READY (or a refusal of it, and the end), until
 * STOP. Returns the exit status: 0 after STOP or SIGTERM, STORE_EXIT_LOST when the outcome of a transaction is
 * unknown (start again), STORE_EXIT_FAILED when it could not start or the monitor is gone.
 */
int store_process(int control_fd);

/*
 * Serves one wijkctl on a stopped store, on this session socket. The first message may be a BIRTH (the settings of
 * wijkd.conf), answered by READY; without it, or with a refused READY, defaults hold and the first request is refused.
 * Returns the exit status: 0 when the other side is done.
 */
int store_process_offline(const char *state_path, int session_fd);

#endif
