-- Tries to log in that were not right yet, by the SHA-256 of the name that was typed, whether or not there is such an
-- account: what is answered must not tell. A row leaves with the right password, or a day later.
CREATE TABLE login_try (
    login_hash      BLOB PRIMARY KEY,
    failed          INTEGER NOT NULL,
    locked_until_ms INTEGER NOT NULL,
    at_ms           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The end of each ward's audit log, so that lines which are cut off at its end are missed.
CREATE TABLE audit_head (
    ward TEXT PRIMARY KEY,
    seq  INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO audit_head (ward, seq, hash)
    SELECT ward, seq, hash FROM audit AS line
    WHERE seq = (SELECT max(seq) FROM audit WHERE audit.ward = line.ward);

-- Documents are numbered from here on and no number is given twice: what still works on a deleted document must not
-- meet another one under its number.
INSERT INTO meta (key, value) VALUES ('last_document', coalesce((SELECT max(id) FROM document), 0));
