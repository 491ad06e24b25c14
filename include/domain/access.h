/*
 * Who may do what to which household. One pure function; the store fills the facts and asks it for every view, command
 * and event. docs/rights.md is printed from the same table.
 */
#ifndef DOMAIN_ACCESS_H
#define DOMAIN_ACCESS_H

#include <stdbool.h>

#include "base/buf.h"
#include "domain/choices.h"

enum deed {
	DEED_NONE,		/* needs no right beyond a session: own inbox, own name */
	DEED_LIST,		/* see name, birth date, address, team, regisseur in a list */
	DEED_OPEN,		/* open the dossier */
	DEED_EDIT,		/* household, members, tasks, journal, network */
	DEED_EDIT_PLAN,		/* plan, goals, actions */
	DEED_DECISIONS,		/* see decisions and terms, not the dossier */
	DEED_DECIDE,		/* write, take or judge a decision: mandate is checked besides */
	DEED_ESCALATE,		/* raise an escalation */
	DEED_ANSWER,		/* act on an escalation: ladder_may_act is checked besides */
	DEED_ANNOUNCE,		/* register the bekendmaking */
	DEED_REGIE,		/* appoint another regisseur */
	DEED_BREAK_GLASS,	/* open one household for an hour without a right to it (noodknop) */
	DEED_ADMIN,		/* users, teams, roles, absence of others, the lists of the municipality */
	DEED_IMPORT,
	DEED_LOG,		/* who looked and what is to be reviewed: lines and names, no dossier */
	DEED_REVIEW,		/* judge what was looked at */
	DEED_SIGN,		/* say that one is involved too, and hear who else is: name and telephone, no dossier */
	DEED_EXCLUDE,		/* say for which employee a household or a person does not exist */
	DEED_REGISTER,		/* propose a change of the register of mandates */
	DEED_CONFIRM,		/* confirm what somebody else proposed */
	DEED_OBJECTION,		/* the register of bezwaar and ingebrekestelling: write in and handle */
	DEED_OBJECTION_DECIDE,	/* decide about a bezwaar; who had a hand in the decision may not (Awb 10:3) */
	DEED_COMPLAINT,		/* the register of klachten; who is complained about and their team may not */
	DEED_MONEY,		/* budgets with their forecast, and how often a wall of money was in the way: no names */
	DEED_MESSAGES,		/* send awards to providers (301) and read what they answer (302) */
	DEED_WORRY,		/* say that one is worried; it opens nothing */
	DEED_MANDATE_READ,	/* the register: every user (3.16) */
	DEED_COUNT_,
};

struct access_facts {
	int roles[8];			/* enum role, valid today, ROLE_NONE-ended when fewer */
	bool own_caseload;		/* regisseur, or named on an open involvement or task of the household */
	bool team_area;			/* household lies in the area of a team where the person has a role today */
	bool named;			/* regisseur or named on an open involvement */
	bool holds_escalation;		/* an open escalation of this household is on the person's desk */
	bool break_glass;		/* the person pressed the noodknop for this household within the last hour */
	bool shielded;			/* the household is shielded */
	bool merged;			/* it went up in another: nothing can be done there any more */
	bool excluded;			/* it, or somebody of it, is excluded for this person by name */
	bool own_household;		/* the person is a member of it */
	bool offline;			/* wijkctl by the system administrator on a stopped store */
};

/*
 * False for everything that is not allowed by a row of the table. Above the table: DEED_NONE is everybody's, and the
 * register (DEED_MANDATE_READ) too; offline only DEED_ADMIN and DEED_IMPORT; shielded and not named: nothing more,
 * but its decisions and the answer for who holds an escalation of it; excluded by name, or went up in another household:
 * nothing at all; the own household is listed, no more. Whoever has several roles may what any of them may.
 */
bool access_may(const struct access_facts *facts, enum deed deed);
/* Whether this role may do it in any situation. */
bool access_role_ever(int role, enum deed deed);
/* For this person the household does not exist: no list, no search, no line of somebody else names it. */
bool access_hidden(const struct access_facts *facts);
/* The dossier is open to them by the noodknop alone. */
bool access_by_glass(const struct access_facts *facts);

/* Stable word of a deed ("edit-plan"), for logs and documents. */
const char *deed_word(enum deed deed);

/* docs/rights.md: the table and the rules above it. Appended. */
void access_print(struct buf *out);

#endif
