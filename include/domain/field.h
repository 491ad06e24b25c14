/*
 * One description per plain record. The form, the message, the SQL binding, validation and export read this table; so a
 * field is added in its struct, in one row, and in a migration.
 */
#ifndef DOMAIN_FIELD_H
#define DOMAIN_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/text.h"

typedef int64_t id;	/* 64-bit, from the allocator, never shown to people; 0 = none */
typedef int64_t cents;	/* euro cents */

enum field_kind {
	FIELD_ID,	/* id; SQL INTEGER, 0 is NULL */
	FIELD_INT,	/* int64_t; SQL INTEGER */
	FIELD_BOOL,	/* bool; SQL INTEGER 0/1 */
	FIELD_CHOICE,	/* int, one of choices[]; SQL TEXT, the choice's code */
	FIELD_MONEY,	/* cents; SQL INTEGER */
	FIELD_DAY,	/* day, DAY_NONE = none; SQL TEXT "2026-11-21" or NULL */
	FIELD_INSTANT,	/* instant, INSTANT_NONE = none; SQL INTEGER milliseconds UTC or NULL */
	FIELD_LINE,	/* char[room] in the struct, NUL-terminated, "" = none; SQL TEXT, "" is NULL */
	FIELD_TEXT,	/* char *, malloc'd, owned by the record, NULL = none; SQL TEXT or NULL; room = most bytes */
};

/* One value of a choice field. The code stands in SQL and CSV, the label is what people read (Dutch, N_()). */
struct choice {
	int value;
	const char *code;
	const char *label;
};

struct field {
	const char *name;		/* same in C, wire and SQL column */
	const char *label;		/* Dutch, N_() */
	enum field_kind kind;
	size_t offset;
	size_t room;			/* LINE: bytes with NUL; TEXT: bytes */
	bool required;
	const struct choice *choices;	/* CHOICE: ends with code NULL */
	const char *help;		/* one Dutch sentence, or NULL */
	const char *source;		/* standard or article, or NULL */
	int64_t least, most;		/* INT: range of a value; both 0: any. With least > 0 a 0 is none */
	bool unlimited;			/* INT, MONEY: -1 is allowed and reads "onbeperkt" */
};

struct record {
	const char *name;		/* SQL table where it is one: "goal" */
	size_t size;
	const struct field *fields;
	size_t count;
};

#define FIELD_SIZE_OF(type, member) sizeof(((type *)0)->member)
#define FIELD_ROW(type, member, kind_, label_, ...) \
	{ .name = #member, .label = (label_), .kind = (kind_), .offset = offsetof(type, member), __VA_ARGS__ }
#define F_ID(type, member, label, ...) FIELD_ROW(type, member, FIELD_ID, label, __VA_ARGS__)
#define F_INT(type, member, label, ...) FIELD_ROW(type, member, FIELD_INT, label, __VA_ARGS__)
#define F_BOOL(type, member, label, ...) FIELD_ROW(type, member, FIELD_BOOL, label, __VA_ARGS__)
#define F_MONEY(type, member, label, ...) FIELD_ROW(type, member, FIELD_MONEY, label, __VA_ARGS__)
#define F_DAY(type, member, label, ...) FIELD_ROW(type, member, FIELD_DAY, label, __VA_ARGS__)
#define F_INSTANT(type, member, label, ...) FIELD_ROW(type, member, FIELD_INSTANT, label, __VA_ARGS__)
#define F_CHOICE(type, member, label, list, ...) \
	FIELD_ROW(type, member, FIELD_CHOICE, label, .choices = (list), __VA_ARGS__)
#define F_LINE(type, member, label, ...) \
	FIELD_ROW(type, member, FIELD_LINE, label, .room = FIELD_SIZE_OF(type, member), __VA_ARGS__)
#define F_TEXT(type, member, label, ...) \
	FIELD_ROW(type, member, FIELD_TEXT, label, .room = TEXT_BLOCK_BYTES, __VA_ARGS__)
#define RECORD(variable, sql_name, type, rows) \
	const struct record variable = { .name = (sql_name), .size = sizeof(type), .fields = (rows), \
		.count = sizeof(rows) / sizeof((rows)[0]) }

/* NULL when there is no such field. */
const struct field *record_field(const struct record *record, const char *name);

/* Bytes that the field takes in its struct. */
size_t field_bytes(const struct field *field);

/* Sets every field to none (0, false, DAY_NONE, INSTANT_NONE, "", NULL; CHOICE: its first value). Frees nothing. */
void record_init(const struct record *record, void *data);
/* Frees the texts inside and inits. */
void record_clear(const struct record *record, void *data);
/* Deep copy; `to` is overwritten without freeing. */
void record_copy(const struct record *record, void *to, const void *from);

/*
 * One field as text, as stored and as typed: ids and numbers in decimals, CHOICE by its code, MONEY "1250,00", DAY ISO,
 * INSTANT "2026-11-21T13:05:09.123Z", BOOL "ja"/"nee", none as "". field_set accepts the same, cleans text, DAY also as
 * people type it (day_parse_nl), MONEY as money_parse, CHOICE also by label; errors name the field's label.
 * field_set of a TEXT frees what was there. The range of an INT is judged by record_check, not here.
 */
void field_get(const struct field *field, const void *data, struct buf *out);
bool field_set(const struct field *field, void *data, const char *text, day today, struct err *err);
/* As people read it: CHOICE label, DAY and INSTANT in Dutch order, MONEY with dots. */
void field_show(const struct field *field, const void *data, struct buf *out);

/* Required fields filled, texts within their room and valid, choices known. The error names the field's label. */
bool record_check(const struct record *record, const void *data, struct err *err);

const char *choice_label(const struct choice *choices, int value);	/* "?" when unknown */
const char *choice_code(const struct choice *choices, int value);	/* NULL when unknown */
bool choice_value(const struct choice *choices, const char *code, int *value);

/* "1.250", "1250,5", "€ 1.250,00" -> cents; false when it is no amount, negative or above 99.999.999,99. */
bool money_parse(const char *text, cents *out);
/* "1.250,00"; whole euros without ",00" when `plain`. */
enum { MONEY_BYTES = 24 };
void money_nl(cents amount, bool plain, char out[MONEY_BYTES]);

#endif
