/* Two colleagues who work for the same household. */
#include "pair.h"

struct client *amina, *bram;

int open_pair(void **state)
{
	open_town(state);
	amina = walk_at_yildiz("amina");
	bram = walk_at_yildiz("bram");
	return 0;
}

int open_pair_at_plan(void **state)
{
	open_pair(state);
	step_plan(amina);
	step_plan(bram);
	return 0;
}

int close_pair(void **state)
{
	client_logout(amina);
	client_logout(bram);
	return close_town(state);
}
