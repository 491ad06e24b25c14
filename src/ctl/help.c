/* Help and manual, printed from the table of commands. */
#include <stdio.h>
#include <string.h>

#include "base/build.h"
#include "base/mem.h"
#include "base/say.h"
#include "commands.h"

static const char USAGE[] = N_("Gebruik: wijkctl [-c BESTAND] OPDRACHT");

static size_t words_count(const char *words)
{
	size_t count = 1;

	for (; *words; words++)
		count += *words == ' ';
	return count;
}

/* argv begins with these words. */
static bool begins_with(char *const *argv, int argc, const char *words)
{
	for (int n = 0; *words; n++) {
		size_t length = strcspn(words, " ");

		if (n >= argc || strlen(argv[n]) != length || strncmp(argv[n], words, length) != 0)
			return false;
		words += length;
		words += strspn(words, " ");
	}
	return true;
}

const struct ctl_command *ctl_command_find(char *const *argv, int argc, int *used)
{
	const struct ctl_command *found = NULL;

	*used = 0;
	for (const struct ctl_command *command = ctl_commands; command->words; command++) {
		int count = (int)words_count(command->words);

		if (count > *used && begins_with(argv, argc, command->words)) {
			found = command;
			*used = count;
		}
	}
	return found;
}

void ctl_usage(const struct ctl_command *command, struct buf *out)
{
	buf_text(out, command->words);
	if (*command->arguments)
		buf_format(out, " %s", command->arguments);
	for (size_t i = 0; i < CTL_OPTIONS && command->options[i].name; i++)
		buf_format(out, " %s--%s%s%s%s", command->options[i].needed ? "" : "[", command->options[i].name,
			command->options[i].value ? " " : "", command->options[i].value ? command->options[i].value : "",
			command->options[i].needed ? "" : "]");
}

void ctl_help(struct buf *out)
{
	int widest = 0;

	for (const struct ctl_command *command = ctl_commands; command->words; command++)
		if (text_columns(command->words) > widest)
			widest = text_columns(command->words);
	buf_format(out, "%s\n\n", _(USAGE));
	for (const struct ctl_command *command = ctl_commands; command->words; command++)
		buf_format(out, "  %-*s  %s\n", widest, command->words, _(command->help));
	buf_format(out, "\n%s\n%s\n", _("«wijkctl help OPDRACHT» zegt meer. Lijsten kunnen ook als --csv."),
		_("Zonder -c geldt " CTL_CONF_PATH "."));
}

void ctl_help_command(const struct ctl_command *command, struct buf *out)
{
	buf_text(out, "wijkctl ");
	ctl_usage(command, out);
	buf_format(out, "\n\n  %s\n", _(command->help));
	buf_format(out, "\n  %s wijkctl %s\n", _("Voorbeeld:"), command->example);
}

/* In roff a backslash and a hyphen are signs, and so is a dot or quote at the start of a line. */
static void man_text(struct buf *out, const char *text)
{
	if (*text == '.' || *text == '\'')
		buf_text(out, "\\&");
	for (; *text; text++) {
		if (*text == '\\')
			buf_text(out, "\\e");
		else if (*text == '-')
			buf_text(out, "\\-");
		else
			buf_char(out, *text);
	}
}

void ctl_man(struct buf *out)
{
	for (const struct ctl_command *command = ctl_commands; command->words; command++) {
		struct buf usage = BUF_INIT;

		ctl_usage(command, &usage);
		buf_text(out, ".TP\n.B ");
		man_text(out, usage.data);
		buf_char(out, '\n');
		man_text(out, command->help);
		buf_text(out, "\n.br\nVoorbeeld: \\fB");
		man_text(out, command->example);
		buf_text(out, "\\fR\n");
		buf_free(&usage);
	}
}

/* Commands of two words are often begun with one: «user» is answered with what there is of it. */
int ctl_unknown(const char *word, struct err *err)
{
	struct buf some = BUF_INIT;
	size_t length = strlen(word);

	for (const struct ctl_command *command = ctl_commands; command->words; command++)
		if (strncmp(command->words, word, length) == 0 && command->words[length] == ' ')
			buf_format(&some, "%s%s", some.used ? ", " : "", command->words);
	if (some.used && some.used < ERR_TEXT_BYTES / 2)
		err_set(err, ERR_INPUT, _("Schrijf de opdracht uit: %s."), some.data);
	else
		err_set(err, ERR_INPUT, _("De opdracht «%.60s» is er niet. «wijkctl help» noemt ze allemaal."), word);
	buf_free(&some);
	return CTL_USAGE;
}

int version_run(struct ctl *ctl, struct err *err)
{
	(void)ctl;
	(void)err;
	printf("wijkctl %s\n", build_id());
	return CTL_OK;
}

int help_run(struct ctl *ctl, struct err *err)
{
	struct buf out = BUF_INIT;
	const struct ctl_command *about;
	int used, status = CTL_OK;

	if (ctl_option(ctl, "man")) {
		ctl_man(&out);
	} else if (ctl->word_count == 0) {
		ctl_help(&out);
	} else {
		about = ctl_command_find((char *const *)ctl->words, ctl->word_count, &used);
		if (about) {
			ctl_help_command(about, &out);
		} else {
			status = ctl_unknown(ctl->words[0], err);
		}
	}
	if (out.data)
		fputs(out.data, stdout);
	buf_free(&out);
	return status;
}
