-- File to counts by rule: the columns, words, derivations and rules of the shipped profile and policy for episodes, as far
-- as the file has columns for them. A row is known by a hash of its id, what it says by a hash of its values.
WITH texts AS (
    SELECT *
    FROM read_csv($file, delim = ';', quote = '"', header = true, all_varchar = true)
),
typed AS (
    SELECT
        hash(upper(trim("VårdtillfälleId"))) AS key,
        replace(trim("Personnummer"), '-', '') AS patient,
        trim("Enhet") AS unit,
        TRY_CAST("Skapad" AS TIMESTAMP) AS created,
        length(trim("Skapad")) > 10 AS createdTimed,
        TRY_CAST("Inskriven" AS TIMESTAMP) AS admitted,
        length(trim("Inskriven")) > 10 AS admittedTimed,
        TRY_CAST("Utklar" AS TIMESTAMP) AS ready,
        length(trim("Utklar")) > 10 AS readyTimed,
        TRY_CAST("Faktiskt utskriven" AS TIMESTAMP) AS discharged,
        length(trim("Faktiskt utskriven")) > 10 AS dischargedTimed,
        CASE
            WHEN "Status" IS NULL THEN 'blank'
            WHEN lower(trim("Status")) IN ('öppen', 'pågående', 'aktiv', 'open') THEN 'open'
            WHEN lower(trim("Status")) IN ('avslutad', 'stängd', 'closed') THEN 'closed'
            WHEN lower(trim("Status")) IN ('makulerad', 'avbruten', 'cancelled') THEN 'cancelled'
            ELSE 'unknown'
        END AS status,
        CASE
            WHEN lower(trim("Kvar på sjukhus")) IN ('ja', 'j', 'yes', 'true', '1', 'x') THEN 'yes'
            WHEN lower(trim("Kvar på sjukhus")) IN ('nej', 'n', 'no', 'false', '0') THEN 'no'
            ELSE 'unknown'
        END AS stillInpatient,
        CASE
            WHEN "Utskriven till" IS NULL THEN 'blank'
            WHEN lower(trim("Utskriven till")) IN ('hem', 'hemmet', 'ordinärt boende', 'särskilt boende', 'säbo', 'korttids', 'korttidsboende') THEN 'home'
            WHEN lower(trim("Utskriven till")) = 'annat sjukhus' THEN 'otherHospital'
            WHEN lower(trim("Utskriven till")) IN ('avliden', 'död') THEN 'deceased'
            WHEN lower(trim("Utskriven till")) IN ('permission', 'annan avdelning') THEN 'inpatient'
            ELSE 'unknown'
        END AS disposition,
        CASE
            WHEN lower(trim("Omfattande insatser")) IN ('ja', 'j', 'yes', 'true', '1', 'x') THEN 'yes'
            WHEN lower(trim("Omfattande insatser")) IN ('nej', 'n', 'no', 'false', '0') THEN 'no'
            ELSE 'unknown'
        END AS need,
        CASE
            WHEN lower(trim("Överenskommelse")) IN ('ja', 'j', 'yes', 'true', '1', 'x') THEN 'yes'
            WHEN lower(trim("Överenskommelse")) IN ('nej', 'n', 'no', 'false', '0') THEN 'no'
            WHEN TRY_CAST("Överenskommelse" AS DATE) > DATE '2024-02-05' THEN 'no'
            WHEN TRY_CAST("Överenskommelse" AS DATE) IS NOT NULL THEN 'yes'
            ELSE 'unknown'
        END AS agreement,
        ("Skapad" IS NOT NULL AND created IS NULL)
            OR ("Inskriven" IS NOT NULL AND admitted IS NULL)
            OR ("Utklar" IS NOT NULL AND ready IS NULL)
            OR ("Faktiskt utskriven" IS NOT NULL AND discharged IS NULL) AS refused
    FROM texts
),
placed AS (
    SELECT
        *,
        CASE
            WHEN disposition <> 'blank' THEN disposition
            WHEN stillInpatient = 'yes' THEN 'inpatient'
            WHEN discharged IS NOT NULL OR stillInpatient = 'no' THEN 'home'
            ELSE 'unknown'
        END AS whereabouts
    FROM typed
),
judged AS (
    SELECT
        key,
        refused,
        hash(patient, unit, created, createdTimed, admitted, admittedTimed, ready, readyTimed, discharged, dischargedTimed,
            status, stillInpatient, disposition, need, agreement) AS content,
        CASE
            WHEN (discharged IS NOT NULL AND admitted IS NOT NULL AND CASE
                    WHEN dischargedTimed AND admittedTimed THEN discharged < admitted
                    ELSE discharged::DATE < admitted::DATE
                END)
                OR created::DATE > DATE '2024-02-05'
                OR admitted::DATE > DATE '2024-02-05'
                OR discharged::DATE > DATE '2024-02-05'
                OR (ready::DATE > DATE '2024-02-05' AND discharged IS NOT NULL)
                OR (whereabouts = 'inpatient' AND discharged IS NOT NULL)
                OR (stillInpatient = 'yes' AND disposition IN ('home', 'otherHospital', 'deceased')) THEN 'E-CONFLICT'
            WHEN status = 'unknown' THEN 'E-STATUS'
            WHEN status IN ('closed', 'cancelled') THEN 'E-DONE'
            WHEN created IS NULL THEN 'E-NODATE'
            WHEN created >= DATE '2024-02-01' THEN CASE WHEN whereabouts = 'deceased' THEN 'E1-DECEASED' ELSE 'E1-IN' END
            WHEN created >= DATE '2024-01-17' THEN CASE
                WHEN need = 'yes' AND agreement = 'yes' THEN CASE WHEN whereabouts = 'deceased' THEN 'E2-DECEASED' ELSE 'E2-AGREED-IN' END
                ELSE 'E2-IN'
            END
            WHEN whereabouts = 'inpatient' THEN 'E3'
            WHEN whereabouts = 'home' THEN CASE
                WHEN discharged IS NULL THEN 'E4-NODATE'
                WHEN ready IS NULL THEN 'E4'
                ELSE 'E4-READY'
            END
            WHEN whereabouts = 'otherHospital' THEN 'E5-OTHER'
            WHEN whereabouts = 'deceased' THEN 'E5-DECEASED'
            ELSE 'E5-UNKNOWN'
        END AS rule
    FROM placed
),
items AS (
    SELECT key, content, any_value(rule) AS rule
    FROM judged
    WHERE NOT refused
    GROUP BY key, content
),
keys AS (
    SELECT count(*) AS items, any_value(rule) AS rule
    FROM items
    GROUP BY key
)
SELECT CASE WHEN items > 1 THEN 'E-DUPLICATE' ELSE rule END AS rule, sum(items)::BIGINT AS count
FROM keys
GROUP BY ALL
