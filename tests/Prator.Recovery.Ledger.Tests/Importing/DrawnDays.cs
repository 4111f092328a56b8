using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>Several days of a few patients, drawn so that everything happens often: rows come and go, change, lack ids and dates, and contradict each other.</summary>
internal sealed class DrawnDays(int seed)
{
    private const int Patients = 6;

    private static readonly string[] Dates = ["2024-01-05", "2024-01-10", "2024-01-20", "2024-02-03"];

    private readonly Random _random = new(seed);

    /// <summary>The files of some days, the first of which has the system's episodes.</summary>
    public List<Day> Days()
    {
        List<Day> days = [];
        for (int i = 0; i < 4; i++)
        {
            DateOnly day = new DateOnly(2024, 2, 5).AddDays(i);
            days.Add(new Day(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            {
                Prator = i == 0 || _random.Next(4) > 0 ? Episodes("V", mayLackId: false) : null,
                Log = _random.Next(2) == 0 ? Episodes("L", mayLackId: true) : null,
                Census = _random.Next(2) == 0 ? Stays() : null,
                Sips = _random.Next(2) == 0 ? Plans("S", mayLackId: false) : null,
                SipLog = _random.Next(3) == 0 ? Plans("P", mayLackId: true) : null,
            });
        }

        return days;
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Date() => Dates[_random.Next(Dates.Length)];

    // A source has each patient's first episode mostly, a second one now and then.
    private List<Episode> Episodes(string prefix, bool mayLackId)
    {
        List<Episode> rows = [];
        for (int patient = 1; patient <= Patients; patient++)
        {
            for (int number = 1; number <= 2; number++)
            {
                if (Chance(number == 1 ? 75 : 25))
                {
                    rows.Add(Episode(prefix, patient, number, mayLackId));
                }
            }
        }

        return Distinct(rows, e => (e.EpisodeId, e.PatientId, e.AdmittedAt));
    }

    private Episode Episode(string prefix, int patient, int number, bool mayLackId)
    {
        // Mostly what it was the day before: the date is the patient's, not drawn anew.
        string usual = Dates[(patient + number) % 3];
        string admitted = Chance(85) ? usual : Date();
        bool lacksId = mayLackId && Chance(70);
        return Made.Episode(lacksId ? null : $"{(Chance(70) ? "V" : prefix)}{patient}-{number}", patient, Chance(85) ? usual : Date(), admitted) with
        {
            AdmittedAt = Chance(90) ? Made.On(admitted) : Moment.Missing,
            PatientId = lacksId || Chance(90) ? Made.Patient(patient) : null,
            DischargedAt = Chance(40) ? Made.On("2024-01-28") : Moment.Missing,
            ReadyAt = Chance(20) ? Made.On("2024-02-05") : Moment.Missing,
            Status = Chance(30) ? ItemStatus.Closed : ItemStatus.Blank,
            StillInpatient = Chance(30) ? YesNo.Yes : YesNo.Unknown,
            LongTermNeed = Chance(50) ? YesNo.Yes : YesNo.Unknown,
            Agreement = Chance(50) ? YesNo.Yes : YesNo.Unknown,
            InPrator = Chance(10) ? YesNo.Yes : YesNo.Unknown,
            Disposition = Chance(10) ? new Disposition(DispositionCode.Deceased, "Avliden") : default,
        };
    }

    private List<Sip> Plans(string prefix, bool mayLackId)
    {
        List<Sip> rows = [];
        for (int patient = 1; patient <= Patients; patient++)
        {
            if (Chance(60))
            {
                rows.Add(Made.Sip(mayLackId && Chance(60) ? null : $"{(Chance(60) ? "S" : prefix)}{patient}", patient, Dates[patient % 4]) with
                {
                    PlanCreatedAt = Chance(30) ? Made.On("2024-01-22") : Moment.Missing,
                    EndedAt = Chance(20) ? Made.On("2024-01-25") : Moment.Missing,
                    MeetingHeld = Chance(50) ? YesNo.Yes : YesNo.Unknown,
                    Status = Chance(20) ? ItemStatus.Closed : ItemStatus.Blank,
                    Goals = Chance(50) ? ["Gå i trappan"] : [],
                });
            }
        }

        return Distinct(rows, s => (s.SipId, s.PatientId, s.CreatedAt));
    }

    private List<Stay> Stays()
    {
        List<Stay> rows = [];
        for (int patient = 1; patient <= Patients; patient++)
        {
            if (Chance(60))
            {
                rows.Add(Made.Stay(patient, Dates[(patient + 1) % 3], Chance(50) ? "2024-01-28" : null));
            }

            if (Chance(20))
            {
                rows.Add(Made.Stay(patient, Dates[(patient + 2) % 3], "2024-01-29"));
            }
        }

        return Distinct(rows, s => (null, s.PatientId, s.AdmittedAt));
    }

    // A reader gives no two rows of one key unless it marks them.
    private static List<T> Distinct<T>(List<T> rows, Func<T, (string? Id, string? Patient, Moment Date)> keyOf)
        where T : ExportRow => [.. rows.DistinctBy(r => keyOf(r) is { Id: { } id } ? (id, null, Moment.Missing) : keyOf(r))];
}
