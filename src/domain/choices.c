/* The value lists that several records share. */
#include "base/say.h"
#include "domain/choices.h"

const struct choice wet_choices[] = {
	{ WET_NONE, "geen", N_("geen wet") },
	{ WET_WMO, "wmo", N_("Wmo") },
	{ WET_JEUGDWET, "jeugdwet", N_("Jeugdwet") },
	{ WET_PARTICIPATIEWET, "participatiewet", N_("Participatiewet") },
	{ WET_BIJZONDERE_BIJSTAND, "bijzondere_bijstand", N_("bijzondere bijstand") },
	{ WET_OTHER, "anders", N_("andere wet") },
	{ 0 }
};

const struct choice lijn_choices[] = {
	{ LIJN_0, "0", N_("0e lijn: eigen kracht en netwerk") },
	{ LIJN_1, "1", N_("1e lijn: algemene voorziening") },
	{ LIJN_2, "2", N_("2e lijn: maatwerk en specialist") },
	{ 0 }
};

const struct choice role_choices[] = {
	{ ROLE_NONE, "geen", N_("geen rol") },
	{ ROLE_WIJKCOACH, "wijkcoach", N_("wijkcoach") },
	{ ROLE_PARTNER, "partner", N_("partnerprofessional") },
	{ ROLE_TEAMLEIDER, "teamleider", N_("teamleider") },
	{ ROLE_PROCESREGISSEUR, "procesregisseur", N_("procesregisseur") },
	{ ROLE_MANAGER, "manager", N_("manager toegang") },
	{ ROLE_COLLEGE, "college", N_("college") },
	{ ROLE_BACKOFFICE, "backoffice", N_("backoffice") },
	{ ROLE_GEDRAGSWETENSCHAPPER, "gedragswetenschapper", N_("gedragswetenschapper") },
	{ ROLE_FUNCTIONEEL_BEHEERDER, "functioneel_beheerder", N_("functioneel beheerder") },
	{ ROLE_PRIVACY_OFFICER, "privacy_officer", N_("privacy officer") },
	{ ROLE_FG, "fg", N_("functionaris gegevensbescherming") },
	{ 0 }
};

const struct choice pet_choices[] = {
	{ PET_HULP, "hulp", N_("hulp") },
	{ PET_HANDHAVING, "handhaving", N_("handhaving") },
	{ 0 }
};

/* ZRM 2017; the texts of its cells are protected by copyright and stand nowhere here. */
const struct choice leefgebied_choices[] = {
	{ LEEFGEBIED_FINANCIEN, "financien", N_("Financiën") },
	{ LEEFGEBIED_WERK_OPLEIDING, "werk_opleiding", N_("Werk en opleiding") },
	{ LEEFGEBIED_TIJDSBESTEDING, "tijdsbesteding", N_("Tijdsbesteding") },
	{ LEEFGEBIED_HUISVESTING, "huisvesting", N_("Huisvesting") },
	{ LEEFGEBIED_HUISELIJKE_RELATIES, "huiselijke_relaties", N_("Huiselijke relaties") },
	{ LEEFGEBIED_GEESTELIJKE_GEZONDHEID, "geestelijke_gezondheid", N_("Geestelijke gezondheid") },
	{ LEEFGEBIED_LICHAMELIJKE_GEZONDHEID, "lichamelijke_gezondheid", N_("Lichamelijke gezondheid") },
	{ LEEFGEBIED_MIDDELENGEBRUIK, "middelengebruik", N_("Middelengebruik") },
	{ LEEFGEBIED_BASALE_ADL, "basale_adl", N_("Basale ADL") },
	{ LEEFGEBIED_INSTRUMENTELE_ADL, "instrumentele_adl", N_("Instrumentele ADL") },
	{ LEEFGEBIED_SOCIAAL_NETWERK, "sociaal_netwerk", N_("Sociaal netwerk") },
	{ LEEFGEBIED_MAATSCHAPPELIJKE_PARTICIPATIE, "maatschappelijke_participatie",
		N_("Maatschappelijke participatie") },
	{ LEEFGEBIED_JUSTITIE, "justitie", N_("Justitie") },
	{ 0 }
};

const struct choice geslacht_choices[] = {
	{ GESLACHT_ONBEKEND, "O", N_("onbekend") },
	{ GESLACHT_MAN, "M", N_("man") },
	{ GESLACHT_VROUW, "V", N_("vrouw") },
	{ 0 }
};

const struct choice naamgebruik_choices[] = {
	{ NAAMGEBRUIK_EIGEN, "E", N_("eigen naam") },
	{ NAAMGEBRUIK_PARTNER, "P", N_("naam van de partner") },
	{ NAAMGEBRUIK_PARTNER_EIGEN, "V", N_("naam van de partner voor de eigen naam") },
	{ NAAMGEBRUIK_EIGEN_PARTNER, "N", N_("naam van de partner na de eigen naam") },
	{ 0 }
};
