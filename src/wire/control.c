/* What the monitor and its children say to each other: the records, and the table of who may send what to whom. */
#include "wire/control.h"

#include "base/mem.h"

static const struct field birth_fields[] = {
	F_LINE(struct birth, build, ""),
	F_LINE(struct birth, process, ""),
	F_LINE(struct birth, state_path, ""),
	F_LINE(struct birth, gemeente, ""),
	F_LINE(struct birth, contact, ""),
	F_LINE(struct birth, klachten, ""),
	F_LINE(struct birth, bezwaar, ""),
	F_LINE(struct birth, banner, ""),
	F_BOOL(struct birth, second_factor, ""),
	F_BOOL(struct birth, compression, ""),
	F_INT(struct birth, away_seconds, ""),
	F_INT(struct birth, grace_seconds, ""),
	F_INT(struct birth, kex_seconds, ""),
	F_INT(struct birth, tries, ""),
	F_INT(struct birth, idle_lock_seconds, ""),
	F_INT(struct birth, idle_end_seconds, ""),
	F_INT(struct birth, password_ops, ""),
	F_INT(struct birth, password_memory_kib, ""),
	F_INT(struct birth, document_mib, ""),
	F_INT(struct birth, household_mib, ""),
	F_BOOL(struct birth, mail, ""),
	F_INT(struct birth, clock_offset, ""),
};
RECORD(birth_record, "birth", struct birth, birth_fields);

static const struct field spawn_fields[] = {
	F_INT(struct spawn, connection, ""),
	F_LINE(struct spawn, source, ""),
	F_LINE(struct spawn, term, ""),
	F_INT(struct spawn, rows, ""),
	F_INT(struct spawn, cols, ""),
	F_BOOL(struct spawn, utf8, ""),
	F_LINE(struct spawn, lang, ""),
	F_LINE(struct spawn, command, ""),
	F_BOOL(struct spawn, has_terminal, ""),
};
RECORD(spawn_record, "spawn", struct spawn, spawn_fields);

static const struct field spawned_fields[] = {
	F_INT(struct spawned, connection, ""),
	F_INT(struct spawned, pid, ""),
	F_INT(struct spawned, how, ""),
};
RECORD(spawned_record, "spawned", struct spawned, spawned_fields);

static const struct field auth_fields[] = {
	F_INT(struct auth, connection, ""),
	F_LINE(struct auth, source, ""),
	F_LINE(struct auth, user, ""),
	F_LINE(struct auth, key_type, ""),
	FIELD_ROW(struct auth, key, FIELD_TEXT, "", .room = CONTROL_KEY_BYTES),
	F_BOOL(struct auth, signature_checked, ""),
	FIELD_ROW(struct auth, password, FIELD_TEXT, "", .room = CONTROL_PASSWORD_BYTES),
};
RECORD(auth_record, "auth", struct auth, auth_fields);

static const struct field verdict_fields[] = {
	F_INT(struct verdict, connection, ""),
	F_BOOL(struct verdict, accepted, ""),
	F_BOOL(struct verdict, more, ""),
	F_BOOL(struct verdict, code, ""),
	F_INT(struct verdict, hint, ""),
	F_ID(struct verdict, employee_id, ""),
	F_BOOL(struct verdict, busy, ""),
};
RECORD(verdict_record, "verdict", struct verdict, verdict_fields);

static const struct field start_fields[] = {
	F_LINE(struct start, term, ""),
	F_INT(struct start, rows, ""),
	F_INT(struct start, cols, ""),
	F_LINE(struct start, lang, ""),
	F_LINE(struct start, command, ""),
	F_BOOL(struct start, has_terminal, ""),
};
RECORD(start_record, "start", struct start, start_fields);

static const struct field size_fields[] = {
	F_INT(struct size, rows, ""),
	F_INT(struct size, cols, ""),
};
RECORD(size_record, "size", struct size, size_fields);

static const struct field leave_fields[] = {
	F_INT(struct leave, status, ""),
	F_TEXT(struct leave, tekst, ""),
};
RECORD(leave_record, "leave", struct leave, leave_fields);

static const struct field session_fields[] = {
	F_INT(struct session, session, ""),
	F_ID(struct session, employee_id, ""),
	F_LINE(struct session, username, ""),
	F_INT(struct session, kind, ""),
	F_LINE(struct session, source, ""),
	F_BOOL(struct session, restored, ""),
};
RECORD(session_record, "session", struct session, session_fields);

static const struct field mail_fields[] = {
	F_INT(struct mail, mail, ""),
	F_LINE(struct mail, address, ""),
	F_DAY(struct mail, until, ""),
};
RECORD(mail_record, "mail", struct mail, mail_fields);

static const struct field mailed_fields[] = {
	F_INT(struct mailed, mail, ""),
	F_BOOL(struct mailed, sent, ""),
};
RECORD(mailed_record, "mailed", struct mailed, mailed_fields);

static const struct field note_fields[] = {
	F_LINE(struct note, word, ""),
	F_LINE(struct note, tekst, ""),
};
RECORD(note_record, "note", struct note, note_fields);

enum {
	ZYGOTES = CONTROL_SIDE_GATE_ZYGOTE | CONTROL_SIDE_DESK_ZYGOTE,
	BORN = ZYGOTES | CONTROL_SIDE_STORE,
	ANY = BORN | CONTROL_SIDE_GATE | CONTROL_SIDE_DESK,
	MONITOR = CONTROL_SIDE_MONITOR, GATE = CONTROL_SIDE_GATE, DESK = CONTROL_SIDE_DESK, STORE = CONTROL_SIDE_STORE,
	MAILER = CONTROL_SIDE_MAILER,
};

static const struct control_row control_table[] = {
	/* control                   word            from            to              row              fds */
	{ CONTROL_BIRTH,             "birth",        MONITOR,        BORN,           &birth_record,   0, 2 },
	{ CONTROL_READY,             "ready",        BORN,           MONITOR,        NULL,            0, 0 },
	{ CONTROL_STOP,              "stop",         MONITOR,        ANY,            NULL,            0, 0 },
	{ CONTROL_PING,              "ping",         MONITOR,        GATE,           NULL,            0, 0 },
	{ CONTROL_PONG,              "pong",         GATE,           MONITOR,        NULL,            0, 0 },
	{ CONTROL_SPAWN,             "spawn",        MONITOR,        ZYGOTES,        &spawn_record,   2, 4 },
	{ CONTROL_SPAWNED,           "spawned",      ZYGOTES,        MONITOR,        &spawned_record, 0, 0 },
	{ CONTROL_ENDED,             "ended",        ZYGOTES,        MONITOR,        &spawned_record, 0, 0 },
	{ CONTROL_AUTH_KEY,          "auth-key",     GATE | MONITOR, MONITOR | STORE, &auth_record,   0, 0 },
	{ CONTROL_AUTH_PASSWORD,     "auth-password", GATE | MONITOR, MONITOR | STORE, &auth_record,  0, 0 },
	{ CONTROL_VERDICT,           "verdict",      STORE | MONITOR, MONITOR | GATE, &verdict_record, 0, 0 },
	{ CONTROL_START,             "start",        GATE,           MONITOR,        &start_record,   0, 0 },
	{ CONTROL_STARTED,           "started",      MONITOR,        GATE,           NULL,            2, 2 },
	{ CONTROL_GATE_NOTE,         "gate-note",    GATE,           MONITOR,        &note_record,    0, 0 },
	{ CONTROL_SIZE,              "size",         GATE,           DESK,           &size_record,    0, 0 },
	{ CONTROL_EOF,               "eof",          GATE,           DESK,           NULL,            0, 0 },
	{ CONTROL_AWAY,              "away",         GATE,           DESK,           NULL,            0, 0 },
	{ CONTROL_HEARD,             "heard",        GATE,           DESK,           NULL,            0, 0 },
	{ CONTROL_EXIT,              "exit",         DESK,           GATE,           &leave_record,   0, 0 },
	{ CONTROL_STDERR,            "stderr",       DESK,           GATE,           &leave_record,   0, 0 },
	{ CONTROL_SESSION,           "session",      MONITOR,        STORE,          &session_record, 1, 1 },
	{ CONTROL_SESSION_LOCK,      "session-lock", MONITOR,        STORE,          &session_record, 0, 0 },
	{ CONTROL_SESSION_END,       "session-end",  MONITOR,        STORE,          &session_record, 0, 0 },
	{ CONTROL_SESSION_KILL,      "session-kill", STORE,          MONITOR,        &session_record, 0, 0 },
	{ CONTROL_MAIL,              "mail",         STORE | MONITOR, MONITOR | MAILER, &mail_record,  0, 0 },
	{ CONTROL_MAILED,            "mailed",       MAILER | MONITOR, MONITOR | STORE, &mailed_record, 0, 0 },
	{ CONTROL_DESK_SESSION,      "desk-session", MONITOR,        DESK,           NULL,            1, 1 },
	{ CONTROL_DESK_STORE_LOST,   "store-lost",   MONITOR,        DESK,           NULL,            0, 0 },
	{ CONTROL_DESK_SHUT_OUT,     "shut-out",     MONITOR,        DESK,           NULL,            0, 0 },
};

const struct control_row *control_at(size_t n)
{
	return n < COUNT_OF(control_table) ? &control_table[n] : NULL;
}

const struct control_row *control_find(int control)
{
	for (size_t i = 0; i < COUNT_OF(control_table); i++)
		if (control_table[i].control == control)
			return &control_table[i];
	return NULL;
}

bool control_check(const struct message *message, enum control_side from, enum control_side to, struct err *err)
{
	const struct control_row *row = control_find(message->kind);

	if (!row)
		return err_set(err, ERR_PROTOCOL, "onbekend bericht %d", message->kind);
	if (!(row->from & from) || !(row->to & to))
		return err_set(err, ERR_PROTOCOL, "bericht %s mag hier niet", row->word);
	/* A refusal stands in the place of what was asked for. */
	if (message->status != STATUS_OK) {
		if (message->rows.count != 1 || message->rows.row[0].record != &refusal_record || message->fd_count ||
				message->body.used)
			return err_set(err, ERR_PROTOCOL, "bericht %s: geen geldige weigering", row->word);
		return true;
	}
	if (message->body.used)
		return err_set(err, ERR_PROTOCOL, "bericht %s: met een stuk van een bestand", row->word);
	if (row->row ? message->rows.count != 1 || message->rows.row[0].record != row->row : message->rows.count != 0)
		return err_set(err, ERR_PROTOCOL, "bericht %s: verkeerde regels", row->word);
	if (message->fd_count < row->fds_least || message->fd_count > row->fds_most)
		return err_set(err, ERR_PROTOCOL, "bericht %s: %zu descriptors", row->word, message->fd_count);
	return true;
}
