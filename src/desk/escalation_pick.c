/* Choose an escalation of a household, or raise one. */
#include "desk/escalation_pick.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "desk/screen_form.h"
#include "desk/screens.h"

static const struct record_form_row raise_rows[] = {
	{ .field = "cause", .label = N_("Waarom") },
	{ .field = "spoed", .help = N_("Met spoed loopt de klok in uren, ook 's nachts en in het weekend.") },
	{ .field = "stem" },
	{ .field = "question", .label = N_("Uw vraag"), .rows = 8, .required = true,
	  .help = N_("Wat is er aan de hand, en wat vraagt u van wie het leest?") },
};

/* What people raise by hand; money above mandate climbs by handing in the decision. */
static const int causes[] = { CAUSE_ZORG, CAUSE_STAGNATIE, CAUSE_ONENIGHEID, CAUSE_VEILIGHEID };

static void raise_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	static struct form_choice choices[COUNT_OF(causes)];

	(void)desk;
	(void)data;
	(void)arg;
	for (size_t i = 0; i < COUNT_OF(causes); i++)
		choices[i] = (struct form_choice){ choice_code(escalation_cause_choices, causes[i]),
			choice_label(escalation_cause_choices, causes[i]) };
	record_form_choices(rf, "cause", choices, COUNT_OF(choices));
}

void escalation_raise(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Opschalen"), .record = &escalation_record, .rows = raise_rows,
		.row_count = COUNT_OF(raise_rows), .request = REQ_ESCALATION_RAISE, .edited = raise_edited, .saved = N_("Uw vraag ligt op de ladder. U blijft erbij."),
		.draft = { "escalation", household_id, household_id }, .household_id = household_id, .deed = DEED_ESCALATE };
	struct escalation escalation;

	record_init(&escalation_record, &escalation);
	escalation.household_id = household_id;
	escalation.cause = CAUSE_ZORG;
	desk_form(desk, &job, &escalation, NULL);
}

/* "boven mandaat, 22-11-2026: Begeleiding, € 12.000 (Teamleider)"; what is said twice is said once. */
static char *label_new(const struct escalation *escalation)
{
	const char *cause = _(choice_label(escalation_cause_choices, escalation->cause));
	struct buf label = BUF_INIT;
	char on[DAY_NL_BYTES];

	day_nl(instant_day(escalation->raised), on);
	buf_format(&label, "%s, %s", cause, on);
	if (escalation->cause == CAUSE_MANDAAT)
		buf_format(&label, ": %s", escalation->subject);
	buf_format(&label, " (%s)", escalation->closed == INSTANT_NONE ? escalation->trede_naam :
		_(choice_label(escalation_state_choices, escalation->state)));
	return buf_take(&label);
}

/* 0: a new one; n: the n-th of these; -1: none of it. */
static int pick(struct desk *desk, const struct rows *rows)
{
	size_t count = rows_count(rows, &escalation_record);
	char **labels = mem_new(count + 1, sizeof(*labels));
	int choice;

	labels[0] = mem_text(_("Nieuwe opschaling"));
	for (size_t n = 0; n < count; n++)
		labels[n + 1] = label_new(rows_get(rows, &escalation_record, n));
	choice = desk_pick(desk, _("Opschalen"), (const char **)labels, count + 1, 0);
	for (size_t n = 0; n <= count; n++)
		free(labels[n]);
	free(labels);
	return choice;
}

void escalation_pick(struct desk *desk, id household_id)
{
	const struct escalation *chosen = NULL;
	struct err err = ERR_INIT;
	struct message answer;
	int choice = 0;

	if (!desk_ask_id(desk, REQ_ESCALATION_LIST, household_id, &answer, &err)) {
		message_free(&answer);
		desk_say_err(desk, &err);
		return;
	}
	if (rows_count(&answer.rows, &escalation_record) > 0)
		choice = pick(desk, &answer.rows);
	if (choice > 0)
		chosen = rows_get(&answer.rows, &escalation_record, (size_t)choice - 1);
	if (chosen != NULL)
		desk_push(desk, &screen_escalatie, &(const struct screen_call){ .household_id = household_id, .object_id = chosen->id });
	else if (choice == 0)
		escalation_raise(desk, household_id);
	message_free(&answer);
}
