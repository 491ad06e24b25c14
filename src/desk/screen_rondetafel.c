/* Rondetafel: when, where and what for, and who comes; of one escalation. */
#include <stdio.h>

#include "base/mem.h"
#include "desk/ladder_forms.h"
#include "desk/screens.h"

enum { SAID_ROWS = 2, HEAD_ROWS = 2 + 2 * SAID_ROWS, NAME_COLS = 26, ANSWER_COLS = 22 };

struct rondetafel {
	struct desk *desk;
	id escalation_id;
	struct message answer;
	struct list members;
};

static const struct escalation *escalation_of(const struct rondetafel *self)
{
	return rows_first(&self->answer.rows, &escalation_record);
}

/* The last one; NULL: none yet. */
static const struct round_table *table_of(const struct rondetafel *self)
{
	return rows_first(&self->answer.rows, &round_table_record);
}

static bool stands(const struct rondetafel *self)
{
	const struct round_table *table = table_of(self);

	return table != NULL && table->cancelled == INSTANT_NONE && table->uitkomst == NULL &&
		table->datum >= desk_today(self->desk);
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static void rondetafel_keep(struct rondetafel *self, struct message *answer)
{
	message_free(&self->answer);
	self->answer = *answer;
	list_reload(&self->members);
}

static bool rondetafel_read(struct rondetafel *self, struct err *err)
{
	struct message answer;

	if (!desk_ask_id(self->desk, REQ_ESCALATION_READ, self->escalation_id, &answer, err)) {
		message_free(&answer);
		return false;
	}
	rondetafel_keep(self, &answer);
	return escalation_of(self) != NULL;
}

static const struct table_member *member_at(const void *screen, size_t index)
{
	return rows_get(&((const struct rondetafel *)screen)->answer.rows, &table_member_record, index);
}

static size_t member_count(const void *screen)
{
	return rows_count(&((const struct rondetafel *)screen)->answer.rows, &table_member_record);
}

static int64_t member_id(const void *screen, size_t index)
{
	return member_at(screen, index)->employee_id;
}

static void member_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct table_member *member = member_at(screen, index);

	canvas_text(canvas, area.row, area.col, NAME_COLS - 2, selected ? TUI_SELECT : TUI_NORMAL, member->employee_naam);
	canvas_text(canvas, area.row, area.col + NAME_COLS, area.cols - NAME_COLS - ANSWER_COLS - 1, TUI_NORMAL,
		member->organisation_naam);
	canvas_text_right(canvas, area.row, area.col + area.cols - 1, ANSWER_COLS, TUI_QUIET,
		_(choice_label(table_answer_choices, member->answer)));
}

static const struct list_source member_source = {
	.count = member_count,
	.id = member_id,
	.draw = member_draw,
	.empty = N_("Er is nog niemand gevraagd. De procesregisseur belegt met w een tafel en vraagt er met u mensen bij."),
};

static bool rondetafel_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct rondetafel *self = screen;

	self->desk = desk;
	self->escalation_id = call->object_id;
	message_init(&self->answer, 0);
	list_init(&self->members, &member_source, self);
	if (!rondetafel_read(self, err))
		return err->code != ERR_NONE ? false : err_set(err, ERR_MISSING, _("Deze opschaling is er niet, of u mag haar niet zien."));
	desk_title(desk, _("Rondetafel - %s"), escalation_of(self)->household_naam);
	return true;
}

static void rondetafel_close(void *screen)
{
	message_free(&((struct rondetafel *)screen)->answer);
}

static void rondetafel_show(void *screen)
{
	struct rondetafel *self = screen;
	struct err err = ERR_INIT;

	if (!rondetafel_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void rondetafel_change(void *screen, const struct change *change)
{
	struct rondetafel *self = screen;

	if (change->household_id == escalation_of(self)->household_id)
		rondetafel_show(self);
}

/* As much as there is room for; Enter shows the whole. */
static void said_draw(struct canvas *canvas, struct area area, const char *format, const char *text)
{
	struct buf said = BUF_INIT;

	if (text == NULL)
		return;
	buf_format(&said, format, text);
	canvas_wrap(canvas, area, TUI_NORMAL, said.data);
	buf_free(&said);
}

static void head_draw(const struct rondetafel *self, struct canvas *canvas, struct area body)
{
	const struct round_table *table = table_of(self);
	char on[DAY_NL_BYTES];

	canvas_text(canvas, body.row, body.col + 1, body.cols - 2, TUI_BOLD, escalation_of(self)->subject);
	if (table == NULL)
		return;
	day_nl(table->datum, on);
	canvas_format(canvas, body.row + 1, body.col + 1, body.cols - 2, table->cancelled != INSTANT_NONE ? TUI_ALERT : TUI_NORMAL,
		_("%s%s om %s, %s - belegd door %s"), table->cancelled != INSTANT_NONE ? _("AFGEZEGD: ") : "", on, table->tijd,
		table->plaats, table->convener_naam);
	said_draw(canvas, (struct area){ body.row + 2, body.col + 1, SAID_ROWS, body.cols - 2 }, _("Doel: %s"), table->doel);
	said_draw(canvas, (struct area){ body.row + 2 + SAID_ROWS, body.col + 1, SAID_ROWS, body.cols - 2 }, _("Uitkomst: %s"),
		table->uitkomst);
}

static void rondetafel_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct rondetafel *self = screen;

	head_draw(self, canvas, body);
	canvas_line(canvas, body.row + HEAD_ROWS, body.col, body.cols, TUI_QUIET);
	list_draw(&self->members, canvas, (struct area){ body.row + HEAD_ROWS + 1, body.col, body.rows - HEAD_ROWS - 1, body.cols });
}

static bool rondetafel_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct rondetafel *)screen)->members, press);
}

/* ---- acting ------------------------------------------------------------------------------------------------------- */

static bool leads(const struct rondetafel *self)
{
	const struct rung_holder *holder;
	const struct rung *rung;

	for (size_t n = 0; (holder = rows_get(&self->answer.rows, &rung_holder_record, n)) != NULL; n++)
		for (size_t i = 0; holder->may_act && (rung = rows_get(&self->answer.rows, &rung_record, i)) != NULL; i++)
			if (rung->trede == holder->trede && rung->process)
				return true;
	return false;
}

static bool may_convene(const void *screen)
{
	const struct rondetafel *self = screen;

	return leads(self) && escalation_of(self)->closed == INSTANT_NONE;
}

static bool may_change(const void *screen)
{
	return may_convene(screen) && stands(screen);
}

static bool may_take_off(const void *screen)
{
	return may_change(screen) && member_count(screen) > 0;
}

static const struct table_member *me_at(const struct rondetafel *self)
{
	const struct table_member *member;

	for (size_t n = 0; (member = rows_get(&self->answer.rows, &table_member_record, n)) != NULL; n++)
		if (member->employee_id == desk_me(self->desk)->employee_id && member->answer != TABLE_TAKEN_OFF)
			return member;
	return NULL;
}

static bool is_asked(const void *screen)
{
	return stands(screen) && me_at(screen) != NULL;
}

/* Who may lead it, from the day it was on; also when the question was answered meanwhile. */
static bool may_conclude(const void *screen)
{
	const struct rondetafel *self = screen;
	const struct round_table *table = table_of(self);

	return leads(self) && table != NULL && table->cancelled == INSTANT_NONE && table->uitkomst == NULL &&
		table->datum <= desk_today(self->desk);
}

static bool has_text(const void *screen)
{
	return table_of(screen) != NULL;
}

static void rondetafel_write(void *screen)
{
	struct rondetafel *self = screen;

	ladder_form_table(self->desk, escalation_of(self), stands(self) ? table_of(self) : NULL);
}

static void rondetafel_invite(void *screen)
{
	struct rondetafel *self = screen;

	ladder_form_invite(self->desk, table_of(self));
}

/* One request; what stands there now is on the screen afterwards. */
static void rondetafel_ask(struct rondetafel *self, int request, id employee_id, bool flag, const char *done)
{
	struct err err = ERR_INIT;
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = table_of(self)->id;
	ask.other_id = employee_id;
	ask.flag = flag;
	if (desk_ask_with(self->desk, request, &ask, &answer, &err)) {
		rondetafel_keep(self, &answer);
		desk_good(self->desk, "%s", done);
	} else {
		message_free(&answer);
		desk_say_err(self->desk, &err);
	}
}

static bool outcome_take(void *arg, const char *value, struct err *err)
{
	struct rondetafel *self = arg;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = table_of(self)->id;
	ask.tekst = mem_text(value);
	ok = desk_ask_with(self->desk, REQ_TABLE_OUTCOME, &ask, &answer, err);
	if (ok)
		rondetafel_keep(self, &answer);
	else
		message_free(&answer);
	record_clear(&ask_record, &ask);
	return ok;
}

static void rondetafel_conclude(void *screen)
{
	struct rondetafel *self = screen;
	const struct prompt prompt = { .title = _("Uitkomst van de rondetafel"), .label = N_("Wat is afgesproken"), .kind = FORM_BLOCK,
		.help = N_("Wie doet wat, en wanneer. Dit staat daarna vast."), .required = true, .take = outcome_take, .arg = self,
		.place = { "table_outcome", table_of(self)->id, escalation_of(self)->household_id } };

	if (desk_prompt(self->desk, &prompt))
		desk_good(self->desk, "%s", _("De uitkomst staat vast. Wie aan tafel zat en wie het vroeg, ziet haar meteen."));
}

static void rondetafel_read_whole(void *screen)
{
	const struct rondetafel *self = screen;
	const struct round_table *table = table_of(self);
	struct buf text = BUF_INIT;

	buf_format(&text, _("Doel\n\n%s\n\nUitkomst\n\n%s"), table->doel != NULL ? table->doel : "",
		table->uitkomst != NULL ? table->uitkomst : _("Nog niet geschreven."));
	desk_dialog(self->desk, dialog_page(_("Rondetafel"), text.data));
	buf_free(&text);
}

static void rondetafel_comes(void *screen)
{
	rondetafel_ask(screen, REQ_TABLE_ANSWER, 0, true, _("U komt. De procesregisseur ziet het meteen."));
}

static void rondetafel_comes_not(void *screen)
{
	rondetafel_ask(screen, REQ_TABLE_ANSWER, 0, false, _("U komt niet. De procesregisseur ziet het meteen."));
}

static void rondetafel_take_off(void *screen)
{
	struct rondetafel *self = screen;
	size_t index;

	if (list_selected(&self->members, &index) &&
	    desk_sure(self->desk, _("Niet meer vragen"), _("Deze collega ziet de opschaling dan niet meer. Doorgaan?")))
		rondetafel_ask(self, REQ_TABLE_ASK, member_at(self, index)->employee_id, false,
			_("Deze collega is niet meer gevraagd."));
}

static void rondetafel_cancel(void *screen)
{
	struct rondetafel *self = screen;
	struct round_table table = *table_of(self);
	struct err err = ERR_INIT;

	if (!desk_sure(self->desk, _("Afzeggen"), _("De rondetafel afzeggen? Iedereen die gevraagd is, krijgt bericht.")))
		return;
	table.cancelled = desk_me(self->desk)->now;
	if (desk_save(self->desk, REQ_TABLE_SAVE, &round_table_record, &table, &err))
		desk_good(self->desk, "%s", _("De rondetafel is afgezegd."));
	else
		desk_say_err(self->desk, &err);
	rondetafel_show(self);
}

static const struct key rondetafel_keys[] = {
	{ 'j', N_("Ik kom"), N_("U laat weten dat u komt."), rondetafel_comes, is_asked },
	{ 'n', N_("Ik kom niet"), N_("U laat weten dat u niet komt."), rondetafel_comes_not, is_asked },
	{ 'w', N_("Beleggen"), N_("Datum, tijd, plaats en doel: een nieuwe tafel, of wijzigen wat er staat."), rondetafel_write, may_convene },
	{ 'u', N_("Vragen"), N_("Vraagt er iemand bij, ook van een andere organisatie."), rondetafel_invite, may_change },
	{ 'x', N_("Niet meer vragen"), N_("De gekozen collega hoeft niet te komen en ziet de opschaling niet meer."), rondetafel_take_off, may_take_off },
	{ 'o', N_("Uitkomst"), N_("Schrijft wat er is afgesproken, vanaf de dag zelf. Dat staat daarna vast."), rondetafel_conclude,
	  may_conclude },
	{ 'a', N_("Afzeggen"), N_("De rondetafel gaat niet door."), rondetafel_cancel, may_change },
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont het doel en de uitkomst helemaal."), rondetafel_read_whole, has_text },
	{ 0 },
};

static void rondetafel_about(const void *screen, struct topic *out)
{
	const struct escalation *escalation = escalation_of(screen);

	*out = (struct topic){ escalation->household_id, "escalation", escalation->id };
}

const struct screen screen_rondetafel = {
	.name = "rondetafel",
	.title = N_("Rondetafel"),
	.size = sizeof(struct rondetafel),
	.keys = rondetafel_keys,
	.open = rondetafel_open,
	.close = rondetafel_close,
	.draw = rondetafel_draw,
	.key = rondetafel_key,
	.show = rondetafel_show,
	.change = rondetafel_change,
	.inbox = rondetafel_show,
	.about = rondetafel_about,
};
