/* The key rows of a screen: acting on them, and showing the same rows in the footer and on the help page. */
#include "tui/keys.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"

enum { FOOTER_GAP = 2, HELP_KEY_COLS = 16, HELP_COLS = 78, HELP_LINES = 8 };

static const struct {
	int code;
	const char *name;
} names[] = {
	{ TUI_KEY_UP, N_("Pijl omhoog") },     { TUI_KEY_DOWN, N_("Pijl omlaag") },
	{ TUI_KEY_LEFT, N_("Pijl links") },    { TUI_KEY_RIGHT, N_("Pijl rechts") },
	{ TUI_KEY_WORD_LEFT, N_("Ctrl-links") }, { TUI_KEY_WORD_RIGHT, N_("Ctrl-rechts") },
	{ TUI_KEY_HOME, N_("Home") },          { TUI_KEY_END, N_("End") },
	{ TUI_KEY_TOP, N_("Ctrl-Home") },      { TUI_KEY_BOTTOM, N_("Ctrl-End") },
	{ TUI_KEY_PGUP, N_("PgUp") },          { TUI_KEY_PGDN, N_("PgDn") },
	{ TUI_KEY_INSERT, N_("Ins") },         { TUI_KEY_DELETE, N_("Del") },
	{ TUI_KEY_BACKSPACE, N_("Backspace") }, { TUI_KEY_ENTER, N_("Enter") },
	{ TUI_KEY_TAB, N_("Tab") },            { TUI_KEY_BACKTAB, N_("Shift-Tab") },
	{ TUI_KEY_ESC, N_("Esc") },            { ' ', N_("Spatie") },
};

void keys_name(int code, char out[KEY_NAME_BYTES])
{
	char bytes[KEYS_TEXT_BYTES] = "";

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (names[i].code == code) {
			snprintf(out, KEY_NAME_BYTES, "%s", _(names[i].name));
			return;
		}
	}
	if (code >= TUI_KEY_F1 && code <= TUI_KEY_F12) {
		snprintf(out, KEY_NAME_BYTES, "F%d", code - TUI_KEY_F1 + 1);
	} else if (code > 0 && code < ' ') {
		snprintf(out, KEY_NAME_BYTES, "^%c", code + '@');
	} else if (code > ' ' && code < TUI_KEY_FIRST) {
		bytes[text_encode((uint32_t)code, bytes)] = '\0';
		snprintf(out, KEY_NAME_BYTES, "%s", bytes);
	} else {
		snprintf(out, KEY_NAME_BYTES, "?");
	}
}

static bool may(const struct key *key, const void *screen)
{
	return !key->allowed || key->allowed(screen);
}

/* A key may have several rows, each for its own moment: the one that is allowed now, else the first. */
static const struct key *find(const struct key *table, int code, const void *screen)
{
	const struct key *first = NULL;

	for (; table && table->code; table++) {
		if (table->code != code)
			continue;
		if (may(table, screen))
			return table;
		if (!first)
			first = table;
	}
	return first;
}

enum keys_result keys_dispatch(const struct key *table, int code, void *screen)
{
	const struct key *key = find(table, code, screen);

	if (!key && code >= 'A' && code <= 'Z')
		key = find(table, code - 'A' + 'a', screen);
	if (!key || !key->act)
		return KEYS_UNUSED;
	if (!may(key, screen))
		return KEYS_REFUSED;
	key->act(screen);
	return KEYS_ACTED;
}

static int footer_columns(const struct key *key)
{
	char name[KEY_NAME_BYTES];

	keys_name(key->code, name);
	return text_columns(name) + 1 + text_columns(_(key->label));
}

static int footer_key(struct canvas *canvas, int row, int col, const struct key *key)
{
	char name[KEY_NAME_BYTES];
	int start = col;

	keys_name(key->code, name);
	col += canvas_text(canvas, row, col, CANVAS_REST, TUI_KEY, name) + 1;
	col += canvas_text(canvas, row, col, CANVAS_REST, TUI_NORMAL, _(key->label));
	return col - start;
}

/* The row of a key that every footer has at its end; NULL when it says nothing now. */
static const struct key *last_row(int code, const struct key *table, const struct key *more, const void *screen)
{
	const struct key *key = find(table, code, screen);

	if (!key)
		key = find(more, code, screen);
	return key && key->label && may(key, screen) ? key : NULL;
}

/* A row that every screen has, for which this screen has a row of its own. */
static bool replaced(const struct key *key, const struct key *table, const struct key *more, const void *screen)
{
	return table != more && find(table, key->code, screen) != NULL;
}

/* How to get away and where help is stand at the end, whatever else must be left out. */
void keys_footer(struct canvas *canvas, int row, const struct key *table, const struct key *more, const void *screen)
{
	const struct key *last[] = { last_row(TUI_KEY_ESC, table, more, screen), last_row(TUI_KEY_F1, table, more, screen) };
	const struct key *tables[] = { table, more };
	int room = canvas->cols, col = 0;

	for (size_t i = 0; i < COUNT_OF(last); i++)
		room -= last[i] ? footer_columns(last[i]) + FOOTER_GAP : 0;
	for (size_t i = 0; i < COUNT_OF(tables); i++) {
		for (const struct key *key = tables[i]; key && key->code; key++) {
			if (key == last[0] || key == last[1] || !key->label || !may(key, screen) ||
			    replaced(key, table, tables[i], screen))
				continue;
			if (col + footer_columns(key) > room)
				goto full;
			col += footer_key(canvas, row, col, key) + FOOTER_GAP;
		}
	}
full:
	for (size_t i = 0; i < COUNT_OF(last); i++)
		if (last[i])
			col += footer_key(canvas, row, col, last[i]) + FOOTER_GAP;
}

/* The name of the key, and of the keys in the rows below it that do the same and have no help of their own. */
static void help_names(const struct key *key, struct buf *out)
{
	const struct key *other = key;
	char name[KEY_NAME_BYTES];

	do {
		keys_name(other->code, name);
		buf_format(out, "%s%s", other == key ? "" : ", ", name);
		other++;
	} while (other->code && !other->help && other->act == key->act);
}

/* The sentence beside its key, its further lines below it. */
static void help_sentence(const char *sentence, struct buf *out)
{
	struct text_line lines[HELP_LINES];
	size_t count = text_wrap(sentence, HELP_COLS - HELP_KEY_COLS, lines, HELP_LINES);

	for (size_t i = 0; i < count && i < HELP_LINES; i++) {
		if (i > 0)
			buf_format(out, "\n%*s", HELP_KEY_COLS, "");
		buf_add(out, sentence + lines[i].start, lines[i].bytes);
	}
	buf_char(out, '\n');
}

/* Two rows of one key, for two states of the screen: the one that may act is the one to read. */
static bool another_acts(const struct key *table, const struct key *key, const void *screen)
{
	if (may(key, screen))
		return false;
	for (const struct key *other = table; other->code; other++)
		if (other->code == key->code && other != key && may(other, screen))
			return true;
	return false;
}

static void help_table(const struct key *table, const struct key *own, const void *screen, struct buf *out)
{
	for (const struct key *key = table; key && key->code; key++) {
		struct buf line = BUF_INIT;

		if (!key->help || replaced(key, own, table, screen) || another_acts(table, key, screen))
			continue;
		help_names(key, &line);
		buf_char(&line, ' ');
		while (text_columns(line.data) < HELP_KEY_COLS)
			buf_char(&line, ' ');
		buf_text(out, line.data);
		buf_clear(&line);
		buf_format(&line, "%s%s", _(key->help), may(key, screen) ? "" : _(" (nu niet)"));
		help_sentence(line.data, out);
		buf_free(&line);
	}
}

void keys_help(const struct key *table, const struct key *more, const void *screen, struct buf *out)
{
	help_table(table, table, screen, out);
	if (table && table->code && more && more->code)
		buf_char(out, '\n');
	help_table(more, table, screen, out);
}
