/* A register as a whole: what is sound passes, and each way of being unsound is found and named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/default_matrix.h"
#include "domain/mandate_check.h"

enum { ROWS_MOST = 64, TODAY = 20500 };

struct book {
	struct mandate rows[ROWS_MOST];
	size_t count;
	char found[8000];
};

static int setup(void **state)
{
	(void)state;
	clock_init();
	return 0;
}

static void note(void *arg, const struct mandate_finding *finding)
{
	struct book *book = arg;
	size_t used = strlen(book->found);

	snprintf(book->found + used, sizeof(book->found) - used, "%lld %s %s\n", (long long)finding->mandate_id,
		finding->error ? "fout" : "opmerking", finding->tekst);
}

/* The default matrix with numbers 1, 2, ... */
static void book_default(struct book *book)
{
	*book = (struct book){ .count = default_mandate_count };
	for (size_t i = 0; i < default_mandate_count; i++) {
		book->rows[i] = default_mandates[i];
		book->rows[i].id = (id)i + 1;
	}
}

static size_t judge(struct book *book)
{
	struct provision_kind kinds[ROWS_MOST];

	memcpy(kinds, default_provision_kinds, default_provision_kind_count * sizeof(*kinds));
	book->found[0] = '\0';
	return mandate_check(&(struct mandate_register){
		.mandates = book->rows, .mandate_count = book->count,
		.rungs = default_rungs, .rung_count = default_rung_count,
		.kinds = kinds, .kind_count = default_provision_kind_count, .on = TODAY,
	}, note, book);
}

/* A sub-mandate of the first row that decides about the Wmo. */
static struct mandate *sub_of(struct book *book, id parent_id)
{
	struct mandate *child = &book->rows[book->count++];

	*child = book->rows[parent_id - 1];
	book->rows[parent_id - 1].sub_allowed = true;
	child->id = (id)book->count;
	child->parent_id = parent_id;
	child->soort = MANDATE_ONDERMANDAAT;
	return child;
}

static void the_default_matrix_is_sound(void **state)
{
	struct book book;

	(void)state;
	book_default(&book);
	assert_int_equal(judge(&book), 0);
	assert_string_equal(book.found, "");
}

static void a_hole_is_named(void **state)
{
	struct book book;

	(void)state;
	book_default(&book);
	book.count--;	/* without the college */
	assert_true(judge(&book) > 0);
	assert_non_null(strstr(book.found, "0 fout Wmo, Begeleiding: boven € 75.000 mag niemand besluiten"));
	assert_non_null(strstr(book.found, "0 fout Jeugdwet, Jeugdbescherming: hierover mag niemand besluiten"));
	assert_null(strstr(book.found, "Vrijwilliger"));	/* 1e lijn is free */

	/* an amount without a limit, but only for a household that had little: still a hole */
	book_default(&book);
	book.rows[book.count - 1].cum_huishouden = 20000000;
	assert_true(judge(&book) > 0);
	assert_non_null(strstr(book.found, "Begeleiding: boven € 200.000 per huishouden in 12 maanden mag niemand besluiten"));

	/* a college that signs but does not decide, and one whose time has not come */
	book_default(&book);
	book.rows[book.count - 1].soort = MANDATE_ONDERTEKENING;
	assert_true(judge(&book) > 0);
	book_default(&book);
	book.rows[book.count - 1].from = TODAY + 1;
	assert_true(judge(&book) > 0);

	/* the top in the hands of somebody whose employer has not agreed (Awb 10:4) */
	book_default(&book);
	book.rows[book.count - 1].holder = HOLDER_EMPLOYEE;
	book.rows[book.count - 1].role = ROLE_NONE;
	book.rows[book.count - 1].employee_id = 12;
	book.rows[book.count - 1].needs_consent = true;
	assert_true(judge(&book) > 0);
	assert_non_null(strstr(book.found, "boven € 75.000 mag niemand besluiten"));
}

static void a_rung_of_process_fills_no_hole(void **state)
{
	struct book book;

	(void)state;
	book_default(&book);
	book.rows[book.count - 1].trede = 3;
	assert_true(judge(&book) > 0);
}

static void sub_mandates_are_followed_up_to_the_top(void **state)
{
	struct book book;
	struct mandate *child;

	(void)state;
	book_default(&book);
	child = sub_of(&book, 2);
	child->per_besluit = 100000;
	assert_int_equal(judge(&book), 0);
	sub_of(&book, child->id)->per_besluit = 50000;
	assert_int_equal(judge(&book), 0);

	book.rows[book.count - 1].per_besluit = 100001;
	assert_int_equal(judge(&book), 1);
	assert_non_null(strstr(book.found, "valt buiten het mandaat erboven: Bedrag per besluit"));
	book.rows[book.count - 1].per_besluit = 50000;
	book.rows[child->id - 1].sub_allowed = false;
	assert_int_equal(judge(&book), 1);
	assert_non_null(strstr(book.found, "mag geen ondermandaat worden gegeven"));
	book.rows[child->id - 1].sub_allowed = true;
	book.rows[child->id - 1].parent_id = (id)book.count;	/* each rests on the other */
	assert_int_equal(judge(&book), 2);
	assert_non_null(strstr(book.found, "rust via andere mandaten op zichzelf"));
	book.rows[child->id - 1].parent_id = 999;
	assert_int_equal(judge(&book), 1);
	assert_non_null(strstr(book.found, "het mandaat erboven is er niet"));
	book.rows[child->id - 1].parent_id = 0;
	assert_int_equal(judge(&book), 1);
	assert_non_null(strstr(book.found, "een ondermandaat noemt het mandaat waar het op rust"));
}

static void each_row_is_looked_at(void **state)
{
	struct book book;

	(void)state;
	struct spoiled {
		const char *tekst;
		bool error;
		struct mandate row;
	};
	book_default(&book);
	const struct mandate good = book.rows[1];
#define SPOILED(error_, tekst_, ...) { tekst_, error_, ({ struct mandate m = good; __VA_ARGS__; m; }) }
	const struct spoiled table[] = {
		SPOILED(true, "de rol ontbreekt", m.role = ROLE_NONE),
		SPOILED(true, "de medewerker ontbreekt", m.holder = HOLDER_EMPLOYEE; m.role = ROLE_NONE),
		SPOILED(true, "een rol hoort alleen bij", m.holder = HOLDER_REGISSEUR),
		SPOILED(true, "een medewerker hoort alleen bij", m.employee_id = 7),
		SPOILED(true, "de laatste dag ligt voor de eerste", m.until = m.from),
		SPOILED(false, "is dan al voorbij", m.until = TODAY),
		SPOILED(false, "de kortste geldt", m.duur_dagen = 5),
		SPOILED(false, "het laagste geldt", m.cum_huishouden = 100),
		SPOILED(true, "de productcategorie «99» is er niet", strcpy(m.categorieen, "02,99")),
		SPOILED(true, "de productcategorie «45» is er niet", strcpy(m.categorieen, "45")),
		SPOILED(true, "Mandaatbesluit", m.document[0] = '\0'),
		SPOILED(false, "instemming van de houder", m.needs_consent = true; m.holder = HOLDER_EMPLOYEE;
			m.role = ROLE_NONE; m.employee_id = 7),
		SPOILED(false, "staat er dubbel in", m = book.rows[2]),
	};
#undef SPOILED
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		char line[200];

		book_default(&book);
		book.rows[4] = table[i].row;
		book.rows[4].id = 5;
		assert_int_equal(judge(&book), table[i].error);
		snprintf(line, sizeof(line), "5 %s ", table[i].error ? "fout" : "opmerking");
		assert_int_equal(strncmp(book.found, line, strlen(line)), 0);
		assert_non_null(strstr(book.found, table[i].tekst));
	}
}

static void the_same_power_is_seen(void **state)
{
	struct mandate a = default_mandates[1], b = a;

	(void)state;
	b.id = 9;
	b.from = TODAY;
	strcpy(b.document, "Nieuw mandaatbesluit");
	assert_true(mandate_same(&a, &b));
	b.vier_ogen_vanaf++;
	assert_false(mandate_same(&a, &b));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_default_matrix_is_sound),
		cmocka_unit_test(a_hole_is_named),
		cmocka_unit_test(a_rung_of_process_fills_no_hole),
		cmocka_unit_test(sub_mandates_are_followed_up_to_the_top),
		cmocka_unit_test(each_row_is_looked_at),
		cmocka_unit_test(the_same_power_is_seen),
	};

	return cmocka_run_group_tests_name("mandate_check", tests, setup, NULL);
}
