/* Files with a dossier: coming in piece by piece, kept sealed, read by who may. The requests are in wire/request.h. */
#ifndef STORE_DOCUMENT_H
#define STORE_DOCUMENT_H

#include "domain/document.h"
#include "store/call.h"
#include "vault/seal.h"

enum {
	DOCUMENTS_MOST = 1000,		/* of one household */
	DOCUMENT_READERS = 8,		/* named at a shielded one */
};

/*
 * In a statement: may :me read document d? Of the hat that is worn; a shielded one its author, who the author named,
 * and the regisseur when the author said so.
 */
#define DOCUMENT_READABLE \
	"wears(d.pet) AND (d.shielded = 0 OR d.employee_id = :me" \
	"  OR EXISTS(SELECT 1 FROM document_reader r WHERE r.document_id = d.id" \
	"   AND (r.employee_id = :me OR (r.employee_id IS NULL AND EXISTS(SELECT 1 FROM regie g" \
	"     WHERE g.household_id = d.household_id AND g.until IS NULL AND g.employee_id = :me)))))"

/*
 * The key of a household; `make`: a new one when it has none, on disk before this returns. ERR_MISSING: there is none,
 * what was sealed with it is gone. The caller wipes it.
 */
bool household_key(struct store *store, id household_id, bool make, uint8_t key[SEAL_KEY_BYTES], struct err *err);

/* What comes in through this session stays nowhere. Nothing comes in: nothing happens. */
void upload_drop(struct seat *seat);
/* At the start of a store: of what came in when the last one ended nothing is left. */
bool uploads_purge(struct store *store, struct err *err);

/* The documents of :household as :me may know them: document records. */
extern const char DOCUMENTS_OF_HOUSEHOLD[];
/* ERR_MISSING when there is none. */
bool document_load(struct call *call, id document_id, struct document *out);
/* Somebody who reads along has one with this name that counts; 0: nobody has. */
id document_named(struct call *call, id household_id, const char *naam);

/* A whole file of one piece at once, within the transaction of the caller, without a session: for the demo. */
bool document_put(struct call *call, const struct document *given, const void *bytes, size_t count);

/* Handlers of upload.c, which document.c lends to the door. */
bool upload_begin(struct call *call);
bool upload_piece(struct call *call);
bool upload_end(struct call *call);

#endif
