/* What a provision costs over its days: tariff times volume, as often as its frequency says. */
#include "domain/decision.h"

enum { MONTHS_IN_A_YEAR = 12 };

/* The times that something happens between two days, as a fraction. */
struct times {
	int64_t count, of;
};

/* Every `days` days; of the last stretch its part. */
static struct times times_by_days(const struct decision *decision, int64_t days)
{
	return (struct times){ decision->datumEinde - decision->datumStart + 1, days };
}

/* Whole stretches of `months`, and of the last one a part by its days. */
static struct times times_by_months(const struct decision *decision, int months)
{
	day past = decision->datumEinde + 1, from = decision->datumStart, next = day_add_months(from, months);
	int64_t whole = 0;

	while (next != DAY_NONE && next <= past) {
		from = next;
		next = day_add_months(decision->datumStart, (int)(++whole + 1) * months);
	}
	if (next == DAY_NONE)		/* the end of the calendar */
		next = from + 1;
	return (struct times){ whole * (next - from) + (past - from), next - from };
}

static struct times times_of(const struct decision *decision)
{
	switch ((enum frequentie)decision->frequentie) {
	case FREQUENTIE_DAG:
		return times_by_days(decision, 1);
	case FREQUENTIE_WEEK:
		return times_by_days(decision, 7);
	case FREQUENTIE_VIER_WEKEN:
		return times_by_days(decision, 28);
	case FREQUENTIE_MAAND:
		return times_by_months(decision, 1);
	case FREQUENTIE_JAAR:
		return times_by_months(decision, MONTHS_IN_A_YEAR);
	case FREQUENTIE_TOTAAL:
	case FREQUENTIE_GEEN:
		break;
	}
	return (struct times){ 1, 1 };
}

bool decision_price(const struct decision *decision, cents *out)
{
	struct times times;
	__int128 price;

	if (decision->omvang <= 0 || decision->tarief <= 0 || decision->eenheid == EENHEID_GEEN ||
			decision->frequentie == FREQUENTIE_GEEN || decision->datumStart == DAY_NONE ||
			decision->datumEinde == DAY_NONE || decision->datumEinde < decision->datumStart)
		return false;
	times = times_of(decision);
	price = ((__int128)decision->tarief * decision->omvang * times.count * 2 + times.of) / (times.of * 2);
	if (price > INT64_MAX)
		return false;
	*out = (cents)price;
	return true;
}
