/* A letter from a screen: on the printer at the terminal where it has one, else how to get it as a file. */
#ifndef DESK_PRINT_H
#define DESK_PRINT_H

#include "desk/desk.h"
#include "domain/paper.h"

/* Where to: the printer (true), or only the ssh line that makes a file of it, which is shown then. */
bool print_asked(struct desk *desk, const char *command);
void print_paper(struct desk *desk, const struct paper *paper);

#endif
