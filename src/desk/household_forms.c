/* The small forms of a household itself: each is a table of rows, a record, and one request. */
#include "desk/household_forms.h"

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* ---- journal ------------------------------------------------------------------------------------------------------ */

static const struct record_form_row journal_rows[] = {
	{ .field = "kind" },
	{ .field = "tekst", .rows = 12, .required = true },
};

static bool journal_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	(void)arg;
	return desk_save(desk, REQ_JOURNAL_ADD, &journal_entry_record, data, err);
}

void household_form_journal(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Dagboek schrijven"), .record = &journal_entry_record, ROWS(journal_rows),
		.save = journal_save, .saved = N_("De regel staat in het dagboek."), .draft = { "journal_entry", household_id, household_id }, .household_id = household_id, .deed = DEED_EDIT };
	struct journal_entry entry;

	record_init(&journal_entry_record, &entry);
	entry.household_id = household_id;
	desk_form(desk, &job, &entry, NULL);
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

static bool task_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	(void)arg;
	return desk_save(desk, REQ_TASK_SAVE, &task_record, data, err);
}

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
		.record = &task_record, ROWS(task_rows), .save = task_save, .edited = task_edited, .saved = N_("Bewaard."),
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
	{ .field = "straatnaam" },
	{ .field = "huisnummer" },
	{ .field = "huisletter" },
	{ .field = "huisnummertoevoeging" },
	{ .field = "postcode" },
	{ .field = "woonplaats" },
	{ .field = "wijk" },
	{ .field = "telefoon" },
	{ .label = N_("Kenmerken") },
	{ .field = "safety" },
	{ .field = "vulnerable" },
	{ .field = "shielded" },
};

static bool household_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	(void)arg;
	return desk_save(desk, REQ_HOUSEHOLD_SAVE, &household_record, data, err);
}

void household_form_edit(struct desk *desk, const struct household *household)
{
	const struct form_job job = { .title = N_("Huishouden wijzigen"), .record = &household_record, ROWS(household_rows),
		.save = household_save, .saved = N_("Het huishouden is gewijzigd."),
		.draft = { "household", household->id, household->id }, .household_id = household->id, .deed = DEED_EDIT };

	desk_form(desk, &job, household, NULL);
}
