/*
 * What a process gives up at birth: limits, new privileges, system calls, files. With WIJKD_SANDBOX undefined at compile
 * time (build/san) only the limits that sanitizers bear are set. Landlock is used where the kernel has it, never required.
 */
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H

#include <stdbool.h>

#include "base/err.h"

enum sandbox_kind {
	SANDBOX_GATE,		/* no files, no sockets of its own, no exec, no fork */
	SANDBOX_DESK,		/* terminfo files to read; no sockets of its own, no exec, no fork */
	SANDBOX_ZYGOTE_GATE,	/* as gate, plus fork and wait */
	SANDBOX_ZYGOTE_DESK,	/* as desk, plus fork and wait */
	SANDBOX_STORE,		/* its directories (Landlock), no sockets of its own, no exec; threads allowed */
	SANDBOX_MONITOR,	/* no_new_privs, no core; it must fork and exec */
};

struct sandbox {
	enum sandbox_kind kind;
	const char *const *read_paths;	/* NULL-ended; trees to read (Landlock), or NULL */
	const char *const *write_paths;	/* NULL-ended; trees to write, or NULL */
};

/*
 * Every process calls this once after it has opened what it needs: no core files, not dumpable, no_new_privs, rlimits,
 * Landlock, seccomp (unlisted calls: EPERM for files and sockets, end of the process for the rest, with a log line).
 */
bool sandbox_enter(const struct sandbox *sandbox, struct err *err);

#endif
