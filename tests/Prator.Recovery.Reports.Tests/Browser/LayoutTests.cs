using Prator.Recovery.Reports.Tests.Html;

namespace Prator.Recovery.Reports.Tests.Browser;

/// <summary>No page has to be moved sideways: on a phone, as narrow as WCAG asks for, and at 200 %.</summary>
public sealed class LayoutTests(SampleLedger ledger, Browser browser)
{
    public static TheoryData<string> All => [.. HtmlSamples.Kinds];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Report_FitsTheScreen(string kind)
    {
        await using OpenPage page = await browser.Open(ledger.Html(kind, "sv-SE"));
        foreach (Screen screen in (Screen[])[Screen.Narrowest, Screen.Phone, Screen.Zoomed, new Screen(1024, 768), Screen.Desktop])
        {
            await page.Show(screen);

            Assert.True(await page.Overflow() <= 0, $"{kind} is wider than {screen.Width} pixels.");
        }
    }

    [Fact]
    public async Task PlotTexts_AreLargeEnough_AndInside_OnAPhone()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"), Screen.Narrowest);

        string[] wrong = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.plot text, .plot p, .plot li')].filter(t => getComputedStyle(t).display !== 'none').filter(t => {
                const box = t.getBoundingClientRect();
                return parseFloat(getComputedStyle(t).fontSize) < 12 || box.left < 0 || box.right > innerWidth;
            }).map(t => t.textContent)
            """);

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task PlotTexts_DontCoverEachOther()
    {
        foreach (Screen screen in (Screen[])[Screen.Narrowest, Screen.Desktop])
        {
            await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"), screen);

            string[] covered = await page.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.plot .axis')].flatMap(axis => {
                    const boxes = [...axis.querySelectorAll('text')].filter(t => getComputedStyle(t).display !== 'none').map(t => [t.textContent, t.getBoundingClientRect()]);
                    return boxes.slice(1).filter(([, box], i) => box.left < boxes[i][1].right + 2).map(([text]) => text);
                })
                """);

            Assert.Empty(covered);
        }
    }
}
