/* One-time codes (RFC 4226, RFC 6238) on the HMAC-SHA1 of libcrypto, and codes for when the telephone is gone. */
#include "vault/one_time.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { SHA1_BYTES = 20, RECOVERY_HALF = RECOVERY_CHARS / 2 };

_Static_assert(ONE_TIME_TEXT_BYTES == ONE_TIME_SEED_BYTES * 8 / 5 + 1, "base32 without padding");

static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";		/* RFC 4648 */
static const char crockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void one_time_seed_new(uint8_t seed[ONE_TIME_SEED_BYTES])
{
	randombytes_buf(seed, ONE_TIME_SEED_BYTES);
}

void one_time_seed_text(const uint8_t seed[ONE_TIME_SEED_BYTES], char out[ONE_TIME_TEXT_BYTES])
{
	unsigned bits = 0, held = 0;
	size_t used = 0;

	for (size_t i = 0; i < ONE_TIME_SEED_BYTES; i++) {
		held = held << 8 | seed[i];
		for (bits += 8; bits >= 5; bits -= 5)
			out[used++] = base32[held >> (bits - 5) & 31];
	}
	out[used] = '\0';
}

/* RFC 4226 5.3: four bytes from where the last half byte says. */
void one_time_code(const uint8_t *seed, size_t bytes, int64_t step, int digits, char out[ONE_TIME_CODE_BYTES])
{
	uint8_t counter[8], digest[SHA1_BYTES] = { 0 };
	uint32_t modulus = 1;

	for (size_t i = 0; i < sizeof(counter); i++)
		counter[i] = (uint8_t)((uint64_t)step >> (56 - 8 * i));
	out[0] = '\0';
	if (!HMAC(EVP_sha1(), seed, (int)bytes, counter, sizeof(counter), digest, NULL))
		return;
	size_t at = digest[SHA1_BYTES - 1] & 15;
	uint32_t number = (uint32_t)(digest[at] & 0x7f) << 24 | (uint32_t)digest[at + 1] << 16 |
		(uint32_t)digest[at + 2] << 8 | digest[at + 3];
	for (int i = 0; i < digits; i++)
		modulus *= 10;
	snprintf(out, ONE_TIME_CODE_BYTES, "%0*u", digits, (unsigned)(number % modulus));
	sodium_memzero(digest, sizeof(digest));
}

bool one_time_find(const uint8_t seed[ONE_TIME_SEED_BYTES], const char *code, int64_t step, int before, int after,
	int64_t *found)
{
	char right[ONE_TIME_CODE_BYTES];
	bool any = false;
	int most = before > after ? before : after;

	if (strlen(code) != ONE_TIME_DIGITS)
		return false;
	for (int away = 0; away <= most; away++)
		for (int sign = -1; sign <= 1; sign += 2) {
			if ((sign < 0 ? away > before : away > after || away == 0))
				continue;
			one_time_code(seed, ONE_TIME_SEED_BYTES, step + sign * away, ONE_TIME_DIGITS, right);
			if (*right && sodium_memcmp(right, code, ONE_TIME_DIGITS) == 0 && !any) {
				any = true;
				*found = step + sign * away;
			}
		}
	sodium_memzero(right, sizeof(right));
	return any;
}

void recovery_new(char out[RECOVERY_TEXT_BYTES])
{
	size_t used = 0;

	for (size_t i = 0; i < RECOVERY_CHARS; i++) {
		if (i == RECOVERY_HALF)
			out[used++] = '-';
		out[used++] = crockford[randombytes_uniform(sizeof(crockford) - 1)];
	}
	out[used] = '\0';
}

/* 0: no letter of a code. */
static char crockford_read(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (c == 'O')
		c = '0';
	if (c == 'I' || c == 'L')
		c = '1';
	return c && strchr(crockford, c) ? c : '\0';
}

bool recovery_read(const char *typed, char out[RECOVERY_TEXT_BYTES])
{
	size_t count = 0, used = 0;

	for (; *typed; typed++) {
		char c = crockford_read(*typed);

		if (*typed == ' ' || *typed == '-')
			continue;
		if (!c || count == RECOVERY_CHARS)
			return false;
		if (count++ == RECOVERY_HALF)
			out[used++] = '-';
		out[used++] = c;
	}
	out[used] = '\0';
	return count == RECOVERY_CHARS;
}
