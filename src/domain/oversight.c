/* Field tables of the noodknop, of review and of the overview for the family, and the terms of the noodknop. */
#include "domain/oversight.h"

#include "base/say.h"
#include "domain/term.h"

const struct choice oversight_verdict_choices[] = {
	{ OVERSIGHT_NONE, "geen", N_("nog niet beoordeeld") },
	{ OVERSIGHT_RIGHT, "terecht", N_("terecht") },
	{ OVERSIGHT_WRONG, "niet_terecht", N_("niet terecht") },
	{ OVERSIGHT_ASK, "navragen", N_("navragen") },
	{ 0 }
};

const struct choice oversight_kind_choices[] = {
	{ OVERSIGHT_GLASS, "noodknop", N_("Noodknop") },
	{ OVERSIGHT_SAMPLE, "steekproef", N_("Steekproef") },
	{ OVERSIGHT_STREET, "straat", N_("Eigen straat") },
	{ OVERSIGHT_SURNAME, "achternaam", N_("Eigen achternaam") },
	{ OVERSIGHT_MANY, "aantal", N_("Opvallend veel") },
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
	F_DAY(struct oversight_line, due, N_("Uiterlijk")),
	F_CHOICE(struct oversight_line, verdict, N_("Oordeel"), oversight_verdict_choices),
	F_LINE(struct oversight_line, verdict_tekst, N_("Toelichting")),
	F_LINE(struct oversight_line, reviewer_naam, N_("Beoordeeld door")),
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
	F_LINE(struct review, tekst, N_("Toelichting"), .required = true),
};
RECORD(review_record, "review", struct review, review_fields);

static const struct field access_line_fields[] = {
	F_INSTANT(struct access_line, at, N_("Wanneer")),
	F_LINE(struct access_line, who, N_("Wie")),
	F_LINE(struct access_line, organisation, N_("Organisatie")),
	F_LINE(struct access_line, role, N_("Rol")),
	F_LINE(struct access_line, what, N_("Wat")),
	F_LINE(struct access_line, ground, N_("Waarom het mocht")),
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
