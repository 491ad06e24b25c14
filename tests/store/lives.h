/*
 * Random lives in a store (mandate_lives_test.c): the team, one household a life, and the model of mandate that
 * reads who and what there is. What is read are facts; what follows from them the model says by itself.
 */
#ifndef TESTS_STORE_LIVES_H
#define TESTS_STORE_LIVES_H

#include "domain/mandate_play.h"
#include "dossier.h"

enum { PEOPLE = 8, PERSONS = 2 };

/* The team by username, in the order of the model. */
extern const char *const people[PEOPLE];

extern struct life {
	struct dossier dossier;
	id persons[PERSONS];	/* of the household */
	struct play play;
	uint64_t seed;
	int step;
	const char *deed;
} life;

int any(int below);
struct model *model(void);
size_t person_numbered(id number);

/* The team of the world with loes, gita (gedragswetenschapper) and cees of the college. */
void world_begin(void);
/* A household of its own, in the area of the team. */
void household_begin(void);

/* As it stands in the store. */
int state_of(const struct model_case *one, int64_t *trede);
/* The open escalation of a decision. */
id escalation_of(const struct model_case *one, int64_t *version);

/* Into the model, from the store. */
void team_read(void);
void roles_read(struct model_person *one);
void absences_read(void);
void register_read(void);

#endif
