/* The builders, printers and functions behind the rows of commands.c, by file. */
#ifndef CTL_COMMANDS_H
#define CTL_COMMANDS_H

#include "ctl/ctl.h"

/* parse.c: what several builders read. */
/* A day as people type it; DAY_NONE when the option was not given. */
bool ctl_day_option(const struct ctl *ctl, const char *name, day *out, struct err *err);
bool ctl_role(const char *word, int *role, struct err *err);
/* Copies into a line field; too long is an error that names the field. */
bool ctl_line(const char *text, const struct field *field, void *record, struct err *err);
/* Prints rows of one record as a table, or the sentence when there are none. */
int ctl_print_rows(const struct ctl *ctl, const struct message *answer, const struct record *record, const char *fields,
	const char *none);

/* users.c */
int user_add_build(const struct ctl *ctl, struct message *request, struct err *err);
int user_name_build(const struct ctl *ctl, struct message *request, struct err *err);
int user_disable_build(const struct ctl *ctl, struct message *request, struct err *err);
int user_code_print(struct ctl *ctl, const struct message *answer);
int code_require_build(const struct ctl *ctl, struct message *request, struct err *err);
int code_roles_print(struct ctl *ctl, const struct message *answer);
int user_mail_build(const struct ctl *ctl, struct message *request, struct err *err);
int user_mail_print(struct ctl *ctl, const struct message *answer);
int employee_print(struct ctl *ctl, const struct message *answer);
int user_key_run(struct ctl *ctl, struct err *err);
int user_password_run(struct ctl *ctl, struct err *err);

/* nearby.c */
int nearby_load_build(const struct ctl *ctl, struct message *request, struct err *err);
int nearby_print(struct ctl *ctl, const struct message *answer);
int life_domain_load_build(const struct ctl *ctl, struct message *request, struct err *err);
int life_domain_print(struct ctl *ctl, const struct message *answer);

int product_load_build(const struct ctl *ctl, struct message *request, struct err *err);
int product_print(struct ctl *ctl, const struct message *answer);
int budget_import_build(const struct ctl *ctl, struct message *request, struct err *err);
int budget_list_build(const struct ctl *ctl, struct message *request, struct err *err);
int budget_print(struct ctl *ctl, const struct message *answer);

/* berichten.c */
int organisation_agb_build(const struct ctl *ctl, struct message *request, struct err *err);
int municipality_code_build(const struct ctl *ctl, struct message *request, struct err *err);
int export_301_run(struct ctl *ctl, struct err *err);
int import_302_run(struct ctl *ctl, struct err *err);

/* teams.c */
int ask_build(const struct ctl *ctl, struct message *request, struct err *err);
int organisation_add_build(const struct ctl *ctl, struct message *request, struct err *err);
int organisation_print(struct ctl *ctl, const struct message *answer);
int team_add_build(const struct ctl *ctl, struct message *request, struct err *err);
int team_print(struct ctl *ctl, const struct message *answer);
int norm_set_build(const struct ctl *ctl, struct message *request, struct err *err);
int norm_print(struct ctl *ctl, const struct message *answer);
int rung_set_build(const struct ctl *ctl, struct message *request, struct err *err);
int rung_print(struct ctl *ctl, const struct message *answer);

/* roles.c */
int role_give_build(const struct ctl *ctl, struct message *request, struct err *err);
int role_end_build(const struct ctl *ctl, struct message *request, struct err *err);
int role_list_build(const struct ctl *ctl, struct message *request, struct err *err);
int role_list_print(struct ctl *ctl, const struct message *answer);
int absence_add_build(const struct ctl *ctl, struct message *request, struct err *err);
int absence_print(struct ctl *ctl, const struct message *answer);
int absence_end_run(struct ctl *ctl, struct err *err);
int caseload_offer_run(struct ctl *ctl, struct err *err);

/* mandate.c */
int mandate_print(struct ctl *ctl, const struct message *answer);
int mandate_export_run(struct ctl *ctl, struct err *err);
int mandate_check_run(struct ctl *ctl, struct err *err);
int mandate_import_run(struct ctl *ctl, struct err *err);
int mandate_revoke_run(struct ctl *ctl, struct err *err);
int mandate_changes_print(struct ctl *ctl, const struct message *answer);
int mandate_confirm_run(struct ctl *ctl, struct err *err);
int mandate_refuse_run(struct ctl *ctl, struct err *err);

/* store.c */
int import_run(struct ctl *ctl, struct err *err);
int audit_print(struct ctl *ctl, const struct message *answer);
int schema_run(struct ctl *ctl, struct err *err);
int status_run(struct ctl *ctl, struct err *err);

/* access.c */
int access_letter_build(const struct ctl *ctl, struct message *request, struct err *err);
int access_letter_print(struct ctl *ctl, const struct message *answer);

/* oversight.c */
int user_home_build(const struct ctl *ctl, struct message *request, struct err *err);
int user_person_build(const struct ctl *ctl, struct message *request, struct err *err);
int oversight_rule_build(const struct ctl *ctl, struct message *request, struct err *err);
int oversight_count_print(struct ctl *ctl, const struct message *answer);

/* init.c, demo.c, demo_files.c */
int init_run(struct ctl *ctl, struct err *err);
int demo_run(struct ctl *ctl, struct err *err);
int demo_files_run(struct ctl *ctl, struct err *err);

/* help.c */
int help_run(struct ctl *ctl, struct err *err);
int version_run(struct ctl *ctl, struct err *err);

#endif
