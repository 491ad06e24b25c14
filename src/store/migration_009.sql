-- Migration 9: who must not see what. Named exclusions, hats (help, enforcement), and match without content: two
-- organisations learn of each other, and nothing more.

-- Exclusions -------------------------------------------------------------------------------------------------------

CREATE TABLE exclusion(             -- for this employee a household, or every household of a person, does not exist
  id INTEGER PRIMARY KEY,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  household_id INTEGER REFERENCES household(id),
  person_id INTEGER REFERENCES person(id),  -- wherever this person is or was a member
  kind TEXT NOT NULL CHECK(kind IN ('familie', 'collega', 'anders')),
  reason TEXT NOT NULL CHECK(trim(reason) <> ''),
  by_id INTEGER NOT NULL REFERENCES employee(id) CHECK(by_id <> employee_id),
  at INTEGER NOT NULL,
  "from" TEXT NOT NULL,             -- "from" <= day < until
  until TEXT CHECK(until IS NULL OR until >= "from"),
  ended_by INTEGER REFERENCES employee(id) CHECK(ended_by <> employee_id),  -- NULL: nobody ended it
  ended_reason TEXT,
  CHECK((household_id IS NULL) <> (person_id IS NULL)),
  CHECK(kind <> 'collega' OR household_id IS NOT NULL)
) STRICT;
CREATE INDEX exclusion_employee ON exclusion(employee_id);
CREATE INDEX exclusion_household ON exclusion(household_id);
CREATE INDEX exclusion_person ON exclusion(person_id);

CREATE VIEW excluded AS             -- every household that an exclusion closes, with its days
  SELECT x.id, x.employee_id, x.household_id, x.kind, x."from", x.until FROM exclusion x WHERE x.household_id IS NOT NULL
  UNION ALL SELECT x.id, x.employee_id, m.household_id, x.kind, x."from", x.until FROM exclusion x
    JOIN membership m ON m.person_id = x.person_id;

CREATE TRIGGER exclusion_no_delete BEFORE DELETE ON exclusion
  BEGIN SELECT RAISE(ABORT, 'uitsluiting: verwijderen kan niet'); END;
CREATE TRIGGER exclusion_fixed BEFORE UPDATE ON exclusion
  WHEN OLD.ended_by IS NOT NULL OR NEW.ended_by IS NULL OR NEW.until IS NULL OR NEW.until > coalesce(OLD.until, NEW.until)
    OR NEW.id IS NOT OLD.id OR NEW.employee_id IS NOT OLD.employee_id OR NEW.household_id IS NOT OLD.household_id
    OR NEW.person_id IS NOT OLD.person_id OR NEW.kind IS NOT OLD.kind OR NEW.reason IS NOT OLD.reason
    OR NEW.by_id IS NOT OLD.by_id OR NEW.at IS NOT OLD.at OR NEW."from" IS NOT OLD."from"
  BEGIN SELECT RAISE(ABORT, 'uitsluiting: alleen beëindigen kan'); END;
CREATE TRIGGER exclusion_new BEFORE INSERT ON exclusion BEGIN
  SELECT RAISE(ABORT, 'uitsluiting: een regisseur draagt eerst de regie over') WHERE EXISTS(SELECT 1 FROM regie r
    WHERE r.employee_id = NEW.employee_id AND r.until IS NULL AND (r.household_id = NEW.household_id
      OR r.household_id IN (SELECT m.household_id FROM membership m WHERE m.person_id = NEW.person_id)));
  SELECT RAISE(ABORT, 'uitsluiting: van een collega is het huishouden afgeschermd') WHERE NEW.kind = 'collega'
    AND NOT EXISTS(SELECT 1 FROM household h WHERE h.id = NEW.household_id AND h.shielded = 1);
END;
CREATE TRIGGER household_of_colleague BEFORE UPDATE OF shielded ON household
  WHEN NEW.shielded = 0 AND OLD.shielded = 1 AND EXISTS(SELECT 1 FROM exclusion x WHERE x.household_id = NEW.id
    AND x.kind = 'collega' AND x.until IS NULL)
  BEGIN SELECT RAISE(ABORT, 'huishouden: van een collega blijft het afgeschermd'); END;
CREATE TRIGGER regie_not_excluded BEFORE INSERT ON regie WHEN EXISTS(SELECT 1 FROM excluded x
    WHERE x.employee_id = NEW.employee_id AND x.household_id = NEW.household_id AND x."from" <= NEW."from"
    AND (x.until IS NULL OR x.until > NEW."from"))
  BEGIN SELECT RAISE(ABORT, 'regie: voor deze medewerker is het huishouden gesloten'); END;
CREATE TRIGGER involvement_not_excluded BEFORE INSERT ON involvement WHEN NEW.until IS NULL AND EXISTS(
    SELECT 1 FROM excluded x WHERE x.employee_id = NEW.employee_id AND x.household_id = NEW.household_id
    AND x."from" <= NEW."from" AND (x.until IS NULL OR x.until > NEW."from"))
  BEGIN SELECT RAISE(ABORT, 'betrokkenheid: voor deze medewerker is het huishouden gesloten'); END;

-- Hats -------------------------------------------------------------------------------------------------------------

ALTER TABLE role_assignment ADD COLUMN pet TEXT NOT NULL DEFAULT 'hulp' CHECK(pet IN ('hulp', 'handhaving'));
ALTER TABLE journal_entry ADD COLUMN pet TEXT NOT NULL DEFAULT 'hulp' CHECK(pet IN ('hulp', 'handhaving'));
ALTER TABLE melding ADD COLUMN pet TEXT NOT NULL DEFAULT 'hulp' CHECK(pet IN ('hulp', 'handhaving'));
ALTER TABLE involvement ADD COLUMN pet TEXT NOT NULL DEFAULT 'hulp' CHECK(pet IN ('hulp', 'handhaving'));

CREATE TRIGGER role_assignment_pet BEFORE UPDATE OF pet ON role_assignment WHEN NEW.pet <> OLD.pet
  BEGIN SELECT RAISE(ABORT, 'rol: de pet staat vast'); END;
CREATE TRIGGER melding_pet BEFORE UPDATE OF pet ON melding WHEN NEW.pet <> OLD.pet
  BEGIN SELECT RAISE(ABORT, 'melding: de pet staat vast'); END;
CREATE TRIGGER involvement_pet BEFORE UPDATE OF pet ON involvement WHEN NEW.pet <> OLD.pet
  BEGIN SELECT RAISE(ABORT, 'betrokkenheid: de pet staat vast'); END;

-- Match without content --------------------------------------------------------------------------------------------

CREATE TABLE match_sign(            -- "I am involved too": that, never why; and whether my name may be given
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  pet TEXT NOT NULL CHECK(pet IN ('hulp', 'handhaving')),
  shares INTEGER NOT NULL CHECK(shares IN (0, 1)),  -- 0: withdrawn, also for who is involved in the dossier
  grondslag TEXT,                   -- law and article; of a sign that shares
  "from" TEXT NOT NULL,
  until TEXT CHECK(until IS NULL OR until >= "from"),
  reason TEXT,                      -- why it was withdrawn or ended
  CHECK(shares = 0 OR trim(coalesce(grondslag, '')) <> ''),
  CHECK(shares = 1 OR trim(coalesce(reason, '')) <> '')
) STRICT;
CREATE UNIQUE INDEX match_sign_open ON match_sign(employee_id, household_id) WHERE until IS NULL;
CREATE INDEX match_sign_household ON match_sign(household_id) WHERE until IS NULL;
CREATE TRIGGER match_sign_no_delete BEFORE DELETE ON match_sign
  BEGIN SELECT RAISE(ABORT, 'match: verwijderen kan niet'); END;
CREATE TRIGGER match_sign_fixed BEFORE UPDATE ON match_sign
  WHEN OLD.until IS NOT NULL OR NEW.until IS NULL OR NEW.id IS NOT OLD.id OR NEW.household_id IS NOT OLD.household_id
    OR NEW.employee_id IS NOT OLD.employee_id OR NEW.pet IS NOT OLD.pet OR NEW.shares IS NOT OLD.shares
    OR NEW.grondslag IS NOT OLD.grondslag OR NEW."from" IS NOT OLD."from"
  BEGIN SELECT RAISE(ABORT, 'match: alleen beëindigen kan'); END;

-- The facts of a right are sought from who asks, so that a household which is not there takes the time of one that is
-- not theirs.
CREATE INDEX regie_pair ON regie(employee_id, household_id) WHERE until IS NULL;
CREATE INDEX involvement_pair ON involvement(employee_id, household_id, "from", until);
CREATE INDEX task_pair ON task(employee_id, household_id) WHERE done IS NULL;
CREATE INDEX membership_pair ON membership(person_id, household_id, until);
CREATE INDEX escalation_rung ON escalation(trede, household_id) WHERE closed IS NULL AND holder_id IS NULL;
