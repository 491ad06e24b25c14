/* Why a change of a household is refused: the regie, the plan, who belongs to it, and two that become one. */
#include "base/mem.h"
#include "domain/rule.h"

#define EEN_REGISSEUR AFSPRAAK ": één gezin, één regisseur"
#define EEN_PLAN AFSPRAAK ": één gezin, één plan"

const struct rule rules_of_regie[] = {
	{ "regie.al", "Deze medewerker is al de regisseur", EEN_REGISSEUR, "Kies een ander, of laat het zo." },
	{ "regie.rol", "Regisseur is iemand die zelf met gezinnen werkt", AFSPRAAK, "Kies iemand met een andere rol." },
	{ "overdracht.geen", "Zonder regisseur is er niets over te dragen", EEN_REGISSEUR,
		"Wijs een regisseur aan met r." },
	{ "overdracht.al", "Er loopt al een overdracht van dit huishouden", EEN_REGISSEUR,
		"Wacht op het antwoord, of trek die overdracht in." },
	{ "overdracht.eigen", "Deze medewerker kan hier geen regisseur zijn", "Awb 2:4", "Kies een ander." },
	{ "overdracht.anders", "De regie ligt intussen bij iemand anders", EEN_REGISSEUR,
		"Vraag de regisseur van nu om een nieuwe overdracht." },
	{ "procesregie.zelf", "Niemand benoemt zichzelf tot procesregisseur", AFSPRAAK,
		"Vraag een collega het te doen." },
	{ "procesregie.rol", "Procesregisseur is alleen wie die rol heeft", AFSPRAAK,
		"Kies een ander, of vraag de functioneel beheerder om de rol." },
	{ "procesregie.al", "Deze medewerker is al de procesregisseur", AFSPRAAK, "Kies een ander, of laat het zo." },
	{ "betrokken.grens", "Waarom nog iemand erbij: er werken al zoveel mensen met dit gezin als de gemeente wil",
		AFSPRAAK, "Schrijf waarom er toch iemand bij moet, of stop eerst een ander." },
	{ "taak.betrokken", "Een taak is voor wie bij het huishouden betrokken is", "AVG 5",
		"Voeg deze collega eerst toe bij de betrokkenen." },
	{ NULL, NULL, NULL, NULL },
};

const struct rule rules_of_plan[] = {
	{ "plan.gesloten", "Een gesloten plan blijft zoals het is", AFSPRAAK,
		"Begin een nieuw plan op het scherm van het huishouden." },
	{ "plan.een", "Er is al een plan: een huishouden heeft er een tegelijk", EEN_PLAN,
		"Werk in het plan dat er staat: p." },
	{ "plan.sluiten", "Een plan sluit met de uitkomst van elk doel en een reden", AFSPRAAK,
		"Kies Plan sluiten op het scherm Resultaten." },
	{ "plan.open-doelen", "Een plan sluit pas als van elk doel is opgeschreven wat er bereikt is", AFSPRAAK,
		"Schrijf dat eerst op, ook als het niet is gelukt." },
	{ "versie.leeg", "Zonder doel is er niets vast te leggen", AFSPRAAK,
		"Schrijf eerst een doel: n op het scherm Plan." },
	{ "versie.gelijk", "Er is niets veranderd sinds de vorige versie", AFSPRAAK,
		"Wijzig het plan eerst, of gebruik die versie." },
	{ "actie.waarom-niet-lager", "Waarom niet 0e/1e: eigen kracht en algemene hulp gaan voor", "Wmo 2015 2.3.2",
		"Schrijf waarom het niet lichter kan." },
	{ "akkoord.wie", "Akkoord geeft een gezinslid van 12 jaar of ouder dat nu bij dit gezin hoort", "Jeugdwet 7.3",
		"Kies zo iemand." },
	{ "meting.wie", "Gemeten wordt wie op die dag bij dit gezin hoorde", AFSPRAAK,
		"Kies een ander, of een andere dag." },
	{ "meting.leefgebied", "Dit leefgebied is er niet (meer)", AFSPRAAK,
		"Open het scherm opnieuw en kies een ander leefgebied." },
	{ NULL, NULL, NULL, NULL },
};

const struct rule rules_of_household[] = {
	{ "lid.geen", "Deze persoon hoort niet (meer) bij dit huishouden", AFSPRAAK,
		"Open het huishouden opnieuw; de lijst is dan bij." },
	{ "bsn.bekend", "Dit BSN staat al bij iemand anders", "AVG 5",
		"Kijk het nummer na en overleg met uw teamleider." },
	{ "gezag.soort", "Op die dagen staat er ander gezag over dit kind", AFSPRAAK,
		"Geef dat eerst een einddatum." },
	{ "gezag.genoeg", "Voor deze soort gezag staan er al genoeg gezagsdragers", AFSPRAAK,
		"Geef eerst een van hen een einddatum." },
	{ "verhuizen.zelfde", "Verhuizen gaat naar een ander huishouden", AFSPRAAK, "Kies een ander huishouden." },
	{ "gesprek.leeg", "In dit gesprek staat niets voor het plan: geen wens en geen afspraak", AFSPRAAK,
		"Schrijf die eerst op in het gesprek." },
	{ "gesprek.geen", "Dit is geen gesprek met afspraken, of u mag het niet lezen", "AVG 5",
		"Kies een ander gesprek." },
	{ NULL, NULL, NULL, NULL },
};

const struct rule rules_of_merging[] = {
	{ "samenvoegen.regie", "Samenvoegen en het ongedaan maken doet de regisseur of de teamleider", AFSPRAAK,
		"Vraag een van hen." },
	{ "samenvoegen.zelfde", "Dat is hetzelfde huishouden", AFSPRAAK, "Kies het andere huishouden." },
	{ "samenvoegen.overdracht", "Er loopt nog een overdracht van de regie", EEN_REGISSEUR,
		"Wacht het antwoord af, of trek de overdracht in." },
	{ "samenvoegen.uitgesloten", "Iemand die bij het ene huishouden werkt, is van het andere uitgesloten", AFSPRAAK,
		"Laat de teamleider eerst die hulp of die uitsluiting beëindigen." },
	{ "samenvoegen.regisseur", "Beide huishoudens hebben een regisseur", EEN_REGISSEUR, "Kies wie het blijft." },
	{ "samenvoegen.plan", "Beide huishoudens hebben een plan", EEN_PLAN,
		"Kies welk plan blijft; de open doelen van het andere gaan mee." },
	{ "samenvoegen.eigen", "De regisseur die blijft, woont in een van beide huishoudens", "Awb 2:4",
		"Draag eerst de regie over." },
	{ "samenvoegen.later", "Een latere samenvoeging rust op deze", AFSPRAAK, "Maak eerst die ongedaan." },
	{ NULL, NULL, NULL, NULL },
};

/* Nothing forbids it: it is so already, or over already. */
const struct rule rule_facts[] = {
	{ "betrokken.al", "Deze collega of organisatie staat al bij de betrokkenen", NULL,
		"Wijzig de regel die er staat." },
	{ "betrokken.voorbij", "Deze betrokkenheid is al gestopt", NULL,
		"Open het huishouden opnieuw; de lijst is dan bij." },
	{ "gesprek.al", "De afspraken van dit gesprek staan al in het plan", NULL, "Wijzig ze daar: p." },
	{ "lid.al", "Deze persoon staat al in dit huishouden", NULL, "Wijzig de regel die er staat." },
	{ "lid.voorbij", "Deze persoon is al weg uit dit huishouden", NULL,
		"Open het huishouden opnieuw; de lijst is dan bij." },
	{ "overdracht.geen-meer", "Deze overdracht is er niet, of is al afgehandeld", NULL, "Open de werkbak opnieuw." },
	{ "pauze.voorbij", "Deze pauze is al afgezegd", NULL, "Open het huishouden opnieuw." },
	{ "procesregie.voorbij", "Deze procesregie is al gestopt", NULL, "Open het huishouden opnieuw." },
	{ "samenvoegen.terug", "Deze samenvoeging is al ongedaan gemaakt", NULL, "Open het huishouden opnieuw." },
	{ "signaal.al", "Dit signaal staat er al", NULL, "Wijzig het signaal dat er staat." },
	{ "signaal.voorbij", "Dit signaal is al beëindigd", NULL, "Open het huishouden opnieuw; de lijst is dan bij." },
	{ "uitsluiting.voorbij", "Deze uitsluiting is al voorbij", NULL, "Open de lijst opnieuw." },
	{ "aanwezig.scherm", "Alleen wie een scherm voor zich heeft, is ergens bij", NULL, "Log in zonder opdracht." },
	{ "aanwezig.open", "Wie ergens bij is, heeft het huishouden open", NULL, "Open eerst het huishouden." },
	{ "sessie.slot", "Alleen een sessie gaat op slot", NULL, "Log in zonder opdracht." },
	{ "bericht.beantwoord", "Het antwoord op dit bericht is al ingelezen", NULL,
		"Kijk of dit het goede bestand is." },
	{ NULL, NULL, NULL, NULL },
};
