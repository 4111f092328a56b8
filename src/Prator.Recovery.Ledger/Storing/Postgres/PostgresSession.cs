using System.Globalization;
using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>One connection, on which one thing happens at a time. Every error of it becomes a <see cref="LedgerException"/>.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class PostgresSession : IDisposable
{
    private const int PageRows = 5_000;

    private readonly PostgresPlace _place;
    private readonly NpgsqlConnection _connection;

    // Cursors that were read to their end. They are closed with the next query or statement: by itself that would be a round trip more.
    private readonly List<string> _finished = [];
    private int _cursors;

    private PostgresSession(PostgresPlace place, NpgsqlConnection connection)
    {
        _place = place;
        _connection = connection;
    }

    /// <summary>Where it leads to, as it may be shown.</summary>
    public string Place => _place.Shown;

    public string Schema => _place.Schema;

    public PostgresTexts Texts { get; } = new();

    /// <summary>Whether something failed: the server has given the transaction up, so nothing more is to be written.</summary>
    public bool HasFailed { get; private set; }

    /// <exception cref="LedgerException">The server can't be reached, or lets nobody in.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public static PostgresSession Open(PostgresPlace place, CancellationToken cancellation)
    {
        try
        {
            NpgsqlConnection connection = new(place.ConnectionString);
            Opened(connection, cancellation);
            return new PostgresSession(place, connection);
        }
        catch (Exception exception)
        {
            throw exception is OperationCanceledException || cancellation.IsCancellationRequested ? Cancelled(exception, cancellation) : PostgresFault.Of(place.Shown, exception);
        }
    }

    /// <summary>Runs statements that give nothing.</summary>
    public void Execute(string sql) => Guarded(() =>
    {
        using NpgsqlCommand command = new(string.Concat(Closing().Select(close => $"{close}; ")) + sql, _connection);
        command.ExecuteNonQuery();
    });

    /// <summary>Runs statements that may have to wait for somebody else.</summary>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public void ExecuteInTurn(string sql, TimeSpan patience, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using NpgsqlCommand command = new(sql, _connection) { CommandTimeout = (int)Math.Min(int.MaxValue, patience.TotalSeconds + 30) };
            command.ExecuteNonQueryAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            HasFailed = true;
            throw exception is OperationCanceledException || cancellation.IsCancellationRequested ? Cancelled(exception, cancellation) : PostgresFault.Of(Place, exception);
        }
    }

    /// <summary>All rows of a query that gives few.</summary>
    public List<T> All<T>(PostgresQuery query, Func<NpgsqlDataReader, T> read) => Guarded(() =>
    {
        using NpgsqlCommand command = new(query.Sql, _connection);
        query.Bind(command.Parameters);
        using NpgsqlDataReader reader = command.ExecuteReader();
        return Read(reader, read);
    });

    /// <summary>
    /// The rows of a query that may give millions, some thousands at a time by a cursor of the server: between them the connection
    /// is free, so that sequences may be read while others are.
    /// </summary>
    public IEnumerable<T> Rows<T>(PostgresQuery query, Func<NpgsqlDataReader, T> read)
    {
        string cursor = string.Create(CultureInfo.InvariantCulture, $"rows_{++_cursors}");
        string fetch = string.Create(CultureInfo.InvariantCulture, $"FETCH FORWARD {PageRows} FROM {cursor}");
        List<T> page = Guarded(() =>
        {
            using NpgsqlBatch batch = new(_connection);
            foreach (string close in Closing())
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(close));
            }

            NpgsqlBatchCommand declare = new($"DECLARE {cursor} NO SCROLL CURSOR FOR {query.Sql}");
            query.Bind(declare.Parameters);
            batch.BatchCommands.Add(declare);
            batch.BatchCommands.Add(new NpgsqlBatchCommand(fetch));
            using NpgsqlDataReader reader = batch.ExecuteReader();
            return Read(reader, read);
        });
        try
        {
            while (true)
            {
                foreach (T row in page)
                {
                    yield return row;
                }

                if (page.Count < PageRows)
                {
                    yield break;
                }

                page = All(new PostgresQuery(fetch), read);
            }
        }
        finally
        {
            _finished.Add(cursor);
        }
    }

    /// <summary>Runs commands in one round trip.</summary>
    public void Run(IEnumerable<NpgsqlBatchCommand> commands) => Guarded(() =>
    {
        using NpgsqlBatch batch = new(_connection);
        foreach (NpgsqlBatchCommand command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        batch.ExecuteNonQuery();
    });

    /// <summary>Copies rows to the server.</summary>
    public void Copy(string sql, CopyBuffer rows) => Guarded(() =>
    {
        using NpgsqlRawCopyStream stream = _connection.BeginRawBinaryCopy(sql);
        rows.SendTo(stream);
    });

    /// <summary>Ends the transaction so that all of it is kept.</summary>
    /// <exception cref="LedgerException">Nothing is kept; or, where the connection ended meanwhile, it is not known.</exception>
    public void Commit()
    {
        // They end with the transaction.
        _finished.Clear();
        try
        {
            using NpgsqlCommand command = new("COMMIT", _connection);
            command.ExecuteNonQuery();
        }
        catch (Exception exception) when (IsOfServer(exception))
        {
            HasFailed = true;
            throw PostgresFault.IsLost(exception) ? PostgresFault.Unknown(Place, exception) : PostgresFault.Of(Place, exception);
        }
    }

    /// <summary>What a row that can't be read means.</summary>
    public LedgerException Damaged(Exception cause) => PostgresFault.Damaged(Place, Messages.RowImpossible, cause);

    /// <summary>Ends the connection; the server rolls back what was not committed.</summary>
    public void Dispose() => _connection.Dispose();

    // A server that takes the connection and then says nothing is waited for until the timeout, whatever the token says: it is left behind.
    private static void Opened(NpgsqlConnection connection, CancellationToken cancellation)
    {
        Task opening = connection.OpenAsync(cancellation);
        try
        {
            opening.WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch
        {
            opening.ContinueWith(
                ended =>
                {
                    // Looked at, so that nobody is told of it as unobserved.
                    _ = ended.Exception;
                    connection.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }

    private static OperationCanceledException Cancelled(Exception exception, CancellationToken cancellation) =>
        exception as OperationCanceledException ?? new OperationCanceledException("The waiting was broken off.", exception, cancellation);

    private static bool IsOfServer(Exception exception) =>
        exception is NpgsqlException or InvalidOperationException or IOException or TimeoutException or System.Net.Sockets.SocketException or ObjectDisposedException;

    private List<T> Read<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        List<T> rows = [];
        while (reader.Read())
        {
            try
            {
                rows.Add(read(reader));
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidCastException)
            {
                throw Damaged(exception);
            }
        }

        return rows;
    }

    private List<string> Closing()
    {
        List<string> closing = [.. _finished.Select(cursor => $"CLOSE {cursor}")];
        _finished.Clear();
        return closing;
    }

    private void Guarded(Action action) => Guarded(() =>
    {
        action();
        return true;
    });

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (IsOfServer(exception))
        {
            HasFailed = true;
            throw PostgresFault.Of(Place, exception);
        }
    }
}
