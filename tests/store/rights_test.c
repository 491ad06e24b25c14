/*
 * The rights as they are written down against the rights as they are: random people ask random things of random
 * households, and each answer is what the table in docs/rights.md says - read from the file, not from the code - with one
 * line in the right log when it was done. RIGHTS is how many (100000 for the whole proof).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"

enum { TRIES_USUAL = 600, ANEW = 500, DEEDS_MOST = 40, ROLES_MOST = 16, WORD = 40 };

/* ---- the table of the document ---- */

struct page {
	char deeds[DEEDS_MOST][WORD];
	size_t deed_count;
	char roles[ROLES_MOST][WORD];
	char cells[ROLES_MOST][DEEDS_MOST][WORD];
	size_t role_count;
};

static size_t cells_of(char *line, char out[DEEDS_MOST + 1][WORD])
{
	size_t count = 0;
	char *cell;

	line += strspn(line, "|");
	while ((cell = strsep(&line, "|\n")) && line && count <= DEEDS_MOST) {
		cell += strspn(cell, " ");
		snprintf(out[count], WORD, "%.*s", (int)strcspn(cell, " "), cell);
		count++;
	}
	return count;
}

static void page_read(struct page *out)
{
	static char found[DEEDS_MOST + 1][WORD];
	char line[1024];
	FILE *file = fopen("docs/rights.md", "r");

	assert_non_null(file);
	memset(out, 0, sizeof(*out));
	while (fgets(line, sizeof(line), file)) {
		bool head = strncmp(line, "| role |", 8) == 0;
		if (*line != '|' || (!head && out->deed_count == 0))
			continue;
		if (!head && strncmp(line, "| deed |", 8) == 0)
			break;
		size_t count = cells_of(line, found);
		if (head) {
			out->deed_count = count - 1;
			memcpy(out->deeds, found + 1, out->deed_count * sizeof(found[0]));
		} else if (found[0][0] != '-' && count > 1) {
			memcpy(out->roles[out->role_count], found[0], WORD);
			memcpy(out->cells[out->role_count++], found + 1, out->deed_count * sizeof(found[0]));
		}
	}
	fclose(file);
	assert_int_equal(out->role_count, 11);
}

static const char *cell_of(const struct page *page, const char *role, const char *deed)
{
	for (size_t r = 0; r < page->role_count; r++)
		for (size_t d = 0; d < page->deed_count; d++)
			if (strcmp(page->roles[r], role) == 0 && strcmp(page->deeds[d], deed) == 0)
				return page->cells[r][d];
	fail_msg("docs/rights.md says nothing of %s and %s", role, deed);
	return "";
}

/* ---- who, what, where ---- */

static const struct person_of {
	const char *who, *role;
} people[] = {
	{ "amina", "wijkcoach" }, { "bram", "partner" }, { "carla", "teamleider" }, { "dirk", "procesregisseur" },
	{ "esther", "manager" }, { "femke", "backoffice" }, { "gerrit", "functioneel_beheerder" },
	{ "hanna", "privacy_officer" }, { "karel", "wijkcoach" }, { "fleur", "fg" }, { "wout", "college" },
	{ "gijs", "gedragswetenschapper" },
};

/* What is done under which right; `log`: where its line stands; `done` undoes it, so that it can be asked again. */
static const struct deed_of {
	const char *deed;
	int request;
	const char *log;	/* "view", "audit" or "" */
} operations[] = {
	{ "list", REQ_SEARCH, "" },
	{ "open", REQ_HOUSEHOLD_OPEN, "view" },
	{ "decisions", REQ_DECISION_LIST, "" },
	{ "edit", REQ_JOURNAL_ADD, "audit" },
	{ "edit-plan", REQ_PLAN_START, "audit" },
	{ "escalate", REQ_ESCALATION_RAISE, "audit" },
	{ "worry", REQ_ESCALATION_RAISE, "audit" },
	{ "regie", REQ_REGIE_SET, "audit" },
	{ "break-glass", REQ_BREAK_GLASS, "audit" },
	{ "sign", REQ_MATCH_LIST, "view" },
	{ "exclude", REQ_EXCLUSION_LIST, "" },
	{ "log", REQ_OVERSIGHT, "" },
	{ "admin", REQ_USER_LIST, "" },
};

static const char *const households[] = { "jansen", "yilmaz", "devries", "geheim" };

/* As they are written in world.h, and what this test adds to it. */
static const char *situation_of(const char *who, const char *household)
{
	static const struct {
		const char *who, *household, *letters;
	} rows[] = {
		{ "amina", "jansen", "can" }, { "amina", "yilmaz", "a" }, { "bram", "jansen", "can" }, { "bram", "yilmaz", "a" },
		{ "carla", "jansen", "a" }, { "carla", "yilmaz", "a" }, { "karel", "devries", "can" }, { "karel", "geheim", "cn" },
		{ "dirk", "", "a" }, { "esther", "", "a" }, { "femke", "", "a" }, { "gijs", "", "a" }, { "wout", "", "a" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (strcmp(rows[i].who, who) == 0 && (!*rows[i].household || strcmp(rows[i].household, household) == 0))
			return rows[i].letters;
	return "";
}

struct case_of {
	const struct person_of *person;
	const struct deed_of *operation;
	const char *household;
	bool glass, excluded;
};

/* "regie" is to appoint another one; where there is none, or it is oneself, to write there is enough. */
static const char *deed_asked(const struct case_of *c)
{
	bool none = strcmp(c->household, "yilmaz") == 0, self = strcmp(c->person->who, "karel") == 0 ?
		strcmp(c->household, "jansen") != 0 : strcmp(c->person->who, "amina") == 0 && strcmp(c->household, "jansen") == 0;

	return c->operation->request == REQ_REGIE_SET && (none || self) ? "edit" : c->operation->deed;
}

/* The rules above the table, as the document gives them, and then its cell. */
static bool written(const struct page *page, const struct case_of *c)
{
	const char *letters = situation_of(c->person->who, c->household);
	const char *cell = cell_of(page, c->person->role, deed_asked(c));
	bool about = strcmp(c->operation->deed, "log") != 0 && strcmp(c->operation->deed, "admin") != 0;

	if (about && c->excluded)
		return false;
	if (about && strcmp(c->household, "geheim") == 0 && !strchr(letters, 'n'))
		return false;
	if (strcmp(cell, "yes") == 0)
		return true;
	for (; *cell; cell++)
		if (strchr(letters, *cell) || (*cell == 'g' && c->glass))
			return true;
	return false;
}

/* ---- asking ---- */

static const struct message *asked(struct world *world, const struct case_of *c)
{
	struct ask ask = homes_ask(world_household(world, c->household));
	struct journal_entry entry;
	struct escalation escalation;

	switch (c->operation->request) {
	case REQ_SEARCH:
		ask.id = 0;
		snprintf(ask.word, sizeof(ask.word), "%s", strcmp(c->household, "jansen") == 0 ? "111222333" :
			strcmp(c->household, "yilmaz") == 0 ? "123456782" : strcmp(c->household, "devries") == 0 ? "els" : "rosa");
		break;
	case REQ_JOURNAL_ADD:
		record_init(&journal_entry_record, &entry);
		entry.household_id = ask.id;
		entry.tekst = (char *)"gebeld";
		return world_call(world, c->person->who, REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL);
	case REQ_ESCALATION_RAISE:
		record_init(&escalation_record, &escalation);
		escalation.household_id = ask.id;
		escalation.cause = strcmp(c->operation->deed, "worry") == 0 ? CAUSE_ZORG : CAUSE_STAGNATIE;
		escalation.question = (char *)"wie beslist hier";
		return world_call(world, c->person->who, REQ_ESCALATION_RAISE, &escalation_record, &escalation, NULL);
	case REQ_REGIE_SET:
		ask.other_id = world_employee(world, "dirk");
		snprintf(ask.word, sizeof(ask.word), "vakantie");
		break;
	case REQ_BREAK_GLASS:
		snprintf(ask.word, sizeof(ask.word), "Buurman belt: kind alleen thuis");
		break;
	}
	return world_call(world, c->person->who, c->operation->request, &ask_record, &ask, NULL);
}

/* True when it was done, or when only something else than a right kept it from being done. */
static bool allowed(const struct case_of *c, const struct message *answer)
{
	static const char *const other_rules[] = { "noodknop.nodig", "plan.een", "regie.al" };

	if (!answer)
		return false;
	if (c->operation->request == REQ_SEARCH)
		return answer->status == STATUS_OK && world_count(answer, &search_hit_record) > 0;
	/* the back-office opens something less: decisions and terms */
	if (c->operation->request == REQ_HOUSEHOLD_OPEN)
		return answer->status == STATUS_OK && ((const struct household *)world_row(answer, &household_record, 0))->may_open;
	if (answer->status == STATUS_REFUSED)
		for (size_t i = 0; i < COUNT_OF(other_rules); i++)
			if (strcmp(world_rule(answer), other_rules[i]) == 0)
				return true;
	return answer->status == STATUS_OK;
}

static int64_t lines(struct world *world, const char *log)
{
	if (strcmp(log, "view") == 0)
		return query_number(db_query(world_store(world)->view_db, "SELECT count(*) FROM view WHERE act <> 'zoek'"), NULL);
	return query_number(db_query(world_db(world), "SELECT coalesce(max(seq), 0) FROM audit"), NULL);
}

static void line_checked(struct world *world, const struct case_of *c, const struct message *answer, int64_t views,
	int64_t audits)
{
	int64_t more_views = lines(world, "view") - views, more_audits = lines(world, "audit") - audits;
	bool done = answer && answer->status == STATUS_OK;

	if (*c->operation->log && strcmp(c->operation->log, "view") == 0)
		assert_int_equal(more_views, done);
	if (strcmp(c->operation->log, "audit") == 0)
		assert_int_equal(more_audits, done);
	else
		assert_int_equal(more_audits, 0);
}

/* ---- many ---- */

static void world_make(struct world **world)
{
	static const char *const more[][3] = {
		{ "fleur", "fg", "Fleur" }, { "wout", "college", "Wout" }, { "gijs", "gedragswetenschapper", "Gijs" },
	};
	char sql[512];

	world_free(*world);
	*world = world_new();
	for (size_t i = 0; i < COUNT_OF(more); i++) {
		snprintf(sql, sizeof(sql), "INSERT INTO employee(id, username, naam, organisation_id) SELECT %zu, '%s', '%s',"
			" organisation_id FROM employee WHERE username = 'carla'; INSERT INTO role_assignment(id, employee_id, role,"
			" \"from\") VALUES (%zu, %zu, '%s', '2026-01-01')", 880000 + i, more[i][0], more[i][2], 881000 + i, 880000 + i,
			more[i][1]);
		world_sql(*world, sql);
	}
	homes_keys(*world);
}

static void glass_and_exclusion(struct world *world, const struct case_of *c)
{
	char sql[512];
	long long household = world_household(world, c->household), employee = world_employee(world, c->person->who);

	if (c->glass) {
		snprintf(sql, sizeof(sql), "INSERT INTO break_glass(id, household_id, employee_id, at, until, reason) VALUES (%lld,"
			" %lld, %lld, %lld, %lld, 'buurman belt in paniek')", 1000000 + (long long)world_now(world) % 100000000, household,
			employee, (long long)world_now(world), (long long)world_now(world) + 1);
		world_sql(world, sql);
	}
	if (c->excluded) {
		snprintf(sql, sizeof(sql), "INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\")"
			" SELECT %lld, %lld, %lld, 'familie', 'zus', e.id, 1, '2026-11-18' FROM employee e WHERE e.id <> %lld LIMIT 1",
			1000000 + (long long)world_now(world) % 100000000, employee, household, employee);
		world_sql(world, sql);
	}
}

/* The noodknop of this try has run out, and its exclusion is ended. */
static void glass_and_exclusion_end(struct world *world)
{
	world_set_now(world, world_now(world) + 2);
	world_sql(world, "UPDATE exclusion SET until = \"from\", ended_by = by_id WHERE until IS NULL");
}

/* True: what was done changes who may what, so that the next try needs a new world. */
static bool one_tried(struct world *world, const struct page *page, const struct case_of *c)
{
	const struct message *answer;
	int64_t views, audits;

	world_seat(world, c->person->who);
	glass_and_exclusion(world, c);
	views = lines(world, "view");
	audits = lines(world, "audit");
	answer = asked(world, c);
	line_checked(world, c, answer, views, audits);
	if (allowed(c, answer) != written(page, c))
		fail_msg("%s (%s), %s of %s%s%s: %s, and docs/rights.md says otherwise: %s", c->person->who, c->person->role,
			c->operation->deed, c->household, c->glass ? ", noodknop" : "", c->excluded ? ", excluded" : "",
			allowed(c, answer) ? "allowed" : "refused", answer ? world_rule(answer) : "ended");
	glass_and_exclusion_end(world);
	return !answer || (answer->status == STATUS_OK && (c->operation->request == REQ_REGIE_SET ||
		c->operation->request == REQ_BREAK_GLASS || c->operation->request == REQ_ESCALATION_RAISE));
}

static void the_store_does_what_the_document_says(void **state)
{
	const char *wanted = getenv("RIGHTS");
	long tries = wanted ? atol(wanted) : TRIES_USUAL;
	struct page page;
	struct world *world = NULL;
	struct case_of c = { 0 };
	uint64_t seed = 20261118;
	bool again = true;

	(void)state;
	page_read(&page);
	for (long i = 0; i < tries; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		c.person = &people[(seed >> 33) % COUNT_OF(people)];
		c.operation = &operations[(seed >> 20) % COUNT_OF(operations)];
		c.household = households[(seed >> 45) % COUNT_OF(households)];
		c.glass = (seed >> 50) % 4 == 0;
		c.excluded = (seed >> 54) % 5 == 0 && !strchr(situation_of(c.person->who, c.household), 'n');
		if (again || i % ANEW == 0)
			world_make(&world);
		again = one_tried(world, &page, &c);
	}
	world_free(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_store_does_what_the_document_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
