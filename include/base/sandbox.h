/*
 * What a process gives up at birth: limits, new privileges, system calls, files. With WIJKD_SANDBOX undefined at
 * compile time (build/san) only the limits that sanitizers bear are set. Landlock is used where the kernel has it,
 * never required.
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
	const char *const *read_paths;	/* NULL-ended; trees or files to read (Landlock), or NULL; may be absent */
	const char *const *write_paths;	/* NULL-ended; trees to read and write, or NULL; must be there */
};

/*
 * Every process calls this once, after it has opened what it needs and before it starts a thread: no core files, not
 * dumpable, no_new_privs, rlimits, Landlock, seccomp. A forked child of a zygote calls it again, with its own kind.
 *
 * Calls that are not allowed: files and sockets get EACCES, starting programs or processes ends the process with a log
 * line and SIGSYS; what is not listed (src/base/sandbox_calls.c) ends a gate so too, and gets EPERM in desk and store.
 * Trees are limited only where the kernel has Landlock; that a gate opens no file and a desk opens only to read, holds
 * everywhere. SIGXFSZ is ignored, SIGSYS taken.
 */
bool sandbox_enter(const struct sandbox *sandbox, struct err *err);

#endif
