/* A new installation in one folder: wijkd.conf, a host key, room for the store. What is there is not touched. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/say.h"
#include "files.h"

enum { PORT_LAST = 65535 };

bool folder_make(const char *path, struct err *err)
{
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return true;
	return err_errno(err, _("De map %s kan niet worden gemaakt"), path);
}

char *path_join(const char *folder, const char *name)
{
	struct buf path = BUF_INIT;

	buf_format(&path, "%s/%s", folder, name);
	return buf_take(&path);
}

bool file_there(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	bool there = access(path, F_OK) == 0;

	free(path);
	return there;
}

bool file_write(const char *folder, const char *name, const char *text, mode_t mode, struct err *err)
{
	char *path = path_join(folder, name), *draft = path_join(folder, ".nieuw");
	int fd = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode);
	size_t bytes = strlen(text);
	bool ok = fd >= 0 && fchmod(fd, mode) == 0 && write(fd, text, bytes) == (ssize_t)bytes && fsync(fd) == 0;

	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	if (!ok || rename(draft, path) != 0) {
		ok = err_errno(err, _("%s kan niet worden geschreven"), path);
		unlink(draft);
	}
	free(draft);
	free(path);
	return ok;
}

bool key_make(const char *folder, const char *name, const char *comment, struct err *err)
{
	char *path = path_join(folder, name);
	int how = -1;
	bool ok = true;
	pid_t pid;

	if (access(path, F_OK) == 0)
		goto free;
	pid = fork();
	if (pid == 0) {
		execlp("ssh-keygen", "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", path,
			(char *)NULL);
		_exit(127);
	}
	ok = pid > 0 && waitpid(pid, &how, 0) == pid && WIFEXITED(how) && WEXITSTATUS(how) == 0;
	if (!ok)
		err_set(err, ERR_IO, _("De sleutel %s kan niet worden gemaakt; is er ssh-keygen (openssh-client)?"),
			path);
free:
	free(path);
	return ok;
}

int port_parse(const char *text, struct err *err)
{
	size_t length = strlen(text);
	long port = length > 0 && length <= 5 && strspn(text, "0123456789") == length ? strtol(text, NULL, 10) : -1;

	if (port >= 0 && port <= PORT_LAST)
		return (int)port;
	err_set(err, ERR_INPUT, _("«%s» is geen poort van 0 tot en met %d."), text, PORT_LAST);
	return -1;
}

char *conf_template(void)
{
	char *text = NULL;
	size_t bytes = 0;
	FILE *out = open_memstream(&text, &bytes);

	if (!out)
		return mem_text("");
	conf_print_template(out);
	fclose(out);
	return text;
}

/* A value of wijkd.conf: one line, not mistaken for a remark. */
static bool value_plain(const char *value, struct err *err)
{
	if (!strpbrk(value, "\r\n;#"))
		return true;
	return err_set(err, ERR_INPUT, _("«%s» kan niet in wijkd.conf staan."), value);
}

static bool conf_write(const struct ctl *ctl, const char *folder, int port, struct err *err)
{
	const char *gemeente = ctl_option(ctl, "gemeente");
	struct buf text = BUF_INIT;
	char *template;
	bool ok;

	if (!value_plain(gemeente ? gemeente : "", err))
		return false;
	template = conf_template();
	buf_text(&text, template);
	buf_text(&text, "\n# Van deze machine.\n[wijkd]\nstate = state\nkeys = keys\nrun = run\n");
	if (gemeente)
		buf_format(&text, "gemeente = %s\n", gemeente);
	if (port >= 0)
		buf_format(&text, "port = %d\n", port);
	ok = file_write(folder, "wijkd.conf", text.data, 0600, err);
	buf_free(&text);
	free(template);
	return ok;
}

static void next_steps(const char *folder)
{
	printf(_("Klaar: %s\n"), folder);
	printf(_("Nu verder:\n"
		"  1. Lees %s/wijkd.conf en pas het aan.\n"
		"  2. Voeg mensen toe, bijvoorbeeld uzelf als beheerder:\n"
		"       wijkctl -c %s/wijkd.conf user add gerrit \"Gerrit Kok\"\n"
		"       wijkctl -c %s/wijkd.conf role give gerrit functioneel_beheerder\n"
		"       wijkctl -c %s/wijkd.conf user key gerrit ~/.ssh/id_ed25519.pub\n"
		"       wijkctl -c %s/wijkd.conf user password gerrit\n"
		"  3. Start wijkd: wijkd -c %s/wijkd.conf\n"), folder, folder, folder, folder, folder, folder);
}

int init_run(struct ctl *ctl, struct err *err)
{
	const char *folder = ctl_word(ctl, 0), *given = ctl_option(ctl, "port");
	int port = given ? port_parse(given, err) : -1;
	char *keys, *state, *run;
	bool ok;

	if (err->code != ERR_NONE)
		return CTL_USAGE;
	if (file_there(folder, "wijkd.conf")) {
		err_set(err, ERR_REFUSED, _("In %s staat al een wijkd.conf; er is niets veranderd."), folder);
		return CTL_FAILED;
	}
	keys = path_join(folder, "keys");
	state = path_join(folder, "state");
	run = path_join(folder, "run");
	ok = folder_make(folder, err) && folder_make(keys, err) && folder_make(state, err) && folder_make(run, err) &&
		key_make(keys, "ssh_host_ed25519_key", "wijkd", err) && conf_write(ctl, folder, port, err);
	free(keys);
	free(state);
	free(run);
	if (!ok)
		return CTL_FAILED;
	next_steps(folder);
	return CTL_OK;
}
