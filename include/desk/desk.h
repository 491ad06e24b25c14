/*
 * One desk: a person's session with screens on a terminal and a conversation with the store. Screens are objects on a
 * stack; the top one is on the terminal. Everything here is single-threaded: a screen asks, waits, and goes on.
 */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include "base/say.h"
#include "tui/dialog.h"
#include "tui/edit.h"
#include "tui/form.h"
#include "tui/frame.h"
#include "tui/keys.h"
#include "tui/list.h"
#include "wire/channel.h"
#include "wire/request.h"

struct desk;

/* Which form unsaved text belongs to: of a new thing the object is what it will hang on. */
struct draft_place {
	const char *kind;	/* word that src/desk/drafts.c finds the form by; NULL: no drafts */
	id object_id, household_id;
};

/* What a screen is opened for. */
struct screen_call {
	id household_id;
	id object_id;		/* goal, decision, escalation, ... by screen; 0: none or new */
	id parent_id;		/* e.g. the goal a new decision hangs on */
	const char *text;	/* borrowed for the call */
	const void *data;	/* borrowed for the call; what it is, says the screen's own header */
};

/* What is asked about: the household, or one thing of it. */
struct topic {
	id household_id;	/* 0: nothing */
	const char *kind;	/* record name: decision, escalation, goal, action; "" = the household as a whole */
	id object_id;
};

/*
 * A screen: one file src/desk/screen_NAME.c, one line in desk/screens.h. `size` bytes, zeroed, are made for it by
 * desk_push; `self` is that memory in every call. NULL members are allowed but for open and draw.
 */
struct screen {
	const char *name;	/* word for tests: "werkbak" */
	const char *title;	/* N_(), in the title bar; open() may set another by desk_title() */
	size_t size;
	const struct key *keys;	/* footer, help and what acts; ends with { 0 }; NULL: those of a form */
	bool for_family;	/* somebody who is no colleague reads along: what rings waits until it is gone */
	/* Reads what it needs. False: err says why, nothing is pushed; close is called when open began (self is zeroed before). */
	bool (*open)(void *self, struct desk *desk, const struct screen_call *call, struct err *err);
	void (*close)(void *self);
	void (*draw)(void *self, struct canvas *canvas, struct area body);
	/* A key before the key table gets it (text fields, lists). True: used. */
	bool (*key)(void *self, const struct key_press *press);
	/* It is on top again, or the store was restarted: read again, keep cursor and unsaved text. */
	void (*show)(void *self);
	/* Somebody changed something of a household that is open here. Told to the screen on top; show() does for the others. */
	void (*change)(void *self, const struct change *change);
	/* The inbox of this user changed; told to the screen on top. */
	void (*inbox)(void *self);
	/* Typing paused, or the line is lost, or the daemon stops: put unsaved text in the store as drafts. */
	void (*park)(void *self);
	/* True while a question or list of its own lies over it: the footer names none of its keys then. */
	bool (*covered)(const void *self);
	/* True when a form (keys NULL) can be read and not changed: the footer names none of its keys then. */
	bool (*readonly)(const void *self);
	/* What is open and the field under the cursor, for colleagues: kind, object_id and field of `out`. NULL: only the household. */
	void (*where)(const void *self, struct presence *out);
	/* The form of a screen without keys of its own: what its footer and help are about. */
	const struct form *(*form)(const void *self);
	/* What «Wie is de baas?» is asked about here; `out` names the household it was opened for. NULL: that household. */
	void (*about)(const void *self, struct topic *out);
	/* The huishoudnummer of what is chosen, "" for none: for a worry. NULL: that of the household that is open here. */
	const char *(*number)(const void *self);
	/* False: unsaved work and the user chose to stay. Called before the screen is closed by the user. */
	bool (*leave)(void *self);
};

/* Opens a screen on top. False: the status line says why. */
bool desk_push(struct desk *desk, const struct screen *screen, const struct screen_call *call);
/* False: desk_push would refuse, because too many screens are open. */
bool desk_has_room(const struct desk *desk);
/* Closes the top screen (asks leave() first); the last one asks whether to log out. */
void desk_back(struct desk *desk);
/* Closes every screen without asking and begins again with this one. False: it would not open, and the session ends. */
bool desk_replace(struct desk *desk, const struct screen *screen);
/* From now on this hat: code of pet_choices. Screens that are open show what the other hat might see: desk_replace. */
bool desk_wear(struct desk *desk, const char *pet, struct err *err);
/* Closes the top screen without asking; show() of the one below. */
void desk_pop(struct desk *desk);
/* Ends the session after this turn. */
void desk_leave(struct desk *desk);
/* As if this key of the top screen was pressed; false when it may not be used now. */
bool desk_press(struct desk *desk, int code);

/*
 * One request and its answer. Waits; while the store is being restarted it says so on the screen and sends again under
 * the same key, so that nothing happens twice. True: STATUS_OK. False: err holds the sentence; `answer` may hold rows
 * (CONFLICT). The caller frees both messages. `request->key` is filled in for requests that change something.
 */
bool desk_ask(struct desk *desk, struct message *request, struct message *answer, struct err *err);
/* Shorthands: a request of one `ask` row; of one record row. The answer is inited here; the caller frees it. */
bool desk_ask_id(struct desk *desk, int request, id object_id, struct message *answer, struct err *err);
bool desk_ask_with(struct desk *desk, int request, const struct ask *ask, struct message *answer, struct err *err);
/*
 * What a screen shows, once more: the new answer takes the place of `kept`, which stays as it was when this fails.
 * desk_keep is the end of it, for who asked in another way: takes over `answer`, and returns ok.
 */
bool desk_reread(struct desk *desk, int request, id object_id, struct message *kept, struct err *err);
bool desk_reread_with(struct desk *desk, int request, const struct ask *ask, struct message *kept, struct err *err);
bool desk_keep(bool ok, struct message *answer, struct message *kept);
bool desk_send(struct desk *desk, int request, const struct record *record, const void *data, struct message *answer,
	struct err *err);
/* As desk_send when the answer does not matter beyond yes or no. */
bool desk_save(struct desk *desk, int request, const struct record *record, const void *data, struct err *err);

/* Opens a household for reading (logged, watched) or counts one more user of an open one; the answer is the view. */
bool desk_household_open(struct desk *desk, id household_id, struct message *answer, struct err *err);
/* Reads again without a log line; only between open and close. */
bool desk_household_read(struct desk *desk, id household_id, struct message *answer, struct err *err);
/* The same for who shows it, as desk_reread. */
bool desk_household_reread(struct desk *desk, id household_id, struct message *kept, struct err *err);
void desk_household_close(struct desk *desk, id household_id);
/* How the team calls an open household; "" when it is not open. Borrowed until it is closed. */
const char *desk_household_naam(struct desk *desk, id household_id);
/* What stands above every screen of an open household; NULL: nothing. Borrowed until it is read again. */
const char *desk_household_signals(struct desk *desk, id household_id);
/* I opened it, and may not any more: a right ended, the noodknop ran out, I was excluded. Nothing of it is shown. */
bool desk_household_gone(const struct desk *desk, id household_id);
/* Asks of every open household whether I still may. */
void desk_households_again(struct desk *desk);

/* The number by which people know it; the same. */
const char *desk_huishoudnummer(struct desk *desk, id household_id);

/* Runs the dialog over the screen until it is answered; frees it. DIALOG_CANCEL also when the session ends meanwhile. */
int desk_dialog(struct desk *desk, struct dialog *dialog);
/* "Weet u het zeker?" with a sentence; true on yes. */
bool desk_sure(struct desk *desk, const char *title, const char *question);
/* A pick from labels; -1 when left. */
int desk_pick(struct desk *desk, const char *title, const char *const *labels, size_t count, size_t selected);
/* One question with a typed answer, at the foot of the screen that asks it. Texts are borrowed. */
struct prompt {
	const char *title;
	const char *label;		/* N_() */
	const char *help;		/* N_(), or NULL */
	enum form_kind kind;		/* FORM_LINE, FORM_BLOCK or FORM_DAY */
	const char *value;		/* what stands there at first, or NULL */
	bool required;
	bool secret;			/* a password: shown as stars, and kept nowhere */
	bool only_asks;			/* a day or a word to look for: nothing is stored */
	/* Does what the answer is for; the value is as form_value gives it. False: err says why, and the prompt stays. */
	bool (*take)(void *arg, const char *value, struct err *err);
	void *arg;
	/* Where unsaved text of this question is kept; kind NULL: nowhere. */
	struct draft_place place;
};
/* True when the answer was taken; false when the user left, or the session ends (the text is kept then). */
bool desk_prompt(struct desk *desk, const struct prompt *prompt);
/* Asks why, in one sentence, and sends it as the word of `ask` with this request. `help`: N_(), or NULL. */
bool desk_prompt_reason(struct desk *desk, const char *title, const char *help, int request, const struct ask *ask);

/* form_key, with its message on the status line; keys typed before its question at leaving appeared do not answer it. */
enum form_result desk_form_key(struct desk *desk, struct form *form, const struct key_press *press);

/* The status line. */
struct frame *desk_frame(struct desk *desk);
#define desk_say(desk, ...) frame_say(desk_frame(desk), FRAME_INFO, __VA_ARGS__)
#define desk_good(desk, ...) frame_say(desk_frame(desk), FRAME_GOOD, __VA_ARGS__)
#define desk_alert(desk, ...) frame_say(desk_frame(desk), FRAME_ALERT, __VA_ARGS__)
#define desk_say_err(desk, err) frame_say_err(desk_frame(desk), (err))
/* The title of the top screen; kept while it lives. */
void desk_title(struct desk *desk, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* From now on its title bar also names the household it was opened for: nobody writes in the wrong dossier. */
void desk_title_household(struct desk *desk);

/* Who this is; `may` bits tell which keys make sense at all. */
const struct me *desk_me(const struct desk *desk);
/* N_(): the question for the second factor. */
const char *desk_factor_label(const struct desk *desk);
/* My second factor is another: who I am is read again. */
bool desk_me_again(struct desk *desk, struct err *err);
/* Where somebody begins who must do nothing else first. */
const struct screen *desk_first_screen(const struct desk *desk);
bool desk_may(const struct desk *desk, enum deed deed);
/* The same at an open household, where the store said more; of one that is not open as desk_may. */
bool desk_may_here(const struct desk *desk, id household_id, enum deed deed);
day desk_today(const struct desk *desk);
instant desk_now(const struct desk *desk);

#endif
