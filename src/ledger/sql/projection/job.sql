-- One row a print job. What became of it is the latest word, by (at, device, number); what it is, its
-- first job.queued. A job that was begun and has no end (the power went) goes on standing as `printing`:
-- nobody knows what is on the paper, and a person decides.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    device TEXT,         -- the machine that it was queued on; NULL: that entry is not here
    queued INTEGER,      -- ms
    day TEXT,
    staff TEXT,
    document TEXT,       -- slip | poster | …
    visit TEXT,          -- whose slip; NULL: of nobody
    about TEXT,          -- a guide, a day: which one it is
    printer TEXT,
    copy INTEGER,        -- 1: printed once more, and marked so
    state TEXT NOT NULL, -- queued | printing | printed | failed | dropped
    why TEXT,            -- failed: the reason's id
    unsure INTEGER,      -- failed: 1, something may be on the paper
    at INTEGER NOT NULL, -- of that word
    by_device TEXT NOT NULL,
    by_number INTEGER NOT NULL
) STRICT;
CREATE INDEX job_open ON job(queued) WHERE state IN ('queued', 'printing', 'failed');
CREATE INDEX job_visit ON job(visit) WHERE visit IS NOT NULL;

CREATE TRIGGER on_job AFTER INSERT ON entry
WHEN NEW.kind IN ('job.queued', 'job.printing', 'job.printed', 'job.failed', 'job.dropped') BEGIN
    INSERT INTO job (id, state, why, unsure, at, by_device, by_number)
    VALUES (NEW.subject, substr(NEW.kind, 5), NEW.body ->> 'why', NEW.body ->> 'unsure', NEW.at,
        NEW.device, NEW.number)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, why = excluded.why,
        unsure = excluded.unsure, at = excluded.at, by_device = excluded.by_device,
        by_number = excluded.by_number
     WHERE (excluded.at, excluded.by_device, excluded.by_number) > (job.at, job.by_device, job.by_number);
    UPDATE job SET device = NEW.device, queued = NEW.at, day = NEW.day, staff = NEW.staff,
        document = NEW.body ->> 'document', visit = NEW.body ->> 'visit',
        about = NEW.body ->> 'about', printer = NEW.body ->> 'printer',
        copy = coalesce(NEW.body ->> 'copy', 0)
     WHERE id = NEW.subject AND NEW.kind = 'job.queued'
       AND (queued IS NULL OR (queued, device) > (NEW.at, NEW.device));
END;
