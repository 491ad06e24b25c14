/* The demo: steps of all stories put in the order of time, and asked one by one through the door. */
#include "demo_inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "domain/term.h"
#include "store/audit.h"
#include "store/door.h"
#include "store/feed.h"
#include "vault/vault.h"

enum {
	MINUTE_MS = 60 * 1000,
	FIRST_BSN = 999100000,	/* what starts with 9999 or 9991 is given to nobody */
	GRACE_MS = 5 * MINUTE_MS,
};

static const char HOUSEHOLDS[] = "SELECT count(*) FROM household";
static const char EMPLOYEE[] = "SELECT id FROM employee WHERE username = :username";

/* ---- memory ---- */

struct demo_keep {
	struct demo_keep *before;
	max_align_t bytes[];
};

void *demo_room(struct demo *demo, size_t count, size_t size)
{
	struct demo_keep *keep = mem_new(1, sizeof(*keep) + count * size);

	keep->before = demo->keep;
	demo->keep = keep;
	return keep->bytes;
}

char *demo_format(struct demo *demo, const char *format, ...)
{
	char text[TEXT_LINE_BYTES], *kept;
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	kept = demo_room(demo, strlen(text) + 1, 1);
	return strcpy(kept, text);
}

static void demo_forget(struct demo *demo)
{
	for (struct demo_keep *keep = demo->keep, *before; keep; keep = before) {
		before = keep->before;
		free(keep);
	}
}

/* ---- when and who ---- */

day demo_day(const struct demo *demo, int from_today)
{
	day on = demo->call->today + from_today;

	if (from_today > 0)
		return day_to_working(on);
	while (from_today < 0 && day_is_rest(on))
		on--;
	return on;
}

instant demo_at(const struct demo *demo, int from_today, const char *time)
{
	int minutes = (time[0] - '0') * 600 + (time[1] - '0') * 60 + (time[3] - '0') * 10 + (time[4] - '0');
	instant at = day_start(demo_day(demo, from_today)) + (instant)minutes * MINUTE_MS;

	return at < demo->call->now - GRACE_MS ? at : demo->call->now - GRACE_MS;
}

id demo_employee(struct demo *demo, const char *username)
{
	struct query *query = db_query(demo->call->db, EMPLOYEE);

	query_text(query, ":username", username);
	return query_number(query, NULL);
}

void demo_bsn(struct demo *demo, char out[10])
{
	do
		snprintf(out, 10, "%09u", (unsigned)++demo->bsn % 1000000000);
	while (!bsn_valid(out));
}

/* ---- asking ---- */

bool demo_call(struct demo *demo, const char *who, instant at, struct actor *actor, struct call *call)
{
	struct call *outer = demo->call;

	*actor = *outer->actor;
	if (*who && !actor_load(outer->db, demo_employee(demo, who), instant_day(at), actor))
		return err_set(&outer->err, ERR_INTERNAL, "%s is er niet", who);
	snprintf(actor->source, sizeof(actor->source), "demo");
	db_wear(outer->db, *who ? actor->pets : PETS_ALL);
	*call = (struct call){ .store = outer->store, .db = outer->db, .actor = actor, .now = at, .today = instant_day(at) };
	return true;
}

bool demo_ask(struct demo *demo, const char *who, instant at, struct message *in, struct message *out)
{
	struct call *outer = demo->call, call;
	const struct door_row *row = door_find(in->kind);
	struct actor actor;
	bool ok;

	message_init(out, in->kind);
	if (!row)
		return err_set(&outer->err, ERR_INTERNAL, "verzoek %d is er niet", in->kind);
	if (!demo_call(demo, who, at, &actor, &call))
		return false;
	call.in = in;
	call.out = out;
	db_wear(outer->db, actor.pets ? actor.pets : PETS_ALL);	/* upkeep itself wears no hat */
	ok = call_may(&call, row->deed, 0) && row->handle(&call) && call.err.code == ERR_NONE &&
		(!row->act || audit_call(&call, row->act, &call.err));
	feed_drop(outer->store);	/* nobody is there to hear it */
	if (!ok)
		outer->err = call.err;
	return ok;
}

/* ---- the order of time ---- */

struct moment {
	instant at;
	struct demo_home *home;
	const struct demo_step *step;
	size_t order;
};

static int moment_compare(const void *a, const void *b)
{
	const struct moment *one = a, *other = b;

	if (one->at != other->at)
		return one->at < other->at ? -1 : 1;
	return one->order < other->order ? -1 : one->order > other->order;
}

/* Within one household the steps stay in the order in which they are told. */
static size_t moments_of(const struct demo *demo, struct demo_home *home, struct moment *moments, size_t count)
{
	instant last = INSTANT_NONE;

	for (const struct demo_step *step = home->story->steps; step->deed; step++) {
		instant at = demo_at(demo, step->day, step->time);

		if (last != INSTANT_NONE && at <= last)
			at = last + 1;
		if (moments)
			moments[count] = (struct moment){ at, home, step, count };
		last = at;
		count++;
	}
	return count;
}

static bool moments_run(struct demo *demo, const struct moment *moments, size_t count)
{
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		const struct demo_step *step = moments[i].step;

		demo->at = moments[i].at;
		ok = step->deed(demo, moments[i].home, step);
		if (!ok)
			err_add(&demo->call->err, "%s, dag %d, %s", moments[i].home->story->name, step->day, step->who);
		if (i % 100 == 0)
			progress_say(demo->call, "demo", (int64_t)i, (int64_t)count);
	}
	return ok;
}

static void homes_take(struct demo *demo)
{
	const struct demo_story *lists[] = { demo_stories, demo_ladder_stories };
	const struct demo_story *story;

	for (size_t i = 0; i < COUNT_OF(lists); i++)
		for (story = lists[i]; story->name && demo->home_count < DEMO_HOMES; story++)
			demo->homes[demo->home_count++].story = story;
	for (size_t n = 0; demo->home_count < DEMO_HOMES && (story = demo_town(demo, n)); n++)
		demo->homes[demo->home_count++].story = story;
}

static bool homes_run(struct demo *demo)
{
	struct moment *moments;
	size_t count = 0;
	bool ok;

	homes_take(demo);
	for (size_t i = 0; i < demo->home_count; i++)
		count = moments_of(demo, &demo->homes[i], NULL, count);
	moments = mem_new(count + 1, sizeof(*moments));
	count = 0;
	for (size_t i = 0; i < demo->home_count; i++)
		count = moments_of(demo, &demo->homes[i], moments, count);
	qsort(moments, count, sizeof(*moments), moment_compare);
	ok = moments_run(demo, moments, count);
	free(moments);
	return ok;
}

/*
 * One password for everybody: the demo logs in by key alone, but who confirms with four eyes is asked again. Its hash is a
 * cheap one, made once.
 */
static bool passwords_give(struct call *call)
{
	static const char GIVE[] = "UPDATE employee SET password_hash = :hash";
	enum { OPS = 1, MEMORY_KIB = 8 * 1024 };
	char hash[VAULT_PASSWORD_BYTES];
	struct query *query;

	if (!password_hash(DEMO_PASSWORD, OPS, MEMORY_KIB, hash, &call->err))
		return false;
	query = db_query(call->db, GIVE);
	query_text(query, ":hash", hash);
	return query_run(query, &call->err);
}

bool demo_make(struct call *call, const char *key, struct import_count *count)
{
	struct demo *demo = mem_new(1, sizeof(*demo));
	bool ok;

	demo->call = call;
	demo->bsn = FIRST_BSN;
	if (query_number(db_query(call->db, HOUSEHOLDS), &call->err) > 0)
		ok = rule_refuse_as(&call->err, "demo.leeg", "Er zijn al huishoudens; een demo komt in een lege opslag");
	else
		ok = call->err.code == ERR_NONE && demo_staff(demo, key) && homes_run(demo) && passwords_give(call);
	count->households_new = (int64_t)demo->home_count;
	count->persons_new = count->members_new = demo->persons;
	count->stored = ok;
	demo_forget(demo);
	free(demo);
	return ok;
}

static bool demo_serve(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct import_count count;

	record_init(&import_count_record, &count);
	if (!demo_make(call, ask->tekst ? ask->tekst : "", &count))
		return false;
	call_about(call, 0, "demo", 0, "%lld huishoudens", (long long)count.households_new);
	call_out(call, &import_count_record, &count);
	return true;
}

const struct door_row demo_doors[] = {
	{ REQ_DEMO, PHASE_OFFLINE, DEED_IMPORT, "demo", demo_serve },
	{ 0 }
};
