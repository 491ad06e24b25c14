/* The gate as a whole: its host keys, and one connection from key exchange to goodbye. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "gate/ssh.h"
#include "gate/transport.h"
#include "gate/zygote.h"

/* A file with a new private key, read to its middle: gates share the offset of the monitor's descriptor. */
static FILE *key_file(enum ssh_keytypes_e type, int bits)
{
	char path[] = "/tmp/wijkd-test-XXXXXX";
	ssh_key key = NULL;
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(ssh_pki_generate(type, bits, &key), SSH_OK);
	assert_int_equal(ssh_pki_export_privkey_file(key, NULL, NULL, NULL, path), SSH_OK);
	ssh_key_free(key);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	unlink(path);
	lseek(fileno(file), 100, SEEK_SET);
	return file;
}

static void a_host_key_is_read_from_its_descriptor(void **unused)
{
	(void)unused;
	FILE *file = key_file(SSH_KEYTYPE_ED25519, 0);
	int fd = fileno(file);
	struct err err = ERR_INIT;

	ssh_bind bind = transport_bind(&fd, 1, &err);
	assert_non_null(bind);
	assert_int_equal(lseek(fd, 0, SEEK_CUR), 100);
	ssh_bind_free(bind);
	fclose(file);
}

static void what_is_no_key_is_refused(void **unused)
{
	(void)unused;
	FILE *file = tmpfile();
	struct err err = ERR_INIT;

	fputs("geen sleutel\n", file);
	fflush(file);
	int fd = fileno(file);
	assert_null(transport_bind(&fd, 1, &err));
	assert_int_equal(err.code, ERR_INPUT);
	fclose(file);
}

/* Client, monitor and desk are processes of the warm-up; a failure of any of them fails it. */
static void a_connection_goes_from_key_exchange_to_goodbye(void **unused)
{
	(void)unused;
	FILE *file = key_file(SSH_KEYTYPE_ED25519, 0);
	int fd = fileno(file);
	struct err err = ERR_INIT;
	struct birth birth = { .grace_seconds = 10, .kex_seconds = 10, .tries = 3, .compression = true, .banner = "Welkom" };
	ssh_bind bind = transport_bind(&fd, 1, &err);

	assert_non_null(bind);
	if (!warm_up(bind, &birth, &err))
		fail_msg("%s", err.text);
	ssh_bind_free(bind);
	fclose(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_host_key_is_read_from_its_descriptor),
		cmocka_unit_test(what_is_no_key_is_refused),
		cmocka_unit_test(a_connection_goes_from_key_exchange_to_goodbye),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
