/* Roles, absence, and the regie of a whole caseload. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/say.h"
#include "commands.h"
#include "ctl/table.h"

/* ---- roles ---- */

int role_give_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct role_assignment *given = rows_new(&request->rows, &role_assignment_record);
	struct ask *ask = rows_new(&request->rows, &ask_record);
	const char *team = ctl_option(ctl, "team");
	const char *pet = ctl_option(ctl, "pet");
	bool all = ctl_option(ctl, "all-teams") != NULL;

	if (pet && !choice_value(pet_choices, pet, &given->pet)) {
		err_set(err, ERR_INPUT, _("--pet is hulp of handhaving, niet «%.40s»."), pet);
		return CTL_USAGE;
	}
	if (team && all) {
		err_set(err, ERR_INPUT, _("Geef --team of --all-teams, niet allebei."));
		return CTL_USAGE;
	}
	if (!ctl_line(ctl_word(ctl, 0), record_field(&ask_record, "word"), ask, err) ||
			!ctl_role(ctl_word(ctl, 1), &given->role, err) ||
			!ctl_day_option(ctl, "from", &given->from, err) ||
			!ctl_day_option(ctl, "until", &given->until, err))
		return CTL_USAGE;
	if (team || all)
		ask->tekst = mem_text(all ? "*" : team);
	return CTL_OK;
}

int role_end_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask = rows_new(&request->rows, &ask_record);
	int role;

	if (!ctl_line(ctl_word(ctl, 0), record_field(&ask_record, "word"), ask, err) ||
			!ctl_role(ctl_word(ctl, 1), &role, err) || !ctl_day_option(ctl, "on", &ask->day, err))
		return CTL_USAGE;
	ask->number = role;
	return CTL_OK;
}

int role_list_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask = rows_new(&request->rows, &ask_record);

	return ctl_line(ctl_word(ctl, 0), record_field(&ask_record, "word"), ask, err) ? CTL_OK : CTL_USAGE;
}

static const struct employee *employee_find(const struct rows *rows, id employee_id)
{
	const struct employee *employee;

	for (size_t n = 0; (employee = rows_get(rows, &employee_record, n)); n++)
		if (employee->id == employee_id)
			return employee;
	return NULL;
}

/* The team of a role: its name where it is that of the employee, else that there is one; teams come in no other row. */
static int teams_load(struct ctl *ctl, struct message *teams)
{
	struct err err = ERR_INIT;
	int status = ctl_ask_plain(ctl, REQ_TEAM_LIST, teams, &err);

	if (status != CTL_OK)
		fprintf(stderr, "wijkctl: %s\n", err.text);
	return status;
}

static const char *team_name(const struct rows *rows, id team_id)
{
	const struct team *team;

	for (size_t n = 0; team_id && (team = rows_get(rows, &team_record, n)); n++)
		if (team->id == team_id)
			return team->naam;
	return _("alle teams");
}

int role_list_print(struct ctl *ctl, const struct message *answer)
{
	const char *const heads[] = { _("Gebruikersnaam"), _("Naam"), _("Rol"), _("Team"), _("Pet"), _("Vanaf"), _("Tot"),
		NULL };
	const struct role_assignment *role;
	struct table table = TABLE_INIT;
	struct buf out = BUF_INIT;
	struct message teams;
	int status = teams_load(ctl, &teams);

	if (status != CTL_OK)
		return status;
	table_heads(&table, heads);
	for (size_t n = 0; (role = rows_get(&answer->rows, &role_assignment_record, n)); n++) {
		const struct employee *employee = employee_find(&answer->rows, role->employee_id);
		char from[DAY_NL_BYTES], until[DAY_NL_BYTES];

		day_nl(role->from, from);
		day_nl(role->until, until);
		table_cell(&table, employee ? employee->username : "");
		table_cell(&table, employee ? employee->naam : "");
		table_cell(&table, choice_code(role_choices, role->role));
		table_cell(&table, team_name(&teams.rows, role->team_id));
		table_cell(&table, choice_code(pet_choices, role->pet));
		table_cell(&table, from);
		table_cell(&table, until);
	}
	table_print(&table, ctl->csv, &out);
	fputs(out.data, stdout);
	buf_free(&out);
	table_free(&table);
	message_free(&teams);
	return CTL_OK;
}

/* ---- absence ---- */

int absence_add_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct absence *absence = rows_new(&request->rows, &absence_record);
	struct ask *ask = rows_new(&request->rows, &ask_record);
	const char *deputy = ctl_option(ctl, "deputy"), *reason = ctl_option(ctl, "reason");

	if (!ctl_line(ctl_word(ctl, 0), record_field(&ask_record, "word"), ask, err) ||
			!ctl_day_option(ctl, "from", &absence->from, err) ||
			!ctl_day_option(ctl, "until", &absence->until, err) ||
			(reason && !ctl_line(reason, record_field(&absence_record, "reason"), absence, err)))
		return CTL_USAGE;
	ask->tekst = deputy ? mem_text(deputy) : NULL;
	return CTL_OK;
}

int absence_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &absence_record, "employee_naam from until deputy_naam reason",
		_("Er is niemand afwezig gemeld."));
}

/* The absence that this person is in, or else the first to come; 0 with a sentence. */
static id absence_find(const struct message *users, const struct message *absences, const char *username,
	struct err *err)
{
	const struct absence *absence;
	const struct employee *employee;
	id employee_id = 0;

	for (size_t n = 0; (employee = rows_get(&users->rows, &employee_record, n)); n++)
		if (strcmp(employee->username, username) == 0)
			employee_id = employee->id;
	if (!employee_id) {
		err_set(err, ERR_MISSING, _("Er is geen gebruiker %s."), username);
		return 0;
	}
	for (size_t n = 0; (absence = rows_get(&absences->rows, &absence_record, n)); n++)
		if (absence->employee_id == employee_id)
			return absence->id;
	err_set(err, ERR_MISSING, _("%s is niet afwezig gemeld."), username);
	return 0;
}

static int absence_end_ask(struct ctl *ctl, id absence_id, struct err *err)
{
	struct message request, answer;
	struct ask *ask;
	int status = CTL_USAGE;

	message_init(&request, REQ_ABSENCE_END);
	ask = rows_new(&request.rows, &ask_record);
	ask->id = absence_id;
	if (ctl_day_option(ctl, "on", &ask->day, err))
		status = ctl_ask(ctl, &request, &answer, err);
	message_free(&request);
	if (status != CTL_OK)
		return status;
	message_free(&answer);
	puts(_("Gedaan."));
	return CTL_OK;
}

int absence_end_run(struct ctl *ctl, struct err *err)
{
	struct message users, absences;
	int status = ctl_connect(ctl, err);
	id absence_id = 0;

	if (status == CTL_OK)
		status = ctl_ask_plain(ctl, REQ_USER_LIST, &users, err);
	if (status != CTL_OK)
		return status;
	status = ctl_ask_plain(ctl, REQ_ABSENCE_LIST, &absences, err);
	if (status == CTL_OK) {
		absence_id = absence_find(&users, &absences, ctl_word(ctl, 0), err);
		message_free(&absences);
	}
	message_free(&users);
	if (status != CTL_OK)
		return status;
	return absence_id ? absence_end_ask(ctl, absence_id, err) : CTL_FAILED;
}

/* ---- caseload ---- */

static bool employee_named(const struct rows *users, const char *username, id *out, struct err *err)
{
	const struct employee *employee;

	for (size_t n = 0; (employee = rows_get(users, &employee_record, n)); n++)
		if (strcmp(employee->username, username) == 0) {
			*out = employee->id;
			return true;
		}
	return err_set(err, ERR_MISSING, _("Er is geen gebruiker %s."), username);
}

static int caseload_ask(struct ctl *ctl, struct message *request, struct err *err)
{
	const struct count *count;
	struct message answer;
	int status = ctl_ask(ctl, request, &answer, err);

	if (status != CTL_OK)
		return status;
	for (size_t n = 0; (count = rows_get(&answer.rows, &count_record, n)); n++)
		printf("%s: %lld\n", count->what, (long long)count->number);
	message_free(&answer);
	return CTL_OK;
}

int caseload_offer_run(struct ctl *ctl, struct err *err)
{
	const char *reason = ctl_option(ctl, "reason");
	struct message users, request;
	struct ask *ask;
	int status;

	if (!reason) {
		err_set(err, ERR_INPUT, _("Geef met --reason waarom de regie overgaat."));
		return CTL_USAGE;
	}
	status = ctl_connect(ctl, err);
	if (status == CTL_OK)
		status = ctl_ask_plain(ctl, REQ_USER_LIST, &users, err);
	if (status != CTL_OK)
		return status;
	message_init(&request, REQ_CASELOAD_OFFER);
	ask = rows_new(&request.rows, &ask_record);
	if (!employee_named(&users.rows, ctl_word(ctl, 0), &ask->id, err) ||
			!employee_named(&users.rows, ctl_word(ctl, 1), &ask->other_id, err))
		status = CTL_FAILED;
	else if (!ctl_line(reason, record_field(&ask_record, "word"), ask, err))
		status = CTL_USAGE;
	else
		status = caseload_ask(ctl, &request, err);
	message_free(&request);
	message_free(&users);
	return status;
}
