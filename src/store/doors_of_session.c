/* Requests about the session itself: who am I, what is there to choose from, my unsaved text, is the log whole. */
#include "store/door.h"

#include <stdio.h>
#include <string.h>

#include "base/build.h"
#include "base/mem.h"
#include "domain/rule.h"
#include "store/audit.h"
#include "store/code.h"
#include "store/mandate.h"
#include "store/session.h"
#include "store/store.h"
#include "wire/control.h"

/* ---- hello ---- */

static const char GEMEENTE[] = "SELECT naam FROM municipality ORDER BY id LIMIT 1";

static const char EMPLOYEE[] =
	"SELECT e.id, e.username, e.naam, e.telefoon, e.organisation_id, o.naam AS organisation_naam, e.team_id,"
	" t.naam AS team_naam, e.disabled FROM employee e JOIN organisation o ON o.id = e.organisation_id"
	" LEFT JOIN team t ON t.id = e.team_id WHERE e.id = :id";

/* Labels, as people read them. */
static void roles_shown(const struct actor *actor, char out[TEXT_LINE_BYTES])
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < HOLDER_ROLES && actor->roles[i] != ROLE_NONE; i++)
		used += (size_t)snprintf(out + used, TEXT_LINE_BYTES - used, "%s%s", used ? ", " : "",
			choice_label(role_choices, actor->roles[i]));
}

static bool employee_read(struct call *call, const struct actor *who, struct employee *out)
{
	struct query *query = db_query(call->db, EMPLOYEE);

	record_init(&employee_record, out);
	query_id(query, ":id", who->employee_id);
	if (!query_one(query, &call->err))
		return false;
	query_read(query, &employee_record, out);
	query_done(query);
	roles_shown(who, out->roles);
	return true;
}

static int64_t may_bits(struct call *call)
{
	struct access_facts facts;
	int64_t bits = 0;

	access_facts_load(call, 0, &facts);
	for (int deed = 0; deed < DEED_COUNT_; deed++)
		if (access_may(&facts, (enum deed)deed))
			bits |= INT64_C(1) << deed;
	return bits;
}

static void gemeente_read(struct call *call, char out[TEXT_LINE_BYTES])
{
	struct query *query = db_query(call->db, GEMEENTE);

	if (query_one(query, NULL))
		snprintf(out, TEXT_LINE_BYTES, "%s", query_get_text(query, "naam"));
	query_done(query);
}

bool me_answer(struct call *call)
{
	struct me me = { .employee_id = call->actor->employee_id, .today = call->today, .now = call->now };
	struct employee self;

	if (me.employee_id) {
		if (!employee_read(call, call->actor, &self))
			return false;
		memcpy(me.team_naam, self.team_naam, sizeof(me.team_naam));
	}
	memcpy(me.naam, call->actor->naam, sizeof(me.naam));
	actor_roles_text(call->actor, me.roles);
	gemeente_read(call, me.gemeente);
	me.may = may_bits(call);
	me.choose = call->actor->own_pets == PETS_ALL;
	if (call->actor->pets != PETS_ALL)
		snprintf(me.pet, sizeof(me.pet), "%s", pets_text(call->actor->pets));
	me.idle_lock_seconds = call->store->birth.idle_lock_seconds;
	me.idle_end_seconds = call->store->birth.idle_end_seconds;
	me.factor = me.employee_id ? factor_of(call->db, me.employee_id) : FACTOR_NONE;
	me.enrol = call->seat && call->seat->phase == PHASE_ENROL;
	bool there = call->actor->kind == SESSION_DESK && call->seat && call->seat->phase != PHASE_SHUT;
	if (me.employee_id && there && !access_notice_take(call, me.notice))
		return false;
	call_out(call, &me_record, &me);
	if (me.employee_id)
		call_out(call, &employee_record, &self);
	return true;
}

/* From now on the session has this hat; the answer says who that is, and what they may. `noted`: in the log of looking. */
static bool pet_wear(struct call *call, const char *code, bool noted)
{
	const struct actor *before = call->actor;
	struct actor worn;
	int pet;

	if (!call->seat || !choice_value(pet_choices, code, &pet) || !(before->own_pets & 1u << pet))
		return rule_refuse_as(&call->err, "pet.geen", "U hebt de pet «%.20s» niet", code);
	seat_wear(call->seat, 1u << pet);
	if (!seat_actor(call->seat, &worn))
		return err_set(&call->err, ERR_MISSING, "Deze gebruiker is er niet.");
	call->actor = &worn;
	db_wear(call->db, worn.pets);
	if (noted)
		view_note(call, "pet", 0, "employee", worn.employee_id, code);
	bool ok = me_answer(call);
	call->actor = before;
	return ok;
}

static bool handle_hello(struct call *call)
{
	const struct hello *hello = call_in(call, &hello_record);

	if (strcmp(hello->build, build_id()) != 0)
		return err_set(&call->err, ERR_PROTOCOL, "Dit programma hoort bij een andere versie van wijkd. Start"
			" wijkd opnieuw, of gebruik het programma dat daarbij hoort.");
	if (call->seat)
		call->seat->phase = seat_phase(call->seat);
	if (*hello->pet)
		return pet_wear(call, hello->pet, true);
	if (call->seat && call->actor->own_pets != PETS_ALL)
		call->seat->pets = call->actor->own_pets;
	return me_answer(call);
}

static bool handle_pet(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	call_about(call, 0, "employee", call->actor->employee_id, "%s", ask->word);
	return pet_wear(call, ask->word, false);
}

/* ---- locking ---- */

static bool handle_lock(struct call *call)
{
	if (!call->seat)
		return rule_refuse(&call->err, "sessie.slot");
	seat_shut(call->seat);
	return me_answer(call);
}

/* Who has neither password nor code has shown all there is with the key. */
static bool handle_unlock(struct call *call)
{
	if (factor_of(call->db, call->actor->employee_id) != FACTOR_NONE && !call->proved)
		return rule_refuse_as(&call->err, "bewijs.nodig", "Ontgrendelen vraagt uw code of wachtwoord");
	call->seat->unlock_wrong = 0;
	call->seat->phase = seat_phase(call->seat);
	return me_answer(call);
}

/* ---- lookup ---- */

static const char ORGANISATIONS[] = "SELECT id, naam, kind, provider, agb FROM organisation ORDER BY naam";
static const char TEAMS[] = "SELECT id, naam, wijk FROM team ORDER BY naam";
static const char PROVISIONS[] =
	"SELECT id, wet, productcategorie, naam, lijn, verblijf, spoed FROM provision_kind"
	" ORDER BY wet, productcategorie, naam, id";
static const char PRODUCTS[] = "SELECT * FROM product WHERE ended IS NULL ORDER BY wet, productcategorie, productcode";
static const char LIFE_DOMAINS[] = "SELECT * FROM life_domain ORDER BY place, code";
static const char ROLE_HOLDERS[] =
	"SELECT a.id, a.employee_id, a.role, a.team_id, a.pet, a.\"from\", a.until FROM role_assignment a"
	" JOIN employee e ON e.id = a.employee_id WHERE e.disabled = 0"
	" AND a.\"from\" <= :today AND (a.until IS NULL OR a.until > :today) ORDER BY a.role, a.id";
static const char EMPLOYEES[] = "SELECT id FROM employee WHERE disabled = 0 ORDER BY naam, id";

/* What may be looked up by a statement without more. */
static const struct lookup {
	const char *word, *sql;
	const struct record *record;
} lookups[] = {
	{ "organisation", ORGANISATIONS, &organisation_record },
	{ "team", TEAMS, &team_record },
	{ "provision_kind", PROVISIONS, &provision_kind_record },
	{ "product", PRODUCTS, &product_record },
	{ "rung", rungs_as_they_are, &rung_record },
	{ "role", ROLE_HOLDERS, &role_assignment_record },
	{ "life_domain", LIFE_DOMAINS, &life_domain_record },
};

static bool lookup_rows(struct call *call, const struct lookup *lookup)
{
	struct query *query = db_query(call->db, lookup->sql);
	enum query_result result;

	if (lookup->sql == ROLE_HOLDERS)
		query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, lookup->record, rows_new(&call->out->rows, lookup->record));
	return result == QUERY_DONE;
}

/*
 * May this colleague work with the household: a role that opens dossiers, and not somebody of the household itself.
 * `open`: who may open this one as things stand.
 */
static bool may_be_picked(struct call *call, const struct actor *who, id household_id, bool open)
{
	struct call theirs = { .store = call->store, .db = call->db, .actor = who, .now = call->now, .today = call->today };
	struct access_facts best, here;

	access_facts_load(&theirs, 0, &best);
	if (!access_may(&best, DEED_OPEN))
		return false;
	access_facts_load(&theirs, household_id, &here);
	return !here.own_household && !here.excluded && (!open || access_may(&here, DEED_OPEN));
}

static bool lookup_employees(struct call *call, id household_id, bool open)
{
	struct query *query = db_query(call->db, EMPLOYEES);
	enum query_result result;

	if (household_id && !call_may(call, DEED_LIST, household_id))
		return false;
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct actor who;
		struct employee employee;
		if (!actor_load(call->db, query_get_int(query, "id"), call->today, &who))
			continue;
		if (household_id && !may_be_picked(call, &who, household_id, open))
			continue;
		if (!employee_read(call, &who, &employee))
			return false;
		call_out(call, &employee_record, &employee);
	}
	return result == QUERY_DONE;
}

static bool handle_lookup(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (strcmp(ask->word, "employee") == 0)
		return lookup_employees(call, ask->id, ask->flag);
	for (size_t i = 0; i < COUNT_OF(lookups); i++)
		if (strcmp(ask->word, lookups[i].word) == 0)
			return lookup_rows(call, &lookups[i]);
	return err_set(&call->err, ERR_INPUT, "Er is geen lijst «%.60s».", ask->word);
}

/* ---- drafts: unsaved text of one employee under one hat, saved also when the line is lost ---- */

static const char DRAFT_SAVE[] =
	"INSERT INTO draft(id, employee_id, kind, object_id, household_id, field, base_version, at, value, pet)"
	" VALUES (:id, :employee_id, :kind, :object_id, :household_id, :field, :base_version, :at, :value, pet_worn())"
	" ON CONFLICT(employee_id, kind, object_id, field, pet) DO UPDATE SET household_id = :household_id,"
	" base_version = :base_version, at = :at, value = :value RETURNING id";
static const char DRAFT_DROP[] =
	"DELETE FROM draft WHERE employee_id = :employee_id AND kind = :kind AND object_id = :object_id AND field = :field"
	" AND wears(pet)";
static const char DRAFT_LIST[] =
	"SELECT id, kind, object_id, household_id, field, base_version, at, value FROM draft"
	" WHERE employee_id = :employee_id AND wears(pet)"
	" AND (:household_id IS NULL OR household_id = :household_id) ORDER BY at DESC, id";

static bool draft_write(struct call *call, struct draft *draft)
{
	bool drop = !draft->value || !*draft->value;
	struct query *query = db_query(call->db, drop ? DRAFT_DROP : DRAFT_SAVE);

	query_id(query, ":employee_id", call->actor->employee_id);
	query_plain(query, ":kind", draft->kind);
	query_int(query, ":object_id", draft->object_id);
	query_plain(query, ":field", draft->field);
	if (drop) {
		draft->id = 0;
		return query_run(query, &call->err);
	}
	query_id(query, ":id", db_next_id(call->db));
	query_int(query, ":household_id", draft->household_id);
	query_int(query, ":base_version", draft->base_version);
	query_instant(query, ":at", draft->at);
	query_plain(query, ":value", draft->value);
	draft->id = query_number(query, &call->err);
	return draft->id != 0;
}

static bool handle_draft_save(struct call *call)
{
	struct draft *draft = call_in(call, &draft_record);

	if (!call->actor->employee_id)
		return rule_refuse(&call->err, "concept.wie");
	if (!*draft->kind)
		return err_set(&call->err, ERR_INPUT, "De concepttekst zegt niet waar hij bij hoort.");
	draft->at = call->now;
	if (!db_begin(call->db, &call->err))
		return false;
	if (!draft_write(call, draft)) {
		db_rollback(call->db);
		return false;
	}
	call_out(call, &draft_record, draft);
	return db_commit(call->db, &call->err);
}

/* Drafts about a household that may not be listed any more stay away, but are kept. */
bool draft_shown(struct call *call, id household_id)
{
	struct access_facts facts;

	if (!household_id)
		return true;
	access_facts_load(call, household_id, &facts);
	return access_may(&facts, DEED_LIST);
}

static bool handle_draft_list(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, DRAFT_LIST);
	enum query_result result;

	query_id(query, ":employee_id", call->actor->employee_id);
	query_id(query, ":household_id", ask->id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		if (draft_shown(call, query_get_int(query, "household_id")))
			query_read(query, &draft_record, rows_new(&call->out->rows, &draft_record));
	return result == QUERY_DONE;
}

/* ---- is the log whole? ---- */

static bool count_chain(struct call *call, struct db *db, enum chain chain, const char *what)
{
	struct count count = { 0 };

	if (!audit_verify(db, chain, &count.number, &call->err))
		return false;
	snprintf(count.what, sizeof(count.what), "%s", what);
	call_out(call, &count_record, &count);
	return true;
}

static bool handle_audit_verify(struct call *call)
{
	return count_chain(call, call->store->db, CHAIN_AUDIT, "wijzigingen")
		&& count_chain(call, call->store->view_db, CHAIN_VIEW, "inzage");
}

const struct door_row session_doors[] = {
	/* request           phases                                          deed         act   handler */
	{ REQ_HELLO,         PHASE_LOCKED | PHASE_ADMIN,                     DEED_NONE,   NULL, handle_hello },
	{ REQ_PET,           PHASE_OPEN,                                     DEED_NONE,   "pet",  handle_pet },
	{ REQ_LOOKUP,        PHASE_ADMIN,                                    DEED_NONE,   NULL, handle_lookup },
	{ REQ_DRAFT_SAVE,    PHASE_LOCKED | PHASE_SHUT | PHASE_OPEN,         DEED_NONE,   NULL, handle_draft_save },
	{ REQ_LOCK,          PHASE_SHUT | PHASE_ENROL | PHASE_OPEN,          DEED_NONE,   NULL, handle_lock },
	{ REQ_UNLOCK,        PHASE_SHUT | PHASE_ENROL | PHASE_OPEN,          DEED_NONE,   NULL, handle_unlock },
	{ REQ_DRAFT_LIST,    PHASE_OPEN,                                     DEED_NONE,   NULL, handle_draft_list },
	{ REQ_AUDIT_VERIFY,  PHASE_UPKEEP,                                   DEED_ADMIN,  NULL, handle_audit_verify },
	{ 0 }
};
