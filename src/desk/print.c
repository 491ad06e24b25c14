/* Printing from a screen, by media copy of the terminal. */
#include "desk/print.h"

#include <stdio.h>
#include <string.h>

#include "desk/documents.h"
#include "inside.h"
#include "wire/paper_letters.h"

static bool print_asked(struct desk *desk, const char *command)
{
	struct buf text = BUF_INIT;
	bool printer = terminal_prints(desk->terminal);

	if (printer)
		buf_format(&text, _("De brief afdrukken op de printer van deze terminal? Komt er niets uit, dan heeft uw programma geen printer. "
			"Als bestand kan ook: ssh … %s --pdf > brief.pdf"), command);
	else
		buf_format(&text, _("Uw terminal heeft geen printer. Maak er een bestand van, en print dat:\n\n"
			"  ssh … %s --pdf > brief.pdf"), command);
	if (printer)
		printer = desk_sure(desk, _("Op papier"), text.data);
	else
		desk_dialog(desk, dialog_page(_("Op papier"), text.data));
	buf_free(&text);
	return printer;
}

static void print_paper(struct desk *desk, const struct paper *paper)
{
	struct buf text = BUF_INIT;

	paper_print(paper, &text);
	terminal_print(desk->terminal, text.data, &desk->out);
	desk_pump(desk);
	buf_free(&text);
	desk_good(desk, "%s", _("De brief is naar de printer van uw terminal gestuurd."));
}

void register_print(struct desk *desk, const struct register_line *line)
{
	const char *labels[LETTER_COUNT_];
	enum register_letter which[LETTER_COUNT_];
	struct paper paper = PAPER_INIT;
	struct err err = ERR_INIT;
	struct message answer;
	char command[96];
	size_t count = 0;
	struct ask ask;
	int choice;

	for (int letter = 0; letter < LETTER_COUNT_; letter++)
		if ((int)register_letter_kind((enum register_letter)letter) == line->kind) {
			labels[count] = _(choice_label(register_letter_choices, letter));
			which[count++] = (enum register_letter)letter;
		}
	choice = desk_pick(desk, _("Welke brief?"), labels, count, 0);
	if (choice < 0)
		return;
	record_init(&ask_record, &ask);
	memcpy(ask.word, line->nummer, sizeof(line->nummer));
	ask.number = which[choice];
	snprintf(command, sizeof(command), "brief %.20s %.20s", line->nummer, choice_code(register_letter_choices, which[choice]));
	if (!desk_ask_with(desk, REQ_REGISTER_LETTER, &ask, &answer, &err))
		desk_say_err(desk, &err);
	else if (print_asked(desk, command) && register_letter(&answer, which[choice], desk_today(desk), &paper))
		print_paper(desk, &paper);
	message_free(&answer);
	paper_free(&paper);
}

void print_letter(struct desk *desk, const char *command, int request, id about,
	bool (*letter)(const struct message *answer, day today, struct paper *paper))
{
	struct paper paper = PAPER_INIT;
	struct err err = ERR_INIT;
	struct message answer;

	if (!print_asked(desk, command))
		return;
	if (!desk_ask_id(desk, request, about, &answer, &err))
		desk_say_err(desk, &err);
	else if (letter(&answer, desk_today(desk), &paper))
		print_paper(desk, &paper);
	message_free(&answer);
	paper_free(&paper);
}

void decision_print(struct desk *desk, id household_id, id decision_id)
{
	struct err err = ERR_INIT;
	struct message list;
	char command[96];
	bool ok = desk_ask_id(desk, REQ_DECISION_LIST, household_id, &list, &err);

	if (ok)
		snprintf(command, sizeof(command), "besluit %s %lld", desk_huishoudnummer(desk, household_id),
			(long long)documents_number(&list.rows, &decision_record, decision_id));
	else
		desk_say_err(desk, &err);
	message_free(&list);
	if (ok)
		print_letter(desk, command, REQ_DECISION_LETTER, decision_id, decision_letter);
}
