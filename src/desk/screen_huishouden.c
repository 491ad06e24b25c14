/* Huishouden: who lives here, who is involved, what was agreed and written; from here to plan, decisions and ladder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/break_glass.h"
#include "desk/documents.h"
#include "desk/escalation_pick.h"
#include "desk/handover.h"
#include "desk/household_forms.h"
#include "desk/journal_page.h"
#include "desk/pressure.h"
#include "desk/screens.h"
#include "domain/person_name.h"

enum { HEAD_ROWS = 5, LABEL_COLS = 11 };

/* One row of the list: a record of the view under its heading. */
struct part {
	const struct record *record;
	const char *heading;		/* N_() */
	void (*draw)(const void *data, struct canvas *canvas, struct area area, unsigned attr);
	void (*act)(struct desk *desk, id household_id, const void *data);	/* Enter */
	int64_t (*id)(const void *data);
};

struct item {
	const struct part *part;
	const void *data;
};

struct huishouden {
	struct desk *desk;
	id household_id;
	bool opened;
	struct message view;
	const struct household *household;
	struct item *items;
	size_t count;
	struct list list;
};

/* ---- the rows ----------------------------------------------------------------------------------------------------- */

/* Columns of a row: the key part, then two or three quiet ones. */
static void row_draw(struct canvas *canvas, struct area area, unsigned attr, const char *first, const char *second,
	const char *third, const char *last)
{
	int wide = area.cols - 78 > 0 ? (area.cols - 78) / 3 : 0;
	int a = 30 + wide, b = 20 + wide, col = area.col;

	canvas_text(canvas, area.row, col, a - 1, attr, first);
	col += a;
	canvas_text(canvas, area.row, col, b - 1, TUI_NORMAL, second);
	col += b;
	canvas_text(canvas, area.row, col, 12, TUI_NORMAL, third);
	col += 13;
	canvas_text(canvas, area.row, col, area.col + area.cols - col, TUI_QUIET, last);
}

static void member_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct member *member = data;
	char born[11], last[64];

	birthdate_show(member->geboortedatum, born);
	if (member->overlijdensdatum != DAY_NONE)
		snprintf(last, sizeof(last), "%s", _("overleden"));
	else if (member->until != DAY_NONE)
		snprintf(last, sizeof(last), "%s", _("vertrokken"));
	else
		snprintf(last, sizeof(last), "%s", member->burgerservicenummer);
	row_draw(canvas, area, attr, member->naam, _(choice_label(member_role_choices, member->rol)), born, last);
}

static void involvement_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct involvement *row = data;

	row_draw(canvas, area, attr, row->employee_naam[0] != '\0' ? row->employee_naam : row->organisation_naam,
		row->employee_naam[0] != '\0' ? row->organisation_naam : "", row->telefoon, row->what);
}

static void network_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct network_member *row = data;

	row_draw(canvas, area, attr, row->naam, row->relation, row->telefoon, row->kanHelpenMet);
}

static void task_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct task *row = data;
	char datum[DAY_NL_BYTES], at[DAY_NL_BYTES + 8];

	day_nl(row->datum, datum);
	snprintf(at, sizeof(at), "%s%s%s", datum, row->time[0] != '\0' ? " " : "", row->time);
	canvas_text(canvas, area.row, area.col, 17, attr, at);
	canvas_text(canvas, area.row, area.col + 18, area.cols - 44, row->done != DAY_NONE ? TUI_QUIET : TUI_NORMAL, row->what);
	canvas_text(canvas, area.row, area.col + area.cols - 25, 17, TUI_QUIET, row->employee_naam);
	canvas_text(canvas, area.row, area.col + area.cols - 7, 7, TUI_GOOD, row->done != DAY_NONE ? _("gedaan") : "");
}

static void melding_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct melding *row = data;
	char datum[DAY_NL_BYTES], last[96], until[DAY_NL_BYTES];

	day_nl(row->datum, datum);
	day_nl(row->onderzoekUiterlijk, until);
	if (row->afgesloten != DAY_NONE)
		snprintf(last, sizeof(last), "%s", _("afgesloten"));
	else
		snprintf(last, sizeof(last), _("onderzoek tot %.5s"), until);
	canvas_text(canvas, area.row, area.col, 11, attr, datum);
	canvas_text(canvas, area.row, area.col + 12, area.cols - 35, TUI_NORMAL, row->vraag != NULL ? row->vraag : row->aanmelder);
	canvas_text(canvas, area.row, area.col + area.cols - 21, 21, TUI_QUIET, last);
}

static void aanvraag_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct aanvraag *row = data;
	char datum[DAY_NL_BYTES], last[96], until[DAY_NL_BYTES];

	day_nl(row->datum, datum);
	day_nl(row->besluitUiterlijk, until);
	if (row->afgesloten != DAY_NONE)
		snprintf(last, sizeof(last), "%s", _("afgesloten"));
	else
		snprintf(last, sizeof(last), _("besluit tot %.5s"), until);
	canvas_text(canvas, area.row, area.col, 11, attr, datum);
	canvas_text(canvas, area.row, area.col + 12, area.cols - 35, TUI_NORMAL, row->onderwerp);
	canvas_text(canvas, area.row, area.col + area.cols - 21, 21, TUI_QUIET, last);
}

static void journal_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	journal_line_draw(data, canvas, area, attr);
}

/* ---- what Enter does ---------------------------------------------------------------------------------------------- */

static void member_act(struct desk *desk, id household_id, const void *data)
{
	household_form_member(desk, household_id, data);
}

/* What a prompt about one row needs to send its request. */
struct row_prompt {
	struct desk *desk;
	id id;
};

static bool involvement_end(void *arg, const char *reason, struct err *err)
{
	const struct row_prompt *prompt = arg;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = prompt->id;
	if (!text_clean_line(reason, _("Reden"), ask.word, sizeof(ask.word), err))
		return false;
	ok = desk_ask_with(prompt->desk, REQ_INVOLVEMENT_END, &ask, &answer, err);
	message_free(&answer);
	return ok;
}

static void involvement_act(struct desk *desk, id household_id, const void *data)
{
	const struct involvement *row = data;
	struct row_prompt about = { desk, row->id };
	const struct prompt prompt = { .title = _("Betrokkenheid beëindigen"), .label = N_("Reden"), .kind = FORM_LINE,
		.required = true, .take = involvement_end, .arg = &about };

	(void)household_id;
	if (row->until == DAY_NONE && desk_prompt(desk, &prompt))
		desk_good(desk, "%s", _("De betrokkenheid is beëindigd."));
}

static void network_act(struct desk *desk, id household_id, const void *data)
{
	household_form_network(desk, household_id, data);
}

static void task_act(struct desk *desk, id household_id, const void *data)
{
	household_form_task(desk, household_id, data);
}

static void melding_act(struct desk *desk, id household_id, const void *data)
{
	household_form_melding(desk, household_id, data);
}

static void aanvraag_act(struct desk *desk, id household_id, const void *data)
{
	household_form_aanvraag(desk, household_id, data);
}

static void journal_act(struct desk *desk, id household_id, const void *data)
{
	journal_page(desk, household_id, ((const struct journal_entry *)data)->id);
}

static void document_act(struct desk *desk, id household_id, const void *data)
{
	document_open(desk, desk_huishoudnummer(desk, household_id), data);
}

#define PART_ID(type) \
	static int64_t type##_id(const void *data) { return ((const struct type *)data)->id; }
PART_ID(member)
PART_ID(involvement)
PART_ID(network_member)
PART_ID(task)
PART_ID(melding)
PART_ID(aanvraag)
PART_ID(journal_entry)
PART_ID(document)

static const struct part parts[] = {
	{ &member_record, N_("Gezin"), member_draw, member_act, member_id },
	{ &task_record, N_("Taken en afspraken"), task_draw, task_act, task_id },
	{ &involvement_record, N_("Betrokken"), involvement_draw, involvement_act, involvement_id },
	{ &network_member_record, N_("Netwerk"), network_draw, network_act, network_member_id },
	{ &melding_record, N_("Meldingen"), melding_draw, melding_act, melding_id },
	{ &aanvraag_record, N_("Aanvragen"), aanvraag_draw, aanvraag_act, aanvraag_id },
	{ &document_record, N_("Bijlagen"), document_draw, document_act, document_id },
	{ &journal_entry_record, N_("Dagboek"), journal_draw, journal_act, journal_entry_id },
};

/* ---- the list ----------------------------------------------------------------------------------------------------- */

static size_t item_count(const void *screen)
{
	return ((const struct huishouden *)screen)->count;
}

static int64_t item_id(const void *screen, size_t index)
{
	const struct item *item = &((const struct huishouden *)screen)->items[index];

	return item->part->id(item->data);
}

static const char *item_group(const void *screen, size_t index)
{
	return _(((const struct huishouden *)screen)->items[index].part->heading);
}

static void item_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct item *item = &((const struct huishouden *)screen)->items[index];

	item->part->draw(item->data, canvas, area, selected ? TUI_SELECT : TUI_NORMAL);
}

static const struct list_source item_source = {
	.count = item_count,
	.id = item_id,
	.draw = item_draw,
	.group = item_group,
	.empty = N_("Hier staat nog niets. Druk op n om iets toe te voegen."),
};

static void items_make(struct huishouden *self)
{
	size_t n = 0;

	free(self->items);
	self->items = mem_new(self->view.rows.count + 1, sizeof(*self->items));
	for (size_t p = 0; p < COUNT_OF(parts); p++) {
		const void *data;

		for (size_t i = 0; (data = rows_get(&self->view.rows, parts[p].record, i)) != NULL; i++)
			self->items[n++] = (struct item){ &parts[p], data };
	}
	self->count = n;
	list_reload(&self->list);
}

static void view_keep(struct huishouden *self, struct message *view)
{
	message_free(&self->view);
	self->view = *view;
	self->household = rows_first(&self->view.rows, &household_record);
	items_make(self);
	glass_keep(self->desk, self->household_id, &self->view.rows);
}

static bool huishouden_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct huishouden *self = screen;
	struct message view;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->view, 0);
	list_init(&self->list, &item_source, self);
	if (!desk_household_open(desk, call->household_id, &view, err)) {
		message_free(&view);
		return false;
	}
	self->opened = true;
	view_keep(self, &view);
	return self->household != NULL || err_set(err, ERR_PROTOCOL, _("De opslag gaf geen huishouden terug."));
}

static void huishouden_close(void *screen)
{
	struct huishouden *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	free(self->items);
	message_free(&self->view);
}

static void huishouden_show(void *screen)
{
	struct huishouden *self = screen;
	struct err err = ERR_INIT;
	struct message view;

	if (desk_household_read(self->desk, self->household_id, &view, &err)) {
		view_keep(self, &view);
		return;
	}
	message_free(&view);
	desk_say_err(self->desk, &err);
}

static void huishouden_change(void *screen, const struct change *change)
{
	struct huishouden *self = screen;

	if (change->household_id != self->household_id)
		return;
	huishouden_show(self);
	if (change->employee_naam[0] != '\0')
		frame_notice(desk_frame(self->desk), _("bijgewerkt door %s"), change->employee_naam);
}

/* ---- what may be done ------------------------------------------------------------------------------------------- */

static bool may_here(const void *screen, enum deed deed)
{
	const struct huishouden *self = screen;

	return desk_may_here(self->desk, self->household_id, deed);
}

static bool may_open(const void *screen) { return may_here(screen, DEED_OPEN); }
static bool may_see_decisions(const void *screen) { return may_here(screen, DEED_DECISIONS); }
static bool may_edit(const void *screen) { return may_here(screen, DEED_EDIT); }
static bool may_escalate(const void *screen) { return may_here(screen, DEED_ESCALATE); }

/* Nobody has it yet, it is mine to hand over, it is offered to me, or I stand above it. */
static bool may_set_regie(const void *screen)
{
	const struct huishouden *self = screen;
	const struct regie_offer *offer = rows_first(&self->view.rows, &regie_offer_record);
	id regisseur = self->household->regisseur_id;

	return (offer != NULL && offer->to_id == desk_me(self->desk)->employee_id) || may_here(screen, DEED_REGIE) ||
		(may_edit(screen) && (regisseur == 0 || regisseur == desk_me(self->desk)->employee_id));
}

/* ---- drawing ------------------------------------------------------------------------------------------------------ */

static void head_line(struct canvas *canvas, struct area body, int row, const char *label, const char *text)
{
	canvas_text(canvas, body.row + row, body.col + 1, LABEL_COLS, TUI_QUIET, label);
	canvas_text(canvas, body.row + row, body.col + 1 + LABEL_COLS, body.cols - LABEL_COLS - 2, TUI_NORMAL, text);
}

static void head_address(const struct household *household, struct buf *out)
{
	buf_text(out, household->straatnaam);
	if (household->straatnaam[0] != '\0' && household->huisnummer > 0)
		buf_format(out, " %lld%s%s%s", (long long)household->huisnummer, household->huisletter,
			household->huisnummertoevoeging[0] != '\0' ? "-" : "", household->huisnummertoevoeging);
	if (household->postcode[0] != '\0' || household->woonplaats[0] != '\0')
		buf_format(out, "%s%s%s%s", out->used > 0 ? ", " : "", household->postcode,
			household->postcode[0] != '\0' && household->woonplaats[0] != '\0' ? " " : "", household->woonplaats);
	if (out->used == 0)
		buf_text(out, _("geen adres bekend"));
	if (household->wijk[0] != '\0')
		buf_format(out, " (%s)", household->wijk);
	if (household->telefoon[0] != '\0')
		buf_format(out, "  tel. %s", household->telefoon);
}

static void head_draw(const struct huishouden *self, struct canvas *canvas, struct area body)
{
	const struct household *household = self->household;
	const struct regie *regie = rows_first(&self->view.rows, &regie_record);
	const struct regie_offer *offer = rows_first(&self->view.rows, &regie_offer_record);
	struct buf address = BUF_INIT;
	char line[3 * TEXT_LINE_BYTES], flags[128];

	snprintf(flags, sizeof(flags), "%s%s%s%s", household->safety ? _(" VEILIGHEID") : "",
		household->vulnerable ? _(" kwetsbaar") : "", household->shielded ? _(" afgeschermd") : "",
		household->closed != DAY_NONE ? _(" gesloten") : "");
	canvas_text(canvas, body.row, body.col + 1, body.cols - 40, TUI_HEADING, household->naam);
	canvas_text_right(canvas, body.row, body.col + body.cols - 9, 30, TUI_ALERT, flags);
	canvas_text(canvas, body.row, body.col + body.cols - 8, 7, TUI_QUIET, household->huishoudnummer);
	head_address(household, &address);
	head_line(canvas, body, 1, _("Adres"), address.data);
	buf_free(&address);
	if (regie != NULL)
		snprintf(line, sizeof(line), "%s, %s  %s%s", regie->employee_naam, regie->organisation_naam,
			regie->telefoon[0] != '\0' ? "tel. " : "", regie->telefoon);
	else if (household->regisseur_id != 0)
		snprintf(line, sizeof(line), "%s", household->regisseur_naam);
	else
		snprintf(line, sizeof(line), "%s", may_set_regie(self) ? _("nog niemand - druk op r om een regisseur aan te wijzen") :
			_("nog niemand"));
	if (regie != NULL && offer != NULL)
		snprintf(line, sizeof(line), _("%s - overdracht aangeboden aan %s"), regie->employee_naam, offer->to_naam);
	head_line(canvas, body, 2, _("Regisseur"), line);
}

static void huishouden_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct huishouden *self = screen;
	struct area rest = { body.row + HEAD_ROWS, body.col, body.rows - HEAD_ROWS, body.cols };

	head_draw(self, canvas, body);
	canvas_line(canvas, body.row + HEAD_ROWS - 1, body.col, body.cols, TUI_QUIET);
	pressure_draw(rows_first(&self->view.rows, &pressure_record), desk_today(self->desk), canvas,
		(struct area){ body.row + HEAD_ROWS - 2, body.col, 2, body.cols });
	glass_draw(self->desk, self->household_id, canvas, (struct area){ body.row + HEAD_ROWS - 1, body.col, 1, body.cols });
	list_draw(&self->list, canvas, rest);
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static bool huishouden_key(void *screen, const struct key_press *press)
{
	struct huishouden *self = screen;

	return press->code >= TUI_KEY_FIRST && press->code != TUI_KEY_ENTER && list_key(&self->list, press);
}

static void huishouden_enter(void *screen)
{
	struct huishouden *self = screen;
	size_t index;

	if (list_selected(&self->list, &index))
		self->items[index].part->act(self->desk, self->household_id, self->items[index].data);
}

static void open_screen(struct huishouden *self, const struct screen *screen)
{
	const struct screen_call call = { .household_id = self->household_id };

	desk_push(self->desk, screen, &call);
}

static void huishouden_plan(void *screen) { open_screen(screen, &screen_plan); }
static void huishouden_decisions(void *screen) { open_screen(screen, &screen_besluiten); }
static void huishouden_timeline(void *screen) { open_screen(screen, &screen_tijdlijn); }
static void huishouden_access(void *screen) { open_screen(screen, &screen_inzage); }
static void huishouden_documents(void *screen) { open_screen(screen, &screen_bijlagen); }

static void huishouden_escalate(void *screen)
{
	struct huishouden *self = screen;

	escalation_pick(self->desk, self->household_id);
}

static void huishouden_journal(void *screen)
{
	struct huishouden *self = screen;

	household_form_journal(self->desk, self->household_id);
}

static void huishouden_edit(void *screen)
{
	struct huishouden *self = screen;

	household_form_edit(self->desk, self->household);
}

static void huishouden_regie(void *screen)
{
	struct huishouden *self = screen;

	const struct regie_offer *offer = rows_first(&self->view.rows, &regie_offer_record);
	bool answered = offer != NULL;

	handover_act(self->desk, self->household, offer);
	if (answered)
		huishouden_show(self);
}

static void add_journal(struct desk *desk, id household_id) { household_form_journal(desk, household_id); }
static void add_conversation(struct desk *desk, id household_id)
{
	const struct screen_call call = { .household_id = household_id };

	desk_push(desk, &screen_gesprek, &call);
}

static void add_pause(struct desk *desk, id household_id) { pressure_pause(desk, household_id); }
static void add_task(struct desk *desk, id household_id) { household_form_task(desk, household_id, NULL); }
static void add_member(struct desk *desk, id household_id) { household_form_person(desk, household_id, NULL); }
static void add_network(struct desk *desk, id household_id) { household_form_network(desk, household_id, NULL); }
static void add_involved(struct desk *desk, id household_id) { household_form_involvement(desk, household_id); }
static void add_melding(struct desk *desk, id household_id) { household_form_melding(desk, household_id, NULL); }
static void add_aanvraag(struct desk *desk, id household_id) { household_form_aanvraag(desk, household_id, NULL); }

static void add_document(struct desk *desk, id household_id)
{
	const struct screen_call call = { .household_id = household_id };

	desk_push(desk, &screen_bijlagen, &call);
}

static const struct {
	const char *label;	/* N_() */
	void (*add)(struct desk *desk, id household_id);
} additions[] = {
	{ N_("Dagboekregel"), add_journal },
	{ N_("Gesprek: keukentafel of eigen kracht"), add_conversation },
	{ N_("Taak of afspraak"), add_task },
	{ N_("Gezinslid"), add_member },
	{ N_("Iemand uit het netwerk"), add_network },
	{ N_("Betrokken professional of organisatie"), add_involved },
	{ N_("Melding"), add_melding },
	{ N_("Aanvraag"), add_aanvraag },
	{ N_("Bijlage: hoe dat gaat"), add_document },
	{ N_("Pauze in het contact"), add_pause },
};

static void huishouden_add(void *screen)
{
	struct huishouden *self = screen;
	const char *labels[COUNT_OF(additions)];
	int choice;

	for (size_t i = 0; i < COUNT_OF(additions); i++)
		labels[i] = _(additions[i].label);
	choice = desk_pick(self->desk, _("Wat wilt u toevoegen?"), labels, COUNT_OF(additions), 0);
	if (choice >= 0)
		additions[choice].add(self->desk, self->household_id);
}

/* The selected task done, or open again. */
static void huishouden_done(void *screen)
{
	struct huishouden *self = screen;
	struct err err = ERR_INIT;
	struct message answer;
	struct ask ask;
	size_t index;
	const struct task *task;

	if (!list_selected(&self->list, &index) || self->items[index].part->record != &task_record)
		return;
	task = self->items[index].data;
	record_init(&ask_record, &ask);
	ask.id = task->id;
	ask.flag = task->done == DAY_NONE;
	if (desk_ask_with(self->desk, REQ_TASK_DONE, &ask, &answer, &err))
		huishouden_show(self);
	else
		desk_say_err(self->desk, &err);
	message_free(&answer);
}

static bool on_task(const void *screen)
{
	const struct huishouden *self = screen;
	size_t index;

	return list_selected(&self->list, &index) && self->items[index].part->record == &task_record;
}

static bool on_editable_task(const void *screen)
{
	return on_task(screen) && may_edit(screen);
}

static void part_push(void *screen, const struct screen *part)
{
	struct huishouden *self = screen;
	const struct screen_call call = { .household_id = self->household_id };

	desk_push(self->desk, part, &call);
}

static void huishouden_match(void *screen)
{
	part_push(screen, &screen_match);
}

static void huishouden_exclude(void *screen)
{
	part_push(screen, &screen_uitsluitingen);
}

static bool may_sign(const void *screen)
{
	return may_here(screen, DEED_SIGN);
}

static bool may_exclude(const void *screen)
{
	return may_here(screen, DEED_EXCLUDE);
}

static bool any_item(const void *screen)
{
	return may_open(screen) && ((const struct huishouden *)screen)->count > 0;
}

static const struct key huishouden_keys[] = {
	{ 'p', N_("Plan"), N_("Opent het plan van dit huishouden."), huishouden_plan, may_open },
	{ 'b', N_("Besluiten"), N_("Toont de besluiten, en schrijft een nieuw besluit."), huishouden_decisions, may_see_decisions },
	{ 'o', N_("Opschalen"), N_("Legt een zorg of een vastgelopen samenwerking een trede hoger."), huishouden_escalate, may_escalate },
	{ 'd', N_("Dagboek"), N_("Schrijft een regel in het dagboek."), huishouden_journal, may_edit },
	{ 'n', N_("Nieuw"), N_("Voegt iets toe: gesprek, taak, afspraak, gezinslid, netwerk, betrokkene, melding, aanvraag, pauze."), huishouden_add, may_edit },
	{ 't', N_("Tijdlijn"), N_("Toont alles op volgorde van datum, over alle wetten."), huishouden_timeline, may_open },
	{ 'i', N_("Inzage"), N_("Toont wie er in dit dossier keek of schreef, en waarom dat mocht."), huishouden_access, NULL },
	{ 'x', N_("Bijlagen"), N_("Toont de bestanden bij dit huishouden, en hoe u er een toevoegt."), huishouden_documents, may_open },
	{ 'k', NULL, N_("Toont wie van een andere organisatie ook betrokken is: naam en telefoon."), huishouden_match, may_sign },
	{ 'u', NULL, N_("Toont voor welke medewerkers dit huishouden gesloten is, en sluit er een uit."), huishouden_exclude, may_exclude },
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent of wijzigt de gekozen regel."), huishouden_enter, any_item },
	{ 'g', N_("Gedaan"), N_("Zet de gekozen taak op gedaan, of weer open."), huishouden_done, on_editable_task },
	{ 'w', N_("Wijzigen"), N_("Wijzigt naam, adres, telefoon en kenmerken van het huishouden."), huishouden_edit, may_edit },
	{ 'r', N_("Regisseur"), N_("Wijst de regisseur aan of draagt de regie over."), huishouden_regie, may_set_regie },
	{ 0 },
};

static id huishouden_household(const void *screen, id *decision_id)
{
	(void)decision_id;
	return ((const struct huishouden *)screen)->household_id;
}

const struct screen screen_huishouden = {
	.name = "huishouden",
	.title = N_("Huishouden"),
	.size = sizeof(struct huishouden),
	.keys = huishouden_keys,
	.open = huishouden_open,
	.close = huishouden_close,
	.draw = huishouden_draw,
	.key = huishouden_key,
	.show = huishouden_show,
	.change = huishouden_change,
	.household = huishouden_household,
};
