/* Why a decision is refused: what it must hold, who may do what with it, the second eyes, the money, the register. */
#include "base/mem.h"
#include "domain/rule.h"

/* Those of what a decision must hold are in the order of decision_complete.c. */
const struct rule rules_of_decision[] = {
	{ "besluit.voorziening", "Voorziening: zonder voorziening is er geen besluit", "Awb 1:3",
		"Kies waarover u besluit." },
	{ "besluit.doel", "Doel: een voorziening hoort bij een doel uit het plan; alleen bij spoed mag het zonder",
		AFSPRAAK, "Kies het doel, of schrijf het eerst in het plan." },
	{ "besluit.vervolg", "Bij besluit: een toekenning of afwijzing hoort niet bij een eerder besluit", AFSPRAAK,
		"Maak dit leeg, of kies wijziging, vermindering, intrekking of verlenging." },
	{ "besluit.eerder", "Bij besluit: wat niet is genomen, kan niet veranderen, langer duren of stoppen", "Awb 1:3",
		"Kies het besluit dat u wijzigt. Is dat er niet, kies dan bij Soort een toekenning." },
	{ "besluit.omvang", "Omvang: omvang, eenheid en hoe vaak horen bij elkaar, en een tarief alleen daarbij",
		AFSPRAAK, "Vul alle drie in, of geen van drie." },
	{ "besluit.tarief", "Bedrag in euro: dit is niet omvang keer tarief over de looptijd", AFSPRAAK,
		"Verbeter een van de getallen, of maak het tarief leeg en typ het bedrag zelf." },
	{ "besluit.bedrag", "Bedrag in euro: zonder bedrag is er geen grens om aan te toetsen", MANDAATBESLUIT,
		"Vul het bedrag voor de hele looptijd in." },
	{ "besluit.bedrag-nul", "Bedrag in euro: bij een afwijzing of intrekking hoort geen bedrag", AFSPRAAK,
		"Maak het bedrag leeg." },
	{ "besluit.looptijd", "Tot en met: een voorziening heeft een eerste en een laatste dag", "Awb 3:46",
		"Vul beide in." },
	{ "besluit.einde", "Tot en met: deze dag ligt voor de eerste dag", AFSPRAAK, "Kies een latere dag." },
	{ "besluit.ingang", "Van: een intrekking zegt vanaf welke dag de voorziening er niet meer is", "Awb 3:46",
		"Vul die dag in." },
	{ "besluit.verwijzer", "Verwezen door: alleen bij jeugdhulp mag een ander verwijzen", "Jeugdwet 2.6",
		"Kies hier het wijkteam zelf." },
	{ "besluit.verwijzing", "Verwezen door: een verwijzing geeft hulp; minder of stoppen beslist de gemeente zelf",
		"Awb 10:1", "Kies hier het wijkteam zelf." },
	{ "besluit.verwijzer-naam", "Naam verwijzer: wie verwees, staat bij het besluit", "Jeugdwet 2.6",
		"Schrijf wie het was, bijvoorbeeld de praktijk." },
	{ "besluit.waarom-niet-lager", "Waarom niet 0e/1e: eigen kracht en algemene hulp gaan voor", "Wmo 2015 2.3.2",
		"Schrijf waarom die niet genoeg zijn." },
	{ "besluit.motivering", "Motivering: een besluit rust op een motivering", "Awb 3:46",
		"Schrijf waarom u dit besluit neemt." },
	{ "besluit.stand", "In deze stand van het besluit kan dit niet", AFSPRAAK,
		"Open het besluit opnieuw: bovenaan staat hoe ver het is." },
	{ "besluit.auteur", "Alleen wie het besluit schreef, dient het in of trekt het in", AFSPRAAK,
		"Vraag de schrijver, of maak met n een eigen besluit." },
	{ "besluit.vast", "Wat is ingediend, staat vast: een ander toetst precies deze tekst", AFSPRAAK,
		"Trek het met i in om het te wijzigen." },
	{ "besluit.vorige", "Bij besluit: een vervolg gaat over dezelfde voorziening, persoon en betaler", AFSPRAAK,
		"Kies het besluit dat u wijzigt." },
	{ "besluit.laatste", "Bij besluit: op dat besluit volgde al een ander", AFSPRAAK, "Kies het laatste." },
	{ "besluit.vermindering", "Bedrag in euro: een vermindering is niet hoger dan wat er nog komt", AFSPRAAK,
		"Wordt het meer, kies dan een wijziging." },
	{ "brief.niet-genomen", "Een brief kan pas als het besluit genomen is", "Awb 3:41",
		"Neem het besluit eerst; F9 laat zien wie mag." },
	{ NULL, NULL, NULL, NULL },
};

const struct rule rules_of_second_eyes[] = {
	{ "besluit.bevestigd", "U hebt deze tekst al bevestigd; een ander moet het ook doen", MANDAATBESLUIT,
		"Vraag een collega met mandaat. Het besluit staat in diens werkbak." },
	{ NULL, NULL, NULL, NULL },
};

const struct rule rules_of_money[] = {
	{ "uitruil.totaal", "Bedrag in euro: wat erbij komt, is niet meer dan wat er vrij komt", MANDAATBESLUIT,
		"Vraag het meerdere aan in een gewoon besluit." },
	{ "uitruil.deel", "Bedrag in euro: een uitruil gaat heel of niet, want minder en meer horen bij elkaar", MANDAATBESLUIT,
		"Stuur hem terug met het bedrag dat wel kan, of geef akkoord of weiger." },
	{ "uitruil.kostendrager", "Alleen geld van de gemeente kan worden geruild", AFSPRAAK,
		"Meld het schot: s op het scherm Geld." },
	{ NULL, NULL, NULL, NULL },
};

const struct rule rules_of_mandates[] = {
	{ "mandaat.buiten-ouder", "Een ondermandaat valt binnen het mandaat erboven", "Awb 10:9",
		"Maak de regel kleiner, of laat het mandaat erboven wijzigen." },
	{ "register.open", "Er wacht al een voorstel; er is er een tegelijk", AFSPRAAK,
		"Laat het eerst bevestigen, of trek het in." },
	{ "register.fout", "Zo kan het register niet gelden", "Awb 10:5",
		"Verbeter de regel; wijkctl mandate check noemt alles wat niet klopt." },
	{ "register.gelijk", "Dit is het register zoals het al is", AFSPRAAK, "Verander eerst een regel." },
	{ "register.zelf", "Wie voorstelt, bevestigt niet", AFSPRAAK,
		"Vraag een andere beheerder, een manager of het college." },
	{ "register.houder", "In dit voorstel staat een mandaat voor uzelf of voor uw rol", "Awb 2:4",
		"Vraag een ander om het te bevestigen." },
	{ NULL, NULL, NULL, NULL },
};
