/* Commands without a screen: `ssh … zoek jansen 3011`. Same requests, same rights, same log as the screens. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/sock.h"
#include "command.h"
#include "desk/documents.h"
#include "desk/table.h"
#include "domain/person_name.h"
#include "domain/privacy_letter.h"
#include "wire/letter.h"

enum { EXIT_OK, EXIT_UNKNOWN = 64, EXIT_BUSY = 75, EXIT_REFUSED = 77, COMMAND_MS = 30000, SEARCH_ROWS = 200 };

struct command {
	const char *word;
	const char *arguments;
	const char *help;		/* N_() */
	bool (*run)(struct command_run *run);
};

static bool command_ask(struct command_run *run, int request, const struct ask *ask, struct message *answer)
{
	return desk_ask_with(run->desk, request, ask, answer, &run->err);
}

static bool run_zoek(struct command_run *run)
{
	struct message answer;
	struct ask ask;
	bool ok;

	if (run->words[0] == '\0')
		return err_set(&run->err, ERR_INPUT, _("Zeg waar u naar zoekt, bijvoorbeeld: zoek jansen 3011"));
	record_init(&ask_record, &ask);
	memcpy(ask.word, run->words, sizeof(ask.word));
	ask.number = SEARCH_ROWS;
	ok = command_ask(run, REQ_SEARCH, &ask, &answer);
	if (ok && rows_count(&answer.rows, &search_hit_record) == 0)
		desk_stderr(run->desk, _("Niets gevonden.\n"));
	else if (ok)
		table_print(&search_hit_record, &answer.rows, "huishoudnummer,naam,geboortedatum,address,team_naam,regisseur_naam",
			run->csv, &run->out);
	message_free(&answer);
	return ok;
}

/* "2026 --csv", or this year. */
static bool money_read(struct command_run *run, int request, struct message *answer)
{
	struct ask ask;
	char *end;

	record_init(&ask_record, &ask);
	ask.number = strtoll(run->words, &end, 10);
	message_init(answer, 0);
	if (*end != '\0')
		return err_set(&run->err, ERR_INPUT, _("Noem alleen een jaar, bijvoorbeeld 2026, of niets voor dit jaar."));
	return command_ask(run, request, &ask, answer);
}

static bool run_schotten(struct command_run *run)
{
	struct message answer;
	bool ok = money_read(run, REQ_WALL_LIST, &answer);

	if (ok && rows_count(&answer.rows, &wall_count_record) == 0)
		desk_stderr(run->desk, _("Er is dat jaar geen schot gemeld.\n"));
	else if (ok)
		table_print(&wall_count_record, &answer.rows, "jaar,kwartaal,schot,aantal,bedrag", run->csv, &run->out);
	message_free(&answer);
	return ok;
}

static bool run_budget(struct command_run *run)
{
	struct message answer;
	bool ok = money_read(run, REQ_MONEY, &answer);

	if (ok && rows_count(&answer.rows, &budget_record) == 0)
		desk_stderr(run->desk, _("Voor dat jaar is geen budget ingelezen.\n"));
	else if (ok)
		table_print(&budget_record, &answer.rows, "jaar,wet,productcategorie,naam,bedrag,spent,forecast,reserved", run->csv,
			&run->out);
	message_free(&answer);
	return ok;
}

static bool run_werkbak(struct command_run *run)
{
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ok = command_ask(run, REQ_INBOX, &ask, &answer);
	if (ok && rows_count(&answer.rows, &inbox_line_record) == 0)
		desk_stderr(run->desk, _("Er wacht nu niets op u.\n"));
	else if (ok)
		table_print(&inbox_line_record, &answer.rows, "kind,urgent,due,huishoudnummer,household_naam,what", run->csv, &run->out);
	message_free(&answer);
	return ok;
}

bool command_household(struct command_run *run, const char *huishoudnummer, struct message *answer)
{
	struct ask ask;

	message_init(answer, 0);
	if (!huishoudnummer_valid(huishoudnummer))
		return err_set(&run->err, ERR_INPUT, _("Dit huishoudnummer klopt niet. Kijk of elk van de zeven cijfers goed is, zoals in 1000015."));
	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", huishoudnummer);
	return command_ask(run, REQ_HOUSEHOLD_OPEN, &ask, answer);
}

/* What is printed can be sent on: a secret address stays on the screen. */
static void household_card(struct command_run *run, struct household *household, const char *fields)
{
	if (household->secret) {
		snprintf(household->straatnaam, sizeof(household->straatnaam), "%s", _("adres geheim"));
		household->huisletter[0] = household->huisnummertoevoeging[0] = household->postcode[0] = '\0';
		household->woonplaats[0] = household->wijk[0] = '\0';
		household->huisnummer = 0;
	}
	table_card(&household_record, household, fields, &run->out);
}

static bool run_huishouden(struct command_run *run)
{
	static const struct {
		const struct record *record;
		const char *heading, *fields;
	} parts[] = {
		{ &household_record, NULL, "huishoudnummer,naam,straatnaam,huisnummer,huisletter,huisnummertoevoeging,postcode,"
			"woonplaats,wijk,telefoon,regisseur_naam,team_naam" },
		{ &signal_record, N_("Signalen"), "kind,person_naam,reason,employee_naam,from,until" },
		{ &member_record, N_("Gezinsleden"), "naam,rol,geboortedatum,telefoon" },
		{ &gezag_record, N_("Gezag"), "person_naam,soort,holder_naam,organisation_naam,from,until,bron" },
		{ &contact_person_record, N_("Contactpersoon"), "naam,telefoon,how,tijden,safe,toelichting,until" },
		{ &regie_record, N_("Regisseur"), "employee_naam,organisation_naam,telefoon,from,until" },
		{ &procesregie_record, N_("Procesregisseur"), "employee_naam,organisation_naam,telefoon,from,until" },
		{ &involvement_record, N_("Betrokken"), "employee_naam,organisation_naam,what,telefoon,from,until" },
		{ &network_member_record, N_("Netwerk"), "naam,relation,kanHelpenMet,telefoon" },
		{ &task_record, N_("Taken en afspraken"), "datum,time,what,employee_naam" },
		{ &melding_record, N_("Meldingen"), "datum,wet,aanmelder,vraag" },
		{ &aanvraag_record, N_("Aanvragen"), "datum,wet,onderwerp,besluitUiterlijk" },
		{ &document_record, N_("Bijlagen"), "naam,type,bytes,at,employee_naam,about" },
		{ &journal_entry_record, N_("Dagboek"), "at,kind,employee_naam,head" },
	};
	struct message answer;
	bool ok = command_household(run, run->words, &answer);

	if (ok)
		household_card(run, rows_first(&answer.rows, &household_record), parts[0].fields);
	if (ok && !run->csv)
		documents_name(&answer.rows);
	for (size_t i = 1; ok && i < COUNT_OF(parts); i++) {
		if (rows_count(&answer.rows, parts[i].record) == 0)
			continue;
		buf_format(&run->out, "\n%s\n", _(parts[i].heading));
		table_print(parts[i].record, &answer.rows, parts[i].fields, run->csv, &run->out);
	}
	message_free(&answer);
	return ok;
}

static bool run_inzage(struct command_run *run)
{
	struct message answer;
	struct ask ask;
	bool ok;

	if (!huishoudnummer_valid(run->words))
		return err_set(&run->err, ERR_INPUT, _("Dit huishoudnummer klopt niet. Kijk of elk van de zeven cijfers goed is, zoals in 1000015."));
	record_init(&ask_record, &ask);
	memcpy(ask.word, run->words, sizeof(ask.word));
	ok = command_ask(run, REQ_ACCESS_LOG, &ask, &answer);
	if (ok)
		letter_write(&answer, desk_today(run->desk), &run->out);
	message_free(&answer);
	return ok;
}

bool command_pet(const char *line, char pet[33], struct err *err)
{
	char text[TEXT_LINE_BYTES], *rest = NULL;
	bool named = false;
	int which;

	snprintf(text, sizeof(text), "%s", line);
	for (const char *word = strtok_r(text, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
		if (strcmp(word, "--pet") != 0)
			continue;
		word = strtok_r(NULL, " ", &rest);
		if (named || word == NULL || !choice_value(pet_choices, word, &which))
			return err_set(err, ERR_INPUT, _("Schrijf achter --pet welke pet u draagt: --pet hulp of --pet handhaving."));
		snprintf(pet, 33, "%s", word);
		named = true;
	}
	return true;
}

static bool run_verzoeken(struct command_run *run)
{
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ok = command_ask(run, REQ_PRIVACY_LIST, &ask, &answer);
	if (ok && rows_count(&answer.rows, &privacy_request_record) == 0)
		desk_stderr(run->desk, _("Er zijn geen verzoeken voor u.\n"));
	else if (ok)
		table_print(&privacy_request_record, &answer.rows, "nummer,soort,aanvrager,huishoudnummer,ontvangen,uiterlijk,uitkomst,"
			"behandelaar_naam", run->csv, &run->out);
	message_free(&answer);
	return ok;
}

static id request_by_number(const struct message *answer, const char *nummer)
{
	const struct privacy_request *request;

	for (size_t n = 0; (request = rows_get(&answer->rows, &privacy_request_record, n)) != NULL; n++)
		if (strcmp(request->nummer, nummer) == 0)
			return request->id;
	return 0;
}

static bool run_brief(struct command_run *run)
{
	struct message list, answer;
	struct ask ask;
	id request_id = 0;
	bool ok;

	record_init(&ask_record, &ask);
	ok = command_ask(run, REQ_PRIVACY_LIST, &ask, &list);
	if (ok)
		request_id = request_by_number(&list, run->words);
	message_free(&list);
	if (ok && request_id == 0)
		return err_set(&run->err, ERR_INPUT, _("Dit verzoek is er niet. Noem het nummer, bijvoorbeeld: brief 2026-0007"));
	if (!ok)
		return false;
	ok = desk_ask_id(run->desk, REQ_PRIVACY_READ, request_id, &answer, &run->err);
	if (ok) {
		const struct municipality *municipality = rows_first(&answer.rows, &municipality_record);

		privacy_letter_write(rows_first(&answer.rows, &privacy_request_record), municipality != NULL ? municipality->naam : "",
			desk_today(run->desk), &run->out);
	}
	message_free(&answer);
	return ok;
}

static bool run_termijnen(struct command_run *run)
{
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ok = command_ask(run, REQ_TERM_LIST, &ask, &answer);
	if (ok && rows_count(&answer.rows, &legal_term_record) == 0)
		desk_stderr(run->desk, _("Er loopt nu geen wettelijke termijn op uw bureau.\n"));
	else if (ok)
		table_print(&legal_term_record, &answer.rows, "uiterlijk,dagen,stil,huishoudnummer,household_naam,wat,artikel,nummer",
			run->csv, &run->out);
	message_free(&answer);
	return ok;
}

static bool run_hulp(struct command_run *run);

static const struct command commands[] = {
	{ "zoek", "WOORDEN [--csv]", N_("zoekt huishoudens op naam, adres, geboortedatum of nummer"), run_zoek },
	{ "werkbak", "[--csv]", N_("toont wat er op u wacht"), run_werkbak },
	{ "huishouden", "NUMMER", N_("toont een huishouden"), run_huishouden },
	{ "plan", "NUMMER [--pdf]", N_("schrijft het plan als brief aan het gezin"), command_plan },
	{ "besluit", "NUMMER [WELK] [--pdf]", N_("schrijft een besluit als brief aan het gezin"), command_decision },
	{ "brief", "NUMMER WELKE [--pdf]", N_("schrijft een brief over een bezwaar of klacht"), command_register_letter },
	{ "schotten", "[JAAR] [--csv]", N_("telt per kwartaal de geldschotten"), run_schotten },
	{ "budget", "[JAAR] [--csv]", N_("toont het budget en wat het gaat kosten"), run_budget },
	{ "resultaten", "NUMMER [--csv]", N_("toont per persoon hoe het gaat"), command_results },
	{ "inzage", "NUMMER", N_("schrijft voor het gezin wie er in het dossier keek"), run_inzage },
	{ "bijlage", "add|list|get|weg …", N_("bestanden bij een dossier: toevoegen, tonen, ophalen, intrekken"),
	  command_document },
	{ "zorg", "NUMMER [--spoed]", N_("meldt een zorg over een huishouden; de tekst komt van: < bestand"), command_worry },
	{ "verzoeken", "[--csv]", N_("toont de verzoeken om inzage en verbetering die voor u zijn"), run_verzoeken },
	{ "brief", "VERZOEK", N_("schrijft de brief bij een verzoek, bijvoorbeeld 2026-0007"), run_brief },
	{ "termijnen", "[--csv]", N_("toont de wettelijke termijnen van uw bureau"), run_termijnen },
	{ "hulp", "", N_("toont deze uitleg"), run_hulp },
};

static bool run_hulp(struct command_run *run)
{
	buf_text(&run->out, _("Zonder opdracht opent wijkd uw bureau. Met een opdracht:\n\n"));
	for (size_t i = 0; i < COUNT_OF(commands); i++)
		buf_format(&run->out, "  %-10s %-22s %s\n", commands[i].word, commands[i].arguments, _(commands[i].help));
	buf_text(&run->out, _("\nMet --csv komt het antwoord als tabel met komma's; met --pdf een brief om te printen: zet er > brief.pdf achter. Wie twee petten heeft, schrijft --pet hulp of\n--pet handhaving erbij. Dezelfde rechten en hetzelfde logboek als op het scherm.\n"));
	return true;
}

/* The first word is the command, --csv and --pdf anywhere an option, the rest its words. */
static const struct command *command_parse(const char *line, struct command_run *run)
{
	char text[TEXT_LINE_BYTES], *rest = NULL;
	const char *word;
	const struct command *found = NULL;

	snprintf(text, sizeof(text), "%s", line);
	word = strtok_r(text, " ", &rest);
	for (size_t i = 0; word != NULL && i < COUNT_OF(commands); i++)
		if (strcmp(commands[i].word, word) == 0)
			found = &commands[i];
	while (found != NULL && (word = strtok_r(NULL, " ", &rest)) != NULL) {
		if (strcmp(word, "--csv") == 0) {
			run->csv = true;
			continue;
		}
		if (strcmp(word, "--pdf") == 0) {
			run->pdf = true;
			continue;
		}
		if (strcmp(word, "--pet") == 0) {	/* hello has said it */
			strtok_r(NULL, " ", &rest);
			continue;
		}
		if (run->words[0] != '\0')
			strcat(run->words, " ");
		strcat(run->words, word);
	}
	return found;
}

/* A terminal (ssh -t) wants CR LF; the stream is written until the gate has taken all of it. */
static void command_write(struct desk *desk, const struct buf *out)
{
	int64_t until = clock_monotonic() + COMMAND_MS;

	for (size_t i = 0; i < out->used; i++) {
		if (desk->spawn.has_terminal && out->data[i] == '\n' && (i == 0 || out->data[i - 1] != '\r'))
			buf_char(&desk->out, '\r');
		buf_char(&desk->out, out->data[i]);
	}
	loop_watch(desk->loop, desk->terminal_fd, 0, NULL, NULL);
	while (desk->out.used > 0 && desk_pump(desk) && clock_monotonic() < until)
		if (desk->out.used > 0)
			sock_wait(desk->terminal_fd, POLLOUT, 100);
	loop_unwatch(desk->loop, desk->terminal_fd);
}

static int command_status(const struct err *err)
{
	if (err->code == ERR_BUSY || err->code == ERR_IO)
		return EXIT_BUSY;
	return err->code == ERR_INPUT ? EXIT_UNKNOWN : EXIT_REFUSED;
}

int desk_command(struct desk *desk)
{
	struct command_run run = { .desk = desk };
	const struct command *command = command_parse(desk->spawn.command, &run);
	int status = EXIT_OK;

	if (command == NULL) {
		desk_stderr(desk, strncmp(desk->spawn.command, "scp ", 4) == 0 ?
			_("scp werkt hier niet. Een bestand gaat zo: ssh … bijlage add NUMMER NAAM < bestand\n") :
			_("wijkd kent deze opdracht niet. Typ: ssh … hulp\n"));
		return EXIT_UNKNOWN;
	}
	if (desk->me.choose && desk->me.pet[0] == '\0' && command->run != run_hulp) {
		desk_stderr(desk, _("U hebt twee petten. Zeg met welke u werkt: --pet hulp of --pet handhaving.\n"));
		return EXIT_UNKNOWN;
	}
	if (!command->run(&run)) {
		struct buf line = BUF_INIT;

		buf_format(&line, "%s\n", run.err.text);
		desk_stderr(desk, line.data);
		buf_free(&line);
		status = command_status(&run.err);
	}
	command_write(desk, &run.out);
	buf_free(&run.out);
	return status;
}
