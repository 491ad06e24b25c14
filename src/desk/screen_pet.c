/* Pet: who has two hats says which one is worn, before anything else; switching begins here again. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"

struct pet_screen {
	struct desk *desk;
	struct list list;
};

static const struct {
	enum pet pet;
	const char *naam, *what;
} hats[] = {
	{ PET_HULP, N_("Hulp"), N_("u helpt gezinnen: plan, dagboek, besluiten") },
	{ PET_HANDHAVING, N_("Handhaving"), N_("u ziet toe of regels worden nageleefd") },
};

static size_t pet_count(const void *screen)
{
	(void)screen;
	return COUNT_OF(hats);
}

static int64_t pet_id(const void *screen, size_t index)
{
	(void)screen;
	return (int64_t)index;
}

static void pet_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	char line[TEXT_LINE_BYTES];

	(void)screen;
	snprintf(line, sizeof(line), "%zu  %s", index + 1, _(hats[index].naam));
	canvas_text(canvas, area.row, area.col, 16, selected ? TUI_SELECT : TUI_NORMAL, line);
	canvas_text(canvas, area.row, area.col + 18, area.cols - 18, TUI_NORMAL, _(hats[index].what));
}

static const struct list_source pet_source = {
	.count = pet_count,
	.id = pet_id,
	.draw = pet_draw_line,
};

static bool pet_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct pet_screen *self = screen;

	(void)call;
	(void)err;
	self->desk = desk;
	list_init(&self->list, &pet_source, self);
	for (size_t i = 0; i < COUNT_OF(hats); i++)
		if (strcmp(choice_code(pet_choices, hats[i].pet), desk_me(desk)->pet) == 0)
			list_select_index(&self->list, i);
	return true;
}

static void pet_draw(void *screen, struct canvas *canvas, struct area body)
{
	static const char *const lines[] = {
		N_("Met welke pet werkt u nu?"),
		"",
		N_("Wat u onder de ene pet schrijft, is gesloten voor de andere. Ook uw rechten"),
		N_("zijn die van de pet. De keuze staat boven in beeld en in het logboek."),
	};
	struct pet_screen *self = screen;
	struct area list = { body.row + 6, body.col + 2, (int)COUNT_OF(hats), body.cols - 4 };

	for (size_t i = 0; i < COUNT_OF(lines); i++)
		if (*lines[i])
			canvas_text(canvas, body.row + 1 + (int)i, body.col + 2, body.cols - 4, TUI_NORMAL, _(lines[i]));
	list_draw(&self->list, canvas, list);
}

static bool pet_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct pet_screen *)screen)->list, press);
}

static void pet_wear(struct pet_screen *self, size_t index)
{
	struct err err = ERR_INIT;

	if (!desk_wear(self->desk, choice_code(pet_choices, hats[index].pet), &err)) {
		desk_say_err(self->desk, &err);
		return;
	}
	if (desk_replace(self->desk, &screen_werkbak))
		desk_good(self->desk, _("U werkt nu met de pet %s."), choice_label(pet_choices, hats[index].pet));
}

static void pet_enter(void *screen)
{
	struct pet_screen *self = screen;
	size_t index;

	if (list_selected(&self->list, &index))
		pet_wear(self, index);
}

static void pet_first(void *screen)
{
	pet_wear(screen, 0);
}

static void pet_second(void *screen)
{
	pet_wear(screen, 1);
}

/* Without a hat there is no werkbak to go back to. */
static void pet_leave(void *screen)
{
	struct pet_screen *self = screen;

	if (desk_me(self->desk)->pet[0] != '\0')
		desk_replace(self->desk, &screen_werkbak);
	else
		desk_back(self->desk);
}

static const struct key pet_keys[] = {
	{ TUI_KEY_ENTER, N_("Kiezen"), N_("Zet deze pet op."), pet_enter, NULL },
	{ '1', N_("Pet hulp"), N_("Zet de pet hulp op."), pet_first, NULL },
	{ '2', N_("Pet handhaving"), N_("Zet de pet handhaving op."), pet_second, NULL },
	{ TUI_KEY_ESC, N_("Terug"), N_("Houdt de pet die u op hebt; zonder pet: uitloggen."), pet_leave, NULL },
	{ 0 },
};

const struct screen screen_pet = {
	.name = "pet",
	.title = N_("Pet kiezen"),
	.size = sizeof(struct pet_screen),
	.keys = pet_keys,
	.open = pet_open,
	.draw = pet_draw,
	.key = pet_key,
};
