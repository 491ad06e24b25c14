/* Households of the demo whose decisions and questions stand somewhere on the ladder: every state has one. */
#include "demo_stories.h"

/* ---- at the team leader since yesterday ---- */

static const struct demo_step bij_teamleider[] = {
	COMES_IN(-75, "amina", WMO, "mevrouw zelf", "Sinds mijn beroerte lukt het huishouden niet meer en mijn man "
		"ziet het niet."),
	WRITES(-72, "10:00", "amina", VISIT, "Mevrouw kan haar linkerarm niet gebruiken. Meneer is overbelast, "
		"maar zegt van niet."),
	AGREES(-40, "amina", "Samen thuis blijven, zonder dat meneer eraan onderdoor gaat.", INSTRUMENTELE_ADL,
		"Het huishouden is op orde", "Ik wil niet dat Henk alles moet doen.",
		"Meneer heeft twee middagen per week voor zichzelf."),
	NEIGHBOUR(-40, "amina", "Mevrouw Hoek", "zus van mevrouw", "kookt op dinsdag"),
	ACTS(-40, "amina", 0, "Dochter doet de zware boodschappen", NETWORK, "dochter", 0),
	WRITES(-11, "10:00", "amina", VISIT, "Meneer gesproken toen mevrouw bij de fysiotherapeut was. Hij zegt nu "
		"zelf dat hij het niet redt."),
	STEP(-10, "09:00", "amina", aanvraag, .a = "Begeleiding en hulp thuis", .n = WET_WMO),
	STEP(-2, "10:00", "amina", decide, .a = "Begeleiding", .n = 14000, .m = 12, .k = 0, .b = "Mevrouw heeft "
		"elke dag hulp nodig bij het plannen van haar dag. Zonder begeleiding valt meneer om.",
		.c = "Dochter en zus doen al wat ze kunnen; een vrijwilliger is geprobeerd en bleek te licht."),
	STEP(-1, "11:30", "amina", submit, .n = 0),
	STEP(-1, "15:40", "esther", instruct, .n = 0, .a = "Kijk eerst of een half jaar genoeg is, en spreek een "
		"tussenstand af met meneer erbij. De wachtlijst bij de dagopvang is sinds deze week korter."),
	{ 0 }
};

/* ---- at the manager ---- */

static const struct demo_step bij_manager[] = {
	COMES_IN(-130, "amina", JEUGDWET, "school", "Mijn zoon is van twee scholen gestuurd. Thuis gaat het ook "
		"niet. Ik weet het niet meer."),
	WRITES(-126, "15:00", "amina", VISIT, "Jesse is 13 en zit sinds de herfst thuis. Hij wil wel, maar alleen "
		"in een kleine groep."),
	STEP(-126, "15:40", "amina", involve, .a = "noor", .b = "gedragswetenschapper",
		.c = "Jeugdwet artikel 7.4.0"),
	AGREES(-110, "amina", "Jesse wil weer ergens bij horen.", WERK_OPLEIDING,
		"Jesse volgt vier dagen per week een programma", "Niet weer in zo'n grote klas.",
		"Zes weken achter elkaar aanwezig."),
	WRITES(-30, "13:00", "noor", CONSULT, "Dagbehandeling past beter dan weer een school. De wachttijd is drie "
		"weken."),
	STEP(-25, "09:00", "amina", aanvraag, .a = "Dagbehandeling", .n = WET_JEUGDWET),
	STEP(-15, "11:00", "amina", term_pause, .a = "Het advies van school ontbreekt nog.", .b = "de moeder van Jesse"),
	STEP(-3, "10:00", "amina", decide, .a = "Dagbehandeling jeugd", .n = 38000, .m = 12, .k = 0, .b = "Jesse "
		"zit acht maanden thuis. In een kleine groep met behandeling leert hij weer samen zijn met anderen.",
		.c = "Ambulante hulp en een tussenvoorziening van school zijn geprobeerd en hielpen niet."),
	STEP(-2, "16:10", "amina", submit, .n = 0),
	{ 0 }
};

/* ---- at the college, and past its clock ---- */

static const struct demo_step te_laat[] = {
	COMES_IN(-200, "amina", JEUGDWET, "jeugdarts", "Onze dochter is gevaarlijk voor zichzelf. Wij durven niet "
		"te slapen."),
	WRITES(-198, "09:30", "amina", VISIT, "Ouders slapen om de beurt. Roos wil zelf ook dat het stopt."),
	AGREES(-180, "amina", "Roos is veilig en de ouders kunnen slapen.", GEESTELIJKE_GEZONDHEID,
		"Roos is dag en nacht veilig", "Ik wil dat iemand het overneemt tot het weer gaat.",
		"Drie maanden zonder crisisopname."),
	STEP(-80, "09:00", "amina", aanvraag, .a = "Verblijf met behandeling", .n = WET_JEUGDWET),
	STEP(-20, "10:00", "amina", decide, .a = "Verblijf jeugd, met behandeling", .n = 96000, .m = 12, .k = 0,
		.b = "De crisisdienst is vijf keer geweest. De behandelaar adviseert een jaar verblijf met "
		"behandeling.", .c = "Ambulante crisishulp is er sinds de zomer en houdt het niet meer."),
	STEP(-19, "11:00", "amina", submit, .n = 0),
	STEP(-16, "10:00", "femke", ingebreke, .a = "De ouders van Roos"),
	WRITES(-4, "17:00", "amina", PHONE, "Ouders bellen: er is nog steeds geen antwoord. Ik heb het nagevraagd "
		"bij het bestuur."),
	{ 0 }
};

/* ---- sent up by the clock, when nobody looked ---- */

static const struct demo_step door_de_klok[] = {
	COMES_IN(-66, "karim", WMO, "woningcorporatie", "De buren klagen over de stank. Ik weet het, maar ik kan "
		"niet tegen de rommel op."),
	WRITES(-60, "10:30", "karim", VISIT, "In twee kamers kun je niet meer lopen. Meneer huilt als het over de "
		"spullen van zijn vrouw gaat."),
	AGREES(-50, "karim", "Een huis waar de kleinkinderen weer kunnen komen.", HUISVESTING,
		"De woonkamer en keuken zijn bruikbaar", "Ik wil niet dat zij alles in een container gooien.",
		"De woonkamer is leeg genoeg om aan tafel te eten."),
	STEP(-9, "10:00", "karim", decide, .a = "Begeleiding", .n = 12500, .m = 12, .k = 0, .b = "Opruimen zonder "
		"begeleiding lukte drie keer niet. Meneer heeft iemand nodig die naast hem staat.",
		.c = "Familie en vrijwilligers zijn afgehaakt; opruimen is hier rouwwerk."),
	STEP(-8, "09:10", "karim", submit, .n = 0),
	STEP(-7, "11:00", "femke", klacht, .a = "De dochter van meneer", .b = "Er is drie keer een afspraak verzet zonder te bellen.",
		.c = "karim"),
	{ 0 }
};

/* ---- approved, taken and announced ---- */

static const struct demo_step akkoord[] = {
	COMES_IN(-115, "amina", WMO, "revalidatie", "Ik kom over twee weken thuis en ik kan nog niet alleen "
		"douchen."),
	AGREES(-100, "amina", "Weer zelf kunnen.", BASALE_ADL, "Meneer verzorgt zichzelf weer",
		"Ik was veertig jaar stratenmaker.", "Zonder hulp aankleden en douchen."),
	STEP(-60, "09:00", "amina", aanvraag, .a = "Begeleiding en persoonlijke verzorging", .n = WET_WMO),
	STEP(-52, "10:00", "amina", decide, .a = "Persoonlijke verzorging", .n = 13200, .m = 10, .k = 0,
		.b = "De revalidatiearts verwacht herstel in tien maanden. Met hulp kan meneer thuis herstellen.",
		.c = "Zijn vrouw heeft zelf rugklachten en de thuiszorg valt hier niet onder."),
	STEP(-51, "11:00", "amina", submit, .n = 0),
	STEP(-49, "15:20", "carla", answer, .n = 0, .m = STEP_APPROVED,
		.a = "Goed onderbouwd. Evalueer na vijf maanden."),
	STEP(-50, "09:00", "gerrit", budget, .a = "Zorggroep Waterrijk", .b = "0999", .c = "98765432"),
	STEP(-47, "10:00", "femke", announce, .n = 0),
	STEP(-47, "10:20", "femke", bericht, .n = 0),
	WRITES(-30, "14:00", "amina", VISIT, "De hulp is begonnen. Meneer doet het aankleden al zelf."),
	STEP(-30, "14:10", "amina", goal_state, .n = 0, .m = GOAL_LOOPT),
	STEP(-21, "11:00", "amina", wall, .a = "Fysiotherapie aan huis, twee keer per week", .b = "De aanvullende verzekering "
		"vergoedt negen behandelingen; daarna is er niets.", .n = 1800, .m = WALL_ZVW),
	STEP(-5, "11:00", "carla", swap, .a = "Dagbesteding", .n = 2000, .b = "Meneer kan zich weer zelf aankleden. Twee "
		"dagdelen onder de mensen doen nu meer dan de hulp in de ochtend.", .c = "De inloop in de wijk heeft geen hulp "
		"bij het eten."),
	STEP(-1, "15:30", "femke", raise, .n = CAUSE_ZORG, .a = "Ik belde over de eigen bijdrage. Mevrouw nam op en "
		"huilde; op de achtergrond riep iemand dat zij moest ophangen. Ik ken het gezin niet."),
	{ 0 }
};

/* ---- refused by the rung ---- */

static const struct demo_step geweigerd[] = {
	COMES_IN(-98, "amina", WMO, "meneer zelf", "Ik wil een traplift, want mijn knieën zijn op."),
	AGREES(-90, "amina", "Boven kunnen slapen.", HUISVESTING, "Meneer slaapt weer in zijn eigen bed",
		"De bank is geen bed.", "Elke nacht boven."),
	STEP(-44, "10:00", "amina", decide, .a = "Woonvoorzieningen", .n = 11500, .m = 12, .k = 0,
		.b = "Met een traplift kan meneer in zijn eigen huis blijven wonen.",
		.c = "Hij kan niet meer veilig de trap op."),
	STEP(-43, "10:30", "amina", submit, .n = 0),
	STEP(-42, "09:40", "carla", answer, .n = 0, .m = STEP_REFUSED, .a = "De corporatie plaatst de lift zelf "
		"bij de renovatie in het voorjaar. Regel tot die tijd een bed beneden."),
	ACTS(-40, "amina", 0, "Bed beneden zetten tot de renovatie", NETWORK, "zoons", 0),
	WRITES(-16, "10:00", "amina", PHONE, "Het bed staat beneden. Meneer slaapt weer, maar vindt het geen "
		"gezicht."),
	STEP(-15, "10:00", "amina", decide, .a = "Hulp bij het huishouden", .n = 11400, .m = 12, .k = 0,
		.b = "Meneer komt met zijn knieën niet meer door het huis en de zoons doen het bed en de boodschappen al.",
		.c = "De zoons en de buurtkamer doen wat ze kunnen; het zware werk blijft liggen."),
	STEP(-14, "11:00", "amina", submit, .n = 1),
	STEP(-13, "14:30", "carla", grant, .n = 1, .m = 6000, .k = 180, .a = "In het voorjaar komt de lift. Dan kijken we met "
		"meneer opnieuw wat nog nodig is."),
	STEP(-12, "15:30", "femke", announce, .n = 1),
	{ 0 }
};

/* ---- came back with a question ---- */

static const struct demo_step terug_met_vraag[] = {
	COMES_IN(-88, "amina", JEUGDWET, "moeder", "Mijn dochter praat alleen nog met mij. Op school zegt ze niets."),
	AGREES(-77, "amina", "Amber durft weer te praten.", HUISELIJKE_RELATIES, "Amber praat op school",
		"Ik krijg het er niet uit.", "Drie keer per week in de kring iets zeggen."),
	WRITES(-15, "15:10", "amina", CONSULT, "Met de therapeut gebeld. Zij denkt aan een jaar intensief, met "
		"oudergesprekken."),
	STEP(-14, "09:30", "amina", decide, .a = "Jeugdhulp ambulant", .n = 31000, .m = 12, .k = 0,
		.b = "Amber heeft intensieve therapie nodig van een gespecialiseerd team.",
		.c = "Praten met school en een maatje hielpen niet."),
	STEP(-13, "10:00", "amina", submit, .n = 0),
	STEP(-5, "14:30", "esther", return, .n = 0, .a = "Wat zegt de gedragswetenschapper, en kan het eerst een "
		"half jaar? Zet dat er graag bij."),
	{ 0 }
};

/* ---- withdrawn by who asked ---- */

static const struct demo_step ingetrokken[] = {
	COMES_IN(-70, "amina", WMO, "wijkverpleging", "Mijn vrouw dwaalt 's nachts. Ik ben op."),
	AGREES(-62, "amina", "Weer een nacht doorslapen.", SOCIAAL_NETWERK,
		"Meneer slaapt drie nachten per week door", "Eén nacht. Meer vraag ik niet.",
		"Drie nachten per week."),
	STEP(-20, "10:00", "amina", decide, .a = "Kortdurend verblijf", .n = 15600, .m = 12, .k = 0,
		.b = "Met twee logeernachten per week houdt meneer de zorg vol.", .c = "Kinderen wonen ver weg."),
	STEP(-19, "10:30", "amina", submit, .n = 0),
	STEP(-18, "08:50", "amina", withdraw, .n = 0, .a = "Mevrouw krijgt vanaf morgen zorg uit de Wlz."),
	WRITES(-18, "09:00", "amina", PHONE, "Het CIZ heeft een Wlz-indicatie gegeven. Meneer is opgelucht."),
	{ 0 }
};

/* ---- waits for second eyes ---- */

static const struct demo_step tweede_ogen[] = {
	COMES_IN(-55, "amina", WMO, "GGZ", "Ik kom na mijn opname alleen thuis en ik ben bang dat het weer misgaat."),
	WRITES(-53, "10:00", "amina", VISIT, "Mevrouw heeft een signaleringsplan. Ze wil twee keer per week iemand "
		"zien."),
	AGREES(-48, "amina", "Niet meer terug naar de kliniek.", GEESTELIJKE_GEZONDHEID,
		"Mevrouw blijft stabiel thuis", "Ik wil weten wie ik mag bellen.", "Een half jaar zonder opname."),
	WRITES(-13, "11:00", "amina", VISIT, "Samen het signaleringsplan doorgelopen. Mevrouw herkent de eerste "
		"tekenen zelf."),
	STEP(-12, "09:00", "amina", aanvraag, .a = "Begeleiding thuis", .n = WET_WMO),
	STEP(-2, "15:00", "amina", decide, .a = "Begeleiding", .n = 8200, .m = 9, .k = 0,
		.b = "Twee keer per week begeleiding thuis voorkomt een nieuwe opname, zegt ook de behandelaar.",
		.c = "De inloop en het maatje zijn er al; dat is voor deze fase te weinig."),
	STEP(-1, "16:20", "amina", submit, .n = 0),
	{ 0 }
};

/* ---- second eyes were given, not announced yet ---- */

static const struct demo_step twee_keer_gezien[] = {
	COMES_IN(-64, "amina", WMO, "zoon", "Mijn vader valt steeds. We zoeken een andere oplossing dan een tehuis."),
	AGREES(-55, "amina", "Thuis blijven, zonder te vallen.", LICHAMELIJKE_GEZONDHEID, "Meneer valt niet meer",
		"Ik ga hier pas weg in een kist.", "Drie maanden niet gevallen."),
	WRITES(-10, "13:30", "amina", VISIT, "Met de ergotherapeut door het huis gelopen. Er liggen negen drempels."),
	STEP(-9, "10:00", "amina", decide, .a = "Woonvoorzieningen", .n = 6900, .m = 12, .k = 0,
		.b = "Drempels weg, beugels en een verhoogd toilet maken het huis veilig.",
		.c = "Losse hulpmiddelen zijn geprobeerd."),
	STEP(-8, "10:30", "amina", submit, .n = 0),
	STEP(-4, "11:00", "carla", second, .n = 0, .m = 1),
	{ 0 }
};

/* ---- taken over from above ---- */

static const struct demo_step overgenomen[] = {
	COMES_IN(-140, "karim", JEUGDWET, "huisarts", "Wij zijn moe van het vechten voor hulp. Er is nu al de "
		"vierde hulpverlener."),
	AGREES(-125, "karim", "Eén gezicht, en hulp die blijft.", HUISELIJKE_RELATIES,
		"Het gezin heeft één vaste hulpverlener", "Niet weer opnieuw vertellen.",
		"Een half jaar dezelfde persoon."),
	STEP(-34, "10:00", "karim", decide, .a = "Jeugdhulp ambulant", .n = 22000, .m = 12, .k = 0,
		.b = "Een vast gezinsteam voor een jaar, in plaats van weer losse trajecten.",
		.c = "Vier korte trajecten hielpen niet; elk begon opnieuw."),
	STEP(-33, "10:30", "karim", submit, .n = 0),
	STEP(-32, "09:00", "esther", take, .n = 0, .a = "Dit gezin wacht al te lang. Ik neem het over."),
	STEP(-32, "09:30", "esther", answer, .n = 0, .m = STEP_APPROVED,
		.a = "Akkoord, met een evaluatie na zes maanden."),
	STEP(-30, "10:00", "femke", announce, .n = 0),
	WRITES(-15, "14:00", "karim", VISIT, "De vaste hulpverlener is begonnen. Bilal liet haar zijn konijn zien."),
	STEP(-8, "10:00", "femke", bezwaar, .a = "De ouders van Bilal", .b = "Wij vroegen hulp voor twee jaar. Na een jaar "
		"begint het vechten weer.", .n = 0),
	{ 0 }
};

/* ---- the regisseur works elsewhere: without the consents of Awb 10:4 there is no mandate ---- */

static const struct demo_step regisseur_partner[] = {
	COMES_IN(-52, "bram", WMO, "buurtkamer", "Mijn Nederlands is niet goed en ik mis afspraken omdat ik "
		"brieven niet begrijp."),
	AGREES(-44, "bram", "Zelf mijn post begrijpen.", MAATSCHAPPELIJKE_PARTICIPATIE,
		"Mevrouw regelt zelf haar afspraken", "Ik schaam me als mijn zoon voorleest.",
		"Drie maanden geen gemiste afspraak."),
	STEP(-3, "10:00", "bram", decide, .a = "Begeleiding", .n = 3400, .m = 6, .k = 0,
		.b = "Wekelijkse begeleiding bij post en afspraken, met een taalmaatje erbij.",
		.c = "De buurtkamer helpt al; thuis is meer nodig."),
	STEP(-2, "10:10", "bram", submit, .n = 0),
	{ 0 }
};

/* ---- a question about working together, at the doorbraaktafel ---- */

static const struct demo_step doorbraak[] = {
	COMES_IN(-150, "amina", WMO, "wijkagent", "Iedereen praat over ons, maar niemand praat met elkaar."),
	STEP(-150, "10:00", "amina", involve, .a = "bram", .b = "begeleiding", .c = "Wmo 2015 artikel 5.1.1"),
	STEP(-150, "10:05", "amina", involve, .a = "Woningcorporatie De Sluis", .b = "huurschuld",
		.c = "Wmo 2015 artikel 5.1.1"),
	AGREES(-140, "amina", "Een huis houden en schulden weg.", FINANCIEN, "Het gezin wordt niet uitgezet",
		"Wij betalen, maar dan moeten zij ook stoppen met brieven.",
		"Een regeling waar alle drie aan meedoen."),
	STEP(-139, "10:00", "amina", gezag, .a = "BRP", .n = 2, .m = 0, .k = GEZAG_PARENTS),
	STEP(-139, "10:01", "amina", gezag, .a = "BRP", .n = 2, .m = 1, .k = GEZAG_PARENTS),
	STEP(-139, "10:02", "amina", gezag, .a = "beschikking van de kinderrechter", .b = "Jeugdbescherming Waterland",
		.n = 2, .k = GEZAG_SUPERVISION),
	STEP(-9, "16:00", "carla", procesregie, .a = "dirk", .n = BENOEMD_TEAM_LEADER,
		.b = "Corporatie en schuldhulp wachten op elkaar en het gezin zit ertussen."),
	WRITES(-8, "10:00", "amina", CONSULT, "De corporatie wil toch naar de rechter. Schuldhulp wacht op de "
		"corporatie. Zo staat alles stil."),
	STEP(-2, "09:30", "amina", raise, .n = CAUSE_STAGNATIE, .a = "Corporatie en schuldhulp wachten op elkaar, "
		"en over drie weken dreigt uitzetting. Wie hakt de knoop door?"),
	STEP(-1, "13:00", "dirk", table, .a = "Wijkgebouw Noord, kamer 2", .b = "Eén plan waar corporatie, schuldhulp en "
		"het gezin alle drie aan meedoen, zodat de uitzetting van tafel gaat.", .c = "10:00", .n = 0, .m = 3),
	STEP(-1, "13:05", "dirk", table_ask, .a = "bram"),
	STEP(-1, "13:06", "dirk", table_ask, .a = "mo"),
	STEP(-1, "13:07", "dirk", table_ask, .a = "noor"),
	STEP(-1, "14:20", "noor", table_answer, .n = 1),
	{ 0 }
};

/* ---- the same, answered ---- */

static const struct demo_step beantwoord[] = {
	COMES_IN(-135, "karim", JEUGDWET, "school", "Mijn kinderen wonen de ene week bij mij en de andere bij hun "
		"vader. Niemand weet wie waarover gaat."),
	AGREES(-128, "karim", "Duidelijk voor de kinderen.", HUISELIJKE_RELATIES,
		"Ouders maken één afspraak over school", "Ik wil geen postbode zijn.",
		"Eén rapportgesprek met allebei."),
	STEP(-48, "09:30", "karim", raise, .n = CAUSE_ONENIGHEID, .a = "De twee wijkteams zijn het niet eens wie "
		"de regie heeft over deze kinderen."),
	STEP(-47, "11:00", "dirk", table, .a = "Basisschool De Waterlelie", .b = "Wie heeft de regie over deze kinderen, "
		"en wie praat met welke ouder?", .c = "13:00", .n = 0, .m = -46),
	STEP(-47, "11:05", "dirk", table_ask, .a = "noor"),
	STEP(-47, "11:06", "dirk", table_ask, .a = "linda"),
	STEP(-47, "12:10", "noor", table_answer, .n = 1),
	STEP(-47, "12:30", "linda", table_answer, .n = 1),
	STEP(-46, "15:00", "dirk", table_outcome, .a = "Karim houdt de regie en is voor beide ouders het adres. Linda belt "
		"vader over de schoolafspraak voor vrijdag. Noor kijkt in januari mee of de kinderen rust hebben."),
	STEP(-46, "16:00", "dirk", answer, .n = 0, .m = STEP_ANSWERED, .a = "Karim houdt de regie; het andere team "
		"denkt mee. Ik bel vrijdag met allebei de ouders."),
	{ 0 }
};

/* ---- sent up by hand, to the manager ---- */

static const struct demo_step met_de_hand_omhoog[] = {
	COMES_IN(-82, "amina", WMO, "crisisdienst", "Mijn broer weigert alle hulp en ik kan het niet meer aanzien."),
	AGREES(-74, "amina", "Contact houden.", GEESTELIJKE_GEZONDHEID, "Meneer laat iemand binnen",
		"Laat mij met rust.", "Elke week een gesprek aan de deur."),
	WRITES(-10, "16:00", "amina", VISIT, "Aan de deur gestaan. Er werd niet opengedaan. De buurvrouw hoort hem "
		"'s nachts lopen."),
	STEP(-9, "10:00", "amina", raise, .n = CAUSE_ZORG, .a = "Het gaat slechter en alle organisaties zeggen dat "
		"het niet hun taak is. Ik maak mij zorgen."),
	STEP(-7, "11:00", "dirk", climb, .n = 0, .a = "Er is geld nodig voor een proef met bemoeizorg. Dat kan ik "
		"niet beslissen."),
	{ 0 }
};

/* ---- safety, urgent, today ---- */

static const struct demo_step spoed[] = {
	STEP(-6, "09:10", "karim", start),
	STEP(-6, "09:15", "karim", melding, .a = "politie", .n = WET_JEUGDWET, .m = 1,
		.b = "Er is vannacht gevochten waar de kinderen bij waren. Moeder wil praten."),
	STEP(-6, "09:20", "karim", regie, .a = "karim", .b = "spoed"),
	WRITES(-6, "11:00", "karim", VISIT, "Met moeder gesproken, vader slaapt bij zijn broer. Kinderen zijn "
		"stil. De meldcode loopt."),
	STEP(-6, "13:00", "karim", decide, .a = "Jeugdhulp crisis", .n = 900, .m = 0, .k = 0,
		.b = "Drie dagen crisishulp aan huis, zodat de kinderen thuis kunnen blijven."),
	STEP(-6, "13:10", "karim", submit, .n = 0),
	STEP(-6, "14:00", "karim", meldcode, .a = "Vader sloeg moeder waar de kinderen bij waren.", .n = 2),
	STEP(-6, "14:20", "karim", meldcode_step, .n = 1, .a = "Luca stond in de gang. Hij wil niet naar huis na school. De "
		"politie was er twee keer."),
	STEP(-4, "10:00", "karim", meldcode_step, .n = 2, .a = "Zij deelt de zorg en adviseert Veilig Thuis te bellen.",
		.b = "Noor, gedragswetenschapper"),
	STEP(-3, "10:00", "karim", meldcode_step, .n = 3, .c = "Een gesprek met vader is nu niet veilig voor moeder."),
	STEP(0, "08:20", "karim", raise, .n = CAUSE_VEILIGHEID, .m = 1,
		.a = "Vader is vannacht teruggekomen. Wie praat vandaag met hem, en wie met moeder?"),
	{ 0 }
};

/* ---- a refusal by the team itself, and a concept ---- */

static const struct demo_step afgewezen[] = {
	COMES_IN(-46, "linda", WMO, "mevrouw zelf", "Ik wil graag een tuinman, want ik kan niet meer bukken."),
	WRITES(-40, "10:00", "linda", VISIT, "Mevrouw heeft een kleine tuin en twee zoons in de buurt."),
	AGREES(-38, "linda", "Een nette tuin.", TIJDSBESTEDING, "De tuin is bijgehouden", "De buren kijken erop uit.",
		"Gras gemaaid tot de herfst."),
	STEP(-36, "10:00", "linda", aanvraag, .a = "Tuinonderhoud", .n = WET_WMO),
	STEP(-34, "10:00", "linda", decide, .a = "Overige ondersteuning individu of gezin", .n = 0, .m = 12, .k = 0,
		.b = "De zoons doen de tuin voortaan om de beurt; de buurtvereniging helpt met het zware werk."),
	STEP(-33, "10:00", "linda", submit, .n = 0),
	STEP(-31, "09:00", "femke", announce, .n = 0),
	STEP(-3, "11:00", "linda", decide, .a = "Hulp bij het huishouden", .n = 2100, .m = 6, .k = 0,
		.b = "Twee uur per week hulp bij het zware werk."),
	{ 0 }
};

const struct demo_story demo_ladder_stories[] = {
	HOME("Hoek", "Reigerstraat", 12, "1198AD", "Noord", .steps = bij_teamleider, PEOPLE(
		WOMAN("Annie", "Hoek", "1955-04-18", PARTNER, .partner_voorvoegsel = "van der",
			.partner_geslachtsnaam = "Laan", .naamgebruik = NAAMGEBRUIK_PARTNER_EIGEN),
		MAN("Henk", "Laan", "1952-10-02", PARTNER, .voorvoegsel = "van der"))),
	HOME("Brouwer", "Otterkade", 8, "1198AE", "Noord",
		.vulnerable = "Jesse gaat al maanden niet naar school.", .steps = bij_manager, PEOPLE(
		MAN("Jesse", "Brouwer", "2012-08-27", CHILD), WOMAN("Ilse", "Brouwer", "1985-06-09", PARENT))),
	HOME("Vermeulen", "Vuurtorenweg", 45, "1198AG", "Noord",
		.vulnerable = "Roos is vaak weg van huis.", .safety = "Ruzies thuis lopen op; Roos is erbij.",
		.steps = te_laat, PEOPLE(
		WOMAN("Roos", "Vermeulen", "2009-03-31", CHILD), WOMAN("Petra", "Smits", "1979-01-15", PARENT),
		MAN("Jeroen", "Vermeulen", "1977-12-01", PARENT))),
	HOME("Boersma", "Sluiskade", 33, "1198AF", "Noord", .steps = door_de_klok, PEOPLE(
		MAN("Douwe", "Boersma", "1950-05-05", SINGLE))),
	HOME("Öztürk", "Kikkerpad", 16, "1198AH", "Noord", .steps = akkoord, PEOPLE(
		MAN("Kemal", "Öztürk", "1961-02-20", PARTNER), WOMAN("Fatma", "Öztürk", "1963-07-07", PARTNER))),
	HOME("Scholten", "Lisdoddestraat", 77, "1198AB", "Noord", .steps = geweigerd, PEOPLE(
		MAN("Cor", "Scholten", "1944-09-09", SINGLE))),
	HOME("Pinas", "Reigerstraat", 5, "1198AD", "Noord", .steps = terug_met_vraag, PEOPLE(
		WOMAN("Amber", "Pinas", "2015-02-14", CHILD), WOMAN("Joyce", "Pinas", "1988-11-30", PARENT))),
	HOME("Mulders", "Dotterbloemlaan", 24, "1198AC", "Noord", .steps = ingetrokken, PEOPLE(
		WOMAN("Riet", "Mulders", "1942-01-22", PARTNER), MAN("Jan", "Mulders", "1940-03-19", PARTNER))),
	HOME("Nowak", "Otterkade", 63, "1198AE", "Noord", .steps = tweede_ogen, PEOPLE(
		WOMAN("Agnieszka", "Nowak", "1987-08-08", SINGLE))),
	HOME("Kuipers", "Vuurtorenweg", 2, "1198AG", "Noord", .steps = twee_keer_gezien, PEOPLE(
		MAN("Arie", "Kuipers", "1938-12-31", SINGLE))),
	HOME("El Amrani", "Kikkerpad", 30, "1198AH", "Noord",
		.vulnerable = "De ouders zijn allebei ziek.", .steps = overgenomen, PEOPLE(
		WOMAN("Hafsa", "Amrani", "1990-04-04", PARENT, .voorvoegsel = "el"),
		MAN("Youssef", "Amrani", "1986-06-16", PARENT, .voorvoegsel = "el"),
		MAN("Bilal", "Amrani", "2013-10-10", CHILD, .voorvoegsel = "el"),
		WOMAN("Aya", "Amrani", "2017-01-29", CHILD, .voorvoegsel = "el"))),
	HOME("Nguyen", "Sluiskade", 51, "1198AF", "Noord", .steps = regisseur_partner, PEOPLE(
		WOMAN("Thi Lan", "Nguyen", "1976-05-13", PARENT), MAN("Minh", "Nguyen", "2008-09-01", CHILD))),
	HOME("Van den Heuvel", "Reigerstraat", 140, "1198AD", "Noord",
		.safety = "De ouders ruziën bij de deur als Lieke wordt gehaald.", .steps = doorbraak, PEOPLE(
		MAN("Patrick", "Heuvel", "1980-07-21", PARENT, .voorvoegsel = "van den"),
		WOMAN("Chantal", "Heuvel", "1981-03-08", PARENT, .voorvoegsel = "van den"),
		WOMAN("Lieke", "Heuvel", "2014-06-18", CHILD, .voorvoegsel = "van den"))),
	HOME("Isenia", "Dotterbloemlaan", 81, "1198AC", "Noord", .steps = beantwoord, PEOPLE(
		WOMAN("Gisela", "Isenia", "1984-10-24", PARENT), MAN("Jayden", "Bakker", "2013-05-02", COPARENT_CHILD),
		WOMAN("Naomi", "Bakker", "2016-11-19", COPARENT_CHILD))),
	HOME("Wagenaar", "Otterkade", 99, "1198AE", "Noord", .huisletter = "b", .steps = met_de_hand_omhoog, PEOPLE(
		MAN("Frits", "Wagenaar", "1965-01-17", SINGLE))),
	HOME("Popescu", "Lisdoddestraat", 118, "1198AB", "Noord",
		.vulnerable = "Twee jonge kinderen en geen familie in de buurt.",
		.safety = "Vader sloeg moeder; de politie was er.", .steps = spoed, PEOPLE(
		WOMAN("Elena", "Popescu", "1992-12-05", PARENT), MAN("Andrei", "Popescu", "1989-02-27", PARENT),
		MAN("Luca", "Popescu", "2018-08-14", CHILD), WOMAN("Mara", "Popescu", "2020-04-22", CHILD))),
	HOME("De Lange", "Molenwiek", 6, "1199AC", "Zuid", .steps = afgewezen, PEOPLE(
		WOMAN("Greet", "Lange", "1947-07-15", SINGLE, .voorvoegsel = "de"))),
	{ 0 }
};
