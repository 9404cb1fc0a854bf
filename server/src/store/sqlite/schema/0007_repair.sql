-- Phones that hold documents from which something was taken out (SPEC W25): each takes the partition anew. A row
-- leaves when its phone asks for the partition from the beginning.
CREATE TABLE repaired (
    ward      TEXT NOT NULL,
    device    BLOB NOT NULL,
    partition TEXT NOT NULL,
    PRIMARY KEY (ward, device, partition)
) STRICT, WITHOUT ROWID;
