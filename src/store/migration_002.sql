-- Migration 2: the law in the database. What C says politely is refused here whoever asks, also a raw SQL shell: the
-- limits of mandate, who may decide, second eyes, frozen text. No running totals: every ceiling is a sum over the
-- decisions themselves. Dates are ISO text and compare as text; a limit of -1 is none; a year back is the same day of
-- the month, or the last of a shorter month.

-- What a decision weighs ------------------------------------------------------------------------------------------

CREATE VIEW decision_weight AS       -- weight: the part of bedrag in the first 12 months, by days, rounded up
  SELECT id, day, year_before,
    CASE WHEN days IS NULL OR days < 1 OR bedrag <= 0 OR days <= days_first THEN bedrag
      ELSE (bedrag * days_first + days - 1) / days END AS weight
  FROM (SELECT id, bedrag, coalesce(besluitdatum, requested) AS day,
      min(date(coalesce(besluitdatum, requested), '-12 months'),
        date(coalesce(besluitdatum, requested), 'start of month', '-11 months', '-1 day')) AS year_before,
      (unixepoch(datumEinde) - unixepoch(datumStart)) / 86400 + 1 AS days,
      (unixepoch(min(date(datumStart, '+12 months'), date(datumStart, 'start of month', '+13 months', '-1 day')))
        - unixepoch(datumStart)) / 86400 AS days_first
    FROM decision);

CREATE VIEW decision_spent AS        -- what counts for ceilings: decided, or in flight and reserved
  SELECT id, household_id, person_id, provision_kind_id, trede, counted,
    state IN ('ter_toetsing', 'tweede_ogen') AS in_flight,
    CASE WHEN state IN ('ter_toetsing', 'tweede_ogen') THEN requested ELSE besluitdatum END AS day
  FROM decision WHERE state IN ('ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt');

-- Who holds a mandate ---------------------------------------------------------------------------------------------

CREATE VIEW mandate_above AS         -- every mandate that a sub-mandate rests on (Awb 10:9)
  WITH RECURSIVE up(mandate_id, parent_id) AS (
    SELECT id, parent_id FROM mandate WHERE parent_id IS NOT NULL
    UNION SELECT up.mandate_id, m.parent_id FROM up JOIN mandate m ON m.id = up.parent_id WHERE m.parent_id IS NOT NULL)
  SELECT mandate_id, parent_id FROM up;

CREATE VIEW deputy AS                -- who stands in for whom, "from" <= day < until; a deputy of a deputy, three deep
  WITH RECURSIVE chain(deputy_id, employee_id, "from", until, depth) AS (
    SELECT deputy_id, employee_id, "from", until, 1 FROM absence WHERE deputy_id IS NOT NULL
    UNION SELECT x.deputy_id, c.employee_id, max(x."from", c."from"),
        min(coalesce(x.until, c.until), coalesce(c.until, x.until)), c.depth + 1
      FROM chain c JOIN absence x ON x.employee_id = c.deputy_id WHERE x.deputy_id IS NOT NULL AND c.depth < 3)
  SELECT deputy_id, employee_id, "from", until FROM chain;

-- one row per decision, with the mandate it names, the sums that its limits are held to, and whether its people may:
-- 1 the decider may use that mandate on its day, 2 the second eyes have one for this law and line, 3 both
CREATE VIEW decision_law AS
  SELECT d.*, w.weight, w.day, d.state <> 'ter_toetsing' AS taken, m.trede AS m_trede, m.categorieen AS m_categorieen,
    m.per_besluit AS m_per_besluit, m.cum_huishouden AS m_cum, m.duur_dagen AS m_dagen, m.duur_maanden AS m_maanden,
    m.vier_ogen_vanaf AS m_vier_ogen,
    w.weight + (SELECT coalesce(sum(s.counted), 0) FROM decision_spent s
      WHERE s.household_id = d.household_id AND s.id <> d.id AND s.person_id IS d.person_id
      AND s.provision_kind_id IS d.provision_kind_id
      AND abs(unixepoch(s.day) - unixepoch(w.day)) <= 30 * 86400) AS split,
    (SELECT coalesce(sum(s.counted), 0) FROM decision_spent s
      WHERE s.household_id = d.household_id AND s.id <> d.id
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

-- The judgement ---------------------------------------------------------------------------------------------------

CREATE VIEW decision_flaw AS SELECT '' AS flaw WHERE 0;      -- what is put in here is refused with its sentence

CREATE TRIGGER decision_refused INSTEAD OF INSERT ON decision_flaw WHEN NEW.flaw IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'besluit: het bedrag telt niet zoals het moet') WHERE NEW.flaw = 'telling';
  SELECT RAISE(ABORT, 'besluit: een dag bestaat niet') WHERE NEW.flaw = 'dag';
  SELECT RAISE(ABORT, 'besluit: de looptijd klopt niet') WHERE NEW.flaw = 'looptijd';
  SELECT RAISE(ABORT, 'besluit: de wet, categorie en lijn zijn die van de voorziening') WHERE NEW.flaw = 'voorziening';
  SELECT RAISE(ABORT, 'besluit: de motivering ontbreekt (Awb 3:46)') WHERE NEW.flaw = 'motivering';
  SELECT RAISE(ABORT, 'besluit: het doel of de reden waarom het niet lichter kan ontbreekt') WHERE NEW.flaw = 'doel';
  SELECT RAISE(ABORT, 'besluit: de dag ligt na vandaag') WHERE NEW.flaw = 'later';
  SELECT RAISE(ABORT, 'besluit: namens wie ontbreekt (Awb 10:10)') WHERE NEW.flaw = 'namens';
  SELECT RAISE(ABORT, 'besluit: de besluitdatum ontbreekt of ligt voor het indienen') WHERE NEW.flaw = 'besluitdatum';
  SELECT RAISE(ABORT, 'mandaat: geen mandaat dat deze beslisser op deze dag mag gebruiken') WHERE NEW.flaw = 'mandaat';
  SELECT RAISE(ABORT, 'mandaat: de trede is die van het mandaat') WHERE NEW.flaw = 'trede';
  SELECT RAISE(ABORT, 'mandaat: na opschaling besluit een ander, anders de aanvrager zelf') WHERE NEW.flaw = 'ander';
  SELECT RAISE(ABORT, 'mandaat: eigen gezin of huisgenoten') WHERE NEW.flaw = 'gezin';
  SELECT RAISE(ABORT, 'mandaat: de eigen organisatie is de aanbieder') WHERE NEW.flaw = 'organisatie';
  SELECT RAISE(ABORT, 'mandaat: de productcategorie') WHERE NEW.flaw = 'categorie';
  SELECT RAISE(ABORT, 'mandaat: de duur') WHERE NEW.flaw = 'duur';
  SELECT RAISE(ABORT, 'mandaat: het bedrag per besluit') WHERE NEW.flaw = 'per-besluit';
  SELECT RAISE(ABORT, 'mandaat: splitsing binnen 30 dagen') WHERE NEW.flaw = 'splitsing';
  SELECT RAISE(ABORT, 'mandaat: het bedrag van het huishouden in 12 maanden') WHERE NEW.flaw = 'huishouden';
  SELECT RAISE(ABORT, 'mandaat: tweede ogen ontbreken') WHERE NEW.flaw = 'tweede-ogen';
  SELECT RAISE(ABORT, 'mandaat: tweede ogen zijn van een ander') WHERE NEW.flaw = 'zelfde-ogen';
  SELECT RAISE(ABORT, 'mandaat: deze tweede ogen mogen dit niet') WHERE NEW.flaw = 'andere-ogen';
  SELECT RAISE(ABORT, 'besluit: het klopt niet');
END;

CREATE VIEW decision_case AS SELECT * FROM decision_law WHERE 0;  -- what is put in here is judged

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
    WHEN NEW.taken AND NEW.m_per_besluit <> -1 AND NEW.weight > NEW.m_per_besluit THEN 'per-besluit'
    WHEN NEW.taken AND NEW.m_per_besluit <> -1 AND NEW.split > NEW.m_per_besluit THEN 'splitsing'
    WHEN NEW.taken AND NEW.m_cum <> -1 AND NEW.counted > 0 AND NEW.spent + NEW.counted > NEW.m_cum THEN 'huishouden'
    -- second eyes
    WHEN NEW.state = 'genomen' AND NEW.second_id IS NULL AND (NEW.kind IN ('vermindering', 'intrekking')
      OR NEW.m_vier_ogen = 0 OR (NEW.m_vier_ogen <> -1 AND NEW.split > NEW.m_vier_ogen)) THEN 'tweede-ogen'
    WHEN NEW.second_id IN (NEW.decider_id, NEW.author_id) THEN 'zelfde-ogen'
    -- of youth care, from the teamleider up, the gedragswetenschapper's as well
    WHEN NEW.second_id IS NOT NULL AND NEW.may & 2 = 0 AND NOT (NEW.wet = 'jeugdwet' AND NEW.trede >= 2 AND EXISTS(
      SELECT 1 FROM role_assignment a JOIN employee e ON e.id = a.employee_id WHERE a.employee_id = NEW.second_id
      AND e.disabled = 0 AND a.role = 'gedragswetenschapper' AND a."from" <= NEW.day
      AND (a.until IS NULL OR a.until > NEW.day))) THEN 'andere-ogen'
    END;
END;

-- What may come, change and go -------------------------------------------------------------------------------------

CREATE TRIGGER decision_new BEFORE INSERT ON decision BEGIN
  SELECT RAISE(ABORT, 'besluit: dit nummer bestaat al') WHERE EXISTS(SELECT 1 FROM decision WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'besluit: elk besluit begint als concept') WHERE NEW.state <> 'concept';
END;

CREATE TRIGGER decision_frozen BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'besluit: nummer, huishouden en aanvrager staan vast')
    WHERE NEW.id IS NOT OLD.id OR NEW.household_id IS NOT OLD.household_id OR NEW.author_id IS NOT OLD.author_id;
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

-- text and amounts change in a concept only, so what is judged is what changes beside them
CREATE TRIGGER decision_changed AFTER UPDATE OF state, decider_id, second_id, mandate_id, trede, climbed, namens,
  requested, besluitdatum ON decision
BEGIN
  SELECT RAISE(ABORT, 'besluit: deze soort of lijn bestaat niet') WHERE NEW.state <> 'concept' AND (NEW.kind NOT IN
      ('toekenning', 'afwijzing', 'wijziging', 'vermindering', 'intrekking', 'verlenging')
    OR NEW.lijn NOT IN ('0', '1', '2') OR NEW.climbed NOT IN (0, 1) OR NEW.spoed NOT IN (0, 1));
  INSERT INTO decision_case SELECT * FROM decision_law
    WHERE id = NEW.id AND NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen');
END;

CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'besluit: verwijderen kan niet');
END;

-- The register: a row ends, it never changes (Awb 10:8) ------------------------------------------------------------

CREATE TRIGGER mandate_new BEFORE INSERT ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: dit nummer bestaat al') WHERE EXISTS(SELECT 1 FROM mandate WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'mandaat: een grens klopt niet') WHERE NEW.per_besluit < -1 OR NEW.cum_huishouden < -1
    OR NEW.duur_dagen < -1 OR NEW.duur_maanden < -1 OR NEW.vier_ogen_vanaf < -1 OR date(NEW."from") IS NOT NEW."from"
    OR date(NEW.until) IS NOT NEW.until OR date(NEW.revoked) IS NOT NEW.revoked OR NEW.lijn NOT IN ('0', '1', '2')
    OR NEW.holder NOT IN ('medewerker', 'rol', 'regisseur');
  SELECT RAISE(ABORT, 'mandaat: het ondermandaat valt buiten het mandaat erboven (Awb 10:9)')
      WHERE NEW.parent_id IS NOT NULL
    AND NOT EXISTS(SELECT 1 FROM mandate p WHERE p.id = NEW.parent_id AND p.id <> NEW.id
      AND (p.wet = 'geen' OR p.wet = NEW.wet) AND NEW.lijn <= p.lijn AND NEW.only_spoed >= p.only_spoed
      AND (p.per_besluit = -1 OR NEW.per_besluit BETWEEN 0 AND p.per_besluit)
      AND (p.cum_huishouden = -1 OR NEW.cum_huishouden BETWEEN 0 AND p.cum_huishouden)
      AND (p.duur_dagen = -1 OR NEW.duur_dagen BETWEEN 0 AND p.duur_dagen
        OR (NEW.duur_maanden <> -1 AND NEW.duur_maanden * 31 <= p.duur_dagen))
      AND (p.duur_maanden = -1 OR NEW.duur_maanden BETWEEN 0 AND p.duur_maanden
        OR (NEW.duur_dagen <> -1 AND NEW.duur_dagen <= p.duur_maanden * 28))
      AND (p.vier_ogen_vanaf = -1 OR NEW.vier_ogen_vanaf BETWEEN 0 AND p.vier_ogen_vanaf)
      AND NEW."from" >= p."from" AND (p.until IS NULL OR NEW.until <= p.until)
      AND (coalesce(p.categorieen, '') = '' OR (coalesce(NEW.categorieen, '') <> '' AND NOT EXISTS(
        SELECT 1 FROM json_each('["' || replace(NEW.categorieen, ',', '","') || '"]') c
        WHERE instr(',' || p.categorieen || ',', ',' || c.value || ',') = 0))));
END;

CREATE TRIGGER mandate_ends BEFORE UPDATE ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: alleen beëindigen kan') WHERE NEW.id IS NOT OLD.id OR NEW.trede IS NOT OLD.trede
    OR NEW.holder IS NOT OLD.holder OR NEW.role IS NOT OLD.role OR NEW.employee_id IS NOT OLD.employee_id
    OR NEW.wet IS NOT OLD.wet OR NEW.categorieen IS NOT OLD.categorieen OR NEW.lijn IS NOT OLD.lijn
    OR NEW.only_spoed IS NOT OLD.only_spoed OR NEW.per_besluit IS NOT OLD.per_besluit
    OR NEW.cum_huishouden IS NOT OLD.cum_huishouden OR NEW.duur_dagen IS NOT OLD.duur_dagen
    OR NEW.duur_maanden IS NOT OLD.duur_maanden OR NEW.vier_ogen_vanaf IS NOT OLD.vier_ogen_vanaf
    OR NEW.consent_holder IS NOT OLD.consent_holder OR NEW.consent_employer IS NOT OLD.consent_employer
    OR NEW.needs_consent IS NOT OLD.needs_consent OR NEW.parent_id IS NOT OLD.parent_id OR NEW."from" IS NOT OLD."from"
    OR NEW.document IS NOT OLD.document OR NEW.mandaatgever IS NOT OLD.mandaatgever;
  SELECT RAISE(ABORT, 'mandaat: het einde kan alleen eerder') WHERE date(NEW.until) IS NOT NEW.until
    OR date(NEW.revoked) IS NOT NEW.revoked OR (OLD.until IS NOT NULL AND (NEW.until IS NULL OR NEW.until > OLD.until))
    OR (OLD.revoked IS NOT NULL AND (NEW.revoked IS NULL OR NEW.revoked > OLD.revoked));
END;

CREATE TRIGGER mandate_stays BEFORE DELETE ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: verwijderen kan niet');
END;

CREATE TRIGGER rung_new BEFORE INSERT ON rung BEGIN
  SELECT RAISE(ABORT, 'trede: deze bestaat al') WHERE EXISTS(SELECT 1 FROM rung WHERE id = NEW.id OR trede = NEW.trede);
END;

CREATE TRIGGER rung_stays BEFORE UPDATE ON rung BEGIN
  SELECT RAISE(ABORT, 'trede: wijzigen kan niet');
END;

CREATE TRIGGER rung_stays_too BEFORE DELETE ON rung BEGIN
  SELECT RAISE(ABORT, 'trede: verwijderen kan niet');
END;

-- A kind of provision says which law and line a decision is under: as fixed as the decisions that rest on it.
CREATE TRIGGER provision_kind_new BEFORE INSERT ON provision_kind BEGIN
  SELECT RAISE(ABORT, 'voorziening: dit nummer bestaat al') WHERE EXISTS(SELECT 1 FROM provision_kind
      WHERE id = NEW.id);
END;

CREATE TRIGGER provision_kind_stays BEFORE UPDATE ON provision_kind BEGIN
  SELECT RAISE(ABORT, 'voorziening: wet, categorie en lijn staan vast') WHERE NEW.id IS NOT OLD.id
      OR NEW.wet IS NOT OLD.wet
    OR NEW.productcategorie IS NOT OLD.productcategorie OR NEW.lijn IS NOT OLD.lijn;
END;

CREATE TRIGGER provision_kind_stays_too BEFORE DELETE ON provision_kind BEGIN
  SELECT RAISE(ABORT, 'voorziening: verwijderen kan niet');
END;
