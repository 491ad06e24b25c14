/* The rest of Waterrijk: households put together from tables of names, streets and questions. Always the same town. */
#include "demo_town.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { TOWN_HOMES = 33, STEPS_MOST = 26, CHILDREN_MOST = 4 };

enum stage { STAGE_ASKED, STAGE_PLANNED, STAGE_GRANTED, STAGE_DONE };

/* ---- names ---- */

static const struct {
	const char *voorvoegsel, *naam;
	size_t origin;			/* row of first_names */
} surnames[] = {
	{ NULL, "Jansen", 0 }, { "de", "Vries", 0 }, { "van den", "Berg", 0 }, { NULL, "Yılmaz", 1 },
	{ NULL, "Bakker", 0 }, { "van", "Dijk", 0 }, { NULL, "Bouazza", 1 }, { NULL, "Visser", 0 }, { NULL, "Smit", 0 },
	{ NULL, "Kaya", 1 }, { NULL, "Meijer", 0 }, { "de", "Boer", 0 }, { NULL, "Sardjoe", 2 }, { NULL, "Mulder", 0 },
	{ "de", "Groot", 0 }, { NULL, "Kowalczyk", 3 }, { NULL, "Bos", 0 }, { NULL, "Haile", 4 }, { NULL, "Peters", 0 },
	{ NULL, "Demir", 1 }, { NULL, "Hendriks", 0 }, { "van", "Leeuwen", 0 }, { NULL, "Tran", 5 },
	{ NULL, "Wongsodikromo", 2 }, { NULL, "Brouwers", 0 }, { "van der", "Meer", 0 }, { NULL, "Benali", 1 },
	{ NULL, "Zijlstra", 0 }, { NULL, "Ionescu", 3 }, { "'t", "Hart", 0 }, { NULL, "Warsame", 4 },
	{ NULL, "Schouten", 0 }, { NULL, "Maduro", 2 },
};

enum { NAMES = 6 };

static const struct {
	const char *men[NAMES], *women[NAMES];
} first_names[] = {
	{ { "Jan", "Kees", "Daan", "Sem", "Ruben", "Thijs" }, { "Anna", "Lotte", "Ria", "Sanne", "Eva", "Marjan" } },
	{ { "Mehmet", "Rachid", "Emir", "Anouar", "Can", "Ismail" },
	  { "Ayşe", "Khadija", "Zeynep", "Naima", "Leyla", "Esra" } },
	{ { "Dewi", "Ravi", "Gilbert", "Wayne", "Anil", "Jairo" },
	  { "Chandra", "Melissa", "Asha", "Shanice", "Wati", "Indra" } },
	{ { "Piotr", "Ion", "Marek", "Mihai", "Tomasz", "Stefan" },
	  { "Ewa", "Ioana", "Magda", "Ana", "Zofia", "Irina" } },
	{ { "Amanuel", "Abdi", "Samuel", "Yusuf", "Tekle", "Hassan" },
	  { "Hiwet", "Hodan", "Senait", "Amina", "Rahel", "Fadumo" } },
	{ { "Duc", "Wei", "Khang", "Binh", "An", "Long" }, { "Linh", "Mai", "Hoa", "Yen", "Trang", "Kim" } },
};

static const struct {
	const char *street, *postcode, *wijk;
} streets[] = {
	{ "Lisdoddestraat", "1198AB", "Noord" }, { "Molenwiek", "1199AC", "Zuid" }, { "Otterkade", "1198AE", "Noord" },
	{ "Kromme Dijk", "1199AD", "Zuid" }, { "Kikkerpad", "1198AH", "Noord" }, { "Ankerplein", "1199AE", "Zuid" },
	{ "Reigerstraat", "1198AD", "Noord" }, { "Turfschipper", "1199AF", "Zuid" },
};

/* Who has the regie, by area. */
static const char *const coaches_north[] = { "karim", "amina", "karim", "bram" };
static const char *const coaches_south[] = { "linda", "linda", "mo" };

/* ---- people ---- */

/* A small generator of our own: the town is the same each time. */
static unsigned roll(unsigned *seed, unsigned sides)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % sides;
}

static struct demo_person person_make(struct demo *demo, unsigned *seed, size_t n, int geslacht, int born, int rol)
{
	unsigned month = 1 + roll(seed, 12), date = 1 + roll(seed, 28), name = roll(seed, NAMES);
	size_t origin = surnames[n].origin;

	return (struct demo_person){
		.voornamen = geslacht == GESLACHT_MAN ? first_names[origin].men[name] : first_names[origin].women[name],
		.voorvoegsel = surnames[n].voorvoegsel,
		.geslachtsnaam = surnames[n].naam,
		.geslacht = geslacht,
		.geboortedatum = demo_format(demo, "%04d-%02u-%02u", born + (int)roll(seed, 10), month, date),
		.rol = rol,
	};
}

static size_t children_make(struct demo *demo, unsigned *seed, size_t n, struct demo_person *out)
{
	size_t count = 1 + roll(seed, CHILDREN_MOST - 1);

	for (size_t i = 0; i < count; i++)
		out[i] = person_make(demo, seed, n, roll(seed, 2) ? GESLACHT_MAN : GESLACHT_VROUW, 2008 + 3 * (int)i,
			MEMBER_CHILD);
	return count;
}

/* The first is who the question is about. */
static void people_make(struct demo *demo, unsigned *seed, size_t n, enum demo_family family, struct demo_person *out)
{
	int first = roll(seed, 3) ? GESLACHT_VROUW : GESLACHT_MAN;

	switch (family) {
	case FAMILY_ELDER:
		out[0] = person_make(demo, seed, n, first, 1936, MEMBER_SINGLE);
		return;
	case FAMILY_SINGLE:
		out[0] = person_make(demo, seed, n, first, 1970, MEMBER_SINGLE);
		return;
	case FAMILY_COUPLE:
		out[0] = person_make(demo, seed, n, GESLACHT_VROUW, 1940, MEMBER_PARTNER);
		out[1] = person_make(demo, seed, n, GESLACHT_MAN, 1938, MEMBER_PARTNER);
		return;
	case FAMILY_PARENT:
		out[0] = person_make(demo, seed, n, GESLACHT_VROUW, 1980, MEMBER_PARENT);
		children_make(demo, seed, n, out + 1);
		return;
	case FAMILY_PARENTS:
		out[0] = person_make(demo, seed, n, GESLACHT_VROUW, 1979, MEMBER_PARENT);
		out[1] = person_make(demo, seed, n, GESLACHT_MAN, 1977, MEMBER_PARENT);
		children_make(demo, seed, n, out + 2);
		return;
	}
}

/* ---- what happens ---- */

struct tale {
	struct demo_step *steps;
	size_t count;
	int day;
	const char *who;
};

static void tell(struct tale *tale, int later, struct demo_step step)
{
	tale->day += later;
	if (tale->day > -1)
		tale->day = -1;
	step.day = tale->day;
	step.who = step.who ? step.who : tale->who;
	tale->steps[tale->count++] = step;
}

#define TELL(later, time_, deed_, ...) \
	tell(tale, later, (struct demo_step){ .time = (time_), .deed = demo_##deed_, __VA_ARGS__ })

static void asked(struct tale *tale, const struct demo_issue *issue)
{
	TELL(0, "09:40", start, .n = 0);
	TELL(0, "09:45", melding, .a = issue->aanmelder, .b = issue->vraag, .n = issue->wet);
	TELL(0, "09:50", regie, .a = tale->who, .b = "eerste contact");
	TELL(4, "13:30", journal, .a = issue->visit, .n = JOURNAL_VISIT);
}

static void planned(struct tale *tale, const struct demo_issue *issue)
{
	TELL(9, "11:00", plan, .a = issue->vraagstuk, .n = 45);
	TELL(0, "11:10", goal, .a = issue->goal, .b = issue->own, .c = issue->measure, .n = issue->leefgebied, .m = 60,
		.k = 2);
	TELL(0, "11:20", network, .a = issue->helper, .b = issue->relation, .c = issue->helps);
	TELL(0, "11:30", action, .a = issue->self, .b = "het gezin", .n = 0, .m = OWNER_FAMILY, .k = LIJN_0);
	TELL(0, "11:35", action, .a = issue->network, .b = issue->helper, .n = 0, .m = OWNER_NETWORK, .k = LIJN_0);
	TELL(0, "11:40", action, .a = issue->general, .b = "Stichting De Brug", .n = 0, .m = OWNER_ORGANISATION,
		.k = LIJN_1);
	TELL(0, "11:45", agree, .n = 0, .m = 0, .k = ANSWER_JA);
	TELL(0, "11:50", plan_fix, .n = 0);
	TELL(1, "09:00", melding_end, .n = 0);
}

/* Within the mandate of who has the regie; a regisseur of another organisation has none. */
static void granted(struct tale *tale, const struct demo_issue *issue)
{
	if (!issue->provision)
		return;
	TELL(3, "10:00", aanvraag, .a = issue->provision, .n = issue->wet);
	TELL(5, "10:15", decide, .a = issue->provision, .b = issue->motivering, .c = issue->why, .n = issue->euro,
		.m = issue->months, .k = 0);
	TELL(1, "15:00", submit, .n = 0);
	TELL(2, "11:00", announce, .who = "femke", .n = 0);
}

static void followed(struct tale *tale, const struct demo_issue *issue)
{
	TELL(12, "16:00", journal, .a = issue->later, .n = JOURNAL_PHONE);
	TELL(0, "16:10", goal_state, .n = 0, .m = GOAL_LOOPT);
	TELL(0, "16:15", action_state, .n = 0, .m = ACTION_GESTART);
}

static const char *const recent[] = {
	"Gebeld. Het gaat zoals afgesproken.", "Kort langs geweest met koffie. Er is weer een stap gezet.",
	"Gebeld: deze week lukte het niet, volgende week opnieuw.",
	"Samen gekeken wat er al goed gaat. De lijst was langer dan gedacht.",
	"Gebeld met het netwerk: de afspraken lopen door.",
};

/* Now and then a household hears nothing for a long time: that shows in the werkbak. */
static void lately(struct tale *tale, size_t n)
{
	if (n % 9 == 4)
		return;
	tale->day = -3 - (int)(n * 5 % 23);
	TELL(0, "13:15", journal, .a = recent[n % COUNT_OF(recent)], .n = n % 2 ? JOURNAL_PHONE : JOURNAL_VISIT);
}

static void done(struct tale *tale)
{
	TELL(30, "10:00", action_state, .n = 0, .m = ACTION_GEDAAN);
	TELL(0, "10:05", goal_state, .n = 0, .m = GOAL_BEHAALD);
	TELL(1, "10:10", plan_end, .n = OUTCOME_BEHAALD, .a = "Het doel is gehaald; het gezin gaat zelf verder.");
}

static const struct demo_step *steps_make(struct demo *demo, size_t n, const struct demo_issue *issue, enum stage stage,
	const char *who)
{
	struct tale told = { .who = who }, *tale = &told;
	bool own_mandate = strcmp(who, "bram") != 0 && strcmp(who, "mo") != 0;

	told.steps = demo_room(demo, STEPS_MOST + 1, sizeof(*told.steps));
	told.day = stage == STAGE_DONE ? -150 - (int)n * 4 : stage == STAGE_ASKED ? -8 - (int)n % 20 : -60 - (int)n * 3;
	asked(tale, issue);
	if (stage != STAGE_ASKED) {
		planned(tale, issue);
		if (stage == STAGE_GRANTED && own_mandate)
			granted(tale, issue);
		followed(tale, issue);
	}
	if (stage == STAGE_DONE)
		done(tale);
	else if (stage != STAGE_ASKED)
		lately(tale, n);
	if (stage != STAGE_DONE && n % 3 == 0)
		TELL(30, "09:00", task, .a = "Bellen: hoe gaat het nu", .n = (int64_t)(n % 9) - 2);
	return told.steps;
}

const struct demo_story *demo_town(struct demo *demo, size_t n)
{
	const struct demo_issue *issue = &demo_issues[n % demo_issue_count];
	size_t street = (n * 5) % COUNT_OF(streets);
	struct demo_story *story;
	unsigned seed = 7919u * (unsigned)(n + 1);
	const char *who;

	if (n >= TOWN_HOMES)
		return NULL;
	who = strcmp(streets[street].wijk, "Noord") == 0 ? coaches_north[n % COUNT_OF(coaches_north)]
		: coaches_south[n % COUNT_OF(coaches_south)];
	story = demo_room(demo, 1, sizeof(*story));
	story->name = surnames[n % COUNT_OF(surnames)].naam;
	story->straatnaam = streets[street].street;
	story->postcode = streets[street].postcode;
	story->wijk = streets[street].wijk;
	story->huisnummer = 101 + (int)n * 3;
	story->telefoon = n % 2 ? demo_format(demo, "06000300%02zu", n) : NULL;
	people_make(demo, &seed, n % COUNT_OF(surnames), issue->family, story->persons);
	story->steps = steps_make(demo, n, issue, n % 8 == 7 ? STAGE_DONE : (enum stage)(n / 2 % 3), who);
	return story;
}
