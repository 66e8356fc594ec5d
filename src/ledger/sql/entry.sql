-- The truth: one row is one act, added at the end and never changed. Columns, bytes and hashes are
-- described in doc/ledger-format.md. This file never changes; what follows from it is projection/.
CREATE TABLE entry (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,      -- 1, 2, 3 … a device, without gaps
    at INTEGER NOT NULL,          -- UTC ms; only orders
    day TEXT NOT NULL,            -- working day in Vietnam, YYYY-MM-DD: what counts
    staff TEXT NOT NULL,          -- '' nobody
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,     -- of the body
    subject TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    once TEXT UNIQUE,             -- names the act: written once, however often it is tried
    sealed BLOB,                  -- NULL: nothing personal, or erased
    sealed_hash BLOB CHECK (length(sealed_hash) = 32),
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (device, number),
    CHECK (sealed IS NULL OR sealed_hash IS NOT NULL)
) STRICT;

CREATE INDEX entry_subject ON entry(subject);
CREATE INDEX entry_kind ON entry(kind, at);
CREATE INDEX entry_erased ON entry(body ->> 'device', body ->> 'number')
    WHERE kind = 'citizen.erased';

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry BEGIN
    SELECT RAISE(ABORT, 'entry is append-only: no DELETE, no REPLACE');
END;

-- The one change allowed: the sealed part goes when a citizen.erased names the entry.
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
WHEN NEW.sealed IS NOT NULL
    OR NEW.rowid <> OLD.rowid
    OR (NEW.device, NEW.number, NEW.at, NEW.day, NEW.staff, NEW.kind, NEW.version, NEW.subject,
        NEW.body, NEW.once, NEW.sealed_hash, NEW.prev, NEW.hash)
       IS NOT
       (OLD.device, OLD.number, OLD.at, OLD.day, OLD.staff, OLD.kind, OLD.version, OLD.subject,
        OLD.body, OLD.once, OLD.sealed_hash, OLD.prev, OLD.hash)
    OR NOT EXISTS (SELECT 1 FROM entry AS erasure
                    WHERE erasure.kind = 'citizen.erased'
                      AND erasure.body ->> 'device' = OLD.device
                      AND erasure.body ->> 'number' = OLD.number)
BEGIN
    SELECT RAISE(ABORT, 'entry is append-only: no UPDATE');
END;

CREATE TRIGGER entry_erases AFTER INSERT ON entry WHEN NEW.kind = 'citizen.erased' BEGIN
    UPDATE entry SET sealed = NULL
     WHERE device = NEW.body ->> 'device' AND number = NEW.body ->> 'number'
       AND sealed IS NOT NULL;
END;

-- Two machines: the erasure may be here before what it erases.
CREATE TRIGGER entry_arrives_erased AFTER INSERT ON entry
WHEN NEW.sealed IS NOT NULL
    AND EXISTS (SELECT 1 FROM entry AS erasure
                 WHERE erasure.kind = 'citizen.erased'
                   AND erasure.body ->> 'device' = NEW.device
                   AND erasure.body ->> 'number' = NEW.number)
BEGIN
    UPDATE entry SET sealed = NULL WHERE device = NEW.device AND number = NEW.number;
END;
