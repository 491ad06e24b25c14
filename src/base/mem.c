/* Allocation that never returns NULL. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

void *mem_new(size_t count, size_t size)
{
	void *got = calloc(count ? count : 1, size ? size : 1);

	if (!got)
		log_end(1, "out of memory (%zu times %zu bytes)", count, size);
	return got;
}

void *mem_grow(void *old, size_t count, size_t size)
{
	void *got = NULL;

	if (size == 0 || count <= SIZE_MAX / size)
		got = realloc(old, count && size ? count * size : 1);
	if (!got)
		log_end(1, "out of memory (%zu times %zu bytes)", count, size);
	return got;
}

char *mem_text(const char *text)
{
	return mem_text_n(text ? text : "", text ? strlen(text) : 0);
}

char *mem_text_n(const char *text, size_t bytes)
{
	char *copy = mem_new(bytes + 1, 1);

	if (bytes)
		memcpy(copy, text, bytes);
	return copy;
}
