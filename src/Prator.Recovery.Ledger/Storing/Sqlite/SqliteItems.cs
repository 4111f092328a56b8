namespace Prator.Recovery.Ledger;

/// <summary>How items stand in the table <c>item</c>.</summary>
internal static class SqliteItems
{
    public const string Columns =
        """
        id, kind, reference, action, rule, state, asks, has_question, ordered_on, order_entry, unit, municipality, owner, owner_email,
            is_protected, first_operation, state_operation, decided_operation, merged_into, deceased_by, decisions, asked_operation, escalated_operation
        """;

    public const string Insert =
        $"INSERT INTO item ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)";

    public const string Update =
        """
        UPDATE item SET kind = ?2, reference = ?3, action = ?4, rule = ?5, state = ?6, asks = ?7, has_question = ?8, ordered_on = ?9,
            order_entry = ?10, unit = ?11, municipality = ?12, owner = ?13, owner_email = ?14, is_protected = ?15,
            first_operation = ?16, state_operation = ?17, decided_operation = ?18, merged_into = ?19, deceased_by = ?20,
            decisions = ?21, asked_operation = ?22, escalated_operation = ?23 WHERE id = ?1
        """;

    public static void Run(Statement write, ItemRow item)
    {
        write.Bind(1, item.Id);
        write.Bind(2, (long)item.Kind);
        write.Bind(3, item.Reference);
        write.Bind(4, StoredValues.NameOf(item.Action));
        write.Bind(5, item.Rule);
        write.Bind(6, (long)item.State);
        write.Bind(7, item.Asks);
        write.Bind(8, item.HasQuestion);
        write.Bind(9, StoredValues.Text(item.OrderedOn));
        write.Bind(10, item.Order);
        write.Bind(11, item.Unit);
        write.Bind(12, item.Municipality);
        write.Bind(13, item.Owner);
        write.Bind(14, item.OwnerEmail);
        write.Bind(15, item.IsProtected);
        write.Bind(16, item.FirstOperation);
        write.Bind(17, item.StateOperation);
        write.Bind(18, item.DecidedOperation);
        write.Bind(19, item.MergedInto);
        write.Bind(20, (long)(item.DeceasedBy ?? 0));
        write.Bind(21, item.Decisions);
        write.Bind(22, item.AskedOperation);
        write.Bind(23, item.EscalatedOperation);
        write.Run();
    }

    public static ItemRow Read(Statement row) => new()
    {
        Id = row.Int64(0),
        Kind = (RecordKind)row.Int32(1),
        Reference = row.OwnTextOrNull(2),
        Action = StoredValues.Action(row.Text(3)),
        Rule = row.Text(4),
        State = (ItemState)row.Int32(5),
        Asks = row.TextOrNull(6),
        HasQuestion = row.Flag(7),
        OrderedOn = StoredValues.ReadDay(row.TextOrNull(8)),
        Order = row.Int64(9),
        Unit = row.TextOrNull(10),
        Municipality = row.TextOrNull(11),
        Owner = row.TextOrNull(12),
        OwnerEmail = row.TextOrNull(13),
        IsProtected = row.Flag(14),
        FirstOperation = row.Int64(15),
        StateOperation = row.Int64(16),
        DecidedOperation = row.Int64(17),
        MergedInto = row.Int64(18),
        DeceasedBy = row.Int32(19) is > 0 and int source ? (ItemSource)source : null,
        Decisions = row.TextOrNull(20),
        AskedOperation = row.Int64(21),
        EscalatedOperation = row.Int64(22),
    };
}
