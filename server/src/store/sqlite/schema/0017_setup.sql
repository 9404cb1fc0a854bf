-- The link by which an empty database becomes a ward: one, that of the last start. Only the hash of its secret is kept.
CREATE TABLE setup_link (
    one           INTEGER PRIMARY KEY CHECK (one = 1),
    hash          BLOB NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    used_at_ms    INTEGER
) STRICT;

-- Since when the office no longer shows what the ward still lacks to begin with; none while it does.
ALTER TABLE ward ADD COLUMN beginning_closed_at_ms INTEGER;
