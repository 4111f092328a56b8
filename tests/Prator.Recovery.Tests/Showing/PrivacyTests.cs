using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Showing;

/// <summary>Unique patient data go in, and must come out nowhere that a person looks by default.</summary>
public sealed class PrivacyTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    /// <summary>Every form of a personnummer, a samordningsnummer and a reserve number.</summary>
    private static readonly string[] PatientIds =
        ["19850101-9809", "850101-9809", "198501019809", "8501019809", "850101+9809", "19850161-9806", "850161-9806", "19850101-9801", "MARKERRESERV7", "MARKER 85-X"];

    /// <summary>What no text may hold, whatever stands between the digits.</summary>
    private static readonly string[] Traces = ["850101", "850161", "1019809", "1619806", "MARKER"];

    private static readonly string[] Kinds = ["Get-OutageEpisode", "Resolve-SipAction"];

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int, string> Views => new()
    {
        { 80, "$items" },
        { 120, "$items" },
        { 200, "$items" },
        { 80, "$items | Format-List" },
        { 120, "$items | Format-List" },
        { 120, "[pscustomobject]@{ Colour = 'blue' }; $items" },
        { 120, "& { $items | Get-RecoverySummary -By Owner; $items }" },
        { 120, "@{ SipId = 'S1' } | Resolve-SipAction -AsOf 2024-02-05; @{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05; $items" },
        { 120, "\"$items\"; \"$($items[0])\"; -join $items; $items[0].ToString()" },
        { 120, "$items | Get-RecoverySummary -By Rule" },
    };

    public static TheoryData<int, string> OrderViews => new()
    {
        { 80, "$orders" },
        { 120, "$orders" },
        { 120, "$items; $orders" },
        { 120, "$orders; $items" },
        { 120, "[pscustomobject]@{ Colour = 'blue' }; $orders" },
        { 120, "$items | Get-RecoverySummary; $orders; $items" },
        { 120, "\"$orders\"; $orders[0].ToString()" },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void Views_NeverShowPatientId_NorAnIdThatLooksLikeOne(int width, string script)
    {
        foreach (string cmdlet in Kinds)
        {
            foreach (string switches in new[] { string.Empty, "-IncludePatientId" })
            {
                string shown = session.Show(width, $"$items = @($rows | {cmdlet} -AsOf 2024-02-05 {switches})\n{script}", ("rows", Rows()));

                Assert.True(shown.Trim().Length > 0, "Nothing was shown.");
                Nowhere(shown);
            }
        }
    }

    [Theory]
    [MemberData(nameof(OrderViews))]
    public void Views_OfOrders_NeverShowAnIdThatLooksLikeAPersonnummer(int width, string script)
    {
        string shown = session.Show(
            width,
            $"$items = @($rows | Get-OutageEpisode -AsOf 2024-02-05 -Action Close -IncludePatientId)\n$orders = @($items | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false)\n{script}",
            ("rows", Rows()));

        // Behind an object without a view, the engine shows the others by that object's columns only.
        Assert.True(script.Contains("Colour", StringComparison.Ordinal) || shown.Contains("******", StringComparison.Ordinal), shown);
        Nowhere(shown);
    }

    /// <summary>ClosureOrder has no view for Format-List, so the list is made of all its properties.</summary>
    [Fact]
    public void List_OfOrders_NeverShowsAnIdThatLooksLikeAPersonnummer()
    {
        string shown = session.Show(
            120,
            "$rows | Get-OutageEpisode -AsOf 2024-02-05 -Action Close | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false | Format-List",
            ("rows", Rows()));

        Assert.Contains("2024-02-05", shown, StringComparison.Ordinal);
        Nowhere(shown);
    }

    [Fact]
    public void PatientId_IsInTheProperty_WhenAskedFor()
    {
        ScriptResult result = session.Run("$rows | Get-OutageEpisode -AsOf 2024-02-05 -IncludePatientId", ("rows", Rows())).Clean();

        Assert.Contains("198501019809", result.Texts("PatientId"));
        Assert.Contains("MARKERRESERV7", result.Texts("PatientId"));
    }

    [Fact]
    public void Streams_OfARunWithEveryKindOfTrouble_NameNobody()
    {
        string[] rows =
        [
            .. PatientIds.SelectMany(p => new[] { $"Id={p}; Personnummer={p}; Skapad=i går", $"Id={p}; Personnummer={p}; Skapad=2024-01-20", $"Id={p}; Personnummer={p}; Skapad=2024-01-21" }),
            "Id=1; Skapad=19850101-9809; Finns i Prator=8501019809; Enhet=850101-9809; Ansvarig=19850101-9809; Kommun=198501019809",
            "Id=; Personnummer=; Enhet=19850101-9809",
        ];
        foreach (string cmdlet in Kinds)
        {
            string file = _folder.Write("rows.csv", Row.Csv(rows.Select(r => Of(r, cmdlet))));

            ScriptResult result = session.Run($"{cmdlet} $file -AsOf 2024-02-05 -Verbose -Debug -IncludePatientId", ("file", file));
            string shown = session.Show(100, $"{cmdlet} $file -AsOf 2024-02-05 -Verbose | Get-RecoverySummary -By Rule", ("file", file));

            Assert.Null(result.Failure);
            Assert.Equal(PatientIds.Length + 2, result.Errors.Count);
            CheckStreams(result);
            Assert.Contains("rows.csv, rad 2", shown, StringComparison.Ordinal);
            Nowhere(shown);
        }
    }

    [Fact]
    public void Rejects_HoldNoPersonnummer_WhereverItStood()
    {
        string file = _folder.Write("rows.csv", Row.Csv(
            "VårdtillfälleId=19850101-9809; Personnummer=19850101-9809; Skapad=i går; Enhet=850101-9809; Kommun=198501019809; Ansvarig=8501019809",
            "VårdtillfälleId=V1; Personnummer=19850101-9809; Skapad=19850101-9809; Enhet=; Kommun=; Ansvarig="));

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05", ("file", file));

        Assert.Equal(2, result.Errors.Count);
        Assert.All(
            result.Errors.Select(e => PSObject.AsPSObject(e.TargetObject)),
            r => Nowhere(string.Join('\n', r.Properties.Select(p => p.Value))));
        Assert.Equal("rows.csv#2", PSObject.AsPSObject(result.Errors[0].TargetObject).Text("Reference"));
    }

    [Theory]
    [InlineData("V1;19850101-9809;2024-01-20;x;y;z\r\n")]
    [InlineData("V1;19850101-9809\r\n")]
    [InlineData("\"V1;19850101-9809;2024-01-20;x\r\n")]
    public void Errors_OfBrokenRows_NameNobody(string row)
    {
        string file = _folder.Write("rows.csv", $"VårdtillfälleId;Personnummer;Skapad;Enhet\r\n{row}");

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05 -Verbose", ("file", file));

        Assert.True(result.Failure is not null || result.Errors.Count > 0);
        CheckStreams(result);
    }

    [Fact]
    public void Close_NamesNobody_WhateverItSays()
    {
        PSObject[] items = [.. session.Run("$rows | Get-OutageEpisode -AsOf 2024-02-05 -IncludePatientId", ("rows", Rows())).Clean().Output];
        string worksheet = _folder.Of("w.csv");
        const string Script = "$items | Close-PratorEpisode -AsOf $asOf -Verbose -Worksheet $worksheet";
        foreach ((string asOf, string switches) in new[] { ("2024-02-05", "-WhatIf"), ("2024-02-05", string.Empty), ("2024-02-05", "-Confirm:$false"), ("2024-02-05", "-Confirm:$false"), ("2024-02-06", "-Confirm:$false") })
        {
            ScriptResult result = session.RunAnswering("No", $"{Script} {switches}", ("items", items), ("asOf", asOf), ("worksheet", worksheet));

            Assert.Null(result.Failure);
            Assert.NotEmpty(result.Errors);
            CheckStreams(result);
            Assert.True(asOf != "2024-02-05" || switches.Contains("Confirm", StringComparison.Ordinal) || $"{result.Shown}{string.Concat(result.Questions)}".Contains("******", StringComparison.Ordinal));
        }

        Nowhere(session.Show(100, $"{Script} -Confirm:$false", ("items", items), ("asOf", "2024-02-06"), ("worksheet", worksheet)));
    }

    [Fact]
    public void Errors_OfItemsOfTheOtherKind_NameNobody()
    {
        ScriptResult result = session.Run("$rows | Get-OutageEpisode -AsOf 2024-02-05 -IncludePatientId | Resolve-SipAction -AsOf 2024-02-05", ("rows", Rows()));

        Nowhere(Everything(result.FailedBy("ItemKindMismatch")));
    }

    [Fact]
    public void Warnings_OfColumnsThatAreNamedByAPersonnummer_MaskIt()
    {
        string file = _folder.Write("turned.csv", "VårdtillfälleId;19850101-9809\r\nV1;x\r\n");

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05\n@{ SipId = 'S1'; '850101-9809' = 'x' } | Resolve-SipAction -AsOf 2024-02-05", ("file", file)).Clean();

        Assert.Equal(2, result.Warnings.Count);
        CheckStreams(result);
    }

    [Fact]
    public void MaskedId_IsStillRecognisedAsOne()
    {
        string shown = session.Show(120, "@{ VårdtillfälleId = '19850101-9809' } | Get-OutageEpisode -AsOf 2024-02-05");

        Assert.Contains("19******-****", shown, StringComparison.Ordinal);
    }

    private static PSObject[] Rows() =>
    [
        .. Row.CustomObjects(PatientIds.SelectMany((p, i) => new[]
        {
            Row.Of($"VårdtillfälleId={(p.StartsWith('M') ? i : p)}; SipId={(p.StartsWith('M') ? i : p)}; Personnummer={p}; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20; Ansvarig=Kim"),
            Row.Of($"VårdtillfälleId=x{i}; SipId=x{i}; Personnummer={p}; Skapad=2024-01-20; Faktiskt utskriven=; Ansvarig=Kim"),
        })),
    ];

    private static Dictionary<string, string> Of(string row, string cmdlet) =>
        Row.Of(row).ToDictionary(c => c.Key == "Id" ? cmdlet == Kinds[0] ? "VårdtillfälleId" : "SipId" : c.Key, c => c.Key == "Id" && c.Value.StartsWith('M') ? "7" : c.Value);

    private static void CheckStreams(ScriptResult result)
    {
        Nowhere(string.Join('\n', [.. result.Warnings, .. result.Verbose, .. result.Information, .. result.Questions, result.Shown]));
        Nowhere(string.Join('\n', result.Progress.Select(p => $"{p.Activity} {p.StatusDescription} {p.CurrentOperation}")));
        Assert.All(result.Errors.Append(result.Failure).OfType<ErrorRecord>(), e => Nowhere(Everything(e)));
    }

    private static string Everything(ErrorRecord error) =>
        $"{error}\n{error.Exception}\n{error.ErrorDetails}\n{error.CategoryInfo}\n{error.TargetObject}\n{error.FullyQualifiedErrorId}";

    private static void Nowhere(string text)
    {
        string joined = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '+')));
        foreach (string trace in Traces)
        {
            int at = joined.IndexOf(trace, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, $"`{trace}` shows in `…{(at < 0 ? string.Empty : joined[Math.Max(0, at - 80)..Math.Min(joined.Length, at + 40)])}…`");
        }
    }
}
