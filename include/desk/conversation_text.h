/* A conversation that is not laid down yet as one text, for its draft: a line for each field that is filled in. */
#ifndef DESK_CONVERSATION_TEXT_H
#define DESK_CONVERSATION_TEXT_H

#include "domain/contact.h"

/* Appended to out, never empty. */
void conversation_text_write(const struct conversation *head, const struct conversation_subject *subjects,
	size_t count, struct buf *out);
/* Over what stands in head and subjects, whose leefgebied is filled in; what it does not know it leaves out. */
bool conversation_text_read(const char *text, struct conversation *head,
	struct conversation_subject *subjects, size_t count);

#endif
