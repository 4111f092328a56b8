-- Who may do what with a ledger on PostgreSQL. Run it as the owner of the ledger's schema, who may also make roles, after
-- Import-PratorExport has made the ledger; run it again after an update of the module. Running it twice changes nothing.
--
--   psql -d recovery -f roles.sql
--   GRANT prator_recovery_writer, prator_recovery_identifiers TO import_job;   -- takes exports in
--   GRANT prator_recovery_writer TO anna;                                      -- orders and decides, sees no identifiers
--   GRANT prator_recovery_reader TO reports;                                   -- reads items and their history
--
-- A ledger in another schema: put its name in place of `prator_recovery.` and `SCHEMA prator_recovery` below.
--
-- Nobody but the owner can change or delete an entry of the log, destroy the salt of the identifiers' key, or change the tables.
-- What identifies patients is in entry.secret, encrypted with a key that is not in the database: whoever is to read it needs
-- prator_recovery_identifiers and the key. Importing and verifying the chain need that role, too: they compare what is encrypted.

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['prator_recovery_reader', 'prator_recovery_writer', 'prator_recovery_identifiers'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;

    -- Many changes at once go through a temporary table.
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO prator_recovery_writer', current_database());
END
$$;

BEGIN;

REVOKE ALL ON SCHEMA prator_recovery FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA prator_recovery FROM PUBLIC, prator_recovery_reader, prator_recovery_writer, prator_recovery_identifiers;
GRANT USAGE ON SCHEMA prator_recovery TO prator_recovery_reader, prator_recovery_writer, prator_recovery_identifiers;

GRANT SELECT ON prator_recovery.about, prator_recovery.ledger, prator_recovery.operation, prator_recovery.record,
    prator_recovery.item, prator_recovery.rejected, prator_recovery.mail TO prator_recovery_reader, prator_recovery_writer;
GRANT SELECT (seq, operation, item, record, kinds, body, mac) ON prator_recovery.entry TO prator_recovery_reader, prator_recovery_writer;

-- The log: appended to, never changed.
GRANT INSERT ON prator_recovery.entry, prator_recovery.operation TO prator_recovery_writer;

-- The state, which follows from the log: nothing is ever deleted from it.
GRANT INSERT, UPDATE ON prator_recovery.record, prator_recovery.item, prator_recovery.rejected, prator_recovery.mail TO prator_recovery_writer;

GRANT SELECT (secret) ON prator_recovery.entry TO prator_recovery_identifiers;

COMMIT;
