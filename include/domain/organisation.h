/* Who works here: municipality, organisations, teams, employees, their roles and absence. */
#ifndef DOMAIN_ORGANISATION_H
#define DOMAIN_ORGANISATION_H

#include "domain/choices.h"

struct municipality {
	id id;
	char gemeentecode[5];			/* CBS, four digits */
	char naam[TEXT_LINE_BYTES];
};
extern const struct record municipality_record;

enum organisation_kind {
	ORGANISATION_GEMEENTE, ORGANISATION_WELZIJN, ORGANISATION_ZORGAANBIEDER, ORGANISATION_CORPORATIE,
	ORGANISATION_ONDERWIJS, ORGANISATION_HUISARTS, ORGANISATION_WIJKVERPLEGING, ORGANISATION_GI,
	ORGANISATION_POLITIE, ORGANISATION_BURGERINITIATIEF, ORGANISATION_OTHER,
};
extern const struct choice organisation_kind_choices[];

struct organisation {
	id id;
	char naam[TEXT_LINE_BYTES];
	int kind;			/* enum organisation_kind */
	bool provider;			/* is an aanbieder of provisions */
	char agb[9];			/* AGB code, eight digits: its address in iWmo and iJw; "" unknown */
};
extern const struct record organisation_record;

struct team {
	id id;
	char naam[TEXT_LINE_BYTES];
	char wijk[TEXT_LINE_BYTES];	/* its area; households of this wijk are its households; "*" is the whole municipality */
};
extern const struct record team_record;

struct employee {
	id id;
	char username[33];		/* login name: [a-z][a-z0-9._-]{0,31} */
	char naam[TEXT_LINE_BYTES];
	char telefoon[33];
	id organisation_id;		/* the employer */
	char organisation_naam[TEXT_LINE_BYTES];
	id team_id;
	char team_naam[TEXT_LINE_BYTES];
	char roles[TEXT_LINE_BYTES];	/* for display: labels of today's roles with a comma between */
	bool disabled;
};
extern const struct record employee_record;

/* Valid when from <= day < until. */
struct role_assignment {
	id id;
	id employee_id;
	int role;			/* enum role */
	id team_id;			/* 0: all teams */
	int pet;			/* enum pet: the hat under which the role counts */
	day from;
	day until;			/* DAY_NONE: open */
};
extern const struct record role_assignment_record;

/* Absent when from <= day < until; the deputy (0: none) acts meanwhile. */
struct absence {
	id id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	id deputy_id;
	char deputy_naam[TEXT_LINE_BYTES];
	day from;
	day until;
	char reason[TEXT_LINE_BYTES];
};
extern const struct record absence_record;

/* A login name: [a-z][a-z0-9._-]{0,31}. */
bool username_valid(const char *username);

#endif
