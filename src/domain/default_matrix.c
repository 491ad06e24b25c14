/*
 * The default mandate matrix, row by row. A line of the matrix that has several columns is several rows here: one per
 * kind of provision. What the matrix leaves open is the college's: its row covers everything.
 */
#include "base/mem.h"
#include "domain/default_matrix.h"

#define EURO(amount) ((cents)(amount) * 100)
#define NONE MANDATE_UNLIMITED

/* Days since 1970 of 1 January 2015. */
enum { VALID_FROM = 16436 };

#define CATEGORIES_WMO "01,02,03,04,05,06,07,08,09,10,11,12,13,14"
#define CATEGORIES_JEUGD "41,42,45"
#define CATEGORIES_JEUGD_ALL "40,41,42,45,46,50"
#define CATEGORIES_STAY "43,44"

/* What every row has in common. */
#define ROW(trede_, holder_, role_, wet_, categorieen_, lijn_, ...) \
	{ .trede = (trede_), .holder = (holder_), .role = (role_), .wet = (wet_), .categorieen = categorieen_, \
		.lijn = (lijn_), .consent_holder = DAY_NONE, .consent_employer = DAY_NONE, .from = VALID_FROM, \
		.until = DAY_NONE, .revoked = DAY_NONE, \
		.document = "Mandaatbesluit sociaal domein, standaardmatrix", \
		.mandaatgever = "het college van burgemeester en wethouders", __VA_ARGS__ }

/* Limits: per decision, per household in twelve months, second eyes above. */
#define LIMITS(per_besluit_, cum_, eyes_) \
	.per_besluit = EURO(per_besluit_), .cum_huishouden = EURO(cum_), .vier_ogen_vanaf = EURO(eyes_)
#define DAYS(count) .duur_dagen = (count), .duur_maanden = NONE
#define MONTHS(count) .duur_dagen = NONE, .duur_maanden = (count)
#define NO_LIMITS \
	.per_besluit = NONE, .cum_huishouden = NONE, .vier_ogen_vanaf = NONE, .duur_dagen = NONE, .duur_maanden = NONE
#define SPOED .only_spoed = true

/* 0e and 1e lijn: nothing to approve. */
#define FREE(trede_, holder_, role_) ROW(trede_, holder_, role_, WET_NONE, "", LIJN_1, NO_LIMITS)

#define COACH(wet_, categorieen_, ...) \
	ROW(1, HOLDER_ROLE, ROLE_WIJKCOACH, wet_, categorieen_, LIJN_2, __VA_ARGS__)
/* The regisseur may work for another organisation: then the consents of Awb 10:4 are needed. */
#define REGISSEUR(wet_, categorieen_, ...) \
	ROW(1, HOLDER_REGISSEUR, ROLE_NONE, wet_, categorieen_, LIJN_2, .needs_consent = true, __VA_ARGS__)
#define LEADER(wet_, categorieen_, ...) \
	ROW(2, HOLDER_ROLE, ROLE_TEAMLEIDER, wet_, categorieen_, LIJN_2, __VA_ARGS__)
#define MANAGER(wet_, categorieen_, ...) \
	ROW(4, HOLDER_ROLE, ROLE_MANAGER, wet_, categorieen_, LIJN_2, __VA_ARGS__)

const struct mandate default_mandates[] = {
	/* 1b wijkcoach; crisis and emergency shelter for 72 hours */
	FREE(1, HOLDER_ROLE, ROLE_WIJKCOACH),
	COACH(WET_WMO, CATEGORIES_WMO, LIMITS(2500, 7500, 1000), MONTHS(6)),
	COACH(WET_JEUGDWET, CATEGORIES_JEUGD, LIMITS(2500, 7500, 1000), MONTHS(6)),
	COACH(WET_WMO, "17", LIMITS(2500, 7500, 1000), DAYS(3), SPOED),
	COACH(WET_JEUGDWET, "46", LIMITS(2500, 7500, 1000), DAYS(3), SPOED),
	COACH(WET_BIJZONDERE_BIJSTAND, "", LIMITS(500, 7500, 1000), MONTHS(6)),

	/* 1c regisseur of this household */
	FREE(1, HOLDER_REGISSEUR, ROLE_NONE),
	REGISSEUR(WET_WMO, CATEGORIES_WMO, LIMITS(10000, 25000, 5000), MONTHS(12)),
	REGISSEUR(WET_JEUGDWET, CATEGORIES_JEUGD, LIMITS(10000, 25000, 5000), MONTHS(12)),
	REGISSEUR(WET_WMO, "17", LIMITS(10000, 25000, 5000), DAYS(7), SPOED),
	REGISSEUR(WET_BIJZONDERE_BIJSTAND, "", LIMITS(1000, 25000, 5000), MONTHS(12)),

	/* 2 teamleider */
	FREE(2, HOLDER_ROLE, ROLE_TEAMLEIDER),
	LEADER(WET_WMO, CATEGORIES_WMO, LIMITS(25000, 60000, 15000), MONTHS(24)),
	LEADER(WET_JEUGDWET, CATEGORIES_JEUGD, LIMITS(25000, 60000, 15000), MONTHS(24)),
	LEADER(WET_JEUGDWET, CATEGORIES_STAY, LIMITS(25000, 60000, 15000), MONTHS(3)),
	LEADER(WET_WMO, "16,17", LIMITS(25000, 60000, 15000), MONTHS(3)),
	LEADER(WET_BIJZONDERE_BIJSTAND, "", LIMITS(2500, 60000, 15000), MONTHS(24)),

	/* 3 procesregisseur: no individual provisions, but a budget to break through; always with second eyes */
	FREE(3, HOLDER_ROLE, ROLE_PROCESREGISSEUR),
	ROW(3, HOLDER_ROLE, ROLE_PROCESREGISSEUR, WET_OTHER, "", LIJN_2, LIMITS(5000, 5000, 0), MONTHS(6)),

	/* 4 manager toegang; longer crisis and tailor-made youth help, which the columns do not name, are here */
	FREE(4, HOLDER_ROLE, ROLE_MANAGER),
	MANAGER(WET_WMO, "", LIMITS(75000, 150000, 50000), MONTHS(36)),
	MANAGER(WET_JEUGDWET, CATEGORIES_JEUGD_ALL, LIMITS(75000, 150000, 50000), MONTHS(36)),
	MANAGER(WET_JEUGDWET, CATEGORIES_STAY, LIMITS(75000, 150000, 50000), MONTHS(12)),
	MANAGER(WET_BIJZONDERE_BIJSTAND, "", LIMITS(10000, 150000, 50000), MONTHS(36)),

	/* 5 college: a decision of the college is more than two pairs of eyes */
	ROW(5, HOLDER_ROLE, ROLE_COLLEGE, WET_NONE, "", LIJN_2, NO_LIMITS),
};
const size_t default_mandate_count = COUNT_OF(default_mandates);

/* Clocks: working days, and hours when it is urgent. */
#define RUNG(trede_, naam_, role_, days, hours, ...) \
	{ .trede = (trede_), .naam = naam_, .role = (role_), .clock_days = (days), .clock_spoed_hours = (hours), \
		__VA_ARGS__ }

const struct rung default_rungs[] = {
	RUNG(1, "Wijkteam",       ROLE_WIJKCOACH,        5,  4),
	RUNG(2, "Teamleider",     ROLE_TEAMLEIDER,       3,  4),
	RUNG(3, "Doorbraaktafel", ROLE_PROCESREGISSEUR,  5, 24, .process = true),
	RUNG(4, "Manager",        ROLE_MANAGER,          5, 24),
	RUNG(5, "College",        ROLE_COLLEGE,         10, 48),
};
const size_t default_rung_count = COUNT_OF(default_rungs);

#define WMO(code, naam_, ...) \
	{ .wet = WET_WMO, .productcategorie = code, .naam = naam_, .lijn = LIJN_2, __VA_ARGS__ }
#define JEUGD(code, naam_, ...) \
	{ .wet = WET_JEUGDWET, .productcategorie = code, .naam = naam_, .lijn = LIJN_2, __VA_ARGS__ }
#define BIJSTAND(naam_) { .wet = WET_BIJZONDERE_BIJSTAND, .naam = naam_, .lijn = LIJN_2 }
#define WELZIJN(lijn_, naam_) { .wet = WET_NONE, .naam = naam_, .lijn = lijn_ }

const struct provision_kind default_provision_kinds[] = {
	WELZIJN(LIJN_0, "Hulp uit het eigen netwerk"),
	WELZIJN(LIJN_0, "Burengroep of bewonersinitiatief"),
	WELZIJN(LIJN_1, "Algemeen maatschappelijk werk"),
	WELZIJN(LIJN_1, "Vrijwilliger of maatje"),
	WELZIJN(LIJN_1, "Buurtkamer of inloop"),
	WELZIJN(LIJN_1, "Boodschappen- en maaltijdservice"),
	WELZIJN(LIJN_1, "Formulieren- en thuisadministratie"),
	WELZIJN(LIJN_1, "Opvoedspreekuur"),
	WELZIJN(LIJN_1, "Mantelzorgondersteuning"),

	WMO("01", "Hulp bij het huishouden"),
	WMO("02", "Begeleiding"),
	WMO("03", "Persoonlijke verzorging"),
	WMO("04", "Kortdurend verblijf"),
	WMO("05", "Woondiensten"),
	WMO("06", "Overige ondersteuning individu of gezin"),
	WMO("07", "Dagbesteding"),
	WMO("08", "Vervoerdiensten"),
	WMO("09", "Overige groepsgerichte ondersteuning"),
	WMO("10", "Overige maatwerkarrangementen"),
	WMO("11", "Rolstoelen"),
	WMO("12", "Vervoervoorzieningen"),
	WMO("13", "Woonvoorzieningen"),
	WMO("14", "Overige hulpmiddelen"),
	WMO("15", "Beschermd wonen"),
	WMO("16", "Opvang"),
	WMO("17", "Spoedopvang", .spoed = true),
	WMO("18", "Overige beschermd wonen en opvang"),

	JEUGD("40", "Persoonlijke verzorging jeugd"),
	JEUGD("41", "Dagbehandeling jeugd"),
	JEUGD("42", "Vervoerdiensten jeugd"),
	JEUGD("43", "Verblijf jeugd, met behandeling", .verblijf = true),
	JEUGD("44", "Verblijf jeugd, zonder behandeling", .verblijf = true),
	JEUGD("45", "Jeugdhulp ambulant"),
	JEUGD("46", "Jeugdhulp crisis", .spoed = true),
	JEUGD("47", "Jeugdreclassering"),
	JEUGD("48", "Jeugdbescherming"),
	JEUGD("49", "Jeugdhulp in preventief justitieel kader"),
	JEUGD("50", "Maatwerkarrangementen jeugd"),

	BIJSTAND("Bijzondere bijstand: duurzame gebruiksgoederen"),
	BIJSTAND("Bijzondere bijstand: bewindvoering"),
	BIJSTAND("Bijzondere bijstand: overige kosten"),

	{ .wet = WET_OTHER, .naam = "Doorbraakbudget", .lijn = LIJN_2 },
};
const size_t default_provision_kind_count = COUNT_OF(default_provision_kinds);
