-- Migration 20: days on which a signal is looked at again, for the werkbak; one index less; drafts by hat.

CREATE INDEX signal_review ON signal(review) WHERE until IS NULL AND review IS NOT NULL;
DROP INDEX membership_person;       -- membership_pair begins with the person too

-- What somebody began to write under one hat is not offered under the other, and neither takes the place of the other.
CREATE TABLE draft_by_pet(          -- unsaved text of one employee
  id INTEGER PRIMARY KEY,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  kind TEXT NOT NULL, object_id INTEGER NOT NULL, household_id INTEGER NOT NULL, field TEXT NOT NULL,
  base_version INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  value TEXT NOT NULL,
  pet TEXT NOT NULL DEFAULT 'hulp' CHECK(pet IN ('hulp', 'handhaving')),  -- the hat it was typed under
  UNIQUE(employee_id, kind, object_id, field, pet)
) STRICT;
INSERT INTO draft_by_pet SELECT id, employee_id, kind, object_id, household_id, field, base_version, at, value, 'hulp' FROM draft;
DROP TABLE draft;
ALTER TABLE draft_by_pet RENAME TO draft;
