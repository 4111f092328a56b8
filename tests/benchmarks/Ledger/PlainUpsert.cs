using Microsoft.Data.Sqlite;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>
/// The rival: one prepared upsert a row in one transaction, of the same rows, decided by the same policy. No encryption; and no
/// history, or a plain one: a row in a table of events for each item that is new or changed.
/// </summary>
internal sealed class PlainUpsert : IDisposable
{
    private static readonly string[] Columns =
    [
        "id", "patient", "created", "admitted", "ready", "discharged", "closed", "status", "still_inpatient", "disposition",
        "long_term_need", "agreement", "unit", "municipality", "owner", "action", "rule", "source",
    ];

    private readonly SqliteConnection _connection;
    private readonly bool _hasEvents;

    /// <param name="path">A new file.</param>
    /// <param name="hasEvents">Whether it also writes what happened: time, actor, item, and the item as JSON.</param>
    public PlainUpsert(string path, bool hasEvents = false)
    {
        _hasEvents = hasEvents;
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute($"CREATE TABLE IF NOT EXISTS item (id TEXT PRIMARY KEY, {string.Join(", ", Columns.Skip(1).Select(c => $"{c} TEXT"))})");
        Execute("CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY, time TEXT, actor TEXT, item TEXT, what TEXT)");
    }

    public void Import(IEnumerable<Episode> episodes)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO item ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(c => $"${c}"))}) "
            + $"ON CONFLICT (id) DO UPDATE SET {string.Join(", ", Columns.Skip(1).Select(c => $"{c} = excluded.{c}"))}";
        if (_hasEvents)
        {
            // By what it changed it is seen what happened: else each row would have to be read before. Where a row was read is no change.
            command.CommandText += $" WHERE {string.Join(" OR ", Columns[1..^1].Select(c => $"{c} IS NOT excluded.{c}"))}";
        }

        using PlainEvents events = new(_connection, transaction, Columns);
        SqliteParameter[] parameters = [.. Columns.Select(c => command.Parameters.Add($"${c}", SqliteType.Text))];
        command.Prepare();
        foreach (Episode episode in episodes)
        {
            Decision<Episode> decision = Routine.Policy.Episodes.Decide(episode, Routine.AsOf);
            Bind(parameters, episode, decision);
            if (command.ExecuteNonQuery() > 0 && _hasEvents)
            {
                events.Add(parameters);
            }
        }

        transaction.Commit();
    }

    public long Count()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM item";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();

    private static void Bind(SqliteParameter[] parameters, Episode episode, Decision<Episode> decision)
    {
        object?[] values =
        [
            episode.EpisodeId, episode.PatientId, Text(episode.CreatedAt), Text(episode.AdmittedAt), Text(episode.ReadyAt),
            Text(episode.DischargedAt), Text(episode.ClosedAt), episode.Status.ToString(), episode.StillInpatient.ToString(), episode.Disposition.Text,
            episode.LongTermNeed.ToString(), episode.Agreement.ToString(), episode.Unit, episode.Municipality, episode.Owner,
            decision.Action.ToString(), decision.Rule.Id, episode.Source.ToString(),
        ];
        for (int i = 0; i < values.Length; i++)
        {
            parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private static string? Text(Moment moment) => moment.IsSet ? moment.ToString() : null;

    private void Execute(string statement)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
