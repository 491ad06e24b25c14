/* One line per event on stderr, written by one write(2) so that lines of processes do not mix. */
#include "base/log.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"

enum { LOG_LINE_BYTES = 1000, LOG_ESCAPE_BYTES = 12 };

static const char *log_name = "wijkd";

void log_open(const char *name)
{
	log_name = name;
}

/* Administrators read logs in a terminal: what is no plain character is shown by its number. */
static size_t log_escape(const char *text, char *out, size_t room)
{
	size_t used = 0, bytes;
	uint32_t rune;

	for (; (bytes = text_next(text, &rune)) > 0; text += bytes) {
		if (used + LOG_ESCAPE_BYTES > room)
			break;
		if (rune == '\\')
			used += (size_t)snprintf(out + used, room - used, "\\\\");
		else if (rune_plain(rune))
			used += text_encode(rune, out + used);
		else
			used += (size_t)snprintf(out + used, room - used, "\\u{%x}", (unsigned)rune);
	}
	return used;
}

static void log_write(const char *format, va_list args)
{
	char text[LOG_LINE_BYTES], line[LOG_LINE_BYTES], stamp[INSTANT_BYTES];
	size_t used, done = 0;

	vsnprintf(text, sizeof(text), format, args);
	instant_iso(clock_now(), stamp);
	used = (size_t)snprintf(line, sizeof(line) / 2, "%s %s: ", stamp, log_name);
	if (used >= sizeof(line) / 2)
		used = sizeof(line) / 2 - 1;
	used += log_escape(text, line + used, sizeof(line) - used - 1);
	line[used++] = '\n';
	while (done < used) {
		ssize_t count = write(STDERR_FILENO, line + done, used - done);

		if (count <= 0)
			break;	/* nobody to tell */
		done += (size_t)count;
	}
}

void log_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_write(format, args);
	va_end(args);
}

void log_end(int status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_write(format, args);
	va_end(args);
	exit(status);
}
