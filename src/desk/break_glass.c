/* The noodknop on the desk. The store decides; here a person reads beforehand what it means, and sees how long it lasts. */
#include "desk/break_glass.h"

#include <stdio.h>
#include <string.h>

#include "inside.h"

/* The clocks of desk and store may differ by this much. */
enum { CLOCK_SLACK_MS = 2000, MINUTE_MS = 60000 };

struct press {
	struct desk *desk;
	id household_id;
};

static bool glass_press(void *arg, const char *reason, struct err *err)
{
	const struct press *press = arg;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = press->household_id;
	if (!text_clean_line(reason, _("Reden"), ask.word, sizeof(ask.word), err) || !glass_reason_check(ask.word, err))
		return false;
	ok = desk_ask_with(press->desk, REQ_BREAK_GLASS, &ask, &answer, err);
	message_free(&answer);
	return ok;
}

void glass_offer(struct desk *desk, const struct search_hit *hit)
{
	const char *regisseur = hit->regisseur_naam[0] != '\0' ? hit->regisseur_naam : _("nog niemand");
	const char *team = hit->team_naam[0] != '\0' ? hit->team_naam : _("onbekend");
	struct press press = { desk, hit->household_id };
	const struct prompt prompt = { .title = _("Noodknop"), .label = N_("Reden"), .kind = FORM_LINE, .required = true,
		.help = N_("Ten minste 15 tekens. De privacy officer en het gezin kunnen dit lezen."), .take = glass_press,
		.arg = &press };
	const struct screen_call call = { .household_id = hit->household_id };
	char question[4 * TEXT_LINE_BYTES];

	if (!desk_may(desk, DEED_BREAK_GLASS)) {
		desk_alert(desk, _("U mag dit dossier niet openen. Regisseur: %s; team: %s. F7: u maakt zich zorgen."), regisseur, team);
		return;
	}
	snprintf(question, sizeof(question), _("U mag dit dossier niet openen. Regisseur: %s; team: %s.\n\n"
		"In nood opent de noodknop het een uur lang, alleen om te lezen. De privacy officer en de regisseur horen het "
		"meteen, het staat in het logboek met uw reden, en het gezin kan dat lezen.\n\nMaakt u zich zorgen? Kies nee, en "
		"druk op F7: daar is geen toegang voor nodig.\n\nGebruikt u de noodknop?"),
		regisseur, team);
	if (desk_sure(desk, _("Op slot"), question) && desk_prompt(desk, &prompt))
		desk_push(desk, &screen_huishouden, &call);
}

static struct watch *watch_of(const struct desk *desk, id household_id)
{
	for (size_t i = 0; household_id != 0 && i < DESK_WATCHES; i++)
		if (desk->watches[i].household_id == household_id)
			return (struct watch *)&desk->watches[i];
	return NULL;
}

void glass_keep(struct desk *desk, id household_id, const struct rows *view)
{
	const struct break_glass *glass = rows_first(view, &break_glass_record);
	struct watch *watch = watch_of(desk, household_id);

	if (watch != NULL)
		watch->glass_until = glass != NULL ? glass->until : 0;
}

void glass_draw(const struct desk *desk, id household_id, struct canvas *canvas, struct area row)
{
	const struct watch *watch = watch_of(desk, household_id);
	char until[INSTANT_BYTES], mark[128];
	int64_t left;

	if (watch == NULL || watch->glass_until == 0)
		return;
	left = (watch->glass_until - desk_now(desk) + MINUTE_MS - 1) / MINUTE_MS;
	instant_nl(watch->glass_until, until);
	snprintf(mark, sizeof(mark), _(" NOODKNOP tot %s uur, nog %lld min, alleen lezen "), until + strlen(until) - 5,
		(long long)(left > 0 ? left : 0));
	canvas_text(canvas, row.row, row.col + 2, row.cols - 4, TUI_ALERT, mark);
}

/* From the lowest screen of that household upwards. */
static void screens_close(struct desk *desk, id household_id)
{
	int lowest = 0;

	while (lowest < desk->depth && desk->stack[lowest].household_id != household_id)
		lowest++;
	if (lowest == desk->depth || lowest == 0)
		return;
	desk_park(desk);
	while (desk->depth > lowest)
		desk_pop(desk);
	desk_alert(desk, "%s", _("De noodknop is voorbij: het huishouden is weer op slot."));
}

void glass_check(struct desk *desk)
{
	for (size_t i = 0; i < DESK_WATCHES; i++) {
		struct watch *watch = &desk->watches[i];

		if (watch->household_id == 0 || watch->glass_until == 0 ||
				desk_now(desk) + CLOCK_SLACK_MS < watch->glass_until)
			continue;
		watch->glass_until = 0;
		screens_close(desk, watch->household_id);
	}
}
