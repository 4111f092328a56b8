-- The tables of a ledger, made in the schema that the connection's search path names. As in SQLite: times are ISO 8601 in UTC
-- with ticks (a timestamp of the server would lose the last digit), hashes 16 bytes (big-endian), enumerations the numbers of
-- their members, but action its name. 0 stands for "none" wherever a number points to another row. Texts sort by their bytes.

CREATE TABLE about (
    application    text    NOT NULL,
    schema_version integer NOT NULL
);

CREATE TABLE ledger (
    id               text  NOT NULL,
    salt             bytea,
    created          text  NOT NULL,
    identifier_check bytea NOT NULL,
    chain_check      bytea NOT NULL
);

CREATE TABLE operation (
    id          bigint PRIMARY KEY,
    seq         bigint NOT NULL,
    kind        bigint NOT NULL,
    time        text COLLATE "C" NOT NULL,
    actor       text COLLATE "C" NOT NULL,
    policy      text COLLATE "C",
    policy_hash text COLLATE "C",
    as_of       text COLLATE "C",
    cmdlet      text COLLATE "C" NOT NULL,
    files       text COLLATE "C"
);

-- Nobody writes under another account's name; who owns the tables may, to move a ledger here.
CREATE FUNCTION operation_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.actor <> session_user AND NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RAISE insufficient_privilege USING MESSAGE = 'an operation is written under the account that is connected';
    END IF;

    RETURN NEW;
END
$$;

CREATE TRIGGER operation_actor BEFORE INSERT ON operation FOR EACH ROW EXECUTE FUNCTION operation_actor();

-- The body is UTF-8 JSON, kept as the very bytes that the MAC covers.
CREATE TABLE entry (
    seq       bigint PRIMARY KEY,
    operation bigint NOT NULL,
    item      bigint NOT NULL,
    record    bigint NOT NULL,
    kinds     bigint NOT NULL,
    body      bytea  NOT NULL,
    secret    bytea,
    mac       bytea  NOT NULL
);

CREATE INDEX entry_of_item ON entry (item) WHERE item > 0;

CREATE TABLE record (
    id      bigint   PRIMARY KEY,
    item    bigint   NOT NULL,
    payload bigint   NOT NULL,
    day     integer  NOT NULL,
    source  smallint NOT NULL,
    kind    smallint NOT NULL,
    has_id  boolean  NOT NULL,
    present boolean  NOT NULL,
    key     bytea    NOT NULL,
    patient bytea    NOT NULL,
    content bytea    NOT NULL
);

CREATE INDEX record_of_item ON record (item) WHERE item > 0;

CREATE TABLE item (
    id                bigint   PRIMARY KEY,
    order_entry       bigint   NOT NULL,
    merged_into       bigint   NOT NULL,
    first_operation   bigint   NOT NULL,
    state_operation   bigint   NOT NULL,
    decided_operation bigint   NOT NULL,
    asked_operation   bigint   NOT NULL,
    escalated_operation bigint NOT NULL,
    ordered_on        date,
    kind              smallint NOT NULL,
    state             smallint NOT NULL,
    deceased_by       smallint NOT NULL,
    has_question      boolean  NOT NULL,
    is_protected      boolean  NOT NULL,
    action            text COLLATE "C" NOT NULL,
    rule              text COLLATE "C" NOT NULL,
    reference         text COLLATE "C",
    asks              text COLLATE "C",
    unit              text COLLATE "C",
    municipality      text COLLATE "C",
    owner             text COLLATE "C",
    owner_email       text COLLATE "C",
    decisions         text COLLATE "C"
);

CREATE TABLE rejected (
    id               bigint   PRIMARY KEY,
    first_operation  bigint   NOT NULL,
    mended_operation bigint   NOT NULL,
    escalated_operation bigint NOT NULL,
    "row"            integer  NOT NULL,
    source           smallint NOT NULL,
    kind             smallint NOT NULL,
    file             text COLLATE "C" NOT NULL,
    "column"         text COLLATE "C",
    reason           text COLLATE "C" NOT NULL,
    reference        text COLLATE "C" NOT NULL,
    unit             text COLLATE "C",
    municipality     text COLLATE "C",
    owner            text COLLATE "C"
);
