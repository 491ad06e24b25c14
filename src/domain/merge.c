/* Field tables of a merge, and when two people may be one. */
#include "domain/merge.h"

#include <string.h>

#include "base/say.h"
#include "domain/person_name.h"

const struct choice merge_keep_choices[] = {
	{ MERGE_KEEP_UNSAID, "onbekend", N_("nog kiezen") },
	{ MERGE_KEEP_INTO, "blijvend", N_("van het huishouden dat blijft") },
	{ MERGE_KEEP_FROM, "opgaand", N_("van het huishouden dat opgaat") },
	{ 0 }
};

static const struct field merge_fields[] = {
	F_ID(struct merge, id, N_("Nummer")),
	F_ID(struct merge, from_id, N_("Huishouden")),
	F_LINE(struct merge, from_nummer, N_("Gaat op")),
	F_LINE(struct merge, from_naam, N_("Gaat op")),
	F_ID(struct merge, into_id, N_("Huishouden")),
	F_LINE(struct merge, into_nummer, N_("Blijft")),
	F_LINE(struct merge, into_naam, N_("Blijft")),
	F_DAY(struct merge, on, N_("Samengevoegd op")),
	F_INSTANT(struct merge, at, N_("Samengevoegd")),
	F_ID(struct merge, employee_id, N_("Medewerkernummer")),
	F_LINE(struct merge, employee_naam, N_("Medewerker")),
	F_LINE(struct merge, reason, N_("Reden"), .required = true),
	F_INSTANT(struct merge, undone, N_("Ongedaan gemaakt")),
	F_ID(struct merge, undone_by, N_("Medewerkernummer")),
	F_LINE(struct merge, undone_reason, N_("Reden")),
	F_INT(struct merge, stamp, N_("Versie")),
	F_LINE(struct merge, from_regisseur, N_("Regisseur")),
	F_LINE(struct merge, into_regisseur, N_("Regisseur")),
	F_BOOL(struct merge, two_regies, N_("Twee regisseurs")),
	F_BOOL(struct merge, two_plans, N_("Twee plannen")),
	F_CHOICE(struct merge, regie, N_("Regisseur blijft"), merge_keep_choices),
	F_CHOICE(struct merge, plan, N_("Plan blijft"), merge_keep_choices),
};
RECORD(merge_record, "merge", struct merge, merge_fields);

static const struct field merge_match_fields[] = {
	F_ID(struct merge_match, into_membership_id, ""),
	F_ID(struct merge_match, from_membership_id, ""),
	F_LINE(struct merge_match, naam, N_("Naam")),
	F_LINE(struct merge_match, geboortedatum, N_("Geboortedatum")),
	F_LINE(struct merge_match, why, N_("Waarom")),
	F_BOOL(struct merge_match, certain, N_("Zeker")),
};
RECORD(merge_match_record, "merge_match", struct merge_match, merge_match_fields);

enum { NAME_BYTES = 2 * TEXT_LINE_BYTES };

static bool born_whole(const char *born)
{
	return strlen(born) == DAY_ISO_BYTES - 1 && strncmp(born + 5, "00", 2) != 0 && strcmp(born + 8, "00") != 0;
}

/* Unknown fits; "S" fits Suzanne, Suzan fits Suzanne. */
static bool first_names_fit(const struct person *a, const struct person *b)
{
	char one[NAME_BYTES], other[NAME_BYTES];
	size_t least;

	search_key(*a->voornamen ? a->voornamen : a->voorletters, one, sizeof(one));
	search_key(*b->voornamen ? b->voornamen : b->voorletters, other, sizeof(other));
	one[strcspn(one, " ")] = '\0';
	other[strcspn(other, " ")] = '\0';
	least = strlen(one) < strlen(other) ? strlen(one) : strlen(other);
	return strncmp(one, other, least) == 0;
}

bool merge_alike(const struct person *a, const struct person *b)
{
	char one[NAME_BYTES], other[NAME_BYTES];

	if (*a->burgerservicenummer && *b->burgerservicenummer &&
			strcmp(a->burgerservicenummer, b->burgerservicenummer) != 0)
		return false;
	if (!born_whole(a->geboortedatum) || strcmp(a->geboortedatum, b->geboortedatum) != 0)
		return false;
	search_key(a->geslachtsnaam, one, sizeof(one));
	search_key(b->geslachtsnaam, other, sizeof(other));
	return strcmp(one, other) == 0 && first_names_fit(a, b);
}
