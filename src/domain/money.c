/* Amounts as people write and read them: cents in, cents out. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/field.h"

static const cents euros_most = 99999999;

static const char *skip_blanks(const char *text)
{
	while (*text == ' ')
		text++;
	return text;
}

/* Whole euros, with a dot before every group of three or without any. NULL when it is not that. */
static const char *euros_parse(const char *text, cents *euros)
{
	int group = 0;	/* digits since the last dot */
	bool dotted = false;

	*euros = 0;
	for (; isdigit((unsigned char)*text) || *text == '.'; text++) {
		if (*text == '.') {
			if (group == 0 || (dotted && group != 3) || !isdigit((unsigned char)text[1]))
				return NULL;
			/* A dot with one or two digits behind it at the end is a decimal point. */
			if (!isdigit((unsigned char)text[2]) || !isdigit((unsigned char)text[3]))
				return text;
			if (group > 3)
				return NULL;
			dotted = true;
			group = 0;
			continue;
		}
		*euros = *euros * 10 + (*text - '0');
		group++;
		if (*euros > euros_most)
			return NULL;
	}
	return group == 0 || (dotted && group != 3) ? NULL : text;
}

/* ",5" ",50" ",-" or the same with a dot. NULL when it is not that. */
static const char *decimals_parse(const char *text, cents *decimals)
{
	*decimals = 0;
	if (*text != ',' && *text != '.')
		return text;
	if (text[0] == ',' && text[1] == '-')
		return text + 2;
	if (!isdigit((unsigned char)text[1]))
		return NULL;
	*decimals = (text[1] - '0') * 10;
	if (!isdigit((unsigned char)text[2]))
		return text + 2;
	*decimals += text[2] - '0';
	return text + 3;
}

bool money_parse(const char *text, cents *out)
{
	cents euros, decimals;

	text = skip_blanks(text);
	if (strncmp(text, "€", strlen("€")) == 0)
		text = skip_blanks(text + strlen("€"));
	text = euros_parse(text, &euros);
	if (text)
		text = decimals_parse(text, &decimals);
	if (!text || *skip_blanks(text))
		return false;
	*out = euros * 100 + decimals;
	return true;
}

void money_nl(cents amount, bool plain, char out[MONEY_BYTES])
{
	const cents most = 99999999999999999;	/* what fits in MONEY_BYTES with a sign and dots */
	bool negative = amount < 0;
	char digits[MONEY_BYTES];
	size_t used = 0;
	size_t count;

	if (amount > most || amount < -most)
		amount = most;
	amount = llabs(amount);
	count = (size_t)snprintf(digits, sizeof(digits), "%lld", (long long)(amount / 100));
	if (negative)
		out[used++] = '-';
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && (count - i) % 3 == 0)
			out[used++] = '.';
		out[used++] = digits[i];
	}
	if (plain && amount % 100 == 0)
		out[used] = '\0';
	else
		snprintf(out + used, MONEY_BYTES - used, ",%02d", (int)(amount % 100));
}
