/* Names of people as the BRP writes them, for reading; the form for searching is in search_key.c. */
#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

/* Appends as many whole characters as fit. */
static void put(char *out, size_t room, const char *text)
{
	size_t used = strlen(out);
	uint32_t rune;

	for (size_t bytes; (bytes = text_next(text, &rune)) > 0 && used + bytes < room; text += bytes, used += bytes)
		memcpy(out + used, text, bytes);
	out[used] = '\0';
}

/* The BRP writes a single dot for somebody without a surname. */
static bool given(const char *name)
{
	return *name && strcmp(name, ".") != 0;
}

/* A voorvoegsel that ends in an apostrophe stands against the name: d'Hondt. */
static void put_surname(char *out, size_t room, const char *voorvoegsel, const char *geslachtsnaam)
{
	put(out, room, voorvoegsel);
	if (*voorvoegsel && voorvoegsel[strlen(voorvoegsel) - 1] != '\'')
		put(out, room, " ");
	put(out, room, geslachtsnaam);
}

/* BRP aanduidingNaamgebruik: the own name, that of the partner, or both. */
static void put_surnames(const struct person *person, char *out, size_t room)
{
	bool own = given(person->geslachtsnaam), partner = given(person->geslachtsnaamPartner);
	bool own_first = person->aanduidingNaamgebruik == NAAMGEBRUIK_EIGEN_PARTNER;

	if (person->aanduidingNaamgebruik == NAAMGEBRUIK_EIGEN && own)
		partner = false;
	if (person->aanduidingNaamgebruik == NAAMGEBRUIK_PARTNER && partner)
		own = false;
	if (own && (own_first || !partner))
		put_surname(out, room, person->voorvoegsel, person->geslachtsnaam);
	if (own && partner && own_first)
		put(out, room, "-");
	if (partner)
		put_surname(out, room, person->voorvoegselPartner, person->geslachtsnaamPartner);
	if (own && partner && !own_first) {
		put(out, room, "-");
		put_surname(out, room, person->voorvoegsel, person->geslachtsnaam);
	}
}

void name_full(const struct person *person, char *out, size_t room)
{
	out[0] = '\0';
	put(out, room, *person->voornamen ? person->voornamen : person->voorletters);
	if (*out && (given(person->geslachtsnaam) || given(person->geslachtsnaamPartner)))
		put(out, room, " ");
	put_surnames(person, out, room);
}

void name_initials(const char *voornamen, char *out, size_t room)
{
	char letter[8];
	uint32_t rune;
	size_t bytes;

	out[0] = '\0';
	for (;;) {
		voornamen += strspn(voornamen, " ");
		bytes = text_next(voornamen, &rune);
		if (bytes == 0)
			return;
		if (strncmp(voornamen, "IJ", 2) == 0)
			bytes = 2;
		memcpy(letter, voornamen, bytes);
		if (bytes == 1)
			letter[0] = (char)toupper((unsigned char)letter[0]);
		letter[bytes] = '.';
		letter[bytes + 1] = '\0';
		if (strlen(out) + bytes + 1 >= room)
			return;
		strcat(out, letter);
		voornamen += strcspn(voornamen, " ");
	}
}

/* ---- voorvoegsels ---- */

/* BRP landelijke tabel 36. The longest that fits is taken. */
static const char *const voorvoegsels[] = {
	"voor in 't", "voor in t", "voor den", "voor de", "voor", "von dem", "von den", "von der", "von 't", "von t",
	"von", "vom", "vor der", "vor", "van van de", "van de l'", "van de l", "van den", "van der", "van de",
	"van gen", "van het", "van ter", "van la", "van 't", "van t", "van", "ver", "uit te de", "uit het", "uit den",
	"uit ten", "uit 't", "uit de", "uit t", "uit", "uijt te de", "uijt den", "uijt ten", "uijt de", "uijt",
	"unter", "over den", "over het", "over 't", "over de", "over t", "over", "op den", "op der", "op gen",
	"op het", "op ten", "op 't", "op de", "op t", "op", "onder den", "onder het", "onder 't", "onder de",
	"onder t", "onder", "of", "in den", "in der", "in het", "in 't", "in de", "in t", "in", "im", "i", "het",
	"el", "die le", "di", "de die le", "de van der", "de las", "de die", "de l'", "de la", "de le", "de l", "de",
	"dalla", "dal'", "dal", "das", "da", "deca", "degli", "dei", "della", "del", "den", "der", "des", "do", "don",
	"dos", "du", "d'", "bij den", "bij het", "bij 't", "bij de", "bij t", "bij", "bin", "ben", "boven d'",
	"aan den", "aan der", "aan het", "aan 't", "aan de", "aan t", "aan", "auf dem", "auf den", "auf der",
	"auf ter", "auf", "aus dem", "aus den", "aus der", "aus 'm", "aus m", "aus", "af", "al", "am de", "am", "an",
	"las", "la", "les", "le", "los", "lo", "l'", "l", "'s", "s'", "'t", "te", "ten", "ter", "tho", "thoe", "thor",
	"toe", "tot", "to", "t", "zum", "zur", "zu",
};

/* Bytes of typed that are this voorvoegsel with something behind it; 0 when they are not. */
static size_t voorvoegsel_bytes(const char *typed, const char *voorvoegsel)
{
	size_t bytes = strlen(voorvoegsel);

	if (strncasecmp(typed, voorvoegsel, bytes) != 0)
		return 0;
	if (voorvoegsel[bytes - 1] != '\'' && typed[bytes] != ' ')
		return 0;
	return typed[bytes + strspn(typed + bytes, " ")] ? bytes : 0;
}

void name_split(const char *typed, char *voorvoegsel, size_t voorvoegsel_room, char *geslachtsnaam, size_t room)
{
	size_t longest = 0;
	const char *found = "";

	typed += strspn(typed, " ");
	for (size_t i = 0; i < COUNT_OF(voorvoegsels); i++) {
		size_t bytes = voorvoegsel_bytes(typed, voorvoegsels[i]);

		if (bytes > longest) {
			longest = bytes;
			found = voorvoegsels[i];
		}
	}
	typed += longest;
	typed += strspn(typed, " ");
	voorvoegsel[0] = geslachtsnaam[0] = '\0';
	put(voorvoegsel, voorvoegsel_room, found);
	put(geslachtsnaam, room, typed);
}
