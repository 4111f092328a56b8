-- What owners are told: one row a mail, the intent before it is sent.

CREATE TABLE mail (
    id              INTEGER PRIMARY KEY,
    recipient       TEXT NOT NULL,
    day             TEXT NOT NULL,
    kind            INTEGER NOT NULL,
    state           INTEGER NOT NULL,
    content         TEXT NOT NULL,
    attempts        INTEGER NOT NULL,
    answer          TEXT,
    not_before      TEXT,
    replaced_by     INTEGER NOT NULL,
    first_operation INTEGER NOT NULL,
    state_operation INTEGER NOT NULL
) STRICT;
