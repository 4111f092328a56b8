using System.Globalization;

namespace Prator.Recovery.Ledger;

/// <summary>Who writes a ledger, alone: an advisory lock of the server, kept until the transaction ends, given out in the order of asking.</summary>
internal static class PostgresTurn
{
    /// <summary>
    /// Begins a transaction that sees one moment and waits for no writer. The lock comes before that moment: whoever erases the salt waits
    /// until the transaction ends, or has ended before.
    /// </summary>
    public const string BeginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; LOCK TABLE ledger IN ACCESS SHARE MODE";

    // A commit is on the disk when it returns, even where the account usually does not wait for that.
    private const string WaitForDisk = "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'";

    /// <summary>Begins a transaction and waits for the lock.</summary>
    /// <exception cref="LedgerException">Locked, when patience is over.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public static void Begin(PostgresSession session, TimeSpan patience, CancellationToken cancellation)
    {
        // No time at all would mean to wait for ever.
        long milliseconds = Math.Clamp((long)patience.TotalMilliseconds, 1, int.MaxValue);
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {milliseconds}; {WaitForDisk}"));
        session.ExecuteInTurn(
            string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({SqliteSchema.ApplicationId}, hashtext('{session.Schema}'))"), patience, cancellation);
    }
}
