/* The household and the people in and around it (BRP and GGM names). */
#ifndef DOMAIN_HOUSEHOLD_H
#define DOMAIN_HOUSEHOLD_H

#include "domain/choices.h"

enum { HUISHOUDNUMMER_BYTES = 8 };	/* seven digits, the last one a check digit */

struct household {
	id id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char naam[TEXT_LINE_BYTES];		/* how the team calls it: "Jansen - de Vries" */
	char straatnaam[TEXT_LINE_BYTES];	/* BRP 08.11.10 */
	int64_t huisnummer;			/* 1..99999, 0 none */
	char huisletter[2];
	char huisnummertoevoeging[5];
	char postcode[9];			/* "3077AW"; room for what people type: "3077 AW" */
	char woonplaats[TEXT_LINE_BYTES];
	char wijk[TEXT_LINE_BYTES];
	char telefoon[33];
	bool shielded;				/* afgeschermd: exists only for who is named on it */
	day closed;				/* DAY_NONE: open */
	int64_t version;
	/* Filled by the store for display: */
	id regisseur_id;
	char regisseur_naam[TEXT_LINE_BYTES];
	char team_naam[TEXT_LINE_BYTES];
	bool secret;				/* the address is secret: not shown outside the dossier */
	bool may_open;				/* list right only: the rest above is empty */
};
extern const struct record household_record;

struct person {
	id id;
	char burgerservicenummer[10];		/* 11-proef, or "" */
	char voornamen[TEXT_LINE_BYTES];
	char voorletters[33];
	char voorvoegsel[33];
	char geslachtsnaam[TEXT_LINE_BYTES];
	char voorvoegselPartner[33];
	char geslachtsnaamPartner[TEXT_LINE_BYTES];
	int aanduidingNaamgebruik;		/* enum naamgebruik */
	int geslacht;				/* enum geslacht */
	char geboortedatum[11];			/* ISO, unknown parts 00: "1985-00-00"; "" unknown */
	day overlijdensdatum;			/* DAY_NONE: alive */
	bool geheimhoudingPersoonsgegevens;	/* BRP 07.70.10: address is not shown outside the own team */
	char telefoon[33];
	int64_t version;
};
extern const struct record person_record;

enum member_role {
	MEMBER_UNKNOWN, MEMBER_PARENT, MEMBER_CHILD, MEMBER_PARTNER, MEMBER_SINGLE, MEMBER_LODGER,
	MEMBER_COPARENT_CHILD,
};
extern const struct choice member_role_choices[];

/* A person in a household, from <= day < until. Carries the person for display. */
struct member {
	id id;				/* of the membership */
	id household_id;
	id person_id;
	int rol;			/* enum member_role */
	day from;
	day until;
	char naam[TEXT_LINE_BYTES];	/* name_full() of the person */
	char geboortedatum[11];
	char burgerservicenummer[10];	/* "" when the reader may not see it */
	int geslacht;
	day overlijdensdatum;
	char telefoon[33];
};
extern const struct record member_record;

/* Who works with the household: an employee, or only an organisation. */
struct involvement {
	id id;
	id household_id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	id organisation_id;
	char organisation_naam[TEXT_LINE_BYTES];
	char telefoon[33];
	char what[TEXT_LINE_BYTES];	/* "begeleiding", "schuldhulp" */
	char waarom[TEXT_LINE_BYTES];	/* why with this family */
	char grondslag[TEXT_LINE_BYTES];	/* law and article */
	day from;
	day until;
	char boven_grens[TEXT_LINE_BYTES];	/* why one more than there may be */
	char reason[TEXT_LINE_BYTES];	/* why it ended */
	int64_t version;
};
extern const struct record involvement_record;

/* The one regisseur; one open row per household. */
struct regie {
	id id;
	id household_id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	char organisation_naam[TEXT_LINE_BYTES];
	char telefoon[33];
	day from;
	day until;
	char reason[TEXT_LINE_BYTES];
	char ended_reason[TEXT_LINE_BYTES];	/* it stopped without a next regisseur */
};
extern const struct record regie_record;

enum offer_state { OFFER_OPEN, OFFER_ACCEPTED, OFFER_REFUSED, OFFER_WITHDRAWN, OFFER_EXPIRED };
extern const struct choice offer_state_choices[];

/* The regie on its way from one regisseur to another; one open per household. */
struct regie_offer {
	id id;
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	id from_id;			/* regisseur until it is taken */
	char from_naam[TEXT_LINE_BYTES];
	id to_id;
	char to_naam[TEXT_LINE_BYTES];
	id offered_by;			/* 0: upkeep of a stopped store */
	char reason[TEXT_LINE_BYTES];
	instant offered;
	instant due;			/* five working days; then it climbs by itself */
	int state;			/* enum offer_state */
	instant answered;
	char answer[TEXT_LINE_BYTES];	/* why not */
	day informed;			/* the family was told on */
	id escalation_id;
};
extern const struct record regie_offer_record;

struct network_member {
	id id;
	id household_id;
	char naam[TEXT_LINE_BYTES];
	char relation[TEXT_LINE_BYTES];		/* "buurvrouw", "oom" */
	char kanHelpenMet[TEXT_LINE_BYTES];
	char telefoon[33];
	char bereikbaar[TEXT_LINE_BYTES];	/* "'s avonds, liefst appen" */
	day from;
	day until;
	int64_t version;
};
extern const struct record network_member_record;

/* GGM AOMMeldingWmoJeugd. Terms: Wmo 2015 2.3.2. */
struct melding {
	id id;
	id household_id;
	day datum;
	int wet;
	char aanmelder[TEXT_LINE_BYTES];
	bool isClientOpDeHoogte;
	bool spoed;
	char *vraag;			/* the family's own words, literally */
	char van_wie[TEXT_LINE_BYTES];	/* whose words they are */
	char *verduidelijkt;		/* the question after the first talk */
	day onderzoekUiterlijk;		/* filled by the store: datum + 6 weeks */
	day afgesloten;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	int64_t version;
};
extern const struct record melding_record;

/* Application for a provision: Awb 4:1. */
struct aanvraag {
	id id;
	id household_id;
	id melding_id;
	day datum;
	int wet;
	char onderwerp[TEXT_LINE_BYTES];
	day besluitUiterlijk;		/* filled by the store: Wmo 2.3.5 two weeks, else Awb 4:13 eight weeks */
	day afgesloten;
};
extern const struct record aanvraag_record;

enum task_kind { TASK_TODO, TASK_APPOINTMENT };
extern const struct choice task_kind_choices[];

struct task {
	id id;
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	int kind;			/* enum task_kind */
	char what[TEXT_LINE_BYTES];
	day datum;
	char time[6];			/* "14:30" or "" */
	char place[TEXT_LINE_BYTES];
	id employee_id;			/* who does it */
	char employee_naam[TEXT_LINE_BYTES];
	day done;
	int64_t version;
};
extern const struct record task_record;

enum journal_kind {
	JOURNAL_NOTE, JOURNAL_PHONE, JOURNAL_VISIT, JOURNAL_CONSULT, JOURNAL_SIGNAL, JOURNAL_OFFICE, JOURNAL_MESSAGE,
	JOURNAL_KITCHEN_TABLE, JOURNAL_FAMILY_COUNCIL,	/* keukentafelgesprek, eigenkrachtconferentie: domain/contact.h */
};
extern const struct choice journal_kind_choices[];
/* What a person writes as an entry: all but the conversations, which have a form of their own. */
extern const struct choice journal_entry_kind_choices[];
/* Somebody was spoken to: it counts as contact, and ends the silence. */
bool journal_is_contact(enum journal_kind kind);

enum journal_level { JOURNAL_TEAM, JOURNAL_SHIELDED };
extern const struct choice journal_level_choices[];

struct journal_entry {
	id id;
	id household_id;
	int kind;			/* enum journal_kind */
	instant at;			/* written */
	id employee_id;			/* 0: shielded from the reader */
	char employee_naam[TEXT_LINE_BYTES];
	char organisation_naam[TEXT_LINE_BYTES];
	char head[TEXT_LINE_BYTES];	/* the first line, filled by the store */
	char *tekst;
	day datum;			/* of the contact; DAY_NONE: the day of writing */
	int level;			/* enum journal_level */
	bool regisseur_leest;		/* shielded: the regisseur may read it */
	id lezer_id;			/* shielded: one more who may read it, when it is written */
	char lezers[TEXT_LINE_BYTES];	/* names of who may read it, filled by the store */
	bool readable;			/* by who asks; filled by the store */
};
extern const struct record journal_entry_record;

/* One line of the timeline over all laws: anything dated. */
struct timeline_line {
	instant at;
	char what[TEXT_LINE_BYTES];	/* "Besluit genomen: Begeleiding, € 2.400" */
	char who[TEXT_LINE_BYTES];
	char kind[33];			/* record name of the object: "decision" */
	id object_id;
	id employee_id;			/* who did it, 0: nobody in particular, or shielded */
};
extern const struct record timeline_line_record;

/* One row of an answer to a search. */
struct search_hit {
	id household_id;
	id person_id;			/* 0: hit on the address or the household */
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char naam[TEXT_LINE_BYTES];
	char geboortedatum[11];
	char address[TEXT_LINE_BYTES];	/* "Boterdiep 31, 3077AW"; "adres geheim" */
	char team_naam[TEXT_LINE_BYTES];
	char regisseur_naam[TEXT_LINE_BYTES];
	bool overleden;
	bool moved;			/* not a member there any more */
	bool former;			/* found by an address of before, which is shown */
	bool network;			/* somebody of the network, not of the household */
	bool own;			/* own caseload */
	char why[65];			/* of a possible duplicate: "zelfde BSN" */
	bool may_open;
};
extern const struct record search_hit_record;

#endif
