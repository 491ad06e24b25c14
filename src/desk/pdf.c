/* A letter as PDF by libharu: wrapped at words over A4 pages, with the letters it uses embedded. */
#include "pdf.h"

#include <fcntl.h>
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"

#define FONTS "/usr/share/fonts/truetype/dejavu/"

enum { PLAIN, BOLD, FONT_COUNT };
enum { PAGES_MOST = 200, RUNE_LAST = 0xffff, FONT_PIECE = 64 * 1024 };
/* Points: A4, the margins, and how far the foot is from the edge. */
enum { WIDTH = 595, HEIGHT = 842, SIDE = 71, TOP = 64, BOTTOM = 72, FOOT = 40, FOOT_SIZE = 8 };

static struct font_file {
	const char *path;
	const unsigned char *bytes;
	size_t size;
} font_files[FONT_COUNT] = {
	[PLAIN] = { FONTS "DejaVuSans.ttf", NULL, 0 },
	[BOLD] = { FONTS "DejaVuSans-Bold.ttf", NULL, 0 },
};
static bool fonts_tried;

/* How each kind of paragraph looks; lengths in points. */
static const struct look {
	int font;
	float size;
	float indent;
	float before;
	const char *sign;		/* before its first line, in the indent */
	bool keeps;			/* a page does not end with it */
} looks[] = {
	[PAPER_LINE]    = { PLAIN, 10, 0,  0,  NULL, false },
	[PAPER_TITLE]   = { BOLD,  15, 0,  22, NULL, true },
	[PAPER_HEADING] = { BOLD,  11, 0,  14, NULL, true },
	[PAPER_TEXT]    = { PLAIN, 10, 0,  5,  NULL, false },
	[PAPER_WORDS]   = { BOLD,  10, 14, 5,  NULL, false },
	[PAPER_ITEM]    = { PLAIN, 10, 14, 2,  "-",  false },
	[PAPER_GAP]     = { PLAIN, 10, 0,  0,  NULL, false },
};

struct press {
	HPDF_Doc doc;
	HPDF_FontDef defs[FONT_COUNT];
	HPDF_Font fonts[FONT_COUNT];
	HPDF_Page pages[PAGES_MOST];
	size_t count;
	float y;			/* the foot of the last line */
	bool full;
	HPDF_STATUS failed;		/* the first complaint of libharu */
};

/* ---- letters of the alphabet ---- */

static void font_map(struct font_file *file)
{
	int fd = open(file->path, O_RDONLY | O_CLOEXEC);
	struct stat about;
	void *bytes;

	if (fd < 0)
		return;
	if (fstat(fd, &about) == 0 && about.st_size > 0) {
		bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (bytes != MAP_FAILED) {
			file->bytes = bytes;
			file->size = (size_t)about.st_size;
		}
	}
	close(fd);
}

void pdf_fonts_open(void)
{
	if (!fonts_tried)
		for (size_t i = 0; i < FONT_COUNT; i++)
			font_map(&font_files[i]);
	fonts_tried = true;
}

/* What HPDF_LoadTTFontFromFile does with a file, of memory: in the sandbox there are no files. */
static HPDF_FontDef font_def(HPDF_Doc doc, const struct font_file *file, size_t nth)
{
	HPDF_Stream stream = HPDF_MemStream_New(doc->mmgr, FONT_PIECE);
	char tag[] = "WIJKDA";
	HPDF_FontDef def;

	if (stream == NULL || HPDF_Stream_Write(stream, file->bytes, (HPDF_UINT)file->size) != HPDF_OK ||
	    HPDF_Stream_Seek(stream, 0, HPDF_SEEK_SET) != HPDF_OK)
		return NULL;
	def = HPDF_TTFontDef_Load(doc->mmgr, stream, HPDF_TRUE);	/* takes the stream over */
	if (def == NULL || HPDF_List_Add(doc->fontdef_list, def) != HPDF_OK)
		return NULL;
	tag[5] = (char)('A' + nth);
	HPDF_TTFontDef_SetTagName(def, tag);
	return def;
}

static bool fonts_load(struct press *press, struct err *err)
{
	pdf_fonts_open();
	for (size_t i = 0; i < FONT_COUNT; i++) {
		if (font_files[i].bytes == NULL)
			return err_set(err, ERR_INTERNAL, _("Op de server ontbreekt het lettertype voor een PDF (pakket fonts-dejavu-core). "
				"Zonder --pdf krijgt u dezelfde brief als tekst."));
		press->defs[i] = font_def(press->doc, &font_files[i], i);
		press->fonts[i] = press->defs[i] != NULL ? HPDF_GetFont(press->doc, press->defs[i]->base_font, "UTF-8") : NULL;
		if (press->fonts[i] == NULL)
			return false;
	}
	return true;
}

/* The same text with letters that the font has; for others the nearest plain one. */
static char *drawable(const struct press *press, int font, const char *text)
{
	struct buf out = BUF_INIT;

	for (size_t at = 0, bytes; text[at] != '\0'; at += bytes) {
		char one[5] = "";
		uint32_t rune;

		bytes = text_next(text + at, &rune);
		memcpy(one, text + at, bytes);
		if (rune <= RUNE_LAST && (rune == ' ' || rune == '\n' || HPDF_TTFontDef_GetGlyphid(press->defs[font], (HPDF_UINT16)rune) != 0))
			buf_add(&out, one, bytes);
		else
			text_ascii(one, &out);
	}
	return buf_take(&out);
}

/* ---- pages ---- */

static void page_new(struct press *press)
{
	HPDF_Page page;

	press->full = press->full || press->count == PAGES_MOST;
	if (press->full)
		return;
	page = HPDF_AddPage(press->doc);
	if (page == NULL)
		return;
	HPDF_Page_SetWidth(page, WIDTH);
	HPDF_Page_SetHeight(page, HEIGHT);
	press->pages[press->count++] = page;
	press->y = HEIGHT - TOP;
}

static void text_put(struct press *press, HPDF_Page page, int font, float size, float x, float y, const char *text)
{
	HPDF_Page_BeginText(page);
	HPDF_Page_SetFontAndSize(page, press->fonts[font], size);
	HPDF_Page_TextOut(page, x, y, text);
	HPDF_Page_EndText(page);
}

static float width_of(const struct press *press, int font, float size, const char *text, size_t bytes)
{
	HPDF_TextWidth width = HPDF_Font_TextWidth(press->fonts[font], (const HPDF_BYTE *)text, (HPDF_UINT)bytes);

	return (float)width.width * size / 1000;
}

static float line_height(const struct look *look)
{
	return look->size * 1.35F;
}

/* Bytes of the characters that fit: of a word that is longer than a line. At least one. */
static size_t word_fit(const struct press *press, const struct look *look, const char *word, size_t bytes, float room)
{
	size_t fits = 0;

	while (fits < bytes) {
		uint32_t rune;
		size_t next = fits + text_next(word + fits, &rune);

		if (fits > 0 && width_of(press, look->font, look->size, word, next) > room)
			break;
		fits = next;
	}
	return fits;
}

/* Bytes of what goes on one line: as many whole words as fit, never past a newline. */
static size_t line_fit(const struct press *press, const struct look *look, const char *text, float room)
{
	size_t fits = 0, at = 0;

	while (text[at] != '\0' && text[at] != '\n') {
		size_t blanks = strspn(text + at, " "), word = strcspn(text + at + blanks, " \n");

		if (width_of(press, look->font, look->size, text, at + blanks + word) > room)
			break;
		at += blanks + word;
		fits = at;
	}
	if (fits == 0 && text[0] != '\0' && text[0] != '\n')
		fits = word_fit(press, look, text, strcspn(text, " \n"), room);
	return fits;
}

/* A heading goes to the next page when nothing of what it is above fits below it. */
static void room_make(struct press *press, const struct look *look, size_t lines)
{
	float keep = line_height(look) * (float)lines + (look->keeps ? 3 * line_height(&looks[PAPER_TEXT]) : 0);

	if (press->count == 0 || press->y - keep < BOTTOM)
		page_new(press);
}

static void part_put(struct press *press, const struct paper_part *part)
{
	const struct look *look = &looks[part->kind];
	float room = WIDTH - 2 * SIDE - look->indent;
	char *text = drawable(press, look->font, part->text);
	bool first = true;

	press->y -= look->before;
	for (size_t at = 0; !press->full && press->failed == HPDF_OK && (first || text[at] != '\0'); first = false) {
		size_t bytes = line_fit(press, look, text + at, room);
		char *line = mem_text_n(text + at, bytes);

		room_make(press, look, 1);
		if (press->count > 0) {
			press->y -= line_height(look);
			if (first && look->sign != NULL)
				text_put(press, press->pages[press->count - 1], look->font, look->size, SIDE + 2, press->y, look->sign);
			if (line[0] != '\0')
				text_put(press, press->pages[press->count - 1], look->font, look->size, SIDE + look->indent, press->y, line);
		}
		free(line);
		at += bytes;
		at += strspn(text + at, " ");
		at += text[at] == '\n';
	}
	free(text);
}

static void feet_put(struct press *press, const char *foot)
{
	char *left = drawable(press, PLAIN, foot != NULL ? foot : "");

	for (size_t i = 0; i < press->count; i++) {
		char number[64];

		snprintf(number, sizeof(number), "Bladzij %zu van %zu", i + 1, press->count);
		if (left[0] != '\0')
			text_put(press, press->pages[i], PLAIN, FOOT_SIZE, SIDE, FOOT, left);
		text_put(press, press->pages[i], PLAIN, FOOT_SIZE,
			WIDTH - SIDE - width_of(press, PLAIN, FOOT_SIZE, number, strlen(number)), FOOT, number);
	}
	free(left);
}

/* ---- the whole ---- */

static void complain(HPDF_STATUS status, HPDF_STATUS detail, void *arg)
{
	struct press *press = arg;

	(void)detail;
	if (press->failed == HPDF_OK)
		press->failed = status;
}

static bool saved(struct press *press, struct buf *out)
{
	HPDF_BYTE bytes[16 * 1024];
	HPDF_UINT32 count;

	if (HPDF_SaveToStream(press->doc) != HPDF_OK || HPDF_ResetStream(press->doc) != HPDF_OK)
		return false;
	do {
		count = sizeof(bytes);
		HPDF_ReadFromStream(press->doc, bytes, &count);
		buf_add(out, bytes, count);
	} while (count == sizeof(bytes));
	/* Its end is reported as an error. */
	return press->failed == HPDF_OK || press->failed == HPDF_STREAM_EOF;
}

static bool paper_press(struct press *press, const struct paper *paper, const char *title, struct buf *out, struct err *err)
{
	HPDF_UseUTFEncodings(press->doc);
	HPDF_SetCompressionMode(press->doc, HPDF_COMP_ALL);
	HPDF_SetInfoAttr(press->doc, HPDF_INFO_TITLE, title);
	HPDF_SetInfoAttr(press->doc, HPDF_INFO_CREATOR, "wijkd");
	if (!fonts_load(press, err))
		return false;
	for (size_t i = 0; i < paper->count; i++)
		part_put(press, &paper->parts[i]);
	feet_put(press, paper->foot);
	if (press->full)
		return err_set(err, ERR_LIMIT, _("Deze brief is langer dan %d bladzijden. Zonder --pdf krijgt u hem als tekst."), PAGES_MOST);
	return press->failed == HPDF_OK && saved(press, out);
}

bool pdf_make(const struct paper *paper, const char *title, struct buf *out, struct err *err)
{
	struct press *press = mem_new(1, sizeof(*press));
	size_t before = out->used;
	bool ok;

	press->doc = HPDF_New(complain, press);
	ok = press->doc != NULL && paper_press(press, paper, title, out, err);
	if (!ok && err->code == ERR_NONE)
		err_set(err, ERR_INTERNAL, _("De PDF is niet gelukt (libharu %lx). Zonder --pdf krijgt u dezelfde brief als tekst."),
			(unsigned long)press->failed);
	if (!ok && out->used > before)
		out->used = before;
	if (press->doc != NULL)
		HPDF_Free(press->doc);
	free(press);
	return ok;
}
