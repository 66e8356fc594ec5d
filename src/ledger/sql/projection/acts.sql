-- The acts that `visit` and `citizen` are made of, one row an entry, kept apart so that any of them
-- can be undone, said again or arrive late: the latest that stands wins, by (at, device, number). A
-- correction stands at the `at` of what it corrects: what was said after that was said after it.

-- What entry.reversed named. A row may be here before the entry that it undoes.
CREATE TABLE reversed (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    by_device TEXT NOT NULL,
    by_number INTEGER NOT NULL,
    PRIMARY KEY (device, number, by_device, by_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE opened (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    staff TEXT NOT NULL,
    visit TEXT NOT NULL,
    mode TEXT NOT NULL,
    counter TEXT,
    reversed INTEGER NOT NULL,
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX opened_visit ON opened(visit);

CREATE TABLE identified (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    visit TEXT, -- NULL: known from a list, nobody came
    citizen TEXT NOT NULL,
    person TEXT NOT NULL, -- the record that the citizen's is joined to, else the citizen
    sex TEXT NOT NULL,
    birth_year INTEGER,
    adult INTEGER,
    resident INTEGER NOT NULL,
    hamlet TEXT,
    grp TEXT,
    unit TEXT,
    reversed INTEGER NOT NULL,
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX identified_visit ON identified(visit, at);
CREATE INDEX identified_citizen ON identified(citizen, at);
CREATE INDEX identified_person ON identified(person, at);

-- Two records said to be one person (joined = 1), or two after all (joined = 0): `other` belongs to
-- `kept`. Of one `other` the latest word that stands counts, whomever it names as kept.
CREATE TABLE joined (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kept TEXT NOT NULL,
    other TEXT NOT NULL,
    joined INTEGER NOT NULL,
    reversed INTEGER NOT NULL,
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX joined_other ON joined(other, at);
CREATE INDEX joined_kept ON joined(kept);

CREATE TABLE stated (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    visit TEXT NOT NULL,
    phone TEXT NOT NULL,
    reversed INTEGER NOT NULL,
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX stated_visit ON stated(visit, at);

-- Put aside (held = 1) and taken up again (held = 0).
CREATE TABLE held (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    visit TEXT NOT NULL,
    held INTEGER NOT NULL,
    waits_for TEXT,
    held_at INTEGER,
    reversed INTEGER NOT NULL,
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_visit ON held(visit, at);

CREATE TABLE closed (
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    visit TEXT NOT NULL,
    result TEXT NOT NULL,
    until TEXT,
    notice INTEGER NOT NULL,
    helper TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    reversed INTEGER NOT NULL,
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX closed_visit ON closed(visit, at);
