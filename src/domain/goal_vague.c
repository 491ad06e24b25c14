/* Whether a goal says by what it is reached: something to count, to date, or that is there or not. */
#include <string.h>

#include "base/mem.h"
#include "domain/agreement.h"

/* Whole words, lower case. What is only a wish ("beter", "meer rust") is not here. */
static const char *const measures[] = {
	/* how many */
	"één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "helft",
	"dubbele", "keer", "maal", "procent", "punt", "punten", "cijfer", "score", "euro", "bedrag",
	/* how often, when */
	"elke", "elk", "iedere", "ieder", "per", "dagelijks", "wekelijks", "maandelijks", "dag", "dagen", "nacht", "nachten",
	"week", "weken", "maand", "maanden", "jaar", "uur", "uren", "ochtend", "avond", "minuten", "nooit", "altijd",
	/* all or nothing */
	"alle", "alles", "geen", "zonder", "minder", "hoogstens", "minstens", "uiterlijk",
	/* there or not there */
	"diploma", "contract", "baan", "werk", "stage", "uitkering", "inkomen", "woning", "huurcontract", "rijbewijs",
	"inschrijving", "ingeschreven", "afspraak", "regeling", "schuldenvrij", "afgelost", "betaald", "toegekend",
};

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool same(const char *text, size_t bytes, const char *word)
{
	if (strlen(word) != bytes)
		return false;
	for (size_t i = 0; i < bytes; i++)
		if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] + ('a' - 'A') : text[i]) != word[i])
			return false;
	return true;
}

static bool measures_it(const char *text, size_t bytes)
{
	for (size_t i = 0; i < COUNT_OF(measures); i++)
		if (same(text, bytes, measures[i]))
			return true;
	return false;
}

static bool measurable(const char *text)
{
	while (text && *text) {
		size_t bytes = 0;

		if (*text >= '0' && *text <= '9')
			return true;
		while (letter(text[bytes]))
			bytes++;
		if (bytes > 0 && measures_it(text, bytes))
			return true;
		text += bytes > 0 ? bytes : 1;
	}
	return false;
}

bool goal_vague(const struct goal *goal)
{
	return !measurable(goal->what) && !measurable(goal->meetbaar);
}
