-- Which records are one person. What was said of one record names one that it belongs to; whatever
-- hangs together by that is one person. Kept is the record that belongs to none; in a circle, the one
-- named as kept by the latest word in it. So one may join to what was joined, join the other way round
-- and part in any order, and the same entries give the same persons.

CREATE TRIGGER on_citizen_joined AFTER INSERT ON entry
WHEN NEW.kind IN ('citizen.joined', 'citizen.parted') BEGIN
    INSERT INTO citizen (id) VALUES (NEW.subject), (NEW.body ->> 'other') ON CONFLICT DO NOTHING;
    INSERT INTO joined (device, number, at, kept, other, joined, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.subject, NEW.body ->> 'other',
        NEW.kind = 'citizen.joined',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number));
    INSERT INTO refresh_joined VALUES (NEW.body ->> 'other');
END;

-- The word that stands about each record that belongs to another. To oneself one need not be joined.
CREATE VIEW belongs AS SELECT other, kept, at, device, number FROM joined AS said
 WHERE joined AND NOT reversed AND other <> kept AND NOT EXISTS (
        SELECT 1 FROM joined AS later WHERE later.other = said.other AND NOT later.reversed
           AND (later.at, later.device, later.number) > (said.at, said.device, said.number));

-- Called as `INSERT INTO refresh_joined VALUES (other)` when what is said of `other` has changed. That
-- can change no one's person but those who were one with it, or with a record named as its kept one.
CREATE VIEW refresh_joined AS SELECT NULL AS other;

CREATE TRIGGER joined_is_refreshed INSTEAD OF INSERT ON refresh_joined BEGIN
    UPDATE citizen SET kept = nullif((
        WITH RECURSIVE together(id) AS (
            VALUES (citizen.id)
            UNION SELECT CASE belongs.other WHEN together.id THEN belongs.kept ELSE belongs.other END
              FROM together JOIN belongs ON belongs.other = together.id OR belongs.kept = together.id)
        SELECT coalesce(
            (SELECT id FROM together WHERE id NOT IN (SELECT other FROM belongs)),
            (SELECT kept FROM belongs WHERE other IN (SELECT id FROM together)
              ORDER BY at DESC, device DESC, number DESC LIMIT 1))), id)
     WHERE id IN (SELECT of.id FROM citizen AS named
                    JOIN citizen AS of ON of.id = coalesce(named.kept, named.id)
                                       OR of.kept = coalesce(named.kept, named.id)
                   WHERE named.id = NEW.other
                      OR named.id IN (SELECT kept FROM joined WHERE other = NEW.other));
END;

-- What a record was said to have done is the person's.
CREATE TRIGGER citizen_is_of_another AFTER UPDATE OF kept ON citizen
WHEN OLD.kept IS NOT NEW.kept BEGIN
    UPDATE identified SET person = coalesce(NEW.kept, NEW.id) WHERE citizen = NEW.id;
    INSERT INTO refresh_visit SELECT DISTINCT visit FROM identified
     WHERE citizen = NEW.id AND visit IS NOT NULL;
    UPDATE ended SET citizen = coalesce(NEW.kept, NEW.id) WHERE named = NEW.id;
    INSERT INTO refresh_citizen SELECT OLD.kept WHERE OLD.kept IS NOT NULL;
    INSERT INTO refresh_citizen VALUES (NEW.id);
END;
