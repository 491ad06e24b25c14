/* What the files of households and people share, beside their handlers. */
#ifndef STORE_HOUSEHOLD_INSIDE_H
#define STORE_HOUSEHOLD_INSIDE_H

#include "domain/contact.h"
#include "store/household.h"
#include "store/people.h"
#include "store/search.h"

/* Nobody but who opens the dossier sees where they live: the signal is on, or somebody there has geheimhouding. */
#define HOUSEHOLD_SECRET(household) \
	"(EXISTS(SELECT 1 FROM signal x WHERE x.household_id = " household " AND x.kind = 'geheim_adres' AND x.until IS NULL)" \
	" OR EXISTS(SELECT 1 FROM membership x JOIN person y ON y.id = x.person_id WHERE x.household_id = " household \
	"   AND x.until IS NULL AND y.geheimhoudingPersoonsgegevens))"
/* The name of person p by aanduidingNaamgebruik, as name_full in domain/person_name.h writes it. */
#define PERSON_SURNAME(voorvoegsel, surname) \
	"coalesce(nullif(" voorvoegsel ", '') || CASE WHEN " voorvoegsel " LIKE '%''' THEN '' ELSE ' ' END, '') || " surname
#define PERSON_OWN PERSON_SURNAME("p.voorvoegsel", "p.geslachtsnaam")
#define PERSON_PARTNER PERSON_SURNAME("p.voorvoegselPartner", "p.geslachtsnaamPartner")
#define PERSON_NAME \
	"trim(coalesce(nullif(p.voornamen, ''), p.voorletters, '') || ' ' || CASE" \
	" WHEN coalesce(nullif(p.geslachtsnaamPartner, ''), '.') = '.' THEN trim(" PERSON_OWN ", '.')" \
	" WHEN p.geslachtsnaam IN ('', '.') THEN " PERSON_PARTNER \
	" WHEN p.aanduidingNaamgebruik = 'E' THEN " PERSON_OWN \
	" WHEN p.aanduidingNaamgebruik = 'P' THEN " PERSON_PARTNER \
	" WHEN p.aanduidingNaamgebruik = 'N' THEN " PERSON_OWN " || '-' || " PERSON_PARTNER \
	" ELSE " PERSON_PARTNER " || '-' || " PERSON_OWN " END)"

/*
 * Rows alone, of what was checked: without search keys. Of a household its number and its line in the feed too. Ids are
 * the caller's but for the household.
 */
bool household_insert(struct call *call, struct household *household);
/* The number of a serial from the allocator; ERR_LIMIT when they are all given. */
bool huishoudnummer_given(int64_t serial, char out[HUISHOUDNUMMER_BYTES], struct err *err);
bool person_insert(struct call *call, const struct person *person);
bool membership_insert(struct call *call, const struct member *member);

/* After query_one gave no row: ERR_MISSING with the sentence, unless reading itself failed. Returns false. */
bool row_missing(struct err *err, const char *rule);

/*
 * The household of a row, found with `sql` (its first column, :id), when the actor may do the deed there. What does not
 * exist and what is not for the actor give the same answer.
 */
bool household_of(struct call *call, const char *sql, id object_id, enum deed deed, id *household_id);
/* The dossier may be read and is open in this session, so that its opening stands in the view log. */
bool household_readable(struct call *call, id household_id);
/* May somebody else open the dossier as things stand? False without an error too. */
bool household_open_to(struct call *call, id household_id, id employee_id);
/*
 * Finds the person that is meant, by id or BSN, or makes a new one; `person` is what stands there afterwards. Somebody
 * of a household that the actor may not know of is refused ("bsn.bekend").
 */
bool person_take(struct call *call, struct person *person);
/* A person who is in the household now, or was and is in no other: whose data this household may read and change. */
bool person_belongs(struct call *call, id household_id, id person_id);
/* Whoever works with the household hears that something changed in the werkbak; not the actor. */
bool caseload_told(struct call *call, id household_id);
/* Display names of an employee; ERR_INPUT when there is none who works here now. Any out may be NULL. */
bool employee_named(struct call *call, id employee_id, char naam[TEXT_LINE_BYTES], char organisation[TEXT_LINE_BYTES],
	char telefoon[33]);
/*
 * After a death: the regisseur of every household of this person hears it, and gets a task where provisions still run.
 */
bool death_told(struct call *call, const struct person *person);
/* Ends the regie without a next regisseur; ERR_INPUT "Reden: ..." without a reason. Nothing when nobody has it. */
bool regie_end(struct call *call, id household_id, const char *reason);
/* May be a regisseur with a role of today; else why not. */
bool regie_fits(struct call *call, id employee_id);
/* The columns of a member that are the person's. */
void member_of(const struct person *person, struct member *member);
/* "geslachtsnaam, telefoon": the fields that differ, for the audit line. */
void fields_changed(const struct record *record, const void *before, const void *after, char out[TEXT_LINE_BYTES]);
/* ERR_INPUT when it is no phone number; none is well. */
bool phone_check(const char *telefoon, struct err *err);
/* As much of the text as one line holds, never inside a character; for lists, not for what is kept. */
void line_cut(const char *text, char out[TEXT_LINE_BYTES]);
/* "14:30", or "9:05" and "9.05" made "09:05". */
bool time_normal(char time[6], struct err *err);
/* The day is there, and not after today. */
bool day_check(day d, day today, const char *label, struct err *err);

/* The search keys of a household and of its people: dropped before their rows change, added after. */
bool household_keys_of(struct call *call, enum keys_deed deed, id household_id);

/* What stands in the place of a text that was written under the other hat; `row` has a column pet. */
#define CLOSED_NOTE(row) "'gesloten: hoort bij de pet ' || " row ".pet"

/* The newest 50 entries of :household as :me may see them, without their text: journal_entry records. */
extern const char JOURNAL_HEADS[];
/*
 * May :me read the entry j? The one rule for every statement that gives anything of an entry beside its day and
 * organisation: its author, who the author named, and the regisseur when the author said so.
 */
#define JOURNAL_READABLE "(wears(j.pet) AND " JOURNAL_OPEN ")"
/* The level alone, whatever hat is worn: its kind and moment may be known. */
#define JOURNAL_OPEN \
	"(j.level = 'team' OR j.employee_id = :me OR EXISTS(SELECT 1 FROM journal_reader q WHERE q.entry_id = j.id" \
	" AND q.ended IS NULL AND (q.employee_id = :me OR (q.employee_id IS NULL AND EXISTS(SELECT 1 FROM regie g" \
	" WHERE g.household_id = j.household_id AND g.until IS NULL AND g.employee_id = :me)))))"
/* An entry that was checked, with its level and its first readers; fills id and author. */
bool journal_insert(struct call *call, struct journal_entry *entry);
/* The entry as the actor may see it, with its text when it may be read; false: call->err. */
bool journal_load(struct call *call, id entry_id, struct journal_entry *out);
/* Of a conversation its fields and subjects go into the answer. */
bool conversation_answer(struct call *call, id entry_id);
/* How many work with the household, how much contact there is, whether silence was planned. */
bool pressure_load(struct call *call, id household_id, struct pressure *out);
/* What the municipality chose. */
int64_t norm_value(struct db *db, enum norm_kind kind);

/* Handlers, by the door table that lends them. */
bool household_open(struct call *call);
bool household_read(struct call *call);
bool household_close(struct call *call);
bool household_add(struct call *call);
bool household_save(struct call *call);
bool timeline_read(struct call *call);

bool person_read(struct call *call);
bool person_save(struct call *call);
bool member_add(struct call *call);
bool member_end(struct call *call);
bool network_save(struct call *call);
bool involvement_start(struct call *call);
bool involvement_save(struct call *call);
bool involvement_stop(struct call *call);
bool regie_set(struct call *call);

bool journal_read(struct call *call);
bool journal_write(struct call *call);
bool journal_reader_set(struct call *call);
bool conversation_write(struct call *call);
bool conversation_to_plan(struct call *call);
bool silence_pause_start(struct call *call);
bool silence_pause_end(struct call *call);
bool task_save(struct call *call);
bool task_done(struct call *call);
bool melding_save(struct call *call);
bool aanvraag_save(struct call *call);

#endif
