/* Import, proof, schema and the state of the daemon. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/build.h"
#include "base/mem.h"
#include "base/say.h"
#include "commands.h"

/* ---- import ---- */

/* Every line of the report; what was not shown is counted. */
static void import_lines_show(const struct message *answer, const struct import_count *count)
{
	const struct import_line *line;
	int64_t errors = 0, remarks = 0;

	for (size_t n = 0; (line = rows_get(&answer->rows, &import_line_record, n)); n++) {
		FILE *out = line->error ? stderr : stdout;

		if (line->error)
			errors++;
		else
			remarks++;
		fprintf(out, line->error ? _("regel %lld: fout: %s\n") : _("regel %lld: opmerking: %s\n"),
			(long long)line->line, line->tekst);
	}
	if (count->errors > errors)
		fprintf(stderr, _("... en nog %lld fouten\n"), (long long)(count->errors - errors));
	if (count->remarks > remarks)
		printf(_("... en nog %lld opmerkingen\n"), (long long)(count->remarks - remarks));
}

static int import_show(const struct message *answer, bool dry_run)
{
	const struct import_count *count = rows_first(&answer->rows, &import_count_record);

	if (!count)
		return CTL_FAILED;
	import_lines_show(answer, count);
	for (size_t i = 0; i < import_count_record.count; i++) {
		const struct field *field = &import_count_record.fields[i];
		struct buf value = BUF_INIT;

		if (field->kind != FIELD_INT)
			continue;
		field_show(field, count, &value);
		printf("%8s %s\n", value.data, _(field->label));
		buf_free(&value);
	}
	if (count->errors > 0)
		puts(_("Er is niets opgeslagen: haal eerst de fouten uit het bestand."));
	else if (dry_run)
		puts(_("Er is niets opgeslagen: dit was een proef."));
	else
		puts(_("Opgeslagen."));
	return count->errors > 0 ? CTL_FAILED : CTL_OK;
}

static int import_ask(struct ctl *ctl, int fd, struct message *answer, struct err *err)
{
	struct message request;
	char path[PATH_MAX];
	struct import *import;
	int status;

	message_init(&request, REQ_IMPORT);
	import = rows_new(&request.rows, &import_record);
	choice_value(import_format_choices, strrchr(ctl->command->words, ' ') + 1, &import->format);
	import->dry_run = ctl_option(ctl, "dry-run") != NULL;
	snprintf(path, sizeof(path), "%s", ctl_word(ctl, 0));
	if (!ctl_line(basename(path), record_field(&import_record, "file"), import, err) ||
	    (ctl_option(ctl, "wijk") && !ctl_line(ctl_option(ctl, "wijk"), record_field(&import_record, "wijk"), import, err))) {
		message_free(&request);
		return CTL_USAGE;
	}
	request.fds[request.fd_count++] = fd;
	status = ctl_ask(ctl, &request, answer, err);
	message_free(&request);
	return status;
}

int import_run(struct ctl *ctl, struct err *err)
{
	const char *path = ctl_word(ctl, 0);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct message answer;
	struct stat about;
	int status;

	if (fd < 0 || fstat(fd, &about) != 0) {
		err_errno(err, _("%s is niet te openen"), path);
		return CTL_FAILED;
	}
	if (!S_ISREG(about.st_mode)) {
		close(fd);
		err_set(err, ERR_INPUT, _("%s is geen gewoon bestand."), path);
		return CTL_FAILED;
	}
	status = ctl_connect(ctl, err);
	if (status == CTL_OK)
		status = import_ask(ctl, fd, &answer, err);
	close(fd);
	if (status != CTL_OK)
		return status;
	status = import_show(&answer, ctl_option(ctl, "dry-run") != NULL);
	message_free(&answer);
	return status;
}

/* ---- proof ---- */

int audit_print(struct ctl *ctl, const struct message *answer)
{
	const struct count *count;

	for (size_t n = 0; (count = rows_get(&answer->rows, &count_record, n)); n++)
		printf(ctl->csv ? "\"%s\",%lld\r\n" : _("%s: %lld regels, in orde\n"), count->what,
			(long long)count->number);
	return CTL_OK;
}

/* ---- schema ---- */

int schema_run(struct ctl *ctl, struct err *err)
{
	char path[PATH_MAX];
	int how;
	pid_t pid;

	if ((size_t)snprintf(path, sizeof(path), "%s/wijkd-store", ctl->program_folder) >= sizeof(path)) {
		err_set(err, ERR_LIMIT, _("Het pad van wijkd is te lang."));
		return CTL_FAILED;
	}
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		execl(path, path, "--schema", (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &how, 0) < 0) {
		err_errno(err, _("%s kan niet worden gestart"), path);
		return CTL_FAILED;
	}
	if (WIFEXITED(how) && WEXITSTATUS(how) == 0)
		return CTL_OK;
	err_set(err, ERR_INTERNAL, _("%s kan het schema niet geven."), path);
	return CTL_FAILED;
}

/* ---- the daemon ---- */

int status_run(struct ctl *ctl, struct err *err)
{
	char path[PATH_MAX];
	int status;

	if (!ctl_conf(ctl, err))
		return CTL_USAGE;
	snprintf(path, sizeof(path), "%s/wijkd.sock", ctl->conf.run);
	if (access(path, F_OK) != 0 && errno == ENOENT) {
		printf(_("wijkd draait niet (%s).\n"), ctl->conf_path);
		return CTL_UNREACHABLE;
	}
	status = ctl_connect(ctl, err);
	if (status != CTL_OK)
		return status;
	if (ctl->offline) {
		printf(_("wijkd draait niet (%s); de vorige keer is het niet netjes gestopt.\n"), ctl->conf_path);
		return CTL_UNREACHABLE;
	}
	printf(_("wijkd draait op %s, poort %d (versie %s).\n"), ctl->conf.address, ctl->conf.port, build_id());
	printf(_("Gemeente: %s\nU bent daar: %s (%s)\n"), ctl->me.gemeente, ctl->me.naam, ctl->me.roles);
	return CTL_OK;
}
