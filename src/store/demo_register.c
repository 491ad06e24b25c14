/* Demo: the keeper of the register proposes another amount, and it waits for somebody to confirm it. */
#include "demo_deeds.h"
#include "domain/mandate.h"

/* The next of the query, as it stands. */
static struct mandate *row_add(struct message *in, struct query *query)
{
	struct mandate *row = rows_new(&in->rows, &mandate_record);

	record_init(&mandate_record, row);
	query_read(query, &mandate_record, row);
	return row;
}

/* The whole register again, with more per decision for a wijkcoach in this category of the Wmo. */
bool demo_register(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char STANDING[] = "SELECT * FROM mandate WHERE until IS NULL AND revoked IS NULL ORDER BY trede, id";
	struct query *query = db_query(demo->call->db, STANDING);
	struct message in;
	struct ask *ask = demo_say(&in, REQ_MANDATE_PROPOSE, &ask_record);

	(void)home;
	ask->day = demo_day(demo, (int)step->n);
	demo_text(ask->word, sizeof(ask->word), step->a);
	while (query_step(query, &demo->call->err) == QUERY_ROW) {
		struct mandate *row = row_add(&in, query);

		if (row->role == ROLE_WIJKCOACH && row->wet == WET_WMO && mandate_lists(row->categorieen, step->b))
			row->per_besluit = step->m;
	}
	return demo->call->err.code == ERR_NONE && demo_over(demo, step, &in);
}
