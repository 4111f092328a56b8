using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>What an error of PostgreSQL or of the way to it means for somebody who keeps a ledger.</summary>
internal static class PostgresFault
{
    private const string NoTls = "SSL connection requested";
    private const string IdleTooLong = "25P03";
    private const string NoPassword = "No password has been provided";

    /// <param name="place">Host, port and database.</param>
    /// <param name="exception">What Npgsql threw.</param>
    public static LedgerException Of(string place, Exception exception) => exception switch
    {
        PostgresException server => new(FaultOf(server.SqlState), MessageOf(place, server), exception),
        _ when Find<AuthenticationException>(exception) is not null => new(LedgerFault.NotAllowed,
            Messages.CertificateNotTrusted(place), exception),
        _ when exception.Message.Contains(NoTls, StringComparison.Ordinal) => new(LedgerFault.NotAllowed,
            Messages.NoEncryption(place), exception),
        _ when exception.Message.Contains(NoPassword, StringComparison.Ordinal) => new(LedgerFault.NotAllowed,
            Messages.PasswordMissing(place), exception),
        _ when Find<SocketException>(exception) is { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new(LedgerFault.Unavailable,
            Messages.ServerUnknown(place), exception),
        _ when Find<SocketException>(exception) is { SocketErrorCode: SocketError.ConnectionRefused or SocketError.AddressNotAvailable } => new(LedgerFault.Unavailable,
            Messages.ServerSilent(place), exception),
        _ when Find<TimeoutException>(exception) is not null => new(LedgerFault.Unavailable,
            Messages.AnswerLate(place, Messages.NothingKept), exception),
        _ => new(LedgerFault.Unavailable,
            Messages.ConnectionLost(place, Find<SocketException>(exception)?.SocketErrorCode.ToString() ?? exception.GetType().Name, Messages.NothingKept), exception),
    };

    /// <summary>The connection ended while the server was asked to keep everything: it may have, or not.</summary>
    public static LedgerException Unknown(string place, Exception exception) => new(LedgerFault.Unavailable,
        Messages.OutcomeUnknown(place), exception);

    public static LedgerException ReadOnly(string place) => new(LedgerFault.ReadOnly,
        Messages.ServerReadOnly(place));

    public static LedgerException MayNotWrite(string place) => new(LedgerFault.NotAllowed,
        Messages.MayOnlyRead(place));

    public static LedgerException Missing(string place) => new(LedgerFault.Missing,
        Messages.NoLedgerAt(place));

    public static LedgerException Foreign(string place) => new(LedgerFault.Foreign,
        Messages.ForeignSchema(place));

    public static LedgerException Damaged(string place, string detail, Exception? cause = null) => new(LedgerFault.Damaged,
        Messages.DatabaseDamaged(place, detail), cause);

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
            Messages.DatabaseLocked(place),
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly(place).Message,
        PostgresErrorCodes.DiskFull =>
            Messages.ServerDiskFull(place, Messages.NothingKept),
        PostgresErrorCodes.InvalidPassword =>
            Messages.PasswordRefused(place),
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            Messages.AccountRefused(place, server.MessageText),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedTable =>
            Messages.RightMissing(place, server.MessageText),
        PostgresErrorCodes.InvalidCatalogName =>
            Messages.DatabaseMissing(place),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Damaged(place, server.MessageText).Message,
        PostgresErrorCodes.QueryCanceled =>
            Messages.StatementStopped(place, server.MessageText, Messages.NothingKept),
        IdleTooLong =>
            Messages.IdleEnded(place, Messages.NothingKept),
        PostgresErrorCodes.TooManyConnections =>
            Messages.TooManyConnections(place),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            Messages.ServerStopping(place, Messages.NothingKept),
        PostgresErrorCodes.CharacterNotInRepertoire =>
            Messages.CharacterRefused(Messages.NothingKept),
        _ => Messages.DatabaseUnavailable(place, server.MessageText, server.SqlState, Messages.NothingKept),
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
