/* Until when, as people say it. */
#include "desk/due.h"

#include <stdio.h>

void due_show(instant due, day today, char out[DUE_BYTES])
{
	char text[INSTANT_BYTES], last[DAY_NL_BYTES];
	day on = instant_day(due);

	out[0] = '\0';
	if (due == INSTANT_NONE)
		return;
	if (due == day_start(on)) {
		day_nl(on - 1, last);
		snprintf(out, DUE_BYTES, "%.5s", last);
		return;
	}
	instant_nl(due, text);
	if (on == today)
		snprintf(out, DUE_BYTES, "%.5s", text + 11);
	else
		snprintf(out, DUE_BYTES, "%.5s %.5s", text, text + 11);
}
