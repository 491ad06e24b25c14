/*
 * A 302 read by expat: which message of ours it answers, and the retour codes of each award. It comes from outside: no
 * DOCTYPE is taken, so there are no entities to follow or to blow up; depth, sizes and counts have an end.
 */
#include <assert.h>
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "ctl/bericht.h"

enum { DEPTH_MOST = 32, NAME_BYTES = 40, TEXT_BYTES = 200, ANSWERS_MOST = 200 };

struct reader {
	XML_Parser parser;
	struct bericht_302 *out;
	struct rows *rows;
	struct err *err;
	char path[DEPTH_MOST][NAME_BYTES];
	int depth;
	char text[TEXT_BYTES];
	size_t text_bytes;
	char code[8], version[8], subversion[8];
	struct award_answer *whole, *award;	/* award: inside a ToegewezenProduct */
	bool in_award;
};

static void refuse(struct reader *reader, const char *sentence)
{
	if (reader->err->code == ERR_NONE)
		err_set(reader->err, ERR_INPUT, _("Regel %lu: %s"), (unsigned long)XML_GetCurrentLineNumber(reader->parser), sentence);
	XML_StopParser(reader->parser, XML_FALSE);
}

static bool within(const struct reader *reader, const char *name)
{
	for (int i = 0; i < reader->depth; i++)
		if (strcmp(reader->path[i], name) == 0)
			return true;
	return false;
}

/* ---- what stands in an element ---- */

static bool has_code(const char *codes, const char *code)
{
	size_t bytes = strlen(code);

	for (const char *at = codes; (at = strstr(at, code)); at += bytes)
		if ((at == codes || at[-1] == ',') && (at[bytes] == '\0' || at[bytes] == ','))
			return true;
	return false;
}

static void code_add(struct reader *reader, struct award_answer *answer)
{
	size_t used = strlen(answer->codes);

	if (reader->text_bytes == 0 || reader->text_bytes >= RETOUR_CODE_BYTES ||
			strspn(reader->text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != reader->text_bytes) {
		refuse(reader, _("een retourcode heeft een tot acht cijfers of hoofdletters."));
		return;
	}
	if (has_code(answer->codes, reader->text))
		return;
	if (used + reader->text_bytes + 2 > sizeof(answer->codes)) {
		refuse(reader, _("te veel retourcodes."));
		return;
	}
	snprintf(answer->codes + used, sizeof(answer->codes) - used, "%s%s", used ? "," : "", reader->text);
}

static void identification_take(struct reader *reader)
{
	if (reader->text_bytes == 0 || reader->text_bytes >= sizeof(reader->out->identificatie)) {
		refuse(reader, _("de identificatie heeft een tot twaalf tekens."));
		return;
	}
	memcpy(reader->out->identificatie, reader->text, reader->text_bytes + 1);
}

static void number_take(struct reader *reader)
{
	if (reader->text_bytes == 0 || reader->text_bytes > 12 || strspn(reader->text, "0123456789") != reader->text_bytes ||
			reader->award->toewijzingnummer)
		refuse(reader, _("dit toewijzingnummer klopt niet."));
	else
		reader->award->toewijzingnummer = strtoll(reader->text, NULL, 10);
}

static void element_take(struct reader *reader, const char *name)
{
	const char *parent = reader->depth > 0 ? reader->path[reader->depth - 1] : "";

	if (strcmp(name, "RetourCode") == 0)
		code_add(reader, reader->in_award ? reader->award : reader->whole);
	else if (strcmp(name, "BerichtCode") == 0 && strcmp(parent, "Header") == 0)
		snprintf(reader->code, sizeof(reader->code), "%.7s", reader->text);
	else if (strcmp(name, "BerichtVersie") == 0 && strcmp(parent, "Header") == 0)
		snprintf(reader->version, sizeof(reader->version), "%.7s", reader->text);
	else if (strcmp(name, "BerichtSubversie") == 0 && strcmp(parent, "Header") == 0)
		snprintf(reader->subversion, sizeof(reader->subversion), "%.7s", reader->text);
	else if (strcmp(name, "Identificatie") == 0 && strcmp(parent, "BerichtIdentificatie") == 0 && within(reader, "Header"))
		identification_take(reader);
	else if (strcmp(name, "ToewijzingNummer") == 0 && strcmp(parent, "ToegewezenProduct") == 0)
		number_take(reader);
}

/* ---- expat ---- */

static const char *local_name(const char *name)
{
	const char *bar = strrchr(name, '|');

	return bar ? bar + 1 : name;
}

static void XMLCALL on_start(void *arg, const char *name, const char **attributes)
{
	struct reader *reader = arg;

	(void)attributes;
	name = local_name(name);
	if (reader->depth == DEPTH_MOST || strlen(name) >= NAME_BYTES) {
		refuse(reader, _("dit is te diep of te lang voor een 302."));
		return;
	}
	strcpy(reader->path[reader->depth++], name);
	reader->text[reader->text_bytes = 0] = '\0';
	if (strcmp(name, "ToegewezenProduct") != 0)
		return;
	if (reader->in_award || rows_count(reader->rows, &award_answer_record) > ANSWERS_MOST) {
		refuse(reader, _("te veel toewijzingen."));
		return;
	}
	reader->award = rows_new(reader->rows, &award_answer_record);
	reader->in_award = true;
}

static void XMLCALL on_end(void *arg, const char *name)
{
	struct reader *reader = arg;

	name = local_name(name);
	reader->depth--;
	element_take(reader, name);
	reader->text[reader->text_bytes = 0] = '\0';
	if (strcmp(name, "ToegewezenProduct") != 0)
		return;
	if (reader->award && !reader->award->toewijzingnummer)
		refuse(reader, _("een toewijzing zonder nummer."));
	reader->in_award = false;
}

/* Blanks around a value do not count; a text that is too long is of an element that we do not read, or is refused there. */
static void XMLCALL on_text(void *arg, const char *text, int count)
{
	struct reader *reader = arg;

	for (int i = 0; i < count; i++) {
		if (strchr(" \t\r\n", text[i]) && text[i])
			continue;
		if (reader->text_bytes + 1 >= sizeof(reader->text))
			return;
		reader->text[reader->text_bytes++] = text[i];
		reader->text[reader->text_bytes] = '\0';
	}
}

static void XMLCALL on_doctype(void *arg, const char *name, const char *system, const char *public, int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	refuse(arg, _("een DOCTYPE hoort niet in een bericht. Dit bestand wordt niet gelezen."));
}

/* ---- the whole ---- */

static bool soort_find(struct reader *reader)
{
	for (int soort = BERICHT_WMO301; soort <= BERICHT_JW301; soort++)
		if (strcmp(reader->code, bericht_code(soort, true)) == 0) {
			reader->out->soort = soort;
			return true;
		}
	return err_set(reader->err, ERR_INPUT, _("Dit is geen 302: de berichtcode is «%s», en niet 415 (Wmo) of 437 (Jeugdwet)."),
		reader->code);
}

/* The codes and elements are those of one release. */
static bool release_known(struct reader *reader)
{
	return (strcmp(reader->version, BERICHT_VERSION) == 0 &&
		strcmp(reader->subversion, BERICHT_SUBVERSION) == 0) || err_set(reader->err, ERR_INPUT, _("Dit bericht is van release %s.%s; wijkd leest " BERICHT_RELEASE "."),
			reader->version, reader->subversion);
}

static bool parsed(struct reader *reader, const char *bytes, size_t count)
{
	if (XML_Parse(reader->parser, bytes, (int)count, XML_TRUE) == XML_STATUS_OK)
		return reader->err->code == ERR_NONE;
	return reader->err->code == ERR_NONE ? err_set(reader->err, ERR_INPUT, _("Regel %lu: dit is geen goede XML (%s)."),
		(unsigned long)XML_GetCurrentLineNumber(reader->parser), XML_ErrorString(XML_GetErrorCode(reader->parser))) : false;
}

bool bericht_302_read(const char *bytes, size_t count, struct bericht_302 *out, struct rows *rows, struct err *err)
{
	struct reader *reader = mem_new(1, sizeof(*reader));
	bool ok;

	*out = (struct bericht_302){ 0 };
	reader->out = out;
	reader->rows = rows;
	reader->err = err;
	reader->whole = rows_new(rows, &award_answer_record);
	reader->parser = XML_ParserCreateNS("UTF-8", '|');
	assert(reader->parser);			/* no memory: nothing goes on without */
	XML_SetUserData(reader->parser, reader);
	XML_SetElementHandler(reader->parser, on_start, on_end);
	XML_SetCharacterDataHandler(reader->parser, on_text);
	XML_SetStartDoctypeDeclHandler(reader->parser, on_doctype);
	ok = count <= BERICHT_302_BYTES || err_set(err, ERR_LIMIT, _("Dit bestand is te groot voor een bericht."));
	ok = ok && parsed(reader, bytes, count) && soort_find(reader) && release_known(reader);
	if (ok && !out->identificatie[0])
		ok = err_set(err, ERR_INPUT, _("Er staat niet in op welk bericht dit een antwoord is."));
	XML_ParserFree(reader->parser);
	free(reader);
	return ok;
}
