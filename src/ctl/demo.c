/* Fills an empty store with the demo; its people get the demo key that demo-files made beside the configuration. */
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/say.h"
#include "files.h"

enum { KEY_BYTES = 16 * 1024 };

static char *demo_key(const struct ctl *ctl, struct err *err)
{
	char folder[PATH_MAX], *path, *key;

	snprintf(folder, sizeof(folder), "%s", ctl->conf_path);
	path = path_join(dirname(folder), "id_ed25519.pub");
	if (access(path, R_OK) != 0) {
		err_set(err, ERR_MISSING, _("De sleutel %s is er niet; maak hem met «wijkctl demo-files MAP POORT»."),
			path);
		free(path);
		return NULL;
	}
	key = ctl_read_file(path, KEY_BYTES, err);
	free(path);
	return key;
}

static int demo_ask(struct ctl *ctl, char *key, struct message *answer, struct err *err)
{
	struct message request;
	int status;

	message_init(&request, REQ_DEMO);
	struct ask *ask = rows_new(&request.rows, &ask_record);
	ask->tekst = key;		/* freed with the request */
	status = ctl_ask(ctl, &request, answer, err);
	message_free(&request);
	return status;
}

int demo_run(struct ctl *ctl, struct err *err)
{
	const struct import_count *count;
	struct message answer;
	char *key;
	int status;

	if (!ctl_conf(ctl, err))
		return CTL_USAGE;
	key = demo_key(ctl, err);
	if (!key)
		return CTL_FAILED;
	status = ctl_connect(ctl, err);
	if (status == CTL_OK && !ctl->offline) {
		err_set(err, ERR_REFUSED, _("De demo kan alleen als wijkd niet draait."));
		status = CTL_FAILED;
	}
	if (status != CTL_OK) {
		free(key);
		return status;
	}
	status = demo_ask(ctl, key, &answer, err);
	if (status != CTL_OK)
		return status;
	count = rows_first(&answer.rows, &import_count_record);
	if (count)
		printf(_("Demo gemaakt: %lld huishoudens met %lld personen.\n"), (long long)count->households_new,
			(long long)count->persons_new);
	message_free(&answer);
	return CTL_OK;
}
