/* Lists of the municipality that come from a file: the sociale kaart, life domains, local products, budgets. */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"
#include "commands.h"

enum { FILE_BYTES = 1 << 20, LINES_MOST = 500, COLUMNS_MOST = 16 };

struct sheet_columns {
	const struct field *fields[COLUMNS_MOST];
	size_t count;
};

/* The first line names the columns, as the fields of the record are called. */
static bool columns_read(const struct record *record, const char *known, const char **cells, size_t count,
	struct sheet_columns *out, struct err *err)
{
	out->count = count;
	for (size_t i = 0; i < count; i++) {
		const char *at = i < COLUMNS_MOST && cells[i][0] ? strstr(known, cells[i]) : NULL;

		if (!at || !record_field(record, cells[i]))
			return err_set(err, ERR_INPUT, _("De kolom «%s» is er niet. Dit zijn ze: %s."), cells[i], known);
		out->fields[i] = record_field(record, cells[i]);
	}
	return true;
}

static bool line_read(const struct record *record, const struct sheet_columns *columns, const char **cells, size_t count,
	struct message *request, struct err *err)
{
	void *row = rows_new(&request->rows, record);

	if (rows_count(&request->rows, record) > LINES_MOST)
		return err_set(err, ERR_LIMIT, _("Er staan meer dan %d regels in."), LINES_MOST);
	for (size_t i = 0; i < count && i < columns->count; i++)
		if (!field_set(columns->fields[i], row, cells[i], instant_day(clock_now()), err))
			return false;
	return true;
}

/* A whole CSV file (with , or ;) as rows of one record. */
static int rows_build(const char *path, const struct record *record, const char *known, struct message *request,
	struct err *err)
{
	const char *cells[CSV_FIELDS];
	struct sheet_columns columns = { 0 };
	char *text = ctl_read_file(path, FILE_BYTES, err);
	size_t count, line = 0;
	struct csv *csv;
	bool ok;

	if (!text)
		return CTL_FAILED;
	csv = csv_open(text, strlen(text), memchr(text, ';', strcspn(text, "\n")) ? ';' : ',');
	ok = csv_next(csv, cells, &count, &line, err) && columns_read(record, known, cells, count, &columns, err);
	while (ok && csv_next(csv, cells, &count, &line, err))
		ok = line_read(record, &columns, cells, count, request, err);
	if (err->code != ERR_NONE)
		err_add(err, _("%s, regel %zu"), path, line);
	csv_close(csv);
	free(text);
	return err->code == ERR_NONE ? CTL_OK : CTL_FAILED;
}

int nearby_load_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask = rows_new(&request->rows, &ask_record);
	const char *wijk = ctl_option(ctl, "wijk");

	if (wijk && !ctl_line(wijk, record_field(&ask_record, "word"), ask, err))
		return CTL_USAGE;
	return rows_build(ctl_word(ctl, 0), &nearby_record, "naam, aanbod, leefgebied, lijn, adres, telefoon", request, err);
}

int nearby_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &nearby_record, "wijk leefgebied lijn aanbod naam adres telefoon",
		_("De sociale kaart is nog leeg."));
}

int life_domain_load_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	rows_new(&request->rows, &ask_record);
	return rows_build(ctl_word(ctl, 0), &life_domain_record, "code, naam, zrm", request, err);
}

int life_domain_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &life_domain_record, "code naam zrm ended", _("Er zijn geen leefgebieden."));
}

/* ---- money ---- */

int product_load_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	rows_new(&request->rows, &ask_record);
	return rows_build(ctl_word(ctl, 0), &product_record, "wet, productcategorie, productcode, naam, eenheid, tarief", request, err);
}

int product_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &product_record, "wet productcategorie productcode naam eenheid tarief",
		_("Er zijn geen lokale producten; besluiten noemen dan alleen de productcategorie."));
}

/* A year behind the words; 0 is this one. */
static int year_read(const char *word, struct ask *ask, struct err *err)
{
	char *end;

	ask->number = strtoll(word, &end, 10);
	if (*end == '\0' && (*word == '\0' || ask->number > 0))
		return CTL_OK;
	err_set(err, ERR_INPUT, _("«%.40s» is geen jaar, zoals 2026."), word);
	return CTL_USAGE;
}

int budget_import_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask = rows_new(&request->rows, &ask_record);
	int status = year_read(ctl_word(ctl, 1), ask, err);

	return status != CTL_OK ? status :
		rows_build(ctl_word(ctl, 0), &budget_record, "wet, productcategorie, bedrag", request, err);
}

int budget_list_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	return year_read(ctl_word(ctl, 0), rows_new(&request->rows, &ask_record), err);
}

int budget_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &budget_record, "jaar wet productcategorie naam bedrag spent forecast reserved",
		_("Voor dat jaar is er geen budget; wijkctl budget import leest het in."));
}
