/*
 * wijkd.conf: what an administrator sets. An INI file with one table of keys behind it (src/conf/conf_keys.c), from
 * which reading, checking and the example file come. Only the monitor and wijkctl read it; other processes get what
 * they need in their birth frame.
 */
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

/* Who is who for wijkctl: [beheer] osuser = employee. */
struct conf_operator {
	char *os_user;
	char *employee;		/* the user name at wijkd */
};

/* Texts and paths belong to the record; paths are absolute, or relative as the path of the file was. */
struct conf {
	/* [wijkd] */
	char *address;			/* numeric IPv4 or IPv6 */
	int port;			/* 0: a free one */
	char *state;			/* directory of the store */
	char *keys;			/* directory of the host keys and of the store's */
	char *run;			/* directory of the control socket */
	char *gemeente;			/* name of the municipality; "" until it is set */

	/* [login] */
	bool second_factor;
	int grace_seconds;		/* to log in, from the first byte */
	int kex_seconds;		/* to agree on keys */
	int tries;			/* answers to one prompt, on one connection */
	int max_sessions_per_user;
	int max_sessions;
	int max_unauthenticated;
	int max_unauthenticated_per_address;
	int password_ops;		/* Argon2id: passes */
	int password_memory_mib;	/* Argon2id: memory */

	/* [session] */
	int idle_lock_minutes;
	int idle_end_minutes;		/* more than those of the lock */
	int away_seconds;		/* of a line without a byte: then its person is nowhere */

	/* [terminal] */
	bool compression;		/* zlib@openssh.com is offered */
	char *banner;			/* one line before the login; "" for none */

	/* [documents] */
	int document_mib;		/* of one file */
	int household_mib;		/* of all files of one household */

	/* [letters]: "" until it is set; a letter then says it in general */
	char *letter_contact;		/* where a family asks its questions */
	char *letter_complaints;	/* where a complaint goes */
	char *letter_objections;	/* where a bezwaarschrift goes */

	/* [mail] */
	char *mail_program;		/* "": no e-mail */
	char *mail_from;		/* "": the program knows */

	/* [test]: on a loopback address only */
	int clock_offset;		/* seconds, for clock_shift() */
	int minute_seconds;		/* how long a minute without a key is */

	/* [beheer] */
	struct conf_operator *operators;
	size_t operator_count;
};

/*
 * Reads path and checks everything; keys that are not there have their default. ERR_IO when the file cannot be read,
 * ERR_INPUT otherwise, with file and line number in the sentence; the program ends with status 2. Refused are unknown
 * keys and sections, a key that is there twice, values out of range, and on any address but loopback a [test] section
 * or second_factor = no. On an error conf needs no conf_free().
 */
bool conf_load(const char *path, struct conf *conf, struct err *err);
/* Releases what conf_load made; the record is all zero afterwards. */
void conf_free(struct conf *conf);

/* The address is reachable from this machine only (127.0.0.0/8, ::1). */
bool conf_loopback(const struct conf *conf);
/* The employee that an operating-system user is at wijkctl; NULL for nobody. Borrowed from conf. */
const char *conf_employee(const struct conf *conf, const char *os_user);

/*
 * The example file: every section, and every key with its sentence and default, commented out. What is appended to it
 * under a heading of its own counts: a section may be there twice, a key may not.
 */
void conf_print_template(FILE *out);

#endif
