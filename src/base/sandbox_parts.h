/* The parts that sandbox_enter puts together. */
#ifndef SRC_SANDBOX_PARTS_H
#define SRC_SANDBOX_PARTS_H

#include "base/sandbox.h"

/* Limits the files to the listed trees by Landlock; does nothing on a kernel without it. */
bool sandbox_limit_files(const struct sandbox *sandbox, struct err *err);
/* Limits the system calls by seccomp, for this process and all its children. */
bool sandbox_limit_calls(enum sandbox_kind kind, struct err *err);

#endif
