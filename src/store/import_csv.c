/*
 * Reads our own CSV: one line per person; lines with the same value under `huishouden` live together. Comma or
 * semicolon, the columns in any order; cells of the household may be left empty on its further lines. A first look notes
 * where every line stands (import_index.c); then whole households are read, a portion at a time.
 */
#include "store/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "import_index.h"

enum {
	RECORD_BYTES = 2 * CSV_LINE_BYTES + 65536,	/* of a line with every character doubled */
};

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

struct import_csv {
	struct import_batch *batch;
	struct import_file *file;
	struct import_index *index;
	struct csv *csv;
	int at[COL_COUNT_];		/* place in a line, or NOWHERE */
	size_t width;
	const char **row;		/* the line being read */
	uint32_t line;
	bool bad;			/* this line has an error */
	size_t next;			/* household of the next portion */
	struct import_map *members;	/* household and BSN, or name and birth date -> person of the portion */
};

static const char *cell(const struct import_csv *lines, enum column column)
{
	return lines->at[column] == NOWHERE ? "" : lines->row[lines->at[column]];
}

static void wrong(struct import_csv *lines, enum column column, const char *why)
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

/* The cell itself, or a cleaned one in `out`; NULL: too long, or not a text. */
static const char *cleaned(struct import_csv *lines, enum column column, size_t room, char out[TEXT_LINE_BYTES],
	struct err *err)
{
	if (is_plain(cell(lines, column), room))
		return cell(lines, column);
	return text_clean_line(cell(lines, column), columns[column].name, out, room, err) ? out : NULL;
}

/* A cleaned cell that lives as long as the portion; too long or not a text is an error. */
static const char *text(struct import_csv *lines, enum column column, size_t room)
{
	struct err err = ERR_INIT;
	char out[TEXT_LINE_BYTES];
	const char *clean = cleaned(lines, column, room, out, &err);

	if (clean)
		return import_keep(lines->batch, clean);
	import_error(lines->batch, lines->line, "%s", err.text);
	lines->bad = true;
	return "";
}

/* By code or by label, in capitals or not. */
static uint8_t choice_read(struct import_csv *lines, enum column column, const struct choice *choices, int none)
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

static const char *bsn_read(struct import_csv *lines)
{
	const char *bsn = text(lines, COL_BSN, TEXT_LINE_BYTES);

	if (*bsn && !bsn_valid(bsn))
		wrong(lines, COL_BSN, strlen(bsn) == 9 ? "klopt niet: de 11-proef faalt"
			: "heeft geen negen cijfers (is een nul vooraan weggevallen?)");
	return bsn;
}

static const char *birth_read(struct import_csv *lines)
{
	const char *given = text(lines, COL_GEBOORTEDATUM, TEXT_LINE_BYTES);
	char iso[DAY_ISO_BYTES] = "";

	if (*given && !birthdate_parse(given, lines->batch->today, iso))
		wrong(lines, COL_GEBOORTEDATUM, "is geen geboortedatum (bijvoorbeeld 01-12-1985, of 1985)");
	return import_keep(lines->batch, iso);
}

static void person_read(struct import_csv *lines, struct import_person *person)
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
static void same_cell(struct import_csv *lines, const struct import_household *household, enum column column,
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

static const char *postcode_read(struct import_csv *lines)
{
	const char *given = text(lines, COL_POSTCODE, TEXT_LINE_BYTES);
	char normal[7] = "";

	if (*given && !postcode_normal(given, normal))
		wrong(lines, COL_POSTCODE, "is geen postcode (bijvoorbeeld 3077AW)");
	return import_keep(lines->batch, normal);
}

static void number_read(struct import_csv *lines, struct import_household *household)
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

static void household_read(struct import_csv *lines, struct import_household *household)
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

/* ---- the same person twice ---- */

/* The place of the same person in the same household, which is `place` itself when there is no other. */
static uint32_t twice_here(struct import_csv *lines, uint32_t place)
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

static bool record_read(struct import_csv *lines, uint32_t record, struct err *err);

/* A child of two households (co-ouderschap) is fine, as long as it is the same child. */
static bool first_check(struct import_csv *lines, uint32_t place, uint32_t record, struct err *err)
{
	const struct import_person *person = &lines->batch->persons[place];
	uint32_t line = lines->line, first_line;
	char name[TEXT_LINE_BYTES], born[TEXT_LINE_BYTES], iso[DAY_ISO_BYTES] = "";
	const char *geslachtsnaam, *geboortedatum;
	bool same;

	if (!record_read(lines, import_index_first(lines->index, record), err))
		return false;
	geslachtsnaam = cleaned(lines, COL_GESLACHTSNAAM, TEXT_LINE_BYTES, name, NULL);
	geboortedatum = cleaned(lines, COL_GEBOORTEDATUM, TEXT_LINE_BYTES, born, NULL);
	if (geboortedatum && *geboortedatum)
		birthdate_parse(geboortedatum, lines->batch->today, iso);
	same = geslachtsnaam && strcmp(geslachtsnaam, person->geslachtsnaam) == 0 && strcmp(iso, person->geboortedatum) == 0;
	first_line = lines->line;
	lines->line = line;
	if (same) {
		import_remark(lines->batch, line, "deze persoon staat ook op regel %u, in een ander huishouden", first_line);
		return true;
	}
	import_error(lines->batch, line, "bsn staat ook op regel %u, bij een andere naam of geboortedatum", first_line);
	lines->bad = true;
	return true;
}

static bool twice_check(struct import_csv *lines, uint32_t place, uint32_t record, struct err *err)
{
	struct import_batch *batch = lines->batch;
	struct import_person *person = &batch->persons[place];
	uint32_t other = twice_here(lines, place);

	if (other != place) {
		import_error(batch, lines->line, "deze persoon staat ook op regel %u van hetzelfde huishouden",
			batch->persons[other].line);
		lines->bad = true;
		return true;
	}
	person->shared = import_index_shared(lines->index, record);
	person->again = import_index_again(lines->index, record);
	return !person->again || batch->quiet || first_check(lines, place, record, err);
}

/* ---- one household ---- */

/* One record at its place in the file; what was a line the first time must be one again. */
static bool record_read(struct import_csv *lines, uint32_t record, struct err *err)
{
	size_t line, got, count, offset = import_index_offset(lines->index, record, &line);
	size_t want = import_index_bytes(lines->index, record, RECORD_BYTES);
	const char *bytes = import_file_at(lines->file, offset, want, &got, err);

	if (!bytes)
		return false;
	csv_feed(lines->csv, bytes, got, line);
	if (!csv_next(lines->csv, lines->row, &count, &line, err) || count != lines->width)
		return err_set(err, ERR_IO, "Het bestand is tijdens het importeren veranderd.");
	lines->line = (uint32_t)line;
	return true;
}

static bool household_fill(struct import_csv *lines, size_t household, struct err *err)
{
	struct import_batch *batch = lines->batch;
	size_t count;
	const uint32_t *records = import_index_records(lines->index, household, &count);
	uint32_t place = (uint32_t)batch->household_count;

	for (size_t i = 0; i < count; i++) {
		struct import_person *person;
		size_t here = batch->person_count;

		if (!record_read(lines, records[i], err))
			return false;
		if (i == 0)
			import_household_add(batch, lines->line);
		lines->bad = false;
		person = import_person_add(batch, lines->line);
		person->household = place;
		person_read(lines, person);
		household_read(lines, &batch->households[place]);
		if (!lines->bad && !twice_check(lines, (uint32_t)here, records[i], err))
			return false;
		batch->persons[here].bad = lines->bad;
	}
	return true;
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

bool import_csv_next(struct import_csv *lines, struct err *err)
{
	struct import_batch *batch = lines->batch;
	bool ok = true;

	import_batch_clear(batch);
	import_map_free(lines->members);
	lines->members = import_map_new();
	while (ok && lines->next < import_index_households(lines->index) && batch->person_count < IMPORT_PORTION)
		ok = household_fill(lines, lines->next++, err);
	import_order(batch);
	roles_fill(batch);
	return ok && batch->household_count > 0;
}

void import_csv_again(struct import_csv *lines)
{
	lines->next = 0;
	lines->batch->quiet = true;
	import_index_spare(lines->index);
}

size_t import_csv_households(const struct import_csv *lines)
{
	return import_index_households(lines->index);
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

static bool header_read(struct import_csv *lines, size_t count, struct err *err)
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

/* Behind the end of the line at `offset`, however long it is. */
static bool line_skip(struct import_csv *lines, size_t *offset, struct err *err)
{
	size_t got = 1;

	for (; *offset < import_file_size(lines->file); *offset += got) {
		const char *at = import_file_at(lines->file, *offset, 1, &got, err), *end;

		if (!at)
			return false;
		end = memchr(at, '\n', got);
		if (!end)
			continue;
		*offset += (size_t)(end - at) + 1;
		return true;
	}
	return true;
}

/* Notes where the record stands; what makes it no record of a household is an error of its line. */
static bool record_note(struct import_csv *lines, size_t offset, size_t line, size_t count, struct err *err)
{
	struct err bad = ERR_INIT;
	char label[TEXT_LINE_BYTES], number[TEXT_LINE_BYTES];
	const char *clean, *bsn;

	if (count != lines->width) {
		import_error(lines->batch, lines->line, "de regel heeft %zu kolommen en de kop %zu", count, lines->width);
		return true;
	}
	lines->batch->count.person_lists++;
	clean = cleaned(lines, COL_HUISHOUDEN, TEXT_LINE_BYTES, label, &bad);
	if (!clean) {
		import_error(lines->batch, lines->line, "%s", bad.text);
		return true;
	}
	if (!*clean) {
		wrong(lines, COL_HUISHOUDEN, "ontbreekt: geef leden van een huishouden dezelfde waarde");
		return true;
	}
	bsn = cleaned(lines, COL_BSN, TEXT_LINE_BYTES, number, &bad);
	return import_index_add(lines->index, offset, line, clean, bsn && bsn_valid(bsn) ? bsn : "") ||
		err_set(err, ERR_LIMIT, "Het bestand heeft meer dan %d regels; deel het op.", IMPORT_LINES_MOST);
}

/* Every line once, from behind the header. */
static bool lines_note(struct import_csv *lines, size_t offset, size_t line, size_t total, const struct import_watch *watch,
	struct err *err)
{
	for (size_t rows = 1;; rows++) {
		struct err bad = ERR_INIT;
		size_t got, count, at = line, begun = offset, begun_line = line;
		const char *bytes = import_file_at(lines->file, offset, RECORD_BYTES, &got, err);
		bool whole;

		if (!bytes)
			return false;
		if (watch && rows % IMPORT_PROGRESS_ROWS == 0)
			watch->progress(watch->arg, "lezen", line, total);
		csv_feed(lines->csv, bytes, got, line);
		whole = csv_next(lines->csv, lines->row, &count, &at, &bad);
		offset += csv_done(lines->csv, &line);
		if (!whole && bad.code == ERR_NONE && offset >= import_file_size(lines->file))
			return true;
		if (!whole && bad.code == ERR_NONE)
			continue;
		lines->batch->count.lines++;
		lines->line = (uint32_t)at;
		if (!whole)
			import_error(lines->batch, lines->line, "%s", bad.text);
		else if (!record_note(lines, begun, begun_line, count, err))
			return false;
		/* A line longer than the window was cut there: the rest of it is no line. */
		if (offset - begun == got && offset < import_file_size(lines->file) && !line_skip(lines, &offset, err))
			return false;
	}
}

static bool csv_read_head(struct import_csv *lines, size_t *offset, size_t *line, struct err *err)
{
	size_t width, got, first;
	const char *bytes = import_file_at(lines->file, 0, RECORD_BYTES, &got, err);

	if (!bytes)
		return false;
	*err = ERR_INIT;
	lines->csv = csv_open(bytes, got, separator_of(bytes, got));
	if (!csv_next(lines->csv, lines->row, &width, &first, err))
		return err->code != ERR_NONE ? err_add(err, "Dit is geen CSV-bestand") :
			err_set(err, ERR_INPUT, "Het bestand is leeg.");
	*offset = csv_done(lines->csv, line);
	return header_read(lines, width, err);
}

struct import_csv *import_csv_open(struct import_batch *batch, struct import_file *file, const struct import_watch *watch,
	struct err *err)
{
	struct import_csv *lines = mem_new(1, sizeof(*lines));
	size_t offset = 0, line = 1, total;

	lines->batch = batch;
	lines->file = file;
	lines->row = mem_new(CSV_FIELDS, sizeof(*lines->row));
	batch->says = IMPORT_SAYS_PHONE | IMPORT_SAYS_WIJK;
	if (csv_read_head(lines, &offset, &line, err) && import_file_lines(file, &total, err)) {
		lines->index = import_index_new(total < IMPORT_LINES_MOST ? total : IMPORT_LINES_MOST);
		if (lines_note(lines, offset, line, total, watch, err)) {
			import_index_order(lines->index);
			return lines;
		}
	}
	import_csv_free(lines);
	return NULL;
}

void import_csv_free(struct import_csv *lines)
{
	if (!lines)
		return;
	csv_close(lines->csv);
	import_index_free(lines->index);
	import_map_free(lines->members);
	free(lines->row);
	free(lines);
}
