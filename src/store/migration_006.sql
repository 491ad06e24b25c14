-- Migration 6: two households that turn out to be one. The rows of the one are carried over to the other, each with a
-- line that says so, so that a wrong merge is undone exactly; the emptied household stays, under its own number, and
-- points to where it went.

ALTER TABLE household ADD COLUMN merged_into INTEGER REFERENCES household(id);  -- NULL: stands by itself
CREATE INDEX household_merged ON household(merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX household_old_number ON household(huishoudnummer, merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE merge(
  id INTEGER PRIMARY KEY,           -- what was added since has a higher one: ids only go up
  from_id INTEGER NOT NULL REFERENCES household(id),   -- what went up in the other
  into_id INTEGER NOT NULL REFERENCES household(id) CHECK(into_id <> from_id),
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  reason TEXT NOT NULL CHECK(trim(reason) <> ''),
  undone INTEGER CHECK(undone >= at),
  undone_by INTEGER REFERENCES employee(id),
  undone_reason TEXT,
  CHECK((undone IS NULL) = (undone_by IS NULL) AND (undone IS NULL OR trim(coalesce(undone_reason, '')) <> ''))
) STRICT;
CREATE UNIQUE INDEX merge_standing ON merge(from_id) WHERE undone IS NULL;
CREATE INDEX merge_from ON merge(from_id);
CREATE INDEX merge_into ON merge(into_id);

CREATE TABLE merge_row(             -- one row of another table that a merge carried over, changed or made
  merge_id INTEGER NOT NULL REFERENCES merge(id),
  kind TEXT NOT NULL,               -- the table
  object_id INTEGER NOT NULL,
  field TEXT NOT NULL DEFAULT '',   -- '': the row moved; '+': the merge made it; else the column that changed
  before ANY, after ANY,            -- of a column
  PRIMARY KEY(merge_id, kind, object_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_row_object ON merge_row(kind, object_id) WHERE field = '';

CREATE TABLE merge_twin(            -- one human being, stored as two people
  merge_id INTEGER NOT NULL REFERENCES merge(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  same_id INTEGER NOT NULL REFERENCES person(id),      -- who stays a member
  PRIMARY KEY(merge_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_twin_person ON merge_twin(person_id);
CREATE INDEX merge_twin_same ON merge_twin(same_id);

CREATE VIEW person_same AS          -- as whom a person counts, as long as the merge stands
  SELECT t.person_id, t.same_id FROM merge_twin t JOIN merge g ON g.id = t.merge_id WHERE g.undone IS NULL
  AND NOT EXISTS(SELECT 1 FROM merge_twin l JOIN merge m ON m.id = l.merge_id WHERE l.person_id = t.person_id
    AND l.merge_id > t.merge_id AND m.undone IS NULL);

CREATE VIEW merge_move AS           -- which row may go from which household to which: there, or back
  SELECT r.kind, r.object_id, CASE WHEN g.undone IS NULL THEN g.from_id ELSE g.into_id END AS old_id,
    CASE WHEN g.undone IS NULL THEN g.into_id ELSE g.from_id END AS new_id
  FROM merge_row r JOIN merge g ON g.id = r.merge_id WHERE r.field = '';

CREATE TRIGGER merge_new BEFORE INSERT ON merge BEGIN
  SELECT RAISE(ABORT, 'samenvoegen: dit nummer bestaat al') WHERE EXISTS(SELECT 1 FROM merge WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'samenvoegen: een samenvoeging begint als samenvoeging') WHERE NEW.undone IS NOT NULL;
  SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is al in een ander opgegaan')
    WHERE EXISTS(SELECT 1 FROM household WHERE id IN (NEW.from_id, NEW.into_id) AND merged_into IS NOT NULL);
END;

-- the last one first: what came after it rests on it
CREATE TRIGGER merge_undo BEFORE UPDATE ON merge BEGIN
  SELECT RAISE(ABORT, 'samenvoegen: alleen ongedaan maken kan') WHERE OLD.undone IS NOT NULL OR NEW.undone IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.from_id IS NOT OLD.from_id OR NEW.into_id IS NOT OLD.into_id OR NEW.at IS NOT OLD.at
    OR NEW.employee_id IS NOT OLD.employee_id OR NEW.reason IS NOT OLD.reason;
  SELECT RAISE(ABORT, 'samenvoegen: maak eerst de latere samenvoeging ongedaan') WHERE EXISTS(SELECT 1 FROM merge l
    WHERE l.id > OLD.id AND l.undone IS NULL AND (l.into_id = OLD.into_id OR l.from_id = OLD.into_id));
END;

CREATE TRIGGER merge_stays BEFORE DELETE ON merge
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: verwijderen kan niet'); END;

-- lines are written while rows go over, and while they go back; not in between and not after
CREATE TRIGGER merge_row_new BEFORE INSERT ON merge_row WHEN NOT EXISTS(SELECT 1 FROM merge g
    JOIN household h ON h.id = g.from_id WHERE g.id = NEW.merge_id
    AND ((g.undone IS NULL AND h.merged_into IS NULL) OR (g.undone IS NOT NULL AND h.merged_into = g.into_id)))
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: deze samenvoeging is klaar'); END;
CREATE TRIGGER merge_row_no_update BEFORE UPDATE ON merge_row
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: wijzigen kan niet'); END;
CREATE TRIGGER merge_row_no_delete BEFORE DELETE ON merge_row
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: verwijderen kan niet'); END;
CREATE TRIGGER merge_twin_no_update BEFORE UPDATE ON merge_twin
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: wijzigen kan niet'); END;
CREATE TRIGGER merge_twin_no_delete BEFORE DELETE ON merge_twin
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: verwijderen kan niet'); END;

-- The household that went up in another ---------------------------------------------------------------------------

CREATE TRIGGER household_new_merged BEFORE INSERT ON household WHEN NEW.merged_into IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: een nieuw huishouden staat op zichzelf'); END;

CREATE TRIGGER household_merges BEFORE UPDATE OF merged_into ON household WHEN NEW.merged_into IS NOT OLD.merged_into
BEGIN
  SELECT RAISE(ABORT, 'samenvoegen: dat gaat met een samenvoeging') WHERE NEW.merged_into IS NOT
    (SELECT into_id FROM merge WHERE from_id = NEW.id AND undone IS NULL);
  SELECT RAISE(ABORT, 'samenvoegen: hier staat nog iets open') WHERE NEW.merged_into IS NOT NULL
    AND (EXISTS(SELECT 1 FROM decision WHERE household_id = NEW.id)
      OR EXISTS(SELECT 1 FROM escalation WHERE household_id = NEW.id)
      OR EXISTS(SELECT 1 FROM plan WHERE household_id = NEW.id)
      OR EXISTS(SELECT 1 FROM regie WHERE household_id = NEW.id AND until IS NULL)
      OR EXISTS(SELECT 1 FROM membership WHERE household_id = NEW.id AND until IS NULL));
END;

CREATE TRIGGER household_number_stays BEFORE UPDATE OF huishoudnummer ON household
  WHEN NEW.huishoudnummer IS NOT OLD.huishoudnummer
  BEGIN SELECT RAISE(ABORT, 'huishouden: het huishoudnummer staat vast'); END;
CREATE TRIGGER household_stays BEFORE DELETE ON household
  BEGIN SELECT RAISE(ABORT, 'huishouden: verwijderen kan niet, het nummer blijft vergeven'); END;

-- A row changes household only with a merge, or with its undoing; nothing is added to a household that went up --------

DROP TRIGGER journal_no_update;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal_entry
  WHEN NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.at IS NOT OLD.at
    OR NEW.employee_id IS NOT OLD.employee_id OR NEW.tekst IS NOT OLD.tekst
    OR NOT EXISTS(SELECT 1 FROM merge_move v WHERE v.kind = 'journal_entry' AND v.object_id = OLD.id
      AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'dagboek: wijzigen kan niet'); END;
CREATE TRIGGER former_address_moves BEFORE UPDATE OF household_id ON former_address
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'former_address' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER membership_moves BEFORE UPDATE OF household_id ON membership
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'membership' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER involvement_moves BEFORE UPDATE OF household_id ON involvement
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'involvement' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER regie_moves BEFORE UPDATE OF household_id ON regie
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'regie' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER regie_offer_moves BEFORE UPDATE OF household_id ON regie_offer
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'regie_offer' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER network_member_moves BEFORE UPDATE OF household_id ON network_member
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'network_member' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER melding_moves BEFORE UPDATE OF household_id ON melding
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'melding' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER aanvraag_moves BEFORE UPDATE OF household_id ON aanvraag
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'aanvraag' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER task_moves BEFORE UPDATE OF household_id ON task
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'task' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER plan_moves BEFORE UPDATE OF household_id ON plan
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'plan' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER goal_moves BEFORE UPDATE OF household_id ON goal
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'goal' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER action_moves BEFORE UPDATE OF household_id ON action
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'action' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER escalation_moves BEFORE UPDATE OF household_id ON escalation
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'escalation' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;

CREATE TRIGGER former_address_in_merged BEFORE INSERT ON former_address
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER membership_in_merged BEFORE INSERT ON membership
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER involvement_in_merged BEFORE INSERT ON involvement
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER regie_in_merged BEFORE INSERT ON regie
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER regie_offer_in_merged BEFORE INSERT ON regie_offer
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER network_member_in_merged BEFORE INSERT ON network_member
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER melding_in_merged BEFORE INSERT ON melding
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER aanvraag_in_merged BEFORE INSERT ON aanvraag
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER task_in_merged BEFORE INSERT ON task
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER journal_entry_in_merged BEFORE INSERT ON journal_entry
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER plan_in_merged BEFORE INSERT ON plan
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER goal_in_merged BEFORE INSERT ON goal
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER action_in_merged BEFORE INSERT ON action
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER escalation_in_merged BEFORE INSERT ON escalation
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER decision_in_merged BEFORE INSERT ON decision
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;

-- The sums of money -----------------------------------------------------------------------------------------------

-- Whose decisions count with those of a household, while tie is after the same day a year ago, of the days since..upto.
-- Who came from another household in that year brings what was decided there: splitting frees no room. What was decided
-- while two households were wrongly one counts for both. A shielded household does not show in the sums of another.
CREATE VIEW household_kin AS
  SELECT near.household_id, far.household_id AS kin_id, min(near."from", coalesce(far.until, '9999-12-31')) AS tie,
      '0000-01-01' AS since, '9999-12-31' AS upto
    FROM membership near JOIN membership far ON far.person_id = near.person_id AND far.household_id <> near.household_id
      AND far."from" <= near."from"
    JOIN household h ON h.id = near.household_id JOIN household k ON k.id = far.household_id
    WHERE k.shielded <= h.shielded
  UNION ALL
  SELECT near.household_id, far.household_id, min(far."from", coalesce(near.until, '9999-12-31')),
      '0000-01-01', '9999-12-31'
    FROM membership near JOIN membership far ON far.person_id = near.person_id AND far.household_id <> near.household_id
      AND near."from" <= far."from"
    JOIN household h ON h.id = near.household_id JOIN household k ON k.id = far.household_id
    WHERE k.shielded <= h.shielded
  UNION ALL
  SELECT g.into_id, g.from_id, '9999-12-31', date(g.at / 1000, 'unixepoch'),
      date(g.undone / 1000, 'unixepoch', '+1 day')
    FROM merge g JOIN household h ON h.id = g.into_id JOIN household k ON k.id = g.from_id
    WHERE g.undone IS NOT NULL AND k.shielded <= h.shielded
  UNION ALL
  SELECT g.from_id, g.into_id, '9999-12-31', date(g.at / 1000, 'unixepoch'),
      date(g.undone / 1000, 'unixepoch', '+1 day')
    FROM merge g JOIN household h ON h.id = g.from_id JOIN household k ON k.id = g.into_id
    WHERE g.undone IS NOT NULL AND k.shielded <= h.shielded;

DROP VIEW decision_law;
CREATE VIEW decision_law AS
  SELECT d.*, w.weight, w.day, d.state <> 'ter_toetsing' AS taken, m.trede AS m_trede, m.categorieen AS m_categorieen,
    m.per_besluit AS m_per_besluit, m.cum_huishouden AS m_cum, m.duur_dagen AS m_dagen, m.duur_maanden AS m_maanden,
    m.vier_ogen_vanaf AS m_vier_ogen,
    w.weight + (SELECT coalesce(sum(s.counted), 0) FROM decision_spent s
      WHERE s.household_id IN (SELECT d.household_id UNION ALL SELECT kin_id FROM household_kin
        WHERE household_id = d.household_id AND tie > w.year_before) AND s.id <> d.id
      AND (s.household_id = d.household_id OR EXISTS(SELECT 1 FROM household_kin k WHERE k.household_id = d.household_id
        AND k.kin_id = s.household_id AND k.tie > w.year_before AND s.day BETWEEN k.since AND k.upto))
      AND coalesce((SELECT p.same_id FROM person_same p WHERE p.person_id = s.person_id), s.person_id)
        IS coalesce((SELECT p.same_id FROM person_same p WHERE p.person_id = d.person_id), d.person_id)
      AND s.provision_kind_id IS d.provision_kind_id
      AND abs(unixepoch(s.day) - unixepoch(w.day)) <= 30 * 86400) AS split,
    (SELECT coalesce(sum(s.counted), 0) FROM decision_spent s
      WHERE s.household_id IN (SELECT d.household_id UNION ALL SELECT kin_id FROM household_kin
        WHERE household_id = d.household_id AND tie > w.year_before) AND s.id <> d.id
      AND (s.household_id = d.household_id OR EXISTS(SELECT 1 FROM household_kin k WHERE k.household_id = d.household_id
        AND k.kin_id = s.household_id AND k.tie > w.year_before AND s.day BETWEEN k.since AND k.upto))
      AND s.trede <= m.trede AND (s.in_flight OR s.day > w.year_before)) AS spent,
    (SELECT coalesce(max(e.id = d.decider_id AND u.id = d.mandate_id), 0) + 2 * coalesce(max(e.id = d.second_id), 0)
      FROM employee e LEFT JOIN organisation o ON o.id = e.organisation_id JOIN mandate u
      WHERE e.id IN (d.decider_id, d.second_id) AND e.disabled = 0
      AND u."from" <= w.day AND (u.until IS NULL OR u.until > w.day) AND (u.revoked IS NULL OR u.revoked > w.day)
      AND (u.wet = 'geen' OR u.wet = d.wet) AND d.lijn <= u.lijn AND (u.only_spoed = 0 OR d.spoed = 1)
      AND ((u.needs_consent = 0 AND u.holder <> 'regisseur') OR o.kind IS 'gemeente'
        OR (u.consent_holder <= w.day AND u.consent_employer <= w.day))
      AND CASE u.holder WHEN 'medewerker' THEN u.employee_id = e.id
        WHEN 'regisseur' THEN EXISTS(SELECT 1 FROM regie r WHERE r.household_id = d.household_id AND r.until IS NULL
          AND r.employee_id = e.id AND r."from" <= w.day)
        -- a deputy has the roles of who is absent, for what climbed
        ELSE EXISTS(SELECT 1 FROM role_assignment a WHERE a.role = u.role
          AND a."from" <= w.day AND (a.until IS NULL OR a.until > w.day)
          AND (a.employee_id = e.id OR (d.climbed = 1 AND EXISTS(SELECT 1 FROM deputy x WHERE x.deputy_id = e.id
            AND x.employee_id = a.employee_id AND x."from" <= w.day AND (x.until IS NULL OR x.until > w.day))))) END
      AND (u.parent_id IS NULL OR NOT EXISTS(SELECT 1 FROM mandate_above v LEFT JOIN mandate p ON p.id = v.parent_id
        WHERE v.mandate_id = u.id AND (p.id IS NULL OR p."from" > w.day OR p.until <= w.day OR p.revoked <= w.day)))
    ) AS may
  FROM decision d JOIN decision_weight w ON w.id = d.id LEFT JOIN mandate m ON m.id = d.mandate_id;

DROP TRIGGER decision_frozen;
CREATE TRIGGER decision_frozen BEFORE UPDATE ON decision WHEN NEW.household_id IS OLD.household_id BEGIN
  SELECT RAISE(ABORT, 'besluit: nummer, huishouden en aanvrager staan vast')
    WHERE NEW.id IS NOT OLD.id OR NEW.author_id IS NOT OLD.author_id;
  SELECT RAISE(ABORT, 'besluit: deze stand kan niet op de vorige volgen') WHERE NOT CASE OLD.state
    WHEN 'concept' THEN NEW.state IN ('concept', 'ter_toetsing', 'tweede_ogen', 'genomen', 'ingetrokken')
    WHEN 'ter_toetsing' THEN NEW.state IN
      ('ter_toetsing', 'tweede_ogen', 'genomen', 'concept', 'geweigerd', 'ingetrokken')
    WHEN 'tweede_ogen' THEN NEW.state IN ('genomen', 'concept', 'ingetrokken')
    WHEN 'genomen' THEN NEW.state = 'bekendgemaakt'
    ELSE 0 END;
  SELECT RAISE(ABORT, 'besluit: de tekst staat vast') WHERE OLD.state <> 'concept' AND (
    NEW.person_id IS NOT OLD.person_id OR NEW.aanvraag_id IS NOT OLD.aanvraag_id OR NEW.goal_id IS NOT OLD.goal_id
    OR NEW.kind IS NOT OLD.kind OR NEW.wet IS NOT OLD.wet OR NEW.provision_kind_id IS NOT OLD.provision_kind_id
    OR NEW.productcategorie IS NOT OLD.productcategorie OR NEW.lijn IS NOT OLD.lijn
    OR NEW.leveringsvorm IS NOT OLD.leveringsvorm OR NEW.aanbieder_id IS NOT OLD.aanbieder_id
    OR NEW.datumStart IS NOT OLD.datumStart OR NEW.datumEinde IS NOT OLD.datumEinde OR NEW.bedrag IS NOT OLD.bedrag
    OR NEW.counted IS NOT OLD.counted OR NEW.spoed IS NOT OLD.spoed
      OR NEW.waarom_niet_lager IS NOT OLD.waarom_niet_lager
    OR NEW.motivering IS NOT OLD.motivering);
  SELECT RAISE(ABORT, 'besluit: de dag van indienen en de opschaling staan vast') WHERE OLD.state <> 'concept'
    AND NEW.state <> 'concept' AND (NEW.requested IS NOT OLD.requested OR NEW.climbed IS NOT OLD.climbed);
  SELECT RAISE(ABORT, 'besluit: wat besloten is, staat vast') WHERE OLD.state IN ('tweede_ogen', 'genomen')
    AND NEW.state <> 'concept' AND (NEW.decider_id IS NOT OLD.decider_id OR NEW.namens IS NOT OLD.namens
      OR NEW.needs_second IS NOT OLD.needs_second);
  SELECT RAISE(ABORT, 'besluit: een genomen besluit staat vast') WHERE OLD.state = 'genomen' AND (
    NEW.second_id IS NOT OLD.second_id OR NEW.mandate_id IS NOT OLD.mandate_id OR NEW.trede IS NOT OLD.trede
    OR NEW.besluitdatum IS NOT OLD.besluitdatum OR NEW.reason IS NOT OLD.reason);
  SELECT RAISE(ABORT, 'besluit: de bekendmaking klopt niet') WHERE NEW.state = 'bekendgemaakt'
    AND (date(NEW.bekendmaking) IS NOT NEW.bekendmaking OR coalesce(NEW.bekendmaking, '') < NEW.besluitdatum
      OR coalesce(NEW.bezwaar_tot, '') < date(NEW.bekendmaking, '+42 days'));
END;

-- with a merge it goes to the other household as it stands, taken or not
CREATE TRIGGER decision_moves BEFORE UPDATE ON decision WHEN NEW.household_id IS NOT OLD.household_id BEGIN
  SELECT RAISE(ABORT, 'besluit: nummer, huishouden en aanvrager staan vast')
    WHERE NOT EXISTS(SELECT 1 FROM merge_move v WHERE v.kind = 'decision' AND v.object_id = OLD.id
      AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
    OR NEW.id IS NOT OLD.id OR NEW.person_id IS NOT OLD.person_id OR NEW.aanvraag_id IS NOT OLD.aanvraag_id
    OR NEW.goal_id IS NOT OLD.goal_id OR NEW.kind IS NOT OLD.kind OR NEW.wet IS NOT OLD.wet
    OR NEW.provision_kind_id IS NOT OLD.provision_kind_id OR NEW.productcategorie IS NOT OLD.productcategorie
    OR NEW.lijn IS NOT OLD.lijn OR NEW.leveringsvorm IS NOT OLD.leveringsvorm
    OR NEW.aanbieder_id IS NOT OLD.aanbieder_id OR NEW.datumStart IS NOT OLD.datumStart
    OR NEW.datumEinde IS NOT OLD.datumEinde OR NEW.bedrag IS NOT OLD.bedrag OR NEW.counted IS NOT OLD.counted
    OR NEW.spoed IS NOT OLD.spoed OR NEW.waarom_niet_lager IS NOT OLD.waarom_niet_lager
    OR NEW.motivering IS NOT OLD.motivering OR NEW.state IS NOT OLD.state OR NEW.author_id IS NOT OLD.author_id
    OR NEW.decider_id IS NOT OLD.decider_id OR NEW.second_id IS NOT OLD.second_id
    OR NEW.mandate_id IS NOT OLD.mandate_id OR NEW.trede IS NOT OLD.trede OR NEW.climbed IS NOT OLD.climbed
    OR NEW.needs_second IS NOT OLD.needs_second OR NEW.namens IS NOT OLD.namens OR NEW.requested IS NOT OLD.requested
    OR NEW.besluitdatum IS NOT OLD.besluitdatum OR NEW.bekendmaking IS NOT OLD.bekendmaking
    OR NEW.bezwaar_tot IS NOT OLD.bezwaar_tot OR NEW.reason IS NOT OLD.reason OR NEW.version IS NOT OLD.version;
END;
