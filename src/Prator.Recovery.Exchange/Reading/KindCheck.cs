namespace Prator.Recovery.Exchange;

/// <summary>Refuses an export of the other kind: episodes decided as SIPs, or SIPs as episodes, would all be wrong.</summary>
internal static class KindCheck
{
    /// <param name="file">The file's path.</param>
    /// <param name="columns">Its columns, as the asked-for kind reads them.</param>
    /// <param name="asked">The asked-for kind.</param>
    /// <param name="profile">The profile that both kinds' headers stand in.</param>
    /// <exception cref="ExportException">More of the columns belong to the other kind.</exception>
    public static void MustFit(string file, ColumnMap columns, ItemKind asked, ImportProfile profile)
    {
        ItemKind other = asked == ItemKind.Episode ? ItemKind.Sip : ItemKind.Episode;
        HeaderTable headers = profile.HeadersOf(other);
        IEnumerable<string> written = columns.Pairs().Select(p => p.Value).Concat(columns.Unmapped);
        HashSet<int> known = [.. written.Select(h => headers.TryFind(h, out int slot, out _) ? slot : -1).Where(s => s >= 0)];
        if (known.Count > columns.Mapped.Length && known.Any(ItemShape.IsIdentity))
        {
            throw new ExportException(
                ExportFault.OtherKind,
                file,
                asked == ItemKind.Episode
                    ? $"`{file}` holds SIPs, not care episodes: {known.Count} of its columns are known for SIPs, {columns.Mapped.Length} for episodes. Read it with Resolve-SipAction."
                    : $"`{file}` holds care episodes, not SIPs: {known.Count} of its columns are known for episodes, {columns.Mapped.Length} for SIPs. Read it with Get-OutageEpisode.");
        }
    }
}
