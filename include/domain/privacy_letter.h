/* The letter about a request: that it came in, that it takes longer, or the answer. Plain Dutch. */
#ifndef DOMAIN_PRIVACY_LETTER_H
#define DOMAIN_PRIVACY_LETTER_H

#include "domain/privacy_request.h"

/* Which letter, the request itself says. Lines of at most 78 columns but for what people wrote. Appended. */
void privacy_letter_write(const struct privacy_request *request, const char *gemeente, day today, struct buf *out);

#endif
