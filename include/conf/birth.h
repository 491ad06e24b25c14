/* What a store is told of wijkd.conf, whoever starts it: the daemon, or wijkctl when there is no daemon. */
#ifndef CONF_BIRTH_H
#define CONF_BIRTH_H

#include "conf/conf.h"
#include "wire/control.h"

/* Not where the store is, nor who started it: that is for the caller. */
void conf_birth_of_store(const struct conf *conf, struct birth *birth);

#endif
