/* A city of any size, made from lists of Dutch names. */
#include "city.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

enum { NAMES_MOST = 200000, STREETS = 2600, HOMES_PER_POSTCODE = 20, POSTCODE_FIRST = 3011, POSTCODES = 79 };

/* Names with how often each is drawn: places[i] is the sum of the weights up to and including i. */
struct names {
	char **text;
	double *sums;
	size_t count;
};

struct city {
	int64_t persons;
	struct names surnames, first[2];
	char *streets[STREETS];
	uint64_t random;
	int64_t next, household, bsn_next;
	int left;			/* members of this household still to come */
	int size;
	struct city_person home;	/* its address and the surname of its first member */
};

uint64_t city_random(uint64_t *state, uint64_t most)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (*state >> 11) % most;
}

/* ---- names ---- */

static void name_add(struct names *names, const char *text, double weight)
{
	if (!*text || names->count == NAMES_MOST)
		return;
	if (!names->text) {
		names->text = mem_new(NAMES_MOST, sizeof(*names->text));
		names->sums = mem_new(NAMES_MOST, sizeof(*names->sums));
	}
	names->text[names->count] = mem_text(text);
	names->sums[names->count] = weight + (names->count ? names->sums[names->count - 1] : 0);
	names->count++;
}

static void names_free(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->text[i]);
	free(names->text);
	free(names->sums);
}

static const char *name_draw(const struct names *names, uint64_t *random)
{
	double at = (double)city_random(random, UINT64_C(1) << 40) / (double)(UINT64_C(1) << 40) *
		names->sums[names->count - 1];
	size_t low = 0, high = names->count - 1;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (names->sums[middle] > at)
			high = middle;
		else
			low = middle + 1;
	}
	return names->text[low];
}

static FILE *list_open(const char *name, struct err *err)
{
	const char *folder = getenv("WIJKD_DATA");
	char path[600];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder && *folder ? folder : "../shared/data", name);
	file = fopen(path, "r");
	if (!file)
		err_set(err, ERR_MISSING, "%s is not there (WIJKD_DATA names its folder)", path);
	return file;
}

/* A name that was spoilt on its way holds control characters, which no import lets in. */
static bool spoilt(const char *line)
{
	for (; *line; line++)
		if ((uint8_t)line[0] == 0xc2 && (uint8_t)line[1] < 0xa0)
			return true;
	return false;
}

static bool line_next(FILE *file, char *line, size_t room)
{
	do {
		if (!fgets(line, (int)room, file))
			return false;
		line[strcspn(line, "\r\n")] = '\0';
	} while (spoilt(line));
	return true;
}

/* The thousand commonest by their count; the others in a random order at the ranks below them, by Zipf's law. */
static bool surnames_load(struct city *city, struct err *err)
{
	static const double exponent = 1.24;
	FILE *top = list_open("surnames-top1000.csv", err), *rest;
	struct names others = { 0 };
	char line[200];
	double last = 1;
	size_t ranks;

	if (!top)
		return false;
	while (line_next(top, line, sizeof(line))) {
		char *count = strchr(line, ';');

		if (count && atof(count + 1) > 0) {
			last = atof(count + 1);
			*count = '\0';
			name_add(&city->surnames, line, last);
		}
	}
	fclose(top);
	rest = list_open("surnames-5-or-more.txt", err);
	if (!rest)
		return false;
	while (line_next(rest, line, sizeof(line)))
		name_add(&others, line, 1);
	fclose(rest);
	ranks = city->surnames.count;
	for (size_t i = 0; i < others.count; i++) {
		size_t other = i + city_random(&city->random, others.count - i);
		char *swap = others.text[i];

		others.text[i] = others.text[other];
		others.text[other] = swap;
		name_add(&city->surnames, others.text[i], last * pow((double)ranks / (double)(ranks + i + 1), exponent));
	}
	names_free(&others);
	return true;
}

/* Names of the world, which spelling must not lose: three in a hundred. */
static void surnames_of_the_world(struct names *names)
{
	static const char *const world[] = {
		"Yıldız", "Coşkun", "Özdemir", "Şahin", "Çelik", "Nguyễn", "Trần", "Łukaszewski", "Müller", "García",
		"Hernández", "Jovanović", "Dvořák", "El Amrani", "Ben Ali", "d'Hondt", "Lefèvre", "Groß", "Ørsted",
		"Björk", "Ionescu-Țepeș", "O'Brien", "Ten Brink-Bäkker", "Ait Ouarasse", "Krüger",
	};
	double all = names->sums[names->count - 1];

	for (size_t i = 0; i < COUNT_OF(world); i++)
		name_add(names, world[i], all * 0.03 / COUNT_OF(world));
}

static bool first_load(struct city *city, const char *list, struct names *names, struct err *err)
{
	FILE *file = list_open(list, err);
	char line[200];

	if (!file)
		return false;
	for (size_t i = 0; line_next(file, line, sizeof(line)); i++)
		name_add(names, line, 1 / pow(1 + (double)city_random(&city->random, 300), 0.7));
	fclose(file);
	return true;
}

static void streets_make(struct city *city)
{
	static const char *const ends[] = {
		"straat", "laan", "weg", "plein", "singel", "kade", "hof", "dijk", "pad", "dwarsstraat", "park", "gracht",
	};
	static const char *const begins[] = { "", "", "", "", "", "", "Oude ", "Nieuwe ", "Van ", "2e " };
	char street[100], name[60], voorvoegsel[20];

	for (int i = 0; i < STREETS; i++) {
		const char *from = city->surnames.text[city_random(&city->random, city->surnames.count)];

		name_split(from, voorvoegsel, sizeof(voorvoegsel), name, sizeof(name));
		snprintf(street, sizeof(street), "%s%s%s", begins[city_random(&city->random, COUNT_OF(begins))], name,
			ends[city_random(&city->random, COUNT_OF(ends))]);
		city->streets[i] = mem_text(street);
	}
}

/* ---- opening ---- */

void city_rewind(struct city *city)
{
	city->random = UINT64_C(20261121);
	city->next = 0;
	city->household = -1;
	city->bsn_next = 0;
	city->left = 0;
}

struct city *city_open(int64_t persons, struct err *err)
{
	struct city *city = mem_new(1, sizeof(*city));

	city->persons = persons;
	city->random = UINT64_C(88172645463325252);
	if (!surnames_load(city, err) || !first_load(city, "firstnames-m.txt", &city->first[0], err) ||
			!first_load(city, "firstnames-f.txt", &city->first[1], err)) {
		city_close(city);
		return NULL;
	}
	surnames_of_the_world(&city->surnames);
	streets_make(city);
	city_rewind(city);
	return city;
}

void city_close(struct city *city)
{
	if (!city)
		return;
	names_free(&city->surnames);
	names_free(&city->first[0]);
	names_free(&city->first[1]);
	for (int i = 0; i < STREETS; i++)
		free(city->streets[i]);
	free(city);
}

/* ---- households ---- */

static int size_draw(uint64_t *random)
{
	static const int hundredths[] = { 46, 74, 86, 95, 98, 100 };
	int drawn = (int)city_random(random, 100), size = 0;

	while (drawn >= hundredths[size])
		size++;
	return size + 1;
}

/* Twenty homes share a postcode, and each postcode lies in one street. */
static void home_make(struct city *city)
{
	static const char *const wijken[] = {
		"Centrum", "Noord", "Oost", "Zuid", "West", "Haven", "Polder", "Hoogvliet", "Kralingen", "Feijenoord",
	};
	struct city_person *home = &city->home;
	int64_t block = ++city->household / HOMES_PER_POSTCODE, at = city->household % HOMES_PER_POSTCODE;
	int64_t letters = block / POSTCODES;
	uint64_t *random = &city->random;

	memset(home, 0, sizeof(*home));
	home->household = city->household;
	snprintf(home->postcode, sizeof(home->postcode), "%d%c%c", (int)(POSTCODE_FIRST + block % POSTCODES),
		(char)('A' + letters / 20 % 20), (char)('A' + letters % 20));
	home->straatnaam = city->streets[(uint64_t)block * 2654435761u / 3 % STREETS];
	home->wijk = wijken[block % POSTCODES / 8];
	home->huisnummer = (int)(1 + 2 * at + 40 * (letters % 9) + block % 2);
	if (city_random(random, 12) == 0)
		snprintf(home->huisletter, sizeof(home->huisletter), "%c", (char)('a' + city_random(random, 3)));
	else if (city_random(random, 12) == 0)
		snprintf(home->toevoeging, sizeof(home->toevoeging), "%s", city_random(random, 2) ? "2" : "bis");
	name_split(name_draw(&city->surnames, random), home->voorvoegsel, sizeof(home->voorvoegsel),
		home->geslachtsnaam, sizeof(home->geslachtsnaam));
	city->size = city->left = size_draw(random);
}

/* Scattered over all numbers of nine digits, each once. */
static void bsn_make(struct city *city, char out[10])
{
	if (city_random(&city->random, 33) == 0) {
		out[0] = '\0';
		return;
	}
	do {
		uint64_t number = UINT64_C(10000000) + (uint64_t)++city->bsn_next * UINT64_C(48271937) % UINT64_C(89999999);
		unsigned sum = 0;

		snprintf(out, 10, "%08u0", (unsigned)number);
		for (unsigned i = 0; i < 8; i++)
			sum += (9 - i) * (unsigned)(out[i] - '0');
		out[8] = (char)('0' + sum % 11);
	} while (!bsn_valid(out));
}

static void birth_make(struct city *city, bool child, char out[11])
{
	uint64_t *random = &city->random;
	int year = child ? 2008 + (int)city_random(random, 18) : 1930 + (int)city_random(random, 76);
	int unknown = (int)city_random(random, 200);

	snprintf(out, 11, "%04d-%02d-%02d", year, unknown == 0 ? 0 : 1 + (int)city_random(random, 12),
		unknown <= 1 ? 0 : 1 + (int)city_random(random, 28));
}

static void first_make(struct city *city, int woman, char *out, size_t room)
{
	int more = (int)city_random(&city->random, 10);
	size_t used = (size_t)snprintf(out, room, "%s", name_draw(&city->first[woman], &city->random));

	for (int i = 0; i < (more > 8 ? 2 : more > 5); i++)
		used += (size_t)snprintf(out + used, room - used, " %s", name_draw(&city->first[woman], &city->random));
}

bool city_next(struct city *city, struct city_person *out)
{
	static const char *const rols[] = { "ouder", "partner", "kind" };
	int place, woman = (int)city_random(&city->random, 2);

	if (city->next == city->persons)
		return false;
	if (city->left == 0)
		home_make(city);
	place = city->size - city->left--;
	*out = city->home;
	out->number = city->next++;
	out->geslacht = woman ? "vrouw" : "man";
	out->rol = city->size == 1 ? "" : rols[place > 2 ? 2 : place];
	/* Partners have their own name, children mostly that of the first. */
	if (place == 1 || (place > 1 && city_random(&city->random, 8) == 0))
		name_split(name_draw(&city->surnames, &city->random), out->voorvoegsel, sizeof(out->voorvoegsel),
			out->geslachtsnaam, sizeof(out->geslachtsnaam));
	bsn_make(city, out->bsn);
	birth_make(city, place > 1, out->geboortedatum);
	first_make(city, woman, out->voornamen, sizeof(out->voornamen));
	if (city_random(&city->random, 2))
		snprintf(out->telefoon, sizeof(out->telefoon), "06%08u",
			(unsigned)(10000000 + city_random(&city->random, 89999999)));
	return true;
}

bool city_write(struct city *city, FILE *out, struct err *err)
{
	struct city_person p;

	city_rewind(city);
	fprintf(out, "huishouden;bsn;voornamen;voorvoegsel;geslachtsnaam;geboortedatum;geslacht;rol;straatnaam;huisnummer;"
		"huisletter;huisnummertoevoeging;postcode;woonplaats;telefoon;wijk\n");
	while (city_next(city, &p))
		fprintf(out, "%lld;%s;%s;%s;%s;%s;%s;%s;%s;%d;%s;%s;%s;Rotterdam;%s;%s\n", (long long)p.household, p.bsn,
			p.voornamen, p.voorvoegsel, p.geslachtsnaam,
			strcmp(p.geboortedatum + 4, "-00-00") == 0 ? "" : p.geboortedatum, p.geslacht, p.rol, p.straatnaam,
			p.huisnummer, p.huisletter, p.toevoeging, p.postcode, p.telefoon, p.wijk);
	if (fflush(out) == 0 && !ferror(out))
		return true;
	return err_errno(err, "The city cannot be written");
}
