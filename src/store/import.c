/* The request to import a file: reads it whole from its descriptor, has it checked and stored, and reports. */
#include "store/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/feed.h"
#include "store/household.h"
#include "store/people.h"
#include "store/session.h"

typedef bool import_read(struct import_batch *batch, const char *bytes, size_t count, const struct import_watch *watch,
	struct err *err);

static import_read *const readers[] = {
	[IMPORT_GBAV] = import_gbav_read,
	[IMPORT_CSV] = import_csv_read,
};

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

		record_init(&person_record, &person);
		import_person_fill(batch, &batch->persons[i], &person);
		if (!batch->persons[i].bad && !person_normal(&person, batch->today, &err))
			import_error(batch, batch->persons[i].line, "%s", err.text);
	}
}

/* ---- the file ---- */

/* The whole file in memory; caller frees. Nothing of it is trusted but its bytes. */
static char *file_read(struct call *call, size_t *count)
{
	struct stat status;
	char *bytes;
	size_t done = 0;
	int fd;

	if (call->in->fd_count != 1) {
		err_set(&call->err, ERR_INPUT, "Het bestand is niet meegestuurd.");
		return NULL;
	}
	fd = call->in->fds[0];
	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
		err_set(&call->err, ERR_INPUT, "Dit is geen gewoon bestand.");
		return NULL;
	}
	if (status.st_size > IMPORT_FILE_BYTES) {
		err_set(&call->err, ERR_LIMIT, "Het bestand is groter dan 1 GiB; deel het op.");
		return NULL;
	}
	bytes = mem_new(1, (size_t)status.st_size + 1);
	while (done < (size_t)status.st_size) {
		ssize_t got = pread(fd, bytes + done, (size_t)status.st_size - done, (off_t)done);

		if (got <= 0) {
			err_set(&call->err, ERR_IO, "Het bestand kan niet worden gelezen.");
			free(bytes);
			return NULL;
		}
		done += (size_t)got;
	}
	*count = done;
	return bytes;
}

static bool file_plausible(struct call *call, const char *bytes, size_t count)
{
	if (count >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
		return err_set(&call->err, ERR_INPUT, "Het bestand is UTF-16; sla het op als CSV met UTF-8.");
	if (count >= 2 && memcmp(bytes, "PK", 2) == 0)
		return err_set(&call->err, ERR_INPUT,
			"Het bestand is een werkmap (xlsx) of zip; sla het op als CSV met UTF-8.");
	return true;
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

static void report(struct call *call, const struct import_batch *batch)
{
	for (size_t i = 0; i < rows_count(&batch->lines, &import_line_record); i++)
		call_out(call, &import_line_record, rows_get(&batch->lines, &import_line_record, i));
	call_out(call, &import_count_record, &batch->count);
}

static void wijk_fill(struct import_batch *batch, const char *wijk)
{
	for (size_t i = 0; *wijk && i < batch->household_count; i++)
		if (!*batch->households[i].wijk)
			batch->households[i].wijk = import_keep(batch, wijk);
}

static bool batch_store(struct call *call, struct import_batch *batch, const struct import *ask,
	const struct import_watch *watch)
{
	const struct import_count *count = &batch->count;

	wijk_fill(batch, ask->wijk);
	import_check(batch);
	if (count->errors == 0 && !import_store(call, batch, ask->dry_run, watch))
		return false;
	call_about(call, 0, "import", 0, "%s %s: %lld regels, %lld personen nieuw, %lld gewijzigd, %lld fouten%s",
		choice_code(import_format_choices, ask->format), ask->file, (long long)count->lines,
		(long long)count->persons_new, (long long)count->persons_changed, (long long)count->errors,
		count->stored ? "" : "; niets opgeslagen");
	report(call, batch);
	return true;
}

static bool import_serve(struct call *call)
{
	const struct import *ask = call_in(call, &import_record);
	const struct import_watch watch = { progress, call };
	struct import_batch *batch;
	size_t count = 0;
	char *bytes = file_read(call, &count);
	bool ok = false;

	if (!bytes)
		return false;
	batch = import_batch_new(call->today);
	if (!file_plausible(call, bytes, count) || !readers[ask->format](batch, bytes, count, &watch, &call->err))
		goto free;
	if (batch->count.lines > IMPORT_LINES_LIVE && !ask->dry_run && desks_open(call->store)) {
		err_refuse(&call->err, "import.groot", "Meer dan %d regels kan alleen als niemand is ingelogd: "
			"stop wijkd, of wacht tot iedereen weg is.", IMPORT_LINES_LIVE);
		goto free;
	}
	/* The batch has copies: a large file and a large transaction need not be in memory together. */
	free(bytes);
	bytes = NULL;
	ok = batch_store(call, batch, ask, &watch);
free:
	import_batch_free(batch);
	free(bytes);
	return ok;
}

const struct door_row import_doors[] = {
	{ REQ_IMPORT, PHASE_UPKEEP, DEED_IMPORT, "import", import_serve },
	{ 0 }
};
