/* The request to import a file: has it read from its descriptor, checked and stored, and reports. */
#include "store/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/feed.h"
#include "store/household.h"
#include "store/people.h"
#include "store/session.h"

/* ---- from the file to records ---- */

static void put(char *out, size_t room, const char *text)
{
	snprintf(out, room, "%s", text);
}

/* An empty cell of a format that is not the BRP never wipes what is known. */
static void put_filled(char *out, size_t room, const char *text)
{
	if (*text)
		put(out, room, text);
}

void import_person_fill(const struct import_batch *batch, const struct import_person *from, struct person *out)
{
	put_filled(out->burgerservicenummer, sizeof(out->burgerservicenummer), from->burgerservicenummer);
	put_filled(out->telefoon, sizeof(out->telefoon), from->telefoon);
	put(out->geslachtsnaam, sizeof(out->geslachtsnaam), from->geslachtsnaam);
	if (!(batch->says & IMPORT_SAYS_BRP)) {
		if (*from->voornamen && strcmp(out->voornamen, from->voornamen) != 0)
			out->voorletters[0] = '\0';
		put_filled(out->voornamen, sizeof(out->voornamen), from->voornamen);
		put_filled(out->voorvoegsel, sizeof(out->voorvoegsel), from->voorvoegsel);
		put_filled(out->geboortedatum, sizeof(out->geboortedatum), from->geboortedatum);
		if (from->geslacht != GESLACHT_ONBEKEND)
			out->geslacht = from->geslacht;
		return;
	}
	if (strcmp(out->voornamen, from->voornamen) != 0)
		out->voorletters[0] = '\0';
	put(out->voornamen, sizeof(out->voornamen), from->voornamen);
	put(out->voorvoegsel, sizeof(out->voorvoegsel), from->voorvoegsel);
	put(out->geboortedatum, sizeof(out->geboortedatum), from->geboortedatum);
	put(out->voorvoegselPartner, sizeof(out->voorvoegselPartner), from->voorvoegselPartner);
	put(out->geslachtsnaamPartner, sizeof(out->geslachtsnaamPartner), from->geslachtsnaamPartner);
	out->geslacht = from->geslacht;
	out->aanduidingNaamgebruik = from->aanduidingNaamgebruik;
	out->overlijdensdatum = from->overlijdensdatum;
	out->geheimhoudingPersoonsgegevens = from->secret;
}

void import_household_fill(const struct import_household *from, struct household *out)
{
	put(out->straatnaam, sizeof(out->straatnaam), from->straatnaam);
	out->huisnummer = from->huisnummer;
	put(out->huisletter, sizeof(out->huisletter), from->huisletter);
	put(out->huisnummertoevoeging, sizeof(out->huisnummertoevoeging), from->huisnummertoevoeging);
	put(out->postcode, sizeof(out->postcode), from->postcode);
	put(out->woonplaats, sizeof(out->woonplaats), from->woonplaats);
	put_filled(out->wijk, sizeof(out->wijk), from->wijk);
	if (!*out->naam)
		put(out->naam, sizeof(out->naam), "-");		/* until it is made and gets its own: import_plan.c */
}

static bool birthdate_unknown(const char *iso)
{
	return strlen(iso) != DAY_ISO_BYTES - 1 || strcmp(iso + 5, "00-00") == 0 || strcmp(iso + 8, "00") == 0;
}

static void person_count(struct import_batch *batch, const struct import_person *person)
{
	const struct import_household *household = &batch->households[person->household];
	struct import_count *count = &batch->count;

	count->deceased += person->overlijdensdatum != DAY_NONE;
	count->without_bsn += !*person->burgerservicenummer;
	count->unknown_date += birthdate_unknown(person->geboortedatum);
	count->secret += person->secret;
	count->without_address += !*household->straatnaam && !*household->postcode;
}

void import_check(struct import_batch *batch)
{
	for (size_t i = 0; i < batch->household_count; i++) {
		struct err err = ERR_INIT;
		struct household household;

		record_init(&household_record, &household);
		import_household_fill(&batch->households[i], &household);
		if (batch->households[i].count > 0 && !household_normal(&household, &err))
			import_error(batch, batch->households[i].line, "%s", err.text);
	}
	for (size_t i = 0; i < batch->person_count; i++) {
		struct err err = ERR_INIT;
		struct person person;

		person_count(batch, &batch->persons[i]);
		import_seen_add(batch->seen, batch, &batch->persons[i]);
		record_init(&person_record, &person);
		import_person_fill(batch, &batch->persons[i], &person);
		if (!batch->persons[i].bad && !person_normal(&person, batch->today, &err))
			import_error(batch, batch->persons[i].line, "%s", err.text);
	}
}

static bool desks_open(const struct store *store)
{
	for (const struct seat *seat = store->seats; seat; seat = seat->next)
		if (seat->phase == PHASE_OPEN || seat->phase == PHASE_LOCKED)
			return true;
	return false;
}

/* ---- the request ---- */

/* What is noted for others is dropped on the way of a large import: nobody is there to read it. */
static void progress(void *arg, const char *what, size_t done, size_t total)
{
	struct call *call = arg;

	progress_say(call, what, (int64_t)done, (int64_t)total);
	if (!desks_open(call->store))
		feed_drop(call->store);
}

static int line_order(const void *a, const void *b)
{
	const struct import_line *const *one = a, *const *other = b;

	return (*one)->line < (*other)->line ? -1 : (*one)->line > (*other)->line;
}

/* By line: those of a household were found together. */
static void report(struct call *call, const struct import_batch *batch)
{
	size_t count = rows_count(&batch->lines, &import_line_record);
	const struct import_line **lines = mem_new(count + 1, sizeof(*lines));

	for (size_t i = 0; i < count; i++)
		lines[i] = rows_get(&batch->lines, &import_line_record, i);
	qsort(lines, count, sizeof(*lines), line_order);
	for (size_t i = 0; i < count; i++)
		call_out(call, &import_line_record, lines[i]);
	call_out(call, &import_count_record, &batch->count);
	free(lines);
}

static void wijk_fill(struct import_batch *batch, const char *wijk)
{
	for (size_t i = 0; *wijk && i < batch->household_count; i++)
		if (!*batch->households[i].wijk)
			batch->households[i].wijk = import_keep(batch, wijk);
}

/* A file in one of the two formats, as portions. */
struct source {
	const struct import *ask;
	struct import_batch *batch;
	struct import_csv *csv;		/* NULL: the batch holds everything */
	bool read;			/* of a batch that holds everything */
};

static bool source_open(struct source *source, struct import_file *file, const struct import_watch *watch, struct err *err)
{
	char *bytes;
	bool ok;

	if (source->ask->format == IMPORT_CSV) {
		source->csv = import_csv_open(source->batch, file, watch, err);
		return source->csv != NULL;
	}
	bytes = import_file_whole(file, err);
	ok = bytes && import_gbav_read(source->batch, bytes, import_file_size(file), watch, err);
	free(bytes);
	return ok;
}

static size_t source_households(const struct source *source)
{
	return source->csv ? import_csv_households(source->csv) : source->batch->household_count;
}

static bool source_next(void *arg, struct err *err)
{
	struct source *source = arg;
	bool more = source->csv ? import_csv_next(source->csv, err) : !source->read;

	source->read = true;
	if (more)
		wijk_fill(source->batch, source->ask->wijk);
	return more;
}

static void source_again(struct source *source)
{
	source->read = false;
	if (source->csv)
		import_csv_again(source->csv);
}

static bool source_check(struct source *source, const struct import_watch *watch, struct err *err)
{
	size_t total = source_households(source), done = 0;

	while (source_next(source, err)) {
		import_check(source->batch);
		done += source->batch->household_count;
		watch->progress(watch->arg, "controleren", done, total);
	}
	return err->code == ERR_NONE;
}

static bool source_store(struct call *call, struct source *source, const struct import_watch *watch)
{
	struct import_run *run = import_run_begin(call, source->batch, source->ask->dry_run);
	size_t total = source_households(source);
	bool ok;

	source_again(source);
	ok = import_run_load(run, source_next, source, total, watch);
	if (ok && !import_run_whole(run, total)) {
		source_again(source);
		while (ok && source_next(source, &call->err))
			ok = import_run_portion(run, total, watch);
	}
	return import_run_end(run, ok && call->err.code == ERR_NONE);
}

static bool source_import(struct call *call, struct source *source, const struct import_watch *watch)
{
	const struct import_count *count = &source->batch->count;
	const struct import *ask = source->ask;

	if (count->lines > IMPORT_LINES_LIVE && !ask->dry_run && desks_open(call->store))
		return rule_refuse_as(&call->err, "import.groot", "Meer dan %d regels kan alleen als niemand is ingelogd", IMPORT_LINES_LIVE);
	if (!source_check(source, watch, &call->err))
		return false;
	if (count->errors == 0 && !source_store(call, source, watch))
		return false;
	call_about(call, 0, "import", 0, "%s %s: %lld regels, %lld personen nieuw, %lld gewijzigd, %lld fouten%s",
		choice_code(import_format_choices, ask->format), ask->file, (long long)count->lines,
		(long long)count->persons_new, (long long)count->persons_changed, (long long)count->errors,
		count->stored ? "" : "; niets opgeslagen");
	report(call, source->batch);
	return true;
}

static bool import_serve(struct call *call)
{
	const struct import_watch watch = { progress, call };
	struct source source = { .ask = call_in(call, &import_record) };
	struct import_file *file;
	bool ok;

	if (call->in->fd_count != 1)
		return err_set(&call->err, ERR_INPUT, "Het bestand is niet meegestuurd.");
	file = import_file_open(call->in->fds[0], &call->err);
	if (!file)
		return false;
	source.batch = import_batch_new(call->today);
	ok = source_open(&source, file, &watch, &call->err) && source_import(call, &source, &watch);
	import_csv_free(source.csv);
	import_batch_free(source.batch);
	import_file_free(file);
	return ok;
}

const struct door_row import_doors[] = {
	{ REQ_IMPORT, PHASE_UPKEEP, DEED_IMPORT, "import", import_serve },
	{ 0 }
};
