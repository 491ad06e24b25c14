/* Decisions in the sense of the Awb: what is granted, by whom, on which mandate. */
#ifndef DOMAIN_DECISION_H
#define DOMAIN_DECISION_H

#include "domain/choices.h"

/* A kind of provision that may be granted (iWmo/iJw productcategorie). */
struct provision_kind {
	id id;
	int wet;
	char productcategorie[3];	/* "02", "45"; "" outside Wmo/Jeugdwet */
	char naam[TEXT_LINE_BYTES];
	int lijn;
	bool verblijf;			/* stay: jeugd 43/44 */
	bool spoed;			/* may be granted in a crisis (Wmo 17, jeugd 46) */
};
extern const struct record provision_kind_record;

enum decision_kind {
	DECISION_TOEKENNING, DECISION_AFWIJZING, DECISION_WIJZIGING, DECISION_VERMINDERING, DECISION_INTREKKING,
	DECISION_VERLENGING,
};
extern const struct choice decision_kind_choices[];

/* concept -> ter_toetsing (reserved, frozen) -> genomen -> bekendgemaakt; or teruggegeven, afgewezen, ingetrokken. */
enum decision_state {
	DECISION_CONCEPT,
	DECISION_TER_TOETSING,		/* climbs the ladder; its amount is reserved */
	DECISION_TWEEDE_OGEN,		/* decided, waits for second eyes; its amount is reserved */
	DECISION_GENOMEN,
	DECISION_BEKENDGEMAAKT,
	DECISION_GEWEIGERD,		/* the rung said no */
	DECISION_INGETROKKEN,		/* withdrawn by the requester */
};
extern const struct choice decision_state_choices[];

enum leveringsvorm { LEVERING_ZIN, LEVERING_PGB };
extern const struct choice leveringsvorm_choices[];

struct decision {
	id id;
	id household_id;
	id person_id;			/* for whom; 0: the household */
	char person_naam[TEXT_LINE_BYTES];
	id aanvraag_id;
	id goal_id;			/* no provision without a goal, but for spoed, refusal, registered referral */
	char goal_naam[TEXT_LINE_BYTES];
	int kind;			/* enum decision_kind */
	int wet;
	id provision_kind_id;
	char provision_naam[TEXT_LINE_BYTES];
	char productcategorie[3];
	int lijn;
	int leveringsvorm;
	id aanbieder_id;		/* organisation that provides */
	char aanbieder_naam[TEXT_LINE_BYTES];
	day datumStart;			/* GGM BeschikteVoorziening */
	day datumEinde;			/* last day */
	cents bedrag;			/* total over its duration, at most 12 months counted */
	bool spoed;
	char waarom_niet_lager[TEXT_LINE_BYTES];	/* why not 0e/1e (2e lijn) */
	char *motivering;		/* Awb 3:46 */
	int state;			/* enum decision_state */
	id author_id;			/* who wrote and asked */
	char author_naam[TEXT_LINE_BYTES];
	id decider_id;
	char decider_naam[TEXT_LINE_BYTES];
	id second_id;			/* second eyes */
	char second_naam[TEXT_LINE_BYTES];
	id mandate_id;			/* the mandate it was taken under */
	int64_t trede;			/* rung it was decided at, or is addressed to */
	char namens[TEXT_LINE_BYTES];	/* Awb 10:10: "Namens het college van ..." */
	day besluitdatum;		/* Awb 1:3 */
	day bekendmaking;		/* Awb 3:41 */
	day bezwaar_tot;		/* filled by the store: bekendmaking + 42 days (Awb 6:7, 6:8, Atw) */
	char reason[TEXT_LINE_BYTES];	/* of refusal, return or withdrawal */
	int64_t version;
};
extern const struct record decision_record;

/*
 * Is it complete enough to be handed in (Awb 3:46; Wmo 2015 2.3.2)? ERR_REFUSED with the rule; the sentence begins with
 * the label of the field that lacks something.
 */
bool decision_complete(const struct decision *decision, struct err *err);

#endif
