/* Every screen of the desk, and the commands without a screen. */
#ifndef DESK_SCREENS_H
#define DESK_SCREENS_H

#include "desk/desk.h"

enum beheer_list { BEHEER_DOMAINS, BEHEER_NEARBY };

extern const struct screen screen_werkbak;	/* what waits for me; the first screen */
extern const struct screen screen_zoeken;	/* find; call.text: a scrap to begin with */
extern const struct screen screen_huishouden;	/* call.household_id */
extern const struct screen screen_deel;		/* all of one part of an open household: household_id, data: struct part */
extern const struct screen screen_tijdlijn;	/* call.household_id */
extern const struct screen screen_dagboek;	/* one entry of the journal: household_id, object_id */
extern const struct screen screen_gesprek;	/* a conversation that is written: household_id */
extern const struct screen screen_plan;		/* call.household_id; object_id: goal to select */
extern const struct screen screen_doel;		/* the form of one goal: object_id, or 0 and parent_id = plan for a new one */
extern const struct screen screen_actie;	/* the form of one action: object_id, or 0 and parent_id = goal */
extern const struct screen screen_vraagstuk;	/* the head of the plan: household_id, object_id = plan */
extern const struct screen screen_keukentafel;	/* the plan for the family: household_id; object_id: goal to begin with */
extern const struct screen screen_resultaten;	/* how each person is doing: household_id */
extern const struct screen screen_meten;		/* one measurement: household_id, data: struct measurement (person_id, moment) */
extern const struct screen screen_afsluiten;	/* closing the plan: household_id, object_id = plan */
extern const struct screen screen_versies;	/* versions of the plan: household_id, object_id = plan */
extern const struct screen screen_vergelijk;	/* two texts side by side; call.data: struct vergelijk_call */
extern const struct screen screen_geschiedenis;	/* every version of every field of one object; call.data: struct geschiedenis_call */
extern const struct screen screen_besluiten;	/* decisions of a household: household_id */
extern const struct screen screen_geld;		/* money over all laws: household_id */
extern const struct screen screen_budget;	/* budgets of a year */
extern const struct screen screen_schotten;	/* which walls of money were in the way, without names */
extern const struct screen screen_besluit;	/* one decision: object_id, or 0 and household_id, parent_id = goal */
extern const struct screen screen_bevestigen;	/* the frozen text of a decision, and four eyes on it: object_id */
extern const struct screen screen_escalatie;	/* the ladder of one escalation: object_id */
extern const struct screen screen_rondetafel;	/* the round table about one escalation: object_id */
extern const struct screen screen_samenvoegen;	/* household_id: what stays; object_id: what goes up in it */
extern const struct screen screen_bijlagen;	/* household_id; data: struct documents_of, or NULL */
extern const struct screen screen_mandaat;	/* the register */
extern const struct screen screen_beheer;	/* the lists of the municipality; object_id: enum beheer_list */
extern const struct screen screen_toezicht;	/* what the privacy officer judges; object_id: what to select */

extern const struct screen screen_uitsluitingen;	/* for whom it does not exist: household_id, 0: all that are mine to decide */
extern const struct screen screen_match;	/* who else is involved: household_id */
extern const struct screen screen_toegang;	/* how I log in */
extern const struct screen screen_code;	/* a new one-time code; data: struct code_enrol, or NULL: the first thing of a session */
extern const struct screen screen_pet;		/* which hat: the first screen of who has two */

extern const struct screen screen_verzoeken;	/* requests under the AVG: household_id, or 0 all; object_id: what to select */
extern const struct screen screen_registers;	/* bezwaar, klacht and more: household_id, or 0: all that are for me */
extern const struct screen screen_meldcode;	/* its five steps: household_id, object_id: which, or 0 */
extern const struct screen screen_termijnen;	/* by legal day: household_id, or 0: of my desk */
extern const struct screen screen_inzage;	/* who looked in the dossier: household_id */

/* Keys that every screen has: F1 help, ^L redraw, F10 or Esc back. */
extern const struct key desk_keys[];

#endif
