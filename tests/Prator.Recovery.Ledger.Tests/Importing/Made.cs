using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>Rows that are made up. Patients have birth numbers from 980 on.</summary>
internal static class Made
{
    public static Moment On(string date) => Moment.On(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Patient(int number) => $"195001019{800 + number:000}";

    /// <summary>An episode that the system created before the outage; the patient is in.</summary>
    public static Episode Episode(string? id, int patient, string created = "2024-01-10", string? admitted = null) => new()
    {
        Source = new RowPlace("made.csv", patient + 1),
        EpisodeId = id,
        PatientId = Patient(patient),
        CreatedAt = On(created),
        AdmittedAt = On(admitted ?? created),
        Unit = "Avdelning 7",
        Municipality = "Vinga",
        Owner = "Förvaltaren",
    };

    /// <summary>An episode before the outage whose patient has gone home: it is to be closed.</summary>
    public static Episode Home(string id, int patient, string discharged = "2024-01-20") => Episode(id, patient) with { DischargedAt = On(discharged) };

    public static Sip Sip(string? id, int patient, string created = "2024-01-20") => new()
    {
        Source = new RowPlace("made-sip.csv", patient + 1),
        SipId = id,
        PatientId = Patient(patient),
        CreatedAt = On(created),
        Unit = "Avdelning 7",
        Municipality = "Vinga",
    };

    public static Stay Stay(int patient, string admitted, string? discharged = null) => new()
    {
        Source = new RowPlace("made-census.csv", patient + 1),
        PatientId = Patient(patient),
        AdmittedAt = On(admitted),
        DischargedAt = discharged is null ? Moment.Missing : On(discharged),
        StillInpatient = discharged is null ? YesNo.Yes : YesNo.No,
        Unit = "Avdelning 7",
    };
}
