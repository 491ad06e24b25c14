/*
 * Files at rest: each piece is sealed by itself (XChaCha20-Poly1305) under the key of its household. What a piece is - of
 * which document, the how many-eth, and of the last one how many there are - is authenticated with it, so that pieces can
 * not be swapped, left out or added without it being seen.
 */
#ifndef VAULT_SEAL_H
#define VAULT_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SEAL_KEY_BYTES = 32, SEAL_MORE_BYTES = 24 + 16, SEAL_DIGEST_BYTES = 32 };

struct seal_place {
	int64_t document;
	int64_t number;		/* of the piece, from 0 */
	int64_t count;		/* of all pieces, with the last one; 0 with the others */
};

void seal_key_new(uint8_t key[SEAL_KEY_BYTES]);
/* out has room for count + SEAL_MORE_BYTES. */
void seal_piece(const uint8_t key[SEAL_KEY_BYTES], const struct seal_place *place, const void *bytes, size_t count,
	uint8_t *out);
/* out has room for count - SEAL_MORE_BYTES. False: not what was sealed in this place with this key. */
bool seal_open(const uint8_t key[SEAL_KEY_BYTES], const struct seal_place *place, const void *sealed, size_t count,
	uint8_t *out);

/*
 * What identifies a content within one household: keyed, so that who has the database and not the key cannot tell
 * whether a known file is in it. Ended with seal_digest_end, which frees.
 */
struct seal_digest;
struct seal_digest *seal_digest_new(const uint8_t key[SEAL_KEY_BYTES]);
void seal_digest_add(struct seal_digest *digest, const void *bytes, size_t count);
void seal_digest_end(struct seal_digest *digest, uint8_t out[SEAL_DIGEST_BYTES]);
void seal_digest_free(struct seal_digest *digest);

#endif
