using Microsoft.Playwright;
using Prator.Recovery.Reports.Tests.Html;

namespace Prator.Recovery.Reports.Tests.Browser;

/// <summary>Tables are sorted and filtered in the page, by mouse and by keyboard.</summary>
public sealed class SortingTests(SampleLedger ledger, Browser browser)
{
    [Fact]
    public async Task Header_SortsNumbers_AsNumbers()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "en-US"));
        string[] before = await page.Column("actions", "Total");

        await Button(page, "actions", "Total").ClickAsync();
        string[] upwards = await page.Column("actions", "Total");
        await Button(page, "actions", "Total").ClickAsync();
        string[] downwards = await page.Column("actions", "Total");

        Assert.Equal(before.Select(int.Parse).Order(), upwards.Select(int.Parse));
        Assert.Equal(before.Select(int.Parse).OrderDescending(), downwards.Select(int.Parse));
        Assert.Equal("descending", await Header(page, "actions", "Total").GetAttributeAsync("aria-sort"));
        Assert.Equal(1, await page.Page.Locator("#actions th[aria-sort]").CountAsync());
    }

    [Fact]
    public async Task Header_SortsByTheAlphabetOfTheReport()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"));

        await Button(page, "municipalities", "Kommun").ClickAsync();

        Assert.Equal(["Ekhamn", "Lillsund", "Norrskär", "Vinga", "Österlida"], await page.Column("municipalities", "Kommun"));
    }

    [Fact]
    public async Task Header_SortsDays_AsDays()
    {
        await using OpenPage page = await browser.Open(ledger.Html("PaymentBasis", "en-US"));
        string[] before = await page.Column("paymentBasis", "Discharged");

        await Button(page, "paymentBasis", "Discharged").ClickAsync();

        // Within each group, so the groups stand where they stood.
        string[] after = await page.Column("paymentBasis", "Discharged");
        int[] sizes = await page.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('#paymentBasis tbody')].map(b => b.rows.length - 1)");
        int at = 0;
        Assert.True(sizes.Length > 1);
        foreach (int size in sizes)
        {
            Assert.Equal(before[at..(at + size)].Select(Day).Order(), after[at..(at + size)].Select(Day));
            at += size;
        }

        static DateOnly Day(string text) => DateOnly.ParseExact(text, "MMM d, yyyy", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Header_SortsByKeyboardAlone()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"));
        await TabTo(page, "#municipalities thead th:first-child button");

        await page.Page.Keyboard.PressAsync("Enter");
        string[] upwards = await page.Column("municipalities", "Kommun");
        await page.Page.Keyboard.PressAsync("Space");

        Assert.Equal("Ekhamn", upwards[0]);
        Assert.Equal(upwards.Reverse(), await page.Column("municipalities", "Kommun"));
        Assert.Equal("descending", await Header(page, "municipalities", "Kommun").GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task Filter_LeavesTheRowsThatHoldTheWords_AndTellsHowMany()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Questions", "sv-SE"));
        string[] all = await page.Column("questions", "Kommun");

        await page.Page.GetByLabel("Filtrera raderna").FillAsync("vinga ÖSTERLIDA");
        string[] shown = await page.Column("questions", "Referens");

        Assert.InRange(shown.Length, 1, all.Length - 1);
        Assert.Equal($"{shown.Length} av {all.Length} rader visas", await page.Page.Locator("#questions output").InnerTextAsync());
        Assert.All(await page.Page.Locator("#questions tbody:not([hidden])").AllInnerTextsAsync(), t => Assert.Contains("vinga", t, StringComparison.OrdinalIgnoreCase));
        Assert.NotEqual(0, await page.Page.Locator("#questions tbody[hidden]").CountAsync());
        page.ShouldBeQuiet();
    }

    [Fact]
    public async Task Filter_WorksByKeyboardAlone()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"));
        await TabTo(page, "#questions input[type=search]");

        await page.Page.Keyboard.TypeAsync("stroke");
        string[] shown = await page.Column("questions", "Enhet");
        await page.Page.Keyboard.PressAsync("Control+a");
        await page.Page.Keyboard.PressAsync("Delete");

        Assert.NotEmpty(shown);
        Assert.All(shown, u => Assert.Contains("Stroke", u, StringComparison.Ordinal));
        Assert.Equal(100, (await page.Column("questions", "Enhet")).Length);
        Assert.Equal(string.Empty, await page.Page.Locator("#questions output").InnerTextAsync());
    }

    [Fact]
    public async Task Skip_LeadsToTheContents()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"));

        await page.Page.Keyboard.PressAsync("Tab");
        bool isSeen = await page.Page.EvaluateAsync<bool>("() => document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0");
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.True(isSeen);
        Assert.Equal("main", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    private static ILocator Header(OpenPage page, string part, string heading) => page.Page.Locator($"#{part} thead th").Filter(new() { HasTextString = heading });

    private static ILocator Button(OpenPage page, string part, string heading) =>
        page.Page.Locator($"#{part}").GetByRole(AriaRole.Button, new() { Name = heading });

    private static async Task TabTo(OpenPage page, string selector)
    {
        for (int pressed = 0; pressed < 200; pressed++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                Assert.NotEqual("none", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }
}
