/* Demo: a family that was reported twice, and made one. */
#include "demo_deeds.h"
#include "domain/merge.h"

#include <string.h>

static const struct demo_home *home_called(const struct demo *demo, const char *name)
{
	for (size_t i = 0; i < demo->home_count; i++)
		if (strcmp(demo->homes[i].story->name, name) == 0)
			return &demo->homes[i];
	return NULL;
}

/* The page before, and what it proposes. */
bool demo_merge(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	const struct demo_home *other = home_called(demo, step->a);
	const struct merge_match *match;
	struct message in, page;
	struct ask *ask = demo_say(&in, REQ_MERGE_PREVIEW, &ask_record);
	struct merge *merge;

	ask->id = home->household_id;
	ask->other_id = other ? other->household_id : 0;
	if (!demo_done(demo, step, &in, &page))
		return false;
	merge = demo_say(&in, REQ_MERGE, &merge_record);
	*merge = *(const struct merge *)rows_first(&page.rows, &merge_record);
	merge->regie = MERGE_KEEP_INTO;
	merge->plan = MERGE_KEEP_INTO;
	demo_text(merge->reason, sizeof(merge->reason), step->b);
	for (size_t i = 0; (match = rows_get(&page.rows, &merge_match_record, i)); i++)
		*(struct merge_match *)rows_new(&in.rows, &merge_match_record) = *match;
	message_free(&page);
	return demo_over(demo, step, &in);
}
