-- What follows from `entry`. No totals are stored: day, month and targets are queries over these
-- rows. Every row is a function of the set of entries, whatever order they arrived in.
-- Written only by the triggers beside this file; thrown away and rebuilt when they change.

-- One row a visit. An undone visit.opened leaves the row with reversed = 1: it is not counted.
CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    day TEXT,            -- YYYY-MM-DD of visit.opened
    opened INTEGER,      -- ms
    staff TEXT,          -- who opened it
    device TEXT,
    mode TEXT,           -- counter | field | meeting
    counter TEXT,
    citizen TEXT,        -- the kept record; NULL: asked only, or not yet identified
    sex TEXT,            -- copied from the visit's latest citizen.identified: as it was then
    birth_year INTEGER,
    adult INTEGER,
    resident INTEGER,
    hamlet TEXT,
    grp TEXT,            -- group of people
    unit TEXT,
    phone TEXT,          -- android | iphone | none
    held INTEGER NOT NULL DEFAULT 0, -- 1: put aside
    waits_for TEXT,
    held_at INTEGER,
    closed INTEGER,      -- ms, NULL: still open
    closed_day TEXT,
    result TEXT,         -- done | waiting | not_done | asked
    until TEXT,          -- come-back day
    notice INTEGER,
    helper TEXT,
    seconds INTEGER,
    reversed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row a service ended.
CREATE TABLE ended (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    staff TEXT NOT NULL,
    visit TEXT NOT NULL,
    citizen TEXT,        -- the kept record of who is named in the entry, else the visit's citizen as
                         -- it is known now
    named TEXT,          -- the citizen that the entry itself names; NULL: none
    service TEXT NOT NULL,
    provider TEXT,
    issuer TEXT,
    outcome TEXT NOT NULL,
    reason TEXT,
    trouble TEXT,
    until TEXT,
    filed INTEGER NOT NULL DEFAULT 0,
    signed INTEGER NOT NULL DEFAULT 0,
    paid INTEGER NOT NULL DEFAULT 0,
    seconds INTEGER NOT NULL,
    reversed INTEGER NOT NULL DEFAULT 0, -- 1: it, or its visit, was undone
    stands INTEGER NOT NULL DEFAULT 0,   -- 1: not undone, and the visit's last word on it: it counts
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

-- One row a step done or troubled.
CREATE TABLE step (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    visit TEXT NOT NULL,
    service TEXT,
    guide TEXT NOT NULL,
    step TEXT NOT NULL,
    trouble TEXT,        -- NULL: step.done
    solved INTEGER,
    seconds INTEGER NOT NULL,
    reversed INTEGER NOT NULL DEFAULT 0, -- 1: it, or its visit, was undone
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

-- One row a record of a citizen: its latest citizen.identified that stands; where its sealed part is.
-- Records that were joined are one person, who is the one kept: all visits, services and days are its,
-- also those of the others. Of these the rows say who they were said to be, and no day: nothing that
-- counts people by their days counts them.
CREATE TABLE citizen (
    id TEXT PRIMARY KEY,
    sex TEXT,
    birth_year INTEGER,
    adult INTEGER,
    resident INTEGER,
    hamlet TEXT,
    grp TEXT,
    unit TEXT,
    device TEXT,         -- the sealed record: entry (device, number); NULL: all were undone
    number INTEGER,
    first_day TEXT,      -- of their visits; NULL: known from a list, never here
    last_day TEXT,
    level2_since TEXT,   -- first day with VNeID level 2 that is known of; NULL: none
    signature_since TEXT, -- first day with a working signature, whoever issued it
    kept TEXT            -- the record that this one is joined to; NULL: it is kept itself
) STRICT;

-- How far a citizen is with a service (and provider, for signatures; '' without): the best of
-- had_already = done > issued > waiting > not_done that stands, the latest among equals.
CREATE TABLE service_state (
    citizen TEXT NOT NULL,
    service TEXT NOT NULL,
    provider TEXT NOT NULL,
    outcome TEXT NOT NULL,
    day TEXT NOT NULL,
    until TEXT,
    visit TEXT NOT NULL,
    since TEXT,          -- the first day it was done or there already; NULL: it is not
    PRIMARY KEY (citizen, service, provider)
) STRICT, WITHOUT ROWID;

-- What a citizen had and came for once more (another dossier, a new phone), where the last word on it
-- that stands is a day to come back. service_state goes on saying that it was had.
CREATE TABLE again (
    citizen TEXT NOT NULL,
    service TEXT NOT NULL,
    provider TEXT NOT NULL,
    outcome TEXT NOT NULL, -- waiting, issued
    day TEXT NOT NULL,
    until TEXT,
    visit TEXT NOT NULL,
    PRIMARY KEY (citizen, service, provider)
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_day ON visit(day);
CREATE INDEX visit_sums ON visit(result, mode, day, reversed);
CREATE INDEX citizen_place ON citizen(hamlet, unit, grp, resident, adult, birth_year, first_day,
                                      level2_since, signature_since);
CREATE INDEX citizen_kept ON citizen(kept) WHERE kept IS NOT NULL;
CREATE INDEX visit_citizen ON visit(citizen);
CREATE INDEX visit_open ON visit(opened) WHERE closed IS NULL;
CREATE INDEX citizen_signature ON citizen(signature_since, resident, adult, birth_year, first_day)
    WHERE signature_since IS NOT NULL;
CREATE INDEX ended_day ON ended(day);
CREATE INDEX ended_dossier ON ended(service, stands, day, filed, signed, paid)
    WHERE service = 'portal';
CREATE INDEX ended_visit ON ended(visit);
CREATE INDEX ended_citizen ON ended(citizen, service);
CREATE INDEX ended_named ON ended(named) WHERE named IS NOT NULL;
CREATE INDEX step_visit ON step(visit);
CREATE INDEX step_trouble ON step(day, guide, trouble, visit)
    WHERE reversed = 0 AND trouble IS NOT NULL;
CREATE INDEX ended_due ON ended(until)
    WHERE citizen IS NULL AND stands AND outcome IN ('waiting', 'issued');
CREATE INDEX service_state_due ON service_state(until, outcome, day)
    WHERE outcome IN ('waiting', 'issued');
CREATE INDEX again_due ON again(until);
CREATE INDEX service_state_outcome ON service_state(service, outcome, provider, since, day);
