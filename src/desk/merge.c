/* The way to merging: finding the other household, and undoing a merge that was wrong. */
#include "desk/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"

enum { HITS = 20, LABEL_BYTES = 2 * TEXT_LINE_BYTES, CHOICES = 9 };

/* ---- finding the other one ---- */

struct finding {
	struct desk *desk;
	id household_id;
	struct search_hit hits[HITS];
	size_t count;
};

static void hit_keep(struct finding *finding, const struct search_hit *hit)
{
	bool known = hit->household_id == finding->household_id || !hit->may_open;

	for (size_t i = 0; i < finding->count; i++)
		known = known || finding->hits[i].household_id == hit->household_id;
	if (!known && finding->count < HITS)
		finding->hits[finding->count++] = *hit;
}

static bool other_find(void *arg, const char *value, struct err *err)
{
	struct finding *finding = arg;
	const struct search_hit *hit;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	finding->count = 0;
	if (!text_clean_line(value, _("Zoek"), ask.word, sizeof(ask.word), err))
		return false;
	ok = desk_ask_with(finding->desk, REQ_SEARCH, &ask, &answer, err);
	for (size_t i = 0; ok && (hit = rows_get(&answer.rows, &search_hit_record, i)) != NULL; i++)
		hit_keep(finding, hit);
	message_free(&answer);
	if (ok && finding->count == 0)
		return err_set(err, ERR_INPUT,
			_("Zoek: geen ander huishouden gevonden dat u mag openen. Probeer het huishoudnummer of een adres."));
	return ok;
}

/* 0: the user left. */
static id other_pick(struct finding *finding)
{
	char texts[HITS][LABEL_BYTES];
	const char *labels[HITS];
	int picked;

	for (size_t i = 0; i < finding->count; i++) {
		const struct search_hit *hit = &finding->hits[i];

		snprintf(texts[i], sizeof(texts[i]), "%s  %.120s, %.120s", hit->huishoudnummer, hit->naam, hit->address);
		labels[i] = texts[i];
	}
	picked = desk_pick(finding->desk, _("Met welk huishouden samenvoegen?"), labels, finding->count, 0);
	return picked < 0 ? 0 : finding->hits[picked].household_id;
}

static void merge_start(struct desk *desk, id household_id)
{
	struct finding *finding = mem_new(1, sizeof(*finding));
	const struct prompt prompt = { .title = _("Samenvoegen"), .label = N_("Zoek"),
		.help = N_("Het andere huishouden: naam, adres of huishoudnummer."), .kind = FORM_LINE, .required = true,
		.only_asks = true, .take = other_find, .arg = finding };
	struct screen_call call = { .household_id = household_id };

	finding->desk = desk;
	finding->household_id = household_id;
	if (desk_prompt(desk, &prompt))
		call.object_id = other_pick(finding);
	free(finding);
	if (call.object_id)
		desk_push(desk, &screen_samenvoegen, &call);
}

/* ---- undoing ---- */

struct undoing {
	struct desk *desk;
	id merge_id;
	struct buf stays;	/* what stays here, in one sentence */
};

static bool undo_take(void *arg, const char *reason, struct err *err)
{
	struct undoing *undoing = arg;
	const struct count *count;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = undoing->merge_id;
	if (!text_clean_line(reason, _("Reden"), ask.word, sizeof(ask.word), err))
		return false;
	ok = desk_ask_with(undoing->desk, REQ_MERGE_UNDO, &ask, &answer, err);
	for (size_t i = 0; ok && (count = rows_get(&answer.rows, &count_record, i)) != NULL; i++)
		buf_format(&undoing->stays, "\n  %s: %lld", count->what, (long long)count->number);
	message_free(&answer);
	return ok;
}

static void merge_undo(struct desk *desk, const struct merge *merge)
{
	struct undoing undoing = { .desk = desk, .merge_id = merge->id, .stays = BUF_INIT };
	const struct prompt prompt = { .title = _("Samenvoegen ongedaan maken"), .label = N_("Reden"), .kind = FORM_LINE,
		.required = true, .take = undo_take, .arg = &undoing };
	struct buf page = BUF_INIT;
	char nummer[HUISHOUDNUMMER_BYTES];

	memcpy(nummer, merge->from_nummer, sizeof(nummer));
	if (desk_prompt(desk, &prompt)) {
		desk_good(desk, _("Huishouden %s staat weer op zichzelf."), nummer);
		if (undoing.stays.used > 0) {
			buf_format(&page, _("Alles is weer zoals het was. Dit kwam er na het samenvoegen bij, en is niet mee\n"
				"teruggegaan. Kijk of het goed staat:\n%s"), undoing.stays.data);
			desk_dialog(desk, dialog_page(_("Wat hier blijft"), page.data));
		}
	}
	buf_free(&page);
	buf_free(&undoing.stays);
}

void merge_act(struct desk *desk, id household_id, const struct rows *view)
{
	const struct merge *merges[CHOICES], *merge;
	char texts[CHOICES][LABEL_BYTES];
	const char *labels[CHOICES + 1] = { _("Samenvoegen met een ander huishouden") };
	size_t count = 0;
	int picked = 0;

	for (size_t i = 0; count < CHOICES && (merge = rows_get(view, &merge_record, i)) != NULL; i++) {
		char on[DAY_NL_BYTES];

		merges[count] = merge;
		day_nl(instant_day(merge->at), on);
		snprintf(texts[count], sizeof(texts[count]), _("Ongedaan maken: %s, %.200s, samengevoegd op %s"),
			merge->from_nummer, merge->from_naam, on);
		labels[count + 1] = texts[count];
		count++;
	}
	if (count > 0)
		picked = desk_pick(desk, _("Samenvoegen"), labels, count + 1, 0);
	if (picked == 0)
		merge_start(desk, household_id);
	else if (picked > 0) {
		struct merge chosen = *merges[picked - 1];

		merge_undo(desk, &chosen);
	}
}

void merge_draw(const struct rows *view, struct canvas *canvas, struct area row)
{
	const struct merge *merge = rows_first(view, &merge_record);
	char on[DAY_NL_BYTES], line[2 * TEXT_LINE_BYTES];

	if (merge == NULL)
		return;
	day_nl(instant_day(merge->at), on);
	snprintf(line, sizeof(line), _(" samengevoegd met %s op %s - ongedaan maken: s "), merge->from_nummer, on);
	canvas_text(canvas, row.row, row.col + 1, row.cols - 2, TUI_QUIET, line);
}
