/* The one list: scrolling, headings between the rows, and a selection that follows its thing. */
#include "tui/list.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"

enum { NEAR_END = 10 };

static size_t count_of(const struct list *list)
{
	return list->source->count(list->screen);
}

static int item_rows(const struct list *list)
{
	return list->source->item_rows > 0 ? list->source->item_rows : 1;
}

static void remember(struct list *list)
{
	size_t count = count_of(list);

	list->has_id = list->selected < count;
	if (list->has_id)
		list->selected_id = list->source->id(list->screen, list->selected);
}

/* Asks for more rows when the selection comes near the end of those that are there. */
static void want_more(struct list *list)
{
	size_t near = NEAR_END + (size_t)(list->page_rows > 0 ? list->page_rows : 0);

	if (list->source->more && list->selected + near >= count_of(list))
		list->source->more(list->screen);
}

void list_init(struct list *list, const struct list_source *source, void *screen)
{
	*list = (struct list){ .source = source, .screen = screen };
	remember(list);
}

static bool find(const struct list *list, int64_t id, size_t *index)
{
	size_t count = count_of(list);

	for (size_t i = 0; i < count; i++) {
		if (list->source->id(list->screen, i) == id) {
			*index = i;
			return true;
		}
	}
	return false;
}

bool list_reload(struct list *list)
{
	size_t count = count_of(list);
	bool kept = !list->has_id;
	size_t index;

	if (list->has_id && find(list, list->selected_id, &index)) {
		/* the row keeps its place on the screen where that can be */
		list->top = index > list->selected - list->top ? index - (list->selected - list->top) : 0;
		list->selected = index;
		kept = true;
	}
	if (list->selected >= count)
		list->selected = count ? count - 1 : 0;
	if (list->top > list->selected)
		list->top = list->selected;
	remember(list);
	return kept;
}

void list_select_index(struct list *list, size_t index)
{
	size_t count = count_of(list);

	list->selected = index < count ? index : count ? count - 1 : 0;
	if (list->top > list->selected)
		list->top = list->selected;
	remember(list);
	want_more(list);
}

bool list_select(struct list *list, int64_t id)
{
	size_t index;

	if (!find(list, id, &index))
		return false;
	list_select_index(list, index);
	return true;
}

bool list_selected(const struct list *list, size_t *index)
{
	if (list->selected >= count_of(list))
		return false;
	*index = list->selected;
	return true;
}

/* The next row, around the end, whose word begins with the letter. */
static bool letter(struct list *list, const struct key_press *press)
{
	size_t count = count_of(list);

	if (!list->source->word || press->code <= ' ' || press->code >= TUI_KEY_FIRST)
		return false;
	for (size_t step = 1; step <= count; step++) {
		size_t index = (list->selected + step) % count;

		if (text_starts(list->source->word(list->screen, index), press->text)) {
			list_select_index(list, index);
			return true;
		}
	}
	return false;
}

bool list_move(struct list *list, const struct key_press *press)
{
	size_t count = count_of(list);
	size_t page = list->page_rows > 1 ? (size_t)list->page_rows - 1 : 1;
	size_t at = list->selected;

	switch (press->code) {
	case TUI_KEY_UP:
		list_select_index(list, at > 0 ? at - 1 : 0);
		return true;
	case TUI_KEY_DOWN:
		list_select_index(list, at + 1);
		return true;
	case TUI_KEY_PGUP:
		list_select_index(list, at > page ? at - page : 0);
		return true;
	case TUI_KEY_PGDN:
		list_select_index(list, at + page);
		return true;
	case TUI_KEY_HOME:
	case TUI_KEY_TOP:
		list_select_index(list, 0);
		return true;
	case TUI_KEY_END:
	case TUI_KEY_BOTTOM:
		list_select_index(list, count);
		return true;
	}
	return false;
}

bool list_key(struct list *list, const struct key_press *press)
{
	return list_move(list, press) || letter(list, press);
}

/* The heading above a row: at the top of the screen always, further on where a new group begins; NULL for none. */
static const char *heading(const struct list *list, size_t index)
{
	const char *group, *before;

	if (!list->source->group)
		return NULL;
	group = list->source->group(list->screen, index);
	if (index == list->top || !group)
		return group;
	before = list->source->group(list->screen, index - 1);
	return before && strcmp(group, before) == 0 ? NULL : group;
}

/* Rows on the screen from the top row up to and with `index`. */
static int rows_to(const struct list *list, size_t index)
{
	int rows = 0;

	for (size_t i = list->top; i <= index; i++)
		rows += item_rows(list) + (heading(list, i) ? 1 : 0);
	return rows;
}

static void scroll(struct list *list, size_t count, int rows)
{
	size_t page = (size_t)(rows / item_rows(list) > 0 ? rows / item_rows(list) : 1);

	if (list->selected < list->top)
		list->top = list->selected;
	if (list->selected - list->top >= page)
		list->top = list->selected - page + 1;
	/* no empty space below while there are rows above */
	while (list->top > 0 && list->top + page > count) {
		list->top--;
		if (rows_to(list, count - 1) > rows) {
			list->top++;
			break;
		}
	}
	while (list->top < list->selected && rows_to(list, list->selected) > rows)
		list->top++;
}

static bool all_fit(struct list *list, size_t count, int rows)
{
	size_t top = list->top;
	bool fit;

	if (count * (size_t)item_rows(list) > (size_t)rows)
		return false;
	list->top = 0;
	fit = rows_to(list, count - 1) <= rows;
	list->top = fit ? 0 : top;
	return fit;
}

static void draw_position(struct list *list, size_t count, struct canvas *canvas, struct area area)
{
	size_t total = list->source->total ? list->source->total(list->screen) : count;
	struct buf text = BUF_INIT;

	buf_format(&text, _("%zu van %zu"), list->selected + 1, total);
	canvas_text_right(canvas, area.row + area.rows - 1, area.col + area.cols - 1, area.cols, TUI_QUIET, text.data);
	buf_free(&text);
}

static void draw_items(struct list *list, size_t count, struct canvas *canvas, struct area area)
{
	int row = area.row, end = area.row + area.rows;

	list->page_rows = 0;
	for (size_t i = list->top; i < count; i++) {
		const char *group = heading(list, i);
		bool selected = i == list->selected;
		int need = item_rows(list) + (group ? 1 : 0);

		if (row + need > end)
			break;
		if (group)
			canvas_text(canvas, row++, area.col, area.cols, TUI_HEADING, group);
		if (selected)
			canvas_text(canvas, row, area.col, 1, TUI_NORMAL, ">");
		list->source->draw(list->screen, i, canvas, (struct area){ row, area.col + LIST_MARKER_COLS,
			item_rows(list), area.cols - LIST_MARKER_COLS }, selected);
		row += item_rows(list);
		list->page_rows++;
	}
}

void list_draw(struct list *list, struct canvas *canvas, struct area area)
{
	size_t count = count_of(list);
	size_t total = list->source->total ? list->source->total(list->screen) : count;

	if (area.rows < 1)
		return;
	if (count == 0) {
		canvas_wrap(canvas, (struct area){ area.row, area.col + LIST_MARKER_COLS, area.rows,
			area.cols - LIST_MARKER_COLS }, TUI_QUIET, list->source->empty ? _(list->source->empty) : "");
		return;
	}
	if (list->selected >= count)
		list_reload(list);
	if (!all_fit(list, count, area.rows) || total > count) {
		if (area.rows > 1) {
			draw_position(list, count, canvas, area);
			area.rows--;
		}
		scroll(list, count, area.rows);
	}
	draw_items(list, count, canvas, area);
}
