/* The page that says who may decide, rung by rung, and who is there now. */
#include "desk/who_decides.h"

#include <stdio.h>
#include <string.h>

#include "desk/due.h"
#include "desk/register_change.h"
#include "desk/screens.h"

/* ---- people ---- */

static void person_add(const struct rung_holder *holder, bool last, struct buf *out)
{
	buf_text(out, holder->naam);
	if (holder->absent && *holder->deputy_naam)
		buf_format(out, _(" (afwezig, vervangen door %s)"), holder->deputy_naam);
	else if (holder->absent)
		buf_text(out, _(" (afwezig, geen vervanger)"));
	else if (holder->online)
		buf_text(out, _(" (nu aangemeld)"));
	buf_text(out, last ? "" : ", ");
}

static bool of_rung(const struct rung_holder *holder, const struct rung *rung)
{
	return holder->trede == rung->trede;
}

static void people_add(const struct rows *rows, const struct rung *rung, struct buf *out)
{
	const struct rung_holder *holder;
	size_t total = 0, done = 0;

	for (size_t n = 0; (holder = rows_get(rows, &rung_holder_record, n)) != NULL; n++)
		total += of_rung(holder, rung);
	for (size_t n = 0; (holder = rows_get(rows, &rung_holder_record, n)) != NULL; n++)
		if (of_rung(holder, rung))
			person_add(holder, ++done == total, out);
	if (total == 0)
		buf_text(out, _("niemand: gaat een trede hoger"));
}

/* ---- power ---- */

static void amount_add(struct buf *out, cents amount)
{
	char text[MONEY_BYTES];

	money_nl(amount >= 0 ? amount : 0, true, text);
	buf_format(out, "%s%s", amount == MANDATE_UNLIMITED ? "" : "€ ", amount == MANDATE_UNLIMITED ? _("elk bedrag") : text);
}

static void duration_add(const struct mandate *mandate, struct buf *out)
{
	if (mandate->duur_dagen != MANDATE_UNLIMITED)
		buf_format(out, _("hoogstens %lld dagen, "), (long long)mandate->duur_dagen);
	else if (mandate->duur_maanden != MANDATE_UNLIMITED)
		buf_format(out, _("hoogstens %lld maanden, "), (long long)mandate->duur_maanden);
}

static bool wider(const struct mandate *a, const struct mandate *b)
{
	if (a->per_besluit == b->per_besluit)
		return b->cum_huishouden != MANDATE_UNLIMITED &&
			(a->cum_huishouden == MANDATE_UNLIMITED || a->cum_huishouden > b->cum_huishouden);
	return a->per_besluit == MANDATE_UNLIMITED || (b->per_besluit != MANDATE_UNLIMITED && a->per_besluit > b->per_besluit);
}

/* The widest mandate of this rung for a kind of holder; of an employee only those of the one that is named. */
static const struct mandate *widest(const struct rows *rows, int64_t trede, enum holder_kind holder, id employee_id)
{
	const struct mandate *mandate, *best = NULL;

	for (size_t n = 0; (mandate = rows_get(rows, &mandate_record, n)) != NULL; n++)
		if (mandate->trede == trede && mandate->holder == (int)holder && mandate->employee_id == employee_id &&
				(!best || wider(mandate, best)))
			best = mandate;
	return best;
}

static void power_add(const struct mandate *mandate, struct buf *out)
{
	if (!mandate) {
		buf_text(out, _("   geen mandaat hiervoor\n"));
		return;
	}
	buf_text(out, _("   tot "));
	amount_add(out, mandate->per_besluit);
	buf_text(out, _(" per besluit, "));
	amount_add(out, mandate->cum_huishouden);
	buf_text(out, _(" per huishouden in 12 maanden\n   "));
	duration_add(mandate, out);
	if (mandate->vier_ogen_vanaf != MANDATE_UNLIMITED) {
		buf_text(out, _("tweede ogen boven "));
		amount_add(out, mandate->vier_ogen_vanaf);
		buf_text(out, ", ");
	}
	buf_format(out, "%s\n", mandate->parent_id ? "Awb 10:9" : "Awb 10:1");
}

/* ---- the page ---- */

static void regisseur_add(const struct rows *rows, struct buf *out)
{
	const struct regie *regie = rows_first(rows, &regie_record);

	if (regie)
		buf_format(out, _("Regisseur: %s, %s, telefoon %s.\n"), regie->employee_naam, regie->organisation_naam,
			*regie->telefoon ? regie->telefoon : _("onbekend"));
	else
		buf_text(out, _("Dit huishouden heeft nog geen regisseur.\n"));
}

static const struct escalation *escalation_of(const struct rows *rows, const struct decision *decision)
{
	const struct escalation *escalation;

	for (size_t n = 0; (escalation = rows_get(rows, &escalation_record, n)) != NULL; n++)
		if (escalation->decision_id == decision->id)
			return escalation;
	return NULL;
}

/* "ligt nu bij trede 2, teamleider: Carla de Wit, t/m 25-11." */
static void place_add(const struct escalation *escalation, day today, struct buf *out)
{
	char due[DUE_BYTES];

	due_show(escalation->due, today, due);
	buf_format(out, _("ligt nu bij trede %lld, %s%s%s%s%s.\n"), (long long)escalation->trede, escalation->trede_naam,
		*escalation->holder_naam ? ": " : "", escalation->holder_naam, *due ? _(", t/m ") : "", due);
}

static void concept_add(const struct decision *decision, const struct mandate_verdict *verdict, id me, struct buf *out)
{
	bool mine = decision->author_id == me;

	if (verdict->within)
		buf_format(out, _("%s mag dit zelf besluiten%s.\n"), decision->author_naam,
			verdict->needs_second ? _(", met tweede ogen") : "");
	else
		buf_format(out, _("%s mag dit niet alleen. %s%sTrede %lld, %s, beslist.\n"), decision->author_naam,
			mine ? verdict->why : "", mine ? " " : "", (long long)verdict->trede, verdict->trede_naam);
}

/* In one sentence where a decision stands and who has the next word; `verdict` (may be NULL) of who wrote it. */
static void decision_add(const struct rows *rows, const struct decision *decision, const struct mandate_verdict *verdict,
	id me, day today, struct buf *out)
{
	const struct escalation *escalation = escalation_of(rows, decision);

	if (escalation) {
		buf_text(out, _("Dit besluit "));
		place_add(escalation, today, out);
	} else if (decision->state == DECISION_TWEEDE_OGEN) {
		buf_format(out, _("%s besloot; een collega met mandaat geeft tweede ogen.\n"), decision->decider_naam);
	} else if (decision->state == DECISION_CONCEPT && verdict) {
		concept_add(decision, verdict, me, out);
	} else if (decision->state == DECISION_CONCEPT) {
		buf_format(out, _("%s schrijft hieraan; nog niet ingediend.\n"), decision->author_naam);
	} else {
		buf_format(out, _("Dit besluit is %s%s%s.\n"), _(choice_label(decision_state_choices, decision->state)),
			*decision->decider_naam ? _(" door ") : "", decision->decider_naam);
	}
}

/* ---- a line of the plan ---- */

static const char *const lijn_says[] = {
	[LIJN_0] = N_("0e lijn: eigen kracht en netwerk. Hiervoor is geen besluit nodig; wie het plan schrijft, spreekt het met het "
		"gezin af (Wmo 2.3.2 lid 4)."),
	[LIJN_1] = N_("1e lijn: een algemene voorziening. Hiervoor is geen besluit nodig; wie het plan schrijft, spreekt het met het "
		"gezin af (Wmo 2.3.2 lid 4)."),
	[LIJN_2] = N_("2e lijn: maatwerk. Dit begint pas na een besluit (Wmo 2.3.5, Jeugdwet 2.3)."),
};

static void action_add(const struct action *action, struct buf *out)
{
	buf_format(out, _("Actie: %s\n%s\n\n"), action->what, _(lijn_says[action->lijn]));
}

/* A goal is not decided on; what is asked for it is. */
static void goal_add(const struct rows *rows, const struct goal *goal, id me, day today, struct buf *out)
{
	const struct decision *decision;
	char amount[MONEY_BYTES];
	size_t n;

	buf_format(out, _("Doel: %s\n"), goal->what);
	for (n = 0; (decision = rows_get(rows, &decision_record, n)) != NULL; n++) {
		money_nl(decision->bedrag, true, amount);
		buf_format(out, _("%s, € %s: "), *decision->provision_naam ? decision->provision_naam :
			_(choice_label(decision_kind_choices, decision->kind)), amount);
		decision_add(rows, decision, NULL, me, today, out);
	}
	buf_text(out, n == 0 ? _("Voor dit doel is nog geen besluit gevraagd.\n\n") : "\n");
}

/* ---- what was asked about ---- */

static void subject_add(const struct rows *rows, id me, day today, struct buf *out)
{
	const struct action *action = rows_first(rows, &action_record);
	const struct goal *goal = rows_first(rows, &goal_record);
	const struct decision *decision = rows_first(rows, &decision_record);
	const struct escalation *escalation = rows_first(rows, &escalation_record);

	if (action) {
		action_add(action, out);
	} else if (goal) {
		goal_add(rows, goal, me, today, out);
	} else if (decision) {
		decision_add(rows, decision, rows_first(rows, &mandate_verdict_record), me, today, out);
	} else if (escalation && escalation->closed != INSTANT_NONE) {
		buf_format(out, _("Deze opschaling (%s) is afgehandeld.\n"), escalation->subject);
	} else if (escalation) {
		buf_format(out, _("Deze opschaling (%s) "), escalation->subject);
		place_add(escalation, today, out);
	}
}

static void rung_add_line(const struct rows *rows, const struct rung *rung, struct buf *out)
{
	const struct mandate *regisseur = widest(rows, rung->trede, HOLDER_REGISSEUR, 0), *mandate;

	buf_format(out, "\n%lld  %s: ", (long long)rung->trede, rung->naam);
	people_add(rows, rung, out);
	buf_char(out, '\n');
	if (rung->process)
		buf_text(out, _("   gaat over de samenwerking, niet over geld\n"));
	else
		power_add(widest(rows, rung->trede, HOLDER_ROLE, 0), out);
	if (regisseur) {
		buf_text(out, _("   en als regisseur van dit huishouden:\n"));
		power_add(regisseur, out);
	}
	for (size_t n = 0; (mandate = rows_get(rows, &mandate_record, n)) != NULL; n++)
		if (mandate->trede == rung->trede && mandate->holder == HOLDER_EMPLOYEE &&
				mandate == widest(rows, rung->trede, HOLDER_EMPLOYEE, mandate->employee_id)) {
			buf_format(out, _("   en %s in persoon:\n"), mandate->employee_naam);
			power_add(mandate, out);
		}
}

/* What it all rests on, each document once. */
static void documents_add(const struct rows *rows, struct buf *out)
{
	const struct mandate *mandate, *before;

	for (size_t n = 0; (mandate = rows_get(rows, &mandate_record, n)) != NULL; n++) {
		bool said = false;

		for (size_t i = 0; i < n && !said; i++) {
			before = rows_get(rows, &mandate_record, i);
			said = strcmp(before->document, mandate->document) == 0;
		}
		if (!said)
			buf_format(out, _("\nVastgelegd in: %s, namens %s.\n"), mandate->document, mandate->mandaatgever);
	}
}

void who_decides_show(struct desk *desk, const struct topic *about)
{
	struct message answer;
	struct err err = ERR_INIT;
	struct buf page = BUF_INIT;
	const struct rung *rung;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = about->household_id;
	ask.other_id = about->object_id;
	snprintf(ask.word, sizeof(ask.word), "%s", about->kind);
	if (!desk_ask_with(desk, REQ_WHO_DECIDES, &ask, &answer, &err)) {
		desk_say_err(desk, &err);
		return;
	}
	subject_add(&answer.rows, desk_me(desk)->employee_id, desk_today(desk), &page);
	regisseur_add(&answer.rows, &page);
	for (size_t n = 0; (rung = rows_get(&answer.rows, &rung_record, n)) != NULL; n++)
		rung_add_line(&answer.rows, rung, &page);
	documents_add(&answer.rows, &page);
	buf_text(&page, _("\nMaakt u zich zorgen? F7 legt dat op de ladder; dat mag iedereen, altijd.\n"));
	desk_dialog(desk, dialog_page(_("Wie is de baas?"), page.data));
	buf_free(&page);
	message_free(&answer);
}
