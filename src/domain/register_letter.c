/* When a letter about a bezwaar or a klacht may leave. */
#include "domain/register_letter.h"

#include "base/say.h"
#include "domain/rule.h"

const struct choice register_letter_choices[] = {
	{ LETTER_BEZWAAR_ONTVANGST, "ontvangst", N_("Ontvangstbevestiging van het bezwaar") },
	{ LETTER_BEZWAAR_HOORZITTING, "hoorzitting", N_("Uitnodiging voor de hoorzitting") },
	{ LETTER_BEZWAAR_BESLISSING, "beslissing", N_("Beslissing op het bezwaar") },
	{ LETTER_KLACHT_ONTVANGST, "klacht-ontvangst", N_("Ontvangstbevestiging van de klacht") },
	{ LETTER_KLACHT_AFHANDELING, "afhandeling", N_("Afhandeling van de klacht") },
	{ 0 }
};

enum register_kind register_letter_kind(enum register_letter letter)
{
	return letter >= LETTER_KLACHT_ONTVANGST ? REGISTER_KLACHT : REGISTER_BEZWAAR;
}

static bool not_yet(struct err *err, const char *what)
{
	return rule_refuse_next(err, "brief.nog-niet", what, "Deze brief kan nog niet");
}

bool bezwaar_letter_ready(enum register_letter letter, const struct bezwaar *bezwaar, struct err *err)
{
	if (letter == LETTER_BEZWAAR_HOORZITTING && bezwaar->hoorzitting == DAY_NONE)
		return not_yet(err, "Vul eerst de dag van de hoorzitting in.");
	if (letter != LETTER_BEZWAAR_BESLISSING)
		return true;
	if (bezwaar->uitkomst == BEZWAAR_OPEN || bezwaar->beslist == DAY_NONE)
		return not_yet(err, "Beslis eerst op het bezwaar.");
	return bezwaar->uitkomst != BEZWAAR_INGETROKKEN || not_yet(err, "Het bezwaar is ingetrokken; er komt geen beslissing.");
}

bool klacht_letter_ready(enum register_letter letter, const struct klacht *klacht, struct err *err)
{
	if (letter != LETTER_KLACHT_AFHANDELING)
		return true;
	return (klacht->uitkomst != KLACHT_OPEN && klacht->afgehandeld != DAY_NONE) ||
		not_yet(err, "Handel de klacht eerst af.");
}
