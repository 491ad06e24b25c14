/* Secrets and proofs on libsodium: password hashes, digests. Keys of the encrypted files come to live here. */
#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum { VAULT_PASSWORD_BYTES = 128, VAULT_DIGEST_BYTES = 32 };

/* Once per process, before threads. */
bool vault_init(struct err *err);

/* Argon2id into a NUL-terminated string; ops and memory as in crypto_pwhash. Thread-safe. */
bool password_hash(const char *password, uint64_t ops, uint64_t memory_kib, char out[VAULT_PASSWORD_BYTES], struct err *err);
/* Constant time in what differs. hash "" is a dummy: the same work, always false. Thread-safe. */
bool password_check(const char *hash, const char *password, uint64_t ops, uint64_t memory_kib);

/* BLAKE2b-256 of `previous` and bytes: one link of a hash chain. previous may be NULL (the first). */
void digest_chain(const uint8_t *previous, const void *bytes, size_t count, uint8_t out[VAULT_DIGEST_BYTES]);
void digest_hex(const uint8_t digest[VAULT_DIGEST_BYTES], char out[2 * VAULT_DIGEST_BYTES + 1]);
/* Keyed BLAKE2b-128 in hex: what stands in a log instead of a BSN. */
void digest_keyed(const uint8_t key[32], const char *text, char out[33]);
/* OpenSSH form "SHA256:..." of a key blob given in base64; false when it is no base64. */
bool key_fingerprint(const char *base64, char *out, size_t room);
/*
 * Enciphers, or deciphers, bytes in place (XChaCha20). `offset` is where they stand in the stream, at a block; under one
 * secret no offset is used for two texts. It hides and proves nothing: for help files of one process.
 */
enum { VAULT_STREAM_BYTES = 32, VAULT_STREAM_BLOCK = 64 };
void stream_xor(const uint8_t secret[VAULT_STREAM_BYTES], uint64_t offset, void *bytes, size_t count);
void wipe(void *bytes, size_t count);

#endif
