using System.Management.Automation;
using CsCheck;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Reading;

/// <summary>The same rows are decided alike, whatever form they come in.</summary>
public sealed class InputEquivalenceTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const int Samples = 150;

    private static readonly Gen<string> Date = Gen.OneOf(
        "", "", "2024-01-05", "20240116", "2024-01-16 23:59", "2024-01-17", "2024-01-20T10:00", "2024-01-31 23:59:59", "2024-02-01", "2024-01-31T23:30Z", "2024-02-02",
        "2024-02-02 07:59", "2024-02-05", "2024-02-06", "i går");

    private static readonly Gen<string> Answer = Gen.OneOf("", "Ja", "nej", "X", "0", "Vet ej", "?", "Ja", "Nej", "kanske");

    private static readonly Gen<string> DatedAnswer = Gen.OneOf(Answer, Date);

    private static readonly Gen<string> Status = Gen.OneOf("", "", "Öppen", "Avslutad", "makulerad", "Vilande");

    private static readonly Gen<string> Id = Gen.OneOf("", "V1", "v1", "V2", "V3", "19850101-9809");

    private static readonly Gen<string> Patient = Gen.OneOf("", "19850101-9809", "900615-9850", "9006159850", "R-77", "19900615-9851");

    private static readonly Gen<string> Name = Gen.OneOf("", "Avd 3", "Kim \"K\" Ek", "Ek; Kim", "=1+1", "Åsa, Ö");

    private static readonly Gen<IReadOnlyDictionary<string, string>> Episode = Rows(
        ("VårdtillfälleId", Id),
        ("Personnummer", Patient),
        ("Skapad", Date),
        ("Inskriven", Date),
        ("Utklar", Date),
        ("Faktiskt utskriven", Date),
        ("Avslutad", Date),
        ("Status", Status),
        ("Kvar på sjukhus", Answer),
        ("Utskriven till", Gen.OneOf("", "", "Hem", "Annat sjukhus", "död", "Permission", "Månen")),
        ("Omfattande insatser", Answer),
        ("Överenskommelse", DatedAnswer),
        ("Finns i Prator", Answer),
        ("Skyddad identitet", Answer),
        ("Enhet", Name),
        ("Ansvarig", Name),
        ("Oläst", Gen.Const("fyllning")));

    private static readonly Gen<IReadOnlyDictionary<string, string>> Sip = Rows(
        ("SipId", Id),
        ("Personnummer", Patient),
        ("Skapad", Date),
        ("Möte genomfört", DatedAnswer),
        ("Plan skapad", Date),
        ("Avslutad", Date),
        ("Status", Status),
        ("Samtycke", Answer),
        ("Avliden", Answer),
        ("Deltagare", Gen.OneOf("", "Kommunen, Vårdcentralen", "Kommunen|Hemtjänsten")),
        ("Mål", Gen.OneOf("", "Bo hemma")),
        ("Finns i Prator", Answer),
        ("Kommun", Name),
        ("Oläst", Gen.Const("fyllning")));

    [Fact]
    public void Episodes_InEveryForm_GetTheSameDecisions() => Check("Get-OutageEpisode", Episode);

    [Fact]
    public void Sips_InEveryForm_GetTheSameDecisions() => Check("Resolve-SipAction", Sip);

    private void Check(string cmdlet, Gen<IReadOnlyDictionary<string, string>> row)
    {
        using WorkFolder folder = new();
        int decided = 0;
        row.Array[1, 12].Sample(
            rows =>
            {
                ScriptResult csv = Run($"{cmdlet} $input0", folder.Write("rows.csv", Row.Csv(rows)));
                Same(csv, Run($"{cmdlet} $input0", folder.Write("rows.json", Row.Json(rows))), rows);
                Same(csv, Run($"$input0 | {cmdlet}", Row.CustomObjects(rows)), rows);
                Same(csv, Run($"$input0 | {cmdlet}", Row.Hashtables(rows)), rows);
                ScriptResult back = Run($"$input0 | {cmdlet}", csv.Output.ToArray());
                Assert.Equal(csv.Output.Select(Said), back.Output.Select(Said));
                Assert.Equal(csv.Texts("Source"), back.Texts("Source"));
                Assert.Empty(back.Errors);
                decided += csv.Output.Count;
            },
            iter: Samples,
            threads: 1,
            print: rows => Row.Csv(rows));
        Assert.True(decided > Samples, $"Only {decided} items were decided: the rows are too bad to compare anything.");
    }

    private ScriptResult Run(string script, object input)
    {
        ScriptResult result = session.Run($"{script} -AsOf 2024-02-05 -IncludePatientId -Verbose", ("input0", input));
        Assert.Null(result.Failure);
        return result;
    }

    private static void Same(ScriptResult expected, ScriptResult actual, IReadOnlyDictionary<string, string>[] rows)
    {
        Assert.Equal(expected.Output.Select(Said), actual.Output.Select(Said));
        Assert.Equal(expected.Errors.Select(Reason), actual.Errors.Select(Reason));
        string balance = Assert.Single(expected.Verbose, v => v.Contains(" rows = ", StringComparison.Ordinal));
        Assert.Contains(balance, actual.Verbose);
        Assert.StartsWith($"{rows.Length} rows", balance, StringComparison.Ordinal);
    }

    /// <summary>Everything that an item says but where it was read.</summary>
    private static string Said(PSObject item) => string.Join(
        " | ",
        item.BaseObject.GetType().GetProperties()
            .Where(p => p.Name is not ("Source" or "Reference"))
            .Select(p => $"{p.Name}={(p.Name is "Changes" or "Warnings" or "Steps" ? string.Join(", ", item.List(p.Name)) : item.Text(p.Name))}"));

    private static string Reason(ErrorRecord error)
    {
        PSObject row = PSObject.AsPSObject(error.TargetObject);
        return $"{error.Id()} {row.Text("Column")} {row.Text("Reason")} {row.Text("Unit")} {row.Text("Owner")}";
    }

    private static Gen<IReadOnlyDictionary<string, string>> Rows(params (string Header, Gen<string> Value)[] columns) =>
        columns.Aggregate(
            Gen.Const<IReadOnlyList<KeyValuePair<string, string>>>([]),
            (row, column) => Gen.Select(row, column.Value, IReadOnlyList<KeyValuePair<string, string>> (cells, value) => [.. cells, KeyValuePair.Create(column.Header, value)]))
            .Select(IReadOnlyDictionary<string, string> (cells) => new Dictionary<string, string>(cells));
}
