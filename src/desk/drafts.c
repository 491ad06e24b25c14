/* Unsaved text: how it is kept, and which form it belongs to, by its kind. */
#include "desk/drafts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/escalation_pick.h"
#include "desk/fact_forms.h"
#include "desk/household_forms.h"
#include "desk/privacy_forms.h"
#include "desk/register_forms.h"
#include "desk/screens.h"
#include "desk/worry.h"

void draft_keep(struct desk *desk, const struct draft_place *place, const char *field, int64_t base_version,
	const char *value)
{
	struct draft draft;
	struct err err = ERR_INIT;

	record_init(&draft_record, &draft);
	snprintf(draft.kind, sizeof(draft.kind), "%s", place->kind);
	snprintf(draft.field, sizeof(draft.field), "%s", field);
	draft.object_id = place->object_id;
	draft.household_id = place->household_id;
	draft.base_version = base_version;
	draft.value = mem_text(value);
	desk_save(desk, REQ_DRAFT_SAVE, &draft_record, &draft, &err);
	record_clear(&draft_record, &draft);
}

bool draft_is_of(const struct draft *draft, const struct draft_place *place)
{
	return draft->object_id == place->object_id && strcmp(draft->kind, place->kind) == 0;
}

void draft_say(struct desk *desk)
{
	desk_say(desk, "%s", _("Hier staat wat u eerder typte en nog niet had bewaard. F2 bewaart het."));
}

/* ---- back to the form --------------------------------------------------------------------------------------------- */

#define FORM_OF(name, type, call) \
	static void name(struct desk *desk, id household_id, const void *data) { const struct type *row = data; (void)household_id; call; }
FORM_OF(task_form, task, household_form_task(desk, household_id, row))
FORM_OF(melding_form, melding, household_form_melding(desk, household_id, row))
FORM_OF(aanvraag_form, aanvraag, household_form_aanvraag(desk, household_id, row))
FORM_OF(network_form, network_member, household_form_network(desk, household_id, row))
FORM_OF(household_form, household, household_form_edit(desk, row))
FORM_OF(regie_form, household, household_form_regie(desk, row))

static void person_form(struct desk *desk, id household_id, const void *data)
{
	household_form_person(desk, household_id, data);
}

static void journal_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	household_form_journal(desk, household_id);
}

static void conversation_form(struct desk *desk, id household_id, const void *data)
{
	const struct screen_call call = { .household_id = household_id };

	(void)data;
	desk_push(desk, &screen_gesprek, &call);
}

static void pause_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	household_form_pause(desk, household_id, NULL);
}

static void involvement_form(struct desk *desk, id household_id, const void *data)
{
	household_form_involvement(desk, household_id, data);
}

/* A fact of the household: a new one, or the row that holds. */
#define FACT_FORM(name) \
	static void name##_form(struct desk *desk, id household_id, const void *data) \
	{ \
		if (data != NULL) \
			fact_act_##name(desk, household_id, data); \
		else \
			fact_add_##name(desk, household_id); \
	}
FACT_FORM(gezag)
FACT_FORM(contact)
FACT_FORM(address)

static void signal_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	fact_add_signal(desk, household_id);
}

static void procesregie_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	fact_add_procesregie(desk, household_id);
}

static void privacy_new_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	privacy_form_new(desk, household_id);
}

static void bezwaar_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	register_form_bezwaar(desk, household_id);
}

static void ingebreke_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	register_form_ingebreke(desk, household_id);
}

static void klacht_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	register_form_klacht(desk, household_id);
}

static void meldcode_new_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	meldcode_form_begin(desk, household_id);
}

static void escalation_form(struct desk *desk, id household_id, const void *data)
{
	(void)data;
	escalation_raise(desk, household_id);
}

/* Only who writes a concept has its form. */
static bool decision_is_concept(struct desk *desk, const struct draft *draft)
{
	const struct decision *decision;
	struct err err = ERR_INIT;
	struct message answer;
	bool concept = false;

	if (desk_ask_id(desk, REQ_DECISION_READ, draft->object_id, &answer, &err)) {
		decision = rows_first(&answer.rows, &decision_record);
		concept = decision != NULL && decision->state == DECISION_CONCEPT;
	}
	message_free(&answer);
	return concept;
}

/* The clock of a term that runs is stopped, and only such a term is made longer. */
static bool term_runs(struct desk *desk, const struct draft *draft)
{
	const struct legal_term *term = NULL;
	struct err err = ERR_INIT;
	struct message answer;
	bool runs;

	if (desk_ask_id(desk, REQ_TERM_LIST, draft->household_id, &answer, &err))
		for (size_t i = 0; (term = rows_get(&answer.rows, &legal_term_record, i)) != NULL; i++)
			if (term->object_id == draft->object_id)
				break;
	runs = term != NULL && term->may_write && !term->stil;
	message_free(&answer);
	return runs;
}

/* A screen, told about the object or about its parent, and perhaps the key that asks the question; or a form that lies
 * over the household, with the row of its view that it is about. */
static const struct place {
	const char *kind;
	const struct screen *screen;
	bool parent;
	int key;
	void (*form)(struct desk *desk, id household_id, const void *data);
	const struct record *record;	/* of that row; NULL: always something new */
	const char *id_field;
	bool of_household;		/* the row has the id of the household: it is not something new */
	bool (*still)(struct desk *desk, const struct draft *draft);	/* NULL: always; false: there is no form for it any more */
} places[] = {
	{ .kind = "goal", .screen = &screen_doel },
	{ .kind = "goal_new", .screen = &screen_doel, .parent = true },
	{ .kind = "action", .screen = &screen_actie },
	{ .kind = "action_new", .screen = &screen_actie, .parent = true },
	{ .kind = "plan", .screen = &screen_vraagstuk },
	{ .kind = "plan_close", .screen = &screen_plan, .key = 's' },
	{ .kind = "plan_close_goal", .screen = &screen_plan, .key = 's' },
	{ .kind = "measurement", .screen = &screen_meten },
	{ .kind = "decision", .screen = &screen_besluit, .still = decision_is_concept },
	{ .kind = "decision_new", .screen = &screen_besluit },
	{ .kind = "decision_withdraw", .screen = &screen_besluit, .key = 'i' },
	{ .kind = "decision_discard", .screen = &screen_besluit, .key = TUI_KEY_F8 },
	{ .kind = "decision_second", .screen = &screen_bevestigen, .key = 'n' },
	{ .kind = "escalation_approve", .screen = &screen_escalatie, .key = 'a' },
	{ .kind = "escalation_refuse", .screen = &screen_escalatie, .key = 'n' },
	{ .kind = "escalation_reply", .screen = &screen_escalatie, .key = 'a' },
	{ .kind = "escalation_return", .screen = &screen_escalatie, .key = 't' },
	{ .kind = "escalation_climb", .screen = &screen_escalatie, .key = 'h' },
	{ .kind = "escalation_take", .screen = &screen_escalatie, .key = 'o' },
	{ .kind = "escalation_instruct", .screen = &screen_escalatie, .key = 'w' },
	{ .kind = "escalation_grant", .screen = &screen_escalatie, .key = 'd' },
	{ .kind = "round_table", .screen = &screen_rondetafel, .key = 'w' },
	{ .kind = "escalation_add", .screen = &screen_escalatie, .key = 'v' },
	{ .kind = "escalation_withdraw", .screen = &screen_escalatie, .key = 'i' },
	{ .kind = "privacy_request", .screen = &screen_verzoeken },
	{ .kind = "journal_entry", .form = journal_form },
	{ .kind = "conversation", .form = conversation_form },
	{ .kind = "conversation_head", .form = conversation_form },
	{ .kind = "conversation_subject", .form = conversation_form },
	{ .kind = "silence_pause", .form = pause_form },
	{ .kind = "involvement", .form = involvement_form, .record = &involvement_record, .id_field = "id" },
	{ .kind = "signal", .form = signal_form },
	{ .kind = "procesregie", .form = procesregie_form },
	{ .kind = "gezag", .form = gezag_form, .record = &gezag_record, .id_field = "id" },
	{ .kind = "contact_person", .form = contact_form, .record = &contact_person_record, .id_field = "id" },
	{ .kind = "address", .form = address_form, .record = &address_record, .id_field = "id" },
	{ .kind = "address_now", .form = address_form, .record = &address_record, .id_field = "id", .of_household = true },
	{ .kind = "escalation", .form = escalation_form },
	{ .kind = "privacy_request_new", .form = privacy_new_form },
	{ .kind = "bezwaar", .screen = &screen_registers },
	{ .kind = "klacht", .screen = &screen_registers },
	{ .kind = "ingebreke", .screen = &screen_registers },
	{ .kind = "bezwaar_new", .form = bezwaar_form },
	{ .kind = "klacht_new", .form = klacht_form },
	{ .kind = "ingebreke_new", .form = ingebreke_form },
	{ .kind = "term_pause", .screen = &screen_termijnen, .key = 'o', .still = term_runs },
	{ .kind = "term_longer", .screen = &screen_termijnen, .key = 'v', .still = term_runs },
	{ .kind = "meldcode_new", .form = meldcode_new_form },
	{ .kind = "meldcode_step", .screen = &screen_meldcode },
	{ .kind = "task", .form = task_form, .record = &task_record, .id_field = "id" },
	{ .kind = "melding", .form = melding_form, .record = &melding_record, .id_field = "id" },
	{ .kind = "aanvraag", .form = aanvraag_form, .record = &aanvraag_record, .id_field = "id" },
	{ .kind = "network_member", .form = network_form, .record = &network_member_record, .id_field = "id" },
	{ .kind = "person", .form = person_form, .record = &member_record, .id_field = "person_id" },
	{ .kind = "household", .form = household_form, .record = &household_record, .id_field = "id", .of_household = true },
	{ .kind = "regie", .form = regie_form, .record = &household_record, .id_field = "id", .of_household = true },
};

/* The form is no more, or what it was about is done: the text is shown, and can be thrown away. */
static void draft_left(struct desk *desk, const struct draft *draft)
{
	const struct draft_place place = { draft->kind, draft->object_id, draft->household_id };

	desk_dialog(desk, dialog_page(_("Deze tekst had u nog niet bewaard"), draft->value != NULL ? draft->value : ""));
	if (desk_sure(desk, _("Tekst weggooien"), _("Het formulier waar deze tekst bij hoorde, is er niet meer. Weggooien?")))
		draft_keep(desk, &place, draft->field, draft->base_version, "");
}

static const void *row_of(const struct place *place, const struct rows *rows, id object_id)
{
	const struct field *field = record_field(place->record, place->id_field);
	const char *data;

	for (size_t n = 0; (data = rows_get(rows, place->record, n)) != NULL; n++)
		if (*(const id *)(data + field->offset) == object_id)
			return data;
	return NULL;
}

/* Over the household's own screen, so that it stands above the form whose dossier this is. */
static bool form_open(struct desk *desk, const struct place *place, const struct draft *draft)
{
	struct screen_call call = { .household_id = draft->household_id };
	bool fresh = place->record == NULL || (draft->object_id == draft->household_id && !place->of_household);
	struct err err = ERR_INIT;
	struct message view;
	const void *row = NULL;
	bool ok;

	if (!desk_push(desk, &screen_huishouden, &call))
		return false;
	ok = desk_household_read(desk, draft->household_id, &view, &err);
	if (ok && !fresh)
		row = row_of(place, &view.rows, draft->object_id);
	ok = ok && (fresh || row != NULL);
	if (ok)
		place->form(desk, draft->household_id, row);
	message_free(&view);
	return ok;
}

static bool place_open(struct desk *desk, const struct place *place, const struct draft *draft)
{
	struct screen_call call = { .household_id = draft->household_id };

	if (place->form != NULL)
		return form_open(desk, place, draft);
	if (place->parent)
		call.parent_id = draft->object_id;
	else if (draft->object_id != draft->household_id)
		call.object_id = draft->object_id;
	if (place->still != NULL && !place->still(desk, draft))
		return false;
	if (!desk_push(desk, place->screen, &call))
		return false;
	return place->key == 0 || desk_press(desk, place->key);
}

void draft_open(struct desk *desk, const struct draft *draft)
{
	if (strcmp(draft->kind, "household_new") == 0) {
		desk_push(desk, &screen_zoeken, NULL);
		household_form_new(desk, "", draft->object_id);
		return;
	}
	if (strcmp(draft->kind, "worry") == 0) {
		worry_again(desk, draft->object_id);
		return;
	}
	for (size_t i = 0; i < COUNT_OF(places); i++)
		if (strcmp(places[i].kind, draft->kind) == 0) {
			if (!place_open(desk, &places[i], draft))
				draft_left(desk, draft);
			return;
		}
	draft_left(desk, draft);
}
