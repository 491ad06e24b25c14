/* What is negotiated: short lists of algorithms that all known clients have in common. */
#include "gate/transport.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

/*
 * Only curve25519: no modular exponentiation that a stranger could make us do, no /etc/ssh/moduli to read. ChaCha20
 * first: dbclient has no MAC that goes with our CTR modes, and GCM had its tag unchecked before 0.10.6-0+deb12u3
 * (CVE-2026-59847).
 */
const char TRANSPORT_KEX[] = "curve25519-sha256,curve25519-sha256@libssh.org";
const char TRANSPORT_CIPHERS[] =
	"chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes128-ctr";
const char TRANSPORT_HMACS[] = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com";
/* Judged by libssh against the signature; auth.c judges the key itself. */
const char TRANSPORT_USER_KEYS[] =
	"ssh-ed25519,sk-ssh-ed25519@openssh.com,ecdsa-sha2-nistp256,sk-ecdsa-sha2-nistp256@openssh.com,"
	"rsa-sha2-512,rsa-sha2-256";

enum { KEY_FILE_BYTES = 16 * 1024 };

static const char host_key_kinds[] = "ssh-ed25519,rsa-sha2-512,rsa-sha2-256";
static const bool off = false;
static const int quiet = SSH_LOG_NOLOG;
static const int rsa_bits = 3072;

/* PROCESS_CONFIG comes first: without it libssh reads /etc/ssh/libssh_server_config. */
static const struct bind_option {
	enum ssh_bind_options_e option;
	const void *value;
} bind_options[] = {
	{ SSH_BIND_OPTIONS_PROCESS_CONFIG, &off },
	{ SSH_BIND_OPTIONS_LOG_VERBOSITY, &quiet },
	{ SSH_BIND_OPTIONS_BANNER, "wijkd" },
	{ SSH_BIND_OPTIONS_RSA_MIN_SIZE, &rsa_bits },
	{ SSH_BIND_OPTIONS_KEY_EXCHANGE, TRANSPORT_KEX },
	{ SSH_BIND_OPTIONS_CIPHERS_C_S, TRANSPORT_CIPHERS },
	{ SSH_BIND_OPTIONS_CIPHERS_S_C, TRANSPORT_CIPHERS },
	{ SSH_BIND_OPTIONS_HMAC_C_S, TRANSPORT_HMACS },
	{ SSH_BIND_OPTIONS_HMAC_S_C, TRANSPORT_HMACS },
	{ SSH_BIND_OPTIONS_PUBKEY_ACCEPTED_KEY_TYPES, TRANSPORT_USER_KEYS },
};

/* The whole file, without moving the offset that other gates share. */
static bool key_read(int fd, char text[KEY_FILE_BYTES], struct err *err)
{
	size_t used = 0;
	ssize_t got;

	while (used < KEY_FILE_BYTES - 1 && (got = pread(fd, text + used, KEY_FILE_BYTES - 1 - used, (off_t)used)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_errno(err, "De hostsleutel is niet te lezen");
		used += (size_t)got;
	}
	text[used] = '\0';
	return true;
}

/* The bind takes over the key. */
static bool key_import(ssh_bind bind, int fd, struct err *err)
{
	char text[KEY_FILE_BYTES];
	ssh_key key = NULL;
	bool ok = false;

	if (!key_read(fd, text, err))
		goto wipe;
	if (ssh_pki_import_privkey_base64(text, NULL, NULL, NULL, &key) != SSH_OK) {
		err_set(err, ERR_INPUT, "De hostsleutel is geen private sleutel zonder wachtwoord.");
		goto wipe;
	}
	ok = ssh_bind_options_set(bind, SSH_BIND_OPTIONS_IMPORT_KEY, key) == SSH_OK;
	if (!ok) {
		ssh_key_free(key);
		err_set(err, ERR_INPUT, "De hostsleutel is te kort of van een soort die wijkd niet gebruikt.");
	}
wipe:
	explicit_bzero(text, sizeof(text));
	return ok;
}

ssh_bind transport_bind(const int *key_fds, size_t key_count, struct err *err)
{
	ssh_bind bind = ssh_bind_new();

	if (!bind) {
		err_set(err, ERR_INTERNAL, "libssh geeft geen geheugen.");
		return NULL;
	}
	for (size_t i = 0; i < COUNT_OF(bind_options); i++)
		if (ssh_bind_options_set(bind, bind_options[i].option, bind_options[i].value) != SSH_OK) {
			err_set(err, ERR_INTERNAL, "libssh weigert optie %zu: %s", i, ssh_get_error(bind));
			goto free;
		}
	for (size_t i = 0; i < key_count; i++)
		if (!key_import(bind, key_fds[i], err))
			goto free;
	/* After the keys: only algorithms for which there is a key are offered. */
	if (ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY_ALGORITHMS, host_key_kinds) != SSH_OK) {
		err_set(err, ERR_INTERNAL, "libssh weigert de soorten hostsleutels: %s", ssh_get_error(bind));
		goto free;
	}
	return bind;
free:
	ssh_bind_free(bind);
	return NULL;
}

ssh_session transport_accept(ssh_bind bind, int fd, bool compression, struct err *err)
{
	ssh_session session = ssh_new();
	const char *lists = compression ? "none,zlib@openssh.com" : "none";

	if (!session || ssh_bind_accept_fd(bind, session, fd) != SSH_OK) {
		err_set(err, ERR_INTERNAL, "libssh neemt de verbinding niet aan: %s", session ? ssh_get_error(session) : "");
		if (session)
			ssh_free(session);
		else
			close(fd);
		return NULL;
	}
	/* From here the session owns fd. */
	if (ssh_options_set(session, SSH_OPTIONS_COMPRESSION_C_S, lists) != SSH_OK
	    || ssh_options_set(session, SSH_OPTIONS_COMPRESSION_S_C, lists) != SSH_OK) {
		err_set(err, ERR_INTERNAL, "libssh weigert de compressie: %s", ssh_get_error(session));
		ssh_free(session);
		return NULL;
	}
	ssh_set_blocking(session, 0);
	return session;
}
