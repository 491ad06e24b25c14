/* The soundness of a register: each row by a list of checks, then every provision by who may decide it. */
#include "domain/mandate_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"

static const struct field mandate_finding_fields[] = {
	F_ID(struct mandate_finding, mandate_id, N_("Mandaat")),
	F_BOOL(struct mandate_finding, error, N_("Fout")),
	F_LINE(struct mandate_finding, tekst, N_("Wat")),
};
RECORD(mandate_finding_record, "mandate_finding", struct mandate_finding, mandate_finding_fields);

struct check {
	const struct mandate_register *of;
	void (*found)(void *arg, const struct mandate_finding *finding);
	void *arg;
	size_t errors;
};

static void find(struct check *check, id mandate_id, bool error, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

static void find(struct check *check, id mandate_id, bool error, const char *format, ...)
{
	struct mandate_finding finding = { .mandate_id = mandate_id, .error = error };
	va_list args;

	va_start(args, format);
	vsnprintf(finding.tekst, sizeof(finding.tekst), format, args);
	va_end(args);
	check->errors += error;
	check->found(check->arg, &finding);
}

static const struct mandate *row_of(const struct mandate_register *of, id mandate_id)
{
	for (size_t i = 0; i < of->mandate_count; i++)
		if (of->mandates[i].id == mandate_id)
			return &of->mandates[i];
	return NULL;
}

/* ---- one row ---- */

static void check_fields(struct check *check, const struct mandate *row)
{
	struct err err = ERR_INIT;

	if (!record_check(&mandate_record, row, &err))
		find(check, row->id, true, "%.400s", err.text);
}

static void check_holder(struct check *check, const struct mandate *row)
{
	if (row->holder == HOLDER_ROLE && row->role == ROLE_NONE)
		find(check, row->id, true, "de houder is een rol, maar de rol ontbreekt");
	if (row->holder == HOLDER_EMPLOYEE && row->employee_id == 0)
		find(check, row->id, true, "de houder is een medewerker, maar de medewerker ontbreekt");
	if (row->holder != HOLDER_ROLE && row->role != ROLE_NONE)
		find(check, row->id, true, "een rol hoort alleen bij de houder «rol»");
	if (row->holder != HOLDER_EMPLOYEE && row->employee_id != 0)
		find(check, row->id, true, "een medewerker hoort alleen bij de houder «medewerker»");
}

static void check_days(struct check *check, const struct mandate *row)
{
	if (row->until != DAY_NONE && row->until <= row->from)
		find(check, row->id, true, "de laatste dag ligt voor de eerste");
	else if (row->until != DAY_NONE && row->until <= check->of->on)
		find(check, row->id, false, "dit mandaat is dan al voorbij");
	if (row->duur_dagen != MANDATE_UNLIMITED && row->duur_maanden != MANDATE_UNLIMITED)
		find(check, row->id, false, "de duur is begrensd in dagen en in maanden; de kortste geldt");
}

static void check_amounts(struct check *check, const struct mandate *row)
{
	if (row->cum_huishouden != MANDATE_UNLIMITED &&
			(row->per_besluit == MANDATE_UNLIMITED || row->per_besluit > row->cum_huishouden))
		find(check, row->id, false, "het bedrag per besluit is hoger dan dat per huishouden; het laagste geldt");
}

static void check_categories(struct check *check, const struct mandate *row)
{
	const char *at = row->categorieen;

	while (*at) {
		size_t bytes = strcspn(at, ",");
		bool known = false;

		for (size_t i = 0; i < check->of->kind_count && !known; i++) {
			const struct provision_kind *kind = &check->of->kinds[i];

			known = (row->wet == WET_NONE || row->wet == kind->wet) && strlen(kind->productcategorie) == bytes &&
				memcmp(kind->productcategorie, at, bytes) == 0;
		}
		if (!known)
			find(check, row->id, true, "de productcategorie «%.*s» is er niet voor deze wet",
				(int)(bytes < 40 ? bytes : 40), at);
		at += bytes + (at[bytes] == ',');
	}
}

static bool lacks_consent(const struct mandate *row)
{
	return row->needs_consent && row->holder == HOLDER_EMPLOYEE &&
		(row->consent_holder == DAY_NONE || row->consent_employer == DAY_NONE);
}

static void check_consent(struct check *check, const struct mandate *row)
{
	if (lacks_consent(row))
		find(check, row->id, false,
			"telt nog niet: de instemming van de houder of de werkgever ontbreekt (Awb 10:4)");
}

/* True when the chain above the row comes back to the row. */
static bool in_circle(const struct mandate_register *of, const struct mandate *row)
{
	const struct mandate *above = row;

	for (size_t depth = 0; above && above->parent_id != 0 && depth <= of->mandate_count; depth++) {
		above = row_of(of, above->parent_id);
		if (above == row)
			return true;
	}
	return false;
}

static void check_parent(struct check *check, const struct mandate *row)
{
	const struct mandate *parent = row->parent_id ? row_of(check->of, row->parent_id) : NULL;
	struct err err = ERR_INIT;

	if ((row->soort == MANDATE_ONDERMANDAAT) != (row->parent_id != 0)) {
		find(check, row->id, true, row->parent_id ? "een mandaat boven dit mandaat hoort alleen bij een ondermandaat"
			: "een ondermandaat noemt het mandaat waar het op rust (Awb 10:9)");
		return;
	}
	if (!row->parent_id)
		return;
	if (!parent)
		find(check, row->id, true, "het mandaat erboven is er niet");
	else if (in_circle(check->of, row))
		find(check, row->id, true, "rust via andere mandaten op zichzelf");
	else if (!mandate_decides(parent) || !parent->sub_allowed)
		find(check, row->id, true, "van het mandaat erboven mag geen ondermandaat worden gegeven (Awb 10:9)");
	else if (!mandate_within_parent(row, parent, &err))
		find(check, row->id, true, "%.400s", err.text);
}

static void check_double(struct check *check, const struct mandate *row)
{
	for (const struct mandate *other = check->of->mandates; other < row; other++)
		if (mandate_same(row, other) && row->from == other->from && row->until == other->until) {
			find(check, row->id, false, "staat er dubbel in");
			return;
		}
}

/* ---- the whole ---- */

static bool on_process_rung(const struct mandate_register *of, const struct mandate *row)
{
	for (size_t i = 0; i < of->rung_count; i++)
		if (of->rungs[i].trede == row->trede)
			return of->rungs[i].process;
	return false;
}

static bool usable(const struct mandate_register *of, const struct mandate *row)
{
	return mandate_decides(row) && !lacks_consent(row) && !on_process_rung(of, row) && row->from != DAY_NONE && row->from <= of->on &&
		(row->until == DAY_NONE || of->on < row->until) && (row->revoked == DAY_NONE || of->on < row->revoked);
}

static bool for_kind(const struct mandate *row, const struct provision_kind *kind)
{
	return (row->wet == WET_NONE || row->wet == kind->wet) && row->lijn >= kind->lijn &&
		(!*row->categorieen || mandate_lists(row->categorieen, kind->productcategorie)) &&
		(!row->only_spoed || kind->spoed);
}

static int64_t wider(int64_t a, int64_t b)
{
	return a == MANDATE_UNLIMITED || b == MANDATE_UNLIMITED ? MANDATE_UNLIMITED : a > b ? a : b;
}

static bool duration_free(const struct mandate *row)
{
	return row->duur_dagen == MANDATE_UNLIMITED && row->duur_maanden == MANDATE_UNLIMITED;
}

/* Of what nobody may decide: the kind of provision, and from where on. */
static void hole_say(struct check *check, const struct provision_kind *kind, const char *where)
{
	enum { NAME_COLUMNS = 100 };

	find(check, 0, true, "%s, %.*s: %s", choice_label(wet_choices, kind->wet),
		(int)text_fit(kind->naam, NAME_COLUMNS), kind->naam, where);
}

static void limit_say(struct check *check, const struct provision_kind *kind, cents limit, const char *each)
{
	char amount[MONEY_BYTES], where[128];

	money_nl(limit, true, amount);
	snprintf(where, sizeof(where), "boven € %s%s mag niemand besluiten", amount, each);
	hole_say(check, kind, where);
}

/* No hole when one row takes any amount for any time; else the widest limits say where it begins. */
static void check_kind(struct check *check, const struct provision_kind *kind)
{
	cents per_besluit = 0, cum = 0;
	bool any = false;

	for (size_t i = 0; i < check->of->mandate_count; i++) {
		const struct mandate *row = &check->of->mandates[i];

		if (!usable(check->of, row) || !for_kind(row, kind))
			continue;
		if (row->per_besluit == MANDATE_UNLIMITED && row->cum_huishouden == MANDATE_UNLIMITED && duration_free(row))
			return;
		any = true;
		per_besluit = wider(per_besluit, row->per_besluit);
		cum = wider(cum, row->cum_huishouden);
	}
	if (!any)
		hole_say(check, kind, "hierover mag niemand besluiten");
	else if (per_besluit != MANDATE_UNLIMITED)
		limit_say(check, kind, per_besluit, "");
	else if (cum != MANDATE_UNLIMITED)
		limit_say(check, kind, cum, " per huishouden in 12 maanden");
	else
		hole_say(check, kind, "geen mandaat dekt elk bedrag en elke duur");
}

size_t mandate_check(const struct mandate_register *judged,
	void (*found)(void *arg, const struct mandate_finding *finding), void *arg)
{
	static void (*const checks[])(struct check *check, const struct mandate *row) = {
		check_fields, check_holder, check_days, check_amounts, check_categories, check_consent, check_parent,
		check_double,
	};
	struct check check = { judged, found, arg, 0 };

	for (size_t i = 0; i < judged->mandate_count; i++)
		for (size_t n = 0; n < COUNT_OF(checks); n++)
			checks[n](&check, &judged->mandates[i]);
	for (size_t i = 0; i < judged->kind_count; i++)
		check_kind(&check, &judged->kinds[i]);
	return check.errors;
}

bool mandate_same(const struct mandate *a, const struct mandate *b)
{
	return a->trede == b->trede && a->soort == b->soort && a->holder == b->holder && a->role == b->role &&
		a->employee_id == b->employee_id && a->wet == b->wet && strcmp(a->categorieen, b->categorieen) == 0 &&
		a->lijn == b->lijn && a->only_spoed == b->only_spoed && a->per_besluit == b->per_besluit &&
		a->cum_huishouden == b->cum_huishouden && a->duur_dagen == b->duur_dagen &&
		a->duur_maanden == b->duur_maanden && a->vier_ogen_vanaf == b->vier_ogen_vanaf &&
		a->consent_holder == b->consent_holder && a->consent_employer == b->consent_employer &&
		a->needs_consent == b->needs_consent && a->parent_id == b->parent_id && a->sub_allowed == b->sub_allowed &&
		a->until == b->until;
}
