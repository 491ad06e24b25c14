/* A growing run of bytes. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Open record: `data` is always NUL-terminated behind `used` when not NULL. Start with BUF_INIT. */
struct buf {
	char *data;
	size_t used;	/* bytes in use */
	size_t room;	/* bytes allocated */
};

#define BUF_INIT ((struct buf){ 0 })

/* Memory exhaustion ends the process: see mem.h. */
void buf_add(struct buf *buf, const void *bytes, size_t count);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_vformat(struct buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Removes count bytes at the front (after a partial write). */
void buf_shift(struct buf *buf, size_t count);
/* Empties, keeps the room. */
void buf_clear(struct buf *buf);
/* Releases; the record is BUF_INIT afterwards. */
void buf_free(struct buf *buf);
/* Hands the NUL-terminated data over; caller frees with free(). Never NULL. */
char *buf_take(struct buf *buf);

#endif
