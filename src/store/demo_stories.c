/* Households of the demo that are told by hand: one with everything, and the uncommon ones. */
#include "demo_stories.h"

#include "domain/document.h"

#define LONG_NAME "Nassau la Lecq van Zuylen van Nijevelt"

/* ---- everything: debts, school, a father who is coming back to work ---- */

static const struct demo_step yildiz[] = {
	COMES_IN(-210, "amina", WMO, "mevrouw zelf", "Ik krijg de rekeningen niet meer betaald en ik slaap er niet "
		"van. Mijn zoon gaat bijna niet meer naar school. Ik wil gewoon weer rust in huis."),
	WRITES(-209, "10:30", "amina", PHONE, "Mevrouw gebeld. Zij wil graag thuis praten, als haar man er ook "
		"is.\nAfspraak gemaakt voor vrijdag."),
	WRITES(-204, "11:30", "amina", VISIT, "Thuis gesproken met meneer, mevrouw en Emre. Er zijn achterstanden "
		"bij de huur, de energie en de zorgverzekering, samen ongeveer 6.400 euro. Meneer is zijn werk "
		"kwijt sinds de zomer. Emre vertelt dat hij op school wordt gepest.\nZe willen het samen oplossen "
		"en vinden het moeilijk om hulp te vragen."),
	STEP(-204, "12:10", "amina", involve, .a = "bram", .b = "begeleiding thuis", .c = "Wmo 2015 artikel 5.1.1"),
	STEP(-204, "12:20", "amina", involve, .a = "Basisschool De Waterlelie", .b = "school van Elif",
		.c = "Jeugdwet artikel 7.4.0"),
	STEP(-204, "12:30", "amina", gezag, .a = "BRP", .n = 2, .m = 0, .k = GEZAG_PARENTS),
	STEP(-204, "12:31", "amina", gezag, .a = "BRP", .n = 2, .m = 1, .k = GEZAG_PARENTS),
	STEP(-204, "12:32", "amina", gezag, .a = "BRP", .n = 3, .m = 0, .k = GEZAG_PARENTS),
	STEP(-204, "12:33", "amina", gezag, .a = "BRP", .n = 3, .m = 1, .k = GEZAG_PARENTS),
	STEP(-204, "12:35", "amina", contact, .a = "na 17:00, niet op vrijdag", .n = 0, .m = CONTACT_CALL,
		.k = CONTACT_SAFE),
	STEP(-200, "14:00", "amina", plan, .n = 25, .a = "Het gezin wil weer rust: geen post meer die blijft "
		"liggen, Emre naar school, en vader weer aan het werk."),
	STEP(-200, "14:10", "amina", goal, .a = "De vaste lasten worden op tijd betaald",
		.b = "Ik wil de brievenbus weer open durven maken.", .c = "Drie maanden achter elkaar geen nieuwe "
		"achterstand.", .n = LEEFGEBIED_FINANCIEN, .m = 40, .k = 2),
	STEP(-200, "14:20", "amina", goal, .a = "Emre gaat weer elke dag naar school",
		.b = "Ik wil wel naar school, maar niet zo.", .c = "Vier weken geen verzuim zonder reden.",
		.n = LEEFGEBIED_WERK_OPLEIDING, .m = 20, .k = 3),
	STEP(-200, "14:30", "amina", goal, .a = "Meneer heeft werk of is op weg ernaartoe",
		.b = "Ik kan niet stilzitten. Ik wil mijn handen gebruiken.",
		.c = "Een contract, of een opleiding met stage.", .n = LEEFGEBIED_WERK_OPLEIDING, .m = 70, .k = 3),
	STEP(-200, "14:40", "amina", goal, .a = "Mevrouw slaapt weer goed", .b = "Ik lig elke nacht te rekenen.",
		.c = "Mevrouw geeft haar slaap zelf een 7.", .n = LEEFGEBIED_GEESTELIJKE_GEZONDHEID, .m = 30, .k = 2),
	STEP(-200, "14:50", "amina", goal, .a = "Het gezin kent de buren", .b = NULL, .c = NULL,
		.n = LEEFGEBIED_SOCIAAL_NETWERK, .k = 1),
	STEP(-200, "15:05", "amina", melding_end),
	NEIGHBOUR(-200, "amina", "Mevrouw Van Dam", "buurvrouw", "oppassen op woensdagmiddag"),
	NEIGHBOUR(-200, "amina", "Hakan Yıldız", "broer van meneer", "meekijken met de post"),
	ACTS(-199, "amina", 0, "Alle post sorteren en openmaken", FAMILY, "mevrouw en meneer", 0),
	ACTS(-199, "amina", 0, "Elke zondag samen de week doornemen", NETWORK, "Hakan Yıldız", 0),
	ACTS(-199, "amina", 0, "Overzicht van schulden maken en regelingen aanvragen", PROFESSIONAL, "Bram Visser",
		1),
	ACTS(-199, "amina", 1, "Gesprek met de mentor en Emre samen", PROFESSIONAL, "Amina Bakkali", 1),
	ACTS(-199, "amina", 2, "Inschrijven bij het leerwerkbedrijf", FAMILY, "meneer", 1),
	ACTS(-199, "amina", 3, "Afspraak bij de praktijkondersteuner", FAMILY, "mevrouw", 1),
	STEP(-198, "16:00", "amina", agree, .n = 0, .m = 0, .k = ANSWER_JA),
	STEP(-198, "16:01", "amina", agree, .n = 0, .m = 1, .k = ANSWER_JA),
	STEP(-198, "16:02", "amina", agree, .n = 1, .m = 0, .k = ANSWER_JA),
	STEP(-198, "16:03", "amina", agree, .n = 1, .m = 2, .k = ANSWER_NEE,
		.a = "Alleen als de school eerst iets doet aan het pesten."),
	STEP(-198, "16:04", "amina", agree, .n = 2, .m = 1, .k = ANSWER_JA),
	STEP(-198, "16:05", "amina", agree, .n = 3, .m = 0, .k = ANSWER_OPMERKING, .a = "Liever niet met medicijnen."),
	STEP(-198, "16:20", "amina", plan_fix),
	STEP(-198, "16:30", "amina", measure, .a = "224423345523-", .n = 0, .m = MOMENT_BEGIN, .k = 3),
	STEP(-198, "16:40", "amina", measure, .a = "113342445533-", .n = 1, .m = MOMENT_BEGIN, .k = 2),
	STEP(-196, "11:00", "amina", document, .a = "brief van school.txt", .n = DOCUMENT_LETTER, .m = 2,
		.b = "Geachte mevrouw De Jong, meneer Yıldız,\n\nEmre was de afgelopen maand elf dagen niet op school zonder "
		"dat wij een reden kregen.\nWij maken ons zorgen en spreken graag met u en met Emre.\n\nKunt u mij bellen "
		"om een afspraak te maken?\n\nMet vriendelijke groet,\nde mentor van Emre\n"),
	STEP(-192, "16:00", "amina", document, .a = "overzicht van schulden.pdf", .n = DOCUMENT_BILL, .m = 1,
		.b = "~Huur 2.100, energie 1.350, zorgverzekering 2.950: samen 6.400 euro."),
	STEP(-190, "09:40", "bram", action_state, .n = 0, .m = ACTION_GEDAAN,
		.a = "Drie tassen post, alles ligt nu in mappen."),
	WRITES(-190, "09:50", "bram", VISIT, "Met mevrouw en Hakan de post gesorteerd. Er zat een brief van de "
		"deurwaarder bij; die is meteen gebeld. We hebben twee weken uitstel."),
	STEP(-170, "13:00", "amina", action_state, .n = 3, .m = ACTION_GEDAAN,
		.a = "School spreekt de pesters aan. Emre mag in de pauze naar de mediatheek."),
	STEP(-170, "13:10", "amina", goal_state, .n = 1, .m = GOAL_LOOPT),
	STEP(-169, "15:00", "amina", agree, .n = 1, .m = 2, .k = ANSWER_JA, .a = "Nu wel."),
	STEP(-169, "15:10", "amina", plan_fix),
	STEP(-150, "10:00", "bram", action_state, .n = 2, .m = ACTION_GESTART),
	STEP(-150, "10:10", "bram", goal_state, .n = 0, .m = GOAL_LOOPT),
	WRITES(-150, "10:20", "bram", VISIT, "Betalingsregeling met de corporatie: 60 euro per maand. Meneer doet "
		"de betalingen nu zelf via de app."),
	STEP(-149, "10:00", "bram", document, .a = "mijn aantekeningen.txt", .k = 1,
		.b = "Meneer schaamt zich voor zijn broer. Eerst met hem alleen praten, dan pas samen.\n"),
	STEP(-120, "16:00", "amina", goal_state, .n = 3, .m = GOAL_DEELS),
	STEP(-90, "11:00", "amina", goal_state, .n = 4, .m = GOAL_VERVALLEN),
	WRITES(-90, "11:10", "amina", VISIT, "Tussentijds gesprek. Emre gaat weer vier dagen per week. Het doel "
		"over de buren vindt het gezin niet nodig; ze kennen genoeg mensen."),
	STEP(-60, "10:00", "amina", action_state, .n = 4, .m = ACTION_NIET_GEDAAN,
		.a = "Er was geen plek; nieuwe kans in het voorjaar."),
	STEP(-45, "09:00", "amina", goal_state, .n = 1, .m = GOAL_BEHAALD),
	WRITES(-45, "09:10", "amina", PHONE, "De mentor belt: vijf weken geen verzuim. Emre zelf is er trots op."),
	STEP(-14, "19:00", "amina", conversation, .a = "Mevrouw, meneer, Emre, Hakan en mevrouw Van Dam",
		.b = "Weer samen op zondag iets leuks doen", .c = "Om de beurt kiest iemand wat we zondag doen",
		.n = LEEFGEBIED_TIJDSBESTEDING),
	STEP(-13, "09:40", "bram", shielded, .a = "Meneer vertelt over zijn tijd in detentie. Hij wil dat dit niet in "
		"het team rondgaat.", .n = JOURNAL_VISIT, .m = 1),
	STEP(-14, "19:40", "amina", measure, .a = "334423345534-", .n = 0, .m = MOMENT_HALFJAAR, .k = 3),
	STEP(-14, "19:50", "amina", measure, .a = "233343445544-", .n = 1, .m = MOMENT_HALFJAAR, .k = 4),
	STEP(-12, "13:30", "amina", plan_look),
	WRITES(-6, "15:30", "bram", VISIT, "Meneer heeft een proefplaatsing bij een fietsenmaker. Hij belt zelf "
		"met het leerwerkbedrijf."),
	STEP(-6, "15:40", "bram", goal_state, .n = 2, .m = GOAL_LOOPT),
	STEP(-5, "10:00", "bram", goal_text, .n = 2, .a = "toelichting",
		.b = "Proefplaatsing van zes weken, drie dagen per week. Daarna beslist de fietsenmaker."),
	STEP(-3, "09:00", "amina", task, .a = "Evaluatie van het plan voorbereiden", .n = 4),
	STEP(-3, "09:05", "amina", task, .a = "Keukentafelgesprek: hoe verder na de regeling", .b = "15:30",
		.c = "thuis, Lisdoddestraat 12", .n = 1),
	STEP(-1, "16:40", "gerrit", register, .a = "Raadsbesluit: meer ruimte voor begeleiding", .b = "02", .n = 40,
		.m = 300000),
	{ 0 }
};

/* ---- nobody has written here for more than a month ---- */

static const struct demo_step postma[] = {
	COMES_IN(-120, "amina", WMO, "dochter", "Mijn moeder vergeet steeds meer. Ze laat het gas aan staan. Ik "
		"woon te ver weg."),
	WRITES(-118, "10:00", "amina", VISIT, "Bij mevrouw thuis geweest, dochter was er ook. Mevrouw wil vooral "
		"niet weg uit haar huis."),
	AGREES(-110, "amina", "Mevrouw wil thuis blijven wonen, en haar dochter wil weten dat het veilig is.",
		BASALE_ADL, "Mevrouw woont veilig thuis", "Ik ga hier niet weg.",
		"Geen ongeluk met gas of sleutels in drie maanden."),
	NEIGHBOUR(-110, "amina", "Meneer Koster", "buurman", "elke ochtend even kijken"),
	ACTS(-110, "amina", 0, "Inductieplaat laten plaatsen", ORGANISATION, "Woningcorporatie De Sluis", 1),
	ACTS(-110, "amina", 0, "Dagelijks belletje in de avond", NETWORK, "dochter", 0),
	STEP(-44, "10:00", "amina", action_state, .n = 0, .m = ACTION_GEDAAN, .a = "Inductieplaat werkt."),
	WRITES(-44, "10:10", "amina", PHONE, "Dochter gebeld. Het gaat redelijk. Over een maand weer contact."),
	STEP(-20, "11:00", "amina", request, .a = "Ik wil graag lezen wat er over mij is opgeschreven.", .n = PRIVACY_ACCESS),
	STEP(-9, "10:15", "amina", request, .a = "Ik laat het gas niet aan staan. Dat wil ik er niet in hebben.",
		.n = PRIVACY_CORRECT, .b = "De melding: ze laat het gas aan staan."),
	STEP(-12, "16:40", "linda", glass, .a = "Buren bellen: mevrouw doet niet open, wie mag ik waarschuwen?"),
	STEP(-10, "09:30", "hanna", judge, .a = "Melding en tijd kloppen; de regisseur is gebeld.", .n = OVERSIGHT_RIGHT),
	STEP(-1, "16:50", "linda", glass, .a = "Huisartsenpost vraagt met spoed wie de zorg regelt"),
	{ 0 }
};

/* ---- exists only for who is named ---- */

static const struct demo_step afgeschermd[] = {
	COMES_IN(-35, "amina", WMO, "Veilig Thuis", "Mevrouw is met twee kinderen weggegaan bij haar man. Hij mag "
		"niet weten waar zij is."),
	STEP(-35, "09:30", "amina", involve, .a = "karim", .b = "tweede aanspreekpunt",
		.c = "Wmo 2015 artikel 5.1.1"),
	STEP(-35, "09:40", "amina", shield),
	WRITES(-34, "11:00", "amina", VISIT, "Kennisgemaakt op het geheime adres. Kinderen slapen slecht. "
		"Afgesproken dat alleen Karim en ik bellen, met een eigen nummer."),
	STEP(-34, "11:20", "amina", contact, .b = "Nooit inspreken of appen: hij kan meelezen. Bel het toestel van de "
		"opvang.", .n = 0, .m = CONTACT_CALL, .k = CONTACT_UNSAFE),
	AGREES(-30, "amina", "Veilig wonen en rust voor de kinderen.", HUISELIJKE_RELATIES,
		"Mevrouw en de kinderen zijn veilig", "Ik wil niet meer over mijn schouder kijken.",
		"Er is geen contact dat mevrouw niet zelf wil."),
	WRITES(-8, "10:00", "amina", PHONE, "Gebeld met mevrouw. De kinderen zijn begonnen op hun nieuwe school."),
	STEP(-2, "09:00", "amina", task, .a = "Aangifte bespreken met de wijkagent", .b = "11:00",
		.c = "politiebureau", .n = 2),
	{ 0 }
};

/* ---- an address that is secret for other teams ---- */

static const struct demo_step geheim[] = {
	COMES_IN(-80, "karim", WMO, "huisarts", "Ik ben bang om alleen naar buiten te gaan sinds de overval."),
	WRITES(-78, "10:00", "karim", VISIT, "Mevrouw is overvallen in de winkel waar ze werkte. Haar adres is "
		"geheim. Ze wil weer kunnen reizen met de bus."),
	AGREES(-70, "karim", "Mevrouw wil weer de straat op durven.", MAATSCHAPPELIJKE_PARTICIPATIE,
		"Mevrouw reist zelf met de bus", "Ik wil mijn eigen boodschappen doen.",
		"Twee keer per week zelf op pad."),
	ACTS(-70, "karim", 0, "Elke week samen een halte verder", NETWORK, "zus", 0),
	WRITES(-20, "09:30", "karim", PHONE, "Drie haltes alleen gereden. Mevrouw is trots."),
	STEP(-2, "10:00", "karim", pause, .a = "Mevrouw is bij haar zus tot ze belt; dat spraken we zo af.", .n = 25),
	{ 0 }
};

/* ---- names that do not fit ---- */

static const struct demo_step lange_namen[] = {
	COMES_IN(-64, "linda", WMO, "meneer zelf", "Onze zoon is meervoudig gehandicapt en wij worden er samen moe "
		"van."),
	WRITES(-62, "13:00", "linda", VISIT, "Ouders zorgen dag en nacht. Ze zoeken een weekend per maand vrij."),
	AGREES(-55, "linda", "De ouders willen het volhouden en af en toe uitslapen.", HUISELIJKE_RELATIES,
		"De ouders hebben een weekend per maand vrij", "Eén keer uitslapen per maand.",
		"Vanaf de zomer is er elke maand een logeerweekend."),
	STEP(-2, "10:00", "linda", task, .a = "Logeerhuis bellen over de wachtlijst", .n = 1),
	{ 0 }
};

/* ---- a death ---- */

static const struct demo_step weduwe[] = {
	COMES_IN(-160, "amina", WMO, "wijkverpleging", "Mijn man is ziek en wordt niet meer beter. Ik wil dat hij "
		"thuis kan blijven."),
	WRITES(-158, "10:00", "amina", VISIT, "Meneer ligt beneden in een hoog-laagbed. Mevrouw regelt alles zelf. "
		"Kinderen wonen in Canada."),
	AGREES(-150, "amina", "Samen thuis blijven tot het einde.", SOCIAAL_NETWERK,
		"Mevrouw staat er niet alleen voor", "Ik wil niet dat hij naar een vreemde plek moet.",
		"Elke dag is er iemand die even binnenkomt."),
	NEIGHBOUR(-150, "amina", "Mevrouw Prins", "vriendin uit het koor", "twee middagen per week"),
	STEP(-19, "09:05", "amina", death, .n = 1),
	STEP(-19, "09:10", "amina", goal_state, .n = 0, .m = GOAL_BEHAALD),
	WRITES(-19, "09:15", "amina", PHONE, "Meneer is vannacht thuis overleden. Mevrouw was bij hem. Volgende "
		"week langs voor nazorg."),
	WRITES(-9, "11:00", "amina", VISIT, "Nazorg. Mevrouw slaapt weinig. Het koor haalt haar elke dinsdag op."),
	STEP(-9, "11:30", "amina", task, .a = "Nazorg: bellen", .n = 3),
	{ 0 }
};

/* ---- yesterday: a melding, and nobody has the regie ---- */

static const struct demo_step gisteren[] = {
	STEP(-1, "15:10", "amina", start),
	STEP(-1, "15:15", "amina", melding, .a = "huisarts", .n = WET_WMO,
		.b = "Meneer komt elke week op het spreekuur en heeft eigenlijk niemand om mee te praten."),
	WRITES(-1, "15:30", "amina", SIGNAL, "De huisarts belt. Meneer weet dat wij bellen. Er is nog geen "
		"regisseur."),
	{ 0 }
};

/* ---- the six weeks of a melding are nearly over ---- */

static const struct demo_step termijn[] = {
	COMES_IN(-39, "amina", WMO, "mevrouw zelf", "Ik kan de trap niet meer op en de douche is boven."),
	WRITES(-30, "10:00", "amina", VISIT, "Trap en badkamer bekeken. Mevrouw slaapt nu op de bank."),
	STEP(-30, "10:30", "amina", task, .a = "Verslag van het onderzoek afmaken", .n = 2),
	{ 0 }
};

/* ---- two weeks for a decision are nearly over ---- */

static const struct demo_step aanvraag[] = {
	COMES_IN(-58, "amina", WMO, "zoon", "Mijn vader kan niet meer zelf naar de winkel. De scootmobiel van de "
		"buurman was een uitkomst."),
	WRITES(-50, "10:00", "amina", VISIT, "Meneer wil zelf boodschappen blijven doen. Proefrit gemaakt in de "
		"straat; dat gaat goed."),
	AGREES(-20, "amina", "Zelf de deur uit kunnen.", MAATSCHAPPELIJKE_PARTICIPATIE,
		"Meneer doet zelf zijn boodschappen", "Ik wil niet voor elk pak melk iemand bellen.",
		"Twee keer per week zelf naar de winkel."),
	STEP(-10, "11:30", "carla", merge, .a = "Dijkstra, tweede melding",
		.b = "de corporatie meldde meneer nog een keer; zelfde adres en geboortedatum"),
	WRITES(-9, "08:50", "amina", PHONE, "Meneer belt: hij heeft erover geslapen en vraagt de scootmobiel aan."),
	STEP(-9, "09:00", "amina", aanvraag, .a = "Scootmobiel", .n = WET_WMO),
	STEP(-8, "09:30", "amina", decide, .a = "Vervoervoorzieningen", .n = 2200, .m = 6, .k = 0, .b = "Meneer kan "
		"door zijn longziekte niet meer dan honderd meter lopen. Met een scootmobiel doet hij alles zelf.",
		.c = "De belbus rijdt niet in zijn straat en de buurman verhuist."),
	{ 0 }
};

/* ---- done: a closed plan ---- */

static const struct demo_step klaar[] = {
	COMES_IN(-300, "amina", JEUGDWET, "school", "Ik heb geen vrienden op mijn nieuwe school en thuis is er "
		"altijd ruzie."),
	WRITES(-298, "15:00", "amina", VISIT, "Gesproken met Fleur en haar moeder. De ruzies gaan over de telefoon "
		"en over op tijd thuis zijn."),
	AGREES(-290, "amina", "Weer gezellig samen eten.", HUISELIJKE_RELATIES,
		"Moeder en dochter maken afspraken en houden zich eraan", "Ik wil dat ze eerst luistert.",
		"Twee weken zonder ruzie over de telefoon."),
	STEP(-290, "14:50", "amina", goal, .a = "Fleur heeft iets leuks buiten school", .b = "Ik wil op dansen.",
		.c = "Elke week naar dansles.", .n = LEEFGEBIED_TIJDSBESTEDING, .m = -200, .k = 3),
	STEP(-290, "15:00", "amina", goal, .a = "Moeder gaat minder werken", .n = LEEFGEBIED_WERK_OPLEIDING,
		.m = -200),
	STEP(-290, "15:05", "amina", measure, .a = "-323244-5534-", .n = 1, .m = MOMENT_BEGIN, .k = 2),
	ACTS(-290, "amina", 0, "Elke zondag afspraken op papier", FAMILY, "moeder en Fleur", 0),
	ACTS(-290, "amina", 1, "Dansles via het Jeugdfonds", ORGANISATION, "Stichting De Brug", 1),
	STEP(-240, "10:00", "amina", action_state, .n = 1, .m = ACTION_GEDAAN, .a = "Elke donderdag dansles."),
	STEP(-230, "09:30", "amina", address, .a = "Lisdoddestraat", .b = "1198AB", .c = "BRP", .n = 30, .m = ADDRESS_HOME,
		.k = 231),
	STEP(-200, "10:00", "amina", action_state, .n = 0, .m = ACTION_GEDAAN, .a = "Dertien weken volgehouden."),
	STEP(-190, "10:00", "amina", goal_state, .n = 0, .m = GOAL_BEHAALD),
	STEP(-190, "10:05", "amina", goal_state, .n = 1, .m = GOAL_BEHAALD),
	STEP(-190, "10:10", "amina", goal_state, .n = 2, .m = GOAL_NIET),
	WRITES(-189, "10:10", "amina", VISIT, "Laatste gesprek. Moeder en Fleur redden het samen. Ze weten ons te "
		"vinden."),
	STEP(-189, "10:20", "amina", measure, .a = "-344434-5544-", .n = 1, .m = MOMENT_EINDE, .k = 3),
	STEP(-189, "10:30", "amina", plan_end, .n = OUTCOME_BEHAALD, .m = 2,
		.a = "De twee doelen die voor het gezin telden zijn gehaald.", .b = "Moeder en Fleur redden het samen.",
		.c = "Zij houden zich aan hun afspraken."),
	{ 0 }
};

/* ---- without an address, with a partner as regisseur ---- */

static const struct demo_step dakloos[] = {
	COMES_IN(-33, "bram", WMO, "inloophuis", "Ik slaap bij vrienden op de bank, maar dat houdt een keer op. Ik "
		"wil een eigen sleutel."),
	WRITES(-31, "10:00", "bram", VISIT, "In het inloophuis gesproken. Meneer heeft een uitkering en geen "
		"briefadres."),
	AGREES(-28, "bram", "Een eigen sleutel.", HUISVESTING, "Meneer heeft een eigen kamer",
		"Een eigen sleutel, meer niet.", "Een huurcontract, of een plek op de lijst voor een kamer."),
	ACTS(-28, "bram", 0, "Briefadres aanvragen bij de gemeente", FAMILY, "meneer", 1),
	STEP(-4, "09:00", "bram", task, .a = "Mee naar het loket voor het briefadres", .b = "10:15", .c = "stadhuis",
		.n = 0),
	{ 0 }
};

/* ---- birth dates that nobody knows for sure, a family of nine ---- */

static const struct demo_step tesfay[] = {
	COMES_IN(-95, "linda", JEUGDWET, "VluchtelingenWerk", "Wij zijn na vier jaar weer samen. De kinderen "
		"kennen hun vader niet meer."),
	WRITES(-93, "10:00", "linda", VISIT, "Met tolk gesproken. Het huis is klein voor negen mensen. De oudste "
		"kinderen vertalen voor de ouders."),
	STEP(-93, "10:10", "olga", exclude, .a = "karim", .b = "Zwager van de vader."),
	STEP(-93, "10:20", "bram", sign, .a = "Jeugdwet artikel 7.1.4.1"),
	STEP(-93, "10:30", "linda", involve, .a = "mo", .b = "woning", .c = "Wmo 2015 artikel 5.1.1"),
	AGREES(-85, "linda", "Weer een gezin worden.", HUISELIJKE_RELATIES,
		"Vader en kinderen doen elke week iets samen", "Ik wil dat mijn zoon met mij lacht.",
		"Elke zaterdag een uur samen, acht weken lang."),
	ACTS(-85, "linda", 0, "Zaterdag naar het zwembad", FAMILY, "vader en de kinderen", 0),
	ACTS(-85, "linda", 0, "Taalmaatje voor vader", NETWORK, "vrijwilliger van de kerk", 0),
	ACTS(-85, "linda", 0, "Groter huis zoeken", ORGANISATION, "Woningcorporatie De Sluis", 1),
	STEP(-30, "10:00", "linda", goal_state, .n = 0, .m = GOAL_LOOPT),
	WRITES(-7, "14:00", "mo", CONSULT, "Er komt een eengezinswoning vrij in de Veenweg. Ik weet het over drie "
		"weken."),
	{ 0 }
};

/* ---- reported twice: once made one, once still to be found ---- */

static const struct demo_step dubbel[] = {
	STEP(-12, "10:20", "carla", start),
	STEP(-12, "10:25", "carla", melding, .a = "woningcorporatie", .n = WET_WMO,
		.b = "Meneer zet zijn post in de gang en doet niet open. Wij weten niet of het goed gaat."),
	WRITES(-12, "10:40", "carla", SIGNAL, "De corporatie belt over meneer Dijkstra, Dotterbloemlaan 57. Hij woont "
		"daar alleen."),
	{ 0 }
};

static const struct demo_step nog_dubbel[] = {
	STEP(-2, "14:00", "carla", start),
	STEP(-2, "14:05", "carla", melding, .a = "buurvrouw", .n = WET_WMO,
		.b = "Mijn buurman zit de hele dag alleen. Kan er iemand eens langsgaan?"),
	WRITES(-2, "14:20", "carla", PHONE, "Buurvrouw gebeld. Zij wil ook zelf wel eens koffie gaan drinken."),
	{ 0 }
};

const struct demo_story demo_stories[] = {
	HOME("Yıldız - de Jong", "Lisdoddestraat", 12, "1198AB", "Noord", .telefoon = "0600020001",
		.vulnerable = "Vader is zijn werk kwijt en er zijn schulden.", .steps = yildiz, PEOPLE(
		WOMAN("Marieke", "Jong", "1986-03-14", PARENT, .voorvoegsel = "de", .partner_geslachtsnaam = "Yıldız",
			.naamgebruik = NAAMGEBRUIK_EIGEN_PARTNER, .telefoon = "0600020002"),
		MAN("Murat", "Yıldız", "1983-11-02", PARENT, .telefoon = "0600020003"),
		MAN("Emre", "Yıldız", "2011-05-21", CHILD),
		WOMAN("Elif", "Yıldız", "2016-09-08", CHILD))),
	HOME("Postma", "Dotterbloemlaan", 3, "1198AC", "Noord", .telefoon = "0600020010",
		.vulnerable = "Mevrouw woont alleen en vergeet te eten.", .steps = postma, PEOPLE(
		WOMAN("Hiltje", "Postma", "1941-07-30", SINGLE, .naamgebruik = NAAMGEBRUIK_PARTNER,
			.partner_geslachtsnaam = "Veenstra"))),
	HOME("Bouzid", "Reigerstraat", 88, "1198AD", "Noord", .toevoeging = "hs",
		.vulnerable = "De kinderen slapen slecht na wat er is gebeurd.",
		.safety = "De vader zoekt hen en mag niet weten waar zij wonen.", .steps = afgeschermd, PEOPLE(
		WOMAN("Samira", "Bouzid", "1991-02-11", PARENT, .secret = true),
		MAN("Ilyas", "Bouzid", "2015-12-24", CHILD, .secret = true),
		WOMAN("Nora", "Bouzid", "2018-04-03", CHILD, .secret = true))),
	HOME("Ramdin", "Otterkade", 41, "1198AE", "Noord", .steps = geheim, PEOPLE(
		WOMAN("Sharmila", "Ramdin", "1979-10-19", SINGLE, .secret = true, .telefoon = "0600020020"))),
	HOME("lange namen", "Burgemeester van Wassenaer van Starrenburglaan", 1125, "1199AA", "Zuid",
		.huisletter = "c", .toevoeging = "bis", .steps = lange_namen, PEOPLE(
		MAN("Marcelis Gerardus Franciscus Michaël Vincentius", LONG_NAME, "1974-04-21", PARENT,
			.voorvoegsel = "van"),
		WOMAN("Wilhelmina Theodora Josephina Maria Antonia", "Brakel-Oudshoorn tot Haamstede", "1976-08-30",
			PARENT, .voorvoegsel = "van den", .naamgebruik = NAAMGEBRUIK_PARTNER_EIGEN,
			.partner_voorvoegsel = "van", .partner_geslachtsnaam = LONG_NAME),
		MAN("Boudewijn Alexander", LONG_NAME, "2012-01-05", CHILD, .voorvoegsel = "van"))),
	HOME("Prinsen", "Sluiskade", 7, "1198AF", "Noord", .huisletter = "a", .telefoon = "0600020030",
		.steps = weduwe, PEOPLE(
		WOMAN("Truus", "Zwart", "1946-12-12", PARTNER, .voorvoegsel = "de",
			.naamgebruik = NAAMGEBRUIK_PARTNER_EIGEN, .partner_geslachtsnaam = "Prinsen"),
		MAN("Gerard", "Prinsen", "1943-06-06", PARTNER))),
	HOME("Kuiper", "Vuurtorenweg", 19, "1198AG", "Noord", .telefoon = "0600020040", .steps = gisteren, PEOPLE(
		MAN("Wim", "Kuiper", "1958-09-23", SINGLE))),
	HOME("Martina", "Kikkerpad", 2, "1198AH", "Noord", .steps = termijn, PEOPLE(
		WOMAN("Rosalinda", "Martina", "1953-03-03", SINGLE, .telefoon = "0600020050"))),
	HOME("Dijkstra", "Dotterbloemlaan", 57, "1198AC", "Noord", .steps = aanvraag, PEOPLE(
		MAN("Sjoerd", "Dijkstra", "1949-11-11", SINGLE))),
	HOME("Verbeek", "Reigerstraat", 61, "1198AD", "Noord", .steps = klaar, PEOPLE(
		WOMAN("Saskia", "Verbeek", "1982-05-17", PARENT),
		WOMAN("Fleur", "Verbeek", "2010-10-10", CHILD))),
	HOME("Silva", NULL, 0, NULL, "Noord", .telefoon = "0600020060", .steps = dakloos, PEOPLE(
		MAN("Nelson", "Silva", "1990-01-26", SINGLE, .voorvoegsel = "da"))),
	HOME("Tesfay", "Veenweg", 104, "1199AB", "Zuid",
		.vulnerable = "Zeven kinderen in een huis met twee kamers.", .steps = tesfay, PEOPLE(
		MAN("Berhane", "Tesfay", "1980-00-00", PARENT),
		WOMAN("Selam", "Gebremariam", "1984-01-00", PARENT),
		MAN("Yonas", "Berhane", "2007-01-01", CHILD),
		WOMAN("Ruth", "Berhane", "2009-01-01", CHILD),
		MAN("Daniel", "Berhane", "2011-03-12", CHILD),
		WOMAN("Sara", "Berhane", "2013-08-02", CHILD),
		MAN("Filmon", "Berhane", "2016-05-05", CHILD),
		WOMAN("Miriam", "Berhane", "2021-11-29", CHILD, .without_bsn = true),
		WOMAN("Letebrhan", "Haile", NULL, LODGER, .without_bsn = true))),
	HOME("Dijkstra, tweede melding", "Dotterbloemlaan", 57, "1198AC", "Noord", .steps = dubbel, PEOPLE(
		MAN("Sjoerd", "Dijkstra", "1949-11-11", SINGLE, .without_bsn = true))),
	HOME("Kuiper, tweede melding", "Vuurtorenweg", 19, "1198AG", "Noord", .steps = nog_dubbel, PEOPLE(
		MAN("Wim", "Kuiper", "1958-09-23", SINGLE, .without_bsn = true))),
	{ 0 }
};
