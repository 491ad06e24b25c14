/* One entry of the journal as its readers see it: a text, and who may read it; of a conversation its fields. */
#ifndef DESK_JOURNAL_PAGE_H
#define DESK_JOURNAL_PAGE_H

#include "desk/desk.h"

/* Opens it over the screen; of what is shielded from the person the status line says so. The household is open. */
void journal_page(struct desk *desk, id household_id, id entry_id);
/* What an answer to REQ_JOURNAL_READ tells, as text. Appended. */
void journal_text(const struct rows *rows, struct buf *out);
/* The parts of a line in a list: day, who or the organisation, first line. */
void journal_line_draw(const struct journal_entry *entry, struct canvas *canvas, struct area area, unsigned attr);

#endif
