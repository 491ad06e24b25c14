-- Migration 28: what counts for a ceiling when something was withdrawn or changed; and what a change, a reduction, a
-- withdrawal and an extension belong to and ask: an earlier decision that stands, second eyes for whatever gives less, the
-- mandate for the larger of both amounts.

-- What changes or ends a decision takes its place from its own first day. less: somebody gets less by it (of a change: it
-- ends earlier, costs less a day, or there is less of it or less often; what cannot be compared is less). was: the weight
-- of what it takes the place of; used: the part of it before that day. The times are those in 28 years of 365 days.
CREATE VIEW decision_change AS
  SELECT id, vorige_id, was, used, kind <> 'wijziging' OR ends_earlier OR CASE WHEN days IS NULL OR p_days IS NULL
      THEN bedrag < p_bedrag ELSE (bedrag + 1) * p_days <= p_bedrag * days END
    OR CASE WHEN p_omvang = 0 THEN 0 WHEN omvang = 0 OR eenheid <> p_eenheid OR (times = 0) <> (p_times = 0) THEN 1
      WHEN times > 0 THEN omvang * times < p_omvang * p_times
      ELSE days IS NULL OR p_days IS NULL OR omvang * p_days < p_omvang * days END AS less
  FROM (SELECT d.id, d.vorige_id, d.kind, d.bedrag, d.omvang, d.eenheid, p.bedrag AS p_bedrag, p.omvang AS p_omvang,
      p.eenheid AS p_eenheid, w.weight AS was, p.bedrag - r.rest AS used,
      p.datumStart IS NOT NULL AND d.datumEinde IS NOT NULL AND d.datumEinde < coalesce(p.datumEinde, '9999-12-31')
        AS ends_earlier,
      (unixepoch(d.datumEinde) - unixepoch(d.datumStart)) / 86400 + 1 AS days,
      (unixepoch(p.datumEinde) - unixepoch(p.datumStart)) / 86400 + 1 AS p_days,
      CASE d.frequentie WHEN 'dag' THEN 10220 WHEN 'week' THEN 1460 WHEN 'vier_weken' THEN 365 WHEN 'maand' THEN 336
        WHEN 'jaar' THEN 28 ELSE 0 END AS times,
      CASE p.frequentie WHEN 'dag' THEN 10220 WHEN 'week' THEN 1460 WHEN 'vier_weken' THEN 365 WHEN 'maand' THEN 336
        WHEN 'jaar' THEN 28 ELSE 0 END AS p_times
    FROM decision_rest r JOIN decision d ON d.id = r.id JOIN decision p ON p.id = d.vorige_id
      JOIN decision_weight w ON w.id = p.id);

CREATE TRIGGER decision_follows AFTER UPDATE OF state ON decision
  WHEN NEW.kind IN ('wijziging', 'vermindering', 'intrekking', 'verlenging')
    AND NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen') AND NEW.state IS NOT OLD.state
BEGIN
  SELECT RAISE(ABORT, 'besluit: wijzigen, verminderen, intrekken en verlengen hoort bij een besluit dat staat (Awb 1:3)')
    WHERE NOT EXISTS(SELECT 1 FROM decision p WHERE p.id = NEW.vorige_id AND p.id <> NEW.id
      AND p.household_id = NEW.household_id AND p.state IN ('genomen', 'bekendgemaakt')
      AND p.kind NOT IN ('afwijzing', 'intrekking') AND NOT EXISTS(SELECT 1 FROM decision o WHERE o.vorige_id = p.id
        AND o.id <> NEW.id AND o.kind IN ('wijziging', 'vermindering', 'intrekking')
        AND o.state IN ('genomen', 'bekendgemaakt')));
END;

-- What a decision counts for while nothing took its place. A reduction adds nothing while it waits; when it is taken, what it
-- leaves counts for itself, on the lowest rung that granted it or took of it.
CREATE VIEW decision_whole AS
  SELECT d.id, iif(d.kind = 'vermindering' AND d.state IN ('genomen', 'bekendgemaakt'), w.weight, d.counted) AS whole,
    iif(d.kind = 'vermindering' AND d.state IN ('genomen', 'bekendgemaakt'), (
      WITH RECURSIVE up(vorige_id, trede) AS (SELECT d.vorige_id, d.trede UNION
        SELECT iif(p.kind = 'vermindering', p.vorige_id, NULL), nullif(p.trede, 0) FROM up JOIN decision p ON p.id = up.vorige_id)
      SELECT min(trede) FROM up), d.trede) AS trede
  FROM decision d JOIN decision_weight w ON w.id = d.id;

-- Nothing is free before what takes its place is taken; then all that was still to come, as the ledger reckons it. What goes
-- in an uitruil makes room for what comes: for that itself always, for others while both are in flight on a rung that every
-- sum with the decision before it has too.
DROP VIEW decision_freed;
CREATE VIEW decision_freed AS
  SELECT r.vorige_id AS decision_id, r.id AS grant_id, max(c.whole - (p.bedrag - r.rest), 0) AS freed, 1 AS granted
  FROM decision_rest r JOIN decision p ON p.id = r.vorige_id JOIN decision_whole c ON c.id = p.id
  WHERE r.state IN ('genomen', 'bekendgemaakt')
  UNION ALL
  SELECT r.vorige_id, g.id, min(max(r.rest - r.bedrag, 0), g.counted), r.state <> 'concept'
      AND g.state IN ('ter_toetsing', 'tweede_ogen') AND g.trede <= (SELECT p.trede FROM decision p WHERE p.id = r.vorige_id)
  FROM decision_rest r JOIN decision g ON g.swap_id = r.swap_id AND g.kind = 'toekenning'
  WHERE r.swap_id IS NOT NULL AND r.state IN ('concept', 'ter_toetsing', 'tweede_ogen');

DROP VIEW decision_spent;
CREATE VIEW decision_spent AS        -- what counts for ceilings: decided, or in flight and reserved
  SELECT d.id, d.household_id, d.person_id, d.provision_kind_id, c.trede, c.whole, max(c.whole - coalesce((SELECT sum(f.freed)
      FROM decision_freed f WHERE f.decision_id = d.id AND f.granted), 0), 0) AS counted,
    d.state IN ('ter_toetsing', 'tweede_ogen') AS in_flight,
    CASE WHEN d.state IN ('ter_toetsing', 'tweede_ogen') THEN d.requested ELSE d.besluitdatum END AS day
  FROM decision d JOIN decision_whole c ON c.id = d.id
  WHERE d.state IN ('ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt');

-- What stands beside a decision, in its household and where the money of that is one with: how much of each counts for it.
CREATE VIEW decision_beside AS
  SELECT d.id AS of_id, s.id, s.trede, s.in_flight, s.day, w.year_before,
    c.vorige_id IS s.id AS changed, CASE WHEN c.vorige_id = s.id THEN min(s.counted, c.used)
      WHEN d.swap_id IS NULL THEN s.counted ELSE s.counted - min(s.counted, coalesce((SELECT f.freed FROM decision_freed f
        WHERE f.grant_id = d.id AND f.decision_id = s.id AND NOT f.granted), 0)) END AS counted,
    coalesce((SELECT p.same_id FROM person_same p WHERE p.person_id = s.person_id), s.person_id)
      IS coalesce((SELECT p.same_id FROM person_same p WHERE p.person_id = d.person_id), d.person_id)
      AND s.provision_kind_id IS d.provision_kind_id AND abs(unixepoch(s.day) - unixepoch(w.day)) <= 30 * 86400 AS near
  FROM decision d JOIN decision_weight w ON w.id = d.id LEFT JOIN decision_change c ON c.id = d.id
    JOIN decision_spent s ON s.household_id IN (SELECT d.household_id UNION ALL SELECT kin_id FROM household_kin
      WHERE household_id = d.household_id AND tie > w.year_before)
  WHERE s.id <> d.id AND (s.household_id = d.household_id OR EXISTS(SELECT 1 FROM household_kin k
      WHERE k.household_id = d.household_id AND k.kin_id = s.household_id AND k.tie > w.year_before
      AND s.day BETWEEN k.since AND k.upto));

-- asked: the amount that the mandate must hold. split: that with its pieces of thirty days, of both the larger.
DROP VIEW decision_law;
CREATE VIEW decision_law AS
  SELECT d.*, w.weight, w.day, d.state <> 'ter_toetsing' AS taken, m.trede AS m_trede, m.categorieen AS m_categorieen,
    m.per_besluit AS m_per_besluit, m.cum_huishouden AS m_cum, m.duur_dagen AS m_dagen, m.duur_maanden AS m_maanden,
    m.vier_ogen_vanaf AS m_vier_ogen, coalesce(c.less, d.kind IN ('vermindering', 'intrekking')) AS less,
    max(w.weight, coalesce(c.was, 0)) AS asked,
    EXISTS(SELECT 1 FROM mandate_above v JOIN mandate p ON p.id = v.parent_id WHERE v.mandate_id = m.id
      AND p.cum_huishouden <> -1 AND p.cum_huishouden < d.counted + (SELECT coalesce(sum(b.counted), 0)
        FROM decision_beside b WHERE b.of_id = d.id AND b.trede <= p.trede AND (b.in_flight OR b.day > b.year_before))) AS above,
    max(w.weight + (SELECT coalesce(sum(b.counted), 0) FROM decision_beside b WHERE b.of_id = d.id AND b.near),
      coalesce(c.was, 0) + (SELECT coalesce(sum(b.counted), 0) FROM decision_beside b
        WHERE b.of_id = d.id AND b.near AND NOT b.changed)) AS split,
    (SELECT coalesce(sum(b.counted), 0) FROM decision_beside b WHERE b.of_id = d.id AND b.trede <= m.trede
      AND (b.in_flight OR b.day > b.year_before)) AS spent,
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
  FROM decision d JOIN decision_weight w ON w.id = d.id LEFT JOIN decision_change c ON c.id = d.id
    LEFT JOIN mandate m ON m.id = d.mandate_id;

DROP TRIGGER decision_judged;
CREATE TRIGGER decision_judged INSTEAD OF INSERT ON decision_case BEGIN
  INSERT INTO decision_flaw(flaw) SELECT CASE
    -- the form, of what is in flight as well
    WHEN NEW.bedrag NOT BETWEEN 0 AND 9999999999 OR NEW.counted IS NOT
      CASE WHEN NEW.kind IN ('afwijzing', 'vermindering', 'intrekking') THEN 0 ELSE NEW.weight END THEN 'telling'
    WHEN NEW.requested IS NULL OR date(NEW.requested) IS NOT NEW.requested
      OR date(NEW.besluitdatum) IS NOT NEW.besluitdatum
      OR date(NEW.datumStart) IS NOT NEW.datumStart OR date(NEW.datumEinde) IS NOT NEW.datumEinde THEN 'dag'
    WHEN NEW.datumEinde IS NOT NULL AND (NEW.datumStart IS NULL OR NEW.datumEinde < NEW.datumStart) THEN 'looptijd'
    WHEN NOT EXISTS(SELECT 1 FROM provision_kind p WHERE p.id = NEW.provision_kind_id AND p.wet = NEW.wet
      AND p.lijn = NEW.lijn AND p.productcategorie IS NEW.productcategorie) THEN 'voorziening'
    WHEN trim(coalesce(NEW.motivering, '')) = '' THEN 'motivering'
    WHEN NEW.spoed = 0 AND NEW.kind NOT IN ('afwijzing', 'intrekking')
      AND (NOT EXISTS(SELECT 1 FROM goal g WHERE g.id = NEW.goal_id AND g.household_id = NEW.household_id)
        OR (NEW.lijn = '2' AND trim(coalesce(NEW.waarom_niet_lager, '')) = '')) THEN 'doel'
    -- today is the latest day the feed knows: the clock stamps what it climbs with days that are past
    WHEN max(NEW.requested, coalesce(NEW.besluitdatum, '')) > (SELECT date(max(at) / 1000, 'unixepoch', '+1 day')
      FROM (SELECT at FROM change ORDER BY seq DESC LIMIT 1000)) THEN 'later'
    -- who decides, under which mandate
    WHEN NEW.taken AND NEW.may & 1 = 0 THEN 'mandaat'
    WHEN NEW.taken AND NEW.trede IS NOT NEW.m_trede THEN 'trede'
    WHEN NEW.taken AND (NEW.climbed = 1) <> (NEW.decider_id <> NEW.author_id) THEN 'ander'
    WHEN NEW.taken AND EXISTS(SELECT 1 FROM employee e JOIN membership own ON own.person_id = e.person_id
      JOIN membership near ON near.household_id = own.household_id
      JOIN membership there ON there.person_id = near.person_id
      WHERE e.id IN (NEW.decider_id, NEW.second_id) AND own.until IS NULL AND near.until IS NULL AND there.until IS NULL
      AND there.household_id = NEW.household_id) THEN 'gezin'
    WHEN NEW.taken AND EXISTS(SELECT 1 FROM employee e WHERE e.id IN (NEW.decider_id, NEW.second_id)
      AND e.organisation_id = NEW.aanbieder_id) THEN 'organisatie'
    WHEN NEW.taken AND trim(coalesce(NEW.namens, '')) = '' THEN 'namens'
    WHEN NEW.taken AND coalesce(NEW.besluitdatum, '') < NEW.requested THEN 'besluitdatum'
    -- what that mandate covers
    WHEN NEW.taken AND coalesce(NEW.m_categorieen, '') <> ''
      AND coalesce(instr(',' || NEW.m_categorieen || ',', ',' || NEW.productcategorie || ','), 0) = 0 THEN 'categorie'
    WHEN NEW.taken AND NEW.datumStart IS NOT NULL AND (NEW.m_dagen <> -1 OR NEW.m_maanden <> -1)
      AND (NEW.datumEinde IS NULL
      OR (NEW.m_dagen <> -1 AND (unixepoch(NEW.datumEinde) - unixepoch(NEW.datumStart)) / 86400 + 1 > NEW.m_dagen)
      OR (NEW.m_maanden <> -1 AND NEW.m_maanden <= 1200 AND (NEW.m_maanden < 1 OR NEW.datumEinde >= min(
        date(NEW.datumStart, '+' || NEW.m_maanden || ' months'),
        date(NEW.datumStart, 'start of month', '+' || (NEW.m_maanden + 1) || ' months', '-1 day'))))) THEN 'duur'
    WHEN NEW.taken AND NEW.m_per_besluit <> -1 AND NEW.asked > NEW.m_per_besluit THEN 'per-besluit'
    WHEN NEW.taken AND NEW.m_per_besluit <> -1 AND NEW.split > NEW.m_per_besluit THEN 'splitsing'
    WHEN NEW.taken AND NEW.m_cum <> -1 AND NEW.counted > 0 AND NEW.spent + NEW.counted > NEW.m_cum THEN 'huishouden'
    WHEN NEW.taken AND NEW.counted > 0 AND NEW.above THEN 'huishouden'
    -- second eyes
    WHEN NEW.state = 'genomen' AND NEW.second_id IS NULL AND (NEW.less
      OR NEW.m_vier_ogen = 0 OR (NEW.m_vier_ogen <> -1 AND NEW.split > NEW.m_vier_ogen)) THEN 'tweede-ogen'
    WHEN NEW.second_id IN (NEW.decider_id, NEW.author_id) THEN 'zelfde-ogen'
    -- of youth care, from the teamleider up, the gedragswetenschapper's as well
    WHEN NEW.second_id IS NOT NULL AND NEW.may & 2 = 0 AND NOT (NEW.wet = 'jeugdwet' AND NEW.trede >= 2 AND EXISTS(
      SELECT 1 FROM role_assignment a JOIN employee e ON e.id = a.employee_id WHERE a.employee_id = NEW.second_id
      AND e.disabled = 0 AND a.role = 'gedragswetenschapper' AND a."from" <= NEW.day
      AND (a.until IS NULL OR a.until > NEW.day))) THEN 'andere-ogen'
    END;
END;
