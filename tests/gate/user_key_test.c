/* Which keys may log in: kinds, sizes, and no certificates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "gate/user_key.h"

/* Public halves; nobody has the private ones. */
static const char rsa_2048[] =
	"AAAAB3NzaC1yc2EAAAADAQABAAABAQCr9OX/zdFSNwcLCUcjzpzHucl8UcbbteFxuiZ6aUH3WavcjzqoCAPYPyCNTx9gfEetI8RY"
	"okyWak/juWTDKChVxVO/R7eAEp53mCSGnkA0PbSsVi9FQV6SzAGXjKqNYO6StxJmJ6fbtNS6zaGT/NLdBJ9LDASLg5bpV1nPdxXr"
	"IZ5q1BRDzaoh+mNTvZttv/xZya27lb3oOEVq4Hk/14u/FS+hSeHWkJar2GiqzN32wYfPAvtD5V/PGxk4CWutMagiA7ulprD3inq3"
	"mpkyxX8+IYfsZyCW0EiaUdIeLR578a8xEf4ZrlWi2hhwbhXWmjiMkMivEfPcX9ErlIyl69iH";
static const char rsa_3072[] =
	"AAAAB3NzaC1yc2EAAAADAQABAAABgQCdP2YDrAGkXq6dWQlg5fsogtLPEzi02RzLBGVHGmWNHxOfWVqPjgRf1ZSyAhsXlXupzwkt"
	"rURDXDKRkdQFRKyvsIZUJI7jNPsUgF13A1l7UepSrhyH9sjZbIxqGTrnP9OIoz487MWR3awyvTKyZC5TR/91KqsxFmqHml6ihEUe"
	"GHDA5s/WcCvoIoEZ+2PJlmwXTLIfmhQ4bNihz5EKw+YABQOpvPGwBThL/VV8IYGIgSWunx40gA7KIYgsLFnF1wCxhGQ/QtrowfDB"
	"+ZjcG3pD4GB7Qb4pBsATgc4Nr4KJ8fFHlSbCzAsU66ssoWPbn8Yrj2V3hu7gTvSK/LiW/Bff+Uh3LRJn+748WAGPeYmJCszzEgZ/"
	"A3C3E+zJgM1T3yyrXKsVPhp9B3b7BLN1+Gz48uJtef3H754Q0sZA79ov6Goh+wj6qH6wlDLOcKnRK/hKPmlDRCfcjlZrQ8g8A5HU"
	"1mPtJphSoFSTEE4GyxuntfT4QKkwkwBi+wUp/Y67Qq8=";
static const char certificate[] =
	"AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29tAAAAIHPaUDMAJZcg1iAqyPSFuIbAkLFIWy2S0rJNBekr3rGcAAAA"
	"ILGwR4wdLa08v7GaONY/z0lmgwUFRhpyRuvwvoD6lTYPAAAAAAAAAAAAAAABAAAAAXgAAAAJAAAABWFtaW5hAAAAAAAAAAD/////"
	"/////wAAAAAAAACCAAAAFXBlcm1pdC1YMTEtZm9yd2FyZGluZwAAAAAAAAAXcGVybWl0LWFnZW50LWZvcndhcmRpbmcAAAAAAAAA"
	"FnBlcm1pdC1wb3J0LWZvcndhcmRpbmcAAAAAAAAACnBlcm1pdC1wdHkAAAAAAAAADnBlcm1pdC11c2VyLXJjAAAAAAAAAAAAAAAz"
	"AAAAC3NzaC1lZDI1NTE5AAAAIAlliPSTvwR3jIM6gKpT/xM2vQurkY1rzDOr1MeVzhRzAAAAUwAAAAtzc2gtZWQyNTUxOQAAAEAF"
	"/lou2+B06DCkb0QsFAC9hitGMuCxErSTPOYVjx3tproSPgTxdNbB4QUqKebkT1Vkk6nen6h7ohH9v3qoX8gF";

static bool allowed_blob(ssh_key key, const char *type)
{
	struct user_key_blob blob;
	bool ok = user_key_allowed(key, &blob);

	if (ok) {
		assert_string_equal(blob.type, type);
		assert_true(strlen(blob.base64) > 40);
		user_key_free(&blob);
	}
	ssh_key_free(key);
	return ok;
}

static bool allowed_public(const char *base64, enum ssh_keytypes_e type)
{
	ssh_key key = NULL;

	assert_int_equal(ssh_pki_import_pubkey_base64(base64, type, &key), SSH_OK);
	return allowed_blob(key, "ssh-rsa");
}

static bool allowed_new(enum ssh_keytypes_e type, int bits, const char *name)
{
	ssh_key key = NULL;

	assert_int_equal(ssh_pki_generate(type, bits, &key), SSH_OK);
	return allowed_blob(key, name);
}

static void the_bits_of_an_rsa_key_are_counted(void **unused)
{
	(void)unused;
	assert_int_equal(user_key_rsa_bits(rsa_2048), 2048);
	assert_int_equal(user_key_rsa_bits(rsa_3072), 3072);
	assert_int_equal(user_key_rsa_bits(certificate), 0);
	assert_int_equal(user_key_rsa_bits(""), 0);
	assert_int_equal(user_key_rsa_bits("AAAAB3NzaC1yc2EAAAAD"), 0);
	assert_int_equal(user_key_rsa_bits("AAAAB3NzaC1yc2H/////"), 0);
}

static void rsa_counts_from_3072_bits(void **unused)
{
	(void)unused;
	assert_false(allowed_public(rsa_2048, SSH_KEYTYPE_RSA));
	assert_true(allowed_public(rsa_3072, SSH_KEYTYPE_RSA));
}

static void ed25519_and_p256_may_log_in_p384_may_not(void **unused)
{
	(void)unused;
	assert_true(allowed_new(SSH_KEYTYPE_ED25519, 0, "ssh-ed25519"));
	assert_true(allowed_new(SSH_KEYTYPE_ECDSA_P256, 0, "ecdsa-sha2-nistp256"));
	assert_false(allowed_new(SSH_KEYTYPE_ECDSA_P384, 0, ""));
}

static void a_certificate_is_no_key(void **unused)
{
	(void)unused;
	ssh_key key = NULL;

	assert_int_equal(ssh_pki_import_cert_base64(certificate, SSH_KEYTYPE_ED25519_CERT01, &key), SSH_OK);
	assert_false(allowed_blob(key, ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_bits_of_an_rsa_key_are_counted),
		cmocka_unit_test(rsa_counts_from_3072_bits),
		cmocka_unit_test(ed25519_and_p256_may_log_in_p384_may_not),
		cmocka_unit_test(a_certificate_is_no_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
