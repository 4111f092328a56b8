using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>How rejected rows stand in the table <c>rejected</c>.</summary>
internal sealed class PostgresRejected() : PostgresTable<RejectedEntry>(
    "rejected",
    "id",
    "first_operation",
    "mended_operation",
    "escalated_operation",
    "\"row\"",
    "source",
    "kind",
    "file",
    "\"column\"",
    "reason",
    "reference",
    "unit",
    "municipality",
    "owner")
{
    public override void Write(IPostgresRow to, RejectedEntry row)
    {
        to.Number(row.Id);
        to.Number(row.FirstOperation);
        to.Number(row.MendedOperation);
        to.Number(row.EscalatedOperation);
        to.Integer(row.Row);
        to.Code((int)row.Source);
        to.Code((int)row.Kind);
        to.Text(row.File);
        to.Text(row.Column);
        to.Text(row.Reason);
        to.Text(row.Reference);
        to.Text(row.Unit);
        to.Text(row.Municipality);
        to.Text(row.Owner);
    }

    public override RejectedEntry Read(NpgsqlDataReader from, PostgresTexts texts) => new()
    {
        Id = from.GetInt64(0),
        FirstOperation = from.GetInt64(1),
        MendedOperation = from.GetInt64(2),
        EscalatedOperation = from.GetInt64(3),
        Row = from.GetInt32(4),
        Source = (ItemSource)from.GetInt16(5),
        Kind = (RecordKind)from.GetInt16(6),
        File = texts.Of(from.GetString(7)),
        Column = SharedOrNull(from, 8, texts),
        Reason = texts.Of(from.GetString(9)),
        Reference = from.GetString(10),
        Unit = SharedOrNull(from, 11, texts),
        Municipality = SharedOrNull(from, 12, texts),
        Owner = SharedOrNull(from, 13, texts),
    };
}
