-- Migration 1 of the keys (their own file): one for each household that has something sealed. Without this file nothing
-- sealed can be read, and a row that is gone makes it unreadable in every copy of the other file.

CREATE TABLE household_key(
  household_id INTEGER PRIMARY KEY,
  key BLOB NOT NULL CHECK(length(key) = 32),
  made INTEGER NOT NULL
) STRICT;
CREATE TRIGGER household_key_no_update BEFORE UPDATE ON household_key
  BEGIN SELECT RAISE(ABORT, 'sleutel: wijzigen kan niet'); END;
