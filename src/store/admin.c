/* The requests of administration, and finding an employee for them. */
#include "admin_inside.h"

#include <stdio.h>
#include <string.h>

#include "store/door.h"
#include "store/mail.h"

#define EMPLOYEE_COLUMNS \
	"SELECT e.id, e.username, e.naam, e.telefoon, e.organisation_id, o.naam AS organisation_naam, e.team_id," \
	" t.naam AS team_naam, e.disabled FROM employee e JOIN organisation o ON o.id = e.organisation_id" \
	" LEFT JOIN team t ON t.id = e.team_id"

static const char BY_USERNAME[] = EMPLOYEE_COLUMNS " WHERE e.username = :username";
static const char BY_ID[] = EMPLOYEE_COLUMNS " WHERE e.id = :id";

static const char ROLES_TODAY[] =
	"SELECT DISTINCT role FROM role_assignment WHERE employee_id = :id"
	" AND \"from\" <= :today AND (until IS NULL OR until > :today) ORDER BY role";

/* A code that this version does not know shows as it stands. */
static bool roles_read(struct call *call, struct employee *out)
{
	struct query *query = db_query(call->db, ROLES_TODAY);
	size_t used = 0;

	query_id(query, ":id", out->id);
	query_day(query, ":today", call->today);
	while (query_step(query, &call->err) == QUERY_ROW) {
		const char *code = query_get_text(query, "role");
		int role;
		const char *label = choice_value(role_choices, code, &role) ? choice_label(role_choices, role) : code;

		if (used + strlen(label) + 3 < sizeof(out->roles))
			used += (size_t)snprintf(out->roles + used, sizeof(out->roles) - used, "%s%s", used ? ", " : "",
				label);
	}
	return call->err.code == ERR_NONE;
}

static bool employee_read(struct call *call, struct query *query, struct employee *out)
{
	record_init(&employee_record, out);
	if (!query_one(query, &call->err))
		return false;
	query_read(query, &employee_record, out);
	query_done(query);
	return roles_read(call, out);
}

bool employee_by_username(struct call *call, const char *username, struct employee *out)
{
	struct query *query = db_query(call->db, BY_USERNAME);

	query_text(query, ":username", username);
	if (employee_read(call, query, out))
		return true;
	if (call->err.code == ERR_NONE)
		err_set(&call->err, ERR_MISSING, "Er is geen gebruiker %.32s.", username);
	return false;
}

bool employee_by_id(struct call *call, id employee_id, struct employee *out)
{
	struct query *query = db_query(call->db, BY_ID);

	query_id(query, ":id", employee_id);
	if (employee_read(call, query, out))
		return true;
	if (call->err.code == ERR_NONE)
		err_set(&call->err, ERR_MISSING, "Deze medewerker is er niet.");
	return false;
}

bool admin_line(struct call *call, const char *what, char *text, size_t room, bool required)
{
	char cleaned[TEXT_LINE_BYTES];

	if (!text_clean_line(text, what, cleaned, room, &call->err))
		return false;
	if (required && !*cleaned)
		return err_set(&call->err, ERR_INPUT, "%s ontbreekt.", what);
	memcpy(text, cleaned, strlen(cleaned) + 1);
	return true;
}

const struct door_row admin_doors[] = {
	/* request              phases       deed         audit word          handler */
	{ REQ_USER_LIST,         PHASE_ADMIN, DEED_ADMIN, NULL,               user_list },
	{ REQ_USER_ADD,          PHASE_ADMIN, DEED_ADMIN, "gebruiker-nieuw",  user_add },
	{ REQ_USER_KEY,          PHASE_ADMIN, DEED_ADMIN, "gebruiker-sleutel", user_key },
	{ REQ_USER_PASSWORD,     PHASE_ADMIN, DEED_ADMIN, "gebruiker-wachtwoord", user_password },
	{ REQ_USER_DISABLE,      PHASE_ADMIN, DEED_ADMIN, "gebruiker-aan-uit", user_disable },
	{ REQ_USER_MAIL,         PHASE_ADMIN, DEED_ADMIN, "gebruiker-mail",   user_mail },
	{ REQ_ORGANISATION_ADD,  PHASE_ADMIN, DEED_ADMIN, "organisatie-nieuw", organisation_add },
	{ REQ_ORGANISATION_AGB,  PHASE_ADMIN, DEED_ADMIN, "organisatie-agb",  organisation_agb },
	{ REQ_MUNICIPALITY_CODE, PHASE_ADMIN, DEED_ADMIN, "gemeentecode",     municipality_code },
	{ REQ_ORGANISATION_LIST, PHASE_ADMIN, DEED_ADMIN, NULL,               organisation_list },
	{ REQ_TEAM_ADD,          PHASE_ADMIN, DEED_ADMIN, "team-nieuw",       team_add },
	{ REQ_TEAM_LIST,         PHASE_ADMIN, DEED_ADMIN, NULL,               team_list },
	{ REQ_ROLE_GIVE,         PHASE_ADMIN, DEED_ADMIN, "rol-geven",        role_give },
	{ REQ_ROLE_END,          PHASE_ADMIN, DEED_ADMIN, "rol-einde",        role_end },
	{ REQ_ROLE_LIST,         PHASE_ADMIN, DEED_ADMIN, NULL,               role_list },
	/* Everybody may say to be absent, and see who is; of others it asks DEED_ADMIN. */
	{ REQ_ABSENCE_ADD,       PHASE_ADMIN, DEED_NONE,  "afwezig",          absence_add },
	{ REQ_ABSENCE_LIST,      PHASE_ADMIN, DEED_NONE,  NULL,               absence_list },
	{ REQ_ABSENCE_END,       PHASE_ADMIN, DEED_NONE,  "afwezig-einde",    absence_end },
	{ 0 }
};
