/* The proposal for the register that waits for another pair of eyes. */
#include "desk/register_change.h"

#include <stdio.h>
#include <string.h>

#include "desk/screens.h"

const char *mandate_holder_label(const struct mandate *mandate)
{
	if (mandate->holder == HOLDER_ROLE)
		return _(choice_label(role_choices, mandate->role));
	if (mandate->holder == HOLDER_EMPLOYEE && *mandate->employee_naam)
		return mandate->employee_naam;
	return _(choice_label(holder_kind_choices, mandate->holder));
}

void mandate_what(const struct mandate *mandate, struct buf *out)
{
	if (!mandate_decides(mandate))
		buf_format(out, "%s, ", _(choice_label(mandate_kind_choices, mandate->soort)));
	buf_format(out, "%s%s%s%s%s", mandate->lijn < LIJN_2 ? _("0e/1e lijn, ") : "",
		mandate->wet != WET_NONE ? _(choice_label(wet_choices, mandate->wet)) : _("alle wetten"),
		*mandate->categorieen ? " " : "", mandate->categorieen, mandate->only_spoed ? _(" (spoed)") : "");
}

static void limit_add(struct buf *out, const char *label, cents limit)
{
	char amount[MONEY_BYTES];

	money_nl(limit >= 0 ? limit : 0, true, amount);
	buf_format(out, ", %s %s%s", label, limit == MANDATE_UNLIMITED ? "" : "€ ",
		limit == MANDATE_UNLIMITED ? _("geen grens") : amount);
}

static void limits_add(const struct mandate *mandate, struct buf *out)
{
	limit_add(out, _("per besluit"), mandate->per_besluit);
	limit_add(out, _("per huishouden"), mandate->cum_huishouden);
	limit_add(out, _("tweede ogen boven"), mandate->vier_ogen_vanaf);
	buf_char(out, '\n');
}

static void day_add(struct buf *out, const char *before, day on)
{
	char text[DAY_NL_BYTES];

	day_nl(on, text);
	if (*text)
		buf_format(out, "%s%s", before, text);
}

/* How long a decision may last, from when until when the row holds, who agreed (Awb 10:4), and where it is written. */
static void terms_add(const struct mandate *mandate, struct buf *out)
{
	buf_format(out, _("    trede %lld"), (long long)mandate->trede);
	if (mandate->duur_dagen != MANDATE_UNLIMITED)
		buf_format(out, _(", hoogstens %lld dagen"), (long long)mandate->duur_dagen);
	else if (mandate->duur_maanden != MANDATE_UNLIMITED)
		buf_format(out, _(", hoogstens %lld maanden"), (long long)mandate->duur_maanden);
	day_add(out, _(", vanaf "), mandate->from);
	day_add(out, _(", tot "), mandate->until);
	day_add(out, _(", instemming houder "), mandate->consent_holder);
	day_add(out, _(", instemming werkgever "), mandate->consent_employer);
	buf_format(out, _("%s\n    %s, namens %s\n"), mandate->needs_consent && (mandate->consent_holder == DAY_NONE ||
		mandate->consent_employer == DAY_NONE) ? _(", instemming ontbreekt (Awb 10:4)") : "", mandate->document,
		mandate->mandaatgever);
}

static void mandate_line(const struct mandate *mandate, const char *sign, struct buf *out)
{
	buf_format(out, "%s %s: ", sign, mandate_holder_label(mandate));
	mandate_what(mandate, out);
	limits_add(mandate, out);
	terms_add(mandate, out);
}

static bool same_what(const struct mandate *one, const struct mandate *other)
{
	return one->trede == other->trede && one->soort == other->soort && one->holder == other->holder &&
		one->role == other->role && one->employee_id == other->employee_id && one->wet == other->wet &&
		one->lijn == other->lijn && one->only_spoed == other->only_spoed && text_same(one->categorieen, other->categorieen);
}

/* The row that ends where this one comes, or the one that comes where this one ends. A row that comes has no id yet. */
static const struct mandate *twin_of(const struct message *answer, const struct mandate *mandate)
{
	const struct mandate *other;

	for (size_t n = 0; (other = rows_get(&answer->rows, &mandate_record, n)) != NULL; n++)
		if ((other->id == 0) != (mandate->id == 0) && same_what(other, mandate))
			return other;
	return NULL;
}

/* Every field that differs, whatever it is: who confirms must see all of it. */
static void changes_add(const struct mandate *before, const struct mandate *after, struct buf *out)
{
	for (size_t i = 0; i < mandate_record.count; i++) {
		const struct field *field = &mandate_record.fields[i];
		struct buf was = BUF_INIT, becomes = BUF_INIT;

		if (field->kind != FIELD_ID && strcmp(field->name, "from") != 0) {
			field_show(field, before, &was);
			field_show(field, after, &becomes);
		}
		if (!text_same(was.data ? was.data : "", becomes.data ? becomes.data : ""))
			buf_format(out, "    %s: %s, was %s\n", _(field->label), becomes.used ? becomes.data : _("niets"),
				was.used ? was.data : _("niets"));
		buf_free(&was);
		buf_free(&becomes);
	}
}

static void row_add(const struct message *answer, const struct mandate *mandate, struct buf *out)
{
	const struct mandate *twin = twin_of(answer, mandate);

	if (!twin) {
		mandate_line(mandate, mandate->id ? _("Eraf") : _("Erbij"), out);
	} else if (!mandate->id) {
		buf_format(out, "%s %s: ", _("Anders"), mandate_holder_label(mandate));
		mandate_what(mandate, out);
		buf_char(out, '\n');
		changes_add(twin, mandate, out);
	}
}

/* What comes, goes and changes, as one page. */
static void change_page(const struct message *answer, struct buf *out)
{
	const struct mandate_change *change = rows_first(&answer->rows, &mandate_change_record);
	const struct mandate *mandate;
	char from[DAY_NL_BYTES];

	day_nl(change->day, from);
	buf_format(out, _("Voorgesteld door %s. Gaat in op %s, of later: zodra iemand anders het bevestigt.\nReden: %s\n\n"),
		change->proposer_naam, from, change->reason);
	for (size_t n = 0; (mandate = rows_get(&answer->rows, &mandate_record, n)) != NULL; n++)
		row_add(answer, mandate, out);
}

struct answering {
	struct desk *desk;
	id change_id;
};

static bool answer_send(struct desk *desk, id change_id, bool confirmed, const char *why, struct err *err)
{
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = change_id;
	ask.flag = confirmed;
	snprintf(ask.word, sizeof(ask.word), "%s", why);
	if (!desk_ask_with(desk, REQ_MANDATE_ANSWER, &ask, &answer, err))
		return false;
	message_free(&answer);
	return true;
}

static bool refusal_take(void *arg, const char *text, struct err *err)
{
	const struct answering *answering = arg;

	return answer_send(answering->desk, answering->change_id, false, text, err);
}

static bool change_refuse(struct desk *desk, id change_id)
{
	struct answering answering = { desk, change_id };
	const struct prompt prompt = { .title = _("Voorstel afwijzen"), .label = N_("Reden"), .kind = FORM_LINE,
		.required = true, .help = N_("In een zin: waarom niet. Wie het voorstelde, leest dit."), .take = refusal_take,
		.arg = &answering };

	if (!desk_prompt(desk, &prompt))
		return false;
	desk_good(desk, "%s", _("Het voorstel gaat niet door."));
	return true;
}

static bool change_confirm(struct desk *desk, id change_id)
{
	struct err err = ERR_INIT;

	if (!answer_send(desk, change_id, true, "", &err)) {
		desk_say_err(desk, &err);
		return false;
	}
	desk_good(desk, "%s", _("Bevestigd. Het register is gewijzigd; dat geldt meteen, ook op open schermen."));
	return true;
}

static bool change_answer(struct desk *desk, const struct mandate_change *change)
{
	const char *const labels[] = { _("Bevestigen"), _("Afwijzen"), _("Later") };
	const char *const own[] = { _("Intrekken"), _("Later") };

	if (change->proposer_id == desk_me(desk)->employee_id)
		return desk_pick(desk, _("Wat doet u met uw voorstel? Een ander bevestigt het."), own, 2, 1) == 0 &&
			change_refuse(desk, change->id);
	switch (desk_pick(desk, _("Wat doet u met dit voorstel?"), labels, 3, 2)) {
	case 0:
		return change_confirm(desk, change->id);
	case 1:
		return change_refuse(desk, change->id);
	default:
		return false;
	}
}

bool register_change_act(struct desk *desk)
{
	const struct mandate_change *change;
	struct message list, answer;
	struct err err = ERR_INIT;
	struct buf page = BUF_INIT;
	bool changed = false;

	if (!desk_ask_id(desk, REQ_MANDATE_CHANGES, 0, &list, &err)) {
		desk_say_err(desk, &err);
		return false;
	}
	change = rows_first(&list.rows, &mandate_change_record);
	if (!change || change->state != REGISTER_PROPOSED) {
		desk_say(desk, "%s", _("Er wacht geen voorstel om het register te wijzigen."));
	} else if (!desk_ask_id(desk, REQ_MANDATE_CHANGES, change->id, &answer, &err)) {
		desk_say_err(desk, &err);
	} else {
		change_page(&answer, &page);
		desk_dialog(desk, dialog_page(_("Voorstel voor het mandaatregister"), page.data));
		if (desk_may(desk, DEED_CONFIRM))
			changed = change_answer(desk, change);
		buf_free(&page);
		message_free(&answer);
	}
	message_free(&list);
	return changed;
}
