/* Title bar, status, footer, and the meter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "golden.h"
#include "tui/frame.h"
#include "tui/meter.h"

static void nothing(void *screen)
{
	(void)screen;
}

static const struct key table[] = {
	{ TUI_KEY_ENTER, "Openen", "Het gekozen huishouden openen.", nothing, NULL },
	{ 'n', "Nieuw", "Een nieuw huishouden.", nothing, NULL },
	{ 0 }
};

static const struct key more[] = {
	{ TUI_KEY_F1, "Hulp", "Deze bladzijde.", nothing, NULL },
	{ TUI_KEY_ESC, "Terug", "Terug.", nothing, NULL },
	{ 0 }
};

static void a_frame_is_drawn_around_a_screen(void **state)
{
	struct canvas *canvas = canvas_new(24, 80);
	struct frame frame = { 0 };
	struct area body = frame_body(canvas);

	(void)state;
	assert_int_equal(body.row, 1);
	assert_int_equal(body.rows, 21);
	assert_int_equal(body.cols, 80);
	frame_title(&frame, "Huishouden %s", "Çelik-Jansen");
	frame_who(&frame, "Amina el Idrissi, wijkcoach, Demostad");
	frame_notice(&frame, "Carla kijkt mee");
	frame_say(&frame, FRAME_GOOD, "Opgeslagen.");
	frame_draw(&frame, canvas, table, more, NULL);
	golden_canvas(canvas, "tui-frame");
	canvas_free(canvas);
}

static void a_narrow_title_keeps_the_screen_first(void **state)
{
	struct canvas *canvas = canvas_new(10, 20);
	struct frame frame = { 0 };

	(void)state;
	frame_title(&frame, "Huishouden 1234567");
	frame_who(&frame, "Amina el Idrissi");
	frame_notice(&frame, "Carla kijkt mee");
	frame_draw(&frame, canvas, table, more, NULL);
	assert_memory_equal(rows_of(canvas), " Huishouden 1234567\n", 20);
	canvas_free(canvas);
}

static void a_long_status_takes_more_rows_and_is_not_cut(void **state)
{
	struct canvas *canvas = canvas_new(24, 80);
	struct frame frame = { 0 };
	struct err err = ERR_INIT;

	(void)state;
	err_set(&err, ERR_REFUSED, "Dit besluit van 9.000 euro is meer dan u per besluit mag toekennen (7.500 euro). De "
		"teamleider mag dit wel; met toets u kunt u het besluit aan haar voorleggen.");
	frame_say_err(&frame, &err);
	canvas_text(canvas, 21, 0, CANVAS_REST, TUI_NORMAL, "onderste regel van het scherm");
	frame_draw(&frame, canvas, table, more, NULL);
	assert_non_null(strstr(rows_of(canvas), "aan haar"));
	assert_null(strstr(rows_of(canvas), "onderste regel"));
	assert_int_equal(canvas_cell(canvas, 22, 0)->attr, TUI_ALERT);
	frame_quiet(&frame);
	canvas_clear(canvas);
	canvas_text(canvas, 21, 0, CANVAS_REST, TUI_NORMAL, "onderste regel van het scherm");
	frame_draw(&frame, canvas, table, more, NULL);
	assert_non_null(strstr(rows_of(canvas), "onderste regel"));
	canvas_free(canvas);
}

static void a_bell_rings_in_one_frame(void **state)
{
	struct canvas *canvas = canvas_new(24, 80);
	struct frame frame = { 0 };

	(void)state;
	frame_ring(&frame, "Er wacht een vraag op u.");
	frame_draw(&frame, canvas, table, more, NULL);
	assert_true(canvas->bell);
	canvas_clear(canvas);
	frame_draw(&frame, canvas, table, more, NULL);
	assert_false(canvas->bell);
	assert_string_equal(frame.status, "Er wacht een vraag op u.");
	canvas_free(canvas);
}

static void a_text_without_room_ends_at_a_character(void **state)
{
	struct frame frame = { 0 };

	(void)state;
	for (size_t blanks = 0; blanks < 4; blanks++) {
		frame_who(&frame, "%*s%0250d€€€", (int)blanks, "", 0);
		assert_true(text_valid(frame.who, strlen(frame.who)));
		assert_in_range(strlen(frame.who), FRAME_WHO_BYTES - 4, FRAME_WHO_BYTES - 1);
	}
}

static void meters_show_what_is_there_and_what_comes(void **state)
{
	static const struct meter meters[] = {
		{ "Per besluit", 0, 4200, 7500, "4.200 van 7.500" },
		{ "Twaalf maanden", 11000, 4200, 15000, "15.200 van 15.000" },
		{ "Bijna niets", 1, 0, 100000, "0,01 van 1.000" },
		{ "Bijna alles", 99999, 0, 100000, "999,99 van 1.000" },
		{ "Precies", 50, 50, 100, "100 van 100" },
		{ "Een beetje erbij", 5000, 1, 100000, "5.001 van 100.000" },
		{ "Niets", 0, 0, 100, "0 van 100" },
		{ "Zonder grens", 12, 3, 0, "15, geen grens" },
	};
	struct canvas *canvas = canvas_new(10, 80);

	(void)state;
	for (int i = 0; i < 8; i++)
		meter_draw(canvas, i, 0, CANVAS_REST, 18, 22, &meters[i]);
	assert_int_equal(meter_draw(canvas, 8, 0, 30, 18, 22, &meters[0]), 30);	/* no room for the bar: none */
	golden_canvas(canvas, "tui-meter");
	canvas_free(canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_frame_is_drawn_around_a_screen),
		cmocka_unit_test(a_narrow_title_keeps_the_screen_first),
		cmocka_unit_test(a_long_status_takes_more_rows_and_is_not_cut),
		cmocka_unit_test(a_bell_rings_in_one_frame),
		cmocka_unit_test(a_text_without_room_ends_at_a_character),
		cmocka_unit_test(meters_show_what_is_there_and_what_comes),
	};

	return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
