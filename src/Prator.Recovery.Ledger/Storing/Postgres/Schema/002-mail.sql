-- What owners are told: one row a mail, the intent before it is sent.

CREATE TABLE mail (
    id              bigint   PRIMARY KEY,
    replaced_by     bigint   NOT NULL,
    first_operation bigint   NOT NULL,
    state_operation bigint   NOT NULL,
    attempts        integer  NOT NULL,
    day             date     NOT NULL,
    kind            smallint NOT NULL,
    state           smallint NOT NULL,
    recipient       text COLLATE "C" NOT NULL,
    content         text COLLATE "C" NOT NULL,
    answer          text COLLATE "C",
    not_before      text COLLATE "C"
);
