#include "phone.h"

#include <string.h>

void phone_code(const char *secret, instant at, char out[ONE_TIME_CODE_BYTES])
{
	static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	uint8_t seed[ONE_TIME_SEED_BYTES] = { 0 };
	unsigned bits = 0, held = 0;
	size_t used = 0;

	for (; *secret && used < sizeof(seed); secret++) {
		const char *letter = strchr(base32, *secret);

		if (*secret == ' ' || !letter)
			continue;
		held = held << 5 | (unsigned)(letter - base32);
		bits += 5;
		if (bits >= 8) {
			bits -= 8;
			seed[used++] = (uint8_t)(held >> bits);
		}
	}
	one_time_code(seed, sizeof(seed), at / ONE_TIME_STEP_MS, ONE_TIME_DIGITS, out);
}
