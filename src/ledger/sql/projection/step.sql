-- One row a step done or troubled: where the minutes go and what goes wrong.

CREATE TRIGGER on_step_done AFTER INSERT ON entry WHEN NEW.kind = 'step.done' BEGIN
    INSERT INTO step (device, number, at, day, visit, service, guide, step, seconds, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.day, NEW.subject, NEW.body ->> 'service',
        NEW.body ->> 'guide', NEW.body ->> 'step', NEW.body ->> 'seconds',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number)
            OR coalesce((SELECT reversed FROM visit WHERE id = NEW.subject), 0));
END;

CREATE TRIGGER on_step_troubled AFTER INSERT ON entry WHEN NEW.kind = 'step.troubled' BEGIN
    INSERT INTO step (device, number, at, day, visit, service, guide, step, trouble, solved,
        seconds, reversed)
    VALUES (NEW.device, NEW.number, NEW.at, NEW.day, NEW.subject, NEW.body ->> 'service',
        NEW.body ->> 'guide', NEW.body ->> 'step', NEW.body ->> 'trouble',
        NEW.body ->> 'solved', NEW.body ->> 'seconds',
        EXISTS (SELECT 1 FROM reversed WHERE device = NEW.device AND number = NEW.number)
            OR coalesce((SELECT reversed FROM visit WHERE id = NEW.subject), 0));
END;
