/* Pieces of files: only what was sealed in a place opens there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/seal.h"
#include "vault/vault.h"

enum { BYTES = 1000 };

static uint8_t key[SEAL_KEY_BYTES], plain[BYTES], sealed[BYTES + SEAL_MORE_BYTES], opened[BYTES];

static int begin(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_true(vault_init(&err));
	seal_key_new(key);
	for (size_t i = 0; i < BYTES; i++)
		plain[i] = (uint8_t)i;
	return 0;
}

static void what_was_sealed_opens_in_its_place(void **state)
{
	const struct seal_place place = { 7, 3, 4 };

	(void)state;
	seal_piece(key, &place, plain, BYTES, sealed);
	assert_true(seal_open(key, &place, sealed, sizeof(sealed), opened));
	assert_memory_equal(opened, plain, BYTES);
	seal_piece(key, &place, "", 0, sealed);
	assert_true(seal_open(key, &place, sealed, SEAL_MORE_BYTES, opened));
}

static void it_opens_nowhere_else(void **state)
{
	static const struct seal_place place = { 7, 3, 0 }, others[] = { { 8, 3, 0 }, { 7, 2, 0 }, { 7, 3, 4 } };

	(void)state;
	seal_piece(key, &place, plain, BYTES, sealed);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(seal_open(key, &others[i], sealed, sizeof(sealed), opened));
}

static void every_byte_of_it_counts(void **state)
{
	static const struct seal_place place = { 7, 0, 1 };
	uint8_t other[SEAL_KEY_BYTES];

	(void)state;
	seal_piece(key, &place, plain, BYTES, sealed);
	for (size_t i = 0; i < sizeof(sealed); i += 13) {
		sealed[i] ^= 1;
		assert_false(seal_open(key, &place, sealed, sizeof(sealed), opened));
		sealed[i] ^= 1;
	}
	assert_false(seal_open(key, &place, sealed, sizeof(sealed) - 1, opened));
	assert_false(seal_open(key, &place, sealed, SEAL_MORE_BYTES - 1, opened));
	seal_key_new(other);
	assert_false(seal_open(other, &place, sealed, sizeof(sealed), opened));
	assert_true(seal_open(key, &place, sealed, sizeof(sealed), opened));
}

static void the_digest_is_of_content_and_key(void **state)
{
	uint8_t one[SEAL_DIGEST_BYTES], two[SEAL_DIGEST_BYTES], other[SEAL_KEY_BYTES];
	struct seal_digest *digest = seal_digest_new(key);

	(void)state;
	seal_digest_add(digest, plain, BYTES);
	seal_digest_end(digest, one);
	digest = seal_digest_new(key);
	seal_digest_add(digest, plain, 10);
	seal_digest_add(digest, plain + 10, BYTES - 10);
	seal_digest_end(digest, two);
	assert_memory_equal(one, two, sizeof(one));
	seal_key_new(other);
	digest = seal_digest_new(other);
	seal_digest_add(digest, plain, BYTES);
	seal_digest_end(digest, two);
	assert_memory_not_equal(one, two, sizeof(one));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_sealed_opens_in_its_place),
		cmocka_unit_test(it_opens_nowhere_else),
		cmocka_unit_test(every_byte_of_it_counts),
		cmocka_unit_test(the_digest_is_of_content_and_key),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
