/* Presence: a courtesy among colleagues. It asks nothing of the person and never waits for anybody. */
#include "desk/here.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/record_form.h"
#include "inside.h"

enum { GATHER_MS = 50, NAMED_MOST = 4 };

static void list_clear(struct here *here)
{
	free(here->others);
	here->others = NULL;
	here->count = 0;
}

void here_free(struct desk *desk)
{
	list_clear(&desk->here);
}

void here_again(struct desk *desk)
{
	list_clear(&desk->here);
	desk->here.told = (struct presence){ 0 };
}

/* ---- where I am --------------------------------------------------------------------------------------------------- */

/* An open household that this person may read; 0: none. */
static id household_shown(struct desk *desk, const struct placed_screen *top)
{
	struct topic about = { .household_id = top->household_id };

	if (about.household_id == 0 && top->kind->about != NULL)
		top->kind->about(top->self, &about);
	if (desk_household_naam(desk, about.household_id)[0] == '\0' || !desk_may_here(desk, about.household_id, DEED_OPEN))
		return 0;
	return about.household_id;
}

static struct presence place_now(struct desk *desk)
{
	const struct placed_screen *top = desk_shown(desk);
	struct presence place = { 0 };

	if (top == NULL || desk->leaving || desk->away)
		return place;
	place.household_id = household_shown(desk, top);
	if (place.household_id == 0)
		return place;
	if (desk->prompt != NULL && desk->prompted->place.kind != NULL) {
		snprintf(place.kind, sizeof(place.kind), "%s", desk->prompted->place.kind);
		place.object_id = desk->prompted->place.object_id;
	} else if (top->kind->where != NULL) {
		top->kind->where(top->self, &place);
	}
	return place;
}

static bool same_place(const struct presence *one, const struct presence *other)
{
	return one->household_id == other->household_id && one->object_id == other->object_id &&
		strcmp(one->kind, other->kind) == 0 && strcmp(one->field, other->field) == 0;
}

/* A refusal is no news: the screen that may not be read any more says so itself. */
static void here_due(void *arg)
{
	struct desk *desk = arg;
	struct presence place;
	struct err err = ERR_INIT;

	desk->here.timer = 0;
	if (desk->store == NULL || desk->leaving || desk->line_lost)
		return;
	if (desk->asking > 0) {
		desk->here.timer = loop_after(desk->loop, GATHER_MS, here_due, desk);
		return;
	}
	place = place_now(desk);
	if (same_place(&place, &desk->here.told))
		return;
	if (place.household_id != desk->here.told.household_id)
		list_clear(&desk->here);
	desk->here.told = place;
	desk_save(desk, REQ_PRESENCE, &presence_record, &place, &err);
}

void here_turn(struct desk *desk)
{
	struct presence place;

	if (desk->here.timer != 0 || desk->asking > 0 || desk->store == NULL || desk->lock.shut)
		return;
	place = place_now(desk);
	if (!same_place(&place, &desk->here.told))
		desk->here.timer = loop_after(desk->loop, GATHER_MS, here_due, desk);
}

/* ---- who else is -------------------------------------------------------------------------------------------------- */

void here_take(struct desk *desk, const struct message *event)
{
	const struct ask *about = rows_first(&event->rows, &ask_record);
	size_t count = rows_count(&event->rows, &presence_record);

	if (about == NULL || about->id != desk->here.told.household_id)
		return;
	list_clear(&desk->here);
	desk->here.others = mem_new(count + 1, sizeof(*desk->here.others));
	for (size_t n = 0; n < count; n++)
		desk->here.others[desk->here.count++] = *(const struct presence *)rows_get(&event->rows, &presence_record, n);
}

static bool is_in(const struct presence *other, const char *kind, id object_id, const char *field)
{
	return other->object_id == object_id && strcmp(other->kind, kind) == 0 &&
		(field == NULL || strcmp(other->field, field) == 0);
}

void here_in(const struct desk *desk, const char *kind, id object_id, const char *field, struct buf *out)
{
	const struct here *here = &desk->here;
	size_t begun = out->used;

	for (size_t i = 0; object_id != 0 && i < here->count; i++)
		if (is_in(&here->others[i], kind, object_id, field))
			buf_format(out, "%s%s", out->used > begun ? ", " : "", here->others[i].initials);
}

void here_form(const struct desk *desk, const char *kind, id object_id, struct record_form *rf)
{
	struct form *form = record_form_form(rf);

	for (size_t i = 0; i < form_count(form); i++) {
		const struct field *field = record_form_field(rf, i);
		struct buf who = BUF_INIT;

		if (field != NULL)
			here_in(desk, kind, object_id, field->name, &who);
		form_beside(form, i, who.data);
		buf_free(&who);
	}
}

/* One person with two desks counts once. */
static bool named_before(const struct here *here, size_t place)
{
	for (size_t i = 0; i < place; i++)
		if (here->others[i].employee_id == here->others[place].employee_id)
			return true;
	return false;
}

void here_title(const struct desk *desk, id household_id, struct buf *out)
{
	const struct here *here = &desk->here;
	size_t people = 0;

	if (household_id == 0 || here->told.household_id != household_id)
		return;
	for (size_t i = 0; i < here->count; i++) {
		if (named_before(here, i))
			continue;
		if (people++ < NAMED_MOST)
			buf_format(out, "%s%s", people == 1 ? _("ook hier: ") : ", ", here->others[i].initials);
	}
	if (people > NAMED_MOST)
		buf_format(out, " +%zu", people - NAMED_MOST);
}
