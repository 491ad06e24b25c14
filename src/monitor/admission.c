/* Who may open a connection now. */
#include "monitor/admission.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"

enum { BUCKETS = 4096, CHANCE_LEAST = 30, SWEEP_MS = 1000 };

static const int64_t penalty_ms[] = {
	[PENALTY_NOTHING] = 0,
	[PENALTY_NO_LOGIN] = 1 * 1000,
	[PENALTY_FAILED] = 5 * 1000,
	[PENALTY_GRACE] = 10 * 1000,
	[PENALTY_REFUSED] = 10 * 1000,
	[PENALTY_CRASH] = 90 * 1000,
};

static const char *const words[] = {
	[ADMISSION_YES] = "yes",
	[ADMISSION_FULL] = "full",
	[ADMISSION_CHANCE] = "chance",
	[ADMISSION_ADDRESS] = "address",
	[ADMISSION_RATE] = "rate",
	[ADMISSION_PENALTY] = "penalty",
};

/* What is remembered of an address, or of a user at an address. */
struct memory {
	struct memory *next;
	struct source source;
	uint64_t user;			/* keyed hash of the name; 0: the address itself */
	int strangers;
	int64_t second_at;		/* the second in which `in_second` counts */
	int in_second;
	int64_t penalty_until;
	bool enforced;
};

struct admission {
	int full, per_address;
	int strangers;
	uint64_t seed;
	int count;
	int64_t swept_at;
	struct memory *buckets[BUCKETS];
};

struct admission *admission_new(int full, int per_address)
{
	struct admission *admission = mem_new(1, sizeof(*admission));

	admission->full = full;
	admission->per_address = per_address;
	random_bytes(&admission->seed, sizeof(admission->seed));
	return admission;
}

void admission_free(struct admission *admission)
{
	if (!admission)
		return;
	for (int i = 0; i < BUCKETS; i++)
		while (admission->buckets[i]) {
			struct memory *memory = admission->buckets[i];
			admission->buckets[i] = memory->next;
			free(memory);
		}
	free(admission);
}

bool admission_source(const struct sockaddr_storage *address, struct source *source)
{
	const struct sockaddr_in *v4 = (const struct sockaddr_in *)address;
	const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;

	*source = (struct source){ 0 };
	if (address->ss_family == AF_INET) {
		memcpy(source->bytes, &v4->sin_addr, 4);
	} else if (address->ss_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr)) {
		memcpy(source->bytes, v6->sin6_addr.s6_addr + 12, 4);
	} else if (address->ss_family == AF_INET6) {
		memcpy(source->bytes, v6->sin6_addr.s6_addr, 8);
		source->v6 = true;
		source->loopback = IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr);
		return true;
	} else {
		return false;
	}
	source->loopback = source->bytes[0] == 127;
	return true;
}

/* ---- the memory ---- */

/* FNV-1a from a random start: strangers choose the bytes, not the place. */
static uint64_t hash(uint64_t seed, const void *bytes, size_t count)
{
	const uint8_t *at = bytes;
	uint64_t value = seed ^ 0xcbf29ce484222325u;

	while (count--)
		value = (value ^ *at++) * 0x100000001b3u;
	value ^= value >> 29;
	return value * 0x9e3779b97f4a7c15u;
}

static uint64_t user_hash(const struct admission *admission, const char *user)
{
	return hash(admission->seed, user, strlen(user)) | 1;
}

static struct memory **place(struct admission *admission, const struct source *source, uint64_t user)
{
	uint64_t value = hash(admission->seed ^ user ^ source->v6, source->bytes, sizeof(source->bytes));

	return &admission->buckets[(value >> 40) % BUCKETS];
}

static struct memory *find(struct admission *admission, const struct source *source, uint64_t user)
{
	struct memory *memory = *place(admission, source, user);

	while (memory && (memory->user != user || memory->source.v6 != source->v6
			  || memcmp(memory->source.bytes, source->bytes, sizeof(source->bytes)) != 0))
		memory = memory->next;
	return memory;
}

static bool worth_keeping(const struct memory *memory, int64_t now_ms)
{
	return memory->strangers || memory->penalty_until > now_ms || memory->second_at == now_ms / 1000;
}

static void sweep(struct admission *admission, int64_t now_ms)
{
	if (now_ms < admission->swept_at + SWEEP_MS)
		return;
	admission->swept_at = now_ms;
	for (int i = 0; i < BUCKETS; i++)
		for (struct memory **at = &admission->buckets[i]; *at;) {
			struct memory *memory = *at;
			if (worth_keeping(memory, now_ms)) {
				at = &memory->next;
				continue;
			}
			*at = memory->next;
			free(memory);
			admission->count--;
		}
}

/* NULL when the memory is full. */
static struct memory *find_or_add(struct admission *admission, const struct source *source, uint64_t user,
	int64_t now_ms)
{
	struct memory *memory = find(admission, source, user);

	if (memory)
		return memory;
	if (admission->count >= ADMISSION_SOURCES / 2)
		sweep(admission, now_ms);
	if (admission->count >= ADMISSION_SOURCES)
		return NULL;
	struct memory **at = place(admission, source, user);
	memory = mem_new(1, sizeof(*memory));
	memory->source = *source;
	memory->user = user;
	memory->next = *at;
	*at = memory;
	admission->count++;
	return memory;
}

/* ---- asking ---- */

static bool barred(struct memory *memory, int64_t now_ms)
{
	if (!memory)
		return false;
	if (memory->penalty_until <= now_ms)
		memory->enforced = false;
	return memory->enforced;
}

static bool too_fast(struct memory *memory, int64_t now_ms)
{
	if (memory->second_at != now_ms / 1000) {
		memory->second_at = now_ms / 1000;
		memory->in_second = 0;
	}
	return ++memory->in_second > ADMISSION_RATE_MOST;
}

/* From half of `full` on the chance of a refusal grows from 30 to 100 percent. */
static bool unlucky(const struct admission *admission, uint32_t chance)
{
	int half = admission->full / 2, above = admission->strangers - half;

	if (above < 0 || admission->full - half <= 0)
		return false;
	int percent = CHANCE_LEAST + (100 - CHANCE_LEAST) * above / (admission->full - half);
	return (int)(chance % 100) < percent;
}

enum admission_verdict admission_ask(struct admission *admission, const struct source *source, int64_t now_ms,
	uint32_t chance)
{
	struct memory *memory = find_or_add(admission, source, 0, now_ms);

	if (memory && !source->loopback) {
		if (barred(memory, now_ms))
			return ADMISSION_PENALTY;
		if (too_fast(memory, now_ms))
			return ADMISSION_RATE;
	}
	if (admission->strangers >= admission->full)
		return ADMISSION_FULL;
	if (memory && memory->strangers >= admission->per_address)
		return ADMISSION_ADDRESS;
	if (!source->loopback && unlucky(admission, chance))
		return ADMISSION_CHANCE;
	admission->strangers++;
	if (memory)
		memory->strangers++;
	return ADMISSION_YES;
}

void admission_known(struct admission *admission, const struct source *source)
{
	struct memory *memory = find(admission, source, 0);

	if (admission->strangers > 0)
		admission->strangers--;
	if (memory && memory->strangers > 0)
		memory->strangers--;
}

/* Penalties add up; they work once they exceed ADMISSION_ENFORCED_MS together, until they are over. */
static void add_penalty(struct memory *memory, int64_t penalty, int64_t most_ms, int64_t now_ms)
{
	if (!memory)
		return;
	int64_t from = memory->penalty_until > now_ms ? memory->penalty_until : now_ms;
	if (memory->penalty_until <= now_ms)
		memory->enforced = false;
	memory->penalty_until = from + penalty < now_ms + most_ms ? from + penalty : now_ms + most_ms;
	if (memory->penalty_until - now_ms >= ADMISSION_ENFORCED_MS)
		memory->enforced = true;
}

void admission_penalise(struct admission *admission, const struct source *source, const char *user,
	enum penalty penalty, int64_t now_ms)
{
	if (source->loopback || penalty == PENALTY_NOTHING)
		return;
	add_penalty(find_or_add(admission, source, 0, now_ms), penalty_ms[penalty], ADMISSION_ADDRESS_MOST_MS, now_ms);
	if (user[0])
		add_penalty(find_or_add(admission, source, user_hash(admission, user), now_ms), penalty_ms[penalty],
			ADMISSION_USER_MOST_MS, now_ms);
}

bool admission_user_barred(struct admission *admission, const struct source *source, const char *user, int64_t now_ms)
{
	return !source->loopback && barred(find(admission, source, user_hash(admission, user)), now_ms);
}

int admission_strangers(const struct admission *admission)
{
	return admission->strangers;
}

const char *admission_word(enum admission_verdict verdict)
{
	return words[verdict];
}
