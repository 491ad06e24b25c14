-- Migration 23: a worry of somebody without a right to the dossier, and many of them by one person on the list of supervision.

ALTER TABLE escalation ADD COLUMN buiten INTEGER NOT NULL DEFAULT 0   -- the requester had no right to the dossier then
  CHECK(buiten IN (0, 1) AND (buiten = 0 OR cause = 'zorg'));
ALTER TABLE escalation ADD COLUMN functie TEXT;                       -- of the requester then
CREATE TRIGGER escalation_requester_fixed BEFORE UPDATE OF requester_id, buiten, functie ON escalation
  WHEN NEW.requester_id IS NOT OLD.requester_id OR NEW.buiten IS NOT OLD.buiten OR NEW.functie IS NOT OLD.functie
  BEGIN SELECT RAISE(ABORT, 'opschaling: wie het vroeg staat vast'); END;

-- One kind more; the rows stay as they are.
CREATE TABLE oversight_item_before AS SELECT * FROM oversight_item;
DROP TABLE oversight_item;
CREATE TABLE oversight_item(        -- found once, never changed or deleted
  kind TEXT NOT NULL CHECK(kind IN ('noodknop', 'steekproef', 'straat', 'achternaam', 'aantal', 'nacht', 'zorgen')),
  object_id INTEGER NOT NULL,       -- noodknop: break_glass; zorgen: the last escalation; else the line of the view log it begins with
  week TEXT NOT NULL,               -- Monday of the week it is about
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),  -- who looked, or raised them
  household_id INTEGER,             -- NULL: about several
  what TEXT NOT NULL,
  why TEXT NOT NULL,                -- why it is on the list, in a sentence
  due TEXT NOT NULL,                -- the last of five working days
  PRIMARY KEY(kind, object_id)
) STRICT, WITHOUT ROWID;
INSERT INTO oversight_item SELECT * FROM oversight_item_before;
DROP TABLE oversight_item_before;
CREATE INDEX oversight_item_week ON oversight_item(week);
CREATE INDEX oversight_item_employee ON oversight_item(employee_id, kind, household_id);
CREATE TRIGGER oversight_item_no_update BEFORE UPDATE ON oversight_item
  BEGIN SELECT RAISE(ABORT, 'toezicht: wijzigen kan niet'); END;
CREATE TRIGGER oversight_item_no_delete BEFORE DELETE ON oversight_item
  BEGIN SELECT RAISE(ABORT, 'toezicht: verwijderen kan niet'); END;

INSERT INTO oversight_rule(name, value) VALUES ('zorgen', 5);         -- of one person, in 24 hours
