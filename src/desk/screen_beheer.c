/* Beheer: the lists that the municipality keeps itself: its life domains, and the sociale kaart. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/screen_form.h"
#include "desk/screens.h"

struct beheer {
	struct desk *desk;
	const struct kept_list *kept;
	struct message answer;
	struct list list;
};

/* What differs between the two lists. */
struct kept_list {
	const char *title;			/* N_() */
	int ask;
	const struct record *record;
	const struct list_source *source;
	bool (*holds)(const struct beheer *self, const void *row);
	void (*form)(struct desk *desk, const void *row);	/* NULL: a new one */
	bool (*end)(struct desk *desk, const void *row);
};

static const void *row_at(const void *screen, size_t index)
{
	const struct beheer *self = screen;

	return rows_get(&self->answer.rows, self->kept->record, index);
}

static bool beheer_read(struct beheer *self, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.flag = true;
	if (!desk_reread_with(self->desk, self->kept->ask, &ask, &self->answer, err))
		return false;
	list_reload(&self->list);
	return true;
}

static size_t rows_shown(const void *screen)
{
	const struct beheer *self = screen;

	return rows_count(&self->answer.rows, self->kept->record);
}

static const char *row_group(const void *screen, size_t index)
{
	const struct beheer *self = screen;

	return self->kept->holds(self, row_at(screen, index)) ? _("In gebruik") : _("Vervallen");
}

/* ---- life domains ---- */

static int64_t domain_id(const void *screen, size_t index)
{
	const struct life_domain *domain = row_at(screen, index);
	uint64_t sum = 0;

	for (const char *at = domain->code; *at; at++)
		sum = sum * 131 + (unsigned char)*at;
	return (int64_t)(sum >> 1);
}

static bool domain_holds(const struct beheer *self, const void *row)
{
	(void)self;
	return !((const struct life_domain *)row)->ended;
}

static void domain_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct life_domain *domain = row_at(screen, index);
	int naam = area.cols / 2 - 4;
	char place[24] = "";

	if (!domain->ended)
		snprintf(place, sizeof(place), "%lld", (long long)domain->place);
	canvas_text_right(canvas, area.row, area.col + 3, 3, TUI_QUIET, place);
	canvas_text(canvas, area.row, area.col + 5, naam, selected ? TUI_SELECT : TUI_NORMAL, domain->naam);
	canvas_text(canvas, area.row, area.col + naam + 6, area.cols - naam - 7, TUI_QUIET,
		_(choice_label(leefgebied_choices, domain->zrm)));
}

static const struct list_source domains_source = {
	.count = rows_shown,
	.id = domain_id,
	.draw = domain_draw,
	.group = row_group,
	.empty = N_("Er zijn nog geen leefgebieden; zonder leefgebied kan er geen doel in een plan."
		" Druk op n om er een te maken."),
};

static const struct record_form_row domain_rows[] = {
	{ .field = "naam" },
	{ .field = "zrm", .help = N_("Onder welk van de 13 domeinen van de ZRM het wordt gemeten.") },
	{ .field = "place", .help = N_("Op welke plaats het in elk plan staat. Leeg of 0: onderaan.") },
};

static void domain_form(struct desk *desk, const void *row)
{
	struct form_job job = { .title = N_("Nieuw leefgebied"), .record = &life_domain_record, .rows = domain_rows,
		.row_count = COUNT_OF(domain_rows), .request = REQ_LIFE_DOMAIN_SAVE, .saved = N_("Het leefgebied is bewaard.") };
	struct life_domain fresh;

	record_init(&life_domain_record, &fresh);
	if (row != NULL)
		job.title = N_("Leefgebied wijzigen");
	desk_form(desk, &job, row != NULL ? row : &fresh, NULL);
}

static bool domain_end(struct desk *desk, const void *row)
{
	struct life_domain domain = *(const struct life_domain *)row;
	struct err err = ERR_INIT;
	const char *const labels[] = { domain.ended ? _("Weer gebruiken") : _("Laten vervallen"), _("Zo laten") };
	struct buf title = BUF_INIT;
	int choice;

	buf_format(&title, domain.ended ? _("«%s» weer gebruiken voor nieuwe doelen?") :
		_("«%s» vanaf vandaag laten vervallen? Doelen die er zijn, houden het."), domain.naam);
	choice = desk_pick(desk, title.data, labels, COUNT_OF(labels), 1);
	buf_free(&title);
	if (choice != 0)
		return false;
	domain.ended = !domain.ended;
	domain.place = 0;
	if (desk_save(desk, REQ_LIFE_DOMAIN_SAVE, &life_domain_record, &domain, &err)) {
		desk_good(desk, "%s", domain.ended ? _("Dit leefgebied is vervallen.") :
			_("Dit leefgebied is weer in gebruik."));
		return true;
	}
	desk_say_err(desk, &err);
	return false;
}

/* ---- sociale kaart ---- */

static int64_t nearby_id(const void *screen, size_t index)
{
	return ((const struct nearby *)row_at(screen, index))->id;
}

static bool nearby_holds(const struct beheer *self, const void *row)
{
	day ended = ((const struct nearby *)row)->ended;

	return ended == DAY_NONE || ended > desk_today(self->desk);
}

static void nearby_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct nearby *nearby = row_at(screen, index);
	int naam = (area.cols - 36) / 2, aanbod = area.cols - 36 - naam, more = area.col + naam + aanbod;
	char until[DAY_NL_BYTES];

	day_nl(nearby->ended, until);
	canvas_text(canvas, area.row, area.col, naam - 1, selected ? TUI_SELECT : TUI_NORMAL, nearby->naam);
	canvas_text(canvas, area.row, area.col + naam, aanbod - 1, TUI_NORMAL, nearby->aanbod);
	canvas_text(canvas, area.row, more, 9, TUI_QUIET, nearby->wijk[0] ? nearby->wijk : _("overal"));
	canvas_text(canvas, area.row, more + 10, 2, TUI_QUIET, nearby->lijn == LIJN_0 ? "0e" : "1e");
	canvas_text(canvas, area.row, more + 13, 11, TUI_QUIET, nearby->telefoon);
	canvas_text(canvas, area.row, more + 25, 10, TUI_QUIET, until);
}

static const struct list_source nearby_source = {
	.count = rows_shown,
	.id = nearby_id,
	.draw = nearby_draw,
	.group = row_group,
	.empty = N_("De sociale kaart is nog leeg. Druk op n om een voorziening toe te voegen die er voor iedereen is."),
};

static const struct record_form_row nearby_rows[] = {
	{ .field = "naam", .help = N_("Wie het biedt.") },
	{ .field = "aanbod", .help = N_("Wat er is, in een paar woorden.") },
	{ .field = "wijk", .help = N_("Leeg: voor de hele gemeente. F4 toont de wijken van de teams.") },
	{ .field = "leefgebied", .pick = true, .help = N_("Waar het bij helpt. Leeg: bij alles.") },
	{ .field = "lijn" },
	{ .field = "adres" },
	{ .field = "telefoon" },
	{ .field = "ended", .help = N_("De eerste dag dat het er niet meer is. Leeg: het blijft.") },
};

struct choosing {
	struct picks *areas, *domains;
};

static void choosing_free(void *arg)
{
	struct choosing *choosing = arg;

	picks_free(choosing->areas);
	picks_free(choosing->domains);
	free(choosing);
}

static bool lookup(struct desk *desk, const char *word, struct message *answer)
{
	struct err err = ERR_INIT;
	struct ask ask;

	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", word);
	if (desk_ask_with(desk, REQ_LOOKUP, &ask, answer, &err))
		return true;
	desk_say_err(desk, &err);
	return false;
}

static struct choosing *choosing_new(struct desk *desk)
{
	struct choosing *choosing = mem_new(1, sizeof(*choosing));
	const struct life_domain *domain;
	const struct team *team;
	struct message answer;

	choosing->areas = picks_words();
	choosing->domains = picks_words();
	if (lookup(desk, "team", &answer))
		for (size_t n = 0; (team = rows_get(&answer.rows, &team_record, n)) != NULL; n++)
			if (team->wijk[0] != '\0' && team->wijk[0] != '*')
				picks_word(choosing->areas, team->wijk, team->wijk);
	message_free(&answer);
	picks_word(choosing->domains, "", _("alle leefgebieden"));
	if (lookup(desk, "life_domain", &answer))
		for (size_t n = 0; (domain = rows_get(&answer.rows, &life_domain_record, n)) != NULL; n++)
			if (!domain->ended)
				picks_word(choosing->domains, domain->code, domain->naam);
	message_free(&answer);
	return choosing;
}

static void nearby_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct choosing *choosing = arg;

	(void)desk;
	(void)data;
	record_form_choices(rf, "wijk", picks_choices(choosing->areas), picks_count(choosing->areas));
	record_form_choices(rf, "leefgebied", picks_choices(choosing->domains), picks_count(choosing->domains));
}

static void nearby_form(struct desk *desk, const void *row)
{
	struct form_job job = { .title = N_("Nieuwe voorziening"), .record = &nearby_record, .rows = nearby_rows,
		.row_count = COUNT_OF(nearby_rows), .request = REQ_NEARBY_SAVE, .edited = nearby_edited,
		.saved = N_("De voorziening is bewaard.") };
	struct nearby fresh;

	record_init(&nearby_record, &fresh);
	if (row != NULL)
		job.title = N_("Voorziening wijzigen");
	desk_form_with(desk, &job, row != NULL ? row : &fresh, choosing_new(desk), choosing_free);
}

struct ending {
	struct desk *desk;
	struct nearby nearby;
};

static bool ending_take(void *arg, const char *value, struct err *err)
{
	struct ending *ending = arg;

	if (!day_parse_iso(value, &ending->nearby.ended))
		return err_set(err, ERR_INPUT, _("Kies een dag."));
	return desk_save(ending->desk, REQ_NEARBY_SAVE, &nearby_record, &ending->nearby, err);
}

static bool nearby_end(struct desk *desk, const void *row)
{
	struct ending ending = { desk, *(const struct nearby *)row };
	char day_text[DAY_ISO_BYTES];
	const struct prompt prompt = { .title = _("Voorziening laten vervallen"), .label = N_("Vervallen op"), .kind = FORM_DAY,
		.help = N_("De eerste dag dat zij er niet meer is. Plannen houden haar."), .value = day_text,
		.required = true, .take = ending_take, .arg = &ending };

	day_iso(ending.nearby.ended != DAY_NONE ? ending.nearby.ended : desk_today(desk), day_text);
	if (!desk_prompt(desk, &prompt))
		return false;
	desk_good(desk, "%s", _("De laatste dag van deze voorziening is bewaard."));
	return true;
}

/* ---- the screen ---- */

static const struct kept_list kept_lists[] = {
	[BEHEER_DOMAINS] = { N_("Beheer: leefgebieden"), REQ_LIFE_DOMAIN_LIST, &life_domain_record, &domains_source,
		domain_holds, domain_form, domain_end },
	[BEHEER_NEARBY] = { N_("Beheer: sociale kaart"), REQ_NEARBY_LIST, &nearby_record, &nearby_source,
		nearby_holds, nearby_form, nearby_end },
};

static bool beheer_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct beheer *self = screen;

	self->desk = desk;
	self->kept = &kept_lists[call->object_id == BEHEER_NEARBY ? BEHEER_NEARBY : BEHEER_DOMAINS];
	message_init(&self->answer, 0);
	list_init(&self->list, self->kept->source, self);
	desk_title(desk, "%s", _(self->kept->title));
	return beheer_read(self, err);
}

static void beheer_close(void *screen)
{
	message_free(&((struct beheer *)screen)->answer);
}

static void beheer_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct beheer *)screen)->list, canvas, body);
}

static bool beheer_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct beheer *)screen)->list, press);
}

static void beheer_show(void *screen)
{
	struct beheer *self = screen;
	struct err err = ERR_INIT;

	if (!beheer_read(self, &err))
		desk_say_err(self->desk, &err);
}

static const void *selected_row(const struct beheer *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? row_at(self, index) : NULL;
}

static bool on_holding(const void *screen)
{
	const struct beheer *self = screen;
	const void *row = selected_row(self);

	return row != NULL && self->kept->holds(self, row);
}

/* A life domain can come back; a row of the sociale kaart is made anew. */
static bool on_ending(const void *screen)
{
	return on_holding(screen) ||
		(((const struct beheer *)screen)->kept == &kept_lists[BEHEER_DOMAINS] && selected_row(screen) != NULL);
}

static void beheer_change(void *screen)
{
	struct beheer *self = screen;

	self->kept->form(self->desk, selected_row(self));
}

static void beheer_new(void *screen)
{
	struct beheer *self = screen;

	self->kept->form(self->desk, NULL);
}

static void beheer_end(void *screen)
{
	struct beheer *self = screen;

	if (self->kept->end(self->desk, selected_row(self)))
		beheer_show(self);
}

static const struct key beheer_keys[] = {
	{ TUI_KEY_ENTER, N_("Wijzigen"), N_("Wijzigt de gekozen regel."), beheer_change, on_holding },
	{ 'n', N_("Nieuw"), N_("Voegt een regel toe aan de lijst."), beheer_new, NULL },
	{ 'e', N_("Vervallen"), N_("Laat de regel vervallen; weg gaat hij niet. Een leefgebied kan ook weer terug."), beheer_end,
	  on_ending },
	{ 0 },
};

const struct screen screen_beheer = {
	.name = "beheer",
	.title = N_("Beheer"),
	.size = sizeof(struct beheer),
	.keys = beheer_keys,
	.open = beheer_open,
	.close = beheer_close,
	.draw = beheer_draw,
	.key = beheer_key,
	.show = beheer_show,
};
