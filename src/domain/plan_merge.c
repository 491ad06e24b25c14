/*
 * Three-way merge by sentences. Each side becomes a list of hunks: ranges of base sentences that were replaced or
 * removed, or, when the range is empty, added to. Hunks of both sides that touch the same base sentence form one
 * region; a region that both changed differently is the only conflict there is.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/plan_merge.h"
#include "domain/sentence.h"

/* base[from, to) became changed[new_from, new_to). */
struct hunk {
	size_t from, to;
	size_t new_from, new_to;
};

struct side {
	struct sentences text;
	ptrdiff_t *match;	/* base sentence -> sentence here, or -1 */
	struct hunk *hunks;
	size_t count;
	size_t next;		/* first hunk that is not merged yet */
};

/* What stands in a region by one side. */
struct range {
	const struct sentence *items;
	size_t count;
};

struct merge {
	struct sentences base;
	struct side ours, theirs;
	struct buf *out;
	size_t start;		/* where the merged text begins in out */
	bool gap_open;		/* the last sentence still needs a gap behind it */
	bool conflict;
};

/* ---- hunks ---- */

static void hunk_add(struct side *side, struct hunk hunk)
{
	size_t pieces = hunk.to - hunk.from;
	bool even = pieces == hunk.new_to - hunk.new_from;

	/* As many sentences as before: each took the place of one, so that only the same sentence can clash. */
	for (size_t i = 0; even && i < pieces; i++)
		side->hunks[side->count++] = (struct hunk){ hunk.from + i, hunk.from + i + 1, hunk.new_from + i,
			hunk.new_from + i + 1 };
	if (!even)
		side->hunks[side->count++] = hunk;
}

static void side_make(struct side *side, const struct sentences *base, const char *text)
{
	struct hunk hunk = { 0 };

	sentences_cut(text, &side->text);
	side->match = mem_new(base->count + 1, sizeof(*side->match));
	side->hunks = mem_new(base->count + 1, sizeof(*side->hunks));
	sentences_match(base, &side->text, side->match);
	for (size_t i = 0; i <= base->count; i++) {
		if (i < base->count && side->match[i] < 0)
			continue;
		hunk.to = i;
		hunk.new_to = i < base->count ? (size_t)side->match[i] : side->text.count;
		if (hunk.from < hunk.to || hunk.new_from < hunk.new_to)
			hunk_add(side, hunk);
		hunk.from = i + 1;
		hunk.new_from = hunk.new_to + 1;
	}
}

static void side_free(struct side *side)
{
	sentences_free(&side->text);
	free(side->match);
	free(side->hunks);
}

/* ---- writing ---- */

/* A gap behind a last sentence that is the last no more: lines stay lines, and an unfinished sentence stays alone. */
static void gap_supply(struct merge *merge)
{
	const char *text = merge->out->data + merge->start;

	if (merge->gap_open)
		buf_char(merge->out, strchr(text, '\n') || !strchr(".!?", text[strlen(text) - 1]) ? '\n' : ' ');
	merge->gap_open = false;
}

static void sentence_write(struct merge *merge, const struct sentence *sentence, const char *gap, size_t gap_bytes)
{
	gap_supply(merge);
	buf_add(merge->out, sentence->text, sentence->bytes);
	buf_add(merge->out, gap, gap_bytes);
	merge->gap_open = gap_bytes == 0;
}

static void range_write(struct merge *merge, struct range range)
{
	for (size_t i = 0; i < range.count; i++)
		sentence_write(merge, &range.items[i], range.items[i].gap, range.items[i].gap_bytes);
}

static bool bytes_same(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	return a_bytes == b_bytes && memcmp(a, b, a_bytes) == 0;
}

/* A sentence that nobody touched; who changed the blanks behind it gets them. */
static void kept_write(struct merge *merge, size_t at)
{
	const struct sentence *base = &merge->base.items[at];
	const struct sentence *ours = &merge->ours.text.items[merge->ours.match[at]];
	const struct sentence *theirs = &merge->theirs.text.items[merge->theirs.match[at]];
	bool ours_as_base = bytes_same(ours->gap, ours->gap_bytes, base->gap, base->gap_bytes);
	const struct sentence *from = ours_as_base ? theirs : ours;

	sentence_write(merge, base, from->gap, from->gap_bytes);
}

/* ---- regions ---- */

static bool range_same(struct range a, struct range b)
{
	if (a.count != b.count)
		return false;
	for (size_t i = 0; i < a.count; i++)
		if (!sentence_same(&a.items[i], &b.items[i]))
			return false;
	return true;
}

/* Takes the sentences that both begin with off both; returns them. The same for those that both end with. */
static struct range common_head(struct range *a, struct range *b)
{
	struct range head = { a->items, 0 };

	while (head.count < a->count && head.count < b->count &&
			sentence_same(&a->items[head.count], &b->items[head.count]))
		head.count++;
	*a = (struct range){ a->items + head.count, a->count - head.count };
	*b = (struct range){ b->items + head.count, b->count - head.count };
	return head;
}

static struct range common_tail(struct range *a, struct range *b)
{
	struct range tail = { 0 };

	while (tail.count < a->count && tail.count < b->count &&
			sentence_same(&a->items[a->count - tail.count - 1], &b->items[b->count - tail.count - 1]))
		tail.count++;
	a->count -= tail.count;
	b->count -= tail.count;
	tail.items = a->items + a->count;
	return tail;
}

static void both_write(struct merge *merge, struct range theirs, struct range ours)
{
	struct range head = common_head(&theirs, &ours);
	struct range tail = common_tail(&theirs, &ours);

	range_write(merge, head);
	range_write(merge, theirs);
	range_write(merge, ours);
	range_write(merge, tail);
}

static const struct hunk *side_next(const struct side *side)
{
	return side->next < side->count ? &side->hunks[side->next] : NULL;
}

/* A hunk belongs to the region when it changes a base sentence of it, or adds between two of them. */
static bool hunk_in(const struct hunk *hunk, size_t from, size_t to)
{
	if (!hunk)
		return false;
	if (hunk->from == hunk->to)
		return hunk->from > from && hunk->from < to;
	return hunk->from < to && hunk->to > from;
}

/* Where base[at] stands in this side when it was kept there: follows from the hunks before. */
static struct range side_range(const struct side *side, size_t first, size_t from, size_t to)
{
	/* Hunks [first, next) lie in the region; around them the side has the base sentences. */
	const struct hunk *head = &side->hunks[first], *tail = &side->hunks[side->next - 1];
	size_t begin = head->new_from - (head->from - from), end = tail->new_to + (to - tail->to);

	return (struct range){ side->text.items + begin, end - begin };
}

static bool only_removes(const struct side *side, size_t first)
{
	for (size_t i = first; i < side->next; i++)
		if (side->hunks[i].new_from < side->hunks[i].new_to)
			return false;
	return true;
}

/* Base sentences [from, to) with the hunks of both sides that change them. */
struct region {
	size_t from, to;
	size_t our_first, their_first;	/* its hunks are [first, next) of each side */
	bool added_by_both;		/* it is empty: both added at this place */
};

static bool side_grow(struct side *side, struct region *region)
{
	const struct hunk *hunk = side_next(side);

	if (!hunk_in(hunk, region->from, region->to))
		return false;
	if (hunk->to > region->to)
		region->to = hunk->to;
	side->next++;
	return true;
}

/* The region that begins with the earliest hunk that is left; there is one. */
static struct region region_take(struct side *ours, struct side *theirs)
{
	const struct hunk *a = side_next(ours), *b = side_next(theirs);
	bool first_is_ours = a && (!b || a->from < b->from || (a->from == b->from && a->to <= b->to));
	const struct hunk *first = first_is_ours ? a : b;
	struct region region = { first->from, first->to, ours->next, theirs->next, false };

	region.added_by_both = a && b && a->from == b->from && a->to == a->from && b->to == b->from;
	ours->next += first_is_ours || region.added_by_both;
	theirs->next += !first_is_ours || region.added_by_both;
	while (side_grow(ours, &region) || side_grow(theirs, &region))
		;
	return region;
}

/*
 * Writes the next region; returns the base sentence behind it. Both only remove: what either removed is gone. Both add
 * at one place: both stand there. Else the two versions differ, and both are kept.
 */
static size_t region_write(struct merge *merge)
{
	struct side *ours = &merge->ours, *theirs = &merge->theirs;
	struct region region = region_take(ours, theirs);
	struct range our_range = { 0 }, their_range = { 0 };
	bool by_us = ours->next > region.our_first, by_them = theirs->next > region.their_first;

	if (by_us)
		our_range = side_range(ours, region.our_first, region.from, region.to);
	if (by_them)
		their_range = side_range(theirs, region.their_first, region.from, region.to);
	if (!by_them)
		range_write(merge, our_range);
	else if (!by_us || range_same(our_range, their_range))
		range_write(merge, their_range);
	else if (!(only_removes(ours, region.our_first) && only_removes(theirs, region.their_first))) {
		if (!region.added_by_both || merge->base.count == 0)
			merge->conflict = true;
		both_write(merge, their_range, our_range);
	}
	return region.to;
}

static size_t next_from(const struct side *side)
{
	return side->next < side->count ? side->hunks[side->next].from : SIZE_MAX;
}

static void regions_write(struct merge *merge)
{
	size_t at = 0;

	for (;;) {
		size_t ours = next_from(&merge->ours), theirs = next_from(&merge->theirs);
		size_t next = ours < theirs ? ours : theirs;

		for (; at < next && at < merge->base.count; at++)
			kept_write(merge, at);
		if (next == SIZE_MAX)
			return;
		at = region_write(merge);
	}
}

/* The blanks at the very end are nobody's gap: who changed them gets them. */
static void end_write(struct merge *merge, const char *base, const char *ours, const char *theirs)
{
	const char *from[] = { base, ours, theirs };
	size_t bytes[3];
	struct buf *out = merge->out;

	for (int i = 0; i < 3; i++) {
		size_t length = strlen(from[i]);

		for (bytes[i] = 0; bytes[i] < length && strchr(" \n", from[i][length - bytes[i] - 1]);)
			bytes[i]++;
		from[i] += length - bytes[i];
	}
	while (out->used > merge->start && strchr(" \n", out->data[out->used - 1]))
		out->used--;
	if (bytes_same(from[1], bytes[1], from[0], bytes[0]))
		buf_add(out, from[2], bytes[2]);
	else
		buf_add(out, from[1], bytes[1]);
}

bool value_merge(const char *base, const char *ours, const char *theirs, struct buf *merged)
{
	if (strcmp(ours, theirs) == 0 || strcmp(theirs, base) == 0)
		buf_text(merged, ours);
	else if (strcmp(ours, base) == 0)
		buf_text(merged, theirs);
	else
		return false;
	return true;
}

bool plan_merge(const char *base, const char *ours, const char *theirs, struct buf *merged)
{
	struct merge merge = { .out = merged, .start = merged->used };

	if (value_merge(base, ours, theirs, merged))
		return true;
	sentences_cut(base, &merge.base);
	side_make(&merge.ours, &merge.base, ours);
	side_make(&merge.theirs, &merge.base, theirs);
	if (merge.ours.text.head_bytes != merge.base.head_bytes)
		buf_add(merged, merge.ours.text.head, merge.ours.text.head_bytes);
	else
		buf_add(merged, merge.theirs.text.head, merge.theirs.text.head_bytes);
	regions_write(&merge);
	end_write(&merge, base, ours, theirs);
	side_free(&merge.ours);
	side_free(&merge.theirs);
	sentences_free(&merge.base);
	return !merge.conflict;
}
