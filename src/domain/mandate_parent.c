/* A sub-mandate lies within its parent (Awb 10:9). */
#include <string.h>

#include "base/mem.h"
#include "domain/mandate.h"
#include "domain/rule.h"

static bool limit_within(int64_t child, int64_t parent)
{
	return parent == MANDATE_UNLIMITED || (child != MANDATE_UNLIMITED && child <= parent);
}

static bool wet_within(const struct mandate *child, const struct mandate *parent)
{
	return parent->wet == WET_NONE || child->wet == parent->wet;
}

static bool lijn_within(const struct mandate *child, const struct mandate *parent)
{
	return child->lijn <= parent->lijn;
}

/* Every code of "41,42" stands in "41,42,45". */
static bool categories_within(const struct mandate *child, const struct mandate *parent)
{
	const char *code = child->categorieen;

	if (!*parent->categorieen)
		return true;
	if (!*code)
		return false;
	while (*code) {
		size_t bytes = strcspn(code, ",");
		const char *at = parent->categorieen;

		while (*at && !(strcspn(at, ",") == bytes && memcmp(at, code, bytes) == 0)) {
			at += strcspn(at, ",");
			at += *at == ',';
		}
		if (!*at)
			return false;
		code += bytes + (code[bytes] == ',');
	}
	return true;
}

static bool spoed_within(const struct mandate *child, const struct mandate *parent)
{
	return child->only_spoed || !parent->only_spoed;
}

static bool per_besluit_within(const struct mandate *child, const struct mandate *parent)
{
	return limit_within(child->per_besluit, parent->per_besluit);
}

static bool cum_within(const struct mandate *child, const struct mandate *parent)
{
	return limit_within(child->cum_huishouden, parent->cum_huishouden);
}

/* A month has 28 to 31 days: a limit of the other kind counts when it is shorter in every month. */
static bool duration_within(const struct mandate *child, const struct mandate *parent)
{
	bool days = limit_within(child->duur_dagen, parent->duur_dagen) ||
		(child->duur_maanden != MANDATE_UNLIMITED && (__int128)child->duur_maanden * 31 <= parent->duur_dagen);
	bool months = limit_within(child->duur_maanden, parent->duur_maanden) ||
		(child->duur_dagen != MANDATE_UNLIMITED && child->duur_dagen <= (__int128)parent->duur_maanden * 28);

	return days && months;
}

static bool four_eyes_within(const struct mandate *child, const struct mandate *parent)
{
	return limit_within(child->vier_ogen_vanaf, parent->vier_ogen_vanaf);
}

static bool dates_within(const struct mandate *child, const struct mandate *parent)
{
	return child->from != DAY_NONE && parent->from != DAY_NONE && child->from >= parent->from &&
		(parent->until == DAY_NONE || (child->until != DAY_NONE && child->until <= parent->until));
}

/* What a rung spends, the rungs above it count as well; those below do not. */
static bool rung_within(const struct mandate *child, const struct mandate *parent)
{
	return child->trede <= parent->trede;
}

bool mandate_within_parent(const struct mandate *child, const struct mandate *parent, struct err *err)
{
	static const struct {
		const char *field;
		bool (*within)(const struct mandate *child, const struct mandate *parent);
	} rows[] = {
		{ "trede", rung_within },
		{ "wet", wet_within },
		{ "lijn", lijn_within },
		{ "categorieen", categories_within },
		{ "only_spoed", spoed_within },
		{ "per_besluit", per_besluit_within },
		{ "cum_huishouden", cum_within },
		{ "duur_maanden", duration_within },
		{ "vier_ogen_vanaf", four_eyes_within },
		{ "from", dates_within },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (!rows[i].within(child, parent))
			return rule_refuse_as(err, "mandaat.buiten-ouder", "Het ondermandaat valt buiten het mandaat erboven: %s", record_field(&mandate_record, rows[i].field)->label);
	return true;
}
