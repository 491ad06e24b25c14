/* Back to the form where unsaved text was typed. */
#ifndef DESK_DRAFTS_H
#define DESK_DRAFTS_H

#include "desk/desk.h"

/* Opens the form of the draft, which puts the text back letter for letter. */
void draft_open(struct desk *desk, const struct draft *draft);

#endif
