/*
 * What is known around a household, each fact with its days: signals, gezag, who may be called, addresses, procesregie.
 * A fact holds when from <= day < until; until DAY_NONE: it holds still; from DAY_NONE: nobody knows since when.
 */
#ifndef DOMAIN_HOUSEHOLD_FACTS_H
#define DOMAIN_HOUSEHOLD_FACTS_H

#include "domain/household.h"

bool holds_on(day from, day until, day on);

/* In order of weight. */
enum signal_kind { SIGNAL_SAFETY, SIGNAL_SECRET_ADDRESS, SIGNAL_VULNERABLE, SIGNAL_COLLEAGUE };
extern const struct choice signal_kind_choices[];

/* What whoever opens the dossier must see first. It holds until somebody ends it. */
struct signal {
	id id;
	id household_id;
	int kind;			/* enum signal_kind */
	id person_id;			/* whom it is about; 0: the whole household */
	char person_naam[TEXT_LINE_BYTES];
	char reason[TEXT_LINE_BYTES];
	id employee_id;			/* who set it */
	char employee_naam[TEXT_LINE_BYTES];
	day from;
	day review;			/* look at it again */
	day until;			/* ended */
	char ended_naam[TEXT_LINE_BYTES];	/* by whom */
	char ended_reason[TEXT_LINE_BYTES];
	int64_t version;
};
extern const struct record signal_record;

/* The kinds of the BRP, and the measure that leaves the gezag where it is (BW 1:255). */
enum gezag_soort {
	GEZAG_PARENT, GEZAG_PARENTS, GEZAG_JOINT, GEZAG_GUARDIAN, GEZAG_NOBODY, GEZAG_UNKNOWN, GEZAG_SUPERVISION,
};
extern const struct choice gezag_choices[];

/* Who decides about a child: one row for each who holds it. */
struct gezag {
	id id;
	id household_id;		/* where it was written */
	id person_id;			/* the child */
	char person_naam[TEXT_LINE_BYTES];
	int soort;			/* enum gezag_soort */
	id holder_id;			/* a person who is known here */
	char holder_naam[TEXT_LINE_BYTES];	/* of that person; or anybody else */
	id organisation_id;		/* a gecertificeerde instelling */
	char organisation_naam[TEXT_LINE_BYTES];
	char telefoon[33];
	day from;
	day until;
	char bron[TEXT_LINE_BYTES];	/* where it stands: BRP, gezagsregister, beschikking */
	int64_t version;
};
extern const struct record gezag_record;

/* There must be a holder, one, or for some kinds none; the child is no holder. ERR_INPUT names the field. */
bool gezag_check(const struct gezag *gezag, struct err *err);
/* The day on which a child comes of age; DAY_NONE when the birth date is not known to the day. */
day comes_of_age(const char geboortedatum[11]);

enum contact_how { CONTACT_CALL, CONTACT_MESSAGE, CONTACT_MAIL, CONTACT_LETTER, CONTACT_VISIT };
extern const struct choice contact_how_choices[];

enum contact_safe { CONTACT_SAFE_UNKNOWN, CONTACT_SAFE, CONTACT_UNSAFE };
extern const struct choice contact_safe_choices[];

/* Who of the household may be called, when and how, and whether that is safe. */
struct contact_person {
	id id;
	id household_id;
	id person_id;			/* a member; or */
	char naam[TEXT_LINE_BYTES];	/* somebody else */
	char relation[TEXT_LINE_BYTES];
	char telefoon[33];		/* "": the member's own */
	int how;			/* enum contact_how */
	char tijden[TEXT_LINE_BYTES];	/* "na 17:00, niet op vrijdag" */
	int safe;			/* enum contact_safe */
	char toelichting[TEXT_LINE_BYTES];	/* "niet inspreken" */
	day from;
	day until;
	int64_t version;
};
extern const struct record contact_person_record;

enum address_kind { ADDRESS_HOME, ADDRESS_LETTER, ADDRESS_STAY };
extern const struct choice address_kind_choices[];

/* One address of a household. The one where it lives now has the id of the household. */
struct address {
	id id;
	id household_id;
	int kind;			/* enum address_kind */
	char straatnaam[TEXT_LINE_BYTES];
	int64_t huisnummer;
	char huisletter[2];
	char huisnummertoevoeging[5];
	char postcode[9];
	char woonplaats[TEXT_LINE_BYTES];
	day from;
	day until;
	char bron[TEXT_LINE_BYTES];
	bool secret;			/* filled by the store: while the signal held, or somebody has geheimhouding */
	int64_t version;		/* of the household */
};
extern const struct record address_record;

enum benoemd { BENOEMD_TEAM_LEADER, BENOEMD_ROUND_TABLE };
extern const struct choice benoemd_choices[];

/* Power over the process, beside the regisseur, who stays; one open row per household. */
struct procesregie {
	id id;
	id household_id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	char organisation_naam[TEXT_LINE_BYTES];
	char telefoon[33];
	int benoemd;			/* enum benoemd */
	char benoemd_door_naam[TEXT_LINE_BYTES];
	day from;
	day until;
	char waarom[TEXT_LINE_BYTES];
	char reason[TEXT_LINE_BYTES];	/* why it ended */
};
extern const struct record procesregie_record;

#endif
