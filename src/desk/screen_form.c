/* The screen behind every simple form: fill a record, save it by one request, keep unsaved text as drafts. */
#include "desk/screen_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/drafts.h"
#include "desk/here.h"
#include "domain/plan_merge.h"

/* A row that a colleague changed too, in a way that cannot stand beside what was typed here: the writer chooses. */
struct clash {
	bool on;
	char *origin;		/* the value both began with; NULL: not known */
	char *who;		/* who wrote the other one; NULL: not known */
	int64_t version;	/* of the record before the other one wrote */
};

struct form_screen {
	struct desk *desk;
	struct form_job job;
	void *arg;
	void (*arg_free)(void *arg);
	void *data;
	struct record_form *rf;
	char **parked;		/* per row: what the store has as draft; NULL none */
	struct clash *clashes;	/* per row */
	bool readonly;
};

/* desk_push copies nothing but the screen_call: the job waits here for open(). */
struct opening {
	const struct form_job *job;
	const void *data;
	void *arg;
	void (*arg_free)(void *arg);
};

/* Of something new nobody else is in the same one. */
static id object_of(const struct form_screen *screen)
{
	const struct field *id_field = record_field(screen->job.record, "id");

	return id_field != NULL ? *(const id *)((const char *)screen->data + id_field->offset) : 0;
}

/* The version of what is changed here; 0: of something new, or of what has none. */
static int64_t version_of(const struct form_screen *screen)
{
	const struct field *field = record_field(screen->job.record, "version");

	return field != NULL && object_of(screen) != 0 ? *(const int64_t *)((const char *)screen->data + field->offset) : 0;
}

static void draft_put(struct form_screen *screen, size_t i, const char *value)
{
	const struct clash *clash = &screen->clashes[i];

	draft_keep(screen->desk, &screen->job.draft, record_form_field(screen->rf, i)->name,
		clash->on ? clash->version : version_of(screen), value);
	free(screen->parked[i]);
	screen->parked[i] = value[0] != '\0' ? mem_text(value) : NULL;
}

/* What is not changed any more is no draft either. */
static void form_screen_park(void *self)
{
	struct form_screen *screen = self;
	struct form *form = record_form_form(screen->rf);
	bool whole = screen->job.whole_draft && form_dirty(form);

	for (size_t i = 0; screen->job.draft.kind != NULL && i < form_count(form); i++) {
		const char *typed;

		if (record_form_field(screen->rf, i) == NULL)
			continue;
		typed = whole || form_changed(form, i) ? form_typed(form, i) : "";
		if (strcmp(typed, screen->parked[i] != NULL ? screen->parked[i] : "") != 0)
			draft_put(screen, i, typed);
	}
}

static void drafts_drop(struct form_screen *screen)
{
	for (size_t i = 0; i < screen->job.row_count; i++)
		if (screen->parked[i] != NULL)
			draft_put(screen, i, "");
}

/* ---- both wrote in the same field --------------------------------------------------------------------------------- */

static void clash_end(struct clash *clash)
{
	free(clash->origin);
	free(clash->who);
	*clash = (struct clash){ .on = false };
}

/* The field has the other one's value as its base by now; what was typed here stands in it. */
static void clash_say(struct form_screen *screen, size_t i)
{
	struct form *form = record_form_form(screen->rf);
	struct buf value = BUF_INIT, line = BUF_INIT;

	form_shown(form, i, form_base(form, i), &value);
	buf_format(&line, value.used > 0 ? _("Een collega schreef hier: %s") : _("Een collega maakte dit leeg.%s"),
		value.used > 0 ? value.data : "");
	form_complain(form, i, line.data);
	buf_free(&value);
	buf_free(&line);
}

/* A second change of theirs is the same clash: it began where the first one began. */
static void clash_begin(struct form_screen *screen, size_t i, const char *origin, const char *who, int64_t version)
{
	struct clash *clash = &screen->clashes[i];

	if (!clash->on)
		*clash = (struct clash){ .on = true, .origin = origin != NULL ? mem_text(origin) : NULL, .version = version };
	if (who[0] != '\0') {
		free(clash->who);
		clash->who = mem_text(who);
	}
}

/* True: both one after the other, when they fit the field. */
static bool clash_both(struct form_screen *screen, size_t i, const char *mine, const char *theirs, struct buf *both)
{
	const struct field *field = record_form_field(screen->rf, i);
	const char *origin = screen->clashes[i].origin;

	if (field->kind != FIELD_TEXT && field->kind != FIELD_LINE)
		return false;
	plan_merge(origin != NULL ? origin : "", mine, theirs, both);
	return field->kind == FIELD_TEXT || (both->used < field->room && strchr(both->data, '\n') == NULL);
}

/* The texts as people read them; the question names the field. An answer of desk_dialog. */
static int clash_dialog(struct form_screen *screen, size_t i, const char *mine, const char *both)
{
	struct form *form = record_form_form(screen->rf);
	const struct clash *clash = &screen->clashes[i];
	struct buf texts[DIALOG_TEXTS] = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT }, question = BUF_INIT, heading = BUF_INIT;
	struct dialog_text shown[DIALOG_TEXTS];
	size_t count = 2;
	int choice;

	form_shown(form, i, mine, &texts[0]);
	form_shown(form, i, form_base(form, i), &texts[1]);
	buf_format(&heading, _("Van %s"), clash->who != NULL ? clash->who : _("een collega"));
	shown[0] = (struct dialog_text){ _("Van u"), texts[0].data, true, false };
	shown[1] = (struct dialog_text){ heading.data, texts[1].data, true, false };
	if (both != NULL)
		shown[count++] = (struct dialog_text){ _("Beide onder elkaar"), both, true, true };
	if (clash->origin != NULL) {
		form_shown(form, i, clash->origin, &texts[count]);
		shown[count] = (struct dialog_text){ _("Zoals het was"), texts[count].data, false, false };
		count++;
	}
	for (size_t n = 0; n < count; n++)
		if (shown[n].text == NULL)
			shown[n].text = "";
	buf_format(&question, _("%s: u schreef tegelijk met een collega. Welke tekst moet blijven?"),
		_(record_form_label(screen->rf, i)));
	choice = desk_dialog(screen->desk, dialog_texts(question.data, shown, count));
	for (size_t n = 0; n < DIALOG_TEXTS; n++)
		buf_free(&texts[n]);
	buf_free(&question);
	buf_free(&heading);
	return choice;
}

/* False: nothing was chosen. While the question stood there they may have written again: then it is asked again. */
static bool clash_choose(struct form_screen *screen, size_t i)
{
	struct form *form = record_form_form(screen->rf);
	bool chosen = false;

	while (screen->clashes[i].on && !chosen) {
		const char *value = form_changed(form, i) ? form_value(form, i) : NULL;
		char *mine = mem_text(value != NULL ? value : ""), *theirs = mem_text(form_base(form, i));
		struct buf both = BUF_INIT;
		int choice = 0;

		if (value != NULL)
			choice = clash_dialog(screen, i, mine, clash_both(screen, i, mine, theirs, &both) ? both.data : NULL);
		chosen = choice >= 0 && strcmp(theirs, form_base(form, i)) == 0;
		if (chosen && choice == 1)
			form_set(form, i, theirs);
		if (chosen && choice == 2)
			form_set_typed(form, i, both.data);
		free(mine);
		free(theirs);
		buf_free(&both);
		if (choice < 0)
			return false;
	}
	clash_end(&screen->clashes[i]);
	form_complain(form, i, NULL);
	return true;
}

static bool clashes_any(const struct form_screen *screen)
{
	for (size_t i = 0; i < screen->job.row_count; i++)
		if (screen->clashes[i].on)
			return true;
	return false;
}

static bool clashes_solve(struct form_screen *screen)
{
	for (size_t i = 0; i < screen->job.row_count; i++)
		if (screen->clashes[i].on && !clash_choose(screen, i))
			return false;
	return true;
}

/* ---- what was typed before the line was lost ---------------------------------------------------------------------- */

/* Put back letter for letter. When the record is another one by now, theirs is shown beside it. */
static void draft_take(struct form_screen *screen, size_t i, const struct draft *draft)
{
	form_set_typed(record_form_form(screen->rf), i, draft->value);
	free(screen->parked[i]);
	screen->parked[i] = mem_text(draft->value);
	if (draft->base_version != 0 && draft->base_version != version_of(screen) &&
	    form_changed(record_form_form(screen->rf), i)) {
		clash_begin(screen, i, NULL, "", draft->base_version);
		clash_say(screen, i);
	}
	draft_say(screen->desk);
}

static void drafts_offer(struct form_screen *screen)
{
	struct err err = ERR_INIT;
	struct message answer;
	const struct draft *draft;

	if (screen->job.draft.kind == NULL)
		return;
	if (desk_ask_id(screen->desk, REQ_DRAFT_LIST, screen->job.draft.household_id, &answer, &err))
		for (size_t n = 0; (draft = rows_get(&answer.rows, &draft_record, n)) != NULL; n++) {
			size_t i = record_form_index(screen->rf, draft->field);

			if (!draft_is_of(draft, &screen->job.draft) || i == (size_t)-1 || draft->value == NULL)
				continue;
			draft_take(screen, i, draft);
		}
	message_free(&answer);
}

static bool form_screen_open(void *self, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct form_screen *screen = self;
	const struct opening *opening = call->data;

	(void)err;
	screen->desk = desk;
	screen->job = *opening->job;
	screen->arg = opening->arg;
	screen->arg_free = opening->arg_free;
	screen->data = mem_new(1, screen->job.record->size);
	record_copy(screen->job.record, screen->data, opening->data);
	screen->rf = record_form_new(screen->job.record, screen->job.rows, screen->job.row_count, screen->data, desk_today(desk));
	screen->parked = mem_new(screen->job.row_count, sizeof(*screen->parked));
	screen->clashes = mem_new(screen->job.row_count, sizeof(*screen->clashes));
	if (object_of(screen) != 0)
		form_share(record_form_form(screen->rf));
	desk_title(desk, "%s", _(screen->job.title));
	desk_title_household(desk);
	if (screen->job.edited != NULL)
		screen->job.edited(desk, screen->rf, screen->data, screen->arg);
	screen->readonly = screen->job.household_id != 0 && !desk_may_here(desk, screen->job.household_id, screen->job.deed);
	for (size_t i = 0; screen->readonly && i < screen->job.row_count; i++)
		form_lock(record_form_form(screen->rf), i, true);
	if (screen->readonly)
		desk_say(desk, "%s", _("U kunt dit lezen, maar niet wijzigen."));
	drafts_offer(screen);
	return true;
}

static void form_screen_close(void *self)
{
	struct form_screen *screen = self;

	for (size_t i = 0; screen->parked != NULL && i < screen->job.row_count; i++) {
		free(screen->parked[i]);
		clash_end(&screen->clashes[i]);
	}
	free(screen->parked);
	free(screen->clashes);
	record_form_free(screen->rf);
	if (screen->data != NULL)
		record_clear(screen->job.record, screen->data);
	free(screen->data);
	if (screen->arg_free != NULL)
		screen->arg_free(screen->arg);
}

static void form_screen_where(const void *self, struct presence *out)
{
	const struct form_screen *screen = self;
	const struct field *field = record_form_field(screen->rf, form_focus(record_form_form(screen->rf)));

	snprintf(out->kind, sizeof(out->kind), "%s", screen->job.record->name);
	out->object_id = object_of(screen);
	if (field != NULL)
		snprintf(out->field, sizeof(out->field), "%s", field->name);
}

static void form_screen_draw(void *self, struct canvas *canvas, struct area body)
{
	struct form_screen *screen = self;

	here_form(screen->desk, screen->job.record->name, object_of(screen), screen->rf);
	form_draw(record_form_form(screen->rf), canvas, body);
}

/* ---- what colleagues changed while this is open ------------------------------------------------------------------- */

static bool view_find(struct form_screen *screen, void *data)
{
	const struct field *id_field = record_field(screen->job.record, "id");
	id wanted = object_of(screen);
	struct err err = ERR_INIT;
	struct message view;
	const char *row = NULL;

	if (wanted == 0 || screen->job.household_id == 0)
		return false;
	if (desk_household_read(screen->desk, screen->job.household_id, &view, &err))
		for (size_t n = 0; (row = rows_get(&view.rows, screen->job.record, n)) != NULL; n++)
			if (*(const id *)(row + id_field->offset) == wanted) {
				record_copy(screen->job.record, data, row);
				break;
			}
	message_free(&view);
	return row != NULL;
}

/* Both wrote in it. True: other sentences, and both texts are in the field now. */
static bool row_merge(struct form_screen *screen, size_t i, const char *theirs, const char *who)
{
	struct form *form = record_form_form(screen->rf);
	char *typed = mem_text(form_typed(form, i)), *origin = mem_text(form_base(form, i));
	struct buf merged = BUF_INIT;
	bool ok = record_form_field(screen->rf, i)->kind == FIELD_TEXT && plan_merge(origin, typed, theirs, &merged);

	if (ok) {
		form_replace_value(form, i, merged.data != NULL ? merged.data : "", theirs, who);
	} else {
		form_set(form, i, theirs);
		form_set_typed(form, i, typed);
		ok = !form_changed(form, i);
		if (!ok) {
			clash_begin(screen, i, origin, who, version_of(screen));
			clash_say(screen, i);
		}
	}
	free(typed);
	free(origin);
	buf_free(&merged);
	return ok;
}

/* One row against what stands there now. False: both changed it, and the writer must look. */
static bool row_rebase(struct form_screen *screen, size_t i, const void *now, const char *who)
{
	struct form *form = record_form_form(screen->rf);
	struct buf value = BUF_INIT;
	const char *theirs;
	bool ok = true;

	record_form_value(screen->rf, i, now, &value);
	theirs = value.data != NULL ? value.data : "";
	if (strcmp(theirs, form_base(form, i)) != 0) {
		if (form_changed(form, i))
			ok = row_merge(screen, i, theirs, who);
		else
			form_replace_value(form, i, theirs, theirs, who);
	}
	buf_free(&value);
	return ok;
}

/* Takes over what others changed meanwhile. False: the same field was changed by both. */
static bool form_screen_rebase(struct form_screen *screen, const char *who)
{
	void *now = mem_new(1, screen->job.record->size);
	bool ok = true;

	record_init(screen->job.record, now);
	if (screen->job.reread != NULL ? screen->job.reread(screen->desk, now, screen->arg) : view_find(screen, now)) {
		for (size_t i = 0; i < screen->job.row_count; i++)
			if (record_form_field(screen->rf, i) != NULL)
				ok = row_rebase(screen, i, now, who) && ok;
		record_clear(screen->job.record, screen->data);
		record_copy(screen->job.record, screen->data, now);
	}
	record_clear(screen->job.record, now);
	free(now);
	return ok;
}

static void form_screen_change(void *self, const struct change *change)
{
	struct form_screen *screen = self;

	if (change->household_id == screen->job.household_id && strcmp(change->kind, screen->job.record->name) == 0 &&
	    !form_screen_rebase(screen, change->employee_naam))
		desk_alert(screen->desk, _("%s veranderde hetzelfde veld. Bij bewaren kiest u uit beide teksten."),
			change->employee_naam);
}

static void form_screen_refused(struct form_screen *screen, const struct err *err)
{
	if (err->code != ERR_STALE)
		record_form_complain(screen->rf, err);
	desk_say_err(screen->desk, err);
}

static bool form_screen_try(struct form_screen *screen, struct err *err)
{
	if (screen->job.save != NULL)
		return screen->job.save(screen->desk, screen->data, screen->arg, err);
	return desk_save(screen->desk, screen->job.request, screen->job.record, screen->data, err);
}

/* Until it is saved, or refused for another reason than a clash, of which the writer chooses. */
static bool form_screen_send(struct form_screen *screen, struct err *err)
{
	for (;;) {
		*err = ERR_INIT;
		if (screen->job.reread == NULL)
			form_screen_rebase(screen, "");
		if (!clashes_solve(screen))
			return err_set(err, ERR_INPUT, "%s", _("Er is nog niets gekozen. Uw tekst staat er nog."));
		if (!record_form_read(screen->rf, screen->data, err))
			return false;
		if (form_screen_try(screen, err))
			return true;
		if (err->code != ERR_STALE)
			return false;
		form_screen_rebase(screen, "");
		if (!clashes_any(screen))
			return false;
	}
}

static void form_screen_save(struct form_screen *screen)
{
	struct err err = ERR_INIT;

	if (!form_screen_send(screen, &err)) {
		form_screen_refused(screen, &err);
		return;
	}
	drafts_drop(screen);
	desk_pop(screen->desk);
	if (screen->job.after != NULL)
		screen->job.after(screen->desk, screen->arg);
	if (screen->job.saved != NULL)
		desk_good(screen->desk, "%s", _(screen->job.saved));
}

static void form_screen_edited(struct form_screen *screen)
{
	struct err err = ERR_INIT;

	if (screen->job.edited == NULL)
		return;
	record_form_read(screen->rf, screen->data, &err);
	screen->job.edited(screen->desk, screen->rf, screen->data, screen->arg);
}

static bool form_screen_key(void *self, const struct key_press *press)
{
	struct form_screen *screen = self;

	switch (desk_form_key(screen->desk, record_form_form(screen->rf), press)) {
	case FORM_UNUSED:
		return false;
	case FORM_MOVED:
		break;
	case FORM_EDITED:
		form_screen_edited(screen);
		break;
	case FORM_SAVE:
		if (!screen->readonly)
			form_screen_save(screen);
		break;
	case FORM_LEAVE:
		drafts_drop(screen);
		desk_pop(screen->desk);
		break;
	}
	return true;
}

static bool form_screen_covered(const void *self)
{
	const struct form_screen *screen = self;

	return form_covered(record_form_form(screen->rf));
}

static bool form_screen_readonly(const void *self)
{
	return ((const struct form_screen *)self)->readonly;
}

static const struct form *form_screen_form(const void *self)
{
	return record_form_form(((const struct form_screen *)self)->rf);
}

static const struct screen screen_form = {
	.name = "formulier",
	.title = N_("Formulier"),
	.size = sizeof(struct form_screen),
	.open = form_screen_open,
	.close = form_screen_close,
	.draw = form_screen_draw,
	.key = form_screen_key,
	.change = form_screen_change,
	.park = form_screen_park,
	.covered = form_screen_covered,
	.readonly = form_screen_readonly,
	.where = form_screen_where,
	.form = form_screen_form,
};

bool desk_form(struct desk *desk, const struct form_job *job, const void *data, void *arg)
{
	return desk_form_with(desk, job, data, arg, NULL);
}

bool desk_form_with(struct desk *desk, const struct form_job *job, const void *data, void *arg, void (*arg_free)(void *arg))
{
	const struct opening opening = { .job = job, .data = data, .arg = arg, .arg_free = arg_free };
	const struct screen_call call = { .household_id = job->household_id, .data = &opening };

	if (desk_has_room(desk))
		return desk_push(desk, &screen_form, &call);
	if (arg_free != NULL)
		arg_free(arg);
	return desk_push(desk, &screen_form, NULL);
}
