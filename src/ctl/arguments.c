/* From argv to words and options, by the row of the command. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"
#include "ctl/ctl.h"

/* How many words a command must have, and may have: "USER [FILE]" is 1 and 2. */
static void words_of(const char *arguments, int *least, int *most)
{
	*least = *most = 0;
	for (const char *at = arguments; *at; at += strspn(at, " ")) {
		*least += *at != '[';
		(*most)++;
		at += strcspn(at, " ");
	}
}

static int option_place(const struct ctl_command *command, const char *name, size_t length)
{
	for (int i = 0; i < CTL_OPTIONS && command->options[i].name; i++)
		if (strlen(command->options[i].name) == length && strncmp(command->options[i].name, name, length) == 0)
			return i;
	return -1;
}

/* "--team", "--team=X" or "--team X"; *n moves on when the value is the next argument. */
static bool option_take(struct ctl *ctl, char *const *argv, int argc, int *n, struct err *err)
{
	const char *name = argv[*n] + 2, *value = strchr(name, '=');
	size_t length = value ? (size_t)(value - name) : strlen(name);
	int place;

	if (length == 3 && strncmp(name, "csv", 3) == 0 && !value) {
		ctl->csv = true;
		return true;
	}
	place = option_place(ctl->command, name, length);
	if (place < 0)
		return err_set(err, ERR_INPUT, _("De optie --%.*s hoort niet bij «%s»."), (int)length, name,
			ctl->command->words);
	if (ctl->options[place])
		return err_set(err, ERR_INPUT, _("De optie --%.*s staat er twee keer."), (int)length, name);
	if (!ctl->command->options[place].value) {
		if (value)
			return err_set(err, ERR_INPUT, _("Bij de optie --%.*s hoort geen waarde."), (int)length, name);
		ctl->options[place] = "";
		return true;
	}
	if (!value && *n + 1 >= argc)
		return err_set(err, ERR_INPUT, _("Bij de optie --%.*s hoort een waarde."), (int)length, name);
	ctl->options[place] = value ? value + 1 : argv[++*n];
	return true;
}

static bool word_take(struct ctl *ctl, const char *word, int most, struct err *err)
{
	if (!text_valid(word, strlen(word)))
		return err_set(err, ERR_INPUT, _("Een argument bevat tekens die geen geldige UTF-8 zijn."));
	if (ctl->word_count == most || ctl->word_count == CTL_WORDS)
		return err_set(err, ERR_INPUT, _("«%s» is een argument te veel. Zet een naam van meer woorden tussen "
			"aanhalingstekens."), word);
	ctl->words[ctl->word_count++] = word;
	return true;
}

bool ctl_arguments(struct ctl *ctl, char *const *argv, int argc, struct err *err)
{
	bool only_words = false;
	int least, most;

	words_of(ctl->command->arguments, &least, &most);
	for (int n = 0; n < argc; n++) {
		if (!only_words && strcmp(argv[n], "--") == 0) {
			only_words = true;
			continue;
		}
		if (!only_words && strncmp(argv[n], "--", 2) == 0 ? !option_take(ctl, argv, argc, &n, err)
				: !word_take(ctl, argv[n], most, err))
			return false;
	}
	for (int i = 0; i < CTL_OPTIONS; i++)
		if (ctl->options[i] && !text_valid(ctl->options[i], strlen(ctl->options[i])))
			return err_set(err, ERR_INPUT, _("Een argument bevat tekens die geen geldige UTF-8 zijn."));
	if (ctl->word_count < least)
		return err_set(err, ERR_INPUT, _("Er ontbreekt een argument."));
	return true;
}

const char *ctl_option(const struct ctl *ctl, const char *name)
{
	int place = option_place(ctl->command, name, strlen(name));

	return place < 0 ? NULL : ctl->options[place];
}

const char *ctl_word(const struct ctl *ctl, int n)
{
	return n < ctl->word_count ? ctl->words[n] : "";
}
