-- Migration 21: a row of the sociale kaart is ended with a day and never deleted, as a life domain is.

CREATE TRIGGER nearby_stays BEFORE DELETE ON nearby BEGIN
  SELECT RAISE(ABORT, 'sociale kaart: verwijderen kan niet, laat het vervallen');
END;
CREATE TRIGGER nearby_new BEFORE INSERT ON nearby BEGIN
  SELECT RAISE(ABORT, 'sociale kaart: deze regel is er al') WHERE EXISTS(SELECT 1 FROM nearby WHERE id = NEW.id);
END;
