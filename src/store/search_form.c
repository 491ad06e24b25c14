/* The keys of one person or household: names, dates, numbers and addresses in the forms that a seek begins with. */
#include "search_form.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "domain/person_name.h"
#include "domain/search_query.h"
#include "search_seek.h"

enum { NAME_BYTES = 256, DATE_NAME_BYTES = 20, NAME_STARTS = 3, WORD_LEAST = 2 };

/* The parts, up to NULL, one behind the other. They may be empty: one blank between the words there are, none at the end. */
static void key_put(const struct key_sink *sink, id about, ...) __attribute__((sentinel));
static void key_put(const struct key_sink *sink, id about, ...)
{
	char key[SEEK_KEY_BYTES];
	size_t used = 0;
	bool blank = false;
	va_list parts;

	va_start(parts, about);
	for (const char *part; (part = va_arg(parts, const char *)) != NULL;)
		for (; *part && used < sizeof(key) - 2; part++) {
			if (*part != ' ' && blank)
				key[used++] = ' ';
			blank = *part == ' ';
			if (!blank)
				key[used++] = *part;
		}
	va_end(parts);
	key[used] = '\0';
	sink->key(sink->arg, key, about);
}

/* The first `bytes` of a text that is longer, or all of it. */
static const char *start_of(const char *text, size_t bytes, char out[NAME_BYTES])
{
	size_t length = strnlen(text, bytes);

	memcpy(out, text, length);
	out[length] = '\0';
	return out;
}

/* The first word of a key, for the vocabulary. */
static void word_put(const struct key_sink *sink, const char *key)
{
	char word[QUERY_WORD_BYTES];
	size_t bytes = strcspn(key, " ");

	if (bytes < WORD_LEAST || bytes >= sizeof(word) || strcspn(key, "0123456789") < bytes)
		return;
	memcpy(word, key, bytes);
	word[bytes] = '\0';
	sink->word(sink->arg, word);
}

static const char *word_next(const char *key)
{
	key += strcspn(key, " ");
	return key + strspn(key, " ");
}

static void name_key(const char *name, char out[NAME_BYTES])
{
	search_key(name, out, NAME_BYTES);
	search_key_drop(out);
}

void house_key(const char *house_number, char out[HOUSE_KEY_BYTES])
{
	size_t digits = strspn(house_number, "0123456789");

	out[0] = '\0';
	if (digits > 0 && digits <= HOUSE_DIGITS)
		snprintf(out, HOUSE_KEY_BYTES, "%.*s%s", (int)(HOUSE_DIGITS - digits), "00000", house_number);
}

/* ---- people ---- */

struct names {
	char own[NAME_BYTES], partner[NAME_BYTES], first[NAME_BYTES];
	char own_tail[2 * NAME_BYTES], partner_tail[2 * NAME_BYTES];	/* behind a key that begins with that surname */
};

/* The other surname, and voorvoegsels that are in no table. */
static void tail_make(const char *other, const char *voorvoegsel, char out[2 * NAME_BYTES])
{
	char front[NAME_BYTES];

	search_front(voorvoegsel, front, sizeof(front));
	snprintf(out, 2 * NAME_BYTES, "%s %s", other, front);
}

/* A double surname is found by each of its names: "brink bakker" also as "bakker brink". */
static void surname_keys(const struct key_sink *sink, id person_id, const char *surname, const char *first,
	const char *other)
{
	const char *start = surname;
	char front[NAME_BYTES];

	for (int i = 0; i < NAME_STARTS && *start; i++, start = word_next(start)) {
		key_put(sink, person_id, "n", start, " ", start_of(surname, (size_t)(start - surname), front), " ", first,
			" ", other, NULL);
		word_put(sink, start);
	}
}

static void dated_keys(const struct key_sink *sink, const struct person *person, const char *surname,
	const char *first, const char *other)
{
	const char *born = person->geboortedatum;
	char year[NAME_BYTES], cut[NAME_BYTES];

	if (strlen(born) != DAY_ISO_BYTES - 1)
		return;
	key_put(sink, person->id, "y", start_of(born, 4, year), surname, " ", first, " ", other, NULL);
	if (strcmp(born + 8, "00") != 0)
		key_put(sink, person->id, "d", year, (const char[]){ born[5], born[6], born[8], born[9], '\0' },
			start_of(surname, DATE_NAME_BYTES, cut), NULL);
}

/* By name and where that is. */
static void home_keys(const struct key_sink *sink, id person_id, const struct key_home *home, const char *surname,
	const char *first, const char *other)
{
	char street[NAME_BYTES], digits[NAME_BYTES];

	if (strlen(home->postcode) == 6)
		key_put(sink, person_id, "p", start_of(home->postcode, 4, digits), surname, " ", first, " ", other, NULL);
	name_key(home->straatnaam, street);
	if (*street && *surname)
		key_put(sink, person_id, "x", surname, " ", street, NULL);
}

void keys_of_person(const struct person *person, const struct key_home *homes, size_t count, const struct key_sink *sink)
{
	struct names names;
	const char *pairs[2][3] = {
		{ names.own, names.own_tail, names.partner }, { names.partner, names.partner_tail, names.own },
	};
	char phone[17];

	name_key(person->geslachtsnaam, names.own);
	name_key(person->geslachtsnaamPartner, names.partner);
	tail_make(names.partner, person->voorvoegsel, names.own_tail);
	tail_make(names.own, person->voorvoegselPartner, names.partner_tail);
	search_key(*person->voornamen ? person->voornamen : person->voorletters, names.first, NAME_BYTES);
	for (int i = 0; i < 2; i++) {
		const char *own = pairs[i][0], *tail = pairs[i][1], *other = pairs[i][2];

		if (!*own && (i > 0 || *names.partner))
			continue;
		if (*own)
			surname_keys(sink, person->id, own, names.first, tail);
		if (*own && *other)
			key_put(sink, person->id, "n", own, " ", other, " ", names.first, NULL);
		dated_keys(sink, person, own, names.first, tail);
		for (size_t n = 0; n < count; n++)
			home_keys(sink, person->id, &homes[n], own, names.first, tail);
	}
	if (*names.first) {
		key_put(sink, person->id, "v", names.first, " ", names.own, " ", names.own_tail, NULL);
		word_put(sink, names.first);
	}
	if (*person->burgerservicenummer)
		key_put(sink, person->id, "b", person->burgerservicenummer, NULL);
	if (phone_normal(person->telefoon, phone))
		key_put(sink, person->id, "t", phone, NULL);
}

/* ---- households ---- */

static void address_keys(const struct household *household, const char *by_postcode, const char *by_street,
	const struct key_sink *sink)
{
	char number[17], house[HOUSE_KEY_BYTES], street[NAME_BYTES], postcode[sizeof(household->postcode)];

	search_house_number(household->huisnummer, household->huisletter, household->huisnummertoevoeging, number);
	house_key(number, house);
	name_key(household->straatnaam, street);
	for (size_t i = 0; i < sizeof(postcode); i++)
		postcode[i] = (char)tolower((unsigned char)household->postcode[i]);
	if (*postcode)
		key_put(sink, household->id, by_postcode, postcode, " ", house, NULL);
	if (*street)
		key_put(sink, household->id, by_street, street, " ", house, NULL);
}

void keys_of_household(const struct household *household, const struct key_sink *sink)
{
	char phone[17];

	key_put(sink, household->id, "c", household->huishoudnummer, NULL);
	address_keys(household, "a", "s", sink);
	if (phone_normal(household->telefoon, phone))
		key_put(sink, household->id, "h", phone, NULL);
}

void keys_of_former_address(const struct household *address, const struct key_sink *sink)
{
	address_keys(address, "f", "g", sink);
}

void keys_of_network_member(id member_id, const char *naam, const struct key_sink *sink)
{
	char name[NAME_BYTES], front[NAME_BYTES];
	const char *start = name;

	name_key(naam, name);
	for (int i = 0; i < NAME_STARTS + 1 && *start; i++, start = word_next(start))
		key_put(sink, member_id, "w", start, " ", start_of(name, (size_t)(start - name), front), NULL);
}
