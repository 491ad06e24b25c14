/* System calls by seccomp: what each kind of process may ask of the kernel. */
#include "sandbox_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"

#if defined(__x86_64__)
#define SANDBOX_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define SANDBOX_ARCH AUDIT_ARCH_AARCH64
#else
#error "sandbox_calls.c knows x86-64 and arm64"
#endif

enum {
	SANDBOX_FIRST_X32 = 0x40000000,	/* x86-64: calls of its other half, with other numbers */
	SANDBOX_LISTS = 6,
	SANDBOX_LINES = 2048,
};

/* What a call gets. END leaves a line in the log; KILL is how a process ends itself there. */
enum verdict {
	PASS = SECCOMP_RET_ALLOW,
	DENY = SECCOMP_RET_ERRNO | EACCES,	/* files and sockets: library code copes with this */
	REFUSE = SECCOMP_RET_ERRNO | EPERM,
	ABSENT = SECCOMP_RET_ERRNO | ENOSYS,	/* the C library falls back on an older call */
	END = SECCOMP_RET_TRAP,
	KILL = (int)SECCOMP_RET_KILL_PROCESS,
};

/* One row: the first that matches the call (and, with a mask, the masked argument) decides. */
struct rule {
	int call;
	enum verdict verdict;
	unsigned arg;
	uint64_t mask, value;
};

#define CALL(name, verdict) { __NR_##name, verdict, 0, 0, 0 }
#define CALL_IF(name, verdict, arg, mask, value) { __NR_##name, verdict, arg, mask, (uint64_t)(value) }
/* An argument of 32 bits, one of 64 bits. */
#define WORD 0xffffffffULL
#define LONG UINT64_MAX
#define RULES(list) { list, COUNT_OF(list) }

/* What every process does: wait, read and write what it holds, use memory, end. */
static const struct rule every[] = {
	CALL(read, PASS), CALL(write, PASS), CALL(readv, PASS), CALL(writev, PASS), CALL(ppoll, PASS),
	CALL(pselect6, PASS), CALL(close, PASS), CALL(dup, PASS), CALL(dup3, PASS), CALL(lseek, PASS),
	CALL(fstat, PASS),
	CALL(brk, PASS), CALL(munmap, PASS), CALL(mremap, PASS), CALL(futex, PASS), CALL(sched_yield, PASS),
	CALL(getpid, PASS), CALL(gettid, PASS), CALL(getppid, PASS), CALL(getuid, PASS), CALL(geteuid, PASS),
	CALL(getgid, PASS), CALL(getegid, PASS), CALL(uname, PASS), CALL(getrusage, PASS), CALL(getrandom, PASS),
	CALL(clock_gettime, PASS), CALL(clock_getres, PASS), CALL(clock_nanosleep, PASS), CALL(nanosleep, PASS),
	CALL(gettimeofday, PASS), CALL(exit, PASS), CALL(exit_group, PASS), CALL(restart_syscall, PASS),
	CALL(rt_sigreturn, PASS), CALL(rt_sigprocmask, PASS), CALL(sigaltstack, PASS), CALL(signalfd4, PASS),
	CALL_IF(rt_sigaction, REFUSE, 0, WORD, SIGSYS), CALL(rt_sigaction, PASS),
	CALL(recvmsg, PASS), CALL(sendmsg, PASS), CALL(shutdown, PASS), CALL(getsockname, PASS),
	CALL(getpeername, PASS),
	CALL_IF(sendto, PASS, 4, LONG, 0), CALL(sendto, DENY),
	CALL_IF(recvfrom, PASS, 4, LONG, 0), CALL(recvfrom, DENY),
	CALL_IF(getsockopt, PASS, 1, WORD, SOL_SOCKET), CALL_IF(getsockopt, PASS, 1, WORD, IPPROTO_TCP),
	CALL(getsockopt, DENY),
	CALL_IF(mmap, PASS, 2, PROT_EXEC, 0), CALL(mmap, DENY),
	CALL_IF(mprotect, PASS, 2, PROT_EXEC, 0), CALL(mprotect, DENY),
	CALL_IF(madvise, PASS, 2, WORD, MADV_DONTNEED), CALL_IF(madvise, PASS, 2, WORD, MADV_FREE),
	CALL_IF(madvise, PASS, 2, WORD, MADV_DONTDUMP), CALL_IF(madvise, PASS, 2, WORD, MADV_DODUMP),
	CALL(madvise, REFUSE),
	CALL_IF(fcntl, PASS, 1, WORD, F_GETFD), CALL_IF(fcntl, PASS, 1, WORD, F_SETFD),
	CALL_IF(fcntl, PASS, 1, WORD, F_GETFL), CALL_IF(fcntl, PASS, 1, WORD, F_SETFL),
	CALL_IF(fcntl, PASS, 1, WORD, F_DUPFD_CLOEXEC),
	CALL_IF(ioctl, PASS, 1, WORD, TCGETS), CALL_IF(ioctl, PASS, 1, WORD, TIOCGWINSZ),
	CALL_IF(ioctl, PASS, 1, WORD, FIONREAD), CALL_IF(ioctl, PASS, 1, WORD, TIOCOUTQ), CALL(ioctl, REFUSE),
	CALL_IF(prlimit64, PASS, 2, LONG, 0),
	CALL_IF(prctl, PASS, 0, WORD, PR_SET_NAME),
	CALL(set_robust_list, PASS), CALL(set_tid_address, PASS), CALL(rseq, PASS),
	CALL(kexec_load, KILL),
#ifdef __NR_open
	CALL(poll, PASS), CALL(select, PASS), CALL(dup2, PASS), CALL(time, PASS),
#endif
};

/* The TCP connection of a gate. */
static const struct rule gate_socket[] = {
	CALL_IF(setsockopt, PASS, 1, WORD, IPPROTO_TCP), CALL_IF(setsockopt, PASS, 2, WORD, SO_SNDBUF),
	CALL_IF(setsockopt, PASS, 2, WORD, SO_RCVBUF), CALL_IF(setsockopt, PASS, 2, WORD, SO_KEEPALIVE),
	CALL_IF(setsockopt, PASS, 2, WORD, SO_LINGER), CALL(setsockopt, DENY),
};

/* What a zygote does beside what its children do: fork, wait, and make the child smaller still. */
static const struct rule zygote[] = {
	CALL_IF(clone, PASS, 0, ~(uint64_t)(CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | 0xff), 0),
	CALL(clone, END), CALL(clone3, ABSENT), CALL(wait4, PASS), CALL(waitid, PASS), CALL(kill, PASS),
	CALL(tgkill, PASS), CALL(close_range, PASS), CALL(setitimer, PASS), CALL(setsid, PASS),
	CALL(prlimit64, PASS), CALL(prctl, PASS), CALL(seccomp, PASS), CALL(landlock_create_ruleset, PASS),
	CALL(landlock_add_rule, PASS), CALL(landlock_restrict_self, PASS),
};

/* No file by name. */
static const struct rule no_files[] = {
#ifdef __NR_open
	CALL(open, DENY), CALL(creat, DENY), CALL(stat, DENY), CALL(lstat, DENY), CALL(access, DENY),
	CALL(readlink, DENY), CALL(unlink, DENY), CALL(rename, DENY), CALL(mkdir, DENY), CALL(rmdir, DENY),
	CALL(getdents, DENY),
#endif
	CALL(openat, DENY), CALL(openat2, DENY), CALL(newfstatat, DENY), CALL(statx, DENY), CALL(faccessat, DENY),
	CALL(faccessat2, DENY), CALL(readlinkat, DENY), CALL(unlinkat, DENY), CALL(renameat, DENY),
	CALL(renameat2, DENY), CALL(mkdirat, DENY), CALL(getdents64, DENY), CALL(getcwd, DENY), CALL(chdir, DENY),
	CALL(statfs, DENY), CALL(truncate, DENY),
};

enum { WRITE_FLAGS = O_ACCMODE | O_CREAT | O_TRUNC };

/* Files to read by name (Landlock says which), and memory that looks like a file: the page that ncurses writes. */
static const struct rule read_files[] = {
#ifdef __NR_open
	CALL_IF(open, PASS, 1, WRITE_FLAGS, O_RDONLY), CALL(open, DENY), CALL(stat, PASS), CALL(lstat, PASS),
	CALL(access, PASS), CALL(readlink, PASS),
#endif
	CALL_IF(openat, PASS, 2, WRITE_FLAGS, O_RDONLY), CALL(openat, DENY), CALL(newfstatat, PASS), CALL(statx, PASS),
	CALL(faccessat, PASS), CALL(faccessat2, PASS), CALL(readlinkat, PASS), CALL(getdents64, PASS),
	CALL(getcwd, PASS), CALL(pread64, PASS), CALL(pwrite64, PASS), CALL(ftruncate, PASS), CALL(memfd_create, PASS),
	CALL(fadvise64, PASS), CALL(sysinfo, PASS), CALL(sched_getaffinity, PASS), CALL(pipe2, PASS),
	CALL(openat2, DENY), CALL(setsockopt, DENY),
};

/* Files of the store (Landlock says which), locks, and threads. */
static const struct rule store_files[] = {
#ifdef __NR_open
	CALL(open, PASS), CALL(stat, PASS), CALL(lstat, PASS), CALL(access, PASS), CALL(readlink, PASS),
	CALL(unlink, PASS), CALL(rename, PASS), CALL(mkdir, PASS), CALL(rmdir, PASS), CALL(chmod, PASS),
	CALL(getdents, PASS),
#endif
	CALL(openat, PASS), CALL(newfstatat, PASS), CALL(statx, PASS), CALL(faccessat, PASS), CALL(faccessat2, PASS),
	CALL(readlinkat, PASS), CALL(unlinkat, PASS), CALL(renameat, PASS), CALL(renameat2, PASS), CALL(mkdirat, PASS),
	CALL(getdents64, PASS), CALL(getcwd, PASS), CALL(statfs, PASS), CALL(fstatfs, PASS), CALL(fchmod, PASS),
	CALL(fchmodat, PASS), CALL(umask, PASS), CALL(pread64, PASS), CALL(pwrite64, PASS), CALL(preadv, PASS),
	CALL(pwritev, PASS), CALL(ftruncate, PASS), CALL(truncate, PASS), CALL(fallocate, PASS), CALL(fadvise64, PASS),
	CALL(fsync, PASS), CALL(fdatasync, PASS), CALL(sync_file_range, PASS), CALL(flock, PASS), CALL(utimensat, PASS),
	CALL_IF(fcntl, PASS, 1, WORD, F_GETLK), CALL_IF(fcntl, PASS, 1, WORD, F_SETLK),
	CALL_IF(fcntl, PASS, 1, WORD, F_SETLKW), CALL_IF(fcntl, PASS, 1, WORD, F_OFD_GETLK),
	CALL_IF(fcntl, PASS, 1, WORD, F_OFD_SETLK), CALL_IF(fcntl, PASS, 1, WORD, F_OFD_SETLKW),
	CALL(mlock, PASS), CALL(munlock, PASS), CALL(mlock2, PASS), CALL(memfd_create, PASS),
	CALL(eventfd2, PASS), CALL(pipe2, PASS), CALL(epoll_create1, PASS), CALL(epoll_ctl, PASS),
	CALL(epoll_pwait, PASS), CALL(timerfd_create, PASS), CALL(timerfd_settime, PASS), CALL(sysinfo, PASS),
	CALL(sched_getaffinity, PASS), CALL(setsockopt, DENY),
	CALL_IF(clone, PASS, 0, CLONE_THREAD | CLONE_VM | CLONE_SIGHAND, CLONE_THREAD | CLONE_VM | CLONE_SIGHAND),
	CALL(clone, END), CALL(clone3, ABSENT),
};

/* Sockets of its own, other programs, other processes: no. */
static const struct rule never[] = {
	CALL(socket, DENY), CALL(connect, DENY), CALL(bind, DENY), CALL(listen, DENY), CALL(accept, DENY),
	CALL(accept4, DENY), CALL(socketpair, DENY), CALL(fcntl, REFUSE), CALL(prlimit64, REFUSE), CALL(prctl, REFUSE),
	CALL(execve, END), CALL(execveat, END), CALL(clone, END), CALL(clone3, END), CALL(ptrace, END),
	CALL(process_vm_readv, END), CALL(process_vm_writev, END), CALL(unshare, END), CALL(setns, END),
	CALL(mount, END), CALL(bpf, END), CALL(keyctl, END), CALL(io_uring_setup, END), CALL(userfaultfd, END),
	CALL(perf_event_open, END), CALL(kill, REFUSE), CALL(tgkill, REFUSE),
#ifdef __NR_open
	CALL(fork, END), CALL(vfork, END),
#endif
};

struct rule_list {
	const struct rule *rules;
	size_t count;
};

/* Lists in the order in which they are asked, and what an unlisted call gets. */
static const struct filter {
	struct rule_list lists[SANDBOX_LISTS];
	enum verdict otherwise;
} filters[] = {
	[SANDBOX_GATE] = { { RULES(every), RULES(gate_socket), RULES(no_files), RULES(never) }, END },
	[SANDBOX_ZYGOTE_GATE] =
		{ { RULES(zygote), RULES(every), RULES(gate_socket), RULES(no_files), RULES(never) }, END },
	[SANDBOX_DESK] = { { RULES(every), RULES(read_files), RULES(never) }, REFUSE },
	[SANDBOX_ZYGOTE_DESK] = { { RULES(zygote), RULES(every), RULES(read_files), RULES(never) }, REFUSE },
	[SANDBOX_STORE] = { { RULES(store_files), RULES(every), RULES(never) }, REFUSE },
};

/* The program that the kernel runs at every call, as it is being written. */
struct program {
	struct sock_filter lines[SANDBOX_LINES];
	unsigned short count;
};

static void put(struct program *program, unsigned short code, uint32_t k, uint8_t if_true, uint8_t if_false)
{
	if (program->count == SANDBOX_LINES)
		log_end(1, "the list of system calls is longer than %d lines", SANDBOX_LINES);
	program->lines[program->count++] = (struct sock_filter){ code, if_true, if_false, k };
}

static void put_load(struct program *program, size_t offset)
{
	put(program, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

/* Goes on when half of the argument (0 low, 1 high) has the value, else over the rest of the row. */
static void put_half(struct program *program, const struct rule *rule, unsigned half, uint8_t rest)
{
	unsigned shift = 32 * half;

	put_load(program, offsetof(struct seccomp_data, args) + rule->arg * sizeof(uint64_t) + half * sizeof(uint32_t));
	put(program, BPF_ALU | BPF_AND | BPF_K, (uint32_t)(rule->mask >> shift), 0, 0);
	put(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(rule->value >> shift), 0, rest);
}

static void put_rule(struct program *program, const struct rule *rule)
{
	enum { HALF_LINES = 3 };
	bool low = (uint32_t)rule->mask != 0, high = rule->mask >> 32 != 0;
	uint8_t rest = (uint8_t)(1 + HALF_LINES * (low + high));

	put_load(program, offsetof(struct seccomp_data, nr));
	put(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)rule->call, 0, rest);
	if (low)
		put_half(program, rule, 0, (uint8_t)(1 + HALF_LINES * high));
	if (high)
		put_half(program, rule, 1, 1);
	put(program, BPF_RET | BPF_K, (uint32_t)rule->verdict, 0, 0);
}

/* Another architecture, or the second set of numbers of x86-64, would walk around the rows. */
static void put_head(struct program *program)
{
	put_load(program, offsetof(struct seccomp_data, arch));
	put(program, BPF_JMP | BPF_JEQ | BPF_K, SANDBOX_ARCH, 1, 0);
	put(program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS, 0, 0);
	put_load(program, offsetof(struct seccomp_data, nr));
	put(program, BPF_JMP | BPF_JGE | BPF_K, SANDBOX_FIRST_X32, 0, 1);
	put(program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS, 0, 0);
}

static void sandbox_refused(int signo, siginfo_t *info, void *context)
{
	(void)signo;
	(void)context;
	log_line("system call %d is not allowed here: the process ends", info->si_syscall);
	syscall(__NR_kexec_load);	/* the row that kills */
	_exit(1);
}

bool sandbox_limit_calls(enum sandbox_kind kind, struct err *err)
{
	struct sigaction action = { .sa_sigaction = sandbox_refused, .sa_flags = SA_SIGINFO };
	const struct rule signal_self = CALL_IF(tgkill, PASS, 0, WORD, getpid());
	const struct filter *filter = &filters[kind];
	struct program program = { .count = 0 };
	struct sock_fprog done = { .filter = program.lines };

	put_head(&program);
	put_rule(&program, &signal_self);
	for (size_t i = 0; i < SANDBOX_LISTS; i++)
		for (size_t k = 0; k < filter->lists[i].count; k++)
			put_rule(&program, &filter->lists[i].rules[k]);
	put(&program, BPF_RET | BPF_K, (uint32_t)filter->otherwise, 0, 0);
	done.len = program.count;
	/* A child of a zygote has this handler already, and may not change it. */
	if (sigaction(SIGSYS, &action, NULL) < 0 && errno != EPERM)
		return err_errno(err, "een signaal laat zich niet instellen");
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &done, 0, 0) < 0)
		return err_errno(err, "seccomp neemt de lijst niet aan");
	return true;
}
