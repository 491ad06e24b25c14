/* An e-mail address as it may be given to another program. */
#include "base/mail_address.h"

#include <string.h>

static bool part_valid(const char *text, size_t bytes)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-";

	return bytes > 0 && *text != '-' && *text != '.' && text[bytes - 1] != '.' && strspn(text, allowed) == bytes;
}

bool mail_address_valid(const char *text)
{
	const char *at = strchr(text, '@');

	return at && strlen(text) < MAIL_ADDRESS_BYTES && part_valid(text, (size_t)(at - text)) &&
		part_valid(at + 1, strlen(at + 1));
}
