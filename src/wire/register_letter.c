/* Letters about a bezwaar and a klacht: one table of which there are, and the paragraphs of each. */
#include <stdio.h>

#include "domain/mandate.h"
#include "domain/register_letter.h"
#include "domain/term.h"
#include "wire/paper_letters.h"
#include "wire/request.h"

/* What a letter is made of. */
struct about {
	const struct message *answer;
	const struct letterhead *head;
	const struct bezwaar *bezwaar;	/* of a bezwaar, with its decision */
	const struct decision *decision;
	const struct klacht *klacht;	/* of a klacht */
	struct paper *paper;
};

static const char *or_else(const char *text, const char *otherwise)
{
	return text != NULL && *text != '\0' ? text : otherwise;
}

static void paragraph(struct paper *paper, const char *text)
{
	paper_add(paper, PAPER_TEXT, text);
}

/* Awb 10:10. Without who decides, it is signed by who handles it. */
static void signed_by(const struct about *about, const char *naam, const char *otherwise)
{
	const char *gemeente = about->head != NULL ? about->head->gemeente : "";

	paper_gap(about->paper);
	paper_addf(about->paper, PAPER_LINE, "Namens het college van burgemeester en wethouders van %s,",
		or_else(text_starts(gemeente, "Gemeente ") ? gemeente + 9 : gemeente, "uw gemeente"));
	paper_add(about->paper, PAPER_LINE, or_else(naam, otherwise));
	paper_add(about->paper, PAPER_LINE, about->head != NULL ? about->head->functie : NULL);
}

/* ---- bezwaar ---- */

static void decision_named(const struct about *about)
{
	char received[DAY_NL_BYTES], taken[DAY_NL_BYTES];

	day_nl(about->bezwaar->ontvangen, received);
	day_nl(about->decision->besluitdatum, taken);
	paper_addf(about->paper, PAPER_TEXT, "Op %s kregen wij uw bezwaar tegen ons besluit van %s over: %s.", received, taken,
		or_else(about->decision->provision_naam, "uw aanvraag"));
}

/* Awb 6:14, 7:2, 7:10. */
static void bezwaar_received(const struct about *about)
{
	char until[DAY_NL_BYTES];

	day_nl(about->bezwaar->uiterlijk, until);
	decision_named(about);
	paper_add(about->paper, PAPER_HEADING, "Wat gebeurt er nu?");
	if (*about->bezwaar->behandelaar_naam)
		paper_addf(about->paper, PAPER_TEXT, "%s behandelt uw bezwaar en had niets te maken met het besluit.",
			about->bezwaar->behandelaar_naam);
	paragraph(about->paper, "U mag uw verhaal vertellen in een gesprek: een hoorzitting. Daarvoor krijgt u een aparte brief.");
	if (*until)
		paper_addf(about->paper, PAPER_TEXT, "U krijgt onze beslissing uiterlijk op %s. Lukt dat niet, dan mogen wij dat een keer "
			"zes weken uitstellen. Dan schrijven wij u voor die dag.", until);
	if (!about->bezwaar->op_tijd && !about->bezwaar->verschoonbaar)
		paragraph(about->paper, "Uw bezwaar kwam na de laatste dag. Schrijf ons waarom het later is: was het niet uw schuld, dan "
			"behandelen wij het toch.");
}

/* Awb 7:2 and 7:4. */
static void bezwaar_hearing(const struct about *about)
{
	char on[DAY_NL_BYTES], papers[DAY_NL_BYTES];

	day_nl(about->bezwaar->hoorzitting, on);
	day_nl(about->bezwaar->hoorzitting - 10, papers);
	decision_named(about);
	paper_add(about->paper, PAPER_HEADING, "U bent uitgenodigd");
	paper_addf(about->paper, PAPER_TEXT, "Op %s mag u uitleggen waarom u het niet eens bent met het besluit. Bel ons voor het tijdstip en "
		"de plaats, of als u niet kunt of wilt komen.", on);
	paragraph(about->paper, "U mag iemand meenemen, en getuigen of deskundigen. Hebt u een tolk nodig? Zeg het, dan regelen wij die.");
	paper_addf(about->paper, PAPER_TEXT, "Nieuwe stukken kunt u sturen tot %s. Alle stukken over uw zaak kunt u een week voor het gesprek "
		"bij ons inzien, en u krijgt er kopieën van als u dat vraagt.", papers);
}

static const struct {
	int uitkomst;
	const char *sentence;
} outcomes[] = {
	{ BEZWAAR_GEGROND, "Uw bezwaar is gegrond: u krijgt gelijk." },
	{ BEZWAAR_DEELS, "Uw bezwaar is voor een deel gegrond: u krijgt voor een deel gelijk." },
	{ BEZWAAR_ONGEGROND, "Uw bezwaar is ongegrond: het besluit blijft zoals het was." },
	{ BEZWAAR_NIET_ONTVANKELIJK, "Uw bezwaar is niet-ontvankelijk: wij konden het niet inhoudelijk behandelen." },
};

/* Awb 6:7, 6:8 and 8:1: as long as for a bezwaar, from the day after it was sent. */
static void appeal_add(const struct about *about)
{
	char until[DAY_NL_BYTES];

	day_nl(about->bezwaar->bekendgemaakt != DAY_NONE ? term_end(TERM_BEZWAAR, about->bezwaar->bekendgemaakt) : DAY_NONE, until);
	paper_add(about->paper, PAPER_HEADING, "Niet mee eens? U kunt naar de rechtbank");
	if (*until)
		paper_addf(about->paper, PAPER_TEXT, "U kunt beroep instellen bij de rechtbank. Dat kan tot en met %s: binnen zes weken nadat wij u "
			"deze beslissing stuurden.", until);
	else
		paragraph(about->paper, "U kunt beroep instellen bij de rechtbank. Dat kan binnen zes weken na de dag waarop wij u deze "
			"beslissing sturen.");
	paragraph(about->paper, "Zet in uw brief: uw naam en adres, de datum, met welke beslissing u het niet eens bent (stuur een kopie mee), "
		"en waarom. Zet uw handtekening eronder. Het kost geld: de rechtbank schrijft u hoeveel. Online kan het via "
		"rechtspraak.nl.");
	paragraph(about->paper, "Kunt u niet wachten? Vraag de rechtbank dan ook om een voorlopige voorziening.");
}

static void bezwaar_decided(const struct about *about)
{
	const struct mandate *mandate = rows_first(&about->answer->rows, &mandate_record);
	char date[DAY_NL_BYTES];

	day_nl(about->bezwaar->beslist, date);
	decision_named(about);
	paper_add(about->paper, PAPER_HEADING, "Wat hebben wij beslist?");
	for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++)
		if (outcomes[i].uitkomst == about->bezwaar->uitkomst)
			paragraph(about->paper, outcomes[i].sentence);
	paper_add(about->paper, PAPER_HEADING, "Waarom?");
	paragraph(about->paper, about->bezwaar->motivering);
	if (*about->bezwaar->niet_gehoord)
		paper_addf(about->paper, PAPER_TEXT, "Er was geen hoorzitting: %s", about->bezwaar->niet_gehoord);
	signed_by(about, about->bezwaar->beslisser_naam, "");
	paper_gap(about->paper);
	paper_addf(about->paper, PAPER_LINE, "Beslist op %s.", date);
	if (mandate != NULL && *mandate->document)
		paper_addf(about->paper, PAPER_LINE, "Deze beslissing mocht worden genomen op grond van: %s.", mandate->document);
	appeal_add(about);
}

/* ---- klacht ---- */

static void klacht_named(const struct about *about)
{
	char received[DAY_NL_BYTES];

	day_nl(about->klacht->ontvangen, received);
	paper_addf(about->paper, PAPER_TEXT, "Op %s kregen wij uw klacht. Wij vinden het goed dat u het zegt.", received);
}

/* Awb 9:6, 9:7, 9:10 and 9:11. */
static void klacht_received(const struct about *about)
{
	char until[DAY_NL_BYTES];

	day_nl(about->klacht->uiterlijk, until);
	klacht_named(about);
	paper_add(about->paper, PAPER_HEADING, "Wat gebeurt er nu?");
	if (*about->klacht->behandelaar_naam)
		paper_addf(about->paper, PAPER_TEXT, "%s behandelt uw klacht. Dat is iemand die niet bij uw zaak betrokken was.",
			about->klacht->behandelaar_naam);
	paragraph(about->paper, "U mag uw verhaal vertellen, en ook de medewerker over wie het gaat wordt gehoord.");
	if (*until)
		paper_addf(about->paper, PAPER_TEXT, "U hoort uiterlijk op %s wat wij ervan vinden. Lukt dat niet, dan mogen wij dat vier weken "
			"uitstellen. Dan schrijven wij u voor die dag.", until);
}

/* Awb 9:12 lid 1: what was found, what we think of it, what follows; lid 2: the ombudsman. Awb 9:24: within a year. */
static void klacht_handled(const struct about *about)
{
	klacht_named(about);
	paper_add(about->paper, PAPER_HEADING, "Wat vinden wij ervan?");
	paper_addf(about->paper, PAPER_TEXT, "Uitkomst: %s.", choice_label(klacht_uitkomst_choices, about->klacht->uitkomst));
	paragraph(about->paper, about->klacht->oordeel);
	if (*about->klacht->niet_gehoord)
		paper_addf(about->paper, PAPER_TEXT, "U bent niet gehoord: %s", about->klacht->niet_gehoord);
	signed_by(about, about->klacht->behandelaar_naam, "");
	paper_add(about->paper, PAPER_HEADING, "Niet tevreden? De ombudsman");
	paragraph(about->paper, "U kunt de ombudsman vragen om uw klacht te onderzoeken: de ombudsman van uw gemeente, of anders de Nationale "
		"ombudsman (0800 - 33 55 555, nationaleombudsman.nl). Doe dat binnen een jaar na deze brief. Het kost niets. Bezwaar "
		"maken tegen deze brief kan niet.");
}

/* ---- the table ---- */

static const struct letter {
	enum register_letter letter;
	const char *title;
	bool by_handler;		/* who handles it signs at the end */
	void (*body)(const struct about *about);
} letters[] = {
	{ LETTER_BEZWAAR_ONTVANGST, "Wij hebben uw bezwaar ontvangen", true, bezwaar_received },
	{ LETTER_BEZWAAR_HOORZITTING, "Uitnodiging voor de hoorzitting", true, bezwaar_hearing },
	{ LETTER_BEZWAAR_BESLISSING, "Beslissing op uw bezwaar", false, bezwaar_decided },
	{ LETTER_KLACHT_ONTVANGST, "Wij hebben uw klacht ontvangen", true, klacht_received },
	{ LETTER_KLACHT_AFHANDELING, "De afhandeling van uw klacht", false, klacht_handled },
};

bool register_letter(const struct message *answer, enum register_letter which, day today, struct paper *paper)
{
	const struct about about = { .answer = answer, .head = rows_first(&answer->rows, &letterhead_record),
		.bezwaar = rows_first(&answer->rows, &bezwaar_record), .decision = rows_first(&answer->rows, &decision_record),
		.klacht = rows_first(&answer->rows, &klacht_record), .paper = paper };
	bool of_klacht = register_letter_kind(which) == REGISTER_KLACHT;

	if (of_klacht ? about.klacht == NULL : about.bezwaar == NULL || about.decision == NULL)
		return false;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		if (letters[i].letter != which)
			continue;
		letter_head(answer, of_klacht ? about.klacht->klager : about.bezwaar->indiener, today, paper);
		paper_addf(paper, PAPER_LINE, "Kenmerk: %s", of_klacht ? about.klacht->nummer : about.bezwaar->nummer);
		paper_add(paper, PAPER_TITLE, letters[i].title);
		letters[i].body(&about);
		if (letters[i].by_handler)
			signed_by(&about, of_klacht ? about.klacht->behandelaar_naam : about.bezwaar->behandelaar_naam, "");
		letter_contact(answer, paper);
		if (!of_klacht)
			letter_complaint(answer, paper);
		paper_foot(paper, of_klacht ? about.klacht->nummer : about.bezwaar->nummer);
		return true;
	}
	return false;
}
