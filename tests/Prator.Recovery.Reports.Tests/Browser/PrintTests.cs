using Microsoft.Playwright;
using Prator.Recovery.Reports.Tests.Html;
using Prator.Recovery.Tests.Session;
using UglyToad.PdfPig;

namespace Prator.Recovery.Reports.Tests.Browser;

/// <summary>On A4 no row and no item is torn apart, and what is for the screen alone is left out.</summary>
public sealed class PrintTests(SampleLedger ledger, Browser browser)
{
    // Each item's texts begin with its number, so that its words are found again on the pages.
    private const string Items = """
        0..59 | ForEach-Object {
            $n = $_
            $words = 0..24 | ForEach-Object { "w${n}x$_" }
            [pscustomobject]@{ VtfId = "VT-$n"; Skapad = if ($n % 2) { '2024-01-10' } else { '2024-02-03' }; Kvar = ''; Ansvarig = "Ansvarig $($n % 3)"; Enhet = "Enhet $([int]($n -ge 30))"; Kommun = $words -join ' ' }
        } | Get-OutageEpisode -Policy prator-2024-01 -AsOf 2024-02-05 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue |
            Export-RecoveryReport -Path $path -Kind $kind -Culture sv-SE
        """;

    [Theory]
    [InlineData("Questions", 2)]
    [InlineData("Worksheet", 2)]
    public async Task Pages_HoldWholeRows(string kind, int atLeast)
    {
        string path = ledger.Of($"print-{kind}.html");
        ScriptResult written = ledger.Run(Items, ("path", path), ("kind", kind));
        Assert.Null(written.Failure);
        await using OpenPage page = await browser.Open(path);

        using PdfDocument pdf = PdfDocument.Open(await page.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        ILookup<string, int> pages = pdf.GetPages()
            .SelectMany(p => p.GetWords().Select(w => (w.Text, p.Number)))
            .Where(w => w.Text.StartsWith('w') && w.Text.Contains('x', StringComparison.Ordinal))
            .ToLookup(w => w.Text[..w.Text.IndexOf('x', StringComparison.Ordinal)], w => w.Number);
        Assert.True(pdf.NumberOfPages >= atLeast, $"There are only {pdf.NumberOfPages} pages.");
        Assert.True(pages.Count > 20, $"Only {pages.Count} items were found.");
        Assert.All(pages, item => Assert.Single(item.Distinct()));
        Assert.All(pages, item => Assert.True(item.Count() == 25, $"Of {item.Key} {item.Count()} words were found."));
    }

    [Fact]
    public async Task Units_BeginOnNewPages()
    {
        string path = ledger.Of("print-units.html");
        Assert.Null(ledger.Run(Items, ("path", path), ("kind", "Worksheet")).Failure);
        await using OpenPage page = await browser.Open(path);
        IReadOnlyList<string> units = await page.Page.Locator(".unit > h3").AllInnerTextsAsync();

        using PdfDocument pdf = PdfDocument.Open(await page.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        int[] begins = [.. units.Select(u => pdf.GetPages().First(p => string.Join(' ', p.GetWords().Select(w => w.Text)).Contains(u, StringComparison.Ordinal)).Number)];
        Assert.Equal(2, units.Count);
        Assert.Equal(begins.Distinct(), begins);
    }

    [Fact]
    public async Task Pages_AreA4_AndRowsKeepTogetherBelowTheirHeads()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Questions", "sv-SE"));
        using PdfDocument pdf = PdfDocument.Open(await page.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        string[] styles = await page.Page.EvaluateAsync<string[]>(
            "() => ['thead', 'tbody tr', 'tr.group'].map(s => getComputedStyle(document.querySelector(s))).map(s => `${s.display} ${s.breakInside} ${s.breakAfter}`)");

        Assert.Equal(["table-header-group avoid auto", "table-row avoid avoid", "table-row avoid avoid"], styles);
        Assert.True(pdf.NumberOfPages > 1);
        Assert.NotEmpty(pdf.GetPages().Skip(1).SkipLast(1));
        Assert.All(pdf.GetPages().Skip(1).SkipLast(1), p => Assert.Contains("Referens", p.Text, StringComparison.Ordinal));
        Assert.All(pdf.GetPages(), p => Assert.Equal([595, 842], new[] { (int)Math.Round(p.Width), (int)Math.Round(p.Height) }.Order()));
    }

    [Fact]
    public async Task Print_LeavesOutWhatIsForTheScreen()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"), Screen.Desktop with { IsDark = true });

        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await page.Page.Locator(".contents").IsVisibleAsync());
        Assert.False(await page.Page.Locator("#questions .filter").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
    }
}
