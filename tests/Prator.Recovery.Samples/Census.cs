using System.Text;

namespace Prator.Recovery.Samples;

/// <summary>census.csv: who is in hospital, and who left lately and when. CSV, UTF-8.</summary>
internal static class Census
{
    private const string Name = "census.csv";

    // Of these nobody can say what a hospital would know of them, so it says nothing.
    private static readonly HashSet<string> Unclear =
        ["E-CONFLICT", "E-STATUS", "E-NODATE", "E-DONE", "E-DUPLICATE", "E-ABSENT", "E2-IN", "E4-NODATE", "E5-OTHER", "E5-UNKNOWN"];

    /// <summary>The stays of a morning as the other files have them, before anybody knows better.</summary>
    public static IEnumerable<CensusRow> Of(Morning day) => day.Episodes.Where(r => IsClear(r.Outcome)).Select(r => Of(r.Row))
        .Concat(day.Log.Where(r => IsClear(r.Outcome)).Select(r => Of(r.Row)))
        .OfType<CensusRow>()
        .Where(s => s.Discharged is null || s.Discharged >= Outage.Exported.Date || IsOneInThree(s.Patient))
        .DistinctBy(s => (s.Patient.Number, s.Admitted.Date));

    public static SampleFile File(IReadOnlyList<CensusRow> rows) => new(
        Name,
        CsvContent.Of(CensusRow.Header, rows.Select(r => r.Cells()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
        [.. rows.Select((_, i) => new SampleRow(i + 2, Outcomes.Held))]);

    // This file cannot say that an identity is protected, so such a patient is not in it.
    public static CensusRow? Of(PratorRow row) => row.Protected == "Ja" || row.Admitted is null || row.Patient.IsReserve ? null : new(row.Patient, row.Admitted.Value)
    {
        Discharged = row.Discharged,
        Disposition = row.Discharged is null ? string.Empty : row.Disposition,
        Unit = row.Place.Unit,
    };

    private static CensusRow? Of(LogRow row) => row.PatientCell is not null || row.Patient.IsReserve || !IsKnown(row) ? null : new(row.Patient, row.Admitted.Value)
    {
        Discharged = row.Discharged?.Value,
        Disposition = row.Discharged is null ? string.Empty : row.Disposition,
        Unit = row.Place.Unit,
    };

    private static bool IsKnown(LogRow row) => row.StillInpatient == Answer.Yes || row.Discharged is not null;

    private static bool IsClear(string outcome) => outcome is not (Outcomes.Rejected or Outcomes.Duplicate) && !Unclear.Contains(outcome);

    private static bool IsOneInThree(Patient patient) => patient.Number.Sum(c => c) % 3 == 0;
}
