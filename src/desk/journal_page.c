/* An entry of the journal in words: for a line of a list, and whole, with the fields of a conversation. */
#include "desk/journal_page.h"

#include <stdio.h>
#include <string.h>

#include "desk/privacy_forms.h"
#include "desk/screens.h"

#define TOOK_PART "Deelnemers: "

void journal_line_draw(const struct journal_entry *entry, struct canvas *canvas, struct area area, unsigned attr)
{
	char at[INSTANT_BYTES], datum[DAY_NL_BYTES], line[3 * TEXT_LINE_BYTES];
	bool hidden = entry->level == JOURNAL_SHIELDED && !entry->readable;

	day_nl(entry->datum, datum);
	instant_nl(entry->at, at);
	/* Written later than it happened: the day on which it happened. */
	canvas_text(canvas, area.row, area.col, 16, attr,
		hidden || (entry->datum != DAY_NONE && entry->datum != instant_day(entry->at)) ? datum : at);
	if (hidden)
		snprintf(line, sizeof(line), _("afgeschermd - %s"), entry->organisation_naam);
	else
		snprintf(line, sizeof(line), "%s%s", entry->level == JOURNAL_SHIELDED ? _("(afgeschermd) ") : "", entry->head);
	canvas_text(canvas, area.row, area.col + 17, 14, TUI_QUIET, hidden ? "" : entry->employee_naam);
	canvas_text(canvas, area.row, area.col + 32, area.cols - 32, hidden ? TUI_QUIET : TUI_NORMAL, line);
}

static void line_say(struct buf *out, const char *label, const char *text)
{
	if (text[0] != '\0')
		buf_format(out, "  %s: %s\n", label, text);
}

/* Who helps with what, and what was agreed: nothing when nothing was said. */
static void circle_say(struct buf *out, const char *name, const char *who, const char *what, const char *agreed)
{
	if (who[0] == '\0' && what[0] == '\0' && agreed[0] == '\0')
		return;
	buf_format(out, "  %s: %s%s%s\n", name, who, who[0] != '\0' && what[0] != '\0' ? " - " : "", what);
	if (agreed[0] != '\0')
		buf_format(out, _("    afgesproken: %s\n"), agreed);
}

static void conversation_say(const struct rows *rows, const struct conversation *conversation, struct buf *out)
{
	const struct conversation_subject *subject;
	char planned[DAY_NL_BYTES];

	buf_format(out, _("Wie deden mee: %s\n"), conversation->deelnemers);
	buf_format(out, _("Onafhankelijke ondersteuning aangeboden: %s\n"), conversation->ondersteuner ? _("ja") : _("nee"));
	day_nl(conversation->planned, planned);
	if (planned[0] != '\0')
		buf_format(out, _("De afspraken staan sinds %s in het plan.\n"), planned);
	for (size_t n = 0; (subject = rows_get(rows, &conversation_subject_record, n)) != NULL; n++) {
		buf_format(out, "\n%s\n", subject->leefgebied_naam);
		line_say(out, _("wat moet er anders"), subject->wens);
		circle_say(out, _("wij zelf"), "", subject->zelf_wat, subject->zelf_afspraak);
		circle_say(out, _("familie en vrienden"), subject->familie_wie, subject->familie_wat, subject->familie_afspraak);
		circle_say(out, _("buurt"), subject->buurt_wie, subject->buurt_wat, subject->buurt_afspraak);
	}
	buf_text(out, "\n");
}

void journal_text(const struct rows *rows, struct buf *out)
{
	const struct journal_entry *entry = rows_first(rows, &journal_entry_record);
	const struct conversation *conversation = rows_first(rows, &conversation_record);
	char datum[DAY_NL_BYTES], at[INSTANT_BYTES];

	if (entry == NULL)
		return;
	day_nl(entry->datum != DAY_NONE ? entry->datum : instant_day(entry->at), datum);
	instant_nl(entry->at, at);
	buf_format(out, _("%s op %s, %s, %s\n"), _(choice_label(journal_kind_choices, entry->kind)), datum,
		entry->employee_naam, entry->organisation_naam);
	if (entry->datum != DAY_NONE && entry->datum != instant_day(entry->at))
		buf_format(out, _("Opgeschreven op %s\n"), at);
	if (entry->level == JOURNAL_SHIELDED)
		buf_format(out, _("Afgeschermd. Wie dit ook leest: %s\n"), entry->lezers[0] != '\0' ? entry->lezers : _("niemand"));
	buf_text(out, "\n");
	if (conversation != NULL)
		conversation_say(rows, conversation, out);
	/* Without a report the text of a conversation is the list of who took part, which stands there already. */
	if (conversation == NULL || strncmp(entry->head, TOOK_PART, strlen(TOOK_PART)) != 0)
		buf_text(out, entry->tekst != NULL ? entry->tekst : entry->head);
	privacy_beside_add(rows, out);
}

void journal_page(struct desk *desk, id household_id, id entry_id)
{
	const struct screen_call call = { .household_id = household_id, .object_id = entry_id };

	desk_push(desk, &screen_dagboek, &call);
}
