/* What most visits to a desk begin and end with. */
#ifndef TESTS_GOLDEN_VISIT_H
#define TESTS_GOLDEN_VISIT_H

#include "scene.h"
#include "stage.h"

/* A desk with one household that has everything; say what is different, then visit_begin. */
struct stage *visit_new(const struct stage_set *set);
struct stage *visit_amina(void);

/* On the werkbak. */
void visit_begin(struct stage *stage);
/* Logs out from the werkbak, and frees. */
void visit_end(struct stage *stage);
/* The same, from and to the household, which is found by searching. */
void visit_household(struct stage *stage);
void visit_household_end(struct stage *stage);

#endif
