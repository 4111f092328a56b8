using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>A report's numbers are those that Get-RecoverySummary gives.</summary>
public sealed class NumbersTests(SampleLedger ledger)
{
    private const string Import = """
        $files = @{
            Episode = "$samples/$day/prator-export.csv"; Sip = "$samples/$day/prator-sip.csv"; Census = "$samples/$day/census.csv"
            OutageLog = "$samples/$day/outage-log.xlsx"; OutageSipLog = "$samples/$day/outage-sip.csv"
        }
        $null = Import-PratorExport @files -Ledger $own -AsOf $day -Policy prator-2024-01 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        """;

    private const string Order = "$null = Get-OutageEpisode -Action Close -Policy prator-2024-01 -Ledger $own -AsOf $day -WarningAction SilentlyContinue | Close-PratorEpisode -AsOf $day -Ledger $own -Confirm:$false -ErrorAction SilentlyContinue";

    [Fact]
    public void BurnDown_EndsAsTheLedgerStands_AfterEveryImportAndDecision()
    {
        string own = ledger.Of($"own-{UniqueName.Next()}.db");
        List<string> days = [];
        foreach (string day in new[] { "2024-02-05", "2024-02-06", "2024-02-07" })
        {
            days.Add(day);
            foreach (string script in new[] { Import, Order })
            {
                Assert.Null(ledger.Run(script, ("own", own), ("day", day)).Failure);
                JsonElement[] burnDown = [.. Rows(Report("Summary", own, day), "burnDown")];
                Assert.Equal(days, burnDown.Select(d => d.Text("day")));
                Assert.Equal(Standing(own, day), (burnDown[^1].GetProperty("remaining").GetInt64(), burnDown[^1].GetProperty("done").GetInt64()));
                Assert.Equal(Standing(own, day).Remaining + Standing(own, day).Done, burnDown.Sum(d => d.GetProperty("new").GetInt64()));
            }
        }
    }

    [Fact]
    public void BurnDown_HasTheDaysOnWhichNothingChanged()
    {
        const string One = "V1;2024-01-10;Avd 3;Anna\n";
        const string Two = "V2;2024-01-11;avd 3;Anna\n";
        const string Other = "V9;2024-01-13;Avd 9;Bo\n";
        string own = ledger.Of($"own-{UniqueName.Next()}.db");
        string file = ledger.Of($"{UniqueName.Next()}.csv");

        // The very same file would be no other day's: the rows stand otherwise.
        foreach ((string day, string rows) in new[] { ("2024-02-05", One + Two), ("2024-02-06", Two + One), ("2024-02-07", One + Two + Other), ("2024-02-08", Other + Two + One) })
        {
            File.WriteAllText(file, $"VårdtillfälleId;Skapad;Enhet;Ansvarig\n{rows}");
            ledger.Run("$null = Import-PratorExport -Episode $file -Ledger $own -AsOf $day -Policy prator-2024-01", ("file", file), ("own", own), ("day", day)).Clean();
        }

        Assert.Equal(["05 2 2", "06 2 0", "07 3 1", "08 3 0"], Days(""));
        Assert.Equal(["05 2 2", "06 2 0", "07 2 0", "08 2 0"], Days("-Unit 'avd 3'"));
        Assert.Equal(["07 1 1", "08 1 0"], Days("-Owner Bo"));
        Assert.Empty(Days("-Unit 'No such unit'"));

        IEnumerable<string> Days(string switches) => Rows(Report("Summary", own, "2024-02-08", switches), "burnDown")
            .Select(d => $"{d.Text("day")[^2..]} {d.GetProperty("remaining").GetInt64()} {d.GetProperty("new").GetInt64()}");
    }

    [Fact]
    public void SignOff_HasTheLedgersNumbers()
    {
        PSObject summary;
        JsonElement report;

        // Another test may write to the ledger in between.
        do
        {
            summary = Summary();
            report = Report("SignOff", ledger.Path, SampleLedger.AsOf);
        }
        while (summary.Text("Head") != Summary().Text("Head"));

        PSObject Summary() => Assert.Single(ledger.Run("Get-RecoverySummary -Ledger $ledger -AsOf $asOf").Clean().Output);

        Assert.Equal((long)summary.Value("Items")!, Figure(report, "items"));
        Assert.Equal((long)summary.Value("Questions")! + (int)summary.Value("RejectedOpen")!, Figure(report, "questions"));
        Assert.Equal((int)summary.Value("RejectedOpen")!, Figure(report, "rejected"));
        Assert.Equal(Standing(ledger.Path, SampleLedger.AsOf), (Figure(report, "remaining"), Figure(report, "done")));
        Assert.Equal(summary.List("Actions").Sum(a => (long)a.Value("Verified")!), Figure(report, "verified"));
        Assert.Equal(summary.Text("Head"), report.GetProperty("facts").EnumerateArray().Single(f => f.Text("key") == "chainHead").Text("value"));
        PSObject[] files = [.. summary.List("Files")];
        JsonElement[] balance = [.. Rows(report, "balance")];
        Assert.Equal(files.Select(f => (f.Text("Name"), f.Text("Items"), f.Text("Rejected"))), balance.Select(b => ((string?)b.Text("file"), (string?)b.GetProperty("items").GetRawText(), (string?)b.GetProperty("rejected").GetRawText())));
        Assert.All(balance, b => Assert.Equal(b.GetProperty("rows").GetInt64(), b.GetProperty("items").GetInt64() + b.GetProperty("duplicates").GetInt64() + b.GetProperty("rejected").GetInt64()));
    }

    [Theory]
    [InlineData("-Owner 'Förvaltare Vinga*'", "owner", "Förvaltare Vinga")]
    [InlineData("-Unit 'Geriatrik*'", "unit", "Geriatrik")]
    public void Owner_AndUnit_Narrow(string switches, string column, string start)
    {
        foreach (string kind in new[] { "Questions", "PaymentBasis", "Rejected", "Worksheet" })
        {
            JsonElement[] some = [.. Rows(Report(kind, ledger.Path, SampleLedger.AsOf, switches))];
            JsonElement[] all = [.. Rows(Report(kind, ledger.Path, SampleLedger.AsOf))];
            Assert.Equal(
                all.Where(r => r.GetProperty(column).GetString()?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true).Select(r => r.GetRawText()),
                some.Select(r => r.GetRawText()));
        }
    }

    [Fact]
    public void Since_Narrows_AndTheSummaryTellsWhatHappened()
    {
        JsonElement report = Report("Summary", ledger.Path, SampleLedger.AsOf, "-Since 2024-02-07");
        PSObject happened = (PSObject)PSObject.AsPSObject(ledger.Run("(Get-RecoverySummary -Ledger $ledger -Since 2024-02-07).Happened").Clean().Output.Single());

        Assert.All(Rows(report, "happened"), r => Assert.Equal(happened.Text(r.GetProperty("happened").Text("code")), r.GetProperty("count").GetRawText()));
        Assert.NotEmpty(Rows(report, "happened"));

        // How things stand is told whole, whatever happened when.
        JsonElement whole = Report("Summary", ledger.Path, SampleLedger.AsOf);
        Assert.All(["items", "remaining", "questions", "rejected"], key => Assert.Equal(Figure(whole, key), Figure(report, key)));
        Assert.NotEqual(0, Figure(whole, "rejected"));
        JsonElement[] questions = [.. Rows(Report("Questions", ledger.Path, SampleLedger.AsOf, "-Since 2024-02-06"))];
        Assert.All(questions, q => Assert.True(string.CompareOrdinal(q.Text("askedSince"), "2024-02-06") >= 0));
        Assert.NotEmpty(questions);
        Assert.True(questions.Length < Rows(Report("Questions", ledger.Path, SampleLedger.AsOf)).Count());
    }

    [Fact]
    public void Selection_HoldsForWhatHappenedAndWhoDecided_Too()
    {
        Assert.Empty(Rows(Report("Summary", ledger.Path, SampleLedger.AsOf, "-Since 2024-02-06 -Unit 'No such unit'"), "happened"));
        Assert.NotEmpty(Rows(Report("SignOff", ledger.Path, SampleLedger.AsOf), "decisions"));
        Assert.Empty(Rows(Report("SignOff", ledger.Path, SampleLedger.AsOf, "-Unit 'No such unit'"), "decisions"));
    }

    [Fact]
    public void Balance_IsOfAllFilesOfTheDay_HoweverTheyWereTakenIn()
    {
        string own = ledger.Of($"own-{UniqueName.Next()}.db");
        foreach (string file in new[] { "-Episode \"$samples/2024-02-05/prator-export.csv\"", "-Sip \"$samples/2024-02-05/prator-sip.csv\"" })
        {
            Assert.Null(ledger.Run($"$null = Import-PratorExport {file} -Ledger $own -AsOf 2024-02-05 -Policy prator-2024-01 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue", ("own", own)).Failure);
        }

        Assert.Equal(["prator-export.csv", "prator-sip.csv"], Rows(Report("SignOff", own, "2024-02-05"), "balance").Select(b => b.Text("file")));
    }

    // Whether a meeting that was planned for a day in between was held must be asked first: nobody keys that in, but nobody loses it either.
    [Fact]
    public void Worksheet_OfALaterDay_LeavesOutWhatThatDayDecidesOtherwise_AndSaysHowMany()
    {
        JsonElement then = Report("Worksheet", ledger.Path, SampleLedger.AsOf);
        JsonElement later = Report("Worksheet", ledger.Path, "2024-03-20");

        Assert.Subset(Items(then), Items(later));
        int left = Items(then).Count - Items(later).Count;
        Assert.NotEqual(0, left);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{left} post"), Note(later).GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Note(then).ValueKind);
        Assert.All(Rows(later), r => Assert.DoesNotContain("Review", r.Text("key"), StringComparison.Ordinal));

        static HashSet<string> Items(JsonElement report) => [.. Rows(report).Select(r => r.Text("key").Split(':')[0])];

        static JsonElement Note(JsonElement report) => report.GetProperty("parts").EnumerateArray().First().GetProperty("note");
    }

    [Theory]
    [InlineData("2024-02-06")]
    [InlineData("2024-01-25")]
    public void Day_ThatIsOver_IsRefused(string day)
    {
        string path = ledger.Of($"{UniqueName.Next()}.json");

        ErrorRecord error = ledger.Run("Export-RecoveryReport $path -Ledger $ledger -AsOf $day", ("path", path), ("day", day)).FailedBy("AsOfBeforeFiles");

        Assert.Contains($"-AsOf {day} is before the ledger's newest files, which are of 2024-02-07", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Day_WithoutATime_IsShownAsADay()
    {
        JsonElement day = Report("Summary", ledger.Path, SampleLedger.AsOf);
        JsonElement time = Report("Summary", ledger.Path, "2024-02-07T08:30");

        Assert.Equal(("2024-02-07", "2024-02-07"), (day.Fact("asOf").GetString(), day.Fact("newest").GetString()));
        Assert.Equal("2024-02-07T08:30", time.Fact("asOf").GetString());
        Assert.All(Rows(day, "questions"), q => Assert.DoesNotContain("23:59", q.Text("askedSince"), StringComparison.Ordinal));
        Assert.DoesNotContain("23:59", string.Concat(ledger.Run("(Get-RecoverySummary -Ledger $ledger -AsOf $asOf).ToGlance(100, $false)").Clean().Output), StringComparison.Ordinal);
    }

    // Programs read every line; people are shown the oldest hundred, and told so.
    [Fact]
    public void Summary_ForPrograms_HasEveryLine()
    {
        string file = ledger.Of($"{UniqueName.Next()}.csv");
        string own = ledger.Of($"own-{UniqueName.Next()}.db");
        File.WriteAllText(file, "VårdtillfälleId;Skapad;Enhet\n" + string.Concat(Enumerable.Range(1, 130).Select(n => $"V{n};;Avd 3\n")) + string.Concat(Enumerable.Range(1, 120).Select(n => $"W{n};nyss;Avd 3\n")));
        Assert.Null(ledger.Run("$null = Import-PratorExport -Episode $file -Ledger $own -AsOf 2024-02-05 -Policy prator-2024-01 -ErrorAction SilentlyContinue", ("file", file), ("own", own)).Failure);

        JsonElement document = Report("Summary", own, "2024-02-05");
        Assert.Equal((130, 120), (Rows(document, "questions").Count(), Rows(document, "rejected").Count()));
        Assert.Equal(Enumerable.Range(1, 130).Select(n => $"V{n}"), Rows(document, "questions").Select(q => q.Text("reference")));
        Assert.DoesNotContain("100", document.GetProperty("parts").EnumerateArray().Single(p => p.Text("key") == "questions").GetProperty("note").GetString() ?? "", StringComparison.Ordinal);
        foreach (string extension in new[] { "csv", "jsonl", "xlsx", "html" })
        {
            ledger.Run("Export-RecoveryReport $path -Ledger $own -AsOf 2024-02-05 -Culture sv-SE", ("path", ledger.Of($"{Path.GetFileName(own)}.{extension}")), ("own", own)).Clean();
        }

        string path = ledger.Of(Path.GetFileName(own));
        Assert.Equal(120, ReportCells.Lines($"{path}.jsonl").Count(l => l.Text("part") == "rejected"));
        Assert.Equal("120", ReadCsv.Rows($"{path}.csv").Last(r => r[0] == "Underkända rader")[1]);
        Assert.Equal(100, ReadXlsx.Named($"{path}.xlsx", "Underkända rader").Count);
        Assert.Contains("Här visas de 100 äldsta av 120. Alla finns i rapporten ”Underkända rader”.", File.ReadAllText($"{path}.html"), StringComparison.Ordinal);
    }

    private (long Remaining, long Done) Standing(string own, string day)
    {
        IReadOnlyList<PSObject> actions = ledger.Run("Get-RecoverySummary -Ledger $own -AsOf $day", ("own", own), ("day", day)).Clean().Output.Single().List("Actions");
        long done = actions.Sum(a => (long)a.Value("Verified")! + (long)a.Value("Settled")!);
        return (actions.Sum(a => (long)a.Value("Count")!) - done, done);
    }

    private JsonElement Report(string kind, string own, string day, string switches = "")
    {
        string path = ledger.Of($"{UniqueName.Next()}.json");
        ledger.Run($"Export-RecoveryReport $path {kind} -Ledger $own -AsOf $day -Culture sv-SE {switches}", ("path", path), ("own", own), ("day", day)).Clean();
        return ReportCells.Document(path);
    }

    private static long Figure(JsonElement report, string key) => report.GetProperty("figures").EnumerateArray().Single(f => f.Text("key") == key).GetProperty("value").GetInt64();

    private static JsonElement.ArrayEnumerator Rows(JsonElement report, string? part = null) =>
        report.GetProperty("parts").EnumerateArray().First(p => part is null || p.Text("key") == part).GetProperty("rows").EnumerateArray();
}
