/* Allocation that never returns NULL: an exhausted process logs one line and ends. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* All return memory that the caller frees with free(). Zeroed: mem_new. */
void *mem_new(size_t count, size_t size);
void *mem_grow(void *old, size_t count, size_t size);
char *mem_text(const char *text);	/* a copy of text; of "" when NULL */
char *mem_text_n(const char *text, size_t bytes);

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
