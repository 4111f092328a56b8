using System.Management.Automation;
using Prator.Recovery.Commands;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Which ledger a command is about.</summary>
/// <param name="Shown">The full path of its file, of which there need be none; or server, port and database.</param>
/// <param name="Origin">Who named it, for messages: "-Ledger".</param>
internal sealed record LedgerPlace(string Shown, string Origin)
{
    /// <summary>The environment variable that names the ledger where -Ledger does not.</summary>
    public const string Variable = "PRATOR_RECOVERY_LEDGER";

    /// <summary>How a server is reached: it may hold a password, so it is never shown. Null for a file.</summary>
    public string? Connection { get; private init; }

    /// <summary>What -Ledger names; else the environment variable; else <c>recovery.yaml</c>.</summary>
    /// <param name="given">What the user gave; null where it was not given.</param>
    /// <param name="session">Where the user is.</param>
    /// <exception cref="InputException">No ledger is named, or one that can't be used.</exception>
    /// <exception cref="LedgerException">It is a connection to a server that can't be understood.</exception>
    /// <exception cref="Core.Yaml.YamlRefusedException">A recovery.yaml says something else than it should.</exception>
    public static LedgerPlace Find(string? given, SessionState session)
    {
        if (given is not null)
        {
            return At(given, "-Ledger", path => FilePath.Full(session, path));
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value)
        {
            return At(value, Messages.EnvironmentVariable(Variable), path => FilePath.Full(session, path));
        }

        if (RecoverySettings.Find(session, s => s.Ledger) is var (named, file))
        {
            return At(named, $"`{file}`", path => Path.GetFullPath(path, Path.GetDirectoryName(file)!));
        }

        string[] files = [.. RecoverySettings.Files(session)];

        throw new InputException(
            "LedgerNotNamed",
            Messages.LedgerNotNamed(Variable, string.Join($" {Messages.Or} ", files.Select(f => $"`{f}`"))));
    }

    /// <summary>Whether a text is the connection to a database: it may hold a password, so it is never shown.</summary>
    public static bool IsConnection(string text) => PostgresLedgerStore.IsConnection(text);

    /// <summary>Begins to read the ledger before anybody has decided to open it: it is neither made nor raised.</summary>
    /// <returns>Null where there is no ledger, or one of another schema than today's.</returns>
    /// <exception cref="LedgerException">It can't be read, or not now.</exception>
    public ILedgerReader? ReadAsIs(CancellationToken cancellation) => Connection is { } connection
        ? PostgresLedgerStore.ReadAsIs(connection, cancellation)
        : SqliteLedgerStore.ReadAsIs(Shown, cancellation);

    public override string ToString() => Shown;

    private static LedgerPlace At(string text, string origin, Func<string, string> toFullPath) => IsConnection(text)
        ? new LedgerPlace(PostgresLedgerStore.ShownPlace(text), origin) { Connection = text }
        : new LedgerPlace(toFullPath(text), origin);
}
