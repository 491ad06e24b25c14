/* A question of the privacy officer about a dossier that was opened, and its answer. */
#ifndef DESK_QUESTION_H
#define DESK_QUESTION_H

#include "desk/desk.h"

/* Shows the open question about this thing and asks for an answer; says so when there is none any more. */
void question_answer(struct desk *desk, id object_id);

#endif
