/* From the top screen to bytes for the terminal: one frame at a time, never a second before the first has left. */
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>

#include "desk/here.h"
#include "inside.h"

static void terminal_watch(struct desk *desk)
{
	loop_events(desk->loop, desk->terminal_fd, (short)(POLLIN | (desk->out.used > 0 ? POLLOUT : 0)));
}

bool desk_pump(struct desk *desk)
{
	while (desk->out.used > 0 && !desk->line_lost) {
		ssize_t sent = send(desk->terminal_fd, desk->out.data, desk->out.used, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			break;
		if (sent < 0) {
			desk_line_lost(desk);
			break;
		}
		buf_shift(&desk->out, (size_t)sent);
	}
	if (!desk->line_lost)
		terminal_watch(desk);
	return !desk->line_lost;
}

/* In capitals: which hat it is must be seen without looking for it. */
static const char *pet_label(const char *code)
{
	static const char *const labels[] = { [PET_HULP] = N_("PET HULP"), [PET_HANDHAVING] = N_("PET HANDHAVING") };
	int pet;

	return choice_value(pet_choices, code, &pet) ? _(labels[pet]) : _("nog geen pet");
}

static void paint_title(struct desk *desk, const struct placed_screen *top)
{
	const char *title = top->title[0] != '\0' ? top->title : _(top->kind->title);
	const char *naam = top->names_household ? desk_household_naam(desk, top->household_id) : "";
	struct buf here = BUF_INIT;

	frame_title(&desk->frame, "%s%s%s", title, naam[0] != '\0' ? " - " : "", naam);
	if (!top->kind->for_family)
		here_title(desk, top->household_id, &here);
	frame_here(&desk->frame, "%s", here.data != NULL ? here.data : "");
	buf_free(&here);
	frame_who(&desk->frame, "%s%s%s%s%s", desk->me.naam, desk->me.team_naam[0] != '\0' ? " - " : "", desk->me.team_naam,
		desk->me.choose ? " - " : "", desk->me.choose ? pet_label(desk->me.pet) : "");
}

/*
 * What whoever works with this household must see first takes the first row of each of its screens; not where the family
 * reads along, whom it may be about.
 */
static struct area paint_signals(struct desk *desk, const struct placed_screen *top, struct area body)
{
	const char *signals = desk_household_signals(desk, top->household_id);
	int used;

	if (signals == NULL || top->kind->for_family)
		return body;
	used = canvas_text(desk->canvas, body.row, body.col + 1, body.cols - 1, TUI_ALERT, _("Let op: "));
	canvas_text(desk->canvas, body.row, body.col + 1 + used, body.cols - 1 - used, TUI_ALERT, signals);
	return (struct area){ body.row + 1, body.col, body.rows - 1, body.cols };
}

static const struct key keys_none[] = { { 0 } };

/* The keys of the footer; none while a dialog, which names its own, lies over what they belong to. */
static const struct key *footer_keys(const struct desk *desk, const struct placed_screen *top)
{
	if (desk->dialog != NULL || (desk->prompt != NULL && form_covered(desk->prompt)))
		return NULL;
	if (desk->prompt != NULL)
		return form_keys();
	if (desk_household_gone(desk, top->household_id))
		return keys_none;
	return top->kind->covered == NULL || !top->kind->covered(top->self) ? desk_keys_of(top) : NULL;
}

void desk_paint(struct desk *desk)
{
	const struct placed_screen *top = desk_shown(desk);
	const struct key *keys;
	struct area body;

	if (!desk->dirty || desk->out.used > 0 || desk->terminal == NULL || top == NULL || desk->line_lost)
		return;
	desk->dirty = false;
	canvas_clear(desk->canvas);
	if (desk->lock.shut) {
		lock_draw(desk);
		terminal_frame(desk->terminal, desk->canvas, &desk->out);
		desk_pump(desk);
		return;
	}
	paint_title(desk, top);
	body = paint_signals(desk, top, frame_body(desk->canvas));
	if (desk_household_gone(desk, top->household_id))
		canvas_text(desk->canvas, body.row, body.col + 1, body.cols - 1, TUI_NORMAL,
			_("U mag dit huishouden niet (meer) zien. Met Esc gaat u terug."));
	else
		top->kind->draw(top->self, desk->canvas, body);
	if (desk->prompt != NULL)
		prompt_draw(desk, body);
	if (desk->dialog != NULL)
		dialog_draw(desk->dialog, desk->canvas, body);
	keys = footer_keys(desk, top);
	frame_draw(&desk->frame, desk->canvas, keys, keys != NULL ? desk_keys : NULL,
		desk->prompt != NULL ? desk->prompt : desk_keys_self(top));
	terminal_frame(desk->terminal, desk->canvas, &desk->out);
	desk_pump(desk);
}

static void event_frame_due(void *arg)
{
	struct desk *desk = arg;

	desk->frame_timer = 0;
	desk->event_frame_at = clock_monotonic();
	desk->dirty = true;
}

void desk_paint_by_event(struct desk *desk, int least_ms)
{
	int64_t now = clock_monotonic(), at = desk->event_frame_at + least_ms;

	if (desk->frame_timer != 0 && desk->frame_due <= at)
		return;
	loop_cancel(desk->loop, desk->frame_timer);
	desk->frame_timer = 0;
	desk->frame_due = at;
	if (at <= now)
		event_frame_due(desk);
	else
		desk->frame_timer = loop_after(desk->loop, at - now, event_frame_due, desk);
}
