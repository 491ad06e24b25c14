/* All sections and keys of wijkd.conf, in the order of the example file. */
#include "conf_keys.h"

#include "base/mem.h"
#include "conf/conf.h"

enum {
	PORT_LAST = 65535,
	PATH_BYTES = 3000,
	RUN_BYTES = 90,		/* the path of a local socket is at most 107 bytes, its name included */
	LINE_CHARS = 200,
	DECADE_SECONDS = 10 * 366 * 86400,
};

const struct conf_section conf_sections[] = {
	{ "wijkd", "Waar wijkd luistert en waar de gegevens staan." },
	{ "login", "Aanmelden: termijnen, aantallen en wachtwoorden." },
	{ "session", "Een werkende sessie." },
	{ "terminal", "De lijn en het scherm." },
	{ "documents", "Bijlagen bij een dossier." },
	{ "letters", "Wat in brieven aan gezinnen staat." },
	{ "mail", "E-mail aan wie niet is ingelogd, als er een opschaling voor hem is." },
	{ CONF_OPERATORS, "Wie met wijkctl mag werken: gebruiker van deze machine = gebruikersnaam in wijkd." },
	{ CONF_TEST, "Alleen voor proeven, en alleen op een loopback-adres." },
};
const size_t conf_section_count = COUNT_OF(conf_sections);

#define AT(field) offsetof(struct conf, field)

const struct conf_key conf_keys[] = {
	{ "wijkd", "address", CONF_ADDRESS, NULL, "127.0.0.1", 0, 0, AT(address),
	  "Het IP-adres waarop wijkd luistert." },
	{ "wijkd", "port", CONF_INT, NULL, "2222", 0, PORT_LAST, AT(port),
	  "De poort waarop wijkd luistert; 0 neemt een vrije poort." },
	{ "wijkd", "state", CONF_PATH, NULL, "state", 1, PATH_BYTES, AT(state),
	  "De map met de gegevens." },
	{ "wijkd", "keys", CONF_PATH, NULL, "keys", 1, PATH_BYTES, AT(keys),
	  "De map met de sleutels." },
	{ "wijkd", "run", CONF_PATH, NULL, "run", 1, RUN_BYTES, AT(run),
	  "De map met de aansluiting voor wijkctl." },
	{ "wijkd", "gemeente", CONF_TEXT, NULL, "", 0, LINE_CHARS, AT(gemeente),
	  "De naam van de gemeente." },

	{ "login", "second_factor", CONF_BOOL, NULL, "yes", 0, 0, AT(second_factor),
	  "Na de sleutel ook een tweede bewijs vragen; uit mag alleen op een loopback-adres." },
	{ "login", "grace_seconds", CONF_INT, "seconden", "60", 5, 600, AT(grace_seconds),
	  "De tijd om aan te melden." },
	{ "login", "kex_seconds", CONF_INT, "seconden", "10", 1, 120, AT(kex_seconds),
	  "De tijd om de versleuteling af te spreken." },
	{ "login", "tries", CONF_INT, "pogingen", "3", 1, 10, AT(tries),
	  "Zo vaak mag iemand per verbinding een antwoord geven." },
	{ "login", "max_sessions_per_user", CONF_INT, "sessies", "3", 1, 20, AT(max_sessions_per_user),
	  "Zoveel sessies mag een persoon tegelijk hebben." },
	{ "login", "max_sessions", CONF_INT, "sessies", "600", 1, 5000, AT(max_sessions),
	  "Zoveel sessies mogen er samen zijn." },
	{ "login", "max_unauthenticated", CONF_INT, "verbindingen", "60", 1, 5000, AT(max_unauthenticated),
	  "Zoveel verbindingen mogen er zijn die nog niet zijn aangemeld." },
	{ "login", "max_unauthenticated_per_address", CONF_INT, "verbindingen", "5", 1, 5000,
	  AT(max_unauthenticated_per_address),
	  "Hetzelfde, voor een enkel adres." },
	{ "login", "password_ops", CONF_INT, "rondes", "3", 1, 20, AT(password_ops),
	  "Het werk per wachtwoord (Argon2id)." },
	{ "login", "password_memory_mib", CONF_INT, "MiB", "128", 1, 1024, AT(password_memory_mib),
	  "Het geheugen per wachtwoord (Argon2id)." },

	{ "session", "idle_lock_minutes", CONF_INT, "minuten", "10", 1, 60, AT(idle_lock_minutes),
	  "Na zoveel stilte gaat het scherm op slot." },
	{ "session", "idle_end_minutes", CONF_INT, "minuten", "60", 2, 600, AT(idle_end_minutes),
	  "Na zoveel stilte eindigt de sessie; dat is langer dan tot het slot." },
	{ "session", "away_seconds", CONF_INT, "seconden", "16", 2, 60, AT(away_seconds),
	  "Komt er zo lang niets over de lijn, dan zien collega's iemand niet meer als aanwezig." },

	{ "terminal", "compression", CONF_BOOL, NULL, "yes", 0, 0, AT(compression),
	  "Compressie aanbieden (zlib@openssh.com); voor trage lijnen." },
	{ "terminal", "banner", CONF_TEXT, NULL, "", 0, LINE_CHARS, AT(banner),
	  "Een regel die voor het aanmelden verschijnt." },

	{ "documents", "document_mib", CONF_INT, "MiB", "10", 1, 100, AT(document_mib),
	  "Zo groot mag een bijlage zijn." },
	{ "documents", "household_mib", CONF_INT, "MiB", "200", 1, 10000, AT(household_mib),
	  "Zo groot mogen alle bijlagen van een huishouden samen zijn." },

	{ "letters", "contact", CONF_TEXT, NULL, "", 0, LINE_CHARS, AT(letter_contact),
	  "Waar een gezin met vragen terecht kan." },
	{ "letters", "complaints", CONF_TEXT, NULL, "", 0, LINE_CHARS, AT(letter_complaints),
	  "Waar een klacht naartoe gaat: naam, adres, telefoon." },
	{ "letters", "objections", CONF_TEXT, NULL, "", 0, LINE_CHARS, AT(letter_objections),
	  "Waar een bezwaarschrift naartoe gaat." },

	{ "mail", "sendmail", CONF_PROGRAM, NULL, "", 0, PATH_BYTES, AT(mail_program),
	  "Het programma dat e-mail verstuurt, bijvoorbeeld /usr/sbin/sendmail; leeg is geen e-mail." },
	{ "mail", "from", CONF_MAIL, NULL, "", 0, 0, AT(mail_from),
	  "De afzender; leeg laat het aan dat programma over." },

	{ CONF_TEST, "clock_offset", CONF_INT, "seconden", "0", -DECADE_SECONDS, DECADE_SECONDS, AT(clock_offset),
	  "Zoveel loopt de klok voor (of achter, met een min)." },
	{ CONF_TEST, "minute_seconds", CONF_INT, "seconden", "60", 1, 60, AT(minute_seconds),
	  "Zo lang duurt een minuut van [session]." },
};
const size_t conf_key_count = COUNT_OF(conf_keys);
