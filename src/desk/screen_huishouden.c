/* Huishouden: who lives here, who is involved, what was agreed and written; from here to plan, decisions and ladder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/break_glass.h"
#include "desk/escalation_pick.h"
#include "desk/handover.h"
#include "desk/household_forms.h"
#include "desk/household_parts.h"
#include "desk/merge.h"
#include "desk/screens.h"
#include "household_head.h"

enum { HEADING_BYTES = 96, PARTS_MOST = 24 };

/* One row of the list: a record of the view under its heading. */
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
	day as_of;		/* how it was on this day; DAY_NONE: now */
	struct item *items;
	size_t count;
	char headings[PARTS_MOST][HEADING_BYTES];
	struct list list;
};

/* ---- the list ----------------------------------------------------------------------------------------------------- */

static size_t item_count(const void *screen)
{
	return ((const struct huishouden *)screen)->count;
}

static int64_t item_id(const void *screen, size_t index)
{
	return part_id(((const struct huishouden *)screen)->items[index].data);
}

static const char *item_group(const void *screen, size_t index)
{
	const struct huishouden *self = screen;

	return self->headings[self->items[index].part - part_at(0)];
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

/* Somebody who left and came back has one line. */
static bool member_back(const struct huishouden *self, const struct part *part, const void *data)
{
	const struct member *gone = data, *member;

	for (size_t i = 0; part->record == &member_record &&
		(member = rows_get(&self->view.rows, &member_record, i)) != NULL; i++)
		if (member->person_id == gone->person_id && member->until == DAY_NONE)
			return true;
	return false;
}

/* In the list of now stands what holds, and what is kept though it is over; of another day what was so then. */
static bool item_shown(const struct huishouden *self, const struct part *part, const void *data)
{
	if (self->as_of != DAY_NONE)
		return !part->in_head && part_holds(part, data, self->as_of);
	if (part->record == &address_record)
		return part_id(data) != self->household_id && !part_over(part, data, desk_today(self->desk));
	if (part->in_head)
		return false;
	return !part_over(part, data, desk_today(self->desk)) || (part->kept && !member_back(self, part, data));
}

/* "Betrokken (2 van eerder)" */
static void heading_make(struct huishouden *self, size_t p, size_t earlier)
{
	if (earlier > 0 && self->as_of == DAY_NONE)
		snprintf(self->headings[p], HEADING_BYTES, _("%s (%zu van eerder)"), _(part_at(p)->heading), earlier);
	else
		snprintf(self->headings[p], HEADING_BYTES, "%s", _(part_at(p)->heading));
}

static void items_make(struct huishouden *self)
{
	const struct part *part;
	size_t n = 0;

	free(self->items);
	self->items = mem_new(self->view.rows.count + 1, sizeof(*self->items));
	for (size_t p = 0; (part = part_at(p)) != NULL; p++) {
		size_t earlier = 0;
		const void *data;

		for (size_t i = 0; (data = rows_get(&self->view.rows, part->record, i)) != NULL; i++)
			if (item_shown(self, part, data))
				self->items[n++] = (struct item){ part, data };
			else
				earlier += !part->in_head;
		heading_make(self, p, earlier);
	}
	self->count = n;
	list_reload(&self->list);
}

static void view_use(struct huishouden *self)
{
	self->household = rows_first(&self->view.rows, &household_record);
	items_make(self);
	glass_keep(self->desk, self->household_id, &self->view.rows);
}

static bool huishouden_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct huishouden *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	self->as_of = DAY_NONE;
	message_init(&self->view, 0);
	list_init(&self->list, &item_source, self);
	self->opened = desk_household_open(desk, call->household_id, &self->view, err);
	if (!self->opened)
		return false;
	view_use(self);
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

	if (desk_household_reread(self->desk, self->household_id, &self->view, &err))
		view_use(self);
	else
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
static bool may_edit(const void *screen)
{
	return may_here(screen, DEED_EDIT) && ((const struct huishouden *)screen)->as_of == DAY_NONE;
}
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

static void huishouden_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct huishouden *self = screen;
	const struct household_head shown = { self->desk, self->household_id, &self->view.rows, self->household, self->as_of,
		may_set_regie(self) };
	int head = household_head_draw(&shown, canvas, body);

	merge_draw(&self->view.rows, canvas, (struct area){ body.row + head - 1, body.col, 1, body.cols });
	list_draw(&self->list, canvas, (struct area){ body.row + head, body.col, body.rows - head, body.cols });
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static bool huishouden_key(void *screen, const struct key_press *press)
{
	struct huishouden *self = screen;

	return list_move(&self->list, press);
}

static void huishouden_enter(void *screen)
{
	struct huishouden *self = screen;
	const struct item *item;
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	item = &self->items[index];
	if (item->part->act == NULL || self->as_of != DAY_NONE ||
			(part_over(item->part, item->data, desk_today(self->desk)) && !item->part->kept))
		part_read(self->desk, item->part, item->data);
	else
		item->part->act(self->desk, self->household_id, item->data);
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
static void huishouden_requests(void *screen) { open_screen(screen, &screen_verzoeken); }
static void huishouden_terms(void *screen) { open_screen(screen, &screen_termijnen); }
static void huishouden_registers(void *screen) { open_screen(screen, &screen_registers); }
static void huishouden_meldcode(void *screen) { open_screen(screen, &screen_meldcode); }
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

static void huishouden_merge(void *screen)
{
	struct huishouden *self = screen;

	merge_act(self->desk, self->household_id, &self->view.rows);
	huishouden_show(self);
}

static void huishouden_add(void *screen)
{
	struct huishouden *self = screen;

	part_add(self->desk, self->household_id);
}

/* All of one part, with what was so before: the part of the selected row is offered first. */
static void huishouden_parts(void *screen)
{
	struct huishouden *self = screen;
	struct screen_call call = { .household_id = self->household_id };
	char lines[PARTS_MOST][HEADING_BYTES];
	const char *labels[PARTS_MOST];
	const struct part *part;
	size_t count = 0, index, selected = 0;
	int choice;

	for (; count < PARTS_MOST && (part = part_at(count)) != NULL; count++) {
		snprintf(lines[count], HEADING_BYTES, "%s (%zu)", _(part->heading), rows_count(&self->view.rows, part->record));
		labels[count] = lines[count];
	}
	if (list_selected(&self->list, &index))
		selected = (size_t)(self->items[index].part - part_at(0));
	choice = desk_pick(self->desk, _("Waarvan wilt u alles zien?"), labels, count, selected);
	if (choice < 0)
		return;
	call.data = part_at((size_t)choice);
	desk_push(self->desk, &screen_deel, &call);
}

static bool as_of_take(void *arg, const char *value, struct err *err)
{
	struct huishouden *self = arg;
	day on;

	if (!day_parse_iso(value, &on) || on > desk_today(self->desk))
		return err_set(err, ERR_INPUT, _("Kies een dag van vandaag of eerder."));
	self->as_of = on;
	items_make(self);
	return true;
}

/* Back to now, or to a day that is asked. */
static void huishouden_as_of(void *screen)
{
	struct huishouden *self = screen;
	const struct prompt prompt = { .title = _("Hoe was het op een eerdere dag?"), .label = N_("Dag"), .kind = FORM_DAY,
		.help = N_("Bijvoorbeeld 01-03-2025."), .required = true, .only_asks = true, .take = as_of_take, .arg = self };

	if (self->as_of == DAY_NONE) {
		desk_prompt(self->desk, &prompt);
		return;
	}
	self->as_of = DAY_NONE;
	items_make(self);
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

/* Backoffice opens the post: it writes requests in, and does not read who looked. */
static bool may_register(const void *screen)
{
	return may_see_decisions(screen) && !may_open(screen);
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
	{ 'n', N_("Nieuw"), N_("Voegt iets toe: taak, gezinslid, signaal, gezag, contactpersoon, adres, betrokkene, melding en meer."), huishouden_add, may_edit },
	{ 't', N_("Tijdlijn"), N_("Toont alles op volgorde van datum, over alle wetten."), huishouden_timeline, may_open },
	{ 'i', N_("Inzage"), N_("Toont wie er in dit dossier keek of schreef, en waarom dat mocht."), huishouden_access, may_open },
	{ 'i', N_("Verzoeken"), N_("Toont wat dit huishouden vroeg over zijn gegevens, en schrijft een verzoek in."), huishouden_requests, may_register },
	{ 'x', N_("Bijlagen"), N_("Toont de bestanden bij dit huishouden, en hoe u er een toevoegt."), huishouden_documents, may_open },
	{ 'l', NULL, N_("Toont welke wettelijke termijnen lopen, en zet de klok stil of verdaagt."), huishouden_terms, may_see_decisions },
	{ 'j', NULL, N_("Toont bezwaar, klacht, ingebrekestelling en meldcode, en schrijft ze in."), huishouden_registers,
		may_see_decisions },
	{ 'm', NULL, N_("Toont de meldcode in vijf stappen, en begint ermee."), huishouden_meldcode, may_open },
	{ 'k', NULL, N_("Toont wie van een andere organisatie ook betrokken is: naam en telefoon."), huishouden_match, may_sign },
	{ 'u', NULL, N_("Toont voor welke medewerkers dit huishouden gesloten is, en sluit er een uit."), huishouden_exclude, may_exclude },
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent of wijzigt de gekozen regel."), huishouden_enter, any_item },
	{ 'g', N_("Gedaan"), N_("Zet de gekozen taak op gedaan, of weer open."), huishouden_done, on_editable_task },
	{ 'w', N_("Wijzigen"), N_("Wijzigt naam, adres, telefoon en kenmerken van het huishouden."), huishouden_edit, may_edit },
	{ 'r', N_("Regisseur"), N_("Wijst de regisseur aan of draagt de regie over."), huishouden_regie, may_set_regie },
	{ 'v', N_("Van alles"), N_("Toont alles van één onderdeel, ook van eerder: gezin, gezag, adressen, regie, hulp."), huishouden_parts,
		may_open },
	{ 'z', N_("Zo was het"), N_("Toont het huishouden zoals het op een eerdere dag was, en weer terug."), huishouden_as_of,
		may_open },
	{ 's', N_("Samenvoegen"), N_("Voegt dit huishouden samen met een ander, of maakt dat ongedaan."), huishouden_merge,
		may_edit },
	{ 0 },
};

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
};
