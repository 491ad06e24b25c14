/* Who lives and works in the municipality of the tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "world_inside.h"

/* Ids by name, for tests and for the rows below. */
static const char ORGANISATION_ID[] = "SELECT id FROM organisation WHERE naam = :name";
static const char TEAM_ID[] = "SELECT id FROM team WHERE naam = :name";
static const char EMPLOYEE_ID[] = "SELECT id FROM employee WHERE username = :name";
static const char HOUSEHOLD_ID[] = "SELECT id FROM household WHERE naam = :name";
static const char PERSON_ID[] = "SELECT id FROM person WHERE voornamen = :name";

static id id_of(struct world *world, const char *sql, const char *name)
{
	struct query *query = db_query(world->store->db, sql);

	query_text(query, ":name", name);
	id found = query_number(query, NULL);
	if (!found)
		fail_msg("the world has no %s", name);
	return found;
}

id world_organisation(struct world *world, const char *naam)
{
	return id_of(world, ORGANISATION_ID, naam);
}

id world_team(struct world *world, const char *naam)
{
	return id_of(world, TEAM_ID, naam);
}

id world_employee(struct world *world, const char *username)
{
	return id_of(world, EMPLOYEE_ID, username);
}

/* ---- rows ---- */

static const struct {
	const char *username, *naam, *role;
	const char *team;		/* NULL: all teams */
	const char *organisation;
} people[] = {
	{ "amina", "Amina Bakkali", "wijkcoach", "Wijkteam Noord", "Gemeente Waterland" },
	{ "bram", "Bram Visser", "partner", "Wijkteam Noord", "Stichting Welzijn Noord" },
	{ "carla", "Carla de Wit", "teamleider", "Wijkteam Noord", "Gemeente Waterland" },
	{ "dirk", "Dirk Smit", "procesregisseur", NULL, "Gemeente Waterland" },
	{ "esther", "Esther Mulder", "manager", NULL, "Gemeente Waterland" },
	{ "femke", "Femke Bos", "backoffice", NULL, "Gemeente Waterland" },
	{ "gerrit", "Gerrit Kok", "functioneel_beheerder", NULL, "Gemeente Waterland" },
	{ "hanna", "Hanna Vos", "privacy_officer", NULL, "Gemeente Waterland" },
	{ "karel", "Karel Dekker", "wijkcoach", "Wijkteam Zuid", "Gemeente Waterland" },
};

static const struct {
	const char *name, *naam, *wijk, *straatnaam;
	int huisnummer;
	const char *postcode;
	const char *regisseur;		/* NULL: nobody */
	bool shielded;
} households[] = {
	{ "jansen", "Jansen", "Noord", "Boterdiep", 31, "1441AA", "amina", false },
	{ "yilmaz", "Yilmaz", "Noord", "Dorpsstraat", 4, "1441AB", NULL, false },
	{ "devries", "De Vries", "Zuid", "Kerkweg", 112, "1442BC", "karel", false },
	{ "geheim", "Peeters", "Noord", "Lindelaan", 9, "1441AD", "karel", true },
};

static const struct {
	const char *household, *voornamen, *voorvoegsel, *geslachtsnaam, *bsn, *geslacht, *geboortedatum, *rol;
} residents[] = {
	{ "jansen", "Anna", NULL, "Jansen", "111222333", "V", "1985-12-01", "ouder" },
	{ "jansen", "Piet", NULL, "Jansen", NULL, "M", "1983-02-00", "ouder" },
	{ "jansen", "Kim", NULL, "Jansen", NULL, "V", "2015-06-14", "kind" },
	{ "yilmaz", "Mehmet", NULL, "Yilmaz", "123456782", "M", "1990-07-09", "alleenstaande" },
	{ "devries", "Els", "de", "Vries", NULL, "V", "1950-01-31", "alleenstaande" },
	{ "geheim", "Rosa", NULL, "Peeters", NULL, "V", "1979-10-10", "alleenstaande" },
};

/* Codes of choices that are wrong would fail far from here. */
static const char *member_code(int value)
{
	return choice_code(member_role_choices, value);
}

id world_household(struct world *world, const char *name)
{
	for (size_t i = 0; i < COUNT_OF(households); i++)
		if (strcmp(households[i].name, name) == 0)
			return id_of(world, HOUSEHOLD_ID, households[i].naam);
	fail_msg("the world has no household %s", name);
	return 0;
}

id world_person(struct world *world, const char *voornaam)
{
	char first[65];

	snprintf(first, sizeof(first), "%s", voornaam);
	first[0] = (char)(first[0] & ~0x20);
	return id_of(world, PERSON_ID, first);
}

/* ---- writing ---- */

static const char TEAM_ADD[] = "INSERT INTO team(id, naam, wijk) VALUES (:id, :naam, :wijk)";
static const char ORGANISATION_ADD[] =
	"INSERT INTO organisation(id, naam, kind, provider) VALUES (:id, :naam, 'welzijn', 1)";
static const char EMPLOYEE_ADD[] =
	"INSERT INTO employee(id, username, naam, telefoon, organisation_id, team_id)"
	" VALUES (:id, :username, :naam, '0299123456', :organisation_id, :team_id)";
static const char ROLE_ADD[] =
	"INSERT INTO role_assignment(id, employee_id, role, team_id, \"from\")"
	" VALUES (:id, :employee_id, :role, :team_id, '2026-01-01')";
static const char HOUSEHOLD_ADD[] =
	"INSERT INTO household(id, huishoudnummer, naam, straatnaam, huisnummer, postcode, woonplaats, wijk, shielded,"
	" last_contact) VALUES (:id, :nummer, :naam, :straatnaam, :huisnummer, :postcode, 'Monnickendam', :wijk,"
	" :shielded, '2026-11-10')";
static const char REGIE_ADD[] =
	"INSERT INTO regie(id, household_id, employee_id, \"from\")"
	" VALUES (:id, :household_id, :employee_id, '2026-03-01')";
static const char INVOLVEMENT_ADD[] =
	"INSERT INTO involvement(id, household_id, employee_id, organisation_id, what, grondslag, \"from\")"
	" VALUES (:id, :household_id, :employee_id, :organisation_id, 'begeleiding', 'Wmo 2.3.3', '2026-03-01')";
static const char PERSON_ADD[] =
	"INSERT INTO person(id, burgerservicenummer, voornamen, voorletters, voorvoegsel, geslachtsnaam,"
	" aanduidingNaamgebruik, geslacht, geboortedatum) VALUES (:id, :bsn, :voornamen, :voorletters, :voorvoegsel,"
	" :geslachtsnaam, 'E', :geslacht, :geboortedatum)";
static const char MEMBER_ADD[] =
	"INSERT INTO membership(id, household_id, person_id, rol, \"from\")"
	" VALUES (:id, :household_id, :person_id, :rol, '2026-03-01')";

/* A statement with its id bound. */
static struct query *add(struct world *world, const char *sql, id *out)
{
	struct db *db = world->store->db;
	id new = db_next_id(db);
	struct query *query = db_query(db, sql);

	query_id(query, ":id", new);
	if (out)
		*out = new;
	return query;
}

static void run(struct query *query)
{
	struct err err = ERR_INIT;

	if (!query_run(query, &err))
		fail_msg("world: %s", err.text);
}

static void team_add(struct world *world, const char *naam, const char *wijk)
{
	struct query *query = add(world, TEAM_ADD, NULL);

	query_text(query, ":naam", naam);
	query_text(query, ":wijk", wijk);
	run(query);
}

static void employees_add(struct world *world)
{
	for (size_t i = 0; i < COUNT_OF(people); i++) {
		id team = people[i].team ? world_team(world, people[i].team) : 0, employee;
		id organisation = world_organisation(world, people[i].organisation);
		struct query *query = add(world, EMPLOYEE_ADD, &employee);
		query_text(query, ":username", people[i].username);
		query_text(query, ":naam", people[i].naam);
		query_id(query, ":organisation_id", organisation);
		query_id(query, ":team_id", team);
		run(query);
		query = add(world, ROLE_ADD, NULL);
		query_id(query, ":employee_id", employee);
		query_text(query, ":role", people[i].role);
		query_id(query, ":team_id", team);
		run(query);
	}
}

static void households_add(struct world *world)
{
	for (size_t i = 0; i < COUNT_OF(households); i++) {
		char nummer[HUISHOUDNUMMER_BYTES];
		id household;
		huishoudnummer_make(db_next(world->store->db, "huishoudnummer"), nummer);
		struct query *query = add(world, HOUSEHOLD_ADD, &household);
		query_text(query, ":nummer", nummer);
		query_text(query, ":naam", households[i].naam);
		query_text(query, ":straatnaam", households[i].straatnaam);
		query_int(query, ":huisnummer", households[i].huisnummer);
		query_text(query, ":postcode", households[i].postcode);
		query_text(query, ":wijk", households[i].wijk);
		query_int(query, ":shielded", households[i].shielded);
		run(query);
		if (!households[i].regisseur)
			continue;
		id employee = world_employee(world, households[i].regisseur);
		query = add(world, REGIE_ADD, NULL);
		query_id(query, ":household_id", household);
		query_id(query, ":employee_id", employee);
		run(query);
	}
}

static void residents_add(struct world *world)
{
	for (size_t i = 0; i < COUNT_OF(residents); i++) {
		id household = world_household(world, residents[i].household), person;
		int rol = strcmp(residents[i].rol, "kind") == 0 ? MEMBER_CHILD
			: strcmp(residents[i].rol, "ouder") == 0 ? MEMBER_PARENT : MEMBER_SINGLE;
		struct query *query = add(world, PERSON_ADD, &person);
		query_text(query, ":bsn", residents[i].bsn);
		query_text(query, ":voornamen", residents[i].voornamen);
		query_text(query, ":voorletters", (char[]){ residents[i].voornamen[0], '.', '\0' });
		query_text(query, ":voorvoegsel", residents[i].voorvoegsel);
		query_text(query, ":geslachtsnaam", residents[i].geslachtsnaam);
		query_text(query, ":geslacht", residents[i].geslacht);
		query_text(query, ":geboortedatum", residents[i].geboortedatum);
		run(query);
		query = add(world, MEMBER_ADD, NULL);
		query_id(query, ":household_id", household);
		query_id(query, ":person_id", person);
		query_text(query, ":rol", member_code(rol));
		run(query);
	}
}

static void involve(struct world *world, const char *household, const char *username, const char *organisation)
{
	id household_id = world_household(world, household), employee = world_employee(world, username);
	id organisation_id = world_organisation(world, organisation);
	struct query *query = add(world, INVOLVEMENT_ADD, NULL);

	query_id(query, ":household_id", household_id);
	query_id(query, ":employee_id", employee);
	query_id(query, ":organisation_id", organisation_id);
	run(query);
}

void world_people(struct world *world)
{
	struct err err = ERR_INIT;

	assert_true(db_begin(world->store->db, &err));
	struct query *query = add(world, ORGANISATION_ADD, NULL);
	query_text(query, ":naam", "Stichting Welzijn Noord");
	run(query);
	team_add(world, "Wijkteam Noord", "Noord");
	team_add(world, "Wijkteam Zuid", "Zuid");
	employees_add(world);
	households_add(world);
	residents_add(world);
	involve(world, "jansen", "bram", "Stichting Welzijn Noord");
	assert_true(db_commit(world->store->db, &err));
}
