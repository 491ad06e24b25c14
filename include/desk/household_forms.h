/* The small forms around a household, each a form screen (screen_form.h) with its own request. */
#ifndef DESK_HOUSEHOLD_FORMS_H
#define DESK_HOUSEHOLD_FORMS_H

#include "desk/desk.h"

/* The rows of a form that are an address. */
#define ADDRESS_ROWS { .field = "straatnaam" }, { .field = "huisnummer" }, { .field = "huisletter" }, \
	{ .field = "huisnummertoevoeging" }, { .field = "postcode" }, { .field = "woonplaats" }, { .field = "wijk" }

/*
 * A new household from what was typed in the search field; opens it after saving. draft_id: the object of the draft that
 * is taken up again, 0 for a new one.
 */
void household_form_new(struct desk *desk, const char *typed, id draft_id);
void household_form_edit(struct desk *desk, const struct household *household);
/* Asks what to do with a member: their data, or out of the household. */
void household_form_member(struct desk *desk, id household_id, const struct member *member);
/* Somebody's data and role; NULL: somebody new. So it is with the other forms below. */
void household_form_person(struct desk *desk, id household_id, const struct member *member);
/* Where a member moves to, after asking who goes along. */
void household_form_move(struct desk *desk, id household_id, const struct member *first);
void household_form_network(struct desk *desk, id household_id, const struct network_member *network);
/* Of who works there already: change what it is for, or end it. */
void household_form_involvement(struct desk *desk, id household_id, const struct involvement *involvement);
void household_form_regie(struct desk *desk, const struct household *household);
void household_form_melding(struct desk *desk, id household_id, const struct melding *melding);
void household_form_aanvraag(struct desk *desk, id household_id, const struct aanvraag *aanvraag);
void household_form_task(struct desk *desk, id household_id, const struct task *task);
void household_form_journal(struct desk *desk, id household_id);
/* Plans a silence, or asks whether the one that runs is called off; pressure: of the view, or NULL. */
void household_form_pause(struct desk *desk, id household_id, const struct pressure *pressure);

#endif
