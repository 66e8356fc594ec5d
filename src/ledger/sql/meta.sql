-- What this copy of the book knows about itself; no truth, in no chain.
--   device      this machine's id
--   place       the file's inode when the id was given: another one means a copy
--   projection  version of the tables that follow from `entry`
--   schema      hash of the text of all tables and triggers
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
