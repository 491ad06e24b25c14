/* Public keys as people paste them: five kinds are taken, everything else is refused with its reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "store/admin.h"

/* Made for these tests; their secret halves are nowhere. */
#define ED25519 \
	"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz"

static const char *const good[] = {
	ED25519,
	"ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBNjdUlLiUxH4nwlTC+TQQ5IY"
		"ufUnKQYup2iytRU6hDmixt9pfDZAj/TVIUQxLHyqg2PXpjmbk0nShiLGhT+08pQ=",
	"sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIG6a+qhJQF19x/Py0V0LnM9Yb"
		"vdOpcJIw4wRsKszajKzAAAABHNzaDo=",
	"sk-ecdsa-sha2-nistp256@openssh.com AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzd"
		"HAyNTYAAABBBNjdUlLiUxH4nwlTC+TQQ5IYufUnKQYup2iytRU6hDmixt9pfDZAj/TVIUQxLHyqg2PXpjmbk0nShiLGhT+08"
		"pQAAAAEc3NoOg==",
	"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCStNe0Wo6h3KUz85ht8PgxzAYrYP+L4LgL/YwbfOIl4YvBpA9D2bjEZMCu"
		"mTSzqrWS3R0R9E2/RvTOco/sAJSAt3Zn2rx5OPQZQAcIKEXU6ZBtGAYVIJT6Q3Avb7rmqPXfh4VT8gQRIil1qa55cVK9KMg6"
		"u5pcFdCA3g28/4v7ir6y4WjuULRl8kqHm8qqkoNP2C4jbPiXAQthvQrm/+CrJpf3OfmA6yBoFhJ+njRla9lAdaR+AlsFEw1V"
		"luRU4D/fNKa7YouBAKTq1MtyuQIZB0PshqNpsazx7/qjEvzHpkcxYAQVYjevkhgoADqnSQCf3FhfqSu6JZpfl09AE1tM/SXp"
		"84mxTnkzPC+n3meEqkd++Y1NsYYiikOhCN2d4X67QBRl2+iDsL6B/0nfctipCiLmZySLBvLD+1g5xHdjGObXDxmdfL0dHesR"
		"mXlAs4INq3+Hdn54dtrT9lTys/vgWja6ZVUX/3wABqOAb+0X4ATnAh+XlNptfsCK6uUzOn0=",
};

static const struct {
	const char *line, *says;
} refused[] = {
	{ "", "geen sleutel" },
	{ "   ", "geen sleutel" },
	{ "# ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz", "geen sleutel" },
	{ "-----BEGIN OPENSSH PRIVATE KEY-----", "geheime sleutel" },
	{ "PuTTY-User-Key-File-3: ssh-ed25519", "geheime sleutel" },
	{ "---- BEGIN SSH2 PUBLIC KEY ----", "ssh-keygen -i" },
	{ "ssh-ed25519", "beschadigd" },
	{ "ssh-ed25519 ", "beschadigd" },
	{ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKsz", "beschadigd" },
	{ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajK", "beschadigd" },
	{ ED25519 "=", "beschadigd" },
	{ ED25519 "AAAA", "beschadigd" },
	{ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5*AAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz", "beschadigd" },
	{ ED25519 "AA==", "beschadigd" },
	{ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajI=", "beschadigd" },
	{ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIW6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKzeA==", "beschadigd" },
	{ ED25519 "AAAABG1vcmU=", "beschadigd" },
	{ "ecdsa-sha2-nistp256 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz", "beschadigd" },
	{ "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz", "beschadigd" },
	{ "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAzODQAAABBBNjdUlLiUxH4nwlTC+TQQ5IY"
		"ufUnKQYup2iytRU6hDmixt9pfDZAj/TVIUQxLHyqg2PXpjmbk0nShiLGhT+08pQ=", "beschadigd" },
	{ "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAAAhAtjdUlLiUxH4nwlTC+TQQ5IY"
		"ufUnKQYup2iytRU6hDmi", "beschadigd" },
	{ "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBdjdUlLiUxH4nwlTC+TQQ5IY"
		"ufUnKQYup2iytRU6hDmixt9pfDZAj/TVIUQxLHyqg2PXpjmbk0nShiLGhT+08pQ=", "beschadigd" },
	{ "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIG6a+qhJQF19x/Py0V0LnM9Yb"
		"vdOpcJIw4wRsKszajKz", "beschadigd" },
	{ "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIG6a+qhJQF19x/Py0V0LnM9Yb"
		"vdOpcJIw4wRsKszajKzAAAAAA==", "beschadigd" },
	{ "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQD/////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"///////////////////////////////////////////////////////////////////////////////////////////+",
		"beschadigd" },
	{ "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABggAA////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////", "beschadigd" },
	{ "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgP//////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"/////////////////////////////////////////////////////////////////////w==", "beschadigd" },
	{ "ssh-rsa AAAAB3NzaC1yc2EAAAABAQAAAYEA////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////", "beschadigd" },
	{ "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAAAAABgQD/////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"//////////////////////////////////////////////////////////////////////8=", "beschadigd" },
	{ "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQD/////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////////"
		"////////////////////////////////////////////////////////////////////////////////////////////",
		"minstens 3072" },
	{ "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC8LESK8yyicYKecbhczOLwYLw2aijr17d/o7bVpBbXOBBX2rC60BsIsLMU"
		"rC8podr9q79hR3iD4AUEkMbLLF9HB2/dOz+rAsEQRHf5yoNSVIK9b9FAmVA866DPQqMVcDH0cePV++oSucLlXwYYWBn+rR8I"
		"+vtfmaHfvCBNXRlRTYOuKYwnH4w7A8bnLs0/dKGgPq5/Z84W+sHAuq/I6G3Y7lmHEk1omzx1tME8PVky9VnOxMu9mNfIozDZ"
		"qrG53c3yGnioxZIu0QZBK63S3Y2Qz0VIPnbJY+72WFjUzMcrzPtjkQ0fiJZIxplFjbe5jZTSK9JaBKlBkuF83SQHeeWX",
		"deze heeft er 2048" },
	{ "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBLpxVQYLMo/FcS061eN/m1Rg"
		"3YmjlTdKYGsz2jMjn0p0JDiJp7wH4p3HvQ4UrMjx617+dQXqVeM3XTXjgkQzbq8fEeL72Jn6eCCIMPtO3klbEFpAN8xfisBJ"
		"NuQR0shMJg==", "alleen nistp256" },
	{ "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBABL4fRk55mS3Ydmg+P5C509"
		"lPVJzmRbDyL/YHN3uzaxpkSP0lJU77wz0phVryrkXHyGIzMcQmQ2rmn4C7uBE0Km4AFpOC90/087ri0kn/FwTUX48CtNIGov"
		"O2p7NeaYoNzseFoEHINdPFYoaUq1RPIyqU08gcFC+fqdg/7iWtw5NT3zsQ==", "alleen nistp256" },
	{ "ssh-dss AAAAB3NzaC1kc3M=", "DSA" },
	{ "ssh-ed25519-cert-v01@openssh.com AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKs"
		"zajKz", "Certificaten" },
	{ "ssh-rsa-cert-v01@openssh.com AAAA", "Certificaten" },
	{ "restrict,command=\"ls\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wR"
		"sKszajKz", "geen opties" },
	{ "no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz", "geen opties" },
	{ "command=\"/bin/a b\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKs"
		"zajKz", "geen opties" },
	{ "ssh-ed448 AAAA", "niet bekend" },
	{ "SSH-ED25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz", "niet bekend" },
	{ ED25519 "\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz", "per keer" },
};

static void five_kinds_are_taken(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		struct public_key key;
		struct err err = ERR_INIT;

		if (!public_key_parse(good[i], &key, &err))
			fail_msg("key %zu: %s", i, err.text);
		assert_int_equal(strncmp(good[i], key.type, strlen(key.type)), 0);
		assert_string_equal(good[i] + strlen(key.type) + 1, key.key);
		assert_string_equal(key.comment, "");
	}
}

static void every_other_key_is_refused_with_its_reason(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		struct public_key key;
		struct err err = ERR_INIT;

		if (public_key_parse(refused[i].line, &key, &err))
			fail_msg("line %zu was taken: %.40s", i, refused[i].line);
		assert_int_equal(err.code, ERR_INPUT);
		if (!strstr(err.text, refused[i].says))
			fail_msg("line %zu: %s", i, err.text);
	}
}

static void blanks_and_a_comment_may_stand_around_it(void **state)
{
	struct public_key key;

	(void)state;
	assert_true(public_key_parse("  " ED25519 "  fatima@laptop van thuis \r\n\n", &key, NULL));
	assert_string_equal(key.comment, "fatima@laptop van thuis");
	assert_true(public_key_parse(ED25519 "\n", &key, NULL));
	assert_string_equal(key.type, "ssh-ed25519");
}

/* Cut anywhere, a key is refused and nothing is read behind it. */
static void a_key_cut_anywhere_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		for (size_t length = 0; length < strlen(good[i]); length++) {
			struct public_key key;
			struct err err = ERR_INIT;
			char *cut = mem_text_n(good[i], length);

			if (public_key_parse(cut, &key, &err))
				fail_msg("key %zu was taken at %zu bytes", i, length);
			free(cut);
		}
}

static void a_key_too_long_to_keep_is_refused(void **state)
{
	struct buf line = BUF_INIT;
	struct public_key key;
	struct err err = ERR_INIT;

	(void)state;
	buf_text(&line, "ssh-rsa ");
	for (int i = 0; i < 5000; i++)
		buf_char(&line, 'A');
	assert_false(public_key_parse(line.data, &key, &err));
	assert_non_null(strstr(err.text, "te lang"));
	buf_free(&line);
}

static void passwords_are_long_and_not_the_name(void **state)
{
	static const struct {
		const char *password, *says;
	} weak[] = {
		{ "", "minstens 14" },
		{ "dertientekens", "minstens 14" },
		{ "éééééééééééé", "minstens 14" },
		{ "wachtwoord-van-fatima", "gebruikersnaam" },
		{ "FATIMAFATIMAFATIMA", "gebruikersnaam" },
		{ "aaaaaaaaaaaaaaaa", "hetzelfde teken" },
		{ "een zin met\teen tab", "besturingsteken" },
		{ "een zin met een regel\n", "besturingsteken" },
		{ "niet geldig \xff\xfe niet", "UTF-8" },
	};
	char huge[CONTROL_PASSWORD_BYTES + 2];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(weak); i++) {
		struct err err = ERR_INIT;

		assert_false(password_good(weak[i].password, "fatima", &err));
		if (!strstr(err.text, weak[i].says))
			fail_msg("password %zu: %s", i, err.text);
	}
	memset(huge, 'x', sizeof(huge) - 1);
	huge[sizeof(huge) - 1] = '\0';
	assert_false(password_good(huge, "fatima", NULL));
	assert_true(password_good("vier blauwe fietsen", "fatima", NULL));
	assert_true(password_good("ééééééééééééé!", "fatima", NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(five_kinds_are_taken),
		cmocka_unit_test(every_other_key_is_refused_with_its_reason),
		cmocka_unit_test(blanks_and_a_comment_may_stand_around_it),
		cmocka_unit_test(a_key_cut_anywhere_is_refused),
		cmocka_unit_test(a_key_too_long_to_keep_is_refused),
		cmocka_unit_test(passwords_are_long_and_not_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
