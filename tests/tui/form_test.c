/* The form: values in and out, checks at the field, choices, leaving, and changes by others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "tui/form.h"

static const struct form_choice laws[] = {
	{ "wmo", "Wmo 2015" }, { "jeugd", "Jeugdwet" }, { "pw", "Participatiewet" }, { "wgs", "Schuldhulp" },
};

static const struct form_field fields[] = {
	{ .name = "kop", .kind = FORM_HEADING, .label = "Besluit" },
	{ .name = "onderwerp", .kind = FORM_LINE, .label = "Onderwerp", .room = 40, .required = true,
	  .help = "In één regel: waarover wordt besloten?" },
	{ .name = "wet", .kind = FORM_CHOICE, .label = "Wet", .required = true, .choices = laws, .choice_count = 4 },
	{ .name = "ingang", .kind = FORM_DAY, .label = "Ingangsdatum", .help = "Bijvoorbeeld 21-11-2026." },
	{ .name = "bedrag", .kind = FORM_MONEY, .label = "Bedrag in euro" },
	{ .name = "uren", .kind = FORM_NUMBER, .label = "Uren per week" },
	{ .name = "spoed", .kind = FORM_YESNO, .label = "Spoed" },
	{ .name = "nummer", .kind = FORM_READONLY, .label = "Huishouden" },
	{ .name = "waarom", .kind = FORM_BLOCK, .label = "Waarom", .rows = 3, .room = 400 },
};

enum { HEADING, SUBJECT, LAW, START, AMOUNT, HOURS, URGENT, NUMBER, WHY, FIELDS };

static struct form *form;
static struct canvas *canvas;

static int begin(void **state)
{
	day today;

	(void)state;
	day_make(2026, 11, 21, &today);
	form = form_new(fields, FIELDS, today);
	canvas = canvas_new(24, 80);
	form_set(form, NUMBER, "1234567");
	return 0;
}

static int end(void **state)
{
	(void)state;
	form_free(form);
	canvas_free(canvas);
	return 0;
}

static enum form_result key(int code)
{
	struct key_press one = press(code);

	return form_key(form, &one);
}

static void form_press(void *arg, const struct key_press *one)
{
	form_key(arg, one);
}

static void typed(size_t field, const char *text)
{
	form_focus_set(form, field);
	type(text, form_press, form);
}

static void redraw(void)
{
	canvas_clear(canvas);
	form_draw(form, canvas, (struct area){ 1, 0, 21, 80 });
}

static void fill_in(void)
{
	form_set(form, SUBJECT, "Huishoudelijke hulp");
	form_set(form, LAW, "wmo");
	form_set(form, START, "2026-12-01");
	form_set(form, AMOUNT, "420000");
	form_set(form, HOURS, "4");
	form_set(form, URGENT, "0");
	form_set(form, WHY, "Mevrouw kan na haar operatie het huis niet zelf schoonhouden. De buurvrouw helpt al met "
		"koken.");
}

static void a_form_is_drawn(void **state)
{
	(void)state;
	redraw();
	golden_canvas(canvas, "tui-form-empty");
	fill_in();
	form_focus_set(form, WHY);
	redraw();
	golden_canvas(canvas, "tui-form-filled");
}

static void values_go_in_and_come_out(void **state)
{
	(void)state;
	fill_in();
	assert_false(form_dirty(form));
	assert_string_equal(form_typed(form, START), "01-12-2026");
	assert_string_equal(form_typed(form, AMOUNT), "4.200,00");
	assert_string_equal(form_value(form, START), "2026-12-01");
	assert_string_equal(form_value(form, AMOUNT), "420000");
	assert_string_equal(form_value(form, NUMBER), "1234567");
	form_set(form, START, NULL);
	typed(START, "1/2/27");
	assert_string_equal(form_value(form, START), "2027-02-01");
	form_set(form, START, NULL);
	typed(START, "24-11");
	assert_string_equal(form_value(form, START), "2026-11-24");
	form_set(form, START, NULL);
	typed(START, " 5/1 ");
	assert_string_equal(form_value(form, START), "2027-01-05");
	form_set(form, START, NULL);
	typed(START, "31-2");
	assert_null(form_value(form, START));
	form_set(form, HOURS, "");
	typed(HOURS, "007");
	assert_string_equal(form_value(form, HOURS), "7");
	typed(SUBJECT, "  ");
	assert_string_equal(form_value(form, SUBJECT), "Huishoudelijke hulp");
	assert_false(form_changed(form, SUBJECT));
	typed(SUBJECT, "x");
	assert_true(form_changed(form, SUBJECT));
	assert_true(form_changed(form, START));
	assert_false(form_changed(form, LAW));
}

static void money_is_read_as_people_write_it(void **state)
{
	static const struct {
		const char *text;
		int64_t cents;	/* -1: no amount */
	} rows[] = {
		{ "1.250,00", 125000 }, { "1250", 125000 }, { "1250,5", 125050 }, { "€ 1.250,-", 125000 }, { "0,05", 5 },
		{ "EUR 12", 1200 }, { " 7 ", 700 }, { "12.50", 1250 }, { "1.250", 125000 }, { "1.000.000", 100000000 },
		{ "9999999999,99", 999999999999 }, { "12,--", 1200 },
		{ "", -1 }, { "-5", -1 }, { "1.25.000", -1 }, { "1.2500", -1 }, { "12,345", -1 }, { "1,250.00", -1 },
		{ "twaalf", -1 }, { "12 euro", -1 }, { "10000000000", -1 }, { ",50", -1 }, { "1..000", -1 }, { "12,", -1 },
		{ "1250.000", -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t cents = -1;

		if (form_parse_money(rows[i].text, &cents) != (rows[i].cents >= 0) || cents != rows[i].cents)
			fail_msg("'%s' was read as %lld", rows[i].text, (long long)cents);
	}
}

static void money_is_written_in_dutch(void **state)
{
	static const struct {
		int64_t cents;
		const char *text;
	} rows[] = { { 0, "0,00" }, { 5, "0,05" }, { 125000, "1.250,00" }, { 100000000, "1.000.000,00" },
		{ -4250, "-42,50" } };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf text = BUF_INIT;

		form_money(rows[i].cents, &text);
		assert_string_equal(text.data, rows[i].text);
		buf_free(&text);
	}
}

static void enter_tab_and_arrows_walk_the_fields(void **state)
{
	(void)state;
	assert_int_equal(form_focus(form), SUBJECT);
	assert_int_equal(key(TUI_KEY_ENTER), FORM_MOVED);
	assert_int_equal(form_focus(form), LAW);
	key(TUI_KEY_TAB);
	key(TUI_KEY_DOWN);
	key(TUI_KEY_DOWN);
	key(TUI_KEY_DOWN);
	assert_int_equal(form_focus(form), URGENT);
	key(TUI_KEY_TAB);
	assert_int_equal(form_focus(form), WHY);
	key(TUI_KEY_ENTER);	/* in a block: a new line */
	assert_string_equal(form_typed(form, WHY), "\n");
	assert_int_equal(form_focus(form), WHY);
	key(TUI_KEY_UP);
	key(TUI_KEY_UP);
	assert_int_equal(form_focus(form), URGENT);
	key(TUI_KEY_PGUP);
	assert_int_equal(form_focus(form), SUBJECT);
	key(TUI_KEY_BACKTAB);
	assert_int_equal(form_focus(form), WHY);
	assert_int_equal(key(TUI_KEY_F7), FORM_UNUSED);
}

static void what_cannot_be_understood_is_said_at_the_field(void **state)
{
	(void)state;
	typed(START, "morgen");
	assert_null(form_value(form, START));
	assert_true(form_changed(form, START));
	key(TUI_KEY_TAB);
	type("veel", form_press, form);
	key(TUI_KEY_TAB);
	redraw();
	golden_canvas(canvas, "tui-form-faults");
	typed(START, "x");	/* typing takes the complaint away */
	redraw();
	assert_null(strstr(rows_of(canvas), "geen datum"));
}

static void a_valid_value_is_tidied_on_leaving(void **state)
{
	(void)state;
	typed(AMOUNT, "1250,5");
	assert_string_equal(form_typed(form, AMOUNT), "1250,5");
	key(TUI_KEY_TAB);
	assert_string_equal(form_typed(form, AMOUNT), "1.250,50");
}

static void saving_needs_every_field_to_be_good(void **state)
{
	(void)state;
	form_focus_set(form, WHY);
	assert_int_equal(key(TUI_KEY_F2), FORM_MOVED);
	assert_string_equal(form_message(form), "Onderwerp: Dit moet ingevuld zijn.");
	assert_int_equal(form_focus(form), SUBJECT);
	type("Hulp", form_press, form);
	assert_null(form_message(form));
	key(TUI_CTRL('S'));
	assert_string_equal(form_message(form), "Wet: Dit moet ingevuld zijn.");
	form_show(form, LAW, false);	/* what is hidden is not asked */
	assert_int_equal(key(TUI_CTRL('S')), FORM_SAVE);
	form_show(form, LAW, true);
	form_lock(form, LAW, true);
	assert_int_equal(key(TUI_KEY_F2), FORM_SAVE);
}

static void choices_are_made_with_arrows_and_letters(void **state)
{
	(void)state;
	form_focus_set(form, LAW);
	assert_int_equal(key(TUI_KEY_RIGHT), FORM_EDITED);
	assert_string_equal(form_value(form, LAW), "wmo");
	key(TUI_KEY_LEFT);
	assert_string_equal(form_value(form, LAW), "wgs");
	key('p');
	assert_string_equal(form_value(form, LAW), "pw");
	assert_int_equal(key('z'), FORM_MOVED);
	assert_string_equal(form_value(form, LAW), "pw");
	assert_int_equal(key(TUI_KEY_DELETE), FORM_MOVED);	/* it is required */
	form_focus_set(form, URGENT);
	key('j');
	assert_string_equal(form_value(form, URGENT), "1");
	key(' ');
	assert_string_equal(form_value(form, URGENT), "0");
	assert_int_equal(key(TUI_KEY_DELETE), FORM_EDITED);
	assert_string_equal(form_value(form, URGENT), "");
	assert_int_equal(key(TUI_KEY_ENTER), FORM_MOVED);
	assert_int_equal(form_focus(form), WHY);
}

static void many_choices_open_as_a_list(void **state)
{
	(void)state;
	form_focus_set(form, LAW);
	assert_int_equal(key(TUI_KEY_ENTER), FORM_MOVED);
	key(TUI_KEY_DOWN);
	redraw();
	golden_canvas(canvas, "tui-form-list");
	assert_int_equal(key(TUI_KEY_ENTER), FORM_EDITED);
	assert_string_equal(form_value(form, LAW), "jeugd");
	key(TUI_KEY_F4);
	key(TUI_KEY_DOWN);
	key(TUI_KEY_ESC);
	assert_string_equal(form_value(form, LAW), "jeugd");
	form_choices(form, LAW, laws, 1);
	assert_string_equal(form_value(form, LAW), "");
}

static void leaving_asks_only_when_something_was_typed(void **state)
{
	(void)state;
	fill_in();
	assert_int_equal(key(TUI_KEY_ESC), FORM_LEAVE);
	typed(HOURS, "2");
	assert_int_equal(key(TUI_KEY_ESC), FORM_MOVED);
	assert_true(form_asks(form));
	redraw();
	golden_canvas(canvas, "tui-form-leave");
	assert_int_equal(key(TUI_KEY_ENTER), FORM_MOVED);	/* no answer */
	assert_int_equal(key('n'), FORM_MOVED);
	assert_false(form_asks(form));
	assert_int_equal(key(TUI_KEY_ESC), FORM_MOVED);
	assert_int_equal(key('j'), FORM_LEAVE);
}

static void a_full_field_says_so(void **state)
{
	(void)state;
	form_set(form, SUBJECT, "0123456789012345678901234567890123456789");
	typed(SUBJECT, "x");
	assert_string_equal(form_message(form), "Onderwerp: Dit veld is vol: er passen 40 tekens in.");
}

static void what_others_change_is_marked_and_the_cursor_stays(void **state)
{
	int row, col;

	(void)state;
	fill_in();
	form_focus_set(form, WHY);
	key(TUI_KEY_UP);
	key(TUI_KEY_HOME);
	typed(WHY, "Daarom. ");
	redraw();
	row = canvas->cursor_row;
	col = canvas->cursor_col;
	form_replace_value(form, SUBJECT, "Hulp bij het huishouden", "Hulp bij het huishouden", "Bram de Wit");
	form_replace_value(form, LAW, "jeugd", "jeugd", "Bram de Wit");
	redraw();
	golden_canvas(canvas, "tui-form-others");
	assert_int_equal(canvas->cursor_row, row);
	assert_int_equal(canvas->cursor_col, col);
	assert_false(form_changed(form, SUBJECT));
	assert_true(form_changed(form, WHY));
	assert_string_equal(form_base(form, SUBJECT), "Hulp bij het huishouden");
	form_focus_set(form, SUBJECT);
	redraw();
	assert_non_null(strstr(rows_of(canvas), "Gewijzigd door Bram de Wit."));
	type("!", form_press, form);
	redraw();
	assert_null(strstr(rows_of(canvas), "Bram"));
	form_replace_value(form, WHY, "Ons plan: Daarom. Verder niets.", "Ons plan: Verder niets.", "Bram de Wit");
	form_focus_set(form, WHY);
	type("En ", form_press, form);
	assert_string_equal(form_value(form, WHY), "Ons plan: Daarom. En Verder niets.");
	assert_true(form_changed(form, WHY));
}

static void a_rule_from_outside_stands_at_its_field(void **state)
{
	(void)state;
	fill_in();
	form_complain(form, AMOUNT, "Dit is meer dan u zelf mag toekennen: de teamleider beslist.");
	redraw();
	assert_non_null(strstr(rows_of(canvas), "! Dit is meer dan u zelf mag toekennen"));
	assert_int_equal(key(TUI_KEY_F2), FORM_SAVE);	/* the store is asked again */
	form_complain(form, AMOUNT, NULL);
	redraw();
	assert_null(strstr(rows_of(canvas), "Dit is meer"));
}

static void a_draft_comes_back_letter_for_letter(void **state)
{
	(void)state;
	fill_in();
	form_set_typed(form, AMOUNT, "42oo");
	form_set_typed(form, URGENT, "1");
	assert_string_equal(form_typed(form, AMOUNT), "42oo");
	assert_true(form_changed(form, AMOUNT));
	assert_true(form_changed(form, URGENT));
	assert_string_equal(form_base(form, AMOUNT), "420000");
}

static void a_small_window_scrolls_to_the_focus(void **state)
{
	(void)state;
	fill_in();
	for (size_t field = 0; field < FIELDS; field++) {
		if (field == HEADING || field == NUMBER)
			continue;
		form_focus_set(form, field);
		canvas_clear(canvas);
		form_draw(form, canvas, (struct area){ 3, 0, 6, 40 });
		assert_in_range(canvas->cursor_row, 3, 7);
		if (field != WHY)
			assert_int_equal(canvas_cell(canvas, canvas->cursor_row, 0)->rune, '>');
		assert_int_equal(canvas_cell(canvas, 2, 0)->rune, ' ');
		assert_int_equal(canvas_cell(canvas, 9, 0)->rune, ' ');
	}
	form_focus_set(form, SUBJECT);
	canvas_clear(canvas);
	form_draw(form, canvas, (struct area){ 3, 0, 6, 40 });
	assert_non_null(strstr(rows_of(canvas), "\nBesluit\n"));	/* its heading comes along */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_form_is_drawn, begin, end),
		cmocka_unit_test_setup_teardown(values_go_in_and_come_out, begin, end),
		cmocka_unit_test(money_is_read_as_people_write_it),
		cmocka_unit_test(money_is_written_in_dutch),
		cmocka_unit_test_setup_teardown(enter_tab_and_arrows_walk_the_fields, begin, end),
		cmocka_unit_test_setup_teardown(what_cannot_be_understood_is_said_at_the_field, begin, end),
		cmocka_unit_test_setup_teardown(a_valid_value_is_tidied_on_leaving, begin, end),
		cmocka_unit_test_setup_teardown(saving_needs_every_field_to_be_good, begin, end),
		cmocka_unit_test_setup_teardown(choices_are_made_with_arrows_and_letters, begin, end),
		cmocka_unit_test_setup_teardown(many_choices_open_as_a_list, begin, end),
		cmocka_unit_test_setup_teardown(leaving_asks_only_when_something_was_typed, begin, end),
		cmocka_unit_test_setup_teardown(a_full_field_says_so, begin, end),
		cmocka_unit_test_setup_teardown(what_others_change_is_marked_and_the_cursor_stays, begin, end),
		cmocka_unit_test_setup_teardown(a_rule_from_outside_stands_at_its_field, begin, end),
		cmocka_unit_test_setup_teardown(a_draft_comes_back_letter_for_letter, begin, end),
		cmocka_unit_test_setup_teardown(a_small_window_scrolls_to_the_focus, begin, end),
	};

	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
