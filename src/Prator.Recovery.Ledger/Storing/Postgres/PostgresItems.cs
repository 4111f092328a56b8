using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>How items stand in the table <c>item</c>.</summary>
internal sealed class PostgresItems() : PostgresTable<ItemRow>(
    "item",
    "id",
    "order_entry",
    "merged_into",
    "first_operation",
    "state_operation",
    "decided_operation",
    "asked_operation",
    "escalated_operation",
    "ordered_on",
    "kind",
    "state",
    "deceased_by",
    "has_question",
    "is_protected",
    "action",
    "rule",
    "reference",
    "asks",
    "unit",
    "municipality",
    "owner",
    "owner_email",
    "decisions")
{
    public override void Write(IPostgresRow to, ItemRow row)
    {
        to.Number(row.Id);
        to.Number(row.Order);
        to.Number(row.MergedInto);
        to.Number(row.FirstOperation);
        to.Number(row.StateOperation);
        to.Number(row.DecidedOperation);
        to.Number(row.AskedOperation);
        to.Number(row.EscalatedOperation);
        to.Day(row.OrderedOn);
        to.Code((int)row.Kind);
        to.Code((int)row.State);
        to.Code((int)(row.DeceasedBy ?? 0));
        to.Flag(row.HasQuestion);
        to.Flag(row.IsProtected);
        to.Text(StoredValues.NameOf(row.Action));
        to.Text(row.Rule);
        to.Text(row.Reference);
        to.Text(row.Asks);
        to.Text(row.Unit);
        to.Text(row.Municipality);
        to.Text(row.Owner);
        to.Text(row.OwnerEmail);
        to.Text(row.Decisions);
    }

    public override ItemRow Read(NpgsqlDataReader from, PostgresTexts texts) => new()
    {
        Id = from.GetInt64(0),
        Order = from.GetInt64(1),
        MergedInto = from.GetInt64(2),
        FirstOperation = from.GetInt64(3),
        StateOperation = from.GetInt64(4),
        DecidedOperation = from.GetInt64(5),
        AskedOperation = from.GetInt64(6),
        EscalatedOperation = from.GetInt64(7),
        OrderedOn = from.IsDBNull(8) ? null : from.GetFieldValue<DateOnly>(8),
        Kind = (RecordKind)from.GetInt16(9),
        State = (ItemState)from.GetInt16(10),
        DeceasedBy = from.GetInt16(11) is > 0 and short source ? (ItemSource)source : null,
        HasQuestion = from.GetBoolean(12),
        IsProtected = from.GetBoolean(13),
        Action = StoredValues.Action(texts.Of(from.GetString(14))),
        Rule = texts.Of(from.GetString(15)),
        Reference = TextOrNull(from, 16),
        Asks = SharedOrNull(from, 17, texts),
        Unit = SharedOrNull(from, 18, texts),
        Municipality = SharedOrNull(from, 19, texts),
        Owner = SharedOrNull(from, 20, texts),
        OwnerEmail = SharedOrNull(from, 21, texts),
        Decisions = TextOrNull(from, 22),
    };
}
