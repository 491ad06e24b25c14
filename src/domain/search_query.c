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

/* 1 to 12, by number or by name as far as it was typed; 0: none. */
static int month_of(const char *text)
{
	static const char *const months[] = {
		"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
		"november", "december",
	};
	size_t bytes = strlen(text);
	int number = 0;

	if (all_digits(text, 1) || all_digits(text, 2))
		sscanf(text, "%2d", &number);
	if (bytes > 3 && text[bytes - 1] == '.')
		bytes--;
	for (size_t i = 0; i < COUNT_OF(months) && bytes >= 3; i++)
		if (strncasecmp(months[i], text, bytes) == 0)
			number = (int)i + 1;
	return bytes == 3 && strncasecmp(text, "mrt", bytes) == 0 ? 3 : number;
}

/* "1 12 1985", "1 december 1985", "1 dec '85" */
static size_t read_spaced_date(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *date = scrap(scraps, at), *month = scrap(scraps, at + 1), *year = scrap(scraps, at + 2);
	int number = month_of(month);
	char text[SCRAP_BYTES];

	year += *year == '\'';
	if (digits_of(date) == 0 || !all_digits(date, digits_of(date)) || strlen(date) > 2)
		return 0;
	/* "12 3 85" may be anything; behind the name of a month two digits are a year. */
	if (!all_digits(year, 4) && !(all_digits(year, 2) && !isdigit((unsigned char)*month)))
		return 0;
	snprintf(text, sizeof(text), "%.2s-%02d-%.4s", date, number, year);
	return number > 0 && date_take(text, scraps->today, out) ? 3 : 0;
}

/* "120385" and "850312": both orders are in use, and some digits are a date in either. */
static size_t six_digits(const char *text, day today, struct search_query *out)
{
	char turned[SCRAP_BYTES], dated[SCRAP_BYTES];
	bool first, second;

	snprintf(dated, sizeof(dated), "%.2s-%.2s-%.2s", text, text + 2, text + 4);
	snprintf(turned, sizeof(turned), "%.2s-%.2s-%.2s", text + 4, text + 2, text);
	first = birthdate_parse(dated, today, out->birthdate);
	second = birthdate_parse(turned, today, first ? out->birthdate_other : out->birthdate);
	if (second && strcmp(out->birthdate, out->birthdate_other) == 0)
		out->birthdate_other[0] = '\0';
	return first || second;
}

/* "12-mrt-1985", "12mrt1985", "12maart1985": as three scraps. */
static bool month_inside(const char *text, day today, struct search_query *out)
{
	struct scraps three = { .count = 3, .today = today };
	size_t place = 0, used = 0;

	for (; *text && place < 3; text++) {
		bool first = used == 0;

		if (strchr("-/.", *text) || (!first && !isdigit((unsigned char)*text) !=
				!isdigit((unsigned char)three.text[place][used - 1]))) {
			place++;
			used = 0;
		}
		if (place < 3 && !strchr("-/.", *text) && used + 1 < SCRAP_BYTES)
			three.text[place][used++] = *text;
	}
	return isalpha((unsigned char)three.text[1][0]) && read_spaced_date(&three, 0, out) == 3;
}

/* "01-12-1985", "1985-12-01", "01121985", "12-1985", "01-12-'85" */
static size_t read_date(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *text = scrap(scraps, at);
	char plain[SCRAP_BYTES];
	size_t used = 0;

	if (all_digits(text, 4) || !isdigit((unsigned char)*text))
		return 0;
	if (all_digits(text, 6))
		return six_digits(text, scraps->today, out);
	for (const char *c = text; *c; c++)
		if (*c != '\'')
			plain[used++] = *c;
	plain[used] = '\0';
	return date_take(plain, scraps->today, out) || month_inside(plain, scraps->today, out);
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

/* "999 993 653" and "9999 93 653", when the check digit is right: else these are numbers of their own. */
static size_t read_spaced_bsn(const struct scraps *scraps, size_t at, struct search_query *out)
{
	static const size_t groups[][3] = { { 3, 3, 3 }, { 4, 2, 3 } };
	char digits[3 * SCRAP_BYTES];

	for (size_t i = 0; i < COUNT_OF(groups); i++) {
		bool fits = true;

		for (size_t j = 0; j < 3; j++)
			fits = fits && all_digits(scrap(scraps, at + j), groups[i][j]);
		if (!fits)
			continue;
		snprintf(digits, sizeof(digits), "%s%s%s", scrap(scraps, at), scrap(scraps, at + 1), scrap(scraps, at + 2));
		if (!bsn_valid(digits))
			continue;
		snprintf(out->bsn, sizeof(out->bsn), "%.9s", digits);
		return 3;
	}
	return 0;
}

static size_t read_bsn(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *text = scrap(scraps, at);
	char digits[SCRAP_BYTES];
	size_t used = 0;

	for (; *text; text++)
		if (*text != '.' && *text != '-')
			digits[used++] = *text;
	digits[used] = '\0';
	/* Written without the zero in front. */
	if (all_digits(digits, 8)) {
		memmove(digits + 1, digits, 9);
		digits[0] = '0';
		if (!bsn_valid(digits))
			return 0;
	}
	if (!all_digits(digits, 9))
		return 0;
	memcpy(out->bsn, digits, 10);
	return 1;
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

static bool is_addition(const char *text)
{
	for (const char *c = text; *c; c++)
		if (!isascii((unsigned char)*c) || !isalnum((unsigned char)*c))
			return false;
	return strlen(text) <= 4;
}

/* "31", "31a", "31-2", "31a-2", "31 a", "31 2". Not the "2e" of "2e Carnissestraat". */
static size_t read_house_number(const struct scraps *scraps, size_t at, struct search_query *out)
{
	const char *text = scrap(scraps, at), *next = scrap(scraps, at + 1);
	size_t digits = digits_of(text);
	const char *rest = text + digits;
	char letter[2] = "";
	bool letter_follows, addition_follows;

	if (digits < 1 || digits > 5 || text[0] == '0')
		return 0;
	if (isalpha((unsigned char)rest[0]) && strchr("-/", rest[1]) && rest[1])
		letter[0] = *rest++;
	rest += strspn(rest, "-/");
	if (!*letter && isalpha((unsigned char)rest[0]) && !rest[1] && isdigit((unsigned char)*next))
		letter[0] = *rest++;
	if (!is_addition(rest) || (strcasecmp(rest, "e") == 0 && starts_with_letter(next)))
		return 0;
	letter_follows = !*letter && !*rest && starts_with_letter(next) && next[1] == '\0';
	addition_follows = !letter_follows && !*rest && isdigit((unsigned char)*next) && is_addition(next) && strlen(next) < 4;
	search_house_number(strtoll(text, NULL, 10), letter_follows ? next : letter, addition_follows ? next : rest,
		out->house_number);
	return letter_follows || addition_follows ? 2 : 1;
}

typedef size_t reader(const struct scraps *scraps, size_t at, struct search_query *out);

static reader *const readers[] = {
	read_spaced_date, read_date, read_phone, read_spaced_bsn, read_bsn, read_huishoudnummer, read_postcode, read_year_or_pc4,
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

/* Dropped: a voorvoegsel, when a name was read already or follows. */
static bool word_drops(const char *word, bool name_seen, bool more)
{
	return search_is_voorvoegsel(word) && (name_seen || more);
}

/* A name that a shorter voorvoegsel leaves too begins as names do: "derooij" is Rooij as well as Ooij, "vandenberg" no Nberg. */
static bool begins_a_name(const char *rest)
{
	return *rest && strchr("aeiouy", rest[1]) && rest[1];
}

/* What a voorvoegsel that was typed onto the name leaves: "vdberg" berg, "dhondt" hondt. The longest one first. */
static void word_bare(const char *word, char out[QUERY_OTHERS][QUERY_WORD_BYTES])
{
	static const struct {
		const char *begin;
		size_t keeps;		/* letters of it that are the name's */
		size_t rest;		/* letters that must be left, so that Ben Ali is meant and not Benja */
	} glued[] = {
		{ "vanden", 0, 3 }, { "vander", 0, 3 }, { "vandh", 1, 4 }, { "vande", 0, 3 }, { "vant", 0, 3 },
		{ "van", 0, 3 }, { "vdh", 1, 3 }, { "vd", 0, 3 }, { "der", 0, 4 }, { "den", 0, 4 }, { "del", 0, 4 }, { "de", 0, 3 },
		{ "dh", 1, 4 }, { "ter", 0, 4 }, { "ten", 0, 4 }, { "te", 0, 4 }, { "op", 0, 4 }, { "el", 0, 4 },
		{ "al", 0, 4 }, { "ben", 0, 4 }, { "la", 0, 4 }, { "le", 0, 4 }, { "von", 0, 4 }, { "dos", 0, 4 }, { "du", 0, 4 },
	};
	int count = 0;

	for (size_t i = 0; i < COUNT_OF(glued) && count < QUERY_OTHERS; i++) {
		size_t bytes = strlen(glued[i].begin);
		const char *rest = word + bytes - glued[i].keeps;

		if (strncmp(word, glued[i].begin, bytes) != 0 || strlen(word) < bytes - glued[i].keeps + glued[i].rest)
			continue;
		if (count == 0 || begins_a_name(rest))
			snprintf(out[count++], QUERY_WORD_BYTES, "%s", rest);
	}
}

/* Ben Bos is no son of Bos; and who types "bos de" may be on the way to Dennis. */
static void aside_add(const char *word, bool last, struct search_query *out)
{
	static const char *const first_names[] = { "ben", "an", "al", "don", "do", "di", "el", "la", "lo", "boven" };
	size_t used = strlen(out->asides);
	bool may = last || word[1] == '\0';

	for (size_t i = 0; i < COUNT_OF(first_names); i++)
		may = may || strcmp(first_names[i], word) == 0;
	if (!may || used + strlen(word) + 2 > sizeof(out->asides))
		return;
	if (used > 0)
		strcat(out->asides, " ");
	strcat(out->asides, word);
}

/* The words without voorvoegsels, and each also with or without the one in front of it. */
static void words_cut(const char *key, struct search_query *out)
{
	char front[QUERY_WORD_BYTES] = "";

	out->word_count = 0;
	while (*key && out->word_count < QUERY_WORDS) {
		size_t bytes = strcspn(key, " "), used = strlen(front);
		const char *next = key + bytes + strspn(key + bytes, " ");
		char word[QUERY_WORD_BYTES];

		snprintf(word, sizeof(word), "%.*s", (int)bytes, key);
		key = next;
		if (word_drops(word, out->word_count > 0, *next)) {
			aside_add(word, used == 0 && !*next, out);
			if (used + bytes < sizeof(front))
				memcpy(front + used, word, bytes + 1);
			continue;
		}
		memcpy(out->words[out->word_count], word, sizeof(word));
		if (used == 0)
			word_bare(word, out->others[out->word_count]);
		else if (used + bytes < sizeof(front)) {
			memcpy(front + used, word, bytes + 1);
			memcpy(out->others[out->word_count][0], front, sizeof(front));
		}
		out->word_count++;
		front[0] = '\0';
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
		if (!word_drops(word, name_seen, *next)) {
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

void search_front(const char *voorvoegsel, char *out, size_t room)
{
	char key[2 * SCRAP_BYTES], word[2 * SCRAP_BYTES];
	size_t used = 0;

	out[0] = '\0';
	search_key(voorvoegsel, key, sizeof(key));
	for (const char *at = key; *at; at += strspn(at, " ")) {
		size_t bytes = strcspn(at, " ");

		snprintf(word, sizeof(word), "%.*s", (int)bytes, at);
		at += bytes;
		if (search_is_voorvoegsel(word) || used + bytes + 2 > room)
			continue;
		used += (size_t)snprintf(out + used, room - used, "%s%s", used ? " " : "", word);
	}
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
	while (*addition && isascii((unsigned char)*addition) && !isalnum((unsigned char)*addition))
		addition++;
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
