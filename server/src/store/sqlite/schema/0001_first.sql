-- One database holds the log, the read model and the accounts, so that a change, its feed number and
-- the rows that it alters commit together or not at all. Migrations are append-only: a later version
-- adds a file and never alters this one. Every table's key begins with the ward or the partition.

-- What is true of the database as a whole: `epoch` (16 random bytes), `made_at_ms`.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE ward (
    code       TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    made_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Areas and checkpoints that exist, as the plan names them: where ward-wide roles reach.
CREATE TABLE place (
    ward TEXT NOT NULL REFERENCES ward (code),
    code TEXT NOT NULL,
    PRIMARY KEY (ward, code)
) STRICT, WITHOUT ROWID;

-- The feed of a family at a place; `last_seq` is the number of its newest change.
CREATE TABLE partition (
    id       INTEGER PRIMARY KEY,
    ward     TEXT NOT NULL REFERENCES ward (code),
    name     TEXT NOT NULL UNIQUE,
    last_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX partition_ward ON partition (ward);

-- One automerge document. `first_seq` and `last_seq` are feed numbers of its partition.
CREATE TABLE document (
    id               INTEGER PRIMARY KEY,
    partition        INTEGER NOT NULL REFERENCES partition (id),
    period           TEXT NOT NULL,
    document_id      BLOB NOT NULL,
    first_seq        INTEGER NOT NULL,
    last_seq         INTEGER NOT NULL,
    changes          INTEGER NOT NULL,
    snapshot_changes INTEGER NOT NULL DEFAULT 0,
    UNIQUE (partition, period)
) STRICT;

-- The raw log: the truth. Bytes are automerge chunks exactly as they came.
CREATE TABLE change (
    partition      INTEGER NOT NULL REFERENCES partition (id),
    seq            INTEGER NOT NULL,
    document       INTEGER NOT NULL REFERENCES document (id),
    hash           BLOB NOT NULL,
    actor          BLOB NOT NULL,
    actor_seq      INTEGER NOT NULL,
    member         TEXT NOT NULL,
    time_ms        INTEGER NOT NULL,
    received_at_ms INTEGER NOT NULL,
    bytes          BLOB NOT NULL,
    PRIMARY KEY (partition, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX change_hash ON change (document, hash);
CREATE INDEX change_document ON change (document, seq);

-- A saved document with all changes of the log up to feed number `at_seq`, made only after it was
-- loaded again and its heads compared.
CREATE TABLE snapshot (
    document   INTEGER PRIMARY KEY REFERENCES document (id),
    at_seq     INTEGER NOT NULL,
    heads      BLOB NOT NULL,
    bytes      BLOB NOT NULL,
    made_at_ms INTEGER NOT NULL
) STRICT;

-- The read model: one row a record, rewritten in the transaction that takes a change of it.
-- `body` is the RecordView of the API. `sort` orders names the Vietnamese way.
CREATE TABLE record (
    ward           TEXT NOT NULL,
    id             BLOB NOT NULL,
    document       INTEGER NOT NULL REFERENCES document (id),
    kind           TEXT NOT NULL,
    place          TEXT NOT NULL,
    day            TEXT NOT NULL,
    hour           INTEGER NOT NULL,
    value          TEXT NOT NULL,
    search         TEXT NOT NULL,
    sort           BLOB NOT NULL,
    body           TEXT NOT NULL,
    conflicts      INTEGER NOT NULL,
    problems       INTEGER NOT NULL,
    removed        INTEGER NOT NULL,
    created_at_ms  INTEGER NOT NULL,
    created_by     BLOB NOT NULL,
    updated_at_ms  INTEGER NOT NULL,
    updated_by     BLOB NOT NULL,
    received_at_ms INTEGER NOT NULL,
    PRIMARY KEY (ward, id)
) STRICT;
CREATE INDEX record_by_day ON record (ward, kind, day);
CREATE INDEX record_by_sort ON record (ward, kind, sort);
CREATE INDEX record_by_document ON record (document);
CREATE INDEX record_in_conflict ON record (ward, kind) WHERE conflicts > 0 AND removed = 0;

-- Which changes touched a record: its history.
CREATE TABLE record_change (
    partition INTEGER NOT NULL REFERENCES partition (id),
    record    BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    PRIMARY KEY (partition, record, seq)
) STRICT, WITHOUT ROWID;

-- Counts that the overview shows, kept while projecting: records that are not removed, by day, hour
-- and the value of one field of the kind (a pass's decision, a movement's direction).
CREATE TABLE tally (
    ward  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    day   TEXT NOT NULL,
    place TEXT NOT NULL,
    hour  INTEGER NOT NULL,
    value TEXT NOT NULL,
    n     INTEGER NOT NULL,
    PRIMARY KEY (ward, kind, day, place, hour, value)
) STRICT, WITHOUT ROWID;

-- Refused changes, kept with the reason. `seen_at_ms` is set when an official has looked.
CREATE TABLE quarantine (
    ward           TEXT NOT NULL,
    hash           BLOB NOT NULL,
    device         BLOB NOT NULL,
    member         TEXT NOT NULL,
    partition      TEXT NOT NULL,
    period         TEXT NOT NULL,
    code           TEXT NOT NULL,
    message        TEXT NOT NULL,
    received_at_ms INTEGER NOT NULL,
    seen_at_ms     INTEGER,
    bytes          BLOB NOT NULL,
    PRIMARY KEY (ward, device, hash)
) STRICT, WITHOUT ROWID;

-- People who hold phones or accounts. `id` is the id of their `member` record in the plan.
CREATE TABLE member (
    ward           TEXT NOT NULL REFERENCES ward (code),
    id             TEXT NOT NULL,
    full_name      TEXT NOT NULL,
    made_at_ms     INTEGER NOT NULL,
    disabled_at_ms INTEGER,
    PRIMARY KEY (ward, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_grant (
    ward        TEXT NOT NULL,
    member      TEXT NOT NULL,
    role        TEXT NOT NULL,
    place       TEXT NOT NULL,
    given_at_ms INTEGER NOT NULL,
    PRIMARY KEY (ward, member, role, place),
    FOREIGN KEY (ward, member) REFERENCES member (ward, id)
) STRICT, WITHOUT ROWID;

-- Enrolled phones, and the devices by which the office writes. Of a token only its SHA-256 is kept.
CREATE TABLE device (
    ward           TEXT NOT NULL,
    id             BLOB NOT NULL,
    member         TEXT NOT NULL,
    purpose        TEXT NOT NULL CHECK (purpose IN ('phone', 'office')),
    name           TEXT NOT NULL,
    platform       TEXT NOT NULL,
    token_hash     BLOB,
    made_at_ms     INTEGER NOT NULL,
    revoked_at_ms  INTEGER,
    last_sync_ms   INTEGER,
    app            TEXT NOT NULL DEFAULT '',
    clock_skew_ms  INTEGER,
    PRIMARY KEY (ward, id),
    FOREIGN KEY (ward, member) REFERENCES member (ward, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX device_token ON device (token_hash) WHERE token_hash IS NOT NULL;
CREATE UNIQUE INDEX device_id ON device (id);

-- Codes that enrol one phone each. Only the SHA-256 of code and retry key is kept.
CREATE TABLE enrolment_code (
    ward           TEXT NOT NULL,
    code_hash      BLOB NOT NULL,
    member         TEXT NOT NULL,
    made_by        TEXT NOT NULL,
    made_at_ms     INTEGER NOT NULL,
    expires_at_ms  INTEGER NOT NULL,
    used_at_ms     INTEGER,
    device         BLOB,
    retry_key_hash BLOB,
    PRIMARY KEY (ward, code_hash),
    FOREIGN KEY (ward, member) REFERENCES member (ward, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX enrolment_code_hash ON enrolment_code (code_hash);

-- Office accounts. `device` is the office device in whose name the account writes.
CREATE TABLE account (
    ward            TEXT NOT NULL REFERENCES ward (code),
    login           TEXT NOT NULL,
    password_hash   TEXT NOT NULL,
    role            TEXT NOT NULL,
    member          TEXT NOT NULL,
    device          BLOB NOT NULL,
    made_at_ms      INTEGER NOT NULL,
    disabled_at_ms  INTEGER,
    failed_logins   INTEGER NOT NULL DEFAULT 0,
    locked_until_ms INTEGER NOT NULL DEFAULT 0,
    last_login_ms   INTEGER,
    PRIMARY KEY (ward, login),
    FOREIGN KEY (ward, member) REFERENCES member (ward, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_login ON account (login);

CREATE TABLE session (
    ward          TEXT NOT NULL,
    token_hash    BLOB NOT NULL,
    login         TEXT NOT NULL,
    made_at_ms    INTEGER NOT NULL,
    last_seen_ms  INTEGER NOT NULL,
    PRIMARY KEY (ward, token_hash),
    FOREIGN KEY (ward, login) REFERENCES account (ward, login)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX session_token ON session (token_hash);

-- Who looked at, changed, exported or printed what; each row's hash covers the one before.
CREATE TABLE audit (
    ward      TEXT NOT NULL,
    seq       INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL,
    who       TEXT NOT NULL,
    action    TEXT NOT NULL,
    subject   TEXT NOT NULL,
    detail    TEXT NOT NULL,
    hash      BLOB NOT NULL,
    PRIMARY KEY (ward, seq)
) STRICT, WITHOUT ROWID;
