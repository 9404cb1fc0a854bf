-- The day on which it was last noted that a phone's copy of a partition differs (SPEC W11).
CREATE TABLE divergence (
    ward      TEXT NOT NULL,
    device    BLOB NOT NULL,
    partition TEXT NOT NULL,
    day       TEXT NOT NULL,
    PRIMARY KEY (ward, device, partition)
) STRICT, WITHOUT ROWID;
