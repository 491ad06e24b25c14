/* Employees: their names, their keys and password, and the end of their access. */
#include "admin_inside.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/mandate.h"
#include "store/store.h"
#include "vault/vault.h"

enum { KEYS_MOST = 20 };

static const char EMPLOYEES[] = "SELECT id FROM employee ORDER BY username";
static const char EMPLOYEE_ADD[] =
	"INSERT INTO employee(id, username, naam, telefoon, organisation_id, team_id)"
	" VALUES (:id, :username, :naam, :telefoon, :organisation_id, :team_id)";
static const char MUNICIPALITY[] = "SELECT id FROM organisation WHERE kind = 'gemeente' ORDER BY id LIMIT 1";
static const char KEYS[] =
	"SELECT e.username, k.key_type, k.fingerprint, k.comment, k.added FROM employee_key k"
	" JOIN employee e ON e.id = k.employee_id WHERE k.employee_id = :id ORDER BY k.added, k.fingerprint";
static const char KEY_COUNT[] = "SELECT count(*) FROM employee_key WHERE employee_id = :id";
static const char KEY_ADD[] =
	"INSERT INTO employee_key(employee_id, fingerprint, key_type, key, comment, added)"
	" VALUES (:id, :fingerprint, :key_type, :key, :comment, :added)"
	" ON CONFLICT(employee_id, fingerprint) DO NOTHING";
static const char KEY_REMOVE[] = "DELETE FROM employee_key WHERE employee_id = :id AND fingerprint = :fingerprint";
static const char PASSWORD_SET[] = "UPDATE employee SET password_hash = :hash WHERE id = :id";
static const char DISABLED_SET[] = "UPDATE employee SET disabled = :disabled WHERE id = :id";

/* ---- names ---- */

bool user_list(struct call *call)
{
	struct query *query = db_query(call->db, EMPLOYEES);
	id *ids = NULL;
	size_t count = 0;
	bool ok = true;

	while (query_step(query, &call->err) == QUERY_ROW) {
		ids = mem_grow(ids, count + 1, sizeof(*ids));
		ids[count++] = query_get_int(query, "id");
	}
	ok = call->err.code == ERR_NONE;
	for (size_t i = 0; ok && i < count; i++)
		ok = employee_by_id(call, ids[i], rows_new(&call->out->rows, &employee_record));
	free(ids);
	return ok;
}

/*
 * Employer and team are there already: a typing error must not make a new organisation. Without an employer it is the
 * municipality.
 */
static bool employer_find(struct call *call, struct employee *employee)
{
	if (*employee->organisation_naam)
		employee->organisation_id = organisation_by_name(call, employee->organisation_naam);
	else
		employee->organisation_id = query_number(db_query(call->db, MUNICIPALITY), &call->err);
	if (!employee->organisation_id && call->err.code == ERR_NONE)
		return err_set(&call->err, ERR_INPUT, "Organisatie %.200s is er niet; voeg die eerst toe.",
			employee->organisation_naam);
	employee->team_id = 0;
	if (*employee->team_naam)
		employee->team_id = team_by_name(call, employee->team_naam);
	if (*employee->team_naam && !employee->team_id && call->err.code == ERR_NONE)
		return err_set(&call->err, ERR_INPUT, "Team %.200s is er niet; voeg dat eerst toe.",
			employee->team_naam);
	return call->err.code == ERR_NONE;
}

static bool employee_check(struct call *call, struct employee *employee)
{
	if (!username_valid(employee->username))
		return err_set(&call->err, ERR_INPUT, "De gebruikersnaam begint met een kleine letter; daarna mogen "
			"kleine letters, cijfers, punt, liggend streepje en koppelteken, samen hoogstens 32 tekens.");
	return admin_line(call, "De naam", employee->naam, sizeof(employee->naam), true) &&
		admin_line(call, "De telefoon", employee->telefoon, sizeof(employee->telefoon), false) &&
		admin_line(call, "De organisatie", employee->organisation_naam, sizeof(employee->organisation_naam),
			false) &&
		admin_line(call, "Het team", employee->team_naam, sizeof(employee->team_naam), false) &&
		employer_find(call, employee);
}

static bool employee_again(struct call *call, const struct employee *wanted, const struct employee *there)
{
	if (strcmp(there->naam, wanted->naam) != 0 || there->organisation_id != wanted->organisation_id ||
			there->team_id != wanted->team_id)
		return rule_refuse_as(&call->err, "gebruiker.bestaat", "Gebruiker %s bestaat al: %.180s, %.180s", there->username, there->naam, there->organisation_naam);
	call_out(call, &employee_record, there);
	return true;
}

bool user_add(struct call *call)
{
	struct employee employee = *(const struct employee *)call_in(call, &employee_record);
	struct employee there;
	struct query *query;

	if (!employee_check(call, &employee))
		return false;
	call_about(call, 0, "employee", 0, "%s", employee.username);
	if (employee_by_username(call, employee.username, &there)) {
		call->object_id = there.id;
		return employee_again(call, &employee, &there);
	}
	if (call->err.code != ERR_MISSING)
		return false;
	call->err = ERR_INIT;
	employee.id = call->object_id = db_next_id(call->db);
	query = db_query(call->db, EMPLOYEE_ADD);
	query_record(query, &employee_record, &employee);
	return query_run(query, &call->err) &&
		employee_by_id(call, employee.id, rows_new(&call->out->rows, &employee_record));
}

/* ---- keys ---- */

static bool keys_answer(struct call *call, id employee_id)
{
	struct query *query = db_query(call->db, KEYS);
	enum query_result result;

	query_id(query, ":id", employee_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &user_key_record, rows_new(&call->out->rows, &user_key_record));
	return result == QUERY_DONE;
}

static bool key_add(struct call *call, const struct employee *employee, const char *line)
{
	struct query *query = db_query(call->db, KEY_COUNT);
	struct public_key key;
	char fingerprint[65];

	if (!public_key_parse(line, &key, &call->err))
		return false;
	if (!key_fingerprint(key.key, fingerprint, sizeof(fingerprint)))
		return err_set(&call->err, ERR_INTERNAL, "De vingerafdruk kan niet worden berekend.");
	query_id(query, ":id", employee->id);
	if (query_number(query, &call->err) >= KEYS_MOST)
		return rule_refuse_as(&call->err, "sleutel.aantal", "%s heeft al %d sleutels", employee->username, KEYS_MOST);
	query = db_query(call->db, KEY_ADD);
	query_id(query, ":id", employee->id);
	query_text(query, ":fingerprint", fingerprint);
	query_text(query, ":key_type", key.type);
	query_text(query, ":key", key.key);
	query_text(query, ":comment", key.comment);
	query_day(query, ":added", call->today);
	call_about(call, 0, "employee", employee->id, "%s: sleutel %s", employee->username, fingerprint);
	return query_run(query, &call->err);
}

/* By its fingerprint, or by the whole line. */
static bool key_remove(struct call *call, const struct employee *employee, const char *given)
{
	struct query *query = db_query(call->db, KEY_REMOVE);
	struct public_key key;
	char fingerprint[65];

	if (strncmp(given, "SHA256:", 7) == 0 && strlen(given) < sizeof(fingerprint))
		snprintf(fingerprint, sizeof(fingerprint), "%s", given);
	else if (!public_key_parse(given, &key, &call->err) ||
			!key_fingerprint(key.key, fingerprint, sizeof(fingerprint)))
		return err_set(&call->err, ERR_INPUT, "Noem de vingerafdruk van de sleutel (SHA256:...).");
	query_id(query, ":id", employee->id);
	query_text(query, ":fingerprint", fingerprint);
	call_about(call, 0, "employee", employee->id, "%s: sleutel %s verwijderd", employee->username, fingerprint);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) == 0)
		return err_set(&call->err, ERR_MISSING, "%s heeft geen sleutel %s.", employee->username, fingerprint);
	return true;
}

bool user_key(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct employee employee;

	if (!employee_by_username(call, ask->word, &employee))
		return false;
	call_about(call, 0, "employee", employee.id, "%s: sleutels gelezen", employee.username);
	if (ask->tekst && *ask->tekst &&
			!(ask->flag ? key_remove(call, &employee, ask->tekst) : key_add(call, &employee, ask->tekst)))
		return false;
	return keys_answer(call, employee.id);
}

/* ---- password ---- */

static bool holds_name(const char *password, const char *username)
{
	size_t length = strlen(username);

	for (; strlen(password) >= length; password++)
		if (strncasecmp(password, username, length) == 0)
			return true;
	return false;
}

static bool one_character(const char *password)
{
	return strspn(password, (const char[]){ password[0], '\0' }) == strlen(password);
}

bool password_good(const char *password, const char *username, struct err *err)
{
	size_t bytes = strlen(password);

	if (!text_valid(password, bytes))
		return err_set(err, ERR_INPUT, "Het wachtwoord bevat tekens die geen geldige UTF-8 zijn.");
	if (bytes > CONTROL_PASSWORD_BYTES)
		return err_set(err, ERR_LIMIT, "Het wachtwoord mag hoogstens %d tekens hebben.",
			CONTROL_PASSWORD_BYTES);
	for (size_t i = 0; i < bytes; i++)
		if (iscntrl((unsigned char)password[i]))
			return err_set(err, ERR_INPUT, "In het wachtwoord mag geen besturingsteken (tab) staan.");
	if (text_chars(password) < PASSWORD_CHARS_LEAST)
		return err_set(err, ERR_INPUT, "Het wachtwoord moet minstens %d tekens hebben; neem een korte zin.",
			PASSWORD_CHARS_LEAST);
	if (holds_name(password, username))
		return err_set(err, ERR_INPUT, "De gebruikersnaam mag niet in het wachtwoord staan.");
	if (one_character(password))
		return err_set(err, ERR_INPUT, "Het wachtwoord is steeds hetzelfde teken.");
	return true;
}

bool user_password(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	const struct birth *birth = &call->store->birth;
	char hash[VAULT_PASSWORD_BYTES];
	struct employee employee;
	struct query *query;

	if (!employee_by_username(call, ask->word, &employee))
		return false;
	if (!password_good(ask->tekst ? ask->tekst : "", employee.username, &call->err))
		return false;
	if (!password_hash(ask->tekst, (uint64_t)birth->password_ops, (uint64_t)birth->password_memory_kib, hash,
			&call->err))
		return false;
	call_about(call, 0, "employee", employee.id, "%s: nieuw wachtwoord", employee.username);
	query = db_query(call->db, PASSWORD_SET);
	query_text(query, ":hash", hash);
	query_id(query, ":id", employee.id);
	return query_run(query, &call->err);
}

/* ---- the end of access ---- */

bool user_disable(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, DISABLED_SET);
	struct employee employee;

	if (!employee_by_username(call, ask->word, &employee))
		return false;
	if (ask->flag && employee.id == call->actor->employee_id)
		return rule_refuse(&call->err, "gebruiker.zelf");
	call_about(call, 0, "employee", employee.id, "%s %s", employee.username,
		ask->flag ? "uitgeschakeld" : "ingeschakeld");
	query_int(query, ":disabled", ask->flag);
	query_id(query, ":id", employee.id);
	if (!query_run(query, &call->err))
		return false;
	mandate_recheck_soon(call->store);
	if (ask->flag)
		sessions_end(call, employee.id);
	return employee_by_id(call, employee.id, rows_new(&call->out->rows, &employee_record));
}
