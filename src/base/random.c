/* Random bytes from the kernel. */
#include "base/random.h"

#include <errno.h>
#include <sys/random.h>

#include "base/log.h"

void random_bytes(void *out, size_t count)
{
	unsigned char *at = out;

	while (count > 0) {
		ssize_t got = getrandom(at, count, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			log_end(1, "the kernel gives no random bytes");
		at += got;
		count -= (size_t)got;
	}
}
