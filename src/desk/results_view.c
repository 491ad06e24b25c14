/* First and last scores, and their way in between, from the rows of the store. */
#include "results_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Somebody measured again on that day: the newer one is what counts. */
static bool replaced(const struct rows *rows, const struct measurement *measurement)
{
	const struct measurement *other;

	for (size_t n = 0; (other = rows_get(rows, &measurement_record, n)) != NULL; n++)
		if (other->person_id == measurement->person_id && other->datum == measurement->datum && other->id > measurement->id)
			return true;
	return false;
}

const struct measurement *results_measurement(const struct rows *rows, id person_id, size_t n)
{
	const struct measurement *measurement;

	for (size_t i = 0; (measurement = rows_get(rows, &measurement_record, i)) != NULL; i++)
		if (measurement->person_id == person_id && !replaced(rows, measurement) && n-- == 0)
			return measurement;
	return NULL;
}

int64_t results_score(const struct rows *rows, const struct measurement *measurement, const char *code)
{
	const struct score *score;

	if (code == NULL)
		return measurement->participatie;
	for (size_t n = 0; (score = rows_get(rows, &score_record, n)) != NULL; n++)
		if (score->measurement_id == measurement->id && strcmp(score->leefgebied, code) == 0)
			return score->score;
	return 0;
}

static void line_make(struct result_line *line, const struct rows *rows, id person_id)
{
	const struct measurement *measurement;

	for (size_t n = 0; (measurement = results_measurement(rows, person_id, n)) != NULL; n++) {
		int64_t score = results_score(rows, measurement, line->code);

		if (score == 0)
			buf_text(&line->steps, n > 0 ? " -" : "-");
		else
			buf_format(&line->steps, n > 0 ? " %lld" : "%lld", (long long)score);
		if (score == 0)
			continue;
		if (line->first == 0) {
			line->first = score;
			line->first_day = measurement->datum;
		}
		line->last = score;
		line->last_day = measurement->datum;
	}
}

static void line_add(struct results *self, const struct rows *rows, id person_id, const struct life_domain *domain)
{
	struct result_line *line;

	self->lines = mem_grow(self->lines, self->count + 1, sizeof(*self->lines));
	line = &self->lines[self->count];
	*line = (struct result_line){ .code = domain ? domain->code : NULL, .steps = BUF_INIT, .first_day = DAY_NONE,
		.last_day = DAY_NONE, .naam = domain ? domain->naam : _("Participatieladder") };
	line_make(line, rows, person_id);
	if (domain != NULL && domain->ended && line->first == 0)
		buf_free(&line->steps);
	else
		self->count++;
}

void results_make(struct results *self, const struct rows *rows, id person_id)
{
	const struct life_domain *domain;

	results_free(self);
	for (size_t n = 0; (domain = rows_get(rows, &life_domain_record, n)) != NULL; n++)
		line_add(self, rows, person_id, domain);
	line_add(self, rows, person_id, NULL);
}

void results_free(struct results *self)
{
	for (size_t i = 0; i < self->count; i++)
		buf_free(&self->lines[i].steps);
	free(self->lines);
	*self = (struct results){ 0 };
}

int64_t results_mean(const struct rows *rows, const struct measurement *measurement)
{
	const struct score *score;
	int64_t sum = 0, count = 0;

	for (size_t n = 0; (score = rows_get(rows, &score_record, n)) != NULL; n++) {
		if (score->measurement_id != measurement->id)
			continue;
		sum += score->score;
		count++;
	}
	return count > 0 ? (10 * sum + count / 2) / count : 0;
}

id results_newest(const struct rows *rows, id person_id)
{
	const struct measurement *measurement;
	id newest = 0;

	for (size_t n = 0; (measurement = rows_get(rows, &measurement_record, n)) != NULL; n++)
		if (measurement->person_id == person_id && measurement->id > newest)
			newest = measurement->id;
	return newest;
}
