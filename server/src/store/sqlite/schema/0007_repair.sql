-- Phones that hold documents from which something was taken out (SPEC W25): each takes the partition anew. A row
-- leaves when its phone asks for the partition from the beginning.
CREATE TABLE repaired (
    ward      TEXT NOT NULL,
    device    BLOB NOT NULL,
    partition TEXT NOT NULL,
    PRIMARY KEY (ward, device, partition)
) STRICT, WITHOUT ROWID;

-- The feed number at which something was last taken out of a partition: its newest changes may be among it.
ALTER TABLE partition ADD COLUMN repaired_seq INTEGER NOT NULL DEFAULT 0;
