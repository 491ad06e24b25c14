/* The list of people who may be the one that is about to be stored, and the reason when it is somebody else. */
#include "desk/duplicates.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

enum { SHOWN = 8 };

static bool reason_take(void *arg, const char *value, struct err *err)
{
	struct duplicates_choice *choice = arg;

	return text_clean_line(value, _("Reden"), choice->reason, sizeof(choice->reason), err);
}

static enum duplicates_say other_say(struct desk *desk, struct duplicates_choice *choice, struct err *err)
{
	const struct prompt prompt = { .title = _("Iemand anders"), .label = N_("Reden"), .kind = FORM_LINE,
		.help = N_("Waarom is het iemand anders? Bijvoorbeeld: een nicht met dezelfde naam."),
		.required = true, .take = reason_take, .arg = choice };

	if (desk_prompt(desk, &prompt))
		return DUPLICATES_OTHER;
	err_set(err, ERR_INPUT, _("Nog niet bewaard. Kijk eerst of dit dezelfde persoon is."));
	return DUPLICATES_BACK;
}

/* "zelfde BSN: Suzanne Moulin, 01-12-1985, Boterdiep 31, 3077AW" */
static void hit_label(const struct search_hit *hit, struct buf *out)
{
	char born[11];

	birthdate_show(hit->geboortedatum, born);
	buf_format(out, "%s: %s, %s%s%s%s", hit->why, hit->naam, born, hit->address[0] != '\0' ? ", " : "", hit->address,
		hit->overleden ? _(" (overleden)") : hit->moved ? _(" (vertrokken)") : "");
}

static int hits_pick(struct desk *desk, const struct message *answer, size_t count)
{
	struct buf texts[SHOWN];
	const char *labels[SHOWN + 1];
	int picked;

	for (size_t i = 0; i < count; i++) {
		texts[i] = BUF_INIT;
		hit_label(rows_get(&answer->rows, &search_hit_record, i), &texts[i]);
		labels[i] = texts[i].data;
	}
	labels[count] = _("Nee, het is iemand anders: bewaren");
	picked = desk_pick(desk, _("Is deze persoon al bekend?"), labels, count + 1, 0);
	for (size_t i = 0; i < count; i++)
		buf_free(&texts[i]);
	return picked;
}

static enum duplicates_say hits_say(struct desk *desk, const struct message *answer, struct duplicates_choice *choice,
	struct err *err)
{
	size_t count = rows_count(&answer->rows, &search_hit_record);
	int picked;

	if (count == 0)
		return DUPLICATES_NONE;
	if (count > SHOWN)
		count = SHOWN;
	picked = hits_pick(desk, answer, count);
	if (picked == (int)count)
		return other_say(desk, choice, err);
	if (picked >= 0 && picked < (int)count) {
		choice->hit = *(const struct search_hit *)rows_get(&answer->rows, &search_hit_record, (size_t)picked);
		return DUPLICATES_KNOWN;
	}
	err_set(err, ERR_INPUT, _("Nog niet bewaard. Kijk eerst of dit dezelfde persoon is."));
	return DUPLICATES_BACK;
}

enum duplicates_say duplicates_ask(struct desk *desk, id joins, const struct person *person,
	const struct household *household, struct duplicates_choice *choice, struct err *err)
{
	struct message request, answer;
	struct ask ask;
	enum duplicates_say say = DUPLICATES_BACK;

	memset(choice, 0, sizeof(*choice));
	record_init(&ask_record, &ask);
	ask.id = joins;
	message_init(&request, REQ_DUPLICATES);
	rows_add(&request.rows, &ask_record, &ask);
	rows_add(&request.rows, &person_record, person);
	if (household != NULL)
		rows_add(&request.rows, &household_record, household);
	if (desk_ask(desk, &request, &answer, err))
		say = hits_say(desk, &answer, choice, err);
	message_free(&request);
	message_free(&answer);
	return say;
}
