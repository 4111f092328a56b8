using System.Text.Json;
using System.Text.RegularExpressions;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>A report is in one language, whatever language its items and rows were read in.</summary>
public sealed partial class LanguageTests(SampleLedger ledger)
{
    [Theory]
    [InlineData("sv-SE", "men här ska det stå|felvärde|Raden", "”", "en-US")]
    [InlineData("en-US", "is no date|is neither|error value|The row", "\"", "sv-SE")]
    public void Reasons_OfRejectedRows_AreInTheReportsLanguage(string culture, string words, string mark, string otherCulture)
    {
        string[] Reasons(string of) => [.. ledger.Report("Rejected", ledger.Path, $"-AsOf $asOf -Culture {of}").Rows().Select(r => r.Text("reason"))];

        string[] told = Reasons(culture);
        Assert.NotEmpty(told);
        Assert.All(told, r => Assert.Matches(words, r));
        Assert.Empty(told.Intersect(Reasons(otherCulture)));
        string[] asked = [.. ledger.Report("Questions", ledger.Path, $"-AsOf $asOf -Culture {culture}").Rows().Where(q => q.GetProperty("subject").Text("code") == "RejectedRow").Select(q => q.Text("question"))];
        Assert.All(told, r => Assert.Contains(asked, q => q.EndsWith(r, StringComparison.Ordinal)));

        // What stands in a file has the language's marks around it, and backticks in a terminal.
        Assert.Contains(told, r => r.Contains(mark, StringComparison.Ordinal));
        Assert.DoesNotContain(told.Concat(asked), r => r.Contains('`', StringComparison.Ordinal));
        Assert.Contains(ledger.Run($"Get-RecoveryItem -Question -Ledger $ledger -AsOf $asOf -Culture {culture}").Clean().Texts("Question"), q => q!.Contains('`', StringComparison.Ordinal));
    }

    // The rows were read in the session's language, which is Swedish.
    [Theory]
    [InlineData("Questions", "question")]
    [InlineData("Worksheet", "question")]
    [InlineData("Worksheet", "text")]
    [InlineData("Rejected", "reason")]
    public void PipedItems_AreTold_InTheReportsLanguage(string kind, string column)
    {
        string[] Cells(string read, string told)
        {
            string path = ledger.Of($"{UniqueName.Next()}.json");
            Assert.Null(ledger.Run(
                $$"""
                $how = @{ Policy = 'prator-2024-01'; AsOf = '2024-02-05'; ErrorAction = 'SilentlyContinue'; ErrorVariable = '+rejected'; WarningAction = 'SilentlyContinue'{{(read.Length == 0 ? "" : $"; Culture = '{read}'")}} }
                $items = @(Get-OutageEpisode "$samples/2024-02-05/prator-export.csv" @how; Resolve-SipAction "$samples/2024-02-05/outage-sip.csv" @how)
                @($items; $rejected) | Export-RecoveryReport $path {{kind}} -Culture {{told}}
                """,
                ("path", path)).Failure);
            return [.. ReportCells.Document(path).Rows().Select(r => r.GetProperty(column)).Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!)];
        }

        string[] english = Cells("", "en-US");
        Assert.NotEmpty(english);
        Assert.DoesNotContain(english, t => column != "text" && SwedishWord().IsMatch(t));
        Assert.Equal(Cells("en-US", "en-US"), english);
        string[] swedish = Cells("", "sv-SE");
        Assert.Equal(swedish, Cells("en-US", "sv-SE"));
        Assert.NotEqual(swedish, english);
        Assert.DoesNotContain(swedish.Concat(english), t => t.Contains('`', StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(är|och|inte|som|raden|kolumn|med)\b")]
    private static partial Regex SwedishWord();
}
