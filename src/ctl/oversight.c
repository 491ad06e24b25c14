/* What supervision is told by the municipality: the home of who works here, and what is unusual. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "commands.h"

int user_home_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	const char *surname = ctl_option(ctl, "surname"), *postcode = ctl_option(ctl, "postcode");
	struct ask *ask = rows_new(&request->rows, &ask_record);

	if (!ctl_line(ctl_word(ctl, 0), record_field(&ask_record, "word"), ask, err))
		return CTL_USAGE;
	ask->flag = ctl_option(ctl, "forget") != NULL;
	if (ask->flag && (surname || postcode)) {
		err_set(err, ERR_INPUT, _("Kies: --forget, of wat er moet staan."));
		return CTL_USAGE;
	}
	if (surname)
		ask->tekst = mem_text(surname);
	if (!postcode)
		return CTL_OK;
	ask = rows_new(&request->rows, &ask_record);
	return ctl_line(postcode, record_field(&ask_record, "word"), ask, err) ? CTL_OK : CTL_USAGE;
}

int user_person_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	const char *bsn = ctl_word(ctl, 1);
	struct ask *ask = rows_new(&request->rows, &ask_record);

	if (!ctl_line(ctl_word(ctl, 0), record_field(&ask_record, "word"), ask, err))
		return CTL_USAGE;
	ask->flag = ctl_option(ctl, "none") != NULL;
	if (!bsn || !*bsn)
		return CTL_OK;
	ask = rows_new(&request->rows, &ask_record);
	return ctl_line(bsn, record_field(&ask_record, "word"), ask, err) ? CTL_OK : CTL_USAGE;
}

int oversight_rule_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask = rows_new(&request->rows, &ask_record);
	const char *rule = ctl_word(ctl, 0), *number = ctl_word(ctl, 1);
	char *end = NULL;

	if (!rule || !*rule)
		return CTL_OK;
	if (!ctl_line(rule, record_field(&ask_record, "word"), ask, err))
		return CTL_USAGE;
	ask->number = number && *number ? strtol(number, &end, 10) : -1;
	if (!end || *end) {
		err_set(err, ERR_INPUT, _("Geef bij een regel ook een getal, bijvoorbeeld: oversight rule keer 4"));
		return CTL_USAGE;
	}
	return CTL_OK;
}

int oversight_count_print(struct ctl *ctl, const struct message *answer)
{
	const struct count *count;

	for (size_t n = 0; (count = rows_get(&answer->rows, &count_record, n)); n++)
		printf(ctl->csv ? "\"%s\",%lld\r\n" : "%s: %lld\n", count->what, (long long)count->number);
	return CTL_OK;
}
