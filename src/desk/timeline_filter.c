/* The filter of the timeline: what of it is shown, remembered by the desk, and said in one line. */
#include "desk/timeline_filter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "inside.h"

enum { MONTHS_QUARTER = -3, MONTHS_YEAR = -12 };

struct timeline_kept *desk_timeline_kept(struct desk *desk, id household_id)
{
	struct timeline_kept *kept = &desk->timeline;

	if (kept->household_id == 0)
		record_init(&timeline_filter_record, &kept->filter);
	if (kept->household_id != household_id)
		kept->filter.person_id = kept->filter.employee_id = 0;
	kept->household_id = household_id;
	return kept;
}

/* ---- one of the choices of a record ---- */

static bool choice_pick(struct desk *desk, const char *title, const struct choice *choices, const char *first, int *value)
{
	const char *labels[16];
	size_t count = 0;
	int picked;

	for (; choices[count].code != NULL && count < COUNT_OF(labels); count++)
		labels[count] = count == 0 ? first : _(choices[count].label);
	picked = desk_pick(desk, title, labels, count, (size_t)*value);
	if (picked < 0)
		return false;
	*value = choices[picked].value;
	return true;
}

bool timeline_pick_wet(struct desk *desk, struct timeline_filter *filter)
{
	return choice_pick(desk, _("Welke wet?"), wet_choices, _("alle wetten"), &filter->wet);
}

bool timeline_pick_kind(struct desk *desk, struct timeline_filter *filter)
{
	return choice_pick(desk, _("Wat wilt u zien?"), timeline_kind_choices, _("alles"), &filter->kind);
}

/* ---- about whom, or by whom ---- */

struct people {
	const char *labels[64];
	id person[64], employee[64];
	size_t count, selected;
};

static void people_add(struct people *people, const struct timeline_filter *filter, const char *naam, id person_id,
	id employee_id)
{
	for (size_t i = 0; i < people->count; i++)
		if (people->person[i] == person_id && people->employee[i] == employee_id)
			return;
	if (people->count == COUNT_OF(people->labels))
		return;
	if (filter->person_id == person_id && filter->employee_id == employee_id)
		people->selected = people->count;
	people->labels[people->count] = naam;
	people->person[people->count] = person_id;
	people->employee[people->count++] = employee_id;
}

/* The family first, then who works with it, then who else stands in the lines. */
static void people_fill(struct people *people, const struct timeline_filter *filter, const struct rows *view,
	const struct rows *lines)
{
	const struct involvement *involved;
	const struct timeline_line *line;
	const struct member *member;
	const struct regie *regie = rows_first(view, &regie_record);

	people_add(people, filter, _("iedereen"), 0, 0);
	for (size_t n = 0; (member = rows_get(view, &member_record, n)) != NULL; n++)
		people_add(people, filter, member->naam, member->person_id, 0);
	if (regie != NULL)
		people_add(people, filter, regie->employee_naam, 0, regie->employee_id);
	for (size_t n = 0; (involved = rows_get(view, &involvement_record, n)) != NULL; n++)
		if (involved->employee_id != 0)
			people_add(people, filter, involved->employee_naam, 0, involved->employee_id);
	for (size_t n = 0; (line = rows_get(lines, &timeline_line_record, n)) != NULL; n++)
		if (line->employee_id != 0 && line->who[0] != '\0')
			people_add(people, filter, line->who, 0, line->employee_id);
}

bool timeline_pick_person(struct desk *desk, const struct rows *lines, struct timeline_kept *kept)
{
	struct timeline_filter *filter = &kept->filter;
	struct people people = { .count = 0 };
	struct err err = ERR_INIT;
	struct message view;
	int picked = -1;

	if (desk_household_read(desk, kept->household_id, &view, &err)) {
		people_fill(&people, filter, &view.rows, lines);
		picked = desk_pick(desk, _("Over wie, of van wie?"), people.labels, people.count, people.selected);
	} else {
		desk_say_err(desk, &err);
	}
	if (picked >= 0) {
		filter->person_id = people.person[picked];
		filter->employee_id = people.employee[picked];
		snprintf(kept->naam, sizeof(kept->naam), "%s", people.labels[picked]);
	}
	message_free(&view);
	return picked >= 0;
}

/* ---- when ---- */

static bool day_take(void *arg, const char *value, struct err *err)
{
	day *taken = arg;

	*taken = DAY_NONE;
	return value == NULL || value[0] == '\0' || day_parse_iso(value, taken) ||
		err_set(err, ERR_INPUT, "%s", _("Schrijf een dag, bijvoorbeeld 1-3-2026."));
}

static bool day_ask(struct desk *desk, const char *label, day *value)
{
	char iso[DAY_ISO_BYTES];
	const struct prompt prompt = { .title = _("Periode"), .label = label, .kind = FORM_DAY, .value = iso,
		.help = N_("Leeg: zonder grens."), .only_asks = true, .take = day_take, .arg = value };

	day_iso(*value, iso);
	return desk_prompt(desk, &prompt);
}

bool timeline_pick_period(struct desk *desk, struct timeline_filter *filter)
{
	const char *const labels[] = { _("altijd"), _("de laatste 30 dagen"), _("de laatste drie maanden"), _("het laatste jaar"),
		_("zelf kiezen") };
	day today = desk_today(desk), from = filter->from, until = filter->until;
	int picked = desk_pick(desk, _("Welke periode?"), labels, COUNT_OF(labels), 0);

	switch (picked) {
	case 0:
		from = until = DAY_NONE;
		break;
	case 1:
		from = today - PRESSURE_DAYS + 1;
		until = DAY_NONE;
		break;
	case 2:
	case 3:
		from = day_add_months(today, picked == 2 ? MONTHS_QUARTER : MONTHS_YEAR);
		until = DAY_NONE;
		break;
	case 4:
		if (!day_ask(desk, N_("Vanaf"), &from) || !day_ask(desk, N_("Tot en met"), &until))
			return false;
		break;
	default:
		return false;
	}
	filter->from = from;
	filter->until = until;
	return true;
}

/* ---- words ---- */

static bool word_take(void *arg, const char *value, struct err *err)
{
	struct timeline_filter *filter = arg;

	return text_clean_line(value, _("Woord"), filter->word, sizeof(filter->word), err);
}

bool timeline_pick_word(struct desk *desk, struct timeline_filter *filter)
{
	const struct prompt prompt = { .title = _("Zoeken in de tijdlijn"), .label = N_("Woord"), .kind = FORM_LINE,
		.value = filter->word, .help = N_("Het begin van een of meer woorden. Leeg: alle regels."), .take = word_take,
		.only_asks = true, .arg = filter };

	return desk_prompt(desk, &prompt);
}

/* ---- said in one line ---- */

static void part_say(struct buf *out, const char *format, const char *text)
{
	buf_text(out, out->used > 0 ? ", " : "");
	buf_format(out, format, text);
}

void timeline_kept_say(const struct timeline_kept *kept, struct buf *out)
{
	const struct timeline_filter *filter = &kept->filter;
	char from[DAY_NL_BYTES], until[DAY_NL_BYTES];

	day_nl(filter->from, from);
	day_nl(filter->until, until);
	if (filter->wet != WET_NONE)
		part_say(out, "%s", _(choice_label(wet_choices, filter->wet)));
	if (filter->kind != TIMELINE_ALL)
		part_say(out, "%s", _(choice_label(timeline_kind_choices, filter->kind)));
	if (filter->person_id != 0 || filter->employee_id != 0)
		part_say(out, "%s", kept->naam);
	if (filter->from != DAY_NONE)
		part_say(out, _("vanaf %s"), from);
	if (filter->until != DAY_NONE)
		part_say(out, _("tot en met %s"), until);
	if (filter->word[0] != '\0')
		part_say(out, "«%s»", filter->word);
}
