/*
 * The screen behind every simple form (journal entry, task, member, ...): fills a record, saves it by one request, keeps
 * unsaved text as drafts. What is special stands in the job.
 */
#ifndef DESK_SCREEN_FORM_H
#define DESK_SCREEN_FORM_H

#include "desk/desk.h"
#include "desk/record_form.h"

struct form_job {
	const char *title;			/* N_() */
	const struct record *record;
	const struct record_form_row *rows;
	size_t row_count;
	int request;				/* that saves the record */
	/* Or what sends it, when that is more than this one request; data belongs to the form screen. `arg` is the caller's. */
	bool (*save)(struct desk *desk, void *data, void *arg, struct err *err);
	/* Optional: after an edit, data holds what could be read; may complain, lock, show through the form. */
	void (*edited)(struct desk *desk, struct record_form *rf, void *data, void *arg);
	/*
	 * Optional: the record as the store has it now, into data (inited), asked when saving came too late. False: there is
	 * none to compare with. Without it a record with an id is looked up in the view of its household, before saving and
	 * when a colleague changed it.
	 */
	bool (*reread)(struct desk *desk, void *data, void *arg);
	const char *saved;			/* N_(): status line after saving */
	/* Optional: after the form closed because it was saved. */
	void (*after)(struct desk *desk, void *arg);
	struct draft_place draft;
	bool whole_draft;			/* of something new: also what stood there at first is kept with what was typed */
	id household_id;			/* whose dossier it is, 0: of none yet */
	enum deed deed;				/* who may not do this there, can only read */
};

/* Opens it; job is copied, data is copied deep, arg is borrowed for the life of the screen. */
bool desk_form(struct desk *desk, const struct form_job *job, const void *data, void *arg);
/* The same, and `arg` is taken over: freed by arg_free when the form closes, also when it could not be opened. */
bool desk_form_with(struct desk *desk, const struct form_job *job, const void *data, void *arg, void (*arg_free)(void *arg));

#endif
