/* A 301 as the standard takes it, and a 302 read: its answers, and everything that is not taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "ctl/bericht.h"
#include "ctl/standard.h"

static void bericht_make(struct bericht *bericht, struct rows *rows)
{
	struct award *award;

	record_init(&bericht_record, bericht);
	bericht->id = 7;
	bericht->soort = BERICHT_JW301;
	strcpy(bericht->identificatie, "000000000012");
	strcpy(bericht->gemeentecode, "0599");
	strcpy(bericht->agb, "12345678");
	strcpy(bericht->burgerservicenummer, "123456782");
	strcpy(bericht->geboortedatum, "2012-05-00");
	strcpy(bericht->geslachtsnaam, "O'Brien & <Zoon>");
	strcpy(bericht->voorvoegsel, "van der");
	strcpy(bericht->voornamen, "Éva Maria");
	strcpy(bericht->voorletters, "É.M.");
	strcpy(bericht->straatnaam, "Kerkstraat");
	strcpy(bericht->postcode, "3011 ga");
	strcpy(bericht->woonplaats, "Waterrijk");
	bericht->huisnummer = 3;
	strcpy(bericht->huisletter, "B");
	strcpy(bericht->huisnummertoevoeging, "bis");
	day_make(2026, 11, 18, &bericht->dagtekening);
	award = rows_new(rows, &award_record);
	award->bericht_id = 7;
	award->toewijzingnummer = 31;
	strcpy(award->productcategorie, "45");
	strcpy(award->productcode, "45A48");
	award->toegewezen = day_start(bericht->dagtekening) + 3600 * 1000;
	award->ingangsdatum = bericht->dagtekening;
	award->einddatum = bericht->dagtekening + 10;
	award->omvang = 90;
	award->eenheid = EENHEID_MINUUT;
	award->frequentie = FREQUENTIE_WEEK;
	((struct award *)rows_new(rows, &award_record))->bericht_id = 8;	/* of another message */
}

static void has(const struct buf *text, const char *part)
{
	if (!strstr(text->data, part))
		fail_msg("«%s» is not in:\n%s", part, text->data);
}

static void standard_takes(const struct buf *text)
{
	char problem[STANDARD_PROBLEM_BYTES];

	if (standard_check(text->data, problem))
		fail_msg("%s:\n%s", problem, text->data);
}

/* The well-formedness is judged by somebody else's reader. */
static void well_formed(const struct buf *text)
{
	char path[] = "/tmp/wijkd-301-XXXXXX", command[80];
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text->data, text->used), text->used);
	close(fd);
	snprintf(command, sizeof(command), "xmllint --noout --nonet %s", path);
	assert_int_equal(system(command), 0);
	unlink(path);
}

static void a_301_is_what_the_standard_takes(void **state)
{
	struct rows rows = ROWS_INIT;
	struct buf text = BUF_INIT;
	struct bericht bericht;
	struct award *award;

	(void)state;
	bericht_make(&bericht, &rows);
	award = rows_first(&rows, &award_record);
	assert_null(bericht_fit(&bericht));
	assert_null(award_fit(award, 0, 0));
	bericht_301_write(&bericht, &rows, &text);
	well_formed(&text);
	standard_takes(&text);
	has(&text, "<jw301:BerichtCode>436</jw301:BerichtCode>");
	has(&text, "<ijw:Identificatie>000000000012</ijw:Identificatie>");
	has(&text, "<ijw:Achternaam>O&apos;Brien &amp; &lt;Zoon&gt;</ijw:Achternaam>");
	has(&text, "<ijw:Voorletters>ÉM</ijw:Voorletters>");
	has(&text, "<ijw:Datum>2012-05-01</ijw:Datum>");
	has(&text, "<ijw:DatumGebruik>1</ijw:DatumGebruik>");
	has(&text, "<ijw:Postcode>3011GA</ijw:Postcode>");
	has(&text, "<jw301:ToewijzingNummer>31</jw301:ToewijzingNummer>");
	has(&text, "<jw301:Toewijzingstijd>01:00:00</jw301:Toewijzingstijd>");
	has(&text, "<ijw:Eenheid>01</ijw:Eenheid>");
	has(&text, "<ijw:Frequentie>2</ijw:Frequentie>");
	has(&text, "Kerkstraat");
	assert_null(strstr(strstr(text.data, "<jw301:ToegewezenProduct>") + 1, "<jw301:ToegewezenProduct>"));
	buf_free(&text);
	bericht.soort = BERICHT_WMO301;
	bericht.geboortedatum[0] = '\0';
	strcpy(award->productcategorie, "02");
	award->productcode[0] = '\0';
	award->omvang = 0;
	assert_null(award_fit(award, 123405, 0));
	bericht_301_write(&bericht, &rows, &text);
	well_formed(&text);
	standard_takes(&text);
	has(&text, "<wmo301:BerichtCode>414</wmo301:BerichtCode>");
	has(&text, "<wmo301:Budget>123405</wmo301:Budget>");
	has(&text, "<iwmo:Datum>1900-01-01</iwmo:Datum>");
	has(&text, "<iwmo:DatumGebruik>3</iwmo:DatumGebruik>");
	buf_free(&text);
	rows_free(&rows);
}

/* The reader beside it finds what is planted: else it would prove nothing. */
static void a_planted_mistake_is_found(void **state)
{
	static const struct {
		const char *good, *bad, *problem;
	} mistakes[] = {
		{ "ijw/3_2/jw301", "ijw/3_1/jw301", "no message" },
		{ "3_2/basisschema", "3_1/basisschema", "Identificatie is missing" },
		{ ">436<", ">414<", "COD002" },
		{ "BerichtVersie>3<", "BerichtVersie>2<", "versie" },
		{ "<jw301:Afzender>0599</jw301:Afzender>", "", "Afzender is missing" },
		{ ">0599<", ">599<", "gemeente" },
		{ ">12345678<", ">1234567<", "agb" },
		{ ">000000000012<", ">0000000000123<", "too long" },
		{ ">1.0.0<", ">1.0<", "xsd" },
		{ ">123456782<", ">123456783<", "CS002" },
		{ "<ijw:Datum>2012-05-01", "<ijw:Datum>2012-05-02", "CS139" },
		{ "<ijw:DatumGebruik>1", "<ijw:DatumGebruik>4", "datumgebruik" },
		{ "<jw301:Geslacht>0", "<jw301:Geslacht>M", "geslacht" },
		{ "ijw:Achternaam>", "ijw:Naam>", "Achternaam is missing" },
		{ "<ijw:Voorvoegsel>van der", "<ijw:Voorvoegsel>van der ver", "too long" },
		{ "<ijw:Voorletters>ÉM", "<ijw:Voorletters>É.M.", "voorletters" },
		{ "<ijw:NaamGebruik>1", "<ijw:NaamGebruik>2", "CS050" },
		{ "<jw301:Soort>01", "<jw301:Soort>04", "TR061" },
		{ "<ijw:Huis>", "", "no XML" },
		{ "<ijw:Huisnummer>3</ijw:Huisnummer>", "", "Huisnummer is missing" },
		{ "<ijw:HuisnummerToevoeging>bis", "<ijw:HuisnummerToevoeging>bis-2", "too long" },
		{ ">3011GA<", ">3011 GA<", "CS089" },
		{ "<ijw:Postcode>3011GA</ijw:Postcode>", "", "TR006" },
		{ "<ijw:LandCode>NL</ijw:LandCode>", "", "CD005" },
		{ "Kerkstraat", "Burgemeester Van Walsumlaan", "too long" },
		{ "Nummer>31<", "Nummer>1234567890<", "too long" },
		{ "Categorie>45<", "Categorie>02<", "JZ020" },
		{ "<ijw:Code>45A48", "<ijw:Code>45A480", "too long" },
		{ "<jw301:Toewijzingsdatum>2026-11-18", "<jw301:Toewijzingsdatum>2026-11-19", "TR134" },
		{ "tijd>01:00:00", "tijd>01:00", "tijd" },
		{ "<jw301:Einddatum>2026-11-28", "<jw301:Einddatum>2026-11-17", "CS003" },
		{ "<jw301:Einddatum>2026-11-28</jw301:Einddatum>", "", "CD076" },
		{ "<jw301:Omvang>", "<jw301:RedenWijziging>01</jw301:RedenWijziging><jw301:Omvang>", "CS336" },
		{ "<jw301:Omvang>", "<jw301:RedenWijziging>13</jw301:RedenWijziging><jw301:Omvang>", "CS335" },
		{ "<jw301:Omvang>", "<jw301:Budget>1</jw301:Budget><jw301:Omvang>", "not here" },
		{ "</jw301:Omvang>", "</jw301:Omvang><jw301:Budget>1</jw301:Budget>", "CD077" },
		{ "</jw301:Omvang>", "</jw301:Omvang><jw301:Budget>12.34</jw301:Budget>", "bedrag" },
		{ "<ijw:Code>45A48</ijw:Code>", "", "CD080" },
		{ "<ijw:Eenheid>01", "<ijw:Eenheid>02", "eenheid" },
		{ "<ijw:Frequentie>2", "<ijw:Frequentie>3", "frequentie" },
		{ "<ijw:Eenheid>01</ijw:Eenheid>\n          <ijw:Frequentie>2", "<ijw:Eenheid>16</ijw:Eenheid><ijw:Frequentie>1",
			"CS338" },
	};
	struct rows rows = ROWS_INIT;
	struct buf text = BUF_INIT;
	struct bericht bericht;
	char problem[STANDARD_PROBLEM_BYTES];

	(void)state;
	bericht_make(&bericht, &rows);
	assert_null(bericht_fit(&bericht));
	bericht_301_write(&bericht, &rows, &text);
	standard_takes(&text);
	for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
		struct buf broken = BUF_INIT;
		size_t good = strlen(mistakes[i].good);

		has(&text, mistakes[i].good);
		for (const char *at = text.data; *at;)		/* each time that it stands there */
			if (strncmp(at, mistakes[i].good, good) == 0) {
				buf_text(&broken, mistakes[i].bad);
				at += good;
			} else {
				buf_char(&broken, *at++);
			}
		if (!standard_check(broken.data, problem) || !strstr(problem, mistakes[i].problem))
			fail_msg("%zu, %s for %s: %s", i, mistakes[i].bad, mistakes[i].good, problem);
		buf_free(&broken);
	}
	buf_free(&text);
	rows_free(&rows);
}

static void what_the_standard_does_not_take_is_said(void **state)
{
	static const struct {
		struct award award;
		cents bedrag, tarief;
		const char *sentence;
		int64_t omvang;
	} awards[] = {
		{ { .omvang = 3, .eenheid = EENHEID_UUR, .frequentie = FREQUENTIE_WEEK, .productcode = "02A03" }, 0, 0, NULL, 3 },
		{ { .omvang = 20, .eenheid = EENHEID_EURO, .frequentie = FREQUENTIE_MAAND, .productcode = "02A03" }, 0, 100, NULL,
			2000 },
		{ { .omvang = 3, .eenheid = EENHEID_UUR, .frequentie = FREQUENTIE_WEEK }, 900, 0, "alleen mee bij een product", 3 },
		{ { .productcode = "02A03" }, 900, 0, "hoort een omvang", 0 },
		{ { .omvang = 1, .eenheid = EENHEID_ETMAAL, .frequentie = FREQUENTIE_DAG, .productcode = "02A03" }, 0, 0,
			"niet per dag", 1 },
		{ { .omvang = 1, .eenheid = EENHEID_UUR, .frequentie = FREQUENTIE_JAAR, .productcode = "02A03" }, 0, 0, "per jaar",
			1 },
		{ { .omvang = 3, .eenheid = EENHEID_UUR, .frequentie = FREQUENTIE_WEEK, .productcode = "02A031" }, 0, 0,
			"vijf tekens", 3 },
		{ { .omvang = 0 }, 100000000, 0, "te groot", 0 },
		{ { .einddatum = DAY_NONE, .omvang = 0 }, 900, 0, "laatste dag", 0 },
		{ { .einddatum = DAY_NONE, .omvang = 1, .eenheid = EENHEID_UUR, .frequentie = FREQUENTIE_WEEK,
			.productcode = "02A03" }, 0, 0, "laatste dag", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(awards); i++) {
		struct award award = awards[i].award;
		const char *sentence;

		assert_true(day_make(2026, 12, 1, &award.ingangsdatum));
		if (award.einddatum != DAY_NONE)
			award.einddatum = award.ingangsdatum + 30;
		sentence = award_fit(&award, awards[i].bedrag, awards[i].tarief);
		assert_int_equal(award.omvang, awards[i].omvang);
		if (!sentence != !awards[i].sentence || (sentence && !strstr(sentence, awards[i].sentence)))
			fail_msg("%zu: %s", i, sentence ? sentence : "nothing");
	}
}

static void a_name_or_an_address_that_does_not_fit_is_said_or_left_out(void **state)
{
	struct rows rows = ROWS_INIT;
	struct bericht bericht;

	(void)state;
	bericht_make(&bericht, &rows);
	strcpy(bericht.voorletters, "A.B.C.D.E.F.G.");
	strcpy(bericht.straatnaam, "Burgemeester Van Walsumlaan");
	bericht.aanduidingNaamgebruik = NAAMGEBRUIK_PARTNER_EIGEN;
	assert_null(bericht_fit(&bericht));
	assert_string_equal(bericht.voorletters, "");
	assert_string_equal(bericht.straatnaam, "");
	assert_int_equal(bericht.aanduidingNaamgebruik, NAAMGEBRUIK_EIGEN);
	strcpy(bericht.voorvoegsel, "uit de oude");
	assert_non_null(strstr(bericht_fit(&bericht), "voorvoegsel"));
	bericht_make(&bericht, &rows);
	bericht.geheim = true;
	assert_non_null(strstr(bericht_fit(&bericht), "geheim"));
	bericht_make(&bericht, &rows);
	strcpy(bericht.postcode, "B-1000");
	assert_non_null(strstr(bericht_fit(&bericht), "postcode"));
	bericht_make(&bericht, &rows);
	bericht.burgerservicenummer[0] = '\0';
	assert_non_null(strstr(bericht_fit(&bericht), "BSN"));
	rows_free(&rows);
}

/* ---- 302 ---- */

#define HEADER_OF(code, versie, codes) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" \
	"<x:Bericht xmlns:x=\"http://www.istandaarden.nl/ijw/3_2/jw302/schema\" " \
	"xmlns:b=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\"><x:Header><x:BerichtCode>" code "</x:BerichtCode>" \
	"<x:BerichtVersie>" versie "</x:BerichtVersie><x:BerichtSubversie>2</x:BerichtSubversie>" \
	"<x:Afzender>0599</x:Afzender><x:Ontvanger>12345678</x:Ontvanger>" \
	"<x:BerichtIdentificatie><b:Identificatie>000000000012</b:Identificatie><b:Dagtekening>2026-11-18</b:Dagtekening>" \
	"</x:BerichtIdentificatie><x:XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>" \
	"1.0.0</b:BerichtXsdVersie></x:XsdVersie><x:IdentificatieRetour>99</x:IdentificatieRetour><x:DagtekeningRetour>" \
	"2026-11-19</x:DagtekeningRetour><x:XsdVersieRetour><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>" \
	"<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></x:XsdVersieRetour>" codes "</x:Header>"
#define CODES(code) "<x:RetourCodes><x:RetourCode>" code "</x:RetourCode></x:RetourCodes>"
#define HEADER(code) HEADER_OF(code, "3", CODES("0200"))
#define PRODUCT(number, code) "<x:Client><x:Bsn>123456782</x:Bsn><x:Geboortedatum><b:Datum>2012-05-01</b:Datum>" \
	"</x:Geboortedatum><x:Geslacht>0</x:Geslacht><x:Naam><b:Geslachtsnaam><b:Achternaam>Brug</b:Achternaam>" \
	"</b:Geslachtsnaam><b:NaamGebruik>1</b:NaamGebruik></x:Naam><x:Contactgegevens><x:Contact><x:Soort>01</x:Soort>" \
	"<x:Adres><b:Huis><b:Huisnummer>3</b:Huisnummer></b:Huis><b:Postcode>3011GA</b:Postcode><b:LandCode>NL</b:LandCode>" \
	"</x:Adres>" CODES("0200") "</x:Contact></x:Contactgegevens><x:ToegewezenProducten><x:ToegewezenProduct>" \
	"<x:ToewijzingNummer>" number "</x:ToewijzingNummer><x:Product><b:Categorie>45</b:Categorie></x:Product>" \
	"<x:Toewijzingsdatum>2026-11-18</x:Toewijzingsdatum><x:Toewijzingstijd>01:00:00</x:Toewijzingstijd>" \
	"<x:Ingangsdatum>2026-11-18</x:Ingangsdatum>" CODES(code) "</x:ToegewezenProduct></x:ToegewezenProducten>" \
	CODES("0200") "</x:Client>"
#define END "</x:Bericht>"

static bool read_302(const char *text, struct bericht_302 *out, struct rows *rows, struct err *err)
{
	*rows = (struct rows)ROWS_INIT;
	*err = (struct err)ERR_INIT;
	return bericht_302_read(text, strlen(text), out, rows, err);
}

static void a_302_says_which_message_and_what_of_each_award(void **state)
{
	static const char text[] = HEADER("437") PRODUCT("31", "9332") END;
	char problem[STANDARD_PROBLEM_BYTES];
	struct bericht_302 retour;
	struct rows rows;
	struct err err;
	const struct award_answer *answer;

	(void)state;
	if (standard_check(text, problem))
		fail_msg("%s", problem);
	assert_true(read_302(text, &retour, &rows, &err));
	assert_int_equal(retour.soort, BERICHT_JW301);
	assert_string_equal(retour.identificatie, "000000000012");
	answer = rows_get(&rows, &award_answer_record, 0);
	assert_int_equal(answer->toewijzingnummer, 0);
	assert_string_equal(answer->codes, "0200");
	answer = rows_get(&rows, &award_answer_record, 1);
	assert_int_equal(answer->toewijzingnummer, 31);
	assert_string_equal(answer->codes, "9332");
	rows_free(&rows);
	assert_true(retour_codes_accept("0200,0200"));
	assert_true(retour_codes_accept(""));
	assert_false(retour_codes_accept("0200,9332"));
	assert_false(retour_codes_accept("0233"));
}

/* IV028: a message that was approved comes back as a header, with no codes at all. */
static void a_header_alone_says_that_all_is_well(void **state)
{
	static const char text[] = HEADER_OF("437", "3", "") END;
	char problem[STANDARD_PROBLEM_BYTES];
	struct bericht_302 retour;
	struct rows rows;
	struct err err;

	(void)state;
	assert_null(standard_check(text, problem));
	assert_true(read_302(text, &retour, &rows, &err));
	assert_int_equal(rows_count(&rows, &award_answer_record), 1);
	assert_true(retour_codes_accept(((struct award_answer *)rows_first(&rows, &award_answer_record))->codes));
	rows_free(&rows);
}

static void said(void *arg, const char *code, const char *text)
{
	buf_format(arg, "%s: %s\n", code, text);
}

static void every_code_is_explained_and_none_is_lost(void **state)
{
	struct buf text = BUF_INIT;
	struct bericht_302 retour;
	struct rows rows;
	struct err err;

	(void)state;
	retour_codes_each("0001,9332,Q7,S329", said, &text);
	has(&text, "0001: het bericht is om technische redenen afgekeurd");
	has(&text, "9332: dit toewijzingnummer is al eerder gebruikt");
	has(&text, "Q7: deze code kennen wij niet");
	has(&text, "S329: de productcode");
	buf_free(&text);
	assert_true(read_302(HEADER("437") PRODUCT("31", "ZZ999") END, &retour, &rows, &err));
	assert_string_equal(((struct award_answer *)rows_get(&rows, &award_answer_record, 1))->codes, "ZZ999");
	rows_free(&rows);
	assert_null(retour_code_text("ZZ999"));
}

static void what_is_no_302_is_not_taken(void **state)
{
	static const struct {
		const char *text, *sentence;
	} rows_[] = {
		{ "", "geen goede XML" },
		{ "geen xml", "geen goede XML" },
		{ HEADER("437"), "geen goede XML" },
		{ HEADER("436") END, "geen 302" },
		{ HEADER("437") PRODUCT("31", "80 01x") END, "hoofdletters" },
		{ HEADER("437") PRODUCT("31", "123456789") END, "hoofdletters" },
		{ HEADER_OF("437", "2", "") END, "release 2.2" },
		{ HEADER("437") PRODUCT("", "0200") END, "toewijzingnummer" },
		{ HEADER("437") PRODUCT("31x", "0200") END, "toewijzingnummer" },
		{ "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>", "DOCTYPE" },
		{ "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>", "DOCTYPE" },
		{ "<!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\"><x/>", "DOCTYPE" },
		{ "<x><BerichtCode>437</BerichtCode></x>", "geen 302" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows_); i++) {
		struct bericht_302 retour;
		struct rows rows;
		struct err err;

		assert_false(read_302(rows_[i].text, &retour, &rows, &err));
		if (!strstr(err.text, rows_[i].sentence))
			fail_msg("%zu: %s", i, err.text);
		rows_free(&rows);
	}
}

static void depth_and_size_have_an_end(void **state)
{
	struct buf deep = BUF_INIT;
	struct bericht_302 retour;
	struct rows rows;
	struct err err;

	(void)state;
	for (int i = 0; i < 5000; i++)
		buf_text(&deep, "<a>");
	assert_false(read_302(deep.data, &retour, &rows, &err));
	assert_non_null(strstr(err.text, "te diep"));
	rows_free(&rows);
	buf_free(&deep);
	while (deep.used <= BERICHT_302_BYTES)
		buf_text(&deep, "                                                                ");
	assert_false(read_302(deep.data, &retour, &rows, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	rows_free(&rows);
	buf_free(&deep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_301_is_what_the_standard_takes),
		cmocka_unit_test(a_planted_mistake_is_found),
		cmocka_unit_test(what_the_standard_does_not_take_is_said),
		cmocka_unit_test(a_name_or_an_address_that_does_not_fit_is_said_or_left_out),
		cmocka_unit_test(a_302_says_which_message_and_what_of_each_award),
		cmocka_unit_test(a_header_alone_says_that_all_is_well),
		cmocka_unit_test(every_code_is_explained_and_none_is_lost),
		cmocka_unit_test(what_is_no_302_is_not_taken),
		cmocka_unit_test(depth_and_size_have_an_end),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
