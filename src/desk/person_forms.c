/* The forms about people: who is in the household, and the first person of a new one. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/duplicates.h"
#include "desk/household_forms.h"
#include "desk/screen_form.h"
#include "desk/screens.h"
#include "domain/person_name.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* The same field of two records, where both have it. */
static void fields_carry(const struct record *from, const void *source, const struct record *to, void *target)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct field *field = record_field(to, from->fields[i].name);
		struct buf value = BUF_INIT;
		struct err err = ERR_INIT;

		if (field == NULL)
			continue;
		field_get(&from->fields[i], source, &value);
		field_set(field, target, value.data != NULL ? value.data : "", DAY_NONE, &err);
		buf_free(&value);
	}
}

static bool birthdate_tidy(struct desk *desk, char birthdate[11], struct err *err)
{
	char born[11];

	if (birthdate[0] == '\0')
		return true;
	if (!birthdate_parse(birthdate, desk_today(desk), born))
		return err_set(err, ERR_INPUT, _("Geboortedatum: dit is geen datum. Bijvoorbeeld 01-12-1985."));
	memcpy(birthdate, born, sizeof(born));
	return true;
}

/* ---- new household ------------------------------------------------------------------------------------------------ */

/* What one needs to begin: the first person and the address. The store makes the rest. */
struct intake {
	char burgerservicenummer[10];
	char voornamen[TEXT_LINE_BYTES];
	char voorvoegsel[33];
	char geslachtsnaam[TEXT_LINE_BYTES];
	char geboortedatum[11];
	int geslacht;
	int rol;
	char straatnaam[TEXT_LINE_BYTES];
	int64_t huisnummer;
	char huisletter[2];
	char huisnummertoevoeging[5];
	char postcode[9];
	char woonplaats[TEXT_LINE_BYTES];
	char wijk[TEXT_LINE_BYTES];
	char telefoon[33];
};

static const struct field intake_fields[] = {
	F_LINE(struct intake, burgerservicenummer, N_("BSN"), .help = N_("Negen cijfers. Is het BSN al bekend, dan gebruikt wijkd die persoon.")),
	F_LINE(struct intake, voornamen, N_("Voornamen")),
	F_LINE(struct intake, voorvoegsel, N_("Voorvoegsel"), .help = N_("van, de, van der …")),
	F_LINE(struct intake, geslachtsnaam, N_("Achternaam"), .required = true),
	F_LINE(struct intake, geboortedatum, N_("Geboortedatum"), .help = N_("Bijvoorbeeld 01-12-1985. Alleen het jaar mag ook.")),
	F_CHOICE(struct intake, geslacht, N_("Geslacht"), geslacht_choices),
	F_CHOICE(struct intake, rol, N_("Rol in het gezin"), member_role_choices),
	F_LINE(struct intake, straatnaam, N_("Straat")),
	F_INT(struct intake, huisnummer, N_("Huisnummer"), .least = 1, .most = 99999),
	F_LINE(struct intake, huisletter, N_("Huisletter")),
	F_LINE(struct intake, huisnummertoevoeging, N_("Toevoeging")),
	F_LINE(struct intake, postcode, N_("Postcode"), .help = N_("Bijvoorbeeld 3077 AW.")),
	F_LINE(struct intake, woonplaats, N_("Woonplaats")),
	F_LINE(struct intake, wijk, N_("Wijk"), .help = N_("Laat leeg voor de wijk van uw eigen team.")),
	F_LINE(struct intake, telefoon, N_("Telefoon")),
};
static RECORD(intake_record, "intake", struct intake, intake_fields);

static const struct record_form_row intake_rows[] = {
	{ .label = N_("Eerste persoon") },
	{ .field = "voornamen" },
	{ .field = "voorvoegsel" },
	{ .field = "geslachtsnaam" },
	{ .field = "geboortedatum" },
	{ .field = "geslacht" },
	{ .field = "rol" },
	{ .field = "burgerservicenummer" },
	{ .label = N_("Adres") },
	ADDRESS_ROWS,
	{ .field = "telefoon" },
};

/* Where the form leads: a household that was made, or one that was there already. */
struct intake_end {
	id household_id;
	bool known;
};

static bool intake_send(struct desk *desk, const struct household *household, const struct person *person,
	const struct ask *first, struct intake_end *end, struct err *err)
{
	struct message request, answer;
	const struct household *made;
	bool ok;

	message_init(&request, REQ_HOUSEHOLD_ADD);
	rows_add(&request.rows, &household_record, household);
	rows_add(&request.rows, &person_record, person);
	rows_add(&request.rows, &ask_record, first);
	ok = desk_ask(desk, &request, &answer, err);
	made = rows_first(&answer.rows, &household_record);
	if (ok && made != NULL)
		*end = (struct intake_end){ .household_id = made->id };
	message_free(&request);
	message_free(&answer);
	return ok;
}

/* The household of a person who is known already, when it may be opened. */
static bool known_open(const struct search_hit *hit, id *household_id, struct err *err)
{
	*household_id = hit->household_id;
	return hit->may_open || err_set(err, ERR_INPUT, _("U mag dat dossier niet openen. Regisseur: %s; team: %s."),
		hit->regisseur_naam[0] != '\0' ? hit->regisseur_naam : _("nog niemand"),
		hit->team_naam[0] != '\0' ? hit->team_naam : _("onbekend"));
}

static bool intake_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct duplicates_choice choice;
	struct intake *intake = data;
	struct intake_end *end = arg;
	struct household household;
	struct person person;
	struct ask first;

	if (!birthdate_tidy(desk, intake->geboortedatum, err))
		return false;
	record_init(&household_record, &household);
	record_init(&person_record, &person);
	record_init(&ask_record, &first);
	fields_carry(&intake_record, data, &household_record, &household);
	fields_carry(&intake_record, data, &person_record, &person);
	first.number = intake->rol;
	switch (duplicates_ask(desk, 0, &person, &household, &choice, err)) {
	case DUPLICATES_BACK:
		return false;
	case DUPLICATES_KNOWN:
		end->known = true;
		return known_open(&choice.hit, &end->household_id, err);
	case DUPLICATES_OTHER:
		memcpy(first.word, choice.reason, sizeof(first.word));
		break;
	case DUPLICATES_NONE:
		break;
	}
	return intake_send(desk, &household, &person, &first, end, err);
}

/* Opens the household when the form closes after saving. */
static void intake_saved(struct desk *desk, void *arg)
{
	const struct intake_end *end = arg;
	const struct screen_call call = { .household_id = end->household_id };

	if (end->household_id != 0 && !desk_push(desk, &screen_huishouden, &call))
		return;
	if (end->known)
		desk_say(desk, "%s", _("Dit huishouden was er al. Er is niets nieuws gemaakt."));
	else
		desk_good(desk, "%s", _("Het huishouden is gemaakt. U bent betrokken als aanmelder."));
}

void household_form_new(struct desk *desk, const char *typed, id draft_id)
{
	const struct form_job job = { .title = N_("Nieuw huishouden"), .record = &intake_record, ROWS(intake_rows),
		.save = intake_save, .after = intake_saved,
		.draft = { "household_new", draft_id != 0 ? draft_id : desk_now(desk), 0 }, .whole_draft = true };
	struct intake_end *end = mem_new(1, sizeof(*end));
	struct intake intake;
	struct err err = ERR_INIT;
	char born[11];

	record_init(&intake_record, &intake);
	if (birthdate_parse(typed, desk_today(desk), born))
		memcpy(intake.geboortedatum, born, sizeof(born));
	else if (bsn_valid(typed))
		memcpy(intake.burgerservicenummer, typed, sizeof(intake.burgerservicenummer));
	else if (text_clean_line(typed, "", intake.geslachtsnaam, sizeof(intake.geslachtsnaam), &err))
		name_split(typed, intake.voorvoegsel, sizeof(intake.voorvoegsel), intake.geslachtsnaam, sizeof(intake.geslachtsnaam));
	desk_form_with(desk, &job, &intake, end, free);
}

/* ---- member ------------------------------------------------------------------------------------------------------- */

/* A person and the place in this household. */
struct member_entry {
	char voornamen[TEXT_LINE_BYTES];
	char voorvoegsel[33];
	char geslachtsnaam[TEXT_LINE_BYTES];
	char voorvoegselPartner[33];
	char geslachtsnaamPartner[TEXT_LINE_BYTES];
	int aanduidingNaamgebruik;
	char geboortedatum[11];
	int geslacht;
	int rol;
	char burgerservicenummer[10];
	char telefoon[33];
	day overlijdensdatum;
	bool geheimhoudingPersoonsgegevens;
};

static const struct field entry_fields[] = {
	F_LINE(struct member_entry, voornamen, N_("Voornamen")),
	F_LINE(struct member_entry, voorvoegsel, N_("Voorvoegsel"), .help = N_("van, de, van der …")),
	F_LINE(struct member_entry, geslachtsnaam, N_("Achternaam"), .required = true),
	F_LINE(struct member_entry, voorvoegselPartner, N_("Voorvoegsel partner")),
	F_LINE(struct member_entry, geslachtsnaamPartner, N_("Achternaam partner")),
	F_CHOICE(struct member_entry, aanduidingNaamgebruik, N_("Naamgebruik"), naamgebruik_choices),
	F_LINE(struct member_entry, geboortedatum, N_("Geboortedatum"),
		.help = N_("Bijvoorbeeld 01-12-1985. Weet u de dag of maand niet: 00-00-1985.")),
	F_CHOICE(struct member_entry, geslacht, N_("Geslacht"), geslacht_choices),
	F_CHOICE(struct member_entry, rol, N_("Rol in het gezin"), member_role_choices),
	F_LINE(struct member_entry, burgerservicenummer, N_("BSN"), .help = N_("Negen cijfers.")),
	F_LINE(struct member_entry, telefoon, N_("Telefoon")),
	F_DAY(struct member_entry, overlijdensdatum, N_("Overleden op")),
	F_BOOL(struct member_entry, geheimhoudingPersoonsgegevens, N_("Geheimhouding"),
		.help = N_("Het adres is alleen te zien voor het eigen team.")),
};
static RECORD(entry_record, "member_entry", struct member_entry, entry_fields);

static const struct record_form_row entry_rows[] = {
	{ .field = "voornamen" },
	{ .field = "voorvoegsel" },
	{ .field = "geslachtsnaam" },
	{ .field = "voorvoegselPartner" },
	{ .field = "geslachtsnaamPartner" },
	{ .field = "aanduidingNaamgebruik" },
	{ .field = "geboortedatum" },
	{ .field = "geslacht" },
	{ .field = "rol" },
	{ .field = "burgerservicenummer" },
	{ .field = "telefoon" },
	{ .field = "overlijdensdatum" },
	{ .field = "geheimhoudingPersoonsgegevens" },
};

/* What the form was opened for; person.id 0: somebody new. */
struct member_place {
	id household_id;
	struct person person;
	int rol;		/* as it was when the form opened */
	id known_household_id;	/* it was somebody who is known there: that dossier is opened instead */
};

/* Somebody new may be known already: at home here too from now on, or only looked up. False: not stored, err says why. */
static bool known_settle(struct desk *desk, struct member_place *place, const struct search_hit *hit,
	struct person *person, struct err *err)
{
	const char *const labels[] = { _("Erbij zetten: hoort bij beide huishoudens"), _("Het andere huishouden openen") };

	if (hit->household_id == place->household_id && !hit->moved)
		return err_set(err, ERR_INPUT, _("%s staat al in dit huishouden."), hit->naam);
	switch (desk_pick(desk, hit->naam, labels, COUNT_OF(labels), 0)) {
	case 0:
		person->id = hit->person_id;
		return true;
	case 1:
		return known_open(hit, &place->known_household_id, err);
	}
	return err_set(err, ERR_INPUT, _("Nog niet bewaard. Kijk eerst of dit dezelfde persoon is."));
}

static bool duplicates_settle(struct desk *desk, struct member_place *place, struct person *person, struct ask *ask,
	struct err *err)
{
	struct duplicates_choice choice;

	switch (duplicates_ask(desk, place->household_id, person, NULL, &choice, err)) {
	case DUPLICATES_BACK:
		return false;
	case DUPLICATES_KNOWN:
		return known_settle(desk, place, &choice.hit, person, err);
	case DUPLICATES_OTHER:
		memcpy(ask->word, choice.reason, sizeof(ask->word));
		return true;
	case DUPLICATES_NONE:
		return true;
	}
	return false;
}

static void entry_saved(struct desk *desk, void *arg)
{
	const struct member_place *place = arg;
	const struct screen_call call = { .household_id = place->known_household_id };

	if (place->known_household_id != 0)
		desk_push(desk, &screen_huishouden, &call);
	else
		desk_good(desk, "%s", place->person.id == 0 ? _("Het gezinslid staat erbij.") : _("De gegevens zijn bewaard."));
}

static bool entry_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct member_place *place = arg;
	struct member_entry *entry = data;
	struct person person = place->person;
	bool fresh = person.id == 0;
	struct message message, answer;
	struct ask ask;
	bool ok;

	if (!birthdate_tidy(desk, entry->geboortedatum, err))
		return false;
	fields_carry(&entry_record, entry, &person_record, &person);
	record_init(&ask_record, &ask);
	ask.id = place->household_id;
	ask.number = entry->rol;
	ask.flag = true;
	if (fresh && !duplicates_settle(desk, place, &person, &ask, err))
		return false;
	if (place->known_household_id != 0)
		return true;
	message_init(&message, fresh ? REQ_MEMBER_ADD : REQ_PERSON_SAVE);
	if (fresh)
		rows_add(&message.rows, &ask_record, &ask);
	rows_add(&message.rows, &person_record, &person);
	if (!fresh)
		rows_add(&message.rows, &ask_record, &ask);
	ok = desk_ask(desk, &message, &answer, err);
	message_free(&message);
	message_free(&answer);
	return ok;
}

/* The role stands with the membership and not here: what the form had stays. */
static bool entry_reread(struct desk *desk, void *data, void *arg)
{
	struct member_place *place = arg;
	const struct person *person;
	struct err err = ERR_INIT;
	struct message answer;
	struct ask ask;
	bool found;

	if (place->person.id == 0)
		return false;
	record_init(&ask_record, &ask);
	ask.id = place->person.id;
	ask.other_id = place->household_id;
	found = desk_ask_with(desk, REQ_PERSON_READ, &ask, &answer, &err) &&
		(person = rows_first(&answer.rows, &person_record)) != NULL;
	if (found) {
		place->person = *person;
		fields_carry(&person_record, person, &entry_record, data);
		((struct member_entry *)data)->rol = place->rol;
	}
	message_free(&answer);
	return found;
}

static void entry_form(struct desk *desk, id household_id, const struct person *person, int rol)
{
	bool fresh = person->id == 0;
	const struct form_job job = { .title = fresh ? N_("Gezinslid toevoegen") : N_("Gegevens van gezinslid"),
		.record = &entry_record, ROWS(entry_rows), .save = entry_save, .reread = entry_reread,
		.after = entry_saved,
		.draft = { "person", fresh ? household_id : person->id, household_id }, .household_id = household_id, .deed = DEED_EDIT };
	struct member_place *place = mem_new(1, sizeof(*place));
	struct member_entry entry;

	*place = (struct member_place){ .household_id = household_id, .person = *person, .rol = rol };
	record_init(&entry_record, &entry);
	fields_carry(&person_record, person, &entry_record, &entry);
	entry.rol = rol;
	desk_form_with(desk, &job, &entry, place, free);
}

void household_form_person(struct desk *desk, id household_id, const struct member *member)
{
	struct err err = ERR_INIT;
	struct message answer;
	struct person fresh;
	struct ask ask;

	if (member == NULL) {
		record_init(&person_record, &fresh);
		entry_form(desk, household_id, &fresh, MEMBER_UNKNOWN);
		return;
	}
	record_init(&ask_record, &ask);
	ask.id = member->person_id;
	ask.other_id = household_id;
	if (desk_ask_with(desk, REQ_PERSON_READ, &ask, &answer, &err) && rows_first(&answer.rows, &person_record) != NULL)
		entry_form(desk, household_id, rows_first(&answer.rows, &person_record), member->rol);
	else
		desk_say_err(desk, &err);
	message_free(&answer);
}

static void member_end(struct desk *desk, const struct member *member)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = member->id;
	ask.day = desk_today(desk);
	if (desk_prompt_reason(desk, _("Uit dit huishouden halen"), N_("Bijvoorbeeld: verhuisd, gescheiden, op kamers."),
			REQ_MEMBER_END, &ask))
		desk_good(desk, "%s", _("Deze persoon hoort niet meer bij het huishouden. De geschiedenis blijft."));
}

void household_form_member(struct desk *desk, id household_id, const struct member *shown)
{
	const char *const labels[] = { _("Gegevens bekijken en wijzigen"), _("Verhuist, alleen of met anderen"),
		_("Uit dit huishouden halen") };
	const struct member member = *shown;	/* the screen may read again while the question waits */

	switch (desk_pick(desk, member.naam, labels, member.until == DAY_NONE ? COUNT_OF(labels) : 1, 0)) {
	case 0:
		household_form_person(desk, household_id, &member);
		break;
	case 1:
		household_form_move(desk, household_id, &member);
		break;
	case 2:
		member_end(desk, &member);
		break;
	}
}
