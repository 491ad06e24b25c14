/* Field tables of measuring and of closing a plan. */
#include "base/say.h"
#include "domain/measurement.h"

const struct choice measure_moment_choices[] = {
	{ MOMENT_BEGIN, "begin", N_("begin") },
	{ MOMENT_HALFJAAR, "halfjaar", N_("halfjaarlijks") },
	{ MOMENT_EINDE, "einde", N_("afsluiting") },
	{ MOMENT_NA_6, "na_6", N_("6 maanden erna") },
	{ MOMENT_NA_12, "na_12", N_("12 maanden erna") },
	{ MOMENT_NA_24, "na_24", N_("24 maanden erna") },
	{ 0 }
};

const struct choice goal_outcome_choices[] = {
	{ OUTCOME_BEHAALD, "behaald", N_("behaald") },
	{ OUTCOME_DEELS, "deels", N_("deels behaald") },
	{ OUTCOME_NIET, "niet", N_("niet behaald") },
	{ OUTCOME_GESTOPT, "gestopt", N_("gestopt") },
	{ 0 }
};

const struct choice closing_regie_choices[] = {
	{ CLOSING_REGIE_END, "beeindigen", N_("beëindigen") },
	{ CLOSING_REGIE_KEEP, "houden", N_("blijft") },
	{ 0 }
};

static const struct field measurement_fields[] = {
	F_ID(struct measurement, id, N_("Nummer")),
	F_ID(struct measurement, household_id, N_("Huishouden")),
	F_ID(struct measurement, person_id, N_("Gezinslid")),
	F_LINE(struct measurement, person_naam, N_("Naam")),
	F_CHOICE(struct measurement, moment, N_("Moment"), measure_moment_choices),
	F_DAY(struct measurement, datum, N_("Gemeten op")),
	F_INT(struct measurement, participatie, N_("Participatieladder"), .least = 0, .most = LADDER_MOST),
	F_INT(struct measurement, scored, N_("Aantal leefgebieden")),
	F_INSTANT(struct measurement, at, N_("Opgeschreven")),
	F_ID(struct measurement, employee_id, N_("Medewerkernummer")),
	F_LINE(struct measurement, employee_naam, N_("Gemeten door")),
	F_INT(struct measurement, after_id, N_("Na")),
};
RECORD(measurement_record, "measurement", struct measurement, measurement_fields);

static const struct field score_fields[] = {
	F_ID(struct score, measurement_id, N_("Meting")),
	F_LINE(struct score, leefgebied, N_("Leefgebied"), .required = true),
	F_INT(struct score, score, N_("Score"), .least = 1, .most = ZRM_MOST, .source = "ZRM 2017"),
};
RECORD(score_record, "score", struct score, score_fields);

static const struct field measured_fields[] = {
	F_ID(struct measured, person_id, N_("Gezinslid")),
	F_LINE(struct measured, naam, N_("Naam")),
	F_BOOL(struct measured, here, N_("Hoort bij het gezin")),
};
RECORD(measured_record, "measured", struct measured, measured_fields);

static const struct field goal_result_fields[] = {
	F_ID(struct goal_result, goal_id, N_("Doelnummer")),
	F_ID(struct goal_result, plan_id, N_("Plan")),
	F_ID(struct goal_result, household_id, N_("Huishouden")),
	F_LINE(struct goal_result, what, N_("Doel")),
	F_CHOICE(struct goal_result, outcome, N_("Bereikt"), goal_outcome_choices),
	F_LINE(struct goal_result, tekst, N_("In één zin"), .required = true),
	F_DAY(struct goal_result, datum, N_("Datum")),
	F_ID(struct goal_result, employee_id, N_("Medewerkernummer")),
	F_LINE(struct goal_result, employee_naam, N_("Medewerker")),
};
RECORD(goal_result_record, "goal_result", struct goal_result, goal_result_fields);

static const struct field plan_closing_fields[] = {
	F_ID(struct plan_closing, plan_id, N_("Plan")),
	F_DAY(struct plan_closing, closed, N_("Gesloten op")),
	F_TEXT(struct plan_closing, reason, N_("Hoe nu verder"),
		.help = N_("Waarom sluit het plan, en hoe gaat het gezin verder?")),
	F_CHOICE(struct plan_closing, regie, N_("Regie"), closing_regie_choices,
		.help = N_("Beëindigen: niemand is daarna regisseur, tot iemand de regie weer neemt.")),
	F_LINE(struct plan_closing, regie_reason, N_("Reden"), .help = N_("Waarom stopt de regie, of waarom blijft die?")),
	F_ID(struct plan_closing, nameting_id, N_("Nameting door"),
		.help = N_("Wie meet na 6, 12 en 24 maanden hoe het gaat? Dan staat het in de werkbak.")),
};
RECORD(plan_closing_record, "plan_closing", struct plan_closing, plan_closing_fields);

static const struct field left_open_fields[] = {
	F_LINE(struct left_open, what, N_("Wat")),
	F_LINE(struct left_open, tekst, N_("Tekst")),
};
RECORD(left_open_record, "left_open", struct left_open, left_open_fields);

static const int states_of_outcomes[] = {
	[OUTCOME_BEHAALD] = GOAL_BEHAALD, [OUTCOME_DEELS] = GOAL_DEELS, [OUTCOME_NIET] = GOAL_NIET,
	[OUTCOME_GESTOPT] = GOAL_VERVALLEN,
};

int outcome_goal_state(int outcome)
{
	return states_of_outcomes[outcome];
}

int goal_state_outcome(int goal_state)
{
	for (int outcome = OUTCOME_BEHAALD; outcome <= OUTCOME_GESTOPT; outcome++)
		if (states_of_outcomes[outcome] == goal_state)
			return outcome;
	return OUTCOME_DEELS;
}

const char *zrm_label(int64_t score)
{
	static const char *const labels[] = { "", N_("acute problemen"), N_("niet zelfredzaam"), N_("beperkt zelfredzaam"),
		N_("voldoende zelfredzaam"), N_("volledig zelfredzaam") };

	return score >= 0 && score <= ZRM_MOST ? labels[score] : "";
}

const char *ladder_label(int64_t score)
{
	static const char *const labels[] = { "", N_("geïsoleerd"), N_("contacten buitenshuis"), N_("georganiseerde activiteiten"),
		N_("onbetaald werk"), N_("betaald werk met hulp"), N_("betaald werk") };

	return score >= 0 && score <= LADDER_MOST ? labels[score] : "";
}
