-- The identifications that stand: undone neither themselves nor with their visit. One without a visit is
-- from a list.
CREATE VIEW standing AS SELECT * FROM identified
 WHERE NOT reversed
   AND (visit IS NULL OR NOT (SELECT reversed FROM visit WHERE visit.id = identified.visit));

-- A citizen's row, made anew from the identifications that stand, and since when it has what the
-- targets count. What was said last may be about an earlier day (a correction, late paper): who was of
-- age once is so, as long as the year of birth is.
-- Who stands on a list alone (no visit) is known and has no day: nobody came.
-- Called as `INSERT INTO refresh_citizen VALUES (id)`.
CREATE VIEW refresh_citizen AS SELECT NULL AS id;

-- Of joined records the kept one's own identifications come first: the others' speak for it only
-- where it has none.
CREATE TRIGGER citizen_is_refreshed INSTEAD OF INSERT ON refresh_citizen BEGIN
    INSERT INTO citizen (id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    UPDATE citizen SET
        (sex, birth_year, adult, resident, hamlet, grp, unit, device, number) =
            (SELECT sex, birth_year,
                    (SELECT max(adult) FROM standing AS ever
                      WHERE ever.person = NEW.id AND ever.birth_year IS said.birth_year),
                    resident, hamlet, grp, unit, device, number
               FROM standing AS said WHERE person = NEW.id
              ORDER BY citizen = NEW.id DESC, at DESC, device DESC, number DESC LIMIT 1),
        (first_day, last_day) =
            (SELECT min(day), max(day) FROM standing WHERE person = NEW.id AND visit IS NOT NULL),
        level2_since = (SELECT min(since) FROM service_state
                         WHERE citizen = NEW.id AND service = 'vneid-level2'),
        signature_since = (SELECT min(since) FROM service_state
                            WHERE citizen = NEW.id AND service = 'signature')
     WHERE id = NEW.id AND kept IS NULL;
END;

-- A record that belongs to another says who it was said to be, and no day; the other is made anew too.
CREATE TRIGGER joined_citizen_is_refreshed INSTEAD OF INSERT ON refresh_citizen
WHEN (SELECT kept FROM citizen WHERE id = NEW.id) IS NOT NULL BEGIN
    UPDATE citizen SET
        (sex, birth_year, adult, resident, hamlet, grp, unit, device, number) =
            (SELECT sex, birth_year,
                    (SELECT max(adult) FROM standing AS ever
                      WHERE ever.citizen = NEW.id AND ever.birth_year IS said.birth_year),
                    resident, hamlet, grp, unit, device, number
               FROM standing AS said WHERE citizen = NEW.id
              ORDER BY at DESC, device DESC, number DESC LIMIT 1),
        first_day = NULL, last_day = NULL, level2_since = NULL, signature_since = NULL
     WHERE id = NEW.id;
    INSERT INTO refresh_citizen SELECT id FROM citizen -- in the midst of a change that may be joined yet
     WHERE id = (SELECT kept FROM citizen WHERE id = NEW.id) AND kept IS NULL;
END;
