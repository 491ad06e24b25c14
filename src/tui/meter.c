/* The bar of the mandate meter and of the figures. */
#include "tui/meter.h"

#include "base/text.h"

enum { BAR_COLUMNS_MIN = 4 };

/* How many of `cells` a value fills; something is never drawn as nothing, and not quite full never as full. */
static int share(int64_t value, int64_t limit, int cells)
{
	int filled;

	if (value <= 0 || limit <= 0)
		return 0;
	if (value >= limit)
		return cells;
	filled = (int)((double)value / (double)limit * cells + 0.5);
	if (filled == 0)
		return 1;
	return filled == cells ? cells - 1 : filled;
}

static void draw_bar(struct canvas *canvas, int row, int col, int columns, const struct meter *meter, unsigned attr)
{
	int cells = columns - 2;
	int used = share(meter->used, meter->limit, cells);
	int both = share(meter->used + meter->adding, meter->limit, cells);

	if (both < used)
		both = used;
	if (meter->adding > 0 && both == used && both < cells)
		both++;
	canvas_text(canvas, row, col, 1, attr, "[");
	for (int i = 0; i < cells; i++)
		canvas_text(canvas, row, col + 1 + i, 1, attr, i < used ? "#" : i < both ? "+" : ".");
	if (meter->used + meter->adding > meter->limit)
		canvas_text(canvas, row, col + cells, 1, attr, "!");
	canvas_text(canvas, row, col + columns - 1, 1, attr, "]");
}

int meter_draw(struct canvas *canvas, int row, int col, int columns, int label_columns, int bar_columns,
	const struct meter *meter)
{
	bool over = meter->limit > 0 && meter->used + meter->adding > meter->limit;
	unsigned attr = over ? TUI_ALERT : TUI_NORMAL;
	int start = col;
	bool bar;

	if (columns < 0)
		columns = canvas->cols - col;
	canvas_text(canvas, row, col, label_columns < columns ? label_columns : columns, TUI_NORMAL, meter->label);
	col += label_columns + 1;
	bar = bar_columns >= BAR_COLUMNS_MIN && col - start + bar_columns <= columns;
	if (bar && meter->limit > 0)
		draw_bar(canvas, row, col, bar_columns, meter, attr);
	col += bar ? bar_columns + 1 : 0;
	if (col - start < columns)
		col += canvas_text(canvas, row, col, columns - (col - start), attr, meter->text);
	return col - start;
}
