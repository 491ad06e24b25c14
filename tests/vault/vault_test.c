/* Passwords and digests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/vault.h"

enum { OPS = 1, MEMORY_KIB = 8 };	/* the least there is: tests are not about cost */

static void only_the_right_password_passes(void **state)
{
	(void)state;
	char one[VAULT_PASSWORD_BYTES], other[VAULT_PASSWORD_BYTES];
	struct err err = ERR_INIT;

	assert_true(password_hash("correct paard batterij", OPS, MEMORY_KIB, one, &err));
	assert_true(password_hash("correct paard batterij", OPS, MEMORY_KIB, other, &err));
	assert_memory_equal(one, "$argon2id$", 10);
	assert_string_not_equal(one, other);	/* salted */
	assert_true(password_check(one, "correct paard batterij", OPS, MEMORY_KIB));
	assert_false(password_check(one, "correct paard batterie", OPS, MEMORY_KIB));
	assert_false(password_check(one, "", OPS, MEMORY_KIB));
	assert_false(password_check("geen hash", "correct paard batterij", OPS, MEMORY_KIB));
}

static void somebody_without_a_password_never_passes(void **state)
{
	(void)state;
	assert_false(password_check("", "", OPS, MEMORY_KIB));
	assert_false(password_check("", "correct paard batterij", OPS, MEMORY_KIB));
}

static void a_chain_depends_on_all_before_it(void **state)
{
	(void)state;
	uint8_t first[VAULT_DIGEST_BYTES], second[VAULT_DIGEST_BYTES], other[VAULT_DIGEST_BYTES];

	digest_chain(NULL, "een", 3, first);
	digest_chain(first, "twee", 4, second);
	digest_chain(NULL, "EEN", 3, other);
	assert_memory_not_equal(first, other, sizeof(first));
	digest_chain(other, "twee", 4, other);
	assert_memory_not_equal(second, other, sizeof(second));
	digest_chain(NULL, NULL, 0, first);	/* nothing is something too */
}

/* BLAKE2b-256 of 32 zero bytes, as the tool b2sum -l 256 gives it. */
static void a_digest_is_plain_blake2b(void **state)
{
	(void)state;
	uint8_t digest[VAULT_DIGEST_BYTES];
	char hex[2 * VAULT_DIGEST_BYTES + 1];

	digest_chain(NULL, NULL, 0, digest);
	digest_hex(digest, hex);
	assert_string_equal(hex, "89eb0d6a8a691dae2cd15ed0369931ce0a949ecafa5c3f93f8121833646e15c3");
}

static void a_keyed_digest_differs_by_key_and_text(void **state)
{
	(void)state;
	uint8_t one[32] = { 1 }, two[32] = { 2 };
	char a[33], b[33];

	digest_keyed(one, "111222333", a);
	digest_keyed(one, "111222333", b);
	assert_string_equal(a, b);
	assert_int_equal(strlen(a), 32);
	digest_keyed(two, "111222333", b);
	assert_string_not_equal(a, b);
	digest_keyed(one, "123456782", b);
	assert_string_not_equal(a, b);
}

/* As ssh-keygen -lf says it. */
static void a_fingerprint_is_that_of_openssh(void **state)
{
	(void)state;
	static const char key[] = "AAAAC3NzaC1lZDI1NTE5AAAAIEfGc7zvPQ8nHUUg7oRFJpC2YV9pzvmEmQSVq0rQYcuP";
	char fingerprint[65], small[20];

	assert_true(key_fingerprint(key, fingerprint, sizeof(fingerprint)));
	assert_string_equal(fingerprint, "SHA256:485ymCG1vwhOTZxG/dr3twzy8/ytLQhskot7hxxUUmk");
	assert_false(key_fingerprint(key, small, sizeof(small)));
	assert_false(key_fingerprint("geen base64!", fingerprint, sizeof(fingerprint)));
	assert_false(key_fingerprint("", fingerprint, sizeof(fingerprint)));
}

static void wiped_is_gone(void **state)
{
	(void)state;
	char secret[] = "geheim";

	wipe(secret, sizeof(secret));
	for (size_t i = 0; i < sizeof(secret); i++)
		assert_int_equal(secret[i], 0);
}

int main(void)
{
	struct err err;

	vault_init(&err);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_right_password_passes),
		cmocka_unit_test(somebody_without_a_password_never_passes),
		cmocka_unit_test(a_chain_depends_on_all_before_it),
		cmocka_unit_test(a_digest_is_plain_blake2b),
		cmocka_unit_test(a_keyed_digest_differs_by_key_and_text),
		cmocka_unit_test(a_fingerprint_is_that_of_openssh),
		cmocka_unit_test(wiped_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
