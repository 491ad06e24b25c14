/* A household with a plan, a goal and somebody in it, about which tests of decisions and of the ladder decide. */
#ifndef TESTS_STORE_DOSSIER_H
#define TESTS_STORE_DOSSIER_H

#include "world.h"

struct dossier {
	struct world *world;
	id household_id, person_id, goal_id;
};

/* `yilmaz` of a new world: nobody is regisseur there, so amina has the mandate of a wijkcoach and carla is above her. */
struct dossier *dossier_new(void);
void dossier_free(struct dossier *dossier);
/* Another household: its plan is made by `who`. */
void dossier_of(struct dossier *dossier, const char *who, const char *household, const char *person);

id provision_named(struct dossier *dossier, const char *naam);
/* One more wijkcoach of Wijkteam Noord. */
id colleague(struct dossier *dossier, const char *username);

/* A complete grant of six months from 1 December for this amount; change it at will before saving. */
struct decision draft(struct dossier *dossier, const char *provision, cents bedrag);
/* What stands in the answer: fails the test when it is not there. */
const struct decision *decided(const struct message *answer);
const struct escalation *raised(const struct message *answer);

const struct message *save(struct dossier *dossier, const char *who, const struct decision *decision);
/* Any request about one object with its version, e.g. DECISION_SUBMIT; text in `word` (decisions) or `tekst` (ladder). */
const struct message *submit(struct dossier *dossier, const char *who, const struct decision *decision);
const struct message *act(struct dossier *dossier, const char *who, int request, id object_id, int64_t version,
	int64_t number, const char *text);
/* Saved and handed in, as it stands then. */
const struct message *hand_in(struct dossier *dossier, const char *who, const struct decision *decision);
/* As it stands now. */
const struct decision *standing(struct dossier *dossier, id decision_id);

#endif
