/*
 * The number of a household that people use: six digits and a check digit after Damm, which notices every wrong digit
 * and every two neighbours that changed places.
 */
#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "domain/person_name.h"

enum { NUMBERS = 1000000, FIRST = 100000 };	/* the first 900,000 households have no zero in front */

/* The quasigroup of order 10 from H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004). */
static const unsigned char damm[10][10] = {
	{ 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 },
	{ 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
	{ 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 },
	{ 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 },
	{ 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 },
	{ 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 },
	{ 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 },
	{ 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
	{ 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 },
	{ 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 },
};

static int check_digit(const char *digits, size_t count)
{
	int check = 0;

	for (size_t i = 0; i < count; i++)
		check = damm[check][digits[i] - '0'];
	return check;
}

void huishoudnummer_make(int64_t serial, char out[HUISHOUDNUMMER_BYTES])
{
	assert(serial >= 1 && serial < NUMBERS);
	snprintf(out, HUISHOUDNUMMER_BYTES, "%06d", (int)((serial - 1 + FIRST) % NUMBERS));
	out[6] = (char)('0' + check_digit(out, 6));
	out[7] = '\0';
}

bool huishoudnummer_valid(const char *text)
{
	if (strlen(text) != HUISHOUDNUMMER_BYTES - 1)
		return false;
	for (const char *c = text; *c; c++)
		if (!isdigit((unsigned char)*c))
			return false;
	return check_digit(text, HUISHOUDNUMMER_BYTES - 1) == 0;
}
