/* Which kinds of user key may log in. */
#include "gate/user_key.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

/*
 * Plain keys only. libssh would call any certificate valid, checking neither authority nor names, and Debian's takes
 * DSA; neither is in this list. sk keys mean "lives in hardware": libssh checks no touch.
 */
static const struct kind {
	enum ssh_keytypes_e type;
	const char *name;
} kinds[] = {
	{ SSH_KEYTYPE_ED25519, "ssh-ed25519" },
	{ SSH_KEYTYPE_SK_ED25519, "sk-ssh-ed25519@openssh.com" },
	{ SSH_KEYTYPE_ECDSA_P256, "ecdsa-sha2-nistp256" },
	{ SSH_KEYTYPE_SK_ECDSA, "sk-ecdsa-sha2-nistp256@openssh.com" },
	{ SSH_KEYTYPE_RSA, "ssh-rsa" },
};

static int base64_value(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* Decodes until the padding or the first strange character. */
static void base64_decode(const char *text, struct buf *out)
{
	uint32_t bits = 0;
	int count = 0, value;

	for (; (value = base64_value(*text)) >= 0; text++) {
		bits = bits << 6 | (uint32_t)value;
		count += 6;
		if (count >= 8) {
			count -= 8;
			buf_char(out, (char)(bits >> count));
		}
	}
}

/* The next length-prefixed run of a blob (RFC 4251 5). */
static bool take_string(const struct buf *blob, size_t *at, const uint8_t **bytes, size_t *count)
{
	const uint8_t *data = (const uint8_t *)blob->data;

	if (blob->used - *at < 4)
		return false;
	*count = (size_t)data[*at] << 24 | (size_t)data[*at + 1] << 16 | (size_t)data[*at + 2] << 8 | data[*at + 3];
	*at += 4;
	if (*count > blob->used - *at)
		return false;
	*bytes = data + *at;
	*at += *count;
	return true;
}

int user_key_rsa_bits(const char *base64)
{
	struct buf blob = BUF_INIT;
	const uint8_t *bytes = NULL;
	size_t at = 0, count = 0;
	int bits = 0;

	base64_decode(base64, &blob);
	if (take_string(&blob, &at, &bytes, &count) && count == 7 && memcmp(bytes, "ssh-rsa", 7) == 0
	    && take_string(&blob, &at, &bytes, &count) && take_string(&blob, &at, &bytes, &count)) {
		while (count && *bytes == 0) {
			bytes++;
			count--;
		}
		if (count && count < 4096)
			bits = (int)(8 * count) - (__builtin_clz(*bytes) - 24);
	}
	buf_free(&blob);
	return bits;
}

bool user_key_allowed(ssh_key key, struct user_key_blob *blob)
{
	enum ssh_keytypes_e type = ssh_key_type(key);
	char *base64 = NULL;

	*blob = (struct user_key_blob){ 0 };
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (kinds[i].type == type)
			blob->type = kinds[i].name;
	if (!blob->type || ssh_pki_export_pubkey_base64(key, &base64) != SSH_OK)
		return false;
	blob->base64 = mem_text(base64);
	ssh_string_free_char(base64);
	if (type == SSH_KEYTYPE_RSA && user_key_rsa_bits(blob->base64) < USER_KEY_RSA_BITS) {
		user_key_free(blob);
		return false;
	}
	return true;
}

void user_key_free(struct user_key_blob *blob)
{
	free(blob->base64);
	*blob = (struct user_key_blob){ 0 };
}
