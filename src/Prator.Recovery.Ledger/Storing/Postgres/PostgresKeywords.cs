using System.Globalization;

namespace Prator.Recovery.Ledger;

/// <summary>What PostgreSQL's own tools call a part of a connection, as Npgsql calls it.</summary>
internal static class PostgresKeywords
{
    public const string SslMode = "SSL Mode";

    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    private static readonly Dictionary<string, string> OfLibrary = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = "Host",
        ["hostaddr"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
        ["sslmode"] = SslMode,
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["options"] = "Options",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    public static bool IsUri(string text) => Schemes.Any(scheme => text.TrimStart().StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a keyword says which server is meant.</summary>
    public static bool NamesServer(string keyword) => Plain(keyword) is "host" or "service";

    /// <summary>Npgsql's keyword; null for one that it has no word for.</summary>
    public static string? Of(string libraryKeyword) => OfLibrary.GetValueOrDefault(libraryKeyword);

    /// <summary>A keyword as it is compared: without spaces and case, aliases as one.</summary>
    public static string Plain(string keyword) => keyword.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "SERVER" => "host",
        "DB" => "database",
        "USER" or "USERID" or "USERNAME" => "username",
        "PWD" or "PSW" => "password",
        string other => other.ToLowerInvariant(),
    };

    /// <summary>The keywords of <c>postgresql://user:password@host:port/database?keyword=value</c>; every part may be missing.</summary>
    /// <exception cref="LedgerException">NotPossible: it can't be read.</exception>
    public static Dictionary<string, string> OfUri(string text)
    {
        string trimmed = text.Trim();
        string rest = trimmed[(trimmed.IndexOf("//", StringComparison.Ordinal) + 2)..];
        (rest, string query) = Cut(rest, '?');
        (string server, string database) = Cut(rest, '/');
        Dictionary<string, string> said = new(StringComparer.OrdinalIgnoreCase);
        int at = server.LastIndexOf('@');
        if (at >= 0)
        {
            (string user, string password) = Cut(server[..at], ':');
            Add("Username", user);
            Add("Password", password);
        }

        AddServer(server[(at + 1)..]);
        Add("Database", database);
        foreach (string pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            (string keyword, string value) = Cut(pair, '=');
            Add(Of(keyword) ?? (keyword.Equals("service", StringComparison.OrdinalIgnoreCase) ? "service" : throw PostgresPlace.Unreadable(Messages.KeywordUnknown)), value);
        }

        return said;

        void AddServer(string hostAndPort)
        {
            int colon = hostAndPort.LastIndexOf(':');
            bool hasPort = colon > hostAndPort.LastIndexOf(']') && int.TryParse(hostAndPort[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _);
            Add("Host", (hasPort ? hostAndPort[..colon] : hostAndPort).Trim('[', ']'));
            Add("Port", hasPort ? hostAndPort[(colon + 1)..] : string.Empty);
        }

        void Add(string keyword, string value)
        {
            if (value.Length > 0)
            {
                said[keyword] = Uri.UnescapeDataString(value);
            }
        }
    }

    private static (string Before, string After) Cut(string text, char separator) =>
        text.IndexOf(separator) is >= 0 and int at ? (text[..at], text[(at + 1)..]) : (text, string.Empty);
}
