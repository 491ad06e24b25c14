/* Files by Landlock: only the listed trees, as far as the kernel of this machine can hold us to it. */
#include "sandbox_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sock.h"

/* Newer than the kernel headers of Debian 12. */
#define FS_TRUNCATE (1ULL << 14)
#define FS_IOCTL_DEV (1ULL << 15)
#define NET_BIND_TCP (1ULL << 0)
#define NET_CONNECT_TCP (1ULL << 1)

/* struct landlock_ruleset_attr as of ABI 4; older kernels are given its first half. */
struct ruleset {
	uint64_t files, net;
};

enum { ABI_NET = 4 };

/* Rights by the version of the interface that brought them. */
static const struct right {
	uint64_t files;
	int abi;
	bool read, write;	/* given to trees that are read, that are written */
	bool directory;		/* means something for a directory only */
} rights[] = {
	{ LANDLOCK_ACCESS_FS_EXECUTE, 1, false, false, false },
	{ LANDLOCK_ACCESS_FS_READ_FILE, 1, true, true, false },
	{ LANDLOCK_ACCESS_FS_READ_DIR, 1, true, true, true },
	{ LANDLOCK_ACCESS_FS_WRITE_FILE, 1, false, true, false },
	{ LANDLOCK_ACCESS_FS_REMOVE_DIR, 1, false, true, true },
	{ LANDLOCK_ACCESS_FS_REMOVE_FILE, 1, false, true, true },
	{ LANDLOCK_ACCESS_FS_MAKE_CHAR, 1, false, false, true },
	{ LANDLOCK_ACCESS_FS_MAKE_DIR, 1, false, true, true },
	{ LANDLOCK_ACCESS_FS_MAKE_REG, 1, false, true, true },
	{ LANDLOCK_ACCESS_FS_MAKE_SOCK, 1, false, false, true },
	{ LANDLOCK_ACCESS_FS_MAKE_FIFO, 1, false, false, true },
	{ LANDLOCK_ACCESS_FS_MAKE_BLOCK, 1, false, false, true },
	{ LANDLOCK_ACCESS_FS_MAKE_SYM, 1, false, false, true },
	{ LANDLOCK_ACCESS_FS_REFER, 2, false, true, true },
	{ FS_TRUNCATE, 3, false, true, false },
	{ FS_IOCTL_DEV, 5, false, false, false },
};

/* All rights of this version, or those of a tree that is read or written. */
static uint64_t rights_of(int abi, bool all, bool write, bool directory)
{
	uint64_t files = 0;

	for (size_t i = 0; i < COUNT_OF(rights); i++) {
		if (rights[i].abi > abi || (rights[i].directory && !directory))
			continue;
		if (all || (write ? rights[i].write : rights[i].read))
			files |= rights[i].files;
	}
	return files;
}

/* Paths to read may be absent (terminfo has several places); paths to write may not. */
static bool allow_paths(int ruleset, int abi, const char *const *paths, bool write, struct err *err)
{
	for (; paths && *paths; paths++) {
		struct landlock_path_beneath_attr rule = { .parent_fd = open(*paths, O_PATH | O_CLOEXEC) };
		struct stat status;
		long added;

		if (rule.parent_fd < 0 && !write)
			continue;
		if (rule.parent_fd < 0 || fstat(rule.parent_fd, &status) < 0)
			return err_errno(err, "%s is er niet", *paths);
		rule.allowed_access = rights_of(abi, false, write, S_ISDIR(status.st_mode));
		added = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
		close(rule.parent_fd);
		if (added < 0)
			return err_errno(err, "%s laat zich niet toestaan", *paths);
	}
	return true;
}

bool sandbox_limit_files(const struct sandbox *sandbox, struct err *err)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset handled = { 0 };
	bool ok = false;
	int ruleset;

	if (abi < 1)
		return true;	/* this kernel has no Landlock, or it is switched off */
	handled.files = rights_of((int)abi, true, false, true);
	handled.net = NET_BIND_TCP | NET_CONNECT_TCP;
	ruleset = (int)syscall(SYS_landlock_create_ruleset, &handled,
	                       abi >= ABI_NET ? sizeof(handled) : sizeof(handled.files), 0);
	if (ruleset < 0)
		return err_errno(err, "Landlock geeft geen regels");
	if (allow_paths(ruleset, (int)abi, sandbox->read_paths, false, err) &&
	    allow_paths(ruleset, (int)abi, sandbox->write_paths, true, err)) {
		ok = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
		if (!ok)
			err_errno(err, "Landlock neemt de regels niet aan");
	}
	fd_close(&ruleset);
	return ok;
}
