/* A decision as a letter: what was decided, why, in whose name and on what mandate, and what one can do about it. */
#include <stdio.h>

#include "domain/decision.h"
#include "domain/household.h"
#include "domain/mandate.h"
#include "domain/term.h"
#include "wire/paper_letters.h"
#include "wire/request.h"

/* "U vroeg ..." does not fit them all: some come of the gemeente itself. */
static const struct {
	int kind;
	const char *sentence;
} decided[] = {
	{ DECISION_TOEKENNING, "Wij hebben besloten dat u deze hulp krijgt: %s." },
	{ DECISION_AFWIJZING, "Wij hebben besloten dat u deze hulp niet krijgt: %s." },
	{ DECISION_WIJZIGING, "Wij hebben besloten dat deze hulp verandert: %s. Hieronder staat hoe het wordt." },
	{ DECISION_VERMINDERING, "Wij hebben besloten dat u minder krijgt van deze hulp: %s. Hieronder staat wat u houdt." },
	{ DECISION_INTREKKING, "Wij hebben besloten dat deze hulp stopt: %s." },
	{ DECISION_VERLENGING, "Wij hebben besloten dat deze hulp langer doorgaat: %s." },
};

static const char *decided_sentence(int kind)
{
	for (size_t i = 0; i < sizeof(decided) / sizeof(decided[0]); i++)
		if (decided[i].kind == kind)
			return decided[i].sentence;
	return "%s";
}

static void item_add(struct paper *paper, const char *label, const char *text)
{
	if (text[0] != '\0')
		paper_addf(paper, PAPER_ITEM, "%s: %s", label, text);
}

static void what_add(const struct decision *decision, struct paper *paper)
{
	char from[DAY_NL_BYTES], until[DAY_NL_BYTES], amount[MONEY_BYTES];
	bool given = decision->kind != DECISION_AFWIJZING && decision->kind != DECISION_INTREKKING;

	day_nl(decision->datumStart, from);
	day_nl(decision->datumEinde, until);
	money_nl(decision->bedrag, false, amount);
	paper_add(paper, PAPER_HEADING, "Wat is er besloten?");
	paper_addf(paper, PAPER_TEXT, decided_sentence(decision->kind), decision->provision_naam);
	item_add(paper, "Voor", decision->person_naam[0] != '\0' ? decision->person_naam : "het hele gezin");
	if (decision->wet != WET_NONE)
		item_add(paper, "Wet", choice_label(wet_choices, decision->wet));
	item_add(paper, given ? "Vanaf" : "Met ingang van", from);
	if (given) {
		item_add(paper, "Tot en met", until);
		if (decision->omvang > 0)
			paper_addf(paper, PAPER_ITEM, "Hoeveel: %lld %s %s", (long long)decision->omvang,
				choice_label(eenheid_choices, decision->eenheid), choice_label(frequentie_choices, decision->frequentie));
		if (decision->bedrag > 0)
			paper_addf(paper, PAPER_ITEM, "Bedrag: € %s voor de hele periode", amount);
		item_add(paper, "Vorm", choice_label(leveringsvorm_choices, decision->leveringsvorm));
		item_add(paper, "Wie de hulp geeft", decision->aanbieder_naam);
		if (decision->kostendrager != DRAGER_GEMEENTE)
			item_add(paper, "Wie betaalt", choice_label(kostendrager_choices, decision->kostendrager));
		if (decision_registered(decision))
			paper_addf(paper, PAPER_ITEM, "Verwezen door: %s, %s (Jeugdwet 2.6)",
				choice_label(verwijzer_choices, decision->verwijzer), decision->verwijzer_naam);
	}
	item_add(paper, "Doel in uw plan", decision->goal_naam);
}

static void why_add(const struct decision *decision, struct paper *paper)
{
	paper_add(paper, PAPER_HEADING, "Waarom?");
	paper_add(paper, PAPER_TEXT, decision->motivering);
	if (decision->waarom_niet_lager[0] != '\0')
		paper_addf(paper, PAPER_TEXT, "Waarom lichtere hulp niet genoeg is: %s", decision->waarom_niet_lager);
}

/* Awb 10:10: in whose name, by whom, in what quality; Awb 10:5: the written ground. */
static void signature_add(const struct message *answer, const struct decision *decision, struct paper *paper)
{
	const struct letterhead *head = rows_first(&answer->rows, &letterhead_record);
	const struct mandate *mandate = rows_first(&answer->rows, &mandate_record);
	char date[DAY_NL_BYTES];

	day_nl(decision->besluitdatum, date);
	paper_gap(paper);
	paper_addf(paper, PAPER_LINE, "%s,", decision->namens);
	paper_add(paper, PAPER_LINE, decision->decider_naam);
	paper_add(paper, PAPER_LINE, head != NULL ? head->functie : NULL);
	paper_gap(paper);
	paper_addf(paper, PAPER_LINE, "Besloten op %s.", date);
	if (mandate != NULL && mandate->document[0] != '\0')
		paper_addf(paper, PAPER_LINE, "Dit besluit mocht worden genomen op grond van: %s.", mandate->document);
}

/*
 * Awb 3:45, 6:5, 6:7 and 6:8. `sent` is the day of the letter: of the bekendmaking, or today when it goes out today. It stands
 * there, so that who sends it on another day sees that the last day is another.
 */
static void objection_add(const struct message *answer, day sent, struct paper *paper)
{
	const struct letterhead *head = rows_first(&answer->rows, &letterhead_record);
	char until[DAY_NL_BYTES], from[DAY_NL_BYTES];

	day_nl(term_end(TERM_BEZWAAR, sent), until);
	day_nl(sent, from);
	paper_add(paper, PAPER_HEADING, "Niet mee eens? U kunt bezwaar maken");
	paper_addf(paper, PAPER_TEXT, "Dat kan tot en met %s: binnen zes weken nadat wij u dit besluit stuurden, op %s.", until, from);
	paper_addf(paper, PAPER_TEXT, "Schrijf een brief aan %s. Zet erin: uw naam en adres, de datum, met welk besluit u het niet eens bent "
		"(stuur liefst een kopie mee), en waarom. Zet uw handtekening eronder.",
		head != NULL && head->bezwaar[0] != '\0' ? head->bezwaar : "het college van burgemeester en wethouders van uw gemeente");
	paper_add(paper, PAPER_TEXT, "Kunt u niet wachten op het antwoord? Vraag dan de rechtbank om een voorlopige voorziening. Dat kan "
		"alleen als u ook bezwaar maakt, en het kost geld.");
}

bool decision_letter(const struct message *answer, day today, struct paper *paper)
{
	const struct household *household = rows_first(&answer->rows, &household_record);
	const struct decision *decision = rows_first(&answer->rows, &decision_record);
	day sent;

	if (household == NULL || decision == NULL)
		return false;
	sent = decision->bekendmaking != DAY_NONE ? decision->bekendmaking : today;
	letter_head(answer, decision->person_naam[0] != '\0' ? decision->person_naam : household->naam, sent, paper);
	paper_addf(paper, PAPER_TITLE, "Besluit: %s", choice_label(decision_kind_choices, decision->kind));
	what_add(decision, paper);
	why_add(decision, paper);
	signature_add(answer, decision, paper);
	objection_add(answer, sent, paper);
	letter_contact(answer, paper);
	letter_complaint(answer, paper);
	paper_foot(paper, household->huishoudnummer);
	return true;
}
