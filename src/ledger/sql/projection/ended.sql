-- One row a service ended, and how far each citizen is.

CREATE TRIGGER on_service_ended AFTER INSERT ON entry WHEN NEW.kind = 'service.ended' BEGIN
    INSERT INTO ended (device, number, at, day, staff, visit, citizen, named, service, provider,
        issuer, outcome, reason, trouble, until, filed, signed, paid, seconds, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.day, NEW.staff, NEW.subject,
        coalesce(NEW.body ->> 'citizen', (SELECT citizen FROM visit WHERE id = NEW.subject)),
        NEW.body ->> 'citizen' IS NOT NULL,
        NEW.body ->> 'service', NEW.body ->> 'provider', NEW.body ->> 'issuer',
        NEW.body ->> 'outcome', NEW.body ->> 'reason', NEW.body ->> 'trouble',
        NEW.body ->> 'until', coalesce(NEW.body ->> 'filed', 0),
        coalesce(NEW.body ->> 'signed', 0), coalesce(NEW.body ->> 'paid', 0),
        NEW.body ->> 'seconds',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number)
            OR coalesce((SELECT reversed FROM visit WHERE id = NEW.subject), 0));
END;

CREATE TRIGGER ended_is_added AFTER INSERT ON ended BEGIN
    INSERT INTO refresh_state VALUES (NEW.citizen, NEW.service, coalesce(NEW.provider, ''));
END;

CREATE TRIGGER ended_is_changed AFTER UPDATE OF citizen, reversed ON ended
WHEN OLD.citizen IS NOT NEW.citizen OR OLD.reversed <> NEW.reversed BEGIN
    INSERT INTO refresh_state VALUES (OLD.citizen, OLD.service, coalesce(OLD.provider, ''));
    INSERT INTO refresh_state VALUES (NEW.citizen, NEW.service, coalesce(NEW.provider, ''));
END;

-- Called as `INSERT INTO refresh_state VALUES (citizen, service, provider)`; a service ended for
-- nobody known (citizen NULL) has no state.
CREATE VIEW refresh_state AS SELECT NULL AS citizen, NULL AS service, NULL AS provider;

CREATE TRIGGER state_is_refreshed INSTEAD OF INSERT ON refresh_state BEGIN
    DELETE FROM service_state
     WHERE citizen = NEW.citizen AND service = NEW.service AND provider = NEW.provider;
    INSERT INTO service_state (citizen, service, provider, outcome, day, until, visit)
    SELECT citizen, service, NEW.provider, outcome, day, until, visit
      FROM ended
     WHERE citizen = NEW.citizen AND service = NEW.service
       AND coalesce(provider, '') = NEW.provider AND NOT reversed
     ORDER BY CASE outcome WHEN 'not_done' THEN 0 WHEN 'waiting' THEN 1 WHEN 'issued' THEN 2
                           ELSE 3 END DESC,
              at DESC, device DESC, number DESC
     LIMIT 1;
END;
