/* People who leave a household: who goes along, and where to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/household_forms.h"
#include "desk/screen_form.h"

enum { MOVERS = 20 };

struct move {
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char straatnaam[TEXT_LINE_BYTES];
	int64_t huisnummer;
	char huisletter[2];
	char huisnummertoevoeging[5];
	char postcode[9];
	char woonplaats[TEXT_LINE_BYTES];
	char wijk[TEXT_LINE_BYTES];
	day on;
	char reason[TEXT_LINE_BYTES];
};

static const struct field move_fields[] = {
	F_LINE(struct move, huishoudnummer, N_("Huishoudnummer"),
		.help = N_("Alleen bij een huishouden dat er al is. Anders vult u het adres in.")),
	F_LINE(struct move, straatnaam, N_("Straat")),
	F_INT(struct move, huisnummer, N_("Huisnummer"), .least = 1, .most = 99999),
	F_LINE(struct move, huisletter, N_("Huisletter")),
	F_LINE(struct move, huisnummertoevoeging, N_("Toevoeging")),
	F_LINE(struct move, postcode, N_("Postcode")),
	F_LINE(struct move, woonplaats, N_("Woonplaats")),
	F_LINE(struct move, wijk, N_("Wijk")),
	F_DAY(struct move, on, N_("Verhuisd op")),
	F_LINE(struct move, reason, N_("Reden"), .required = true),
};
static RECORD(move_record, "move", struct move, move_fields);

static const struct record_form_row move_rows[] = {
	{ .label = N_("Naar een huishouden dat er al is") },
	{ .field = "huishoudnummer" },
	{ .label = N_("Of naar een nieuw adres") },
	ADDRESS_ROWS,
	{ .label = N_("Verhuizing") },
	{ .field = "on" },
	{ .field = "reason" },
};

struct movers {
	id memberships[MOVERS];
	size_t count;
};

static bool home_find(struct desk *desk, const char *huishoudnummer, id *household_id, struct err *err)
{
	const struct search_hit *hit;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", huishoudnummer);
	ok = desk_ask_with(desk, REQ_SEARCH, &ask, &answer, err);
	hit = ok ? rows_first(&answer.rows, &search_hit_record) : NULL;
	if (hit != NULL && strcmp(hit->huishoudnummer, huishoudnummer) == 0)
		*household_id = hit->household_id;
	else if (ok)
		ok = err_set(err, ERR_INPUT, _("Huishoudnummer: dit huishouden is niet gevonden."));
	message_free(&answer);
	return ok;
}

static bool move_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct movers *movers = arg;
	const struct move *move = data;
	struct message request, answer;
	struct household to;
	struct ask ask;
	bool ok;

	record_init(&household_record, &to);
	record_init(&ask_record, &ask);
	memcpy(to.straatnaam, move->straatnaam, sizeof(to.straatnaam));
	to.huisnummer = move->huisnummer;
	memcpy(to.huisletter, move->huisletter, sizeof(to.huisletter));
	memcpy(to.huisnummertoevoeging, move->huisnummertoevoeging, sizeof(to.huisnummertoevoeging));
	memcpy(to.postcode, move->postcode, sizeof(to.postcode));
	memcpy(to.woonplaats, move->woonplaats, sizeof(to.woonplaats));
	memcpy(to.wijk, move->wijk, sizeof(to.wijk));
	ask.day = move->on;
	memcpy(ask.word, move->reason, sizeof(ask.word));
	if (move->huishoudnummer[0] != '\0' && !home_find(desk, move->huishoudnummer, &ask.other_id, err))
		return false;
	message_init(&request, REQ_MEMBERS_MOVE);
	for (size_t i = 0; i < movers->count; i++) {
		ask.id = movers->memberships[i];
		rows_add(&request.rows, &ask_record, &ask);
	}
	rows_add(&request.rows, &household_record, &to);
	ok = desk_ask(desk, &request, &answer, err);
	message_free(&request);
	message_free(&answer);
	return ok;
}

/* Asks until the user is done whether somebody else goes along. False: left. */
static bool movers_ask(struct desk *desk, const struct message *view, const struct member *first, struct movers *movers)
{
	for (;;) {
		const struct member *others[MOVERS], *member;
		const char *labels[MOVERS + 1];
		size_t count = 0;
		int picked;

		labels[0] = _("Niemand meer");
		for (size_t i = 0; (member = rows_get(&view->rows, &member_record, i)) != NULL && count + 1 < MOVERS; i++) {
			bool goes = member->until != DAY_NONE || member->id == first->id;

			for (size_t j = 0; j < movers->count; j++)
				goes = goes || movers->memberships[j] == member->id;
			if (goes)
				continue;
			others[count] = member;
			labels[++count] = member->naam;
		}
		picked = count == 0 || movers->count == MOVERS ? 0 :
			desk_pick(desk, _("Wie verhuist er mee?"), labels, count + 1, 0);
		if (picked <= 0)
			return picked == 0;
		movers->memberships[movers->count++] = others[picked - 1]->id;
	}
}

void household_form_move(struct desk *desk, id household_id, const struct member *first)
{
	const struct form_job job = { .title = N_("Verhuizen"), .record = &move_record, .rows = move_rows,
		.row_count = COUNT_OF(move_rows), .save = move_save, .household_id = household_id, .deed = DEED_EDIT,
		.saved = N_("De verhuizing is vastgelegd.") };
	struct movers *movers = mem_new(1, sizeof(*movers));
	struct member member = *first;
	struct err err = ERR_INIT;
	struct message view;
	struct move fresh;
	bool go;

	movers->memberships[movers->count++] = member.id;
	go = desk_household_read(desk, household_id, &view, &err);
	if (!go)
		desk_say_err(desk, &err);
	go = go && movers_ask(desk, &view, &member, movers);
	message_free(&view);
	if (!go) {
		free(movers);
		return;
	}
	record_init(&move_record, &fresh);
	fresh.on = desk_today(desk);
	desk_form_with(desk, &job, &fresh, movers, free);
}
