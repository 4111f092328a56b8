namespace Prator.Recovery.Remembering;

/// <summary>The full paths of one day's files, by what they are.</summary>
internal sealed record SnapshotPaths
{
    /// <summary>The system's episodes.</summary>
    public required IReadOnlyList<string> Episodes { get; init; }

    /// <summary>The system's SIPs.</summary>
    public required IReadOnlyList<string> Sips { get; init; }

    /// <summary>The outage log's episodes.</summary>
    public required IReadOnlyList<string> LogEpisodes { get; init; }

    /// <summary>The outage log's SIPs.</summary>
    public required IReadOnlyList<string> LogSips { get; init; }

    /// <summary>The patient administration's stays.</summary>
    public required IReadOnlyList<string> Census { get; init; }

    public IEnumerable<string> All => [.. Episodes, .. Sips, .. LogEpisodes, .. LogSips, .. Census];

    /// <exception cref="InputException">There is no file, or one was given for two things.</exception>
    public void Check()
    {
        if (!All.Any())
        {
            throw new InputException("ExportNotGiven", Messages.ExportNotGiven);
        }

        StringComparer names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        if (new[] { Episodes, Sips, LogEpisodes, LogSips, Census }.SelectMany(g => g.Distinct(names)).GroupBy(f => f, names).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException("ExportGivenTwice", Messages.ExportGivenTwice(twice.Key));
        }
    }
}
