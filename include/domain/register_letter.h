/* The letters about a bezwaar and a klacht: which there are, and when each may leave. */
#ifndef DOMAIN_REGISTER_LETTER_H
#define DOMAIN_REGISTER_LETTER_H

#include "domain/register.h"

enum register_letter {
	LETTER_BEZWAAR_ONTVANGST,	/* Awb 6:14 */
	LETTER_BEZWAAR_HOORZITTING,	/* Awb 7:2, 7:4 */
	LETTER_BEZWAAR_BESLISSING,	/* Awb 7:12 */
	LETTER_KLACHT_ONTVANGST,	/* Awb 9:6 */
	LETTER_KLACHT_AFHANDELING,	/* Awb 9:12 */
	LETTER_COUNT_,
};
extern const struct choice register_letter_choices[];	/* the code is the word of the ssh line */

/* Of which register it is. */
enum register_kind register_letter_kind(enum register_letter letter);
/* ERR_REFUSED "brief.nog-niet": what must be there first. */
bool bezwaar_letter_ready(enum register_letter letter, const struct bezwaar *bezwaar, struct err *err);
bool klacht_letter_ready(enum register_letter letter, const struct klacht *klacht, struct err *err);

#endif
