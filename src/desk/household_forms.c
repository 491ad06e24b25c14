/* The small forms around a household: each is a table of rows, a record, and one request. */
#include "desk/household_forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/screen_form.h"
#include "desk/screens.h"
#include "domain/person_name.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* ---- journal ------------------------------------------------------------------------------------------------------ */

static const struct record_form_row journal_rows[] = {
	{ .field = "kind" },
	{ .field = "tekst", .rows = 12, .required = true },
};

static bool journal_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	(void)arg;
	return desk_save(desk, REQ_JOURNAL_ADD, &journal_entry_record, data, err);
}

void household_form_journal(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Dagboek schrijven"), .record = &journal_entry_record, ROWS(journal_rows),
		.save = journal_save, .saved = N_("De regel staat in het dagboek."), .draft = { "journal_entry", household_id, household_id }, .household_id = household_id };
	struct journal_entry entry;

	record_init(&journal_entry_record, &entry);
	entry.household_id = household_id;
	desk_form(desk, &job, &entry, NULL);
}

/* ---- task and appointment ----------------------------------------------------------------------------------------- */

static const struct record_form_row task_rows[] = {
	{ .field = "kind" },
	{ .field = "what" },
	{ .field = "datum" },
	{ .field = "time" },
	{ .field = "place" },
	{ .field = "employee_id", .label = N_("Wie doet het") },
};

static bool task_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	(void)arg;
	return desk_save(desk, REQ_TASK_SAVE, &task_record, data, err);
}

/* Every form that has an employee to pick gets the list of who may be picked. */
static void task_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	record_form_choices(rf, "employee_id", picks_choices(arg), picks_count(arg));
}

void household_form_task(struct desk *desk, id household_id, const struct task *task)
{
	const struct form_job job = { .title = task != NULL ? N_("Taak of afspraak wijzigen") : N_("Taak of afspraak"),
		.record = &task_record, ROWS(task_rows), .save = task_save, .edited = task_edited, .saved = N_("Bewaard."),
		.draft = { "task", task != NULL ? task->id : household_id, household_id }, .household_id = household_id };
	struct picks *picks = picks_employees(desk, household_id);
	struct task fresh;

	record_init(&task_record, &fresh);
	if (task != NULL) {
		fresh = *task;
	} else {
		fresh.household_id = household_id;
		fresh.datum = desk_today(desk);
		fresh.employee_id = desk_me(desk)->employee_id;
	}
	desk_form_with(desk, &job, &fresh, picks, picks_free);
}

/* ---- household ---------------------------------------------------------------------------------------------------- */

static const struct record_form_row household_rows[] = {
	{ .field = "naam" },
	{ .label = N_("Adres") },
	{ .field = "straatnaam" },
	{ .field = "huisnummer" },
	{ .field = "huisletter" },
	{ .field = "huisnummertoevoeging" },
	{ .field = "postcode" },
	{ .field = "woonplaats" },
	{ .field = "wijk" },
	{ .field = "telefoon" },
	{ .label = N_("Kenmerken") },
	{ .field = "safety" },
	{ .field = "vulnerable" },
	{ .field = "shielded" },
};

static bool household_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	(void)arg;
	return desk_save(desk, REQ_HOUSEHOLD_SAVE, &household_record, data, err);
}

void household_form_edit(struct desk *desk, const struct household *household)
{
	const struct form_job job = { .title = N_("Huishouden wijzigen"), .record = &household_record, ROWS(household_rows),
		.save = household_save, .saved = N_("Het huishouden is gewijzigd."), .household_id = household->id };

	desk_form(desk, &job, household, NULL);
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
	F_LINE(struct intake, burgerservicenummer, N_("BSN")),
	F_LINE(struct intake, voornamen, N_("Voornamen")),
	F_LINE(struct intake, voorvoegsel, N_("Voorvoegsel"), .help = N_("van, de, van der …")),
	F_LINE(struct intake, geslachtsnaam, N_("Achternaam"), .required = true),
	F_LINE(struct intake, geboortedatum, N_("Geboortedatum"), .help = N_("Bijvoorbeeld 01-12-1985. Alleen het jaar mag ook.")),
	F_CHOICE(struct intake, geslacht, N_("Geslacht"), geslacht_choices),
	F_LINE(struct intake, straatnaam, N_("Straat")),
	F_INT(struct intake, huisnummer, N_("Huisnummer"), .least = 1, .most = 99999),
	F_LINE(struct intake, huisletter, N_("Huisletter")),
	F_LINE(struct intake, huisnummertoevoeging, N_("Toevoeging")),
	F_LINE(struct intake, postcode, N_("Postcode")),
	F_LINE(struct intake, woonplaats, N_("Woonplaats")),
	F_LINE(struct intake, wijk, N_("Wijk")),
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
	{ .field = "burgerservicenummer" },
	{ .label = N_("Adres") },
	{ .field = "straatnaam" },
	{ .field = "huisnummer" },
	{ .field = "huisletter" },
	{ .field = "huisnummertoevoeging" },
	{ .field = "postcode" },
	{ .field = "woonplaats" },
	{ .field = "wijk" },
	{ .field = "telefoon" },
};

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

static bool intake_birthdate(struct desk *desk, struct intake *intake, struct err *err)
{
	char born[11];

	if (intake->geboortedatum[0] == '\0')
		return true;
	if (!birthdate_parse(intake->geboortedatum, desk_today(desk), born))
		return err_set(err, ERR_INPUT, _("Geboortedatum: dit is geen datum. Bijvoorbeeld 01-12-1985."));
	memcpy(intake->geboortedatum, born, sizeof(born));
	return true;
}

static bool intake_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct message request, answer;
	struct household household, *made = arg;
	struct person person;
	bool ok;

	if (!intake_birthdate(desk, data, err))
		return false;
	record_init(&household_record, &household);
	record_init(&person_record, &person);
	fields_carry(&intake_record, data, &household_record, &household);
	fields_carry(&intake_record, data, &person_record, &person);
	message_init(&request, REQ_HOUSEHOLD_ADD);
	rows_add(&request.rows, &household_record, &household);
	rows_add(&request.rows, &person_record, &person);
	ok = desk_ask(desk, &request, &answer, err);
	if (ok && rows_first(&answer.rows, &household_record) != NULL)
		*made = *(const struct household *)rows_first(&answer.rows, &household_record);
	message_free(&request);
	message_free(&answer);
	return ok;
}

/* Opens the new household when the form closes after saving. */
static void intake_done(void *arg)
{
	free(arg);
}

static void intake_saved(struct desk *desk, void *arg)
{
	const struct household *made = arg;
	const struct screen_call call = { .household_id = made->id };

	if (made->id != 0)
		desk_push(desk, &screen_huishouden, &call);
}

void household_form_new(struct desk *desk, const char *typed)
{
	const struct form_job job = { .title = N_("Nieuw huishouden"), .record = &intake_record, ROWS(intake_rows),
		.save = intake_save, .after = intake_saved, .saved = N_("Het huishouden is gemaakt. U bent betrokken als aanmelder.") };
	struct household *made = mem_new(1, sizeof(*made));
	struct intake intake;
	struct err err = ERR_INIT;
	char born[11];

	record_init(&household_record, made);
	record_init(&intake_record, &intake);
	if (birthdate_parse(typed, desk_today(desk), born))
		memcpy(intake.geboortedatum, born, sizeof(born));
	else if (bsn_valid(typed))
		memcpy(intake.burgerservicenummer, typed, sizeof(intake.burgerservicenummer));
	else if (text_clean_line(typed, "", intake.geslachtsnaam, sizeof(intake.geslachtsnaam), &err))
		name_split(typed, intake.voorvoegsel, sizeof(intake.voorvoegsel), intake.geslachtsnaam, sizeof(intake.geslachtsnaam));
	desk_form_with(desk, &job, &intake, made, intake_done);
}

/* ---- member ------------------------------------------------------------------------------------------------------- */

static const struct record_form_row person_rows[] = {
	{ .field = "voornamen" },
	{ .field = "voorvoegsel" },
	{ .field = "geslachtsnaam" },
	{ .field = "voorvoegselPartner" },
	{ .field = "geslachtsnaamPartner" },
	{ .field = "aanduidingNaamgebruik" },
	{ .field = "geboortedatum" },
	{ .field = "geslacht" },
	{ .field = "burgerservicenummer" },
	{ .field = "telefoon" },
	{ .field = "overlijdensdatum" },
	{ .field = "geheimhoudingPersoonsgegevens" },
};

struct member_place {
	id household_id;
	int rol;
};

static bool birthdate_tidy(struct desk *desk, struct person *person, struct err *err)
{
	char born[11];

	if (person->geboortedatum[0] == '\0')
		return true;
	if (!birthdate_parse(person->geboortedatum, desk_today(desk), born))
		return err_set(err, ERR_INPUT, _("Geboortedatum: dit is geen datum. Bijvoorbeeld 01-12-1985."));
	memcpy(person->geboortedatum, born, sizeof(born));
	return true;
}

/* A person row and an `ask` beside it: for a new member and for a changed person. */
static bool person_send(struct desk *desk, int request, const struct member_place *place, const struct person *person,
	struct err *err)
{
	struct message message, answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = place->household_id;
	ask.number = place->rol;
	message_init(&message, (uint16_t)request);
	if (request == REQ_MEMBER_ADD)
		rows_add(&message.rows, &ask_record, &ask);
	rows_add(&message.rows, &person_record, person);
	if (request != REQ_MEMBER_ADD)
		rows_add(&message.rows, &ask_record, &ask);
	ok = desk_ask(desk, &message, &answer, err);
	message_free(&message);
	message_free(&answer);
	return ok;
}

static bool member_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct person *person = data;

	return birthdate_tidy(desk, person, err) &&
		person_send(desk, person->id == 0 ? REQ_MEMBER_ADD : REQ_PERSON_SAVE, arg, person, err);
}

struct end_prompt {
	struct desk *desk;
	id membership_id;
};

static bool member_end_take(void *arg, const char *reason, struct err *err)
{
	const struct end_prompt *about = arg;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.id = about->membership_id;
	ask.day = desk_today(about->desk);
	if (!text_clean_line(reason, _("Reden"), ask.word, sizeof(ask.word), err))
		return false;
	ok = desk_ask_with(about->desk, REQ_MEMBER_END, &ask, &answer, err);
	message_free(&answer);
	return ok;
}

static void member_end(struct desk *desk, const struct member *member)
{
	struct end_prompt about = { desk, member->id };
	const struct prompt prompt = { .title = _("Uit dit huishouden halen"), .label = N_("Reden"), .kind = FORM_LINE,
		.help = N_("Bijvoorbeeld: verhuisd, gescheiden, op kamers."), .required = true, .take = member_end_take,
		.arg = &about };

	if (desk_prompt(desk, &prompt))
		desk_good(desk, "%s", _("Deze persoon hoort niet meer bij het huishouden. De geschiedenis blijft."));
}

static void person_form(struct desk *desk, const struct person *person, const struct member_place *place)
{
	const struct form_job job = { .title = person->id == 0 ? N_("Gezinslid toevoegen") : N_("Persoon wijzigen"),
		.record = &person_record, ROWS(person_rows), .save = member_save, .saved = N_("Bewaard."),
		.household_id = place->household_id };
	struct member_place *kept = mem_new(1, sizeof(*kept));

	*kept = *place;
	desk_form_with(desk, &job, person, kept, free);
}

static void member_new(struct desk *desk, id household_id)
{
	struct member_place place = { .household_id = household_id };
	struct person person;
	const char *labels[16];
	size_t count = 0;
	int choice;

	for (; member_role_choices[count].code != NULL && count < COUNT_OF(labels); count++)
		labels[count] = _(member_role_choices[count].label);
	choice = desk_pick(desk, _("Wie is deze persoon in het gezin?"), labels, count, 0);
	if (choice < 0)
		return;
	place.rol = member_role_choices[choice].value;
	record_init(&person_record, &person);
	person_form(desk, &person, &place);
}

void household_form_member(struct desk *desk, id household_id, const struct member *member)
{
	const char *const labels[] = { _("Gegevens bekijken en wijzigen"), _("Uit dit huishouden halen") };
	struct member_place place = { .household_id = household_id };
	struct err err = ERR_INIT;
	struct message answer;
	struct ask ask;

	if (member == NULL) {
		member_new(desk, household_id);
		return;
	}
	switch (desk_pick(desk, member->naam, labels, member->until == DAY_NONE ? 2 : 1, 0)) {
	case 0:
		break;
	case 1:
		member_end(desk, member);
		return;
	default:
		return;
	}
	record_init(&ask_record, &ask);
	ask.id = member->person_id;
	ask.other_id = household_id;
	place.rol = member->rol;
	if (desk_ask_with(desk, REQ_PERSON_READ, &ask, &answer, &err) && rows_first(&answer.rows, &person_record) != NULL)
		person_form(desk, rows_first(&answer.rows, &person_record), &place);
	else
		desk_say_err(desk, &err);
	message_free(&answer);
}
