/* What the mandate rule asks about a person and a household, loaded for one day; and the rule asked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/mandate.h"

/* ---- the person ---- */

static void role_take(struct holder *holder, const char *code)
{
	size_t count = 0;
	int role;

	if (!choice_value(role_choices, code, &role) || role == ROLE_NONE)
		return;
	while (count < HOLDER_ROLES && holder->roles[count] != ROLE_NONE)
		if (holder->roles[count++] == role)
			return;
	if (count < HOLDER_ROLES)
		holder->roles[count] = role;
}

/* A mandate belongs to the function: who stands in for somebody absent has it too, for what climbed. As the ladder. */
static bool holder_roles(struct call *call, id employee_id, bool climbed, struct holder *holder)
{
	static const char ROLES[] =
		"SELECT a.role FROM role_assignment a WHERE a.\"from\" <= :today AND (a.until IS NULL OR a.until > :today)"
		" AND (a.employee_id = :employee_id OR (:climbed AND a.employee_id IN (SELECT x.employee_id FROM deputy x"
		"  WHERE x.deputy_id = :employee_id AND x.\"from\" <= :today AND (x.until IS NULL OR x.until > :today))))"
		" ORDER BY a.employee_id <> :employee_id, a.id";
	struct query *query = db_query(call->db, ROLES);
	enum query_result result;

	query_id(query, ":employee_id", employee_id);
	query_day(query, ":today", call->today);
	query_int(query, ":climbed", climbed);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		role_take(holder, query_get_text(query, "role"));
	return result == QUERY_DONE;
}

/* `relative`: a member of the household, or living in one household with a member of it. */
static bool holder_relations(struct call *call, id employee_id, id household_id, struct holder *holder)
{
	static const char RELATIONS[] =
		"SELECT e.organisation_id, o.kind = 'gemeente' AS municipal,"
		" EXISTS(SELECT 1 FROM regie r WHERE r.household_id = :household_id AND r.employee_id = e.id"
		"  AND r.\"from\" <= :today AND r.until IS NULL) AS regisseur,"
		" EXISTS(SELECT 1 FROM membership own JOIN membership near ON near.household_id = own.household_id"
		"  JOIN membership there ON there.person_id = near.person_id"
		"  WHERE own.person_id = e.person_id AND own.until IS NULL AND near.until IS NULL AND there.until IS NULL"
		"  AND there.household_id = :household_id) AS relative"
		" FROM employee e JOIN organisation o ON o.id = e.organisation_id WHERE e.id = :employee_id";
	struct query *query = db_query(call->db, RELATIONS);

	query_id(query, ":employee_id", employee_id);
	query_id(query, ":household_id", household_id);
	query_day(query, ":today", call->today);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_MISSING, "Deze medewerker is er niet.");
	holder->organisation_id = query_get_int(query, "organisation_id");
	holder->of_municipality = query_get_int(query, "municipal");
	holder->regisseur = query_get_int(query, "regisseur");
	holder->member_of_household = query_get_int(query, "relative");
	query_done(query);
	return true;
}

/* ---- the money ---- */

static void spent_what(struct query *query, struct spent *spent)
{
	const char *naam = query_get_text(query, "naam"), *state = query_get_text(query, "state");
	const char *bij = query_get_text(query, "bij");
	char amount[MONEY_BYTES], date[DAY_NL_BYTES];

	/* Of another household only the sum is shown: what it has is not for who works here. */
	if (query_get_int(query, "elsewhere"))
		naam = "Een verbonden huishouden";
	money_nl(query_get_int(query, "bedrag_totaal"), true, amount);
	day_nl(spent->datum, date);
	if (strcmp(state, "ter_toetsing") == 0)
		snprintf(spent->what, sizeof(spent->what), "%.300s, € %s, in behandeling bij %.300s", naam, amount, bij);
	else if (strcmp(state, "tweede_ogen") == 0)
		snprintf(spent->what, sizeof(spent->what), "%.300s, € %s, wacht op tweede ogen", naam, amount);
	else
		snprintf(spent->what, sizeof(spent->what), "%.300s, € %s, besloten op %s", naam, amount, date);
}

/* What is in flight counts whatever its day; without an upper bound, so that a later day counts as well. */
static bool spent_load(struct call *call, const struct decision *decision, struct mandate_facts *facts)
{
	static const char SPENT[] =
		"SELECT d.id AS decision_id, s.trede, d.state, max(s.counted - coalesce((SELECT f.freed FROM decision_freed f"
		"  WHERE f.decision_id = d.id AND f.grant_id = :id AND NOT f.granted), 0), 0) AS bedrag,"
		" iif(s.counted < s.whole, s.counted, d.bedrag) AS bedrag_totaal, d.state IN ('ter_toetsing', 'tweede_ogen') AS in_flight, d.provision_kind_id,"
		" CASE WHEN coalesce((SELECT s.same_id FROM person_same s WHERE s.person_id = d.person_id), d.person_id)"
		"   IS coalesce((SELECT s.same_id FROM person_same s WHERE s.person_id = :person_id), :person_id)"
		"  THEN :person_id ELSE d.person_id END AS person_id, d.household_id <> :household_id AS elsewhere,"
		" CASE WHEN d.state IN ('ter_toetsing', 'tweede_ogen') THEN d.requested ELSE d.besluitdatum END AS datum,"
		" coalesce(p.naam, 'Besluit') AS naam,"
		" coalesce(h.naam, (SELECT r.naam FROM rung r WHERE r.trede = d.trede), 'de ladder') AS bij"
		" FROM decision_spent s JOIN decision d ON d.id = s.id LEFT JOIN provision_kind p ON p.id = d.provision_kind_id"
		" LEFT JOIN escalation e ON e.decision_id = d.id AND e.closed IS NULL LEFT JOIN employee h ON h.id = e.holder_id"
		" WHERE d.household_id IN (SELECT :household_id UNION ALL SELECT kin_id FROM household_kin"
		"   WHERE household_id = :household_id AND tie > :since) AND d.id IS NOT :id"
		" AND (d.household_id = :household_id OR EXISTS(SELECT 1 FROM household_kin k WHERE k.household_id = :household_id"
		"  AND k.kin_id = d.household_id AND k.tie > :since AND CASE WHEN d.state IN ('ter_toetsing', 'tweede_ogen')"
		"   THEN d.requested ELSE d.besluitdatum END BETWEEN k.since AND k.upto))"
		" AND (d.state IN ('ter_toetsing', 'tweede_ogen')"
		"  OR (d.state IN ('genomen', 'bekendgemaakt') AND d.besluitdatum >= :since)) ORDER BY datum, d.id";
	struct query *query = db_query(call->db, SPENT);
	enum query_result result;

	query_id(query, ":household_id", decision->household_id);
	query_id(query, ":id", decision->id);
	query_id(query, ":person_id", decision->person_id);
	query_day(query, ":since", day_add_months(call->today, -12));
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct spent *spent;

		facts->spent = mem_grow(facts->spent, facts->spent_count + 1, sizeof(*facts->spent));
		spent = &facts->spent[facts->spent_count++];
		record_init(&spent_record, spent);
		query_read(query, &spent_record, spent);
		spent_what(query, spent);
	}
	return result == QUERY_DONE;
}

/* ---- what it belongs to ---- */

static bool vorige_load(struct call *call, const struct decision *decision, struct mandate_facts *facts)
{
	static const char VORIGE[] = "SELECT * FROM decision WHERE id = :id";
	struct query *query;

	record_init(&decision_record, &facts->vorige);
	if (!decision->vorige_id)
		return true;
	query = db_query(call->db, VORIGE);
	query_id(query, ":id", decision->vorige_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	query_read(query, &decision_record, &facts->vorige);
	query_done(query);
	return true;
}

/* ---- all together ---- */

static bool holder_load(struct call *call, id employee_id, id household_id, bool climbed, struct holder *holder)
{
	*holder = (struct holder){ .employee_id = employee_id };
	return holder_roles(call, employee_id, climbed, holder) &&
		holder_relations(call, employee_id, household_id, holder);
}

/* An absent regisseur decides nothing today; the ladder then passes by. */
static id regisseur_present(struct call *call, id household_id)
{
	static const char REGISSEUR[] =
		"SELECT r.employee_id FROM regie r JOIN employee e ON e.id = r.employee_id"
		" WHERE r.household_id = :household_id AND r.until IS NULL AND r.\"from\" <= :today AND e.disabled = 0"
		" AND NOT EXISTS(SELECT 1 FROM absence x WHERE x.employee_id = r.employee_id AND x.\"from\" <= :today"
		"  AND (x.until IS NULL OR x.until > :today))";
	struct query *query = db_query(call->db, REGISSEUR);

	query_id(query, ":household_id", household_id);
	query_day(query, ":today", call->today);
	return query_number(query, &call->err);
}

static bool regisseur_load(struct call *call, id household_id, struct mandate_facts *facts)
{
	id employee_id = regisseur_present(call, household_id);

	return employee_id ? holder_load(call, employee_id, household_id, true, &facts->regisseur) :
		call->err.code == ERR_NONE;
}

bool mandate_facts_load(struct call *call, const struct decision *decision, id employee_id, bool climbed,
	struct mandate_facts *facts)
{
	static const char MANDATES[] = "SELECT * FROM mandate ORDER BY trede, id";

	*facts = (struct mandate_facts){ 0 };
	return holder_load(call, employee_id, decision->household_id, climbed, &facts->holder) &&
		regisseur_load(call, decision->household_id, facts) &&
		query_array(db_query(call->db, MANDATES), &mandate_record, &facts->mandates, &facts->mandate_count, &call->err) &&
		query_array(db_query(call->db, rungs_as_they_are), &rung_record, &facts->rungs, &facts->rung_count, &call->err) &&
		spent_load(call, decision, facts) && vorige_load(call, decision, facts);
}

void mandate_facts_free(struct mandate_facts *facts)
{
	free(facts->mandates);
	free(facts->rungs);
	free(facts->spent);
	record_clear(&decision_record, &facts->vorige);
	*facts = (struct mandate_facts){ 0 };
}

struct mandate_verdict mandate_ask(const struct mandate_facts *facts, const struct decision *decision, day today,
	bool climbed, enum mandate_part part)
{
	return mandate_covers(&(struct mandate_case){
		.decision = decision,
		.vorige = facts->vorige.id ? &facts->vorige : NULL,
		.holder = &facts->holder,
		.regisseur = facts->regisseur.employee_id ? &facts->regisseur : NULL,
		.mandates = facts->mandates, .mandate_count = facts->mandate_count,
		.rungs = facts->rungs, .rung_count = facts->rung_count,
		.spent = facts->spent, .spent_count = facts->spent_count,
		.today = today, .climbed = climbed, .part = part,
	});
}

bool mandate_weigh(struct call *call, const struct decision *decision, id employee_id, bool climbed,
	enum mandate_part part, struct mandate_verdict *verdict)
{
	struct mandate_facts facts;
	bool ok = mandate_facts_load(call, decision, employee_id, climbed, &facts);

	if (ok)
		*verdict = mandate_ask(&facts, decision, call->today, climbed, part);
	mandate_facts_free(&facts);
	return ok;
}
