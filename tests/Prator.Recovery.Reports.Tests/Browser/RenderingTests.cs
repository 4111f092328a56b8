using Prator.Recovery.Reports.Tests.Html;

namespace Prator.Recovery.Reports.Tests.Browser;

/// <summary>Every report is shown whole, whether scripts may run or not, and asks for nothing besides its own file.</summary>
public sealed class RenderingTests(SampleLedger ledger, Browser browser)
{
    public static TheoryData<string, string> All => HtmlSamples.Pages;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Report_ShowsTheSameRows_WithAndWithoutScript_AndAsksForNothingElse(string kind, string culture)
    {
        string file = ledger.Html(kind, culture);
        await using OpenPage scripted = await browser.Open(file);
        await using OpenPage plain = await browser.Open(file, Screen.Desktop with { HasScript = false });

        string[] rows = await plain.Rows();

        Assert.NotEmpty(rows);
        Assert.Equal(rows, await scripted.Rows());
        Assert.Equal(0, await plain.Page.Locator("button, input[type=search]").CountAsync());
        scripted.ShouldBeQuiet();
        plain.ShouldBeQuiet();
        Assert.Equal([new Uri(file).AbsoluteUri], scripted.Requests);
    }

    [Fact]
    public async Task Policy_LetsNothingElseRun()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"));

        await page.Page.EvaluateAsync("""
            () => {
                const script = document.createElement('script');
                script.textContent = 'window.__pwned = true';
                document.body.append(script);
                const image = document.createElement('img');
                image.src = 'https://example.invalid/seen.png';
                document.body.append(image);
                document.body.setAttribute('style', 'display: none');
            }
            """);

        Assert.False(await page.Page.EvaluateAsync<bool>("() => window.__pwned === true"));
        Assert.Equal("block", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).display"));
        Assert.Equal(3, page.Mishaps.Count(m => m.Contains("Content Security Policy", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("sv-SE", "Lägesbild", "2024-02-05")]
    [InlineData("en-US", "Situation report", "Feb 5, 2024")]
    public async Task Summary_SpeaksTheLanguage(string culture, string title, string day)
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", culture));

        Assert.StartsWith(title, await page.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(culture, await page.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(day, (await page.Column("burnDown", culture == "sv-SE" ? "Dag" : "Day"))[0]);
        Assert.Equal(3, await page.Page.Locator("#burnDown circle").CountAsync());
    }

    [Fact]
    public async Task Worksheet_ShowsPatients_OnlyWhereAskedFor_AndNeverProtectedOnes()
    {
        string file = ledger.HtmlOfPatients();
        await using OpenPage named = await browser.Open(file);
        await using OpenPage unnamed = await browser.Open(ledger.Html("Worksheet", "sv-SE"));

        Assert.Equal(1, await named.Page.Locator(".banner").CountAsync());
        Assert.NotEqual(0, await named.Page.Locator(".item .patient").CountAsync());
        Assert.Equal(0, await named.Page.Locator(".item:has(.protected) .patient").CountAsync());
        Assert.NotEqual(0, await named.Page.Locator(".item .protected").CountAsync());
        Assert.Equal(0, await unnamed.Page.Locator(".banner, .patient").CountAsync());
    }

    [Fact]
    public async Task Worksheet_BoxesCanBeTicked_AndHaveNames()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Worksheet", "sv-SE"), Screen.Desktop with { HasScript = false });
        Microsoft.Playwright.ILocator box = page.Page.Locator(".item-head input").First;
        string reference = await page.Page.Locator(".item-head code").First.InnerTextAsync();

        await box.CheckAsync();

        Assert.True(await box.IsCheckedAsync());
        Assert.Equal(1, await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Checkbox, new() { Name = $"Klart: {reference}", Exact = true }).CountAsync());
    }
}
