/* The inside of the decision files. */
#ifndef STORE_DECISION_INSIDE_H
#define STORE_DECISION_INSIDE_H

#include "domain/decision_text.h"
#include "domain/mandate.h"
#include "store/decision.h"

/* The display columns; follow with WHERE. Rows are named by decision_read_row. */
#define DECISION_COLUMNS \
	"SELECT d.*, g.what AS goal_naam, p.naam AS provision_naam, o.naam AS aanbieder_naam, a.naam AS author_naam," \
	" b.naam AS decider_naam, s.naam AS second_naam, q.productcode || ' ' || q.naam AS product_naam," \
	" (SELECT x.naam || ' van ' || strftime('%d-%m-%Y', v.besluitdatum) FROM decision v JOIN provision_kind x" \
	"  ON x.id = v.provision_kind_id WHERE v.id = d.vorige_id) AS vorige_naam," \
	" (SELECT m.soort || ' van ' || date(m.at / 1000, 'unixepoch') || CASE w.answer WHEN 'aangenomen' THEN ': aangenomen'" \
	"  WHEN 'afgewezen' THEN ': afgewezen|' || w.codes ELSE ': nog geen antwoord' END FROM bericht_award w" \
	"  JOIN bericht m ON m.id = w.bericht_id WHERE w.decision_id = d.id OR w.door_id = d.id ORDER BY m.id DESC LIMIT 1) AS bericht" \
	" FROM decision d LEFT JOIN goal g ON g.id = d.goal_id LEFT JOIN product q ON q.id = d.product_id" \
	" LEFT JOIN provision_kind p ON p.id = d.provision_kind_id LEFT JOIN organisation o ON o.id = d.aanbieder_id" \
	" JOIN employee a ON a.id = d.author_id LEFT JOIN employee b ON b.id = d.decider_id" \
	" LEFT JOIN employee s ON s.id = d.second_id"

/* One stepped row into `out` (inited here), with the name of its person. */
void decision_read_row(struct call *call, struct query *query, struct decision *out);

/* What stands at the border: the parts belong to this household, and what the kind of provision fixes is filled in. */
bool decision_fill(struct call *call, struct decision *decision);

/* What it changes can be changed by it, by this much. To be asked when it is handed in. */
bool decision_follows(struct call *call, const struct decision *decision);
/* Nobody may grant this: to who died or left, youth care to an adult, and so on. To be asked when it is handed in or taken. */
bool decision_unbarred(struct call *call, const struct decision *decision);

/*
 * Decisions are read with the dossier, by the back-office, and by who must act on them. What is not there and what is not
 * for you look the same.
 */
bool decision_may_read(struct call *call, const struct decision *decision);

/*
 * swap.c: both sides of an uitruil are handed in, and taken by the rung that it climbed to; the other side (inited here in
 * any case).
 */
bool swap_submit(struct call *call, struct decision *decision);
bool swap_approve(struct call *call, struct decision *decision);
bool swap_other(struct call *call, const struct decision *decision, struct decision *other);

/* budget.c: answers with the budget that this weighs on, when there is one. */
bool budget_warn(struct call *call, const struct decision *decision);
/* Every change of state goes over the version that was read; the feed knows the day before the law is asked. */
bool decision_moved(struct call *call, struct decision *decision, struct query *query);
/* What the audit line of this call is about. */
void decision_about(struct call *call, const struct decision *decision);
/* Rings an employee about it, unless it is the actor. */
void decision_tell(struct call *call, id employee_id, const struct decision *decision, const char *what);
/* Everybody who may give second eyes here: the rule says who, this only proposes. `what` NULL: only their inbox changed. */
bool decision_seconds_told(struct call *call, const struct decision *decision, bool climbed, const char *what);
/* The application behind it is answered. */
bool decision_aanvraag_done(struct call *call, const struct decision *decision);

/* Within mandate: taken now, or decided and waiting for second eyes. */
bool decision_take(struct call *call, struct decision *decision, const struct mandate_verdict *verdict, bool climbed);

/* What goes up the ladder: `of` whose escalation, for the reason that was found when `weighed` was. */
struct ladder_question {
	const struct decision *of, *weighed;
	const struct mandate_verdict *verdict;
	const char *subject;
};
/* Opens its escalation on the lowest rung that may decide; refused when there is none. */
bool decision_ladder(struct call *call, const struct ladder_question *question, int64_t *trede);
/* A concept waits for that rung: reserved, its text frozen. */
bool decision_climb(struct call *call, struct decision *decision, int64_t trede);

/*
 * decision_text.c: the text as it stands is frozen, without confirmations; it is still that text; it has this hash; this
 * employee confirmed it; the next who did, behind `after` (0: the first); the actor confirms it.
 */
bool decision_freeze(struct call *call, id decision_id);
bool decision_text_stands(struct call *call, id decision_id);
bool decision_text_is(struct call *call, id decision_id, const char *hash);
bool decision_confirmed(struct call *call, id decision_id, id employee_id);
id decision_confirmed_after(struct call *call, id decision_id, id after);
bool decision_confirm(struct call *call, id decision_id);
/* Confirming asks this actor for the second factor again: who has one (a password) gives it, also where login asks none. */
bool decision_proof_needed(struct call *call);
bool decision_text_handle(struct call *call);

/* Reading without having the dossier open leaves its own line. */
void decision_reading_noted(struct call *call, id household_id, id decision_id, const char *tekst);

/* Whether it climbed the ladder: then the decider is not the author. */
bool decision_climbed(struct call *call, id decision_id);

#endif
