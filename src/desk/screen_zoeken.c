/* Zoeken: one field, results as you type; what is not found can be started as a new household. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/break_glass.h"
#include "desk/household_forms.h"
#include "desk/screens.h"
#include "desk/worry.h"
#include "domain/person_name.h"
#include "domain/search_query.h"

enum { SEARCH_PAGE = 40, SEARCH_MOST = 200, SEARCH_FIELD_ROWS = 2 };

struct zoeken {
	struct desk *desk;
	struct edit *edit;
	struct message answer;
	const struct search_hit **hits;
	size_t count;
	bool usable;		/* enough was typed to search */
	bool more;		/* the store may have further rows */
	struct list list;
};

static void zoeken_keep(struct zoeken *self, struct message *answer)
{
	message_free(&self->answer);
	self->answer = *answer;
	self->count = rows_count(&answer->rows, &search_hit_record);
	free(self->hits);
	self->hits = mem_new(self->count + 1, sizeof(*self->hits));
	for (size_t i = 0; i < self->count; i++)
		self->hits[i] = rows_get(&self->answer.rows, &search_hit_record, i);
}

static void zoeken_search(struct zoeken *self, int64_t most)
{
	struct search_query query;
	struct err err = ERR_INIT;
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	search_query_parse(edit_text(self->edit), desk_today(self->desk), &query);
	self->usable = search_query_usable(&query);
	if (!self->usable) {
		message_init(&answer, 0);
		zoeken_keep(self, &answer);
		list_reload(&self->list);
		return;
	}
	if (!text_clean_line(edit_text(self->edit), _("Zoektekst"), ask.word, sizeof(ask.word), &err)) {
		desk_say_err(self->desk, &err);
		return;
	}
	ask.number = most;
	if (desk_ask_with(self->desk, REQ_SEARCH, &ask, &answer, &err)) {
		zoeken_keep(self, &answer);
		self->more = self->count >= (size_t)most && most < SEARCH_MOST;
		list_reload(&self->list);
		return;
	}
	message_free(&answer);
	desk_say_err(self->desk, &err);
}

static size_t zoeken_count(const void *screen)
{
	return ((const struct zoeken *)screen)->count;
}

static int64_t zoeken_id(const void *screen, size_t index)
{
	const struct search_hit *hit = ((const struct zoeken *)screen)->hits[index];

	return hit->household_id ^ (hit->person_id << 20);
}

static void zoeken_more(void *screen)
{
	struct zoeken *self = screen;

	if (self->more)
		zoeken_search(self, SEARCH_MOST);
}

/* What makes this row special, in a word. */
static const char *zoeken_mark(const struct search_hit *hit)
{
	if (hit->overleden)
		return _("overleden");
	if (hit->moved)
		return _("vertrokken");
	if (hit->former)
		return _("vorig adres");
	if (hit->network)
		return _("netwerk");
	if (hit->own)
		return _("van u");
	return hit->may_open ? "" : _("op slot");
}

static void zoeken_draw_hit(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct search_hit *hit = ((const struct zoeken *)screen)->hits[index];
	int wide = area.cols - 78 > 0 ? (area.cols - 78) / 2 : 0;
	int naam = 25 + wide, address = 23 + wide, col = area.col;
	char born[11];

	birthdate_show(hit->geboortedatum, born);
	canvas_text(canvas, area.row, col, naam - 1, selected ? TUI_SELECT : TUI_NORMAL, hit->naam);
	col += naam;
	canvas_text(canvas, area.row, col, 10, TUI_NORMAL, born);
	col += 11;
	canvas_text(canvas, area.row, col, address - 1, TUI_NORMAL, hit->address);
	col += address;
	canvas_text(canvas, area.row, col, 7, TUI_QUIET, hit->huishoudnummer);
	col += 8;
	canvas_text(canvas, area.row, col, area.col + area.cols - col, hit->overleden ? TUI_ALERT : TUI_QUIET, zoeken_mark(hit));
}

static const struct list_source zoeken_source = {
	.count = zoeken_count,
	.id = zoeken_id,
	.draw = zoeken_draw_hit,
	.more = zoeken_more,
	.empty = N_("Niets gevonden. Kijk of u goed hebt getypt, of begin met F3 een nieuw huishouden."),
};

static bool zoeken_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct zoeken *self = screen;

	(void)err;
	self->desk = desk;
	self->edit = edit_new(TEXT_LINE, TEXT_LINE_CHARS);
	message_init(&self->answer, 0);
	self->hits = mem_new(1, sizeof(*self->hits));
	list_init(&self->list, &zoeken_source, self);
	if (call->text != NULL) {
		edit_set(self->edit, call->text);
		zoeken_search(self, SEARCH_PAGE);
	}
	return true;
}

static void zoeken_close(void *screen)
{
	struct zoeken *self = screen;

	edit_free(self->edit);
	free(self->hits);
	message_free(&self->answer);
}

static void zoeken_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct zoeken *self = screen;
	struct area field = { body.row, body.col + 9, 1, body.cols - 10 };
	struct area rest = { body.row + SEARCH_FIELD_ROWS, body.col, body.rows - SEARCH_FIELD_ROWS, body.cols };

	canvas_text(canvas, body.row, body.col + 1, 8, TUI_QUIET, _("Zoek:"));
	canvas_mark(canvas, field, TUI_UNDERLINE);
	if (self->usable)
		list_draw(&self->list, canvas, rest);
	else
		canvas_wrap(canvas, (struct area){ rest.row, rest.col + 2, rest.rows, rest.cols - 4 }, TUI_QUIET,
			_("Typ een stukje van een naam, adres, geboortedatum of nummer. Bijvoorbeeld:\n\n"
			  "  jansen          achternaam\n  suz moulin      voornaam en achternaam\n  3077AW 31       postcode en huisnummer\n"
			  "  boterdiep 31    straat en huisnummer\n  01-12-1985      geboortedatum\n  jansen 1985     naam en geboortejaar\n"
			  "  999993653       BSN\n\nVanaf de tweede letter ziet u wat er is."));
	edit_draw(self->edit, canvas, field, TUI_UNDERLINE, true);
}

static bool zoeken_key(void *screen, const struct key_press *press)
{
	struct zoeken *self = screen;

	switch (press->code) {
	case TUI_KEY_UP:
	case TUI_KEY_DOWN:
	case TUI_KEY_PGUP:
	case TUI_KEY_PGDN:
		return list_key(&self->list, press);
	case TUI_KEY_ENTER:
	case TUI_KEY_F3:
	case TUI_KEY_F6:
	case TUI_KEY_F7:
	case TUI_KEY_ESC:
		return false;
	}
	switch (edit_key(self->edit, press)) {
	case EDIT_CHANGED:
		/* the best one is at the top: not the row that was chosen among other answers */
		zoeken_search(self, SEARCH_PAGE);
		list_select_index(&self->list, 0);
		return true;
	case EDIT_REFUSED:
		desk_alert(self->desk, "%s", edit_refusal(self->edit));
		return true;
	case EDIT_MOVED:
		return true;
	case EDIT_UNUSED:
		break;
	}
	return false;
}

static void zoeken_show(void *screen)
{
	zoeken_search(screen, SEARCH_PAGE);
}

static void zoeken_enter(void *screen)
{
	struct zoeken *self = screen;
	struct screen_call call = { 0 };
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	if (!self->hits[index]->may_open) {
		glass_offer(self->desk, self->hits[index]);
		return;
	}
	call.household_id = self->hits[index]->household_id;
	desk_push(self->desk, &screen_huishouden, &call);
}

static void zoeken_match(void *screen)
{
	struct zoeken *self = screen;
	struct screen_call call = { 0 };
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	call.household_id = self->hits[index]->household_id;
	desk_push(self->desk, &screen_match, &call);
}

static bool zoeken_may_match(const void *screen)
{
	return ((const struct zoeken *)screen)->count > 0 && desk_may(((const struct zoeken *)screen)->desk, DEED_SIGN);
}

static bool zoeken_any(const void *screen)
{
	return ((const struct zoeken *)screen)->count > 0;
}

static void zoeken_new(void *screen)
{
	struct zoeken *self = screen;

	household_form_new(self->desk, edit_text(self->edit), 0);
}

static bool zoeken_may_new(const void *screen)
{
	return desk_may(((const struct zoeken *)screen)->desk, DEED_EDIT);
}

static const char *zoeken_number(const void *screen)
{
	const struct zoeken *self = screen;
	size_t index;

	return list_selected(&self->list, &index) ? self->hits[index]->huishoudnummer : "";
}

static void zoeken_worry(void *screen)
{
	worry_press(((struct zoeken *)screen)->desk);
}

static const struct key zoeken_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent het huishouden van de gekozen regel (pijltjes kiezen)."), zoeken_enter, zoeken_any },
	{ TUI_KEY_F3, N_("Nieuw"), N_("Begint een nieuw huishouden met wat u hebt getypt. Zonder F-toetsen: Esc en dan 3."), zoeken_new, zoeken_may_new },
	{ TUI_KEY_F6, N_("Ook betrokken"), N_("Zegt dat u ook bij dit gezin betrokken bent, en toont wie nog meer."), zoeken_match, zoeken_may_match },
	{ TUI_KEY_F7, N_("Zorg"), N_("Ik maak me zorgen: over het huishouden van deze regel, of over een huishoudnummer dat u noemt."), zoeken_worry, NULL },
	{ TUI_CTRL('U'), N_("Leeg"), N_("Maakt het zoekveld leeg."), NULL, NULL },
	{ 0 },
};

static void zoeken_about(const void *screen, struct topic *out)
{
	const struct zoeken *self = screen;
	size_t index;

	if (list_selected(&self->list, &index))
		out->household_id = self->hits[index]->household_id;
}

const struct screen screen_zoeken = {
	.name = "zoeken",
	.title = N_("Zoeken"),
	.size = sizeof(struct zoeken),
	.keys = zoeken_keys,
	.open = zoeken_open,
	.close = zoeken_close,
	.draw = zoeken_draw,
	.key = zoeken_key,
	.show = zoeken_show,
	.about = zoeken_about,
	.number = zoeken_number,
};
