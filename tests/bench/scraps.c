/* What people type. The two tests of wrong names are those of the notes on searching. */
#include "scraps.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

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

/* ---- one function a kind ---- */

struct scrap {
	const struct city_person *p;
	const char *key;		/* the surname as a search key */
	uint64_t *random;
	char *out;
};

#define OUT(...) (snprintf(s->out, SCRAP_BYTES, __VA_ARGS__) > 0)

static int first_bytes(const struct city_person *p)
{
	return (int)strcspn(p->voornamen, " ");
}

/* Of whom only the year is known, the file of the city says nothing. */
static bool year_known(const struct city_person *p)
{
	return strcmp(p->geboortedatum + 4, "-00-00") != 0;
}

static bool two(const struct scrap *s) { return strlen(s->key) >= 2 && OUT("%.2s", s->key); }
static bool three(const struct scrap *s) { return strlen(s->key) >= 3 && OUT("%.3s", s->key); }
static bool four(const struct scrap *s) { return strlen(s->key) >= 4 && OUT("%.4s", s->key); }
static bool surname(const struct scrap *s) { return strlen(s->key) >= 6 && OUT("%s", s->key); }
static bool surname_first(const struct scrap *s) { return OUT("%s %.*s", s->p->geslachtsnaam, first_bytes(s->p), s->p->voornamen); }
static bool first_surname(const struct scrap *s) { return OUT("%.*s %s %s", first_bytes(s->p), s->p->voornamen, s->p->voorvoegsel, s->p->geslachtsnaam); }

static bool initial(const struct scrap *s)
{
	return OUT("%.*s. %s", (int)text_next(s->p->voornamen, &(uint32_t){ 0 }), s->p->voornamen, s->p->geslachtsnaam);
}

/* "J.P. Jansen" */
static bool initials(const struct scrap *s)
{
	char letters[60] = "";
	size_t used = 0;

	for (const char *name = s->p->voornamen; *name && used < 40;) {
		int bytes = (int)text_next(name, &(uint32_t){ 0 });

		used += (size_t)snprintf(letters + used, sizeof(letters) - used, "%.*s.", bytes, name);
		name += strcspn(name, " ");
		name += strspn(name, " ");
	}
	return strchr(s->p->voornamen, ' ') && OUT("%s %s", letters, s->p->geslachtsnaam);
}

static bool voorvoegsel(const struct scrap *s) { return *s->p->voorvoegsel && OUT("%s %s", s->p->voorvoegsel, s->p->geslachtsnaam); }

/* "vdberg", "vandenberg": in one word. */
static bool glued(const struct scrap *s)
{
	size_t used = 0;

	if (!*s->p->voorvoegsel || strlen(s->key) < 4)
		return false;
	if (city_random(s->random, 3) == 0 && strncmp(s->p->voorvoegsel, "van de", 6) == 0)
		return OUT("vd%s", s->key);
	for (const char *c = s->p->voorvoegsel; *c; c++)
		if (*c != ' ' && *c != '\'')
			s->out[used++] = *c;
	return snprintf(s->out + used, SCRAP_BYTES - used, "%s", s->key) > 0;
}

static bool postcode(const struct scrap *s)
{
	return city_random(s->random, 2) ? OUT("%s %d%s", s->p->postcode, s->p->huisnummer, s->p->huisletter) :
		OUT("%.4s %.2s %d", s->p->postcode, s->p->postcode + 4, s->p->huisnummer);
}

static bool street(const struct scrap *s) { return OUT("%s %d", s->p->straatnaam, s->p->huisnummer); }

static bool born(const struct scrap *s)
{
	static const char *const months[] = { "januari", "februari", "mrt", "apr", "mei", "juni", "juli", "aug",
		"september", "oktober", "nov", "december" };
	const char *born = s->p->geboortedatum;
	int month = atoi(born + 5);

	if (strcmp(born + 8, "00") == 0)
		return false;
	switch (city_random(s->random, 5)) {
	case 0:
		return OUT("%d %s %.4s", atoi(born + 8), months[month - 1], born);
	case 1:
		return OUT("%d-%d-%.4s", atoi(born + 8), month, born);
	case 2:
		return OUT("%.4s%.2s%.2s", born, born + 5, born + 8);
	case 3:
		return OUT("%.2s %.2s %.4s", born + 8, born + 5, born);
	default:
		return OUT("%.2s-%.2s-%.4s", born + 8, born + 5, born);
	}
}

/* "850312" and "120385" */
static bool born_six(const struct scrap *s)
{
	const char *born = s->p->geboortedatum;

	if (strcmp(born + 8, "00") == 0)
		return false;
	return city_random(s->random, 2) ? OUT("%.2s%.2s%.2s", born + 2, born + 5, born + 8) :
		OUT("%.2s%.2s%.2s", born + 8, born + 5, born + 2);
}

static bool born_name(const struct scrap *s)
{
	return born(s) && snprintf(s->out + strlen(s->out), SCRAP_BYTES - strlen(s->out), " %s",
		s->p->geslachtsnaam) > 0;
}

static bool bsn(const struct scrap *s)
{
	if (!*s->p->bsn)
		return false;
	switch (city_random(s->random, 3)) {
	case 0:
		return OUT("%.4s.%.2s.%s", s->p->bsn, s->p->bsn + 4, s->p->bsn + 6);
	case 1:
		return OUT("%.3s %.3s %s", s->p->bsn, s->p->bsn + 3, s->p->bsn + 6);
	default:
		return OUT("%s", s->p->bsn);
	}
}

static bool phone(const struct scrap *s)
{
	const char *t = s->p->telefoon;

	if (!*t)
		return false;
	switch (city_random(s->random, 6)) {
	case 0:
		return OUT("%.2s-%s", t, t + 2);
	case 1:
		return OUT("%.2s %.2s %.2s %.2s %s", t, t + 2, t + 4, t + 6, t + 8);
	case 2:
		return OUT("+31%s", t + 1);
	case 3:
		return OUT("+31 (0)%.1s %s", t + 1, t + 2);
	case 4:
		return OUT("0031 %.1s %s", t + 1, t + 2);
	default:
		return OUT("%s", t);
	}
}

static bool household(const struct scrap *s) { return *s->p->huishoudnummer && OUT("%s", s->p->huishoudnummer); }
static bool name_postcode(const struct scrap *s) { return OUT("%s %.4s", s->p->geslachtsnaam, s->p->postcode); }
static bool part_year(const struct scrap *s) { return strlen(s->key) >= 4 && year_known(s->p) && OUT("%.4s %.4s", s->key, s->p->geboortedatum); }

static bool name_year(const struct scrap *s)
{
	return *s->p->voorvoegsel && year_known(s->p) && OUT("%s %s %.4s", strcmp(s->p->voorvoegsel, "van den") == 0 ? "vd" : s->p->voorvoegsel,
		s->p->geslachtsnaam, s->p->geboortedatum);
}

static bool name_street(const struct scrap *s) { return OUT("%s %s", s->p->geslachtsnaam, s->p->straatnaam); }
static bool street_name(const struct scrap *s) { return OUT("%s %s", s->p->straatnaam, s->p->geslachtsnaam); }
static bool respelled(const struct scrap *s) { return strlen(s->key) >= 4 && !strchr(s->key, ' ') && respell(s->key, s->random, s->out); }
static bool typo(const struct scrap *s) { return strlen(s->key) >= 5 && !strchr(s->key, ' ') && slip(s->key, s->random, s->out); }

/* ---- the kinds ---- */

enum {
	SAME_BEGIN = 1, SAME_SURNAME = 2, SAME_FIRST = 4, SAME_INITIAL = 8, SAME_YEAR = 16, SAME_BORN = 32, SAME_STREET = 64,
	SAME_NUMBER = 128, SAME_PC4 = 256, SAME_NAME_ONLY = 512,
};

static const struct {
	const char *name;
	bool (*make)(const struct scrap *s);
	int same;	/* what somebody else must have to be as good an answer */
} kinds[SCRAP_KINDS] = {
	[SCRAP_TWO] = { "2 letters", two, SAME_BEGIN },
	[SCRAP_THREE] = { "3 letters", three, SAME_BEGIN },
	[SCRAP_FOUR] = { "4 letters", four, SAME_BEGIN },
	[SCRAP_SURNAME] = { "surname", surname, SAME_SURNAME },
	[SCRAP_SURNAME_FIRST] = { "surname + first", surname_first, SAME_SURNAME | SAME_FIRST },
	[SCRAP_FIRST_SURNAME] = { "first + surname", first_surname, SAME_SURNAME | SAME_FIRST },
	[SCRAP_INITIAL] = { "initial + surname", initial, SAME_SURNAME | SAME_INITIAL },
	[SCRAP_INITIALS] = { "j.p. jansen", initials, SAME_SURNAME | SAME_INITIAL },
	[SCRAP_VOORVOEGSEL] = { "voorvoegsel + surname", voorvoegsel, SAME_SURNAME },
	[SCRAP_GLUED] = { "vdberg", glued, SAME_SURNAME },
	[SCRAP_POSTCODE] = { "postcode + number", postcode, SAME_STREET | SAME_NUMBER | SAME_PC4 },
	[SCRAP_STREET] = { "street + number", street, SAME_STREET | SAME_NUMBER },
	[SCRAP_BORN] = { "birth date", born, SAME_BORN },
	[SCRAP_BORN_SIX] = { "850312", born_six, SAME_BORN },
	[SCRAP_BORN_NAME] = { "birth date + surname", born_name, SAME_BORN | SAME_SURNAME },
	[SCRAP_BSN] = { "BSN", bsn, 0 },
	[SCRAP_PHONE] = { "phone", phone, 0 },
	[SCRAP_HOUSEHOLD] = { "household number", household, 0 },
	[SCRAP_NAME_POSTCODE] = { "jansen 3011", name_postcode, SAME_SURNAME | SAME_PC4 },
	[SCRAP_PART_YEAR] = { "jans 1985", part_year, SAME_BEGIN | SAME_YEAR },
	[SCRAP_NAME_YEAR] = { "vd berg 1985", name_year, SAME_SURNAME | SAME_YEAR },
	[SCRAP_NAME_STREET] = { "surname + street", name_street, SAME_SURNAME | SAME_STREET },
	[SCRAP_STREET_NAME] = { "street + surname", street_name, SAME_SURNAME | SAME_STREET },
	[SCRAP_RESPELLED] = { "respelled", respelled, SAME_SURNAME | SAME_NAME_ONLY },
	[SCRAP_TYPO] = { "one typo", typo, SAME_SURNAME | SAME_NAME_ONLY },
};

const char *scrap_name(enum scrap_kind kind)
{
	return kinds[kind].name;
}

bool scrap_make(enum scrap_kind kind, const struct city_person *p, uint64_t *random, char out[SCRAP_BYTES])
{
	char key[200];

	search_key(p->geslachtsnaam, key, sizeof(key));
	return *key && kinds[kind].make(&(struct scrap){ p, key, random, out });
}

/* ---- answers ---- */

static bool name_ends(const char *name, const char *end)
{
	size_t bytes = strlen(name), tail = strlen(end);

	return bytes >= tail && strcmp(name + bytes - tail, end) == 0 && (bytes == tail || name[bytes - tail - 1] == ' ');
}

static bool word_begins(const char *name, const char *begin, size_t bytes)
{
	for (const char *at = name; at; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (strncmp(at, begin, bytes) == 0)
			return true;
	}
	return false;
}

static bool same_address(int same, const struct city_person *p, const struct search_hit *hit)
{
	char home[300], four[10];

	snprintf(home, sizeof(home), same & SAME_NUMBER ? "%s %d" : "%s ", p->straatnaam, p->huisnummer);
	snprintf(four, sizeof(four), ", %.4s", p->postcode);
	return (!(same & SAME_STREET) || strncasecmp(hit->address, home, strlen(home)) == 0) &&
		(!(same & SAME_PC4) || strstr(hit->address, four));
}

/* Who is called Dejong has what was typed with "dejong", as de Jong has. */
static bool name_in_one(const char *name, const char *scrap)
{
	char key[TEXT_LINE_BYTES];

	search_key(scrap, key, sizeof(key));
	return name_ends(name, key);
}

/* Six digits may be a date in either order: who was born on the other one has what was typed too. */
static bool born_same(const struct city_person *p, const char *scrap, const char *born)
{
	char either[2][7];

	if (strcmp(born, p->geboortedatum) == 0)
		return true;
	if (strlen(scrap) != 6 || strlen(born) != 10)
		return false;
	snprintf(either[0], sizeof(either[0]), "%.2s%.2s%.2s", born + 2, born + 5, born + 8);
	snprintf(either[1], sizeof(either[1]), "%.2s%.2s%.2s", born + 8, born + 5, born + 2);
	return strcmp(scrap, either[0]) == 0 || strcmp(scrap, either[1]) == 0;
}

enum scrap_fit scrap_fit(enum scrap_kind kind, const struct city_person *p, const char *scrap, const struct search_hit *hit)
{
	char name[TEXT_LINE_BYTES], whole[TEXT_LINE_BYTES], surname[200], first[200];
	int same = kinds[kind].same, letters = kind <= SCRAP_FOUR ? 2 + (int)kind : 4;
	size_t first_word;

	search_key(hit->naam, name, sizeof(name));
	search_key(p->geslachtsnaam, surname, sizeof(surname));
	search_key(p->voornamen, first, sizeof(first));
	search_key(p->voorvoegsel, whole, sizeof(whole));
	first_word = strcspn(first, " ");
	if (strcmp(hit->geboortedatum, strcmp(p->geboortedatum + 4, "-00-00") == 0 ? "" : p->geboortedatum) == 0 &&
			name_ends(name, surname) && strncmp(name, first, strlen(first)) == 0 &&
			same_address(SAME_STREET | SAME_NUMBER | SAME_PC4, p, hit))
		return SCRAP_FOUND;
	if (kind == SCRAP_GLUED && name_in_one(name, scrap))
		return SCRAP_AS_WELL;
	if (same == 0 || ((same & SAME_SURNAME) && !name_ends(name, surname)) ||
			((same & SAME_BEGIN) && !word_begins(name, surname, (size_t)letters)) ||
			((same & SAME_FIRST) && strncmp(name, first, first_word) != 0) ||
			((same & SAME_INITIAL) && name[0] != first[0]) ||
			((same & SAME_YEAR) && strncmp(hit->geboortedatum, p->geboortedatum, 4) != 0) ||
			((same & SAME_BORN) && !born_same(p, scrap, hit->geboortedatum)) || !same_address(same, p, hit))
		return SCRAP_OTHER;
	return same & SAME_NAME_ONLY ? SCRAP_FOUND : SCRAP_AS_WELL;
}
