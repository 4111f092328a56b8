namespace Prator.Recovery.Samples;

/// <summary>prator-sip.csv: the SIPs that the system holds, as it exports them. The coordinators' list says which those are.</summary>
internal static class SystemSips
{
    private const string Name = "prator-sip.csv";
    private const string InPrator = "Finns i Prator";
    private const int FirstId = 7901;

    private static readonly int Left = SipRow.Header.ToList().IndexOf(InPrator);

    /// <param name="listed">The coordinators' list.</param>
    public static List<WrittenRow<SipRow>> Rows(IReadOnlyList<WrittenRow<SipRow>> listed)
    {
        int id = FirstId;
        List<SipRow> held =
        [
            .. listed
                .Where(r => r.Outcome is not (Outcomes.Rejected or Outcomes.Duplicate) && IsHeld(r.Row))
                .Select(r => r.Row.Id.Length > 0 ? r.Row : r.Row with { Id = SipExport.Id(id++) })
                .DistinctBy(r => r.Id),
        ];

        // The list is wrong about one: the system does not have it.
        held.Remove(held.First(r => r.InPrator == "Ja" && r.CreatedOn >= Outage.Starts && r.CreatedOn < Outage.RegisterFrom));
        return [.. held.Select(r => new WrittenRow<SipRow>(Outcomes.Held, r, Cells(r)))];
    }

    public static SampleFile File(IReadOnlyList<WrittenRow<SipRow>> rows) => new(
        Name,
        CsvContent.Of([.. SipRow.Header.Where(h => h != InPrator)], rows.Select(r => r.Cells), PratorExport.Windows1252),
        [.. rows.Select((r, i) => new SampleRow(i + 2, r.Outcome))]);

    /// <summary>What the system exports has no column that says whether the system has it.</summary>
    public static object?[] Cells(SipRow row) => [.. row.Cells().Where((_, column) => column != Left)];

    // What the list leaves open lies in the system where it is from before the outage.
    private static bool IsHeld(SipRow row) =>
        row.InPrator == "Ja" || (row.InPrator.Length == 0 && row.CreatedOn < Outage.Starts);
}
