/*
 * A small municipality for tests: a store in memory, born with the default matrix, and the people and households below.
 * Requests go through the same door as those of a real session: phase, deed, idempotency, transaction, audit, view log.
 *
 * The clock stands still at 2026-11-18 (a Wednesday) 10:00 Amsterdam until world_set_now or world_wait.
 *
 *   who      role                    team              employer
 *   amina    wijkcoach               Wijkteam Noord    Gemeente Waterland (the municipality)
 *   bram     partner                 Wijkteam Noord    Stichting Welzijn Noord (a provider)
 *   carla    teamleider              Wijkteam Noord    Gemeente Waterland
 *   dirk     procesregisseur         all teams         Gemeente Waterland
 *   esther   manager                 all teams         Gemeente Waterland
 *   femke    backoffice              all teams         Gemeente Waterland
 *   gerrit   functioneel beheerder   all teams         Gemeente Waterland
 *   hanna    privacy officer         all teams         Gemeente Waterland
 *   karel    wijkcoach               Wijkteam Zuid     Gemeente Waterland
 *
 *   household  wijk    regisseur  more
 *   jansen     Noord   amina      bram involved; anna (BSN 111222333, 1985-12-01), piet, kim (a child)
 *   yilmaz     Noord   nobody     mehmet (BSN 123456782)
 *   devries    Zuid    karel      els
 *   geheim     Noord   karel      shielded; rosa
 *
 * A session opens at its first call. "amina" is a desk; "amina#2" another desk of hers; "command:amina" a command,
 * "ctl:gerrit" wijkctl through the control socket, "offline" wijkctl on a stopped store.
 */
#ifndef TESTS_STORE_WORLD_H
#define TESTS_STORE_WORLD_H

#include "store/session.h"
#include "wire/request.h"

struct world;

struct world *world_new(void);
/* The same in the files of a folder; people are written when the store is new. */
struct world *world_new_at(const char *state_path);
/* A store as it is born, with nobody in it: only "offline" may ask. */
struct world *world_new_bare(void);
/* The settings of the world's store. */
void world_birth(const char *state_path, struct birth *out);
void world_free(struct world *world);

struct store *world_store(struct world *world);
struct db *world_db(struct world *world);
instant world_now(const struct world *world);
day world_today(const struct world *world);
void world_set_now(struct world *world, instant now);
/* Lets time pass and does what becomes due in it. */
void world_wait(struct world *world, int64_t milliseconds);

/* Ids by the short names above; a name that is not there fails the test. */
id world_employee(struct world *world, const char *username);
id world_household(struct world *world, const char *name);
id world_person(struct world *world, const char *voornaam);
id world_organisation(struct world *world, const char *naam);
id world_team(struct world *world, const char *naam);

/*
 * Asks as `who`; rows are pairs of (record, data), NULL-ended. Changing requests get a new key. The answer stays
 * borrowed until world_free. world_ask takes a whole message (key, serial and all). NULL: the store ended the session.
 */
const struct message *world_call(struct world *world, const char *who, int request, ...);
const struct message *world_ask(struct world *world, const char *who, const struct message *message);
/* As world_call with one `ask` row that has this id. */
const struct message *world_call_id(struct world *world, const char *who, int request, id about);
/* The last answer to anybody with this serial, or NULL: for what is answered below the door. */
const struct message *world_answer(struct world *world, uint32_t serial);
/* The n-th row of a record in an answer (from 0), or NULL. */
#define world_row(answer, record, n) rows_get(&(answer)->rows, (record), (n))
#define world_count(answer, record) rows_count(&(answer)->rows, (record))
/* Fails the test unless the answer has this status; shows the refusal. */
#define world_is(answer, expected) world_is_at((answer), (expected), __FILE__, __LINE__)
void world_is_at(const struct message *answer, enum status expected, const char *file, int line);
/* The rule that refused, or "". */
const char *world_rule(const struct message *answer);

/* Events that came for `who` since the last world_events_clear: how many of one kind, and the n-th of them. */
size_t world_events(struct world *world, const char *who, int event);
const struct message *world_event(struct world *world, const char *who, int event, size_t n);
void world_events_clear(struct world *world, const char *who);
/* Opens the session without asking more than hello. */
struct seat *world_seat(struct world *world, const char *who);
/* As world_seat, and the answer to the hello; `who` must not have a session. */
const struct message *world_hello(struct world *world, const char *who);
/* A seat of this employee that did not say hello; the test frees it. What is sent to it is lost. */
struct seat *world_seat_raw(struct world *world, const char *username);
bool world_alive(struct world *world, const char *who);
void world_leave(struct world *world, const char *who);
/* The next events to `who` meet a reader that is behind. */
void world_slow(struct world *world, const char *who, bool slow);

/* One number from a statement without values; sql is a constant, as for db_query. */
int64_t world_number(struct world *world, const char *sql);
/* Runs a statement that must succeed. */
void world_sql(struct world *world, const char *sql);
/* A call of `username` outside any session, for functions that take a struct call; begin and commit are the test's. */
struct call *world_make_call(struct world *world, const char *username);

#endif
