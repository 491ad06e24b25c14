/*
 * A real wijkd-store with a monitor (this program) and sessions on real sockets, in a folder of its own with a wijkteam
 * and as many households as rounds are run. What goes wrong here ends the program: a race that cannot be run is no race.
 */
#ifndef TESTS_RACES_RACE_STORE_H
#define TESTS_RACES_RACE_STORE_H

#include <sys/types.h>

#include "wire/channel.h"
#include "wire/control.h"
#include "wire/request.h"

/* Who works there: two wijkcoaches and their teamleider of one team, and a college. */
enum { AMINA = 11, LOES = 12, CARLA = 13, COLLEGE = 14 };
/* The n-th household, its plan, its goal and the person in it. */
enum { HOUSEHOLDS = 1000000, PLANS = 2000000, GOALS = 3000000, PERSONS = 4000000 };
/* Under this provision a wijkcoach may grant exactly CEILING_CENTS to a household in a year, and € 2.500 under the other. */
enum { PROVISION_CEILING = 21, PROVISION_ORDINARY = 22, CEILING_CENTS = 100000 };

struct race_store {
	char path[256];
	pid_t pid;
	struct channel *control;
	int64_t sessions;
};

/* Makes the folder with `households` of them, runs `more` on it (SQL, or NULL), and starts $WIJKD_BUILD/wijkd-store on it. */
struct race_store *race_store_open(int households, const char *more);
/* Stops the process, whose status must be 0; the folder stays. */
void race_store_stop(struct race_store *store);
/* Stops it when it runs, and removes the folder. */
void race_store_close(struct race_store *store);

/* A desk of this employee; channel_free ends it. */
struct channel *race_session(struct race_store *store, id employee_id);
/* Asks (with a new key) and waits for the answer; events on the way are dropped. The caller frees the answer. */
void race_ask(struct channel *channel, struct message *request, struct message *answer);

_Noreturn void race_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
