/* Rows of one household and of who works with it. */
#include "scene.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void scene_text(char *field, size_t room, const char *text)
{
	assert(strlen(text) < room);
	memcpy(field, text, strlen(text) + 1);
}

day scene_day(const char *iso)
{
	day d = DAY_NONE;

	if (iso)
		day_parse_iso(iso, &d);
	return d;
}

instant scene_at(const char *text)
{
	char date[DAY_ISO_BYTES];
	int hours = 0, minutes = 0;

	snprintf(date, sizeof(date), "%.10s", text);
	if (strlen(text) > 10)
		sscanf(text + 11, "%d:%d", &hours, &minutes);
	return day_start(scene_day(date)) + (hours * 60 + minutes) * 60000L;
}

static void me_fill(struct me *me, id employee_id, const char *naam, const char *roles)
{
	record_init(&me_record, me);
	me->employee_id = employee_id;
	SCENE_TEXT(me->naam, naam);
	SCENE_TEXT(me->roles, roles);
	SCENE_TEXT(me->team_naam, "Wijkteam Noord");
	SCENE_TEXT(me->gemeente, "Rivierenland");
	me->now = scene_at("2026-11-23 09:05");
	me->today = instant_day(me->now);
	me->may = (1 << DEED_COUNT_) - 1 - (1 << DEED_ADMIN) - (1 << DEED_IMPORT) - (1 << DEED_LOG) -
		(1 << DEED_REVIEW);
	me->idle_lock_seconds = 600;
	me->idle_end_seconds = 3600;
}

const struct me *scene_amina(void)
{
	static struct me me;

	me_fill(&me, SCENE_AMINA, "Amina Yilmaz", "wijkcoach");
	return &me;
}

const struct me *scene_carla(void)
{
	static struct me me;

	me_fill(&me, SCENE_CARLA, "Carla de Wit", "teamleider");
	return &me;
}

/* ---- werkbak and search ------------------------------------------------------------------------------------------ */

void scene_inbox(struct rows *rows)
{
	static const struct {
		int kind;
		const char *naam, *number, *what, *due;
		bool urgent;
		const char *object;
	} lines[] = {
		{ INBOX_RETURNED, "Moulin - van den Berg", "1000017",
		  "Begeleiding, € 12.000 - terug van Carla de Wit", NULL, false, "decision" },
		{ INBOX_TERM, "Jansen", "1000025", "Onderzoek na de melding van 13-10", "2026-11-24 24:00", true,
		  "melding" },
		{ INBOX_TERM, "el Amrani", "1000033", "Besluit op de aanvraag woningaanpassing", "2026-12-02 24:00",
		  false, "aanvraag" },
		{ INBOX_TASK, "de Graaf", "1000041", "Huisbezoek", "2026-11-23 14:30", false, "task" },
		{ INBOX_TASK, "Moulin - van den Berg", "1000017", "School bellen over het verzuim van Daan",
		  "2026-11-25 24:00", false, "task" },
		{ INBOX_ASKED, "Pietersen", "1000058", "Jeugdhulp ambulant, € 9.600 - bij trede 2 Teamleider",
		  "2026-11-26 24:00", false, "escalation" },
		{ INBOX_CHANGED, "Jansen", "1000025", "Bram de Boer wijzigde het plan", NULL, false, "plan" },
		{ INBOX_SILENT, "van 't Hof - Özdemir", "1000066", "31 dagen geen contact", NULL, false, "household" },
		{ INBOX_HOUSEHOLD, "Achterberg", "1000074", "Regisseur", NULL, false, "household" },
		{ INBOX_HOUSEHOLD, "Bouzid", "1000082", "Betrokken: begeleiding", NULL, false, "household" },
		{ INBOX_HOUSEHOLD, "Timmermans - de la Fuente y Hernandez", "1000090", "Regisseur", NULL, false,
		  "household" },
	};

	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct inbox_line *line = rows_new(rows, &inbox_line_record);

		line->kind = lines[i].kind;
		line->household_id = (id)i + 1;
		line->object_id = 100 + (id)i;
		line->urgent = lines[i].urgent;
		line->due = lines[i].due ? scene_at(lines[i].due) : INSTANT_NONE;
		SCENE_TEXT(line->household_naam, lines[i].naam);
		SCENE_TEXT(line->huishoudnummer, lines[i].number);
		SCENE_TEXT(line->what, lines[i].what);
		SCENE_TEXT(line->object_kind, lines[i].object);
	}
}

void scene_hits(struct rows *rows, size_t count)
{
	static const struct {
		const char *naam, *born, *address;
		bool dead, moved, own, may_open;
	} hits[] = {
		{ "Moulin, S.", "1985-12-01", "Boterdiep 31, 3077AW", false, false, true, true },
		{ "Moulin - van den Berg, D.", "2014-03-17", "Boterdiep 31, 3077AW", false, false, true, true },
		{ "Moulin, J.P.", "1951-00-00", "Kerkstraat 112-bis, 3011GA", true, false, false, true },
		{ "Mouline - Achterberg, F.", "1990-06-30", "Lange Hilleweg 4a, 3073BP", false, true, false, true },
		{ "el Mouline, A.", "1979-02-11", "adres geheim", false, false, false, false },
	};

	for (size_t i = 0; i < count; i++) {
		struct search_hit *hit = rows_new(rows, &search_hit_record);
		size_t n = i % COUNT_OF(hits);
		char number[HUISHOUDNUMMER_BYTES];

		snprintf(number, sizeof(number), "%07d", 1000017 + (int)i);
		hit->household_id = 1 + (id)i;
		hit->person_id = 1001 + (id)i;
		SCENE_TEXT(hit->huishoudnummer, number);
		SCENE_TEXT(hit->naam, hits[n].naam);
		SCENE_TEXT(hit->geboortedatum, hits[n].born);
		SCENE_TEXT(hit->address, hits[n].address);
		SCENE_TEXT(hit->team_naam, "Wijkteam Noord");
		SCENE_TEXT(hit->regisseur_naam, "Amina Yilmaz");
		hit->overleden = hits[n].dead;
		hit->moved = hits[n].moved;
		hit->own = hits[n].own;
		hit->may_open = hits[n].may_open;
	}
}

/* ---- household --------------------------------------------------------------------------------------------------- */

static void member_add(struct rows *rows, id person_id, int rol, const char *naam, const char *born, const char *bsn)
{
	struct member *member = rows_new(rows, &member_record);

	member->id = person_id + 1000;
	member->household_id = SCENE_HOUSEHOLD;
	member->person_id = person_id;
	member->rol = rol;
	SCENE_TEXT(member->naam, naam);
	SCENE_TEXT(member->geboortedatum, born);
	SCENE_TEXT(member->burgerservicenummer, bsn);
}

static void task_add(struct rows *rows, id task_id, const char *date, const char *time, const char *what,
	const char *who, const char *done)
{
	struct task *task = rows_new(rows, &task_record);

	task->id = task_id;
	task->household_id = SCENE_HOUSEHOLD;
	task->kind = time[0] ? TASK_APPOINTMENT : TASK_TODO;
	task->datum = scene_day(date);
	task->done = scene_day(done);
	SCENE_TEXT(task->time, time);
	SCENE_TEXT(task->what, what);
	SCENE_TEXT(task->employee_naam, who);
}

static void journal_add(struct rows *rows, id entry_id, const char *at, const char *who, const char *head)
{
	struct journal_entry *entry = rows_new(rows, &journal_entry_record);

	entry->id = entry_id;
	entry->household_id = SCENE_HOUSEHOLD;
	entry->at = scene_at(at);
	SCENE_TEXT(entry->employee_naam, who);
	SCENE_TEXT(entry->head, head);
}

static void shielded_add(struct rows *rows, id entry_id, const char *iso)
{
	struct journal_entry *entry = rows_new(rows, &journal_entry_record);

	entry->id = entry_id;
	entry->household_id = SCENE_HOUSEHOLD;
	entry->level = JOURNAL_SHIELDED;
	entry->datum = scene_day(iso);
	SCENE_TEXT(entry->organisation_naam, "Zorggroep De Linde");
}

static void pressure_add(struct rows *rows)
{
	struct pressure *pressure = rows_new(rows, &pressure_record);

	pressure->household_id = SCENE_HOUSEHOLD;
	pressure->professionals = 9;
	pressure->organisaties = 5;
	pressure->contacten = 14;
	pressure->grens = 8;
	pressure->last_contact = scene_day("2026-11-20");
	pressure->silent_from = scene_day("2026-12-21");
}

static void around_add(struct rows *rows)
{
	struct regie *regie = rows_new(rows, &regie_record);
	struct involvement *school = rows_new(rows, &involvement_record);
	struct involvement *bram = rows_new(rows, &involvement_record);
	struct network_member *oma = rows_new(rows, &network_member_record);
	struct melding *melding = rows_new(rows, &melding_record);
	struct aanvraag *aanvraag = rows_new(rows, &aanvraag_record);

	regie->id = 31;
	regie->employee_id = SCENE_AMINA;
	SCENE_TEXT(regie->employee_naam, "Amina Yilmaz");
	SCENE_TEXT(regie->organisation_naam, "Gemeente Rivierenland");
	SCENE_TEXT(regie->telefoon, "010-1234567");
	school->id = 41;
	SCENE_TEXT(school->organisation_naam, "Basisschool De Regenboog");
	SCENE_TEXT(school->what, "verzuim");
	SCENE_TEXT(school->telefoon, "010-7654321");
	bram->id = 42;
	bram->employee_id = SCENE_BRAM;
	SCENE_TEXT(bram->employee_naam, "Bram de Boer");
	SCENE_TEXT(bram->organisation_naam, "Zorggroep De Linde");
	SCENE_TEXT(bram->what, "begeleiding");
	SCENE_TEXT(bram->telefoon, "06-12345678");
	oma->id = 51;
	SCENE_TEXT(oma->naam, "Ria van den Berg");
	SCENE_TEXT(oma->relation, "oma");
	SCENE_TEXT(oma->kanHelpenMet, "oppas op woensdag");
	SCENE_TEXT(oma->telefoon, "06-87654321");
	melding->id = 61;
	melding->datum = scene_day("2026-10-28");
	melding->onderzoekUiterlijk = scene_day("2026-12-09");
	melding->vraag = mem_text("Daan gaat niet meer naar school en ik kom mijn bed niet uit.");
	aanvraag->id = 71;
	aanvraag->datum = scene_day("2026-11-16");
	aanvraag->besluitUiterlijk = scene_day("2026-11-30");
	SCENE_TEXT(aanvraag->onderwerp, "Begeleiding individueel");
}

static void signal_add(struct rows *rows)
{
	struct signal *signal = rows_new(rows, &signal_record);

	signal->id = 35;
	signal->household_id = SCENE_HOUSEHOLD;
	signal->kind = SIGNAL_SAFETY;
	signal->from = scene_day("2026-11-02");
	SCENE_TEXT(signal->reason, "ex-partner staat soms voor de deur");
	SCENE_TEXT(signal->employee_naam, "Amina Yilmaz");
}

void scene_view(struct rows *rows)
{
	struct household *household = rows_new(rows, &household_record);

	household->id = SCENE_HOUSEHOLD;
	SCENE_TEXT(household->huishoudnummer, "1000017");
	SCENE_TEXT(household->naam, "Moulin - van den Berg");
	SCENE_TEXT(household->straatnaam, "Boterdiep");
	household->huisnummer = 31;
	SCENE_TEXT(household->postcode, "3077AW");
	SCENE_TEXT(household->woonplaats, "Rotterdam");
	SCENE_TEXT(household->wijk, "IJsselmonde");
	SCENE_TEXT(household->telefoon, "06-11223344");
	household->may_open = true;
	household->regisseur_id = SCENE_AMINA;
	SCENE_TEXT(household->regisseur_naam, "Amina Yilmaz");
	SCENE_TEXT(household->team_naam, "Wijkteam Noord");
	member_add(rows, 1001, MEMBER_PARENT, "Suzanne Moulin", "1985-12-01", "999993653");
	member_add(rows, 1002, MEMBER_PARTNER, "Pieter van den Berg", "1983-00-00", "");
	member_add(rows, 1003, MEMBER_CHILD, "Daan Moulin - van den Berg", "2014-03-17", "999990482");
	task_add(rows, 81, "2026-11-23", "14:30", "Huisbezoek", "Amina Yilmaz", NULL);
	task_add(rows, 82, "2026-11-25", "", "School bellen over het verzuim van Daan", "Bram de Boer", NULL);
	task_add(rows, 83, "2026-11-19", "", "Beschikking opvragen", "Amina Yilmaz", "2026-11-19");
	signal_add(rows);
	around_add(rows);
	pressure_add(rows);
	shielded_add(rows, 93, "2026-11-21");
	journal_add(rows, 91, "2026-11-20 16:12", "Bram de Boer",
		"Huisbezoek: moeder vertelt dat Daan drie dagen thuis is.");
	journal_add(rows, 92, "2026-11-12 09:30", "Amina Yilmaz", "Gebeld met oma, zij kan op woensdag oppassen.");
}

void scene_timeline(struct rows *rows)
{
	static const char *const lines[][3] = {
		{ "2026-11-20 16:12", "Dagboek: Huisbezoek: moeder vertelt dat Daan drie dagen thuis is.",
		  "Bram de Boer" },
		{ "2026-11-16", "Aanvraag Wmo: Begeleiding individueel", "Amina Yilmaz" },
		{ "2026-11-10", "Besluit genomen: Dagbesteding, € 2.400", "Amina Yilmaz" },
		{ "2026-10-28", "Melding Jeugdwet: Daan gaat niet meer naar school en ik kom mijn bed niet uit.",
		  "school" },
		{ "2026-03-02", "Regie: Amina Yilmaz", "Carla de Wit" },
	};

	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct timeline_line *line = rows_new(rows, &timeline_line_record);

		line->at = scene_at(lines[i][0]);
		line->object_id = 200 + (id)i;
		SCENE_TEXT(line->what, lines[i][1]);
		SCENE_TEXT(line->who, lines[i][2]);
	}
}

/* ---- plan -------------------------------------------------------------------------------------------------------- */

void scene_version(struct rows *rows, const char *kind, id object_id, const char *field, int64_t version,
	const char *who)
{
	struct field_version *row = rows_new(rows, &field_version_record);

	row->object_id = object_id;
	row->version = version;
	row->at = scene_at("2026-11-20 10:00");
	SCENE_TEXT(row->kind, kind);
	SCENE_TEXT(row->field, field);
	SCENE_TEXT(row->employee_naam, who);
}

static struct goal *goal_add(struct rows *rows, id goal_id, enum leefgebied leefgebied, const char *what, const char *target,
	int state)
{
	struct goal *goal = rows_new(rows, &goal_record);

	goal->id = goal_id;
	goal->plan_id = SCENE_PLAN;
	goal->household_id = SCENE_HOUSEHOLD;
	SCENE_TEXT(goal->leefgebied, choice_code(leefgebied_choices, leefgebied));
	SCENE_TEXT(goal->leefgebied_naam, choice_label(leefgebied_choices, leefgebied));
	goal->target = scene_day(target);
	goal->state = state;
	SCENE_TEXT(goal->what, what);
	return goal;
}

static void action_add(struct rows *rows, id action_id, id goal_id, const char *what, int owner, const char *naam,
	const char *due, int state)
{
	struct action *action = rows_new(rows, &action_record);

	action->id = action_id;
	action->goal_id = goal_id;
	action->household_id = SCENE_HOUSEHOLD;
	action->owner = owner;
	action->due = scene_day(due);
	action->state = state;
	SCENE_TEXT(action->what, what);
	SCENE_TEXT(action->owner_naam, naam);
}

static void life_domains_add(struct rows *rows)
{
	for (const struct choice *choice = leefgebied_choices; choice->code; choice++) {
		struct life_domain *domain = rows_new(rows, &life_domain_record);

		SCENE_TEXT(domain->code, choice->code);
		SCENE_TEXT(domain->naam, choice->label);
		domain->zrm = choice->value;
		domain->place = choice->value + 1;
	}
}

void scene_plan(struct rows *rows)
{
	struct plan *plan = rows_new(rows, &plan_record);
	struct goal *school;

	life_domains_add(rows);
	plan->id = SCENE_PLAN;
	plan->household_id = SCENE_HOUSEHOLD;
	plan->state = PLAN_UITVOERING;
	plan->vraagstuk = mem_text("Daan gaat niet naar school en moeder redt het alleen niet meer.");
	plan->started = scene_day("2026-11-01");
	plan->evaluatie = scene_day("2027-02-01");
	school = goal_add(rows, SCENE_GOAL, LEEFGEBIED_WERK_OPLEIDING, "Daan gaat weer elke dag naar school",
		"2027-01-15", GOAL_LOOPT);
	school->eigen_woorden = mem_text("Ik wil dat Daan weer lacht als hij thuiskomt.");
	school->toelichting = mem_text("Daan is sinds de herfst vaak thuis. Hij slaapt slecht. School wil meedenken.");
	school->meetbaar = mem_text("Minder dan één dag verzuim in een maand.");
	school->zelfsturing = 2;
	for (size_t i = 0; i < goal_record.count; i++)
		scene_version(rows, "goal", SCENE_GOAL, goal_record.fields[i].name, 1, "Amina Yilmaz");
	goal_add(rows, 602, LEEFGEBIED_FINANCIEN, "De huur wordt elke maand op tijd betaald", "2026-11-01", GOAL_OPEN);
	goal_add(rows, 603, LEEFGEBIED_SOCIAAL_NETWERK, "Moeder heeft een vrije avond in de week", NULL, GOAL_BEHAALD);
	action_add(rows, SCENE_ACTION, SCENE_GOAL, "Gesprek met de leerkracht en de intern begeleider",
		OWNER_PROFESSIONAL, "Bram de Boer", "2026-11-27", ACTION_AFGESPROKEN);
	action_add(rows, 652, SCENE_GOAL, "Elke ochtend samen ontbijten", OWNER_FAMILY, "", NULL, ACTION_GESTART);
	action_add(rows, 653, 602, "Betaalregeling afspreken met de woningcorporatie", OWNER_ORGANISATION, "Woonstad",
		"2026-11-16", ACTION_AFGESPROKEN);
	action_add(rows, 654, 603, "Oma past op woensdag op", OWNER_NETWORK, "Ria van den Berg", NULL, ACTION_GEDAAN);
}

static void voice_add(struct rows *rows, id person_id, const char *naam)
{
	struct voice *voice = rows_new(rows, &voice_record);

	voice->person_id = person_id;
	SCENE_TEXT(voice->naam, naam);
}

static void answer_add(struct rows *rows, id goal_id, const struct voice *voice, int said, const char *datum,
	const char *remark)
{
	struct agreement *agreement = rows_new(rows, &agreement_record);

	agreement->id = 1200 + (id)rows->count;
	agreement->goal_id = goal_id;
	agreement->person_id = voice->person_id;
	agreement->answer = said;
	agreement->datum = scene_day(datum);
	SCENE_TEXT(agreement->person_naam, voice->naam);
	SCENE_TEXT(agreement->remark, remark);
}

void scene_family(struct rows *rows)
{
	const struct voice *mother, *daan;

	voice_add(rows, 1001, "Suzanne Moulin - van den Berg");
	voice_add(rows, 1002, "Daan Moulin");
	mother = rows_get(rows, &voice_record, 0);
	daan = rows_get(rows, &voice_record, 1);
	answer_add(rows, SCENE_GOAL, mother, ANSWER_JA, "2026-11-10", "");
	answer_add(rows, SCENE_GOAL, daan, ANSWER_JA, "2026-11-10", "");
	answer_add(rows, SCENE_GOAL, daan, ANSWER_NEE, "2026-11-18", "Alleen als ik halve dagen mag.");
	answer_add(rows, 602, mother, ANSWER_JA, "2026-11-10", "");
}

static void mark_add(struct rows *rows, int kind, id object_id, const char *tekst)
{
	struct plan_mark *mark = rows_new(rows, &plan_mark_record);

	mark->kind = kind;
	mark->object_id = object_id;
	SCENE_TEXT(mark->tekst, tekst);
}

static struct plan_version *version_head(struct rows *rows, int64_t number)
{
	struct plan_version *version = rows_new(rows, &plan_version_record);

	version->plan_id = SCENE_PLAN;
	version->number = number;
	version->at = scene_at(number == 1 ? "2026-11-10 16:00" : "2026-11-18 16:00");
	SCENE_TEXT(version->employee_naam, "Amina Yilmaz");
	return version;
}

void scene_remarks(struct rows *rows)
{
	mark_add(rows, MARK_TE_LAAT, 653, "Deze actie had op 16-11-2026 klaar moeten zijn.");
	mark_add(rows, MARK_VAAG, 603,
		"Waaraan is te zien dat dit bereikt is? Er staat geen getal, dag of iets dat er is of niet.");
	mark_add(rows, MARK_STIL, 0, "Er is al 41 dagen geen contact opgeschreven.");
	version_head(rows, 2);
	version_head(rows, 1);
}

void scene_text_of(struct rows *rows, int64_t number)
{
	static const char *const texts[] = {
		"Wat speelt er: Daan gaat niet naar school en moeder redt het alleen niet meer.\n\nDoel 1 - Werk en opleiding\n"
		"Doel: Daan gaat weer elke dag naar school\nBereikt als: Minder dan één dag verzuim in een maand. School belt "
		"dezelfde dag.\nAntwoord van Daan Moulin op 10-11-2026: ja\nAntwoord van Daan Moulin op 18-11-2026: nee - Alleen "
		"als ik halve dagen mag.\n",
		"Wat speelt er: Daan gaat niet naar school en moeder redt het alleen niet meer.\n\nDoel 1 - Werk en opleiding\n"
		"Doel: Daan gaat weer naar school\nBereikt als: Minder dan één dag verzuim in een maand.\nAntwoord van Daan Moulin "
		"op 10-11-2026: ja\n",
	};
	struct plan_version *version = version_head(rows, number);

	version->tekst = mem_text(texts[number == 1]);
	memset(version->hash, 'a', sizeof(version->hash) - 1);
}
