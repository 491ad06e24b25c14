/* Field tables of the money of a household, of budgets, and of the walls between them. */
#include "domain/ledger.h"

#include <stdio.h>

#include "base/say.h"

static const struct field ledger_line_fields[] = {
	F_CHOICE(struct ledger_line, wet, N_("Wet"), wet_choices),
	F_CHOICE(struct ledger_line, kostendrager, N_("Wie betaalt"), kostendrager_choices),
	F_MONEY(struct ledger_line, reserved, N_("In behandeling")),
	F_MONEY(struct ledger_line, granted, N_("Toegekend")),
	F_MONEY(struct ledger_line, withdrawn, N_("Teruggenomen")),
	F_MONEY(struct ledger_line, ended, N_("Afgelopen")),
	F_MONEY(struct ledger_line, running, N_("Loopt")),
};
RECORD(ledger_line_record, "ledger_line", struct ledger_line, ledger_line_fields);

static const struct field provision_line_fields[] = {
	F_ID(struct provision_line, id, N_("Nummer")),
	F_ID(struct provision_line, person_id, N_("Persoonnummer")),
	F_LINE(struct provision_line, person_naam, N_("Voor wie")),
	F_ID(struct provision_line, provision_kind_id, N_("Voorzieningnummer")),
	F_LINE(struct provision_line, provision_naam, N_("Voorziening")),
	F_CHOICE(struct provision_line, kind, N_("Soort"), decision_kind_choices),
	F_CHOICE(struct provision_line, wet, N_("Wet"), wet_choices),
	F_CHOICE(struct provision_line, kostendrager, N_("Wie betaalt"), kostendrager_choices),
	F_CHOICE(struct provision_line, state, N_("Stand"), decision_state_choices),
	F_DAY(struct provision_line, first, N_("Begin")),
	F_DAY(struct provision_line, last, N_("Einde")),
	F_MONEY(struct provision_line, bedrag, N_("Bedrag")),
	F_MONEY(struct provision_line, withdrawn, N_("Teruggenomen")),
	F_MONEY(struct provision_line, rest, N_("Komt nog")),
};
RECORD(provision_line_record, "provision_line", struct provision_line, provision_line_fields);

static const struct field swap_fields[] = {
	F_ID(struct swap, id, N_("Nummer")),
	F_ID(struct swap, household_id, N_("Huishouden")),
	F_ID(struct swap, vorige_id, N_("Nummer vorig besluit")),
	F_LINE(struct swap, vorige_naam, N_("Minder van")),
	F_MONEY(struct swap, rest, N_("Komt nog")),
	F_DAY(struct swap, vanaf, N_("Minder vanaf"), .required = true),
	F_MONEY(struct swap, blijft, N_("Daarvan blijft"),
		.help = N_("Wat het vanaf die dag nog kost. Leeg of 0: het stopt.")),
	F_ID(struct swap, provision_kind_id, N_("Meer van"), .required = true),
	F_ID(struct swap, goal_id, N_("Doelnummer")),
	F_MONEY(struct swap, bedrag, N_("Bedrag in euro"), .help = N_("Niet meer dan wat er vrijkomt.")),
	F_DAY(struct swap, datumStart, N_("Van"), .required = true),
	F_DAY(struct swap, datumEinde, N_("Tot en met"), .required = true),
	F_ID(struct swap, aanbieder_id, N_("Aanbiedernummer")),
	F_CHOICE(struct swap, leveringsvorm, N_("Leveringsvorm"), leveringsvorm_choices),
	F_LINE(struct swap, waarom_niet_lager, N_("Waarom niet 0e/1e"), .source = "Wmo 2015 2.3.2 lid 4"),
	F_TEXT(struct swap, motivering, N_("Motivering"), .source = "Awb 3:46"),
};
RECORD(swap_record, "swap", struct swap, swap_fields);

static const struct field budget_fields[] = {
	F_ID(struct budget, id, N_("Nummer")),
	F_INT(struct budget, jaar, N_("Jaar"), .least = 2015, .most = 2199),
	F_CHOICE(struct budget, wet, N_("Wet"), wet_choices),
	F_LINE(struct budget, productcategorie, N_("Productcategorie")),
	F_LINE(struct budget, naam, N_("Naam")),
	F_MONEY(struct budget, bedrag, N_("Budget")),
	F_MONEY(struct budget, spent, N_("Besteed")),
	F_MONEY(struct budget, forecast, N_("Verwacht")),
	F_MONEY(struct budget, reserved, N_("In behandeling")),
};
RECORD(budget_record, "budget", struct budget, budget_fields);

cents budget_over(const struct budget *budget)
{
	cents more = budget->forecast + budget->reserved - budget->bedrag;

	return more > 0 ? more : 0;
}

const struct choice wall_choices[] = {
	{ WALL_WMO, "wmo", N_("Wmo") },
	{ WALL_JEUGDWET, "jeugdwet", N_("Jeugdwet") },
	{ WALL_PARTICIPATIEWET, "participatiewet", N_("Participatiewet") },
	{ WALL_ZVW, "zvw", N_("Zorgverzekeringswet (Zvw)") },
	{ WALL_WLZ, "wlz", N_("Wet langdurige zorg (Wlz)") },
	{ WALL_ONDERWIJS, "onderwijs", N_("passend onderwijs") },
	{ WALL_WONEN, "wonen", N_("wonen en corporatie") },
	{ WALL_SCHULDEN, "schulden", N_("schuldhulp") },
	{ WALL_OTHER, "anders", N_("een ander schot") },
	{ 0 }
};

static const struct field wall_report_fields[] = {
	F_ID(struct wall_report, id, N_("Nummer")),
	F_ID(struct wall_report, household_id, N_("Huishouden")),
	F_CHOICE(struct wall_report, schot, N_("Welk schot"), wall_choices),
	F_LINE(struct wall_report, oplossing, N_("Wat had gewerkt"), .required = true,
		.help = N_("De oplossing die niet kon, in een zin, zonder namen.")),
	F_MONEY(struct wall_report, bedrag, N_("Bedrag in euro"), .help = N_("Ongeveer wat het kost; leeg als u het niet weet.")),
	F_LINE(struct wall_report, toelichting, N_("Toelichting")),
	F_DAY(struct wall_report, datum, N_("Datum")),
	F_ID(struct wall_report, employee_id, N_("Medewerker")),
	F_LINE(struct wall_report, employee_naam, N_("Door")),
};
RECORD(wall_report_record, "wall_report", struct wall_report, wall_report_fields);

static const struct field wall_count_fields[] = {
	F_INT(struct wall_count, jaar, N_("Jaar")),
	F_INT(struct wall_count, kwartaal, N_("Kwartaal")),
	F_CHOICE(struct wall_count, schot, N_("Schot"), wall_choices),
	F_INT(struct wall_count, aantal, N_("Aantal (0: minder dan 5 huishoudens)")),
	F_MONEY(struct wall_count, bedrag, N_("Bedrag")),
};
RECORD(wall_count_record, "wall_count", struct wall_count, wall_count_fields);

void wall_count_say(const struct wall_count *count, char out[TEXT_LINE_BYTES])
{
	char amount[MONEY_BYTES];

	money_nl(count->bedrag, true, amount);
	if (count->aantal == 0)
		snprintf(out, TEXT_LINE_BYTES, _("bij minder dan %d huishoudens"), WALLS_SMALL);
	else if (count->bedrag > 0)
		snprintf(out, TEXT_LINE_BYTES, _("%lld keer, samen € %s"), (long long)count->aantal, amount);
	else
		snprintf(out, TEXT_LINE_BYTES, _("%lld keer"), (long long)count->aantal);
}
