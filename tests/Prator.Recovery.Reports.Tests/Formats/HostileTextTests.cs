using System.Management.Automation;
using System.Text;
using System.Text.Json;
using CsCheck;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Whatever names of units, owners and municipalities say: nothing is run, nothing is lost.</summary>
public sealed class HostileTextTests(SampleLedger ledger)
{
    private const string Items = "$rows | Get-OutageEpisode -AsOf 2024-02-05 -Policy prator-2024-01 -Source Prator -WarningAction SilentlyContinue |";

    private static readonly string[] Known =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&amp;&lt;", "=cmd|' /C calc'!A0", "=1+1", "@SUM(A1)", "+1", "-1+1", "'=1", "''=1", "'quoted'",
        "＝1", "＋1", "－1", "＠x", "−1", "\u202Egnp.exe", "👩‍⚕️ 𝒜vd", "a\0b", "\u0001\u001F\u007F", "a\uD800b", "\uDC00", "\uFFFE\uFFFF", "_x0041_", "_x000D_x_", "\"", "\"\"", "a;b", "a\r\nb", "a\rb", "a\nb", "a\tb",
        new string('å', 40_000), string.Concat(Enumerable.Repeat("👩", 20_000)), "#1", "]]>", "{{ x }}", "${x}", "%00", "å\u0301 e\u0301", "\u200B=1", "a = 1", "1e5", "2024-02-02", "0701", "TRUE", "NULL",
    ];

    [Fact]
    public void Known_Texts_AreTheSameInEveryFormat() => AssertKept(Known);

    [Fact]
    public void Drawn_Texts_AreTheSameInEveryFormat() =>
        Gen.OneOf(Gen.Int[0, Known.Length - 1].Select(i => Known[i][..Math.Min(50, Known[i].Length)]), Gen.String[Gen.Char["aÅ=+-@'\"#;,_x0041\0\r\n\t <>&\u202E\uD83D\uDC69\uFF1D\u0008"], 1, 12])
            .Array[20]
            .Sample(AssertKept, iter: 12, threads: 1);

    private void AssertKept(string[] texts)
    {
        PSObject[] rows = [.. texts.Select((t, i) => Row(i, t))];
        ScriptResult read = ledger.Run($"{Items.TrimEnd('|')}", ("rows", rows));
        string?[] units = [.. read.Clean().Output.Select(o => (string?)o.Value("Unit"))];
        string[] owners = [.. read.Output.Select(o => (string?)o.Value("Owner")).OfType<string>()];
        foreach (string kind in new[] { "Worksheet", "Summary" })
        {
            SameReport report = SameReport.Export(ledger, kind, "sv-SE", Items, string.Empty, ("rows", rows));
            report.AssertSame();
            Assert.Empty(ReadXlsx.Formulas(report.Of("xlsx")));
            if (kind == "Worksheet")
            {
                JsonElement[] told = [.. report.Document.GetProperty("parts")[0].GetProperty("rows").EnumerateArray()];
                Assert.Equal(units.OfType<string>().Select(Paired).ToHashSet(), told.Select(r => r.GetProperty("unit").GetString()).OfType<string>().ToHashSet());
                Assert.Equal(owners.Select(Paired).ToHashSet(), told.Select(r => r.GetProperty("owner").GetString()).OfType<string>().ToHashSet());
            }
        }
    }

    private static PSObject Row(int number, string text)
    {
        PSObject row = new();
        foreach ((string header, string value) in new[] { ("VårdtillfälleId", $"V{number}"), ("Skapad", "2024-01-10"), ("Faktiskt utskriven", "2024-01-20"), ("Enhet", text), ("Ansvarig", text), ("Kommun", text) })
        {
            row.Properties.Add(new PSNoteProperty(header, value));
        }

        return row;
    }

    // Half a surrogate pair is no character.
    private static string Paired(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
