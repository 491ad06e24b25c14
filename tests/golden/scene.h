/* One municipality on 23 November 2026, as rows that a store would answer with. */
#ifndef TESTS_GOLDEN_SCENE_H
#define TESTS_GOLDEN_SCENE_H

#include "wire/request.h"

enum {
	SCENE_AMINA = 11, SCENE_BRAM, SCENE_CARLA,
	SCENE_HOUSEHOLD = 1, SCENE_PLAN = 501, SCENE_GOAL = 601, SCENE_ACTION = 651, SCENE_KIND = 701,
	SCENE_DECISION = 801,
	SCENE_ESCALATION = 901,
};

/* The wijkcoach who looks at most screens. */
const struct me *scene_amina(void);
const struct me *scene_carla(void);

void scene_inbox(struct rows *rows);
void scene_hits(struct rows *rows, size_t count);
void scene_view(struct rows *rows);
/* Without a plan at all; or three domains with goals and actions, and a version for every field. */
void scene_plan(struct rows *rows);
/* What its family says, remarks and versions; added to what scene_plan gave, or for the page of the family. */
void scene_family(struct rows *rows);
void scene_remarks(struct rows *rows);
/* The n-th fixed text; 0: as it stands now. */
void scene_text_of(struct rows *rows, int64_t number);
void scene_version(struct rows *rows, const char *kind, id object_id, const char *field, int64_t version,
	const char *who);
void scene_kinds(struct rows *rows);
void scene_organisations(struct rows *rows);
struct decision *scene_decision(struct rows *rows, int state);
void scene_decisions(struct rows *rows);
struct mandate_verdict *scene_verdict(struct rows *rows);
void scene_escalation(struct rows *rows);
void scene_register(struct rows *rows);
void scene_timeline(struct rows *rows);

/* "2026-11-23 09:05" at Amsterdam, in winter time. */
instant scene_at(const char *text);
day scene_day(const char *iso);

/* Copies a text into a field of a row; too long is a mistake of the scene. */
#define SCENE_TEXT(field, text) scene_text((field), sizeof(field), (text))
void scene_text(char *field, size_t room, const char *text);

#endif
