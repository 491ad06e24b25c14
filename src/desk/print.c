/* Printing from a screen, by media copy of the terminal. */
#include "desk/print.h"

#include "inside.h"

bool print_asked(struct desk *desk, const char *command)
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

void print_paper(struct desk *desk, const struct paper *paper)
{
	struct buf text = BUF_INIT;

	paper_print(paper, &text);
	terminal_print(desk->terminal, text.data, &desk->out);
	desk_pump(desk);
	buf_free(&text);
	desk_good(desk, "%s", _("De brief is naar de printer van uw terminal gestuurd."));
}
