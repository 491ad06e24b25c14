/* What keys do in a form. */
#include "form_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"

enum { FEW_CHOICES = 3, PAGE_FIELDS = 6 };

static bool only_asks(const void *screen) { return ((const struct form *)screen)->only_asks; }
static bool stores(const void *screen) { return !only_asks(screen); }

static bool many_fields(const void *screen)
{
	const struct form *form = screen;

	return form->count > 0 && form_step(form, form->focus, 1) != form->focus;
}

static bool has_list(const void *screen)
{
	const struct form *form = screen;
	const struct form_state *state = form->count > 0 ? &form->states[form->focus] : NULL;

	return state != NULL && form_can_enter(state) && (state->edit == NULL || state->choice_count > 0);
}

/* Shown in the footer and on the help page; form_key below is what acts. */
static const struct key rows[] = {
	{ TUI_KEY_F2, N_("Bewaren"), N_("Bewaren wat is ingevuld (ook ^S)."), NULL, stores },
	{ TUI_KEY_F2, N_("Verder"), N_("Verder met wat is ingevuld; er wordt niets bewaard."), NULL, only_asks },
	{ TUI_KEY_TAB, N_("Volgend veld"), N_("Naar het volgende veld; Shift-Tab gaat terug. Pijlen en Enter kunnen ook."),
	  NULL, many_fields },
	{ TUI_KEY_F4, N_("Lijst"), N_("De lijst met keuzes openen. Links, rechts of de eerste letter kiest ook."),
	  NULL, has_list },
	{ TUI_KEY_ESC, N_("Terug"), N_("Het formulier verlaten. Is er iets niet bewaard, dan komt er eerst een vraag."),
	  NULL, NULL },
	{ TUI_CTRL('Z'), NULL, N_("Ongedaan maken in dit veld; ^Y doet het opnieuw."), NULL, NULL },
	{ TUI_CTRL('U'), NULL, N_("Wissen tot het begin van de regel; ^K wist tot het einde, ^W het woord ervoor."),
	  NULL, NULL },
	{ 0 }
};

const struct key *form_keys(void)
{
	return rows;
}

static struct form_state *focused(struct form *form)
{
	return &form->states[form->focus];
}

static void go(struct form *form, size_t field)
{
	size_t from = form->focus;
	const char *fault;

	if (field == from)
		return;
	form_tidy(form, from);
	fault = form_fault(form, from, false);
	if (fault)
		form_complain(form, from, fault);
	form->focus = field;
}

/* PgUp and PgDn: some fields on, but not around the end. */
static enum form_result page(struct form *form, int step)
{
	for (int i = 0; i < PAGE_FIELDS; i++) {
		size_t next = form_step(form, form->focus, step);

		if (step > 0 ? next <= form->focus : next >= form->focus)
			break;
		go(form, next);
	}
	return FORM_MOVED;
}

static enum form_result save(struct form *form)
{
	struct err err = ERR_INIT;

	form_tidy(form, form->focus);
	if (form_check(form, &err))
		return FORM_SAVE;
	buf_text(&form->message, err.text);
	return FORM_MOVED;
}

static enum form_result leave(struct form *form)
{
	if (form->only_asks || !form_dirty(form))
		return FORM_LEAVE;
	form->asking = dialog_confirm(_("Niet bewaard"), _("Wat u hebt ingevuld is nog niet bewaard. Toch weggaan?"));
	return FORM_MOVED;
}

bool form_asks(const struct form *form)
{
	return form->asking != NULL;
}

bool form_covered(const struct form *form)
{
	return form->asking != NULL || form->picking != NULL;
}

static enum form_result answer_leaving(struct form *form, const struct key_press *press)
{
	int answer = dialog_key(form->asking, press);

	if (answer == DIALOG_OPEN)
		return FORM_MOVED;
	dialog_free(form->asking);
	form->asking = NULL;
	return answer == DIALOG_YES ? FORM_LEAVE : FORM_MOVED;
}

/* ---- choices ---- */

static size_t chosen_index(const struct form_state *state)
{
	const char *value = state->edit ? edit_text(state->edit) : state->chosen;

	for (size_t i = 0; i < state->choice_count; i++)
		if (strcmp(state->choices[i].value, value) == 0)
			return i;
	return state->choice_count;
}

static enum form_result choose(struct form *form, size_t index)
{
	struct form_state *state = focused(form);

	if (index >= state->choice_count || index == chosen_index(state))
		return FORM_MOVED;
	if (state->edit) {
		edit_replace(state->edit, state->choices[index].value, NULL);
		edit_cursor_set(state->edit, strlen(edit_text(state->edit)));
	}
	form_choose(form, form->focus, state->choices[index].value);
	return FORM_EDITED;
}

static void open_list(struct form *form)
{
	struct form_state *state = focused(form);
	const char **labels = mem_new(state->choice_count + 1, sizeof(*labels));

	for (size_t i = 0; i < state->choice_count; i++)
		labels[i] = form_say(state->choices[i].label);
	form->picking = dialog_list(form_say(state->row->label), labels, state->choice_count, chosen_index(state));
	free(labels);
}

static enum form_result answer_list(struct form *form, const struct key_press *press)
{
	int answer = dialog_key(form->picking, press);

	if (answer == DIALOG_OPEN)
		return FORM_MOVED;
	dialog_free(form->picking);
	form->picking = NULL;
	return answer == DIALOG_CANCEL ? FORM_MOVED : choose(form, (size_t)answer);
}

static enum form_result choose_by_letter(struct form *form, const struct key_press *press)
{
	struct form_state *state = focused(form);
	size_t at = chosen_index(state), count = state->choice_count;

	for (size_t step = at < count ? 1 : 0; step <= count && count > 0; step++) {
		size_t index = ((at < count ? at : 0) + step) % count;

		if (text_starts(form_say(state->choices[index].label), press->text))
			return choose(form, index);
	}
	return FORM_MOVED;
}

static enum form_result choice_key(struct form *form, const struct key_press *press)
{
	struct form_state *state = focused(form);
	size_t at = chosen_index(state), count = state->choice_count;

	switch (press->code) {
	case TUI_KEY_LEFT:
		return count ? choose(form, at == 0 || at == count ? count - 1 : at - 1) : FORM_MOVED;
	case TUI_KEY_RIGHT:
	case ' ':
		return count ? choose(form, at + 1 < count ? at + 1 : 0) : FORM_MOVED;
	case TUI_KEY_BACKSPACE:
	case TUI_KEY_DELETE:
		if (state->row->required || !state->chosen[0])
			return FORM_MOVED;
		form_choose(form, form->focus, "");
		return FORM_EDITED;
	case TUI_KEY_ENTER:
		if (count <= FEW_CHOICES)
			return FORM_UNUSED;
		open_list(form);
		return FORM_MOVED;
	case TUI_KEY_F4:
		open_list(form);
		return FORM_MOVED;
	}
	if (press->code > ' ' && press->code < TUI_KEY_FIRST)
		return choose_by_letter(form, press);
	return FORM_UNUSED;
}

/* ---- typed fields ---- */

static enum form_result typed_key(struct form *form, const struct key_press *press)
{
	struct form_state *state = focused(form);

	if (press->code == TUI_KEY_F4 && state->choice_count > 0) {
		open_list(form);
		return FORM_MOVED;
	}
	switch (edit_key(state->edit, press)) {
	case EDIT_UNUSED:
		return FORM_UNUSED;
	case EDIT_MOVED:
		return FORM_MOVED;
	case EDIT_CHANGED:
		free(state->other);
		state->other = NULL;
		form_complain(form, form->focus, NULL);
		state->rows = 0;
		return FORM_EDITED;
	case EDIT_REFUSED:
		buf_format(&form->message, "%s: %s", form_say(state->row->label), edit_refusal(state->edit));
		return FORM_MOVED;
	}
	return FORM_UNUSED;
}

static enum form_result field_key(struct form *form, const struct key_press *press)
{
	if (!form_can_enter(focused(form)))
		return FORM_UNUSED;
	return focused(form)->edit ? typed_key(form, press) : choice_key(form, press);
}

static enum form_result form_wide_key(struct form *form, int code)
{
	switch (code) {
	case TUI_KEY_TAB:
	case TUI_KEY_ENTER:
	case TUI_KEY_DOWN:
		go(form, form_step(form, form->focus, 1));
		return FORM_MOVED;
	case TUI_KEY_BACKTAB:
	case TUI_KEY_UP:
		go(form, form_step(form, form->focus, -1));
		return FORM_MOVED;
	case TUI_KEY_PGDN:
		return page(form, 1);
	case TUI_KEY_PGUP:
		return page(form, -1);
	case TUI_KEY_F2:
	case TUI_CTRL('S'):
		return save(form);
	case TUI_KEY_ESC:
		return leave(form);
	}
	return FORM_UNUSED;
}

/* Nothing to fill in: the arrows scroll, as far as drawing the form lets them. */
static void scroll_only(struct form *form, int code)
{
	size_t step = code == TUI_KEY_PGUP || code == TUI_KEY_PGDN ? PAGE_FIELDS : 1;

	if (code == TUI_KEY_UP || code == TUI_KEY_PGUP)
		form->top -= step < form->top ? step : form->top;
	else if (code == TUI_KEY_DOWN || code == TUI_KEY_PGDN)
		form->top = form->top + step < form->count ? form->top + step : form->count - 1;
}

enum form_result form_key(struct form *form, const struct key_press *press)
{
	enum form_result result;

	buf_clear(&form->message);
	if (form->asking)
		return answer_leaving(form, press);
	if (form->picking)
		return answer_list(form, press);
	if (form->count == 0)
		return press->code == TUI_KEY_ESC ? FORM_LEAVE : FORM_UNUSED;
	if (!form_can_enter(focused(form)))
		scroll_only(form, press->code);
	result = field_key(form, press);
	return result != FORM_UNUSED ? result : form_wide_key(form, press->code);
}
