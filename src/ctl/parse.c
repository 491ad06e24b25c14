/* What several commands read and print. */
#include <stdio.h>

#include "base/clock.h"
#include "base/say.h"
#include "commands.h"
#include "ctl/table.h"

bool ctl_day_option(const struct ctl *ctl, const char *name, day *out, struct err *err)
{
	const char *given = ctl_option(ctl, name);

	*out = DAY_NONE;
	if (!given || day_parse_nl(given, instant_day(clock_now()), out))
		return true;
	return err_set(err, ERR_INPUT, _("«%s» is geen dag; schrijf bijvoorbeeld 31-12-2026."), given);
}

bool ctl_role(const char *word, int *role, struct err *err)
{
	struct buf known = BUF_INIT;

	for (const struct choice *choice = role_choices; choice->code; choice++) {
		if (choice->value == ROLE_NONE)
			continue;
		if (text_same(choice->code, word) || text_same(choice->label, word)) {
			*role = choice->value;
			buf_free(&known);
			return true;
		}
		buf_format(&known, "%s%s", known.used ? ", " : "", choice->code);
	}
	err_set(err, ERR_INPUT, _("De rol «%s» is er niet. Kies uit: %s."), word, known.data);
	buf_free(&known);
	return false;
}

bool ctl_line(const char *text, const struct field *field, void *record, struct err *err)
{
	return field_set(field, record, text, instant_day(clock_now()), err);
}

int ctl_print_rows(const struct ctl *ctl, const struct message *answer, const struct record *record, const char *fields,
	const char *none)
{
	struct table table = TABLE_INIT;
	struct buf out = BUF_INIT;

	if (rows_count(&answer->rows, record) == 0 && !ctl->csv) {
		puts(none);
		return CTL_OK;
	}
	table_record(&table, &answer->rows, record, fields);
	table_print(&table, ctl->csv, &out);
	fputs(out.data, stdout);
	buf_free(&out);
	table_free(&table);
	return CTL_OK;
}
