/* Letters to the family without a screen: `ssh … plan 1000015 --pdf > plan.pdf`, and the same of a decision. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "desk/documents.h"
#include "pdf.h"
#include "stream.h"
#include "wire/paper_letters.h"

/* A PDF leaves as it is; a text with what else the command prints. */
static bool paper_send(struct command_run *run, const struct paper *paper, const char *title)
{
	struct buf pdf = BUF_INIT;
	bool ok;

	if (!run->pdf) {
		paper_print(paper, &run->out);
		return true;
	}
	if (run->desk->spawn.has_terminal)
		return err_set(&run->err, ERR_INPUT, _("Een PDF hoort in een bestand. Laat -t weg, en zet er > brief.pdf achter."));
	ok = pdf_make(paper, title, &pdf, &run->err) && stream_write(run->desk, pdf.data, pdf.used, &run->err);
	buf_free(&pdf);
	return ok;
}

static bool household_id_of(struct command_run *run, const char *huishoudnummer, id *household_id)
{
	const struct household *household;
	struct message view;
	bool ok = command_household(run, huishoudnummer, &view);

	household = ok ? rows_first(&view.rows, &household_record) : NULL;
	*household_id = household != NULL ? household->id : 0;
	message_free(&view);
	return ok;
}

bool command_plan(struct command_run *run)
{
	struct paper paper = PAPER_INIT;
	struct message answer;
	id household_id;
	bool ok;

	if (!household_id_of(run, run->words, &household_id))
		return false;
	ok = desk_ask_id(run->desk, REQ_PLAN_LETTER, household_id, &answer, &run->err) &&
		plan_letter(&answer, desk_today(run->desk), &paper) && paper_send(run, &paper, "Plan");
	paper_free(&paper);
	message_free(&answer);
	return ok;
}

/* ---- which decision ---- */

static bool was_taken(const struct decision *decision)
{
	return decision->state == DECISION_GENOMEN || decision->state == DECISION_BEKENDGEMAAKT;
}

/* Without a number: the only one that was taken. Else the list of those, with the numbers to choose from. */
static bool only_decision(struct command_run *run, const struct rows *rows, id *decision_id)
{
	const struct decision *decision;
	struct buf list = BUF_INIT;
	size_t count = 0;

	for (size_t n = 0; (decision = rows_get(rows, &decision_record, n)) != NULL; n++) {
		char date[DAY_NL_BYTES];

		if (!was_taken(decision))
			continue;
		count++;
		*decision_id = decision->id;
		day_nl(decision->besluitdatum, date);
		buf_format(&list, "%4lld  %s  %s: %s\n", (long long)documents_number(rows, &decision_record, decision->id), date,
			_(choice_label(decision_kind_choices, decision->kind)), decision->provision_naam);
	}
	if (count > 1)
		desk_stderr(run->desk, list.data);
	buf_free(&list);
	if (count == 0)
		return err_set(&run->err, ERR_INPUT, _("In dit huishouden is nog geen besluit genomen."));
	return count == 1 || err_set(&run->err, ERR_INPUT, _("Welk besluit? Zet het nummer van de regel achter het huishoudnummer."));
}

static bool decision_find(struct command_run *run, id household_id, const char *which, id *decision_id)
{
	struct message list;
	bool ok = desk_ask_id(run->desk, REQ_DECISION_LIST, household_id, &list, &run->err);

	if (ok && which[0] == '\0')
		ok = only_decision(run, &list.rows, decision_id);
	else if (ok) {
		*decision_id = documents_nth(&list.rows, &decision_record, atoll(which));
		ok = *decision_id != 0 || err_set(&run->err, ERR_INPUT, _("Dit huishouden heeft geen besluit %s."), which);
	}
	message_free(&list);
	return ok;
}

bool command_decision(struct command_run *run)
{
	char huishoudnummer[TEXT_LINE_BYTES], *which;
	struct paper paper = PAPER_INIT;
	struct message answer;
	id household_id, decision_id = 0;
	bool ok;

	memcpy(huishoudnummer, run->words, sizeof(huishoudnummer));
	which = huishoudnummer + strcspn(huishoudnummer, " ");
	if (*which != '\0')
		*which++ = '\0';
	if (!household_id_of(run, huishoudnummer, &household_id) || !decision_find(run, household_id, which, &decision_id))
		return false;
	ok = desk_ask_id(run->desk, REQ_DECISION_LETTER, decision_id, &answer, &run->err) &&
		decision_letter(&answer, desk_today(run->desk), &paper) && paper_send(run, &paper, "Besluit");
	paper_free(&paper);
	message_free(&answer);
	return ok;
}

/* "B2026-0003 beslissing" */
bool command_register_letter(struct command_run *run)
{
	struct paper paper = PAPER_INIT;
	struct message answer;
	struct ask ask;
	char *which;
	int letter;
	bool ok;

	record_init(&ask_record, &ask);
	memcpy(ask.word, run->words, sizeof(ask.word));
	which = ask.word + strcspn(ask.word, " ");
	if (*which != '\0')
		*which++ = '\0';
	if (!choice_value(register_letter_choices, which, &letter))
		return err_set(&run->err, ERR_INPUT,
			_("Welke brief? Kies ontvangst, hoorzitting of beslissing; van een klacht klacht-ontvangst of afhandeling."));
	ask.number = letter;
	ok = desk_ask_with(run->desk, REQ_REGISTER_LETTER, &ask, &answer, &run->err) &&
		register_letter(&answer, (enum register_letter)letter, desk_today(run->desk), &paper) &&
		paper_send(run, &paper, "Brief");
	paper_free(&paper);
	message_free(&answer);
	return ok;
}
