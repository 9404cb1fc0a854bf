-- Files with what phones had not sent, each time that one was handed in at the office; `digest` is that of the hashes of
-- its changes, so that a file made again from the same changes is the same.
CREATE TABLE unsent_file (
    ward    TEXT NOT NULL,
    device  BLOB NOT NULL,
    digest  BLOB NOT NULL,
    at_ms   INTEGER NOT NULL,
    login   TEXT NOT NULL,
    -- Of its changes so many were new, and so many went to quarantine.
    taken   INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    PRIMARY KEY (ward, device, digest, at_ms)
) STRICT, WITHOUT ROWID;
