/* What the files of commands without a screen share: one run of one command. */
#ifndef DESK_COMMAND_H
#define DESK_COMMAND_H

#include "inside.h"

struct command_run {
	struct desk *desk;
	char words[TEXT_LINE_BYTES];	/* what stands behind the command */
	bool csv;
	bool pdf;
	struct buf out;			/* for the standard output of the client */
	struct err err;
};

/* Opens by number as people know it, for the rest of the session; the answer is the view. The caller frees it. */
bool command_household(struct command_run *run, const char *huishoudnummer, struct message *answer);

/* command_paper.c: letters to the family, as text or as PDF. */
bool command_plan(struct command_run *run);
bool command_decision(struct command_run *run);
bool command_register_letter(struct command_run *run);

/* command_document.c: a file into a dossier, or out of it. */
bool command_document(struct command_run *run);
/* command_worry.c: a worry, its text from the client. */
bool command_worry(struct command_run *run);
/* command_results.c: scores, and what was reached. */
bool command_results(struct command_run *run);

#endif
