/* Escalatie: the ladder as a ladder: rungs, who sits there, the clock, what was said; and what you may do about it. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "desk/due.h"
#include "desk/ladder_forms.h"
#include "desk/screens.h"
#include "desk/signals.h"
#include "desk/worry.h"

enum { HEAD_MOST = 2, HOLDERS_COL = 26, HOLDERS_ROWS = 2, CLOCK_COLS = 16 };

struct escalatie {
	struct desk *desk;
	id household_id, escalation_id;
	struct message answer;
	const struct escalation *escalation;
	struct list steps;
};

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static size_t step_count(const void *screen)
{
	return rows_count(&((const struct escalatie *)screen)->answer.rows, &escalation_step_record);
}

/* Whoever looks at the last that happened keeps doing so when something happens. */
static bool escalatie_keep(struct escalatie *self, struct message *answer)
{
	const struct escalation *escalation = rows_first(&answer->rows, &escalation_record);
	size_t selected;
	bool at_end = !list_selected(&self->steps, &selected) || selected + 1 == step_count(self);

	if (escalation == NULL)
		return false;
	message_free(&self->answer);
	self->answer = *answer;
	self->escalation = rows_first(&self->answer.rows, &escalation_record);
	list_reload(&self->steps);
	if (at_end && step_count(self) > 0)
		list_select_index(&self->steps, step_count(self) - 1);
	return true;
}

static bool escalatie_read(struct escalatie *self, struct err *err)
{
	struct message answer;

	if (!desk_ask_id(self->desk, REQ_ESCALATION_READ, self->escalation_id, &answer, err) || !escalatie_keep(self, &answer)) {
		message_free(&answer);
		return err->code != ERR_NONE ? false : err_set(err, ERR_MISSING, _("Deze opschaling is er niet, of u mag haar niet zien."));
	}
	return true;
}

static const struct escalation_step *step_at(const void *screen, size_t index)
{
	return rows_get(&((const struct escalatie *)screen)->answer.rows, &escalation_step_record, index);
}

static int64_t step_id(const void *screen, size_t index)
{
	return step_at(screen, index)->id;
}

static void step_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct escalation_step *step = step_at(screen, index);
	char at[INSTANT_BYTES], line[2 * TEXT_LINE_BYTES];

	instant_nl(step->at, at);
	snprintf(line, sizeof(line), "%s%s", _(choice_label(step_kind_choices, step->kind)),
		step->tekst != NULL && step->tekst[0] != '\0' ? ": " : "");
	canvas_text(canvas, area.row, area.col, 16, selected ? TUI_SELECT : TUI_NORMAL, at);
	canvas_text(canvas, area.row, area.col + 17, 16, TUI_QUIET, step->employee_naam[0] != '\0' ? step->employee_naam :
		step->employee_id != 0 ? _("een collega") : _("de klok"));
	canvas_format(canvas, area.row, area.col + 34, area.cols - 34, TUI_NORMAL, "%s%.400s", line,
		step->tekst != NULL ? step->tekst : "");
}

static const struct list_source step_source = {
	.count = step_count,
	.id = step_id,
	.draw = step_draw,
	.empty = N_("Er is nog niets gebeurd."),
};

static bool escalatie_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct escalatie *self = screen;

	self->desk = desk;
	self->escalation_id = call->object_id;
	message_init(&self->answer, 0);
	list_init(&self->steps, &step_source, self);
	if (!escalatie_read(self, err))
		return false;
	self->household_id = self->escalation->household_id;
	desk_title(desk, _("Opschaling - %s"), self->escalation->household_naam[0] != '\0' ? self->escalation->household_naam :
		self->escalation->huishoudnummer);
	return true;
}

static void escalatie_close(void *screen)
{
	message_free(&((struct escalatie *)screen)->answer);
}

/* ---- drawing ------------------------------------------------------------------------------------------------------ */

/* From the werkbak the household is not open, and the signals stand above no screen yet. Returns the rows it took. */
static int signals_draw(const struct escalatie *self, struct canvas *canvas, struct area body)
{
	char *line = desk_household_signals(self->desk, self->household_id) == NULL ?
		signals_line(&self->answer.rows, desk_today(self->desk)) : NULL;

	if (line == NULL)
		return 0;
	canvas_format(canvas, body.row, body.col + 1, body.cols - 1, TUI_ALERT, _("Let op: %s"), line);
	free(line);
	return 1;
}

/* Returns the rows that were drawn. */
static int wrapped(struct canvas *canvas, struct area area, unsigned attr, const char *text)
{
	int rows = canvas_wrap(canvas, area, attr, text);

	return rows < area.rows ? rows : area.rows;
}

/* What was said on top of the question: an instruction, and when they meet. Returns the row below. */
static int beside_draw(const struct escalatie *self, struct canvas *canvas, struct area body, int row)
{
	const struct round_table *table = rows_first(&self->answer.rows, &round_table_record);
	struct buf said = BUF_INIT;
	char on[DAY_NL_BYTES];

	if (self->escalation->instructie != NULL) {
		buf_format(&said, _("Aanwijzing van %s (Awb 10:6): %s"), self->escalation->instructie_naam,
			self->escalation->instructie);
		row += wrapped(canvas, (struct area){ row, body.col + 1, HEAD_MOST, body.cols - 2 }, TUI_BOLD, said.data);
	}
	if (table != NULL && table->cancelled == INSTANT_NONE) {
		day_nl(table->datum, on);
		canvas_format(canvas, row++, body.col + 1, body.cols - 2, TUI_NORMAL, table->uitkomst != NULL ?
			_("Rondetafel geweest op %s: r toont de uitkomst") : _("Rondetafel %s om %s, %s"), on, table->tijd, table->plaats);
	}
	buf_free(&said);
	return row;
}

/* Returns the row below. */
static int head_draw(const struct escalatie *self, struct canvas *canvas, struct area body)
{
	const struct escalation *row = self->escalation;
	char line[3 * TEXT_LINE_BYTES], at[INSTANT_BYTES];
	struct buf question = BUF_INIT;
	int rows, below;

	canvas_text(canvas, body.row, body.col + 1, body.cols - (row->spoed || row->closed != INSTANT_NONE ? 24 : 2), TUI_HEADING,
		row->subject);
	canvas_text_right(canvas, body.row, body.col + body.cols - 1, 22, row->spoed ? TUI_ALERT : TUI_NORMAL,
		row->closed != INSTANT_NONE ? _(choice_label(escalation_state_choices, row->state)) : row->spoed ? _("SPOED") : "");
	instant_nl(row->raised, at);
	/* of a question without a decision the cause is the heading */
	snprintf(line, sizeof(line), row->cause == CAUSE_MANDAAT ? _("boven mandaat - gevraagd door %s op %s") :
		_("gevraagd door %s op %s"), row->requester_naam[0] != '\0' ? row->requester_naam : _("een collega"), at);
	canvas_text(canvas, body.row + 1, body.col + 1, body.cols - 2, TUI_QUIET, line);
	below = worry_raiser_draw(row, canvas, body.row + 2, body);
	/* Of a decision the question is what the register told who asked, and speaks to that person. */
	if (row->cause == CAUSE_MANDAAT && row->requester_id != desk_me(self->desk)->employee_id)
		buf_format(&question, _("%s kreeg te lezen: "), row->requester_naam);
	else if (row->stem[0] != '\0')
		buf_format(&question, _("Het gezin zegt (%s): "), row->stem);
	buf_text(&question, row->question != NULL ? row->question : "");
	rows = wrapped(canvas, (struct area){ below, body.col + 1, HEAD_MOST, body.cols - 2 }, TUI_NORMAL, question.data);
	buf_free(&question);
	return beside_draw(self, canvas, body, below + rows);
}

static bool has_seen(const struct escalatie *self, id employee_id)
{
	const struct escalation_step *step;

	for (size_t n = 0; (step = rows_get(&self->answer.rows, &escalation_step_record, n)) != NULL; n++)
		if (step->kind == STEP_SEEN && step->employee_id == employee_id)
			return true;
	return false;
}

/* Everybody on the rung, with absence and deputy: "Carla de Wit (afwezig, vervangen door Karel Smit)". */
static void holders_print(const struct escalatie *self, int64_t trede, struct buf *out)
{
	const struct rung_holder *holder;

	for (size_t n = 0; (holder = rows_get(&self->answer.rows, &rung_holder_record, n)) != NULL; n++) {
		if (holder->trede != trede)
			continue;
		buf_format(out, "%s%s", out->used > 0 ? ", " : "", holder->naam);
		if (holder->absent && holder->deputy_naam[0] != '\0')
			buf_format(out, _(" (afwezig, %s vervangt)"), holder->deputy_naam);
		else if (holder->absent)
			buf_text(out, _(" (afwezig)"));
		else if (holder->online)
			buf_text(out, " *");
		if (has_seen(self, holder->employee_id))
			buf_text(out, _(" (gezien)"));
	}
	if (out->used == 0)
		buf_text(out, _("nu niemand"));
}

static void clock_print(const struct escalatie *self, const struct rung *rung, char *out, size_t room)
{
	const struct escalation *row = self->escalation;
	char due[DUE_BYTES];

	if (rung->trede != row->trede || row->closed != INSTANT_NONE) {
		if (row->spoed)
			snprintf(out, room, _("%lld uur"), (long long)rung->clock_spoed_hours);
		else
			snprintf(out, room, rung->clock_days == 1 ? _("%lld werkdag") : _("%lld werkdagen"),
				(long long)rung->clock_days);
		return;
	}
	due_show(row->due, desk_today(self->desk), due);
	if (row->overdue || row->due == INSTANT_NONE)
		snprintf(out, room, "%s", _("TE LAAT"));
	else if (row->due != day_start(instant_day(row->due)))
		snprintf(out, room, _("tot %s"), due);
	else
		snprintf(out, room, _("t/m %s (%d d)"), due, instant_day(row->due) - 1 - desk_today(self->desk));
}

/* Returns the rows it took: on the rung where it lies everybody is named. */
static int rung_draw(const struct escalatie *self, const struct rung *rung, struct canvas *canvas, int row, struct area area)
{
	bool here = rung->trede == self->escalation->trede && self->escalation->closed == INSTANT_NONE;
	struct buf holders = BUF_INIT;
	char clock[64];
	int rows;

	holders_print(self, rung->trede, &holders);
	clock_print(self, rung, clock, sizeof(clock));
	canvas_text(canvas, row, area.col, 2, TUI_BOLD, here ? "=>" : "");
	canvas_format(canvas, row, area.col + 3, 22, here ? TUI_BOLD : TUI_NORMAL, "%lld %s", (long long)rung->trede, rung->naam);
	rows = canvas_wrap(canvas, (struct area){ row, area.col + HOLDERS_COL, here ? HOLDERS_ROWS : 1,
		area.cols - HOLDERS_COL - CLOCK_COLS - 2 }, here ? TUI_NORMAL : TUI_QUIET, holders.data);
	canvas_text_right(canvas, row, area.col + area.cols - 1, CLOCK_COLS,
		here ? (self->escalation->overdue ? TUI_ALERT : TUI_BOLD) : TUI_QUIET, clock);
	buf_free(&holders);
	return !here ? 1 : rows < HOLDERS_ROWS ? rows : HOLDERS_ROWS;
}

/* Returns the row below. */
static int ladder_draw(struct escalatie *self, struct canvas *canvas, struct area body)
{
	int signals = signals_draw(self, canvas, body), row;
	const struct rung *rung;
	size_t count = rows_count(&self->answer.rows, &rung_record);

	body = (struct area){ body.row + signals, body.col, body.rows - signals, body.cols };
	row = head_draw(self, canvas, body);
	canvas_line(canvas, row++, body.col, body.cols, TUI_QUIET);
	for (size_t n = count; n > 0; n--) {
		rung = rows_get(&self->answer.rows, &rung_record, n - 1);
		row += rung_draw(self, rung, canvas, row, body);
	}
	canvas_line(canvas, row, body.col, body.cols, TUI_QUIET);
	canvas_text_right(canvas, row++, body.col + body.cols - 1, 20, TUI_QUIET, _(" * is nu ingelogd "));
	return row;
}

static void escalatie_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct escalatie *self = screen;
	int row = self->escalation->beperkt ? worry_follow_draw(self->escalation, desk_today(self->desk), canvas, body) :
		ladder_draw(self, canvas, body);
	struct area rest = (struct area){ row, body.col, body.row + body.rows - row, body.cols };
	list_draw(&self->steps, canvas, rest);
}

static bool escalatie_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct escalatie *)screen)->steps, press);
}

static void escalatie_show(void *screen)
{
	struct escalatie *self = screen;
	struct err err = ERR_INIT;

	if (!escalatie_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void escalatie_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct escalatie *)screen)->household_id)
		escalatie_show(screen);
}

/* ---- acting ------------------------------------------------------------------------------------------------------- */

enum act_name { ACT_APPROVE, ACT_REFUSE, ACT_REPLY, ACT_RETURN, ACT_CLIMB, ACT_TAKE, ACT_INSTRUCT, ACT_ADD, ACT_WITHDRAW };

/* What may be done with an escalation, each with a text. */
static const struct act {
	int request;
	int64_t number;			/* of REQ_ESCALATION_ANSWER: the step it becomes */
	const char *title, *label;	/* N_() */
	const char *done;		/* N_() */
	const char *draft;
	bool may_be_empty;
} acts[] = {
	[ACT_APPROVE] = { REQ_ESCALATION_ANSWER, STEP_APPROVED, N_("Akkoord met dit besluit"), N_("Toelichting"),
		N_("U hebt besloten. De vrager ziet het meteen."), "escalation_approve", true },
	[ACT_REFUSE] = { REQ_ESCALATION_ANSWER, STEP_REFUSED, N_("Niet akkoord"), N_("Reden"),
		N_("Het besluit is geweigerd, met uw reden."), "escalation_refuse", false },
	[ACT_REPLY] = { REQ_ESCALATION_ANSWER, STEP_ANSWERED, N_("Antwoord: wie doet nu wat, en wanneer"), N_("Antwoord"),
		N_("Uw antwoord is gegeven. De opschaling is afgesloten."), "escalation_reply", false },
	[ACT_RETURN] = { REQ_ESCALATION_RETURN, 0, N_("Terug met een vraag"), N_("Uw vraag"),
		N_("Het ligt weer bij de vrager, met uw vraag."), "escalation_return", false },
	[ACT_CLIMB] = { REQ_ESCALATION_CLIMB, 0, N_("Een trede hoger"), N_("Waarom"), N_("Het ligt nu een trede hoger."),
		"escalation_climb", false },
	[ACT_TAKE] = { REQ_ESCALATION_TAKE, 0, N_("Overnemen"), N_("Waarom"),
		N_("U hebt het overgenomen; de klok begint opnieuw."), "escalation_take", false },
	[ACT_INSTRUCT] = { REQ_ESCALATION_INSTRUCT, 0, N_("Aanwijzing geven"), N_("Aanwijzing"),
		N_("De aanwijzing staat erbij. Het blijft liggen waar het ligt."), "escalation_instruct", false },
	[ACT_ADD] = { REQ_ESCALATION_ADD, 0, N_("Aanvullen"), N_("Wat u eraan toevoegt"),
		N_("Uw aanvulling staat erbij; wie het heeft, hoort het."), "escalation_add", false },
	[ACT_WITHDRAW] = { REQ_ESCALATION_WITHDRAW, 0, N_("Intrekken"), N_("Reden"), N_("Uw vraag is ingetrokken."),
		"escalation_withdraw", false },
};

struct act_prompt {
	struct escalatie *self;
	const struct act *act;
};

/* One request at the version on the screen. When it fails the screen shows how things stand now. */
static bool act_take(void *arg, const char *tekst, struct err *err)
{
	const struct act_prompt *prompt = arg;
	struct escalatie *self = prompt->self;
	struct err unread = ERR_INIT;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = self->escalation_id;
	ask.version = self->escalation->version;
	ask.number = prompt->act->number;
	ask.tekst = mem_text(tekst);
	ok = desk_ask_with(self->desk, prompt->act->request, &ask, &answer, err);
	message_free(&answer);
	record_clear(&ask_record, &ask);
	escalatie_read(self, &unread);
	return ok;
}

static void escalatie_do(struct escalatie *self, enum act_name name)
{
	struct act_prompt about = { self, &acts[name] };
	const struct prompt prompt = { .title = _(about.act->title), .label = about.act->label, .kind = FORM_BLOCK,
		.help = worry_answer_help(self->escalation, about.act->request), .required = !about.act->may_be_empty, .take = act_take, .arg = &about,
		.place = { about.act->draft, self->escalation_id, self->household_id } };

	if (desk_prompt(self->desk, &prompt))
		desk_good(self->desk, "%s", _(about.act->done));
}

static void escalatie_approve(void *screen) { escalatie_do(screen, ACT_APPROVE); }
static void escalatie_refuse(void *screen) { escalatie_do(screen, ACT_REFUSE); }
static void escalatie_reply(void *screen) { escalatie_do(screen, ACT_REPLY); }
static void escalatie_return(void *screen) { escalatie_do(screen, ACT_RETURN); }
static void escalatie_climb(void *screen) { escalatie_do(screen, ACT_CLIMB); }
static void escalatie_take(void *screen) { escalatie_do(screen, ACT_TAKE); }
static void escalatie_instruct(void *screen) { escalatie_do(screen, ACT_INSTRUCT); }
static void escalatie_add(void *screen) { escalatie_do(screen, ACT_ADD); }
static void escalatie_withdraw(void *screen) { escalatie_do(screen, ACT_WITHDRAW); }

static void escalatie_grant(void *screen)
{
	struct escalatie *self = screen;
	const struct decision *asked = rows_first(&self->answer.rows, &decision_record);

	if (asked != NULL)
		ladder_form_grant(self->desk, self->escalation, asked);
}

static void escalatie_table(void *screen)
{
	struct escalatie *self = screen;
	const struct screen_call call = { .household_id = self->household_id, .object_id = self->escalation_id };

	desk_push(self->desk, &screen_rondetafel, &call);
}

static void escalatie_decision(void *screen)
{
	struct escalatie *self = screen;
	const struct screen_call call = { .household_id = self->household_id, .object_id = self->escalation->decision_id };

	desk_push(self->desk, &screen_besluit, &call);
}

static void escalatie_household(void *screen)
{
	struct escalatie *self = screen;
	const struct screen_call call = { .household_id = self->household_id };

	desk_push(self->desk, &screen_huishouden, &call);
}

static void escalatie_step(void *screen)
{
	struct escalatie *self = screen;
	const struct escalation_step *step;
	size_t index;

	if (!list_selected(&self->steps, &index))
		return;
	step = step_at(self, index);
	desk_dialog(self->desk, dialog_page(_(choice_label(step_kind_choices, step->kind)),
		step->tekst != NULL && step->tekst[0] != '\0' ? step->tekst : _("Zonder toelichting.")));
}

static bool is_open(const struct escalatie *self)
{
	return self->escalation->closed == INSTANT_NONE;
}

static bool sits_at(const struct escalatie *self, int64_t from, int64_t to)
{
	const struct rung_holder *holder;

	for (size_t n = 0; (holder = rows_get(&self->answer.rows, &rung_holder_record, n)) != NULL; n++)
		if (holder->may_act && holder->trede >= from && holder->trede <= to)
			return true;
	return false;
}

static bool my_turn(const struct escalatie *self)
{
	return is_open(self) && sits_at(self, self->escalation->trede, self->escalation->trede);
}

static bool may_judge(const void *screen)
{
	return my_turn(screen) && ((const struct escalatie *)screen)->escalation->cause == CAUSE_MANDAAT;
}

/* Of a refusal, a reduction, a withdrawal or an uitruil there is no part. */
static bool may_grant(const void *screen)
{
	const struct decision *asked = rows_first(&((const struct escalatie *)screen)->answer.rows, &decision_record);

	return may_judge(screen) && asked != NULL && asked->swap_id == 0 && decision_counted(asked) > 0;
}

static bool may_reply(const void *screen)
{
	return my_turn(screen) && ((const struct escalatie *)screen)->escalation->cause != CAUSE_MANDAAT;
}

static bool may_act(const void *screen)
{
	return my_turn(screen);
}

static bool may_take(const void *screen)
{
	const struct escalatie *self = screen;

	return is_open(self) && sits_at(self, self->escalation->trede + 1, MANDATE_TREDE_MAX);
}

/* Who sits above it, and did not ask it. */
static bool may_instruct(const void *screen)
{
	const struct escalatie *self = screen;

	return may_take(screen) && self->escalation->requester_id != desk_me(self->desk)->employee_id;
}

static bool has_table(const void *screen)
{
	const struct escalatie *self = screen;

	return !self->escalation->beperkt && (is_open(self) || rows_first(&self->answer.rows, &round_table_record) != NULL);
}

static bool is_mine(const void *screen)
{
	const struct escalatie *self = screen;

	return is_open(self) && self->escalation->requester_id == desk_me(self->desk)->employee_id;
}

/* Who only follows it has no way into the household. */
static bool sees_whole(const void *screen)
{
	return !((const struct escalatie *)screen)->escalation->beperkt;
}

static bool has_decision(const void *screen)
{
	return ((const struct escalatie *)screen)->escalation->decision_id != 0;
}

static bool has_step(const void *screen)
{
	return step_count(screen) > 0;
}

static const struct key escalatie_keys[] = {
	{ 'a', N_("Akkoord"), N_("U neemt dit besluit onder uw eigen mandaat."), escalatie_approve, may_judge },
	{ 'd', N_("Deels"), N_("U kent een deel toe: een lager bedrag of een kortere tijd."), escalatie_grant, may_grant },
	{ 'n', N_("Niet akkoord"), N_("U weigert, met een reden."), escalatie_refuse, may_judge },
	{ 'a', N_("Antwoorden"), N_("U geeft antwoord en sluit de opschaling af: wie doet nu wat, en wanneer."), escalatie_reply, may_reply },
	{ 't', N_("Teruggeven"), N_("Terug naar de vrager, met een vraag."), escalatie_return, may_act },
	{ 'h', N_("Hoger"), N_("U legt het een trede hoger, met een reden."), escalatie_climb, may_act },
	{ 'o', N_("Overnemen"), N_("Een hogere trede neemt het over (Awb 10:7)."), escalatie_take, may_take },
	{ 'w', N_("Aanwijzing"), N_("Een hogere trede zegt hoe het moet; het blijft liggen waar het ligt (Awb 10:6)."), escalatie_instruct,
	  may_instruct },
	{ 'r', N_("Rondetafel"), N_("Wie er aan tafel komen: beleggen, vragen, en antwoorden."), escalatie_table, has_table },
	{ 'v', N_("Aanvullen"), N_("U voegt iets toe aan uw eigen vraag; wie haar heeft, hoort het."), escalatie_add, is_mine },
	{ 'i', N_("Intrekken"), N_("U trekt uw eigen vraag in."), escalatie_withdraw, is_mine },
	{ 'b', N_("Besluit"), N_("Opent het besluit waar het om gaat."), escalatie_decision, has_decision },
	{ 'f', N_("Huishouden"), N_("Opent het huishouden."), escalatie_household, sees_whole },
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont de hele tekst van de gekozen stap."), escalatie_step, has_step },
	{ 0 },
};

static void escalatie_about(const void *screen, struct topic *out)
{
	const struct escalatie *self = screen;

	*out = (struct topic){ self->household_id, "escalation", self->escalation->id };
}

static const char *escalatie_number(const void *screen)
{
	return ((const struct escalatie *)screen)->escalation->huishoudnummer;
}

const struct screen screen_escalatie = {
	.name = "escalatie",
	.title = N_("Opschaling"),
	.size = sizeof(struct escalatie),
	.keys = escalatie_keys,
	.open = escalatie_open,
	.close = escalatie_close,
	.draw = escalatie_draw,
	.key = escalatie_key,
	.show = escalatie_show,
	.change = escalatie_change,
	.inbox = escalatie_show,
	.about = escalatie_about,
	.number = escalatie_number,
};
