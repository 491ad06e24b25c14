/* Random bytes from the kernel (getrandom); never from a generator of our own. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>

/* Fills; a kernel that gives none ends the process. */
void random_bytes(void *out, size_t count);

#endif
