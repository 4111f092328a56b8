using System.Globalization;
using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>How mails stand in the table <c>mail</c>.</summary>
internal sealed class PostgresMail() : PostgresTable<MailRow>(
    "mail",
    "id",
    "replaced_by",
    "first_operation",
    "state_operation",
    "attempts",
    "day",
    "kind",
    "state",
    "recipient",
    "content",
    "answer",
    "not_before")
{
    public override void Write(IPostgresRow to, MailRow row)
    {
        to.Number(row.Id);
        to.Number(row.ReplacedBy);
        to.Number(row.FirstOperation);
        to.Number(row.StateOperation);
        to.Integer(row.Attempts);
        to.Day(row.Day);
        to.Code((int)row.Kind);
        to.Code((int)row.State);
        to.Text(row.Recipient);
        to.Text(row.Content);
        to.Text(row.Answer);
        to.Text(row.NotBefore?.ToString("O", CultureInfo.InvariantCulture));
    }

    public override MailRow Read(NpgsqlDataReader from, PostgresTexts texts) => new()
    {
        Id = from.GetInt64(0),
        ReplacedBy = from.GetInt64(1),
        FirstOperation = from.GetInt64(2),
        StateOperation = from.GetInt64(3),
        Attempts = from.GetInt32(4),
        Day = from.GetFieldValue<DateOnly>(5),
        Kind = (DigestKind)from.GetInt16(6),
        State = (MailState)from.GetInt16(7),
        Recipient = texts.Of(from.GetString(8)),
        Content = from.GetString(9),
        Answer = SharedOrNull(from, 10, texts),
        NotBefore = from.IsDBNull(11) ? null : DateTimeOffset.ParseExact(from.GetString(11), "O", CultureInfo.InvariantCulture),
    };
}
