/* The network of a household: family, neighbours and friends who can help. */
#include "facts_inside.h"
#include "household_inside.h"
#include "store/search.h"

static bool network_check(struct call *call, struct network_member *member)
{
	if (member->from == DAY_NONE)
		member->from = call->today;
	if (!record_check(&network_member_record, member, &call->err) || !phone_check(member->telefoon, &call->err))
		return false;
	return member->until == DAY_NONE || member->until >= member->from ||
		err_set(&call->err, ERR_INPUT, "Tot: deze dag ligt voor het begin.");
}

static const char NETWORK_NEW[] =
	"INSERT INTO network_member(id, household_id, naam, relation, kanHelpenMet, telefoon, bereikbaar, \"from\", until)"
	" VALUES (:id, :household_id, :naam, :relation, :kanHelpenMet, :telefoon, :bereikbaar, :from, :until)";

static const char NETWORK_CHANGE[] =
	"UPDATE network_member SET naam = :naam, relation = :relation, kanHelpenMet = :kanHelpenMet, telefoon ="
	" :telefoon, bereikbaar = :bereikbaar, \"from\" = :from, until = :until, version = version + 1"
	" WHERE id = :id AND household_id = :household_id AND version = :version";

static const char NETWORK_MEMBER[] = "SELECT * FROM network_member WHERE id = :id";

bool network_store(struct call *call, struct network_member *member)
{
	bool fresh = member->id == 0;
	struct query *query;

	if (!network_check(call, member) ||
			!search_keys_household(call->db, KEYS_DROP, member->household_id, &call->err))
		return false;
	if (fresh)
		member->id = db_next_id(call->db);
	query = db_query(call->db, fresh ? NETWORK_NEW : NETWORK_CHANGE);
	query_record(query, &network_member_record, member);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return fact_row(call, NETWORK_MEMBER, member->id, &network_member_record,
			rows_new(&call->out->rows, &network_member_record)) &&
			stale_text(call, member->household_id, "network_member", member->id, "deze regel");
	member->version = fresh ? 1 : member->version + 1;
	if (!search_keys_household(call->db, KEYS_ADD, member->household_id, &call->err))
		return false;
	change_note(call, member->household_id, "network_member", member->id, "");
	return true;
}

bool network_save(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM network_member WHERE id = :id";
	struct network_member member = *(const struct network_member *)call_in(call, &network_member_record);

	if (member.id ? !household_of(call, HOUSEHOLD_OF, member.id, DEED_EDIT, &member.household_id) :
			!call_may(call, DEED_EDIT, member.household_id))
		return false;
	if (!network_store(call, &member))
		return false;
	call_about(call, member.household_id, "network_member", member.id, "%s",
		member.until == DAY_NONE ? "" : "gestopt");
	call_out(call, &network_member_record, &member);
	return true;
}
