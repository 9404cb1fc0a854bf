-- What people keep of a list: filter, order and columns under a name, for themselves or for their ward.
CREATE TABLE list_view (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    ward    TEXT NOT NULL,
    -- The kind of its records.
    kind    TEXT NOT NULL,
    -- The account that keeps it; null: the ward.
    login   TEXT,
    name    TEXT NOT NULL,
    -- As in the list's address: state=overdue&sort=due
    query   TEXT NOT NULL,
    -- Names of columns in their order, separated by commas; empty: the list's usual ones.
    columns TEXT NOT NULL,
    made_by TEXT NOT NULL,
    at_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX list_view_of ON list_view (ward, kind);

-- How an account has a list where it opens no view: its columns, and the view with which the list begins.
CREATE TABLE list_habit (
    ward       TEXT NOT NULL,
    login      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    columns    TEXT NOT NULL,
    first_view INTEGER,
    PRIMARY KEY (ward, login, kind)
) STRICT, WITHOUT ROWID;
