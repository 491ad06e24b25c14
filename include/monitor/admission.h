/*
 * Who may open a connection now: counts of strangers, and penalties for what went wrong before. Pure: the caller brings
 * the time and the chance. The numbers follow OpenSSH (MaxStartups, PerSourcePenalties) and dropbear; notes: ssh.md 7.
 */
#ifndef MONITOR_ADMISSION_H
#define MONITOR_ADMISSION_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

/* An address as we count it: IPv4 whole, IPv6 its first 64 bits. Loopback is this machine, and gets no penalties. */
struct source {
	uint8_t bytes[8];
	bool v6;
	bool loopback;
};

enum admission_verdict {
	ADMISSION_YES,
	ADMISSION_FULL,		/* too many strangers at once */
	ADMISSION_CHANCE,	/* nearly as many: some are refused, so that no flood shuts everybody out */
	ADMISSION_ADDRESS,	/* too many strangers of this address */
	ADMISSION_RATE,		/* too many connections a second of this address */
	ADMISSION_PENALTY,	/* this address went wrong too often */
};

enum penalty {
	PENALTY_NOTHING,
	PENALTY_NO_LOGIN,	/* came and went without a login request */
	PENALTY_FAILED,		/* tried and did not get in */
	PENALTY_GRACE,		/* took too long */
	PENALTY_REFUSED,	/* broke the rules of the protocol */
	PENALTY_CRASH,		/* its gate ended abnormally */
};

enum {
	ADMISSION_RATE_MOST = 20,		/* connections a second and address */
	ADMISSION_ENFORCED_MS = 15 * 1000,	/* penalties below this have no effect */
	ADMISSION_ADDRESS_MOST_MS = 60 * 1000,	/* an address alone: many people may sit behind it */
	ADMISSION_USER_MOST_MS = 600 * 1000,	/* an address together with a user name */
	ADMISSION_SOURCES = 65536,		/* remembered at once; beyond that the unknown are let in */
};

struct admission;

/* At most `full` strangers at once, of one address at most `per_address`; from half of `full` on some are refused. */
struct admission *admission_new(int full, int per_address);
void admission_free(struct admission *admission);

/* IPv4 in IPv6 counts as IPv4. False for other families. */
bool admission_source(const struct sockaddr_storage *address, struct source *source);

/* A new connection; with YES it counts as a stranger until admission_known. chance: a random number. */
enum admission_verdict admission_ask(struct admission *admission, const struct source *source, int64_t now_ms,
	uint32_t chance);
/* The connection logged in or ended: no stranger any more. */
void admission_known(struct admission *admission, const struct source *source);

/* Adds a penalty to the address, and to this user at this address (user "": none). */
void admission_penalise(struct admission *admission, const struct source *source, const char *user,
	enum penalty penalty, int64_t now_ms);
/* True while this user may not log in from this address. */
bool admission_user_barred(struct admission *admission, const struct source *source, const char *user, int64_t now_ms);

int admission_strangers(const struct admission *admission);
/* Stable English word for the log. */
const char *admission_word(enum admission_verdict verdict);

#endif
