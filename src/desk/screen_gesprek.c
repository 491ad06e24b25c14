/*
 * Gesprek: a conversation at the kitchen table while it is written: who took part, and for each part of life what the family
 * does itself, who helps and what is agreed. It is kept as unsaved text until it is laid down in the journal, once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/conversation_text.h"
#include "desk/drafts.h"
#include "desk/picks.h"
#include "desk/screen_form.h"
#include "desk/screens.h"

struct gesprek {
	struct desk *desk;
	id household_id;
	struct conversation head;
	struct conversation_subject subjects[SUBJECTS_MOST];	/* one for each life domain of the municipality */
	size_t count;
	struct list list;
	bool kept;				/* the store has a draft of it */
};

/* ---- unsaved text ---- */

static struct draft_place concept_place(const struct gesprek *self)
{
	return (struct draft_place){ "conversation", self->household_id, self->household_id };
}

/* After every part that was filled in: nothing of an hour at the table is lost. */
static void concept_keep(struct gesprek *self)
{
	const struct draft_place place = concept_place(self);
	struct buf text = BUF_INIT;

	conversation_text_write(&self->head, self->subjects, self->count, &text);
	if (text.used >= TEXT_BLOCK_BYTES)
		desk_alert(self->desk, "%s", _("Dit gesprek is te lang om te bewaren. Maak het verslag korter, en leg het vast met F2."));
	else
		draft_keep(self->desk, &place, "concept", 0, text.data);
	self->kept = true;
	buf_free(&text);
}

static void concept_drop(struct gesprek *self)
{
	const struct draft_place place = concept_place(self);

	draft_keep(self->desk, &place, "concept", 0, "");
	self->kept = false;
}

/* Of a form that was open when the line was lost: the part of life it was about is selected. */
static void parked_select(struct gesprek *self, const struct draft *draft)
{
	size_t n = 0;

	if (strcmp(draft->kind, "conversation_head") == 0)
		list_select_index(&self->list, 0);
	else if (strcmp(draft->kind, "conversation_subject") == 0 && strcmp(draft->field, "leefgebied") == 0) {
		while (n < self->count && strcmp(self->subjects[n].leefgebied, draft->value) != 0)
			n++;
		list_select_index(&self->list, n < self->count ? n + 1 : 0);
	} else
		return;
	desk_say(self->desk, "%s", _("Hier typte u nog iets dat niet was bewaard. Enter opent het."));
}

static void concept_read(struct gesprek *self)
{
	const struct draft_place place = concept_place(self);
	struct err err = ERR_INIT;
	struct message answer;
	const struct draft *draft;

	if (desk_ask_id(self->desk, REQ_DRAFT_LIST, self->household_id, &answer, &err))
		for (size_t n = 0; (draft = rows_get(&answer.rows, &draft_record, n)) != NULL; n++) {
			if (draft->value == NULL)
				continue;
			if (draft_is_of(draft, &place) && conversation_text_read(draft->value, &self->head, self->subjects,
					self->count)) {
				self->kept = true;
				desk_say(self->desk, "%s", _("Dit is het gesprek waar u aan begonnen was. F2 legt het vast."));
			}
			parked_select(self, draft);
		}
	message_free(&answer);
}

/* ---- the list: first who and when, then the parts of life ---- */

static size_t gesprek_count(const void *screen)
{
	return ((const struct gesprek *)screen)->count + 1;
}

static int64_t gesprek_id(const void *screen, size_t index)
{
	(void)screen;
	return (int64_t)index + 1;
}

static const char *gesprek_group(const void *screen, size_t index)
{
	(void)screen;
	return index == 0 ? _("Het gesprek") : _("Per leefgebied: wat doen wij zelf, wie helpt, wat is afgesproken");
}

static int agreed_count(const struct conversation_subject *subject)
{
	return (subject->zelf_afspraak[0] != '\0') + (subject->familie_afspraak[0] != '\0') + (subject->buurt_afspraak[0] != '\0');
}

static void subject_say(const struct conversation_subject *subject, char out[2 * TEXT_LINE_BYTES])
{
	int agreed = agreed_count(subject);

	if (conversation_subject_empty(subject))
		snprintf(out, 2 * TEXT_LINE_BYTES, "%s", "-");
	else if (agreed == 0)
		snprintf(out, 2 * TEXT_LINE_BYTES, _("%s (nog geen afspraak)"), subject->wens);
	else
		snprintf(out, 2 * TEXT_LINE_BYTES, agreed == 1 ? _("%s (%d afspraak)") : _("%s (%d afspraken)"), subject->wens, agreed);
}

static void gesprek_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct gesprek *self = screen;
	char text[2 * TEXT_LINE_BYTES], datum[DAY_NL_BYTES];
	const char *name;

	if (index == 0) {
		day_nl(self->head.datum, datum);
		name = _(choice_label(conversation_kind_choices, self->head.kind));
		snprintf(text, sizeof(text), "%s, %s", datum, self->head.deelnemers[0] != '\0' ? self->head.deelnemers :
			_("vul in wie er meededen"));
	} else {
		name = self->subjects[index - 1].leefgebied_naam;
		subject_say(&self->subjects[index - 1], text);
	}
	canvas_text(canvas, area.row, area.col, 29, selected ? TUI_SELECT : TUI_NORMAL, name);
	canvas_text(canvas, area.row, area.col + 30, area.cols - 30, TUI_NORMAL, text);
}

static const struct list_source gesprek_source = {
	.count = gesprek_count,
	.id = gesprek_id,
	.draw = gesprek_draw_line,
	.group = gesprek_group,
	.empty = N_("Er is niets."),
};

/* The parts of life as the municipality calls them, in its order. */
static bool subjects_read(struct gesprek *self, struct err *err)
{
	const struct life_domain *domain;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	strcpy(ask.word, "life_domain");
	ok = desk_ask_with(self->desk, REQ_LOOKUP, &ask, &answer, err);
	for (size_t n = 0; ok && (domain = rows_get(&answer.rows, &life_domain_record, n)) != NULL; n++) {
		struct conversation_subject *subject = &self->subjects[self->count];

		if (domain->ended || self->count == SUBJECTS_MOST)
			continue;
		record_init(&conversation_subject_record, subject);
		memcpy(subject->leefgebied, domain->code, sizeof(subject->leefgebied));
		memcpy(subject->leefgebied_naam, domain->naam, sizeof(subject->leefgebied_naam));
		self->count++;
	}
	message_free(&answer);
	return ok;
}

static bool gesprek_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct gesprek *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	list_init(&self->list, &gesprek_source, self);
	record_init(&conversation_record, &self->head);
	self->head.household_id = call->household_id;
	self->head.datum = desk_today(desk);
	desk_title_household(desk);
	if (!subjects_read(self, err))
		return false;
	concept_read(self);
	return true;
}

static void gesprek_close(void *screen)
{
	record_clear(&conversation_record, &((struct gesprek *)screen)->head);
}

static void gesprek_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct gesprek *)screen)->list, canvas, body);
}

static bool gesprek_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct gesprek *)screen)->list, press);
}

/* ---- the forms of its parts ---- */

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

static const struct record_form_row head_rows[] = {
	{ .field = "kind" },
	{ .field = "datum" },
	{ .field = "deelnemers" },
	{ .field = "ondersteuner" },
	{ .field = "tekst", .rows = 5 },
	{ .field = "level" },
	{ .field = "regisseur_leest" },
	{ .field = "lezer_id" },
};

struct head_form {
	struct gesprek *gesprek;
	struct picks *picks;
};

static void head_form_free(void *arg)
{
	struct head_form *head = arg;

	picks_free(head->picks);
	free(head);
}

static void head_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct conversation *conversation = data;
	const struct head_form *head = arg;
	struct form *form = record_form_form(rf);

	(void)desk;
	record_form_choices(rf, "lezer_id", picks_choices(head->picks), picks_count(head->picks));
	form_show(form, record_form_index(rf, "regisseur_leest"), conversation->level == JOURNAL_SHIELDED);
	form_show(form, record_form_index(rf, "lezer_id"), conversation->level == JOURNAL_SHIELDED);
}

static bool head_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct gesprek *self = ((struct head_form *)arg)->gesprek;

	(void)desk;
	(void)err;
	record_clear(&conversation_record, &self->head);
	record_copy(&conversation_record, &self->head, data);
	return true;
}

static void head_kept(struct desk *desk, void *arg)
{
	(void)desk;
	concept_keep(((struct head_form *)arg)->gesprek);
}

static void head_open(struct gesprek *self)
{
	const struct form_job job = { .title = N_("Gesprek: wie en wanneer"), .record = &conversation_record, ROWS(head_rows),
		.save = head_save, .edited = head_edited, .after = head_kept, .saved = N_("Bewaard. F2 legt het gesprek vast."),
		.draft = { "conversation_head", self->household_id, self->household_id }, .household_id = self->household_id,
		.deed = DEED_EDIT };
	struct head_form *head = mem_new(1, sizeof(*head));

	head->gesprek = self;
	head->picks = picks_colleagues(self->desk, self->household_id);
	desk_form_with(self->desk, &job, &self->head, head, head_form_free);
}

static const struct record_form_row subject_rows[] = {
	{ .field = "leefgebied_naam", .readonly = true },
	{ .field = "wens" },
	{ .label = N_("Wij zelf") },
	{ .field = "zelf_wat" },
	{ .field = "zelf_afspraak", .label = N_("Afgesproken") },
	{ .label = N_("Familie en vrienden") },
	{ .field = "familie_wie", .label = N_("Wie helpt") },
	{ .field = "familie_wat", .label = N_("Waarmee") },
	{ .field = "familie_afspraak", .label = N_("Afgesproken") },
	{ .label = N_("Buurt") },
	{ .field = "buurt_wie", .label = N_("Wie helpt") },
	{ .field = "buurt_wat", .label = N_("Waarmee") },
	{ .field = "buurt_afspraak", .label = N_("Afgesproken") },
	{ .field = "leefgebied" },
};

/* The code of the part of life is no field; it stands there for what was typed and not saved. */
static void subject_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	(void)arg;
	form_show(record_form_form(rf), record_form_index(rf, "leefgebied"), false);
}

static bool subject_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct gesprek *self = arg;
	const struct conversation_subject *subject = data;

	(void)desk;
	if (!record_check(&conversation_subject_record, subject, err))
		return false;
	for (size_t i = 0; i < self->count; i++)
		if (strcmp(self->subjects[i].leefgebied, subject->leefgebied) == 0) {
			char naam[TEXT_LINE_BYTES];

			memcpy(naam, self->subjects[i].leefgebied_naam, sizeof(naam));
			self->subjects[i] = *subject;
			memcpy(self->subjects[i].leefgebied_naam, naam, sizeof(naam));
		}
	return true;
}

static void subject_kept(struct desk *desk, void *arg)
{
	(void)desk;
	concept_keep(arg);
}

static void subject_open(struct gesprek *self, size_t n)
{
	const struct form_job job = { .title = N_("Gesprek: leefgebied"), .record = &conversation_subject_record, ROWS(subject_rows),
		.save = subject_save, .edited = subject_edited, .after = subject_kept, .saved = N_("Bewaard. F2 legt het gesprek vast."),
		.draft = { "conversation_subject", self->household_id, self->household_id }, .whole_draft = true,
		.household_id = self->household_id, .deed = DEED_EDIT };

	desk_form(self->desk, &job, &self->subjects[n], self);
}

/* ---- keys ---- */

static void gesprek_enter(void *screen)
{
	struct gesprek *self = screen;
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	if (index == 0)
		head_open(self);
	else
		subject_open(self, index - 1);
}

static bool gesprek_send(struct gesprek *self, struct err *err)
{
	struct message request, answer;
	bool ok;

	message_init(&request, REQ_CONVERSATION_ADD);
	rows_add(&request.rows, &conversation_record, &self->head);
	for (size_t i = 0; i < self->count; i++)
		if (!conversation_subject_empty(&self->subjects[i]))
			rows_add(&request.rows, &conversation_subject_record, &self->subjects[i]);
	ok = desk_ask(self->desk, &request, &answer, err);
	message_free(&request);
	message_free(&answer);
	return ok;
}

static void gesprek_lay_down(void *screen)
{
	struct gesprek *self = screen;
	struct desk *desk = self->desk;
	struct err err = ERR_INIT;

	if (self->head.deelnemers[0] == '\0') {
		list_select_index(&self->list, 0);
		desk_alert(desk, "%s", _("Vul eerst in wie er meededen: Enter op de eerste regel."));
		return;
	}
	if (!desk_sure(desk, _("Gesprek vastleggen"), _("Het gesprek komt in het dagboek en verandert daarna niet meer. Vastleggen?")))
		return;
	if (!gesprek_send(self, &err)) {
		desk_say_err(desk, &err);
		return;
	}
	desk_pop(desk);
	desk_good(desk, "%s", _("Het gesprek staat in het dagboek. Open het daar om de afspraken in het plan te zetten."));
}

static void gesprek_throw(void *screen)
{
	struct gesprek *self = screen;
	struct desk *desk = self->desk;

	if (!desk_sure(desk, _("Gesprek weggooien"), _("Alles wat u over dit gesprek opschreef, gaat weg. Weggooien?")))
		return;
	concept_drop(self);
	desk_pop(desk);
	desk_good(desk, "%s", _("Het gesprek is weggegooid."));
}

static bool gesprek_kept(const void *screen)
{
	return ((const struct gesprek *)screen)->kept;
}

static const struct key gesprek_keys[] = {
	{ TUI_KEY_ENTER, N_("Invullen"), N_("Opent de gekozen regel: wie en wanneer, of een leefgebied."), gesprek_enter, NULL },
	{ TUI_KEY_F2, N_("Vastleggen"), N_("Zet het gesprek in het dagboek. Daarna verandert het niet meer."), gesprek_lay_down, NULL },
	{ TUI_KEY_F8, N_("Weggooien"), N_("Gooit weg wat u over dit gesprek opschreef."), gesprek_throw, gesprek_kept },
	{ 0 },
};

const struct screen screen_gesprek = {
	.name = "gesprek",
	.title = N_("Gesprek"),
	.size = sizeof(struct gesprek),
	.keys = gesprek_keys,
	.open = gesprek_open,
	.close = gesprek_close,
	.draw = gesprek_draw,
	.key = gesprek_key,
};
