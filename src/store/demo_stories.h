/* Short forms for stories told by hand. */
#ifndef STORE_DEMO_STORIES_H
#define STORE_DEMO_STORIES_H

#include "demo_inside.h"

#define MAN(voornamen_, naam_, born_, rol_, ...) \
	{ .voornamen = voornamen_, .geslachtsnaam = naam_, .geslacht = GESLACHT_MAN, .geboortedatum = born_, \
		.rol = MEMBER_##rol_, __VA_ARGS__ }
#define WOMAN(voornamen_, naam_, born_, rol_, ...) \
	{ .voornamen = voornamen_, .geslachtsnaam = naam_, .geslacht = GESLACHT_VROUW, .geboortedatum = born_, \
		.rol = MEMBER_##rol_, __VA_ARGS__ }

/* One step: when, who, what; texts and numbers by name. */
#define STEP(day_, time_, who_, deed_, ...) \
	{ .day = (day_), .time = (time_), .who = (who_), .deed = demo_##deed_, __VA_ARGS__ }

/* The household comes in: who takes the call becomes its regisseur. */
#define COMES_IN(day_, who_, wet_, aanmelder_, vraag_) \
	STEP(day_, "09:10", who_, start), \
	STEP(day_, "09:15", who_, melding, .a = aanmelder_, .b = vraag_, .n = WET_##wet_), \
	STEP(day_, "09:20", who_, regie, .a = who_, .b = "eerste contact")

/* A talk at the kitchen table, a plan with its first goal, and the end of the inquiry. */
#define AGREES(day_, who_, vraagstuk_, leefgebied_, goal_, own_, measure_) \
	STEP(day_, "14:00", who_, plan, .a = vraagstuk_, .n = 60), \
	STEP(day_, "14:20", who_, goal, .a = goal_, .b = own_, .c = measure_, .n = LEEFGEBIED_##leefgebied_, .m = 90, \
		.k = 2), \
	STEP(day_, "14:40", who_, plan_state, .n = PLAN_UITVOERING), \
	STEP(day_, "14:50", who_, melding_end)

#define WRITES(day_, time_, who_, kind_, text_) STEP(day_, time_, who_, journal, .a = text_, .n = JOURNAL_##kind_)
#define NEIGHBOUR(day_, who_, naam_, relation_, helps_) \
	STEP(day_, "15:00", who_, network, .a = naam_, .b = relation_, .c = helps_)
#define ACTS(day_, who_, goal_, what_, owner_, naam_, lijn_, ...) \
	STEP(day_, "15:10", who_, action, .a = what_, .b = naam_, .n = goal_, .m = OWNER_##owner_, .k = LIJN_##lijn_, \
		__VA_ARGS__)

/* Name for steps and errors, address, area. */
#define HOME(name_, straat_, nummer_, postcode_, wijk_, ...) \
	{ .name = name_, .straatnaam = straat_, .huisnummer = nummer_, .postcode = postcode_, .wijk = wijk_, \
		__VA_ARGS__ }
#define PEOPLE(...) .persons = { __VA_ARGS__ }

#endif
