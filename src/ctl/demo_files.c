/* The files of a demo: wijkd.conf, keys, and what ssh needs to find its way. Made once; later only the port follows. */
#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/say.h"
#include "files.h"

#define CONF_NAME "wijkd.conf"
#define KEY_NAME "id_ed25519"
#define HOST_KEY_NAME "ssh_host_ed25519_key"

enum { FILE_BYTES = 64 * 1024 };

/* Who there is in the demo; src/store/demo_people.c makes them. */
static const struct {
	const char *username;
	const char *what;	/* NULL: can log in, is not in the list */
} people[] = {
	{ "amina", N_("wijkcoach, regisseur van een aantal huishoudens") },
	{ "bram", N_("partner: ambulant begeleider van Stichting De Brug") },
	{ "carla", N_("teamleider") },
	{ "dirk", N_("procesregisseur") },
	{ "esther", N_("manager toegang") },
	{ "femke", N_("backoffice") },
	{ "gerrit", N_("functioneel beheerder") },
	{ "hanna", N_("privacy officer") },
	{ "karim", NULL }, { "linda", NULL }, { "mo", NULL }, { "noor", NULL },
	{ "olga", N_("teamleider met twee petten: hulp en handhaving") },
	{ "pieter", N_("college") },
};

struct demo {
	const char *folder;		/* as it was given */
	char *absolute;
	int port;
};

/* ---- wijkd.conf ---- */

static bool conf_new(const struct demo *demo, struct err *err)
{
	const struct passwd *self = getpwuid(getuid());
	struct buf text = BUF_INIT;
	bool ok;

	buf_format(&text, "# Een demo op deze machine; «wijkctl init» maakt een echte installatie.\n"
		"[wijkd]\naddress = 127.0.0.1\nport = %d\nstate = state\nkeys = keys\nrun = run\n"
		"gemeente = Waterrijk\n\n"
		"# Wat in brieven aan gezinnen staat.\n[letters]\n"
		"contact = Wijkteam Waterrijk, Raadhuisplein 1, telefoon 14 0299\n"
		"complaints = de klachtencoördinator, Postbus 100, 1440 AC Waterrijk, telefoon 14 0299\n"
		"objections = het college van Waterrijk, afdeling Bezwaar, Postbus 100, 1440 AC Waterrijk\n\n"
		"# Zonder tweede bewijs kan alleen op een loopback-adres.\n[login]\nsecond_factor = no\n\n"
		"# Wie met wijkctl werkt, en als wie.\n[beheer]\n%s = gerrit\n", demo->port,
		self ? self->pw_name : "root");
	ok = file_write(demo->folder, CONF_NAME, text.data, 0600, err);
	buf_free(&text);
	return ok;
}

/* The value of a line "port = 2222"; NULL when it is another line. */
static const char *port_line(const char *line)
{
	line += strspn(line, " \t");
	if (strncmp(line, "port", 4) != 0)
		return NULL;
	line += 4 + strspn(line + 4, " \t");
	return *line == '=' ? line + 1 : NULL;
}

/* The same file with another port; what people wrote in it stays. */
static bool conf_port(const struct demo *demo, struct err *err)
{
	char *path = path_join(demo->folder, CONF_NAME), *text = ctl_read_file(path, FILE_BYTES, err);
	char *rest = text, *line;
	struct buf out = BUF_INIT;
	bool ok = text != NULL, changed = false;

	while (text && (line = strsep(&rest, "\n"))) {
		const char *value = port_line(line);

		if (value && atoi(value) != demo->port) {
			buf_format(&out, "port = %d", demo->port);
			changed = true;
		} else {
			buf_text(&out, line);
		}
		if (rest)
			buf_char(&out, '\n');
	}
	if (ok && changed)
		ok = file_write(demo->folder, CONF_NAME, out.data, 0600, err);
	buf_free(&out);
	free(text);
	free(path);
	return ok;
}

/* ---- for ssh ---- */

/* Writes it when something else stands there, so that a second run touches nothing. */
static bool file_keep(const struct demo *demo, const char *name, const char *text, struct err *err)
{
	char *path = path_join(demo->folder, name), *there = NULL;
	struct err ignored = ERR_INIT;
	bool same, ok = true;

	if (access(path, F_OK) == 0)
		there = ctl_read_file(path, FILE_BYTES, &ignored);
	same = there && strcmp(there, text) == 0;
	if (!same)
		ok = file_write(demo->folder, name, text, 0600, err);
	free(there);
	free(path);
	return ok;
}

/* The first two words of the public host key: type and key. */
static bool known_hosts(const struct demo *demo, struct err *err)
{
	char *path = path_join(demo->folder, "keys/" HOST_KEY_NAME ".pub"), *key = ctl_read_file(path, FILE_BYTES, err);
	struct buf text = BUF_INIT;
	bool ok = key != NULL;

	if (ok) {
		size_t bytes = strcspn(key, " ");

		bytes += strspn(key + bytes, " ");
		bytes += strcspn(key + bytes, " \n");
		buf_format(&text, "[127.0.0.1]:%d %.*s\n", demo->port, (int)bytes, key);
		ok = file_keep(demo, "known_hosts", text.data, err);
	}
	buf_free(&text);
	free(key);
	free(path);
	return ok;
}

static bool ssh_config(const struct demo *demo, struct err *err)
{
	struct buf text = BUF_INIT;
	bool ok;

	buf_text(&text, "# ssh -F ssh_config amina\n");
	for (size_t i = 0; i < COUNT_OF(people); i++)
		buf_format(&text, "Host %s\n\tUser %s\n", people[i].username, people[i].username);
	buf_text(&text, "Host *\n\tHostName 127.0.0.1\n");
	if (demo->port > 0)
		buf_format(&text, "\tPort %d\n", demo->port);
	buf_format(&text, "\tIdentityFile \"%s/" KEY_NAME "\"\n\tIdentitiesOnly yes\n\tIdentityAgent none\n"
		"\tUserKnownHostsFile \"%s/known_hosts\"\n\tGlobalKnownHostsFile /dev/null\n"
		"\tStrictHostKeyChecking yes\n"
		"\tCompression yes\n\tServerAliveInterval 15\n", demo->absolute, demo->absolute);
	ok = file_keep(demo, "ssh_config", text.data, err);
	buf_free(&text);
	return ok;
}

/* ---- all together ---- */

static void lines_to_try(const struct demo *demo)
{
	printf(_("Probeer, in een ander venster:\n"));
	printf("  ssh -F %s/ssh_config amina\n", demo->folder);
	puts(_("  (wie een besluit bevestigt, geeft zijn wachtwoord: wijkdemo)"));
	printf("  ssh -p %d -i %s/" KEY_NAME " amina@127.0.0.1\n", demo->port, demo->folder);
	printf("  ssh -F %s/ssh_config amina zoek jansen\n", demo->folder);
	printf("  ssh -F %s/ssh_config amina werkbak --csv\n", demo->folder);
	printf(_("Wie er zijn:\n"));
	for (size_t i = 0; i < COUNT_OF(people); i++)
		if (people[i].what)
			printf("  %-7s  %s\n", people[i].username, _(people[i].what));
}

static bool folders_make(const struct demo *demo, struct err *err)
{
	static const char *const names[] = { "keys", "state", "run" };
	bool ok = folder_make(demo->folder, err);

	for (size_t i = 0; ok && i < COUNT_OF(names); i++) {
		char *path = path_join(demo->folder, names[i]);

		ok = folder_make(path, err);
		free(path);
	}
	return ok;
}

static bool files_make(struct demo *demo, struct err *err)
{
	char *keys = path_join(demo->folder, "keys");
	bool ok = folders_make(demo, err) && key_make(keys, HOST_KEY_NAME, "wijkd-demo", err) &&
		key_make(demo->folder, KEY_NAME, "wijkd-demo", err);

	free(keys);
	if (!ok)
		return false;
	demo->absolute = realpath(demo->folder, NULL);
	if (!demo->absolute)
		return err_errno(err, _("De map %s is niet te vinden"), demo->folder);
	if (strpbrk(demo->absolute, "\"\n"))
		return err_set(err, ERR_INPUT, _("In de naam van de map mag geen aanhalingsteken staan."));
	return (file_there(demo->folder, CONF_NAME) ? conf_port(demo, err) : conf_new(demo, err)) &&
		known_hosts(demo, err) && ssh_config(demo, err);
}

int demo_files_run(struct ctl *ctl, struct err *err)
{
	struct demo demo = { .folder = ctl_word(ctl, 0), .port = port_parse(ctl_word(ctl, 1), err) };
	bool ok;

	if (demo.port < 0)
		return CTL_USAGE;
	ok = files_make(&demo, err);
	free(demo.absolute);
	if (!ok)
		return CTL_FAILED;
	lines_to_try(&demo);
	return CTL_OK;
}
