/* Which files may come in, by their bytes, and under which names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/document.h"

/* The kind of these bytes when they come in pieces of this size; DOCUMENT_UNKNOWN: refused. */
static int kind_of(const void *bytes, size_t count, size_t piece, struct err *err)
{
	struct sniff sniff = { 0 };
	int type = DOCUMENT_UNKNOWN;

	*err = ERR_INIT;
	for (size_t at = 0; at < count; at += piece)
		if (!sniff_add(&sniff, (const char *)bytes + at, count - at < piece ? count - at : piece, err))
			return DOCUMENT_UNKNOWN;
	return sniff_end(&sniff, &type, err) ? type : DOCUMENT_UNKNOWN;
}

/* The answer does not depend on where the pieces end. */
static void is(const void *bytes, size_t count, int type)
{
	static const size_t pieces[] = { 1 << 20, 4096, 700, 64, 7, 1 };
	struct err err;

	for (size_t i = 0; i < COUNT_OF(pieces); i++) {
		int found = kind_of(bytes, count, pieces[i], &err);
		if (found != type)
			fail_msg("%.20s in pieces of %zu: %s and not %s (%s)", (const char *)bytes, pieces[i],
				choice_code(document_type_choices, found), choice_code(document_type_choices, type), err.text);
		assert_true((err.code == ERR_NONE) == (type != DOCUMENT_UNKNOWN));
	}
}
#define IS(bytes, type) is((bytes), sizeof(bytes) - 1, (type))

static void the_first_bytes_tell(void **state)
{
	(void)state;
	IS("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", DOCUMENT_PDF);
	IS("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", DOCUMENT_PNG);
	IS("\xff\xd8\xff\xe0\0\x10JFIF\0", DOCUMENT_JPEG);
	IS("Beste mevrouw,\r\n\r\nMorgen om 10 uur. Groet,\tcaf\xc3\xa9\n", DOCUMENT_TEXT);
	IS("\xef\xbb\xbfMet een merkteken ervoor.", DOCUMENT_TEXT);
	IS("a", DOCUMENT_TEXT);
	IS("MZT: motivatie, zelfredzaamheid, traject", DOCUMENT_TEXT);
}

static void what_a_computer_runs_stays_out(void **state)
{
	static const char late[] = "Rustige tekst vooraf, en dan toch: <SCRIPT>alert(1)</script>";

	(void)state;
	IS("\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0", DOCUMENT_UNKNOWN);
	IS("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0", DOCUMENT_UNKNOWN);
	IS("\xcf\xfa\xed\xfe\7\0\0\1", DOCUMENT_UNKNOWN);
	IS("#!/bin/sh\nrm -rf /\n", DOCUMENT_UNKNOWN);
	IS("<!DOCTYPE html><html></html>", DOCUMENT_UNKNOWN);
	IS("  \n<html lang=nl>", DOCUMENT_UNKNOWN);
	IS("<svg onload=alert(1)>", DOCUMENT_UNKNOWN);
	IS("<?php echo 1;", DOCUMENT_UNKNOWN);
	IS(late, DOCUMENT_UNKNOWN);
	IS("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOCUMENT_UNKNOWN);
	IS("{\\rtf1\\ansi}", DOCUMENT_UNKNOWN);
}

static void what_is_no_text_is_not_taken_for_one(void **state)
{
	struct err err;

	(void)state;
	IS("een\0twee drie vier", DOCUMENT_UNKNOWN);
	IS("rood: \033[31m", DOCUMENT_UNKNOWN);
	IS("ook zo: \xc2\x9b" "31m", DOCUMENT_UNKNOWN);
	IS("latin: caf\xe9 gesloten", DOCUMENT_UNKNOWN);
	IS("afgebroken: caf\xc3", DOCUMENT_UNKNOWN);
	IS("te lang: \xf0\x82\x82\xac\n", DOCUMENT_UNKNOWN);
	IS("GIF89a\1\0\1\0", DOCUMENT_UNKNOWN);
	IS("\xff", DOCUMENT_UNKNOWN);
	assert_int_equal(kind_of("", 0, 1, &err), DOCUMENT_UNKNOWN);
	assert_non_null(strstr(err.text, "leeg"));
	assert_int_equal(kind_of("MZ\0\0\0\0\0\0\0\0", 10, 10, &err), DOCUMENT_UNKNOWN);
	assert_non_null(strstr(err.text, "programma"));
}

/* ---- zip ---- */

static void number_add(struct buf *out, size_t value, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		buf_char(out, i < sizeof(value) ? (char)(value >> 8 * i) : 0);
}

static void local_add(struct buf *out, const char *name, const char *content)
{
	buf_add(out, "PK\3\4\24\0\0\0\0\0", 10);
	number_add(out, 0, 8);
	number_add(out, strlen(content), 4);
	number_add(out, strlen(content), 4);
	number_add(out, strlen(name), 2);
	number_add(out, 0, 2);
	buf_text(out, name);
	buf_text(out, content);
}

static void entry_add(struct buf *out, const char *name)
{
	buf_add(out, "PK\1\2", 4);
	number_add(out, 0, 24);
	number_add(out, strlen(name), 2);
	number_add(out, 0, 16);
	buf_text(out, name);
}

static void zip_is(const char *const *names, const char *content, int type)
{
	struct buf zip = BUF_INIT;

	for (size_t i = 0; names[i]; i++)
		local_add(&zip, names[i], content);
	for (size_t i = 0; i < 2000; i++)
		buf_char(&zip, (char)(i * 31));
	for (size_t i = 0; names[i]; i++)
		entry_add(&zip, names[i]);
	buf_add(&zip, "PK\5\6", 4);
	number_add(&zip, 0, 18);
	is(zip.data, zip.used, type);
	buf_free(&zip);
}
#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void a_zip_is_what_stands_in_its_list(void **state)
{
	static const char odt[] = "application/vnd.oasis.opendocument.text", ods[] =
		"application/vnd.oasis.opendocument.spreadsheet";

	(void)state;
	zip_is(NAMES("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "x", DOCUMENT_DOCX);
	zip_is(NAMES("word/document.xml", "word/styles.xml", "[Content_Types].xml"), "x", DOCUMENT_DOCX);
	zip_is(NAMES("mimetype", "content.xml"), odt, DOCUMENT_ODT);
	zip_is(NAMES("mimetype", "content.xml"), ods, DOCUMENT_UNKNOWN);
	zip_is(NAMES("content.xml", "mimetype"), odt, DOCUMENT_UNKNOWN);
	zip_is(NAMES("[Content_Types].xml", "xl/workbook.xml"), "x", DOCUMENT_UNKNOWN);
	zip_is(NAMES("programma.exe"), "x", DOCUMENT_UNKNOWN);
	zip_is(NAMES("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "x", DOCUMENT_UNKNOWN);
	zip_is(NAMES("mimetype", "Basic/Standard/Module1.xml"), odt, DOCUMENT_UNKNOWN);
}

/* ---- names and sizes ---- */

static void a_name_is_only_a_name(void **state)
{
	static const char *const good[] = { "brief.pdf", "Verslag huisbezoek 12-3.docx", "été.txt", "7" };
	static const char *const bad[] = { "", "../x", "a/b", "a\\b", "-rf", ".ssh", "a|b", "a;b", "$(x)", "a`b", "a&b", "a<b",
		"a>b", "a:b", "a*b", "a\"b" };
	char much[DOCUMENT_NAME_CHARS + 2];
	struct err err = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		assert_true(document_name_check(good[i], &err));
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		err = ERR_INIT;
		if (document_name_check(bad[i], &err))
			fail_msg("«%s» may not be a name", bad[i]);
		assert_int_equal(err.code, ERR_INPUT);
	}
	memset(much, 'a', sizeof(much));
	much[sizeof(much) - 1] = '\0';
	assert_false(document_name_check(much, &err));
	much[sizeof(much) - 2] = '\0';
	assert_true(document_name_check(much, &err));
}

static void a_size_is_read_as_people_say_it(void **state)
{
	static const struct {
		int64_t bytes;
		const char *text;
	} sizes[] = {
		{ 1, "1 byte" }, { 999, "999 bytes" }, { 1000, "1 kB" }, { 14499, "14 kB" }, { 999499, "999 kB" },
		{ 1000000, "1,0 MB" }, { 2340000, "2,3 MB" }, { 10 * 1024 * 1024, "10,5 MB" }, { 209715200, "209,7 MB" },
	};
	char text[DOCUMENT_SIZE_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		document_size(sizes[i].bytes, text);
		assert_string_equal(text, sizes[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_bytes_tell),
		cmocka_unit_test(what_a_computer_runs_stays_out),
		cmocka_unit_test(what_is_no_text_is_not_taken_for_one),
		cmocka_unit_test(a_zip_is_what_stands_in_its_list),
		cmocka_unit_test(a_name_is_only_a_name),
		cmocka_unit_test(a_size_is_read_as_people_say_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
