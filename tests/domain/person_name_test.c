/* Names as the BRP writes them, numbers with a proof, birth dates and search keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/organisation.h"
#include "domain/person_name.h"

static day today;

static int setup(void **state)
{
	(void)state;
	clock_init();
	return day_make(2026, 11, 21, &today) ? 0 : -1;
}

static struct person suzanne(int naamgebruik)
{
	struct person person;

	record_init(&person_record, &person);
	strcpy(person.voornamen, "Suzanne Maria");
	strcpy(person.geslachtsnaam, "Jansen");
	strcpy(person.voorvoegselPartner, "van den");
	strcpy(person.geslachtsnaamPartner, "Berg");
	person.aanduidingNaamgebruik = naamgebruik;
	return person;
}

static void a_name_follows_the_naamgebruik(void **state)
{
	static const struct {
		int naamgebruik;
		const char *full;
	} rows[] = {
		{ NAAMGEBRUIK_EIGEN, "Suzanne Maria Jansen" },
		{ NAAMGEBRUIK_PARTNER, "Suzanne Maria van den Berg" },
		{ NAAMGEBRUIK_PARTNER_EIGEN, "Suzanne Maria van den Berg-Jansen" },
		{ NAAMGEBRUIK_EIGEN_PARTNER, "Suzanne Maria Jansen-van den Berg" },
	};
	char name[TEXT_LINE_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct person person = suzanne(rows[i].naamgebruik);

		name_full(&person, name, sizeof(name));
		assert_string_equal(name, rows[i].full);
	}
}

static void a_name_with_parts_missing_shows_what_there_is(void **state)
{
	struct person person = suzanne(NAAMGEBRUIK_PARTNER);
	char name[TEXT_LINE_BYTES];

	(void)state;
	person.geslachtsnaamPartner[0] = person.voorvoegselPartner[0] = '\0';
	name_full(&person, name, sizeof(name));
	assert_string_equal(name, "Suzanne Maria Jansen");

	strcpy(person.geslachtsnaam, ".");
	name_full(&person, name, sizeof(name));
	assert_string_equal(name, "Suzanne Maria");

	record_init(&person_record, &person);
	strcpy(person.voorletters, "K.");
	strcpy(person.voorvoegsel, "d'");
	strcpy(person.geslachtsnaam, "Hondt");
	name_full(&person, name, sizeof(name));
	assert_string_equal(name, "K. d'Hondt");
}

static void a_name_that_does_not_fit_is_cut_at_a_whole_character(void **state)
{
	struct person person;
	char name[8];

	(void)state;
	record_init(&person_record, &person);
	strcpy(person.geslachtsnaam, "Béamontéé");
	name_full(&person, name, sizeof(name));
	assert_string_equal(name, "Béamon");
}

static void initials_are_one_letter_a_name(void **state)
{
	char initials[8];

	(void)state;
	name_initials("Suzanne Maria", initials, sizeof(initials));
	assert_string_equal(initials, "S.M.");
	name_initials("  anne-Marie  IJsbrand ", initials, sizeof(initials));
	assert_string_equal(initials, "A.IJ.");
	name_initials("Élise", initials, sizeof(initials));
	assert_string_equal(initials, "É.");
	name_initials("A B C D E", initials, sizeof(initials));
	assert_string_equal(initials, "A.B.C.");
	name_initials("", initials, sizeof(initials));
	assert_string_equal(initials, "");
}

static void a_typed_surname_is_split_by_the_brp_table(void **state)
{
	static const struct {
		const char *typed, *voorvoegsel, *geslachtsnaam;
	} rows[] = {
		{ "van den Berg", "van den", "Berg" }, { "Van Der Meer", "van der", "Meer" },
		{ "Jansen", "", "Jansen" },
		{ "de Vries-Bakker", "de", "Vries-Bakker" }, { "d'Hondt", "d'", "Hondt" }, { "'t Hart", "'t", "Hart" },
		{ "van 't Hof", "van 't", "Hof" }, { "Vandenberg", "", "Vandenberg" }, { "Den", "", "Den" },
		{ "van de", "van", "de" }, { "  ten   Brink ", "ten", "Brink " }, { "", "", "" },
		{ "op 't Veld", "op 't", "Veld" }, { "Dekker", "", "Dekker" }, { "El Idrissi", "el", "Idrissi" },
	};
	char voorvoegsel[33], geslachtsnaam[TEXT_LINE_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		name_split(rows[i].typed, voorvoegsel, sizeof(voorvoegsel), geslachtsnaam, sizeof(geslachtsnaam));
		assert_string_equal(voorvoegsel, rows[i].voorvoegsel);
		assert_string_equal(geslachtsnaam, rows[i].geslachtsnaam);
	}
}

static void a_bsn_has_nine_digits_and_passes_the_proof(void **state)
{
	static const char *const good[] = { "123456782", "249566758", "999993653", "010464554" };
	static const char *const bad[] = {
		"123456783", "000000000", "12345678", "1234567820", "12345678a", "", "214365782", " 23456782",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(bsn_valid(good[i]));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_false(bsn_valid(bad[i]));
}

static void household_numbers_differ_and_notice_a_typing_error(void **state)
{
	char number[HUISHOUDNUMMER_BYTES], other[HUISHOUDNUMMER_BYTES], last[HUISHOUDNUMMER_BYTES] = "";

	(void)state;
	huishoudnummer_make(1, number);
	assert_string_equal(number, "1000002");
	for (int64_t serial = 1; serial < 1000000; serial += 1 + serial / 7) {
		huishoudnummer_make(serial, number);
		assert_true(huishoudnummer_valid(number));
		assert_string_not_equal(number, last);
		strcpy(last, number);
		for (int at = 0; at < 7; at++) {
			for (char digit = '0'; digit <= '9'; digit++) {
				strcpy(other, number);
				other[at] = digit;
				assert_int_equal(huishoudnummer_valid(other), digit == number[at]);
			}
			strcpy(other, number);
			if (at < 6 && number[at] != number[at + 1]) {
				other[at] = number[at + 1];
				other[at + 1] = number[at];
				assert_false(huishoudnummer_valid(other));
			}
		}
	}
	huishoudnummer_make(900000, number);
	assert_memory_equal(number, "999999", 6);
	huishoudnummer_make(900001, number);
	assert_memory_equal(number, "000000", 6);
	assert_true(huishoudnummer_valid("0005724"));	/* the example in Damm's thesis: 572, check digit 4 */
	assert_false(huishoudnummer_valid("100000"));
	assert_false(huishoudnummer_valid("10000020"));
	assert_false(huishoudnummer_valid("100000a"));
}

static void a_postcode_has_one_form(void **state)
{
	static const struct {
		const char *typed, *normal;	/* NULL: no postcode */
	} rows[] = {
		{ "3077AW", "3077AW" }, { "3077 aw", "3077AW" }, { " 3077aw ", "3077AW" }, { "0077AW", NULL },
		{ "3077", NULL },
		{ "3077A", NULL }, { "3077 A W", NULL }, { "3077AWX", NULL }, { "3077  AW", NULL }, { "307AW", NULL },
		{ "3077é1", NULL }, { "", NULL },
	};
	char normal[7];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		assert_int_equal(postcode_normal(rows[i].typed, normal), rows[i].normal != NULL);
		if (rows[i].normal)
			assert_string_equal(normal, rows[i].normal);
	}
}

static void a_birth_date_may_be_partly_unknown(void **state)
{
	static const struct {
		const char *typed, *iso, *shown;	/* NULL: no birth date */
	} rows[] = {
		{ "01-12-1985", "1985-12-01", "01-12-1985" }, { "1-12-1985", "1985-12-01", "01-12-1985" },
		{ "1985-12-01", "1985-12-01", "01-12-1985" }, { "01121985", "1985-12-01", "01-12-1985" },
		{ "19851201", "1985-12-01", "01-12-1985" }, { "1/12/85", "1985-12-01", "01-12-1985" },
		{ "1985", "1985-00-00", "?\?-?\?-1985" }, { "00-00-1985", "1985-00-00", "?\?-?\?-1985" },
		{ "19850000", "1985-00-00", "?\?-?\?-1985" }, { "1985-12", "1985-12-00", "?\?-12-1985" },
		{ "12-1985", "1985-12-00", "?\?-12-1985" }, { "00-12-1985", "1985-12-00", "?\?-12-1985" },
		{ "19851200", "1985-12-00", "?\?-12-1985" }, { " 29.02.2024 ", "2024-02-29", "29-02-2024" },
		{ "20012001", "2001-01-20", "20-01-2001" }, { "20-11-26", "2026-11-20", "20-11-2026" },
		{ "22-11-26", "1926-11-22", "22-11-1926" }, { "1-1-30", "1930-01-01", "01-01-1930" },
		{ "29-02-2023", NULL, NULL }, { "22-11-2026", NULL, NULL }, { "2027", NULL, NULL },
		{ "00000000", NULL, NULL },
		{ "1-00-1985", NULL, NULL }, { "13-13-1985", NULL, NULL }, { "1700", NULL, NULL }, { "", NULL, NULL },
		{ "gisteren", NULL, NULL }, { "1-1-1-1985", NULL, NULL }, { "1985-", NULL, NULL },
		{ "123", NULL, NULL },
		{ "1-12-5", NULL, NULL },
	};
	char iso[11], shown[11];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		assert_int_equal(birthdate_parse(rows[i].typed, today, iso), rows[i].iso != NULL);
		if (!rows[i].iso)
			continue;
		assert_string_equal(iso, rows[i].iso);
		birthdate_show(iso, shown);
		assert_string_equal(shown, rows[i].shown);
	}
	birthdate_show("", shown);
	assert_string_equal(shown, "");
	birthdate_show("1985-1-1", shown);
	assert_string_equal(shown, "");
}

static void age_counts_whole_years_and_an_unknown_day_as_late(void **state)
{
	static const struct {
		const char *iso;
		int age;
	} rows[] = {
		{ "1985-11-21", 41 }, { "1985-11-22", 40 }, { "2008-02-29", 18 }, { "1985-11-00", 40 },
		{ "1985-10-00", 41 },
		{ "1985-00-00", 40 }, { "2026-00-00", 0 }, { "2027-01-01", -1 }, { "", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_int_equal(birthdate_age(rows[i].iso, today), rows[i].age);
}

/* ---- search keys ---- */

static const char *key(const char *text)
{
	static char out[200];

	search_key(text, out, sizeof(out));
	return out;
}

static void a_search_key_is_plain_lower_case_words(void **state)
{
	static const struct {
		const char *text, *key;
	} rows[] = {
		{ "d'Hondt", "d hondt" }, { "Ten Brink-Bakker", "ten brink bakker" }, { "Coşkun", "coskun" },
		{ "Yıldız", "yildiz" }, { "Lefèvre", "lefevre" }, { "  Jansen  ", "jansen" }, { "", "" },
		{ "Œuvré Æsir ß þorn", "oeuvre aesir ss thorn" }, { "Ĳsbrand ĳ", "ijsbrand ij" },
		{ "Ștefan Țuţu", "stefan tutu" },
		{ "Lefe\xcc\x80vre", "lefevre" }, { "Nguyễn", "nguyen" }, { "O’Brien", "o brien" },
			{ "2e Carnissestraat 31a",
		"2e carnissestraat 31a" }, { "Иванов", "" }, { "Guîllaumé", "guillaume" }, { "a×b÷c", "a b c" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(key(rows[i].text), rows[i].key);
}

/* The whole block letter by letter, written out here another way than in the code: as text, in order of code point. */
static void every_latin_letter_has_its_base_letter(void **state)
{
	static const char letters[] =
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllllllln"
		"nnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

	(void)state;
	assert_int_equal(strlen(letters), 128);
	for (uint32_t rune = 0x100; rune <= 0x17f; rune++) {
		char text[5] = "", one[2] = { letters[rune - 0x100], '\0' };

		text_encode(rune, text);
		if (*one != '*')
			assert_string_equal(key(text), one);
	}
	assert_string_equal(key("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝ"), "aaaaaaceeeeiiiidnoooooouuuuy");
	assert_string_equal(key("àáâãäåçèéêëìíîïðñòóôõöøùúûüýÿ"), "aaaaaaceeeeiiiidnoooooouuuuyy");
}

static void a_key_that_does_not_fit_ends_at_a_word(void **state)
{
	char out[12];

	(void)state;
	search_key("Anna Bertha Carla", out, sizeof(out));
	assert_string_equal(out, "anna bertha");
	search_key("Anna Berthaa", out, sizeof(out));
	assert_string_equal(out, "anna");
}

static void usernames_have_one_form(void **state)
{
	(void)state;
	assert_true(username_valid("amina"));
	assert_true(username_valid("j.de_vries-2"));
	assert_true(username_valid("abcdefghijklmnopqrstuvwxyz012345"));
	assert_false(username_valid("abcdefghijklmnopqrstuvwxyz0123456"));
	assert_false(username_valid(""));
	assert_false(username_valid("2fast"));
	assert_false(username_valid("Amina"));
	assert_false(username_valid("amina b"));
	assert_false(username_valid("amin\xc3\xa1"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_follows_the_naamgebruik),
		cmocka_unit_test(a_name_with_parts_missing_shows_what_there_is),
		cmocka_unit_test(a_name_that_does_not_fit_is_cut_at_a_whole_character),
		cmocka_unit_test(initials_are_one_letter_a_name),
		cmocka_unit_test(a_typed_surname_is_split_by_the_brp_table),
		cmocka_unit_test(a_bsn_has_nine_digits_and_passes_the_proof),
		cmocka_unit_test(household_numbers_differ_and_notice_a_typing_error),
		cmocka_unit_test(a_postcode_has_one_form),
		cmocka_unit_test(a_birth_date_may_be_partly_unknown),
		cmocka_unit_test(age_counts_whole_years_and_an_unknown_day_as_late),
		cmocka_unit_test(a_search_key_is_plain_lower_case_words),
		cmocka_unit_test(every_latin_letter_has_its_base_letter),
		cmocka_unit_test(a_key_that_does_not_fit_ends_at_a_word),
		cmocka_unit_test(usernames_have_one_form),
	};

	return cmocka_run_group_tests_name("person_name", tests, setup, NULL);
}
