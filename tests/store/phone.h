/* The app on somebody's telephone: what it shows at a moment, from the words that were typed over. */
#ifndef TESTS_STORE_PHONE_H
#define TESTS_STORE_PHONE_H

#include "base/clock.h"
#include "vault/one_time.h"

/* secret: base32, blanks between are skipped. out: the six digits of that moment. */
void phone_code(const char *secret, instant at, char out[ONE_TIME_CODE_BYTES]);

#endif
