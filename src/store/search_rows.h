/* The rows behind a search: a person in a household, with what is needed to judge and to show it. */
#ifndef STORE_SEARCH_ROWS_H
#define STORE_SEARCH_ROWS_H

#include "search_seek.h"
#include "store/call.h"

/* A name of the vocabulary that may be meant by one word of a query; the best first. */
struct alike_name {
	int word;
	char name[QUERY_WORD_BYTES];
	double score;
};
enum { ALIKE_NAMES = 24 };
/* Those that sound alike, and with `slips` those that differ by one letter; at most ALIKE_NAMES. */
bool search_alike(struct call *call, const struct search_query *query, bool slips, struct alike_name *names,
	size_t *count);

struct search_row {
	struct person person;		/* id 0: a household without people */
	struct household household;	/* number, name, address and phone; the address of before when `former` */
	bool moved;
	bool former;
	char network[TEXT_LINE_BYTES];	/* who of the network this is; "": nobody */
};

/* Called per row; false stops. */
typedef bool search_visit(void *arg, const struct search_row *row);

/* One member, or the household alone (person 0), also when it is shielded: for those of the actor. */
bool search_rows_member(struct call *call, id household_id, id person_id, search_visit *visit, void *arg);
bool search_rows_network(struct call *call, id network_id, search_visit *visit, void *arg);
/* What an id of search_key stands for, in households that are not shielded; who is there now before who was. */
bool search_rows_found(struct call *call, enum seek_found found, id about, search_visit *visit, void *arg);
#define search_rows_person(call, person_id, visit, arg) \
	search_rows_found((call), FOUND_PERSON, (person_id), (visit), (arg))

/*
 * Walks along at most *budget keys, and takes those from it; `visit` gets the id of each row that fits. False from it
 * stops the walk.
 */
bool search_walk(struct call *call, const struct seek *seek, const struct search_query *query, int *budget,
	bool (*visit)(void *arg, id found), void *arg);

/*
 * The households that are the actor's, or on the actor's desk, kept in memory as long as they stay as they are: `visit`
 * gets each row that may be what is meant; with `asides` those only that have the asides of the query too.
 */
bool search_own(struct call *call, const struct search_query *query, bool asides, search_visit *visit, void *arg);

/* Somebody lives there now whose address is secret. */
bool search_secret(struct call *call, id household_id);
/* Team and regisseur of a row that will be shown. */
void search_names(struct call *call, id household_id, struct search_hit *hit);

/* Statements of the other files of searching, for the list of all. */
extern const char SEARCH_OWN_IDS[], SEARCH_OWN_MEMBERS[], SEARCH_OWN_NETWORK[], SEARCH_OWN_CHANGES[];
extern const char SEARCH_ALIKE_NAMES[];

enum row_fit {
	ROW_NOT,
	ROW_FITS,		/* by the person alone */
	ROW_FITS_BY_ADDRESS,	/* only because of where the person lives */
};
enum row_fit search_row_fit(const struct search_query *query, const struct search_row *row);

/* The households that went up in :id, one by one; part of a statement. */
#define MERGED_INTO \
	"WITH RECURSIVE up(id) AS (SELECT id FROM household WHERE merged_into = :id UNION ALL" \
	" SELECT o.id FROM up JOIN household o ON o.merged_into = up.id) SELECT id FROM up"

#endif
