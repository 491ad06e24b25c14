/* Who acts: the employee behind a session, with the roles of today. */
#include "store/call.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static const char ACTOR[] =
	"SELECT username, naam, organisation_id FROM employee WHERE id = :id AND disabled = 0";

static const char ROLES[] =
	"SELECT role, max(pet = 'hulp') AS hulp, max(pet = 'handhaving') AS handhaving FROM role_assignment"
	" WHERE employee_id = :id AND \"from\" <= :today AND (until IS NULL OR until > :today)"
	" GROUP BY role ORDER BY min(id)";

static void roles_load(struct db *db, id employee_id, day today, struct actor *out)
{
	struct query *query = db_query(db, ROLES);
	size_t count = 0;

	query_id(query, ":id", employee_id);
	query_day(query, ":today", today);
	while (count < HOLDER_ROLES && query_step(query, NULL) == QUERY_ROW) {
		if (!choice_value(role_choices, query_get_text(query, "role"), &out->roles[count]) ||
				out->roles[count] == ROLE_NONE)
			continue;
		out->role_pets[count] = (query_get_int(query, "hulp") ? PETS_HULP : 0) |
			(query_get_int(query, "handhaving") ? PETS_HANDHAVING : 0);
		out->own_pets |= out->role_pets[count++];
	}
	query_done(query);
	if (count < HOLDER_ROLES)
		out->roles[count] = ROLE_NONE;
	out->pets = out->own_pets;
}

void actor_wear(struct actor *actor, unsigned pets)
{
	size_t kept = 0;

	for (size_t i = 0; i < HOLDER_ROLES && actor->roles[i] != ROLE_NONE; i++) {
		if (!(actor->role_pets[i] & pets))
			continue;
		actor->roles[kept] = actor->roles[i];
		actor->role_pets[kept++] = actor->role_pets[i];
	}
	if (kept < HOLDER_ROLES)
		actor->roles[kept] = ROLE_NONE;
	actor->pets = pets;
}

const char *pets_text(unsigned pets)
{
	static const char *const texts[] = {
		[PETS_NONE] = "", [PETS_HULP] = "hulp", [PETS_HANDHAVING] = "handhaving", [PETS_ALL] = "hulp,handhaving",
	};

	return texts[pets & PETS_ALL];
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
	roles_load(db, employee_id, today, out);
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
	if (actor->pets == PETS_HANDHAVING)
		snprintf(out + used, TEXT_LINE_BYTES - used, "%s%s", used ? "," : "", pets_text(actor->pets));
}
