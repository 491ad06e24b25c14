/* Steps of the demo as requests: households, people, journal and plan. Decisions and the ladder are in demo_acts.c. */
#include "demo_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/organisation.h"
#include "demo_deeds.h"

void demo_text(char *out, size_t room, const char *text)
{
	snprintf(out, room, "%s", text ? text : "");
}

/* A new message with its first row. */
void *demo_say(struct message *in, int request, const struct record *record)
{
	message_init(in, (uint16_t)request);
	return rows_new(&in->rows, record);
}

bool demo_done(struct demo *demo, const struct demo_step *step, struct message *in, struct message *out)
{
	bool ok = demo_ask(demo, step->who, demo->at, in, out);

	message_free(in);
	if (!ok)
		message_free(out);
	return ok;
}

bool demo_over(struct demo *demo, const struct demo_step *step, struct message *in)
{
	struct message out;
	bool ok = demo_done(demo, step, in, &out);

	if (ok)
		message_free(&out);
	return ok;
}

bool demo_made(struct demo *demo, const struct demo_step *step, struct message *in, const struct record *record,
	id *made)
{
	struct message out;
	const void *row;

	if (!demo_done(demo, step, in, &out))
		return false;
	row = rows_first(&out.rows, record);
	*made = row ? *(const id *)row : 0;	/* every record begins with its id */
	message_free(&out);
	return *made || err_set(&demo->call->err, ERR_INTERNAL, "er kwam geen %s terug", record->name);
}

bool demo_place(struct demo *demo, const id *things, size_t count, int64_t n, id *out)
{
	if (n < 0 || (size_t)n >= count)
		return err_set(&demo->call->err, ERR_INTERNAL, "het %lld-e onderdeel is er niet", (long long)n);
	*out = things[n];
	return true;
}

bool demo_free(struct demo *demo, size_t count)
{
	return count < DEMO_THINGS || err_set(&demo->call->err, ERR_INTERNAL, "er is geen plaats meer in het verhaal");
}

/* ---- households and people ---- */

static void person_fill(struct demo *demo, const struct demo_person *from, struct person *out)
{
	demo_text(out->voornamen, sizeof(out->voornamen), from->voornamen);
	demo_text(out->voorvoegsel, sizeof(out->voorvoegsel), from->voorvoegsel);
	demo_text(out->geslachtsnaam, sizeof(out->geslachtsnaam), from->geslachtsnaam);
	demo_text(out->voorvoegselPartner, sizeof(out->voorvoegselPartner), from->partner_voorvoegsel);
	demo_text(out->geslachtsnaamPartner, sizeof(out->geslachtsnaamPartner), from->partner_geslachtsnaam);
	demo_text(out->geboortedatum, sizeof(out->geboortedatum), from->geboortedatum);
	demo_text(out->telefoon, sizeof(out->telefoon), from->telefoon);
	out->geslacht = from->geslacht;
	out->aanduidingNaamgebruik = from->naamgebruik;
	out->geheimhoudingPersoonsgegevens = from->secret;
	if (!from->without_bsn)
		demo_bsn(demo, out->burgerservicenummer);
}

static void household_fill(const struct demo_story *from, struct household *out)
{
	demo_text(out->straatnaam, sizeof(out->straatnaam), from->straatnaam);
	out->huisnummer = from->huisnummer;
	demo_text(out->huisletter, sizeof(out->huisletter), from->huisletter);
	demo_text(out->huisnummertoevoeging, sizeof(out->huisnummertoevoeging), from->toevoeging);
	demo_text(out->postcode, sizeof(out->postcode), from->postcode);
	demo_text(out->woonplaats, sizeof(out->woonplaats), "Waterrijk");
	demo_text(out->wijk, sizeof(out->wijk), from->wijk);
	demo_text(out->telefoon, sizeof(out->telefoon), from->telefoon);
}

static const char MEMBERS[] =
	"SELECT person_id FROM membership WHERE household_id = :household ORDER BY id";

static bool persons_read(struct demo *demo, struct demo_home *home)
{
	struct query *query = db_query(demo->call->db, MEMBERS);

	query_id(query, ":household", home->household_id);
	while (query_step(query, &demo->call->err) == QUERY_ROW)
		home->persons[home->person_count++] = query_get_int(query, "person_id");
	return demo->call->err.code == ERR_NONE;
}

bool demo_start(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	const struct demo_story *story = home->story;
	struct message in;

	household_fill(story, demo_say(&in, REQ_HOUSEHOLD_ADD, &household_record));
	for (size_t i = 0; i < DEMO_PEOPLE && story->persons[i].geslachtsnaam; i++) {
		person_fill(demo, &story->persons[i], rows_new(&in.rows, &person_record));
		((struct ask *)rows_new(&in.rows, &ask_record))->number = story->persons[i].rol;
		demo->persons++;
	}
	return demo_made(demo, step, &in, &household_record, &home->household_id) && persons_read(demo, home) &&
		demo_signals(demo, home, step);
}

bool demo_death(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char PERSON[] = "SELECT * FROM person WHERE id = :id";
	struct query *query = db_query(demo->call->db, PERSON);
	struct person *person;
	struct message in;

	person = demo_say(&in, REQ_PERSON_SAVE, &person_record);
	query_id(query, ":id", home->persons[step->n]);
	if (query_one(query, &demo->call->err))
		query_read(query, &person_record, person);
	query_done(query);
	person->overlijdensdatum = instant_day(demo->at);
	((struct ask *)rows_new(&in.rows, &ask_record))->id = home->household_id;
	return demo_over(demo, step, &in);
}

static const char HOUSEHOLD[] = "SELECT * FROM household WHERE id = :id";

bool demo_shield(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct query *query = db_query(demo->call->db, HOUSEHOLD);
	struct household *household;
	struct message in;

	household = demo_say(&in, REQ_HOUSEHOLD_SAVE, &household_record);
	query_id(query, ":id", home->household_id);
	if (query_one(query, &demo->call->err))
		query_read(query, &household_record, household);
	query_done(query);
	household->shielded = true;
	return demo_over(demo, step, &in);
}

bool demo_regie(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct ask *ask = demo_say(&in, REQ_REGIE_SET, &ask_record);

	ask->id = home->household_id;
	ask->other_id = demo_employee(demo, step->a);
	demo_text(ask->word, sizeof(ask->word), step->b);
	return demo_over(demo, step, &in);
}

static const char ORGANISATION[] = "SELECT id FROM organisation WHERE naam = :naam";

bool demo_involve(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct involvement *involvement = demo_say(&in, REQ_INVOLVEMENT_ADD, &involvement_record);

	involvement->household_id = home->household_id;
	involvement->employee_id = demo_employee(demo, step->a);
	if (!involvement->employee_id) {
		struct query *query = db_query(demo->call->db, ORGANISATION);

		query_text(query, ":naam", step->a);
		involvement->organisation_id = query_number(query, NULL);
	}
	demo_text(involvement->what, sizeof(involvement->what), step->b);
	demo_text(involvement->grondslag, sizeof(involvement->grondslag), step->c ? step->c : "Wmo 2015 artikel 5.1.1");
	return demo_over(demo, step, &in);
}

bool demo_exclude(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct exclusion *exclusion = demo_say(&in, REQ_EXCLUSION_ADD, &exclusion_record);

	exclusion->household_id = home->household_id;
	exclusion->employee_id = demo_employee(demo, step->a);
	demo_text(exclusion->reason, sizeof(exclusion->reason), step->b);
	return demo_over(demo, step, &in);
}

bool demo_sign(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct match_sign *sign = demo_say(&in, REQ_MATCH_SIGN, &match_sign_record);

	sign->household_id = home->household_id;
	sign->shares = true;
	demo_text(sign->grondslag, sizeof(sign->grondslag), step->a);
	return demo_over(demo, step, &in);
}

bool demo_network(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct network_member *member = demo_say(&in, REQ_NETWORK_SAVE, &network_member_record);

	member->household_id = home->household_id;
	demo_text(member->naam, sizeof(member->naam), step->a);
	demo_text(member->relation, sizeof(member->relation), step->b);
	demo_text(member->kanHelpenMet, sizeof(member->kanHelpenMet), step->c);
	return demo_over(demo, step, &in);
}

/* ---- what is asked, written and agreed ---- */

static const char MELDING[] = "SELECT * FROM melding WHERE id = :id";

bool demo_melding(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct melding *melding = demo_say(&in, REQ_MELDING_SAVE, &melding_record);

	melding->household_id = home->household_id;
	melding->datum = instant_day(demo->at);
	melding->wet = (int)step->n;
	melding->spoed = step->m != 0;
	melding->isClientOpDeHoogte = true;
	demo_text(melding->aanmelder, sizeof(melding->aanmelder), step->a);
	melding->vraag = mem_text(step->b);
	return demo_made(demo, step, &in, &melding_record, &home->melding_id);
}

bool demo_melding_end(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct query *query = db_query(demo->call->db, MELDING);
	struct message in;
	struct melding *melding = demo_say(&in, REQ_MELDING_SAVE, &melding_record);

	query_id(query, ":id", home->melding_id);
	if (query_one(query, &demo->call->err))
		query_read(query, &melding_record, melding);
	query_done(query);
	melding->afgesloten = instant_day(demo->at);
	return demo_over(demo, step, &in);
}

bool demo_aanvraag(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct aanvraag *aanvraag = demo_say(&in, REQ_AANVRAAG_SAVE, &aanvraag_record);

	aanvraag->household_id = home->household_id;
	aanvraag->melding_id = home->melding_id;
	aanvraag->datum = instant_day(demo->at);
	aanvraag->wet = (int)step->n;
	demo_text(aanvraag->onderwerp, sizeof(aanvraag->onderwerp), step->a);
	return demo_made(demo, step, &in, &aanvraag_record, &home->aanvraag_id);
}

bool demo_journal(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct journal_entry *entry = demo_say(&in, REQ_JOURNAL_ADD, &journal_entry_record);

	entry->household_id = home->household_id;
	entry->kind = (int)step->n;
	entry->tekst = mem_text(step->a);
	return demo_over(demo, step, &in);
}

bool demo_shielded(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct journal_entry *entry = demo_say(&in, REQ_JOURNAL_ADD, &journal_entry_record);

	entry->household_id = home->household_id;
	entry->kind = (int)step->n;
	entry->tekst = mem_text(step->a);
	entry->level = JOURNAL_SHIELDED;
	entry->regisseur_leest = step->m != 0;
	return demo_over(demo, step, &in);
}

bool demo_conversation(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct conversation *head = demo_say(&in, REQ_CONVERSATION_ADD, &conversation_record);
	struct conversation_subject *subject = rows_new(&in.rows, &conversation_subject_record);

	head->household_id = home->household_id;
	head->datum = instant_day(demo->at);
	head->ondersteuner = true;
	demo_text(head->deelnemers, sizeof(head->deelnemers), step->a);
	demo_text(subject->leefgebied, sizeof(subject->leefgebied), choice_code(leefgebied_choices, (int)step->n));
	demo_text(subject->wens, sizeof(subject->wens), step->b);
	demo_text(subject->zelf_afspraak, sizeof(subject->zelf_afspraak), step->c);
	return demo_over(demo, step, &in);
}

bool demo_pause(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct silence_pause *pause = demo_say(&in, REQ_SILENCE_PAUSE, &silence_pause_record);

	pause->household_id = home->household_id;
	pause->until = demo_day(demo, (int)step->n);
	demo_text(pause->reason, sizeof(pause->reason), step->a);
	return demo_over(demo, step, &in);
}

bool demo_task(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct task *task;

	if (!demo_free(demo, home->task_count))
		return false;
	task = demo_say(&in, REQ_TASK_SAVE, &task_record);
	task->household_id = home->household_id;
	task->kind = step->b ? TASK_APPOINTMENT : TASK_TODO;
	demo_text(task->what, sizeof(task->what), step->a);
	demo_text(task->time, sizeof(task->time), step->b);
	demo_text(task->place, sizeof(task->place), step->c);
	task->datum = demo_day(demo, (int)step->n);
	task->employee_id = demo_employee(demo, step->who);
	return demo_made(demo, step, &in, &task_record, &home->tasks[home->task_count++]);
}
