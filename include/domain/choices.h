/* Value lists that more than one record uses. Codes are stored; labels are shown. */
#ifndef DOMAIN_CHOICES_H
#define DOMAIN_CHOICES_H

#include "domain/field.h"

/* GGM value list "Wet" (notes of the standard: Wmo, Jeugdwet, Participatiewet, ...). */
enum wet { WET_NONE, WET_WMO, WET_JEUGDWET, WET_PARTICIPATIEWET, WET_BIJZONDERE_BIJSTAND, WET_OTHER };
extern const struct choice wet_choices[];

/* Line of help: 0e own strength and network, 1e general provisions, 2e individual provision or specialist. */
enum lijn { LIJN_0, LIJN_1, LIJN_2 };
extern const struct choice lijn_choices[];

/* What a person does at work. Rights and mandates hang on these (domain.md section 10). */
enum role {
	ROLE_NONE,
	ROLE_WIJKCOACH,			/* trede 1b */
	ROLE_PARTNER,			/* trede 1a: professional of another organisation */
	ROLE_TEAMLEIDER,		/* trede 2 */
	ROLE_PROCESREGISSEUR,		/* trede 3 */
	ROLE_MANAGER,			/* trede 4 */
	ROLE_COLLEGE,			/* trede 5 */
	ROLE_BACKOFFICE,
	ROLE_GEDRAGSWETENSCHAPPER,	/* second eyes for jeugd */
	ROLE_FUNCTIONEEL_BEHEERDER,	/* users, teams; no dossier */
	ROLE_PRIVACY_OFFICER,		/* reviews noodknop and log */
	ROLE_FG,			/* supervises, decides nothing */
};
extern const struct choice role_choices[];

/* The hat somebody wears: helping, or keeping to the rules. What is written under one is closed to the other. */
enum pet { PET_HULP, PET_HANDHAVING };
enum { PETS_NONE = 0, PETS_HULP = 1 << PET_HULP, PETS_HANDHAVING = 1 << PET_HANDHAVING, PETS_ALL = PETS_HULP | PETS_HANDHAVING };
extern const struct choice pet_choices[];

/* ZRM 2017, the 13 domains; the municipality maps its own list onto it later. */
enum leefgebied {
	LEEFGEBIED_FINANCIEN, LEEFGEBIED_WERK_OPLEIDING, LEEFGEBIED_TIJDSBESTEDING, LEEFGEBIED_HUISVESTING,
	LEEFGEBIED_HUISELIJKE_RELATIES, LEEFGEBIED_GEESTELIJKE_GEZONDHEID, LEEFGEBIED_LICHAMELIJKE_GEZONDHEID,
	LEEFGEBIED_MIDDELENGEBRUIK, LEEFGEBIED_BASALE_ADL, LEEFGEBIED_INSTRUMENTELE_ADL, LEEFGEBIED_SOCIAAL_NETWERK,
	LEEFGEBIED_MAATSCHAPPELIJKE_PARTICIPATIE, LEEFGEBIED_JUSTITIE,
};
extern const struct choice leefgebied_choices[];

/* BRP geslacht: man, vrouw, onbekend. */
enum geslacht { GESLACHT_ONBEKEND, GESLACHT_MAN, GESLACHT_VROUW };
extern const struct choice geslacht_choices[];

/* BRP aanduidingNaamgebruik: E eigen, P partner, V partner voor eigen, N eigen voor partner. */
enum naamgebruik { NAAMGEBRUIK_EIGEN, NAAMGEBRUIK_PARTNER, NAAMGEBRUIK_PARTNER_EIGEN, NAAMGEBRUIK_EIGEN_PARTNER };
extern const struct choice naamgebruik_choices[];

#endif
