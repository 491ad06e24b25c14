/* Besluit: one decision in a form, with the mandate meter running while you type. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/decision_form.h"
#include "desk/drafts.h"
#include "desk/print.h"
#include "desk/screens.h"
#include "desk/verdict.h"

enum { RETURN_ROWS = 2 };

struct besluit {
	struct desk *desk;
	id household_id;
	bool opened;
	struct decision decision;
	id escalation_id;		/* of its ladder, 0 none */
	char trede_naam[TEXT_LINE_BYTES];	/* of the rung where it lies */
	char *instructie;		/* what a higher rung said about it, NULL none */
	struct message weighed;		/* verdict and spent rows */
	struct record_form *rf;
	struct decision_picks picks;
	char **parked;
};

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static bool concept(const struct besluit *self)
{
	return self->decision.state == DECISION_CONCEPT;
}

/* A concept belongs to who wrote it. */
static bool may_write(const struct besluit *self)
{
	return concept(self) && desk_may_here(self->desk, self->household_id, DEED_DECIDE) &&
		(self->decision.id == 0 || self->decision.author_id == desk_me(self->desk)->employee_id);
}

static void besluit_weigh(struct besluit *self)
{
	struct err err = ERR_INIT;
	struct message answer;

	if (!may_write(self))
		return;
	if (desk_send(self->desk, REQ_DECISION_WEIGH, &decision_record, &self->decision, &answer, &err)) {
		message_free(&self->weighed);
		self->weighed = answer;
	} else {
		message_free(&answer);
	}
}

static void form_make(struct besluit *self)
{
	record_form_free(self->rf);
	self->rf = record_form_new(&decision_record, decision_form_rows, DECISION_FORM_ROWS, &self->decision,
		desk_today(self->desk));
	decision_picks_put(&self->picks, self->rf);
	record_form_set(self->rf, &self->decision);
	decision_rows_show(self->rf, &self->decision, desk_may_here(self->desk, self->household_id, DEED_OPEN));
	for (size_t i = 0; i < DECISION_FORM_ROWS; i++)
		form_lock(record_form_form(self->rf), i, !may_write(self));
}

/* Takes the rows of an answer about this decision. */
static void decision_take(struct besluit *self, struct message *answer)
{
	const struct decision *decision = rows_first(&answer->rows, &decision_record);
	const struct escalation *escalation = rows_first(&answer->rows, &escalation_record);

	if (decision == NULL)
		return;
	record_clear(&decision_record, &self->decision);
	record_copy(&decision_record, &self->decision, decision);
	self->household_id = decision->household_id;
	if (escalation != NULL) {
		self->escalation_id = escalation->id;
		memcpy(self->trede_naam, escalation->trede_naam, sizeof(self->trede_naam));
		free(self->instructie);
		self->instructie = escalation->instructie != NULL ? mem_text(escalation->instructie) : NULL;
	}
	if (rows_first(&answer->rows, &mandate_verdict_record) != NULL) {
		message_free(&self->weighed);
		self->weighed = *answer;
		message_init(answer, 0);
	}
}

static bool besluit_read(struct besluit *self, struct err *err)
{
	struct message answer;
	bool ok = desk_ask_id(self->desk, REQ_DECISION_READ, self->decision.id, &answer, err);

	if (ok)
		decision_take(self, &answer);
	message_free(&answer);
	return ok;
}

/* What follows from what was typed is on the form at once: the amount, and which rows there are. */
static void follow(struct besluit *self)
{
	size_t row = record_form_index(self->rf, "bedrag");
	struct buf value = BUF_INIT;

	if (decision_follow(&self->picks, &self->decision)) {
		record_form_value(self->rf, row, &self->decision, &value);
		form_set_typed(record_form_form(self->rf), row, value.data != NULL ? value.data : "");
		buf_free(&value);
	}
	decision_rows_show(self->rf, &self->decision, desk_may_here(self->desk, self->household_id, DEED_OPEN));
}

/* ---- drafts ------------------------------------------------------------------------------------------------------- */

static struct draft_place draft_place(const struct besluit *self)
{
	bool kept = self->decision.id != 0;

	return (struct draft_place){ kept ? "decision" : "decision_new", kept ? self->decision.id : self->household_id,
		self->household_id };
}

static void draft_put(struct besluit *self, size_t i, const char *value)
{
	const struct draft_place place = draft_place(self);

	draft_keep(self->desk, &place, record_form_field(self->rf, i)->name, 0, value);
	free(self->parked[i]);
	self->parked[i] = value[0] != '\0' ? mem_text(value) : NULL;
}

/* What is not changed any more is no draft either; of a new one the goal it was begun with goes along. */
static void besluit_park(void *screen)
{
	struct besluit *self = screen;
	struct form *form = record_form_form(self->rf);
	bool whole = self->decision.id == 0 && form_dirty(form);

	for (size_t i = 0; may_write(self) && i < DECISION_FORM_ROWS; i++) {
		const char *typed = whole || form_changed(form, i) ? form_typed(form, i) : "";

		if (record_form_field(self->rf, i) != NULL && strcmp(typed, self->parked[i] != NULL ? self->parked[i] : "") != 0)
			draft_put(self, i, typed);
	}
}

static void drafts_drop(struct besluit *self)
{
	for (size_t i = 0; i < DECISION_FORM_ROWS; i++)
		if (self->parked[i] != NULL)
			draft_put(self, i, "");
}

static void drafts_take(struct besluit *self)
{
	const struct draft_place place = draft_place(self);
	struct err err = ERR_INIT;
	struct message answer;
	const struct draft *draft;

	if (!may_write(self))
		return;
	if (desk_ask_id(self->desk, REQ_DRAFT_LIST, self->household_id, &answer, &err)) {
		for (size_t n = 0; (draft = rows_get(&answer.rows, &draft_record, n)) != NULL; n++) {
			size_t i = record_form_index(self->rf, draft->field);

			if (i == (size_t)-1 || !draft_is_of(draft, &place) || draft->value == NULL)
				continue;
			form_set_typed(record_form_form(self->rf), i, draft->value);
			free(self->parked[i]);
			self->parked[i] = mem_text(draft->value);
			draft_say(self->desk);
		}
		if (record_form_read(self->rf, &self->decision, &err))
			follow(self);
	}
	message_free(&answer);
}

/* ---- the screen --------------------------------------------------------------------------------------------------- */

static bool besluit_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct besluit *self = screen;
	struct message view;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->weighed, 0);
	record_init(&decision_record, &self->decision);
	self->decision.id = call->object_id;
	self->parked = mem_new(DECISION_FORM_ROWS, sizeof(*self->parked));
	if (self->decision.id != 0 && !besluit_read(self, err))
		return false;
	self->opened = desk_household_open(desk, self->household_id, &view, err);
	if (self->opened)
		decision_picks_read(&self->picks, desk, self->household_id, &view);
	message_free(&view);
	if (!self->opened)
		return false;
	if (self->decision.id == 0) {
		self->decision.household_id = self->household_id;
		self->decision.goal_id = call->parent_id;
		self->decision.datumStart = desk_today(desk);
		desk_title(desk, "%s", _("Nieuw besluit"));
	}
	desk_title_household(desk);
	form_make(self);
	drafts_take(self);
	besluit_weigh(self);
	return true;
}

static void besluit_close(void *screen)
{
	struct besluit *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	for (size_t i = 0; self->parked != NULL && i < DECISION_FORM_ROWS; i++)
		free(self->parked[i]);
	free(self->parked);
	free(self->instructie);
	record_form_free(self->rf);
	decision_picks_free(&self->picks);
	record_clear(&decision_record, &self->decision);
	message_free(&self->weighed);
}

/* With what question it came back, or how a higher rung wants it; returns the rows it took. */
static int return_draw(const struct besluit *self, struct canvas *canvas, struct area body)
{
	struct area area = { body.row, body.col + 2, RETURN_ROWS, body.cols - 2 };
	bool came_back = may_write(self) && self->decision.reason[0] != '\0';
	struct buf line = BUF_INIT;
	int rows;

	if (!came_back && self->instructie == NULL)
		return 0;
	if (came_back)
		buf_format(&line, _("Terug: %s"), self->decision.reason);
	else
		buf_format(&line, _("Aanwijzing (Awb 10:6): %s"), self->instructie);
	rows = canvas_wrap(canvas, area, TUI_ALERT, line.data);
	buf_free(&line);
	return rows < RETURN_ROWS ? rows : RETURN_ROWS;
}

static void besluit_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct besluit *self = screen;
	int head = return_draw(self, canvas, body);
	int foot = may_write(self) ? VERDICT_ROWS : DECISION_STATE_ROWS;
	struct area form = { body.row + head, body.col, body.rows - foot - head, body.cols };
	struct area rest = { body.row + body.rows - foot, body.col, foot, body.cols };

	form_draw(record_form_form(self->rf), canvas, form);
	canvas_line(canvas, rest.row, rest.col, rest.cols, TUI_QUIET);
	rest.row++;
	rest.rows--;
	if (may_write(self))
		verdict_draw(canvas, rest, &self->weighed.rows, &self->decision);
	else
		decision_state_draw(canvas, rest, &self->decision, self->trede_naam);
}

static void besluit_show(void *screen)
{
	struct besluit *self = screen;
	struct err err = ERR_INIT;
	bool writes = may_write(self);

	if (self->decision.id == 0 || (writes && form_dirty(record_form_form(self->rf)))) {
		besluit_weigh(self);
		return;
	}
	if (besluit_read(self, &err))
		form_make(self);
	else
		desk_say_err(self->desk, &err);
}

/* Money of this household moved, or what somebody may decide: the meter must be right also when nobody presses a key. */
static void besluit_change(void *screen, const struct change *change)
{
	struct besluit *self = screen;

	if (change->household_id == self->household_id || !change->household_id)
		besluit_show(self);
}

static void besluit_text(void *screen);
static bool waits_for_eyes(const void *screen);

/* ---- saving and handing in ---------------------------------------------------------------------------------------- */

static bool besluit_save(struct besluit *self, struct err *err)
{
	struct message answer;
	bool ok;

	if (!record_form_read(self->rf, &self->decision, err))
		return false;
	follow(self);
	ok = desk_send(self->desk, REQ_DECISION_SAVE, &decision_record, &self->decision, &answer, err);
	if (!ok && answer.status == STATUS_CONFLICT && rows_first(&answer.rows, &decision_record) != NULL &&
	    desk_sure(self->desk, _("Intussen gewijzigd"),
		_("Een collega heeft dit besluit intussen gewijzigd. Wilt u uw tekst over die van de collega heen bewaren?"))) {
		self->decision.version = ((const struct decision *)rows_first(&answer.rows, &decision_record))->version;
		message_free(&answer);
		ok = desk_send(self->desk, REQ_DECISION_SAVE, &decision_record, &self->decision, &answer, err);
	}
	if (ok) {
		drafts_drop(self);
		decision_take(self, &answer);
		desk_title(self->desk, "%s", _("Besluit"));
		form_make(self);
		besluit_weigh(self);
	}
	message_free(&answer);
	return ok;
}

static void besluit_refused(struct besluit *self, const struct err *err)
{
	record_form_complain(self->rf, err);
	desk_say_err(self->desk, err);
}

static void besluit_keep(struct besluit *self)
{
	struct err err = ERR_INIT;

	if (besluit_save(self, &err))
		desk_good(self->desk, "%s", _("Het concept is bewaard. F5 dient het in."));
	else
		besluit_refused(self, &err);
}

static void besluit_told(struct besluit *self)
{
	switch ((enum decision_state)self->decision.state) {
	case DECISION_GENOMEN:
		desk_good(self->desk, "%s", _("Het besluit is genomen."));
		break;
	case DECISION_TWEEDE_OGEN:
		desk_good(self->desk, "%s", _("Het besluit wacht op een tweede paar ogen. Een collega moet ook ja zeggen."));
		break;
	case DECISION_TER_TOETSING:
		desk_good(self->desk, _("Dit gaat boven uw mandaat. Het ligt nu op trede %lld van de ladder: %s."),
			(long long)self->decision.trede, self->trede_naam);
		break;
	case DECISION_CONCEPT:
	case DECISION_BEKENDGEMAAKT:
	case DECISION_GEWEIGERD:
	case DECISION_INGETROKKEN:
		break;
	}
}

/* One request about this decision at the version on the screen; what it has become is on the screen afterwards. */
static bool decision_send(struct besluit *self, int request, struct ask *ask, struct err *err)
{
	struct message answer;
	bool ok;

	ask->id = self->decision.id;
	ask->version = self->decision.version;
	ok = desk_ask_with(self->desk, request, ask, &answer, err);
	if (ok || answer.status == STATUS_CONFLICT) {
		decision_take(self, &answer);
		form_make(self);
	}
	message_free(&answer);
	return ok;
}

static void besluit_submit(void *screen)
{
	struct besluit *self = screen;
	struct form *form = record_form_form(self->rf);
	struct err err = ERR_INIT;
	struct ask ask;

	if (!form_check(form, &err) || !record_form_read(self->rf, &self->decision, &err)) {
		desk_say_err(self->desk, &err);
		return;
	}
	follow(self);
	if (!decision_complete(&self->decision, &err) || !besluit_save(self, &err)) {
		besluit_refused(self, &err);
		return;
	}
	if (!desk_sure(self->desk, _("Indienen"), verdict_question(rows_first(&self->weighed.rows, &mandate_verdict_record))))
		return;
	record_init(&ask_record, &ask);
	if (!decision_send(self, REQ_DECISION_SUBMIT, &ask, &err)) {
		besluit_refused(self, &err);
		return;
	}
	besluit_told(self);
	if (waits_for_eyes(self) && self->decision.decider_id == desk_me(self->desk)->employee_id)
		besluit_text(self);
}

/* A request about this decision with a reason, or a day, that is asked first. */
struct besluit_prompt {
	struct besluit *self;
	int request;
};

static bool reason_take(void *arg, const char *reason, struct err *err)
{
	const struct besluit_prompt *prompt = arg;
	struct ask ask;

	record_init(&ask_record, &ask);
	return text_clean_line(reason, _("Reden"), ask.word, sizeof(ask.word), err) &&
		decision_send(prompt->self, prompt->request, &ask, err);
}

static bool reason_ask(struct besluit *self, int request, const char *title, const char *draft)
{
	struct besluit_prompt about = { self, request };
	const struct prompt prompt = { .title = title, .label = N_("Reden"), .kind = FORM_LINE, .required = true,
		.take = reason_take, .arg = &about, .place = { draft, self->decision.id, self->household_id } };

	return desk_prompt(self->desk, &prompt);
}

static void besluit_withdraw(void *screen)
{
	struct besluit *self = screen;

	if (reason_ask(self, REQ_DECISION_WITHDRAW, _("Besluit intrekken"), "decision_withdraw"))
		desk_good(self->desk, "%s", _("Het besluit is ingetrokken."));
}

static void besluit_discard(void *screen)
{
	struct besluit *self = screen;

	if (reason_ask(self, REQ_DECISION_WITHDRAW, _("Concept weggooien"), "decision_discard"))
		desk_good(self->desk, "%s", _("Het concept is weggegooid. Het staat als ingetrokken in de lijst."));
}

static void besluit_text(void *screen)
{
	struct besluit *self = screen;
	const struct screen_call call = { .household_id = self->household_id, .object_id = self->decision.id };

	desk_push(self->desk, &screen_bevestigen, &call);
}

static bool announce_take(void *arg, const char *value, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	day_parse_iso(value, &ask.day);
	return decision_send(arg, REQ_DECISION_ANNOUNCE, &ask, err);
}

static void besluit_announce(void *screen)
{
	struct besluit *self = screen;
	char today[DAY_ISO_BYTES];
	const struct prompt prompt = { .title = _("Bekendmaken"), .label = N_("Verzonden op"), .value = today, .kind = FORM_DAY,
		.help = N_("De dag waarop de brief naar het gezin ging."), .required = true, .take = announce_take, .arg = self };

	day_iso(desk_today(self->desk), today);
	if (desk_prompt(self->desk, &prompt))
		desk_good(self->desk, "%s", _("De bekendmaking is vastgelegd. De bezwaartermijn loopt."));
}

static void besluit_escalation(void *screen)
{
	struct besluit *self = screen;
	const struct screen_call call = { .household_id = self->household_id, .object_id = self->escalation_id };

	desk_push(self->desk, &screen_escalatie, &call);
}

static void besluit_spent(void *screen)
{
	struct besluit *self = screen;
	struct buf text = BUF_INIT;

	spent_print(&self->weighed.rows, &text);
	desk_dialog(self->desk, dialog_page(_("Wat telt mee"), text.used > 0 ? text.data : _("Nog niets in de laatste 12 maanden.")));
	buf_free(&text);
}

static void besluit_print(void *screen)
{
	const struct besluit *self = screen;

	decision_print(self->desk, self->household_id, self->decision.id);
}

static bool besluit_key(void *screen, const struct key_press *press)
{
	struct besluit *self = screen;
	struct err err = ERR_INIT;

	if (!may_write(self) && (press->code == TUI_KEY_ESC || press->code < TUI_KEY_FIRST))
		return false;
	switch (desk_form_key(self->desk, record_form_form(self->rf), press)) {
	case FORM_UNUSED:
		return false;
	case FORM_MOVED:
		break;
	case FORM_EDITED:
		record_form_read(self->rf, &self->decision, &err);
		follow(self);
		besluit_weigh(self);
		break;
	case FORM_SAVE:
		if (may_write(self))
			besluit_keep(self);
		break;
	case FORM_LEAVE:
		drafts_drop(self);
		desk_pop(self->desk);
		break;
	}
	return true;
}

static bool besluit_covered(const void *screen)
{
	const struct besluit *self = screen;

	return form_covered(record_form_form(self->rf));
}

static bool is_concept(const void *screen)
{
	return may_write(screen);
}

static bool may_withdraw(const void *screen)
{
	const struct besluit *self = screen;

	return self->decision.author_id == desk_me(self->desk)->employee_id &&
		(self->decision.state == DECISION_TER_TOETSING || self->decision.state == DECISION_TWEEDE_OGEN);
}

static bool waits_for_eyes(const void *screen)
{
	return ((const struct besluit *)screen)->decision.state == DECISION_TWEEDE_OGEN;
}

static bool has_text(const void *screen)
{
	const struct besluit *self = screen;

	return self->decision.id != 0 && self->decision.state != DECISION_CONCEPT && !waits_for_eyes(screen);
}

static bool may_announce(const void *screen)
{
	const struct besluit *self = screen;

	return self->decision.state == DECISION_GENOMEN && desk_may_here(self->desk, self->household_id, DEED_ANNOUNCE);
}

static bool was_taken(const void *screen)
{
	const struct besluit *self = screen;

	return self->decision.state == DECISION_GENOMEN || self->decision.state == DECISION_BEKENDGEMAAKT;
}

/* In the form letters are typed: there it is a function key. */
static bool has_ladder_to_read(const void *screen)
{
	const struct besluit *self = screen;

	return self->escalation_id != 0 && !may_write(self);
}

static bool has_ladder_behind(const void *screen)
{
	const struct besluit *self = screen;

	return self->escalation_id != 0 && may_write(self);
}

static bool may_discard(const void *screen)
{
	const struct besluit *self = screen;

	return is_concept(self) && self->decision.id != 0 && self->decision.author_id == desk_me(self->desk)->employee_id;
}

static const struct key besluit_keys[] = {
	{ TUI_KEY_F2, N_("Bewaren"), N_("Bewaart het besluit als concept."), NULL, is_concept },
	{ TUI_KEY_F5, N_("Indienen"), N_("Neemt het besluit als het binnen uw mandaat valt; anders gaat het naar de trede die mag beslissen."), besluit_submit, is_concept },
	{ TUI_KEY_F6, N_("Wat telt mee"), N_("Toont de besluiten die meetellen voor het plafond van dit huishouden."), besluit_spent, is_concept },
	{ TUI_KEY_F8, N_("Weggooien"), N_("Trekt dit concept in, met een reden; het blijft in de lijst staan als ingetrokken."), besluit_discard, may_discard },
	{ 'j', N_("Lezen en bevestigen"), N_("Tweede ogen: toont de vaste tekst met zijn kenmerk; daar zegt u ja of nee."), besluit_text,
	  waits_for_eyes },
	{ 't', N_("Tekst"), N_("Toont de vaste tekst met zijn kenmerk, en wie hem bevestigde."), besluit_text, has_text },
	{ 'i', N_("Intrekken"), N_("Trekt uw aanvraag in zolang er niet is beslist."), besluit_withdraw, may_withdraw },
	{ 'm', N_("Bekendmaken"), N_("Legt vast wanneer de brief naar het gezin ging; dan begint de bezwaartermijn."), besluit_announce, may_announce },
	{ 'p', N_("Op papier"), N_("Zet het besluit op papier, als brief aan het gezin: op de printer van uw terminal, of hoe u er een PDF van maakt."),
	  besluit_print, was_taken },
	{ 'o', N_("Opschaling"), N_("Toont de ladder van dit besluit."), besluit_escalation, has_ladder_to_read },
	{ TUI_KEY_F3, N_("Opschaling"), N_("Toont de ladder waar dit besluit op lag, en wat daar is gezegd."), besluit_escalation,
	  has_ladder_behind },
	{ 0 },
};

static void besluit_about(const void *screen, struct topic *out)
{
	const struct besluit *self = screen;

	*out = (struct topic){ self->household_id, self->decision.id ? "decision" : "", self->decision.id };
}

const struct screen screen_besluit = {
	.name = "besluit",
	.title = N_("Besluit"),
	.size = sizeof(struct besluit),
	.keys = besluit_keys,
	.open = besluit_open,
	.close = besluit_close,
	.draw = besluit_draw,
	.key = besluit_key,
	.show = besluit_show,
	.change = besluit_change,
	.park = besluit_park,
	.covered = besluit_covered,
	.about = besluit_about,
};
