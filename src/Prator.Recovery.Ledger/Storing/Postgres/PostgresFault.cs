using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>What an error of PostgreSQL or of the way to it means for somebody who keeps a ledger.</summary>
internal static class PostgresFault
{
    private const string Undone = "Nothing of this command was kept";
    private const string NoTls = "SSL connection requested";
    private const string IdleTooLong = "25P03";
    private const string NoPassword = "No password has been provided";

    /// <param name="place">Host, port and database.</param>
    /// <param name="exception">What Npgsql threw.</param>
    public static LedgerException Of(string place, Exception exception) => exception switch
    {
        PostgresException server => new(FaultOf(server.SqlState), MessageOf(place, server), exception),
        _ when Find<AuthenticationException>(exception) is not null => new(LedgerFault.NotAllowed,
            $"the certificate of `{place}` is not trusted, or is another server's. Name the authority that signed it with `Root Certificate=file`, and the server as its certificate does.", exception),
        _ when exception.Message.Contains(NoTls, StringComparison.Ordinal) => new(LedgerFault.NotAllowed,
            $"`{place}` does not encrypt connections, and identifiers shall not cross a network in the clear. Switch TLS on at the server; on a network that you trust, say `SSL Mode=Prefer`.", exception),
        _ when exception.Message.Contains(NoPassword, StringComparison.Ordinal) => new(LedgerFault.NotAllowed,
            $"`{place}` asks for a password, and none is given. Give it in a password file (PGPASSFILE) or in PGPASSWORD.", exception),
        _ when Find<SocketException>(exception) is { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new(LedgerFault.Unavailable,
            $"no server is known by the name in `{place}`. Check the name, and that this machine can look it up.", exception),
        _ when Find<SocketException>(exception) is { SocketErrorCode: SocketError.ConnectionRefused or SocketError.AddressNotAvailable } => new(LedgerFault.Unavailable,
            $"no PostgreSQL answers at `{place}`. Check that it runs, and the host and port.", exception),
        _ when Find<TimeoutException>(exception) is not null => new(LedgerFault.Unavailable,
            $"`{place}` did not answer in time. {Undone}: check the network and the server, and run it again.", exception),
        _ => new(LedgerFault.Unavailable,
            $"the connection to `{place}` was lost or not made ({Find<SocketException>(exception)?.SocketErrorCode.ToString() ?? exception.GetType().Name}). {Undone}: check the network and the server, and run it again.", exception),
    };

    /// <summary>The connection ended while the server was asked to keep everything: it may have, or not.</summary>
    public static LedgerException Unknown(string place, Exception exception) => new(LedgerFault.Unavailable,
        $"the connection to `{place}` was lost while the command was kept: either all of it is kept, or nothing. Run it again; what was kept already is not kept twice.", exception);

    public static LedgerException ReadOnly(string place) => new(LedgerFault.ReadOnly,
        $"`{place}` is not to be written: it is a standby, or its transactions are read-only. Name the primary server.");

    public static LedgerException MayNotWrite(string place) => new(LedgerFault.NotAllowed,
        $"your account may read the ledger at `{place}`, but not write it. Ask its owner for the role `prator_recovery_writer` (roles.sql).");

    public static LedgerException Missing(string place) => new(LedgerFault.Missing,
        $"there is no ledger at `{place}`. Import-PratorExport makes one; else name another database.");

    public static LedgerException Foreign(string place) => new(LedgerFault.Foreign,
        $"the schema at `{place}` is no ledger: it is another program's. Name another database, or a schema of the ledger's own with `Search Path=name`.");

    public static LedgerException Damaged(string place, string detail, Exception? cause = null) => new(LedgerFault.Damaged,
        $"the ledger at `{place}` is damaged: {detail}. Keep the database as it is, see what Test-RecoveryLedger finds, and go on with the latest backup.", cause);

    /// <summary>Whether the connection ended, rather than the server refusing something.</summary>
    public static bool IsLost(Exception exception) => exception is not PostgresException server || server.InvariantSeverity is "FATAL" or "PANIC";

    private static LedgerFault FaultOf(string state) => state switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected => LedgerFault.Locked,
        PostgresErrorCodes.ReadOnlySqlTransaction => LedgerFault.ReadOnly,
        PostgresErrorCodes.DiskFull => LedgerFault.DiskFull,
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => LedgerFault.NotAllowed,

        // A schema that the account may not use hides its tables.
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedTable => LedgerFault.NotAllowed,
        PostgresErrorCodes.InvalidCatalogName => LedgerFault.Missing,
        PostgresErrorCodes.CharacterNotInRepertoire => LedgerFault.NotPossible,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => LedgerFault.Damaged,
        _ => LedgerFault.Unavailable,
    };

    private static string MessageOf(string place, PostgresException server) => server.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected =>
            $"the ledger at `{place}` is kept by another command. Wait until that is done, and run this one again.",
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly(place).Message,
        PostgresErrorCodes.DiskFull =>
            $"the disk of `{place}` is full. {Undone}: let the server's keeper free some space, and run it again.",
        PostgresErrorCodes.InvalidPassword =>
            $"`{place}` does not accept the account's password. Check the account and the password.",
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"`{place}` does not let this account in ({server.MessageText}). Check the account, and that the server's pg_hba.conf lets it in from here.",
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedTable =>
            $"your account has not the right that is needed at `{place}` ({server.MessageText}). Ask the ledger's owner for the roles of roles.sql.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"there is no database `{place}`. Let the server's keeper make it, or name another one.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Damaged(place, server.MessageText).Message,
        PostgresErrorCodes.QueryCanceled =>
            $"`{place}` stopped a statement that took too long ({server.MessageText}). {Undone}: let the server's keeper raise statement_timeout for this account, and run it again.",
        IdleTooLong =>
            $"`{place}` ended a connection that had nothing to do for too long. {Undone}: let the server's keeper raise idle_in_transaction_session_timeout for this account, and run it again.",
        PostgresErrorCodes.TooManyConnections =>
            $"`{place}` takes no more connections now. Run the command again later.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            $"`{place}` is stopping or starting. {Undone}: run it again when the server is up.",
        PostgresErrorCodes.CharacterNotInRepertoire =>
            $"a text holds a character that PostgreSQL can't keep (U+0000). {Undone}: take it out of the file, and run it again.",
        _ => $"the ledger at `{place}` can't be used: {server.MessageText} ({server.SqlState}). {Undone}.",
    };

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }
}
