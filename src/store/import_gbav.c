/*
 * Reads a GBA-V list: one column per element of the Logisch Ontwerp GBA. A row with a filled first column starts a
 * person list; rows below it, with an empty one, hold history, further partners, children and nationalities of the same
 * person. Only the first row of a category is current.
 */
#include "store/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

enum column {
	COL_LIST,
	COL_BSN, COL_VOORNAMEN, COL_TITEL, COL_VOORVOEGSEL, COL_GESLACHTSNAAM, COL_GEBOORTEDATUM, COL_GESLACHT,
	COL_NAAMGEBRUIK,
	COL_OUDER1, COL_OUDER1_VOORNAMEN, COL_OUDER1_GESLACHTSNAAM, COL_OUDER1_GEBOORTEDATUM,
	COL_OUDER2, COL_OUDER2_VOORNAMEN, COL_OUDER2_GESLACHTSNAAM, COL_OUDER2_GEBOORTEDATUM,
	COL_PARTNER, COL_PARTNER_VOORNAMEN, COL_PARTNER_VOORVOEGSEL, COL_PARTNER_GESLACHTSNAAM,
	COL_PARTNER_GEBOORTEDATUM, COL_PARTNER_ONTBONDEN, COL_PARTNER_ONJUIST,
	COL_OVERLEDEN, COL_OPGESCHORT, COL_OPSCHORTING, COL_GEHEIM,
	COL_STRAAT, COL_NUMMER, COL_LETTER, COL_TOEVOEGING, COL_AANDUIDING, COL_POSTCODE, COL_WOONPLAATS, COL_LOCATIE,
	COL_KIND, COL_KIND_VOORNAMEN, COL_KIND_GESLACHTSNAAM, COL_KIND_GEBOORTEDATUM, COL_KIND_ONJUIST,
	COL_COUNT_,
};

static const struct {
	const char *element;	/* as the header row names it */
	const char *what;	/* as the sentences name it */
	bool required;
} columns[COL_COUNT_] = {
	[COL_LIST] = { "", "persoonslijst", true },
	[COL_BSN] = { "01.01.20", "BSN", true },
	[COL_VOORNAMEN] = { "01.02.10", "voornamen", true },
	[COL_TITEL] = { "01.02.20", "adellijke titel", false },
	[COL_VOORVOEGSEL] = { "01.02.30", "voorvoegsel", true },
	[COL_GESLACHTSNAAM] = { "01.02.40", "geslachtsnaam", true },
	[COL_GEBOORTEDATUM] = { "01.03.10", "geboortedatum", true },
	[COL_GESLACHT] = { "01.04.10", "geslacht", true },
	[COL_NAAMGEBRUIK] = { "01.61.10", "naamgebruik", false },
	[COL_OUDER1] = { "02.01.20", "BSN van ouder 1", false },
	[COL_OUDER1_VOORNAMEN] = { "02.02.10", "voornamen van ouder 1", false },
	[COL_OUDER1_GESLACHTSNAAM] = { "02.02.40", "geslachtsnaam van ouder 1", false },
	[COL_OUDER1_GEBOORTEDATUM] = { "02.03.10", "geboortedatum van ouder 1", false },
	[COL_OUDER2] = { "03.01.20", "BSN van ouder 2", false },
	[COL_OUDER2_VOORNAMEN] = { "03.02.10", "voornamen van ouder 2", false },
	[COL_OUDER2_GESLACHTSNAAM] = { "03.02.40", "geslachtsnaam van ouder 2", false },
	[COL_OUDER2_GEBOORTEDATUM] = { "03.03.10", "geboortedatum van ouder 2", false },
	[COL_PARTNER] = { "05.01.20", "BSN van de partner", false },
	[COL_PARTNER_VOORNAMEN] = { "05.02.10", "voornamen van de partner", false },
	[COL_PARTNER_VOORVOEGSEL] = { "05.02.30", "voorvoegsel van de partner", false },
	[COL_PARTNER_GESLACHTSNAAM] = { "05.02.40", "geslachtsnaam van de partner", false },
	[COL_PARTNER_GEBOORTEDATUM] = { "05.03.10", "geboortedatum van de partner", false },
	[COL_PARTNER_ONTBONDEN] = { "05.07.10", "datum van ontbinding", false },
	[COL_PARTNER_ONJUIST] = { "05.84.10", "onjuist", false },
	[COL_OVERLEDEN] = { "06.08.10", "datum van overlijden", false },
	[COL_OPGESCHORT] = { "07.67.10", "datum van opschorting", false },
	[COL_OPSCHORTING] = { "07.67.20", "reden van opschorting", false },
	[COL_GEHEIM] = { "07.70.10", "indicatie geheim", false },
	[COL_STRAAT] = { "08.11.10", "straat", true },
	[COL_NUMMER] = { "08.11.20", "huisnummer", true },
	[COL_LETTER] = { "08.11.30", "huisletter", false },
	[COL_TOEVOEGING] = { "08.11.40", "toevoeging", false },
	[COL_AANDUIDING] = { "08.11.50", "aanduiding bij het huisnummer", false },
	[COL_POSTCODE] = { "08.11.60", "postcode", true },
	[COL_WOONPLAATS] = { "08.11.70", "woonplaats", false },
	[COL_LOCATIE] = { "08.12.10", "locatiebeschrijving", false },
	[COL_KIND] = { "09.01.20", "BSN van het kind", false },
	[COL_KIND_VOORNAMEN] = { "09.02.10", "voornamen van het kind", false },
	[COL_KIND_GESLACHTSNAAM] = { "09.02.40", "geslachtsnaam van het kind", false },
	[COL_KIND_GEBOORTEDATUM] = { "09.03.10", "geboortedatum van het kind", false },
	[COL_KIND_ONJUIST] = { "09.84.10", "onjuist", false },
};

enum { PARTNERS_MOST = 64, NOWHERE = -1 };

/* One row of category 05: a partner, or an earlier state of one. */
struct partner {
	const char *burgerservicenummer, *voorvoegsel, *geslachtsnaam, *geboortedatum, *name_key;
	bool dissolved;
};

struct gbav {
	struct import_batch *batch;
	int at[COL_COUNT_];			/* place in a row, or NOWHERE */
	size_t width;
	const char **row;			/* the row being read */
	uint32_t line;
	bool bad;				/* this list has an error */
	uint32_t person;			/* of this list; IMPORT_NOWHERE: left out */
	struct partner partners[PARTNERS_MOST];
	size_t partner_count;
	struct import_relation *relations;
	size_t relation_count, relation_room;
};

static const char *cell(const struct gbav *gbav, enum column column)
{
	return gbav->at[column] == NOWHERE ? "" : gbav->row[gbav->at[column]];
}

static void wrong(struct gbav *gbav, enum column column, const char *why)
{
	import_error(gbav->batch, gbav->line, "%s (%s) %s", columns[column].what, columns[column].element, why);
	gbav->bad = true;
}

/* A cleaned cell that lives as long as the batch; too long or not a text is an error. */
static const char *text(struct gbav *gbav, enum column column, size_t room)
{
	struct err err = ERR_INIT;
	char out[TEXT_LINE_BYTES];

	if (!text_clean_line(cell(gbav, column), columns[column].what, out, room, &err)) {
		import_error(gbav->batch, gbav->line, "%s", err.text);
		gbav->bad = true;
		return "";
	}
	return import_keep(gbav->batch, out);
}

/* yyyymmdd with 00 for what is not known; also yyyy and yyyymm. A day without its month is not known either. */
static bool date_read(const char *cell_text, char iso[DAY_ISO_BYTES])
{
	size_t length = strlen(cell_text);
	int number, year, month, date;
	day checked;

	iso[0] = '\0';
	if (strspn(cell_text, "0") == length)
		return true;
	if ((length != 8 && length != 6 && length != 4) || strspn(cell_text, "0123456789") != length)
		return false;
	number = atoi(cell_text);
	for (; length < 8; length += 2)
		number *= 100;
	year = number / 10000;
	month = number / 100 % 100;
	date = number % 100;
	if (month == 0)
		date = 0;
	if (year < 1600 || !day_make(year, month ? month : 1, date ? date : 1, &checked))
		return false;
	snprintf(iso, DAY_ISO_BYTES, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
		(unsigned)date % 100);
	return true;
}

/* The first day it can be; exact says whether all parts are known. */
static bool date_day(const char *cell_text, day *out, bool *exact)
{
	char iso[DAY_ISO_BYTES];

	*out = DAY_NONE;
	*exact = true;
	if (!date_read(cell_text, iso) || !*iso)
		return false;
	*exact = strcmp(iso + 8, "00") != 0;
	if (strncmp(iso + 5, "00", 2) == 0)
		memcpy(iso + 5, "01", 2);
	if (strcmp(iso + 8, "00") == 0)
		memcpy(iso + 8, "01", 2);
	return day_parse_iso(iso, out);
}

/* ---- relatives ---- */

static const char *relative_bsn(struct gbav *gbav, enum column column)
{
	const char *bsn = cell(gbav, column);

	if (!*bsn || bsn_valid(bsn))
		return import_keep(gbav->batch, bsn);
	import_remark(gbav->batch, gbav->line, "%s (%s) is geen BSN; gezocht op naam en geboortedatum",
		columns[column].what, columns[column].element);
	return "";
}

/* The four columns of a relative stand in the same order in every category, but for the voorvoegsel of a partner. */
static const char *relative_key(struct gbav *gbav, enum column voornamen, enum column geslachtsnaam,
	enum column geboortedatum)
{
	char iso[DAY_ISO_BYTES], first[TEXT_LINE_BYTES], last[TEXT_LINE_BYTES];

	if (!date_read(cell(gbav, geboortedatum), iso))
		return "";
	if (!text_clean_line(cell(gbav, voornamen), "", first, sizeof(first), NULL) ||
			!text_clean_line(cell(gbav, geslachtsnaam), "", last, sizeof(last), NULL))
		return "";
	return import_name_key(gbav->batch, first, last, iso);
}

static void relation_add(struct gbav *gbav, enum import_relation_kind kind, const char *bsn, const char *name_key)
{
	if (!*bsn && !*name_key)
		return;
	if (gbav->relation_count == gbav->relation_room) {
		gbav->relation_room = gbav->relation_room ? 2 * gbav->relation_room : 256;
		gbav->relations = mem_grow(gbav->relations, gbav->relation_room, sizeof(*gbav->relations));
	}
	gbav->relations[gbav->relation_count++] = (struct import_relation){ gbav->person, kind, bsn, name_key };
}

static void parents_read(struct gbav *gbav)
{
	relation_add(gbav, RELATION_PARENT, relative_bsn(gbav, COL_OUDER1),
		relative_key(gbav, COL_OUDER1_VOORNAMEN, COL_OUDER1_GESLACHTSNAAM, COL_OUDER1_GEBOORTEDATUM));
	relation_add(gbav, RELATION_PARENT, relative_bsn(gbav, COL_OUDER2),
		relative_key(gbav, COL_OUDER2_VOORNAMEN, COL_OUDER2_GESLACHTSNAAM, COL_OUDER2_GEBOORTEDATUM));
}

static void child_read(struct gbav *gbav)
{
	if (*cell(gbav, COL_KIND_ONJUIST) || (!*cell(gbav, COL_KIND) && !*cell(gbav, COL_KIND_GESLACHTSNAAM)))
		return;
	relation_add(gbav, RELATION_CHILD, relative_bsn(gbav, COL_KIND),
		relative_key(gbav, COL_KIND_VOORNAMEN, COL_KIND_GESLACHTSNAAM, COL_KIND_GEBOORTEDATUM));
}

/* An earlier state often lacks the BSN, or has another name: then the birth date tells. */
static bool same_partner(const struct partner *a, const struct partner *b)
{
	if (*a->burgerservicenummer && *b->burgerservicenummer)
		return strcmp(a->burgerservicenummer, b->burgerservicenummer) == 0;
	if (*a->geboortedatum && *b->geboortedatum)
		return strcmp(a->geboortedatum, b->geboortedatum) == 0;
	return text_same(a->geslachtsnaam, b->geslachtsnaam);
}

/* Rows stand newest first: of somebody who is there already, this is history. */
static void partner_read(struct gbav *gbav)
{
	struct partner partner = { 0 };
	char iso[DAY_ISO_BYTES];

	if (!*cell(gbav, COL_PARTNER_GESLACHTSNAAM) || *cell(gbav, COL_PARTNER_ONJUIST))
		return;
	date_read(cell(gbav, COL_PARTNER_GEBOORTEDATUM), iso);
	partner.burgerservicenummer = relative_bsn(gbav, COL_PARTNER);
	partner.voorvoegsel = text(gbav, COL_PARTNER_VOORVOEGSEL, FIELD_SIZE_OF(struct person, voorvoegselPartner));
	partner.geslachtsnaam = text(gbav, COL_PARTNER_GESLACHTSNAAM, TEXT_LINE_BYTES);
	partner.geboortedatum = import_keep(gbav->batch, iso);
	partner.name_key =
		relative_key(gbav, COL_PARTNER_VOORNAMEN, COL_PARTNER_GESLACHTSNAAM, COL_PARTNER_GEBOORTEDATUM);
	partner.dissolved = *cell(gbav, COL_PARTNER_ONTBONDEN) != '\0';
	for (size_t i = 0; i < gbav->partner_count; i++)
		if (same_partner(&gbav->partners[i], &partner))
			return;
	if (gbav->partner_count == PARTNERS_MOST) {
		wrong(gbav, COL_PARTNER, "staat er te vaak");
		return;
	}
	gbav->partners[gbav->partner_count++] = partner;
}

/* ---- the person ---- */

static const char *bsn_read(struct gbav *gbav)
{
	const char *bsn = cell(gbav, COL_BSN);

	if (*bsn && !bsn_valid(bsn))
		wrong(gbav, COL_BSN, strlen(bsn) == 9 ? "klopt niet: de 11-proef faalt" : "heeft geen negen cijfers");
	return import_keep(gbav->batch, bsn);
}

static uint8_t choice_read(struct gbav *gbav, enum column column, const struct choice *choices, int none)
{
	int value = none;

	if (*cell(gbav, column) && !choice_value(choices, cell(gbav, column), &value))
		wrong(gbav, column, "heeft een onbekende code");
	return (uint8_t)value;
}

static void birth_read(struct gbav *gbav, struct import_person *person)
{
	const char *given = cell(gbav, COL_GEBOORTEDATUM);
	char iso[DAY_ISO_BYTES], today[DAY_ISO_BYTES];

	day_iso(gbav->batch->today, today);
	if (!date_read(given, iso))
		wrong(gbav, COL_GEBOORTEDATUM, "is geen datum (jjjjmmdd)");
	else if (strcmp(iso, today) > 0)
		wrong(gbav, COL_GEBOORTEDATUM, "ligt in de toekomst");
	else
		person->geboortedatum = import_keep(gbav->batch, iso);
	if (strlen(given) == 8 && strncmp(given + 4, "00", 2) == 0 && strcmp(given + 6, "00") != 0)
		import_remark(gbav->batch, gbav->line,
			"geboortedatum heeft een dag zonder maand; alleen het jaar is overgenomen");
}

/* Category 06, and 07.67 when that says more. */
static void death_read(struct gbav *gbav, struct import_person *person)
{
	bool exact, stopped = strcmp(cell(gbav, COL_OPSCHORTING), "O") == 0;

	if (!*cell(gbav, COL_OVERLEDEN) && !stopped)
		return;
	if (date_day(cell(gbav, COL_OVERLEDEN), &person->overlijdensdatum, &exact)) {
		if (!exact)
			import_remark(gbav->batch, gbav->line,
				"datum van overlijden is niet volledig; de eerste dag die kan, is genomen");
	} else if (stopped && date_day(cell(gbav, COL_OPGESCHORT), &person->overlijdensdatum, &exact)) {
		import_remark(gbav->batch, gbav->line,
			"datum van overlijden is niet bekend; de datum van opschorting (07.67.10) is genomen");
	} else {
		import_remark(gbav->batch, gbav->line, "datum van overlijden is geen datum; niet overgenomen");
	}
}

static void secret_read(struct gbav *gbav, struct import_person *person)
{
	const char *secret = cell(gbav, COL_GEHEIM);

	if (strlen(secret) > 1 || (*secret && (*secret < '0' || *secret > '7')))
		wrong(gbav, COL_GEHEIM, "is geen cijfer van 0 tot en met 7");
	person->secret = *secret && *secret != '0';
}

static void name_read(struct gbav *gbav, struct import_person *person)
{
	person->burgerservicenummer = bsn_read(gbav);
	person->voornamen = text(gbav, COL_VOORNAMEN, TEXT_LINE_BYTES);
	person->voorvoegsel = text(gbav, COL_VOORVOEGSEL, FIELD_SIZE_OF(struct person, voorvoegsel));
	person->geslachtsnaam = text(gbav, COL_GESLACHTSNAAM, TEXT_LINE_BYTES);
	person->geslacht = choice_read(gbav, COL_GESLACHT, geslacht_choices, GESLACHT_ONBEKEND);
	person->aanduidingNaamgebruik = choice_read(gbav, COL_NAAMGEBRUIK, naamgebruik_choices, NAAMGEBRUIK_EIGEN);
	if (!*person->geslachtsnaam)
		wrong(gbav, COL_GESLACHTSNAAM, "ontbreekt");
	if (strcmp(person->geslachtsnaam, ".") == 0)
		import_remark(gbav->batch, gbav->line, "geslachtsnaam is niet bekend (een punt)");
	if (*cell(gbav, COL_TITEL))
		import_remark(gbav->batch, gbav->line, "adellijke titel of predicaat is niet overgenomen");
}

/* ---- the address ---- */

static int32_t number_read(struct gbav *gbav)
{
	const char *number = cell(gbav, COL_NUMMER);
	size_t length = strlen(number);

	if (length == 0)
		return 0;
	if (length > 5 || strspn(number, "0123456789") != length || atoi(number) == 0) {
		wrong(gbav, COL_NUMMER, "is geen getal van 1 tot en met 99999");
		return 0;
	}
	return atoi(number);
}

/* "to" (opposite) and "by" (beside) stand in a field of their own; we show them behind the number. */
static const char *addition_read(struct gbav *gbav)
{
	size_t room = FIELD_SIZE_OF(struct household, huisnummertoevoeging);
	const char *hint = text(gbav, COL_AANDUIDING, 3), *addition = text(gbav, COL_TOEVOEGING, room);

	if (!*hint)
		return addition;
	if (!*addition)
		return hint;
	import_remark(gbav->batch, gbav->line, "aanduiding bij het huisnummer (08.11.50) is niet overgenomen");
	return addition;
}

static void address_read(struct gbav *gbav, struct import_household *household)
{
	const char *postcode = cell(gbav, COL_POSTCODE);
	char normal[7] = "";

	household->straatnaam = text(gbav, COL_STRAAT, TEXT_LINE_BYTES);
	if (strcmp(household->straatnaam, ".") == 0)
		household->straatnaam = "";
	if (!*household->straatnaam)
		household->straatnaam = text(gbav, COL_LOCATIE, TEXT_LINE_BYTES);
	household->huisnummer = number_read(gbav);
	household->huisletter = text(gbav, COL_LETTER, FIELD_SIZE_OF(struct household, huisletter));
	household->huisnummertoevoeging = addition_read(gbav);
	household->woonplaats = text(gbav, COL_WOONPLAATS, TEXT_LINE_BYTES);
	if (*postcode && !postcode_normal(postcode, normal))
		wrong(gbav, COL_POSTCODE, "is geen postcode");
	household->postcode = import_keep(gbav->batch, normal);
}

/* ---- lists ---- */

/* Two lists of one person: the first stays. Another birth date makes it two persons, and one of them is wrong. */
static bool list_new(struct gbav *gbav, const struct import_person *person)
{
	const struct import_person *first;
	uint32_t place;

	if (!*person->burgerservicenummer)
		return true;
	place = import_map_put(gbav->batch->bsns, person->burgerservicenummer, gbav->person);
	if (place == gbav->person)
		return true;
	first = &gbav->batch->persons[place];
	if (strcmp(first->geboortedatum, person->geboortedatum) == 0)
		import_remark(gbav->batch, gbav->line, "BSN staat ook op regel %u met dezelfde geboortedatum; deze "
			"tweede persoonslijst is overgeslagen", first->line);
	else
		import_error(gbav->batch, gbav->line, "BSN staat ook op regel %u, met een andere geboortedatum",
			first->line);
	return false;
}

/* F: the list was made by mistake. */
static bool list_void(struct gbav *gbav)
{
	const char *reason = cell(gbav, COL_OPSCHORTING);

	if (strcmp(reason, "F") == 0) {
		import_remark(gbav->batch, gbav->line,
			"persoonslijst is als fout afgevoerd (07.67.20 F); overgeslagen");
		return true;
	}
	if (*reason && !strchr("OERM", *reason))
		import_remark(gbav->batch, gbav->line, "bijhouding is opgeschort met reden %s (07.67.20)", reason);
	return false;
}

static void list_start(struct gbav *gbav)
{
	struct import_batch *batch = gbav->batch;
	struct import_household *household;
	struct import_person *person;

	batch->count.person_lists++;
	gbav->bad = false;
	gbav->partner_count = 0;
	gbav->person = IMPORT_NOWHERE;
	if (list_void(gbav))
		return;
	household = import_household_add(batch, gbav->line);
	person = import_person_add(batch, gbav->line);
	person->household = (uint32_t)(batch->household_count - 1);
	gbav->person = (uint32_t)(batch->person_count - 1);
	name_read(gbav, person);
	birth_read(gbav, person);
	death_read(gbav, person);
	secret_read(gbav, person);
	address_read(gbav, household);
	if (gbav->bad || !list_new(gbav, person)) {
		batch->person_count--;
		batch->household_count--;
		gbav->person = IMPORT_NOWHERE;
		return;
	}
	parents_read(gbav);
}

/* The partner of today; and whose name is carried: of the partner of today, else of the last one. */
static void list_end(struct gbav *gbav)
{
	const struct partner *named = gbav->partner_count ? &gbav->partners[0] : NULL;
	struct import_person *person;

	if (gbav->person == IMPORT_NOWHERE)
		return;
	person = &gbav->batch->persons[gbav->person];
	for (size_t i = 0; i < gbav->partner_count; i++)
		if (!gbav->partners[i].dissolved) {
			named = &gbav->partners[i];
			relation_add(gbav, RELATION_PARTNER, named->burgerservicenummer, named->name_key);
			break;
		}
	if (named && strcmp(named->geslachtsnaam, ".") == 0)
		named = NULL;
	if (named && (!named->dissolved || person->aanduidingNaamgebruik != NAAMGEBRUIK_EIGEN)) {
		person->voorvoegselPartner = named->voorvoegsel;
		person->geslachtsnaamPartner = named->geslachtsnaam;
	}
	if (!named && person->aanduidingNaamgebruik != NAAMGEBRUIK_EIGEN) {
		import_remark(gbav->batch, person->line,
			"naamgebruik noemt een partner die er niet bij staat; eigen naam genomen");
		person->aanduidingNaamgebruik = NAAMGEBRUIK_EIGEN;
	}
}

static void row_read(struct gbav *gbav, size_t count)
{
	if (count != gbav->width) {
		import_error(gbav->batch, gbav->line, "de regel heeft %zu kolommen en de kop %zu", count, gbav->width);
		return;
	}
	if (*cell(gbav, COL_LIST)) {
		list_end(gbav);
		list_start(gbav);
	} else if (gbav->batch->count.person_lists == 0) {
		import_error(gbav->batch, gbav->line, "de regel hoort bij geen persoonslijst: de eerste kolom is leeg");
		return;
	}
	if (gbav->person == IMPORT_NOWHERE)
		return;
	partner_read(gbav);
	child_read(gbav);
}

/* ---- the file ---- */

static bool header_read(struct gbav *gbav, const char *const *fields, size_t count, struct err *err)
{
	struct buf lacking = BUF_INIT;
	bool ok;

	gbav->width = count;
	for (int column = 0; column < COL_COUNT_; column++) {
		gbav->at[column] = NOWHERE;
		for (size_t i = 0; i < count && gbav->at[column] == NOWHERE; i++)
			if (strcmp(fields[i], columns[column].element) == 0)
				gbav->at[column] = (int)i;
		if (gbav->at[column] == NOWHERE && columns[column].required)
			buf_format(&lacking, "%s%s", lacking.used ? ", " : "",
				column == COL_LIST ? "de lege eerste kolom" : columns[column].element);
	}
	ok = lacking.used == 0 && gbav->at[COL_LIST] == 0;
	if (!ok)
		err_set(err, ERR_INPUT, "Dit is geen GBA-V-lijst: de kop mist %s.",
			lacking.used ? lacking.data : "de lege eerste kolom");
	buf_free(&lacking);
	return ok;
}

/* For the total of the progress line. */
static size_t lines_in(const char *bytes, size_t count)
{
	const char *end = bytes + count;
	size_t lines = 0;

	while (bytes < end && (bytes = memchr(bytes, '\n', (size_t)(end - bytes)))) {
		lines++;
		bytes++;
	}
	return lines;
}

static void rows_read(struct gbav *gbav, struct csv *csv, size_t lines, const struct import_watch *watch)
{
	size_t line = 0, count;

	for (size_t rows = 1;; rows++) {
		struct err bad = ERR_INIT;

		if (watch && rows % IMPORT_PROGRESS_ROWS == 0)
			watch->progress(watch->arg, "lezen", line, lines);
		if (csv_next(csv, gbav->row, &count, &line, &bad)) {
			gbav->batch->count.lines++;
			gbav->line = (uint32_t)line;
			row_read(gbav, count);
		} else if (bad.code == ERR_NONE) {
			return;
		} else {
			gbav->batch->count.lines++;
			import_error(gbav->batch, (uint32_t)line, "%s", bad.text);
		}
	}
}

bool import_gbav_read(struct import_batch *batch, const char *bytes, size_t count, const struct import_watch *watch,
	struct err *err)
{
	struct gbav *gbav = mem_new(1, sizeof(*gbav));
	struct csv *csv = csv_open(bytes, count, ';');
	size_t width, line;
	bool ok = false;

	gbav->batch = batch;
	gbav->person = IMPORT_NOWHERE;
	gbav->row = mem_new(CSV_FIELDS, sizeof(*gbav->row));
	batch->says = IMPORT_SAYS_BRP;
	*err = ERR_INIT;
	if (!csv_next(csv, gbav->row, &width, &line, err)) {
		if (err->code == ERR_NONE)
			err_set(err, ERR_INPUT, "Het bestand is leeg.");
		else
			err_add(err, "Dit is geen CSV-bestand");
		goto close;
	}
	if (!header_read(gbav, gbav->row, width, err))
		goto close;
	rows_read(gbav, csv, lines_in(bytes, count), watch);
	list_end(gbav);
	import_family(batch, gbav->relations, gbav->relation_count);
	ok = true;
close:
	csv_close(csv);
	free(gbav->relations);
	free(gbav->row);
	free(gbav);
	return ok;
}
