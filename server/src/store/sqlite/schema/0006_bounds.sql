-- Bounds of what one phone may add, and counts that do not grow with what it invents.

-- What a phone has stored in an hour of a day (+07, by the server's clock): documents that it began, and
-- bytes of changes. Rows of past days leave when the phone next writes.
CREATE TABLE device_use (
    ward      TEXT NOT NULL,
    device    BLOB NOT NULL,
    day       TEXT NOT NULL,
    hour      INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    bytes     INTEGER NOT NULL,
    PRIMARY KEY (ward, device, day, hour)
) STRICT, WITHOUT ROWID;

-- On which day the audit log was last told that a phone's copy of a partition differs: once a day is enough.
CREATE TABLE divergence (
    ward      TEXT NOT NULL,
    device    BLOB NOT NULL,
    partition TEXT NOT NULL,
    day       TEXT NOT NULL,
    PRIMARY KEY (ward, device, partition)
) STRICT, WITHOUT ROWID;

-- What is no choice of its field, or no kind that was known, counts as "other". (The rows of records are
-- made anew by the program that brings this migration.)
CREATE TEMP TABLE folded AS
    SELECT ward,
           CASE WHEN kind IN ('settings', 'area', 'checkpoint', 'team', 'member', 'household', 'person',
                              'movement', 'declaration', 'shift', 'pass') THEN kind ELSE 'other' END AS kind,
           day, place, hour,
           CASE WHEN value = ''
                  OR kind = 'pass' AND value IN ('let_pass', 'turn_back', 'to_health_post', 'to_isolation')
                  OR kind = 'movement' AND value IN ('departure', 'return', 'arrival', 'visit')
                THEN value ELSE 'other' END AS value,
           n, kept
    FROM tally;
DELETE FROM tally;
INSERT INTO tally (ward, kind, day, place, hour, value, n, kept)
    SELECT ward, kind, day, place, hour, value, sum(n), sum(kept) FROM folded
    GROUP BY ward, kind, day, place, hour, value;
DROP TABLE folded;
