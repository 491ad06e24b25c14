-- Migration 26: the two weeks of Wmo 2.3.5 are a term of law, which a letter of Awb 4:14 does not make longer. What was
-- made longer before stays as it is.

DROP TRIGGER term_event_new;
CREATE TRIGGER term_event_new BEFORE INSERT ON term_event BEGIN
  SELECT RAISE(ABORT, 'termijn: deze aanvraag is er niet, of is al klaar') WHERE NEW.about = 'aanvraag'
    AND NOT EXISTS(SELECT 1 FROM aanvraag WHERE id = NEW.object_id AND household_id = NEW.household_id
      AND afgesloten IS NULL AND besluitUiterlijk >= NEW.brief AND datum <= NEW.brief);
  SELECT RAISE(ABORT, 'termijn: dit bezwaar is er niet, of is al klaar') WHERE NEW.about = 'bezwaar'
    AND NOT EXISTS(SELECT 1 FROM bezwaar WHERE id = NEW.object_id AND household_id = NEW.household_id
      AND beslist IS NULL AND uiterlijk >= NEW.brief);
  SELECT RAISE(ABORT, 'termijn: deze klacht is er niet, of is al klaar') WHERE NEW.about = 'klacht'
    AND NOT EXISTS(SELECT 1 FROM klacht WHERE id = NEW.object_id AND household_id = NEW.household_id
      AND afgehandeld IS NULL AND uiterlijk >= NEW.brief);
  SELECT RAISE(ABORT, 'termijn: de wet kent hier geen opschorting')
    WHERE NEW.about = 'klacht' AND NEW.soort = 'opschorting';
  SELECT RAISE(ABORT, 'termijn: de klok begint stil te staan, en loopt nog niet weer') WHERE NEW.tot IS NOT NULL;
  SELECT RAISE(ABORT, 'termijn: de klok stond in die dagen al stil') WHERE NEW.soort = 'opschorting'
    AND EXISTS(SELECT 1 FROM term_event WHERE about = NEW.about AND object_id = NEW.object_id AND soort = 'opschorting'
      AND tot > NEW.van);
  SELECT RAISE(ABORT, 'termijn: zo lang kan verdagen niet zonder akkoord') WHERE NEW.soort = 'verdaging'
    AND NEW.reden <> 'akkoord' AND NEW.weken + coalesce((SELECT longer_days / 7 FROM term_moved WHERE about = NEW.about
      AND object_id = NEW.object_id), 0) > CASE NEW.about WHEN 'aanvraag' THEN 8 WHEN 'bezwaar' THEN 6 ELSE 4 END;
  SELECT RAISE(ABORT, 'termijn: die van de Wmo staat in de wet; een brief maakt hem niet langer')
    WHERE NEW.about = 'aanvraag' AND NEW.soort = 'verdaging'
    AND (SELECT wet FROM aanvraag WHERE id = NEW.object_id) = 'wmo';
END;
