/* What a decision does to the earlier one that it belongs to: how much of that was used, and whether it becomes less. */
#include "domain/decision.h"

bool decision_belongs(const struct decision *decision)
{
	return decision->kind != DECISION_TOEKENNING && decision->kind != DECISION_AFWIJZING;
}

bool decision_changes(const struct decision *decision)
{
	return decision->kind == DECISION_WIJZIGING || decision_takes(decision);
}

static bool has_period(const struct decision *decision)
{
	return decision->datumStart != DAY_NONE && decision->datumEinde != DAY_NONE &&
		decision->datumEinde >= decision->datumStart;
}

static int64_t period_days(const struct decision *decision)
{
	return decision->datumEinde - decision->datumStart + 1;
}

cents decision_used(const struct decision *decision, day first)
{
	int64_t days;

	if (!has_period(decision) || first <= decision->datumStart)
		return 0;
	days = first - decision->datumStart;
	if (days >= period_days(decision))
		return decision->bedrag;
	return (cents)((__int128)decision->bedrag * days / period_days(decision));
}

/* ---- less ---- */

static bool ends_earlier(const struct decision *decision, const struct decision *vorige)
{
	if (vorige->datumStart == DAY_NONE || decision->datumEinde == DAY_NONE)
		return false;
	return vorige->datumEinde == DAY_NONE || decision->datumEinde < vorige->datumEinde;
}

/* By the day, where both have days; a broken cent is no difference. */
static bool costs_less(const struct decision *decision, const struct decision *vorige)
{
	if (!has_period(decision) || !has_period(vorige))
		return decision->bedrag < vorige->bedrag;
	return ((__int128)decision->bedrag + 1) * period_days(vorige) <= (__int128)vorige->bedrag * period_days(decision);
}

/* How often in 10,220 days: 28 years of 365 days. */
static int64_t times_in_28_years(int frequentie)
{
	switch ((enum frequentie)frequentie) {
	case FREQUENTIE_DAG:
		return 10220;
	case FREQUENTIE_WEEK:
		return 1460;
	case FREQUENTIE_VIER_WEKEN:
		return 365;
	case FREQUENTIE_MAAND:
		return 336;
	case FREQUENTIE_JAAR:
		return 28;
	case FREQUENTIE_TOTAAL:
	case FREQUENTIE_GEEN:
		break;
	}
	return 0;
}

/* What cannot be compared (another unit, no volume any more) is less. */
static bool comes_less(const struct decision *decision, const struct decision *vorige)
{
	int64_t now = times_in_28_years(decision->frequentie), before = times_in_28_years(vorige->frequentie);

	if (vorige->omvang <= 0)
		return false;
	if (decision->omvang <= 0 || decision->eenheid != vorige->eenheid || (now == 0) != (before == 0))
		return true;
	if (now > 0)
		return decision->omvang * now < vorige->omvang * before;
	return !has_period(decision) || !has_period(vorige) ||
		decision->omvang * period_days(vorige) < vorige->omvang * period_days(decision);
}

bool decision_lessens(const struct decision *decision, const struct decision *vorige)
{
	if (decision_takes(decision))
		return true;
	return decision->kind == DECISION_WIJZIGING && vorige && (ends_earlier(decision, vorige) ||
		costs_less(decision, vorige) || comes_less(decision, vorige));
}
