/* wijkctl: finds the command in the table, asks the store, prints, and ends with a status that a script can read. */
#include <libgen.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/say.h"
#include "commands.h"

static int request_run(struct ctl *ctl, struct err *err)
{
	struct message request, answer;
	int status;

	message_init(&request, (uint16_t)ctl->command->request);
	status = ctl->command->build(ctl, &request, err);
	if (status == CTL_OK)
		status = ctl_connect(ctl, err);
	if (status == CTL_OK && ctl->command->daemon && ctl->offline) {
		err_set(err, ERR_BUSY, _("Dit kan alleen als wijkd draait."));
		status = CTL_UNREACHABLE;
	}
	if (status == CTL_OK)
		status = ctl_ask(ctl, &request, &answer, err);
	message_free(&request);
	if (status != CTL_OK)
		return status;
	if (ctl->command->print)
		status = ctl->command->print(ctl, &answer);
	else
		puts(_("Gedaan."));
	message_free(&answer);
	return status;
}

/* One line; behind a wrong use also how it is used. */
static void complain(const struct ctl *ctl, int status, const struct err *err)
{
	fprintf(stderr, "wijkctl: %s\n", err->text);
	if (status == CTL_USAGE && ctl->command && err->code == ERR_INPUT) {
		struct buf usage = BUF_INIT;

		ctl_usage(ctl->command, &usage);
		fprintf(stderr, _("Gebruik: wijkctl %s\n"), usage.data);
		buf_free(&usage);
	}
}

static int run(struct ctl *ctl, int argc, char **argv, struct err *err)
{
	int used;

	if (argc >= 2 && strcmp(argv[0], "-c") == 0) {
		ctl->conf_path = argv[1];
		argc -= 2;
		argv += 2;
	}
	if (argc == 0 || strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0) {
		struct buf out = BUF_INIT;

		ctl_help(&out);
		fputs(out.data, argc == 0 ? stderr : stdout);
		buf_free(&out);
		return argc == 0 ? CTL_USAGE : CTL_OK;
	}
	if (strcmp(argv[0], "--version") == 0)
		return version_run(ctl, err);
	ctl->command = ctl_command_find(argv, argc, &used);
	if (!ctl->command)
		return ctl_unknown(argv[0], err);
	if (!ctl_arguments(ctl, argv + used, argc - used, err))
		return CTL_USAGE;
	return ctl->command->run ? ctl->command->run(ctl, err) : request_run(ctl, err);
}

static char *program_folder(void)
{
	char path[PATH_MAX];
	ssize_t bytes = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (bytes < 0)
		log_end(CTL_FAILED, "/proc/self/exe is not there");
	path[bytes] = '\0';
	return mem_text(dirname(path));
}

int main(int argc, char **argv)
{
	struct ctl ctl = { .conf_path = CTL_CONF_PATH };
	struct err err = ERR_INIT;
	int status;

	setlocale(LC_MESSAGES, "");
	log_open("wijkctl");
	clock_init();
	signal(SIGPIPE, SIG_IGN);
	ctl.program_folder = program_folder();
	status = run(&ctl, argc - 1, argv + 1, &err);
	ctl_disconnect(&ctl);
	if (err.code != ERR_NONE)
		complain(&ctl, status, &err);
	conf_free(&ctl.conf);
	free(ctl.program_folder);
	if (fflush(stdout) != 0 && status == CTL_OK)
		status = CTL_FAILED;
	return status;
}
