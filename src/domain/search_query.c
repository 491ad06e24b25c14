/*
 * What a scrap typed in the search field can mean. The scrap is cut at blanks; at every place the readers are asked in
 * order, and what none of them knows is a word.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/search_query.h"

enum { SCRAPS = 32, SCRAP_BYTES = 64, FIRST_YEAR = 1900 };

#define SCRAP_BLANKS " ,;\t\n"

struct scraps {
	char text[SCRAPS][SCRAP_BYTES];
	size_t count;
	day today;
};

static size_t digits_of(const char *text)
{
	return strspn(text, "0123456789");
}

/* Bytes of the first scrap: up to a blank, or the postcode of "3077aw31". */
static size_t scrap_bytes(const char *typed)
{
	if (digits_of(typed) == 4 && isalpha((unsigned char)typed[4]) && isalpha((unsigned char)typed[5]) &&
			isdigit((unsigned char)typed[6]))
		return 6;
	return strcspn(typed, SCRAP_BLANKS);
}

static void scraps_cut(const char *typed, struct scraps *scraps)
{
	scraps->count = 0;
	for (;;) {
		size_t bytes;

		typed += strspn(typed, SCRAP_BLANKS);
		bytes = scrap_bytes(typed);
		if (bytes == 0 || scraps->count == SCRAPS)
			return;

		snprintf(scraps->text[scraps->count++], SCRAP_BYTES, "%.*s", (int)bytes, typed);
		typed += bytes;
	}
}

/* "" past the end, so that readers may look ahead. */
static const char *scrap(const struct scraps *scraps, size_t at)
{
	return at < scraps->count ? scraps->text[at] : "";
}

static bool all_digits(const char *text, size_t count)
{
	return digits_of(text) == count && text[count] == '\0';
}

static bool starts_with_letter(const char *text)
{
	return isalpha((unsigned char)*text) || (unsigned char)*text >= 0x80;
}

/* ---- readers: each returns how many scraps it ate, 0 when it is not its kind ---- */

static bool date_take(const char *text, day today, struct search_query *out)
{
	char iso[11];

	if (!birthdate_parse(text, today, iso))
		return false;
	if (strcmp(iso + 8, "00") == 0)
		snprintf(out->year, sizeof(out->year), "%.4s", iso);
	else
		memcpy(out->birthdate, iso, sizeof(iso));
	return true;
}

/* "1 12 1985", "1 december 1985", "1 dec 1985" */
static size_t read_spaced_date(const struct scraps *scraps, size_t at, struct search_query *out)
{
	static const char *const months[] = {
		"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
		"november", "december",
	};
	const char *date = scrap(scraps, at), *month = scrap(scraps, at + 1), *year = scrap(scraps, at + 2);
	int number = 0;
	char text[SCRAP_BYTES];

	if (digits_of(date) == 0 || !all_digits(date, digits_of(date)) || strlen(date) > 2 || !all_digits(year, 4))
		return 0;
	if (all_digits(month, 1) || all_digits(month, 2))
		sscanf(month, "%2d", &number);
	for (size_t i = 0; i < COUNT_OF(months) && strlen(month) >= 3; i++)
		if (strncasecmp(months[i], month, strlen(month)) == 0)
			number = (int)i + 1;
	snprintf(text, sizeof(text), "%.2s-%02d-%.4s", date, number, year);
	return number > 0 && date_take(text, scraps->today, out) ? 3 : 0;
}

/* "01-12-1985", "1985-12-01", "01121985", "12-1985" */
static size_t read_date(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *text = scrap(scraps, at);

	if (all_digits(text, 4))
		return 0;
	return date_take(text, scraps->today, out) ? 1 : 0;
}

static size_t read_phone(const struct scraps *scraps, size_t at, struct search_query *out)
{
	char text[6 * SCRAP_BYTES] = "", phone[sizeof(out->phone)];

	for (size_t count = 1; count <= 6 && at + count <= scraps->count; count++) {
		const char *next = scrap(scraps, at + count - 1);

		if (next[strspn(next, "+()0123456789-./")])
			return 0;
		strcat(text, next);
		if (phone_normal(text, phone)) {
			memcpy(out->phone, phone, sizeof(phone));
			return count;
		}
	}
	return 0;
}

static size_t read_bsn(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *text = scrap(scraps, at);
	char digits[SCRAP_BYTES];
	size_t used = 0;

	for (; *text; text++)
		if (*text != '.')
			digits[used++] = *text;
	digits[used] = '\0';
	if (all_digits(digits, 9)) {
		memcpy(out->bsn, digits, 10);
		return 1;
	}
	/* Written without the zero in front. */
	if (all_digits(digits, 8)) {
		memmove(digits + 1, digits, 9);
		digits[0] = '0';
		if (bsn_valid(digits)) {
			memcpy(out->bsn, digits, 10);
			return 1;
		}
	}
	return 0;
}

static size_t read_huishoudnummer(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *text = scrap(scraps, at);

	if (!huishoudnummer_valid(text))
		return 0;
	memcpy(out->huishoudnummer, text, sizeof(out->huishoudnummer));
	return 1;
}

static bool is_year(const char *text, day today)
{
	int year, this_year, month, date;

	day_split(today, &this_year, &month, &date);
	return all_digits(text, 4) && sscanf(text, "%4d", &year) == 1 && year >= FIRST_YEAR && year <= this_year;
}

/*
 * Whether the two letters after four digits belong to them: "3011 ab" does, "3011 de boer" does not, and neither does
 * "jansen 1985 jo", where somebody starts on a first name.
 */
static bool letters_belong(const struct scraps *scraps, size_t at, const struct search_query *out)
{
	const char *letters = scrap(scraps, at + 1), *next = scrap(scraps, at + 2);
	bool capitals = isupper((unsigned char)letters[0]) && isupper((unsigned char)letters[1]);
	char key[SCRAP_BYTES];

	if (isdigit((unsigned char)*next))
		return true;
	if (is_year(scrap(scraps, at), scraps->today) && !capitals && (out->word_count > 0 || *next))
		return false;
	search_key(letters, key, sizeof(key));
	return !(*next && search_is_voorvoegsel(key));
}

static size_t read_postcode(const struct scraps *scraps, size_t at, struct search_query *out)
{
	char text[2 * SCRAP_BYTES + 1], postcode[sizeof(out->pc6)];
	size_t eaten = 0;

	snprintf(text, sizeof(text), "%s %s", scrap(scraps, at), scrap(scraps, at + 1));
	if (postcode_normal(scrap(scraps, at), postcode))
		eaten = 1;
	else if (all_digits(scrap(scraps, at), 4) && postcode_normal(text, postcode) && letters_belong(scraps, at, out))
		eaten = 2;
	if (eaten > 0)
		memcpy(out->pc6, postcode, sizeof(postcode));
	return eaten;
}

static size_t read_year_or_pc4(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *text = scrap(scraps, at);

	/* Behind a whole postcode it is the number of the house. */
	if (!all_digits(text, 4) || text[0] == '0' || (*out->pc6 && !*out->house_number))
		return 0;
	memcpy(is_year(text, scraps->today) ? out->year : out->pc4, text, 5);
	return 1;
}

/* "31", "31a", "31-2", "31 a". Not the "2e" of "2e Carnissestraat". */
static size_t read_house_number(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *text = scrap(scraps, at), *next = scrap(scraps, at + 1);
	size_t digits = digits_of(text);
	const char *addition = text + digits + strspn(text + digits, "-/");
	char joined[SCRAP_BYTES];
	bool letter_follows = starts_with_letter(next) && next[1] == '\0';

	if (digits < 1 || digits > 5 || text[0] == '0' || strlen(addition) > 4)
		return 0;
	for (const char *c = addition; *c; c++)
		if (!isascii((unsigned char)*c) || !isalnum((unsigned char)*c))
			return 0;
	if (strcasecmp(addition, "e") == 0 && starts_with_letter(next))
		return 0;
	letter_follows = letter_follows && !*addition;
	snprintf(joined, sizeof(joined), "%.5s", text);
	joined[digits] = '\0';
	search_house_number(strtoll(joined, NULL, 10), letter_follows ? next : "", addition, out->house_number);
	return letter_follows ? 2 : 1;
}

typedef size_t reader(const struct scraps *scraps, size_t at, struct search_query *out);

static reader *const readers[] = {
	read_spaced_date, read_date, read_phone, read_bsn, read_huishoudnummer, read_postcode, read_year_or_pc4,
	read_house_number,
};

/* ---- words ---- */

/* Appends the words of one scrap to the key of all words. Counts them, so that readers know that a name was read. */
static void words_add(const char *text, char *key, size_t room, struct search_query *out)
{
	char words[2 * SCRAP_BYTES];
	size_t used = strlen(key);

	search_key(text, words, sizeof(words));
	if (!*words || used + strlen(words) + 2 > room)
		return;
	snprintf(key + used, room - used, "%s%s", used ? " " : "", words);
	out->word_count++;
}

static void words_cut(const char *key, struct search_query *out)
{
	out->word_count = 0;
	while (*key && out->word_count < QUERY_WORDS) {
		size_t bytes = strcspn(key, " ");

		snprintf(out->words[out->word_count++], QUERY_WORD_BYTES, "%.*s", (int)bytes, key);
		key += bytes + strspn(key + bytes, " ");
	}
}

void search_key_drop(char *key)
{
	const char *from = key;
	char *to = key;
	bool name_seen = false;

	while (*from) {
		size_t bytes = strcspn(from, " ");
		const char *next = from + bytes + strspn(from + bytes, " ");
		char word[SCRAP_BYTES];

		snprintf(word, sizeof(word), "%.*s", (int)bytes, from);
		if (!search_is_voorvoegsel(word) || (!name_seen && !*next)) {
			if (to > key)
				*to++ = ' ';
			memmove(to, from, bytes);
			to += bytes;
			name_seen = true;
		}
		from = next;
	}
	*to = '\0';
}

static const char *last_word(const char *key)
{
	const char *blank = strrchr(key, ' ');

	return blank ? blank + 1 : key;
}

void search_query_parse(const char *typed, day today, struct search_query *out)
{
	struct scraps scraps = { .today = today };
	char key[QUERY_WORDS * QUERY_WORD_BYTES] = "", last[QUERY_WORD_BYTES];
	size_t length = strlen(typed);
	bool open = false;

	memset(out, 0, sizeof(*out));
	scraps_cut(typed, &scraps);
	for (size_t at = 0, eaten; at < scraps.count; at += eaten) {
		eaten = 0;
		for (size_t i = 0; i < COUNT_OF(readers) && eaten == 0; i++)
			eaten = readers[i](&scraps, at, out);
		open = eaten == 0;
		if (open) {
			words_add(scrap(&scraps, at), key, sizeof(key), out);
			eaten = 1;
		}
	}
	snprintf(last, sizeof(last), "%.63s", last_word(key));
	search_key_drop(key);
	words_cut(key, out);
	out->last_word_open = open && out->word_count > 0 && typed[length - 1] != ' ' &&
		strcmp(last, out->words[out->word_count - 1]) == 0;
}

bool search_query_usable(const struct search_query *query)
{
	if (*query->bsn || *query->huishoudnummer || *query->birthdate || *query->year || *query->pc4 || *query->pc6 ||
			*query->phone)
		return true;
	for (int i = 0; i < query->word_count; i++)
		if (isalpha((unsigned char)query->words[i][0]) && query->words[i][1])
			return true;
	return false;
}

void search_house_number(int64_t number, const char *letter, const char *addition, char out[17])
{
	char words[SCRAP_BYTES];

	if (number < 1 || number > 99999) {
		out[0] = '\0';
		return;
	}
	/* A blank before an addition that starts with a digit: 31-2 is not 312. */
	snprintf(words, sizeof(words), "%.4s%s%.4s", letter, isdigit((unsigned char)*addition) ? " " : "", addition);
	snprintf(out, 17, "%d", (int)number);
	for (const char *c = words; *c; c++)
		if (isascii((unsigned char)*c) && (isalnum((unsigned char)*c) || *c == ' ')) {
			char one[2] = { (char)tolower((unsigned char)*c), '\0' };

			strncat(out, one, 17 - strlen(out) - 1);
		}
}

bool phone_normal(const char *text, char out[17])
{
	size_t used = 0;
	bool abroad = false;

	text += strspn(text, " (");
	if (strncmp(text, "+31", 3) == 0 || strncmp(text, "0031", 4) == 0) {
		abroad = true;
		text += *text == '+' ? 3 : 4;
		out[used++] = '0';
	}
	for (; *text; text++) {
		if (strchr(" ()-./", *text))
			continue;
		if (!isdigit((unsigned char)*text) || used == 10)
			break;
		/* +31 (0)6: the zero is there already. */
		if (!(abroad && used == 1 && *text == '0'))
			out[used++] = *text;
	}
	out[used] = '\0';
	if (*text == '\0' && used == 10 && out[0] == '0' && out[1] != '0')
		return true;
	out[0] = '\0';
	return false;
}
