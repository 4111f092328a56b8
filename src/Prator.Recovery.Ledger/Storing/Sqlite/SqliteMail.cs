using System.Globalization;

namespace Prator.Recovery.Ledger;

/// <summary>How mails stand in the table <c>mail</c>.</summary>
internal static class SqliteMail
{
    public const string Columns = "id, recipient, day, kind, state, content, attempts, answer, not_before, replaced_by, first_operation, state_operation";

    public const string Upsert = $"INSERT OR REPLACE INTO mail ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

    public static void Run(Statement write, MailRow mail)
    {
        write.Bind(1, mail.Id);
        write.Bind(2, mail.Recipient);
        write.Bind(3, mail.Day.ToString("O", CultureInfo.InvariantCulture));
        write.Bind(4, (long)mail.Kind);
        write.Bind(5, (long)mail.State);
        write.Bind(6, mail.Content);
        write.Bind(7, mail.Attempts);
        write.Bind(8, mail.Answer);
        write.Bind(9, mail.NotBefore?.ToString("O", CultureInfo.InvariantCulture));
        write.Bind(10, mail.ReplacedBy);
        write.Bind(11, mail.FirstOperation);
        write.Bind(12, mail.StateOperation);
        write.Run();
    }

    public static MailRow Read(Statement row) => new()
    {
        Id = row.Int64(0),
        Recipient = row.Text(1),
        Day = DateOnly.ParseExact(row.Text(2), "O", CultureInfo.InvariantCulture),
        Kind = (DigestKind)row.Int32(3),
        State = (MailState)row.Int32(4),
        Content = row.Text(5),
        Attempts = row.Int32(6),
        Answer = row.TextOrNull(7),
        NotBefore = row.TextOrNull(8) is { } notBefore ? DateTimeOffset.ParseExact(notBefore, "O", CultureInfo.InvariantCulture) : null,
        ReplacedBy = row.Int64(9),
        FirstOperation = row.Int64(10),
        StateOperation = row.Int64(11),
    };
}
