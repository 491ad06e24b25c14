/* Reading wijkd.conf: libinih finds the lines, the table of keys says what they mean. */
#include "conf/conf.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mail_address.h"
#include "base/mem.h"
#include "base/text.h"
#include "conf_keys.h"

enum {
	CONF_FILE_BYTES = 256 * 1024,
	CONF_LINE_BYTES = 4000,
	CONF_KEYS = 64,
};

/* Where the reading is. */
struct reading {
	struct conf *conf;
	const char *path;	/* of the file, for sentences */
	char *directory;	/* what relative paths start from */
	const char *at;		/* the rest of the file */
	int line;		/* of what was read last, from 1 */
	int lines[CONF_KEYS];	/* where each key was, or 0 */
	int test_line;		/* where [test] was, or 0 */
	struct err *err;
	bool failed;
};

/* The first mistake counts; line 0 is none in particular. Returns false. */
static bool conf_mistake(struct reading *reading, int line, const struct err *mistake)
{
	if (!reading->failed && line > 0)
		err_set(reading->err, ERR_INPUT, "%s, regel %d: %s", reading->path, line, mistake->text);
	else if (!reading->failed)
		err_set(reading->err, ERR_INPUT, "%s: %s", reading->path, mistake->text);
	reading->failed = true;
	return false;
}

static bool parse_int(const char *value, const struct conf_key *key, int *out, struct err *err)
{
	char *end;
	long number;

	errno = 0;
	number = strtol(value, &end, 10);
	if (end == value || *end != '\0' || errno == ERANGE || number < key->min || number > key->max)
		return err_set(err, ERR_INPUT, "%s moet een getal van %d tot en met %d zijn, niet '%s'.", key->name,
		               key->min, key->max, value);
	*out = (int)number;
	return true;
}

static bool parse_bool(const char *value, const struct conf_key *key, bool *out, struct err *err)
{
	static const struct {
		const char *word;
		bool value;
	} words[] = { { "yes", true }, { "ja", true }, { "no", false }, { "nee", false } };

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (strcmp(value, words[i].word) == 0) {
			*out = words[i].value;
			return true;
		}
	}
	return err_set(err, ERR_INPUT, "%s moet yes of no zijn (ja of nee mag ook), niet '%s'.", key->name, value);
}

static bool parse_text(const char *value, const struct conf_key *key, char **out, struct err *err)
{
	char line[TEXT_LINE_BYTES];

	if (!text_clean_line(value, key->name, line, sizeof(line), err))
		return false;
	free(*out);
	*out = mem_text(line);
	return true;
}

static bool parse_path(const char *value, const char *directory, const struct conf_key *key, char **out,
                       struct err *err)
{
	struct buf path = BUF_INIT;

	if (!*value)
		return err_set(err, ERR_INPUT, "%s is leeg.", key->name);
	if (*value != '/' && strcmp(directory, ".") != 0)
		buf_format(&path, "%s/", strcmp(directory, "/") == 0 ? "" : directory);
	buf_text(&path, value);
	if (path.used > (size_t)key->max) {
		err_set(err, ERR_INPUT, "%s is te lang: '%s' heeft %zu bytes, hoogstens %d.", key->name, path.data,
		        path.used, key->max);
		buf_free(&path);
		return false;
	}
	free(*out);
	*out = buf_take(&path);
	return true;
}

/* Never looked for along a PATH, and not where the daemon happens to be. */
static bool parse_program(const char *value, const struct conf_key *key, char **out, struct err *err)
{
	if (*value && *value != '/')
		return err_set(err, ERR_INPUT, "%s moet met een / beginnen, niet '%s'.", key->name, value);
	if (strlen(value) > (size_t)key->max)
		return err_set(err, ERR_INPUT, "%s is te lang: hoogstens %d bytes.", key->name, key->max);
	free(*out);
	*out = mem_text(value);
	return true;
}

static bool parse_mail(const char *value, const struct conf_key *key, char **out, struct err *err)
{
	if (*value && !mail_address_valid(value))
		return err_set(err, ERR_INPUT, "%s moet een e-mailadres zijn, niet '%s'.", key->name, value);
	free(*out);
	*out = mem_text(value);
	return true;
}

static bool parse_address(const char *value, const struct conf_key *key, char **out, struct err *err)
{
	struct in6_addr address;

	if (inet_pton(AF_INET, value, &address) != 1 && inet_pton(AF_INET6, value, &address) != 1)
		return err_set(err, ERR_INPUT, "%s moet een IP-adres zijn (127.0.0.1 of ::1, bijvoorbeeld), niet '%s'.",
		               key->name, value);
	free(*out);
	*out = mem_text(value);
	return true;
}

static bool conf_set(struct reading *reading, const struct conf_key *key, const char *value, struct err *err)
{
	void *place = (char *)reading->conf + key->offset;

	switch (key->kind) {
	case CONF_INT:
		return parse_int(value, key, place, err);
	case CONF_BOOL:
		return parse_bool(value, key, place, err);
	case CONF_TEXT:
		return parse_text(value, key, place, err);
	case CONF_PATH:
		return parse_path(value, reading->directory, key, place, err);
	case CONF_PROGRAM:
		return parse_program(value, key, place, err);
	case CONF_MAIL:
		return parse_mail(value, key, place, err);
	case CONF_ADDRESS:
		return parse_address(value, key, place, err);
	}
	return false;
}

static bool conf_add_operator(struct conf *conf, const char *os_user, const char *employee, struct err *err)
{
	if (!*employee)
		return err_set(err, ERR_INPUT, "achter %s staat niet wie dat in wijkd is.", os_user);
	if (conf_employee(conf, os_user))
		return err_set(err, ERR_INPUT, "%s staat er dubbel.", os_user);
	conf->operators = mem_grow(conf->operators, conf->operator_count + 1, sizeof(*conf->operators));
	conf->operators[conf->operator_count++] = (struct conf_operator){ mem_text(os_user), mem_text(employee) };
	return true;
}

static bool conf_accept(struct reading *reading, const char *section, const char *name, const char *value,
                        struct err *err)
{
	if (!*section)
		return err_set(err, ERR_INPUT, "%s staat niet onder een kop als [wijkd].", name);
	if (strcmp(section, CONF_OPERATORS) == 0)
		return conf_add_operator(reading->conf, name, value, err);
	for (size_t i = 0; i < conf_key_count; i++) {
		const struct conf_key *key = &conf_keys[i];

		if (strcmp(key->section, section) != 0 || strcmp(key->name, name) != 0)
			continue;
		if (reading->lines[i])
			return err_set(err, ERR_INPUT, "%s staat er dubbel (ook op regel %d).", name,
			               reading->lines[i]);
		reading->lines[i] = reading->line;
		return conf_set(reading, key, value, err);
	}
	return err_set(err, ERR_INPUT, "[%s] kent geen '%s'.", section, name);
}

/* Called by libinih for each key. Returns 0 on a mistake, as libinih wants it. */
static int conf_handle(void *arg, const char *section, const char *name, const char *value)
{
	struct reading *reading = arg;
	struct err mistake = ERR_INIT;

	if (!conf_accept(reading, section, name, value, &mistake))
		return conf_mistake(reading, reading->line, &mistake);
	return 1;
}

/* A heading is judged here, since libinih does not tell about one without keys. */
static void conf_heading(struct reading *reading, const char *text)
{
	struct err mistake = ERR_INIT;
	size_t bytes = strcspn(text, "]\n");

	if (strncmp(text, CONF_TEST "]", sizeof(CONF_TEST)) == 0)
		reading->test_line = reading->line;
	for (size_t i = 0; i < conf_section_count && text[bytes] == ']'; i++)
		if (strlen(conf_sections[i].name) == bytes && strncmp(conf_sections[i].name, text, bytes) == 0)
			return;
	err_set(&mistake, ERR_INPUT, "de kop [%.*s%s is onbekend.", (int)bytes, text, text[bytes] == ']' ? "]" : "");
	conf_mistake(reading, reading->line, &mistake);
}

/* Gives libinih the next line, and counts it. */
static char *conf_read_line(char *line, int room, void *arg)
{
	struct reading *reading = arg;
	size_t bytes = strcspn(reading->at, "\n");
	struct err mistake = ERR_INIT;
	const char *text = reading->at + strspn(reading->at, " \t");

	if (*reading->at == '\0' || reading->failed)
		return NULL;
	reading->line++;
	if (bytes + 2 > (size_t)room) {
		err_set(&mistake, ERR_INPUT, "deze regel is te lang.");
		conf_mistake(reading, reading->line, &mistake);
		return NULL;
	}
	if (*text == '[')
		conf_heading(reading, text + 1);
	memcpy(line, reading->at, bytes);
	line[bytes] = '\0';
	reading->at += bytes + (reading->at[bytes] == '\n');
	return line;
}

static void conf_fill_in(struct reading *reading)
{
	struct err mistake = ERR_INIT;

	for (size_t i = 0; i < conf_key_count; i++)
		if (!reading->lines[i] && !conf_set(reading, &conf_keys[i], conf_keys[i].standard, &mistake))
			conf_mistake(reading, 0, &mistake);
}

/* Where a key stands; 0: it has its default. */
static int conf_line(const struct reading *reading, size_t offset)
{
	for (size_t i = 0; i < conf_key_count; i++)
		if (conf_keys[i].offset == offset)
			return reading->lines[i];
	return 0;
}

/* Rules about more than one key. */
static bool conf_check(struct reading *reading)
{
	const struct conf *conf = reading->conf;
	struct err mistake = ERR_INIT;
	int line;

	if (conf->idle_end_minutes <= conf->idle_lock_minutes) {
		err_set(&mistake, ERR_INPUT, "idle_end_minutes (%d) moet meer zijn dan idle_lock_minutes (%d).",
			conf->idle_end_minutes, conf->idle_lock_minutes);
		line = conf_line(reading, offsetof(struct conf, idle_end_minutes));
		return conf_mistake(reading, line > 0 ? line : conf_line(reading, offsetof(struct conf, idle_lock_minutes)),
			&mistake);
	}
	if (conf_loopback(conf))
		return true;
	if (!conf->second_factor) {
		err_set(&mistake, ERR_INPUT,
		        "zonder tweede factor luistert wijkd alleen op een loopback-adres, niet op %s.", conf->address);
		return conf_mistake(reading, conf_line(reading, offsetof(struct conf, second_factor)), &mistake);
	}
	if (reading->test_line) {
		err_set(&mistake, ERR_INPUT, "[%s] mag alleen op een loopback-adres, niet op %s.", CONF_TEST,
		        conf->address);
		return conf_mistake(reading, reading->test_line, &mistake);
	}
	return true;
}

/* The whole file as valid text without NUL. */
static bool conf_read_file(const char *path, struct buf *text, struct err *err)
{
	char part[4096];
	ssize_t count;
	bool ok = false;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return err_errno(err, "%s is niet te lezen", path);
	buf_add(text, "", 0);
	while ((count = read(fd, part, sizeof(part))) > 0 && text->used < CONF_FILE_BYTES)
		buf_add(text, part, (size_t)count);
	if (count < 0)
		err_errno(err, "%s is niet te lezen", path);
	else if (text->used >= CONF_FILE_BYTES)
		err_set(err, ERR_INPUT, "%s is te groot voor instellingen.", path);
	else if (memchr(text->data, '\0', text->used) || !text_valid(text->data, text->used))
		err_set(err, ERR_INPUT, "%s is geen tekst in UTF-8.", path);
	else
		ok = true;
	close(fd);
	return ok;
}

static void conf_inih_settings(void)
{
	ini_allow_multiline = false;		/* a line stands on its own */
	ini_allow_inline_comments = false;	/* a value may hold a semicolon */
	ini_allow_bom = true;
	ini_allow_no_value = false;
	ini_use_stack = false;
	ini_allow_realloc = false;
	ini_max_line = CONF_LINE_BYTES;
	ini_initial_alloc = CONF_LINE_BYTES;
}

bool conf_load(const char *path, struct conf *conf, struct err *err)
{
	struct reading reading = { .conf = conf, .path = path, .err = err };
	struct err mistake = ERR_INIT;
	struct buf text = BUF_INIT;
	char *copy = mem_text(path);
	int bad_line;

	assert(conf_key_count <= CONF_KEYS);
	*conf = (struct conf){ 0 };
	reading.directory = dirname(copy);
	if (!conf_read_file(path, &text, err)) {
		reading.failed = true;
		goto done;
	}
	reading.at = text.data;
	conf_inih_settings();
	bad_line = ini_parse_stream(conf_read_line, &reading, conf_handle, &reading);
	if (bad_line != 0 && !reading.failed) {
		err_set(&mistake, ERR_INPUT, "hier hoort 'naam = waarde' of een kop als [wijkd] te staan.");
		conf_mistake(&reading, bad_line > 0 ? bad_line : reading.line, &mistake);
	}
	conf_fill_in(&reading);
	if (!reading.failed)
		conf_check(&reading);
done:
	buf_free(&text);
	free(copy);
	if (reading.failed)
		conf_free(conf);
	return !reading.failed;
}

void conf_free(struct conf *conf)
{
	for (size_t i = 0; i < conf_key_count; i++)
		if (conf_keys[i].kind != CONF_INT && conf_keys[i].kind != CONF_BOOL)
			free(*(char **)((char *)conf + conf_keys[i].offset));
	for (size_t i = 0; i < conf->operator_count; i++) {
		free(conf->operators[i].os_user);
		free(conf->operators[i].employee);
	}
	free(conf->operators);
	*conf = (struct conf){ 0 };
}

bool conf_loopback(const struct conf *conf)
{
	struct in6_addr six;
	struct in_addr four;

	if (inet_pton(AF_INET, conf->address, &four) == 1)
		return ntohl(four.s_addr) >> 24 == IN_LOOPBACKNET;
	return inet_pton(AF_INET6, conf->address, &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

const char *conf_employee(const struct conf *conf, const char *os_user)
{
	for (size_t i = 0; i < conf->operator_count; i++)
		if (strcmp(conf->operators[i].os_user, os_user) == 0)
			return conf->operators[i].employee;
	return NULL;
}

void conf_print_template(FILE *out)
{
	fprintf(out, "# Instellingen van wijkd. Achter # staat wat geldt als u niets invult.\n");
	for (size_t i = 0; i < conf_section_count; i++) {
		const struct conf_section *section = &conf_sections[i];

		/* The heading for tests is left out: it alone forbids other addresses than loopback. */
		fprintf(out, "\n# %s\n%s[%s]\n", section->help, strcmp(section->name, CONF_TEST) == 0 ? "#" : "",
		        section->name);
		if (strcmp(section->name, CONF_OPERATORS) == 0)
			fprintf(out, "#root = gerrit\n");
		for (size_t k = 0; k < conf_key_count; k++) {
			const struct conf_key *key = &conf_keys[k];

			if (strcmp(key->section, section->name) != 0)
				continue;
			fprintf(out, "# %s", key->help);
			if (key->kind == CONF_INT)
				fprintf(out, " %s%s%d..%d.", key->unit ? key->unit : "", key->unit ? ": " : "",
				        key->min, key->max);
			fprintf(out, "\n#%s = %s\n", key->name, key->standard);
		}
	}
}
