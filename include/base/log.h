/* One line per event on stderr: "2026-11-21T13:05:09.123Z store: text". People by number, never by name. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/* Call once at the start; name is borrowed for ever ("gate"). */
void log_open(const char *name);
/* Control characters are escaped; a line is at most 1,000 bytes. */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* For a failed start or a peer that breaks the protocol: logs and ends the process. Main files only. */
_Noreturn void log_end(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
