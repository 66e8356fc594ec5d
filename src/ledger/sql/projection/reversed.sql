-- An act taken back. Only one's own last acts can be: desk sees to that; here it is but a set of
-- names, which may be complete before the acts that they name. A reversal itself is not reversed:
-- whoever takes back an undo acts again.

CREATE TRIGGER on_entry_reversed AFTER INSERT ON entry WHEN NEW.kind = 'entry.reversed' BEGIN
    INSERT INTO reversed (device, number, by_device, by_number)
    VALUES (NEW.body ->> 'device', NEW.body ->> 'number', NEW.device, NEW.number);

    UPDATE opened SET reversed = 1
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number';
    UPDATE identified SET reversed = 1
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number';
    UPDATE joined SET reversed = 1
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number';
    UPDATE stated SET reversed = 1
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number';
    UPDATE held SET reversed = 1
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number';
    UPDATE closed SET reversed = 1
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number';
    UPDATE ended SET reversed = 1
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number';
    UPDATE step SET reversed = 1
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number';
END;

CREATE TRIGGER opened_is_reversed AFTER UPDATE OF reversed ON opened BEGIN
    INSERT INTO refresh_visit VALUES (NEW.visit);
END;

CREATE TRIGGER identified_is_reversed AFTER UPDATE OF reversed ON identified BEGIN
    INSERT INTO refresh_visit SELECT NEW.visit WHERE NEW.visit IS NOT NULL;
    INSERT INTO refresh_citizen VALUES (NEW.citizen);
END;

CREATE TRIGGER joined_is_reversed AFTER UPDATE OF reversed ON joined BEGIN
    INSERT INTO refresh_joined VALUES (NEW.other);
END;

CREATE TRIGGER stated_is_reversed AFTER UPDATE OF reversed ON stated BEGIN
    INSERT INTO refresh_visit VALUES (NEW.visit);
END;

CREATE TRIGGER held_is_reversed AFTER UPDATE OF reversed ON held BEGIN
    INSERT INTO refresh_visit VALUES (NEW.visit);
END;

CREATE TRIGGER closed_is_reversed AFTER UPDATE OF reversed ON closed BEGIN
    INSERT INTO refresh_visit VALUES (NEW.visit);
END;
