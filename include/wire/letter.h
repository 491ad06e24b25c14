/* The answer of REQ_ACCESS_LOG as the letter to the family; the desk and wijkctl print the same. */
#ifndef WIRE_LETTER_H
#define WIRE_LETTER_H

#include "wire/message.h"

/* Appended; nothing when the answer has no household. */
void letter_write(const struct message *answer, day today, struct buf *out);

#endif
