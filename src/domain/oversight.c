/* Field tables of the noodknop, of review and of the overview for the family, and the terms of the noodknop. */
#include "domain/oversight.h"

#include <stdlib.h>

#include "base/say.h"
#include "domain/term.h"

const struct choice oversight_verdict_choices[] = {
	{ OVERSIGHT_NONE, "geen", N_("nog niet beoordeeld") },
	{ OVERSIGHT_RIGHT, "terecht", N_("goedgekeurd") },
	{ OVERSIGHT_WRONG, "niet_terecht", N_("onterecht") },
	{ OVERSIGHT_ASK, "navragen", N_("vraag gesteld") },
	{ 0 }
};

const struct choice oversight_kind_choices[] = {
	{ OVERSIGHT_GLASS, "noodknop", N_("Noodknop") },
	{ OVERSIGHT_SAMPLE, "steekproef", N_("Steekproef") },
	{ OVERSIGHT_STREET, "straat", N_("Eigen straat") },
	{ OVERSIGHT_SURNAME, "achternaam", N_("Eigen achternaam") },
	{ OVERSIGHT_MANY, "aantal", N_("Opvallend veel") },
	{ OVERSIGHT_NIGHT, "nacht", N_("In de nacht") },
	{ OVERSIGHT_WORRIES, "zorgen", N_("Veel zorgen") },
	{ 0 }
};

const struct choice follow_up_choices[] = {
	{ FOLLOW_NONE, "geen", N_("geen vervolg") },
	{ FOLLOW_TALK, "gesprek", N_("gesprek met de medewerker") },
	{ FOLLOW_LEADER, "leiding", N_("naar de leidinggevende") },
	{ FOLLOW_BREACH, "datalek", N_("datalek: naar de FG") },
	{ FOLLOW_DONE, "afgerond", N_("vervolg is afgerond") },
	{ 0 }
};

static const struct field break_glass_fields[] = {
	F_ID(struct break_glass, id, ""),
	F_ID(struct break_glass, household_id, ""),
	F_ID(struct break_glass, employee_id, ""),
	F_LINE(struct break_glass, employee_naam, N_("Wie")),
	F_INSTANT(struct break_glass, at, N_("Vanaf")),
	F_INSTANT(struct break_glass, until, N_("Tot")),
	F_LINE(struct break_glass, reason, N_("Reden"), .required = true),
};
RECORD(break_glass_record, "break_glass", struct break_glass, break_glass_fields);

static const struct field oversight_line_fields[] = {
	F_CHOICE(struct oversight_line, kind, N_("Soort"), oversight_kind_choices),
	F_ID(struct oversight_line, object_id, ""),
	F_DAY(struct oversight_line, week, N_("Week van")),
	F_INSTANT(struct oversight_line, at, N_("Wanneer")),
	F_ID(struct oversight_line, employee_id, ""),
	F_LINE(struct oversight_line, employee_naam, N_("Wie")),
	F_LINE(struct oversight_line, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct oversight_line, what, N_("Wat")),
	F_LINE(struct oversight_line, why, N_("Waarom hier")),
	F_DAY(struct oversight_line, due, N_("Uiterlijk")),
	F_CHOICE(struct oversight_line, verdict, N_("Oordeel"), oversight_verdict_choices),
	F_CHOICE(struct oversight_line, vervolg, N_("Vervolg"), follow_up_choices),
	F_BOOL(struct oversight_line, done, N_("Afgerond")),
	F_BOOL(struct oversight_line, may_judge, ""),
	F_LINE(struct oversight_line, verdict_tekst, N_("Toelichting")),
	F_LINE(struct oversight_line, reviewer_naam, N_("Beoordeeld door")),
	F_LINE(struct oversight_line, answer, N_("Antwoord")),
};
RECORD(oversight_line_record, "oversight_line", struct oversight_line, oversight_line_fields);

static const struct field review_fields[] = {
	F_ID(struct review, id, ""),
	F_CHOICE(struct review, kind, N_("Soort"), oversight_kind_choices),
	F_ID(struct review, object_id, ""),
	F_DAY(struct review, week, N_("Week van")),
	F_INSTANT(struct review, at, N_("Wanneer")),
	F_ID(struct review, employee_id, ""),
	F_CHOICE(struct review, verdict, N_("Oordeel"), oversight_verdict_choices),
	F_CHOICE(struct review, vervolg, N_("Vervolg"), follow_up_choices),
	F_LINE(struct review, tekst, N_("Toelichting"), .required = true),
};
RECORD(review_record, "review", struct review, review_fields);

static const struct field review_question_fields[] = {
	F_CHOICE(struct review_question, kind, N_("Soort"), oversight_kind_choices),
	F_ID(struct review_question, object_id, ""),
	F_ID(struct review_question, review_id, ""),
	F_INSTANT(struct review_question, at, N_("Wanneer")),
	F_LINE(struct review_question, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct review_question, what, N_("Wat")),
	F_LINE(struct review_question, tekst, N_("Vraag")),
	F_LINE(struct review_question, reviewer_naam, N_("Gevraagd door")),
};
RECORD(review_question_record, "review_question", struct review_question, review_question_fields);

static const struct field oversight_week_fields[] = {
	F_DAY(struct oversight_week, week, N_("Week van")),
	F_INT(struct oversight_week, lines, N_("Regels")),
	F_INT(struct oversight_week, judged, N_("Beoordeeld")),
	F_INT(struct oversight_week, in_time, N_("Op tijd")),
	F_INT(struct oversight_week, open, N_("Open")),
	F_INT(struct oversight_week, late, N_("Te laat")),
	F_INT(struct oversight_week, wrong, N_("Onterecht")),
	F_INT(struct oversight_week, following, N_("Vervolg loopt")),
};
RECORD(oversight_week_record, "oversight_week", struct oversight_week, oversight_week_fields);

static const struct field access_line_fields[] = {
	F_INSTANT(struct access_line, at, N_("Wanneer")),
	F_LINE(struct access_line, who, N_("Wie")),
	F_LINE(struct access_line, organisation, N_("Organisatie")),
	F_LINE(struct access_line, role, N_("Rol")),
	F_LINE(struct access_line, what, N_("Wat")),
	F_LINE(struct access_line, ground, N_("Waarom het mocht")),
	F_LINE(struct access_line, via, N_("Waarmee")),
	F_BOOL(struct access_line, glass, N_("Met de noodknop")),
	F_INT(struct access_line, times, N_("Keer")),
};
RECORD(access_line_record, "access_line", struct access_line, access_line_fields);

bool glass_reason_check(const char *reason, struct err *err)
{
	return text_chars(reason) >= GLASS_REASON_CHARS ||
		err_set(err, ERR_INPUT, "Schrijf in ten minste %d tekens waarom het moet.", GLASS_REASON_CHARS);
}

day glass_review_due(instant used)
{
	return day_add_working(instant_day(used), GLASS_REVIEW_DAYS);
}

bool review_check(const struct review *review, struct err *err)
{
	if (review->verdict == OVERSIGHT_NONE)
		return err_set(err, ERR_INPUT, "Kies eerst een oordeel.");
	if (!record_check(&review_record, review, err))
		return false;
	if ((review->verdict == OVERSIGHT_WRONG) != (review->vervolg != FOLLOW_NONE))
		return err_set(err, ERR_INPUT, review->verdict == OVERSIGHT_WRONG
			? "Dit was onterecht: kies ook het vervolg." : "Een vervolg hoort alleen bij wat onterecht was.");
	return true;
}

day oversight_due(day found)
{
	return day_add_working(found, OVERSIGHT_DAYS);
}

day oversight_monday(day of)
{
	return of - (day_weekday(of) - 1);
}

static int smaller(const void *a, const void *b)
{
	int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;

	return (one > other) - (one < other);
}

int64_t oversight_median(int64_t *numbers, size_t count)
{
	if (count == 0)
		return 0;
	qsort(numbers, count, sizeof(*numbers), smaller);
	return numbers[(count - 1) / 2];
}
