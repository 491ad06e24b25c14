/*
 * Reads our own CSV: one line per person; lines with the same value under `huishouden` live together. Comma or
 * semicolon, the columns in any order; cells of the household may be left empty on its further lines.
 */
#include "store/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

enum column {
	COL_HUISHOUDEN, COL_BSN, COL_VOORNAMEN, COL_VOORVOEGSEL, COL_GESLACHTSNAAM, COL_GEBOORTEDATUM, COL_GESLACHT,
	COL_ROL, COL_STRAATNAAM, COL_HUISNUMMER, COL_HUISLETTER, COL_TOEVOEGING, COL_POSTCODE, COL_WOONPLAATS,
	COL_TELEFOON, COL_WIJK,
	COL_COUNT_,
};

static const struct {
	const char *name;
	bool required;
} columns[COL_COUNT_] = {
	[COL_HUISHOUDEN] = { "huishouden", true },
	[COL_BSN] = { "bsn", false },
	[COL_VOORNAMEN] = { "voornamen", false },
	[COL_VOORVOEGSEL] = { "voorvoegsel", false },
	[COL_GESLACHTSNAAM] = { "geslachtsnaam", true },
	[COL_GEBOORTEDATUM] = { "geboortedatum", true },
	[COL_GESLACHT] = { "geslacht", false },
	[COL_ROL] = { "rol", false },
	[COL_STRAATNAAM] = { "straatnaam", false },
	[COL_HUISNUMMER] = { "huisnummer", false },
	[COL_HUISLETTER] = { "huisletter", false },
	[COL_TOEVOEGING] = { "huisnummertoevoeging", false },
	[COL_POSTCODE] = { "postcode", false },
	[COL_WOONPLAATS] = { "woonplaats", false },
	[COL_TELEFOON] = { "telefoon", false },
	[COL_WIJK] = { "wijk", false },
};

enum { NOWHERE = -1 };

struct lines {
	struct import_batch *batch;
	int at[COL_COUNT_];		/* place in a line, or NOWHERE */
	size_t width;
	const char **row;		/* the line being read */
	uint32_t line;
	bool bad;			/* this line has an error */
	struct import_map *households;	/* value under `huishouden` -> household */
	struct import_map *members;	/* household and BSN, or name and birth date -> person */
};

static const char *cell(const struct lines *lines, enum column column)
{
	return lines->at[column] == NOWHERE ? "" : lines->row[lines->at[column]];
}

static void wrong(struct lines *lines, enum column column, const char *why)
{
	import_error(lines->batch, lines->line, "%s %s", columns[column].name, why);
	lines->bad = true;
}

/* Nothing to clean: most cells of a large file. */
static bool is_plain(const char *given, size_t room)
{
	size_t bytes = 0;

	for (; given[bytes]; bytes++)
		if (given[bytes] < ' ' || given[bytes] > '~' || bytes >= TEXT_LINE_CHARS)
			return false;
	return bytes < room && given[0] != ' ' && (bytes == 0 || given[bytes - 1] != ' ');
}

/* A cleaned cell that lives as long as the batch; too long or not a text is an error. */
static const char *text(struct lines *lines, enum column column, size_t room)
{
	struct err err = ERR_INIT;
	char out[TEXT_LINE_BYTES];

	if (is_plain(cell(lines, column), room))
		return import_keep(lines->batch, cell(lines, column));
	if (!text_clean_line(cell(lines, column), columns[column].name, out, room, &err)) {
		import_error(lines->batch, lines->line, "%s", err.text);
		lines->bad = true;
		return "";
	}
	return import_keep(lines->batch, out);
}

/* By code or by label, in capitals or not. */
static uint8_t choice_read(struct lines *lines, enum column column, const struct choice *choices, int none)
{
	const char *given = text(lines, column, TEXT_LINE_BYTES);

	if (!*given)
		return (uint8_t)none;
	for (const struct choice *choice = choices; choice->code; choice++)
		if (strcasecmp(choice->code, given) == 0 || strcasecmp(choice->label, given) == 0)
			return (uint8_t)choice->value;
	for (const struct choice *choice = choices; choice->code; choice++)
		if (text_same(choice->code, given) || text_same(choice->label, given))
			return (uint8_t)choice->value;
	wrong(lines, column, "heeft een onbekende waarde");
	return (uint8_t)none;
}

/* ---- the person ---- */

static const char *bsn_read(struct lines *lines)
{
	const char *bsn = text(lines, COL_BSN, TEXT_LINE_BYTES);

	if (*bsn && !bsn_valid(bsn))
		wrong(lines, COL_BSN, strlen(bsn) == 9 ? "klopt niet: de 11-proef faalt"
			: "heeft geen negen cijfers (is een nul vooraan weggevallen?)");
	return bsn;
}

static const char *birth_read(struct lines *lines)
{
	const char *given = text(lines, COL_GEBOORTEDATUM, TEXT_LINE_BYTES);
	char iso[DAY_ISO_BYTES] = "";

	if (*given && !birthdate_parse(given, lines->batch->today, iso))
		wrong(lines, COL_GEBOORTEDATUM, "is geen geboortedatum (bijvoorbeeld 01-12-1985, of 1985)");
	return import_keep(lines->batch, iso);
}

static void person_read(struct lines *lines, struct import_person *person)
{
	person->burgerservicenummer = bsn_read(lines);
	person->voornamen = text(lines, COL_VOORNAMEN, TEXT_LINE_BYTES);
	person->voorvoegsel = text(lines, COL_VOORVOEGSEL, FIELD_SIZE_OF(struct person, voorvoegsel));
	person->geslachtsnaam = text(lines, COL_GESLACHTSNAAM, TEXT_LINE_BYTES);
	person->geboortedatum = birth_read(lines);
	person->geslacht = choice_read(lines, COL_GESLACHT, geslacht_choices, GESLACHT_ONBEKEND);
	person->rol = choice_read(lines, COL_ROL, member_role_choices, MEMBER_UNKNOWN);
	person->telefoon = text(lines, COL_TELEFOON, FIELD_SIZE_OF(struct person, telefoon));
	if (!*person->geslachtsnaam && !lines->bad)
		wrong(lines, COL_GESLACHTSNAAM, "ontbreekt");
}

/* ---- the household ---- */

/* The first line that fills a cell decides; another value further on is an error. */
static void same_cell(struct lines *lines, const struct import_household *household, enum column column,
	const char **there, const char *given)
{
	if (!*given)
		return;
	if (!**there)
		*there = given;
	else if (strcmp(*there, given) != 0) {
		import_error(lines->batch, lines->line, "%s is anders dan op regel %u van hetzelfde huishouden",
			columns[column].name, household->line);
		lines->bad = true;
	}
}

static const char *postcode_read(struct lines *lines)
{
	const char *given = text(lines, COL_POSTCODE, TEXT_LINE_BYTES);
	char normal[7] = "";

	if (*given && !postcode_normal(given, normal))
		wrong(lines, COL_POSTCODE, "is geen postcode (bijvoorbeeld 3077AW)");
	return import_keep(lines->batch, normal);
}

static void number_read(struct lines *lines, struct import_household *household)
{
	const char *given = text(lines, COL_HUISNUMMER, TEXT_LINE_BYTES);
	size_t length = strlen(given);

	if (length == 0)
		return;
	if (length > 5 || strspn(given, "0123456789") != length || atoi(given) == 0) {
		wrong(lines, COL_HUISNUMMER, "is geen getal van 1 tot en met 99999");
	} else if (household->huisnummer != 0 && household->huisnummer != atoi(given)) {
		import_error(lines->batch, lines->line, "huisnummer is anders dan op regel %u van hetzelfde huishouden",
			household->line);
		lines->bad = true;
	} else {
		household->huisnummer = atoi(given);
	}
}

static void household_read(struct lines *lines, struct import_household *household)
{
	same_cell(lines, household, COL_STRAATNAAM, &household->straatnaam,
		text(lines, COL_STRAATNAAM, TEXT_LINE_BYTES));
	number_read(lines, household);
	same_cell(lines, household, COL_HUISLETTER, &household->huisletter,
		text(lines, COL_HUISLETTER, FIELD_SIZE_OF(struct household, huisletter)));
	same_cell(lines, household, COL_TOEVOEGING, &household->huisnummertoevoeging,
		text(lines, COL_TOEVOEGING, FIELD_SIZE_OF(struct household, huisnummertoevoeging)));
	same_cell(lines, household, COL_POSTCODE, &household->postcode, postcode_read(lines));
	same_cell(lines, household, COL_WOONPLAATS, &household->woonplaats,
		text(lines, COL_WOONPLAATS, TEXT_LINE_BYTES));
	same_cell(lines, household, COL_WIJK, &household->wijk, text(lines, COL_WIJK, TEXT_LINE_BYTES));
}

/* The household of this line; its first line makes it. */
static uint32_t household_find(struct lines *lines)
{
	const char *label = text(lines, COL_HUISHOUDEN, TEXT_LINE_BYTES);
	uint32_t next = (uint32_t)lines->batch->household_count, place;

	if (!*label) {
		if (!lines->bad)
			wrong(lines, COL_HUISHOUDEN, "ontbreekt: geef leden van een huishouden dezelfde waarde");
		return IMPORT_NOWHERE;
	}
	place = import_map_put(lines->households, label, next);
	if (place == next)
		import_household_add(lines->batch, lines->line);
	return place;
}

/* ---- the same person twice ---- */

/* The place of the same person in the same household, which is `place` itself when there is no other. */
static uint32_t twice_here(struct lines *lines, uint32_t place)
{
	struct import_batch *batch = lines->batch;
	const struct import_person *person = &batch->persons[place];
	struct buf key = BUF_INIT;
	uint32_t other;

	buf_format(&key, "%u@%s", person->household, *person->burgerservicenummer ? person->burgerservicenummer
		: import_name_key(batch, person->voornamen, person->geslachtsnaam, person->geboortedatum));
	other = key.data[key.used - 1] == '@' ? place
		: import_map_put(lines->members, import_keep(batch, key.data), place);
	buf_free(&key);
	return other;
}

/* A child of two households (co-ouderschap) is fine; twice in one household is not. */
static void twice_check(struct lines *lines, uint32_t place)
{
	struct import_batch *batch = lines->batch;
	struct import_person *person = &batch->persons[place], *first;
	uint32_t other = place;

	if (*person->burgerservicenummer)
		other = import_map_put(batch->bsns, person->burgerservicenummer, place);
	first = &batch->persons[other];
	/* Somebody's first line with a BSN needs no further look. */
	if (other != place && first->household != person->household)
		other = twice_here(lines, place);
	else if (!*person->burgerservicenummer)
		other = twice_here(lines, place);
	if (other != place) {
		import_error(batch, lines->line, "deze persoon staat ook op regel %u van hetzelfde huishouden",
			batch->persons[other].line);
		lines->bad = true;
		return;
	}
	if (first == person)
		return;
	if (strcmp(first->geslachtsnaam, person->geslachtsnaam) != 0 ||
			strcmp(first->geboortedatum, person->geboortedatum) != 0) {
		import_error(batch, lines->line, "bsn staat ook op regel %u, bij een andere naam of geboortedatum",
			first->line);
		lines->bad = true;
		return;
	}
	import_remark(batch, lines->line, "deze persoon staat ook op regel %u, in een ander huishouden", first->line);
	first->shared = person->shared = true;
}

static void row_read(struct lines *lines, size_t count)
{
	struct import_batch *batch = lines->batch;
	struct import_person *person;
	uint32_t household;

	lines->bad = false;
	if (count != lines->width) {
		import_error(batch, lines->line, "de regel heeft %zu kolommen en de kop %zu", count, lines->width);
		return;
	}
	batch->count.person_lists++;
	household = household_find(lines);
	if (household == IMPORT_NOWHERE)
		return;
	person = import_person_add(batch, lines->line);
	person->household = household;
	person_read(lines, person);
	household_read(lines, &batch->households[household]);
	if (!lines->bad)
		twice_check(lines, (uint32_t)(batch->person_count - 1));
	batch->persons[batch->person_count - 1].bad = lines->bad;
}

/* Who lives alone needs no role in the file. */
static void roles_fill(struct import_batch *batch)
{
	for (size_t i = 0; i < batch->person_count; i++) {
		struct import_person *person = &batch->persons[i];

		if (person->rol == MEMBER_UNKNOWN && batch->households[person->household].count == 1)
			person->rol = MEMBER_SINGLE;
	}
}

/* ---- the file ---- */

/* The separator that the header row has most of. */
static char separator_of(const char *bytes, size_t count)
{
	size_t commas = 0, semicolons = 0;

	for (size_t i = 0; i < count && bytes[i] != '\n' && bytes[i] != '\r'; i++) {
		commas += bytes[i] == ',';
		semicolons += bytes[i] == ';';
	}
	return semicolons > commas ? ';' : ',';
}

static int column_named(const char *name)
{
	for (int column = 0; column < COL_COUNT_; column++)
		if (text_same(columns[column].name, name))
			return column;
	return NOWHERE;
}

static bool header_read(struct lines *lines, size_t count, struct err *err)
{
	struct buf lacking = BUF_INIT;
	bool ok;

	lines->width = count;
	for (int column = 0; column < COL_COUNT_; column++)
		lines->at[column] = NOWHERE;
	for (size_t i = 0; i < count; i++) {
		char name[TEXT_LINE_BYTES];
		int column;

		if (!text_clean_line(lines->row[i], "De naam van een kolom", name, sizeof(name), err))
			return false;
		column = column_named(name);
		if (column == NOWHERE)
			return err_set(err, ERR_INPUT, "De kop heeft een onbekende kolom «%s».", name);
		if (lines->at[column] != NOWHERE)
			return err_set(err, ERR_INPUT, "De kop heeft de kolom «%s» twee keer.", name);
		lines->at[column] = (int)i;
	}
	for (int column = 0; column < COL_COUNT_; column++)
		if (columns[column].required && lines->at[column] == NOWHERE)
			buf_format(&lacking, "%s%s", lacking.used ? ", " : "", columns[column].name);
	ok = lacking.used == 0;
	if (!ok)
		err_set(err, ERR_INPUT, "De kop mist de kolom %s.", lacking.data);
	buf_free(&lacking);
	return ok;
}

static void rows_read(struct lines *lines, struct csv *csv, size_t total, const struct import_watch *watch)
{
	size_t line = 0, count;

	for (size_t rows = 1;; rows++) {
		struct err bad = ERR_INIT;
		bool whole;

		if (watch && rows % IMPORT_PROGRESS_ROWS == 0)
			watch->progress(watch->arg, "lezen", line, total);
		whole = csv_next(csv, lines->row, &count, &line, &bad);
		if (!whole && bad.code == ERR_NONE)
			return;
		lines->batch->count.lines++;
		lines->line = (uint32_t)line;
		if (whole)
			row_read(lines, count);
		else
			import_error(lines->batch, lines->line, "%s", bad.text);
	}
}

bool import_csv_read(struct import_batch *batch, const char *bytes, size_t count, const struct import_watch *watch,
	struct err *err)
{
	struct lines lines = { .batch = batch };
	struct csv *csv = csv_open(bytes, count, separator_of(bytes, count));
	size_t width, line;
	bool ok = false;

	lines.row = mem_new(CSV_FIELDS, sizeof(*lines.row));
	lines.households = import_map_new();
	lines.members = import_map_new();
	batch->says = IMPORT_SAYS_PHONE | IMPORT_SAYS_WIJK;
	*err = ERR_INIT;
	if (!csv_next(csv, lines.row, &width, &line, err)) {
		if (err->code == ERR_NONE)
			err_set(err, ERR_INPUT, "Het bestand is leeg.");
		goto close;
	}
	if (!header_read(&lines, width, err))
		goto close;
	rows_read(&lines, csv, import_lines(bytes, count), watch);
	import_order(batch);
	roles_fill(batch);
	ok = true;
close:
	csv_close(csv);
	import_map_free(lines.members);
	import_map_free(lines.households);
	free(lines.row);
	return ok;
}
