/*
 * What the triggers of the store say is short and for technicians. Here it gets the article and what to do next: by the
 * longest beginning that fits. Who works at a screen meets them only when the checks before them were not enough.
 */
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"

/* What was written down is not lost or altered without a trace. */
#define BLIJFT AFSPRAAK ": wat is vastgelegd, blijft"
#define OPNIEUW "Open het scherm opnieuw en doe het daar. Lukt het niet: vraag de functioneel beheerder."

static const struct trigger {
	const char *begins;
	const char *article;	/* NULL: the message has it */
	const char *next;
} triggers[] = {
	{ "actie: schrijf waarom", "Wmo 2015 2.3.2", "Schrijf waarom het niet lichter kan." },
	{ "actie:", AFSPRAAK, OPNIEUW },
	{ "adres:", BLIJFT, OPNIEUW },
	{ "akkoord: een kind", "Jeugdwet 7.3", "Vraag het kind zelf." },
	{ "akkoord: deze", AFSPRAAK, "Kies iemand die nu bij het gezin hoort, of een andere dag." },
	{ "akkoord:", BLIJFT, OPNIEUW },
	{ "antwoord:", BLIJFT, OPNIEUW },
	{ "audit:", "AVG 32", OPNIEUW },
	{ "bericht:", BLIJFT, OPNIEUW },
	{ "besluit: de motivering ontbreekt (Awb 3:46)", NULL, "Schrijf de motivering." },
	{ "besluit: namens wie ontbreekt (Awb 10:10)",
		NULL, "Dien het besluit in op het scherm; wijkd zet erbij namens wie." },
	{ "besluit: de tekst is niet door twee", MANDAATBESLUIT, "Laat beiden de tekst lezen en bevestigen (j)." },
	{ "besluit: de bekendmaking", "Awb 3:41", "Kijk de dag van de brief na." },
	{ "besluit: wie overleden is, krijgt geen voorziening (Wmo 2015 2.3.5, Jeugdwet 2.3)",
		NULL, "Kies een ander, of trek in wat nog loopt." },
	{ "besluit: deze persoon hoort dan niet meer bij het huishouden (afspraak van de gemeente)",
		NULL, "Kies een ander, of kijk bij de leden de laatste dag na." },
	{ "besluit: dit doel is behaald of vervallen (Wmo 2015 2.3.2)", NULL, "Kies een doel dat loopt." },
	{ "besluit: jeugdhulp stopt bij 23 jaar (Jeugdwet 1.1)", NULL, "Kies een voorziening van de Wmo." },
	{ "besluit: zo ver terug begint een voorziening niet (afspraak van de gemeente)", NULL, "Kies een latere eerste dag." },
	{ "besluit: spoed zonder doel of reden duurt hoogstens 8 weken (Wmo 2015 2.3.3)",
		NULL, "Kies een eerdere laatste dag, of vul doel en reden in." },
	{ "besluit: het doel of de reden",
		"Wmo 2015 2.3.2", "Kies een doel, en schrijf waarom 0e of 1e lijn niet genoeg is." },
	{ "besluit: de tekst staat vast", MANDAATBESLUIT, "Trek het besluit in om het te wijzigen." },
	{ "besluit: wijzigen, verminderen,", NULL, "Kies het besluit dat u wijzigt, of maak een toekenning." },
	{ "besluit: een vermindering", AFSPRAAK, "Wordt het meer, maak dan een wijziging." },
	{ "besluit:", BLIJFT, OPNIEUW },
	{ "betrokken:", AFSPRAAK, "Schrijf waarom er toch iemand bij moet." },
	{ "betrokkenheid: voor deze", AFSPRAAK, "Kies een ander." },
	{ "betrokkenheid:", BLIJFT, OPNIEUW },
	{ "bezwaar: wie het besluit vroeg of nam, b", NULL, "Kies een ander." },
	{ "bezwaar:", "Awb 6:4", OPNIEUW },
	{ "bijlage:", BLIJFT, OPNIEUW },
	{ "budget:", BLIJFT, OPNIEUW },
	{ "code:", "AVG 32", "Wacht op de volgende code." },
	{ "contactpersoon:", BLIJFT, OPNIEUW },
	{ "dagboek:", BLIJFT, OPNIEUW },
	{ "deels toegekend:", BLIJFT, OPNIEUW },
	{ "doel:", AFSPRAAK, OPNIEUW },
	{ "geschiedenis:", BLIJFT, OPNIEUW },
	{ "gesprek:", BLIJFT, OPNIEUW },
	{ "gezag:", AFSPRAAK, "Kijk de dagen na van het gezag dat er al staat." },
	{ "herstelcode:", "AVG 32", "Neem een andere herstelcode." },
	{ "huishouden: van een collega", "AVG 5", "Vraag de privacy officer als dit niet meer klopt." },
	{ "huishouden:", BLIJFT, OPNIEUW },
	{ "ingebrekestelling: er is nog geen dwangsom", "Awb 4:17", "Wacht tot twee weken na de ingebrekestelling." },
	{ "ingebrekestelling:", "Awb 4:17", OPNIEUW },
	{ "inzage:", "AVG 32", OPNIEUW },
	{ "klacht: de behandelaar", "Awb 9:7", "Kies iemand van een ander team." },
	{ "klacht:", "Awb 9:11", OPNIEUW },
	{ "leefgebied:", BLIJFT, OPNIEUW },
	{ "mandaat: dit is geen mandaat om besluiten te nemen (Awb 10:1)",
		NULL, "Leg het een trede hoger; F9 laat zien wie wel mag." },
	{ "mandaat: een ondermandaat rust op een mandaat waar dat van mag (Awb 10:9)",
		NULL, "Laat eerst het mandaat erboven wijzigen." },
	{ "mandaat: het ondermandaat valt buiten het mandaat erboven (Awb 10:9)",
		NULL, "Maak het ondermandaat kleiner." },
	{ "mandaat: geen mandaat", "Awb 10:1", "Leg het een trede hoger; F9 laat zien wie wel mag." },
	{ "mandaat: eigen gezin", "Awb 2:4", "Laat een collega besluiten." },
	{ "mandaat: de eigen organisatie", "Awb 2:4", "Laat iemand van een andere organisatie besluiten." },
	{ "mandaat: na opschaling", MANDAATBESLUIT, "Laat een ander besluiten." },
	{ "mandaat: tweede ogen", MANDAATBESLUIT, "Vraag een collega met mandaat die er nog niet bij was." },
	{ "mandaat: deze tweede ogen", MANDAATBESLUIT, "Vraag een collega met mandaat die er nog niet bij was." },
	{ "mandaat: alleen door een bevestigde wijziging",
		"Awb 10:5", "Doe een voorstel; een tweede persoon bevestigt het." },
	{ "mandaat: alleen beëindigen", "Awb 10:8", "Beëindig het mandaat en stel een nieuw voor." },
	{ "mandaat: het einde", "Awb 10:8", "Kies een eerdere dag." },
	{ "mandaat:", MANDAATBESLUIT, "Leg het een trede hoger; F9 laat zien wie wel mag." },
	{ "match:", BLIJFT, OPNIEUW },
	{ "meldcode: verwijderen", BLIJFT, OPNIEUW },
	{ "meldcode: wijzigen", BLIJFT, OPNIEUW },
	{ "meldcode:", "meldcode, vijf stappen", "Schrijf eerst de stap die ontbreekt, of sla die over met een reden." },
	{ "melding:", BLIJFT, OPNIEUW },
	{ "meting:", BLIJFT, OPNIEUW },
	{ "noodknop:", "AVG 32", OPNIEUW },
	{ "opschaling:", BLIJFT, OPNIEUW },
	{ "oordeel: niet over uzelf", AFSPRAAK, "Laat een ander oordelen." },
	{ "oordeel:", BLIJFT, OPNIEUW },
	{ "pauze:", BLIJFT, OPNIEUW },
	{ "plan:", AFSPRAAK, OPNIEUW },
	{ "procesregie:", AFSPRAAK, "Kies iemand met de rol procesregisseur, en laat een ander benoemen." },
	{ "product:", BLIJFT, OPNIEUW },
	{ "regie:", AFSPRAAK, "Kies een ander." },
	{ "register:", "Awb 10:5", "Doe een nieuw voorstel; een tweede persoon bevestigt het." },
	{ "rol:", BLIJFT, OPNIEUW },
	{ "rondetafel:", BLIJFT, OPNIEUW },
	{ "samenvoegen:", AFSPRAAK, "Open het huishouden dat bleef; op het scherm Samenvoegen kan het ongedaan." },
	{ "schot-melding:", BLIJFT, OPNIEUW },
	{ "score:", BLIJFT, OPNIEUW },
	{ "signaal:", BLIJFT, OPNIEUW },
	{ "sleutel:", "AVG 32", "Verwijder de sleutel en voeg een nieuwe toe." },
	{ "sociale kaart:", BLIJFT, OPNIEUW },
	{ "termijn: zo lang", "Awb 7:10 en 9:11", "Vraag eerst akkoord, en schrijf wanneer dat kwam." },
	{ "termijn: langer gaat",
		"Awb 4:14, 7:10 en 9:11", "Schrijf de verdaging of de opschorting op het scherm Termijnen." },
	{ "termijn: de wet kent", "Awb 9:11", "Verdaag de klacht; stilzetten kan niet." },
	{ "termijn: verwijderen", BLIJFT, OPNIEUW },
	{ "termijn:", "Awb 4:15", "Kijk de dagen na op het scherm Termijnen." },
	{ "toewijzing:", BLIJFT, OPNIEUW },
	{ "toezicht:", BLIJFT, OPNIEUW },
	{ "trede:", BLIJFT, OPNIEUW },
	{ "uitkomst:", BLIJFT, OPNIEUW },
	{ "uitruil:", MANDAATBESLUIT, "Maak er twee gewone besluiten van." },
	{ "uitsluiting: een regisseur", AFSPRAAK, "Draag eerst de regie over." },
	{ "uitsluiting: van een collega", "AVG 5", OPNIEUW },
	{ "uitsluiting:", BLIJFT, OPNIEUW },
	{ "versie:", BLIJFT, OPNIEUW },
	{ "verwijzing: dit legt alleen de rechter of de instelling op (Jeugdwet 3.5)",
		NULL, "Kies wie het oplegde, of een andere voorziening." },
	{ "verwijzing: niet naar de eigen organisatie (Awb 2:4)",
		NULL, "Laat een collega van een andere organisatie het besluit maken." },
	{ "verwijzing:", "Jeugdwet 2.6", "Kies het wijkteam zelf, of schrijf wie verwees." },
	{ "verzoek: de termijn", "AVG 12 lid 3", "Reken de termijn opnieuw." },
	{ "verzoek: verlengen", "AVG 12 lid 3", "Schrijf de reden, en de dag waarop u het vertelde." },
	{ "verzoek:", BLIJFT, OPNIEUW },
	{ "voorziening:", BLIJFT, OPNIEUW },
};

static const struct trigger *trigger_of(const char *message)
{
	const struct trigger *best = NULL;

	for (size_t i = 0; i < COUNT_OF(triggers); i++) {
		size_t bytes = strlen(triggers[i].begins);

		if (strncmp(message, triggers[i].begins, bytes) == 0 && (!best || bytes > strlen(best->begins)))
			best = &triggers[i];
	}
	return best;
}

bool rule_of_trigger(const char *message, struct err *err)
{
	const struct trigger *trigger = trigger_of(message);

	err_set(err, ERR_REFUSED, "%s%s%s%s. %s", message, trigger && trigger->article ? " (" : "",
		trigger && trigger->article ? trigger->article : "", trigger && trigger->article ? ")" : "",
		trigger ? trigger->next : OPNIEUW);
	return trigger;
}

void rule_triggers_print(struct buf *out)
{
	buf_text(out,
		"# What the triggers say\n\n"
		"The store refuses by trigger what may never be, also from a raw SQL shell. The message is short: its subject, and\n"
		"what does not hold. Here is on which article or agreement each rests and what to do; who works at a screen reads\n"
		"both behind the message. The longest beginning that fits counts. Printed from `src/domain/rule_trigger.c`; a test\n"
		"compares, and `GOLDEN_UPDATE=1 make unit-domain` writes it anew.\n\n"
		"| begins with | rests on | what now |\n| --- | --- | --- |\n");
	for (size_t i = 0; i < COUNT_OF(triggers); i++)
		buf_format(out, "| %s | %s | %s |\n", triggers[i].begins, triggers[i].article ? triggers[i].article : "in the message",
			triggers[i].next);
}
