/* `ssh … zorg NUMMER < tekst`: a worry about a household, by who has no search, or no screen. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command.h"
#include "domain/person_name.h"
#include "stream.h"

static bool worry_order(struct command_run *run, struct escalation *worry)
{
	char *rest = NULL;

	for (const char *word = strtok_r(run->words, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
		if (strcmp(word, "--spoed") == 0)
			worry->spoed = true;
		else if (worry->huishoudnummer[0] == '\0' && huishoudnummer_valid(word))
			memcpy(worry->huishoudnummer, word, HUISHOUDNUMMER_BYTES);
		else
			return err_set(&run->err, ERR_INPUT, _("Zo gaat het: zorg NUMMER [--spoed] < bestand met uw tekst. Kijk of elk van de "
				"zeven cijfers van het nummer goed is, zoals in 1000015."));
	}
	return worry->huishoudnummer[0] != '\0' || err_set(&run->err, ERR_INPUT,
		_("Zeg over welk huishouden het gaat: zorg NUMMER [--spoed] < bestand met uw tekst."));
}

/* Never on the command line: what stands there is kept by the shell, and other people's machines show it. */
static bool worry_text(struct command_run *run, struct escalation *worry)
{
	struct buf typed = BUF_INIT, clean = BUF_INIT;
	bool ended, ok;

	if (run->desk->spawn.has_terminal)
		return err_set(&run->err, ERR_INPUT, _("Doe dit zonder -t: ssh … zorg NUMMER < bestand met uw tekst."));
	ok = stream_read(run->desk, &typed, TEXT_BLOCK_BYTES + 1, &ended, &run->err);
	if (ok && !ended)
		ok = err_set(&run->err, ERR_LIMIT, _("Uw tekst is te lang. Er past 64 KB in; dat zijn zo'n twintig bladzijden."));
	ok = ok && text_clean(typed.used > 0 ? typed.data : "", typed.used, TEXT_BLOCK, &clean, &run->err);
	if (ok && clean.used == 0)
		ok = err_set(&run->err, ERR_INPUT, _("Er kwam geen tekst. Typ hem, sluit af met Ctrl-D, of zet < en een bestand erachter."));
	if (ok)
		worry->question = buf_take(&clean);
	buf_free(&typed);
	buf_free(&clean);
	return ok;
}

bool command_worry(struct command_run *run)
{
	struct escalation worry;
	const struct escalation *raised;
	struct message answer;
	bool ok;

	record_init(&escalation_record, &worry);
	worry.cause = CAUSE_ZORG;
	message_init(&answer, 0);
	ok = worry_order(run, &worry) && worry_text(run, &worry);
	if (ok)
		ok = desk_send(run->desk, REQ_ESCALATION_RAISE, &escalation_record, &worry, &answer, &run->err);
	raised = ok ? rows_first(&answer.rows, &escalation_record) : NULL;
	if (raised != NULL)
		buf_format(&run->out, _("Uw zorg is ontvangen en ligt bij trede %lld, %s%s%s. In uw werkbak volgt u haar.\n"),
			(long long)raised->trede, raised->trede_naam, raised->holder_naam[0] != '\0' ? ": " : "", raised->holder_naam);
	message_free(&answer);
	record_clear(&escalation_record, &worry);
	return ok;
}
