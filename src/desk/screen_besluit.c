/* Besluit: one decision in a form, with the mandate meter running while you type. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/decision_drafts.h"
#include "desk/decision_state.h"
#include "desk/print.h"
#include "desk/screens.h"
#include "desk/verdict.h"

struct besluit {
	struct desk *desk;
	id household_id;
	bool opened;
	struct decision decision;
	struct message about;		/* its ladder, what part was granted, the table */
	struct message weighed;		/* verdict and spent rows */
	bool unclear;			/* something typed is no amount, day or number: then there is nothing to weigh */
	struct err why_unclear;
	struct record_form *rf;
	struct decision_picks picks;
	struct decision_drafts drafts;
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

static void rows_show(struct besluit *self)
{
	bool goals = desk_may_here(self->desk, self->household_id, DEED_OPEN);

	decision_rows_show(self->rf, &self->decision, goals, may_write(self));
}

static void form_make(struct besluit *self)
{
	self->unclear = false;
	record_form_free(self->rf);
	self->rf = record_form_new(&decision_record, decision_form_rows, DECISION_FORM_ROWS, &self->decision,
		desk_today(self->desk));
	decision_picks_put(&self->picks, self->rf);
	record_form_set(self->rf, &self->decision);
	rows_show(self);
	for (size_t i = 0; i < DECISION_FORM_ROWS; i++)
		form_lock(record_form_form(self->rf), i, !may_write(self));
}

/* Of its ladder; NULL: it was never on one. */
static const struct escalation *ladder_of(const struct besluit *self)
{
	return rows_first(&self->about.rows, &escalation_record);
}

static const char *trede_naam(const struct besluit *self)
{
	return ladder_of(self) != NULL ? ladder_of(self)->trede_naam : "";
}

/* Takes the rows of an answer about this decision. */
static void decision_take(struct besluit *self, struct message *answer)
{
	const struct decision *decision = rows_first(&answer->rows, &decision_record);

	if (decision == NULL)
		return;
	record_clear(&decision_record, &self->decision);
	record_copy(&decision_record, &self->decision, decision);
	self->household_id = decision->household_id;
	if (rows_first(&answer->rows, &escalation_record) != NULL ||
	    rows_first(&answer->rows, &mandate_verdict_record) != NULL) {
		message_free(&self->about);
		self->about = *answer;
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
	rows_show(self);
}

/* ---- drafts ------------------------------------------------------------------------------------------------------- */

static void besluit_park(void *screen)
{
	struct besluit *self = screen;

	if (may_write(self))
		decision_drafts_park(&self->drafts, &self->decision, self->rf);
}

static void drafts_drop(struct besluit *self)
{
	decision_drafts_drop(&self->drafts, &self->decision, self->rf);
}

static void drafts_take(struct besluit *self)
{
	struct err err = ERR_INIT;

	if (may_write(self) && decision_drafts_take(&self->drafts, &self->decision, self->rf) &&
	    record_form_read(self->rf, &self->decision, &err))
		follow(self);
}

/* ---- the screen --------------------------------------------------------------------------------------------------- */

static bool besluit_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct besluit *self = screen;
	struct message view;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->about, 0);
	message_init(&self->weighed, 0);
	record_init(&decision_record, &self->decision);
	self->decision.id = call->object_id;
	self->drafts.desk = desk;
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
	decision_drafts_free(&self->drafts);
	record_form_free(self->rf);
	decision_picks_free(&self->picks);
	record_clear(&decision_record, &self->decision);
	message_free(&self->about);
	message_free(&self->weighed);
}

static void besluit_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct besluit *self = screen;
	int head = decision_above_draw(canvas, body, &self->about.rows, may_write(self) ? self->decision.reason : "");
	struct area form = { body.row + head, body.col, body.rows - head - VERDICT_ROWS, body.cols };
	struct area rest = { body.row + body.rows - VERDICT_ROWS, body.col, VERDICT_ROWS, body.cols };

	if (may_write(self)) {
		canvas_line(canvas, rest.row++, rest.col, rest.cols, TUI_QUIET);
		rest.rows--;
		if (self->unclear)
			canvas_wrap(canvas, (struct area){ rest.row, rest.col + 1, rest.rows, rest.cols - 2 }, TUI_QUIET,
				self->why_unclear.text);
		else
			verdict_draw(canvas, rest, &self->weighed.rows, &self->decision);
	} else {
		form.rows = body.rows - head -
			decision_state_draw(canvas, body, &self->about.rows, &self->decision, trede_naam(self));
	}
	form_draw(record_form_form(self->rf), canvas, form);
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
			(long long)self->decision.trede, trede_naam(self));
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
	const struct screen_call call = { .household_id = self->household_id, .object_id = ladder_of(self)->id };

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
		self->unclear = !record_form_read(self->rf, &self->decision, &err);
		self->why_unclear = err;
		if (!self->unclear) {
			follow(self);
			besluit_weigh(self);
		}
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

	return ladder_of(self) != NULL && !may_write(self);
}

static bool has_ladder_behind(const void *screen)
{
	const struct besluit *self = screen;

	return ladder_of(self) != NULL && may_write(self);
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
