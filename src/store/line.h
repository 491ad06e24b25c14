/* One line for a log or a bell: what does not fit is left off after a whole character. Never for what people wrote. */
#ifndef STORE_LINE_H
#define STORE_LINE_H

#include <stdarg.h>
#include <stddef.h>

void line_format(char *out, size_t room, const char *format, va_list args) __attribute__((format(printf, 3, 0)));

#endif
