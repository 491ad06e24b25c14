/* The inside of the escalation files: one escalation changed, and who is told. */
#ifndef STORE_ESCALATION_INSIDE_H
#define STORE_ESCALATION_INSIDE_H

#include "exclusion_inside.h"
#include "store/escalation.h"

/* Writes where it stands, over the version that was read; ERR_STALE when somebody was first. Raises version. */
bool escalation_save(struct call *call, struct escalation *escalation);

/*
 * To another place: saved with its step (employee 0: the clock), the reservation of its decision addressed to the new
 * rung, and everybody told: bell for who may act now, a word to the rungs that were skipped, silence for who had it.
 */
bool escalation_move(struct call *call, struct escalation *escalation, const struct ladder_place *place,
	const struct roster *roster, enum step_kind step, id employee_id, const char *tekst);

/* Rings (or only marks the inbox of) everybody who may act on it now; who is rung and away gets an e-mail. */
bool escalation_tell(struct call *call, const struct escalation *escalation, const struct roster *roster, bool bell);

/* A higher rung said how: rings who may act now, and who asked, unless they only follow it. */
void escalation_instructed_tell(struct call *call, const struct escalation *escalation, const struct roster *roster);

/* Who asked added to it: rings who may act now. */
void escalation_added_tell(struct call *call, const struct escalation *escalation, const struct roster *roster);

/*
 * Who asked is named, but not where that person is excluded: for statements over escalation e, employee q (who asked) and
 * :today.
 */
#define REQUESTER_NAAM \
	"CASE WHEN EXISTS(SELECT 1 FROM excluded x WHERE x.employee_id = e.requester_id AND x.\"from\" <= :today" \
	" AND (x.until IS NULL OR x.until > :today) AND EXISTS(" EXCLUDED_WAY " WHERE id = e.household_id))" \
	" THEN '' ELSE q.naam END"

/*
 * escalation_sight.c: WHOLE for who may act or acted there as a rung, is asked to a table about it, has the right to what it
 * is about (the dossier; of money the decisions), or asked for a decision. FOLLOWS: raised it, and has no such right.
 */
enum escalation_sight { SIGHT_NONE, SIGHT_FOLLOWS, SIGHT_WHOLE };
enum escalation_sight escalation_sight(struct call *call, const struct escalation *escalation);
/* Not SIGHT_NONE; else ERR_MISSING. */
bool escalation_may_read(struct call *call, const struct escalation *escalation);
/* Takes away what is not for who only follows it. */
void escalation_limit(struct call *call, struct escalation *escalation);
/* Into the answer, as far as the actor sees it; what they do not see at all is left out. */
bool escalation_out(struct call *call, struct escalation *escalation);
/* For who only follows it: where it is, and the steps without the words of others. */
bool escalation_follow_answer(struct call *call, struct escalation *escalation);
/* The escalation of ask.id at ask.version, open, which the actor may see. A stale version answers what stands there now. */
bool escalation_take_up(struct call *call, struct escalation *escalation);
/* As it stands now, into the answer. */
bool escalation_answer(struct call *call, id escalation_id);

/*
 * rung_holders.c: every rung with the people of the household's own team; of all teams where it has none on that rung.
 * Answers rung*, rung_holder*.
 */
bool rung_holders_answer(struct call *call, id household_id);

/* What was typed beside an act; cleaned. NULL when nothing was. False: not valid, or `needed` and not there. */
bool escalation_text_typed(struct call *call, const char *label, bool needed, char **out);
/* True, or call->err says that it lies elsewhere, or that the own question is for somebody else. */
bool escalation_my_turn(struct call *call, const struct escalation *escalation);
/* What every act has in common: take it up, do it, and show what stands there now. */
bool escalation_act(struct call *call, bool (*deed)(struct call *call, struct escalation *escalation));
/* Everything about one escalation that this actor may read, into the answer. */
bool escalation_whole_answer(struct call *call, const struct escalation *escalation);

/* round_table.c: asked to a table about it that was not called off. */
bool table_asks(struct call *call, id escalation_id);
/* The last table about it and who was asked, into the answer. */
bool table_answer(struct call *call, id escalation_id);

/* worry.c: raises a worry; household_id, or the huishoudnummer, and the question are given. */
bool worry_raise(struct call *call, struct escalation *worry);

/* Handlers. */
bool escalation_add_handle(struct call *call);
bool escalation_list_handle(struct call *call);
bool escalation_read_handle(struct call *call);
bool escalation_raise_handle(struct call *call);
bool escalation_answer_handle(struct call *call);
bool escalation_return_handle(struct call *call);
bool escalation_climb_handle(struct call *call);
bool escalation_take_handle(struct call *call);
bool escalation_withdraw_handle(struct call *call);
bool escalation_instruct_handle(struct call *call);
bool escalation_grant_handle(struct call *call);
bool table_save_handle(struct call *call);
bool table_ask_handle(struct call *call);
bool table_answer_handle(struct call *call);
bool table_outcome_handle(struct call *call);

#endif
