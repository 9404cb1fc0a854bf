-- Sheets that were imported, and the records that each made: so that one can be taken back as a whole.
CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY,
    ward TEXT NOT NULL,
    file_name TEXT NOT NULL,
    login TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    -- writing, done, failed, taking_back, taken_back
    state TEXT NOT NULL,
    -- Records that it shall have.
    planned INTEGER NOT NULL
) STRICT;

CREATE TABLE import_record (
    batch INTEGER NOT NULL REFERENCES import_batch (id),
    record BLOB NOT NULL,
    PRIMARY KEY (batch, record)
) STRICT, WITHOUT ROWID;
