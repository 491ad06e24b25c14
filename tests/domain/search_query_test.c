/* What a scrap typed in the search field means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "domain/search_query.h"

static day today;

static int setup(void **state)
{
	(void)state;
	clock_init();
	return day_make(2026, 11, 21, &today) ? 0 : -1;
}

/* "bsn=... born=... jansen berg~": a / before what a word can be as well, a ~ behind a word that is still being typed, a ! behind what cannot be sought. */
static const char *meaning(const char *typed)
{
	static char text[1000];
	struct search_query q;
	struct buf out = BUF_INIT;

	search_query_parse(typed, today, &q);
	const struct {
		const char *word, *value;
	} parts[] = {
		{ "bsn", q.bsn }, { "hh", q.huishoudnummer }, { "born", q.birthdate }, { "or", q.birthdate_other }, { "year", q.year },
		{ "pc4", q.pc4 },
		{ "pc6", q.pc6 }, { "nr", q.house_number }, { "tel", q.phone },
	};

	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (*parts[i].value)
			buf_format(&out, "%s=%s ", parts[i].word, parts[i].value);
	for (int i = 0; i < q.word_count; i++)
		buf_format(&out, "%s%s%s%s%s%s ", q.words[i], *q.others[i][0] ? "/" : "", q.others[i][0], *q.others[i][1] ? "/" : "",
			q.others[i][1], q.last_word_open && i == q.word_count - 1 ? "~" : "");
	if (*q.asides)
		buf_format(&out, "(%s) ", q.asides);
	if (!search_query_usable(&q))
		buf_text(&out, "! ");
	snprintf(text, sizeof(text), "%.*s", (int)(out.used > 0 ? out.used - 1 : 0), out.data ? out.data : "");
	buf_free(&out);
	return text;
}

static void a_scrap_means_what_it_looks_like(void **state)
{
	static const struct {
		const char *typed, *meaning;
	} rows[] = {
		/* names */
		{ "jansen", "jansen~" }, { "jansen ", "jansen" }, { "Jansen Ber", "jansen ber~" },
		{ "van den Berg", "berg/vandenberg~" },
		{ "den", "den~" }, { "van den", "den/vanden~" }, { "jansen van", "jansen (van)" }, { "d'Hondt", "hondt/dhondt~ (d)" },
		{ "vd berg 1985", "year=1985 berg/vdberg" }, { "j", "j~ !" }, { "ja", "ja~" }, { "", "!" }, { "  ", "!" },
		{ "jean-pierre", "jean pierre~" }, { "Moulin, Suzanne", "moulin suzanne~" }, { "-", "!" },
		/* voorvoegsels any way */
		{ "v/d berg", "berg/vdberg~ (v d)" }, { "v.d. Berg", "berg/vdberg~ (v d)" }, { "vdberg", "vdberg/berg~" },
		{ "vandenberg", "vandenberg/berg/denberg~" }, { "vandenheuvel", "vandenheuvel/heuvel/denheuvel~" },
		{ "vanderheijden 1985", "year=1985 vanderheijden/heijden/derheijden" }, { "vandijk", "vandijk/dijk~" },
		{ "vandehaar", "vandehaar/haar/dehaar~" }, { "deboer", "deboer/boer~" }, { "dhondt", "dhondt/hondt~" },
		{ "berg, van den", "berg" }, { "j.p. jansen", "j p jansen~" }, { "elamrani", "elamrani/amrani~" },
		{ "ben", "ben~" }, { "bens", "bens~" }, { "van", "van~" }, { "dekker", "dekker/kker~" },
		{ "derooij", "derooij/ooij/rooij~" }, { "vantongeren", "vantongeren/ongeren/tongeren~" }, { "dosantos", "dosantos/antos~" },
		{ "t. bos", "bos/tbos~ (t)" }, { "ben bos", "bos/benbos~ (ben)" }, { "da silva", "silva/dasilva~" },
		/* birth dates */
		{ "12-03-1985", "born=1985-03-12" }, { "12 maart 1985", "born=1985-03-12" },
		{ "12 mrt 1985", "born=1985-03-12" }, { "12 mrt. 1985", "born=1985-03-12" },
		{ "12-mrt-1985", "born=1985-03-12" }, { "12maart1985", "born=1985-03-12" },
		{ "12 maart '85", "born=1985-03-12" }, { "12-3-'85", "born=1985-03-12" }, { "12.3.1985", "born=1985-03-12" },
		{ "1985/3/12", "born=1985-03-12" }, { "12 3 1985", "born=1985-03-12" },
		{ "850312", "born=1985-03-12" }, { "120385", "born=1985-03-12" }, { "111270", "born=1970-12-11" },
		{ "101112", "born=2012-11-10 or=2010-11-12" }, { "101010", "born=2010-10-10" },
		{ "12 mei 2085", "pc4=2085 nr=12 mei" }, { "999999", "999999~ !" }, { "jansen 850312", "born=1985-03-12 jansen" },
		{ "01-12-1985", "born=1985-12-01" }, { "1985-12-01", "born=1985-12-01" },
		{ "01121985", "born=1985-12-01" },
		{ "19851201", "born=1985-12-01" }, { "1 12 1985", "born=1985-12-01" },
		{ "1 dec 1985", "born=1985-12-01" },
		{ "1 december 1985 jansen", "born=1985-12-01 jansen~" }, { "1/12/85", "born=1985-12-01" },
		{ "jansen 01-12-1985", "born=1985-12-01 jansen" }, { "31-02-1985", "31 02 1985~ !" },
		{ "12-1985", "year=1985" }, { "jans 1985", "year=1985 jans" }, { "1985", "year=1985" },
		/* addresses */
		{ "3077AW 31", "pc6=3077AW nr=31" }, { "3077 AW 31 a", "pc6=3077AW nr=31a" },
		{ "3077aw31", "pc6=3077AW nr=31" },
		{ "3077 aw", "pc6=3077AW" }, { "3077 aw 31-2", "pc6=3077AW nr=31 2" },
		{ "3077 aw 31a", "pc6=3077AW nr=31a" }, { "3077aw 31a-2", "pc6=3077AW nr=31a 2" },
		{ "3225TD 555B-73c", "pc6=3225TD nr=555b 73c" }, { "3077aw 31a/bis", "pc6=3077AW nr=31abis" },
		{ "3077aw 31 2", "pc6=3077AW nr=31 2" }, { "3077aw 31a 2", "pc6=3077AW nr=31a 2" },
		{ "3077AW 31 bis", "pc6=3077AW nr=31 bis~" }, { "jansen 3011", "pc4=3011 jansen" },
		{ "3011", "pc4=3011" },
		{ "boterdiep 31", "nr=31 boterdiep" }, { "Boterdiep 31A", "nr=31a boterdiep" }, { "31", "nr=31 !" },
		{ "3011 de boer", "pc4=3011 boer/deboer~" }, { "3011 DE 12", "pc6=3011DE nr=12" }, { "2548AE 1485", "pc6=2548AE nr=1485" },
		{ "jansen 1985 jo", "year=1985 jansen jo~" },
		{ "1985 AB 3", "pc6=1985AB nr=3" }, { "3011 ab jansen", "pc6=3011AB jansen~" },
		{ "2e carnissestraat 5", "nr=5 2e carnissestraat" }, { "de la reystraat 12", "nr=12 reystraat/delareystraat (la)" },
		/* numbers */
		{ "123456782", "bsn=123456782" }, { "123 456 782", "bsn=123456782" }, { "1234 56 782", "bsn=123456782" },
		{ "1234-56-782", "bsn=123456782" }, { "123 456 783", "nr=783 !" }, { "1234.56.782", "bsn=123456782" }, { "10464554", "bsn=010464554" },
		{ "1000002", "hh=1000002" }, { "1000008", "1000008~ !" }, { "123456789", "bsn=123456789" },
		{ "06-12345678", "tel=0612345678" }, { "06 12 34 56 78", "tel=0612345678" },
		{ "+31 6 12345678", "tel=0612345678" },
		{ "+31(0)612345678", "tel=0612345678" }, { "(010) 123 45 67", "tel=0101234567" },
		{ "061234", "born=1934-12-06" }, { "0612345", "0612345~ !" },
		{ "0031101234567", "tel=0101234567" }, { "0612345678 jansen", "tel=0612345678 jansen~" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if (strcmp(meaning(rows[i].typed), rows[i].meaning) != 0)
			print_message("typed: %s\n", rows[i].typed);
		assert_string_equal(meaning(rows[i].typed), rows[i].meaning);
	}
}

static void house_numbers_of_the_store_and_of_a_query_have_the_same_form(void **state)
{
	char out[17];
	struct search_query q;

	(void)state;
	search_house_number(31, "A", "", out);
	search_query_parse("3077AW 31 a", today, &q);
	assert_string_equal(out, q.house_number);
	search_house_number(31, "", "2", out);
	search_query_parse("3077AW 31-2", today, &q);
	assert_string_equal(out, q.house_number);
	search_house_number(31, "", "Bis", out);
	search_query_parse("3077AW 31bis", today, &q);
	assert_string_equal(out, q.house_number);
	search_house_number(0, "a", "", out);
	assert_string_equal(out, "");
}

static void any_rubbish_is_parsed_without_harm(void **state)
{
	static const char alphabet[] = "a1 0-9.\xc3\xa9" "d(+,/ \xff" "e8";
	unsigned seed = 20261121;
	char typed[300];

	(void)state;
	for (int round = 0; round < 600; round++) {
		struct search_query q;
		size_t length = (size_t)(rand_r(&seed) % (int)sizeof(typed));

		for (size_t i = 0; i < length; i++)
			typed[i] = alphabet[(size_t)rand_r(&seed) % (sizeof(alphabet) - 1)];
		typed[length ? length - 1 : 0] = '\0';
		search_query_parse(typed, today, &q);
		assert_in_range(q.word_count, 0, QUERY_WORDS);
		for (int i = 0; i < q.word_count; i++)
			assert_in_range(strlen(q.words[i]), 1, QUERY_WORD_BYTES - 1);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_scrap_means_what_it_looks_like),
		cmocka_unit_test(house_numbers_of_the_store_and_of_a_query_have_the_same_form),
		cmocka_unit_test(any_rubbish_is_parsed_without_harm),
	};

	return cmocka_run_group_tests_name("search_query", tests, setup, NULL);
}
