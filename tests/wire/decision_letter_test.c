/* The decision as a letter: until when one may object, by the day on which it is sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/decision.h"
#include "domain/household.h"
#include "wire/message.h"
#include "wire/paper_letters.h"

static day on(int year, int month, int date)
{
	day d = DAY_NONE;

	assert_true(day_make(year, month, date, &d));
	return d;
}

static void says(const struct message *answer, day today, const char *part)
{
	struct paper paper = PAPER_INIT;
	struct buf text = BUF_INIT;

	assert_true(decision_letter(answer, today, &paper));
	paper_print(&paper, &text);
	if (!strstr(text.data, part))
		fail_msg("«%s» is not in:\n%s", part, text.data);
	buf_free(&text);
	paper_free(&paper);
}

/*
 * Sent on Wednesday 18 November 2026: 12 days of November and 30 of December are Wednesday 30 December. Sent on Friday
 * 13 November: 17 and 25 are Christmas Day, a Friday; the second day of it, a Sunday: Monday 28 December.
 */
static void a_letter_names_the_last_day_of_the_day_that_it_is_sent(void **state)
{
	struct message answer;
	struct decision *decision;

	(void)state;
	message_init(&answer, 0);
	rows_new(&answer.rows, &household_record);
	decision = rows_new(&answer.rows, &decision_record);
	decision->state = DECISION_GENOMEN;
	decision->besluitdatum = on(2026, 11, 16);
	says(&answer, on(2026, 11, 18), "30-12-2026");
	says(&answer, on(2026, 11, 18), "op 18-11-2026");
	decision->bekendmaking = on(2026, 11, 13);
	says(&answer, on(2026, 11, 18), "28-12-2026");
	message_free(&answer);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_letter_names_the_last_day_of_the_day_that_it_is_sent) };

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
