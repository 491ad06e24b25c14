/* Rows about deciding: decisions, the ladder with its table, and the register. */
#include "scene.h"

#include <string.h>

#include "base/mem.h"

/* ---- decisions --------------------------------------------------------------------------------------------------- */

void scene_kinds(struct rows *rows)
{
	static const struct {
		int wet;
		const char *category, *naam;
	} kinds[] = {
		{ WET_WMO, "02", "Begeleiding" },
		{ WET_WMO, "07", "Dagbesteding" },
		{ WET_JEUGDWET, "45", "Jeugdhulp ambulant" },
		{ WET_BIJZONDERE_BIJSTAND, "", "Bijzondere bijstand inrichting" },
	};

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		struct provision_kind *kind = rows_new(rows, &provision_kind_record);

		kind->id = SCENE_KIND + (id)i;
		kind->wet = kinds[i].wet;
		kind->lijn = LIJN_2;
		SCENE_TEXT(kind->productcategorie, kinds[i].category);
		SCENE_TEXT(kind->naam, kinds[i].naam);
	}
}

void scene_organisations(struct rows *rows)
{
	static const char *const names[] = { "Zorggroep De Linde", "Thuiszorg Rijnmond", "Basisschool De Regenboog" };

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct organisation *organisation = rows_new(rows, &organisation_record);

		organisation->id = 301 + (id)i;
		organisation->provider = i < 2;
		SCENE_TEXT(organisation->naam, names[i]);
	}
}

struct decision *scene_decision(struct rows *rows, int state)
{
	struct decision *decision = rows_new(rows, &decision_record);

	decision->id = SCENE_DECISION;
	decision->household_id = SCENE_HOUSEHOLD;
	decision->person_id = 1001;
	decision->goal_id = SCENE_GOAL;
	decision->kind = DECISION_TOEKENNING;
	decision->state = state;
	decision->wet = WET_WMO;
	decision->lijn = LIJN_2;
	decision->provision_kind_id = SCENE_KIND;
	decision->bedrag = 1200000;
	decision->datumStart = scene_day("2026-12-01");
	decision->datumEinde = scene_day("2027-05-31");
	decision->aanbieder_id = 301;
	decision->author_id = SCENE_AMINA;
	decision->trede = 2;
	decision->version = 3;
	SCENE_TEXT(decision->person_naam, "Suzanne Moulin");
	SCENE_TEXT(decision->goal_naam, "Daan gaat weer elke dag naar school");
	SCENE_TEXT(decision->provision_naam, "Begeleiding");
	SCENE_TEXT(decision->productcategorie, "02");
	SCENE_TEXT(decision->author_naam, "Amina Yilmaz");
	SCENE_TEXT(decision->waarom_niet_lager, "Het netwerk helpt al op twee dagen; dat is niet genoeg.");
	decision->motivering = mem_text("Moeder kan de dag nu niet zelf indelen. "
		"Begeleiding thuis helpt haar op gang.");
	return decision;
}

void scene_decisions(struct rows *rows)
{
	static const struct {
		const char *naam, *date;
		int wet, state;
		cents bedrag;
	} list[] = {
		{ "Begeleiding", "2026-12-01", WET_WMO, DECISION_TER_TOETSING, 1200000 },
		{ "", "2026-11-23", WET_NONE, DECISION_CONCEPT, 0 },
		{ "Dagbesteding", "2026-11-10", WET_WMO, DECISION_BEKENDGEMAAKT, 240000 },
		{ "Bijzondere bijstand inrichting", "2026-09-01", WET_BIJZONDERE_BIJSTAND, DECISION_GEWEIGERD, 99950 },
		{ "Jeugdhulp ambulant", "2026-06-01", WET_JEUGDWET, DECISION_GENOMEN, 960000 },
	};

	for (size_t i = 0; i < COUNT_OF(list); i++) {
		struct decision *decision = rows_new(rows, &decision_record);

		decision->id = SCENE_DECISION + (id)i;
		decision->wet = list[i].wet;
		decision->state = list[i].state;
		decision->bedrag = list[i].bedrag;
		decision->datumStart = scene_day(list[i].date);
		SCENE_TEXT(decision->provision_naam, list[i].naam);
	}
}

struct mandate_verdict *scene_verdict(struct rows *rows)
{
	struct mandate_verdict *verdict = rows_new(rows, &mandate_verdict_record);

	verdict->within = true;
	verdict->trede = 1;
	verdict->per_besluit = 500000;
	verdict->cum_huishouden = 1000000;
	verdict->decided = 240000;
	verdict->in_flight = 100000;
	verdict->free = 500000;
	SCENE_TEXT(verdict->trede_naam, "Wijkcoach");
	return verdict;
}

/* ---- ladder and register ----------------------------------------------------------------------------------------- */

static void rungs_add(struct rows *rows)
{
	static const struct {
		const char *naam;
		int role, days, hours;
		bool process;
	} rungs[] = {
		{ "Wijkcoach", ROLE_WIJKCOACH, 3, 4, false },
		{ "Teamleider", ROLE_TEAMLEIDER, 3, 4, false },
		{ "Procesregisseur", ROLE_PROCESREGISSEUR, 5, 8, true },
		{ "Manager toegang", ROLE_MANAGER, 5, 8, false },
		{ "College", ROLE_COLLEGE, 10, 24, false },
	};

	for (size_t i = 0; i < COUNT_OF(rungs); i++) {
		struct rung *rung = rows_new(rows, &rung_record);

		rung->id = 1 + (id)i;
		rung->trede = 1 + (int64_t)i;
		rung->role = rungs[i].role;
		rung->clock_days = rungs[i].days;
		rung->clock_spoed_hours = rungs[i].hours;
		rung->process = rungs[i].process;
		SCENE_TEXT(rung->naam, rungs[i].naam);
	}
}

static void holder_add(struct rows *rows, int64_t trede, const char *naam, bool absent, const char *deputy, bool online,
	bool may_act)
{
	struct rung_holder *holder = rows_new(rows, &rung_holder_record);

	holder->trede = trede;
	holder->employee_id = strcmp(naam, "Carla de Wit") == 0 ? SCENE_CARLA : 0;
	holder->absent = absent;
	holder->online = online;
	holder->may_act = may_act;
	SCENE_TEXT(holder->naam, naam);
	SCENE_TEXT(holder->deputy_naam, deputy);
}

static void step_add(struct rows *rows, id step_id, const char *at, int kind, id employee_id, const char *naam,
	const char *tekst)
{
	struct escalation_step *step = rows_new(rows, &escalation_step_record);

	step->id = step_id;
	step->escalation_id = SCENE_ESCALATION;
	step->at = scene_at(at);
	step->kind = kind;
	step->trede = 2;
	step->employee_id = employee_id;
	SCENE_TEXT(step->employee_naam, naam);
	step->tekst = tekst ? mem_text(tekst) : NULL;
}

static void scene_table(struct rows *rows)
{
	static const struct {
		id employee_id;
		const char *naam, *organisation;
		int answer;
	} asked[] = {
		{ SCENE_CARLA, "Carla de Wit", "Gemeente Waterland", TABLE_ASKED },
		{ 955, "Bram de Vries", "Stichting Welzijn Noord", TABLE_COMES },
		{ 956, "Wilhelmina van der Schaaf-Oosterbeek", "Woningcorporatie De Sluis, afdeling Noord", TABLE_COMES_NOT },
	};
	struct round_table *table = rows_new(rows, &round_table_record);

	table->id = 951;
	table->escalation_id = SCENE_ESCALATION;
	day_parse_iso("2026-11-30", &table->datum);
	SCENE_TEXT(table->tijd, "14:30");
	SCENE_TEXT(table->plaats, "Wijkcentrum De Brink");
	SCENE_TEXT(table->convener_naam, "Dirk Postma");
	table->doel = mem_text("Wie doet wat voor het eind van de maand, en wie belt met de corporatie.");
	for (size_t i = 0; i < COUNT_OF(asked); i++) {
		struct table_member *member = rows_new(rows, &table_member_record);

		member->table_id = table->id;
		member->employee_id = asked[i].employee_id;
		member->answer = asked[i].answer;
		SCENE_TEXT(member->employee_naam, asked[i].naam);
		SCENE_TEXT(member->organisation_naam, asked[i].organisation);
	}
}

void scene_escalation(struct rows *rows)
{
	struct escalation *row = rows_new(rows, &escalation_record);

	row->id = SCENE_ESCALATION;
	row->household_id = SCENE_HOUSEHOLD;
	row->decision_id = SCENE_DECISION;
	row->cause = CAUSE_MANDAAT;
	row->state = ESCALATION_OPEN;
	row->trede = 2;
	row->due = scene_at("2026-11-26 24:00");
	row->requester_id = SCENE_AMINA;
	row->raised = scene_at("2026-11-23 08:50");
	row->version = 1;
	row->instructie = mem_text("Beslis voor vrijdag, en bel eerst met de huisarts.");
	SCENE_TEXT(row->instructie_naam, "Esther Vos");
	row->question = mem_text("Het bedrag is hoger dan uw mandaat per besluit: € 12.000 boven € 10.000.");
	SCENE_TEXT(row->huishoudnummer, "1000017");
	SCENE_TEXT(row->household_naam, "Moulin - van den Berg");
	SCENE_TEXT(row->subject, "Begeleiding, € 12.000");
	SCENE_TEXT(row->trede_naam, "Teamleider");
	SCENE_TEXT(row->requester_naam, "Amina Yilmaz");
	rungs_add(rows);
	holder_add(rows, 1, "Amina Yilmaz", false, "", true, false);
	holder_add(rows, 2, "Carla de Wit", false, "", true, true);
	holder_add(rows, 2, "Karel Smit", true, "Carla de Wit", false, false);
	holder_add(rows, 3, "Dirk Postma", false, "", false, false);
	holder_add(rows, 4, "Esther Vos", true, "", false, false);
	step_add(rows, 911, "2026-11-23 08:50", STEP_RAISED, SCENE_AMINA, "Amina Yilmaz",
		"Begeleiding van € 12.000 voor een half jaar. Het netwerk is aangesproken en kan niet meer doen.");
	step_add(rows, 912, "2026-11-23 09:01", STEP_SEEN, SCENE_CARLA, "Carla de Wit", NULL);
	scene_table(rows);
}

void scene_register(struct rows *rows)
{
	static const struct {
		int64_t trede;
		int holder, role, lijn, wet;
		const char *categories;
		bool spoed;
		cents each, most;
	} list[] = {
		{ 1, HOLDER_ROLE, ROLE_WIJKCOACH, LIJN_1, WET_NONE, "", false, MANDATE_UNLIMITED, MANDATE_UNLIMITED },
		{ 1, HOLDER_ROLE, ROLE_WIJKCOACH, LIJN_2, WET_WMO, "02,07", false, 500000, 1000000 },
		{ 1, HOLDER_REGISSEUR, ROLE_NONE, LIJN_2, WET_JEUGDWET, "", false, 250000, 1000000 },
		{ 2, HOLDER_ROLE, ROLE_TEAMLEIDER, LIJN_2, WET_NONE, "", false, 2500000, 5000000 },
		{ 2, HOLDER_ROLE, ROLE_TEAMLEIDER, LIJN_2, WET_JEUGDWET, "46", true, 3500000, MANDATE_UNLIMITED },
		{ 4, HOLDER_ROLE, ROLE_MANAGER, LIJN_2, WET_NONE, "", false, 10000000, 20000000 },
		{ 5, HOLDER_ROLE, ROLE_COLLEGE, LIJN_2, WET_NONE, "", false, MANDATE_UNLIMITED, MANDATE_UNLIMITED },
	};

	rungs_add(rows);
	for (size_t i = 0; i < COUNT_OF(list); i++) {
		struct mandate *mandate = rows_new(rows, &mandate_record);

		mandate->id = 1 + (id)i;
		mandate->trede = list[i].trede;
		mandate->holder = list[i].holder;
		mandate->role = list[i].role;
		mandate->wet = list[i].wet;
		mandate->lijn = list[i].lijn;
		mandate->only_spoed = list[i].spoed;
		mandate->per_besluit = list[i].each;
		mandate->cum_huishouden = list[i].most;
		mandate->vier_ogen_vanaf = 200000;
		mandate->from = scene_day("2026-01-01");
		SCENE_TEXT(mandate->categorieen, list[i].categories);
		SCENE_TEXT(mandate->document, "Mandaatbesluit sociaal domein 2026");
		SCENE_TEXT(mandate->mandaatgever, "het college van burgemeester en wethouders");
	}
}
