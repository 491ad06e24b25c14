/* What is negotiated: the algorithm lists, the host keys, and one SSH session over an accepted socket. */
#ifndef GATE_TRANSPORT_H
#define GATE_TRANSPORT_H

#include "base/err.h"
#include "gate/ssh.h"

/*
 * A bind without a listener: all options set and the private keys read (PEM or OpenSSH form) from key_fds, which stay
 * open and keep their offset. Caller frees with ssh_bind_free, which wipes the keys.
 */
ssh_bind transport_bind(const int *key_fds, size_t key_count, struct err *err);

/* A server session over fd (non-blocking, taken over). compression: zlib@openssh.com is offered beside none. */
ssh_session transport_accept(ssh_bind bind, int fd, bool compression, struct err *err);

/* The lists, for the tests and the warm-up. */
extern const char TRANSPORT_KEX[], TRANSPORT_CIPHERS[], TRANSPORT_HMACS[], TRANSPORT_USER_KEYS[];

#endif
