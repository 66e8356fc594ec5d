-- One trigger a kind notes the act, then the visit's row is made anew from all its acts.

CREATE TRIGGER on_visit_opened AFTER INSERT ON entry WHEN NEW.kind = 'visit.opened' BEGIN
    INSERT INTO opened (device, number, at, day, staff, visit, mode, counter, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.day, NEW.staff, NEW.subject,
        NEW.body ->> 'mode', NEW.body ->> 'counter',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number));
    INSERT INTO refresh_visit VALUES (NEW.subject);
END;

CREATE TRIGGER on_citizen_identified AFTER INSERT ON entry
WHEN NEW.kind = 'citizen.identified' BEGIN
    INSERT INTO identified (device, number, at, day, visit, citizen, person, sex, birth_year,
        adult, resident, hamlet, grp, unit, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.day, NEW.body ->> 'visit', NEW.subject,
        coalesce((SELECT kept FROM citizen WHERE id = NEW.subject), NEW.subject),
        NEW.body ->> 'sex', NEW.body ->> 'birth_year', NEW.body ->> 'adult',
        NEW.body ->> 'resident', NEW.body ->> 'hamlet', NEW.body ->> 'group',
        NEW.body ->> 'unit',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number));
    INSERT INTO refresh_visit SELECT NEW.body ->> 'visit' WHERE NEW.body ->> 'visit' IS NOT NULL;
    INSERT INTO refresh_citizen VALUES (NEW.subject);
END;

CREATE TRIGGER on_phone_stated AFTER INSERT ON entry WHEN NEW.kind = 'phone.stated' BEGIN
    INSERT INTO stated (device, number, at, visit, phone, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.subject, NEW.body ->> 'phone',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number));
    INSERT INTO refresh_visit VALUES (NEW.subject);
END;

CREATE TRIGGER on_visit_held AFTER INSERT ON entry WHEN NEW.kind = 'visit.held' BEGIN
    INSERT INTO held (device, number, at, visit, held, waits_for, held_at, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.subject, 1, NEW.body ->> 'waits_for', NEW.at,
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number));
    INSERT INTO refresh_visit VALUES (NEW.subject);
END;

CREATE TRIGGER on_visit_resumed AFTER INSERT ON entry WHEN NEW.kind = 'visit.resumed' BEGIN
    INSERT INTO held (device, number, at, visit, held, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.subject, 0,
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number));
    INSERT INTO refresh_visit VALUES (NEW.subject);
END;

CREATE TRIGGER on_visit_closed AFTER INSERT ON entry WHEN NEW.kind = 'visit.closed' BEGIN
    INSERT INTO closed (device, number, at, day, visit, result, until, notice, helper, seconds,
        reversed)
    VALUES (NEW.device, NEW.number, coalesce(NEW.body ->> 'at', NEW.at), NEW.day, NEW.subject,
        NEW.body ->> 'result',
        NEW.body ->> 'until', NEW.body ->> 'notice', NEW.body ->> 'helper',
        NEW.body ->> 'seconds',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number));
    INSERT INTO refresh_visit VALUES (NEW.subject);
END;

-- A view that is only written to serves as a procedure: `INSERT INTO refresh_visit VALUES (id)`.
CREATE VIEW refresh_visit AS SELECT NULL AS id;

CREATE TRIGGER visit_is_refreshed INSTEAD OF INSERT ON refresh_visit BEGIN
    INSERT INTO visit (id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    UPDATE visit SET
        (day, opened, staff, device, mode, counter) =
            (SELECT day, at, staff, device, mode, counter
               FROM opened WHERE visit = NEW.id
              ORDER BY reversed, at DESC, device DESC, number DESC LIMIT 1),
        reversed =
            coalesce((SELECT min(reversed) FROM opened WHERE visit = NEW.id), 0),
        (citizen, sex, birth_year, adult, resident, hamlet, grp, unit) =
            (SELECT person, sex, birth_year, adult, resident, hamlet, grp, unit
               FROM identified WHERE visit = NEW.id AND NOT reversed
              ORDER BY at DESC, device DESC, number DESC LIMIT 1),
        phone =
            (SELECT phone
               FROM stated WHERE visit = NEW.id AND NOT reversed
              ORDER BY at DESC, device DESC, number DESC LIMIT 1),
        held =
            coalesce((SELECT held
               FROM held WHERE visit = NEW.id AND NOT reversed
              ORDER BY at DESC, device DESC, number DESC LIMIT 1), 0),
        (waits_for, held_at) =
            (SELECT waits_for, held_at
               FROM held WHERE visit = NEW.id AND NOT reversed
              ORDER BY at DESC, device DESC, number DESC LIMIT 1),
        (closed, closed_day, result, until, notice, helper, seconds) =
            (SELECT at, day, result, until, notice, helper, seconds
               FROM closed WHERE visit = NEW.id AND NOT reversed
              ORDER BY at DESC, device DESC, number DESC LIMIT 1)
     WHERE id = NEW.id;
END;

-- Undoing a visit's opening takes all that was done in it out of the counts.
CREATE TRIGGER visit_is_reversed AFTER UPDATE OF reversed ON visit
WHEN OLD.reversed <> NEW.reversed BEGIN
    UPDATE ended SET reversed = NEW.reversed OR EXISTS (SELECT 1 FROM reversed AS undone
            WHERE undone.device = ended.device AND undone.number = ended.number)
     WHERE visit = NEW.id;
    UPDATE step SET reversed = NEW.reversed OR EXISTS (SELECT 1 FROM reversed AS undone
            WHERE undone.device = step.device AND undone.number = step.number)
     WHERE visit = NEW.id;
    INSERT INTO refresh_citizen SELECT DISTINCT citizen FROM identified WHERE visit = NEW.id;
END;

-- What was done in a visit is its citizen's, also when we learn later who that is.
CREATE TRIGGER visit_is_of_another AFTER UPDATE OF citizen ON visit
WHEN OLD.citizen IS NOT NEW.citizen BEGIN
    UPDATE ended SET citizen = NEW.citizen WHERE visit = NEW.id AND named IS NULL;
END;
