/* Field tables of the facts around a household, and the rules that need nothing else. */
#include "domain/household_facts.h"

#include "base/say.h"

bool holds_on(day from, day until, day on)
{
	return (from == DAY_NONE || from <= on) && (until == DAY_NONE || on < until);
}

/* ---- signals ---- */

const struct choice signal_kind_choices[] = {
	{ SIGNAL_SAFETY, "veiligheid", N_("VEILIGHEID") },
	{ SIGNAL_SECRET_ADDRESS, "geheim_adres", N_("adres geheim") },
	{ SIGNAL_VULNERABLE, "kwetsbaar", N_("kwetsbaar") },
	{ SIGNAL_COLLEAGUE, "eigen_collega", N_("eigen collega") },
	{ 0 }
};

static const struct field signal_fields[] = {
	F_ID(struct signal, id, N_("Nummer")),
	F_ID(struct signal, household_id, N_("Huishouden")),
	F_CHOICE(struct signal, kind, N_("Signaal"), signal_kind_choices,
		.help = N_("Staat boven elk scherm van dit huishouden, tot iemand het beëindigt.")),
	F_ID(struct signal, person_id, N_("Over wie"), .help = N_("Laat leeg voor het hele huishouden.")),
	F_LINE(struct signal, person_naam, N_("Over wie")),
	F_LINE(struct signal, reason, N_("Waarom"), .required = true,
		.help = N_("Kort en feitelijk: een collega moet weten waar op te letten.")),
	F_ID(struct signal, employee_id, N_("Medewerkernummer")),
	F_LINE(struct signal, employee_naam, N_("Gezet door")),
	F_DAY(struct signal, from, N_("Sinds")),
	F_DAY(struct signal, review, N_("Opnieuw bekijken op"),
		.help = N_("Op die dag kijkt u of het nog klopt. Het signaal blijft tot u het beëindigt.")),
	F_DAY(struct signal, until, N_("Tot")),
	F_LINE(struct signal, ended_naam, N_("Beëindigd door")),
	F_LINE(struct signal, ended_reason, N_("Waarom beëindigd")),
	F_INT(struct signal, version, N_("Versie")),
};
RECORD(signal_record, "signal", struct signal, signal_fields);

/* ---- gezag ---- */

const struct choice gezag_choices[] = {
	{ GEZAG_PARENT, "OG1", N_("eenhoofdig ouderlijk gezag") },
	{ GEZAG_PARENTS, "OG2", N_("gezamenlijk ouderlijk gezag") },
	{ GEZAG_JOINT, "GG", N_("gezamenlijk gezag, ouder en niet-ouder") },
	{ GEZAG_GUARDIAN, "V", N_("voogdij") },
	{ GEZAG_NOBODY, "G", N_("tijdelijk geen gezag") },
	{ GEZAG_UNKNOWN, "N", N_("niet te bepalen") },
	{ GEZAG_SUPERVISION, "OTS", N_("ondertoezichtstelling") },
	{ 0 }
};

static const struct field gezag_fields[] = {
	F_ID(struct gezag, id, N_("Nummer")),
	F_ID(struct gezag, household_id, N_("Huishouden")),
	F_ID(struct gezag, person_id, N_("Kind"), .required = true),
	F_LINE(struct gezag, person_naam, N_("Kind")),
	F_CHOICE(struct gezag, soort, N_("Soort gezag"), gezag_choices, .source = "BRP gezag",
		.help = N_("Bij gezamenlijk gezag schrijft u voor elke gezagsdrager een regel.")),
	F_ID(struct gezag, holder_id, N_("Gezagsdrager")),
	F_LINE(struct gezag, holder_naam, N_("Gezagsdrager")),
	F_ID(struct gezag, organisation_id, N_("Instelling (GI)")),
	F_LINE(struct gezag, organisation_naam, N_("Instelling")),
	F_LINE(struct gezag, telefoon, N_("Telefoon")),
	F_DAY(struct gezag, from, N_("Vanaf"), .required = true),
	F_DAY(struct gezag, until, N_("Tot")),
	F_LINE(struct gezag, bron, N_("Bron"), .required = true,
		.help = N_("Waar dit staat: BRP, gezagsregister, of de beschikking met datum.")),
	F_INT(struct gezag, version, N_("Versie")),
};
RECORD(gezag_record, "gezag", struct gezag, gezag_fields);

bool gezag_check(const struct gezag *gezag, struct err *err)
{
	int holders = (gezag->holder_id != 0) + (gezag->holder_id == 0 && gezag->holder_naam[0] != '\0') +
		(gezag->organisation_id != 0);
	bool nobody = gezag->soort == GEZAG_NOBODY || gezag->soort == GEZAG_UNKNOWN;

	if (gezag->person_id == 0)
		return err_set(err, ERR_INPUT, "Kind: kies over welk kind het gaat.");
	if (gezag->from == DAY_NONE)
		return err_set(err, ERR_INPUT, "Vanaf: vul een datum in.");
	if (gezag->until != DAY_NONE && gezag->until < gezag->from)
		return err_set(err, ERR_INPUT, "Tot: deze dag ligt voor het begin.");
	if (gezag->holder_id == gezag->person_id)
		return err_set(err, ERR_INPUT, "Gezagsdrager: een kind heeft geen gezag over zichzelf.");
	if (nobody && holders > 0)
		return err_set(err, ERR_INPUT, "Soort gezag: bij «%s» hoort geen gezagsdrager.",
			choice_label(gezag_choices, gezag->soort));
	if (!nobody && holders != 1)
		return err_set(err, ERR_INPUT, holders == 0 ? "Gezagsdrager: kies een persoon, of vul iemand anders of een instelling in." :
			"Gezagsdrager: kies één persoon of instelling; schrijf voor de ander een eigen regel.");
	if (gezag->soort == GEZAG_SUPERVISION && gezag->organisation_id == 0)
		return err_set(err, ERR_INPUT, "Instelling (GI): kies welke instelling het toezicht heeft.");
	return (gezag->soort != GEZAG_PARENT && gezag->soort != GEZAG_PARENTS && gezag->soort != GEZAG_JOINT) ||
		gezag->organisation_id == 0 ||
		err_set(err, ERR_INPUT, "Instelling (GI): alleen bij voogdij of ondertoezichtstelling.");
}

day comes_of_age(const char geboortedatum[11])
{
	int year, month, number;
	day born, of_age;

	if (!day_parse_iso(geboortedatum, &born))
		return DAY_NONE;
	day_split(born, &year, &month, &number);
	/* born on 29 February: of age on 1 March of a year without that day */
	if (day_make(year + 18, month, number, &of_age) || day_make(year + 18, 3, 1, &of_age))
		return of_age;
	return DAY_NONE;
}

/* ---- contact ---- */

const struct choice contact_how_choices[] = {
	{ CONTACT_CALL, "bellen", N_("bellen") },
	{ CONTACT_MESSAGE, "bericht", N_("sms of app") },
	{ CONTACT_MAIL, "mail", N_("e-mail") },
	{ CONTACT_LETTER, "brief", N_("brief") },
	{ CONTACT_VISIT, "langsgaan", N_("langsgaan") },
	{ 0 }
};

const struct choice contact_safe_choices[] = {
	{ CONTACT_SAFE_UNKNOWN, "onbekend", N_("nog niet gevraagd") },
	{ CONTACT_SAFE, "veilig", N_("veilig") },
	{ CONTACT_UNSAFE, "niet_veilig", N_("NIET VEILIG") },
	{ 0 }
};

static const struct field contact_person_fields[] = {
	F_ID(struct contact_person, id, N_("Nummer")),
	F_ID(struct contact_person, household_id, N_("Huishouden")),
	F_ID(struct contact_person, person_id, N_("Gezinslid")),
	F_LINE(struct contact_person, naam, N_("Naam")),
	F_LINE(struct contact_person, relation, N_("Relatie"), .help = N_("Bijvoorbeeld zus of mentor.")),
	F_LINE(struct contact_person, telefoon, N_("Telefoon"), .help = N_("Leeg: het nummer dat bij het gezinslid staat.")),
	F_CHOICE(struct contact_person, how, N_("Hoe bereiken"), contact_how_choices),
	F_LINE(struct contact_person, tijden, N_("Wanneer"), .help = N_("Bijvoorbeeld: na 17:00, niet op vrijdag.")),
	F_CHOICE(struct contact_person, safe, N_("Veilig contact"), contact_safe_choices,
		.help = N_("Leest of luistert iemand mee? Dan niet veilig: schrijf hoe het wel kan.")),
	F_LINE(struct contact_person, toelichting, N_("Let op"), .help = N_("Bijvoorbeeld: niet inspreken.")),
	F_DAY(struct contact_person, from, N_("Vanaf")),
	F_DAY(struct contact_person, until, N_("Tot")),
	F_INT(struct contact_person, version, N_("Versie")),
};
RECORD(contact_person_record, "contact_person", struct contact_person, contact_person_fields);

/* ---- addresses ---- */

const struct choice address_kind_choices[] = {
	{ ADDRESS_HOME, "woonadres", N_("woonadres") },
	{ ADDRESS_LETTER, "briefadres", N_("briefadres") },
	{ ADDRESS_STAY, "verblijfadres", N_("verblijfadres") },
	{ 0 }
};

static const struct field address_fields[] = {
	F_ID(struct address, id, N_("Nummer")),
	F_ID(struct address, household_id, N_("Huishouden")),
	F_CHOICE(struct address, kind, N_("Soort adres"), address_kind_choices, .source = "BRP 08.10.10"),
	F_LINE(struct address, straatnaam, N_("Straat"), .source = "BRP 08.11.10"),
	F_INT(struct address, huisnummer, N_("Huisnummer"), .least = 1, .most = 99999, .source = "BRP 08.11.20"),
	F_LINE(struct address, huisletter, N_("Huisletter"), .source = "BRP 08.11.30"),
	F_LINE(struct address, huisnummertoevoeging, N_("Toevoeging"), .help = N_("Hoogstens vier tekens."),
		.source = "BRP 08.11.40"),
	F_LINE(struct address, postcode, N_("Postcode"), .help = N_("Vier cijfers en twee letters."), .source = "BRP 08.11.60"),
	F_LINE(struct address, woonplaats, N_("Woonplaats"), .source = "BRP 08.11.70"),
	F_DAY(struct address, from, N_("Vanaf")),
	F_DAY(struct address, until, N_("Tot")),
	F_LINE(struct address, bron, N_("Bron"), .help = N_("Waar u dit van weet: BRP, het gezin, een instelling.")),
	F_BOOL(struct address, secret, N_("Geheim")),
	F_INT(struct address, version, N_("Versie")),
};
RECORD(address_record, "address", struct address, address_fields);

/* ---- procesregie ---- */

const struct choice benoemd_choices[] = {
	{ BENOEMD_TEAM_LEADER, "teamleider", N_("teamleider") },
	{ BENOEMD_ROUND_TABLE, "rondetafel", N_("ronde tafel") },
	{ 0 }
};

static const struct field procesregie_fields[] = {
	F_ID(struct procesregie, id, N_("Nummer")),
	F_ID(struct procesregie, household_id, N_("Huishouden")),
	F_ID(struct procesregie, employee_id, N_("Procesregisseur"), .required = true),
	F_LINE(struct procesregie, employee_naam, N_("Procesregisseur")),
	F_LINE(struct procesregie, organisation_naam, N_("Organisatie")),
	F_LINE(struct procesregie, telefoon, N_("Telefoon")),
	F_CHOICE(struct procesregie, benoemd, N_("Benoemd door"), benoemd_choices),
	F_LINE(struct procesregie, benoemd_door_naam, N_("Vastgelegd door")),
	F_DAY(struct procesregie, from, N_("Vanaf")),
	F_DAY(struct procesregie, until, N_("Tot")),
	F_LINE(struct procesregie, waarom, N_("Waarom"), .required = true,
		.help = N_("Wat er vastloopt, en bij een ronde tafel: wie erbij waren.")),
	F_LINE(struct procesregie, reason, N_("Waarom gestopt")),
};
RECORD(procesregie_record, "procesregie", struct procesregie, procesregie_fields);
