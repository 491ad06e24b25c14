/* Text that was typed and not yet saved: where the store keeps it, and back to the form where it was typed. */
#ifndef DESK_DRAFTS_H
#define DESK_DRAFTS_H

#include "desk/desk.h"

/* Opens the form of the draft, which puts the text back letter for letter. */
void draft_open(struct desk *desk, const struct draft *draft);

/* Keeps the text of one field of a form in the store; "" drops what is there. base_version 0: not based on any. */
void draft_keep(struct desk *desk, const struct draft_place *place, const char *field, int64_t base_version,
	const char *value);
bool draft_is_of(const struct draft *draft, const struct draft_place *place);
/* Tells the user that the form shows such text. */
void draft_say(struct desk *desk);

#endif
