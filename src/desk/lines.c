/* A screen that is a list of records of one kind. */
#include "desk/lines.h"

bool lines_read(struct lines *lines, struct err *err)
{
	if (!desk_reread(lines->desk, lines->request, lines->household_id, &lines->answer, err))
		return false;
	list_reload(&lines->list);
	return true;
}

bool lines_open(struct lines *lines, struct desk *desk, id household_id, int request, const struct record *record,
	const struct list_source *source, struct err *err)
{
	lines->desk = desk;
	lines->household_id = household_id;
	lines->request = request;
	lines->record = record;
	message_init(&lines->answer, 0);
	list_init(&lines->list, source, lines);
	return lines_read(lines, err);
}

size_t lines_count(const void *screen)
{
	const struct lines *lines = screen;

	return rows_count(&lines->answer.rows, lines->record);
}

const void *lines_row(const void *screen, size_t index)
{
	const struct lines *lines = screen;

	return rows_get(&lines->answer.rows, lines->record, index);
}

const void *lines_selected(const void *screen)
{
	size_t index;

	return list_selected(&((const struct lines *)screen)->list, &index) ? lines_row(screen, index) : NULL;
}

bool lines_any(const void *screen)
{
	return lines_count(screen) > 0;
}

bool lines_of_household(const void *screen)
{
	return ((const struct lines *)screen)->household_id != 0;
}

void lines_close(void *screen)
{
	message_free(&((struct lines *)screen)->answer);
}

void lines_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct lines *)screen)->list, canvas, body);
}

bool lines_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct lines *)screen)->list, press);
}

void lines_show(void *screen)
{
	struct lines *lines = screen;
	struct err err = ERR_INIT;

	if (!lines_read(lines, &err))
		desk_say_err(lines->desk, &err);
}

void lines_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct lines *)screen)->household_id)
		lines_show(screen);
}
