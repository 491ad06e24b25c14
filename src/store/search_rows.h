/* The rows behind a search: a person in a household, with what is needed to judge and to show it. */
#ifndef STORE_SEARCH_ROWS_H
#define STORE_SEARCH_ROWS_H

#include "search_seek.h"
#include "store/call.h"

struct search_row {
	struct person person;		/* id 0: a household without people */
	struct household household;	/* number, name, address and phone */
	bool moved;
};

/* Called per row; false stops. */
typedef bool search_visit(void *arg, const struct search_row *row);

/* Everybody in the households of the actor. */
bool search_rows_own(struct call *call, search_visit *visit, void *arg);
/* The households of one person, those of now first. */
bool search_rows_person(struct call *call, id person_id, search_visit *visit, void *arg);
/* Who lives there now; the household alone when nobody does. */
bool search_rows_household(struct call *call, id household_id, search_visit *visit, void *arg);

/* Walks along the keys; `visit` gets a person or household id of each row that fits. False from it stops the walk. */
bool search_walk(struct call *call, const struct seek *seek, const struct search_query *query,
	bool (*visit)(void *arg, id found), void *arg);

/* Somebody lives there now whose address is secret. */
bool search_secret(struct call *call, id household_id);
/* Team and regisseur of a row that will be shown. */
void search_names(struct call *call, id household_id, struct search_hit *hit);

enum row_fit {
	ROW_NOT,
	ROW_FITS,		/* by the person alone */
	ROW_FITS_BY_ADDRESS,	/* only because of where the person lives */
};
enum row_fit search_row_fit(const struct search_query *query, const struct search_row *row);

#endif
