/* Code instellen: a QR code for the telephone, the proof that it arrived there, and the codes for when it is gone. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"
#include "qr.h"

enum { DIGITS = 6, DIGITS_BYTES = DIGITS + 1, TEXT_COLS = 40, GROUP = 4, RECOVERY_ROWS = 5 };

struct code_screen {
	struct desk *desk;
	struct code_enrol enrol;
	struct qr qr;
	char typed[DIGITS_BYTES];
	bool first;		/* nothing else may be done before */
	bool done;		/* the telephone showed a right code: now the recovery codes */
	bool inverse;
};

/* ---- the life of the screen ---- */

/* Of who must: another seed, when the store forgot the one that was shown. */
static bool code_ask(struct code_screen *self, struct err *err)
{
	struct message answer;
	bool ok = desk_ask_id(self->desk, REQ_CODE_BEGIN, 0, &answer, err);
	const struct code_enrol *given = ok ? rows_first(&answer.rows, &code_enrol_record) : NULL;

	if (given != NULL) {
		record_clear(&code_enrol_record, &self->enrol);
		record_copy(&code_enrol_record, &self->enrol, given);
	}
	message_free(&answer);
	return ok;
}

static bool code_whole(struct code_screen *self, struct err *err)
{
	if (self->enrol.uri == NULL || self->enrol.secret == NULL || self->enrol.recovery == NULL)
		return err_set(err, ERR_PROTOCOL, _("De opslag gaf geen antwoord dat wijkd kent."));
	qr_make(self->enrol.uri, &self->qr);
	return true;
}

static bool code_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	const struct code_enrol *given = call->data;
	struct code_screen *self = screen;

	self->desk = desk;
	record_init(&code_enrol_record, &self->enrol);
	self->first = given == NULL;
	if (given != NULL)
		record_copy(&code_enrol_record, &self->enrol, given);
	return (given != NULL || code_ask(self, err)) && code_whole(self, err);
}

/* After a lock or a restart the seed that is on the screen is not known any more. */
static void code_show(void *screen)
{
	struct code_screen *self = screen;
	struct err err = ERR_INIT;

	if (!self->done && self->first && !(code_ask(self, &err) && code_whole(self, &err)))
		desk_say_err(self->desk, &err);
}

static void code_close(void *screen)
{
	struct code_screen *self = screen;
	char *const secrets[] = { self->enrol.secret, self->enrol.uri, self->enrol.recovery };

	for (size_t i = 0; i < COUNT_OF(secrets); i++)
		if (secrets[i] != NULL)
			explicit_bzero(secrets[i], strlen(secrets[i]));
	explicit_bzero(&self->qr, sizeof(self->qr));
	explicit_bzero(self->typed, sizeof(self->typed));
	if (self->desk != NULL)
		record_clear(&code_enrol_record, &self->enrol);
}

/* ---- drawing ---- */

/* "GEZD GNBV GY3T QOJQ" and so on: in groups one does not lose one's place. */
static void secret_draw(const struct code_screen *self, struct canvas *canvas, int row, int col)
{
	const char *secret = self->enrol.secret;
	size_t bytes = strlen(secret), half = (bytes / GROUP + 1) / 2 * GROUP;
	struct buf line = BUF_INIT;

	for (size_t i = 0; i < bytes; i++) {
		buf_char(&line, secret[i]);
		if ((i + 1) % GROUP == 0)
			buf_char(&line, ' ');
		if (i + 1 == half || i + 1 == bytes) {
			canvas_text(canvas, row++, col, TEXT_COLS, TUI_BOLD, line.data);
			explicit_bzero(line.data, line.used);
			buf_free(&line);
		}
	}
	buf_free(&line);
}

static void words_draw(const struct code_screen *self, struct canvas *canvas, int row, int col, bool shows)
{
	static const char *const steps[] = {
		N_("1. Open op uw telefoon een app voor"),
		N_("   eenmalige codes, en kies toevoegen."),
	};
	int used;

	if (self->first)
		canvas_text(canvas, row++, col, TEXT_COLS, TUI_ALERT, _("Voor uw rol is een code verplicht."));
	for (size_t i = 0; i < COUNT_OF(steps); i++)
		canvas_text(canvas, row++, col, TEXT_COLS, TUI_NORMAL, _(steps[i]));
	canvas_text(canvas, row++, col, TEXT_COLS, TUI_NORMAL, shows ? _("2. Scan het vierkant. Of typ dit over:") :
		_("2. Typ dit over (op tijd gebaseerd):"));
	row++;
	secret_draw(self, canvas, row, col + 3);
	row += 3;
	canvas_text(canvas, row++, col, TEXT_COLS, TUI_NORMAL, _("3. De app toont nu zes cijfers. Typ die:"));
	row++;
	used = canvas_text(canvas, row, col + 3, TEXT_COLS - 3, TUI_BOLD, _("Code: "));
	canvas_text(canvas, row, col + 3 + used, DIGITS, TUI_NORMAL, self->typed);
	canvas_cursor(canvas, row, col + 3 + used + (int)strlen(self->typed));
	if (!shows)
		canvas_text(canvas, row + 2, col, TEXT_COLS, TUI_QUIET, _("Het vierkant past niet op dit scherm."));
}

static void recovery_draw(const struct code_screen *self, struct canvas *canvas, struct area body)
{
	static const char *const lines[] = {
		N_("Uw code werkt. Vanaf nu vraagt wijkd hem bij het inloggen."),
		"",
		N_("Bewaar deze herstelcodes op papier, niet bij uw telefoon. Is uw telefoon"),
		N_("weg, dan logt u in met een van deze codes. Elke code werkt één keer."),
		N_("Ze worden nu getoond en daarna nooit meer."),
	};
	const char *code = self->enrol.recovery;
	int row = body.row + 1, col = body.col + 2;

	for (size_t i = 0; i < COUNT_OF(lines); i++, row++)
		canvas_text(canvas, row, col, body.cols - 4, i == 0 ? TUI_GOOD : TUI_NORMAL, *lines[i] ? _(lines[i]) : "");
	row++;
	for (int n = 0; *code != '\0'; n++) {
		size_t bytes = strcspn(code, " ");

		canvas_format(canvas, row + n % RECOVERY_ROWS, col + 4 + n / RECOVERY_ROWS * 24, 20, TUI_BOLD, "%2d  %.*s", n + 1,
			(int)bytes, code);
		code += bytes;
		code += strspn(code, " ");
	}
}

static void code_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct code_screen *self = screen;
	int rows = qr_rows(&self->qr, canvas->ascii), cols = qr_cols(&self->qr, canvas->ascii);
	bool shows = self->qr.size > 0 && rows <= body.rows && cols + 3 + TEXT_COLS <= body.cols;

	if (self->done) {
		recovery_draw(self, canvas, body);
		return;
	}
	if (shows)
		qr_draw(&self->qr, canvas, body.row, body.col + 1, self->inverse);
	words_draw(self, canvas, body.row + 1, body.col + (shows ? cols + 3 : 2), shows);
}

/* ---- keys ---- */

static bool code_key(void *screen, const struct key_press *press)
{
	struct code_screen *self = screen;
	size_t used = strlen(self->typed);

	if (self->done)
		return false;
	if (press->code == TUI_KEY_BACKSPACE && used > 0)
		self->typed[used - 1] = '\0';
	else if (press->code >= '0' && press->code <= '9' && used < DIGITS)
		self->typed[used] = (char)press->code;
	else
		return press->code == ' ';	/* as the app shows it: 123 456 */
	return true;
}

static void code_over(struct code_screen *self)
{
	struct desk *desk = self->desk;

	if (!self->first)
		desk_pop(desk);
	else
		desk_replace(desk, desk_first_screen(desk));
}

static bool confirm_ask(struct code_screen *self, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", self->typed);
	return desk_save(self->desk, REQ_CODE_CONFIRM, &ask_record, &ask, err) && desk_me_again(self->desk, err);
}

static void code_enter(void *screen)
{
	struct code_screen *self = screen;
	struct err err = ERR_INIT;

	if (self->done) {
		code_over(self);
		return;
	}
	if (strlen(self->typed) != DIGITS) {
		desk_say(self->desk, "%s", _("Typ de zes cijfers die de app nu toont."));
		return;
	}
	self->done = confirm_ask(self, &err);
	memset(self->typed, 0, sizeof(self->typed));
	if (!self->done)
		desk_say_err(self->desk, &err);
}

static void code_turn(void *screen)
{
	struct code_screen *self = screen;

	self->inverse = !self->inverse;
}

static bool code_shows(const void *screen)
{
	return !((const struct code_screen *)screen)->done;
}

static bool code_is_done(const void *screen)
{
	return !code_shows(screen);
}

static const struct key code_keys[] = {
	{ TUI_KEY_ENTER, N_("Bevestigen"), N_("Kijkt of de code klopt; daarna geldt hij bij het inloggen."), code_enter, code_shows },
	{ TUI_KEY_ENTER, N_("Ik heb ze bewaard"), N_("Sluit de herstelcodes: ze komen niet terug."), code_enter, code_is_done },
	{ 'k', N_("Kleuren omdraaien"), N_("Voor een scherm met donkere letters, als de telefoon het vierkant niet herkent."), code_turn,
	  code_shows },
	{ 0 },
};

const struct screen screen_code = {
	.name = "code",
	.title = N_("Code instellen"),
	.size = sizeof(struct code_screen),
	.keys = code_keys,
	.open = code_open,
	.close = code_close,
	.draw = code_draw,
	.key = code_key,
	.show = code_show,
};
