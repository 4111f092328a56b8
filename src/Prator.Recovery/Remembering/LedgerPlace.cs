using System.Management.Automation;
using Prator.Recovery.Commands;

namespace Prator.Recovery.Remembering;

/// <summary>Which ledger a command is about.</summary>
/// <param name="Path">The full path of its file; there need be none.</param>
/// <param name="Origin">Who named it, for messages: "-Ledger".</param>
internal sealed record LedgerPlace(string Path, string Origin)
{
    /// <summary>The environment variable that names the ledger where -Ledger does not.</summary>
    public const string Variable = "PRATOR_RECOVERY_LEDGER";

    private static readonly string[] PostgresSchemes = ["postgres://", "postgresql://"];

    private static readonly string[] PostgresKeys = ["Host", "Server"];

    /// <summary>What -Ledger names; else the environment variable; else <c>recovery.yaml</c>.</summary>
    /// <param name="given">What the user gave; null where it was not given.</param>
    /// <param name="session">Where the user is.</param>
    /// <exception cref="InputException">No ledger is named, or one that can't be used.</exception>
    /// <exception cref="Core.Yaml.YamlRefusedException">A recovery.yaml says something else than it should.</exception>
    public static LedgerPlace Find(string? given, SessionState session)
    {
        if (given is not null)
        {
            return At(given, "-Ledger", path => FilePath.Full(session, path));
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value)
        {
            return At(value, $"the environment variable {Variable}", path => FilePath.Full(session, path));
        }

        string[] files = [.. RecoverySettings.Files(session)];
        foreach (string file in files)
        {
            if (RecoverySettings.Read(file)?.Ledger is { } named)
            {
                return At(named, $"`{file}`", path => System.IO.Path.GetFullPath(path, System.IO.Path.GetDirectoryName(file)!));
            }
        }

        throw new InputException(
            "LedgerNotNamed",
            $"No ledger is named. Give its file with -Ledger, or in the environment variable {Variable}, or as `ledger: <path>` in {string.Join(" or ", files.Select(f => $"`{f}`"))}. Import-PratorExport makes it where there is none.");
    }

    /// <summary>Whether a text is the connection string of a database: it may hold a password, so it is never shown.</summary>
    public static bool IsConnection(string text) =>
        PostgresSchemes.Any(s => text.TrimStart().StartsWith(s, StringComparison.OrdinalIgnoreCase))
        || text.Split(';').Any(part => part.Split('=') is { Length: > 1 } pair && PostgresKeys.Contains(pair[0].Trim(), StringComparer.OrdinalIgnoreCase));

    public override string ToString() => Path;

    private static LedgerPlace At(string text, string origin, Func<string, string> toFullPath) => IsConnection(text)
        ? throw new InputException("LedgerPostgres", $"What {origin} names is a PostgreSQL database. This version keeps ledgers in files only: name a file.", ErrorCategory.NotImplemented)
        : new LedgerPlace(toFullPath(text), origin);
}
