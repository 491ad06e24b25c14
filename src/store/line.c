/* Lines for logs and bells. */
#include "line.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

void line_format(char *out, size_t room, const char *format, va_list args)
{
	int wanted = vsnprintf(out, room, format, args);

	if (wanted < (int)room)
		return;
	/* Cut short: what is left of a halved character goes too. */
	for (size_t used = strlen(out); used > 0; used--) {
		size_t last = used - text_before(out, used);
		if (text_valid(out + last, used - last))
			break;
		out[used - 1] = '\0';
	}
}
