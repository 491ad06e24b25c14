/* Messages to and from providers: 301s written as files, 302s read, and the addresses they go to. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/say.h"
#include "commands.h"
#include "ctl/bericht.h"
#include "domain/person_name.h"

enum { PATH_BYTES = 4096 };

int organisation_agb_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct organisation *organisation = rows_new(&request->rows, &organisation_record);

	return ctl_line(ctl_word(ctl, 0), record_field(&organisation_record, "naam"), organisation, err) &&
		ctl_line(ctl_word(ctl, 1), record_field(&organisation_record, "agb"), organisation, err) ? CTL_OK : CTL_USAGE;
}

int municipality_code_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct ask *ask = rows_new(&request->rows, &ask_record);

	return ctl_line(ctl_word(ctl, 0), record_field(&ask_record, "word"), ask, err) ? CTL_OK : CTL_USAGE;
}

/* Messages go out in the name of somebody who works here: a store of our own knows nobody. */
static int daemon_ask(struct ctl *ctl, struct message *request, struct message *answer, struct err *err)
{
	int status = ctl_connect(ctl, err);

	if (status == CTL_OK && ctl->offline) {
		err_set(err, ERR_REFUSED, _("wijkd draait niet; berichten gaan alleen als het draait."));
		status = CTL_UNREACHABLE;
	}
	if (status == CTL_OK)
		status = ctl_ask(ctl, request, answer, err);
	if (status == CTL_NOT_ALLOWED)
		err_add(err, _("Onder [beheer] in wijkd.conf moet bij uw naam op deze machine een medewerker van de backoffice staan"));
	return status;
}

/* ---- 301 ---- */

/* A file that was not there, for its owner alone: it holds a BSN. */
static bool file_write(const char *path, const struct buf *text, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	size_t done = 0;
	bool ok = fd >= 0;

	while (ok && done < text->used) {
		ssize_t wrote = write(fd, text->data + done, text->used - done);

		ok = wrote > 0 || errno == EINTR;
		done += wrote > 0 ? (size_t)wrote : 0;
	}
	ok = ok && fsync(fd) == 0;
	if (!ok)
		err_set(err, ERR_IO, _("%s kan niet worden geschreven: %s."), path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool bericht_save(const char *folder, const struct bericht *bericht, const struct rows *rows, struct err *err)
{
	char path[PATH_BYTES];
	struct buf text = BUF_INIT;
	bool ok = snprintf(path, sizeof(path), "%s/%s-%s.xml", folder, choice_code(bericht_soort_choices, bericht->soort),
		bericht->identificatie) < (int)sizeof(path) || err_set(err, ERR_INPUT, _("De naam van de map is te lang."));

	bericht_301_write(bericht, rows, &text);
	ok = ok && file_write(path, &text, err);
	if (ok)
		printf("%s  %s\n", path, bericht->aanbieder_naam);
	buf_free(&text);
	return ok;
}

static int berichten_save(const char *folder, const struct message *answer, size_t *count, struct err *err)
{
	const struct bericht *bericht;

	for (size_t n = 0; (bericht = rows_get(&answer->rows, &bericht_record, n)); n++, (*count)++)
		if (!bericht_save(folder, bericht, &answer->rows, err)) {
			err_add(err, _("bericht %s staat als verstuurd; schrijf het nog eens met --again"), bericht->identificatie);
			return CTL_FAILED;
		}
	return CTL_OK;
}

static void kept_print(const struct message *answer)
{
	const struct import_line *line;

	for (size_t n = 0; (line = rows_get(&answer->rows, &import_line_record, n)); n++)
		fprintf(stderr, _("Niet verstuurd: %s\n"), line->tekst);
}

/* One answer holds so many messages; of all households it is asked for until there are no more. */
static int export_301(struct ctl *ctl, const char *folder, struct message *request, bool all, struct err *err)
{
	size_t before, count = 0;
	struct message answer;
	int status;

	do {
		before = count;
		status = daemon_ask(ctl, request, &answer, err);
		if (status != CTL_OK)
			return status;
		status = berichten_save(folder, &answer, &count, err);
		if (status == CTL_OK && (!all || count == before))
			kept_print(&answer);
		message_free(&answer);
	} while (status == CTL_OK && all && count > before);
	if (status == CTL_OK && count == 0)
		puts(_("Er is niets te versturen."));
	return status;
}

int export_301_run(struct ctl *ctl, struct err *err)
{
	const char *folder = ctl_option(ctl, "out") ? ctl_option(ctl, "out") : ".", *number = ctl_word(ctl, 0);
	struct message request;
	struct stat there;
	struct ask *ask;
	int status;

	if (*number && !huishoudnummer_valid(number)) {
		err_set(err, ERR_INPUT, _("«%.40s» is geen huishoudnummer: dat heeft zeven cijfers, zoals 1000015."), number);
		return CTL_USAGE;
	}
	if (stat(folder, &there) != 0 || !S_ISDIR(there.st_mode) || access(folder, W_OK) != 0) {
		err_set(err, ERR_INPUT, _("In %s kan niet worden geschreven. Noem met --out een map die er is."), folder);
		return CTL_USAGE;
	}
	message_init(&request, REQ_BERICHT_OUT);
	ask = rows_new(&request.rows, &ask_record);
	ask->flag = ctl_option(ctl, "again") != NULL;
	snprintf(ask->word, sizeof(ask->word), "%s", number);
	status = export_301(ctl, folder, &request, !*number, err);
	message_free(&request);
	return status;
}

/* ---- 302 ---- */

/* The codes that were seen, each with its text once. */
struct codes_seen {
	char codes[TEXT_LINE_BYTES];
	size_t used;
};

static void code_print(void *arg, const char *code, const char *text)
{
	struct codes_seen *seen = arg;
	int bytes;

	if (strstr(seen->codes, code))
		return;
	bytes = snprintf(seen->codes + seen->used, sizeof(seen->codes) - seen->used, "%s,", code);
	if (bytes > 0 && seen->used + (size_t)bytes < sizeof(seen->codes))
		seen->used += (size_t)bytes;
	printf("%s: %s\n", code, text);
}

static void codes_print(const struct message *answer)
{
	struct codes_seen seen = { .used = 0 };
	const struct award_result *result;

	for (size_t n = 0; (result = rows_get(&answer->rows, &award_result_record, n)); n++)
		retour_codes_each(result->codes, code_print, &seen);
}

static int result_print(struct ctl *ctl, const struct message *answer)
{
	const struct award_result *result;
	size_t refused = 0;

	for (size_t n = 0; (result = rows_get(&answer->rows, &award_result_record, n)); n++)
		refused += !result->aangenomen;
	ctl_print_rows(ctl, answer, &award_result_record, "toewijzingnummer aanbieder_naam aangenomen codes",
		_("In dat bericht zat geen toewijzing."));
	codes_print(answer);
	if (refused)
		fprintf(stderr, _("Afgewezen: de aanbieder verwerkte niets van dit bericht. Het staat in de werkbak van de "
			"backoffice; stuur het na herstel nog eens met export 301 HUISHOUDNUMMER --again.\n"));
	return CTL_OK;
}

static int answer_send(struct ctl *ctl, struct message *request, struct err *err)
{
	struct message answer;
	int status = daemon_ask(ctl, request, &answer, err);

	if (status != CTL_OK)
		return status;
	status = result_print(ctl, &answer);
	message_free(&answer);
	return status;
}

int import_302_run(struct ctl *ctl, struct err *err)
{
	char *text = ctl_read_file(ctl_word(ctl, 0), BERICHT_302_BYTES, err);
	struct bericht_302 retour;
	struct message request;
	struct ask *ask;
	int status = CTL_FAILED;

	if (!text)
		return CTL_FAILED;
	message_init(&request, REQ_BERICHT_IN);
	ask = rows_new(&request.rows, &ask_record);
	if (bericht_302_read(text, strlen(text), &retour, &request.rows, err)) {
		snprintf(ask->word, sizeof(ask->word), "%s", retour.identificatie);
		status = answer_send(ctl, &request, err);
	} else {
		err_add(err, "%s", ctl_word(ctl, 0));
	}
	message_free(&request);
	free(text);
	return status;
}
