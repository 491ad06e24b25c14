/* The warmed parent of all gates: holds the host keys, forks a gate for each connection, reaps it and reports. */
#ifndef GATE_ZYGOTE_H
#define GATE_ZYGOTE_H

#include "gate/ssh.h"
#include "wire/channel.h"
#include "wire/control.h"

/* Serves until the monitor is gone, or after CONTROL_STOP until the last gate ended. Returns the exit status. */
int zygote_run(struct channel *control, const struct birth *birth, ssh_bind bind);

/*
 * One whole connection with ourselves, so that what libssh and libcrypto set up lazily is set up, and shared by all
 * gates. Forks two helpers; call before the sandbox.
 */
bool warm_up(ssh_bind bind, const struct birth *birth, struct err *err);

#endif
