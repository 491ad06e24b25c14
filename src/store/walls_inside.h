/* Walls of money as they are carried up: the quarter that runs and the one before it, and who has seen them. */
#ifndef STORE_WALLS_INSIDE_H
#define STORE_WALLS_INSIDE_H

/*
 * Begins a statement: walls_now has of the quarter of :today and of the one before it (running 1, 0) its first day, and how many
 * walls stood before at least :walls_from households.
 */
#define WALLS_NOW \
	"WITH start(first) AS (SELECT date(:today, 'start of month', '-' || ((CAST(strftime('%m', :today) AS INTEGER) - 1) % 3)" \
	"   || ' months'))," \
	" period(first, past, running) AS (SELECT first, date(first, '+3 months'), 1 FROM start" \
	"   UNION ALL SELECT date(first, '-3 months'), first, 0 FROM start)," \
	" counted AS (SELECT p.first, p.running, count(DISTINCT w.household_id) AS homes FROM period p" \
	"   CROSS JOIN wall_report w ON w.datum >= p.first AND w.datum < p.past GROUP BY p.first, p.running, w.schot)," \
	" walls_now AS (SELECT first, running, sum(homes >= :walls_from) AS walls FROM counted GROUP BY first, running)"

#endif
