-- Migration 2 of the keys: one for each employee who ever had a one-time code; under it the seed is sealed in the
-- other file.

CREATE TABLE code_key(
  employee_id INTEGER PRIMARY KEY,
  key BLOB NOT NULL CHECK(length(key) = 32),
  made INTEGER NOT NULL
) STRICT;
CREATE TRIGGER code_key_no_update BEFORE UPDATE ON code_key
  BEGIN SELECT RAISE(ABORT, 'sleutel: wijzigen kan niet'); END;
