/* Who acts: the employee behind a session, with the roles of today. */
#include "store/call.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static const char ACTOR[] =
	"SELECT username, naam, organisation_id FROM employee WHERE id = :id AND disabled = 0";

static const char ROLES[] =
	"SELECT role FROM role_assignment WHERE employee_id = :id"
	" AND \"from\" <= :today AND (until IS NULL OR until > :today) GROUP BY role ORDER BY min(id)";

static void roles_load(struct db *db, id employee_id, day today, int roles[HOLDER_ROLES])
{
	struct query *query = db_query(db, ROLES);
	size_t count = 0;

	query_id(query, ":id", employee_id);
	query_day(query, ":today", today);
	while (count < HOLDER_ROLES && query_step(query, NULL) == QUERY_ROW)
		if (choice_value(role_choices, query_get_text(query, "role"), &roles[count]) && roles[count] != ROLE_NONE)
			count++;
	query_done(query);
	if (count < HOLDER_ROLES)
		roles[count] = ROLE_NONE;
}

bool actor_load(struct db *db, id employee_id, day today, struct actor *out)
{
	struct query *query = db_query(db, ACTOR);

	memset(out, 0, sizeof(*out));
	query_id(query, ":id", employee_id);
	if (!query_one(query, NULL))
		return false;
	out->employee_id = employee_id;
	snprintf(out->username, sizeof(out->username), "%s", query_get_text(query, "username"));
	snprintf(out->naam, sizeof(out->naam), "%s", query_get_text(query, "naam"));
	out->organisation_id = query_get_int(query, "organisation_id");
	query_done(query);
	roles_load(db, employee_id, today, out->roles);
	return true;
}

bool actor_has(const struct actor *actor, enum role role)
{
	for (size_t i = 0; i < HOLDER_ROLES && actor->roles[i] != ROLE_NONE; i++)
		if (actor->roles[i] == (int)role)
			return true;
	return false;
}

void actor_roles_text(const struct actor *actor, char out[TEXT_LINE_BYTES])
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < HOLDER_ROLES && actor->roles[i] != ROLE_NONE; i++)
		used += (size_t)snprintf(out + used, TEXT_LINE_BYTES - used, "%s%s", used ? "," : "",
			choice_code(role_choices, actor->roles[i]));
}
