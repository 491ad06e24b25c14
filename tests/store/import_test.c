/* Import: what a file becomes, that a second time changes nothing, and that every bad line is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "store/import.h"
#include "world.h"

#define GBAV_FILE "tests/data/gbav.csv"
#define CSV_FILE "tests/data/huishoudens.csv"
#define OFFICIAL_FILE "../shared/data/gbav-testset-a.csv"

/* What --wijk says; every test begins without. */
static const char *import_wijk = "";

static int setup(void **state)
{
	*state = world_new();
	import_wijk = "";
	return 0;
}

static int teardown(void **state)
{
	world_free(*state);
	return 0;
}

/* NULL when the file is not there; caller frees. */
static char *file_text(const char *path, size_t *count)
{
	FILE *file = fopen(path, "rb");
	char *text;

	if (!file)
		return NULL;
	fseek(file, 0, SEEK_END);
	*count = (size_t)ftell(file);
	rewind(file);
	text = mem_new(1, *count + 1);
	assert_int_equal(fread(text, 1, *count, file), *count);
	fclose(file);
	return text;
}

static const struct message *import_bytes(struct world *world, const char *who, int format, const char *bytes,
	size_t count, bool dry_run)
{
	static uint8_t key;
	int fd = memfd_create("import", MFD_CLOEXEC);
	const struct message *answer;
	struct message ask;
	struct import *import;

	assert_int_equal(write(fd, bytes, count), count);
	message_init(&ask, REQ_IMPORT);
	ask.key[0] = ++key;
	ask.key[1] = 1;
	ask.fds[ask.fd_count++] = fd;
	import = rows_new(&ask.rows, &import_record);
	*import = (struct import){ .format = format, .dry_run = dry_run, .file = "proef.csv" };
	snprintf(import->wijk, sizeof(import->wijk), "%s", import_wijk);
	answer = world_ask(world, who, &ask);
	message_free(&ask);
	close(fd);
	assert_non_null(answer);
	return answer;
}

static const struct message *import_text(struct world *world, int format, const char *text)
{
	return import_bytes(world, "offline", format, text, strlen(text), false);
}

static const struct message *import_file(struct world *world, int format, const char *path, bool dry_run)
{
	size_t count;
	char *bytes = file_text(path, &count);
	const struct message *answer;

	assert_non_null(bytes);
	answer = import_bytes(world, "offline", format, bytes, count, dry_run);
	free(bytes);
	world_is(answer, STATUS_OK);
	return answer;
}

static const struct import_count *count_of(const struct message *answer)
{
	const struct import_count *count = world_row(answer, &import_count_record, 0);

	assert_non_null(count);
	return count;
}

/* All numbers at once, so that a wrong one is seen among the others. */
static void counts_are(const struct message *answer, const char *expected)
{
	char shown[512] = "";

	for (size_t i = 0; i < import_count_record.count; i++) {
		const struct field *field = &import_count_record.fields[i];
		struct buf value = BUF_INIT;

		field_get(field, count_of(answer), &value);
		if (value.used && strcmp(value.data, "0") != 0)
			snprintf(shown + strlen(shown), sizeof(shown) - strlen(shown), "%s%s=%s", *shown ? " " : "",
				field->name, value.data);
		buf_free(&value);
	}
	assert_string_equal(shown, expected);
}

/* ---- GBA-V ---- */

static void a_gbav_list_becomes_people_and_households(void **state)
{
	struct world *world = *state;

	counts_are(import_file(world, IMPORT_GBAV, GBAV_FILE, false),
		"lines=19 person_lists=15 persons_new=13 households_new=9 members_new=13 deceased=1 without_address=2"
		" without_bsn=1 unknown_date=3 secret=2 remarks=6 stored=ja");
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'import'"), 1);
}

static void the_same_file_again_changes_nothing(void **state)
{
	struct world *world = *state;

	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	int64_t changes = world_number(world, "SELECT max(seq) FROM change");
	int64_t keys = world_number(world, "SELECT count(*) FROM search_key");
	counts_are(import_file(world, IMPORT_GBAV, GBAV_FILE, false),
		"lines=19 person_lists=15 persons_same=13 deceased=1 without_address=2 without_bsn=1 unknown_date=3"
		" secret=2 remarks=6 stored=ja");
	assert_int_equal(world_number(world, "SELECT max(seq) FROM change"), changes);
	assert_int_equal(world_number(world, "SELECT count(*) FROM search_key"), keys);
}

static void a_dry_run_counts_the_same_and_stores_nothing(void **state)
{
	struct world *world = *state;
	int64_t persons = world_number(world, "SELECT count(*) FROM person");

	counts_are(import_file(world, IMPORT_GBAV, GBAV_FILE, true),
		"lines=19 person_lists=15 persons_new=13 households_new=9 members_new=13 deceased=1 without_address=2"
		" without_bsn=1 unknown_date=3 secret=2 remarks=6 stored=nee");
	assert_int_equal(world_number(world, "SELECT count(*) FROM person"), persons);
}

/* "rol voornamen; ..." of the household where somebody lives. */
static void lives_with(struct world *world, const char *bsn, const char *expected)
{
	static const char SQL[] =
		"SELECT group_concat(rol || ' ' || voornamen, '; ') AS people FROM ("
		" SELECT m.rol, p.voornamen FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE m.household_id = (SELECT o.household_id FROM membership o JOIN person q ON q.id = o.person_id"
		"  WHERE q.burgerservicenummer = :bsn) ORDER BY p.id)";
	struct query *query = db_query(world_db(world), SQL);

	query_text(query, ":bsn", bsn);
	assert_true(query_one(query, NULL));
	assert_string_equal(query_get_text(query, "people"), expected);
	query_done(query);
}

static void relatives_of_one_address_are_one_household(void **state)
{
	struct world *world = *state;

	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	lives_with(world, "999200008", "ouder Saar Maria; ouder Tom; kind Mees; kind Liv");
	lives_with(world, "999200057", "alleenstaand Ömer");
	lives_with(world, "999200082", "partner Wieger; partner Beatrijs");
}

static void who_is_divorced_lives_apart_under_one_roof(void **state)
{
	struct world *world = *state;

	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	lives_with(world, "999200069", "alleenstaand Gijs");
	lives_with(world, "999200070", "alleenstaand Els");
}

static void a_name_is_carried_as_the_brp_says(void **state)
{
	struct world *world = *state;

	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	/* Of the partner of today; of the last one when the name is still carried; of nobody when none is known. */
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE voornamen = 'Saar Maria'"
		" AND voorvoegsel = 'de' AND geslachtsnaamPartner = 'Visser' AND aanduidingNaamgebruik = 'N'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE voornamen = 'Wieger'"
		" AND geslachtsnaamPartner = 'Cuvelier'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE voornamen = 'Els'"
		" AND geslachtsnaamPartner = 'Smit' AND aanduidingNaamgebruik = 'V'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE voornamen = 'Gijs'"
		" AND geslachtsnaamPartner IS NULL"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE voornamen = 'Erik'"
		" AND aanduidingNaamgebruik = 'E'"), 1);
}

static void addresses_deaths_and_secrets_are_kept(void **state)
{
	struct world *world = *state;

	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	assert_int_equal(world_number(world, "SELECT count(*) FROM household WHERE straatnaam = 'Reigerstraat'"
		" AND huisnummer = 5 AND huisnummertoevoeging = 'to' AND postcode = '1198AD'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM household WHERE straatnaam = 'Otterkade'"
		" AND huisletter = 'a' AND huisnummertoevoeging = 'bis'"), 2);
	assert_int_equal(world_number(world,
		"SELECT count(*) FROM household WHERE straatnaam = 'Woonboot in de Grote Sloot'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE overlijdensdatum = '2008-01-01'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE geheimhoudingPersoonsgegevens = 1"), 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE geboortedatum = '1967-09-00'"), 1);
}

static void a_household_that_moved_moves_and_one_that_was_split_stays(void **state)
{
	struct world *world = *state;
	size_t count;
	char *text = file_text(GBAV_FILE, &count), *street;

	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	for (char *at = text; (street = strstr(at, "Reigerstraat")); at = street + 1)
		memcpy(street, "Reigerspoort", 12);
	const struct message *answer = import_bytes(world, "offline", IMPORT_GBAV, text, count, false);
	world_is(answer, STATUS_OK);
	assert_int_equal(count_of(answer)->persons_same, 13);
	assert_int_equal(world_number(world, "SELECT count(*) FROM household WHERE straatnaam = 'Reigerspoort'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM household WHERE straatnaam = 'Reigerstraat'"), 0);

	/* A team moved Mees to the lodger. */
	world_sql(world, "INSERT INTO membership(id, household_id, person_id, rol, \"from\") SELECT 990001, o.household_id,"
		" m.person_id, m.rol, m.\"from\" FROM membership m JOIN person p ON p.id = m.person_id AND p.voornamen = 'Mees'"
		" JOIN person op ON op.voornamen = 'Ömer' JOIN membership o ON o.person_id = op.id");
	world_sql(world, "DELETE FROM membership WHERE id <> 990001"
		" AND person_id = (SELECT id FROM person WHERE voornamen = 'Mees')");
	answer = import_bytes(world, "offline", IMPORT_GBAV, text, count, false);
	assert_int_equal(count_of(answer)->members_new, 0);
	lives_with(world, "999200057", "kind Mees; alleenstaand Ömer");
	free(text);
}

static void an_area_is_given_to_who_has_none(void **state)
{
	static const char NOORD[] = "SELECT count(*) FROM household WHERE wijk = 'Noord' AND huishoudnummer > 0";
	struct world *world = *state;
	int64_t before = world_number(world, NOORD), none;

	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	assert_int_equal(world_number(world, NOORD), before);
	none = world_number(world, "SELECT count(*) FROM household WHERE wijk IS NULL");
	assert_true(none > 0);
	import_wijk = "Noord";
	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	assert_int_equal(world_number(world, NOORD), before + none);
	import_wijk = "Zuid";
	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	assert_int_equal(world_number(world, NOORD), before + none);
}

static void what_changed_in_the_brp_is_taken_over(void **state)
{
	struct world *world = *state;
	const struct message *answer;

	import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	world_sql(world, "UPDATE person SET geslachtsnaam = 'Oud', telefoon = '0600000001' WHERE voornamen = 'Ömer'");
	answer = import_file(world, IMPORT_GBAV, GBAV_FILE, false);
	assert_int_equal(count_of(answer)->persons_changed, 1);
	assert_int_equal(count_of(answer)->persons_same, 12);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE geslachtsnaam = 'Çelik'"
		" AND telefoon = '0600000001' AND version = 2"), 1);
}

static void the_official_test_set_loads(void **state)
{
	struct world *world = *state;
	size_t count;
	char *text = file_text(OFFICIAL_FILE, &count);
	const struct message *answer;

	if (!text) {
		print_message("%s is not here\n", OFFICIAL_FILE);
		skip();
	}
	free(text);
	counts_are(import_file(world, IMPORT_GBAV, OFFICIAL_FILE, false),
		"lines=1257 person_lists=402 persons_new=401 households_new=294 members_new=401 deceased=12"
		" without_address=48 without_bsn=1 unknown_date=6 secret=28 remarks=16 stored=ja");
	counts_are(import_file(world, IMPORT_GBAV, OFFICIAL_FILE, false),
		"lines=1257 person_lists=402 persons_same=401 deceased=12 without_address=48 without_bsn=1"
		" unknown_date=6 secret=28 remarks=16 stored=ja");
	answer = world_call(world, "amina", REQ_SEARCH, &ask_record,
		&(struct ask){ .word = "suzanne moulin", .number = 20 }, NULL);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &search_hit_record), 1);
}

/* ---- CSV ---- */

static void a_csv_file_becomes_people_and_households(void **state)
{
	struct world *world = *state;

	counts_are(import_file(world, IMPORT_CSV, CSV_FILE, false),
		"lines=7 person_lists=7 persons_new=6 households_new=4 members_new=7 without_address=1 without_bsn=2"
		" unknown_date=2 remarks=1 stored=ja");
	lives_with(world, "999200227", "ouder Noor; kind Sem");
	lives_with(world, "999200252", "co_ouderschapskind Sem; ouder Rik; kind Baby");
	assert_int_equal(world_number(world,
		"SELECT count(*) FROM household WHERE postcode = '1199AE' AND huisnummer = 4 AND wijk = 'Zuid'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE geslachtsnaam = 'Jansen, senior'"
		" AND geboortedatum = '1931-00-00'"), 1);
	counts_are(import_file(world, IMPORT_CSV, CSV_FILE, false),
		"lines=7 person_lists=7 persons_same=6 without_address=1 without_bsn=2 unknown_date=2 remarks=1"
		" stored=ja");
}

static void columns_come_in_any_order_with_either_separator(void **state)
{
	struct world *world = *state;
	const struct message *answer = import_text(world, IMPORT_CSV,
		"\xef\xbb\xbfgeboortedatum;geslachtsnaam;HUISHOUDEN;rol\r\n1-2-1990;Kok;1;\r\n;Bakker;2;Ouder\r\n");

	world_is(answer, STATUS_OK);
	counts_are(answer, "lines=2 person_lists=2 persons_new=2 households_new=2 members_new=2 without_address=2"
		" without_bsn=2 unknown_date=1 stored=ja");
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE geslachtsnaam = 'Kok' AND rol = 'alleenstaand'"), 1);
}

static void somebody_without_bsn_is_known_by_name_birth_and_address(void **state)
{
	struct world *world = *state;
	const struct message *answer = import_text(world, IMPORT_CSV,
		"huishouden,voornamen,geslachtsnaam,geboortedatum,straatnaam,huisnummer,postcode,woonplaats\n"
		"x,Piet,Jansen,02-1983,Boterdiep,31,1441AA,Monnickendam\n");

	/* He is in the store already, in the household Jansen, and stays there. */
	counts_are(answer, "lines=1 person_lists=1 persons_same=1 without_bsn=1 unknown_date=1 stored=ja");
}

static void empty_cells_wipe_nothing(void **state)
{
	struct world *world = *state;

	counts_are(import_text(world, IMPORT_CSV, "huishouden,bsn,geslachtsnaam,geboortedatum\n1,111222333,Jansen,\n"),
		"lines=1 person_lists=1 persons_same=1 without_address=1 unknown_date=1 stored=ja");
	assert_int_equal(world_number(world, "SELECT count(*) FROM person WHERE voornamen = 'Anna'"
		" AND geboortedatum = '1985-12-01'"), 1);
}

/* ---- bad lines ---- */

#define HEAD \
	"huishouden,bsn,voornamen,geslachtsnaam,geboortedatum,geslacht,rol,huisnummer,huisletter,postcode,telefoon\n"
#define GOOD "1,999200227,Noor,Dam,1985,V,ouder,4,,1199AE,\n"
#define GBAV ";01.01.20;01.02.10;01.02.30;01.02.40;01.03.10;01.04.10;08.11.10;08.11.20;08.11.60;07.70.10;01.61.10\n"
#define LIST "L1;999200008;Saar;;Boer;19800314;V;Kade;1;1198AB;0;E\n"

static const struct {
	int format;
	const char *text;
	int64_t line;			/* 0: the file as a whole is refused */
	const char *says;
} bad[] = {
	{ IMPORT_CSV, HEAD GOOD "1,999200228,A,Dam,1985,V,,,,,\n", 3, "11-proef" },
	{ IMPORT_CSV, HEAD GOOD "1,99920022,A,Dam,1985,V,,,,,\n", 3, "negen cijfers" },
	{ IMPORT_CSV, HEAD GOOD "1,000000000,A,Dam,1985,V,,,,,\n", 3, "11-proef" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,,1985,V,,,,,\n", 3, "geslachtsnaam ontbreekt" },
	{ IMPORT_CSV, HEAD GOOD ",,A,Dam,1985,V,,,,,\n", 3, "huishouden ontbreekt" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,31-02-1985,V,,,,,\n", 3, "geboortedatum" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,01-01-2030,V,,,,,\n", 3, "geboortedatum" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,gisteren,V,,,,,\n", 3, "geboortedatum" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,1985,X,,,,,\n", 3, "geslacht heeft" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,1985,V,baas,,,,\n", 3, "rol heeft" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,1985,V,kind,0,,,\n", 3, "huisnummer is geen getal" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,1985,V,kind,4a,,,\n", 3, "huisnummer is geen getal" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,1985,V,kind,5,,,\n", 3, "huisnummer is anders dan op regel 2" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,1985,V,kind,,,1199AF,\n", 3, "postcode is anders dan op regel 2" },
	{ IMPORT_CSV, HEAD GOOD "1,,A,Dam,1985,V,kind,,,0199AF,\n", 3, "postcode is geen postcode" },
	{ IMPORT_CSV, HEAD GOOD "2,,A,Dam,1985,V,kind,3,ab,,\n", 3, "huisletter" },
	{ IMPORT_CSV, HEAD GOOD "2,,A,Dam,1985,V,kind,3,7,,\n", 3, "letter" },
	{ IMPORT_CSV, HEAD GOOD "2,,A,Dam,1985,V,kind,3,,,bel mij\n", 3, "Telefoon" },
	{ IMPORT_CSV, HEAD GOOD "1,999200227,Noor,Dam,1985,V,kind,,,,\n", 3, "op regel 2 van hetzelfde huishouden" },
	{ IMPORT_CSV, HEAD "1,,A,Dam,1985,V,,,,,\n1,,A,Dam,1985,V,,,,,\n", 3, "op regel 2 van hetzelfde huishouden" },
	{ IMPORT_CSV, HEAD GOOD "2,999200227,Noor,Bos,1985,V,kind,,,,\n", 3, "bij een andere naam" },
	{ IMPORT_CSV, HEAD GOOD "2,999200227,Noor,Dam,1986,V,kind,,,,\n", 3, "bij een andere naam of geboortedatum" },
	{ IMPORT_CSV, HEAD GOOD "2,,A,Dam,1985,V\n", 3, "6 kolommen en de kop 11" },
	{ IMPORT_CSV, HEAD GOOD "2,,A,Dam,1985,V,,,,,,,\n", 3, "13 kolommen" },
	{ IMPORT_CSV, HEAD GOOD "2,,\"A,Dam,1985,V,,,,,\n", 3, "aanhalingsteken" },
	{ IMPORT_CSV, HEAD GOOD "2,,\"A\"x,Dam,1985,V,,,,,\n", 3, "achter een gesloten aanhalingsteken" },
	{ IMPORT_CSV, HEAD GOOD "2,,\xff\xfe,Dam,1985,V,,,,,\n", 3, "UTF-8" },
	{ IMPORT_CSV, HEAD GOOD "\n\n2,,A,,1985,V,,,,,\n", 5, "geslachtsnaam ontbreekt" },
	{ IMPORT_CSV, HEAD "1,,\"twee\nregels\",Dam,1985,V,,,,,\n2,,A,,1985,V,,,,,\n", 4, "geslachtsnaam ontbreekt" },
	{ IMPORT_CSV, "", 0, "leeg" },
	{ IMPORT_CSV, "bsn,geslachtsnaam\n1,Dam\n", 0, "mist de kolom huishouden, geboortedatum" },
	{ IMPORT_CSV, "huishouden,geslachtsnaam,geboortedatum,schoenmaat\n1,Dam,1985,42\n", 0, "«schoenmaat»" },
	{ IMPORT_CSV, "huishouden,geslachtsnaam,geboortedatum,bsn,bsn\n", 0, "twee keer" },
	{ IMPORT_CSV, "\xff\xfe" "h,u", 0, "UTF-16" },
	{ IMPORT_CSV, "PK\x03\x04", 0, "xlsx" },
	{ IMPORT_CSV, "huishouden,geslachtsnaam\xc3\x28,geboortedatum\n", 0, "UTF-8" },

	{ IMPORT_GBAV, GBAV LIST "L2;999200009;A;;B;19800314;V;Kade;1;1198AB;0;E\n", 3, "11-proef" },
	{ IMPORT_GBAV, GBAV LIST "L2;12345678;A;;B;19800314;V;Kade;1;1198AB;0;E\n", 3, "negen cijfers" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;;19800314;V;Kade;1;1198AB;0;E\n", 3, "geslachtsnaam (01.02.40) ontbreekt" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;19801301;V;Kade;1;1198AB;0;E\n", 3, "geboortedatum (01.03.10)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;19800230;V;Kade;1;1198AB;0;E\n", 3, "geboortedatum (01.03.10)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;14-3-1980;V;Kade;1;1198AB;0;E\n", 3, "geboortedatum (01.03.10)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;20300101;V;Kade;1;1198AB;0;E\n", 3, "toekomst" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;16990101;V;Kade;1;1198AB;0;E\n", 3, "Geboortedatum" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;19800314;X;Kade;1;1198AB;0;E\n", 3, "geslacht (01.04.10)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;19800314;V;Kade;een;1198AB;0;E\n", 3, "huisnummer (08.11.20)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;19800314;V;Kade;123456;1198AB;0;E\n", 3, "huisnummer (08.11.20)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;19800314;V;Kade;1;98AB;0;E\n", 3, "postcode (08.11.60)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;19800314;V;Kade;1;1198AB;9;E\n", 3, "indicatie geheim (07.70.10)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B;19800314;V;Kade;1;1198AB;0;Q\n", 3, "naamgebruik (01.61.10)" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;van de oude heer en meester van het huis;B;19800314;V;Kade;1;1198AB;0;E\n", 3,
		"voorvoegsel" },
	{ IMPORT_GBAV, GBAV LIST "L2;999200008;A;;B;19810314;V;Kade;1;1198AB;0;E\n", 3, "op regel 2, met een andere" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A;;B\n", 3, "5 kolommen en de kop 12" },
	{ IMPORT_GBAV, GBAV ";;;;;;;;;;;\n" LIST, 2, "hoort bij geen persoonslijst" },
	{ IMPORT_GBAV, GBAV LIST "L2;;\"A;;B;19800314;V;Kade;1;1198AB;0;E\n", 3, "aanhalingsteken" },
	{ IMPORT_GBAV, GBAV LIST "L2;;A\x80;;B;19800314;V;Kade;1;1198AB;0;E\n", 3, "UTF-8" },
	{ IMPORT_GBAV, "", 0, "leeg" },
	{ IMPORT_GBAV, "naam;adres\n", 0, "mist" },
	{ IMPORT_GBAV, "id" GBAV LIST, 0, "lege eerste kolom" },
	{ IMPORT_GBAV, ";01.01.20;01.02.10;01.02.30;01.02.40;01.04.10;08.11.10;08.11.20;08.11.60\n", 0, "01.03.10" },
};

static void bad_is_named(struct world *world, size_t n)
{
	const struct message *answer = import_text(world, bad[n].format, bad[n].text);
	const struct import_line *line;

	if (bad[n].line == 0) {
		const struct refusal *refusal = world_row(answer, &refusal_record, 0);

		if (answer->status != STATUS_INVALID || !refusal || !strstr(refusal->text, bad[n].says))
			fail_msg("file %zu: %s", n, refusal ? refusal->text : "no refusal");
		return;
	}
	world_is(answer, STATUS_OK);
	assert_false(count_of(answer)->stored);
	assert_true(count_of(answer)->errors > 0);
	for (size_t i = 0; (line = world_row(answer, &import_line_record, i)); i++)
		if (line->error && line->line == bad[n].line && strstr(line->tekst, bad[n].says))
			return;
	line = world_row(answer, &import_line_record, 0);
	fail_msg("file %zu: line %lld: %s", n, line ? (long long)line->line : -1LL,
		line ? line->tekst : "nothing said");
}

static void every_bad_line_is_named_and_keeps_everything_out(void **state)
{
	struct world *world = *state;
	int64_t persons = world_number(world, "SELECT count(*) FROM person");

	for (size_t i = 0; i < COUNT_OF(bad); i++)
		bad_is_named(world, i);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person"), persons);
}

static void no_more_bad_lines_are_shown_than_help(void **state)
{
	struct buf text = BUF_INIT;
	const struct message *answer;

	buf_text(&text, HEAD);
	for (int i = 0; i < 500; i++)
		buf_format(&text, "%d,,A,,1985,V,,,,,\n", i);
	answer = import_text(*state, IMPORT_CSV, text.data);
	assert_int_equal(count_of(answer)->errors, 500);
	assert_int_equal(world_count(answer, &import_line_record), IMPORT_LINES_SHOWN);
	buf_free(&text);
}

static void nul_bytes_and_huge_lines_are_refused(void **state)
{
	static const char nul[] = HEAD "1,,A\0B,Dam,1985,V,,,,,\n";
	struct buf text = BUF_INIT;
	const struct message *answer = import_bytes(*state, "offline", IMPORT_CSV, nul, sizeof(nul) - 1, false);

	assert_int_equal(count_of(answer)->errors, 1);
	buf_text(&text, HEAD "1,,");
	for (int i = 0; i < 210; i++)
		buf_text(&text, "lange naam ");
	buf_text(&text, ",Dam,1985,V,,,,,\n");
	answer = import_text(*state, IMPORT_CSV, text.data);
	assert_int_equal(count_of(answer)->errors, 1);
	buf_free(&text);
}

/* ---- who and when ---- */

static void only_upkeep_may_import(void **state)
{
	struct world *world = *state;

	world_is(import_bytes(world, "ctl:gerrit", IMPORT_CSV, HEAD GOOD, strlen(HEAD GOOD), false), STATUS_OK);
	world_is(import_bytes(world, "ctl:amina", IMPORT_CSV, HEAD GOOD, strlen(HEAD GOOD), false), STATUS_REFUSED);
}

static void a_large_file_waits_until_everybody_is_gone(void **state)
{
	struct world *world = *state;
	struct buf text = BUF_INIT;
	const struct message *answer;

	buf_text(&text, "huishouden,geslachtsnaam,geboortedatum\n");
	for (int i = 0; i <= IMPORT_LINES_LIVE; i++)
		buf_text(&text, "1,,\n");
	world_seat(world, "amina");
	answer = import_text(world, IMPORT_CSV, text.data);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "import.groot");
	world_leave(world, "amina");
	world_is(import_text(world, IMPORT_CSV, text.data), STATUS_OK);
	assert_true(world_events(world, "offline", EVENT_PROGRESS) > 0);
	buf_free(&text);
}

static void something_that_is_no_file_is_refused(void **state)
{
	struct world *world = *state;
	struct message ask;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	message_init(&ask, REQ_IMPORT);
	ask.key[0] = 200;
	rows_new(&ask.rows, &import_record);
	world_is(world_ask(world, "offline", &ask), STATUS_INVALID);
	ask.key[0] = 201;
	ask.fds[ask.fd_count++] = ends[0];
	world_is(world_ask(world, "offline", &ask), STATUS_INVALID);
	message_free(&ask);
	close(ends[0]);
	close(ends[1]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_gbav_list_becomes_people_and_households),
		TEST(the_same_file_again_changes_nothing),
		TEST(a_dry_run_counts_the_same_and_stores_nothing),
		TEST(relatives_of_one_address_are_one_household),
		TEST(who_is_divorced_lives_apart_under_one_roof),
		TEST(a_name_is_carried_as_the_brp_says),
		TEST(addresses_deaths_and_secrets_are_kept),
		TEST(a_household_that_moved_moves_and_one_that_was_split_stays),
		TEST(an_area_is_given_to_who_has_none),
		TEST(what_changed_in_the_brp_is_taken_over),
		TEST(the_official_test_set_loads),
		TEST(a_csv_file_becomes_people_and_households),
		TEST(columns_come_in_any_order_with_either_separator),
		TEST(somebody_without_bsn_is_known_by_name_birth_and_address),
		TEST(empty_cells_wipe_nothing),
		TEST(every_bad_line_is_named_and_keeps_everything_out),
		TEST(no_more_bad_lines_are_shown_than_help),
		TEST(nul_bytes_and_huge_lines_are_refused),
		TEST(only_upkeep_may_import),
		TEST(a_large_file_waits_until_everybody_is_gone),
		TEST(something_that_is_no_file_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
