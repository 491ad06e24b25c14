/* The numbered changes of all files. A shipped migration is history: the next change is the next number. */
#ifndef STORE_MIGRATIONS_H
#define STORE_MIGRATIONS_H

#include "base/buf.h"
#include "store/db.h"

enum db_file {
	DB_MAIN,	/* wijkd.db: everything but who looked */
	DB_VIEW,	/* wijkd-view.db: who looked and who searched */
	DB_KEYS,	/* wijkd-keys.db: the keys of households */
};

/* Number of the last migration of a file. */
int migrations_last(enum db_file file);

/*
 * Brings a file to the last number, each migration in one transaction that also sets user_version. `born` (may be NULL)
 * runs within the transaction of the first one, on an empty file only: what every store starts with. ERR_REFUSED: the
 * file is of a newer wijkd, or its schema was altered by hand.
 */
bool migrations_run(struct db *db, enum db_file file, bool (*born)(struct db *db, void *arg, struct err *err),
	void *arg, struct err *err);

/* src/store/schema.digest: a line for each file with the digest of what its migrations make; appended. */
bool schema_digest_lines(struct buf *out, struct err *err);

/* docs/schema.md: the text of all migrations with a head; appended. */
void schema_document(struct buf *out);

#endif
