-- Migration 1 of the view log (its own file): who looked and who searched. Written in groups, on disk before the answer.

CREATE TABLE view(
  seq INTEGER PRIMARY KEY,          -- no gaps
  at INTEGER NOT NULL,
  employee_id INTEGER,              -- NULL: offline upkeep
  role TEXT,                        -- roles on that day, codes with a comma
  organisation_id INTEGER,
  source TEXT,                      -- address of the client
  act TEXT NOT NULL,                -- 'open', 'zoek', 'lees'
  household_id INTEGER,
  kind TEXT, object_id INTEGER,
  ground TEXT,                      -- why it was allowed: 'eigen', 'team', 'betrokken', 'opschaling'
  tekst TEXT,                       -- the finished search (a BSN as keyed hash), with the number of rows
  hash BLOB NOT NULL CHECK(length(hash) = 32)
) STRICT;
CREATE INDEX view_household ON view(household_id, seq);

CREATE TABLE view_count(            -- how many lines there have been: lines that are gone at the end are missed by it
  one INTEGER PRIMARY KEY CHECK(one = 1),
  count INTEGER NOT NULL
) STRICT;
INSERT INTO view_count(one, count) VALUES (1, 0);

CREATE TRIGGER view_no_update BEFORE UPDATE ON view BEGIN SELECT RAISE(ABORT, 'inzage: wijzigen kan niet'); END;
CREATE TRIGGER view_no_delete BEFORE DELETE ON view BEGIN SELECT RAISE(ABORT, 'inzage: verwijderen kan niet'); END;
CREATE TRIGGER view_next BEFORE INSERT ON view
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM view)
  BEGIN SELECT RAISE(ABORT, 'inzage: volgnummer klopt niet'); END;
