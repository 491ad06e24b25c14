/* What the files of administration share, and their handlers by the door table that lends them (admin.c). */
#ifndef STORE_ADMIN_INSIDE_H
#define STORE_ADMIN_INSIDE_H

#include "domain/organisation.h"
#include "store/admin.h"

/* The employee with this user name, also when disabled; ERR_MISSING names it. Today's roles are filled as labels. */
bool employee_by_username(struct call *call, const char *username, struct employee *out);
/* The same by its number. */
bool employee_by_id(struct call *call, id employee_id, struct employee *out);
/* A label of what went in, cleaned; ERR_INPUT when it is empty and `required`. In place. */
bool admin_line(struct call *call, const char *what, char *text, size_t room, bool required);
/* 0 with ERR_NONE when there is none of that name. */
id organisation_by_name(struct call *call, const char *naam);
id team_by_name(struct call *call, const char *naam);

/* admin_user.c */
bool user_list(struct call *call);
bool user_add(struct call *call);
bool user_key(struct call *call);
bool user_password(struct call *call);
bool user_disable(struct call *call);
/* admin_team.c */
bool organisation_add(struct call *call);
bool organisation_list(struct call *call);
bool organisation_agb(struct call *call);
bool municipality_code(struct call *call);
bool team_add(struct call *call);
bool team_list(struct call *call);
/* admin_role.c */
bool role_give(struct call *call);
bool role_end(struct call *call);
bool role_list(struct call *call);
/* admin_absence.c */
bool absence_add(struct call *call);
bool absence_list(struct call *call);
bool absence_end(struct call *call);

#endif
