namespace Prator.Recovery.Exchange;

/// <summary>Refuses an export of another kind: episodes decided as SIPs, or SIPs as episodes, would all be wrong.</summary>
internal static class KindCheck
{
    /// <param name="file">The file's path.</param>
    /// <param name="columns">Its columns, as the asked-for kind reads them.</param>
    /// <param name="asked">The asked-for kind.</param>
    /// <param name="profile">The profile that every kind's headers stand in.</param>
    /// <exception cref="ExportException">The columns are another kind's.</exception>
    public static void MustFit(string file, ColumnMap columns, ItemKind asked, ImportProfile profile)
    {
        string? problem = asked == ItemKind.Stay
            ? NoCensus(file, columns, profile)
            : Census(file, columns, asked, profile) ?? OtherItems(file, columns, asked, profile);
        if (problem is not null)
        {
            throw new ExportException(ExportFault.OtherKind, file, problem);
        }
    }

    private static string? NoCensus(string file, ColumnMap columns, ImportProfile profile)
    {
        IReadOnlyList<string> episode = CensusColumns.Foreign(columns, ItemKind.Episode, profile);
        IReadOnlyList<string> sip = CensusColumns.Foreign(columns, ItemKind.Sip, profile);
        (IReadOnlyList<string> foreign, string kind) = sip.Count > episode.Count ? (sip, Messages.Sips) : (episode, Messages.CareEpisodes);
        return foreign.Count == 0
            ? null
            : Messages.NoCensus(file, kind, string.Join(", ", foreign.Select(h => $"`{h}`")));
    }

    private static string? Census(string file, ColumnMap columns, ItemKind asked, ImportProfile profile)
    {
        HeaderTable headers = profile.HeadersOf(asked);
        string kind = asked == ItemKind.Episode ? Messages.CareEpisodes : Messages.Sips;
        return CensusColumns.AreCensus(columns, profile)
            ? Messages.IsCensus(file, kind, headers.MainName(Slot.Id), headers.MainName(Slot.CreatedAt))
            : null;
    }

    private static string? OtherItems(string file, ColumnMap columns, ItemKind asked, ImportProfile profile)
    {
        HeaderTable headers = profile.HeadersOf(asked == ItemKind.Episode ? ItemKind.Sip : ItemKind.Episode);
        HashSet<int> known = [.. columns.Written().Select(h => headers.TryFind(h, out int slot, out _) ? slot : -1).Where(s => s >= 0)];
        if (known.Count <= columns.Mapped.Length || !known.Any(headers.IsIdentity))
        {
            return null;
        }

        return asked == ItemKind.Episode
            ? Messages.HoldsSips(file, known.Count, columns.Mapped.Length)
            : Messages.HoldsEpisodes(file, known.Count, columns.Mapped.Length);
    }
}
