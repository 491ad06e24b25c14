/* The words of the letter to a family; the lines come from the store. */
#include "domain/access_letter.h"

#include <string.h>

void access_letter_begin(const struct access_letter *letter, const struct access_line *first, struct buf *out)
{
	char from[DAY_NL_BYTES], until[DAY_NL_BYTES];

	day_nl(first ? instant_day(first->at) : letter->today, from);
	day_nl(letter->today, until);
	buf_text(out, "Wie keek er in uw dossier?\n\n");
	if (*letter->gemeente)
		buf_format(out, "%s%s\n", text_starts(letter->gemeente, "Gemeente ") ? "" : "Gemeente ", letter->gemeente);
	buf_format(out, "Huishouden %s, %s\n", letter->household->huishoudnummer, letter->household->naam);
	if (*letter->person)
		buf_format(out, "Voor: %s, op eigen verzoek. Wat alleen over anderen gaat, staat er niet bij.\n", letter->person);
	buf_format(out, "Van %s tot en met %s\n\n", from, until);
	buf_text(out, "Hieronder staat wie uw dossier opende of er iets in wijzigde, en waarom dat\n"
		"mocht. Deed iemand op een dag vaker hetzelfde, dan staat het er een keer, met de\n"
		"eerste tijd. Kijken mag omdat de wet het zegt (Jeugdwet, Wmo 2015); toestemming is\n"
		"daarvoor niet gevraagd.\n");
	if (letter->older)
		buf_text(out, "Er zijn ook oudere regels. Vraag erom als u die wilt lezen.\n");
	if (!first)
		buf_text(out, "\nEr heeft in deze tijd niemand gekeken.\n");
}

void access_letter_line(const struct access_line *line, struct buf *out)
{
	char at[INSTANT_BYTES];

	instant_nl(line->at, at);
	buf_format(out, "\n%s%s  %s", line->glass ? "NOODKNOP  " : "", at, line->who);
	if (*line->role)
		buf_format(out, ", %s", line->role);
	if (*line->organisation)
		buf_format(out, ", %s", line->organisation);
	buf_format(out, "\n    %s", line->what);
	if (line->times > 1)
		buf_format(out, " (%lld keer)", (long long)line->times);
	buf_char(out, '\n');
	if (*line->ground)
		buf_format(out, "    mocht omdat: %s\n", line->ground);
	if (*line->via && strcmp(line->via, ACCESS_VIA_USUAL) != 0)
		buf_format(out, "    waarmee: %s\n", line->via);
}

void access_letter_end(const struct access_letter *letter, struct buf *out)
{
	buf_text(out, "\nVragen, of klopt er iets niet? ");
	if (*letter->household->regisseur_naam)
		buf_format(out, "Bel uw regisseur, %s,\nof de privacy officer van de gemeente. ",
			letter->household->regisseur_naam);
	else
		buf_text(out, "Bel de privacy officer van de gemeente. ");
	buf_text(out, "U mag vragen om inzage\n(AVG artikel 15) en om verbetering (AVG artikel 16). De gemeente antwoordt binnen\n"
		"een maand.\n");
}
