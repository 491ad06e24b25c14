/* Addresses by date: where a household lives now stands with itself, every other one in a table of its own. */
#include <ctype.h>
#include <string.h>

#include "domain/person_name.h"
#include "domain/rule.h"
#include "facts_inside.h"
#include "household_inside.h"
#include "store/search.h"

enum { HUISNUMMER_MOST = 99999 };

#define PLACE "straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode, woonplaats"

/* The one of now first, then what holds beside it, then those of before. */
const char ADDRESSES_OF_HOUSEHOLD[] =
	"SELECT h.id, h.id AS household_id, h.address_kind AS kind, " PLACE ", h.address_from AS \"from\", NULL AS until,"
	" h.address_bron AS bron, " HOUSEHOLD_SECRET("h.id") " AS secret, h.version, 0 AS place"
	" FROM household h WHERE h.id = :household AND (h.straatnaam IS NOT NULL OR h.postcode IS NOT NULL)"
	" UNION ALL SELECT a.id, a.household_id, a.kind, a.straatnaam, a.huisnummer, a.huisletter, a.huisnummertoevoeging,"
	" a.postcode, a.woonplaats, a.\"from\", a.until, a.bron, a.secret"
	" OR (a.until IS NULL AND " HOUSEHOLD_SECRET("h.id") "), h.version, 1 + (a.until IS NOT NULL)"
	" FROM address_dated a JOIN household h ON h.id = a.household_id WHERE a.household_id = :household"
	" ORDER BY place, until DESC, id DESC LIMIT 200";

/* ---- what is right ---- */

bool address_normal(struct household *household, struct err *err)
{
	char postcode[7];

	if (household->huisnummer < 0 || household->huisnummer > HUISNUMMER_MOST)
		return err_set(err, ERR_INPUT, "Huisnummer: vul een getal in van 1 tot en met %d.", HUISNUMMER_MOST);
	if (!household->huisnummer && (*household->huisletter || *household->huisnummertoevoeging))
		return err_set(err, ERR_INPUT, "Huisnummer: bij een huisletter of toevoeging hoort een huisnummer.");
	if (*household->huisletter && !isalpha((unsigned char)*household->huisletter))
		return err_set(err, ERR_INPUT, "Huisletter: «%s» is geen letter.", household->huisletter);
	if (!*household->postcode)
		return true;
	if (!postcode_normal(household->postcode, postcode))
		return err_set(err, ERR_INPUT, "Postcode: «%s» is geen postcode. Schrijf vier cijfers en twee letters.",
			household->postcode);
	memcpy(household->postcode, postcode, sizeof(postcode));
	return true;
}

/* The place of an address, over that of a household: its columns are what search reads. */
static void place_put(const struct address *address, struct household *household)
{
	memcpy(household->straatnaam, address->straatnaam, sizeof(household->straatnaam));
	household->huisnummer = address->huisnummer;
	memcpy(household->huisletter, address->huisletter, sizeof(household->huisletter));
	memcpy(household->huisnummertoevoeging, address->huisnummertoevoeging, sizeof(household->huisnummertoevoeging));
	memcpy(household->postcode, address->postcode, sizeof(household->postcode));
	memcpy(household->woonplaats, address->woonplaats, sizeof(household->woonplaats));
}

static bool address_check(struct call *call, struct address *address)
{
	struct household place;

	record_init(&household_record, &place);
	place_put(address, &place);
	if (!address_normal(&place, &call->err) || !record_check(&address_record, address, &call->err))
		return false;
	memcpy(address->postcode, place.postcode, sizeof(address->postcode));
	if (!*address->straatnaam && !*address->postcode)
		return err_set(&call->err, ERR_INPUT, "Straat: vul een straat of een postcode in.");
	if ((!address->id || address->from != DAY_NONE) && !day_check(address->from, call->today, "Vanaf", &call->err))
		return false;
	if (address->until == DAY_NONE)
		return true;
	return day_check(address->until, call->today, "Tot", &call->err) && (address->until >= address->from ||
		err_set(&call->err, ERR_INPUT, "Tot: deze dag ligt voor het begin."));
}

/* ---- rows ---- */

static const char ADDRESS_NEW[] =
	"INSERT INTO address(id, household_id, kind, " PLACE ", \"from\", until, bron) VALUES (:id, :household_id, :kind,"
	" :straatnaam, nullif(:huisnummer, 0), :huisletter, :huisnummertoevoeging, :postcode, :woonplaats, :from, :until, :bron)";

static const char ADDRESS_CHANGE[] =
	"UPDATE address SET kind = :kind, straatnaam = :straatnaam, huisnummer = nullif(:huisnummer, 0), huisletter ="
	" :huisletter, huisnummertoevoeging = :huisnummertoevoeging, postcode = :postcode, woonplaats = :woonplaats,"
	" \"from\" = :from, until = :until, bron = :bron WHERE id = :id AND household_id = :household_id";

static bool address_write(struct call *call, const char *sql, const struct address *address)
{
	struct query *query = db_query(call->db, sql);

	query_record(query, &address_record, address);
	return query_run(query, &call->err) && (db_changes(call->db) == 1 ||
		rule_missing(&call->err, "huishouden.geen"));
}

static bool address_insert(struct call *call, struct address *address)
{
	address->id = db_next_id(call->db);
	return address_write(call, ADDRESS_NEW, address);
}

/* Where the household lives from now on; `address` NULL: nowhere that is known. */
static bool present_write(struct call *call, const struct address *address, id household_id)
{
	static const char PRESENT[] =
		"UPDATE household SET straatnaam = :straatnaam, huisnummer = nullif(:huisnummer, 0), huisletter = :huisletter,"
		" huisnummertoevoeging = :huisnummertoevoeging, postcode = :postcode, woonplaats = :woonplaats,"
		" address_kind = :kind, address_from = :from, address_bron = :bron WHERE id = :household_id";
	struct address present;
	struct query *query = db_query(call->db, PRESENT);

	record_init(&address_record, &present);
	if (address)
		present = *address;
	present.household_id = household_id;
	query_record(query, &address_record, &present);
	return query_run(query, &call->err);
}

/* The address of now as a row; false without an error: there is none. */
static bool present_read(struct call *call, id household_id, struct address *out)
{
	static const char PRESENT[] =
		"SELECT h.id AS household_id, h.address_kind AS kind, " PLACE ", h.address_from AS \"from\", h.address_bron AS bron"
		" FROM household h WHERE h.id = :id AND (h.straatnaam IS NOT NULL OR h.postcode IS NOT NULL)";
	struct query *query = db_query(call->db, PRESENT);

	record_init(&address_record, out);
	query_id(query, ":id", household_id);
	if (!query_one(query, &call->err))
		return false;
	query_read(query, &address_record, out);
	query_done(query);
	return true;
}

/* What holds beside the address of now ends, when there is such. */
static bool beside_end(struct call *call, id household_id, day until)
{
	static const char END[] =
		"UPDATE address SET until = max(:until, coalesce(\"from\", :until)) WHERE household_id = :household AND until IS NULL";
	struct query *query = db_query(call->db, END);

	query_id(query, ":household", household_id);
	query_day(query, ":until", until);
	return query_run(query, &call->err);
}

bool address_keep(struct call *call, const struct household *household)
{
	static const char SINCE[] =
		"UPDATE household SET address_kind = 'woonadres', address_from = :today, address_bron = NULL WHERE id = :id";
	struct household before;
	struct address present;
	struct query *query;

	if (!present_read(call, household->id, &present))
		return call->err.code == ERR_NONE;
	record_copy(&household_record, &before, household);
	place_put(&present, &before);
	if (strcmp(before.straatnaam, household->straatnaam) == 0 && before.huisnummer == household->huisnummer &&
			strcmp(before.huisletter, household->huisletter) == 0 &&
			strcmp(before.huisnummertoevoeging, household->huisnummertoevoeging) == 0 &&
			strcmp(before.postcode, household->postcode) == 0)
		return true;
	/* written today and written again: it was a slip, nobody lived there */
	if (present.from == call->today)
		return true;
	present.until = call->today;
	if (!address_insert(call, &present))
		return false;
	query = db_query(call->db, SINCE);
	query_id(query, ":id", household->id);
	query_day(query, ":today", call->today);
	return query_run(query, &call->err);
}

/* ---- a new one ---- */

/* From now on they live there: what was so until that day goes to the others. A briefadres may stay beside it. */
static bool address_becomes(struct call *call, const struct address *address)
{
	struct address before;

	if (!present_read(call, address->household_id, &before))
		return call->err.code == ERR_NONE && present_write(call, address, address->household_id);
	if (before.from != DAY_NONE && before.from > address->from)
		return err_set(&call->err, ERR_INPUT, "Vanaf: het adres dat er nu staat, begon later. Verbeter dat eerst.");
	if (before.kind != ADDRESS_LETTER || address->kind == ADDRESS_LETTER)
		before.until = address->from;
	if (address->kind == ADDRESS_HOME && !beside_end(call, address->household_id, address->from))
		return false;
	if (address->kind == ADDRESS_HOME)
		before.until = address->from;
	return address_insert(call, &before) && present_write(call, address, address->household_id);
}

static bool address_add(struct call *call, struct address *address)
{
	struct address present;

	if (address->until != DAY_NONE)
		return address_insert(call, address);
	if (address->kind == ADDRESS_LETTER && present_read(call, address->household_id, &present) &&
			present.kind != ADDRESS_LETTER)
		return beside_end(call, address->household_id, address->from) && address_insert(call, address);
	return call->err.code == ERR_NONE && address_becomes(call, address);
}

/* The address of now corrected, or ended without another. */
static bool present_change(struct call *call, struct address *address)
{
	if (address->until == DAY_NONE)
		return present_write(call, address, address->household_id);
	return address_insert(call, address) && present_write(call, NULL, address->household_id);
}

static bool address_store(struct call *call, struct address *address)
{
	if (!address->id)
		return address_add(call, address);
	if (address->id == address->household_id)
		return present_change(call, address);
	if (address->until == DAY_NONE && address->kind != ADDRESS_LETTER)
		return err_set(&call->err, ERR_INPUT, "Tot: dit is een adres van eerder. Vul in tot wanneer.");
	return address_write(call, ADDRESS_CHANGE, address);
}

/* ---- the request ---- */

static const char TURN[] =
	"UPDATE household SET version = version + 1 WHERE id = :id AND version = :version";

static bool address_turn(struct call *call, const struct address *address)
{
	struct query *query = db_query(call->db, TURN);
	struct address *now;

	query_id(query, ":id", address->household_id);
	query_int(query, ":version", address->version);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) == 1)
		return true;
	now = rows_new(&call->out->rows, &address_record);
	if (present_read(call, address->household_id, now))
		now->id = address->household_id;
	return stale_text(call, address->household_id, "household", address->household_id, "dit huishouden");
}

bool address_save(struct call *call)
{
	struct address address = *(const struct address *)call_in(call, &address_record);

	if (!call_may(call, DEED_EDIT, address.household_id) || !address_check(call, &address) ||
			!address_turn(call, &address) || !household_keys_of(call, KEYS_DROP, address.household_id) ||
			!address_store(call, &address) || !household_keys_of(call, KEYS_ADD, address.household_id))
		return false;
	address.version++;
	if (!address.id)
		address.id = address.household_id;
	change_note(call, address.household_id, "household", address.household_id, "");
	change_note(call, address.household_id, "address", address.id, "");
	call_about(call, address.household_id, "address", address.id, "%s%s", choice_code(address_kind_choices, address.kind),
		address.until == DAY_NONE ? "" : " van eerder");
	call_out(call, &address_record, &address);
	return true;
}
