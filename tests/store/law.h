/*
 * The law in the database, attacked with plain SQL: no foreign keys, no checks, no recursive triggers, as a raw
 * shell has it. Every attack turns a concept into something it may not become; beside it stands the same decision
 * that is allowed.
 *
 * Amina (11) and Lies (17) are wijkcoach, Carla (12) leads their team, Dora (15) of the back office stands in for
 * Carla in July, Gita (14) is gedragswetenschapper, Bram (13) and Rob (18) are of a partner. Lies lives in
 * household 22.
 */
#ifndef TESTS_STORE_LAW_H
#define TESTS_STORE_LAW_H

#include "base/mem.h"
#include "store/db.h"

extern struct db *law_db;

/* Of the group: the database; of each test: a savepoint around it. */
int given_a_register(void **state);
int register_gone(void **state);
int given_it_untouched(void **state);
int as_it_was(void **state);
#define LAW_TEST(name) cmocka_unit_test_setup_teardown(name, given_it_untouched, as_it_was)

/* Must succeed. */
void run(const char *sql);
/* Must be refused with a sentence that holds `why`. */
bool refused(const char *sql, const char *why);

/* A concept with the number, household and author of the row in `template` becomes what the template says. */
extern const char CONCEPT[], BECOME[];

struct attack {
	const char *change;	/* of the template: € 900 that Amina may take alone today */
	const char *why;	/* in the refusal; NULL: allowed */
	const char *before;	/* what stands there already, or NULL */
};

bool tried(const struct attack *attack);
void try_all(const struct attack *attacks, size_t count);
#define TRY(attacks) try_all((attacks), COUNT_OF(attacks))

#endif
