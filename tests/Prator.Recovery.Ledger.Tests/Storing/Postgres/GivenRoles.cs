using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Storing.Postgres;

/// <summary>Runs the shipped script of roles on a ledger, and gives accounts these roles.</summary>
internal static class GivenRoles
{
    public const string Reader = "prator_recovery_reader";
    public const string Writer = "prator_recovery_writer";
    public const string Identifiers = "prator_recovery_identifiers";

    private const string Script = "module/postgres/roles.sql";

    // Roles are the server's, not the ledger's: of two sessions that change one, one fails.
    private static readonly Lock Making = new();

    /// <summary>Runs the script as it is shipped, but for the schema's name, twice.</summary>
    /// <param name="cluster">The server.</param>
    /// <param name="home">The ledger.</param>
    /// <param name="accounts">Accounts, made where they are missing, each with its roles.</param>
    public static void Give(PostgresCluster cluster, PostgresHome home, params IEnumerable<(string Account, string Roles)> accounts)
    {
        string script = File.ReadAllText(Checkout.PathOf(Script))
            .Replace("prator_recovery.", home.Schema + ".", StringComparison.Ordinal)
            .Replace("SCHEMA prator_recovery ", $"SCHEMA {home.Schema} ", StringComparison.Ordinal);
        lock (Making)
        {
            cluster.Run(script);
            cluster.Run(script);
            foreach ((string account, string roles) in accounts)
            {
                cluster.Run($"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{account}') THEN CREATE ROLE {account} LOGIN; END IF; END $$");
                cluster.Run($"GRANT {roles} TO {account}");
            }
        }
    }
}
