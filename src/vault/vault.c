/* Secrets and proofs on libsodium; libcrypto is for the one-time codes (one_time.c). */
#include "vault/vault.h"

#include <openssl/crypto.h>
#include <sodium.h>
#include <string.h>

_Static_assert(VAULT_PASSWORD_BYTES >= crypto_pwhash_STRBYTES, "room for a password hash");
_Static_assert(VAULT_DIGEST_BYTES == crypto_generichash_BYTES, "BLAKE2b-256");

bool vault_init(struct err *err)
{
	if (sodium_init() < 0)
		return err_set(err, ERR_INTERNAL, "libsodium start niet.");
	/* Before the sandbox, and without openssl.cnf: what is configured elsewhere on the machine is not for us. */
	return OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) == 1
		|| err_set(err, ERR_INTERNAL, "libcrypto start niet.");
}

void wipe(void *bytes, size_t count)
{
	sodium_memzero(bytes, count);
}

/* ---- passwords ---- */

bool password_hash(const char *password, uint64_t ops, uint64_t memory_kib, char out[VAULT_PASSWORD_BYTES],
	struct err *err)
{
	if (crypto_pwhash_str(out, password, strlen(password), ops, memory_kib * 1024) != 0) {
		out[0] = '\0';
		return err_set(err, ERR_INTERNAL, "Er is te weinig geheugen voor een wachtwoord.");
	}
	return true;
}

/* What somebody without a password costs must not differ from what somebody with one costs. */
static void password_waste(const char *password, uint64_t ops, uint64_t memory_kib)
{
	static const unsigned char salt[crypto_pwhash_SALTBYTES] = { 0 };
	unsigned char out[32];

	if (crypto_pwhash(out, sizeof(out), password, strlen(password), salt, ops, memory_kib * 1024,
			crypto_pwhash_ALG_ARGON2ID13) == 0)
		wipe(out, sizeof(out));
}

bool password_check(const char *hash, const char *password, uint64_t ops, uint64_t memory_kib)
{
	if (!*hash) {
		password_waste(password, ops, memory_kib);
		return false;
	}
	return crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;
}

/* ---- digests ---- */

void digest_chain(const uint8_t *previous, const void *bytes, size_t count, uint8_t out[VAULT_DIGEST_BYTES])
{
	static const uint8_t first[VAULT_DIGEST_BYTES] = { 0 };
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, VAULT_DIGEST_BYTES);
	crypto_generichash_update(&state, previous ? previous : first, VAULT_DIGEST_BYTES);
	if (count)
		crypto_generichash_update(&state, bytes, count);
	crypto_generichash_final(&state, out, VAULT_DIGEST_BYTES);
}

void digest_hex(const uint8_t digest[VAULT_DIGEST_BYTES], char out[2 * VAULT_DIGEST_BYTES + 1])
{
	sodium_bin2hex(out, 2 * VAULT_DIGEST_BYTES + 1, digest, VAULT_DIGEST_BYTES);
}

void digest_keyed(const uint8_t key[32], const char *text, char out[33])
{
	uint8_t digest[16];

	crypto_generichash(digest, sizeof(digest), (const unsigned char *)text, strlen(text), key, 32);
	sodium_bin2hex(out, 33, digest, sizeof(digest));
}

void stream_xor(const uint8_t secret[VAULT_STREAM_BYTES], uint64_t offset, void *bytes, size_t count)
{
	static const unsigned char nonce[crypto_stream_xchacha20_NONCEBYTES];	/* each secret has one stream */

	crypto_stream_xchacha20_xor_ic(bytes, bytes, count, nonce, offset / VAULT_STREAM_BLOCK, secret);
}

bool key_fingerprint(const char *base64, char *out, size_t room)
{
	enum { KEY_BYTES = 16384 };
	unsigned char blob[KEY_BYTES], digest[crypto_hash_sha256_BYTES];
	size_t bytes = 0;
	char text[64];

	if (strlen(base64) / 4 * 3 > KEY_BYTES
			|| sodium_base642bin(blob, sizeof(blob), base64, strlen(base64), NULL, &bytes, NULL,
				sodium_base64_VARIANT_ORIGINAL) != 0 || bytes == 0)
		return false;
	crypto_hash_sha256(digest, blob, bytes);
	sodium_bin2base64(text, sizeof(text), digest, sizeof(digest), sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
	if (strlen("SHA256:") + strlen(text) >= room)
		return false;
	strcpy(out, "SHA256:");
	strcat(out, text);
	return true;
}
