-- Migration 24: what a round table came to. Written once, by who called it; then the table is over and nothing of it changes.

ALTER TABLE round_table ADD COLUMN uitkomst TEXT CHECK(uitkomst IS NULL OR uitkomst <> '');
ALTER TABLE round_table ADD COLUMN uitkomst_at INTEGER;

CREATE TRIGGER round_table_outcome_new BEFORE INSERT ON round_table
  WHEN NEW.uitkomst IS NOT NULL OR NEW.uitkomst_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'rondetafel: een tafel die nog moet komen, heeft geen uitkomst');
END;
CREATE TRIGGER round_table_outcome BEFORE UPDATE ON round_table WHEN OLD.uitkomst IS NOT NULL
  OR (NEW.uitkomst IS NULL) <> (NEW.uitkomst_at IS NULL) OR (NEW.uitkomst IS NOT NULL AND NEW.cancelled IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'rondetafel: wat ervan kwam staat vast, en van een afgezegde tafel komt niets');
END;
-- who came and what they answered, as it stood when the outcome was written
CREATE TRIGGER table_member_outcome_new BEFORE INSERT ON table_member
  WHEN EXISTS(SELECT 1 FROM round_table t WHERE t.id = NEW.table_id AND t.uitkomst IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'rondetafel: zij is geweest');
END;
CREATE TRIGGER table_member_outcome BEFORE UPDATE ON table_member
  WHEN EXISTS(SELECT 1 FROM round_table t WHERE t.id = OLD.table_id AND t.uitkomst IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'rondetafel: zij is geweest');
END;
