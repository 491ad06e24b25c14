/* `ssh … resultaten NUMMER [--csv]`: every score that was given, and what was reached when a plan closed. */
#include <stdio.h>

#include "base/csv.h"
#include "command.h"
#include "desk/table.h"
#include "results_view.h"

static void measurement_print(struct command_run *run, const struct rows *rows, const struct measured *person)
{
	struct results results = { 0 };
	char first[DAY_NL_BYTES], last[DAY_NL_BYTES];

	buf_format(&run->out, "%s\n", person->naam);
	results_make(&results, rows, person->person_id);
	for (size_t i = 0; i < results.count; i++) {
		const struct result_line *line = &results.lines[i];

		if (line->first == 0) {
			buf_format(&run->out, "  %s: %s\n", line->naam, _("niet gemeten"));
			continue;
		}
		day_nl(line->first_day, first);
		day_nl(line->last_day, last);
		if (line->first_day == line->last_day)
			buf_format(&run->out, "  %s: %lld (%s)\n", line->naam, (long long)line->first, first);
		else
			buf_format(&run->out, _("  %s: van %lld (%s) naar %lld (%s); verloop %s\n"), line->naam, (long long)line->first, first,
				(long long)line->last, last, line->steps.data);
	}
	results_free(&results);
}

/* One line for each score: who, what, when, by whom; everything, also what was measured again the same day. */
static void scores_csv(struct command_run *run, const struct rows *rows)
{
	const struct measurement *measurement;
	const struct life_domain *domain;

	buf_text(&run->out, "\"naam\",\"leefgebied\",\"score\",\"datum\",\"moment\",\"gemeten_door\"\r\n");
	for (size_t n = 0; (measurement = rows_get(rows, &measurement_record, n)) != NULL; n++)
		for (size_t i = 0; i <= rows_count(rows, &life_domain_record); i++) {
			char score[24], datum[DAY_ISO_BYTES];
			int64_t given;

			domain = rows_get(rows, &life_domain_record, i);
			given = results_score(rows, measurement, domain != NULL ? domain->code : NULL);
			if (given == 0)
				continue;
			snprintf(score, sizeof(score), "%lld", (long long)given);
			day_iso(measurement->datum, datum);
			csv_field(&run->out, measurement->person_naam);
			csv_field(&run->out, domain != NULL ? domain->naam : "participatieladder");
			csv_field(&run->out, score);
			csv_field(&run->out, datum);
			csv_field(&run->out, choice_code(measure_moment_choices, measurement->moment));
			csv_field(&run->out, measurement->employee_naam);
			csv_end_line(&run->out);
		}
}

static void results_print(struct command_run *run, const struct rows *rows)
{
	const struct measured *person;

	for (size_t n = 0; (person = rows_get(rows, &measured_record, n)) != NULL; n++)
		if (results_measurement(rows, person->person_id, 0) != NULL)
			measurement_print(run, rows, person);
	if (rows_first(rows, &goal_result_record) == NULL)
		return;
	buf_format(&run->out, "\n%s\n", _("Wat er bereikt is"));
	table_print(&goal_result_record, rows, "what,outcome,tekst,datum,employee_naam", false, &run->out);
}

bool command_results(struct command_run *run)
{
	struct message view, answer;
	const struct household *household;
	bool ok = command_household(run, run->words, &view);

	household = ok ? rows_first(&view.rows, &household_record) : NULL;
	if (household != NULL) {
		ok = desk_ask_id(run->desk, REQ_RESULTS, household->id, &answer, &run->err);
		if (ok && rows_first(&answer.rows, &measurement_record) == NULL && rows_first(&answer.rows, &goal_result_record) == NULL)
			desk_stderr(run->desk, _("Bij dit huishouden is nog niets gemeten.\n"));
		else if (ok && run->csv)
			scores_csv(run, &answer.rows);
		else if (ok)
			results_print(run, &answer.rows);
		message_free(&answer);
	}
	message_free(&view);
	return ok;
}
