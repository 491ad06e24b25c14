/* The forms of the ladder: what a rung fills in besides a sentence. */
#include "desk/ladder_forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* ---- a part granted ---- */

static const struct record_form_row grant_rows[] = {
	{ .field = "was_bedrag", .readonly = true },
	{ .field = "was_einde", .readonly = true },
	{ .field = "bedrag" },
	{ .field = "datumEinde" },
	{ .field = "reason", .rows = 5 },
};

/* Which escalation, as it stood on the screen. */
struct about {
	id escalation_id;
	int64_t version;
};

static bool grant_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct about *about = arg;
	struct message request, answer;
	struct ask *ask;
	bool ok;

	message_init(&request, REQ_ESCALATION_GRANT);
	ask = rows_new(&request.rows, &ask_record);
	ask->id = about->escalation_id;
	ask->version = about->version;
	rows_add(&request.rows, &decision_grant_record, data);
	ok = desk_ask(desk, &request, &answer, err);
	message_free(&answer);
	message_free(&request);
	return ok;
}

void ladder_form_grant(struct desk *desk, const struct escalation *escalation, const struct decision *asked)
{
	const struct form_job job = { .title = N_("Deels toekennen"), .record = &decision_grant_record, ROWS(grant_rows),
		.save = grant_save, .saved = N_("U hebt een deel toegekend. De vrager ziet het meteen."),
		.draft = { "escalation_grant", escalation->id, escalation->household_id } };
	struct about *about = mem_new(1, sizeof(*about));
	struct decision_grant grant;

	*about = (struct about){ escalation->id, escalation->version };
	record_init(&decision_grant_record, &grant);
	grant.was_bedrag = grant.bedrag = asked->bedrag;
	grant.was_einde = grant.datumEinde = asked->datumEinde;
	desk_form_with(desk, &job, &grant, about, free);
}

/* ---- a round table ---- */

static const struct record_form_row table_rows[] = {
	{ .field = "datum" },
	{ .field = "tijd" },
	{ .field = "plaats" },
	{ .field = "doel", .rows = 6 },
};

void ladder_form_table(struct desk *desk, const struct escalation *escalation, const struct round_table *table)
{
	const struct form_job job = { .title = N_("Rondetafel"), .record = &round_table_record, ROWS(table_rows),
		.request = REQ_TABLE_SAVE, .saved = N_("De rondetafel staat. Met u vraagt u wie erbij moet zijn."),
		.draft = { "round_table", escalation->id, escalation->household_id } };
	struct round_table fresh;

	record_init(&round_table_record, &fresh);
	fresh.escalation_id = escalation->id;
	desk_form(desk, &job, table != NULL ? table : &fresh, NULL);
}

static const struct record_form_row invite_rows[] = {
	{ .field = "employee_id", .label = N_("Wie"), .required = true,
	  .help = N_("Ook van een andere organisatie. Wie u vraagt, leest deze opschaling en niet het dossier.") },
};

static void invite_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	record_form_choices(rf, "employee_id", picks_choices(arg), picks_count(arg));
}

static bool invite_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct table_member *member = data;
	struct message answer;
	struct ask ask;
	bool ok;

	(void)arg;
	record_init(&ask_record, &ask);
	ask.id = member->table_id;
	ask.other_id = member->employee_id;
	ask.flag = true;
	ok = desk_ask_with(desk, REQ_TABLE_ASK, &ask, &answer, err);
	message_free(&answer);
	return ok;
}

void ladder_form_invite(struct desk *desk, const struct round_table *table)
{
	const struct form_job job = { .title = N_("Aan tafel vragen"), .record = &table_member_record, ROWS(invite_rows),
		.save = invite_save, .edited = invite_edited, .saved = N_("De vraag staat in de werkbak van deze collega.") };
	struct table_member member;

	record_init(&table_member_record, &member);
	member.table_id = table->id;
	desk_form_with(desk, &job, &member, picks_employees(desk, 0), picks_free);
}
