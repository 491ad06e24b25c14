/* Far more households opened on a day than is usual for somebody or for their team; and what "far more" is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "oversight_inside.h"

enum { USUAL_DAYS = 60, USUAL_LEAST = 5, TEAM_LEAST = 2 };

static const char COUNT_PUT[] =
	"INSERT INTO oversight_count(employee_id, dag, households) VALUES (:employee, :dag, :households)"
	" ON CONFLICT(employee_id, dag) DO UPDATE SET households = :households";
static const char COUNTS_OLD[] = "DELETE FROM oversight_count WHERE dag < :dag";
static const char COUNTS_OWN[] =
	"SELECT households FROM oversight_count WHERE employee_id = :employee AND dag >= :since AND dag < :dag";
static const char COUNTS_TEAM[] =
	"SELECT c.households FROM oversight_count c JOIN employee e ON e.id = c.employee_id WHERE c.dag = :dag"
	" AND c.employee_id <> :employee AND e.team_id = (SELECT team_id FROM employee WHERE id = :employee)";

/* The middle of what a statement gives; 0 when it gives fewer than `least`. */
static int64_t usual(struct call *call, struct query *query, size_t least)
{
	int64_t *numbers = NULL, median;
	size_t count = 0;

	while (query_step(query, &call->err) == QUERY_ROW) {
		if (count % 64 == 0)
			numbers = mem_grow(numbers, count + 64, sizeof(*numbers));
		numbers[count++] = query_get_int(query, "households");
	}
	median = count >= least ? oversight_median(numbers, count) : 0;
	free(numbers);
	return median;
}

static void why_many(int64_t own, int64_t team, char out[TEXT_LINE_BYTES])
{
	char mine[64] = "van zichzelf is nog niet bekend wat gewoon is", theirs[64] = "";

	if (own)
		snprintf(mine, sizeof(mine), "zelf gewoonlijk %lld", (long long)own);
	if (team)
		snprintf(theirs, sizeof(theirs), "; het team die dag %lld", (long long)team);
	snprintf(out, TEXT_LINE_BYTES, "Veel meer dossiers op een dag dan gewoon: %s%s.", mine, theirs);
}

static bool many_judge(struct call *call, day on, const struct opened *first, int64_t households)
{
	int64_t times = oversight_rule(call, "keer"), least = oversight_rule(call, "minstens");
	struct query *query = db_query(call->db, COUNTS_OWN);
	struct oversight_line line;
	int64_t own, team;

	query_id(query, ":employee", first->employee_id);
	query_day(query, ":since", on - USUAL_DAYS);
	query_day(query, ":dag", on);
	own = usual(call, query, USUAL_LEAST);
	query = db_query(call->db, COUNTS_TEAM);
	query_id(query, ":employee", first->employee_id);
	query_day(query, ":dag", on);
	team = usual(call, query, TEAM_LEAST);
	if (households < least || (households <= times * (own ? own : least) && (!team || households <= times * team)))
		return call->err.code == ERR_NONE;
	record_init(&oversight_line_record, &line);
	line.kind = OVERSIGHT_MANY;
	line.object_id = first->seq;
	line.at = first->at;
	line.employee_id = first->employee_id;
	line.due = oversight_due(call->today - 1);
	snprintf(line.what, sizeof(line.what), "opende %lld verschillende dossiers op een dag", (long long)households);
	why_many(own, team, line.why);
	return oversight_put(call, &line, 0);
}

static size_t of_one(const struct opened *rows, size_t count)
{
	size_t n = 1;

	while (n < count && rows[n].employee_id == rows[0].employee_id)
		n++;
	return n;
}

bool oversight_many(struct call *call, day on, const struct opened *rows, size_t count)
{
	struct query *query = db_query(call->db, COUNTS_OLD);

	query_day(query, ":dag", on - 2 * USUAL_DAYS);
	if (!query_run(query, &call->err))
		return false;
	for (size_t i = 0, n; i < count; i += n) {
		n = of_one(rows + i, count - i);
		query = db_query(call->db, COUNT_PUT);
		query_id(query, ":employee", rows[i].employee_id);
		query_day(query, ":dag", on);
		query_int(query, ":households", (int64_t)n);
		if (!query_run(query, &call->err))
			return false;
	}
	for (size_t i = 0, n; i < count; i += n) {
		n = of_one(rows + i, count - i);
		if (!many_judge(call, on, rows + i, (int64_t)n))
			return false;
	}
	return true;
}

/* ---- what is unusual ---- */

static const char RULES[] = "SELECT name AS what, value AS number FROM oversight_rule ORDER BY name";

static bool rules_answer(struct call *call)
{
	struct query *query = db_query(call->db, RULES);
	enum query_result result;

	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &count_record, rows_new(&call->out->rows, &count_record));
	return result == QUERY_DONE;
}

bool rule_set(struct call *call)
{
	static const struct {
		const char *name;
		int64_t least, most;
	} ranges[] = { { "keer", 2, 50 }, { "minstens", 1, 1000 }, { "nacht-van", 12, 24 }, { "nacht-tot", 0, 12 },
		{ "zorgen", 2, 100 } };
	static const char SET[] = "UPDATE oversight_rule SET value = :value WHERE name = :name";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, SET);
	size_t n = 0;

	call_about(call, 0, "oversight_rule", 0, "regels van het toezicht gelezen");
	if (!*ask->word)
		return rules_answer(call);
	while (n < COUNT_OF(ranges) && strcmp(ranges[n].name, ask->word) != 0)
		n++;
	if (n == COUNT_OF(ranges))
		return err_set(&call->err, ERR_INPUT, "Deze regel is er niet. Kies uit: keer, minstens, nacht-van, nacht-tot, zorgen.");
	if (ask->number < ranges[n].least || ask->number > ranges[n].most)
		return err_set(&call->err, ERR_INPUT, "%s is een getal van %lld tot en met %lld.", ask->word,
			(long long)ranges[n].least, (long long)ranges[n].most);
	query_int(query, ":value", ask->number);
	query_text(query, ":name", ask->word);
	call_about(call, 0, "oversight_rule", 0, "%s = %lld", ask->word, (long long)ask->number);
	ring_role(call, ROLE_PRIVACY_OFFICER, 0, "oversight", 0, "Toezicht: de regel %s is nu %lld.", ask->word,
		(long long)ask->number);
	return query_run(query, &call->err) && rules_answer(call);
}
