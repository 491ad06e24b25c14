/* Rows of the overview for a family, put in the order of its letter. */
#include "wire/letter.h"

#include "domain/access_letter.h"
#include "domain/organisation.h"
#include "wire/request.h"

void letter_write(const struct message *answer, day today, struct buf *out)
{
	const struct municipality *municipality = rows_first(&answer->rows, &municipality_record);
	const struct person *person = rows_first(&answer->rows, &person_record);
	const struct count *older = rows_first(&answer->rows, &count_record);
	const struct access_letter letter = {
		.gemeente = municipality ? municipality->naam : "",
		.household = rows_first(&answer->rows, &household_record),
		.person = person ? person->voornamen : "",
		.today = today,
		.older = older && older->number > 0,
	};
	const struct access_line *line;

	if (!letter.household)
		return;
	access_letter_begin(&letter, rows_first(&answer->rows, &access_line_record), out);
	for (size_t i = 0; (line = rows_get(&answer->rows, &access_line_record, i)); i++)
		access_letter_line(line, out);
	access_letter_end(&letter, out);
}
