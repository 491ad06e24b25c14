-- Migration 27: one-time codes as second factor, codes for when the telephone is gone, which roles must have one, and
-- what happened to somebody's access while they were not there.

CREATE TABLE employee_code(
  employee_id INTEGER PRIMARY KEY REFERENCES employee(id),
  sealed BLOB NOT NULL CHECK(length(sealed) = 60),         -- the seed, under the key of wijkd-keys.db
  since INTEGER NOT NULL,
  last_step INTEGER NOT NULL CHECK(last_step > 0)          -- of the last code that was used: none up to it counts
) STRICT;
CREATE TRIGGER employee_code_forward BEFORE UPDATE ON employee_code
  WHEN NEW.employee_id <> OLD.employee_id OR NEW.last_step < OLD.last_step
    OR (NEW.last_step = OLD.last_step AND NEW.sealed = OLD.sealed)
  BEGIN SELECT RAISE(ABORT, 'code: een gebruikte code komt niet terug'); END;

CREATE TABLE recovery_code(
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  hash TEXT NOT NULL CHECK(length(hash) = 32),             -- keyed, with the key of wijkd-keys.db
  used INTEGER,
  PRIMARY KEY(employee_id, hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER recovery_code_once BEFORE UPDATE ON recovery_code
  WHEN OLD.used IS NOT NULL OR NEW.used IS NULL OR NEW.employee_id <> OLD.employee_id OR NEW.hash <> OLD.hash
  BEGIN SELECT RAISE(ABORT, 'herstelcode: elke code kan maar een keer'); END;

CREATE TABLE code_role(                                    -- who holds one of these today must have a code
  role TEXT PRIMARY KEY,                                   -- role_choices, or 'alle'
  at INTEGER NOT NULL,
  employee_id INTEGER REFERENCES employee(id)              -- who decided it; NULL: on the server
) STRICT, WITHOUT ROWID;

CREATE TABLE access_notice(                                -- told at the next login, once
  id INTEGER PRIMARY KEY,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  tekst TEXT NOT NULL CHECK(length(tekst) BETWEEN 1 AND 200),
  told INTEGER
) STRICT;
CREATE INDEX access_notice_untold ON access_notice(employee_id) WHERE told IS NULL;
CREATE TRIGGER access_notice_told BEFORE UPDATE ON access_notice
  WHEN OLD.told IS NOT NULL OR NEW.id <> OLD.id OR NEW.employee_id <> OLD.employee_id OR NEW.at <> OLD.at
    OR NEW.tekst <> OLD.tekst
  BEGIN SELECT RAISE(ABORT, 'melding: wijzigen kan niet'); END;
CREATE TRIGGER access_notice_no_delete BEFORE DELETE ON access_notice
  BEGIN SELECT RAISE(ABORT, 'melding: verwijderen kan niet'); END;
