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

/* In which pieces a provision is counted, and how often (iWmo, iJw: WJ756, WMO757; the codes are in domain/award.h). */
enum eenheid { EENHEID_GEEN, EENHEID_MINUUT, EENHEID_UUR, EENHEID_ETMAAL, EENHEID_DAGDEEL, EENHEID_STUKS, EENHEID_EURO };
extern const struct choice eenheid_choices[];
enum frequentie {
	FREQUENTIE_GEEN, FREQUENTIE_DAG, FREQUENTIE_WEEK, FREQUENTIE_VIER_WEKEN, FREQUENTIE_MAAND, FREQUENTIE_JAAR,
	FREQUENTIE_TOTAAL,
};
extern const struct choice frequentie_choices[];

/* Who bears the cost. Only money of the municipality is in its budgets and can be swapped. */
enum kostendrager { DRAGER_GEMEENTE, DRAGER_ANDERE_GEMEENTE, DRAGER_ZVW, DRAGER_WLZ, DRAGER_RIJK, DRAGER_GEZIN, DRAGER_FONDS };
extern const struct choice kostendrager_choices[];

/* Who sends the family here. Some of them may bring in youth care by law: that is registered, not decided. */
enum verwijzer {
	VERWIJZER_GEMEENTE, VERWIJZER_HUISARTS, VERWIJZER_JEUGDARTS, VERWIJZER_SPECIALIST, VERWIJZER_GI, VERWIJZER_RECHTER,
	VERWIJZER_ZELF,
};
extern const struct choice verwijzer_choices[];

/* A product as the municipality calls it, under a category of iWmo/iJw: data, by wijkctl product load. */
struct product {
	id id;
	int wet;
	char productcategorie[3];
	char productcode[9];		/* five characters in iWmo/iJw; local */
	char naam[TEXT_LINE_BYTES];
	int eenheid;			/* enum eenheid: what it is counted in */
	cents tarief;			/* of one */
	day ended;			/* first day that it is not given any more */
};
extern const struct record product_record;

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
	id vorige_id;			/* the decision that it changes, ends or continues; 0: none */
	char vorige_naam[TEXT_LINE_BYTES];
	id swap_id;			/* of an uitruil: the id of the side that takes away; 0: none */
	id product_id;			/* local product, 0: only the category */
	char product_naam[TEXT_LINE_BYTES];
	int64_t omvang;			/* how many of eenheid in each frequentie; 0: the amount was typed */
	int eenheid;			/* enum eenheid */
	int frequentie;			/* enum frequentie */
	cents tarief;			/* of one eenheid */
	int kostendrager;		/* enum kostendrager */
	int verwijzer;			/* enum verwijzer */
	char verwijzer_naam[TEXT_LINE_BYTES];
	char bericht[TEXT_LINE_BYTES];	/* what became of its 301, for people; "" = not sent */
	int64_t version;
};
extern const struct record decision_record;

/*
 * Is it complete enough to be handed in (Awb 3:46; Wmo 2015 2.3.2)? ERR_REFUSED with the rule; the sentence begins with
 * the label of the field that lacks something.
 */
bool decision_complete(const struct decision *decision, struct err *err);

/* Gives, continues or changes a provision; a refusal and a withdrawal do not. */
bool decision_grants(const struct decision *decision);
/* A reduction or a withdrawal. */
bool decision_takes(const struct decision *decision);
/* Belongs to an earlier decision: a change, a reduction, a withdrawal, an extension. */
bool decision_belongs(const struct decision *decision);
/* Takes the place of the decision that it belongs to, from its own first day: all of those but an extension. */
bool decision_changes(const struct decision *decision);
/* What of its amount lies before `first`: by days, whole cents, downwards. Without days nothing is used before the end. */
cents decision_used(const struct decision *decision, day first);
/*
 * Does somebody get less by it (then always four eyes)? Of a change: it ends earlier, it costs less a day, or there is less
 * of it or less often than of `vorige` (NULL: not known).
 */
bool decision_lessens(const struct decision *decision, const struct decision *vorige);
/* Brought in by who may do that by law (Jeugdwet 2.6 lid 1 onder e, 3.5): no mandate of ours; registered, not refused. */
bool decision_registered(const struct decision *decision);
/* tarief x omvang over its days: whole months and years, and of the last one a part by days. False: not all of it is filled in. */
bool decision_price(const struct decision *decision, cents *out);

#endif
