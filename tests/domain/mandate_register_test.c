/* The register itself: sub-mandates, the default matrix as data, the words of the rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "mandate_case.h"

static int setup(void **state)
{
	(void)state;
	clock_init();
	return 0;
}

/* ---- sub-mandates ---- */

static void a_sub_mandate_lies_within_its_parent(void **state)
{
	struct mandate parent = { .wet = WET_WMO, .categorieen = "01,02,07", .lijn = LIJN_2, .per_besluit = 250000,
		.cum_huishouden = 750000, .duur_dagen = MANDATE_UNLIMITED, .duur_maanden = 6, .vier_ogen_vanaf = 100000,
		.from = 100, .until = 200, .revoked = DAY_NONE };
	struct mandate child = parent;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(mandate_within_parent(&child, &parent, &err));
	const struct {
		struct mandate child;
		const char *label;	/* NULL: within */
	} rows[] = {
#define CHILD(label_, ...) { .label = (label_), .child = ({ struct mandate m = parent; __VA_ARGS__; m; }) }
		CHILD(NULL, m.per_besluit = 100; strcpy(m.categorieen, "07,01"); m.from = 150; m.lijn = LIJN_1),
		CHILD(NULL, m.duur_maanden = MANDATE_UNLIMITED; m.duur_dagen = 168),
		CHILD("Langste duur in maanden", m.duur_maanden = MANDATE_UNLIMITED; m.duur_dagen = 169),
		CHILD("Langste duur in maanden", m.duur_maanden = 7),
		CHILD(NULL, m.trede--),
		CHILD("Trede", m.trede++),
		CHILD("Wet", m.wet = WET_JEUGDWET),
		CHILD("Wet", m.wet = WET_NONE),
		CHILD("Productcategorieën", strcpy(m.categorieen, "01,03")),
		CHILD("Productcategorieën", strcpy(m.categorieen, "0")),
		CHILD("Productcategorieën", m.categorieen[0] = '\0'),
		CHILD("Bedrag per besluit", m.per_besluit++),
		CHILD("Bedrag per besluit", m.per_besluit = MANDATE_UNLIMITED),
		CHILD("Bedrag per huishouden in 12 maanden", m.cum_huishouden++),
		CHILD("Tweede ogen boven", m.vier_ogen_vanaf = MANDATE_UNLIMITED),
		CHILD("Vanaf", m.from--),
		CHILD("Vanaf", m.until++),
		CHILD("Vanaf", m.until = DAY_NONE),
#undef CHILD
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		err = ERR_INIT;
		assert_int_equal(mandate_within_parent(&rows[i].child, &parent, &err), !rows[i].label);
		if (rows[i].label)
			assert_non_null(strstr(err.text, rows[i].label));
	}
	parent.lijn = LIJN_1;
	assert_false(mandate_within_parent(&child, &parent, &err));
	assert_string_equal(err.rule, "mandaat.buiten-ouder");
	parent = child;
	parent.only_spoed = true;
	assert_false(mandate_within_parent(&child, &parent, &err));
	child.only_spoed = true;
	assert_true(mandate_within_parent(&child, &parent, &err));
	parent.duur_dagen = 90;
	child.duur_maanden = 2;
	assert_true(mandate_within_parent(&child, &parent, &err));
	child.duur_maanden = 3;
	assert_false(mandate_within_parent(&child, &parent, &err));
}

static void a_sub_mandate_falls_with_its_parent(void **state)
{
	struct scene scene;
	struct mandate *parent, *child;

	(void)state;
	scene_make(&scene);
	scene_holder(&scene, ROLE_PARTNER);
	parent = scene_row(&scene);
	parent->employee_id = 99;
	child = scene_row(&scene);
	child->parent_id = parent->id;
	assert_string_equal(scene_rule(&scene), "");
	parent->per_besluit = 1;
	assert_string_equal(scene_rule(&scene), "mandaat.ondermandaat");
	parent->per_besluit = MANDATE_UNLIMITED;
	parent->revoked = scene.today;
	assert_string_equal(scene_rule(&scene), "mandaat.ondermandaat");
	parent->revoked = DAY_NONE;
	parent->parent_id = child->id;	/* a circle rests on nothing */
	assert_string_equal(scene_rule(&scene), "mandaat.ondermandaat");
	parent->parent_id = 4711;
	assert_string_equal(scene_rule(&scene), "mandaat.ondermandaat");
}

/* ---- the data ---- */

static void the_default_data_pass_their_own_checks(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < default_mandate_count; i++)
		assert_true(record_check(&mandate_record, &default_mandates[i], &err));
	for (size_t i = 0; i < default_rung_count; i++) {
		assert_true(record_check(&rung_record, &default_rungs[i], &err));
		assert_int_equal(default_rungs[i].trede, i + 1);
	}
	for (size_t i = 0; i < default_provision_kind_count; i++)
		assert_true(record_check(&provision_kind_record, &default_provision_kinds[i], &err));
	assert_int_equal(default_mandates[0].from, on("2015-01-01"));
}

static void every_rule_has_its_own_word_sentence_article_and_next_step(void **state)
{
	size_t count = 0;

	(void)state;
	for (const struct rule *rule = mandate_rules; rule->word; rule++, count++) {
		assert_int_equal(strncmp(rule->word, "mandaat.", 8), 0);
		assert_true(strlen(rule->word) < ERR_RULE_BYTES && strlen(rule->says) > 20 && *rule->article && *rule->next);
		for (const struct rule *other = mandate_rules; other < rule; other++)
			assert_string_not_equal(other->word, rule->word);
	}
	assert_int_equal(count, 19);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sub_mandate_lies_within_its_parent),
		cmocka_unit_test(a_sub_mandate_falls_with_its_parent),
		cmocka_unit_test(the_default_data_pass_their_own_checks),
		cmocka_unit_test(every_rule_has_its_own_word_sentence_article_and_next_step),
	};

	return cmocka_run_group_tests_name("mandate_register", tests, setup, NULL);
}
