/* The head of a letter on paper, and the lines that stand below every one. */
#include <stdio.h>

#include "domain/household.h"
#include "wire/paper_letters.h"
#include "wire/request.h"

static const struct letterhead *head_of(const struct message *answer)
{
	return rows_first(&answer->rows, &letterhead_record);
}

static void address_add(const struct household *household, struct paper *paper)
{
	if (household->straatnaam[0] == '\0')
		return;
	paper_addf(paper, PAPER_LINE, "%s %lld%s%s%s", household->straatnaam, (long long)household->huisnummer,
		household->huisletter, household->huisnummertoevoeging[0] != '\0' ? "-" : "", household->huisnummertoevoeging);
	if (household->postcode[0] != '\0' || household->woonplaats[0] != '\0')
		paper_addf(paper, PAPER_LINE, "%s%s%s", household->postcode, household->postcode[0] != '\0' ? "  " : "",
			household->woonplaats);
}

void letter_head(const struct message *answer, const char *naam, day on, struct paper *paper)
{
	const struct household *household = rows_first(&answer->rows, &household_record);
	const struct letterhead *head = head_of(answer);
	char date[DAY_NL_BYTES];

	day_nl(on, date);
	if (head != NULL && head->gemeente[0] != '\0')
		paper_addf(paper, PAPER_LINE, "%s%s", text_starts(head->gemeente, "Gemeente ") ? "" : "Gemeente ", head->gemeente);
	if (head != NULL)
		paper_add(paper, PAPER_LINE, head->contact);
	paper_gap(paper);
	paper_add(paper, PAPER_LINE, naam);
	if (household != NULL)
		address_add(household, paper);
	paper_gap(paper);
	paper_addf(paper, PAPER_LINE, "Datum: %s", date);
	if (household != NULL && household->huishoudnummer[0] != '\0')
		paper_addf(paper, PAPER_LINE, "Ons nummer: %s", household->huishoudnummer);
}

void letter_contact(const struct message *answer, struct paper *paper)
{
	const struct household *household = rows_first(&answer->rows, &household_record);
	const struct letterhead *head = head_of(answer);

	paper_add(paper, PAPER_HEADING, "Vragen, of klopt er iets niet?");
	if (household != NULL && household->regisseur_naam[0] != '\0')
		paper_addf(paper, PAPER_TEXT, "Bel uw regisseur, %s%s%s.", household->regisseur_naam,
			head != NULL && head->regisseur_telefoon[0] != '\0' ? ": " : "", head != NULL ? head->regisseur_telefoon : "");
	if (head != NULL && head->contact[0] != '\0')
		paper_addf(paper, PAPER_TEXT, "U kunt ook terecht bij: %s.", head->contact);
	else if (household == NULL || household->regisseur_naam[0] == '\0')
		paper_add(paper, PAPER_TEXT, "Bel het wijkteam van de gemeente.");
}

/* Awb 9:1: everybody may complain about how they were treated. */
void letter_complaint(const struct message *answer, struct paper *paper)
{
	const struct letterhead *head = head_of(answer);

	paper_add(paper, PAPER_HEADING, "Een klacht?");
	paper_addf(paper, PAPER_TEXT, "Bent u niet tevreden over hoe wij met u omgaan? Praat erover met ons, of dien een klacht in bij %s.",
		head != NULL && head->klachten[0] != '\0' ? head->klachten : "de klachtencoördinator van de gemeente");
}
