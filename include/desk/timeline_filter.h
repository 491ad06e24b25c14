/* The filter of the timeline: picked by key, remembered by the desk while the session lasts, said in one line. */
#ifndef DESK_TIMELINE_FILTER_H
#define DESK_TIMELINE_FILTER_H

#include "desk/desk.h"

struct timeline_kept {
	id household_id;		/* of the last use; 0: never used */
	struct timeline_filter filter;
	char naam[TEXT_LINE_BYTES];	/* of the person or employee */
};

/* Borrowed. Used for another household than the last one, it forgets the person. */
struct timeline_kept *desk_timeline_kept(struct desk *desk, id household_id);

/* Each asks for one part of the filter; false when the person left it as it was. */
bool timeline_pick_wet(struct desk *desk, struct timeline_filter *filter);
bool timeline_pick_kind(struct desk *desk, struct timeline_filter *filter);
bool timeline_pick_person(struct desk *desk, const struct rows *lines, struct timeline_kept *kept);
bool timeline_pick_period(struct desk *desk, struct timeline_filter *filter);
bool timeline_pick_word(struct desk *desk, struct timeline_filter *filter);

/* "Wmo, besluiten, vanaf 01-01-2026, «fiets»"; nothing without a filter. Appended. */
void timeline_kept_say(const struct timeline_kept *kept, struct buf *out);

#endif
