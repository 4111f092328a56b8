namespace Prator.Recovery.Ledger;

/// <summary>A named service in PostgreSQL's service file: <c>[name]</c>, then lines <c>host=…</c>, <c>dbname=…</c> and so on.</summary>
internal static class PostgresServiceFile
{
    private const string FileVariable = "PGSERVICEFILE";
    private const string FolderVariable = "PGSYSCONFDIR";
    private const string SharedName = "pg_service.conf";

    /// <summary>What the service says, by Npgsql's keywords.</summary>
    /// <param name="service">Its name.</param>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    /// <exception cref="LedgerException">NotPossible: no file names the service, or it can't be read.</exception>
    public static Dictionary<string, string> Read(string service, Func<string, string?> variable)
    {
        string[] files = [.. Files(variable)];
        foreach (string file in files)
        {
            if (Lines(file) is { } lines && Section(lines, service) is { } section)
            {
                return section;
            }
        }

        throw PostgresPlace.Unreadable(Messages.ServiceUnknown(service, string.Join($" {Messages.Or} ", files.Select(f => $"`{f}`"))));
    }

    private static IEnumerable<string> Files(Func<string, string?> variable)
    {
        yield return variable(FileVariable) is { Length: > 0 } file
            ? file
            : OperatingSystem.IsWindows()
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "postgresql", ".pg_service.conf")
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pg_service.conf");
        if (variable(FolderVariable) is { Length: > 0 } folder)
        {
            yield return Path.Combine(folder, SharedName);
        }
        else if (!OperatingSystem.IsWindows())
        {
            yield return Path.Combine("/etc/postgresql-common", SharedName);
        }
    }

    private static string[]? Lines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PostgresPlace.Unreadable(Messages.ServiceFileUnreadable(file));
        }
    }

    private static Dictionary<string, string>? Section(string[] lines, string service)
    {
        Dictionary<string, string>? said = null;
        foreach (string line in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                if (said is not null)
                {
                    return said;
                }

                said = line == $"[{service}]" ? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) : null;
            }
            else if (said is not null && line.IndexOf('=') is > 0 and int equals && PostgresKeywords.Of(line[..equals].Trim()) is { } keyword)
            {
                said.TryAdd(keyword, line[(equals + 1)..].Trim());
            }
        }

        return said;
    }
}
