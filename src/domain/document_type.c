/*
 * Which kind of file it is, by its bytes: PDF, PNG, JPEG, plain text, Word (docx) and OpenDocument text come in;
 * everything that a computer could run, and everything unknown, does not.
 */
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/say.h"
#include "domain/document.h"
#include "domain/rule.h"

enum { LONGEST_MAGIC = 8 };

/* What is known by its first bytes. `rule`, `refused`: may not come in, and why. */
static const struct magic {
	const char *bytes;
	size_t count;
	enum document_type type;
	const char *rule, *refused;
} magics[] = {
	{ "%PDF-", 5, DOCUMENT_PDF, NULL, NULL },
	{ "\x89PNG\r\n\x1a\n", 8, DOCUMENT_PNG, NULL, NULL },
	{ "\xff\xd8\xff", 3, DOCUMENT_JPEG, NULL, NULL },
	{ "\x7f" "ELF", 4, DOCUMENT_UNKNOWN, "bijlage.programma", "Dit is een programma" },
	{ "\xfe\xed\xfa", 3, DOCUMENT_UNKNOWN, "bijlage.programma", "Dit is een programma" },
	{ "\xcf\xfa\xed\xfe", 4, DOCUMENT_UNKNOWN, "bijlage.programma", "Dit is een programma" },
	{ "\xca\xfe\xba\xbe", 4, DOCUMENT_UNKNOWN, "bijlage.programma", "Dit is een programma" },
	{ "#!", 2, DOCUMENT_UNKNOWN, "bijlage.programma", "Dit is een script" },
	{ "\xd0\xcf\x11\xe0", 4, DOCUMENT_UNKNOWN, "bijlage.omzetten", "Dit is een oud Office-bestand" },
	{ "{\\rtf", 5, DOCUMENT_UNKNOWN, "bijlage.omzetten", "Dit is een RTF-bestand" },
	{ "\xff\xfe", 2, DOCUMENT_UNKNOWN, "bijlage.omzetten", "Deze tekst is in UTF-16" },
	{ "\xfe\xff", 2, DOCUMENT_UNKNOWN, "bijlage.omzetten", "Deze tekst is in UTF-16" },
};

static const char zip_magic[] = { 'P', 'K', 3, 4 };
static const char zip_entry[] = { 'P', 'K', 1, 2 };

/* What a text may begin with too, so that it counts only before bytes that do not stand in a text. */
static const char dos_magic[] = { 'M', 'Z' };

/* Words in the beginning of a text that make it a page or a program for a browser or a server. */
static const char *const markup[] = {
	"<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?php", "<?xml", "<%",
	"<object", "<embed", "mime-version:", "@echo off", "<job", "<hta:",
};

static bool begins(const struct sniff *sniff, const char *bytes, size_t count)
{
	return sniff->head_bytes >= count && memcmp(sniff->head, bytes, count) == 0;
}

static const struct magic *magic_of(const struct sniff *sniff)
{
	for (size_t i = 0; i < COUNT_OF(magics); i++)
		if (begins(sniff, magics[i].bytes, magics[i].count))
			return &magics[i];
	return NULL;
}

static bool has_markup(const struct sniff *sniff)
{
	for (size_t at = 0; at < sniff->head_bytes; at++)
		for (size_t i = 0; i < COUNT_OF(markup); i++) {
			size_t bytes = strlen(markup[i]);
			if (bytes <= sniff->head_bytes - at && strncasecmp((const char *)sniff->head + at, markup[i], bytes) == 0)
				return true;
		}
	return false;
}

/* ---- text ---- */

/* Bytes of the character that begins so; 0: none does. */
static size_t rune_length(uint8_t first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xc2 && first <= 0xdf)
		return 2;
	if (first >= 0xe0 && first <= 0xef)
		return 3;
	return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

static bool byte_of_text(uint8_t byte)
{
	return byte >= 0x20 ? byte != 0x7f : byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

static void text_look(struct sniff *sniff, const uint8_t *bytes, size_t count)
{
	for (size_t i = 0; i < count && !sniff->not_text; i++) {
		if (sniff->rune_bytes == 0 && bytes[i] < 0x80) {
			sniff->not_text = !byte_of_text(bytes[i]);
			continue;
		}
		sniff->rune[sniff->rune_bytes++] = bytes[i];
		size_t length = rune_length(sniff->rune[0]);
		/* U+0080 to U+009F steer terminals, as the control characters of ASCII do. */
		bool steers = sniff->rune_bytes == 2 && sniff->rune[0] == 0xc2 && sniff->rune[1] < 0xa0;
		if (length == 0 || steers || (sniff->rune_bytes == length && !text_valid((const char *)sniff->rune, length)))
			sniff->not_text = true;
		else if (sniff->rune_bytes == length)
			sniff->rune_bytes = 0;
	}
}

/* ---- zip: docx and odt ---- */

static size_t little(const uint8_t *at)
{
	return (size_t)at[0] | (size_t)at[1] << 8;
}

static void entry_look(struct sniff *sniff, const char *name, size_t bytes)
{
	static const char word[] = "word/document.xml", types[] = "[Content_Types].xml", macros[] = "vbaProject.bin";
	size_t tail = sizeof(macros) - 1;

	sniff->word = sniff->word || (bytes == sizeof(word) - 1 && memcmp(name, word, bytes) == 0);
	sniff->types = sniff->types || (bytes == sizeof(types) - 1 && memcmp(name, types, bytes) == 0);
	sniff->macros = sniff->macros || (bytes >= tail && memcmp(name + bytes - tail, macros, tail) == 0)
		|| (bytes > 6 && memcmp(name, "Basic/", 6) == 0);
}

/* Entries of the list at the end of a zip, wherever they stand in these bytes. */
static void zip_look(struct sniff *sniff, const uint8_t *bytes, size_t count)
{
	enum { HEAD = 46, NAME_BYTES = 28 };

	for (size_t i = 0; i + HEAD <= count; i++) {
		if (bytes[i] != 'P' || memcmp(bytes + i, zip_entry, sizeof(zip_entry)) != 0)
			continue;
		size_t name = little(bytes + i + NAME_BYTES);
		/* A longer one does not fit in the seam of two pieces, and no program makes it. */
		if (name > 0 && name <= SNIFF_TAIL_BYTES - HEAD && name <= count - i - HEAD)
			entry_look(sniff, (const char *)bytes + i + HEAD, name);
	}
}

/* An OpenDocument text says first of all, not compressed, what it is. */
static bool opendocument(const struct sniff *sniff)
{
	static const char name[] = "mimetype", type[] = "application/vnd.oasis.opendocument.text";
	enum { HEAD = 30 };
	size_t end = HEAD + sizeof(name) - 1 + sizeof(type) - 1;

	if (sniff->head_bytes < end + 2)
		return false;
	const uint8_t *at = sniff->head + HEAD;
	return little(sniff->head + 8) == 0 && little(sniff->head + 26) == sizeof(name) - 1 && little(sniff->head + 28) == 0
		&& memcmp(at, name, sizeof(name) - 1) == 0 && memcmp(at + sizeof(name) - 1, type, sizeof(type) - 1) == 0
		&& memcmp(sniff->head + end, "PK", 2) == 0;
}

/* What was cut by the end of the piece before, with the beginning of this one. */
static void zip_look_across(struct sniff *sniff, const uint8_t *bytes, size_t count)
{
	uint8_t seam[2 * SNIFF_TAIL_BYTES];
	size_t more = count < SNIFF_TAIL_BYTES ? count : SNIFF_TAIL_BYTES, all = sniff->tail_bytes + more;

	memcpy(seam, sniff->tail, sniff->tail_bytes);
	memcpy(seam + sniff->tail_bytes, bytes, more);
	zip_look(sniff, seam, all);
	if (count >= SNIFF_TAIL_BYTES) {
		memcpy(sniff->tail, bytes + count - SNIFF_TAIL_BYTES, SNIFF_TAIL_BYTES);
		sniff->tail_bytes = SNIFF_TAIL_BYTES;
		return;
	}
	sniff->tail_bytes = all < SNIFF_TAIL_BYTES ? all : SNIFF_TAIL_BYTES;
	memcpy(sniff->tail, seam + all - sniff->tail_bytes, sniff->tail_bytes);
}

/* ---- together ---- */

static bool refuse_unknown(const struct sniff *sniff, struct err *err)
{
	if (begins(sniff, dos_magic, sizeof(dos_magic)))
		return rule_refuse_as(err, "bijlage.programma", "Dit is een programma");
	return rule_refuse(err, "bijlage.soort");
}

bool sniff_add(struct sniff *sniff, const void *data, size_t count, struct err *err)
{
	const uint8_t *bytes = data;
	size_t room = SNIFF_HEAD_BYTES - sniff->head_bytes;
	bool early = room > 0;

	if (count == 0)
		return true;
	memcpy(sniff->head + sniff->head_bytes, bytes, count < room ? count : room);
	sniff->head_bytes += count < room ? count : room;
	sniff->bytes += (int64_t)count;
	const struct magic *magic = magic_of(sniff);
	if (magic && magic->refused)
		return rule_refuse_as(err, magic->rule, "%s", magic->refused);
	if (magic)
		return true;
	if (begins(sniff, zip_magic, sizeof(zip_magic))) {
		zip_look(sniff, bytes, count);
		zip_look_across(sniff, bytes, count);
		sniff->opendocument = opendocument(sniff);
		return !sniff->macros || rule_refuse_as(err, "bijlage.omzetten", "Dit document bevat macro's");
	}
	text_look(sniff, bytes, count);
	if (early && !sniff->not_text && has_markup(sniff))
		return rule_refuse_as(err, "bijlage.omzetten", "Dit is een webpagina of een script");
	/* Too short for its first bytes to tell: another piece may say what it is. */
	return !sniff->not_text || sniff->bytes < LONGEST_MAGIC || refuse_unknown(sniff, err);
}

bool sniff_end(const struct sniff *sniff, int *type, struct err *err)
{
	const struct magic *magic = magic_of(sniff);

	*type = DOCUMENT_UNKNOWN;
	if (sniff->bytes == 0)
		return err_set(err, ERR_INPUT, _("Het bestand is leeg. Zet achter de opdracht: < bestand"));
	if (magic)
		*type = magic->type;
	else if (sniff->opendocument)
		*type = DOCUMENT_ODT;
	else if (sniff->word && sniff->types)
		*type = DOCUMENT_DOCX;
	else if (!begins(sniff, zip_magic, sizeof(zip_magic)) && !sniff->not_text && sniff->rune_bytes == 0)
		*type = DOCUMENT_TEXT;
	return *type != DOCUMENT_UNKNOWN || refuse_unknown(sniff, err);
}
