/*
 * The register of mandates as a file: export, check, a whole new one proposed, one mandate ended; and what another
 * person says of a proposal. Columns are the fields of a mandate; `nummer` and `boven` tie sub-mandates to what they
 * rest on, within the file.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/mem.h"
#include "base/say.h"
#include "commands.h"
#include "ctl/table.h"

enum { FILE_MOST = 1 << 20, ROWS_MOST = 500, COLUMNS_MOST = 64 };

/* The columns in the order of the export. FIELD is the mandate's own; the others are said otherwise than stored. */
enum column_kind { COLUMN_FIELD, COLUMN_NUMBER, COLUMN_PARENT, COLUMN_EMPLOYEE };
static const struct column {
	const char *name;
	enum column_kind kind;
} columns[] = {
	{ "nummer", COLUMN_NUMBER }, { "trede", COLUMN_FIELD }, { "soort", COLUMN_FIELD }, { "holder", COLUMN_FIELD },
	{ "role", COLUMN_FIELD }, { "medewerker", COLUMN_EMPLOYEE }, { "wet", COLUMN_FIELD },
	{ "categorieen", COLUMN_FIELD }, { "lijn", COLUMN_FIELD }, { "only_spoed", COLUMN_FIELD },
	{ "per_besluit", COLUMN_FIELD }, { "cum_huishouden", COLUMN_FIELD }, { "duur_dagen", COLUMN_FIELD },
	{ "duur_maanden", COLUMN_FIELD }, { "vier_ogen_vanaf", COLUMN_FIELD }, { "consent_holder", COLUMN_FIELD },
	{ "consent_employer", COLUMN_FIELD }, { "needs_consent", COLUMN_FIELD }, { "sub_allowed", COLUMN_FIELD },
	{ "boven", COLUMN_PARENT }, { "from", COLUMN_FIELD }, { "until", COLUMN_FIELD }, { "document", COLUMN_FIELD },
	{ "mandaatgever", COLUMN_FIELD },
};

int mandate_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &mandate_record,
		"id trede soort holder role employee_naam wet categorieen lijn per_besluit cum_huishouden duur_maanden vier_ogen_vanaf from"
		" until revoked",
		_("Het mandaatregister is leeg."));
}

/* ---- asking ---- */

static id employee_id(const struct rows *users, const char *username)
{
	const struct employee *employee;

	for (size_t n = 0; (employee = rows_get(users, &employee_record, n)); n++)
		if (strcmp(employee->username, username) == 0)
			return employee->id;
	return 0;
}

static const char *employee_username(const struct rows *users, id wanted)
{
	const struct employee *employee;

	for (size_t n = 0; (employee = rows_get(users, &employee_record, n)); n++)
		if (employee->id == wanted)
			return employee->username;
	return "";
}

/* ---- writing the file ---- */

static bool standing(const struct mandate *mandate, day today)
{
	return (mandate->until == DAY_NONE || mandate->until > today) &&
		(mandate->revoked == DAY_NONE || mandate->revoked > today);
}

static void value_add(const struct column *column, const struct mandate *mandate, const struct rows *users,
	struct buf *out)
{
	struct buf value = BUF_INIT;

	switch (column->kind) {
	case COLUMN_NUMBER:
		buf_format(&value, "%lld", (long long)mandate->id);
		break;
	case COLUMN_PARENT:
		if (mandate->parent_id)
			buf_format(&value, "%lld", (long long)mandate->parent_id);
		break;
	case COLUMN_EMPLOYEE:
		buf_text(&value, employee_username(users, mandate->employee_id));
		break;
	case COLUMN_FIELD:
		field_get(record_field(&mandate_record, column->name), mandate, &value);
		break;
	}
	csv_field(out, value.data ? value.data : "");
	buf_free(&value);
}

int mandate_export_run(struct ctl *ctl, struct err *err)
{
	day today = instant_day(clock_now());
	struct message list, users;
	const struct mandate *mandate;
	struct buf out = BUF_INIT;
	int status = ctl_connect(ctl, err);

	if (status == CTL_OK)
		status = ctl_ask_plain(ctl, REQ_MANDATE_LIST, &list, err);
	if (status != CTL_OK)
		return status;
	status = ctl_ask_plain(ctl, REQ_USER_LIST, &users, err);
	if (status == CTL_OK) {
		for (size_t i = 0; i < COUNT_OF(columns); i++)
			csv_field(&out, columns[i].name);
		csv_end_line(&out);
		for (size_t n = 0; (mandate = rows_get(&list.rows, &mandate_record, n)); n++) {
			for (size_t i = 0; i < COUNT_OF(columns) && standing(mandate, today); i++)
				value_add(&columns[i], mandate, &users.rows, &out);
			if (standing(mandate, today))
				csv_end_line(&out);
		}
		fputs(out.data, stdout);
		message_free(&users);
	}
	buf_free(&out);
	message_free(&list);
	return status;
}

/* ---- reading the file ---- */

struct file {
	struct csv *csv;
	const char *fields[CSV_FIELDS];
	size_t width, line;
	const struct column *at[COLUMNS_MOST];	/* of each field of a line */
	char numbers[ROWS_MOST][33], above[ROWS_MOST][33];
	size_t lines[ROWS_MOST];
	size_t count;
	const struct rows *users;
};

static bool header_read(struct file *file, struct err *err)
{
	if (!csv_next(file->csv, file->fields, &file->width, &file->line, err))
		return err->code == ERR_NONE && err_set(err, ERR_INPUT, _("Het bestand is leeg."));
	if (file->width > COLUMNS_MOST)
		return err_set(err, ERR_INPUT, _("Het bestand heeft te veel kolommen."));
	for (size_t i = 0; i < file->width; i++) {
		file->at[i] = NULL;
		for (size_t n = 0; n < COUNT_OF(columns); n++)
			if (strcmp(file->fields[i], columns[n].name) == 0)
				file->at[i] = &columns[n];
		if (!file->at[i])
			return err_set(err, ERR_INPUT, _("De kolom «%.60s» is er niet; wijkctl mandate export laat ze zien."),
				file->fields[i]);
	}
	return true;
}

static bool text_keep(const char *text, char out[33], struct err *err)
{
	if (strlen(text) > 32)
		return err_set(err, ERR_INPUT, _("Een nummer heeft hoogstens 32 tekens."));
	strcpy(out, text);
	return true;
}

static bool value_read(struct file *file, const struct column *column, const char *text, struct mandate *mandate,
	struct err *err)
{
	switch (column->kind) {
	case COLUMN_NUMBER:
		return text_keep(text, file->numbers[file->count], err);
	case COLUMN_PARENT:
		return text_keep(text, file->above[file->count], err);
	case COLUMN_EMPLOYEE:
		mandate->employee_id = *text ? employee_id(file->users, text) : 0;
		return !*text || mandate->employee_id != 0 || err_set(err, ERR_INPUT, _("Er is geen gebruiker %.32s."), text);
	case COLUMN_FIELD:
		break;
	}
	return field_set(record_field(&mandate_record, column->name), mandate, text, instant_day(clock_now()), err);
}

static void mandate_blank(struct mandate *mandate)
{
	record_init(&mandate_record, mandate);
	mandate->per_besluit = mandate->cum_huishouden = mandate->vier_ogen_vanaf = MANDATE_UNLIMITED;
	mandate->duur_dagen = mandate->duur_maanden = MANDATE_UNLIMITED;
	mandate->from = instant_day(clock_now());
}

static bool line_read(struct file *file, struct message *request, struct err *err)
{
	struct mandate *mandate;
	struct err what = ERR_INIT;
	bool ok = true;

	if (file->width > COLUMNS_MOST)
		return err_set(err, ERR_INPUT, _("Regel %zu: te veel kolommen."), file->line);
	if (file->count == ROWS_MOST)
		return err_set(err, ERR_INPUT, _("Het bestand heeft meer dan %d mandaten."), ROWS_MOST);
	mandate = rows_new(&request->rows, &mandate_record);
	mandate_blank(mandate);
	mandate->id = (id)file->count + 1;
	file->lines[file->count] = file->line;
	file->numbers[file->count][0] = file->above[file->count][0] = '\0';
	for (size_t i = 0; i < file->width && ok; i++)
		ok = (file->at[i] && (!*file->fields[i] || value_read(file, file->at[i], file->fields[i], mandate, &what))) ||
			(!file->at[i] && !*file->fields[i]);
	file->count++;
	return ok || err_set(err, ERR_INPUT, _("Regel %zu: %s"), file->line,
		what.code != ERR_NONE ? what.text : _("meer velden dan kolommen."));
}

/* What a row rests on, by its number in the file. */
static bool parents_find(struct file *file, struct message *request, struct err *err)
{
	for (size_t i = 0; i < file->count; i++) {
		struct mandate *mandate = rows_get(&request->rows, &mandate_record, i);

		for (size_t n = 0; *file->above[i] && n < file->count && !mandate->parent_id; n++)
			if (strcmp(file->numbers[n], file->above[i]) == 0)
				mandate->parent_id = (id)n + 1;
		if (*file->above[i] && !mandate->parent_id)
			return err_set(err, ERR_INPUT, _("Regel %zu: boven: nummer %s staat niet in dit bestand."), file->lines[i],
				file->above[i]);
	}
	return true;
}

/* Dutch spreadsheets put a semicolon between, others a comma: the one that the first line has most of. */
static char separator_of(const char *text)
{
	size_t commas = 0, semicolons = 0;

	for (; *text && *text != '\n'; text++) {
		commas += *text == ',';
		semicolons += *text == ';';
	}
	return semicolons > commas ? ';' : ',';
}

/* Adds the mandates of a file to a request; `file` keeps which line each came from. */
static int file_read(struct ctl *ctl, const char *path, struct file *file, struct message *request, struct err *err)
{
	char *text = ctl_read_file(path, FILE_MOST, err);
	struct message users;
	bool ok;
	int status = text ? ctl_connect(ctl, err) : CTL_FAILED;

	if (status == CTL_OK)
		status = ctl_ask_plain(ctl, REQ_USER_LIST, &users, err);
	if (status != CTL_OK) {
		free(text);
		return status;
	}
	file->users = &users.rows;
	file->csv = csv_open(text, strlen(text), separator_of(text));
	ok = header_read(file, err);
	while (ok && csv_next(file->csv, file->fields, &file->width, &file->line, err))
		ok = line_read(file, request, err);
	if (ok && err->code != ERR_NONE) {
		struct err bad = *err;

		err_set(err, ERR_INPUT, _("Regel %zu: %s"), file->line, bad.text);
	}
	ok = ok && err->code == ERR_NONE && parents_find(file, request, err);
	csv_close(file->csv);
	message_free(&users);
	free(text);
	return ok ? CTL_OK : CTL_FAILED;
}

/* ---- checking ---- */

static int findings_print(const struct message *answer, const struct file *file)
{
	const struct mandate_finding *finding;
	size_t errors = 0, remarks = 0;

	for (size_t n = 0; (finding = rows_get(&answer->rows, &mandate_finding_record, n)); n++) {
		bool lined = file->count > 0 && finding->mandate_id > 0 && (size_t)finding->mandate_id <= file->count;

		if (lined)
			printf(_("regel %zu: "), file->lines[finding->mandate_id - 1]);
		else if (finding->mandate_id)
			printf(_("mandaat %lld: "), (long long)finding->mandate_id);
		printf("%s%s\n", finding->error ? "" : _("opmerking: "), finding->tekst);
		errors += finding->error;
		remarks += !finding->error;
	}
	if (errors)
		printf(_("%zu fouten, %zu opmerkingen.\n"), errors, remarks);
	else
		printf(remarks ? _("Geen fouten, %zu opmerkingen.\n") : _("Geen fouten.\n"), remarks);
	return errors ? CTL_FAILED : CTL_OK;
}

int mandate_check_run(struct ctl *ctl, struct err *err)
{
	struct file *file = mem_new(1, sizeof(*file));
	struct message request, answer;
	struct ask *ask;
	int status;

	message_init(&request, REQ_MANDATE_CHECK);
	ask = rows_new(&request.rows, &ask_record);
	status = ctl_day_option(ctl, "from", &ask->day, err) ? CTL_OK : CTL_USAGE;
	if (status == CTL_OK && *ctl_word(ctl, 0))
		status = file_read(ctl, ctl_word(ctl, 0), file, &request, err);
	else if (status == CTL_OK)
		status = ctl_connect(ctl, err);
	if (status == CTL_OK)
		status = ctl_ask(ctl, &request, &answer, err);
	if (status == CTL_OK) {
		status = findings_print(&answer, file);
		message_free(&answer);
	}
	message_free(&request);
	free(file);
	return status;
}

/* ---- proposing and answering ---- */

static int propose(struct ctl *ctl, struct message *request, struct err *err)
{
	const struct mandate_change *change;
	struct message answer;
	int status = ctl_ask(ctl, request, &answer, err);

	if (status != CTL_OK)
		return status;
	change = rows_first(&answer.rows, &mandate_change_record);
	if (change)
		printf(_("Voorgesteld: %lld mandaten erbij, %lld eraf. Iemand anders bevestigt het, met wijkctl mandate confirm of"
			" op het scherm Mandaat.\n"), (long long)change->added, (long long)change->ended);
	message_free(&answer);
	return CTL_OK;
}

static bool reason_read(const struct ctl *ctl, struct ask *ask, struct err *err)
{
	const char *reason = ctl_option(ctl, "reason");

	if (!reason)
		return err_set(err, ERR_INPUT, _("Geef met --reason waarom het register verandert."));
	return ctl_line(reason, record_field(&ask_record, "word"), ask, err) && ctl_day_option(ctl, "from", &ask->day, err);
}

int mandate_import_run(struct ctl *ctl, struct err *err)
{
	struct file *file = mem_new(1, sizeof(*file));
	struct message request;
	struct ask *ask;
	int status;

	message_init(&request, REQ_MANDATE_PROPOSE);
	ask = rows_new(&request.rows, &ask_record);
	status = reason_read(ctl, ask, err) ? CTL_OK : CTL_USAGE;
	if (status == CTL_OK)
		status = file_read(ctl, ctl_word(ctl, 0), file, &request, err);
	if (status == CTL_OK)
		status = propose(ctl, &request, err);
	message_free(&request);
	free(file);
	return status;
}

int mandate_revoke_run(struct ctl *ctl, struct err *err)
{
	struct message request;
	struct ask *ask;
	char *end;
	int status;

	message_init(&request, REQ_MANDATE_PROPOSE);
	ask = rows_new(&request.rows, &ask_record);
	ask->id = strtoll(ctl_word(ctl, 0), &end, 10);
	if (ask->id <= 0 || *end) {
		err_set(err, ERR_INPUT, _("«%.40s» is geen nummer van een mandaat; wijkctl mandate list noemt ze."),
			ctl_word(ctl, 0));
		status = CTL_USAGE;
	} else {
		status = reason_read(ctl, ask, err) ? ctl_connect(ctl, err) : CTL_USAGE;
	}
	if (status == CTL_OK)
		status = propose(ctl, &request, err);
	message_free(&request);
	return status;
}

int mandate_changes_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &mandate_change_record,
		"state day added ended reason proposer_naam proposed answered_naam answered answer",
		_("Het register is nog nooit gewijzigd."));
}

/* There is one proposal at a time. */
static int answer_give(struct ctl *ctl, bool confirmed, struct err *err)
{
	const struct mandate_change *change;
	const char *reason = ctl_option(ctl, "reason");
	struct message changes, request, answer;
	struct ask *ask;
	int status = ctl_connect(ctl, err);

	if (status == CTL_OK)
		status = ctl_ask_plain(ctl, REQ_MANDATE_CHANGES, &changes, err);
	if (status != CTL_OK)
		return status;
	change = rows_first(&changes.rows, &mandate_change_record);
	message_init(&request, REQ_MANDATE_ANSWER);
	ask = rows_new(&request.rows, &ask_record);
	ask->flag = confirmed;
	if (!change || change->state != REGISTER_PROPOSED) {
		err_set(err, ERR_MISSING, _("Er wacht geen voorstel."));
		status = CTL_FAILED;
	} else if (reason && !ctl_line(reason, record_field(&ask_record, "word"), ask, err)) {
		status = CTL_USAGE;
	} else {
		ask->id = change->id;
		status = ctl_ask(ctl, &request, &answer, err);
	}
	if (status == CTL_OK) {
		puts(confirmed ? _("Bevestigd: het register is gewijzigd.") : _("Het voorstel gaat niet door."));
		message_free(&answer);
	}
	message_free(&request);
	message_free(&changes);
	return status;
}

int mandate_confirm_run(struct ctl *ctl, struct err *err)
{
	return answer_give(ctl, true, err);
}

int mandate_refuse_run(struct ctl *ctl, struct err *err)
{
	return answer_give(ctl, false, err);
}
