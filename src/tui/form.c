/* A form: its fields, their values, and what is wrong with them. Keys are in form_keys.c, looks in form_draw.c. */
#include "tui/form.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"
#include "form_parts.h"

enum { DAY_CHARS = 12, MONEY_CHARS = 20, NUMBER_CHARS = 20 };

static const struct form_choice yes_no[] = { { "1", N_("Ja") }, { "0", N_("Nee") } };

static const struct {
	enum form_kind kind;
	size_t max_chars;	/* 0: the field's own room */
	const char *fault;	/* N_() */
} typed_kinds[] = {
	{ FORM_LINE, 0, N_("Hier staan tekens die niet kunnen.") },
	{ FORM_BLOCK, 0, N_("Hier staan tekens die niet kunnen.") },
	{ FORM_DAY, DAY_CHARS, N_("Dit is geen datum. Schrijf bijvoorbeeld 21-11-2026.") },
	{ FORM_MONEY, MONEY_CHARS, N_("Dit is geen bedrag. Schrijf bijvoorbeeld 1.250,00.") },
	{ FORM_NUMBER, NUMBER_CHARS, N_("Dit is geen getal.") },
};

static void put(char **place, const char *text)
{
	char *copy = text ? mem_text(text) : NULL;

	free(*place);
	*place = copy;
}

const char *form_say(const char *text)
{
	return text && text[0] ? _(text) : "";
}

static void state_init(struct form_state *state, const struct form_field *row)
{
	state->row = row;
	state->choices = row->kind == FORM_YESNO ? yes_no : row->choices;
	state->choice_count = row->kind == FORM_YESNO ? COUNT_OF(yes_no) : row->choice_count;
	state->chosen = mem_text("");
	state->base = mem_text("");
	for (size_t i = 0; i < COUNT_OF(typed_kinds); i++) {
		if (typed_kinds[i].kind == row->kind)
			state->edit = edit_new(row->kind == FORM_BLOCK ? TEXT_BLOCK : TEXT_LINE,
				typed_kinds[i].max_chars ? typed_kinds[i].max_chars : row->room);
	}
}

struct form *form_new(const struct form_field *fields, size_t count, day today)
{
	struct form *form = mem_new(1, sizeof(*form));

	form->states = mem_new(count + 1, sizeof(*form->states));
	form->count = count;
	form->today = today;
	for (size_t i = 0; i < count; i++)
		state_init(&form->states[i], &fields[i]);
	while (form->focus + 1 < count && !form_can_enter(&form->states[form->focus]))
		form->focus++;
	return form;
}

void form_free(struct form *form)
{
	if (!form)
		return;
	for (size_t i = 0; i < form->count; i++) {
		struct form_state *state = &form->states[i];

		edit_free(state->edit);
		free(state->chosen);
		free(state->base);
		free(state->value);
		free(state->complaint);
		free(state->other);
		free(state->beside);
	}
	free(form->states);
	buf_free(&form->message);
	dialog_free(form->asking);
	dialog_free(form->picking);
	free(form);
}

static struct form_state *state_of(const struct form *form, size_t field)
{
	assert(field < form->count);
	return &form->states[field];
}

size_t form_count(const struct form *form)
{
	return form->count;
}

bool form_can_enter(const struct form_state *state)
{
	return !state->hidden && !state->locked && state->row->kind != FORM_READONLY && state->row->kind != FORM_HEADING;
}

size_t form_step(const struct form *form, size_t from, int step)
{
	size_t at = from;

	for (size_t i = 0; i < form->count; i++) {
		at = (at + form->count + (size_t)step) % form->count;
		if (form_can_enter(&form->states[at]))
			return at;
	}
	return from;
}

void form_only_asks(struct form *form)
{
	form->only_asks = true;
}

/* ---- values ---- */

void form_set(struct form *form, size_t field, const char *value)
{
	struct form_state *state = state_of(form, field);
	struct buf shown = BUF_INIT;

	value = value ? value : "";
	put(&state->chosen, value);
	put(&state->base, value);
	put(&state->complaint, NULL);
	put(&state->other, NULL);
	if (state->edit) {
		form_show_value(state->row->kind, value, &shown);
		edit_set(state->edit, shown.data ? shown.data : "");
		edit_cursor_set(state->edit, shown.used);
	}
	state->rows = 0;
	buf_free(&shown);
}

const char *form_typed(const struct form *form, size_t field)
{
	const struct form_state *state = state_of(form, field);

	return state->edit ? edit_text(state->edit) : state->chosen;
}

void form_set_typed(struct form *form, size_t field, const char *typed)
{
	struct form_state *state = state_of(form, field);

	if (state->edit)
		edit_replace(state->edit, typed, NULL);
	else
		put(&state->chosen, typed);
	state->rows = 0;
}

const char *form_base(const struct form *form, size_t field)
{
	return state_of(form, field)->base;
}

/* True when the field shows exactly what its base looks like. */
static bool untouched(const struct form *form, size_t field)
{
	const struct form_state *state = state_of(form, field);
	struct buf shown = BUF_INIT;
	bool same;

	form_show_value(state->row->kind, state->base, &shown);
	same = strcmp(form_typed(form, field), shown.data ? shown.data : "") == 0;
	buf_free(&shown);
	return same;
}

const char *form_value(struct form *form, size_t field)
{
	struct form_state *state = state_of(form, field);
	struct buf value = BUF_INIT;

	if (untouched(form, field))
		return state->base;
	if (!form_read_value(state->row->kind, form_typed(form, field), form->today, &value)) {
		buf_free(&value);
		return NULL;
	}
	free(state->value);
	state->value = buf_take(&value);
	return state->value;
}

bool form_changed(struct form *form, size_t field)
{
	const char *value = form_value(form, field);

	return !value || strcmp(value, form_base(form, field)) != 0;
}

bool form_dirty(struct form *form)
{
	for (size_t i = 0; i < form->count; i++)
		if (form_changed(form, i))
			return true;
	return false;
}

void form_replace_value(struct form *form, size_t field, const char *value, const char *base, const char *who)
{
	struct form_state *state = state_of(form, field);
	struct buf shown = BUF_INIT;

	if (state->edit) {
		form_show_value(state->row->kind, value, &shown);
		edit_replace(state->edit, shown.data ? shown.data : "", NULL);
		buf_free(&shown);
	} else {
		put(&state->chosen, value);
	}
	put(&state->base, base);
	put(&state->complaint, NULL);
	put(&state->other, who && who[0] ? who : NULL);
}

void form_share(struct form *form)
{
	form->shared = true;
}

void form_beside(struct form *form, size_t field, const char *initials)
{
	put(&state_of(form, field)->beside, initials && initials[0] ? initials : NULL);
}

void form_choose(struct form *form, size_t field, const char *value)
{
	struct form_state *state = state_of(form, field);

	put(&state->chosen, value);
	put(&state->other, NULL);
	put(&state->complaint, NULL);
}

const char *form_choice_label(const struct form_state *state, const char *value)
{
	for (size_t i = 0; i < state->choice_count; i++)
		if (strcmp(state->choices[i].value, value) == 0)
			return state->choices[i].label;
	return NULL;
}

void form_shown(const struct form *form, size_t field, const char *value, struct buf *out)
{
	const struct form_state *state = &form->states[field];
	const char *label = state->edit ? NULL : form_choice_label(state, value);

	if (label)
		buf_text(out, form_say(label));
	else
		form_show_value(state->row->kind, value, out);
}

void form_choices(struct form *form, size_t field, const struct form_choice *choices, size_t count)
{
	struct form_state *state = state_of(form, field);

	state->choices = choices;
	state->choice_count = count;
	if (!state->edit && !form_choice_label(state, state->chosen))
		put(&state->chosen, "");
	if (field == form->focus && form->picking) {
		dialog_free(form->picking);
		form->picking = NULL;
	}
}

/* A field that can no longer be entered gives the focus to the next. */
static void keep_focus(struct form *form)
{
	if (form->count && !form_can_enter(&form->states[form->focus]))
		form->focus = form_step(form, form->focus, 1);
}

void form_lock(struct form *form, size_t field, bool locked)
{
	state_of(form, field)->locked = locked;
	keep_focus(form);
}

void form_show(struct form *form, size_t field, bool shown)
{
	state_of(form, field)->hidden = !shown;
	keep_focus(form);
}

void form_complain(struct form *form, size_t field, const char *sentence)
{
	put(&state_of(form, field)->complaint, sentence && sentence[0] ? sentence : NULL);
}

size_t form_focus(const struct form *form)
{
	return form->focus;
}

void form_focus_set(struct form *form, size_t field)
{
	if (form_can_enter(state_of(form, field)))
		form->focus = field;
}

const char *form_message(const struct form *form)
{
	return form->message.used ? form->message.data : NULL;
}

/* ---- checks ---- */

static const char *kind_fault(enum form_kind kind)
{
	for (size_t i = 0; i < COUNT_OF(typed_kinds); i++)
		if (typed_kinds[i].kind == kind)
			return _(typed_kinds[i].fault);
	return "";
}

const char *form_fault(struct form *form, size_t field, bool saving)
{
	struct form_state *state = state_of(form, field);
	const char *value;

	if (!form_can_enter(state))
		return NULL;
	value = form_value(form, field);
	if (!value)
		return kind_fault(state->row->kind);
	if (saving && state->row->required && value[0] == '\0')
		return _("Dit moet ingevuld zijn.");
	return NULL;
}

bool form_check(struct form *form, struct err *err)
{
	size_t wrong = form->count;

	for (size_t i = form->count; i-- > 0;) {
		const char *fault = form_fault(form, i, true);

		if (!fault)
			continue;
		put(&form->states[i].complaint, fault);
		wrong = i;
	}
	if (wrong == form->count)
		return true;
	form->focus = wrong;
	return err_set(err, ERR_INPUT, "%s: %s", form_say(form->states[wrong].row->label), form->states[wrong].complaint);
}

void form_tidy(struct form *form, size_t field)
{
	struct form_state *state = state_of(form, field);
	const char *value = form_value(form, field);
	struct buf shown = BUF_INIT;

	if (!state->edit || !value || state->row->kind == FORM_BLOCK)
		return;
	form_show_value(state->row->kind, value, &shown);
	if (shown.data && strcmp(shown.data, edit_text(state->edit)) != 0) {
		edit_replace(state->edit, shown.data, NULL);
		edit_cursor_set(state->edit, shown.used);
	}
	buf_free(&shown);
}
