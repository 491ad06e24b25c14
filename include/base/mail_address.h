/* An e-mail address as it may be given to another program: strict, so that nothing in it can mean anything else. */
#ifndef BASE_MAIL_ADDRESS_H
#define BASE_MAIL_ADDRESS_H

#include <stdbool.h>

enum { MAIL_ADDRESS_BYTES = 201 };	/* its NUL included */

/*
 * One @ with something on both sides, and only letters, digits and . _ + - around it (ASCII), as one word; no part begins
 * with a hyphen or a dot. Narrower than the standard on purpose: no spaces, quotes, commas or control characters.
 */
bool mail_address_valid(const char *text);

#endif
