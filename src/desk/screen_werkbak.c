/* Werkbak: what waits for me, most urgent first; from here everything is one key away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/drafts.h"
#include "desk/due.h"
#include "desk/handover.h"
#include "desk/question.h"
#include "desk/register_forms.h"
#include "desk/screens.h"
#include "desk/worry.h"

struct werkbak {
	struct desk *desk;
	struct message answer;
	const struct inbox_line **lines;
	size_t count;
	struct list list;
};

static const struct inbox_line *werkbak_selected(const struct werkbak *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? self->lines[index] : NULL;
}

static bool werkbak_read(struct werkbak *self, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	if (!desk_reread_with(self->desk, REQ_INBOX, &ask, &self->answer, err))
		return false;
	self->count = rows_count(&self->answer.rows, &inbox_line_record);
	free(self->lines);
	self->lines = mem_new(self->count + 1, sizeof(*self->lines));
	for (size_t i = 0; i < self->count; i++)
		self->lines[i] = rows_get(&self->answer.rows, &inbox_line_record, i);
	list_reload(&self->list);
	return true;
}

static size_t werkbak_count(const void *screen)
{
	return ((const struct werkbak *)screen)->count;
}

/* One thing may stand under several kinds: kind and object together are the line. */
static int64_t werkbak_id(const void *screen, size_t index)
{
	const struct inbox_line *line = ((const struct werkbak *)screen)->lines[index];

	return line->object_id * 64 + line->kind;
}

static const char *werkbak_group(const void *screen, size_t index)
{
	return _(choice_label(inbox_kind_choices, ((const struct werkbak *)screen)->lines[index]->kind));
}

static const char *werkbak_word(const void *screen, size_t index)
{
	return ((const struct werkbak *)screen)->lines[index]->household_naam;
}

static void werkbak_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct werkbak *self = screen;
	const struct inbox_line *line = self->lines[index];
	int naam = area.cols * 4 / 13, what;
	char due[DUE_BYTES];

	due_show(line->due, desk_today(self->desk), due);
	due[5] = '\0';
	canvas_text(canvas, area.row, area.col, 1, TUI_ALERT, line->urgent ? "!" : " ");
	canvas_text(canvas, area.row, area.col + 2, naam - 3, selected ? TUI_SELECT : TUI_NORMAL, line->household_naam);
	what = area.cols - naam - 17;
	canvas_text(canvas, area.row, area.col + naam, what, TUI_NORMAL, line->what);
	canvas_text_right(canvas, area.row, area.col + area.cols - 9, 6, line->urgent ? TUI_ALERT : TUI_NORMAL, due);
	canvas_text(canvas, area.row, area.col + area.cols - 8, 7, TUI_QUIET, line->huishoudnummer);
}

#define WERKBAK_SOURCE(empty_) { .count = werkbak_count, .id = werkbak_id, .draw = werkbak_draw_line, \
	.group = werkbak_group, .word = werkbak_word, .empty = (empty_) }

/* An empty werkbak says what this person can do next. */
static const struct list_source finder_source =
	WERKBAK_SOURCE(N_("Er wacht nu niets op u. Druk op z om een huishouden te zoeken."));
static const struct list_source admin_source =
	WERKBAK_SOURCE(N_("Er wacht nu niets op u. Uw rol opent geen dossiers. De lijsten van de gemeente beheert u met a."
		" Gebruikers, teams en rollen beheert u op de server, met de opdracht wijkctl."));
static const struct list_source other_source = WERKBAK_SOURCE(N_("Er wacht nu niets op u. Uw rol opent geen dossiers."));

static const struct list_source *werkbak_source(const struct desk *desk)
{
	if (desk_may(desk, DEED_LIST))
		return &finder_source;
	return desk_may(desk, DEED_ADMIN) ? &admin_source : &other_source;
}

static bool werkbak_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct werkbak *self = screen;

	(void)call;
	self->desk = desk;
	message_init(&self->answer, 0);
	list_init(&self->list, werkbak_source(desk), self);
	if (!werkbak_read(self, err))
		return false;
	if (rows_first(&self->answer.rows, &draft_record) != NULL)
		desk_say(desk, "%s", _("Er staat tekst klaar die u nog niet had bewaard. Druk op k om verder te gaan."));
	return true;
}

static void werkbak_close(void *screen)
{
	struct werkbak *self = screen;

	free(self->lines);
	message_free(&self->answer);
}

static void werkbak_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct werkbak *self = screen;

	list_draw(&self->list, canvas, body);
}

static void werkbak_show(void *screen)
{
	struct werkbak *self = screen;
	struct err err = ERR_INIT;

	if (!werkbak_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void werkbak_change(void *screen, const struct change *change)
{
	(void)change;
	werkbak_show(screen);
}

static bool werkbak_key(void *screen, const struct key_press *press)
{
	struct werkbak *self = screen;

	/* Letters are keys of the screen first: only movement goes to the list here. */
	return list_move(&self->list, press);
}

struct target {
	const char *kind;
	const struct screen *screen;
};

/* What Enter opens, by what the line is about; anything else opens the household. */
static const struct target targets[] = {
	{ "escalation", &screen_escalatie },
	{ "decision", &screen_besluit },
	{ "round_table", &screen_rondetafel },
	{ "plan", &screen_plan },
	{ "mandate_change", &screen_mandaat },
	{ "break_glass", &screen_toezicht },
	{ "oversight", &screen_toezicht },
	{ "privacy_request", &screen_verzoeken },
	{ "goal", &screen_plan },
	{ "measurement", &screen_resultaten },
	{ "match", &screen_match },
	{ "aanvraag", &screen_termijnen },
	{ "melding", &screen_termijnen },
	{ "action", &screen_plan },
	{ "walls", &screen_schotten },
};

static void target_open(struct desk *desk, const char *kind, id object_id, id household_id)
{
	struct screen_call call = { .household_id = household_id, .object_id = object_id };

	for (size_t i = 0; i < COUNT_OF(targets); i++)
		if (strcmp(targets[i].kind, kind) == 0) {
			desk_push(desk, targets[i].screen, &call);
			return;
		}
	call.object_id = 0;
	desk_push(desk, &screen_huishouden, &call);
}

static void werkbak_enter(void *screen)
{
	struct werkbak *self = screen;
	const struct inbox_line *line = werkbak_selected(self);

	if (line == NULL)
		return;
	if (line->kind == INBOX_OFFER)
		handover_answer(self->desk, line->object_id, line->household_id, line->household_naam);
	else if (line->kind == INBOX_QUESTION)
		question_answer(self->desk, line->object_id);
	else if (!register_form_named(self->desk, line->object_kind, line->object_id))
		target_open(self->desk, line->object_kind, line->object_id, line->household_id);
}

static void werkbak_household(void *screen)
{
	struct werkbak *self = screen;
	const struct inbox_line *line = werkbak_selected(self);

	if (line != NULL)
		target_open(self->desk, "household", line->household_id, line->household_id);
}

static void werkbak_search(void *screen)
{
	desk_push(((struct werkbak *)screen)->desk, &screen_zoeken, NULL);
}

static void werkbak_mandate(void *screen)
{
	desk_push(((struct werkbak *)screen)->desk, &screen_mandaat, NULL);
}

static void werkbak_terms(void *screen)
{
	static const struct screen_call call = { 0 };

	desk_push(((struct werkbak *)screen)->desk, &screen_termijnen, &call);
}

static void werkbak_registers(void *screen)
{
	static const struct screen_call call = { 0 };

	desk_push(((struct werkbak *)screen)->desk, &screen_registers, &call);
}

static void werkbak_oversight(void *screen)
{
	static const struct screen_call call = { 0 };

	desk_push(((struct werkbak *)screen)->desk, &screen_toezicht, &call);
}

static bool werkbak_oversees(const void *screen)
{
	return desk_may(((const struct werkbak *)screen)->desk, DEED_LOG);
}

static bool werkbak_has_draft(const void *screen)
{
	return rows_first(&((const struct werkbak *)screen)->answer.rows, &draft_record) != NULL;
}

static void werkbak_draft(void *screen)
{
	struct werkbak *self = screen;
	const struct draft *draft = rows_first(&self->answer.rows, &draft_record);

	if (draft != NULL)
		draft_open(self->desk, draft);
}

static void werkbak_caseload(void *screen)
{
	handover_caseload(((struct werkbak *)screen)->desk);
}

static bool werkbak_writes(const void *screen)
{
	return desk_may(((const struct werkbak *)screen)->desk, DEED_EDIT);
}

static void werkbak_pet(void *screen)
{
	desk_replace(((struct werkbak *)screen)->desk, &screen_pet);
}

static bool werkbak_has_pets(const void *screen)
{
	return desk_me(((const struct werkbak *)screen)->desk)->choose;
}

static void werkbak_reread(void *screen)
{
	struct werkbak *self = screen;

	werkbak_show(self);
	desk_say(self->desk, "%s", _("De werkbak is opnieuw gelezen."));
}

static void werkbak_leave(void *screen)
{
	desk_back(((struct werkbak *)screen)->desk);
}

static bool werkbak_any(const void *screen)
{
	return ((const struct werkbak *)screen)->count > 0;
}

static bool werkbak_finds(const void *screen)
{
	return desk_may(((const struct werkbak *)screen)->desk, DEED_LIST);
}

/* Whoever opens no dossiers has lines about a household, and no way into it. */
/* What is about somebody else's dossier, or only about how it was used, does not open it. */
static bool werkbak_any_household(const void *screen)
{
	const struct inbox_line *line = werkbak_selected(screen);

	return line != NULL && line->household_id != 0 && line->kind != INBOX_MATCH && line->kind != INBOX_REVIEW &&
		werkbak_finds(screen);
}

static void werkbak_budget(void *screen)
{
	const struct screen_call call = { 0 };

	desk_push(((struct werkbak *)screen)->desk, &screen_budget, &call);
}

static bool werkbak_steers(const void *screen)
{
	return desk_may(((const struct werkbak *)screen)->desk, DEED_MONEY);
}

static void werkbak_manage(void *screen)
{
	const char *const lists[] = { _("Leefgebieden"), _("Sociale kaart") };
	struct werkbak *self = screen;
	int choice = desk_pick(self->desk, _("Welke lijst beheert u?"), lists, COUNT_OF(lists), 0);
	const struct screen_call call = { .object_id = choice };

	if (choice >= 0)
		desk_push(self->desk, &screen_beheer, &call);
}

static bool werkbak_manages(const void *screen)
{
	return desk_may(((const struct werkbak *)screen)->desk, DEED_ADMIN);
}

static const char *werkbak_number(const void *screen)
{
	const struct inbox_line *line = werkbak_selected(screen);

	return line != NULL ? line->huishoudnummer : "";
}

static void werkbak_worry(void *screen)
{
	worry_press(((struct werkbak *)screen)->desk);
}

static void werkbak_access(void *screen)
{
	const struct screen_call call = { 0 };

	desk_push(((struct werkbak *)screen)->desk, &screen_toegang, &call);
}

static const struct key werkbak_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent waar de regel over gaat: opschaling, besluit, verzoek, plan, register of huishouden."), werkbak_enter, werkbak_any },
	{ 'z', N_("Zoeken"), N_("Zoekt een huishouden op naam, adres, postcode, geboortedatum of BSN."), werkbak_search, werkbak_finds },
	{ '/', NULL, NULL, werkbak_search, werkbak_finds },
	{ 'h', N_("Huishouden"), N_("Opent het huishouden van de regel."), werkbak_household, werkbak_any_household },
	{ TUI_KEY_F7, N_("Zorg"), N_("Ik maak me zorgen: over het huishouden van deze regel, of over een huishoudnummer dat u noemt."), werkbak_worry, NULL },
	{ 'k', N_("Klaarstaand"), N_("Gaat verder met tekst die u nog niet had bewaard."), werkbak_draft, werkbak_has_draft },
	{ 'm', N_("Mandaat"), N_("Toont het mandaatregister: wie mag wat beslissen."), werkbak_mandate, NULL },
	{ 't', N_("Toezicht"), N_("Toont wat er te beoordelen is: gebruik van de noodknop."), werkbak_oversight, werkbak_oversees },
	{ 'p', N_("Pet"), N_("Wisselt van pet: hulp of handhaving. Open schermen gaan dicht."), werkbak_pet, werkbak_has_pets },
	{ 'l', N_("Termijnen"), N_("Toont alle wettelijke termijnen van uw bureau, de dichtstbijzijnde dag bovenaan."), werkbak_terms, werkbak_finds },
	{ 'j', NULL, N_("Toont de bezwaren, klachten en ingebrekestellingen die voor u zijn."), werkbak_registers, werkbak_finds },
	{ 'b', N_("Budget"), N_("Toont het budget van het jaar met wat het gaat kosten; van daar ook welke schotten in de weg stonden."),
	  werkbak_budget, werkbak_steers },
	{ 'a', N_("Beheer"), N_("Beheert de leefgebieden en de sociale kaart van de gemeente."), werkbak_manage, werkbak_manages },
	{ 'o', NULL, N_("Biedt al uw huishoudens aan een collega aan, bijvoorbeeld als u weggaat."), werkbak_caseload, werkbak_writes },
	{ 'i', NULL, N_("Toont hoe u inlogt; daar stelt u een eenmalige code in."), werkbak_access, NULL },
	{ 'v', NULL, N_("Leest de werkbak opnieuw; dat gaat ook vanzelf."), werkbak_reread, NULL },
	{ TUI_KEY_ESC, N_("Uitloggen"), N_("Logt uit. Er komt eerst een vraag."), werkbak_leave, NULL },
	{ 0 },
};

static void werkbak_about(const void *screen, struct topic *out)
{
	const struct inbox_line *line = werkbak_selected(screen);

	if (!line)
		return;
	out->household_id = line->household_id;
	if (strcmp(line->object_kind, "decision") != 0 && strcmp(line->object_kind, "escalation") != 0)
		return;
	out->kind = line->object_kind;
	out->object_id = line->object_id;
}

const struct screen screen_werkbak = {
	.name = "werkbak",
	.title = N_("Werkbak"),
	.size = sizeof(struct werkbak),
	.keys = werkbak_keys,
	.open = werkbak_open,
	.close = werkbak_close,
	.draw = werkbak_draw,
	.key = werkbak_key,
	.show = werkbak_show,
	.change = werkbak_change,
	.inbox = werkbak_show,
	.about = werkbak_about,
	.number = werkbak_number,
};
