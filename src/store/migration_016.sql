-- Migration 16: every line of a confirmed change of the register makes one mandate, once, as it was confirmed; and who gives
-- second eyes has a mandate to decide (Awb 10:1), as who decides.

ALTER TABLE mandate ADD COLUMN change_seq INTEGER;      -- the line of the change that it came from; NULL: born with the store
UPDATE mandate SET change_seq = (SELECT count(*) FROM mandate o WHERE o.change_id = mandate.change_id AND o.id <= mandate.id)
  WHERE change_id IS NOT NULL;                          -- they were made in the order of their lines
CREATE UNIQUE INDEX mandate_of_line ON mandate(change_id, change_seq);

CREATE TRIGGER mandate_of_line_once BEFORE INSERT ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: deze regel van de wijziging is al een mandaat') WHERE EXISTS(
    SELECT 1 FROM mandate WHERE change_id = NEW.change_id AND change_seq = NEW.change_seq);
END;

DROP TRIGGER mandate_confirmed;
CREATE TRIGGER mandate_confirmed AFTER INSERT ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: alleen door een bevestigde wijziging van het register')
    WHERE NOT EXISTS(SELECT 1 FROM mandate_change c JOIN mandate_proposed p ON p.change_id = c.id
      WHERE c.id = NEW.change_id AND p.seq = NEW.change_seq AND c.state = 'vastgesteld'
      AND p.trede = NEW.trede AND p.soort = NEW.soort
      AND p.holder = NEW.holder AND p.role IS NEW.role AND p.employee_id IS NEW.employee_id AND p.wet = NEW.wet
      AND p.categorieen IS NEW.categorieen AND p.lijn = NEW.lijn AND p.only_spoed = NEW.only_spoed
      AND p.per_besluit = NEW.per_besluit AND p.cum_huishouden = NEW.cum_huishouden AND p.duur_dagen = NEW.duur_dagen
      AND p.duur_maanden = NEW.duur_maanden AND p.vier_ogen_vanaf = NEW.vier_ogen_vanaf
      AND p.consent_holder IS NEW.consent_holder AND p.consent_employer IS NEW.consent_employer
      AND p.needs_consent = NEW.needs_consent AND p.sub_allowed = NEW.sub_allowed
      AND NEW."from" >= max(p."from", c.day) AND p.until IS NEW.until
      AND p.document IS NEW.document AND p.mandaatgever IS NEW.mandaatgever
      AND NEW.parent_id IS CASE WHEN p.parent_seq IS NULL THEN p.parent_id
        ELSE (SELECT m.id FROM mandate m WHERE m.change_id = c.id AND m.change_seq = p.parent_seq) END);
  SELECT RAISE(ABORT, 'mandaat: deze soort bestaat niet') WHERE NEW.soort NOT IN
    ('mandaat', 'ondermandaat', 'volmacht', 'machtiging', 'ondertekening', 'deskundigenadvies');
  SELECT RAISE(ABORT, 'mandaat: een ondermandaat rust op een mandaat waar dat van mag (Awb 10:9)')
    WHERE (NEW.soort = 'ondermandaat') <> (NEW.parent_id IS NOT NULL) OR (NEW.parent_id IS NOT NULL AND NOT EXISTS(
      SELECT 1 FROM mandate p WHERE p.id = NEW.parent_id AND p.sub_allowed = 1
      AND p.soort IN ('mandaat', 'ondermandaat')));
END;

DROP TRIGGER mandate_kind_stays;
CREATE TRIGGER mandate_kind_stays BEFORE UPDATE ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: alleen beëindigen kan') WHERE NEW.soort IS NOT OLD.soort
    OR NEW.sub_allowed IS NOT OLD.sub_allowed OR NEW.change_id IS NOT OLD.change_id
    OR NEW.change_seq IS NOT OLD.change_seq;
END;

-- Only a mandaat or an ondermandaat serves: to who decides and to the second eyes. One row per decision, as before.
DROP TRIGGER decision_by_mandate;
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
