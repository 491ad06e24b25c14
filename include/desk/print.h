/* A letter from a screen: on the printer at the terminal where it has one, else how to get it as a file. */
#ifndef DESK_PRINT_H
#define DESK_PRINT_H

#include "desk/desk.h"
#include "domain/paper.h"
#include "domain/register.h"

/*
 * Asks where to: the printer, or only the ssh line that makes a file of it, which is shown then. For the printer the letter
 * is asked of the store (`request` about one id) and made of its answer by `letter`.
 */
void print_letter(struct desk *desk, const char *command, int request, id about,
	bool (*letter)(const struct message *answer, day today, struct paper *paper));

/* The letter of a decision that was taken; the ssh line names it by its place in the list. */
void decision_print(struct desk *desk, id household_id, id decision_id);

/* A letter about a bezwaar or a klacht: which one is asked first. */
void register_print(struct desk *desk, const struct register_line *line);

#endif
