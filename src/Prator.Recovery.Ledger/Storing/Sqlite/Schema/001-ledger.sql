-- Times are ISO 8601 in UTC with ticks, days yyyy-MM-dd, hashes 16 bytes (big-endian), enumerations the numbers of their
-- members, but action its name. 0 stands for "none" wherever a number points to another row.

CREATE TABLE ledger (
    id               TEXT NOT NULL,
    salt             BLOB,
    created          TEXT NOT NULL,
    identifier_check BLOB NOT NULL,
    chain_check      BLOB NOT NULL
) STRICT;

CREATE TABLE operation (
    id          INTEGER PRIMARY KEY,
    seq         INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    time        TEXT NOT NULL,
    actor       TEXT NOT NULL,
    policy      TEXT,
    policy_hash TEXT,
    as_of       TEXT,
    cmdlet      TEXT NOT NULL,
    files       TEXT
) STRICT;

CREATE TABLE entry (
    seq       INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL,
    item      INTEGER NOT NULL,
    record    INTEGER NOT NULL,
    kinds     INTEGER NOT NULL,
    body      TEXT NOT NULL,
    secret    BLOB,
    mac       BLOB NOT NULL
) STRICT;

CREATE INDEX entry_of_item ON entry (item) WHERE item > 0;

CREATE TABLE record (
    id      INTEGER PRIMARY KEY,
    source  INTEGER NOT NULL,
    kind    INTEGER NOT NULL,
    item    INTEGER NOT NULL,
    key     BLOB NOT NULL,
    has_id  INTEGER NOT NULL,
    patient BLOB NOT NULL,
    day     INTEGER NOT NULL,
    content BLOB NOT NULL,
    present INTEGER NOT NULL,
    payload INTEGER NOT NULL
) STRICT;

CREATE INDEX record_of_item ON record (item) WHERE item > 0;

-- First what every import looks at, of every item.
CREATE TABLE item (
    id                INTEGER PRIMARY KEY,
    kind              INTEGER NOT NULL,
    rule              TEXT NOT NULL,
    state             INTEGER NOT NULL,
    has_question      INTEGER NOT NULL,
    order_entry       INTEGER NOT NULL,
    merged_into       INTEGER NOT NULL,
    decisions         TEXT,
    action            TEXT NOT NULL,
    reference         TEXT,
    asks              TEXT,
    ordered_on        TEXT,
    unit              TEXT,
    municipality      TEXT,
    owner             TEXT,
    owner_email       TEXT,
    is_protected      INTEGER NOT NULL,
    first_operation   INTEGER NOT NULL,
    state_operation   INTEGER NOT NULL,
    decided_operation INTEGER NOT NULL,
    deceased_by       INTEGER NOT NULL,
    asked_operation   INTEGER NOT NULL,
    escalated_operation INTEGER NOT NULL
) STRICT;

CREATE TABLE rejected (
    id               INTEGER PRIMARY KEY,
    source           INTEGER NOT NULL,
    kind             INTEGER NOT NULL,
    file             TEXT NOT NULL,
    "row"            INTEGER NOT NULL,
    "column"         TEXT,
    reason           TEXT NOT NULL,
    reference        TEXT NOT NULL,
    unit             TEXT,
    municipality     TEXT,
    owner            TEXT,
    first_operation  INTEGER NOT NULL,
    mended_operation INTEGER NOT NULL,
    escalated_operation INTEGER NOT NULL
) STRICT;
