/* Steps of the demo as requests: what a higher rung does besides yes and no: a part, an instruction, a round table. */
#include <stdio.h>

#include "base/mem.h"
#include "demo_deeds.h"

/* ---- a part ---- */

bool demo_grant(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char ASKED[] =
		"SELECT e.version, d.bedrag, d.datumEinde FROM escalation e JOIN decision d ON d.id = e.decision_id WHERE e.id = :id";
	struct query *query = db_query(demo->call->db, ASKED);
	struct decision_grant *grant;
	struct message in;
	struct ask *ask;
	id escalation;

	if (!demo_place(demo, home->escalations, home->escalation_count, step->n, &escalation))
		return false;
	ask = demo_say(&in, REQ_ESCALATION_GRANT, &ask_record);
	ask->id = escalation;
	grant = rows_new(&in.rows, &decision_grant_record);
	query_id(query, ":id", escalation);
	if (query_one(query, &demo->call->err)) {
		ask->version = query_get_int(query, "version");
		grant->was_bedrag = query_get_int(query, "bedrag");
		grant->was_einde = query_get_day(query, "datumEinde");
	}
	query_done(query);
	grant->bedrag = step->m * 100;
	grant->datumEinde = demo_day(demo, (int)step->k);
	grant->reason = mem_text(step->a);
	return demo_over(demo, step, &in);
}

/* ---- a round table ---- */

bool demo_table(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct round_table *table;
	struct message in;
	id escalation;

	if (!demo_place(demo, home->escalations, home->escalation_count, step->n, &escalation))
		return false;
	table = demo_say(&in, REQ_TABLE_SAVE, &round_table_record);
	table->escalation_id = escalation;
	table->datum = instant_day(demo_at(demo, (int)step->m, "12:00"));
	if (step->m > 0)
		table->datum = demo_day(demo, (int)step->m);
	demo_text(table->tijd, sizeof(table->tijd), step->c);
	demo_text(table->plaats, sizeof(table->plaats), step->a);
	table->doel = mem_text(step->b);
	return demo_over(demo, step, &in);
}

/* A request about the last table of this household. */
static struct ask *table_say(struct demo *demo, const struct demo_home *home, struct message *in, int request)
{
	static const char LAST[] =
		"SELECT max(t.id) FROM round_table t JOIN escalation e ON e.id = t.escalation_id WHERE e.household_id = :id";
	struct query *query = db_query(demo->call->db, LAST);
	struct ask *ask = demo_say(in, request, &ask_record);

	query_id(query, ":id", home->household_id);
	ask->id = query_number(query, NULL);
	return ask;
}

bool demo_table_ask(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ask *ask = table_say(demo, home, &in, REQ_TABLE_ASK);

	ask->other_id = demo_employee(demo, step->a);
	ask->flag = true;
	return demo_over(demo, step, &in);
}

bool demo_table_answer(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ask *ask = table_say(demo, home, &in, REQ_TABLE_ANSWER);

	ask->flag = step->n != 0;
	return demo_over(demo, step, &in);
}

bool demo_table_outcome(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ask *ask = table_say(demo, home, &in, REQ_TABLE_OUTCOME);

	ask->tekst = mem_text(step->a);
	return demo_over(demo, step, &in);
}
