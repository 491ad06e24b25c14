/* The Dutch postcode in one form: four digits, two capitals, no blank. */
#include <ctype.h>
#include <string.h>

#include "domain/person_name.h"

/* BRP: ^[1-9]{1}[0-9]{3}[ ]?[A-Za-z]{2}$ (specificatie/brp/adres/postcode-v1.yaml). */
bool postcode_normal(const char *text, char out[7])
{
	size_t used = 0;

	while (*text == ' ')
		text++;
	for (; used < 4; text++) {
		if (!isdigit((unsigned char)*text) || (used == 0 && *text == '0'))
			return false;
		out[used++] = *text;
	}
	if (*text == ' ')
		text++;
	for (; used < 6; text++) {
		if (!isascii((unsigned char)*text) || !isalpha((unsigned char)*text))
			return false;
		out[used++] = (char)toupper((unsigned char)*text);
	}
	out[used] = '\0';
	return text[strspn(text, " ")] == '\0';
}
