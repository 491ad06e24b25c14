/* "Ik maak me zorgen", from every screen: the form, and how who raised it follows it without a right to the dossier. */
#ifndef DESK_WORRY_H
#define DESK_WORRY_H

#include "desk/desk.h"

/* The key that every screen has; `desk` is the desk. About what is chosen or open there; else the form asks for a number. */
void worry_press(void *desk);
/* The form; huishoudnummer "": it is asked for. */
void worry_form(struct desk *desk, const char *huishoudnummer);
/* The same with unsaved text, kept under this number; 0: none was known. */
void worry_again(struct desk *desk, int64_t number);

/* Where it is and who has it now, and the own words: in place of the ladder. Returns the row below. */
int worry_follow_draw(const struct escalation *worry, day today, struct canvas *canvas, struct area body);
/* For who has it: who raised it, and whether that person has the dossier. Returns the row below. */
int worry_raiser_draw(const struct escalation *worry, struct canvas *canvas, int row, struct area body);
/* What an answer or a question back means for who raised it; NULL: nothing that needs saying. */
const char *worry_answer_help(const struct escalation *worry, int request);

#endif
