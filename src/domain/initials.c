/* Initials of a name as people write it. */
#include "domain/initials.h"

#include <string.h>

#include "base/text.h"

void initials_of(const char *naam, char out[INITIALS_BYTES])
{
	char letter[INITIALS_LETTERS][5] = { "" };
	size_t count = 0, bytes;
	uint32_t rune;

	for (const char *at = naam; (at += strspn(at, " "))[0] && (bytes = text_next(at, &rune)) > 0; at += strcspn(at, " ")) {
		if (count == INITIALS_LETTERS)
			memmove(letter[1], letter[2], sizeof(letter) - 2 * sizeof(*letter));
		else
			count++;
		memset(letter[count - 1], 0, sizeof(*letter));
		memcpy(letter[count - 1], at, bytes < sizeof(*letter) ? bytes : 0);
	}
	out[0] = '\0';
	for (size_t i = 0; i < count; i++)
		strcat(out, letter[i]);
}
