-- Migration 8: contact. Two levels of the journal, conversations at the kitchen table, pressure on a family, planned silence.

CREATE TABLE norm(                  -- numbers that the municipality chose; without a row: the default of domain/contact.c
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL CHECK(value >= 0),
  at INTEGER NOT NULL,
  employee_id INTEGER REFERENCES employee(id)  -- NULL: upkeep of a stopped store
) STRICT, WITHOUT ROWID;

ALTER TABLE journal_entry ADD COLUMN level TEXT NOT NULL DEFAULT 'team' CHECK(level IN ('team', 'afgeschermd'));
ALTER TABLE journal_entry ADD COLUMN datum TEXT;  -- day of the contact; NULL (before migration 8): the day of "at"

CREATE TRIGGER journal_keeps_level BEFORE UPDATE OF level, datum ON journal_entry
  BEGIN SELECT RAISE(ABORT, 'dagboek: wijzigen kan niet'); END;
CREATE TRIGGER journal_has_datum BEFORE INSERT ON journal_entry WHEN NEW.datum IS NULL
  BEGIN SELECT RAISE(ABORT, 'dagboek: de datum ontbreekt'); END;

CREATE TABLE journal_reader(        -- who else may read a shielded entry
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES journal_entry(id),
  employee_id INTEGER REFERENCES employee(id),  -- NULL: whoever is the regisseur
  given_by INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  ended INTEGER                     -- taken back at
) STRICT;
CREATE UNIQUE INDEX journal_reader_open ON journal_reader(entry_id, coalesce(employee_id, 0)) WHERE ended IS NULL;

CREATE TRIGGER journal_reader_by_author BEFORE INSERT ON journal_reader
  WHEN NOT EXISTS(SELECT 1 FROM journal_entry j WHERE j.id = NEW.entry_id AND j.employee_id = NEW.given_by
    AND j.level = 'afgeschermd')
  BEGIN SELECT RAISE(ABORT, 'dagboek: alleen de schrijver laat anderen lezen'); END;
CREATE TRIGGER journal_reader_no_update BEFORE UPDATE ON journal_reader
  WHEN OLD.ended IS NOT NULL OR NEW.ended IS NULL OR NEW.id <> OLD.id OR NEW.entry_id <> OLD.entry_id
    OR NEW.employee_id IS NOT OLD.employee_id OR NEW.given_by <> OLD.given_by OR NEW.at <> OLD.at
  BEGIN SELECT RAISE(ABORT, 'dagboek: wijzigen kan niet'); END;
CREATE TRIGGER journal_reader_no_delete BEFORE DELETE ON journal_reader
  BEGIN SELECT RAISE(ABORT, 'dagboek: verwijderen kan niet'); END;

CREATE TABLE conversation(          -- the fields of an entry that is a conversation; written once, as the entry
  entry_id INTEGER PRIMARY KEY REFERENCES journal_entry(id),
  deelnemers TEXT NOT NULL,         -- who took part
  ondersteuner INTEGER NOT NULL DEFAULT 0 CHECK(ondersteuner IN (0, 1))  -- independent support was offered: Wmo 2015 2.3.2 lid 3
) STRICT;

CREATE TABLE conversation_subject(  -- what was said about one part of life
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES conversation(entry_id),
  leefgebied TEXT NOT NULL REFERENCES life_domain(code),  -- migration 12
  wens TEXT,                        -- what must become different
  zelf_wat TEXT, zelf_afspraak TEXT,
  familie_wie TEXT, familie_wat TEXT, familie_afspraak TEXT,
  buurt_wie TEXT, buurt_wat TEXT, buurt_afspraak TEXT,
  UNIQUE(entry_id, leefgebied)
) STRICT;

CREATE TABLE conversation_plan(     -- what was agreed became goals and actions of this plan; once
  entry_id INTEGER PRIMARY KEY REFERENCES conversation(entry_id),
  plan_id INTEGER NOT NULL REFERENCES plan(id),
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER conversation_no_update BEFORE UPDATE ON conversation BEGIN SELECT RAISE(ABORT, 'gesprek: wijzigen kan niet'); END;
CREATE TRIGGER conversation_no_delete BEFORE DELETE ON conversation BEGIN SELECT RAISE(ABORT, 'gesprek: verwijderen kan niet'); END;
CREATE TRIGGER conversation_subject_no_update BEFORE UPDATE ON conversation_subject
  BEGIN SELECT RAISE(ABORT, 'gesprek: wijzigen kan niet'); END;
CREATE TRIGGER conversation_subject_no_delete BEFORE DELETE ON conversation_subject
  BEGIN SELECT RAISE(ABORT, 'gesprek: verwijderen kan niet'); END;
CREATE TRIGGER conversation_plan_no_update BEFORE UPDATE ON conversation_plan
  BEGIN SELECT RAISE(ABORT, 'gesprek: wijzigen kan niet'); END;
CREATE TRIGGER conversation_plan_no_delete BEFORE DELETE ON conversation_plan
  BEGIN SELECT RAISE(ABORT, 'gesprek: verwijderen kan niet'); END;

-- Professionals: everybody who works with the household now, and each organisation that nobody named speaks for.
CREATE VIEW pressure AS
  SELECT h.id AS household_id,
    (SELECT count(*) FROM (SELECT r.employee_id FROM regie r WHERE r.household_id = h.id AND r.until IS NULL
      UNION SELECT i.employee_id FROM involvement i WHERE i.household_id = h.id AND i.until IS NULL
        AND i.employee_id IS NOT NULL))
    + (SELECT count(DISTINCT i.organisation_id) FROM involvement i WHERE i.household_id = h.id AND i.until IS NULL
      AND i.employee_id IS NULL AND i.organisation_id NOT IN (SELECT e.organisation_id FROM employee e
        JOIN involvement x ON x.employee_id = e.id WHERE x.household_id = h.id AND x.until IS NULL)) AS professionals,
    (SELECT count(*) FROM (SELECT e.organisation_id FROM regie r JOIN employee e ON e.id = r.employee_id
        WHERE r.household_id = h.id AND r.until IS NULL
      UNION SELECT coalesce(e.organisation_id, i.organisation_id) FROM involvement i
        LEFT JOIN employee e ON e.id = i.employee_id WHERE i.household_id = h.id AND i.until IS NULL)) AS organisaties
  FROM household h;

ALTER TABLE involvement ADD COLUMN boven_grens TEXT;  -- why one more, when there were as many professionals as there may be

CREATE TRIGGER involvement_cap BEFORE INSERT ON involvement
  WHEN NEW.until IS NULL AND NEW.boven_grens IS NULL
    AND NOT EXISTS(SELECT 1 FROM regie r WHERE r.household_id = NEW.household_id AND r.until IS NULL
      AND r.employee_id = NEW.employee_id)
    AND (SELECT p.professionals FROM pressure p WHERE p.household_id = NEW.household_id) >=
      coalesce((SELECT n.value FROM norm n WHERE n.name = 'professionals'), 8)
  BEGIN SELECT RAISE(ABORT, 'betrokken: boven de grens zonder reden'); END;
CREATE TRIGGER involvement_keeps_reason BEFORE UPDATE OF boven_grens ON involvement WHEN NEW.boven_grens IS NOT OLD.boven_grens
  BEGIN SELECT RAISE(ABORT, 'betrokken: de reden blijft staan'); END;

CREATE TABLE silence_pause(         -- no contact is as agreed, "from" <= day < until; never changed, ended early by "ended"
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  employee_id INTEGER NOT NULL REFERENCES employee(id),  -- who planned it
  at INTEGER NOT NULL,
  "from" TEXT NOT NULL,
  until TEXT NOT NULL CHECK(until > "from"),
  reason TEXT NOT NULL,
  ended TEXT                        -- the day on which it was called off
) STRICT;
CREATE INDEX silence_pause_household ON silence_pause(household_id);
CREATE TRIGGER silence_pause_no_delete BEFORE DELETE ON silence_pause
  BEGIN SELECT RAISE(ABORT, 'pauze: verwijderen kan niet'); END;
CREATE TRIGGER silence_pause_no_update BEFORE UPDATE OF id, employee_id, at, "from", until, reason, ended ON silence_pause
  WHEN OLD.ended IS NOT NULL OR NEW.ended IS NULL OR NEW."from" <> OLD."from" OR NEW.until <> OLD.until
    OR NEW.reason <> OLD.reason OR NEW.employee_id <> OLD.employee_id OR NEW.id <> OLD.id OR NEW.at <> OLD.at
  BEGIN SELECT RAISE(ABORT, 'pauze: wijzigen kan niet'); END;
