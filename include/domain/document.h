/*
 * Files attached to a household, to one of its goals or to one of its decisions: what is kept of them, which kinds of
 * file may come in, and how large they may be. What a file is, its bytes say; its name is only a name.
 */
#ifndef DOMAIN_DOCUMENT_H
#define DOMAIN_DOCUMENT_H

#include "domain/choices.h"

enum {
	DOCUMENT_NAME_CHARS = 100,
	DOCUMENT_PIECE_BYTES = 64 * 1024,	/* a file travels and is kept in pieces of this size, the last one smaller */
	DOCUMENT_MIB = 10,			/* of one file, when wijkd.conf says nothing */
	DOCUMENT_HOUSEHOLD_MIB = 200,		/* of all files of one household */
};

/* What it is for people. */
enum document_kind {
	DOCUMENT_OTHER, DOCUMENT_LETTER, DOCUMENT_REPORT, DOCUMENT_CONSENT, DOCUMENT_ORDER, DOCUMENT_BILL, DOCUMENT_PHOTO,
	DOCUMENT_DRAWING,
};
extern const struct choice document_kind_choices[];

/* What it is for a computer. */
enum document_type {
	DOCUMENT_UNKNOWN, DOCUMENT_PDF, DOCUMENT_PNG, DOCUMENT_JPEG, DOCUMENT_TEXT, DOCUMENT_DOCX, DOCUMENT_ODT,
};
extern const struct choice document_type_choices[];

/* Of one that the reader may not open (may_read false) naam, soort, type and bytes are none. */
struct document {
	id id;
	id household_id;
	id goal_id, decision_id;		/* at most one; 0 and 0: with the household itself */
	char naam[TEXT_LINE_BYTES];		/* "brief van de school.pdf"; "" when it was erased */
	int soort;				/* enum document_kind */
	int type;				/* enum document_type */
	int64_t bytes, pieces;
	instant at;
	id employee_id;
	bool shielded;				/* only for its author and who the author named */
	bool regisseur;				/* of a shielded one: the regisseur may read it too */
	instant withdrawn;			/* INSTANT_NONE: counts */
	char reden[TEXT_LINE_BYTES];		/* why it was withdrawn */
	bool erased;				/* its content is gone */
	/* Filled by the store for display: */
	char employee_naam[TEXT_LINE_BYTES], organisation_naam[TEXT_LINE_BYTES];
	char about[TEXT_LINE_BYTES];		/* the goal or the provision it is with */
	char withdrawn_naam[TEXT_LINE_BYTES];
	bool may_read;
};
extern const struct record document_record;

/* Not empty, at most DOCUMENT_NAME_CHARS, no part of a path, nothing that a shell or a terminal could take for more. */
bool document_name_check(const char *naam, struct err *err);

enum { DOCUMENT_SIZE_BYTES = 24 };
/* "812 bytes", "14 kB", "2,3 MB", as people read it. */
void document_size(int64_t bytes, char out[DOCUMENT_SIZE_BYTES]);

/* ---- which kind of file ---- */

enum { SNIFF_HEAD_BYTES = 1024, SNIFF_TAIL_BYTES = 512 };

/* Looks at a file while it comes by, piece after piece. Plain data; all zero is the beginning. */
struct sniff {
	uint8_t head[SNIFF_HEAD_BYTES];
	size_t head_bytes;
	int64_t bytes;
	bool not_text;			/* a byte that does not stand in a text came by */
	uint8_t rune[4];		/* the beginning of a character that was cut by the end of a piece */
	size_t rune_bytes;
	uint8_t tail[SNIFF_TAIL_BYTES];	/* the end of what came by, for names in a zip that are cut in two */
	size_t tail_bytes;
	bool word, types, opendocument, macros;	/* what the list of files in a zip says */
};

/* False: this can never become a file that may come in; err says why, in a sentence that helps. Stop then. */
bool sniff_add(struct sniff *sniff, const void *bytes, size_t count, struct err *err);
/* After the last byte; type is an enum document_type. False: it is no kind of file that may come in; err says why. */
bool sniff_end(const struct sniff *sniff, int *type, struct err *err);

#endif
