/* Pieces of files under a key, on libsodium. */
#include "vault/seal.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"

_Static_assert(SEAL_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "the key of the cipher");
_Static_assert(SEAL_MORE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES,
	"nonce and tag");
_Static_assert(SEAL_DIGEST_BYTES == crypto_generichash_BYTES, "BLAKE2b-256");

enum { NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, PLACE = 3 * 8 };
enum purpose { FOR_PIECES = 1, FOR_DIGEST = 2 };

/* The key of a household is never used itself: each purpose has its own, made of it. */
static void key_for(const uint8_t key[SEAL_KEY_BYTES], enum purpose purpose, uint8_t out[SEAL_KEY_BYTES])
{
	_Static_assert(SEAL_KEY_BYTES == crypto_kdf_KEYBYTES, "the key of the derivation");
	crypto_kdf_derive_from_key(out, SEAL_KEY_BYTES, purpose, "document", key);
}

static void place_write(const struct seal_place *place, uint8_t out[PLACE])
{
	const int64_t numbers[] = { place->document, place->number, place->count };

	for (size_t n = 0; n < COUNT_OF(numbers); n++)
		for (size_t i = 0; i < 8; i++)
			out[8 * n + i] = (uint8_t)((uint64_t)numbers[n] >> (8 * i));
}

void seal_key_new(uint8_t key[SEAL_KEY_BYTES])
{
	crypto_aead_xchacha20poly1305_ietf_keygen(key);
}

void seal_piece(const uint8_t key[SEAL_KEY_BYTES], const struct seal_place *place, const void *bytes, size_t count,
	uint8_t *out)
{
	uint8_t about[PLACE], mine[SEAL_KEY_BYTES];

	key_for(key, FOR_PIECES, mine);
	place_write(place, about);
	randombytes_buf(out, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE, NULL, bytes, count, about, sizeof(about), NULL, out, mine);
	sodium_memzero(mine, sizeof(mine));
}

bool seal_open(const uint8_t key[SEAL_KEY_BYTES], const struct seal_place *place, const void *sealed, size_t count,
	uint8_t *out)
{
	const uint8_t *from = sealed;
	uint8_t about[PLACE], mine[SEAL_KEY_BYTES];

	if (count < SEAL_MORE_BYTES)
		return false;
	key_for(key, FOR_PIECES, mine);
	place_write(place, about);
	bool ok = crypto_aead_xchacha20poly1305_ietf_decrypt(out, NULL, NULL, from + NONCE, count - NONCE, about,
		sizeof(about), from, mine) == 0;
	sodium_memzero(mine, sizeof(mine));
	return ok;
}

/* ---- digest ---- */

struct seal_digest {
	crypto_generichash_state state;
};

struct seal_digest *seal_digest_new(const uint8_t key[SEAL_KEY_BYTES])
{
	struct seal_digest *digest = aligned_alloc(_Alignof(struct seal_digest), sizeof(*digest));
	uint8_t mine[SEAL_KEY_BYTES];

	if (!digest)
		log_end(1, "out of memory (%zu bytes)", sizeof(*digest));
	key_for(key, FOR_DIGEST, mine);
	crypto_generichash_init(&digest->state, mine, SEAL_KEY_BYTES, SEAL_DIGEST_BYTES);
	sodium_memzero(mine, sizeof(mine));
	return digest;
}

void seal_digest_add(struct seal_digest *digest, const void *bytes, size_t count)
{
	crypto_generichash_update(&digest->state, bytes, count);
}

void seal_digest_end(struct seal_digest *digest, uint8_t out[SEAL_DIGEST_BYTES])
{
	crypto_generichash_final(&digest->state, out, SEAL_DIGEST_BYTES);
	seal_digest_free(digest);
}

void seal_digest_free(struct seal_digest *digest)
{
	if (!digest)
		return;
	sodium_memzero(digest, sizeof(*digest));
	free(digest);
}
