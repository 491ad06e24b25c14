/* A household, a person and a decision to weigh, for the tests of mandate. */
#ifndef TESTS_DOMAIN_MANDATE_CASE_H
#define TESTS_DOMAIN_MANDATE_CASE_H

#include "domain/default_matrix.h"

enum { ROWS = 40, SPENT = 400 };

struct scene {
	struct decision decision;
	struct holder holder;
	struct holder regisseur;
	bool regisseur_known;
	struct mandate rows[ROWS];
	size_t row_count;
	struct spent spent[SPENT];
	size_t spent_count;
	day today;
	bool climbed;
	enum mandate_part part;
};

day on(const char *iso);

/* The default matrix with ids 1.., today 21-11-2026, and a grant of "Begeleiding" (Wmo 02) for six months. */
void scene_make(struct scene *scene);
void scene_holder(struct scene *scene, int role);	/* employed by the municipality, number 7 */
void scene_grant(struct scene *scene, int wet, const char *categorie, cents euros);
void scene_months(struct scene *scene, int months);	/* from today; 0: no dates */
void scene_spent(struct scene *scene, int64_t trede, const char *datum, cents euros, bool in_flight);
/* A row of the register for named employees, rung 1, Wmo, second line, without limits, valid. */
struct mandate *scene_row(struct scene *scene);
struct mandate_verdict scene_covers(const struct scene *scene);

/* The rule, or "" when within. */
const char *scene_rule(const struct scene *scene);

#endif
