/* What the walks have in common. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct town *town;

int open_town_as(const struct town_set *set)
{
	static const struct town_set as_it_is;

	town = town_open(set ? set : &as_it_is);
	return 0;
}

int open_town(void **state)
{
	(void)state;
	return open_town_as(NULL);
}

int close_town(void **state)
{
	(void)state;
	town_close(town);
	return 0;
}

void says(const struct buf *text, const char *part)
{
	if (!text->data || !strstr(text->data, part))
		fail_msg("«%s» is not in: %s", part, text->data ? text->data : "");
}

void prints(struct run *run, const char *part)
{
	if (run->status != 0)
		fail_msg("status %d instead of «%s»: %s%s", run->status, part, run->out.data, run->err.data);
	says(&run->out, part);
	run_free(run);
}

struct client *walk_at_yildiz(const char *user)
{
	struct client *client = client_login(town, user);

	step_household(client, "yildiz", "de Jong - Yıldız");
	return client;
}

struct client *walk_at_plan(const char *user)
{
	struct client *client = walk_at_yildiz(user);

	step_plan(client);
	return client;
}
