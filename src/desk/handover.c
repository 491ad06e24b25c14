/* Handing over the regie: the questions and forms; until an offer is taken everything stays as it is. */
#include "desk/handover.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/household_forms.h"
#include "desk/picks.h"
#include "desk/screen_form.h"
#include "desk/screens.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* ---- offering ---- */

static const struct record_form_row offer_rows[] = {
	{ .field = "to_id", .required = true, .help = N_("Wie de regie overneemt. U blijft regisseur tot die het aanneemt.") },
	{ .field = "reason", .required = true },
};

static void offer_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	record_form_choices(rf, "to_id", picks_choices(arg), picks_count(arg));
	record_form_choices(rf, "from_id", picks_choices(arg), picks_count(arg));
}

static bool offer_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct regie_offer *offer = data;
	struct message answer;
	struct ask ask;
	bool ok;

	(void)arg;
	record_init(&ask_record, &ask);
	ask.id = offer->household_id;
	ask.other_id = offer->to_id;
	memcpy(ask.word, offer->reason, sizeof(ask.word));
	ok = desk_ask_with(desk, REQ_REGIE_OFFER, &ask, &answer, err);
	message_free(&answer);
	return ok;
}

static void offer_form(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Overdracht aanbieden"), .record = &regie_offer_record, ROWS(offer_rows),
		.save = offer_save, .edited = offer_edited, .household_id = household_id, .deed = DEED_OPEN,
		.saved = N_("De overdracht is aangeboden. Tot die is aangenomen, verandert er niets.") };
	struct regie_offer fresh;

	record_init(&regie_offer_record, &fresh);
	fresh.household_id = household_id;
	desk_form_with(desk, &job, &fresh, picks_employees(desk, household_id), picks_free);
}

/* ---- answering ---- */

struct taking {
	struct desk *desk;
	id offer_id;
};

static bool take_send(void *arg, const char *value, struct err *err)
{
	const struct taking *taking = arg;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = taking->offer_id;
	ask.flag = true;
	if (!field_set(record_field(&ask_record, "day"), &ask, value, desk_today(taking->desk), err))
		return false;
	ok = desk_ask_with(taking->desk, REQ_REGIE_ANSWER, &ask, &answer, err);
	message_free(&answer);
	return ok;
}

static void offer_take(struct desk *desk, id offer_id)
{
	struct taking taking = { desk, offer_id };
	char today[DAY_ISO_BYTES];
	const struct prompt prompt = { .title = _("De regie overnemen"), .label = N_("Gezin geïnformeerd op"),
		.kind = FORM_DAY, .help = N_("De dag waarop het gezin hoorde dat u de regisseur wordt."), .value = today,
		.required = true, .take = take_send, .arg = &taking };

	day_iso(desk_today(desk), today);
	if (desk_prompt(desk, &prompt))
		desk_good(desk, "%s", _("U bent nu de regisseur."));
}

static void offer_refuse(struct desk *desk, id offer_id)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = offer_id;
	if (desk_prompt_reason(desk, _("De regie niet overnemen"), NULL, REQ_REGIE_ANSWER, &ask))
		desk_good(desk, "%s", _("Uw antwoord is doorgegeven. De regisseur blijft regisseur."));
}

static void offer_withdraw(struct desk *desk, id offer_id)
{
	struct err err = ERR_INIT;
	struct message answer;

	if (!desk_sure(desk, _("Overdracht intrekken"), _("De overdracht is nog niet aangenomen. Intrekken?")))
		return;
	if (desk_ask_id(desk, REQ_REGIE_WITHDRAW, offer_id, &answer, &err))
		desk_good(desk, "%s", _("De overdracht is ingetrokken."));
	else
		desk_say_err(desk, &err);
	message_free(&answer);
}

void handover_answer(struct desk *desk, id offer_id, id household_id, const char *household_naam)
{
	const struct screen_call call = { .household_id = household_id };
	const char *const labels[] = { _("De regie overnemen"), _("Niet overnemen"), _("Eerst het huishouden bekijken") };

	switch (desk_pick(desk, household_naam, labels, COUNT_OF(labels), 0)) {
	case 0:
		offer_take(desk, offer_id);
		break;
	case 1:
		offer_refuse(desk, offer_id);
		break;
	case 2:
		desk_push(desk, &screen_huishouden, &call);
		break;
	}
}

/* ---- at a household ---- */

static void offer_act(struct desk *desk, id offer_id, bool mine)
{
	const char *const labels[] = { _("De regie overnemen"), _("Niet overnemen") };
	int choice;

	if (!mine) {
		offer_withdraw(desk, offer_id);
		return;
	}
	choice = desk_pick(desk, _("De regie is u aangeboden"), labels, COUNT_OF(labels), 0);
	if (choice == 0)
		offer_take(desk, offer_id);
	else if (choice == 1)
		offer_refuse(desk, offer_id);
}

void handover_act(struct desk *desk, const struct household *shown, const struct regie_offer *offer)
{
	const char *const labels[] = { _("Overdracht aanbieden: een collega neemt het aan"),
		_("Meteen een andere regisseur aanwijzen") };
	struct household household = *shown;	/* the screen may read again while a question waits */

	if (offer != NULL) {
		offer_act(desk, offer->id, offer->to_id == desk_me(desk)->employee_id);
		return;
	}
	switch (household.regisseur_id == 0 ? 1 : desk_pick(desk, _("Regie"), labels, COUNT_OF(labels), 0)) {
	case 0:
		offer_form(desk, household.id);
		break;
	case 1:
		household_form_regie(desk, &household);
		break;
	}
}

/* ---- a whole caseload ---- */

static const struct record_form_row caseload_rows[] = {
	{ .field = "from_id", .label = N_("Huishoudens van"), .help = N_("Leeg: uw eigen huishoudens.") },
	{ .field = "to_id", .required = true },
	{ .field = "reason", .required = true },
};

struct caseload {
	struct picks *picks;
	int64_t offered, left;
};

static void caseload_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct caseload *caseload = arg;

	offer_edited(desk, rf, data, caseload->picks);
}

static bool caseload_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct regie_offer *offer = data;
	struct caseload *caseload = arg;
	const struct count *count;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = offer->from_id;
	ask.other_id = offer->to_id;
	memcpy(ask.word, offer->reason, sizeof(ask.word));
	ok = desk_ask_with(desk, REQ_CASELOAD_OFFER, &ask, &answer, err);
	if (ok && (count = rows_get(&answer.rows, &count_record, 0)) != NULL)
		caseload->offered = count->number;
	if (ok && (count = rows_get(&answer.rows, &count_record, 1)) != NULL)
		caseload->left = count->number;
	message_free(&answer);
	return ok;
}

static void caseload_saved(struct desk *desk, void *arg)
{
	const struct caseload *caseload = arg;

	desk_good(desk, _("Aangeboden: %lld huishoudens. Niet aangeboden: %lld."), (long long)caseload->offered,
		(long long)caseload->left);
}

static void caseload_free(void *arg)
{
	struct caseload *caseload = arg;

	picks_free(caseload->picks);
	free(caseload);
}

void handover_caseload(struct desk *desk)
{
	const struct form_job job = { .title = N_("Caseload overdragen"), .record = &regie_offer_record, ROWS(caseload_rows),
		.save = caseload_save, .edited = caseload_edited, .after = caseload_saved };
	struct caseload *caseload = mem_new(1, sizeof(*caseload));
	struct regie_offer fresh;

	caseload->picks = picks_employees(desk, 0);
	record_init(&regie_offer_record, &fresh);
	desk_form_with(desk, &job, &fresh, caseload, caseload_free);
}
