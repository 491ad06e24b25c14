/* "Ik maak me zorgen", from every screen: the form, and how who raised it follows it without a right to the dossier. */
#include "desk/worry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/due.h"
#include "desk/screen_form.h"
#include "domain/person_name.h"
#include "inside.h"

enum { WORDS_ROWS = 5 };

/* ---- the form ----------------------------------------------------------------------------------------------------- */

static const struct record_form_row worry_rows[] = {
	{ .field = "question", .label = N_("Uw zorg"), .rows = 8, .required = true,
	  .help = N_("Wat zag of hoorde u? U hoeft niets te bewijzen. Toegang krijgt u niet.") },
	{ .field = "huishoudnummer", .required = true, .help = N_("Zeven cijfers, zoals 1000015. Het staat op elke brief.") },
	{ .field = "stem" },
	{ .field = "spoed", .help = N_("Met spoed loopt de klok in uren, dag en nacht. Bij gevaar: bel 112.") },
};

static bool worry_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct escalation *worry = data;

	(void)arg;
	if (!huishoudnummer_valid(worry->huishoudnummer))
		return err_set(err, ERR_INPUT, _("Huishoudnummer: dit klopt niet. Kijk of elk van de zeven cijfers goed is, zoals in "
			"1000015."));
	if (desk_save(desk, REQ_ESCALATION_RAISE, &escalation_record, data, err))
		return true;
	return err->code == ERR_MISSING ? err_add(err, "%s", _("Huishoudnummer")) : false;
}

void worry_form(struct desk *desk, const char *huishoudnummer)
{
	const struct form_job job = { .title = N_("Ik maak me zorgen"), .record = &escalation_record,
		.rows = worry_rows, .row_count = COUNT_OF(worry_rows),
		.save = worry_save, .saved = N_("Uw zorg is ontvangen. In uw werkbak ziet u wie ernaar kijkt."),
		.draft = { "worry", strtoll(huishoudnummer, NULL, 10), 0 }, .deed = DEED_WORRY };
	struct escalation worry;

	record_init(&escalation_record, &worry);
	worry.cause = CAUSE_ZORG;
	snprintf(worry.huishoudnummer, sizeof(worry.huishoudnummer), "%s", huishoudnummer);
	desk_form(desk, &job, &worry, NULL);
}

void worry_again(struct desk *desk, int64_t number)
{
	char text[32] = "";

	if (number != 0)
		snprintf(text, sizeof(text), "%lld", (long long)number);
	worry_form(desk, text);
}

void worry_press(void *self)
{
	struct desk *desk = self;
	const struct placed_screen *top = &desk->stack[desk->depth - 1];
	char number[HUISHOUDNUMMER_BYTES];

	snprintf(number, sizeof(number), "%s", top->kind->number != NULL ? top->kind->number(top->self) :
		desk_huishoudnummer(desk, top->household_id));
	worry_form(desk, number);
}

/* ---- following it ------------------------------------------------------------------------------------------------- */

static void where_print(const struct escalation *worry, day today, struct buf *out)
{
	char at[INSTANT_BYTES], due[DUE_BYTES];

	if (worry->closed != INSTANT_NONE) {
		instant_nl(worry->closed, at);
		buf_format(out, worry->state == ESCALATION_INGETROKKEN ? _("U trok dit in op %s.") :
			worry->state == ESCALATION_TERUG ? _("Er kwam op %s een vraag terug: zie hieronder.") :
			_("Dit is afgehandeld op %s."), at);
		return;
	}
	due_show(worry->due, today, due);
	buf_format(out, _("Uw zorg is ontvangen. Zij ligt nu bij trede %lld, %s%s%s"), (long long)worry->trede, worry->trede_naam,
		worry->holder_naam[0] != '\0' ? ": " : "", worry->holder_naam);
	if (worry->overdue || due[0] == '\0')
		buf_text(out, _("."));
	else
		buf_format(out, worry->due != day_start(instant_day(worry->due)) ?
			_(", tot %s; daarna gaat zij vanzelf een trede hoger.") :
			_(", t/m %s; daarna gaat zij vanzelf een trede hoger."), due);
}

int worry_follow_draw(const struct escalation *worry, day today, struct canvas *canvas, struct area body)
{
	struct buf where = BUF_INIT, words = BUF_INIT;
	int row = body.row, rows;

	where_print(worry, today, &where);
	canvas_format(canvas, row++, body.col + 1, body.cols - 2, TUI_HEADING, _("%s - huishouden %s"), worry->subject,
		worry->huishoudnummer);
	row += canvas_wrap(canvas, (struct area){ row, body.col + 1, 2, body.cols - 2 }, TUI_BOLD, where.data);
	row += canvas_wrap(canvas, (struct area){ row, body.col + 1, 2, body.cols - 2 }, TUI_QUIET,
		_("U hebt geen toegang tot het dossier: u ziet waar uw zorg ligt, en niet wat er is geantwoord."));
	row++;
	if (worry->stem[0] != '\0')
		buf_format(&words, _("Het gezin zegt (%s): "), worry->stem);
	buf_text(&words, worry->question != NULL ? worry->question : "");
	rows = canvas_wrap(canvas, (struct area){ row, body.col + 1, WORDS_ROWS, body.cols - 2 }, TUI_NORMAL, words.data);
	row += rows < WORDS_ROWS ? rows : WORDS_ROWS;
	canvas_line(canvas, row++, body.col, body.cols, TUI_QUIET);
	buf_free(&where);
	buf_free(&words);
	return row;
}

int worry_raiser_draw(const struct escalation *worry, struct canvas *canvas, int row, struct area body)
{
	if (worry->functie[0] == '\0')
		return row;
	canvas_format(canvas, row, body.col + 1, body.cols - 2, worry->buiten ? TUI_BOLD : TUI_QUIET, "%s%s", worry->functie,
		worry->buiten ? _(" - door iemand zonder toegang tot het dossier") : "");
	return row + 1;
}

const char *worry_answer_help(const struct escalation *worry, int request)
{
	if (!worry->buiten)
		return NULL;
	if (request == REQ_ESCALATION_RETURN)
		return N_("Wie dit vroeg heeft geen toegang tot het dossier, en leest deze vraag.");
	return request == REQ_ESCALATION_ANSWER ?
		N_("Wie dit vroeg ziet alleen dat het is afgehandeld, niet dit antwoord.") : NULL;
}
