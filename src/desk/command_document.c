/* `ssh … bijlage add NUMMER NAAM < bestand`, and back: files into a dossier and out of it, without a screen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command.h"
#include "desk/documents.h"
#include "desk/table.h"
#include "domain/person_name.h"
#include "stream.h"

enum { PROGRESS_MS = 1000 };

/* What stands behind `bijlage`. */
struct order {
	char verb[16];
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char naam[TEXT_LINE_BYTES];
	int64_t doel, besluit;			/* the how many-eth; 0: not asked for */
	char soort[33];
	char reden[TEXT_LINE_BYTES];
	char lezer[33];
	bool shielded, regisseur, again, erase, progress;
};

/* ---- reading the words ---- */

enum option_kind { OPTION_FLAG, OPTION_NUMBER, OPTION_WORD, OPTION_WORDS };

static const struct option {
	const char *word;
	enum option_kind kind;
	size_t offset, room;
} options[] = {
	{ "--doel", OPTION_NUMBER, offsetof(struct order, doel), 0 },
	{ "--besluit", OPTION_NUMBER, offsetof(struct order, besluit), 0 },
	{ "--soort", OPTION_WORD, offsetof(struct order, soort), FIELD_SIZE_OF(struct order, soort) },
	{ "--lezer", OPTION_WORD, offsetof(struct order, lezer), FIELD_SIZE_OF(struct order, lezer) },
	{ "--reden", OPTION_WORDS, offsetof(struct order, reden), FIELD_SIZE_OF(struct order, reden) },
	{ "--afgeschermd", OPTION_FLAG, offsetof(struct order, shielded), 0 },
	{ "--regisseur", OPTION_FLAG, offsetof(struct order, regisseur), 0 },
	{ "--toch", OPTION_FLAG, offsetof(struct order, again), 0 },
	{ "--wissen", OPTION_FLAG, offsetof(struct order, erase), 0 },
	{ "--voortgang", OPTION_FLAG, offsetof(struct order, progress), 0 },
};

static const struct option *option_find(const char *word)
{
	for (size_t i = 0; i < COUNT_OF(options); i++)
		if (strcmp(options[i].word, word) == 0)
			return &options[i];
	return NULL;
}

/* With a blank between. The words come from one line, so they fit. */
static void words_add(char *to, size_t room, const char *word)
{
	size_t used = strlen(to);

	snprintf(to + used, room - used, "%s%s", used > 0 ? " " : "", word);
}

static bool option_value(struct order *order, const struct option *option, const char *value, struct err *err)
{
	char *at = (char *)order + option->offset, *end = NULL;

	if (option->kind == OPTION_NUMBER) {
		long long number = strtoll(value, &end, 10);
		if (*end != '\0' || number < 1 || number > 9999)
			return err_set(err, ERR_INPUT, _("Achter %s hoort een getal, bijvoorbeeld: %s 2"), option->word,
				option->word);
		*(int64_t *)at = number;
		return true;
	}
	if (strlen(value) >= option->room)
		return err_set(err, ERR_INPUT, _("Wat achter %s staat, is te lang."), option->word);
	if (option->kind == OPTION_WORD)
		snprintf(at, option->room, "%s", value);
	else
		words_add(at, option->room, value);
	return true;
}

static bool order_usage(struct err *err)
{
	return err_set(err, ERR_INPUT, _("Zo gaat het: bijlage add|list|get|weg NUMMER NAAM. Bijvoorbeeld: "
		"bijlage add 1000015 brief.pdf < brief.pdf"));
}

static bool order_parse(char *words, struct order *order, struct err *err)
{
	const struct option *open = NULL;	/* takes the words that follow */
	const struct option *option;
	char *rest = NULL;

	memset(order, 0, sizeof(*order));
	for (const char *word = strtok_r(words, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
		option = option_find(word);
		if (option == NULL && word[0] == '-' && word[1] == '-')
			return err_set(err, ERR_INPUT, _("De opdracht bijlage kent %.40s niet."), word);
		if (option != NULL && option->kind == OPTION_FLAG)
			*(bool *)((char *)order + option->offset) = true;
		if (option != NULL) {
			open = option->kind == OPTION_FLAG ? NULL : option;
		} else if (open != NULL) {
			if (!option_value(order, open, word, err))
				return false;
			open = open->kind == OPTION_WORDS ? open : NULL;
		} else if (order->verb[0] == '\0') {
			snprintf(order->verb, sizeof(order->verb), "%s", word);
		} else if (order->huishoudnummer[0] == '\0') {
			if (!huishoudnummer_valid(word))
				return err_set(err, ERR_INPUT, _("Dit huishoudnummer klopt niet. Kijk of elk van de zeven cijfers goed is, zoals in 1000015."));
			snprintf(order->huishoudnummer, sizeof(order->huishoudnummer), "%s", word);
		} else {
			words_add(order->naam, sizeof(order->naam), word);
		}
	}
	if (open != NULL && open->kind != OPTION_WORDS)
		return err_set(err, ERR_INPUT, _("Achter %s hoort nog een woord."), open->word);
	return order->huishoudnummer[0] != '\0' || order_usage(err);
}

/* ---- finding ---- */

static bool nth_find(struct command_run *run, int request, id household_id, const struct record *record, int64_t nth,
	id *found)
{
	struct message answer;
	bool ok;

	if (nth == 0)
		return true;
	ok = desk_ask_id(run->desk, request, household_id, &answer, &run->err);
	if (ok) {
		*found = documents_nth(&answer.rows, record, nth);
		ok = *found != 0 || err_set(&run->err, ERR_MISSING, request == REQ_PLAN_READ ?
			_("Dit plan heeft geen doel %lld. Het nummer staat op het scherm Bijlagen van dat doel: toets x in het plan.") :
			_("Dit huishouden heeft geen besluit %lld."), (long long)nth);
	}
	message_free(&answer);
	return ok;
}

/* By name: the one that counts, else the last that was withdrawn. */
static bool document_find(struct command_run *run, const struct rows *view, const char *naam, struct document *found)
{
	const struct document *document;

	for (size_t i = 0; (document = rows_get(view, &document_record, i)) != NULL; i++)
		if (document->may_read && document->naam[0] != '\0' && strcmp(document->naam, naam) == 0) {
			*found = *document;
			return true;
		}
	return err_set(&run->err, naam[0] != '\0' ? ERR_MISSING : ERR_INPUT, naam[0] != '\0' ?
		_("Er is geen bijlage «%.100s» bij dit huishouden. Zie: ssh … bijlage list NUMMER") :
		_("Zeg welke bijlage: ssh … bijlage get NUMMER NAAM%.0s"), naam);
}

/* A terminal changes bytes: files go without one. */
static bool bytes_well(struct command_run *run, const char *line)
{
	return !run->desk->spawn.has_terminal || err_set(&run->err, ERR_INPUT,
		_("Een bestand kan niet door een terminal. Laat -t weg: %s"), line);
}

/* ---- in ---- */

static bool order_document(struct command_run *run, const struct order *order, id household_id, struct document *document)
{
	record_init(&document_record, document);
	document->household_id = household_id;
	document->shielded = order->shielded;
	document->regisseur = order->regisseur;
	memcpy(document->naam, order->naam, sizeof(document->naam));
	if (!document_name_check(document->naam, &run->err))
		return false;
	if (order->soort[0] != '\0' && !choice_value(document_kind_choices, order->soort, &document->soort))
		return err_set(&run->err, ERR_INPUT,
			_("Soort: kies uit brief, verslag, toestemming, beschikking, rekening, foto, tekening of overig."));
	return nth_find(run, REQ_PLAN_READ, household_id, &goal_record, order->doel, &document->goal_id) &&
		nth_find(run, REQ_DECISION_LIST, household_id, &decision_record, order->besluit, &document->decision_id);
}

static bool upload_begin(struct command_run *run, const struct order *order, const struct document *document, id *started)
{
	struct message request, answer;
	const struct document *begun;
	bool ok;

	message_init(&request, REQ_DOCUMENT_BEGIN);
	rows_add(&request.rows, &document_record, document);
	if (order->lezer[0] != '\0') {
		struct ask *reader = rows_new(&request.rows, &ask_record);
		snprintf(reader->word, sizeof(reader->word), "%s", order->lezer);
	}
	ok = desk_ask(run->desk, &request, &answer, &run->err);
	begun = ok ? rows_first(&answer.rows, &document_record) : NULL;
	*started = begun != NULL ? begun->id : 0;
	message_free(&request);
	message_free(&answer);
	return ok;
}

/* The piece is taken from the buffer into the message, and wiped with it. */
static bool piece_send(struct command_run *run, int request, const struct ask *ask, struct buf *piece,
	struct message *answer)
{
	struct message message;
	bool ok;

	message_init(&message, (uint16_t)request);
	rows_add(&message.rows, &ask_record, ask);
	message.body = *piece;
	*piece = BUF_INIT;
	ok = desk_ask(run->desk, &message, answer, &run->err);
	message_free(&message);
	return ok;
}

static void progress_tell(struct command_run *run, int64_t bytes, int64_t *told)
{
	char size[DOCUMENT_SIZE_BYTES], line[2 * DOCUMENT_SIZE_BYTES];
	int64_t now = clock_monotonic();

	if (now - *told < PROGRESS_MS)
		return;
	*told = now;
	document_size(bytes, size);
	snprintf(line, sizeof(line), "%s\n", size);
	desk_stderr(run->desk, line);
}

static bool pieces_send(struct command_run *run, const struct order *order, id document_id, struct message *answer)
{
	int64_t told = clock_monotonic();
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = document_id;
	ask.flag = order->again;
	message_init(answer, 0);
	for (;; ask.number++) {
		struct buf piece = BUF_INIT;
		bool ended = false;

		if (!stream_read(run->desk, &piece, DOCUMENT_PIECE_BYTES, &ended, &run->err)) {
			buf_free(&piece);
			return err_add(&run->err, "%s", _("De bijlage is niet bewaard"));
		}
		if (ended)
			return piece_send(run, REQ_DOCUMENT_ADD, &ask, &piece, answer);
		if (!piece_send(run, REQ_DOCUMENT_PIECE, &ask, &piece, answer))
			return false;
		message_free(answer);
		message_init(answer, 0);
		if (order->progress)
			progress_tell(run, (ask.number + 1) * DOCUMENT_PIECE_BYTES, &told);
	}
}

static bool order_add(struct command_run *run, const struct order *order, const struct rows *view)
{
	const struct household *household = rows_first(view, &household_record);
	const struct document *stored;
	struct document document;
	struct message answer;
	char size[DOCUMENT_SIZE_BYTES];
	id document_id;
	bool ok;

	if (!bytes_well(run, "ssh … bijlage add NUMMER NAAM < bestand") ||
			!order_document(run, order, household->id, &document) || !upload_begin(run, order, &document, &document_id))
		return false;
	ok = pieces_send(run, order, document_id, &answer);
	stored = ok ? rows_first(&answer.rows, &document_record) : NULL;
	if (stored != NULL) {
		document_size(stored->bytes, size);
		buf_format(&run->out, _("Bewaard bij %s: «%s» (%s, %s).\n"), household->naam, stored->naam,
			_(choice_label(document_type_choices, stored->type)), size);
	}
	message_free(&answer);
	return ok;
}

/* ---- out ---- */

static bool order_get(struct command_run *run, const struct order *order, const struct rows *view)
{
	int64_t told = clock_monotonic();
	struct document document;
	struct ask ask;
	bool ok;

	if (!bytes_well(run, "ssh … bijlage get NUMMER NAAM > bestand") || !document_find(run, view, order->naam, &document))
		return false;
	record_init(&ask_record, &ask);
	ask.id = document.id;
	for (ok = true; ok && ask.number < document.pieces; ask.number++) {
		struct message answer;

		ok = desk_ask_with(run->desk, REQ_DOCUMENT_READ, &ask, &answer, &run->err) &&
			stream_write(run->desk, answer.body.used > 0 ? answer.body.data : "", answer.body.used, &run->err);
		message_free(&answer);
		if (ok && order->progress)
			progress_tell(run, (ask.number + 1) * DOCUMENT_PIECE_BYTES, &told);
	}
	return ok;
}

static bool order_list(struct command_run *run, const struct order *order, const struct rows *view)
{
	(void)order;
	if (!run->csv)
		documents_name(view);
	if (rows_count(view, &document_record) == 0)
		desk_stderr(run->desk, _("Dit huishouden heeft nog geen bijlagen.\n"));
	else
		table_print(&document_record, view, "naam,type,bytes,soort,at,employee_naam,about,withdrawn", run->csv, &run->out);
	return true;
}

/* ---- withdrawn ---- */

static bool order_withdraw(struct command_run *run, const struct order *order, const struct rows *view)
{
	struct document document;
	struct message answer;
	struct ask ask;
	bool ok;

	if (!document_find(run, view, order->naam, &document))
		return false;
	if (order->reden[0] == '\0')
		return err_set(&run->err, ERR_INPUT, _("Zeg waarom: ssh … bijlage weg NUMMER NAAM --reden achterhaald"));
	record_init(&ask_record, &ask);
	ask.id = document.id;
	ask.flag = order->erase;
	memcpy(ask.word, order->reden, sizeof(ask.word));
	ok = desk_ask_with(run->desk, REQ_DOCUMENT_WITHDRAW, &ask, &answer, &run->err);
	if (ok)
		buf_format(&run->out, order->erase ? _("Gewist: «%s».\n") :
			_("Ingetrokken: «%s». Het bestand blijft in het dossier.\n"), document.naam);
	message_free(&answer);
	return ok;
}

static const struct {
	const char *word;
	bool (*run)(struct command_run *run, const struct order *order, const struct rows *view);
} verbs[] = {
	{ "add", order_add },
	{ "list", order_list },
	{ "get", order_get },
	{ "weg", order_withdraw },
};

bool command_document(struct command_run *run)
{
	struct message view;
	struct order order;
	size_t verb = 0;
	bool ok;

	if (!order_parse(run->words, &order, &run->err))
		return false;
	while (verb < COUNT_OF(verbs) && strcmp(verbs[verb].word, order.verb) != 0)
		verb++;
	if (verb == COUNT_OF(verbs))
		return order_usage(&run->err);
	ok = command_household(run, order.huishoudnummer, &view) && verbs[verb].run(run, &order, &view.rows);
	message_free(&view);
	return ok;
}
