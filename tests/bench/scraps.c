/* What people type. The two tests of wrong names are those of the notes on searching. */
#include "scraps.h"

#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

const char *const scrap_names[SCRAP_KINDS] = {
	[SCRAP_TWO] = "2 letters", [SCRAP_THREE] = "3 letters", [SCRAP_FOUR] = "4 letters",
	[SCRAP_SURNAME] = "surname", [SCRAP_SURNAME_FIRST] = "surname + first", [SCRAP_FIRST_SURNAME] = "first + surname",
	[SCRAP_INITIAL] = "initial + surname", [SCRAP_VOORVOEGSEL] = "voorvoegsel + surname",
	[SCRAP_POSTCODE] = "postcode + number", [SCRAP_STREET] = "street + number", [SCRAP_BORN] = "birth date",
	[SCRAP_BSN] = "BSN", [SCRAP_PHONE] = "phone", [SCRAP_NAME_POSTCODE] = "jansen 3011",
	[SCRAP_PART_YEAR] = "jans 1985", [SCRAP_NAME_YEAR] = "vd berg 1985", [SCRAP_NAME_STREET] = "surname + street",
	[SCRAP_RESPELLED] = "respelled", [SCRAP_TYPO] = "one typo",
};

static const struct {
	const char *from, *to;
	const char *not_before;		/* none of these letters may follow */
	bool at_end, inside;
} respellings[] = {
	{ "ij", "y", NULL, false, false }, { "ei", "ij", NULL, false, false }, { "ey", "ij", NULL, false, false },
	{ "y", "ij", NULL, false, false }, { "ck", "k", NULL, false, false }, { "c", "k", "eiyh", false, false },
	{ "k", "c", "eiy", false, false }, { "ch", "g", NULL, false, false }, { "dt", "t", NULL, false, false },
	{ "ss", "s", NULL, false, false }, { "ll", "l", NULL, false, false }, { "tt", "t", NULL, false, false },
	{ "ph", "f", NULL, false, false }, { "v", "f", NULL, false, false }, { "z", "s", NULL, false, false },
	{ "ou", "au", NULL, false, false }, { "ae", "a", NULL, false, false }, { "d", "t", NULL, true, false },
	{ "aa", "a", NULL, false, false }, { "ee", "e", NULL, false, false }, { "s", "ss", NULL, false, true },
};

static const char *respelling_place(const char *name, size_t rule)
{
	size_t bytes = strlen(respellings[rule].from);

	for (const char *at = name; (at = strstr(at, respellings[rule].from)); at++) {
		if (respellings[rule].at_end && at[bytes])
			continue;
		if (respellings[rule].inside && (at == name || !at[bytes]))
			continue;
		if (respellings[rule].not_before && at[bytes] && strchr(respellings[rule].not_before, at[bytes]))
			continue;
		return at;
	}
	return NULL;
}

/* The first that applies, beginning at a random one. */
static bool respell(const char *name, uint64_t *random, char out[SCRAP_BYTES])
{
	size_t first = city_random(random, COUNT_OF(respellings));

	for (size_t i = 0; i < COUNT_OF(respellings); i++) {
		size_t rule = (first + i) % COUNT_OF(respellings);
		const char *at = respelling_place(name, rule);

		if (!at)
			continue;
		snprintf(out, SCRAP_BYTES, "%.*s%s%s", (int)(at - name), name, respellings[rule].to,
			at + strlen(respellings[rule].from));
		return true;
	}
	return false;
}

/* Drop, replace, insert or swap one letter from the second on. */
static bool slip(const char *name, uint64_t *random, char out[SCRAP_BYTES])
{
	int length = (int)strlen(name), at = 1 + (int)city_random(random, (uint64_t)length - 1);
	char letter = (char)('a' + city_random(random, 26));

	switch (city_random(random, 4)) {
	case 0:
		snprintf(out, SCRAP_BYTES, "%.*s%s", at, name, name + at + 1);
		break;
	case 1:
		snprintf(out, SCRAP_BYTES, "%.*s%c%s", at, name, letter, name + at + 1);
		break;
	case 2:
		snprintf(out, SCRAP_BYTES, "%.*s%c%s", at, name, letter, name + at);
		break;
	default:
		at = at + 1 < length ? at : length - 2;
		snprintf(out, SCRAP_BYTES, "%.*s%c%c%s", at, name, name[at + 1], name[at], name + at + 2);
	}
	return strcmp(out, name) != 0;
}


static bool name_scrap(enum scrap_kind kind, const struct city_person *p, const char *key, uint64_t *random, char *out)
{
	int first = (int)strcspn(p->voornamen, " ");

	switch (kind) {
	case SCRAP_TWO:
	case SCRAP_THREE:
	case SCRAP_FOUR:
		return snprintf(out, SCRAP_BYTES, "%.*s", 2 + (int)kind, key) == 2 + (int)kind;
	case SCRAP_SURNAME:
		return snprintf(out, SCRAP_BYTES, "%s", key) >= 6;
	case SCRAP_SURNAME_FIRST:
		return snprintf(out, SCRAP_BYTES, "%s %.*s", p->geslachtsnaam, first, p->voornamen) > 0;
	case SCRAP_FIRST_SURNAME:
		return snprintf(out, SCRAP_BYTES, "%.*s %s %s", first, p->voornamen, p->voorvoegsel, p->geslachtsnaam) > 0;
	case SCRAP_INITIAL:
		return snprintf(out, SCRAP_BYTES, "%.1s. %s", p->voornamen, p->geslachtsnaam) > 0;
	case SCRAP_VOORVOEGSEL:
		return *p->voorvoegsel && snprintf(out, SCRAP_BYTES, "%s %s", p->voorvoegsel, p->geslachtsnaam) > 0;
	case SCRAP_NAME_POSTCODE:
		return snprintf(out, SCRAP_BYTES, "%s %.4s", p->geslachtsnaam, p->postcode) > 0;
	case SCRAP_PART_YEAR:
		return strlen(key) >= 4 && snprintf(out, SCRAP_BYTES, "%.4s %.4s", key, p->geboortedatum) > 0;
	case SCRAP_NAME_YEAR:
		return *p->voorvoegsel && snprintf(out, SCRAP_BYTES, "%s %s %.4s",
			strcmp(p->voorvoegsel, "van den") == 0 ? "vd" : p->voorvoegsel, p->geslachtsnaam, p->geboortedatum) > 0;
	case SCRAP_NAME_STREET:
		return snprintf(out, SCRAP_BYTES, "%s %s", p->geslachtsnaam, p->straatnaam) > 0;
	case SCRAP_RESPELLED:
		return strlen(key) >= 4 && !strchr(key, ' ') && respell(key, random, out);
	case SCRAP_TYPO:
		return strlen(key) >= 5 && !strchr(key, ' ') && slip(key, random, out);
	default:
		return false;
	}
}

bool scrap_make(enum scrap_kind kind, const struct city_person *p, uint64_t *random, char out[SCRAP_BYTES])
{
	char key[200];

	switch (kind) {
	case SCRAP_POSTCODE:
		return snprintf(out, SCRAP_BYTES, "%s %d%s", p->postcode, p->huisnummer, p->huisletter) > 0;
	case SCRAP_STREET:
		return snprintf(out, SCRAP_BYTES, "%s %d", p->straatnaam, p->huisnummer) > 0;
	case SCRAP_BORN:
		return snprintf(out, SCRAP_BYTES, "%.2s-%.2s-%.4s", p->geboortedatum + 8, p->geboortedatum + 5,
			p->geboortedatum) > 0 && strncmp(out, "00", 2) != 0;
	case SCRAP_BSN:
		return snprintf(out, SCRAP_BYTES, "%s", p->bsn) > 0;
	case SCRAP_PHONE:
		return snprintf(out, SCRAP_BYTES, "%s", p->telefoon) > 0;
	default:
		search_key(p->geslachtsnaam, key, sizeof(key));
		return *key && name_scrap(kind, p, key, random, out);
	}
}
