/* What a process gives up at birth; files are in sandbox_files.c, system calls in sandbox_calls.c. */
#include "base/sandbox.h"

#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/mem.h"
#include "sandbox_parts.h"

#ifdef WIJKD_SANDBOX

#define MIB ((rlim_t)1024 * 1024)
#define GIB (1024 * MIB)

enum { ALL_KINDS = -1 };

/*
 * Files written have no limit in a gate: its log may be a file, and it can open none. NPROC does not bind root. Store
 * and monitor hold two descriptors and more a session.
 */
static const struct limit {
	int kind;	/* an enum sandbox_kind, or ALL_KINDS */
	int resource;
	rlim_t most;
} limits[] = {
	{ ALL_KINDS, RLIMIT_CORE, 0 },
	{ SANDBOX_GATE, RLIMIT_NOFILE, 32 },
	{ SANDBOX_GATE, RLIMIT_NPROC, 0 },
	{ SANDBOX_GATE, RLIMIT_AS, 256 * MIB },
	{ SANDBOX_DESK, RLIMIT_NOFILE, 32 },
	{ SANDBOX_DESK, RLIMIT_NPROC, 0 },
	{ SANDBOX_DESK, RLIMIT_FSIZE, 64 * MIB },
	{ SANDBOX_DESK, RLIMIT_AS, 256 * MIB },
	{ SANDBOX_ZYGOTE_GATE, RLIMIT_NOFILE, 64 },
	{ SANDBOX_ZYGOTE_GATE, RLIMIT_AS, 256 * MIB },
	{ SANDBOX_ZYGOTE_DESK, RLIMIT_NOFILE, 64 },
	{ SANDBOX_ZYGOTE_DESK, RLIMIT_FSIZE, 64 * MIB },
	{ SANDBOX_ZYGOTE_DESK, RLIMIT_AS, 256 * MIB },
	{ SANDBOX_STORE, RLIMIT_NOFILE, 8192 },
	{ SANDBOX_STORE, RLIMIT_FSIZE, 64 * GIB },
	{ SANDBOX_STORE, RLIMIT_AS, 8 * GIB },
	{ SANDBOX_MONITOR, RLIMIT_NOFILE, 8192 },
};

static bool sandbox_limit_resources(enum sandbox_kind kind, struct err *err)
{
	for (size_t i = 0; i < COUNT_OF(limits); i++) {
		struct rlimit now;
		rlim_t most = limits[i].most;

		if (limits[i].kind != ALL_KINDS && limits[i].kind != (int)kind)
			continue;
		if (getrlimit((__rlimit_resource_t)limits[i].resource, &now) < 0)
			return err_errno(err, "een grens is niet te lezen");
		if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most)
			most = now.rlim_max;
		now = (struct rlimit){ most, most };
		if (setrlimit((__rlimit_resource_t)limits[i].resource, &now) < 0)
			return err_errno(err, "een grens is niet te stellen");
	}
	return true;
}

bool sandbox_enter(const struct sandbox *sandbox, struct err *err)
{
	/* A write past a limit is an error to handle, not the end. */
	signal(SIGXFSZ, SIG_IGN);
	if (!sandbox_limit_resources(sandbox->kind, err))
		return false;
	if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return err_errno(err, "het proces kan zijn rechten niet opgeven");
	if (sandbox->kind == SANDBOX_MONITOR)
		return true;
	return sandbox_limit_files(sandbox, err) && sandbox_limit_calls(sandbox->kind, err);
}

#else

bool sandbox_enter(const struct sandbox *sandbox, struct err *err)
{
	const struct rlimit none = { 0, 0 };

	(void)sandbox;
	if (setrlimit(RLIMIT_CORE, &none) < 0)
		return err_errno(err, "een grens is niet te stellen");
	return true;
}

#endif
