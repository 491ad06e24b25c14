/* Employees, their keys and passwords. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "commands.h"

enum { KEY_FILE_BYTES = 64 * 1024 };

static const char EMPLOYEE_COLUMNS[] = "username naam organisation_naam team_naam telefoon roles disabled";

/* Without another employer it is the municipality. */
int user_add_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct employee *employee = rows_new(&request->rows, &employee_record);
	const char *organisation = ctl_option(ctl, "organisation"), *team = ctl_option(ctl, "team");
	const char *phone = ctl_option(ctl, "phone");
	const struct {
		const char *field, *text;
	} lines[] = {
		{ "username", ctl_word(ctl, 0) },
		{ "naam", ctl_word(ctl, 1) },
		{ "organisation_naam", organisation ? organisation : "" },
		{ "team_naam", team ? team : "" },
		{ "telefoon", phone ? phone : "" },
	};

	for (size_t i = 0; i < COUNT_OF(lines); i++)
		if (!ctl_line(lines[i].text, record_field(&employee_record, lines[i].field), employee, err))
			return CTL_USAGE;
	return CTL_OK;
}

static bool user_ask(const struct ctl *ctl, struct message *request, struct ask **out, struct err *err)
{
	*out = rows_new(&request->rows, &ask_record);
	return ctl_line(ctl_word(ctl, 0), record_field(&ask_record, "word"), *out, err);
}

int user_name_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask;

	return user_ask(ctl, request, &ask, err) ? CTL_OK : CTL_USAGE;
}

int user_disable_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask;

	if (!user_ask(ctl, request, &ask, err))
		return CTL_USAGE;
	ask->flag = true;
	return CTL_OK;
}

int user_mail_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	const char *address = ctl_word(ctl, 1);
	struct ask *ask;

	if (!user_ask(ctl, request, &ask, err))
		return CTL_USAGE;
	ask->flag = ctl_option(ctl, "none") != NULL;
	ask->tekst = address && *address ? mem_text(address) : NULL;
	return CTL_OK;
}

int user_mail_print(struct ctl *ctl, const struct message *answer)
{
	const struct ask *mail = rows_first(&answer->rows, &ask_record);

	(void)ctl;
	puts(mail && mail->tekst && *mail->tekst ? mail->tekst : _("Van deze medewerker is geen e-mailadres bekend."));
	return CTL_OK;
}

/* ---- one-time codes ---- */

int user_code_print(struct ctl *ctl, const struct message *answer)
{
	(void)ctl;
	(void)answer;
	puts(_("De code is teruggezet. Bij het inloggen wordt weer het wachtwoord gevraagd; dat moet er dan wel zijn."));
	return CTL_OK;
}

int code_require_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask;

	if (!user_ask(ctl, request, &ask, err))
		return CTL_USAGE;
	ask->flag = ctl_option(ctl, "not") != NULL;
	return CTL_OK;
}

int code_roles_print(struct ctl *ctl, const struct message *answer)
{
	const struct count *count;

	(void)ctl;
	if (rows_count(&answer->rows, &count_record) == 0)
		puts(_("Van niemand wordt een eenmalige code geëist. Wie er een instelt, logt er wel mee in."));
	for (size_t n = 0; (count = rows_get(&answer->rows, &count_record, n)) != NULL; n++)
		printf(_("%s: verplicht; %lld nog zonder code\n"), count->what, (long long)count->number);
	return CTL_OK;
}

int employee_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &employee_record, EMPLOYEE_COLUMNS, _("Er zijn nog geen gebruikers."));
}

/* ---- keys ---- */

/* One line to the store, or none to read only. The answer is the caller's when CTL_OK. */
static int key_ask(struct ctl *ctl, const char *line, bool remove, struct message *answer, struct err *err)
{
	struct message request;
	struct ask *ask;
	int status;

	message_init(&request, REQ_USER_KEY);
	if (!user_ask(ctl, &request, &ask, err)) {
		message_free(&request);
		return CTL_USAGE;
	}
	ask->tekst = line ? mem_text(line) : NULL;
	ask->flag = remove;
	status = ctl_ask(ctl, &request, answer, err);
	message_free(&request);
	return status;
}

static int keys_show(struct ctl *ctl, struct message *answer)
{
	int status = ctl_print_rows(ctl, answer, &user_key_record, "username key_type fingerprint comment added",
		_("Deze gebruiker heeft nog geen sleutel."));

	message_free(answer);
	return status;
}

/* Every line of a file like authorized_keys; the first that is refused ends it. */
static int keys_add(struct ctl *ctl, char *text, struct err *err)
{
	struct message answer;
	size_t added = 0;
	char *rest = text, *line;
	int status = CTL_OK;

	while ((line = strsep(&rest, "\n"))) {
		line += strspn(line, " \t\r");
		if (!*line || *line == '#')
			continue;
		if (added++)
			message_free(&answer);
		status = key_ask(ctl, line, false, &answer, err);
		if (status != CTL_OK)
			return status;
	}
	if (added == 0) {
		err_set(err, ERR_INPUT, _("In dit bestand staat geen sleutel."));
		return CTL_FAILED;
	}
	return keys_show(ctl, &answer);
}

int user_key_run(struct ctl *ctl, struct err *err)
{
	const char *remove = ctl_option(ctl, "remove"), *file = ctl_word(ctl, 1);
	struct message answer;
	char *text = NULL;
	int status;

	if (remove && *file) {
		err_set(err, ERR_INPUT, _("Geef een bestand, of --remove met een vingerafdruk, niet allebei."));
		return CTL_USAGE;
	}
	if (*file && !(text = ctl_read_file(file, KEY_FILE_BYTES, err)))
		return CTL_FAILED;
	status = ctl_connect(ctl, err);
	if (status == CTL_OK && text) {
		status = keys_add(ctl, text, err);
	} else if (status == CTL_OK) {
		status = key_ask(ctl, remove, remove != NULL, &answer, err);
		if (status == CTL_OK)
			status = keys_show(ctl, &answer);
	}
	free(text);
	return status;
}

/* ---- password ---- */

int user_password_run(struct ctl *ctl, struct err *err)
{
	struct message request, answer;
	struct ask *ask;
	int status = ctl_connect(ctl, err);
	char *password;

	if (status != CTL_OK)
		return status;
	password = ctl_password(ctl, err);
	if (!password)
		return CTL_FAILED;
	message_init(&request, REQ_USER_PASSWORD);
	if (user_ask(ctl, &request, &ask, err)) {
		ask->tekst = password;	/* wiped and freed with the request */
		status = ctl_ask(ctl, &request, &answer, err);
	} else {
		explicit_bzero(password, strlen(password));
		free(password);
		status = CTL_USAGE;
	}
	message_free(&request);
	if (status != CTL_OK)
		return status;
	message_free(&answer);
	puts(_("Het nieuwe wachtwoord geldt vanaf nu."));
	return CTL_OK;
}
