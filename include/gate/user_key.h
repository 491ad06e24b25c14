/* Which kinds of user key may log in; everything else is refused at the first question, so that clients do not wait. */
#ifndef GATE_USER_KEY_H
#define GATE_USER_KEY_H

#include <stdbool.h>

#include "gate/ssh.h"

enum { USER_KEY_RSA_BITS = 3072 };

struct user_key_blob {
	const char *type;	/* "ssh-ed25519" */
	char *base64;		/* the public key blob as in authorized_keys */
};

/* True for a plain key of an allowed kind and size; then caller frees with user_key_free. */
bool user_key_allowed(ssh_key key, struct user_key_blob *blob);
void user_key_free(struct user_key_blob *blob);

/* Bits of the modulus of an ssh-rsa blob in base64; 0 when it is none. */
int user_key_rsa_bits(const char *base64);

#endif
