/* Who works in Waterrijk: organisations, teams, colleagues with their roles, and who is away. */
#include "demo_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "demo_deeds.h"
#include "domain/organisation.h"

#define GEMEENTE NULL	/* the organisation that a store is born with */
#define NOORD "Wijkteam Noord"
#define ZUID "Wijkteam Zuid"

static const struct {
	const char *naam;
	int kind;
	bool provider;
} organisations[] = {
	{ "Stichting De Brug", ORGANISATION_WELZIJN, true },
	{ "Zorggroep Waterrijk", ORGANISATION_ZORGAANBIEDER, true },
	{ "Jeugdhulp Het Anker", ORGANISATION_ZORGAANBIEDER, true },
	{ "Woningcorporatie De Sluis", ORGANISATION_CORPORATIE, false },
	{ "Basisschool De Waterlelie", ORGANISATION_ONDERWIJS, false },
	{ "Huisartsenpraktijk Kromme Dijk", ORGANISATION_HUISARTS, false },
	{ "Jeugdbescherming Waterland", ORGANISATION_GI, false },
};

static const struct {
	const char *naam, *wijk;
} teams[] = {
	{ NOORD, "Noord" },
	{ ZUID, "Zuid" },
};

/* The first eight are those of the manual; src/ctl/demo_files.c names them all for ssh. */
static const struct {
	const char *username, *naam, *organisation, *team, *telefoon;
	int role;
	bool all_teams;
} colleagues[] = {
	{ "amina", "Amina Bakkali", GEMEENTE, NOORD, "0600010001", ROLE_WIJKCOACH, false },
	{ "bram", "Bram Visser", "Stichting De Brug", NOORD, "0600010002", ROLE_PARTNER, false },
	{ "carla", "Carla de Wit", GEMEENTE, NOORD, "0600010003", ROLE_TEAMLEIDER, false },
	{ "dirk", "Dirk Smit", GEMEENTE, NULL, "0600010004", ROLE_PROCESREGISSEUR, true },
	{ "esther", "Esther Mulder", GEMEENTE, NULL, "0600010005", ROLE_MANAGER, true },
	{ "femke", "Femke Bos", GEMEENTE, NULL, "0600010006", ROLE_BACKOFFICE, true },
	{ "gerrit", "Gerrit Kok", GEMEENTE, NULL, "0600010007", ROLE_FUNCTIONEEL_BEHEERDER, true },
	{ "hanna", "Hanna Vos", GEMEENTE, NULL, "0600010008", ROLE_PRIVACY_OFFICER, true },
	{ "karim", "Karim Haddad", GEMEENTE, NOORD, "0600010009", ROLE_WIJKCOACH, false },
	{ "linda", "Linda Dekker", GEMEENTE, ZUID, "0600010010", ROLE_WIJKCOACH, false },
	{ "mo", "Mohamed Abdi", "Woningcorporatie De Sluis", ZUID, "0600010011", ROLE_PARTNER, false },
	{ "noor", "Noor Wijnands", "Jeugdhulp Het Anker", NULL, "0600010012", ROLE_GEDRAGSWETENSCHAPPER, true },
	{ "olga", "Olga Kowalski", GEMEENTE, ZUID, "0600010013", ROLE_TEAMLEIDER, false },
	{ "pieter", "Pieter Hoekstra", GEMEENTE, NULL, "0600010014", ROLE_COLLEGE, true },
};

/* Besides the role above, under the other hat. */
static const struct {
	const char *username;
	int role;
} inspectors[] = {
	{ "olga", ROLE_PARTNER },
};

/* From and until in days from today: until is the first day back. */
static const struct {
	const char *username, *deputy;
	int from, until;
	const char *reason;
} absences[] = {
	{ "olga", "carla", -3, 11, "vakantie" },
	{ "mo", NULL, -1, 4, "ziek" },
	{ "carla", "olga", 21, 28, "cursus" },
};

/* ---- asking ---- */

static bool upkeep(struct demo *demo, struct message *in)
{
	struct message out;
	bool ok = demo_ask(demo, "", demo_at(demo, -DEMO_DAYS_BACK, "09:00"), in, &out);

	message_free(in);
	message_free(&out);
	return ok;
}

static bool organisations_add(struct demo *demo)
{
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT_OF(organisations); i++) {
		struct message in;
		struct organisation *organisation = demo_say(&in, REQ_ORGANISATION_ADD, &organisation_record);

		demo_text(organisation->naam, sizeof(organisation->naam), organisations[i].naam);
		organisation->kind = organisations[i].kind;
		organisation->provider = organisations[i].provider;
		ok = upkeep(demo, &in);
	}
	return ok;
}

static bool teams_add(struct demo *demo)
{
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT_OF(teams); i++) {
		struct message in;
		struct team *team = demo_say(&in, REQ_TEAM_ADD, &team_record);

		demo_text(team->naam, sizeof(team->naam), teams[i].naam);
		demo_text(team->wijk, sizeof(team->wijk), teams[i].wijk);
		ok = upkeep(demo, &in);
	}
	return ok;
}

static bool employee_add(struct demo *demo, size_t n)
{
	struct message in;
	struct employee *employee = demo_say(&in, REQ_USER_ADD, &employee_record);

	demo_text(employee->username, sizeof(employee->username), colleagues[n].username);
	demo_text(employee->naam, sizeof(employee->naam), colleagues[n].naam);
	demo_text(employee->organisation_naam, sizeof(employee->organisation_naam), colleagues[n].organisation);
	demo_text(employee->team_naam, sizeof(employee->team_naam), colleagues[n].team);
	demo_text(employee->telefoon, sizeof(employee->telefoon), colleagues[n].telefoon);
	return upkeep(demo, &in);
}

static bool role_add(struct demo *demo, size_t n)
{
	struct message in;
	struct role_assignment *role = demo_say(&in, REQ_ROLE_GIVE, &role_assignment_record);
	struct ask *ask = rows_new(&in.rows, &ask_record);

	role->role = colleagues[n].role;
	role->from = demo_day(demo, -DEMO_DAYS_BACK);
	demo_text(ask->word, sizeof(ask->word), colleagues[n].username);
	ask->tekst = colleagues[n].all_teams ? mem_text("*") : NULL;
	return upkeep(demo, &in);
}

static bool hats_add(struct demo *demo)
{
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT_OF(inspectors); i++) {
		struct message in;
		struct role_assignment *role = demo_say(&in, REQ_ROLE_GIVE, &role_assignment_record);
		struct ask *ask = rows_new(&in.rows, &ask_record);

		role->role = inspectors[i].role;
		role->pet = PET_HANDHAVING;
		role->from = demo_day(demo, -DEMO_DAYS_BACK);
		demo_text(ask->word, sizeof(ask->word), inspectors[i].username);
		ok = upkeep(demo, &in);
	}
	return ok;
}

static bool key_add(struct demo *demo, size_t n, const char *key)
{
	struct message in;
	struct ask *ask = demo_say(&in, REQ_USER_KEY, &ask_record);

	demo_text(ask->word, sizeof(ask->word), colleagues[n].username);
	ask->tekst = mem_text(key);
	return upkeep(demo, &in);
}

static bool absences_add(struct demo *demo)
{
	bool ok = true;

	for (size_t i = 0; ok && i < COUNT_OF(absences); i++) {
		struct message in;
		struct absence *absence = demo_say(&in, REQ_ABSENCE_ADD, &absence_record);
		struct ask *ask = rows_new(&in.rows, &ask_record);

		absence->from = demo->call->today + absences[i].from;
		absence->until = demo->call->today + absences[i].until;
		demo_text(absence->reason, sizeof(absence->reason), absences[i].reason);
		demo_text(ask->word, sizeof(ask->word), absences[i].username);
		ask->tekst = absences[i].deputy ? mem_text(absences[i].deputy) : NULL;
		ok = upkeep(demo, &in);
	}
	return ok;
}

static const struct {
	const char *wijk, *naam, *aanbod, *leefgebied;
	int lijn;
	const char *adres;
} offers[] = {
	{ "", "Bibliotheek Waterrijk", "Taalcafé en hulp bij formulieren", NULL, LIJN_1, "Marktplein 2" },
	{ "", "Loket Geldzaken", "Gratis hulp bij geldzorgen", "financien", LIJN_1, NULL },
	{ "Noord", "Buurthuis De Meerpaal", "Inloop met thuisadministratie", "financien", LIJN_0, "Otterkade 12" },
	{ "Noord", "Buurthuis De Meerpaal", "Eetclub op dinsdag", "sociaal_netwerk", LIJN_0, "Otterkade 12" },
	{ "Noord", "Stichting De Brug", "Maatje voor jongeren", "werk_opleiding", LIJN_0, NULL },
	{ "Zuid", "Wijkcentrum Zuiderhof", "Koffie-inloop", "sociaal_netwerk", LIJN_0, "Hofstraat 3" },
};

/* The sociale kaart of one area. */
static bool offers_add(struct demo *demo, const char *wijk)
{
	struct message in;
	struct ask *ask = demo_say(&in, REQ_NEARBY_SET, &ask_record);

	demo_text(ask->word, sizeof(ask->word), wijk);
	for (size_t i = 0; i < COUNT_OF(offers); i++) {
		struct nearby *nearby;

		if (strcmp(offers[i].wijk, wijk) != 0)
			continue;
		nearby = rows_new(&in.rows, &nearby_record);
		demo_text(nearby->naam, sizeof(nearby->naam), offers[i].naam);
		demo_text(nearby->aanbod, sizeof(nearby->aanbod), offers[i].aanbod);
		demo_text(nearby->leefgebied, sizeof(nearby->leefgebied), offers[i].leefgebied);
		demo_text(nearby->adres, sizeof(nearby->adres), offers[i].adres);
		nearby->lijn = offers[i].lijn;
	}
	return upkeep(demo, &in);
}

bool demo_staff(struct demo *demo, const char *key)
{
	if (!organisations_add(demo) || !teams_add(demo))
		return false;
	for (size_t i = 0; i < COUNT_OF(colleagues); i++)
		if (!employee_add(demo, i) || !role_add(demo, i) || (*key && !key_add(demo, i, key)))
			return err_add(&demo->call->err, "%s", colleagues[i].username);
	return hats_add(demo) && offers_add(demo, "") && offers_add(demo, "Noord") && offers_add(demo, "Zuid") &&
		absences_add(demo);
}
