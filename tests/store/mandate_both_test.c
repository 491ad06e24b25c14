/*
 * The rule in C and the law in the database say the same: whoever writes whatever at random, the database lets a decision
 * pass under some mandate exactly when mandate_covers says that it is within, and asks second eyes when that asks them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "store/decision.h"
#include "store/mandate.h"

enum { ROUNDS = 30, DAY_MS = 86400000 };

static uint32_t seed;

static int any(int below)
{
	seed = seed * 1664525 + 1013904223;
	return (int)((seed >> 8) % (uint32_t)below);
}

static const char *const writers[] = { "amina", "bram", "carla", "dirk", "esther", "karel", "loes", "mark" };
static const char *const provisions[] = { "Begeleiding", "Dagbesteding", "Spoedopvang", "Opvang", "Beschermd wonen",
	"Jeugdhulp ambulant", "Jeugdhulp crisis", "Verblijf jeugd, met behandeling", "Buurtkamer of inloop",
	"Bijzondere bijstand: overige kosten", "Doorbraakbudget" };
static const cents amounts[] = { 0, 1, 50000, 50001, 100000, 100001, 250000, 250001, 500000, 500001, 1000000, 1500000,
	2500000, 2500001, 7500000, 7500001 };
static const int durations[] = { 0, 2, 3, 6, 7, 30, 180, 181, 364, 365, 366, 729, 730, 1094, 1100 };

/* What belongs to an earlier decision: the last that stands, with its provision and person. Else it is a grant. */
static void belong(struct dossier *dossier, struct decision *decision)
{
	static const char STANDS[] =
		"SELECT * FROM decision p WHERE household_id = :household_id AND state IN ('genomen', 'bekendgemaakt')"
		" AND kind NOT IN ('afwijzing', 'intrekking') AND NOT EXISTS(SELECT 1 FROM decision o WHERE o.vorige_id = p.id"
		"  AND o.kind <> 'verlenging' AND o.state NOT IN ('concept', 'ingetrokken')) ORDER BY id DESC LIMIT 1";
	struct query *query = db_query(world_db(dossier->world), STANDS);
	struct decision before;

	query_id(query, ":household_id", dossier->household_id);
	if (!query_one(query, NULL)) {
		decision->kind = DECISION_TOEKENNING;
		return;
	}
	record_init(&decision_record, &before);
	query_read(query, &decision_record, &before);
	query_done(query);
	decision->vorige_id = before.id;
	decision->provision_kind_id = before.provision_kind_id;
	decision->person_id = before.person_id;
	if (any(3) && before.datumStart != DAY_NONE && before.datumEinde != DAY_NONE) {
		decision->datumStart = before.datumStart + any(3) * 30;
		decision->datumEinde = before.datumEinde + any(3) - 1;
		if (decision->datumEinde < decision->datumStart)
			decision->datumEinde = decision->datumStart;
	}
	if (any(2))
		decision->bedrag = before.bedrag + any(3) - 1;
	if (decision->bedrag < 0 || decision->kind == DECISION_INTREKKING)
		decision->bedrag = 0;
	if (decision->kind == DECISION_VERMINDERING && decision->bedrag > before.bedrag - decision_used(&before,
			decision->datumStart != DAY_NONE ? decision->datumStart : world_today(dossier->world)))
		decision->bedrag = 0;
	record_clear(&decision_record, &before);
}

static struct decision random_decision(struct dossier *dossier, day today)
{
	/* mostly of the kind and size that is decided every day */
	struct decision decision = draft(dossier, provisions[any(any(2) ? 2 : (int)COUNT_OF(provisions))],
		amounts[any(any(2) ? 8 : (int)COUNT_OF(amounts))]);

	decision.kind = any(4) ? DECISION_TOEKENNING : any(DECISION_VERLENGING + 1);
	decision.person_id = any(3) ? dossier->person_id : 0;
	decision.spoed = any(4) == 0;
	decision.aanbieder_id = any(3) ? 0 : world_organisation(dossier->world, "Stichting Welzijn Noord");
	decision.datumStart = today + any(60) - 10;
	decision.datumEinde = decision.datumStart + durations[any(any(2) ? 7 : (int)COUNT_OF(durations))];
	if (any(10) == 0)
		decision.datumEinde = DAY_NONE;
	if (any(20) == 0)
		decision.datumStart = decision.datumEinde = DAY_NONE;
	if (decision_belongs(&decision))
		belong(dossier, &decision);
	return decision;
}

/* What a raw shell would write to have a decision taken. */
struct attempt {
	id decision_id, decider_id, second_id, mandate_id;
	bool climbed;
	const char *state;
	char today[DAY_ISO_BYTES];
};

/* Rolled back unless `stay`. */
static bool passes(struct db *db, const struct attempt *attempt, bool stay)
{
	static const char PASS[] =
		"UPDATE decision SET state = :state, decider_id = :decider_id, second_id = :second_id, mandate_id = :mandate_id,"
		" climbed = :climbed, trede = (SELECT trede FROM mandate WHERE id = :mandate_id), namens = 'x',"
		" requested = :today, besluitdatum = :today WHERE id = :id";
	struct err err = ERR_INIT;
	struct query *query;
	bool ok;

	assert_true(db_run_script(db, "SAVEPOINT pass", &err));
	query = db_query(db, PASS);
	query_text(query, ":state", attempt->state);
	query_id(query, ":decider_id", attempt->decider_id);
	query_id(query, ":second_id", attempt->second_id);
	query_id(query, ":mandate_id", attempt->mandate_id);
	query_int(query, ":climbed", attempt->climbed);
	query_text(query, ":today", attempt->today);
	query_id(query, ":id", attempt->decision_id);
	ok = query_run(query, &err);
	assert_true(db_run_script(db, ok && stay ? "RELEASE pass" : "ROLLBACK TO pass; RELEASE pass", &err));
	return ok;
}

/* Is there a mandate in the register under which the database lets it pass? */
static bool passes_under_any(struct db *db, const struct mandate_facts *facts, struct attempt attempt)
{
	for (size_t i = 0; i < facts->mandate_count; i++) {
		attempt.mandate_id = facts->mandates[i].id;
		if (passes(db, &attempt, false))
			return true;
	}
	return false;
}

static struct {
	int within, refused, climbed, second_yes, second_no;
} seen;

static void agree(const char *what, const struct decision *decision, const struct mandate_verdict *verdict, bool rule,
	bool database)
{
	if (rule == database)
		return;
	fail_msg("%s: %s, € %lld.%02lld, %d days, kind %d, spoed %d, author %lld: the rule says %s (%s), the database %s",
		what, decision->provision_naam, (long long)decision->bedrag / 100, (long long)decision->bedrag % 100,
		decision->datumEinde - decision->datumStart, decision->kind, decision->spoed,
		(long long)decision->author_id, rule ? "yes" : "no", verdict->rule, database ? "yes" : "no");
}

static id anybody(struct dossier *dossier)
{
	return world_employee(dossier->world, writers[any(COUNT_OF(writers))]);
}

/* Both confirmed the same text: that is not what is asked here. */
static void confirmed_by_both(struct db *db, const struct attempt *attempt)
{
	static const char TEXT[] = "INSERT INTO decision_text(id, decision_id, at, hash, tekst)"
		" SELECT coalesce(max(id), 0) + 1, :id, 0, hex(zeroblob(32)), 'x' FROM decision_text";
	static const char CONFIRMS[] = "INSERT INTO decision_confirm(text_id, employee_id, at, factor)"
		" SELECT max(t.id), e.id, 0, 'geen' FROM decision_text t JOIN employee e ON e.id IN (:decider_id, :second_id)"
		" GROUP BY e.id";
	struct query *query = db_query(db, TEXT);

	query_id(query, ":id", attempt->decision_id);
	assert_true(query_run(query, NULL));
	query = db_query(db, CONFIRMS);
	query_id(query, ":decider_id", attempt->decider_id);
	query_id(query, ":second_id", attempt->second_id);
	assert_true(query_run(query, NULL));
}

/* Second eyes of anybody: the same answer, and then it is taken, or given up so that the year does not fill. */
static void second_round(struct dossier *dossier, struct call *call, struct decision *stored, struct attempt *attempt)
{
	struct mandate_verdict verdict;
	struct err err = ERR_INIT;

	stored->decider_id = attempt->decider_id;
	stored->trede = query_number(db_query(call->db, "SELECT trede FROM decision ORDER BY id DESC LIMIT 1"), NULL);
	attempt->second_id = anybody(dossier);
	attempt->state = "genomen";
	confirmed_by_both(call->db, attempt);
	assert_true(mandate_weigh(call, stored, attempt->second_id, attempt->climbed, PART_SECOND, &verdict));
	agree("second eyes", stored, &verdict, verdict.within, passes(call->db, attempt, false));
	seen.second_yes += verdict.within;
	seen.second_no += !verdict.within;
	if (verdict.within && any(2))
		assert_true(passes(call->db, attempt, true));
	else if (any(3))
		assert_true(db_run_script(call->db,
			"UPDATE decision SET state = 'ingetrokken' WHERE state = 'tweede_ogen'", &err));
}

static void decide_round(struct dossier *dossier, struct call *call, struct decision *stored)
{
	struct attempt attempt = { .decision_id = stored->id, .state = "tweede_ogen",
		.decider_id = any(2) ? stored->author_id : anybody(dossier) };
	struct mandate_facts facts;

	day_iso(call->today, attempt.today);
	attempt.climbed = attempt.decider_id != stored->author_id;
	assert_true(mandate_facts_load(call, stored, attempt.decider_id, attempt.climbed, &facts));
	struct mandate_verdict verdict = mandate_ask(&facts, stored, call->today, attempt.climbed, PART_DECIDE);
	agree(attempt.climbed ? "after a climb" : "alone", stored, &verdict, verdict.within,
		passes_under_any(call->db, &facts, attempt));
	mandate_facts_free(&facts);
	seen.within += verdict.within;
	seen.refused += !verdict.within;
	seen.climbed += verdict.within && attempt.climbed;
	if (!verdict.within)
		return;
	attempt.mandate_id = verdict.mandate_id;
	attempt.state = "genomen";
	agree("without second eyes", stored, &verdict, !verdict.needs_second,
		passes(call->db, &attempt, !verdict.needs_second));
	if (!verdict.needs_second)
		return;
	attempt.state = "tweede_ogen";
	assert_true(passes(call->db, &attempt, true));
	second_round(dossier, call, stored, &attempt);
}

static void one_round(struct dossier *dossier)
{
	struct call *call = world_make_call(dossier->world, writers[any(COUNT_OF(writers))]);
	struct decision decision = random_decision(dossier, call->today), stored;
	struct err err = ERR_INIT;

	assert_true(db_begin(call->db, &err));
	if (!decision_store(call, &decision))
		fail_msg("%s", call->err.text);
	assert_true(decision_load(call, decision.id, &stored));
	decide_round(dossier, call, &stored);
	record_clear(&decision_record, &stored);
	assert_true(db_commit(call->db, &err));
}

/* Carla is away for half of every year; loes stands in, and mark for loes in the last of it. */
static void absences(struct dossier *dossier)
{
	colleague(dossier, "loes");
	colleague(dossier, "mark");
	world_sql(dossier->world, "INSERT INTO absence(id, employee_id, deputy_id, \"from\", until)"
		" SELECT 7700 + y, c.id, l.id, (2026 + y) || '-12-01', (2027 + y) || '-06-01'"
		" FROM employee c, employee l, (SELECT value AS y FROM json_each('[0,1,2,3,4,5,6,7,8,9]'))"
		" WHERE c.username = 'carla' AND l.username = 'loes'");
	world_sql(dossier->world, "INSERT INTO absence(id, employee_id, deputy_id, \"from\", until)"
		" SELECT 7800 + y, c.id, l.id, (2027 + y) || '-03-01', (2027 + y) || '-06-01'"
		" FROM employee c, employee l, (SELECT value AS y FROM json_each('[0,1,2,3,4,5,6,7,8,9]'))"
		" WHERE c.username = 'loes' AND l.username = 'mark'");
}

static void the_rule_and_the_database_agree(void **state)
{
	const char *more = getenv("MANDATE_ROUNDS");	/* a long run, by hand */
	struct dossier *dossier = dossier_new();
	int rounds = more ? atoi(more) : ROUNDS;

	(void)state;
	absences(dossier);
	seed = 2026;
	for (int round = 0; round < rounds; round++) {
		if (round == rounds / 2)
			dossier_of(dossier, "amina", "jansen", "Anna");
		one_round(dossier);
		world_set_now(dossier->world, world_now(dossier->world) + (int64_t)any(40) * DAY_MS);
	}
	if (more)
		print_message("within %d (climbed %d), refused %d; second eyes: yes %d, no %d\n", seen.within, seen.climbed,
			seen.refused, seen.second_yes, seen.second_no);
	assert_true(seen.within > 0 && seen.climbed > 0 && seen.refused > 0 && seen.second_yes + seen.second_no > 0);
	dossier_free(dossier);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rule_and_the_database_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
