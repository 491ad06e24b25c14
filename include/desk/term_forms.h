/* What can be done with a legal term: let its clock stand still, let it go again, make it longer; and its page. */
#ifndef DESK_TERM_FORMS_H
#define DESK_TERM_FORMS_H

#include "desk/desk.h"

/* The page: which term, from when, by which article, and what happened to it. */
void term_read(struct desk *desk, const struct legal_term *term);
/* The clock goes: asks why it stands still. It stands still: asks from which day it goes again. True: something was stored. */
bool term_pause(struct desk *desk, const struct legal_term *term);
void term_longer(struct desk *desk, const struct legal_term *term);
/* "nog 12 dagen", "staat stil", "3 dagen te laat". */
enum { TERM_LEFT_BYTES = 48 };
void term_left(const struct legal_term *term, char out[TERM_LEFT_BYTES]);

#endif
