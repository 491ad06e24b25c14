/* The signals of a household in one line, as they stand above every screen of it. */
#ifndef DESK_SIGNALS_H
#define DESK_SIGNALS_H

#include "base/clock.h"
#include "wire/rows.h"

/* "VEILIGHEID, kwetsbaar - why the first"; NULL without signals. Caller frees. */
char *signals_line(const struct rows *view, day today);

#endif
