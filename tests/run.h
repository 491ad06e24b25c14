/* Runs a program to its end, with what goes in and what comes out. For tests. */
#ifndef TESTS_RUN_H
#define TESTS_RUN_H

#include <sys/types.h>

#include "base/buf.h"

struct run {
	int status;		/* exit status; 128 + signal when it died of one; -1: it took too long */
	struct buf out, err;	/* what it wrote */
};

/*
 * argv ends with NULL; argv[0] is looked up in PATH. input NULL: nothing. At most `seconds`. Free with run_free.
 * The program dies with the test.
 */
struct run run_program(const char *const *argv, const char *input, int seconds);
void run_free(struct run *run);
/* What it wrote as one line: every run of spaces and line ends is one space, so that wrapping hides nothing. */
void run_flat(struct run *run);

/* In a child, before exec: no blocked signals, and killed when the test ends. */
void run_child_prepare(pid_t parent);

#endif
