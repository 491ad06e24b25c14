/* Administration of who works here: keys, passwords, teams, roles, absence. The requests are in wire/request.h. */
#ifndef STORE_ADMIN_H
#define STORE_ADMIN_H

#include "store/call.h"
#include "wire/control.h"

enum {
	PASSWORD_CHARS_LEAST = 14,
	RSA_BITS_LEAST = 3072,
	RSA_BITS_MOST = 16384,
	DEPUTY_CHAIN_MOST = 3,		/* deputy of a deputy of a deputy: domain.md 12 */
};

/* One public key, as it stands in authorized_keys and in the table employee_key. */
struct public_key {
	char type[65];			/* "ssh-ed25519" */
	char key[CONTROL_KEY_BYTES];	/* base64 of the blob, canonical */
	char comment[TEXT_LINE_BYTES];	/* "" = none */
};

/*
 * Reads one authorized_keys line. The blob is taken apart to its end: ed25519, sk-ed25519, ecdsa-nistp256,
 * sk-ecdsa-nistp256, rsa of at least RSA_BITS_LEAST bits; everything else is ERR_INPUT with the reason (options,
 * certificates, DSA, a private key, a broken blob).
 */
bool public_key_parse(const char *line, struct public_key *out, struct err *err);

/* Long enough and not made of the user name; ERR_INPUT says why not. */
bool password_good(const char *password, const char *username, struct err *err);

#endif
