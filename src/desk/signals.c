/* The signals of a household in one line: what stands above every screen of it. */
#include "desk/signals.h"

#include <string.h>

#include "desk/desk.h"

static void signal_add(const struct signal *row, day today, struct buf *out)
{
	buf_format(out, "%s%s", out->used > 0 ? ", " : "", _(choice_label(signal_kind_choices, row->kind)));
	if (row->person_naam[0] != '\0')
		buf_format(out, " (%s)", row->person_naam);
	if (row->review != DAY_NONE && row->review <= today)
		buf_text(out, _(" - opnieuw bekijken!"));
}

/* Past the highest rung: it stands first on every screen of the household until somebody takes it up. */
static bool ladder_late(const struct rows *view)
{
	const struct count *count;

	for (size_t n = 0; (count = rows_get(view, &count_record, n)) != NULL; n++)
		if (strcmp(count->what, "escalations_late") == 0)
			return count->number > 0;
	return false;
}

char *signals_line(const struct rows *view, day today)
{
	const struct household *household = rows_first(view, &household_record);
	const struct signal *row, *first = NULL;
	struct buf line = BUF_INIT;
	bool secret = false;

	if (ladder_late(view))
		buf_text(&line, _("OPSCHALING TE LAAT"));
	for (size_t n = 0; (row = rows_get(view, &signal_record, n)) != NULL; n++) {
		if (row->until != DAY_NONE)
			continue;
		first = first != NULL ? first : row;
		secret = secret || row->kind == SIGNAL_SECRET_ADDRESS;
		signal_add(row, today, &line);
	}
	if (household != NULL && household->secret && !secret)
		buf_format(&line, "%s%s", line.used > 0 ? ", " : "", _("adres geheim"));
	if (first != NULL)
		buf_format(&line, " - %s", first->reason);
	return line.used > 0 ? buf_take(&line) : NULL;
}
