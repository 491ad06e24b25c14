/* Choose an escalation of a household, or raise one. */
#include "desk/escalation_pick.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "desk/screen_form.h"
#include "desk/screens.h"

enum { PICK_MOST = 20 };

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

static void label_make(const struct escalation *escalation, char *out, size_t room)
{
	snprintf(out, room, "%.80s: %.120s (%.60s)", _(choice_label(escalation_cause_choices, escalation->cause)),
		escalation->subject, escalation->closed == INSTANT_NONE ? escalation->trede_naam :
		_(choice_label(escalation_state_choices, escalation->state)));
}

void escalation_pick(struct desk *desk, id household_id)
{
	char labels[PICK_MOST][3 * 120];
	const char *list[PICK_MOST + 1] = { _("Nieuwe opschaling") };
	id ids[PICK_MOST + 1] = { 0 };
	const struct escalation *escalation;
	struct err err = ERR_INIT;
	struct message answer;
	size_t count = 1;
	int choice = 0;

	if (!desk_ask_id(desk, REQ_ESCALATION_LIST, household_id, &answer, &err))
		desk_say_err(desk, &err);
	for (size_t n = 0; n < PICK_MOST && (escalation = rows_get(&answer.rows, &escalation_record, n)) != NULL; n++) {
		label_make(escalation, labels[n], sizeof(labels[n]));
		list[count] = labels[n];
		ids[count++] = escalation->id;
	}
	message_free(&answer);
	if (err.code == ERR_NONE && count > 1)
		choice = desk_pick(desk, _("Opschalen"), list, count, 0);
	if (err.code == ERR_NONE && choice == 0)
		escalation_raise(desk, household_id);
	else if (choice > 0)
		desk_push(desk, &screen_escalatie, &(const struct screen_call){ .household_id = household_id, .object_id = ids[choice] });
}
