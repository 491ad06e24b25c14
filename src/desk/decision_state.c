/* What stands under a decision that is handed in: only the lines that say something, and long ones wrapped. */
#include "desk/decision_state.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

enum { LABEL_COLS = 14, LINES_MOST = 12, LINE_ROWS = 2, ABOVE_ROWS = 2 };

struct state {
	struct state_line {
		const char *label;
		char *text;
	} lines[LINES_MOST];
	size_t count;
};

/* ---- gathering ---- */

static void line_add(struct state *state, const char *label, const char *text)
{
	if (text[0] != '\0' && state->count < LINES_MOST)
		state->lines[state->count++] = (struct state_line){ label, mem_text(text) };
}

/* "15-11-2026 door Carla de Wit (trede 2)"; of a referral that is registered: by whom. */
static void taken_add(struct state *state, const struct decision *decision)
{
	bool waits = decision->state == DECISION_TWEEDE_OGEN;
	char line[3 * TEXT_LINE_BYTES], on[DAY_NL_BYTES];

	day_nl(decision->besluitdatum, on);
	if (on[0] == '\0')
		return;
	if (decision_registered(decision)) {
		snprintf(line, sizeof(line), _("%s, verwezen door %s: %s"), on,
			_(choice_label(verwijzer_choices, decision->verwijzer)), decision->verwijzer_naam);
		line_add(state, _("Vastgelegd"), line);
		return;
	}
	snprintf(line, sizeof(line), _("%s door %s (trede %lld)"), on, decision->decider_naam, (long long)decision->trede);
	line_add(state, waits ? _("Ja gezegd") : _("Genomen"), line);
	line_add(state, _("Ondertekend"), waits ? "" : decision->namens);
}

/* "€ 6.000 van de € 11.400 die gevraagd was, tot en met 21-05-2027 in plaats van 14-11-2027", and why. */
static void granted_add(struct state *state, const struct rows *rows)
{
	const struct decision_grant *grant = rows_first(rows, &decision_grant_record);
	char asked[MONEY_BYTES], granted[MONEY_BYTES], was[DAY_NL_BYTES], until[DAY_NL_BYTES], line[TEXT_LINE_BYTES];
	size_t used = 0;

	if (grant == NULL)
		return;
	money_nl(grant->was_bedrag, true, asked);
	money_nl(grant->bedrag, true, granted);
	day_nl(grant->was_einde, was);
	day_nl(grant->datumEinde, until);
	used = (size_t)snprintf(line, sizeof(line), _("€ %s van de € %s die gevraagd was"), granted, asked);
	if (grant->datumEinde != grant->was_einde && was[0] != '\0')
		snprintf(line + used, sizeof(line) - used, _("; tot en met %s in plaats van %s"), until, was);
	else if (grant->datumEinde != grant->was_einde)
		snprintf(line + used, sizeof(line) - used, _("; tot en met %s"), until);
	line_add(state, _("Toegekend"), line);
	line_add(state, _("Waarom"), grant->reason != NULL ? grant->reason : "");
}

static void table_add(struct state *state, const struct rows *rows)
{
	const struct round_table *table = rows_first(rows, &round_table_record);
	char on[DAY_NL_BYTES], line[2 * TEXT_LINE_BYTES];

	if (table == NULL || table->cancelled != INSTANT_NONE)
		return;
	day_nl(table->datum, on);
	snprintf(line, sizeof(line), table->uitkomst != NULL ? _("geweest op %s: de uitkomst staat bij de opschaling") :
		_("%s om %s, %s"), on, table->tijd, table->plaats);
	line_add(state, _("Rondetafel"), line);
}

static void announced_add(struct state *state, const struct decision *decision)
{
	char on[DAY_NL_BYTES], last[DAY_NL_BYTES], line[TEXT_LINE_BYTES];

	day_nl(decision->bekendmaking, on);
	day_nl(decision->bezwaar_tot, last);
	if (on[0] == '\0')
		return;
	snprintf(line, sizeof(line), _("%s; bezwaar kan tot en met %s"), on, last);
	line_add(state, _("Bekendgemaakt"), line);
}

static void state_fill(struct state *state, const struct rows *rows, const struct decision *decision, const char *trede_naam)
{
	char line[3 * TEXT_LINE_BYTES];

	snprintf(line, sizeof(line), _("%s, geschreven door %s"), _(choice_label(decision_state_choices, decision->state)),
		decision->author_naam);
	line_add(state, _("Stand"), line);
	if (decision->state == DECISION_TER_TOETSING) {
		snprintf(line, sizeof(line), _("trede %lld van de ladder: %s"), (long long)decision->trede, trede_naam);
		line_add(state, _("Ligt op"), line);
	}
	taken_add(state, decision);
	granted_add(state, rows);
	line_add(state, _("Tweede ogen"), decision->second_naam);
	table_add(state, rows);
	announced_add(state, decision);
	line_add(state, _("Bericht"), decision->bericht);
	if (decision->swap_id != 0)
		line_add(state, _("Uitruil"), _("een kant van een uitruil: de andere kant gaat mee"));
	line_add(state, _("Reden"), decision->reason);
}

/* ---- drawing ---- */

/* A sentence above the form; returns the rows it took. */
static int sentence_draw(struct canvas *canvas, struct area body, const char *sentence)
{
	int rows = canvas_wrap(canvas, (struct area){ body.row, body.col + 2, ABOVE_ROWS, body.cols - 3 }, TUI_ALERT, sentence);

	return rows < ABOVE_ROWS ? rows : ABOVE_ROWS;
}

int decision_above_draw(struct canvas *canvas, struct area body, const struct rows *rows, const char *back)
{
	const struct escalation *escalation = rows_first(rows, &escalation_record);
	struct buf line = BUF_INIT;
	int taken = 0;

	if (back[0] != '\0') {
		buf_format(&line, _("Terug: %s"), back);
		taken = sentence_draw(canvas, body, line.data);
	}
	buf_clear(&line);
	if (escalation != NULL && escalation->instructie != NULL) {
		buf_format(&line, _("Aanwijzing van %s (Awb 10:6): %s"), escalation->instructie_naam, escalation->instructie);
		body.row += taken;
		taken += sentence_draw(canvas, body, line.data);
	}
	buf_free(&line);
	return taken;
}

static int line_rows(const struct state_line *line, int cols)
{
	size_t rows = text_wrap(line->text, cols, NULL, 0);

	return rows < LINE_ROWS ? (int)rows : LINE_ROWS;
}

int decision_state_draw(struct canvas *canvas, struct area body, const struct rows *rows, const struct decision *decision,
	const char *trede_naam)
{
	int cols = body.cols - LABEL_COLS - 2, taken = 1, row;
	struct state state = { .count = 0 };

	state_fill(&state, rows, decision, trede_naam);
	for (size_t n = 0; n < state.count; n++)
		taken += line_rows(&state.lines[n], cols);
	row = body.row + body.rows - taken;
	canvas_line(canvas, row++, body.col, body.cols, TUI_QUIET);
	for (size_t n = 0; n < state.count; n++) {
		struct state_line *line = &state.lines[n];

		canvas_text(canvas, row, body.col + 1, LABEL_COLS, TUI_QUIET, line->label);
		canvas_wrap(canvas, (struct area){ row, body.col + 1 + LABEL_COLS, LINE_ROWS, cols }, TUI_NORMAL, line->text);
		row += line_rows(line, cols);
		free(line->text);
	}
	return taken;
}
