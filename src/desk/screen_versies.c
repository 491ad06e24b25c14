/* Versies: the plan as it stands now and as it was fixed; fixing it, reading and comparing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"
#include "vergelijk.h"

enum { HEAD_BYTES = TEXT_LINE_BYTES + 80, PICKS_MOST = 200 };

struct versies {
	struct desk *desk;
	id household_id, plan_id;
	bool opened, closed;		/* the plan is closed */
	struct message view, answer;
	struct plan_version now;	/* the first row: number 0 */
	struct rows before;		/* field_version: what stood before a version was put back; for undoing it */
	struct list list;
};

static const struct plan_version *versies_row(const void *screen, size_t index)
{
	const struct versies *self = screen;

	return index == 0 ? &self->now : rows_get(&self->answer.rows, &plan_version_record, index - 1);
}

static size_t versies_count(const void *screen)
{
	return 1 + rows_count(&((const struct versies *)screen)->answer.rows, &plan_version_record);
}

static int64_t versies_id(const void *screen, size_t index)
{
	return versies_row(screen, index)->number + 1;
}

static bool versies_read(struct versies *self, struct err *err)
{
	const struct plan *plan;

	if (!desk_reread(self->desk, REQ_PLAN_READ, self->household_id, &self->answer, err))
		return false;
	plan = rows_first(&self->answer.rows, &plan_record);
	self->closed = plan == NULL || plan->closed != DAY_NONE;
	self->plan_id = plan != NULL ? plan->id : 0;
	list_reload(&self->list);
	return plan != NULL || err_set(err, ERR_MISSING, "%s", _("Dit huishouden heeft geen plan meer."));
}

/* "Versie 2 van 12-10-2026, Amina Bakkali" */
static void version_head(const struct plan_version *version, char out[HEAD_BYTES])
{
	char date[DAY_NL_BYTES];

	day_nl(version->number > 0 ? instant_day(version->at) : DAY_NONE, date);
	if (version->number == 0)
		snprintf(out, HEAD_BYTES, "%s", _("Zoals het er nu staat"));
	else
		snprintf(out, HEAD_BYTES, _("Versie %lld van %s, %s"), (long long)version->number, date, version->employee_naam);
}

static void versies_draw_row(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct versies *self = screen;
	const struct plan_version *version = versies_row(screen, index);
	const struct plan_version *last = rows_first(&self->answer.rows, &plan_version_record);
	char head[HEAD_BYTES];
	const char *more = "";

	version_head(version, head);
	if (index == 0)
		more = last == NULL ? _("nog niet vastgesteld") : last->current ? _("zoals de laatste versie") :
			_("gewijzigd na de laatste versie");
	canvas_text(canvas, area.row, area.col, area.cols - 33, selected ? TUI_SELECT : TUI_NORMAL, head);
	canvas_text_right(canvas, area.row, area.col + area.cols, 32, TUI_QUIET, more);
}

static const struct list_source versies_source = {
	.count = versies_count,
	.id = versies_id,
	.draw = versies_draw_row,
	.empty = N_("Er zijn nog geen versies. Druk op l om het plan vast te leggen."),
};

static bool versies_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct versies *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	record_init(&plan_version_record, &self->now);
	message_init(&self->answer, 0);
	list_init(&self->list, &versies_source, self);
	self->opened = desk_household_open(desk, self->household_id, &self->view, err);
	if (!self->opened || !versies_read(self, err))
		return false;
	desk_title(desk, "%s", _("Versies van het plan"));
	desk_title_household(desk);
	return true;
}

static void versies_close(void *screen)
{
	struct versies *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	rows_free(&self->before);
	message_free(&self->view);
	message_free(&self->answer);
}

static void versies_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct versies *)screen)->list, canvas, body);
}

static bool versies_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct versies *)screen)->list, press);
}

static void versies_show(void *screen)
{
	struct versies *self = screen;
	struct err err = ERR_INIT;

	if (!versies_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void versies_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct versies *)screen)->household_id)
		versies_show(screen);
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static const struct plan_version *versies_selected(const struct versies *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? versies_row(self, index) : &self->now;
}

/* The answer holds the version with its text. NULL: the status line says why. */
static const struct plan_version *text_read(struct versies *self, int64_t number, struct message *answer)
{
	struct err err = ERR_INIT;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = self->plan_id;
	ask.number = number;
	if (desk_ask_with(self->desk, REQ_PLAN_TEXT, &ask, answer, &err))
		return rows_first(&answer->rows, &plan_version_record);
	desk_say_err(self->desk, &err);
	return NULL;
}

static void versies_enter(void *screen)
{
	struct versies *self = screen;
	int64_t number = versies_selected(self)->number;
	struct message answer;
	const struct plan_version *version = text_read(self, number, &answer);
	char head[HEAD_BYTES];

	if (version != NULL) {
		version_head(version, head);
		desk_dialog(self->desk, dialog_page(head, version->tekst != NULL && version->tekst[0] != '\0' ? version->tekst :
			_("Er staat nog niets in het plan.")));
	}
	message_free(&answer);
}

static void texts_compare(struct versies *self, int64_t one, int64_t other)
{
	struct message left_answer, right_answer;
	char left_head[HEAD_BYTES], right_head[HEAD_BYTES];
	bool swap = one == 0 || (other != 0 && one > other);	/* the older one left; 0 is the newest */
	const struct plan_version *left = text_read(self, swap ? other : one, &left_answer);
	const struct plan_version *right = text_read(self, swap ? one : other, &right_answer);

	if (left != NULL && right != NULL) {
		const struct vergelijk_call texts = { left_head, right_head, left->tekst != NULL ? left->tekst : "",
			right->tekst != NULL ? right->tekst : "" };
		const struct screen_call call = { .household_id = self->household_id, .data = &texts };

		version_head(left, left_head);
		version_head(right, right_head);
		desk_push(self->desk, &screen_vergelijk, &call);
	}
	message_free(&left_answer);
	message_free(&right_answer);
}

static void versies_compare(void *screen)
{
	struct versies *self = screen;
	int64_t one = versies_selected(self)->number, numbers[PICKS_MOST];
	char heads[PICKS_MOST][HEAD_BYTES];
	const char *labels[PICKS_MOST];
	size_t count = 0;
	int answer;

	for (size_t i = 0; i < versies_count(self) && count < PICKS_MOST; i++) {
		const struct plan_version *version = versies_row(self, i);

		if (version->number == one)
			continue;
		version_head(version, heads[count]);
		labels[count] = heads[count];
		numbers[count++] = version->number;
	}
	answer = count == 1 ? 0 : desk_pick(self->desk, _("Vergelijken met"), labels, count, 0);
	if (answer >= 0)
		texts_compare(self, one, numbers[answer]);
}

/* Read first, then fixed to the letter as it was read. */
static void versies_fix(void *screen)
{
	struct versies *self = screen;
	struct message text, answer;
	const struct plan_version *now = text_read(self, 0, &text);
	struct err err = ERR_INIT;
	struct ask ask;

	if (now != NULL && desk_sure(self->desk, _("Plan vastleggen"),
			_("Het plan vastleggen zoals het er nu staat, met wie ja en nee zei? Lees het eerst met Enter."))) {
		record_init(&ask_record, &ask);
		ask.id = self->plan_id;
		memcpy(ask.word, now->hash, sizeof(now->hash));
		if (desk_ask_with(self->desk, REQ_PLAN_FIX, &ask, &answer, &err)) {
			const struct plan_version *fixed = rows_first(&answer.rows, &plan_version_record);

			versies_show(self);
			desk_good(self->desk, _("Vastgelegd als versie %lld."), fixed != NULL ? (long long)fixed->number : 0);
		} else {
			desk_say_err(self->desk, &err);
		}
		message_free(&answer);
	}
	message_free(&text);
}

/* ---- back to a version, and undone again --------------------------------------------------------------------------- */

static const struct field_version *version_of(const struct rows *rows, const struct field_version *like)
{
	const struct field_version *row;

	for (size_t n = 0; (row = rows_get(rows, &field_version_record, n)) != NULL; n++)
		if (row->object_id == like->object_id && strcmp(row->kind, like->kind) == 0 &&
				strcmp(row->field, like->field) == 0)
			return row;
	return NULL;
}

/* `stood`: what these edits change, to be remembered with the versions that they make; NULL: nothing to remember. */
static bool edits_save(struct versies *self, struct message *request, const struct rows *stood)
{
	struct message answer;
	struct err err = ERR_INIT;
	const struct field_version *row, *made;
	bool ok = desk_ask(self->desk, request, &answer, &err);
	bool part = !ok && answer.status == STATUS_CONFLICT;

	rows_free(&self->before);
	for (size_t n = 0; stood != NULL && (ok || part) && (row = rows_get(stood, &field_version_record, n)) != NULL; n++) {
		struct field_version *kept;

		if ((made = version_of(&answer.rows, row)) == NULL)
			continue;
		kept = rows_new(&self->before, &field_version_record);
		record_copy(&field_version_record, kept, row);
		kept->version = made->version;
	}
	if (part)
		desk_alert(self->desk, _("Teruggezet, maar niet alles: een collega schreef net ook, en die tekst blijft staan (%zu)."),
			rows_count(&answer.rows, &field_conflict_record));
	else if (!ok)
		desk_say_err(self->desk, &err);
	message_free(&answer);
	return ok;
}

static void back_question(const struct plan_version *version, const struct rows *differences, char *out, size_t room)
{
	const struct count *later = rows_first(differences, &count_record);
	size_t fields = rows_count(differences, &field_edit_record);
	char head[HEAD_BYTES], changes[120], more[160] = "";

	version_head(version, head);
	snprintf(changes, sizeof(changes), fields == 1 ? _("Eén veld krijgt weer zijn tekst van toen.") :
		_("%zu velden krijgen weer hun tekst van toen."), fields);
	if (later != NULL && later->number > 0)
		snprintf(more, sizeof(more), _(" Doelen en acties van daarna blijven staan (%lld)."), (long long)later->number);
	snprintf(out, room, _("%s terugzetten? %s%s Wat gedaan en bereikt is, verandert niet; wat er nu staat, blijft in de geschiedenis."),
		head, changes, more);
}

static void versies_back(void *screen)
{
	struct versies *self = screen;
	const struct plan_version *version = versies_selected(self);
	struct message answer, request;
	struct err err = ERR_INIT;
	const struct field_edit *edit;
	struct ask ask;
	char question[HEAD_BYTES + 400];

	record_init(&ask_record, &ask);
	ask.id = self->plan_id;
	ask.number = version->number;
	message_init(&request, REQ_FIELDS_SAVE);
	if (!desk_ask_with(self->desk, REQ_PLAN_BACK, &ask, &answer, &err)) {
		desk_say_err(self->desk, &err);
		goto end;
	}
	for (size_t n = 0; (edit = rows_get(&answer.rows, &field_edit_record, n)) != NULL; n++)
		rows_add(&request.rows, &field_edit_record, edit);
	back_question(version, &answer.rows, question, sizeof(question));
	if (request.rows.count == 0)
		desk_say(self->desk, "%s", _("De tekst is nog zoals in deze versie: er is niets terug te zetten."));
	else if (desk_sure(self->desk, _("Versie terugzetten"), question) && edits_save(self, &request, &answer.rows)) {
		versies_show(self);
		desk_good(self->desk, "%s", _("Teruggezet. Met o maakt u dat ongedaan; met v ziet u de verschillen."));
	}
end:
	message_free(&request);
	message_free(&answer);
}

static void versies_undo(void *screen)
{
	struct versies *self = screen;
	struct message request;
	const struct field_version *row;

	message_init(&request, REQ_FIELDS_SAVE);
	for (size_t n = 0; (row = rows_get(&self->before, &field_version_record, n)) != NULL; n++) {
		struct field_edit *edit = rows_new(&request.rows, &field_edit_record);

		snprintf(edit->kind, sizeof(edit->kind), "%s", row->kind);
		snprintf(edit->field, sizeof(edit->field), "%s", row->field);
		edit->object_id = row->object_id;
		edit->base_version = row->version;
		edit->value = mem_text(row->value != NULL ? row->value : "");
	}
	if (edits_save(self, &request, NULL)) {
		versies_show(self);
		desk_good(self->desk, "%s", _("Ongedaan gemaakt: de tekst is weer zoals daarvoor."));
	}
	message_free(&request);
}

static bool can_compare(const void *screen)
{
	return versies_count(screen) > 1;
}

static bool can_fix(const void *screen)
{
	const struct versies *self = screen;

	return !self->closed && desk_may_here(self->desk, self->household_id, DEED_EDIT_PLAN);
}

static bool can_back(const void *screen)
{
	return can_fix(screen) && versies_selected(screen)->number > 0;
}

static bool can_undo(const void *screen)
{
	return can_fix(screen) && ((const struct versies *)screen)->before.count > 0;
}

static const struct key versies_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont de tekst van de gekozen versie."), versies_enter, NULL },
	{ 'l', N_("Vastleggen"), N_("Legt het plan vast zoals het er nu staat, met wie van het gezin ja en nee zei."), versies_fix,
	  can_fix },
	{ 'v', N_("Vergelijken"), N_("Zet de gekozen versie naast een andere."), versies_compare, can_compare },
	{ 't', N_("Terugzetten"), N_("Zet de tekst van de gekozen versie weer in het plan, in één keer, als nieuwe wijzigingen."), versies_back,
	  can_back },
	{ 'o', N_("Ongedaan"), N_("Maakt het terugzetten ongedaan zolang dit scherm open is."), versies_undo, can_undo },
	{ 0 },
};

const struct screen screen_versies = {
	.name = "versies",
	.title = N_("Versies"),
	.size = sizeof(struct versies),
	.keys = versies_keys,
	.open = versies_open,
	.close = versies_close,
	.draw = versies_draw,
	.key = versies_key,
	.show = versies_show,
	.change = versies_change,
};
