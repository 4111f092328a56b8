using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Where a ledger lies on a server: what a connection string says, completed by a service file and PostgreSQL's environment
/// variables, in this order.
/// </summary>
/// <remarks>
/// Off loopback the connection is encrypted and the server's certificate verified, unless the user says otherwise by
/// <c>SSL Mode</c>. The schema is <see cref="UsualSchema"/>, or what <c>Search Path</c> names: one for each ledger.
/// </remarks>
internal sealed partial class PostgresPlace
{
    public const string UsualSchema = "prator_recovery";

    private const int UsualCommandSeconds = 300;
    private const string Service = "service";
    private const string ServiceVariable = "PGSERVICE";

    private static readonly (string Variable, string Keyword)[] Variables =
    [
        ("PGHOST", "Host"), ("PGPORT", "Port"), ("PGDATABASE", "Database"), ("PGUSER", "Username"), ("PGPASSWORD", "Password"),
        ("PGSSLMODE", PostgresKeywords.SslMode), ("PGCONNECT_TIMEOUT", "Timeout"),
    ];

    private PostgresPlace(NpgsqlConnectionStringBuilder settings, string schema)
    {
        ConnectionString = settings.ConnectionString;
        Schema = schema;
        string database = settings.Database ?? settings.Username ?? Environment.UserName;
        Shown = string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}/{database}{(schema == UsualSchema ? string.Empty : $" ({schema})")}");
        IsVerified = settings.SslMode is SslMode.VerifyFull or SslMode.VerifyCA;
    }

    /// <summary>Host, port and database, and a schema that is not the usual one; nothing that is secret.</summary>
    public string Shown { get; }

    /// <summary>May hold a password: never to be shown.</summary>
    public string ConnectionString { get; }

    /// <summary>A plain name: lower-case letters, digits and <c>_</c>.</summary>
    public string Schema { get; }

    /// <summary>Whether the server must show a certificate that is trusted.</summary>
    public bool IsVerified { get; }

    /// <param name="connection">
    /// Keywords (<c>Host=…;Database=…;Username=…</c>, or <c>Service=…</c>) or a URI (<c>postgresql://user@host:5432/database</c>). What
    /// neither it nor the service says comes from PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PGSSLMODE; the password also from PGPASSFILE.
    /// </param>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    /// <exception cref="LedgerException">NotPossible: it can't be read, or names no server. Its text is never in the message.</exception>
    public static PostgresPlace Of(string connection, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(variable);
        Dictionary<string, string> said = PostgresKeywords.IsUri(connection) ? PostgresKeywords.OfUri(connection) : OfKeywords(connection);
        string? service = said.Remove(Service, out string? named) ? named : variable(ServiceVariable);
        if (!string.IsNullOrEmpty(service))
        {
            Complete(said, PostgresServiceFile.Read(service, variable));
        }

        Complete(said, Variables.Select(v => KeyValuePair.Create(v.Keyword, variable(v.Variable) ?? string.Empty)).Where(v => v.Value.Length > 0));
        return Of(said);
    }

    /// <summary>A connection string that can't be used. Says nothing of what stands in it.</summary>
    internal static LedgerException Unreadable(string why) => new(LedgerFault.NotPossible,
        Messages.ConnectionUnreadable(why));

    private static PostgresPlace Of(Dictionary<string, string> said)
    {
        NpgsqlConnectionStringBuilder settings = [];
        HashSet<string> given = [];
        foreach ((string keyword, string value) in said)
        {
            given.Add(PostgresKeywords.Plain(keyword));
            Set(settings, keyword, value);
        }

        if (string.IsNullOrEmpty(settings.Host))
        {
            throw Unreadable(Messages.NamesNoServer);
        }

        if (!given.Contains(PostgresKeywords.Plain(PostgresKeywords.SslMode)) && !IsHere(settings.Host))
        {
            settings.SslMode = SslMode.VerifyFull;
        }

        if (!given.Contains("commandtimeout"))
        {
            settings.CommandTimeout = UsualCommandSeconds;
        }

        string schema = string.IsNullOrWhiteSpace(settings.SearchPath) ? UsualSchema : settings.SearchPath.Trim();
        if (!PlainName().IsMatch(schema))
        {
            throw Unreadable(Messages.SearchPathWrong);
        }

        settings.SearchPath = schema;
        settings.ApplicationName ??= "Prator.Recovery";
        settings.Pooling = false;
        settings.Enlist = false;
        settings.TcpKeepAlive = true;
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        return new PostgresPlace(settings, schema);
    }

    private static Dictionary<string, string> OfKeywords(string connection)
    {
        try
        {
            DbConnectionStringBuilder builder = new() { ConnectionString = connection };
            return builder.Keys.Cast<string>().ToDictionary(k => k, k => (string)builder[k], StringComparer.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            // Its own message may repeat a part of the text.
            throw Unreadable(Messages.NotKeywords);
        }
    }

    private static void Complete(Dictionary<string, string> said, IEnumerable<KeyValuePair<string, string>> more)
    {
        HashSet<string> known = [.. said.Keys.Select(PostgresKeywords.Plain)];
        foreach ((string keyword, string value) in more.Where(pair => !known.Contains(PostgresKeywords.Plain(pair.Key))))
        {
            said[keyword] = value;
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string keyword, string value)
    {
        bool isKnown = false;
        try
        {
            isKnown = settings.ContainsKey(keyword);
            settings[keyword] = PostgresKeywords.Plain(keyword) == "sslmode" ? value.Replace("-", string.Empty, StringComparison.Ordinal) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException or NotSupportedException or KeyNotFoundException)
        {
            throw Unreadable(isKnown ? Messages.KeywordValueWrong(keyword) : Messages.KeywordOfNobody);
        }
    }

    // Of several hosts all must be this machine.
    private static bool IsHere(string hosts) => hosts.Split(',').All(host =>
    {
        string name = host.Trim();
        return name.StartsWith('/') || name.StartsWith('@') || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (System.Net.IPAddress.TryParse(WithoutPort(name), out System.Net.IPAddress? address) && System.Net.IPAddress.IsLoopback(address))
            || WithoutPort(name).Equals("localhost", StringComparison.OrdinalIgnoreCase);
    });

    private static string WithoutPort(string host) => host.IndexOf(':') is > 0 and int colon && host.LastIndexOf(':') == colon ? host[..colon] : host;

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();
}
