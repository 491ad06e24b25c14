/* A letter as PDF: valid, with every letter of a name, wrapped over pages, and without a burgerservicenummer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../src/desk/pdf.h"
#include "base/mem.h"

#define BSN "123456782"

enum { PARAGRAPHS = 60 };

/* What a program prints of the PDF, and its exit status. */
static struct buf shown(const struct buf *pdf, const char *program, int status)
{
	char path[] = "/tmp/wijkd-pdf-XXXXXX", command[256], bytes[4096];
	struct buf out = BUF_INIT;
	int fd = mkstemp(path), ended;
	size_t got;
	FILE *pipe;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, pdf->data, pdf->used), (ssize_t)pdf->used);
	close(fd);
	snprintf(command, sizeof(command), program, path);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	while ((got = fread(bytes, 1, sizeof(bytes), pipe)) > 0)
		buf_add(&out, bytes, got);
	ended = pclose(pipe);
	unlink(path);
	if (ended != status << 8)
		fail_msg("%s: status %d: %s", command, ended >> 8, out.data);
	buf_text(&out, "");
	return out;
}

static void has(const struct buf *text, const char *part)
{
	if (strstr(text->data, part) == NULL)
		fail_msg("«%s» is not in: %s", part, text->data);
}

static struct buf pressed(const struct paper *paper)
{
	struct err err = ERR_INIT;
	struct buf pdf = BUF_INIT;

	if (!pdf_make(paper, "Proef", &pdf, &err))
		fail_msg("%s", err.text);
	return pdf;
}

static void names_keep_every_letter(void **state)
{
	static const char *const names[] = { "Şükrü Yıldız-Özgüneş", "Łukasz Szczęśniak", "Zoë d'Àncona", "Đorđe Ćirković", "Jānis Bērziņš" };
	struct paper paper = PAPER_INIT;
	struct buf pdf, text;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		paper_add(&paper, PAPER_LINE, names[i]);
		paper_add(&paper, PAPER_HEADING, names[i]);
	}
	pdf = pressed(&paper);
	text = shown(&pdf, "qpdf --check %s 2>&1", 0);
	has(&text, "No syntax or stream encoding errors found");
	buf_free(&text);
	text = shown(&pdf, "pdftotext %s - 2>/dev/null", 0);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		has(&text, names[i]);
	buf_free(&text);
	buf_free(&pdf);
	paper_free(&paper);
}

/* A pictogram and a cuneiform sign are in no font of ours. */
static void a_letter_that_the_font_lacks_does_not_stop_the_print(void **state)
{
	struct paper paper = PAPER_INIT;
	struct buf pdf, text;

	(void)state;
	paper_add(&paper, PAPER_TEXT, "Voor \xf0\x92\x80\x80 en na.");
	pdf = pressed(&paper);
	text = shown(&pdf, "pdftotext %s - 2>/dev/null", 0);
	has(&text, "Voor ? en na.");
	buf_free(&text);
	buf_free(&pdf);
	paper_free(&paper);
}

static void a_long_letter_has_numbered_pages_and_loses_no_word(void **state)
{
	struct paper paper = PAPER_INIT;
	char endless[701], word[32];
	struct buf pdf, text;

	(void)state;
	for (int i = 0; i < PARAGRAPHS; i++) {
		paper_addf(&paper, PAPER_HEADING, "Kop%d", i);
		paper_addf(&paper, PAPER_TEXT, "begin%d Dit is een zin die lang genoeg is om over de rand van het papier te lopen als niemand "
			"hem afbreekt, en dat gebeurt dan ook. eind%d", i, i);
	}
	memset(endless, 'w', sizeof(endless) - 1);
	endless[sizeof(endless) - 1] = '\0';
	paper_add(&paper, PAPER_ITEM, endless);
	paper_foot(&paper, "1000017");
	pdf = pressed(&paper);
	text = shown(&pdf, "pdftotext -layout %s - 2>/dev/null", 0);
	for (int i = 0; i < PARAGRAPHS; i++) {
		snprintf(word, sizeof(word), "begin%d ", i);
		has(&text, word);
		snprintf(word, sizeof(word), "eind%d\n", i);
		has(&text, word);
	}
	has(&text, "Bladzij 1 van 6");
	has(&text, "Bladzij 6 van 6");
	has(&text, "1000017");
	size_t letters = 0;
	for (const char *at = text.data; *at != '\0'; at++)
		letters += *at == 'w';
	assert_true(letters >= sizeof(endless) - 1);
	buf_free(&text);
	buf_free(&pdf);
	paper_free(&paper);
}

/* Somebody typed it in a goal. */
static void no_burgerservicenummer_is_printed(void **state)
{
	struct paper paper = PAPER_INIT;
	struct buf pdf, text;

	(void)state;
	paper_add(&paper, PAPER_TEXT, "Het BSN is " BSN ", of 1234.56.782, of 123 456 782; bel 0612345678.");
	paper_foot(&paper, "Plan " BSN);
	pdf = pressed(&paper);
	text = shown(&pdf, "pdftotext -layout %s - 2>/dev/null", 0);
	assert_null(strstr(text.data, BSN));
	assert_null(strstr(text.data, "56.782"));
	assert_null(strstr(text.data, "456 782"));
	has(&text, "weggelaten");
	has(&text, "0612345678");
	buf_free(&text);
	text = shown(&pdf, "qpdf --qdf %s - 2>/dev/null", 0);
	assert_null(memmem(text.data, text.used, BSN, strlen(BSN)));
	buf_free(&text);
	text = (struct buf){ 0 };
	paper_print(&paper, &text);
	assert_null(strstr(text.data, BSN));
	buf_free(&text);
	buf_free(&pdf);
	paper_free(&paper);
}

static void a_letter_without_end_is_refused(void **state)
{
	struct paper paper = PAPER_INIT;
	struct err err = ERR_INIT;
	struct buf pdf = BUF_INIT;

	(void)state;
	for (int i = 0; i < 12000; i++)
		paper_add(&paper, PAPER_TEXT, "Nog een regel.");
	assert_false(pdf_make(&paper, "Proef", &pdf, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	assert_int_equal(pdf.used, 0);
	buf_free(&pdf);
	paper_free(&paper);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_keep_every_letter),
		cmocka_unit_test(a_letter_that_the_font_lacks_does_not_stop_the_print),
		cmocka_unit_test(a_long_letter_has_numbered_pages_and_loses_no_word),
		cmocka_unit_test(no_burgerservicenummer_is_printed),
		cmocka_unit_test(a_letter_without_end_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
