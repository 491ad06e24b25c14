/* A growing run of bytes, always ended by a NUL that is not counted. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"

enum { BUF_FIRST_ROOM = 64 };

/* Room for count bytes more and the NUL. */
static void buf_need(struct buf *buf, size_t count)
{
	size_t needed = buf->used + count + 1;
	size_t room = buf->room ? buf->room : BUF_FIRST_ROOM;

	if (needed <= count)
		log_end(1, "a buffer of %zu bytes cannot grow by %zu", buf->used, count);
	if (needed <= buf->room)
		return;
	while (room < needed)
		room = room > SIZE_MAX / 2 ? needed : room * 2;
	buf->data = mem_grow(buf->data, room, 1);
	buf->room = room;
}

void buf_add(struct buf *buf, const void *bytes, size_t count)
{
	buf_need(buf, count);
	if (count)
		memcpy(buf->data + buf->used, bytes, count);
	buf->used += count;
	buf->data[buf->used] = '\0';
}

void buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c)
{
	buf_need(buf, 1);
	buf->data[buf->used++] = c;
	buf->data[buf->used] = '\0';
}

void buf_vformat(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int count;

	va_copy(again, args);
	count = vsnprintf(NULL, 0, format, args);
	if (count < 0)
		log_end(1, "a text cannot be formatted");
	buf_need(buf, (size_t)count);
	vsnprintf(buf->data + buf->used, (size_t)count + 1, format, again);
	va_end(again);
	buf->used += (size_t)count;
}

void buf_format(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vformat(buf, format, args);
	va_end(args);
}

void buf_shift(struct buf *buf, size_t count)
{
	if (count >= buf->used) {
		buf_clear(buf);
		return;
	}
	memmove(buf->data, buf->data + count, buf->used - count);
	buf->used -= count;
	buf->data[buf->used] = '\0';
}

void buf_clear(struct buf *buf)
{
	buf->used = 0;
	if (buf->data)
		buf->data[0] = '\0';
}

void buf_free(struct buf *buf)
{
	free(buf->data);
	*buf = BUF_INIT;
}

char *buf_take(struct buf *buf)
{
	char *data;

	buf_need(buf, 0);
	buf->data[buf->used] = '\0';
	data = buf->data;
	*buf = BUF_INIT;
	return data;
}
