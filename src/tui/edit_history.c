/* Undo and redo of a text, also when somebody else's change comes in between. */
#include "edit_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { HISTORY_CHANGES = 200, HISTORY_BYTES = 128 * 1024 };

static void change_free(struct edit_change *change)
{
	free(change->removed);
	free(change->inserted);
}

/* Forgets the oldest changes. */
static void drop_oldest(struct edit_history *history, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		history->bytes -= history->changes[i].removed_bytes + history->changes[i].inserted_bytes;
		change_free(&history->changes[i]);
	}
	history->count -= count;
	memmove(history->changes, history->changes + count, history->count * sizeof(*history->changes));
}

void edit_history_clear(struct edit_history *history)
{
	for (size_t i = 0; i < history->count; i++)
		change_free(&history->changes[i]);
	free(history->changes);
	*history = (struct edit_history){ 0 };
}

static void push(struct edit_history *history, struct edit_change change)
{
	size_t drop = 0;

	if (history->count == history->room) {
		history->room = history->room ? history->room * 2 : 8;
		history->changes = mem_grow(history->changes, history->room, sizeof(*history->changes));
	}
	history->changes[history->count++] = change;
	history->bytes += change.removed_bytes + change.inserted_bytes;
	for (size_t bytes = history->bytes; drop + 1 < history->count; drop++) {
		if (history->count - drop <= HISTORY_CHANGES && bytes <= HISTORY_BYTES)
			break;
		bytes -= history->changes[drop].removed_bytes + history->changes[drop].inserted_bytes;
	}
	if (drop > 0)
		drop_oldest(history, drop);
}

static struct edit_change pop(struct edit_history *history)
{
	struct edit_change change = history->changes[--history->count];

	history->bytes -= change.removed_bytes + change.inserted_bytes;
	return change;
}

static void append(char **text, size_t *bytes, const char *more, size_t more_bytes)
{
	*text = mem_grow(*text, *bytes + more_bytes + 1, 1);
	memcpy(*text + *bytes, more, more_bytes);
	*bytes += more_bytes;
	(*text)[*bytes] = '\0';
}

/* Typing on behind the last change, or erasing on before it, makes one change with it; false when it does neither. */
static bool join_last(struct edit *edit, size_t at, size_t remove_bytes, const char *insert, size_t insert_bytes)
{
	struct edit_change *last = edit->undo.count ? &edit->undo.changes[edit->undo.count - 1] : NULL;

	if (!last)
		return false;
	if (remove_bytes == 0 && last->removed_bytes == 0 && at == last->at + last->inserted_bytes) {
		append(&last->inserted, &last->inserted_bytes, insert, insert_bytes);
		edit->undo.bytes += insert_bytes;
		return true;
	}
	if (insert_bytes == 0 && last->inserted_bytes == 0 && at + remove_bytes == last->at) {
		char *removed = mem_text_n(edit_data(edit) + at, remove_bytes);
		size_t bytes = remove_bytes;

		append(&removed, &bytes, last->removed, last->removed_bytes);
		free(last->removed);
		last->removed = removed;
		last->removed_bytes = bytes;
		last->at = at;
		edit->undo.bytes += remove_bytes;
		return true;
	}
	return false;
}

void edit_history_add(struct edit *edit, size_t at, size_t remove_bytes, const char *insert, size_t insert_bytes,
	bool join)
{
	edit_history_clear(&edit->redo);
	if (join && join_last(edit, at, remove_bytes, insert, insert_bytes))
		return;
	push(&edit->undo, (struct edit_change){
		.at = at,
		.removed = mem_text_n(edit_data(edit) + at, remove_bytes),
		.removed_bytes = remove_bytes,
		.inserted = mem_text_n(insert, insert_bytes),
		.inserted_bytes = insert_bytes,
	});
}

bool edit_undo(struct edit *edit)
{
	struct edit_change change;

	if (edit->undo.count == 0)
		return false;
	change = pop(&edit->undo);
	edit_splice(edit, change.at, change.inserted_bytes, change.removed, change.removed_bytes);
	edit->cursor = change.at + change.removed_bytes;
	push(&edit->redo, change);
	return true;
}

bool edit_redo(struct edit *edit)
{
	struct edit_change change;

	if (edit->redo.count == 0)
		return false;
	change = pop(&edit->redo);
	edit_splice(edit, change.at, change.removed_bytes, change.inserted, change.inserted_bytes);
	edit->cursor = change.at + change.inserted_bytes;
	push(&edit->undo, change);
	return true;
}

/*
 * Walks back from the newest change. The foreign change, seen from before each own change, lies at another place; an
 * own change that lies behind it moves. Where the two overlap, that change and what is older is forgotten.
 */
void edit_history_shift(struct edit *edit, size_t at, size_t remove_bytes, size_t insert_bytes)
{
	edit_history_clear(&edit->redo);
	for (size_t i = edit->undo.count; i-- > 0;) {
		struct edit_change *own = &edit->undo.changes[i];

		if (at >= own->at + own->inserted_bytes) {
			at = at - own->inserted_bytes + own->removed_bytes;
		} else if (at + remove_bytes <= own->at) {
			own->at = own->at + insert_bytes - remove_bytes;
		} else {
			drop_oldest(&edit->undo, i + 1);
			return;
		}
	}
}
