using System.Globalization;
using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>Decides items inside the server.</summary>
internal static class PostgresTriage
{
    /// <summary>What a policy's query reads from.</summary>
    public const string Table = "told";

    // Text of JSON with U+0000, which the server can't keep as text: such a row is left to others.
    private const string NulInJson = @"'\x5c7530303030'::bytea";

    /// <summary>The query that names what is decided otherwise than the items' rows say.</summary>
    /// <param name="kind">Episode or Sip.</param>
    /// <param name="statement">The policy's, of the table <see cref="Table"/>.</param>
    /// <remarks>
    /// The table is made once, before the query reads it: put in the place of every use, JSON and dates would be read many times.
    /// An item that has more to it than the policy gives its row's number as negative: the query passes nothing else on.
    /// </remarks>
    public static PostgresQuery Query(RecordKind kind, string statement) => new PostgresQuery(
        $"""
        WITH {Table} AS MATERIALIZED (
            SELECT CAST(CASE WHEN {HasMore(kind)} THEN -item_id ELSE item_id END AS text) AS reference, {string.Join(", ", PostgresToldColumns.Of(kind))}
            FROM (
                SELECT item.id AS item_id, item.state, item.action, item.asks, item.ordered_on, item.deceased_by,
                    CASE WHEN position({NulInJson} IN entry.body) = 0 THEN CAST(convert_from(entry.body, 'UTF8') AS json) -> 'fields' END AS told_fields
                FROM item
                JOIN record ON record.item = item.id AND record.item > 0
                JOIN entry ON entry.seq = record.payload
                WHERE item.kind = $1 AND item.merged_into = 0 AND item.order_entry = 0 AND item.decisions IS NULL AND item.state = ANY($2)
                    AND record.kind = $1 AND record.source = $3 AND record.present
                OFFSET 0
            ) AS told_by_the_system
            LEFT JOIN LATERAL json_to_record(told_fields) AS {PostgresToldColumns.Record(kind)} ON TRUE
        )
        SELECT item.id
        FROM (
        {statement.TrimEnd().TrimEnd(';')}
        ) AS decided
        JOIN item ON item.id = abs(CAST(decided.reference AS bigint))
        WHERE CAST(decided.reference AS bigint) < 0 OR decided.rule IS DISTINCT FROM item.rule OR decided.action IS DISTINCT FROM item.action
            OR (decided.question_sv IS NOT NULL OR decided.question_en IS NOT NULL) <> item.has_question
        """)
        .With((short)kind)
        .With<short[]>([(short)ItemState.Waiting, (short)ItemState.Asked, (short)ItemState.Settled])
        .With((short)ItemSource.Prator)
        .With(ProvenByBeingThere)
        .With(StoredValues.NameOf(RecoveryAction.CloseByNormalRoutine));

    private static readonly string[] ProvenByBeingThere =
        [.. Enum.GetValues<RecoveryAction>().Where(a => Proof.CanBeProven(a) && a is not (RecoveryAction.Close or RecoveryAction.CloseByNormalRoutine)).Select(StoredValues.NameOf)];

    // What waits may be shown to be done; a death is told to others; the rest is not as the policy alone would leave it.
    private static string HasMore(RecordKind kind) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        told_fields IS NULL OR {PostgresToldColumns.HasFineMoment(kind)} OR asks IS NOT NULL OR ordered_on IS NOT NULL OR deceased_by <> 0
            OR {(kind == RecordKind.Episode ? "coalesce(fields.\"Disposition\" = 'Deceased', FALSE)" : "FALSE")}
            OR (state = {(short)ItemState.Waiting} AND (action = ANY($4)
                OR (action = $5 AND (coalesce(fields."Status" = 'Closed', FALSE){(kind == RecordKind.Episode ? " OR fields.\"ClosedAt\" IS NOT NULL" : "")}))))
        """);
}
