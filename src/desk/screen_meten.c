/* Meten: the scores of one person on one day, a digit a line; stored with F2, and never changed after that. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/drafts.h"
#include "desk/screens.h"
#include "results_view.h"

enum { HEAD_LINES = 3, DOMAINS_MOST = 60, PEOPLE_MOST = 60 };

struct meten {
	struct desk *desk;
	struct message answer;		/* of REQ_RESULTS */
	struct measurement now;
	int64_t scores[DOMAINS_MOST];
	const struct life_domain *domains[DOMAINS_MOST];
	size_t count;
	bool typed;
	char *parked;			/* what the store has as draft; NULL: nothing */
	struct list list;
};

/* Who, when, which day; then the life domains; the ladder is the last line. */
static size_t meten_count(const void *screen)
{
	return HEAD_LINES + ((const struct meten *)screen)->count + 1;
}

static int64_t meten_id(const void *screen, size_t index)
{
	(void)screen;
	return (int64_t)index + 1;
}

static const char *meten_group(const void *screen, size_t index)
{
	const struct meten *self = screen;

	if (index < HEAD_LINES)
		return _("Wie en wanneer");
	return index < HEAD_LINES + self->count ? _("Zelfredzaamheid: 1 acute problemen .. 5 volledig zelfredzaam") :
		_("Participatieladder: 1 geïsoleerd .. 6 betaald werk");
}

static const char *naam_of(const struct meten *self, id person_id)
{
	const struct measured *person;

	for (size_t n = 0; (person = rows_get(&self->answer.rows, &measured_record, n)) != NULL; n++)
		if (person->person_id == person_id)
			return person->naam;
	return "";
}

static void head_draw(const struct meten *self, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	static const char *const labels[] = { N_("Gezinslid"), N_("Moment"), N_("Gemeten op") };
	char datum[DAY_NL_BYTES];

	day_nl(self->now.datum, datum);
	canvas_text(canvas, area.row, area.col, 29, selected ? TUI_SELECT : TUI_NORMAL, _(labels[index]));
	canvas_text(canvas, area.row, area.col + 30, area.cols - 30, TUI_NORMAL, index == 0 ? naam_of(self, self->now.person_id) :
		index == 1 ? _(choice_label(measure_moment_choices, self->now.moment)) : datum);
}

/* What stood there the time before, as far as it was measured. */
static int64_t before_of(const struct meten *self, const char *code, day *datum)
{
	const struct measurement *earlier;
	int64_t found = 0;

	for (size_t n = 0; (earlier = results_measurement(&self->answer.rows, self->now.person_id, n)) != NULL; n++) {
		int64_t score = results_score(&self->answer.rows, earlier, code);

		if (score == 0)
			continue;
		found = score;
		*datum = earlier->datum;
	}
	return found;
}

static void meten_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct meten *self = screen;
	size_t n = index - HEAD_LINES;
	bool ladder = n == self->count;
	char datum[DAY_NL_BYTES];
	day before_day = DAY_NONE;
	int64_t score, before;

	if (index < HEAD_LINES) {
		head_draw(self, index, canvas, area, selected);
		return;
	}
	score = ladder ? self->now.participatie : self->scores[n];
	before = before_of(self, ladder ? NULL : self->domains[n]->code, &before_day);
	canvas_text(canvas, area.row, area.col, 29, selected ? TUI_SELECT : TUI_NORMAL,
		ladder ? _("Participatieladder") : self->domains[n]->naam);
	if (score > 0)
		canvas_format(canvas, area.row, area.col + 30, 31, TUI_BOLD, "%lld %s", (long long)score,
			_(ladder ? ladder_label(score) : zrm_label(score)));
	else
		canvas_text(canvas, area.row, area.col + 30, 31, TUI_QUIET, "-");
	day_nl(before_day, datum);
	if (before > 0)
		canvas_format(canvas, area.row, area.col + 62, area.cols - 62, TUI_QUIET, _("%s: %lld"), datum, (long long)before);
}

static const struct list_source meten_source = {
	.count = meten_count,
	.id = meten_id,
	.draw = meten_draw_line,
	.group = meten_group,
	.empty = N_("Er is niets."),
};

static bool meten_read(struct meten *self, struct err *err)
{
	const struct life_domain *domain;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = self->now.household_id;
	ask.flag = true;
	message_free(&self->answer);
	self->count = 0;
	if (!desk_ask_with(self->desk, REQ_RESULTS, &ask, &self->answer, err))
		return false;
	for (size_t n = 0; (domain = rows_get(&self->answer.rows, &life_domain_record, n)) != NULL; n++)
		if (!domain->ended && self->count < DOMAINS_MOST)
			self->domains[self->count++] = domain;
	self->now.after_id = results_newest(&self->answer.rows, self->now.person_id);
	return true;
}

/* ---- what is not stored yet: a word and a number a line ---- */

static struct draft_place draft_place(const struct meten *self)
{
	return (struct draft_place){ "measurement", self->now.person_id, self->now.household_id };
}

static void draft_write(const struct meten *self, struct buf *out)
{
	buf_format(out, "moment %d\ndatum %lld\nladder %lld\n", self->now.moment, (long long)self->now.datum,
		(long long)self->now.participatie);
	for (size_t i = 0; i < self->count; i++)
		if (self->scores[i] > 0)
			buf_format(out, "%s %lld\n", self->domains[i]->code, (long long)self->scores[i]);
}

static void draft_read_line(struct meten *self, const char *word, long long number)
{
	if (strcmp(word, "moment") == 0 && number >= 0 && number <= MOMENT_NA_24)
		self->now.moment = (int)number;
	else if (strcmp(word, "datum") == 0)
		self->now.datum = (day)number;
	else if (strcmp(word, "ladder") == 0 && number >= 0 && number <= LADDER_MOST)
		self->now.participatie = number;
	for (size_t i = 0; i < self->count; i++)
		if (strcmp(word, self->domains[i]->code) == 0 && number > 0 && number <= ZRM_MOST)
			self->scores[i] = number;
}

static void draft_put(struct meten *self, const char *value)
{
	const struct draft_place place = draft_place(self);

	if (strcmp(value, self->parked != NULL ? self->parked : "") == 0)
		return;
	draft_keep(self->desk, &place, "scores", 0, value);
	free(self->parked);
	self->parked = value[0] != '\0' ? mem_text(value) : NULL;
}

static void draft_take(struct meten *self)
{
	const struct draft_place place = draft_place(self);
	struct err err = ERR_INIT;
	struct message answer;
	const struct draft *draft;

	if (desk_ask_id(self->desk, REQ_DRAFT_LIST, self->now.household_id, &answer, &err))
		for (size_t n = 0; (draft = rows_get(&answer.rows, &draft_record, n)) != NULL; n++) {
			char word[33];
			long long number;
			int used;

			if (!draft_is_of(draft, &place) || draft->value == NULL)
				continue;
			for (const char *at = draft->value; sscanf(at, "%32s %lld%n", word, &number, &used) == 2; at += used)
				draft_read_line(self, word, number);
			free(self->parked);
			self->parked = mem_text(draft->value);
			self->typed = true;
			draft_say(self->desk);
		}
	message_free(&answer);
}

static void meten_park(void *screen)
{
	struct meten *self = screen;
	struct buf text = BUF_INIT;

	if (!self->typed)
		return;
	draft_write(self, &text);
	draft_put(self, text.data);
	buf_free(&text);
}

static bool meten_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct meten *self = screen;

	self->desk = desk;
	if (call->data != NULL)
		self->now = *(const struct measurement *)call->data;
	else		/* a draft is about a person, and says the rest */
		self->now = (struct measurement){ .person_id = call->object_id, .moment = MOMENT_HALFJAAR };
	self->now.household_id = call->household_id;
	self->now.datum = desk_today(desk);
	message_init(&self->answer, 0);
	list_init(&self->list, &meten_source, self);
	desk_title_household(desk);
	if (!meten_read(self, err))
		return false;
	list_select_index(&self->list, HEAD_LINES);
	draft_take(self);
	return true;
}

static void meten_close(void *screen)
{
	struct meten *self = screen;

	free(self->parked);
	message_free(&self->answer);
}

static void meten_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct meten *)screen)->list, canvas, body);
}

/* A digit is the score of the line, and the next line follows; 0, Backspace and Delete make it blank. */
static bool score_key(struct meten *self, size_t index, int code)
{
	bool blank = code == '0' || code == TUI_KEY_BACKSPACE || code == TUI_KEY_DELETE;
	bool ladder = index == HEAD_LINES + self->count;
	int64_t score = blank ? 0 : code - '0';

	if (index < HEAD_LINES || (!blank && (code < '1' || code > '0' + LADDER_MOST)))
		return false;
	if (score > (ladder ? LADDER_MOST : ZRM_MOST)) {
		desk_alert(self->desk, "%s", _("Kies een cijfer van 1 tot en met 5."));
		return true;
	}
	*(ladder ? &self->now.participatie : &self->scores[index - HEAD_LINES]) = score;
	self->typed = true;
	if (!blank && !ladder)
		list_select_index(&self->list, index + 1);
	return true;
}

static bool meten_key(void *screen, const struct key_press *press)
{
	struct meten *self = screen;
	size_t index;

	if (list_selected(&self->list, &index) && score_key(self, index, press->code))
		return true;
	return list_move(&self->list, press);
}

static bool meten_leave(void *screen)
{
	struct meten *self = screen;

	if (!self->typed)
		return true;
	if (!desk_sure(self->desk, _("Niet bewaard"), _("De scores zijn nog niet bewaard. Toch weg?")))
		return false;
	draft_put(self, "");
	self->typed = false;
	return true;
}

/* ---- keys ---- */

static void person_pick(struct meten *self)
{
	const char *labels[PEOPLE_MOST];
	id persons[PEOPLE_MOST];
	const struct measured *person;
	size_t count = 0;
	int choice;

	for (size_t n = 0; count < PEOPLE_MOST && (person = rows_get(&self->answer.rows, &measured_record, n)) != NULL; n++)
		if (person->here) {
			persons[count] = person->person_id;
			labels[count++] = person->naam;
		}
	choice = count > 0 ? desk_pick(self->desk, _("Wie is gemeten?"), labels, count, 0) : -1;
	if (choice < 0)
		return;
	draft_put(self, "");		/* of who was chosen before */
	self->now.person_id = persons[choice];
	self->now.after_id = results_newest(&self->answer.rows, self->now.person_id);
}

static void moment_pick(struct meten *self)
{
	const char *labels[MOMENT_NA_24 + 1];
	int choice;

	for (int i = 0; i <= MOMENT_NA_24; i++)
		labels[i] = _(measure_moment_choices[i].label);
	choice = desk_pick(self->desk, _("Welk moment?"), labels, MOMENT_NA_24 + 1, (size_t)self->now.moment);
	if (choice >= 0)
		self->now.moment = choice;
}

static bool datum_take(void *arg, const char *value, struct err *err)
{
	struct meten *self = arg;

	return field_set(record_field(&measurement_record, "datum"), &self->now, value, desk_today(self->desk), err);
}

static void meten_enter(void *screen)
{
	struct meten *self = screen;
	const struct prompt prompt = { .title = _("Gemeten op"), .label = N_("Gemeten op"), .kind = FORM_DAY, .required = true,
		.help = N_("De dag van het gesprek."), .take = datum_take, .arg = self };
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	if (index == 0)
		person_pick(self);
	else if (index == 1)
		moment_pick(self);
	else
		desk_prompt(self->desk, &prompt);
}

static bool on_head(const void *screen)
{
	const struct meten *self = screen;
	size_t index;

	return list_selected(&self->list, &index) && index < HEAD_LINES;
}

static bool meten_send(struct meten *self, struct err *err)
{
	struct message request, answer;
	bool ok;

	message_init(&request, REQ_MEASURE);
	rows_add(&request.rows, &measurement_record, &self->now);
	for (size_t i = 0; i < self->count; i++) {
		struct score *score;

		if (self->scores[i] == 0)
			continue;
		score = rows_new(&request.rows, &score_record);
		memcpy(score->leefgebied, self->domains[i]->code, sizeof(score->leefgebied));
		score->score = self->scores[i];
	}
	ok = desk_ask(self->desk, &request, &answer, err);
	message_free(&request);
	message_free(&answer);
	return ok;
}

static void meten_save(void *screen)
{
	struct meten *self = screen;
	struct desk *desk = self->desk;
	struct err err = ERR_INIT, reread = ERR_INIT;
	char naam[TEXT_LINE_BYTES];

	snprintf(naam, sizeof(naam), "%s", naam_of(self, self->now.person_id));
	if (meten_send(self, &err)) {
		draft_put(self, "");
		self->typed = false;
		desk_pop(desk);
		desk_good(desk, _("De meting van %s is bewaard."), naam);
		return;
	}
	/* What the colleague wrote stands beside it now; a second F2 is on purpose. */
	if (err.code == ERR_STALE && !meten_read(self, &reread))
		err = reread;
	desk_say_err(desk, &err);
}

static const struct key meten_keys[] = {
	{ TUI_KEY_ENTER, N_("Kiezen"), N_("Kiest een ander gezinslid, een ander moment of een andere dag."), meten_enter, on_head },
	{ TUI_KEY_F2, N_("Bewaren"), N_("Bewaart de meting. Daarna verandert die niet meer; wie zich vergist, meet opnieuw."), meten_save, NULL },
	{ 0 },
};

const struct screen screen_meten = {
	.name = "meten",
	.title = N_("Meten"),
	.size = sizeof(struct meten),
	.keys = meten_keys,
	.open = meten_open,
	.close = meten_close,
	.draw = meten_draw,
	.key = meten_key,
	.leave = meten_leave,
	.park = meten_park,
};
