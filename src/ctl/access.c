/* The letter to a family: who looked in their dossier. */
#include <stdio.h>

#include "base/say.h"
#include "commands.h"
#include "domain/person_name.h"
#include "wire/letter.h"

int access_letter_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask = rows_new(&request->rows, &ask_record);

	if (!huishoudnummer_valid(ctl_word(ctl, 0))) {
		err_set(err, ERR_INPUT, _("Dit huishoudnummer klopt niet. Kijk of elk van de zeven cijfers goed is, zoals in 1000015."));
		return CTL_USAGE;
	}
	snprintf(ask->word, sizeof(ask->word), "%s", ctl_word(ctl, 0));
	return ctl_day_option(ctl, "from", &ask->day, err) ? CTL_OK : CTL_USAGE;
}

int access_letter_print(struct ctl *ctl, const struct message *answer)
{
	struct buf text = BUF_INIT;

	(void)ctl;
	letter_write(answer, instant_day(clock_now()), &text);
	fputs(text.data ? text.data : "", stdout);
	buf_free(&text);
	return CTL_OK;
}
