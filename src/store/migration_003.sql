-- Migration 3: the noodknop, and what the privacy officer said about what was looked at. Neither is ever changed.

CREATE TABLE break_glass(           -- one person, one household, one hour, one reason
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  until INTEGER NOT NULL CHECK(until > at AND until <= at + 3600000),
  reason TEXT NOT NULL CHECK(length(reason) >= 15)
) STRICT;
CREATE INDEX break_glass_employee ON break_glass(employee_id, household_id, until);
CREATE INDEX break_glass_household ON break_glass(household_id);
CREATE INDEX break_glass_until ON break_glass(until);

CREATE TABLE review(                -- the last one about a thing counts; 'navragen' leaves it open
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,               -- oversight_kind_choices
  object_id INTEGER NOT NULL,       -- break_glass, a line of the view log, or an employee
  week TEXT NOT NULL,               -- Monday of the week it is about
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),  -- who judged: never who looked
  verdict TEXT NOT NULL CHECK(verdict IN ('terecht', 'niet_terecht', 'navragen')),
  tekst TEXT NOT NULL
) STRICT;
CREATE INDEX review_object ON review(kind, object_id, week);

CREATE VIEW break_glass_open AS     -- uses that nobody judged for good yet
  SELECT b.* FROM break_glass b WHERE coalesce((SELECT r.verdict FROM review r WHERE r.kind = 'noodknop'
    AND r.object_id = b.id ORDER BY r.id DESC LIMIT 1), 'navragen') = 'navragen';

CREATE TRIGGER break_glass_no_update BEFORE UPDATE ON break_glass
  BEGIN SELECT RAISE(ABORT, 'noodknop: wijzigen kan niet'); END;
CREATE TRIGGER break_glass_no_delete BEFORE DELETE ON break_glass
  BEGIN SELECT RAISE(ABORT, 'noodknop: verwijderen kan niet'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'oordeel: wijzigen kan niet'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'oordeel: verwijderen kan niet'); END;
CREATE TRIGGER review_other BEFORE INSERT ON review
  WHEN NEW.kind = 'noodknop' AND NEW.employee_id = (SELECT employee_id FROM break_glass WHERE id = NEW.object_id)
  BEGIN SELECT RAISE(ABORT, 'oordeel: niet over uzelf'); END;
