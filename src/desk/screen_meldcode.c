/* Meldcode: the five steps about one person, what was done in each, and what comes next. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/register_forms.h"
#include "desk/screens.h"

struct melding_code {
	struct desk *desk;
	id household_id, meldcode_id;	/* meldcode 0: the one that runs, or the last */
	struct message answer;
	struct list list;
};

enum { HEAD_ROWS = 4 };

static const struct meldcode *meldcode_of(const struct melding_code *self)
{
	const struct meldcode *meldcode;

	for (size_t i = 0; (meldcode = rows_get(&self->answer.rows, &meldcode_record, i)) != NULL; i++)
		if (self->meldcode_id == 0 || meldcode->id == self->meldcode_id)
			return meldcode;
	return NULL;
}

/* The last line of a step; NULL: not there yet. */
static const struct meldcode_step *step_of(const struct melding_code *self, int stap)
{
	const struct meldcode *meldcode = meldcode_of(self);
	const struct meldcode_step *step, *found = NULL;

	for (size_t i = 0; meldcode && (step = rows_get(&self->answer.rows, &meldcode_step_record, i)) != NULL; i++)
		if (step->meldcode_id == meldcode->id && step->stap == stap)
			found = step;
	return found;
}

static bool meldcode_reread(struct melding_code *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_MELDCODE_READ, self->household_id, &self->answer, err))
		return false;
	list_reload(&self->list);
	return true;
}

static size_t meldcode_count(const void *screen)
{
	return meldcode_of(screen) != NULL ? MELDCODE_STEPS : 0;
}

static int64_t meldcode_row_id(const void *screen, size_t index)
{
	(void)screen;
	return (int64_t)index + 1;
}

static void meldcode_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct melding_code *self = screen;
	const struct meldcode_rule *rule = meldcode_rule((int)index + 1);
	const struct meldcode_step *step = step_of(self, rule->stap);
	const char *what = _(rule->help);
	char on[DAY_NL_BYTES] = "", skipped[TEXT_LINE_BYTES];

	if (step != NULL) {
		day_nl(step->datum, on);
		snprintf(skipped, sizeof(skipped), _("overgeslagen: %.600s"), step->overgeslagen);
		what = step->tekst != NULL ? step->tekst : skipped;
	}
	canvas_format(canvas, area.row, area.col, 32, selected ? TUI_SELECT : TUI_NORMAL, "%d %s", rule->stap, _(rule->naam));
	canvas_text(canvas, area.row, area.col + 34, 11, TUI_NORMAL, step != NULL ? on : _("nog niet"));
	canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 3, TUI_QUIET, what);
}

static const struct list_source source = { .count = meldcode_count, .id = meldcode_row_id, .draw = meldcode_draw_line,
	.item_rows = 3, .empty = N_("Bij dit huishouden loopt geen meldcode. Druk op n om te beginnen.") };

static bool meldcode_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct melding_code *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	self->meldcode_id = call->object_id;
	message_init(&self->answer, 0);
	list_init(&self->list, &source, self);
	desk_title_household(desk);
	return meldcode_reread(self, err);
}

static void meldcode_close(void *screen)
{
	message_free(&((struct melding_code *)screen)->answer);
}

static void meldcode_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct melding_code *self = screen;
	const struct meldcode *meldcode = meldcode_of(self);
	char begun[DAY_NL_BYTES], done[DAY_NL_BYTES];

	if (meldcode == NULL) {
		list_draw(&self->list, canvas, body);
		return;
	}
	day_nl(meldcode->begonnen, begun);
	day_nl(meldcode->afgesloten, done);
	canvas_format(canvas, body.row, body.col + 1, body.cols - 2, TUI_HEADING, _("Over %s"), meldcode->person_naam);
	canvas_format(canvas, body.row + 1, body.col + 1, body.cols - 2, TUI_NORMAL,
		meldcode->afgesloten != DAY_NONE ? _("Begonnen op %s door %s; besloten op %s") : _("Begonnen op %s door %s"), begun,
		meldcode->employee_naam, done);
	canvas_text(canvas, body.row + 2, body.col + 1, body.cols - 2, TUI_QUIET, meldcode->aanleiding);
	canvas_line(canvas, body.row + 3, body.col, body.cols, TUI_QUIET);
	list_draw(&self->list, canvas, (struct area){ body.row + HEAD_ROWS, body.col, body.rows - HEAD_ROWS, body.cols });
}

static bool meldcode_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct melding_code *)screen)->list, press);
}

static void meldcode_show(void *screen)
{
	struct melding_code *self = screen;
	struct err err = ERR_INIT;

	if (!meldcode_reread(self, &err))
		desk_say_err(self->desk, &err);
}

static void meldcode_change(void *screen, const struct change *change)
{
	if (strcmp(change->kind, meldcode_record.name) == 0)
		meldcode_show(screen);
}

static int meldcode_selected(const struct melding_code *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? (int)index + 1 : 0;
}

/* Every line of the step; of one that is next, its form. */
static void step_read(struct melding_code *self, int stap)
{
	const struct meldcode *meldcode = meldcode_of(self);
	const struct meldcode_step *step;
	struct buf text = BUF_INIT;
	char on[DAY_NL_BYTES], gemeld[DAY_NL_BYTES];

	for (size_t i = 0; (step = rows_get(&self->answer.rows, &meldcode_step_record, i)) != NULL; i++) {
		if (step->meldcode_id != meldcode->id || step->stap != stap)
			continue;
		day_nl(step->datum, on);
		day_nl(step->gemeld, gemeld);
		buf_format(&text, _("%s, vastgelegd door %s\n"), on, step->employee_naam);
		if (step->geraadpleegd[0] != '\0')
			buf_format(&text, _("Overlegd met %s.\n"), step->geraadpleegd);
		if (step->veilig_thuis)
			buf_text(&text, _("Veilig Thuis gaf advies.\n"));
		if (step->overgeslagen[0] != '\0')
			buf_format(&text, _("Overgeslagen: %s\n"), step->overgeslagen);
		if (step->tekst != NULL)
			buf_format(&text, "%s\n", step->tekst);
		if (step->hulp)
			buf_text(&text, _("Hulp is georganiseerd.\n"));
		if (step->gemeld != DAY_NONE)
			buf_format(&text, _("Gemeld bij Veilig Thuis op %s.\n"), gemeld);
		buf_text(&text, "\n");
	}
	desk_dialog(self->desk, dialog_page(_(meldcode_rule(stap)->naam), text.used > 0 ? text.data : _(meldcode_rule(stap)->help)));
	buf_free(&text);
}

static void meldcode_enter(void *screen)
{
	struct melding_code *self = screen;
	const struct meldcode *meldcode = meldcode_of(self);
	int stap = meldcode_selected(self);

	if (meldcode->may_write && stap == meldcode->stap + 1)
		meldcode_form_step(self->desk, meldcode, stap, false);
	else
		step_read(self, stap);
}

static void meldcode_more(void *screen)
{
	struct melding_code *self = screen;

	meldcode_form_step(self->desk, meldcode_of(self), meldcode_selected(self), false);
}

static void meldcode_skip(void *screen)
{
	struct melding_code *self = screen;

	meldcode_form_step(self->desk, meldcode_of(self), meldcode_selected(self), true);
}

static void meldcode_new(void *screen)
{
	struct melding_code *self = screen;

	meldcode_form_begin(self->desk, self->household_id);
}

static bool meldcode_any(const void *screen)
{
	return meldcode_selected(screen) != 0;
}

static bool meldcode_adds(const void *screen)
{
	const struct melding_code *self = screen;
	const struct meldcode *meldcode = meldcode_of(self);

	return meldcode != NULL && meldcode->may_write && meldcode_any(screen) && meldcode_selected(self) <= meldcode->stap;
}

static bool meldcode_skips(const void *screen)
{
	const struct melding_code *self = screen;
	const struct meldcode *meldcode = meldcode_of(self);
	int stap = meldcode_selected(self);

	return meldcode != NULL && meldcode->may_write && stap != 0 && stap == meldcode->stap + 1 && meldcode_rule(stap)->may_skip;
}

static bool meldcode_edits(const void *screen)
{
	const struct melding_code *self = screen;

	return desk_may_here(self->desk, self->household_id, DEED_EDIT);
}

static const struct key meldcode_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Legt de volgende stap vast, of toont wat er bij een stap staat."), meldcode_enter,
		meldcode_any },
	{ 'e', N_("Erbij"), N_("Schrijft bij een stap die al gezet is nog een regel."), meldcode_more, meldcode_adds },
	{ 'o', N_("Overslaan"), N_("Slaat de volgende stap over, met een reden."), meldcode_skip, meldcode_skips },
	{ 'n', N_("Nieuw"), N_("Begint de meldcode over iemand van dit huishouden."), meldcode_new, meldcode_edits },
	{ 0 },
};

const struct screen screen_meldcode = {
	.name = "meldcode",
	.title = N_("Meldcode"),
	.size = sizeof(struct melding_code),
	.keys = meldcode_keys,
	.open = meldcode_open,
	.close = meldcode_close,
	.draw = meldcode_draw,
	.key = meldcode_key,
	.show = meldcode_show,
	.change = meldcode_change,
};
