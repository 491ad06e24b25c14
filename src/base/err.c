/* Filling in what went wrong. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Two sentences at their longest: what err_add puts together before it is cut. */
enum { ERR_DRAFT_BYTES = 2 * ERR_TEXT_BYTES };

/* Copies draft without control characters and invalid bytes, cut at a whole character. */
static void err_keep(struct err *err, const char *draft)
{
	size_t used = 0, bytes;
	uint32_t rune;

	for (; (bytes = text_next(draft, &rune)) > 0; draft += bytes) {
		char encoded[4];
		size_t count;

		if (rune < 0x20 || (rune >= 0x7f && rune < 0xa0))
			rune = ' ';
		count = text_encode(rune, encoded);
		if (used + count >= sizeof(err->text))
			break;
		memcpy(err->text + used, encoded, count);
		used += count;
	}
	err->text[used] = '\0';
}

/* Arguments may point into err: nothing is written before the sentence is complete. */
static void err_fill(struct err *err, enum err_code code, const char *rule, const char *draft)
{
	char kept[ERR_RULE_BYTES];

	snprintf(kept, sizeof(kept), "%s", rule);
	err->code = code;
	memcpy(err->rule, kept, sizeof(kept));
	err_keep(err, draft);
}

bool err_set(struct err *err, enum err_code code, const char *format, ...)
{
	char draft[ERR_DRAFT_BYTES];
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	vsnprintf(draft, sizeof(draft), format, args);
	va_end(args);
	err_fill(err, code, "", draft);
	return false;
}

bool err_refuse(struct err *err, const char *rule, const char *format, ...)
{
	char draft[ERR_DRAFT_BYTES];
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	vsnprintf(draft, sizeof(draft), format, args);
	va_end(args);
	err_fill(err, ERR_REFUSED, rule, draft);
	return false;
}

bool err_add(struct err *err, const char *format, ...)
{
	char draft[ERR_DRAFT_BYTES];
	size_t used;
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	vsnprintf(draft, ERR_TEXT_BYTES, format, args);
	va_end(args);
	used = strlen(draft);
	snprintf(draft + used, sizeof(draft) - used, ": %s", err->text);
	err_keep(err, draft);
	return false;
}

bool err_errno(struct err *err, const char *format, ...)
{
	char draft[ERR_DRAFT_BYTES];
	int number = errno;
	size_t used;
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	vsnprintf(draft, ERR_TEXT_BYTES, format, args);
	va_end(args);
	used = strlen(draft);
	snprintf(draft + used, sizeof(draft) - used, ": %s", strerror(number));
	err_fill(err, ERR_IO, "", draft);
	errno = number;
	return false;
}

const char *err_word(enum err_code code)
{
	switch (code) {
	case ERR_NONE: return "none";
	case ERR_INPUT: return "input";
	case ERR_LIMIT: return "limit";
	case ERR_REFUSED: return "refused";
	case ERR_STALE: return "stale";
	case ERR_MISSING: return "missing";
	case ERR_BUSY: return "busy";
	case ERR_IO: return "io";
	case ERR_PROTOCOL: return "protocol";
	case ERR_INTERNAL: return "internal";
	}
	return "unknown";
}
