-- One row a service ended, and how far each citizen is.

CREATE TRIGGER on_service_ended AFTER INSERT ON entry WHEN NEW.kind = 'service.ended' BEGIN
    INSERT INTO ended (device, number, at, day, staff, visit, citizen, named, service, provider,
        issuer, outcome, reason, trouble, until, filed, signed, paid, seconds, reversed)
    VALUES (NEW.device, NEW.number, coalesce(NEW.body ->> 'at', NEW.at), NEW.day, NEW.staff, NEW.subject,
        coalesce((SELECT kept FROM citizen WHERE id = NEW.body ->> 'citizen'),
            NEW.body ->> 'citizen', (SELECT citizen FROM visit WHERE id = NEW.subject)),
        NEW.body ->> 'citizen',
        NEW.body ->> 'service', NEW.body ->> 'provider', NEW.body ->> 'issuer',
        NEW.body ->> 'outcome', NEW.body ->> 'reason', NEW.body ->> 'trouble',
        NEW.body ->> 'until', coalesce(NEW.body ->> 'filed', 0),
        coalesce(NEW.body ->> 'signed', 0), coalesce(NEW.body ->> 'paid', 0),
        NEW.body ->> 'seconds',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number)
            OR coalesce((SELECT reversed FROM visit WHERE id = NEW.subject), 0));
END;

CREATE TRIGGER ended_is_added AFTER INSERT ON ended BEGIN
    INSERT INTO refresh_ended VALUES (NEW.visit, NEW.service, NEW.provider);
END;

CREATE TRIGGER ended_is_changed AFTER UPDATE OF citizen, reversed ON ended
WHEN OLD.citizen IS NOT NEW.citizen OR OLD.reversed <> NEW.reversed BEGIN
    INSERT INTO refresh_state VALUES (OLD.citizen, OLD.service, coalesce(OLD.provider, ''));
    INSERT INTO refresh_ended VALUES (NEW.visit, NEW.service, NEW.provider);
END;

-- Which of a visit's answers about one service stands: the last that was not undone.
-- Called as `INSERT INTO refresh_ended VALUES (visit, service, provider)`.
CREATE VIEW refresh_ended AS SELECT NULL AS visit, NULL AS service, NULL AS provider;

CREATE TRIGGER ended_is_refreshed INSTEAD OF INSERT ON refresh_ended BEGIN
    UPDATE ended SET stands = NOT reversed AND NOT EXISTS (
            SELECT 1 FROM ended AS later
             WHERE later.visit = ended.visit AND later.service = ended.service
               AND later.provider IS ended.provider AND NOT later.reversed
               AND (later.at, later.device, later.number)
                   > (ended.at, ended.device, ended.number))
     WHERE visit = NEW.visit AND service = NEW.service AND provider IS NEW.provider;
    INSERT INTO refresh_state SELECT DISTINCT citizen, service, coalesce(provider, '')
      FROM ended
     WHERE visit = NEW.visit AND service = NEW.service AND provider IS NEW.provider;
END;

-- Called as `INSERT INTO refresh_state VALUES (citizen, service, provider)`; a service ended for
-- nobody known (citizen NULL) has no state.
CREATE VIEW refresh_state AS SELECT NULL AS citizen, NULL AS service, NULL AS provider;

CREATE TRIGGER state_is_refreshed INSTEAD OF INSERT ON refresh_state BEGIN
    DELETE FROM service_state
     WHERE citizen = NEW.citizen AND service = NEW.service AND provider = NEW.provider;
    INSERT INTO service_state (citizen, service, provider, outcome, day, until, visit, since)
    SELECT citizen, service, NEW.provider, outcome, day, until, visit,
        (SELECT min(day) FROM ended
          WHERE citizen = NEW.citizen AND service = NEW.service
            AND coalesce(provider, '') = NEW.provider AND stands
            AND outcome IN ('done', 'had_already'))
      FROM ended
     WHERE citizen = NEW.citizen AND service = NEW.service
       AND coalesce(provider, '') = NEW.provider AND stands
     ORDER BY CASE outcome WHEN 'not_done' THEN 0 WHEN 'waiting' THEN 1 WHEN 'issued' THEN 2
                           ELSE 3 END DESC,
              at DESC, device DESC, number DESC
     LIMIT 1;
    DELETE FROM again
     WHERE citizen = NEW.citizen AND service = NEW.service AND provider = NEW.provider;
    INSERT INTO again (citizen, service, provider, outcome, day, until, visit)
    SELECT citizen, service, NEW.provider, outcome, day, until, visit
      FROM (SELECT * FROM ended
             WHERE citizen = NEW.citizen AND service = NEW.service
               AND coalesce(provider, '') = NEW.provider AND stands
             ORDER BY day DESC, at DESC, device DESC, number DESC -- paper of an earlier day is older
             LIMIT 1)
     WHERE outcome IN ('waiting', 'issued')
       AND EXISTS (SELECT 1 FROM service_state
                    WHERE citizen = NEW.citizen AND service = NEW.service
                      AND provider = NEW.provider AND since IS NOT NULL);
    UPDATE citizen SET
        level2_since = (SELECT min(since) FROM service_state
                         WHERE citizen = NEW.citizen AND service = 'vneid-level2'),
        signature_since = (SELECT min(since) FROM service_state
                            WHERE citizen = NEW.citizen AND service = 'signature')
     WHERE id = NEW.citizen;
END;
