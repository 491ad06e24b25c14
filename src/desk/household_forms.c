/* The small forms of a household itself: each is a table of rows, a record, and one request. */
#include "desk/household_forms.h"

#include <stdio.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* ---- journal ------------------------------------------------------------------------------------------------------ */

static const struct record_form_row journal_rows[] = {
	{ .field = "kind" },
	{ .field = "tekst", .rows = 9, .required = true },
	{ .field = "datum", .required = true },
	{ .field = "level" },
	{ .field = "regisseur_leest" },
	{ .field = "lezer_id", .help = N_("Nog een collega die dit mag lezen. Later kunt u er meer noemen.") },
};

/* Conversations have a screen of their own. */
static const struct form_choice *entry_kinds(size_t *count)
{
	static struct form_choice kinds[JOURNAL_KITCHEN_TABLE];

	for (*count = 0; journal_entry_kind_choices[*count].code != NULL; (*count)++)
		kinds[*count] = (struct form_choice){ .value = journal_entry_kind_choices[*count].code,
			.label = journal_entry_kind_choices[*count].label };
	return kinds;
}

/* Who else may read it is only asked of what is shielded. */
static void journal_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct journal_entry *entry = data;
	struct form *form = record_form_form(rf);
	size_t count;
	const struct form_choice *kinds = entry_kinds(&count);

	(void)desk;
	form_choices(form, record_form_index(rf, "kind"), kinds, count);
	record_form_choices(rf, "lezer_id", picks_choices(arg), picks_count(arg));
	form_show(form, record_form_index(rf, "regisseur_leest"), entry->level == JOURNAL_SHIELDED);
	form_show(form, record_form_index(rf, "lezer_id"), entry->level == JOURNAL_SHIELDED);
}

void household_form_journal(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Dagboek schrijven"), .record = &journal_entry_record, ROWS(journal_rows),
		.request = REQ_JOURNAL_ADD, .edited = journal_edited, .saved = N_("De regel staat in het dagboek."),
		.draft = { "journal_entry", household_id, household_id }, .household_id = household_id, .deed = DEED_EDIT };
	struct journal_entry entry;

	record_init(&journal_entry_record, &entry);
	entry.household_id = household_id;
	entry.datum = desk_today(desk);
	desk_form_with(desk, &job, &entry, picks_colleagues(desk, household_id), picks_free);
}

/* ---- silence that was agreed on ----------------------------------------------------------------------------------- */

static const struct record_form_row pause_rows[] = {
	{ .field = "from" },
	{ .field = "until" },
	{ .field = "reason" },
};

/* One that runs can only be called off. */
static void pause_end(struct desk *desk, const struct pressure *pressure)
{
	char until[DAY_NL_BYTES], question[2 * TEXT_LINE_BYTES];
	struct err err = ERR_INIT;
	struct message answer;

	day_nl(pressure->pause_until, until);
	snprintf(question, sizeof(question), _("Er is een pauze tot %s: %s. Deze pauze afzeggen?"), until, pressure->pause_reason);
	if (!desk_sure(desk, _("Pauze in het contact"), question))
		return;
	if (desk_ask_id(desk, REQ_SILENCE_RESUME, pressure->pause_id, &answer, &err))
		desk_good(desk, "%s", _("De pauze is afgezegd."));
	else
		desk_say_err(desk, &err);
	message_free(&answer);
}

void household_form_pause(struct desk *desk, id household_id, const struct pressure *pressure)
{
	const struct form_job job = { .title = N_("Pauze in het contact"), .record = &silence_pause_record, ROWS(pause_rows),
		.request = REQ_SILENCE_PAUSE, .saved = N_("De pauze is vastgelegd."),
		.draft = { "silence_pause", household_id, household_id }, .household_id = household_id, .deed = DEED_EDIT };
	struct silence_pause pause;

	if (pressure != NULL && pressure->pause_id != 0) {
		pause_end(desk, pressure);
		return;
	}
	record_init(&silence_pause_record, &pause);
	pause.household_id = household_id;
	pause.from = desk_today(desk);
	desk_form(desk, &job, &pause, NULL);
}

/* ---- task and appointment ----------------------------------------------------------------------------------------- */

static const struct record_form_row task_rows[] = {
	{ .field = "kind" },
	{ .field = "what" },
	{ .field = "datum" },
	{ .field = "time" },
	{ .field = "place" },
	{ .field = "employee_id", .label = N_("Wie doet het") },
};

/* Every form that has an employee to pick gets the list of who may be picked. */
static void task_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	record_form_choices(rf, "employee_id", picks_choices(arg), picks_count(arg));
}

void household_form_task(struct desk *desk, id household_id, const struct task *task)
{
	const struct form_job job = { .title = task != NULL ? N_("Taak of afspraak wijzigen") : N_("Taak of afspraak"),
		.record = &task_record, ROWS(task_rows), .request = REQ_TASK_SAVE, .edited = task_edited, .saved = N_("Bewaard."),
		.draft = { "task", task != NULL ? task->id : household_id, household_id }, .whole_draft = task == NULL,
		.household_id = household_id, .deed = DEED_EDIT };
	struct picks *picks = picks_colleagues(desk, household_id);
	struct task fresh;

	record_init(&task_record, &fresh);
	if (task != NULL) {
		fresh = *task;
	} else {
		fresh.household_id = household_id;
		fresh.datum = desk_today(desk);
		fresh.employee_id = desk_me(desk)->employee_id;
	}
	desk_form_with(desk, &job, &fresh, picks, picks_free);
}

/* ---- household ---------------------------------------------------------------------------------------------------- */

static const struct record_form_row household_rows[] = {
	{ .field = "naam" },
	{ .label = N_("Adres") },
	ADDRESS_ROWS,
	{ .field = "telefoon" },
	{ .label = N_("Kenmerken") },
	{ .field = "shielded" },
};

void household_form_edit(struct desk *desk, const struct household *household)
{
	const struct form_job job = { .title = N_("Huishouden wijzigen"), .record = &household_record, ROWS(household_rows),
		.request = REQ_HOUSEHOLD_SAVE, .saved = N_("Het huishouden is gewijzigd."),
		.draft = { "household", household->id, household->id }, .household_id = household->id, .deed = DEED_EDIT };

	desk_form(desk, &job, household, NULL);
}
