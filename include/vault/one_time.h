/*
 * One-time codes of six digits: RFC 6238 with HMAC-SHA1 and steps of thirty seconds, as the apps on telephones make
 * them. The seed is shared with the telephone once; who may use a step, and how often, the caller decides.
 */
#ifndef VAULT_ONE_TIME_H
#define VAULT_ONE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	ONE_TIME_SEED_BYTES = 20,
	ONE_TIME_TEXT_BYTES = 33,		/* the seed in base32, as it is typed over */
	ONE_TIME_DIGITS = 6,
	ONE_TIME_STEP_MS = 30 * 1000,
	ONE_TIME_CODE_BYTES = 9,		/* of up to eight digits */
	RECOVERY_CHARS = 10,			/* 50 bits, in the letters of Crockford: no I, L, O or U */
	RECOVERY_TEXT_BYTES = RECOVERY_CHARS + 2,	/* "7KQ2M-9XAVP" */
};

void one_time_seed_new(uint8_t seed[ONE_TIME_SEED_BYTES]);
void one_time_seed_text(const uint8_t seed[ONE_TIME_SEED_BYTES], char out[ONE_TIME_TEXT_BYTES]);
/* The code of a step (milliseconds since 1970 / ONE_TIME_STEP_MS) in 6 to 8 digits; "" when libcrypto fails. */
void one_time_code(const uint8_t *seed, size_t bytes, int64_t step, int digits, char out[ONE_TIME_CODE_BYTES]);
/*
 * The step, `before` to `after` steps around `step`, that this code is of, the nearest first; false when it is of none.
 * Looks at all of them, whatever the code is.
 */
bool one_time_find(const uint8_t seed[ONE_TIME_SEED_BYTES], const char *code, int64_t step, int before, int after,
	int64_t *found);

void recovery_new(char out[RECOVERY_TEXT_BYTES]);
/* What somebody typed, as recovery_new writes it: small letters, blanks and look-alikes (O, I, L) are forgiven. False: none. */
bool recovery_read(const char *typed, char out[RECOVERY_TEXT_BYTES]);

#endif
