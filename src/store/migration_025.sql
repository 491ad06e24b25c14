-- Migration 25: an uitruil climbs the ladder as any decision does; walls of money that are counted and carried up.

-- Uitruil: what goes makes room for what comes. For others it does so when that was taken, or while it is in flight on a
-- rung that every sum with the decision before it has too; for what comes itself always.
DROP VIEW decision_freed;
CREATE VIEW decision_freed AS
  SELECT r.vorige_id AS decision_id, g.id AS grant_id, min(max(r.rest - r.bedrag, 0), g.counted) AS freed,
    r.state IN ('ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt') AND (g.state IN ('genomen', 'bekendgemaakt')
      OR (g.state IN ('ter_toetsing', 'tweede_ogen')
        AND g.trede <= (SELECT p.trede FROM decision p WHERE p.id = r.vorige_id))) AS granted
  FROM decision_rest r JOIN decision g ON g.swap_id = r.swap_id AND g.kind = 'toekenning'
  WHERE r.swap_id IS NOT NULL AND r.state NOT IN ('geweigerd', 'ingetrokken');

DROP VIEW decision_law;
CREATE VIEW decision_law AS
  SELECT d.*, w.weight, w.day, d.state <> 'ter_toetsing' AS taken, m.trede AS m_trede, m.categorieen AS m_categorieen,
    m.per_besluit AS m_per_besluit, m.cum_huishouden AS m_cum, m.duur_dagen AS m_dagen, m.duur_maanden AS m_maanden,
    m.vier_ogen_vanaf AS m_vier_ogen,
    w.weight + (SELECT coalesce(sum(s.counted - iif(d.swap_id IS NULL, 0, min(s.counted, coalesce((SELECT f.freed
        FROM decision_freed f WHERE f.grant_id = d.id AND f.decision_id = s.id AND NOT f.granted), 0)))), 0)
      FROM decision_spent s
      WHERE s.household_id IN (SELECT d.household_id UNION ALL SELECT kin_id FROM household_kin
        WHERE household_id = d.household_id AND tie > w.year_before) AND s.id <> d.id
      AND (s.household_id = d.household_id OR EXISTS(SELECT 1 FROM household_kin k WHERE k.household_id = d.household_id
        AND k.kin_id = s.household_id AND k.tie > w.year_before AND s.day BETWEEN k.since AND k.upto))
      AND coalesce((SELECT p.same_id FROM person_same p WHERE p.person_id = s.person_id), s.person_id)
        IS coalesce((SELECT p.same_id FROM person_same p WHERE p.person_id = d.person_id), d.person_id)
      AND s.provision_kind_id IS d.provision_kind_id
      AND abs(unixepoch(s.day) - unixepoch(w.day)) <= 30 * 86400) AS split,
    (SELECT coalesce(sum(s.counted - iif(d.swap_id IS NULL, 0, min(s.counted, coalesce((SELECT f.freed
        FROM decision_freed f WHERE f.grant_id = d.id AND f.decision_id = s.id AND NOT f.granted), 0)))), 0)
      FROM decision_spent s
      WHERE s.household_id IN (SELECT d.household_id UNION ALL SELECT kin_id FROM household_kin
        WHERE household_id = d.household_id AND tie > w.year_before) AND s.id <> d.id
      AND (s.household_id = d.household_id OR EXISTS(SELECT 1 FROM household_kin k WHERE k.household_id = d.household_id
        AND k.kin_id = s.household_id AND k.tie > w.year_before AND s.day BETWEEN k.since AND k.upto))
      AND s.trede <= m.trede AND (s.in_flight OR s.day > w.year_before)) AS spent,
    (SELECT coalesce(max(e.id = d.decider_id AND u.id = d.mandate_id), 0) + 2 * coalesce(max(e.id = d.second_id), 0)
      FROM employee e LEFT JOIN organisation o ON o.id = e.organisation_id JOIN mandate u
      WHERE e.id IN (d.decider_id, d.second_id) AND e.disabled = 0 AND u.soort IN ('mandaat', 'ondermandaat')
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

DROP TRIGGER swap_moves;
CREATE TRIGGER swap_moves AFTER UPDATE OF state ON decision
  WHEN NEW.swap_id IS NOT NULL AND NEW.state IS NOT OLD.state AND NEW.state <> 'bekendgemaakt'
BEGIN
  SELECT RAISE(ABORT, 'uitruil: wat minder wordt, hoort bij een besluit, en betaalt de gemeente')
    WHERE NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen') AND (NEW.kostendrager <> 'gemeente'
      OR NEW.kind NOT IN ('toekenning', 'vermindering', 'intrekking')
      OR (NEW.kind <> 'toekenning' AND (NEW.vorige_id IS NULL OR NEW.swap_id <> NEW.id)));
  SELECT RAISE(ABORT, 'mandaat: tweede ogen ontbreken') WHERE NEW.state = 'genomen' AND NEW.second_id IS NULL;
  SELECT RAISE(ABORT, 'uitruil: het totaal wordt hoger') WHERE NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen')
    AND NEW.kind = 'toekenning' AND NEW.bedrag > (SELECT r.rest - r.bedrag FROM decision_rest r WHERE r.id = NEW.swap_id);
  SELECT RAISE(ABORT, 'uitruil: wat komt, komt niet zonder wat gaat') WHERE NEW.state IN ('ter_toetsing', 'tweede_ogen',
      'genomen') AND NEW.kind = 'toekenning' AND NOT EXISTS(SELECT 1 FROM decision m WHERE m.id = NEW.swap_id
      AND m.swap_id = m.id AND m.kind IN ('vermindering', 'intrekking') AND m.household_id = NEW.household_id
      AND m.author_id = NEW.author_id AND m.climbed = NEW.climbed
      AND m.decider_id IS iif(NEW.state = 'ter_toetsing', NULL, NEW.decider_id)
      AND m.state IN (NEW.state, iif(NEW.state = 'ter_toetsing', NULL, 'genomen')));
  SELECT RAISE(ABORT, 'uitruil: wat gaat, gaat niet zonder wat komt') WHERE NEW.state = 'genomen'
    AND NEW.kind <> 'toekenning' AND NOT EXISTS(SELECT 1 FROM decision g WHERE g.swap_id = NEW.swap_id
      AND g.kind = 'toekenning' AND g.state = 'tweede_ogen');
  -- one text of both sides: who confirmed read both
  SELECT RAISE(ABORT, 'uitruil: beide kanten hebben een en dezelfde tekst') WHERE NEW.state = 'genomen' AND 1 <> (
    SELECT count(DISTINCT t.hash) FROM decision o JOIN decision_text t ON t.decision_id = o.id
    WHERE o.swap_id = NEW.swap_id AND t.id = (SELECT max(x.id) FROM decision_text x WHERE x.decision_id = o.id));
  SELECT RAISE(ABORT, 'uitruil: de andere kant staat nog') WHERE NEW.state IN ('concept', 'geweigerd', 'ingetrokken')
    AND EXISTS(SELECT 1 FROM decision o WHERE o.swap_id = NEW.swap_id AND o.id <> NEW.id
      AND (o.state IN ('genomen', 'bekendgemaakt') OR (o.state IN ('ter_toetsing', 'tweede_ogen')
        AND o.kind = 'toekenning')));
END;

-- Walls of money, carried up: who saw what was counted of a quarter, while it ran and when it was over.
CREATE TABLE wall_seen(
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  first TEXT NOT NULL CHECK(date(first) IS first),         -- of the quarter
  running INTEGER NOT NULL CHECK(running IN (0, 1)),
  walls INTEGER NOT NULL,           -- how many walls stood in the way often, when it was seen
  at INTEGER NOT NULL,
  PRIMARY KEY(employee_id, first, running)
) STRICT, WITHOUT ROWID;
