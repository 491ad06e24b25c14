/* The pressure meter in one line: who is there, how often, too many or too quiet. */
#include "desk/pressure.h"

#include <stdio.h>

#include "desk/household_forms.h"

enum { LABEL_COLS = 11, ALERT_COLS = 28 };

/* What matters most of how it stands now; NULL when nothing does. */
static const char *pressure_alert(const struct pressure *pressure, day today, char out[96])
{
	char d[DAY_NL_BYTES];

	if (pressure->pause_until != DAY_NONE) {
		day_nl(pressure->pause_until, d);
		snprintf(out, 96, _(" pauze tot %s "), d);
	} else if (pressure->silent_from != DAY_NONE && today >= pressure->silent_from) {
		day_nl(pressure->last_contact, d);
		snprintf(out, 96, _(" stil sinds %s "), d);
	} else if (pressure->professionals > pressure->grens) {
		snprintf(out, 96, _(" meer dan %lld professionals "), (long long)pressure->grens);
	} else {
		return NULL;
	}
	return out;
}

void pressure_draw(const struct pressure *pressure, day today, struct canvas *canvas, struct area area)
{
	char line[160], alert[96];

	if (pressure == NULL)
		return;
	snprintf(line, sizeof(line), _("%lld professional%s, %lld organisatie%s, %lld contact%s in %d dagen"),
		(long long)pressure->professionals, pressure->professionals == 1 ? "" : "s",
		(long long)pressure->organisaties, pressure->organisaties == 1 ? "" : "s",
		(long long)pressure->contacten, pressure->contacten == 1 ? "" : "en", PRESSURE_DAYS);
	canvas_text(canvas, area.row, area.col + 1, LABEL_COLS, TUI_QUIET, _("Drukte"));
	canvas_text(canvas, area.row, area.col + 1 + LABEL_COLS, area.cols - LABEL_COLS - 2, TUI_NORMAL, line);
	if (pressure_alert(pressure, today, alert) != NULL)
		canvas_text_right(canvas, area.row + 1, area.col + area.cols - 2, ALERT_COLS,
			pressure->pause_until != DAY_NONE ? TUI_QUIET : TUI_ALERT, alert);
}

void pressure_pause(struct desk *desk, id household_id)
{
	struct err err = ERR_INIT;
	struct message view;

	if (desk_household_read(desk, household_id, &view, &err))
		household_form_pause(desk, household_id, rows_first(&view.rows, &pressure_record));
	else
		desk_say_err(desk, &err);
	message_free(&view);
}
