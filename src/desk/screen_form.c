/* The screen behind every simple form: fill a record, save it by one request, keep unsaved text as drafts. */
#include "desk/screen_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/drafts.h"
#include "desk/here.h"
#include "domain/plan_merge.h"

struct form_screen {
	struct desk *desk;
	struct form_job job;
	void *arg;
	void (*arg_free)(void *arg);
	void *data;
	struct record_form *rf;
	char **parked;		/* per row: what the store has as draft; NULL none */
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

static void draft_put(struct form_screen *screen, size_t i, const char *value)
{
	draft_keep(screen->desk, &screen->job.draft, record_form_field(screen->rf, i)->name, 0, value);
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

/* What was typed before the line was lost, put back letter for letter. */
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
			form_set_typed(record_form_form(screen->rf), i, draft->value);
			free(screen->parked[i]);
			screen->parked[i] = mem_text(draft->value);
			draft_say(screen->desk);
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

	if (screen->parked != NULL)
		for (size_t i = 0; i < screen->job.row_count; i++)
			free(screen->parked[i]);
	free(screen->parked);
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

static void clash_say(struct form_screen *screen, size_t i, const void *now, struct buf *out)
{
	struct buf value = BUF_INIT;

	field_show(record_form_field(screen->rf, i), now, &value);
	buf_format(out, value.used > 0 ? _("Een collega schreef hier: %s") : _("Een collega maakte dit leeg.%s"),
		value.used > 0 ? value.data : "");
	buf_free(&value);
}

/* Both wrote in it. True: other sentences, and both texts are in the field now. */
static bool row_merge(struct form_screen *screen, size_t i, const char *theirs, const void *now, const char *who)
{
	struct form *form = record_form_form(screen->rf);
	char *typed = mem_text(form_typed(form, i));
	struct buf merged = BUF_INIT, line = BUF_INIT;
	bool ok = record_form_field(screen->rf, i)->kind == FIELD_TEXT && plan_merge(form_base(form, i), typed, theirs, &merged);

	if (ok) {
		form_replace_value(form, i, merged.data != NULL ? merged.data : "", theirs, who);
	} else {
		form_set(form, i, theirs);
		form_set_typed(form, i, typed);
		clash_say(screen, i, now, &line);
		ok = !form_changed(form, i);
		if (!ok)
			form_complain(form, i, line.data);
	}
	free(typed);
	buf_free(&merged);
	buf_free(&line);
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
			ok = row_merge(screen, i, theirs, now, who);
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
		desk_alert(screen->desk, _("%s veranderde hetzelfde veld."), change->employee_naam);
}

static void form_screen_refused(struct form_screen *screen, const struct err *err)
{
	if (err->code == ERR_STALE) {
		form_screen_rebase(screen, "");
		desk_alert(screen->desk, "%s", _("Een collega was u net voor. Uw tekst staat er nog: kijk het na en bewaar nog een keer."));
		return;
	}
	record_form_complain(screen->rf, err);
	desk_say_err(screen->desk, err);
}

static void form_screen_save(struct form_screen *screen)
{
	struct err err = ERR_INIT;

	if (screen->job.reread == NULL && !form_screen_rebase(screen, "")) {
		desk_alert(screen->desk, "%s", _("Een collega veranderde hetzelfde veld. Kijk het na en bewaar nog een keer."));
		return;
	}
	if (!record_form_read(screen->rf, screen->data, &err) ||
	    !screen->job.save(screen->desk, screen->data, screen->arg, &err)) {
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
