/* libssh without its names of before 0.4, some of which are ours as well (channel_new, channel_free). */
#ifndef GATE_SSH_H
#define GATE_SSH_H

#define LIBSSH_LEGACY_0_4
#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#endif
