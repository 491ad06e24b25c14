/* The words of the letters about a request under the AVG. */
#include "domain/privacy_letter.h"

#include "base/mem.h"
#include "domain/term.h"

static const struct {
	int soort;
	const char *asked;	/* "U vroeg ..." */
	const char *granted;
} kinds[] = {
	{ PRIVACY_ACCESS, "om inzage in de gegevens die wij over u of uw kind hebben",
		"U krijgt inzage. Bij deze brief zit een kopie van de gegevens, en een\n"
		"overzicht van wie in het dossier keek. Gegevens van anderen hebben wij\n"
		"weggelaten.\n" },
	{ PRIVACY_CORRECT, "om een tekst in het dossier te verbeteren",
		"Wij hebben de tekst verbeterd. De oude tekst staat alleen nog in de\n"
		"geschiedenis, zodat te zien is dat er iets is verbeterd.\n" },
	{ PRIVACY_ERASE, "om gegevens te wissen",
		"Wij wissen de gegevens. Dat is klaar binnen drie maanden na uw verzoek.\n" },
	{ PRIVACY_RESTRICT, "om de gegevens voorlopig niet te gebruiken",
		"Wij gebruiken de gegevens voorlopig niet. U hoort het van ons voor wij ze\n"
		"weer gebruiken.\n" },
};

static void head(const struct privacy_request *request, const char *gemeente, day today, struct buf *out)
{
	char date[DAY_NL_BYTES], received[DAY_NL_BYTES];

	day_nl(today, date);
	day_nl(request->ontvangen, received);
	if (*gemeente)
		buf_format(out, "%s%s\n", text_starts(gemeente, "Gemeente ") ? "" : "Gemeente ", gemeente);
	buf_format(out, "%s\nUw verzoek met nummer %s\n\nAan: %s\n", date, request->nummer, request->aanvrager);
	if (*request->person_naam && !text_same(request->person_naam, request->aanvrager))
		buf_format(out, "Over: %s\n", request->person_naam);
	buf_format(out, "\nOp %s vroeg u ons\n%s.\n\n", received, kinds[request->soort].asked);
}

static void confirm(const struct privacy_request *request, struct buf *out)
{
	char due[DAY_NL_BYTES];

	day_nl(request->uiterlijk, due);
	buf_format(out, "Wij hebben uw verzoek ontvangen. U krijgt uiterlijk %s antwoord.\n", due);
	if (request->identiteit == IDENTITY_NONE)
		buf_text(out, "Eerst willen wij zeker weten dat u het bent: laat een geldig\n"
			"identiteitsbewijs zien. Een kopie bewaren wij niet. Tot wij het zagen, staat\n"
			"de termijn stil.\n");
	if (*request->behandelaar_naam)
		buf_format(out, "Uw verzoek wordt behandeld door %s.\n", request->behandelaar_naam);
}

static void extended(const struct privacy_request *request, struct buf *out)
{
	char due[DAY_NL_BYTES];

	day_nl(request->uiterlijk, due);
	buf_format(out, "Wij hebben meer tijd nodig. U krijgt uiterlijk %s antwoord.\n", due);
	buf_format(out, "De reden: %s\n", request->verlengd_reden);
}

/* What the law makes of a ground, for who has never read it. */
static const char *ground_sentence(int ground)
{
	static const struct {
		int ground;
		const char *sentence;
	} rows[] = {
		{ GROUND_OTHERS, "Er staan gegevens van anderen in. Die mogen wij niet\ngeven (AVG artikel 15 lid 4)." },
		{ GROUND_KEEPING, "De wet zegt dat wij deze gegevens moeten bewaren:\n20 jaar bij jeugdhulp (Jeugdwet 7.3), "
			"15 jaar bij de Wmo (Wmo 2015 5.3)." },
		{ GROUND_JUDGEMENT, "Volgens ons klopt de tekst, of is het een\noordeel vanuit het vak (AVG artikel 16)." },
		{ GROUND_CHILD, "Het belang van het kind weegt hier zwaarder\n(Jeugdwet 7.3)." },
		{ GROUND_ENTITLED, "U mag dit volgens de wet niet vragen\nvoor deze persoon." },
		{ GROUND_EXCESSIVE, "U vroeg steeds hetzelfde, en er is niets\nveranderd (AVG artikel 12 lid 5)." },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (rows[i].ground == ground)
			return rows[i].sentence;
	return "";
}

static void outcome(const struct privacy_request *request, struct buf *out)
{
	switch ((enum privacy_outcome)request->uitkomst) {
	case OUTCOME_GRANTED:
		buf_text(out, kinds[request->soort].granted);
		break;
	case OUTCOME_PARTLY:
		buf_format(out, "Wij doen een deel van wat u vroeg. %s\n", ground_sentence(request->grondslag));
		break;
	case OUTCOME_REFUSED:
		buf_format(out, "Wij doen niet wat u vroeg. %s\n", ground_sentence(request->grondslag));
		break;
	case OUTCOME_WITHDRAWN:
		buf_text(out, "U hebt uw verzoek ingetrokken. Wij doen er verder niets mee.\n");
		break;
	case OUTCOME_NOT_TREATED:
		buf_text(out, "Wij konden niet vaststellen wie het vroeg. Daarom behandelen wij het verzoek\n"
			"niet. U mag altijd een nieuw verzoek doen.\n");
		break;
	case OUTCOME_OPEN:
		break;
	}
	if (request->motivering && *request->motivering)
		buf_format(out, "\n%s\n", request->motivering);
}

static void answer(const struct privacy_request *request, struct buf *out)
{
	bool no = request->uitkomst == OUTCOME_REFUSED || request->uitkomst == OUTCOME_PARTLY;
	char until[DAY_NL_BYTES];

	outcome(request, out);
	if (request->soort == PRIVACY_CORRECT && no)
		buf_text(out, "\nU mag in uw eigen woorden schrijven wat u van de tekst vindt. Die verklaring\n"
			"komt naast de tekst te staan, en blijft daar.\n");
	if (request->uitkomst == OUTCOME_WITHDRAWN)
		return;
	day_nl(term_end(TERM_BEZWAAR, request->afgehandeld), until);
	buf_format(out, "\nBent u het er niet mee eens? Deze brief is een besluit (UAVG artikel 34). U\n"
		"kunt tot en met %s bezwaar maken bij het college van burgemeester en\n"
		"wethouders (Awb 6:4, 6:7).\n"
		"U kunt ook een klacht sturen aan de Autoriteit Persoonsgegevens.\n", until);
}

void privacy_letter_write(const struct privacy_request *request, const char *gemeente, day today, struct buf *out)
{
	head(request, gemeente, request->afgehandeld != DAY_NONE ? request->afgehandeld : today, out);
	if (request->uitkomst != OUTCOME_OPEN)
		answer(request, out);
	else if (request->verlengd_verteld != DAY_NONE)
		extended(request, out);
	else
		confirm(request, out);
	buf_text(out, "\nVragen? Bel de privacy officer van de gemeente en noem het nummer\nhierboven.\n");
}
