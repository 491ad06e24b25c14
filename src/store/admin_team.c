/* Organisations and teams. Neither is removed: what was decided keeps the name of who decided it. */
#include "domain/rule.h"
#include "admin_inside.h"

#include <string.h>

static const char ORGANISATION_BY_NAME[] = "SELECT id FROM organisation WHERE naam = :naam";
static const char ORGANISATION_BY_ID[] = "SELECT id, naam, kind, provider, agb FROM organisation WHERE id = :id";
static const char ORGANISATIONS[] = "SELECT id, naam, kind, provider, agb FROM organisation ORDER BY naam";
static const char ORGANISATION_ADD[] =
	"INSERT INTO organisation(id, naam, kind, provider) VALUES (:id, :naam, :kind, :provider)";

static const char TEAM_BY_NAME[] = "SELECT id FROM team WHERE naam = :naam";
static const char TEAM_BY_ID[] = "SELECT id, naam, wijk FROM team WHERE id = :id";
static const char TEAMS[] = "SELECT id, naam, wijk FROM team ORDER BY naam";
static const char TEAM_ADD[] = "INSERT INTO team(id, naam, wijk) VALUES (:id, :naam, :wijk)";

static id by_name(struct call *call, const char *sql, const char *naam)
{
	struct query *query = db_query(call->db, sql);

	query_plain(query, ":naam", naam);
	return query_number(query, &call->err);
}

id organisation_by_name(struct call *call, const char *naam)
{
	return by_name(call, ORGANISATION_BY_NAME, naam);
}

id team_by_name(struct call *call, const char *naam)
{
	return by_name(call, TEAM_BY_NAME, naam);
}

static bool row_by_id(struct call *call, const char *sql, id row_id, const struct record *record, void *out)
{
	struct query *query = db_query(call->db, sql);

	record_init(record, out);
	query_id(query, ":id", row_id);
	if (!query_one(query, &call->err))
		return false;
	query_read(query, record, out);
	query_done(query);
	return true;
}

static bool row_add(struct call *call, const char *sql, const struct record *record, const void *row)
{
	struct query *query = db_query(call->db, sql);

	query_record(query, record, row);
	return query_run(query, &call->err);
}

static bool rows_list(struct call *call, const char *sql, const struct record *record)
{
	struct query *query = db_query(call->db, sql);
	enum query_result result;

	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, record, rows_new(&call->out->rows, record));
	return result == QUERY_DONE;
}

/* The same again is no mistake; the same name for something else is. */
static bool organisation_again(struct call *call, const struct organisation *wanted, id known)
{
	struct organisation there;

	if (!row_by_id(call, ORGANISATION_BY_ID, known, &organisation_record, &there))
		return false;
	if (there.kind != wanted->kind || there.provider != wanted->provider)
		return rule_refuse_as(&call->err, "organisatie.bestaat", "Organisatie %.200s bestaat al: %s%s", there.naam, choice_label(organisation_kind_choices, there.kind), there.provider ? ", aanbieder" : "");
	call_out(call, &organisation_record, &there);
	return true;
}

bool organisation_add(struct call *call)
{
	struct organisation organisation = *(const struct organisation *)call_in(call, &organisation_record);
	id known;

	if (!admin_line(call, "De naam", organisation.naam, sizeof(organisation.naam), true))
		return false;
	known = organisation_by_name(call, organisation.naam);
	call_about(call, 0, "organisation", known, "%s", organisation.naam);
	if (known || call->err.code != ERR_NONE)
		return known && organisation_again(call, &organisation, known);
	organisation.id = call->object_id = db_next_id(call->db);
	if (!row_add(call, ORGANISATION_ADD, &organisation_record, &organisation))
		return false;
	call_out(call, &organisation_record, &organisation);
	return true;
}

/* Where messages for this provider go. */
bool organisation_agb(struct call *call)
{
	static const char AGB[] = "UPDATE organisation SET agb = :agb WHERE id = :id";
	struct organisation there;
	const struct organisation *given = call_in(call, &organisation_record);
	id known = organisation_by_name(call, given->naam);
	struct query *query = db_query(call->db, AGB);

	if (!known)
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_MISSING,
			"Er is geen organisatie %.200s; wijkctl organisation list noemt ze.", given->naam);
	if (strlen(given->agb) != 8 || strspn(given->agb, "0123456789") != 8)
		return err_set(&call->err, ERR_INPUT, "AGB-code: dit zijn acht cijfers.");
	query_id(query, ":id", known);
	query_text(query, ":agb", given->agb);
	call_about(call, 0, "organisation", known, "AGB-code van %s", given->naam);
	if (!query_run(query, &call->err) || !row_by_id(call, ORGANISATION_BY_ID, known, &organisation_record, &there))
		return false;
	call_out(call, &organisation_record, &there);
	return true;
}

bool municipality_code(struct call *call)
{
	static const char CODE[] = "UPDATE municipality SET gemeentecode = :code";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, CODE);

	if (strlen(ask->word) != 4 || strspn(ask->word, "0123456789") != 4)
		return err_set(&call->err, ERR_INPUT, "Gemeentecode: dit zijn vier cijfers, zoals 0599.");
	query_text(query, ":code", ask->word);
	call_about(call, 0, "municipality", 0, "gemeentecode %s", ask->word);
	return query_run(query, &call->err);
}

bool organisation_list(struct call *call)
{
	return rows_list(call, ORGANISATIONS, &organisation_record);
}

static bool team_again(struct call *call, const struct team *wanted, id known)
{
	struct team there;

	if (!row_by_id(call, TEAM_BY_ID, known, &team_record, &there))
		return false;
	if (strcmp(there.wijk, wanted->wijk) != 0)
		return rule_refuse_as(&call->err, "team.bestaat", "Team %.180s bestaat al, met wijk «%.180s»", there.naam, there.wijk);
	call_out(call, &team_record, &there);
	return true;
}

bool team_add(struct call *call)
{
	struct team team = *(const struct team *)call_in(call, &team_record);
	id known;

	if (!admin_line(call, "De naam", team.naam, sizeof(team.naam), true) ||
			!admin_line(call, "De wijk", team.wijk, sizeof(team.wijk), false))
		return false;
	known = team_by_name(call, team.naam);
	call_about(call, 0, "team", known, "%s, wijk %s", team.naam, team.wijk);
	if (known || call->err.code != ERR_NONE)
		return known && team_again(call, &team, known);
	team.id = call->object_id = db_next_id(call->db);
	if (!row_add(call, TEAM_ADD, &team_record, &team))
		return false;
	call_out(call, &team_record, &team);
	return true;
}

bool team_list(struct call *call)
{
	return rows_list(call, TEAMS, &team_record);
}
