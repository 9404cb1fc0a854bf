-- Reports of the ward: numbers as they were counted, and how far each has come. Never a document: a report is signed,
-- and what is signed is never merged.
CREATE TABLE report (
    ward           TEXT NOT NULL REFERENCES ward (code),
    -- Begins with the time at which it was made, so that the latest are last.
    id             BLOB NOT NULL,
    type           TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'approved', 'sent')),
    -- One more with each deed; whoever acts says which one was seen.
    revision       INTEGER NOT NULL,
    -- Which period: its last day, and its ends.
    day            TEXT NOT NULL,
    from_at_ms     INTEGER NOT NULL,
    to_at_ms       INTEGER NOT NULL,
    -- When the ward closes the day's numbers, where its settings say so.
    cut_off_ms     INTEGER,
    -- Checkpoint or area; empty: the ward.
    place          TEXT NOT NULL,
    -- The record that it is of, such as a shift; empty: none.
    about          BLOB NOT NULL,
    version        INTEGER NOT NULL,
    -- The version before this one.
    supersedes     BLOB,
    -- When its numbers were counted.
    data_until_ms  INTEGER NOT NULL,
    -- JSON: phones that had not been heard of since.
    silent_phones  TEXT NOT NULL,
    -- JSON of the numbers in one form, and its SHA-256.
    body           TEXT NOT NULL,
    sha256         BLOB NOT NULL,
    -- Difficulties and proposals that are carried upward.
    note           TEXT NOT NULL,
    recipients     TEXT NOT NULL,
    -- Given by the office's clerk; empty: not yet.
    number         TEXT NOT NULL,
    made_by        TEXT NOT NULL,
    made_name      TEXT NOT NULL,
    made_at_ms     INTEGER NOT NULL,
    checked_by     TEXT,
    checked_name   TEXT,
    checked_at_ms  INTEGER,
    approved_by    TEXT,
    approved_name  TEXT,
    approved_at_ms INTEGER,
    signed_as      TEXT,
    sent_by        TEXT,
    sent_name      TEXT,
    sent_at_ms     INTEGER,
    sent_how       TEXT,
    -- Who did the last deed, for whoever comes too late.
    changed_name   TEXT NOT NULL,
    changed_at_ms  INTEGER NOT NULL,
    PRIMARY KEY (ward, id),
    CHECK ((state <> 'draft') = (checked_at_ms IS NOT NULL)),
    CHECK ((state IN ('approved', 'sent')) = (approved_at_ms IS NOT NULL)),
    CHECK ((state IN ('approved', 'sent')) = (signed_as IS NOT NULL)),
    CHECK ((state = 'sent') = (sent_at_ms IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A period has one report of its type in each version, and a version one that takes its place.
CREATE UNIQUE INDEX report_of ON report (ward, type, day, place, about, version)
    WHERE type IN ('shift', 'post_day', 'team_day', 'ward_day', 'ward_week');
CREATE UNIQUE INDEX report_after ON report (ward, supersedes) WHERE supersedes IS NOT NULL;

-- An approved report stays as it is; what can still be said of it is that it was sent, and under which number.
CREATE TRIGGER report_approved BEFORE UPDATE ON report WHEN OLD.state IN ('approved', 'sent')
BEGIN
    SELECT RAISE(ABORT, 'an approved report is not changed')
    WHERE OLD.state = 'sent' OR NEW.state <> 'sent'
        OR (NEW.ward, NEW.id, NEW.type, NEW.day, NEW.from_at_ms, NEW.to_at_ms, NEW.cut_off_ms, NEW.place, NEW.about,
            NEW.version, NEW.supersedes, NEW.data_until_ms, NEW.silent_phones, NEW.body, NEW.sha256, NEW.note,
            NEW.made_by, NEW.made_name, NEW.made_at_ms, NEW.checked_by, NEW.checked_name, NEW.checked_at_ms,
            NEW.approved_by, NEW.approved_name, NEW.approved_at_ms, NEW.signed_as)
        IS NOT
           (OLD.ward, OLD.id, OLD.type, OLD.day, OLD.from_at_ms, OLD.to_at_ms, OLD.cut_off_ms, OLD.place, OLD.about,
            OLD.version, OLD.supersedes, OLD.data_until_ms, OLD.silent_phones, OLD.body, OLD.sha256, OLD.note,
            OLD.made_by, OLD.made_name, OLD.made_at_ms, OLD.checked_by, OLD.checked_name, OLD.checked_at_ms,
            OLD.approved_by, OLD.approved_name, OLD.approved_at_ms, OLD.signed_as);
END;
CREATE TRIGGER report_kept BEFORE DELETE ON report WHEN OLD.state IN ('approved', 'sent')
BEGIN
    SELECT RAISE(ABORT, 'an approved report is not deleted');
END;
