/* The plan and a decision on paper, over ssh: text, PDF, and what is not on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk.h"

static void the_plan_is_a_letter_in_the_words_of_the_family(void **state)
{
	char command[64];
	struct run run;

	(void)state;
	snprintf(command, sizeof(command), "plan %s", step_number(town, "amina", "yildiz"));
	run = client_run(town, "amina", command);
	assert_int_equal(run.status, 0);
	says(&run.out, "Wat er speelt, in uw woorden");
	says(&run.out, "\"Ik wil de brievenbus weer open durven maken.\"");
	says(&run.out, "de klachtencoördinator, Postbus 100");
	says(&run.out, "binnen zes weken");
	assert_null(strstr(run.out.data, "9991"));	/* how every BSN of the demo begins */
	run_free(&run);
}

static void the_same_comes_as_a_valid_pdf(void **state)
{
	char path[300], command[64];
	const char *const check[] = { "qpdf", "--check", path, NULL }, *const text[] = { "pdftotext", path, "-", NULL };
	struct run run;
	FILE *file;

	(void)state;
	snprintf(path, sizeof(path), "%s/plan.pdf", town->folder);
	snprintf(command, sizeof(command), "plan %s --pdf", step_number(town, "amina", "yildiz"));
	run = client_run(town, "amina", command);
	assert_int_equal(run.status, 0);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(run.out.data, 1, run.out.used, file), run.out.used);
	fclose(file);
	run_free(&run);
	run = run_program(check, NULL, 20);
	assert_int_equal(run.status, 0);
	run_free(&run);
	run = run_program(text, NULL, 20);
	assert_int_equal(run.status, 0);
	says(&run.out, "Marieke de Jong-Yıldız");
	says(&run.out, "Bladzij 1 van");
	assert_null(strstr(run.out.data, "9991"));
	run_free(&run);
	unlink(path);
}

/* Announced in the demo, so that the last day for bezwaar is known. */
static void a_decision_says_in_whose_name_and_until_when_one_may_object(void **state)
{
	char number[16], command[64];
	struct run run;

	(void)state;
	snprintf(number, sizeof(number), "%s", step_number(town, "femke", "meijer otterkade"));
	snprintf(command, sizeof(command), "besluit %s", number);
	run = client_run(town, "femke", command);
	if (run.status != 0)
		fail_msg("%s: %s", command, run.err.data);
	says(&run.out, "Namens het college van burgemeester en wethouders van Waterrijk,");
	says(&run.out, "op grond van: Mandaatbesluit");
	says(&run.out, "Waarom?");
	says(&run.out, "Dat kan tot en met ");
	says(&run.out, "afdeling Bezwaar");
	says(&run.out, "de klachtencoördinator");
	run_free(&run);
	snprintf(command, sizeof(command), "besluit %s 99", number);
	run = client_run(town, "femke", command);
	assert_int_equal(run.status, 64);
	says(&run.err, "geen besluit 99");
	run_free(&run);
	/* No decision was taken there. */
	snprintf(command, sizeof(command), "besluit %s", step_number(town, "amina", "yildiz"));
	run = client_run(town, "amina", command);
	assert_int_equal(run.status, 64);
	says(&run.err, "nog geen besluit genomen");
	run_free(&run);
}

static void who_may_not_open_the_dossier_prints_nothing(void **state)
{
	char command[64];
	struct run run;

	(void)state;
	snprintf(command, sizeof(command), "plan %s --pdf", step_number(town, "linda", "turfschipper"));
	run = client_run(town, "bram", command);
	assert_int_equal(run.status, 77);
	assert_int_equal(run.out.used, 0);
	run_free(&run);
}

/* A terminal that can copy to a printer gets the letter between its two codes; one that cannot reads what to do instead. */
static void a_terminal_with_a_printer_prints_the_plan(void **state)
{
	const struct client_set plain = { .term = "screen" };
	struct client *amina = client_login(town, "amina");
	const char *begin, *end;

	(void)state;
	step_household(amina, "yildiz", "de Jong - Yıldız");
	step_plan(amina);
	client_does(amina, "p", "op de printer van deze terminal?");
	client_does(amina, "j", "naar de printer van uw terminal gestuurd");
	begin = memmem(amina->raw.data, amina->raw.used, "\033[5i", 4);
	assert_non_null(begin);
	end = memmem(begin, amina->raw.used - (size_t)(begin - amina->raw.data), "\033[4i", 4);
	assert_non_null(end);
	assert_non_null(memmem(begin, (size_t)(end - begin), "open durven maken", 17));
	/* At once again: what goes to the printer leaves by itself, also when nothing else is to be asked or told. */
	for (int i = 0; i < 3; i++) {
		client_does(amina, "p", "op de printer van deze terminal?");
		client_does(amina, "j", "naar de printer van uw terminal gestuurd");
	}
	client_types(amina, KEY_BACK);
	client_cut(amina);
	amina = client_open(town, "amina", &plain);
	client_sees(amina, "Werkbak");
	step_household(amina, "yildiz", "de Jong - Yıldız");
	step_plan(amina);
	client_does(amina, "p", "Uw terminal heeft geen printer.");
	client_sees(amina, "--pdf > brief.pdf");
	assert_null(memmem(amina->raw.data, amina->raw.used, "\033[5i", 4));
	client_cut(amina);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_plan_is_a_letter_in_the_words_of_the_family),
		cmocka_unit_test(the_same_comes_as_a_valid_pdf),
		cmocka_unit_test(a_decision_says_in_whose_name_and_until_when_one_may_object),
		cmocka_unit_test(who_may_not_open_the_dossier_prints_nothing),
		cmocka_unit_test(a_terminal_with_a_printer_prints_the_plan),
	};

	return cmocka_run_group_tests(tests, open_town, close_town);
}
