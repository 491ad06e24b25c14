/* The burgerservicenummer and its proof. */
#include <ctype.h>
#include <string.h>

#include "domain/person_name.h"

bool bsn_valid(const char *bsn)
{
	static const int weights[] = { 9, 8, 7, 6, 5, 4, 3, 2, -1 };
	int sum = 0, digits = 0;

	if (strlen(bsn) != 9)
		return false;
	for (int i = 0; i < 9; i++) {
		if (!isdigit((unsigned char)bsn[i]))
			return false;
		sum += weights[i] * (bsn[i] - '0');
		digits += bsn[i] - '0';
	}
	return digits > 0 && sum % 11 == 0;
}
